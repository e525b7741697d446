//! The median final value of a random walk with drift [SPEC 8.1, 8.2]: what the `projected` pace method needs.

use super::Window;
use crate::values::{Date, exact_sum, plus_zero};

/// The median value on the due date; none without two points and one day between them.
///
/// `history` is (day, value) by day, one entry per day; increments are added up when `sum`.
pub(crate) fn median_final(
    history: &[(Date, f64)],
    baseline: f64,
    sum: bool,
    window: Window,
) -> Option<f64> {
    let (first_day, last_day) = (history.first()?.0, history.last()?.0);
    let (t1, v1) = if first_day <= window.start {
        let first = history.first()?.1;
        (
            first_day,
            if sum {
                exact_sum([baseline, first])
            } else {
                first
            },
        )
    } else {
        (window.start, baseline)
    };
    let last = if sum {
        exact_sum(std::iter::once(baseline).chain(history.iter().map(|&(_, v)| v)))
    } else {
        history.last()?.1
    };
    let days = last_day.days_since(t1);
    if days < 1 {
        return None;
    }
    let horizon = window.due.days_since(last_day).max(0);
    let drift = (last - v1) / f64::from(days);
    Some(plus_zero(last + drift * f64::from(horizon)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drift_goes_on() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let window = Window {
            start: day("2026-01-01"),
            due: day("2026-01-31"),
        };
        let history = [(day("2026-01-11"), 10.0)];
        assert_eq!(median_final(&history, 0.0, false, window), Some(30.0));
        assert_eq!(median_final(&history, 0.0, true, window), Some(30.0));
        assert_eq!(
            median_final(&[(day("2026-01-01"), 5.0)], 0.0, false, window),
            None
        );
        assert_eq!(median_final(&[], 0.0, false, window), None);
        let past = [(day("2026-01-11"), 10.0), (day("2026-02-10"), 12.0)];
        assert_eq!(median_final(&past, 0.0, false, window), Some(12.0));
    }
}
