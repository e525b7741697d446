"""Whatever the input, there is a portfolio or a list of problems: nothing else, and no crash."""

from __future__ import annotations

import json
import random

import pytest

import okr
from conftest import COMPANY

TEXT = json.dumps(COMPANY, ensure_ascii=False, separators=(",", ":")).encode()


def outcome(data, format="json"):
    try:
        return okr.loads(data, format=format)
    except okr.LoadError as error:
        assert error.problems and all(problem.code in okr.CODES for problem in error.problems)
        return error


@pytest.mark.parametrize("format", ["json", "yaml"])
def test_truncated_at_every_byte(format):
    for end in range(len(TEXT)):
        assert isinstance(outcome(TEXT[:end], format), okr.LoadError), end
    assert isinstance(outcome(TEXT, format), okr.Portfolio)


@pytest.mark.parametrize("format", ["json", "yaml"])
def test_bytes_flipped(format):
    rng, errors = random.Random(7), 0
    for _ in range(1500):
        data = bytearray(TEXT)
        for _ in range(rng.choice((1, 1, 1, 3))):
            data[rng.randrange(len(data))] = rng.randrange(256)
        errors += isinstance(outcome(bytes(data), format), okr.LoadError)
    assert 500 < errors < 1500


def test_bytes_that_are_not_utf8():
    for data in (b"\xff", b'{"okr": "\xc3\x28"}', TEXT.replace(b"Acme", b"Acm\xe9"), TEXT.decode().encode("utf-16")):
        with pytest.raises(okr.LoadError) as caught:
            okr.loads(data)
        assert caught.value.code == "E001"
        assert caught.value.problems[0].line == 1


def test_a_lone_surrogate_in_text():
    text = TEXT.decode().replace("Trust", "Tr\udc80st", 1)
    with pytest.raises(okr.LoadError) as caught:
        okr.loads(text)
    assert [p.code for p in caught.value.problems] == ["E001"]
    assert caught.value.problems[0].column == text.index("\udc80") + 1


def test_an_escaped_lone_surrogate():
    text = TEXT.decode().replace("Trust", "Tr\\udc80st", 1)
    assert outcome(text).code == "E001"


def test_nesting():
    deep = '{"okr": "1", "custom": ' + "[" * 5000 + "]" * 5000 + "}"
    assert outcome(deep).code == "E001"
    assert outcome("[" * 100_000).code == "E001"
    assert outcome("[" * 100_000, "yaml").code == "E001"


def test_every_buffer_of_bytes():
    portfolio = okr.loads(TEXT)
    assert okr.loads(bytearray(TEXT)) == okr.loads(memoryview(TEXT)) == okr.loads(TEXT.decode()) == portfolio


@pytest.mark.parametrize("wrong", [None, 7, ["{}"], {"okr": "1"}, object()])
def test_text_of_another_type(wrong):
    with pytest.raises(TypeError, match="text must be str or bytes"):
        okr.loads(wrong)


def test_an_unknown_format():
    for format in ("toml", None, 7):
        with pytest.raises(okr.ValidationError):
            okr.loads("{}", format=format)


def test_empty_and_other_json():
    for text in ("", " ", "null", "[]", "7", '"okr"', "{}", "\ufeff{}", "\x00"):
        assert isinstance(outcome(text), okr.LoadError)
        assert isinstance(outcome(text, "yaml"), okr.LoadError)
