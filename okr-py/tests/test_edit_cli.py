"""The commands that change files, and those that tell what was changed."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys

import pytest

import okr
from conftest import COMPANY, ROOT
from okr import _layout, _yaml
from okr._cli import main

DAY = "2026-11-02"
CHECKIN = ["kr1", "41", "--on", DAY, "--by", "ada", "--recorded", DAY]
PORTFOLIO = okr.loads(json.dumps(COMPANY))
AFTER = PORTFOLIO.check_in("kr1", 41, on=DAY, by="ada", recorded=DAY)


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A folder to be in, with the company in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okrs.json").write_text(PORTFOLIO.to_json(), "utf-8")
    (tmp_path / "okrs.yaml").write_text(_yaml.dumps(PORTFOLIO.to_dict()), "utf-8")
    return tmp_path


def standard_input(monkeypatch, text):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))


def test_check_in(files, capsys):
    assert main(["checkin", "okrs.json", *CHECKIN]) == 0
    assert capsys.readouterr() == ("okrs.json: kr1 checked in on 2026-11-02\n", "")
    assert (files / "okrs.json").read_text("utf-8") == AFTER.to_json()
    rest = ["--confidence", "0.5", "--note", "up", "--reason", "late", "--recorded", "2026-11-20"]
    assert main(["checkin", "okrs.json", "kr1", "-4.5", *rest]) == 0
    last = okr.load("okrs.json")
    assert last.key_results["kr1"].check_ins[-1] == okr.CheckIn("2026-11-20", -4.5, confidence=0.5, note="up")
    assert last.audit[-1].reason == "late"
    assert main(["checkin", "okrs.json", "kr1"]) == 0, "a check-in without a value"


def test_check_in_of_a_milestone(files):
    with PORTFOLIO.edit(on=DAY) as batch:
        batch.add_key_result("o-trust", okr.KeyResult("kr4", "Ship it", okr.Milestone()))
    (files / "okrs.json").write_text(batch.portfolio.to_json(), "utf-8")
    assert main(["checkin", "okrs.json", "kr4", "true"]) == 0
    assert okr.load("okrs.json").key_results["kr4"].check_ins[-1].value == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["okrs.json", "kr9", "41"], 1, "okr: KEY_RESULT: E009: there is no key result `kr9` (did you mean `kr1`?)"),
        (["okrs.json", "kr1", "true"], 1, "okr: VALUE: E005: a boolean stands where a number belongs"),
        (["okrs.json", "kr1", "1e300"], 1, "okr: VALUE: E006: "),
        (["okrs.json", "kr1", "41", "--confidence", "2"], 1, "okr: --confidence: E006: "),
        (["okrs.json", "kr1", "41", "--on", "2026-13-02"], 2, "okr: `2026-13-02` is not a civil date"),
        (["okrs.json", "kr1", "forty"], 2, "argument VALUE: `forty` is not a number"),
        (["okrs.json", "kr1", "nan"], 2, "argument VALUE: `nan` is not a number"),
        (["okrs.json"], 2, "the following arguments are required: KEY_RESULT"),
        (["nothing.json", "kr1", "41"], 2, "okr: cannot write nothing.json: No such file or directory"),
        ([".", "kr1", "41"], 2, "okr: cannot write .: Is a directory"),
        (["a\0b", "kr1", "41"], 2, "okr: cannot write a\ufffdb: "),
        (["broken.json", "kr1", "41"], 1, "broken.json:1:12: error[E001]: "),
        (["binary.json", "kr1", "41"], 1, "binary.json:1:1: error[E001]: "),
        (["okrs.json", "kr1", "41", "-o", "no/where.json"], 2, "okr: cannot write no/where.json: No such file"),
    ],
)
def test_what_is_refused(files, capsys, arguments, code, said):
    (files / "broken.json").write_text('{"okr": "1"', "utf-8")
    (files / "binary.json").write_bytes(b"\xff\xfe")
    before = {path.name: path.read_bytes() for path in files.iterdir()}
    assert main(["checkin", *arguments]) == code
    assert said in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in files.iterdir()} == before


@pytest.mark.parametrize(
    ("indent", "newline", "end"),
    [(None, "\n", ""), (2, "\n", "\n"), (4, "\n", "\n\n"), ("\t", "\r\n", "\r\n"), (1, "\n", "")],
)
def test_json_keeps_its_layout(files, indent, newline, end):
    def laid_out(portfolio):
        document = portfolio.to_dict()
        edits = [entry.to_json() for entry in map(okr.AuditEntry.edit.__get__, portfolio.audit)]
        separators = (",", ":") if indent is None else (",", ": ")
        text = json.dumps(document, indent=indent, separators=separators, ensure_ascii=False)
        for entry, edit in zip(document.get("audit", ()), edits, strict=True):
            # What is kept as it came stands on one line.
            spread = json.dumps(entry["edit"], indent=indent, separators=separators)
            text = re.sub(r"\s*".join(map(re.escape, spread.split())), lambda _, edit=edit: edit, text)
        return (text.replace("\n", newline) + end).encode()

    file = files / "okrs.json"
    file.write_bytes(laid_out(PORTFOLIO))
    assert main(["checkin", "okrs.json", *CHECKIN]) == 0
    assert file.read_bytes() == laid_out(AFTER)


def test_yaml(files, capsys):
    assert main(["checkin", "okrs.yaml", *CHECKIN]) == 0
    text = (files / "okrs.yaml").read_text("utf-8")
    assert okr.load("okrs.yaml") == AFTER and text == _yaml.dumps(AFTER.to_dict())
    assert "      - id: kr1\n        title: Increase NPS from 32 to 55\n" in text
    assert "          - on: 2026-11-02\n            value: 41\n            by: ada\n" in text
    assert main(["checkin", "okrs.json", "--format", "yaml", *CHECKIN]) == 0, "JSON is YAML too"
    assert okr.load("okrs.json", format="yaml") == AFTER


@pytest.mark.parametrize(
    ("before", "has"),
    [
        ("# ours\n", True),
        ("  # ours\n", True),
        ("okr: '1' # ours\n", True),
        ("custom: {a: 'x # y'} # ours\n", True),
        ("custom: {a: 'x # y', b: \"# z\", c: it#s}\n", False),
        ("custom: |\n  # no comment\n  at all # really\n", False),
        ("custom: >\n  text\n# ours\n", True),
        ('custom: "two\n  # lines"\n', False),
    ],
)
def test_comments_are_not_lost_silently(files, capsys, before, has):
    body = _yaml.dumps(PORTFOLIO.to_dict())
    if before.startswith("okr:"):
        body = body.removeprefix('okr: "1"\n')
    file = files / "okrs.yaml"
    file.write_text(before + body, "utf-8")
    old = okr.load("okrs.yaml")
    assert _layout.has_comments(before + body, old) is has
    assert main(["checkin", "okrs.yaml", *CHECKIN]) == (2 if has else 0)
    if has:
        assert "okrs.yaml has comments, which would be lost: write it with --drop-comments" in capsys.readouterr().err
        assert file.read_text("utf-8") == before + body
        assert main(["checkin", "okrs.yaml", *CHECKIN, "-o", "other.yaml"]) == 0
        assert okr.load("other.yaml").audit
        assert main(["checkin", "okrs.yaml", *CHECKIN, "--drop-comments"]) == 0
    assert okr.load("okrs.yaml") == old.check_in("kr1", 41, on=DAY, by="ada", recorded=DAY)


def test_output(files, capsys, monkeypatch):
    before = (files / "okrs.json").read_bytes()
    for name in ("new.json", "new.yaml", "new.json"):
        assert main(["checkin", "okrs.json", *CHECKIN, "--output", name]) == 0
        assert okr.load(name) == AFTER
    assert capsys.readouterr().out.splitlines()[0] == "new.json: kr1 checked in on 2026-11-02"
    assert (files / "okrs.json").read_bytes() == before
    assert main(["checkin", "okrs.yaml", *CHECKIN, "--output", "new.json"]) == 0
    assert (files / "new.json").read_text("utf-8") == AFTER.to_json(pretty=True) + "\n"
    done = subprocess.run(
        [sys.executable, "-m", "okr", "checkin", "-", *CHECKIN], input=before, capture_output=True, check=True
    )
    assert okr.loads(done.stdout) == AFTER
    done = subprocess.run(
        [sys.executable, "-m", "okr", "checkin", "okrs.yaml", *CHECKIN, "-o", "-"], capture_output=True, check=True
    )
    assert okr.loads(done.stdout, format="yaml") == AFTER
    os.symlink("okrs.json", "same.json")
    assert main(["checkin", "okrs.json", *CHECKIN, "--output", "same.json"]) == 0
    assert okr.load("okrs.json") == AFTER and os.path.islink("same.json")


def test_carry(files, capsys):
    with PORTFOLIO.edit(on=DAY) as batch:
        batch.clone_cycle("2026-Q4", okr.Cycle("2027-Q1", "2027-01-01", "2027-03-31"))
    (files / "okrs.json").write_text(PORTFOLIO.to_json(), "utf-8")
    document = PORTFOLIO.to_dict()
    document["cycles"].append({"id": "2027-Q1", "start": "2027-01-01", "end": "2027-03-31", "phase": "planning"})
    (files / "okrs.json").write_text(json.dumps(document), "utf-8")
    before = okr.load("okrs.json")
    carry = ["carry", "okrs.json", "2026-Q4", "--into", "2027-Q1", "--on", "2026-12-31", "--by", "ada"]
    assert main(carry) == 1
    err = capsys.readouterr().err
    assert err.startswith("okr: CYCLE: E024: cycle `2026-Q4` is in phase `active`") and "with `--force` and" in err
    assert main([*carry, "--force"]) == 1
    assert "okr: --reason: E021: " in capsys.readouterr().err
    assert okr.load("okrs.json") == before
    chosen = ["--force", "--reason", "merger", "--objective", "o-trust", "--baseline", "kept"]
    assert main([*carry, *chosen]) == 0
    assert capsys.readouterr().out == "okrs.json: 1 objective carried over into 2027-Q1: o-trust@2027-Q1\n"
    after = before.carry_over(
        *("2026-Q4", "2027-Q1"),
        objectives=["o-trust"],
        baseline="kept",
        force=True,
        reason="merger",
        by="ada",
        recorded="2026-12-31",
    )
    assert okr.load("okrs.json") == after
    assert main([*carry[:4], "2027-Q1", "--objective", "o-truth"]) == 1
    assert "okr: --objective: E009: there is no objective `o-truth`" in capsys.readouterr().err
    assert main(["carry", "okrs.json", "2026-Q4"]) == 2


BATCH = {
    "on": DAY,
    "by": "ada",
    "edits": [
        {"kind": "check_in", "key_result": "kr1", "value": 41},
        {"kind": "escalate", "objective": "o-trust", "note": "the survey is late"},
    ],
}


def test_edit(files, capsys, monkeypatch):
    (files / "batch.json").write_text(json.dumps(BATCH), "utf-8")
    assert main(["edit", "okrs.json", "batch.json"]) == 0
    assert capsys.readouterr().out == "okrs.json: 2 edits made\n"
    after = PORTFOLIO.edit_json(json.dumps(BATCH))
    assert okr.load("okrs.json") == after
    standard_input(monkeypatch, json.dumps(BATCH))
    assert main(["edit", "okrs.yaml", "-"]) == 0
    assert okr.load("okrs.yaml") == after
    assert main(["edit", "-", "-"]) == 2
    assert "cannot both come from stdin" in capsys.readouterr().err


def test_edit_says_what_is_wrong_and_where(files, capsys):
    before = (files / "okrs.json").read_bytes()
    (files / "batch.json").write_text(
        '{"on": "2026-11-02", "edits": [\n  {"kind": "drop", "objectve": "o-trust"}]}', "utf-8"
    )
    assert main(["edit", "okrs.json", "batch.json"]) == 1
    err = capsys.readouterr().err.splitlines()
    assert err[0].startswith("batch.json:2:") and "error[E" in err[0]
    assert '2 |   {"kind": "drop", "objectve": "o-trust"}]}' in err
    assert err[-1].startswith("batch.json: ")
    (files / "batch.json").write_bytes(b'{"on": "\xff"}')
    assert main(["edit", "okrs.json", "batch.json"]) == 2
    assert "batch.json is not UTF-8" in capsys.readouterr().err
    assert main(["edit", "okrs.json", "no.json"]) == 2
    assert (files / "okrs.json").read_bytes() == before


def test_log(files, capsys):
    assert main(["log", "okrs.json"]) == 0
    assert capsys.readouterr().out == ""
    main(["checkin", "okrs.json", *CHECKIN, "--note", "a\nb\x1b[2J"])
    capsys.readouterr()
    assert main(["log", "okrs.json"]) == 0
    head, line = capsys.readouterr().out.splitlines()
    assert head.split() == ["recorded", "by", "edit", "of", "what", "reason"]
    assert line.split("  ")[:3] == ["2026-11-02", "ada", "check in"] and "\x1b" not in line
    assert main(["log", "okrs.json", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == okr.load("okrs.json").to_dict()["audit"]


def test_diff(files, capsys):
    (files / "after.json").write_text(AFTER.to_json(), "utf-8")
    assert main(["diff", "okrs.yaml", "after.json"]) == 0
    line = 'key result kr1: check_ins/2 added: {"on":"2026-11-02","value":41,"by":"ada"}\n'
    assert capsys.readouterr().out == line
    assert main(["diff", "okrs.json", "after.json", "--json", "--exit-code"]) == 1
    assert capsys.readouterr().out == PORTFOLIO.diff(AFTER).to_json() + "\n"
    assert main(["diff", "okrs.json", "okrs.yaml", "--exit-code"]) == 0
    assert capsys.readouterr().out == ""
    (files / "broken.json").write_text("{", "utf-8")
    assert main(["diff", "okrs.json", "broken.json"]) == 1
    assert "broken.json:1:2: error[E001]" in capsys.readouterr().err
    assert main(["diff", "-", "-"]) == 2


@pytest.mark.parametrize("name", ["examples/company.json"])
def test_the_example_company_as_yaml(name):
    portfolio = okr.load(ROOT / name)
    assert okr.loads(_yaml.dumps(portfolio.to_dict()), format="yaml") == portfolio


def test_drafts_and_baselines_are_written_whole_too(files, capsys, monkeypatch):
    from okr import _files

    names = []
    write = _files.write
    monkeypatch.setattr(_files, "write", lambda name, data: (names.append(name), write(name, data))[1])
    (files / "goals.md").write_text("Objective: Delight every caller\n- Increase NPS from 30 to 55\n", "utf-8")
    draft = ["draft", "goals.md", "--cycle", "q4", "2026-10-01", "2026-12-31", "-o", "drafted.json"]
    assert main(draft) == 0 and main(draft) == 0
    assert main(["check", "okrs.json", "--as-of", DAY, "--write-baseline", "known.json"]) == 0
    assert names == ["drafted.json", "drafted.json", "known.json"]
    assert len(okr.load("drafted.json").key_results) == 1
    with _files.held("drafted.json"):
        assert main(draft) == 2
    assert "cannot write drafted.json: somebody else is writing the file" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["checkin", "carry", "edit", "log", "diff"])
def test_help(command, capsys):
    assert main([command, "--help"]) == 0
    assert f"example: okr {command} " in capsys.readouterr().out
