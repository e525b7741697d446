"""Writes the oracle's own language-neutral cases: `python3 -m oracle.vectors TESTDATA` (from okr-py/tests).

`scoring/random.json` has random portfolios with the oracle's scorecards, duties included;
`loading/planted.json` has each kind of fault once, with what must be reported;
`alignment/random.json` has random portfolios with answers about their graph, measures, findings
and impact. The suites of all languages run them, so that they agree on more than what was
thought of by hand.
"""

import json
import random
import sys
from pathlib import Path

from . import alignment, alignment_generate, checks, generate, impact, loading, measures, scoring
from .faults import plant
from .planting import KINDS

RANDOM = 80
MOST_SEEDS = 400
ALIGNED = 72
WITH_RELATED = ("ALN010", "ALN011", "ALN014")  # rules whose related places are beyond doubt


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


def alignment_cases():
    for seed in range(ALIGNED):
        portfolio = alignment_generate.random_portfolio(seed)
        as_of = alignment_generate.random_as_of(seed)
        assert not loading.problems(portfolio), seed
        case = {"name": f"random {seed}", "portfolio": portfolio, "as_of": as_of}
        if seed % 2:
            case["undated"] = True
        day = None if seed % 2 else as_of
        graph = alignment.Graph(portfolio, day)
        queries = alignment_generate.random_queries(seed, graph)
        case["queries"] = [{**query, "result": alignment.answer(graph, query)} for query in queries]
        case["measures"] = measures.measures(portfolio, day)
        unit = portfolio["units"][seed % len(portfolio["units"])]
        case["units"] = {unit["id"]: measures.measures(portfolio, day, unit=unit["id"])}
        case["subtrees"] = {unit["id"]: measures.measures(portfolio, day, unit=unit["id"], subtree=True)}
        case["levels"] = {unit["level"]: measures.measures(portfolio, day, level=unit["level"])}
        options = alignment_generate.random_options(seed)
        if options:
            case["options"] = options
        found = checks.check(portfolio, as_of, options=options)
        case["findings"] = [expected_finding(finding) for finding in found]
        case["ranked"] = False
        case |= impact_members(seed, portfolio, as_of)
        yield case


def expected_finding(found):
    members = ("code", "path", "severity", "subject", "related")
    return {m: found[m] for m in members if m != "related" or found["code"] in WITH_RELATED}


def expected_row(row):
    """What is beyond doubt: no loss where one of the two scores is null, and then no derivative of 0."""
    if row["loss"] is None and not row["derivative"]:
        return {"key_result": row["key_result"], "objective": row["objective"]}
    members = ("key_result", "objective", "derivative", "method", "loss")
    return {m: row[m] for m in members if row[m] is not None}


def impact_members(seed, portfolio, as_of):
    """Sensitivities of the objectives with the most below them, and what some scores would change."""
    sensitivity = impact.Sensitivity(portfolio, as_of)
    nodes = [("objective", o["id"]) for o in portfolio["objectives"]]
    nodes.sort(key=lambda node: -len(sensitivity.graph.descendants(node)))
    rows = {node[1]: impact.sensitivities(portfolio, as_of, node[1]) for node in nodes[:2]}
    found = {"sensitivities": {o: [expected_row(row) for row in them] for o, them in rows.items()}}
    key_results = sensitivity.graph.key_results
    now = {kr: sensitivity.scorer.key_result_row(it)["score"] / 10**9 for kr, it in key_results.items()}
    scores = alignment_generate.random_scores(seed, list(now), now)
    if scores:
        found["what_if"] = [{"set": scores, **impact.what_if(portfolio, as_of, None, scores)}]
    return found


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
    write(
        testdata / "alignment/random.json",
        "random portfolios with an independent implementation's answers about their graph, measures (both as of "
        "the day, or of all edges if `undated`), findings of all their rules in any order, sensitivities (in any "
        "order) and what_if",
        alignment_cases(),
    )


if __name__ == "__main__":
    main()
