"""Exceptions and problems."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

import okr
from conftest import COMPANY, ROOT

BROKEN = (
    json.dumps(COMPANY, indent=2)
    .replace('"owner": "support"', '"owner": "suport"')
    .replace('"weight": 2', '"wieght": 2')
)


def caught(text=BROKEN):
    with pytest.raises(okr.LoadError) as info:
        okr.loads(text)
    return info.value


def test_every_problem_has_all_there_is_to_know():
    error = caught()
    assert isinstance(error.problems, list)
    assert [problem.code for problem in error.problems] == ["E009", "E003"]
    owner, weight = error.problems
    assert (owner.name, owner.path) == ("unknown-reference", "/objectives/1/owner")
    assert BROKEN.splitlines()[owner.line - 1][owner.column - 1 :].startswith('"suport"')
    assert "`suport`" in owner.message and "support" in owner.help
    assert (weight.name, weight.path) == ("unknown-member", "/objectives/1/key_results/1/wieght")
    assert "weight" in weight.help
    assert error.code == "E009"
    assert error.filename is None


def test_the_text_of_an_error():
    error = caught()
    assert str(error).startswith("2 problems\n")
    for problem in error.problems:
        assert str(problem) in str(error)
        for part in (problem.code, problem.message, problem.help, problem.path, f"{problem.line}:{problem.column}: "):
            assert part in str(problem)
    alone = okr.LoadError(error.problems[:1])
    assert str(alone) == str(error.problems[0])
    many = okr.LoadError(error.problems * 20)
    assert str(many).splitlines()[-1] == "  ... and 20 more, all in `.problems`"
    assert len(many.problems) == 40


def test_errors_are_value_errors():
    assert issubclass(okr.LoadError, okr.OkrError) and issubclass(okr.ValidationError, okr.OkrError)
    assert issubclass(okr.OkrError, ValueError)
    assert not issubclass(okr.ValidationError, okr.LoadError)


def test_errors_pickle_and_copy(tmp_path):
    path = tmp_path / "okrs.json"
    path.write_text(BROKEN)
    with pytest.raises(okr.LoadError) as info:
        okr.load(path)
    with pytest.raises(okr.ValidationError) as validation:
        okr.CheckIn("nope")
    for error in (info.value, caught(), validation.value):
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert type(again) is type(error)
            assert again.problems == error.problems
            assert str(again) == str(error)
    assert pickle.loads(pickle.dumps(info.value)).filename == str(path)
    assert str(info.value).startswith(f"{path}: 2 problems")


def test_problems_are_values():
    for problem in caught().problems:
        assert pickle.loads(pickle.dumps(problem)) == problem
        assert hash(copy.deepcopy(problem)) == hash(problem)
        assert eval(repr(problem), {"Problem": okr.Problem, "Related": okr.Related}) == problem
        with pytest.raises(AttributeError):
            problem.code = "E000"
    problem = okr.Problem("E003", "unknown-member", "no", "yes", "/x", 3, 4)
    match problem:
        case okr.Problem("E003", name, line=3):
            assert name == "unknown-member"


def test_problems_as_diagnostics():
    for problem in caught().problems:
        told = problem.to_dict()
        assert list(told) == ["code", "name", "severity", "message", "help", "path", "line", "column", "related"]
        assert json.loads(json.dumps(told)) == told
    told = okr.Problem("E003", "unknown-member", "no").to_dict()
    assert "line" not in told and told["related"] == []


def test_related_places():
    text = json.dumps(COMPANY).replace('"id": "kr2"', '"id": "kr1"')
    problem = caught(text).problems[0]
    assert problem.code == "E008" and problem.path == "/objectives/1/key_results/1/id"
    (related,) = problem.related
    assert related.path == "/objectives/1/key_results/0/id"
    assert text[related.column - 1 :].startswith('"kr1"')
    assert problem.to_dict()["related"] == [related.to_dict()]
    assert str(related).startswith(f"{related.line}:{related.column}: ")


def test_the_codes_are_those_of_the_ledger():
    lines = (ROOT / "okr-core" / "codes.ledger").read_text().splitlines()
    ledger = dict(line.split() for line in lines if line and not line.startswith("#"))
    assert okr.CODES == {code: name for code, name in ledger.items() if name != "retired"}
    assert len(okr.CODES) >= 23


def test_files(tmp_path):
    as_json, as_yaml = tmp_path / "a.json", tmp_path / "a.YML"
    as_json.write_text(json.dumps(COMPANY))
    as_yaml.write_text('okr: "1"\norganization: {name: Ac}\nunits: [{id: a, name: A, level: company}]\n'
                       'cycles: [{id: q, start: "2026-01-01", end: "2026-12-31"}]\nobjectives: []\n')  # fmt: skip
    assert okr.load(as_json) == okr.load(str(as_json)) == okr.loads(json.dumps(COMPANY))
    assert okr.load(as_yaml).organization.name == "Ac"
    assert okr.load(as_json, format="yaml") == okr.load(as_json)
    with pytest.raises(okr.LoadError):
        okr.load(as_yaml, format="json")
    with pytest.raises(FileNotFoundError):
        okr.load(tmp_path / "none.json")
    with pytest.raises(OSError):
        okr.load(tmp_path)
    for wrong in (None, 3, b"a.json"):
        with pytest.raises(TypeError):
            okr.load(wrong)
