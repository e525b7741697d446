"""What the planters of faults share: the register of kinds, and ways to find a place."""

from .places import declared, objects, references, values

KINDS = {}  # name -> function (document, rng) -> [(code, path)], or None where it has no place


def kind(name):
    def register(function):
        KINDS[name] = function
        return function

    return register


def pick(rng, found):
    found = list(found)
    return rng.choice(found) if found else None


def lost(before, document):
    """[12] Each reference to what cannot be named any more is E009."""
    gone = before - declared(document)
    return [("E009", path) for named, identifier, path in references(document)
            if isinstance(identifier, str) and (named, identifier) in gone]


def judged_elsewhere(document, path, member):
    """Whether check-in values would have to be judged with this place unreadable [4.3]."""
    parts = path.split("/")
    if parts[3:4] != ["key_results"] or len(parts) < 6:
        return False
    kr = document["objectives"][int(parts[2])]["key_results"][int(parts[4])]
    stated = [c["value"] for c in kr.get("check_ins") or [] if c.get("value") is not None]
    amended = any(a.get("measure") is not None for a in kr.get("amendments") or [])
    doubtful = bool(stated) and (amended or any(isinstance(v, bool) for v in stated))
    in_measure = member in ("measure", "kind")
    in_dates = member == "on" and parts[5] in ("check_ins", "amendments")
    return doubtful and (in_measure or in_dates or member == "amendments" or parts[5:] == ["amendments"])


def break_value(document, rng, types, make):
    """Replaces the value of a random member of one of `types`; make(value) gives the new one."""
    found = [p for p in values(document) if p[3].split(":")[0] in types or p[3][:1] in types]
    found = [p for p in found if not judged_elsewhere(document, p[4], p[2])]
    # first a member, then one of its places, so that rare members get their turn
    place = pick(rng, sorted({(p[1], p[2]) for p in found}))
    if place is None:
        return None, None
    parent, _, member, _, path = pick(rng, [p for p in found if (p[1], p[2]) == place])
    parent[member] = make(parent[member])
    return parent, path


def an_objective(document, rng):
    i = rng.randrange(len(document["objectives"]))
    return document["objectives"][i], f"/objectives/{i}"


def overrides(document):
    return [(t, p) for t, s, p in objects(document) if s == "review" and t.get("score") is not None]


def sums(document):
    return [(t, p) for t, s, p in objects(document)
            if s == "key_result" and isinstance(t.get("source"), dict) and t["source"].get("sum_of")]


def values_in_force(document):
    """(check-in, path, kind of the measure in force on its day) of every check-in value."""
    for thing, shape, path in objects(document):
        if shape != "key_result":
            continue
        for i, check_in in enumerate(thing.get("check_ins") or []):
            if check_in.get("value") is not None:
                stated = [(a["on"], j, a["measure"]) for j, a in enumerate(thing.get("amendments") or [])
                          if a.get("measure") is not None and a["on"] <= check_in["on"]]
                measure = max(stated, key=lambda a: a[:2])[2] if stated else thing["measure"]
                yield check_in, f"{path}/check_ins/{i}/value", measure["kind"]
