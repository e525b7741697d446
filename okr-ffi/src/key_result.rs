//! The rows of key results.

use std::ffi::c_char;

use okr_core::{KeyResultScore, Score};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::error::okr_error;
use crate::scorecard::okr_scorecard;
use crate::status::okr_status;
use crate::text::{self, okr_str};
use crate::words;

fn row(scorecard: Option<&okr_scorecard>, index: usize) -> Result<KeyResultScore<'_>, Failure> {
    let card = &given(scorecard, "scorecard")?.0;
    card.key_result_at(index)
        .ok_or_else(|| Failure::index("key result", index, card.key_result_count()))
}

fn billionths(score: Score) -> i64 {
    i64::from(score.billionths())
}

/// The number of key result rows; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_scorecard_key_result_count(scorecard: Option<&okr_scorecard>) -> usize {
    plain(0, || {
        scorecard.map_or(0, |scorecard| scorecard.0.key_result_count())
    })
}

/// The index of the row of a key result, by its identifier.
///
/// `OKR_OK`; `OKR_STATUS_NOT_FOUND` if there is no such key result; `OKR_STATUS_INVALID_UTF8`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_index(
    scorecard: Option<&okr_scorecard>,
    id: *const c_char,
    len: usize,
    out: *mut usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        let id = id?;
        let row = given(scorecard, "scorecard")?.0.key_result(id);
        Ok(row
            .ok_or_else(|| Failure::not_found("key result", id))?
            .index())
    })
}

/// The identifier of a key result. A view that `scorecard` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_id(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(row(scorecard, index)?.id())))
}

/// The title of a key result. A view that `scorecard` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_title(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(row(scorecard, index)?.title())))
}

/// The identifier of the objective that a key result belongs to. A view that `scorecard` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_objective(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(okr_str::view(row(scorecard, index)?.objective()))
    })
}

/// The value of a key result on the as-of day, in the key result's own unit (SPEC 4.1). Absent if
/// nothing was reported or its measure takes no values.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_value(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(row(scorecard, index)?.value()))
}

/// The progress of a key result, not clamped: below 0 and above 1 are possible (SPEC 3). Absent if
/// nothing was reported.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_progress(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(row(scorecard, index)?.progress()))
}

/// The score that a key result's measure gives, 0 to 1 (SPEC 2.2, 3).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_computed_score(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(row(scorecard, index)?.computed_score().to_f64())
    })
}

/// The score that a key result's measure gives as an exact integer of billionths, 0 to 1000000000
/// (SPEC 2.2, 3).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_computed_score_billionths(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(billionths(row(scorecard, index)?.computed_score()))
    })
}

/// The final score of a key result: the computed one, or that of its review, 0 to 1 (SPEC 2.2,
/// 4.7).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_score(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(row(scorecard, index)?.score().to_f64()))
}

/// The final score of a key result: the computed one, or that of its review as an exact integer of
/// billionths, 0 to 1000000000 (SPEC 2.2, 4.7).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_score_billionths(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(billionths(row(scorecard, index)?.score())))
}

/// 1 if a review overrides the computed score of a key result, else 0 (SPEC 4.7).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_overridden(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(i32::from(row(scorecard, index)?.overridden())))
}

/// 1 if a key result has no value yet, else 0 (SPEC 4.2).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_unreported(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(i32::from(row(scorecard, index)?.unreported())))
}

/// 1 if a key result counts in its objective's score, 0 for dropped ones, guardrails and, by
/// policy, unreported ones (SPEC 4.2, 4.4, 4.6).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_counted(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(i32::from(row(scorecard, index)?.counted())))
}

/// The score expected of a key result in the end, 0 to 1 (SPEC 5.1).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_expected_final(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(row(scorecard, index)?.expected_final().to_f64())
    })
}

/// The score expected of a key result in the end as an exact integer of billionths, 0 to 1000000000
/// (SPEC 5.1).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_expected_final_billionths(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(billionths(row(scorecard, index)?.expected_final()))
    })
}

/// The share of a key result's window that has passed, 0 to 1 (SPEC 6.2).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_elapsed(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(row(scorecard, index)?.elapsed()))
}

/// The score expected of a key result on the as-of day, 0 to 1 (SPEC 6.4).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_expected(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(row(scorecard, index)?.expected().to_f64()))
}

/// The score expected of a key result on the as-of day as an exact integer of billionths, 0 to
/// 1000000000 (SPEC 6.4).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_expected_billionths(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(billionths(row(scorecard, index)?.expected())))
}

/// The grade of a key result, an `OKR_GRADE_` constant (SPEC 5.4).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_grade(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(words::of_grade(row(scorecard, index)?.grade())))
}

/// The pace of a key result, an `OKR_PACE_` constant (SPEC 7.2).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_pace(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(words::of_pace(row(scorecard, index)?.pace())))
}

/// The verdict on a key result if its cycle closed on the as-of day, an `OKR_VERDICT_` constant
/// (SPEC 5.2).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_verdict(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(words::of_verdict(row(scorecard, index)?.verdict()))
    })
}

/// The confidence last stated for a key result, 0 to 1. Absent if none was.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_key_result_confidence(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(row(scorecard, index)?.confidence()))
}
