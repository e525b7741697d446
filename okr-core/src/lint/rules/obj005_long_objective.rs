//! OBJ005: an objective that nobody remembers.

use crate::diagnostic::shorten;
use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule};

declare_rule! {
    OBJ005 "long-objective" Warning,
    "An objective is longer than a line.",
    options: {
        max_characters = 100.0 in 1.0 ..= 1e9, "how many characters the title of an objective may have";
    },
    page: "obj005_long_objective.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    let most = report.option("max_characters");
    for row in cx.alignment().objective_rows() {
        let title = store.text(store.objectives[row as usize].title).trim();
        // No character takes less than a byte.
        if title.len() as f64 <= most {
            continue;
        }
        let count = title.chars().count();
        if count as f64 > most {
            report.add(
                At::objective(row).member("title"),
                format!(
                    "objective `{}` has {count} characters, {most} are the most",
                    shorten(title)
                ),
                "keep what is to be true, and put how and why into the description",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with, objective};

    #[test]
    fn more_than_a_hundred_characters_are_too_many() {
        let title = |count: usize| "Ü".repeat(count);
        let shown = format!("{}…", title(60));
        let message = format!("objective `{shown}` has 101 characters, 100 are the most");
        assert_eq!(
            found("OBJ005", &objective(&title(101))),
            [format!("/objectives/0/title: {message}")]
        );
        assert!(found("OBJ005", &objective(&title(100))).is_empty());
        assert!(found("OBJ005", &objective(&format!(" {} ", title(100)))).is_empty());
        let more = [("max_characters", 101.0)];
        assert!(found_with("OBJ005", &objective(&title(101)), &more).is_empty());
    }
}
