"""Writes testdata/statistics: documents made for one figure each, and random ones, with the oracle's answers.

    python3 -m oracle.statistics_cases ../../testdata
"""

import json
import random
import sys
from datetime import timedelta
from pathlib import Path

from . import generate
from .scoring import day
from .statistics import told

CYCLES = {
    "2026-Q1": ("2026-01-01", "2026-03-31"), "2026-Q2": ("2026-04-01", "2026-06-30"),
    "2026-Q3": ("2026-07-01", "2026-09-30"), "2026-Q4": ("2026-10-01", "2026-12-31"),
}
UNITS = [
    {"id": "acme", "name": "Acme", "level": "company"},
    {"id": "product", "name": "Product", "level": "department", "parent": "acme"},
    {"id": "web", "name": "Web", "level": "team", "parent": "product"},
    {"id": "app", "name": "App", "level": "team", "parent": "product"},
    {"id": "ada", "name": "Ada", "level": "individual", "parent": "web"},
    {"id": "bob", "name": "Bob", "level": "individual", "parent": "web"},
]
CLOSED = ("2026-Q1", "2026-Q2", "2026-Q3")
PERCENT = {"kind": "increase", "baseline": 0, "target": 100}


def cycle(name, start=None, end=None, phase=None, every=None):
    start, end = (start, end) if start else CYCLES[name]
    found = {"id": name, "start": start, "end": end, "phase": phase or ("closed" if name in CLOSED else "active")}
    return found | ({"check_in_every_days": every} if every else {})


def document(*objectives, cycles=None, units=UNITS):
    cycles = [cycle(name) for name in CYCLES] if cycles is None else cycles
    return {"okr": "1", "organization": {"name": "Acme"}, "units": units, "cycles": cycles,
            "objectives": list(objectives)}


def kr(name, value=None, **members):
    found = {"id": name, "title": "Raise the share", "measure": PERCENT}
    if value is not None:
        found["check_ins"] = [{"on": members.pop("on", "2026-07-15"), "value": value}]
    return found | members


def goal(name, score=None, *, owner="acme", commitment="aspirational", cycle="2026-Q3", key_results=None, **members):
    """An objective that scores so much by its one key result; unscored without a score."""
    if key_results is None:
        key_results = [] if score is None else [kr(f"k-{name}", score * 100)]
    return {"id": name, "title": "Be better", "owner": owner, "cycle": cycle, "commitment": commitment,
            "key_results": key_results} | members


def goals(scores, **members):
    return [goal(f"{members.get('prefix', 'o')}{i}", s, **{m: v for m, v in members.items() if m != "prefix"})
            for i, s in enumerate(scores)]


def reviewed(scores, **members):
    """Objectives with exactly these scores, to the billionth."""
    prefix = members.pop("prefix", "o")
    review = {"on": "2026-07-31", "reason": "judged"}
    return [goal(f"{prefix}{i}", review=review | {"score": s}, key_results=[kr(f"k-{prefix}{i}", 50)], **members)
            for i, s in enumerate(scores)]


def case(name, portfolio, as_of="2026-10-15", by=("all",), **call):
    return {"name": name, "portfolio": portfolio, "as_of": as_of, "by": list(by)} | call


# --- [9.1] [9.2] -----------------------------------------------------------------------------


