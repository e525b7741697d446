//! OBJ007: an objective that stands there already.

use std::collections::HashMap;

use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule, titles};
use crate::values::Severity;

declare_rule! {
    OBJ007 "repeated-objective" Warning,
    "Two objectives of one cycle have the same title.",
    page: "obj007_repeated_objective.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    let title = |row: u32| store.text(store.objectives[row as usize].title);
    let rows = cx.alignment().objective_rows();
    titles::repeated(rows.map(|row| (row, title(row))), |rows| {
        // Only for looking up: objectives come in document order.
        let mut of_owner = HashMap::new();
        let mut of_all = HashMap::new();
        for row in rows {
            let it = &store.objectives[row as usize];
            let dates = cx.cycle_dates(row);
            let of_owner = *of_owner.entry((it.owner, dates)).or_insert(row);
            let of_all = *of_all.entry(dates).or_insert(row);
            let own = of_owner != row;
            let first = if own { of_owner } else { of_all };
            let repeats = first != row && it.carried_from != first;
            if repeats && titles::same(title(row), title(first)) {
                found(cx, row, first, report);
            }
        }
    });
}

/// Reports an objective that repeats an earlier one.
fn found(cx: &Context<'_>, row: u32, first: u32, report: &mut Report<'_>) {
    let owner = |row: u32| cx.store().objectives[row as usize].owner;
    let (name, unit) = (cx.objective(row), cx.unit(owner(row)));
    let own = owner(row) == owner(first);
    let (message, help) = if own {
        (
            format!(
                "`{unit}` has objective `{name}` of the same title as `{}` in the same cycle",
                cx.objective(first)
            ),
            "keep one of them, with the key results of both that matter most",
        )
    } else {
        (
            format!(
                "objective `{name}` of `{unit}` has the title of `{}` of `{}`",
                cx.objective(first),
                cx.unit(owner(first))
            ),
            "say in its own words what this unit adds, and align it; or own it once, together",
        )
    };
    let reported = report.add(At::objective(row).member("title"), message, help);
    let reported = reported.relate(At::objective(first).member("title"), "the first of them");
    if !own {
        reported.weigh(Severity::Hint);
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::Finding;
    use crate::lint::testing::{check, found, short};
    use crate::values::Severity;

    #[test]
    fn the_later_one_is_found_and_the_first_is_named() {
        let document = r#"{"objectives": [{"id": "o", "title": "Be trusted"}, {"id": "other"},
            {"id": "p", "title": "be  TRUSTED."}, {"id": "q", "title": "Be trusted!"}]}"#;
        let message = |id: &str| {
            format!("`support` has objective `{id}` of the same title as `o` in the same cycle")
        };
        assert_eq!(
            found("OBJ007", document),
            [
                format!("/objectives/2/title: {}", message("p")),
                format!("/objectives/3/title: {}", message("q")),
            ]
        );
        let findings = check(&short(document), "OBJ007", &[]);
        assert_eq!(findings[1].related()[0].path(), "/objectives/0/title");
    }

    #[test]
    fn a_copy_by_another_unit_is_a_hint() {
        let document = r#"{"objectives": [{"id": "top", "title": "Be trusted", "owner": "acme"},
            {"id": "o", "title": "Be trusted", "aligned_to": [{"objective": "top"}]}]}"#;
        let message = "objective `o` of `support` has the title of `top` of `acme`";
        assert_eq!(
            found("OBJ007", document),
            [format!("/objectives/1/title: {message}")]
        );
        let findings = check(&short(document), "OBJ007", &[]);
        assert_eq!(findings[0].severity(), Severity::Hint);
    }

    #[test]
    fn of_several_the_one_of_the_same_owner_is_named() {
        let document = r#"{"objectives": [{"id": "top", "title": "Be trusted", "owner": "acme"},
            {"id": "o", "title": "Be trusted"}, {"id": "p", "title": "Be trusted"}]}"#;
        let findings = check(&short(document), "OBJ007", &[]);
        let severities: Vec<_> = findings.iter().map(Finding::severity).collect();
        assert_eq!(severities, [Severity::Hint, Severity::Warning]);
        assert_eq!(findings[1].related()[0].path(), "/objectives/1/title");
    }

    #[test]
    fn another_cycle_what_is_carried_and_what_is_dropped_are_fine() {
        let other = r#"{"objectives": [{"id": "o", "title": "Be trusted", "cycle": "2026-Q3"},
            {"id": "p", "title": "Be trusted", "carried_from": "o"},
            {"id": "q", "title": "Be trusted", "cycle": "FY27"},
            {"id": "gone", "title": "Be trusted", "dropped": {"on": "2026-11-15", "reason": "r"}}]}"#;
        assert!(found("OBJ007", other).is_empty());
        let again = r#"{"objectives": [{"id": "o", "title": "Be trusted"},
            {"id": "p", "title": "Be trusted", "carried_from": "o"}]}"#;
        assert!(found("OBJ007", again).is_empty());
    }

    #[test]
    fn cycles_of_the_same_dates_are_the_same() {
        let document = r#"{"cycles": [{"id": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31"},
            {"id": "q4", "start": "2026-10-01", "end": "2026-12-31"}],
            "objectives": [{"id": "o", "title": "Be trusted"}, {"id": "p", "title": "Be trusted", "cycle": "q4"}]}"#;
        assert_eq!(found("OBJ007", document).len(), 1);
    }
}
