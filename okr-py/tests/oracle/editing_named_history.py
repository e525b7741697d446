"""Named cases: check-ins, corrections, withdrawals, items, measurements, amendments."""

from .editing_named import LIST, NPS, SHIP, TRUST, UP, Q4, case, dated

KR = {"key_result": "kr-nps"}
IN, CORRECT = {"kind": "check_in", **KR}, {"kind": "correct_check_in", **KR, "reason": "typing error"}
WITHDRAW = {"kind": "withdraw_check_in", **KR, "reason": "wrong survey"}
ITEM, AMEND = {"kind": "complete_item", "key_result": "kr-list"}, {"kind": "amend", **KR, "reason": "half way"}
THREE = {f"{NPS}/check_ins": [dated("2026-10-14", v) for v in (33, 34, 35)]}
DROPPED = {f"{NPS}/dropped": {"on": "2026-11-01", "reason": "no longer needed"}}
CLOSED = {f"{Q4}/phase": "closed"}


def it(name, *edits, **more):
    case("history", name, *edits, **more)


# --- check_in
it("a check-in has the day and the author of the stamp", {**IN, "value": 41},
   facts={f"{NPS}/check_ins/2": dated("2026-11-02", 41, by="ada"), "/audit/0/edit/on": "2026-11-02"},
   as_of=["2026-11-01", "2026-11-02"], diff=True)
it("a check-in has a day and an author of its own", {**IN, "value": 41, "on": "2026-11-01", "by": "bob"},
   facts={f"{NPS}/check_ins/2": dated("2026-11-01", 41, by="bob"), "/audit/0/by": "ada"},
   as_of=["2026-11-01", "2026-11-02"])
it("without an author there is none", {**IN, "value": 41}, by=None,
   facts={f"{NPS}/check_ins/2": dated("2026-11-02", 41), "/audit/0/by": None})
it("a check-in states confidence and note alone", {**IN, "confidence": 0.25, "note": "slow"},
   facts={f"{NPS}/check_ins/2": {"on": "2026-11-02", "confidence": 0.25, "note": "slow", "by": "ada"}})
it("a check-in states nothing but its day", IN, facts={f"{NPS}/check_ins/2": dated("2026-11-02", by="ada")})
it("custom goes to the check-in", {**IN, "value": 41, "custom": {"id": 7}},
   facts={f"{NPS}/check_ins/2/custom": {"id": 7}, "/audit/0/edit/custom": {"id": 7}})
it("the reason of a check-in stands in the trail alone", {**IN, "value": 41}, reason="weekly review",
   facts={f"{NPS}/check_ins/2": dated("2026-11-02", 41, by="ada"), "/audit/0/edit/reason": "weekly review"})
it("an edit's own reason wins over the stamp's", {**IN, "value": 41, "reason": "mine"}, reason="weekly review",
   facts={"/audit/0/edit/reason": "mine"})
it("a backdated check-in stands at the end of the list", {**IN, "value": 33, "on": "2026-10-01"},
   facts={f"{NPS}/check_ins/2": dated("2026-10-01", 33, by="ada")}, as_of=["2026-10-14", "2026-11-01"])
it("a check-in ahead of its day is seen from that day on", {**IN, "value": 40, "on": "2026-11-20"},
   facts={f"{NPS}/check_ins/2/on": "2026-11-20"}, as_of=["2026-11-02", "2026-11-19", "2026-11-20"])
it("a check-in before the cycle and one after it", {**IN, "value": 31, "on": "2026-09-15"},
   {**IN, "value": 50, "on": "2027-01-15"}, facts={f"{NPS}/check_ins/3/value": 50})
it("a milestone's value may be true", {"kind": "check_in", "key_result": "kr-ship", "value": True},
   facts={f"{SHIP}/check_ins/0/value": 1, "/audit/0/edit/value": 1})
it("a milestone takes 0 and 1 only", {"kind": "check_in", "key_result": "kr-ship", "value": 0.5},
   problems=["E006 value"])
