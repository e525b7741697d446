//! CAL001: people say one thing, and the numbers another.

use crate::lint::{
    context::Context,
    history::{Measured, last_measurements},
    place::At,
    report::{Report, number},
    rule::declare_rule,
    under_way::{UnderWay, under_way},
};
use crate::model::{Shape, SourceRow};
use crate::values::{Date, Pace, PacePlan, Score};

declare_rule! {
    CAL001 "confidence-against-pace" Warning,
    "The stated confidence in a key result contradicts its pace.",
    scores: true,
    options: {
        high = 0.7 in 0.0 ..= 1.0, "from which confidence on it contradicts being off track";
        low = 0.3 in 0.0 ..= 1.0, "down from which confidence it contradicts being on track";
        days = 14.0 in 0.0 ..= 1e6, "how many days old the confidence may be, or the check-in interval of the cycle if that is longer";
        share = 0.25 in 0.0 ..= 1.0, "from which share of its time on pace says something";
    },
    page: "cal001_confidence_against_pace.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let limits = Limits {
        high: report.option("high"),
        low: report.option("low"),
        days: report.option("days"),
        share: report.option("share"),
    };
    let measured = last_measurements(cx);
    for it in under_way(cx) {
        let Some(stated) = contradiction(cx, it, limits, &measured) else {
            continue;
        };
        let result = &cx.scorecard().card().key_results[it.key_result as usize];
        let (pace, help) = if result.pace(cx.policy(), cx.as_of()) == Pace::OffTrack {
            (
                "off track",
                "say what will turn it around, plan for it, or lower the confidence",
            )
        } else {
            (
                "on track",
                "say what is in the way, or raise the confidence",
            )
        };
        report.add(
            At::key_result(it.key_result).entry("check_ins", stated.check_in),
            format!(
                "the confidence in key result `{}` is {}, but it is {pace}: its score is {}, expected by now is {}",
                cx.key_result(it.key_result),
                number(stated.confidence),
                result.score,
                result.pace_expected
            ),
            help,
        );
    }
}

/// The options of the rule.
#[derive(Clone, Copy)]
struct Limits {
    high: f64,
    low: f64,
    days: f64,
    share: f64,
}

/// The last confidence that was stated.
#[derive(Clone, Copy)]
struct Stated {
    on: Date,
    confidence: f64,
    /// The check-in, among those of its key result.
    check_in: u32,
}

/// The confidence that contradicts the pace of a key result.
fn contradiction(
    cx: &Context<'_>,
    it: UnderWay,
    limits: Limits,
    measured: &[Option<Measured>],
) -> Option<Stated> {
    let card = cx.scorecard().card();
    let result = &card.key_results[it.key_result as usize];
    let confidence = || card.confidence(it.key_result as usize);
    let contradicts = match result.pace(cx.policy(), cx.as_of()) {
        Pace::OffTrack => confidence() >= limits.high,
        // Where nothing is expected yet, all is on track.
        Pace::OnTrack => result.pace_expected > Score::ZERO && confidence() <= limits.low,
        _ => false,
    };
    // Where all is expected from the first day, being behind says nothing of the end.
    let policy = cx.policy();
    let all_at_once =
        policy.pace.plan == PacePlan::None || result.expected == result.expected_final(policy);
    if !contradicts
        || result.window.elapsed(cx.as_of()) < limits.share
        || (all_at_once && cx.as_of() < result.window.due)
    {
        return None;
    }
    let stated = last_confidence(cx, it)?;
    let every = cx.store().cycles[it.cycle as usize].check_in_every_days as f64;
    let recent = f64::from(cx.as_of().days_since(stated.on)) <= limits.days.max(every);
    // A value that came later may have changed more than the pace.
    let told = last_value(cx, it, measured).is_none_or(|on| on <= stated.on);
    (recent && told).then_some(stated)
}

fn last_confidence(cx: &Context<'_>, it: UnderWay) -> Option<Stated> {
    let store = cx.store();
    let check_ins = store.key_results[it.key_result as usize].check_ins;
    (store.check_ins[check_ins.range()].iter().enumerate())
        .filter_map(|(at, row)| {
            let on = row
                .on
                .filter(|&on| on <= cx.as_of() && !row.confidence.is_nan())?;
            Some(Stated {
                on,
                confidence: row.confidence,
                check_in: at as u32,
            })
        })
        // The last of those on the latest day.
        .max_by_key(|stated| stated.on)
}

