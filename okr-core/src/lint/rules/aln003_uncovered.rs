//! ALN003: what the company wants and nobody works on.

use crate::{
    lint::{context::Context, place::At, report::Report, rule::declare_rule},
    model::Target,
    values::{Level, Severity},
};

declare_rule! {
    ALN003 "uncovered" Warning,
    "A company objective or one of its key results is supported by nothing.",
    page: "aln003_uncovered.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    let lower = |level: Option<Level>| level.is_some_and(|level| level > Level::Company);
    if !store.units.iter().any(|unit| lower(unit.level)) {
        return;
    }
    for row in alignment.objective_rows() {
        if !alignment.is_company(row) {
            continue;
        }
        if alignment.edges_to_whole(row).next().is_none() {
            report.add(
                At::objective(row),
                format!(
                    "company objective `{}` is supported by nothing",
                    cx.objective(row)
                ),
                "align the objectives of those who work on it, or drop it",
            );
            continue;
        }
        for key_result in alignment.key_result_rows(row) {
            if (alignment.edges_to(Target::KeyResult(key_result)).next()).is_none() {
                report
                    .add(
                        At::key_result(key_result),
                        format!(
                            "key result `{}` of company objective `{}` is supported by nothing",
                            cx.key_result(key_result),
                            cx.objective(row)
                        ),
                        "align an objective to this key result, or say who moves it",
                    )
                    .weigh(Severity::Hint);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{check, found, short};
    use crate::values::Severity;

    #[test]
    fn an_objective_that_nothing_supports_is_found_once() {
        let document =
            r#"{"objectives": [{"id": "top", "owner": "acme", "key_results": [{"id": "k"}]}]}"#;
        let message = "company objective `top` is supported by nothing";
        assert_eq!(
            found("ALN003", document),
            [format!("/objectives/0: {message}")]
        );
    }

    #[test]
    fn a_key_result_that_nothing_supports_is_a_hint_where_the_objective_is_covered() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme", "key_results": [{"id": "k"}, {"id": "l"}]},
            {"id": "o", "aligned_to": [{"key_result": "k"}]}]}"#;
        let findings = check(&short(document), "ALN003", &[]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].path(), "/objectives/0/key_results/1");
        assert_eq!(findings[0].severity(), Severity::Hint);
    }

    #[test]
    fn a_company_without_lower_units_and_lower_objectives_need_no_support() {
        let alone = r#"{"units": [{"id": "acme", "name": "Acme", "level": "company"}],
            "objectives": [{"id": "top", "owner": "acme"}]}"#;
        assert!(found("ALN003", alone).is_empty());
        let lower = r#"{"objectives": [{"id": "o", "key_results": [{"id": "k"}]}]}"#;
        assert!(found("ALN003", lower).is_empty());
    }
}
