"""What `okr align` prints."""

from __future__ import annotations

from ._measures import table
from ._table import COLOURS
from ._text import clean, fit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from ._alignment import AlignmentGraph
    from ._cli import Page
    from ._findings import Findings
    from ._measures import Measures
    from ._portfolio import Portfolio
    from .types import Level

LEVELS: tuple[Level, ...] = ("company", "department", "team", "individual")
#: The lines of the tree where there is only ASCII.
PLAIN = str.maketrans({"│": "|", "├": "|", "└": "`", "─": "-"})


class Shown:
    """The text, and how many findings are in it."""

    def __init__(self, text: str, findings: int = 0) -> None:
        self.text, self.findings = text, findings


def align(portfolio: Portfolio, data: bytes, options: Namespace, page: Page, name: str, yaml: bool) -> Shown:
    """The alignment as of a day; of one unit and those below it if the options name one."""
    card = portfolio.score(options.as_of, options.policy)
    graph = portfolio.alignment.as_of(card.as_of)
    units = None if options.unit is None else {options.unit, *graph.descendants(options.unit, "unit")}
    if options.dot:
        return Shown(graph.to_dot(scorecard=card).rstrip("\n"))
    if options.mermaid:
        return Shown(graph.to_mermaid(scorecard=card).rstrip("\n"))
    findings = portfolio.check(
        card.as_of, policy=options.policy, select=["ALN"], source=data, format="yaml" if yaml else "json"
    )
    if units is not None:
        findings = _of_units(findings, portfolio, units)
    if options.json:
        from ._wire import result

        measures = graph.measures(options.unit, subtree=units is not None)
        told = {"as_of": card.as_of.isoformat(), "policy": card.policy, "unit": options.unit}
        return Shown(result({**told, "measures": measures.to_dict(), "findings": findings.to_dicts()}), len(findings))
    if units is None:
        goals = [_painted(line, page) for line in graph.tree(scorecard=card).splitlines()]
    else:
        goals = [_fitted(line, page) for line in _paths(graph, units)]
    parts = ["\n".join(goals), table(_groups(graph, options.unit), page.paint)]
    if findings:
        from ._render import document, render

        told = document(name, data, "yaml" if yaml else "json", findings, findings.waived)
        parts.append(render([told], "text", colour=page.paint.wanted, width=page.limit).rstrip("\n"))
    else:
        parts.append(page.paint(f"{name}: no findings", "bold"))
    return Shown("\n\n".join(part for part in parts if part), len(findings))


def _groups(graph: AlignmentGraph, unit: str | None) -> list[tuple[str, Measures]]:
    """All and by level, or a unit alone and with those below it."""
    if unit is not None:
        return [("own", graph.measures(unit)), ("with units below", graph.measures(unit, subtree=True))]
    groups = [("all", graph.measures())]
    for level in LEVELS:
        measures = graph.measures(level=level)
        if measures.objectives:
            groups.append((level, measures))
    return groups


def _paths(graph: AlignmentGraph, units: set[str]) -> list[str]:
    """For each objective of some units the way up to the company."""
    nodes = graph.nodes()
    lines = []
    for kind, id, owner in zip(nodes["kind"], nodes["id"], nodes["owner"], strict=True):
        if kind == "objective" and owner in units:
            path = graph.path_to_company(id, "objective")
            lines.append(f"{id}  (no line of sight)" if path is None else " > ".join(path))
    return lines


def _of_units(findings: Findings, portfolio: Portfolio, units: set[str]) -> Findings:
    """The findings about some units and the objectives that they own."""
    nodes = portfolio.alignment.nodes()  # all of them, in document order
    owners = [owner for kind, owner in zip(nodes["kind"], nodes["owner"], strict=True) if kind == "objective"]
    names = [id for kind, id in zip(nodes["kind"], nodes["id"], strict=True) if kind == "unit"]

    def belongs(path: str) -> bool:
        _, kind, *rest = [*path.split("/"), ""]
        if kind == "units":
            return names[int(rest[0])] in units
        return kind == "objectives" and owners[int(rest[0])] in units

    return type(findings)([finding for finding in findings if belongs(finding.path)])


def _painted(line: str, page: Page) -> str:
    """A line of the tree that fits, with its grade in colour."""
    text = _fitted(line, page)
    head, _, word = text.rpartition(" ")
    return f"{head} {page.paint(word, COLOURS[word])}" if head and word in ("red", "yellow", "green") else text


def _fitted(line: str, page: Page) -> str:
    text = clean(line)
    if page.ascii:
        text = text.translate(PLAIN)
    if page.limit is None:
        return text
    # What is cut is the title, before the score.
    head, gap, score = text.rpartition("  ")
    if not gap or not score[:1].isdigit():
        return fit(text, page.limit)
    return f"{fit(head, page.limit - len(score) - 2)}  {score}"
