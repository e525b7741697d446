//! OBJ001: an objective that is a key result in disguise.

use crate::diagnostic::shorten;
use crate::lint::{
    context::Context, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    OBJ001 "objective-has-number" Hint,
    "An objective states a number.",
    wording: true,
    page: "obj001_objective_has_number.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    for row in cx.alignment().objective_rows() {
        if cx.readings().objective(row).has(Mark::Number) {
            let title = store.text(store.objectives[row as usize].title);
            report.add(
                At::objective(row).member("title"),
                format_args!("objective `{}` states a number", shorten(title)),
                "say in words what is to be true, and put the number into a key result",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, objective};

    #[test]
    fn a_number_in_the_title_is_found() {
        for title in [
            "Grow revenue to $5M",
            "Reach an NPS of 60 with our largest customers",
            "Double the number of customers who renew",
        ] {
            let message = format!("objective `{title}` states a number");
            assert_eq!(
                found("OBJ001", &objective(title)),
                [format!("/objectives/0/title: {message}")]
            );
        }
    }

    #[test]
    fn names_and_dates_are_no_numbers_and_tasks_are_left_to_their_rule() {
        for title in [
            "Be the first choice of every runner in the country",
            "Make ISO 27001 a habit and not an audit",
            "Make Q4 the quarter in which customers come back",
            "Ship 3 features",
        ] {
            assert!(found("OBJ001", &objective(title)).is_empty(), "{title}");
        }
    }
}
