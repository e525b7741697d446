//! KR003: a metric, and nothing to reach.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    KR003 "metric-without-value" Warning,
    "A key result names a metric, but no value to reach.",
    wording: true,
    page: "kr003_metric_without_value.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for objective in cx.alignment().objective_rows() {
        for row in cx.alignment().key_result_rows(objective) {
            if cx.readings().key_result(row).has(Mark::NoValue) {
                let title = store.text(store.key_results[row as usize].title);
                report.add(
                    At::key_result(row).member("title"),
                    format_args!(
                        "`{}` names what to measure, but no value to reach",
                        shorten(title)
                    ),
                    "say from what to what, and give it a measure with that baseline and target",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, key_result};

    #[test]
    fn a_metric_without_a_value_is_found() {
        for (title, measure) in [
            ("Increase NPS", r#""kind": "milestone""#),
            ("Reduce the time to answer a call", r#""kind": "milestone""#),
            ("Grow weekly active households", r#""kind": "milestone""#),
        ] {
            let message = format!("`{title}` names what to measure, but no value to reach");
            assert_eq!(
                found("KR003", &key_result(title, measure, "")),
                [format!("/objectives/0/key_results/0/title: {message}")]
            );
        }
    }

    #[test]
    fn a_value_in_title_or_measure_is_enough() {
        for (title, measure) in [
            (
                "Increase NPS",
                r#""kind": "increase", "baseline": 32, "target": 55"#,
            ),
            ("Increase NPS to 55", r#""kind": "milestone""#),
            ("Improve collaboration", r#""kind": "milestone""#),
            ("Publish the price list", r#""kind": "milestone""#),
            ("Find out the NPS", r#""kind": "discover""#),
        ] {
            let document = key_result(title, measure, "");
            assert!(found("KR003", &document).is_empty(), "{title}");
        }
    }
}
