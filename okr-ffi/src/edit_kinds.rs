//! The kinds of edit, each added with what it needs.

use std::ffi::c_char;

use okr_core::document::Custom;
use okr_core::{Date, EditKind, NodeKind};

use crate::boundary::{Failure, Report};
use crate::edit_words;
use crate::edits::{Members, add, okr_edits};
use crate::error::okr_error;
use crate::status::okr_status;
use crate::text;
use crate::words;

/// JSON text of a new goal or cycle.
fn new(text: Result<&str, Failure>) -> Result<Custom<'_>, Failure> {
    Ok(Custom::from_json(text?)?)
}

/// What an objective supports.
fn target(kind: i32, id: &str, weight: f64) -> Result<String, Failure> {
    let member = match words::node(kind, "kind")? {
        Some(NodeKind::Objective) => "objective",
        Some(NodeKind::KeyResult) => "key_result",
        Some(NodeKind::Priority) => "priority",
        _ => return Err(Failure::constant("kind", kind)),
    };
    Ok(Members::none()
        .text(member, id)
        .optional("weight", weight)
        .to_json())
}

/// Adds a check-in of a key result; NaN for `value` says that it has none. A milestone takes 0 and 1.
///
/// More can be stated: day, confidence, note, author, reason, custom.
///
/// `OKR_OK`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_check_in(
    edits: Option<&mut okr_edits>,
    key_result: *const c_char,
    len: usize,
    value: f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `key_result` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (key_result, report) =
        unsafe { (text::utf8(key_result, len, "key_result"), Report::new(err)) };
    report.run(|| {
        add(
            edits,
            Members::of(EditKind::CheckIn)
                .text("key_result", key_result?)
                .optional("value", value),
        )
    })
}

/// Adds a correction of the check-in of a day, of the last one of that day unless
/// `okr_edits_with_nth` says otherwise. What is stated replaces what the check-in says; what it said
/// before stays in the audit trail. Needs a reason.
///
/// More can be stated, and something must be: value, confidence, note, author, another day (moved
/// to), custom; nth, reason.
///
/// Statuses as for `okr_edits_check_in`, and `OKR_STATUS_VALUE` with `E010` if there is no such day.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_correct_check_in(
    edits: Option<&mut okr_edits>,
    key_result: *const c_char,
    len: usize,
    year: i32,
    month: u32,
    day: u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `key_result` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (key_result, report) =
        unsafe { (text::utf8(key_result, len, "key_result"), Report::new(err)) };
    report.run(|| {
        let on = Date::new(year, month, day)?;
        add(
            edits,
            Members::of(EditKind::CorrectCheckIn)
                .text("key_result", key_result?)
                .date("on", on),
        )
    })
}

/// Adds the withdrawal of the check-in of a day, of the last one of that day unless
/// `okr_edits_with_nth` says otherwise. The check-in stays in the audit trail. Needs a reason.
///
/// More can be stated: nth, reason, custom.
///
/// Statuses as for `okr_edits_correct_check_in`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_withdraw_check_in(
    edits: Option<&mut okr_edits>,
    key_result: *const c_char,
    len: usize,
    year: i32,
    month: u32,
    day: u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `key_result` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (key_result, report) =
        unsafe { (text::utf8(key_result, len, "key_result"), Report::new(err)) };
    report.run(|| {
        let on = Date::new(year, month, day)?;
        add(
            edits,
            Members::of(EditKind::WithdrawCheckIn)
                .text("key_result", key_result?)
                .date("on", on),
        )
    })
}

/// Adds that an item of a checklist is done.
///
/// More can be stated: day, reason, custom.
///
/// Statuses as for `okr_edits_check_in`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_complete_item(
    edits: Option<&mut okr_edits>,
    key_result: *const c_char,
    len: usize,
    item: *const c_char,
    item_len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the texts are readable for their lengths and `err` is NULL or writable, as the header
    // asks.
    let (key_result, item, report) = unsafe {
        (
            text::utf8(key_result, len, "key_result"),
            text::utf8(item, item_len, "item"),
            Report::new(err),
        )
    };
    report.run(|| {
        add(
            edits,
            Members::of(EditKind::CompleteItem)
                .text("key_result", key_result?)
                .text("item", item?),
        )
    })
}

