//! KR007: two key results in one.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    KR007 "compound-key-result" Warning,
    "A key result has two goals with a number each.",
    wording: true,
    page: "kr007_compound_key_result.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for objective in cx.alignment().objective_rows() {
        for row in cx.alignment().key_result_rows(objective) {
            if cx.readings().key_result(row).has(Mark::Compound) {
                let title = store.text(store.key_results[row as usize].title);
                report.add(
                    At::key_result(row).member("title"),
                    format_args!("`{}` has two goals", shorten(title)),
                    "make two key results of it, or the one that is only to hold a guardrail",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, key_result};

    #[test]
    fn two_goals_are_found() {
        for (title, measure) in [
            (
                "Increase NPS from 32 to 55 and reduce churn from 8% to 3%",
                r#""kind": "increase", "baseline": 32, "target": 55"#,
            ),
            (
                "Win 20 new clinics, and cut the cost per visit to 12 EUR",
                r#""kind": "increase", "baseline": 0, "target": 20"#,
            ),
            (
                "Raise retention to 90% and win 40 partners",
                r#""kind": "at_least", "threshold": 90"#,
            ),
        ] {
            let message = format!("`{title}` has two goals");
            assert_eq!(
                found("KR007", &key_result(title, measure, "")),
                [format!("/objectives/0/key_results/0/title: {message}")]
            );
        }
    }

    #[test]
    fn one_goal_of_two_things_is_fine() {
        for (title, measure) in [
            (
                "Increase NPS from 32 to 55",
                r#""kind": "increase", "baseline": 32, "target": 55"#,
            ),
            (
                "Reduce calls and complaints by 30%",
                r#""kind": "decrease", "baseline": 100, "target": 70"#,
            ),
            (
                "Find and fix 20 faults",
                r#""kind": "increase", "baseline": 0, "target": 20"#,
            ),
            (
                "Answer 90% of calls and mails within 2 hours",
                r#""kind": "at_least", "threshold": 90"#,
            ),
            (
                "Raise retention to 90% by the end of June and no later",
                r#""kind": "at_least", "threshold": 90"#,
            ),
        ] {
            let document = key_result(title, measure, "");
            assert!(found("KR007", &document).is_empty(), "{title}");
        }
    }
}
