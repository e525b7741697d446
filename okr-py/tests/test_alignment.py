"""Alignment: nodes, walks, measures, impact, sensitivities, what-if, and how they show."""

from __future__ import annotations

import copy
import gc
import json
import pickle
import re
import subprocess
import sys
import threading
import weakref
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import okr
from conftest import COMPANY, ROOT, cases
from okr._wire import ecmascript, result

DAY = "2026-11-15"


@pytest.fixture(scope="module")
def graph(company):
    return company.alignment


@pytest.fixture(scope="module")
def warm():
    return okr.load(ROOT / "examples" / "company.json")


# Nodes


def test_a_node_is_its_identifier_and_knows_its_kind():
    node = okr.Node("o", "objective")
    assert node == "o" and hash(node) == hash("o") and isinstance(node, str)
    assert {"o": 1}[node] == 1 and f"{node}!" == "o!"
    assert node == okr.Node("o", "objective") and node != okr.Node("o", "key_result")
    assert not node != okr.Node("o", "objective") and node != "p"
    assert len({node, okr.Node("o", "unit"), okr.Node("o", "objective")}) == 2
    assert eval(repr(node), {"Node": okr.Node}) == node and str(node) == "o" and type(str(node)) is str
    for kept in (pickle.loads(pickle.dumps(node)), copy.copy(node), copy.deepcopy(node)):
        assert kept == node and kept.kind == "objective" and type(kept) is okr.Node
    assert node.to_dict() == {"kind": "objective", "id": "o"}
    with pytest.raises(AttributeError):
        node.kind = "unit"
    with pytest.raises(AttributeError):
        del node.kind


def test_walks(graph):
    assert graph.supports("o-trust") == ("o-company",)
    assert graph.supported_by("o-trust") == ("kr1", "kr2")
    assert graph.ancestors("kr1") == ("p-trust", "o-company", "o-trust")
    assert [node.kind for node in graph.ancestors("kr1")] == ["priority", "objective", "objective"]
    assert graph.descendants("p-trust") == ("o-company", "o-trust", "kr1", "kr2")
    assert graph.path_to_company("kr1") == ("kr1", "o-trust", "o-company")
    assert graph.path("kr1", "p-trust") == ("kr1", "o-trust", "o-company", "p-trust")
    assert graph.path("p-trust", "kr1") is None
    assert graph.has_line_of_sight("kr1") and graph.depth("kr1") == 1 and graph.depth("o-company") == 0
    assert graph.roots() == () and graph.leaves() == ("o-trust",)
    assert graph.common_ancestors("kr1", "kr2") == ("p-trust", "o-company", "o-trust")
    assert graph.topological_order()[-1] == okr.Node("p-trust", "priority")
    assert graph.node("support").kind == "unit" and graph.ancestors("support") == ("acme",)


def test_a_kind_says_which_is_meant():
    document = json.loads(json.dumps(COMPANY))
    document["units"][1]["id"] = document["objectives"][1]["owner"] = "o-trust"
    graph = okr.Portfolio.from_dict(document).alignment
    assert graph.node("o-trust").kind == "objective"
    assert graph.supports("o-trust", "unit") == graph.supports(okr.Node("o-trust", "unit")) == ("acme",)
    assert graph.supports(okr.Node("o-trust", "objective")) == ("o-company",)
    with pytest.raises(okr.ValidationError, match="`o-trust` is an objective") as caught:
        graph.depth("o-trust", "key_result")
    assert caught.value.code == "E009"


