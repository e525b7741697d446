"""Faults of single members: E002 to E010."""

import copy

from . import places
from .places import MEASURES, SHAPES, declared, objects, references, values
from .planting import (
    KINDS, an_objective, break_value, judged_elsewhere, kind, lost, overrides, pick, sums, values_in_force,
)
from .shapes import escape

# --- E002 to E005 --------------------------------------------------------------------------


@kind("E002 version")
def version(document, rng):
    document["okr"] = rng.choice(["2", "1.0", "", " 1", "one"])
    return [("E002", "/okr")]


@kind("E003 anywhere")
def unknown_member(document, rng):
    shape = pick(rng, sorted({s for _, s, _ in objects(document)}))
    thing, _, path = pick(rng, [o for o in objects(document) if o[1] == shape])
    member = rng.choice(["wieght", "a/b", "m~n", "", "Custom", "é", "~1", "0", "custom "])
    thing[member] = rng.choice([1, "x", [], {"id": "k"}, True])
    return [("E003", f"{path}/{escape(member)}")]


@kind("E003 of another measure")
def member_of_another_measure(document, rng):
    found = pick(rng, (o for o in objects(document) if o[1] in MEASURES))
    if found is None:
        return None
    thing, shape, path = found
    others = {m for s in MEASURES for m in SHAPES[s]} - set(SHAPES[shape])
    member = rng.choice(sorted(others))
    thing[member] = rng.choice([1, True, "latest", []])
    return [("E003", f"{path}/{member}")]


def missing(document, rng, make_absent):
    before = declared(document)
    found = [
        (thing, shape, member, f"{path}/{member}")
        for thing, shape, path in objects(document)
        for member, _, required in places.members(shape)
        if required and shape != "steps" and not judged_elsewhere(document, f"{path}/{member}", member)
    ]
    chosen = pick(rng, sorted({(shape, member) for _, shape, member, _ in found}))
    thing, _, member, path = pick(rng, [f for f in found if f[1:3] == chosen])
    make_absent(thing, member)
    return [("E004", path), *lost(before, document)]


@kind("E004 absent")
def absent(document, rng):
    return missing(document, rng, lambda thing, member: thing.pop(member))


@kind("E004 null")
def null(document, rng):
    return missing(document, rng, lambda thing, member: thing.update({member: None}))


@kind("E004 an override without a day")
def override_without_day(document, rng):
    found = pick(rng, overrides(document))
    if found is None:
        return None
    thing, path = found
    rng.choice([lambda: thing.pop("on"), lambda: thing.update(on=None)])()
    return [("E004", f"{path}/on")]


@kind("E004 an edge without a target")
def edge_without_target(document, rng):
    objective, path = an_objective(document, rng)
    objective["aligned_to"] = [*(objective.get("aligned_to") or []),
                               rng.choice([{}, {"weight": 2}, {"objective": None}, {"custom": 1}])]
    return [("E004", f"{path}/aligned_to/{len(objective['aligned_to']) - 1}/objective")]


WORDS = ("text", "title", "reason", "id", "item id", "ref", "enum", "kind", "date", "version")
NUMBERS = ("number", "share", "weight", "days")
WRONG = {  # types -> what cannot stand there
    WORDS: [5, True, 1.5, [], {}, ["x"]],
    NUMBERS: ["5", True, False, [], {}],
    ("bool",): [0, 1, "true", []],
    ("[",): [{}, "x", 5, True],
    ("{",): [[], "x", 5, True],
    ("measure",): ["increase", 5, [], True],
    ("plan", "source", "policy"): [5, True, [], 0.5],
    ("value",): ["4", [], {}, "true"],
}


def wrong_type(types, wrong):
    def plant(document, rng):
        before = declared(document)
        _, path = break_value(document, rng, types, lambda _: copy.deepcopy(rng.choice(wrong)))
        return None if path is None else [("E005", path), *lost(before, document)]

    return plant


for _types, _wrong in WRONG.items():
    for _type in _types:
        KINDS[f"E005 in place of {_type}"] = wrong_type((_type,), _wrong)


@kind("E005 in a list")
def wrong_item(document, rng):
    before = declared(document)
    found = [(p[0][p[2]], p[4]) for p in values(document)
             if p[3].startswith("[") and p[0][p[2]] and not judged_elsewhere(document, p[4], p[2])]
    items, path = pick(rng, found)
    i = rng.randrange(len(items))
    items[i] = rng.choice([None, 5, True, []])
    return [("E005", f"{path}/{i}"), *lost(before, document)]


@kind("E005 no object at all")
def no_object(document, rng):
    del document
    return rng.choice([[], "okr", None, 1, True, [{}]]), [("E005", "")]


@kind("E005 unknown word")
def unknown_word(document, rng):
    def spoil(word):
        return rng.choice([word.upper(), f"{word} ", "", "unknown", word[:-1]])

    _, path = break_value(document, rng, ("enum", "kind"), spoil)
    return None if path is None else [("E005", path)]


@kind("E005 unknown plan or source")
def unknown_plan(document, rng):
    _, path = break_value(document, rng, ("plan", "source"), lambda _: rng.choice(["lineal", "", "kpi", "none"]))
    return None if path is None else [("E005", path)]


@kind("E005 a boolean as a value")
def boolean_value(document, rng):
    found = pick(rng, (v for v in values_in_force(document) if v[2] != "milestone"))
    if found is None:
        return None
    found[0]["value"] = rng.choice([True, False])
    return [("E005", found[1])]


# --- E006 to E010 --------------------------------------------------------------------------

