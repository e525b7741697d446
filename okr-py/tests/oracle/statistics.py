"""The statistics of SPEC.md 9 and docs/statistics.md, by scipy and Python's own statistics.

Groups are lists of objectives, chosen one by one for each group; nothing is added up on the way.
"""

import math
import statistics
from datetime import timedelta
from fractions import Fraction

from scipy import stats

from .scoring import (
    BILLION,
    CLIMBS,
    LIMITS,
    WITHOUT_VALUES,
    Scorer,
    accumulated,
    climb_progress,
    day,
    double,
    elapsed_share,
    get,
    limit_progress,
    over_time,
    to_score,
    zones_score,
)

GROUPINGS = ("all", "level", "unit", "subtree", "cycle", "commitment", "level_cycle", "unit_cycle", "cycle_commitment")
LEVELS = ("company", "department", "team", "individual")
COMMITMENTS = ("committed", "aspirational")
VERDICTS = ("delivered", "missed", "overshot", "hit", "progressed", "fell_short")


# --- one number from many --------------------------------------------------------------------


def share(count, of):
    return {"count": count, "of": of, "share": count / of if of else None}


def rounded(fraction):
    """An exact number of billionths as a score [2.4]: rounded once, ties to even."""
    return round(fraction) / BILLION


def mean(scores):
    return rounded(Fraction(sum(scores), len(scores))) if scores else None


def median(scores):
    return rounded(statistics.median([Fraction(s) for s in scores])) if scores else None


def variance(scores):
    return float(statistics.variance([Fraction(s, BILLION) for s in scores])) if len(scores) > 1 else None


