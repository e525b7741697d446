"""Titles that are read, and outlines that become portfolios: the shared cases, and what is Python's own."""

from __future__ import annotations

import copy
import json
import pickle
import threading

import pytest

import okr
from conftest import ROOT, TESTDATA, differences
from okr import _cli


def cases(name):
    return json.loads((TESTDATA / "statements" / name).read_text("utf-8"))["cases"]


def read(case):
    return okr.read_statement(case["text"], case.get("kind", "key_result"), case.get("language", "en"))


def wrong(case):
    statement = read(case)
    told = statement.to_dict()
    expected = dict(case["expect"])
    found = []
    for what, text in expected.pop("parts", {}).items():
        if text not in [part.text for part in statement.parts if part.what == what][:1]:
            found.append(f"part {what}: {text!r} expected, {statement.parts} found")
    found += differences(expected, told)
    for part in (*statement.parts, *statement.evidence):
        if statement.text[part.start : part.end] != part.text or not part.text:
            found.append(f"{part} is not what stands there")
    if "measure" in case:
        draft = statement.to_measure()
        came = None
        if draft is not None:
            came = {
                "measure": draft.measure.to_dict(),
                "unit": draft.unit,
                "assumptions": len(draft.assumptions),
            }
        found += differences(case["measure"], came, "/measure")
        if came is not None and case["measure"] is not None:
            found += differences(came["measure"], case["measure"]["measure"], "/measure too much")
    return found


def test_every_title_is_read_as_its_case_says():
    every = cases("reading.json")
    found = [f"{case['name']}: {case['text']}: {line}" for case in every for line in wrong(case)]
    assert not found, "\n".join(found)
    assert len(every) >= 300


def test_every_outline_becomes_what_its_case_says():
    every = cases("outlines.json")
    for case in every:
        given = case.get("options", {})
        arguments = {"commitment": given.get("commitment"), "language": case.get("language", "en")}
        if "cycle" in given:
            arguments["cycle"] = okr.Cycle(*given["cycle"])
        if "unit" in given:
            arguments["unit"], arguments["level"] = given["unit"]
        try:
            draft = okr.draft(case["outline"], **arguments)
        except okr.LoadError as error:
            assert [[p.code, p.line, p.column] for p in error.problems] == case["problems"], case["name"]
            continue
        assert draft.document == case["document"], case["name"]
        assert [[it.code, it.line, it.column, it.path] for it in draft.findings] == case["findings"], case["name"]
    assert len(every) >= 12


def test_a_statement_is_a_value():
    for text, kind, language in (
        ("Reduce churn from 8% to 3% by June", "key_result", "en"),
        ("Improve sales", "objective", "en"),
        ("Umsatz auf € 3,5 Mio steigern", "key_result", "de"),
        ("", "key_result", "en"),
        ("🚀 it's \"quoted\"\n", "key_result", "en"),
    ):
        statement = okr.read_statement(text, kind, language)
        assert (statement.text, statement.kind, statement.language) == (text, kind, language)
        assert statement == okr.read_statement(text, kind, language)
        assert hash(statement) == hash(okr.read_statement(text, kind, language))
        assert eval(repr(statement), {"okr": okr}) == statement
        for kept in (pickle.loads(pickle.dumps(statement)), copy.copy(statement), copy.deepcopy(statement)):
            assert kept == statement and kept.to_measure() == statement.to_measure()
        assert json.loads(json.dumps(statement.to_dict())) == statement.to_dict()
    assert okr.read_statement("NPS of 50") != okr.read_statement("NPS of 51")
    with pytest.raises(AttributeError, match="frozen"):
        statement.target = 3
    with pytest.raises(TypeError, match="read another one"):
        statement.replace(target=3)
    with pytest.raises(TypeError, match="okr.read_statement"):
        okr.Statement()


def test_members_are_annotated_and_in_the_order_of_the_format():
    told = okr.read_statement("Increase NPS from 32 to 55").to_dict()
    page = (ROOT / "docs" / "format.md").read_text("utf-8")
    block = page.partition("## Statement")[2].partition("```jsonc")[2].partition("```")[0]
    members = [name for name in told if f'"{name}":' in block]
    assert members == list(told)
    assert sorted(members, key=lambda name: block.index(f'"{name}":')) == members


def test_places_are_indices_of_the_text():
    statement = okr.read_statement("🚀🚀 „Größe“: reduce churn from 8% to 3%")
    found = {part.what: (part.start, part.end) for part in statement.parts}
    assert statement.text[slice(*found["target"])] == "3%"
    assert found["target"] == (len(statement.text) - 2, len(statement.text))


