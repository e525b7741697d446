"""Scores a valid portfolio as SPEC.md 2 to 7 say, paragraph by paragraph.

Scores are integers (billionths) inside, doubles in the scorecard. Speed is no aim.
"""

import datetime
import math
from decimal import Decimal
from fractions import Fraction

from . import policies

BILLION = 10**9


# --- [2] numbers ---------------------------------------------------------------------------


def double(x):
    """[2.1] A number read as a double; every zero is +0. [3.5] booleans are 0 and 1."""
    return float(x) + 0.0


def to_score(p):
    """[2.2] A double as a count of billionths."""
    if p <= 0.0:
        return 0
    if p >= 1.0:
        return BILLION
    return round(p * 1e9)  # round() of a double is exact, ties to even


def as_double(score):
    """[2.2] A count of billionths as a double."""
    return None if score is None else score / BILLION


def to_weight(x):
    """[2.3] A weight as a count of millionths: the double's shortest decimal, exactly."""
    millionths = Decimal(repr(float(x))) * 10**6
    assert millionths == int(millionths)
    return int(millionths)


def mean(pairs):
    """[2.4] Σ w·s / Σ w of (weight, score) pairs, to the nearest billionth, ties to even."""
    total_weight = sum(weight for weight, _ in pairs)
    total = sum(weight * score for weight, score in pairs)
    return round(Fraction(total, total_weight))


def exact_sum(values):
    """[2.4] Sums of doubles are correctly rounded."""
    return math.fsum(values) + 0.0


def day(text):
    return datetime.date.fromisoformat(text)


def get(thing, member, default=None):
    """[1] An optional member that is null counts as absent."""
    value = thing.get(member)
    return default if value is None else value


# --- [3] measures --------------------------------------------------------------------------

CLIMBS = ("increase", "decrease")
LIMITS = ("at_least", "at_most", "between")
WITHOUT_VALUES = ("checklist", "aligned")


def climb_progress(measure, v):
    """[3.1]"""
    baseline, target = double(measure["baseline"]), double(measure["target"])
    return (v - baseline) / (target - baseline) + 0.0


def limit_progress(measure, v):
    """[3.2] [3.3] [3.4]"""
    strict = get(measure, "strict", False)
    if measure["kind"] == "at_least":
        threshold, floor = double(measure["threshold"]), get(measure, "floor")
        if v > threshold or (v == threshold and not strict):
            return 1.0
        if floor is None:
            return 0.0
        return max(0.0, (v - double(floor)) / (threshold - double(floor)))
    if measure["kind"] == "at_most":
        threshold, ceiling = double(measure["threshold"]), get(measure, "ceiling")
        if v < threshold or (v == threshold and not strict):
            return 1.0
        if ceiling is None:
            return 0.0
        return max(0.0, (double(ceiling) - v) / (double(ceiling) - threshold))
    low, high, tolerance = double(measure["low"]), double(measure["high"]), get(measure, "tolerance")
    if low < v < high or (v in (low, high) and not strict):
        return 1.0
    if tolerance is None:
        return 0.0
    distance = low - v if v < low else v - high
    return max(0.0, 1.0 - distance / double(tolerance))


def zones_score(measure, v):
    """[3.7]"""
    points = [(double(p["at"]), double(p["score"])) for p in measure["points"]]
    first, last = points[0], points[-1]
    if get(measure, "interpolate", "linear") == "linear":
        if v <= first[0]:
            return to_score(first[1])
        if v >= last[0]:
            return to_score(last[1])
        for (a0, s0), (a1, s1) in zip(points, points[1:]):
            if a0 <= v < a1:
                return to_score(s0 + ((v - a0) / (a1 - a0)) * (s1 - s0))
    rising = last[1] >= first[1]
    if rising:
        reached = [s for a, s in points if a <= v]
        return to_score(reached[-1] if reached else first[1])
    still_ahead = [s for a, s in points if a >= v]
    return to_score(still_ahead[0] if still_ahead else last[1])


