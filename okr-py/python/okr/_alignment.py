"""Who supports whom: the graph of objectives, key results and priorities, and the tree of units [SPEC 10]."""

from __future__ import annotations

from . import _okr
from ._frozen import Frozen, put
from ._nodes import Node, nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any, NoReturn

    from ._measures import Measures
    from ._model import Policy
    from ._portfolio import Portfolio
    from ._scorecard import Scorecard
    from ._what_if import Sensitivities, WhatIf
    from .types import Basis, Level, NodeKind, Relation


class Edge(Frozen):
    """An edge, from what supports to what is supported."""

    __slots__ = {
        "from_": "where it starts, a `Node`",
        "to": "where it ends, a `Node`",
        "relation": "`aligned_to`, `part_of` or `owned_by`",
        "weight": "the weight of an alignment, or None",
    }
    from_: Node
    to: Node
    relation: Relation
    weight: float | None

    def __init__(self, from_: Node, to: Node, relation: Relation, weight: float | None = None) -> None:
        for name, value in zip(self._names, (from_, to, relation, weight), strict=True):
            put(self, name, value)

    @classmethod
    def _read(cls, row: tuple[Any, ...]) -> Edge:
        (from_kind, from_id), (to_kind, to_id), relation, weight = row
        return cls._of((Node(from_id, from_kind), Node(to_id, to_kind), relation, weight))

    def to_dict(self) -> dict[str, Any]:
        """The edge with plain values, ready for `json.dumps`."""
        return {
            "from": self.from_.to_dict(),
            "to": self.to.to_dict(),
            "relation": self.relation,
            "weight": self.weight,
        }


class Subgraph(Frozen):
    """Some nodes, and all alignments and parts among them."""

    __slots__ = {
        "nodes": "the nodes in document order, a tuple of `Node`",
        "edges": "the edges by where they start, a tuple of `Edge`",
    }
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        put(self, "nodes", tuple(nodes))
        put(self, "edges", tuple(edges))

    def to_dict(self) -> dict[str, Any]:
        """Nodes and edges with plain values, ready for `json.dumps`."""
        return {
            "nodes": [node.to_dict() for node in self.nodes],
            "edges": [edge.to_dict() for edge in self.edges],
        }

    def to_json(self) -> str:
        """The same as JSON text, the same bytes as from Rust and C."""
        from ._wire import result

        return result(self.to_dict())


class Impact(Frozen):
    """What rests on a node, and what it rests on [SPEC 10.4]. All lists are in document order."""

    __slots__ = {
        "node": "the node",
        "ancestors": "everything that it supports, a tuple of `Node`",
        "descendants": "everything that supports it, a tuple of `Node`",
        "company_objectives": "the company objectives among its ancestors, or itself",
    }
    node: Node
    ancestors: tuple[Node, ...]
    descendants: tuple[Node, ...]
    company_objectives: tuple[Node, ...]

    def __init__(
        self,
        node: Node,
        ancestors: Iterable[Node],
        descendants: Iterable[Node],
        company_objectives: Iterable[Node],
    ) -> None:
        put(self, "node", node)
        put(self, "ancestors", tuple(ancestors))
        put(self, "descendants", tuple(descendants))
        put(self, "company_objectives", tuple(company_objectives))

    def to_dict(self) -> dict[str, Any]:
        """The node and the lists with plain values, ready for `json.dumps`."""
        lists = {name: [node.to_dict() for node in getattr(self, name)] for name in self._names[1:]}
        return {**self.node.to_dict(), **lists}

    def to_json(self) -> str:
        """The same as JSON text, the same bytes as from Rust and C."""
        from ._wire import result

        return result(self.to_dict())


