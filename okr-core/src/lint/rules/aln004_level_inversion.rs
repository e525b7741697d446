//! ALN004: an objective that supports one of a lower level.

use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule};

declare_rule! {
    ALN004 "level-inversion" Warning,
    "An objective supports one that a unit of a lower level owns.",
    page: "aln004_level_inversion.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    for row in alignment.objective_rows() {
        let level = store.level(row);
        for edge in alignment.edges_from(row) {
            let edge_row = &store.edges[edge as usize];
            let Some(above) = store.leads_to(edge_row) else {
                continue;
            };
            if level < store.level(above) {
                report
                    .add(
                        At::edge(store, edge),
                        format!(
                            "objective `{}` of a {level} supports {} of a lower level, {}",
                            cx.objective(row),
                            cx.target(edge_row.target),
                            store.level(above)
                        ),
                        "turn the edge round, or use `depends_on` if one needs the other",
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
    fn support_for_a_lower_level_is_found_at_the_edge() {
        let document = r#"{"objectives": [{"id": "o", "owner": "support", "key_results": [{"id": "k"}]},
            {"id": "d", "owner": "cx", "aligned_to": [{"objective": "top"}, {"key_result": "k"}]},
            {"id": "top", "owner": "acme"}]}"#;
        let message =
            "objective `d` of a department supports key result `k` of a lower level, team";
        assert_eq!(
            found("ALN004", document),
            [format!("/objectives/1/aligned_to/1: {message}")]
        );
    }

    #[test]
    fn support_within_a_level_is_fine() {
        let document = r#"{"objectives": [{"id": "a", "owner": "support"},
            {"id": "b", "owner": "platform", "aligned_to": [{"objective": "a"}]}]}"#;
        assert!(found("ALN004", document).is_empty());
    }
}
