//! Whether goals are as hard as they should be, and whether promises are kept [SPEC 9.2].

use serde::Serialize;

use super::{
    distribution::Moments,
    quantile::{normal_975, student_975},
    share::Share,
};
use crate::values::{CalibrationVerdict, Score};

/// So many scores it takes to say something about goals [SPEC 9.2, 9.4].
pub(super) const ENOUGH: u64 = 5;

/// Whether aspirational goals are as hard as they should be: the scores of aspirational objectives
/// in closed cycles [SPEC 9.2].
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub struct Calibration {
    /// Aspirational objectives in closed cycles, with a score.
    pub n: u64,
    /// The mean of their scores; none of nothing.
    pub mean: Option<Score>,
    /// The lower end of the 95 % Student t interval of the mean; none under five.
    ///
    /// It is not cut at 0, nor the upper end at 1.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// What the interval says.
    pub verdict: CalibrationVerdict,
    /// Aspirational objectives with a score whose cycle has ended and is not closed: they would join.
    pub not_closed: u64,
}

/// How many promises were kept: the committed objectives in closed cycles [SPEC 9.2].
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Delivery {
    /// How many have the verdict `delivered`.
    pub count: u64,
    /// Of how many committed objectives in closed cycles, with a score.
    pub of: u64,
    /// `count` / `of`, 0 to 1; none when `of` is 0.
    pub share: Option<f64>,
    /// The lower end of the 95 % Wilson interval of the share; none when `of` is 0.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// Committed objectives with a score whose cycle has ended and is not closed: they would join.
    pub not_closed: u64,
}

impl Calibration {
    pub(super) fn new(scores: &Moments, not_closed: u64) -> Self {
        let interval = interval(scores);
        Self {
            n: scores.n(),
            mean: scores.mean(),
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
            verdict: judge(interval),
            not_closed,
        }
    }
}

impl Delivery {
    pub(super) fn new(delivered: u64, of: u64, not_closed: u64) -> Self {
        let Share { count, of, share } = Share::new(delivered, of);
        let interval = wilson(count, of);
        Self {
            count,
            of,
            share,
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
            not_closed,
        }
    }
}

/// The 95 % Student t interval of a mean; none under five. Without variance it is the mean itself.
fn interval(scores: &Moments) -> Option<(f64, f64)> {
    let n = scores.n();
    if n < ENOUGH {
        return None;
    }
    let (mean, variance) = (scores.mean()?.to_f64(), scores.variance()?);
    let half = if variance > 0.0 {
        student_975((n - 1) as f64) * (variance / n as f64).sqrt()
    } else {
        0.0
    };
    Some((mean - half, mean + half))
}

fn judge(interval: Option<(f64, f64)>) -> CalibrationVerdict {
    let Some((low, high)) = interval else {
        return CalibrationVerdict::TooFew;
    };
    if low > 0.8 {
        CalibrationVerdict::TooEasy
    } else if high < 0.6 {
        CalibrationVerdict::TooHard
    } else if low >= 0.5 && high <= 0.9 {
        // It is neither wholly above nor wholly below, so it has a point of [0.6, 0.8].
        CalibrationVerdict::Calibrated
    } else {
        CalibrationVerdict::Inconclusive
    }
}

/// The 95 % Wilson interval of a share; none of nothing.
fn wilson(count: u64, of: u64) -> Option<(f64, f64)> {
    if of == 0 {
        return None;
    }
    let (count, n) = (count as f64, of as f64);
    let z = normal_975();
    let z2 = z * z;
    let centre = (count + z2 / 2.0) / (n + z2);
    let half = z / (n + z2) * (count * (n - count) / n + z2 / 4.0).sqrt();
    // None and all are ends of their own intervals, exactly.
    let low = if count == 0.0 { 0.0 } else { centre - half };
    let high = if count == n { 1.0 } else { centre + half };
    Some((low, high))
}

/// The 95 % interval of a difference of two means, by Welch; none if either has too few.
pub(super) fn welch(before: &Moments, after: &Moments) -> Option<(f64, f64)> {
    if before.n() < ENOUGH || after.n() < ENOUGH {
        return None;
    }
    let difference = after.mean()?.to_f64() - before.mean()?.to_f64();
    let part = |it: &Moments| Some(it.variance()? / it.n() as f64);
    let (one, other) = (part(before)?, part(after)?);
    let sum = one + other;
    if sum <= 0.0 {
        return Some((difference, difference));
    }
    // Shares of the variance, not its squares: those could vanish.
    let weigh = |part: f64, it: &Moments| (part / sum) * (part / sum) / (it.n() - 1) as f64;
    let freedom = 1.0 / (weigh(one, before) + weigh(other, after));
    let half = student_975(freedom) * sum.sqrt();
    Some((difference - half, difference + half))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calibrated(scores: &[f64]) -> Calibration {
        let mut moments = Moments::default();
        for &score in scores {
            moments.add(Score::from_f64(score));
        }
        Calibration::new(&moments, 0)
    }

    #[test]
    fn without_variance_the_interval_is_the_mean() {
        for (score, verdict) in [
            (0.9, CalibrationVerdict::TooEasy),
            (0.8, CalibrationVerdict::Calibrated),
            (0.7, CalibrationVerdict::Calibrated),
            (0.6, CalibrationVerdict::Calibrated),
            (0.599_999_999, CalibrationVerdict::TooHard),
        ] {
            let it = calibrated(&[score; 5]);
            assert_eq!((it.low, it.high), (Some(score), Some(score)));
            assert_eq!(it.verdict, verdict, "{score}");
        }
    }

    #[test]
    fn four_scores_are_too_few() {
        let it = calibrated(&[0.7; 4]);
        assert_eq!(it.verdict, CalibrationVerdict::TooFew);
        assert_eq!((it.low, it.high), (None, None));
        assert_eq!(it.mean, Some(Score::from_f64(0.7)));
    }

    #[test]
    fn a_wide_interval_is_inconclusive() {
        let it = calibrated(&[0.0, 1.0, 0.0, 1.0, 1.0]);
        assert_eq!(it.verdict, CalibrationVerdict::Inconclusive);
        assert!(it.low < Some(0.0) && it.high > Some(1.0));
    }

    #[test]
    fn none_and_all_are_ends_of_their_intervals() {
        let none = Delivery::new(0, 4, 0);
        assert_eq!(none.low, Some(0.0));
        assert!((none.high.unwrap() - 0.489_890_836).abs() < 1e-9);
        let all = Delivery::new(4, 4, 0);
        assert_eq!(all.high, Some(1.0));
        assert_eq!(Delivery::new(0, 0, 3).low, None);
    }
}
