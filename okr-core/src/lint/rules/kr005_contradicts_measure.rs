//! KR005: a title that says one thing, and a measure that scores another.

use std::fmt;

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context,
    contradiction::Contradiction,
    place::At,
    readings::Contradicted,
    report::{Report, number},
    rule::declare_rule,
};
use crate::values::Severity;

declare_rule! {
    KR005 "contradicts-measure" Error,
    "The title of a key result says other numbers, or another direction, than its measure.",
    wording: true,
    page: "kr005_contradicts_measure.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for it in cx.readings().contradicted() {
        found(cx, it, report);
    }
}

fn found(cx: &Context<'_>, contradicted: &Contradicted, report: &mut Report<'_>) {
    let store = cx.store();
    let &Contradicted { row, what, stale } = contradicted;
    let it = &store.key_results[row as usize];
    let in_force = cx.in_force(it);
    let title = store.text(it.title);
    let at = At::key_result(row).member("title");
    let measure = cx.stated(row, "measure", in_force.measure_by);
    if stale {
        report
            .add(
                at,
                format_args!("{} since it was amended", Told { title, what }),
                "bring the title up to date: it still says what the measure was",
            )
            .relate(measure, "this amendment")
            .weigh(Severity::Warning);
    } else {
        report
            .add(
                at,
                Told { title, what },
                "say the same in both: scores follow the measure, people the title",
            )
            .relate(measure, "the measure");
    }
}

