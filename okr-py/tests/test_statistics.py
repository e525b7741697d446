"""Statistics: the shared cases, random portfolios against the oracle, and what Python makes of them."""

from __future__ import annotations

import copy
import json
import pickle
import re
from datetime import date

import pytest

import okr
from conftest import TESTDATA, cases
from okr._cli import main
from oracle import generate, statistics_cases
from oracle import statistics as oracle

#: As many cases as there were when this was written; there may be more, never fewer.
FILES = {"calibration": 50, "groups": 50, "confidence": 24, "habits": 77, "cycles": 25, "random": 36}
CLOSE = 1e-9


def differences(expected, got, path=""):
    """Where two results differ: whole numbers and words exactly, doubles nearly, members in their order."""
    if isinstance(expected, dict) and isinstance(got, dict):
        if list(expected) != list(got):
            return [f"{path}: {list(got)} and not {list(expected)}"]
        return [line for name in expected for line in differences(expected[name], got[name], f"{path}/{name}")]
    if isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        pairs = enumerate(zip(expected, got, strict=True))
        return [line for index, (one, other) in pairs for line in differences(one, other, f"{path}/{index}")]
    if isinstance(expected, float) and isinstance(got, (int, float)) and not isinstance(got, bool):
        same = abs(expected - got) <= CLOSE
    else:
        same = type(expected) is type(got) and expected == got
    return [] if same else [f"{path}: {expected!r} expected, {got!r} found"]


def asked(case):
    portfolio = okr.loads(json.dumps(case["portfolio"]))
    individuals = case.get("individuals", False)
    call = (case["as_of"], case.get("policy"), case.get("basis", "current"))
    return portfolio.statistics(*call, individuals=individuals, by=case.get("by"))


@pytest.mark.parametrize("name", FILES)
def test_cases(name):
    wrong, ran = [], 0
    for case in cases(f"statistics/{name}.json"):
        told = asked(case)
        wrong += [f"{case['name']} {line}" for line in differences(case["expect"], told.to_dict())]
        assert json.loads(told.to_json()) == told.to_dict()
        ran += 1
    assert not wrong, f"{len(wrong)} differences\n" + "\n".join(wrong[:20])
    assert ran >= FILES[name]
    assert {path.stem for path in (TESTDATA / "statistics").iterdir()} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_cases_are_what_the_oracle_says(name):
    made = list(statistics_cases.FILES[name][0]())
    stored = cases(f"statistics/{name}.json")
    assert [case["name"] for case in made] == [case["name"] for case in stored]
    for case, known in zip(made, stored, strict=True):
        assert case == {member: value for member, value in known.items() if member != "expect"}
        assert not differences(known["expect"], json.loads(json.dumps(statistics_cases.answer(case))))


@pytest.mark.parametrize("part", range(3))
def test_random_portfolios(part):
    wrong, seen = [], set()
    for seed in range(100 + part, 220, 3):
        if seed % 2:
            case = {"portfolio": statistics_cases.random_portfolio(seed), **statistics_cases.random_call(seed)}
        else:
            as_of, policy, basis = generate.random_call(seed)
            case = {"portfolio": generate.random_portfolio(seed, "medium"), "as_of": as_of, "basis": basis}
            case |= {"individuals": seed % 4 == 0} | ({"policy": policy} if policy else {})
        expected = oracle.told(case["portfolio"], case["as_of"], case.get("policy"), case["basis"], case["individuals"])
        wrong += [f"seed {seed}{line}" for line in differences(expected, asked(case).to_dict())]
        seen |= {group["calibration"]["verdict"] for group in expected["groups"]}
    assert not wrong, f"{len(wrong)} differences\n" + "\n".join(wrong[:20])
    assert len(seen) >= 3


@pytest.fixture(scope="module")
def told():
    return asked(next(case for case in cases("statistics/groups.json") if case["name"] == "by unit, individuals shown"))


@pytest.fixture(scope="module")
def everyone():
    case = next(case for case in cases("statistics/groups.json") if case["name"] == "by unit, individuals shown")
    return okr.loads(json.dumps(case["portfolio"]))


def test_values(told):
    assert told.as_of == date(2026, 10, 15)
    assert (told.policy, told.basis, told.individuals) == ("default", "current", True)
    assert told.all is told.groups[0]
    for name in ("objectives", "key_results", "calibration", "delivery", "confidence", "targets", "check_ins", "ends"):
        assert getattr(told, name) is getattr(told.all, name)
    assert isinstance(told.objectives.mean, float) and isinstance(told.objectives.n, int)
    assert set(told.by("unit")) == {"acme", "product", "web", "app", "ada", "bob"}
    assert told.by("unit")["bob"].objectives.mean == 1.0
    assert type(told.by("unit")["bob"].objectives.mean) is float
    assert told.by("cycle") == {}
    assert told.by("all") == {None: told.all}
    with pytest.raises(okr.ValidationError, match="is no grouping") as caught:
        told.by("units")
    assert "did you mean `unit`" in caught.value.problems[0].help


def test_keys(everyone):
    told = everyone.statistics("2026-10-15", individuals=True)
    assert told.by("unit_cycle")["web", "2026-Q4"].objectives.n == 2
    assert told.by("cycle_commitment")["2026-Q3", "committed"].objectives.n == 3
    assert told.by("level_cycle")["individual", "2026-Q3"].level == "individual"
    assert told.by("subtree")["acme"].objectives == told.objectives
    assert told.by("commitment")["committed"].delivery.of == 3


