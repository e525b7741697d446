"""Editing as docs/editing.md says, on plain dicts, slow and obvious: `apply`.

One edit after the other is tried on a copy of the document, which `loading` then judges whole: what it finds there
and did not find before is the edit's fault, if it is still there in the end.
"""

import copy
import datetime

from . import canonical, loading, shapes
from .copies import copied_name
from .editing_kinds import NO_WAS, Change, Refused, find, key_results, target_of
from .scoring import get

PHASES = ("planning", "active", "review", "closed")
NEEDS_REASON = ("correct_check_in", "withdraw_check_in", "amend", "drop", "replace_key_result", "review")
FREE_WHEN_CLOSED = ("escalate", "explain", "carry_over")
GOALS = ("objective", "key_result")
ONE_OF_TWO = ("drop", "review", "explain")

# --- form ------------------------------------------------------------------------------------

_text, _date = shapes.text, shapes.date
_CHECK_IN = {"value": shapes.as_it_is, "confidence": shapes.share, "note": _text, "by": _text}
READERS = {  # kind: required members, optional members; what they refer to is looked up later
    "check_in": ({"key_result": _text}, {"on": _date, **_CHECK_IN}),
    "correct_check_in": (
        {"key_result": _text, "on": _date}, {"nth": shapes.whole_number, "moved_to": _date, **_CHECK_IN},
    ),
    "withdraw_check_in": ({"key_result": _text, "on": _date}, {"nth": shapes.whole_number}),
    "complete_item": ({"key_result": _text, "item": _text}, {"on": _date}),
    "record_measurement": ({"kpi": _text, "value": shapes.value_number}, {"on": _date}),
    "amend": (
        {"key_result": _text}, {"on": _date, "measure": shapes.measure, "due": _date, "weight": shapes.weight},
    ),
    "drop": ({}, {"on": _date, "replaced_by": _text}),
    "add_key_result": ({"objective": _text, "new": shapes.KEY_RESULT}, {}),
    "replace_key_result": ({"key_result": _text, "new": shapes.KEY_RESULT}, {"on": _date}),
    "add_objective": ({"new": shapes.OBJECTIVE}, {}),
    "align": ({"objective": _text, "to": shapes.aligned_edge}, {}),
    "unalign": ({"objective": _text, "to": shapes.aligned_edge}, {}),
    "escalate": ({"objective": _text, "note": _text}, {"on": _date, "by": _text}),
    "review": ({"score": shapes.share}, {"on": _date, "learned": _text}),
    "explain": ({"explanation": _text}, {"learned": _text}),
    "move_cycle": ({"cycle": _text, "phase": shapes.one_of(*PHASES)}, {"force": shapes.boolean}),
    "carry_over": (
        {"cycle": _text, "into": _text},
        {"objectives": shapes.a_list(_text), "baseline": shapes.one_of("reached", "kept"),
         "force": shapes.boolean},
    ),
    "clone_cycle": ({"cycle": _text, "new": shapes.CYCLE}, {}),
}
CHANGES = {  # what states nothing of these changes nothing
    "amend": ("measure", "due", "weight"),
    "correct_check_in": ("moved_to", *_CHECK_IN, "custom"),
}
COPIES = ("carry_over", "clone_cycle")
FOR_EACH = {  # told for each goal that fails a gate, for each name of a copy that is taken
    ("move_cycle", "E024"), ("carry_over", "E008"), ("clone_cycle", "E008"),
}
MALFORMED = (KeyError, TypeError, ValueError, AttributeError, StopIteration, AssertionError, OverflowError)


