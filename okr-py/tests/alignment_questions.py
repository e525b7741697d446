"""The questions of testdata/alignment, put to the library; answers as the cases write them."""

from __future__ import annotations

import json
from typing import Any

import okr
from oracle import alignment_cases

LISTS = ("ancestors", "descendants", "supports", "supported_by", "path_to_company")


def shown(nodes: Any) -> Any:
    """Nodes as `kind:id`."""
    return None if nodes is None else [f"{node.kind}:{node}" for node in nodes]


def answer(graph: okr.AlignmentGraph, query: dict[str, Any]) -> Any:
    """The result of a query of graph.json."""
    kind = query.get("kind")
    for name in LISTS:
        if name in query:
            return shown(getattr(graph, name)(query[name], kind))
    for name in ("has_line_of_sight", "depth"):
        if name in query:
            return getattr(graph, name)(query[name], kind)
    for name in ("path", "common_ancestors"):
        if name in query:
            return shown(getattr(graph, name)(*query[name]))
    if "impact" in query:
        impact = graph.impact(query["impact"], kind)
        return {name: shown(getattr(impact, name)) for name in ("ancestors", "descendants", "company_objectives")}
    name = next(name for name in ("roots", "leaves") if name in query)
    return shown(getattr(graph, name)())


def found(findings: okr.Findings) -> list[dict[str, Any]]:
    """Findings with the paths of their related places."""
    return [{**told, "related": [related["path"] for related in told["related"]]} for told in findings.to_dicts()]


def loaded(case: dict[str, Any]) -> okr.Portfolio:
    return okr.loads(json.dumps(case["portfolio"]))


def graph_of(case: dict[str, Any]) -> okr.AlignmentGraph:
    """The alignment that the graph queries and measures of a case are about."""
    graph, day = loaded(case).alignment, alignment_cases.graph_day(case)
    return graph if day is None else graph.as_of(day)


def queries(case: dict[str, Any]) -> list[str]:
    """Where answers to the queries of a case differ."""
    graph, wrong = graph_of(case), []
    for query in case["queries"]:
        got = answer(graph, query)
        if type(got) is not type(query["result"]) or got != query["result"]:
            wrong.append(f"{query}: found {got}")
    return wrong


def measures(case: dict[str, Any]) -> list[str]:
    """Where measures differ."""
    graph, wrong = graph_of(case), []
    for what, expected, arguments in alignment_cases.groups(case):
        group = graph.measures(**arguments)
        wrong += alignment_cases.same_numbers(expected, group.to_dict(), what)
        assert json.loads(group.to_json()) == group.to_dict()
    return wrong


def checks(case: dict[str, Any]) -> list[str]:
    """Where findings differ; a case that names no rule is about those of alignment."""
    portfolio, rule = loaded(case), case.get("rule", "ALN")
    findings = portfolio.check(case["as_of"], policy=case.get("policy"), options=case.get("options"))
    alone = portfolio.check(case["as_of"], policy=case.get("policy"), options=case.get("options"), select=[rule])
    assert alone == findings.select(rule)
    return list(alignment_cases.same_findings(rule, case["findings"], found(alone)))


def impact(case: dict[str, Any]) -> list[str]:
    """Where sensitivities and changes differ."""
    portfolio, wrong = loaded(case), []
    card = portfolio.score(case["as_of"], case.get("policy"))
    for objective, expected in case.get("sensitivities", {}).items():
        found = card.sensitivities(objective)
        assert found == portfolio.alignment.sensitivities(objective, case["as_of"], case.get("policy"))
        wrong += alignment_cases.same_rows(expected, [row.to_dict() for row in found], case.get("ranked", True))
        derivatives = [row.derivative for row in found]
        assert derivatives == sorted(derivatives, reverse=True)
    for question in case.get("what_if", []):
        asked = card.what_if(question["set"])
        got = {
            name: {id: [it.before, it.after] for id, it in getattr(asked, name).items()}
            for name in ("objectives", "key_results")
        }
        expected = {name: question[name] for name in got}
        wrong += alignment_cases.same_numbers(expected, got, f"what if {question['set']}")
        for name, changes in got.items():
            for id, (before, after) in changes.items():
                assert getattr(asked.before, name)[id].score == before
                assert getattr(asked.scorecard, name)[id].score == after
    return wrong
