//! ALN010: two key results that pull one KPI in opposite directions.

use crate::lint::{
    context::Context,
    earliest::Earliest,
    kpi_goals::{KpiGoal, kpi_goals},
    place::At,
    report::Report,
    rule::declare_rule,
};
use crate::{model::Noun, values::Date};

declare_rule! {
    ALN010 "opposed-key-results" Warning,
    "Two key results want one KPI to move in opposite directions at the same time.",
    page: "aln010_opposed_key_results.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut goals: Vec<KpiGoal> = kpi_goals(cx).collect();
    // Stable: within a KPI, document order stays.
    goals.sort_by_key(|goal| goal.kpi);
    for group in goals.chunk_by(|a, b| a.kpi == b.kpi) {
        if group.iter().any(|goal| goal.up) && !group.iter().all(|goal| goal.up) {
            opposed(cx, group, report);
        }
    }
}

/// Looks for those of one KPI.
fn opposed(cx: &Context<'_>, group: &[KpiGoal], report: &mut Report<'_>) {
    let store = cx.store();
    let dates = |goal: &KpiGoal| {
        let cycle = &store.cycles[goal.cycle as usize];
        let (start, end) = (cycle.start, cycle.end);
        (start.unwrap_or(Date::MIN), end.unwrap_or(Date::MAX))
    };
    // Cycles that overlap have the start of one of them in common.
    let mut starts: Vec<Date> = group.iter().map(|goal| dates(goal).0).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut by_direction = [Earliest::new(starts.len()), Earliest::new(starts.len())];
    for (at, goal) in group.iter().enumerate() {
        let (start, end) = dates(goal);
        let first = starts.partition_point(|&day| day < start);
        let last = starts.partition_point(|&day| day <= end) - 1;
        let against = by_direction[usize::from(!goal.up)].overlapping(first..=last);
        by_direction[usize::from(goal.up)].cover(first..=last, at as u32);
        let Some(earlier) = against.map(|at| &group[at as usize]) else {
            continue;
        };
        let word = |up: bool| if up { "up" } else { "down" };
        report
            .add(
                At::key_result(goal.key_result),
                format!(
                    "key result `{}` wants KPI `{}` to go {}, `{}` wants it {}",
                    cx.key_result(goal.key_result),
                    store.identifier(Noun::Kpi, goal.kpi),
                    word(goal.up),
                    cx.key_result(earlier.key_result),
                    word(earlier.up)
                ),
                "agree on one direction, or make one of them a guardrail of another measure",
            )
            .relate(At::key_result(earlier.key_result), "this is the opposite");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    fn document(second_cycle: &str, second: &str) -> String {
        format!(
            r#"{{"kpis": [{{"id": "cost", "name": "Cost"}}], "objectives": [
            {{"id": "a", "key_results": [{{"id": "up", "source": {{"kpi": "cost"}},
              "measure": {{"kind": "increase", "baseline": 1, "target": 2}}}}]}},
            {{"id": "b", "cycle": "{second_cycle}", "key_results": [{{"id": "down", "source": {{"kpi": "cost"}},
              "measure": {second}}}]}}]}}"#
        )
    }

    #[test]
    fn opposite_directions_on_one_kpi_are_found_at_the_later_one() {
        let message = "key result `down` wants KPI `cost` to go down, `up` wants it up";
        let expected = [format!("/objectives/1/key_results/0: {message}")];
        let decrease = r#"{"kind": "decrease", "baseline": 2, "target": 1}"#;
        assert_eq!(found("ALN010", &document("2026-Q4", decrease)), expected);
        let at_most = r#"{"kind": "at_most", "threshold": 1}"#;
        assert_eq!(found("ALN010", &document("FY27", at_most)), expected);
    }

    #[test]
    fn other_cycles_and_the_same_direction_are_fine() {
        let decrease = r#"{"kind": "decrease", "baseline": 2, "target": 1}"#;
        assert!(found("ALN010", &document("2026-Q3", decrease)).is_empty());
        let at_least = r#"{"kind": "at_least", "threshold": 1}"#;
        assert!(found("ALN010", &document("2026-Q4", at_least)).is_empty());
        let between = r#"{"kind": "between", "low": 0, "high": 1}"#;
        assert!(found("ALN010", &document("2026-Q4", between)).is_empty());
    }
}
