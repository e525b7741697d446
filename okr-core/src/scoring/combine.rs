//! How the components of an objective combine [SPEC 4.5, 5.1, 6.4].

use crate::values::{Combine, Mean, Score};

/// Collects scores of components with their weights, for any way to combine them.
#[derive(Clone, Copy)]
pub(super) struct Pool {
    combine: Combine,
    mean: Mean,
    least: Score,
    any: bool,
}

impl Pool {
    pub(super) fn new(combine: Combine) -> Self {
        Self {
            combine,
            mean: Mean::default(),
            least: Score::ONE,
            any: false,
        }
    }

    /// Both the mean and the least are kept, whichever is asked for: that is cheaper than to choose.
    #[inline]
    pub(super) fn add(&mut self, score: Score, weight: u128) {
        self.mean.add_scaled(score, weight);
        self.least = self.least.min(score);
        self.any = true;
    }

    /// The score of all, none of nothing: under `all` 1 if each is 1, else 0.
    pub(super) fn score(&self) -> Option<Score> {
        match self.combine {
            Combine::Mean | Combine::Magnitude => self.mean.score(),
            Combine::Min => self.least(),
            Combine::All => self.least().map(|least| {
                if least == Score::ONE {
                    Score::ONE
                } else {
                    Score::ZERO
                }
            }),
        }
    }

    /// What is expected in the end: as the score, but 1 under `all`.
    pub(super) fn expected_final(&self) -> Option<Score> {
        match self.combine {
            Combine::All => self.least().map(|_| Score::ONE),
            _ => self.score(),
        }
    }

    /// What is expected now: as the score, but the smallest under `all`.
    pub(super) fn expected_now(&self) -> Option<Score> {
        match self.combine {
            Combine::All => self.least(),
            _ => self.score(),
        }
    }

    fn least(&self) -> Option<Score> {
        self.any.then_some(self.least)
    }
}