def calibration_cases():
    levels = {
        "too easy": [0.9, 0.95, 1, 0.92, 0.97, 1], "too hard": [0.2, 0.3, 0.1, 0.25, 0.4],
        "calibrated": [0.7, 0.72, 0.65, 0.68, 0.75, 0.7], "calibrated beside the middle": [0.82, 0.8, 0.81, 0.79, 0.83],
        "inconclusive, a wide interval": [0, 1, 0.5, 0.9, 0.2],
        "inconclusive, from the middle beyond 0.9": [0.75, 0.95, 0.7, 1, 0.9],
        "inconclusive, from below 0.5": [0.45, 0.55, 0.7, 0.4, 0.6],
        "beyond 1": [1, 1, 1, 1, 0.8], "beyond 0": [0, 0, 0, 0, 0.3],
        "hundreds of scores": [((i * 37) % 101) / 100 for i in range(230)],
        "two hundred degrees of freedom": [((i * 53) % 41) / 100 + 0.5 for i in range(201)],
    }
    for name, scores in levels.items():
        yield case(f"calibration: {name}", document(*reviewed(scores)))
    for n in (0, 1, 2, 3, 4, 5, 6):
        yield case(f"calibration: {n} scores", document(*reviewed([0.65, 0.7, 0.75, 0.7, 0.6, 0.8][:n])))
    for score in (0, 0.4, 0.5, 0.599999999, 0.6, 0.7, 0.8, 0.800000001, 0.9, 0.900000001, 1):
        yield case(f"calibration: no variance, five at {score}", document(*reviewed([score] * 5)))
    yield case("calibration: one billionth of variance", document(*reviewed([0.7, 0.7, 0.7, 0.7, 0.700000001])))
    yield case("calibration: four and an unscored one are too few", document(*reviewed([0.7] * 4), goal("none")))
    dropped = {"dropped": {"on": "2026-08-01", "reason": "the market is gone"}}
    yield case("calibration: a dropped one does not count",
               document(*reviewed([0.7] * 5), goal("gone", 0.1, **dropped)))
    later = {"dropped": {"on": "2026-11-01", "reason": "the market is gone"}}
    yield case("calibration: one that is dropped later counts",
               document(*reviewed([0.7] * 5), goal("gone", 0.1, **later)))
    yield case("calibration: committed ones do not count",
               document(*reviewed([0.7] * 5), *reviewed([1] * 3, prefix="c", commitment="committed")))
    for phase in ("planning", "active", "review"):
        cycles = [cycle("2026-Q3", phase=phase)]
        yield case(f"calibration: a cycle in {phase} that has ended would join",
                   document(*reviewed([0.7] * 6), *reviewed([1, 0.5], prefix="c", commitment="committed"),
                            cycles=cycles))
    yield case("calibration: a closed cycle on its last day", document(*reviewed([0.7] * 6)), "2026-09-30")
    yield case("calibration: a closed cycle before its last day", document(*reviewed([0.7] * 6)), "2026-09-29")
    yield case("calibration: two cycles, one of them closed",
               document(*reviewed([0.7] * 5), *reviewed([0.1] * 5, prefix="p", cycle="2026-Q4")),
               by=("cycle", "cycle_commitment"))
    for delivered, of in ((0, 0), (0, 1), (1, 1), (0, 5), (5, 5), (3, 4), (7, 9), (50, 60)):
        scores = [1] * delivered + [0.9] * (of - delivered)
        yield case(f"delivery: {delivered} of {of}", document(*reviewed(scores, commitment="committed")))
    short = [kr("k-a", 100), kr("k-b", 95)]
    yield case("delivery: a review does not make up for a key result",
               document(goal("o", commitment="committed", key_results=short,
                             review={"on": "2026-09-30", "score": 1, "reason": "close enough"})))
    yield case("delivery: by another policy", document(*reviewed([1, 0.9, 0.95, 0.8, 1], commitment="committed")),
               policy={"expected": {"committed": 0.9}})


