"""Named cases: cycles through their phases, carrying over, cloning."""

from .editing_named import ERRORS, GROW, LIST, NPS, Q1, Q4, SAFE, SHIP, TRUST, UP, USERS, case, dated

MOVE = {"kind": "move_cycle", "cycle": "2026-Q4"}
CARRY = {"kind": "carry_over", "cycle": "2026-Q4", "into": "2027-Q1"}
CLONE = {"kind": "clone_cycle", "cycle": "2026-Q4"}
REVIEW = {f"{Q4}/phase": "review"}
PLANNING = {f"{Q4}/phase": "planning"}
MISSED = {**REVIEW, f"{UP}/check_ins/-": dated("2026-10-20", 99)}
EXPLAINED = {**MISSED, f"{SAFE}/review": {"explanation": "e"}}
NEW = {"id": "2027-Q2", "start": "2027-04-01", "end": "2027-06-30"}
GOALS = "/objectives"
PLAN = {"steps": [{"by": "2026-11-15", "share": 0.5}, {"by": "2026-12-31", "share": 1}]}


def it(name, *edits, **more):
    case("cycles", name, *edits, **more)


# --- phases
it("into active", {**MOVE, "phase": "active"}, change=PLANNING, facts={f"{Q4}/phase": None, "/audit/0/was": "planning"},
   as_of=["2026-11-01", "2026-11-02"], diff=True)
it("into review", {**MOVE, "phase": "review"}, facts={f"{Q4}/phase": "review", "/audit/0/was": "active"},
   as_of=["2026-11-01"], diff=True)
it("into closed", {**MOVE, "phase": "closed"}, change=EXPLAINED, facts={f"{Q4}/phase": "closed"}, as_of=["2026-11-01"])
it("in that phase already", {**MOVE, "phase": "active"}, problems=["E025 phase"])
it("in that phase already, even by force", {**MOVE, "phase": "active", "force": True, "reason": "x"},
   problems=["E025 phase"])
it("no such cycle", {**MOVE, "cycle": "2026-Q5", "phase": "review"}, problems=["E009 cycle"])
it("no such phase", {**MOVE, "phase": "done"}, problems=["E005 phase"])
it("no phase", MOVE, problems=["E004 phase"])
it("gate active: a key result with role key", {**MOVE, "phase": "active"}, problems=["E024 phase"],
   change={**PLANNING, f"{SAFE}/key_results": []})
it("gate active: a guardrail alone is not enough", {**MOVE, "phase": "active"}, problems=["E024 phase"],
   change={**PLANNING, f"{UP}/role": "guardrail"})
it("gate active: a dropped key result is not enough", {**MOVE, "phase": "active"}, problems=["E024 phase"],
   change={**PLANNING, f"{UP}/dropped": {"on": "2026-11-02", "reason": "x"}})
it("gate active: a key result dropped tomorrow is enough", {**MOVE, "phase": "active"}, facts={f"{Q4}/phase": None},
   change={**PLANNING, f"{UP}/dropped": {"on": "2026-11-03", "reason": "x"}})
it("gate active: an objective scored by what is aligned needs none", {**MOVE, "phase": "active"},
   change={**PLANNING, f"{SAFE}/key_results": [], f"{SAFE}/from": "aligned"}, facts={f"{Q4}/phase": None})
it("gate active: a dropped objective is left out", {**MOVE, "phase": "active"}, facts={f"{Q4}/phase": None},
   change={**PLANNING, f"{SAFE}/key_results": [], f"{SAFE}/dropped": {"on": "2026-10-05", "reason": "x"}})
it("gate active: objectives of other cycles are left out", {**MOVE, "phase": "active"}, facts={f"{Q4}/phase": None},
   change={**PLANNING, f"{SAFE}/key_results": [], f"{SAFE}/cycle": "2027-Q1"})
it("gate active: one problem for each objective", {**MOVE, "phase": "active"},
   change={**PLANNING, f"{SAFE}/key_results": [], f"{GROW}/key_results": []}, problems=["E024 phase"] * 2)
it("gate review: a committed objective is unscored", {**MOVE, "phase": "review"}, problems=["E024 phase"],
   change={f"{SAFE}/key_results": []})
it("gate review: an aspirational objective may be unscored", {**MOVE, "phase": "review"},
   change={f"{GROW}/key_results": []}, facts={f"{Q4}/phase": "review"})
