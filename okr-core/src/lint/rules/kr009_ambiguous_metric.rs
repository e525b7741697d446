//! KR009: a metric without a definition.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    KR009 "ambiguous-metric" Hint,
    "A key result counts something that everybody counts in another way.",
    wording: true,
    page: "kr009_ambiguous_metric.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for objective in cx.alignment().objective_rows() {
        for row in cx.alignment().key_result_rows(objective) {
            if cx.readings().key_result(row).has(Mark::Ambiguous) {
                let title = store.text(store.key_results[row as usize].title);
                report.add(
                    At::key_result(row).member("title"),
                    format_args!("`{}` does not say how its metric is counted", shorten(title)),
                    "say over which time, by which question or by which event it is counted, in the title or the description",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, key_result};

    #[test]
    fn a_metric_without_a_window_or_an_instrument_is_found() {
        for (title, measure) in [
            (
                "Increase engagement by 20%",
                r#""kind": "increase", "baseline": 10, "target": 12"#,
            ),
            (
                "Grow active users from 5000 to 8000",
                r#""kind": "increase", "baseline": 5000, "target": 8000"#,
            ),
            (
                "Raise customer satisfaction to 90%",
                r#""kind": "at_least", "threshold": 90"#,
            ),
            (
                "Increase usage of the app to 40%",
                r#""kind": "increase", "baseline": 20, "target": 40"#,
            ),
        ] {
            let message = format!("`{title}` does not say how its metric is counted");
            assert_eq!(
                found("KR009", &key_result(title, measure, "")),
                [format!("/objectives/0/key_results/0/title: {message}")]
            );
        }
    }

    #[test]
    fn what_says_how_it_is_counted_is_fine() {
        for (title, measure) in [
            (
                "Grow weekly active users from 5000 to 8000",
                r#""kind": "increase", "baseline": 5000, "target": 8000"#,
            ),
            (
                "Raise the customer satisfaction score from 3.8 to 4.4",
                r#""kind": "increase", "baseline": 3.8, "target": 4.4"#,
            ),
            (
                "Raise satisfaction (CSAT) to 90%",
                r#""kind": "at_least", "threshold": 90"#,
            ),
            ("Increase engagement", r#""kind": "milestone""#),
            (
                "Increase repeat orders by 20%",
                r#""kind": "increase", "baseline": 100, "target": 120"#,
            ),
        ] {
            let document = key_result(title, measure, "");
            assert!(found("KR009", &document).is_empty(), "{title}");
        }
    }

    #[test]
    fn a_description_or_a_kpi_defines_it() {
        let measure = r#""kind": "increase", "baseline": 5000, "target": 8000"#;
        let title = "Grow active users from 5000 to 8000";
        let described = r#""description": "Users with a session in the last 28 days","#;
        assert!(found("KR009", &key_result(title, measure, described)).is_empty());
        let kpi = format!(
            r#"{{"kpis": [{{"id": "mau", "name": "Active users"}}], "objectives": [{{"id": "o", "key_results":
            [{{"id": "k", "title": "{title}", "source": {{"kpi": "mau"}}, "measure": {{{measure}}}}}]}}]}}"#
        );
        assert!(found("KR009", &kpi).is_empty());
    }
}
