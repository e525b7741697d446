//! Plan curves: what share of the expected score is due by today [SPEC 6.3].

use super::Window;
use crate::{
    model::{PlanRow, Shape, StepRow},
    values::{Date, PlanCurve},
};

/// The curve that a measure follows when the document states none.
pub(crate) fn default_curve(shape: Shape) -> PlanCurve {
    match shape {
        Shape::Milestone | Shape::Discover => PlanCurve::AtEnd,
        Shape::AtLeast { .. } | Shape::AtMost { .. } | Shape::Between { .. } => PlanCurve::Constant,
        _ => PlanCurve::Linear,
    }
}

/// A window, and how much of it has passed on a day.
#[derive(Clone, Copy)]
pub(crate) struct Passed {
    pub(crate) window: Window,
    pub(crate) as_of: Date,
    /// [SPEC 6.2]
    pub(crate) elapsed: f64,
}

impl Passed {
    pub(crate) fn of(window: Window, as_of: Date) -> Self {
        Self {
            window,
            as_of,
            elapsed: window.elapsed(as_of),
        }
    }
}

/// The planned share c at the end of `as_of`, 0 to 1.
pub(crate) fn share_planned(plan: PlanRow, steps: &[StepRow], shape: Shape, passed: Passed) -> f64 {
    let Passed {
        window,
        as_of,
        elapsed: f,
    } = passed;
    if as_of < window.start {
        return 0.0;
    }
    let curve = match plan {
        PlanRow::Default => default_curve(shape),
        PlanRow::Curve(curve) => curve,
        PlanRow::Steps(_) => {
            let passed = steps
                .iter()
                .rev()
                .find(|step| step.by.is_some_and(|by| by <= as_of));
            return passed.map_or(0.0, |step| step.share);
        }
    };
    match curve {
        PlanCurve::Linear => f,
        PlanCurve::FrontLoaded => 1.0 - (1.0 - f) * (1.0 - f),
        PlanCurve::BackLoaded => f * f,
        PlanCurve::SCurve => (f * f) * (3.0 - 2.0 * f),
        PlanCurve::AtEnd => f64::from(u8::from(as_of >= window.due)),
        PlanCurve::Constant => 1.0,
    }
}