it("gate review: a committed objective is unscored but overridden", {**MOVE, "phase": "review"},
   change={f"{SAFE}/key_results": [], f"{SAFE}/review": {"on": "2026-11-01", "score": 0.5, "reason": "r"}},
   facts={f"{Q4}/phase": "review"})
it("gate review: a committed key result is unreported", {**MOVE, "phase": "review"}, problems=["E024 phase"],
   change={f"{UP}/check_ins": []})
it("gate review: reported tomorrow only", {**MOVE, "phase": "review"}, problems=["E024 phase"],
   change={f"{UP}/check_ins": [dated("2026-11-03", 99.9)]})
it("gate review: the day of recording counts", {**MOVE, "phase": "review"}, on="2026-11-03", facts={f"{Q4}/phase": "review"},
   change={f"{UP}/check_ins": [dated("2026-11-03", 99.9)]})
it("gate review: a committed key result of an aspirational objective", {**MOVE, "phase": "review"},
   change={f"{USERS}/commitment": "committed"}, problems=["E024 phase"])
it("gate review: an aspirational key result of a committed objective", {**MOVE, "phase": "review"},
   change={f"{UP}/commitment": "aspirational", f"{UP}/check_ins": []}, facts={f"{Q4}/phase": "review"})
it("gate review: an unreported guardrail", {**MOVE, "phase": "review"}, facts={f"{Q4}/phase": "review"},
   change={f"{SAFE}/key_results/-": {"id": "kr-g", "title": "G", "measure": {"kind": "discover"}, "role": "guardrail"}})
it("gate review: an unreported key result that is overridden", {**MOVE, "phase": "review"},
   change={f"{UP}/check_ins": [], f"{UP}/review": {"on": "2026-11-02", "score": 0, "reason": "r"}},
   facts={f"{Q4}/phase": "review"})
it("gate review: an unreported key result whose objective is overridden", {**MOVE, "phase": "review"},
   change={f"{UP}/check_ins": [], f"{SAFE}/review": {"on": "2026-11-02", "score": 0, "reason": "r"}},
   facts={f"{Q4}/phase": "review"})
it("gate review: overridden from tomorrow on", {**MOVE, "phase": "review"}, problems=["E024 phase"],
   change={f"{UP}/check_ins": [], f"{UP}/review": {"on": "2026-11-03", "score": 0, "reason": "r"}})
it("gate review: checked in by the same batch", {"kind": "check_in", "key_result": "kr-up", "value": 99},
   {**MOVE, "phase": "review"}, change={f"{UP}/check_ins": []}, facts={f"{Q4}/phase": "review"}, as_of=["2026-11-01"])
it("gate review: checked in by the same batch, too late", {**MOVE, "phase": "review"},
   {"kind": "check_in", "key_result": "kr-up", "value": 99}, change={f"{UP}/check_ins": []}, problems=["E024 phase"])
it("gate closed: a missed committed objective is not explained", {**MOVE, "phase": "closed"}, change=MISSED,
   problems=["E024 phase"])
it("gate closed: a missed aspirational objective needs no explanation", {**MOVE, "phase": "closed"}, change=REVIEW,
   facts={f"{Q4}/phase": "closed"})
it("gate closed: delivered as a whole, but not by a committed key result", {**MOVE, "phase": "closed"},
   change={**MISSED, f"{SAFE}/review": {"on": "2026-11-01", "score": 1, "reason": "r"}}, problems=["E024 phase"])
it("gate closed: no objective is unscored", {**MOVE, "phase": "closed"}, change={**REVIEW, f"{GROW}/key_results": []},
   problems=["E024 phase"])
it("gate closed: a cycle within is open", {**MOVE, "cycle": "FY", "phase": "closed"}, problems=["E024 phase"],
   change={"/cycles/-": {"id": "FY", "start": "2026-01-01", "end": "2026-12-31"}, f"{Q4}/parent": "FY"})
it("gate closed: a cycle within is closed", {**MOVE, "cycle": "FY", "phase": "closed"}, facts={"/cycles/2/phase": "closed"},
   change={"/cycles/-": {"id": "FY", "start": "2026-01-01", "end": "2026-12-31"}, f"{Q4}/parent": "FY",
           f"{Q4}/phase": "closed"})
it("gate closed: several things at once", {**MOVE, "phase": "closed"},
   change={**MISSED, f"{GROW}/key_results": [], f"{UP}/check_ins": [dated("2026-10-20", 99)]}, problems=["E024 phase"] * 2)
