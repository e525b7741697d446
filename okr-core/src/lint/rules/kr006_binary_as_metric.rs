//! KR006: what is done or not done, in the clothes of a number.

use crate::diagnostic::shorten;
use crate::lint::{context::Context, readings::Mark, report::Report, rule::declare_rule};

declare_rule! {
    KR006 "binary-as-metric" Warning,
    "What can only be done or not done is measured as a number from 0 to 1.",
    wording: true,
    page: "kr006_binary_as_metric.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for objective in cx.alignment().objective_rows() {
        for row in cx.alignment().key_result_rows(objective) {
            if cx.readings().key_result(row).has(Mark::Binary) {
                let it = &store.key_results[row as usize];
                report.add(
                    cx.stated(row, "measure", cx.in_force(it).measure_by),
                    format_args!(
                        "`{}` is done or not done, and measured as a number that goes to 1",
                        shorten(store.text(it.title))
                    ),
                    "make it a `milestone`, or a `checklist` of its parts, or measure what it changes",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, key_result};

    const ONE: &str = r#""kind": "increase", "baseline": 0, "target": 1"#;

    #[test]
    fn zero_to_one_is_found() {
        let least = r#""kind": "at_least", "threshold": 1"#;
        for title in ["Launch the new website", "Obtain ISO 27001 certification"] {
            let message =
                format!("`{title}` is done or not done, and measured as a number that goes to 1");
            for measure in [ONE, least] {
                assert_eq!(
                    found("KR006", &key_result(title, measure, "")),
                    [format!("/objectives/0/key_results/0/measure: {message}")]
                );
            }
        }
    }

    #[test]
    fn numbers_units_and_more_than_one_are_metrics() {
        assert!(found("KR006", &key_result("Sign 1 new partner", ONE, "")).is_empty());
        let unit = r#""unit": "launches","#;
        assert!(found("KR006", &key_result("Launch the new website", ONE, unit)).is_empty());
        let two = r#""kind": "increase", "baseline": 0, "target": 2"#;
        assert!(found("KR006", &key_result("Launch the new website", two, "")).is_empty());
        let share = "Raise the share of calls answered at once";
        assert!(found("KR006", &key_result(share, ONE, "")).is_empty());
        let milestone = r#""kind": "milestone""#;
        assert!(
            found(
                "KR006",
                &key_result("Launch the new website", milestone, "")
            )
            .is_empty()
        );
    }
}
