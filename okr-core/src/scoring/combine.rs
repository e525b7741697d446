//! How the components of an objective combine [SPEC 4.5, 5.1, 6.4].

use crate::values::{Combine, Mean, Score};

/// One score of each component. Of how many, and by which weights, whoever adds them knows.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    /// Σ weight × score in billionths; 0 where the least is asked for.
    total: u128,
    least: Score,
}

impl Column {
    pub(crate) const EMPTY: Self = Self {
        total: 0,
        least: Score::ONE,
    };

    /// Adds a score: for the least of all, or for their mean.
    #[inline(always)]
    pub(crate) fn add<const LEAST: bool>(&mut self, score: Score, weight: u128) {
        if LEAST {
            self.least = self.least.min(score);
        } else {
            self.total += score.times(weight);
        }
    }

    /// The score of all, whose weights come to `weight`; none of nothing. Under `all` 1 if each is 1, else 0.
    #[inline]
    pub(crate) fn score(&self, combine: Combine, weight: u128) -> Option<Score> {
        match combine {
            Combine::Mean | Combine::Magnitude => Mean::of_sum(self.total, weight).score(),
            Combine::Min => (weight != 0).then_some(self.least),
            Combine::All if self.least == Score::ONE => (weight != 0).then_some(Score::ONE),
            Combine::All => Some(Score::ZERO),
        }
    }

    /// What is expected in the end: as the score, but 1 under `all`.
    pub(crate) fn expected_final(&self, combine: Combine, weight: u128) -> Option<Score> {
        match combine {
            Combine::All => (weight != 0).then_some(Score::ONE),
            _ => self.score(combine, weight),
        }
    }

    /// What is expected now: as the score, but the smallest under `all`.
    pub(crate) fn expected_now(&self, combine: Combine, weight: u128) -> Option<Score> {
        match combine {
            Combine::All => self.score(Combine::Min, weight),
            _ => self.score(combine, weight),
        }
    }
}

/// Whether components combine by the least of them, and not by their mean.
pub(crate) fn by_least(combine: Combine) -> bool {
    matches!(combine, Combine::Min | Combine::All)
}

/// Collects scores of components with their weights, for any way to combine them.
#[derive(Clone, Copy)]
pub(crate) struct Pool {
    combine: Combine,
    weight: u128,
    scores: Column,
}

impl Pool {
    pub(crate) fn new(combine: Combine) -> Self {
        Self {
            combine,
            weight: 0,
            scores: Column::EMPTY,
        }
    }

    pub(crate) fn add(&mut self, score: Score, weight: u128) {
        self.weight += weight;
        if by_least(self.combine) {
            self.scores.add::<true>(score, weight);
        } else {
            self.scores.add::<false>(score, weight);
        }
    }

    /// The score of all, none of nothing: under `all` 1 if each is 1, else 0.
    pub(crate) fn score(&self) -> Option<Score> {
        self.scores.score(self.combine, self.weight)
    }
}
