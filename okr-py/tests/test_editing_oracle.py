"""The cases of editing say what an independent reading of docs/editing.md says, and it keeps its own promises."""

from __future__ import annotations

import json
from functools import cache

import pytest

from conftest import TESTDATA, cases
from oracle import canonical, editing, editing_history, editing_named, editing_vectors

FILES = {"history": 97, "goals": 89, "cycles": 75, "copies": 78, "batches": 23, "random": 80, "refused": 80}


def text(document):
    return json.dumps(document, ensure_ascii=False)


def asked(case):
    """The arguments that a case was made with."""
    return case["portfolio"], case["batch"], [it["day"] for it in case.get("as_of", [])], "diff" in case


@cache
def edited(name):
    """(case, portfolio after it) of every case of a file that is not refused."""
    return [(case, case["expect"]["portfolio"]) for case in cases(f"editing/{name}.json") if "portfolio" in case["expect"]]


def test_every_file_is_known():
    assert {path.stem for path in (TESTDATA / "editing").glob("*.json")} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_expectations_are_the_oracles(name):
    ran, wrong = 0, []
    for case in cases(f"editing/{name}.json"):
        found = editing_vectors.expected(*asked(case))
        wrong += [case["name"] for member, value in found.items() if text(case.get(member)) != text(value)]
        ran += 1
    assert not wrong, wrong
    assert ran >= FILES[name]


@pytest.mark.parametrize("name", editing_vectors.ABOUT)
def test_named_cases_are_those_written_by_hand(name):
    written = editing_named.CASES[name]
    assert [case["name"] for case in written] == [case["name"] for case in cases(f"editing/{name}.json")]
    for mine, case in zip(written, cases(f"editing/{name}.json"), strict=True):
        assert (mine["portfolio"], mine["batch"]) == (case["portfolio"], case["batch"])
        assert list(editing_vectors.disagreements(mine, case)) == []


@pytest.mark.parametrize("name", FILES)
def test_a_batch_is_its_edits_one_by_one(name):
    """But for the few of which one makes sound what another left unsound."""
    unsound = 0
    for case, after in edited(name):
        now, batch = case["portfolio"], case["batch"]
        for edit in batch["edits"]:
            now = editing.apply(now, {**batch, "edits": [edit]})
            if isinstance(now, list):
                unsound += 1
                break
        else:
            assert text(canonical.canonical(now)) == text(after), case["name"]
    assert unsound == (2 if name == "goals" else 0)


@pytest.mark.parametrize("name", FILES)
def test_a_trail_replayed_gives_the_last_version(name):
    for case, after in edited(name):
        before = len(case["portfolio"].get("audit", []))
        now = editing.replay(case["portfolio"], after.get("audit", [])[before:])
        assert text(now) == text(after), case["name"]


@pytest.mark.parametrize("name", FILES)
def test_what_is_taken_back_is_as_it_was(name):
    """The day before a batch shows of the new version what it shows of the old one."""
    seen = 0
    for case, after in edited(name):
        on = case["batch"]["on"]
        before = editing_history.day(on) - editing_history.datetime.timedelta(days=1)
        of_old = editing_history.as_of(case["portfolio"], before.isoformat())
        assert text(editing_history.as_of(after, before.isoformat())) == text(of_old), case["name"]
        seen += 1
    assert seen >= 5 or name == "refused"


def test_every_kind_and_code_is_there():
    kinds, refused, codes = set(), set(), set()
    for name in FILES:
        for case in cases(f"editing/{name}.json"):
            edits = case["batch"].get("edits")
            named = {it["kind"] for it in edits if isinstance(it, dict) and "kind" in it} if isinstance(edits, list) else ()
            if "problems" in case["expect"]:
                refused |= {kind for kind in named if kind in editing.READERS}
                codes |= {problem["code"] for problem in case["expect"]["problems"]}
            else:
                kinds |= named
    assert kinds == refused == set(editing.READERS)
    assert len(codes) >= 20, sorted(codes)
