"""Portfolios: reading back, scoring arguments, values, threads."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest

import okr
from conftest import COMPANY, built


def test_reading_back(company):
    assert company.organization == okr.Organization("Acme", priorities=[okr.Priority("p-trust", "Trust")])
    assert company.policy is None and company.custom is None
    assert list(company.units) == ["acme", "support"]
    assert company.units["support"] == okr.Unit("support", "Support", "team", parent="acme")
    assert company.cycles["FY26"].end == datetime.date(2026, 12, 31)
    assert company.kpis["churn"].measurements[0].value == 6.1
    assert company.objectives["o-trust"].key_results[1].source == okr.KpiSource("churn")
    assert company.key_results["kr2"] == company.objectives["o-trust"].key_results[1]
    assert company.objectives["o-trust"] is company.objectives["o-trust"]


def test_views_are_mappings(company):
    units = company.units
    assert isinstance(units, Mapping)
    assert units == {"acme": okr.Unit("acme", "Acme", "company"), "support": units["support"]}
    assert [unit.name for unit in units.values()] == ["Acme", "Support"]
    assert dict(units.items()) == units
    assert list(reversed(units)) == ["support", "acme"]
    assert units.get("nobody") is None and units.get("nobody", 3) == 3
    assert "acme" in units and "nobody" not in units
    for wrong in (7, None, [], {}, "\ud800", ("acme",)):
        assert wrong not in units
        with pytest.raises(KeyError):
            units[wrong]
    assert repr(units) == "<2 units: 'acme', 'support'>"
    assert pickle.loads(pickle.dumps(units)) == units
    with pytest.raises(TypeError):
        units["acme"] = None
    assert company.kpis and not built({**COMPANY, "kpis": [], "objectives": []}).kpis


def test_no_more_is_parsed_than_is_asked_for():
    portfolio = okr.loads(json.dumps(COMPANY))
    assert [len(portfolio.units), len(portfolio.cycles), len(portfolio.kpis)] == [2, 2, 1]
    assert [len(portfolio.objectives), len(portfolio.key_results)] == [2, 2]
    assert portfolio._document == {}
    assert portfolio.policy is None
    assert set(portfolio._document) == {"okr", "organization", "policy"}
    assert portfolio.units["acme"].name == "Acme"
    assert "objectives" not in portfolio._document
    assert portfolio.custom is None and portfolio.objectives["o-trust"].owner == "support"
    assert set(portfolio._document) == {*COMPANY, "policy", "custom"}


def test_a_portfolio_is_a_value(company):
    again = okr.loads(json.dumps(COMPANY))
    assert again == company and hash(again) == hash(company)
    assert pickle.loads(pickle.dumps(company)) == company
    assert copy.copy(company) is copy.deepcopy(company) is company
    other = okr.Portfolio.from_dict({**COMPANY, "organization": {**COMPANY["organization"], "name": "Acmf"}})
    assert other != company and company != json.dumps(COMPANY)
    assert len({company, again, other}) == 2
    for change in (lambda: setattr(company, "units", {}), lambda: delattr(company, "_core")):
        with pytest.raises(AttributeError):
            change()
    assert repr(company) == "<okr.Portfolio: 2 units, 2 cycles, 1 KPI, 2 objectives, 2 key results>"


def test_saving(company):
    assert json.loads(company.to_json()) == json.loads(company.to_json(pretty=True)) == company.to_dict()
    assert company.to_json(pretty=True).count("\n") > 20
    assert company.to_dict()["objectives"][1]["key_results"][0]["check_ins"] == [
        {"on": "2026-10-14", "value": 34, "confidence": 0.6},
        {"on": "2026-11-01", "value": 40},
    ]


def test_from_dict():
    document = copy.deepcopy(COMPANY)
    document["cycles"][0]["start"] = datetime.date(2026, 1, 1)
    assert okr.Portfolio.from_dict(document) == okr.loads(json.dumps(COMPANY))
    for wrong in (None, [], json.dumps(COMPANY)):
        with pytest.raises(TypeError, match="document must be a dict"):
            okr.Portfolio.from_dict(wrong)
    document["objectives"][1]["key_results"][0]["check_ins"][0]["value"] = float("nan")
    with pytest.raises(okr.ValidationError) as caught:
        okr.Portfolio.from_dict(document)
    assert caught.value.problems[0].path == "/objectives/1/key_results/0/check_ins/0/value"
    document["objectives"][1]["key_results"][0]["check_ins"][0]["value"] = b"34"
    with pytest.raises(TypeError, match="Portfolio at /objectives/1/key_results/0/check_ins/0/value: a bytes has"):
        okr.Portfolio.from_dict(document)


def test_building_refuses_wrong_types():
    acme = okr.Organization("Acme")
    for arguments, message in [
        ({"organization": "Acme", "units": [], "cycles": []}, "Portfolio.organization must be Organization, not str"),
        (
            {"organization": acme, "units": okr.Unit("a", "A", "team"), "cycles": []},
            "Portfolio.units must be a list of Unit",
        ),
        ({"organization": acme, "units": ["a"], "cycles": []}, r"Portfolio.units\[0\] must be Unit, not str"),
        ({"organization": acme, "units": [], "cycles": [], "policy": 3}, "Portfolio.policy must be Policy, not int"),
        ({"units": [], "cycles": []}, "required keyword-only argument: 'organization'"),
    ]:
        with pytest.raises(TypeError, match=message):
            okr.Portfolio(**arguments)


def test_days_to_score_as_of(company):
    by_text = company.score("2026-11-15")
    assert company.score(datetime.date(2026, 11, 15)) == by_text
    assert company.score(as_of="2026-11-15").as_of == datetime.date(2026, 11, 15)
    before = datetime.date.today()
    assert before <= company.score().as_of <= datetime.date.today()
    for wrong in (
        "",
        "2026-02-30",
        "15.11.2026",
        "2026-11-15T00:00",
        "1899-12-31",
        "2201-01-01",
        " 2026-11-15",
        "\ud800",
    ):
        with pytest.raises(okr.ValidationError) as caught:
            company.score(wrong)
        assert caught.value.code in ("E010", "E001")
    for day in (datetime.date.min, datetime.date.max):
        with pytest.raises(okr.ValidationError):
            company.score(day)
    for wrong in (20261115, 1.5, datetime.datetime.now(), b"2026-11-15", ["2026-11-15"]):
        with pytest.raises(TypeError, match="as_of must be"):
            company.score(wrong)


def test_policies_to_score_by(company):
    google = company.score("2026-11-15", policy="google")
    assert google.policy == "google"
    ours = okr.Policy(name="ours", pace=okr.PaceRules(method="gap", on_track=0, at_risk=0.5))
    assert company.score("2026-11-15", ours).policy == "ours"
    assert company.score("2026-11-15", ours.to_dict()) == company.score("2026-11-15", ours)
    assert company.score("2026-11-15", okr.Policy()).policy == "custom"
    assert (
        company.score("2026-11-15", okr.Policy(extends="google")).objectives["o-trust"].grade
        == google.objectives["o-trust"].grade
    )
    for wrong, code in (
        ("gogle", "E009"),
        ("", "E009"),
        ({"pace": {"method": "x"}}, "E005"),
        ({"paec": {}}, "E003"),
        (okr.Policy(extends="nope"), "E009"),
    ):
        with pytest.raises(okr.ValidationError) as caught:
            company.score("2026-11-15", wrong)
        assert caught.value.code == code
    for wrong in (3, ["google"], b"google"):
        with pytest.raises(TypeError, match="policy must be a str or a Policy"):
            company.score("2026-11-15", wrong)


def test_basis(company):
    current, original = company.score("2026-11-15"), company.score("2026-11-15", basis="original")
    assert original.basis == "original" and original != current
    assert original.key_results["kr1"].score < current.key_results["kr1"].score
    with pytest.raises(okr.ValidationError, match="did you mean `original`"):
        company.score("2026-11-15", basis="orginal")
    with pytest.raises(TypeError):
        company.score("2026-11-15", basis=None)


def test_comparing_policies(company):
    compared = company.compare(["default", "google", okr.Policy(name="ours", missing="exclude")], as_of="2026-11-15")
    assert list(compared) == ["default", "google", "ours"]
    assert compared["google"] == company.score("2026-11-15", "google")
    assert list(company.compare(as_of="2026-11-15")) == list(okr.POLICIES)
    assert company.compare([], as_of="2026-11-15") == {}
    assert company.compare(("google",), "2026-11-15", "original")["google"].basis == "original"
    for wrong in ("google", 3):
        with pytest.raises(TypeError, match="policies must be a list"):
            company.compare(wrong)
    with pytest.raises(TypeError, match=r"policies\[1\] must be a str or a Policy, not None"):
        company.compare(["google", None])
    with pytest.raises(okr.ValidationError, match="two policies are called `custom`"):
        company.compare([okr.Policy(), okr.Policy(missing="zero")])


def test_threads():
    """Loading, scoring, reading back and pickling at once, on shared objects."""
    text = json.dumps(COMPANY)
    shared = okr.loads(text)
    expected = shared.score("2026-11-15").to_json()
    start = threading.Barrier(8)

    def work(number):
        start.wait()
        for _ in range(50):
            portfolio = okr.loads(text) if number % 2 else shared
            card = portfolio.score("2026-11-15")
            assert card.to_json() == expected
            assert portfolio.objectives["o-trust"].title == "Earn the trust of every customer who calls us"
            assert pickle.loads(pickle.dumps(card)) == card
            with pytest.raises(okr.LoadError):
                okr.loads(text[:-1])
        return card

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(work, range(8)))) == 1


def test_the_interpreter_is_free_while_the_core_works():
    big = copy.deepcopy(COMPANY)
    template = big["objectives"][1]["key_results"][0]
    big["objectives"][1]["key_results"] += [{**template, "id": f"k{i}"} for i in range(60_000)]
    text = json.dumps(big).encode()
    ticks, done = [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(None)
            done.wait(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    before = len(ticks)
    portfolio = okr.loads(text)
    during = len(ticks) - before
    done.set()
    thread.join()
    assert len(portfolio.key_results) == 60_002
    assert during >= 2