def group_cases():
    scores = [0, 0, 0.05, 0.1, 0.39, 0.4, 0.699999999, 0.7, 0.7, 0.700000001, 0.99, 1, 1, 1]
    yield case("heaps at 0, 0.7 and 1", document(*reviewed(scores)))
    yield case("heaps of committed ones", document(*reviewed(scores, commitment="committed")))
    edges = [n / 10 for n in range(11)] + [n / 10 - 1e-9 for n in range(1, 11)]
    yield case("the edges of the bins", document(*reviewed(edges)))
    yield case("a median between two billionths", document(*reviewed([0.1, 0.100000001])))
    yield case("a median between two billionths, to even", document(*reviewed([0.100000001, 0.100000002])))
    yield case("a mean between two billionths", document(*reviewed([0.3, 0.300000001, 0.3, 0.300000001])))
    yield case("nothing at all", document(), by=("level", "unit", "subtree", "cycle", "commitment"))
    for n in (1, 4, 5):
        yield case(f"a group of {n}", document(*reviewed([0.5, 0.6, 0.7, 0.8, 0.9][:n])), by=("unit", "cycle"))
    yield case("five, one of them unscored, are a small group", document(*reviewed([0.7] * 4), goal("none")))
    mixed = [
        *reviewed([0.7, 0.8], prefix="acme"), *reviewed([1, 0.9], prefix="product", owner="product"),
        *reviewed([0.2, 0.4, 1], prefix="web", owner="web", commitment="committed"),
        *reviewed([0.6], prefix="app", owner="app", cycle="2026-Q2"),
        *reviewed([0.5, 0.5], prefix="next", owner="web", cycle="2026-Q4"),
    ]
    everyone = [*mixed, *reviewed([0.1, 0.3], prefix="ada", owner="ada"), *reviewed([1], prefix="bob", owner="bob")]
    for by in ("level", "unit", "subtree", "cycle", "commitment", "level_cycle", "unit_cycle", "cycle_commitment"):
        yield case(f"by {by}", document(*mixed), by=[by])
        yield case(f"by {by}, individuals withheld", document(*everyone), by=[by])
        yield case(f"by {by}, individuals shown", document(*everyone), by=[by], individuals=True)
    yield case("one individual alone is withheld", document(*reviewed([0.1], owner="ada")), by=("unit", "level"))
    yield case("one individual alone is shown", document(*reviewed([0.1], owner="ada")), by=("unit", "level"),
               individuals=True)
    yield case("a team and its one individual: the subtree is the team",
               document(*reviewed([0.5], owner="web"), *reviewed([0], prefix="ada", owner="ada")),
               by=("unit", "subtree"))
    gone = {"dropped": {"on": "2026-08-01", "reason": "no longer needed"}}
    yield case("a dropped objective of an individual is withheld",
               document(goal("o", 0.5, owner="ada", **gone), goal("p", 0.5)), by=("unit",))
    yield case("a unit with nothing but a dropped objective", document(goal("o", 0.5, owner="web", **gone)),
               by=("unit",))
    yield case("an order of units and cycles that is not the document's",
               document(*reviewed([0.5], owner="web", cycle="2026-Q3"), *reviewed([0.6], prefix="p"),
                        units=UNITS, cycles=[cycle(name) for name in reversed(CYCLES)]), by=("unit_cycle", "cycle"))
    both = [
        goal("o", key_results=[kr("a", 100), kr("b", 0), kr("c", 70, role="guardrail"),
                               kr("d"), kr("e", 30, dropped={"on": "2026-08-01", "reason": "no data"})]),
        goal("silent", key_results=[kr("f"), kr("g")]),
        goal("none"), goal("above", key_results=[], **{"from": "aligned"}),
    ]
    for missing in ("zero", "exclude"):
        yield case(f"key results that count, {missing}", document(*both), policy={"missing": missing})
    easier = {"amendments": [{"on": "2026-07-10", "reason": "a smaller market",
                              "measure": {"kind": "increase", "baseline": 0, "target": 50}}]}
    amended = document(goal("o", key_results=[kr("a", 50, **easier)]))
    yield case("the current basis", amended)
    yield case("the original basis", amended, basis="original")
    for name in ("google", "viva_goals", "engagedly", "workfront"):
        yield case(f"policy {name}", document(*mixed), policy=name, by=("commitment",))
    committed_part = [kr("a", 100, commitment="committed"), kr("b", 70, commitment="aspirational")]
    yield case("what is expected of mixed key results", document(goal("o", key_results=committed_part)))


# --- [9.3] -----------------------------------------------------------------------------------


def said(*pairs, start="2026-07-08"):
    """Check-ins a week apart, each (value, confidence)."""
    first = day(start)
    found = []
    for i, (value, confidence) in enumerate(pairs):
        check_in = {"on": (first + timedelta(7 * i)).isoformat()}
        found.append(check_in | {m: v for m, v in (("value", value), ("confidence", confidence)) if v is not None})
    return found


