//! The vocabularies of editing as numbers, as in [`words`](crate::words).

use std::ffi::c_char;

use okr_core::{CarriedBaseline, DifferenceKind, EditKind, Phase};

use crate::boundary::Failure;
use crate::words::{Table, name_of, number_of, value_of};

/// Phase of a cycle: goals are being set (SPEC 1).
pub const OKR_PHASE_PLANNING: i32 = 1;
/// Phase of a cycle: goals are being worked on (SPEC 1).
pub const OKR_PHASE_ACTIVE: i32 = 2;
/// Phase of a cycle: goals are being scored (SPEC 1).
pub const OKR_PHASE_REVIEW: i32 = 3;
/// Phase of a cycle: scores are final (SPEC 1).
pub const OKR_PHASE_CLOSED: i32 = 4;

/// Baseline of a key result that is carried over: the value that it reached (the default).
pub const OKR_CARRIED_REACHED: i32 = 1;
/// Baseline of a key result that is carried over: the one that it had.
pub const OKR_CARRIED_KEPT: i32 = 2;

/// Edit: a check-in of a key result is recorded.
pub const OKR_EDIT_CHECK_IN: i32 = 1;
/// Edit: a check-in is corrected.
pub const OKR_EDIT_CORRECT_CHECK_IN: i32 = 2;
/// Edit: a check-in is taken out.
pub const OKR_EDIT_WITHDRAW_CHECK_IN: i32 = 3;
/// Edit: an item of a checklist is done.
pub const OKR_EDIT_COMPLETE_ITEM: i32 = 4;
/// Edit: a measurement of a KPI is recorded.
pub const OKR_EDIT_RECORD_MEASUREMENT: i32 = 5;
/// Edit: the measure, due date or weight of a key result changes from a day on (SPEC 4.3).
pub const OKR_EDIT_AMEND: i32 = 6;
/// Edit: an objective or key result is dropped (SPEC 4.4).
pub const OKR_EDIT_DROP: i32 = 7;
/// Edit: a key result is added to an objective.
pub const OKR_EDIT_ADD_KEY_RESULT: i32 = 8;
/// Edit: a key result is dropped, and another added in its place.
pub const OKR_EDIT_REPLACE_KEY_RESULT: i32 = 9;
/// Edit: an objective is added.
pub const OKR_EDIT_ADD_OBJECTIVE: i32 = 10;
/// Edit: an objective supports something.
pub const OKR_EDIT_ALIGN: i32 = 11;
/// Edit: an objective no longer supports something.
pub const OKR_EDIT_UNALIGN: i32 = 12;
/// Edit: an escalation is recorded (SPEC 5.3).
pub const OKR_EDIT_ESCALATE: i32 = 13;
/// Edit: an objective or key result is scored by review (SPEC 4.7).
pub const OKR_EDIT_REVIEW: i32 = 14;
/// Edit: why a goal was missed is explained (SPEC 5.3).
pub const OKR_EDIT_EXPLAIN: i32 = 15;
/// Edit: a cycle moves to another phase.
pub const OKR_EDIT_MOVE_CYCLE: i32 = 16;
/// Edit: objectives are carried over into another cycle.
pub const OKR_EDIT_CARRY_OVER: i32 = 17;
/// Edit: a cycle is copied with its objectives.
pub const OKR_EDIT_CLONE_CYCLE: i32 = 18;

/// Difference: there in the later portfolio only.
pub const OKR_DIFFERENCE_ADDED: i32 = 1;
/// Difference: there in the earlier portfolio only.
pub const OKR_DIFFERENCE_REMOVED: i32 = 2;
/// Difference: it says something else.
pub const OKR_DIFFERENCE_CHANGED: i32 = 3;

const PHASES: Table<Phase, 4> = [
    (OKR_PHASE_PLANNING, Phase::Planning, c"planning"),
    (OKR_PHASE_ACTIVE, Phase::Active, c"active"),
    (OKR_PHASE_REVIEW, Phase::Review, c"review"),
    (OKR_PHASE_CLOSED, Phase::Closed, c"closed"),
];

const CARRIED: Table<CarriedBaseline, 2> = [
    (OKR_CARRIED_REACHED, CarriedBaseline::Reached, c"reached"),
    (OKR_CARRIED_KEPT, CarriedBaseline::Kept, c"kept"),
];

