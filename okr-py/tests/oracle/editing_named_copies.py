"""Named cases: what a copy of a goal is like, carried over or cloned; batches of many edits."""

from .editing_named import COMPANY, case, changed, dated

PLAIN = {"id": "o", "title": "O", "owner": "support", "cycle": "2026-Q4", "commitment": "aspirational"}
CARRY = {"kind": "carry_over", "cycle": "2026-Q4", "into": "2027-Q1"}
CLONE = {"kind": "clone_cycle", "cycle": "2026-Q4"}
COPY, FIRST = "/objectives/1", "/objectives/1/key_results/0"
UP = {"kind": "increase", "baseline": 10, "target": 20}
DOWN = {"kind": "decrease", "baseline": 20, "target": 10}
LISTED = {"kind": "checklist", "items": [{"id": "a", "title": "A", "done_on": "2026-10-05"}, {"id": "b", "title": "B"}]}
YEAR = {"id": "2027", "start": "2027-01-01", "end": "2027-12-31"}


def of(*key_results, cycles=None, others=(), **more):
    """A portfolio whose first objective has these key results; its cycle is in review."""
    objective = {**PLAIN, **more, "key_results": [
        {"id": f"k{i}" if i else "k", "title": "K", **kr} for i, kr in enumerate(key_results)]}
    found = {**COMPANY, "objectives": [objective, *others]}
    return changed(found, {"/cycles": cycles or [{**COMPANY["cycles"][0], "phase": "review"}, COMPANY["cycles"][1]]})


def carried(name, *key_results, facts, how=None, on="2026-12-31", **more):
    edit = {**CARRY, "objectives": ["o"], **({"baseline": how} if how else {})}
    case("copies", name, edit, base=of(*key_results, **more), facts=facts, on=on)


def cloned(name, *key_results, facts=None, new=YEAR, on="2026-12-31", problems=None, why=None, edit=None, **more):
    case("copies", name, {**CLONE, "new": new, **(edit or {})}, base=of(*key_results, **more), facts=facts, on=on,
         problems=problems, why=why, as_of=["2026-12-30"])


def kr(measure, *values, **more):
    """A key result with these values, one a day from 2026-10-10."""
    return {"measure": measure, "check_ins": [dated(f"2026-10-{10 + i}", v) for i, v in enumerate(values)], **more}


# --- baselines and what is finished, by kind of measure
for how, baseline in ((None, 14), ("kept", 10)):
    carried(f"increase, {how or 'reached'}", kr(UP, 12, 14), how=how, facts={f"{FIRST}/measure": {**UP, "baseline": baseline}})
carried("increase below its baseline, reached", kr(UP, 5), facts={f"{FIRST}/measure/baseline": 5})
carried("increase without a value, reached", kr(UP), facts={f"{FIRST}/measure/baseline": 10})
carried("increase at its target, reached", kr(UP, 20), facts={FIRST: None, f"{COPY}/key_results": []})
carried("increase at its target, kept", kr(UP, 20), how="kept", facts={f"{FIRST}/measure": UP})
carried("increase past its target but overridden", kr(UP, 25, review={"on": "2026-12-01", "score": 0.9, "reason": "r"}),
        facts={f"{FIRST}/measure": UP, f"{FIRST}/review": None})
carried("increase that is finished by review", kr(UP, 15, review={"on": "2026-12-01", "score": 1, "reason": "r"}),
        facts={FIRST: None})
carried("increase that is finished by review, unreported", kr(UP, review={"on": "2026-12-01", "score": 1, "reason": "r"}),
        facts={f"{FIRST}/measure": UP})
carried("increase that is finished by review later", kr(UP, 15, review={"on": "2027-01-01", "score": 1, "reason": "r"}),
        facts={f"{FIRST}/measure/baseline": 15})
carried("decrease, reached", kr(DOWN, 14), facts={f"{FIRST}/measure": {**DOWN, "baseline": 14}})
carried("decrease above its baseline, reached", kr(DOWN, 22), facts={f"{FIRST}/measure/baseline": 22})
carried("decrease at its target, reached", kr(DOWN, 10), facts={FIRST: None})
carried("sum of increments, reached", kr({**UP, "accumulate": "sum"}, 2, 3),
        facts={f"{FIRST}/measure": {**UP, "baseline": 15, "accumulate": "sum"}})
