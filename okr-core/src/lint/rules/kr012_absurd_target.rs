//! KR012: a target that cannot be meant.

use crate::lint::{
    context::Context,
    key_set,
    percent::{Scale, scale, unit},
    report::{Report, number},
    rule::declare_rule,
    titles,
};
use crate::model::{KeyResultRow, Shape, SourceRow, Store};

declare_rule! {
    KR012 "absurd-target" Warning,
    "A target lies outside what its unit allows, or is a multiple of the baseline that cannot be meant.",
    options: {
        factor = 100.0 in 1.0 ..= 1e15, "how many times the baseline a target may be";
        from = 10.0 in 0.0 ..= 1e15, "the smallest baseline, other than of percentages, that is multiplied";
    },
    page: "kr012_absurd_target.md"
}

/// Percentages that 100 ends, as titles name them.
const PARTS_OF_A_WHOLE: &[&str] = &[
    "acceptance rate",
    "accuracy",
    "adoption rate",
    "approval rate",
    "attendance rate",
    "availability",
    "bounce rate",
    "click rate",
    "click through rate",
    "code coverage",
    "completion rate",
    "conversion rate",
    "crash free",
    "error rate",
    "failure rate",
    "market share",
    "occupancy rate",
    "open rate",
    "participation rate",
    "pass rate",
    "response rate",
    "success rate",
    "test coverage",
    "uptime",
    "vacancy rate",
    "win rate",
];

/// Units of things that there cannot be fewer than none of.
const COUNTS: &[&str] = &[
    "accounts",
    "bugs",
    "calls",
    "candidates",
    "clients",
    "complaints",
    "contracts",
    "customers",
    "deals",
    "defects",
    "downloads",
    "employees",
    "errors",
    "hires",
    "incidents",
    "installs",
    "interviews",
    "leads",
    "members",
    "milliseconds",
    "minutes",
    "ms",
    "orders",
    "partners",
    "patients",
    "people",
    "requests",
    "responses",
    "reviews",
    "seconds",
    "sessions",
    "sign ups",
    "signups",
    "stars",
    "students",
    "subscribers",
    "tickets",
    "users",
    "views",
    "visitors",
    "visits",
];

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    let (factor, from) = (report.option("factor"), report.option("from"));
    for objective in cx.alignment().objective_rows() {
        for row in key_set::counted(cx, objective) {
            let it = &store.key_results[row as usize];
            let in_force = cx.in_force(it);
            let (baseline, target) = match in_force.measure.shape {
                Shape::Toward {
                    baseline, target, ..
                } => (baseline, target),
                Shape::AtLeast { threshold, .. } | Shape::AtMost { threshold, .. } => {
                    (f64::NAN, threshold)
                }
                _ => continue,
            };
            let (what, help) = if let Some(limit) = beyond(store, it, baseline, target) {
                (limit, "check the number and its unit")
            } else if target > factor * baseline && multiplied(scale(store, it), baseline, from) {
                let times = (target / baseline).round();
                (
                    format!(
                        "is {} times its baseline of {}",
                        number(times),
                        number(baseline)
                    ),
                    "check both numbers: are they counted in the same unit?",
                )
            } else {
                continue;
            };
            report.add(
                cx.stated(row, "measure", in_force.measure_by),
                format!(
                    "the target of key result `{}`, {}, {what}",
                    cx.key_result(row),
                    number(target)
                ),
                help,
            );
        }
    }
}

/// Whether a baseline is enough to multiply. Who starts from next to nothing may have many
/// times of it, but a percentage below 1 is more often a share that was written as 0.64.
fn multiplied(scale: Scale, baseline: f64, from: f64) -> bool {
    baseline > 0.0 && (scale == Scale::Percent || baseline >= from)
}

/// What a target breaks that is said of its unit.
fn beyond(store: &Store, it: &KeyResultRow, baseline: f64, target: f64) -> Option<String> {
    // A change in percent may be above 100; a level that begins at a part of a whole may not.
    if target > 100.0 && baseline > 0.0 && baseline <= 100.0 {
        let percent = scale(store, it) == Scale::Percent;
        let name = percent.then(|| part_of_a_whole(store, it))??;
        return Some(format!(
            "is more than 100%, and {name} is a part of a whole"
        ));
    }
    // Below none: from a count that was none or more, or as a limit.
    if target >= 0.0 || baseline < 0.0 {
        return None;
    }
    let unit = titles::fold(unit(store, it)?);
    (COUNTS.binary_search(&unit.as_str()).is_ok())
        .then(|| format!("is below 0, and there are no negative {unit}"))
}

