"""Random portfolios that are valid by construction, and random calls to score them with.

`plant_fault` (from `faults`) breaks one in a known way. Equal seeds give equal results.
"""

import datetime
import math
import random

from . import policies
from .faults import plant_fault, plant_text_fault  # noqa: F401  (part of this module's face)

CLIMBS = ("increase", "decrease")
LIMITS = ("at_least", "at_most", "between")
EVERY_KIND = (*CLIMBS, *LIMITS, "milestone", "checklist", "zones", "discover", "aligned")
FROM_KPI = (*CLIMBS, *LIMITS, "zones", "discover")  # [3.12]
ODD = (0.1, 0.2, 0.3, 0.7, 1.1, 4.35, 2.675, 99.9, 99.99, 1e-9, 1 / 3, 0.1 + 0.2, 1e9 + 1, 123456789.125)
TINY = (5e-324, 2.2250738585072014e-308, 1e-300, 1e-101, 1e-100, 1e-99, 1e-20)
HUGE = (1e15, 999999999999999.9, 999999999999999, 1e14 + 0.5, 9007199254740.993, 2.5e9)
PLANS = ("linear", "front_loaded", "back_loaded", "s_curve", "at_end", "constant")


def iso(on):
    return on.isoformat()


def day(text):
    return datetime.date.fromisoformat(text)


