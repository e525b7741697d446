//! CYC008: a value that leaves the trend of those around it.

use std::collections::BTreeMap;

use crate::lint::{
    context::Context,
    place::At,
    report::{Report, number},
    rule::declare_rule,
    says_nothing::says_nothing,
    under_way::window,
};
use crate::model::{KeyResultRow, Noun, Shape, SourceRow};
use crate::values::{Accumulate, Date, Phase};

declare_rule! {
    CYC008 "jump" Hint,
    "A value jumps against the trend of the values around it, and no note says why.",
    options: {
        times = 10.0 in 1.0 ..= 1e6, "how many times the usual step it must be off the trend";
        points = 5.0 in 4.0 ..= 1e6, "how many values there must be";
    },
    page: "cyc008_jump.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    let limits = Limits {
        times: report.option("times"),
        points: report.option("points"),
    };
    // By KPI: the first day of a goal that takes values from it.
    let mut kpis: BTreeMap<u32, Date> = BTreeMap::new();
    let mut series = Series::default();
    for row in (alignment.objective_rows()).flat_map(|row| alignment.key_result_rows(row)) {
        let key_result = &store.key_results[row as usize];
        let objective = &store.objectives[key_result.objective as usize];
        if store.cycles[objective.cycle as usize].phase == Phase::Closed {
            continue;
        }
        match key_result.source {
            SourceRow::Kpi(kpi) => {
                let start = window(cx, row, None).start;
                let first = kpis.entry(kpi).or_insert(start);
                *first = start.min(*first);
            }
            SourceRow::CheckIns => {
                let Some(increments) = increments(cx, key_result) else {
                    continue;
                };
                let rows = &store.check_ins[key_result.check_ins.range()];
                series.take(
                    cx.as_of(),
                    rows.iter().map(|it| (it.on, it.value)),
                    increments,
                );
                series.each_jump(limits, |jump| {
                    let note = store.text(rows[jump.entry as usize].note);
                    if says_nothing(note) {
                        let at = At::key_result(row).entry("check_ins", jump.entry);
                        let what = format!("key result `{}`", cx.key_result(row));
                        tell(report, at, &what, jump);
                    }
                });
            }
            SourceRow::SumOf(_) | SourceRow::Unknown => {}
        }
    }
    for (kpi, first) in kpis {
        let rows = &store.measurements[store.kpis[kpi as usize].measurements.range()];
        series.take(cx.as_of(), rows.iter().map(|it| (it.on, it.value)), false);
        series.each_jump(limits, |jump| {
            if jump.on >= first {
                let at = At::new(Noun::Kpi, kpi).entry("measurements", jump.entry);
                tell(
                    report,
                    at,
                    &format!("the value of KPI `{}`", cx.kpi(kpi)),
                    jump,
                );
            }
        });
    }
}

/// Whether the values of a key result are increments; none if they are no numbers to speak of.
fn increments(cx: &Context<'_>, key_result: &KeyResultRow) -> Option<bool> {
    match cx.in_force(key_result).measure.shape {
        Shape::Toward { accumulate, .. } => Some(accumulate == Accumulate::Sum),
        Shape::AtLeast { .. }
        | Shape::AtMost { .. }
        | Shape::Between { .. }
        | Shape::Zones { .. } => Some(false),
        _ => None,
    }
}

fn tell(report: &mut Report<'_>, at: At, what: &str, jump: Jump) {
    let (to, on) = (number(jump.to), jump.on);
    let times = number(jump.times.round());
    let message = match jump.from {
        Some(from) => format!(
            "{what} goes from {} to {to} on {on}, {times} times its usual step off its trend",
            number(from)
        ),
        None => format!("{what} gains {to} on {on}, {times} times its usual gain off it"),
    };
    report.add(
        at,
        message,
        "correct the value, or say in a note what happened",
    );
}

#[derive(Clone, Copy)]
struct Limits {
    times: f64,
    points: f64,
}

/// A value off the trend.
#[derive(Clone, Copy)]
struct Jump {
    on: Date,
    /// Its place among the values of the document.
    entry: u32,
    /// The value before; none for increments.
    from: Option<f64>,
    to: f64,
    /// How many usual steps it is off the trend.
    times: f64,
}

/// Values by day, and room to look at them; kept from one history to the next.
#[derive(Default)]
struct Series {
    values: Vec<(Date, f64, u32)>,
    increments: bool,
    scratch: Vec<f64>,
}

/// What is added from one value to the next.
#[derive(Clone, Copy)]
struct Step {
    size: f64,
    days: f64,
}

