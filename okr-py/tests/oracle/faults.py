"""Plants one fault in a valid portfolio, and says from knowledge of the fault what must be reported.

Each kind of fault is a function (document, rng) -> [(code, path)], or None where it has no place
in this document; it changes the document. Kinds with a place of their own add what they need.
Faults after which it is unclear by which measure a check-in value is to be judged are avoided.
"""

import copy
import json

from . import faults_fresh, faults_meaning, faults_members  # noqa: F401  (they register their kinds)
from .places import objects
from .planting import KINDS, pick
from .shapes import escape

# --- the way in ------------------------------------------------------------------------------


def plant(portfolio, rng, name):
    """The document with a fault of this kind and its problems, or None if it has no place."""
    document = copy.deepcopy(portfolio)
    expected = KINDS[name](document, rng)
    if expected is None:
        return None
    if isinstance(expected, tuple):  # the document itself was replaced
        document, expected = expected
    expected = sorted(set(expected), key=lambda p: (p[1], p[0]))
    return document, [{"code": code, "path": path} for code, path in expected]


def plant_fault(portfolio, rng):
    """(faulty document, its problems) for one fault of a random kind."""
    names = sorted(KINDS)
    while True:
        planted = plant(portfolio, rng, rng.choice(names))
        if planted is not None:
            return planted


def plant_text_fault(portfolio, rng):
    """(JSON text, its problems) for faults that only a text can have: E001, E023, numbers like 1e400."""
    document = copy.deepcopy(portfolio)
    how = rng.choice(["twice", "twice in custom", "cut", "word", "deep", "deepest", "huge"])
    mark = "@@again@@"
    if how == "twice":
        thing, _, path = pick(rng, (o for o in objects(document) if o[0]))
        member = rng.choice(list(thing))
        thing[mark] = thing[member]
        text = json.dumps(document).replace(f'"{mark}"', json.dumps(member))
        return text, [{"code": "E023", "path": f"{path}/{escape(member)}"}]
    thing, _, path = pick(rng, objects(document))
    if how == "twice in custom":
        thing["custom"] = {"a": [{"x/y": 1, mark: 2}]}
        text = json.dumps(document).replace(mark, "x/y")
        return text, [{"code": "E023", "path": f"{path}/custom/a/0/x~1y"}]
    if how == "huge":
        document["kpis"] = [*(document.get("kpis") or []), {"id": "k-huge", "name": "K", "healthy": {"high": mark}}]
        text = json.dumps(document).replace(f'"{mark}"', rng.choice(["1e400", "-1E+309", "1" + 400 * "0"]))
        return text, [{"code": "E006", "path": f"/kpis/{len(document['kpis']) - 1}/healthy/high"}]
    if how in ("deep", "deepest"):  # 128 levels are well, 129 are not
        levels = 129 if how == "deep" else 128
        document["custom"] = mark
        text = json.dumps(document).replace(f'"{mark}"', (levels - 1) * "[" + (levels - 1) * "]")
        return text, [{"code": "E001", "path": ""}] if how == "deep" else []
    text = json.dumps(document)
    if how == "cut":
        text = text[: rng.randrange(len(text))]
    else:
        text = text[:-1] + rng.choice([",}", "}}", ', "custom": NaN}', ", 'custom': 1}", "} x", ', "custom": 01}'])
    return text, [{"code": "E001", "path": ""}]
