//! ALN013: too many edges at one objective.

use crate::lint::{
    context::Context, distinct::Supporters, place::At, report::Report, rule::declare_rule,
};

declare_rule! {
    ALN013 "overload" Warning,
    "An objective supports too many others, or too many support it.",
    options: {
        max_supported = 3.0 in 0.0 ..= 1e9, "how many objectives an objective may support";
        max_supporting = 10.0 in 0.0 ..= 1e9, "how many objectives may support an objective or its key results";
    },
    page: "aln013_overload.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    let most_above = report.option("max_supported");
    let most_below = report.option("max_supporting");
    let mut supporters = Supporters::new(alignment);
    let mut above: Vec<u32> = Vec::new();
    for row in alignment.objective_rows() {
        above.clear();
        let targets = alignment.edges_from(row);
        above.extend(targets.filter_map(|edge| store.leads_to(&store.edges[edge as usize])));
        above.sort_unstable();
        above.dedup();
        let above = above.len();
        let below = supporters.of(row).count();
        let over = |count: usize, most: f64| count as f64 > most;
        let (message, help) = match (over(above, most_above), over(below, most_below)) {
            (false, false) => continue,
            (true, false) => (
                format!("supports {above} objectives, {most_above} are the most"),
                "keep what it is for in the first place, and remove the rest",
            ),
            (false, true) => (
                format!("is supported by {below} objectives, {most_below} are the most"),
                "divide it, or let some of them support an objective in between",
            ),
            (true, true) => (
                format!(
                    "supports {above} objectives and is supported by {below} objectives, \
                     {most_above} and {most_below} are the most"
                ),
                "divide it",
            ),
        };
        let message = format!("objective `{}` {message}", cx.objective(row));
        report.add(At::objective(row), message, help);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    fn above(count: usize) -> String {
        let tops: Vec<_> = (0..count)
            .map(|n| format!(r#"{{"id": "t{n}", "owner": "acme"}}"#))
            .collect();
        let edges: Vec<_> = (0..count)
            .map(|n| format!(r#"{{"objective": "t{n}"}}"#))
            .collect();
        format!(
            r#"{{"objectives": [{}, {{"id": "o", "aligned_to": [{}]}}]}}"#,
            tops.join(", "),
            edges.join(", ")
        )
    }

    #[test]
    fn more_than_three_above_are_too_many() {
        let message = "objective `o` supports 4 objectives, 3 are the most";
        assert_eq!(
            found("ALN013", &above(4)),
            [format!("/objectives/4: {message}")]
        );
        assert!(found("ALN013", &above(3)).is_empty());
        assert!(found_with("ALN013", &above(4), &[("max_supported", 4.0)]).is_empty());
    }

    #[test]
    fn several_edges_to_one_objective_count_once_and_priorities_do_not() {
        let document = r#"{"organization": {"name": "Acme", "priorities": [{"id": "p", "title": "P"}]}, "objectives": [
            {"id": "top", "owner": "acme", "key_results": [{"id": "k"}, {"id": "l"}]},
            {"id": "o", "aligned_to": [{"objective": "top"}, {"key_result": "k"}, {"key_result": "l"}, {"priority": "p"}]}]}"#;
        assert!(found_with("ALN013", document, &[("max_supported", 1.0)]).is_empty());
    }

    #[test]
    fn supporters_count_once_however_many_edges_they_have() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme", "key_results": [{"id": "k"}]},
            {"id": "a", "aligned_to": [{"objective": "top"}, {"key_result": "k"}]},
            {"id": "b", "aligned_to": [{"key_result": "k"}]}]}"#;
        assert!(found_with("ALN013", document, &[("max_supporting", 2.0)]).is_empty());
        let message = "objective `top` is supported by 2 objectives, 1 are the most";
        assert_eq!(
            found_with("ALN013", document, &[("max_supporting", 1.0)]),
            [format!("/objectives/0: {message}")]
        );
    }
}
