"""What each kind of edit does to a document, and what it asks of its state: docs/editing.md, line by line.

A method of `Change` for each kind edits `self.document` in place. It notes in `self.where` which place of the
document stands for which member of the edit, and gives what stands in the audit trail as `was`.
"""

import copy

from . import canonical, copies, gates
from .scoring import day, get

TARGETS = ("objective", "key_result", "priority")
NO_WAS = object()


class Refused(Exception):
    """Problems of one edit: (code, member path)."""

    def __init__(self, *problems):
        super().__init__(problems)
        self.problems = problems


def key_results(document):
    for i, objective in enumerate(document["objectives"]):
        for j, kr in enumerate(objective["key_results"]):
            yield kr, objective, f"/objectives/{i}/key_results/{j}"


def find(document, kind, identifier):
    """(thing, pointer), or (None, None)."""
    if kind == "key_result":
        found = [(kr, path) for kr, _, path in key_results(document) if kr["id"] == identifier]
    else:
        lists = {"objective": "objectives", "cycle": "cycles", "kpi": "kpis"}
        if kind == "priority":
            things, head = get(document["organization"], "priorities", []), "/organization/priorities"
        else:
            things, head = get(document, lists[kind], []), f"/{lists[kind]}"
        found = [(it, f"{head}/{i}") for i, it in enumerate(things) if it["id"] == identifier]
    return found[0] if found else (None, None)


def target_of(edge):
    return next((kind, edge[kind]) for kind in TARGETS if edge.get(kind) is not None)


def all_measures(kr):
    return [kr["measure"], *(a["measure"] for a in get(kr, "amendments", []) if get(a, "measure") is not None)]


