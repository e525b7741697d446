//! How a final score may come out: the distribution of one component.

use std::sync::Arc;

use crate::{time::student_tail, values::Score};

/// The steps of the grid on which an objective's distribution is handed to what it supports.
pub(super) const GRID: usize = 1024;
/// The steps of its quantiles; 0.1, 0.5 and 0.9 are among them.
pub(super) const SHARES: usize = 500;

/// The distribution of a final score.
#[derive(Clone, Debug)]
pub(super) enum Law {
    /// A score that is known, or stands as it is.
    Known(Score),
    /// The attainment `middle + scale · t`, clamped; `scale` is above 0.
    Walk { middle: f64, scale: f64, df: f64 },
    /// An objective's.
    Table(Arc<Table>),
}

/// The distribution of an objective's final score, by its values on a grid.
#[derive(Debug)]
pub(super) struct Table {
    /// P(score ≥ j / GRID), j from 0; the first entry is P(score > 0).
    pub(super) tails: Box<[f64]>,
    /// How far the true score may lie from this one.
    pub(super) error: f64,
    /// If all moves together: quantiles at j / SHARES.
    pub(super) together: Box<[Score]>,
    /// If all moves together: P(score = 1).
    pub(super) together_full: f64,
}

impl Law {
    /// Whether it is not known.
    pub(super) fn is_open(&self) -> bool {
        !matches!(self, Self::Known(_))
    }

    /// P(score ≥ x).
    pub(super) fn at_least(&self, x: Score) -> f64 {
        if x == Score::ZERO {
            return 1.0;
        }
        match self {
            Self::Known(score) => f64::from(u8::from(*score >= x)),
            Self::Walk { middle, scale, df } => student_tail(*df, (x.to_f64() - middle) / scale),
            Self::Table(table) => {
                if x == Score::ONE {
                    return table.tails[GRID];
                }
                let at = x.to_f64() * GRID as f64;
                between(&table.tails, at)
            }
        }
    }

    /// The same if all that it rests on moves together.
    pub(super) fn at_least_together(&self, x: Score) -> f64 {
        let Self::Table(table) = self else {
            return self.at_least(x);
        };
        if x == Score::ZERO {
            return 1.0;
        }
        if x == Score::ONE {
            return table.together_full;
        }
        let reached = (table.together).partition_point(|&score| score < x);
        let share = match reached.checked_sub(1) {
            None => return 1.0,
            Some(below) => {
                let low = table.together[below].to_f64();
                let Some(high) = table.together.get(reached) else {
                    return table.together_full;
                };
                let part = (x.to_f64() - low) / (high.to_f64() - low);
                (below as f64 + part) / SHARES as f64
            }
        };
        (1.0 - share).max(table.together_full)
    }

    /// The score that stands at a share of all outcomes, from the worst, if all moves together.
    ///
    /// `t` is the quantile of Student's t at this share, by degrees of freedom.
    pub(super) fn together(&self, share: f64, t: impl FnOnce(f64) -> f64) -> f64 {
        match self {
            Self::Known(score) => score.to_f64(),
            Self::Walk { middle, scale, df } => {
                if share <= 0.0 {
                    0.0
                } else if share >= 1.0 {
                    1.0
                } else {
                    (middle + scale * t(*df)).clamp(0.0, 1.0)
                }
            }
            Self::Table(table) => {
                let at = share * SHARES as f64;
                let left = (at as usize).min(SHARES - 1);
                let [a, b] = [left, left + 1].map(|at| table.together[at].to_f64());
                a + (b - a) * (at - left as f64)
            }
        }
    }

    /// How far the true score may lie from the one that this is the distribution of.
    pub(super) fn error(&self) -> f64 {
        match self {
            Self::Table(table) => table.error,
            _ => 0.0,
        }
    }
}

/// What stands at a place between two entries.
pub(super) fn between(tails: &[f64], at: f64) -> f64 {
    let left = (at as usize).min(tails.len() - 2);
    let (a, b) = (tails[left], tails[left + 1]);
    a + (b - a) * (at - left as f64)
}

/// The smallest score of which P(score > it) is at most 1 − `share`: the quantile of what can only be
/// asked for its tail.
pub(super) fn quantile_of(share: f64, at_least: impl Fn(Score) -> f64) -> Score {
    let rest = 1.0 - share;
    let score = |billionths: u32| Score::from_billionths(billionths).unwrap_or(Score::ONE);
    let (mut low, mut high) = (0, Score::ONE.billionths());
    while low < high {
        let middle = low + (high - low) / 2;
        if at_least(score(middle + 1)) <= rest {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    score(low)
}
