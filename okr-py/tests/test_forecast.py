"""Forecasts: the language-neutral cases, scipy's opinion of them, and what Python adds."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
import xml.etree.ElementTree as xml
from datetime import date

import pytest

import okr
from conftest import ROOT, cases

CLOSE = 1e-9
#: How far scores may be off that are exact but for being rounded to billionths.
EXACT = 2e-9
FILES = {"key_results": 74, "objectives": 52, "random": 40}
EXAMPLE = ROOT / "examples/company.json"


def call(case):
    return case["as_of"], case.get("policy"), case.get("basis") or "current"


def loaded(case):
    return okr.loads(json.dumps(case["portfolio"]))


def policy(case):
    stated = case.get("policy")
    return okr.Policy.from_dict(stated) if isinstance(stated, dict) else stated


def asked(case):
    return case["as_of"], policy(case), case.get("basis") or "current"


def compare(expected, got, within, path=""):
    """Where the members differ; numbers may be `within` off, of 1 or of the number if that is larger."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for member, value in expected.items():
            yield from compare(value, got.get(member, "absent"), within, f"{path}/{member}")
    elif isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        for index, (one, other) in enumerate(zip(expected, got, strict=True)):
            yield from compare(one, other, within, f"{path}/{index}")
    elif isinstance(expected, bool) or not isinstance(expected, (int, float)) or not isinstance(got, (int, float)):
        if expected != got:
            yield f"{path}: {expected!r} expected, {got!r} found"
    elif abs(expected - got) > within * max(1.0, abs(expected)):
        yield f"{path}: {expected!r} expected, {got!r} found"


def forecast_differences(expected, got, within):
    """What differs between an expected forecast and one as a dict; (P, together) may be `within` off."""
    expected = copy.deepcopy(expected)
    p, together = within
    if expected["parts"] and expected["parts"].get("together"):
        yield from compare(expected["parts"].pop("together"), got["parts"]["together"], together, "together")
    if got["parts"] and expected["final_score"]:
        # As far off as it says that it may be.
        error = got["parts"]["error"] + EXACT
        yield from compare(expected.pop("final_score"), got["final_score"], error, "final_score")
    yield from compare(expected, got, p)


@pytest.mark.parametrize(("name", "least"), FILES.items())
def test_every_case(name, least):
    ran, wrong = 0, []
    for case in cases(f"forecast/{name}.json"):
        ran += 1
        portfolio = loaded(case)
        forecasts = portfolio.forecasts(*asked(case))
        for kind in ("key_results", "objectives"):
            view = getattr(forecasts, kind)
            assert list(view) == list(case["expect"][kind])
            for id, forecast in view.items():
                assert portfolio.forecast(id, *asked(case), kind=kind[:-1]) == forecast
                within = case["within"].get(id, [CLOSE] * 2) if kind == "objectives" else [CLOSE] * 2
                got = forecast.to_dict()["forecast"]
                found = forecast_differences(case["expect"][kind][id], got, within)
                wrong += [f"{case['name']}: {kind}/{id} {line}" for line in found]
        for it in case["probabilities"]:
            p = portfolio.forecast(it["id"], *asked(case), kind=it["kind"]).probability(it["score"])
            within = case["within"][it["id"]][0] if it["kind"] == "objective" else CLOSE
            if abs(p - it["p"]) > within:
                wrong.append(f"{case['name']}: P({it['id']} >= {it['score']}): {it['p']} expected, {p} found")
    assert not wrong, "\n".join(wrong[:20])
    assert ran >= least


def test_every_backtest():
    ran, wrong = 0, []
    for case in cases("forecast/backtests.json"):
        backtest = loaded(case).backtest(case["names"], *asked(case))
        wrong += [f"{case['name']} {line}" for line in compare(case["expect"], backtest.to_dict(), CLOSE)]
        assert [row.to_dict() for row in backtest.key_results.values()] == backtest.to_dict()["key_results"]
        assert backtest.pooled.to_dict() == backtest.to_dict()["pooled"]
        ran += 1
    assert not wrong, "\n".join(wrong)
    assert ran >= 23


@pytest.mark.parametrize(("name", "every"), [("key_results", 1), ("objectives", 3), ("random", 4)])
def test_cases_are_what_scipy_says(name, every):
    """The cases are computed again: they are nobody's pasted numbers."""
    from oracle import forecast_vectors

    ran, wrong = 0, []
    for case in cases(f"forecast/{name}.json")[::every]:
        again = forecast_vectors.answered({m: v for m, v in case.items() if m not in ("expect", "within")})
        wrong += [f"{case['name']} {line}" for line in compare(case["expect"], again["expect"], 1e-10)]
        ran += 1
    assert not wrong, "\n".join(wrong)
    assert ran >= 10