def confidence_cases():
    def one(*check_ins, **members):
        return document(goal("o", key_results=[kr("k", check_ins=list(check_ins), **members)]))

    sure = said((10, 0.9), (40, 0.8), (70, 1))
    yield case("confidence: right and sure", one(*sure))
    yield case("confidence: wrong and sure", one(*said((10, 0.9), (40, 0.9), (69, 1))))
    yield case("confidence: nobody said anything", one(*said((10, None), (70, None))))
    yield case("confidence: without a value, nothing is reached", one(*said((None, 0.5), (None, 0.1))))
    yield case("confidence: none and all", one(*said((10, 0), (70, 1))))
    edges = [(70, c) for c in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.0999999999, 0.3 - 1e-9)]
    yield case("confidence: the edges of the bins", one(*said(*edges)))
    yield case("confidence: a third", one(*said((70, 1 / 3), (70, 2 / 3))))
    late = [{"on": "2026-10-02", "value": 100, "confidence": 1}]
    yield case("confidence: what is said after the due date is no forecast, but the value counts",
               one(*said((10, 0.2)), *late))
    yield case("confidence: on the due date it is one",
               one(*said((10, 0.2)), {"on": "2026-09-30", "value": 100, "confidence": 1}))
    yield case("confidence: before the window it is one",
               one({"on": "2026-06-20", "value": 0, "confidence": 0.3}, *said((80, 0.6))))
    yield case("confidence: two on one day, the later in the document is the last",
               one(*[{"on": "2026-08-01", "value": v, "confidence": c} for v, c in ((10, 0.2), (90, 0.8))]))
    yield case("confidence: out of order", one(*reversed(sure)))
    yield case("confidence: not yet due", one(*sure, due="2026-09-30"), "2026-09-29")
    yield case("confidence: the due date has come and the cycle is closed", one(*sure), "2026-09-30")
    active = document(goal("o", key_results=[kr("k", check_ins=sure, due="2026-08-31")]),
                      cycles=[cycle("2026-Q3", phase="active")])
    yield case("confidence: on the due date of a cycle that is not closed", active, "2026-08-31")
    yield case("confidence: past the due date of a cycle that is not closed", active, "2026-09-01")
    put_off = {"amendments": [{"on": "2026-08-15", "reason": "later", "due": "2026-12-15"}]}
    moved = document(goal("o", key_results=[kr("k", check_ins=sure, due="2026-08-31", **put_off)]),
                     cycles=[cycle("2026-Q3", phase="review")])
    yield case("confidence: a due date that was put off is not past", moved)
    yield case("confidence: by the original basis it is", moved, basis="original")
    yield case("confidence: a review decides",
               one(*sure, review={"on": "2026-09-30", "score": 0.5, "reason": "half of it was luck"}))
    yield case("confidence: a committed key result must reach 1", one(*sure, commitment="committed"))
    yield case("confidence: a guardrail speaks too", document(goal("o", key_results=[
        kr("k", 100), kr("g", role="guardrail", check_ins=sure)])))
    gone = {"dropped": {"on": "2026-08-01", "reason": "no longer needed"}}
    yield case("confidence: dropped key results and objectives are silent", document(
        goal("o", key_results=[kr("k", check_ins=sure, **gone)]),
        goal("p", key_results=[kr("l", check_ins=sure)], **gone)))
    kpi = document(goal("o", key_results=[kr("k", source={"kpi": "nps"}, check_ins=[
        {"on": "2026-08-01", "confidence": 0.7}])]))
    kpi["kpis"] = [{"id": "nps", "name": "NPS", "measurements": [{"on": "2026-09-01", "value": 75}]}]
    yield case("confidence: of a key result that follows a KPI", kpi)
    several = [goal(f"o{i}", owner=owner, key_results=[kr(f"k{i}", check_ins=said(
        *[(v * 10, ((i * 3 + v * 7) % 11) / 10) for v in range(i % 11)]))])
        for i, owner in enumerate(("web", "app", "product", "acme") * 6)]
    yield case("confidence: many, by unit", document(*several), by=("unit", "level"))


# --- habits ----------------------------------------------------------------------------------


def to(target, **members):
    return {"kind": "increase", "baseline": 0, "target": target} | members


def amended(*measures):
    """Amendments of (day, measure) or (day, due date)."""
    found = []
    for on, what in measures:
        change = {"due": what} if isinstance(what, str) else {"measure": what}
        found.append({"on": on, "reason": "learned more"} | change)
    return found


