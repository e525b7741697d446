//! CYC004: a target that was made easier when its time was all but over.

use std::collections::HashSet;

use crate::lint::{
    context::Context, history::scored, place::At, report::Report, rule::declare_rule,
    under_way::window,
};
use crate::model::{KeyResultRow, PointRow, Rows, Shape, Store};
use crate::scoring::{measure, points};
use crate::time::Window;
use crate::values::{Accumulate, Date, Score};

declare_rule! {
    CYC004 "late-target-change" Warning,
    "A measure was made easier after its key result was due, or shortly before.",
    options: { share = 0.75 in 0.0 ..= 1.0, "from which share of its time on a change is late"; },
    page: "cyc004_late_target_change.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    let share = report.option("share");
    for row in (alignment.objective_rows()).flat_map(|row| alignment.key_result_rows(row)) {
        let key_result = &store.key_results[row as usize];
        let Some(late) = late_change(cx, row, share) else {
            continue;
        };
        let Some(comparison) = compare(cx, key_result, &late) else {
            continue;
        };
        let Window { start, due } = late.window;
        let when = if late.on > due {
            format!("after it was due on {due}")
        } else {
            let days = due.days_since(start) + 1;
            format!("on day {} of {days}", late.on.days_since(start) + 1)
        };
        report.add(
            At::key_result(row).entry("amendments", late.amendment),
            format!(
                "key result `{}` was made easier on {}, {when}{comparison}",
                cx.key_result(row),
                late.on
            ),
            "score it by the measure it had, and take what was learned into the next cycle",
        );
    }
}

/// What late amendments come to: the measure before all of them, and the one in force.
struct LateChange {
    before: Shape,
    after: Shape,
    /// The amendment in force, among those of its key result, and its day.
    amendment: u32,
    on: Date,
    window: Window,
}

/// The late change of a key result, if there is one that is in force.
fn late_change(cx: &Context<'_>, row: u32, share: f64) -> Option<LateChange> {
    let store = cx.store();
    let key_result: &KeyResultRow = &store.key_results[row as usize];
    let rows = key_result.amendments;
    if rows.len() == 0 {
        return None;
    }
    let mut dated: Vec<(Date, u32)> = (rows.start..rows.end)
        .filter_map(|at| Some((store.amendments[at as usize].on?, at)))
        .filter(|&(on, _)| on <= cx.as_of())
        .collect();
    dated.sort_unstable();
    let (mut shape, mut due) = (key_result.measure.shape, key_result.due);
    let mut late: Option<LateChange> = None;
    for (on, at) in dated {
        let amendment = &store.amendments[at as usize];
        if let Some(measure) = amendment.measure {
            let window = window(cx, row, due);
            let is_late = on > window.due || (on >= window.start && window.elapsed(on) >= share);
            match &mut late {
                Some(late) => {
                    (late.after, late.amendment) = (measure.shape, at - rows.start);
                    late.on = on;
                }
                None if is_late => {
                    late = Some(LateChange {
                        before: shape,
                        after: measure.shape,
                        amendment: at - rows.start,
                        on,
                        window,
                    });
                }
                None => {}
            }
            shape = measure.shape;
        }
        due = amendment.due.or(due);
    }
    late
}

/// Whether a change makes the measure easier, and what it does to the score of its day.
fn compare(cx: &Context<'_>, key_result: &KeyResultRow, late: &LateChange) -> Option<String> {
    let store = cx.store();
    let &LateChange {
        before, after, on, ..
    } = late;
    if let (Shape::Checklist { items: old }, Shape::Checklist { items: new }) = (before, after) {
        return drops_items(store, old, new, on).then(String::new);
    }
    let limits = (limits(store, before)?, limits(store, after)?);
    let [was_sum, is_sum] = [before, after].map(|it| accumulated(it) == Accumulate::Sum);
    if was_sum != is_sum {
        // Increments are not levels.
        return None;
    }
    let score = |shape| scored(cx, key_result, shape, on).map(|(_, score)| score);
    match (score(before), score(after)) {
        (Some(was), Some(is)) if is > was => Some(format!(
            "; what was reached by then scores {is} and not {was}"
        )),
        (Some(was), Some(is)) if is < was => None,
        _ => is_easier(store, before, after, limits).then(String::new),
    }
}

