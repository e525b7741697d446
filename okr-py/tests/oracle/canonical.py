"""Documents as FORMAT.md says that they are saved: members in order, without what is absent or default."""

from . import places

DEFAULTS = {
    ("portfolio", "policy"): "default", ("policy object", "extends"): "default",
    ("cycle", "phase"): "active", ("objective", "from"): "key_results",
    ("objective", "combine"): "mean", ("key_result", "weight"): 1, ("key_result", "role"): "key",
    ("key_result", "source"): "check_ins", ("edge", "weight"): 1, ("item", "weight"): 1,
    ("initiative", "state"): "open", ("increase", "accumulate"): "latest", ("decrease", "accumulate"): "latest",
    ("at_least", "over"): "latest", ("at_most", "over"): "latest", ("between", "over"): "latest",
    ("at_least", "strict"): False, ("at_most", "strict"): False, ("between", "strict"): False,
    ("zones", "interpolate"): "linear", ("edit carry_over", "force"): False,
    ("edit move_cycle", "force"): False,
}

EMPTY_LEFT_OUT = ("{expected}", "{grades}", "{bands}", "{pace}")

# What an edit has, as docs/editing.md lists it; `!` marks a required member, as in `places`.
EDITS = {
    "check_in": {
        "key_result": "ref:key_result!", "on": "date", "value": "value", "confidence": "share", "note": "text",
        "by": "text",
    },
    "correct_check_in": {
        "key_result": "ref:key_result!", "on": "date!", "nth": "days", "moved_to": "date", "value": "value",
        "confidence": "share", "note": "text", "by": "text",
    },
    "withdraw_check_in": {"key_result": "ref:key_result!", "on": "date!", "nth": "days"},
    "complete_item": {"key_result": "ref:key_result!", "item": "text!", "on": "date"},
    "record_measurement": {"kpi": "ref:kpi!", "on": "date", "value": "number!"},
    "amend": {
        "key_result": "ref:key_result!", "on": "date", "measure": "measure", "due": "date", "weight": "weight",
    },
    "drop": {"objective": "goal", "key_result": "goal", "on": "date", "replaced_by": "text"},
    "add_key_result": {"objective": "ref:objective!", "new": "{key_result}!"},
    "replace_key_result": {"key_result": "ref:key_result!", "on": "date", "new": "{key_result}!"},
    "add_objective": {"new": "{objective}!"},
    "align": {"objective": "ref:objective!", "to": "{edge}!"},
    "unalign": {"objective": "ref:objective!", "to": "{edge}!"},
    "escalate": {"objective": "ref:objective!", "on": "date", "note": "text!", "by": "text"},
    "review": {"objective": "goal", "key_result": "goal", "on": "date", "score": "share!", "learned": "text"},
    "explain": {"objective": "goal", "key_result": "goal", "explanation": "text!", "learned": "text"},
    "move_cycle": {"cycle": "ref:cycle!", "phase": "enum:phase!", "force": "bool"},
    "carry_over": {
        "cycle": "ref:cycle!", "into": "ref:cycle!", "objectives": "[ref:objective]", "baseline": "enum:baseline",
        "force": "bool",
    },
    "clone_cycle": {"cycle": "ref:cycle!", "new": "{cycle}!"},
}
DATED = [kind for kind, members in EDITS.items() if members.get("on") == "date"]


def number(value):
    """Whole numbers without a fraction, every zero as 0; booleans of milestones as 0 and 1."""
    if isinstance(value, str):
        return value  # not a number at all: others say so
    value = float(value) + 0.0
    return int(value) if value == int(value) else value


def tidied(value, type_):
    type_ = type_.rstrip("!")
    if type_ in ("number", "share", "weight", "days", "value") and isinstance(value, (int, float)):
        return number(value)
    if type_.startswith("[") and isinstance(value, list):
        return [tidied(item, type_[1:-1]) for item in value]
    shape = places.shape_of(type_, value)
    return tidy(value, places.SHAPES[shape], shape) if shape else value


def tidy(thing, members, shape):
    """One object in its canonical form. Members that it should not have come last, as they are."""
    found = {"kind": thing["kind"]} if shape.startswith("edit ") else {}
    for member, type_ in members.items():
        value = thing.get(member)
        if value is None or (value == [] and not type_.endswith("!")):
            continue
        value = tidied(value, type_)
        if value == {} and type_ in EMPTY_LEFT_OUT:
            continue
        default = DEFAULTS.get((shape, member))
        if default is None or value != default or isinstance(value, bool) != isinstance(default, bool):
            found[member] = value
    if shape == "portfolio" and thing.get("audit"):
        found["audit"] = [entry(it) for it in thing["audit"]]
    if shape.startswith("edit ") and thing.get("reason") is not None:
        found["reason"] = thing["reason"]
    if thing.get("custom") is not None:
        found["custom"] = thing["custom"]
    return found


def edit(thing):
    return tidy(thing, EDITS[thing["kind"]], f"edit {thing['kind']}")


def entry(thing):
    """An entry of the audit trail."""
    found = {m: thing[m] for m in ("on", "by", "edit", "was", "custom") if thing.get(m) is not None}
    return {**found, "edit": edit(found["edit"])}


def canonical(document):
    document = dict(document)
    checks = document.pop("checks", None)
    found = tidy(document, places.SHAPES["portfolio"], "portfolio")
    if checks is not None:
        head = ("okr", "organization", "policy")
        found = {**{m: found[m] for m in head if m in found}, "checks": checks, **found}
    return found


def part(shape, thing):
    """A part of a document in its canonical form."""
    return tidy(thing, places.SHAPES[shape], shape)
