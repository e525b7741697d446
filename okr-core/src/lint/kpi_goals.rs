//! Key results that take their values from a KPI and say which way it is to go.

use super::context::Context;
use crate::model::{Shape, SourceRow};

/// What one key result wants of a KPI on the day.
#[derive(Clone, Copy)]
pub(crate) struct KpiGoal {
    pub(crate) key_result: u32,
    pub(crate) kpi: u32,
    pub(crate) cycle: u32,
    /// Up (`increase`, `at_least`) or down (`decrease`, `at_most`).
    pub(crate) up: bool,
    /// The target or threshold.
    pub(crate) limit: f64,
}

/// Those of the key results in force, in document order.
pub(crate) fn kpi_goals<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = KpiGoal> + 'a {
    let store = cx.store();
    let alignment = cx.alignment();
    (alignment.objective_rows())
        .flat_map(|objective| alignment.key_result_rows(objective))
        .filter_map(move |row| {
            let key_result = &store.key_results[row as usize];
            let SourceRow::Kpi(kpi) = key_result.source else {
                return None;
            };
            let (up, limit) = match cx.in_force(key_result).measure.shape {
                Shape::Toward {
                    target, decrease, ..
                } => (!decrease, target),
                Shape::AtLeast { threshold, .. } => (true, threshold),
                Shape::AtMost { threshold, .. } => (false, threshold),
                _ => return None,
            };
            Some(KpiGoal {
                key_result: row,
                kpi,
                cycle: store.objectives[key_result.objective as usize].cycle,
                up,
                limit,
            })
        })
}
