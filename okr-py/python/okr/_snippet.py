"""Problems and findings as compilers show them: the place, the line, a caret."""

from __future__ import annotations

from ._text import clean, count, fit, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ._errors import Problem, Related
    from ._findings import Finding

    _Paint = Callable[[str, str], str]

#: As much of a line is shown when the output is no terminal; a document may be one long line.
WIDEST = 100
#: A caret is not drawn longer than this.
LONGEST = 60

#: The colours of severities.
COLOURS = {"error": "red", "warning": "yellow", "hint": "blue"}


def report(
    problems: Sequence[Problem | Finding],
    data: bytes,
    name: str,
    paint: _Paint,
    limit: int | None,
    noun: str = "problem",
) -> str:
    """Every problem with its source line, and how many there are."""
    lines = _Lines(data, (at.line for problem in problems for at in _places(problem)))
    widest = min(WIDEST, limit or WIDEST)
    parts = [_problem(problem, lines, name, paint, widest) for problem in problems]
    return "\n".join([*parts, paint(f"{name}: {count(len(problems), noun)}", "bold")])


class _Lines:
    """The few lines of a document that are shown, by number."""

    def __init__(self, data: bytes, wanted: Iterable[int | None]) -> None:
        numbers = {number for number in wanted if number is not None}
        self.text: dict[int, str] = {}
        start = 0
        for number in range(1, max(numbers, default=0) + 1):
            end = data.find(b"\n", start)
            end = len(data) if end < 0 else end
            if number in numbers:
                self.text[number] = data[start:end].decode("utf-8", "replace").rstrip("\r")
            start = end + 1


def _places(problem: Problem | Finding) -> tuple[Problem | Finding | Related, ...]:
    return (problem, *problem.related)


def _problem(problem: Problem | Finding, lines: _Lines, name: str, paint: _Paint, widest: int) -> str:
    place = name if problem.line is None else f"{name}:{problem.line}:{problem.column}"
    severity = getattr(problem, "severity", "error")
    kind = paint(f"{severity}[{problem.code}]", COLOURS[severity])
    out = [f"{paint(f'{place}:', 'bold')} {kind}: {clean(problem.message)}"]
    gutter = len(str(max(at.line or 0 for at in _places(problem))))
    note = f"{' ' * gutter} {paint('=', 'blue')}"
    out += _excerpt(problem, lines, paint, widest, gutter, COLOURS[severity])
    if problem.path:
        out.append(f"{note} at {clean(problem.path)}")
    if problem.help:
        out.append(f"{note} help: {clean(problem.help)}")
    for related in problem.related:
        where = clean(related.path) if related.line is None else f"{related.line}:{related.column}"
        out.append(f"{note} see {where}: {clean(related.message)}")
        out += _excerpt(related, lines, paint, widest, gutter, "blue")
    return "\n".join([*out, ""])


def _excerpt(
    at: Problem | Finding | Related, lines: _Lines, paint: _Paint, widest: int, gutter: int, colour: str
) -> list[str]:
    """The line with its number, and a caret under the place; of a long line what is around the place."""
    if at.line is None or at.column is None or at.line not in lines.text:
        return []
    line = lines.text[at.line]
    start = min(at.column - 1, len(line))
    room = max(widest - gutter - 3, 20)
    before = clean(line[max(0, start - room) : start])
    if width(before) > room // 2:
        before = fit(before[::-1], room // 2)[::-1]
    after = fit(clean(line[start : start + room + 1]), room - width(before))
    marked = clean(line[start : start + _extent(line, start)])
    caret = "^" * max(1, min(width(marked), width(after), LONGEST))
    bar = paint("|", "blue")
    return [
        f"{paint(str(at.line).rjust(gutter), 'blue')} {bar} {before}{after}",
        f"{' ' * gutter} {bar} {' ' * width(before)}{paint(caret, colour)}",
    ]


def _extent(line: str, at: int) -> int:
    """How long the word, number or quoted text at a place is."""
    if at >= len(line):
        return 0
    first = line[at]
    if first in "\"'":
        end = at + 1
        while end < len(line) and line[end] != first:
            end += 2 if line[end] == "\\" and first == '"' else 1
        return min(end + 1, len(line)) - at
    end = at
    while end < len(line) and (line[end].isalnum() or line[end] in "+-._"):
        end += 1
    return max(1, end - at)
