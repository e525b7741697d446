"""The command `okr check`."""

from __future__ import annotations

import json
import re
import shlex

import pytest

import okr
from conftest import ROOT, cases
from test_cli import run

PLAIN = cases("config/checks.json")[0]["portfolio"]
CHOICE = ("--as-of", "2026-11-15", "--select", "ALN001,ALN016", "--select", "CFG")


@pytest.fixture
def files(tmp_path):
    (tmp_path / "okrs.json").write_text(json.dumps(PLAIN, indent=1), "utf-8")
    (tmp_path / "fine.json").write_text(json.dumps({**PLAIN, "objectives": PLAIN["objectives"][:1]}), "utf-8")
    (tmp_path / "bad.json").write_text(json.dumps({**PLAIN, "checks": {"profile": "strikt"}}, indent=1), "utf-8")
    return tmp_path


def check(*arguments, **options):
    done = run("check", *arguments, *CHOICE, **options)
    return done.returncode, done.stdout, done.stderr


def test_text_and_exit_codes(files):
    code, out, err = check(files / "okrs.json")
    assert (code, err) == (1, "") and "\x1b" not in out
    assert out.endswith(f"{files}/okrs.json: 3 findings (2 warnings, 1 hint)\n") and out.count("\n  |") == 0
    assert re.search(r"\n *\d+ \|  +\{\n +\| +\^\n", out)
    assert check(files / "okrs.json", "--fail-on", "error")[0] == 0
    assert check(files / "okrs.json", "--fail-on", "hint", "--ignore", "orphan")[0] == 1
    assert check(files / "okrs.json", "--ignore", "orphan")[0] == 0, "hints do not fail by default"
    assert check(files / "okrs.json", "--severity", "ALN016=error", "--fail-on", "error")[0] == 1


def test_several_files_and_stdin(files):
    code, out, _ = check(files / "okrs.json", files / "bad.json", "-", "--format", "json", input=json.dumps(PLAIN))
    found = json.loads(out)
    assert code == 1 and len(found) == 7
    assert [it["file"] for it in found] == [f"{files}/okrs.json"] * 3 + [f"{files}/bad.json"] + ["<stdin>"] * 3
    assert found[3]["code"] == "E005" and found[3]["line"] > 1
    yaml = "okr: '1'\norganization: {name: A}\nunits: [{id: a, name: A, level: company}]\n"
    yaml += "cycles: [{id: q, start: 2026-10-01, end: 2026-12-31}]\nobjectives: []\n"
    code, out, _ = check("-", "--input-format", "yaml", "--format", "concise", input=yaml)
    assert (code, out) == (0, "<stdin>:3:9: hint ALN016 unit `a` owns no objective in cycle `q`\n") or "ALN016" in out


@pytest.mark.parametrize("format", ["text", "concise", "json", "sarif", "github", "junit", "statistics"])
def test_every_format(files, format):
    code, out, err = check(files / "okrs.json", files / "bad.json", "--format", format)
    assert (code, err) == (1, "") and "E005" in out and "ALN001" in out


def test_configurations(files):
    config = files / "checks.yaml"
    config.write_text("profile: strict\nwaivers:\n- {rule: ALN001, objective: o, reason: later}\n", "utf-8")
    code, out, _ = check(files / "okrs.json", "--config", config, "--format", "concise")
    assert code == 1 and out.count("warning ALN016") == 1 and out.count("ALN001") == 1
    waived = check(files / "okrs.json", "--config", config, "--format", "concise", "--show-waived")[1]
    assert waived.count("ALN001") == 2 and "(waived: later)" in waived
    assert ": hint ALN016" in check(files / "okrs.json", "--config", config, "--profile", "default", "--format", "concise")[1]
    config.write_text("profile: strikt\n", "utf-8")
    code, out, err = check(files / "okrs.json", "--config", config)
    assert (code, out) == (2, "") and "checks.yaml:1:10: error[E005]" in err and "did you mean `strict`?" in err


def test_baselines(files):
    known = files / "known.json"
    code, out, _ = check(files / "okrs.json", "--write-baseline", known)
    assert (code, out) == (0, f"{known}: 3 findings kept\n") and len(okr.Baseline.from_json(known.read_text()).entries) == 3
    code, out, err = check(files / "okrs.json", "--baseline", known)
    assert (code, out) == (0, f"{files}/okrs.json: no findings\n")
    assert err == f"okr: 3 known findings of {known} not told\n"
    code, _, err = check(files / "fine.json", "--baseline", known)
    assert code == 0 and "no longer needs 1 ALN001 of objective o\n" in err
    known.write_text("[]", "utf-8")
    assert check(files / "okrs.json", "--baseline", known)[0] == 2
    assert check(files / "bad.json", "--write-baseline", known)[0] == 2 and known.read_text() == "[]"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "check needs a FILE"),
        (("okrs.json", "okrs.json", "--baseline", "x"), "a baseline is for one FILE"),
        (("nothing.json",), "cannot read nothing.json"),
        (("okrs.json", "--config", "nothing.yaml"), "cannot read nothing.yaml"),
        (("okrs.json", "--severity", "ALN001"), "RULE=LEVEL"),
        (("okrs.json", "--severity", "ALN001=bad"), "RULE=LEVEL"),
        (("okrs.json", "--option", "ALN013.max_supported"), "RULE.NAME=NUMBER"),
        (("okrs.json", "--option", "ALN013.max_suported=2"), "did you mean `max_supported`"),
        (("okrs.json", "--ignore", "orphn"), "did you mean `orphan`"),
        (("okrs.json", "--profile", "strikt"), "invalid choice"),
        (("--explain", "orphn"), "did you mean `orphan`"),
    ],
)
def test_what_cannot_be_done(files, arguments, words):
    code, out, err = check(*arguments, cwd=files)
    assert (code, out) == (2, "") and words in err


def test_explain(files):
    assert check("--explain", "ALN001")[:2] == (0, okr.explain_rule("orphan"))


def test_the_hook_for_pre_commit(files):
    text = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    hooks = re.split(r"^- ", text, flags=re.M)[1:]
    assert len(hooks) >= 1
    for hook in hooks:
        members = dict(re.findall(r"^ *(\w+): (.*)$", hook, flags=re.M))
        assert set(members) >= {"id", "name", "description", "entry", "language", "files"}
        assert members["language"] == "python"
        pattern = re.compile(members["files"])
        assert pattern.search("a/okrs.yaml") and pattern.search("okr.json") and not pattern.search("bookrs.json")
        program, *arguments = shlex.split(members["entry"])
        assert program == "okr"
        done = run(*arguments, *CHOICE, files / "okrs.json", module=False)
        assert done.returncode == 1 and "ALN001" in done.stdout
