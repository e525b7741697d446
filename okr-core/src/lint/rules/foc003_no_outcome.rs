//! FOC003: a set of key results that is a plan.

use crate::lint::{
    context::Context, key_set, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    FOC003 "no-outcome" Warning,
    "All key results of an objective are work to do.",
    wording: true,
    page: "foc003_no_outcome.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for row in cx.alignment().objective_rows() {
        if key_set::has_other_parts(cx, row) {
            continue;
        }
        let is_work = |row: u32| cx.readings().key_result(row).has(Mark::Work);
        let count = key_set::counted(cx, row).count();
        if count < 2 || !key_set::counted(cx, row).all(is_work) {
            continue;
        }
        report
            .add(
                At::objective(row),
                format_args!(
                    "all {count} key results of objective `{}` are work to do",
                    cx.objective(row)
                ),
                "add at least one that says what changes if the work is worth it; work belongs to the initiatives",
            )
            .relate_first(key_set::counted(cx, row).map(At::key_result), "work to do");
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Related;
    use crate::lint::testing::{check, found, short};

    fn document(titles: &[&str], rest: &str) -> String {
        let key_results: Vec<_> = (titles.iter().enumerate())
            .map(|(n, title)| format!(r#"{{"id": "k{n}", "title": "{title}"}}"#))
            .collect();
        format!(
            r#"{{"objectives": [{{"id": "o", {rest} "key_results": [{}]}}]}}"#,
            key_results.join(", ")
        )
    }

    const WORK: [&str; 2] = ["Launch the new website", "Write 10 blog posts"];

    #[test]
    fn a_set_of_work_is_found_and_all_of_it_is_named() {
        let message = "all 2 key results of objective `o` are work to do";
        let document = document(&WORK, "");
        assert_eq!(
            found("FOC003", &document),
            [format!("/objectives/0: {message}")]
        );
        let findings = check(&short(&document), "FOC003", &[]);
        let related: Vec<_> = (findings[0].related().iter()).map(Related::path).collect();
        assert_eq!(
            related,
            ["/objectives/0/key_results/0", "/objectives/0/key_results/1"]
        );
    }

    #[test]
    fn one_outcome_or_event_is_enough_and_one_key_result_is_no_set() {
        for other in [
            "Increase NPS from 32 to 55",
            "Obtain ISO 27001 certification",
            "Better onboarding",
        ] {
            let document = document(&[WORK[0], WORK[1], other], "");
            assert!(found("FOC003", &document).is_empty(), "{other}");
        }
        assert!(found("FOC003", &document(&WORK[..1], "")).is_empty());
        assert!(found("FOC003", &document(&WORK, r#""from": "aligned","#)).is_empty());
    }
}
