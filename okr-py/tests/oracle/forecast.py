"""Forecasts and backtests as SPEC.md 8 and docs/forecast.md say, with scipy's Student's t.

An objective's distribution is found by brute force: over all ways in which its components end at
0, end at 1 or end between, the sum of those between is convolved on a grid some thirty times finer than the
library's, by FFT. What moves together is found by bisection. Speed is no aim.
"""

import datetime
import functools
import itertools
import math

import numpy
from scipy import stats

from .scoring import BILLION, CLIMBS, Scorer, as_double, climb_progress, day, double, get, to_score

CELLS = 2**16
HALF = 0.5e-9  # half a billionth: scores are rounded
TEN_YEARS = 3652


# --- one history ---------------------------------------------------------------------------


def levels(scorer, kr, measure):
    """(day, value that stands at its end), by day, one for each."""
    history = scorer.history(kr)
    if get(measure, "accumulate", "latest") == "latest":
        return sorted(dict(history).items())
    days = sorted({on for on, _ in history})
    baseline = double(measure["baseline"])
    return [(on, math.fsum([baseline, *(v for d, v in history if d <= on)]) + 0.0) for on in days]


def walk(levels, baseline, start, due):
    """[8.1] [8.2] What the points lead to on the due date, or None."""
    points = list(levels)
    if not points:
        return None
    if points[0][0] > start:
        points.insert(0, (start, baseline))
    (first_day, first), (last_day, last) = points[0], points[-1]
    days = (last_day - first_day).days
    if days < 1:
        return None
    drift = (last - first) / days
    horizon = max(0, (due - last_day).days)
    found = {"points": len(points), "from": first_day, "on": last_day, "value": last, "horizon": horizon,
             "drift": drift + 0.0, "median": last + drift * horizon + 0.0, "df": len(points) - 2,
             "deviation": None, "error": 0.0 if horizon == 0 else None}
    if len(points) >= 3:
        offs = [(v1 - v0 - drift * (d1 - d0).days, (d1 - d0).days, max(abs(v0), abs(v1)))
                for (d0, v0), (d1, v1) in itertools.pairwise(points)]
        straight = all(abs(off) <= 4 * 2.0**-52 * size for off, _, size in offs)
        variance = 0.0 if straight else math.fsum([off * off / d for off, d, _ in offs]) / (len(points) - 2)
        found["deviation"] = math.sqrt(variance)
        found["error"] = math.sqrt(variance * horizon + variance * (horizon * horizon) / days)
    return found


# --- distributions of scores ---------------------------------------------------------------


class Known:
    def __init__(self, score):
        self.score = as_double(score)

    open = False
    exact = True

    def tail(self, x):
        """P(score >= x) for x above 0, also of arrays."""
        return numpy.where(self.score >= numpy.asarray(x) - 1e-12, 1.0, 0.0)

    def together(self, u):
        return self.score

    exact_together = True


class Walk:
    open = True
    exact = True
    exact_together = True

    def __init__(self, middle, scale, df):
        self.middle, self.scale, self.df = middle, scale, df

    def tail(self, x):
        x = numpy.asarray(x, dtype=float)
        return numpy.where(x > 1, 0.0, stats.t.sf((x - self.middle) / self.scale, self.df))

    def together(self, u):
        return min(1.0, max(0.0, self.middle + self.scale * float(stats.t.ppf(u, self.df))))


class Floored:
    """What is left of a distribution if a score must be reached."""

    def __init__(self, law, floor):
        self.law, self.floor, self.open = law, floor, law.open

    def tail(self, x):
        return self.law.tail(numpy.maximum(x, self.floor))


