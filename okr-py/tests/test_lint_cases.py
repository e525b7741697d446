"""The language-neutral cases of all rules that are not about alignment: the same that Rust and C run."""

from __future__ import annotations

from collections import Counter

import pytest

import alignment_questions as ask
import okr
from conftest import TESTDATA, cases

#: File, and how many cases it had when this was written.
FILES = {
    "cycles": 146,
    "sets": 169,
    "text": 176,
}


@pytest.mark.parametrize("name", FILES)
def test_every_case(name):
    ran, wrong = 0, []
    for case in cases(f"lint/{name}.json"):
        wrong += [f"{case['name']}: {line}" for line in ask.checks(case)]
        ran += 1
    assert not wrong, f"{len(wrong)} differences\n" + "\n".join(wrong[:20])
    assert ran >= FILES[name]


def test_every_rule_has_cases_with_a_finding_and_near_misses():
    hit, missed = Counter(), Counter()
    for name in FILES:
        for case in cases(f"lint/{name}.json"):
            near = "nearly" in case["name"]
            assert not (near and case["findings"]), case["name"]
            hit[case["rule"]] += bool(case["findings"])
            missed[case["rule"]] += near
    rules = [rule.code for rule in okr.rules() if rule.family not in ("ALN", "CFG")]  # those of CFG are in config/
    assert len(rules) >= 45
    assert not [code for code in rules if hit[code] < 3 or missed[code] < 3]


def test_every_file_is_run():
    assert sorted(path.stem for path in (TESTDATA / "lint").glob("*.json")) == sorted(FILES)
