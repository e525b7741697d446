//! CAL003: a confidence that is repeated and not thought about.

use crate::lint::{
    context::Context,
    history::scored,
    place::At,
    report::{Report, number},
    rule::declare_rule,
    under_way::{UnderWay, under_way, window},
};
use crate::model::{PlanRow, Shape, SourceRow};
use crate::scoring::in_force;
use crate::time::{Passed, share_planned};
use crate::values::{Date, Score};

declare_rule! {
    CAL003 "flat-confidence" Hint,
    "The confidence in a key result stays the same while it falls behind its plan or catches up.",
    options: {
        check_ins = 4.0 in 2.0 ..= 1e6, "how many check-ins in a row must state the same confidence";
        change = 0.3 in 0.0 ..= 1.0, "by how much the distance to the plan must have changed";
        low = 0.3 in 0.0 ..= 1.0, "down from which confidence CAL001 judges it";
        high = 0.7 in 0.0 ..= 1.0, "from which confidence on CAL001 judges it";
    },
    page: "cal003_flat_confidence.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    let least = report.option("check_ins");
    let change = Score::from_f64(report.option("change")).billionths();
    let (low, high) = (report.option("low"), report.option("high"));
    // Day, confidence and place of the check-ins of one key result.
    let mut stated: Vec<(Date, f64, u32)> = Vec::new();
    for it in under_way(cx) {
        let key_result = &store.key_results[it.key_result as usize];
        if matches!(key_result.source, SourceRow::SumOf(_)) || !it.shape.takes_values() {
            continue;
        }
        let rows = &store.check_ins[key_result.check_ins.range()];
        stated.clear();
        stated.extend(rows.iter().enumerate().filter_map(|(at, row)| {
            let on = row
                .on
                .filter(|&on| on <= cx.as_of() && !row.confidence.is_nan())?;
            Some((on, row.confidence, at as u32))
        }));
        stated.sort_by_key(|&(on, ..)| on);
        let Some(&(last, confidence, entry)) = stated.last() else {
            continue;
        };
        let same = stated.iter().rev().take_while(|row| row.1 == confidence);
        let count = same.count();
        if (count as f64) < least || confidence <= low || confidence >= high {
            continue;
        }
        let (first, _, first_entry) = stated[stated.len() - count];
        let (Some(was), Some(is)) = (behind(cx, it, first), behind(cx, it, last)) else {
            continue;
        };
        if was.billionths().abs_diff(is.billionths()) < change {
            continue;
        }
        let at = At::key_result(it.key_result);
        report
            .add(
                at.entry("check_ins", entry),
                format!(
                    "the last {count} check-ins of key result `{}` say a confidence of {}, while its score went from {} to {} behind its plan",
                    cx.key_result(it.key_result),
                    number(confidence),
                    shown(was),
                    shown(is)
                ),
                "ask at every check-in what changed since the last one, and let the number follow",
            )
            .relate(at.entry("check_ins", first_entry), "it was first said here");
    }
}

/// How far the score was behind what was expected on a day; 0 when it was not.
///
/// None without a value by then.
fn behind(cx: &Context<'_>, it: UnderWay, on: Date) -> Option<Score> {
    let store = cx.store();
    let key_result = &store.key_results[it.key_result as usize];
    let objective = &store.objectives[key_result.objective as usize];
    let force = in_force(cx.scoring(on), key_result);
    let shape: Shape = force.measure.shape;
    let (_, score) = scored(cx, key_result, shape, on)?;
    let window = window(cx, it.key_result, force.due);
    let steps = match key_result.plan {
        PlanRow::Steps(steps) => &store.steps[steps.range()],
        _ => &[],
    };
    let planned = share_planned(key_result.plan, steps, shape, Passed::of(window, on));
    let commitment = key_result.commitment.unwrap_or(objective.commitment);
    let expected = Score::from_f64(cx.policy().expected(commitment).to_f64() * planned);
    let behind = expected.billionths().saturating_sub(score.billionths());
    Score::from_billionths(behind)
}