it("a boolean is no number", {**IN, "value": True}, problems=["E005 value"])
it("a checklist takes no value", {"kind": "check_in", "key_result": "kr-list", "value": 1}, problems=["E017 value"])
it("a checklist takes confidence", {"kind": "check_in", "key_result": "kr-list", "confidence": 1},
   facts={f"{LIST}/check_ins/0/confidence": 1})
it("a key result fed by a KPI takes no value", {**IN, "value": 41}, problems=["E017 value"],
   change={f"{NPS}/source": {"kpi": "churn"}, f"{NPS}/check_ins": []})
it("the measure in force on its day judges a value", {**IN, "value": 1, "on": "2026-10-31"},
   {**IN, "value": 0.5, "on": "2026-11-01"}, problems=["E006 /edits/1/value"],
   change={f"{NPS}/amendments": [{"on": "2026-11-01", "reason": "x", "measure": {"kind": "milestone"}}]})
it("no such key result", {"kind": "check_in", "key_result": "kr-npz", "value": 41}, problems=["E009 key_result"])
it("an objective is no key result", {"kind": "check_in", "key_result": "o-trust"}, problems=["E009 key_result"])
it("a check-in on the day of its key result's drop", {**IN, "value": 41, "on": "2026-11-01"}, change=DROPPED,
   problems=["E025 on"])
it("a check-in after its key result's drop, on the stamp's day", {**IN, "value": 41}, change=DROPPED,
   problems=["E025 on"])
it("a check-in dated before its key result's drop", {**IN, "value": 41, "on": "2026-10-31"}, change=DROPPED,
   facts={f"{NPS}/check_ins/2/on": "2026-10-31"})
it("a check-in of a goal of a closed cycle needs a reason", {**IN, "value": 41}, change=CLOSED,
   problems=["E021 reason"])
it("a check-in of a goal of a closed cycle with a blank reason", {**IN, "value": 41, "reason": " \t"},
   change=CLOSED, problems=["E021 reason"])
it("a check-in of a goal of a closed cycle with a reason", {**IN, "value": 41, "reason": "came late"},
   change=CLOSED, facts={f"{NPS}/check_ins/2/value": 41})
it("a check-in of a goal of a closed cycle with the stamp's reason", {**IN, "value": 41}, change=CLOSED,
   reason="came late", facts={f"{NPS}/check_ins/2/value": 41})
it("a check-in of a dropped objective", {**IN, "value": 41},
   change={f"{TRUST}/dropped": {"on": "2026-11-01", "reason": "x"}}, facts={f"{NPS}/check_ins/2/value": 41},
   why="only the drop of the key result itself ends its check-ins")
it("the form of a check-in", {**IN, "on": "2026-02-30", "value": "41", "confidence": 1.5, "note": 3, "by": 4,
                             "reason": 5, "nth": 1},
   problems=["E010 on", "E005 value", "E006 confidence", "E005 note", "E005 by", "E005 reason", "E003 nth"])
it("a check-in without a key result", {"kind": "check_in", "value": 41}, problems=["E004 key_result"])
it("null is absent", {**IN, "value": 41, "on": None, "by": None, "reason": None, "note": None},
   facts={f"{NPS}/check_ins/2": dated("2026-11-02", 41, by="ada")})
it("a value beyond the bounds of numbers", {**IN, "value": 1e16}, problems=["E006 value"])

# --- correct_check_in
it("a correction replaces what it states", {**CORRECT, "on": "2026-10-28", "value": 37},
   facts={f"{NPS}/check_ins/1": dated("2026-10-28", 37, note="up"),
          "/audit/0/was": {"at": 1, "check_in": dated("2026-10-28", 36, note="up")}},
   as_of=["2026-11-01", "2026-11-02"], diff=True)
it("a correction of everything", {**CORRECT, "on": "2026-10-28", "moved_to": "2026-10-29", "value": 38,
                                  "confidence": 0.4, "note": "so", "by": "eve", "custom": "c"},
   facts={f"{NPS}/check_ins/1": {"on": "2026-10-29", "value": 38, "confidence": 0.4, "note": "so", "by": "eve",
                                 "custom": "c"}}, as_of=["2026-10-28", "2026-10-29"])
it("a correction has no author of its own accord", {**CORRECT, "on": "2026-10-14", "value": 35},
   facts={f"{NPS}/check_ins/0": dated("2026-10-14", 35)})
