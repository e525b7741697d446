"""Nodes of the alignment: identifiers that know what they identify."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NoReturn

    from .types import SubjectKind


class Node(str):
    """An identifier and what it is of: an objective, a key result, a priority, a unit [SPEC 10].

    It is a text, the identifier, so it goes wherever an identifier goes. Two
    nodes are equal if their kinds are too; a node and a plain text are equal
    if the texts are, since identifiers are unique within their kind only.

    >>> import okr
    >>> node = okr.Node("o-trust", "objective")
    >>> node, node.kind, node == "o-trust", node == okr.Node("o-trust", "unit")
    (Node('o-trust', 'objective'), 'objective', True, False)
    """

    __slots__ = ("_kind",)
    _kind: SubjectKind

    def __new__(cls, id: str, kind: SubjectKind) -> Node:
        self = super().__new__(cls, id)
        object.__setattr__(self, "_kind", kind)
        return self

    @property
    def kind(self) -> SubjectKind:
        """`objective`, `key_result`, `priority` or `unit`; in findings also `cycle`, `kpi` or `initiative`."""
        return self._kind

    def to_dict(self) -> dict[str, str]:
        """Kind and identifier, ready for `json.dumps`."""
        return {"kind": self._kind, "id": str(self)}

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a Node is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a Node is frozen")

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Node) and self._kind != other._kind:
            return False
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        if isinstance(other, Node) and self._kind != other._kind:
            return True
        return str.__ne__(self, other)

    __hash__ = str.__hash__

    def __copy__(self) -> Node:
        return self

    def __deepcopy__(self, memo: object) -> Node:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Node, (str(self), self._kind)

    def __repr__(self) -> str:
        return f"Node({str(self)!r}, {self._kind!r})"


_put_kind = Node.__dict__["_kind"].__set__


def nodes(rows: Iterable[tuple[Any, str]]) -> tuple[Node, ...]:
    """The nodes of pairs of kind and identifier."""
    new, made = str.__new__, []
    for kind, id in rows:  # what `Node` does, without a call of Python's for each of very many
        node = new(Node, id)
        _put_kind(node, kind)
        made.append(node)
    return tuple(made)
