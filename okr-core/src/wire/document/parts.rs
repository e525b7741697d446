//! What stands beside the objectives.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::{is_default, setters};
use crate::{
    diagnostic::{Code, Problem},
    error::{Error, ErrorKind},
    values::{Date, Level, Phase},
    wire::{json::Lexer, scan::scan},
};

/// Text of a document, borrowed or owned.
pub type Text<'a> = Cow<'a, str>;

/// Any JSON of your own, kept to the letter: numbers keep their source text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Custom<'a>(pub(super) Text<'a>);

impl<'a> Custom<'a> {
    /// Takes JSON text.
    ///
    /// # Errors
    ///
    /// `E001` when it is not JSON.
    pub fn from_json(text: impl Into<Text<'a>>) -> Result<Self, Error> {
        let text = text.into();
        let mut lexer = Lexer::new(&text);
        match scan(&mut lexer, |_| {}).and_then(|()| lexer.end()) {
            Ok(()) => Ok(Self(text)),
            Err(fault) => Err(Error::new(
                ErrorKind::Value,
                vec![Problem::new(
                    Code::E001,
                    String::new(),
                    fault.0.message.into_owned(),
                    "write well-formed JSON (RFC 8259)".to_owned(),
                )],
            )),
        }
    }

    /// JSON that was read already.
    pub(in crate::wire) fn kept(text: impl Into<Text<'a>>) -> Self {
        Self(text.into())
    }

    /// The JSON text.
    pub fn as_json(&self) -> &str {
        &self.0
    }
}

impl Serialize for Custom<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::from_str::<&serde_json::value::RawValue>(&self.0)
            .map_err(serde::ser::Error::custom)?
            .serialize(serializer)
    }
}

/// Whose portfolio it is.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Organization<'a> {
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Title"))]
    pub name: Text<'a>,
    /// Why it exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mission: Option<Text<'a>>,
    /// What it wants to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vision: Option<Text<'a>>,
    /// Strategic priorities, which objectives may support.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub priorities: Vec<Priority<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Organization<'a> {
    /// An organization of that name.
    pub fn new(name: impl Into<Text<'a>>) -> Self {
        Self {
            name: name.into(),
            mission: None,
            vision: None,
            priorities: Vec::new(),
            custom: None,
        }
    }

    setters! {
        /// States why it exists.
        mission: text,
        /// States what it wants to be.
        vision: text,
        /// Adds a strategic priority.
        priority: (push priorities Priority<'a>),
        /// Keeps something of your own.
        custom: custom,
    }
}

/// A strategic priority.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Priority<'a> {
    /// Its identifier.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Id"))]
    pub id: Text<'a>,
    /// Its title.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Title"))]
    pub title: Text<'a>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Priority<'a> {
    /// A priority.
    pub fn new(id: impl Into<Text<'a>>, title: impl Into<Text<'a>>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            custom: None,
        }
    }

    setters! {
        /// Keeps something of your own.
        custom: custom,
    }
}

/// A company, department, team or person [SPEC 1].
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Unit<'a> {
    /// Its identifier.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Id"))]
    pub id: Text<'a>,
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Title"))]
    pub name: Text<'a>,
    /// Its level, not above its parent's.
    pub level: Level,
    /// The unit that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Text<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Unit<'a> {
    /// A unit.
    pub fn new(id: impl Into<Text<'a>>, name: impl Into<Text<'a>>, level: Level) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            level,
            parent: None,
            custom: None,
        }
    }

    setters! {
        /// Names the unit that it belongs to.
        parent: text,
        /// Keeps something of your own.
        custom: custom,
    }
}

/// A named period, first and last day included [SPEC 1].
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Cycle<'a> {
    /// Its identifier.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Id"))]
    pub id: Text<'a>,
    /// Its first day.
    pub start: Date,
    /// Its last day.
    pub end: Date,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Title"))]
    pub name: Option<Text<'a>>,
    /// Where it stands.
    #[serde(skip_serializing_if = "is_default")]
    pub phase: Phase,
    /// The cycle that it lies in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<Text<'a>>,
    /// How often check-ins are due, in days.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub check_in_every_days: Option<u64>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Cycle<'a> {
    /// A cycle from its first to its last day.
    pub fn new(id: impl Into<Text<'a>>, start: Date, end: Date) -> Self {
        Self {
            id: id.into(),
            start,
            end,
            name: None,
            phase: Phase::Active,
            parent: None,
            check_in_every_days: None,
            custom: None,
        }
    }

    setters! {
        /// Names it.
        name: text,
        /// States where it stands.
        phase: (is Phase),
        /// Names the cycle that it lies in.
        parent: text,
        /// States how often check-ins are due, in days.
        check_in_every_days: (some u64),
        /// Keeps something of your own.
        custom: custom,
    }
}

/// An ongoing health metric, which may feed key results [SPEC 3.12].
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Kpi<'a> {
    /// Its identifier.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Id"))]
    pub id: Text<'a>,
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Title"))]
    pub name: Text<'a>,
    /// What it is measured in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text<'a>>,
    /// The range in which all is well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub healthy: Option<Healthy<'a>>,
    /// Its history.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measurements: Vec<Measurement<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Kpi<'a> {
    /// A KPI.
    pub fn new(id: impl Into<Text<'a>>, name: impl Into<Text<'a>>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            unit: None,
            healthy: None,
            measurements: Vec::new(),
            custom: None,
        }
    }

    setters! {
        /// States what it is measured in.
        unit: text,
        /// States the range in which all is well.
        healthy: (some Healthy<'a>),
        /// Adds a measurement.
        measurement: (push measurements Measurement<'a>),
        /// Keeps something of your own.
        custom: custom,
    }
}

/// A KPI's healthy range; either end may be open.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Healthy<'a> {
    /// All is well from here on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
    pub low: Option<f64>,
    /// All is well up to here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
    pub high: Option<f64>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Healthy<'a> {
    setters! {
        /// States the lower end.
        low: (some f64),
        /// States the upper end.
        high: (some f64),
        /// Keeps something of your own.
        custom: custom,
    }
}

/// A KPI's value at the end of a day.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct Measurement<'a> {
    /// The day.
    pub on: Date,
    /// The value.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
    pub value: f64,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Measurement<'a> {
    /// A value at the end of a day.
    pub fn new(on: Date, value: f64) -> Self {
        Self {
            on,
            value,
            custom: None,
        }
    }

    setters! {
        /// Keeps something of your own.
        custom: custom,
    }
}
