"""Outlines of objectives and key results as draft portfolios."""

from __future__ import annotations

from ._findings import Finding, Findings
from ._frozen import Frozen, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._model import Cycle
    from ._portfolio import Portfolio
    from ._statement import Lexicon
    from .types import Commitment, Level


class Draft(Frozen):
    """A portfolio drafted from an outline, and all that had to be assumed."""

    __slots__ = {
        "portfolio": "the portfolio, an `okr.Portfolio`",
        "findings": "what had to be assumed or left out, by line and column of the outline",
    }
    portfolio: Portfolio
    findings: Findings

    def __init__(self, portfolio: Portfolio, findings: Findings) -> None:
        put(self, "portfolio", portfolio)
        put(self, "findings", findings)

    @property
    def document(self) -> dict[str, Any]:
        """The document as plain Python values, to be changed and given to `Portfolio.from_dict`."""
        return self.portfolio.to_dict()

    def to_json(self, *, pretty: bool = False) -> str:
        """The document in canonical form."""
        return self.portfolio.to_json(pretty=pretty)

    def __repr__(self) -> str:
        from ._text import count

        portfolio = repr(self.portfolio).partition(": ")[2].rstrip(">")
        return f"<okr.Draft: {portfolio}, {count(len(self.findings), 'finding')}>"

    def _repr_html_(self) -> str:
        return self.findings._repr_html_()


def draft(
    text: str,
    *,
    cycle: Cycle | None = None,
    organization: str | None = None,
    unit: str | None = None,
    level: Level = "team",
    commitment: Commitment | None = None,
    language: str | Lexicon = "en",
) -> Draft:
    """Draft a portfolio from an outline: plain text or Markdown.

    Headings, bullets, numbers and indentation tell objectives from key results;
    `Objective:`, `O1:`, `KR 2:`, `Key results:`, `Initiative:` say it. What the
    outline does not say is taken from the arguments: `cycle` for objectives
    above which it names none, `unit` of a `level` for those without an owner,
    `commitment` for those without a mark. What neither says is assumed, and
    `Draft.findings` lists it.

    Raises `LoadError` with every problem, by line and column of the outline.

    >>> import okr
    >>> drafted = okr.draft('''
    ... # Q4 2026
    ... ## Earn the trust of every customer who calls us [aspirational]
    ... - Increase NPS from 32 to 55
    ... - First reply within 2 hours
    ... ''', unit="Support")
    >>> drafted
    <okr.Draft: 1 unit, 1 cycle, 1 objective, 2 key results, 1 finding>
    >>> print(drafted.findings)
    2:3: /cycles/0: hint: DRF002: `2026-Q4` is taken to last from 2026-10-01 to 2026-12-31 (...)
    """
    from . import _kinds, _model
    from ._portfolio import Portfolio
    from ._statement import lexicon

    outline = _kinds.text("text", text)

    def maybe(name: str, value: Any) -> str | None:
        return None if value is None else _kinds.text(name, value)

    stated = None if cycle is None else _kinds.one(_model.Cycle)("cycle", cycle)
    named = maybe("unit", unit)
    choices = {
        "cycle": None if stated is None else (stated.id, stated.start.isoformat(), stated.end.isoformat()),
        "organization": maybe("organization", organization),
        "unit": None if named is None else (named, _kinds.text("level", level)),
        "commitment": maybe("commitment", commitment),
    }
    core, findings = lexicon(language)._core.draft(outline, choices)
    return Draft(Portfolio._of(core), Findings(map(Finding._read, findings)))
