"""Faults that bring what they need along: an objective, units, cycles or a policy of their own."""

from .planting import kind


def insert(things, rng, new):
    """Puts something at a random place of a list; its index."""
    i = rng.randint(0, len(things))
    things.insert(i, new)
    return i


def objective(document, rng, identifier="fresh", at=None, **members):
    """A new objective at a random place; (objective, path)."""
    new = {
        "id": identifier, "title": "Fresh", "owner": document["units"][0]["id"],
        "cycle": document["cycles"][0]["id"], "commitment": "committed", "key_results": [], **members,
    }
    if at is None:
        i = insert(document["objectives"], rng, new)
    else:
        i = at
        document["objectives"].insert(at, new)
    return new, f"/objectives/{i}"


def key_result(identifier, measure=None, **members):
    measure = measure or {"kind": "increase", "baseline": 0, "target": 10}
    return {"id": identifier, "title": "Fresh", "measure": measure, **members}


OTHER_MEASURES = [
    {"kind": "milestone"}, {"kind": "discover"}, {"kind": "aligned"}, {"kind": "at_least", "threshold": 3},
    {"kind": "checklist", "items": [{"id": "a", "title": "A"}]},
    {"kind": "zones", "points": [{"at": 0, "score": 0}, {"at": 1, "score": 1}]},
]
NO_SOURCE = [OTHER_MEASURES[0], OTHER_MEASURES[2], OTHER_MEASURES[4]]


def amended(identifier, measure, **members):
    """A climb that is amended to another measure."""
    amendments = [{"on": "2026-11-01", "reason": "r", "weight": 2},
                  {"on": "2026-11-02", "reason": "r", "measure": measure}]
    return key_result(identifier, amendments=amendments, **members)


# --- dates -----------------------------------------------------------------------------------


@kind("E011 a cycle that ends before it starts")
def reversed_cycle(document, rng):
    i = insert(document["cycles"], rng, {"id": "fresh", "start": "2026-10-02", "end": "2026-10-01"})
    return [("E011", f"/cycles/{i}/end")]


@kind("E020 outside the parent")
def outside_parent(document, rng):
    parent = {"id": "fresh-above", "start": "2026-07-01", "end": "2026-12-31"}
    start, end, members = rng.choice([
        ("2026-06-30", "2026-09-30", ["start"]), ("2026-10-01", "2027-01-01", ["end"]),
        ("2026-06-30", "2027-01-01", ["start", "end"]),
    ])
    insert(document["cycles"], rng, parent)
    child = {"id": "fresh-below", "start": start, "end": end, "parent": "fresh-above"}
    i = insert(document["cycles"], rng, child)
    return [("E020", f"/cycles/{i}/{m}") for m in members]


@kind("E019 steps")
def steps(document, rng):
    due = "2026-12-15"
    pairs, problem = rng.choice([
        ([("2026-11-01", 0.5), (due, 0.9)], "1/share"),
        ([("2026-11-01", 0.5), ("2026-12-14", 1)], "1/by"),
        ([("2026-11-01", 0.5), ("2026-12-16", 1)], "1/by"),
        ([("2026-11-01", 0.5), ("2026-11-01", 0.7), (due, 1)], "1/by"),
        ([("2026-11-02", 0.5), ("2026-11-01", 0.7), (due, 1)], "1/by"),
        ([("2026-11-01", 0.5), ("2026-11-02", 0.5), (due, 1)], "1/share"),
        ([("2026-11-01", 0.5), ("2026-11-02", 0.4), (due, 1)], "1/share"),
        ([("2026-11-01", 1), (due, 1)], "1/share"),
        ([(due, 0.7)], "0/share"),
        ([("2026-12-31", 1)], "0/by"),
    ])
    plan = {"steps": [{"by": by, "share": share} for by, share in pairs]}
    kr = key_result("fresh-kr", start="2026-10-01", due=due, plan=plan)
    kr["amendments"] = [{"on": "2026-10-05", "reason": "r", "due": "2026-12-31"}]  # leaves the steps alone
    _, path = objective(document, rng, key_results=[kr])
    return [("E019", f"{path}/key_results/0/plan/steps/{problem}")]