def test_what_is_unknown_is_named_and_something_like_it(graph):
    questions = (
        *(graph.node, graph.supports, graph.supported_by, graph.ancestors, graph.descendants, graph.depth),
        *(graph.path_to_company, graph.has_line_of_sight, graph.below, graph.above, graph.impact),
    )
    for ask in questions:
        with pytest.raises(okr.ValidationError, match="did you mean `o-trust`") as caught:
            ask("o-turst")
        assert caught.value.code == "E009"
        with pytest.raises(TypeError, match="id must be a str"):
            ask(7)
        with pytest.raises(okr.ValidationError):
            ask("o-trust", "goal")
    for ask in (graph.path, graph.common_ancestors):
        with pytest.raises(okr.ValidationError, match="did you mean `kr"):
            ask("kr1", "kr3")
    with pytest.raises(okr.ValidationError, match="did you mean `support`"):
        graph.measures("suport")
    with pytest.raises(okr.ValidationError, match="did you mean `team`"):
        graph.measures(level="taem")
    with pytest.raises(TypeError, match="not of both"):
        graph.measures("support", level="team")
    with pytest.raises(TypeError, match="subtree needs a unit"):
        graph.measures(subtree=True)
    with pytest.raises(okr.ValidationError):
        graph.sensitivities("nope", DAY)


def test_parts_and_impact(graph):
    part = graph.below("o-trust")
    assert part.nodes == ("o-trust", "kr1", "kr2")
    assert part.edges[0] == okr.Edge(okr.Node("kr1", "key_result"), okr.Node("o-trust", "objective"), "part_of")
    above = graph.above("o-trust")
    assert [(edge.from_, edge.to, edge.relation, edge.weight) for edge in above.edges] == [
        ("o-company", "p-trust", "aligned_to", 1.0),
        ("o-trust", "o-company", "aligned_to", 1.0),
    ]
    assert json.loads(above.to_json()) == above.to_dict()
    impact = graph.impact("kr1")
    assert impact.node.kind == "key_result" and impact.company_objectives == ("o-company",)
    assert list(impact.to_dict()) == ["kind", "id", "ancestors", "descendants", "company_objectives"]
    assert json.loads(impact.to_json()) == impact.to_dict()
    for value in (part, above, impact, part.edges[0]):
        same_value(value)


def same_value(value):
    """Frozen, equal and hashed by its members, shown as what makes it."""
    for kept in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
        assert kept == value and hash(kept) == hash(value)
    names: dict[str, object] = {}
    exec("from okr import *", names)
    assert eval(repr(value), names) == value
    with pytest.raises(AttributeError):
        value.anything = 1


def test_measures(graph):
    measures = graph.measures()
    assert measures.objectives == 2
    assert measures.line_of_sight == okr.Sighted(2, 2, 1.0)
    assert measures.company_objectives.covered == 1
    assert measures.company_key_results.share is None
    assert (measures.depth.mean, measures.depth.max) == (1.0, 1)
    assert measures.origin.unstated == 2 and measures.origin.top_down_share is None
    assert graph.measures("acme").objectives == 1 and graph.measures("acme", subtree=True) == measures
    assert graph.measures(level="team").objectives == 1
    same_value(measures)
    assert '"share":1}' in measures.to_json() and json.loads(measures.to_json()) == measures.to_dict()
    assert "with line of sight             2 of 2 (100 %)" in str(measures)
    assert measures._repr_html_().count("<tr>") == 10
    for value in (measures.line_of_sight, measures.company_objectives, measures.depth, measures.origin):
        same_value(value)


def test_tables(graph):
    nodes, edges = graph.nodes(), graph.edges()
    assert list(nodes) == ["kind", "id", "title", "owner", "level", "cycle", "depth", "line_of_sight"]
    assert nodes["id"] == ["p-trust", "acme", "support", "o-company", "o-trust", "kr1", "kr2"]
    assert nodes["owner"] == [None, None, "acme", "acme", "support", "support", "support"]
    assert list(edges) == ["from_kind", "from", "to_kind", "to", "relation", "weight"]
    assert len({len(column) for column in edges.values()}) == 1
    assert ("o-trust", "o-company", "aligned_to", 1.0) in zip(
        edges["from"], edges["to"], edges["relation"], edges["weight"], strict=True
    )
    assert set(edges["relation"]) == {"aligned_to", "part_of", "owned_by"}


def test_networkx(graph, monkeypatch):
    drawn = graph.to_networkx()
    assert drawn.nodes["o-trust"]["owner"] == "support"
    assert drawn.edges["o-trust", "o-company"] == {"relation": "aligned_to", "weight": 1.0}
    assert {node.kind for node in drawn} == {"priority", "unit", "objective", "key_result"}
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ImportError, match="to_networkx needs the package networkx: pip install networkx"):
        graph.to_networkx()