/// Adds a measurement of a KPI.
///
/// More can be stated: day, reason, custom.
///
/// Statuses as for `okr_edits_check_in`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_record_measurement(
    edits: Option<&mut okr_edits>,
    kpi: *const c_char,
    len: usize,
    value: f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `kpi` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (kpi, report) = unsafe { (text::utf8(kpi, len, "kpi"), Report::new(err)) };
    report.run(|| {
        add(
            edits,
            Members::of(EditKind::RecordMeasurement)
                .text("kpi", kpi?)
                .number("value", value),
        )
    })
}

/// Adds an amendment of a key result from a day on (SPEC 4.3). Needs a reason.
///
/// More can be stated, and at least one of these must be: measure, due date, weight; day, reason,
/// custom.
///
/// Statuses as for `okr_edits_check_in`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_amend(
    edits: Option<&mut okr_edits>,
    key_result: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `key_result` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (key_result, report) =
        unsafe { (text::utf8(key_result, len, "key_result"), Report::new(err)) };
    report.run(|| {
        add(
            edits,
            Members::of(EditKind::Amend).text("key_result", key_result?),
        )
    })
}

/// Adds that an objective is dropped from a day on (SPEC 4.4). Needs a reason.
///
/// More can be stated: day, what replaces it, reason, custom.
///
/// Statuses as for `okr_edits_check_in`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_drop_objective(
    edits: Option<&mut okr_edits>,
    objective: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `objective` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (objective, report) =
        unsafe { (text::utf8(objective, len, "objective"), Report::new(err)) };
    report.run(|| {
        add(
            edits,
            Members::of(EditKind::Drop).text("objective", objective?),
        )
    })
}

/// Adds that a key result is dropped from a day on (SPEC 4.4). Needs a reason.
///
/// More can be stated: day, what replaces it, reason, custom.
///
/// Statuses as for `okr_edits_check_in`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_drop_key_result(
    edits: Option<&mut okr_edits>,
    key_result: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `key_result` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (key_result, report) =
        unsafe { (text::utf8(key_result, len, "key_result"), Report::new(err)) };
    report.run(|| {
        add(
            edits,
            Members::of(EditKind::Drop).text("key_result", key_result?),
        )
    })
}

/// Adds a key result to an objective, at the end of its list. `json` is a key result as it stands in
/// a portfolio (FORMAT, "Key result").
///
/// More can be stated: reason, custom.
///
/// Statuses as for `okr_edits_check_in`, and `OKR_STATUS_VALUE` with `E001` if it is not JSON. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_add_key_result(
    edits: Option<&mut okr_edits>,
    objective: *const c_char,
    len: usize,
    json: *const c_char,
    json_len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the texts are readable for their lengths and `err` is NULL or writable, as the header
    // asks.
    let (objective, json, report) = unsafe {
        (
            text::utf8(objective, len, "objective"),
            text::utf8(json, json_len, "json"),
            Report::new(err),
        )
    };
    report.run(|| {
        let json = new(json)?;
        add(
            edits,
            Members::of(EditKind::AddKeyResult)
                .text("objective", objective?)
                .json("new", &json),
        )
    })
}

/// Adds that a key result is dropped from a day on, and another added in its place. `json` is a key
/// result as it stands in a portfolio (FORMAT, "Key result"). Needs a reason.
///
/// More can be stated: day, reason, custom.
///
/// Statuses as for `okr_edits_check_in`, and `OKR_STATUS_VALUE` with `E001` if it is not JSON. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_replace_key_result(
    edits: Option<&mut okr_edits>,
    key_result: *const c_char,
    len: usize,
    json: *const c_char,
    json_len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the texts are readable for their lengths and `err` is NULL or writable, as the header
    // asks.
    let (key_result, json, report) = unsafe {
        (
            text::utf8(key_result, len, "key_result"),
            text::utf8(json, json_len, "json"),
            Report::new(err),
        )
    };
    report.run(|| {
        let json = new(json)?;
        add(
            edits,
            Members::of(EditKind::ReplaceKeyResult)
                .text("key_result", key_result?)
                .json("new", &json),
        )
    })
}

