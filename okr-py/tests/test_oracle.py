"""Random portfolios and planted faults, judged by an independent reading of SPEC."""

from __future__ import annotations

import json
import random

import pytest

import okr
from conftest import built, differences, places
from oracle import faults, generate, loading, scoring

SEEDS = 400


def document(seed):
    return generate.random_portfolio(seed, "medium" if seed % 5 == 0 else "small")


@pytest.mark.parametrize("part", range(4))
def test_scores(part):
    rows, wrong = 0, []
    for seed in range(part, SEEDS, 4):
        plain = document(seed)
        as_of, policy, basis = generate.random_call(seed)
        card = okr.loads(json.dumps(plain)).score(as_of, policy, basis).to_dict()
        expected = scoring.score(plain, as_of, policy, basis)
        wrong += [f"seed {seed}: {line}" for line in differences(expected, card)]
        assert set(expected) == set(card)
        rows += len(card["key_results"])
    assert not wrong, f"{len(wrong)} differences\n" + "\n".join(wrong[:20])
    assert rows > 300


@pytest.mark.parametrize("part", range(4))
def test_planted_faults(part):
    codes, wrong = set(), []
    for seed in range(part, SEEDS, 4):
        faulty, expected = generate.plant_fault(document(seed), random.Random(f"fault {seed}"))
        with pytest.raises(okr.LoadError) as caught:
            okr.loads(json.dumps(faulty))
        if places(caught.value.problems) != places(expected):
            wrong.append(f"seed {seed}: {places(expected)} expected, {places(caught.value.problems)[:8]} found")
        codes |= {problem["code"] for problem in expected}
    assert not wrong, f"{len(wrong)} of {SEEDS // 4}\n" + "\n".join(wrong[:20])
    assert len(codes) >= 12


def test_planted_faults_in_text():
    codes, wrong = set(), []
    for seed in range(SEEDS // 2):
        text, expected = generate.plant_text_fault(document(seed), random.Random(f"text {seed}"))
        try:
            okr.loads(text)
            found = []
        except okr.LoadError as error:
            found = error.problems
        if places(found) != places(expected):
            wrong.append(f"seed {seed}: {places(expected)} expected, {places(found)[:8]} found")
        codes |= {problem["code"] for problem in expected}
    assert not wrong, f"{len(wrong)} of {SEEDS // 2}\n" + "\n".join(wrong[:20])
    assert {"E001", "E006", "E023"} <= codes


def test_what_the_oracle_calls_valid_is_built_by_the_constructors_too():
    for seed in range(SEEDS // 2):
        plain = document(seed)
        assert loading.problems(plain) == []
        assert built(plain) == okr.loads(json.dumps(plain)), seed


def test_faults_are_found_without_text_too():
    for seed in range(SEEDS // 4):
        faulty, _ = generate.plant_fault(document(seed), random.Random(f"dict {seed}"))
        with pytest.raises(okr.LoadError) as of_text:
            okr.loads(json.dumps(faulty))
        with pytest.raises(okr.LoadError) as of_dict:
            okr.Portfolio.from_dict(faulty)
        assert places(of_dict.value.problems) == places(of_text.value.problems)
        for problem in of_dict.value.problems:
            assert problem.line is None and problem.column is None
            assert all(related.line is None for related in problem.related)


def test_every_kind_of_fault():
    kinds, wrong, ran = set(), [], 0
    for seed in range(20):
        plain = generate.random_portfolio(seed)
        for name in sorted(faults.KINDS):
            planted = faults.plant(plain, random.Random(f"{seed} {name}"), name)
            if planted is None:
                continue
            faulty, expected = planted
            with pytest.raises(okr.LoadError) as caught:
                okr.loads(json.dumps(faulty))
            if places(caught.value.problems) != places(expected):
                wrong.append(f"{name}, seed {seed}: {places(expected)} expected, {places(caught.value.problems)} found")
            kinds.add(name)
            ran += 1
    assert not wrong, f"{len(wrong)} of {ran}\n" + "\n".join(wrong[:20])
    assert len(kinds) >= 90


def test_yaml_says_the_same_as_json():
    """JSON is YAML: the same portfolio, or the same problems at the same places."""
    for seed in range(SEEDS // 4):
        plain = document(seed)
        text = json.dumps(plain, ensure_ascii=False, indent=1)
        assert okr.loads(text, format="yaml") == okr.loads(text)
        faulty, _ = generate.plant_fault(plain, random.Random(f"yaml {seed}"))
        text = json.dumps(faulty, ensure_ascii=False, indent=1)
        found = []
        for format in ("json", "yaml"):
            with pytest.raises(okr.LoadError) as caught:
                okr.loads(text, format=format)
            found.append(caught.value.problems)
        assert found[0] == found[1], seed