impl Series {
    /// Takes the values through a day: of levels the last of each day, of increments all.
    /// A value that repeats the one before is no new reading.
    fn take(
        &mut self,
        as_of: Date,
        rows: impl Iterator<Item = (Option<Date>, f64)>,
        increments: bool,
    ) {
        self.increments = increments;
        self.values.clear();
        self.values
            .extend(rows.enumerate().filter_map(|(at, (on, value))| {
                let on = on.filter(|&on| on <= as_of && !value.is_nan())?;
                Some((on, value, at as u32))
            }));
        self.values.sort_by_key(|&(on, ..)| on);
        if increments {
            self.values.retain(|it| it.1 != 0.0);
        } else {
            // A stable sort keeps document order within a day; the last one stays.
            self.values.reverse();
            self.values.dedup_by_key(|&mut (on, ..)| on);
            self.values.reverse();
            self.values.dedup_by(|next, before| next.1 == before.1);
        }
    }

    /// Each increment, or what leads from each level to the next.
    fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        let levels = if self.increments {
            &[]
        } else {
            &self.values[..]
        };
        let increments = if self.increments {
            &self.values[..]
        } else {
            &[]
        };
        let between = (levels.windows(2)).map(|it| Step {
            size: it[1].1 - it[0].1,
            days: f64::from(it[1].0.days_since(it[0].0)),
        });
        between.chain(increments.iter().map(|it| Step {
            size: it.1,
            days: 1.0,
        }))
    }

    /// The jumps, by day. The way back from a single value off the trend is no second one.
    fn each_jump(&mut self, limits: Limits, mut found: impl FnMut(Jump)) {
        if (self.values.len() as f64) < limits.points {
            return;
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        let mut median = |of: &mut dyn Iterator<Item = f64>| {
            scratch.clear();
            scratch.extend(of);
            low_median(&mut scratch)
        };
        let rate = median(&mut self.steps().map(|step| step.size / step.days));
        let usual = median(&mut self.steps().map(|step| step.size.abs()));
        let level = median(&mut self.values.iter().map(|it| it.1.abs()));
        self.scratch = scratch;
        // A hundredth of the level is a small step, however flat the trend.
        let usual = usual.max(level / 100.0);
        let mut last = 0.0;
        for (at, step) in self.steps().enumerate() {
            let off = step.size - rate * step.days;
            if off.abs() <= limits.times * usual || off * last < 0.0 {
                last = 0.0;
                continue;
            }
            last = off;
            let to = at + usize::from(!self.increments);
            let (on, value, entry) = self.values[to];
            found(Jump {
                on,
                entry,
                from: (!self.increments).then(|| self.values[at].1),
                to: value,
                times: off.abs() / usual,
            });
        }
    }
}

