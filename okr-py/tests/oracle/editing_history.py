"""What was and what changed: `as_of`, `replay` and `diff` as docs/editing.md says, on plain dicts."""

import copy
import datetime

from . import canonical, places
from .editing_kinds import all_measures, find, key_results
from .scoring import day, get

LISTS = ("check_ins", "amendments", "escalations", "measurements")


class NotShown(Exception):
    """The portfolio does not show what an entry says that was done."""


def shown(condition):
    if not condition:
        raise NotShown


def as_of(portfolio, on):
    """The portfolio as it stood at the end of a day, or the problem as [(code, path)]."""
    document = canonical.canonical(copy.deepcopy(portfolio))
    trail = document.pop("audit", [])
    for number in reversed(range(len(trail))):
        if day(trail[number]["on"]) > day(on):
            try:
                take_back(document, trail[number])
            except (NotShown, KeyError, IndexError, TypeError):
                return [("E025", f"/audit/{number}")]
    leave_out(document, day(on))
    kept = [entry for entry in trail if day(entry["on"]) <= day(on)]
    return canonical.canonical({**document, "audit": kept} if kept else document)


# --- what is dated later -----------------------------------------------------------------------


def leave_out(document, on):
    for kpi in get(document, "kpis", []):
        dated(kpi, on)
    for thing in [*document["objectives"], *(kr for kr, _, _ in key_results(document))]:
        dated(thing, on)
        for member in ("dropped", "review"):
            stated = get(get(thing, member, {}), "on")
            if stated is not None and day(stated) > on:
                del thing[member]
        for measure in all_measures(thing) if "measure" in thing else []:
            for item in measure.get("items", []):
                if get(item, "done_on") is not None and day(item["done_on"]) > on:
                    del item["done_on"]


def dated(thing, on):
    for member in LISTS:
        if member in thing:
            thing[member] = [it for it in thing[member] if day(it["on"]) <= on]


# --- taking back -------------------------------------------------------------------------------


def take_back(document, entry):
    edit = entry["edit"]
    TakeBack(document, edit, entry).done()


class TakeBack:
    def __init__(self, document, edit, entry):
        self.document, self.edit, self.was = document, edit, entry.get("was")
        self.by = {} if entry.get("by") is None else {"by": entry["by"]}

    def done(self):
        getattr(self, self.edit["kind"])()

    def the(self, *kinds):
        kind = next(it for it in kinds if self.edit.get(it) is not None)
        found = find(self.document, kind, self.edit[kind])[0]
        shown(found is not None)
        return found

    def goal(self):
        return self.the("objective", "key_result")

    def stated(self, *members):
        return {m: self.edit[m] for m in members if self.edit.get(m) is not None}

    def without(self, thing, member, shape, added):
        """Takes the last that is equal out of a list."""
        added = canonical.part(shape, added)
        at = [i for i, it in enumerate(thing.get(member, [])) if it == added]
        shown(at)
        del thing[member][at[-1]]

    def check_in(self):
        added = {**self.by, **self.stated("on", "value", "confidence", "note", "by", "custom")}
        self.without(self.the("key_result"), "check_ins", "check_in", added)

    def correct_check_in(self):
        before = self.was["check_in"]
        after = {**before, **self.stated("value", "confidence", "note", "by", "custom")}
        after["on"] = self.edit.get("moved_to") or before["on"]
        check_ins = self.the("key_result")["check_ins"]
        shown(check_ins[self.was["at"]] == canonical.part("check_in", after))
        check_ins[self.was["at"]] = before

    def withdraw_check_in(self):
        check_ins = self.the("key_result").setdefault("check_ins", [])
        shown(self.was["at"] <= len(check_ins))
        check_ins.insert(self.was["at"], self.was["check_in"])

    def complete_item(self):
        measures = all_measures(self.the("key_result"))
        for number in self.was:
            items = [it for it in measures[number]["items"] if it["id"] == self.edit["item"]]
            shown(items and items[0].get("done_on") == self.edit["on"])
            del items[0]["done_on"]

    def record_measurement(self):
        self.without(self.the("kpi"), "measurements", "measurement", self.stated("on", "value", "custom"))

    def amend(self):
        added = {**self.by, **self.stated("on", "reason", "measure", "due", "weight", "custom")}
        self.without(self.the("key_result"), "amendments", "amendment", added)

    def drop(self):
        goal = self.goal()
        shown(goal.get("dropped") == self.stated("on", "reason", "replaced_by", "custom"))
        del goal["dropped"]

    def out(self, identifier):
        objective = next((o for kr, o, _ in key_results(self.document) if kr["id"] == identifier), None)
        shown(objective is not None)
        objective["key_results"] = [kr for kr in objective["key_results"] if kr["id"] != identifier]

    def add_key_result(self):
        self.out(self.edit["new"]["id"])

    def replace_key_result(self):
        self.out(self.edit["new"]["id"])
        kr = self.the("key_result")
        shown(kr.get("dropped", {}).get("on") == self.edit["on"])
        del kr["dropped"]

    def objectives_out(self, identifiers):
        here = [o["id"] for o in self.document["objectives"]]
        shown(all(it in here for it in identifiers))
        self.document["objectives"] = [o for o in self.document["objectives"] if o["id"] not in identifiers]

    def add_objective(self):
        self.objectives_out([self.edit["new"]["id"]])

    def align(self):
        edges = self.the("objective").get("aligned_to", [])
        at = [i for i, it in enumerate(edges) if it == canonical.part("edge", self.edit["to"])]
        shown(at)
        if self.was is None:
            del edges[at[-1]]
        else:
            shown(at == [self.was["at"]])
            edges[self.was["at"]] = self.was["edge"]

    def unalign(self):
        edges = self.the("objective").setdefault("aligned_to", [])
        shown(self.was["at"] <= len(edges))
        edges.insert(self.was["at"], self.was["edge"])

    def escalate(self):
        added = {**self.by, **self.stated("on", "note", "by", "custom")}
        self.without(self.the("objective"), "escalations", "escalation", added)

    def reviewed(self, *members):
        goal = self.goal()
        shown(all(goal.get("review", {}).get(m) == self.edit[m] for m in members))
        del goal["review"]
        if self.was is not None:
            goal["review"] = self.was

    def review(self):
        self.reviewed("on", "score", "reason")

    def explain(self):
        self.reviewed("explanation")

    def move_cycle(self):
        cycle = self.the("cycle")
        shown(get(cycle, "phase", "active") == self.edit["phase"])
        cycle["phase"] = self.was

    def carry_over(self):
        self.objectives_out(self.was)

    def clone_cycle(self):
        self.objectives_out(self.was)
        cycles = self.document["cycles"]
        shown(any(it["id"] == self.edit["new"]["id"] for it in cycles))
        self.document["cycles"] = [it for it in cycles if it["id"] != self.edit["new"]["id"]]


