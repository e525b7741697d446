//! ALN002: an objective whose support leads to no company objective and no priority.

use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule};

declare_rule! {
    ALN002 "no-line-of-sight" Warning,
    "An objective supports something, but nothing that leads to a company objective or a priority.",
    page: "aln002_no_line_of_sight.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let alignment = cx.alignment();
    for row in alignment.objective_rows() {
        // A company objective has depth 0; an orphan is found by ALN001.
        if alignment.depth_of(row).is_none() && alignment.edges_from(row).next().is_some() {
            report.add(
                At::objective(row),
                format!(
                    "no path leads from objective `{}` to a company objective or a priority",
                    cx.objective(row)
                ),
                "align what it supports further up, or align it to something else",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    #[test]
    fn a_chain_that_ends_below_the_company_is_found() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme"}, {"id": "end", "owner": "cx"},
            {"id": "o", "aligned_to": [{"objective": "end"}]}]}"#;
        let message = "no path leads from objective `o` to a company objective or a priority";
        assert_eq!(
            found("ALN002", document),
            [format!("/objectives/2: {message}")]
        );
    }

    #[test]
    fn one_path_of_several_is_enough_and_a_priority_is_too() {
        let document = r#"{"organization": {"name": "Acme", "priorities": [{"id": "p", "title": "P"}]},
            "objectives": [{"id": "end", "owner": "cx"},
            {"id": "by-kr", "aligned_to": [{"objective": "end"}, {"key_result": "k"}]},
            {"id": "by-p", "aligned_to": [{"priority": "p"}]},
            {"id": "top", "owner": "acme", "key_results": [{"id": "k"}]}]}"#;
        assert!(found("ALN002", document).is_empty());
    }
}