carried("maximum, reached", kr({**UP, "accumulate": "max"}, 18, 12), facts={f"{FIRST}/measure/baseline": 18})
carried("minimum, reached", kr({**DOWN, "accumulate": "min"}, 12, 18), facts={f"{FIRST}/measure/baseline": 12})
carried("mean, reached: from where it was", kr({**UP, "accumulate": "mean"}, 12, 14), facts={f"{FIRST}/measure/baseline": 10})
carried("at least, met: to be held again", kr({"kind": "at_least", "threshold": 5, "floor": 1}, 7),
        facts={f"{FIRST}/measure": {"kind": "at_least", "threshold": 5, "floor": 1}, f"{FIRST}/check_ins": None})
carried("at most, met: to be held again", kr({"kind": "at_most", "threshold": 5, "strict": True}, 4),
        facts={f"{FIRST}/measure": {"kind": "at_most", "threshold": 5, "strict": True}})
carried("between, met: to be held again", kr({"kind": "between", "low": 1, "high": 2, "over": "worst"}, 1.5),
        facts={f"{FIRST}/measure": {"kind": "between", "low": 1, "high": 2, "over": "worst"}})
carried("amended to at least, met: to be held again", kr(UP, 7, amendments=[
    {"on": "2026-10-20", "reason": "r", "measure": {"kind": "at_least", "threshold": 5}}]),
        facts={f"{FIRST}/measure": {"kind": "at_least", "threshold": 5}, f"{FIRST}/amendments": None})
carried("amended from at least, reached: finished", kr({"kind": "at_least", "threshold": 5}, 25, amendments=[
    {"on": "2026-10-01", "reason": "r", "measure": UP}]), facts={FIRST: None})
carried("milestone, passed", kr({"kind": "milestone"}, 1), kr({"kind": "milestone"}, 0), facts={f"{FIRST}/id": "k1@2027-Q1"})
carried("discover, found", kr({"kind": "discover"}, 3), kr({"kind": "discover"}), facts={f"{FIRST}/id": "k1@2027-Q1"})
ZONES = {"kind": "zones", "points": [{"at": 0, "score": 0}, {"at": 10, "score": 1}]}
carried("zones", kr(ZONES, 5), kr(ZONES, 10), facts={f"{FIRST}/measure": ZONES, f"{COPY}/key_results/1": None})
carried("a checklist keeps what is done", kr(LISTED), facts={f"{FIRST}/measure": LISTED})
carried("a checklist that is done", kr({**LISTED, "items": LISTED["items"][:1]}), facts={FIRST: None})
carried("aligned", kr({"kind": "aligned"}), facts={f"{FIRST}/measure": {"kind": "aligned"}})
carried("fed by a KPI", {"measure": {"kind": "decrease", "baseline": 8, "target": 3}, "source": {"kpi": "churn"}},
        facts={f"{FIRST}/measure/baseline": 6.1, f"{FIRST}/source": {"kpi": "churn"}})
carried("the measure, due date and weight in force", kr(UP, 12, weight=2, amendments=[
    {"on": "2026-11-01", "reason": "x", "measure": {**UP, "target": 30}, "weight": 3, "due": "2026-11-30"},
    {"on": "2027-01-01", "reason": "x", "measure": {**UP, "target": 40}, "weight": 4, "due": "2026-12-30"}]),
        facts={FIRST: {"id": "k@2027-Q1", "title": "K", "measure": {**UP, "baseline": 12, "target": 30}, "weight": 3,
                       "due": "2027-03-01"}})
carried("a guardrail that is finished", kr(UP, 20, role="guardrail"), kr(UP, 12), facts={f"{FIRST}/id": "k1@2027-Q1"})
carried("a key result that is dropped", kr(UP, 12, dropped={"on": "2026-12-31", "reason": "x"}), kr(UP, 12),
        facts={f"{FIRST}/id": "k1@2027-Q1"})
carried("a key result that is dropped tomorrow", kr(UP, 12, dropped={"on": "2027-01-01", "reason": "x"}),
        facts={f"{FIRST}/id": "k@2027-Q1", f"{FIRST}/dropped": None})
