"""The example programs, run as the README says."""

from __future__ import annotations

import os
import subprocess
import sys

import okr
from conftest import ROOT

FOLDER = ROOT / "examples" / "python"


def run(name, *arguments):
    command = [sys.executable, str(FOLDER / name), *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}
    )


def test_score():
    company = ROOT / "examples" / "company.json"
    done = run("score.py", company, "2026-11-15")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == okr.load(company).score("2026-11-15").to_json() + "\n"
    assert run("score.py", company).returncode == 2
    assert run("score.py", company, "2026-02-30").returncode == 2
    assert run("score.py", "/nowhere.json", "2026-11-15").returncode == 2
    assert run("score.py", FOLDER / "score.py", "2026-11-15").returncode == 1


def test_tour():
    done = run("tour.py")
    assert (done.returncode, done.stderr) == (0, "")
    for part in ("capped by kr-solved", "google", "E009", "E013"):
        assert part in done.stdout


def test_align():
    company = ROOT / "examples" / "company.json"
    done = run("align.py", company, "2026-11-15")
    assert (done.returncode, done.stderr) == (0, "")
    assert str(okr.load(company).alignment.as_of("2026-11-15").measures()) in done.stdout
    for part in ("o-27q1-east, with", "o-fy26-streets: kr-fy26-homes", "2 ALN001  An objective below"):
        assert part in done.stdout
    assert run("align.py", company).returncode == 2
    assert run("align.py", "/nowhere.json", "2026-11-15").returncode == 2
    assert run("align.py", company, "2026-02-30").returncode == 1


def test_every_program_is_run():
    assert sorted(path.name for path in FOLDER.glob("*.py")) == ["align.py", "score.py", "tour.py"]
