"""A tour: build a portfolio in code, score it, ask why, compare policies.

python examples/python/tour.py
"""

import okr

# A company with one team, in one quarter.
acme = okr.Unit("acme", "Acme", "company")
support = okr.Unit("support", "Support", "team", parent="acme")
quarter = okr.Cycle("2026-Q4", "2026-10-01", "2026-12-31")

# Key results say how they are measured, and what was reported on which day.
nps = okr.KeyResult(
    "kr-nps",
    "Increase NPS from 32 to 55",
    okr.Increase(32, 55),
    unit="points",
    check_ins=[
        okr.CheckIn("2026-10-14", 34, confidence=0.6),
        okr.CheckIn("2026-11-10", 45, confidence=0.7, note="The new call-back promise works"),
    ],
)
churn = okr.KeyResult(
    "kr-churn",
    "Reduce monthly churn from 8 % to 3 %",
    okr.Decrease(8, 3),
    unit="%",
    weight=2,
    source=okr.KpiSource("churn"),
)
# A guardrail does not add to the score, but caps it: speed must not cost quality.
solved = okr.KeyResult(
    "kr-solved",
    "Keep first-contact resolution at 70 % or more",
    okr.AtLeast(70, floor=50),
    role="guardrail",
    check_ins=[okr.CheckIn("2026-11-12", 61)],
)

portfolio = okr.Portfolio(
    organization=okr.Organization("Acme", priorities=[okr.Priority("p-trust", "Customers trust us")]),
    units=[acme, support],
    cycles=[quarter],
    kpis=[
        okr.Kpi(
            "churn",
            "Monthly churn",
            unit="%",
            healthy=okr.HealthyRange(high=5),
            measurements=[okr.Measurement("2026-10-31", 4.5)],
        )
    ],
    objectives=[
        okr.Objective(
            "o-trust",
            "Earn the trust of every customer who calls us",
            owner="support",
            cycle="2026-Q4",
            commitment="aspirational",
            aligned_to=[okr.Alignment(priority="p-trust")],
            key_results=[nps, churn, solved],
        )
    ],
)

card = portfolio.score("2026-11-15")
print(card)

trust = card.objectives["o-trust"]
print(f"\nThe score is {trust.score}, capped by {trust.capped_by}; its parts:")
for row in card.key_results.values():
    print(f"  {row.id:10} {row.score:<12} {row.grade:7} {row.pace}")

print("\nWhere that comes from:\n")
print(card.explain("o-trust"))

print("\nThe same goal by other rules:")
for name, other in portfolio.compare(as_of="2026-11-15").items():
    row = other.objectives["o-trust"]
    print(f"  {name:12} {row.grade:7} {row.pace}")

print("\nWhat is wrong is said at once:")
try:
    okr.Portfolio(
        organization=okr.Organization("Acme"),
        units=[acme],
        cycles=[quarter],
        objectives=[
            okr.Objective(
                "o-trust",
                "",
                owner="suport",
                cycle="2026-Q4",
                commitment="aspirational",
                key_results=[okr.KeyResult("kr-nps", "Increase NPS", okr.Increase(55, 32))],
            )
        ],
    )
except okr.LoadError as error:
    for problem in error.problems:
        print(f"  {problem}")
