"""How checks are configured and told: the cases of `testdata/config`, and what is Python's own."""

from __future__ import annotations

import copy
import json
import pickle
import xml.etree.ElementTree as ElementTree

import pytest

import okr
from conftest import TESTDATA, places

DAY = "2026-11-15"


def read(name):
    return json.loads((TESTDATA / "config" / name).read_text("utf-8"))


RULES = read("checks.json")["rules"]
CASES = read("checks.json")["cases"]
PLAIN = CASES[0]["portfolio"]


def checked(case, **more):
    chosen = {name: case[name] for name in ("config", "profile", "select", "severity", "options") if name in case}
    portfolio = okr.loads(json.dumps(case["portfolio"]))
    return portfolio.check(case["as_of"], **chosen, ignore=case.get("ignore"), **more)


def told(findings):
    return [{"code": it.code, "path": it.path, "severity": it.severity} for it in findings if it.code in RULES]


def entry(it):
    about = {} if it.subject is None else {"kind": it.subject.kind, "id": str(it.subject)}
    return {"rule": it.rule, **about, "count": it.count}


def test_every_case():
    ran = 0
    for case in CASES:
        findings = checked(case)
        waived = [{"code": it.finding.code, "path": it.finding.path, "reason": it.reason} for it in findings.waived]
        assert waived == case.get("waived", []), case["name"]
        if "baseline" in case:
            fresh = findings.without(okr.Baseline.from_json(json.dumps(case["baseline"])))
            assert fresh.known == case["known"], case["name"]
            assert list(map(entry, fresh.gone)) == case["gone"], case["name"]
            assert not findings.without(findings.baseline()).findings
            findings = fresh.findings
        assert told(findings) == case["findings"], case["name"]
        ran += 1
    assert ran >= 55


def test_every_fault():
    ran = 0
    for case in read("problems.json")["cases"]:
        expected = sorted((it["path"], it["code"]) for it in case["problems"])
        if "baseline" in case:
            with pytest.raises(okr.LoadError) as caught:
                okr.Baseline.from_json(json.dumps(case["baseline"]))
            assert places(caught.value.problems) == expected, case["name"]
        else:
            document = {**PLAIN, "checks": case["checks"]}
            with pytest.raises(okr.LoadError) as caught:
                okr.loads(json.dumps(document))
            inside = [(f"/checks{path}", code) for path, code in expected]
            inside = sorted((it["path"], it["code"]) for it in case["in_document"]) if "in_document" in case else inside
            assert places(caught.value.problems) == inside, case["name"]
        ran += 1
    assert ran >= 18


def test_every_output():
    ran = 0
    for case in read("outputs.json")["cases"]:
        text, format = "\n".join(case["document"]), "yaml" if case["file"].endswith("yaml") else "json"
        waived = case.get("waived", False)
        try:
            portfolio = okr.loads(text, format=format)
        except okr.LoadError as error:
            for name, lines in case["outputs"].items():
                out = error.render(name, file=case["file"], source=text, source_format=format)
                assert out.split("\n") == lines, (case["name"], name)
                ran += 1
            continue
        for findings in (
            portfolio.check(case["as_of"], select=case["select"]),
            portfolio.check(case["as_of"], select=case["select"], source=text, format=format),
        ):
            for name, lines in case["outputs"].items():
                out = findings.render(name, file=case["file"], source=text, source_format=format, waived=waived)
                assert out.split("\n") == lines, (case["name"], name)
                ran += 1
    assert ran >= 20


@pytest.fixture(scope="module")
def found():
    case = next(case for case in CASES if case["name"] == "a waiver silences what it is for")
    text = json.dumps(case["portfolio"], indent=1)
    return case["portfolio"], checked({**case, "select": RULES}, source=text), text


def test_values(found):
    _, findings, _ = found
    assert len(findings.waived) == 1 and findings.ran == tuple(RULES)
    for value in (findings, findings.waived[0], findings.baseline(), findings.without(findings.baseline())):
        for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
            assert again == value and hash(again) == hash(value) and repr(again) == repr(value)
    assert findings != okr.Findings(findings) and okr.Findings(findings, waived=findings.waived) == findings
    assert findings.select("ALN001").waived == findings.waived and not findings.select("ALN016").waived
    names: dict[str, object] = {}
    exec("from okr import *", names)
    assert eval(repr(findings.waived[0]), names) == findings.waived[0]
    assert [(it.rule, it.subject.kind, it.count) for it in findings.baseline().entries] == [
        ("ALN001", "objective", 1),
        ("ALN016", "unit", 1),
    ]
    with pytest.raises(TypeError, match="use Baseline.from_json"):
        findings.without(findings.baseline().to_json())


