//! What more can be stated about the edit that was added last.

use std::ffi::c_char;

use okr_core::Date;
use okr_core::document::Custom;

use crate::boundary::{Failure, Report};
use crate::edit_words;
use crate::edits::{Members, okr_edits, with};
use crate::error::okr_error;
use crate::status::okr_status;
use crate::text;
use crate::value::{
    OKR_MEASURE_AT_LEAST, OKR_MEASURE_AT_MOST, OKR_MEASURE_BETWEEN, OKR_MEASURE_DECREASE,
    OKR_MEASURE_DISCOVER, OKR_MEASURE_INCREASE, OKR_MEASURE_MILESTONE, is_strict,
};

/// A measure of plain numbers as JSON; what the numbers are worth is said when the edit is made.
fn measure_json(measure: i32, a: f64, b: f64, c: f64, flags: i32) -> Result<String, Failure> {
    let strict = is_strict(measure, flags)?;
    let json = match measure {
        OKR_MEASURE_INCREASE => (Members::of_measure("increase"))
            .number("baseline", a)
            .number("target", b),
        OKR_MEASURE_DECREASE => (Members::of_measure("decrease"))
            .number("baseline", a)
            .number("target", b),
        OKR_MEASURE_AT_LEAST => (Members::of_measure("at_least"))
            .number("threshold", a)
            .optional("floor", b),
        OKR_MEASURE_AT_MOST => (Members::of_measure("at_most"))
            .number("threshold", a)
            .optional("ceiling", b),
        OKR_MEASURE_BETWEEN => (Members::of_measure("between"))
            .number("low", a)
            .number("high", b)
            .optional("tolerance", c),
        OKR_MEASURE_MILESTONE => Members::of_measure("milestone"),
        OKR_MEASURE_DISCOVER => Members::of_measure("discover"),
        _ => return Err(Failure::constant("measure", measure)),
    };
    let json = if strict { json.truth("strict") } else { json };
    Ok(json.to_json())
}

/// States what was said.
///
/// `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` if there is no edit yet, or the last one was given as
/// JSON; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_note(
    edits: Option<&mut okr_edits>,
    note: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `note` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (note, report) = unsafe { (text::utf8(note, len, "note"), Report::new(err)) };
    report.run(|| {
        let note = note?;
        with(edits, |it| Ok(it.text("note", note)))
    })
}

/// States whose check-in or escalation it is, if not the editor's (`okr_edits_set_by`). Problems name
/// it `by`.
///
/// Statuses as for `okr_edits_with_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_author(
    edits: Option<&mut okr_edits>,
    author: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `author` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (author, report) = unsafe { (text::utf8(author, len, "author"), Report::new(err)) };
    report.run(|| {
        let author = author?;
        with(edits, |it| Ok(it.text("by", author)))
    })
}

/// States the day of the edit, if not the one on which it is recorded: year 1900 to 2200, month 1 to
/// 12, day 1 to 31. Problems name it `on`.
///
/// Statuses as for `okr_edits_with_note`, and `OKR_STATUS_VALUE` with `E010` if there is no such day.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_day(
    edits: Option<&mut okr_edits>,
    year: i32,
    month: u32,
    day: u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        let date = Date::new(year, month, day)?;
        with(edits, |it| Ok(it.date("on", date)))
    })
}

/// States why; it wins over the reason of the whole (`okr_edits_set_reason`).
///
/// Statuses as for `okr_edits_with_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_reason(
    edits: Option<&mut okr_edits>,
    reason: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `reason` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (reason, report) = unsafe { (text::utf8(reason, len, "reason"), Report::new(err)) };
    report.run(|| {
        let reason = reason?;
        with(edits, |it| Ok(it.text("reason", reason)))
    })
}

/// States the value that a correction puts in place.
///
/// Statuses as for `okr_edits_with_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_value(
    edits: Option<&mut okr_edits>,
    value: f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| with(edits, |it| Ok(it.number("value", value))))
}

/// States how sure somebody is that the target will be reached, 0 to 1.
///
/// Statuses as for `okr_edits_with_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_confidence(
    edits: Option<&mut okr_edits>,
    confidence: f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| with(edits, |it| Ok(it.number("confidence", confidence))))
}

/// States which check-in of the day is meant, counted from 1.
///
/// Statuses as for `okr_edits_with_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_nth(
    edits: Option<&mut okr_edits>,
    nth: u64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| with(edits, |it| Ok(it.raw("nth", nth.to_string()))))
}