BEYOND = [1e16, -1e16, 1.000000000000001e15, -1.7976931348623157e308, 10**400]
OUTSIDE = {
    ("title",): ["", "  ", "\u2003\u00a0\n\t", "x" * 1001, "\U0001f600" * 1001],
    ("number",): BEYOND,
    ("share",): [1.5, -0.1, 1.0000000000000002, -1e-9, *BEYOND],
    ("days",): [0, -1, 1.5, 0.5, *BEYOND],
}


def outside(types, wrong):
    def plant(document, rng):
        _, path = break_value(document, rng, types, lambda _: rng.choice(wrong))
        return None if path is None else [("E006", path)]

    return plant


for _types, _wrong in OUTSIDE.items():
    KINDS[f"E006 {_types[0]}"] = outside(_types, _wrong)


@kind("E006 check-in value")
def value_outside(document, rng):
    found = pick(rng, values_in_force(document))
    if found is None:
        return None
    found[0]["value"] = rng.choice(BEYOND)
    return [("E006", found[1])]


@kind("E006 milestone value")
def milestone_value(document, rng):
    found = pick(rng, (v for v in values_in_force(document) if v[2] == "milestone"))
    if found is None:
        return None
    found[0]["value"] = rng.choice([0.5, 2, -1, 1.0000000000000002, 1e-300])
    return [("E006", found[1])]


def rename(document, old_kind, old, new):
    """Renames every reference to a thing."""
    for named, identifier, path in list(references(document)):
        if (named, identifier) == (old_kind, old):
            put(document, path, new)


def put(document, path, value):
    *above, last = path.split("/")[1:]
    for step in above:
        document = document[int(step) if isinstance(document, list) else step]
    document[int(last) if isinstance(document, list) else last] = value


@kind("E007 an invalid identifier stays referable")
def invalid_identifier(document, rng):
    found = [o for o in objects(document) if o[1] in (*places.DECLARING, "item")]
    shape = pick(rng, sorted({s for _, s, _ in found}))
    thing, _, path = pick(rng, [o for o in found if o[1] == shape])
    bad = rng.choice(["kr 1", "", "x" * 129, "é", "a\n", "a,b", "\u0000", "a\\b", "a#", "\u0661"])
    rename(document, shape, thing["id"], bad)
    thing["id"] = bad
    return [("E007", f"{path}/id")]


@kind("E008 twice within its kind")
def duplicate_identifier(document, rng):
    named = {(k, i) for k, i, _ in references(document)}
    shape = rng.choice(places.DECLARING)
    things = [(t, p) for t, s, p in objects(document) if s == shape]
    later = [i for i, (t, _) in enumerate(things) if i and (shape, t["id"]) not in named]
    if not later:
        return None
    i = rng.choice(later)
    things[i][0]["id"] = rng.choice(things[:i])[0]["id"]
    return [("E008", f"{things[i][1]}/id")]


@kind("E008 in a checklist")
def duplicate_item(document, rng):
    found = pick(rng, (o for o in objects(document) if o[1] == "checklist"))
    if found is None:
        return None
    thing, _, path = found
    thing["items"].append({"id": rng.choice(thing["items"])["id"], "title": "Again"})
    return [("E008", f"{path}/items/{len(thing['items']) - 1}/id")]


@kind("E008 aligned twice")
def aligned_twice(document, rng):
    found = pick(rng, (o for o in objects(document) if o[1] == "objective" and o[0].get("aligned_to")))
    if found is None:
        return None
    thing, _, path = found
    edge = rng.choice(thing["aligned_to"])
    named = next(m for m in ("objective", "key_result", "priority") if edge.get(m) is not None)
    thing["aligned_to"].append({named: edge[named], "weight": 3})
    return [("E008", f"{path}/aligned_to/{len(thing['aligned_to']) - 1}/{named}")]


@kind("E008 summed twice")
def summed_twice(document, rng):
    found = pick(rng, sums(document))
    if found is None:
        return None
    parts = found[0]["source"]["sum_of"]
    parts.append(rng.choice(parts))
    return [("E008", f"{found[1]}/source/sum_of/{len(parts) - 1}")]


@kind("E009 names nothing")
def names_nothing(document, rng):
    named, _, path = a_reference(document, rng)
    put(document, path, rng.choice(["nope", "", "kr 9", "x" * 200, "default ", "Default"]))
    return [("E009", path)]


def a_reference(document, rng):
    found = [(k, i, p) for k, i, p in references(document)]
    found += [("policy", "", "/policy")] if isinstance(document.get("policy"), str) else []
    named = rng.choice(sorted({k for k, _, _ in found}))
    return rng.choice([r for r in found if r[0] == named])


@kind("E009 names the wrong kind")
def names_wrong_kind(document, rng):
    named, _, path = a_reference(document, rng)
    every = declared(document)
    others = sorted(i for k, i in every if k != named and (named, i) not in every)
    if not others:
        return None
    put(document, path, rng.choice(others))
    return [("E009", path)]


@kind("E009 the thing itself has another name")
def names_old_name(document, rng):
    before = declared(document)
    found = sorted({(k, i) for k, i, _ in references(document)} & before)
    if not found:
        return None
    named = rng.choice(found)
    thing = next(t for t, s, _ in objects(document) if (s, t.get("id")) == named)
    thing["id"] = "another-name"
    return lost(before, document)


NO_DATES = [
    "2026-02-30", "2026-1-05", "1899-12-31", "2201-01-01", "2026-11-15T00:00:00", "20261115",
    " 2026-11-15", "2026-W01-1", "", "2026-13-01", "2026-00-10", "2100-02-29", "2026-11-00", "yesterday",
    "٢٠٢٦-11-15", "+026-11-15", "2026-11-15\n", "0000-01-01", "26-11-15",
]


@kind("E010 no date")
def no_date(document, rng):
    _, path = break_value(document, rng, ("date",), lambda _: rng.choice(NO_DATES))
    return None if path is None else [("E010", path)]