class AlignmentGraph:
    """Who supports whom: all of a portfolio, or what is in force on a day [SPEC 10].

    From `Portfolio.alignment`. Edges run upward: from an objective to what it is
    aligned to, and from a key result to its own objective; units are a tree
    beside that. Lists of nodes are tuples of `Node`, in document order unless
    said otherwise: priorities, units, then each objective followed by its key
    results.

    What is asked about is named by its identifier or a `Node`. Identifiers are
    unique within their kind only: `kind` says which is meant; without it, an
    objective is looked for first, then a key result, a priority, and a unit.
    An unknown one is a `ValidationError`.

    It never changes; it compares, hashes and pickles.
    """

    __slots__ = ("__weakref__", "_core", "_portfolio")
    _core: _okr.Alignment
    _portfolio: Portfolio

    def __init__(self) -> None:
        raise TypeError("alignments come from Portfolio.alignment")

    @classmethod
    def _of(cls, core: _okr.Alignment, portfolio: Portfolio) -> AlignmentGraph:
        self = cls.__new__(cls)
        put(self, "_core", core)
        put(self, "_portfolio", portfolio)
        return self

    @property
    def portfolio(self) -> Portfolio:
        """What is aligned."""
        return self._portfolio

    @property
    def day(self) -> date | None:
        """The day, if one was chosen."""
        from datetime import date

        day = self._core.date()
        return None if day is None else date.fromisoformat(day)

    def as_of(self, date: date | str) -> AlignmentGraph:
        """The same with what is in force on a day only [SPEC 4.4].

        What is dropped on or before the day supports nothing, is supported by
        nothing, and counts in no measure. It can still be asked for.
        """
        from ._portfolio import _iso

        if date is None:
            raise TypeError("date must be a datetime.date or an ISO text, not None")
        return AlignmentGraph._of(self._core.as_of(_iso(date)), self._portfolio)

    # One node

    def node(self, id: str, kind: NodeKind | None = None) -> Node:
        """The node with an identifier, dropped or not."""
        found, name = self._core.node(*_named(id, kind))
        return Node(name, found)

    def supports(self, id: str, kind: NodeKind | None = None) -> tuple[Node, ...]:
        """What it supports by itself: targets in the order of its list, a key result's objective, a unit's parent."""
        return nodes(self._core.supports(*_named(id, kind)))

    def supported_by(self, id: str, kind: NodeKind | None = None) -> tuple[Node, ...]:
        """What supports it by itself: an objective's key results, then the objectives aligned to it; child units."""
        return nodes(self._core.supported_by(*_named(id, kind)))

    def ancestors(self, id: str, kind: NodeKind | None = None) -> tuple[Node, ...]:
        """Everything that it supports, step by step, without itself; all units above a unit."""
        return nodes(self._core.ancestors(*_named(id, kind)))

    def descendants(self, id: str, kind: NodeKind | None = None) -> tuple[Node, ...]:
        """Everything that supports it, step by step, without itself; all units below a unit."""
        return nodes(self._core.descendants(*_named(id, kind)))

    def path_to_company(self, id: str, kind: NodeKind | None = None) -> tuple[Node, ...] | None:
        """A shortest path up to a company objective or priority, both ends included; None without line of sight."""
        found = self._core.path_to_company(*_named(id, kind))
        return None if found is None else nodes(found)

    def has_line_of_sight(self, id: str, kind: NodeKind | None = None) -> bool:
        """Whether a path leads up to a company objective or priority, or it is one; of a unit: for one it owns."""
        return self._core.depth(*_named(id, kind)) is not None

    def depth(self, id: str, kind: NodeKind | None = None) -> int | None:
        """How many alignments lead up to the nearest company objective or priority; None without line of sight."""
        return self._core.depth(*_named(id, kind))

    def below(self, id: str, kind: NodeKind | None = None) -> Subgraph:
        """It, everything that supports it, and the edges among them."""
        return self._part(id, kind, False)

    def above(self, id: str, kind: NodeKind | None = None) -> Subgraph:
        """It, everything that it supports, and the edges among them."""
        return self._part(id, kind, True)

    def _part(self, id: str, kind: NodeKind | None, above: bool) -> Subgraph:
        found, edges = self._core.subgraph(*_named(id, kind), above)
        return Subgraph(nodes(found), map(Edge._read, edges))

    def impact(self, id: str, kind: NodeKind | None = None) -> Impact:
        """What it supports, what supports it, and which company objectives it touches [SPEC 10.4]."""
        (found, name), *lists = self._core.impact(*_named(id, kind))
        return Impact._of((Node(name, found), *map(nodes, lists)))

    # Two nodes

    def path(self, from_: str, to: str) -> tuple[Node, ...] | None:
        """A shortest path upward from one to the other, both included; None if there is none."""
        found = self._core.path(*_named(from_, None), *_named(to, None))
        return None if found is None else nodes(found)

    def common_ancestors(self, a: str, b: str) -> tuple[Node, ...]:
        """What both support, step by step."""
        return nodes(self._core.common_ancestors(*_named(a, None), *_named(b, None)))

    # All nodes

    def roots(self) -> tuple[Node, ...]:
        """The objectives that support nothing."""
        return nodes(self._core.roots())

    def leaves(self) -> tuple[Node, ...]:
        """The objectives that no objective supports, be it by a key result."""
        return nodes(self._core.leaves())

    def topological_order(self) -> tuple[Node, ...]:
        """All objectives, key results and priorities, each after everything that supports it."""
        return nodes(self._core.topological_order())

    def measures(self, unit: str | None = None, *, level: Level | None = None, subtree: bool = False) -> Measures:
        """Numbers about all objectives, those of a unit (with all units below it), or those of a level [SPEC 10.3]."""
        from ._measures import Measures
        from ._portfolio import _word

        if unit is not None and level is not None:
            raise TypeError("measures are of a unit or of a level, not of both")
        if type(subtree) is not bool:
            from ._kinds import flag

            subtree = flag("subtree", subtree)
        if subtree and unit is None:
            raise TypeError("subtree needs a unit")
        unit = None if unit is None else _word("unit", unit)
        return Measures._read(self._core.measures(unit, subtree, None if level is None else _word("level", level)))

    # Scores

    def sensitivities(
        self,
        objective: str,
        as_of: date | str | None = None,
        policy: str | Policy | None = None,
        basis: Basis = "current",
    ) -> Sensitivities:
        """How much each key result below an objective moves its score, the strongest first [SPEC 10.4].

        Scores are as of the day, by default that of the alignment, else today;
        see `Scorecard.sensitivities`.
        """
        return self._scored(as_of, policy, basis).sensitivities(objective)

    def what_if(
        self,
        scores: Mapping[str, float],
        as_of: date | str | None = None,
        policy: str | Policy | None = None,
        basis: Basis = "current",
    ) -> WhatIf:
        """What would change if these key results had these final scores, 0 to 1 [SPEC 10.4].

        Scores are as of the day, by default that of the alignment, else today;
        see `Scorecard.what_if`.
        """
        return self._scored(as_of, policy, basis).what_if(scores)

    def _scored(self, as_of: date | str | None, policy: str | Policy | None, basis: Basis) -> Scorecard:
        return self._portfolio.score(self._core.date() if as_of is None else as_of, policy, basis)

    # Views

    def tree(
        self,
        as_of: date | str | None = None,
        policy: str | Policy | None = None,
        basis: Basis = "current",
        *,
        scorecard: Scorecard | None = None,
    ) -> str:
        """A tree for terminals: priorities, then objectives that support nothing, below each what supports it.

        With a day, here or of the alignment, it has what is in force then, with
        scores; a scorecard brings its own day and scores.
        """
        core, card = self._shown(as_of, policy, basis, scorecard)
        return core.tree(card)

    def to_dot(
        self,
        as_of: date | str | None = None,
        policy: str | Policy | None = None,
        basis: Basis = "current",
        *,
        scorecard: Scorecard | None = None,
    ) -> str:
        """The graph in the language of Graphviz; arguments as for `tree`, grades as colours."""
        core, card = self._shown(as_of, policy, basis, scorecard)
        return core.to_dot(card)

    def to_mermaid(
        self,
        as_of: date | str | None = None,
        policy: str | Policy | None = None,
        basis: Basis = "current",
        *,
        scorecard: Scorecard | None = None,
    ) -> str:
        """The graph as a Mermaid flowchart; arguments as for `tree`, grades as colours."""
        core, card = self._shown(as_of, policy, basis, scorecard)
        return core.to_mermaid(card)

    def _shown(
        self, as_of: Any, policy: Any, basis: Any, scorecard: Scorecard | None
    ) -> tuple[_okr.Alignment, _okr.Scorecard | None]:
        from ._scorecard import Scorecard

        if scorecard is not None:
            if not isinstance(scorecard, Scorecard):
                raise TypeError(f"scorecard must be a Scorecard, not {type(scorecard).__name__}")
            if as_of is not None or policy is not None:
                raise TypeError("a scorecard has its own day and policy: give one or the other")
            return self._core.as_of(scorecard._core.as_of()), scorecard._core
        if as_of is None and policy is None and self._core.date() is None:
            return self._core, None
        card = self._scored(as_of, policy, basis)._core
        return self._core.as_of(card.as_of()), card

    # Tables

    def nodes(self) -> dict[str, list[Any]]:
        """All nodes in force as columns: kind, id, title, owner, level, cycle, depth, line_of_sight.

        What a table library takes as it is: `pandas.DataFrame(alignment.nodes())`.
        """
        names = ("kind", "id", "title", "owner", "level", "cycle", "depth")
        columns: dict[str, list[Any]] = dict(zip(names, self._core.node_columns(), strict=True))
        columns["line_of_sight"] = [depth is not None for depth in columns["depth"]]
        return columns

    def edges(self) -> dict[str, list[Any]]:
        """All edges in force as columns: from_kind, from, to_kind, to, relation, weight.

        Objectives are `aligned_to` what they support and `owned_by` their unit;
        key results and units are `part_of` their objective and parent.
        """
        names = ("from_kind", "from", "to_kind", "to", "relation", "weight")
        return dict(zip(names, self._core.edge_columns(), strict=True))

    def to_networkx(self) -> Any:
        """The graph as a `networkx.DiGraph` of `Node`s, with the columns of `nodes` and `edges` as attributes.

        Needs the package networkx.
        """
        from importlib import import_module

        try:
            networkx = import_module("networkx")
        except ImportError as error:
            raise ImportError("to_networkx needs the package networkx: pip install networkx") from error
        graph = networkx.DiGraph()
        columns = self.nodes()
        names = list(columns)
        made: dict[tuple[str, str], Node] = {}
        for kind, id, *rest in zip(*columns.values(), strict=True):
            node = made[kind, id] = Node(id, kind)
            graph.add_node(node, kind=kind, **dict(zip(names[2:], rest, strict=True)))
        for from_kind, from_, to_kind, to, relation, weight in zip(*self.edges().values(), strict=True):
            stated = {} if weight is None else {"weight": weight}
            graph.add_edge(made[from_kind, from_], made[to_kind, to], relation=relation, **stated)
        return graph

    # A value

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("an AlignmentGraph is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("an AlignmentGraph is frozen")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, AlignmentGraph):
            return NotImplemented
        return self._core.date() == other._core.date() and self._portfolio == other._portfolio

    def __hash__(self) -> int:
        return hash((self._portfolio, self._core.date()))

    def __copy__(self) -> AlignmentGraph:
        return self

    def __deepcopy__(self, memo: object) -> AlignmentGraph:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self._portfolio, self._core.date())

    def __repr__(self) -> str:
        from ._text import count

        day = self._core.date()
        units, _, _, objectives, key_results, _ = self._portfolio._core.counts()
        counts = f"{count(units, 'unit')}, {count(objectives, 'objective')}, {count(key_results, 'key result')}"
        return f"<okr.AlignmentGraph{'' if day is None else f' as of {day}'}: {counts}>"

    def __str__(self) -> str:
        return self.tree()


def _again(portfolio: Portfolio, as_of: str | None) -> AlignmentGraph:
    """The alignment that was pickled."""
    return portfolio.alignment if as_of is None else portfolio.alignment.as_of(as_of)


def _named(id: Any, kind: Any) -> tuple[str, str | None]:
    """An identifier and its kind; a `Node` knows its own."""
    from ._portfolio import _word

    if kind is None and isinstance(id, Node):
        kind = id.kind
    return _word("id", id), None if kind is None else _word("kind", kind)
