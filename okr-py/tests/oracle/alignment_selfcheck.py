"""Checks the oracle of alignment against itself: each answer a second way. Part of `oracle.selfcheck`."""

import itertools

import networkx

from . import alignment_generate, checks, impact, loading, loops, measures
from .alignment import Graph
from .scoring import BILLION


def second_depths(graph):
    """Depths by relaxing every edge until nothing changes."""
    depths = {node: 0 for node in graph.up if graph.is_goal(node)}
    changed = True
    while changed:
        changed = False
        for low, high in graph.up.edges:
            if high in depths:
                depth = depths[high] + (low[0] == "objective")
                if depth < depths.get(low, depth + 1):
                    depths[low], changed = depth, True
    return depths


def second_gini(amounts):
    """Half the mean difference of two, by the mean."""
    if not amounts or not sum(amounts):
        return None
    apart = sum(abs(a - b) for a in amounts for b in amounts)
    return float(apart / (2 * len(amounts) * sum(amounts)))


def second_double_counts(checker):
    """The objectives where paths part: of two things that roll up one part, the lowest that roll up both."""
    graph, roll_up = checker.graph, networkx.DiGraph()
    nodes = [n for n in graph.nodes if n[0] in ("objective", "key_result") and graph.in_force(n)]
    for node in nodes:
        roll_up.add_edges_from((node, part) for part, _ in checker.parts(node))
    above = {n: {n} | networkx.ancestors(roll_up, n) for n in roll_up}
    found = set()
    for node in roll_up:
        for one, other in itertools.combinations(roll_up.predecessors(node), 2):
            both = above[one] & above[other]
            lowest = {n for n in both if not any(n != m and n in above[m] for m in both)}
            found |= {graph.goal(n) for n in lowest}
    return found


def wrong_derivatives(portfolio, as_of):
    """Exact derivatives that differ from finite differences by more than rounding."""
    sensitivity = impact.Sensitivity(portfolio, as_of)
    for objective in portfolio["objectives"][:4]:
        for row in sensitivity.of(objective["id"]):
            if row["method"] == "exact":
                now = sensitivity.scorer.key_result_row(sensitivity.graph.key_results[row["key_result"]])["score"]
                low, high = max(now - impact.STEP, 0), min(now + impact.STEP, BILLION)
                ends = [sensitivity.rescore(row["key_result"], s, objective["id"]) for s in (low, high)]
                rise = 0 if None in ends else (ends[1] - ends[0]) / (high - low)
                if abs(rise - row["derivative"]) > 1e-6:
                    yield objective["id"], row, rise


def check_second_ways(seeds):
    wrong = 0

    def hold(condition, *what):
        nonlocal wrong
        if not condition:
            wrong += 1
            print(*what)

    for seed in range(seeds):
        portfolio, as_of = alignment_generate.random_portfolio(seed), alignment_generate.random_as_of(seed)
        problems = loading.problems(portfolio)
        hold(not problems, seed, "does not load", problems)
        for on in (None, as_of):
            graph = Graph(portfolio, on)
            hold(second_depths(graph) == graph.depths, seed, "depths")
            seen = {node for node in graph.up if graph.has_line_of_sight(node)}
            hold(seen == set(graph.depths), seed, "line of sight and depth")
            hold(seen == {node for node in graph.up if graph.path_to_company(node)}, seed, "line of sight and paths")
            kept = networkx.transitive_reduction(graph.up)
            for edge in graph.edges:
                hold(graph.redundant(edge) == (not kept.has_edge(edge.start, edge.end)), seed, "redundant", edge.path)
            amounts = measures.received(graph)
            company = [amounts[node] for node in graph.up if graph.is_company(node) and graph.in_force(node)]
            gini, second = measures.measures(portfolio, on)["gini"], second_gini(company)
            hold(gini == second or abs(gini - second) < 1e-12, seed, "gini", gini, second)
            order = list(networkx.topological_sort(graph.up))
            hold(graph.is_topological(order), seed, "order")
        checker = checks.Checker(portfolio, as_of)
        checker.aln009_double_count()
        found = {(f["subject"]["kind"], f["subject"]["id"]) for f in checker.found}
        hold(found == second_double_counts(checker), seed, "double counts", found)
        for row in wrong_derivatives(portfolio, as_of) if seed % 5 == 0 else ():
            hold(False, seed, "derivative", row)
    return seeds, wrong


def check_digraphs(seeds):
    wrong = looped = 0
    for seed in range(seeds):
        count, edges = loops.random_digraph(seed)
        closing = loops.closing_edges(count, edges)
        out = {number for number, _ in closing}
        looped += bool(closing)
        accepted = [edge for number, edge in enumerate(edges) if number not in out]
        graph = networkx.DiGraph(accepted)
        graph.add_nodes_from(range(count))
        good = networkx.is_directed_acyclic_graph(graph)
        good = good and loops.is_order(count, accepted, list(networkx.topological_sort(graph)))
        good = good and all(loops.is_loop(edges, *loop) and not set(loop[1]) & out for loop in closing)
        # Whole if and only if nothing was left out.
        whole = networkx.DiGraph(edges)
        wrong += not (good and networkx.is_directed_acyclic_graph(whole) == (not closing))
    return seeds if looped else 0, wrong