it("all gates on the way", {**MOVE, "phase": "closed"}, change={**PLANNING, f"{UP}/check_ins": [], f"{USERS}/role": "guardrail"},
   problems=["E024 phase"] * 4,
   why="active: o-grow has no key result; review: kr-up; closed: o-grow is unscored, o-safe is not explained")
it("forced past the gates", {**MOVE, "phase": "closed", "force": True, "reason": "the year is over"}, change=MISSED,
   facts={f"{Q4}/phase": "closed", "/audit/0/edit/force": True})
it("force needs a reason", {**MOVE, "phase": "review", "force": True}, problems=["E021 reason"])
it("force that is false", {**MOVE, "phase": "review", "force": False}, facts={f"{Q4}/phase": "review", "/audit/0/edit/force": None})
it("a move back needs a reason", {**MOVE, "phase": "active"}, change=REVIEW, problems=["E021 reason"])
it("a move back has no gates", {**MOVE, "phase": "active", "reason": "too early"},
   change={f"{Q4}/phase": "closed", f"{SAFE}/key_results": []}, facts={f"{Q4}/phase": None, "/audit/0/was": "closed"},
   as_of=["2026-11-01"])
it("through all phases", {"kind": "explain", "objective": "o-safe", "explanation": "e"},
   *[{**MOVE, "phase": phase} for phase in ("active", "review", "closed")], change=PLANNING,
   facts={f"{Q4}/phase": "closed"}, as_of=["2026-11-01"])
it("closed, then checked in without a reason", {**MOVE, "phase": "closed"},
   {"kind": "check_in", "key_result": "kr-up", "value": 99}, change=REVIEW, problems=["E021 /edits/1/reason"])

# --- carry_over: what is taken
it("carried over: the unfinished aspirational ones", CARRY, change=REVIEW,
   facts={f"{GOALS}/3/id": "o-grow@2027-Q1", f"{GOALS}/3/carried_from": "o-grow", f"{GOALS}/3/cycle": "2027-Q1",
          f"{GOALS}/4/id": "o-trust@2027-Q1", f"{GOALS}/5": None,
          f"{GOALS}/4/aligned_to": [{"objective": "o-grow@2027-Q1"}],
          f"{GOALS}/4/key_results/0": {"id": "kr-nps@2027-Q1", "title": "NPS",
                                       "measure": {"kind": "increase", "baseline": 36, "target": 55}},
          f"{GOALS}/4/initiatives": [{"id": "i-calls@2027-Q1", "title": "Call", "key_results": ["kr-nps@2027-Q1"]}],
          "/audit/0/was": ["o-grow@2027-Q1", "o-trust@2027-Q1"]}, as_of=["2026-11-01", "2026-11-02"], diff=True)
it("carried over with baselines kept", {**CARRY, "baseline": "kept"}, change=REVIEW,
   facts={f"{GOALS}/4/key_results/0/measure/baseline": 32, "/audit/0/edit/baseline": "kept"})
it("carried over from a closed cycle, without a reason", CARRY, change={f"{Q4}/phase": "closed"},
   facts={f"{GOALS}/3/id": "o-grow@2027-Q1"})
it("named objectives, a committed one too", {**CARRY, "objectives": ["o-safe"]}, change=REVIEW,
   facts={f"{GOALS}/3/id": "o-safe@2027-Q1", f"{GOALS}/4": None, f"{GOALS}/3/depends_on":
          [{"unit": "acme", "objective": "o-grow"}]})
it("dependencies go to copies", {**CARRY, "objectives": ["o-grow", "o-safe"]}, change=REVIEW,
   facts={f"{GOALS}/4/depends_on": [{"unit": "acme", "objective": "o-grow@2027-Q1"}]})
it("an edge to what is not carried stays", {**CARRY, "objectives": ["o-trust"]}, change=REVIEW,
   facts={f"{GOALS}/3/aligned_to": [{"objective": "o-grow"}]})
it("finished objectives stay behind", CARRY,
   change={**REVIEW, f"{USERS}/check_ins": [dated("2026-10-20", 200)]},
   facts={f"{GOALS}/3/id": "o-trust@2027-Q1", f"{GOALS}/4": None})
it("finished tomorrow only", CARRY, change={**REVIEW, f"{USERS}/check_ins": [dated("2026-11-03", 200)]},
   facts={f"{GOALS}/3/id": "o-grow@2027-Q1"})