def habit_cases():
    active = [cycle("2026-Q4", every=7)]

    def one(as_of="2026-11-15", cycles=active, **members):
        plain = {"id": "k", "title": "Raise the share", "measure": to(100)} | members
        return document(goal("o", cycle=cycles[0]["id"], key_results=[plain]), cycles=cycles), as_of

    def on(*days, value=10):
        return [{"on": f"2026-{d}", "value": value} for d in days]

    # Day 70 of the 92 days of the quarter is the first with three quarters behind it: 9 December.
    for name, changes in {
        "early": [("2026-11-01", to(50))], "the last early day": [("2026-12-08", to(50))],
        "the first late day": [("2026-12-09", to(50))], "after it was due": [("2027-01-05", to(50))],
        "before the window": [("2026-09-15", to(50))], "late and harder": [("2026-12-20", to(120))],
        "late and the same": [("2026-12-20", to(100))], "late and back": [("2026-12-10", to(50)),
                                                                          ("2026-12-20", to(100))],
        "late twice": [("2026-12-10", to(90)), ("2026-12-20", to(80))],
        "early and late": [("2026-11-01", to(50)), ("2026-12-20", to(40))],
        "only the due date": [("2026-12-20", "2027-01-31")],
        "late, but the due date was put off": [("2026-11-01", "2027-03-31"), ("2026-12-20", to(50))],
        "after the day": [("2027-01-20", to(50))],
    }.items():
        yield case(f"targets: {name}", *one("2027-01-10", amendments=amended(*changes), check_ins=on("10-20")))
        yield case(f"targets: {name}, no value", *one("2027-01-10", amendments=amended(*changes)))
    kinds = {
        "a limit": ({"kind": "at_least", "threshold": 99}, {"kind": "at_least", "threshold": 95}),
        "a floor": ({"kind": "at_least", "threshold": 99}, {"kind": "at_least", "threshold": 99, "floor": 90}),
        "an upper limit": ({"kind": "at_most", "threshold": 5}, {"kind": "at_most", "threshold": 6}),
        "a tolerance": ({"kind": "between", "low": 1, "high": 2},
                        {"kind": "between", "low": 1, "high": 2, "tolerance": 1}),
        "zones": ({"kind": "zones", "points": [{"at": 0, "score": 0}, {"at": 30, "score": 1}]},
                  {"kind": "zones", "points": [{"at": 0, "score": 0}, {"at": 20, "score": 1}]}),
        "another kind": (to(100), {"kind": "at_least", "threshold": 50, "floor": 0}),
        "another nature": (to(100), {"kind": "milestone"}),
        "a sum": (to(100), to(50, accumulate="sum")),
        "the largest value": (to(100), to(100, accumulate="max")),
        "a list": ({"kind": "checklist", "items": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]},
                   {"kind": "checklist", "items": [{"id": "a", "title": "A"}]}),
        "a list of what is left": (
            {"kind": "checklist", "items": [{"id": "a", "title": "A", "done_on": "2026-10-05"},
                                            {"id": "b", "title": "B"}]},
            {"kind": "checklist", "items": [{"id": "b", "title": "B"}]}),
    }
    for name, (before, after) in kinds.items():
        for way, pair in (("", (before, after)), (", the other way", (after, before))):
            yield case(f"targets: {name}{way}",
                       *one("2026-12-31", measure=pair[0], amendments=amended(("2026-12-20", pair[1]))))

    weekly = on("10-08", "10-15", "10-22", "10-29", "11-05", "11-12")
    yield case("check-ins: every week", *one(check_ins=weekly))
    yield case("check-ins: every week, out of order", *one(check_ins=weekly[::-1]))
    yield case("check-ins: one week missed", *one(check_ins=weekly[:2] + weekly[3:]))
    yield case("check-ins: silence at the end", *one(check_ins=weekly[:2]))
    yield case("check-ins: on the first day", *one(check_ins=on("10-01", "10-08")))
    yield case("check-ins: before the window", *one(check_ins=on("09-20")))
    yield case("check-ins: never", *one())
    yield case("check-ins: twice a day", *one(check_ins=on("10-08", "10-08", "11-14")))
    yield case("check-ins: on the day itself", *one(check_ins=on("11-15")))
    yield case("check-ins: after the day", *one(check_ins=on("11-20")))
    yield case("check-ins: after the due date", *one(check_ins=on("10-08", "11-12"), due="2026-11-01"))
    yield case("check-ins: only after the due date", *one(check_ins=on("11-12"), due="2026-11-01"))
    yield case("check-ins: on the due date", *one(check_ins=on("11-01"), due="2026-11-01"))
    yield case("check-ins: the window has not begun", *one(check_ins=on("10-08"), start="2026-12-01"))
    yield case("check-ins: the first day of the window", *one(start="2026-11-15"))
    yield case("check-ins: a window of one day", *one(start="2026-11-10", due="2026-11-10", check_ins=on("11-10")))
    words = [{"on": "2026-10-10", "note": "still looking"}, {"on": "2026-10-20", "confidence": 0.4}]
    yield case("check-ins: without values", *one(check_ins=words))
    yield case("check-ins: no interval", *one(cycles=[cycle("2026-Q4")], check_ins=weekly[:3]))
    items = {"kind": "checklist", "items": [{"id": "a", "title": "A", "done_on": "2026-10-12"},
                                            {"id": "b", "title": "B", "done_on": "2026-12-12"}]}
    yield case("check-ins: items that were done", *one(measure=items))
    yield case("check-ins: items and words", *one(measure=items, check_ins=words))
    yield case("check-ins: an aligned key result has none", *one(measure={"kind": "aligned"}, check_ins=words[1:]))
    sums = document(goal("o", cycle="2026-Q4", key_results=[
        kr("a", 10, on="2026-10-20"), kr("sum", source={"sum_of": ["a"]})]), cycles=active)
    yield case("check-ins: a sum has those of its parts", sums, "2026-11-15")
    gone = {"dropped": {"on": "2026-11-15", "reason": "no longer needed"}}
    yield case("check-ins: a dropped key result", *one(check_ins=weekly, **gone))
    many = [goal(f"o{i}", cycle="2026-Q4", owner=owner, key_results=[
        {"id": f"k{i}", "title": "Raise it", "measure": to(10), "check_ins": [
            {"on": (day("2026-10-01") + timedelta(i * 3 + step * (i + 2))).isoformat(), "value": step}
            for step in range(i)]}]) for i, owner in enumerate(("web", "app") * 4)]
    yield case("check-ins: many, by unit", document(*many, cycles=active), "2026-12-15", by=("unit",))
    other = cycle("other", "2026-10-01", "2026-12-31", every=30)
    yield case("check-ins: two intervals", document(
        goal("o", cycle="2026-Q4", key_results=[kr("a", 1, on="2026-10-20")]),
        goal("p", cycle="other", key_results=[kr("b", 1, on="2026-10-20")]), cycles=[*active, other]),
        "2026-11-15", by=("cycle",))

    drop = {"dropped": {"on": "2026-08-01", "reason": "no longer needed"}}
    part = [kr("x", 50), kr("y", 50, **drop)]
    chain = [goal("a", 0.5, cycle="2026-Q2"), goal("b", 0.5, carried_from="a"),
             goal("c", 0.5, cycle="2026-Q4", carried_from="b"), goal("d", 0.5, **drop),
             goal("e", key_results=part)]
    yield case("ends: carried and dropped", document(*chain), by=("cycle", "commitment"))
    yield case("ends: before anything was dropped", document(*chain), "2026-07-31")
    yield case("ends: dropped and carried over", document(
        goal("a", 0.5, **drop), goal("b", 0.5, cycle="2026-Q4", carried_from="a")), by=("cycle",))
    yield case("ends: carried on by an individual", document(
        goal("a", 0.5), goal("b", 0.5, owner="ada", cycle="2026-Q4", carried_from="a")), by=("cycle",))