carried("a value after the day of recording is not reached yet", kr(UP, 12, 14), on="2026-10-10",
        facts={f"{FIRST}/measure/baseline": 12})
carried("all else of a key result stays", kr(UP, unit="t", description="d", commitment="committed", owner="acme",
                                             tags=["x"], custom={"y": 1}, plan="s_curve"),
        facts={FIRST: {"id": "k@2027-Q1", "title": "K", "description": "d", "measure": UP, "unit": "t",
                       "commitment": "committed", "owner": "acme", "plan": "s_curve", "tags": ["x"],
                       "custom": {"y": 1}}})
carried("all else of an objective stays", kr(UP), description="d", accountable="acme", kind="build", origin="top_down",
        combine="min", tags=["t"], custom=[1], escalations=[{"on": "2026-11-01", "note": "n"}],
        review={"explanation": "e"}, aligned_to=[{"priority": "p-trust", "weight": 2}], depends_on=[{"unit": "acme"}],
        facts={f"{COPY}/description": "d", f"{COPY}/accountable": "acme", f"{COPY}/kind": "build",
               f"{COPY}/origin": "top_down", f"{COPY}/combine": "min", f"{COPY}/tags": ["t"], f"{COPY}/custom": [1],
               f"{COPY}/escalations": None, f"{COPY}/review": None, f"{COPY}/carried_from": "o",
               f"{COPY}/aligned_to": [{"priority": "p-trust", "weight": 2}], f"{COPY}/depends_on": [{"unit": "acme"}]})

# --- names
carried("a copy of a copy", {"id": "k@2026-Q4", **kr(UP)}, id="o", facts={f"{FIRST}/id": "k@2027-Q1"})
carried("a name with the sign but no cycle behind it", {"id": "k@home", **kr(UP)}, facts={f"{FIRST}/id": "k@home@2027-Q1"})
case("copies", "an objective carried over again", {**CARRY, "objectives": ["o@2026-Q4"]}, on="2026-12-31",
     base=of(kr(UP), id="o@2026-Q4", carried_from="o", others=[{**PLAIN, "cycle": "2027-Q1", "key_results": []}]),
     facts={"/objectives/2/id": "o@2027-Q1", "/objectives/2/carried_from": "o@2026-Q4"})

# --- initiatives
WORK = [{"id": "i", "title": "I", "key_results": ["k", "k1"], "owner": "acme", "custom": 1},
        {"id": "j", "title": "J", "state": "done"}, {"id": "s", "title": "S", "state": "stopped"}]
carried("open initiatives go on with the key results that do", kr(UP, 20), kr(UP, 12), initiatives=WORK,
        facts={f"{COPY}/initiatives": [{"id": "i@2027-Q1", "title": "I", "key_results": ["k1@2027-Q1"], "owner": "acme",
                                        "custom": 1}]})
cloned("all initiatives are cloned, open", kr(UP, 20), kr(UP, 12), initiatives=WORK,
       facts={f"{COPY}/initiatives": [
           {"id": "i@2027", "title": "I", "key_results": ["k@2027", "k1@2027"], "owner": "acme", "custom": 1},
           {"id": "j@2027", "title": "J"}, {"id": "s@2027", "title": "S"}]})

# --- sums
SUM = {"measure": {**UP, "target": 50}, "source": {"sum_of": ["k1", "k2"]}}
carried("a sum whose parts all go on", SUM, kr(UP, 12), kr(UP, 14),
        facts={f"{FIRST}/source": {"sum_of": ["k1@2027-Q1", "k2@2027-Q1"]}, f"{FIRST}/measure/baseline": 26})
cloned("a sum is cloned with its parts", SUM, kr(UP, 12), kr(UP, 14),
       facts={f"{FIRST}/source": {"sum_of": ["k1@2027", "k2@2027"]}, f"{FIRST}/measure": {**UP, "target": 50}})