def form(edit, path):
    """Problems of an edit alone, and its kind if that is known."""
    reader = shapes.Reader()
    kind = edit.get("kind") if isinstance(edit, dict) else None
    if not isinstance(edit, dict):
        reader.add("E005", path)
    elif kind is None:
        reader.add("E004", f"{path}/kind")
    elif shapes.one_of(*READERS)(reader, kind, f"{path}/kind") is not shapes.BAD:
        required, optional = READERS[kind]
        optional = {**optional, "kind": _text, "reason": _text}
        if kind in ONE_OF_TWO:
            optional |= dict.fromkeys(GOALS, _text)
        shapes.read_object(reader, edit, path, required, optional)
        if kind in ONE_OF_TWO:
            stated = [goal for goal in GOALS if edit.get(goal) is not None]
            if len(stated) == 2:
                reader.add("E017", f"{path}/key_result")
            if not stated:
                reader.add("E004", f"{path}/objective")
        if kind in CHANGES and all(edit.get(member) is None for member in CHANGES[kind]):
            reader.add("E022", path)
        return reader.problems, kind
    return reader.problems, None


# --- a batch ---------------------------------------------------------------------------------


class Batch:
    def __init__(self, portfolio, batch):
        self.document = canonical.canonical(copy.deepcopy(portfolio))
        self.problems = []
        self.promised = set()  # (kind, id) that refused edits would have added
        self.doubtful = set()  # what refused edits would have changed
        self.faults = set()  # what is wrong with the document as it stands
        self.open = {}  # fault: (code, path) of the edit that made it
        self.read_stamp(batch)

    def read_stamp(self, batch):
        reader = shapes.Reader()
        required = {"on": _date, "edits": shapes.a_list(shapes.as_it_is)}
        node = shapes.read_object(reader, batch, "", required, {"by": _text, "reason": _text})
        self.problems += reader.problems
        node = {} if node is shapes.BAD else node
        self.edits = batch["edits"] if isinstance(node.get("edits"), list) else []
        self.stamp = {}
        if isinstance(node.get("on"), datetime.date):
            self.stamp = {m: batch[m] for m in ("on", "by", "reason") if isinstance(node.get(m, None), str | datetime.date)}

    def run(self):
        for i, edit in enumerate(self.edits):
            self.take(edit, f"/edits/{i}")
        return self.end()

    def end(self):
        self.settle()
        return self.problems or self.document

    def take(self, edit, place):
        found, kind = form(edit, place)
        if kind is not None:
            found = list(found)
            for code, path in self.one(edit, not found, place):
                here = code, f"{place}{path}"
                if here not in found or (kind, code) in FOR_EACH:  # one fault once
                    found.append(here)
        self.problems += found

    def settle(self):
        """What is wrong now stays wrong."""
        left = [it for (code, _, named), it in self.open.items() if named is None or named not in self.promised]
        self.problems += [it for n, it in enumerate(left) if it not in left[:n]]
        self.open = {}

    def one(self, edit, well_formed, place):
        """Makes an edit, or tells why not: (code, path below the edit)."""
        if not self.stamp:  # then nothing can be said of its day, but a text is a value on none
            value = edit.get("value")
            wrong = "check_in" in edit["kind"] and value is not None and not isinstance(value, int | float)
            return [("E005", "/value")] if wrong else []
        problems, waits = self.unknown(edit)
        complete = {m: v for m, v in edit.items() if v is not None}
        if "on" in READERS[edit["kind"]][1]:
            complete.setdefault("on", self.stamp["on"])
        if self.stamp.get("reason") is not None:
            complete.setdefault("reason", self.stamp["reason"])
        lacking = self.no_reason(complete)
        if lacking:
            complete["reason"] = "-"  # it is refused, and looked at as if it had one
        problems += lacking
        if looks_at_scores(complete):  # what stands before must be sound
            self.settle()
        tried = copy.deepcopy(self.document)
        change = Change(tried, complete, self.stamp, scores=not self.problems)
        was, made = None, False
        if all(code != "E009" for code, _ in problems) and not waits:
            try:
                was = change.make()
                made = True
                problems += change.failed
            except Refused as refused:
                problems += [it for it in refused.problems if not self.follows(edit, it)]
            except MALFORMED:
                assert not well_formed, edit
        judged = self.judged(change) if made or change.where else {}
        new = {fault: it for fault, it in judged.items() if fault not in self.faults}
        if edit["kind"] in COPIES and self.faults:
            new = {fault: it for fault, it in new.items() if fault[0] in ("E008", "E011")}  # told where it comes from
        # No later edit sets a name free, or makes a value of what is none.
        lasting = any(fault[0] == "E008" for fault in new) or not could_be_a_value(edit.get("value"))
        meant = all(code == "E021" and path == "/reason" or (code, path) == ("E024", "/phase") for code, path in problems)
        if not made or not well_formed or not meant or (lasting and new):
            self.refuse(edit, problems)
            return problems + list(new.values())
        self.open = {fault: it for fault, it in self.open.items() if fault in judged}
        self.open |= {fault: (code, place + below) for fault, (code, below) in new.items()}
        self.faults = set(judged)
        entry = {"on": self.stamp["on"], "by": self.stamp.get("by"), "edit": complete}
        if was is not NO_WAS:
            entry["was"] = was
        tried.setdefault("audit", []).append(entry)
        self.document = canonical.canonical(tried)
        return problems

    def unknown(self, edit):
        """E009 of what an edit is about; and whether it is about what a refused edit would have added."""
        problems, waits = [], False
        members = {"key_result": "key_result", "objective": "objective", "kpi": "kpi", "cycle": "cycle",
                   "into": "cycle"}
        known = {**READERS[edit["kind"]][0], **(dict.fromkeys(GOALS) if edit["kind"] in ONE_OF_TWO else {})}
        for member, kind in members.items():
            name = edit.get(member)
            if member in known and isinstance(name, str) and find(self.document, kind, name)[0] is None:
                if (kind, name) in self.promised:
                    waits = True
                else:
                    problems.append(("E009", f"/{member}"))
        return problems, waits

    def no_reason(self, edit):
        """E021."""
        kind, reason = edit["kind"], edit.get("reason")
        if reason is not None and (not isinstance(reason, str) or not shapes.is_blank(reason)):
            return []
        needed = kind in NEEDS_REASON or edit.get("force") is True
        if kind == "move_cycle" and edit.get("phase") in PHASES:
            cycle = find(self.document, "cycle", edit.get("cycle"))[0]
            if cycle is not None:
                needed |= PHASES.index(edit["phase"]) < PHASES.index(get(cycle, "phase", "active"))
        if kind not in FREE_WHEN_CLOSED:
            needed |= self.is_closed(edit)
        return [("E021", "/reason")] if needed else []

    def is_closed(self, edit):
        """Whether an edit is one of a goal of a closed cycle."""
        for kr, objective, _ in key_results(self.document):
            if edit.get("key_result") == kr["id"]:
                return self.in_closed(objective)
        objective = find(self.document, "objective", edit.get("objective"))[0]
        if edit["kind"] == "add_objective" and isinstance(edit.get("new"), dict):
            objective = edit["new"]
        return objective is not None and self.in_closed(objective)

    def in_closed(self, objective):
        cycle = find(self.document, "cycle", objective.get("cycle"))[0]
        return cycle is not None and get(cycle, "phase", "active") == "closed"

    def judged(self, change):
        """What loading finds in the new document, with the members of the edit that it could come from.

        A fault is a code, a place by names instead of numbers, and what is missed, if anything."""
        found = {}
        checker = loading.Checker(without_trail(change.document))
        missing = {path: (kind, name) for kind, name, path in checker.reader.references}
        named = canonical.canonical(copy.deepcopy(change.document)) if checker.reader.problems else None
        for code, path in sorted(checker.reader.problems):
            missed = missing.get(path) if code == "E009" else None
            if missed in self.promised:
                continue
            heads = [it for it in change.where if path == it[0] or path.startswith(f"{it[0]}/")]
            if heads:
                head, below = max(heads, key=lambda it: len(it[0]))
                below += path[len(head):]
            else:
                below = self.blamed(change, code, path)
            found[code, by_names(named, path), missed] = (code, below)
        return found

    def blamed(self, change, code, path):
        """The member of the edit that makes something wrong elsewhere: what stands later in the document."""
        edit = change.edit
        if code == "E008" and path.endswith("/id") and isinstance(edit.get("new"), dict):
            name = thing_at(change.document, path)
            for head, below in change.where:
                added = thing_at(change.document, head)
                for inner, thing in nested(added) if isinstance(added, dict) else ():
                    if kind_of(path) == kind_of(head + inner + "/id") and thing.get("id") == name:
                        return f"{below}{inner}/id"
        if code == "E015" and edit["kind"] == "align":
            return f"/to/{target_of(edit['to'])[0]}"
        return change.fallback

    def refuse(self, edit, problems):
        """What a refused edit would have added is not missed in others."""
        kind, new = edit["kind"], edit.get("new")
        if isinstance(new, dict):
            own = {"add_objective": "objective", "clone_cycle": "cycle"}.get(kind, "key_result")
            things = [(own, new)]
            for member, inner in (("key_results", "key_result"), ("initiatives", "initiative")):
                if own == "objective" and isinstance(new.get(member), list):
                    things += [(inner, it) for it in new[member]]
            self.promised |= {(k, it["id"]) for k, it in things if isinstance(it, dict) and isinstance(it.get("id"), str)}
        into = edit.get("into") if kind == "carry_over" else isinstance(new, dict) and new.get("id")
        if kind in ("carry_over", "clone_cycle") and isinstance(into, str) and isinstance(edit.get("cycle"), str):
            for objective in self.document["objectives"]:
                if objective["cycle"] == edit["cycle"]:
                    names = [("objective", objective), *(("key_result", kr) for kr in objective["key_results"])]
                    self.promised |= {(k, copied_name(it["id"], edit["cycle"], into)) for k, it in names}
        if "check_in" in kind:
            self.doubtful.add(("check_ins", edit.get("key_result")))
        if "align" in kind:
            self.doubtful.add(("edges", edit.get("objective")))

    def follows(self, edit, problem):
        """Whether a problem is there only because an edit before was refused."""
        kind = edit["kind"]
        if kind in ("correct_check_in", "withdraw_check_in"):
            return ("check_ins", edit["key_result"]) in self.doubtful and problem[1] in ("/on", "/nth")
        if kind == "unalign":
            return ("edges", edit["objective"]) in self.doubtful and problem[0] == "E025"
        return False


