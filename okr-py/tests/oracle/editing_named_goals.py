"""Named cases: goals that are added, dropped, replaced, aligned, escalated, reviewed, explained."""

from .editing_named import GROW, NPS, Q4, SAFE, SHIP, TRUST, UP, case, dated

NEW = {"id": "kr-new", "title": "Calls", "measure": {"kind": "decrease", "baseline": 9, "target": 3}}
OBJECTIVE = {"id": "o-new", "title": "New", "owner": "support", "cycle": "2026-Q4", "commitment": "aspirational"}
ADD, DROP = {"kind": "add_key_result", "objective": "o-trust"}, {"kind": "drop", "reason": "no longer needed"}
REPLACE = {"kind": "replace_key_result", "key_result": "kr-ship", "reason": "another one"}
ALIGN, UNALIGN = {"kind": "align"}, {"kind": "unalign"}
REVIEW = {"kind": "review", "key_result": "kr-ship", "score": 0.5, "reason": "judged by hand"}
EXPLAIN = {"kind": "explain", "objective": "o-safe", "explanation": "disks came late"}
CLOSED = {f"{Q4}/phase": "closed"}


def it(name, *edits, **more):
    case("goals", name, *edits, **more)


# --- drop
it("an objective is dropped", {**DROP, "objective": "o-grow"},
   facts={f"{GROW}/dropped": {"on": "2026-11-02", "reason": "no longer needed"}}, as_of=["2026-11-01", "2026-11-02"],
   diff=True)
it("a key result is dropped, ahead, for another", {**DROP, "key_result": "kr-nps", "on": "2026-12-01",
                                                   "replaced_by": "kr-ship", "custom": 1},
   facts={f"{NPS}/dropped": {"on": "2026-12-01", "reason": "no longer needed", "replaced_by": "kr-ship", "custom": 1}},
   as_of=["2026-11-30", "2026-12-01"])
it("a drop needs a reason", {"kind": "drop", "objective": "o-grow"}, problems=["E021 reason"])
it("dropped already", {**DROP, "objective": "o-grow"}, problems=["E025 objective"],
   change={f"{GROW}/dropped": {"on": "2026-10-05", "reason": "x"}})
it("a key result dropped already", {**DROP, "key_result": "kr-nps"}, problems=["E025 key_result"],
   change={f"{NPS}/dropped": {"on": "2026-12-05", "reason": "x"}}, why="dropped ahead is dropped too")
it("dropped twice in one batch", *[{**DROP, "objective": "o-grow"}] * 2, problems=["E025 /edits/1/objective"])
it("a drop of two", {**DROP, "objective": "o-grow", "key_result": "kr-nps"}, problems=["E017 key_result"])
it("a drop of nothing", DROP, problems=["E004 objective"])
it("no such objective to drop", {**DROP, "objective": "o-glow"}, problems=["E009 objective"])
it("replaced by nothing that is there", {**DROP, "objective": "o-grow", "replaced_by": "o-glow"},
   problems=["E009 replaced_by"])
it("an objective is not replaced by a key result", {**DROP, "objective": "o-grow", "replaced_by": "kr-nps"},
   problems=["E009 replaced_by"])
it("dropped, and checked in after that", {**DROP, "key_result": "kr-nps"},
   {"kind": "check_in", "key_result": "kr-nps", "value": 40}, problems=["E025 /edits/1/on"])
it("check-ins after a drop that is backdated stay", {**DROP, "key_result": "kr-nps", "on": "2026-10-20"},
   facts={f"{NPS}/check_ins/1/on": "2026-10-28", f"{NPS}/dropped/on": "2026-10-20"}, as_of=["2026-10-25"])

# --- add_key_result
it("a key result is added", {**ADD, "new": NEW}, facts={f"{TRUST}/key_results/3": NEW},
   as_of=["2026-11-01", "2026-11-02"], diff=True)
it("a key result is added with all that it has", {**ADD, "new": {
    **NEW, "weight": 1, "role": "guardrail", "owner": "support", "check_ins": [dated("2026-10-20", 8)],
    "review": {"explanation": "e"}, "tags": [], "custom": {"b": 1.5}}},
   facts={f"{TRUST}/key_results/3": {**NEW, "role": "guardrail", "owner": "support",
                                     "check_ins": [dated("2026-10-20", 8)], "review": {"explanation": "e"},
                                     "custom": {"b": 1.5}}})
