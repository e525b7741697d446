"""Statistics over groups of goals [SPEC 9]."""

from __future__ import annotations

from ._frozen import put
from ._scores import _Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any, ClassVar

    from ._okr import Portfolio as Core
    from .types import Basis, CalibrationVerdict, Commitment, Grouping, Level


class _Figures(_Result):
    """Some figures, made of what the core says."""

    __slots__ = ()

    #: The members that are figures in turn, or lists of them.
    _parts: ClassVar[dict[str, type[_Figures]]] = {}
    #: The members that are floats, also where they are whole.
    _floats: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, **members: Any) -> None:
        if set(members) != set(self._names):
            raise TypeError(f"{type(self).__name__} takes {', '.join(self._names)}, each by name")
        for name in self._names:
            value = members[name]
            put(self, name, tuple(value) if isinstance(value, list) else value)

    @classmethod
    def _read(cls, told: dict[str, Any]) -> Any:
        return cls._of(tuple([cls._member(name, told[name]) for name in cls._names]))

    @classmethod
    def _member(cls, name: str, value: Any) -> Any:
        part = cls._parts.get(name)
        if part is not None:
            return tuple([part._read(entry) for entry in value]) if isinstance(value, list) else part._read(value)
        if name in cls._floats and value is not None:
            return float(value)
        return tuple(value) if isinstance(value, list) else value

    def to_dict(self) -> dict[str, Any]:
        """The figures in the form of FORMAT, ready for `json.dumps`."""
        return {name: _plain(getattr(self, name)) for name in self._names}


def _plain(value: Any) -> Any:
    if isinstance(value, _Figures):
        return value.to_dict()
    return [_plain(entry) for entry in value] if isinstance(value, tuple) else value


class Share(_Figures):
    """So many of so many."""

    __slots__ = {"count": "how many", "of": "of how many", "share": "count / of, or None when `of` is 0"}
    _floats = frozenset({"share"})
    count: int
    of: int
    share: float | None


class Verdicts(_Figures):
    """How many of those with a score have each verdict [SPEC 5.2]."""

    __slots__ = {
        "delivered": "committed, and reached",
        "missed": "committed, and not reached",
        "overshot": "aspirational, and all of it reached",
        "hit": "aspirational, and the expected score reached",
        "progressed": "aspirational, and above the red limit",
        "fell_short": "aspirational, and below the red limit",
    }
    _parts = dict.fromkeys(__slots__, Share)
    delivered: Share
    missed: Share
    overshot: Share
    hit: Share
    progressed: Share
    fell_short: Share


class Distribution(_Figures):
    """How the scores of a group are spread [SPEC 9.1]. Shares are of those with a score."""

    __slots__ = {
        "n": "how many have a score",
        "unscored": "how many have none",
        "no_data": "those that score 0 for want of any report",
        "mean": "the mean, exact to nine decimals [2.4], or None",
        "variance": "the sample variance, or None under two",
        "median": "the median, or None",
        "zero": "those that score exactly 0",
        "seven_tenths": "those that score exactly 0.7",
        "one": "those that score exactly 1",
        "reached": "those that score what is expected in the end, or more [5.1]",
        "histogram": "how many fall into [0, 0.1), [0.1, 0.2) ... [0.9, 1]",
        "verdicts": "those with each verdict [5.2]",
    }
    _parts = {
        **dict.fromkeys(("no_data", "zero", "seven_tenths", "one", "reached"), Share),
        "verdicts": Verdicts,
    }
    _floats = frozenset({"mean", "variance", "median"})
    n: int
    unscored: int
    no_data: Share
    mean: float | None
    variance: float | None
    median: float | None
    zero: Share
    seven_tenths: Share
    one: Share
    reached: Share
    histogram: tuple[int, ...]
    verdicts: Verdicts


class Calibration(_Figures):
    """Whether aspirational goals in closed cycles are as hard as they should be [SPEC 9.2]."""

    __slots__ = {
        "n": "aspirational objectives in closed cycles, with a score",
        "mean": "the mean of their scores, or None",
        "low": "the lower end of the 95 % t interval of the mean, or None under five",
        "high": "the upper end",
        "verdict": "`too_few`, `too_easy`, `too_hard`, `calibrated` or `inconclusive`",
        "not_closed": "those whose cycle has ended and is not closed: they would join",
    }
    _floats = frozenset({"mean", "low", "high"})
    n: int
    mean: float | None
    low: float | None
    high: float | None
    verdict: CalibrationVerdict
    not_closed: int