/// The day of the last value, as far as the key result has values of its own.
fn last_value(cx: &Context<'_>, it: UnderWay, measured: &[Option<Measured>]) -> Option<Date> {
    let store = cx.store();
    let key_result = &store.key_results[it.key_result as usize];
    let until = |on: Option<Date>| on.filter(|&on| on <= cx.as_of());
    match (key_result.source, it.shape) {
        (SourceRow::Kpi(kpi), _) => measured[kpi as usize].map(|(on, ..)| on),
        (_, Shape::Checklist { items }) => (store.items[items.range()].iter())
            .filter_map(|item| until(item.done_on))
            .max(),
        (SourceRow::CheckIns, _) => (store.check_ins[key_result.check_ins.range()].iter())
            .filter(|row| !row.value.is_nan())
            .filter_map(|row| until(row.on))
            .max(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    /// An aspirational key result from 0 to 100; on the day 0.49 of its time is gone, 0.346 is expected.
    fn document(check_ins: &str, more: &str) -> String {
        format!(
            r#"{{"objectives": [{{"id": "o", "key_results": [{{"id": "k", "measure":
            {{"kind": "increase", "baseline": 0, "target": 100}}, "check_ins": [{check_ins}] {more}}}]}}]}}"#
        )
    }

    fn on(day: &str, value: u32, confidence: f64) -> String {
        format!(r#"{{"on": "{day}", "value": {value}, "confidence": {confidence}}}"#)
    }

    #[test]
    fn hope_without_progress_is_found_and_so_is_fear_without_cause() {
        let message = "the confidence in key result `k` is 0.8, but it is off track: its score is 0.1, expected by now is 0.346153846";
        assert_eq!(
            found("CAL001", &document(&on("2026-11-10", 10, 0.8), "")),
            [format!(
                "/objectives/0/key_results/0/check_ins/0: {message}"
            )]
        );
        let message = "the confidence in key result `k` is 0.2, but it is on track: its score is 0.4, expected by now is 0.346153846";
        assert_eq!(
            found("CAL001", &document(&on("2026-11-10", 40, 0.2), "")),
            [format!(
                "/objectives/0/key_results/0/check_ins/0: {message}"
            )]
        );
    }

    #[test]
    fn what_fits_is_fine() {
        for (value, confidence) in [
            (10, 0.69),
            (10, 0.1),
            (40, 0.31),
            (40, 0.9),
            (26, 0.9),
            (26, 0.1),
            (70, 0.1),
        ] {
            let document = document(&on("2026-11-10", value, confidence), "");
            assert!(
                found("CAL001", &document).is_empty(),
                "{value} {confidence}"
            );
        }
        let limits = [("high", 0.6)];
        assert_eq!(
            found_with(
                "CAL001",
                &document(&on("2026-11-10", 10, 0.69), ""),
                &limits
            )
            .len(),
            1
        );
    }

    #[test]
    fn confidence_that_is_old_or_was_overtaken_says_nothing() {
        assert!(found("CAL001", &document(&on("2026-10-31", 10, 0.8), "")).is_empty());
        assert_eq!(
            found("CAL001", &document(&on("2026-11-01", 10, 0.8), "")).len(),
            1
        );
        let overtaken = format!(
            r#"{}, {{"on": "2026-11-11", "value": 12}}"#,
            on("2026-11-10", 30, 0.8)
        );
        assert!(found("CAL001", &document(&overtaken, "")).is_empty());
        let later = format!(
            "{}, {}",
            on("2026-11-10", 10, 0.8),
            on("2026-11-16", 10, 0.1)
        );
        assert_eq!(found("CAL001", &document(&later, "")).len(), 1);
    }

    #[test]
    fn pace_says_nothing_in_the_first_days_or_while_nothing_is_expected() {
        let young = r#", "start": "2026-11-05""#;
        assert!(found("CAL001", &document(&on("2026-11-10", 0, 0.8), young)).is_empty());
        let from_day_one = [("share", 0.1)];
        assert_eq!(
            found_with(
                "CAL001",
                &document(&on("2026-11-10", 0, 0.8), young),
                &from_day_one
            )
            .len(),
            1
        );
        for plan in ["constant", "at_end"] {
            let plan = format!(r#", "plan": "{plan}""#);
            assert!(found("CAL001", &document(&on("2026-11-10", 40, 0.9), &plan)).is_empty());
        }
        let at_end = r#", "plan": "at_end""#;
        assert!(found("CAL001", &document(&on("2026-11-10", 40, 0.2), at_end)).is_empty());
    }
}
