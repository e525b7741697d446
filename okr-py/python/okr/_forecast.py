"""Where goals go if things move on as they have [SPEC 8]."""

from __future__ import annotations

from . import _okr
from ._frozen import put
from ._scores import _Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import Any, Literal, NoReturn

    from ._portfolio import Portfolio
    from ._view import View
    from .types import Basis, NoForecast

    _Kind = Literal["objective", "key_result"]
    #: Day, policy by name or as JSON, and basis.
    _Call = tuple[str, str | None, str | None, str]


class Range(_Result):
    """The middle and the ends of what may come: a tenth of all outcomes lies below `low`, a tenth above `high`."""

    __slots__ = {
        "low": "the 10 % quantile, or None where nothing is known of the spread",
        "median": "the median",
        "high": "the 90 % quantile, or None where nothing is known of the spread",
    }
    low: float | None
    median: float
    high: float | None

    def __init__(self, low: float | None, median: float, high: float | None) -> None:
        self._set(low, median, high)


class ForecastPath(_Result):
    """The way of a key result's value to the due date [SPEC 8.1, 8.2]."""

    __slots__ = {
        "points": "how many points the history has, at least two",
        "from_": "the day of the first point",
        "on": "the day of the last point",
        "value": "the value of the last point",
        "horizon": "days from the last point to the due date",
        "drift": "change per day between the first and the last point",
        "deviation": "the standard deviation of one day's change, or None of two points",
        "final_value": "the final value, a `Range`",
        "pace_to_expected": "the change per day that reaches the expected score, 0 if reached, None if no day is left",
        "pace_to_target": "the same for the target",
        "reaches_target_on": "the day on which the median path reaches the target, or None",
    }
    points: int
    from_: date
    on: date
    value: float
    horizon: int
    drift: float
    deviation: float | None
    final_value: Range
    pace_to_expected: float | None
    pace_to_target: float | None
    reaches_target_on: date | None

    def __init__(
        self,
        *,
        points: int,
        from_: date,
        on: date,
        value: float,
        horizon: int,
        drift: float,
        deviation: float | None,
        final_value: Range,
        pace_to_expected: float | None,
        pace_to_target: float | None,
        reaches_target_on: date | None,
    ) -> None:
        self._set(
            *(points, from_, on, value, horizon, drift, deviation, final_value),
            *(pace_to_expected, pace_to_target, reaches_target_on),
        )

    def to_dict(self) -> dict[str, Any]:
        """The path in the form of its JSON."""
        return {
            "points": self.points,
            "from": self.from_.isoformat(),
            "on": self.on.isoformat(),
            "value": self.value,
            "horizon": self.horizon,
            "drift": self.drift,
            "deviation": self.deviation,
            "final_value": self.final_value.to_dict(),
            "pace_to_expected": self.pace_to_expected,
            "pace_to_target": self.pace_to_target,
            "reaches_target_on": None if self.reaches_target_on is None else self.reaches_target_on.isoformat(),
        }


class Together(_Result):
    """The forecast of an objective if all its components move together."""

    __slots__ = {
        "final_score": "the final score, a `Range`",
        "p_expected": "the probability that the expected score is reached",
        "p_full": "the probability of the score 1.0",
    }
    final_score: Range
    p_expected: float
    p_full: float

    def __init__(self, final_score: Range, p_expected: float, p_full: float) -> None:
        self._set(final_score, p_expected, p_full)

    def to_dict(self) -> dict[str, Any]:
        """The members, ready for `json.dumps`."""
        return {"final_score": self.final_score.to_dict(), "p_expected": self.p_expected, "p_full": self.p_full}


class ForecastParts(_Result):
    """What the forecast of an objective rests on."""

    __slots__ = {
        "count": "components and guardrails that may cap",
        "forecast": "how many of them have a forecast; the others stand at their score",
        "median_only": "how many of these have a median only, and stand at it",
        "shared": "whether some rest on the same objective or KPI, so that they are not independent",
        "error": "how far a score may be off, and a probability by a score this much lower or higher",
        "together": "the forecast if all components move together, or None without a spread",
    }
    count: int
    forecast: int
    median_only: int
    shared: bool
    error: float
    together: Together | None

    def __init__(
        self,
        *,
        count: int,
        forecast: int,
        median_only: int,
        shared: bool,
        error: float,
        together: Together | None,
    ) -> None:
        self._set(count, forecast, median_only, shared, error, together)

    def to_dict(self) -> dict[str, Any]:
        """The members, ready for `json.dumps`."""
        told = {name: getattr(self, name) for name in self._names}
        return {**told, "together": None if self.together is None else self.together.to_dict()}


