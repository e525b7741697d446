"""Organization, units, cycles and KPIs [SPEC 1]."""

from __future__ import annotations

from .._kinds import day, many, number, one, text
from .._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from ..types import Level, Phase


class Priority(Record):
    """A strategic priority that objectives may be aligned to [SPEC 10].

    >>> import okr
    >>> okr.Priority("p-trust", "Customers trust what we tell them")
    Priority(id='p-trust', title='Customers trust what we tell them')
    """

    __slots__ = {"id": "the identifier, unique among priorities", "title": "what it says"}
    id: str
    title: str
    _kinds = {"id": text, "title": text}

    def __init__(self, id: str, title: str, *, custom: Any = None) -> None:
        self._fill(id, title, custom)


class Organization(Record):
    """Whose objectives these are.

    >>> import okr
    >>> okr.Organization("Acme", mission="Answers, quickly").to_dict()
    {'name': 'Acme', 'mission': 'Answers, quickly'}
    """

    __slots__ = {
        "name": "the name, 1 to 1,000 characters",
        "mission": "what it is there for, or None",
        "vision": "what it wants to become, or None",
        "priorities": "its strategic priorities, a tuple",
    }
    name: str
    mission: str | None
    vision: str | None
    priorities: tuple[Priority, ...]
    _kinds = {"name": text, "mission": text, "vision": text, "priorities": many(one(Priority), "Priority")}

    def __init__(
        self,
        name: str,
        *,
        mission: str | None = None,
        vision: str | None = None,
        priorities: Iterable[Priority] = (),
        custom: Any = None,
    ) -> None:
        self._fill(name, mission, vision, priorities, custom)


class Unit(Record):
    """A company, department, team or individual; units form a tree [SPEC 1].

    >>> import okr
    >>> okr.Unit("support", "Support", "team", parent="acme")
    Unit(id='support', name='Support', level='team', parent='acme')
    """

    __slots__ = {
        "id": "the identifier, unique among units",
        "name": "the name, 1 to 1,000 characters",
        "level": "`company`, `department`, `team` or `individual`; not above the parent's",
        "parent": "the id of the unit above, or None at a root",
    }
    id: str
    name: str
    level: Level
    parent: str | None
    _kinds = {"id": text, "name": text, "level": text, "parent": text}

    def __init__(
        self,
        id: str,
        name: str,
        level: Level,
        *,
        parent: str | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(id, name, level, parent, custom)


class Cycle(Record):
    """A period of civil dates, both ends included; may lie in a parent cycle [SPEC 1].

    Dates are given as `datetime.date` or as ISO text, and kept as `datetime.date`.

    >>> import okr
    >>> okr.Cycle("2026-Q4", "2026-10-01", "2026-12-31", parent="FY26").end
    datetime.date(2026, 12, 31)
    """

    __slots__ = {
        "id": "the identifier, unique among cycles",
        "start": "the first day",
        "end": "the last day",
        "name": "a name for people, or None",
        "phase": "`planning`, `active`, `review` or `closed`",
        "parent": "the id of the cycle that this one lies in, or None",
        "check_in_every_days": "how often check-ins are due, in whole days, or None",
    }
    id: str
    start: date
    end: date
    name: str | None
    phase: Phase
    parent: str | None
    check_in_every_days: int | None
    _kinds = {
        "id": text,
        "start": day,
        "end": day,
        "name": text,
        "phase": text,
        "parent": text,
        "check_in_every_days": number,
    }

    def __init__(
        self,
        id: str,
        start: date | str,
        end: date | str,
        *,
        name: str | None = None,
        phase: Phase = "active",
        parent: str | None = None,
        check_in_every_days: int | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(id, start, end, name, phase, parent, check_in_every_days, custom)


class HealthyRange(Record):
    """The range in which a KPI is healthy; either end may be open."""

    __slots__ = {"low": "the lowest healthy value, or None", "high": "the highest healthy value, or None"}
    low: float | None
    high: float | None
    _kinds = {"low": number, "high": number}

    def __init__(self, low: float | None = None, high: float | None = None, *, custom: Any = None) -> None:
        self._fill(low, high, custom)


class Measurement(Record):
    """The value of a KPI on a day.

    >>> import okr
    >>> okr.Measurement("2026-10-31", 6.1)
    Measurement(on='2026-10-31', value=6.1)
    """

    __slots__ = {"on": "the day", "value": "the value, a finite number"}
    on: date
    value: float
    _kinds = {"on": day, "value": number}

    def __init__(self, on: date | str, value: float, *, custom: Any = None) -> None:
        self._fill(on, value, custom)


class Kpi(Record):
    """An ongoing health metric; its measurements may be a key result's values [SPEC 3.12]."""

    __slots__ = {
        "id": "the identifier, unique among KPIs",
        "name": "the name, 1 to 1,000 characters",
        "unit": "what its values count, such as `%`, or None",
        "healthy": "the range in which it is healthy, or None",
        "measurements": "its values by day, a tuple in any order",
    }
    id: str
    name: str
    unit: str | None
    healthy: HealthyRange | None
    measurements: tuple[Measurement, ...]
    _kinds = {
        "id": text,
        "name": text,
        "unit": text,
        "healthy": one(HealthyRange),
        "measurements": many(one(Measurement), "Measurement"),
    }

    def __init__(
        self,
        id: str,
        name: str,
        *,
        unit: str | None = None,
        healthy: HealthyRange | None = None,
        measurements: Iterable[Measurement] = (),
        custom: Any = None,
    ) -> None:
        self._fill(id, name, unit, healthy, measurements, custom)
