"""The cases of testdata/forecast: portfolios thought out by hand, and random ones.

`python3 -m oracle.forecast_vectors ../../testdata` writes them with what oracle.forecast makes of them.
"""

import datetime
import random

START, DUE = "2026-10-01", "2026-12-31"


def later(text, days):
    return (datetime.date.fromisoformat(text) + datetime.timedelta(days)).isoformat()


def checks(*values, first=7, every=7, start=START):
    """Check-ins every so many days after the start; None leaves one out."""
    return [{"on": later(start, first + every * i), "value": v} for i, v in enumerate(values) if v is not None]


def kr(identifier, measure=None, values=(), **members):
    measure = measure or {"kind": "increase", "baseline": 0, "target": 100}
    found = {"id": identifier, "title": f"Key result {identifier}", "measure": measure, **members}
    if values:
        found["check_ins"] = checks(*values) if not isinstance(values[0], dict) else list(values)
    return found


def up(baseline=0, target=100, **members):
    return {"kind": "increase", "baseline": baseline, "target": target, **members}


def down(baseline=100, target=0, **members):
    return {"kind": "decrease", "baseline": baseline, "target": target, **members}


def objective(identifier, *key_results, **members):
    return {"id": identifier, "title": f"Objective {identifier}", "owner": "u", "cycle": "q",
            "commitment": "aspirational", **members, "key_results": list(key_results)}


def portfolio(*objectives, kpis=(), phase=None, **members):
    cycle = {"id": "q", "start": START, "end": DUE}
    if phase:
        cycle["phase"] = phase
    found = {"okr": "1", "organization": {"name": "Case"},
             "units": [{"id": "u", "name": "Unit", "level": "company"}], "cycles": [cycle]}
    if kpis:
        found["kpis"] = list(kpis)
    return {**found, **members, "objectives": list(objectives)}


def one(name, key_result, as_of="2026-11-20", **members):
    commitment = members.pop("commitment", "aspirational")
    return {"name": name, "portfolio": portfolio(objective("o", key_result, commitment=commitment)), "as_of": as_of,
            **members}


STEADY = (8, 13, 24, 28, 37, 45, 49)  # a walk of about 7 a week
SLOW = (3, 4, 9, 11, 12, 18, 19)
WILD = (20, 5, 44, 30, 61, 38, 70)
PERFECT = (10, 20, 30, 40)


