//! CFG001: a waiver whose time is over.

use crate::lint::{context::Context, report::Report, rule::declare_rule};

declare_rule! {
    CFG001 "expired-waiver" Warning,
    "A waiver is past its last day.",
    last: true,
    page: "cfg001_expired_waiver.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for it in cx.waivers().list() {
        let (true, Some(until)) = (it.expired, it.waiver.until()) else {
            continue;
        };
        report.add(
            it.at,
            format!(
                "the waiver of {} for {} ended on {until}",
                it.rule.code(),
                it.subject()
            ),
            "settle what it excused and remove it, or give it a later `until`",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::found;

    fn document(until: &str) -> String {
        format!(
            r#"{{"checks": {{"waivers": [
                {{"rule": "ALN001", "objective": "o", "reason": "r"}},
                {{"rule": "orphan", "objective": "o", "reason": "r"{until}}}]}},
            "objectives": [{{"id": "o"}}]}}"#
        )
    }

    #[test]
    fn the_last_day_is_the_last_on_which_it_holds() {
        let message = "the waiver of ALN001 for objective `o` ended on 2026-11-14";
        assert_eq!(
            found("CFG001", &document(r#", "until": "2026-11-14""#)),
            [format!("/checks/waivers/1: {message}")]
        );
        assert!(found("CFG001", &document(r#", "until": "2026-11-15""#)).is_empty());
        assert!(found("CFG001", &document("")).is_empty());
    }
}
