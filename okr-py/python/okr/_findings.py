"""What the rules find, what is accepted, and what is known already [SPEC 10.2, 11]."""

from __future__ import annotations

from collections.abc import Sequence

from . import _okr
from ._errors import Related
from ._frozen import Frozen, put
from ._nodes import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from typing import Any, Literal, overload

    from .types import OutputFormat, Severity

#: So many findings are shown in a notebook.
SHOWN = 200


class Finding(Frozen):
    """One thing that a rule found, where, and what would be better [FORMAT, Diagnostics].

    >>> import okr
    >>> okr.Finding("ALN001", "orphan", "warning", "the objective `o` supports nothing", path="/objectives/0")
    Finding(code='ALN001', name='orphan', severity='warning', message='the objective `o` supports nothing', \
path='/objectives/0')
    """

    __slots__ = {
        "code": "the code of the rule, such as `ALN001`",
        "name": "its name, such as `orphan`",
        "severity": "`error`, `warning` or `hint`",
        "message": "what was found, user input in backticks",
        "help": "what would be better",
        "subject": "what it is about, a `Node`, or None for the whole document",
        "path": "the place as a JSON Pointer; empty for the whole document",
        "line": "the line, from 1, when `check` was given the text, else None",
        "column": "the column in Unicode scalar values, from 1, when `check` was given the text, else None",
        "related": "other places that have to do with it, a tuple of `Related`",
    }
    code: str
    name: str
    severity: Severity
    message: str
    help: str
    subject: Node | None
    path: str
    line: int | None
    column: int | None
    related: tuple[Related, ...]

    def __init__(
        self,
        code: str,
        name: str,
        severity: Severity,
        message: str,
        help: str = "",
        subject: Node | None = None,
        path: str = "",
        line: int | None = None,
        column: int | None = None,
        related: Iterable[Related] = (),
    ) -> None:
        values = (code, name, severity, message, help, subject, path, line, column, tuple(related))
        for member, value in zip(self._names, values, strict=True):
            put(self, member, value)

    @classmethod
    def _read(cls, row: tuple[Any, ...]) -> Finding:
        *head, subject, path, line, column, related = row
        places = tuple([Related._of((*place, _subject(whose))) for *place, whose in related])
        return cls._of((*head, _subject(subject), path, line, column, places))

    def __str__(self) -> str:
        place = "" if self.line is None else f"{self.line}:{self.column}: "
        where = f"{self.path}: " if self.path else ""
        remedy = f" ({self.help})" if self.help else ""
        return f"{place}{where}{self.severity}: {self.code}: {self.message}{remedy}"

    def to_dict(self) -> dict[str, Any]:
        """The finding in the form of FORMAT's diagnostics."""
        members = {name: getattr(self, name) for name in self._names}
        told = {name: member for name, member in members.items() if member is not None}
        if self.subject is not None:
            told["subject"] = self.subject.to_dict()
        told["related"] = [related.to_dict() for related in self.related]
        return told


def _subject(row: tuple[Any, str] | None) -> Node | None:
    return None if row is None else Node(row[1], row[0])


class Waived(Frozen):
    """A finding that a waiver accepts."""

    __slots__ = {
        "finding": "what was found",
        "reason": "why it is accepted",
        "until": "the last day on which it is, or None if there is no end",
    }
    finding: Finding
    reason: str
    until: date | None

    def __init__(self, finding: Finding, reason: str, until: date | None = None) -> None:
        for member, value in zip(self._names, (finding, reason, until), strict=True):
            put(self, member, value)

    @classmethod
    def _read(cls, row: tuple[Any, str, str | None]) -> Waived:
        from datetime import date

        finding, reason, until = row
        return cls._of((Finding._read(finding), reason, None if until is None else date.fromisoformat(until)))


