"""Acyclic graphs over integers, for edges that stand in tables of one's own."""

from __future__ import annotations

from . import _okr
from ._errors import Problem, Related, ValidationError
from ._frozen import Frozen, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: More are no nodes or edges of a graph.
MOST = 2**32 - 2


class Dag(Frozen):
    """A graph without loops over the integers 0, 1, 2, ..., and an order of all of them [SPEC 12].

    It is what loading makes of alignments. Edges may repeat.

    Raises `ValidationError` with an `E015` for each edge that, taken in order,
    closes a loop with the edges before it that did not: its path is the
    number of the edge, the rest of the loop is `related`. An edge from or to
    what is no node is an `E009`.

    >>> import okr
    >>> dag = okr.Dag(4, [(3, 1), (1, 0), (2, 0)])
    >>> dag.successors(3), dag.predecessors(0)
    ((1,), (1, 2))
    >>> try:
    ...     okr.Dag(3, [(0, 1), (1, 2), (2, 0)])
    ... except okr.ValidationError as error:
    ...     print(error.problems[0].path, [related.path for related in error.problems[0].related])
    /2 ['/0', '/1']
    """

    __slots__ = {"nodes": "the number of nodes", "edges": "the edges as pairs, each as often as it stands", "_core": ""}
    nodes: int
    edges: tuple[tuple[int, int], ...]
    _core: _okr.Dag

    def __init__(self, nodes: int, edges: Iterable[tuple[int, int]]) -> None:
        if isinstance(nodes, bool) or not hasattr(nodes, "__index__"):
            raise TypeError(f"nodes must be an int, not {type(nodes).__name__}")
        pairs = []
        for number, edge in enumerate(edges):
            try:
                start, end = edge
                pairs.append((start.__index__(), end.__index__()))
            except (TypeError, ValueError, AttributeError):
                raise TypeError(f"edges[{number}] must be a pair of ints, not {edge!r:.40}") from None
        count = nodes.__index__()
        if not 0 <= count < MOST:
            raise ValueError(f"nodes must be from 0 to {MOST - 1}, not {count}")
        strange = [number for number, edge in enumerate(pairs) if not 0 <= min(edge) <= max(edge) < count]
        loops: list[tuple[int, list[int]]] = []
        core = None
        if not strange:
            core, loops = _okr.dag(count, pairs)
        if core is None:
            raise ValidationError(
                [Problem("E009", "unknown-reference", *_stranger(count, pairs[it]), f"/{it}") for it in strange]
                + [_loop(number, rest) for number, rest in loops]
            )
        put(self, "nodes", count)
        put(self, "edges", tuple(pairs))
        put(self, "_core", core)

    def order(self) -> tuple[int, ...]:
        """All nodes, each before its successors; the same edges in the same order give the same order."""
        return tuple(self._core.order())

    def successors(self, node: int) -> tuple[int, ...]:
        """The nodes that a node has an edge to, in the order of the edges; none for what is no node."""
        return tuple(self._core.successors(node)) if 0 <= node < self.nodes else ()

    def predecessors(self, node: int) -> tuple[int, ...]:
        """The nodes that have an edge to a node, from the smallest; none for what is no node."""
        return tuple(self._core.predecessors(node)) if 0 <= node < self.nodes else ()

    def _values(self) -> tuple[object, ...]:
        return self.nodes, self.edges

    @classmethod
    def _of(cls, values: tuple[object, ...]) -> Dag:
        return cls(*values)  # type: ignore[arg-type]

    def _members(self) -> list[tuple[str, object]]:
        return [("nodes", self.nodes), ("edges", self.edges)]

    def __repr__(self) -> str:
        return f"Dag({self.nodes}, {list(self.edges)})"


def _stranger(count: int, edge: tuple[int, int]) -> tuple[str, str]:
    last = f"nodes are 0 to {count - 1}" if count else "there are no nodes"
    return f"the edge {edge} leads from or to what is no node", last


def _loop(number: int, rest: list[int]) -> Problem:
    related = [Related("an edge of the loop", f"/{other}") for other in rest]
    what = f"the edge closes a loop of {len(rest) + 1} edges" if rest else "the edge leads to where it starts"
    return Problem("E015", "loop", what, "remove one of the edges of the loop", f"/{number}", None, None, related)
