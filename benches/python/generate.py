"""Write a large, valid portfolio document, the same bytes every time.

    python benches/python/generate.py OUT [--objectives N]

N objectives (20,000 unless told), 3.5 key results for each and three
check-ins for each key result. The document has no problem that loading would
report, and uses nearly all of the format: nested units and cycles, KPIs, every
kind of measure, alignment, plans, sources, amendments, reviews.

It is written compactly, without white space between tokens, as programs send
it. An indented document has more bytes for the same content and would make
every loader's MB/s look better.

Two properties let `load.py` find every check-in again in the scorecards alone,
without access to the loaded check-ins:

* each of a key result's check-ins lies in a slot of its own, and `CUTOFFS`
  lists the last day of each slot;
* every check-in states a confidence other than the one before it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Json = dict[str, Any]

DEFAULT_OBJECTIVES = 20_000
AS_OF = "2026-11-15"

# ----------------------------------------------------------------------------
# Cycles, and the days on which check-ins fall
# ----------------------------------------------------------------------------

QUARTERS = {
    "2026-Q1": (date(2026, 1, 1), date(2026, 3, 31)),
    "2026-Q2": (date(2026, 4, 1), date(2026, 6, 30)),
    "2026-Q3": (date(2026, 7, 1), date(2026, 9, 30)),
    "2026-Q4": (date(2026, 10, 1), date(2026, 12, 31)),
}
YEAR = "FY26"
CYCLES = {YEAR: (date(2026, 1, 1), date(2026, 12, 31)), **QUARTERS}
CLOSED = ("2026-Q1", "2026-Q2", "2026-Q3")

# Every two weeks, up to three days early or late: the slots do not touch.
SLOT_DAYS = (14, 28, 42)
SLOT_SPREAD = 3

# The middle of each check-in's slot, by cycle. A quarter's key results report
# in its first six weeks; the year's in the last slot of Q2, Q3 and Q4.
SLOTS: dict[str, tuple[date, ...]] = {
    name: tuple(start + timedelta(days=days) for days in SLOT_DAYS) for name, (start, _) in QUARTERS.items()
}
SLOTS[YEAR] = tuple(SLOTS[quarter][-1] for quarter in ("2026-Q2", "2026-Q3", "2026-Q4"))

# As-of days at which, between them, every check-in is the latest one once.
CUTOFFS = sorted({(middle + timedelta(days=SLOT_SPREAD)).isoformat() for slots in SLOTS.values() for middle in slots})

# ----------------------------------------------------------------------------
# Words
# ----------------------------------------------------------------------------

PEOPLE = (
    "Ada", "Amara", "Bjørn", "Chen", "Dilek", "Elena", "Femi", "Grace", "Hiro", "Inès",
    "Jamal", "Katja", "Liam", "Mei", "Nadia", "Omar", "Priya", "Quentin", "Rosa", "Søren",
    "Tomás", "Uma", "Viktor", "Wanjiru", "Xavier", "Yara", "Zoë",
)  # fmt: skip
DEPARTMENTS = (
    "Engineering", "Support", "Sales", "Marketing", "Finance", "People",
    "Operations", "Product", "Security", "Data", "Partnerships", "Legal",
)  # fmt: skip
TEAMS = ("Checkout", "Onboarding", "Platform", "Billing", "Search", "Mobile", "Insights", "Trust", "Renewals", "Field")

AIMS = (
    "Earn the trust of", "Become the first choice of", "Remove every obstacle for", "Win back the confidence of",
    "Make each day easier for", "Build a product worth recommending to", "Give clear answers to",
    "Shorten the path to value for",
)  # fmt: skip
AUDIENCES = (
    "every customer who calls us", "small teams that grow quickly", "partners who sell on our behalf",
    "engineers who are on call", "people in their first month with us", "finance leads at mid-size companies",
    "travellers who book on the phone", "schools that share one account",
)  # fmt: skip
TAGS = ("cx", "growth", "quality", "reliability", "cost", "people", "security", "market")
DESCRIPTIONS = (
    "Interviews in the spring showed that people leave when an answer takes longer than a day; this is where we start.",
    "We promised this to the board in January. It rests on the new ledger and on two hires in the data team.",
    "Last year's figures were carried by one large contract. Without it growth was flat, and that has to change.",
    'The survey\'s most frequent word was "finally". We want the next one to say "of course".',
)

# (metric, unit, lowest baseline, highest baseline, decimals)
RISING = (
    ("net promoter score", "points", 20, 40, 0), ("weekly active teams", "teams", 300, 900, 0),
    ("trial-to-paid conversion", "%", 8, 18, 1), ("first-contact resolution", "%", 40, 60, 1),
    ("qualified pipeline", "kEUR", 800, 4000, 0), ("share of automated releases", "%", 30, 55, 1),
    ("renewal rate", "%", 60, 75, 2), ("employee engagement", "points", 50, 62, 1),
)  # fmt: skip
FALLING = (
    ("median time to first answer", "min", 40, 90, 0), ("monthly churn", "%", 5, 9, 2),
    ("open critical defects", "defects", 60, 200, 0), ("cost per processed order", "EUR", 4, 9, 2),
    ("page load (95th percentile)", "ms", 900, 2400, 0), ("days from offer to start", "days", 40, 80, 0),
)  # fmt: skip
WHERE = (
    "for enterprise customers", "in the Nordic region", "for new accounts", "on mobile devices",
    "in the partner channel", "for returning visitors", "in southern Europe", "for public-sector clients",
)  # fmt: skip
NOTES = (
    "Two large accounts moved to the new flow this week, and both stayed.",
    "Slower than hoped: the rollout waits for the review of the contract.",
    "The pilot in München did better than the control group; we extend it.",
    'Asked the field team; they call it "the first month that felt normal".',
    "Figures for the last two days are provisional.",
    "One incident on Tuesday cost us about a day of progress.",
    "Good week — the new onboarding mails are live in all languages.",
    "No change that we could explain; looking at the cohort data next.",
)
REASONS = (
    "The market study moved the goal posts for everyone",
    "Two of the four pilot customers were acquired",
    "The budget for the second half was cut",
)
INITIATIVES = (
    "Rebuild the onboarding mails", "Pair each new account with a guide", "Move the ledger to the new service",
    "Weekly review of lost deals", "Rewrite the help centre's top ten pages", "Train the night shift",
)  # fmt: skip

# One entry for each percent, so that one draw picks a kind of measure.
KINDS = (
    ["increase"] * 41 + ["decrease"] * 20 + ["at_least"] * 10 + ["at_most"] * 6 + ["between"] * 4
    + ["milestone"] * 7 + ["checklist"] * 4 + ["zones"] * 4 + ["discover"] * 2 + ["aligned"] * 2
)  # fmt: skip


class Generator:
    """Builds one portfolio. All chance comes from one seeded `random()`.

    Only `random()` is used: Python promises its sequence from version to
    version, and promises it of no other method.
    """

    def __init__(self, objectives: int) -> None:
        self.count = objectives
        self.random = random.Random(20261115).random
        self.initiatives = 0
        self.key_results = 0
        # Objectives so far by (level, cycle), as what later ones may support.
        self.supported: dict[tuple[str, str], list[str]] = {}
        # Key results measured by what is aligned to them, likewise.
        self.rollups: dict[tuple[str, str], list[str]] = {}
        # Objectives of closed cycles that no other was carried from yet.
        self.unfinished: dict[tuple[str, str], list[str]] = {}

    # -- chance ---------------------------------------------------------------

    def pick(self, choices: Sequence[T]) -> T:
        return choices[int(self.random() * len(choices))]

    def chance(self, share: float) -> bool:
        return self.random() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.random() * (high - low + 1))

    # -- the parts beside the objectives --------------------------------------

    def units(self) -> list[Json]:
        """A tree: company, departments, teams, individuals."""
        self.departments = [f"d-{name.lower()}" for name in DEPARTMENTS]
        self.teams = [f"t-{i}" for i in range(1, max(2, self.count // 40) + 1)]
        self.individuals = [f"u-{i}" for i in range(1, max(4, self.count // 10) + 1)]
        units: list[Json] = [{"id": "northwind", "name": "Northwind", "level": "company"}]
        for unit, name in zip(self.departments, DEPARTMENTS):
            units.append({"id": unit, "name": name, "level": "department", "parent": "northwind"})
        for i, unit in enumerate(self.teams):
            parent = self.departments[i % len(self.departments)]
            units.append({"id": unit, "name": f"{self.pick(TEAMS)} {i + 1}", "level": "team", "parent": parent})
        for i, unit in enumerate(self.individuals):
            parent = self.teams[i % len(self.teams)]
            units.append({"id": unit, "name": f"{self.pick(PEOPLE)} {i + 1}", "level": "individual", "parent": parent})
        return units

    def cycles(self) -> list[Json]:
        cycles = []
        for name, (start, end) in CYCLES.items():
            cycle: Json = {"id": name, "start": start.isoformat(), "end": end.isoformat()}
            if name == YEAR:
                cycle["name"] = "Fiscal year 2026"
            else:
                cycle["phase"] = "closed" if name in CLOSED else "active"
                cycle["parent"] = YEAR
                cycle["check_in_every_days"] = 14
            cycles.append(cycle)
        return cycles

    def kpis(self) -> list[Json]:
        """KPIs measured monthly; every hundredth objective gives one its use."""
        self.kpi_ids = [f"kpi-{i}" for i in range(1, max(2, self.count // 100) + 1)]
        kpis = []
        for kpi in self.kpi_ids:
            level = self.whole(20, 80)
            measurements = [
                {"on": f"2026-{month:02}-01", "value": round(level + 10 * self.random(), 1)} for month in range(1, 12)
            ]
            kpis.append(
                {"id": kpi, "name": f"Health of {self.pick(TEAMS).lower()}", "unit": "points",
                 "healthy": {"low": level, "high": level + 10}, "measurements": measurements}
            )  # fmt: skip
        return kpis

    # -- key results ----------------------------------------------------------

    def key_result_id(self) -> str:
        self.key_results += 1
        return f"kr-{self.key_results}"

    def measure(self, kind: str) -> tuple[str, Json, str | None, list[Any]]:
        """A title, its measure, the unit, and the value of each check-in (None: no value)."""
        where = self.pick(WHERE)
        # How far along each of the three check-ins is.
        shares = [0.05 + 0.2 * slot + 0.25 * self.random() for slot in range(3)]

        if kind in ("increase", "decrease"):
            metric, unit, low, high, decimals = self.pick(RISING if kind == "increase" else FALLING)
            baseline = self.whole(low, high)
            # Between a fifth and a half of the baseline: never equal to it.
            change = baseline * (0.2 + 0.3 * self.random())
            target = round(baseline + change if kind == "increase" else baseline - change, decimals or None)
            measure: Json = {"kind": kind, "baseline": baseline, "target": target}
            values: list[Any] = [round(baseline + share * (target - baseline), decimals or None) for share in shares]
            if decimals == 0 and self.chance(0.1):
                # Increments. They are whole, so that sums of them are exact.
                measure["accumulate"] = "sum"
                values = [round(share * (target - baseline) / 3) for share in shares]
            verb = "Increase" if kind == "increase" else "Reduce"
            return f"{verb} {metric} {where} from {baseline} to {target}", measure, unit, values

        if kind == "at_least":
            threshold = self.pick((95, 98, 99, 99.5, 99.9))
            measure = {"kind": kind, "threshold": threshold}
            if self.chance(0.5):
                measure["floor"] = threshold - 5
            elif self.chance(0.2):
                measure["strict"] = True
            if self.chance(0.3):
                measure["over"] = self.pick(("worst", "mean", "time_weighted"))
            values = [round(threshold - 2 + 3 * self.random(), 2) for _ in shares]
            return f"Keep the availability of the service {where} at {threshold} % or more", measure, "%", values

        if kind == "at_most":
            threshold = self.whole(15, 40) * 10
            measure = {"kind": kind, "threshold": threshold}
            if self.chance(0.5):
                measure["ceiling"] = 2 * threshold
            values = [self.whole(threshold // 2, threshold + threshold // 2) for _ in shares]
            return f"Keep the response time of search {where} below {threshold} ms", measure, "ms", values

        if kind == "between":
            low = self.whole(16, 40)
            measure = {"kind": kind, "low": low, "high": low + 4}
            if self.chance(0.5):
                measure["tolerance"] = 4
            values = [round(low - 2 + 8 * self.random(), 1) for _ in shares]
            return f"Hold stock {where} between {low} and {low + 4} days of demand", measure, "days", values

        if kind == "milestone":
            title = f"The new contract portal is open {where}, without the old one"
            return title, {"kind": kind}, None, [0, 0, self.whole(0, 1)]

        if kind == "checklist":
            items: list[Json] = [
                {"id": item, "title": f"{step} {where}"}
                for item, step in (("a", "Signed off"), ("b", "Rolled out"), ("c", "Handed over"))
            ]
            items[0]["done_on"] = "2026-02-02"
            items[1]["weight"] = 2
            return f"All three stages of the new price list are done {where}", {"kind": kind, "items": items}, None, []

        if kind == "zones":
            step = self.whole(5, 20)
            points = [{"at": i * step, "score": score} for i, score in enumerate((0, 0.3, 0.7, 1))]
            measure = {"kind": kind, "points": points}
            if self.chance(0.3):
                measure["interpolate"] = "step"
            values = [round(3 * step * share, 1) for share in shares]
            return f"Sign reference customers {where}: {step} to survive, {3 * step} to shine", measure, None, values

        if kind == "discover":
            values = [round(100 * share, 1) for share in shares]
            return f"Know what one resolved request really costs us {where}", {"kind": kind}, "EUR", values

        return f"The goals of the teams behind this one are reached {where}", {"kind": "aligned"}, None, []

    def check_ins(self, cycle: str, values: Sequence[Any]) -> list[Json]:
        """One check-in for each slot of the cycle; without `values` only confidence and notes."""
        check_ins = []
        confidence = 0
        for slot, middle in enumerate(SLOTS[cycle]):
            day = middle + timedelta(days=self.whole(-SLOT_SPREAD, SLOT_SPREAD))
            check_in: Json = {"on": day.isoformat()}
            if values:
                check_in["value"] = values[slot]
            # Tenths from 0.1 to 0.9; a draw that repeats the last one moves on.
            tenths = self.whole(1, 8)
            confidence = tenths + 1 if tenths >= confidence > 0 else tenths
            check_in["confidence"] = confidence / 10
            if self.chance(0.15):
                check_in["note"] = self.pick(NOTES)
            if self.chance(0.25):
                check_in["by"] = self.pick(PEOPLE)
            check_ins.append(check_in)
        return check_ins

    def key_result(self, kind: str, level: str, cycle: str) -> Json:
        title, measure, unit, values = self.measure(kind)
        start, end = CYCLES[cycle]
        key_result: Json = {"id": self.key_result_id(), "title": title}
        if self.chance(0.05):
            key_result["description"] = self.pick(DESCRIPTIONS)
        key_result["measure"] = measure
        if unit is not None:
            key_result["unit"] = unit
        if self.chance(0.1):
            key_result["weight"] = self.pick((0.5, 2, 3))
        if kind in ("at_least", "at_most") and self.chance(0.3):
            key_result["role"] = "guardrail"
        if self.chance(0.05):
            key_result["commitment"] = "committed"
        if self.chance(0.1):
            key_result["owner"] = self.pick(self.individuals)

        if self.chance(0.05):
            key_result["start"] = (start + timedelta(days=7)).isoformat()
        due = end
        if self.chance(0.1):
            due = end - timedelta(days=self.whole(5, 25))
            key_result["due"] = due.isoformat()
        if self.chance(0.05):
            key_result["plan"] = self.pick(("front_loaded", "back_loaded", "s_curve", "at_end"))
        elif self.chance(0.02):
            half = start + (due - start) / 2
            key_result["plan"] = {
                "steps": [{"by": half.isoformat(), "share": 0.4}, {"by": due.isoformat(), "share": 1}]
            }
        if kind in ("at_least", "between", "discover") and self.chance(0.1):
            # The KPI's measurements are the values: check-ins may not state any.
            key_result["source"] = {"kpi": self.pick(self.kpi_ids)}
            values = []

        key_result["check_ins"] = self.check_ins(cycle, values)

        if kind in ("increase", "decrease") and self.chance(0.03):
            # Four fifths of the way, from the last day of the last slot.
            way = measure["target"] - measure["baseline"]
            amended = {**measure, "target": round(measure["baseline"] + 0.8 * way, 2)}
            amendment = {"on": self.after_slots(cycle), "reason": self.pick(REASONS), "measure": amended}
            key_result["amendments"] = [amendment]
        if kind != "aligned" and cycle in CLOSED and self.chance(0.01):
            key_result["dropped"] = {"on": self.after_slots(cycle, days=1), "reason": self.pick(REASONS)}
        if self.chance(0.03):
            key_result["tags"] = [self.pick(TAGS)]
        if kind == "aligned":
            self.rollups.setdefault((level, cycle), []).append(key_result["id"])
        return key_result

    def after_slots(self, cycle: str, days: int = 0) -> str:
        """The last day of the cycle's last slot, or some days later."""
        return (SLOTS[cycle][-1] + timedelta(days=SLOT_SPREAD + days)).isoformat()

    def regional_sum(self, cycle: str, parts: int) -> list[Json]:
        """Key results of which the last adds up the others, in one unit."""
        key_results = []
        baselines = targets = 0
        for _ in range(parts):
            baseline = self.whole(100, 400)
            target = baseline + self.whole(30, 90)
            baselines += baseline
            targets += target
            values = [round(baseline + (target - baseline) * share) for share in (0.1, 0.3, 0.5)]
            key_results.append(
                {"id": self.key_result_id(),
                 "title": f"Increase monthly revenue {self.pick(WHERE)} from {baseline} to {target}",
                 "measure": {"kind": "increase", "baseline": baseline, "target": target},
                 "unit": "kEUR", "check_ins": self.check_ins(cycle, values)}
            )  # fmt: skip
        key_results.append(
            {"id": self.key_result_id(),
             "title": f"Increase monthly revenue of all regions from {baselines} to {targets}",
             "measure": {"kind": "increase", "baseline": baselines, "target": targets},
             "unit": "kEUR", "source": {"sum_of": [part["id"] for part in key_results]},
             "check_ins": self.check_ins(cycle, [])}
        )  # fmt: skip
        return key_results

    # -- objectives -----------------------------------------------------------

    def place(self, index: int) -> tuple[str, str, str]:
        """Level, owner and cycle: company first, then departments, teams, individuals.

        An objective supports only such as come before it, on a higher level,
        so the alignment has no loop.
        """
        share = index / self.count
        if index < max(1, self.count // 2000):
            return "company", "northwind", YEAR
        if share < 0.02:
            return "department", self.pick(self.departments), self.pick(list(CYCLES))
        if share < 0.6:
            return "team", self.pick(self.teams), self.pick(list(QUARTERS))
        return "individual", self.pick(self.individuals), self.pick(list(QUARTERS))

    def alignment(self, level: str, cycle: str) -> list[Json]:
        """What an objective supports: something of its own cycle, or of the year."""
        if level == "company":
            return [{"priority": self.pick(("p-trust", "p-growth"))}]
        order = ("individual", "team", "department", "company")
        above = order[order.index(level) + 1 :]
        for higher in above:
            objectives = self.supported.get((higher, cycle)) or self.supported.get((higher, YEAR))
            if objectives:
                break
        else:
            return []
        edges: list[Json] = [{"objective": self.pick(objectives)}]
        if self.chance(0.1):
            edges[0]["weight"] = self.pick((0.5, 2))
        rollups = self.rollups.get((above[0], cycle))
        if rollups and self.chance(0.1):
            edges.append({"key_result": self.pick(rollups)})
        return edges

    def objective(self, index: int) -> Json:
        level, owner, cycle = self.place(index)
        start, end = CYCLES[cycle]
        identifier = f"o-{index + 1}"
        objective: Json = {"id": identifier, "title": f"{self.pick(AIMS)} {self.pick(AUDIENCES)}"}
        if self.chance(0.25):
            objective["description"] = self.pick(DESCRIPTIONS)
        objective["owner"] = owner
        if level != "individual" and self.chance(0.3):
            objective["accountable"] = self.pick(self.individuals)
        objective["cycle"] = cycle
        objective["commitment"] = "committed" if self.chance(0.35) else "aspirational"
        if self.chance(0.2):
            objective["kind"] = self.pick(("build", "improve", "innovate"))
        if self.chance(0.2):
            objective["origin"] = self.pick(("top_down", "bottom_up"))
        edges = self.alignment(level, cycle) if self.chance(0.85) else []
        if edges:
            objective["aligned_to"] = edges
        if self.chance(0.04):
            objective["depends_on"] = [{"unit": self.pick(self.departments)}]
        if level in ("company", "department") and self.chance(0.1):
            objective["from"] = "both"
        if self.chance(0.05):
            objective["combine"] = self.pick(("min", "all"))

        size = 3 + index % 2
        if index % 100 == 50:
            key_results = self.regional_sum(cycle, parts=size - 1)
        else:
            key_results = []
            for _ in range(size):
                kind = self.pick(KINDS)
                if kind == "aligned" and level == "individual":
                    kind = "increase"  # nothing is below an individual
                key_results.append(self.key_result(kind, level, cycle))
        objective["key_results"] = key_results

        if self.chance(0.15):
            self.initiatives += 1
            objective["initiatives"] = [
                {"id": f"i-{self.initiatives}", "title": self.pick(INITIATIVES),
                 "key_results": [key_results[0]["id"]], "state": self.pick(("open", "done", "stopped"))}
            ]  # fmt: skip
        quarters = list(QUARTERS)
        if cycle in quarters[1:]:
            unfinished = self.unfinished.get((level, quarters[quarters.index(cycle) - 1]))
            if unfinished and self.chance(0.05):
                objective["carried_from"] = unfinished.pop()
        if cycle in CLOSED:
            self.unfinished.setdefault((level, cycle), []).append(identifier)
            if self.chance(0.02):
                objective["dropped"] = {"on": self.after_slots(cycle, days=1), "reason": self.pick(REASONS)}
            elif self.chance(0.3):
                review: Json = {"on": end.isoformat(), "learned": self.pick(NOTES), "by": self.pick(PEOPLE)}
                if self.chance(0.1):
                    review.update(score=self.pick((0.4, 0.7, 1)), reason=self.pick(REASONS))
                objective["review"] = review
        elif self.chance(0.05):
            day = start + timedelta(days=35)
            objective["escalations"] = [{"on": day.isoformat(), "note": self.pick(NOTES), "by": self.pick(PEOPLE)}]
        if self.chance(0.2):
            objective["tags"] = [self.pick(TAGS)]
        if self.chance(0.03):
            objective["custom"] = {"ticket": f"NW-{index}", "rank": self.whole(1, 9)}
        self.supported.setdefault((level, cycle), []).append(identifier)
        return objective

    def portfolio(self) -> Json:
        return {
            "okr": "1",
            "organization": {
                "name": "Northwind",
                "mission": "Good answers, quickly, for everyone who asks",
                "priorities": [
                    {"id": "p-trust", "title": "Customers trust what we tell them"},
                    {"id": "p-growth", "title": "Growth that does not depend on one market"},
                ],
            },
            "policy": {"extends": "default", "name": "northwind", "pace": {"at_risk": 0.65}},
            "units": self.units(),
            "cycles": self.cycles(),
            "kpis": self.kpis(),
            "objectives": [self.objective(index) for index in range(self.count)],
        }


def document(objectives: int = DEFAULT_OBJECTIVES) -> bytes:
    """The portfolio as compact UTF-8 JSON."""
    portfolio = Generator(objectives).portfolio()
    return json.dumps(portfolio, separators=(",", ":"), ensure_ascii=False).encode()


def main() -> None:
    parser = argparse.ArgumentParser(description="write a large, valid portfolio document")
    parser.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    parser.add_argument("--objectives", type=int, default=DEFAULT_OBJECTIVES, metavar="N")
    arguments = parser.parse_args()
    if arguments.objectives < 1:
        parser.error("--objectives must be at least 1")
    data = document(arguments.objectives)
    arguments.out.write_bytes(data)
    print(f"{arguments.out}: {len(data) / 1e6:.1f} MB, {arguments.objectives} objectives")


if __name__ == "__main__":
    main()
