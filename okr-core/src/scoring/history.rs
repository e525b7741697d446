//! What is in force on a day, and the values up to it [SPEC 3.10 to 3.12, 4.1, 4.3].

use super::{Context, measure::measure};
use crate::{
    model::{
        CheckInRow, KeyResultRow, MeasureRow, MeasurementRow, NONE, PointRow, Shape, SourceRow,
        Store,
    },
    values::{Accumulate, Basis, Date, ExactSum, Mean, Over, Score, Weight, exact_sum},
};

/// The measure, due date and weight in force, and the amendments that state them ([`NONE`] for the original).
#[derive(Clone, Copy)]
pub(crate) struct InForce<'p> {
    pub(crate) measure: &'p MeasureRow,
    pub(crate) due: Option<Date>,
    pub(crate) weight: Weight,
    pub(crate) measure_by: u32,
    pub(crate) due_by: u32,
    pub(crate) weight_by: u32,
}

/// What is in force on the as-of day.
#[inline]
pub(crate) fn in_force<'p>(context: Context<'p>, key_result: &'p KeyResultRow) -> InForce<'p> {
    let original = InForce {
        measure: &key_result.measure,
        due: key_result.due,
        weight: key_result.weight,
        measure_by: NONE,
        due_by: NONE,
        weight_by: NONE,
    };
    if context.basis == Basis::Original || key_result.amendments.len() == 0 {
        original
    } else {
        amended(context, key_result, original)
    }
}

/// The measure and the due date in force.
#[inline]
pub(super) fn goal_in_force<'p>(
    context: Context<'p>,
    key_result: &'p KeyResultRow,
) -> (&'p MeasureRow, Option<Date>) {
    if key_result.amendments.len() == 0 {
        return (&key_result.measure, key_result.due);
    }
    let it = in_force(context, key_result);
    (it.measure, it.due)
}

#[cold]
fn amended<'p>(
    context: Context<'p>,
    key_result: &'p KeyResultRow,
    mut it: InForce<'p>,
) -> InForce<'p> {
    let amendments = &context.store.amendments;
    for row in key_result.amendments.range() {
        let amendment = &amendments[row];
        let Some(on) = amendment.on.filter(|&on| on <= context.as_of) else {
            continue;
        };
        // Of equal dates the later in the document counts.
        let latest =
            |by: u32| by == NONE || amendments[by as usize].on.is_some_and(|day| day <= on);
        let row = row as u32;
        if let Some(measure) = amendment.measure.as_ref().filter(|_| latest(it.measure_by)) {
            (it.measure, it.measure_by) = (measure, row);
        }
        if let Some(due) = amendment.due.filter(|_| latest(it.due_by)) {
            (it.due, it.due_by) = (Some(due), row);
        }
        if let Some(weight) = amendment.weight.filter(|_| latest(it.weight_by)) {
            (it.weight, it.weight_by) = (weight, row);
        }
    }
    it
}

/// Dated values in document order: check-ins or a KPI's measurements.
#[derive(Clone, Copy)]
pub(crate) enum History<'p> {
    CheckIns(&'p [CheckInRow]),
    Kpi(&'p [MeasurementRow]),
    None,
}

impl<'p> History<'p> {
    #[inline]
    pub(crate) fn of(store: &'p Store, key_result: &KeyResultRow) -> Self {
        match key_result.source {
            SourceRow::CheckIns => Self::CheckIns(&store.check_ins[key_result.check_ins.range()]),
            SourceRow::Kpi(kpi) => {
                Self::Kpi(&store.measurements[store.kpis[kpi as usize].measurements.range()])
            }
            SourceRow::SumOf(_) | SourceRow::Unknown => Self::None,
        }
    }

    fn entry(&self, at: usize) -> Option<(Option<Date>, f64)> {
        match self {
            Self::CheckIns(rows) => rows.get(at).map(|row| (row.on, row.value)),
            Self::Kpi(rows) => rows.get(at).map(|row| (row.on, row.value)),
            Self::None => None,
        }
    }

    /// Day, value and place of every value dated on or before `as_of`, in document order.
    #[inline]
    pub(crate) fn values(
        self,
        as_of: Date,
    ) -> impl Iterator<Item = (Date, f64, usize)> + Clone + use<'p> {
        (0..)
            .map_while(move |at| self.entry(at).map(|(on, value)| (on, value, at)))
            .filter_map(move |(on, value, at)| {
                let on = on.filter(|&on| on <= as_of && !value.is_nan())?;
                Some((on, value, at))
            })
    }

    /// The latest value: by date, then by document order.
    #[inline]
    pub(crate) fn latest(self, as_of: Date) -> Option<(Date, f64, usize)> {
        match self {
            Self::CheckIns(rows) => latest(rows.iter().map(|row| (row.on, row.value)), as_of),
            Self::Kpi(rows) => latest(rows.iter().map(|row| (row.on, row.value)), as_of),
            Self::None => None,
        }
    }

    /// The last value of each day, by date.
    pub(crate) fn by_day(self, as_of: Date) -> Vec<(Date, f64)> {
        let mut days: Vec<(Date, f64)> = self.values(as_of).map(|(on, v, _)| (on, v)).collect();
        days.sort_by_key(|&(on, _)| on);
        // A stable sort keeps document order within a day; the last one stays.
        days.reverse();
        days.dedup_by_key(|&mut (on, _)| on);
        days.reverse();
        days
    }

    /// The value that stood at the end of each day that has one, by date: the last one, or under
    /// `sum` the baseline and all increments so far; none where the history says something else.
    pub(crate) fn levels(
        self,
        baseline: f64,
        accumulate: Accumulate,
        as_of: Date,
    ) -> Option<Vec<(Date, f64)>> {
        match accumulate {
            Accumulate::Latest => return Some(self.by_day(as_of)),
            Accumulate::Sum => {}
            Accumulate::Max | Accumulate::Min | Accumulate::Mean => return None,
        }
        let mut all: Vec<(Date, f64)> = self.values(as_of).map(|(on, v, _)| (on, v)).collect();
        all.sort_by_key(|&(on, _)| on);
        let mut sum = ExactSum::default();
        sum.add(baseline);
        let days = all.chunk_by(|a, b| a.0 == b.0).map(|day| {
            for &(_, increment) in day {
                sum.add(increment);
            }
            (day[0].0, sum.value())
        });
        Some(days.collect())
    }
}