def key_result_cases():
    yield one("a walk with drift", kr("k", values=STEADY))
    yield one("n = 3: one degree of freedom", kr("k", values=(8, 13)))
    yield one("n = 4: two degrees", kr("k", values=(8, 13, 24)))
    yield one("n = 2: a median and no spread", kr("k", values=(8,)))
    yield one("no value", kr("k"))
    yield one("no value: check-ins with confidence only", kr("k", values=[{"on": "2026-10-10", "confidence": 0.4}]))
    yield one("one value on the first day: too few points", kr("k", values=[{"on": START, "value": 5}]))
    yield one("one value before the window: too few points", kr("k", values=[{"on": "2026-09-01", "value": 5}]))
    yield one("values before the window: the first of them is the first point",
              kr("k", values=[{"on": "2026-08-01", "value": 2}, {"on": "2026-09-01", "value": 9},
                              {"on": "2026-11-01", "value": 30}]))
    yield one("dropped", kr("k", values=STEADY, dropped={"on": "2026-11-01", "reason": "other plans"}))
    yield one("not dropped yet", kr("k", values=STEADY, dropped={"on": "2026-12-01", "reason": "other plans"}))
    kinds = {
        "at_least": {"kind": "at_least", "threshold": 50}, "at_most": {"kind": "at_most", "threshold": 50},
        "between": {"kind": "between", "low": 20, "high": 60}, "discover": {"kind": "discover"},
        "zones": {"kind": "zones", "points": [{"at": 0, "score": 0}, {"at": 90, "score": 1}]},
    }
    for kind, measure in kinds.items():
        yield one(f"{kind} is not forecast", kr("k", measure, STEADY))
    yield one("milestone is not forecast", kr("k", {"kind": "milestone"}, (0, 0, 1)))
    yield one("checklist is not forecast",
              kr("k", {"kind": "checklist", "items": [{"id": "a", "title": "A", "done_on": "2026-10-10"}]}))
    yield one("aligned is not forecast", kr("k", {"kind": "aligned"}))
    for how in ("max", "min", "mean"):
        yield one(f"a history read by {how} is not forecast", kr("k", up(accumulate=how), STEADY))
    yield one("sum: increments are added up", kr("k", up(accumulate="sum"), (8, 5, 11, 4, 9, 8, 4)))
    yield one("sum: tenths are added exactly", kr("k", up(0, 2, accumulate="sum"), (0.1, 0.2, 0.1, 0.3, 0.1, 0.1)))
    yield one("sum: falling, several a day",
              kr("k", down(500, 100, accumulate="sum"),
                 [{"on": "2026-10-10", "value": -20}, {"on": "2026-10-10", "value": -31},
                  {"on": "2026-10-25", "value": -60}, {"on": "2026-11-02", "value": -12},
                  {"on": "2026-11-02", "value": 5}, {"on": "2026-11-18", "value": -80}]))
    yield one("sum: one increment before the window",
              kr("k", up(10, 100, accumulate="sum"),
                 [{"on": "2026-09-10", "value": 4}, {"on": "2026-10-25", "value": 16},
                  {"on": "2026-11-10", "value": 9}]))
    yield one("decrease", kr("k", down(60, 12), (58, 51, 49, 44, 36, 34, 30)))
    yield one("decrease that grows", kr("k", down(60, 12), (61, 66, 64, 70)))
    yield one("drift of nothing", kr("k", values=(6, -2, 3, 0)))
    yield one("drift the wrong way", kr("k", values=(-4, -2, -9, -12)))
    yield one("a perfect line reaches the target on the day", kr("k", up(0, 130), PERFECT))
    yield one("a perfect line falls short", kr("k", up(0, 140), PERFECT))
    yield one("a perfect line for all its rounding", kr("k", up(0, 1.3), (0.1, 0.2, 0.3, 0.4)))
    yield one("nearly a perfect line", kr("k", up(0, 1.3), (0.1, 0.2, 0.301, 0.4)))
    yield one("a median that is on the expected score", kr("k", up(0, 130 / 0.7), (10, 21, 29, 40)))
    yield one("the target is reached", kr("k", values=(30, 62, 101, 108)))
    yield one("the target was reached and lost", kr("k", values=(30, 104, 101, 98, 92)))
    yield one("far beyond the target", kr("k", up(0, 10), STEADY))
    yield one("later than ten years", kr("k", up(0, 1e6), STEADY))
    yield one("nearly ten years", kr("k", up(0, 3670), [{"on": later(START, 10 * i), "value": 10 * i} for i in (1, 2)]))
    yield one("committed", kr("k", values=STEADY), commitment="committed")
    yield one("another policy", kr("k", values=STEADY), policy={"expected": {"aspirational": 0.6}})
    yield one("several check-ins a day: the last counts",
              kr("k", values=[{"on": "2026-10-08", "value": 99}, {"on": "2026-10-08", "value": 8},
                              {"on": "2026-10-20", "value": 21}, {"on": "2026-11-10", "value": 40},
                              {"on": "2026-11-10", "value": 33}]))
    yield one("out of order", kr("k", values=checks(*STEADY)[::-1]))
    yield one("irregular days",
              kr("k", values=[{"on": later(START, d), "value": v}
                              for d, v in ((1, 3), (2, 2), (15, 20), (16, 21), (17, 19), (45, 48))]))
    yield one("backdated: not known before its own day", kr("k", values=[*checks(8, 13), *checks(70, first=60)]),
              as_of="2026-11-01")
    yield one("what comes later does not count", kr("k", values=STEADY), as_of="2026-10-30")
    yield one("on the first day", kr("k", values=STEADY), as_of=START)
    yield one("the due date has come: where it stands", kr("k", values=STEADY), as_of=DUE)
    yield one("the due date has passed", kr("k", values=STEADY), as_of="2027-02-01")
    yield one("the day before the due date", kr("k", values=STEADY), as_of="2026-12-30")
    yield one("a value on the due date, the day before it is over",
              kr("k", values=[*checks(8, 13, 24), {"on": "2026-12-30", "value": 72}]), as_of="2026-12-30")
    yield one("a value after the due date counts", kr("k", values=[*checks(*STEADY), {"on": "2027-01-10", "value": 80}]),
              as_of="2027-02-01")
    yield one("one value and the due date has passed", kr("k", values=(8,)), as_of="2027-02-01")
    yield one("a value that is early, as a plan", kr("k", due="2026-11-19", values=STEADY))
    yield one("own start and due date", kr("k", start="2026-10-20", due="2027-01-31", values=STEADY))
    yield one("own start after all values", kr("k", start="2026-12-01", values=STEADY))
    amended = [{"on": "2026-11-05", "reason": "more", "measure": up(0, 180)}]
    yield one("amended target", kr("k", values=STEADY, amendments=amended))
    yield one("amended target, original basis", kr("k", values=STEADY, amendments=amended), basis="original")
    yield one("amended target, before it was", kr("k", values=STEADY, amendments=amended), as_of="2026-11-04")
    yield one("amended baseline and direction",
              kr("k", values=STEADY, amendments=[{"on": "2026-11-05", "reason": "less", "measure": down(90, 10)}]))
    yield one("amended into what is not forecast",
              kr("k", values=STEADY, amendments=[{"on": "2026-11-05", "reason": "r",
                                                  "measure": {"kind": "at_least", "threshold": 9}}]))
    late = [{"on": "2026-11-05", "reason": "late", "due": "2027-01-31"}]
    yield one("amended due date", kr("k", values=STEADY, amendments=late))
    yield one("amended due date, original basis", kr("k", values=STEADY, amendments=late), basis="original")
    yield one("a due date amended to before the last value",
              kr("k", values=STEADY, amendments=[{"on": "2026-11-05", "reason": "r", "due": "2026-11-06"}]))
    review = {"on": "2026-11-18", "score": 0.6, "reason": "counted wrong"}
    yield one("overridden: the value is forecast all the same", kr("k", values=STEADY, review=review))
    told = checks(*STEADY)
    told[2]["confidence"], told[5]["confidence"] = 0.9, 0.3
    yield one("confidence stands beside it", kr("k", values=told))
    yield one("large values", kr("k", up(1e9, 1.1e9), [1e9 + 1e6 * v for v in STEADY]))
    yield one("small values", kr("k", up(0, 1e-6), [1e-8 * v for v in STEADY]))
    yield one("below zero", kr("k", up(-50, -10), [-50 + 0.4 * v for v in STEADY]))
    yield one("wild", kr("k", values=WILD))
    kpi = {"id": "nps", "name": "NPS", "measurements": [{"on": later("2026-06-01", 30 * i), "value": v}
                                                         for i, v in enumerate((30, 34, 33, 37, 40, 44))]}
    yield {"name": "a KPI's measurements are the points, those before the window too", "as_of": "2026-11-20",
           "portfolio": portfolio(objective("o", kr("k", up(30, 60), source={"kpi": "nps"})), kpis=[kpi])}
    yield {"name": "a KPI without measurements", "as_of": "2026-11-20",
           "portfolio": portfolio(objective("o", kr("k", up(30, 60), source={"kpi": "nps"})),
                                  kpis=[{"id": "nps", "name": "NPS"}])}
    yield {"name": "a sum of key results is not forecast, its parts are", "as_of": "2026-11-20",
           "portfolio": portfolio(objective("o", kr("all", up(0, 200), source={"sum_of": ["a", "b"]}),
                                            kr("a", values=STEADY), kr("b", values=SLOW)))}


