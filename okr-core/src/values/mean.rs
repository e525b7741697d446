//! Exact, mergeable means.

use super::{Score, Weight};

/// The state of a weighted mean of scores: Σ w·s and Σ w [SPEC 2.4, 2.5].
///
/// States add, so a mean never depends on the order or the grouping of its parts.
///
/// ```
/// use okr_core::{Mean, Score, Weight};
///
/// let mut mean = Mean::default();
/// for score in [0.6, 0.7, 0.8] {
///     mean.add(Score::from_f64(score), Weight::ONE);
/// }
/// assert_eq!(mean.score(), Some(Score::from_f64(0.7)));
/// assert_eq!(Mean::default().score(), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Mean {
    sum: u128,
    weight: u128,
}

impl Mean {
    /// The state where Σ w·s, in billionths, and Σ w are known.
    pub(crate) fn of_sum(sum: u128, weight: u128) -> Self {
        Self { sum, weight }
    }

    /// Adds one score.
    pub fn add(&mut self, score: Score, weight: Weight) {
        self.add_scaled(score, u128::from(weight.millionths()));
    }

    /// Adds one score by a weight in any integer unit, the same for all parts [SPEC 4.5].
    #[inline]
    pub(crate) fn add_scaled(&mut self, score: Score, weight: u128) {
        self.sum += score.times(weight);
        self.weight += weight;
    }

    /// Puts `new` in the place of a part, or adds it where there was none.
    pub(crate) fn replace(&mut self, old: Option<Score>, new: Score, weight: u128) {
        match old {
            Some(old) => {
                self.sum -= old.times(weight);
                self.sum += new.times(weight);
            }
            None => self.add_scaled(new, weight),
        }
    }

    /// The share of a part of this weight, as a double; 0 of nothing.
    pub(crate) fn share(&self, weight: u128) -> f64 {
        if self.weight == 0 {
            0.0
        } else {
            weight as f64 / self.weight as f64
        }
    }

    /// Adds all that another state holds.
    pub fn merge(&mut self, other: &Self) {
        self.sum += other.sum;
        self.weight += other.weight;
    }

    /// The mean, rounded to the nearest billionth, ties to even; none of nothing.
    pub fn score(&self) -> Option<Score> {
        (self.weight != 0).then(|| quotient(self.sum, self.weight))
    }
}

/// `sum / weight`, which is at most 1, rounded to the nearest billionth, ties to even.
#[inline(never)] // it stands in many places, and divides
fn quotient(sum: u128, weight: u128) -> Score {
    // Where 64 bits do, as for most means of a few parts, the same by quicker divisions.
    let small = u64::try_from(sum).and_then(|sum| Ok((sum, u64::try_from(weight)?)));
    let (whole, rest, left) = if let Ok((sum, weight)) = small {
        let rest = sum % weight;
        (sum / weight, u128::from(rest), u128::from(weight - rest))
    } else {
        let rest = sum % weight;
        ((sum / weight) as u64, rest, weight - rest)
    };
    let up = (rest > left) | ((rest == left) & (whole & 1 == 1));
    Score::at_most_one(whole as u32 + u32::from(up))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mean(parts: &[(u32, u64)]) -> Option<Score> {
        let mut mean = Mean::default();
        for &(score, weight) in parts {
            mean.add_scaled(Score::from_billionths(score).unwrap(), u128::from(weight));
        }
        mean.score()
    }

    #[test]
    fn ties_go_to_even() {
        assert_eq!(mean(&[(0, 1), (1, 1)]).unwrap().billionths(), 0);
        assert_eq!(mean(&[(1, 1), (2, 1)]).unwrap().billionths(), 2);
    }

    proptest! {
        #[test]
        fn a_mean_lies_within_its_parts_in_any_order_and_grouping(
            parts in prop::collection::vec((0..=1_000_000_000_u32, 1..=1_000_000_000_000_u64), 1..20),
            cut in 0..20_usize,
            scale in 1..1000_u64,
        ) {
            let whole = mean(&parts).unwrap();
            let low = parts.iter().map(|p| p.0).min().unwrap();
            let high = parts.iter().map(|p| p.0).max().unwrap();
            prop_assert!((low..=high).contains(&whole.billionths()));

            let mut reversed = parts.clone();
            reversed.reverse();
            prop_assert_eq!(mean(&reversed), Some(whole));

            let scaled: Vec<_> = parts.iter().map(|&(s, w)| (s, w * scale)).collect();
            prop_assert_eq!(mean(&scaled), Some(whole));

            let (left, right) = parts.split_at(cut.min(parts.len()));
            let mut merged = Mean::default();
            for side in [left, right] {
                let mut part = Mean::default();
                for &(s, w) in side {
                    part.add_scaled(Score::from_billionths(s).unwrap(), u128::from(w));
                }
                merged.merge(&part);
            }
            prop_assert_eq!(merged.score(), Some(whole));
        }
    }
}