/// Adds an objective at the end. `json` is an objective as it stands in a portfolio (FORMAT,
/// "Objective").
///
/// More can be stated: reason, custom.
///
/// Statuses as for `okr_edits_check_in`, and `OKR_STATUS_VALUE` with `E001` if it is not JSON. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_add_objective(
    edits: Option<&mut okr_edits>,
    json: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `json` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (json, report) = unsafe { (text::utf8(json, len, "json"), Report::new(err)) };
    report.run(|| {
        let json = new(json)?;
        add(
            edits,
            Members::of(EditKind::AddObjective).json("new", &json),
        )
    })
}

/// Adds that an objective supports something: `kind` is `OKR_NODE_OBJECTIVE`, `OKR_NODE_KEY_RESULT`
/// or `OKR_NODE_PRIORITY`, `to` its identifier. NaN for `weight` states none, which is 1. Where the
/// objective supports it already, the weight is what changes.
///
/// More can be stated: reason, custom.
///
/// Statuses as for `okr_edits_check_in`, and `OKR_STATUS_INVALID_ARGUMENT` for another `kind`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_align(
    edits: Option<&mut okr_edits>,
    objective: *const c_char,
    len: usize,
    kind: i32,
    to: *const c_char,
    to_len: usize,
    weight: f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the texts are readable for their lengths and `err` is NULL or writable, as the header
    // asks.
    let (objective, to, report) = unsafe {
        (
            text::utf8(objective, len, "objective"),
            text::utf8(to, to_len, "to"),
            Report::new(err),
        )
    };
    report.run(|| {
        let to = target(kind, to?, weight)?;
        add(
            edits,
            Members::of(EditKind::Align)
                .text("objective", objective?)
                .raw("to", to),
        )
    })
}

/// Adds that an objective no longer supports something, named as for `okr_edits_align`.
///
/// More can be stated: reason, custom.
///
/// Statuses as for `okr_edits_align`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_unalign(
    edits: Option<&mut okr_edits>,
    objective: *const c_char,
    len: usize,
    kind: i32,
    to: *const c_char,
    to_len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the texts are readable for their lengths and `err` is NULL or writable, as the header
    // asks.
    let (objective, to, report) = unsafe {
        (
            text::utf8(objective, len, "objective"),
            text::utf8(to, to_len, "to"),
            Report::new(err),
        )
    };
    report.run(|| {
        let to = target(kind, to?, f64::NAN)?;
        add(
            edits,
            Members::of(EditKind::Unalign)
                .text("objective", objective?)
                .raw("to", to),
        )
    })
}

/// Adds that an objective was escalated (SPEC 5.3), and what was said.
///
/// More can be stated: day, author, reason, custom.
///
/// Statuses as for `okr_edits_check_in`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_escalate(
    edits: Option<&mut okr_edits>,
    objective: *const c_char,
    len: usize,
    note: *const c_char,
    note_len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the texts are readable for their lengths and `err` is NULL or writable, as the header
    // asks.
    let (objective, note, report) = unsafe {
        (
            text::utf8(objective, len, "objective"),
            text::utf8(note, note_len, "note"),
            Report::new(err),
        )
    };
    report.run(|| {
        add(
            edits,
            Members::of(EditKind::Escalate)
                .text("objective", objective?)
                .text("note", note?),
        )
    })
}

/// Adds a score, 0 to 1, that a review gives an objective (SPEC 4.7). Needs a reason.
///
/// More can be stated: day, what was learned, reason, custom.
///
/// Statuses as for `okr_edits_check_in`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_review_objective(
    edits: Option<&mut okr_edits>,
    objective: *const c_char,
    len: usize,
    score: f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `objective` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (objective, report) =
        unsafe { (text::utf8(objective, len, "objective"), Report::new(err)) };
    report.run(|| {
        add(
            edits,
            Members::of(EditKind::Review)
                .text("objective", objective?)
                .number("score", score),
        )
    })
}

/// Adds a score, 0 to 1, that a review gives a key result (SPEC 4.7). Needs a reason.
///
/// More can be stated: day, what was learned, reason, custom.
///
/// Statuses as for `okr_edits_check_in`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_review_key_result(
    edits: Option<&mut okr_edits>,
    key_result: *const c_char,
    len: usize,
    score: f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `key_result` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (key_result, report) =
        unsafe { (text::utf8(key_result, len, "key_result"), Report::new(err)) };
    report.run(|| {
        add(
            edits,
            Members::of(EditKind::Review)
                .text("key_result", key_result?)
                .number("score", score),
        )
    })
}

