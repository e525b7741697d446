//! Objectives, key results and their history.

use serde::Serialize;

use super::{Custom, Measure, Plan, Source, Text, is_default, is_one, setters};
use crate::values::{
    Combine, Commitment, ComponentSource, Date, InitiativeState, ObjectiveKind, Origin, Role,
};

/// A qualitative goal of a unit in a cycle [SPEC 1].
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Objective<'a> {
    /// Its identifier.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Id"))]
    pub id: Text<'a>,
    /// Its title.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Title"))]
    pub title: Text<'a>,
    /// More about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'a>>,
    /// The unit that owns it.
    pub owner: Text<'a>,
    /// The unit, often a person, that answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accountable: Option<Text<'a>>,
    /// Its cycle.
    pub cycle: Text<'a>,
    /// What is promised of it.
    pub commitment: Commitment,
    /// What sort of change it is after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ObjectiveKind>,
    /// Who set it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// What it supports.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aligned_to: Vec<Alignment<'a>>,
    /// Whom it depends on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<Dependency<'a>>,
    /// What its score is made of [SPEC 4.5].
    #[serde(skip_serializing_if = "is_default")]
    pub from: ComponentSource,
    /// How the components combine [SPEC 4.5].
    #[serde(skip_serializing_if = "is_default")]
    pub combine: Combine,
    /// Its key results.
    pub key_results: Vec<KeyResult<'a>>,
    /// Work that is meant to move key results; never scored.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub initiatives: Vec<Initiative<'a>>,
    /// The objective that it was carried over from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<Text<'a>>,
    /// That it was dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Drop<'a>>,
    /// That it was escalated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub escalations: Vec<Escalation<'a>>,
    /// What a review said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Review<'a>>,
    /// Words to find it by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Text<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Objective<'a> {
    /// An objective without key results yet.
    pub fn new(
        id: impl Into<Text<'a>>,
        title: impl Into<Text<'a>>,
        owner: impl Into<Text<'a>>,
        cycle: impl Into<Text<'a>>,
        commitment: Commitment,
    ) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            description: None,
            owner: owner.into(),
            accountable: None,
            cycle: cycle.into(),
            commitment,
            kind: None,
            origin: None,
            aligned_to: Vec::new(),
            depends_on: Vec::new(),
            from: ComponentSource::KeyResults,
            combine: Combine::Mean,
            key_results: Vec::new(),
            initiatives: Vec::new(),
            carried_from: None,
            dropped: None,
            escalations: Vec::new(),
            review: None,
            tags: Vec::new(),
            custom: None,
        }
    }

    setters! {
        /// Says more about it.
        description: text,
        /// Names who answers for it.
        accountable: text,
        /// States what sort of change it is after.
        kind: (some ObjectiveKind),
        /// States who set it.
        origin: (some Origin),
        /// Adds something that it supports.
        align: (push aligned_to Alignment<'a>),
        /// Adds somebody that it depends on.
        depend: (push depends_on Dependency<'a>),
        /// States what its score is made of.
        from: (is ComponentSource),
        /// States how the components combine.
        combine: (is Combine),
        /// Adds a key result.
        key_result: (push key_results KeyResult<'a>),
        /// Adds an initiative.
        initiative: (push initiatives Initiative<'a>),
        /// Names the objective that it was carried over from.
        carried_from: text,
        /// States that it was dropped.
        dropped: (some Drop<'a>),
        /// Adds an escalation.
        escalation: (push escalations Escalation<'a>),
        /// States what a review said.
        review: (some Review<'a>),
        /// Adds a tag.
        tag: (push tags Text<'a>),
        /// Keeps something of your own.
        custom: custom,
    }
}

/// One thing that an objective supports: an objective, a key result or a priority.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(deny_unknown_fields, transform = crate::wire::schema::exactly_one_target)
)]
#[non_exhaustive]
pub struct Alignment<'a> {
    /// The objective that it supports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<Text<'a>>,
    /// The key result that it supports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_result: Option<Text<'a>>,
    /// The strategic priority that it supports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<Text<'a>>,
    /// How much it counts there.
    #[serde(skip_serializing_if = "is_one")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::wire::schema::WeightNumber")
    )]
    pub weight: f64,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Alignment<'a> {
    const NOTHING: Self = Self {
        objective: None,
        key_result: None,
        priority: None,
        weight: 1.0,
        custom: None,
    };

    /// Supports an objective.
    pub fn objective(id: impl Into<Text<'a>>) -> Self {
        Self {
            objective: Some(id.into()),
            ..Self::NOTHING
        }
    }

    /// Supports a key result.
    pub fn key_result(id: impl Into<Text<'a>>) -> Self {
        Self {
            key_result: Some(id.into()),
            ..Self::NOTHING
        }
    }

    /// Supports a strategic priority.
    pub fn priority(id: impl Into<Text<'a>>) -> Self {
        Self {
            priority: Some(id.into()),
            ..Self::NOTHING
        }
    }

    setters! {
        /// States how much it counts there.
        weight: (is f64),
        /// Keeps something of your own.
        custom: custom,
    }
}

/// A unit that an objective depends on.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Dependency<'a> {
    /// The unit.
    pub unit: Text<'a>,
    /// The objective that it has for this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<Text<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Dependency<'a> {
    /// A dependency on a unit.
    pub fn new(unit: impl Into<Text<'a>>) -> Self {
        Self {
            unit: unit.into(),
            objective: None,
            custom: None,
        }
    }

    setters! {
        /// Names the objective that the unit has for this.
        objective: text,
        /// Keeps something of your own.
        custom: custom,
    }
}

/// Work that is meant to move key results; never scored.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Initiative<'a> {
    /// Its identifier.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Id"))]
    pub id: Text<'a>,
    /// Its title.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Title"))]
    pub title: Text<'a>,
    /// The key results that it is to move.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub key_results: Vec<Text<'a>>,
    /// The unit that does it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Text<'a>>,
    /// Where it stands.
    #[serde(skip_serializing_if = "is_default")]
    pub state: InitiativeState,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Initiative<'a> {
    /// An open initiative.
    pub fn new(id: impl Into<Text<'a>>, title: impl Into<Text<'a>>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            key_results: Vec::new(),
            owner: None,
            state: InitiativeState::Open,
            custom: None,
        }
    }

    setters! {
        /// Adds a key result that it is to move.
        key_result: (push key_results Text<'a>),
        /// Names the unit that does it.
        owner: text,
        /// States where it stands.
        state: (is InitiativeState),
        /// Keeps something of your own.
        custom: custom,
    }
}

