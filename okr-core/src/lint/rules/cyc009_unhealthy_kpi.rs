//! CYC009: a KPI is not where it should be, and no goal is about it.

use crate::lint::{
    context::Context,
    history::last_measurements,
    place::At,
    report::{Report, number},
    rule::declare_rule,
};
use crate::model::{Noun, SourceRow};
use crate::values::Phase;

declare_rule! {
    CYC009 "unhealthy-kpi" Warning,
    "A KPI is outside its healthy range and no key result takes its values from it.",
    page: "cyc009_unhealthy_kpi.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    if store.kpis.is_empty() {
        return;
    }
    // Whether a goal that has not ended is about it.
    let mut minded = vec![false; store.kpis.len()];
    for row in (alignment.objective_rows()).flat_map(|row| alignment.key_result_rows(row)) {
        let key_result = &store.key_results[row as usize];
        let objective = &store.objectives[key_result.objective as usize];
        let cycle = &store.cycles[objective.cycle as usize];
        if let SourceRow::Kpi(kpi) = key_result.source
            && cycle.phase != Phase::Closed
            && cycle.end.is_some_and(|end| end >= cx.as_of())
        {
            minded[kpi as usize] = true;
        }
    }
    for (row, last) in last_measurements(cx).into_iter().enumerate() {
        let kpi = &store.kpis[row];
        let (Some(healthy), Some((on, value, _))) = (&kpi.healthy, last) else {
            continue;
        };
        let (side, limit) = if value < healthy.low {
            ("below", healthy.low)
        } else if value > healthy.high {
            ("above", healthy.high)
        } else {
            continue;
        };
        if minded[row] {
            continue;
        }
        let row = row as u32;
        report.add(
            At::new(Noun::Kpi, row),
            format!(
                "the last value of KPI `{}`, {} on {on}, is {side} its healthy {}, and no key result under way is measured by it",
                cx.kpi(row),
                number(value),
                number(limit)
            ),
            "make it a key result with this KPI as its `source`, or say anew what is healthy",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    fn document(value: f64, healthy: &str, objective: &str) -> String {
        format!(
            r#"{{"kpis": [{{"id": "churn", "name": "Churn", "healthy": {healthy}, "measurements": [
            {{"on": "2026-11-16", "value": 99}}, {{"on": "2026-10-31", "value": {value}}}, {{"on": "2026-09-30", "value": 99}}]}}],
            "objectives": [{{"id": "o" {objective}, "key_results": [{{"id": "k", "source": {{"kpi": "churn"}},
            "measure": {{"kind": "decrease", "baseline": 6, "target": 5}}}}]}}]}}"#
        )
    }

    const CLOSED: &str = r#", "cycle": "2026-Q3""#;

    #[test]
    fn either_side_is_found() {
        let message = "the last value of KPI `churn`, 6.1 on 2026-10-31, is above its healthy 5, and no key result under way is measured by it";
        assert_eq!(
            found("CYC009", &document(6.1, r#"{"low": 0, "high": 5}"#, CLOSED)),
            [format!("/kpis/0: {message}")]
        );
        let message = "the last value of KPI `churn`, 6 on 2026-10-31, is below its healthy 7, and no key result under way is measured by it";
        assert_eq!(
            found("CYC009", &document(6.0, r#"{"low": 7}"#, CLOSED)),
            [format!("/kpis/0: {message}")]
        );
    }

    #[test]
    fn limits_are_healthy() {
        assert!(found("CYC009", &document(5.0, r#"{"low": 0, "high": 5}"#, CLOSED)).is_empty());
        assert!(found("CYC009", &document(0.0, r#"{"low": 0, "high": 5}"#, CLOSED)).is_empty());
    }

    #[test]
    fn a_goal_under_way_or_to_come_minds_it() {
        let unhealthy = |objective: &str| document(6.1, r#"{"high": 5}"#, objective);
        assert!(found("CYC009", &unhealthy("")).is_empty());
        assert!(found("CYC009", &unhealthy(r#", "cycle": "FY27""#)).is_empty());
        let dropped = r#", "dropped": {"on": "2026-11-15", "reason": "r"}"#;
        assert_eq!(found("CYC009", &unhealthy(dropped)).len(), 1);
    }
}
