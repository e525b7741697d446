"""The command `okr`: in a process of its own, and by its main function."""

from __future__ import annotations

import json
import os
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
    (files / "okrs.yaml").write_text((files / "okrs.json").read_text())
    monkeypatch.chdir(files)
    from okr._cli import EXAMPLES

    ran = 0
    for line in EXAMPLES.splitlines():
        if line.startswith("  okr "):
            arguments = line.split("   ")[0].split()[1:]
            assert main(arguments) == (1 if arguments[0] == "align" else 0), line  # COMPANY has a finding
            assert capsys.readouterr().out
            ran += 1
    assert ran >= 7


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