class Findings(Frozen, Sequence[Finding]):
    """What a check found: a sequence of `Finding`, by place in the document, then code.

    What waivers accept is in `waived` and not in the sequence. `print` shows a
    line for each; a notebook shows a table; `render` has formats for people and
    for build servers.
    """

    __slots__ = ("_findings", "_ran", "_waived")
    _findings: tuple[Finding, ...]
    _ran: tuple[str, ...] | None
    _waived: tuple[Waived, ...]

    def __init__(
        self,
        findings: Iterable[Finding] = (),
        *,
        waived: Iterable[Waived] = (),
        ran: Iterable[str] | None = None,
    ) -> None:
        put(self, "_findings", tuple(findings))
        put(self, "_ran", None if ran is None else tuple(ran))
        put(self, "_waived", tuple(waived))

    @property
    def waived(self) -> tuple[Waived, ...]:
        """What waivers accept, in the same order."""
        return self._waived

    @property
    def ran(self) -> tuple[str, ...] | None:
        """The codes of the rules that ran, in order; None where nobody knows."""
        return self._ran

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> Finding: ...
        @overload
        def __getitem__(self, index: slice) -> Findings: ...

    def __getitem__(self, index: int | slice) -> Finding | Findings:
        found = self._findings[index]
        return self._with(found) if isinstance(found, tuple) else found

    def _with(self, findings: Iterable[Finding]) -> Findings:
        """The same check with other findings."""
        return Findings(findings, waived=self._waived, ran=self._ran)

    def __eq__(self, other: object) -> bool:
        """Whether the same was found and accepted, by whichever rules."""
        if not isinstance(other, Findings):
            return NotImplemented
        return self._findings == other._findings and self._waived == other._waived

    def __hash__(self) -> int:
        return hash((self._findings, self._waived))

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def select(self, *codes: str, severity: Severity | None = None) -> Findings:
        """Those whose code starts with one of these, or whose rule has one of these names; of one severity.

        >>> import okr
        >>> okr.Findings().select("ALN", severity="error")
        <okr.Findings: none>
        """

        def chosen(it: Finding) -> bool:
            named = not codes or it.code.startswith(codes) or it.name in codes
            return named and severity in (None, it.severity)

        waived = [it for it in self._waived if chosen(it.finding)]
        return Findings(filter(chosen, self._findings), waived=waived, ran=self._ran)

    def baseline(self) -> Baseline:
        """What to keep so that these findings are not told again; what is waived is not in it.

        >>> import okr
        >>> found = okr.Findings([okr.Finding("ALN001", "orphan", "warning", "m", subject=okr.Node("o", "objective"))])
        >>> found.without(found.baseline()).findings
        <okr.Findings: none>
        """
        return Baseline._of((_okr.baseline(_keys(self._findings)),))

    def without(self, baseline: Baseline) -> Fresh:
        """The findings that a baseline does not know, and what it need not know any longer.

        Of several findings of one rule about one thing the first ones are taken
        for the known ones. Of rules that did not run nothing is said to be gone.
        """
        if not isinstance(baseline, Baseline):
            raise TypeError(f"baseline must be a Baseline, not {type(baseline).__name__}; use Baseline.from_json for text")
        ran = None if self._ran is None else list(self._ran)
        new, gone = _okr.split(_keys(self._findings), baseline.to_json(), ran)
        left = [finding for finding, is_new in zip(self._findings, new, strict=True) if is_new]
        return Fresh._of((self._with(left), len(new) - len(left), tuple(map(BaselineEntry._read, gone))))

    def render(
        self,
        format: OutputFormat = "text",
        *,
        file: str = "",
        source: str | bytes | bytearray | memoryview | None = None,
        source_format: Literal["json", "yaml"] = "json",
        colour: bool = False,
        width: int | None = None,
        waived: bool = False,
    ) -> str:
        """The findings in a format: `text`, `concise`, `json`, `sarif`, `github`, `junit` or `statistics`.

        `file` is the name of the document. With its text as `source`, findings
        that have no line yet get one, and `text` shows the line with a caret
        under the place. `width` is how many columns of it are shown at most.
        `waived` tells what is accepted too; `sarif` always does.

        >>> import okr
        >>> found = okr.Findings([okr.Finding("ALN001", "orphan", "warning", "nothing above", path="/objectives/0")])
        >>> print(found.render("concise", file="okrs.json"), end="")
        okrs.json: /objectives/0: warning ALN001 nothing above
        """
        from ._render import document, render

        told = document(file, source, source_format, self._findings, self._waived)
        return render([told], format, colour=colour, width=width, waived=waived)

    def counts(self) -> dict[str, int]:
        """How many there are of each code, in the order of the codes."""
        found: dict[str, int] = {}
        for code in sorted(finding.code for finding in self._findings):
            found[code] = found.get(code, 0) + 1
        return found

    def to_dicts(self) -> list[dict[str, Any]]:
        """The findings in the form of FORMAT's diagnostics, ready for `json.dumps`."""
        return [finding.to_dict() for finding in self._findings]

    def to_json(self) -> str:
        """The same as JSON text: a list of diagnostics, the same bytes as from Rust and C."""
        from ._wire import result

        return result(self.to_dicts())

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {code}" for code, number in self.counts().items())
        return f"<okr.Findings: {counts or 'none'}>"

    def __str__(self) -> str:
        return "\n".join(map(str, self._findings)) or "no findings"

    def _repr_html_(self) -> str:
        from ._html import listed

        rows: list[tuple[str, ...]] = [
            ("" if it.subject is None else str(it.subject), it.severity, f"{it.code} {it.name}", it.message, it.help)
            for it in self._findings[:SHOWN]
        ]
        if len(self) > SHOWN:
            rows.append(("", "", "", f"and {len(self) - SHOWN:,} more", ""))
        return listed(("what", "severity", "rule", "finding", "help"), rows)


