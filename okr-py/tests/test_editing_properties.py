"""Promises of editing: failed edits change nothing, replay gives the same bytes, the past is what it was."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import okr
from conftest import COMPANY, valid_documents
from okr import _layout, _yaml
from oracle import generate

relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
seeds = st.integers(0, 100_000)

FIRST = date(2026, 10, 20)


def edit_of(rng, portfolio, day, number):
    """Some edit, good or bad."""
    key_result = rng.choice([*portfolio.key_results, "kr-none"])
    objective = rng.choice([*portfolio.objectives, "o-none"])
    cycle = rng.choice([*portfolio.cycles, "c-none"])
    reason = rng.choice(["why not", "it is so", None])
    on = (day - timedelta(rng.randrange(10))).isoformat()
    days = [it.on.isoformat() for kr in portfolio.key_results.values() for it in kr.check_ins] or [on]
    new = okr.KeyResult(f"kr-{number}", "Raise retention from 80 to 90", okr.Increase(80, rng.choice([90, 80])))
    return rng.choice(
        [
            lambda: okr.Edit.check_in(key_result, rng.choice([None, 3, 50.5, True]), on=on, reason=reason),
            lambda: okr.Edit.check_in(key_result, rng.uniform(-5, 100), confidence=rng.choice([None, 0.5, 2])),
            lambda: okr.Edit.correct_check_in(key_result, rng.choice(days), value=rng.uniform(0, 9), reason=reason),
            lambda: okr.Edit.withdraw_check_in(key_result, rng.choice(days), reason=reason),
            lambda: okr.Edit.amend(key_result, weight=rng.choice([2, 0]), on=on, reason=reason),
            lambda: okr.Edit.amend(key_result, measure=okr.AtLeast(rng.uniform(1, 9)), reason=reason),
            lambda: okr.Edit.drop(key_result=key_result, on=on, reason=reason),
            lambda: okr.Edit.drop(objective=objective, reason=reason),
            lambda: okr.Edit.add_key_result(objective, new, reason=reason),
            lambda: okr.Edit.replace_key_result(key_result, new, reason=reason),
            lambda: okr.Edit.align(objective, rng.choice(list(portfolio.objectives)), reason=reason),
            lambda: okr.Edit.unalign(objective, rng.choice(list(portfolio.objectives)), reason=reason),
            lambda: okr.Edit.escalate(objective, "help", reason=reason),
            lambda: okr.Edit.review(rng.choice([0.5, 1, 7]), key_result=key_result, reason=reason),
            lambda: okr.Edit.explain("no budget", objective=objective, reason=reason),
            lambda: okr.Edit.move_cycle(cycle, rng.choice(["active", "review", "closed"]), force=True, reason=reason),
            lambda: okr.Edit.clone_cycle(cycle, okr.Cycle(f"c-{number}", "2028-01-01", "2028-03-31"), reason=reason),
        ]
    )()


def history(rng, first, steps):
    """Versions of a portfolio by day, and how many edits were refused."""
    portfolio, day, versions, refused = first, FIRST, [], 0
    for number in range(steps):
        day += timedelta(rng.choice([0, 0, 1, 3]))
        edits = [edit_of(rng, portfolio, day, f"{number}-{i}") for i in range(rng.choice([1, 1, 1, 2, 3]))]
        before = portfolio.to_json()
        try:
            after = portfolio.apply(edits, by="ada", on=day)
        except okr.EditError as error:
            refused += 1
            assert error.problems and all(it.path.startswith("/edits") for it in error.problems), error
            assert all(it.message and it.name == okr.CODES[it.code] for it in error.problems)
        else:
            assert len(after.audit) == len(portfolio.audit) + len(edits)
            assert okr.loads(after.to_json()).to_json() == after.to_json()
            portfolio_before, portfolio = portfolio, after
            assert portfolio_before.to_json() == before
            versions.append((day, portfolio))
        assert portfolio.to_json() == before or portfolio is versions[-1][1]
    return versions, refused


@relaxed
@given(seeds, st.randoms(use_true_random=False))
def test_random_edits(seed, rng):
    document = COMPANY if seed % 3 == 0 else generate.random_portfolio(seed)
    first = okr.loads(json.dumps(document))
    start = first.to_json()
    versions, _ = history(rng, first, 12)
    assert first.to_json() == start
    if not versions:
        return
    last = versions[-1][1]
    assert first.replay(last.audit).to_json() == last.to_json()
    ends = dict(versions)  # the last version of each day
    for day, version in ends.items():
        # What is dated later, such as what the document had from the start, is left out of both.
        assert last.as_of(day) == version.as_of(day), day
    for (_, one), (_, other) in pairwise(versions):
        diff = one.diff(other)
        assert json.loads(diff.to_json()) == diff.to_dicts()
        assert {(it.subject, it.member) for it in other.diff(one)} == {(it.subject, it.member) for it in diff}


def test_random_edits_are_good_and_bad():
    done = refused = 0
    for seed in range(30):
        versions, no = history(random.Random(seed), okr.loads(json.dumps(COMPANY)), 10)
        done, refused = done + len(versions), refused + no
    assert done >= 60 and refused >= 60


@relaxed
@given(seeds)
def test_yaml_loses_nothing(seed):
    portfolio = okr.loads(json.dumps(generate.random_portfolio(seed)))
    text = _yaml.dumps(portfolio.to_dict())
    assert okr.loads(text, format="yaml") == portfolio
    assert not _layout.has_comments(text, portfolio)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plain, texts, st.sampled_from([None, 1, 2, 4, "\t"]))
def test_any_custom_and_any_title_outlive_being_written(custom, title, indent):
    document = json.loads(json.dumps(COMPANY)) | {"custom": custom}
    document["objectives"][0]["title"] = title
    try:
        portfolio = okr.Portfolio.from_dict(document)
    except okr.LoadError:  # a blank title
        return
    text = _yaml.dumps(portfolio.to_dict())
    assert okr.loads(text, format="yaml") == portfolio
    old = json.dumps(COMPANY, indent=indent).encode()
    for yaml in (False, True):
        data = _layout.rewritten(portfolio, old, False, yaml)
        assert okr.loads(data, format="yaml" if yaml else "json") == portfolio


def test_every_document_of_testdata_as_yaml():
    documents = valid_documents()
    for document in documents:
        portfolio = okr.loads(json.dumps(document))
        assert okr.loads(_yaml.dumps(portfolio.to_dict()), format="yaml") == portfolio
    assert len(documents) > 100