# --- cycle against cycle ---------------------------------------------------------------------


def cycle_cases():
    one, other = [0.4, 0.5, 0.6, 0.7, 0.5, 0.3], [0.7, 0.8, 0.6, 0.9, 0.75]

    def pair(before, after, cycles=None, as_of="2026-10-15", **members):
        return document(*reviewed(before, prefix="b", cycle="2026-Q2", **members),
                        *reviewed(after, prefix="a", cycle="2026-Q3", **members), cycles=cycles), as_of

    yield case("cycles: one better than the other", *pair(one, other))
    yield case("cycles: and worse", *pair(other, one))
    yield case("cycles: no variance", *pair([0.5] * 5, [0.75] * 6))
    yield case("cycles: variance on one side", *pair([0.5] * 5, other))
    yield case("cycles: four are too few", *pair(one, other[:4]))
    yield case("cycles: none before", *pair([], other))
    yield case("cycles: committed", *pair([1, 0.5, 1, 1, 0.2], [1, 1, 1, 1, 0.9, 1], commitment="committed"))
    yield case("cycles: not closed yet", *pair(one, other, as_of="2026-09-29"))
    yield case("cycles: in review", *pair(one, other, [cycle("2026-Q2"), cycle("2026-Q3", phase="review")]))
    three = [*reviewed(one, prefix="x", cycle="2026-Q1"), *reviewed(other, prefix="y", cycle="2026-Q2"),
             *reviewed(one[::-1] + [1], prefix="z", cycle="2026-Q3")]
    yield case("cycles: three in a row", document(*three))
    yield case("cycles: three in a row, in another order",
               document(*three, cycles=[cycle(name) for name in ("2026-Q3", "2026-Q1", "2026-Q4", "2026-Q2")]))
    yield case("cycles: one left out", document(*[o for o in three if o["cycle"] != "2026-Q2"]))
    closed = {"phase": "closed"}
    for days, follows in ((0, "the next day"), (14, "after a pause of two weeks"), (15, "after too long a pause")):
        start = (day("2026-06-30") + timedelta(days + 1)).isoformat()
        yield case(f"cycles: {follows}",
                   *pair(one, other, [cycle("2026-Q2"), cycle("2026-Q3", start, "2026-09-30", **closed)]))
    for end, what in (("2026-10-22", "a quarter longer"), ("2026-10-23", "more than a quarter longer"),
                      ("2026-09-11", "a fifth shorter"), ("2026-09-10", "more than a fifth shorter")):
        yield case(f"cycles: {what}",
                   *pair(one, other, [cycle("2026-Q2"), cycle("2026-Q3", "2026-07-01", end, **closed)],
                         as_of="2026-12-31"))
    overlap = [cycle("2026-Q2"), cycle("2026-Q3", "2026-06-15", "2026-09-15", **closed)]
    yield case("cycles: overlapping ones do not follow", *pair(one, other, overlap))
    twins = [cycle("2026-Q2"), cycle("2026-Q3"), cycle("2026-Q3-b", *CYCLES["2026-Q3"], phase="closed"),
             cycle("2026-Q3-a", "2026-07-01", "2026-09-29", phase="closed")]
    yield case("cycles: several that follow, the nearest length counts", document(
        *reviewed(one, prefix="b", cycle="2026-Q2"), *reviewed(other, prefix="x", cycle="2026-Q3"),
        *reviewed(other, prefix="y", cycle="2026-Q3-b"), *reviewed(one, prefix="z", cycle="2026-Q3-a"), cycles=twins))
    yield case("cycles: individuals are withheld here too", document(
        *reviewed(one, prefix="b", cycle="2026-Q2"), *reviewed(other, prefix="a"),
        *reviewed([0, 0, 0], prefix="ada", owner="ada")))
    yield case("cycles: individuals count when they are shown", document(
        *reviewed(one, prefix="b", cycle="2026-Q2"), *reviewed(other, prefix="a"),
        *reviewed([0, 0, 0], prefix="ada", owner="ada")), individuals=True)
    yield case("cycles: a cycle without a goal is no cycle to follow", document(
        *reviewed(one, prefix="b", cycle="2026-Q1"), *reviewed(other, prefix="a", cycle="2026-Q3")))
    years = [cycle("FY25", "2025-01-01", "2025-12-31", phase="closed"),
             cycle("FY26", "2026-01-01", "2026-12-31", phase="closed"), cycle("2026-Q1")]
    yield case("cycles: a year follows a year, not a quarter", document(
        *reviewed(one, prefix="x", cycle="FY25"), *reviewed(other, prefix="y", cycle="FY26"),
        *reviewed(one, prefix="z", cycle="2026-Q1"), cycles=years), "2026-12-31")


