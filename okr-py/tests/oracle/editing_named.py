"""Named cases of editing: what is asked is written here by hand, and so is what must come of it.

`problems` are all problems of a batch. `facts` are places of the new portfolio (JSON Pointers) and what stands
there, null for nothing. The whole new portfolio is the oracle's, which must agree with both.
"""

import copy

CASES = {"history": [], "goals": [], "cycles": [], "copies": [], "batches": []}

COMPANY = {
    "okr": "1",
    "organization": {"name": "Acme", "priorities": [{"id": "p-trust", "title": "Trust"}]},
    "units": [
        {"id": "acme", "name": "Acme", "level": "company"},
        {"id": "support", "name": "Support", "level": "team", "parent": "acme"},
    ],
    "cycles": [
        {"id": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31"},
        {"id": "2027-Q1", "start": "2027-01-01", "end": "2027-03-31", "phase": "planning"},
    ],
    "kpis": [{"id": "churn", "name": "Churn", "measurements": [{"on": "2026-10-31", "value": 6.1}]}],
    "objectives": [
        {
            "id": "o-grow", "title": "Grow", "owner": "acme", "cycle": "2026-Q4", "commitment": "aspirational",
            "key_results": [
                {"id": "kr-users", "title": "Users", "measure": {"kind": "increase", "baseline": 100, "target": 200}},
                {"id": "kr-errors", "title": "Errors", "measure": {"kind": "at_most", "threshold": 5},
                 "role": "guardrail"},
            ],
        },
        {
            "id": "o-trust", "title": "Earn trust", "owner": "support", "cycle": "2026-Q4",
            "commitment": "aspirational", "aligned_to": [{"objective": "o-grow"}],
            "key_results": [
                {"id": "kr-nps", "title": "NPS", "measure": {"kind": "increase", "baseline": 32, "target": 55},
                 "check_ins": [{"on": "2026-10-14", "value": 34}, {"on": "2026-10-28", "value": 36, "note": "up"}]},
                {"id": "kr-ship", "title": "Ship it", "measure": {"kind": "milestone"}},
                {"id": "kr-list", "title": "List", "measure": {"kind": "checklist", "items": [
                    {"id": "a", "title": "A"}, {"id": "b", "title": "B", "done_on": "2026-10-05"}]}},
            ],
            "initiatives": [
                {"id": "i-calls", "title": "Call", "key_results": ["kr-nps"]},
                {"id": "i-old", "title": "Old", "state": "done"},
            ],
        },
        {
            "id": "o-safe", "title": "Be safe", "owner": "support", "cycle": "2026-Q4", "commitment": "committed",
            "depends_on": [{"unit": "acme", "objective": "o-grow"}],
            "key_results": [
                {"id": "kr-up", "title": "Uptime", "measure": {"kind": "at_least", "threshold": 99.9},
                 "check_ins": [{"on": "2026-10-14", "value": 99.95}]},
            ],
        },
    ],
}
GROW, TRUST, SAFE = "/objectives/0", "/objectives/1", "/objectives/2"
USERS, ERRORS = f"{GROW}/key_results/0", f"{GROW}/key_results/1"
NPS, SHIP, LIST = (f"{TRUST}/key_results/{i}" for i in range(3))
UP = f"{SAFE}/key_results/0"
Q4, Q1 = "/cycles/0", "/cycles/1"


def get(document, pointer):
    """What stands at a place, or None."""
    for step in pointer.split("/")[1:]:
        if isinstance(document, list):
            document = document[int(step)] if int(step) < len(document) else None
        else:
            document = document.get(step) if isinstance(document, dict) else None
        if document is None:
            return None
    return document


def changed(document, changes):
    """A copy with values put at places; None takes out, `/-` is the end of a list."""
    document = copy.deepcopy(document)
    for pointer, value in (changes or {}).items():
        head, _, last = pointer.rpartition("/")
        parent = get(document, head)
        if last == "-":
            parent.append(copy.deepcopy(value))
        elif value is None:
            parent.pop(int(last) if isinstance(parent, list) else last)
        elif isinstance(parent, list):
            parent[int(last)] = copy.deepcopy(value)
        else:
            parent[last] = copy.deepcopy(value)
    return document


def case(file, name, *edits, on="2026-11-02", by="ada", reason=None, change=None, problems=None, facts=None,
         as_of=(), diff=False, base=None, batch=None, why=None):
    """`problems` are `"CODE path"`, paths below the only edit unless they start with `/`."""
    if batch is None:
        batch = {"on": on, "by": by, "reason": reason, "edits": list(edits)}
        batch = {m: v for m, v in batch.items() if v is not None}
    found = {"name": name, "portfolio": changed(base or COMPANY, change), "batch": batch}
    if why:
        found["why"] = why
    if problems is not None:
        pairs = [it.partition(" ")[::2] for it in problems]
        found["problems"] = [
            (code, path if path.startswith("/") else f"/edits/0/{path}".rstrip("/")) for code, path in pairs
        ]
    found |= {"facts": facts or {}, "as_of": list(as_of), "diff": diff}
    assert all(it["name"] != name for cases in CASES.values() for it in cases), name
    CASES[file].append(found)


def dated(on, value=None, **more):
    return {"on": on, **({} if value is None else {"value": value}), **more}


# The cases register themselves.
from . import editing_named_copies, editing_named_cycles, editing_named_goals, editing_named_history  # noqa: E402, F401
