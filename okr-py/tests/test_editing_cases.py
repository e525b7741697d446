"""The language-neutral cases of editing: the same that Rust and C run."""

from __future__ import annotations

import json

import pytest

import okr
from conftest import TESTDATA, cases, places

#: The files, and how many cases each has at least.
FILES = {"history": 97, "goals": 89, "cycles": 75, "copies": 78, "batches": 23, "random": 80, "refused": 80}


@pytest.mark.parametrize("name", FILES)
def test_every_case(name):
    ran, wrong = 0, []
    for case in cases(f"editing/{name}.json"):
        wrong += [f"{case['name']}: {line}" for line in faults(case)]
        ran += 1
    assert not wrong, "\n".join(wrong[:20])
    assert ran >= FILES[name]


def saved(portfolio):
    """What a portfolio saves to; what it keeps as it came may spell numbers and texts in another way."""
    return json.dumps(json.loads(portfolio.to_json()))


def faults(case):
    """What is not as the case says."""
    before = okr.loads(json.dumps(case["portfolio"]))
    bytes_before = before.to_json()
    expect, batch = case["expect"], case["batch"]
    try:
        after = before.edit_json(json.dumps(batch))
    except okr.EditError as error:
        after = None
        found = places(error.problems)
        if found != places(expect.get("problems", [])):
            yield f"{places(expect.get('problems', []))} expected, {found} found"
        for problem in error.problems:
            if not (problem.message and problem.name == okr.CODES[problem.code] and problem.line):
                yield f"{problem} says too little"
    if before.to_json() != bytes_before:
        yield "the first version has changed"
    if after is None:
        return
    if "problems" in expect:
        yield "it was not refused"
        return
    if saved(after) != saved(okr.loads(json.dumps(expect["portfolio"]))):
        yield f"{json.dumps(expect['portfolio'])} expected, {after.to_json()} found"
    # The same by other ways: typed edits, and the trail made again.
    try:
        if before.apply(batch["edits"], by=batch.get("by"), on=batch["on"], reason=batch.get("reason")) != after:
            yield "apply makes something else"
    except okr.EditError as error:
        yield f"apply refuses it: {error}"
    if before.replay(after.audit[len(before.audit) :]) != after:
        yield "replay makes something else"
    if okr.loads(after.to_json()).to_json() != after.to_json():
        yield "it does not load as it was saved"
    for past in case.get("as_of", ()):
        try:
            found = after.as_of(past["day"])
        except okr.EditError as error:
            yield f"as of {past['day']}: {error}"
            continue
        if saved(found) != saved(okr.loads(json.dumps(past["portfolio"]))):
            yield f"as of {past['day']}: {found.to_json()} found"
    diff = before.diff(after)
    if "diff" in case and diff.to_dicts() != case["diff"]:
        yield f"diff: {json.dumps(case['diff'])} expected, {diff.to_json()} found"


def test_every_file_is_run():
    assert sorted(path.stem for path in (TESTDATA / "editing").glob("*.json")) == sorted(FILES)