# --- dates
DATES = {"start": "2026-10-31", "due": "2026-12-15"}
STEPS = {"steps": [{"by": "2026-11-15", "share": 0.5}, {"by": "2026-12-31", "share": 1}]}
cloned("dates keep their share of a longer cycle", kr(UP, **DATES),
       facts={f"{FIRST}/start": "2027-05-01", f"{FIRST}/due": "2027-10-28"},
       why="30/91 and 75/91 of 364 days")
cloned("dates keep their share of a shorter cycle", kr(UP, **DATES), new={**YEAR, "end": "2027-01-11"},
       facts={f"{FIRST}/start": "2027-01-04", f"{FIRST}/due": "2027-01-09"}, why="3.3 and 8.24 days")
cloned("a half day counts as one", kr(UP, due="2026-11-18"), new={**YEAR, "end": "2027-01-14"},
       facts={f"{FIRST}/due": "2027-01-08"}, why="48/91 of 13 days is 6.857")
cloned("a half day is rounded away from zero", kr(UP, start="2026-10-03", due="2026-10-06"),
       cycles=[{"id": "2026-Q4", "start": "2026-10-01", "end": "2026-10-11"}], new={**YEAR, "end": "2027-01-06"},
       facts={f"{FIRST}/start": "2027-01-02", f"{FIRST}/due": "2027-01-04"}, why="2/10 and 5/10 of 5 days: 1 and 2.5")
cloned("steps keep their share", kr(UP, plan=STEPS),
       facts={f"{FIRST}/plan": {"steps": [{"by": "2027-06-30", "share": 0.5}, {"by": "2027-12-31", "share": 1}]}})
cloned("steps that no longer rise", kr(UP, plan=STEPS), new={**YEAR, "end": "2027-01-01"}, facts={f"{FIRST}/plan": None})
cloned("the last step is on the new due date", kr(UP, due="2026-12-15", plan={"steps": [
    {"by": "2026-10-31", "share": 0.25}, {"by": "2026-12-15", "share": 1}]}),
       facts={f"{FIRST}/due": "2027-10-28", f"{FIRST}/plan": {"steps": [
           {"by": "2027-05-01", "share": 0.25}, {"by": "2027-10-28", "share": 1}]}})
cloned("the last step is on the amended due date", kr(UP, plan=STEPS, amendments=[
    {"on": "2026-11-20", "reason": "x", "due": "2026-12-15"}]),
       facts={f"{FIRST}/due": "2027-10-28", f"{FIRST}/plan/steps/1/by": "2027-10-28"})
cloned("a step after the amended due date", kr(UP, plan=STEPS, amendments=[
    {"on": "2026-10-20", "reason": "x", "due": "2026-11-10"}]), facts={f"{FIRST}/plan": None})
cloned("a due date at the end is left out", kr(UP, due="2026-12-31"), facts={f"{FIRST}/due": None})
cloned("a due date after the end is one at the end", kr(UP, due="2027-02-01"), facts={f"{FIRST}/due": None})
cloned("a due date that becomes the end", kr(UP, due="2026-12-29"), new={**YEAR, "end": "2027-01-06"},
       facts={f"{FIRST}/due": None}, why="89/91 of 5 days is 4.89")
cloned("a start before the cycle is one at its start", kr(UP, start="2026-09-01"), facts={f"{FIRST}/start": "2027-01-01"})
cloned("a start after the amended due date is left out", kr(UP, start="2026-11-15", amendments=[
    {"on": "2026-11-20", "reason": "x", "due": "2026-11-01"}]),
       facts={f"{FIRST}/start": None, f"{FIRST}/due": "2027-05-05"}, why="31/91 of 364 days")
cloned("a start on the due date stays", kr(UP, start="2026-11-15", due="2026-11-15"),
       facts={f"{FIRST}/start": "2027-06-30", f"{FIRST}/due": "2027-06-30"})
cloned("a cycle of the same length", kr(UP, start="2026-10-01", due="2026-12-30"),
       new={"id": "n", "start": "2027-01-01", "end": "2027-04-02"},
       facts={f"{FIRST}/start": "2027-01-01", f"{FIRST}/due": "2027-04-01"})
carried("dates of what is carried over", kr(UP, 12, **DATES, plan="linear"),
        facts={f"{FIRST}/start": "2027-01-30", f"{FIRST}/due": "2027-03-15", f"{FIRST}/plan": "linear"},
        )