class BaselineEntry(Frozen):
    """So many findings of one rule about one thing."""

    __slots__ = {
        "rule": "the code of the rule",
        "subject": "what the findings are about, a `Node`, or None for the whole document",
        "count": "how many there are",
    }
    rule: str
    subject: Node | None
    count: int

    def __init__(self, rule: str, subject: Node | None, count: int) -> None:
        for member, value in zip(self._names, (rule, subject, count), strict=True):
            put(self, member, value)

    @classmethod
    def _read(cls, row: tuple[str, Any, int]) -> BaselineEntry:
        rule, subject, count = row
        return cls._of((rule, _subject(subject), count))


class Baseline(Frozen):
    """Findings that are known and not told again: how many of each rule about each thing.

    `Findings.baseline` makes one, `Findings.without` applies it. Neither lines
    nor messages are in it, so that it survives edits.

    >>> import okr
    >>> okr.Findings().baseline().entries
    ()
    """

    __slots__ = ("_text",)
    _text: str

    def __init__(self) -> None:
        raise TypeError("a baseline comes from Findings.baseline or Baseline.from_json")

    @classmethod
    def from_json(cls, text: str | bytes | bytearray | memoryview) -> Baseline:
        """Read a baseline; raises `LoadError` with every problem."""
        from ._portfolio import _bytes

        return cls._of((_okr.read_baseline(_bytes("text", text))[0],))

    def to_json(self) -> str:
        """The baseline as JSON, an entry a line, so that version control shows what changes."""
        return self._text

    @property
    def entries(self) -> tuple[BaselineEntry, ...]:
        """The entries, by rule, then kind and id when it was made from findings."""
        return tuple(map(BaselineEntry._read, _okr.read_baseline(self._text.encode())[1]))

    def __repr__(self) -> str:
        return f"<okr.Baseline: {sum(entry.count for entry in self.entries):,} known>"


class Fresh(Frozen):
    """What is left of findings when those that are known are taken out."""

    __slots__ = {
        "findings": "what is new",
        "known": "how many were known",
        "gone": "what the baseline has too much, of rules that ran, a tuple of `BaselineEntry`",
    }
    findings: Findings
    known: int
    gone: tuple[BaselineEntry, ...]

    def __init__(self, findings: Findings, known: int, gone: Iterable[BaselineEntry] = ()) -> None:
        for member, value in zip(self._names, (findings, known, tuple(gone)), strict=True):
            put(self, member, value)


def _keys(findings: Iterable[Finding]) -> list[tuple[str, tuple[str, str] | None]]:
    """What findings are known by."""
    return [(it.code, None if it.subject is None else (it.subject.kind, str(it.subject))) for it in findings]


def checked(
    core: _okr.Portfolio,
    as_of: str,
    policy: tuple[str | None, str | None],
    *,
    select: Iterable[str] | None,
    ignore: Iterable[str] | None,
    severity: Mapping[str, Severity] | None,
    options: Mapping[str, Mapping[str, float]] | None,
    config: Any,
    profile: str | None,
    language: str | None,
    source: bytes | None,
    yaml: bool,
) -> Findings:
    """Check a portfolio by these choices."""
    from ._kinds import many, number, text

    codes = many(text, "codes of rules")
    choices = {
        "as_of": as_of,
        "config": _config(config),
        "profile": None if profile is None else text("profile", profile),
        "language": None if language is None else text("language", language),
        "policy": policy,
        "select": None if select is None else list(codes("select", select)),
        "ignore": [] if ignore is None else list(codes("ignore", ignore)),
        "severity": [
            (text("severity", rule), text(f"severity[{rule!r}]", word)) for rule, word in _pairs("severity", severity)
        ],
        "options": [
            (text("options", rule), text("options", name), float(number("options", value)))
            for rule, numbers in _pairs("options", options)
            for name, value in _pairs(f"options[{rule!r}]", numbers)
        ],
    }
    found, waived, ran = core.check(choices, source, yaml)
    return Findings(map(Finding._read, found), waived=map(Waived._read, waived), ran=ran)


def _config(config: Any) -> str | None:
    """A configuration as JSON text."""
    if config is None:
        return None
    from ._kinds import one
    from ._model import Checks
    from ._wire import dumps

    return dumps(one(Checks)("config", config), "config")


def _pairs(where: str, given: Any) -> Iterable[tuple[Any, Any]]:
    from collections.abc import Mapping

    if given is None:
        return ()
    if not isinstance(given, Mapping):
        raise TypeError(f"{where} must be a dict, not {type(given).__name__}")
    return given.items()
