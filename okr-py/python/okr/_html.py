"""A scorecard as a small HTML table for notebooks: inline styles, light and dark."""

from __future__ import annotations

from ._table import COLOURS, HEADINGS, short
from ._text import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ._scorecard import Scorecard
    from ._scores import ObjectiveScore

#: So many objectives are shown; a notebook is no place for thousands.
SHOWN = 200

#: Colours that read on white and on black; the text of the table takes the page's.
_INK = {"green": "#2e9e5b", "yellow": "#c98a00", "red": "#d9483b", "dim": "#808890"}
_TABLE = '<table style="border-collapse:collapse;border:0;background:transparent;color:inherit">'
_CELL = "padding:2px 10px 2px 0;text-align:left;vertical-align:top;border:0;"


def escape(text: str) -> str:
    """The text with nothing in it that HTML would read as its own."""
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        text = text.replace(character, entity)
    return text


def html(card: Scorecard) -> str:
    """The objectives of a scorecard as a table."""
    portfolio = card.portfolio
    basis = ", original basis" if card.basis == "original" else ""
    caption = (
        f"<b>{escape(portfolio.organization.name)}</b>, as of {card.as_of}, policy {escape(card.policy)}{basis}: "
        f"{count(len(card.objectives), 'objective')}, {count(len(card.key_results), 'key result')}"
    )
    heads = "".join(f'<th style="{_CELL}opacity:.65;font-weight:600">{heading}</th>' for heading in HEADINGS)
    names = {unit.id: unit.name for unit in portfolio.units.values()}
    scores = [score for score, _ in zip(card.objectives.values(), range(SHOWN), strict=False)]
    rows = "".join(f"<tr>{_row(score, names)}</tr>" for score in scores)
    more = len(card.objectives) - len(scores)
    if more > 0:
        rows += f'<tr><td colspan="7" style="{_CELL}opacity:.65">and {more:,} more</td></tr>'
    return f"{_TABLE}{_caption(caption)}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def listed(headings: Iterable[str], rows: Iterable[Iterable[str]], caption: str = "") -> str:
    """Plain cells as a table."""
    heads = "".join(f'<th style="{_CELL}opacity:.65;font-weight:600">{escape(head)}</th>' for head in headings)
    body = "".join(f"<tr>{''.join(_cell(escape(cell)) for cell in row)}</tr>" for row in rows)
    title = _caption(escape(caption)) if caption else ""
    return f"{_TABLE}{title}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _caption(content: str) -> str:
    return f'<caption style="caption-side:top;text-align:left;color:inherit;padding:2px 0 6px">{content}</caption>'


def _row(score: ObjectiveScore, names: dict[str, str]) -> str:
    details = [f"computed {score.computed_score}, overridden by a review"] if score.overridden else []
    if score.capped_by is not None:
        details.append(f"capped by guardrail {score.capped_by}")
    title = f' title="{escape("; ".join(details))}"' if details else ""
    cells = [
        _cell(escape(names.get(score.owner, score.owner))),
        _cell(f'<span title="{escape(score.id)}">{escape(score.title)}</span>'),
        _cell(f"<span{title}>{_bar(score)}{'*' if details else ''}</span>", "white-space:nowrap;"),
        *(_cell(_word(word)) for word in (score.grade, score.pace, score.verdict)),
        _cell(", ".join(duty.replace("_", " ") for duty in score.duties)),
    ]
    return "".join(cells)


def _cell(content: str, style: str = "") -> str:
    return f'<td style="{_CELL}{style}">{content}</td>'


def _word(word: str | None) -> str:
    if word is None:
        return '<span style="opacity:.65">–</span>'
    ink = _INK[COLOURS.get(word, "dim")]
    return f'<span style="color:{ink};white-space:nowrap">{word.replace("_", " ")}</span>'


def _bar(score: ObjectiveScore) -> str:
    if score.score is None:
        return '<span style="opacity:.65">–</span>'
    ink = _INK[COLOURS.get(score.grade or "", "dim")]
    track = "display:inline-block;width:72px;height:8px;border-radius:4px;background:rgba(128,136,144,.3)"
    fill = f"display:block;width:{score.score * 100:.1f}%;height:8px;border-radius:4px;background:{ink}"
    return f'<span style="{track};margin-right:6px"><span style="{fill}"></span></span>{short(score.score)}'
