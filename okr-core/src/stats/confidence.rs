//! Whether people were as sure as they had reason to be [SPEC 9.3].

use super::distribution::{mean_of, tenth};
use crate::values::Score;

/// Stated confidence against what became of the key results [SPEC 9.3].
///
/// A statement is a check-in with a confidence, dated through the key result's due date. It counts
/// once the outcome is known: the due date has passed, or the cycle is closed. The outcome is whether
/// the final score reaches what was expected of it.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
#[non_exhaustive]
pub struct Confidence {
    /// Every statement.
    pub statements: Reliability,
    /// The last statement of each key result alone, so that each counts once.
    pub last: Reliability,
}

/// How well some statements foretold the outcome.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
#[non_exhaustive]
pub struct Reliability {
    /// How many statements.
    pub n: u64,
    /// The mean square of confidence less outcome, 0 to 1: the Brier score; none of nothing.
    ///
    /// 0 is perfect; always saying 0.5 gives 0.25.
    pub brier: Option<f64>,
    /// The mean confidence; none of nothing.
    pub stated: Option<Score>,
    /// The share of them whose key result reached what was expected; none of nothing.
    pub observed: Option<f64>,
    /// The same for confidences in [0, 0.1), [0.1, 0.2) … [0.9, 1].
    pub bins: [ReliabilityBin; 10],
}

/// The statements of one tenth.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
#[non_exhaustive]
pub struct ReliabilityBin {
    /// How many statements.
    pub n: u64,
    /// The mean confidence; none of nothing.
    pub stated: Option<Score>,
    /// Of how many the key result reached what was expected.
    pub reached: u64,
    /// The share that they are; none of nothing.
    pub observed: Option<f64>,
}

/// Statements added up, in whole billionths.
#[derive(Clone, Copy, Default)]
pub(super) struct Statements {
    squares: u128,
    bins: [Bin; 10],
}

#[derive(Clone, Copy, Default)]
struct Bin {
    n: u64,
    stated: u128,
    reached: u64,
}

impl Bin {
    fn add(&mut self, other: &Self) {
        self.n += other.n;
        self.stated += other.stated;
        self.reached += other.reached;
    }

    fn finish(&self) -> ReliabilityBin {
        ReliabilityBin {
            n: self.n,
            stated: mean_of(self.stated, self.n),
            reached: self.reached,
            observed: (self.n > 0).then(|| self.reached as f64 / self.n as f64),
        }
    }
}

impl Statements {
    pub(super) fn add(&mut self, confidence: Score, reached: bool) {
        let bin = &mut self.bins[tenth(confidence)];
        bin.n += 1;
        bin.stated += u128::from(confidence.billionths());
        bin.reached += u64::from(reached);
        let outcome = if reached { Score::ONE } else { Score::ZERO };
        let off = u128::from(confidence.billionths().abs_diff(outcome.billionths()));
        self.squares += off * off;
    }

    pub(super) fn finish(&self) -> Reliability {
        let mut all = Bin::default();
        for bin in &self.bins {
            all.add(bin);
        }
        let ReliabilityBin {
            n,
            stated,
            observed,
            ..
        } = all.finish();
        Reliability {
            n,
            brier: (n > 0).then(|| self.squares as f64 / n as f64 / 1e18),
            stated,
            observed,
            bins: self.bins.map(|bin| bin.finish()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brier_score_is_the_mean_square_of_the_error() {
        let mut it = Statements::default();
        for (confidence, reached) in [(1.0, true), (0.5, false), (0.9, false)] {
            it.add(Score::from_f64(confidence), reached);
        }
        let it = it.finish();
        assert_eq!(it.brier, Some(1.06 / 3.0));
        assert_eq!(it.stated, Some(Score::from_f64(0.8)));
        assert_eq!(it.bins.map(|bin| bin.n), [0, 0, 0, 0, 0, 1, 0, 0, 0, 2]);
        assert_eq!(it.bins[9].observed, Some(0.5));
        assert_eq!(it.bins[0].observed, None);
    }
}
