"""One call, several threads: the same portfolio, scorecard and problems."""

from __future__ import annotations

import json

import pytest

import okr
from conftest import ROOT

COPIES = 90


@pytest.fixture(scope="module")
def large():
    """The example again and again, long enough to be cut: every copy has identifiers of its own."""
    text = (ROOT / "examples" / "company.json").read_text("utf-8")
    document = json.loads(text)
    objectives = document["objectives"]
    document["objectives"] = []
    for copy in range(COPIES):
        again = json.dumps(objectives, ensure_ascii=False)
        for kind in ("objectives", "key_results", "initiatives"):
            rows = objectives if kind == "objectives" else [it for row in objectives for it in row.get(kind, [])]
            for row in rows:
                again = again.replace(f'"{row["id"]}"', f'"{row["id"]}.{copy}"')
        document["objectives"] += json.loads(again)
    return json.dumps(document, ensure_ascii=False).encode()


def problems(text, **how):
    with pytest.raises(okr.LoadError) as caught:
        okr.loads(text, **how)
    return caught.value.problems


@pytest.mark.parametrize("threads", [None, 2, 3, 8])
def test_threads_change_nothing(large, threads):
    assert len(large) > 4_000_000
    one, several = okr.loads(large, threads=1), okr.loads(large, threads=threads)
    assert len(one.objectives) == COPIES * 60 > 4000
    assert several.to_json() == one.to_json()
    assert okr.loads(large.decode(), threads=threads) == one
    card = one.score("2026-11-15", threads=1)
    assert several.score("2026-11-15", threads=threads).to_json() == card.to_json()
    assert several.check("2026-11-15", select=["ALN"]) == one.check("2026-11-15", select=["ALN"])


@pytest.mark.parametrize("threads", [None, 2, 5])
def test_problems_are_the_same(large, threads):
    half = len(large) // 2
    last = large.rindex(b'"owner"')
    faulty = large[:last] + b'"ownr"' + large[last + 7 :]
    first = faulty.index(b'"aspirational"')
    faulty = faulty[:first] + b'"aspiration"' + faulty[first + 14 :]
    found = problems(faulty, threads=threads)
    assert found == problems(faulty, threads=1) and [it.code for it in found] == ["E005", "E004", "E003"]
    unknown = large.replace(b'"objectives"', b'"goals"')
    for wrong in (large[:half], large[:half] + b"\xff" + large[half:], large + b"]", unknown):
        assert problems(wrong, threads=threads) == problems(wrong, threads=1)


def test_files_take_threads_too(large, tmp_path):
    path = tmp_path / "large.json"
    path.write_bytes(large)
    assert okr.load(path, threads=2) == okr.load(path, threads=1)


def test_small_documents_take_any_number(company):
    text = company.to_json()
    assert okr.loads(text, threads=64) == company
    assert company.score("2026-11-15", threads=64) == company.score("2026-11-15")
    assert okr.loads(text, format="yaml", threads=2) == company


@pytest.mark.parametrize("wrong", [0, -1, 2**31, 10**30])
def test_no_number_of_threads(company, wrong):
    for call in (lambda: okr.loads("{}", threads=wrong), lambda: company.score("2026-11-15", threads=wrong)):
        with pytest.raises(okr.ValidationError, match=f"`{wrong}` is not a whole number of threads from 1") as caught:
            call()
        assert caught.value.code == "E006"


@pytest.mark.parametrize("wrong", [True, 2.0, "2", [2]])
def test_no_kind_of_number(company, wrong):
    for call in (lambda: okr.loads("{}", threads=wrong), lambda: company.score("2026-11-15", threads=wrong)):
        with pytest.raises(TypeError, match="threads must be an int or None, not"):
            call()
