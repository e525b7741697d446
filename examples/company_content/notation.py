"""Short words for writing goals by hand.

A goal is a plain dict in the shape of the portfolio format, plus one member `story` on each key
result: what happened to it, from which `make_company.py` works out the check-ins.

    to        value on the last day of the window (for `sum`: baseline and all increments together)
    begin     value on the first day, where the measure has no baseline
    shape     how it got there: steady, early, late, s, stall, dip, jump
    noise     size of the weekly wobble, in units of the value
    points    [(date, value), …] instead of all of the above
    done      day on which a milestone was reached
    found     (date, value) of a discovery
    quiet     True: nobody ever checked in; a date: nobody did from that day on
    early     a reading taken before the window opened: (date, value)
    late      a reading taken after the due date: (date, value)
    notes     {number of the check-in, from 0, or from the end: -1, -2: what was said}
"""

STORY = {"to", "begin", "shape", "noise", "points", "done", "found", "quiet", "early", "late", "notes"}


def _known(**members):
    return {name: value for name, value in members.items() if value is not None and value is not False}


# Measures

MILESTONE = {"kind": "milestone"}
DISCOVER = {"kind": "discover"}
ALIGNED = {"kind": "aligned"}


def up(baseline, target, accumulate=None):
    return {"kind": "increase", "baseline": baseline, "target": target} | _known(accumulate=accumulate)


def down(baseline, target, accumulate=None):
    return {"kind": "decrease", "baseline": baseline, "target": target} | _known(accumulate=accumulate)


def at_least(threshold, over=None, floor=None, strict=False):
    return {"kind": "at_least", "threshold": threshold} | _known(floor=floor, strict=strict, over=over)


def at_most(threshold, over=None, ceiling=None, strict=False):
    return {"kind": "at_most", "threshold": threshold} | _known(ceiling=ceiling, strict=strict, over=over)


def between(low, high, over=None, tolerance=None, strict=False):
    return {"kind": "between", "low": low, "high": high} | _known(tolerance=tolerance, strict=strict, over=over)


def zones(*points, step=False):
    return {"kind": "zones", "points": [{"at": at, "score": score} for at, score in points]} | _known(
        interpolate="step" if step else None
    )


def checklist(*items):
    """Each item is (id, title, weight, done_on); the last two may be missing or None."""
    names = ("id", "title", "weight", "done_on")
    return {"kind": "checklist", "items": [_known(**dict(zip(names, item))) for item in items]}


def steps(*steps):
    return {"steps": [{"by": by, "share": share} for by, share in steps]}


# Everything else

def amend(on, reason, **changes):
    return {"on": on, "reason": reason} | changes


def drop(on, reason, replaced_by=None):
    return {"on": on, "reason": reason} | _known(replaced_by=replaced_by)


def escalate(on, note, by=None):
    return {"on": on, "note": note} | _known(by=by)


def initiative(id, title, *key_results, owner=None, state=None):
    return {"id": id, "title": title} | _known(key_results=list(key_results), owner=owner, state=state)


def review(learned=None, explanation=None, score=None, reason=None, on=None, by=None):
    return _known(on=on, score=score, reason=reason, explanation=explanation, learned=learned, by=by)


def needs(unit, objective=None):
    return {"unit": unit} | _known(objective=objective)


def _edge(target):
    target, weight = target if isinstance(target, tuple) else (target, None)
    kind = {"o": "objective", "kr": "key_result", "p": "priority"}[target.split("-")[0]]
    return {kind: target} | _known(weight=weight)


def key_result(id, title, measure, unit=None, **members):
    story = {name: members.pop(name) for name in STORY & members.keys()}
    return {"id": id, "title": title, "measure": measure, "story": story} | _known(unit=unit) | members


def guardrail(id, title, measure, unit=None, **members):
    return key_result(id, title, measure, unit, role="guardrail", **members)


def objective(id, title, owner, commitment, *key_results, supports=(), **members):
    goal = {"id": id, "title": title, "owner": owner, "commitment": commitment}
    if supports:
        goal["aligned_to"] = [_edge(target) for target in supports]
    return goal | {"key_results": list(key_results)} | members
