"""The measures of alignment (SPEC.md 10.3) of a portfolio, a unit, a unit and all below it, or a level."""

from fractions import Fraction

import networkx

from .alignment import LEVELS, Graph
from .scoring import get


def share(count, of):
    return count / of if of else None


def spread(numbers):
    return {"mean": share(sum(numbers), len(numbers)), "max": max(numbers, default=None)}


def received(graph):
    """What each company objective receives: every other objective passes on 1 and what it received."""
    amounts = {node: Fraction(0) for node in graph.up}
    for node in networkx.topological_sort(graph.up):  # supporters first
        if node[0] != "objective" or graph.is_company(node):
            continue
        edges = graph.edges_from(node)
        whole = sum(edge.weight for edge in edges)
        for edge in edges:
            amounts[graph.goal(edge.end)] += (1 + amounts[node]) * Fraction(edge.weight, whole)
    return amounts


def gini(amounts):
    amounts, n = sorted(amounts), len(amounts)
    if not n or not sum(amounts):
        return None
    ranked = sum(i * x for i, x in enumerate(amounts, 1))
    return float(2 * ranked / (n * sum(amounts)) - Fraction(n + 1, n))


def of_group(graph, belongs):
    """The measures over the objectives of a group, with values of the whole graph."""
    objectives = [o for o in graph.objectives_in_force() if belongs(o)]
    nodes = [("objective", o["id"]) for o in objectives]
    seen = [node for node in nodes if graph.has_line_of_sight(node)]
    company = [node for node in nodes if graph.is_company(node)]
    company_key_results = [("key_result", kr["id"]) for o in objectives if graph.level(o) == "company"
                           for kr in graph.key_results_in_force(o)]
    covered = [node for node in company if graph.edges_at(node)]
    covered_key_results = [node for node in company_key_results if graph.edges_at(node)]
    top_down = sum(get(o, "origin") == "top_down" for o in objectives)
    bottom_up = sum(get(o, "origin") == "bottom_up" for o in objectives)
    amounts = received(graph)
    return {
        "objectives": len(nodes),
        "line_of_sight": {"count": len(seen), "of": len(nodes), "share": share(len(seen), len(nodes))},
        "company_objectives": {
            "covered": len(covered), "of": len(company), "share": share(len(covered), len(company)),
        },
        "company_key_results": {
            "covered": len(covered_key_results), "of": len(company_key_results),
            "share": share(len(covered_key_results), len(company_key_results)),
        },
        "depth": spread([graph.depth(node) for node in seen if not graph.is_company(node)]),
        "fan_in": spread([len(graph.edges_at(node)) for node in nodes]),
        "fan_out": spread([len(graph.edges_from(node)) for node in nodes]),
        "origin": {
            "top_down": top_down, "bottom_up": bottom_up, "unstated": len(nodes) - top_down - bottom_up,
            "top_down_share": share(top_down, top_down + bottom_up),
            "bottom_up_share": share(bottom_up, top_down + bottom_up),
        },
        "gini": gini([amounts[node] for node in company]),
    }


def units_below(graph, unit):
    """A unit and all below it, as identifiers."""
    return {unit} | {identifier for _, identifier in graph.descendants(("unit", unit))}


def measures(portfolio, as_of=None, unit=None, subtree=False, level=None):
    """The measures; of a unit (with all below it) or of a level if one is named."""
    graph = Graph(portfolio, as_of)
    if unit is not None:
        members = units_below(graph, unit) if subtree else {unit}
        return of_group(graph, lambda o: o["owner"] in members)
    if level is not None:
        assert level in LEVELS
        return of_group(graph, lambda o: graph.level(o) == level)
    return of_group(graph, lambda _: True)