class Delivery(_Figures):
    """How many committed objectives in closed cycles were delivered [SPEC 9.2]."""

    __slots__ = {
        "count": "how many have the verdict `delivered`",
        "of": "of how many with a score",
        "share": "count / of, or None when `of` is 0",
        "low": "the lower end of the 95 % Wilson interval of the share, or None",
        "high": "the upper end",
        "not_closed": "those whose cycle has ended and is not closed: they would join",
    }
    _floats = frozenset({"share", "low", "high"})
    count: int
    of: int
    share: float | None
    low: float | None
    high: float | None
    not_closed: int


class ReliabilityBin(_Figures):
    """The statements of one tenth of confidence."""

    __slots__ = {
        "n": "how many statements",
        "stated": "their mean confidence, or None",
        "reached": "of how many the key result reached what was expected",
        "observed": "reached / n, or None",
    }
    _floats = frozenset({"stated", "observed"})
    n: int
    stated: float | None
    reached: int
    observed: float | None


class Reliability(_Figures):
    """How well statements of confidence foretold the outcome [SPEC 9.3]."""

    __slots__ = {
        "n": "how many statements",
        "brier": "the mean square of confidence less outcome, or None; 0 is perfect, always saying 0.5 gives 0.25",
        "stated": "the mean confidence, or None",
        "observed": "the share whose key result reached what was expected, or None",
        "bins": "the same for confidences in [0, 0.1), [0.1, 0.2) ... [0.9, 1]: a tuple of `ReliabilityBin`",
    }
    _parts = {"bins": ReliabilityBin}
    _floats = frozenset({"brier", "stated", "observed"})
    n: int
    brier: float | None
    stated: float | None
    observed: float | None
    bins: tuple[ReliabilityBin, ...]


class Confidence(_Figures):
    """Stated confidence against what became of the key results [SPEC 9.3]."""

    __slots__ = {
        "statements": "of every check-in with a confidence, dated through the due date",
        "last": "of the last one of each key result alone",
    }
    _parts = dict.fromkeys(__slots__, Reliability)
    statements: Reliability
    last: Reliability


class Targets(_Figures):
    """Measures of key results that were changed, of all that are not dropped."""

    __slots__ = {
        "amended": "those with an amended measure",
        "late": "those where that was done past the due date, or three quarters of the window",
        "easier": "those where late amendments came to an easier measure, as rule CYC004 finds",
    }
    _parts = dict.fromkeys(__slots__, Share)
    amended: Share
    late: Share
    easier: Share


class CheckInHabits(_Figures):
    """How regularly key results are checked in."""

    __slots__ = {
        "on_time": "gaps that are not longer than the cycle's interval, of those in cycles that state one",
        "gaps": "how many gaps there are: check-ins cut the window, up to the day or the due date, into gaps",
        "median_days": "their median in days, or None",
        "longest_days": "the longest in days, or None",
        "never": "key results that were never heard of, of those whose window has begun",
        "first_median_days": "days until a key result was first heard of: the median, or None",
        "first_longest_days": "the longest of those, or None",
    }
    _parts = {"on_time": Share, "never": Share}
    _floats = frozenset({"median_days", "first_median_days"})
    on_time: Share
    gaps: int
    median_days: float | None
    longest_days: int | None
    never: Share
    first_median_days: float | None
    first_longest_days: int | None


class Ends(_Figures):
    """What became of goals. Shares are of all objectives of the group, dropped ones included."""

    __slots__ = {
        "dropped": "objectives that are dropped on the day",
        "carried_over": "objectives that another one says it was carried over from",
        "carried_from": "objectives that say they were carried over from another",
        "key_results_dropped": "key results dropped by themselves, of those of objectives that are not dropped",
    }
    _parts = dict.fromkeys(__slots__, Share)
    dropped: Share
    carried_over: Share
    carried_from: Share
    key_results_dropped: Share


