//! OBJ002: an objective that is an item of a plan.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    OBJ002 "objective-is-task" Warning,
    "An objective is work to do, not a state to reach.",
    wording: true,
    page: "obj002_objective_is_task.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for row in cx.alignment().objective_rows() {
        if cx.readings().objective(row).has(Mark::Work) {
            let title = store.text(store.objectives[row as usize].title);
            report.add(
                At::objective(row).member("title"),
                format_args!("objective `{}` names work to do, not what is to be true when it is done", shorten(title)),
                "say what customers, colleagues or the business have from it, and make the work an initiative",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, objective};

    #[test]
    fn work_is_found() {
        for title in [
            "Launch the new website",
            "Migrate all services to the new cluster",
            "Write the security handbook",
        ] {
            let message = format!(
                "objective `{title}` names work to do, not what is to be true when it is done"
            );
            assert_eq!(
                found("OBJ002", &objective(title)),
                [format!("/objectives/0/title: {message}")]
            );
        }
    }

    #[test]
    fn states_and_changes_are_none() {
        for title in [
            "Make paying so easy that nobody thinks of it",
            "Become the first choice of runners",
            "Win the trust of every hospital",
            "Delight customers who call us",
            "Build a crew that wants to stay",
            "Maintain the billing platform for our partners",
        ] {
            assert!(found("OBJ002", &objective(title)).is_empty(), "{title}");
        }
    }
}
