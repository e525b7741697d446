//! CYC001: nothing was heard of a key result for too long.

use std::collections::BTreeMap;

use crate::lint::{
    context::Context,
    history::{last_measurements, last_news, scored},
    place::At,
    report::Report,
    rule::declare_rule,
    under_way::{UnderWay, under_way},
};
use crate::model::{Noun, Shape, SourceRow};
use crate::values::{Date, Score};

declare_rule! {
    CYC001 "stale-check-ins" Warning,
    "The last check-in of a key result that is under way is too long ago.",
    options: {
        intervals = 2.0 in 1.0 ..= 1e6, "how many check-in intervals of the cycle may pass";
        days = 31.0 in 1.0 ..= 1e6, "how many days may pass where the cycle states no interval";
        kpi_days = 45.0 in 1.0 ..= 1e6, "how many days may pass between measurements of a KPI, if that is more";
    },
    page: "cyc001_stale_check_ins.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    let (intervals, days) = (report.option("intervals"), report.option("days"));
    let kpi_days = report.option("kpi_days");
    let measured = last_measurements(cx);
    // By KPI: the key results that wait for it.
    let mut waiting: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for it in under_way(cx) {
        let key_result = &store.key_results[it.key_result as usize];
        let every = store.cycles[it.cycle as usize].check_in_every_days;
        let most = if every == 0 {
            days
        } else {
            intervals * every as f64
        };
        match key_result.source {
            SourceRow::Kpi(kpi) => {
                let last = measured[kpi as usize].map(|(on, ..)| on);
                if last.is_some_and(|on| silence(cx, it, on) > most.max(kpi_days)) {
                    waiting.entry(kpi).or_default().push(it.key_result);
                }
                continue;
            }
            // A sum has the news of its parts.
            SourceRow::SumOf(_) | SourceRow::Unknown => continue,
            SourceRow::CheckIns => {}
        }
        if it.shape == Shape::Aligned {
            continue;
        }
        let Some(news) = last_news(cx, key_result, it.shape) else {
            continue;
        };
        if silence(cx, it, news.on) <= most || is_reached(cx, it) {
            continue;
        }
        let at = At::key_result(it.key_result);
        let due = if every == 0 {
            String::new()
        } else if every == 1 {
            "; one is due every day".to_owned()
        } else {
            format!("; one is due every {every} days")
        };
        report.add(
            news.check_in
                .map_or(at, |entry| at.entry("check_ins", entry)),
            format!(
                "the last {} of key result `{}` was on {}, {}{due}",
                if news.check_in.is_some() {
                    "check-in"
                } else {
                    "item"
                },
                cx.key_result(it.key_result),
                news.on,
                ago(cx, it, news.on),
            ),
            "check in with a value and how confident you are, or drop it if nobody works on it",
        );
    }
    for (kpi, key_results) in waiting {
        let Some((on, _, entry)) = measured[kpi as usize] else {
            continue;
        };
        let who = match key_results[..] {
            [one] => format!("key result `{}` takes", cx.key_result(one)),
            _ => format!("{} key results take", key_results.len()),
        };
        report
            .add(
                At::new(Noun::Kpi, kpi).entry("measurements", entry as u32),
                format!(
                    "the last measurement of KPI `{}` was on {on}, {} days ago, and {who} values from it",
                    cx.kpi(kpi),
                    cx.as_of().days_since(on)
                ),
                "measure it, or take values that are at hand more often",
            )
            .relate_first(
                key_results.into_iter().map(At::key_result),
                "this waits for a measurement",
            );
    }
}

/// Days of its window without news, through the day or its due date.
fn silence(cx: &Context<'_>, it: UnderWay, last: Date) -> f64 {
    let until = cx.as_of().min(it.window.due);
    f64::from(until.days_since(last.max(it.window.start)))
}

