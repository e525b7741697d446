"""Every problem of a document, as SPEC.md 12 says: {code, path} with a JSON Pointer.

`shapes` reads single places; here are the checks that compare several.
"""

import datetime
import json
import re

from . import policies, shapes
from .shapes import BAD

CLIMBS = ("increase", "decrease")
WITHOUT_VALUES = ("checklist", "aligned")
BILLION = 10**9


def nodes(parent, member):
    """The readable objects of a list member."""
    found = parent.get(member)
    return [node for node in found if node is not BAD] if isinstance(found, list) else []


def is_date(value):
    return isinstance(value, datetime.date)


class Checker:
    def __init__(self, document):
        self.reader = shapes.Reader()
        self.portfolio = shapes.PORTFOLIO(self.reader, document, "")
        if self.portfolio is BAD:
            return
        for kind, identifier, path in self.reader.references:
            if identifier not in self.reader.registry.get(kind, {}):
                self.add("E009", path)
        self.objectives = nodes(self.portfolio, "objectives")
        self.owners = {kr: o for o in self.objectives for kr in nodes(o, "key_results")}
        self.check_policy()
        self.check_units()
        self.check_cycles()
        self.check_health()
        self.check_alignment()
        self.check_carried()
        self.check_sums()
        for objective in self.objectives:
            self.check_magnitude(objective)
        for kr in self.owners:
            self.check_source(kr)
            self.check_values(kr)
            self.check_dates(kr)

    def add(self, code, path):
        self.reader.add(code, path)

    def find(self, kind, identifier):
        """The first thing of a kind with an identifier, or None."""
        if not isinstance(identifier, str):
            return None
        return self.reader.registry.get(kind, {}).get(identifier)

    # --- E015: loops -----------------------------------------------------------------------

    def loops(self, edges, given=()):
        """E015 at each edge that, in document order, closes a loop with those before that did not.

        `edges` are (from, to, path); `given` edges have no place. Returns the accepted graph and
        the places of the edges left out."""
        graph, closing = {}, set()
        for start, end in given:
            graph.setdefault(start, set()).add(end)
        for start, end, path in edges:
            if start in reach(graph, end):
                self.add("E015", path)
                closing.add(path)
            else:
                graph.setdefault(start, set()).add(end)
        return graph, closing

    def tree(self, things, kind, member):
        """The (thing, parent) pairs of a tree that close no loop."""
        pairs = [(t, self.find(kind, t.get(member))) for t in things]
        pairs = [(t, parent) for t, parent in pairs if parent is not None]
        _, closing = self.loops([(t, parent, f"{t.path}/{member}") for t, parent in pairs])
        return [(t, parent) for t, parent in pairs if f"{t.path}/{member}" not in closing]

    def check_units(self):
        """[10.1] the unit tree; E017 a level above its parent's [1]."""
        for unit, parent in self.tree(nodes(self.portfolio, "units"), "unit", "parent"):
            levels = unit.get("level"), parent.get("level")
            if all(level in shapes.LEVELS for level in levels):
                if shapes.LEVELS.index(levels[0]) < shapes.LEVELS.index(levels[1]):
                    self.add("E017", f"{unit.path}/level")

    def check_cycles(self):
        """E011 and E020."""
        for cycle in nodes(self.portfolio, "cycles"):
            if dates_reversed(cycle):
                self.add("E011", f"{cycle.path}/end")
        for cycle, parent in self.tree(nodes(self.portfolio, "cycles"), "cycle", "parent"):
            if dates_reversed(parent):
                continue  # a parent that is no period has no inside
            for member in ("start", "end"):
                on = cycle.get(member)
                before = is_date(on) and is_date(parent.get("start")) and on < parent["start"]
                after = is_date(on) and is_date(parent.get("end")) and on > parent["end"]
                if before or after:
                    self.add("E020", f"{cycle.path}/{member}")

    def check_health(self):
        """E014, a KPI's healthy range."""
        for kpi in nodes(self.portfolio, "kpis"):
            healthy = kpi.get("healthy")
            if isinstance(healthy, dict) and shapes.both(healthy, "low", "high"):
                if healthy["low"] >= healthy["high"]:
                    self.add("E014", f"{healthy.path}/high")

    def check_alignment(self):
        """[10] For loops, a key result also supports its own objective."""
        edges = []
        for objective in self.objectives:
            seen = set()
            for edge in nodes(objective, "aligned_to"):
                kinds = [k for k in ("objective", "key_result", "priority") if k in edge]
                if not kinds or edge[kinds[0]] is BAD:
                    continue
                target = (kinds[0], edge[kinds[0]])
                place = f"{edge.path}/{kinds[0]}"
                found = self.find(*target)
                if found is None:
                    continue  # E009 already
                if target in seen:
                    self.add("E008", place)
                    continue
                seen.add(target)
                if kinds[0] != "priority":
                    edges.append((objective, found, place))
        self.loops(edges, given=self.owners.items())

    def check_carried(self):
        edges = []
        for objective in self.objectives:
            origin = self.find("objective", objective.get("carried_from"))
            if origin is not None:
                edges.append((objective, origin, f"{objective.path}/carried_from"))
        self.loops(edges)

    # --- sum_of: E008, E015, E016, E017 at its entries [3.12] --------------------------------

    def check_sums(self):
        lists = []  # (key result, [(part, path)])
        for kr in self.owners:
            source = kr.get("source")
            if not isinstance(source, dict) or "kpi" in source or not isinstance(source.get("sum_of"), list):
                continue
            entries, seen = [], set()
            for i, identifier in enumerate(source["sum_of"]):
                part = self.find("key_result", identifier)
                path = f"{source.path}/sum_of/{i}"
                if part is None:
                    continue
                if identifier in seen:
                    self.add("E008", path)
                    continue
                seen.add(identifier)
                entries.append((part, path))
            lists.append((kr, entries))
        graph, closing = self.loops([(kr, part, path) for kr, parts in lists for part, path in parts])
        for kr, entries in lists:
            entries = [(part, path) for part, path in entries if path not in closing]
            for part, path in entries:
                if not self.fits_in_sum(kr, part):
                    self.add("E017", path)
            covered = set()
            for part, path in entries:
                reached = reach(graph, part)
                if covered & reached:  # reported once, at the first
                    self.add("E016", path)
                    break
                covered |= reached

    def fits_in_sum(self, kr, part):
        if any(m["kind"] not in CLIMBS for m in measures(part)):
            return False
        units = kr.get("unit"), part.get("unit")
        return BAD in units or units[0] == units[1]

    # --- E017 elsewhere --------------------------------------------------------------------

    def check_source(self, kr):
        """A source its measure cannot take, original or amended [3.12]."""
        source = kr.get("source")
        if not isinstance(source, dict):
            return
        for measure in measures(kr):
            if "kpi" in source:
                fits = measure["kind"] not in ("milestone", *WITHOUT_VALUES)
            elif "sum_of" in source:
                latest = measure.get("accumulate", "latest") in ("latest", BAD)
                fits = measure["kind"] in CLIMBS and latest
            else:
                fits = True
            if not fits:
                self.add("E017", source.path)

    def check_magnitude(self, objective):
        """[4.5]"""
        if objective.get("combine") != "magnitude" or objective.get("from") is BAD:
            return
        if objective.get("from", "key_results") != "key_results":
            self.add("E017", f"{objective.path}/combine")
            return
        keys = [kr for kr in nodes(objective, "key_results") if kr.get("role", "key") == "key"]
        for kr in keys:
            wrong = [m for m in measures(kr) if m["kind"] not in CLIMBS]
            for measure in wrong:
                self.add("E017", f"{measure.path}/kind")
            units = kr.get("unit"), keys[0].get("unit")
            if not wrong and BAD not in units and units[0] != units[1]:
                self.add("E017", f"{kr.path}/unit")

    def check_values(self, kr):
        """[4.3] Values are validated by the measure in force on their own day."""
        for check_in in nodes(kr, "check_ins"):
            if "value" not in check_in:
                continue
            value, path = check_in["value"], f"{check_in.path}/value"
            kind = self.kind_in_force(kr, check_in.get("on"))
            if isinstance(kr.get("source"), dict) or kind in WITHOUT_VALUES:
                self.add("E017", path)
            elif kind in (None, "milestone") and isinstance(value, bool):
                pass
            else:
                value = shapes.value_number(self.reader, value, path)
                if kind == "milestone" and value not in (BAD, 0.0, 1.0):
                    self.add("E006", path)

    def kind_in_force(self, kr, on):
        """The kind of measure in force on a day, or None where that is not known."""
        amended = [a for a in nodes(kr, "amendments") if "measure" in a]
        measure = kr.get("measure", BAD)
        if amended and not (is_date(on) and all(is_date(a.get("on")) for a in amended)):
            return None
        for amendment in sorted(amended, key=lambda a: a["on"]):  # stable: then document order
            if amendment["on"] <= on:
                measure = amendment["measure"]
        return None if measure is BAD else measure["kind"]

    # --- dates and plans -------------------------------------------------------------------

    def check_dates(self, kr):
        """E011 and E019."""
        cycle = self.find("cycle", self.owners[kr].get("cycle")) or {}
        start = kr.get("start", cycle.get("start"))
        due = kr.get("due", cycle.get("end"))  # the original due date
        if is_date(start) and is_date(due) and due < start:
            if "due" in kr:
                self.add("E011", f"{kr.path}/due")
            elif "start" in kr:  # else it is the cycle's fault
                self.add("E011", f"{kr.path}/start")
        plan = kr.get("plan")
        if not isinstance(plan, dict) or not isinstance(plan.get("steps"), list):
            return
        if not plan["steps"]:
            self.add("E019", f"{plan.path}/steps")
        steps = nodes(plan, "steps")
        for before, step in zip(steps, steps[1:]):
            if is_date(before.get("by")) and is_date(step.get("by")) and step["by"] <= before["by"]:
                self.add("E019", f"{step.path}/by")
            if shapes.both({"a": before.get("share"), "b": step.get("share")}, "a", "b"):
                if step["share"] <= before["share"]:
                    self.add("E019", f"{step.path}/share")
        if steps and plan["steps"][-1] is steps[-1]:
            last = steps[-1]
            if isinstance(last.get("share"), float) and last["share"] != 1.0:
                self.add("E019", f"{last.path}/share")
            if is_date(last.get("by")) and is_date(due) and last["by"] != due:
                self.add("E019", f"{last.path}/by")

    # --- policies [7.3] --------------------------------------------------------------------

    def check_policy(self):
        """Limits out of order after the merge."""
        policy = self.portfolio.get("policy")
        if not isinstance(policy, dict) or policy.get("extends") is BAD:
            return
        base = policies.named(policy.get("extends", "default"))

        def section(name, within=policy):
            found = within.get(name)
            return found if isinstance(found, dict) else shapes.Node(f"{within.path}/{name}")

        grades = section("grades")
        for commitment in ("committed", "aspirational"):
            stated = section(commitment, grades)
            merged = {**base["grades"][commitment], **stated}
            if BAD not in merged.values() and limit(merged["red_below"]) > limit(merged["green_from"]):
                member = "green_from" if "green_from" in stated else "red_below"
                self.add("E014", f"{stated.path}/{member}")
        stated = section("pace")
        merged = {**base["pace"], **stated}
        if BAD in (merged["method"], merged["on_track"], merged["at_risk"]):
            return
        on_track, at_risk = limit(merged["on_track"]), limit(merged["at_risk"])
        wrong = {"ratio": on_track < at_risk, "gap": on_track > at_risk, "projected": False}
        if wrong[merged["method"]]:
            member = next((m for m in ("at_risk", "on_track") if m in stated), "method")
            self.add("E014", f"{stated.path}/{member}")


