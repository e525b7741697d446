"""Checks the oracle itself: `python3 -m oracle.selfcheck TESTDATA [SEEDS]` from okr-py/tests.

TESTDATA is the folder with scoring/, loading/, alignment/ and policies.json.
"""

import collections
import functools
import json
import pathlib
import random
import re
import sys

from . import alignment_cases, alignment_selfcheck, faults, generate, loading, policies, scoring


def differences(expected, got, path=""):
    """Where `got` lacks what `expected` says; members that are only in `got` are fine."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for member, value in expected.items():
            if member not in got:
                yield f"{path}/{member}: absent"
            elif member != "duties":
                yield from differences(value, got[member], f"{path}/{member}")
    elif isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        for i, (a, b) in enumerate(zip(expected, got)):
            yield from differences(a, b, f"{path}/{i}")
    elif isinstance(expected, (int, float)) and not isinstance(expected, bool) and isinstance(got, float):
        if str(float(expected)) != str(got):  # bit for bit, the sign of zero too
            yield f"{path}: {expected!r} expected, {got!r} found"
    elif type(expected) is not type(got) or expected != got:
        yield f"{path}: {expected!r} expected, {got!r} found"


def check_scoring(folder, file):
    cases = json.loads((folder / "scoring" / file).read_text("utf-8"))["cases"]
    portfolios, wrong = {}, 0
    for case in cases:
        portfolio = case.get("portfolio") or portfolios[case["same_portfolio_as"]]
        portfolios[case["name"]] = portfolio
        if loading.problems(portfolio):
            print(file, case["name"], "does not load:", loading.problems(portfolio))
            wrong += 1
            continue
        basis = case.get("basis") or "current"
        got = scoring.score(portfolio, case["as_of"], case.get("policy"), basis)
        found = list(differences(case["expect"], got))
        if found:
            wrong += 1
            print(file, case["name"], found[:5])
    return len(cases), wrong


def keys(found):
    return sorted((p["path"], p["code"]) for p in found)


def check_loading(folder):
    cases = json.loads((folder / "loading" / "problems.json").read_text("utf-8"))["cases"]
    wrong = 0
    for case in cases:
        text = json.dumps(case["portfolio"])
        for got in (loading.problems(case["portfolio"]), loading.problems_of_text(text)):
            if keys(got) != keys(case["problems"]):
                wrong += 1
                print("loading", case["name"], "expected", keys(case["problems"]), "got", keys(got))
    return len(cases), wrong


def check_policies(folder):
    expected = json.loads((folder / "policies.json").read_text("utf-8"))
    return len(expected), int({name: policies.named(name) for name in policies.NAMES} != expected)


def a_portfolio(seed):
    return generate.random_portfolio(seed, "medium" if seed % 4 == 0 else "small")


def check_valid(seeds):
    """Random portfolios have no problems, score, and survive a round through text."""
    wrong = 0
    for seed in range(seeds):
        portfolio = a_portfolio(seed)
        text = json.dumps(portfolio, allow_nan=False)
        found = loading.problems(portfolio) + loading.problems_of_text(text)
        as_of, policy, basis = generate.random_call(seed)
        card = scoring.score(portfolio, as_of, policy, basis)
        again = scoring.score(json.loads(text), as_of, policy, basis)
        shown = json.dumps(card, allow_nan=False)
        minus_zero = re.search(r"-0\.0(?![0-9])", shown)  # [2.1] every zero is +0
        if found or minus_zero or shown != json.dumps(again):
            wrong += 1
            print("valid portfolio, seed", seed, found[:5])
    return seeds, wrong


def check_faults(seeds):
    """Every kind of fault is planted in many portfolios, and exactly it is reported."""
    wrong, planted = 0, collections.Counter()
    for seed in range(seeds):
        portfolio = a_portfolio(seed)
        kinds = random.Random(f"kinds {seed}").sample(sorted(faults.KINDS), min(24, len(faults.KINDS)))
        for name in kinds:
            result = faults.plant(portfolio, random.Random(f"{seed} {name}"), name)
            if result is None:
                continue
            planted[name] += 1
            document, expected = result
            texts = [loading.problems(document)]
            texts += [loading.problems_of_text(json.dumps(document))]
            for got in texts:
                if keys(got) != keys(expected):
                    wrong += 1
                    if wrong < 20:
                        print(name, "seed", seed, "expected", keys(expected)[:4], "got", keys(got)[:4])
        text, expected = faults.plant_text_fault(portfolio, random.Random(seed))
        planted["in a text"] += 1
        if keys(loading.problems_of_text(text)) != keys(expected):
            wrong += 1
            print("text, seed", seed, "expected", expected, "got", loading.problems_of_text(text)[:5])
    for name in faults.KINDS:
        if not planted[name]:
            wrong += 1
            print("never planted:", name)
    codes = {name[:4] for name in planted}
    print(len(faults.KINDS), "kinds of faults;", ", ".join(sorted(c for c in codes if c.startswith("E"))))
    print("rarest:", planted.most_common()[-5:])
    return sum(planted.values()), wrong


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    folder, seeds = pathlib.Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 400
    failed = False
    for name, check in (
        ("policies", lambda: check_policies(folder)),
        ("named scoring cases", lambda: check_scoring(folder, "named.json")),
        ("generated scoring cases", lambda: check_scoring(folder, "generated.json")),
        ("loading cases", lambda: check_loading(folder)),
        ("random valid portfolios", lambda: check_valid(seeds)),
        ("planted faults", lambda: check_faults(seeds)),
        *((f"alignment cases of {file}", functools.partial(alignment_cases.check_alignment, folder, file))
          for file in alignment_cases.FILES),
        ("alignment a second way", lambda: alignment_selfcheck.check_second_ways(seeds)),
        ("loops", lambda: alignment_selfcheck.check_digraphs(5 * seeds)),
    ):
        count, wrong = check()
        failed |= bool(wrong) or not count  # a check that saw nothing checked nothing
        print(f"{name}: {count} checked, {wrong} wrong")
    sys.exit(int(failed))


if __name__ == "__main__":
    main(sys.argv[1:])