/// How long ago news were, in words.
fn ago(cx: &Context<'_>, it: UnderWay, last: Date) -> String {
    let due = it.window.due;
    if cx.as_of() <= due {
        format!("{} days ago", cx.as_of().days_since(last))
    } else {
        format!("{} days before it was due", due.days_since(last))
    }
}

/// Whether nothing is left to be told: it is at its target, and not one to be kept up.
fn is_reached(cx: &Context<'_>, it: UnderWay) -> bool {
    let store = cx.store();
    match it.shape {
        Shape::AtLeast { .. } | Shape::AtMost { .. } | Shape::Between { .. } => false,
        Shape::Checklist { items } => (store.items[items.range()].iter())
            .all(|item| item.done_on.is_some_and(|on| on <= cx.as_of())),
        shape => {
            let key_result = &store.key_results[it.key_result as usize];
            scored(cx, key_result, shape, cx.as_of()).is_some_and(|(_, score)| score == Score::ONE)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    /// One key result of a cycle with an interval of `every` days, if that is not 0.
    fn document(every: u32, key_result: &str) -> String {
        let every = if every == 0 {
            String::new()
        } else {
            format!(r#", "check_in_every_days": {every}"#)
        };
        format!(
            r#"{{"cycles": [{{"id": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31" {every}}}],
            "objectives": [{{"id": "o", "key_results": [{{"id": "k", {key_result}}}]}}]}}"#
        )
    }

    const FAR: &str = r#""measure": {"kind": "increase", "baseline": 0, "target": 10}"#;

    #[test]
    fn a_missed_check_in_is_found_at_the_last_one() {
        let check_ins = |on: &str| {
            format!(
                r#"{FAR}, "check_ins": [{{"on": "{on}", "confidence": 0.5}}, {{"on": "2026-10-05", "value": 1}}]"#
            )
        };
        let message = "the last check-in of key result `k` was on 2026-10-31, 15 days ago; one is due every 7 days";
        assert_eq!(
            found("CYC001", &document(7, &check_ins("2026-10-31"))),
            [format!(
                "/objectives/0/key_results/0/check_ins/0: {message}"
            )]
        );
        assert!(found("CYC001", &document(7, &check_ins("2026-11-01"))).is_empty());
        let once = [("intervals", 1.0)];
        assert_eq!(
            found_with("CYC001", &document(7, &check_ins("2026-11-07")), &once).len(),
            1
        );
        // Without an interval, a month.
        assert!(found("CYC001", &document(0, &check_ins("2026-10-15"))).is_empty());
        let message = "the last check-in of key result `k` was on 2026-10-14, 32 days ago";
        assert_eq!(
            found("CYC001", &document(0, &check_ins("2026-10-14"))),
            [format!(
                "/objectives/0/key_results/0/check_ins/0: {message}"
            )]
        );
    }

    #[test]
    fn silence_ends_with_the_due_date_and_starts_with_the_window() {
        let due = |on: &str, more: &str| {
            document(
                7,
                &format!(r#"{FAR}, {more} "check_ins": [{{"on": "{on}", "value": 1}}]"#),
            )
        };
        assert!(found("CYC001", &due("2026-10-17", r#""due": "2026-10-31","#)).is_empty());
        let message = "the last check-in of key result `k` was on 2026-10-16, 15 days before it was due; one is due every 7 days";
        assert_eq!(
            found("CYC001", &due("2026-10-16", r#""due": "2026-10-31","#)),
            [format!(
                "/objectives/0/key_results/0/check_ins/0: {message}"
            )]
        );
        assert!(found("CYC001", &due("2026-09-16", r#""start": "2026-11-01","#)).is_empty());
    }

    #[test]
    fn what_is_reached_needs_no_more_unless_it_is_to_be_kept() {
        let at_ten = |measure: &str| {
            document(
                7,
                &format!(
                    r#""measure": {measure}, "check_ins": [{{"on": "2026-10-08", "value": 10}}]"#
                ),
            )
        };
        assert!(
            found(
                "CYC001",
                &at_ten(r#"{"kind": "increase", "baseline": 0, "target": 10}"#)
            )
            .is_empty()
        );
        assert_eq!(
            found(
                "CYC001",
                &at_ten(r#"{"kind": "at_least", "threshold": 10}"#)
            )
            .len(),
            1
        );
        let list = |on: &str| {
            document(
                7,
                &format!(
                    r#""measure": {{"kind": "checklist", "items": [{{"id": "a", "title": "A", "done_on": "2026-10-08"}},
                {{"id": "b", "title": "B", "done_on": "{on}"}}]}}"#
                ),
            )
        };
        assert!(found("CYC001", &list("2026-10-08")).is_empty());
        assert_eq!(
            found("CYC001", &list("2026-12-01")),
            [
                "/objectives/0/key_results/0: the last item of key result `k` was on 2026-10-08, 38 days ago; one is due every 7 days"
            ]
        );
    }

    #[test]
    fn only_what_is_under_way_is_stale() {
        let document = |phase: &str, end: &str, more: &str| {
            format!(
                r#"{{"cycles": [{{"id": "2026-Q4", "start": "2026-10-01", "end": "{end}", "phase": "{phase}", "check_in_every_days": 7}}],
                "objectives": [{{"id": "o" {more}, "key_results": [{{"id": "k", "check_ins": [{{"on": "2026-10-05", "value": 0}}]}}]}}]}}"#
            )
        };
        assert_eq!(
            found("CYC001", &document("active", "2026-11-15", "")).len(),
            1
        );
        assert!(found("CYC001", &document("active", "2026-11-14", "")).is_empty());
        assert!(found("CYC001", &document("review", "2026-12-31", "")).is_empty());
        let dropped = r#", "dropped": {"on": "2026-11-15", "reason": "r"}"#;
        assert!(found("CYC001", &document("active", "2026-12-31", dropped)).is_empty());
        let scored = r#", "review": {"on": "2026-11-15", "score": 0.2, "reason": "r"}"#;
        assert!(found("CYC001", &document("active", "2026-12-31", scored)).is_empty());
    }

    #[test]
    fn a_kpi_that_is_not_measured_is_found_once() {
        let document = |on: &str| {
            format!(
                r#"{{"cycles": [{{"id": "2026-Q4", "start": "2026-09-01", "end": "2026-12-31", "check_in_every_days": 7}}],
                "kpis": [{{"id": "nps", "name": "NPS", "measurements": [{{"on": "2026-01-31", "value": 1}}, {{"on": "{on}", "value": 5}}]}}],
                "objectives": [{{"id": "o", "key_results": [
                {{"id": "k", {FAR}, "source": {{"kpi": "nps"}}}}, {{"id": "l", {FAR}, "source": {{"kpi": "nps"}}}}]}}]}}"#
            )
        };
        let message = "the last measurement of KPI `nps` was on 2026-09-30, 46 days ago, and 2 key results take values from it";
        assert_eq!(
            found("CYC001", &document("2026-09-30")),
            [format!("/kpis/0/measurements/1: {message}")]
        );
        assert!(found("CYC001", &document("2026-10-01")).is_empty());
    }

    #[test]
    fn sums_and_aligned_measures_have_the_news_of_their_parts() {
        let document = r#"{"objectives": [{"id": "o", "key_results": [
            {"id": "k", "measure": {"kind": "increase", "baseline": 0, "target": 10}, "source": {"sum_of": ["part"]},
             "check_ins": [{"on": "2026-10-05", "confidence": 0.5}]},
            {"id": "l", "measure": {"kind": "aligned"}, "check_ins": [{"on": "2026-10-05", "confidence": 0.5}]},
            {"id": "part", "measure": {"kind": "increase", "baseline": 0, "target": 10},
             "check_ins": [{"on": "2026-10-05", "value": 1}]}]}]}"#;
        let findings = found("CYC001", document);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].contains("`part`"));
    }
}
