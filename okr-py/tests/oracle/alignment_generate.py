"""Random portfolios in which alignment is varied, valid by construction. Equal seeds give equal results.

`generate` varies values and measures; here it is levels, cycles, edges of every kind, roll-ups,
shared KPIs, dependencies and drops. Identifiers are short, so that a case can be read.
"""

import datetime
import random

from .generate import day, iso

LEVELS = ("company", "department", "team", "individual")
SPANS = {  # in all of them, or some
    "fy": ("2026-01-01", "2026-12-31"), "q3": ("2026-07-01", "2026-09-30"), "q4": ("2026-10-01", "2026-12-31"),
    "nov": ("2026-11-01", "2026-11-30"), "odd": ("2026-12-31", "2027-02-28"), "q1": ("2027-01-01", "2027-03-31"),
}
DAYS = ("2026-10-15", "2026-11-14", "2026-11-15", "2026-11-16", "2026-12-01")
POLICIES = (
    "google", "viva_goals", "servicenow", {"missing": "exclude"},
    {"extends": "google", "missing": "exclude", "expected": {"aspirational": 0.6}},
    {"grades": {"aspirational": {"red_below": 0.5, "green_from": 0.6}}},
)


def stated(**members):
    """The members that are not None; a name that is a keyword has a trailing underscore."""
    return {name.rstrip("_"): value for name, value in members.items() if value is not None}


