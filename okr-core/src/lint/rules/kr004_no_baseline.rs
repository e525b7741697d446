//! KR004: a change from nobody knows where.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    KR004 "no-baseline" Hint,
    "A key result is to change something, and nothing says where it starts.",
    wording: true,
    page: "kr004_no_baseline.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for objective in cx.alignment().objective_rows() {
        for row in cx.alignment().key_result_rows(objective) {
            if cx.readings().key_result(row).has(Mark::NoBaseline) {
                let title = store.text(store.key_results[row as usize].title);
                report.add(
                    At::key_result(row).member("title"),
                    format_args!(
                        "`{}` is a change, but neither title nor measure says where it starts",
                        shorten(title)
                    ),
                    "measure it with a baseline (`increase`, `decrease`), or check in the value of the first day",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, key_result};

    #[test]
    fn a_change_from_nowhere_is_found() {
        for (title, measure) in [
            (
                "Increase NPS to 55",
                r#""kind": "at_least", "threshold": 55"#,
            ),
            ("Reduce complaints by 30%", r#""kind": "milestone""#),
            (
                "Cut the median wait to 3 minutes",
                r#""kind": "at_most", "threshold": 3"#,
            ),
        ] {
            let message = format!(
                "`{title}` is a change, but neither title nor measure says where it starts"
            );
            assert_eq!(
                found("KR004", &key_result(title, measure, "")),
                [format!("/objectives/0/key_results/0/title: {message}")]
            );
        }
    }

    #[test]
    fn a_baseline_anywhere_is_enough_and_levels_need_none() {
        for (title, measure) in [
            (
                "Increase NPS to 55",
                r#""kind": "increase", "baseline": 32, "target": 55"#,
            ),
            (
                "Increase NPS to 55",
                r#""kind": "at_least", "threshold": 55, "floor": 32"#,
            ),
            (
                "Increase NPS from 32 to 55",
                r#""kind": "at_least", "threshold": 55"#,
            ),
            ("NPS of 55", r#""kind": "at_least", "threshold": 55"#),
            (
                "Keep NPS above 55",
                r#""kind": "at_least", "threshold": 55"#,
            ),
            ("Cut XX calls to 3", r#""kind": "milestone""#),
        ] {
            let document = key_result(title, measure, "");
            assert!(found("KR004", &document).is_empty(), "{title}");
        }
    }

    #[test]
    fn a_value_of_the_first_day_is_a_baseline() {
        let document = |on: &str| {
            let check_ins = format!(r#""check_ins": [{{"on": "{on}", "value": 32}}],"#);
            key_result(
                "Increase NPS to 55",
                r#""kind": "at_least", "threshold": 55"#,
                &check_ins,
            )
        };
        assert!(found("KR004", &document("2026-10-01")).is_empty());
        assert_eq!(found("KR004", &document("2026-10-02")).len(), 1);
        let kpi = |on: &str| {
            format!(
                r#"{{"kpis": [{{"id": "nps", "name": "NPS", "measurements": [{{"on": "{on}", "value": 32}}]}}],
                "objectives": [{{"id": "o", "key_results": [{{"id": "k", "title": "Increase NPS to 55",
                "source": {{"kpi": "nps"}}, "measure": {{"kind": "at_least", "threshold": 55}}}}]}}]}}"#
            )
        };
        assert!(found("KR004", &kpi("2026-09-30")).is_empty());
        assert_eq!(found("KR004", &kpi("2026-10-31")).len(), 1);
    }
}
