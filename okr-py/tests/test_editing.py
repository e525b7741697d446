"""Editing from Python: every method, what is refused, batches, the audit trail, differences."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
import threading
from datetime import date, datetime
from decimal import Decimal
from time import strftime

import pytest

import okr
import okr.types
from conftest import COMPANY

DAY = "2026-11-02"
NEW = okr.KeyResult("kr-new", "Raise retention from 80 to 90", okr.Increase(80, 90))
GOAL = okr.Objective(
    *("o-new", "Answer every caller within a minute"),
    owner="support",
    cycle="2026-Q4",
    commitment="committed",
    key_results=[NEW],
)
LATER = okr.Cycle("2027-Q1", "2027-01-01", "2027-03-31", phase="planning")


@pytest.fixture
def richer():
    """The company with a checklist and another cycle."""
    document = copy.deepcopy(COMPANY)
    document["cycles"].append(LATER.to_dict())
    items = [{"id": "i1", "title": "One"}, {"id": "i2", "title": "Two"}]
    document["objectives"][1]["key_results"].append(
        {"id": "kr3", "title": "Finish the list", "measure": {"kind": "checklist", "items": items}}
    )
    document["objectives"][1]["key_results"].append({"id": "kr4", "title": "Ship it", "measure": {"kind": "milestone"}})
    return okr.Portfolio.from_dict(document)


#: Each kind: arguments and where the result shows.
EDITS = {
    "check_in": ((("kr1", 45), {"on": DAY, "confidence": 0.5, "note": "up"}), "/check_ins/2"),
    "correct_check_in": (
        (("kr1", "2026-11-01"), {"value": 39, "nth": 1, "reason": "typing error"}),
        "/check_ins/1/value",
    ),
    "withdraw_check_in": ((("kr1", "2026-10-14"), {"reason": "wrong survey"}), "/check_ins/0"),
    "complete_item": ((("kr3", "i2"), {"on": DAY}), "/measure/items/1/done_on"),
    "record_measurement": ((("churn", 5.5), {"on": DAY}), "/measurements/1"),
    "amend": (
        (("kr1",), {"measure": okr.Increase(32, 60), "due": "2026-12-20", "weight": 3, "reason": "why"}),
        "/amendments/1",
    ),
    "drop": (((), {"key_result": "kr2", "reason": "no use", "replaced_by": "kr1"}), "/dropped"),
    "add_key_result": ((("o-trust", NEW), {}), None),
    "replace_key_result": ((("kr2", NEW), {"reason": "better"}), "/dropped"),
    "add_objective": (((GOAL,), {}), None),
    "align": ((("o-trust", okr.Alignment(priority="p-trust")), {}), "/aligned_to/1"),
    "unalign": ((("o-trust", "o-company"), {}), "/aligned_to/0"),
    "escalate": ((("o-trust", "the survey is late"), {"on": DAY, "author": "bob"}), "/escalations/0"),
    "review": (((0.8,), {"key_result": "kr1", "reason": "outage", "learned": "ask first"}), "/review"),
    "explain": ((("no budget",), {"objective": "o-company", "learned": "plan"}), "/review"),
    "move_cycle": ((("2026-Q4", "closed"), {"force": True, "reason": "merger"}), "/phase"),
    "carry_over": ((("2026-Q4", "2027-Q1"), {"objectives": ["o-trust"], "force": True, "reason": "merger"}), None),
    "clone_cycle": ((("2026-Q4", okr.Cycle("2027-Q2", "2027-04-01", "2027-06-30")), {}), None),
}


def test_there_is_a_method_of_each_kind_in_each_place():
    kinds = list(okr.types.EditKind.__args__)
    assert list(EDITS) == kinds and len(kinds) == 18
    for kind in kinds:
        edit = inspect.signature(getattr(okr.Edit, kind)).parameters
        batch = inspect.signature(getattr(okr.Editing, kind)).parameters
        method = inspect.signature(getattr(okr.Portfolio, kind)).parameters
        assert list(batch)[1:] == list(edit)
        assert {*edit, "self", "by", "recorded"} == set(method), kind
        shared = [(name, it.kind) for name, it in method.items() if name in edit]
        assert sorted(shared) == sorted((name, it.kind) for name, it in edit.items())


@pytest.mark.parametrize("kind", EDITS)
def test_every_kind_of_edit(richer, kind):
    (arguments, named), member = EDITS[kind]
    before = richer.to_json()
    after = getattr(richer, kind)(*arguments, **named, by="ada", recorded=DAY)
    assert richer.to_json() == before and after != richer
    entry = after.audit[-1]
    assert (len(after.audit), entry.on, entry.by, entry.edit.kind) == (1, date(2026, 11, 2), "ada", kind)
    assert entry.reason == named.get("reason")
    diff = richer.diff(after)
    if member is None:
        assert {it.kind for it in diff} >= {"added"}
    else:
        assert any(it.member is not None and it.member.startswith(member) for it in diff), diff
    # By the other ways: a batch, a value, a dict, text, and the trail.
    with richer.edit(by="ada", on=DAY) as batch:
        getattr(batch, kind)(*arguments, **named)
    edit = getattr(okr.Edit, kind)(*arguments, **named)
    assert batch.edits == (edit,)
    assert batch.portfolio == after
    assert richer.apply([edit], by="ada", on=DAY) == after
    assert richer.apply([edit.to_dict()], by="ada", on=date(2026, 11, 2)) == after
    assert richer.edit_json(json.dumps({"on": DAY, "by": "ada", "edits": [edit.to_dict()]})) == after
    assert richer.replay(after.audit) == after
    assert richer.replay(after.audit.to_dicts()) == after
    if kind not in ("correct_check_in", "withdraw_check_in"):  # these take away what was there the day before
        assert after.as_of("2026-11-01") == richer.as_of("2026-11-01")
    assert after.score("2026-12-31").portfolio is after


def test_a_check_in_by_its_usual_call(company):
    after = company.check_in("kr1", 41, on=DAY, by="ada")
    assert after.key_results["kr1"].check_ins[-1] == okr.CheckIn(DAY, 41, by="ada")
    assert after.audit[0].on.isoformat() == strftime("%Y-%m-%d")
    today = company.check_in("kr1", 41)
    assert today.key_results["kr1"].check_ins[-1].on.isoformat() == strftime("%Y-%m-%d")
    recorded = company.check_in("kr1", 41, recorded=date(2026, 11, 5))
    assert recorded.key_results["kr1"].check_ins[-1].on == recorded.audit[0].on == date(2026, 11, 5)
    assert company.score(DAY).key_results["kr1"].value == 40
    assert after.score(DAY).key_results["kr1"].value == 41


def test_what_values_may_be(richer):
    def value(given, of="kr1"):
        after = richer.check_in(of, given, on=DAY, recorded=DAY)
        assert after == richer.apply([okr.Edit.check_in(of, given, on=DAY)], on=DAY)
        return after.key_results[of].check_ins[-1].value

    assert value(41) == 41 and value(Decimal("41.5")) == 41.5 and value(-0.0) == 0
    assert value(None) is None
    assert (value(True, "kr4"), value(False, "kr4")) == (1, 0)
    with pytest.raises(okr.EditError) as caught:
        value(True)
    assert [(it.code, it.path) for it in caught.value.problems] == [("E005", "/edits/0/value")]
    with pytest.raises(okr.EditError) as caught:
        value(1e16)
    assert caught.value.code == "E006"


def test_whose_check_in_it_is(company):
    after = company.check_in("kr1", 41, on=DAY, by="ada", author="bob", custom={"n": 1.10}, recorded=DAY)
    check_in, entry = after.key_results["kr1"].check_ins[-1], after.audit[0]
    assert (check_in.by, check_in.custom, entry.by) == ("bob", {"n": 1.1}, "ada")
    assert entry.edit == {
        "kind": "check_in",
        "key_result": "kr1",
        "on": DAY,
        "value": 41,
        "by": "bob",
        "custom": {"n": 1.1},
    }


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda p: p.check_in(7, 41), TypeError, "key_result must be a str, not int"),
        (lambda p: p.check_in("kr1", "41"), TypeError, "value must be a number, not str"),
        (lambda p: p.check_in("kr1", [41]), TypeError, "value must be a number, not list"),
        (lambda p: p.check_in("kr1", 41, on=datetime(2026, 11, 2)), TypeError, r"use \.date\(\)"),
        (lambda p: p.check_in("kr1", 41, on=3), TypeError, "on must be a datetime.date"),
        (lambda p: p.check_in("kr1", 41, recorded=3), TypeError, "recorded must be a datetime.date"),
        (lambda p: p.check_in("kr1", 41, by=3), TypeError, "by must be a str"),
        (lambda p: p.check_in("kr1", 41, note=3), TypeError, "note must be a str"),
        (lambda p: p.check_in("kr1", 41, confidence="high"), TypeError, "confidence must be a number"),
        (lambda p: p.check_in("kr1", float("nan")), okr.ValidationError, "not a finite number"),
        (lambda p: p.check_in("kr1", 10**400), okr.ValidationError, "not a finite number"),
        (lambda p: p.check_in("kr1", 41, on="2026-13-02"), okr.ValidationError, "not a civil date"),
        (lambda p: p.check_in("kr1", 41, on="2026-13-02", custom=1), okr.ValidationError, "not a civil date"),
        (lambda p: p.check_in("kr1", 41, recorded="soon"), okr.ValidationError, "not a civil date"),
        (lambda p: p.check_in("kr1\udc00", 41), okr.ValidationError, "lone surrogate"),
        (lambda p: p.check_in("kr1", 41, custom={1: 2}), TypeError, "the key 1 is not a text"),
        (lambda p: p.correct_check_in("kr1", DAY, nth=1.5, value=3, reason="x"), TypeError, "nth must be an int"),
        (lambda p: p.correct_check_in("kr1", DAY, value=3), TypeError, "reason"),
        (lambda p: p.drop(reason="x"), TypeError, "drop takes an objective or a key_result, and not both"),
        (lambda p: p.drop(objective="o", key_result="k", reason="x"), TypeError, "and not both"),
        (lambda p: p.review(0.5, reason="x"), TypeError, "review takes an objective or a key_result"),
        (lambda p: p.add_key_result("o-trust", "kr"), TypeError, "must be KeyResult, not str"),
        (lambda p: p.align("o-trust", 3), TypeError, "must be Alignment, not int"),
        (lambda p: p.move_cycle("2026-Q4", "review", force=1), TypeError, "force must be a bool"),
        (lambda p: p.carry_over("2026-Q4", "FY26", objectives="o-trust"), TypeError, "a list of objective ids"),
        (lambda p: p.apply(okr.Edit.check_in("kr1")), TypeError, "edits must be a list of Edit"),
        (lambda p: p.apply([3]), TypeError, "must be Edit, not int"),
        (lambda p: p.edit(by=3), TypeError, "by must be a str"),
        (lambda p: p.edit(on="never"), okr.ValidationError, "not a civil date"),
        (lambda p: p.amend("kr1", weight=2, reason="x", recorded="never"), okr.ValidationError, "not a civil date"),
        (lambda p: p.edit_json(3), TypeError, "text must be a str"),
        (lambda p: p.as_of(None), TypeError, "day must be"),
        (lambda p: p.as_of("never"), okr.ValidationError, "not a civil date"),
        (lambda p: p.diff("p"), TypeError, "after must be a Portfolio, not str"),
        (lambda p: p.replay([3]), TypeError, "must be AuditEntry, not int"),
    ],
)
def test_wrong_arguments(company, call, error, said):
    before = company.to_json()
    with pytest.raises(error, match=said):
        call(company)
    assert company.to_json() == before


def test_errors_say_where_and_pickle(company):
    with pytest.raises(okr.EditError) as caught, company.edit(on=DAY) as batch:
        batch.check_in("kr9", 41)
        batch.drop(objective="o-trust")
        batch.add({"kind": "chek_in"})
    error = caught.value
    assert isinstance(error, okr.OkrError) and error.code == "E009"
    assert [(it.code, it.path) for it in error.problems] == [
        ("E009", "/edits/0/key_result"),
        ("E021", "/edits/1/reason"),
        ("E005", "/edits/2/kind"),
    ]
    assert all(it.line is None for it in error.problems), "nobody wrote this as text"
    assert "did you mean `kr1`?" in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.problems, str(again)) == (okr.EditError, error.problems, str(error))
    with pytest.raises(okr.EditError) as caught:
        company.edit_json('{"on": "2026-11-02",\n "edits": [{"kind": "check_in", "key_result": "kr9"}]}')
    assert [(it.line, it.column) for it in caught.value.problems] == [(2, 47)]
    with pytest.raises(okr.EditError) as caught:
        company.edit_json("{")
    assert caught.value.code == "E001"


def test_a_loop_is_refused_and_named(company):
    with pytest.raises(okr.EditError) as caught:
        company.align("o-company", "o-trust", recorded=DAY)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("E015", "/edits/0/to/objective")
    assert any(it.path == "/objectives/1/aligned_to/0/objective" for it in problem.related)


def test_what_an_alignment_may_be(company):
    to = {"objective": "o-company", "weight": 2}
    heavier = company.align("o-trust", to, recorded=DAY)
    assert heavier == company.align("o-trust", okr.Alignment(objective="o-company", weight=2), recorded=DAY)
    assert heavier.objectives["o-trust"].aligned_to[0].weight == 2
    node = okr.Node("p-trust", "priority")
    assert company.align("o-trust", node, recorded=DAY).objectives["o-trust"].aligned_to[1].priority == "p-trust"
    assert company.unalign("o-company", node, recorded=DAY).objectives["o-company"].aligned_to == ()


def test_a_batch_is_all_or_nothing(company):
    before = company.to_json()
    with pytest.raises(okr.EditError), company.edit(by="ada", on=DAY) as batch:
        batch.check_in("kr1", 41)
        batch.check_in("kr9", 41)
    assert company.to_json() == before and company.audit == okr.AuditTrail()
    with pytest.raises(RuntimeError, match="were not made"):
        batch.portfolio  # noqa: B018
    with pytest.raises(ZeroDivisionError), company.edit(by="ada", on=DAY) as batch:
        batch.check_in("kr1", 41)
        1 / 0  # noqa: B018
    assert repr(batch) == "<okr.Editing: 1 edit, not made>"
    with pytest.raises(RuntimeError, match="were not made"):
        batch.portfolio  # noqa: B018
    with pytest.raises(RuntimeError, match="the batch is over"):
        batch.check_in("kr1", 42)


def test_batches(company):
    batch = company.edit(by="ada", on=DAY, reason="weekly")
    with pytest.raises(RuntimeError, match="not made yet"):
        batch.portfolio  # noqa: B018
    batch.check_in("kr1", 41)
    batch.amend("kr1", weight=2)
    batch.add(okr.Edit.escalate("o-trust", "help", reason="mine"))
    assert repr(batch) == "<okr.Editing: 3 edits, open>"
    after = batch.done()
    assert batch.done() is after is batch.portfolio
    assert [entry.reason for entry in after.audit] == ["weekly", "weekly", "mine"]
    assert {(entry.on.isoformat(), entry.by) for entry in after.audit} == {(DAY, "ada")}
    with company.edit() as empty:
        pass
    assert empty.portfolio == company
    with pytest.raises(TypeError, match="is not a value"):
        pickle.dumps(batch)
    with pytest.raises(TypeError, match=r"Portfolio\.edit"):
        okr.Editing()
    with company.edit(on=DAY) as inner:
        inner.check_in("kr1", 41)
        inner.done()  # the end of the block does nothing more
    assert len(inner.portfolio.audit) == 1


def test_edits_are_values(company):
    edit = okr.Edit.check_in("kr1", 41, on=date(2026, 11, 2))
    assert dict(edit) == {"kind": "check_in", "key_result": "kr1", "on": DAY, "value": 41}
    assert edit == dict(edit) == okr.Edit("check_in", key_result="kr1", value=41.0, on=DAY, note=None)
    assert hash(edit) == hash(okr.Edit("check_in", value=41.0, on=DAY, key_result="kr1"))
    assert eval(repr(edit), {"Edit": okr.Edit}) == edit
    assert (edit.kind, edit["value"], edit.get("note"), len(edit), "on" in edit) == ("check_in", 41, None, 4, True)
    assert pickle.loads(pickle.dumps(edit)) == copy.deepcopy(edit) == edit
    assert edit != okr.Edit.check_in("kr1", 42, on=DAY) and edit != 3
    for change in (lambda: setattr(edit, "kind", "drop"), lambda: delattr(edit, "_text")):
        with pytest.raises(AttributeError, match="frozen"):
            change()
    edit.to_dict()["value"] = 3
    assert edit["value"] == 41
    amended = okr.Edit.amend("kr1", measure=okr.Increase(1, 2), reason="x")
    assert hash(amended) and amended["measure"] == {"kind": "increase", "baseline": 1, "target": 2}
    assert okr.Edit.from_dict(edit) is edit
    assert json.loads(edit.to_json()) == edit


def test_the_audit_trail_is_a_value(company):
    after = company.check_in("kr1", 41, on=DAY, by="ada", recorded=DAY).withdraw_check_in(
        "kr1", "2026-10-14", reason="wrong <survey>", recorded="2026-11-03"
    )
    trail = after.audit
    assert trail is after.audit and repr(trail) == "<okr.AuditTrail: 2 entries>"
    assert trail[1].was == {"at": 0, "check_in": {"on": "2026-10-14", "value": 34, "confidence": 0.6}}
    assert trail[-1:] == okr.AuditTrail([trail[1]]) and list(trail) == [trail[0], trail[1]]
    names = {name: getattr(okr, name) for name in okr.__all__}
    for entry in trail:
        assert eval(repr(entry), names) == entry
        assert okr.AuditEntry.from_dict(entry.to_dict()) == entry
        assert pickle.loads(pickle.dumps(entry)) == entry and hash(entry) == hash(copy.copy(entry))
        with pytest.raises(AttributeError, match="frozen"):
            entry.by = "eve"
    assert pickle.loads(pickle.dumps(trail)) == trail and hash(trail) == hash(copy.deepcopy(trail))
    assert json.loads(trail.to_json()) == trail.to_dicts() == after.to_dict()["audit"]
    assert str(trail).splitlines()[2].split("  ")[0] == "2026-11-03"
    assert "wrong &lt;survey&gt;" in trail._repr_html_()
    # A portfolio that is built in code may have one.
    again = okr.Portfolio(
        organization=after.organization,
        units=after.units.values(),
        cycles=after.cycles.values(),
        kpis=after.kpis.values(),
        objectives=after.objectives.values(),
        audit=after.audit,
    )
    assert again == after and pickle.loads(pickle.dumps(after)).audit == trail
    with pytest.raises(okr.LoadError) as caught:
        okr.Portfolio.from_dict({**company.to_dict(), "audit": [{"on": DAY, "edit": {"kind": "drp"}}]})
    assert caught.value.problems[0].path == "/audit/0/edit/kind"


def test_replay_refuses_what_does_not_apply(company):
    trail = company.check_in("kr1", 41, on=DAY, recorded=DAY).audit
    unknown = okr.AuditEntry(DAY, {"kind": "check_in", "key_result": "kr9"})
    with pytest.raises(okr.EditError) as caught:
        company.replay([*trail, unknown])
    assert [(it.code, it.path) for it in caught.value.problems] == [("E009", "/audit/1/edit/key_result")]
    with pytest.raises(okr.EditError) as caught:
        company.replay([{"on": DAY, "edit": {"kind": "drp"}}])
    assert [(it.code, it.path, it.line) for it in caught.value.problems] == [("E005", "/audit/0/edit/kind", None)]
    assert company.replay([]) == company


def test_as_of_refuses_what_was_edited_by_other_means(company):
    document = company.check_in("kr1", 41, on=DAY, recorded=DAY).to_dict()
    document["objectives"][1]["key_results"][0]["check_ins"].pop()
    tampered = okr.Portfolio.from_dict(document)
    assert tampered.as_of(DAY).audit == tampered.audit
    with pytest.raises(okr.EditError) as caught:
        tampered.as_of("2026-11-01")
    assert [(it.code, it.path) for it in caught.value.problems] == [("E025", "/audit/0")]


def test_differences(company):
    after = company.edit_json(
        json.dumps(
            {
                "on": DAY,
                "edits": [
                    {"kind": "correct_check_in", "key_result": "kr1", "on": "2026-11-01", "value": 39, "reason": "x"},
                    {"kind": "withdraw_check_in", "key_result": "kr1", "on": "2026-10-14", "reason": "x"},
                    {"kind": "add_objective", "new": GOAL.to_dict()},
                ],
            }
        )
    )
    diff = company.diff(after)
    assert isinstance(diff[0].subject, okr.Node) and repr(diff) == f"<okr.Diff: {len(diff)} differences>"
    assert json.loads(diff.to_json()) == diff.to_dicts()
    added = next(it for it in diff if it.kind == "added" and it.member is None)
    assert (added.subject, added.after["id"], added.before) == (okr.Node("o-new", "objective"), "o-new", None)
    assert str(added) == "objective o-new added"
    back = after.diff(company)
    assert {(it.kind, it.subject) for it in back if it.member is None} == {("removed", okr.Node("o-new", "objective"))}
    names = {name: getattr(okr, name) for name in okr.__all__}
    for it in (*diff, *back):
        assert eval(repr(it), names) == it and pickle.loads(pickle.dumps(it)) == it and len({it, copy.copy(it)}) == 1
        with pytest.raises(AttributeError, match="frozen"):
            it.kind = "added"
    assert pickle.loads(pickle.dumps(diff)) == diff == diff[:] and hash(diff) == hash(copy.copy(diff))
    assert diff._repr_html_().count("<tr>") == len(diff) + 1
    none = company.diff(company)
    assert (len(none), str(none), repr(none), none.to_json()) == (0, "", "<okr.Diff: none>", "[]")
    other = okr.Portfolio.from_dict(
        {**COMPANY, "organization": {**COMPANY["organization"], "name": "Bcme"}, "custom": {"a": [1]}}
    )
    assert str(company.diff(other)).splitlines()[-1] == 'portfolio: custom added: {"a":[1]}'
    assert [it.subject for it in company.diff(other)] == [None] * len(company.diff(other))


def test_readers_in_other_threads_are_not_disturbed(company):
    document, wrong = company.to_json(), []

    def read():
        for _ in range(200):
            if company.to_json() != document or company.score(DAY).key_results["kr1"].value != 40:
                wrong.append(1)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    portfolio = company
    for number in range(300):
        portfolio = portfolio.check_in("kr1", number, on=DAY, recorded=DAY)
    for thread in threads:
        thread.join()
    assert not wrong and len(portfolio.audit) == 300
    assert portfolio.score(DAY).key_results["kr1"].value == 299
