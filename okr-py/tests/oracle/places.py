"""FORMAT.md once more, as plain tables, to find places in a valid document where a fault can go.

Written apart from `shapes` on purpose: a slip in one shows as a disagreement.
"""

# shape: {member: type}; `!` marks a required member. Types:
#   text title reason id ref:KIND enum:WORDS bool date number share weight days version
#   value (of a check-in)   [x] a list of x   {x} an object of shape x   measure plan source policy
SHAPES = {
    "portfolio": {
        "okr": "version!", "organization": "{organization}!", "policy": "policy", "units": "[unit]!",
        "cycles": "[cycle]!", "kpis": "[kpi]", "objectives": "[objective]!",
    },
    "organization": {"name": "title!", "mission": "text", "vision": "text", "priorities": "[priority]"},
    "priority": {"id": "id!", "title": "title!"},
    "unit": {"id": "id!", "name": "title!", "level": "enum:level!", "parent": "ref:unit"},
    "cycle": {
        "id": "id!", "start": "date!", "end": "date!", "name": "title", "phase": "enum:phase",
        "parent": "ref:cycle", "check_in_every_days": "days",
    },
    "kpi": {
        "id": "id!", "name": "title!", "unit": "text", "healthy": "{healthy}",
        "measurements": "[measurement]",
    },
    "healthy": {"low": "number", "high": "number"},
    "measurement": {"on": "date!", "value": "number!"},
    "objective": {
        "id": "id!", "title": "title!", "description": "text", "owner": "ref:unit!",
        "accountable": "ref:unit", "cycle": "ref:cycle!", "commitment": "enum:commitment!",
        "kind": "enum:kind", "origin": "enum:origin", "aligned_to": "[edge]", "depends_on": "[dependency]",
        "from": "enum:from", "combine": "enum:combine", "key_results": "[key_result]!",
        "initiatives": "[initiative]", "carried_from": "ref:objective", "dropped": "{objective drop}",
        "escalations": "[escalation]", "review": "{review}", "tags": "[text]",
    },
    "edge": {
        "objective": "ref:objective", "key_result": "ref:key_result", "priority": "ref:priority",
        "weight": "weight",
    },
    "dependency": {"unit": "ref:unit!", "objective": "ref:objective"},
    "initiative": {
        "id": "id!", "title": "title!", "key_results": "[ref:key_result]", "owner": "ref:unit",
        "state": "enum:state",
    },
    "escalation": {"on": "date!", "note": "text!", "by": "text"},
    "objective drop": {"on": "date!", "reason": "reason", "replaced_by": "ref:objective"},
    "key_result drop": {"on": "date!", "reason": "reason", "replaced_by": "ref:key_result"},
    "review": {
        "on": "date", "score": "share", "reason": "text", "explanation": "text", "learned": "text",
        "by": "text",
    },
    "key_result": {
        "id": "id!", "title": "title!", "description": "text", "measure": "measure!", "unit": "text",
        "weight": "weight", "role": "enum:role", "commitment": "enum:commitment", "owner": "ref:unit",
        "start": "date", "due": "date", "plan": "plan", "source": "source", "check_ins": "[check_in]",
        "amendments": "[amendment]", "dropped": "{key_result drop}", "review": "{review}", "tags": "[text]",
    },
    "check_in": {"on": "date!", "value": "value", "confidence": "share", "note": "text", "by": "text"},
    "amendment": {
        "on": "date!", "reason": "reason", "by": "text", "measure": "measure", "due": "date",
        "weight": "weight",
    },
    "increase": {"kind": "kind!", "baseline": "number!", "target": "number!", "accumulate": "enum:accumulate"},
    "at_least": {
        "kind": "kind!", "threshold": "number!", "floor": "number", "strict": "bool", "over": "enum:over",
    },
    "at_most": {
        "kind": "kind!", "threshold": "number!", "ceiling": "number", "strict": "bool", "over": "enum:over",
    },
    "between": {
        "kind": "kind!", "low": "number!", "high": "number!", "tolerance": "number", "strict": "bool",
        "over": "enum:over",
    },
    "milestone": {"kind": "kind!"},
    "checklist": {"kind": "kind!", "items": "[item]!"},
    "zones": {"kind": "kind!", "points": "[point]!", "interpolate": "enum:interpolate"},
    "item": {"id": "item id!", "title": "title!", "weight": "weight", "done_on": "date"},
    "point": {"at": "number!", "score": "share!"},
    "steps": {"steps": "[step]!"},
    "step": {"by": "date!", "share": "share!"},
    "source object": {"kpi": "ref:kpi", "sum_of": "[ref:key_result]"},
    "policy object": {
        "extends": "ref:policy", "name": "title", "expected": "{expected}", "grades": "{grades}",
        "pace": "{pace}", "missing": "enum:missing",
    },
    "expected": {"committed": "share", "aspirational": "share"},
    "grades": {"committed": "{bands}", "aspirational": "{bands}", "rounding": "enum:rounding"},
    "bands": {"red_below": "share", "green_from": "share"},
    "pace": {
        "method": "enum:method", "on_track": "share", "at_risk": "share", "target": "enum:target",
        "plan": "enum:plan",
    },
}
SHAPES["decrease"] = SHAPES["increase"]
SHAPES["discover"] = SHAPES["aligned"] = SHAPES["milestone"]
MEASURES = (
    "increase", "decrease", "at_least", "at_most", "between", "milestone", "checklist", "zones",
    "discover", "aligned",
)
DECLARING = ("priority", "unit", "cycle", "kpi", "objective", "key_result", "initiative")


