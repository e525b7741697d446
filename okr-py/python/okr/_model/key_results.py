"""Key results, their history and their plans [SPEC 3, 4, 6]."""

from __future__ import annotations

from .._kinds import amount, day, either, many, number, one, text
from .._record import Record
from .measures import Measure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any, Literal

    from ..types import Commitment, PlanCurve, Role


class PlanStep(Record):
    """By this day, this share of the way."""

    __slots__ = {"by": "the day", "share": "the share reached by then, above 0 and up to 1"}
    by: date
    share: float
    _kinds = {"by": day, "share": number}

    def __init__(self, by: date | str, share: float, *, custom: Any = None) -> None:
        self._fill(by, share, custom)


class StepPlan(Record):
    """A plan in steps [SPEC 6.3]: dates and shares rise, the last is the due date and 1.

    >>> import okr
    >>> okr.StepPlan([okr.PlanStep("2026-11-15", 0.5), okr.PlanStep("2026-12-31", 1)])
    StepPlan(steps=[PlanStep(by='2026-11-15', share=0.5), PlanStep(by='2026-12-31', share=1)])
    """

    __slots__ = {"steps": "the steps, a tuple of at least one"}
    steps: tuple[PlanStep, ...]
    _kinds = {"steps": many(one(PlanStep), "PlanStep")}

    def __init__(self, steps: Iterable[PlanStep], *, custom: Any = None) -> None:
        self._fill(steps, custom)


class KpiSource(Record):
    """A KPI's measurements are the key result's values [SPEC 3.12]."""

    __slots__ = {"kpi": "the id of the KPI"}
    kpi: str
    _kinds = {"kpi": text}

    def __init__(self, kpi: str, *, custom: Any = None) -> None:
        self._fill(kpi, custom)


class SumSource(Record):
    """The key result's value is the sum of other key results' values, in one unit [SPEC 3.12]."""

    __slots__ = {"sum_of": "the ids of the key results that are added up"}
    sum_of: tuple[str, ...]
    _kinds = {"sum_of": many(text, "key result ids")}

    def __init__(self, sum_of: Iterable[str], *, custom: Any = None) -> None:
        self._fill(sum_of, custom)


def _source(where: str, value: Any) -> KpiSource | SumSource:
    found: KpiSource | SumSource
    if isinstance(value, dict) and "sum_of" in value:
        found = one(SumSource)(where, value)
    else:
        found = one(KpiSource, SumSource)(where, value)
    return found


