"""The command `okr`: in a process of its own, and by its main function."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

import okr
from conftest import COMPANY, ROOT
from okr._cli import main

BROKEN = json.dumps(COMPANY, indent=2, ensure_ascii=False).replace('"owner": "support"', '"owner": "suport"')


@pytest.fixture
def files(tmp_path):
    (tmp_path / "okrs.json").write_text(json.dumps(COMPANY), "utf-8")
    (tmp_path / "broken.json").write_text(BROKEN, "utf-8")
    return tmp_path


def run(*arguments, module=True, **options):
    command = [sys.executable, "-m", "okr"] if module else [os.path.join(os.path.dirname(sys.executable), "okr")]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **options.pop("env", {})}
    return subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, encoding="utf-8", env=environment, **options
    )


def test_score(files):
    for module in (True, False):
        done = run("score", files / "okrs.json", "--as-of", "2026-11-15", module=module)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == str(okr.load(files / "okrs.json").score("2026-11-15")) + "\n"
        assert "\x1b" not in done.stdout


def test_score_as_json(files, card):
    done = run("score", files / "okrs.json", "--as-of", "2026-11-15", "--json")
    assert (done.returncode, done.stdout) == (0, card.to_json() + "\n")
    done = run(
        "score", files / "okrs.json", "--as-of", "2026-11-15", "--policy", "google", "--basis", "original", "--json"
    )
    assert done.stdout == card.portfolio.score("2026-11-15", "google", "original").to_json() + "\n"
    done = run("score", files / "okrs.json", "--json", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert json.loads(done.stdout)["okr_scorecard"] == "1"


def test_score_of_today(files):
    assert run("score", files / "okrs.json").returncode == 0


def test_explain(files, card):
    done = run("explain", files / "okrs.json", "o-trust", "--as-of", "2026-11-15")
    assert (done.returncode, done.stdout) == (0, str(card.explain("o-trust")).rstrip() + "\n")
    done = run("explain", files / "okrs.json", "kr1", "--as-of", "2026-11-15", "--kind", "key_result", "--json")
    assert json.loads(done.stdout) == card.explain("kr1").to_dict()


def test_validate(files):
    done = run("validate", files / "okrs.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{files}/okrs.json: no problems (2 units, 2 cycles, 1 KPI, 2 objectives, 2 key results)\n"


def test_validate_shows_the_place(files):
    done = run("validate", files / "broken.json")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    source = BROKEN.splitlines()
    number = next(i for i, line in enumerate(source, 1) if "suport" in line)
    column = source[number - 1].index('"suport"') + 1
    assert lines[0].startswith(f"{files}/broken.json:{number}:{column}: error[E009]: ")
    assert lines[1] == f"{number} | {source[number - 1]}"
    assert lines[2].index("^") == lines[1].index('"suport"')
    assert lines[2].count("^") == len('"suport"')
    assert lines[3].endswith("= at /objectives/1/owner")
    assert "help:" in lines[4] and "`support`" in lines[4]
    assert lines[-1] == f"{files}/broken.json: 1 problem"


def test_validate_shows_related_places(files):
    twice = json.dumps(COMPANY, indent=1).replace('"id": "kr2"', '"id": "kr1"')
    (files / "twice.json").write_text(twice)
    done = run("validate", files / "twice.json")
    assert done.returncode == 1
    assert "= see " in done.stdout and done.stdout.count("^^^^^") == 2


@pytest.mark.parametrize("name", ["one-line.json", "wide.json", "tabs.json", "crlf.json"])
def test_the_caret_stands_under_the_place(files, name):
    text = {
        "one-line.json": json.dumps({**json.loads(BROKEN), "custom": {"x": "y" * 5000}}),
        "wide.json": BROKEN.replace('"owner": "suport"', '"description": "顧客の信頼を得る", "owner": "suport"'),
        "tabs.json": BROKEN.replace('"owner": "suport"', '\t\t"owner":\t"suport"'),
        "crlf.json": BROKEN.replace("\n", "\r\n"),
    }[name]
    (files / name).write_bytes(text.encode())
    from okr._text import width

    lines = run("validate", files / name).stdout.splitlines()
    assert width(lines[1]) <= max(103, width(BROKEN.splitlines()[-1])) + 40
    assert width(lines[2][: lines[2].index("^")]) == width(lines[1][: lines[1].index('"suport"')])


WARM = ROOT / "examples" / "company.json"


def test_align(files, company):
    done = run("align", files / "okrs.json", "--as-of", "2026-11-15")
    assert (done.returncode, done.stderr) == (1, "")
    tree, table, finding, count = re.split(r"\n\n", done.stdout.rstrip("\n"))
    assert tree + "\n" == company.alignment.tree("2026-11-15")
    assert table.splitlines()[0].split() == ["all", "company", "team"]
    assert table.splitlines()[1].split() == ["objectives", "2", "1", "1"]
    assert ": warning[ALN007]: the only support of committed objective `o-company`" in finding
    assert count == f"{files}/okrs.json: 1 finding (1 warning)"
    assert "\x1b" not in done.stdout


def test_align_when_all_is_well(files):
    document = json.loads(json.dumps(COMPANY))
    document["objectives"][1]["commitment"] = "committed"
    (files / "fine.json").write_text(json.dumps(document))
    done = run("align", files / "fine.json", "--as-of", "2026-11-15")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"\n{files}/fine.json: no findings\n")
    done = run("align", files / "fine.json", "--as-of", "2026-11-15", "--json")
    assert done.returncode == 0 and json.loads(done.stdout)["findings"] == []


@pytest.mark.parametrize("name", ["company.json", "company.yaml"])
def test_align_shows_the_place(name):
    path = ROOT / "examples" / name
    done = run("align", path, "--as-of", "2026-11-15")
    text = path.read_text("utf-8")
    findings = okr.load(path).check("2026-11-15", select=["ALN"], source=text, format=path.suffix[1:])
    source = text.splitlines()
    lines = done.stdout.splitlines()
    assert done.returncode == 1 and lines[-1].startswith(f"{path}: {len(findings)} findings (")
    for finding in findings:
        head = f"{path}:{finding.line}:{finding.column}: {finding.severity}[{finding.code}]: {finding.message}"
        at = lines.index(head)
        gutter = lines[at + 1].index("|") + 2
        assert lines[at + 1][gutter:] == source[finding.line - 1][: len(lines[at + 1]) - gutter]
        assert lines[at + 2].index("^") == gutter + finding.column - 1
        assert lines[at + 3].endswith(f"= at {finding.path}")
        assert lines[at + 4].endswith(f"= help: {finding.help}")


def test_align_of_a_unit():
    done = run("align", WARM, "--as-of", "2026-11-15", "--unit", "care")
    assert done.returncode == 1
    assert "o-26q1-first-call > kr-fy26-nps > o-fy26-streets" in done.stdout.splitlines()
    assert "own" in done.stdout and "with units below" in done.stdout
    told = json.loads(run("align", WARM, "--as-of", "2026-11-15", "--unit", "care", "--json").stdout)
    graph = okr.load(WARM).alignment.as_of("2026-11-15")
    assert told["measures"] == graph.measures("care", subtree=True).to_dict()
    units = {"care", *graph.descendants("care", "unit")}
    whole = graph.portfolio.check("2026-11-15", select=["ALN"])
    owners = dict(zip(graph.nodes()["id"], graph.nodes()["owner"], strict=True))
    mine = [it.path for it in whole if it.subject in units or owners[it.subject] in units]
    assert [finding["path"] for finding in told["findings"]] == mine and mine
    done = run("align", WARM, "--unit", "cares")
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "okr: there is no unit `cares` (did you mean `care`?)\n",
    )


def test_align_as_json_and_as_diagrams(files, company, card):
    done = run("align", files / "okrs.json", "--as-of", "2026-11-15", "--policy", "google", "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1 and list(told) == ["as_of", "policy", "unit", "measures", "findings"]
    assert (told["as_of"], told["policy"]) == ("2026-11-15", "google")
    assert told["measures"] == company.alignment.measures().to_dict()
    assert [finding["code"] for finding in told["findings"]] == ["ALN007"]
    assert told["findings"][0]["line"] == 1
    for option, text in (("--dot", company.alignment.to_dot), ("--mermaid", company.alignment.to_mermaid)):
        done = run("align", files / "okrs.json", "--as-of", "2026-11-15", option)
        assert (done.returncode, done.stdout) == (0, text(scorecard=card))
    assert run("align", files / "okrs.json", "--dot", "--json").returncode == 2
    assert run("align", files / "okrs.json").returncode == 1  # today


def test_align_is_refused_with_a_reason(files):
    for arguments, code in (
        ([files / "broken.json"], 1),
        (["/nowhere.json"], 2),
        ([files / "okrs.json", "--as-of", "2026-02-30"], 2),
        ([files / "okrs.json", "--policy", "gogle"], 2),
    ):
        done = run("align", *arguments)
        assert (done.returncode, done.stdout) == (code, "") and done.stderr


def test_align_on_terminals(files):
    align = ["align", files / "okrs.json", "--as-of", "2026-11-15"]
    shown = on_a_terminal(align, NO_COLOR="")
    assert "\x1b[31mred\x1b[0m" in shown and "\x1b[33mwarning[ALN007]" in shown
    assert "\x1b" not in on_a_terminal(align, NO_COLOR="1")
    document = json.loads(json.dumps(COMPANY))
    document["objectives"][0]["title"] = "Be good " * 40
    (files / "long.json").write_text(json.dumps(document))
    lines = on_a_terminal(["align", files / "long.json", "--as-of", "2026-11-15"], NO_COLOR="1").splitlines()
    assert max(len(line) for line in lines[:5]) <= 80 and lines[1].endswith("…  0.401481481 red")
    done = run(*align, env={"PYTHONIOENCODING": "ascii"})
    assert "`- o-company" in done.stdout and "└" not in done.stdout


def test_rule(files):
    done = run("rule", "ALN001")
    assert (done.returncode, done.stdout) == (0, okr.explain_rule("ALN001"))
    assert run("rule", "orphan").stdout == done.stdout
    listed = run("rule").stdout.splitlines()
    assert [line.split()[:3] for line in listed] == [[rule.code, rule.name, rule.severity] for rule in okr.rules()]
    done = run("rule", "ALN0001")
    assert (done.returncode, done.stdout) == (2, "") and "did you mean `ALN001`" in done.stderr


def test_problems_of_other_commands_go_to_stderr(files):
    for command in (["score"], ["explain"]):
        done = run(*command, files / "broken.json", *(["o-trust"] if command == ["explain"] else []))
        assert (done.returncode, done.stdout) == (1, "")
        assert "error[E009]" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["score", "/nowhere.json"], "okr: cannot read /nowhere.json: No such file or directory"),
        (["validate", "."], "okr: cannot read .: Is a directory"),
        (["validate", "a\0b"], "okr: cannot read"),
        (["explain", "OKRS", "nope"], "okr: there is no objective or key result `nope`"),
        (["score", "OKRS", "--as-of", "2026-02-30"], "okr: `2026-02-30` is not"),
        (["score", "OKRS", "--policy", "gogle"], "did you mean `google`?"),
        (["score", "OKRS", "--basis", "orginal"], "invalid choice: 'orginal'"),
        (["score"], "the following arguments are required: FILE"),
        (["scroe", "OKRS"], "invalid choice: 'scroe'"),
        (["score", "OKRS", "--js"], "unrecognized arguments: --js"),
        ([], "the following arguments are required: COMMAND"),
    ],
)
def test_usage(files, capsys, arguments, message):
    arguments = [str(files / "okrs.json") if argument == "OKRS" else argument for argument in arguments]
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and message in err


def test_help_and_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"okr {okr.__version__}\n"
    for command in ([], ["score"], ["explain"], ["validate"], ["align"], ["rule"]):
        assert main([*command, "--help"]) == 0
        assert "example" in capsys.readouterr().out


def test_the_examples_of_the_help_work(files, monkeypatch, capsys):
    document = json.loads(json.dumps(COMPANY).replace('"kr1"', '"kr-nps"'))
    document["cycles"][1]["phase"] = "review"
    document["cycles"].append({"id": "2027-Q1", "start": "2027-01-01", "end": "2027-03-31", "phase": "planning"})
    (files / "okrs.json").write_text(json.dumps(document))
    (files / "okrs.yaml").write_text(json.dumps(document))
    batch = {"on": "2026-11-15", "edits": [{"kind": "escalate", "objective": "o-trust", "note": "late"}]}
    (files / "batch.json").write_text(json.dumps(batch))
    (files / "monday.json").write_text(json.dumps(document))
    (files / "friday.json").write_text(okr.load(files / "okrs.json").edit_json(json.dumps(batch)).to_json())
    (files / "goals.md").write_text("# Q4 2026\n## Delight every caller\n- Increase NPS from 32 to 55\n")
    monkeypatch.chdir(files)
    from okr._cli import EXAMPLES

    ran = 0
    for line in EXAMPLES.splitlines():
        if line.startswith("  okr "):
            arguments = line.split("   ")[0].split()[1:]
            assert main(arguments) == (1 if arguments[0] in ("align", "check") else 0), line  # COMPANY has a finding
            assert capsys.readouterr().out
            ran += 1
    assert ran >= 15


def test_standard_input(files):
    done = run("score", "-", "--as-of", "2026-11-15", input=json.dumps(COMPANY))
    assert (done.returncode, done.stdout) == (0, run("score", files / "okrs.json", "--as-of", "2026-11-15").stdout)
    done = run("validate", "-", "--format", "yaml", input="okr: 1\n")
    assert done.returncode == 1 and done.stdout.startswith("<stdin>:1:")


def test_a_closed_pipe_is_no_error(files):
    code = f"{sys.executable} -m okr score {files}/okrs.json | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def on_a_terminal(arguments, **environment):
    """What the command prints on a terminal of 80 columns."""
    pty = pytest.importorskip("pty")
    parent, child = pty.openpty()
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", "TERM": "xterm", "COLUMNS": "80", **environment}
    for name, value in environment.items():
        if not value:
            env.pop(name)
    process = subprocess.Popen([sys.executable, "-m", "okr", *map(str, arguments)], stdout=child, env=env)
    os.close(child)
    shown = b""
    while True:
        try:
            part = os.read(parent, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(parent)
    process.wait()
    return shown.decode()


def test_colour_only_on_a_terminal_that_wants_it(files):
    score = ["score", files / "okrs.json", "--as-of", "2026-11-15"]
    assert "\x1b[33myellow\x1b[0m" in on_a_terminal(score, NO_COLOR="")
    assert "\x1b" not in on_a_terminal(score, NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(score, TERM="dumb", NO_COLOR="")
    assert "\x1b[31merror[E009]" in on_a_terminal(["validate", files / "broken.json"], NO_COLOR="")


def test_titles_are_cut_to_the_terminal(files):
    document = json.loads(json.dumps(COMPANY))
    document["objectives"][0]["title"] = "Be good " * 40
    (files / "long.json").write_text(json.dumps(document))
    lines = on_a_terminal(["score", files / "long.json", "--as-of", "2026-11-15"], NO_COLOR="1").splitlines()
    assert max(map(len, lines)) <= 80
    assert any("…" in line for line in lines)
    assert "Be good " * 39 in run("score", files / "long.json").stdout


def test_a_terminal_without_these_characters(files):
    done = run("score", files / "okrs.json", "--as-of", "2026-11-15", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0 and "####......" in done.stdout and "█" not in done.stdout


def test_the_example_company():
    done = run("score", ROOT / "examples" / "company.json", "--as-of", "2026-11-15")
    assert done.returncode == 0 and done.stdout.count("\n") > 10
    done = run("validate", ROOT / "examples" / "company.yaml")
    assert done.returncode == 0