# --- clone_cycle
cloned("a clone is planned, whatever it says", kr(UP, 12), new={**YEAR, "phase": "closed", "name": "Next"},
       facts={"/cycles/2": {"id": "2027", "start": "2027-01-01", "end": "2027-12-31", "name": "Next", "phase": "planning"},
              "/audit/0/was": ["o@2027"]})
cloned("finished key results are cloned, from their baselines", kr(UP, 20), kr(DOWN, 15), kr({"kind": "milestone"}, 1),
       kr(LISTED),
       facts={f"{FIRST}/measure": UP, f"{COPY}/key_results/1/measure": DOWN, f"{COPY}/key_results/2/measure/kind": "milestone",
              f"{COPY}/key_results/3/measure/items": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]})
cloned("the baseline in force is cloned", kr(UP, 12, amendments=[
    {"on": "2026-11-01", "reason": "x", "measure": {**UP, "baseline": 11}}]), facts={f"{FIRST}/measure/baseline": 11})
cloned("nothing says where a clone is carried from", kr(UP), carried_from="p",
       others=[{**PLAIN, "id": "p", "cycle": "2027-Q1", "key_results": []}],
       facts={"/objectives/2/id": "o@2027", "/objectives/2/carried_from": None})
cloned("dropped key results are not cloned", kr(UP, dropped={"on": "2026-12-31", "reason": "x"}), kr(UP),
       facts={f"{FIRST}/id": "k1@2027"})
cloned("dropped objectives are not cloned", kr(UP), dropped={"on": "2026-12-31", "reason": "x"},
       facts={COPY: None, "/cycles/2/id": "2027", "/audit/0/was": []})
cloned("a committed objective is cloned without its review", kr(UP, 20), commitment="committed",
       review={"explanation": "e"}, facts={f"{COPY}/review": None, f"{COPY}/commitment": "committed"})
cloned("edges among clones", kr({"kind": "aligned"}), aligned_to=[{"objective": "p", "weight": 2}],
       others=[{**PLAIN, "id": "p", "key_results": [], "depends_on": [{"unit": "acme", "objective": "o"}]}],
       facts={"/objectives/2/aligned_to": [{"objective": "p@2027", "weight": 2}],
              "/objectives/3/depends_on": [{"unit": "acme", "objective": "o@2027"}]})
cloned("an edge to a key result that is cloned", kr(UP), others=[
    {**PLAIN, "id": "p", "key_results": [], "aligned_to": [{"key_result": "k"}]}],
       facts={"/objectives/3/aligned_to": [{"key_result": "k@2027"}]})
cloned("an edge to a key result that is not cloned", kr(UP, dropped={"on": "2026-12-01", "reason": "x"}), others=[
    {**PLAIN, "id": "p", "key_results": [], "aligned_to": [{"key_result": "k"}]}],
       facts={"/objectives/3/aligned_to": [{"key_result": "k"}]})
cloned("a cycle without objectives", kr(UP), cycle="2027-Q1", facts={COPY: None, "/cycles/2/id": "2027"})
cloned("a clone within another cycle", kr(UP), new={**YEAR, "id": "c", "start": "2027-02-01", "end": "2027-02-28", "parent": "2027-Q1"},
       facts={"/cycles/2/parent": "2027-Q1"})
cloned("a clone outside its parent", kr(UP), new={**YEAR, "parent": "2027-Q1"}, problems=["E020 new/end"])
cloned("a clone with a name that is taken", kr(UP), new={**YEAR, "id": "2027-Q1"}, problems=["E008 new/id"])
cloned("a clone whose objective's name is taken", kr(UP), others=[{**PLAIN, "id": "o@2027", "cycle": "2027-Q1", "key_results": []}],
       problems=["E008 new/id"])
cloned("a clone that ends before it starts", kr(UP), new={**YEAR, "end": "2026-12-31"}, problems=["E011 new/end"])
cloned("a clone of nothing", kr(UP), edit={"cycle": "x"}, problems=["E009 cycle"])
cloned("a clone without dates", kr(UP), new={"id": "n"}, problems=["E004 new/start", "E004 new/end"])

