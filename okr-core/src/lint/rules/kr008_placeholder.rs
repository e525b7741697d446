//! KR008: a key result that nobody has written yet.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    KR008 "placeholder" Warning,
    "A key result has a placeholder where its title, or a number of it, should be.",
    wording: true,
    page: "kr008_placeholder.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for objective in cx.alignment().objective_rows() {
        for row in cx.alignment().key_result_rows(objective) {
            if cx.readings().key_result(row).has(Mark::Placeholder) {
                let title = store.text(store.key_results[row as usize].title);
                report.add(
                    At::key_result(row).member("title"),
                    format_args!("`{}` has a placeholder", shorten(title)),
                    "fill it in; if the value is not known yet, use the measure `discover` to find it out first",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, key_result};

    #[test]
    fn what_stands_for_a_number_or_a_title_is_found() {
        for (title, measure) in [
            ("Increase NPS from X to Y", r#""kind": "milestone""#),
            ("TBD", r#""kind": "milestone""#),
            (
                "Reduce churn to XX%",
                r#""kind": "decrease", "baseline": 8, "target": 3"#,
            ),
            ("New key result", r#""kind": "milestone""#),
            ("KR 2", r#""kind": "milestone""#),
        ] {
            let message = format!("`{title}` has a placeholder");
            assert_eq!(
                found("KR008", &key_result(title, measure, "")),
                [format!("/objectives/0/key_results/0/title: {message}")]
            );
        }
    }

    #[test]
    fn words_and_numbers_that_say_something_are_fine() {
        for (title, measure) in [
            (
                "Increase NPS from 32 to 55",
                r#""kind": "increase", "baseline": 32, "target": 55"#,
            ),
            (
                "Reduce x-ray repeats from 8% to 3%",
                r#""kind": "decrease", "baseline": 8, "target": 3"#,
            ),
            (
                "Test results reach the nurse within 2 hours",
                r#""kind": "at_most", "threshold": 2"#,
            ),
            (
                "Make our title the first result for 20 searches",
                r#""kind": "increase", "baseline": 0, "target": 20"#,
            ),
        ] {
            let document = key_result(title, measure, "");
            assert!(found("KR008", &document).is_empty(), "{title}");
        }
    }

    #[test]
    fn guardrails_are_read_too() {
        let document = key_result(
            "Keep complaints below XX a week",
            r#""kind": "at_most", "threshold": 20"#,
            r#""role": "guardrail","#,
        );
        assert_eq!(found("KR008", &document).len(), 1);
    }
}