def accumulated(measure, values):
    """[3.10] values in order of date, then document; not empty."""
    how = get(measure, "accumulate", "latest")
    if how == "latest":
        return values[-1]
    if how == "sum":
        return exact_sum([double(measure["baseline"])] + values)
    if how == "max":
        return max(values)
    if how == "min":
        return min(values)
    return exact_sum(values) / len(values) + 0.0


def over_time(measure, history, as_of):
    """[3.11] The combined score of a limit's history for an `over` other than `latest`."""
    scored = [(on, to_score(limit_progress(measure, v))) for on, v in history]
    how = measure["over"]
    if how == "worst":
        return min(s for _, s in scored)
    if how == "mean":
        return mean([(1, s) for _, s in scored])
    last_of_day = dict(scored)  # several on one day: the last in document order counts
    days = sorted(last_of_day)
    ends = days[1:] + [as_of + datetime.timedelta(days=1)]
    return mean([((end - on).days, last_of_day[on]) for on, end in zip(days, ends)])


# --- [6] time ------------------------------------------------------------------------------


def elapsed_share(start, due, as_of):
    """[6.2]"""
    if due <= start:
        return 0.0 if as_of < due else 1.0
    return min(1.0, max(0.0, (as_of - start).days / (due - start).days)) + 0.0


def plan_share(plan, kind, start, due, as_of):
    """[6.3]"""
    if plan is None:
        plan = {
            "milestone": "at_end", "discover": "at_end",
            "at_least": "constant", "at_most": "constant", "between": "constant",
        }.get(kind, "linear")
    if as_of < start:
        return 0.0
    if isinstance(plan, dict):
        shares = [double(step["share"]) for step in plan["steps"] if day(step["by"]) <= as_of]
        return shares[-1] if shares else 0.0
    f = elapsed_share(start, due, as_of)
    return {
        "linear": f,
        "front_loaded": 1.0 - (1.0 - f) * (1.0 - f),
        "back_loaded": f * f,
        "s_curve": (f * f) * (3.0 - 2.0 * f),
        "at_end": 1.0 if as_of >= due else 0.0,
        "constant": 1.0,
    }[plan]


# --- the scorer ----------------------------------------------------------------------------


