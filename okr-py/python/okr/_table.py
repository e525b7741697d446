"""A scorecard as an aligned table of text."""

from __future__ import annotations

from ._scores import BILLION
from ._text import clean, columns, fit, pad, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ._scorecard import Scorecard
    from ._scores import ObjectiveScore, Rollup

    _Paint = Callable[[str, str], str]

HEADINGS = ("unit", "objective", "score", "grade", "pace", "verdict", "duties")
BAR = 10
GAP = "  "
#: A title is not cut below this, however narrow the terminal.
SHORTEST = 16

#: The colour of each word that has one.
COLOURS = {
    "green": "green",
    "yellow": "yellow",
    "red": "red",
    "achieved": "green",
    "on_track": "green",
    "at_risk": "yellow",
    "off_track": "red",
    "missed": "red",
    "delivered": "green",
    "overshot": "green",
    "hit": "green",
    "progressed": "yellow",
    "fell_short": "red",
    "no_data": "dim",
    "not_started": "dim",
}


def plain(word: str, colour: str) -> str:
    """No colour."""
    return word


def table(card: Scorecard, limit: int | None = None, paint: _Paint = plain, ascii: bool = False) -> str:
    """The scorecard as text: objectives, then units.

    `limit` is the width to keep to, by cutting titles; `paint` colours a word.
    """
    portfolio = card.portfolio
    names = {unit.id: clean(unit.name) for unit in portfolio.units.values()}
    basis = ", original basis" if card.basis == "original" else ""
    name = clean(portfolio.organization.name)
    lines = [f"{paint(name, 'bold')}, as of {card.as_of}, policy {clean(card.policy)}{basis}"]
    if card.objectives:
        lines += ["", *_objectives(card, names, limit, paint, ascii)]
    if card.units:
        lines += ["", *_units(card, names, limit, paint)]
    if not card.objectives:
        lines += ["", "no objectives"]
    return "\n".join(lines)


def _objectives(card: Scorecard, names: dict[str, str], limit: int | None, paint: _Paint, ascii: bool) -> list[str]:
    scores = list(card.objectives.values())
    rows = [_row(score, names, ascii) for score in scores]
    widths = columns([HEADINGS, *rows])
    if limit is not None:
        _shrink(widths, limit, (1, 0))
    lines = [paint(_line(HEADINGS, widths), "dim")]
    for row in rows:
        cells = [pad(fit(cell, columns), columns) for cell, columns in zip(row, widths, strict=True)]
        colour = COLOURS.get(row[3], "dim")
        cells[2] = paint(cells[2], colour)
        for index in (3, 4, 5):
            cells[index] = paint(cells[index], COLOURS.get(row[index].replace(" ", "_"), "dim"))
        lines.append(GAP.join(cells).rstrip())
    return lines


def _row(score: ObjectiveScore, names: dict[str, str], ascii: bool) -> tuple[str, ...]:
    none = "-" if ascii else "–"
    words = [none if word is None else word.replace("_", " ") for word in (score.grade, score.pace, score.verdict)]
    shown = f"{bar(score.score, ascii)} {none if score.score is None else mark(score)}"
    duties = ", ".join(duty.replace("_", " ") for duty in score.duties)
    return names.get(score.owner, score.owner), clean(score.title), shown, *words, duties


def mark(score: ObjectiveScore) -> str:
    """The score in short: `!` where a review overrides it, `^` where a guardrail caps it."""
    return f"{short(score.score)}{'!' if score.overridden else '^' if score.capped_by else ''}"


def short(score: float | None) -> str:
    """A score to two decimals, cut: 0.698 is not yet 0.70, and looks it."""
    if score is None:
        return "–"
    hundredths = round(score * BILLION) * 100 // BILLION
    return f"{hundredths // 100}.{hundredths % 100:02}"


def bar(score: float | None, ascii: bool) -> str:
    """The score as a bar, full only at 1."""
    full = 0 if score is None else BAR if score >= 1 else min(BAR - 1, round(score * BAR))
    filled, rest = ("#", ".") if ascii else ("█", "░")
    return filled * full + rest * (BAR - full)


def _units(card: Scorecard, names: dict[str, str], limit: int | None, paint: _Paint) -> list[str]:
    headings = ("unit", "cycle", "own", "with units below")
    rows = [
        (names.get(row.unit, row.unit), clean(row.cycle), _rolled(row.own), _rolled(row.subtree))
        for row in card.units.values()
    ]
    widths = columns([headings, *rows])
    if limit is not None:
        _shrink(widths, limit, (0, 1))
    return [paint(_line(headings, widths), "dim"), *(_line(row, widths) for row in rows)]


def _rolled(rollup: Rollup) -> str:
    tally = rollup.all
    if tally.n == 0:
        return f"{tally.unscored} unscored" if tally.unscored else ""
    unscored = f", {tally.unscored} unscored" if tally.unscored else ""
    return f"{short(tally.mean)} of {tally.n}{unscored}"


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    return GAP.join([pad(fit(cell, columns), columns) for cell, columns in zip(cells, widths, strict=True)]).rstrip()


def _shrink(widths: list[int], limit: int, order: tuple[int, ...]) -> None:
    """Take from these columns, one after the other, until the line fits."""
    for index in order:
        over = sum(widths) + width(GAP) * (len(widths) - 1) - limit
        if over > 0:
            widths[index] = max(min(SHORTEST, widths[index]), widths[index] - over)
