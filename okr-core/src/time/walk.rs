//! The random walk with drift [SPEC 8.1, 8.2]: pace by `projected` and forecasts go by the same one.

use super::Window;
use crate::values::{Date, exact_sum, plus_zero};

/// The points of a history and the drift between the first and the last of them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Walk {
    /// The window's start with the baseline, or the first value where that is not later.
    pub(crate) first: (Date, f64),
    pub(crate) last: (Date, f64),
    /// How many points there are, at least two.
    pub(crate) points: usize,
    /// Change per day.
    pub(crate) drift: f64,
    /// Days from the last point to the due date, at least 0.
    pub(crate) horizon: i32,
}

/// How far the end may lie from the median: Student's t, scaled.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Spread {
    /// The standard deviation of one day's change.
    pub(crate) deviation: f64,
    /// The standard error of the final value; 0 when it is certain.
    pub(crate) error: f64,
    /// Degrees of freedom.
    pub(crate) df: f64,
}

impl Walk {
    /// The walk through `levels`, which are the day and the value that stood at its end, by day, one
    /// for each day; none without two points, which are on two days.
    pub(crate) fn of(levels: &[(Date, f64)], baseline: f64, window: Window) -> Option<Self> {
        let (&earliest, &last) = (levels.first()?, levels.last()?);
        let (first, points) = if earliest.0 <= window.start {
            (earliest, levels.len())
        } else {
            ((window.start, baseline), levels.len() + 1)
        };
        let days = last.0.days_since(first.0);
        if days < 1 {
            return None;
        }
        Some(Self {
            first,
            last,
            points,
            drift: (last.1 - first.1) / f64::from(days),
            horizon: window.due.days_since(last.0).max(0),
        })
    }

    /// The value on the median path, so many days after the last point.
    pub(crate) fn after(&self, days: i32) -> f64 {
        plus_zero(self.last.1 + self.drift * f64::from(days))
    }

    /// The median value on the due date.
    pub(crate) fn median(&self) -> f64 {
        self.after(self.horizon)
    }

    /// The spread of the final value, from the `levels` that the walk is of; none of two points.
    ///
    /// A horizon of no days ends at the last value, which is certain however few points there are.
    pub(crate) fn spread(&self, levels: &[(Date, f64)]) -> Option<Spread> {
        if self.points < 3 {
            return (self.horizon == 0).then_some(Spread {
                deviation: f64::NAN,
                error: 0.0,
                df: 1.0,
            });
        }
        let df = (self.points - 2) as f64;
        let variance = self.variance(levels, df);
        let horizon = f64::from(self.horizon);
        let days = f64::from(self.last.0.days_since(self.first.0));
        let error = (variance * horizon + variance * (horizon * horizon) / days).sqrt();
        let deviation = variance.sqrt();
        Some(Spread {
            deviation,
            error,
            df,
        })
    }

    /// The variance of one day's change: 0 where nothing but rounding lies between points and line.
    fn variance(&self, levels: &[(Date, f64)], df: f64) -> f64 {
        let mut before = self.first;
        let mut straight = true;
        let squares = levels.iter().filter_map(|&point| {
            let days = f64::from(point.0.days_since(before.0));
            if days < 1.0 {
                return None; // the first point itself
            }
            let change = point.1 - before.1;
            let off = change - self.drift * days;
            let rounding = 4.0 * f64::EPSILON * point.1.abs().max(before.1.abs());
            straight &= off.abs() <= rounding;
            before = point;
            Some(off * off / days)
        });
        let sum = exact_sum(squares);
        if straight { 0.0 } else { sum / df }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    const fn window(start: Date, due: Date) -> Window {
        Window { start, due }
    }

    fn january() -> Window {
        window(day("2026-01-01"), day("2026-01-31"))
    }

    fn median(levels: &[(Date, f64)]) -> Option<f64> {
        Walk::of(levels, 0.0, january()).map(|walk| walk.median())
    }

    #[test]
    fn the_drift_goes_on() {
        assert_eq!(median(&[(day("2026-01-11"), 10.0)]), Some(30.0));
        assert_eq!(median(&[(day("2026-01-01"), 5.0)]), None);
        assert_eq!(median(&[]), None);
        let past = [(day("2026-01-11"), 10.0), (day("2026-02-10"), 12.0)];
        assert_eq!(median(&past), Some(12.0));
    }

    #[test]
    fn two_points_have_no_spread_unless_nothing_is_left() {
        let spread = |levels: &[(Date, f64)]| {
            let walk = Walk::of(levels, 0.0, january()).unwrap();
            walk.spread(levels).map(|it| (it.error, it.df))
        };
        assert_eq!(spread(&[(day("2026-01-11"), 10.0)]), None);
        assert_eq!(spread(&[(day("2026-01-31"), 10.0)]), Some((0.0, 1.0)));
        let three = [(day("2026-01-11"), 10.0), (day("2026-01-21"), 10.0)];
        // σ² = (5² + 5²) / 10 over one degree; 10 days to go of 20 gone.
        let error = (5.0_f64 * 10.0 + 5.0 * 100.0 / 20.0).sqrt();
        assert_eq!(spread(&three), Some((error, 1.0)));
    }

    #[test]
    fn a_straight_line_has_no_spread_for_all_its_rounding() {
        let levels: Vec<_> = (1..=20)
            .map(|n| {
                (
                    day("2026-01-01").checked_add_days(n).unwrap(),
                    0.1 * f64::from(n),
                )
            })
            .collect();
        let walk = Walk::of(&levels, 0.0, january()).unwrap();
        assert_eq!(walk.spread(&levels).unwrap().error, 0.0);
    }
}