def test_views(graph, card):
    assert graph.tree().splitlines()[1] == "└─ o-company  Be the company that people recommend"
    assert graph.tree(DAY).splitlines()[1].endswith(f"  {card.objectives['o-company'].score} red")
    assert graph.tree(DAY) == graph.tree(scorecard=card) == graph.as_of(DAY).tree() == str(graph.as_of(DAY))
    assert graph.to_dot().startswith("digraph okr {") and 'fillcolor="#' in graph.to_dot(DAY)
    assert graph.to_mermaid().startswith("flowchart BT\n") and "classDef red" in graph.to_mermaid(DAY)
    better = card.what_if({"kr1": 1}).scorecard
    assert "kr1  Increase NPS from 32 to 55  1 green" in graph.tree(scorecard=better)
    with pytest.raises(TypeError, match="its own day and policy"):
        graph.tree(DAY, scorecard=card)
    with pytest.raises(TypeError, match="must be a Scorecard"):
        graph.to_dot(scorecard=DAY)


def test_the_alignment_of_a_day():
    document = json.loads(json.dumps(COMPANY))
    document["objectives"][1]["dropped"] = {"on": "2026-11-10", "reason": "no longer needed"}
    portfolio = okr.Portfolio.from_dict(document)
    graph = portfolio.alignment
    assert graph.day is None and graph.measures().objectives == 2
    before, after = graph.as_of("2026-11-09"), graph.as_of(date(2026, 11, 10))
    assert (before.day, after.day) == (date(2026, 11, 9), date(2026, 11, 10))
    assert before.descendants("o-company") and after.descendants("o-company") == ()
    assert after.measures().objectives == 1 and after.ancestors("o-trust") == ()
    assert "o-trust" not in after.nodes()["id"]
    assert len({graph, before, after, portfolio.alignment, after.as_of("2026-11-09")}) == 3
    with pytest.raises(okr.ValidationError):
        graph.as_of("2026-02-30")
    with pytest.raises(TypeError):
        graph.as_of(None)


def test_an_alignment_is_a_value(company, graph):
    assert company.alignment is graph and graph.portfolio is company
    other = okr.loads(company.to_json())
    assert other.alignment == graph and hash(other.alignment) == hash(graph) and other.alignment is not graph
    assert graph != graph.as_of(DAY) and graph != "graph"
    for kept in (graph, graph.as_of(DAY)):
        again = pickle.loads(pickle.dumps(kept))
        assert again == kept and again.day == kept.day and again.measures() == kept.measures()
        assert copy.copy(kept) is kept and copy.deepcopy(kept) is kept
    assert repr(graph) == "<okr.AlignmentGraph: 2 units, 2 objectives, 2 key results>"
    assert repr(graph.as_of(DAY)) == f"<okr.AlignmentGraph as of {DAY}: 2 units, 2 objectives, 2 key results>"
    with pytest.raises(TypeError, match=r"Portfolio\.alignment"):
        okr.AlignmentGraph()
    with pytest.raises(AttributeError):
        graph.day = None
    with pytest.raises(AttributeError):
        del graph._core


def test_a_portfolio_goes_with_its_last_reference():
    portfolio = okr.loads(json.dumps(COMPANY))
    assert portfolio.alignment.measures().objectives == 2
    gone = weakref.ref(portfolio)
    gc.disable()
    try:
        del portfolio
        assert gone() is None
    finally:
        gc.enable()


def test_threads_share_an_alignment(warm):
    graph, found = warm.alignment, []

    def work():
        for id in warm.objectives:
            found.append((id, graph.depth(id), len(graph.ancestors(id))))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4 * len(warm.objectives) and len(set(found)) == len(warm.objectives)