class _Answer:
    """What a portfolio said of a day, by a policy and a basis: it compares, hashes, and pickles by asking anew."""

    __slots__ = ("__weakref__", "_asked", "_core", "_portfolio", "_told")
    _asked: tuple[Any, ...]
    _core: Any
    _portfolio: Portfolio
    _told: dict[str, Any]

    def __init__(self) -> None:
        raise TypeError(f"a {type(self).__name__} comes from a Portfolio")

    @classmethod
    def _of(cls, portfolio: Portfolio, core: Any, asked: tuple[Any, ...], told: dict[str, Any]) -> Any:
        self = cls.__new__(cls)
        for name, value in (("_portfolio", portfolio), ("_core", core), ("_asked", asked), ("_told", told)):
            put(self, name, value)
        return self

    @classmethod
    def _ask(cls, portfolio: Portfolio, *asked: Any) -> Any:
        raise NotImplementedError

    @property
    def portfolio(self) -> Portfolio:
        """What was asked."""
        return self._portfolio

    @property
    def as_of(self) -> date:
        """The day as of which it was asked."""
        return _date(self._told["as_of"])

    @property
    def policy(self) -> str:
        """The name of the policy, `custom` if it has none."""
        return str(self._told["policy"])

    @property
    def basis(self) -> Basis:
        """`current`, or `original` if amendments were ignored."""
        basis: Basis = self._told["basis"]
        return basis

    def to_json(self, *, pretty: bool = False) -> str:
        """The answer as JSON, the same bytes as from Rust and C; compact, or indented if `pretty`."""
        text: str = self._core.to_json(pretty)
        return text

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain Python values."""
        from copy import deepcopy

        return deepcopy(self._told)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} is frozen: ask again")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other) or not isinstance(other, _Answer):
            return NotImplemented
        return self is other or self._told == other._told

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.to_json()))

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: object) -> Any:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self)._ask, (self._portfolio, *self._asked)


class Forecast(_Answer):
    """What may become of one key result or objective [SPEC 8].

    It never changes; it compares, hashes, and pickles (and is asked anew when it is unpickled). `print` shows it
    as text, a notebook as a small picture.
    """

    __slots__ = ()
    _core: _okr.Forecast

    @classmethod
    def _ask(cls, portfolio: Portfolio, *asked: Any) -> Forecast:
        from json import loads

        id, kind, call = asked
        core = portfolio._core.forecast(id, kind, call)
        forecast: Forecast = cls._of(portfolio, core, asked, loads(core.to_json(False)))
        return forecast

    def _row(self) -> dict[str, Any]:
        row: dict[str, Any] = self._told["forecast"]
        return row

    @property
    def kind(self) -> _Kind:
        """`objective` or `key_result`."""
        kind: _Kind = self._row()["kind"]
        return kind

    @property
    def id(self) -> str:
        """The id of the objective or key result."""
        return str(self._row()["id"])

    @property
    def title(self) -> str:
        """Its title; not part of the JSON."""
        return self._core.title()

    @property
    def due(self) -> date:
        """The due date in force; of an objective the latest of its components."""
        return _date(self._row()["due"])

    @property
    def score(self) -> float | None:
        """The final score as it stands, or None."""
        return _number(self._row()["score"])

    @property
    def overridden(self) -> bool:
        """Whether a review's score stands in place of the computed one, which is what is forecast."""
        return bool(self._row()["overridden"])

    @property
    def expected_final(self) -> float:
        """The score expected in the end [5.1]."""
        return float(self._row()["expected_final"])

    @property
    def confidence(self) -> float | None:
        """What people believe, or None: it has no part in the forecast [8.3]."""
        return _number(self._row()["confidence"])

    @property
    def reason(self) -> NoForecast | None:
        """Why there is no forecast, or no spread; None where there is a whole one."""
        reason: NoForecast | None = self._row()["reason"]
        return reason

    @property
    def final_score(self) -> Range | None:
        """The final score, or None where there is no forecast."""
        return _range(self._row()["final_score"])

    @property
    def p_expected(self) -> float | None:
        """The probability that the expected score is reached; of a committed objective that it is delivered [5.2]."""
        return _number(self._row()["p_expected"])

    @property
    def p_full(self) -> float | None:
        """The probability of the score 1.0."""
        return _number(self._row()["p_full"])

    @property
    def path(self) -> ForecastPath | None:
        """The way of a key result's value; None of an objective."""
        told = self._row()["path"]
        if told is None:
            return None
        reached = told["reaches_target_on"]
        return ForecastPath(
            points=told["points"],
            from_=_date(told["from"]),
            on=_date(told["on"]),
            value=float(told["value"]),
            horizon=told["horizon"],
            drift=float(told["drift"]),
            deviation=_number(told["deviation"]),
            final_value=_whole_range(told["final_value"]),
            pace_to_expected=_number(told["pace_to_expected"]),
            pace_to_target=_number(told["pace_to_target"]),
            reaches_target_on=None if reached is None else _date(reached),
        )

    @property
    def parts(self) -> ForecastParts | None:
        """What an objective's forecast rests on; None of a key result."""
        told = self._row()["parts"]
        if told is None:
            return None
        together = told["together"]
        if together is not None:
            odds = float(together["p_expected"]), float(together["p_full"])
            together = Together(_whole_range(together["final_score"]), *odds)
        return ForecastParts(**told | {"error": float(told["error"]), "together": together})

    def probability(self, score: float) -> float | None:
        """The probability that the final score is at least this, 0 to 1; None without a spread."""
        from ._errors import invalid
        from ._kinds import number

        wanted = float(number("score", score))
        if not 0.0 <= wanted <= 1.0:
            raise invalid("E006", f"the score `{wanted!r}` lies outside 0 to 1", "give a score from 0 to 1")
        return self._core.probability(wanted)

    def __repr__(self) -> str:
        said = f"no forecast ({self.reason})" if self.final_score is None else _short(self.final_score)
        p = "" if self.p_expected is None else f", P(expected) {self.p_expected:.2f}"
        return f"<okr.Forecast of {self.id!r} as of {self.as_of}: {said}{p}>"

    def __str__(self) -> str:
        from ._forecast_text import told

        return told(self)

    def _repr_html_(self) -> str:
        from ._forecast_text import html

        return html(self)


