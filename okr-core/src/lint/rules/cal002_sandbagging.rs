//! CAL002: goals that were meant to stretch, and did not.

use crate::lint::{
    context::Context, place::At, report::Report, rule::declare_rule, under_way::is_over,
};
use crate::model::Noun;
use crate::values::{Commitment, Level, Score};

declare_rule! {
    CAL002 "sandbagging" Hint,
    "All aspirational objectives of a unit in a cycle that is over scored 1.",
    scores: true,
    options: { least = 3.0 in 1.0 ..= 1e9, "how many objectives there must be"; },
    page: "cal002_sandbagging.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    let least = report.option("least");
    let results = &cx.scorecard().card().objectives;
    // Unit, cycle and row of what was scored.
    let mut scored: Vec<(u32, u32, u32)> = (cx.alignment().objective_rows())
        .filter_map(|row| {
            let it = &store.objectives[row as usize];
            // Statistics describe goals, not people [SPEC 9.4].
            let counts = it.commitment == Commitment::Aspirational
                && results[row as usize].score.is_some()
                && store.level(row) != Level::Individual
                && is_over(cx, it.cycle);
            counts.then_some((it.owner, it.cycle, row))
        })
        .collect();
    scored.sort_unstable();
    for group in scored.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let all_reached = (group.iter()).all(|it| results[it.2 as usize].score == Some(Score::ONE));
        if (group.len() as f64) < least || !all_reached {
            continue;
        }
        let (unit, cycle, _) = group[0];
        report
            .add(
                At::new(Noun::Unit, unit),
                format!(
                    "all {} aspirational objectives of unit `{}` in cycle `{}` scored 1",
                    group.len(),
                    cx.unit(unit),
                    cx.cycle(cycle)
                ),
                "aim higher next time, or call them committed",
            )
            .relate_first(group.iter().map(|it| At::objective(it.2)), "this scored 1");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{check, found, found_with, short};

    fn document(scores: &[f64], more: &str) -> String {
        let objectives: Vec<String> = (scores.iter().enumerate())
            .map(|(at, score)| {
                format!(
                    r#"{{"id": "o{at}", "cycle": "2026-Q3", "review": {{"on": "2026-09-30", "score": {score}, "reason": "r"}} {more}}}"#
                )
            })
            .collect();
        format!(r#"{{"objectives": [{}]}}"#, objectives.join(", "))
    }

    #[test]
    fn three_of_three_are_found_at_the_unit() {
        let message = "all 3 aspirational objectives of unit `support` in cycle `2026-Q3` scored 1";
        let all = document(&[1.0, 1.0, 1.0], "");
        assert_eq!(found("CAL002", &all), [format!("/units/2: {message}")]);
        let findings = check(&short(&all), "CAL002", &[]);
        assert_eq!(findings[0].related().len(), 3);
        assert!(found_with("CAL002", &all, &[("least", 4.0)]).is_empty());
    }

    #[test]
    fn two_or_one_that_fell_short_are_fine() {
        assert!(found("CAL002", &document(&[1.0, 1.0], "")).is_empty());
        assert!(found("CAL002", &document(&[1.0, 1.0, 1.0, 0.999_999_999], "")).is_empty());
    }

    #[test]
    fn commitments_people_and_cycles_under_way_are_fine() {
        let all = [1.0, 1.0, 1.0];
        assert!(found("CAL002", &document(&all, r#", "commitment": "committed""#)).is_empty());
        assert!(found("CAL002", &document(&all, r#", "owner": "ada""#)).is_empty());
        let under_way = document(&all, "").replace("2026-Q3", "2026-Q4");
        assert!(found("CAL002", &under_way).is_empty());
    }
}
