"""What must hold before a cycle moves into a phase, as docs/editing.md says."""

from .copies import scorer
from .scoring import get

PHASES = ("planning", "active", "review", "closed")


def failures(document, on, cycle, phase):
    """One word for each goal that keeps a cycle from a phase; all gates on the way."""
    now = PHASES.index(get(cycle, "phase", "active"))
    judge = Judge(document, on, cycle)
    found = (it for gate in PHASES[now + 1 : PHASES.index(phase) + 1] for it in getattr(judge, gate)())
    return list(dict.fromkeys(found))  # two gates may ask for the same


class Judge:
    def __init__(self, document, on, cycle):
        self.scorer, self.cycle = scorer(document, on), cycle
        self.cycles = document["cycles"]
        self.objectives = [
            o for o in document["objectives"] if o["cycle"] == cycle["id"] and not self.scorer.is_dropped(o)
        ]

    def active(self):
        """Every objective whose score comes from key results has one with role `key`."""
        for objective in self.objectives:
            keys = [kr for kr in objective["key_results"]
                    if get(kr, "role", "key") == "key" and not self.scorer.is_dropped(kr)]
            if get(objective, "from", "key_results") == "key_results" and not keys:
                yield f"{objective['id']} has no key result"

    def review(self):
        for objective in self.objectives:
            if objective["commitment"] == "committed" and self.scorer.objective_row(objective)["score"] is None:
                yield f"{objective['id']} is unscored"
            for kr in objective["key_results"]:
                if self.scorer.is_dropped(kr) or get(kr, "role", "key") != "key":
                    continue
                overridden = self.scorer.override(kr) is not None or self.scorer.override(objective) is not None
                unreported = self.scorer.key_result_row(kr)["unreported"]
                if self.scorer.commitment(kr) == "committed" and unreported and not overridden:
                    yield f"{kr['id']} is unreported"

    def closed(self):
        for objective in self.objectives:
            row = self.scorer.objective_row(objective)
            if row["score"] is None:
                yield f"{objective['id']} is unscored"
            explained = get(get(objective, "review", {}), "explanation") is not None
            if objective["commitment"] == "committed" and row["verdict"] == "missed" and not explained:
                yield f"{objective['id']} is not explained"
        inside = self.within(self.cycle["id"])
        for cycle in self.cycles:
            if cycle["id"] in inside and get(cycle, "phase", "active") != "closed":
                yield f"{cycle['id']} is open"

    def within(self, name):
        """All cycles below one."""
        found = {name}
        for _ in self.cycles:
            found |= {it["id"] for it in self.cycles if get(it, "parent") in found}
        return found - {name}