def objective_cases():
    def case(name, *objectives, **members):
        return {"name": name, "as_of": members.pop("as_of", "2026-11-20"),
                "portfolio": portfolio(*objectives, kpis=members.pop("kpis", ())), **members}

    a, b, c = kr("a", values=STEADY), kr("b", values=WILD), kr("c", down(60, 12), (58, 51, 49, 44, 36, 34, 30))
    flat = kr("m", {"kind": "milestone"})
    for combine in ("mean", "min", "all", "magnitude"):
        parts = (a, b) if combine == "magnitude" else (a, b, c)
        yield case(f"{combine} of open components", objective("o", *parts, combine=combine))
        yield case(f"{combine} of one", objective("o", a, combine=combine))
    for combine in ("mean", "min", "all"):
        yield case(f"{combine} with a component that stands at its score", objective("o", a, b, flat, combine=combine))
        yield case(f"{combine}, committed", objective("o", a, b, c, combine=combine, commitment="committed"))
    many = [kr(f"k{i}", values=[v + i * j * 0.7 for j, v in enumerate(STEADY)]) for i in range(4)]
    yield case("four open components, weights that are no whole cells",
               objective("o", *({**k, "weight": w} for k, w in zip(many, (1, 2.5, 0.333333, 7.123456)))))
    yield case("a weight that hardly counts", objective("o", a, {**b, "weight": 0.000001}), off=1e-3)
    yield case("a weight that outweighs all", objective("o", {**a, "weight": 1000000}, b, c), off=0.02)
    yield case("magnitude of unlike ways", objective("o", kr("a", up(0, 100), STEADY), kr("b", up(0, 33), SLOW),
                                                     combine="magnitude"))
    yield case("no component has a forecast", objective("o", flat, kr("x")))
    yield case("no component", objective("o"))
    yield case("dropped", objective("o", a, dropped={"on": "2026-11-01", "reason": "r"}))
    yield case("overridden", objective("o", a, review={"on": "2026-11-01", "score": 0.5, "reason": "r"}))
    yield case("an overridden component stands at the override",
               objective("o", a, {**b, "review": {"on": "2026-11-01", "score": 0.9, "reason": "r"}}))
    yield case("all components have a median only", objective("o", kr("a", values=(8,)), kr("b", values=(30,))))
    yield case("one component has a median only", objective("o", a, kr("b", values=(30,))))
    yield case("all components are certain", objective("o", kr("a", up(0, 130), PERFECT), kr("b", up(0, 200), PERFECT)))
    yield case("all are certain, committed", objective("o", kr("a", up(0, 130), PERFECT), commitment="committed"))
    yield case("the due date has come", objective("o", a, b), as_of="2027-01-05")
    guard = kr("g", down(60, 12), (58, 51, 49, 44, 36, 34, 30), role="guardrail")
    yield case("a guardrail that may cap", objective("o", a, b, guard))
    yield case("a guardrail that is known", objective("o", a, b, kr("g", {"kind": "at_most", "threshold": 5,
                                                                          "ceiling": 9}, (6,), role="guardrail")))
    yield case("a guardrail that is silent", objective("o", a, b, kr("g", {"kind": "at_most", "threshold": 5},
                                                                     role="guardrail")))
    yield case("only the guardrail is open", objective("o", kr("m", {"kind": "milestone"}, (1,)), guard))
    yield case("a guardrail under min", objective("o", a, b, guard, combine="min"))
    yield case("a guardrail under all", objective("o", a, guard, combine="all"))
    mixed = {**b, "commitment": "aspirational"}
    yield case("committed, with an aspirational key result", objective("o", a, mixed, commitment="committed"))
    yield case("aspirational, with a committed key result", objective("o", a, {**b, "commitment": "committed"}))
    low = {"expected": {"committed": 0.8, "aspirational": 0.5}}
    for combine in ("mean", "min", "all"):
        yield case(f"committed to 0.8: each must reach it, {combine}",
                   objective("o", a, b, mixed | {"id": "d"}, combine=combine, commitment="committed"), policy=low)
    yield case("committed to 0.8: one open, one known", objective("o", a, flat, commitment="committed"), policy=low)
    yield case("committed to 0.8: the known one misses",
               objective("o", a, kr("z", {"kind": "at_least", "threshold": 9, "floor": 0}, (6,)),
                         commitment="committed"), policy=low)
    yield case("committed, capped", objective("o", a, guard, commitment="committed"), policy=low)
    yield case("missing is left out", objective("o", a, b, kr("x")), policy={"missing": "exclude"})
    below = [{"objective": "top"}]
    yield case("from aligned objectives",
               objective("top", **{"from": "aligned"}),
               objective("o1", a, b, aligned_to=below),
               objective("o2", c, kr("d", values=SLOW), aligned_to=[{"objective": "top", "weight": 3}]))
    yield case("from both, with one that is overridden and one that is dropped",
               objective("top", kr("t", values=STEADY), **{"from": "both"}),
               objective("o1", a, b, aligned_to=below),
               objective("o2", c, aligned_to=below, review={"on": "2026-11-01", "score": 0.4, "reason": "r"}),
               objective("o3", kr("d", values=SLOW), aligned_to=below, dropped={"on": "2026-11-01", "reason": "r"}))
    yield case("three levels, min over mean over all",
               objective("top", combine="min", **{"from": "aligned"}),
               objective("mid", kr("t", values=STEADY), aligned_to=below, **{"from": "both"}),
               objective("low", a, b, combine="all", aligned_to=[{"objective": "mid"}]),
               objective("side", c, aligned_to=below))
    yield case("shared: one objective by two ways",
               objective("top", **{"from": "aligned"}),
               objective("l", aligned_to=below, **{"from": "aligned"}),
               objective("r", aligned_to=below, **{"from": "aligned"}),
               objective("base", a, b, aligned_to=[{"objective": "l"}, {"objective": "r"}]))
    nps = {"id": "nps", "name": "NPS", "measurements": checks(30, 33, 35, 34, 39)}
    yield case("shared: two key results on one KPI",
               objective("o", kr("a", up(28, 60), source={"kpi": "nps"}), kr("b", up(28, 45), source={"kpi": "nps"})),
               kpis=[nps])
    yield case("an aligned component with a median only",
               objective("top", kr("t", values=STEADY), **{"from": "both"}),
               objective("o1", kr("a", values=(8,)), aligned_to=below))
    yield case("an aligned component without a forecast",
               objective("top", kr("t", values=STEADY), **{"from": "both"}), objective("o1", flat, aligned_to=below))
    yield case("an aligned component that is certain",
               objective("top", kr("t", values=STEADY), **{"from": "both"}),
               objective("o1", kr("a", up(0, 130), PERFECT), aligned_to=below))
    yield case("an aligned key result stands at its score",
               objective("top", kr("t", {"kind": "aligned"}), kr("v", values=STEADY)),
               objective("o1", a, b, aligned_to=[{"key_result": "t"}]))


