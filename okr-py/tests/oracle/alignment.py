"""What supports what in a valid portfolio (SPEC.md 10), read plainly, with networkx for the graph.

A node is a pair (kind, id); kinds are objective, key_result, priority and unit. Support edges
run upward: an objective to what it is aligned to, a key result to its own objective. Units are
a tree beside it. With a day, what was dropped by then is out: it supports nothing and nothing
supports it. Speed is no aim.
"""

from collections import deque

import networkx

from .scoring import day, get, to_weight

LEVELS = ("company", "department", "team", "individual")
TARGETS = ("objective", "key_result", "priority")
BY_ID = ("objective", "key_result", "priority", "unit")  # an identifier without a kind


def shown(node):
    """A node as the cases write it: `objective:o1`."""
    return f"{node[0]}:{node[1]}"


class Edge:
    """One entry of an `aligned_to` list."""

    def __init__(self, i, j, objective, entry):
        kind = next(k for k in TARGETS if get(entry, k) is not None)
        self.start = ("objective", objective["id"])
        self.end = (kind, entry[kind])
        self.weight = to_weight(get(entry, "weight", 1))  # millionths
        self.path = f"/objectives/{i}/aligned_to/{j}"


class Graph:
    def __init__(self, portfolio, as_of=None):
        self.portfolio = portfolio
        self.as_of = None if as_of is None else day(as_of)
        self.units = {u["id"]: u for u in portfolio["units"]}
        self.cycles = {c["id"]: c for c in portfolio["cycles"]}
        self.objectives = {o["id"]: o for o in portfolio["objectives"]}
        self.key_results, self.objective_of = {}, {}
        self.path = {}  # node -> JSON Pointer; its order is document order
        for i, priority in enumerate(get(portfolio["organization"], "priorities", [])):
            self.path["priority", priority["id"]] = f"/organization/priorities/{i}"
        for i, unit in enumerate(portfolio["units"]):
            self.path["unit", unit["id"]] = f"/units/{i}"
        for i, objective in enumerate(portfolio["objectives"]):
            self.path["objective", objective["id"]] = f"/objectives/{i}"
            for j, kr in enumerate(objective["key_results"]):
                self.path["key_result", kr["id"]] = f"/objectives/{i}/key_results/{j}"
                self.key_results[kr["id"]] = kr
                self.objective_of[kr["id"]] = objective
        self.nodes = list(self.path)
        self.place = {node: n for n, node in enumerate(self.nodes)}
        self.edges = [
            edge
            for i, objective in enumerate(portfolio["objectives"])
            for j, entry in enumerate(get(objective, "aligned_to", []))
            for edge in [Edge(i, j, objective, entry)]
            if self.in_force(edge.start) and self.in_force(edge.end)
        ]
        self.up = networkx.DiGraph()  # edges keep the order in which they are added
        self.up.add_nodes_from(n for n in self.nodes if n[0] != "unit")
        for identifier in self.key_results:
            if self.in_force(("key_result", identifier)):
                self.up.add_edge(("key_result", identifier), self.owner_objective(identifier))
        self.up.add_edges_from((edge.start, edge.end) for edge in self.edges)
        self.tree = networkx.DiGraph()  # unit -> parent
        self.tree.add_nodes_from(n for n in self.nodes if n[0] == "unit")
        for unit in portfolio["units"]:
            if get(unit, "parent") is not None:
                self.tree.add_edge(("unit", unit["id"]), ("unit", unit["parent"]))
        self.depths = self.find_depths()

    # --- things ------------------------------------------------------------------------------

    def owner_objective(self, key_result):
        return ("objective", self.objective_of[key_result]["id"])

    def dropped(self, thing):
        found = get(thing, "dropped")
        return self.as_of is not None and found is not None and day(found["on"]) <= self.as_of

    def in_force(self, node):
        """Not dropped by the day; a key result only if its objective is not either."""
        kind, identifier = node
        if kind == "objective":
            return not self.dropped(self.objectives[identifier])
        if kind == "key_result":
            return not (self.dropped(self.key_results[identifier]) or self.dropped(self.objective_of[identifier]))
        return True

    def objectives_in_force(self):
        return [o for o in self.portfolio["objectives"] if self.in_force(("objective", o["id"]))]

    def key_results_in_force(self, objective):
        return [kr for kr in objective["key_results"] if self.in_force(("key_result", kr["id"]))]

    def level(self, objective):
        return self.units[objective["owner"]]["level"]

    def is_company(self, node):
        """A company objective: its owner's level is company."""
        return node[0] == "objective" and self.level(self.objectives[node[1]]) == "company"

    def is_goal(self, node):
        """Where a line of sight ends."""
        return self.in_force(node) and (node[0] == "priority" or self.is_company(node))

    def find(self, identifier, kind=None):
        """The node with an identifier: objective, then key result, priority, unit; or of one kind."""
        for k in BY_ID if kind is None else (kind,):
            if (k, identifier) in self.path:
                return k, identifier
        raise KeyError(identifier)

    def sorted(self, nodes):
        """In document order."""
        return sorted(set(nodes), key=self.place.get)

    def of(self, node):
        """The graph a node is in."""
        return self.tree if node[0] == "unit" else self.up

    # --- one step ----------------------------------------------------------------------------

    def supports(self, node):
        return list(self.of(node).successors(node))

    def supported_by(self, node):
        """Own key results first, then the objectives aligned to it, in the order of their edges."""
        below = self.sorted(self.of(node).predecessors(node))
        return [n for n in below if n[0] == "key_result"] + [n for n in below if n[0] != "key_result"]

    def edges_at(self, node, with_key_results=True):
        """The edges that end at a node, or (an objective) at one of its key results."""
        ends = {node}
        if node[0] == "objective" and with_key_results:
            ends |= {("key_result", kr["id"]) for kr in self.objectives[node[1]]["key_results"]}
        return [edge for edge in self.edges if edge.end in ends]

    def edges_from(self, node):
        return [edge for edge in self.edges if edge.start == node]

    def supporters(self, node):
        """The objectives aligned to a node or (an objective) to its key results, each once."""
        return self.sorted(edge.start for edge in self.edges_at(node))

    def goal(self, node):
        """The objective that an edge to a node supports; a priority is its own."""
        return self.owner_objective(node[1]) if node[0] == "key_result" else node

    # --- many steps --------------------------------------------------------------------------

    def ancestors(self, node):
        return self.sorted(networkx.descendants(self.of(node), node))  # edges run upward

    def descendants(self, node):
        return self.sorted(networkx.ancestors(self.of(node), node))

    def common_ancestors(self, one, other):
        above = set(self.ancestors(other))
        return [n for n in self.ancestors(one) if n in above]

    def first_path(self, start, is_end):
        """A shortest path upward, breadth first, edges in their order; None if there is none."""
        came_from, ahead = {start: None}, deque([start])
        while ahead:
            node = ahead.popleft()
            if is_end(node):
                path = []
                while node is not None:
                    path.append(node)
                    node = came_from[node]
                return path[::-1]
            for above in self.of(node).successors(node):
                if above not in came_from:
                    came_from[above] = node
                    ahead.append(above)
        return None

    def way(self, start, end):
        return self.first_path(start, lambda node: node == end)

    def path_to_company(self, node):
        assert node[0] != "unit"
        return self.first_path(node, self.is_goal)

    def has_line_of_sight(self, node):
        if node[0] == "unit":
            owned = [o for o in self.objectives_in_force() if o["owner"] == node[1]]
            return any(self.has_line_of_sight(("objective", o["id"])) for o in owned)
        return any(self.is_goal(n) for n in [node, *networkx.descendants(self.up, node)])

    def find_depths(self):
        """Alignment steps to the nearest company objective or priority; key results cost nothing."""
        steps = networkx.DiGraph()
        steps.add_nodes_from(self.up)
        for low, high in self.up.edges:
            steps.add_edge(high, low, cost=0 if low[0] == "key_result" else 1)
        goals = {node for node in self.up if self.is_goal(node)}
        return networkx.multi_source_dijkstra_path_length(steps, goals, weight="cost") if goals else {}

    def depth(self, node):
        return self.depths.get(node)

    def roots(self):
        nodes = [("objective", o["id"]) for o in self.objectives_in_force()]
        return [node for node in nodes if not self.edges_from(node)]

    def leaves(self):
        nodes = [("objective", o["id"]) for o in self.objectives_in_force()]
        return [node for node in nodes if not self.edges_at(node)]

    def redundant(self, edge):
        """Whether another path leads from the objective to the same target."""
        without = self.up.copy()
        without.remove_edge(edge.start, edge.end)
        return networkx.has_path(without, edge.start, edge.end)

    def below(self, node):
        """A node with all that supports it: (nodes, edges), edges as pairs."""
        return self.part([node, *self.descendants(node)], node)

    def above(self, node):
        return self.part([node, *self.ancestors(node)], node)

    def part(self, nodes, node):
        inside = set(nodes)
        return self.sorted(nodes), [(a, b) for a, b in self.of(node).edges if a in inside and b in inside]

    def is_topological(self, nodes):
        """Whether the nodes are all those of the support graph, each once, supporters first."""
        position = {node: n for n, node in enumerate(nodes)}
        out = {n for n in self.up if not self.in_force(n)}
        whole = len(position) == len(list(nodes)) and set(position) - out == set(self.up) - out
        return whole and all(position[low] < position[high] for low, high in self.up.edges)

    def impact(self, node):
        """What it rests on and what rests on it, and the company objectives it touches."""
        above = self.ancestors(node)
        touched = [n for n in [node, *above] if n[0] == "objective" and self.is_company(n) and self.in_force(n)]
        return {
            "ancestors": above, "descendants": self.descendants(node), "company_objectives": self.sorted(touched),
        }


# --- the questions of the cases ----------------------------------------------------------------

LISTS = ("ancestors", "descendants", "supports", "supported_by", "path_to_company")


def answer(graph, query):
    """The result of a query of graph.json."""
    kind = query.get("kind")
    for name in LISTS:
        if name in query:
            found = getattr(graph, name)(graph.find(query[name], kind))
            return None if found is None else [shown(n) for n in found]
    if "has_line_of_sight" in query:
        return graph.has_line_of_sight(graph.find(query["has_line_of_sight"], kind))
    if "depth" in query:
        return graph.depth(graph.find(query["depth"], kind))
    if "path" in query:
        found = graph.way(*(graph.find(i) for i in query["path"]))
        return None if found is None else [shown(n) for n in found]
    if "common_ancestors" in query:
        return [shown(n) for n in graph.common_ancestors(*(graph.find(i) for i in query["common_ancestors"]))]
    if "impact" in query:
        found = graph.impact(graph.find(query["impact"], kind))
        return {member: [shown(n) for n in nodes] for member, nodes in found.items()}
    for name in ("roots", "leaves"):
        if name in query:
            return [shown(n) for n in getattr(graph, name)()]
    raise ValueError(f"unknown query {query}")
