//! CYC007: a cycle is over, and its goals have not been looked back at.

use super::cyc006_unexplained_miss::is_unexplained;
use crate::graph::Adjacency;
use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule};
use crate::model::{NONE, Noun};

declare_rule! {
    CYC007 "overdue-review" Warning,
    "A cycle ended some time ago and objectives of it have no review.",
    scores: true,
    options: { days = 14.0 in 0.0 ..= 1e6, "how many days after the end of a cycle reviews may take"; },
    page: "cyc007_overdue_review.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    let days = report.option("days");
    let objectives = (store.objectives.iter().enumerate())
        .map(|(row, it)| alignment.has_objective(row as u32).then_some(it.cycle));
    let of_cycle = Adjacency::new(store.cycles.len(), objectives);
    let reviewed = |row: u32| {
        let review = store.objectives[row as usize].review;
        // One that says no day is there on every day.
        review != NONE && (store.reviews[review as usize].on).is_none_or(|on| on <= cx.as_of())
    };
    for (row, cycle) in store.cycles.iter().enumerate() {
        let row = row as u32;
        let Some(end) = cycle.end else { continue };
        let ago = cx.as_of().days_since(end);
        if f64::from(ago) <= days {
            continue;
        }
        let all = of_cycle.of(row);
        // Who owes an explanation is told that already.
        let left: Vec<u32> = (all.iter().copied())
            .filter(|&row| !reviewed(row) && !is_unexplained(cx, row))
            .collect();
        if left.is_empty() {
            continue;
        }
        report
            .add(
                At::new(Noun::Cycle, row),
                format!(
                    "cycle `{}` ended on {end}, {ago} days ago, and {} of its {} objectives {} no review",
                    cx.cycle(row),
                    left.len(),
                    all.len(),
                    if left.len() == 1 { "has" } else { "have" }
                ),
                "look back with those who worked on them, and write down what was learned",
            )
            .relate_first(left.into_iter().map(At::objective), "this has no review");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    fn document(first: &str, second: &str) -> String {
        format!(
            r#"{{"cycles": [{{"id": "2026-Q3", "start": "2026-07-01", "end": "2026-10-31"}}],
            "objectives": [{{"id": "a", "cycle": "2026-Q3" {first}}}, {{"id": "b", "cycle": "2026-Q3" {second}}}]}}"#
        )
    }

    const REVIEW: &str = r#", "review": {"learned": "start earlier"}"#;

    #[test]
    fn a_cycle_is_found_once() {
        let message = "cycle `2026-Q3` ended on 2026-10-31, 15 days ago, and 2 of its 2 objectives have no review";
        assert_eq!(
            found("CYC007", &document("", "")),
            [format!("/cycles/0: {message}")]
        );
        let message = "cycle `2026-Q3` ended on 2026-10-31, 15 days ago, and 1 of its 2 objectives has no review";
        assert_eq!(
            found("CYC007", &document(REVIEW, "")),
            [format!("/cycles/0: {message}")]
        );
    }

    #[test]
    fn two_weeks_reviews_and_drops_are_fine() {
        assert!(found("CYC007", &document("", "").replace("10-31", "11-01")).is_empty());
        assert!(found_with("CYC007", &document("", ""), &[("days", 15.0)]).is_empty());
        assert!(found("CYC007", &document(REVIEW, REVIEW)).is_empty());
        let dropped = r#", "dropped": {"on": "2026-10-01", "reason": "r"}"#;
        assert!(found("CYC007", &document(REVIEW, dropped)).is_empty());
    }

    #[test]
    fn a_review_counts_from_its_day() {
        let on = |day: &str| document(REVIEW, &format!(r#", "review": {{"on": "{day}"}}"#));
        assert!(found("CYC007", &on("2026-11-15")).is_empty());
        assert_eq!(found("CYC007", &on("2026-11-16")).len(), 1);
    }

    #[test]
    fn a_miss_that_owes_an_explanation_is_not_told_twice() {
        let missed = r#", "commitment": "committed", "key_results": [{"id": "k"}]"#;
        let document = |phase: &str| {
            document(missed, REVIEW).replace(
                r#""end": "2026-10-31""#,
                &format!(r#""end": "2026-10-31", "phase": "{phase}""#),
            )
        };
        assert!(found("CYC007", &document("closed")).is_empty());
        assert_eq!(found("CYC007", &document("active")).len(), 1);
    }
}
