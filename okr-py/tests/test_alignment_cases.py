"""The language-neutral cases of alignment: the same that Rust and C run."""

from __future__ import annotations

import pytest

import alignment_questions as ask
import okr
from conftest import TESTDATA, cases
from oracle import loops

EVERY = (ask.queries, ask.measures, ask.checks, ask.impact)
RUNS = {
    "graph": ((ask.queries,), 27),
    "measures": ((ask.measures,), 18),
    "checks": ((ask.checks,), 125),
    "impact": ((ask.impact,), 31),
    "random": (EVERY, 72),
}


@pytest.mark.parametrize("name", RUNS)
def test_every_case(name):
    questions, least = RUNS[name]
    ran, wrong = 0, []
    for case in cases(f"alignment/{name}.json"):
        wrong += [f"{case['name']}: {line}" for question in questions for line in question(case)]
        ran += 1
    assert not wrong, f"{len(wrong)} differences\n" + "\n".join(wrong[:20])
    assert ran >= least


def test_every_rule_has_a_case_and_a_near_miss():
    hit, missed = set(), set()
    for case in cases("alignment/checks.json"):
        (hit if case["findings"] else missed).add(case["rule"])
    assert {rule.code for rule in okr.rules() if rule.family == "ALN"} <= hit & missed
    assert len(hit) >= 16


def chained(count, edges):
    """A portfolio with an objective for each node and these edges, in this order; and the pointers of the edges.

    None if no document has them in this order.
    """
    order = list(dict.fromkeys([start for start, _ in edges]))
    order += [node for node in range(count) if node not in order]
    by_start = {node: [end for start, end in edges if start == node] for node in order}
    if [(node, end) for node in order for end in by_start[node]] != edges or len(set(edges)) != len(edges):
        return None
    paths = [
        f"/objectives/{i}/aligned_to/{j}/objective" for i, node in enumerate(order) for j in range(len(by_start[node]))
    ]
    plain = {
        "okr": "1",
        "organization": {"name": "Loops"},
        "units": [{"id": "u", "name": "U", "level": "company"}],
        "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
        "objectives": [
            {
                "id": f"o{node}",
                "title": f"Node {node}",
                "owner": "u",
                "cycle": "q",
                "commitment": "aspirational",
                "key_results": [],
                "aligned_to": [{"objective": f"o{end}"} for end in by_start[node]],
            }
            for node in order
        ],
    }
    return plain, paths


def loops_of(plain, paths):
    """[(number of the closing edge, numbers of the other edges of its loop)], as loading says it."""
    try:
        okr.Portfolio.from_dict(plain)
        return []
    except okr.LoadError as error:
        assert {problem.code for problem in error.problems} == {"E015"}
        number = {path: n for n, path in enumerate(paths)}
        return sorted((number[it.path], [number[other.path] for other in it.related]) for it in error.problems)


def test_loops():
    ran = 0
    for case in cases_of_dag():
        made = chained(case["nodes"], [tuple(edge) for edge in case["edges"]])
        if made is not None:
            found = [{"edge": edge, "others": len(others)} for edge, others in loops_of(*made)]
            assert found == case["loops"], case["name"]
            ran += 1
    assert ran >= 9


def test_every_graph_of_integers():
    ran = 0
    for case in cases_of_dag():
        edges = [tuple(edge) for edge in case["edges"]]
        found = []
        try:
            assert loops.is_order(case["nodes"], edges, okr.Dag(case["nodes"], edges).order()), case["name"]
        except okr.ValidationError as error:
            for problem in error.problems:
                number, others = int(problem.path[1:]), [int(related.path[1:]) for related in problem.related]
                assert problem.code == "E015" and loops.is_loop(edges, number, others)
                found.append({"edge": number, "others": len(others)})
        assert found == case["loops"], case["name"]
        ran += 1
    assert ran >= 14


def cases_of_dag():
    import json

    return json.loads((TESTDATA / "alignment" / "dag.json").read_text("utf-8"))["cases"]


def test_every_file_is_run():
    assert sorted(path.stem for path in (TESTDATA / "alignment").glob("*.json")) == sorted([*RUNS, "dag"])
