"""Objectives and what belongs to them [SPEC 1, 4, 10]."""

from __future__ import annotations

from .._kinds import day, many, number, one, text
from .._record import Record
from .key_results import Drop, KeyResult, Review

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from ..types import Combine, Commitment, ComponentSource, InitiativeState, ObjectiveKind, Origin


class Alignment(Record):
    """What an objective supports: exactly one of an objective, a key result or a priority [SPEC 10].

    >>> import okr
    >>> okr.Alignment("o-company", weight=2)
    Alignment(objective='o-company', weight=2)
    """

    __slots__ = {
        "objective": "the id of the objective that it supports, or None",
        "key_result": "the id of the key result that it supports, or None",
        "priority": "the id of the priority that it supports, or None",
        "weight": "its share in what it supports, 0.000001 to 1,000,000, at most six decimals",
    }
    objective: str | None
    key_result: str | None
    priority: str | None
    weight: float
    _kinds = {"objective": text, "key_result": text, "priority": text, "weight": number}

    def __init__(
        self,
        objective: str | None = None,
        *,
        key_result: str | None = None,
        priority: str | None = None,
        weight: float = 1,
        custom: Any = None,
    ) -> None:
        self._fill(objective, key_result, priority, weight, custom)


class Dependency(Record):
    """A unit that has to do its part, and the objective it does it with."""

    __slots__ = {"unit": "the id of the unit", "objective": "the id of its objective, or None"}
    unit: str
    objective: str | None
    _kinds = {"unit": text, "objective": text}

    def __init__(self, unit: str, objective: str | None = None, *, custom: Any = None) -> None:
        self._fill(unit, objective, custom)


class Initiative(Record):
    """Work that is meant to move key results; never scored."""

    __slots__ = {
        "id": "the identifier, unique among initiatives",
        "title": "what is done",
        "key_results": "the ids of the key results that it is meant to move",
        "owner": "the id of the unit that does it, or None",
        "state": "`open` (default), `done` or `stopped`",
    }
    id: str
    title: str
    key_results: tuple[str, ...]
    owner: str | None
    state: InitiativeState
    _kinds = {
        "id": text,
        "title": text,
        "key_results": many(text, "key result ids"),
        "owner": text,
        "state": text,
    }

    def __init__(
        self,
        id: str,
        title: str,
        *,
        key_results: Iterable[str] = (),
        owner: str | None = None,
        state: InitiativeState = "open",
        custom: Any = None,
    ) -> None:
        self._fill(id, title, key_results, owner, state, custom)


class Escalation(Record):
    """That somebody was told, in time, that a committed objective is in danger [SPEC 5.3]."""

    __slots__ = {"on": "the day", "note": "what was said", "by": "who said it, or None"}
    on: date
    note: str
    by: str | None
    _kinds = {"on": day, "note": text, "by": text}

    def __init__(self, on: date | str, note: str, *, by: str | None = None, custom: Any = None) -> None:
        self._fill(on, note, by, custom)


class Objective(Record):
    """A qualitative goal of one unit in one cycle.

    >>> import okr
    >>> objective = okr.Objective(
    ...     "o-trust", "Earn the trust of every customer who calls us",
    ...     owner="support", cycle="2026-Q4", commitment="aspirational",
    ... )
    >>> objective.replace(tags=["cx"]).tags
    ('cx',)
    """

    __slots__ = {
        "id": "the identifier, unique among objectives",
        "title": "what it says, 1 to 1,000 characters",
        "description": "more about it, or None",
        "owner": "the id of the unit that owns it",
        "accountable": "the id of the unit, usually an individual, that answers for it, or None",
        "cycle": "the id of its cycle",
        "commitment": "`committed` (expected 1.0) or `aspirational` (expected 0.7) [5]; never guessed",
        "kind": "`build`, `improve` or `innovate`, or None",
        "origin": "`top_down` (given) or `bottom_up` (proposed), or None",
        "aligned_to": "what it supports, a tuple of `Alignment`",
        "depends_on": "who has to do their part, a tuple of `Dependency`",
        "from_": "its components: `key_results` (default), `aligned` or `both`; `from` in FORMAT [4.5]",
        "combine": "how they combine: `mean` (default), `min`, `all` or `magnitude` [4.5]",
        "key_results": "its key results, a tuple",
        "initiatives": "its initiatives, a tuple",
        "carried_from": "the id of the objective that it goes on with, or None",
        "dropped": "that it was given up, or None",
        "escalations": "its escalations, a tuple",
        "review": "what was made of it, or None",
        "tags": "words to find it by, a tuple",
    }
    id: str
    title: str
    description: str | None
    owner: str
    accountable: str | None
    cycle: str
    commitment: Commitment
    kind: ObjectiveKind | None
    origin: Origin | None
    aligned_to: tuple[Alignment, ...]
    depends_on: tuple[Dependency, ...]
    from_: ComponentSource
    combine: Combine
    key_results: tuple[KeyResult, ...]
    initiatives: tuple[Initiative, ...]
    carried_from: str | None
    dropped: Drop | None
    escalations: tuple[Escalation, ...]
    review: Review | None
    tags: tuple[str, ...]
    _kinds = {
        "id": text,
        "title": text,
        "description": text,
        "owner": text,
        "accountable": text,
        "cycle": text,
        "commitment": text,
        "kind": text,
        "origin": text,
        "aligned_to": many(one(Alignment), "Alignment"),
        "depends_on": many(one(Dependency), "Dependency"),
        "from_": text,
        "combine": text,
        "key_results": many(one(KeyResult), "KeyResult"),
        "initiatives": many(one(Initiative), "Initiative"),
        "carried_from": text,
        "dropped": one(Drop),
        "escalations": many(one(Escalation), "Escalation"),
        "review": one(Review),
        "tags": many(text, "texts"),
    }
    _always = frozenset({"key_results"})

    def __init__(
        self,
        id: str,
        title: str,
        *,
        owner: str,
        cycle: str,
        commitment: Commitment,
        key_results: Iterable[KeyResult] = (),
        description: str | None = None,
        accountable: str | None = None,
        kind: ObjectiveKind | None = None,
        origin: Origin | None = None,
        aligned_to: Iterable[Alignment] = (),
        depends_on: Iterable[Dependency] = (),
        from_: ComponentSource = "key_results",
        combine: Combine = "mean",
        initiatives: Iterable[Initiative] = (),
        carried_from: str | None = None,
        dropped: Drop | None = None,
        escalations: Iterable[Escalation] = (),
        review: Review | None = None,
        tags: Iterable[str] = (),
        custom: Any = None,
    ) -> None:
        self._fill(
            *(id, title, description, owner, accountable, cycle, commitment, kind, origin, aligned_to, depends_on),
            *(from_, combine, key_results, initiatives, carried_from, dropped, escalations, review, tags, custom),
        )