/// The name of a part of a whole in the title of a key result, or as its KPI.
fn part_of_a_whole(store: &Store, it: &KeyResultRow) -> Option<&'static str> {
    let named = |text: &str| {
        let text = titles::fold(text);
        let words = format!(" {text} ");
        (PARTS_OF_A_WHOLE.iter().copied()).find(|name| words.contains(&format!(" {name} ")))
    };
    let kpi = match it.source {
        SourceRow::Kpi(kpi) => named(store.text(store.kpis[kpi as usize].name)),
        _ => None,
    };
    kpi.or_else(|| named(store.text(it.title)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, found_with};

    fn key_result(title: &str, unit: &str, measure: &str) -> String {
        let unit = if unit.is_empty() {
            String::new()
        } else {
            format!(r#""unit": "{unit}","#)
        };
        format!(
            r#"{{"objectives": [{{"id": "o", "key_results": [{{"id": "k", "title": "{title}", {unit} "measure": {{{measure}}}}}]}}]}}"#
        )
    }

    fn toward(baseline: f64, target: f64) -> String {
        let kind = if baseline < target {
            "increase"
        } else {
            "decrease"
        };
        format!(r#""kind": "{kind}", "baseline": {baseline}, "target": {target}"#)
    }

    fn finds(title: &str, unit: &str, baseline: f64, target: f64) -> bool {
        !found("KR012", &key_result(title, unit, &toward(baseline, target))).is_empty()
    }

    #[test]
    fn word_lists_are_sorted() {
        assert!(COUNTS.is_sorted() && PARTS_OF_A_WHOLE.is_sorted());
    }

    #[test]
    fn a_share_of_more_than_all_is_found() {
        let message = "the target of key result `k`, 120, is more than 100%, and conversion rate is a part of a whole";
        assert_eq!(
            found(
                "KR012",
                &key_result("Raise the conversion rate", "%", &toward(2.0, 120.0))
            ),
            [format!("/objectives/0/key_results/0/measure: {message}")]
        );
        assert!(finds("Availability from 99.9% to 999%", "", 99.9, 999.0));
        // What may be more than all: growth, retention of revenue, a change instead of a level.
        assert!(!finds("Net revenue retention", "%", 98.0, 120.0));
        assert!(!finds("Raise the conversion rate", "%", 0.0, 120.0));
        assert!(!finds("Raise the conversion rate", "%", 2.0, 100.0));
        assert!(!finds("Inaccuracy", "%", 2.0, 120.0));
    }

    #[test]
    fn fewer_than_none_are_found() {
        let message =
            "the target of key result `k`, -5, is below 0, and there are no negative tickets";
        assert_eq!(
            found("KR012", &key_result("Fewer", "Tickets", &toward(5.0, -5.0))),
            [format!("/objectives/0/key_results/0/measure: {message}")]
        );
        let limit = r#""kind": "at_most", "threshold": -1"#;
        assert_eq!(
            found("KR012", &key_result("Fewer", "sign-ups", limit)).len(),
            1
        );
        assert!(!finds("Net churn", "%", 2.0, -1.0) && !finds("Margin", "EUR", 2.0, -1.0));
        assert!(
            !finds("Net growth", "users", -5.0, -1.0) && !finds("Tickets", "tickets", 5.0, 0.0)
        );
    }

    #[test]
    fn hundreds_of_times_the_baseline_are_found() {
        let message = "the target of key result `k`, 80, is 125 times its baseline of 0.64";
        assert_eq!(
            found("KR012", &key_result("Answered", "%", &toward(0.64, 80.0))),
            [format!("/objectives/0/key_results/0/measure: {message}")]
        );
        assert!(finds("Visits", "", 10.0, 1001.0));
        assert!(!finds("Visits", "", 10.0, 1000.0) && !finds("Customers", "", 9.0, 5000.0));
        assert!(!finds("Bugs", "", 5000.0, 1.0) && !finds("Visits", "", 0.0, 5000.0));
    }

    #[test]
    fn the_factor_and_the_smallest_baseline_can_be_chosen() {
        let document = key_result("Visits", "", &toward(10.0, 300.0));
        assert_eq!(found_with("KR012", &document, &[("factor", 20.0)]).len(), 1);
        let options = [("factor", 20.0), ("from", 11.0)];
        assert!(found_with("KR012", &document, &options).is_empty());
    }
}
