//! KR001: a key result without a number.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    KR001 "no-number" Warning,
    "Neither the title nor the measure of a key result has a number.",
    wording: true,
    page: "kr001_no_number.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for objective in cx.alignment().objective_rows() {
        for row in cx.alignment().key_result_rows(objective) {
            if cx.readings().key_result(row).has(Mark::NoNumber) {
                let title = store.text(store.key_results[row as usize].title);
                report.add(
                    At::key_result(row).member("title"),
                    format_args!(
                        "`{}` has no number, and its measure has none",
                        shorten(title)
                    ),
                    "say how many, how much or how often, and measure that",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, key_result};

    #[test]
    fn an_outcome_without_a_number_is_found() {
        for (title, measure) in [
            (
                "Customers renew without talking to us",
                r#""kind": "milestone""#,
            ),
            (
                "Nurses find every form by themselves",
                r#""kind": "milestone""#,
            ),
            ("Family doctors trust our letters", r#""kind": "milestone""#),
        ] {
            let message = format!("`{title}` has no number, and its measure has none");
            assert_eq!(
                found("KR001", &key_result(title, measure, "")),
                [format!("/objectives/0/key_results/0/title: {message}")]
            );
        }
    }

    #[test]
    fn numbers_of_title_or_measure_and_other_faults_are_left_alone() {
        for (title, measure) in [
            (
                "Customers renew without talking to us",
                r#""kind": "increase", "baseline": 20, "target": 60"#,
            ),
            (
                "80% of customers renew without talking to us",
                r#""kind": "milestone""#,
            ),
            ("Increase NPS", r#""kind": "milestone""#),
            ("Write the security handbook", r#""kind": "milestone""#),
            (
                "The regulator approves the new label",
                r#""kind": "milestone""#,
            ),
        ] {
            let document = key_result(title, measure, "");
            assert!(found("KR001", &document).is_empty(), "{title}");
        }
    }
}
