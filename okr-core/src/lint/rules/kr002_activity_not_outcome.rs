//! KR002: a key result that is an item of a to-do list.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    KR002 "activity-not-outcome" Warning,
    "A key result names work to do.",
    wording: true,
    page: "kr002_activity_not_outcome.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for objective in cx.alignment().objective_rows() {
        for row in cx.alignment().key_result_rows(objective) {
            if cx.readings().key_result(row).has(Mark::Work) {
                let title = store.text(store.key_results[row as usize].title);
                report.add(
                    At::key_result(row).member("title"),
                    format_args!("`{}` names work to do, not a change to measure", shorten(title)),
                    "say what should change because of it, for example `Increase organic visits from 5000 to 15000`",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, key_result};

    #[test]
    fn work_is_found_counted_or_not() {
        for (title, measure) in [
            (
                "Write 10 blog posts",
                r#""kind": "increase", "baseline": 0, "target": 10"#,
            ),
            ("Launch the new website", r#""kind": "milestone""#),
            (
                "Hire 5 engineers",
                r#""kind": "increase", "baseline": 0, "target": 5"#,
            ),
            (
                "Migrate all services to the new cluster",
                r#""kind": "increase", "baseline": 0, "target": 100"#,
            ),
            (
                "Run 20 interviews with nurses",
                r#""kind": "checklist", "items": [{"id": "a", "title": "Ward 1"}]"#,
            ),
        ] {
            let message = format!("`{title}` names work to do, not a change to measure");
            assert_eq!(
                found("KR002", &key_result(title, measure, "")),
                [format!("/objectives/0/key_results/0/title: {message}")]
            );
        }
    }

    #[test]
    fn what_others_do_or_confirm_is_no_work() {
        for (title, measure) in [
            (
                "Generate 500 qualified leads",
                r#""kind": "increase", "baseline": 0, "target": 500"#,
            ),
            ("Obtain ISO 27001 certification", r#""kind": "milestone""#),
            (
                "Reduce churn from 8% to 3%",
                r#""kind": "decrease", "baseline": 8, "target": 3"#,
            ),
            ("NPS of 50", r#""kind": "at_least", "threshold": 50"#),
            (
                "Find out how many nurses call twice",
                r#""kind": "discover""#,
            ),
            (
                "Answer at least 90% of calls within 2 minutes",
                r#""kind": "milestone""#,
            ),
            (
                "80% of new users finish the new onboarding",
                r#""kind": "at_least", "threshold": 80"#,
            ),
        ] {
            let document = key_result(title, measure, "");
            assert!(found("KR002", &document).is_empty(), "{title}");
        }
    }

    #[test]
    fn guardrails_are_left_alone() {
        let title = "Run the backup every night";
        let found = |rest: &str| {
            let measure = r#""kind": "milestone""#;
            found("KR002", &key_result(title, measure, rest)).len()
        };
        assert_eq!((found(""), found(r#""role": "guardrail","#)), (1, 0));
    }
}
