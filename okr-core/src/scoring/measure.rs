//! From one value to progress and score [SPEC 3.1 to 3.8]: the kernel that every path calls.

use crate::{
    model::{PointRow, Shape},
    values::{Score, plus_zero},
};

/// Progress and score of a value. Progress is not clamped; it is never −0.
///
/// A checklist and an aligned measure take no value: they give 0.
pub(crate) fn measure(shape: &Shape, points: &[PointRow], v: f64) -> (f64, Score) {
    let progress = match *shape {
        Shape::Toward {
            baseline, target, ..
        } => (v - baseline) / (target - baseline),
        Shape::AtLeast {
            threshold,
            floor,
            strict,
            ..
        } => {
            if v > threshold || (v == threshold && !strict) {
                1.0
            } else {
                ramp((v - floor) / (threshold - floor))
            }
        }
        Shape::AtMost {
            threshold,
            ceiling,
            strict,
            ..
        } => {
            if v < threshold || (v == threshold && !strict) {
                1.0
            } else {
                ramp((ceiling - v) / (ceiling - threshold))
            }
        }
        Shape::Between {
            low,
            high,
            tolerance,
            strict,
            ..
        } => {
            let inside = if strict {
                low < v && v < high
            } else {
                low <= v && v <= high
            };
            if inside {
                1.0
            } else {
                let distance = if v <= low { low - v } else { v - high };
                ramp(1.0 - distance / tolerance)
            }
        }
        Shape::Milestone => v,
        Shape::Discover => 1.0,
        Shape::Zones { step, .. } => {
            let score = zones(points, step, v);
            return (score.to_f64(), score);
        }
        Shape::Checklist { .. } | Shape::Aligned | Shape::Unknown => 0.0,
    };
    let progress = plus_zero(progress);
    (progress, Score::from_f64(progress))
}

/// A ramp's share, not below 0; 0 where there is no ramp, whose limit is NaN.
fn ramp(share: f64) -> f64 {
    if share > 0.0 { share } else { 0.0 }
}

fn zones(points: &[PointRow], step: bool, v: f64) -> Score {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Score::ZERO;
    };
    // Points with `at` ≤ v, and with `at` < v.
    let reached = points.partition_point(|point| point.at <= v);
    if step {
        let point = if last.score >= first.score {
            reached.checked_sub(1).map_or(first, |at| &points[at])
        } else {
            let below = points.partition_point(|point| point.at < v);
            points.get(below).unwrap_or(last)
        };
        return Score::from_f64(point.score);
    }
    let score = match (
        reached.checked_sub(1).map(|at| &points[at]),
        points.get(reached),
    ) {
        (None, _) => first.score,
        (Some(_), None) => last.score,
        (Some(left), Some(right)) => {
            left.score + ((v - left.at) / (right.at - left.at)) * (right.score - left.score)
        }
    };
    Score::from_f64(score)
}