/// States the day that a check-in is moved to: year 1900 to 2200, month 1 to 12, day 1 to 31.
///
/// Statuses as for `okr_edits_with_note`, and `OKR_STATUS_VALUE` with `E010` if there is no such day.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_moved_to(
    edits: Option<&mut okr_edits>,
    year: i32,
    month: u32,
    day: u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        let date = Date::new(year, month, day)?;
        with(edits, |it| Ok(it.date("moved_to", date)))
    })
}

/// States the new measure as plain numbers: `measure` is an `OKR_MEASURE_` constant, which also says
/// what `a`, `b` and `c` are; those it does not name are ignored. NaN stands for a floor, ceiling or
/// tolerance that is not given. `flags` is 0 or `OKR_MEASURE_STRICT`. Numbers that make no measure
/// are refused when the edit is made.
///
/// Statuses as for `okr_edits_with_note`; `OKR_STATUS_INVALID_ARGUMENT` for an unknown `measure` or
/// flag too. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_measure(
    edits: Option<&mut okr_edits>,
    measure: i32,
    a: f64,
    b: f64,
    c: f64,
    flags: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        let json = measure_json(measure, a, b, c, flags)?;
        with(edits, |it| Ok(it.raw("measure", json)))
    })
}

/// States the new measure, of any kind, as it stands in a portfolio (FORMAT, "Measure").
///
/// Statuses as for `okr_edits_with_note`, and `OKR_STATUS_VALUE` with `E001` if it is not JSON. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_measure_json(
    edits: Option<&mut okr_edits>,
    json: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `json` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (json, report) = unsafe { (text::utf8(json, len, "json"), Report::new(err)) };
    report.run(|| {
        let json = Custom::from_json(json?)?;
        with(edits, |it| Ok(it.json("measure", &json)))
    })
}

/// States the new due date: year 1900 to 2200, month 1 to 12, day 1 to 31.
///
/// Statuses as for `okr_edits_with_note`, and `OKR_STATUS_VALUE` with `E010` if there is no such day.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_due(
    edits: Option<&mut okr_edits>,
    year: i32,
    month: u32,
    day: u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        let date = Date::new(year, month, day)?;
        with(edits, |it| Ok(it.date("due", date)))
    })
}

/// States the new weight.
///
/// Statuses as for `okr_edits_with_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_weight(
    edits: Option<&mut okr_edits>,
    weight: f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| with(edits, |it| Ok(it.number("weight", weight))))
}

/// Names what takes the place of what is dropped.
///
/// Statuses as for `okr_edits_with_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_replaced_by(
    edits: Option<&mut okr_edits>,
    id: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (id, report) = unsafe { (text::utf8(id, len, "id"), Report::new(err)) };
    report.run(|| {
        let id = id?;
        with(edits, |it| Ok(it.text("replaced_by", id)))
    })
}

/// States what was learned.
///
/// Statuses as for `okr_edits_with_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_learned(
    edits: Option<&mut okr_edits>,
    learned: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `learned` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (learned, report) = unsafe { (text::utf8(learned, len, "learned"), Report::new(err)) };
    report.run(|| {
        let learned = learned?;
        with(edits, |it| Ok(it.text("learned", learned)))
    })
}

/// Names an objective to carry over; to be called once for each.
///
/// Statuses as for `okr_edits_with_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_objective(
    edits: Option<&mut okr_edits>,
    id: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (id, report) = unsafe { (text::utf8(id, len, "id"), Report::new(err)) };
    report.run(|| {
        let id = id?;
        with(edits, |it| Ok(it.entry("objectives", id)))
    })
}

/// States where key results start from that are carried over, an `OKR_CARRIED_` constant.
///
/// Statuses as for `okr_edits_with_note`; `OKR_STATUS_INVALID_ARGUMENT` for another `baseline` too.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_baseline(
    edits: Option<&mut okr_edits>,
    baseline: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        let baseline = edit_words::carried(baseline)?.as_str();
        with(edits, |it| Ok(it.text("baseline", baseline)))
    })
}

/// States that it is to be done although something that should hold does not. Needs a reason.
///
/// Statuses as for `okr_edits_with_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_force(
    edits: Option<&mut okr_edits>,

    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| with(edits, |it| Ok(it.truth("force"))))
}

/// States the member `custom`: any JSON of your own.
///
/// Statuses as for `okr_edits_with_note`, and `OKR_STATUS_VALUE` with `E001` if it is not JSON. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_with_custom_json(
    edits: Option<&mut okr_edits>,
    json: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `json` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (json, report) = unsafe { (text::utf8(json, len, "json"), Report::new(err)) };
    report.run(|| {
        let json = Custom::from_json(json?)?;
        with(edits, |it| Ok(it.json("custom", &json)))
    })
}