# --- loops: the edge that comes last in document order closes it -------------------------------


@kind("E015 units or cycles in a ring")
def ring(document, rng):
    things, extra = rng.choice([
        ("units", {"name": "Fresh", "level": "team"}), ("cycles", {"start": "2026-10-01", "end": "2026-12-31"}),
    ])
    n = rng.randint(2, 4)
    order = rng.sample(range(n), n)
    first = len(document[things])
    for i in order:
        document[things].append({"id": f"ring-{i}", **extra, "parent": f"ring-{(i + 1) % n}"})
    return [("E015", f"/{things}/{first + n - 1}/parent")]


@kind("E015 alignment in a ring")
def alignment_ring(document, rng):
    n = rng.randint(2, 4)
    order = rng.sample(range(n), n)
    first = len(document["objectives"])
    for place, i in enumerate(order):
        above = (i + 1) % n
        edge = rng.choice([{"objective": f"ring-{above}"}, {"key_result": f"ring-kr-{above}"}])
        objective(document, rng, f"ring-{i}", first + place, aligned_to=[edge],
                  key_results=[key_result(f"ring-kr-{i}")])
    member = next(iter(document["objectives"][-1]["aligned_to"][0]))
    return [("E015", f"/objectives/{first + n - 1}/aligned_to/0/{member}")]


@kind("E015 two loops through one edge")
def two_loops(document, rng):
    """a supports b; b supports a twice over, by itself and by its key result: each closes a loop."""
    n = len(document["objectives"])
    objective(document, rng, "ring-a", n, aligned_to=[{"objective": "ring-b"}],
              key_results=[key_result("ring-kr")])
    objective(document, rng, "ring-b", n + 1, aligned_to=[{"objective": "ring-a"}, {"key_result": "ring-kr"}])
    path = f"/objectives/{n + 1}/aligned_to"
    return [("E015", f"{path}/0/objective"), ("E015", f"{path}/1/key_result")]


@kind("E015 an edge that closed a loop closes no other")
def loop_and_no_more(document, rng):
    """a to b, b to a closes; c to b and a to c: a-c-b would come back to a only by the closed edge."""
    n = len(document["objectives"])
    objective(document, rng, "ring-a", n, aligned_to=[{"objective": "ring-b"}])
    objective(document, rng, "ring-b", n + 1, aligned_to=[{"objective": "ring-a"}])
    objective(document, rng, "ring-c", n + 2, aligned_to=[{"objective": "ring-b"}])
    document["objectives"][n]["aligned_to"].append({"objective": "ring-c"})
    return [("E015", f"/objectives/{n + 1}/aligned_to/0/objective")]


@kind("E015 carried in a ring")
def carried_ring(document, rng):
    n = len(document["objectives"])
    objective(document, rng, "ring-a", n, carried_from="ring-b")
    objective(document, rng, "ring-b", n + 1, carried_from="ring-a")
    return [("E015", f"/objectives/{n + 1}/carried_from")]


@kind("E015 sums in a ring")
def sum_ring(document, rng):
    n = rng.randint(2, 3)
    order = rng.sample(range(n), n)
    plain = key_result("ring-plain")
    rings = [key_result(f"ring-{i}", source={"sum_of": [f"ring-{(i + 1) % n}"]}) for i in order]
    rings[-1]["source"]["sum_of"].append("ring-plain")
    _, path = objective(document, rng, key_results=[plain, *rings])
    return [("E015", f"{path}/key_results/{n}/source/sum_of/0")]


# --- sums --------------------------------------------------------------------------------------


