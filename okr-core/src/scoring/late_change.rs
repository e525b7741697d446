//! Measures that were changed when their time was all but over, and whether that made them easier.
//!
//! A rule finds them one by one, and statistics count them: what is late and what is easier is said once.

use std::collections::HashSet;

use super::{Context, History, measure, points, reading};
use crate::model::{KeyResultRow, PointRow, Rows, Shape, Store};
use crate::time::Window;
use crate::values::{Accumulate, Date, Score};

/// From which share of its time on a change is late, if nobody says otherwise.
pub(crate) const LATE_FROM: f64 = 0.75;

/// What late amendments come to: the measure before all of them, and the one in force.
pub(crate) struct LateChange {
    before: Shape,
    after: Shape,
    /// The amendment in force, among those of its key result, and its day.
    pub(crate) amendment: u32,
    pub(crate) on: Date,
    pub(crate) window: Window,
}

/// What an easier measure makes of the value of its day: the score by the old one and by the new
/// one; none without a value.
pub(crate) type Easier = Option<(Score, Score)>;

/// The late change of a key result, if there is one that is in force.
///
/// Amendments are what it is about, so it looks at them on either basis.
pub(crate) fn late_change(context: Context<'_>, row: u32, share: f64) -> Option<LateChange> {
    let store = context.store;
    let key_result: &KeyResultRow = &store.key_results[row as usize];
    let rows = key_result.amendments;
    if rows.len() == 0 {
        return None;
    }
    let mut dated: Vec<(Date, u32)> = (rows.start..rows.end)
        .filter_map(|at| Some((store.amendments[at as usize].on?, at)))
        .filter(|&(on, _)| on <= context.as_of)
        .collect();
    dated.sort_unstable();
    let (mut shape, mut due) = (key_result.measure.shape, key_result.due);
    let mut late: Option<LateChange> = None;
    for (on, at) in dated {
        let amendment = &store.amendments[at as usize];
        if let Some(measure) = amendment.measure {
            let window = window(store, key_result, due);
            let is_late = on > window.due || (on >= window.start && window.elapsed(on) >= share);
            match &mut late {
                Some(late) => {
                    (late.after, late.amendment) = (measure.shape, at - rows.start);
                    late.on = on;
                }
                None if is_late => {
                    late = Some(LateChange {
                        before: shape,
                        after: measure.shape,
                        amendment: at - rows.start,
                        on,
                        window,
                    });
                }
                None => {}
            }
            shape = measure.shape;
        }
        due = amendment.due.or(due);
    }
    late
}

/// Whether a change makes the measure easier, and what it does to the score of its day.
pub(crate) fn easier(
    context: Context<'_>,
    key_result: &KeyResultRow,
    late: &LateChange,
) -> Option<Easier> {
    let store = context.store;
    let &LateChange {
        before, after, on, ..
    } = late;
    if let (Shape::Checklist { items: old }, Shape::Checklist { items: new }) = (before, after) {
        return drops_items(store, old, new, on).then_some(None);
    }
    let limits = (limits(store, before)?, limits(store, after)?);
    let [was_sum, is_sum] = [before, after].map(|it| accumulated(it) == Accumulate::Sum);
    if was_sum != is_sum {
        // Increments are not levels.
        return None;
    }
    let day = Context {
        as_of: on,
        ..context
    };
    let score = |shape| scored(day, key_result, shape).map(|(_, score)| score);
    match (score(before), score(after)) {
        (Some(was), Some(is)) if is > was => Some(Some((was, is))),
        (Some(was), Some(is)) if is < was => None,
        _ => is_easier(store, before, after, limits).then_some(None),
    }
}

/// Whether one list asks for nothing new, and no longer for something that was open.
fn drops_items(store: &Store, old: Rows, new: Rows, on: Date) -> bool {
    let ids = |items: Rows| -> HashSet<&str> {
        (store.items[items.range()].iter())
            .map(|item| store.text(item.id))
            .collect()
    };
    let (asked, kept) = (ids(old), ids(new));
    kept.is_subset(&asked)
        && (store.items[old.range()].iter())
            .filter(|item| item.done_on.is_none_or(|day| day > on))
            .any(|item| !kept.contains(store.text(item.id)))
}