def test_long_chains():
    objectives = [
        okr.Objective(
            id=f"o{n}",
            title="T",
            owner="u",
            cycle="q",
            commitment="aspirational",
            aligned_to=[okr.Alignment(f"o{n - 1}")] if n else [],
        )
        for n in range(20_000)
    ]
    graph = okr.Portfolio(
        organization=okr.Organization("Deep"),
        units=[okr.Unit("c", "C", "company"), okr.Unit("u", "U", "team", parent="c")],
        cycles=[okr.Cycle("q", "2026-10-01", "2026-12-31")],
        objectives=objectives,
    ).alignment
    assert len(graph.ancestors("o19999")) == 19_999 and len(graph.descendants("o0")) == 19_999
    assert len(graph.path("o19999", "o0")) == 20_000
    assert graph.tree().count("\n") >= 20_000 and not graph.has_line_of_sight("o19999")


# Scores


def test_sensitivities(company, graph, card):
    found = card.sensitivities("o-company")
    assert [row.key_result for row in found] == ["kr2", "kr1"]
    first = found[0]
    assert (first.objective, first.method, first.low, first.high) == ("o-trust", "exact", 0.0, 1.0)
    assert first.derivative == pytest.approx(2 / 3) and 0 < first.loss < 1
    assert sum(row.derivative for row in found) == pytest.approx(1)
    assert found == graph.sensitivities("o-company", DAY) == graph.as_of(DAY).sensitivities("o-company")
    assert found != graph.sensitivities("o-company", DAY, basis="original")
    assert (found.objective, found.score) == ("o-company", card.objectives["o-company"].score)
    assert (found.as_of, found.policy, found.basis) == (date(2026, 11, 15), "default", "current")
    assert list(found) == [found[0], found[1]] and found[-1] in found and found[:1] == (found[0],)
    assert found.index(found[1]) == 1 and len(found) == 2
    assert json.loads(found.to_json()) == found.to_dict()
    for kept in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):
        assert kept == found and hash(kept) == hash(found)
    same_value(first)
    assert repr(found) == "<okr.Sensitivities of 'o-company' as of 2026-11-15: 2 key results>"
    assert str(found).splitlines()[3].split()[:4] == ["kr2", "o-trust", "0.666667", "0.253333"]
    assert found._repr_html_().count("<tr>") == 3
    assert graph.sensitivities("o-trust").as_of == date.today()


def test_what_if(company, graph, card):
    found = card.what_if({"kr2": 1, "kr1": 0.5})
    assert list(found.key_results) == ["kr1", "kr2"] and list(found.objectives) == ["o-company", "o-trust"]
    change = found.objectives["o-trust"]
    assert change == okr.Change(
        "o-trust", card.objectives["o-trust"].score, found.scorecard.objectives["o-trust"].score
    )
    assert found.key_results["kr2"].after == 1.0 and found.before is card
    assert found.scorecard.units["acme", "FY26"] != card.units["acme", "FY26"]
    assert found.scorecard.assumed == found.assumed == {"kr1": 0.5, "kr2": 1.0} and card.assumed == {}
    assert found == graph.what_if({"kr1": 0.5, "kr2": 1}, DAY) and hash(found) == hash(card.what_if(found.assumed))
    assert found != card.what_if({"kr1": 0.5}) and found != 1
    assert json.loads(found.to_json()) == found.to_dict()
    assert list(found.to_dict()) == ["as_of", "policy", "basis", "key_results", "objectives"]
    assert repr(found) == "<okr.WhatIf as of 2026-11-15: changes 2 objectives, 2 key results>"
    assert "kr2: 0.38 -> 1.0" in str(found)
    assert str(card.what_if({})).endswith("nothing changes")
    same_value(change)
    with pytest.raises(TypeError):
        okr.WhatIf()
    with pytest.raises(AttributeError):
        found.before = card


def test_a_what_if_is_a_review():
    document = json.loads(json.dumps(COMPANY))
    document["objectives"][1]["key_results"][0]["review"] = {"on": DAY, "reason": "what if", "score": 0.25}
    reviewed = okr.Portfolio.from_dict(document).score(DAY)
    assert okr.loads(json.dumps(COMPANY)).score(DAY).what_if({"kr1": 0.25}).scorecard.to_json() == reviewed.to_json()