/// The median, of an even count the lower of the two in the middle: a single value off the
/// trend makes two steps of four.
fn low_median(values: &mut [f64]) -> f64 {
    let Some(middle) = values.len().checked_sub(1).map(|last| last / 2) else {
        return 0.0;
    };
    *values.select_nth_unstable_by(middle, f64::total_cmp).1
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    /// A key result with a value a week from 1 October on.
    fn document(measure: &str, values: &[f64]) -> String {
        let rows: Vec<String> = (values.iter().enumerate())
            .map(|(at, value)| {
                let day = at * 7 + 1;
                let (month, day) = if day > 31 { (11, day - 31) } else { (10, day) };
                format!(r#"{{"on": "2026-{month}-{day:02}", "value": {value}}}"#)
            })
            .collect();
        format!(
            r#"{{"objectives": [{{"id": "o", "key_results": [{{"id": "k", "measure": {measure}, "check_ins": [{}]}}]}}]}}"#,
            rows.join(", ")
        )
    }

    const TO_55: &str = r#"{"kind": "increase", "baseline": 32, "target": 55}"#;
    const SUM: &str = r#"{"kind": "increase", "baseline": 0, "target": 500, "accumulate": "sum"}"#;

    #[test]
    fn a_slip_of_the_pen_is_found_once() {
        let message = "key result `k` goes from 36 to 380 on 2026-10-15, 171 times its usual step off its trend";
        let place = "/objectives/0/key_results/0/check_ins/2";
        let values = [34.0, 36.0, 380.0, 40.0, 42.0];
        assert_eq!(
            found("CYC008", &document(TO_55, &values)),
            [format!("{place}: {message}")]
        );
        // The last value, and a share in place of a percentage.
        assert_eq!(
            found("CYC008", &document(TO_55, &[34.0, 36.0, 38.0, 40.0, 0.42])).len(),
            1
        );
    }

    #[test]
    fn a_new_level_is_one_jump() {
        let values = [34.0, 35.0, 36.0, 70.0, 71.0, 72.0];
        assert_eq!(found("CYC008", &document(TO_55, &values)).len(), 1);
    }

    #[test]
    fn steady_steep_noisy_and_repeated_values_are_fine() {
        for values in [
            [34.0, 36.0, 38.0, 40.0, 44.0, 52.0],
            [34.0, 41.0, 33.0, 45.0, 36.0, 50.0],
            [1.0, 2.0, 4.0, 8.0, 16.0, 32.0],
            [41.0, 41.0, 41.0, 41.0, 41.0, 47.0],
            [41.0, 41.1, 41.0, 41.1, 41.0, 44.0],
            [0.0, 0.0, 0.0, 0.0, 0.0, 10.0],
            [17.0, 18.0, 18.0, 18.0, 32.0, 52.0],
        ] {
            assert!(
                found("CYC008", &document(TO_55, &values)).is_empty(),
                "{values:?}"
            );
        }
        // Too few to have a trend.
        assert!(found("CYC008", &document(TO_55, &[34.0, 36.0, 380.0, 40.0])).is_empty());
        assert!(
            found_with(
                "CYC008",
                &document(TO_55, &[34.0, 36.0, 380.0, 40.0, 42.0]),
                &[("points", 6.0)]
            )
            .is_empty()
        );
        assert!(
            found_with(
                "CYC008",
                &document(TO_55, &[34.0, 36.0, 380.0, 40.0, 42.0]),
                &[("times", 200.0)]
            )
            .is_empty()
        );
    }

    #[test]
    fn a_note_that_says_something_explains_it() {
        let noted = |note: &str| {
            document(TO_55, &[34.0, 36.0, 38.0, 40.0, 420.0]).replace(
                r#""value": 420"#,
                &format!(r#""value": 420, "note": "{note}""#),
            )
        };
        assert!(found("CYC008", &noted("we bought a competitor")).is_empty());
        assert_eq!(found("CYC008", &noted("update")).len(), 1);
    }

    #[test]
    fn a_long_pause_makes_a_long_step() {
        let document =
            |last: &str| document(TO_55, &[1.0, 2.0, 3.0, 4.0, 30.0]).replace("2026-10-29", last);
        assert_eq!(found("CYC008", &document("2026-10-29")).len(), 1);
        // Half a year later it is on the trend.
        let late = document("2027-05-01").replace("2026-10-", "2026-04-");
        let late = late.replace("2027-05-01", "2026-11-01");
        assert!(found("CYC008", &late).is_empty());
    }

    #[test]
    fn increments_are_compared_with_increments() {
        let message = "key result `k` gains 400 on 2026-10-29, 99 times its usual gain off it";
        assert_eq!(
            found("CYC008", &document(SUM, &[4.0, 5.0, 3.0, 4.0, 400.0])),
            [format!(
                "/objectives/0/key_results/0/check_ins/4: {message}"
            )]
        );
        assert!(found("CYC008", &document(SUM, &[4.0, 14.0, 3.0, 4.0, 40.0])).is_empty());
    }

    #[test]
    fn a_kpi_is_judged_once_from_the_first_goal_on() {
        let document = |cycle: &str| {
            format!(
                r#"{{"kpis": [{{"id": "nps", "name": "NPS", "measurements": [
                {{"on": "2026-04-30", "value": 30}}, {{"on": "2026-05-31", "value": 31}}, {{"on": "2026-06-30", "value": 32}},
                {{"on": "2026-07-31", "value": 330}}, {{"on": "2026-08-31", "value": 34}}, {{"on": "2026-09-15", "value": 35}},
                {{"on": "2026-09-30", "value": 36}}, {{"on": "2026-10-15", "value": 37}}, {{"on": "2026-10-31", "value": 380}},
                {{"on": "2026-11-10", "value": 38}}, {{"on": "2026-11-16", "value": 999}}]}}],
                "objectives": [{{"id": "o", "cycle": "{cycle}", "key_results": [
                {{"id": "k", "measure": {TO_55}, "source": {{"kpi": "nps"}}}}, {{"id": "l", "measure": {TO_55}, "source": {{"kpi": "nps"}}}}]}}]}}"#
            )
        };
        let found_there = found("CYC008", &document("2026-Q4"));
        assert_eq!(found_there.len(), 1, "{found_there:?}");
        assert!(
            found_there[0]
                .starts_with("/kpis/0/measurements/8: the value of KPI `nps` goes from 37 to 380")
        );
        assert!(found("CYC008", &document("2026-Q3")).is_empty());
    }
}
