"""Writes `testdata/editing`: `python3 -m oracle.editing_vectors TESTDATA` (from okr-py/tests).

The named cases are those of `editing_named`, held against what is said there by hand; `random.json` and
`refused.json` have random batches on random portfolios. All expectations are the oracle's.
"""

import json
import sys
from pathlib import Path

from . import editing, editing_generate, editing_history, editing_named, loading

TAKEN, REFUSED = 80, 80
MOST = 6000  # characters of a random portfolio
ABOUT = {
    "history": "check-ins, corrections, withdrawals, items, measurements, amendments",
    "goals": "goals that are dropped, added, replaced, aligned, escalated, reviewed, explained",
    "cycles": "cycles through their phases, and what is carried over",
    "copies": "what copies of goals are like",
    "batches": "batches of many edits, and their form",
}


def plainly(document):
    """Without what the oracle's loader does not read."""
    return {m: v for m, v in document.items() if m not in ("audit", "checks")}


def expected(portfolio, batch, days=(), with_diff=False):
    """The members `expect`, `as_of` and `diff` of a case."""
    assert not loading.problems(plainly(portfolio)), loading.problems(plainly(portfolio))
    after = editing.apply(portfolio, batch)
    if isinstance(after, list):
        return {"expect": {"problems": [{"code": code, "path": path} for code, path in sorted(after)]}}
    assert not loading.problems(plainly(after)), loading.problems(plainly(after))
    found = {"expect": {"portfolio": after}}
    if days:
        found["as_of"] = [{"day": on, "portfolio": editing_history.as_of(after, on)} for on in days]
    if with_diff:
        found["diff"] = editing_history.diff(portfolio, after)
    return found


def disagreements(case, found):
    """Where the oracle and what is said by hand differ."""
    problems = [(it["code"], it["path"]) for it in found["expect"].get("problems", [])]
    if problems != sorted(case.get("problems", [])):
        yield f"{case['name']}: {problems}, by hand {sorted(case.get('problems', []))}"
    if not problems:
        for pointer, fact in case["facts"].items():
            there = editing_named.get(found["expect"]["portfolio"], pointer)
            if there != fact:
                yield f"{case['name']}, {pointer}: {there}, by hand {fact}"


def named(file):
    for case in editing_named.CASES[file]:
        found = expected(case["portfolio"], case["batch"], case["as_of"], case["diff"])
        wrong = list(disagreements(case, found))
        assert not wrong, wrong
        head = {m: case[m] for m in ("name", "why") if m in case}
        yield {**head, "portfolio": case["portfolio"], "batch": case["batch"], **found}


def copies_of_a_day(portfolio, batch):
    """Whether something is copied from a cycle of one day, in which days have no share."""
    days = {it["id"] for it in portfolio["cycles"] if it["start"] == it["end"]}
    days |= {it["new"]["id"] for it in batch["edits"]
             if it["kind"] == "clone_cycle" and it["new"]["start"] == it["new"]["end"]}
    return any(it["kind"] in ("carry_over", "clone_cycle") and it["cycle"] in days for it in batch["edits"])


def random_cases(name, count, refused):
    """Random batches on small random portfolios; some with days looked back at and what is different."""
    made, seed = 0, 0
    while made < count:
        seed += 1
        portfolio = editing_generate.random_portfolio(f"{name} {seed}")
        if len(json.dumps(portfolio)) > MOST:
            continue
        batch = editing_generate.random_batch(f"{name} {seed}", portfolio, refused(made))
        if copies_of_a_day(portfolio, batch) or not batch["edits"]:
            continue
        days = ["2026-11-15"] if made % 2 else []
        found = expected(portfolio, batch, days, made % 4 == 0)
        if len(json.dumps(found)) > 3 * MOST or bool(refused(made)) != ("problems" in found["expect"]):
            continue
        made += 1
        yield {"name": f"{name} {seed}", "portfolio": portfolio, "batch": batch, **found}


def write(path, about, cases):
    cases = list(cases)
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    path.write_text(f'{{"about": {json.dumps(about)}, "cases": [\n{lines}\n]}}\n', "utf-8")
    print(f"{path}: {len(cases)} cases, {path.stat().st_size} bytes")


def main():
    folder = Path(sys.argv[1]) / "editing"
    folder.mkdir(exist_ok=True)
    for file, about in ABOUT.items():
        write(folder / f"{file}.json", about, named(file))
    taken = random_cases("taken", TAKEN, lambda made: 0)
    write(folder / "random.json", "random batches of edits that are taken, on random portfolios", taken)
    refused = random_cases("refused", REFUSED, lambda made: 2 if made % 5 == 4 else 1)
    write(folder / "refused.json", "random batches with an edit or two that are refused, all problems of them", refused)


if __name__ == "__main__":
    main()
