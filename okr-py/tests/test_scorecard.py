"""Scorecards: rows, explanations, text and HTML."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import re
from html.parser import HTMLParser

import pytest

import okr
from conftest import COMPANY, ROOT
from okr._text import clean, fit, width


def test_rows(card):
    row = card.key_results["kr1"]
    assert (row.value, row.score, row.title) == (40, 0.444444444, "Increase NPS from 32 to 55")
    assert row.progress == 8 / 18
    assert row.score_billionths == 444444444
    trust = card.objectives["o-trust"]
    assert trust.score == round((444444444 + 2 * 380000000) / 3) / 1e9
    assert trust.duties == () and trust.owner == "support"
    unit = card.units["acme", "2026-Q4"]
    assert (unit.own.all.n, unit.own.all.mean) == (0, None)
    assert unit.subtree.aspirational.mean == trust.score
    assert card.objectives["o-company"].score == trust.score


def test_rows_are_values(card):
    rows = [*card.key_results.values(), *card.objectives.values(), *card.units.values()]
    assert len(rows) >= 7
    names = {name: getattr(okr, name) for name in okr.__all__}
    for row in rows:
        assert pickle.loads(pickle.dumps(row)) == row
        assert copy.deepcopy(row) is row
        assert hash(eval(repr(row), names)) == hash(row)
        assert eval(repr(row), names) == row
        with pytest.raises(AttributeError, match="frozen"):
            row.score = 1
    assert len(set(rows)) == len(rows)


def test_views(card):
    assert list(card.key_results) == ["kr1", "kr2"]
    assert list(card.units) == [("acme", "FY26"), ("acme", "2026-Q4"), ("support", "2026-Q4")]
    assert list(reversed(card.objectives)) == ["o-trust", "o-company"]
    assert dict(card.objectives.items()) == card.objectives
    for wrong in ("acme", ("acme",), ("acme", "nope"), ("acme", 7), None, 7, ("acme", "\ud800")):
        assert wrong not in card.units
        with pytest.raises(KeyError):
            card.units[wrong]
    assert "o-trust" not in card.key_results and 7 not in card.key_results
    assert pickle.loads(pickle.dumps(card.units)) == card.units
    assert repr(card.units).startswith("<3 units: ('acme', 'FY26')")


def test_a_scorecard_is_a_value(company, card):
    again = okr.loads(json.dumps(COMPANY)).score("2026-11-15")
    assert again == card and hash(again) == hash(card)
    assert copy.copy(card) is copy.deepcopy(card) is card
    others = [
        company.score("2026-11-16"),
        company.score("2026-11-15", "google"),
        company.score("2026-11-15", basis="original"),
    ]
    assert all(other != card for other in others)
    ours = okr.Policy(name="ours", expected=okr.ExpectedScores(aspirational=0.55), missing="exclude")
    for policy in (*okr.POLICIES, ours, okr.Policy(), None):
        for basis in ("current", "original"):
            one = company.score("2026-11-15", policy, basis)
            other = pickle.loads(pickle.dumps(one))
            assert other == one and other.to_json() == one.to_json()
    assert card.portfolio is company
    assert card != card.to_json()
    with pytest.raises(AttributeError, match="frozen"):
        card.policy = "google"
    with pytest.raises(TypeError, match=r"come from Portfolio\.score"):
        okr.Scorecard()
    assert repr(card) == "<okr.Scorecard as of 2026-11-15, policy 'default': 2 objectives, 2 key results>"
    assert "original basis" in repr(others[2])


def test_json(card):
    assert json.loads(card.to_json()) == json.loads(card.to_json(pretty=True)) == card.to_dict()
    assert card.to_json().startswith('{"okr_scorecard":"1","as_of":"2026-11-15","policy":"default"')
    assert card.as_of == datetime.date(2026, 11, 15)


def test_explaining(card):
    trust, kr1 = card.explain("o-trust"), card.explain("kr1")
    assert "o-trust" in str(trust) and "kr1" in str(trust)
    assert str(card.objectives["o-trust"].score) in str(trust)
    assert json.loads(trust.to_json()) == trust.to_dict()
    assert card.explain("kr1", "key_result") == kr1 != trust
    assert pickle.loads(pickle.dumps(kr1)) == kr1 and hash(kr1)
    assert repr(kr1) == "<okr.Explanation of key result 'kr1': 0.444444444>"
    assert kr1._repr_html_().startswith("<pre")
    for id, kind in (("nope", None), ("kr1", "objective"), ("o-trust", "key_result")):
        with pytest.raises(okr.ValidationError) as caught:
            card.explain(id, kind)
        assert caught.value.code == "E009"
    with pytest.raises(okr.ValidationError, match="did you mean `o-trust`"):
        card.explain("o-turst")
    with pytest.raises(okr.ValidationError):
        card.explain("kr1", "unit")
    with pytest.raises(okr.ValidationError):
        card.explain("\ud800")
    with pytest.raises(TypeError):
        card.explain(7)


def test_walking_an_explanation(card):
    root = card.explain("o-trust").root
    assert (root.kind, root.id, root.path) == ("objective", "o-trust", "/objectives/1")
    assert root.score == card.objectives["o-trust"].score
    assert [part.node.id for part in root.parts] == ["kr1", "kr2"]
    assert [part.weight for part in root.parts] == ["1", "2"]
    (step,) = [step for step in root.parts[0].node.steps if step.name == "progress"]
    assert step.section == "3.1" and step.inputs
    assert pickle.loads(pickle.dumps(root)) == root and hash(root)
    assert eval(repr(root), {name: getattr(okr, name) for name in okr.__all__}) == root
    with pytest.raises(AttributeError, match="frozen"):
        root.score = 1


def test_one_id_for_an_objective_and_a_key_result():
    document = copy.deepcopy(COMPANY)
    document["objectives"][1]["key_results"][0]["id"] = "o-trust"
    card = okr.loads(json.dumps(document)).score("2026-11-15")
    assert card.explain("o-trust") == card.explain("o-trust", "objective") != card.explain("o-trust", "key_result")


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.open, self.tags = [], [], set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.open.append(tag)
        assert not [name for name, _ in attrs if name not in ("style", "title", "colspan")]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def test_html(card):
    bundle = card._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}
    assert bundle["text/plain"] == str(card)
    reader = Reader()
    reader.feed(bundle["text/html"])
    assert reader.open == []
    assert reader.tags == {"table", "caption", "b", "thead", "tbody", "tr", "th", "td", "span"}
    assert "Earn the trust of every customer who calls us" in reader.text
    assert "2 objectives, 2 key results" in "".join(reader.text)


def test_html_is_escaped():
    nasty = "<script>alert('\"&')</script>"
    text = json.dumps(COMPANY).replace("Acme", nasty.replace('"', '\\"')).replace("Be the company", "<b>&amp;")
    html = okr.loads(text).score("2026-11-15", okr.Policy(name=nasty))._repr_html_()
    assert "<script" not in html and "<b>&amp;" not in html
    assert "&lt;script&gt;alert(&#39;&quot;&amp;&#39;)" in html
    reader = Reader()
    reader.feed(html)
    assert nasty in "".join(reader.text)


def test_html_of_many_objectives_is_short():
    document = copy.deepcopy(COMPANY)
    document["objectives"] += [{**document["objectives"][0], "id": f"o{i}"} for i in range(500)]
    html = okr.loads(json.dumps(document)).score("2026-11-15")._repr_html_()
    assert html.count("<tr>") == 202 and "and 302 more" in html


def test_text(card):
    lines = str(card).splitlines()
    assert lines[0] == "Acme, as of 2026-11-15, policy default"
    assert lines[2].split() == ["unit", "objective", "score", "grade", "pace", "verdict", "duties"]
    column = lines[2].index("score")
    assert {line[column] for line in lines[3:5]} <= set("█░")
    assert lines[4].startswith("Support  Earn the trust of every customer who calls us  ████░░░░░░ 0.40  yellow")
    assert lines[6].split() == ["unit", "cycle", "own", "with", "units", "below"]


def test_text_of_wide_and_odd_characters():
    document = copy.deepcopy(COMPANY)
    document["units"][1]["name"] = "顧客サポート"
    document["units"][0]["name"] = "e\u0301quipe\x1b[31m\u202e"
    document["objectives"][0]["title"] = "one\ntwo\tthree\x07"
    text = str(okr.loads(json.dumps(document)).score("2026-11-15"))
    lines = text.splitlines()
    starts = {width(line[: re.search("[█░]", line).start()]) for line in lines[3:5]}
    assert starts == {lines[2].index("score")}
    assert "\x1b" not in text and "\u202e" not in text and "one two three\ufffd" in text


def test_widths():
    assert [width(text) for text in ("abc", "日本", "e\u0301", "ｆ", "👍", "a\u200bb", "")] == [3, 4, 1, 2, 2, 2, 0]
    assert fit("日本語", 6) == "日本語" and fit("日本語", 5) == "日本…" and fit("日本語", 4) == "日…"
    assert fit("abcdef", 1) == "…" and fit("abc", 0) == ""
    assert clean("a\x00b\r\nc\u2028d") == "a\ufffdb  c d"


def test_a_portfolio_without_objectives():
    card = okr.loads(json.dumps({**COMPANY, "objectives": []})).score("2026-11-15")
    assert "no objectives" in str(card)
    assert card._repr_html_().count("<tr>") == 1
    assert len(card.objectives) == len(card.units) == 0


def test_the_example_company():
    card = okr.load(ROOT / "examples" / "company.json").score("2026-11-15")
    assert len(card.objectives) > 5
    assert len(str(card).splitlines()) > len(card.objectives)
    reader = Reader()
    reader.feed(card._repr_html_())
    for id in card.objectives:
        assert card.explain(id, "objective").to_dict()
