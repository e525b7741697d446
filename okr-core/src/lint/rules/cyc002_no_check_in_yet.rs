//! CYC002: a good part of its time is gone, and nothing was ever heard of a key result.

use std::collections::BTreeMap;

use crate::lint::{
    context::Context,
    history::{last_measurements, last_news},
    place::At,
    report::Report,
    rule::declare_rule,
    under_way::{UnderWay, under_way},
};
use crate::model::{Noun, Shape, SourceRow};

declare_rule! {
    CYC002 "no-check-in-yet" Warning,
    "A quarter of its time is gone and a key result has no check-in yet.",
    options: { share = 0.25 in 0.0 ..= 1.0, "from which share of its time on"; },
    page: "cyc002_no_check_in_yet.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    let share = report.option("share");
    let measured = last_measurements(cx);
    // By KPI without a measurement: the first key result that waits for it, and all.
    let mut waiting: BTreeMap<u32, Vec<UnderWay>> = BTreeMap::new();
    for it in under_way(cx) {
        if cx.as_of() < it.window.start || it.window.elapsed(cx.as_of()) < share {
            continue;
        }
        let key_result = &store.key_results[it.key_result as usize];
        match key_result.source {
            SourceRow::Kpi(kpi) if measured[kpi as usize].is_none() => {
                waiting.entry(kpi).or_default().push(it);
            }
            SourceRow::CheckIns
                if it.shape != Shape::Aligned && last_news(cx, key_result, it.shape).is_none() =>
            {
                report.add(
                    At::key_result(it.key_result),
                    format!(
                        "key result `{}` has no check-in yet, {}",
                        cx.key_result(it.key_result),
                        passed(cx, it)
                    ),
                    "check in with a value and how confident you are, or drop it if nobody works on it",
                );
            }
            // A sum is heard of when its parts are.
            _ => {}
        }
    }
    for (kpi, waiting) in waiting {
        let who = match waiting[..] {
            [one] => format!(
                "key result `{}` takes values from it, {}",
                cx.key_result(one.key_result),
                passed(cx, one)
            ),
            _ => format!("{} key results take values from it", waiting.len()),
        };
        report
            .add(
                At::new(Noun::Kpi, kpi),
                format!(
                    "there is no measurement of KPI `{}` yet, and {who}",
                    cx.kpi(kpi)
                ),
                "measure it, or let them take values that are at hand",
            )
            .relate_first(
                (waiting.into_iter()).map(|it| At::key_result(it.key_result)),
                "this waits for a measurement",
            );
    }
}

/// How much of its time is gone, in words.
fn passed(cx: &Context<'_>, it: UnderWay) -> String {
    let (start, due) = (it.window.start, it.window.due);
    if cx.as_of() > due {
        format!("and was due on {due}")
    } else {
        let days = due.days_since(start) + 1;
        format!("on day {} of {days}", cx.as_of().days_since(start) + 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    fn document(key_result: &str) -> String {
        format!(
            r#"{{"kpis": [{{"id": "nps", "name": "NPS", "measurements": [{{"on": "2026-11-16", "value": 1}}]}}],
            "objectives": [{{"id": "o", "key_results": [{{"id": "k" {key_result}}}]}}]}}"#
        )
    }

    #[test]
    fn a_silent_key_result_is_found() {
        assert_eq!(
            found("CYC002", &document("")),
            ["/objectives/0/key_results/0: key result `k` has no check-in yet, on day 46 of 92"]
        );
        assert_eq!(
            found("CYC002", &document(r#", "due": "2026-10-31""#)),
            [
                "/objectives/0/key_results/0: key result `k` has no check-in yet, and was due on 2026-10-31"
            ]
        );
        let later = r#", "check_ins": [{"on": "2026-11-16", "value": 1}]"#;
        assert_eq!(found("CYC002", &document(later)).len(), 1);
    }

    #[test]
    fn a_confidence_or_an_item_is_news() {
        let confidence = r#", "check_ins": [{"on": "2026-10-05", "confidence": 0.5}]"#;
        assert!(found("CYC002", &document(confidence)).is_empty());
        let item = |on: &str| {
            document(&format!(
                r#", "measure": {{"kind": "checklist", "items": [{{"id": "a", "title": "A", "done_on": "{on}"}}]}}"#
            ))
        };
        assert!(found("CYC002", &item("2026-11-15")).is_empty());
        assert_eq!(found("CYC002", &item("2026-11-16")).len(), 1);
    }

    #[test]
    fn a_quarter_of_the_window_must_be_gone() {
        let start = |on: &str| document(&format!(r#", "start": "{on}", "due": "2026-12-25""#));
        // 40 days, ten of them gone.
        assert_eq!(found("CYC002", &start("2026-11-05")).len(), 0);
        let window = document(r#", "start": "2026-11-05", "due": "2026-12-15""#);
        assert_eq!(found("CYC002", &window).len(), 1);
        assert!(found_with("CYC002", &window, &[("share", 0.26)]).is_empty());
        assert!(found_with("CYC002", &start("2026-11-16"), &[("share", 0.0)]).is_empty());
    }

    #[test]
    fn a_kpi_without_a_measurement_is_found_once() {
        let from_kpi = r#", "measure": {"kind": "increase", "baseline": 0, "target": 10}, "source": {"kpi": "nps"}"#;
        let message = "there is no measurement of KPI `nps` yet, and key result `k` takes values from it, on day 46 of 92";
        assert_eq!(
            found("CYC002", &document(from_kpi)),
            [format!("/kpis/0: {message}")]
        );
        let two = document(&format!(r#"{from_kpi}}}, {{"id": "l" {from_kpi}"#));
        let message =
            "there is no measurement of KPI `nps` yet, and 2 key results take values from it";
        assert_eq!(found("CYC002", &two), [format!("/kpis/0: {message}")]);
        let measured = document(from_kpi).replace("2026-11-16", "2026-11-15");
        assert!(found("CYC002", &measured).is_empty());
    }

    #[test]
    fn a_sum_is_silent_with_its_parts() {
        let sum = r#", "measure": {"kind": "increase", "baseline": 0, "target": 10}, "source": {"sum_of": ["part"]}},
            {"id": "part", "measure": {"kind": "increase", "baseline": 0, "target": 10}"#;
        let findings = found("CYC002", &document(sum));
        assert_eq!(findings.len(), 1);
        assert!(findings[0].contains("`part`"));
    }
}
