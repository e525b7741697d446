//! OBJ008: an objective that nobody has written yet.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    OBJ008 "objective-placeholder" Warning,
    "An objective has a placeholder where its title, or a part of it, should be.",
    wording: true,
    page: "obj008_objective_placeholder.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for row in cx.alignment().objective_rows() {
        if cx.readings().objective(row).has(Mark::Placeholder) {
            let title = store.text(store.objectives[row as usize].title);
            report.add(
                At::objective(row).member("title"),
                format_args!("objective `{}` has a placeholder", shorten(title)),
                "write the title, or leave the objective out until it is known",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, objective};

    #[test]
    fn what_stands_for_a_title_is_found() {
        for title in [
            "TBD",
            "New objective",
            "Objective 2",
            "Become the first choice of XX",
            "...",
        ] {
            let message = format!("objective `{title}` has a placeholder");
            assert_eq!(
                found("OBJ008", &objective(title)),
                [format!("/objectives/0/title: {message}")]
            );
        }
    }

    #[test]
    fn words_that_say_something_are_a_title() {
        for title in [
            "Find a name for the unnamed square",
            "Be the example that other hospitals follow",
            "Make the first test the last one",
            "Xylophones in every school",
        ] {
            assert!(found("OBJ008", &objective(title)).is_empty(), "{title}");
        }
    }
}