# --- what is different ---------------------------------------------------------------------------

KINDS = ("priority", "unit", "cycle", "kpi", "objective", "key_result", "initiative")


def things(document):
    """kind: {id: (thing without the things in it, whole, parent)}"""
    found = {kind: {} for kind in KINDS}

    def add(kind, thing, inside=(), parent=None):
        alone = {m: v for m, v in thing.items() if m not in (*inside, "id")}
        found[kind][thing["id"]] = (alone if parent is None else {"objective": parent, **alone}, thing, parent)

    for kind, listed in (("unit", document["units"]), ("cycle", document["cycles"]), ("kpi", get(document, "kpis", [])),
                         ("priority", get(document["organization"], "priorities", []))):
        for thing in listed:
            add(kind, thing)
    for objective in document["objectives"]:
        add("objective", objective, ("key_results", "initiatives"))
        for kr in objective["key_results"]:
            add("key_result", kr, (), objective["id"])
        for initiative in get(objective, "initiatives", []):
            add("initiative", initiative, (), objective["id"])
    return found


def alone(document):
    """The document without the things in it, and without its trail."""
    inside = ("units", "cycles", "kpis", "objectives", "audit")
    organization = {m: v for m, v in document["organization"].items() if m != "priorities"}
    return {m: organization if m == "organization" else v for m, v in document.items() if m not in inside}


def diff(a, b):
    """What is different, as rows of {kind, subject?, member?, before?, after?}."""
    a, b = canonical.canonical(copy.deepcopy(a)), canonical.canonical(copy.deepcopy(b))
    rows = list(differences(alone(a), alone(b), "", "portfolio"))
    old, new = things(a), things(b)
    for kind in KINDS:
        for identifier, (mine, whole, parent) in new[kind].items():
            subject = {"kind": kind, "id": identifier}
            if identifier in old[kind]:
                rows += [{"kind": row["kind"], "subject": subject, **row}
                         for row in differences(old[kind][identifier][0], mine, "", kind)]
            elif parent is None or parent in old["objective"]:
                rows.append({"kind": "added", "subject": subject, "after": whole})
        for identifier, (_, whole, parent) in old[kind].items():
            if identifier not in new[kind] and (parent is None or parent in new["objective"]):
                rows.append({"kind": "removed", "subject": {"kind": kind, "id": identifier}, "before": whole})
    return rows


def type_of(shape, member):
    """The type of a member; those of amendments and of what is not known have none, so no defaults either."""
    if shape is None or member == "amendments":
        return None
    return places.SHAPES[shape].get(member, "").rstrip("!") or None


def differences(a, b, path, shape=None):
    """Of two values at a place: what is in `b`, then what is in `a` alone. Absent is the default where there is one."""
    if a == b and isinstance(a, bool) == isinstance(b, bool):
        return
    if isinstance(a, dict) and isinstance(b, dict):
        for member in [*b, *(m for m in a if m not in b)]:
            here = f"{path}/{member.replace('~', '~0').replace('/', '~1')}"
            default = canonical.DEFAULTS.get((shape, member))
            if default is None and member not in a:
                yield from added_or_removed("added", "after", b[member], here)
            elif default is None and member not in b:
                yield from added_or_removed("removed", "before", a[member], here)
            else:
                mine, type_ = b.get(member, default), type_of(shape, member)
                if type_ and type_.startswith("["):
                    yield from of_lists(a[member], mine, here, type_[1:-1])
                else:
                    yield from differences(a.get(member, default), mine, here, type_ and places.shape_of(type_, mine))
    elif isinstance(a, list) and isinstance(b, list):
        yield from of_lists(a, b, path, None)
    else:
        yield {"kind": "changed", "member": path, "before": a, "after": b}


def added_or_removed(kind, side, value, path):
    # A list of the format that is left out is empty; what is in `custom` is not known.
    if isinstance(value, list) and value and "/custom" not in path:
        for i, item in enumerate(value):
            yield {"kind": kind, "member": f"{path}/{i}", side: item}
    else:
        yield {"kind": kind, "member": path, side: value}


def of_lists(a, b, path, type_):
    """What both begin and end with is the same; what is between is compared place by place."""
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    for i in range(head, max(len(a), len(b)) - tail):
        here = f"{path}/{i}"
        if i >= len(a) - tail:
            yield {"kind": "added", "member": here, "after": b[i]}
        elif i >= len(b) - tail:
            yield {"kind": "removed", "member": here, "before": a[i]}
        else:
            yield from differences(a[i], b[i], here, type_ and places.shape_of(type_, b[i]))
