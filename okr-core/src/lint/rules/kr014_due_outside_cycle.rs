//! KR014: a key result whose days are not those of its cycle.

use crate::lint::{context::Context, place::At, report::Report, rule::declare_rule};
use crate::{
    model::{NONE, Noun},
    values::Date,
};

declare_rule! {
    KR014 "due-outside-cycle" Warning,
    "A key result starts or is due on a day outside its cycle.",
    page: "kr014_due_outside_cycle.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    for objective in alignment.objective_rows() {
        let Some(cycle) = cx.cycle_dates(objective) else {
            continue;
        };
        let cycle_row = store.objectives[objective as usize].cycle;
        for row in alignment.key_result_rows(objective) {
            let it = &store.key_results[row as usize];
            let in_force = cx.in_force(it);
            let mut outside = |what: &str, day: Option<Date>, at: At, help: &'static str| {
                let (Some(day), (start, end)) = (day, cycle) else {
                    return;
                };
                let side = if day > end {
                    format!("after its cycle `{}` ends on {end}", cx.cycle(cycle_row))
                } else if day < start {
                    format!(
                        "before its cycle `{}` starts on {start}",
                        cx.cycle(cycle_row)
                    )
                } else {
                    return;
                };
                let name = cx.key_result(row);
                let message = format!("key result `{name}` {what} on {day}, {side}");
                let cycle = At::new(Noun::Cycle, cycle_row);
                report
                    .add(at, message, help)
                    .relate(cycle, "this is its cycle");
            };
            outside(
                "starts",
                it.start,
                cx.stated(row, "start", NONE),
                "let it start within the cycle",
            );
            outside(
                "is due",
                in_force.due,
                cx.stated(row, "due", in_force.due_by),
                "let it be due within the cycle, or carry the objective over into the next one",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    fn key_result(rest: &str) -> String {
        format!(r#"{{"objectives": [{{"id": "o", "key_results": [{{"id": "k", {rest}}}]}}]}}"#)
    }

    #[test]
    fn a_day_after_the_cycle_is_found() {
        let message =
            "key result `k` is due on 2027-01-01, after its cycle `2026-Q4` ends on 2026-12-31";
        assert_eq!(
            found("KR014", &key_result(r#""due": "2027-01-01""#)),
            [format!("/objectives/0/key_results/0/due: {message}")]
        );
    }

    #[test]
    fn both_dates_are_looked_at() {
        let document = key_result(r#""start": "2026-07-01", "due": "2026-09-30""#);
        let start =
            "key result `k` starts on 2026-07-01, before its cycle `2026-Q4` starts on 2026-10-01";
        let due =
            "key result `k` is due on 2026-09-30, before its cycle `2026-Q4` starts on 2026-10-01";
        assert_eq!(
            found("KR014", &document),
            [
                format!("/objectives/0/key_results/0/start: {start}"),
                format!("/objectives/0/key_results/0/due: {due}"),
            ]
        );
    }

    #[test]
    fn the_first_and_the_last_day_belong_to_the_cycle() {
        let document = key_result(r#""start": "2026-10-01", "due": "2026-12-31""#);
        assert!(found("KR014", &document).is_empty());
        assert!(found("KR014", &key_result(r#""title": "K""#)).is_empty());
    }

    #[test]
    fn the_date_in_force_counts() {
        let document = |on: &str| {
            key_result(&format!(
                r#""due": "2026-12-15", "amendments": [{{"on": "2026-10-02", "reason": "r", "weight": 2}},
                {{"on": "{on}", "reason": "r", "due": "2027-01-31"}}]"#
            ))
        };
        let findings = found("KR014", &document("2026-11-15"));
        assert!(findings[0].starts_with("/objectives/0/key_results/0/amendments/1: "));
        assert!(found("KR014", &document("2026-11-16")).is_empty());
    }
}
