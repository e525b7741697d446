"""OKRs held and scored exactly.

Load a portfolio, score it as of a day, and ask where every number comes from:

>>> import okr
>>> portfolio = okr.loads('''
... okr: "1"
... organization: {name: Acme}
... units: [{id: acme, name: Acme, level: company}]
... cycles: [{id: 2026-Q4, start: "2026-10-01", end: "2026-12-31"}]
... objectives:
...   - id: o-trust
...     title: Earn the trust of every customer who calls us
...     owner: acme
...     cycle: 2026-Q4
...     commitment: aspirational
...     key_results:
...       - id: kr1
...         title: Increase NPS from 32 to 55
...         measure: {kind: increase, baseline: 32, target: 55}
...         check_ins: [{on: "2026-11-01", value: 34}]
... ''', format="yaml")
>>> card = portfolio.score(as_of="2026-11-15")
>>> card.objectives["o-trust"].score, card.objectives["o-trust"].pace
(0.086956522, 'off_track')

- `load`, `loads` read a document; `Portfolio` builds one in code.
- `Portfolio.score` returns a `Scorecard`; `Portfolio.compare` one for each of several policies.
- `Portfolio.check_in` and its siblings make another portfolio, `Portfolio.edit` several edits at once;
  `Portfolio.audit` is what was done.
- `Scorecard.explain` says where a score comes from.
- `Portfolio.alignment` says who supports whom; `Portfolio.check` what should not be so.
- `Portfolio.statistics` says what the scores of groups come to.
- `Portfolio.forecast` says where a goal goes; `Portfolio.backtest` how good that would have been.
- `Scorecard.what_if` says what would change; `Scorecard.sensitivities` what would most.
- `read_statement` reads a title; `draft` makes a portfolio of an outline.
- `LoadError.problems` lists everything that is wrong, with places and remedies.
- `score_value` and `progress_value` apply one measure to one value.

Scores are floats that are exact to nine decimals: equal inputs give equal bits.
What the words and numbers mean is in SPEC.md; section numbers in brackets,
like [4.5], refer to it.
"""

# Importing this package reads nothing but this file: names are found when they are first used.

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._alignment import AlignmentGraph, Edge, Impact, Subgraph
    from ._audit import AuditEntry, AuditTrail
    from ._batch import Editing
    from ._dag import Dag
    from ._diff import Diff, Difference
    from ._draft import Draft, draft
    from ._edit import Edit
    from ._errors import EditError, LoadError, OkrError, Problem, Related, ValidationError
    from ._explain import ExplainInput, ExplainLeftOut, ExplainNode, ExplainPart, ExplainStep, Explanation
    from ._findings import Baseline, BaselineEntry, Finding, Findings, Fresh, Waived
    from ._forecast import (
        Backtest,
        BacktestFigures,
        BacktestRow,
        Forecast,
        ForecastParts,
        ForecastPath,
        Forecasts,
        Range,
        Together,
    )
    from ._measures import Covered, Measures, Origins, Sighted, Spread
    from ._model import (
        Aligned,
        Alignment,
        Amendment,
        AtLeast,
        AtMost,
        Between,
        CheckIn,
        Checklist,
        ChecklistItem,
        Checks,
        Cycle,
        Decrease,
        Dependency,
        Discover,
        Drop,
        Escalation,
        ExpectedScores,
        GradeLimits,
        Grades,
        HealthyRange,
        Increase,
        Initiative,
        KeyResult,
        Kpi,
        KpiSource,
        Measure,
        Measurement,
        Milestone,
        Objective,
        Organization,
        PaceRules,
        PlanStep,
        Policy,
        Priority,
        Review,
        StepPlan,
        SumSource,
        Unit,
        Waiver,
        ZonePoint,
        Zones,
    )
    from ._model.checks import load_checks
    from ._nodes import Node
    from ._portfolio import Portfolio, load, loads, progress_value, score_value
    from ._rules import Rule, RuleOption, explain_rule, rule, rules
    from ._scorecard import Scorecard
    from ._scores import KeyResultScore, ObjectiveScore, Rollup, Tally, UnitScore
    from ._statement import (
        Evidence,
        Lexicon,
        MeasureDraft,
        Part,
        Statement,
        measure_title,
        read_statement,
        read_statements,
    )
    from ._statistics import (
        Calibration,
        CheckInHabits,
        Confidence,
        CycleChange,
        Delivery,
        DeliveryChange,
        Distribution,
        Ends,
        MeanChange,
        Reliability,
        ReliabilityBin,
        Share,
        Statistics,
        StatisticsGroup,
        Targets,
        Verdicts,
        Withheld,
    )
    from ._what_if import Change, Sensitivities, Sensitivity, WhatIf

    #: The names of the policies that come with the package [SPEC 7.3].
    POLICIES: tuple[str, ...]
    #: The stable codes of problems with their names [SPEC 12].
    CODES: dict[str, str]
    __version__: str

