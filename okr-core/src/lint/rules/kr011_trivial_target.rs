//! KR011: a target that is hardly a change.

use crate::lint::{
    context::Context,
    key_set,
    percent::{Scale, scale},
    report::{Report, number},
    rule::declare_rule,
};
use crate::{model::Shape, values::Accumulate};

declare_rule! {
    KR011 "trivial-target" Hint,
    "A target is hardly different from the baseline.",
    options: {
        share = 0.01 in 0.0 ..= 1.0, "the change, as a share of the baseline, that is no longer trivial";
    },
    page: "kr011_trivial_target.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    let share = report.option("share");
    for objective in cx.alignment().objective_rows() {
        for row in key_set::counted(cx, objective) {
            let it = &store.key_results[row as usize];
            let in_force = cx.in_force(it);
            let Shape::Toward {
                baseline,
                target,
                accumulate,
                decrease,
            } = in_force.measure.shape
            else {
                continue;
            };
            let change = (target - baseline).abs();
            // The baseline of a sum is where counting begins, and says nothing of its size.
            if accumulate == Accumulate::Sum || change >= share * baseline.abs() {
                continue;
            }
            let size = size(baseline, target, decrease, scale(store, it));
            if change < share * size {
                let part = change / size * 100.0;
                report.add(
                    cx.stated(row, "measure", in_force.measure_by),
                    format!(
                        "key result `{}` goes from {} to {}, which is {part:.2}% of it",
                        cx.key_result(row),
                        number(baseline),
                        number(target)
                    ),
                    "say what would be a change that somebody notices, or make it a guardrail",
                );
            }
        }
    }
}

/// What a change is large or small against: the baseline, or how far it is from the end of its
/// scale, if that is nearer. From 99.9% to 99.95% is half of what is left.
fn size(baseline: f64, target: f64, decrease: bool, scale: Scale) -> f64 {
    let size = baseline.abs();
    let to = |end: f64| (end - baseline).abs();
    match scale {
        Scale::Percent => size.min(to(100.0)),
        Scale::Other if decrease => size,
        // A number of unknown kind may be a share, a rating or a percentage.
        Scale::Other | Scale::Unsaid => {
            let within =
                |end: &f64| baseline >= 0.0 && target >= 0.0 && baseline.max(target) <= *end;
            let ends = [1.0, 5.0, 10.0, 100.0].into_iter().filter(within);
            ends.map(to).fold(size, f64::min)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    fn document(measure: &str, rest: &str) -> String {
        format!(
            r#"{{"objectives": [{{"id": "o", "key_results": [{{"id": "k", {rest} "measure": {{{measure}}}}}]}}]}}"#
        )
    }

    fn finds(baseline: f64, target: f64, unit: &str) -> bool {
        let kind = if baseline < target {
            "increase"
        } else {
            "decrease"
        };
        let measure = format!(r#""kind": "{kind}", "baseline": {baseline}, "target": {target}"#);
        let unit = if unit.is_empty() {
            String::new()
        } else {
            format!(r#""unit": "{unit}","#)
        };
        !found("KR011", &document(&measure, &unit)).is_empty()
    }

    #[test]
    fn less_than_a_hundredth_is_found() {
        let up = r#""kind": "increase", "baseline": 5000, "target": 5020"#;
        let message = "key result `k` goes from 5000 to 5020, which is 0.40% of it";
        assert_eq!(
            found("KR011", &document(up, "")),
            [format!("/objectives/0/key_results/0/measure: {message}")]
        );
        assert!(found_with("KR011", &document(up, ""), &[("share", 0.004)]).is_empty());
        assert!(finds(800.0, 795.0, "ms") && finds(-800.0, -795.0, ""));
        assert!(!finds(5000.0, 5050.0, "") && !finds(800.0, 792.0, "ms"));
    }

    #[test]
    fn near_the_end_of_a_scale_little_is_much() {
        assert!(!finds(99.9, 99.95, "%") && !finds(99.9, 99.95, ""));
        assert!(!finds(0.999, 0.9995, "") && !finds(4.8, 4.82, "stars"));
        // Of 104% net retention, the four above 100 count.
        assert!(!finds(104.0, 104.5, "%") && finds(104.0, 104.5, "orders"));
        assert!(!finds(98.0, 97.5, "%") && finds(98.0, 97.5, "ms"));
        assert!(finds(50.0, 50.2, "%") && finds(5.0, 4.96, "%"));
    }

    #[test]
    fn a_baseline_of_zero_and_sums_say_nothing_of_size() {
        assert!(!finds(0.0, 0.001, ""));
        let sum = r#""kind": "increase", "baseline": 5000, "target": 5020, "accumulate": "sum""#;
        assert!(found("KR011", &document(sum, "")).is_empty());
    }

    #[test]
    fn guardrails_and_limits_are_fine() {
        let up = r#""kind": "increase", "baseline": 5000, "target": 5020"#;
        assert!(found("KR011", &document(up, r#""role": "guardrail","#)).is_empty());
        let floor = r#""kind": "at_least", "threshold": 5020, "floor": 5000"#;
        assert!(found("KR011", &document(floor, "")).is_empty());
    }
}