def members(shape):
    """(member, type, required) of a shape."""
    return [(m, t.rstrip("!"), t.endswith("!")) for m, t in SHAPES[shape].items()]


def shape_of(type_, value):
    """The shape of an object of a type, or None if the value is no object."""
    if not isinstance(value, dict):
        return None
    if type_.startswith("{"):
        return type_[1:-1]
    if type_ == "measure":
        return value.get("kind") if value.get("kind") in MEASURES else None
    named = {"plan": "steps", "source": "source object", "policy": "policy object"}
    return named.get(type_, type_ if type_ in SHAPES else None)


def values(thing, shape="portfolio", path=""):
    """(parent object, its shape, member, type, path) of every non-null member, depth first."""
    for member, type_, _ in members(shape):
        value = thing.get(member)
        if value is None:
            continue
        here = f"{path}/{member}"
        yield thing, shape, member, type_, here
        if type_.startswith("[") and isinstance(value, list):
            for i, item in enumerate(value):
                inner = shape_of(type_[1:-1], item)
                if inner:
                    yield from values(item, inner, f"{here}/{i}")
        inner = shape_of(type_, value)
        if inner:
            yield from values(value, inner, here)


def objects(thing, shape="portfolio", path=""):
    """(object, shape, path) of every object, depth first."""
    yield thing, shape, path
    for member, type_, _ in members(shape):
        value, here = thing.get(member), f"{path}/{member}"
        items = [(value, type_, here)]
        if type_.startswith("[") and isinstance(value, list):
            items = [(item, type_[1:-1], f"{here}/{i}") for i, item in enumerate(value)]
        for item, item_type, item_path in items:
            inner = shape_of(item_type, item)
            if inner:
                yield from objects(item, inner, item_path)


def references(document):
    """(kind, id, path) of everything that names something by its identifier."""
    for parent, _, member, type_, path in values(document):
        if type_.startswith("ref:"):
            yield type_[4:], parent[member], path
        elif type_.startswith("[ref:") and isinstance(parent[member], list):
            for i, identifier in enumerate(parent[member]):
                yield type_[5:-1], identifier, f"{path}/{i}"


def declared(document):
    """(kind, id) of everything that can be named."""
    return {
        (shape, thing["id"])
        for thing, shape, _ in objects(document)
        if shape in DECLARING and isinstance(thing.get("id"), str)
    }
