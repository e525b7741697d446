//! OBJ006: an objective without a verb.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    OBJ006 "no-end-state" Hint,
    "An objective is a topic: it names neither an action nor a state.",
    wording: true,
    page: "obj006_no_end_state.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for row in cx.alignment().objective_rows() {
        if cx.readings().objective(row).has(Mark::Fragment) {
            let title = store.text(store.objectives[row as usize].title);
            report.add(
                At::objective(row).member("title"),
                format_args!("objective `{}` is a topic: it says neither what is to happen nor what is to be true", shorten(title)),
                "say what is to be true of it at the end",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, objective};

    #[test]
    fn a_topic_is_found() {
        for title in ["Onboarding", "Supply of spare parts", "Series of talks"] {
            let message = format!(
                "objective `{title}` is a topic: it says neither what is to happen nor what is to be true"
            );
            assert_eq!(
                found("OBJ006", &objective(title)),
                [format!("/objectives/0/title: {message}")]
            );
        }
    }

    #[test]
    fn a_state_without_a_verb_is_fine() {
        for title in [
            "Happy customers in every clinic",
            "Become the shop that keeps its promises",
            "Make onboarding a matter of minutes",
            "Operational excellence",
            "供給網",
            "Zwickel the flange in Halverton",
        ] {
            assert!(found("OBJ006", &objective(title)).is_empty(), "{title}");
        }
    }
}