@kind("E016 counted twice")
def counted_twice(document, rng):
    sums, place = rng.choice([
        ({"s1": ["a"], "s2": ["a", "s1"]}, "3/source/sum_of/1"),
        ({"s1": ["a"], "s2": ["s1", "a"]}, "3/source/sum_of/1"),
        ({"s2": ["b", "s1", "a"], "s1": ["a"]}, "2/source/sum_of/2"),
        ({"s1": ["a"], "s2": ["a"], "s3": ["b", "s1", "s2", "a"], "s4": ["s3"]}, "4/source/sum_of/2"),
        ({"s1": ["a", "b"], "s2": ["s1"], "s3": ["s2", "b"]}, "4/source/sum_of/1"),
    ])
    krs = [key_result("fresh-a"), key_result("fresh-b")]
    krs += [key_result(f"fresh-{s}", source={"sum_of": [f"fresh-{p}" for p in parts]}) for s, parts in sums.items()]
    _, path = objective(document, rng, key_results=krs)
    return [("E016", f"{path}/key_results/{place}")]


@kind("E017 a part that does not fit")
def unfit_part(document, rng):
    unfit = rng.choice([
        key_result("fresh-p", rng.choice(OTHER_MEASURES), unit="t"), key_result("fresh-p", unit="USD"),
        key_result("fresh-p"), amended("fresh-p", rng.choice(OTHER_MEASURES), unit="t"),
    ])
    whole = key_result("fresh-s", unit="t", source={"sum_of": ["fresh-q", "fresh-p"]})
    krs = [unfit, whole, key_result("fresh-q", unit="t")]
    _, path = objective(document, rng, key_results=krs)
    return [("E017", f"{path}/key_results/1/source/sum_of/1")]


@kind("E017 a measure that is no sum")
def no_sum(document, rng):
    accumulating = {"kind": "increase", "baseline": 0, "target": 1, "accumulate": rng.choice(["sum", "max", "mean"])}
    measure = rng.choice([accumulating, *OTHER_MEASURES])
    make = rng.choice([key_result, amended])
    krs = [key_result("fresh-p"), make("fresh-s", measure, source={"sum_of": ["fresh-p"]})]
    _, path = objective(document, rng, key_results=krs)
    return [("E017", f"{path}/key_results/1/source")]


@kind("E017 a measure that takes no KPI")
def no_kpi(document, rng):
    document["kpis"] = [*(document.get("kpis") or []), {"id": "fresh-kpi", "name": "K"}]
    make = rng.choice([key_result, amended])
    krs = [make("fresh-s", rng.choice(NO_SOURCE), source={"kpi": "fresh-kpi"})]
    _, path = objective(document, rng, key_results=krs)
    return [("E017", f"{path}/key_results/0/source")]


@kind("E017 a value on a day with a measure that takes none")
def value_on_that_day(document, rng):
    kr = amended("fresh-kr", rng.choice([OTHER_MEASURES[2], OTHER_MEASURES[4]]))
    kr["check_ins"] = [{"on": on, "value": 1} for on in ("2026-11-01", "2026-11-02", "2026-10-31")]
    _, path = objective(document, rng, key_results=[kr])
    return [("E017", f"{path}/key_results/0/check_ins/1/value")]


@kind("E006 a value on a day with a milestone")
def value_on_milestone_day(document, rng):
    kr = amended("fresh-kr", {"kind": "milestone"})
    kr["amendments"].insert(0, {"on": "2026-11-02", "reason": "overtaken", "measure": {"kind": "discover"}})
    kr["check_ins"] = [{"on": "2026-11-05", "value": 7}, {"on": "2026-11-01", "value": 7},
                       {"on": "2026-11-05", "value": True}]
    _, path = objective(document, rng, key_results=[kr])
    return [("E006", f"{path}/key_results/0/check_ins/0/value")]


# --- magnitude, levels, policies -----------------------------------------------------------------