class Change:
    def __init__(self, document, edit, stamp, scores=True):
        """`edit` is complete: its day and reason are stated. After a refused edit nothing is judged by `scores`."""
        self.scores = scores
        self.document, self.edit, self.stamp = document, edit, stamp
        self.where = []
        self.fallback = ""
        self.failed = []  # gates that do not hold: it is refused, and made for the sake of what comes after

    def make(self):
        return getattr(self, self.edit["kind"])()

    # --- small things ------------------------------------------------------------------------

    def stated(self, *members):
        return {m: copy.deepcopy(self.edit[m]) for m in members if self.edit.get(m) is not None}

    def subject(self, *kinds):
        kinds = kinds or ("objective", "key_result")
        kind = next(it for it in kinds if self.edit.get(it) is not None)
        return (kind, *find(self.document, kind, self.edit[kind]))

    def append(self, thing, path, member, new, below=""):
        """Adds to a list of a thing; the place stands for what is `below` the edit."""
        thing.setdefault(member, []).append(new)
        self.where.append((f"{path}/{member}/{len(thing[member]) - 1}", below))

    def by(self, own=True):
        author = (self.edit.get("by") if own else None) or self.stamp.get("by")
        return {} if author is None else {"by": author}

    # --- history -----------------------------------------------------------------------------

    def check_in(self):
        _, kr, path = self.subject("key_result")
        new = {**self.stated("on", "value", "confidence", "note", "custom"), **self.by()}
        self.append(kr, path, "check_ins", new)
        self.not_after_drop(kr, self.edit["on"], "/on")
        return NO_WAS

    def not_after_drop(self, kr, on, member):
        dropped = get(kr, "dropped")
        if dropped is not None and day(dropped["on"]) <= day(on):
            raise Refused(("E025", member))

    def the_check_in(self, kr):
        """The place of the check-in that a correction or withdrawal is about."""
        places = [i for i, it in enumerate(get(kr, "check_ins", [])) if it["on"] == self.edit["on"]]
        if not places:
            raise Refused(("E025", "/on"))
        nth = get(self.edit, "nth")
        if nth is None:
            return places[-1]
        if nth > len(places):
            raise Refused(("E025", "/nth"))
        return places[int(nth) - 1]

    def correct_check_in(self):
        _, kr, path = self.subject("key_result")
        at = self.the_check_in(kr)
        was = kr["check_ins"][at]
        new = {**was, **self.stated("value", "confidence", "note", "by", "custom")}
        if get(self.edit, "moved_to") is not None:
            new["on"] = self.edit["moved_to"]
            self.not_after_drop(kr, new["on"], "/moved_to")
        kr["check_ins"][at] = new
        here = f"{path}/check_ins/{at}"
        self.where += [(here, ""), (f"{here}/on", "/moved_to")]
        if self.edit.get("value") is None:
            self.where.append((f"{here}/value", "/moved_to"))
        return {"at": at, "check_in": was}

    def withdraw_check_in(self):
        _, kr, _ = self.subject("key_result")
        at = self.the_check_in(kr)
        return {"at": at, "check_in": kr["check_ins"].pop(at)}

    def complete_item(self):
        _, kr, path = self.subject("key_result")
        listed, done = False, []
        for number, measure in enumerate(all_measures(kr)):
            for item in measure.get("items", []):
                if item["id"] == self.edit["item"]:
                    listed = True
                    if get(item, "done_on") is None:
                        item["done_on"] = self.edit["on"]
                        done.append(number)
        if not listed:
            raise Refused(("E009", "/item"))
        if not done:
            raise Refused(("E025", "/item"))
        self.fallback = "/on"
        return done

    def record_measurement(self):
        _, kpi, path = self.subject("kpi")
        self.append(kpi, path, "measurements", self.stated("on", "value", "custom"))
        return NO_WAS

    def amend(self):
        _, kr, path = self.subject("key_result")
        self.fallback = "/measure/kind"
        new = {**self.stated("on", "reason", "measure", "due", "weight", "custom"), **self.by(own=False)}
        self.append(kr, path, "amendments", new)
        return NO_WAS

    # --- goals -------------------------------------------------------------------------------

    def drop(self):
        kind, goal, path = self.subject()
        if get(goal, "dropped") is not None:
            raise Refused(("E025", f"/{kind}"))
        goal["dropped"] = self.stated("on", "reason", "replaced_by", "custom")
        self.where.append((f"{path}/dropped", ""))
        return NO_WAS

    def add_key_result(self):
        _, objective, path = self.subject("objective")
        self.append(objective, path, "key_results", copy.deepcopy(self.edit["new"]), "/new")
        return NO_WAS

    def replace_key_result(self):
        _, kr, path = self.subject("key_result")
        objective, place = find(self.document, "objective", next(
            o["id"] for it, o, _ in key_results(self.document) if it is kr
        ))
        new = copy.deepcopy(self.edit["new"])
        dropped_already = get(kr, "dropped") is not None
        if not dropped_already:
            kr["dropped"] = {**self.stated("on", "reason"), "replaced_by": new["id"]}
        self.where += [(f"{path}/dropped", ""), (f"{path}/dropped/replaced_by", "/new/id")]
        self.append(objective, place, "key_results", new, "/new")
        if dropped_already:
            raise Refused(("E025", "/key_result"))
        return NO_WAS

    def add_objective(self):
        self.append(self.document, "", "objectives", copy.deepcopy(self.edit["new"]), "/new")
        return NO_WAS

    def align(self):
        _, objective, path = self.subject("objective")
        edge = canonical.part("edge", self.edit["to"])
        edges = objective.setdefault("aligned_to", [])
        at = [i for i, it in enumerate(edges) if target_of(it) == target_of(edge)]
        if not at:
            edges.append(edge)
            self.where.append((f"{path}/aligned_to/{len(edges) - 1}", "/to"))
            return NO_WAS
        was, edges[at[0]] = edges[at[0]], edge
        self.where.append((f"{path}/aligned_to/{at[0]}", "/to"))
        if canonical.part("edge", was) == edge:
            raise Refused(("E025", "/to"))
        return {"at": at[0], "edge": was}

    def unalign(self):
        _, objective, _ = self.subject("objective")
        target = target_of(self.edit["to"])
        if find(self.document, *target)[0] is None:
            raise Refused(("E009", f"/to/{target[0]}"))
        edges = get(objective, "aligned_to", [])
        at = [i for i, it in enumerate(edges) if target_of(it) == target]
        if not at:
            raise Refused(("E025", "/to"))
        return {"at": at[0], "edge": edges.pop(at[0])}

    def escalate(self):
        _, objective, path = self.subject("objective")
        self.append(objective, path, "escalations", {**self.stated("on", "note", "custom"), **self.by()})
        return NO_WAS

    def review(self):
        _, goal, path = self.subject()
        was = get(goal, "review")
        new = {**(was or {}), **self.stated("on", "score", "reason", "learned", "custom"), **self.by(own=False)}
        goal["review"] = new
        self.where.append((f"{path}/review", ""))
        return NO_WAS if was is None else was

    def explain(self):
        _, goal, path = self.subject()
        was = get(goal, "review")
        new = {**self.by(own=False), **(was or {}), **self.stated("explanation", "learned", "custom")}
        goal["review"] = new
        self.where.append((f"{path}/review", ""))
        return NO_WAS if was is None else was

    # --- cycles ------------------------------------------------------------------------------

    def move_cycle(self):
        _, cycle, _ = self.subject("cycle")
        was, phase = get(cycle, "phase", "active"), self.edit["phase"]
        if was == phase:
            raise Refused(("E025", "/phase"))
        if gates.PHASES.index(phase) > gates.PHASES.index(was) and self.scores and not self.edit.get("force"):
            failed = list(gates.failures(self.document, self.stamp["on"], cycle, phase))
            if failed:
                self.failed = [("E024", "/phase")] * len(failed)
        cycle["phase"] = phase
        return was

    def carry_over(self):
        on, problems = self.stamp["on"], []
        cycle, into = (find(self.document, "cycle", self.edit[m])[0] for m in ("cycle", "into"))
        if cycle is into:
            problems.append(("E025", "/into"))
        if not self.edit.get("force"):
            if get(cycle, "phase", "active") not in ("review", "closed"):
                problems.append(("E024", "/cycle"))
            if get(into, "phase", "active") == "closed":
                problems.append(("E024", "/into"))
        score = copies.scorer(self.document, on)
        carried = {get(o, "carried_from") for o in self.document["objectives"]}
        chosen = []
        names = get(self.edit, "objectives")
        if not self.scores and names is None:
            raise Refused(*problems)
        if names is None:
            for objective in self.document["objectives"]:
                row = score.objective_row(objective)
                unfinished = row["score"] is None or row["score"] < 10**9
                if (objective["cycle"] == cycle["id"] and objective["commitment"] == "aspirational" and unfinished
                        and not score.is_dropped(objective) and objective["id"] not in carried):
                    chosen.append(objective)
            if not chosen:
                problems.append(("E025", "/cycle"))
        else:
            for i, name in enumerate(names):
                objective = find(self.document, "objective", name)[0]
                if objective is None:
                    problems.append(("E009", f"/objectives/{i}"))
                elif (objective["cycle"] != cycle["id"] or score.is_dropped(objective) or name in carried
                        or name in names[:i]):
                    problems.append(("E025", f"/objectives/{i}"))
                else:
                    chosen.append(objective)
        if problems or not self.scores:
            raise Refused(*problems)
        chosen = [o for o in self.document["objectives"] if o in chosen]
        return self.copied(cycle, into, chosen, get(self.edit, "baseline", "reached"), "/into")

    def clone_cycle(self):
        _, cycle, _ = self.subject("cycle")
        new = {**copy.deepcopy(self.edit["new"]), "phase": "planning"}
        score = copies.scorer(self.document, self.stamp["on"])
        chosen = [o for o in self.document["objectives"]
                  if o["cycle"] == cycle["id"] and not score.is_dropped(o)]
        self.append(self.document, "", "cycles", new, "/new")
        return self.copied(cycle, new, chosen, "clone", "/new/id")

    def copied(self, cycle, into, chosen, how, member):
        copier = copies.Copier(self.document, self.stamp["on"], cycle, into, chosen, how)
        made = [copier.objective(o) for o in chosen]
        self.document["objectives"] += made
        self.fallback = member
        return [o["id"] for o in made]