def test_backtests_are_what_scipy_says():
    from oracle import forecast_vectors

    found = cases("forecast/backtests.json")
    for case in found:
        again = forecast_vectors.tested(case)
        assert list(compare(case["expect"], again["expect"], 1e-10)) == [], case["name"]
    assert len(found) >= 23


@pytest.mark.parametrize("name", FILES)
def test_attributes_are_the_members_of_the_json(name):
    ran = 0
    for case in cases(f"forecast/{name}.json"):
        forecasts = loaded(case).forecasts(*asked(case))
        for forecast in [*forecasts.key_results.values(), *forecasts.objectives.values()]:
            row = forecast.to_dict()["forecast"]
            plain = ("kind", "id", "score", "overridden", "expected_final", "confidence", "reason")
            for member in (*plain, "p_expected", "p_full"):
                assert getattr(forecast, member) == row[member]
            assert forecast.due.isoformat() == row["due"]
            for member in ("final_score", "path", "parts"):
                value = getattr(forecast, member)
                assert (None if value is None else value.to_dict()) == row[member]
            ran += 1
    assert ran > 70


@pytest.fixture(scope="module")
def warmstead():
    return okr.load(EXAMPLE)


def test_results_are_values(warmstead):
    day = "2026-11-15"
    answers = [
        warmstead.forecast("kr-26q4-fcr", day),
        warmstead.forecast("o-26q4-first-call", day, "google", "original"),
        warmstead.forecasts(day),
        warmstead.backtest(["o-26q1-north"], day, okr.Policy(extends="google")),
    ]
    for answer in answers:
        for other in (pickle.loads(pickle.dumps(answer)), copy.copy(answer), copy.deepcopy(answer)):
            assert other == answer and hash(other) == hash(answer)
            assert other.to_json() == answer.to_json()
        assert json.loads(answer.to_json(pretty=True)) == answer.to_dict()
        assert repr(answer).startswith(f"<okr.{type(answer).__name__} ")
        with pytest.raises(AttributeError):
            answer.reason = None
        with pytest.raises(AttributeError):
            del answer.basis
        with pytest.raises(TypeError):
            type(answer)()
        assert answer.portfolio == warmstead
        assert answer != "something else"
    assert answers[0] != answers[1]
    assert answers[1].policy == "google" and answers[1].basis == "original"
    path = answers[0].path
    assert path == pickle.loads(pickle.dumps(path)) and "ForecastPath(points=7, from_='2026-10-01'" in repr(path)
    assert path.replace(points=8).points == 8


def test_a_forecast_tells_itself(warmstead):
    forecast = warmstead.forecast("kr-26q4-fcr", date(2026, 11, 15))
    text = str(forecast)
    assert "final score" in text and "as people say" in text and "a day; needed" in text
    assert "no forecast  not an increase or decrease" in str(warmstead.forecast("kr-fy25-injuries", "2026-11-15"))
    assert "no interval" in str(warmstead.forecast("kr-26q4-visits", "2026-11-15"))
    objective = str(warmstead.forecast("o-26q4-first-call", "2026-11-15"))
    assert "if all moves together" in objective and "rests on" in objective


def test_pictures_are_valid_and_say_what_they_show(warmstead):
    drawn = 0
    forecasts = warmstead.forecasts("2026-11-15")
    for forecast in [*forecasts.key_results.values(), *forecasts.objectives.values()]:
        root = xml.fromstring(forecast._repr_html_())
        picture = root.find("{http://www.w3.org/2000/svg}svg")
        if forecast.final_score is None:
            assert picture is None
            continue
        assert picture.get("role") == "img"
        assert picture.get("aria-label") == picture[0].text and "final score" in picture[0].text
        drawn += 1
    assert drawn > 100
    for answer in (forecasts, warmstead.backtest(None, "2026-11-15")):
        assert len(xml.fromstring(answer._repr_html_()).findall("tbody/tr")) == 201