def tenths(scores):
    return [sum(min(s // 10**8, 9) == tenth for s in scores) for tenth in range(10)]


def days_median(days):
    return float(statistics.median(days)) if days else None


def t_interval(scores):
    """[9.2] The 95 % Student t interval of the mean, or None under five."""
    if len(scores) < 5:
        return None, None
    if len(set(scores)) == 1:
        return scores[0] / BILLION, scores[0] / BILLION
    centre, error = statistics.fmean(scores) / BILLION, math.sqrt(variance(scores) / len(scores))
    return tuple(map(float, stats.t.interval(0.95, len(scores) - 1, loc=centre, scale=error)))


def judged(low, high):
    if low is None:
        return "too_few"
    if low > 0.8:
        return "too_easy"
    if high < 0.6:
        return "too_hard"
    if 0.5 <= low and high <= 0.9 and low <= 0.8 and high >= 0.6:
        return "calibrated"
    return "inconclusive"


def delivered(rows, not_closed):
    count, of = sum(row["verdict"] == "delivered" for row in rows), len(rows)
    low = high = None
    if of:
        interval = stats.binomtest(count, of).proportion_ci(0.95, method="wilson")
        low, high = float(interval.low), float(interval.high)
    return {**share(count, of), "low": low, "high": high, "not_closed": not_closed}


def reliability(statements):
    """[9.3] of (confidence in billionths, whether the expected score was reached)."""
    stated = [confidence for confidence, _ in statements]
    errors = [(Fraction(confidence, BILLION) - reached) ** 2 for confidence, reached in statements]
    bins = []
    for tenth in range(10):
        here = [(c, reached) for c, reached in statements if min(c // 10**8, 9) == tenth]
        reached = sum(reached for _, reached in here)
        bins.append({"n": len(here), "stated": mean([c for c, _ in here]), "reached": reached,
                     "observed": share(reached, len(here))["share"]})
    return {
        "n": len(statements), "brier": float(statistics.mean(errors)) if errors else None, "stated": mean(stated),
        "observed": share(sum(reached for _, reached in statements), len(statements))["share"], "bins": bins,
    }


# --- measures that were made easier ----------------------------------------------------------


def progress_score(measure, v):
    """The score of one value by one measure of numbers, in billionths."""
    if measure["kind"] in CLIMBS:
        return to_score(climb_progress(measure, v))
    if measure["kind"] in LIMITS:
        return to_score(limit_progress(measure, v))
    return zones_score(measure, v)


def score_by(scorer, kr, measure):
    """The score of what was reported through the scorer's day by some measure; None without a value."""
    source = get(kr, "source", "check_ins")
    if measure["kind"] in WITHOUT_VALUES or (isinstance(source, dict) and get(source, "sum_of") is not None):
        return None
    history = scorer.history(kr)
    if not history:
        return None
    values = [v for _, v in history]
    if measure["kind"] in CLIMBS:
        return progress_score(measure, accumulated(measure, values))
    if measure["kind"] in LIMITS and get(measure, "over", "latest") != "latest":
        return over_time(measure, history, scorer.as_of)
    return progress_score(measure, values[-1])


def marks(measure):
    found = [measure[m] for m in ("baseline", "target", "threshold", "floor", "ceiling", "low", "high")
             if get(measure, m) is not None]
    if measure["kind"] == "between" and get(measure, "tolerance") is not None:
        found += [measure["low"] - measure["tolerance"], measure["high"] + measure["tolerance"]]
    return [double(x) for x in found + [p["at"] for p in get(measure, "points", [])]]


def is_easier(portfolio, kr, before, after, on):
    """Whether a change made on a day asks for less: by the value of the day, else by values all over."""
    if before["kind"] == after["kind"] == "checklist":
        old, new = ({item["id"]: item for item in m["items"]} for m in (before, after))
        is_open = [i for i, item in old.items() if get(item, "done_on") is None or day(item["done_on"]) > day(on)]
        return set(new) <= set(old) and any(i not in new for i in is_open)
    numbers = (*CLIMBS, *LIMITS, "zones")
    if before["kind"] not in numbers or after["kind"] not in numbers:
        return False
    how = [get(m, "accumulate", "latest") if m["kind"] in CLIMBS else "latest" for m in (before, after)]
    if how.count("sum") == 1:
        return False
    scorer = Scorer(portfolio, on, "default", "current")
    was, now = score_by(scorer, kr, before), score_by(scorer, kr, after)
    if was is not None and now is not None and was != now:
        return now > was
    if how[0] != how[1]:
        return False
    places = sorted({*marks(before), *marks(after)})
    probes = [*places, *(a / 2 + b / 2 for a, b in zip(places, places[1:]))]
    beyond = max(places[-1] - places[0], 1.0)
    probes += [places[0] - beyond, places[-1] + beyond]
    gains = [progress_score(after, v) - progress_score(before, v) for v in probes]
    return min(gains) >= -1 and max(gains) > 1


# --- what is known of a key result -----------------------------------------------------------


class Facts:
    def __init__(self, portfolio, scorer, objective, kr):
        self.row = scorer.key_result_row(kr)
        self.dropped = scorer.is_dropped(kr)
        cycle = scorer.cycle[objective["cycle"]]
        today, start, due = scorer.as_of, self.row["start"], self.row["due"]
        check_ins = [c for c in get(kr, "check_ins", []) if scorer.has_come(c["on"])]
        self.guardrail = get(kr, "role", "key") == "guardrail"

        self.amended, self.late, self.easier = self.changes(portfolio, scorer, cycle, kr)

        measure = scorer.in_force(kr, "measure")
        by_check_ins = get(kr, "source", "check_ins") == "check_ins" and measure["kind"] != "aligned"
        self.told = by_check_ins and start <= today
        self.first, self.gaps, self.every = None, [], get(cycle, "check_in_every_days")
        if self.told:
            heard = {day(c["on"]) for c in check_ins}
            if measure["kind"] == "checklist":
                done = [item["done_on"] for item in measure["items"] if get(item, "done_on") is not None]
                heard |= {day(on) for on in done if scorer.has_come(on)}
            if heard:
                self.first = max(0, (min(heard) - start).days)
            end = min(today, due)
            if end > start:
                cuts = [start, *sorted(on for on in heard if start < on < end), end]
                self.gaps = [(b - a).days for a, b in zip(cuts, cuts[1:])]

        self.statements, self.last = [], []
        settled = is_closed(scorer, cycle) or today > due
        if settled:
            reached = self.row["score"] >= self.row["expected_final"]
            stated = [c for c in check_ins if get(c, "confidence") is not None and day(c["on"]) <= due]
            stated.sort(key=lambda c: day(c["on"]))  # stable
            self.statements = [(to_score(double(c["confidence"])), reached) for c in stated]
            self.last = self.statements[-1:]

    @staticmethod
    def changes(portfolio, scorer, cycle, kr):
        """Whether a measure was amended, late, and to an easier one, by the day and on either basis."""
        amendments = [a for a in get(kr, "amendments", []) if scorer.has_come(a["on"])]
        amendments.sort(key=lambda a: day(a["on"]))  # stable
        measures = [a for a in amendments if get(a, "measure") is not None]
        start = day(get(kr, "start", cycle["start"]))
        before, due, late = kr["measure"], get(kr, "due"), False
        for amendment in amendments:
            if get(amendment, "measure") is not None:
                on, ends = day(amendment["on"]), day(due or cycle["end"])
                late = on > ends or (on >= start and elapsed_share(start, ends, on) >= 0.75)
                if late:
                    break
                before = amendment["measure"]
            due = get(amendment, "due", due)
        easier = late and is_easier(portfolio, kr, before, measures[-1]["measure"], measures[-1]["on"])
        return bool(measures), late, easier


def has_ended(scorer, cycle):
    return day(cycle["end"]) <= scorer.as_of


def is_closed(scorer, cycle):
    return has_ended(scorer, cycle) and get(cycle, "phase", "active") == "closed"


# --- groups ----------------------------------------------------------------------------------


def distribution(rows, unscored, no_data):
    scores, n = [row["score"] for row in rows], len(rows)
    return {
        "n": n, "unscored": unscored, "no_data": share(no_data, n), "mean": mean(scores),
        "variance": variance(scores), "median": median(scores), "zero": share(scores.count(0), n),
        "seven_tenths": share(scores.count(7 * 10**8), n), "one": share(scores.count(BILLION), n),
        "reached": share(sum(row["score"] >= row["expected_final"] for row in rows), n),
        "histogram": tenths(scores),
        "verdicts": {v: share(sum(row["verdict"] == v for row in rows), n) for v in VERDICTS},
    }


class Teller:
    def __init__(self, portfolio, as_of, policy, basis, individuals):
        self.portfolio = portfolio
        self.scorer = Scorer(portfolio, as_of, policy, basis)
        self.level = {u["id"]: u["level"] for u in portfolio["units"]}
        everything = self.scorer.objectives
        self.individuals = individuals
        hidden = [] if individuals else [o for o in everything if self.level[o["owner"]] == "individual"]
        self.withheld = {"units": len({o["owner"] for o in hidden}), "objectives": len(hidden)}
        self.objectives = everything
        self.continued = {get(o, "carried_from") for o in everything}
        self.facts = {
            kr["id"]: Facts(portfolio, self.scorer, o, kr)
            for o in self.objectives if not self.scorer.is_dropped(o) for kr in o["key_results"]
        }

    def closed(self, objectives, commitment, closed=True):
        """Rows with a score of objectives in cycles that are closed, or else only ended."""
        scorer, found = self.scorer, []
        for o in objectives:
            cycle, row = scorer.cycle[o["cycle"]], scorer.objective_row(o)
            here = is_closed(scorer, cycle) if closed else has_ended(scorer, cycle) and not is_closed(scorer, cycle)
            if here and commitment in (None, o["commitment"]) and row["score"] is not None:
                if not scorer.is_dropped(o):
                    found.append(row)
        return found

    def group(self, by, members, unit=None, level=None, cycle=None, commitment=None):
        scorer = self.scorer
        there = [o for o in members if not scorer.is_dropped(o)]
        rows = [scorer.objective_row(o) for o in there]
        scored = [row for row in rows if row["score"] is not None]
        every_kr = [self.facts[kr["id"]] for o in there for kr in o["key_results"]]
        krs = [f for f in every_kr if not f.dropped]
        counted = [f.row for f in krs if f.row["counted"]]
        left_out = [f for f in krs if not f.row["counted"] and not f.guardrail]
        aspirational = [row["score"] for row in self.closed(there, "aspirational")]
        low, high = t_interval(aspirational)
        told = [f for f in krs if f.told]
        gaps = [gap for f in told for gap in f.gaps]
        timed = [gap <= f.every for f in told if f.every for gap in f.gaps]
        firsts = [f.first for f in told if f.first is not None]
        return {
            "by": by, "unit": unit, "level": level, "cycle": cycle, "commitment": commitment,
            "small_group": len(scored) < 5,
            "objectives": distribution(scored, len(rows) - len(scored), sum(r["without_data"] for r in scored)),
            "key_results": distribution(counted, len(left_out), sum(r["without_data"] for r in counted)),
            "calibration": {
                "n": len(aspirational), "mean": mean(aspirational), "low": low, "high": high,
                "verdict": judged(low, high), "not_closed": len(self.closed(there, "aspirational", closed=False)),
            },
            "delivery": delivered(self.closed(there, "committed"), len(self.closed(there, "committed", closed=False))),
            "confidence": {
                "statements": reliability([s for f in krs for s in f.statements]),
                "last": reliability([s for f in krs for s in f.last]),
            },
            "targets": {
                "amended": share(sum(f.amended for f in krs), len(krs)),
                "late": share(sum(f.late for f in krs), len(krs)),
                "easier": share(sum(f.easier for f in krs), len(krs)),
            },
            "check_ins": {
                "on_time": share(sum(timed), len(timed)), "gaps": len(gaps), "median_days": days_median(gaps),
                "longest_days": max(gaps, default=None), "never": share(len(told) - len(firsts), len(told)),
                "first_median_days": days_median(firsts), "first_longest_days": max(firsts, default=None),
            },
            "ends": {
                "dropped": share(len(members) - len(there), len(members)),
                "carried_over": share(sum(o["id"] in self.continued for o in members), len(members)),
                "carried_from": share(sum(get(o, "carried_from") is not None for o in members), len(members)),
                "key_results_dropped": share(sum(f.dropped for f in every_kr), len(every_kr)),
            },
        }

    def having(self, **wanted):
        return [o for o in self.objectives if all(
            value == (self.level[o["owner"]] if name == "level" else o["owner" if name == "unit" else name])
            for name, value in wanted.items()
        )]

    def groups(self, by):
        units = [u["id"] for u in self.scorer.units]
        cycles = [c["id"] for c in self.scorer.cycles]
        if by == "all":
            yield self.group(by, self.objectives)
            return
        if by == "subtree":
            for unit in units:
                below = self.scorer.unit_and_below(unit)
                members = [o for o in self.objectives if o["owner"] in below]
                if members and self.told(self.level[unit]):
                    yield self.group(by, members, unit=unit, level=self.level[unit])
            return
        kinds = {"level": LEVELS, "unit": units, "cycle": cycles, "commitment": COMMITMENTS}
        first, _, second = by.partition("_")
        for one in kinds[first]:
            for other in kinds[second] if second else [None]:
                wanted = {first: one} | ({second: other} if second else {})
                members = self.having(**wanted)
                if members:
                    if "unit" in wanted:
                        wanted["level"] = self.level[wanted["unit"]]
                    if self.told(wanted.get("level")):
                        yield self.group(by, members, **wanted)

    def told(self, level):
        """Whether there is a group of that level [9.4]."""
        return self.individuals or level != "individual"

    # cycle against cycle

    def follows(self, cycle, candidates):
        """The closed cycle that follows: the next of much the same length, within 14 days."""
        def length(c):
            return (day(c["end"]) - day(c["start"])).days + 1

        mine = length(cycle)
        ends = day(cycle["end"])
        alike = [c for c in candidates if max(length(c), mine) * 4 <= min(length(c), mine) * 5]
        alike = [c for c in alike if timedelta(1) <= day(c["start"]) - ends <= timedelta(15)]
        return min(alike, default=None,
                   key=lambda c: (day(c["start"]), abs(length(c) - mine), length(c), c["id"].encode()))

    def changes(self):
        scorer = self.scorer
        there = [o for o in self.objectives if not scorer.is_dropped(o)]
        used = [c for c in scorer.cycles if is_closed(scorer, c) and any(o["cycle"] == c["id"] for o in there)]
        for before in used:
            after = self.follows(before, used)
            if after is None:
                continue
            one, other = ([o for o in there if o["cycle"] == c["id"]] for c in (before, after))
            kept = [delivered(self.closed(side, "committed"), 0) for side in (one, other)]
            yield {
                "before": before["id"], "after": after["id"],
                "objectives": compared(*([r["score"] for r in self.closed(side, None)] for side in (one, other))),
                "aspirational": compared(
                    *([r["score"] for r in self.closed(side, "aspirational")] for side in (one, other))
                ),
                "delivery": {
                    "before": kept[0], "after": kept[1],
                    "difference": kept[1]["share"] - kept[0]["share"] if kept[0]["of"] and kept[1]["of"] else None,
                },
            }


def compared(before, after):
    low = high = None
    difference = mean(after) - mean(before) if before and after else None
    if len(before) >= 5 and len(after) >= 5:
        if len(set(before)) == len(set(after)) == 1:
            low = high = difference
        else:
            # Welch, with exact variances: scipy's own refuses scores that are nearly the same.
            one, other = (variance(side) / len(side) for side in (before, after))
            freedom = (one + other) ** 2 / (one**2 / (len(before) - 1) + other**2 / (len(after) - 1))
            centre = (statistics.fmean(after) - statistics.fmean(before)) / BILLION
            low, high = map(float, stats.t.interval(0.95, freedom, loc=centre, scale=math.sqrt(one + other)))
    return {
        "n_before": len(before), "n_after": len(after), "before": mean(before), "after": mean(after),
        "difference": difference, "low": low, "high": high,
    }


def told(portfolio, as_of, policy=None, basis="current", individuals=False, by=GROUPINGS):
    """The statistics of docs/format.md for a valid portfolio document."""
    teller = Teller(portfolio, as_of, policy, basis, individuals)
    return {
        "okr_statistics": "1", "as_of": as_of, "policy": teller.scorer.policy_name, "basis": basis,
        "individuals": individuals, "withheld": teller.withheld,
        "groups": [group for grouping in GROUPINGS if grouping in (*by, "all") for group in teller.groups(grouping)],
        "cycles": list(teller.changes()),
    }