const EDITS: Table<EditKind, 18> = [
    (OKR_EDIT_CHECK_IN, EditKind::CheckIn, c"check_in"),
    (
        OKR_EDIT_CORRECT_CHECK_IN,
        EditKind::CorrectCheckIn,
        c"correct_check_in",
    ),
    (
        OKR_EDIT_WITHDRAW_CHECK_IN,
        EditKind::WithdrawCheckIn,
        c"withdraw_check_in",
    ),
    (
        OKR_EDIT_COMPLETE_ITEM,
        EditKind::CompleteItem,
        c"complete_item",
    ),
    (
        OKR_EDIT_RECORD_MEASUREMENT,
        EditKind::RecordMeasurement,
        c"record_measurement",
    ),
    (OKR_EDIT_AMEND, EditKind::Amend, c"amend"),
    (OKR_EDIT_DROP, EditKind::Drop, c"drop"),
    (
        OKR_EDIT_ADD_KEY_RESULT,
        EditKind::AddKeyResult,
        c"add_key_result",
    ),
    (
        OKR_EDIT_REPLACE_KEY_RESULT,
        EditKind::ReplaceKeyResult,
        c"replace_key_result",
    ),
    (
        OKR_EDIT_ADD_OBJECTIVE,
        EditKind::AddObjective,
        c"add_objective",
    ),
    (OKR_EDIT_ALIGN, EditKind::Align, c"align"),
    (OKR_EDIT_UNALIGN, EditKind::Unalign, c"unalign"),
    (OKR_EDIT_ESCALATE, EditKind::Escalate, c"escalate"),
    (OKR_EDIT_REVIEW, EditKind::Review, c"review"),
    (OKR_EDIT_EXPLAIN, EditKind::Explain, c"explain"),
    (OKR_EDIT_MOVE_CYCLE, EditKind::MoveCycle, c"move_cycle"),
    (OKR_EDIT_CARRY_OVER, EditKind::CarryOver, c"carry_over"),
    (OKR_EDIT_CLONE_CYCLE, EditKind::CloneCycle, c"clone_cycle"),
];

const DIFFERENCES: Table<DifferenceKind, 3> = [
    (OKR_DIFFERENCE_ADDED, DifferenceKind::Added, c"added"),
    (OKR_DIFFERENCE_REMOVED, DifferenceKind::Removed, c"removed"),
    (OKR_DIFFERENCE_CHANGED, DifferenceKind::Changed, c"changed"),
];

pub(crate) fn phase(number: i32) -> Result<Phase, Failure> {
    value_of(&PHASES, number, "phase")
}

pub(crate) fn carried(number: i32) -> Result<CarriedBaseline, Failure> {
    value_of(&CARRIED, number, "baseline")
}

pub(crate) fn of_edit(kind: EditKind) -> i32 {
    number_of(&EDITS, &kind)
}

pub(crate) fn of_difference(kind: DifferenceKind) -> i32 {
    number_of(&DIFFERENCES, &kind)
}

/// The word of an `OKR_PHASE_` constant as in JSON, such as `"review"`: NUL-terminated and static;
/// NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_phase_name(phase: i32) -> *const c_char {
    name_of(&PHASES, phase)
}

/// The word of an `OKR_CARRIED_` constant as in JSON, such as `"kept"`: NUL-terminated and static;
/// NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_carried_name(baseline: i32) -> *const c_char {
    name_of(&CARRIED, baseline)
}

/// The word of an `OKR_EDIT_` constant as in JSON, such as `"check_in"`: NUL-terminated and static;
/// NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_edit_name(kind: i32) -> *const c_char {
    name_of(&EDITS, kind)
}

/// The word of an `OKR_DIFFERENCE_` constant as in JSON, such as `"added"`: NUL-terminated and
/// static; NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_difference_name(kind: i32) -> *const c_char {
    name_of(&DIFFERENCES, kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_those_of_the_core() {
        use crate::words::check;
        check(&PHASES, Phase::ALL, Phase::as_str);
        check(&CARRIED, CarriedBaseline::ALL, CarriedBaseline::as_str);
        check(&EDITS, EditKind::ALL, EditKind::as_str);
        check(&DIFFERENCES, DifferenceKind::ALL, DifferenceKind::as_str);
    }
}
