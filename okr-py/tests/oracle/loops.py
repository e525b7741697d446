"""Loops and orders of plain directed graphs over 0..n, edge by edge, with networkx.

Edges are pairs (from, to). One that closes a loop with the accepted edges before it, in the
order given, is left out; what it would close is its loop.
"""

import random

import networkx


def random_digraph(seed):
    """(nodes, edges), with loops in most."""
    rng = random.Random(f"digraph {seed}")
    count = rng.randint(1, 12)
    return count, [(rng.randrange(count), rng.randrange(count)) for _ in range(rng.randint(0, 2 * count))]


def closing_edges(count, edges):
    """[(number of the closing edge, numbers of the other edges of a shortest loop)]."""
    graph, found = networkx.DiGraph(), []
    graph.add_nodes_from(range(count))
    for number, (start, end) in enumerate(edges):
        if start == end:
            found.append((number, []))
        elif networkx.has_path(graph, end, start):
            nodes = networkx.shortest_path(graph, end, start)
            found.append((number, [graph.edges[pair]["number"] for pair in zip(nodes, nodes[1:])]))
        elif not graph.has_edge(start, end):
            graph.add_edge(start, end, number=number)
    return found


def is_loop(edges, closing, others):
    """Whether the other edges, in some order, lead from the closing edge's end back to its start."""
    start, end = edges[closing]
    ahead = {edges[number][0]: edges[number][1] for number in others}
    if len(ahead) != len(others):
        return False
    node = end
    for _ in others:
        if node not in ahead:
            return False
        node = ahead.pop(node)
    return node == start


def is_order(count, edges, order):
    """Whether an order has every node once and runs along every edge."""
    position = {node: n for n, node in enumerate(order)}
    whole = len(order) == count and set(position) == set(range(count))
    return whole and all(position[start] < position[end] for start, end in edges)


def redundant_edges(count, edges):
    """The edges of an acyclic graph that its transitive reduction leaves out."""
    graph = networkx.DiGraph(edges)
    graph.add_nodes_from(range(count))
    kept = networkx.transitive_reduction(graph)
    return [pair for pair in edges if not kept.has_edge(*pair)]
