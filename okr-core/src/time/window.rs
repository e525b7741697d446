//! Windows and elapsed shares.

use crate::{model::CycleRow, values::Date};

/// The time that a goal has, first and last day included [SPEC 6.1].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Window {
    pub(crate) start: Date,
    pub(crate) due: Date,
}

impl Window {
    /// The whole of a cycle.
    pub(crate) fn of_cycle(cycle: &CycleRow) -> Self {
        Self {
            start: cycle.start.unwrap_or(Date::MIN),
            due: cycle.end.unwrap_or(Date::MAX),
        }
    }

    /// The share of the window that has passed at the end of `as_of` [SPEC 6.2].
    pub(crate) fn elapsed(self, as_of: Date) -> f64 {
        if self.due <= self.start {
            return if as_of < self.due { 0.0 } else { 1.0 };
        }
        let passed = f64::from(as_of.days_since(self.start));
        let whole = f64::from(self.due.days_since(self.start));
        (passed / whole).clamp(0.0, 1.0)
    }

    /// The smallest window that holds both.
    pub(crate) fn hull(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            due: self.due.max(other.due),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_passed_on_the_first_day_and_all_on_the_last() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let window = Window {
            start: day("2026-10-01"),
            due: day("2026-12-31"),
        };
        for (as_of, share) in [
            ("2026-09-01", 0.0),
            ("2026-10-01", 0.0),
            ("2026-12-31", 1.0),
            ("2027-06-01", 1.0),
        ] {
            assert_eq!(window.elapsed(day(as_of)).to_bits(), f64::to_bits(share));
        }
        let point = Window {
            start: day("2026-10-10"),
            due: day("2026-10-05"),
        };
        assert_eq!(point.elapsed(day("2026-10-04")), 0.0);
        assert_eq!(point.elapsed(day("2026-10-05")), 1.0);
    }
}