it("a named objective may be finished", {**CARRY, "objectives": ["o-grow"]},
   change={**REVIEW, f"{USERS}/check_ins": [dated("2026-10-20", 200)]},
   facts={f"{GOALS}/3/id": "o-grow@2027-Q1", f"{GOALS}/3/key_results/0/id": "kr-errors@2027-Q1"},
   why="the finished key result stays behind, what is to be held goes on")
it("an unscored objective is carried", CARRY, change={**REVIEW, f"{GROW}/key_results": []},
   facts={f"{GOALS}/3/id": "o-grow@2027-Q1", f"{GOALS}/3/key_results": []})
it("dropped objectives stay behind", CARRY, change={**REVIEW, f"{GROW}/dropped": {"on": "2026-11-02", "reason": "x"}},
   facts={f"{GOALS}/3/id": "o-trust@2027-Q1", f"{GOALS}/3/aligned_to": [{"objective": "o-grow"}]})
it("what is dropped tomorrow is carried without its drop", CARRY,
   change={**REVIEW, f"{GROW}/dropped": {"on": "2026-11-03", "reason": "x"}},
   facts={f"{GOALS}/3/id": "o-grow@2027-Q1", f"{GOALS}/3/dropped": None})
it("carried over once only", CARRY, CARRY, change=REVIEW, problems=["E025 /edits/1/cycle"])
it("named, but not of the cycle", {**CARRY, "objectives": ["o-grow", "o-safe"]}, problems=["E025 objectives/1"],
   change={**REVIEW, f"{SAFE}/cycle": "2027-Q1"})
it("named, but dropped", {**CARRY, "objectives": ["o-grow"]}, problems=["E025 objectives/0"],
   change={**REVIEW, f"{GROW}/dropped": {"on": "2026-11-02", "reason": "x"}})
it("named, but carried over already", {**CARRY, "objectives": ["o-grow"]}, problems=["E025 objectives/0"],
   change={**REVIEW, f"{SAFE}/carried_from": "o-grow"})
it("named twice", {**CARRY, "objectives": ["o-grow", "o-safe", "o-grow"]}, change=REVIEW, problems=["E025 objectives/2"])
it("named, but not there", {**CARRY, "objectives": ["o-glow"]}, change=REVIEW, problems=["E009 objectives/0"])
it("nothing is left to carry", CARRY, problems=["E025 cycle"],
   change={**REVIEW, f"{GROW}/commitment": "committed", f"{TRUST}/commitment": "committed"})
it("carried over too early", CARRY, problems=["E024 cycle"])
it("carried over into a closed cycle", CARRY, change={**REVIEW, f"{Q1}/phase": "closed"}, problems=["E024 into"])
it("carried over too early into a closed cycle", CARRY, change={f"{Q1}/phase": "closed"},
   problems=["E024 cycle", "E024 into"])
it("carried over by force", {**CARRY, "force": True, "reason": "we know"}, change={f"{Q1}/phase": "closed"},
   facts={f"{GOALS}/3/id": "o-grow@2027-Q1"})
it("carried over by force without a reason", {**CARRY, "force": True}, problems=["E021 reason"])
it("carried over into itself", {**CARRY, "into": "2026-Q4"}, change=REVIEW, problems=["E025 into"])
it("carried over from and into nothing", {**CARRY, "cycle": "x", "into": "y"}, problems=["E009 cycle", "E009 into"])
it("carried over with an unknown baseline", {**CARRY, "baseline": "new"}, change=REVIEW, problems=["E005 baseline"])
it("the name of a copy is taken", {**CARRY, "objectives": ["o-safe"]}, change={**REVIEW, f"{GROW}/id": "o-safe@2027-Q1",
   f"{TRUST}/aligned_to": [], f"{SAFE}/depends_on": []}, problems=["E008 into"])
it("the name of a copied key result is taken", {**CARRY, "objectives": ["o-safe"]},
   change={**REVIEW, f"{ERRORS}/id": "kr-up@2027-Q1"}, problems=["E008 into"])
it("carried over, scored, moved and checked in by one batch", {**MOVE, "phase": "review"}, CARRY,
   {"kind": "check_in", "key_result": "kr-nps@2027-Q1", "value": 40},
   facts={f"{GOALS}/4/key_results/0/check_ins/0/value": 40}, as_of=["2026-11-01"])
