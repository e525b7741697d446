//! What the scores would be if some key results ended otherwise.

use std::ffi::c_char;

use okr_core::{Change, Score, WhatIf};

use crate::array;
use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::scorecard::okr_scorecard;
use crate::status::okr_status;
use crate::text::{self, okr_str};
use crate::words::{OKR_NODE_KEY_RESULT, OKR_NODE_OBJECTIVE};

/// What would change if some key results ended with other scores: the final scores that differ, and
/// the scorecard as it would be (SPEC 10.4).
///
/// Owned by the caller, freed with `okr_what_if_free`. Immutable: threads may share it. It does not
/// need the scorecard handle that it was made from.
///
/// Changes are two lists, each in document order: `kind` is `OKR_NODE_OBJECTIVE` or
/// `OKR_NODE_KEY_RESULT`, and any other number is an `OKR_STATUS_INVALID_ARGUMENT`.
pub struct okr_what_if {
    answer: WhatIf,
    objectives: Box<[Row]>,
    key_results: Box<[Row]>,
}

/// A change without its identifier, which is in the scorecard.
struct Row {
    index: usize,
    before: Option<Score>,
    after: Option<Score>,
}

impl Row {
    fn all<'w>(changes: impl Iterator<Item = Change<'w>>) -> Box<[Self]> {
        let rows = changes.map(|change| Self {
            index: change.index,
            before: change.before,
            after: change.after,
        });
        rows.collect()
    }
}

fn list(what_if: &okr_what_if, kind: i32) -> Option<&[Row]> {
    match kind {
        OKR_NODE_OBJECTIVE => Some(&what_if.objectives),
        OKR_NODE_KEY_RESULT => Some(&what_if.key_results),
        _ => None,
    }
}

fn row(what_if: Option<&okr_what_if>, kind: i32, index: usize) -> Result<&Row, Failure> {
    let what_if = given(what_if, "what_if")?;
    let rows = list(what_if, kind).ok_or_else(|| Failure::constant("kind", kind))?;
    (rows.get(index)).ok_or_else(|| Failure::index("change", index, rows.len()))
}

fn id(what_if: Option<&okr_what_if>, kind: i32, index: usize) -> Result<okr_str, Failure> {
    let row = row(what_if, kind, index)?.index;
    let card = given(what_if, "what_if")?.answer.scorecard();
    let id = match kind {
        OKR_NODE_OBJECTIVE => card.objective_at(row).map(|row| row.id()),
        _ => card.key_result_at(row).map(|row| row.id()),
    };
    Ok(id.map_or(okr_str::NONE, okr_str::view))
}

fn billionths(score: Score) -> i64 {
    i64::from(score.billionths())
}

/// What the scores would be if these key results had these final scores, 0 to 1: to the last bit
/// those of a document in which each has a review with this score (SPEC 4.7, 10.4).
///
/// `ids`, `lens` and `scores` are arrays of `count` entries: the identifier of a key result, its
/// length, its score. With `count` 0 they may be NULL. `OKR_OK` with a new answer in `*out`;
/// `OKR_STATUS_VALUE` with all problems, `E009` for an unknown key result, `E006` for a score
/// outside 0 to 1, `E008` for a key result that is named twice; `OKR_STATUS_INVALID_UTF8`;
/// `OKR_STATUS_INVALID_ARGUMENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_what_if(
    scorecard: Option<&okr_scorecard>,
    ids: *const *const c_char,
    lens: *const usize,
    scores: *const f64,
    count: usize,
    out: *mut Option<Box<okr_what_if>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the arrays are NULL or have `count` entries, `out` and `err` are NULL or writable, as
    // the header asks.
    let (ids, lens, scores, out, report) = unsafe {
        (
            array::entries(ids, count, "ids"),
            array::entries(lens, count, "lens"),
            array::entries(scores, count, "scores"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.make(&out, || {
        let card = &given(scorecard, "scorecard")?.0;
        let given = (ids?.iter().zip(lens?))
            .zip(scores?)
            .enumerate()
            .map(|(i, ((id, len), score))| {
                // SAFETY: each of `ids` is as many readable bytes as `lens` says, as the header asks.
                let id = unsafe { text::utf8(*id, *len, &format!("ids[{i}]")) }?;
                Ok((id, *score))
            })
            .collect::<Result<Vec<(&str, f64)>, Failure>>()?;
        let answer = card.what_if(&given)?;
        Ok(okr_what_if {
            objectives: Row::all(answer.objectives()),
            key_results: Row::all(answer.key_results()),
            answer,
        })
    })
}

/// The number of objectives or key results whose final score would be another; 0 for NULL and for
/// another `kind`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_what_if_count(what_if: Option<&okr_what_if>, kind: i32) -> usize {
    what_if.map_or(0, |it| list(it, kind).map_or(0, <[Row]>::len))
}

/// The identifier of an objective or key result that changes. A view that `what_if` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_INVALID_ARGUMENT`; `OKR_STATUS_NULL_ARGUMENT`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_what_if_id(
    what_if: Option<&okr_what_if>,
    kind: i32,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || id(what_if, kind, index))
}

/// The index of the row, in both scorecards, of an objective or key result that changes.
///
/// Statuses as for `okr_what_if_id`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_what_if_index(
    what_if: Option<&okr_what_if>,
    kind: i32,
    index: usize,
    out: *mut usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(row(what_if, kind, index)?.index))
}

/// A final score as it is, 0 to 1. Absent if there is none.
///
/// Statuses as for `okr_what_if_id`, and `OKR_ABSENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_what_if_before(
    what_if: Option<&okr_what_if>,
    kind: i32,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(what_if, kind, index)?.before.map(Score::to_f64))
    })
}

/// A final score as it is as an exact integer of billionths, 0 to 1000000000. Absent if there is
/// none.
///
/// Statuses as for `okr_what_if_id`, and `OKR_ABSENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_what_if_before_billionths(
    what_if: Option<&okr_what_if>,
    kind: i32,
    index: usize,
    out: *mut i64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(what_if, kind, index)?.before.map(billionths))
    })
}

/// A final score as it would be, 0 to 1. Absent if there is none.
///
/// Statuses as for `okr_what_if_id`, and `OKR_ABSENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_what_if_after(
    what_if: Option<&okr_what_if>,
    kind: i32,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(what_if, kind, index)?.after.map(Score::to_f64))
    })
}

/// A final score as it would be as an exact integer of billionths, 0 to 1000000000. Absent if there
/// is none.
///
/// Statuses as for `okr_what_if_id`, and `OKR_ABSENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_what_if_after_billionths(
    what_if: Option<&okr_what_if>,
    kind: i32,
    index: usize,
    out: *mut i64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(what_if, kind, index)?.after.map(billionths))
    })
}

/// The scorecard as it would be, with grades, pace, verdicts and units, as a new handle. It can be
/// asked in turn: what was assumed still holds there.
///
/// `OKR_OK` with a new scorecard in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_what_if_scorecard(
    what_if: Option<&okr_what_if>,
    out: *mut Option<Box<okr_scorecard>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_scorecard(
            given(what_if, "what_if")?.answer.scorecard().clone(),
        ))
    })
}

/// The changes as JSON without white space, after day, policy and basis.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_what_if_to_json(
    what_if: Option<&okr_what_if>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(given(what_if, "what_if")?.answer.to_json()))
    })
}

/// Frees an answer. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_what_if_free(what_if: Option<Box<okr_what_if>>) {
    plain((), || drop(what_if));
}
