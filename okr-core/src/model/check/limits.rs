//! The limits of measures and KPIs.

use super::Report;
use crate::{
    diagnostic::Code,
    model::{PointRow, Shape, Store},
};

/// Ends closer than this are equal [SPEC 3.1].
const NO_DISTANCE: f64 = 1e-100;

/// One fault of a measure: code, the rest of the pointer, message, remedy.
type Fault = (Code, String, String, String);

pub(super) fn check(store: &Store, report: &mut Report<'_>) {
    for (row, kpi) in store.kpis.iter().enumerate() {
        if let Some(healthy) = &kpi.healthy
            && healthy.low >= healthy.high
        {
            report.add(
                Code::E014,
                format!("/kpis/{row}/healthy/high"),
                format!(
                    "high {} does not lie above low {}",
                    healthy.high, healthy.low
                ),
                "let `low` be below `high`, or leave one out",
            );
        }
    }
}

/// The limits of a key result's measures.
pub(super) fn check_key_result(store: &Store, row: u32, report: &mut Report<'_>) {
    let mut faults = Vec::new();
    for (amendment, shape) in store.measures(row) {
        measure(store, shape, &mut faults);
        for (code, member, message, help) in faults.drain(..) {
            let path = store.measure_pointer(row, amendment);
            report.add(code, format!("{path}/{member}"), message, help);
        }
    }
}

/// The faults of one measure, with the member that each is at.
fn measure(store: &Store, shape: Shape, faults: &mut Vec<Fault>) {
    if let Shape::Zones { points, .. } = shape {
        for (at, member, message) in zone_faults(&store.points[points.range()]) {
            let help = "let `at` rise strictly, and `score` never fall or never rise".to_owned();
            faults.push((Code::E014, format!("points/{at}/{member}"), message, help));
        }
    } else {
        limits(shape, faults);
    }
}

#[inline]
fn limits(shape: Shape, faults: &mut Vec<Fault>) {
    let mut fault = |code, member: &str, message: String, help: &str| {
        faults.push((code, member.to_owned(), message, help.to_owned()));
    };
    match shape {
        Shape::Toward {
            baseline,
            target,
            decrease,
            ..
        } => {
            let distance = target - baseline;
            if distance.abs() < NO_DISTANCE {
                fault(
                    Code::E012,
                    "target",
                    format!("target equals baseline: both are {target}"),
                    "set a target that differs, or use `at_least` or `at_most` to hold a level",
                );
            } else if (decrease && distance > 0.0) || (!decrease && distance < 0.0) {
                let (kind, other, relation) = if decrease {
                    ("decrease", "increase", "above")
                } else {
                    ("increase", "decrease", "below")
                };
                fault(
                    Code::E013,
                    "kind",
                    format!("`{kind}` has its target {target} {relation} its baseline {baseline}"),
                    &format!("did you mean `{other}`?"),
                );
            }
        }
        Shape::AtLeast {
            threshold,
            floor,
            strict,
            ..
        } => {
            if floor >= threshold {
                fault(
                    Code::E014,
                    "floor",
                    format!("floor {floor} does not lie below threshold {threshold}"),
                    "let the floor, where the score is 0, be below the threshold",
                );
            }
            ramp(strict, floor, "floor", &mut fault);
        }
        Shape::AtMost {
            threshold,
            ceiling,
            strict,
            ..
        } => {
            if ceiling <= threshold {
                fault(
                    Code::E014,
                    "ceiling",
                    format!("ceiling {ceiling} does not lie above threshold {threshold}"),
                    "let the ceiling, where the score is 0, be above the threshold",
                );
            }
            ramp(strict, ceiling, "ceiling", &mut fault);
        }
        Shape::Between {
            low,
            high,
            tolerance,
            strict,
            ..
        } => {
            if low >= high {
                fault(
                    Code::E014,
                    "high",
                    format!("high {high} does not lie above low {low}"),
                    "let `low` be below `high`",
                );
            }
            if tolerance <= 0.0 {
                fault(
                    Code::E014,
                    "tolerance",
                    format!("tolerance {tolerance} is not above 0"),
                    "leave the tolerance out for none",
                );
            }
            ramp(strict, tolerance, "tolerance", &mut fault);
        }
        Shape::Zones { .. }
        | Shape::Milestone
        | Shape::Checklist { .. }
        | Shape::Discover
        | Shape::Aligned
        | Shape::Unknown => {}
    }
}

/// `strict` has no meaning beside a ramp, which tends to 1 at the limit [SPEC 3.4].
fn ramp(strict: bool, ramp: f64, member: &str, fault: &mut impl FnMut(Code, &str, String, &str)) {
    if strict && !ramp.is_nan() {
        fault(
            Code::E014,
            "strict",
            format!("`strict` stands beside `{member}`"),
            "leave one of them out",
        );
    }
}

/// The `at` that first breaks its order, and the `score` that first breaks its own.
fn zone_faults(points: &[PointRow]) -> Vec<(usize, &'static str, String)> {
    let pairs = || points.windows(2).zip(1..);
    let at = pairs()
        .find(|(pair, _)| pair[1].at <= pair[0].at)
        .map(|(pair, at)| {
            let message = format!(
                "the point at {} does not lie after {}",
                pair[1].at, pair[0].at
            );
            (at, "at", message)
        });
    let mut falling = None;
    let score = pairs().find_map(|(pair, at)| {
        let (before, score) = (pair[0].score, pair[1].score);
        if before.is_nan() || score.is_nan() || before == score {
            return None;
        }
        let falls = score < before;
        let (now, then) = if falls {
            ("falls", "rose")
        } else {
            ("rises", "fell")
        };
        (*falling.get_or_insert(falls) != falls).then(|| {
            (
                at,
                "score",
                format!("the score {score} {now} where it {then} before"),
            )
        })
    });
    at.into_iter().chain(score).collect()
}

/// What is wrong with a measure that stands alone and is no scale of zones: the first fault.
pub(crate) fn measure_fault(shape: Shape) -> Option<(Code, String, String)> {
    let mut faults = Vec::new();
    limits(shape, &mut faults);
    let (code, _, message, help) = faults.into_iter().next()?;
    Some((code, message, help))
}