def limit(value):
    """Limits are read as billionths [7.3]."""
    return round(value * 1e9)


def dates_reversed(cycle):
    start, end = cycle.get("start"), cycle.get("end")
    return is_date(start) and is_date(end) and end < start


def reach(graph, start):
    """All that is reached from a node, itself included."""
    found, ahead = {start}, [start]
    while ahead:
        for node in graph.get(ahead.pop(), ()):
            if node not in found:
                found.add(node)
                ahead.append(node)
    return found


def measures(kr):
    """The original and every amended measure whose kind is known."""
    found = [kr.get("measure", BAD)] + [a.get("measure", BAD) for a in nodes(kr, "amendments")]
    return [measure for measure in found if measure is not BAD]


# --- the two ways in -----------------------------------------------------------------------


def as_list(found):
    return [{"code": code, "path": path} for code, path in sorted(found, key=lambda p: (p[1], p[0]))]


def problems(document):
    """Every problem of a parsed document."""
    return as_list(Checker(document).reader.problems)


class Members(dict):
    """A JSON object that remembers the members it was given twice; the first one counts."""

    def __init__(self, pairs):
        super().__init__()
        self.again = []
        for member, value in pairs:
            if member in self:
                self.again.append((member, value))
            else:
                self[member] = value


def duplicates(value, path=""):
    """E023: the later one of the same member twice in one object, in `custom` too."""
    if isinstance(value, Members):
        for member, _ in value.again:
            yield "E023", f"{path}/{shapes.escape(member)}"
        for member, inner in [*value.items(), *value.again]:
            yield from duplicates(inner, f"{path}/{shapes.escape(member)}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from duplicates(inner, f"{path}/{i}")


def deepest(text):
    """How deep arrays and objects nest; strings are skipped."""
    depth = most = 0
    for token in re.finditer(r'"(?:[^"\\]|\\.)*"?|[\[{]|[\]}]', text, re.DOTALL):
        if token[0] in "[{":
            depth += 1
            most = max(most, depth)
        elif token[0] in "]}":
            depth -= 1
    return most


def not_json(word):
    raise ValueError(word)


def problems_of_text(text):
    """Every problem of a JSON text (str, or bytes in UTF-8); E001 hides the others."""
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8")
        text.encode("utf-8")
        if deepest(text) > 128:
            raise ValueError("too deep")
        document = json.loads(
            text, object_pairs_hook=Members, parse_constant=not_json, parse_int=float, parse_float=float
        )
        json.dumps(document, ensure_ascii=False).encode("utf-8")  # no lone surrogate by escapes
    except ValueError:
        return [{"code": "E001", "path": ""}]
    found = Checker(document).reader.problems
    return as_list(found | set(duplicates(document)))
