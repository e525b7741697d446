"""The JSON Schemas accept what loads and what scoring returns, and refuse slips of any kind."""

from __future__ import annotations

import copy
import json

import jsonschema
import pytest

import okr
from conftest import COMPANY, ROOT, cases, valid_documents
from oracle import generate


def validator(name):
    schema = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text("utf-8"))
    cls = jsonschema.validators.validator_for(schema)
    cls.check_schema(schema)
    return cls(schema)


@pytest.fixture(scope="module")
def portfolio():
    return validator("portfolio")


@pytest.fixture(scope="module")
def scorecard():
    return validator("scorecard")


def test_valid_documents_pass(portfolio):
    examples = [json.loads((ROOT / "examples" / "company.json").read_text("utf-8"))]
    random = [generate.random_portfolio(seed) for seed in range(40)]
    documents = [COMPANY, *examples, *valid_documents()[:200], *random]
    for document in documents:
        portfolio.validate(document)
        portfolio.validate(okr.loads(json.dumps(document)).to_dict())
    assert len(documents) >= 240


def test_scorecards_pass(scorecard):
    ran = 0
    for case in cases("scoring/named.json"):
        card = okr.loads(json.dumps(case["portfolio"])).score(case["as_of"], case.get("policy"))
        scorecard.validate(card.to_dict())
        ran += 1
    assert ran >= 160


def objects(value, path=()):
    """Every object of a document with the steps to it, without what is free."""
    if isinstance(value, dict):
        yield path, value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, member in members:
        if step != "custom":
            yield from objects(member, (*path, step))


def changed(document, path, change):
    document = copy.deepcopy(document)
    at = document
    for step in path:
        at = at[step]
    change(at)
    return document


def slips(document):
    """The document with an unknown member in each object, and a wrong type in each member."""
    for path, thing in objects(document):
        yield path, changed(document, path, lambda at: at.update(wieght=1))
        for member, value in thing.items():
            if member != "custom":
                wrong = {"no": 1} if not isinstance(value, dict) else [1]
                yield (*path, member), changed(document, path, lambda at, m=member, w=wrong: at.update({m: w}))


def test_slips_are_refused(portfolio, scorecard, card):
    ran = 0
    for check, document in ((portfolio, COMPANY), (scorecard, card.to_dict())):
        for path, wrong in slips(document):
            assert not check.is_valid(wrong), path
            ran += 1
    assert ran > 150


#: What every document must have, by the object that has it.
REQUIRED = [
    ((), ("okr", "organization", "units", "cycles", "objectives")),
    (("organization",), ("name",)),
    (("organization", "priorities", 0), ("id", "title")),
    (("units", 0), ("id", "name", "level")),
    (("cycles", 0), ("id", "start", "end")),
    (("kpis", 0), ("id", "name")),
    (("kpis", 0, "measurements", 0), ("on", "value")),
    (("objectives", 1), ("id", "title", "owner", "cycle", "commitment", "key_results")),
    (("objectives", 1, "key_results", 0), ("id", "title", "measure")),
    (("objectives", 1, "key_results", 0, "measure"), ("kind", "baseline", "target")),
    (("objectives", 1, "key_results", 0, "check_ins", 0), ("on",)),
    (("objectives", 1, "key_results", 0, "amendments", 0), ("on", "reason")),
]


def test_missing_members_are_refused(portfolio):
    for path, members in REQUIRED:
        for member in members:
            without = changed(COMPANY, path, lambda at, m=member: at.pop(m))
            assert not portfolio.is_valid(without), (path, member)
            with pytest.raises(okr.LoadError):
                okr.Portfolio.from_dict(without)
    assert sum(len(members) for _, members in REQUIRED) >= 30
