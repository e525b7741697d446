"""Rules, and what they find [SPEC 10.2, 11]."""

from __future__ import annotations

from collections.abc import Sequence

from . import _okr
from ._errors import Related, did_you_mean, invalid
from ._frozen import Frozen, put
from ._nodes import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, overload

    from .types import Severity

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


class Findings(Frozen, Sequence[Finding]):
    """What a check found: a sequence of `Finding`, by place in the document, then code.

    `print` shows a line for each; a notebook shows a table.
    """

    __slots__ = ("_findings",)
    _findings: tuple[Finding, ...]

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        put(self, "_findings", tuple(findings))

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> Finding: ...
        @overload
        def __getitem__(self, index: slice) -> Findings: ...

    def __getitem__(self, index: int | slice) -> Finding | Findings:
        found = self._findings[index]
        return Findings(found) if isinstance(found, tuple) else found

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
        chosen = [
            it
            for it in self._findings
            if (not codes or it.code.startswith(codes) or it.name in codes) and severity in (None, it.severity)
        ]
        return Findings(chosen)

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


class RuleOption(Frozen):
    """A number that a rule can be given."""

    __slots__ = {
        "name": "its name, unique within its rule",
        "default": "its value when none is given",
        "least": "the smallest value that it takes",
        "most": "the largest value that it takes",
        "summary": "what it means",
    }
    name: str
    default: float
    least: float
    most: float
    summary: str

    def __init__(self, name: str, default: float, least: float, most: float, summary: str) -> None:
        for member, value in zip(self._names, (name, default, least, most, summary), strict=True):
            put(self, member, value)


class Rule(Frozen):
    """A rule of the checks: what it finds, and why that matters; `okr.rules` lists them.

    >>> import okr
    >>> rule = okr.rule("ALN001")
    >>> rule.name, rule.family, rule.severity
    ('orphan', 'ALN', 'warning')
    """

    __slots__ = {
        "code": "the code, such as `ALN001`, never given to another rule",
        "name": "the name, such as `orphan`",
        "severity": "how much its findings weigh unless the call says otherwise",
        "summary": "what it finds, in one sentence",
        "options": "the numbers that it can be given, a tuple of `RuleOption`",
        "why": "why what it finds is worth finding (Markdown)",
        "bad": "an example with a finding (Markdown with JSON)",
        "good": "the same put right",
        "source": "whose advice it is (Markdown)",
    }
    code: str
    name: str
    severity: Severity
    summary: str
    options: tuple[RuleOption, ...]
    why: str
    bad: str
    good: str
    source: str

    def __init__(self) -> None:
        raise TypeError("rules come from okr.rules and okr.rule")

    @property
    def family(self) -> str:
        """The letters of the code: `ALN` for alignment."""
        return self.code.rstrip("0123456789")

    def explain(self) -> str:
        """All that is known of it, as a page of Markdown."""
        return explain_rule(self.code)

    def __repr__(self) -> str:
        return f"<okr.Rule {self.code} {self.name}>"

    def _repr_html_(self) -> str:
        from ._html import escape

        return f'<pre style="line-height:1.4">{escape(self.explain())}</pre>'


def rules() -> tuple[Rule, ...]:
    """All rules of `Portfolio.check`, in the order of their codes.

    >>> import okr
    >>> [rule.code for rule in okr.rules()][:2]
    ['ALN001', 'ALN002']
    """
    return tuple([_rule(row) for row in _okr.rules()])


def rule(code: str) -> Rule:
    """The rule with a code (`ALN001`) or a name (`orphan`).

    Raises `ValidationError` if there is none.
    """
    from ._kinds import text

    wanted = text("code", code)
    for row in _okr.rules():
        if wanted in row[:2]:
            return _rule(row)
    raise _unknown(wanted)


def explain_rule(code: str) -> str:
    """What a rule finds, why, a bad and a good example, and its options, as a page of Markdown.

    Raises `ValidationError` if there is no rule with this code or name.

    >>> import okr
    >>> print(okr.explain_rule("ALN001").splitlines()[0])
    # ALN001 orphan
    """
    from ._kinds import text

    wanted = text("code", code)
    page = _okr.explain_rule(wanted)
    if page is None:
        raise _unknown(wanted)
    return page


def _rule(row: tuple[Any, ...]) -> Rule:
    head, options, tail = row[:4], row[4], row[5:]
    return Rule._of((*head, tuple(map(RuleOption._of, options)), *tail))


def _unknown(wanted: str) -> Exception:
    rows = _okr.rules()
    words = [row[0] for row in rows] + [row[1] for row in rows]
    alike = [word for word in words if word.casefold() == wanted.casefold()]
    help = f"did you mean `{alike[0]}`?" if alike else did_you_mean(wanted, words)
    return invalid("E009", f"there is no rule `{wanted:.60}`", help)


def checked(
    core: _okr.Portfolio,
    as_of: str,
    policy: tuple[str | None, str | None],
    *,
    select: Iterable[str] | None,
    ignore: Iterable[str] | None,
    severity: Mapping[str, Severity] | None,
    options: Mapping[str, Mapping[str, float]] | None,
    source: bytes | None,
    yaml: bool,
) -> Findings:
    """Check a portfolio by these choices."""
    from ._kinds import many, number, text

    codes = many(text, "codes of rules")
    choices = {
        "as_of": as_of,
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
    return Findings(map(Finding._read, core.check(choices, source, yaml)))


def _pairs(where: str, given: Any) -> Iterable[tuple[Any, Any]]:
    from collections.abc import Mapping

    if given is None:
        return ()
    if not isinstance(given, Mapping):
        raise TypeError(f"{where} must be a dict, not {type(given).__name__}")
    return given.items()
