//! The named policies, as data [SPEC 7.3]. `testdata/policies.json` has their complete form.

use std::borrow::Cow;

use super::{GradeLimits, PaceRule, PerCommitment, Policy};
use crate::values::{Missing, PaceMethod, PacePlan, PaceTarget, Rounding, Score};

pub(super) const NAMES: &[&str] = &[
    "default",
    "google",
    "viva_goals",
    "workfront",
    "mooncamp",
    "upraise",
    "engagedly",
    "oboard",
    "servicenow",
    "atlassian",
];

const fn millis(thousandths: u32) -> Score {
    match Score::from_billionths(thousandths * 1_000_000) {
        Some(score) => score,
        None => Score::ONE,
    }
}

const SEVEN_TENTHS: GradeLimits = GradeLimits {
    red_below: millis(400),
    green_from: millis(700),
};

pub(super) const DEFAULT: Policy = Policy {
    name: Cow::Borrowed("default"),
    expected: PerCommitment {
        committed: Score::ONE,
        aspirational: millis(700),
    },
    grades: PerCommitment {
        committed: GradeLimits {
            red_below: millis(700),
            green_from: Score::ONE,
        },
        aspirational: SEVEN_TENTHS,
    },
    rounding: Rounding::None,
    pace: pace(PaceMethod::Ratio, 900, 700, PaceTarget::Expected),
    missing: Missing::Zero,
};

const fn pace(method: PaceMethod, on_track: u32, at_risk: u32, target: PaceTarget) -> PaceRule {
    PaceRule {
        method,
        on_track: millis(on_track),
        at_risk: millis(at_risk),
        target,
        plan: PacePlan::Curve,
    }
}

pub(super) fn policy(name: &str) -> Option<Policy> {
    use PaceMethod::{Gap, Projected, Ratio};
    use PaceTarget::{Expected, Full};
    let name = NAMES.iter().copied().find(|&known| known == name)?;
    let mut policy = Policy {
        name: Cow::Borrowed(name),
        ..DEFAULT
    };
    if matches!(name, "google" | "atlassian") {
        policy.grades.committed = SEVEN_TENTHS;
        policy.rounding = Rounding::Tenths;
    }
    policy.pace = match name {
        "viva_goals" => pace(Gap, 0, 250, Full),
        "workfront" | "mooncamp" => pace(Ratio, 900, 700, Full),
        "upraise" => pace(Ratio, 950, 750, Full),
        "engagedly" => pace(Gap, 165, 330, Full),
        "oboard" => pace(Ratio, 700, 400, Full),
        "servicenow" => PaceRule {
            plan: PacePlan::None,
            ..pace(Ratio, 900, 750, Full)
        },
        "atlassian" => pace(Projected, 900, 700, Expected),
        _ => policy.pace,
    };
    Some(policy)
}
