//! ALN005: an objective and what it supports are never under way together.

use crate::{
    lint::{context::Context, place::At, report::Report, rule::declare_rule},
    model::Store,
};

declare_rule! {
    ALN005 "period-mismatch" Warning,
    "The cycle of an objective and that of what it supports have no day in common.",
    page: "aln005_period_mismatch.md"
}

/// Whether two cycles have a day in common.
pub(super) fn overlap(store: &Store, a: u32, b: u32) -> bool {
    let (a, b) = (&store.cycles[a as usize], &store.cycles[b as usize]);
    a.start <= b.end && b.start <= a.end
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    let cycle = |row: u32| store.objectives[row as usize].cycle;
    for row in alignment.objective_rows() {
        for edge in alignment.edges_from(row) {
            let edge_row = &store.edges[edge as usize];
            let Some(above) = store.leads_to(edge_row) else {
                continue;
            };
            if !overlap(store, cycle(row), cycle(above)) {
                report
                    .add(
                        At::edge(store, edge),
                        format!(
                            "objective `{}` is of cycle `{}`, which has no day in common with `{}` of {}",
                            cx.objective(row),
                            cx.cycle(cycle(row)),
                            cx.cycle(cycle(above)),
                            cx.target(edge_row.target)
                        ),
                        "support what is under way at the time, or move one of them to another cycle",
                    )
                    .relate(At::objective(above), "what it supports belongs here");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    #[test]
    fn cycles_that_never_meet_are_found_at_the_edge() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme", "cycle": "2026-Q3"},
            {"id": "o", "aligned_to": [{"objective": "top"}]}]}"#;
        let message = "objective `o` is of cycle `2026-Q4`, which has no day in common with `2026-Q3` of objective `top`";
        assert_eq!(
            found("ALN005", document),
            [format!("/objectives/1/aligned_to/0: {message}")]
        );
    }

    #[test]
    fn one_day_in_common_is_enough() {
        let document = r#"{"cycles": [{"id": "a", "start": "2026-10-01", "end": "2026-12-31"},
            {"id": "b", "start": "2026-12-31", "end": "2027-03-31"}], "objectives": [
            {"id": "top", "owner": "acme", "cycle": "b"}, {"id": "o", "cycle": "a", "aligned_to": [{"objective": "top"}]}]}"#;
        assert!(found("ALN005", document).is_empty());
    }
}
