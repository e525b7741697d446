//! ALN011: two key results that want one KPI to end up in different places.

use std::collections::{HashMap, hash_map::Entry};

use crate::lint::{
    context::Context,
    kpi_goals::kpi_goals,
    place::At,
    report::{Report, number},
    rule::declare_rule,
};
use crate::model::Noun;

declare_rule! {
    ALN011 "rival-targets" Warning,
    "Two key results of one cycle have different targets for one KPI.",
    page: "aln011_rival_targets.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    // Only for looking up: goals come in document order.
    let mut first = HashMap::new();
    for goal in kpi_goals(cx) {
        let first = match first.entry((goal.kpi, goal.cycle, goal.up)) {
            Entry::Vacant(place) => {
                place.insert(goal);
                continue;
            }
            Entry::Occupied(first) => *first.get(),
        };
        if goal.limit != first.limit {
            report
                .add(
                    At::key_result(goal.key_result),
                    format!(
                        "key result `{}` wants KPI `{}` at {}, `{}` of the same cycle at {}",
                        cx.key_result(goal.key_result),
                        store.identifier(Noun::Kpi, goal.kpi),
                        number(goal.limit),
                        cx.key_result(first.key_result),
                        number(first.limit)
                    ),
                    "agree on one target, or keep one of the two key results",
                )
                .relate(At::key_result(first.key_result), "this has another target");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    fn document(first: &str, second: &str, cycle: &str) -> String {
        format!(
            r#"{{"kpis": [{{"id": "nps", "name": "NPS"}}], "objectives": [
            {{"id": "a", "key_results": [{{"id": "k", "source": {{"kpi": "nps"}}, "measure": {first}}}]}},
            {{"id": "b", "cycle": "{cycle}", "key_results": [{{"id": "l", "source": {{"kpi": "nps"}}, "measure": {second}}}]}}]}}"#
        )
    }

    const TO_55: &str = r#"{"kind": "increase", "baseline": 32, "target": 55}"#;

    #[test]
    fn different_targets_are_found_at_the_later_one() {
        let at_least = r#"{"kind": "at_least", "threshold": 60.5}"#;
        let message = "key result `l` wants KPI `nps` at 60.5, `k` of the same cycle at 55";
        assert_eq!(
            found("ALN011", &document(TO_55, at_least, "2026-Q4")),
            [format!("/objectives/1/key_results/0: {message}")]
        );
    }

    #[test]
    fn the_same_target_another_cycle_or_another_direction_are_fine() {
        let same = r#"{"kind": "at_least", "threshold": 55}"#;
        assert!(found("ALN011", &document(TO_55, same, "2026-Q4")).is_empty());
        let other = r#"{"kind": "at_least", "threshold": 60}"#;
        assert!(found("ALN011", &document(TO_55, other, "FY27")).is_empty());
        let down = r#"{"kind": "at_most", "threshold": 60}"#;
        assert!(found("ALN011", &document(TO_55, down, "2026-Q4")).is_empty());
    }
}