# --- batches
IN, WITHDRAW = {"kind": "check_in", "key_result": "kr-nps"}, {"kind": "withdraw_check_in", "key_result": "kr-nps"}
NEW = {"id": "kr-new", "title": "N", "measure": {"kind": "discover"}}


def it(name, *edits, **more):
    case("batches", name, *edits, **more)


it("a batch without edits", facts={"/audit": None})
it("history and structure in one batch", {**IN, "value": 40}, {"kind": "add_key_result", "objective": "o-trust", "new": NEW},
   {"kind": "check_in", "key_result": "kr-new", "value": 3}, {"kind": "correct_check_in", "key_result": "kr-nps",
                                                               "on": "2026-11-02", "value": 41},
   {"kind": "drop", "key_result": "kr-new", "on": "2026-12-01"}, {"kind": "withdraw_check_in", "key_result": "kr-nps", "on": "2026-10-14"},
   reason="so decided", facts={"/objectives/1/key_results/0/check_ins/1/value": 41, "/audit/5/edit/reason": "so decided"},
   as_of=["2026-11-01", "2026-11-02"], diff=True)
it("every problem of every edit", {**IN, "value": "x", "confidence": 2}, {**IN, "key_result": "kr-npz"},
   {"kind": "drop", "objective": "o-grow"}, {"kind": "move_cycle", "cycle": "2026-Q4", "phase": "active"},
   {"kind": "unalign", "objective": "o-trust", "to": {"objective": "o-safe"}}, {**IN, "value": 40},
   problems=["E005 /edits/0/value", "E006 /edits/0/confidence", "E009 /edits/1/key_result", "E021 /edits/2/reason",
             "E025 /edits/3/phase", "E025 /edits/4/to"])
it("what a refused edit would have added is not missed", {"kind": "add_key_result", "objective": "o-trust",
                                                           "new": {**NEW, "title": ""}},
   {"kind": "check_in", "key_result": "kr-new", "value": 3}, {"kind": "drop", "key_result": "kr-nps", "reason": "x",
                                                              "replaced_by": "kr-new"},
   {"kind": "align", "objective": "o-safe", "to": {"key_result": "kr-new"}}, problems=["E006 /edits/0/new/title"])
it("what a refused objective would have added is not missed",
   {"kind": "add_objective", "new": {"id": "o-new", "title": "N", "owner": "nobody", "cycle": "2026-Q4",
                                     "commitment": "committed", "key_results": [NEW]}},
   {"kind": "check_in", "key_result": "kr-new", "value": 3}, {"kind": "escalate", "objective": "o-new", "note": "x"},
   {"kind": "align", "objective": "o-safe", "to": {"objective": "o-new"}}, problems=["E009 /edits/0/new/owner"])
it("a refused check-in is not missed by its correction", {**IN, "value": "41"},
   {"kind": "correct_check_in", "key_result": "kr-nps", "on": "2026-11-02", "value": 42, "reason": "r"},
   problems=["E005 /edits/0/value"])
it("a refused clone is not missed", {"kind": "clone_cycle", "cycle": "2026-Q4", "new": {
    "id": "n", "start": "2027-04-01", "end": "2027-03-01"}}, {"kind": "move_cycle", "cycle": "n", "phase": "active"},
   problems=["E011 /edits/0/new/end"])
MOVE, NPS = {"kind": "move_cycle", "cycle": "2026-Q4"}, "kr-nps"
it("a move without its reason is meant all the same", {**MOVE, "phase": "planning"},
   {**MOVE, "phase": "active"}, {**MOVE, "phase": "active"}, problems=["E021 /edits/0/reason", "E025 /edits/2/phase"])
it("a move that fails its gate is meant all the same", {**MOVE, "phase": "closed"},
   {**MOVE, "phase": "active", "reason": "too early"}, change={"/objectives/2/key_results/0/check_ins": []},
   problems=["E024 /edits/0/phase"] * 2)
it("an amendment without its reason is looked at all the same",
   {"kind": "amend", "key_result": NPS, "measure": {"kind": "milestone"}, "on": "2026-10-01"}, {**IN, "value": 3},
   problems=["E021 /edits/0/reason", "E006 /edits/0/measure/kind", "E006 /edits/1/value"])
