"""Writes company.json and company.yaml: two years of OKRs of Warmstead, a company that does not exist.

    python3 examples/make_company.py            write both files
    python3 examples/make_company.py --check    fail if the files are not what this script writes

What people decided (goals, measures, reasons, notes) is written by hand in `company_content/`. The
weekly check-ins between the decisions are worked out here, with a fixed seed, and are the same on
every machine: only `random.random()`, plain arithmetic and `round` are used.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from company_content import CYCLES, GOALS, KPIS, ORGANIZATION, POLICY, UNITS

HERE = Path(__file__).resolve().parent
TODAY = date(2026, 11, 15)
SEED = "warmstead"

# Members in the order of FORMAT.md; `custom` is always last.
MEMBER_ORDER = {
    "objective": "id title description owner accountable cycle commitment kind origin aligned_to depends_on from "
                 "combine key_results initiatives carried_from dropped escalations review tags custom",
    "key_result": "id title description measure unit weight role commitment owner start due plan source check_ins "
                  "amendments dropped review tags custom",
    "amendment": "on reason by measure due weight custom",
    "review": "on score reason explanation learned by custom",
}

# Units of things that only come whole.
WHOLE = {
    "actions", "alarms", "apprentices", "associations", "bookings", "call-backs", "captains", "changes", "complaints",
    "contracts", "crews", "deliveries", "faults", "forms", "heaters", "homes", "injuries", "installers", "nights",
    "pages", "quotes", "reports", "streets", "tables", "taps", "tenants", "term sheets", "tickets", "visitors",
}

NAMES = {id: name for id, name, level, _ in UNITS if level == "individual"}
WEEKDAY = {id: (4, 3, 4, 1, 4)[place % 5] for place, (id, *_) in enumerate(UNITS)}  # each team has its day


# ---------------------------------------------------------------- small things

def ordered(kind, members):
    order = MEMBER_ORDER[kind].split()
    return {name: members[name] for name in sorted(members, key=order.index)}


def without_none(**members):
    return {name: value for name, value in members.items() if value is not None}


def day(text):
    return date.fromisoformat(text)


def tidy(value, digits):
    """A number as a person would write it: rounded, and whole if it is whole."""
    value = round(value, digits)
    return int(value) if value == int(value) else value


def decimals(*values):
    return max(len(str(value).partition(".")[2]) for value in values)


# ---------------------------------------------------------------- how a key result went

SHAPES = {
    "steady": lambda f: f,
    "early": lambda f: 1 - (1 - f) * (1 - f),
    "late": lambda f: f * f,
    "s": lambda f: f * f * (3 - 2 * f),
    "stall": lambda f: min(1.0, f / 0.55),
    "dip": lambda f: f - 1.1 * f * (1 - f),
    "jump": lambda f: 0.1 * f if f < 0.6 else 0.1 * f + 0.9 * min(1.0, (f - 0.6) / 0.2),
}


def limits(measure):
    """The numbers that define a measure."""
    if measure["kind"] == "zones":
        return [point["at"] for point in measure["points"]]
    names = ("baseline", "target", "threshold", "floor", "ceiling", "low", "high", "tolerance")
    return [measure[name] for name in names if name in measure]


def outlook(measure, final):
    """How well a key result ends that ends on `final`: about 0 to 1, good enough to be confident by."""
    kind = measure["kind"]
    if kind in ("increase", "decrease"):
        return (final - measure["baseline"]) / (measure["target"] - measure["baseline"])
    if kind == "at_least":
        return 1.0 if final >= measure["threshold"] else 0.4
    if kind == "at_most":
        return 1.0 if final <= measure["threshold"] else 0.4
    if kind == "between":
        return 1.0 if measure["low"] <= final <= measure["high"] else 0.4
    if kind == "zones":
        return min(measure["points"], key=lambda point: abs(point["at"] - final))["score"]
    return 0.7


class Writer:
    """Writes the check-ins of one key result."""

    def __init__(self, key_result, objective, cycle):
        self.random = random.Random(f"{SEED}:{key_result['id']}")
        self.key_result = key_result
        self.measure = key_result["measure"]
        self.story = dict(key_result["story"])
        self.notes = self.story.get("notes", {})
        self.start = day(key_result.get("start", cycle["start"]))
        dues = [key_result.get("due", cycle["end"])]
        dues += [change["due"] for change in key_result.get("amendments", []) if "due" in change]
        self.due = day(dues[-1])
        stops = [goal["dropped"]["on"] for goal in (key_result, objective) if "dropped" in goal]
        if isinstance(self.story.get("quiet"), str):
            stops.append(self.story["quiet"])
        self.last = min([self.due, TODAY] + [day(stop) - timedelta(days=1) for stop in stops])
        self.every = cycle["check_in_every_days"]
        self.weekday = WEEKDAY[objective["owner"]]
        self.by = NAMES.get(key_result.get("owner")) or NAMES.get(objective.get("accountable"))
        commitment = key_result.get("commitment", objective["commitment"])
        self.expected = 1.0 if commitment == "committed" else 0.7
        self.optimism = 0.2 * (self.random.random() - 0.4)

    def days(self, every):
        on = self.start + timedelta(days=4)
        on += timedelta(days=(self.weekday - on.weekday()) % 7)
        while on <= self.last:
            yield on
            on += timedelta(days=every)

    def share(self, on):
        return (on - self.start).days / max(1, (self.due - self.start).days)

    def wobble(self):
        return self.random.random() + self.random.random() - 1

    def confidence(self, on, success):
        """From hope at the start to knowledge at the end."""
        known = 0.92 if success >= self.expected else max(0.1, 0.7 * success / self.expected)
        f = min(1.0, self.share(on))
        guess = (1 - f) * 0.7 + f * known + self.optimism * (1 - f) + 0.08 * self.wobble()
        return tidy(round(min(0.95, max(0.05, guess)) * 20) / 20, 2)

    def check_in(self, on, value=None, success=0.7):
        confidence = None if self.random.random() < 0.1 and value is not None else self.confidence(on, success)
        return without_none(on=on.isoformat(), value=value, confidence=confidence, by=self.by)

    def write(self):
        story, kind, source = self.story, self.measure["kind"], self.key_result.get("source")
        if story.get("quiet") is True or self.start > TODAY:
            entries = []
        elif "points" in story:
            entries = [self.check_in(day(on), value, outlook(self.measure, value or 0)) for on, value in story["points"]]
        elif source or kind in ("checklist", "aligned"):
            # The value comes from elsewhere; what remains to be said is how confident we are.
            entries = [self.check_in(on) for on in self.days(max(self.every, 14))]
        elif kind == "milestone":
            entries = self.milestone()
        elif kind == "discover":
            found_on, value = day(story["found"][0]), story["found"][1]
            entries = [self.check_in(on) for on in self.days(max(self.every, 14)) if on < found_on]
            entries.append(self.check_in(found_on, value, 1.0))
        else:
            entries = self.increments() if self.measure.get("accumulate") == "sum" else self.values()
        return self.annotated(entries)

    def milestone(self):
        done = day(self.story["done"]) if "done" in self.story else None
        success = 0.75 if not done else 1.0 if done <= self.due else 0.4
        entries = [self.check_in(on, 0, success) for on in self.days(self.every) if not done or on < done]
        if done:
            entries.append(self.check_in(done, 1, 1.0))
        return entries

    def digits(self, begin, to):
        if self.key_result.get("unit") in WHOLE:
            return 0
        digits = decimals(to, *limits(self.measure))
        span = abs(to - begin)
        if digits == 0:
            return 1 if span < 25 else 0
        return digits + 1 if digits == 1 and span < 1 else digits

    def path(self):
        """Day and value as they were, before anybody rounds them; the last day of the window is exact."""
        story = self.story
        begin, to = story.get("begin", self.measure.get("baseline")), story["to"]
        noise = story.get("noise", 0.08 * abs(to - begin))
        days = list(self.days(self.every))
        for on in days:
            ended = on == days[-1] and self.last == self.due
            f = 1.0 if ended else min(1.0, self.share(on))
            value = begin + (to - begin) * SHAPES[story.get("shape", "steady")](f)
            yield on, value if ended else value + noise * self.wobble()

    def values(self):
        begin, to = self.story.get("begin", self.measure.get("baseline")), self.story["to"]
        digits, success = self.digits(begin, to), outlook(self.measure, to)
        grows = self.measure["kind"] == "increase" and "accumulate" not in self.measure
        count = grows and self.key_result.get("unit") in WHOLE
        entries, highest = [], begin
        for on, value in self.path():
            if begin >= 0 and to >= 0:
                value = max(0, value)
            if self.key_result.get("unit") == "%":
                value = min(100, value)
            if count:  # what is counted does not shrink
                value = highest = max(highest, min(value, to))
            entries.append(self.check_in(on, tidy(value, digits), success))
        return self.with_gaps(entries)

    def increments(self):
        total, success, entries = self.measure["baseline"], outlook(self.measure, self.story["to"]), []
        falling = self.measure["kind"] == "decrease"
        for on, value in self.path():
            step = tidy(value - total, 0)
            if not falling:
                step = max(0, step)
            total += step
            entries.append(self.check_in(on, step, success))
        return entries

    def with_gaps(self, entries):
        """People forget a week now and then, but not one they had something to say about."""
        keep = {place % len(entries) for place in (0, -1, *self.notes)}
        kept, places = [], {}
        for place, entry in enumerate(entries):
            if self.random.random() < 0.07 and place not in keep and len(entries) > 5:
                continue
            places[place] = len(kept)
            kept.append(entry)
        self.notes = {places[place % len(entries)]: note for place, note in self.notes.items()}
        return kept

    def annotated(self, entries):
        for place, note in self.notes.items():
            assert -len(entries) <= place < len(entries), f"{self.key_result['id']} has no check-in {place}"
            entries[place]["note"] = note
        # Some are entered late, so they stand after the next one.
        for place in range(1, len(entries) - 2):
            if self.random.random() < 0.025 and "note" not in entries[place]:
                entries[place]["note"] = "Entered late."
                entries[place], entries[place + 1] = entries[place + 1], entries[place]
        for name, note, place in (("early", "Where we stood before we started.", 1), ("late", "Reached after the due date.", len(entries))):
            if name in self.story:
                on, value = self.story[name]
                entries.insert(place, without_none(on=on, value=value, note=note, by=self.by))
        order = ("on", "value", "confidence", "note", "by")
        return [{name: entry[name] for name in order if name in entry} for entry in entries]


# ---------------------------------------------------------------- the document

def make_key_result(goal, objective, cycle):
    goal = dict(goal)
    check_ins = Writer(goal, objective, cycle).write()
    del goal["story"]
    if check_ins:
        goal["check_ins"] = check_ins
    if "amendments" in goal:
        goal["amendments"] = [ordered("amendment", change) for change in goal["amendments"]]
    return ordered("key_result", goal)


def make_objective(goal, cycle):
    goal = dict(goal, cycle=cycle["id"])
    goal["key_results"] = [make_key_result(key_result, goal, cycle) for key_result in goal["key_results"]]
    if "review" in goal:
        by = NAMES.get(goal.get("accountable"))
        goal["review"] = ordered("review", without_none(on=cycle["end"], by=by) | goal["review"])
    return ordered("objective", goal)


def make_document():
    units = [without_none(id=id, name=name, level=level, parent=parent) for id, name, level, parent in UNITS]
    cycles = [
        without_none(id=id, start=start, end=end, name=name, phase=None if phase == "active" else phase,
                     parent=parent, check_in_every_days=every)
        for id, name, start, end, phase, parent, every in CYCLES
    ]
    objectives = [make_objective(goal, cycle) for cycle in cycles for goal in GOALS.get(cycle["id"], [])]
    return {"okr": "1", "organization": ORGANIZATION, "policy": POLICY, "units": units, "cycles": cycles,
            "kpis": KPIS, "objectives": objectives}


# ---------------------------------------------------------------- what the document promises

def check_titles(key_results):
    """A title says the numbers of its measure, all of those a reader needs."""
    for key_result in key_results:
        measure, title = key_result["measure"], key_result["title"]
        said = {float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", title)}
        names = {"increase": ("baseline", "target"), "decrease": ("baseline", "target"), "at_least": ("threshold",),
                 "at_most": ("threshold",), "between": ("low", "high")}.get(measure["kind"], ())
        for name in names:
            number = abs(measure[name])
            rises_from_nothing = name == "baseline" and number == 0 and measure.get("accumulate") == "sum"
            assert rises_from_nothing or number in said, f"{title}: where is {number}?"
        if measure["kind"] == "zones":
            assert said & set(limits(measure)), title


def check_no_loops(edges):
    """`edges` maps a name to the names it leads to."""
    done, open_ = set(), set()

    def visit(name):
        assert name not in open_, f"loop through {name}"
        if name not in done:
            open_.add(name)
            for following in edges.get(name, ()):
                visit(following)
            open_.discard(name)
            done.add(name)

    for name in list(edges):
        visit(name)


def check_references(document):
    objectives = document["objectives"]
    key_results = [key_result for objective in objectives for key_result in objective["key_results"]]
    known = {kind: [item["id"] for item in items] for kind, items in (
        ("unit", document["units"]), ("cycle", document["cycles"]), ("kpi", document["kpis"]),
        ("priority", document["organization"]["priorities"]), ("objective", objectives), ("key_result", key_results),
        ("initiative", [item for objective in objectives for item in objective.get("initiatives", [])]))}
    for kind, ids in known.items():
        assert len(ids) == len(set(ids)), f"{kind}: {Counter(ids).most_common(1)}"
        assert all(re.fullmatch(r"[A-Za-z0-9._:/@-]{1,128}", id) for id in ids), kind

    def refer(kind, id):
        assert id is None or id in known[kind], f"no {kind} {id}"

    leads, sums = {}, {}
    for objective in objectives:
        refer("unit", objective["owner"])
        refer("unit", objective.get("accountable"))
        refer("objective", objective.get("carried_from"))
        refer("objective", objective.get("dropped", {}).get("replaced_by"))
        for edge in objective.get("aligned_to", []):
            (kind, id), = [(name, value) for name, value in edge.items() if name != "weight"]
            refer(kind, id)
            leads.setdefault(objective["id"], []).append(id)
        for need in objective.get("depends_on", []):
            refer("unit", need["unit"])
            refer("objective", need.get("objective"))
        for item in objective.get("initiatives", []):
            refer("unit", item.get("owner"))
            for id in item.get("key_results", []):
                refer("key_result", id)
        for key_result in objective["key_results"]:
            leads[key_result["id"]] = [objective["id"]]
            refer("unit", key_result.get("owner"))
            refer("key_result", key_result.get("dropped", {}).get("replaced_by"))
            source = key_result.get("source", {})
            refer("kpi", source.get("kpi"))
            for id in source.get("sum_of", []):
                refer("key_result", id)
                sums.setdefault(key_result["id"], []).append(id)
            assert all(entry["on"] <= TODAY.isoformat() for entry in key_result.get("check_ins", []))
    check_no_loops(leads)
    check_no_loops(sums)
    assert any(part in sums for parts in sums.values() for part in parts), "no sum of sums"


def seen_in(document):
    """Every feature of the format that occurs: the id of the first place, by feature."""
    seen = {}

    def see(feature, id):
        seen.setdefault(feature, id)

    for cycle in document["cycles"]:
        see(f"phase {cycle.get('phase', 'active')}", cycle["id"])
    for objective in document["objectives"]:
        id = objective["id"]
        see(f"combine {objective.get('combine', 'mean')}", id)
        see(f"from {objective.get('from', 'key_results')}", id)
        for name in ("commitment", "kind", "origin"):
            see(f"{name} {objective.get(name)}", id)
        for name in ("depends_on", "initiatives", "carried_from", "dropped", "escalations", "custom", "tags"):
            if name in objective:
                see(f"objective {name}", id)
        for name in objective.get("review", {}):
            see(f"review {name}", id)
        for edge in objective.get("aligned_to", []):
            for name in edge:
                see(f"aligned_to {name}", id)
        for item in objective.get("initiatives", []):
            see(f"initiative {item.get('state', 'open')}", item["id"])
        for key_result in objective["key_results"]:
            for feature in features_of(key_result):
                see(feature, key_result["id"])
    return seen


def features_of(key_result):
    measure, plan, source = key_result["measure"], key_result.get("plan"), key_result.get("source", "check_ins")
    kind = measure["kind"]
    yield kind
    if kind in ("increase", "decrease"):
        yield f"{kind} {measure.get('accumulate', 'latest')}"
    if kind in ("at_least", "at_most", "between"):
        yield f"{kind} {measure.get('over', 'latest')}"
        for name in {"floor", "ceiling", "tolerance", "strict"} & measure.keys():
            yield f"{kind} {name}"
    if kind == "zones":
        rising = measure["points"][0]["score"] < measure["points"][-1]["score"]
        yield f"zones {measure.get('interpolate', 'linear')} {'rising' if rising else 'falling'}"
    if kind == "checklist" and any("weight" in item for item in measure["items"]):
        yield "checklist weight"
    if plan:
        yield f"plan {plan if isinstance(plan, str) else 'steps'}"
    yield f"source {source if isinstance(source, str) else next(iter(source))}"
    for name in ("weight", "commitment", "owner", "start", "due", "description", "dropped", "tags", "custom"):
        if name in key_result:
            yield f"key result {name}"
    if "replaced_by" in key_result.get("dropped", {}):
        yield "key result replaced_by"
    for change in key_result.get("amendments", []):
        for name in {"measure", "due", "weight"} & change.keys():
            yield f"amendment {name}"
    if key_result.get("role") == "guardrail":
        yield "guardrail"


MUST_APPEAR = [
    *("milestone checklist discover aligned guardrail".split()), "checklist weight", "key result replaced_by",
    *(f"{kind} {how}" for kind in ("increase", "decrease") for how in ("latest", "sum", "max", "min", "mean")),
    *(f"{kind} {how}" for kind in ("at_least", "at_most", "between")
      for how in ("latest", "worst", "mean", "time_weighted", "strict")),
    "at_least floor", "at_most ceiling", "between tolerance",
    *(f"zones {how} {way}" for how in ("linear", "step") for way in ("rising", "falling")),
    *(f"plan {curve}" for curve in ("linear", "front_loaded", "back_loaded", "s_curve", "steps", "at_end", "constant")),
    *(f"source {source}" for source in ("check_ins", "kpi", "sum_of")),
    *(f"combine {how}" for how in ("mean", "min", "all", "magnitude")),
    *(f"from {where}" for where in ("key_results", "aligned", "both")),
    *(f"phase {phase}" for phase in ("planning", "active", "review", "closed")),
    *(f"kind {kind}" for kind in ("build", "improve", "innovate")),
    *(f"origin {origin}" for origin in ("top_down", "bottom_up")),
    *(f"amendment {name}" for name in ("measure", "due", "weight")),
    *(f"aligned_to {name}" for name in ("objective", "key_result", "priority", "weight")),
    *(f"initiative {state}" for state in ("open", "done", "stopped")),
    *(f"review {name}" for name in ("on", "score", "reason", "explanation", "learned", "by")),
    *(f"objective {name}" for name in ("depends_on", "initiatives", "carried_from", "dropped", "escalations", "custom", "tags")),
    *(f"key result {name}" for name in ("weight", "commitment", "owner", "start", "due", "description", "dropped", "tags", "custom")),
]


def check_readme(ids):
    """What README.md points at exists."""
    named = set(re.findall(r"`((?:o|kr)-[a-z0-9-]+)`", (HERE / "README.md").read_text(encoding="utf-8")))
    assert len(named) > 40, "README.md names too few goals"
    assert named <= ids, f"README.md names {', '.join(sorted(named - ids))}"


def check(document):
    key_results = [key_result for objective in document["objectives"] for key_result in objective["key_results"]]
    assert len(document["units"]) == 41, len(document["units"])
    assert len(document["objectives"]) == 60, len(document["objectives"])
    assert 190 <= len(key_results) <= 215, len(key_results)
    assert 8 <= len(document["kpis"]) <= 12, len(document["kpis"])
    assert sum(len(key_result.get("check_ins", [])) for key_result in key_results) > 1000
    check_titles(key_results)
    check_references(document)
    check_readme({key_result["id"] for key_result in key_results} | {goal["id"] for goal in document["objectives"]})
    seen = seen_in(document)
    missing = [feature for feature in MUST_APPEAR if feature not in seen]
    assert not missing, f"nothing shows: {', '.join(missing)}"


# ---------------------------------------------------------------- JSON and YAML

def to_json(value, indent=0, width=118):
    """Two spaces of indentation, but what fits on one line stands on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict) and value:
        flat = "{ " + flat[1:-1] + " }"
    small = not isinstance(value, (dict, list)) or len(flat) + indent <= width and not nested(value)
    if small or not value:
        return flat
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        inner = [f"{pad}{json.dumps(name)}: {to_json(item, indent + 2)}" for name, item in value.items()]
        return "{\n" + ",\n".join(inner) + "\n" + " " * indent + "}"
    inner = [pad + to_json(item, indent + 2) for item in value]
    return "[\n" + ",\n".join(inner) + "\n" + " " * indent + "]"


