"""Numbers about the alignment of a group of objectives [SPEC 10.3]."""

from __future__ import annotations

from ._scores import _Result
from ._text import columns, pad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    _Paint = Callable[[str, str], str]


class Sighted(_Result):
    """How many of a group have line of sight."""

    __slots__ = {"count": "how many have it", "of": "of how many", "share": "count / of, or None when `of` is 0"}
    count: int
    of: int
    share: float | None

    def __init__(self, count: int, of: int, share: float | None) -> None:
        self._set(count, of, share)


class Covered(_Result):
    """How many of a group are supported by some objective."""

    __slots__ = {"covered": "how many are", "of": "of how many", "share": "covered / of, or None when `of` is 0"}
    covered: int
    of: int
    share: float | None

    def __init__(self, covered: int, of: int, share: float | None) -> None:
        self._set(covered, of, share)


class Spread(_Result):
    """The mean and the largest of some counts."""

    __slots__ = {"mean": "the mean, or None if there are none", "max": "the largest, or None if there are none"}
    mean: float | None
    max: int | None

    def __init__(self, mean: float | None, max: int | None) -> None:
        self._set(mean, max)


class Origins(_Result):
    """How many objectives were given from above, and how many were proposed from below."""

    __slots__ = {
        "top_down": "given from above",
        "bottom_up": "proposed from below",
        "unstated": "those that do not say",
        "top_down_share": "the share among those that say, or None if none does",
        "bottom_up_share": "the share among those that say, or None if none does",
    }
    top_down: int
    bottom_up: int
    unstated: int
    top_down_share: float | None
    bottom_up_share: float | None

    def __init__(
        self,
        top_down: int,
        bottom_up: int,
        unstated: int,
        top_down_share: float | None,
        bottom_up_share: float | None,
    ) -> None:
        self._set(top_down, bottom_up, unstated, top_down_share, bottom_up_share)


class Measures(_Result):
    """How well a group of objectives is aligned: all, those of a unit, or those of a level [SPEC 10.3].

    What is counted about each objective is counted in the whole graph. `print`
    shows a table, and so does a notebook.
    """

    __slots__ = {
        "objectives": "the objectives of the group",
        "line_of_sight": "those with line of sight; company objectives have it",
        "company_objectives": "company objectives that an objective supports, be it by one of their key results",
        "company_key_results": "key results of company objectives that an objective supports",
        "depth": "alignments up to the nearest company objective or priority, of those below with line of sight",
        "fan_in": "alignments that end at an objective or its key results",
        "fan_out": "alignments that start at an objective",
        "origin": "who proposed the objectives",
        "gini": "how unevenly contributions fall on the company objectives, 0 to 1, or None",
    }
    objectives: int
    line_of_sight: Sighted
    company_objectives: Covered
    company_key_results: Covered
    depth: Spread
    fan_in: Spread
    fan_out: Spread
    origin: Origins
    gini: float | None

    def __init__(
        self,
        *,
        objectives: int,
        line_of_sight: Sighted,
        company_objectives: Covered,
        company_key_results: Covered,
        depth: Spread,
        fan_in: Spread,
        fan_out: Spread,
        origin: Origins,
        gini: float | None,
    ) -> None:
        self._set(
            *(objectives, line_of_sight, company_objectives, company_key_results),
            *(depth, fan_in, fan_out, origin, gini),
        )

    @classmethod
    def _read(cls, row: tuple[Any, ...]) -> Measures:
        objectives, sight, goals, key_results, depth, fan_in, fan_out, origin, gini = row
        return cls._of(
            (
                *(objectives, Sighted._of(sight), Covered._of(goals), Covered._of(key_results)),
                *(Spread._of(depth), Spread._of(fan_in), Spread._of(fan_out), Origins._of(origin), gini),
            )
        )

    def to_json(self) -> str:
        """The measures as JSON, the same bytes as from Rust and C."""
        from ._wire import result

        return result(self.to_dict())

    def __str__(self) -> str:
        return "\n".join(["  ".join(cells).rstrip() for cells in aligned([("", self)])[1:]])

    def _repr_html_(self) -> str:
        from ._html import listed

        return listed(("measure", ""), rows([("", self)])[1:])


def table(groups: Iterable[tuple[str, Measures]], paint: _Paint) -> str:
    """The measures of some groups side by side."""
    head, *lines = ["  ".join(cells).rstrip() for cells in aligned(groups)]
    return "\n".join([paint(head, "dim"), *lines])


def aligned(groups: Iterable[tuple[str, Measures]]) -> list[list[str]]:
    """The cells of a table, each column as wide as its widest cell."""
    cells = rows(groups)
    widths = columns(cells)
    return [[pad(cell, width) for cell, width in zip(row, widths, strict=True)] for row in cells]


def rows(groups: Iterable[tuple[str, Measures]]) -> list[list[str]]:
    """The cells of a table: a heading, then a row for each measure."""
    found: list[list[str]] = [[""], *([name] for name in _NAMES)]
    for name, measures in groups:
        for row, cell in zip(found, [name, *_cells(measures)], strict=True):
            row.append(cell)
    return found


_NAMES = (
    "objectives",
    "with line of sight",
    "company objectives supported",
    "company key results supported",
    "depth",
    "fan-in",
    "fan-out",
    "top down, bottom up, unstated",
    "gini",
)


def _cells(it: Measures) -> list[str]:
    origin = it.origin
    return [
        f"{it.objectives:,}",
        _share(it.line_of_sight.count, it.line_of_sight.of, it.line_of_sight.share),
        _share(it.company_objectives.covered, it.company_objectives.of, it.company_objectives.share),
        _share(it.company_key_results.covered, it.company_key_results.of, it.company_key_results.share),
        *(_spread(spread) for spread in (it.depth, it.fan_in, it.fan_out)),
        f"{origin.top_down:,}, {origin.bottom_up:,}, {origin.unstated:,}",
        "-" if it.gini is None else f"{it.gini:.2f}",
    ]


def _share(count: int, of: int, share: float | None) -> str:
    if share is None:
        return "-"
    # Neither none nor all of them unless it is so.
    percent = round(share * 100) if count in (0, of) else min(max(round(share * 100), 1), 99)
    return f"{count:,} of {of:,} ({percent} %)"


def _spread(spread: Spread) -> str:
    return "-" if spread.mean is None else f"mean {spread.mean:.2f}, at most {spread.max}"
