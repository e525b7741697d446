//! The policy member.

use serde::{Serialize, Serializer};

use super::{Custom, Text, setters};
use crate::values::{Missing, PaceMethod, PacePlan, PaceTarget, Rounding};

/// A document's policy: a name [SPEC 7.3] or an object.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
#[non_exhaustive]
pub enum PolicyMember<'a> {
    /// One of the named policies.
    Named(
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::PolicyName"))]
        Text<'a>,
    ),
    /// An object, merged over the policy that it extends.
    Object(Box<PolicyObject<'a>>),
}

impl<'a> PolicyMember<'a> {
    /// One of the named policies.
    pub fn named(name: impl Into<Text<'a>>) -> Self {
        Self::Named(name.into())
    }
}

impl<'a> From<PolicyObject<'a>> for PolicyMember<'a> {
    fn from(object: PolicyObject<'a>) -> Self {
        Self::Object(Box::new(object))
    }
}

impl Serialize for PolicyMember<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Named(name) => serializer.serialize_str(name),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

/// A policy object; what it does not state comes from what it extends.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Policy", deny_unknown_fields))]
#[non_exhaustive]
pub struct PolicyObject<'a> {
    /// The named policy that it changes; `default` if it names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::PolicyName"))]
    pub extends: Option<Text<'a>>,
    /// What the scorecard calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Title"))]
    pub name: Option<Text<'a>>,
    /// Expected scores.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<ExpectedObject<'a>>,
    /// Limits of the grades.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grades: Option<GradesObject<'a>>,
    /// How pace is judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pace: Option<PaceObject<'a>>,
    /// What an unreported key result counts as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Missing>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> PolicyObject<'a> {
    setters! {
        /// Names the policy that it changes.
        extends: text,
        /// Names it.
        name: text,
        /// States expected scores.
        expected: (some ExpectedObject<'a>),
        /// States limits of grades.
        grades: (some GradesObject<'a>),
        /// States how pace is judged.
        pace: (some PaceObject<'a>),
        /// States what an unreported key result counts as.
        missing: (some Missing),
        /// Keeps something of your own.
        custom: custom,
    }
}

/// Expected scores, 0 to 1.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Expected", deny_unknown_fields))]
#[allow(clippy::exhaustive_structs)] // a plain record; it grows only with the format
pub struct ExpectedObject<'a> {
    /// Of committed goals.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Share"))]
    pub committed: Option<f64>,
    /// Of aspirational goals.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Share"))]
    pub aspirational: Option<f64>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

/// Limits of the grades by commitment.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Grades", deny_unknown_fields))]
#[allow(clippy::exhaustive_structs)] // a plain record; it grows only with the format
pub struct GradesObject<'a> {
    /// Of committed goals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub committed: Option<LimitsObject<'a>>,
    /// Of aspirational goals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspirational: Option<LimitsObject<'a>>,
    /// How scores are rounded before they are graded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounding: Option<Rounding>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

/// Limits of the grades: red below, green from.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "GradeLimits", deny_unknown_fields)
)]
#[allow(clippy::exhaustive_structs)] // a plain record; it grows only with the format
pub struct LimitsObject<'a> {
    /// Scores below this are red.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Share"))]
    pub red_below: Option<f64>,
    /// Scores from this on are green.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Share"))]
    pub green_from: Option<f64>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

/// How pace is judged [SPEC 7.1].
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "PaceRule", deny_unknown_fields))]
#[allow(clippy::exhaustive_structs)] // a plain record; it grows only with the format
pub struct PaceObject<'a> {
    /// The method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<PaceMethod>,
    /// The limit of `on_track`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Share"))]
    pub on_track: Option<f64>,
    /// The limit of `at_risk`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Share"))]
    pub at_risk: Option<f64>,
    /// What is compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<PaceTarget>,
    /// Whether the plan curve counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<PacePlan>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}
