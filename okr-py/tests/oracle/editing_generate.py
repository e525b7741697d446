"""Random batches of edits for a portfolio: those that the oracle takes, and those with edits that it refuses.

Equal seeds give equal results.
"""

import copy
import random

from . import canonical, editing, generate
from .editing_kinds import all_measures, key_results, target_of
from .scoring import get

FIRST_NEW = 10_000  # numbers of new identifiers, so that they are new
DAYS = ("2026-10-01", "2026-11-15", "2026-11-16", "2026-12-31")


class Editor:
    """Proposes edits of a document, most of them sensible."""

    def __init__(self, seed):
        self.rng = random.Random(f"edits {seed}")
        self.maker = generate.Maker(f"edits {seed}", "small")
        self.maker.count = FIRST_NEW
        self.document = None

    def chance(self, p):
        return self.rng.random() < p

    def pick(self, things):
        things = list(things)
        return self.rng.choice(things) if things else None

    def day(self):
        return self.rng.choice(DAYS) if self.chance(0.3) else generate.iso(self.maker.date("2026-09-20", "2027-01-20"))

    def propose(self, document):
        """An edit, or None if there is nothing to edit in that way."""
        self.document = document
        kind = self.rng.choice(WEIGHTED)
        edit = getattr(self, kind)()
        if edit is None:
            return None
        edit = {"kind": kind, **{m: v for m, v in edit.items() if v is not None}}
        if "on" in canonical.EDITS[kind] and "on" not in edit and self.chance(0.5):
            edit["on"] = self.day()
        if self.chance(0.5):
            edit["reason"] = self.rng.choice(["so it was decided", "r", "é"])
        if self.chance(0.1):
            edit["custom"] = self.rng.choice([1, "c", {"a": [1, None]}, [], False, {}])
        return edit

    # --- what is there -----------------------------------------------------------------------

    def key_result_and_objective(self):
        return self.pick((kr, o) for kr, o, _ in key_results(self.document)) or (None, None)

    def goal(self):
        kind = self.rng.choice(["objective", "key_result"])
        pool = self.document["objectives"] if kind == "objective" else [kr for kr, _, _ in key_results(self.document)]
        found = self.pick(pool)
        return None if found is None else {kind: found["id"]}

    def in_force(self, kr, on):
        measure = kr["measure"]
        for amendment in sorted(get(kr, "amendments", []), key=lambda it: it["on"]):
            if amendment["on"] <= on:
                measure = amendment.get("measure", measure)
        return measure

    # --- the kinds ---------------------------------------------------------------------------

    def check_in(self):
        kr, _ = self.key_result_and_objective()
        if kr is None:
            return None
        on = self.day()
        measure = self.in_force(kr, on)
        takes = measure["kind"] not in ("checklist", "aligned") and not isinstance(get(kr, "source"), dict)
        return {
            "key_result": kr["id"], "on": on, "value": self.maker.value(measure) if takes else None,
            "confidence": self.maker.share() if self.chance(0.4) else None,
            "note": "n" if self.chance(0.2) else None, "by": "eve" if self.chance(0.2) else None,
        }

    def the_check_in(self):
        kr = self.pick(kr for kr, _, _ in key_results(self.document) if kr.get("check_ins"))
        if kr is None:
            return None, None, None
        found = self.rng.choice(kr["check_ins"])
        many = sum(it["on"] == found["on"] for it in kr["check_ins"])
        edit = {"key_result": kr["id"], "on": found["on"]}
        if self.chance(0.4):
            edit["nth"] = self.rng.randint(1, many)
        return kr, found, edit

    def correct_check_in(self):
        kr, found, edit = self.the_check_in()
        if kr is None:
            return None
        moved_to = self.day() if self.chance(0.4) else None
        measure = self.in_force(kr, moved_to or found["on"])
        takes = "value" in found and measure["kind"] not in ("checklist", "aligned")
        return {
            **edit, "moved_to": moved_to, "value": self.maker.value(measure) if takes and self.chance(0.7) else None,
            "confidence": self.maker.share() if self.chance(0.3) else None, "note": "was wrong",
        }

    def withdraw_check_in(self):
        return self.the_check_in()[2]

    def complete_item(self):
        pairs = [(kr, item) for kr, _, _ in key_results(self.document) for measure in all_measures(kr)
                 for item in measure.get("items", [])]
        found = self.pick(pairs)
        return found and {"key_result": found[0]["id"], "item": found[1]["id"]}

    def record_measurement(self):
        kpi = self.pick(get(self.document, "kpis", []))
        return kpi and {"kpi": kpi["id"], "value": self.maker.number()}

    def amend(self):
        kr, _ = self.key_result_and_objective()
        if kr is None:
            return None
        same = (kr["measure"]["kind"],) if self.chance(0.7) else generate.EVERY_KIND
        states = self.rng.sample(["measure", "due", "weight"], self.rng.randint(1, 3))
        return {
            "key_result": kr["id"], "measure": self.maker.measure(same) if "measure" in states else None,
            "due": self.day() if "due" in states else None,
            "weight": self.maker.weight() if "weight" in states else None,
        }

    def drop(self):
        goal = self.goal()
        other = self.goal() if self.chance(0.3) else None
        return goal and {**goal, "replaced_by": next(iter(other.values())) if other and list(other) == list(goal) else None}

    def new_key_result(self, objective):
        cycle = next(it for it in self.document["cycles"] if it["id"] == objective["cycle"])
        self.maker.key_results = []
        plain = {**objective, "combine": None}
        return self.maker.key_result(plain, cycle, get(self.document, "kpis", []))

    def add_key_result(self):
        objective = self.pick(self.document["objectives"])
        return objective and {"objective": objective["id"], "new": self.new_key_result(objective)}

    def replace_key_result(self):
        kr, objective = self.key_result_and_objective()
        return kr and {"key_result": kr["id"], "new": self.new_key_result(objective)}

    def add_objective(self):
        new = self.maker.objective(self.document["units"], self.document["cycles"], get(self.document, "kpis", []), [])
        return {"new": {m: v for m, v in new.items() if v is not None}}

    def align(self):
        objective = self.pick(self.document["objectives"])
        if objective is None:
            return None
        if objective.get("aligned_to") and self.chance(0.3):
            to = copy.deepcopy(self.rng.choice(objective["aligned_to"]))
            to["weight"] = self.maker.weight()
        else:
            to = self.goal() if self.chance(0.8) else None
            priority = self.pick(get(self.document["organization"], "priorities", []))
            to = to or (priority and {"priority": priority["id"]})
            if to is None:
                return None
            if self.chance(0.4):
                to["weight"] = self.maker.weight()
        return {"objective": objective["id"], "to": to}

    def unalign(self):
        objective = self.pick(o for o in self.document["objectives"] if o.get("aligned_to"))
        if objective is None:
            return None
        kind, name = target_of(self.rng.choice(objective["aligned_to"]))
        return {"objective": objective["id"], "to": {kind: name}}

    def escalate(self):
        objective = self.pick(self.document["objectives"])
        return objective and {"objective": objective["id"], "note": "help", "by": "eve" if self.chance(0.3) else None}

    def review(self):
        goal = self.goal()
        return goal and {**goal, "score": self.maker.share(), "learned": "l" if self.chance(0.3) else None}

    def explain(self):
        goal = self.goal()
        return goal and {**goal, "explanation": "a supplier failed", "learned": "l" if self.chance(0.3) else None}

    def move_cycle(self):
        cycle = self.pick(self.document["cycles"])
        phase = self.rng.choice(editing.PHASES)
        return {"cycle": cycle["id"], "phase": phase, "force": self.rng.choice([None, None, True, False])}

    def carry_over(self):
        cycle, into = (self.pick(self.document["cycles"])["id"] for _ in range(2))
        names = None
        if self.chance(0.4):
            names = [o["id"] for o in self.document["objectives"] if o["cycle"] == cycle and self.chance(0.6)] or None
        return {
            "cycle": cycle, "into": into, "objectives": names, "force": self.rng.choice([None, True]),
            "baseline": self.rng.choice([None, "reached", "kept"]),
        }

    def clone_cycle(self):
        start = self.maker.date("2027-01-01", "2027-06-30")
        end = start + generate.datetime.timedelta(days=self.rng.choice([0, 1, 5, 13, 29, 89, 91, 180, 364]))
        new = {"id": self.maker.new_id("c"), "start": generate.iso(start), "end": generate.iso(end)}
        return {"cycle": self.pick(self.document["cycles"])["id"], "new": new}


