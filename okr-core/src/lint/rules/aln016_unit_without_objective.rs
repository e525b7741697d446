//! ALN016: a unit that owns no objective.

use crate::{
    lint::{context::Context, place::At, report::Report, rule::declare_rule},
    model::Noun,
    values::Level,
};

declare_rule! {
    ALN016 "unit-without-objective" Hint,
    "A company, department or team owns no objective.",
    page: "aln016_unit_without_objective.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    for (row, unit) in (0..).zip(&store.units) {
        let Some(level) = unit.level.filter(|&level| level != Level::Individual) else {
            continue;
        };
        if alignment.owned_by(row).next().is_none() {
            report.add(
                At::new(Noun::Unit, row),
                format!("{level} `{}` owns no objective", cx.unit(row)),
                "set one, or move its people to a unit that has some",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    #[test]
    fn units_need_objectives_in_force_and_people_do_not() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme"}, {"id": "o", "owner": "support"},
            {"id": "gone", "owner": "cx", "dropped": {"on": "2026-11-15", "reason": "r"}}]}"#;
        assert_eq!(
            found("ALN016", document),
            [
                "/units/1: department `cx` owns no objective",
                "/units/3: team `platform` owns no objective",
            ]
        );
    }
}
