//! The other end of what independence leaves open: all parts move together.
//!
//! If every component stands at the same share of its own outcomes, from the worst to the best, the
//! objective's score is a rising function of that share, and its quantiles are what the components'
//! quantiles combine to.

use super::{law::Law, sum::Part, whole::Whole};
use crate::{
    scoring::Pool,
    time::student_quantile,
    values::{Combine, Score},
};

impl Whole {
    /// The final score where everything stands at one share of its outcomes.
    ///
    /// `t` is the quantile of Student's t at this share, by degrees of freedom.
    pub(super) fn together(&self, share: f64, t: &mut impl FnMut(f64) -> f64) -> Score {
        let mut pool = Pool::new(self.combine);
        for part in &self.parts {
            pool.add(
                Score::from_f64(part.law.together(share, &mut *t)),
                part.weight,
            );
        }
        let mut score = pool.score().unwrap_or(Score::ZERO);
        for guard in &self.guards {
            score = score.min(Score::from_f64(guard.together(share, &mut *t)));
        }
        score
    }

    /// P(final score ≥ x) if all moves together.
    pub(super) fn at_least_together(&self, x: Score) -> f64 {
        if x == Score::ZERO {
            return 1.0;
        }
        let least = |x: Score| {
            (self.parts.iter()).fold(1.0, |least: f64, part| {
                least.min(part.law.at_least_together(x))
            })
        };
        let combined = match self.combine {
            Combine::Min => least(x),
            Combine::All => least(Score::ONE),
            Combine::Mean | Combine::Magnitude if x == Score::ONE && self.spares_none() => {
                least(Score::ONE)
            }
            Combine::Mean | Combine::Magnitude => mean(&self.parts, x),
        };
        (self.guards.iter()).fold(combined, |least, guard| {
            least.min(guard.at_least_together(x))
        })
    }

    /// Whether every part is heavy enough that the mean is 1 only if the part is.
    fn spares_none(&self) -> bool {
        let whole: u128 = self.parts.iter().map(|part| part.weight).sum();
        let lightest = self.parts.iter().map(|part| part.weight).min();
        lightest.is_some_and(|weight| weight * 1_000 > whole)
    }

    /// P(expected) if all moves together: the least likely of all that it takes.
    pub(super) fn delivered_together(&self, x: Score) -> f64 {
        (self.parts.iter()).fold(self.at_least_together(x), |least, part| {
            least.min(part.law.at_least_together(part.floor))
        })
    }

    /// The score that a share of outcomes stays below if all moves together.
    pub(super) fn quantile_together(&self, share: f64) -> Score {
        self.together(share, &mut |df| student_quantile(df, share))
    }
}

/// P(mean ≥ x) of parts that move together: 1 less the share from which on the mean is there.
fn mean(parts: &[Part], x: Score) -> f64 {
    let whole: f64 = parts.iter().map(|part| part.weight as f64).sum();
    let mut dfs: Vec<f64> = (parts.iter())
        .filter_map(|part| match part.law {
            Law::Walk { df, .. } => Some(df),
            _ => None,
        })
        .collect();
    dfs.sort_by(f64::total_cmp);
    dfs.dedup();
    // The mean is rounded to billionths: half of one below is enough.
    let limit = x.to_f64() - 0.5e-9;
    let excess = |share: f64| {
        let ts: Vec<f64> = (dfs.iter())
            .map(|&df| {
                if 0.0 < share && share < 1.0 {
                    student_quantile(df, share)
                } else {
                    0.0
                }
            })
            .collect();
        let t = |df: f64| ts[dfs.partition_point(|&it| it < df)];
        let sum: f64 = (parts.iter())
            .map(|part| part.weight as f64 * part.law.together(share, t))
            .sum();
        sum / whole - limit
    };
    let (mut low, mut high) = ((0.0, excess(0.0)), (1.0, excess(1.0)));
    if low.1 >= 0.0 {
        return 1.0;
    }
    if high.1 < 0.0 {
        return 0.0;
    }
    // False position, with a halving every third time so that it cannot stall.
    for step in 0..120 {
        if high.0 - low.0 < 1e-13 {
            break;
        }
        let line = low.0 + (high.0 - low.0) * (low.1 / (low.1 - high.1));
        let share = if step % 3 == 2 || !(low.0 < line && line < high.0) {
            f64::midpoint(low.0, high.0)
        } else {
            line
        };
        let found = excess(share);
        if found >= 0.0 {
            high = (share, found);
        } else {
            low = (share, found);
        }
    }
    1.0 - high.0
}