def test_what_was_assumed_survives_pickling(card):
    once = card.what_if({"kr1": 0.5})
    twice = once.scorecard.what_if({"kr2": 0.125, "kr1": 0.75})
    for found in (once, twice):
        for kept in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):
            assert kept == found and hash(kept) == hash(found)
            assert kept.scorecard == found.scorecard and kept.to_json() == found.to_json()
        again = pickle.loads(pickle.dumps(found.scorecard))
        assert again == found.scorecard and again != card
        assert again.to_json() == found.scorecard.to_json() and again.assumed == found.scorecard.assumed
        assert str(again.explain("o-trust")) == str(found.scorecard.explain("o-trust"))
        view = pickle.loads(pickle.dumps(found.objectives))
        assert view == found.objectives and list(view) == list(found.objectives)
    assert twice.scorecard.assumed == {"kr1": 0.75, "kr2": 0.125}
    assert twice.scorecard == card.what_if(twice.scorecard.assumed).scorecard
    assert "2 scores assumed" in repr(twice.scorecard) and "assumed" not in repr(card)


def test_what_ifs_are_refused_with_reasons(card):
    with pytest.raises(okr.ValidationError) as caught:
        card.what_if({"kr3": 0.5, "kr1": 1.5, "o-trust": 1})
    assert sorted(problem.code for problem in caught.value.problems) == ["E006", "E009", "E009"]
    for wrong in ([("kr1", 1)], "kr1", None, 7):
        with pytest.raises(TypeError, match="scores must be a dict"):
            card.what_if(wrong)
    for wrong in ("1", None, True, [1]):
        with pytest.raises(TypeError, match="score must be a number"):
            card.what_if({"kr1": wrong})
    with pytest.raises(TypeError, match="key result must be a str"):
        card.what_if({1: 0.5})
    for wrong in (float("nan"), float("inf"), 10**400):
        with pytest.raises(okr.ValidationError):
            card.what_if({"kr1": wrong})
    with pytest.raises(okr.ValidationError, match="o-trust"):
        card.sensitivities("o-turst")


# JSON


def test_numbers_are_written_as_the_core_writes_them():
    """Every number of every scorecard, read and written again."""
    seen = 0
    for case in cases("scoring/generated.json"):
        text = okr.loads(json.dumps(case["portfolio"])).score(case["as_of"]).to_json()
        for number in re.findall(r"(?<=[:\[,])-?[0-9][0-9.e+-]*(?=[,\]}])", text):
            assert ecmascript(float(number)) == number
            seen += 1
    assert seen > 3000


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_those_of_ecmascript(value):
    text = ecmascript(value)
    assert float(text) == value
    digits, _, exponent = text.partition("e")
    assert ("e" in text) == (value != 0 and not 1e-6 <= abs(value) < 1e21)
    assert not exponent or exponent[0] in "+-"
    assert not digits.endswith(".") and not (("." in digits) and digits.endswith("0"))


def test_results_as_json():
    assert result({"a": [1, 1.0, 0.5, None, True, False, 'x"\n'], "b": {}, "c": []}) == (
        '{"a":[1,1,0.5,null,true,false,"x\\"\\n"],"b":{},"c":[]}'
    )
    for value, text in (
        (1e21, "1e+21"),
        (1e20, "1" + "0" * 20),
        (1.5e-7, "1.5e-7"),
        (-2.5e-5, "-0.000025"),
        (-0.0, "0"),
    ):
        assert ecmascript(value) == text


# Cost


def test_what_is_not_asked_for_is_not_imported():
    code = (
        "import sys, okr; p = okr.loads(sys.stdin.read()); "
        "p.alignment.ancestors('o-trust'); p.alignment.measures(); "
        "heavy = {'networkx', 'json', 'difflib', 'argparse', 'okr._what_if', 'okr._findings'}; "
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=json.dumps(COMPANY), capture_output=True, text=True)
    assert (done.stdout.split(), done.stderr) == ([], "")
