"""Copies of objectives in another cycle: carrying over and cloning, as docs/editing.md says."""

import copy
from fractions import Fraction

from . import scoring
from .scoring import CLIMBS, day, get

HELD = ("at_least", "at_most", "between")
NEVER_COPIED = ("dropped", "review", "escalations", "carried_from")
HISTORY = ("check_ins", "amendments", "dropped", "review", "due", "start", "plan", "weight")


def scorer(document, on):
    """Scores of a day by the portfolio's own policy; how pace is judged does not matter here."""
    name, policy = scoring.policies.complete(get(document, "policy", "default"))
    policy = {**policy, "pace": {**policy["pace"], "method": "ratio"}}
    found = scoring.Scorer({**document, "policy": "default"}, on, None, "current")
    found.policy_name, found.policy = name, policy
    return found


def copied_name(name, old, new):
    """`o-trust@2027-Q1`, without the `@` and cycle of an earlier copy."""
    base = name[: -len(old) - 1] if name.endswith(f"@{old}") and len(name) > len(old) + 1 else name
    return f"{base}@{new}"


def half_away(x):
    whole = int(abs(x) + Fraction(1, 2))
    return whole if x >= 0 else -whole


class Calendar:
    """Days of one cycle, and where they are in another."""

    def __init__(self, old, new):
        self.start, self.end = day(old["start"]), day(old["end"])
        self.new_start, self.new_end = day(new["start"]), day(new["end"])

    def moved(self, text, due=False):
        """Where a day is; the one day of a cycle is the other's start, or its end for what is due then."""
        length, passed = (self.end - self.start).days, (day(text) - self.start).days
        if length == 0:
            share = Fraction(1 if passed > 0 or (passed == 0 and due) else 0)
        else:
            share = min(Fraction(1), max(Fraction(0), Fraction(passed, length)))
        ahead = half_away(share * (self.new_end - self.new_start).days)
        return (self.new_start + scoring.datetime.timedelta(days=ahead)).isoformat()


class Copier:
    """Copies `chosen` objectives of `document` from cycle `old` into cycle `new` (both whole)."""

    def __init__(self, document, on, old, new, chosen, how):
        self.scorer = scorer(document, on)
        self.on, self.old, self.new, self.how = on, old, new, how
        self.calendar = Calendar(old, new)
        self.chosen = chosen
        self.names = {"objective": {}, "key_result": {}, "initiative": {}}
        for objective in chosen:
            self.add("objective", objective)
            for kr in objective["key_results"]:
                if self.goes_on(kr):
                    self.add("key_result", kr)
            for initiative in get(objective, "initiatives", []):
                if self.is_copied(initiative):
                    self.add("initiative", initiative)

    def add(self, kind, thing):
        self.names[kind][thing["id"]] = copied_name(thing["id"], self.old["id"], self.new["id"])

    def goes_on(self, kr):
        if self.scorer.is_dropped(kr):
            return False
        if self.how != "reached" or self.scorer.in_force(kr, "measure")["kind"] in HELD:
            return True
        row = self.scorer.key_result_row(kr)
        return row["unreported"] or row["score"] < scoring.BILLION

    def is_copied(self, initiative):
        return self.how == "clone" or get(initiative, "state", "open") == "open"

    def objective(self, objective):
        names, found = self.names, copy.deepcopy(objective)
        for member in NEVER_COPIED:
            found.pop(member, None)
        found["id"], found["cycle"] = names["objective"][objective["id"]], self.new["id"]
        if self.how != "clone":
            found["carried_from"] = objective["id"]
        for edge in [*get(found, "aligned_to", []), *get(found, "depends_on", [])]:
            for kind in ("objective", "key_result"):
                if edge.get(kind) in names[kind]:
                    edge[kind] = names[kind][edge[kind]]
        found["key_results"] = [self.key_result(kr) for kr in objective["key_results"]
                                if kr["id"] in names["key_result"]]
        initiatives = [it for it in get(found, "initiatives", []) if it["id"] in names["initiative"]]
        for initiative in initiatives:
            initiative["id"] = names["initiative"][initiative["id"]]
            initiative.pop("state", None)
            if initiative.get("key_results"):
                initiative["key_results"] = [names["key_result"][kr] for kr in initiative["key_results"]
                                             if kr in names["key_result"]]
        found["initiatives"] = initiatives
        return found

    def key_result(self, kr):
        found = {m: copy.deepcopy(v) for m, v in kr.items() if m not in HISTORY}
        found["id"] = self.names["key_result"][kr["id"]]
        found["measure"] = self.measure(kr)
        weight = self.scorer.in_force(kr, "weight")
        if weight is not None:
            found["weight"] = weight
        self.dates(kr, found)
        source = get(kr, "source")
        if isinstance(source, dict) and get(source, "sum_of") is not None:
            found["source"] = self.sum(source)
        return found

    def sum(self, source):
        parts = [self.names["key_result"].get(part, part) for part in source["sum_of"]]
        return {**source, "sum_of": parts}

    def measure(self, kr):
        found = copy.deepcopy(self.scorer.in_force(kr, "measure"))
        if self.how == "clone":
            for item in found.get("items", []):
                item.pop("done_on", None)
        if self.how == "reached" and found["kind"] in CLIMBS and get(found, "accumulate") != "mean":
            value = self.scorer.value(kr)
            if value is not None:
                short = found["target"] - value if found["kind"] == "increase" else value - found["target"]
                if short >= 1e-100:
                    found["baseline"] = value
        return found

    def dates(self, kr, found):
        due = self.scorer.in_force(kr, "due")
        last = self.new["end"]
        if due is not None:
            due = self.calendar.moved(due, True)
            if due != last:
                found["due"] = last = due
        if get(kr, "start") is not None:
            start = self.calendar.moved(kr["start"])
            if start <= last:
                found["start"] = start
        plan = get(kr, "plan")
        if isinstance(plan, dict):
            plan = copy.deepcopy(plan)
            for step in plan["steps"][:-1]:
                step["by"] = self.calendar.moved(step["by"], True)
            plan["steps"][-1]["by"] = last
            days = [step["by"] for step in plan["steps"]]
            if any(b <= a for a, b in zip(days, days[1:])):
                plan = None
        if plan is not None:
            found["plan"] = plan