def test_individuals_are_withheld_unless_asked_for_by_name(everyone):
    told = everyone.statistics("2026-10-15")
    assert told.withheld == okr.Withheld(units=2, objectives=3)
    assert "ada" not in told.to_json() and "bob" not in told.to_json() and 'individual"' not in told.to_json()
    assert "3 objectives of 2 individuals in no group of their own" in str(told)
    with pytest.raises(TypeError):
        everyone.statistics("2026-10-15", None, "current", True)
    with pytest.raises(TypeError, match="individuals must be a bool"):
        everyone.statistics("2026-10-15", individuals="yes")


def test_values_are_values(told, everyone):
    again = everyone.statistics("2026-10-15", individuals=True, by="unit")
    assert again == told and hash(again) == hash(told) and again is not told
    assert pickle.loads(pickle.dumps(told)) == told
    assert copy.copy(told) is told and copy.deepcopy(told) is told
    assert everyone.statistics("2026-10-16", individuals=True, by="unit") != told
    names = {name: getattr(okr, name) for name in okr.__all__}
    assert eval(repr(told.objectives), names) == told.objectives
    assert eval(repr(told.all), names) == told.all
    assert repr(told) == "<okr.Statistics as of 2026-10-15, policy 'default': 7 groups, 13 objectives>"
    with pytest.raises(AttributeError):
        told.groups = ()
    with pytest.raises(TypeError, match="takes count, of, share"):
        okr.Share(count=1)
    assert told.objectives.zero.replace(count=5).count == 5


def test_bad_arguments(everyone):
    with pytest.raises(okr.ValidationError, match="`units`") as caught:
        everyone.statistics("2026-10-15", by=["unit", "units"])
    assert "did you mean `unit`" in caught.value.problems[0].help
    with pytest.raises(TypeError):
        everyone.statistics("2026-10-15", by=[3])
    for call in (("2026-02-30",), ("2026-10-15", "goggle"), ("2026-10-15", None, "first")):
        with pytest.raises(okr.ValidationError):
            everyone.statistics(*call)


def test_a_table_has_a_column_for_every_figure(told):
    table = told.table()
    assert {len(column) for column in table.values()} == {len(told.groups)}
    assert table["unit"] == [group.unit for group in told.groups]
    assert table["objectives.mean"] == [group.objectives.mean for group in told.groups]
    assert table["objectives.histogram.9"] == [group.objectives.histogram[9] for group in told.groups]
    assert table["confidence.last.bins.0.n"] == [0] * len(told.groups)
    assert len(table) > 200


def test_text_and_html(told):
    shown = str(told)
    assert shown.splitlines()[0] == "as of 2026-10-15, policy default"
    assert "bob*" in shown and "* fewer than five objectives with a score" in shown
    assert "[0.9, 1.0]" in shown and shown.isprintable() is False
    html = told._repr_html_()
    assert html.count("<svg") == html.count("</svg>") == 1
    assert re.search(r'<svg role="img".*<title>Scores of 13 objectives\. 0\.0 to 0\.1: 0', html)
    assert "<script" not in html and "<table" in html
    assert told.all._repr_html_().count("<svg") == 1
    assert "verdicts" in str(told.all)


def test_what_others_wrote_is_escaped():
    document = copy.deepcopy(cases("statistics/groups.json")[0]["portfolio"])
    document["policy"] = {"name": "<b>&\x1b[31m"}
    told = okr.loads(json.dumps(document)).statistics("2026-10-15")
    assert "<b>&" not in told._repr_html_() and "&lt;b&gt;" in told._repr_html_()
    assert "\x1b" not in str(told)


def test_nothing_at_all_can_be_shown(everyone):
    document = everyone.to_dict()
    document["objectives"] = []
    told = okr.Portfolio.from_dict(document).statistics("2026-10-15")
    assert len(told.groups) == 1 and told.objectives.mean is None and told.cycles == ()
    assert "too few" in str(told) and "<svg" in told._repr_html_()


@pytest.fixture
def file(everyone, tmp_path):
    path = tmp_path / "okrs.json"
    path.write_text(everyone.to_json(), "utf-8")
    return str(path)


def test_command(file, everyone, capsys):
    call = ["stats", file, "--as-of", "2026-10-15"]
    assert main([*call, "--by", "unit"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Acme, as of 2026-10-15, policy default\n3 objectives of 2 individuals in no group of their own")
    assert "product" in shown and "bob" not in shown
    assert main([*call, "--by", "unit", "--individuals", "--by", "cycle"]) == 0
    shown = capsys.readouterr().out
    assert "bob*" in shown and "2026-Q2" in shown
    assert main([*call, "--json", "--policy", "google", "--basis", "original", "--by", "cycle_commitment"]) == 0
    told = everyone.statistics("2026-10-15", "google", "original", by="cycle_commitment")
    assert capsys.readouterr().out == told.to_json() + "\n"


def test_command_refuses(file, tmp_path, capsys):
    assert main(["stats", file, "--as-of", "2026-02-30"]) == 2
    assert "`2026-02-30` is not a civil date" in capsys.readouterr().err
    assert main(["stats", file, "--policy", "goggle"]) == 2
    assert "did you mean `google`" in capsys.readouterr().err
    assert main(["stats", file, "--by", "units"]) == 2
    assert "cycle_commitment" in capsys.readouterr().err
    assert main(["stats", str(tmp_path / "none.json")]) == 2
    bad = tmp_path / "bad.json"
    bad.write_text("{}", "utf-8")
    assert main(["stats", str(bad)]) == 1
