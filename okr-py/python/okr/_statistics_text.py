"""Statistics as text and as HTML."""

from __future__ import annotations

from ._html import escape, listed
from ._table import plain
from ._text import clean, columns, count, pad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ._statistics import (
        CycleChange,
        Delivery,
        Distribution,
        MeanChange,
        Reliability,
        Share,
        Statistics,
        StatisticsGroup,
    )

    _Paint = Callable[[str, str], str]

HEADINGS = ("group", "n", "mean", "median", "sd", "reached", "0", "0.7", "1", "0 to 1", "ambition", "delivered")
#: The heights of the bars of a small histogram.
_BARS, _ASCII_BARS = " ▁▂▃▄▅▆▇█", " .:-=+*#%@"
_WIDE = 30


def text(it: Statistics, paint: _Paint = plain, ascii: bool = False) -> str:
    """A table of the groups, then what is said of everything, then cycle against cycle."""
    basis = ", original basis" if it.basis == "original" else ""
    lines = [f"as of {it.as_of}, policy {clean(it.policy)}{basis}"]
    if it.withheld.objectives:
        lines.append(paint(_withheld(it), "dim"))
    table = [HEADINGS, *(_row(group, ascii) for group in it.groups)]
    widths = columns(table)
    padded = ["  ".join([pad(cell, width) for cell, width in zip(row, widths, strict=True)]).rstrip() for row in table]
    lines += ["", paint(padded[0], "dim"), *padded[1:]]
    if any(group.small_group for group in it.groups):
        lines.append(paint("* fewer than five objectives with a score", "dim"))
    lines += ["", *details(it.all, paint, ascii)]
    for change in it.cycles:
        lines += ["", *_cycle(change, paint)]
    return "\n".join(lines)


def details(group: StatisticsGroup, paint: _Paint = plain, ascii: bool = False) -> list[str]:
    """What is said of one group, in lines."""
    lines = [paint(_name(group), "bold"), "", *_histogram(group.objectives, ascii), ""]
    habits, ends, targets = group.check_ins, group.ends, group.targets
    calibration = group.calibration
    mean = "-" if calibration.mean is None else f"mean {_figure(calibration.mean)}"
    rows = [
        (
            "verdicts",
            ", ".join(
                f"{word.replace('_', ' ')} {getattr(group.objectives.verdicts, word).count:,}"
                for word in group.objectives.verdicts._names
            ),
        ),
        (
            "key results",
            f"{group.key_results.n:,}, mean {_figure(group.key_results.mean)}, "
            f"without a report {_share(group.key_results.no_data)}",
        ),
        (
            "ambition",
            f"{calibration.verdict.replace('_', ' ')}: {count(calibration.n, 'closed aspirational objective')}, "
            f"{mean}{_interval(calibration.low, calibration.high)}{_more(calibration.not_closed)}",
        ),
        ("delivery", f"{_delivery(group.delivery)} closed committed objectives{_more(group.delivery.not_closed)}"),
        ("confidence", _reliability(group.confidence.statements)),
        ("  last stated", _reliability(group.confidence.last)),
        ("targets", f"amended {_share(targets.amended)}, late {_share(targets.late)}, easier {_share(targets.easier)}"),
        (
            "check-ins",
            f"gaps on time {_share(habits.on_time)}, median {_days(habits.median_days)}, "
            f"longest {_days(habits.longest_days)}",
        ),
        ("  first", f"after {_days(habits.first_median_days)} (median), never {_share(habits.never)}"),
        (
            "ends",
            f"dropped {_share(ends.dropped)}, carried over {_share(ends.carried_over)}, "
            f"key results dropped {_share(ends.key_results_dropped)}",
        ),
    ]
    return [*lines, *(f"{pad(name, 15)}{line}" for name, line in rows)]


def html(it: Statistics) -> str:
    """The groups as a table, under the histogram of everything."""
    caption = f"as of {it.as_of}, policy {it.policy}"
    if it.withheld.objectives:
        caption += f"; {_withheld(it)}"
    return picture(it.objectives) + listed(HEADINGS, [_row(group, False) for group in it.groups], caption)


def group_html(group: StatisticsGroup) -> str:
    """One group: its histogram, and what is said of it."""
    rows = [(line[:15].strip(), line[15:]) for line in details(group)[14:]]
    return picture(group.objectives) + listed(("", ""), rows, _name(group))