/// Whether some value scores more by one measure than by another, and none scores less.
fn is_easier(store: &Store, before: Shape, after: Shape, limits: (Vec<f64>, Vec<f64>)) -> bool {
    if accumulated(before) != accumulated(after) {
        return false;
    }
    let (old, new) = (points(store, before), points(store, after));
    let mut easier = false;
    for value in between(limits.0, limits.1) {
        let (Some(was), Some(is)) = (score(before, old, value), score(after, new, value)) else {
            continue;
        };
        // What differs in the last digit is rounding.
        if is + 1 < was {
            return false;
        }
        easier |= is > was + 1;
    }
    easier
}

fn score(shape: Shape, points: &[PointRow], value: f64) -> Option<u32> {
    let score: Score = value
        .is_finite()
        .then(|| measure(&shape, points, value).1)?;
    Some(score.billionths())
}

/// Where the score of a value changes its course; none for measures that take no numbers.
fn limits(store: &Store, shape: Shape) -> Option<Vec<f64>> {
    let mut limits = match shape {
        Shape::Toward {
            baseline, target, ..
        } => vec![baseline, target],
        Shape::AtLeast {
            threshold, floor, ..
        } => vec![threshold, floor],
        Shape::AtMost {
            threshold, ceiling, ..
        } => vec![threshold, ceiling],
        Shape::Between {
            low,
            high,
            tolerance,
            ..
        } => vec![low, high, low - tolerance, high + tolerance],
        Shape::Zones { points, .. } => (store.points[points.range()].iter())
            .map(|point| point.at)
            .collect(),
        _ => return None,
    };
    limits.retain(|limit| limit.is_finite());
    Some(limits)
}

/// How check-ins become the value that is measured.
fn accumulated(shape: Shape) -> Accumulate {
    match shape {
        Shape::Toward { accumulate, .. } => accumulate,
        _ => Accumulate::Latest,
    }
}

/// All limits, a value in between of each two, and one beyond either end.
///
/// Between two limits scores are straight lines, so it is there that they can differ.
fn between(mut limits: Vec<f64>, more: Vec<f64>) -> Vec<f64> {
    limits.extend(more);
    limits.sort_unstable_by(f64::total_cmp);
    limits.dedup();
    let (Some(&first), Some(&last)) = (limits.first(), limits.last()) else {
        return limits;
    };
    let beyond = (last - first).max(1.0);
    let middles: Vec<f64> = (limits.windows(2))
        .map(|it| it[0] / 2.0 + it[1] / 2.0)
        .collect();
    limits.extend(middles);
    limits.extend([first - beyond, last + beyond]);
    limits
}

/// What a measure makes of the values of a key result up to the day: the value and its score.
///
/// None without a value, and for sums, checklists and `aligned`.
pub(crate) fn scored(
    context: Context<'_>,
    key_result: &KeyResultRow,
    shape: Shape,
) -> Option<(f64, Score)> {
    if !shape.takes_values() {
        return None;
    }
    let history = History::of(context.store, key_result);
    let (_, latest, _) = history.latest(context.as_of)?;
    let points = points(context.store, shape);
    let (value, _, score) = reading(&shape, points, history, latest, context.as_of)?;
    Some((value, score))
}

/// The window of a key result that is due on a day, else at the end of its cycle [SPEC 6.1].
pub(crate) fn window(store: &Store, key_result: &KeyResultRow, due: Option<Date>) -> Window {
    let objective = &store.objectives[key_result.objective as usize];
    let cycle = &store.cycles[objective.cycle as usize];
    Window {
        start: key_result.start.or(cycle.start).unwrap_or(Date::MIN),
        due: due.or(cycle.end).unwrap_or(Date::MAX),
    }
}