def test_sarif(found):
    document, findings, text = found
    log = json.loads(findings.render("sarif", file="dir/a b.json", source=text))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json") and len(log["runs"]) == 1
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "okr" and run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in rules] == sorted({rule["id"] for rule in rules})
    for rule in rules:
        assert rule["shortDescription"]["text"] and rule["help"]["text"]
        assert rule["help"]["markdown"] == okr.explain_rule(rule["id"])
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    results, prints = run["results"], set()
    assert len(results) == len(findings) + len(findings.waived) == 3
    lines = text.split("\n")
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] and result["message"]["text"]
        assert result["level"] in ("error", "warning", "note")
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"] == {"uri": "dir/a%20b.json"}
        region = place["physicalLocation"]["region"]
        assert 1 <= region["startLine"] <= len(lines) and 1 <= region["startColumn"] < region["endColumn"]
        assert lines[region["startLine"] - 1][region["startColumn"] - 1] == "{"
        (print,) = result["partialFingerprints"].values()
        prints.add(print)
    assert len(prints) == len(results)
    assert [len(result.get("suppressions", ())) for result in results] == [0, 0, 1]
    other = copy.deepcopy(document)
    other["units"].reverse()
    again = okr.loads(json.dumps(other)).check(DAY, select=RULES).render("sarif")
    assert prints == {it["partialFingerprints"]["okrSubject/v1"] for it in json.loads(again)["runs"][0]["results"]}


def test_junit_is_xml():
    nasty = "".join(map(chr, [*range(1, 128), 0x85, 0xFFFE, 0x1F600]))
    finding = okr.Finding("ALN001", "orphan", "warning", nasty, nasty, path=f"/{nasty}")
    root = ElementTree.fromstring(okr.Findings([finding]).render("junit", file=nasty).encode())
    assert root.tag == "testsuites" and root.attrib["failures"] == "1"
    failure = root.find("./testsuite/testcase/failure")
    assert failure is not None and "\n" in failure.attrib["message"] and "<&" not in failure.attrib["message"]
    assert "\U0001f600" in failure.attrib["message"]


def test_github_lines_are_commands():
    finding = okr.Finding("ALN001", "orphan", "hint", "50%\r\n::error::x", path="/a")
    out = okr.Findings([finding]).render("github", file="a,b:c\nd.json")
    assert out == "::notice file=a%2Cb%3Ac%0Ad.json,title=ALN001 orphan::50%25%0D%0A::error::x\n"


def test_rendering_refuses_what_it_does_not_know(found):
    findings = found[1]
    with pytest.raises(okr.ValidationError, match="did you mean `sarif`"):
        findings.render("sarff")
    with pytest.raises(TypeError, match="source must be str or bytes"):
        findings.render(source=1)


def test_configurations_in_files(tmp_path):
    path = tmp_path / "checks.yaml"
    path.write_text("profile: strict\nseverity: {orphan: error}\noptions: {ALN013: {max_supported: 2}}\n", "utf-8")
    checks = okr.load_checks(path)
    assert checks == okr.Checks(
        profile="strict", severity={"orphan": "error"}, options={"ALN013": {"max_supported": 2}}
    )
    portfolio = okr.loads(json.dumps(PLAIN))
    assert portfolio.checks is None
    for config in (checks, checks.to_dict()):
        assert {it.severity for it in portfolio.check(DAY, config=config, select=["ALN001"])} == {"error"}
    path.write_text("profile: strikt\n", "utf-8")
    with pytest.raises(okr.LoadError) as caught:
        okr.load_checks(path)
    assert caught.value.filename == str(path) and caught.value.problems[0].line == 1
    with pytest.raises(okr.ValidationError, match="did you mean `strict`") as refused:
        portfolio.check(DAY, config={"profile": "strikt"})
    assert refused.value.problems[0].line is None
    with pytest.raises(TypeError, match="config must be Checks"):
        portfolio.check(DAY, config="strict")


def test_checks_of_a_portfolio_are_kept():
    waiver = okr.Waiver("ALN001", "later", objective="o", until="2026-12-31", custom={"by": "ada"})
    checks = okr.Checks(language="en", waivers=[waiver], custom=1)
    portfolio = okr.loads(json.dumps(PLAIN))
    parts = {name: list(getattr(portfolio, name).values()) for name in ("units", "cycles", "objectives")}
    built = okr.Portfolio(organization=portfolio.organization, checks=checks, **parts)
    assert built.checks == checks and okr.loads(built.to_json()) == built
    assert list(built.to_dict()) == ["okr", "organization", "checks", "units", "cycles", "objectives"]
    assert [it.until.isoformat() for it in built.check(DAY).waived] == ["2026-12-31"]
