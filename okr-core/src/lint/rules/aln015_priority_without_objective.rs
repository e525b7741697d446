//! ALN015: a priority that no objective is for.

use crate::{
    lint::{context::Context, place::At, report::Report, rule::declare_rule},
    model::{Noun, Target},
};

declare_rule! {
    ALN015 "priority-without-objective" Warning,
    "No objective is aligned to a strategic priority.",
    page: "aln015_priority_without_objective.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    for row in 0..store.priorities.len() as u32 {
        if (alignment.edges_to(Target::Priority(row)).next()).is_none() {
            report.add(
                At::new(Noun::Priority, row),
                format!(
                    "no objective is aligned to priority `{}`",
                    store.identifier(Noun::Priority, row)
                ),
                "align an objective to it, or take it off the list",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    #[test]
    fn a_priority_counts_as_served_by_objectives_in_force_only() {
        let document = |dropped: &str| {
            format!(
                r#"{{"organization": {{"name": "Acme", "priorities": [{{"id": "p", "title": "P"}}, {{"id": "q", "title": "Q"}}]}},
                "objectives": [{{"id": "o", "aligned_to": [{{"priority": "q"}}] {dropped}}}]}}"#
            )
        };
        let message = |id| format!("no objective is aligned to priority `{id}`");
        let first = format!("/organization/priorities/0: {}", message("p"));
        let second = format!("/organization/priorities/1: {}", message("q"));
        assert_eq!(found("ALN015", &document("")), [first.as_str()]);
        let dropped = r#", "dropped": {"on": "2026-11-15", "reason": "r"}"#;
        assert_eq!(found("ALN015", &document(dropped)), [first, second]);
    }
}
