//! CYC005: an aspiration that was given up by forgetting it.

use crate::lint::{
    context::Context, place::At, report::Report, rule::declare_rule, says_nothing::says_nothing,
    under_way::is_over,
};
use crate::model::NONE;
use crate::values::{Commitment, Duty, Verdict};

declare_rule! {
    CYC005 "dropped-not-carried" Hint,
    "An aspirational objective that was not met is neither carried over nor dropped for a reason.",
    scores: true,
    page: "cyc005_dropped_not_carried.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    let card = cx.scorecard().card();
    let start_of = |row: u32| {
        let cycle = store.objectives[row as usize].cycle;
        store.cycles[cycle as usize].start
    };
    // Where the last goals are that it could have been carried to.
    let last_start = alignment.objective_rows().filter_map(start_of).max();
    for row in 0..store.objectives.len() as u32 {
        let objective = &store.objectives[row as usize];
        let result = &card.objectives[row as usize];
        let met = matches!(
            result.verdict(&card.policy),
            Some(Verdict::Hit | Verdict::Overshot) | None
        );
        if objective.commitment != Commitment::Aspirational || met {
            continue;
        }
        let score = result.score.unwrap_or_default();
        let help = "carry it over with `carried_from`, or drop it and say why";
        if result.dropped {
            let Some(drop) = store.drops.get(objective.dropped as usize) else {
                continue;
            };
            let carried = store.structure.carried_over[row as usize];
            if drop.replaced_by == NONE && !carried && says_nothing(store.text(drop.reason)) {
                let reason: String = store.text(drop.reason).trim().chars().take(40).collect();
                report.add(
                    At::objective(row),
                    format!(
                        "aspirational objective `{}` was dropped at a score of {score} for the reason `{reason}`, which says nothing",
                        cx.objective(row)
                    ),
                    help,
                );
            }
            continue;
        }
        let Some((start, end)) = store.cycles[objective.cycle as usize].dates() else {
            continue;
        };
        let owed = result
            .duties(card.context(), row)
            .contains(&Duty::CarryOver);
        // After as long again, the time to carry it over is gone.
        let still = cx.as_of().days_since(end) <= end.days_since(start) + 1;
        if owed && still && is_over(cx, objective.cycle) && last_start > Some(end) {
            report.add(
                At::objective(row),
                format!(
                    "aspirational objective `{}` ended cycle `{}` at a score of {score}, and no later objective carries it on",
                    cx.objective(row),
                    cx.cycle(objective.cycle)
                ),
                help,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    /// An objective of the closed quarter with a score, and one of the quarter under way.
    fn document(score: f64, old: &str, new: &str) -> String {
        format!(
            r#"{{"objectives": [
            {{"id": "old", "cycle": "2026-Q3", "review": {{"on": "2026-09-30", "score": {score}, "reason": "r"}} {old}}},
            {{"id": "new" {new}}}]}}"#
        )
    }

    #[test]
    fn what_is_neither_met_nor_carried_is_found() {
        let message = "aspirational objective `old` ended cycle `2026-Q3` at a score of 0.6, and no later objective carries it on";
        assert_eq!(
            found("CYC005", &document(0.6, "", "")),
            [format!("/objectives/0: {message}")]
        );
        assert!(found("CYC005", &document(0.7, "", "")).is_empty());
        assert!(found("CYC005", &document(0.6, "", r#", "carried_from": "old""#)).is_empty());
        let committed = r#", "commitment": "committed""#;
        assert!(found("CYC005", &document(0.6, committed, "")).is_empty());
    }

    #[test]
    fn a_reason_to_drop_it_must_say_something() {
        let dropped = |reason: &str, more: &str| {
            format!(r#", "dropped": {{"on": "2026-08-31", "reason": "{reason}" {more}}}"#)
        };
        let message = "aspirational objective `old` was dropped at a score of 0 for the reason `n/a`, which says nothing";
        let none = |dropped: &str| document(0.6, dropped, "").replace("0.6", "0");
        assert_eq!(
            found("CYC005", &none(&dropped("n/a", ""))),
            [format!("/objectives/0: {message}")]
        );
        assert!(found("CYC005", &none(&dropped("the market is gone", ""))).is_empty());
        let replaced = dropped("n/a", r#", "replaced_by": "new""#);
        assert!(found("CYC005", &none(&replaced)).is_empty());
    }

    #[test]
    fn without_a_later_goal_nothing_could_have_been_carried() {
        let next = r#", "cycle": "2026-Q3""#;
        assert!(found("CYC005", &document(0.6, "", next)).is_empty());
        let dropped = r#", "dropped": {"on": "2026-11-01", "reason": "budget cut"}"#;
        assert!(found("CYC005", &document(0.6, "", dropped)).is_empty());
    }

    #[test]
    fn a_cycle_must_be_closed_and_past() {
        let document = |phase: &str, end: &str| {
            document(0.6, "", "").replacen(
                r#"{"objectives""#,
                &format!(
                    r#"{{"cycles": [{{"id": "2026-Q3", "start": "2026-07-01", "end": "{end}", "phase": "{phase}"}},
                    {{"id": "2026-Q4", "start": "2026-12-01", "end": "2026-12-31"}}], "objectives""#
                ),
                1,
            )
        };
        assert_eq!(found("CYC005", &document("closed", "2026-11-15")).len(), 1);
        assert!(found("CYC005", &document("closed", "2026-11-16")).is_empty());
        // 54 days to 23 August, and 84 since.
        assert!(found("CYC005", &document("closed", "2026-08-23")).is_empty());
        assert!(found("CYC005", &document("review", "2026-11-15")).is_empty());
    }
}