def nested(value):
    items = value.values() if isinstance(value, dict) else value
    return any(isinstance(item, (dict, list)) for item in items)


# Plain text that a YAML reader, of 1.2 or of 1.1, would take for something else than text.
NOT_TEXT = re.compile(r"null|true|false|yes|no|on|off|y|n|[-+.]?[0-9][0-9_.:]*([eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F]+", re.IGNORECASE)


def yaml_scalar(value):
    if not isinstance(value, str):
        return json.dumps(value)
    plain = re.fullmatch(r"[^\W_][^\n\t\"\\]*|£[^\n\t\"\\]*", value) and not value.endswith((" ", ":"))
    if plain and ": " not in value and " #" not in value and not NOT_TEXT.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def yaml_lines(value, indent=0):
    """Block style: mappings and lists one member a line."""
    pad = "  " * indent
    if isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, (dict, list)) and item:
                yield f"{pad}{name}:"
                yield from yaml_lines(item, indent + 1)
            else:
                yield f"{pad}{name}: {yaml_scalar(item)}"
    else:
        for item in value:
            if isinstance(item, (dict, list)) and item:
                first, *rest = yaml_lines(item, indent + 1)
                yield f"{pad}- {first.lstrip()}"
                yield from rest
            else:
                yield f"{pad}- {yaml_scalar(item)}"


def to_yaml(document):
    names = {cycle["id"]: cycle.get("name", cycle["id"]) for cycle in document["cycles"]}
    lines = ["# Warmstead, a company that does not exist. Written by make_company.py: change it there."]
    for name, value in document.items():
        lines.append("")
        if name != "objectives":
            lines.extend(yaml_lines({name: value}))
            continue
        lines.append("objectives:")
        cycle = None
        for objective in value:
            lines.append("")
            if objective["cycle"] != cycle:
                cycle = objective["cycle"]
                lines += [f"  # {names[cycle]}", ""]
            lines.extend(yaml_lines([objective], 1))
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the files differ")
    arguments = parser.parse_args()
    document = make_document()
    check(document)
    stale = []
    for name, text in (("company.json", to_json(document) + "\n"), ("company.yaml", to_yaml(document))):
        path = HERE / name
        if not arguments.check:
            path.write_bytes(text.encode("utf-8"))
        elif not path.exists() or path.read_bytes() != text.encode("utf-8"):
            stale.append(name)
    if stale:
        sys.exit(f"{' and '.join(stale)}: not what make_company.py writes; run `python3 examples/make_company.py`")


if __name__ == "__main__":
    main()
