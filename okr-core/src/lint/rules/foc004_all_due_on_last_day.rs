//! FOC004: everything is due on the last day.

use crate::lint::{context::Context, key_set, place::At, report::Report, rule::declare_rule};
use crate::model::PlanRow;

declare_rule! {
    FOC004 "all-due-on-last-day" Hint,
    "Every key result of an objective is due on the last day of the cycle.",
    options: {
        min_stated = 3.0 in 1.0 ..= 1e9, "how many key results have to state that they are due then";
    },
    page: "foc004_all_due_on_last_day.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let store = cx.store();
    let least = report.option("min_stated");
    for row in cx.alignment().objective_rows() {
        let Some((_, end)) = cx.cycle_dates(row) else {
            continue;
        };
        let (mut stated, mut earlier) = (0_u32, false);
        for key_result in key_set::counted(cx, row) {
            let it = &store.key_results[key_result as usize];
            let due = cx.in_force(it).due;
            stated += u32::from(due.is_some());
            // A plan of steps says what is to be there before.
            earlier |= due.is_some_and(|due| due != end) || matches!(it.plan, PlanRow::Steps(_));
        }
        if !earlier && f64::from(stated) >= least {
            report.add(
                At::objective(row),
                format!(
                    "all key results of objective `{}` are due on {end}, the last day of its cycle",
                    cx.objective(row)
                ),
                "say what will be there earlier, by a due date or a plan of steps; leave out dates that only repeat the cycle's",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    fn due(rest: [&str; 4]) -> String {
        let key_results: Vec<_> = (rest.iter().enumerate())
            .map(|(n, rest)| format!(r#"{{"id": "k{n}" {rest}}}"#))
            .collect();
        format!(
            r#"{{"objectives": [{{"id": "o", "key_results": [{}]}}]}}"#,
            key_results.join(", ")
        )
    }

    const LAST: &str = r#", "due": "2026-12-31""#;

    #[test]
    fn the_last_day_for_all_is_found() {
        let message =
            "all key results of objective `o` are due on 2026-12-31, the last day of its cycle";
        assert_eq!(
            found("FOC004", &due([LAST; 4])),
            [format!("/objectives/0: {message}")]
        );
        assert_eq!(found("FOC004", &due([LAST, LAST, LAST, ""])).len(), 1);
    }

    #[test]
    fn dates_that_nobody_stated_are_not_found() {
        assert!(found("FOC004", &due([""; 4])).is_empty());
        assert!(found("FOC004", &due([LAST, LAST, "", ""])).is_empty());
        assert_eq!(
            found_with("FOC004", &due([LAST, LAST, "", ""]), &[("min_stated", 2.0)]).len(),
            1
        );
    }

    #[test]
    fn one_that_is_due_earlier_or_a_plan_of_steps_will_do() {
        let earlier = r#", "due": "2026-12-30""#;
        assert!(found("FOC004", &due([LAST, LAST, LAST, earlier])).is_empty());
        let steps = r#", "due": "2026-12-31", "measure": {"kind": "increase", "baseline": 0, "target": 2},
            "plan": {"steps": [{"by": "2026-11-15", "share": 0.5}, {"by": "2026-12-31", "share": 1}]}"#;
        assert!(found("FOC004", &due([LAST, LAST, LAST, steps])).is_empty());
        let guardrail = r#", "due": "2026-12-30", "role": "guardrail""#;
        assert_eq!(
            found("FOC004", &due([LAST, LAST, LAST, guardrail])).len(),
            1
        );
    }

    #[test]
    fn the_date_in_force_counts() {
        let moved = |on: &str| {
            format!(
                r#", "due": "2026-11-30", "amendments": [{{"on": "{on}", "reason": "r", "due": "2026-12-31"}}]"#
            )
        };
        assert_eq!(
            found("FOC004", &due([LAST, LAST, LAST, &moved("2026-11-15")])).len(),
            1
        );
        assert!(found("FOC004", &due([LAST, LAST, LAST, &moved("2026-11-16")])).is_empty());
    }
}
