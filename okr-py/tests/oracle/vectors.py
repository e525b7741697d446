"""Writes the oracle's own language-neutral cases: `python3 -m oracle.vectors TESTDATA` (from okr-py/tests).

`scoring/random.json` has random portfolios with the oracle's scorecards, duties included;
`loading/planted.json` has each kind of fault once, with what must be reported. The suites of
all languages run them, so that they agree on more than what was thought of by hand.
"""

import json
import random
import sys
from pathlib import Path

from . import generate, loading, scoring
from .faults import plant
from .planting import KINDS

RANDOM = 80
MOST_SEEDS = 400


def scoring_cases():
    for seed in range(RANDOM):
        portfolio = generate.random_portfolio(seed)
        as_of, policy, basis = generate.random_call(seed)
        case = {"name": f"random {seed}", "spec": "3-7", "portfolio": portfolio, "as_of": as_of}
        if policy is not None:
            case["policy"] = policy
        if basis != "current":
            case["basis"] = basis
        case["expect"] = scoring.score(portfolio, as_of, policy, basis)
        yield case


def loading_cases():
    for name in sorted(KINDS):
        found = []
        for seed in range(MOST_SEEDS):
            rng = random.Random(f"{seed} {name}")
            planted = plant(generate.random_portfolio(seed), rng, name)
            if planted is not None:
                found.append(planted)
            if len(found) == 4:
                break
        # The smallest of a few.
        document, problems = min(found, key=lambda it: len(json.dumps(it[0])))
        assert sorted(map(key, loading.problems(document))) == sorted(map(key, problems)), name
        yield {"name": f"planted: {name}", "portfolio": document, "problems": problems}


def key(problem):
    return problem["code"], problem["path"]


def write(path, about, cases):
    cases = list(cases)
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    path.write_text(f'{{"about": {json.dumps(about)}, "cases": [\n{lines}\n]}}\n', "utf-8")
    print(f"{path}: {len(cases)} cases")


def main():
    testdata = Path(sys.argv[1])
    write(
        testdata / "scoring/random.json",
        "random portfolios with the scorecards of an independent implementation, duties included",
        scoring_cases(),
    )
    write(
        testdata / "loading/planted.json",
        "each kind of fault once; every listed problem must be reported, in any order, and no others",
        loading_cases(),
    )


if __name__ == "__main__":
    main()
