"""The audit trail: what was done to a portfolio, when, by whom and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from . import _kinds
from ._edit import Edit
from ._frozen import Frozen, put
from ._record import Record
from ._wire import Raw, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Self, overload


class AuditEntry(Record):
    """One edit as it was recorded.

    >>> import okr
    >>> okr.AuditEntry("2026-11-02", okr.Edit.check_in("kr-nps", 41), by="ada").edit["value"]
    41
    """

    __slots__ = {
        "on": "the day on which it was recorded",
        "edit": "what was done, an `Edit`",
        "by": "who did it, or None",
        "_was": "",
    }
    on: date
    edit: Edit
    by: str | None
    _was: str | None
    _kinds = {"on": _kinds.day, "by": _kinds.text, "edit": _kinds.one(Edit)}

    def __init__(
        self,
        on: date | str,
        edit: Edit | Mapping[str, Any],
        *,
        by: str | None = None,
        was: Any = None,
        custom: Any = None,
    ) -> None:
        self._fill(on, by, edit, custom)
        put(self, "_was", None if was is None else _kinds.custom("AuditEntry.was", was))

    @property
    def was(self) -> Any:
        """What is needed to take it back where the edit alone does not say it, or None; a fresh copy each time."""
        return None if self._was is None else loads(self._was)

    @property
    def reason(self) -> str | None:
        """Why it was done, or None: that of the edit."""
        reason: str | None = self.edit.get("reason")
        return reason

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read the entry from the form of FORMAT; see `to_dict`."""
        if not isinstance(data, Mapping) or data.get("was") is None:
            return super().from_dict(data)
        entry = super().from_dict({name: value for name, value in data.items() if name != "was"})
        return entry.replace(was=data["was"])

    def _wire(self) -> dict[str, Any]:
        stated = super()._wire()
        custom = stated.pop("custom", None)
        if self._was is not None:
            stated["was"] = Raw(self._was)
        return stated if custom is None else {**stated, "custom": custom}


class AuditTrail(Frozen, Sequence[AuditEntry]):
    """Every edit that was made to a portfolio, in order: a sequence of `AuditEntry`.

    `print` shows a table, and so does a notebook.
    """

    __slots__ = {"_entries": ""}
    _entries: tuple[AuditEntry, ...]

    def __init__(self, entries: Iterable[AuditEntry] = ()) -> None:
        put(self, "_entries", _kinds.many(_kinds.one(AuditEntry), "AuditEntry")("AuditTrail.entries", entries))

    @classmethod
    def _read(cls, rows: Iterable[tuple[str, str | None, str, str | None, str | None]]) -> AuditTrail:
        return cls._of(
            (
                tuple(
                    AuditEntry._of((date.fromisoformat(on), Edit._of(edit), by, was, custom))
                    for on, by, edit, was, custom in rows
                ),
            )
        )

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> AuditEntry: ...
        @overload
        def __getitem__(self, index: slice) -> AuditTrail: ...

    def __getitem__(self, index: int | slice) -> AuditEntry | AuditTrail:
        found = self._entries[index]
        return AuditTrail._of((found,)) if isinstance(found, tuple) else found

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[AuditEntry]:
        return iter(self._entries)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The entries in the form of FORMAT, ready for `json.dumps`."""
        return [entry.to_dict() for entry in self._entries]

    def to_json(self) -> str:
        """The entries as JSON: a list, as the document has it."""
        from ._wire import dumps

        return dumps(self._entries, "AuditTrail")

    def __repr__(self) -> str:
        return f"<okr.AuditTrail: {len(self):,} {'entry' if len(self) == 1 else 'entries'}>"

    def __str__(self) -> str:
        from ._text import clean, columns, pad

        rows = [HEADINGS, *(tuple(map(clean, _cells(entry))) for entry in self._entries)]
        widths = columns(rows)
        return "\n".join(
            ["  ".join([pad(cell, width) for cell, width in zip(row, widths, strict=True)]).rstrip() for row in rows]
        )

    def _repr_html_(self) -> str:
        from ._html import listed

        return listed(HEADINGS, map(_cells, self._entries))


HEADINGS = ("recorded", "by", "edit", "of", "what", "reason")

#: What an edit is about: the first of these that it has.
_SUBJECTS = ("key_result", "objective", "kpi", "cycle")


def _cells(entry: AuditEntry) -> tuple[str, ...]:
    edit = entry.edit.to_dict()
    kind = str(edit.pop("kind")).replace("_", " ")
    reason = edit.pop("reason", "")
    edit.pop("custom", None)
    name = next((name for name in _SUBJECTS if name in edit), None)
    subject = edit.pop(name) if name is not None else edit["new"]["id"]
    what = ", ".join(f"{name.replace('_', ' ')} {_short(value)}" for name, value in edit.items())
    return entry.on.isoformat(), entry.by or "", kind, subject, what, reason


def _short(value: Any) -> str:
    from ._text import fit
    from ._wire import result

    if isinstance(value, dict):
        # What is new has an identifier; an alignment has what it leads to.
        named = next((value[name] for name in ("id", "objective", "key_result", "priority") if name in value), None)
        if named is not None:
            return str(named)
    return fit(value if isinstance(value, str) else result(value), 60)