class StatisticsGroup(_Figures):
    """One group of objectives, and all that is said of it."""

    __slots__ = {
        "by": "what it is a group by",
        "unit": "the id of its unit, or None",
        "level": "its level, or that of its unit, or None",
        "cycle": "the id of its cycle, or None",
        "commitment": "its commitment, or None",
        "small_group": "whether fewer than five objectives have a score [9.4]",
        "objectives": "the scores of its objectives that are not dropped",
        "key_results": "the scores of their key results that count",
        "calibration": "whether its aspirational goals are as hard as they should be",
        "delivery": "whether its promises are kept",
        "confidence": "whether people were as sure as they had reason to be",
        "targets": "measures that were changed",
        "check_ins": "how regularly its key results are checked in",
        "ends": "what became of its objectives",
    }
    _parts = {
        "objectives": Distribution,
        "key_results": Distribution,
        "calibration": Calibration,
        "delivery": Delivery,
        "confidence": Confidence,
        "targets": Targets,
        "check_ins": CheckInHabits,
        "ends": Ends,
    }
    by: Grouping
    unit: str | None
    level: Level | None
    cycle: str | None
    commitment: Commitment | None
    small_group: bool
    objectives: Distribution
    key_results: Distribution
    calibration: Calibration
    delivery: Delivery
    confidence: Confidence
    targets: Targets
    check_ins: CheckInHabits
    ends: Ends

    @property
    def key(self) -> Any:
        """What tells it from others by the same: `web`, `("web", "2026-Q4")`; None for everything."""
        first, _, second = self.by.partition("_")
        if first == "all":
            return None
        own = self.unit if first == "subtree" else getattr(self, first)
        return (own, getattr(self, second)) if second else own

    def __str__(self) -> str:
        from ._statistics_text import details

        return "\n".join(details(self))

    def _repr_html_(self) -> str:
        from ._statistics_text import group_html

        return group_html(self)


class MeanChange(_Figures):
    """A mean score in one cycle and in the next."""

    __slots__ = {
        "n_before": "how many scores there were before",
        "n_after": "how many there are after",
        "before": "their mean before, or None",
        "after": "their mean after, or None",
        "difference": "after less before, or None without both",
        "low": "the lower end of the 95 % interval of the difference, by Welch, or None if either has under five",
        "high": "the upper end",
    }
    _floats = frozenset({"before", "after", "difference", "low", "high"})
    n_before: int
    n_after: int
    before: float | None
    after: float | None
    difference: float | None
    low: float | None
    high: float | None


class DeliveryChange(_Figures):
    """The delivery rate in one cycle and in the next."""

    __slots__ = {
        "before": "the rate before",
        "after": "the rate after",
        "difference": "the second share less the first, or None without both",
    }
    _parts = {"before": Delivery, "after": Delivery}
    _floats = frozenset({"difference"})
    before: Delivery
    after: Delivery
    difference: float | None


class CycleChange(_Figures):
    """A closed cycle against the closed one before it."""

    __slots__ = {
        "before": "the id of the cycle before",
        "after": "the id of the cycle after",
        "objectives": "the scores of all objectives",
        "aspirational": "the scores of the aspirational ones",
        "delivery": "how many promises were kept",
    }
    _parts = {"objectives": MeanChange, "aspirational": MeanChange, "delivery": DeliveryChange}
    before: str
    after: str
    objectives: MeanChange
    aspirational: MeanChange
    delivery: DeliveryChange


class Withheld(_Figures):
    """What has no group of its own because it is about individuals [SPEC 9.4]."""

    __slots__ = {"units": "individuals with an objective", "objectives": "objectives that they own"}
    units: int
    objectives: int


