//! How much each key result moves an objective's score.

use std::ffi::c_char;

use okr_core::{Score, Sensitivities, Sensitivity};

use crate::array;
use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::scorecard::okr_scorecard;
use crate::status::okr_status;
use crate::text::{self, okr_str};
use crate::words;

/// How much each key result below an objective moves its score, the strongest first: by derivative,
/// falling, then in document order (SPEC 10.4).
///
/// Owned by the caller, freed with `okr_sensitivities_free`. Immutable: threads may share it. It
/// does not need the scorecard handle that it was made from. Rows are read by index, from 0 to
/// `okr_sensitivities_count`; derivatives and losses are arrays of as many entries as well, that
/// belong to the handle and are valid until it is freed.
pub struct okr_sensitivities {
    rows: Sensitivities,
    derivatives: Box<[f64]>,
    losses: Box<[f64]>,
}

fn row(rows: Option<&okr_sensitivities>, index: usize) -> Result<Sensitivity<'_>, Failure> {
    let rows = &given(rows, "sensitivities")?.rows;
    (rows.at(index)).ok_or_else(|| Failure::index("sensitivity", index, rows.len()))
}

/// How much each key result below an objective moves its score: its own key results, and those of
/// all that supports it, directly or by way of others (SPEC 10.4). One that the score does not
/// depend on has derivative 0.
///
/// `OKR_OK` with new sensitivities, which may be none, in `*out`; `OKR_STATUS_NOT_FOUND` with
/// `E009` if there is no such objective; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_sensitivities(
    scorecard: Option<&okr_scorecard>,
    objective: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_sensitivities>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `objective` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (objective, out, report) = unsafe {
        (
            text::utf8(objective, len, "objective"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.make(&out, || {
        let card = &given(scorecard, "scorecard")?.0;
        let rows = (card.sensitivities(objective?)).map_err(Failure::Unknown)?;
        Ok(okr_sensitivities {
            derivatives: rows.iter().map(|row| row.derivative).collect(),
            losses: rows.iter().map(|row| row.loss.to_f64()).collect(),
            rows,
        })
    })
}

/// The number of key results; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_sensitivities_count(sensitivities: Option<&okr_sensitivities>) -> usize {
    sensitivities.map_or(0, |it| it.derivatives.len())
}

/// Points of the objective's score per point of each key result's score, 0 or more: 0.25 means that
/// 0.1 more here is 0.025 more there. An array that `sensitivities` owns; NULL for NULL and without
/// rows. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_sensitivities_derivatives(
    sensitivities: Option<&okr_sensitivities>,
) -> *const f64 {
    array::view(sensitivities.map(|it| &*it.derivatives))
}

/// What the objective's score, 0 to 1, would fall by if each key result came to nothing; 0 when the
/// objective has no score. An array that `sensitivities` owns; NULL for NULL and without rows.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_sensitivities_losses(
    sensitivities: Option<&okr_sensitivities>,
) -> *const f64 {
    array::view(sensitivities.map(|it| &*it.losses))
}

/// The identifier of the objective that was asked about. A view that `sensitivities` owns.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_sensitivities_objective(
    sensitivities: Option<&okr_sensitivities>,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        let rows = &given(sensitivities, "sensitivities")?.rows;
        Ok(okr_str::view(rows.objective()))
    })
}

/// The identifier of a key result. A view that `sensitivities` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_sensitivities_key_result_id(
    sensitivities: Option<&okr_sensitivities>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(okr_str::view(row(sensitivities, index)?.key_result))
    })
}

/// The identifier of the objective that a key result belongs to. A view that `sensitivities` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_sensitivities_objective_id(
    sensitivities: Option<&okr_sensitivities>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(okr_str::view(row(sensitivities, index)?.objective))
    })
}

/// How a derivative was computed, an `OKR_SENSITIVITY_` constant.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_sensitivities_method(
    sensitivities: Option<&okr_sensitivities>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(words::of_sensitivity(row(sensitivities, index)?.method))
    })
}

/// The score of the key result, 0 to 1, where the slope begins: 0 for an exact derivative, which is
/// the same everywhere.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_sensitivities_low(
    sensitivities: Option<&okr_sensitivities>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(Score::to_f64(row(sensitivities, index)?.low)))
}

/// The score of the key result, 0 to 1, where the slope ends: 1 for an exact derivative.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_sensitivities_high(
    sensitivities: Option<&okr_sensitivities>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(Score::to_f64(row(sensitivities, index)?.high)))
}

/// A loss of `okr_sensitivities_losses` as an exact integer of billionths, 0 to 1000000000.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_sensitivities_loss_billionths(
    sensitivities: Option<&okr_sensitivities>,
    index: usize,
    out: *mut i64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(i64::from(row(sensitivities, index)?.loss.billionths()))
    })
}

/// The sensitivities as JSON without white space, after day, policy, basis, the objective and its
/// score.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_sensitivities_to_json(
    sensitivities: Option<&okr_sensitivities>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let rows = &given(sensitivities, "sensitivities")?.rows;
        Ok(okr_buffer::new(rows.to_json()))
    })
}

/// Frees sensitivities. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_sensitivities_free(sensitivities: Option<Box<okr_sensitivities>>) {
    plain((), || drop(sensitivities));
}