it("a key result with a name that is taken", {**ADD, "new": {**NEW, "id": "kr-up"}}, problems=["E008 new/id"])
it("a key result with the name of an objective", {**ADD, "new": {**NEW, "id": "o-trust"}},
   facts={f"{TRUST}/key_results/3/id": "o-trust"}, why="names are unique within their kind")
it("a key result that could not be loaded", {**ADD, "new": {
    "id": "kr x", "title": " ", "measure": {"kind": "increase", "baseline": 3, "target": 3}, "owner": "nobody",
    "colour": "red", "check_ins": [{"value": 3}]}},
   problems=["E007 new/id", "E006 new/title", "E012 new/measure/target", "E009 new/owner", "E003 new/colour",
             "E004 new/check_ins/0/on"])
it("nothing to add", ADD, problems=["E004 new"])
it("a key result is added to no objective", {**ADD, "objective": "o-rust", "new": NEW}, problems=["E009 objective"])
it("a key result that sums itself", {**ADD, "new": {**NEW, "source": {"sum_of": ["kr-new"]}}},
   problems=["E015 new/source/sum_of/0"])
it("a sum of others", {**ADD, "new": {**NEW, "measure": {"kind": "increase", "baseline": 0, "target": 300},
                                      "source": {"sum_of": ["kr-users", "kr-nps"]}}},
   facts={f"{TRUST}/key_results/3/source": {"sum_of": ["kr-users", "kr-nps"]}})
it("a sum of what cannot be summed", {**ADD, "new": {**NEW, "source": {"sum_of": ["kr-users", "kr-ship"]}}},
   problems=["E017 new/source/sum_of/1"])
it("a plan of a new key result must end on its due date", {**ADD, "new": {
    **NEW, "plan": {"steps": [{"by": "2026-12-30", "share": 1}]}}}, problems=["E019 new/plan/steps/0/by"])
it("a key result is added to a goal of a closed cycle", {**ADD, "new": NEW}, change=CLOSED, problems=["E021 reason"])
it("a key result is added and checked in", {**ADD, "new": NEW},
   {"kind": "check_in", "key_result": "kr-new", "value": 8},
   facts={f"{TRUST}/key_results/3/check_ins/0": dated("2026-11-02", 8, by="ada")}, as_of=["2026-11-01"])
it("the same key result is added twice", *[{**ADD, "new": NEW}] * 2, problems=["E008 /edits/1/new/id"])

# --- replace_key_result
it("a key result is replaced", {**REPLACE, "new": NEW},
   facts={f"{SHIP}/dropped": {"on": "2026-11-02", "reason": "another one", "replaced_by": "kr-new"},
          f"{TRUST}/key_results/3": NEW}, as_of=["2026-11-01", "2026-11-02"], diff=True)
it("a key result is replaced from a day on", {**REPLACE, "new": NEW, "on": "2026-10-20"},
   facts={f"{SHIP}/dropped/on": "2026-10-20"}, as_of=["2026-11-01"])
it("a replacement needs a reason", {"kind": "replace_key_result", "key_result": "kr-ship", "new": NEW},
   problems=["E021 reason"])
it("a replacement for what is dropped already", {**REPLACE, "new": NEW}, problems=["E025 key_result"],
   change={f"{SHIP}/dropped": {"on": "2026-10-05", "reason": "x"}})
it("a replacement with a name that is taken", {**REPLACE, "new": {**NEW, "id": "kr-up"}}, problems=["E008 new/id"])
it("a replacement by itself", {**REPLACE, "new": {**NEW, "id": "kr-ship"}}, problems=["E008 new/id"])
it("a replacement of nothing", {**REPLACE, "key_result": "kr-shop", "new": NEW}, problems=["E009 key_result"])

# --- add_objective
it("an objective is added", {"kind": "add_objective", "new": {**OBJECTIVE, "key_results": [NEW]}},
   facts={"/objectives/3/key_results/0": NEW}, as_of=["2026-11-01", "2026-11-02"], diff=True)
it("an objective without key results", {"kind": "add_objective", "new": {**OBJECTIVE, "key_results": []}},
   facts={"/objectives/3/key_results": []})
