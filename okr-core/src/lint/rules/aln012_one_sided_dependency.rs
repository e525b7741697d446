//! ALN012: a dependency that the other side knows nothing of.

use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule};
use crate::model::{NONE, UnitRanges};

declare_rule! {
    ALN012 "one-sided-dependency" Warning,
    "An objective depends on a unit that has no objective for it.",
    page: "aln012_one_sided_dependency.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    if store.dependencies.is_empty() {
        return;
    }
    let units = UnitRanges::new(store);
    let owner = |row: u32| units.number(store.objectives[row as usize].owner);
    let mut owners: Vec<u32> = Vec::new();
    for row in alignment.objective_rows() {
        let dependencies = store.objectives[row as usize].depends_on;
        if dependencies.len() == 0 {
            continue;
        }
        // Who owns what supports it, to be searched.
        owners.clear();
        owners.extend(
            (alignment.edges_to_whole(row)).map(|edge| owner(store.edges[edge as usize].from)),
        );
        owners.sort_unstable();
        for at in dependencies.range() {
            let dependency = &store.dependencies[at];
            let below = units.range(dependency.unit);
            let needs = cx.objective(row);
            let unit = cx.unit(dependency.unit);
            let place = At::objective(row).entry("depends_on", at as u32 - dependencies.start);
            let named = dependency.objective;
            if named == NONE {
                let first = owners.partition_point(|&owner| owner < below.start);
                if owners.get(first).is_none_or(|owner| *owner >= below.end) {
                    report.add(
                        place,
                        format!(
                            "objective `{needs}` depends on unit `{unit}`, which has no objective aligned to it"
                        ),
                        "let the unit align an objective to it, or name the objective that is for it",
                    );
                }
            } else if !alignment.has_objective(named) {
                report
                    .add(
                        place,
                        format!(
                            "objective `{needs}` depends on objective `{}`, which was dropped",
                            cx.objective(named)
                        ),
                        "agree with the unit on another one, or remove the dependency",
                    )
                    .relate(At::objective(named), "this was dropped");
            } else if !below.contains(&owner(named)) {
                let other = store.objectives[named as usize].owner;
                report
                    .add(
                        place,
                        format!(
                            "objective `{needs}` depends on unit `{unit}`, but objective `{}` belongs to `{}`",
                            cx.objective(named),
                            cx.unit(other)
                        ),
                        "name an objective of the unit or of one below it, or the unit that owns this one",
                    )
                    .relate(At::objective(named), "this belongs to another unit");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    fn document(dependency: &str, other: &str) -> String {
        format!(
            r#"{{"objectives": [{{"id": "o", "depends_on": [{dependency}], "key_results": [{{"id": "k"}}]}},
            {{"id": "it", "owner": "platform" {other}}}]}}"#
        )
    }

    #[test]
    fn a_unit_without_an_objective_for_it_is_found() {
        let message =
            "objective `o` depends on unit `platform`, which has no objective aligned to it";
        let expected = [format!("/objectives/0/depends_on/0: {message}")];
        assert_eq!(
            found("ALN012", &document(r#"{"unit": "platform"}"#, "")),
            expected
        );
        for aligned in [r#"{"objective": "o"}"#, r#"{"key_result": "k"}"#] {
            let aligned = format!(r#", "aligned_to": [{aligned}]"#);
            assert!(found("ALN012", &document(r#"{"unit": "platform"}"#, &aligned)).is_empty());
            assert!(found("ALN012", &document(r#"{"unit": "acme"}"#, &aligned)).is_empty());
            assert_eq!(
                found("ALN012", &document(r#"{"unit": "cx"}"#, &aligned)).len(),
                1
            );
        }
    }

    #[test]
    fn a_named_objective_must_be_in_force_and_belong_to_the_unit() {
        let named = r#"{"unit": "platform", "objective": "it"}"#;
        assert!(found("ALN012", &document(named, "")).is_empty());
        let dropped = r#", "dropped": {"on": "2026-11-01", "reason": "r"}"#;
        let message = "objective `o` depends on objective `it`, which was dropped";
        let expected = [format!("/objectives/0/depends_on/0: {message}")];
        assert_eq!(found("ALN012", &document(named, dropped)), expected);
        let other = r#"{"unit": "cx", "objective": "it"}"#;
        let message =
            "objective `o` depends on unit `cx`, but objective `it` belongs to `platform`";
        let expected = [format!("/objectives/0/depends_on/0: {message}")];
        assert_eq!(found("ALN012", &document(other, "")), expected);
        let above = r#"{"unit": "acme", "objective": "it"}"#;
        assert!(found("ALN012", &document(above, "")).is_empty());
    }
}
