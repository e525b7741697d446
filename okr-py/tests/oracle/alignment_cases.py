"""Runs the cases of testdata/alignment against the oracle: what differs, as lines of text.

`differences(file, case)` is what selfcheck and the generator of random.json use; `same_findings`,
`same_numbers` and `same_rows` compare the answers of any implementation with those of a case.
"""

import json

from . import alignment, checks, impact, loading, loops, measures

CLOSE = 1e-12
FILES = ("checks", "measures", "graph", "impact", "random", "dag")


def same_numbers(expected, got, path=""):
    """Where the members differ; doubles may be 1e-12 apart; members that only `got` has count too."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for member in [*expected, *(m for m in got if m not in expected)]:
            if member not in got or member not in expected:
                yield f"{path}/{member}: only on one side"
            else:
                yield from same_numbers(expected[member], got[member], f"{path}/{member}")
    elif isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        for i, (one, other) in enumerate(zip(expected, got)):
            yield from same_numbers(one, other, f"{path}/{i}")
    elif isinstance(expected, bool) or not isinstance(expected, (int, float)) or not isinstance(got, (int, float)):
        if type(expected) is not type(got) or expected != got:
            yield f"{path}: {expected!r} expected, {got!r} found"
    elif abs(expected - got) > CLOSE:
        yield f"{path}: {expected!r} expected, {got!r} found"


def same_findings(rule, expected, got):
    """The findings of a rule or family (`ALN`) in any order; `related` counts where it is expected."""
    def key(finding):
        return finding["path"], finding["code"]

    got = sorted((f for f in got if f["code"].startswith(rule)), key=key)
    expected = sorted(expected, key=key)
    if [key(f) for f in expected] != [key(f) for f in got]:
        yield f"findings: {[key(f) for f in expected]} expected, {[key(f) for f in got]} found"
        return
    for one, other in zip(expected, got):
        for member in ("severity", "subject", "related"):
            if member in one and one[member] != other[member]:
                yield f"{key(one)} {member}: {one[member]} expected, {other[member]} found"


def same_rows(expected, got, ranked=True):
    """Sensitivities: the members that are expected; in their order, or by key result if not ranked."""
    if not ranked:
        expected, got = (sorted(rows, key=lambda row: row["key_result"]) for rows in (expected, got))
    if [row["key_result"] for row in expected] != [row["key_result"] for row in got]:
        names = [[row["key_result"] for row in rows] for rows in (expected, got)]
        yield f"sensitivities of {names[0]} expected, {names[1]} found"
        return
    for one, other in zip(expected, got):
        yield from same_numbers(one, {m: other[m] for m in one if m in other}, f"sensitivity of {one['key_result']}")


def graph_day(case):
    """The day whose graph queries and measures are about, or None: every edge."""
    return None if case.get("undated") else case.get("as_of")


def groups(case):
    """(what, expected measures, arguments) of the groups of a case."""
    yield "whole", case["measures"], {}
    for unit, expected in case.get("units", {}).items():
        yield f"unit {unit}", expected, {"unit": unit}
    for unit, expected in case.get("subtrees", {}).items():
        yield f"unit {unit} and below", expected, {"unit": unit, "subtree": True}
    for level, expected in case.get("levels", {}).items():
        yield f"level {level}", expected, {"level": level}


def check_findings(case):
    got = checks.check(case["portfolio"], case["as_of"], case.get("policy"), case.get("options"))
    yield from same_findings(case.get("rule", "ALN"), case["findings"], got)


def check_measures(case):
    for what, expected, arguments in groups(case):
        got = measures.measures(case["portfolio"], graph_day(case), **arguments)
        yield from same_numbers(expected, got, what)


def check_queries(case):
    graph = alignment.Graph(case["portfolio"], graph_day(case))
    for query in case["queries"]:
        got = alignment.answer(graph, query)
        if type(got) is not type(query["result"]) or got != query["result"]:
            yield f"{query}: found {got}"


def check_impact(case):
    call = case["portfolio"], case["as_of"]
    for objective, expected in case.get("sensitivities", {}).items():
        got = impact.sensitivities(*call, objective, case.get("policy"))
        yield from same_rows(expected, got, case.get("ranked", True))
    for question in case.get("what_if", []):
        got = impact.what_if(*call, case.get("policy"), question["set"])
        expected = {"objectives": question["objectives"], "key_results": question["key_results"]}
        yield from same_numbers(expected, got, f"what if {question['set']}")


def check_dag(case):
    edges = [tuple(edge) for edge in case["edges"]]
    closing = loops.closing_edges(case["nodes"], edges)
    got = [{"edge": number, "others": len(others)} for number, others in closing]
    if got != case["loops"]:
        yield f"loops {case['loops']} expected, {got} found"
    for number, others in closing:
        if not loops.is_loop(edges, number, others):
            yield f"no loop: {number} {others}"


def check_random(case):
    yield from check_queries(case)
    yield from check_measures(case)
    yield from check_findings(case)
    yield from check_impact(case)


CHECKS = {
    "checks": check_findings, "measures": check_measures, "graph": check_queries, "impact": check_impact,
    "random": check_random, "dag": check_dag,
}


def differences(file, case):
    """What the oracle says otherwise than a case of a file; what does not load is a difference."""
    if "portfolio" in case:
        problems = loading.problems(case["portfolio"])
        if problems:
            return [f"does not load: {problems}"]
    return list(CHECKS[file](case))


def check_alignment(folder, file):
    """(cases, wrong ones) of a file of testdata/alignment."""
    wrong = 0
    cases = json.loads((folder / "alignment" / f"{file}.json").read_text("utf-8"))["cases"]
    for case in cases:
        found = differences(file, case)
        if found:
            wrong += 1
            print(file, case["name"], found[:5])
    return len(cases), wrong