/// Whether one list asks for nothing new, and no longer for something that was open.
fn drops_items(store: &Store, old: Rows, new: Rows, on: Date) -> bool {
    let ids = |items: Rows| -> HashSet<&str> {
        (store.items[items.range()].iter())
            .map(|item| store.text(item.id))
            .collect()
    };
    let (asked, kept) = (ids(old), ids(new));
    kept.is_subset(&asked)
        && (store.items[old.range()].iter())
            .filter(|item| item.done_on.is_none_or(|day| day > on))
            .any(|item| !kept.contains(store.text(item.id)))
}

/// Whether some value scores more by one measure than by another, and none scores less.
fn is_easier(store: &Store, before: Shape, after: Shape, limits: (Vec<f64>, Vec<f64>)) -> bool {
    if accumulated(before) != accumulated(after) {
        return false;
    }
    let (old, new) = (points(store, before), points(store, after));
    let mut easier = false;
    for value in between(limits.0, limits.1) {
        let (Some(was), Some(is)) = (score(before, old, value), score(after, new, value)) else {
            continue;
        };
        // What differs in the last digit is rounding.
        if is + 1 < was {
            return false;
        }
        easier |= is > was + 1;
    }
    easier
}

fn score(shape: Shape, points: &[PointRow], value: f64) -> Option<u32> {
    let score: Score = value.is_finite().then(|| measure(shape, points, value).1)?;
    Some(score.billionths())
}

/// Where the score of a value changes its course; none for measures that take no numbers.
fn limits(store: &Store, shape: Shape) -> Option<Vec<f64>> {
    let mut limits = match shape {
        Shape::Toward {
            baseline, target, ..
        } => vec![baseline, target],
        Shape::AtLeast {
            threshold, floor, ..
        } => vec![threshold, floor],
        Shape::AtMost {
            threshold, ceiling, ..
        } => vec![threshold, ceiling],
        Shape::Between {
            low,
            high,
            tolerance,
            ..
        } => vec![low, high, low - tolerance, high + tolerance],
        Shape::Zones { points, .. } => (store.points[points.range()].iter())
            .map(|point| point.at)
            .collect(),
        _ => return None,
    };
    limits.retain(|limit| limit.is_finite());
    Some(limits)
}

/// How check-ins become the value that is measured.
fn accumulated(shape: Shape) -> Accumulate {
    match shape {
        Shape::Toward { accumulate, .. } => accumulate,
        _ => Accumulate::Latest,
    }
}

