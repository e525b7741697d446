//! FOC009: an objective of one person.

use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule};
use crate::values::Level;

declare_rule! {
    FOC009 "individual-objective" Hint,
    "An individual owns an objective.",
    page: "foc009_individual_objective.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    let higher = |level: Option<Level>| level.is_some_and(|level| level < Level::Individual);
    if !store.units.iter().any(|unit| higher(unit.level)) {
        return;
    }
    for row in cx.alignment().objective_rows() {
        if store.level(row) == Level::Individual {
            let owner = store.objectives[row as usize].owner;
            report.add(
                At::objective(row).member("owner"),
                format!(
                    "objective `{}` is owned by one person, `{}`",
                    cx.objective(row),
                    cx.unit(owner)
                ),
                "let a team own it and name the person in `accountable`, or make it an initiative of the team's",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    #[test]
    fn an_objective_of_a_person_is_found_at_its_owner() {
        let document = r#"{"objectives": [{"id": "o"}, {"id": "p", "owner": "ada"}]}"#;
        let message = "objective `p` is owned by one person, `ada`";
        assert_eq!(
            found("FOC009", document),
            [format!("/objectives/1/owner: {message}")]
        );
    }

    #[test]
    fn a_person_may_be_accountable_and_own_key_results() {
        let document = r#"{"objectives": [{"id": "o", "accountable": "ada", "key_results": [{"id": "k", "owner": "ada"}]}]}"#;
        assert!(found("FOC009", document).is_empty());
    }

    #[test]
    fn who_is_alone_in_a_document_has_goals_of_their_own() {
        let document = r#"{"units": [{"id": "ada", "name": "Ada", "level": "individual"},
            {"id": "support", "name": "Bob", "level": "individual", "parent": "ada"}],
            "objectives": [{"id": "o", "owner": "ada"}]}"#;
        assert!(found("FOC009", document).is_empty());
    }
}