/// In two digits.
fn shown(score: Score) -> String {
    number((score.to_f64() * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{check, found, found_with, short};

    /// A committed key result from 0 to 100 in 100 days from 7 August on, so that a day is a hundredth.
    fn document(check_ins: &[(&str, u32, f64)], measure: &str) -> String {
        let rows: Vec<String> = (check_ins.iter())
            .map(|(on, value, confidence)| {
                format!(r#"{{"on": "{on}", "value": {value}, "confidence": {confidence}}}"#)
            })
            .collect();
        format!(
            r#"{{"cycles": [{{"id": "2026-Q4", "start": "2026-08-08", "end": "2026-11-16"}}], "objectives": [{{"id": "o",
            "commitment": "committed", "key_results": [{{"id": "k", "measure": {measure}, "check_ins": [{}]}}]}}]}}"#,
            rows.join(", ")
        )
    }

    const TO_100: &str = r#"{"kind": "increase", "baseline": 0, "target": 100}"#;

    /// Four values at days 10, 40, 60 and 80.
    fn four(values: [u32; 4], confidences: [f64; 4]) -> String {
        let days = ["2026-08-18", "2026-09-17", "2026-10-07", "2026-10-27"];
        let rows: Vec<_> = (0..4)
            .map(|at| (days[at], values[at], confidences[at]))
            .collect();
        document(&rows, TO_100)
    }

    #[test]
    fn the_same_confidence_in_a_changing_world_is_found() {
        let message = "the last 4 check-ins of key result `k` say a confidence of 0.5, while its score went from 0 to 0.35 behind its plan";
        let falling = four([10, 35, 40, 45], [0.5; 4]);
        assert_eq!(
            found("CAL003", &falling),
            [format!(
                "/objectives/0/key_results/0/check_ins/3: {message}"
            )]
        );
        let related = check(&short(&falling), "CAL003", &[]);
        assert_eq!(
            related[0].related()[0].path(),
            "/objectives/0/key_results/0/check_ins/0"
        );
        let days = ["2026-09-17", "2026-10-07", "2026-10-17", "2026-10-27"];
        let rows: Vec<_> = (0..4)
            .map(|at| (days[at], [5, 20, 50, 80][at], 0.6))
            .collect();
        assert_eq!(found("CAL003", &document(&rows, TO_100)).len(), 1);
    }

    #[test]
    fn a_plan_that_is_kept_leaves_the_confidence_as_it_is() {
        assert!(found("CAL003", &four([10, 40, 60, 80], [0.5; 4])).is_empty());
        assert!(found("CAL003", &four([5, 30, 45, 60], [0.5; 4])).is_empty());
        // Being ahead by more or by less is no news.
        assert!(found("CAL003", &four([90, 90, 90, 90], [0.6; 4])).is_empty());
        assert_eq!(
            found_with(
                "CAL003",
                &four([5, 30, 45, 60], [0.5; 4]),
                &[("change", 0.1)]
            )
            .len(),
            1
        );
    }

    #[test]
    fn three_are_too_few_and_a_change_starts_anew() {
        assert!(found("CAL003", &four([10, 35, 40, 45], [0.6, 0.5, 0.5, 0.5])).is_empty());
        let three = [("check_ins", 3.0), ("change", 0.2)];
        assert_eq!(
            found_with(
                "CAL003",
                &four([10, 35, 40, 45], [0.6, 0.5, 0.5, 0.5]),
                &three
            )
            .len(),
            1
        );
        assert!(found("CAL003", &four([10, 35, 40, 45], [0.5, 0.5, 0.5, 0.4])).is_empty());
    }

    #[test]
    fn high_and_low_confidence_is_left_to_the_rule_about_pace() {
        for confidence in [0.3, 0.7] {
            assert!(found("CAL003", &four([10, 35, 40, 45], [confidence; 4])).is_empty());
        }
    }
}