# --- random ----------------------------------------------------------------------------------


def random_portfolio(seed):
    """Small trees of units over closed and open quarters, with a life in every key result."""
    rng = random.Random(f"statistics {seed}")
    levels = ("company", "department", "team", "individual")
    units = [{"id": "u0", "name": "U", "level": "company"}]
    for i in range(1, rng.randint(2, 6)):
        parent = rng.choice(units)
        level = levels[min(3, levels.index(parent["level"]) + rng.randint(0, 2))]
        units.append({"id": f"u{i}", "name": "U", "level": level, "parent": parent["id"]})
    cycles = [cycle(name, phase=rng.choice(["closed", "closed", "closed", "review", "active"]),
                    every=rng.choice([None, 7, 14])) for name in CYCLES]
    objectives = []
    for i in range(rng.randint(12, 40)):
        where = rng.choice(cycles)
        start, end = day(where["start"]), day(where["end"])

        def some_day(first=-5, last=100, start=start):
            return (start + timedelta(rng.randint(first, last))).isoformat()

        key_results = []
        for j in range(rng.choice([0, 1, 1, 2, 3])):
            found = kr(f"k{i}-{j}")
            found["check_ins"] = [
                {"on": some_day(), "value": rng.choice([0, 10, 40, 70, 70, 100, 130, rng.randint(0, 100)])}
                | ({"confidence": rng.choice([0, 0.5, 1, round(rng.random(), 2), rng.random()])}
                   if rng.random() < 0.6 else {})
                for _ in range(rng.choice([0, 1, 3, 6, 12]))
            ]
            if rng.random() < 0.25:
                found["amendments"] = amended(*[
                    (some_day(40, 95), rng.choice([to(rng.choice([50, 90, 120])), to(80, accumulate="max"),
                                                   (end + timedelta(rng.randint(1, 40))).isoformat()]))
                    for _ in range(rng.randint(1, 3))])
            if rng.random() < 0.2:
                found["due"] = some_day(30, 80)
            if rng.random() < 0.1:
                found["dropped"] = {"on": some_day(), "reason": "no longer needed"}
            if rng.random() < 0.1:
                found["role"] = "guardrail"
            key_results.append(found)
        members = {"carried_from": rng.choice(objectives)["id"]} if objectives and rng.random() < 0.15 else {}
        if rng.random() < 0.1:
            members["dropped"] = {"on": some_day(), "reason": "no longer needed"}
        if rng.random() < 0.3:
            members["review"] = {"on": end.isoformat(), "score": rng.choice([0, 0.7, 1, round(rng.random(), 2)]),
                                 "reason": "judged"}
        objectives.append(goal(f"o{i}", owner=rng.choice(units)["id"], cycle=where["id"], key_results=key_results,
                               commitment=rng.choice(["committed", "aspirational", "aspirational"]), **members))
    return document(*objectives, cycles=cycles, units=units)


