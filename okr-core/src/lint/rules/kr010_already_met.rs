//! KR010: nothing is left to reach.

use crate::lint::{
    context::Context,
    key_set,
    place::At,
    report::{Report, number},
    rule::declare_rule,
};
use crate::{
    model::{KeyResultRow, Noun, Shape, SourceRow},
    scoring::{History, points, reading},
    values::{Date, Score},
};

declare_rule! {
    KR010 "already-met" Warning,
    "A key result was met on its first day.",
    page: "kr010_already_met.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for objective in cx.alignment().objective_rows() {
        let Some((start, _)) = cx.cycle_dates(objective) else {
            continue;
        };
        for row in key_set::counted(cx, objective) {
            let it = &cx.store().key_results[row as usize];
            let first_day = it.start.unwrap_or(start);
            let in_force = cx.in_force(it);
            let shape = in_force.measure.shape;
            let Some(met) = met_by(cx, it, shape, first_day.min(cx.as_of())) else {
                continue;
            };
            let (how, help) = match (shape, met.value) {
                (Shape::AtLeast { .. } | Shape::AtMost { .. } | Shape::Between { .. }, value) => (
                    format!(
                        "is within its limits from the start, {first_day}, at {}",
                        number(value)
                    ),
                    "a value to keep is a health metric: make it a guardrail, or say what it is to become",
                ),
                (Shape::Checklist { .. }, _) => (
                    format!("was done by its first day, {first_day}"),
                    "leave it out, or say what comes next",
                ),
                (Shape::Milestone, _) => (
                    format!("was reached by its first day, {first_day}"),
                    "leave it out, or say what comes next",
                ),
                (_, value) => (
                    format!(
                        "was met by its first day, {first_day}, at {}",
                        number(value)
                    ),
                    "take a target that is not reached yet, or check the baseline",
                ),
            };
            let reported = report.add(
                cx.stated(row, "measure", in_force.measure_by),
                format!("key result `{}` {how}", cx.key_result(row)),
                help,
            );
            if let Some(at) = met.at {
                reported.relate(place(it, row, at), "this value");
            }
        }
    }
}

/// The value that meets a measure.
struct Met {
    value: f64,
    /// Its place in the history.
    at: Option<usize>,
}

/// Whether a key result has a score of 1 by what was known on a day.
fn met_by(cx: &Context<'_>, it: &KeyResultRow, shape: Shape, day: Date) -> Option<Met> {
    let store = cx.store();
    match shape {
        // What is to be found out is found out when it is known, be it on the first day.
        Shape::Discover => None,
        Shape::Checklist { items } => {
            let done = |on: Option<Date>| on.is_some_and(|on| on <= day);
            let all = store.items[items.range()]
                .iter()
                .all(|item| done(item.done_on));
            all.then_some(Met {
                value: 1.0,
                at: None,
            })
        }
        _ if !shape.takes_values() => None,
        _ => {
            let history = History::of(cx.store(), it);
            let (_, latest, at) = history.latest(day)?;
            let (value, _, score) = reading(&shape, points(store, shape), history, latest, day)?;
            (score == Score::ONE).then_some(Met {
                value,
                at: Some(at),
            })
        }
    }
}

