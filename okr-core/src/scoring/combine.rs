//! How the components of an objective combine [SPEC 4.5, 5.1, 6.4].

use crate::values::{Combine, Mean, Score};

/// Collects scores of components with their weights, for any way to combine them.
#[derive(Clone, Copy)]
pub(crate) struct Pool {
    combine: Combine,
    mean: Mean,
    least: Score,
    greatest: Score,
    any: bool,
}

impl Pool {
    pub(crate) fn new(combine: Combine) -> Self {
        Self {
            combine,
            mean: Mean::default(),
            least: Score::ONE,
            greatest: Score::ZERO,
            any: false,
        }
    }

    /// The mean and both ends are kept, whichever is asked for: that is cheaper than to choose.
    #[inline]
    pub(crate) fn add(&mut self, score: Score, weight: u128) {
        self.mean.add_scaled(score, weight);
        self.least = self.least.min(score);
        self.greatest = self.greatest.max(score);
        self.any = true;
    }

    /// The score of all, none of nothing: under `all` 1 if each is 1, else 0.
    pub(crate) fn score(&self) -> Option<Score> {
        match self.combine {
            // What all agree on, as they often do on what to expect, needs no division.
            Combine::Mean | Combine::Magnitude if self.least == self.greatest => self.least(),
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
    pub(crate) fn expected_final(&self) -> Option<Score> {
        match self.combine {
            Combine::All => self.least().map(|_| Score::ONE),
            _ => self.score(),
        }
    }

    /// What is expected now: as the score, but the smallest under `all`.
    pub(crate) fn expected_now(&self) -> Option<Score> {
        match self.combine {
            Combine::All => self.least(),
            _ => self.score(),
        }
    }

    fn least(&self) -> Option<Score> {
        self.any.then_some(self.least)
    }
}
