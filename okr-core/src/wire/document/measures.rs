//! Measures, plans and sources.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Custom, Text, is_default, is_one, setters};
use crate::values::{Accumulate, Date, Interpolate, Over, PlanCurve};

/// How a key result is measured [SPEC 3].
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Measure<'a> {
    /// From a baseline up to a target [SPEC 3.1].
    Increase {
        /// Where it starts.
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
        baseline: f64,
        /// Where it should end.
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
        target: f64,
        /// What its value is made of.
        #[serde(skip_serializing_if = "is_default")]
        accumulate: Accumulate,
        /// Anything of your own.
        #[serde(skip_serializing_if = "Option::is_none")]
        custom: Option<Custom<'a>>,
    },
    /// From a baseline down to a target [SPEC 3.1].
    Decrease {
        /// Where it starts.
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
        baseline: f64,
        /// Where it should end.
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
        target: f64,
        /// What its value is made of.
        #[serde(skip_serializing_if = "is_default")]
        accumulate: Accumulate,
        /// Anything of your own.
        #[serde(skip_serializing_if = "Option::is_none")]
        custom: Option<Custom<'a>>,
    },
    /// A lower limit [SPEC 3.2].
    AtLeast {
        /// The limit.
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
        threshold: f64,
        /// Where the score is 0; a ramp leads from here to the limit.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
        floor: Option<f64>,
        /// Whether the limit itself is a miss.
        #[serde(skip_serializing_if = "is_default")]
        strict: bool,
        /// How scores combine over time.
        #[serde(skip_serializing_if = "is_default")]
        over: Over,
        /// Anything of your own.
        #[serde(skip_serializing_if = "Option::is_none")]
        custom: Option<Custom<'a>>,
    },
    /// An upper limit [SPEC 3.3].
    AtMost {
        /// The limit.
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
        threshold: f64,
        /// Where the score is 0; a ramp leads from here to the limit.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
        ceiling: Option<f64>,
        /// Whether the limit itself is a miss.
        #[serde(skip_serializing_if = "is_default")]
        strict: bool,
        /// How scores combine over time.
        #[serde(skip_serializing_if = "is_default")]
        over: Over,
        /// Anything of your own.
        #[serde(skip_serializing_if = "Option::is_none")]
        custom: Option<Custom<'a>>,
    },
    /// A range [SPEC 3.4].
    Between {
        /// Its lower end.
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
        low: f64,
        /// Its upper end.
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
        high: f64,
        /// How far outside the score reaches 0.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
        tolerance: Option<f64>,
        /// Whether the ends themselves are a miss.
        #[serde(skip_serializing_if = "is_default")]
        strict: bool,
        /// How scores combine over time.
        #[serde(skip_serializing_if = "is_default")]
        over: Over,
        /// Anything of your own.
        #[serde(skip_serializing_if = "Option::is_none")]
        custom: Option<Custom<'a>>,
    },
    /// Done or not done [SPEC 3.5].
    Milestone {
        /// Anything of your own.
        #[serde(skip_serializing_if = "Option::is_none")]
        custom: Option<Custom<'a>>,
    },
    /// A list of items [SPEC 3.6].
    Checklist {
        /// The items; at least one.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        items: Vec<ChecklistItem<'a>>,
        /// Anything of your own.
        #[serde(skip_serializing_if = "Option::is_none")]
        custom: Option<Custom<'a>>,
    },
    /// A scale of points [SPEC 3.7].
    Zones {
        /// The points; at least two.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        points: Vec<ZonePoint<'a>>,
        /// What holds between two points.
        #[serde(skip_serializing_if = "is_default")]
        interpolate: Interpolate,
        /// Anything of your own.
        #[serde(skip_serializing_if = "Option::is_none")]
        custom: Option<Custom<'a>>,
    },
    /// A baseline to be found [SPEC 3.8].
    Discover {
        /// Anything of your own.
        #[serde(skip_serializing_if = "Option::is_none")]
        custom: Option<Custom<'a>>,
    },
    /// The objectives aligned to this key result [SPEC 3.9].
    Aligned {
        /// Anything of your own.
        #[serde(skip_serializing_if = "Option::is_none")]
        custom: Option<Custom<'a>>,
    },
}

impl<'a> Measure<'a> {
    /// From a baseline up to a target; the latest value counts.
    pub fn increase(baseline: f64, target: f64) -> Self {
        Self::Increase {
            baseline,
            target,
            accumulate: Accumulate::Latest,
            custom: None,
        }
    }

    /// From a baseline down to a target; the latest value counts.
    pub fn decrease(baseline: f64, target: f64) -> Self {
        Self::Decrease {
            baseline,
            target,
            accumulate: Accumulate::Latest,
            custom: None,
        }
    }

    /// At least a limit, without a ramp.
    pub fn at_least(threshold: f64) -> Self {
        Self::AtLeast {
            threshold,
            floor: None,
            strict: false,
            over: Over::Latest,
            custom: None,
        }
    }

    /// At most a limit, without a ramp.
    pub fn at_most(threshold: f64) -> Self {
        Self::AtMost {
            threshold,
            ceiling: None,
            strict: false,
            over: Over::Latest,
            custom: None,
        }
    }

