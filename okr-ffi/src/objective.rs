//! The rows of objectives.

use std::ffi::c_char;

use okr_core::{ObjectiveScore, Score};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::error::okr_error;
use crate::scorecard::okr_scorecard;
use crate::status::okr_status;
use crate::text::{self, okr_str};
use crate::words;

fn row(scorecard: Option<&okr_scorecard>, index: usize) -> Result<ObjectiveScore<'_>, Failure> {
    let card = &given(scorecard, "scorecard")?.0;
    card.objective_at(index)
        .ok_or_else(|| Failure::index("objective", index, card.objective_count()))
}

fn billionths(score: Score) -> i64 {
    i64::from(score.billionths())
}

/// The number of objective rows; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_scorecard_objective_count(scorecard: Option<&okr_scorecard>) -> usize {
    plain(0, || {
        scorecard.map_or(0, |scorecard| scorecard.0.objective_count())
    })
}

/// The index of the row of an objective, by its identifier.
///
/// `OKR_OK`; `OKR_STATUS_NOT_FOUND` if there is no such objective; `OKR_STATUS_INVALID_UTF8`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_index(
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
        let row = given(scorecard, "scorecard")?.0.objective(id);
        Ok(row
            .ok_or_else(|| Failure::not_found("objective", id))?
            .index())
    })
}

/// The identifier of an objective. A view that `scorecard` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_id(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(row(scorecard, index)?.id())))
}

/// The title of an objective. A view that `scorecard` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_title(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(row(scorecard, index)?.title())))
}

/// The identifier of the unit that owns an objective. A view that `scorecard` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_owner(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(row(scorecard, index)?.owner())))
}

/// The identifier of an objective's cycle. A view that `scorecard` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_cycle(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(row(scorecard, index)?.cycle())))
}

/// The commitment of an objective, an `OKR_COMMITMENT_` constant (SPEC 5.1).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_commitment(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(words::of_commitment(row(scorecard, index)?.commitment()))
    })
}

/// The score that an objective's components give, 0 to 1 (SPEC 4.5, 4.6). Absent if no component
/// has a score.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_computed_score(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(scorecard, index)?.computed_score().map(Score::to_f64))
    })
}

/// The score that an objective's components give as an exact integer of billionths, 0 to 1000000000
/// (SPEC 4.5, 4.6). Absent if no component has a score.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_computed_score_billionths(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(scorecard, index)?.computed_score().map(billionths))
    })
}

/// The final score of an objective: the computed one, or that of its review, 0 to 1 (SPEC 4.7).
/// Absent if it has neither.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_score(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(scorecard, index)?.score().map(Score::to_f64))
    })
}

/// The final score of an objective: the computed one, or that of its review as an exact integer of
/// billionths, 0 to 1000000000 (SPEC 4.7). Absent if it has neither.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_score_billionths(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(row(scorecard, index)?.score().map(billionths)))
}

/// 1 if a review overrides the computed score of an objective, else 0 (SPEC 4.7).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_overridden(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(i32::from(row(scorecard, index)?.overridden())))
}

/// The identifier of the guardrail that lowered an objective's score (SPEC 4.6). Absent if none
/// did. A view that `scorecard` owns.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_capped_by(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(scorecard, index)?.capped_by().map(okr_str::view))
    })
}

/// The score expected of an objective in the end, 0 to 1 (SPEC 5.1).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_expected_final(
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

/// The score expected of an objective in the end as an exact integer of billionths, 0 to 1000000000
/// (SPEC 5.1).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_expected_final_billionths(
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

/// The score expected of an objective on the as-of day, 0 to 1 (SPEC 6.4). Absent if no component
/// has one.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_expected(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(scorecard, index)?.expected().map(Score::to_f64))
    })
}

/// The score expected of an objective on the as-of day as an exact integer of billionths, 0 to
/// 1000000000 (SPEC 6.4). Absent if no component has one.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_expected_billionths(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(scorecard, index)?.expected().map(billionths))
    })
}

/// The grade of an objective, an `OKR_GRADE_` constant (SPEC 5.4). Absent if the score is.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_grade(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(scorecard, index)?.grade().map(words::of_grade))
    })
}

/// The pace of an objective, an `OKR_PACE_` constant (SPEC 7.2). Absent if the score is.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_pace(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(scorecard, index)?.pace().map(words::of_pace))
    })
}

/// The verdict on an objective if its cycle closed on the as-of day, an `OKR_VERDICT_` constant
/// (SPEC 5.2). Absent if the score is.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_verdict(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(row(scorecard, index)?.verdict().map(words::of_verdict))
    })
}

/// The duties that follow from an objective's score: a sum of `OKR_DUTY_` bits, 0 if there are none
/// (SPEC 5.3).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_objective_duties(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(row(scorecard, index)?
            .duties()
            .iter()
            .fold(0, |bits, duty| bits | words::of_duty(*duty)))
    })
}
