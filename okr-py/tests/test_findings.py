"""Checks: findings, rules, and what a call may choose."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date

import pytest

import okr
from conftest import COMPANY, ROOT, TESTDATA, cases

DAY = "2026-11-15"
WARM = ROOT / "examples" / "company.json"


@pytest.fixture(scope="module")
def warm():
    return okr.load(WARM)


@pytest.fixture(scope="module")
def findings(warm):
    return warm.check(DAY, select=["ALN"])


def test_a_finding(company):
    found = company.check(DAY, select=["ALN"])
    assert len(found) == 1
    finding = found[0]
    assert (finding.code, finding.name, finding.severity) == ("ALN007", "committed-on-aspirational", "warning")
    assert finding.subject == okr.Node("o-company", "objective") and finding.path == "/objectives/0"
    assert "`o-company`" in finding.message and finding.help
    assert (finding.line, finding.column) == (None, None)
    assert str(finding) == f"/objectives/0: warning: ALN007: {finding.message} ({finding.help})"
    told = finding.to_dict()
    assert list(told) == ["code", "name", "severity", "message", "help", "subject", "path", "related"]
    assert told["subject"] == {"kind": "objective", "id": "o-company"}
    assert company.check(date(2026, 11, 15), select=["ALN"]) == found


def test_findings_are_a_sequence_and_a_value(findings):
    assert len(findings) == sum(findings.counts().values()) > 20
    assert list(findings)[3] == findings[3] and findings[-1] in findings and findings.index(findings[2]) == 2
    assert isinstance(findings[1:4], okr.Findings) and len(findings[1:4]) == 3
    assert findings == okr.Findings(findings) and hash(findings) == hash(okr.Findings(list(findings)))
    assert findings != findings[1:] and findings != list(findings)
    for kept in (pickle.loads(pickle.dumps(findings)), copy.copy(findings), copy.deepcopy(findings)):
        assert kept == findings and kept.to_json() == findings.to_json()
    names: dict[str, object] = {}
    exec("from okr import *", names)
    for finding in findings:
        assert eval(repr(finding), names) == finding
        assert finding.replace(severity="error") != finding
        for related in finding.related:
            assert eval(repr(related), names) == related == pickle.loads(pickle.dumps(related))
    with pytest.raises(AttributeError):
        findings[0].code = "ALN000"
    with pytest.raises(AttributeError):
        findings.anything = 1
    assert not okr.Findings() and okr.Findings().to_json() == "[]"


def test_findings_as_json(findings):
    told = json.loads(findings.to_json())
    assert told == findings.to_dicts()
    related = [place for finding in told for place in finding["related"]]
    assert related and all(next(iter(place)) == "message" and "path" in place for place in related)
    assert any("subject" in place for place in related)


def test_findings_are_chosen_and_counted(findings):
    counts = findings.counts()
    assert list(counts) == sorted(counts)
    assert findings.select("ALN").counts() == counts and not findings.select("XYZ")
    assert findings.select("ALN012").counts() == {"ALN012": counts["ALN012"]}
    assert findings.select("orphan", "ALN002").counts() == {"ALN001": 2, "ALN002": 1}
    hints = findings.select(severity="hint")
    assert {finding.severity for finding in hints} == {"hint"}
    assert len(hints) + len(findings.select(severity="warning")) == len(findings)
    assert findings.select() == findings


def test_how_findings_show(findings, company):
    assert str(findings).count("\n") == len(findings) - 1
    assert repr(company.check(DAY, select=["ALN"])) == "<okr.Findings: 1 ALN007>"
    assert (repr(okr.Findings()), str(okr.Findings())) == ("<okr.Findings: none>", "no findings")
    assert findings._repr_html_().count("<tr>") == len(findings) + 1
    nasty = okr.Findings([okr.Finding("ALN001", "orphan", "hint", "<script>`x` & y")] * 300)
    html = nasty._repr_html_()
    assert "<script>" not in html and "&lt;script&gt;" in html and "and 100 more" in html


@pytest.mark.parametrize("format", ["json", "yaml"])
def test_findings_in_the_text(warm, findings, format):
    text = WARM.with_suffix(f".{format}").read_text("utf-8")
    for source in (text, text.encode(), bytearray(text.encode()), memoryview(text.encode())):
        located = warm.check(DAY, select=["ALN"], source=source, format=format)
        assert [it.path for it in located] == [it.path for it in findings]
        assert all(it.line is not None and it.column is not None for it in located)
    lines = text.splitlines()
    for finding in located:
        if finding.code in ("ALN001", "ALN002"):
            near = "".join(lines[finding.line - 1 : finding.line + 1])
            assert str(finding.subject) in near
        assert str(finding).startswith(f"{finding.line}:{finding.column}: /")
        for related in finding.related:
            assert related.line is not None
    assert list(located[0].to_dict())[-3:] == ["line", "column", "related"]


def test_text_that_is_not_the_document_changes_nothing(company):
    found = company.check(DAY)
    for source in ("{", b"\xff", "\ud800"):
        assert company.check(DAY, source=source) == found
    assert company.check(DAY, source="{}")[0].line == 1
    with pytest.raises(TypeError, match="source must be str or bytes, not dict"):
        company.check(DAY, source=COMPANY)
    with pytest.raises(okr.ValidationError, match="is no format"):
        company.check(DAY, format="toml")


def test_choices(warm, findings):
    counts = findings.counts()
    assert warm.check(DAY, select=["ALN001", "overload"]).counts() == {"ALN001": 2, "ALN013": 2}
    assert warm.check(DAY, select=["ALN00"], ignore=("orphan",)).counts() == {
        code: number for code, number in counts.items() if code.startswith("ALN00") and code != "ALN001"
    }
    assert warm.check(DAY, select=[]) == okr.Findings()
    strict = warm.check(DAY, severity={"ALN00": "hint", "orphan": "error"})
    assert {it.severity for it in strict if it.code == "ALN001"} <= {"hint", "error"}
    assert {it.severity for it in strict if it.code == "ALN002"} == {"hint"}
    fewer = warm.check(DAY, options={"ALN013": {"max_supporting": 20}})
    assert fewer.counts()["ALN013"] == 1
    assert len(warm.check(DAY, options={"overload": {"max_supported": 1, "max_supporting": 1}})) > len(findings)
    assert warm.check(DAY, policy="google", select=["ALN001"]).counts() == {"ALN001": 2}
    assert warm.check(DAY, policy=okr.Policy(extends="google")).counts()["ALN001"] == 2
    assert warm.check() is not None


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"select": ["orphn"]}, "there is no rule `orphn`.*did you mean `orphan`"),
        ({"ignore": ["ALN099"]}, "there is no rule `ALN099`"),
        ({"severity": {"nope": "error"}}, "there is no rule `nope`"),
        ({"severity": {"ALN001": "eror"}}, "did you mean `error`"),
        ({"options": {"ALN0013": {"max_supported": 2}}}, "there is no rule `ALN0013`"),
        ({"options": {"ALN013": {"max_suported": 2}}}, "did you mean `max_supported`"),
        ({"options": {"ALN001": {"x": 2}}}, "ALN001 has no options"),
        ({"options": {"ALN013": {"max_supported": -1}}}, "max_supported"),
        ({"options": {"ALN013": {"max_supported": float("nan")}}}, "finite"),
        ({"policy": "gogle"}, "did you mean `google`"),
        ({"as_of": "2026-02-30"}, "2026-02-30"),
    ],
)
def test_choices_are_refused_with_a_remedy(company, choices, message):
    with pytest.raises(okr.ValidationError, match=message):
        company.check(**{"as_of": DAY, **choices})


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"select": "ALN001"}, r"select must be a list of codes of rules, not str; put it in \[ \]"),
        ({"ignore": [1]}, r"ignore\[0\] must be a str"),
        ({"severity": ["ALN001"]}, "severity must be a dict, not list"),
        ({"severity": {"ALN001": 1}}, "must be a str"),
        ({"options": {"ALN013": 2}}, r"options\['ALN013'\] must be a dict"),
        ({"options": {"ALN013": {"max_supported": "2"}}}, "must be a number"),
        ({"as_of": 7}, "as_of must be"),
    ],
)
def test_wrong_types_are_named(company, choices, message):
    with pytest.raises(TypeError, match=message):
        company.check(**{"as_of": DAY, **choices})


# Rules


def test_rules():
    rules = okr.rules()
    assert len(rules) >= 16
    assert [rule.code for rule in rules] == sorted({rule.code for rule in rules})
    for rule in rules:
        assert okr.rule(rule.code) == okr.rule(rule.name) == rule == pickle.loads(pickle.dumps(rule))
        assert hash(rule) == hash(okr.rule(rule.code)) and rule.code.startswith(rule.family)
        page = (ROOT / "docs" / "rules" / f"{rule.code}-{rule.name}.md").read_text("utf-8")
        assert rule.explain() == okr.explain_rule(rule.name) == okr.explain_rule(rule.code)
        assert rule.summary in page and rule.why in page and rule.bad in page and rule.good in page
        assert rule.severity in ("error", "warning", "hint") and rule.source
        assert repr(rule) == f"<okr.Rule {rule.code} {rule.name}>" and "<pre" in rule._repr_html_()
    option = okr.rule("ALN013").options[0]
    assert (option.name, option.default) == ("max_supported", 3.0) and option.least <= 3 <= option.most
    assert pickle.loads(pickle.dumps(option)) == option
    with pytest.raises(TypeError):
        okr.Rule()


@pytest.mark.parametrize("ask", [okr.rule, okr.explain_rule])
def test_a_rule_that_is_not_there(ask):
    for wanted, remedy in (("aln001", "did you mean `ALN001`"), ("orphn", "did you mean `orphan`"), ("", "use one of")):
        with pytest.raises(okr.ValidationError, match=remedy) as caught:
            ask(wanted)
        assert caught.value.code == "E009"
    with pytest.raises(TypeError, match="code must be a str"):
        ask(1)


def test_every_rule_finds_something_in_the_cases():
    hit: dict[str, int] = {}
    files = ["alignment/checks.json", *sorted(f"lint/{path.name}" for path in (TESTDATA / "lint").glob("*.json"))]
    for case in [case for file in files for case in cases(file)]:
        found = okr.loads(json.dumps(case["portfolio"])).check(case["as_of"], options=case.get("options"))
        for code, number in found.counts().items():
            hit[code] = hit.get(code, 0) + number
        text = found.to_json()
        assert okr.Findings([*found]).to_json() == text
    assert set(hit) >= {rule.code for rule in okr.rules() if rule.family not in ("CFG",)}