def test_many_are_read_at_once_and_in_order():
    titles = [f"Increase sign-ups from {n} to {n + 1}" for n in range(500)]
    found = okr.read_statements(titles)
    assert [statement.target for statement in found] == [n + 1.0 for n in range(500)]
    assert okr.read_statements(iter(titles[:2])) == found[:2]
    assert okr.read_statements([]) == []
    results = []
    threads = [threading.Thread(target=lambda: results.append(okr.read_statements(titles))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [found] * 4


def test_what_is_wrong_is_said():
    with pytest.raises(TypeError, match="text must be a str, not int"):
        okr.read_statement(3)
    with pytest.raises(TypeError, match="texts must be a list of titles, not str"):
        okr.read_statements("Increase NPS")
    with pytest.raises(TypeError, match=r"texts\[1\] must be a str, not None"):
        okr.read_statements(["a", None])
    with pytest.raises(okr.ValidationError, match="lone surrogate") as caught:
        okr.read_statement("Increase \ud800")
    assert caught.value.code == "E001"
    with pytest.raises(okr.ValidationError, match="`goal` is no kind of statement"):
        okr.read_statement("a", kind="goal")
    with pytest.raises(TypeError, match="kind must be a str"):
        okr.read_statement("a", kind=None)
    with pytest.raises(okr.ValidationError, match="no word lists for the language `xx`"):
        okr.read_statement("a", language="xx")
    with pytest.raises(TypeError, match="language must be a str"):
        okr.read_statement("a", language=7)
    with pytest.raises(okr.ValidationError):
        okr.Lexicon.from_text("[verbs nothing]\nfly")
    with pytest.raises(okr.LoadError, match="no objective"):
        okr.draft("")
    with pytest.raises(TypeError, match="text must be a str"):
        okr.draft(None)
    with pytest.raises(okr.ValidationError, match="`tame` is none of the known values"):
        okr.draft("Objective: a", unit="u", level="tame")
    with pytest.raises(TypeError, match="cycle must be Cycle"):
        okr.draft("Objective: a", cycle="Q4")


SWEDISH = "language = sv\n[verbs rise]\nöka\n[words from]\nfrån\n[words to]\ntill\n"


def test_word_lists_are_values():
    assert okr.Lexicon.languages() == ("en", "de", "fr", "es")
    own = okr.Lexicon.from_text(SWEDISH)
    assert own.language == "sv"
    found = okr.read_statement("Öka NPS från 32 till 55", language=own)
    assert (found.direction, found.baseline, found.target) == ("increase", 32.0, 55.0)
    for lexicon in (own, okr.Lexicon("de")):
        for kept in (pickle.loads(pickle.dumps(lexicon)), copy.copy(lexicon), copy.deepcopy(lexicon)):
            assert kept == lexicon and hash(kept) == hash(lexicon)
        assert eval(repr(lexicon), {"Lexicon": okr.Lexicon}) == lexicon
    assert own != okr.Lexicon("en") and okr.Lexicon() == okr.Lexicon("en")
    assert own != okr.Lexicon.from_text(SWEDISH + "# more\n")
    cycle = okr.Cycle("c", "2026-10-01", "2026-12-31")
    drafted = okr.draft("1. Mål\n- Öka NPS från 32 till 55\n", cycle=cycle, language=own)
    assert drafted.portfolio.objectives["o1"].key_results[0].measure == okr.Increase(32, 55)
    with pytest.raises(AttributeError, match="frozen"):
        own.language = "en"


def test_titles_of_measures_read_back():
    made = 0
    for measure, metric, unit in (
        (okr.Increase(32, 55), "NPS", None),
        (okr.Decrease(8, 3.5), "monthly churn", "%"),
        (okr.AtLeast(99.9), "uptime", "%"),
        (okr.AtLeast(4.5, strict=True), "app rating", None),
        (okr.AtMost(200), "p95 latency", "ms"),
        (okr.AtMost(200, strict=True), "p95 latency", "ms"),
        (okr.Between(18, 22), "gross margin", "%"),
    ):
        title = okr.measure_title(measure, metric, unit)
        draft = okr.read_statement(title).to_measure()
        assert (draft.measure, draft.unit, draft.assumptions) == (measure, unit, ())
        made += 1
    assert made == 7
    for measure in (
        okr.AtLeast(90, floor=80),
        okr.Increase(0, 10, accumulate="sum"),
        okr.Milestone(),
        okr.Discover(),
        okr.Increase(0, 10, custom={"a": 1}),
    ):
        assert okr.measure_title(measure, "NPS") is None
    assert okr.measure_title(okr.Increase(1, 2), " ") is None
    with pytest.raises(TypeError, match="measure must be Measure"):
        okr.measure_title(3, "NPS")


def test_a_statement_in_a_notebook_is_escaped():
    page = okr.read_statement("Reduce <b>churn</b> from 8% to 3% & more")._repr_html_()
    assert "<b>" not in page and "&lt;b&gt;" in page and "&amp; more" in page
    assert 'title="target">3%</span>' in page and "outcome, decrease" in page


OUTLINE = """\
# Q4 2026
## Earn the trust of every customer who calls us
- Increase NPS to 55
- Improve collaboration
"""


def test_a_draft_is_a_value():
    draft = okr.draft(OUTLINE)
    assert draft == okr.draft(OUTLINE) and hash(draft) == hash(okr.draft(OUTLINE))
    assert pickle.loads(pickle.dumps(draft)) == draft == copy.deepcopy(draft)
    assert okr.loads(draft.to_json()) == draft.portfolio == okr.Portfolio.from_dict(draft.document)
    assert draft.findings.counts() == {"DRF001": 1, "DRF002": 1, "DRF003": 1, "DRF004": 1, "DRF005": 1}
    finding = draft.findings.select("no-measure")[0]
    assert (finding.line, finding.column, finding.path) == (4, 3, "/objectives/0/key_results/1/measure")
    assert finding.subject == okr.Node("o1-kr2", "key_result")
    assert repr(draft) == "<okr.Draft: 1 unit, 1 cycle, 1 objective, 2 key results, 5 findings>"
    assert "<table" in draft._repr_html_()


def run(capsys, *arguments):
    code = _cli.main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_the_command_reads_titles(capsys):
    code, out, err = run(capsys, "read", "Reduce churn from 8% to 3% by June")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Reduce churn from 8% to 3% by June"
    text = lines[0]
    marked = {}
    for line in lines[1 : lines.index("")]:
        at = 0
        while (start := line.find("^", at)) >= 0:
            end = start + len(line[start:]) - len(line[start:].lstrip("^"))
            marked[line[end + 1 :].split(" ", 1)[0]] = text[start:end]
            at = end
    assert marked == {"verb": "Reduce", "metric": "churn", "baseline": "8%", "target": "3%", "deadline": "by June"}
    assert "measure    Decrease(baseline=8, target=3)" in lines
    code, out, _ = run(capsys, "read", "--json", "--kind", "objective", "Improve sales", "Ärger")
    assert code == 0 and [it["text"] for it in json.loads(out)] == ["Improve sales", "Ärger"]
    code, out, err = run(capsys, "read", "a", "--language", "xx")
    assert (code, out) == (2, "") and "no word lists" in err
    assert str(okr.read_statement(text)) == "\n".join(lines)


def test_the_command_drafts(capsys, tmp_path):
    outline, words, out_file = tmp_path / "goals.md", tmp_path / "sv.txt", tmp_path / "okrs.json"
    outline.write_text(OUTLINE, "utf-8")
    words.write_text(SWEDISH, "utf-8")
    code, out, err = run(capsys, "draft", str(outline))
    assert code == 0 and okr.loads(out) == okr.draft(OUTLINE).portfolio
    assert f"{outline}:4:3: warning[DRF005]: " in err and "5 findings" in err.splitlines()[-1]
    options = ("--cycle", "2026-Q4", "2026-10-01", "2026-12-30", "--unit", "Support", "--commitment", "committed")
    code, out, err = run(capsys, "draft", str(outline), *options, "-o", str(out_file), "--words", str(words))
    assert (code, out) == (0, "")
    drafted = okr.load(out_file)
    assert drafted.cycles["2026-Q4"].end.isoformat() == "2026-12-30"
    assert drafted.objectives["o1"].commitment == "committed" and drafted.objectives["o1"].owner == "support"
    outline.write_text("- KR: Increase NPS to 55\n", "utf-8")
    code, out, err = run(capsys, "draft", str(outline))
    assert (code, out) == (1, "") and ":1:3: error[E004]: the key result" in err
    outline.write_bytes(b"\xff")
    assert run(capsys, "draft", str(outline))[0] == 2
    assert run(capsys, "draft", str(outline / "none"))[0] == 2
    outline.write_text(OUTLINE, "utf-8")
    assert run(capsys, "draft", str(outline), "-o", str(tmp_path))[0] == 2
    assert run(capsys, "draft", str(outline), "--cycle", "a", "b", "c")[0] == 2
