//! When something was last heard of a key result, and what.

use super::context::Context;
use crate::{
    model::{KeyResultRow, Shape},
    scoring::{self, History},
    values::{Date, Score},
};

/// The last sign of life of a key result.
#[derive(Clone, Copy)]
pub(crate) struct News {
    pub(crate) on: Date,
    /// The check-in among those of the key result; none for an item of a checklist.
    pub(crate) check_in: Option<u32>,
}

/// The last check-in, with a value or without, or item of a checklist that was done since.
pub(crate) fn last_news(cx: &Context<'_>, key_result: &KeyResultRow, shape: Shape) -> Option<News> {
    let store = cx.store();
    let check_ins = &store.check_ins[key_result.check_ins.range()];
    let check_ins = (check_ins.iter().enumerate()).map(|(at, row)| (row.on, Some(at as u32)));
    let items = match shape {
        Shape::Checklist { items } => &store.items[items.range()],
        _ => &[],
    };
    let items = items.iter().map(|item| (item.done_on, None));
    (items.chain(check_ins))
        .filter_map(|(on, check_in)| {
            let on = on.filter(|&on| on <= cx.as_of())?;
            Some(News { on, check_in })
        })
        // The last of those on the latest day.
        .max_by_key(|news| news.on)
}

/// The last measurement of a KPI: day, value, place among them.
pub(crate) type Measured = (Date, f64, usize);

/// That of each KPI.
pub(crate) fn last_measurements(cx: &Context<'_>) -> Vec<Option<Measured>> {
    let store = cx.store();
    (store.kpis.iter())
        .map(|kpi| {
            let rows = &store.measurements[kpi.measurements.range()];
            History::Kpi(rows).latest(cx.as_of())
        })
        .collect()
}

/// What a measure makes of the values of a key result up to a day: the value and its score.
pub(crate) fn scored(
    cx: &Context<'_>,
    key_result: &KeyResultRow,
    shape: Shape,
    as_of: Date,
) -> Option<(f64, Score)> {
    scoring::scored(cx.scoring(as_of), key_result, shape)
}
