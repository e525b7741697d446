"""The rules of checks: what each finds, and why that matters [SPEC 10.2, 11]."""

from __future__ import annotations

from . import _okr
from ._errors import did_you_mean, invalid
from ._frozen import Frozen, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .types import Severity


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
