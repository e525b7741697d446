//! FOC008: one person who answers for too much.

use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule};
use crate::{
    model::{NONE, Noun, Store},
    values::Level,
};

declare_rule! {
    FOC008 "owner-overloaded" Warning,
    "A person answers for too many objectives or key results in one cycle.",
    options: {
        max_objectives = 5.0 in 0.0 ..= 1e9, "how many objectives a person may answer for in a cycle";
        max_key_results = 10.0 in 0.0 ..= 1e9, "how many key results a person may own in a cycle";
    },
    page: "foc008_owner_overloaded.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    let most_objectives = report.option("max_objectives");
    let most_key_results = report.option("max_key_results");
    // Unit, cycle, and whether it is a key result.
    let mut duties: Vec<(u32, u32, bool)> = Vec::new();
    for row in alignment.objective_rows() {
        let it = &store.objectives[row as usize];
        let answers = if it.accountable == NONE {
            it.owner
        } else {
            it.accountable
        };
        if is_person(store, answers) {
            duties.push((answers, it.cycle, false));
        }
        for key_result in alignment.key_result_rows(row) {
            let owner = store.key_results[key_result as usize].owner;
            if is_person(store, owner) {
                duties.push((owner, it.cycle, true));
            }
        }
    }
    duties.sort_unstable();
    for of_cycle in duties.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (unit, cycle, _) = of_cycle[0];
        let objectives = of_cycle.partition_point(|&(_, _, key_result)| !key_result);
        let key_results = of_cycle.len() - objectives;
        let over = |count: usize, most: f64| count as f64 > most;
        let many_objectives = format!("{objectives} objectives, {most_objectives} are the most");
        let many_key_results =
            format!("{key_results} key results, {most_key_results} are the most");
        let what = match (
            over(objectives, most_objectives),
            over(key_results, most_key_results),
        ) {
            (false, false) => continue,
            (true, false) => many_objectives,
            (false, true) => many_key_results,
            (true, true) => format!("{many_objectives}, and for {many_key_results}"),
        };
        report.add(
            At::new(Noun::Unit, unit),
            format!(
                "`{}` answers in cycle `{}` for {what}",
                cx.unit(unit),
                cx.cycle(cycle)
            ),
            "give some of them to others, or leave them for a later cycle",
        );
    }
}

fn is_person(store: &Store, unit: u32) -> bool {
    unit != NONE && store.units[unit as usize].level == Some(Level::Individual)
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    fn key_results(count: usize, owner: &str) -> String {
        let all: Vec<_> = (0..count)
            .map(|n| format!(r#"{{"id": "k{n}", "owner": "{owner}"}}"#))
            .collect();
        format!(
            r#"{{"objectives": [{{"id": "o", "key_results": [{}]}}]}}"#,
            all.join(", ")
        )
    }

    fn objectives(count: usize, rest: &str) -> String {
        let all: Vec<_> = (0..count)
            .map(|n| format!(r#"{{"id": "o{n}", {rest}}}"#))
            .collect();
        format!(r#"{{"objectives": [{}]}}"#, all.join(", "))
    }

    #[test]
    fn more_than_ten_key_results_are_too_many() {
        let message = "`ada` answers in cycle `2026-Q4` for 11 key results, 10 are the most";
        assert_eq!(
            found("FOC008", &key_results(11, "ada")),
            [format!("/units/4: {message}")]
        );
        assert!(found("FOC008", &key_results(10, "ada")).is_empty());
        assert!(found("FOC008", &key_results(11, "platform")).is_empty());
    }

    #[test]
    fn more_than_five_objectives_are_too_many() {
        let message = "`ada` answers in cycle `2026-Q4` for 6 objectives, 5 are the most";
        let expected = [format!("/units/4: {message}")];
        assert_eq!(
            found("FOC008", &objectives(6, r#""accountable": "ada""#)),
            expected
        );
        assert_eq!(
            found("FOC008", &objectives(6, r#""owner": "ada""#)),
            expected
        );
        let both = r#""owner": "ada", "accountable": "ada""#;
        assert_eq!(found("FOC008", &objectives(6, both)), expected);
        assert!(found("FOC008", &objectives(5, both)).is_empty());
        // Whoever is accountable answers, and not the owner.
        let other = r#""owner": "ada", "accountable": "support""#;
        assert!(found("FOC008", &objectives(6, other)).is_empty());
    }

    #[test]
    fn both_limits_give_one_finding() {
        let document = r#"{"objectives": [{"id": "o", "accountable": "ada", "key_results": [{"id": "k", "owner": "ada"}]}]}"#;
        let options = [("max_objectives", 0.0), ("max_key_results", 0.0)];
        let message = "`ada` answers in cycle `2026-Q4` for 1 objectives, 0 are the most, and for 1 key results, 0 are the most";
        assert_eq!(
            found_with("FOC008", document, &options),
            [format!("/units/4: {message}")]
        );
    }

    #[test]
    fn each_cycle_is_counted_by_itself() {
        let document = objectives(6, r#""accountable": "ada""#).replacen(
            r#""id": "o0""#,
            r#""id": "o0", "cycle": "FY27""#,
            1,
        );
        assert!(found("FOC008", &document).is_empty());
    }
}