class Objective:
    """A final score from independent parts."""

    def __init__(self, combine, parts, guards, committed_floors=()):
        self.combine, self.parts, self.guards = combine, parts, guards
        self.floors = committed_floors or [0.0] * len(parts)
        self.open = any(law.open for _, law in parts) or any(g.open for g in guards)
        mean = combine in ("mean", "magnitude")
        several = sum(law.open for _, law in parts) > 1
        laws = [*(law for _, law in parts), *guards]
        self.exact = not (mean and several) and all(isinstance(law, (Known, Walk)) for law in laws)
        self.exact_together = all(isinstance(law, (Known, Walk)) for law in laws)

    def tail(self, x):
        x = numpy.asarray(x, dtype=float)
        laws = [law for _, law in self.parts]
        if self.combine == "min":
            found = functools.reduce(numpy.multiply, [law.tail(x) for law in laws])
        elif self.combine == "all":
            found = functools.reduce(numpy.multiply, [law.tail(1.0) for law in laws]) * numpy.ones_like(x)
        else:
            found = self.mean_tail(False, x)
        for guard in self.guards:
            found = found * guard.tail(x)
        return found

    def delivered(self, x):
        """P(score >= x and every floor is reached)."""
        laws = [Floored(law, floor) if floor else law for (_, law), floor in zip(self.parts, self.floors)]
        if self.combine == "min":
            found = math.prod(float(law.tail(x)) for law in laws)
        elif self.combine == "all":
            found = math.prod(float(law.tail(1.0)) for law in laws)
        else:
            found = float(self.mean_tail(True, numpy.asarray(x)))
        return found * math.prod(float(guard.tail(x)) for guard in self.guards)

    @functools.lru_cache(maxsize=None)
    def ways(self, floored):
        """(probability of the ends, where they are, tail of those between), over all ways to end."""
        whole = sum(weight for weight, _ in self.parts)
        fixed, moving, factor = 0.0, [], 1.0
        for (weight, law), floor in zip(self.parts, self.floors):
            share = weight / whole
            if law.open:
                moving.append((share, Floored(law, floor) if floored and floor else law, floor if floored else 0.0))
            else:
                fixed += share * law.score
                factor *= 1.0 if not floored or law.score >= floor - 1e-12 else 0.0
        found = []
        ends = [(law, share, float(law.tail(1.0)), 0.0 if floor else 1.0 - float(law.tail(1e-9)))
                for share, law, floor in moving]
        for choice in itertools.product(("0", "1", "between"), repeat=len(moving)):
            probability, place, between = factor, fixed, []
            for how, (law, share, one, zero) in zip(choice, ends):
                if how == "between":
                    between.append((share, law, one))
                else:
                    probability *= one if how == "1" else zero
                    place += share if how == "1" else 0.0
            if probability > 1e-18:
                found.append((probability, place, between_tail(between)))
        return found

    def mean_tail(self, floored, x):
        return sum(probability * tail(x - HALF - place) for probability, place, tail in self.ways(floored))

    def together(self, u):
        scores = [law.together(u) for _, law in self.parts]
        if self.combine == "min":
            found = min(scores)
        elif self.combine == "all":
            found = 1.0 if min(scores) >= 1 - HALF else 0.0
        else:
            whole = sum(weight for weight, _ in self.parts)
            found = math.fsum(w / whole * s for (w, _), s in zip(self.parts, scores))
        return min([found, *(guard.together(u) for guard in self.guards)])

    def together_at_least(self, x, floored=False):
        def holds(u):
            kept = not floored or all(law.together(u) >= floor - HALF
                                      for (_, law), floor in zip(self.parts, self.floors) if floor)
            return kept and self.together(u) >= x - HALF

        return 1.0 - least(holds, 1e-15, 1 - 1e-15)


def between_tail(parts):
    """y -> P(sum of shares times scores >= y and every score is between 0 and 1)."""
    if not parts:
        return lambda y: numpy.where(numpy.asarray(y) <= 1e-12, 1.0, 0.0)
    if len(parts) == 1:
        (share, law, one), = parts
        return lambda y: numpy.maximum(0.0, law.tail(numpy.maximum(numpy.asarray(y) / share, 1e-9)) - one)
    return grid_tail(tuple((share, id(law)) for share, law, _ in parts), parts)


_GRIDS = {}


