//! ALN001: an objective that supports nothing.

use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule};

declare_rule! {
    ALN001 "orphan" Warning,
    "An objective below the company supports nothing.",
    page: "aln001_orphan.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    for row in alignment.objective_rows() {
        if alignment.is_company(row) || alignment.edges_from(row).next().is_some() {
            continue;
        }
        let owner = store.objectives[row as usize].owner;
        report.add(
            At::objective(row),
            format!(
                "objective `{}` of {} `{}` supports nothing",
                cx.objective(row),
                store.level(row),
                cx.unit(owner)
            ),
            "say in `aligned_to` what it is for, or drop it",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    #[test]
    fn an_objective_of_a_team_that_supports_nothing_is_found() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme"}, {"id": "o"}]}"#;
        let message = "objective `o` of team `support` supports nothing";
        assert_eq!(
            found("ALN001", document),
            [format!("/objectives/1: {message}")]
        );
    }

    #[test]
    fn support_for_what_was_dropped_is_none() {
        let document = |on: &str| {
            format!(
                r#"{{"objectives": [{{"id": "top", "owner": "acme", "dropped": {{"on": "{on}", "reason": "r"}}}},
                {{"id": "o", "aligned_to": [{{"objective": "top"}}]}}]}}"#
            )
        };
        assert_eq!(found("ALN001", &document("2026-11-15")).len(), 1);
        assert!(found("ALN001", &document("2026-11-16")).is_empty());
    }

    #[test]
    fn the_company_and_what_is_aligned_or_dropped_are_not() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme"},
            {"id": "o", "aligned_to": [{"objective": "top"}]},
            {"id": "gone", "dropped": {"on": "2026-11-01", "reason": "r"}}]}"#;
        assert!(found("ALN001", document).is_empty());
    }
}
