//! Periods, plans, cycles within cycles, levels within levels.

use super::{Report, loops::Edges};
use crate::{
    diagnostic::Code,
    model::{CycleRow, Draft, KeyResultRow, NONE, Noun, PlanRow, Rows, Store},
    values::Date,
};

pub(super) fn check(store: &Store, loops: &Edges, report: &mut Report<'_>) {
    for (row, cycle) in store.cycles.iter().enumerate() {
        if let (Some(start), Some(end)) = (cycle.start, cycle.end)
            && end < start
        {
            report.add(
                Code::E011,
                format!("/cycles/{row}/end"),
                format!("the cycle ends on {end}, before it starts on {start}"),
                "let `end` be on or after `start`",
            );
        }
        let judged = cycle.parent != NONE && loops.looping_cycles.binary_search(&row).is_err();
        let parent = judged.then(|| &store.cycles[cycle.parent as usize]);
        if let (Some((start, end)), Some((first, last))) =
            (cycle.dates(), parent.and_then(CycleRow::dates))
        {
            let mut outside = |member: &str, date: Date| {
                report.add(
                    Code::E020,
                    format!("/cycles/{row}/{member}"),
                    format!("{date} lies outside the parent cycle, {first} to {last}"),
                    "let the cycle lie within its parent, or name another parent",
                );
            };
            for (member, date) in [("start", start), ("end", end)] {
                if date < first || date > last {
                    outside(member, date);
                }
            }
        }
    }
    for (row, unit) in store.units.iter().enumerate() {
        if unit.parent != NONE
            && loops.looping_units.binary_search(&row).is_err()
            && let (Some(level), Some(above)) =
                (unit.level, store.units[unit.parent as usize].level)
            && level < above
        {
            report.add(
                Code::E017,
                format!("/units/{row}/level"),
                format!("level `{level}` lies above the parent's, `{above}`"),
                format!("use `{above}` or a level below it, or name another parent"),
            );
        }
    }
}

/// A key result's window and plan, unless its dates could not be read.
pub(super) fn check_key_result(
    draft: &Draft,
    row: u32,
    key_result: &KeyResultRow,
    report: &mut Report<'_>,
) {
    if draft.undated.binary_search(&row).is_err() {
        window(&draft.store, row, key_result, report);
    }
}

/// A key result's original window and its plan.
fn window(store: &Store, row: u32, key_result: &KeyResultRow, report: &mut Report<'_>) {
    let cycle = store.objectives[key_result.objective as usize].cycle;
    let cycle = store.cycles.get(cycle as usize);
    let start = key_result.start.or(cycle.and_then(|cycle| cycle.start));
    let due = key_result.due.or(cycle.and_then(|cycle| cycle.end));
    // A cycle that ends before it starts is a fault of its own.
    let stated = key_result.start.is_some() || key_result.due.is_some();
    if let (Some(start), Some(due)) = (start, due)
        && due < start
        && stated
    {
        let member = if key_result.due.is_some() {
            "due"
        } else {
            "start"
        };
        report.add(
            Code::E011,
            format!("{}/{member}", store.pointer_of(Noun::KeyResult, row)),
            format!("the key result is due on {due}, before it starts on {start}"),
            "let it be due on or after its start",
        );
    }
    if let PlanRow::Steps(steps) = key_result.plan {
        plan(store, row, steps, due, report);
    }
}

fn plan(store: &Store, row: u32, steps: Rows, due: Option<Date>, report: &mut Report<'_>) {
    let rows = &store.steps[steps.range()];
    let mut fault = |at: usize, member: &str, message: String, help: String| {
        report.add(
            Code::E019,
            format!(
                "{}/plan/steps/{at}/{member}",
                store.pointer_of(Noun::KeyResult, row)
            ),
            message,
            help,
        );
    };
    let last = rows.len().wrapping_sub(1);
    for (at, step) in rows.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &rows[before]);
        if let Some(by) = step.by {
            if let Some(earlier) = before.and_then(|before| before.by)
                && by <= earlier
            {
                let message = format!("the step by {by} does not come after the one by {earlier}");
                fault(at, "by", message, "let the dates of steps rise".to_owned());
            } else if let Some(due) = due.filter(|&due| at == last && by != due) {
                let message =
                    format!("the last step is by {by}, not by the original due date {due}");
                fault(at, "by", message, format!("write `{due}`"));
            }
        }
        if let Some(before) = before.filter(|before| step.share <= before.share) {
            let message = format!(
                "the share {} does not lie above the one before, {}",
                step.share, before.share
            );
            fault(
                at,
                "share",
                message,
                "let the shares of steps rise".to_owned(),
            );
        } else if at == last && step.share < 1.0 {
            let message = format!("the last share is {}, not 1", step.share);
            fault(
                at,
                "share",
                message,
                "let the last step have share 1".to_owned(),
            );
        }
    }
}
