"""Text in columns, for terminals."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What joins the character before it, or has no width: joiners and variation selectors.
_NO_WIDTH = frozenset(map(chr, [*range(0x200B, 0x2010), 0x2060, *range(0xFE00, 0xFE10), 0xFEFF]))


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if character in _NO_WIDTH or combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def clean(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey."""
    if text.isprintable():
        return text
    return "".join([c if c.isprintable() or c in _NO_WIDTH else " " if c.isspace() else "\ufffd" for c in text])


def fit(text: str, columns: int) -> str:
    """The text, cut to so many columns with an ellipsis if it is longer."""
    if width(text) <= columns:
        return text
    kept, left = [], columns - 1
    for character in text:
        left -= _width(character)
        if left < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…" if columns > 0 else ""


def pad(text: str, columns: int) -> str:
    """The text, with blanks up to so many columns."""
    return text + " " * (columns - width(text))


def columns(rows: Iterable[Sequence[str]]) -> list[int]:
    """The widths of the columns of a table."""
    return [max(map(width, cells)) for cells in zip(*rows, strict=True)]


def count(number: int, noun: str) -> str:
    """So many of something: `1 unit`, `2,000 units`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