class Scorer:
    def __init__(self, portfolio, as_of, policy, basis):
        self.as_of = day(as_of)
        if not 1900 <= self.as_of.year <= 2200:  # [4.1]
            raise ValueError("as_of must lie within 1900 to 2200")
        if basis not in ("current", "original"):
            raise ValueError("basis is current or original")
        self.basis = basis
        if policy is None:  # [7.3] the call's policy wins over the portfolio's
            policy = get(portfolio, "policy", "default")
        self.policy_name, self.policy = policies.complete(policy)
        if self.policy["pace"]["method"] == "projected":
            raise NotImplementedError("pace method `projected`")
        self.units = portfolio["units"]
        self.cycles = portfolio["cycles"]
        self.objectives = portfolio["objectives"]
        self.cycle = {c["id"]: c for c in self.cycles}
        self.kpi = {k["id"]: k for k in get(portfolio, "kpis", [])}
        self.key_result, self.objective_of = {}, {}
        self.aligned = {}  # (kind, id) -> [(alignment weight, objective)]
        for objective in self.objectives:
            for kr in objective["key_results"]:
                self.key_result[kr["id"]] = kr
                self.objective_of[kr["id"]] = objective
            for edge in get(objective, "aligned_to", []):
                for kind in ("objective", "key_result", "priority"):
                    if get(edge, kind) is not None:
                        edges = self.aligned.setdefault((kind, edge[kind]), [])
                        edges.append((to_weight(get(edge, "weight", 1)), objective))
        self.key_result_rows, self.objective_rows = {}, {}

    # [4.1] what counts on the as-of day

    def has_come(self, date_text):
        return day(date_text) <= self.as_of

    def is_dropped(self, thing):
        """[4.4]"""
        dropped = get(thing, "dropped")
        return dropped is not None and self.has_come(dropped["on"])

    def in_force(self, kr, member):
        """[4.3] measure, due or weight in force on the as-of day; None if never stated."""
        found = get(kr, member)
        if self.basis == "original":
            return found
        amendments = sorted(get(kr, "amendments", []), key=lambda a: day(a["on"]))  # stable
        for amendment in amendments:
            if self.has_come(amendment["on"]) and get(amendment, member) is not None:
                found = amendment[member]
        return found

    def override(self, thing):
        """[4.7] The overriding score in billionths, or None."""
        review = get(thing, "review", {})
        if get(review, "score") is None or not self.has_come(review["on"]):
            return None
        return to_score(double(review["score"]))

    def expectation(self, commitment):
        """[5.1]"""
        return to_score(double(self.policy["expected"][commitment]))

    def commitment(self, kr):
        return get(kr, "commitment", self.objective_of[kr["id"]]["commitment"])

    # [3] [4] the value and own score of a key result

    def history(self, kr):
        """[3.12] [4.1] (day, value) pairs that count, by date, then document order."""
        source = get(kr, "source", "check_ins")
        entries = get(kr, "check_ins", [])
        if isinstance(source, dict):
            entries = get(self.kpi[source["kpi"]], "measurements", [])
        dated = [(day(e["on"]), double(e["value"])) for e in entries if get(e, "value") is not None]
        return sorted((p for p in dated if p[0] <= self.as_of), key=lambda p: p[0])

    def value(self, kr):
        """The value v, or None. [3.10] [3.12]"""
        measure = self.in_force(kr, "measure")
        if measure["kind"] in WITHOUT_VALUES:
            return None
        source = get(kr, "source", "check_ins")
        if isinstance(source, dict) and get(source, "sum_of") is not None:
            parts = [self.key_result[i] for i in source["sum_of"]]
            parts = [part for part in parts if not self.is_dropped(part)]
            values = [self.value(part) for part in parts]
            if all(v is None for v in values):
                return None
            baselines = [double(self.in_force(part, "measure")["baseline"]) for part in parts]
            return exact_sum([b if v is None else v for v, b in zip(values, baselines)])
        values = [v for _, v in self.history(kr)]
        if not values:
            return None
        return accumulated(measure, values) if measure["kind"] in CLIMBS else values[-1]

    def own_score(self, kr):
        """(value, progress, computed score, unreported)"""
        measure = self.in_force(kr, "measure")
        kind = measure["kind"]
        if kind == "checklist":  # [3.6] never unreported
            done = [
                (to_weight(get(item, "weight", 1)),
                 BILLION if get(item, "done_on") is not None and self.has_come(item["done_on"]) else 0)
                for item in measure["items"]
            ]
            score = mean(done)
            return None, as_double(score), score, False
        if kind == "aligned":  # [3.9]
            scored = self.scored_objectives("key_result", kr["id"])
            if not scored:
                return None, None, 0, True
            score = mean([(weight, row["score"]) for weight, row in scored])
            return None, as_double(score), score, False
        v = self.value(kr)
        if v is None:  # [4.2]
            return None, None, 0, True
        if kind in CLIMBS:
            p = climb_progress(measure, v)
        elif kind in LIMITS:
            if get(measure, "over", "latest") != "latest":
                score = over_time(measure, self.history(kr), self.as_of)
                return v, as_double(score), score, False
            p = limit_progress(measure, v)
        elif kind == "zones":
            score = zones_score(measure, v)
            return v, as_double(score), score, False
        elif kind == "milestone":
            p = v
        else:  # discover
            p = 1.0
        return v, p, to_score(p), False

    def scored_objectives(self, kind, identifier):
        """(alignment weight, row) of the objectives aligned to something: not dropped, with a score."""
        rows = [(w, self.objective_row(o)) for w, o in self.aligned.get((kind, identifier), [])
                if not self.is_dropped(o)]
        return [(w, row) for w, row in rows if row["score"] is not None]

    def key_result_row(self, kr):
        if kr["id"] not in self.key_result_rows:
            self.key_result_rows[kr["id"]] = self.make_key_result_row(kr)
        return self.key_result_rows[kr["id"]]

    def make_key_result_row(self, kr):
        objective = self.objective_of[kr["id"]]
        cycle = self.cycle[objective["cycle"]]
        value, progress, computed, unreported = self.own_score(kr)
        override = self.override(kr)
        score = computed if override is None else override
        without_data = unreported and override is None
        counted = not (
            self.is_dropped(kr)
            or get(kr, "role", "key") == "guardrail"
            or (self.policy["missing"] == "exclude" and without_data)
        )
        commitment = self.commitment(kr)
        measure = self.in_force(kr, "measure")
        start = day(get(kr, "start", cycle["start"]))  # [6.1]
        due = day(self.in_force(kr, "due") or cycle["end"])
        share = plan_share(get(kr, "plan"), measure["kind"], start, due, self.as_of)
        expected_final = self.expectation(commitment)
        stated = [c for c in get(kr, "check_ins", [])
                  if get(c, "confidence") is not None and self.has_come(c["on"])]
        stated.sort(key=lambda c: day(c["on"]))
        row = {
            "id": kr["id"], "objective": objective["id"], "value": value, "progress": progress,
            "computed_score": computed, "score": score, "overridden": override is not None,
            "unreported": unreported, "counted": counted, "expected_final": expected_final,
            "elapsed": elapsed_share(start, due, self.as_of),
            "expected": to_score(as_double(expected_final) * share),  # [6.4]
            "grade": self.grade(score, commitment),
            "verdict": self.verdict(score, commitment),
            "confidence": double(stated[-1]["confidence"]) if stated else None,
            # for the objective above
            "commitment": commitment, "start": start, "due": due, "without_data": without_data,
            "goal": BILLION if self.policy["pace"]["target"] == "full" else expected_final,
        }
        # [7.2] the e compared in 7.1
        pace_share = 1.0 if self.policy["pace"]["plan"] == "none" else share
        row["pace_expected"] = to_score(as_double(row["goal"]) * pace_share)
        row["pace"] = self.key_result_pace(row)
        return row

    # [5] commitment

    def verdict(self, score, commitment):
        """[5.2]; what more a committed objective needs is in objective_row."""
        if score is None:
            return None
        if commitment == "committed":
            return "delivered" if score >= self.expectation("committed") else "missed"
        if score == BILLION:
            return "overshot"
        if score >= self.expectation("aspirational"):
            return "hit"
        red_limit = to_score(double(self.policy["grades"]["aspirational"]["red_below"]))
        return "progressed" if score >= red_limit else "fell_short"

    def grade(self, score, commitment):
        """[5.4]"""
        if score is None:
            return None
        bands = self.policy["grades"]
        if bands["rounding"] == "tenths":
            score = round(Fraction(score, 10**8)) * 10**8
        if score < to_score(double(bands[commitment]["red_below"])):
            return "red"
        return "yellow" if score < to_score(double(bands[commitment]["green_from"])) else "green"

    # [7] pace

    def compare(self, score, expected):
        """[7.1]"""
        pace = self.policy["pace"]
        on, risk = to_score(double(pace["on_track"])), to_score(double(pace["at_risk"]))
        if pace["method"] == "ratio":
            if score * BILLION >= on * expected:
                return "on_track"
            return "at_risk" if score * BILLION >= risk * expected else "off_track"
        gap = expected - score
        if gap <= on:
            return "on_track"
        return "at_risk" if gap <= risk else "off_track"

    def key_result_pace(self, row):
        """[7.2]"""
        if row["score"] >= row["goal"]:
            return "achieved"
        if self.as_of > row["due"]:
            return "missed"
        if self.as_of < row["start"]:
            return "not_started"
        if row["without_data"]:
            return "no_data"
        return self.compare(row["score"], row["pace_expected"])

    def objective_pace(self, row, components, combine):
        """[7.2]"""
        if row["score"] is None:
            return None
        goal = BILLION if self.policy["pace"]["target"] == "full" else row["expected_final"]
        if row["score"] >= goal and (row["commitment"] != "committed" or row["verdict"] == "delivered"):
            return "achieved"
        if self.as_of > row["due"]:
            return "missed"
        if self.as_of < row["start"]:
            return "not_started"
        if row["without_data"]:
            return "no_data"
        if combine in ("min", "all") and components:
            order = ("off_track", "at_risk", "no_data", "not_started", "on_track")
            alike = {"missed": "off_track", "achieved": "on_track"}
            return min((alike.get(c["pace"], c["pace"]) for _, c in components), key=order.index)
        return self.compare(row["score"], row["pace_expected"] or 0)

    # [4.5] to [4.7] objectives

    def objective_row(self, objective):
        if objective["id"] not in self.objective_rows:
            self.objective_rows[objective["id"]] = self.make_objective_row(objective)
        return self.objective_rows[objective["id"]]

    def components(self, objective):
        """[4.5] (weight, row) pairs: key results that count, aligned objectives with a score."""
        origin, combine = get(objective, "from", "key_results"), get(objective, "combine", "mean")
        found = []
        if origin in ("key_results", "both"):
            for kr in objective["key_results"]:
                if self.key_result_row(kr)["counted"]:
                    if combine == "magnitude":
                        measure = self.in_force(kr, "measure")
                        distance = abs(double(measure["target"]) - double(measure["baseline"]))
                        weight = max(1, round(distance * 1e6))
                    else:
                        weight = to_weight(self.in_force(kr, "weight") or 1)
                    found.append((weight, self.key_result_row(kr)))
        if origin in ("aligned", "both"):
            found += self.scored_objectives("objective", objective["id"])
        return found

    def combined(self, combine, pairs):
        """[4.5] The score from (weight, score) pairs, or None."""
        if not pairs:
            return None
        scores = [score for _, score in pairs]
        if combine == "min":
            return min(scores)
        if combine == "all":
            return BILLION if all(s == BILLION for s in scores) else 0
        return mean(pairs)

    def combined_now(self, combine, components, member):
        """[6.4] Expected scores now, combined; null components are left out."""
        pairs = [(w, c[member]) for w, c in components if c[member] is not None]
        return self.combined("min" if combine in ("min", "all") else combine, pairs)

    def make_objective_row(self, objective):
        commitment, combine = objective["commitment"], get(objective, "combine", "mean")
        components = self.components(objective)
        computed = self.combined(combine, [(w, c["score"]) for w, c in components])
        capped_by = None
        if computed is not None:  # [4.6]
            guards = [self.key_result_row(kr) for kr in objective["key_results"]
                      if get(kr, "role", "key") == "guardrail" and not self.is_dropped(kr)]
            guards = [g for g in guards if not g["without_data"]]
            if guards:
                lowest = min(guards, key=lambda g: g["score"])  # the first of equals
                if lowest["score"] < computed:
                    computed, capped_by = lowest["score"], lowest["id"]
        override = self.override(objective)  # [4.7]
        score = computed if override is None else override
        if not components:  # [5.1]
            expected_final = self.expectation(commitment)
        elif combine == "all":
            expected_final = BILLION
        else:
            expected_final = self.combined(combine, [(w, c["expected_final"]) for w, c in components])
        verdict = self.verdict(score, commitment)
        if verdict == "delivered":  # [5.2] only committed objectives get here
            committed = [c for _, c in components if "counted" in c and c["commitment"] == "committed"]
            if any(c["score"] < self.expectation("committed") for c in committed):
                verdict = "missed"
        cycle = self.cycle[objective["cycle"]]
        row = {
            "id": objective["id"], "owner": objective["owner"], "cycle": objective["cycle"],
            "commitment": commitment, "computed_score": computed, "score": score,
            "overridden": override is not None, "capped_by": capped_by,
            "expected_final": expected_final,
            "expected": self.combined_now(combine, components, "expected"),
            "grade": self.grade(score, commitment), "verdict": verdict,
            # for what it supports
            "start": min([c["start"] for _, c in components], default=day(cycle["start"])),
            "due": max([c["due"] for _, c in components], default=day(cycle["end"])),
            "without_data": bool(components) and override is None
            and all(c["without_data"] for _, c in components),
            "pace_expected": self.combined_now(combine, components, "pace_expected"),
        }
        row["pace"] = self.objective_pace(row, components, combine)
        row["duties"] = self.duties(objective, row, cycle)
        return row

    def duties(self, objective, row, cycle):
        """[5.3]"""
        if self.is_dropped(objective):
            return []
        found = []
        phase, committed = get(cycle, "phase", "active"), row["commitment"] == "committed"
        if (committed and row["verdict"] == "missed" and phase in ("review", "closed")
                and get(get(objective, "review", {}), "explanation") is None):
            found.append("explain")
        if committed and row["pace"] in ("at_risk", "off_track"):
            days = [day(e["on"]) for e in get(objective, "escalations", [])]
            if not any(day(cycle["start"]) <= on <= self.as_of for on in days):
                found.append("escalate")
        if (not committed and phase == "closed" and row["score"] is not None and row["score"] < BILLION
                and not any(get(o, "carried_from") == objective["id"] for o in self.objectives)):
            found.append("carry_over")
        return found

    # [4.8] units

    def tally(self, objectives):
        result = {}
        for group in ("all", "committed", "aspirational"):
            scores = [self.objective_row(o)["score"] for o in objectives
                      if group in ("all", o["commitment"])]
            known = [s for s in scores if s is not None]
            result[group] = {
                "n": len(known), "unscored": len(scores) - len(known),
                "mean": as_double(mean([(1, s) for s in known])) if known else None,
            }
        return result

    def unit_and_below(self, unit_id):
        found = {unit_id}
        for _ in self.units:  # deep enough for any tree
            found |= {u["id"] for u in self.units if get(u, "parent") in found}
        return found

    def unit_rows(self):
        rows = []
        for unit in self.units:
            below = self.unit_and_below(unit["id"])
            for cycle in self.cycles:
                here = [o for o in self.objectives
                        if o["cycle"] == cycle["id"] and not self.is_dropped(o) and o["owner"] in below]
                if here:
                    rows.append({
                        "unit": unit["id"], "cycle": cycle["id"],
                        "own": self.tally([o for o in here if o["owner"] == unit["id"]]),
                        "subtree": self.tally(here),
                    })
        return rows