def picture(scores: Distribution) -> str:
    """The histogram as an inline SVG that says in words what it shows, in the colours of the page."""
    most = max(*scores.histogram, 1)
    words = ", ".join(f"{low / 10:.1f} to {(low + 1) / 10:.1f}: {n:,}" for low, n in enumerate(scores.histogram))
    title = escape(f"Scores of {count(scores.n, 'objective')}. {words}")
    bars = "".join(
        f'<rect x="{tenth * 24 + 2}" y="{80 - n * 72 / most:.1f}" width="20" height="{n * 72 / most:.1f}"/>'
        for tenth, n in enumerate(scores.histogram)
    )
    return (
        '<svg role="img" xmlns="http://www.w3.org/2000/svg" width="240" height="96" viewBox="0 0 240 96" '
        f'style="color:inherit;display:block"><title>{title}</title>'
        f'<g fill="currentColor" fill-opacity=".6">{bars}</g>'
        '<path d="M0 80.5H240" stroke="currentColor" stroke-opacity=".5"/>'
        '<g fill="currentColor" font-size="10" aria-hidden="true"><text x="0" y="92">0</text>'
        '<text x="120" y="92" text-anchor="middle">0.5</text>'
        '<text x="240" y="92" text-anchor="end">1</text></g></svg>'
    )


def _withheld(it: Statistics) -> str:
    objectives = count(it.withheld.objectives, "objective")
    return f"{objectives} of {count(it.withheld.units, 'individual')} in no group of their own"


def _name(group: StatisticsGroup) -> str:
    if group.by == "all":
        return "all"
    names = [group.unit if group.unit is not None else group.level if "level" in group.by else None]
    names += [group.cycle, group.commitment]
    shown = ", ".join(clean(name) for name in names if name is not None)
    return f"{shown} and below" if group.by == "subtree" else shown


def _row(group: StatisticsGroup, ascii: bool) -> tuple[str, ...]:
    scores = group.objectives
    spread = None if scores.variance is None else scores.variance**0.5
    return (
        _name(group) + ("*" if group.small_group else ""),
        f"{scores.n:,}",
        *(_figure(number) for number in (scores.mean, scores.median, spread)),
        *(_percent(share.share) for share in (scores.reached, scores.zero, scores.seven_tenths, scores.one)),
        _small(scores, ascii),
        group.calibration.verdict.replace("_", " "),
        f"{group.delivery.count:,} of {group.delivery.of:,}" if group.delivery.of else "-",
    )


def _small(scores: Distribution, ascii: bool) -> str:
    bars = _ASCII_BARS if ascii else _BARS
    most, top = max(*scores.histogram, 1), len(bars) - 1
    return "".join([bars[-(-n * top // most)] for n in scores.histogram])


def _histogram(scores: Distribution, ascii: bool) -> list[str]:
    most, bar = max(*scores.histogram, 1), "#" if ascii else "█"
    lines = []
    for tenth, n in enumerate(scores.histogram):
        drawn = bar * -(-n * _WIDE // most)
        end = "]" if tenth == 9 else ")"
        lines.append(f"[{tenth / 10:.1f}, {(tenth + 1) / 10:.1f}{end}".ljust(12) + f"{n:>6,}  {drawn}".rstrip())
    return lines


def _cycle(change: CycleChange, paint: _Paint) -> list[str]:
    delivery = change.delivery
    rows = [
        ("objectives", _change(change.objectives)),
        ("  aspirational", _change(change.aspirational)),
        (
            "delivery",
            f"{_delivery(delivery.before)}, then {_delivery(delivery.after)}"
            + ("" if delivery.difference is None else f": {delivery.difference * 100:+.0f} points"),
        ),
    ]
    head = paint(f"{clean(change.after)} after {clean(change.before)}", "bold")
    return [head, *(f"{pad(name, 16)}{line}" for name, line in rows)]


def _change(it: MeanChange) -> str:
    told = f"mean {_figure(it.before)} of {it.n_before:,}, then {_figure(it.after)} of {it.n_after:,}"
    if it.difference is None:
        return told
    return f"{told}: {it.difference:+.3f}{_interval(it.low, it.high)}"


def _reliability(it: Reliability) -> str:
    if it.brier is None:
        return "nothing stated of what is over"
    return (
        f"{count(it.n, 'statement')}, mean {_percent(it.stated)}, reached {_percent(it.observed)}, "
        f"Brier score {it.brier:.3f}"
    )


def _delivery(it: Delivery) -> str:
    if it.share is None:
        return "0 of 0"
    return f"{it.count:,} of {it.of:,} ({_percent(it.share)}{_interval(it.low, it.high, percent=True)})"


def _interval(low: float | None, high: float | None, percent: bool = False) -> str:
    if low is None or high is None:
        return ""
    if percent:
        return f", 95 % interval {low * 100:.0f} to {high * 100:.0f} %"
    return f", 95 % interval {low:.3f} to {high:.3f}"


def _more(not_closed: int) -> str:
    return f"; {not_closed:,} more if ended cycles were closed" if not_closed else ""


def _share(it: Share) -> str:
    return "-" if it.share is None else f"{it.count:,} of {it.of:,} ({_percent(it.share)})"


def _percent(share: float | None) -> str:
    if share is None:
        return "-"
    # Neither none nor all of them unless it is so.
    return f"{round(share * 100) if share in (0, 1) else min(max(round(share * 100), 1), 99)} %"


def _figure(number: float | None) -> str:
    return "-" if number is None else f"{number:.3f}"


def _days(days: float | None) -> str:
    return "-" if days is None else f"{days:g} day{'' if days == 1 else 's'}"
