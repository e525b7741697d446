//! FOC007: all promises, or all dreams.

use crate::lint::{
    context::Context, key_set, place::At, report::Report, rule::declare_rule, unit_cycles,
};
use crate::{model::Noun, values::Commitment};

declare_rule! {
    FOC007 "one-commitment" Hint,
    "All objectives of a unit in one cycle are committed, or all are aspirational.",
    options: {
        min_objectives = 3.0 in 2.0 ..= 1e9, "how many objectives there have to be";
    },
    page: "foc007_one_commitment.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    let least = report.option("min_objectives");
    unit_cycles::each(cx, |unit, cycle, objectives| {
        if (objectives.len() as f64) < least {
            return;
        }
        let commitment = |row: u32| store.objectives[row as usize].commitment;
        let first = commitment(objectives[0]);
        let alike = |row: u32| {
            let mut stated = key_set::counted(cx, row)
                .filter_map(|row| store.key_results[row as usize].commitment);
            commitment(row) == first && stated.all(|stated| stated == first)
        };
        if !objectives.iter().all(|&row| alike(row)) {
            return;
        }
        let help = match first {
            Commitment::Committed => {
                "let one of them aim higher than what is certain, and call it aspirational"
            }
            Commitment::Aspirational => {
                "say which of them others can rely on, and call it committed"
            }
        };
        report.add(
            At::new(Noun::Unit, unit),
            format!(
                "all {} objectives of `{}` in cycle `{}` are {first}",
                objectives.len(),
                cx.unit(unit),
                cx.cycle(cycle)
            ),
            help,
        );
    });
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    fn three(last: &str) -> String {
        format!(r#"{{"objectives": [{{"id": "a"}}, {{"id": "b"}}, {{"id": "c" {last}}}]}}"#)
    }

    #[test]
    fn three_of_one_kind_are_found() {
        let message = "all 3 objectives of `support` in cycle `2026-Q4` are aspirational";
        assert_eq!(
            found("FOC007", &three("")),
            [format!("/units/2: {message}")]
        );
        let committed = three("").replace(r#"{"id""#, r#"{"commitment": "committed", "id""#);
        assert!(found("FOC007", &committed)[0].ends_with("are committed"));
        assert!(found_with("FOC007", &three(""), &[("min_objectives", 4.0)]).is_empty());
    }

    #[test]
    fn one_of_the_other_kind_will_do_be_it_a_key_result() {
        assert!(found("FOC007", &three(r#", "commitment": "committed""#)).is_empty());
        let key_result = |role: &str| {
            three(&format!(
                r#", "key_results": [{{"id": "k", "commitment": "committed", "role": "{role}"}}]"#
            ))
        };
        assert!(found("FOC007", &key_result("key")).is_empty());
        assert_eq!(found("FOC007", &key_result("guardrail")).len(), 1);
    }

    #[test]
    fn two_are_too_few_to_say() {
        for other in [
            r#", "owner": "platform""#,
            r#", "cycle": "FY27""#,
            r#", "dropped": {"on": "2026-11-15", "reason": "r"}"#,
        ] {
            assert!(found("FOC007", &three(other)).is_empty(), "{other}");
        }
    }
}
