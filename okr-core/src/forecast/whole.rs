//! The distribution of an objective's final score, its components taken to be independent [SPEC 4.5, 4.6].

use std::collections::HashMap;

use super::{
    law::{GRID, Law, SHARES, Table, quantile_of},
    sum::{Part, Sum},
};
use crate::{
    scoring::Pool,
    time::student_quantile,
    values::{Combine, Score},
};

/// What an objective's final score is made of.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    pub(super) combine: Combine,
    pub(super) parts: Vec<Part>,
    /// Guardrails, which cap the score.
    pub(super) guards: Vec<Law>,
}

/// An objective's final score, ready to be asked many times.
pub(super) struct Odds<'w> {
    whole: &'w Whole,
    sum: Option<Sum>,
}

impl Whole {
    fn sum(&self, floors: bool) -> Option<Sum> {
        match self.combine {
            Combine::Mean | Combine::Magnitude => Some(Sum::new(&self.parts, floors)),
            Combine::Min | Combine::All => None,
        }
    }

    pub(super) fn odds(&self) -> Odds<'_> {
        Odds {
            whole: self,
            sum: self.sum(false),
        }
    }

    /// P(final score ≥ `x`, and every committed key result reaches its floor) [SPEC 5.2].
    pub(super) fn delivered(&self, x: Score) -> f64 {
        let product = |x: Score| self.product(|part| part.law.at_least(x.max(part.floor)));
        let combined = match self.combine {
            Combine::Min => product(x),
            Combine::All => product(Score::ONE),
            Combine::Mean | Combine::Magnitude => self.sum(true).map_or(0.0, |sum| sum.at_least(x)),
        };
        combined * self.spared(x)
    }

    fn product(&self, of: impl Fn(&Part) -> f64) -> f64 {
        self.parts.iter().map(of).product()
    }

    /// P(no guardrail holds the score below `x`).
    fn spared(&self, x: Score) -> f64 {
        self.guards.iter().map(|guard| guard.at_least(x)).product()
    }

    /// The score if every part ends at what it is known for, in order: the parts, then the guardrails.
    pub(super) fn score(&self) -> Option<Score> {
        let known = |law: &Law| match law {
            Law::Known(score) => Some(*score),
            _ => None,
        };
        let mut pool = Pool::new(self.combine);
        for part in &self.parts {
            pool.add(known(&part.law)?, part.weight);
        }
        let score = pool.score()?;
        (self.guards.iter()).try_fold(score, |score, guard| Some(score.min(known(guard)?)))
    }
}

impl Odds<'_> {
    /// P(final score ≥ x).
    pub(super) fn at_least(&self, x: Score) -> f64 {
        if x == Score::ZERO {
            return 1.0;
        }
        let whole = self.whole;
        let combined = match (&self.sum, whole.combine) {
            (Some(sum), _) => sum.at_least(x),
            (None, Combine::All) => whole.product(|part| part.law.at_least(Score::ONE)),
            (None, _) => whole.product(|part| part.law.at_least(x)),
        };
        combined * whole.spared(x)
    }

    /// The score that a share of outcomes stays below.
    pub(super) fn quantile(&self, share: f64) -> Score {
        quantile_of(share, |x| self.at_least(x))
    }

    /// How far the true score may lie from the one that this is the distribution of.
    pub(super) fn error(&self) -> f64 {
        let of_parts = match &self.sum {
            Some(sum) => sum.error(),
            None => {
                (self.whole.parts.iter()).fold(0.0, |most: f64, part| most.max(part.law.error()))
            }
        };
        (self.whole.guards.iter()).fold(of_parts, |most, guard| most.max(guard.error()))
    }

    /// The distribution as what this objective supports takes it.
    pub(super) fn table(&self, quantiles: &mut Quantiles) -> Table {
        let at = |place: usize| {
            let billionths = (place as u64 * 1_000_000_000).div_ceil(GRID as u64).max(1) as u32;
            Score::from_billionths(billionths).unwrap_or(Score::ONE)
        };
        let together = (0..=SHARES).map(|place| {
            let share = place as f64 / SHARES as f64;
            (self.whole).together(share, &mut |df| quantiles.at(df, place))
        });
        Table {
            together: together.collect(),
            tails: (0..=GRID).map(|place| self.at_least(at(place))).collect(),
            error: self.error() + 1.0 / GRID as f64,
            together_full: self.whole.at_least_together(Score::ONE),
        }
    }
}

/// Quantiles of Student's t at all shares, by degrees of freedom.
#[derive(Default)]
pub(super) struct Quantiles(HashMap<u64, Box<[f64]>>);

impl Quantiles {
    /// The one at `place` / SHARES.
    fn at(&mut self, df: f64, place: usize) -> f64 {
        let all = self.0.entry(df.to_bits()).or_insert_with(|| {
            let share = |place: usize| place as f64 / SHARES as f64;
            let inside = |place: usize| 0 < place && place < SHARES;
            (0..=SHARES)
                .map(|place| {
                    if inside(place) {
                        student_quantile(df, share(place))
                    } else {
                        0.0
                    }
                })
                .collect()
        });
        all[place]
    }
}