class Maker:
    def __init__(self, seed, size):
        self.rng = random.Random(f"portfolio {seed} {size}")
        self.many = {"small": 1, "medium": 4}[size]
        self.count = 0
        self.key_results = []  # (key result, objective) in order of making
        self.reach = {}  # key result id -> all that its sum_of reaches, itself included

    # --- small things ------------------------------------------------------------------------

    def chance(self, p):
        return self.rng.random() < p

    def maybe(self, p, make):
        return make() if self.chance(p) else None

    def tidy(self, thing, custom=0.04):
        """Absent members leave, or sometimes stay as null [1]; `custom` is allowed anywhere."""
        kept = {m: v for m, v in thing.items() if v is not None or self.chance(0.06)}
        if self.chance(custom):
            kept["custom"] = self.rng.choice(
                [{}, {"a": [1, None, {"b": 1e300}]}, "free", 7, [], False, {"okr": {"id": "x y"}}]
            )
        return kept

    def new_id(self, stem):
        self.count += 1
        sign = self.rng.choice(["", "-", "_", ".", ":", "/", "@"])
        long = "x" * 110 if self.chance(0.01) else ""
        return f"{stem}{sign}{self.count}{long}"

    def title(self, stem):
        return self.rng.choice([f"{stem} {self.count}", "T", "é" * 1000, " Ünï 数 ", f"{stem} \U0001f600"])

    def date(self, first="2026-09-20", last="2027-01-10"):
        first, last = day(first), day(last)
        return first + datetime.timedelta(days=self.rng.randint(0, max(0, (last - first).days)))

    def text_date(self):
        if self.chance(0.03):
            return self.rng.choice(["1900-01-01", "2200-12-31", "2024-02-29", "2000-02-29"])
        if self.chance(0.3):  # days that meet each other often
            return self.rng.choice(["2026-10-01", "2026-10-20", "2026-11-15", "2026-11-16", "2026-12-31"])
        return iso(self.date())

    def number(self):
        rng = self.rng
        pick = rng.random()
        if pick < 0.35:
            return rng.randint(-20, 100)
        if pick < 0.55:
            return rng.choice(ODD) * rng.choice([1, 1, 1, -1])
        if pick < 0.75:
            return round(rng.uniform(-10, 10), 3)
        if pick < 0.85:
            return rng.uniform(-5, 500)
        if pick < 0.92:
            return rng.choice(HUGE) * rng.choice([1, -1])
        return rng.choice([*TINY, 0, 0.0, -0.0]) * rng.choice([1, -1])

    def rising(self, n, gap=0.0):
        """n numbers, strictly rising, at least `gap` apart."""
        while True:
            found = sorted(self.number() for _ in range(n))
            if self.chance(0.05) and not gap:
                found = [found[0]]
                while len(found) < n:
                    found.append(math.nextafter(found[-1], math.inf))
            if abs(found[-1]) <= 1e15 and all(
                float(b) > float(a) and float(b) - float(a) >= gap for a, b in zip(found, found[1:])
            ):
                return found

    def weight(self):
        return self.rng.choice([1, 2, 3, 0.5, 0.1, 0.000001, 1_000_000, 33.333333, 0.25, 7, 123456.654321, 1.0])

    def share(self):
        rng = self.rng
        edges = [0, 1, 0.7, 0.4, 0.3, 0.35, 0.45, 0.65, 0.95, 0.1234567895, 0.9999999995, 0.05, -0.0, 1e-10]
        return rng.choice([rng.choice(edges), round(rng.random(), 2), rng.random()])

    # --- measures ----------------------------------------------------------------------------

    def measure(self, kinds, latest_only=False):
        rng = self.rng
        kind = rng.choice(kinds)
        if kind in CLIMBS:
            low, high = self.rising(2, gap=1e-100)
            ends = (low, high) if kind == "increase" else (high, low)
            how = self.maybe(0.5, lambda: rng.choice(["latest", "sum", "max", "min", "mean"]))
            if latest_only:
                how = self.maybe(0.3, lambda: "latest")
            return self.tidy({"kind": kind, "baseline": ends[0], "target": ends[1], "accumulate": how})
        if kind in LIMITS:
            a, b = self.rising(2)
            ramp = self.chance(0.5)
            strict = self.maybe(0.3, lambda: False) if ramp else self.maybe(0.5, lambda: self.chance(0.7))
            over = self.maybe(0.6, lambda: rng.choice(["latest", "worst", "mean", "time_weighted"]))
            limits = {
                "at_least": {"threshold": b, "floor": a if ramp else None},
                "at_most": {"threshold": a, "ceiling": b if ramp else None},
                "between": {
                    "low": a, "high": b,
                    "tolerance": rng.choice([4, 0.1, 1e-300, 5e-324, 1e15, rng.uniform(0.001, 50)]) if ramp else None,
                },
            }[kind]
            return self.tidy({"kind": kind, **limits, "strict": strict, "over": over})
        if kind == "checklist":
            items = [
                self.tidy({
                    "id": f"i{i}", "title": self.title("Item"), "weight": self.maybe(0.4, self.weight),
                    "done_on": self.maybe(0.5, self.text_date),
                })
                for i in range(rng.randint(1, 5))
            ]
            return self.tidy({"kind": kind, "items": items})
        if kind == "zones":
            n = rng.randint(2, 5)
            scores = sorted(self.share() for _ in range(n))
            if self.chance(0.4):
                scores = rng.choice([[0, 1], [0, 0.3, 0.7, 1], [0.5, 0.5], [0.2, 0.2, 0.9]])
            if self.chance(0.4):
                scores = scores[::-1]
            points = [self.tidy({"at": at, "score": s}) for at, s in zip(self.rising(len(scores)), scores)]
            how = self.maybe(0.6, lambda: rng.choice(["linear", "step"]))
            return self.tidy({"kind": kind, "points": points, "interpolate": how})
        return self.tidy({"kind": kind})  # milestone, discover, aligned

    def value(self, measure):
        """A value for a measure: often at, or just beside, what decides its score."""
        rng = self.rng
        if measure["kind"] == "milestone":
            return rng.choice([0, 1, True, False, 1.0, -0.0])
        marks = [measure[m] for m in ("baseline", "target", "threshold", "floor", "ceiling", "low", "high")
                 if measure.get(m) is not None]
        marks += [p["at"] for p in measure.get("points", [])]
        if not marks or self.chance(0.2):
            return self.number()
        mark = float(rng.choice(marks))
        other = float(rng.choice(marks))
        x = rng.choice([
            mark, mark, math.nextafter(mark, math.inf), math.nextafter(mark, -math.inf),
            mark + rng.choice([0.7, 0.4, 0.5, 0.3, rng.random()]) * (other - mark),
            mark + rng.uniform(-1, 1),
        ])
        return min(1e15, max(-1e15, x))

    # --- key results -------------------------------------------------------------------------

    def amendments(self, kinds, latest_only):
        found = []
        for _ in range(self.rng.randint(1, 4)):
            states = self.rng.sample(["measure", "due", "weight"], self.rng.randint(1, 3))
            found.append(self.tidy({
                "on": self.text_date(), "reason": "learned more", "by": self.maybe(0.2, lambda: "ada"),
                "measure": self.measure(kinds, latest_only) if "measure" in states else None,
                "due": self.text_date() if "due" in states else None,
                "weight": self.weight() if "weight" in states else None,
            }))
        return found

    def check_ins(self, kr):
        """[4.3] Each value fits the measure in force on its own day."""
        found = []
        days = [self.text_date() if self.chance(0.5) else iso(self.date("2026-08-15", "2026-11-20"))
                for _ in range(self.rng.randint(0, 7))]
        days += [on for on in days if self.chance(0.2)]
        self.rng.shuffle(days)
        if self.chance(0.3):
            days.sort()
        for on in days:
            measure = kr["measure"]
            for amendment in sorted(kr.get("amendments") or [], key=lambda a: a["on"]):
                if amendment["on"] <= on and amendment.get("measure") is not None:
                    measure = amendment["measure"]
            takes_values = measure["kind"] not in ("checklist", "aligned")
            takes_values &= not isinstance(kr.get("source"), dict)
            found.append(self.tidy({
                "on": on, "value": self.value(measure) if takes_values and self.chance(0.85) else None,
                "confidence": self.maybe(0.4, self.share), "note": self.maybe(0.1, lambda: ""),
                "by": self.maybe(0.1, lambda: "ada"),
            }))
        return found

    def steps(self, due):
        days = {iso(self.date(last=due)) for _ in range(self.rng.randint(0, 3))} - {due}
        days = sorted(d for d in days if d < due) + [due]
        shares = sorted({self.share() + 0.0 for _ in days[1:]} - {1.0})
        days = days[-len(shares) - 1:]
        return self.tidy({"steps": [self.tidy({"by": d, "share": s}) for d, s in zip(days, [*shares, 1])]})

    def review(self):
        override = self.chance(0.6)
        return self.tidy({
            "on": self.text_date() if override or self.chance(0.5) else None,
            "score": self.share() if override else None,
            "reason": "judged by hand" if override else self.maybe(0.2, lambda: ""),
            "explanation": self.maybe(0.4, lambda: "a supplier failed"),
            "learned": self.maybe(0.2, lambda: "start earlier"), "by": self.maybe(0.2, lambda: "ada"),
        })

    def drop(self):
        return self.tidy({"on": self.text_date(), "reason": "no longer needed", "replaced_by": None})

    def parts(self, unit):
        """[3.12] Key results that a sum can take: climbs in one unit, none reached by two paths."""
        found, covered = [], set()
        for part, _ in self.rng.sample(self.key_results, len(self.key_results)):
            every = [part["measure"]] + [a["measure"] for a in part.get("amendments") or [] if a.get("measure")]
            fits = all(m["kind"] in CLIMBS for m in every) and part.get("unit") == unit
            if fits and not covered & self.reach[part["id"]] and len(found) < 3:
                found.append(part["id"])
                covered |= self.reach[part["id"]]
        return found, covered

    def key_result(self, objective, cycle, kpis):
        rng = self.rng
        magnitude = objective.get("combine") == "magnitude"
        role = self.maybe(0.3, lambda: rng.choice(["key", "guardrail", "guardrail"]))
        bound = magnitude and role != "guardrail"
        unit = objective["magnitude_unit"] if bound else rng.choice([None, None, "USD", "t"])
        kinds, source, reached = (CLIMBS if bound or self.chance(0.35) else EVERY_KIND), None, set()
        latest_only = False
        if self.chance(0.25):
            parts, reached = self.parts(unit)
            if parts:
                source, kinds, latest_only = self.tidy({"sum_of": parts}), CLIMBS, True
        if source is None and kpis and self.chance(0.2):
            source = self.tidy({"kpi": rng.choice(kpis)["id"]})
            kinds = CLIMBS if kinds is CLIMBS else FROM_KPI
        elif source is None:
            source = self.maybe(0.1, lambda: "check_ins")
        start = self.maybe(0.25, lambda: iso(self.date("2026-09-25", "2026-11-20")))
        if start and start > cycle["end"]:
            start = None
        first = start or cycle["start"]
        due = None
        if self.chance(0.3):
            due = iso(self.date(first, iso(min(day("2200-12-31"), day(first) + datetime.timedelta(days=100)))))
            due = first if self.chance(0.1) else due
        plan = self.maybe(0.5, lambda: rng.choice([*PLANS, "steps", "steps"]))
        if plan == "steps":
            plan = self.steps(due or cycle["end"])
        kr = {
            "id": self.new_id("kr"), "title": self.title("Key result"),
            "description": self.maybe(0.05, lambda: ""), "measure": self.measure(kinds, latest_only),
            "unit": unit, "weight": self.maybe(0.4, self.weight), "role": role,
            "commitment": self.maybe(0.3, lambda: rng.choice(["committed", "aspirational"])),
            "owner": self.maybe(0.1, lambda: objective["owner"]), "start": start, "due": due,
            "plan": plan, "source": source, "check_ins": None,
            "amendments": self.maybe(0.3, lambda: self.amendments(kinds, latest_only)),
            "dropped": self.maybe(0.12, self.drop), "review": self.maybe(0.2, self.review),
            "tags": self.maybe(0.1, lambda: ["a", "a", ""]),
        }
        kr["check_ins"] = self.maybe(0.85, lambda: self.check_ins(kr))
        kr = self.tidy(kr)
        self.reach[kr["id"]] = {kr["id"]} | reached
        self.key_results.append((kr, objective))
        return kr

    # --- objectives and the rest -------------------------------------------------------------

    def objective(self, units, cycles, kpis, earlier):
        rng = self.rng
        cycle = rng.choice(cycles)
        origin = self.maybe(0.4, lambda: rng.choice(["key_results", "aligned", "both"]))
        combine = self.maybe(0.6, lambda: rng.choice(["mean", "min", "all", "magnitude"]))
        if combine == "magnitude" and origin in ("aligned", "both"):
            origin = None
        objective = {
            "id": self.new_id("o"), "title": self.title("Objective"),
            "description": self.maybe(0.05, lambda: "why"), "owner": rng.choice(units)["id"],
            "accountable": self.maybe(0.1, lambda: rng.choice(units)["id"]), "cycle": cycle["id"],
            "commitment": rng.choice(["committed", "aspirational"]),
            "kind": self.maybe(0.2, lambda: rng.choice(["build", "improve", "innovate"])),
            "origin": self.maybe(0.2, lambda: rng.choice(["top_down", "bottom_up"])),
            "aligned_to": None, "depends_on": None, "from": origin, "combine": combine,
            "key_results": [], "initiatives": None,
            "carried_from": rng.choice(earlier)["id"] if earlier and self.chance(0.2) else None,
            "dropped": self.maybe(0.1, self.drop),
            "escalations": self.maybe(0.25, lambda: [
                self.tidy({"on": self.text_date(), "note": "help", "by": self.maybe(0.2, lambda: "ada")})
                for _ in range(rng.randint(0, 2))
            ]),
            "review": self.maybe(0.25, self.review), "tags": self.maybe(0.1, lambda: ["cx"]),
            "magnitude_unit": rng.choice([None, "USD", "t"]),
        }
        for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 3, 4, 6])):
            objective["key_results"].append(self.key_result(objective, cycle, kpis))
        del objective["magnitude_unit"]
        return objective

    def align(self, objective, earlier, priorities):
        """Edges to what was made earlier only, so no loops; each target once."""
        targets = [("objective", o["id"]) for o in earlier]
        for o in earlier:
            targets += [("key_result", kr["id"]) for kr in o["key_results"]]
            targets += 3 * [("key_result", kr["id"]) for kr in o["key_results"]
                            if kr["measure"]["kind"] == "aligned"]
        targets += [("priority", p["id"]) for p in priorities]
        if not targets or self.chance(0.25):
            return None
        chosen = dict.fromkeys(self.rng.choices(targets, k=self.rng.randint(1, 3)))
        return [self.tidy({kind: target, "weight": self.maybe(0.4, self.weight)}) for kind, target in chosen]

    def make_units(self):
        levels = ["company", "department", "team", "individual"]
        found = []
        for _ in range(self.rng.randint(1, 3 + 2 * self.many)):
            parent = self.rng.choice(found) if found and self.chance(0.85) else None
            lowest = levels.index(parent["level"]) if parent else 0
            level = levels[self.rng.randint(lowest, 3 if parent or self.chance(0.3) else 0)]
            found.append(self.tidy({
                "id": self.new_id("u"), "name": self.title("Unit"), "level": level,
                "parent": parent["id"] if parent else None,
            }))
        self.rng.shuffle(found)
        return found

    def make_cycles(self):
        spans = {  # stem: (parent, start, end)
            "ever": (None, "1900-01-01", "2200-12-31"), "FY26": ("ever", "2026-01-01", "2026-12-31"),
            "H2": ("FY26", "2026-07-01", "2026-12-31"), "Q4": ("H2", "2026-10-01", "2026-12-31"),
            "Nov": ("Q4", "2026-11-01", "2026-11-30"), "day": ("Nov", "2026-11-15", "2026-11-15"),
            "Q3": ("H2", "2026-07-01", "2026-09-30"), "odd": (None, "2026-10-05", "2027-01-31"),
        }
        wanted = self.rng.sample(list(spans), self.rng.randint(0, 4))
        wanted = [s for s in spans if s in wanted or s == "Q4"]
        found = {}
        for stem in wanted:
            above, start, end = spans[stem]
            while above and above not in found:
                above = spans[above][0]
            parent = found[above]["id"] if above and self.chance(0.7) else None
            found[stem] = self.tidy({
                "id": self.new_id(stem), "start": start, "end": end,
                "name": self.maybe(0.2, lambda: self.title("Cycle")),
                "phase": self.maybe(0.7, lambda: self.rng.choice(["planning", "active", "review", "closed"])),
                "parent": parent, "check_in_every_days": self.maybe(0.2, lambda: self.rng.choice([1, 7, 14.0])),
            })
        found = list(found.values())
        self.rng.shuffle(found)
        return found

    def make_kpi(self):
        low, high = self.rising(2)
        return self.tidy({
            "id": self.new_id("kpi"), "name": self.title("KPI"), "unit": self.maybe(0.4, lambda: "%"),
            "healthy": self.maybe(0.4, lambda: self.tidy({
                "low": self.maybe(0.7, lambda: low), "high": self.maybe(0.7, lambda: high),
            })),
            "measurements": self.maybe(0.85, lambda: [
                self.tidy({"on": self.text_date(), "value": self.number()})
                for _ in range(self.rng.randint(0, 6))
            ]),
        })

    def portfolio(self):
        rng = self.rng
        priorities = [self.tidy({"id": self.new_id("p"), "title": self.title("Priority")})
                      for _ in range(rng.randint(0, 2))]
        units, cycles = self.make_units(), self.make_cycles()
        kpis = [self.make_kpi() for _ in range(rng.randint(0, 2 + self.many))]
        objectives = []
        for _ in range(rng.randint(1, 4) if self.many == 1 else rng.randint(6, 16)):
            objective = self.objective(units, cycles, kpis, objectives)
            objective["aligned_to"] = self.align(objective, objectives, priorities)
            objectives.append(objective)
        every_kr = [kr for kr, _ in self.key_results]
        for things in (objectives, every_kr):  # [4.4] replaced_by names its own kind
            for thing in things:
                if thing.get("dropped") and len(things) > 1 and self.chance(0.5):
                    thing["dropped"]["replaced_by"] = rng.choice([t["id"] for t in things if t is not thing])
        for objective in objectives:
            others = [o["id"] for o in objectives if o is not objective]
            objective["depends_on"] = self.maybe(0.15, lambda: [self.tidy({
                "unit": rng.choice(units)["id"],
                "objective": rng.choice(others) if others and self.chance(0.5) else None,  # noqa: B023
            })])
            objective["initiatives"] = self.maybe(0.2, lambda: [
                self.tidy({
                    "id": self.new_id("i"), "title": self.title("Initiative"),
                    "key_results": self.maybe(0.5, lambda: [kr["id"] for kr in every_kr[:2]]),
                    "owner": self.maybe(0.3, lambda: rng.choice(units)["id"]),
                    "state": self.maybe(0.5, lambda: rng.choice(["open", "done", "stopped"])),
                })
                for _ in range(rng.randint(0, 2))
            ])
        rng.shuffle(objectives)
        return self.tidy({
            "okr": "1",
            "organization": self.tidy({
                "name": "Org", "mission": self.maybe(0.2, lambda: "m"), "vision": self.maybe(0.2, lambda: ""),
                "priorities": priorities or None,
            }),
            "policy": self.maybe(0.4, lambda: random_policy(rng)), "units": units, "cycles": cycles,
            "kpis": kpis or None, "objectives": [self.tidy(o) for o in objectives],
        })