_HOMES = {
    "_alignment": "AlignmentGraph Edge Impact Subgraph",
    "_audit": "AuditEntry AuditTrail",
    "_batch": "Editing",
    "_dag": "Dag",
    "_diff": "Diff Difference",
    "_draft": "Draft draft",
    "_edit": "Edit",
    "_errors": "EditError LoadError OkrError Problem Related ValidationError",
    "_explain": "ExplainInput ExplainLeftOut ExplainNode ExplainPart ExplainStep Explanation",
    "_findings": "Baseline BaselineEntry Finding Findings Fresh Waived",
    "_forecast": "Backtest BacktestFigures BacktestRow Forecast ForecastParts ForecastPath Forecasts Range Together",
    "_measures": "Covered Measures Origins Sighted Spread",
    "_model": (
        "Aligned Alignment Amendment AtLeast AtMost Between CheckIn Checklist ChecklistItem Checks Cycle Decrease "
        "Dependency Discover Drop Escalation ExpectedScores GradeLimits Grades HealthyRange Increase Initiative KeyResult Kpi "
        "KpiSource Measure Measurement Milestone Objective Organization PaceRules PlanStep Policy Priority Review "
        "StepPlan SumSource Unit Waiver ZonePoint Zones"
    ),
    "_model.checks": "load_checks",
    "_nodes": "Node",
    "_portfolio": "Portfolio load loads progress_value score_value",
    "_rules": "Rule RuleOption explain_rule rule rules",
    "_scorecard": "Scorecard",
    "_scores": "KeyResultScore ObjectiveScore Rollup Tally UnitScore",
    "_statement": "Evidence Lexicon MeasureDraft Part Statement measure_title read_statement read_statements",
    "_statistics": (
        "Calibration CheckInHabits Confidence CycleChange Delivery DeliveryChange Distribution Ends MeanChange "
        "Reliability ReliabilityBin Share Statistics StatisticsGroup Targets Verdicts Withheld"
    ),
    "_what_if": "Change Sensitivities Sensitivity WhatIf",
}

__all__ = [
    "CODES",
    "POLICIES",
    "Aligned",
    "Alignment",
    "AlignmentGraph",
    "Amendment",
    "AtLeast",
    "AtMost",
    "AuditEntry",
    "AuditTrail",
    "Backtest",
    "BacktestFigures",
    "BacktestRow",
    "Baseline",
    "BaselineEntry",
    "Between",
    "Calibration",
    "Change",
    "CheckIn",
    "CheckInHabits",
    "Checklist",
    "ChecklistItem",
    "Checks",
    "Confidence",
    "Covered",
    "Cycle",
    "CycleChange",
    "Dag",
    "Decrease",
    "Delivery",
    "DeliveryChange",
    "Dependency",
    "Diff",
    "Difference",
    "Discover",
    "Distribution",
    "Draft",
    "Drop",
    "Edge",
    "Edit",
    "EditError",
    "Editing",
    "Ends",
    "Escalation",
    "Evidence",
    "ExpectedScores",
    "ExplainInput",
    "ExplainLeftOut",
    "ExplainNode",
    "ExplainPart",
    "ExplainStep",
    "Explanation",
    "Finding",
    "Findings",
    "Forecast",
    "ForecastParts",
    "ForecastPath",
    "Forecasts",
    "Fresh",
    "GradeLimits",
    "Grades",
    "HealthyRange",
    "Impact",
    "Increase",
    "Initiative",
    "KeyResult",
    "KeyResultScore",
    "Kpi",
    "KpiSource",
    "Lexicon",
    "LoadError",
    "MeanChange",
    "Measure",
    "MeasureDraft",
    "Measurement",
    "Measures",
    "Milestone",
    "Node",
    "Objective",
    "ObjectiveScore",
    "OkrError",
    "Organization",
    "Origins",
    "PaceRules",
    "Part",
    "PlanStep",
    "Policy",
    "Portfolio",
    "Priority",
    "Problem",
    "Range",
    "Related",
    "Reliability",
    "ReliabilityBin",
    "Review",
    "Rollup",
    "Rule",
    "RuleOption",
    "Scorecard",
    "Sensitivities",
    "Sensitivity",
    "Share",
    "Sighted",
    "Spread",
    "Statement",
    "Statistics",
    "StatisticsGroup",
    "StepPlan",
    "Subgraph",
    "SumSource",
    "Tally",
    "Targets",
    "Together",
    "Unit",
    "UnitScore",
    "ValidationError",
    "Verdicts",
    "Waived",
    "Waiver",
    "WhatIf",
    "Withheld",
    "ZonePoint",
    "Zones",
    "draft",
    "explain_rule",
    "load",
    "load_checks",
    "loads",
    "measure_title",
    "progress_value",
    "read_statement",
    "read_statements",
    "rule",
    "rules",
    "score_value",
]


def __getattr__(name: str) -> object:
    value: object
    if name in ("POLICIES", "CODES", "__version__"):
        from . import _okr

        value = {"POLICIES": _okr.POLICIES, "CODES": dict(_okr.CODES), "__version__": _okr.VERSION}[name]
    else:
        for module, names in _HOMES.items():
            if name in names.split():
                from importlib import import_module

                value = getattr(import_module(f"okr.{module}"), name)
                break
        else:
            raise AttributeError(f"module 'okr' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