class Forecasts(_Answer):
    """The forecasts of all key results and objectives of a portfolio.

    It never changes; it compares, hashes, and pickles. `print` shows a table, and so does a notebook; `columns`
    gives one for a data frame.
    """

    __slots__ = ()
    _core: _okr.Forecasts

    @classmethod
    def _ask(cls, portfolio: Portfolio, *asked: Any) -> Forecasts:
        from json import loads

        (call,) = asked
        core = portfolio._core.forecasts(call)
        forecasts: Forecasts = cls._of(portfolio, core, asked, loads(core.to_json(False)))
        return forecasts

    @property
    def key_results(self) -> View[str, Forecast]:
        """The forecasts of the key results by id, in document order."""
        return self._view("key_results")

    @property
    def objectives(self) -> View[str, Forecast]:
        """The forecasts of the objectives by id, in document order."""
        return self._view("objectives")

    def _view(self, name: Literal["key_results", "objectives"]) -> View[str, Forecast]:
        from ._view import View

        rows = self._told[name]
        places = {row["id"]: at for at, row in enumerate(rows)}

        def at(index: int) -> Forecast:
            row = rows[index]
            day = {member: self._told[member] for member in ("as_of", "policy", "basis")}
            asked = (row["id"], row["kind"], *self._asked)
            core = self._core.at(name == "key_results", index)
            forecast: Forecast = Forecast._of(self._portfolio, core, asked, {**day, "forecast": row})
            return forecast

        def find(id: str) -> Forecast | None:
            place = places.get(id)
            return None if place is None else at(place)

        return View(self, name, len(rows), keys=lambda: list(places), find=find, at=at)

    def columns(self, kind: _Kind = "key_result") -> dict[str, list[Any]]:
        """A column for each figure, in document order: `pandas.DataFrame(...)` and `polars.DataFrame(...)` take it."""
        from ._errors import invalid

        if kind not in ("key_result", "objective"):
            raise invalid("E005", f"`{kind!s:.40}` has no forecast", "use `key_result` or `objective`")
        rows = self._told["key_results" if kind == "key_result" else "objectives"]
        columns: dict[str, list[Any]] = {
            name: [_plain(name, row[name]) for row in rows]
            for name in ("id", "due", "score", "expected_final", "confidence", "reason")
        }
        for end in ("low", "median", "high"):
            columns[f"score_{end}"] = [_number((row["final_score"] or {}).get(end)) for row in rows]
        for name in ("p_expected", "p_full"):
            columns[name] = [_number(row[name]) for row in rows]
        if kind == "key_result":
            columns |= _of_paths([row["path"] or {} for row in rows])
        return columns

    def __repr__(self) -> str:
        from ._text import count

        counts = f"{count(len(self.objectives), 'objective')}, {count(len(self.key_results), 'key result')}"
        return f"<okr.Forecasts as of {self.as_of}: {counts}>"

    def __str__(self) -> str:
        from ._forecast_text import table

        return table([*self.objectives.values(), *self.key_results.values()], self)

    def _repr_html_(self) -> str:
        from ._forecast_text import listed_html

        return listed_html([*self.objectives.values(), *self.key_results.values()], self)


