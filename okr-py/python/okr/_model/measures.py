"""How a key result is measured [SPEC 3]: ten measures."""

from __future__ import annotations

from collections.abc import Mapping

from .._errors import did_you_mean, invalid
from .._kinds import day, flag, many, number, one, text, wrong
from .._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any, ClassVar, Self

    from ..types import Accumulate, Interpolate, Over, PlainKind


class Measure(Record):
    """What all measures have in common: a `kind`, and the form of FORMAT.

    >>> import okr
    >>> okr.Measure.from_dict({"kind": "increase", "baseline": 32, "target": 55})
    Increase(baseline=32, target=55)
    """

    __slots__ = ()
    #: The word that FORMAT has for it.
    kind: ClassVar[str]
    _classes: ClassVar[dict[str, type[Measure]]] = {}

    def __init__(self) -> None:
        raise TypeError(f"{type(self).__name__} is what measures have in common: use {', '.join(self._titles())}")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "kind" in cls.__dict__:
            Measure._classes[cls.kind] = cls

    @classmethod
    def _titles(cls) -> list[str]:
        return [found.__name__ for found in Measure._classes.values() if issubclass(found, cls)]

    def _wire(self) -> dict[str, Any]:
        return {"kind": self.kind, **super()._wire()}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read a measure of any kind from the form of FORMAT."""
        if not isinstance(data, Mapping):
            wrong(f"{cls.__name__}.from_dict", "a dict", data)
        kind = data.get("kind")
        if kind is None:
            raise invalid("E004", "a measure needs the member `kind`", did_you_mean("", cls._classes), "/kind")
        if not isinstance(kind, str):
            wrong("Measure.kind", "a str", kind)
        found = Measure._classes.get(kind)
        if found is None or not issubclass(found, cls):
            raise invalid("E005", f"`{kind}` is no kind of {cls.__name__}", did_you_mean(kind, cls._classes), "/kind")
        rest = {name: member for name, member in data.items() if name != "kind"}
        return super(Measure, found).from_dict(rest)


class PlainMeasure(Measure):
    """A measure of one number: `progress` and `score` apply it to a value."""

    __slots__ = ()

    def progress(self, value: float) -> float:
        """The unclamped attainment of one value: negative below the baseline, above 1 beyond the target.

        History, amendments and strictness over time are a portfolio's business;
        this is the formula alone. Raises `ValidationError` for a measure that
        no portfolio could hold either.
        """
        from .._portfolio import progress_value

        return progress_value(self._plain(), value, **self._numbers())

    def score(self, value: float) -> float:
        """The score of one value, 0 to 1 and exact to nine decimals [SPEC 2.2].

        >>> import okr
        >>> okr.Increase(32, 55).score(34)
        0.086956522
        """
        from .._portfolio import score_value

        return score_value(self._plain(), value, **self._numbers())

    def _plain(self) -> PlainKind:
        return self.kind  # type: ignore[return-value]

    def _numbers(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self._kinds if name not in ("accumulate", "over")}


class Increase(PlainMeasure):
    """From a baseline up to a target [SPEC 3.1]: progress is (value - baseline) / (target - baseline)."""

    __slots__ = {
        "baseline": "where it starts; below the target",
        "target": "where it should get to",
        "accumulate": "what the value is: `latest` (default), `sum`, `max`, `min` or `mean` of the check-ins [3.10]",
    }
    kind = "increase"
    baseline: float
    target: float
    accumulate: Accumulate
    _kinds = {"baseline": number, "target": number, "accumulate": text}

    def __init__(
        self,
        baseline: float,
        target: float,
        *,
        accumulate: Accumulate = "latest",
        custom: Any = None,
    ) -> None:
        self._fill(baseline, target, accumulate, custom)


class Decrease(PlainMeasure):
    """From a baseline down to a target [SPEC 3.1].

    >>> import okr
    >>> okr.Decrease(8, 3).score(4)
    0.8
    """

    __slots__ = {
        "baseline": "where it starts; above the target",
        "target": "where it should get to",
        "accumulate": "what the value is: `latest` (default), `sum`, `max`, `min` or `mean` of the check-ins [3.10]",
    }
    kind = "decrease"
    baseline: float
    target: float
    accumulate: Accumulate
    _kinds = {"baseline": number, "target": number, "accumulate": text}

    def __init__(
        self,
        baseline: float,
        target: float,
        *,
        accumulate: Accumulate = "latest",
        custom: Any = None,
    ) -> None:
        self._fill(baseline, target, accumulate, custom)


class AtLeast(PlainMeasure):
    """At or above a threshold [SPEC 3.2]; with a floor, credit rises from there.

    >>> import okr
    >>> okr.AtLeast(99.5, floor=99).score(99.25)
    0.5
    """

    __slots__ = {
        "threshold": "reached from here on",
        "floor": "below the threshold: no credit here, full credit there; or None for all or nothing",
        "strict": "True makes equality with the threshold a miss; not beside a floor",
        "over": "how scores combine over time: `latest` (default), `worst`, `mean` or `time_weighted` [3.11]",
    }
    kind = "at_least"
    threshold: float
    floor: float | None
    strict: bool
    over: Over
    _kinds = {"threshold": number, "floor": number, "strict": flag, "over": text}

    def __init__(
        self,
        threshold: float,
        *,
        floor: float | None = None,
        strict: bool = False,
        over: Over = "latest",
        custom: Any = None,
    ) -> None:
        self._fill(threshold, floor, strict, over, custom)


class AtMost(PlainMeasure):
    """At or below a threshold [SPEC 3.3]; with a ceiling, credit falls up to there.

    >>> import okr
    >>> okr.AtMost(200, ceiling=400).score(250)
    0.75
    """

    __slots__ = {
        "threshold": "reached up to here",
        "ceiling": "above the threshold: no credit here, full credit there; or None for all or nothing",
        "strict": "True makes equality with the threshold a miss; not beside a ceiling",
        "over": "how scores combine over time: `latest` (default), `worst`, `mean` or `time_weighted` [3.11]",
    }
    kind = "at_most"
    threshold: float
    ceiling: float | None
    strict: bool
    over: Over
    _kinds = {"threshold": number, "ceiling": number, "strict": flag, "over": text}

    def __init__(
        self,
        threshold: float,
        *,
        ceiling: float | None = None,
        strict: bool = False,
        over: Over = "latest",
        custom: Any = None,
    ) -> None:
        self._fill(threshold, ceiling, strict, over, custom)


class Between(PlainMeasure):
    """Within a range, both ends included [SPEC 3.4].

    >>> import okr
    >>> okr.Between(18, 22, tolerance=4).score(23)
    0.75
    """

    __slots__ = {
        "low": "the lowest value that is right; below `high`",
        "high": "the highest value that is right",
        "tolerance": "so far outside the range is worth nothing; above 0, or None for all or nothing",
        "strict": "True makes equality with an end a miss; not beside a tolerance",
        "over": "how scores combine over time: `latest` (default), `worst`, `mean` or `time_weighted` [3.11]",
    }
    kind = "between"
    low: float
    high: float
    tolerance: float | None
    strict: bool
    over: Over
    _kinds = {"low": number, "high": number, "tolerance": number, "strict": flag, "over": text}

    def __init__(
        self,
        low: float,
        high: float,
        *,
        tolerance: float | None = None,
        strict: bool = False,
        over: Over = "latest",
        custom: Any = None,
    ) -> None:
        self._fill(low, high, tolerance, strict, over, custom)


class Milestone(PlainMeasure):
    """Done or not [SPEC 3.5]: check-in values are 0 or 1, or False and True."""

    __slots__ = ()
    kind = "milestone"

    def __init__(self, *, custom: Any = None) -> None:
        self._fill(custom)


class ChecklistItem(Record):
    """One item of a checklist, done from `done_on` on."""

    __slots__ = {
        "id": "the identifier, unique in its list",
        "title": "what is to be done",
        "weight": "its share in the score, 0.000001 to 1,000,000, at most six decimals",
        "done_on": "the day it was done, or None",
    }
    id: str
    title: str
    weight: float
    done_on: date | None
    _kinds = {"id": text, "title": text, "weight": number, "done_on": day}

    def __init__(
        self,
        id: str,
        title: str,
        *,
        weight: float = 1,
        done_on: date | str | None = None,
        custom: Any = None,
    ) -> None:
        self._fill(id, title, weight, done_on, custom)


class Checklist(Measure):
    """The weighted share of items that are done [SPEC 3.6]; takes no check-in values."""

    __slots__ = {"items": "the items, a tuple of at least one"}
    kind = "checklist"
    items: tuple[ChecklistItem, ...]
    _kinds = {"items": many(one(ChecklistItem), "ChecklistItem")}

    def __init__(self, items: Iterable[ChecklistItem], *, custom: Any = None) -> None:
        self._fill(items, custom)


class ZonePoint(Record):
    """At this value, this score."""

    __slots__ = {"at": "a value", "score": "its score, 0 to 1"}
    at: float
    score: float
    _kinds = {"at": number, "score": number}

    def __init__(self, at: float, score: float, *, custom: Any = None) -> None:
        self._fill(at, score, custom)


class Zones(Measure):
    """A rating scale [SPEC 3.7]: scores at given values, between them linear or in steps.

    >>> import okr
    >>> zones = okr.Zones([okr.ZonePoint(0, 0), okr.ZonePoint(30, 0.3), okr.ZonePoint(60, 1)])
    >>> zones.to_dict()["points"][1]
    {'at': 30, 'score': 0.3}
    """

    __slots__ = {
        "points": "two points or more, `at` rising, `score` never turning",
        "interpolate": "`linear` (default) or `step`",
    }
    kind = "zones"
    points: tuple[ZonePoint, ...]
    interpolate: Interpolate
    _kinds = {"points": many(one(ZonePoint), "ZonePoint"), "interpolate": text}

    def __init__(
        self,
        points: Iterable[ZonePoint],
        *,
        interpolate: Interpolate = "linear",
        custom: Any = None,
    ) -> None:
        self._fill(points, interpolate, custom)


class Discover(PlainMeasure):
    """Find a baseline [SPEC 3.8]: 1 once a value exists."""

    __slots__ = ()
    kind = "discover"

    def __init__(self, *, custom: Any = None) -> None:
        self._fill(custom)


class Aligned(Measure):
    """The mean score of the objectives that are aligned to the key result [SPEC 3.9]; takes no check-in values."""

    __slots__ = ()
    kind = "aligned"

    def __init__(self, *, custom: Any = None) -> None:
        self._fill(custom)