/// That a goal was dropped: it counts until the day before [SPEC 4.4].
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Drop<'a> {
    /// The first day on which it does not count.
    pub on: Date,
    /// Why.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Reason"))]
    pub reason: Text<'a>,
    /// What took its place: an objective for an objective, a key result for a key result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<Text<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Drop<'a> {
    /// Dropped from a day on, for a reason.
    pub fn new(on: Date, reason: impl Into<Text<'a>>) -> Self {
        Self {
            on,
            reason: reason.into(),
            replaced_by: None,
            custom: None,
        }
    }

    setters! {
        /// Names what took its place.
        replaced_by: text,
        /// Keeps something of your own.
        custom: custom,
    }
}

/// That a committed goal at risk was raised with those above.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Escalation<'a> {
    /// The day.
    pub on: Date,
    /// What was said.
    pub note: Text<'a>,
    /// Who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Text<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Escalation<'a> {
    /// An escalation.
    pub fn new(on: Date, note: impl Into<Text<'a>>) -> Self {
        Self {
            on,
            note: note.into(),
            by: None,
            custom: None,
        }
    }

    setters! {
        /// Names who said it.
        by: text,
        /// Keeps something of your own.
        custom: custom,
    }
}

/// What a review said; with a score it overrides the computed one [SPEC 4.7].
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(deny_unknown_fields, transform = crate::wire::schema::score_needs_reason)
)]
#[non_exhaustive]
pub struct Review<'a> {
    /// The day from which a score counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The score in place of the computed one, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Share"))]
    pub score: Option<f64>,
    /// Why it overrides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text<'a>>,
    /// Why a commitment was missed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Text<'a>>,
    /// What was learned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learned: Option<Text<'a>>,
    /// Who reviewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Text<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Review<'a> {
    /// A score in place of the computed one, from a day on, for a reason.
    pub fn overriding(on: Date, score: f64, reason: impl Into<Text<'a>>) -> Self {
        Self {
            on: Some(on),
            score: Some(score),
            reason: Some(reason.into()),
            ..Self::default()
        }
    }

    setters! {
        /// States the day.
        on: (some Date),
        /// Explains why a commitment was missed.
        explanation: text,
        /// States what was learned.
        learned: text,
        /// Names who reviewed.
        by: text,
        /// Keeps something of your own.
        custom: custom,
    }
}