def backtest_cases():
    after = "2027-01-15"

    def case(name, *objectives, names=(), as_of=after, phase=None, kpis=(), **members):
        return {"name": name, "as_of": as_of, "names": list(names),
                "portfolio": portfolio(*objectives, phase=phase, kpis=kpis), **members}

    whole = (*STEADY, 60, 58, 71, 77, 80, 88)
    a, b = kr("a", values=whole), kr("b", values=(*WILD, 60, 66, 90, 71))
    yield case("a key result that is done", objective("o", a))
    yield case("two, pooled", objective("o", a, b))
    yield case("one of two by name", objective("o", a, b), names=["b"])
    yield case("an objective by name", objective("o", a), objective("p", b), names=["p"])
    yield case("a name twice", objective("o", a), objective("p", b), names=["p", "b"])
    yield case("not due yet", objective("o", a), as_of="2026-12-30")
    yield case("due today", objective("o", a), as_of=DUE)
    yield case("closed before it was due", objective("o", a), as_of="2026-12-30", phase="closed")
    yield case("late values do not count", objective("o", kr("a", values=[*checks(*STEADY),
                                                                         {"on": "2027-01-05", "value": 99}])))
    yield case("late values only", objective("o", kr("a", values=[{"on": "2027-01-05", "value": 99}])))
    yield case("no value", objective("o", kr("a")))
    yield case("one value: no history before it", objective("o", kr("a", values=(8,))))
    yield case("two values: one forecast without a spread", objective("o", kr("a", values=(8, 20))))
    yield case("values before the window are history", objective("o", kr("a", values=[
        {"on": "2026-08-01", "value": 1}, {"on": "2026-09-01", "value": 9}, {"on": START, "value": 10},
        {"on": "2026-10-20", "value": 18}, {"on": "2026-11-20", "value": 44}])))
    yield case("a perfect line", objective("o", kr("a", up(0, 130), PERFECT)))
    yield case("decrease", objective("o", kr("a", down(60, 12), (58, 51, 49, 44, 36, 34, 30, 22))))
    yield case("sum", objective("o", kr("a", up(accumulate="sum"), (8, 5, 11, 4, 9, 8, 4, 12))))
    yield case("reached", objective("o", kr("a", up(0, 80), whole)))
    yield case("committed and missed", objective("o", a, commitment="committed"))
    yield case("a KPI", objective("o", kr("a", up(20, 60), source={"kpi": "nps"})),
               kpis=[{"id": "nps", "name": "NPS", "measurements": [{"on": "2026-09-03", "value": 18},
                                                                   *checks(30, 33, 35, 34, 39, 47)]}])
    yield case("amended due date and target", objective("o", kr("a", values=whole, amendments=[
        {"on": "2026-11-05", "reason": "r", "due": "2026-12-10", "measure": up(0, 70)}])))
    yield case("amended, original basis", objective("o", kr("a", values=whole, amendments=[
        {"on": "2026-11-05", "reason": "r", "due": "2026-12-10", "measure": up(0, 70)}])), basis="original")
    yield case("nothing that is forecast", objective(
        "o", kr("m", {"kind": "milestone"}, (0, 1)), kr("x", up(accumulate="max"), whole),
        kr("s", source={"sum_of": ["d"]}), kr("d", values=whole, dropped={"on": "2026-11-01", "reason": "r"})))