def _of_paths(paths: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """The columns that only key results have."""
    numbers = ("value", "drift", "deviation", "pace_to_expected", "pace_to_target")
    columns: dict[str, list[Any]] = {name: [path.get(name) for path in paths] for name in ("points", "horizon")}
    columns |= {name: [_number(path.get(name)) for path in paths] for name in numbers}
    for end in ("low", "median", "high"):
        columns[f"value_{end}"] = [_number(path.get("final_value", {}).get(end)) for path in paths]
    columns["reaches_target_on"] = [_plain("due", path.get("reaches_target_on")) for path in paths]
    return columns


class BacktestFigures(_Result):
    """What forecasts that were made before past check-ins came to [SPEC 8.4].

    Errors are in units of progress: 1 is the whole way from baseline to target.
    """

    __slots__ = {
        "forecasts": "days with a check-in in the window that had enough history before them",
        "intervals": "how many of these forecasts had a spread",
        "covered": "how many 80 % intervals held the final value",
        "coverage": "their share, or None without intervals",
        "error": "the mean absolute error of the median, or None without forecasts",
        "naive_error": "the same of no further change",
        "brier": "the mean squared error of P(expected), or None without intervals",
    }
    forecasts: int
    intervals: int
    covered: int
    coverage: float | None
    error: float | None
    naive_error: float | None
    brier: float | None

    def __init__(
        self,
        *,
        forecasts: int,
        intervals: int,
        covered: int,
        coverage: float | None,
        error: float | None,
        naive_error: float | None,
        brier: float | None,
    ) -> None:
        self._set(forecasts, intervals, covered, coverage, error, naive_error, brier)

    @classmethod
    def _read(cls, told: dict[str, Any]) -> BacktestFigures:
        members: dict[str, Any] = dict(told)
        for name in ("coverage", "error", "naive_error", "brier"):
            members[name] = _number(told[name])
        return cls(**members)


class BacktestRow(_Result):
    """One key result of a backtest."""

    __slots__ = {
        "id": "the id of the key result",
        "reason": "why there is nothing to report, or None",
        "final_value": "the last value on or before the due date, or None where it is not known",
        "final_score": "the score that it comes to, or None",
        "expected_final": "the score that was expected",
        "figures": "the `BacktestFigures`",
    }
    id: str
    reason: NoForecast | None
    final_value: float | None
    final_score: float | None
    expected_final: float
    figures: BacktestFigures

    def __init__(
        self,
        *,
        id: str,
        reason: NoForecast | None,
        final_value: float | None,
        final_score: float | None,
        expected_final: float,
        figures: BacktestFigures,
    ) -> None:
        self._set(id, reason, final_value, final_score, expected_final, figures)

    @classmethod
    def _read(cls, told: dict[str, Any]) -> BacktestRow:
        numbers = {name: _number(told[name]) for name in ("final_value", "final_score", "expected_final")}
        return cls(**{**told, **numbers, "figures": BacktestFigures._read(told["figures"])})

    def to_dict(self) -> dict[str, Any]:
        """The row in the form of its JSON."""
        return {name: getattr(self, name) for name in self._names} | {"figures": self.figures.to_dict()}


class Backtest(_Answer):
    """How good forecasts would have been: by key result, and pooled [SPEC 8.4].

    It never changes; it compares, hashes, and pickles. `print` shows a table, and so does a notebook.
    """

    __slots__ = ()
    _core: _okr.Backtest

    @classmethod
    def _ask(cls, portfolio: Portfolio, *asked: Any) -> Backtest:
        from json import loads

        ids, call = asked
        core = portfolio._core.backtest(list(ids), call)
        backtest: Backtest = cls._of(portfolio, core, asked, loads(core.to_json(False)))
        return backtest

    @property
    def pooled(self) -> BacktestFigures:
        """The figures over all forecasts of all these key results."""
        return BacktestFigures._read(self._told["pooled"])

    @property
    def key_results(self) -> View[str, BacktestRow]:
        """The rows of the key results by id, in document order."""
        from ._view import View

        rows = {row["id"]: row for row in self._told["key_results"]}

        def find(id: str) -> BacktestRow | None:
            row = rows.get(id)
            return None if row is None else BacktestRow._read(row)

        def at(index: int) -> BacktestRow:
            return BacktestRow._read(self._told["key_results"][index])

        return View(self, "key_results", len(rows), keys=lambda: list(rows), find=find, at=at)

    def __repr__(self) -> str:
        from ._text import count

        figures = self.pooled
        return (
            f"<okr.Backtest as of {self.as_of}: {count(figures.forecasts, 'forecast')} of "
            f"{count(sum(row.reason is None for row in self.key_results.values()), 'key result')}>"
        )

    def __str__(self) -> str:
        from ._forecast_text import backtest_table

        return backtest_table(self)

    def _repr_html_(self) -> str:
        from ._forecast_text import backtest_html

        return backtest_html(self)


def ask_backtest(portfolio: Portfolio, ids: Iterable[str] | None, call: _Call) -> Backtest:
    """A backtest of what is named, or of all."""
    from collections.abc import Iterable

    from ._kinds import text

    if isinstance(ids, str) or (ids is not None and not isinstance(ids, Iterable)):
        raise TypeError(f"ids must be a list of ids, not {type(ids).__name__}; put it in [ ]")
    named: Iterator[str] = iter(()) if ids is None else iter(ids)
    return Backtest._ask(portfolio, tuple([text(f"ids[{at}]", id) for at, id in enumerate(named)]), call)


def ask_forecast(portfolio: Portfolio, id: str, kind: str | None, call: _Call) -> Forecast:
    """The forecast of one objective or key result."""
    from ._errors import invalid
    from ._kinds import text

    if kind not in (None, "objective", "key_result"):
        raise invalid("E005", f"`{kind!s:.40}` has no forecast", "use `objective` or `key_result`")
    return Forecast._ask(portfolio, text("id", id), kind, call)


def _short(range: Range) -> str:
    if range.low is None or range.high is None:
        return f"median {range.median:.2f}"
    return f"{range.low:.2f} to {range.high:.2f}, median {range.median:.2f}"


def _date(text: str) -> date:
    from datetime import date

    return date.fromisoformat(text)


def _number(value: Any) -> float | None:
    """A number of JSON as a float: whole ones are written without a point."""
    return None if value is None else float(value)


def _plain(name: str, value: Any) -> Any:
    if name == "due":
        return None if value is None else _date(value)
    return float(value) if name in ("score", "expected_final", "confidence") and value is not None else value


def _range(told: dict[str, Any] | None) -> Range | None:
    return None if told is None else _whole_range(told)


def _whole_range(told: dict[str, Any]) -> Range:
    return Range(_number(told["low"]), float(told["median"]), _number(told["high"]))
