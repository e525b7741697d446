"""Faults of what members mean together, planted in what is there: E011 to E022."""

import datetime
import math

from .places import MEASURES, declared, objects
from .planting import KINDS, an_objective, break_value, kind, lost, overrides, pick, sums

# --- E011 to E014 on what is there; more in faults_fresh -------------------------------------


def moved(text, days):
    return (datetime.date.fromisoformat(text) + datetime.timedelta(days=days)).isoformat()


def with_cycles(document):
    """(key result, path, its cycle)"""
    cycles = {c["id"]: c for c in document["cycles"]}
    for i, objective in enumerate(document["objectives"]):
        for j, kr in enumerate(objective["key_results"]):
            yield kr, f"/objectives/{i}/key_results/{j}", cycles[objective["cycle"]]


@kind("E011 due before start")
def due_before_start(document, rng):
    kr, path, cycle = pick(rng, with_cycles(document)) or (None, None, None)
    start = kr and (kr.get("start") or cycle["start"])
    if kr is None or start == "1900-01-01":
        return None
    kr["due"] = rng.choice([moved(start, -1), "1900-01-01"])
    if isinstance(kr.get("plan"), dict):
        del kr["plan"]
    return [("E011", f"{path}/due")]


@kind("E011 start after the cycle")
def start_after_cycle(document, rng):
    found = [k for k in with_cycles(document) if k[0].get("due") is None and k[2]["end"] < "2200-01-01"]
    kr, path, cycle = pick(rng, found) or (None, None, None)
    if kr is None:
        return None
    kr["start"] = moved(cycle["end"], rng.choice([1, 40]))
    return [("E011", f"{path}/start")]


def a_measure(document, rng, *kinds):
    return pick(rng, [(t, p) for t, s, p in objects(document) if s in kinds]) or (None, None)


@kind("E012 target equals baseline")
def target_is_baseline(document, rng):
    measure, path = a_measure(document, rng, "increase", "decrease")
    if measure is None:
        return None
    measure["target"] = measure["baseline"]
    if rng.random() < 0.5:
        measure.update(baseline=rng.choice([0, -0.0]), target=rng.choice([-0.0, 9.9e-101, -1e-101, 5e-324]))
    return [("E012", f"{path}/target")]


@kind("E013 wrong direction")
def wrong_direction(document, rng):
    measure, path = a_measure(document, rng, "increase", "decrease")
    if measure is None:
        return None
    measure["baseline"], measure["target"] = measure["target"], measure["baseline"]
    return [("E013", f"{path}/kind")]


@kind("E014 low and high")
def low_and_high(document, rng):
    measure, path = a_measure(document, rng, "between")
    if measure is None:
        return None
    low, high = measure["low"], measure["high"]
    measure["low"], measure["high"] = rng.choice([(high, low), (low, low), (high, high)])
    return [("E014", f"{path}/high")]


@kind("E014 a KPI's healthy range")
def healthy_range(document, rng):
    if not document.get("kpis"):
        return None
    i = rng.randrange(len(document["kpis"]))
    document["kpis"][i]["healthy"] = rng.choice([{"low": 5, "high": 5.0}, {"low": 0.3, "high": 0.1}])
    return [("E014", f"/kpis/{i}/healthy/high")]


def at_limit(name, limit, far):
    def plant(document, rng):
        measure, path = a_measure(document, rng, "at_least" if name == "floor" else "at_most")
        if measure is None:
            return None
        measure.pop("strict", None)
        beyond = math.nextafter(float(measure[limit]), far)
        measure[name] = rng.choice([measure[limit], min(1e15, max(-1e15, beyond)), math.copysign(1e15, far)])
        return [("E014", f"{path}/{name}")]

    return plant


KINDS["E014 floor"] = at_limit("floor", "threshold", math.inf)
KINDS["E014 ceiling"] = at_limit("ceiling", "threshold", -math.inf)


@kind("E014 tolerance")
def tolerance(document, rng):
    measure, path = a_measure(document, rng, "between")
    if measure is None:
        return None
    measure.pop("strict", None)
    measure["tolerance"] = rng.choice([0, -0.0, -4, -5e-324])
    return [("E014", f"{path}/tolerance")]