it("the last of a day is corrected unless another is named", {**CORRECT, "on": "2026-10-14", "value": 40},
   change=THREE, facts={f"{NPS}/check_ins/2/value": 40, f"{NPS}/check_ins/0/value": 33})
it("the first of a day", {**CORRECT, "on": "2026-10-14", "nth": 1, "value": 40}, change=THREE,
   facts={f"{NPS}/check_ins/0/value": 40, "/audit/0/was/at": 0})
it("the second of a day", {**CORRECT, "on": "2026-10-14", "nth": 2, "value": 40}, change=THREE,
   facts={f"{NPS}/check_ins/1/value": 40})
it("a day has not so many", {**CORRECT, "on": "2026-10-14", "nth": 4, "value": 40}, change=THREE,
   problems=["E025 nth"])
it("the number of a check-in is counted from one", {**CORRECT, "on": "2026-10-14", "nth": 0, "value": 40},
   change=THREE, problems=["E006 nth"])
it("no check-in on that day", {**CORRECT, "on": "2026-10-15", "value": 40}, problems=["E025 on"])
it("a correction needs its day", {**CORRECT, "value": 40}, problems=["E004 on"])
it("a correction needs a reason", {"kind": "correct_check_in", **KR, "on": "2026-10-14", "value": 40},
   problems=["E021 reason"])
it("a correction that says nothing", {**CORRECT, "on": "2026-10-14"}, problems=["E022 "])
it("a correction of custom alone", {**CORRECT, "on": "2026-10-14", "custom": [1]},
   facts={f"{NPS}/check_ins/0": dated("2026-10-14", 34, custom=[1])})
it("a moved check-in keeps its place", {**CORRECT, "on": "2026-10-14", "moved_to": "2026-10-30"},
   facts={f"{NPS}/check_ins/0": dated("2026-10-30", 34)}, as_of=["2026-10-20", "2026-11-02"], diff=True)
it("moved to the day of the drop", {**CORRECT, "on": "2026-10-14", "moved_to": "2026-11-01"}, change=DROPPED,
   problems=["E025 moved_to"])
it("moved to before the drop", {**CORRECT, "on": "2026-10-14", "moved_to": "2026-10-31"}, change=DROPPED,
   facts={f"{NPS}/check_ins/0/on": "2026-10-31"})
it("a corrected value that the measure does not take", {**CORRECT, "key_result": "kr-ship", "on": "2026-10-14",
                                                        "value": 2},
   change={f"{SHIP}/check_ins": [dated("2026-10-14", 1)]}, problems=["E006 value"])
it("a corrected correction", {**CORRECT, "on": "2026-10-14", "value": 35}, {**CORRECT, "on": "2026-10-14", "value": 33},
   facts={f"{NPS}/check_ins/0/value": 33, "/audit/1/was/check_in/value": 35}, as_of=["2026-11-01"])
it("moved and corrected at its new day", {**CORRECT, "on": "2026-10-14", "moved_to": "2026-10-20"},
   {**CORRECT, "on": "2026-10-20", "value": 30}, facts={f"{NPS}/check_ins/0": dated("2026-10-20", 30)},
   as_of=["2026-11-01"])
it("moved away, so no longer of its day", {**CORRECT, "on": "2026-10-14", "moved_to": "2026-10-20"},
   {**CORRECT, "on": "2026-10-14", "value": 30}, problems=["E025 /edits/1/on"])
it("a check-in of the same batch is corrected", {**IN, "value": 41}, {**CORRECT, "on": "2026-11-02", "value": 42},
   facts={f"{NPS}/check_ins/2": dated("2026-11-02", 42, by="ada")})

# --- withdraw_check_in
it("a check-in is withdrawn", {**WITHDRAW, "on": "2026-10-14"},
   facts={f"{NPS}/check_ins": [dated("2026-10-28", 36, note="up")],
          "/audit/0/was": {"at": 0, "check_in": dated("2026-10-14", 34)}}, as_of=["2026-11-01", "2026-11-02"])