/// Where the value of a history stands.
fn place(it: &KeyResultRow, row: u32, at: usize) -> At {
    match it.source {
        SourceRow::Kpi(kpi) => At::new(Noun::Kpi, kpi).entry("measurements", at as u32),
        _ => At::key_result(row).entry("check_ins", at as u32),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{check, found, short};

    fn key_result(rest: &str) -> String {
        format!(r#"{{"objectives": [{{"id": "o", "key_results": [{{"id": "k", {rest}}}]}}]}}"#)
    }

    const TO_55: &str = r#""measure": {"kind": "increase", "baseline": 32, "target": 55}"#;

    #[test]
    fn a_target_that_the_first_day_reaches_is_found() {
        let document = |on: &str, value: i32| {
            key_result(&format!(
                r#"{TO_55}, "check_ins": [{{"on": "{on}", "value": {value}}}]"#
            ))
        };
        let message = "key result `k` was met by its first day, 2026-10-01, at 56";
        assert_eq!(
            found("KR010", &document("2026-10-01", 56)),
            [format!("/objectives/0/key_results/0/measure: {message}")]
        );
        let findings = check(&short(&document("2026-09-01", 55)), "KR010", &[]);
        let related = findings[0].related()[0].path();
        assert_eq!(related, "/objectives/0/key_results/0/check_ins/0");
        assert!(found("KR010", &document("2026-10-02", 56)).is_empty());
        assert!(found("KR010", &document("2026-10-01", 54)).is_empty());
    }

    #[test]
    fn the_last_value_before_the_start_counts_and_no_later_one() {
        let document = key_result(&format!(
            r#"{TO_55}, "check_ins": [{{"on": "2026-08-01", "value": 60}}, {{"on": "2026-09-30", "value": 40}},
            {{"on": "2026-10-20", "value": 60}}]"#
        ));
        assert!(found("KR010", &document).is_empty());
    }

    #[test]
    fn limits_that_hold_from_the_start_are_for_guardrails() {
        let document = |role: &str| {
            key_result(&format!(
                r#""role": "{role}", "measure": {{"kind": "at_least", "threshold": 99.9}},
                "check_ins": [{{"on": "2026-10-01", "value": 99.95}}]"#
            ))
        };
        let findings = check(&short(&document("key")), "KR010", &[]);
        assert_eq!(
            findings[0].message(),
            "key result `k` is within its limits from the start, 2026-10-01, at 99.95"
        );
        assert!(findings[0].help().contains("make it a guardrail"));
        assert!(found("KR010", &document("guardrail")).is_empty());
    }

    #[test]
    fn limits_that_are_strict_are_not_met_by_their_ends() {
        let document = |strict: bool| {
            key_result(&format!(
                r#""measure": {{"kind": "between", "low": 1, "high": 5, "strict": {strict}}},
                "check_ins": [{{"on": "2026-10-01", "value": 5}}]"#
            ))
        };
        assert_eq!(found("KR010", &document(false)).len(), 1);
        assert!(found("KR010", &document(true)).is_empty());
    }

    #[test]
    fn kpis_milestones_and_checklists_are_read() {
        let kpi = r#"{"kpis": [{"id": "nps", "name": "NPS", "measurements": [{"on": "2026-09-01", "value": 55}]}],
            "objectives": [{"id": "o", "key_results": [{"id": "k", "source": {"kpi": "nps"},
            "measure": {"kind": "increase", "baseline": 32, "target": 55}}]}]}"#;
        let findings = check(&short(kpi), "KR010", &[]);
        assert_eq!(findings[0].related()[0].path(), "/kpis/0/measurements/0");
        let done = key_result(r#""check_ins": [{"on": "2026-09-30", "value": 1}]"#);
        let message = "key result `k` was reached by its first day, 2026-10-01";
        assert_eq!(
            found("KR010", &done),
            [format!("/objectives/0/key_results/0/measure: {message}")]
        );
        let list = |on: &str| {
            key_result(&format!(
                r#""measure": {{"kind": "checklist", "items": [{{"id": "a", "title": "A", "done_on": "2026-09-01"}},
                {{"id": "b", "title": "B", "done_on": "{on}"}}]}}"#
            ))
        };
        assert_eq!(found("KR010", &list("2026-10-01")).len(), 1);
        assert!(found("KR010", &list("2026-10-02")).is_empty());
    }

    #[test]
    fn increments_are_added_to_the_baseline() {
        let document = |value: i32| {
            key_result(&format!(
                r#""measure": {{"kind": "increase", "baseline": 10, "target": 20, "accumulate": "sum"}},
                "check_ins": [{{"on": "2026-10-01", "value": {value}}}, {{"on": "2026-09-01", "value": 1}}]"#
            ))
        };
        assert_eq!(found("KR010", &document(9)).len(), 1);
        assert!(found("KR010", &document(8)).is_empty());
    }

    #[test]
    fn a_measure_in_force_is_found_where_it_was_amended() {
        let document = |on: &str| {
            key_result(&format!(
                r#"{TO_55}, "check_ins": [{{"on": "2026-10-01", "value": 41}}], "amendments": [{{"on": "{on}",
                "reason": "r", "measure": {{"kind": "increase", "baseline": 32, "target": 40}}}}]"#
            ))
        };
        let findings = found("KR010", &document("2026-11-15"));
        assert!(findings[0].starts_with("/objectives/0/key_results/0/amendments/0: "));
        assert!(found("KR010", &document("2026-11-16")).is_empty());
    }

    #[test]
    fn its_own_start_comes_before_that_of_the_cycle() {
        let document = key_result(&format!(
            r#""start": "2026-11-01", {TO_55}, "check_ins": [{{"on": "2026-10-31", "value": 55}}]"#
        ));
        assert_eq!(found("KR010", &document).len(), 1);
        // What is to be found out may be found out at once.
        let discover = key_result(
            r#""measure": {"kind": "discover"}, "check_ins": [{"on": "2026-10-01", "value": 7}]"#,
        );
        assert!(found("KR010", &discover).is_empty());
    }
}
