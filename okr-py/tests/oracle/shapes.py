"""Reads a parsed JSON document by the shapes of FORMAT.md, noting every problem of a single place.

What was read is a tree of `Node`s: null members are gone [1], numbers are doubles, dates are
dates, and what could not be read is `BAD`. Checks over several places are in `loading`.
"""

import datetime
import math
import re
from decimal import Decimal

from . import policies

BAD = object()  # present, already reported, not to be judged further
MAX_VALUE = 1e15  # [2.1]


class Node(dict):
    """One object of the document: its readable members and its JSON Pointer."""

    def __init__(self, path):
        super().__init__()
        self.path = path

    __hash__ = object.__hash__  # nodes are compared by place, not by content
    __eq__ = object.__eq__


def escape(member):
    return member.replace("~", "~0").replace("/", "~1")


class Reader:
    def __init__(self):
        self.problems = set()  # one fault once
        self.registry = {}  # kind -> {id: node}
        self.references = []  # (kind, id, path)

    def add(self, code, path):
        self.problems.add((code, path))


# --- readers of one value: (reader, value, path) -> what was read, or BAD -------------------


def text(reader, value, path):
    if not isinstance(value, str):
        reader.add("E005", path)
        return BAD
    return value


WHITE_SPACE = (
    "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)


def is_blank(string):
    return string.strip(WHITE_SPACE) == ""


def title(reader, value, path):
    """E006: blank, or over 1,000 characters; lengths count Unicode scalar values [1]."""
    value = text(reader, value, path)
    if value is not BAD and (is_blank(value) or len(value) > 1000):
        reader.add("E006", path)
    return value


def reason(reader, value, path):
    """E021: blank."""
    value = text(reader, value, path)
    if value is not BAD and is_blank(value):
        reader.add("E021", path)
    return value


def identifier(reader, value, path):
    """[1]; an invalid identifier stays referable [12]."""
    value = text(reader, value, path)
    if value is not BAD and not re.fullmatch(r"[A-Za-z0-9._:/@-]{1,128}", value):
        reader.add("E007", path)
    return value


def reference(kind):
    def read(reader, value, path):
        value = text(reader, value, path)
        if value is not BAD:
            reader.references.append((kind, value, path))
        return value

    return read


def one_of(*allowed):
    def read(reader, value, path):
        if not isinstance(value, str) or value not in allowed:
            reader.add("E005", path)
            return BAD
        return value

    return read


def boolean(reader, value, path):
    if not isinstance(value, bool):
        reader.add("E005", path)
        return BAD
    return value


def date(reader, value, path):
    """[1] YYYY-MM-DD, years 1900 to 2200."""
    value = text(reader, value, path)
    if value is BAD:
        return BAD
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and 1900 <= int(value[:4]) <= 2200:
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    reader.add("E010", path)
    return BAD


def as_double(reader, value, path):
    """A number as a double, perhaps infinite; a boolean is not a number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        reader.add("E005", path)
        return BAD
    try:
        return float(value) + 0.0
    except OverflowError:
        return math.inf


def number(least=-MAX_VALUE, most=MAX_VALUE):
    def read(reader, value, path):
        value = as_double(reader, value, path)
        if value is not BAD and not least <= value <= most:  # NaN too
            reader.add("E006", path)
            return BAD
        return value

    return read


value_number = number()
share = number(0.0, 1.0)


def whole_number(reader, value, path):
    value = number(1.0)(reader, value, path)
    if value is not BAD and value != int(value):
        reader.add("E006", path)
        return BAD
    return value


def weight(reader, value, path):
    """[2.3]; not finite is E006 as everywhere, beyond its own bounds is E018."""
    value = as_double(reader, value, path)
    if value is BAD:
        return BAD
    if not math.isfinite(value):
        reader.add("E006", path)
        return BAD
    exact = Decimal(repr(value))
    if not Decimal("0.000001") <= exact <= 1_000_000 or exact * 10**6 % 1 != 0:
        reader.add("E018", path)
        return BAD
    return value


def as_it_is(reader, value, path):
    return value


# --- objects and lists ---------------------------------------------------------------------


def read_object(reader, value, path, required, optional, missing_codes=()):
    """`required` and `optional`: member -> reader. Unknown members E003, missing ones E004."""
    if not isinstance(value, dict):
        reader.add("E005", path)
        return BAD
    node = Node(path)
    for member in value:
        if member not in required and member not in optional and member != "custom":
            reader.add("E003", f"{path}/{escape(member)}")
    for member, read in {**required, **optional}.items():
        place = f"{path}/{member}"
        if value.get(member) is not None:
            node[member] = read(reader, value[member], place)
        elif member in required:  # a required member that is null is missing [1]
            reader.add(dict(missing_codes).get(member, "E004"), place)
    return node


def an_object(required, optional, kind=None, missing_codes=()):
    """A reader of objects; those of a `kind` have an `id` that is unique within it."""

    def read(reader, value, path):
        node = read_object(reader, value, path, required, optional, missing_codes)
        if kind and node is not BAD and isinstance(node.get("id"), str):
            known = reader.registry.setdefault(kind, {})
            if node["id"] in known:
                reader.add("E008", f"{path}/id")
            else:
                known[node["id"]] = node
        return node

    return read


def a_list(read_item, at_least=0):
    """A reader of lists; fewer than `at_least` entries are E022, at the list."""

    def read(reader, value, path):
        if not isinstance(value, list):
            reader.add("E005", path)
            return BAD
        if len(value) < at_least:
            reader.add("E022", path)
        return [read_item(reader, item, f"{path}/{i}") for i, item in enumerate(value)]

    return read


# --- measures [3] --------------------------------------------------------------------------

OVER = one_of("latest", "worst", "mean", "time_weighted")
ACCUMULATE = one_of("latest", "sum", "max", "min", "mean")
_CLIMB = ({"baseline": value_number, "target": value_number}, {"accumulate": ACCUMULATE})
_POINT = an_object({"at": value_number, "score": share}, {})


def checklist_items(reader, value, path):
    """[3.6] at least one, ids unique in the list."""
    read_item = an_object({"id": identifier, "title": title}, {"weight": weight, "done_on": date})
    items = a_list(read_item, at_least=1)(reader, value, path)
    seen = set()
    for item in items if items is not BAD else []:
        if item is not BAD and isinstance(item.get("id"), str):
            if item["id"] in seen:
                reader.add("E008", f"{item.path}/id")
            seen.add(item["id"])
    return items


MEASURES = {
    "increase": _CLIMB,
    "decrease": _CLIMB,
    "at_least": ({"threshold": value_number}, {"floor": value_number, "strict": boolean, "over": OVER}),
    "at_most": ({"threshold": value_number}, {"ceiling": value_number, "strict": boolean, "over": OVER}),
    "between": (
        {"low": value_number, "high": value_number},
        {"tolerance": value_number, "strict": boolean, "over": OVER},
    ),
    "milestone": ({}, {}),
    "checklist": ({"items": checklist_items}, {}),
    "zones": ({"points": a_list(_POINT, at_least=2)}, {"interpolate": one_of("linear", "step")}),
    "discover": ({}, {}),
    "aligned": ({}, {}),
}


def measure(reader, value, path):
    """A measure whose kind is missing or unknown gets nothing else [12]: then BAD."""
    if not isinstance(value, dict):
        reader.add("E005", path)
        return BAD
    kind = value.get("kind")
    if kind is None:
        reader.add("E004", f"{path}/kind")
        return BAD
    if one_of(*MEASURES)(reader, kind, f"{path}/kind") is BAD:
        return BAD
    required, optional = MEASURES[kind]
    node = read_object(reader, value, path, {"kind": text, **required}, optional)
    check_limits(reader, node)
    return node


def both(node, first, second):
    """Whether both members were read as numbers."""
    return isinstance(node.get(first), float) and isinstance(node.get(second), float)


def check_limits(reader, node):
    """E012, E013 and the measures' part of E014."""
    if both(node, "baseline", "target"):
        rise = node["target"] - node["baseline"]
        if abs(rise) < 1e-100:
            reader.add("E012", f"{node.path}/target")
        elif (rise > 0) != (node["kind"] == "increase"):
            reader.add("E013", f"{node.path}/kind")
    if both(node, "low", "high") and node["low"] >= node["high"]:
        reader.add("E014", f"{node.path}/high")
    if both(node, "threshold", "floor") and node["floor"] >= node["threshold"]:
        reader.add("E014", f"{node.path}/floor")
    if both(node, "threshold", "ceiling") and node["ceiling"] <= node["threshold"]:
        reader.add("E014", f"{node.path}/ceiling")
    if isinstance(node.get("tolerance"), float) and node["tolerance"] <= 0:
        reader.add("E014", f"{node.path}/tolerance")
    if node.get("strict") is True and any(ramp in node for ramp in ("floor", "ceiling", "tolerance")):
        reader.add("E014", f"{node.path}/strict")
    if isinstance(node.get("points"), list):
        check_points(reader, [p for p in node["points"] if p is not BAD])


def check_points(reader, points):
    """[3.7] the first `at`, and the first `score`, that breaks the order."""
    previous = None
    for point in points:
        at = point.get("at")
        if isinstance(at, float):
            if previous is not None and at <= previous:
                reader.add("E014", f"{point.path}/at")
                break
            previous = at
    previous, directions = None, set()
    for point in points:
        score = point.get("score")
        if isinstance(score, float):
            if previous is not None and score != previous:
                directions.add(score > previous)
                if len(directions) == 2:
                    reader.add("E014", f"{point.path}/score")
                    break
            previous = score


# --- plans and sources ---------------------------------------------------------------------

_STEPS = an_object({"steps": a_list(an_object({"by": date, "share": share}, {}))}, {})


def plan(reader, value, path):
    if isinstance(value, dict):
        return _STEPS(reader, value, path)
    names = ("linear", "front_loaded", "back_loaded", "s_curve", "at_end", "constant")
    return one_of(*names)(reader, value, path)


def source(reader, value, path):
    """[3.12] An object names one of `kpi` and `sum_of`."""
    if not isinstance(value, dict):
        return one_of("check_ins")(reader, value, path)
    sum_of = a_list(reference("key_result"), at_least=1)
    targets = {"kpi": reference("kpi"), "sum_of": sum_of}
    return one_target(reader, value, path, targets, {}, "kpi")


def one_target(reader, value, path, targets, optional, named_when_missing):
    """An object that names one of `targets`: none is E004, each further one E017."""
    if not isinstance(value, dict):
        reader.add("E005", path)
        return BAD
    named = [member for member in targets if value.get(member) is not None]
    if not named:
        reader.add("E004", f"{path}/{named_when_missing}")
    for further in named[1:]:
        reader.add("E017", f"{path}/{further}")
    readers = {member: as_it_is for member in targets}
    readers.update({member: targets[member] for member in named[:1]})
    return read_object(reader, value, path, {}, {**readers, **optional})


# --- the portfolio, from its leaves up -----------------------------------------------------

OWNER = {"owner": reference("unit")}
COMMITMENT = one_of("committed", "aspirational")
_DROP_CODES = (("reason", "E021"),)


def dropped(kind):
    return an_object({"on": date, "reason": reason}, {"replaced_by": reference(kind)}, missing_codes=_DROP_CODES)


def review(reader, value, path):
    """[4.7] A score needs a day and a reason."""
    strings = {"explanation": text, "learned": text, "by": text}
    members = {"on": date, "score": share, "reason": text, **strings}
    node = read_object(reader, value, path, {}, members)
    if node is not BAD and "score" in node:
        if "on" not in node:
            reader.add("E004", f"{path}/on")
        if "reason" not in node or (node["reason"] is not BAD and is_blank(node["reason"])):
            reader.add("E021", f"{path}/reason")
    return node


def amendment(reader, value, path):
    changes = {"measure": measure, "due": date, "weight": weight}
    required = {"on": date, "reason": reason}
    node = read_object(reader, value, path, required, {"by": text, **changes}, _DROP_CODES)
    if node is not BAD and not any(member in node for member in changes):
        reader.add("E022", path)
    return node


def aligned_edge(reader, value, path):
    targets = {kind: reference(kind) for kind in ("objective", "key_result", "priority")}
    return one_target(reader, value, path, targets, {"weight": weight}, "objective")


CHECK_IN = an_object({"on": date}, {"value": as_it_is, "confidence": share, "note": text, "by": text})
KEY_RESULT = an_object(
    {"id": identifier, "title": title, "measure": measure},
    {
        "description": text, "unit": text, "weight": weight, "role": one_of("key", "guardrail"),
        "commitment": COMMITMENT, **OWNER, "start": date, "due": date, "plan": plan, "source": source,
        "check_ins": a_list(CHECK_IN), "amendments": a_list(amendment),
        "dropped": dropped("key_result"), "review": review, "tags": a_list(text),
    },
    kind="key_result",
)
INITIATIVE = an_object(
    {"id": identifier, "title": title},
    {"key_results": a_list(reference("key_result")), **OWNER, "state": one_of("open", "done", "stopped")},
    kind="initiative",
)
OBJECTIVE = an_object(
    {
        "id": identifier, "title": title, **OWNER, "cycle": reference("cycle"),
        "commitment": COMMITMENT, "key_results": a_list(KEY_RESULT),
    },
    {
        "description": text, "accountable": reference("unit"),
        "kind": one_of("build", "improve", "innovate"), "origin": one_of("top_down", "bottom_up"),
        "aligned_to": a_list(aligned_edge),
        "depends_on": a_list(an_object({"unit": reference("unit")}, {"objective": reference("objective")})),
        "from": one_of("key_results", "aligned", "both"),
        "combine": one_of("mean", "min", "all", "magnitude"),
        "initiatives": a_list(INITIATIVE), "carried_from": reference("objective"),
        "dropped": dropped("objective"),
        "escalations": a_list(an_object({"on": date, "note": text}, {"by": text})),
        "review": review, "tags": a_list(text),
    },
    kind="objective",
)
LEVELS = ("company", "department", "team", "individual")
UNIT = an_object(
    {"id": identifier, "name": title, "level": one_of(*LEVELS)}, {"parent": reference("unit")}, kind="unit"
)
CYCLE = an_object(
    {"id": identifier, "start": date, "end": date},
    {
        "name": title, "phase": one_of("planning", "active", "review", "closed"),
        "parent": reference("cycle"), "check_in_every_days": whole_number,
    },
    kind="cycle",
)
KPI = an_object(
    {"id": identifier, "name": title},
    {
        "unit": text, "healthy": an_object({}, {"low": value_number, "high": value_number}),
        "measurements": a_list(an_object({"on": date, "value": value_number}, {})),
    },
    kind="kpi",
)
PRIORITY = an_object({"id": identifier, "title": title}, {}, kind="priority")
ORGANIZATION = an_object(
    {"name": title}, {"mission": text, "vision": text, "priorities": a_list(PRIORITY)}
)


def policy_name(reader, value, path):
    """An unknown policy name is E009."""
    value = text(reader, value, path)
    if value is not BAD and value not in policies.NAMES:
        reader.add("E009", path)
        return BAD
    return value


_BANDS = an_object({}, {"red_below": share, "green_from": share})
POLICY = an_object(
    {},
    {
        "extends": policy_name, "name": title,
        "expected": an_object({}, {"committed": share, "aspirational": share}),
        "grades": an_object(
            {}, {"committed": _BANDS, "aspirational": _BANDS, "rounding": one_of("none", "tenths")}
        ),
        "pace": an_object(
            {},
            {
                "method": one_of("ratio", "gap", "projected"), "on_track": share, "at_risk": share,
                "target": one_of("expected", "full"), "plan": one_of("curve", "none"),
            },
        ),
        "missing": one_of("zero", "exclude"),
    },
)


def policy(reader, value, path):
    return (POLICY if isinstance(value, dict) else policy_name)(reader, value, path)


def version(reader, value, path):
    value = text(reader, value, path)
    if value is not BAD and value != "1":
        reader.add("E002", path)
    return value


PORTFOLIO = an_object(
    {
        "okr": version, "organization": ORGANIZATION, "units": a_list(UNIT, at_least=1),
        "cycles": a_list(CYCLE, at_least=1), "objectives": a_list(OBJECTIVE),
    },
    {"policy": policy, "kpis": a_list(KPI)},
)