it("the only check-in is withdrawn", {**WITHDRAW, "key_result": "kr-up", "on": "2026-10-14"},
   facts={f"{UP}/check_ins": None}, as_of=["2026-11-01"], diff=True)
it("the last of a day is withdrawn", {**WITHDRAW, "on": "2026-10-14"}, change=THREE,
   facts={f"{NPS}/check_ins": [dated("2026-10-14", 33), dated("2026-10-14", 34)]}, as_of=["2026-11-01"])
it("the first of a day is withdrawn", {**WITHDRAW, "on": "2026-10-14", "nth": 1}, change=THREE,
   facts={f"{NPS}/check_ins": [dated("2026-10-14", 34), dated("2026-10-14", 35)]}, as_of=["2026-11-01"])
it("withdrawn one after the other", *[{**WITHDRAW, "on": "2026-10-14", "nth": 2}] * 2, change=THREE,
   facts={f"{NPS}/check_ins": [dated("2026-10-14", 33)]}, as_of=["2026-11-01"])
it("withdrawn once too often", *[{**WITHDRAW, "on": "2026-10-28"}] * 2, problems=["E025 /edits/1/on"])
it("nothing to withdraw", {**WITHDRAW, "on": "2026-10-15"}, problems=["E025 on"])
it("not so many to withdraw", {**WITHDRAW, "on": "2026-10-14", "nth": 2}, problems=["E025 nth"])
it("a withdrawal needs a reason", {"kind": "withdraw_check_in", **KR, "on": "2026-10-14"}, problems=["E021 reason"])
it("withdrawn and added again", {**WITHDRAW, "on": "2026-10-14"}, {**IN, "on": "2026-10-14", "value": 34},
   facts={f"{NPS}/check_ins/1": dated("2026-10-14", 34, by="ada")}, as_of=["2026-11-01", "2026-11-02"], diff=True)
it("a withdrawal states no value", {**WITHDRAW, "on": "2026-10-14", "value": 3}, problems=["E003 value"])

# --- complete_item
it("an item is done", {**ITEM, "item": "a"}, facts={f"{LIST}/measure/items/0/done_on": "2026-11-02",
                                                   "/audit/0/was": [0]}, as_of=["2026-11-01", "2026-11-02"])
it("an item was done on another day", {**ITEM, "item": "a", "on": "2026-10-30"},
   facts={f"{LIST}/measure/items/0/done_on": "2026-10-30"}, as_of=["2026-10-31"])
it("an item is done already", {**ITEM, "item": "b"}, problems=["E025 item"])
it("no such item", {**ITEM, "item": "c"}, problems=["E009 item"])
it("no checklist at all", {"kind": "complete_item", **KR, "item": "a"}, problems=["E009 item"])
_AGAIN = [{"id": "a", "title": "A"}, {"id": "c", "title": "C"}]
_TWICE = {f"{LIST}/amendments": [
    {"on": "2026-10-20", "reason": "x", "due": "2026-12-01"},
    {"on": "2026-11-01", "reason": "x", "measure": {"kind": "checklist", "items": _AGAIN}}]}
it("an item is done in every measure that lists it", {**ITEM, "item": "a"}, change=_TWICE,
   facts={f"{LIST}/measure/items/0/done_on": "2026-11-02", "/audit/0/was": [0, 1],
          f"{LIST}/amendments/1/measure/items/0/done_on": "2026-11-02"}, as_of=["2026-11-01", "2026-11-02"],
   why="the second amendment is the first amended measure")
it("an item of an amended measure alone", {**ITEM, "item": "c"}, change=_TWICE,
   facts={f"{LIST}/amendments/1/measure/items/1/done_on": "2026-11-02", "/audit/0/was": [1]}, as_of=["2026-11-01"])
it("an item that is done in one of two measures", {**ITEM, "item": "a"},
   change={**_TWICE, f"{LIST}/measure/items/0/done_on": "2026-10-03"},
   facts={f"{LIST}/measure/items/0/done_on": "2026-10-03", "/audit/0/was": [1]}, as_of=["2026-11-01"])
it("an item is done twice in one batch", *[{**ITEM, "item": "a"}] * 2, problems=["E025 /edits/1/item"])
it("an item of a goal of a closed cycle", {**ITEM, "item": "a"}, change=CLOSED, problems=["E021 reason"])

