"""Single edits: what is to be done to a portfolio, as values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import _kinds
from ._wire import dumps, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import NoReturn

    from ._kinds import _Kind
    from ._model import Alignment, Cycle, KeyResult, Measure, Objective
    from ._nodes import Node
    from .types import CarriedBaseline, EditKind, Phase


class Edit(Mapping[str, Any]):
    """One thing to do to a portfolio; `Portfolio.apply` does several, all or none.

    A constructor for each kind takes what that kind needs. An edit is a mapping
    of the members that it has in a document, `kind` first, and never changes.
    What does not belong to its kind is refused when it is made.

    >>> import okr
    >>> edit = okr.Edit.amend("kr-nps", measure=okr.Increase(32, 60), reason="half way in October")
    >>> edit.kind, edit["measure"]
    ('amend', {'kind': 'increase', 'baseline': 32, 'target': 60})
    """

    __slots__ = ("_text",)
    _text: str

    def __init__(self, kind: EditKind, /, **members: Any) -> None:
        """An edit of its members by name, as FORMAT has them; what is None is left out."""
        stated = {name: value for name, value in members.items() if value is not None}
        object.__setattr__(self, "_text", dumps({"kind": kind, **stated}, "Edit"))

    @classmethod
    def _of(cls, text: str) -> Edit:
        """An edit of the text of a JSON object."""
        self = cls.__new__(cls)
        object.__setattr__(self, "_text", text)
        return self

    @classmethod
    def _read(cls, kind: EditKind, custom: Any, **members: Any) -> Edit:
        """An edit of the arguments of a call, each read as what it should be."""
        found: dict[str, Any] = {}
        for name, value in members.items():
            if value is not None:
                read: _Kind = _READ.get(name, _kinds.text)
                found[name] = read(f"{kind}.{name}", value)
        if found.get("force") is False:
            del found["force"]
        return cls(kind, **found, custom=custom)

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Edit:
        """An edit in the form of FORMAT; dates may be `datetime.date`, and members records."""
        if not isinstance(data, Mapping):
            _kinds.wrong("an edit", "an Edit or a dict", data)
        return data if isinstance(data, Edit) else Edit._of(dumps(data, "Edit"))

    # Check-ins and other values

    @classmethod
    def check_in(
        cls,
        key_result: str,
        value: float | None = None,
        *,
        on: date | str | None = None,
        confidence: float | None = None,
        note: str | None = None,
        author: str | None = None,
        reason: str | None = None,
        custom: Any = None,
    ) -> Edit:
        """Record a check-in of a key result `on` a day, past ones included.

        `author` says whose check-in it is, if not the editor's. Needs a reason
        in a closed cycle only.
        """
        return cls._read(
            "check_in",
            custom,
            key_result=key_result,
            on=on,
            value=value,
            confidence=confidence,
            note=note,
            by=author,
            reason=reason,
        )

    @classmethod
    def correct_check_in(
        cls,
        key_result: str,
        on: date | str,
        *,
        nth: int | None = None,
        moved_to: date | str | None = None,
        value: float | None = None,
        confidence: float | None = None,
        note: str | None = None,
        author: str | None = None,
        reason: str | None = None,
        custom: Any = None,
    ) -> Edit:
        """Correct the check-in of a day: what is given replaces what it says. Needs a reason.

        Of several on the day the last is meant, unless `nth` says which, from 1.
        """
        return cls._read(
            "correct_check_in",
            custom,
            key_result=key_result,
            on=on,
            nth=nth,
            moved_to=moved_to,
            value=value,
            confidence=confidence,
            note=note,
            by=author,
            reason=reason,
        )

    @classmethod
    def withdraw_check_in(
        cls,
        key_result: str,
        on: date | str,
        *,
        nth: int | None = None,
        reason: str | None = None,
        custom: Any = None,
    ) -> Edit:
        """Take out the check-in of a day; the audit trail keeps what it said. Needs a reason."""
        return cls._read("withdraw_check_in", custom, key_result=key_result, on=on, nth=nth, reason=reason)

    @classmethod
    def complete_item(
        cls,
        key_result: str,
        item: str,
        *,
        on: date | str | None = None,
        reason: str | None = None,
        custom: Any = None,
    ) -> Edit:
        """Mark an item of a checklist as done `on` a day."""
        return cls._read("complete_item", custom, key_result=key_result, item=item, on=on, reason=reason)

    @classmethod
    def record_measurement(
        cls,
        kpi: str,
        value: float,
        *,
        on: date | str | None = None,
        reason: str | None = None,
        custom: Any = None,
    ) -> Edit:
        """Record a measurement of a KPI `on` a day."""
        return cls._read("record_measurement", custom, kpi=kpi, on=on, value=value, reason=reason)

    # Key results and objectives

    @classmethod
    def amend(
        cls,
        key_result: str,
        *,
        measure: Measure | None = None,
        due: date | str | None = None,
        weight: float | None = None,
        on: date | str | None = None,
        reason: str | None = None,
        custom: Any = None,
    ) -> Edit:
        """Change a key result's measure, due date or weight from a day `on` [SPEC 4.3]. Needs a reason."""
        return cls._read(
            "amend",
            custom,
            key_result=key_result,
            on=on,
            measure=measure,
            due=due,
            weight=weight,
            reason=reason,
        )

    @classmethod
    def drop(
        cls,
        *,
        objective: str | None = None,
        key_result: str | None = None,
        replaced_by: str | None = None,
        on: date | str | None = None,
        reason: str | None = None,
        custom: Any = None,
    ) -> Edit:
        """Drop an objective or a key result from a day `on`: name one of the two. Needs a reason."""
        of = _one("drop", objective, key_result)
        return cls._read("drop", custom, **of, on=on, replaced_by=replaced_by, reason=reason)

    @classmethod
    def add_key_result(cls, objective: str, new: KeyResult, *, reason: str | None = None, custom: Any = None) -> Edit:
        """Add a key result at the end of an objective's list."""
        return cls._read("add_key_result", custom, objective=objective, new=_new("KeyResult", new), reason=reason)

    @classmethod
    def replace_key_result(
        cls,
        key_result: str,
        new: KeyResult,
        *,
        on: date | str | None = None,
        reason: str | None = None,
        custom: Any = None,
    ) -> Edit:
        """Drop a key result from a day `on`, and add another in its place. Needs a reason."""
        new = _new("KeyResult", new)
        return cls._read("replace_key_result", custom, key_result=key_result, on=on, new=new, reason=reason)

    @classmethod
    def add_objective(cls, new: Objective, *, reason: str | None = None, custom: Any = None) -> Edit:
        """Add an objective at the end."""
        return cls._read("add_objective", custom, new=_new("Objective", new), reason=reason)

    @classmethod
    def align(
        cls, objective: str, to: Alignment | Node | str, *, reason: str | None = None, custom: Any = None
    ) -> Edit:
        """Let an objective support something; where it does already, the weight is what changes.

        `to` is an `Alignment`, a `Node`, or the id of an objective. A loop is
        refused, naming it.
        """
        return cls._read("align", custom, objective=objective, to=_edge("align", to), reason=reason)

    @classmethod
    def unalign(
        cls, objective: str, to: Alignment | Node | str, *, reason: str | None = None, custom: Any = None
    ) -> Edit:
        """End an objective's support of something; `to` is as for `align`."""
        return cls._read("unalign", custom, objective=objective, to=_edge("unalign", to), reason=reason)

    @classmethod
    def escalate(
        cls,
        objective: str,
        note: str,
        *,
        on: date | str | None = None,
        author: str | None = None,
        reason: str | None = None,
        custom: Any = None,
    ) -> Edit:
        """Record `on` a day that somebody was told that an objective is in danger [SPEC 5.3]."""
        return cls._read("escalate", custom, objective=objective, on=on, note=note, by=author, reason=reason)

    @classmethod
    def review(
        cls,
        score: float,
        *,
        objective: str | None = None,
        key_result: str | None = None,
        learned: str | None = None,
        on: date | str | None = None,
        reason: str | None = None,
        custom: Any = None,
    ) -> Edit:
        """Score an objective or a key result by review, from a day `on` [SPEC 4.7]. Needs a reason."""
        of = _one("review", objective, key_result)
        return cls._read("review", custom, **of, on=on, score=score, learned=learned, reason=reason)

    @classmethod
    def explain(
        cls,
        explanation: str,
        *,
        objective: str | None = None,
        key_result: str | None = None,
        learned: str | None = None,
        reason: str | None = None,
        custom: Any = None,
    ) -> Edit:
        """Say why an objective or a key result was missed, and what was learned."""
        of = _one("explain", objective, key_result)
        return cls._read("explain", custom, **of, explanation=explanation, learned=learned, reason=reason)

    # Cycles

    @classmethod
    def move_cycle(
        cls, cycle: str, phase: Phase, *, force: bool = False, reason: str | None = None, custom: Any = None
    ) -> Edit:
        """Move a cycle to another phase. Back, or with `force` past what must hold, needs a reason."""
        return cls._read("move_cycle", custom, cycle=cycle, phase=phase, force=force, reason=reason)

    @classmethod
    def carry_over(
        cls,
        cycle: str,
        into: str,
        *,
        objectives: Iterable[str] | None = None,
        baseline: CarriedBaseline = "reached",
        force: bool = False,
        reason: str | None = None,
        custom: Any = None,
    ) -> Edit:
        """Carry objectives over into another cycle: the unfinished aspirational ones, unless others are named.

        Key results start from the value `reached`, or from the baseline that is
        `kept`.
        """
        return cls._read(
            "carry_over",
            custom,
            cycle=cycle,
            into=into,
            objectives=objectives,
            baseline=baseline,
            force=force,
            reason=reason,
        )

    @classmethod
    def clone_cycle(cls, cycle: str, new: Cycle, *, reason: str | None = None, custom: Any = None) -> Edit:
        """Copy a cycle with its objectives, without their history."""
        return cls._read("clone_cycle", custom, cycle=cycle, new=_new("Cycle", new), reason=reason)

    # A value

    @property
    def kind(self) -> EditKind:
        """What it does, such as `check_in`."""
        kind: EditKind = self["kind"]
        return kind

    def to_dict(self) -> dict[str, Any]:
        """The edit in the form of FORMAT, ready for `json.dumps`."""
        plain: dict[str, Any] = loads(self._text)
        return plain

    def to_json(self) -> str:
        """The edit as JSON text."""
        return self._text

    def _wire(self) -> dict[str, Any]:
        return self.to_dict()

    def __getitem__(self, name: str) -> Any:
        return self.to_dict()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.to_dict())

    def __len__(self) -> int:
        return len(self.to_dict())

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("an Edit is frozen: make another one")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("an Edit is frozen")

    def __eq__(self, other: object) -> bool:
        return self.to_dict() == dict(other) if isinstance(other, Mapping) else NotImplemented

    def __hash__(self) -> int:
        return hash(_hashable(self.to_dict()))

    def __copy__(self) -> Edit:
        return self

    def __deepcopy__(self, memo: object) -> Edit:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Edit._of, (self._text,)

    def __repr__(self) -> str:
        members = self.to_dict()
        kind = members.pop("kind", None)
        return f"Edit({', '.join([repr(kind), *(f'{name}={value!r}' for name, value in members.items())])})"


