"""The promises of SPEC: order never matters, weights are shares, means lie between, saving is stable."""

from __future__ import annotations

import copy
import json
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import okr
from oracle import generate

seeds = st.integers(0, 100_000)
relaxed = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def load(document):
    return okr.loads(json.dumps(document))


def rows(card, kind):
    """The rows of a scorecard in an order of their own, without the order of duties."""
    return sorted(json.dumps(row, sort_keys=True) for row in card.to_dict()[kind])


@relaxed
@given(seeds, st.randoms(use_true_random=False))
def test_order_never_matters(seed, rng):
    document = generate.random_portfolio(seed)
    shuffled = copy.deepcopy(document)
    for kind in ("units", "cycles", "kpis", "objectives"):
        rng.shuffle(shuffled.get(kind) or [])
    for objective in shuffled["objectives"]:
        guardrails = sum(kr.get("role") == "guardrail" for kr in objective["key_results"])
        if guardrails < 2:  # which of two equal guardrails capped is told by their order
            rng.shuffle(objective["key_results"])
        for edges in ("aligned_to", "depends_on"):
            rng.shuffle(objective.get(edges) or [])
    for kind in ("measurements", "check_ins"):
        for part in [*(shuffled.get("kpis") or []), *key_results(shuffled)]:
            days = [entry["on"] for entry in part.get(kind) or []]
            if len(set(days)) == len(days):  # of two on one day, the later in the document counts
                rng.shuffle(part.get(kind) or [])
    as_of, policy, basis = generate.random_call(seed)
    one, other = (load(plain).score(as_of, policy, basis) for plain in (document, shuffled))
    for kind in ("key_results", "objectives", "units"):
        assert rows(one, kind) == rows(other, kind)


def key_results(document):
    return [kr for objective in document["objectives"] for kr in objective["key_results"]]


@relaxed
@given(seeds, st.sampled_from([2, 3, 10, 100]))
def test_weights_are_shares(seed, factor):
    document = generate.random_portfolio(seed)
    for part in [*key_results(document), *(a for kr in key_results(document) for a in kr.get("amendments") or [])]:
        if part.get("weight") is None and "id" in part:
            part["weight"] = 1
        if part.get("weight") is not None:
            part["weight"] = min(float(part["weight"]), 1000.0)
    scaled = copy.deepcopy(document)
    for part in [*key_results(scaled), *(a for kr in key_results(scaled) for a in kr.get("amendments") or [])]:
        if part.get("weight") is not None:
            part["weight"] = float(Fraction(str(part["weight"])) * factor)
    for objective in [*document["objectives"], *scaled["objectives"]]:
        if objective.get("from") == "both":  # pooled with edges, whose weights were left alone
            objective["from"] = "key_results"
    one, other = load(document), load(scaled)
    as_of, policy, basis = generate.random_call(seed)
    assert one.score(as_of, policy, basis).to_json() == other.score(as_of, policy, basis).to_json()


def goal(key_results, combine="mean"):
    return okr.Portfolio(
        organization=okr.Organization("Acme"),
        units=[okr.Unit("acme", "Acme", "company")],
        cycles=[okr.Cycle("q", "2026-10-01", "2026-12-31")],
        objectives=[
            okr.Objective(
                "o", "Better", owner="acme", cycle="q", commitment="committed", key_results=key_results, combine=combine
            )
        ],
    ).score("2026-11-15")


weights = st.integers(1, 10**12).map(lambda n: n / 10**6)
points = st.integers(-(10**6), 2 * 10**6).map(lambda n: n / 10**6)


@relaxed
@given(st.lists(st.tuples(points, weights), min_size=1, max_size=8))
def test_a_mean_is_exact_and_lies_between(parts):
    card = goal(
        [
            okr.KeyResult(
                f"k{i}", "Up", okr.Increase(0, 1), weight=weight, check_ins=[okr.CheckIn("2026-11-01", value)]
            )
            for i, (value, weight) in enumerate(parts)
        ]
    )
    scores = [row.score_billionths for row in card.key_results.values()]
    exact = [round(Fraction(str(weight)) * 10**6) for _, weight in parts]
    mean = Fraction(sum(s * w for s, w in zip(scores, exact, strict=True)), sum(exact))
    total = card.objectives["o"].score_billionths
    assert total == round(mean)
    assert min(scores) <= total <= max(scores)


@relaxed
@given(seeds)
def test_saving_is_stable_and_loses_nothing(seed):
    portfolio = load(generate.random_portfolio(seed, "small"))
    text = portfolio.to_json()
    again = okr.loads(text)
    assert again == portfolio
    assert again.to_json() == text
    assert okr.loads(portfolio.to_json(pretty=True)) == portfolio
    assert okr.loads(text, format="yaml") == portfolio
    assert okr.Portfolio.from_dict(portfolio.to_dict()) == portfolio
    assert hash(again) == hash(portfolio)


@relaxed
@given(
    st.sampled_from(["increase", "decrease"]), st.floats(-1e15, 1e15), st.floats(-1e15, 1e15), st.floats(-1e15, 1e15)
)
def test_one_value_scores_as_in_a_portfolio(kind, baseline, target, value):
    measure = (okr.Increase if kind == "increase" else okr.Decrease)(baseline, target)
    try:
        score = measure.score(value)
    except okr.ValidationError as error:
        assert error.code in ("E012", "E013")
        return
    key_result = okr.KeyResult("k", "Move", measure, check_ins=[okr.CheckIn("2026-11-01", value)])
    row = goal([key_result]).key_results["k"]
    assert row.score == score
    assert row.progress == measure.progress(value)
    assert score == min(max(round(row.progress * 1e9), 0), 10**9) / 10**9


@relaxed
@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_more_is_never_worse(one, other):
    low, high = sorted([one, other])
    assert okr.score_value("increase", low, baseline=-5, target=7) <= okr.score_value(
        "increase", high, baseline=-5, target=7
    )
    assert okr.score_value("at_most", low, threshold=3, ceiling=9) >= okr.score_value(
        "at_most", high, threshold=3, ceiling=9
    )
