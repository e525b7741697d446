//! CYC006: a commitment was not kept, and nobody says why.

use crate::lint::{
    context::Context, place::At, report::Report, rule::declare_rule, says_nothing::says_nothing,
    under_way::is_over,
};
use crate::values::{Duty, Verdict};

declare_rule! {
    CYC006 "unexplained-miss" Warning,
    "A committed objective was missed and its review does not explain why.",
    scores: true,
    page: "cyc006_unexplained_miss.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for row in cx.alignment().objective_rows() {
        if is_unexplained(cx, row) {
            let objective = &store.objectives[row as usize];
            let result = &cx.scorecard().card().objectives[row as usize];
            report.add(
                At::objective(row),
                format!(
                    "committed objective `{}` ended cycle `{}` at a score of {}, and no review explains why",
                    cx.objective(row),
                    cx.cycle(objective.cycle),
                    result.score.unwrap_or_default()
                ),
                "say in `review.explanation` what happened and what will be done otherwise",
            );
        }
    }
}

/// Whether an objective owes an explanation [SPEC 5.3], or has one that says nothing.
pub(super) fn is_unexplained(cx: &Context<'_>, row: u32) -> bool {
    let store = cx.store();
    let objective = &store.objectives[row as usize];
    let card = cx.scorecard().card();
    let result = &card.objectives[row as usize];
    let hollow = || {
        (store.reviews.get(objective.review as usize))
            .is_some_and(|review| says_nothing(store.text(review.explanation)))
    };
    result.verdict(&card.policy) == Some(Verdict::Missed)
        && is_over(cx, objective.cycle)
        && (result.duties(card.context(), row).contains(&Duty::Explain) || hollow())
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    fn document(value: u8, objective: &str) -> String {
        format!(
            r#"{{"objectives": [{{"id": "o", "cycle": "2026-Q3", "commitment": "committed" {objective},
            "key_results": [{{"id": "k", "check_ins": [{{"on": "2026-09-01", "value": {value}}}]}}]}}]}}"#
        )
    }

    #[test]
    fn a_miss_without_a_word_is_found() {
        let message = "committed objective `o` ended cycle `2026-Q3` at a score of 0, and no review explains why";
        assert_eq!(
            found("CYC006", &document(0, "")),
            [format!("/objectives/0: {message}")]
        );
        let review = |words: &str| document(0, &format!(r#", "review": {{{words}}}"#));
        for words in [
            r#""learned": "start earlier""#,
            r#""explanation": """#,
            r#""explanation": "n/a""#,
        ] {
            assert_eq!(found("CYC006", &review(words)).len(), 1, "{words}");
        }
        let words = r#""explanation": "the vendor went out of business""#;
        assert!(found("CYC006", &review(words)).is_empty());
    }

    #[test]
    fn what_was_delivered_dropped_or_a_stretch_needs_none() {
        assert!(found("CYC006", &document(1, "")).is_empty());
        let dropped = r#", "dropped": {"on": "2026-09-02", "reason": "r"}"#;
        assert!(found("CYC006", &document(0, dropped)).is_empty());
        let stretch = document(0, "").replace("committed", "aspirational");
        assert!(found("CYC006", &stretch).is_empty());
    }

    #[test]
    fn a_cycle_that_is_not_over_has_time() {
        let document = |phase: &str, end: &str| {
            document(0, "").replacen(
                r#"{"objectives""#,
                &format!(
                    r#"{{"cycles": [{{"id": "2026-Q3", "start": "2026-07-01", "end": "{end}", "phase": "{phase}"}}], "objectives""#
                ),
                1,
            )
        };
        assert_eq!(found("CYC006", &document("review", "2026-11-15")).len(), 1);
        assert!(found("CYC006", &document("review", "2026-11-16")).is_empty());
        assert!(found("CYC006", &document("active", "2026-11-15")).is_empty());
    }
}