def random_call(seed):
    rng = random.Random(f"statistics call {seed}")
    as_of = rng.choice(["2026-06-30", "2026-08-20", "2026-10-15", "2026-12-31", "2027-02-01", "2025-12-31"])
    call = {"as_of": as_of, "individuals": rng.random() < 0.4, "basis": rng.choice(["current", "current", "original"])}
    policy = rng.choice([None, None, "google", {"missing": "exclude"}, {"expected": {"aspirational": 0.5}}])
    return call | ({"policy": policy} if policy else {})


def random_cases():
    groupings = ["level", "unit", "subtree", "cycle", "commitment", "level_cycle", "unit_cycle", "cycle_commitment"]
    for seed in range(24):
        by = groupings[seed % 8:][:1]
        yield case(f"random {seed}", random_portfolio(seed), by=by, **random_call(seed))
    for seed in range(12):
        as_of, policy, basis = generate.random_call(seed)
        call = {"basis": basis, "individuals": seed % 2 == 0} | ({"policy": policy} if policy else {})
        yield case(f"generated {seed}", generate.random_portfolio(seed, "medium"), as_of, by=["commitment"], **call)


FILES = {
    "calibration": (calibration_cases, "whether goals are as hard as they should be, and promises kept [9.2]"),
    "groups": (group_cases, "distributions, groups, and individuals withheld [9.1, 9.4]"),
    "confidence": (confidence_cases, "stated confidence against the outcome [9.3]"),
    "habits": (habit_cases, "amended targets, check-ins, dropped and carried goals"),
    "cycles": (cycle_cases, "closed cycles against those before them"),
    "random": (random_cases, "random portfolios"),
}


def answer(case):
    """What the oracle says of a case."""
    return told(case["portfolio"], case["as_of"], case.get("policy"), case.get("basis", "current"),
                case.get("individuals", False), case["by"])


def main():
    folder = Path(sys.argv[1]) / "statistics"
    folder.mkdir(exist_ok=True)
    for name, (make, about) in FILES.items():
        cases = [it | {"expect": answer(it)} for it in make()]
        assert len({it["name"] for it in cases}) == len(cases), name
        lines = ",\n".join(json.dumps(it, ensure_ascii=False, separators=(",", ":")) for it in cases)
        path = folder / f"{name}.json"
        path.write_text(f'{{"about": {json.dumps(about)}, "cases": [\n{lines}\n]}}\n', "utf-8")
        print(f"{path}: {len(cases)} cases")


if __name__ == "__main__":
    main()