@kind("E014 strict beside a ramp")
def strict_ramp(document, rng):
    found = [(t, p) for t, s, p in objects(document)
             if s in MEASURES and any(t.get(m) is not None for m in ("floor", "ceiling", "tolerance"))]
    measure, path = pick(rng, found) or (None, None)
    if measure is None:
        return None
    measure["strict"] = True
    return [("E014", f"{path}/strict")]


@kind("E014 zones not rising")
def zones_not_rising(document, rng):
    measure, path = a_measure(document, rng, "zones")
    if measure is None:
        return None
    i = rng.randrange(1, len(measure["points"]))
    measure["points"][i]["at"] = measure["points"][i - 1]["at"]
    return [("E014", f"{path}/points/{i}/at")]


@kind("E014 zones not monotone")
def zones_not_monotone(document, rng):
    measure, path = a_measure(document, rng, "zones")
    if measure is None:
        return None
    scores, i = rng.choice([
        ((0, 1, 0.5), 2), ((1, 0, 1), 2), ((0.5, 0.5, 0.6, 0.1), 3), ((0, 1, 0.5, 1, 0), 2),
        ((0.3, 0.2, 0.2, 0.30000000000000004), 3),
    ])
    measure["points"] = [{"at": at, "score": s} for at, s in enumerate(scores)]
    return [("E014", f"{path}/points/{i}/score")]


# --- E015 to E022 on what is there -----------------------------------------------------------


@kind("E015 aligned to itself or its own key result")
def aligned_to_itself(document, rng):
    objective, path = an_objective(document, rng)
    targets = [{"objective": objective["id"]}] + [{"key_result": k["id"]} for k in objective["key_results"]]
    edge = rng.choice(targets)
    objective["aligned_to"] = [*(objective.get("aligned_to") or []), edge]
    return [("E015", f"{path}/aligned_to/{len(objective['aligned_to']) - 1}/{next(iter(edge))}")]


@kind("E015 the last objective supports what supports it")
def last_objective_closes(document, rng):
    home = {k["id"]: o["id"] for o in document["objectives"] for k in o["key_results"]}
    supports = {
        o["id"]: [e.get("objective") or home.get(e.get("key_result")) for e in o.get("aligned_to") or []]
        for o in document["objectives"]
    }
    last = document["objectives"][-1]
    below = {last["id"]}
    for _ in supports:
        below |= {i for i, above in supports.items() if below & set(above)}
    target = pick(rng, sorted(below - {last["id"]}))
    if target is None:
        return None
    last["aligned_to"] = [*(last.get("aligned_to") or []), {"objective": target}]
    i = len(last["aligned_to"]) - 1
    return [("E015", f"/objectives/{len(document['objectives']) - 1}/aligned_to/{i}/objective")]


@kind("E015 its own parent or origin")
def its_own_parent(document, rng):
    things, member = rng.choice([("units", "parent"), ("cycles", "parent"), ("objectives", "carried_from")])
    i = rng.randrange(len(document[things]))
    document[things][i][member] = document[things][i]["id"]
    return [("E015", f"/{things}/{i}/{member}")]


@kind("E015 a part of itself")
def part_of_itself(document, rng):
    kr, path = pick(rng, sums(document)) or (None, None)
    if kr is None:
        return None
    i = rng.randrange(len(kr["source"]["sum_of"]) + 1)
    kr["source"]["sum_of"].insert(i, kr["id"])
    return [("E015", f"{path}/source/sum_of/{i}")]


@kind("E016 a part of a part")
def part_of_part(document, rng):
    every = {kr["id"]: kr for kr, _ in sums(document)}
    found = [(kr, p) for kr, p in sums(document) if any(i in every for i in kr["source"]["sum_of"])]
    kr, path = pick(rng, found) or (None, None)
    if kr is None:
        return None
    parts = kr["source"]["sum_of"]
    inner = rng.choice([i for i in parts if i in every])
    parts.append(rng.choice(every[inner]["source"]["sum_of"]))
    return [("E016", f"{path}/source/sum_of/{len(parts) - 1}")]


@kind("E017 a value beside a source")
def value_beside_source(document, rng):
    found = [(t, p) for t, s, p in objects(document)
             if s == "key_result" and isinstance(t.get("source"), dict)]
    kr, path = pick(rng, found) or (None, None)
    if kr is None:
        return None
    kr["check_ins"] = [*(kr.get("check_ins") or []), {"on": "2026-11-15", "value": 1}]
    return [("E017", f"{path}/check_ins/{len(kr['check_ins']) - 1}/value")]


