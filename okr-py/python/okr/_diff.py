"""What is different between two portfolios."""

from __future__ import annotations

from collections.abc import Sequence

from . import _kinds
from ._frozen import Frozen, put
from ._nodes import Node
from ._wire import Raw, dumps, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, overload

    from .types import DifferenceKind, SubjectKind

_Row = tuple[str, "tuple[SubjectKind, str] | None", "str | None", "str | None", "str | None"]


class Difference(Frozen):
    """Something that is there in one portfolio only, or a member that says something else."""

    __slots__ = {
        "kind": "`added`, `removed` or `changed`",
        "subject": "what it is about, a `Node`; None for the document itself",
        "member": "the member as a JSON Pointer within the subject; None where that itself came or went",
        "_before": "",
        "_after": "",
    }
    kind: DifferenceKind
    subject: Node | None
    member: str | None
    _before: str | None
    _after: str | None

    def __init__(
        self,
        kind: DifferenceKind,
        subject: Node | None = None,
        member: str | None = None,
        *,
        before: Any = None,
        after: Any = None,
    ) -> None:
        texts = [
            None if value is None else _kinds.custom(f"Difference.{name}", value)
            for name, value in (("before", before), ("after", after))
        ]
        for name, value in zip(self._names, (kind, subject, member, *texts), strict=True):
            put(self, name, value)

    @property
    def before(self) -> Any:
        """What it said before, or None; a fresh copy each time."""
        return None if self._before is None else loads(self._before)

    @property
    def after(self) -> Any:
        """What it says after, or None; a fresh copy each time."""
        return None if self._after is None else loads(self._after)

    def to_dict(self) -> dict[str, Any]:
        """The difference in the form of FORMAT, ready for `json.dumps`."""
        told = self._wire()
        return {name: loads(value.text) if isinstance(value, Raw) else value for name, value in told.items()}

    def _wire(self) -> dict[str, Any]:
        told: dict[str, Any] = {"kind": self.kind}
        if self.subject is not None:
            told["subject"] = self.subject.to_dict()
        if self.member is not None:
            told["member"] = self.member
        for name, text in (("before", self._before), ("after", self._after)):
            if text is not None:
                told[name] = Raw(text)
        return told

    def __str__(self) -> str:
        """One line, as from Rust and C."""
        about, said = _words(self)
        if self.member is None:
            return f"{about} {self.kind}"
        return f"{about}: {said}"


def _words(it: Difference) -> tuple[str, str]:
    """What a difference is about, and what it says."""
    about = "portfolio" if it.subject is None else f"{it.subject.kind.replace('_', ' ')} {it.subject}"
    if it.member is None:
        return about, it.kind
    member = it.member.lstrip("/")
    if it._before is not None and it._after is not None:
        return about, f"{member} {it._before} -> {it._after}"
    return about, f"{member} {it.kind}: {it._before or it._after or ''}"


class Diff(Frozen, Sequence[Difference]):
    """What is different between two portfolios: a sequence of `Difference`, empty if nothing is.

    Things are matched by identifier; that they stand in another order is a
    difference of their list. `print` shows a line for each difference, a
    notebook a table.
    """

    __slots__ = {"_differences": ""}
    _differences: tuple[Difference, ...]

    def __init__(self, differences: Iterable[Difference] = ()) -> None:
        put(self, "_differences", tuple(differences))

    @classmethod
    def _read(cls, rows: Iterable[_Row]) -> Diff:
        return cls._of((tuple(map(_difference, rows)),))

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> Difference: ...
        @overload
        def __getitem__(self, index: slice) -> Diff: ...

    def __getitem__(self, index: int | slice) -> Difference | Diff:
        found = self._differences[index]
        return Diff._of((found,)) if isinstance(found, tuple) else found

    def __len__(self) -> int:
        return len(self._differences)

    def __iter__(self) -> Iterator[Difference]:
        return iter(self._differences)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The differences in the form of FORMAT, ready for `json.dumps`."""
        return [difference.to_dict() for difference in self._differences]

    def to_json(self) -> str:
        """The differences as JSON: a list, the same bytes as from Rust and C."""
        return dumps(self._differences, "Diff")

    def __repr__(self) -> str:
        from ._text import count

        return f"<okr.Diff: {count(len(self), 'difference') if self._differences else 'none'}>"

    def __str__(self) -> str:
        return "\n".join(map(str, self._differences))

    def _repr_html_(self) -> str:
        from ._html import listed
        from ._text import fit

        rows = [(about, fit(said, 200)) for about, said in map(_words, self._differences)]
        return listed(("of", "what is different"), rows)


def _difference(row: Any) -> Difference:
    kind, subject, member, before, after = row
    node = None if subject is None else Node(subject[1], subject[0])
    return Difference._of((kind, node, member, before, after))