class Maker:
    def __init__(self, seed):
        self.rng = random.Random(f"alignment {seed}")
        self.objectives = []
        self.free_parts = []  # key results that a sum may take: climbs, in no sum yet, no sums themselves
        self.drops = self.rng.choice([0, 0, 0.05, 0.15])
        self.rolled = self.rng.choice([0.2, 0.5, 0.9, 1])  # how often scores are rolled up
        self.dense = self.rng.choice([1, 2, 3, 4])  # most edges of an objective
        self.orphans = self.rng.choice([0.05, 0.1, 0.4])  # how often one supports nothing
        self.aligned = self.rng.choice([1, 2, 5])  # how much key results that are rolled up attract
        self.count = 0

    def chance(self, p):
        return self.rng.random() < p

    def maybe(self, p, make):
        return make() if self.chance(p) else None

    def pick(self, things):
        return self.rng.choice(list(things))

    def date(self):
        if self.chance(0.5):
            return self.pick(DAYS)
        return iso(day("2026-10-01") + datetime.timedelta(days=self.rng.randint(0, 90)))

    def drop(self):
        return self.maybe(self.drops, lambda: {"on": self.date(), "reason": "no longer needed"})

    def review(self, p):
        return self.maybe(p, lambda: {"on": self.date(), "score": self.score(), "reason": "judged by hand"})

    def score(self):
        return self.pick([0, 0.2, 0.35, 0.4, 0.5, 0.7, 0.9, 1, round(self.rng.random(), 3)])

    def weight(self):
        return self.maybe(0.3, lambda: self.pick([2, 3, 0.5, 0.25, 7, 1.5]))

    # --- units and cycles ----------------------------------------------------------------------

    def make_units(self):
        units = [{"id": "u0", "name": "Unit 0", "level": "company"}]
        for n in range(1, self.rng.randint(2, 9)):
            parent = self.maybe(0.9, lambda: self.pick(units))
            lowest = LEVELS.index(parent["level"]) if parent else 0
            level = self.pick(LEVELS[lowest:] if self.chance(0.2) else LEVELS[min(lowest + 1, 3):min(lowest + 3, 4)])
            units.append(stated(id=f"u{n}", name=f"Unit {n}", level=level, parent=parent and parent["id"]))
        if self.chance(0.3):
            self.rng.shuffle(units)
        return units

    def make_cycles(self):
        wanted = {"q4"} | set(self.rng.sample(list(SPANS), self.rng.randint(0, 4)))
        names = [name for name in SPANS if name in wanted]
        if self.chance(0.3):
            self.rng.shuffle(names)
        return [
            stated(id=name, start=SPANS[name][0], end=SPANS[name][1],
                   parent="fy" if "fy" in wanted and name in ("q3", "q4", "nov") and self.chance(0.5) else None)
            for name in names
        ]

    # --- key results ---------------------------------------------------------------------------

    def measure(self, kinds):
        kind, top = self.pick(kinds), self.pick([10, 10, 12, 20])
        return {
            "increase": {"kind": kind, "baseline": 0, "target": top},
            "decrease": {"kind": kind, "baseline": 10, "target": self.pick([0, 0, 2])},
            "at_least": {"kind": kind, "threshold": top, "floor": 0},
            "at_most": {"kind": kind, "threshold": self.pick([2, 3]), "ceiling": 10},
            "between": {"kind": kind, "low": 4, "high": 6, "tolerance": 5},
        }.get(kind, {"kind": kind})

    def key_result(self, cycle, magnitude):
        self.count += 1
        role = self.maybe(0.12, lambda: "guardrail")
        kinds, source = ["increase", "increase", "decrease"], None
        plain = magnitude and not role
        if not plain:
            kinds += ["at_least", "at_most", "between", "milestone"] + ["aligned"] * (6 if self.rolled > 0.8 else 1)
        if self.kpis and self.chance(0.25):
            source = {"kpi": self.pick(self.kpis)["id"]}
            kinds = [kind for kind in kinds if kind not in ("milestone", "aligned")]
        elif len(self.free_parts) >= 2 and self.chance(0.08):
            source = {"sum_of": [self.free_parts.pop() for _ in range(2)]}
            kinds = ["increase", "decrease"]
        kr = stated(
            id=f"k{self.count}", title=f"Key result {self.count}", measure=self.measure(kinds), role=role,
            weight=self.weight(), commitment=self.maybe(0.15, lambda: self.pick(["committed", "aspirational"])),
            source=source, dropped=self.drop(), review=self.review(0.08),
        )
        kind = kr["measure"]["kind"]
        span = SPANS[cycle]
        if self.chance(0.15):
            kr["due"] = iso(day(span[0]) + datetime.timedelta(days=self.rng.randint(0, 120)))
        amendments = []
        if self.chance(0.1):
            amendments.append(stated(on=self.date(), reason="learned more", due=self.date()))
        if self.chance(0.1):
            amendments.append(stated(on=self.date(), reason="learned more", weight=4))
        if self.chance(0.1) and kind in ("increase", "decrease"):
            turned = self.measure(["increase", "decrease"])
            amendments.append(stated(on=self.date(), reason="learned more", measure=turned))
        if amendments:
            kr["amendments"] = amendments
        if source is None and kind != "aligned" and self.chance(0.85):
            worth = self.pick([0, 1, 2, 3, 5, 7, 8, 9, 10, round(self.rng.uniform(0, 10), 2)])
            value = self.pick([0, 1]) if kind == "milestone" else worth
            kr["check_ins"] = [{"on": self.pick(["2026-10-01", "2026-10-20", "2026-11-10"]), "value": value}]
        if source is None and kind in ("increase", "decrease"):
            self.free_parts.insert(self.rng.randint(0, len(self.free_parts)), kr["id"])
        return kr

    # --- objectives ------------------------------------------------------------------------------

    def edges(self, priorities):
        """To what was made earlier only, so there are no loops; each target once."""
        if self.chance(self.orphans):
            return None
        targets = [("priority", p["id"]) for p in priorities]
        for objective in self.objectives[-5:] if self.chance(0.7) else self.objectives[:4]:
            targets += [("objective", objective["id"])] * (1 if "from" not in objective else self.aligned)
            for kr in objective["key_results"]:
                targets += [("key_result", kr["id"])] * (self.aligned if kr["measure"]["kind"] == "aligned" else 1)
        if not targets:
            return None
        chosen = dict.fromkeys(self.rng.choices(targets, k=self.rng.randint(1, self.dense)))
        return [stated(**{kind: target}, weight=self.weight()) for kind, target in chosen]

    def objective(self, number, many, units, cycles, priorities):
        company = [unit for unit in units if unit["level"] == "company"]
        high = number < max(1, many // 5)
        cycle = "q4" if self.chance(0.7) else self.pick(cycles)["id"]
        combine = self.maybe(0.25, lambda: self.pick(["mean", "min", "all", "magnitude"]))
        origin = self.maybe(self.rolled, lambda: self.pick(["aligned", "both", "both"]))
        magnitude = combine == "magnitude"
        return stated(
            id=f"o{number}", title=f"Objective {number}", owner=self.pick(company if high else units)["id"],
            cycle=cycle,
            commitment=self.pick(["committed", "aspirational", "aspirational"]),
            origin=self.maybe(0.5, lambda: self.pick(["top_down", "bottom_up"])),
            aligned_to=None if high and self.chance(0.5) else self.edges(priorities),
            from_=None if magnitude else origin, combine=combine,
            key_results=[self.key_result(cycle, magnitude) for _ in range(self.pick([0, 1, 1, 2, 2, 3]))],
            dropped=self.drop(), review=self.review(0.08),
        )

    def portfolio(self):
        priorities = [{"id": f"p{n}", "title": f"Priority {n}"} for n in range(self.rng.randint(0, 2))]
        units, cycles = self.make_units(), self.make_cycles()
        self.kpis = []
        for n in range(self.rng.randint(0, 2)):
            measured = self.maybe(0.8, lambda: [{"on": "2026-11-01", "value": self.rng.randint(0, 12)}])
            self.kpis.append(stated(id=f"m{n}", name=f"KPI {n}", measurements=measured))
        many = self.pick([2, 4, 6, 8, 8, 10, 10, 12, 16])
        for number in range(many):
            self.objectives.append(self.objective(number, many, units, cycles, priorities))
        for objective in self.objectives:
            if self.chance(0.2):
                other = self.pick(self.objectives)
                named = other["id"] if other is not objective and self.chance(0.5) else None
                unit = other["owner"] if self.chance(0.6) else self.pick(units)["id"]
                objective["depends_on"] = [stated(unit=unit, objective=named)]
        if self.chance(0.6):
            self.rng.shuffle(self.objectives)
        return stated(
            okr="1", organization=stated(name="Case", priorities=priorities or None),
            policy=self.maybe(0.3, lambda: self.pick(POLICIES)), units=units, cycles=cycles, kpis=self.kpis or None,
            objectives=self.objectives,
        )


def random_portfolio(seed):
    """A valid portfolio document."""
    return Maker(seed).portfolio()


def random_queries(seed, graph):
    """Questions to a graph, without results: some of each sort."""
    rng = random.Random(f"queries {seed}")
    nodes = [n for n in graph.nodes if n[0] != "unit"]
    found = [{"roots": None}, {"leaves": None}]

    def some(things, count):
        return rng.sample(things, min(count, len(things)))

    counts = {"ancestors": 5, "descendants": 4, "supports": 2, "supported_by": 3, "path_to_company": 4,
              "has_line_of_sight": 4, "depth": 6}
    for what, count in counts.items():
        found += [{what: identifier, "kind": kind} for kind, identifier in some(nodes, count)]
    units = [n for n in graph.nodes if n[0] == "unit"]
    for what in ("ancestors", "descendants", "supports", "supported_by", "has_line_of_sight"):
        found += [{what: identifier, "kind": kind} for kind, identifier in some(units, 1)]
    for what in ("path", "common_ancestors"):
        for _ in range(3):
            found.append({what: [rng.choice(nodes)[1], rng.choice(nodes)[1]]})
    pairs = [(low, rng.choice(graph.ancestors(low))) for low in some(nodes, 6) if graph.ancestors(low)]
    found += [{"path": [low[1], high[1]]} for low, high in pairs[:2]]
    found += [{"impact": identifier, "kind": kind} for kind, identifier in some(nodes, 1)]
    return found


def random_as_of(seed):
    return random.Random(f"as of {seed}").choice([*DAYS, "2026-11-15"])


def random_options(seed):
    """Limits low enough to be reached, for some."""
    rng = random.Random(f"options {seed}")
    low = {"max_supported": rng.randint(1, 3), "max_supporting": rng.randint(1, 4)}
    return {"ALN013": low} if rng.random() < 0.4 else None


def random_scores(seed, key_results, now):
    """{key result: score} to ask `what if` with; none is what it is `now`."""
    rng = random.Random(f"what if {seed}")
    chosen = rng.sample(key_results, min(len(key_results), rng.choice([1, 1, 2, 3])))
    return {kr: rng.choice([s for s in (0, 0.123456789, 0.5, 0.75, 1) if s != now[kr]]) for kr in chosen}