def test_columns_are_as_long_as_the_rows(warmstead):
    forecasts = warmstead.forecasts("2026-11-15")
    for kind, rows in (("key_result", forecasts.key_results), ("objective", forecasts.objectives)):
        columns = forecasts.columns(kind)
        assert {len(column) for column in columns.values()} == {len(rows)}
        assert columns["id"] == list(rows)
        assert columns["p_expected"] == [row.p_expected for row in rows.values()]
    days = [row.path and row.path.reaches_target_on for row in forecasts.key_results.values()]
    assert forecasts.columns()["reaches_target_on"] == days
    with pytest.raises(okr.ValidationError):
        forecasts.columns("unit")


def test_bad_input_is_refused_with_a_remedy(warmstead):
    def problems(ask):
        with pytest.raises(okr.ValidationError) as caught:
            ask()
        return [(it.code, it.message, it.help) for it in caught.value.problems]

    missing = "there is no objective or key result `kr-26q4-fcrr`"
    assert problems(lambda: warmstead.forecast("kr-26q4-fcrr")) == [("E009", missing, "did you mean `kr-26q4-fcr`?")]
    no_objective = problems(lambda: warmstead.forecast("kr-26q4-fcr", kind="objective"))
    assert no_objective[0][2] == "`kr-26q4-fcr` is a key result"
    assert problems(lambda: warmstead.forecast("p-neighbour"))[0][2] == "name an objective or a key result"
    assert problems(lambda: warmstead.forecast("kr-26q4-fcr", kind="unit"))[0][0] == "E005"
    assert problems(lambda: warmstead.forecast("kr-26q4-fcr", "2026-02-30"))[0][0] == "E010"
    assert problems(lambda: warmstead.forecasts("2026-11-15", "nobody"))[0][0] == "E009"
    assert problems(lambda: warmstead.forecasts("2026-11-15", None, "both"))[0][0] == "E005"
    assert len(problems(lambda: warmstead.backtest(["x", "kr-26q4-fcr", "y"]))) == 2
    forecast = warmstead.forecast("kr-26q4-fcr", "2026-11-15")
    assert problems(lambda: forecast.probability(1.5))[0][0] == "E006"
    for wrong in (5, None, b"o"):
        with pytest.raises(TypeError):
            warmstead.forecast(wrong)
    for wrong in ("kr-26q4-fcr", 5, [5]):
        with pytest.raises(TypeError):
            warmstead.backtest(wrong)
    with pytest.raises(TypeError):
        forecast.probability("half")


# The command


def run(*arguments):
    ran = subprocess.run(
        [sys.executable, "-m", "okr", "forecast", str(EXAMPLE), *arguments, "--as-of", "2026-11-15"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8", "PATH": ""},
    )
    return ran.returncode, ran.stdout, ran.stderr


def test_the_command_prints_tables_and_json(warmstead):
    code, out, err = run()
    assert (code, err) == (0, "")
    assert out == f"{warmstead.forecasts('2026-11-15')}\n"
    code, out, _ = run("--json")
    assert (code, out) == (0, warmstead.forecasts("2026-11-15").to_json() + "\n")
    code, out, _ = run("kr-26q4-fcr")
    assert (code, out) == (0, f"{warmstead.forecast('kr-26q4-fcr', '2026-11-15')}\n")
    code, out, _ = run("kr-26q4-fcr", "--json")
    assert (code, out) == (0, warmstead.forecast("kr-26q4-fcr", "2026-11-15").to_json() + "\n")
    code, out, _ = run("kr-26q4-fcr", "o-26q4-first-call", "--json")
    rows = json.loads(out)["forecasts"]
    assert [row["id"] for row in rows] == ["kr-26q4-fcr", "o-26q4-first-call"]
    assert rows[0] == warmstead.forecast("kr-26q4-fcr", "2026-11-15").to_dict()["forecast"]
    code, out, _ = run("kr-26q4-fcr", "o-26q4-first-call")
    assert code == 0 and len(out.splitlines()) == 5
    code, out, _ = run("o-26q1-north", "--backtest")
    assert (code, out) == (0, f"{warmstead.backtest(['o-26q1-north'], '2026-11-15')}\n")
    code, out, _ = run("--backtest", "--json")
    assert (code, out) == (0, warmstead.backtest(None, "2026-11-15").to_json() + "\n")


def test_the_command_says_what_is_wrong():
    code, out, err = run("kr-26q4-fcrr")
    assert (code, out) == (2, "")
    assert err == "okr: there is no objective or key result `kr-26q4-fcrr` (did you mean `kr-26q4-fcr`?)\n"
    assert run("--policy", "nobody")[0] == 2
    assert run("nobody", "--backtest")[0] == 2