def grid_tail(key, parts):
    if key not in _GRIDS:
        size = 2 * CELLS
        product = numpy.ones(size // 2 + 1, dtype=complex)
        for share, law, one in parts:
            edges = numpy.arange(0, math.ceil(share * CELLS) + 1) / (CELLS * share)
            tails = numpy.where(edges >= 1, one, law.tail(numpy.clip(edges, 1e-9, 1.0)))
            product *= numpy.fft.rfft(numpy.maximum(0.0, -numpy.diff(tails)), size)
        cells = numpy.maximum(0.0, numpy.fft.irfft(product, size))
        # Each mass stands at the sum of its cells' middles, spread over one cell.
        edges = (numpy.arange(size + 1) + len(parts) / 2 - 0.5) / CELLS
        tails = numpy.concatenate([numpy.cumsum(cells[::-1])[::-1], [0.0]])
        # `parts` is kept, so that no other part gets its identity.
        _GRIDS[key] = (parts, lambda y: numpy.interp(y, edges, tails, left=tails[0], right=0.0))
    return _GRIDS[key][1]


def least(holds, low, high):
    """The least number for which something holds that holds from there on; `high` if for none."""
    if holds(low):
        return 0.0
    if not holds(high):
        return 1.0
    for _ in range(70):
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def quantile(share, tail):
    """The least score of which P(score above it) is at most 1 - share."""
    low, high = 0, BILLION
    while low < high:
        middle = (low + high) // 2
        if float(tail((middle + 1) / BILLION)) <= 1.0 - share:
            high = middle
        else:
            low = middle + 1
    return low / BILLION


# --- the forecaster ------------------------------------------------------------------------


class Forecaster:
    def __init__(self, portfolio, as_of, policy=None, basis="current"):
        self.scorer = Scorer(portfolio, as_of, policy, basis)
        self.as_of = day(as_of)
        self.outcomes = {}

    def story(self, kr):
        """(reason, None) or (None, (measure, row, levels))."""
        scorer = self.scorer
        measure = scorer.in_force(kr, "measure")
        if scorer.is_dropped(kr):
            return "dropped", None
        if measure["kind"] not in CLIMBS:
            return "measure", None
        source = get(kr, "source", "check_ins")
        if isinstance(source, dict) and get(source, "sum_of") is not None:
            return "sum_of", None
        if get(measure, "accumulate", "latest") not in ("latest", "sum"):
            return "accumulate", None
        found = levels(scorer, kr, measure)
        if not found:
            return "no_value", None
        return None, (measure, scorer.key_result_row(kr), found)

    def law(self, measure, found):
        """The distribution of the final score; None without a spread."""
        if found["error"] is None:
            return None
        baseline, target = double(measure["baseline"]), double(measure["target"])
        scale = found["error"] / abs(target - baseline)
        if scale == 0:
            return Known(to_score(climb_progress(measure, found["median"])))
        return Walk((found["median"] - baseline) / (target - baseline), scale, found["df"])

    def now(self, kr):
        """(reason, measure, row, walk), with the due date at the last value once it has come."""
        reason, story = self.story(kr)
        if reason:
            return reason, None, None, None
        measure, row, found = story
        due = found[-1][0] if self.as_of >= row["due"] else row["due"]
        path = walk(found, double(measure["baseline"]), row["start"], due)
        return ("too_few_points" if path is None else None), measure, row, path

    def key_result(self, kr):
        """The forecast of a key result as in docs/format.md, without what is in the scorecard."""
        reason, measure, row, path = self.now(kr)
        found = {"reason": reason, "final_score": None, "p_expected": None, "p_full": None, "path": None,
                 "parts": None}
        if reason:
            return found
        law = self.law(measure, path)
        baseline, target = double(measure["baseline"]), double(measure["target"])

        def score(value):
            return to_score(climb_progress(measure, value))

        values = {"low": None, "median": path["median"], "high": None}
        if path["error"] is not None:
            reach = float(stats.t.ppf(0.9, path["df"])) * path["error"] if path["error"] else 0.0
            values = {"low": path["median"] - reach, "median": path["median"], "high": path["median"] + reach}
        scores = {name: None if v is None else as_double(score(v)) for name, v in values.items()}
        if target < baseline:
            scores["low"], scores["high"] = scores["high"], scores["low"]

        def pace(wanted):
            if score(path["value"]) >= wanted:
                return 0.0
            goal = target if wanted == BILLION else baseline + as_double(wanted) * (target - baseline)
            return (goal - path["value"]) / path["horizon"] if path["horizon"] else None

        reached = (d for d in range(TEN_YEARS + 1) if score(path["value"] + path["drift"] * d + 0.0) == BILLION)
        days = next(reached, None)
        on = None if days is None else path["on"] + datetime.timedelta(days)
        found["final_score"] = scores
        found["path"] = {
            **{m: path[m] for m in ("points", "value", "horizon", "drift", "deviation")},
            "from": path["from"].isoformat(), "on": path["on"].isoformat(), "final_value": values,
            "pace_to_expected": pace(row["expected_final"]), "pace_to_target": pace(BILLION),
            "reaches_target_on": None if on is None else on.isoformat(),
        }
        if law is None:
            found["reason"] = "no_spread"
        else:
            found["p_expected"] = float(law.tail(as_double(row["expected_final"])))
            found["p_full"] = float(law.tail(1.0))
        return found

    def component(self, kr):
        """(law, has a forecast, has a median only)"""
        row = self.scorer.key_result_row(kr)
        if row["overridden"]:
            return Known(row["score"]), False, False
        reason, measure, _, path = self.now(kr)
        if reason:
            return Known(row["score"]), False, False
        law = self.law(measure, path)
        if law is None:
            return Known(to_score(climb_progress(measure, path["median"]))), True, True
        return law, True, False

    def outcome(self, objective):
        """(reason, distribution or None, [(law, forecast, median only)])"""
        if objective["id"] not in self.outcomes:
            self.outcomes[objective["id"]] = self.make_outcome(objective)
        return self.outcomes[objective["id"]]

    def make_outcome(self, objective):
        scorer = self.scorer
        row = scorer.objective_row(objective)
        if scorer.is_dropped(objective):
            return "dropped", None, []
        if row["overridden"]:
            return "overridden", None, []
        if row["score"] is None:
            return "unscored", None, []
        weighted, floors = [], []
        for weight, part in scorer.components(objective):
            if "counted" in part:
                weighted.append((weight, self.component(scorer.key_result[part["id"]])))
                both = objective["commitment"] == part["commitment"] == "committed"
                floors.append(as_double(scorer.expectation("committed")) if both else 0.0)
            else:
                below = next(o for o in scorer.objectives if o["id"] == part["id"])
                reason, law, _ = self.outcome(below)
                has = reason in (None, "no_spread")
                weighted.append((weight, (law if has else Known(part["score"]), has, reason == "no_spread")))
                floors.append(0.0)
        guards = [self.component(kr) for kr in objective["key_results"]
                  if get(kr, "role", "key") == "guardrail" and not scorer.is_dropped(kr)
                  and not scorer.key_result_row(kr)["without_data"]]
        parts = [*(it for _, it in weighted), *guards]
        if not any(has for _, has, _ in parts):
            return "no_component", None, parts
        combine = get(objective, "combine", "mean")
        law = Objective(combine, [(w, it[0]) for w, it in weighted], [g[0] for g in guards], floors)
        if not law.open:
            pairs = [(w, round(it[0].score * BILLION)) for w, it in weighted]
            score = min([scorer.combined(combine, pairs), *(round(g[0].score * BILLION) for g in guards)])
            only_medians = any(median for _, _, median in parts)
            known = Known(score)
            known.whole = law
            return ("no_spread" if only_medians else None), known, parts
        return None, law, parts

    def objective(self, objective):
        reason, law, parts = self.outcome(objective)
        row = self.scorer.objective_row(objective)
        found = {"reason": reason, "final_score": None, "p_expected": None, "p_full": None, "path": None,
                 "parts": None}
        if reason not in (None, "no_spread"):
            return found
        found["parts"] = {"count": len(parts), "forecast": sum(has for _, has, _ in parts),
                          "median_only": sum(median for _, _, median in parts)}
        if reason == "no_spread":
            found["final_score"] = {"low": None, "median": law.score, "high": None}
            return found
        committed = objective["commitment"] == "committed"
        expected = row["expected_final"]
        if committed:
            expected = max(expected, self.scorer.expectation("committed"))
        expected = as_double(expected)
        shares = {"low": 0.1, "median": 0.5, "high": 0.9}
        if not law.open:
            delivered = law.whole.delivered(expected) if committed else float(law.tail(expected))
            found["final_score"] = dict.fromkeys(shares, law.score)
            found["p_expected"], found["p_full"] = delivered, float(law.tail(1.0))
            found["parts"]["together"] = {"final_score": found["final_score"], "p_expected": delivered,
                                          "p_full": found["p_full"]}
            return found
        found["final_score"] = {name: quantile(share, law.tail) for name, share in shares.items()}
        found["p_expected"] = law.delivered(expected) if committed else float(law.tail(expected))
        found["p_full"] = float(law.tail(1.0))
        found["parts"]["together"] = {
            "final_score": {name: law.together(share) for name, share in shares.items()},
            "p_expected": law.together_at_least(expected, committed), "p_full": law.together_at_least(1.0),
        }
        return found

    # [8.4]

    def backtest(self, names=()):
        scorer = self.scorer
        chosen = [kr["id"] for o in scorer.objectives for kr in o["key_results"]
                  if not names or o["id"] in names or kr["id"] in names]
        rows, trials = [], []
        for identifier in chosen:
            row, own = self.trials(scorer.key_result[identifier])
            row["figures"] = figures(own)
            if row["reason"] is None and not own:
                row["reason"] = "no_history"
            rows.append({"id": identifier, **row})
            trials += own
        return {"pooled": figures(trials), "key_results": rows}

    def trials(self, kr):
        """(row, [(absolute error, naive error, covered, squared error)]); the last two None without a spread."""
        row = {"reason": None, "final_value": None, "final_score": None,
               "expected_final": as_double(self.scorer.key_result_row(kr)["expected_final"])}
        reason, story = self.story(kr)
        if reason:
            return {**row, "reason": reason}, []
        measure, result, found = story
        cycle = self.scorer.cycle[self.scorer.objective_of[kr["id"]]["cycle"]]
        start, due = result["start"], result["due"]
        if self.as_of < due and get(cycle, "phase", "active") != "closed":
            return {**row, "reason": "not_due"}, []
        in_time = [(on, v) for on, v in found if on <= due]
        if not in_time:
            return {**row, "reason": "no_value"}, []
        final = in_time[-1][1]
        score = to_score(climb_progress(measure, final))
        row["final_value"], row["final_score"] = final, as_double(score)
        baseline, target = double(measure["baseline"]), double(measure["target"])
        reached = float(score >= result["expected_final"])
        trials = []
        for on, _ in in_time:
            before = [(d, v) for d, v in found if d < on]
            path = walk(before, baseline, start, due) if on > start else None
            if path is None:
                continue
            way = abs(target - baseline)
            trial = [abs(path["median"] - final) / way, abs(before[-1][1] - final) / way, None, None]
            law = self.law(measure, path)
            if law is not None:
                reach = float(stats.t.ppf(0.9, path["df"])) * path["error"] if path["error"] else 0.0
                trial[2] = path["median"] - reach <= final <= path["median"] + reach
                trial[3] = (float(law.tail(as_double(result["expected_final"]))) - reached) ** 2
            trials.append(trial)
        return row, trials


def figures(trials):
    spread = [trial for trial in trials if trial[3] is not None]

    def mean(values):
        return math.fsum(values) / len(values) if values else None

    return {
        "forecasts": len(trials), "intervals": len(spread), "covered": sum(t[2] for t in spread),
        "coverage": mean([float(t[2]) for t in spread]), "error": mean([t[0] for t in trials]),
        "naive_error": mean([t[1] for t in trials]), "brier": mean([t[3] for t in spread]),
    }