/// A contradiction in words.
struct Told<'t> {
    title: &'t str,
    what: Contradiction,
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` ", shorten(self.title))?;
        match self.what {
            Contradiction::Baseline(says, is) => write!(
                f,
                "starts at {}, its measure at {}",
                number(says),
                number(is)
            ),
            Contradiction::Target(says, is) => {
                write!(f, "goes to {}, its measure to {}", number(says), number(is))
            }
            Contradiction::Change(says, is) => write!(
                f,
                "is a change by {}, its measure goes to {}",
                number(says),
                number(is)
            ),
            Contradiction::Limits(says, low, high) => write!(
                f,
                "says {}, its measure is from {} to {}",
                number(says),
                number(low),
                number(high)
            ),
            Contradiction::Direction { up } => {
                let (says, is) = if up { ("up", "down") } else { ("down", "up") };
                write!(f, "goes {says}, its measure goes {is}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{check, found, key_result, short};
    use crate::values::Severity;

    fn increase(baseline: f64, target: f64) -> String {
        format!(r#""kind": "increase", "baseline": {baseline}, "target": {target}"#)
    }

    fn decrease(baseline: f64, target: f64) -> String {
        format!(r#""kind": "decrease", "baseline": {baseline}, "target": {target}"#)
    }

    fn limit(kind: &str, threshold: f64) -> String {
        format!(r#""kind": "{kind}", "threshold": {threshold}"#)
    }

    fn finds(title: &str, unit: &str, measure: &str) -> bool {
        let unit = match unit {
            "" => String::new(),
            unit => format!(r#""unit": "{unit}","#),
        };
        !found("KR005", &key_result(title, measure, &unit)).is_empty()
    }

    #[test]
    fn another_baseline_or_target_is_found() {
        let title = "Increase NPS from 32 to 55";
        for (measure, message) in [
            (increase(30.0, 55.0), "starts at 32, its measure at 30"),
            (increase(32.0, 60.0), "goes to 55, its measure to 60"),
            (increase(3.0, 5.0), "goes to 55, its measure to 5"),
            (decrease(55.0, 32.0), "goes up, its measure goes down"),
            (limit("at_least", 50.0), "goes to 55, its measure to 50"),
            (limit("at_most", 55.0), "goes up, its measure goes down"),
            (
                r#""kind": "between", "low": 60, "high": 70"#.to_owned(),
                "says 55, its measure is from 60 to 70",
            ),
        ] {
            assert_eq!(
                found("KR005", &key_result(title, &measure, "")),
                [format!(
                    "/objectives/0/key_results/0/title: `{title}` {message}"
                )]
            );
        }
    }

    #[test]
    fn the_same_numbers_in_any_form_are_fine() {
        assert!(!finds(
            "Increase NPS from 32 to 55",
            "",
            &increase(32.0, 55.0)
        ));
        assert!(!finds(
            "Reduce churn from 8% to 3%",
            "%",
            &decrease(8.0, 3.0)
        ));
        assert!(!finds(
            "Reduce churn from 8% to 3%",
            "",
            &decrease(0.08, 0.03)
        ));
        assert!(!finds(
            "Grow revenue from $1M to $1.5M",
            "M USD",
            &increase(1.0, 1.5)
        ));
        assert!(!finds(
            "Grow visits from 5K to 15K",
            "visits",
            &increase(5040.0, 15000.0)
        ));
        assert!(!finds(
            "Cut the wait from 3 to 1 minutes",
            "seconds",
            &decrease(180.0, 60.0)
        ));
        assert!(!finds(
            "Answer 90% of calls within 2 minutes",
            "%",
            &limit("at_least", 90.0)
        ));
        assert!(!finds(
            "Keep p95 latency under 200 ms",
            "ms",
            &limit("at_most", 200.0)
        ));
        assert!(finds(
            "Reduce churn from 8% to 3%",
            "%",
            &decrease(8.0, 2.0)
        ));
        assert!(finds(
            "Grow revenue from $1M to $1.5M",
            "M USD",
            &increase(1.0, 2.5)
        ));
    }

    #[test]
    fn changes_are_counted_from_the_baseline() {
        assert!(!finds(
            "Reduce complaints by 30%",
            "",
            &decrease(50.0, 35.0)
        ));
        assert!(!finds(
            "Reduce complaints by 30%",
            "%",
            &increase(0.0, 30.0)
        ));
        assert!(!finds(
            "Double the number of partners",
            "",
            &increase(12.0, 24.0)
        ));
        assert!(!finds("Win 5 new partners", "", &increase(12.0, 17.0)));
        let document = key_result("Reduce complaints by 30%", &decrease(50.0, 45.0), "");
        assert_eq!(
            found("KR005", &document),
            [
                "/objectives/0/key_results/0/title: `Reduce complaints by 30%` is a change by 30, its measure goes to 45"
            ]
        );
    }

    #[test]
    fn titles_and_measures_without_numbers_contradict_nothing() {
        for (title, measure) in [
            ("Increase NPS", increase(32.0, 55.0)),
            ("Increase NPS from XX to YY", increase(32.0, 55.0)),
            ("All homes are warm", increase(0.0, 400.0)),
            (
                "Sign the £20m facility",
                r#""kind": "milestone""#.to_owned(),
            ),
            (
                "Find out how 3 in 10 leave",
                r#""kind": "discover""#.to_owned(),
            ),
        ] {
            assert!(!finds(title, "", &measure), "{title}");
        }
    }

    #[test]
    fn guardrails_are_read_too() {
        let document = key_result(
            "Keep complaints at or below 12 a week",
            &limit("at_most", 20.0),
            r#""role": "guardrail","#,
        );
        assert_eq!(found("KR005", &document).len(), 1);
    }

    #[test]
    fn a_title_that_was_not_amended_is_a_warning() {
        let document = |on: &str| {
            let amended = format!(
                r#""amendments": [{{"on": "{on}", "reason": "r", "measure": {{{}}}}}],"#,
                increase(32.0, 50.0)
            );
            key_result(
                "Increase NPS from 32 to 55",
                &increase(32.0, 55.0),
                &amended,
            )
        };
        let findings = check(&short(&document("2026-11-15")), "KR005", &[]);
        assert_eq!(findings[0].severity(), Severity::Warning);
        let message =
            "`Increase NPS from 32 to 55` goes to 55, its measure to 50 since it was amended";
        assert_eq!(findings[0].message(), message);
        let related = findings[0].related()[0].path();
        assert_eq!(related, "/objectives/0/key_results/0/amendments/0");
        assert!(found("KR005", &document("2026-11-16")).is_empty());
    }
}
