//! Where a key result's value goes [SPEC 8.1, 8.2].

use super::{Path, Range, bisect::first_to, law::Law};
use crate::{
    model::{Shape, SourceRow},
    scoring::{Context, History, KeyResultResult, in_force, measure},
    time::{Spread, Walk, Window, student_quantile},
    values::{Date, NoForecast, Score, plus_zero},
};

/// Ten years, in days: the median path is not followed further.
const TEN_YEARS: i32 = 3652;
/// The share of outcomes below the low and above the high end of an interval.
pub(super) const TAIL: f64 = 0.1;

/// The goal that a history leads to: what is in force on the as-of day.
#[derive(Clone, Copy)]
pub(super) struct Goal {
    shape: Shape,
    pub(super) baseline: f64,
    pub(super) target: f64,
    pub(super) window: Window,
    pub(super) expected: Score,
}

/// A goal and the values that stood at the end of each day that has one.
pub(super) struct Story {
    pub(super) goal: Goal,
    /// Whether the due date has come: nothing more is expected then.
    pub(super) over: bool,
    pub(super) levels: Vec<(Date, f64)>,
}

/// What a walk comes to.
#[derive(Clone, Debug)]
pub(super) struct Outlook {
    walk: Walk,
    pub(super) median: f64,
    pub(super) spread: Option<Spread>,
}

impl Story {
    /// Of a key result, or why it has none.
    pub(super) fn of(
        context: Context<'_>,
        row: u32,
        result: &KeyResultResult,
    ) -> Result<Self, NoForecast> {
        let key_result = &context.store.key_results[row as usize];
        if result.dropped {
            return Err(NoForecast::Dropped);
        }
        let shape = in_force(context, key_result).measure.shape;
        let Shape::Toward {
            baseline,
            target,
            accumulate,
            ..
        } = shape
        else {
            return Err(NoForecast::Measure);
        };
        if matches!(key_result.source, SourceRow::SumOf(_)) {
            return Err(NoForecast::SumOf);
        }
        let levels = History::of(context.store, key_result)
            .levels(baseline, accumulate, context.as_of)
            .ok_or(NoForecast::Accumulate)?;
        if levels.is_empty() {
            return Err(NoForecast::NoValue);
        }
        let goal = Goal {
            shape,
            baseline,
            target,
            window: result.window,
            expected: result.expected_final(context.policy),
        };
        let over = context.as_of >= result.window.due;
        Ok(Self { goal, over, levels })
    }

    /// What all of it leads to; none without two points. When the due date has come, that is where it stands.
    pub(super) fn now(&self) -> Option<Outlook> {
        let mut window = self.goal.window;
        if self.over
            && let Some(&(last, _)) = self.levels.last()
        {
            window.due = last;
        }
        self.within(&self.levels, window)
    }

    /// What the first so many days lead to, on the due date.
    pub(super) fn before(&self, days: usize) -> Option<Outlook> {
        self.within(&self.levels[..days], self.goal.window)
    }

    fn within(&self, levels: &[(Date, f64)], window: Window) -> Option<Outlook> {
        let walk = Walk::of(levels, self.goal.baseline, window)?;
        Some(Outlook {
            median: walk.median(),
            spread: walk.spread(levels),
            walk,
        })
    }
}

impl Goal {
    /// The final score if the value ends here.
    pub(super) fn score(&self, value: f64) -> Score {
        measure(&self.shape, &[], value).1
    }

    /// The value that gives a score.
    fn value(&self, score: Score) -> f64 {
        if score == Score::ONE {
            return self.target;
        }
        plus_zero(self.baseline + score.to_f64() * (self.target - self.baseline))
    }

    /// The distribution of the final score; none without a spread.
    pub(super) fn law(&self, outlook: &Outlook) -> Option<Law> {
        let error = outlook.spread?.error;
        let way = self.target - self.baseline;
        let scale = error / way.abs();
        if scale <= 0.0 {
            return Some(Law::Known(self.score(outlook.median)));
        }
        Some(Law::Walk {
            middle: (outlook.median - self.baseline) / way,
            scale,
            df: outlook.spread?.df,
        })
    }

    /// The range of the final score that a range of values stands for.
    pub(super) fn scores(&self, values: Range<f64>) -> Range<Score> {
        let ends = if self.target > self.baseline {
            (values.low, values.high)
        } else {
            (values.high, values.low)
        };
        Range {
            low: ends.0.map(|value| self.score(value)),
            median: self.score(values.median),
            high: ends.1.map(|value| self.score(value)),
        }
    }

    /// All that a forecast says of the way there.
    pub(super) fn path(&self, outlook: &Outlook) -> Path {
        let walk = &outlook.walk;
        let (on, value) = walk.last;
        let reached = |value: f64, score: Score| self.score(value) >= score;
        let needed = |score: Score| {
            if reached(value, score) {
                return Some(0.0);
            }
            let days = f64::from(walk.horizon);
            (days > 0.0).then(|| plus_zero((self.value(score) - value) / days))
        };
        Path {
            points: walk.points,
            from: walk.first.0,
            on,
            value,
            horizon: walk.horizon.unsigned_abs(),
            drift: plus_zero(walk.drift),
            deviation: (outlook.spread.map(|spread| spread.deviation))
                .filter(|deviation| !deviation.is_nan()),
            final_value: outlook.values(),
            pace_to_expected: needed(self.expected),
            pace_to_target: needed(Score::ONE),
            reaches_target_on: days_until(|days| reached(walk.after(days), Score::ONE))
                .and_then(|days| on.checked_add_days(days)),
        }
    }
}

/// The days until something holds that holds from then on; none beyond ten years.
fn days_until(holds: impl Fn(i32) -> bool) -> Option<i32> {
    // It may hold now and, on a path that leads away, not later.
    first_to(TEN_YEARS, &holds).or_else(|| holds(0).then_some(0))
}

impl Outlook {
    /// The median and the 80 % interval of the final value.
    pub(super) fn values(&self) -> Range<f64> {
        let reach = self.spread.map(|spread| match spread.error {
            0.0 => 0.0,
            error => student_quantile(spread.df, 1.0 - TAIL) * error,
        });
        Range {
            low: reach.map(|reach| plus_zero(self.median - reach)),
            median: self.median,
            high: reach.map(|reach| plus_zero(self.median + reach)),
        }
    }
}
