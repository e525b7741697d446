//! KR015: a key result that cannot be checked.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    KR015 "vague-key-result" Warning,
    "A key result has nothing to count and nothing to tick off.",
    wording: true,
    page: "kr015_vague_key_result.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for objective in cx.alignment().objective_rows() {
        for row in cx.alignment().key_result_rows(objective) {
            if cx.readings().key_result(row).has(Mark::Vague) {
                let title = store.text(store.key_results[row as usize].title);
                report.add(
                    At::key_result(row).member("title"),
                    format_args!(
                        "`{}` has nothing to count and nothing to tick off",
                        shorten(title)
                    ),
                    "say by what one would see it, and from where to where that is to go",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, key_result};

    #[test]
    fn what_cannot_be_checked_is_found() {
        for (title, measure) in [
            ("Improve collaboration", r#""kind": "milestone""#),
            ("Better onboarding", r#""kind": "milestone""#),
            ("Make the app easier to use", r#""kind": "milestone""#),
        ] {
            let message = format!("`{title}` has nothing to count and nothing to tick off");
            assert_eq!(
                found("KR015", &key_result(title, measure, "")),
                [format!("/objectives/0/key_results/0/title: {message}")]
            );
        }
    }

    #[test]
    fn a_number_or_a_thing_to_tick_off_is_enough() {
        for (title, measure) in [
            (
                "Improve collaboration",
                r#""kind": "increase", "baseline": 3.2, "target": 4"#,
            ),
            ("Improve NPS from 32 to 55", r#""kind": "milestone""#),
            ("Launch the new website", r#""kind": "milestone""#),
            ("Increase NPS", r#""kind": "milestone""#),
            ("コラボレーションを改善する", r#""kind": "milestone""#),
        ] {
            let document = key_result(title, measure, "");
            assert!(found("KR015", &document).is_empty(), "{title}");
        }
    }
}