WEIGHTED = [*canonical.EDITS, *canonical.EDITS, "check_in", "check_in", "check_in", "amend", "carry_over", "move_cycle"]


def random_stamp(rng):
    on = rng.choice(["2026-10-20", "2026-11-15", "2026-11-16", "2026-12-31", "2027-01-10"])
    stamp = {"on": on, "by": rng.choice([None, "ada"]), "reason": rng.choice([None, None, "review of the week"])}
    return {m: v for m, v in stamp.items() if v is not None}


def random_portfolio(seed):
    """A valid portfolio that has more than one cycle, most often."""
    found = generate.random_portfolio(f"edited {seed}")
    if found.get("policy") == "atlassian":
        del found["policy"]
    if len(found["cycles"]) == 1:
        found["cycles"].append({"id": "2027-Q1", "start": "2027-01-01", "end": "2027-03-31", "phase": "planning"})
    return found


def random_batch(seed, portfolio, refused=0):
    """(batch, what the oracle says): edits that are taken, and so many that are not."""
    editor = Editor(seed)
    rng = editor.rng
    batch = {**random_stamp(rng), "edits": []}
    now, taken, wanted = portfolio, [], rng.randint(1, 7)
    bad = []
    for _ in range(60):
        if len(taken) >= wanted and len(bad) >= refused:
            break
        edit = editor.propose(canonical.canonical(now))
        if edit is None:
            continue
        after = editing.apply(now, {**batch, "edits": [edit]})
        if isinstance(after, dict) and len(taken) < wanted:
            taken.append(edit)
            batch["edits"].append(edit)
            now = after
        elif isinstance(after, list) and len(bad) < refused:
            bad.append(edit)
            batch["edits"].append(edit)
    return batch