    /// Between two limits, without a ramp.
    pub fn between(low: f64, high: f64) -> Self {
        Self::Between {
            low,
            high,
            tolerance: None,
            strict: false,
            over: Over::Latest,
            custom: None,
        }
    }

    /// Done or not done.
    pub fn milestone() -> Self {
        Self::Milestone { custom: None }
    }

    /// A list of items.
    pub fn checklist(items: Vec<ChecklistItem<'a>>) -> Self {
        Self::Checklist {
            items,
            custom: None,
        }
    }

    /// A scale of points with straight lines between them.
    pub fn zones(points: Vec<ZonePoint<'a>>) -> Self {
        Self::Zones {
            points,
            interpolate: Interpolate::Linear,
            custom: None,
        }
    }

    /// A baseline to be found.
    pub fn discover() -> Self {
        Self::Discover { custom: None }
    }

    /// The objectives aligned to this key result.
    pub fn aligned() -> Self {
        Self::Aligned { custom: None }
    }
}

/// One item of a checklist.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct ChecklistItem<'a> {
    /// Its identifier, unique in the list.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Id"))]
    pub id: Text<'a>,
    /// What is to be done.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Title"))]
    pub title: Text<'a>,
    /// How much it counts.
    #[serde(skip_serializing_if = "is_one")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::wire::schema::WeightNumber")
    )]
    pub weight: f64,
    /// The day on which it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> ChecklistItem<'a> {
    /// An item that is not done yet.
    pub fn new(id: impl Into<Text<'a>>, title: impl Into<Text<'a>>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            weight: 1.0,
            done_on: None,
            custom: None,
        }
    }

    setters! {
        /// States how much it counts.
        weight: (is f64),
        /// States the day on which it was done.
        done_on: (some Date),
        /// Keeps something of your own.
        custom: custom,
    }
}

/// One point of a scale.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct ZonePoint<'a> {
    /// The value.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Number"))]
    pub at: f64,
    /// Its score, 0 to 1.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Share"))]
    pub score: f64,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> ZonePoint<'a> {
    /// A value and its score.
    pub fn new(at: f64, score: f64) -> Self {
        Self {
            at,
            score,
            custom: None,
        }
    }

    setters! {
        /// Keeps something of your own.
        custom: custom,
    }
}

/// How progress is planned over time [SPEC 6.3].
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged, deny_unknown_fields))]
#[non_exhaustive]
pub enum Plan<'a> {
    /// By a named curve.
    Curve(PlanCurve),
    /// In steps, the last one on the original due date with share 1.
    Steps {
        /// The steps.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        steps: Vec<PlanStep<'a>>,
        /// Anything of your own.
        #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Option::is_none"))]
        custom: Option<Custom<'a>>,
    },
}

impl<'a> Plan<'a> {
    /// In steps.
    pub fn steps(steps: Vec<PlanStep<'a>>) -> Self {
        Self::Steps {
            steps,
            custom: None,
        }
    }
}

impl Serialize for Plan<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Curve(curve) => curve.serialize(serializer),
            Self::Steps { steps, custom } => object(serializer, "steps", steps, custom.as_ref()),
        }
    }
}

/// One step of a plan.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct PlanStep<'a> {
    /// The day.
    pub by: Date,
    /// The share of the expected score by then, 0 to 1.
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Share"))]
    pub share: f64,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> PlanStep<'a> {
    /// A share by a day.
    pub fn new(by: Date, share: f64) -> Self {
        Self {
            by,
            share,
            custom: None,
        }
    }

    setters! {
        /// Keeps something of your own.
        custom: custom,
    }
}

/// Where a key result's values come from [SPEC 3.12].
#[derive(Clone, PartialEq, Debug, Default)]
#[non_exhaustive]
pub enum Source<'a> {
    /// From its check-ins.
    #[default]
    CheckIns,
    /// From a KPI's measurements.
    Kpi {
        /// The KPI.
        kpi: Text<'a>,
        /// Anything of your own.
        custom: Option<Custom<'a>>,
    },
    /// From the sum of other key results' values.
    SumOf {
        /// The key results.
        sum_of: Vec<Text<'a>>,
        /// Anything of your own.
        custom: Option<Custom<'a>>,
    },
}

impl<'a> Source<'a> {
    /// From a KPI's measurements.
    pub fn kpi(id: impl Into<Text<'a>>) -> Self {
        Self::Kpi {
            kpi: id.into(),
            custom: None,
        }
    }

    /// From the sum of other key results' values.
    pub fn sum_of<T: Into<Text<'a>>>(ids: impl IntoIterator<Item = T>) -> Self {
        Self::SumOf {
            sum_of: ids.into_iter().map(Into::into).collect(),
            custom: None,
        }
    }
}

impl Serialize for Source<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::CheckIns => serializer.serialize_str("check_ins"),
            Self::Kpi { kpi, custom } => object(serializer, "kpi", kpi, custom.as_ref()),
            Self::SumOf { sum_of, custom } => object(serializer, "sum_of", sum_of, custom.as_ref()),
        }
    }
}

/// An object of one member and perhaps `custom`.
fn object<S: Serializer>(
    serializer: S,
    name: &'static str,
    value: &impl Serialize,
    custom: Option<&Custom<'_>>,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry(name, value)?;
    if let Some(custom) = custom {
        map.serialize_entry("custom", custom)?;
    }
    map.end()
}