it("a check-in without its reason is there to be withdrawn", {**IN, "value": 3, "on": "2026-11-01"},
   {"kind": "withdraw_check_in", "key_result": NPS, "on": "2026-11-01", "reason": "r"},
   {**IN, "value": 4, "on": "2026-11-01"},
   change={"/cycles/0/phase": "closed"}, problems=["E021 /edits/0/reason", "E021 /edits/2/reason"])
it("the edit that closes a loop", {"kind": "align", "objective": "o-grow", "to": {"objective": "o-safe"}},
   {"kind": "align", "objective": "o-safe", "to": {"objective": "o-trust"}}, {**IN, "value": 41},
   problems=["E015 /edits/1/to/objective"])
it("the amendment that a check-in before it does not meet", {**IN, "value": 41},
   {"kind": "escalate", "objective": "o-trust", "note": "x"},
   {"kind": "amend", "key_result": NPS, "measure": {"kind": "milestone"}, "on": "2026-11-01", "reason": "r"},
   problems=["E006 /edits/2/measure/kind"])
it("a fault is told where it comes from, not of copies", {"kind": "align", "objective": "o-grow", "to": {"objective": "o-trust"}},
   {**CLONE, "new": YEAR}, problems=["E015 /edits/0/to/objective"])
it("kinds that are none", {"kind": "check in", "value": 1}, {"value": 1}, {"kind": None}, "check_in", {"kind": 3},
   problems=["E005 /edits/0/kind", "E004 /edits/1/kind", "E004 /edits/2/kind", "E005 /edits/3", "E005 /edits/4/kind"])
it("a batch needs a day", batch={"by": "ada", "edits": [{**IN, "value": "x"}]}, problems=["E004 /on", "E005 value"])
it("a batch of another form", batch={"on": "2026-13-01", "by": 3, "reason": [], "edits": {}, "who": 1},
   problems=["E010 /on", "E005 /by", "E005 /reason", "E005 /edits", "E003 /who"])
it("a batch without a list of edits", batch={"on": "2026-11-02"}, problems=["E004 /edits"])
it("a day outside 1900 to 2200", {**IN, "value": 1}, on="2201-01-01", problems=["E010 /on"])
it("a blank reason of the stamp", {**WITHDRAW, "on": "2026-10-14"}, reason=" ", problems=["E021 reason"])
it("a whole quarter", {**IN, "value": 50}, {"kind": "check_in", "key_result": "kr-up", "value": 99},
   {"kind": "check_in", "key_result": "kr-users", "value": 150},
   {"kind": "explain", "objective": "o-safe", "explanation": "a disk failed"},
   {"kind": "move_cycle", "cycle": "2026-Q4", "phase": "review"},
   {"kind": "review", "objective": "o-trust", "score": 0.6, "reason": "well done"},
   {"kind": "move_cycle", "cycle": "2026-Q4", "phase": "closed"}, {"kind": "carry_over", "cycle": "2026-Q4", "into": "2027-Q1"},
   {"kind": "move_cycle", "cycle": "2027-Q1", "phase": "active"}, on="2026-12-31",
   facts={"/objectives/3/key_results/0/measure/baseline": 150}, as_of=["2026-11-01", "2026-12-30", "2026-12-31"], diff=True)
_TRAIL = changed(COMPANY, {
    "/objectives/1/key_results/0/check_ins/-": dated("2026-10-30", 38, by="eve"),
    "/audit": [{"on": "2026-10-30", "by": "eve", "edit": {"kind": "check_in", "key_result": "kr-nps", "on": "2026-10-30",
                                                          "value": 38}, "custom": {"from": "app"}}]})
it("the trail goes on", {**IN, "value": 40}, base=_TRAIL, facts={"/audit/0/custom": {"from": "app"}, "/audit/1/edit/value": 40},
   as_of=["2026-10-29", "2026-10-30", "2026-11-02"], diff=True)
it("recorded before what was recorded already", {**IN, "value": 20, "on": "2026-10-02"}, on="2026-10-20", base=_TRAIL,
   facts={"/audit/1/on": "2026-10-20"}, as_of=["2026-10-19", "2026-10-25"])
