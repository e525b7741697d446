//! CYC003: a goal was changed, and the reason gives none.

use crate::lint::{
    context::Context, place::At, report::Report, rule::declare_rule, says_nothing::says_nothing,
};

declare_rule! {
    CYC003 "unreasoned-amendment" Warning,
    "A key result was amended with a reason that says nothing.",
    page: "cyc003_unreasoned_amendment.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    for row in (alignment.objective_rows()).flat_map(|row| alignment.key_result_rows(row)) {
        let amendments = store.key_results[row as usize].amendments;
        for at in amendments.range() {
            let amendment = &store.amendments[at];
            let reason = store.text(amendment.reason);
            let Some(on) = amendment.on.filter(|&on| on <= cx.as_of()) else {
                continue;
            };
            if says_nothing(reason) {
                let reason: String = reason.trim().chars().take(40).collect();
                report.add(
                    At::key_result(row).entry("amendments", at as u32 - amendments.start),
                    format!(
                        "key result `{}` was amended on {on} for the reason `{reason}`, which says nothing",
                        cx.key_result(row)
                    ),
                    "say what was learned that made the change right",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    fn document(on: &str, reason: &str) -> String {
        format!(
            r#"{{"objectives": [{{"id": "o", "key_results": [{{"id": "k", "amendments": [
            {{"on": "2026-10-10", "reason": "the law changed in September", "weight": 2}},
            {{"on": "{on}", "reason": "{reason}", "due": "2026-12-01"}}]}}]}}]}}"#
        )
    }

    #[test]
    fn an_empty_reason_is_found_at_its_amendment() {
        let message =
            "key result `k` was amended on 2026-11-01 for the reason `n/a`, which says nothing";
        assert_eq!(
            found("CYC003", &document("2026-11-01", " n/a ")),
            [format!(
                "/objectives/0/key_results/0/amendments/1: {message}"
            )]
        );
        for reason in ["-", "Updated the target", "changed to 55"] {
            assert_eq!(found("CYC003", &document("2026-11-01", reason)).len(), 1);
        }
    }

    #[test]
    fn a_reason_or_a_later_day_are_fine() {
        assert!(found("CYC003", &document("2026-11-01", "churn was counted twice")).is_empty());
        assert!(found("CYC003", &document("2026-11-16", "n/a")).is_empty());
        let dropped = document("2026-11-01", "n/a").replacen(
            r#""id": "o""#,
            r#""id": "o", "dropped": {"on": "2026-11-02", "reason": "r"}"#,
            1,
        );
        assert!(found("CYC003", &dropped).is_empty());
    }
}
