//! ALN006: an objective ends after what it supports.

use super::aln005_period_mismatch::overlap;
use crate::{
    lint::{context::Context, place::At, report::Report, rule::declare_rule},
    model::Target,
};

declare_rule! {
    ALN006 "ends-late" Warning,
    "An objective ends after what it supports is due.",
    page: "aln006_ends_late.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    let cycle = |row: u32| store.objectives[row as usize].cycle;
    let end_of = |row: u32| store.cycles[cycle(row) as usize].end;
    for row in alignment.objective_rows() {
        for edge in alignment.edges_from(row) {
            let target = store.edges[edge as usize].target;
            let Some(above) = store.leads_to(&store.edges[edge as usize]) else {
                continue;
            };
            let due = match target {
                Target::KeyResult(it) => cx.in_force(&store.key_results[it as usize]).due,
                _ => None,
            };
            let (Some(end), Some(due)) = (end_of(row), due.or(end_of(above))) else {
                continue;
            };
            if end > due && overlap(store, cycle(row), cycle(above)) {
                let supported = match target {
                    Target::KeyResult(it) => At::key_result(it),
                    _ => At::objective(above),
                };
                report
                    .add(
                        At::edge(store, edge),
                        format!(
                            "objective `{}` ends on {end}, {} that it supports on {due}",
                            cx.objective(row),
                            cx.target(target)
                        ),
                        "let it end by then, or say which part of it counts for this one",
                    )
                    .relate(supported, "this ends first");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    #[test]
    fn a_key_result_that_is_due_earlier_is_found() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme", "key_results": [{"id": "k", "due": "2026-12-15"}]},
            {"id": "o", "aligned_to": [{"objective": "top"}, {"key_result": "k"}]}]}"#;
        let message =
            "objective `o` ends on 2026-12-31, key result `k` that it supports on 2026-12-15";
        assert_eq!(
            found("ALN006", document),
            [format!("/objectives/1/aligned_to/1: {message}")]
        );
    }

    #[test]
    fn the_due_date_in_force_counts() {
        let document = |on: &str| {
            format!(
                r#"{{"objectives": [{{"id": "top", "owner": "acme", "key_results": [{{"id": "k", "due": "2026-12-15",
                "amendments": [{{"on": "{on}", "reason": "r", "due": "2026-12-31"}}]}}]}},
                {{"id": "o", "aligned_to": [{{"key_result": "k"}}]}}]}}"#
            )
        };
        assert!(found("ALN006", &document("2026-11-15")).is_empty());
        assert_eq!(found("ALN006", &document("2026-11-16")).len(), 1);
    }

    #[test]
    fn cycles_that_never_meet_are_not_found_twice() {
        let document = |cycle: &str| {
            format!(
                r#"{{"objectives": [{{"id": "top", "owner": "acme", "cycle": "{cycle}"}},
                {{"id": "o", "cycle": "FY27", "aligned_to": [{{"objective": "top"}}]}}]}}"#
            )
        };
        assert_eq!(found("ALN006", &document("2026-Q4")).len(), 1);
        assert!(found("ALN006", &document("2026-Q3")).is_empty());
    }
}
