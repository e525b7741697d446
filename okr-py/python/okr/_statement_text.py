"""A reading as people look at it: lines under the text, or marks in it."""

from __future__ import annotations

from ._text import clean, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ._statement import Part, Statement

#: What is said below the parts, in this order.
MEMBERS = ("type", "certainty", "direction", "baseline", "target", "range_end", "comparison", "unit", "deadline")
#: Answers that are said where they are yes.
ANSWERS = ("relative", "measurable", "binary", "vague", "has_placeholder")

#: The ink of parts in a notebook, where they have one.
_INK = {
    "verb": "#8250df",
    "metric": "#1f7a8c",
    "baseline": "#c98a00",
    "target": "#2e9e5b",
    "range_end": "#2e9e5b",
    "deadline": "#3d7bd9",
    "placeholder": "#d9483b",
}


def told(read: Statement, paint: Callable[[str, str], str] | None = None) -> str:
    """The text, what its parts are in lines of carets below it, and what was read."""
    lines = [clean(read.text), *_carets(read, paint), ""]
    shown = [(name, _shown(getattr(read, name))) for name in MEMBERS if getattr(read, name) is not None]
    words = [name.replace("_", " ") for name in ANSWERS if getattr(read, name)]
    if words:
        shown.append(("it is", ", ".join(words)))
    evidence = [f"`{it.text}` ({it.list})" if it.list else f"`{it.text}`" for it in read.evidence]
    if evidence:
        shown.append(("by", clean(", ".join(evidence))))
    draft = read.to_measure()
    if draft is not None:
        shown.append(("measure", repr(draft.measure)))
        shown += [("assumed", it) for it in draft.assumptions]
    columns = max(len(name) for name, _ in shown)
    lines += [f"{name.replace('_', ' '):<{columns}}  {value}" for name, value in shown]
    return "\n".join(lines)


def _shown(value: object) -> str:
    if isinstance(value, float):
        from ._wire import result

        return result(value)
    return clean(str(value))


def _carets(read: Statement, paint: Callable[[str, str], str] | None) -> list[str]:
    """As few lines as hold all parts, each with carets under its text and its name behind or below."""
    rows: list[list[Part]] = []
    for part in read.parts:
        # A name needs room behind its carets, or the next part goes to another line.
        row = next((row for row in rows if _end(read, row[-1]) < _columns(read, part.start)), None)
        if row is None:
            rows.append([part])
        else:
            row.append(part)
    out = []
    for row in rows:
        line = ""
        for part in row:
            start = _columns(read, part.start)
            carets = "^" * max(1, _columns(read, part.end) - start)
            line += " " * (start - width(line)) + f"{carets} {part.what}"
        out.append(paint(line, "blue") if paint else line)
    return out


def _columns(read: Statement, index: int) -> int:
    return width(clean(read.text[:index]))


def _end(read: Statement, part: Part) -> int:
    return max(_columns(read, part.end), _columns(read, part.start) + 1) + 1 + len(part.what)


def html(read: Statement) -> str:
    """The text with its parts marked; escaped."""
    from ._html import escape

    out, at = [], 0
    for part in read.parts:
        if part.start < at:
            continue  # within the part before
        ink = _INK.get(part.what, "#808890")
        style = f"border-bottom:2px solid {ink}"
        out.append(escape(read.text[at : part.start]))
        out.append(f'<span style="{style}" title="{part.what}">{escape(read.text[part.start : part.end])}</span>')
        at = part.end
    out.append(escape(read.text[at:]))
    words = [str(word) for word in (read.type, read.direction) if word is not None]
    note = f' <span style="opacity:.65">{escape(", ".join(words))}</span>' if words else ""
    return f"<span>{''.join(out)}</span>{note}"
