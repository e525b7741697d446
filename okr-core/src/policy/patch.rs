//! A policy object as a document states it, merged over the policy that it extends.

use std::borrow::Cow;

use super::{GradeLimits, Policy, named};
use crate::values::{Missing, PaceMethod, PacePlan, PaceTarget, Rounding, Score};

/// The members that a policy object states; absent ones come from what it extends.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PolicyPatch {
    pub(crate) extends: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) expected_committed: Option<f64>,
    pub(crate) expected_aspirational: Option<f64>,
    pub(crate) expected_custom: Option<String>,
    pub(crate) committed: LimitsPatch,
    pub(crate) aspirational: LimitsPatch,
    pub(crate) rounding: Option<Rounding>,
    pub(crate) grades_custom: Option<String>,
    pub(crate) method: Option<PaceMethod>,
    pub(crate) on_track: Option<f64>,
    pub(crate) at_risk: Option<f64>,
    pub(crate) target: Option<PaceTarget>,
    pub(crate) plan: Option<PacePlan>,
    pub(crate) pace_custom: Option<String>,
    pub(crate) missing: Option<Missing>,
    pub(crate) custom: Option<String>,
}

/// The grade limits of one commitment, as stated.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LimitsPatch {
    pub(crate) red_below: Option<f64>,
    pub(crate) green_from: Option<f64>,
    pub(crate) custom: Option<String>,
}

/// Limits that are out of order after the merge: where, and what is wrong.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct LimitFault {
    /// The keys from the policy object to the member.
    pub(crate) keys: &'static [&'static str],
    pub(crate) message: String,
    pub(crate) help: &'static str,
}

impl PolicyPatch {
    /// The complete policy, and the limits that are out of order in it [SPEC 12, E014].
    ///
    /// None when it extends a policy that does not exist.
    pub(crate) fn merge(&self) -> Option<(Policy, Vec<LimitFault>)> {
        let mut policy = named::policy(self.extends.as_deref().unwrap_or("default"))?;
        let set = |slot: &mut Score, stated: Option<f64>| {
            if let Some(x) = stated {
                *slot = Score::from_f64(x);
            }
        };
        policy.name = match &self.name {
            Some(name) => Cow::Owned(name.clone()),
            None => Cow::Borrowed("custom"),
        };
        set(&mut policy.expected.committed, self.expected_committed);
        set(
            &mut policy.expected.aspirational,
            self.expected_aspirational,
        );
        let mut faults = Vec::new();
        for (limits, stated, [red, green]) in [
            (
                &mut policy.grades.committed,
                &self.committed,
                [
                    &["grades", "committed", "red_below"],
                    &["grades", "committed", "green_from"],
                ],
            ),
            (
                &mut policy.grades.aspirational,
                &self.aspirational,
                [
                    &["grades", "aspirational", "red_below"],
                    &["grades", "aspirational", "green_from"],
                ],
            ),
        ] {
            set(&mut limits.red_below, stated.red_below);
            set(&mut limits.green_from, stated.green_from);
            let GradeLimits {
                red_below,
                green_from,
            } = *limits;
            if red_below > green_from {
                faults.push(LimitFault {
                    keys: if stated.green_from.is_some() {
                        green
                    } else {
                        red
                    },
                    message: format!("red below {red_below} lies above green from {green_from}"),
                    help: "let `red_below` be at most `green_from`",
                });
            }
        }
        policy.rounding = self.rounding.unwrap_or(policy.rounding);
        let pace = &mut policy.pace;
        pace.method = self.method.unwrap_or(pace.method);
        set(&mut pace.on_track, self.on_track);
        set(&mut pace.at_risk, self.at_risk);
        pace.target = self.target.unwrap_or(pace.target);
        pace.plan = self.plan.unwrap_or(pace.plan);
        let (ordered, help) = match pace.method {
            PaceMethod::Ratio => (
                pace.on_track >= pace.at_risk,
                "under `ratio`, let `on_track` be at least `at_risk`",
            ),
            PaceMethod::Gap => (
                pace.on_track <= pace.at_risk,
                "under `gap`, let `on_track` be at most `at_risk`",
            ),
            PaceMethod::Projected => (true, ""),
        };
        if !ordered {
            faults.push(LimitFault {
                keys: match (self.on_track, self.at_risk) {
                    (_, Some(_)) => &["pace", "at_risk"],
                    (Some(_), None) => &["pace", "on_track"],
                    (None, None) => &["pace", "method"],
                },
                message: format!(
                    "the pace limits on_track {} and at_risk {} are in the wrong order for `{}`",
                    pace.on_track, pace.at_risk, pace.method
                ),
                help,
            });
        }
        policy.missing = self.missing.unwrap_or(policy.missing);
        Some((policy, faults))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(patch: &PolicyPatch) -> Vec<&'static [&'static str]> {
        patch.merge().unwrap().1.iter().map(|f| f.keys).collect()
    }

    #[test]
    fn the_place_of_a_fault_is_what_was_stated() {
        let mut patch = PolicyPatch::default();
        patch.aspirational.red_below = Some(0.8);
        assert_eq!(faults(&patch), [["grades", "aspirational", "red_below"]]);
        patch.aspirational.green_from = Some(0.75);
        assert_eq!(faults(&patch), [["grades", "aspirational", "green_from"]]);
        let mut patch = PolicyPatch {
            method: Some(PaceMethod::Gap),
            ..PolicyPatch::default()
        };
        assert_eq!(faults(&patch), [["pace", "method"]]);
        patch.on_track = Some(0.8);
        assert_eq!(faults(&patch), [["pace", "on_track"]]);
        patch.at_risk = Some(0.7);
        assert_eq!(faults(&patch), [["pace", "at_risk"]]);
    }

    #[test]
    fn members_merge_one_by_one() {
        let patch = PolicyPatch {
            extends: Some("google".into()),
            on_track: Some(0.8),
            ..PolicyPatch::default()
        };
        let (policy, _) = patch.merge().unwrap();
        assert_eq!(policy.name(), "custom");
        assert_eq!(policy.rounding(), Rounding::Tenths);
        assert_eq!(policy.pace().on_track().to_string(), "0.8");
        assert_eq!(policy.pace().at_risk().to_string(), "0.7");
    }
}
