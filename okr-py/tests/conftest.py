"""What the tests share: the repository's cases, a company, and ways to compare."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import okr

ROOT = Path(__file__).parents[2]
TESTDATA = ROOT / "testdata"


@cache
def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file of testdata, each with its portfolio."""
    found = json.loads((TESTDATA / name).read_text("utf-8"))["cases"]
    portfolios: dict[str, Any] = {}
    for case in found:
        if "portfolio" not in case:
            case["portfolio"] = portfolios[case["same_portfolio_as"]]
        portfolios[case["name"]] = case["portfolio"]
    return found


def valid_documents() -> list[dict[str, Any]]:
    """Every document of testdata that loads."""
    return [case["portfolio"] for name in ("named", "generated") for case in cases(f"scoring/{name}.json")]


def built(document: dict[str, Any]) -> okr.Portfolio:
    """The portfolio of a document, by way of the constructors."""
    policy = document.get("policy")
    return okr.Portfolio(
        organization=okr.Organization.from_dict(document["organization"]),
        units=[okr.Unit.from_dict(unit) for unit in document["units"]],
        cycles=[okr.Cycle.from_dict(cycle) for cycle in document["cycles"]],
        kpis=[okr.Kpi.from_dict(kpi) for kpi in document.get("kpis") or []],
        objectives=[okr.Objective.from_dict(objective) for objective in document["objectives"]],
        audit=[okr.AuditEntry.from_dict(entry) for entry in document.get("audit") or []],
        policy=okr.Policy.from_dict(policy) if isinstance(policy, dict) else policy,
        custom=document.get("custom"),
    )


def differences(expected: Any, got: Any, path: str = "") -> list[str]:
    """Where `got` is not what `expected` says, bit for bit; members that are only in `got` are fine."""
    if isinstance(expected, dict) and isinstance(got, dict):
        missing = [f"{path}/{member}: absent" for member in expected if member not in got]
        return missing + [
            line
            for member, value in expected.items()
            if member in got
            for line in differences(value, got[member], f"{path}/{member}")
        ]
    if isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        return [
            line
            for index, (one, other) in enumerate(zip(expected, got, strict=True))
            for line in differences(one, other, f"{path}/{index}")
        ]
    if isinstance(expected, bool) or isinstance(got, bool) or not isinstance(expected, (int, float)):
        same = type(expected) is type(got) and expected == got
    else:
        same = isinstance(got, (int, float)) and float(expected).hex() == float(got).hex()
    return [] if same else [f"{path}: {expected!r} expected, {got!r} found"]


def places(problems: list[Any]) -> list[tuple[str, str]]:
    """Codes and pointers, of problems or of their descriptions."""
    return sorted((p["path"], p["code"]) if isinstance(p, dict) else (p.path, p.code) for p in problems)


COMPANY = {
    "okr": "1",
    "organization": {"name": "Acme", "priorities": [{"id": "p-trust", "title": "Trust"}]},
    "units": [
        {"id": "acme", "name": "Acme", "level": "company"},
        {"id": "support", "name": "Support", "level": "team", "parent": "acme"},
    ],
    "cycles": [
        {"id": "FY26", "start": "2026-01-01", "end": "2026-12-31"},
        {"id": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31", "parent": "FY26"},
    ],
    "kpis": [{"id": "churn", "name": "Churn", "measurements": [{"on": "2026-10-31", "value": 6.1}]}],
    "objectives": [
        {
            "id": "o-company",
            "title": "Be the company that people recommend",
            "owner": "acme",
            "cycle": "FY26",
            "commitment": "committed",
            "aligned_to": [{"priority": "p-trust"}],
            "from": "aligned",
            "key_results": [],
        },
        {
            "id": "o-trust",
            "title": "Earn the trust of every customer who calls us",
            "owner": "support",
            "cycle": "2026-Q4",
            "commitment": "aspirational",
            "aligned_to": [{"objective": "o-company"}],
            "key_results": [
                {
                    "id": "kr1",
                    "title": "Increase NPS from 32 to 55",
                    "measure": {"kind": "increase", "baseline": 32, "target": 55},
                    "check_ins": [
                        {"on": "2026-10-14", "value": 34, "confidence": 0.6},
                        {"on": "2026-11-01", "value": 40},
                    ],
                    "amendments": [
                        {
                            "on": "2026-11-10",
                            "reason": "the survey changed",
                            "measure": {"kind": "increase", "baseline": 32, "target": 50},
                        }
                    ],
                },
                {
                    "id": "kr2",
                    "title": "Reduce churn from 8 to 3",
                    "measure": {"kind": "decrease", "baseline": 8, "target": 3},
                    "source": {"kpi": "churn"},
                    "weight": 2,
                },
            ],
        },
    ],
}


@pytest.fixture(scope="session")
def company() -> okr.Portfolio:
    """Two units, two cycles, two objectives, two key results."""
    return okr.loads(json.dumps(COMPANY))


@pytest.fixture(scope="session")
def card(company: okr.Portfolio) -> okr.Scorecard:
    """The company in the middle of the quarter."""
    return company.score("2026-11-15")
