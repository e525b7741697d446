//! One measure as plain numbers, for hosts that keep their own tables.

use super::measure::measure;
use crate::{
    diagnostic::Code,
    error::Error,
    model::Shape,
    values::{Accumulate, MAX_MAGNITUDE, Over, Score, plus_zero},
};

/// A measure of one value, without history, dates or identifiers [SPEC 3.1 to 3.5, 3.8].
///
/// ```
/// use okr_core::PlainMeasure;
///
/// let nps = PlainMeasure::increase(32.0, 55.0)?;
/// assert_eq!(nps.score(34.0)?.to_string(), "0.086956522");
/// let uptime = PlainMeasure::at_least(99.9, Some(99.0), false)?;
/// assert_eq!(uptime.progress(98.0)?, 0.0);
/// assert!(PlainMeasure::increase(5.0, 5.0).is_err());
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PlainMeasure(Shape);

fn number(name: &str, x: f64) -> Result<f64, Error> {
    if x.abs() <= MAX_MAGNITUDE {
        Ok(plus_zero(x))
    } else {
        Err(Error::value(
            Code::E006,
            format!("{name} `{x}` is not a finite number of at most 10^15 in magnitude"),
            "use a larger unit",
        ))
    }
}

fn optional(name: &str, x: Option<f64>) -> Result<f64, Error> {
    x.map_or(Ok(f64::NAN), |x| number(name, x))
}

impl PlainMeasure {
    fn checked(shape: Shape) -> Result<Self, Error> {
        match crate::model::measure_fault(shape) {
            None => Ok(Self(shape)),
            Some((code, message, help)) => Err(Error::value(code, message, help)),
        }
    }

    /// From `baseline` up to `target` [SPEC 3.1].
    pub fn increase(baseline: f64, target: f64) -> Result<Self, Error> {
        Self::toward(baseline, target, false)
    }

    /// From `baseline` down to `target` [SPEC 3.1].
    pub fn decrease(baseline: f64, target: f64) -> Result<Self, Error> {
        Self::toward(baseline, target, true)
    }

    fn toward(baseline: f64, target: f64, decrease: bool) -> Result<Self, Error> {
        Self::checked(Shape::Toward {
            baseline: number("baseline", baseline)?,
            target: number("target", target)?,
            accumulate: Accumulate::Latest,
            decrease,
        })
    }

    /// At least `threshold`, with an optional ramp from `floor` [SPEC 3.2].
    pub fn at_least(threshold: f64, floor: Option<f64>, strict: bool) -> Result<Self, Error> {
        Self::checked(Shape::AtLeast {
            threshold: number("threshold", threshold)?,
            floor: optional("floor", floor)?,
            strict,
            over: Over::Latest,
        })
    }

    /// At most `threshold`, with an optional ramp to `ceiling` [SPEC 3.3].
    pub fn at_most(threshold: f64, ceiling: Option<f64>, strict: bool) -> Result<Self, Error> {
        Self::checked(Shape::AtMost {
            threshold: number("threshold", threshold)?,
            ceiling: optional("ceiling", ceiling)?,
            strict,
            over: Over::Latest,
        })
    }

    /// Between `low` and `high`, with an optional ramp of `tolerance` on either side [SPEC 3.4].
    pub fn between(
        low: f64,
        high: f64,
        tolerance: Option<f64>,
        strict: bool,
    ) -> Result<Self, Error> {
        Self::checked(Shape::Between {
            low: number("low", low)?,
            high: number("high", high)?,
            tolerance: optional("tolerance", tolerance)?,
            strict,
            over: Over::Latest,
        })
    }

    /// 0 or 1 [SPEC 3.5].
    pub fn milestone() -> Self {
        Self(Shape::Milestone)
    }

    /// Any value will do [SPEC 3.8].
    pub fn discover() -> Self {
        Self(Shape::Discover)
    }

    fn measure(self, value: f64) -> Result<(f64, Score), Error> {
        let value = number("value", value)?;
        if self.0 == Shape::Milestone && value != 0.0 && value != 1.0 {
            return Err(Error::value(
                Code::E006,
                format!("`{value}` is not a milestone's value"),
                "give 0 for open or 1 for done",
            ));
        }
        Ok(measure(&self.0, &[], value))
    }

    /// The unclamped attainment of a value; may be negative or above 1.
    ///
    /// # Errors
    ///
    /// `E006` when the value is not finite or beyond 10^15, or no milestone's.
    pub fn progress(self, value: f64) -> Result<f64, Error> {
        Ok(self.measure(value)?.0)
    }

    /// The score of a value, 0 to 1. Errors as [`PlainMeasure::progress`].
    pub fn score(self, value: f64) -> Result<Score, Error> {
        Ok(self.measure(value)?.1)
    }
}