# --- the scorecard -------------------------------------------------------------------------

KEY_RESULT_MEMBERS = (
    "id", "objective", "value", "progress", "computed_score", "score", "overridden", "unreported",
    "counted", "expected_final", "elapsed", "expected", "grade", "pace", "verdict", "confidence",
)
OBJECTIVE_MEMBERS = (
    "id", "owner", "cycle", "commitment", "computed_score", "score", "overridden", "capped_by",
    "expected_final", "expected", "grade", "pace", "verdict", "duties",
)
SCORES = ("computed_score", "score", "expected_final", "expected")


def shown(row, members):
    return {m: as_double(row[m]) if m in SCORES else row[m] for m in members}


def score(portfolio, as_of, policy=None, basis="current"):
    """The scorecard of FORMAT.md for a valid portfolio document."""
    scorer = Scorer(portfolio, as_of, policy, basis)
    return {
        "okr_scorecard": "1", "as_of": as_of, "policy": scorer.policy_name, "basis": basis,
        "key_results": [shown(scorer.key_result_row(kr), KEY_RESULT_MEMBERS)
                        for o in scorer.objectives for kr in o["key_results"]],
        "objectives": [shown(scorer.objective_row(o), OBJECTIVE_MEMBERS) for o in scorer.objectives],
        "units": scorer.unit_rows(),
    }