@kind("E017 a value where none is taken")
def value_not_taken(document, rng):
    found = [(t, p) for t, s, p in objects(document)
             if s == "key_result" and t["measure"]["kind"] in ("checklist", "aligned")
             and not any(a.get("measure") for a in t.get("amendments") or [])]
    kr, path = pick(rng, found) or (None, None)
    if kr is None:
        return None
    kr["check_ins"] = [*(kr.get("check_ins") or []), {"on": "2026-11-15", "value": 1}]
    return [("E017", f"{path}/check_ins/{len(kr['check_ins']) - 1}/value")]


@kind("E017 magnitude of what is aligned")
def magnitude_from(document, rng):
    found = [(t, p) for t, s, p in objects(document) if s == "objective" and t.get("combine") == "magnitude"]
    objective, path = pick(rng, found) or (None, None)
    if objective is None:
        return None
    objective["from"] = rng.choice(["aligned", "both"])
    return [("E017", f"{path}/combine")]


@kind("E017 a second target")
def second_target(document, rng):
    found = [(t, p) for t, s, p in objects(document) if s == "edge" and t.get("priority") is None]
    edge, path = pick(rng, found) or (None, None)
    if edge is None:
        return None
    organization = document["organization"]
    organization["priorities"] = [*(organization.get("priorities") or []), {"id": "fresh-p", "title": "P"}]
    edge.pop("priority", None)  # so that it comes last, were it there as null
    edge["priority"] = "fresh-p"
    return [("E017", f"{path}/priority")]


NO_WEIGHTS = [0, -0.0, -1, 1e-7, 0.1234567, 1000000.000001, 1000001, 600.0000004, 1e15, 5e-324, 1 / 3]


@kind("E018 weight")
def no_weight(document, rng):
    _, path = break_value(document, rng, ("weight",), lambda _: rng.choice(NO_WEIGHTS))
    return None if path is None else [("E018", path)]


@kind("E019 no steps")
def no_steps(document, rng):
    found = [(t, p) for t, s, p in objects(document) if s == "steps"]
    plan, path = pick(rng, found) or (None, None)
    if plan is None:
        return None
    plan["steps"] = []
    return [("E019", f"{path}/steps")]


@kind("E019 the due date moved")
def due_moved(document, rng):
    found = [k for k in with_cycles(document)
             if isinstance(k[0].get("plan"), dict) and k[2]["end"] < "2200-01-01"]
    kr, path, cycle = pick(rng, found) or (None, None, None)
    if kr is None:
        return None
    kr["due"] = moved(kr.get("due") or cycle["end"], 1)
    return [("E019", f"{path}/plan/steps/{len(kr['plan']['steps']) - 1}/by")]


@kind("E021 no reason")
def no_reason(document, rng):
    found = [(t, p) for t, s, p in objects(document) if s.endswith(" drop") or s == "amendment"]
    thing, path = pick(rng, found + overrides(document)) or (None, None)
    if thing is None:
        return None
    thing["reason"] = rng.choice([None, "", "  ", "\u00a0\t"])
    if rng.random() < 0.3:
        del thing["reason"]
    return [("E021", f"{path}/reason")]


@kind("E022 an empty list")
def empty_list(document, rng):
    before = declared(document)
    found = [(document, "units", ""), (document, "cycles", "")]
    found += [(t, {"checklist": "items", "zones": "points"}[s], p) for t, s, p in objects(document)
              if s in ("checklist", "zones")]
    found += [(t["source"], "sum_of", f"{p}/source") for t, p in sums(document)]
    member = rng.choice(sorted({f[1] for f in found}))
    thing, _, path = rng.choice([f for f in found if f[1] == member])
    thing[member] = thing[member][:1] if member == "points" and rng.random() < 0.5 else []
    return [("E022", f"{path}/{member}"), *lost(before, document)]


@kind("E022 an amendment that changes nothing")
def changes_nothing(document, rng):
    found = [(t, p) for t, s, p in objects(document) if s == "key_result"]
    kr, path = pick(rng, found) or (None, None)
    if kr is None:
        return None
    kr["amendments"] = [*(kr.get("amendments") or []),
                        {"on": "2026-11-01", "reason": "r", **rng.choice([{}, {"weight": None}, {"by": "ada"}])}]
    return [("E022", f"{path}/amendments/{len(kr['amendments']) - 1}")]
