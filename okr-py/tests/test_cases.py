"""The language-neutral cases of testdata: the same that Rust and C run."""

from __future__ import annotations

import json

import pytest

import okr
from conftest import TESTDATA, cases, differences, places


def scored(case):
    portfolio = okr.loads(json.dumps(case["portfolio"]))
    return portfolio.score(case["as_of"], case.get("policy"), case.get("basis") or "current")


@pytest.mark.parametrize(("name", "least"), [("named", 160), ("generated", 180), ("random", 80)])
def test_every_scoring_case(name, least):
    ran, wrong = 0, []
    for case in cases(f"scoring/{name}.json"):
        found = differences(case["expect"], scored(case).to_dict())
        wrong += [f"{case['name']} [{case['spec']}] {line}" for line in found]
        ran += 1
    assert not wrong, "\n".join(wrong[:20])
    assert ran >= least


@pytest.mark.parametrize("name", ["named", "generated", "random"])
def test_attributes_are_the_members_of_the_json(name):
    ran = 0
    for case in cases(f"scoring/{name}.json"):
        card = scored(case)
        whole = card.to_dict()
        for kind in ("key_results", "objectives", "units"):
            rows = getattr(card, kind)
            assert differences(whole[kind], [row.to_dict() for row in rows.values()]) == []
            for key, row in rows.items():
                assert rows[key] == row
            ran += len(rows)
        assert (str(card.as_of), card.policy, card.basis) == (whole["as_of"], whole["policy"], whole["basis"])
    assert ran > 400


def test_every_score_is_an_integer_of_billionths():
    ran = 0
    for case in cases("scoring/generated.json"):
        for row in scored(case).key_results.values():
            assert row.score_billionths / 10**9 == row.score
            assert isinstance(row.score_billionths, int)
            ran += 1
    assert ran > 400


@pytest.mark.parametrize(("name", "least"), [("problems", 55), ("planted", 90)])
def test_every_loading_case(name, least):
    ran, wrong = 0, []
    for case in cases(f"loading/{name}.json"):
        text = json.dumps(case["portfolio"], indent=1)
        with pytest.raises(okr.LoadError) as caught:
            okr.loads(text)
        if places(caught.value.problems) != places(case["problems"]):
            wrong.append(f"{case['name']}: {places(case['problems'])} expected, {places(caught.value.problems)} found")
        for problem in caught.value.problems:
            assert problem.message and problem.name == okr.CODES[problem.code]
            assert problem.line >= 1 and problem.column >= 1
        ran += 1
    assert not wrong, "\n".join(wrong)
    assert ran >= least


def test_every_named_policy():
    expected = json.loads((TESTDATA / "policies.json").read_text("utf-8"))
    assert sorted(expected) == sorted(okr.POLICIES)
    assert len(expected) == 10
    for name, policy in expected.items():
        assert differences(policy, okr.Policy.named(name).to_dict()) == []
        assert differences(policy, okr.Policy(extends=name).complete().to_dict()) == []
