//! ALN007: a promise that rests on hopes.

use crate::{
    lint::{context::Context, place::At, report::Report, rule::declare_rule},
    model::Target,
    values::Commitment,
};

declare_rule! {
    ALN007 "committed-on-aspirational" Warning,
    "All that supports a committed objective or key result is aspirational.",
    page: "aln007_committed_on_aspirational.md"
}

const HELP: &str = "commit one of them, or make this aspirational too";

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    // How many there are, if all are aspirational.
    let hopes = |edges: &mut dyn Iterator<Item = u32>| {
        let mut count = 0;
        for edge in edges {
            let from = store.edges[edge as usize].from;
            if store.objectives[from as usize].commitment == Commitment::Committed {
                return None;
            }
            count += 1;
        }
        (count > 0).then_some(count)
    };
    for row in alignment.objective_rows() {
        let commitment = store.objectives[row as usize].commitment;
        if commitment == Commitment::Committed
            && let Some(count) = hopes(&mut alignment.edges_to_whole(row))
        {
            let message = message("objective", cx.objective(row), count);
            report.add(At::objective(row), message, HELP);
            continue;
        }
        for key_result in alignment.key_result_rows(row) {
            let own = store.key_results[key_result as usize].commitment;
            if own.unwrap_or(commitment) == Commitment::Committed
                && let Some(count) = hopes(&mut alignment.edges_to(Target::KeyResult(key_result)))
            {
                let message = message("key result", cx.key_result(key_result), count);
                report.add(At::key_result(key_result), message, HELP);
            }
        }
    }
}

fn message(words: &str, id: &str, count: usize) -> String {
    match count {
        1 => format!("the only support of committed {words} `{id}` is aspirational"),
        _ => format!("committed {words} `{id}` has {count} supports, all aspirational"),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    #[test]
    fn a_committed_objective_that_only_aspirational_ones_support_is_found_once() {
        let document = r#"{"objectives": [
            {"id": "top", "owner": "acme", "commitment": "committed", "key_results": [{"id": "k"}]},
            {"id": "a", "aligned_to": [{"objective": "top"}]}, {"id": "b", "aligned_to": [{"key_result": "k"}]}]}"#;
        let message = "committed objective `top` has 2 supports, all aspirational";
        assert_eq!(
            found("ALN007", document),
            [format!("/objectives/0: {message}")]
        );
    }

    #[test]
    fn so_is_a_key_result_by_its_own_or_its_objectives_commitment() {
        let document = r#"{"objectives": [
            {"id": "top", "owner": "acme", "key_results": [{"id": "k", "commitment": "committed"}, {"id": "l"}]},
            {"id": "both", "owner": "acme", "commitment": "committed", "key_results": [{"id": "m"}]},
            {"id": "a", "aligned_to": [{"key_result": "k"}, {"key_result": "l"}, {"key_result": "m"}]},
            {"id": "c", "commitment": "committed", "aligned_to": [{"objective": "both"}]}]}"#;
        let message =
            |id| format!("the only support of committed key result `{id}` is aspirational");
        let expected = [
            format!("/objectives/0/key_results/0: {}", message("k")),
            format!("/objectives/1/key_results/0: {}", message("m")),
        ];
        assert_eq!(found("ALN007", document), expected);
    }

    #[test]
    fn one_committed_support_is_enough_and_none_is_another_matter() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme", "commitment": "committed"},
            {"id": "a", "aligned_to": [{"objective": "top"}]},
            {"id": "b", "commitment": "committed", "aligned_to": [{"objective": "top"}]}]}"#;
        assert!(found("ALN007", document).is_empty());
    }
}
