"""Exceptions and the problems they carry; plain Python, so that they pickle."""

from __future__ import annotations

from ._frozen import Frozen, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Literal, Self

    from ._nodes import Node
    from .types import OutputFormat

#: So many problems are written out in the text of an exception; `.problems` has all.
SHOWN = 20


class Related(Frozen):
    """Another place that has to do with a problem or a finding: the first of two, the rest of a loop."""

    __slots__ = {
        "message": "what this place has to do with the problem",
        "path": "the place, as a JSON Pointer",
        "line": "the line, from 1, when text was given",
        "column": "the column in Unicode scalar values, from 1, when text was given",
        "subject": "what stands there, a `Node`; None for problems of loading",
    }
    message: str
    path: str
    line: int | None
    column: int | None
    subject: Node | None

    def __init__(
        self,
        message: str,
        path: str = "",
        line: int | None = None,
        column: int | None = None,
        subject: Node | None = None,
    ) -> None:
        for name, value in zip(self._names, (message, path, line, column, subject), strict=True):
            put(self, name, value)

    def __str__(self) -> str:
        return f"{_place(self)}{self.message}"

    def to_dict(self) -> dict[str, Any]:
        """The related place in the form of FORMAT's diagnostics."""
        told = _told(self, ("message",))
        if self.subject is not None:
            told["subject"] = self.subject.to_dict()
        return {**told, **_told(self, ("path", "line", "column"))}


class Problem(Frozen):
    """One thing that is wrong, where, and what would be right [SPEC 12].

    >>> import okr
    >>> try:
    ...     okr.loads('{"okr": "1", "organization": {"name": ""}, "units": [], "cycles": [], "objectives": []}')
    ... except okr.LoadError as error:
    ...     print([problem.code for problem in error.problems], error.problems[0].path)
    ['E006', 'E022', 'E022'] /organization/name
    """

    __slots__ = {
        "code": "the stable code, such as `E009`; `okr.CODES` lists them",
        "name": "the code's name, such as `unknown-reference`",
        "message": "what is wrong, user input in backticks",
        "help": "what would be right; may be empty",
        "path": "the place as a JSON Pointer; for a missing member where it should be; empty for the whole",
        "line": "the line, from 1, when text was given, else None",
        "column": "the column in Unicode scalar values, from 1, when text was given, else None",
        "related": "other places that have to do with it, a tuple of `Related`",
    }
    code: str
    name: str
    message: str
    help: str
    path: str
    line: int | None
    column: int | None
    related: tuple[Related, ...]

    def __init__(
        self,
        code: str,
        name: str,
        message: str,
        help: str = "",
        path: str = "",
        line: int | None = None,
        column: int | None = None,
        related: Iterable[Related] = (),
    ) -> None:
        values = (code, name, message, help, path, line, column, tuple(related))
        for member, value in zip(self._names, values, strict=True):
            put(self, member, value)

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        remedy = f" ({self.help})" if self.help else ""
        return f"{_place(self)}{where}{self.code}: {self.message}{remedy}"

    def to_dict(self) -> dict[str, Any]:
        """The problem in the form of FORMAT's diagnostics."""
        told = _told(self, ("code", "name"))
        told["severity"] = "error"
        told.update(_told(self, ("message", "help", "path", "line", "column")))
        told["related"] = [related.to_dict() for related in self.related]
        return told

    def _moved(self, prefix: str) -> Problem:
        """The same problem without line and column, under `prefix`."""
        related = [Related(r.message, prefix + r.path) for r in self.related]
        return Problem(self.code, self.name, self.message, self.help, prefix + self.path, None, None, related)


class OkrError(ValueError):
    """What every error of this package is, but for wrong Python types: `TypeError` names the argument."""

    __module__ = "okr"  # where it is found, and what a traceback calls it

    def __init__(self, problems: Iterable[Problem]) -> None:
        #: Every problem found, sorted by place, then code; never empty.
        self.problems: list[Problem] = list(problems)
        super().__init__(tuple(self.problems))

    @property
    def code(self) -> str:
        """The code of the first problem."""
        return self.problems[0].code

    def __str__(self) -> str:
        return _listed(self.problems, "")


class LoadError(OkrError):
    """A document did not load, or a portfolio could not be built: `problems` has everything that is wrong."""

    __module__ = "okr"  # where it is found, and what a traceback calls it

    def __init__(self, problems: Iterable[Problem], filename: str | None = None) -> None:
        super().__init__(problems)
        self.args = (tuple(self.problems), filename)
        #: The file that was read, if it was one.
        self.filename: str | None = filename

    def __str__(self) -> str:
        return _listed(self.problems, self.filename or "")

    def render(
        self,
        format: OutputFormat = "text",
        *,
        file: str | None = None,
        source: str | bytes | bytearray | memoryview | None = None,
        source_format: Literal["json", "yaml"] = "json",
        colour: bool = False,
        width: int | None = None,
    ) -> str:
        """The problems in a format, as `Findings.render`; `file` is the file that was read, if any."""
        from ._render import document, render

        name = file if file is not None else self.filename or ""
        told = document(name, source, source_format, self.problems, failed=True)
        return render([told], format, colour=colour, width=width)

    def _without_lines(self) -> Self:
        """The same, for a document that nobody wrote as text."""
        return type(self)([problem._moved("") for problem in self.problems], self.filename)


class EditError(OkrError):
    """An edit was refused, and nothing was changed: `problems` has everything that is wrong, by edit.

    Places are JSON Pointers into the batch: `/edits/0/value` is the value of the
    first edit, and of the only one where one alone was made.
    """

    __module__ = "okr"  # where it is found, and what a traceback calls it

    def _without_lines(self) -> Self:
        """The same, for edits that nobody wrote as text."""
        return type(self)([problem._moved("") for problem in self.problems])


class ValidationError(OkrError):
    """A value given to a call or a constructor is not one that it can take: a date, a policy, an identifier."""

    __module__ = "okr"  # where it is found, and what a traceback calls it

    def _within(self, prefix: str) -> Self:
        return type(self)([problem._moved(prefix) for problem in self.problems])


def invalid(code: str, message: str, help: str = "", path: str = "") -> ValidationError:
    """A `ValidationError` with one problem."""
    from ._okr import CODES

    return ValidationError([Problem(code, dict(CODES)[code], message, help, path)])


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """The remedy for a word that is not one of a few: the nearest, else the list."""
    from difflib import get_close_matches

    words = list(words)
    near = get_close_matches(word[:100], words, 1)
    if near:
        return f"did you mean `{near[0]}`?"
    more = ", ..." if len(words) > 12 else ""
    return f"use one of {', '.join(f'`{known}`' for known in words[:12])}{more}" if words else ""


def _place(at: Problem | Related) -> str:
    return "" if at.line is None else f"{at.line}:{at.column}: "


def _told(value: Problem | Related, names: tuple[str, ...]) -> dict[str, Any]:
    members = {name: getattr(value, name) for name in names}
    return {name: member for name, member in members.items() if member is not None}


def _listed(problems: list[Problem], filename: str) -> str:
    place = f"{filename}: " if filename else ""
    if len(problems) == 1:
        return f"{place}{problems[0]}"
    lines = [f"{place}{len(problems)} problems", *(f"  {problem}" for problem in problems[:SHOWN])]
    if len(problems) > SHOWN:
        lines.append(f"  ... and {len(problems) - SHOWN} more, all in `.problems`")
    return "\n".join(lines)
