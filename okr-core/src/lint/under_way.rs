//! Which goals are under way on the day, and which cycles are over.

use super::context::Context;
use crate::{
    model::{NONE, Shape},
    scoring::{self, override_review},
    time::Window,
    values::{Date, Phase},
};

/// A key result in force that people should hear of: its cycle is active on the day, and no
/// review has given it or its objective a score.
#[derive(Clone, Copy)]
pub(crate) struct UnderWay {
    pub(crate) key_result: u32,
    pub(crate) cycle: u32,
    pub(crate) window: Window,
    /// The shape of the measure in force.
    pub(crate) shape: Shape,
}

/// Whether a cycle is active and the day lies in it.
pub(crate) fn is_under_way(cx: &Context<'_>, cycle: u32) -> bool {
    let cycle = &cx.store().cycles[cycle as usize];
    cycle.phase == Phase::Active
        && (cycle.dates()).is_some_and(|(start, end)| (start..=end).contains(&cx.as_of()))
}

/// Whether a cycle is in review or closed and its last day has come.
///
/// The phase is the one that the document states, whatever the day.
pub(crate) fn is_over(cx: &Context<'_>, cycle: u32) -> bool {
    let cycle = &cx.store().cycles[cycle as usize];
    matches!(cycle.phase, Phase::Review | Phase::Closed)
        && cycle.end.is_some_and(|end| end <= cx.as_of())
}

/// The key results under way, in document order.
pub(crate) fn under_way<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = UnderWay> + 'a {
    let (store, alignment) = (cx.store(), cx.alignment());
    let reviewed =
        move |review| review != NONE && override_review(store, review, cx.as_of()).is_some();
    (alignment.objective_rows())
        .filter(move |&row| {
            let objective = &store.objectives[row as usize];
            is_under_way(cx, objective.cycle) && !reviewed(objective.review)
        })
        .flat_map(|row| alignment.key_result_rows(row))
        .filter_map(move |row| {
            let key_result = &store.key_results[row as usize];
            if reviewed(key_result.review) {
                return None;
            }
            let cycle = store.objectives[key_result.objective as usize].cycle;
            let force = cx.in_force(key_result);
            Some(UnderWay {
                key_result: row,
                cycle,
                window: window(cx, row, force.due),
                shape: force.measure.shape,
            })
        })
}

/// The window of a key result that is due on a day, else at the end of its cycle [SPEC 6.1].
pub(crate) fn window(cx: &Context<'_>, key_result: u32, due: Option<Date>) -> Window {
    let store = cx.store();
    scoring::window(store, &store.key_results[key_result as usize], due)
}
