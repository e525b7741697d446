//! FORMAT's portfolio as typed values: what a builder takes, what is saved, and what the
//! JSON Schema is made from. Loading does not go through these; see `read`.

mod checks;
mod edit;
mod goals;
mod measures;
mod parts;
mod policy;
pub(in crate::wire) mod save;

pub use checks::{Checks, Named, Waiver};
pub(crate) use edit::New;
pub use edit::{AuditEntry, Edit};
pub use goals::{
    Alignment, Amendment, CheckIn, Dependency, Drop, Escalation, Initiative, KeyResult, Objective,
    Review,
};
pub use measures::{ChecklistItem, Measure, Plan, PlanStep, Source, ZonePoint};
pub use parts::{Custom, Cycle, Healthy, Kpi, Measurement, Organization, Priority, Text, Unit};
pub use policy::{
    ExpectedObject, GradesObject, LimitsObject, PaceObject, PolicyMember, PolicyObject,
};

pub(in crate::wire) use save::checks;
use serde::Serialize;

use super::{load, write};
use crate::{
    error::{Error, ErrorKind},
    model::Portfolio,
};

/// Declares the methods that state optional members.
macro_rules! setters {
    ($($(#[$doc:meta])* $name:ident: $kind:tt,)+) => {
        $(setters!(@one $(#[$doc])* $name: $kind);)+
    };
    (@one $(#[$doc:meta])* $name:ident: text) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: impl Into<Text<'a>>) -> Self {
            self.$name = Some($name.into());
            self
        }
    };
    (@one $(#[$doc:meta])* $name:ident: custom) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: Custom<'a>) -> Self {
            self.$name = Some($name);
            self
        }
    };
    (@one $(#[$doc:meta])* $name:ident: (some $type:ty)) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: $type) -> Self {
            self.$name = Some($name);
            self
        }
    };
    (@one $(#[$doc:meta])* $name:ident: (is $type:ty)) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: $type) -> Self {
            self.$name = $name;
            self
        }
    };
    (@one $(#[$doc:meta])* $name:ident: (push $list:ident $type:ty)) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: $type) -> Self {
            self.$list.push($name);
            self
        }
    };
}
use setters;

/// A whole document, to be built in code or read back from a [`Portfolio`].
///
/// Values are taken as they come; [`Document::build`] checks them all at once, by
/// the same rules as a document that is loaded.
///
/// ```
/// use okr_core::document::{CheckIn, Cycle, Document, KeyResult, Measure, Objective, Organization, Unit};
/// use okr_core::{Commitment, Date, Level};
///
/// let day = |text: &str| text.parse::<Date>();
/// let portfolio = Document::new(Organization::new("Acme"))
///     .unit(Unit::new("support", "Support", Level::Company))
///     .cycle(Cycle::new("2026-Q4", day("2026-10-01")?, day("2026-12-31")?))
///     .objective(
///         Objective::new("o-trust", "Earn trust", "support", "2026-Q4", Commitment::Aspirational).key_result(
///             KeyResult::new("kr-nps", "Increase NPS from 32 to 55", Measure::increase(32.0, 55.0))
///                 .check_in(CheckIn::new(day("2026-11-01")?).value(41.0)),
///         ),
///     )
///     .build()?;
/// assert_eq!(portfolio.key_result_count(), 1);
/// assert_eq!(portfolio.to_document().build()?, portfolio);
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "Portfolio", deny_unknown_fields)
)]
#[non_exhaustive]
pub struct Document<'a, O = Vec<Objective<'a>>> {
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::Version"))]
    pub(crate) okr: &'static str,
    /// Whose portfolio this is.
    pub organization: Organization<'a>,
    /// The policy: a name or an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyMember<'a>>,
    /// How it is to be checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checks: Option<Checks<'a>>,
    /// The units; at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub units: Vec<Unit<'a>>,
    /// The cycles; at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub cycles: Vec<Cycle<'a>>,
    /// Ongoing health metrics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kpis: Vec<Kpi<'a>>,
    /// The objectives.
    pub objectives: O,
    /// What was done to it, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub audit: Vec<AuditEntry<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Document<'a> {
    /// A document without units, cycles and objectives yet.
    pub fn new(organization: Organization<'a>) -> Self {
        Self {
            okr: "1",
            organization,
            policy: None,
            checks: None,
            units: Vec::new(),
            cycles: Vec::new(),
            kpis: Vec::new(),
            objectives: Vec::new(),
            audit: Vec::new(),
            custom: None,
        }
    }

    setters! {
        /// States the policy.
        policy: (some PolicyMember<'a>),
        /// States how it is to be checked.
        checks: (some Checks<'a>),
        /// Adds a unit.
        unit: (push units Unit<'a>),
        /// Adds a cycle.
        cycle: (push cycles Cycle<'a>),
        /// Adds a KPI.
        kpi: (push kpis Kpi<'a>),
        /// Adds an objective.
        objective: (push objectives Objective<'a>),
        /// Keeps something of your own.
        custom: custom,
    }

    /// Checks everything and makes the portfolio.
    ///
    /// # Errors
    ///
    /// Every problem, with JSON Pointers into the document (and no lines and columns,
    /// as there is no text), sorted by place.
    pub fn build(&self) -> Result<Portfolio, Error> {
        let text = write::for_reading(self);
        load::load(&text).map_err(|mut problems| {
            super::locate::forget(&mut problems);
            Error::new(ErrorKind::Load, load::sorted(problems))
        })
    }
}

/// For members that are left out when they are at their default.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A weight of 1 is left out.
#[allow(clippy::trivially_copy_pass_by_ref)] // the signature that serde asks for
fn is_one(weight: &f64) -> bool {
    *weight == 1.0
}