def random_portfolio(seed, size="small"):
    """A valid portfolio document."""
    return Maker(seed, size).portfolio()


# --- policies and calls ----------------------------------------------------------------------


def policy_object(rng):
    def limit():
        return rng.choice([0, 0.1, 0.3, 0.4, 0.45, 0.6, 0.7, 0.75, 0.9, 1, 1.0, 0.165, round(rng.random(), 3)])

    def some(members):
        kept = {m: make() for m, make in members.items() if rng.random() < 0.5}
        if rng.random() < 0.1:
            kept[rng.choice(list(members))] = None
        return kept

    bands = {"red_below": limit, "green_from": limit}
    return some({
        "extends": lambda: rng.choice(policies.NAMES), "name": lambda: rng.choice(["acme", "custom", "é"]),
        "expected": lambda: some({"committed": limit, "aspirational": limit}),
        "grades": lambda: some({
            "committed": lambda: some(bands), "aspirational": lambda: some(bands),
            "rounding": lambda: rng.choice(["none", "tenths"]),
        }),
        "pace": lambda: some({
            "method": lambda: rng.choice(["ratio", "gap"]), "on_track": limit, "at_risk": limit,
            "target": lambda: rng.choice(["expected", "full"]), "plan": lambda: rng.choice(["curve", "none"]),
        }),
        "missing": lambda: rng.choice(["zero", "exclude"]),
    })