def looks_at_scores(edit):
    return edit["kind"] == "carry_over" or edit["kind"] == "move_cycle" and not edit.get("force")


def could_be_a_value(value):
    """Whether some measure takes it, or it is absent."""
    return value is None or isinstance(value, int | float) and abs(value) <= shapes.MAX_VALUE


def by_names(document, pointer):
    """A place that stays the same when other things come and go."""
    found = []
    for step in pointer.split("/")[1:]:
        if isinstance(document, list):
            document = document[int(step)]
            named = isinstance(document, dict) and isinstance(document.get("id"), str)
            found.append(document["id"] if named else repr(plain(document)))
        else:
            document = document.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(document, dict) else None
            found.append(step)
    return tuple(found)


def plain(value):
    """The same however it was written."""
    if isinstance(value, dict):
        return {member: plain(it) for member, it in sorted(value.items()) if it is not None}
    if isinstance(value, list):
        return [plain(it) for it in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def thing_at(document, pointer):
    for step in pointer.split("/")[1:]:
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document


def kind_of(path):
    """Of the path of an identifier: the list that it stands in."""
    return path.split("/")[-3]


def nested(thing, path=""):
    """An objective or key result with what has identifiers in it."""
    yield path, thing
    for member in ("key_results", "initiatives"):
        for i, inner in enumerate(thing.get(member, [])):
            yield f"{path}/{member}/{i}", inner


def without_trail(document):
    return {m: v for m, v in document.items() if m not in ("audit", "checks")}


def apply(portfolio, batch):
    """The portfolio after a batch, or every problem as (code, path)."""
    return Batch(portfolio, batch).run()


def replay(portfolio, entries):
    """The edits of a trail made again; sound together, like a batch."""
    made = Batch(portfolio, {"on": "2000-01-01", "edits": []})
    for i, entry in enumerate(entries):
        made.stamp = {m: entry[m] for m in ("on", "by") if entry.get(m) is not None}
        made.take(entry["edit"], f"/audit/{i}/edit")
    return made.end()