it("an objective's key results are required", {"kind": "add_objective", "new": OBJECTIVE},
   problems=["E004 new/key_results"])
it("an objective that names much that is not there", {"kind": "add_objective", "new": {
    **OBJECTIVE, "id": "o-grow", "owner": "x", "cycle": "y", "aligned_to": [{"objective": "z"}], "key_results": [
        {**NEW, "id": "kr-nps"}]}},
   problems=["E008 new/id", "E009 new/owner", "E009 new/cycle", "E009 new/aligned_to/0/objective",
             "E008 new/key_results/0/id"])
it("an objective that supports its own key result", {"kind": "add_objective", "new": {
    **OBJECTIVE, "aligned_to": [{"key_result": "kr-new"}], "key_results": [NEW]}},
   problems=["E015 new/aligned_to/0/key_result"])
it("an objective by magnitude of what has none", {"kind": "add_objective", "new": {
    **OBJECTIVE, "combine": "magnitude", "key_results": [NEW, {**NEW, "id": "k2", "measure": {"kind": "discover"}}]}},
   problems=["E017 new/key_results/1/measure/kind"])
it("an amendment that magnitude does not take", {"kind": "amend", "key_result": "kr-users", "reason": "x",
                                                 "measure": {"kind": "discover"}},
   change={f"{GROW}/combine": "magnitude"}, problems=["E017 measure/kind"])

# --- align and unalign
it("an edge is added", {**ALIGN, "objective": "o-safe", "to": {"key_result": "kr-nps", "weight": 2}},
   facts={f"{SAFE}/aligned_to": [{"key_result": "kr-nps", "weight": 2}]}, as_of=["2026-11-01"], diff=True)
it("an edge to a priority, with custom", {**ALIGN, "objective": "o-trust", "to": {"priority": "p-trust", "custom": 1}},
   facts={f"{TRUST}/aligned_to/1": {"priority": "p-trust", "custom": 1}})
it("an edge takes the place of one to the same target", {**ALIGN, "objective": "o-trust",
                                                         "to": {"objective": "o-grow", "weight": 3}},
   facts={f"{TRUST}/aligned_to": [{"objective": "o-grow", "weight": 3}],
          "/audit/0/was": {"at": 0, "edge": {"objective": "o-grow"}}}, as_of=["2026-11-01"], diff=True)
it("an edge that is there already", {**ALIGN, "objective": "o-trust", "to": {"objective": "o-grow"}},
   problems=["E025 to"])
it("an edge that is there already, its weight stated", {**ALIGN, "objective": "o-trust",
                                                        "to": {"objective": "o-grow", "weight": 1}},
   problems=["E025 to"])
it("an edge to nothing that is there", {**ALIGN, "objective": "o-safe", "to": {"objective": "o-glow"}},
   problems=["E009 to/objective"])
it("an edge that names no target", {**ALIGN, "objective": "o-safe", "to": {"weight": 2}},
   problems=["E004 to/objective"])
it("an edge that names two", {**ALIGN, "objective": "o-safe", "to": {"objective": "o-grow", "priority": "p-trust"}},
   problems=["E017 to/priority"])
it("an edge of no objective", {**ALIGN, "objective": "o-save", "to": {"objective": "o-grow"}},
   problems=["E009 objective"])
it("an edge to itself", {**ALIGN, "objective": "o-safe", "to": {"objective": "o-safe"}},
   problems=["E015 to/objective"])
it("an edge to its own key result", {**ALIGN, "objective": "o-safe", "to": {"key_result": "kr-up"}},
   problems=["E015 to/key_result"])
it("an edge that closes a loop", {**ALIGN, "objective": "o-grow", "to": {"objective": "o-trust"}},
   problems=["E015 to/objective"])
it("an edge that closes a loop by a key result", {**ALIGN, "objective": "o-grow", "to": {"key_result": "kr-nps"}},
   problems=["E015 to/key_result"])
it("two edges that close a loop together", {**ALIGN, "objective": "o-grow", "to": {"objective": "o-safe"}},
   {**ALIGN, "objective": "o-safe", "to": {"key_result": "kr-nps"}}, problems=["E015 /edits/1/to/key_result"])
