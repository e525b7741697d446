"""Forecasts and backtests as text, and as HTML with a small picture."""

from __future__ import annotations

from ._text import clean, columns, count, fit, pad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ._forecast import Backtest, BacktestFigures, Forecast, Forecasts, Range

#: So many rows are shown in a notebook.
SHOWN = 200
#: Why there is no forecast, in words.
REASONS = {
    "dropped": "dropped",
    "overridden": "a review has scored it",
    "measure": "not an increase or decrease",
    "accumulate": "reads its history by max, min or mean",
    "sum_of": "a sum of other key results",
    "no_value": "no value yet",
    "too_few_points": "only one point",
    "no_spread": "a median only",
    "unscored": "no component",
    "no_component": "no component has a forecast",
    "too_many_components": "more than 4,096 components",
    "not_due": "not due yet",
    "no_history": "no check-in with enough history",
}

HEADINGS = ("id", "score", "10 %", "median", "90 %", "P(expected)", "P(1.0)", "confidence", "reaches target", "note")
BACKTEST_HEADINGS = ("id", "forecasts", "intervals", "coverage", "error", "naive error", "Brier", "note")
NONE = "–"


def number(value: float | None, digits: int = 2) -> str:
    """A number to so many digits, or a dash."""
    return NONE if value is None else f"{value:.{digits}f}"


def value(number: float | None) -> str:
    """A value of any size, short."""
    return NONE if number is None else f"{number:.6g}"


def told(forecast: Forecast) -> str:
    """All that a forecast says, for people."""
    basis = ", original basis" if forecast.basis == "original" else ""
    lines = [f"{clean(forecast.id)}: {clean(forecast.title)}"]
    lines.append(f"as of {forecast.as_of}, due {forecast.due}, policy {clean(forecast.policy)}{basis}")
    rows = [("score now", number(forecast.score)), ("expected", number(forecast.expected_final))]
    if forecast.reason is not None:
        rows.append(("no forecast" if forecast.final_score is None else "no interval", REASONS[forecast.reason]))
    if forecast.final_score is not None:
        rows.append(("final score", span(forecast.final_score, number)))
    if forecast.p_expected is not None:
        rows.append(("P(expected)", number(forecast.p_expected)))
        rows.append(("P(1.0)", number(forecast.p_full)))
    rows += _path_rows(forecast)
    rows += _parts_rows(forecast)
    if forecast.confidence is not None:
        rows.append(("confidence", f"{number(forecast.confidence)}, as people say"))
    if forecast.overridden:
        rows.append(("note", "a review has scored it; this is what its measure would give"))
    width = max(len(name) for name, _ in rows)
    return "\n".join([*lines, "", *(f"{name:<{width}}  {text}" for name, text in rows)])


def _path_rows(forecast: Forecast) -> list[tuple[str, str]]:
    path = forecast.path
    if path is None:
        return []
    reached = NONE if path.reaches_target_on is None else str(path.reaches_target_on)
    return [
        ("last value", f"{value(path.value)} on {path.on}, {count(path.points, 'point')}"),
        ("final value", span(path.final_value, value)),
        (
            "drift",
            f"{value(path.drift)} a day; needed {value(path.pace_to_expected)} for the expected score, "
            f"{value(path.pace_to_target)} for the target",
        ),
        ("reaches target", reached),
    ]


def _parts_rows(forecast: Forecast) -> list[tuple[str, str]]:
    parts = forecast.parts
    if parts is None:
        return []
    medians = f", {parts.median_only} of them a median only" if parts.median_only else ""
    rows = [("rests on", f"{count(parts.count, 'component')}, {parts.forecast} with a forecast{medians}")]
    if parts.shared:
        rows.append(("note", "components rest on the same goal or KPI: they are not independent"))
    together = parts.together
    if together is not None:
        odds = f"P(expected) {number(together.p_expected)}, P(1.0) {number(together.p_full)}"
        rows.append(("if all moves together", f"{span(together.final_score, number)}; {odds}"))
    return rows


def span(range: Range, shown: Callable[[float | None], str]) -> str:
    """A range in words."""
    if range.low is None:
        return f"median {shown(range.median)}"
    return f"{shown(range.low)} to {shown(range.high)}, median {shown(range.median)}"


def cells(forecast: Forecast) -> tuple[str, ...]:
    """A forecast as a row of the table."""
    scores, path = forecast.final_score, forecast.path
    ends = (NONE,) * 3 if scores is None else tuple(map(number, (scores.low, scores.median, scores.high)))
    reached = path is not None and path.reaches_target_on is not None
    note = "" if forecast.reason is None else REASONS[forecast.reason]
    if forecast.parts is not None and forecast.parts.shared:
        note = "not independent"
    return (
        clean(forecast.id),
        number(forecast.score),
        *ends,
        number(forecast.p_expected),
        number(forecast.p_full),
        number(forecast.confidence),
        str(path.reaches_target_on) if reached and path is not None else NONE,
        note,
    )


