"""Portfolios that are edited: every edit makes another portfolio, and leaves an entry in the audit trail."""

from __future__ import annotations

from ._errors import EditError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import Any

    from . import _okr
    from ._audit import AuditEntry, AuditTrail
    from ._batch import Editing
    from ._diff import Diff
    from ._edit import Edit
    from ._model import Alignment, Cycle, KeyResult, Measure, Objective
    from ._nodes import Node
    from ._portfolio import Portfolio
    from .types import CarriedBaseline, Phase

#: Arguments of a check-in that need no reading.
_NUMBERS = frozenset((float, int, type(None)))
_TEXTS = frozenset((str, type(None)))


class Editable:
    """What a portfolio can do about changes.

    Each edit is checked before anything changes, and gives a new portfolio; the
    old one stays as it is. `by` says who edits, `reason` why, `recorded` on
    which day, by default today by the clock of this machine: that is what the
    audit trail says of it. `on` is the day from which the edit counts, by
    default the day on which it is recorded. `custom` keeps something of your own.

    Raises `EditError` with every problem for an edit that is refused,
    `ValidationError` for a value that no edit could have, and `TypeError` for
    one of the wrong Python type.
    """

    __slots__ = ()
    _core: _okr.Portfolio

    @classmethod
    def _of(cls, core: _okr.Portfolio) -> Portfolio:
        raise NotImplementedError

    def _once(self, key: Any, make: Callable[[], Any]) -> Any:
        raise NotImplementedError

    def _edited(self, edit: Edit, by: str | None, recorded: date | str | None) -> Portfolio:
        return self._apply([edit], by, recorded, None, "recorded")

    def _apply(
        self,
        edits: list[Edit],
        by: str | None,
        on: date | str | None,
        reason: str | None,
        name: str,
    ) -> Portfolio:
        from ._batch import batch_json

        text = batch_json(edits, by, on, reason, name)
        try:
            return self._of(self._core.edit(text))
        except EditError as error:
            raise error._without_lines() from None

    # Check-ins and other values

    def check_in(
        self,
        key_result: str,
        value: float | None = None,
        *,
        on: date | str | None = None,
        confidence: float | None = None,
        note: str | None = None,
        by: str | None = None,
        author: str | None = None,
        reason: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Record a check-in of a key result `on` a day, past ones included.

        It is the check-in of `author`, or else of who edits. The new portfolio
        shares everything else with the old one. In a closed cycle it needs a
        reason.

        For example: `portfolio.check_in("kr-nps", 41, on="2026-11-02", by="ada")`.
        """
        start = on if on is None or isinstance(on, str) else _day("on", on)
        day = recorded if isinstance(recorded, str) else _day("recorded", recorded)
        # Plain arguments, which most are, go to the core as they are.
        if (
            type(key_result) is str
            and type(value) in _NUMBERS
            and type(confidence) in _NUMBERS
            and type(note) in _TEXTS
            and type(by) in _TEXTS
            and type(reason) in _TEXTS
            and author is None is custom
            and (value is None or value - value == 0)
        ):
            try:
                return self._of(self._core.check_in(key_result, start, value, confidence, note, day, by, reason))
            except (OverflowError, UnicodeEncodeError):  # said better below
                pass
            except EditError as error:
                raise error._without_lines() from None
        from ._edit import Edit

        edit = Edit.check_in(
            *(key_result, value),
            on=start,
            confidence=confidence,
            note=note,
            author=author,
            reason=reason,
            custom=custom,
        )
        return self._edited(edit, by, day)

    def correct_check_in(
        self,
        key_result: str,
        on: date | str,
        *,
        nth: int | None = None,
        moved_to: date | str | None = None,
        value: float | None = None,
        confidence: float | None = None,
        note: str | None = None,
        author: str | None = None,
        reason: str,
        by: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Correct the check-in of a day: what is given replaces what it says, and the audit trail keeps that.

        Of several on the day the last is meant, unless `nth` says which, from 1.
        """
        from ._edit import Edit

        edit = Edit.correct_check_in(
            key_result,
            on,
            nth=nth,
            moved_to=moved_to,
            value=value,
            confidence=confidence,
            note=note,
            author=author,
            reason=reason,
            custom=custom,
        )
        return self._edited(edit, by, recorded)

    def withdraw_check_in(
        self,
        key_result: str,
        on: date | str,
        *,
        nth: int | None = None,
        reason: str,
        by: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Take out the check-in of a day; the audit trail keeps what it said. `nth` is as for a correction."""
        from ._edit import Edit

        edit = Edit.withdraw_check_in(key_result, on, nth=nth, reason=reason, custom=custom)
        return self._edited(edit, by, recorded)

    def complete_item(
        self,
        key_result: str,
        item: str,
        *,
        on: date | str | None = None,
        by: str | None = None,
        reason: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Mark an item of a checklist as done `on` a day."""
        from ._edit import Edit

        edit = Edit.complete_item(key_result, item, on=on, reason=reason, custom=custom)
        return self._edited(edit, by, recorded)

    def record_measurement(
        self,
        kpi: str,
        value: float,
        *,
        on: date | str | None = None,
        by: str | None = None,
        reason: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Record a measurement of a KPI `on` a day."""
        from ._edit import Edit

        edit = Edit.record_measurement(kpi, value, on=on, reason=reason, custom=custom)
        return self._edited(edit, by, recorded)

    # Key results and objectives

    def amend(
        self,
        key_result: str,
        *,
        measure: Measure | None = None,
        due: date | str | None = None,
        weight: float | None = None,
        on: date | str | None = None,
        reason: str,
        by: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Change a key result's measure, due date or weight from a day `on` [SPEC 4.3]."""
        from ._edit import Edit

        edit = Edit.amend(key_result, measure=measure, due=due, weight=weight, on=on, reason=reason, custom=custom)
        return self._edited(edit, by, recorded)

    def drop(
        self,
        *,
        objective: str | None = None,
        key_result: str | None = None,
        replaced_by: str | None = None,
        on: date | str | None = None,
        reason: str,
        by: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Drop an objective or a key result from a day `on`: name one of the two [SPEC 4.4]."""
        from ._edit import Edit

        edit = Edit.drop(
            objective=objective,
            key_result=key_result,
            replaced_by=replaced_by,
            on=on,
            reason=reason,
            custom=custom,
        )
        return self._edited(edit, by, recorded)

    def add_key_result(
        self,
        objective: str,
        new: KeyResult,
        *,
        by: str | None = None,
        reason: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Add a key result at the end of an objective's list."""
        from ._edit import Edit

        edit = Edit.add_key_result(objective, new, reason=reason, custom=custom)
        return self._edited(edit, by, recorded)

    def replace_key_result(
        self,
        key_result: str,
        new: KeyResult,
        *,
        on: date | str | None = None,
        reason: str,
        by: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Drop a key result from a day `on`, and add another in its place."""
        from ._edit import Edit

        edit = Edit.replace_key_result(key_result, new, on=on, reason=reason, custom=custom)
        return self._edited(edit, by, recorded)

    def add_objective(
        self,
        new: Objective,
        *,
        by: str | None = None,
        reason: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Add an objective at the end."""
        from ._edit import Edit

        edit = Edit.add_objective(new, reason=reason, custom=custom)
        return self._edited(edit, by, recorded)

    def align(
        self,
        objective: str,
        to: Alignment | Node | str,
        *,
        by: str | None = None,
        reason: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Let an objective support something; where it does already, the weight is what changes.

        `to` is an `Alignment`, a `Node`, or the id of an objective. A loop is
        refused, naming it.
        """
        from ._edit import Edit

        edit = Edit.align(objective, to, reason=reason, custom=custom)
        return self._edited(edit, by, recorded)

    def unalign(
        self,
        objective: str,
        to: Alignment | Node | str,
        *,
        by: str | None = None,
        reason: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """End an objective's support of something; `to` is as for `align`."""
        from ._edit import Edit

        edit = Edit.unalign(objective, to, reason=reason, custom=custom)
        return self._edited(edit, by, recorded)

    def escalate(
        self,
        objective: str,
        note: str,
        *,
        on: date | str | None = None,
        author: str | None = None,
        by: str | None = None,
        reason: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Record `on` a day that `author`, or else who edits, told that an objective is in danger [SPEC 5.3]."""
        from ._edit import Edit

        edit = Edit.escalate(objective, note, on=on, author=author, reason=reason, custom=custom)
        return self._edited(edit, by, recorded)

    def review(
        self,
        score: float,
        *,
        objective: str | None = None,
        key_result: str | None = None,
        learned: str | None = None,
        on: date | str | None = None,
        reason: str,
        by: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Score an objective or a key result by review, from a day `on`: name one of the two [SPEC 4.7]."""
        from ._edit import Edit

        edit = Edit.review(
            score,
            objective=objective,
            key_result=key_result,
            learned=learned,
            on=on,
            reason=reason,
            custom=custom,
        )
        return self._edited(edit, by, recorded)

    def explain(
        self,
        explanation: str,
        *,
        objective: str | None = None,
        key_result: str | None = None,
        learned: str | None = None,
        by: str | None = None,
        reason: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Say why an objective or a key result was missed, and what was learned: name one of the two."""
        from ._edit import Edit

        edit = Edit.explain(
            explanation,
            objective=objective,
            key_result=key_result,
            learned=learned,
            reason=reason,
            custom=custom,
        )
        return self._edited(edit, by, recorded)

    # Cycles

    def move_cycle(
        self,
        cycle: str,
        phase: Phase,
        *,
        force: bool = False,
        by: str | None = None,
        reason: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Move a cycle to another phase.

        What must hold is refused with code E024 if it does not, unless the move
        is made with `force`. Back, or with `force`, it needs a reason.
        """
        from ._edit import Edit

        edit = Edit.move_cycle(cycle, phase, force=force, reason=reason, custom=custom)
        return self._edited(edit, by, recorded)

    def carry_over(
        self,
        cycle: str,
        into: str,
        *,
        objectives: Iterable[str] | None = None,
        baseline: CarriedBaseline = "reached",
        force: bool = False,
        by: str | None = None,
        reason: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Carry objectives over into another cycle: the unfinished aspirational ones, unless others are named.

        Key results start from the value `reached`, or from the baseline that is
        `kept`. With `force`, which needs a reason, also out of a cycle that is
        still active.
        """
        from ._edit import Edit

        edit = Edit.carry_over(
            cycle,
            into,
            objectives=objectives,
            baseline=baseline,
            force=force,
            reason=reason,
            custom=custom,
        )
        return self._edited(edit, by, recorded)

    def clone_cycle(
        self,
        cycle: str,
        new: Cycle,
        *,
        by: str | None = None,
        reason: str | None = None,
        custom: Any = None,
        recorded: date | str | None = None,
    ) -> Portfolio:
        """Copy a cycle with its objectives, without their history."""
        from ._edit import Edit

        edit = Edit.clone_cycle(cycle, new, reason=reason, custom=custom)
        return self._edited(edit, by, recorded)

    # Several edits at once

    def edit(self, *, by: str | None = None, on: date | str | None = None, reason: str | None = None) -> Editing:
        """Several edits, all of them or none: queue them in a `with` block, and take its `portfolio`.

        `on` is the day on which they are recorded, by default today, and the
        day of every edit that has no other; `reason` is that of every edit that
        has none. If the block raises, nothing is done.

        >>> import okr
        >>> first = okr.loads('''
        ... okr: "1"
        ... organization: {name: Acme}
        ... units: [{id: acme, name: Acme, level: company}]
        ... cycles: [{id: q4, start: 2026-10-01, end: 2026-12-31}]
        ... objectives:
        ... - {id: o, title: Be better, owner: acme, cycle: q4, commitment: aspirational, key_results: [
        ...     {id: kr, title: NPS to 55, measure: {kind: increase, baseline: 32, target: 55}}]}
        ... ''', format="yaml")
        >>> with first.edit(by="ada", on="2026-11-02") as e:
        ...     e.check_in("kr", 41)
        ...     e.amend("kr", measure=okr.Increase(32, 60), reason="half way in October")
        >>> print(first.diff(e.portfolio))
        key result kr: check_ins/0 added: {"on":"2026-11-02","value":41,"by":"ada"}
        key result kr: amendments/0 added: {"on":"2026-11-02","reason":"half way in October",...}
        """
        from ._batch import Editing

        return Editing._of(self, by, on, reason)

    def apply(
        self,
        edits: Iterable[Edit | Mapping[str, Any]],
        *,
        by: str | None = None,
        on: date | str | None = None,
        reason: str | None = None,
    ) -> Portfolio:
        """Make several edits, one after the other, or none of them; each is an `Edit` or a dict.

        `by`, `on` and `reason` are as for `edit`.
        """
        from ._edit import Edit
        from ._kinds import many, one

        return self._apply(list(many(one(Edit), "Edit")("edits", edits)), by, on, reason, "on")

    def edit_json(self, text: str) -> Portfolio:
        """Make the edits of a JSON text: `{"on": ..., "by": ..., "reason": ..., "edits": [...]}`.

        Problems have line and column in the text.
        """
        from ._kinds import text as read

        return self._of(self._core.edit(read("text", text)))

    # What was done

    @property
    def audit(self) -> AuditTrail:
        """Every edit that was made, in order."""
        from ._audit import AuditTrail

        trail: AuditTrail = self._once("audit", lambda: AuditTrail._read(self._core.audit()))
        return trail

    def replay(self, entries: Iterable[AuditEntry | Mapping[str, Any]]) -> Portfolio:
        """Make the edits of an audit trail again, each as of its own day and by its own author.

        Replaying the audit trail of a portfolio on its first version gives it,
        to the byte. Problems of an entry that does not apply stand below
        `/audit`, with its number among those given.
        """
        from ._audit import AuditEntry
        from ._kinds import many, one
        from ._wire import dumps

        trail = many(one(AuditEntry), "AuditEntry")("entries", entries)
        try:
            return self._of(self._core.replay(dumps(trail, "entries")))
        except EditError as error:
            raise error._without_lines() from None

    def as_of(self, day: date | str) -> Portfolio:
        """The portfolio as it stood at the end of a day.

        Edits that were recorded later are taken back, and what is dated later is
        left out, whenever it was recorded. What has neither a date nor an entry
        in the audit trail is as it is now.

        Raises `EditError` if the document was changed by other means, so that an
        edit cannot be taken back.
        """
        if day is None:
            raise TypeError("day must be a datetime.date or an ISO text, not None")
        return self._of(self._core.as_of(_day("day", day)))

    def diff(self, after: Portfolio) -> Diff:
        """What is different in a later portfolio: as data, and in words when it is printed.

        The audit trail is no part of it.
        """
        from ._diff import Diff

        if not isinstance(after, Editable):
            raise TypeError(f"after must be a Portfolio, not {type(after).__name__}")
        return Diff._read(self._core.diff(after._core))


def _day(name: str, day: Any) -> str:
    """A day as ISO text, today if it is None."""
    from ._portfolio import _iso

    return _iso(day, name)