class CheckIn(Record):
    """What a key result stood at on a day, and how sure its owner was.

    >>> import okr
    >>> okr.CheckIn("2026-10-14", 34, confidence=0.6, by="ada")
    CheckIn(on='2026-10-14', value=34, confidence=0.6, by='ada')
    """

    __slots__ = {
        "on": "the day; check-ins may be given in any order",
        "value": "the value; for a milestone True and False too; None for a check-in without one",
        "confidence": "how sure the owner is to get there, 0 to 1, or None",
        "note": "what there is to say, or None",
        "by": "who says it, or None",
    }
    on: date
    value: float | None
    confidence: float | None
    note: str | None
    by: str | None
    _kinds = {"on": day, "value": amount, "confidence": number, "note": text, "by": text}

    def __init__(
        self,
        on: date | str,
        value: float | None = None,
        *,
        confidence: float | None = None,
        note: str | None = None,
        by: str | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(on, value, confidence, note, by, custom)


class Amendment(Record):
    """A dated, reasoned change of a key result's measure, due date or weight [SPEC 4.3]."""

    __slots__ = {
        "on": "the day from which it holds",
        "reason": "why; not blank",
        "by": "who decided, or None",
        "measure": "the new measure, or None to keep it",
        "due": "the new due date, or None to keep it",
        "weight": "the new weight, or None to keep it",
    }
    on: date
    reason: str
    by: str | None
    measure: Measure | None
    due: date | None
    weight: float | None
    _kinds = {"on": day, "reason": text, "by": text, "measure": one(Measure), "due": day, "weight": number}

    def __init__(
        self,
        on: date | str,
        reason: str,
        *,
        by: str | None = None,
        measure: Measure | None = None,
        due: date | str | None = None,
        weight: float | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(on, reason, by, measure, due, weight, custom)


class Drop(Record):
    """Given up from a day on, for a reason [SPEC 4.4]."""

    __slots__ = {
        "on": "the first day on which it does not count",
        "reason": "why; not blank",
        "replaced_by": "the id of what takes its place, of the same kind, or None",
    }
    on: date
    reason: str
    replaced_by: str | None
    _kinds = {"on": day, "reason": text, "replaced_by": text}

    def __init__(
        self,
        on: date | str,
        reason: str,
        *,
        replaced_by: str | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(on, reason, replaced_by, custom)


class Review(Record):
    """What was made of it in the end [SPEC 4.7]; a score here overrides the computed one."""

    __slots__ = {
        "on": "the day of the review, from which a score counts; or None",
        "score": "the score that overrides, 0 to 1, or None; needs `on` and `reason`",
        "reason": "why the score is overridden, or None",
        "explanation": "why a committed objective was missed, or None",
        "learned": "what was learned, or None",
        "by": "who reviewed, or None",
    }
    on: date | None
    score: float | None
    reason: str | None
    explanation: str | None
    learned: str | None
    by: str | None
    _kinds = {"on": day, "score": number, "reason": text, "explanation": text, "learned": text, "by": text}

    def __init__(
        self,
        *,
        on: date | str | None = None,
        score: float | None = None,
        reason: str | None = None,
        explanation: str | None = None,
        learned: str | None = None,
        by: str | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(on, score, reason, explanation, learned, by, custom)


class KeyResult(Record):
    """Measured evidence for one objective.

    >>> import okr
    >>> okr.KeyResult(
    ...     "kr1", "Increase NPS from 32 to 55", okr.Increase(32, 55), check_ins=[okr.CheckIn("2026-10-14", 34)]
    ... ).check_ins[0].value
    34
    """

    __slots__ = {
        "id": "the identifier, unique among the key results of the portfolio",
        "title": "what it says, 1 to 1,000 characters",
        "description": "more about it, or None",
        "measure": "how it is measured",
        "unit": "what its values count, such as `points`, or None",
        "weight": "its share in the objective's score, 0.000001 to 1,000,000, at most six decimals",
        "role": "`key` (default), or `guardrail`: caps the objective's score instead of adding to it [4.6]",
        "commitment": "`committed` or `aspirational`, or None for the objective's",
        "owner": "the id of the unit that owns it, or None",
        "start": "the first day of its window, or None for the cycle's start",
        "due": "the day it is due, or None for the cycle's end",
        "plan": "how it should come about: a curve's name, a `StepPlan`, or None for the measure's own default [6.3]",
        "source": "where values come from: `check_ins` (default), a `KpiSource` or a `SumSource`",
        "check_ins": "its history, a tuple in any order",
        "amendments": "its changes, a tuple in any order",
        "dropped": "that it was given up, or None",
        "review": "what was made of it, or None",
        "tags": "words to find it by, a tuple",
    }
    id: str
    title: str
    description: str | None
    measure: Measure
    unit: str | None
    weight: float
    role: Role
    commitment: Commitment | None
    owner: str | None
    start: date | None
    due: date | None
    plan: PlanCurve | StepPlan | None
    source: Literal["check_ins"] | KpiSource | SumSource
    check_ins: tuple[CheckIn, ...]
    amendments: tuple[Amendment, ...]
    dropped: Drop | None
    review: Review | None
    tags: tuple[str, ...]
    _kinds = {
        "id": text,
        "title": text,
        "description": text,
        "measure": one(Measure),
        "unit": text,
        "weight": number,
        "role": text,
        "commitment": text,
        "owner": text,
        "start": day,
        "due": day,
        "plan": either(text, one(StepPlan)),
        "source": either(text, _source),
        "check_ins": many(one(CheckIn), "CheckIn"),
        "amendments": many(one(Amendment), "Amendment"),
        "dropped": one(Drop),
        "review": one(Review),
        "tags": many(text, "texts"),
    }

    def __init__(
        self,
        id: str,
        title: str,
        measure: Measure,
        *,
        description: str | None = None,
        unit: str | None = None,
        weight: float = 1,
        role: Role = "key",
        commitment: Commitment | None = None,
        owner: str | None = None,
        start: date | str | None = None,
        due: date | str | None = None,
        plan: PlanCurve | StepPlan | None = None,
        source: Literal["check_ins"] | KpiSource | SumSource = "check_ins",
        check_ins: Iterable[CheckIn] = (),
        amendments: Iterable[Amendment] = (),
        dropped: Drop | None = None,
        review: Review | None = None,
        tags: Iterable[str] = (),
        custom: Any = None,
    ) -> None:
        self._fill(
            *(id, title, description, measure, unit, weight, role, commitment, owner, start, due, plan),
            *(source, check_ins, amendments, dropped, review, tags, custom),
        )