def table(forecasts: Sequence[Forecast], of: Forecasts, limit: int | None = None, ascii: bool = False) -> str:
    """Forecasts, one to a line."""
    basis = ", original basis" if of.basis == "original" else ""
    title = f"{clean(of.portfolio.organization.name)}, as of {of.as_of}, policy {clean(of.policy)}{basis}"
    if not forecasts:
        return f"{title}\n\nno goals"
    return f"{title}\n\n{aligned(HEADINGS, map(cells, forecasts), limit, ascii)}"


def aligned(
    headings: Sequence[str], rows: Iterable[Sequence[str]], limit: int | None = None, ascii: bool = False
) -> str:
    """Rows under headings; numbers are short enough to stand at the left."""
    table = [headings, *rows]
    if ascii:
        table = [[cell.replace(NONE, "-") for cell in row] for row in table]
    widths = columns(table)
    if limit is not None:
        over = sum(widths) + 2 * (len(widths) - 1) - limit
        widths[0] = max(12, widths[0] - max(0, over))
    lines = ["  ".join(pad(fit(cell, w), w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in table]
    return "\n".join(lines)


# Backtests


def figures(of: BacktestFigures) -> tuple[str, ...]:
    """Figures as cells."""
    counts = f"{of.forecasts:,}", f"{of.intervals:,}"
    return (*counts, number(of.coverage), number(of.error, 3), number(of.naive_error, 3), number(of.brier, 3))


def _backtest_rows(backtest: Backtest) -> list[tuple[str, ...]]:
    rows = [("all", *figures(backtest.pooled), "")]
    for row in backtest.key_results.values():
        note = "" if row.reason is None else REASONS[row.reason]
        rows.append((clean(row.id), *figures(row.figures), note))
    return rows


def backtest_table(backtest: Backtest, limit: int | None = None, ascii: bool = False) -> str:
    """A backtest, pooled and by key result."""
    title = f"{clean(backtest.portfolio.organization.name)}, backtest as of {backtest.as_of}"
    return f"{title}\n\n{aligned(BACKTEST_HEADINGS, _backtest_rows(backtest), limit, ascii)}"


def backtest_html(backtest: Backtest) -> str:
    """A backtest as a table."""
    from ._html import listed

    rows = _backtest_rows(backtest)
    shown = rows[:SHOWN]
    if len(rows) > len(shown):
        shown.append((f"and {len(rows) - len(shown):,} more", *[""] * (len(BACKTEST_HEADINGS) - 1)))
    return listed(BACKTEST_HEADINGS, shown, f"backtest as of {backtest.as_of}, policy {backtest.policy}")


# HTML


def listed_html(forecasts: Sequence[Forecast], of: Forecasts) -> str:
    """Forecasts as a table."""
    from ._html import listed

    rows = [cells(forecast) for forecast in forecasts[:SHOWN]]
    if len(forecasts) > SHOWN:
        rows.append((f"and {len(forecasts) - SHOWN:,} more", *[""] * (len(HEADINGS) - 1)))
    return listed(HEADINGS, rows, f"forecasts as of {of.as_of}, policy {of.policy}")


def html(forecast: Forecast) -> str:
    """A forecast as a picture with its figures below: the interval of the final score on the way from 0 to 1."""
    from ._html import escape

    lines = "".join(f"<div>{escape(line)}</div>" for line in told(forecast).splitlines()[3:])
    head = f"<b>{escape(forecast.title)}</b> ({escape(forecast.id)}), as of {forecast.as_of}, due {forecast.due}"
    return f'<div style="color:inherit"><div>{head}</div>{picture(forecast)}<div style="opacity:.8">{lines}</div></div>'


def picture(forecast: Forecast) -> str:
    """The score now, the interval, the median and the expected score, as SVG; nothing without a forecast."""
    from ._html import escape

    scores = forecast.final_score
    if scores is None:
        return ""
    words = f"final score {span(scores, number)}; expected {number(forecast.expected_final)}"

    def at(score: float) -> str:
        return f"{10 + 300 * score:.1f}"

    marks = ['<rect x="10" y="18" width="300" height="8" rx="4" fill="#808890" fill-opacity="0.3"/>']
    if scores.low is not None and scores.high is not None:
        wide = f"{max(2.0, 300 * (scores.high - scores.low)):.1f}"
        marks.append(
            f'<rect x="{at(scores.low)}" y="15" width="{wide}" height="14" rx="3" fill="#3b7dd8" fill-opacity="0.45"/>'
        )
    line = '<line x1="{0}" x2="{0}" y1="{1}" y2="{2}" stroke="{3}" stroke-width="2"/>'
    marks.append(line.format(at(scores.median), 11, 33, "#3b7dd8"))
    marks.append(line.format(at(forecast.expected_final), 8, 36, "#2e9e5b"))
    if forecast.score is not None:
        marks.append(f'<circle cx="{at(forecast.score)}" cy="22" r="4" fill="currentColor"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 44" width="320" height="44" role="img" '
        f'aria-label="{escape(words)}"><title>{escape(words)}</title>{"".join(marks)}</svg>'
    )
