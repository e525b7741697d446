//! OBJ003: an objective that excludes nothing.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    OBJ003 "vague-objective" Warning,
    "An objective would fit any team in any quarter.",
    wording: true,
    page: "obj003_vague_objective.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for row in cx.alignment().objective_rows() {
        if cx.readings().objective(row).has(Mark::Vague) {
            let title = store.text(store.objectives[row as usize].title);
            report.add(
                At::objective(row).member("title"),
                format_args!(
                    "objective `{}` would fit any team in any quarter",
                    shorten(title)
                ),
                "say for whom, what of it, and what will be different at the end",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, objective};

    #[test]
    fn what_fits_everybody_is_found() {
        for title in [
            "Improve sales",
            "Improve quality and efficiency",
            "Operational excellence",
        ] {
            let message = format!("objective `{title}` would fit any team in any quarter");
            assert_eq!(
                found("OBJ003", &objective(title)),
                [format!("/objectives/0/title: {message}")]
            );
        }
    }

    #[test]
    fn one_thing_of_its_own_is_enough() {
        for title in [
            "Improve the first week of every new nurse",
            "Become the preferred search of lawyers",
            "Make every invoice right the first time",
            "売上を改善する",
        ] {
            assert!(found("OBJ003", &objective(title)).is_empty(), "{title}");
        }
    }
}
