//! CYC004: a target that was made easier when its time was all but over.

use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule};
use crate::scoring::{easier, late_change};
use crate::time::Window;

declare_rule! {
    CYC004 "late-target-change" Warning,
    "A measure was made easier after its key result was due, or shortly before.",
    options: { share = 0.75 in 0.0 ..= 1.0, "from which share of its time on a change is late"; },
    page: "cyc004_late_target_change.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    let share = report.option("share");
    let context = cx.scoring(cx.as_of());
    for row in (alignment.objective_rows()).flat_map(|row| alignment.key_result_rows(row)) {
        let key_result = &store.key_results[row as usize];
        let Some(late) = late_change(context, row, share) else {
            continue;
        };
        let comparison = match easier(context, key_result, &late) {
            Some(Some((was, is))) => {
                format!("; what was reached by then scores {is} and not {was}")
            }
            Some(None) => String::new(),
            None => continue,
        };
        let Window { start, due } = late.window;
        let when = if late.on > due {
            format!("after it was due on {due}")
        } else {
            let days = due.days_since(start) + 1;
            format!("on day {} of {days}", late.on.days_since(start) + 1)
        };
        report.add(
            At::key_result(row).entry("amendments", late.amendment),
            format!(
                "key result `{}` was made easier on {}, {when}{comparison}",
                cx.key_result(row),
                late.on
            ),
            "score it by the measure it had, and take what was learned into the next cycle",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    #[test]
    fn statistics_call_the_same_changes_late() {
        assert_eq!(
            super::RULE.options()[0].default_value(),
            crate::scoring::LATE_FROM
        );
    }

    const TO_50: &str = r#"{"kind": "increase", "baseline": 0, "target": 50}"#;

    /// A key result of October that is amended; the day is 15 November.
    fn document(measure: &str, amendments: &str, check_ins: &str) -> String {
        format!(
            r#"{{"objectives": [{{"id": "o", "key_results": [{{"id": "k", "due": "2026-11-10", "measure": {measure},
            "amendments": [{amendments}], "check_ins": [{check_ins}]}}]}}]}}"#
        )
    }

    fn to(on: &str, measure: &str) -> String {
        format!(r#"{{"on": "{on}", "reason": "r", "measure": {measure}}}"#)
    }

    fn to_target(on: &str, target: u32) -> String {
        to(
            on,
            &format!(r#"{{"kind": "increase", "baseline": 0, "target": {target}}}"#),
        )
    }

    #[test]
    fn a_target_that_comes_nearer_late_is_found() {
        let message =
            "key result `k` was made easier on 2026-11-11, after it was due on 2026-11-10";
        let place = "/objectives/0/key_results/0/amendments/0";
        assert_eq!(
            found("CYC004", &document(TO_50, &to_target("2026-11-11", 40), "")),
            [format!("{place}: {message}")]
        );
        let check_in = r#"{"on": "2026-10-20", "value": 20}"#;
        let message = "key result `k` was made easier on 2026-10-31, on day 31 of 41; what was reached by then scores 0.5 and not 0.4";
        assert_eq!(
            found(
                "CYC004",
                &document(TO_50, &to_target("2026-10-31", 40), check_in)
            ),
            [format!("{place}: {message}")]
        );
    }

    #[test]
    fn early_harder_or_later_changes_are_fine() {
        assert!(found("CYC004", &document(TO_50, &to_target("2026-10-30", 40), "")).is_empty());
        assert!(found("CYC004", &document(TO_50, &to_target("2026-11-01", 60), "")).is_empty());
        assert!(found("CYC004", &document(TO_50, &to_target("2026-11-16", 40), "")).is_empty());
        let early = document(TO_50, &to_target("2026-10-30", 40), "");
        assert_eq!(found_with("CYC004", &early, &[("share", 0.5)]).len(), 1);
        // The due date had been put off before.
        let put_off = format!(
            r#"{}, {{"on": "2026-10-15", "reason": "r", "due": "2026-12-31"}}"#,
            to_target("2026-11-09", 40)
        );
        assert!(found("CYC004", &document(TO_50, &put_off, "")).is_empty());
    }

    #[test]
    fn what_late_amendments_come_to_counts() {
        let and_back = format!(
            "{}, {}",
            to_target("2026-11-01", 5),
            to_target("2026-11-01", 50)
        );
        assert!(found("CYC004", &document(TO_50, &and_back, "")).is_empty());
        let twice = format!(
            "{}, {}",
            to_target("2026-11-05", 30),
            to_target("2026-11-01", 40)
        );
        let findings = found("CYC004", &document(TO_50, &twice, ""));
        assert_eq!(findings.len(), 1);
        assert!(findings[0].contains("amendments/0"));
    }

    #[test]
    fn every_kind_of_measure_can_be_made_easier() {
        let easier = |before: &str, after: &str| {
            !found("CYC004", &document(before, &to("2026-11-01", after), "")).is_empty()
        };
        let pairs = [
            (
                TO_50,
                r#"{"kind": "increase", "baseline": -50, "target": 50}"#,
            ),
            (
                r#"{"kind": "decrease", "baseline": 10, "target": 2}"#,
                r#"{"kind": "decrease", "baseline": 10, "target": 3}"#,
            ),
            (
                r#"{"kind": "at_least", "threshold": 99}"#,
                r#"{"kind": "at_least", "threshold": 99, "floor": 90}"#,
            ),
            (
                r#"{"kind": "at_most", "threshold": 200, "strict": true}"#,
                r#"{"kind": "at_most", "threshold": 200}"#,
            ),
            (
                r#"{"kind": "between", "low": 18, "high": 22}"#,
                r#"{"kind": "between", "low": 17, "high": 22}"#,
            ),
            (
                r#"{"kind": "zones", "points": [{"at": 0, "score": 0}, {"at": 30, "score": 1}]}"#,
                r#"{"kind": "zones", "points": [{"at": 0, "score": 0.1}, {"at": 30, "score": 1}]}"#,
            ),
            (
                r#"{"kind": "at_least", "threshold": 50}"#,
                r#"{"kind": "increase", "baseline": 0, "target": 50}"#,
            ),
            (
                r#"{"kind": "checklist", "items": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]}"#,
                r#"{"kind": "checklist", "items": [{"id": "b", "title": "B"}]}"#,
            ),
        ];
        for (before, after) in pairs {
            assert!(easier(before, after), "{before} {after}");
            assert!(!easier(after, before), "{after} {before}");
            assert!(!easier(before, before), "{before}");
        }
    }

    #[test]
    fn a_measure_that_is_easier_here_and_harder_there_is_judged_by_the_value() {
        let other = to(
            "2026-11-01",
            r#"{"kind": "increase", "baseline": 20, "target": 40}"#,
        );
        let at = |value: u32| format!(r#"{{"on": "2026-10-20", "value": {value}}}"#);
        assert!(found("CYC004", &document(TO_50, &other, "")).is_empty());
        assert!(found("CYC004", &document(TO_50, &other, &at(21))).is_empty());
        assert_eq!(found("CYC004", &document(TO_50, &other, &at(39))).len(), 1);
    }

    #[test]
    fn another_nature_is_not_compared() {
        let milestone = to("2026-11-01", r#"{"kind": "milestone"}"#);
        assert!(found("CYC004", &document(TO_50, &milestone, "")).is_empty());
        let check_in = r#"{"on": "2026-10-20", "value": 20}"#;
        assert!(found("CYC004", &document(TO_50, &milestone, check_in)).is_empty());
        let sum = to(
            "2026-11-01",
            r#"{"kind": "increase", "baseline": 0, "target": 40, "accumulate": "sum"}"#,
        );
        assert!(found("CYC004", &document(TO_50, &sum, check_in)).is_empty());
    }
}