it("a loop is avoided by taking out an edge first", {**UNALIGN, "objective": "o-trust", "to": {"objective": "o-grow"}},
   {**ALIGN, "objective": "o-grow", "to": {"objective": "o-trust"}},
   facts={f"{TRUST}/aligned_to": None, f"{GROW}/aligned_to": [{"objective": "o-trust"}]}, as_of=["2026-11-01"])
it("an edge is turned around", {**ALIGN, "objective": "o-grow", "to": {"objective": "o-trust"}},
   {**UNALIGN, "objective": "o-trust", "to": {"objective": "o-grow"}},
   facts={f"{TRUST}/aligned_to": None, f"{GROW}/aligned_to": [{"objective": "o-trust"}]}, as_of=["2026-11-01"],
   why="what edits make together must be sound, not what stands in between")
it("an edge is turned around, but for a reason that is missing", change=CLOSED, reason=None, *[
    {**ALIGN, "objective": "o-grow", "to": {"objective": "o-trust"}, "reason": "r"},
    {**UNALIGN, "objective": "o-trust", "to": {"objective": "o-safe"}}],
   problems=["E015 /edits/0/to/objective", "E021 /edits/1/reason", "E025 /edits/1/to"])
it("key results that name each other", {**ADD, "new": {**NEW, "dropped": {"on": "2026-11-01", "reason": "x",
                                                                          "replaced_by": "kr-two"}}},
   {**ADD, "new": {**NEW, "id": "kr-two"}}, facts={f"{TRUST}/key_results/3/dropped/replaced_by": "kr-two"},
   as_of=["2026-11-01"])
it("a loop that is open when scores are looked at", {**ALIGN, "objective": "o-grow", "to": {"objective": "o-trust"}},
   {"kind": "move_cycle", "cycle": "2026-Q4", "phase": "review"},
   {**UNALIGN, "objective": "o-trust", "to": {"objective": "o-grow"}}, problems=["E015 /edits/0/to/objective"])
it("a weight out of bounds", {**ALIGN, "objective": "o-safe", "to": {"objective": "o-grow", "weight": -1}},
   problems=["E018 to/weight"])
it("an edge is taken out", {**UNALIGN, "objective": "o-trust", "to": {"objective": "o-grow"}},
   facts={f"{TRUST}/aligned_to": None, "/audit/0/was": {"at": 0, "edge": {"objective": "o-grow"}}},
   as_of=["2026-11-01", "2026-11-02"], diff=True)
it("an edge is taken out whatever its weight", {**UNALIGN, "objective": "o-trust",
                                                "to": {"objective": "o-grow", "weight": 7}},
   change={f"{TRUST}/aligned_to": [{"priority": "p-trust"}, {"objective": "o-grow", "weight": 2}]},
   facts={f"{TRUST}/aligned_to": [{"priority": "p-trust"}],
          "/audit/0/was": {"at": 1, "edge": {"objective": "o-grow", "weight": 2}}}, as_of=["2026-11-01"])
it("an edge that is not there", {**UNALIGN, "objective": "o-trust", "to": {"objective": "o-safe"}},
   problems=["E025 to"])
it("an edge to nothing is not taken out", {**UNALIGN, "objective": "o-trust", "to": {"objective": "o-glow"}},
   problems=["E009 to/objective"])
it("an edge of a goal of a closed cycle", {**UNALIGN, "objective": "o-trust", "to": {"objective": "o-grow"}},
   change=CLOSED, problems=["E021 reason"])

# --- escalate
it("an escalation", {"kind": "escalate", "objective": "o-safe", "note": "disks are late", "custom": 1},
   facts={f"{SAFE}/escalations/0": {"on": "2026-11-02", "note": "disks are late", "by": "ada", "custom": 1}},
   as_of=["2026-11-01", "2026-11-02"], diff=True)
it("an escalation of another day and author", {"kind": "escalate", "objective": "o-safe", "note": "x",
                                               "on": "2026-11-20", "by": "eve"},
   facts={f"{SAFE}/escalations/0": {"on": "2026-11-20", "note": "x", "by": "eve"}}, as_of=["2026-11-19"])
it("an escalation needs a note", {"kind": "escalate", "objective": "o-safe"}, problems=["E004 note"])
it("an escalation in a closed cycle needs no reason", {"kind": "escalate", "objective": "o-safe", "note": "x"},
   change=CLOSED, facts={f"{SAFE}/escalations/0/note": "x"})
