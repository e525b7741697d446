//! FOC002: more key results than anybody remembers.

use crate::lint::{context::Context, key_set, place::At, report::Report, rule::declare_rule};

declare_rule! {
    FOC002 "too-many-key-results" Warning,
    "An objective has too many key results.",
    options: {
        max_key_results = 5.0 in 1.0 ..= 1e9, "how many key results an objective may have";
    },
    page: "foc002_too_many_key_results.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let most = report.option("max_key_results");
    for row in cx.alignment().objective_rows() {
        let count = key_set::counted(cx, row).count();
        let Some(over) = key_set::counted(cx, row).nth(most as usize) else {
            continue;
        };
        report
            .add(
                At::objective(row),
                format!(
                    "objective `{}` has {count} key results, {most} are the most",
                    cx.objective(row)
                ),
                "keep those that prove it, make what is only to hold a guardrail, and work to do an initiative",
            )
            .relate(At::key_result(over), "the first one too many");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    fn with(count: usize, last: &str) -> String {
        let mut key_results: Vec<_> = (1..count).map(|n| format!(r#"{{"id": "k{n}"}}"#)).collect();
        key_results.push(format!(r#"{{"id": "last" {last}}}"#));
        format!(
            r#"{{"objectives": [{{"id": "o", "key_results": [{}]}}]}}"#,
            key_results.join(", ")
        )
    }

    #[test]
    fn more_than_five_are_too_many() {
        let message = "objective `o` has 6 key results, 5 are the most";
        assert_eq!(
            found("FOC002", &with(6, "")),
            [format!("/objectives/0: {message}")]
        );
        assert!(found("FOC002", &with(5, "")).is_empty());
        assert!(found_with("FOC002", &with(6, ""), &[("max_key_results", 6.0)]).is_empty());
        assert_eq!(
            found_with("FOC002", &with(6, ""), &[("max_key_results", 4.5)]).len(),
            1
        );
    }

    #[test]
    fn guardrails_and_what_was_dropped_do_not_count() {
        assert!(found("FOC002", &with(6, r#", "role": "guardrail""#)).is_empty());
        let gone = r#", "dropped": {"on": "2026-11-15", "reason": "r"}"#;
        assert!(found("FOC002", &with(6, gone)).is_empty());
        let later = r#", "dropped": {"on": "2026-11-16", "reason": "r"}"#;
        assert_eq!(found("FOC002", &with(6, later)).len(), 1);
    }
}