@kind("E017 magnitude of another measure")
def magnitude_measure(document, rng):
    other = rng.choice(OTHER_MEASURES)
    guard = key_result("fresh-g", rng.choice(OTHER_MEASURES), role="guardrail", unit="t")
    if rng.random() < 0.5:
        kr, place = key_result("fresh-k", other), "measure/kind"
    else:
        kr, place = amended("fresh-k", other), "amendments/1/measure/kind"
    _, path = objective(document, rng, combine="magnitude", key_results=[guard, key_result("fresh-f"), kr])
    return [("E017", f"{path}/key_results/2/{place}")]


@kind("E017 magnitude in another unit")
def magnitude_unit(document, rng):
    units = rng.choice([("t", "t", "USD"), (None, None, "t"), ("t", "t", None), ("t", "t", "T")])
    krs = [key_result(f"fresh-{i}", unit=u) for i, u in enumerate(units)]
    guard = key_result("fresh-g", role="guardrail", unit="%")
    _, path = objective(document, rng, combine="magnitude", key_results=[guard, *krs])
    return [("E017", f"{path}/key_results/3/unit")]


@kind("E017 a level above its parent's")
def level_above(document, rng):
    above, below = rng.choice([
        ("department", "company"), ("team", "company"), ("team", "department"), ("individual", "team"),
    ])
    insert(document["units"], rng, {"id": "fresh-a", "name": "A", "level": above})
    child = {"id": "fresh-b", "name": "B", "level": below, "parent": "fresh-a"}
    i = insert(document["units"], rng, child)
    return [("E017", f"/units/{i}/level")]


@kind("E014 policy limits")
def policy_limits(document, rng):
    policy, place = rng.choice([
        ({"grades": {"aspirational": {"red_below": 0.8}}}, "grades/aspirational/red_below"),
        ({"grades": {"aspirational": {"green_from": 0.3}}}, "grades/aspirational/green_from"),
        ({"grades": {"committed": {"red_below": 0.5, "green_from": 0.4}}}, "grades/committed/green_from"),
        ({"extends": "google", "grades": {"committed": {"red_below": 0.71}}}, "grades/committed/red_below"),
        ({"pace": {"on_track": 0.6}}, "pace/on_track"),
        ({"pace": {"at_risk": 0.91}}, "pace/at_risk"),
        ({"pace": {"at_risk": 0.8, "on_track": 0.75}}, "pace/at_risk"),
        ({"pace": {"method": "gap"}}, "pace/method"),
        ({"extends": "viva_goals", "pace": {"method": "ratio"}}, "pace/method"),
        ({"pace": {"method": "gap", "on_track": 0.8}}, "pace/on_track"),
        ({"extends": "engagedly", "pace": {"at_risk": 0.164}}, "pace/at_risk"),
        ({"extends": "atlassian", "pace": {"method": "gap"}}, "pace/method"),
    ])
    document["policy"] = policy
    return [("E014", f"/policy/{place}")]


@kind("E006 policy limits")
def policy_outside(document, rng):
    bad = rng.choice([1.1, -0.1, 70, 1e16])
    policy, place = rng.choice([
        ({"expected": {"aspirational": bad}}, "expected/aspirational"),
        ({"grades": {"committed": {"green_from": bad}}}, "grades/committed/green_from"),
        ({"grades": {"aspirational": {"red_below": bad}}}, "grades/aspirational/red_below"),
        ({"pace": {"on_track": bad}}, "pace/on_track"), ({"pace": {"at_risk": bad}}, "pace/at_risk"),
    ])
    document["policy"] = policy
    return [("E006", f"/policy/{place}")]


@kind("E009 policy")
def unknown_policy(document, rng):
    document["policy"], path = rng.choice([
        ("gogle", "/policy"), ("", "/policy"), ({"extends": "acme", "name": "acme"}, "/policy/extends"),
    ])
    return [("E009", path)]
