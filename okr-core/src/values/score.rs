//! Scores.

use core::fmt;

use super::number::push_number;

/// A score from 0.0 to 1.0, exact to nine decimals: a count of billionths [SPEC 2.2].
///
/// ```
/// use okr_core::Score;
///
/// let score = Score::from_f64(2.0 / 23.0);
/// assert_eq!(score.billionths(), 86_956_522);
/// assert_eq!(score.to_string(), "0.086956522");
/// assert_eq!(Score::from_f64(-0.2), Score::ZERO);
/// assert_eq!(Score::from_f64(1.2), Score::ONE);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Score(u32);

impl Score {
    /// 0.0.
    pub const ZERO: Self = Self(0);
    /// 1.0.
    pub const ONE: Self = Self(1_000_000_000);

    /// The score of a progress: 0 up to 0, 1 from 1 on, else the one double
    /// product `progress * 1e9` rounded to the nearest integer, ties to even.
    /// NaN gives 0.
    #[allow(clippy::manual_clamp)]
    pub fn from_f64(progress: f64) -> Self {
        // No clamp: NaN is to become 0.
        Self(whole_ties_even(progress.max(0.0).min(1.0) * 1e9))
    }

    /// A score of `billionths`, if that is at most 1,000,000,000.
    pub const fn from_billionths(billionths: u32) -> Option<Self> {
        if billionths <= Self::ONE.0 {
            Some(Self(billionths))
        } else {
            None
        }
    }

    /// The score of `billionths` that are known to be at most 1,000,000,000.
    pub(super) fn at_most_one(billionths: u32) -> Self {
        debug_assert!(billionths <= Self::ONE.0);
        Self(billionths)
    }

    /// The score as an integer count of billionths, 0 to 1,000,000,000.
    pub const fn billionths(self) -> u32 {
        self.0
    }

    /// The nearest double.
    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / 1e9
    }

    /// As often as `weight` says, in billionths.
    #[inline]
    pub(crate) fn times(self, weight: u128) -> u128 {
        match u64::try_from(weight) {
            // One multiplication instead of three: nearly all weights are that small.
            Ok(weight) => u128::from(weight) * u128::from(self.0),
            Err(_) => weight * u128::from(self.0),
        }
    }

    /// Rounded to one decimal, ties to even [SPEC 5.4].
    pub(crate) fn to_tenths(self) -> Self {
        const TENTH: u32 = 100_000_000;
        let (whole, rest) = (self.0 / TENTH, self.0 % TENTH);
        let up = match rest.cmp(&(TENTH / 2)) {
            core::cmp::Ordering::Less => 0,
            core::cmp::Ordering::Equal => whole & 1,
            core::cmp::Ordering::Greater => 1,
        };
        Self((whole + up) * TENTH)
    }
}

/// The nearest whole number, ties to even, of one from 0 to 2^31.
///
/// In the binade of 2^52 doubles are whole numbers, so adding that much rounds as IEEE 754 does.
/// `round_ties_even` gives the same, but by a call wherever the processor is not known to have an
/// instruction for it.
fn whole_ties_even(x: f64) -> u32 {
    const WHOLE: f64 = 4_503_599_627_370_496.0;
    (x + WHOLE).to_bits() as u32
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        push_number(&mut text, self.to_f64());
        f.pad(&text)
    }
}

impl fmt::Debug for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Score> for f64 {
    fn from(score: Score) -> Self {
        score.to_f64()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tenths_round_ties_to_even() {
        for (billionths, tenths) in [
            (350_000_000, 4),
            (250_000_000, 2),
            (649_999_999, 6),
            (650_000_000, 6),
            (650_000_001, 7),
            (950_000_000, 10),
            (1_000_000_000, 10),
            (0, 0),
        ] {
            assert_eq!(
                Score(billionths).to_tenths().0,
                tenths * 100_000_000,
                "{billionths}"
            );
        }
    }

    #[test]
    fn nothing_but_a_number_in_between_is_in_between() {
        assert_eq!(Score::from_f64(f64::NAN), Score::ZERO);
        assert_eq!(Score::from_f64(f64::INFINITY), Score::ONE);
        assert_eq!(Score::from_f64(0.999_999_999_9), Score::ONE);
        assert_eq!(Score::from_f64(0.999_999_9), Score(999_999_900));
        assert_eq!(Score::from_billionths(1_000_000_001), None);
    }

    proptest! {
        #[test]
        fn text_and_double_read_back(n in 0..=1_000_000_000_u32) {
            let score = Score(n);
            prop_assert_eq!(Score::from_f64(score.to_f64()), score);
            prop_assert_eq!(Score::from_f64(score.to_string().parse().unwrap()), score);
        }

        #[test]
        fn rounding_is_to_the_nearest_and_ties_go_to_even(x in 0.0..1e9_f64, n in 0..1_000_000_000_u32) {
            prop_assert_eq!(whole_ties_even(x), x.round_ties_even() as u32);
            let tie = f64::from(n) + 0.5;
            prop_assert_eq!(whole_ties_even(tie), tie.round_ties_even() as u32);
        }

        #[test]
        fn rounding_is_monotone(a in -0.5..1.5_f64, b in -0.5..1.5_f64) {
            prop_assert_eq!(a <= b || Score::from_f64(a) >= Score::from_f64(b), true);
        }
    }
}