def in_order(policy):
    """[7.3] after the merge; and not `projected`, which this oracle does not score."""
    whole = policies.complete(policy)[1]
    bands, pace = whole["grades"], whole["pace"]
    orders = {"ratio": pace["on_track"] >= pace["at_risk"], "gap": pace["on_track"] <= pace["at_risk"]}
    return orders.get(pace["method"], False) and all(
        bands[c]["red_below"] <= bands[c]["green_from"] for c in ("committed", "aspirational")
    )


def random_policy(rng):
    """A name or an object, valid."""
    while True:
        policy = policy_object(rng) if rng.random() < 0.5 else rng.choice(policies.NAMES)
        if in_order(policy):
            return policy


def random_call(seed):
    """(as_of, policy, basis) to score a random portfolio with."""
    rng = random.Random(f"call {seed}")
    as_of = iso(day("2026-09-25") + datetime.timedelta(days=rng.randint(0, 110)))
    edges = ["2026-09-30", "2026-10-01", "2026-11-15", "2026-11-16", "2026-12-31", "2027-01-01",
             "1900-01-01", "2200-12-31"]
    if rng.random() < 0.4:
        as_of = rng.choice(edges)
    policy = random_policy(rng) if rng.random() < 0.7 else None
    return as_of, policy, rng.choice(["current", "current", "original"])
