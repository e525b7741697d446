//! What people do with goals while they last: check in, change targets, drop, carry over.

use serde::Serialize;

use super::share::{Share, twice_the_median};

/// Measures of key results that were changed, all that are not dropped.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Targets {
    /// Those with a measure that an amendment states, on or before the day.
    pub amended: Share,
    /// Those where that was done after the due date, or from three quarters of the window on.
    pub late: Share,
    /// Those where late amendments came to an easier measure: what rule CYC004 finds.
    pub easier: Share,
}

/// How regularly key results are checked in.
///
/// It is about key results that are not dropped, whose window has begun, and whose values come from
/// check-ins. The days on which something was heard (check-ins, with a value or without, and items of
/// a checklist that were done) cut the window, up to the day or the due date, into gaps.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct CheckIns {
    /// Of the gaps in cycles that state an interval, how many are not longer than that.
    pub on_time: Share,
    /// How many gaps there are, in all cycles.
    pub gaps: u64,
    /// Their median in days; none of nothing.
    pub median_days: Option<f64>,
    /// The longest in days; none of nothing.
    pub longest_days: Option<u32>,
    /// Of the key results, how many were never heard of through the day.
    pub never: Share,
    /// Days from the start of its window to when a key result was first heard of, 0 if that was
    /// before: the median of those that were; none of nothing.
    pub first_median_days: Option<f64>,
    /// The longest of those; none of nothing.
    pub first_longest_days: Option<u32>,
}

/// What became of goals. Shares are of all objectives of the group, dropped ones included.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Ends {
    /// Objectives that are dropped on the day [SPEC 4.4].
    pub dropped: Share,
    /// Objectives that another one says it was carried over from, whenever that is.
    pub carried_over: Share,
    /// Objectives that say they were carried over from another.
    pub carried_from: Share,
    /// Key results of objectives that are not dropped, which are dropped on the day themselves.
    pub key_results_dropped: Share,
}

/// Numbers of days.
#[derive(Default)]
pub(super) struct Days(Vec<u32>);

impl Days {
    pub(super) fn add(&mut self, days: u32) {
        self.0.push(days);
    }

    pub(super) fn extend(&mut self, days: &[u32]) {
        self.0.extend_from_slice(days);
    }

    pub(super) fn count(&self) -> u64 {
        self.0.len() as u64
    }

    pub(super) fn longest(&self) -> Option<u32> {
        self.0.iter().copied().max()
    }

    pub(super) fn median(&mut self) -> Option<f64> {
        twice_the_median(&mut self.0).map(|twice| twice as f64 / 2.0)
    }
}
