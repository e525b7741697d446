//! FOC001: one key result for a whole objective.

use crate::lint::{context::Context, key_set, place::At, report::Report, rule::declare_rule};

declare_rule! {
    FOC001 "single-key-result" Hint,
    "An objective has one key result only.",
    page: "foc001_single_key_result.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for row in cx.alignment().objective_rows() {
        let mut counted = key_set::counted(cx, row);
        let (Some(only), None) = (counted.next(), counted.next()) else {
            continue;
        };
        if key_set::has_other_parts(cx, row) {
            continue;
        }
        report
            .add(
                At::objective(row),
                format!(
                    "objective `{}` has one key result only, `{}`",
                    cx.objective(row),
                    cx.key_result(only)
                ),
                "say what else would be true if it were reached: two to five key results in all",
            )
            .relate(At::key_result(only), "this one");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    #[test]
    fn one_that_is_left_is_found() {
        let document = |on: &str| {
            format!(
                r#"{{"objectives": [{{"id": "o", "key_results": [{{"id": "k"}},
                {{"id": "gone", "dropped": {{"on": "{on}", "reason": "r"}}}}]}}]}}"#
            )
        };
        let message = "objective `o` has one key result only, `k`";
        assert_eq!(
            found("FOC001", &document("2026-11-15")),
            [format!("/objectives/0: {message}")]
        );
        assert!(found("FOC001", &document("2026-11-16")).is_empty());
    }

    #[test]
    fn guardrails_do_not_count() {
        let document = r#"{"objectives": [{"id": "o", "key_results": [{"id": "k"}, {"id": "g", "role": "guardrail"}]}]}"#;
        assert_eq!(found("FOC001", document).len(), 1);
    }

    #[test]
    fn none_at_all_is_another_matter_and_so_is_what_other_objectives_score() {
        let document = |from: &str| {
            format!(
                r#"{{"objectives": [{{"id": "none"}}, {{"id": "top", "from": "{from}", "owner": "acme", "key_results": [{{"id": "k"}}]}},
                {{"id": "o", "aligned_to": [{{"objective": "top"}}]}}]}}"#
            )
        };
        assert_eq!(found("FOC001", &document("key_results")).len(), 1);
        assert!(found("FOC001", &document("both")).is_empty());
        assert!(found("FOC001", &document("aligned")).is_empty());
        let alone =
            r#"{"objectives": [{"id": "o", "from": "both", "key_results": [{"id": "k"}]}]}"#;
        assert_eq!(found("FOC001", alone).len(), 1);
    }
}