class Statistics(_Figures):
    """What `Portfolio.statistics` returns: figures for every group [SPEC 9].

    `print` shows a table, and so does a notebook. The figures of everything are
    members too: `statistics.objectives.mean` is `statistics.all.objectives.mean`.
    """

    __slots__ = {
        "as_of": "the day",
        "policy": "the name of the policy, `custom` if it has none",
        "basis": "`current` or `original`",
        "individuals": "whether there are groups of individuals",
        "withheld": "what has no group of its own because it is about individuals",
        "groups": "every group, a tuple of `StatisticsGroup`; the first is everything",
        "cycles": "every closed cycle that follows another, a tuple of `CycleChange`",
    }
    _parts = {"withheld": Withheld, "groups": StatisticsGroup, "cycles": CycleChange}
    as_of: date
    policy: str
    basis: Basis
    individuals: bool
    withheld: Withheld
    groups: tuple[StatisticsGroup, ...]
    cycles: tuple[CycleChange, ...]

    @classmethod
    def _member(cls, name: str, value: Any) -> Any:
        if name == "as_of":
            from datetime import date

            return date.fromisoformat(value)
        return super()._member(name, value)

    @property
    def all(self) -> StatisticsGroup:
        """The group of everything."""
        return self.groups[0]

    @property
    def objectives(self) -> Distribution:
        """The scores of all objectives."""
        return self.all.objectives

    @property
    def key_results(self) -> Distribution:
        """The scores of all key results that count."""
        return self.all.key_results

    @property
    def calibration(self) -> Calibration:
        """Whether aspirational goals are as hard as they should be."""
        return self.all.calibration

    @property
    def delivery(self) -> Delivery:
        """Whether promises are kept."""
        return self.all.delivery

    @property
    def confidence(self) -> Confidence:
        """Whether people were as sure as they had reason to be."""
        return self.all.confidence

    @property
    def targets(self) -> Targets:
        """Measures that were changed."""
        return self.all.targets

    @property
    def check_ins(self) -> CheckInHabits:
        """How regularly key results are checked in."""
        return self.all.check_ins

    @property
    def ends(self) -> Ends:
        """What became of objectives."""
        return self.all.ends

    def by(self, grouping: Grouping) -> dict[Any, StatisticsGroup]:
        """The groups by one thing: `by("unit")["web"]`, `by("unit_cycle")["web", "2026-Q4"]`.

        Empty for a grouping that was not asked for.
        """
        from ._errors import did_you_mean, invalid
        from ._kinds import text

        if text("grouping", grouping) not in _groupings():
            raise invalid("E005", f"`{grouping:.40}` is no grouping", did_you_mean(grouping, _groupings()))
        return {group.key: group for group in self.groups if group.by == grouping}

    def table(self) -> dict[str, list[Any]]:
        """All groups as columns, for a table library: `pandas.DataFrame(statistics.table())`.

        The columns are named as the figures are: `objectives.mean`, `delivery.share`.
        """
        columns: dict[str, list[Any]] = {}
        for group in self.groups:
            for name, value in _flat("", group):
                columns.setdefault(name, []).append(value)
        return columns

    def to_dict(self) -> dict[str, Any]:
        """The statistics in the form of FORMAT, ready for `json.dumps`."""
        return {"okr_statistics": "1", **super().to_dict(), "as_of": self.as_of.isoformat()}

    def to_json(self) -> str:
        """The same as JSON text, the same bytes as from Rust and C."""
        from ._wire import result

        return result(self.to_dict())

    def __repr__(self) -> str:
        from ._text import count

        shown = f"{count(len(self.groups), 'group')}, {count(self.objectives.n, 'objective')}"
        return f"<okr.Statistics as of {self.as_of}, policy {self.policy!r}: {shown}>"

    def __str__(self) -> str:
        from ._statistics_text import text

        return text(self)

    def _repr_html_(self) -> str:
        from ._statistics_text import html

        return html(self)


def _flat(before: str, figures: _Figures) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name in figures._names:
        value = getattr(figures, name)
        if isinstance(value, _Figures):
            found += _flat(f"{before}{name}.", value)
        elif isinstance(value, tuple):
            for index, entry in enumerate(value):
                place = f"{before}{name}.{index}"
                found += _flat(f"{place}.", entry) if isinstance(entry, _Figures) else [(place, entry)]
        else:
            found.append((before + name, value))
    return found


def _groupings() -> tuple[str, ...]:
    from . import _okr

    return _okr.vocabularies()["Grouping"]


def told(
    core: Core, call: tuple[str, str | None, str | None, str], individuals: bool, by: list[str] | None
) -> Statistics:
    """Ask a portfolio."""
    import json

    found: Statistics = Statistics._read(json.loads(core.statistics(call, individuals, by)))
    return found