/// The latest of dated values, in a loop over one kind of row.
#[inline]
fn latest(
    rows: impl Iterator<Item = (Option<Date>, f64)>,
    as_of: Date,
) -> Option<(Date, f64, usize)> {
    let mut last: Option<(Date, f64, usize)> = None;
    for (at, (on, value)) in rows.enumerate() {
        if let Some(on) = on
            && on <= as_of
            && !value.is_nan()
            && last.is_none_or(|(day, ..)| day <= on)
        {
            last = Some((on, value, at));
        }
    }
    last
}

/// The latest confidence that check-ins state, NaN when there is none.
pub(super) fn last_confidence(check_ins: &[CheckInRow], as_of: Date) -> f64 {
    let stated = check_ins.iter().map(|row| (row.on, row.confidence));
    latest(stated, as_of).map_or(f64::NAN, |(_, confidence, _)| confidence)
}

/// What a measure makes of a history: value, progress and score; none without a value.
///
/// `latest` is the history's latest value, NaN when there is none.
#[inline]
pub(crate) fn reading(
    shape: &Shape,
    points: &[PointRow],
    history: History<'_>,
    latest: f64,
    as_of: Date,
) -> Option<(f64, f64, Score)> {
    if latest.is_nan() {
        return None;
    }
    // Most measures look at the latest value only.
    match *shape {
        Shape::Toward {
            baseline,
            accumulate,
            ..
        } if accumulate != Accumulate::Latest => {
            let value = accumulated(history, latest, baseline, accumulate, as_of)?;
            let (progress, score) = measure(shape, points, value);
            Some((value, progress, score))
        }
        Shape::AtLeast { over, .. } | Shape::AtMost { over, .. } | Shape::Between { over, .. }
            if over != Over::Latest =>
        {
            let score = over_all(shape, history, latest, over, as_of)?;
            Some((latest, score.to_f64(), score))
        }
        _ => {
            let (progress, score) = measure(shape, points, latest);
            Some((latest, progress, score))
        }
    }
}

/// What the scores of all values come to [SPEC 3.11].
#[inline(never)]
fn over_all(
    shape: &Shape,
    history: History<'_>,
    latest: f64,
    over: Over,
    as_of: Date,
) -> Option<Score> {
    let score_of = |value: f64| measure(shape, &[], value).1;
    match over {
        Over::Latest => Some(score_of(latest)),
        Over::Worst => (history.values(as_of)).map(|(_, v, _)| score_of(v)).min(),
        Over::Mean => {
            let mut mean = Mean::default();
            for (_, v, _) in history.values(as_of) {
                mean.add_scaled(score_of(v), 1);
            }
            mean.score()
        }
        Over::TimeWeighted => {
            let days = history.by_day(as_of);
            let mut mean = Mean::default();
            for (at, &(on, v)) in days.iter().enumerate() {
                // Through the day before the next one; the last through the as-of day.
                let end = days
                    .get(at + 1)
                    .map_or(as_of.days_since(on) + 1, |next| next.0.days_since(on));
                mean.add_scaled(score_of(v), end.unsigned_abs().into());
            }
            mean.score()
        }
    }
}

/// The value that an `increase` or `decrease` makes of its history [SPEC 3.10].
#[inline(never)]
fn accumulated(
    history: History<'_>,
    latest: f64,
    baseline: f64,
    accumulate: Accumulate,
    as_of: Date,
) -> Option<f64> {
    let values = history.values(as_of).map(|(_, value, _)| value);
    match accumulate {
        Accumulate::Max => values.reduce(f64::max),
        Accumulate::Min => values.reduce(f64::min),
        Accumulate::Latest => Some(latest),
        Accumulate::Sum | Accumulate::Mean => {
            let count = values.clone().count();
            if count == 0 {
                return None;
            }
            Some(if accumulate == Accumulate::Sum {
                exact_sum(std::iter::once(baseline).chain(values))
            } else {
                crate::values::plus_zero(exact_sum(values) / count as f64)
            })
        }
    }
}