/// Adds why an objective was missed (SPEC 5.3).
///
/// More can be stated: what was learned, reason, custom.
///
/// Statuses as for `okr_edits_check_in`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_explain_objective(
    edits: Option<&mut okr_edits>,
    objective: *const c_char,
    len: usize,
    explanation: *const c_char,
    explanation_len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the texts are readable for their lengths and `err` is NULL or writable, as the header
    // asks.
    let (objective, explanation, report) = unsafe {
        (
            text::utf8(objective, len, "objective"),
            text::utf8(explanation, explanation_len, "explanation"),
            Report::new(err),
        )
    };
    report.run(|| {
        add(
            edits,
            Members::of(EditKind::Explain)
                .text("objective", objective?)
                .text("explanation", explanation?),
        )
    })
}

/// Adds why a key result was missed (SPEC 5.3).
///
/// More can be stated: what was learned, reason, custom.
///
/// Statuses as for `okr_edits_check_in`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_explain_key_result(
    edits: Option<&mut okr_edits>,
    key_result: *const c_char,
    len: usize,
    explanation: *const c_char,
    explanation_len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the texts are readable for their lengths and `err` is NULL or writable, as the header
    // asks.
    let (key_result, explanation, report) = unsafe {
        (
            text::utf8(key_result, len, "key_result"),
            text::utf8(explanation, explanation_len, "explanation"),
            Report::new(err),
        )
    };
    report.run(|| {
        add(
            edits,
            Members::of(EditKind::Explain)
                .text("key_result", key_result?)
                .text("explanation", explanation?),
        )
    })
}

/// Adds that a cycle moves to another phase, an `OKR_PHASE_` constant. Back, or with
/// `okr_edits_with_force` past what must hold (`E024`), needs a reason.
///
/// More can be stated: force, reason, custom.
///
/// Statuses as for `okr_edits_check_in`, and `OKR_STATUS_INVALID_ARGUMENT` for another `phase`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_move_cycle(
    edits: Option<&mut okr_edits>,
    cycle: *const c_char,
    len: usize,
    phase: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `cycle` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (cycle, report) = unsafe { (text::utf8(cycle, len, "cycle"), Report::new(err)) };
    report.run(|| {
        let phase = edit_words::phase(phase)?.as_str();
        add(
            edits,
            Members::of(EditKind::MoveCycle)
                .text("cycle", cycle?)
                .text("phase", phase),
        )
    })
}

/// Adds that objectives of a cycle are carried over into another: the aspirational ones that are
/// unfinished, unless `okr_edits_with_objective` names others.
///
/// More can be stated: objectives, baseline, force, reason, custom.
///
/// Statuses as for `okr_edits_check_in`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_carry_over(
    edits: Option<&mut okr_edits>,
    cycle: *const c_char,
    len: usize,
    into: *const c_char,
    into_len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the texts are readable for their lengths and `err` is NULL or writable, as the header
    // asks.
    let (cycle, into, report) = unsafe {
        (
            text::utf8(cycle, len, "cycle"),
            text::utf8(into, into_len, "into"),
            Report::new(err),
        )
    };
    report.run(|| {
        add(
            edits,
            Members::of(EditKind::CarryOver)
                .text("cycle", cycle?)
                .text("into", into?),
        )
    })
}

/// Adds a copy of a cycle with its objectives, without their history. `json` is the new cycle as it
/// stands in a portfolio (FORMAT, "Portfolio").
///
/// More can be stated: reason, custom.
///
/// Statuses as for `okr_edits_check_in`, and `OKR_STATUS_VALUE` with `E001` if it is not JSON. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_clone_cycle(
    edits: Option<&mut okr_edits>,
    cycle: *const c_char,
    len: usize,
    json: *const c_char,
    json_len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the texts are readable for their lengths and `err` is NULL or writable, as the header
    // asks.
    let (cycle, json, report) = unsafe {
        (
            text::utf8(cycle, len, "cycle"),
            text::utf8(json, json_len, "json"),
            Report::new(err),
        )
    };
    report.run(|| {
        let json = new(json)?;
        add(
            edits,
            Members::of(EditKind::CloneCycle)
                .text("cycle", cycle?)
                .json("new", &json),
        )
    })
}