/// All limits, a value in between of each two, and one beyond either end.
///
/// Between two limits scores are straight lines, so it is there that they can differ.
fn between(mut limits: Vec<f64>, more: Vec<f64>) -> Vec<f64> {
    limits.extend(more);
    limits.sort_unstable_by(f64::total_cmp);
    limits.dedup();
    let (Some(&first), Some(&last)) = (limits.first(), limits.last()) else {
        return limits;
    };
    let beyond = (last - first).max(1.0);
    let middles: Vec<f64> = (limits.windows(2))
        .map(|it| it[0] / 2.0 + it[1] / 2.0)
        .collect();
    limits.extend(middles);
    limits.extend([first - beyond, last + beyond]);
    limits
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    const TO_50: &str = r#"{"kind": "increase", "baseline": 0, "target": 50}"#;

    /// A key result of October that is amended; the day is 15 November.
    fn document(measure: &str, amendments: &str, check_ins: &str) -> String {
        format!(
            r#"{{"objectives": [{{"id": "o", "key_results": [{{"id": "k", "due": "2026-11-10", "measure": {measure},
            "amendments": [{amendments}], "check_ins": [{check_ins}]}}]}}]}}"#
        )
    }

    fn to(on: &str, measure: &str) -> String {
        format!(r#"{{"on": "{on}", "reason": "r", "measure": {measure}}}"#)
    }

    fn to_target(on: &str, target: u32) -> String {
        to(
            on,
            &format!(r#"{{"kind": "increase", "baseline": 0, "target": {target}}}"#),
        )
    }

    #[test]
    fn a_target_that_comes_nearer_late_is_found() {
        let message =
            "key result `k` was made easier on 2026-11-11, after it was due on 2026-11-10";
        let place = "/objectives/0/key_results/0/amendments/0";
        assert_eq!(
            found("CYC004", &document(TO_50, &to_target("2026-11-11", 40), "")),
            [format!("{place}: {message}")]
        );
        let check_in = r#"{"on": "2026-10-20", "value": 20}"#;
        let message = "key result `k` was made easier on 2026-10-31, on day 31 of 41; what was reached by then scores 0.5 and not 0.4";
        assert_eq!(
            found(
                "CYC004",
                &document(TO_50, &to_target("2026-10-31", 40), check_in)
            ),
            [format!("{place}: {message}")]
        );
    }

    #[test]
    fn early_harder_or_later_changes_are_fine() {
        assert!(found("CYC004", &document(TO_50, &to_target("2026-10-30", 40), "")).is_empty());
        assert!(found("CYC004", &document(TO_50, &to_target("2026-11-01", 60), "")).is_empty());
        assert!(found("CYC004", &document(TO_50, &to_target("2026-11-16", 40), "")).is_empty());
        let early = document(TO_50, &to_target("2026-10-30", 40), "");
        assert_eq!(found_with("CYC004", &early, &[("share", 0.5)]).len(), 1);
        // The due date had been put off before.
        let put_off = format!(
            r#"{}, {{"on": "2026-10-15", "reason": "r", "due": "2026-12-31"}}"#,
            to_target("2026-11-09", 40)
        );
        assert!(found("CYC004", &document(TO_50, &put_off, "")).is_empty());
    }

    #[test]
    fn what_late_amendments_come_to_counts() {
        let and_back = format!(
            "{}, {}",
            to_target("2026-11-01", 5),
            to_target("2026-11-01", 50)
        );
        assert!(found("CYC004", &document(TO_50, &and_back, "")).is_empty());
        let twice = format!(
            "{}, {}",
            to_target("2026-11-05", 30),
            to_target("2026-11-01", 40)
        );
        let findings = found("CYC004", &document(TO_50, &twice, ""));
        assert_eq!(findings.len(), 1);
        assert!(findings[0].contains("amendments/0"));
    }

    #[test]
    fn every_kind_of_measure_can_be_made_easier() {
        let easier = |before: &str, after: &str| {
            !found("CYC004", &document(before, &to("2026-11-01", after), "")).is_empty()
        };
        let pairs = [
            (
                TO_50,
                r#"{"kind": "increase", "baseline": -50, "target": 50}"#,
            ),
            (
                r#"{"kind": "decrease", "baseline": 10, "target": 2}"#,
                r#"{"kind": "decrease", "baseline": 10, "target": 3}"#,
            ),
            (
                r#"{"kind": "at_least", "threshold": 99}"#,
                r#"{"kind": "at_least", "threshold": 99, "floor": 90}"#,
            ),
            (
                r#"{"kind": "at_most", "threshold": 200, "strict": true}"#,
                r#"{"kind": "at_most", "threshold": 200}"#,
            ),
            (
                r#"{"kind": "between", "low": 18, "high": 22}"#,
                r#"{"kind": "between", "low": 17, "high": 22}"#,
            ),
            (
                r#"{"kind": "zones", "points": [{"at": 0, "score": 0}, {"at": 30, "score": 1}]}"#,
                r#"{"kind": "zones", "points": [{"at": 0, "score": 0.1}, {"at": 30, "score": 1}]}"#,
            ),
            (
                r#"{"kind": "at_least", "threshold": 50}"#,
                r#"{"kind": "increase", "baseline": 0, "target": 50}"#,
            ),
            (
                r#"{"kind": "checklist", "items": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]}"#,
                r#"{"kind": "checklist", "items": [{"id": "b", "title": "B"}]}"#,
            ),
        ];
        for (before, after) in pairs {
            assert!(easier(before, after), "{before} {after}");
            assert!(!easier(after, before), "{after} {before}");
            assert!(!easier(before, before), "{before}");
        }
    }

    #[test]
    fn a_measure_that_is_easier_here_and_harder_there_is_judged_by_the_value() {
        let other = to(
            "2026-11-01",
            r#"{"kind": "increase", "baseline": 20, "target": 40}"#,
        );
        let at = |value: u32| format!(r#"{{"on": "2026-10-20", "value": {value}}}"#);
        assert!(found("CYC004", &document(TO_50, &other, "")).is_empty());
        assert!(found("CYC004", &document(TO_50, &other, &at(21))).is_empty());
        assert_eq!(found("CYC004", &document(TO_50, &other, &at(39))).len(), 1);
    }

    #[test]
    fn another_nature_is_not_compared() {
        let milestone = to("2026-11-01", r#"{"kind": "milestone"}"#);
        assert!(found("CYC004", &document(TO_50, &milestone, "")).is_empty());
        let check_in = r#"{"on": "2026-10-20", "value": 20}"#;
        assert!(found("CYC004", &document(TO_50, &milestone, check_in)).is_empty());
        let sum = to(
            "2026-11-01",
            r#"{"kind": "increase", "baseline": 0, "target": 40, "accumulate": "sum"}"#,
        );
        assert!(found("CYC004", &document(TO_50, &sum, check_in)).is_empty());
    }
}
