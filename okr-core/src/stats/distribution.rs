//! How the scores of a group are spread [SPEC 9.1].

use serde::Serialize;

use super::share::{Share, twice_the_median};
use crate::values::{Mean, Score, Verdict};

/// How the scores of a group are spread [SPEC 9.1].
///
/// Shares are of those with a score. Mean and median are scores: exact, rounded once to the
/// nearest billionth, ties to even [SPEC 2.4].
#[derive(Clone, PartialEq, Debug, Default)]
#[non_exhaustive]
pub struct Distribution {
    /// How many have a score.
    pub n: u64,
    /// How many have none.
    pub unscored: u64,
    /// Of `n`, how many score 0 for want of any report, and no review gave a score.
    pub no_data: Share,
    /// The mean; none of nothing.
    pub mean: Option<Score>,
    /// The sample variance, with n − 1 below; none under two.
    pub variance: Option<f64>,
    /// The median; none of nothing.
    pub median: Option<Score>,
    /// How many score exactly 0.
    pub zero: Share,
    /// How many score exactly 0.7.
    pub seven_tenths: Share,
    /// How many score exactly 1.
    pub one: Share,
    /// How many score what is expected of them in the end, or more [SPEC 5.1].
    pub reached: Share,
    /// How many fall into [0, 0.1), [0.1, 0.2) … [0.9, 1].
    pub histogram: [u64; 10],
    /// How many have each verdict [SPEC 5.2], as if cycles closed on the day.
    pub verdicts: Verdicts,
}

/// How many of those with a score have each verdict [SPEC 5.2].
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Verdicts {
    /// Committed, and reached.
    pub delivered: Share,
    /// Committed, and not reached.
    pub missed: Share,
    /// Aspirational, and all of it reached.
    pub overshot: Share,
    /// Aspirational, and the expected score reached.
    pub hit: Share,
    /// Aspirational, and above the red limit.
    pub progressed: Share,
    /// Aspirational, and below the red limit.
    pub fell_short: Share,
}

impl Verdicts {
    /// How many have a verdict.
    pub fn of(&self, verdict: Verdict) -> Share {
        match verdict {
            Verdict::Delivered => self.delivered,
            Verdict::Missed => self.missed,
            Verdict::Overshot => self.overshot,
            Verdict::Hit => self.hit,
            Verdict::Progressed => self.progressed,
            Verdict::FellShort => self.fell_short,
        }
    }
}

/// Sums of scores and of their squares, in whole billionths: no order of adding changes them.
#[derive(Clone, Copy, Default)]
pub(super) struct Moments {
    n: u64,
    sum: u128,
    squares: u128,
}

impl Moments {
    pub(super) fn add(&mut self, score: Score) {
        let score = u128::from(score.billionths());
        self.n += 1;
        self.sum += score;
        self.squares += score * score;
    }

    pub(super) fn n(&self) -> u64 {
        self.n
    }

    pub(super) fn mean(&self) -> Option<Score> {
        mean_of(self.sum, self.n)
    }

    /// The sample variance; none under two.
    pub(super) fn variance(&self) -> Option<f64> {
        if self.n < 2 {
            return None;
        }
        let n = u128::from(self.n);
        // At most 2^32 scores, so this stays below 2^124.
        let spread = n * self.squares - self.sum * self.sum;
        Some(spread as f64 / (n * (n - 1)) as f64 / 1e18)
    }
}

/// The mean of scores that add up to so many billionths.
pub(super) fn mean_of(sum: u128, n: u64) -> Option<Score> {
    Mean::of_sum(sum, n.into()).score()
}

/// The tenth that a score from 0 to 1 lies in; the last one takes 1 as well.
pub(super) fn tenth(score: Score) -> usize {
    (score.billionths() / 100_000_000).min(9) as usize
}

/// What one objective or key result adds to a distribution.
#[derive(Clone, Copy)]
pub(super) struct Scored {
    pub(super) score: Score,
    pub(super) expected_final: Score,
    pub(super) verdict: Option<Verdict>,
    pub(super) no_data: bool,
}

/// A distribution on its way.
#[derive(Default)]
pub(super) struct Scores {
    moments: Moments,
    all: Vec<u32>,
    unscored: u64,
    no_data: u64,
    heaps: [u64; 3],
    reached: u64,
    histogram: [u64; 10],
    verdicts: [u64; 6],
}

/// Where scores heap: 0, 0.7 and 1.
const HEAPS: [u32; 3] = [0, 700_000_000, 1_000_000_000];

impl Scores {
    pub(super) fn add(&mut self, it: Scored) {
        self.moments.add(it.score);
        self.all.push(it.score.billionths());
        self.no_data += u64::from(it.no_data);
        for (heap, at) in self.heaps.iter_mut().zip(HEAPS) {
            *heap += u64::from(it.score.billionths() == at);
        }
        self.reached += u64::from(it.score >= it.expected_final);
        self.histogram[tenth(it.score)] += 1;
        if let Some(verdict) = it.verdict {
            self.verdicts[verdict as usize] += 1;
        }
    }

    pub(super) fn add_unscored(&mut self) {
        self.unscored += 1;
    }

    pub(super) fn finish(mut self) -> Distribution {
        let n = self.moments.n();
        let share = |count| Share::new(count, n);
        let verdict = |verdict: Verdict| share(self.verdicts[verdict as usize]);
        Distribution {
            n,
            unscored: self.unscored,
            no_data: share(self.no_data),
            mean: self.moments.mean(),
            variance: self.moments.variance(),
            median: twice_the_median(&mut self.all).and_then(|twice| mean_of(twice.into(), 2)),
            zero: share(self.heaps[0]),
            seven_tenths: share(self.heaps[1]),
            one: share(self.heaps[2]),
            reached: share(self.reached),
            histogram: self.histogram,
            verdicts: Verdicts {
                delivered: verdict(Verdict::Delivered),
                missed: verdict(Verdict::Missed),
                overshot: verdict(Verdict::Overshot),
                hit: verdict(Verdict::Hit),
                progressed: verdict(Verdict::Progressed),
                fell_short: verdict(Verdict::FellShort),
            },
        }
    }
}