# --- record_measurement
it("a measurement is recorded", {"kind": "record_measurement", "kpi": "churn", "value": 5.5, "custom": 1},
   facts={"/kpis/0/measurements/1": {"on": "2026-11-02", "value": 5.5, "custom": 1}},
   as_of=["2026-11-01", "2026-11-02"], diff=True)
it("a measurement of another day", {"kind": "record_measurement", "kpi": "churn", "value": 5, "on": "2026-10-01"},
   facts={"/kpis/0/measurements/1": {"on": "2026-10-01", "value": 5}})
it("a measurement without a value", {"kind": "record_measurement", "kpi": "churn"}, problems=["E004 value"])
it("no such KPI", {"kind": "record_measurement", "kpi": "chrun", "value": 1}, problems=["E009 kpi"])
it("a measurement is no boolean", {"kind": "record_measurement", "kpi": "churn", "value": False},
   problems=["E005 value"])

# --- amend
UP60 = {"kind": "increase", "baseline": 32, "target": 60}
it("a measure is amended", {**AMEND, "measure": UP60},
   facts={f"{NPS}/amendments/0": {"on": "2026-11-02", "reason": "half way", "by": "ada", "measure": UP60}},
   as_of=["2026-11-01", "2026-11-02"], diff=True)
it("due date and weight are amended, ahead", {**AMEND, "on": "2026-12-01", "due": "2026-12-15", "weight": 2,
                                              "custom": {"a": 1}},
   facts={f"{NPS}/amendments/0": {"on": "2026-12-01", "reason": "half way", "by": "ada", "due": "2026-12-15",
                                  "weight": 2, "custom": {"a": 1}}}, as_of=["2026-11-30", "2026-12-01"])
it("a weight of 1 is a change", {**AMEND, "weight": 1}, change={f"{NPS}/weight": 3},
   facts={f"{NPS}/amendments/0/weight": 1})
it("an amendment with the reason of the stamp", {"kind": "amend", **KR, "weight": 2}, reason="so decided",
   facts={f"{NPS}/amendments/0/reason": "so decided"})
it("an amendment needs a reason", {"kind": "amend", **KR, "weight": 2}, problems=["E021 reason"])
it("an amendment with a blank reason beside the stamp's", {**AMEND, "weight": 2, "reason": ""}, reason="so decided",
   problems=["E021 reason"])
it("an amendment that changes nothing", AMEND, problems=["E022 "])
it("an amendment without reason and change", {"kind": "amend", **KR}, problems=["E022 ", "E021 reason"])
it("an amended target equals the baseline", {**AMEND, "measure": {**UP60, "target": 32}},
   problems=["E012 measure/target"])
it("an amended target on the wrong side", {**AMEND, "measure": {**UP60, "target": 3}}, problems=["E013 measure/kind"])
it("an amended weight out of bounds", {**AMEND, "weight": 0}, problems=["E018 weight"])
it("an amended measure of no kind", {**AMEND, "measure": {"target": 3}}, problems=["E004 measure/kind"])
it("an amended measure with a member of another kind", {**AMEND, "measure": {**UP60, "floor": 3}},
   problems=["E003 measure/floor"])
it("an amendment has no author of its own", {**AMEND, "weight": 2, "by": "eve"}, problems=["E003 by"])
it("amended to a measure that takes no values, from today", {**AMEND, "measure": {"kind": "aligned"}},
   facts={f"{NPS}/amendments/0/measure/kind": "aligned"})
it("amended, and checked in by the new measure", {**AMEND, "measure": {"kind": "milestone"}},
   {**IN, "value": 1}, facts={f"{NPS}/check_ins/2/value": 1}, as_of=["2026-11-01"])
it("amended, and checked in by the old measure", {**AMEND, "measure": {"kind": "milestone"}},
   {**IN, "value": 41}, problems=["E006 /edits/1/value"])
it("an amendment of a goal of a closed cycle", {**AMEND, "weight": 2}, change=CLOSED,
   facts={f"{NPS}/amendments/0/weight": 2})