it("key results are not escalated", {"kind": "escalate", "key_result": "kr-up", "note": "x"},
   problems=["E003 key_result", "E004 objective"])

# --- review and explain
it("a key result is scored by review", {**REVIEW, "learned": "start earlier", "custom": {"a": 1}},
   facts={f"{SHIP}/review": {"on": "2026-11-02", "score": 0.5, "reason": "judged by hand", "learned": "start earlier",
                             "by": "ada", "custom": {"a": 1}}, "/audit/0/was": None},
   as_of=["2026-11-01", "2026-11-02"], diff=True)
_HAS = {f"{SHIP}/review": {"on": "2026-10-20", "score": 0.2, "reason": "r", "explanation": "e", "learned": "l",
                           "by": "eve"}}
it("a review again: the explanation stays", REVIEW, change=_HAS,
   facts={f"{SHIP}/review": {"on": "2026-11-02", "score": 0.5, "reason": "judged by hand", "explanation": "e",
                             "learned": "l", "by": "ada"}, "/audit/0/was/score": 0.2},
   as_of=["2026-11-01", "2026-11-02"])
it("a review without an author keeps the one before", REVIEW, change=_HAS, by=None, facts={f"{SHIP}/review/by": "eve"})
it("a review of an objective, backdated", {"kind": "review", "objective": "o-safe", "score": 1, "on": "2026-10-31"},
   reason="said so", facts={f"{SAFE}/review": {"on": "2026-10-31", "score": 1, "reason": "said so", "by": "ada"}},
   as_of=["2026-10-31"])
it("a review ahead counts from its day", {**REVIEW, "on": "2026-12-31"}, facts={f"{SHIP}/review/on": "2026-12-31"},
   as_of=["2026-12-30", "2026-12-31"])
it("a review needs a reason", {"kind": "review", "key_result": "kr-ship", "score": 0.5}, problems=["E021 reason"])
it("a review needs a score", {"kind": "review", "key_result": "kr-ship", "reason": "x"}, problems=["E004 score"])
it("a score beyond 1", {**REVIEW, "score": 1.1}, problems=["E006 score"])
it("a review of two", {**REVIEW, "objective": "o-safe"}, problems=["E017 key_result"])
it("a review of nothing", {"kind": "review", "score": 1, "reason": "x"}, problems=["E004 objective"])
it("a miss is explained", EXPLAIN, facts={f"{SAFE}/review": {"explanation": "disks came late", "by": "ada"}},
   as_of=["2026-11-01", "2026-11-02"], diff=True)
it("a miss is explained beside a review", {"kind": "explain", "key_result": "kr-ship", "explanation": "so",
                                           "learned": "much"}, change=_HAS,
   facts={f"{SHIP}/review": {"on": "2026-10-20", "score": 0.2, "reason": "r", "explanation": "so", "learned": "much",
                             "by": "eve"}}, as_of=["2026-11-01"])
it("explained beside a review that has no author", {**EXPLAIN, "reason": "asked"},
   change={f"{SAFE}/review": {"learned": "l"}},
   facts={f"{SAFE}/review": {"explanation": "disks came late", "learned": "l", "by": "ada"}})
it("an explanation in a closed cycle needs no reason", EXPLAIN, change=CLOSED,
   facts={f"{SAFE}/review/explanation": "disks came late"})
it("an explanation must be one", {"kind": "explain", "objective": "o-safe"}, problems=["E004 explanation"])
it("an explanation has no day", {**EXPLAIN, "on": "2026-11-01"}, problems=["E003 on"])
it("explained, then reviewed", EXPLAIN, {"kind": "review", "objective": "o-safe", "score": 0.5, "reason": "r"},
   facts={f"{SAFE}/review": {"on": "2026-11-02", "score": 0.5, "reason": "r", "explanation": "disks came late",
                             "by": "ada"}}, as_of=["2026-11-01"])
it("an override of a goal that is dropped", {"kind": "review", "key_result": "kr-up", "score": 0, "reason": "r"},
   change={f"{UP}/dropped": {"on": "2026-10-20", "reason": "x"}}, facts={f"{UP}/review/score": 0})