def random_portfolio(seed):
    """Objectives with realistic walks, some aligned."""
    rng = random.Random(f"forecast {seed}")
    count, objectives = rng.randint(1, 3), []
    for i in range(count):
        key_results = []
        combine = rng.choice(["mean", "mean", "mean", "min", "all", "magnitude"])
        for j in range(rng.randint(1, 3)):
            rising = rng.random() < 0.7
            baseline, way = rng.randint(-50, 200), rng.choice([1, 10, 40, 100, 1000])
            target = baseline + way if rising else baseline - way
            value, day, entries = baseline, 0, []
            summed = rng.random() < 0.2
            drift, noise = rng.uniform(-0.2, 1.4) * way / 91, rng.uniform(0.0, 0.1) * way
            while day < 70:
                gap = rng.choice([1, 3, 7, 7, 7, 14])
                day += gap
                change = (drift if rising else -drift) * gap + rng.gauss(0, noise) * (gap / 7) ** 0.5
                value += change
                entries.append({"on": later(START, day), "value": round(change if summed else value, 4)})
            measure = {"kind": "increase" if rising else "decrease", "baseline": baseline, "target": target}
            if summed:
                measure["accumulate"] = "sum"
            made = kr(f"k{i}.{j}", measure, entries[:rng.choice([0, 1, 2, 3, 99, 99, 99, 99])])
            if rng.random() < 0.4:
                made["weight"] = rng.choice([2, 3, 0.5, 1.7, 12.345678])
            if rng.random() < 0.15 and combine != "magnitude":
                made["role"] = "guardrail"
            if rng.random() < 0.2:
                made["commitment"] = rng.choice(["committed", "aspirational"])
            key_results.append(made)
        members = {"combine": combine, "commitment": rng.choice(["committed", "aspirational", "aspirational"])}
        if i and rng.random() < 0.7:
            members["aligned_to"] = [{"objective": f"o{rng.randrange(i)}", "weight": rng.choice([1, 1, 2, 0.3])}]
        if combine != "magnitude":
            members["from"] = rng.choice(["key_results", "both", "both"])
        objectives.append(objective(f"o{i}", *key_results, **members))
    return portfolio(*objectives)


def random_cases(count):
    for seed in range(count):
        rng = random.Random(f"call {seed}")
        case = {"name": f"random {seed}", "portfolio": random_portfolio(seed),
                "as_of": later(START, rng.choice([20, 45, 60, 60, 75, 91, 100]))}
        if rng.random() < 0.3:
            case["policy"] = {"expected": {"committed": rng.choice([0.8, 0.9]), "aspirational": 0.5}}
        yield case
