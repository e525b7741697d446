"""The whole portfolio format as msgspec structs.

What msgspec can say is said: unknown members are refused, measures are a
tagged union, dates are dates, enumerations are closed, and numbers, texts and
lists have the format's bounds. What it cannot say is left out and is not part
of the time measured here: identifiers that are unique and refer to something,
loops, date order, limits in order, plans that end on the due date, one target
for each edge, line and column. `okr.loads` checks all of that.

`pydantic_models.py` has the same shape, member by member.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field

Text = Annotated[str, Meta(min_length=1, max_length=1000)]
Id = Annotated[str, Meta(min_length=1, max_length=128)]
Number = Annotated[float, Meta(ge=-1e15, le=1e15)]
Share = Annotated[float, Meta(ge=0, le=1)]
Weight = Annotated[float, Meta(ge=0.000001, le=1_000_000)]
Days = Annotated[int, Meta(ge=1)]

Commitment = Literal["committed", "aspirational"]
Accumulate = Literal["latest", "sum", "max", "min", "mean"]
Over = Literal["latest", "worst", "mean", "time_weighted"]


class Base(Struct, forbid_unknown_fields=True, kw_only=True):
    """Strict, and with the `custom` member that every object may have.

    Members stand in the format's order, in which msgspec reads quickest;
    `kw_only` lets a required one follow an optional one.
    """

    custom: Any = None


# -- policy -------------------------------------------------------------------


class Expected(Base):
    committed: Share | None = None
    aspirational: Share | None = None


class Band(Base):
    red_below: Share | None = None
    green_from: Share | None = None


class Grades(Base):
    committed: Band | None = None
    aspirational: Band | None = None
    rounding: Literal["none", "tenths"] | None = None


class Pace(Base):
    method: Literal["ratio", "gap", "projected"] | None = None
    on_track: Share | None = None
    at_risk: Share | None = None
    target: Literal["expected", "full"] | None = None
    plan: Literal["curve", "none"] | None = None


class Policy(Base):
    extends: str | None = None
    name: Text | None = None
    expected: Expected | None = None
    grades: Grades | None = None
    pace: Pace | None = None
    missing: Literal["zero", "exclude"] | None = None


# -- organization, units, cycles, KPIs ----------------------------------------


class Priority(Base):
    id: Id
    title: Text


class Organization(Base):
    name: Text
    mission: str | None = None
    vision: str | None = None
    priorities: list[Priority] | None = None


class Unit(Base):
    id: Id
    name: Text
    level: Literal["company", "department", "team", "individual"]
    parent: Id | None = None


class Cycle(Base):
    id: Id
    start: date
    end: date
    name: Text | None = None
    phase: Literal["planning", "active", "review", "closed"] | None = None
    parent: Id | None = None
    check_in_every_days: Days | None = None


class Healthy(Base):
    low: Number | None = None
    high: Number | None = None


class Measurement(Base):
    on: date
    value: Number


class Kpi(Base):
    id: Id
    name: Text
    unit: str | None = None
    healthy: Healthy | None = None
    measurements: list[Measurement] | None = None


# -- measures -----------------------------------------------------------------


class Increase(Base, tag_field="kind", tag="increase"):
    baseline: Number
    target: Number
    accumulate: Accumulate | None = None


class Decrease(Base, tag_field="kind", tag="decrease"):
    baseline: Number
    target: Number
    accumulate: Accumulate | None = None


class AtLeast(Base, tag_field="kind", tag="at_least"):
    threshold: Number
    floor: Number | None = None
    strict: bool | None = None
    over: Over | None = None


class AtMost(Base, tag_field="kind", tag="at_most"):
    threshold: Number
    ceiling: Number | None = None
    strict: bool | None = None
    over: Over | None = None


class Between(Base, tag_field="kind", tag="between"):
    low: Number
    high: Number
    tolerance: Number | None = None
    strict: bool | None = None
    over: Over | None = None


class Milestone(Base, tag_field="kind", tag="milestone"):
    pass


class ChecklistItem(Base):
    id: Id
    title: Text
    weight: Weight | None = None
    done_on: date | None = None


class Checklist(Base, tag_field="kind", tag="checklist"):
    items: Annotated[list[ChecklistItem], Meta(min_length=1)]


class ZonePoint(Base):
    at: Number
    score: Share


class Zones(Base, tag_field="kind", tag="zones"):
    points: Annotated[list[ZonePoint], Meta(min_length=2)]
    interpolate: Literal["linear", "step"] | None = None


class Discover(Base, tag_field="kind", tag="discover"):
    pass


class Aligned(Base, tag_field="kind", tag="aligned"):
    pass


Measure = Increase | Decrease | AtLeast | AtMost | Between | Milestone | Checklist | Zones | Discover | Aligned


# -- plan and source ----------------------------------------------------------


class PlanStep(Base):
    by: date
    share: Share


class Steps(Base):
    steps: Annotated[list[PlanStep], Meta(min_length=1)]


Plan = Literal["linear", "front_loaded", "back_loaded", "s_curve", "at_end", "constant"] | Steps


class SourceObject(Base):
    """`{"kpi": id}` or `{"sum_of": ids}`: a union of two untagged structs is beyond msgspec."""

    kpi: Id | None = None
    sum_of: Annotated[list[Id], Meta(min_length=1)] | None = None


Source = Literal["check_ins"] | SourceObject


# -- key results and objectives -----------------------------------------------


class CheckIn(Base):
    on: date
    value: Number | bool | None = None
    confidence: Share | None = None
    note: str | None = None
    by: str | None = None


class Amendment(Base):
    on: date
    reason: str
    by: str | None = None
    measure: Measure | None = None
    due: date | None = None
    weight: Weight | None = None


class Dropped(Base):
    on: date
    reason: str
    replaced_by: Id | None = None


class Review(Base):
    on: date | None = None
    score: Share | None = None
    reason: str | None = None
    explanation: str | None = None
    learned: str | None = None
    by: str | None = None


class KeyResult(Base, kw_only=True):
    id: Id
    title: Text
    description: str | None = None
    measure: Measure
    unit: str | None = None
    weight: Weight | None = None
    role: Literal["key", "guardrail"] | None = None
    commitment: Commitment | None = None
    owner: Id | None = None
    start: date | None = None
    due: date | None = None
    plan: Plan | None = None
    source: Source | None = None
    check_ins: list[CheckIn] | None = None
    amendments: list[Amendment] | None = None
    dropped: Dropped | None = None
    review: Review | None = None
    tags: list[str] | None = None


class Edge(Base):
    objective: Id | None = None
    key_result: Id | None = None
    priority: Id | None = None
    weight: Weight | None = None


class Dependency(Base):
    unit: Id
    objective: Id | None = None


class Initiative(Base):
    id: Id
    title: Text
    key_results: list[Id] | None = None
    owner: Id | None = None
    state: Literal["open", "done", "stopped"] | None = None


class Escalation(Base):
    on: date
    note: str
    by: str | None = None


class Objective(Base, kw_only=True):
    id: Id
    title: Text
    description: str | None = None
    owner: Id
    accountable: Id | None = None
    cycle: Id
    commitment: Commitment
    kind: Literal["build", "improve", "innovate"] | None = None
    origin: Literal["top_down", "bottom_up"] | None = None
    aligned_to: list[Edge] | None = None
    depends_on: list[Dependency] | None = None
    from_: Literal["key_results", "aligned", "both"] | None = field(default=None, name="from")
    combine: Literal["mean", "min", "all", "magnitude"] | None = None
    key_results: list[KeyResult]
    initiatives: list[Initiative] | None = None
    carried_from: Id | None = None
    dropped: Dropped | None = None
    escalations: list[Escalation] | None = None
    review: Review | None = None
    tags: list[str] | None = None


class Portfolio(Base, kw_only=True):
    okr: Literal["1"]
    organization: Organization
    policy: str | Policy | None = None
    units: Annotated[list[Unit], Meta(min_length=1)]
    cycles: Annotated[list[Cycle], Meta(min_length=1)]
    kpis: list[Kpi] | None = None
    objectives: list[Objective]


DECODER = msgspec.json.Decoder(Portfolio)
