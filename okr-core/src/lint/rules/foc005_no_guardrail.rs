//! FOC005: a ratio or a speed that nothing holds in check.

use crate::lint::{
    context::Context, key_set, place::At, readings::Mark, report::Report, rule::declare_rule,
};

declare_rule! {
    FOC005 "no-guardrail" Hint,
    "A ratio or a speed is to change, and nothing beside it shows what that costs.",
    wording: true,
    page: "foc005_no_guardrail.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let readings = cx.readings();
    for row in cx.alignment().objective_rows() {
        let marks = |row: u32| readings.key_result(row);
        let Some(first) = key_set::counted(cx, row).find(|&row| marks(row).has(Mark::Drive)) else {
            continue;
        };
        let mut all = cx.alignment().key_result_rows(row);
        if all.any(|row| marks(row).has(Mark::Guard)) || key_set::has_other_parts(cx, row) {
            continue;
        }
        report
            .add(
                At::objective(row),
                format_args!(
                    "objective `{}` drives `{}`, and nothing beside it shows what that costs",
                    cx.objective(row),
                    cx.key_result(first)
                ),
                "add a guardrail: what must not become worse while this becomes better, such as quality or complaints",
            )
            .relate(At::key_result(first), "the ratio or speed");
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    fn document(title: &str, other: &str, role: &str) -> String {
        format!(
            r#"{{"objectives": [{{"id": "o", "key_results": [
            {{"id": "k", "title": "{title}", "measure": {{"kind": "decrease", "baseline": 9, "target": 4}}}},
            {{"id": "l", "title": "{other}", "role": "{role}",
            "measure": {{"kind": "increase", "baseline": 4, "target": 9}}}}]}}]}}"#
        )
    }

    #[test]
    fn a_ratio_or_speed_alone_is_found() {
        let message = "objective `o` drives `k`, and nothing beside it shows what that costs";
        for title in [
            "Cut the cycle time from 9 to 4 days",
            "Reduce the cost per lead from 9 to 4 EUR",
            "Bring response times to a conversion of 4% instead of 9%",
        ] {
            assert_eq!(
                found(
                    "FOC005",
                    &document(title, "Win partners: from 4 to 9", "key")
                ),
                [format!("/objectives/0: {message}")]
            );
        }
    }

    #[test]
    fn a_guardrail_or_a_metric_of_quality_beside_it_is_enough() {
        let title = "Cut the cycle time from 9 to 4 days";
        let found = |title: &str, other: &str, role: &str| {
            found("FOC005", &document(title, other, role)).len()
        };
        assert_eq!(found(title, "Win partners: from 4 to 9", "guardrail"), 0);
        assert_eq!(
            found(title, "Raise the share without defects from 4 to 9", "key"),
            0
        );
        assert_eq!(found(title, "Raise NPS from 4 to 9", "key"), 0);
        assert_eq!(
            found(
                "Cut idle beds from 9 to 4",
                "Win partners: from 4 to 9",
                "key"
            ),
            0
        );
        // Both at once: the time to put complaints right.
        assert_eq!(
            found(
                "Cut the response time to complaints from 9 to 4 days",
                "Win 9 partners",
                "key"
            ),
            0
        );
    }
}