/// Measured evidence for one objective [SPEC 1].
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct KeyResult<'a> {
    /// Its identifier.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Id"))]
    pub id: Text<'a>,
    /// Its title.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Title"))]
    pub title: Text<'a>,
    /// More about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'a>>,
    /// How it is measured.
    pub measure: Measure<'a>,
    /// What it is measured in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text<'a>>,
    /// How much it counts in its objective.
    #[serde(skip_serializing_if = "is_one")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::wire::schema::WeightNumber")
    )]
    pub weight: f64,
    /// Whether it counts or caps [SPEC 4.6].
    #[serde(skip_serializing_if = "is_default")]
    pub role: Role,
    /// What is promised of it, where that is not its objective's commitment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitment: Option<Commitment>,
    /// The unit that owns it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Text<'a>>,
    /// The first day of its window, where that is not the cycle's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// The last day of its window, where that is not the cycle's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// How progress is planned over time [SPEC 6.3].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan<'a>>,
    /// Where its values come from [SPEC 3.12].
    #[serde(skip_serializing_if = "is_default")]
    pub source: Source<'a>,
    /// Dated values, in any order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub check_ins: Vec<CheckIn<'a>>,
    /// Dated changes, in any order [SPEC 4.3].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<Amendment<'a>>,
    /// That it was dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Drop<'a>>,
    /// What a review said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Review<'a>>,
    /// Words to find it by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Text<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> KeyResult<'a> {
    /// A key result without history yet.
    pub fn new(id: impl Into<Text<'a>>, title: impl Into<Text<'a>>, measure: Measure<'a>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            description: None,
            measure,
            unit: None,
            weight: 1.0,
            role: Role::Key,
            commitment: None,
            owner: None,
            start: None,
            due: None,
            plan: None,
            source: Source::CheckIns,
            check_ins: Vec::new(),
            amendments: Vec::new(),
            dropped: None,
            review: None,
            tags: Vec::new(),
            custom: None,
        }
    }

    setters! {
        /// Says more about it.
        description: text,
        /// States what it is measured in.
        unit: text,
        /// States how much it counts.
        weight: (is f64),
        /// States whether it counts or caps.
        role: (is Role),
        /// States what is promised of it.
        commitment: (some Commitment),
        /// Names the unit that owns it.
        owner: text,
        /// States the first day of its window.
        start: (some Date),
        /// States the last day of its window.
        due: (some Date),
        /// States how progress is planned.
        plan: (some Plan<'a>),
        /// States where its values come from.
        source: (is Source<'a>),
        /// Adds a check-in.
        check_in: (push check_ins CheckIn<'a>),
        /// Adds an amendment.
        amendment: (push amendments Amendment<'a>),
        /// States that it was dropped.
        dropped: (some Drop<'a>),
        /// States what a review said.
        review: (some Review<'a>),
        /// Adds a tag.
        tag: (push tags Text<'a>),
        /// Keeps something of your own.
        custom: custom,
    }
}

/// A dated value of a key result, with confidence, note and author.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct CheckIn<'a> {
    /// The day: its end.
    pub on: Date,
    /// The value; a milestone takes 0 and 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::wire::schema::NumberOrBoolean")
    )]
    pub value: Option<f64>,
    /// How sure somebody is that it will be reached, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Share"))]
    pub confidence: Option<f64>,
    /// What was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<'a>>,
    /// Who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Text<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> CheckIn<'a> {
    /// A check-in at the end of a day.
    pub fn new(on: Date) -> Self {
        Self {
            on,
            value: None,
            confidence: None,
            note: None,
            by: None,
            custom: None,
        }
    }

    setters! {
        /// States the value.
        value: (some f64),
        /// States the confidence, 0 to 1.
        confidence: (some f64),
        /// Says something about it.
        note: text,
        /// Names who said it.
        by: text,
        /// Keeps something of your own.
        custom: custom,
    }
}

/// A dated, reasoned change of a measure, a due date or a weight [SPEC 4.3].
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(deny_unknown_fields, transform = crate::wire::schema::changes_something)
)]
#[non_exhaustive]
pub struct Amendment<'a> {
    /// The first day on which it is in force.
    pub on: Date,
    /// Why.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Reason"))]
    pub reason: Text<'a>,
    /// Who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Text<'a>>,
    /// The new measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure<'a>>,
    /// The new due date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The new weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::wire::schema::WeightNumber")
    )]
    pub weight: Option<f64>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Amendment<'a> {
    /// An amendment that changes nothing yet.
    pub fn new(on: Date, reason: impl Into<Text<'a>>) -> Self {
        Self {
            on,
            reason: reason.into(),
            by: None,
            measure: None,
            due: None,
            weight: None,
            custom: None,
        }
    }

    setters! {
        /// Names who decided.
        by: text,
        /// States the new measure.
        measure: (some Measure<'a>),
        /// States the new due date.
        due: (some Date),
        /// States the new weight.
        weight: (some f64),
        /// Keeps something of your own.
        custom: custom,
    }
}
