//! FOC006: more goals than a unit can mean.

use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule, unit_cycles};
use crate::{model::Noun, values::Level};

declare_rule! {
    FOC006 "too-many-objectives" Warning,
    "A unit has too many objectives in one cycle.",
    options: {
        max_objectives = 5.0 in 1.0 ..= 1e9, "how many objectives a unit may have in a cycle";
    },
    page: "foc006_too_many_objectives.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let most = report.option("max_objectives");
    unit_cycles::each(cx, |unit, cycle, objectives| {
        let level = cx.store().units[unit as usize].level;
        // Those of a person are counted with what else they answer for.
        let Some(level) = level.filter(|&level| level != Level::Individual) else {
            return;
        };
        let Some(&over) = objectives.get(most as usize) else {
            return;
        };
        report
            .add(
                At::new(Noun::Unit, unit),
                format!(
                    "{level} `{}` has {} objectives in cycle `{}`, {most} are the most",
                    cx.unit(unit),
                    objectives.len(),
                    cx.cycle(cycle)
                ),
                "keep those that matter most now, and leave the rest for a later cycle",
            )
            .relate(At::objective(over), "the first one too many");
    });
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{check, found, found_with, short};

    fn objectives(count: usize, last: &str) -> String {
        let mut all: Vec<_> = (1..count).map(|n| format!(r#"{{"id": "o{n}"}}"#)).collect();
        all.push(format!(r#"{{"id": "last" {last}}}"#));
        format!(r#"{{"objectives": [{}]}}"#, all.join(", "))
    }

    #[test]
    fn more_than_five_are_too_many() {
        let message = "team `support` has 6 objectives in cycle `2026-Q4`, 5 are the most";
        assert_eq!(
            found("FOC006", &objectives(6, "")),
            [format!("/units/2: {message}")]
        );
        let findings = check(&short(&objectives(7, "")), "FOC006", &[]);
        assert_eq!(findings[0].related()[0].path(), "/objectives/5");
        assert!(found("FOC006", &objectives(5, "")).is_empty());
        assert!(found_with("FOC006", &objectives(6, ""), &[("max_objectives", 6.0)]).is_empty());
    }

    #[test]
    fn each_unit_and_each_cycle_is_counted_by_itself() {
        for other in [
            r#", "owner": "platform""#,
            r#", "owner": "cx""#,
            r#", "cycle": "FY27""#,
            r#", "dropped": {"on": "2026-11-15", "reason": "r"}"#,
        ] {
            assert!(found("FOC006", &objectives(6, other)).is_empty(), "{other}");
        }
    }

    #[test]
    fn people_are_left_to_another_rule() {
        let document = objectives(6, "").replace(r#"{"id""#, r#"{"owner": "ada", "id""#);
        assert!(found("FOC006", &document).is_empty());
        assert_eq!(found("FOC008", &document).len(), 1);
    }
}