def _whole(where: str, value: Any) -> int:
    found = _kinds.number(where, value)
    if not isinstance(found, int):
        _kinds.wrong(where, "an int", value)
    return found


def _as_is(where: str, value: Any) -> Any:
    return value


#: How members are read that are not texts.
_READ: dict[str, _Kind] = {
    "on": _kinds.day,
    "nth": _whole,
    "moved_to": _kinds.day,
    "value": _kinds.amount,
    "confidence": _kinds.number,
    "weight": _kinds.number,
    "score": _kinds.number,
    "force": _kinds.flag,
    "objectives": _kinds.many(_kinds.text, "objective ids"),
    "new": _as_is,
    "to": _as_is,
    "measure": lambda where, value: _model("Measure", where, value),
}


def _model(name: str, where: str, value: Any) -> Any:
    """A record of the model, or a dict in its form."""
    from . import _model as model

    return _kinds.one(getattr(model, name))(where, value)


def _new(name: str, value: Any) -> Any:
    return _model(name, "edit.new", value)


def _edge(kind: str, to: Any) -> Any:
    """What an objective supports."""
    if not isinstance(to, str):
        return _model("Alignment", f"{kind}.to", to)
    return {getattr(to, "kind", "objective"): _kinds.text(f"{kind}.to", to)}


def _one(kind: str, objective: str | None, key_result: str | None) -> dict[str, str]:
    """The objective or the key result that an edit is about."""
    if (objective is None) == (key_result is None):
        raise TypeError(f"{kind} takes an objective or a key_result, and not both")
    return {"key_result": key_result} if objective is None else {"objective": objective}  # type: ignore[dict-item]


def _hashable(value: Any) -> Any:
    """A plain value as one that hashes: equal values give equal ones."""
    if isinstance(value, dict):
        return frozenset((name, _hashable(member)) for name, member in value.items())
    return tuple(map(_hashable, value)) if isinstance(value, list) else value
