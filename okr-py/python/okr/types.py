"""The closed vocabularies of results and documents, for annotations.

Values are plain words, as FORMAT writes them; these aliases tell a type
checker which words there are:

>>> from okr.types import Grade
>>> Grade.__args__
('red', 'yellow', 'green')
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Accumulate: TypeAlias = Literal["latest", "sum", "max", "min", "mean"]
Basis: TypeAlias = Literal["current", "original"]
CalibrationVerdict: TypeAlias = Literal["too_few", "too_easy", "too_hard", "calibrated", "inconclusive"]
CarriedBaseline: TypeAlias = Literal["reached", "kept"]
Certainty: TypeAlias = Literal["high", "medium", "low"]
Combine: TypeAlias = Literal["mean", "min", "all", "magnitude"]
Commitment: TypeAlias = Literal["committed", "aspirational"]
Comparison: TypeAlias = Literal["at_least", "at_most", "more_than", "less_than"]
ComponentSource: TypeAlias = Literal["key_results", "aligned", "both"]
DifferenceKind: TypeAlias = Literal["added", "removed", "changed"]
Direction: TypeAlias = Literal["increase", "decrease", "maintain", "reach"]
Duty: TypeAlias = Literal["explain", "escalate", "carry_over"]
EditKind: TypeAlias = Literal[
    "check_in",
    "correct_check_in",
    "withdraw_check_in",
    "complete_item",
    "record_measurement",
    "amend",
    "drop",
    "add_key_result",
    "replace_key_result",
    "add_objective",
    "align",
    "unalign",
    "escalate",
    "review",
    "explain",
    "move_cycle",
    "carry_over",
    "clone_cycle",
]
Grade: TypeAlias = Literal["red", "yellow", "green"]
Grouping: TypeAlias = Literal[
    "all",
    "level",
    "unit",
    "subtree",
    "cycle",
    "commitment",
    "level_cycle",
    "unit_cycle",
    "cycle_commitment",
]
InitiativeState: TypeAlias = Literal["open", "done", "stopped"]
Interpolate: TypeAlias = Literal["linear", "step"]
Language: TypeAlias = Literal["en", "de", "fr", "es"]
Level: TypeAlias = Literal["company", "department", "team", "individual"]
Missing: TypeAlias = Literal["zero", "exclude"]
NoForecast: TypeAlias = Literal[
    "dropped",
    "overridden",
    "measure",
    "accumulate",
    "sum_of",
    "no_value",
    "too_few_points",
    "no_spread",
    "unscored",
    "no_component",
    "too_many_components",
    "not_due",
    "no_history",
]
NodeKind: TypeAlias = Literal["priority", "unit", "objective", "key_result"]
ObjectiveKind: TypeAlias = Literal["build", "improve", "innovate"]
Origin: TypeAlias = Literal["top_down", "bottom_up"]
OutputFormat: TypeAlias = Literal["text", "concise", "json", "sarif", "github", "junit", "statistics"]
Over: TypeAlias = Literal["latest", "worst", "mean", "time_weighted"]
Pace: TypeAlias = Literal["achieved", "on_track", "at_risk", "off_track", "missed", "not_started", "no_data"]
PaceMethod: TypeAlias = Literal["ratio", "gap", "projected"]
PacePlan: TypeAlias = Literal["curve", "none"]
PaceTarget: TypeAlias = Literal["expected", "full"]
Phase: TypeAlias = Literal["planning", "active", "review", "closed"]
PlanCurve: TypeAlias = Literal["linear", "front_loaded", "back_loaded", "s_curve", "at_end", "constant"]
PlainKind: TypeAlias = Literal["increase", "decrease", "at_least", "at_most", "between", "milestone", "discover"]
Profile: TypeAlias = Literal["default", "google", "strict", "lenient"]
Relation: TypeAlias = Literal["aligned_to", "part_of", "owned_by"]
Role: TypeAlias = Literal["key", "guardrail"]
Rounding: TypeAlias = Literal["none", "tenths"]
SensitivityMethod: TypeAlias = Literal["exact", "finite_difference"]
Severity: TypeAlias = Literal["error", "warning", "hint"]
StatementKind: TypeAlias = Literal["objective", "key_result"]
StatementPart: TypeAlias = Literal[
    "prefix",
    "verb",
    "metric",
    "baseline",
    "target",
    "range_end",
    "placeholder",
    "deadline",
    "score",
    "reference",
]
StatementType: TypeAlias = Literal["outcome", "output", "milestone"]
SubjectKind: TypeAlias = Literal["priority", "unit", "cycle", "kpi", "objective", "key_result", "initiative"]
Verdict: TypeAlias = Literal["delivered", "missed", "overshot", "hit", "progressed", "fell_short"]
