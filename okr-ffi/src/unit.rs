//! The rows of units: one for each pair of unit and cycle that has an objective.

use std::ffi::c_char;

use okr_core::{Score, Tally, UnitScore};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::error::okr_error;
use crate::scorecard::okr_scorecard;
use crate::status::okr_status;
use crate::text::{self, okr_str};

/// Scope: the objectives that the unit itself owns (SPEC 4.8).
pub const OKR_SCOPE_OWN: i32 = 1;
/// Scope: the objectives of the unit and of all units below it (SPEC 4.8).
pub const OKR_SCOPE_SUBTREE: i32 = 2;

/// Group: all objectives of the scope (SPEC 4.8).
pub const OKR_GROUP_ALL: i32 = 1;
/// Group: the committed objectives of the scope (SPEC 4.8).
pub const OKR_GROUP_COMMITTED: i32 = 2;
/// Group: the aspirational objectives of the scope (SPEC 4.8).
pub const OKR_GROUP_ASPIRATIONAL: i32 = 3;

fn row(scorecard: Option<&okr_scorecard>, index: usize) -> Result<UnitScore<'_>, Failure> {
    let card = &given(scorecard, "scorecard")?.0;
    card.unit_at(index)
        .ok_or_else(|| Failure::index("unit row", index, card.unit_count()))
}

fn tally(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    scope: i32,
    group: i32,
) -> Result<Tally, Failure> {
    let row = row(scorecard, index)?;
    let rollup = match scope {
        OKR_SCOPE_OWN => row.own(),
        OKR_SCOPE_SUBTREE => row.subtree(),
        _ => return Err(Failure::constant("scope", scope)),
    };
    Ok(match group {
        OKR_GROUP_ALL => rollup.all(),
        OKR_GROUP_COMMITTED => rollup.committed(),
        OKR_GROUP_ASPIRATIONAL => rollup.aspirational(),
        _ => return Err(Failure::constant("group", group)),
    })
}

/// The number of unit rows: pairs of unit and cycle with an objective in the unit or below it (SPEC
/// 4.8); 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_scorecard_unit_count(scorecard: Option<&okr_scorecard>) -> usize {
    plain(0, || {
        scorecard.map_or(0, |scorecard| scorecard.0.unit_count())
    })
}

/// The index of the row of a unit in a cycle, by their identifiers.
///
/// `OKR_OK`; `OKR_STATUS_NOT_FOUND` if there is no such row; `OKR_STATUS_INVALID_UTF8`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_unit_index(
    scorecard: Option<&okr_scorecard>,
    unit: *const c_char,
    unit_len: usize,
    cycle: *const c_char,
    cycle_len: usize,
    out: *mut usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `unit` and `cycle` are readable for their lengths, `out` and `err` are NULL or
    // writable, as the header asks.
    let (unit, cycle, out, report) = unsafe {
        (
            text::utf8(unit, unit_len, "unit"),
            text::utf8(cycle, cycle_len, "cycle"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.give(&out, || {
        let (unit, cycle) = (unit?, cycle?);
        let row = given(scorecard, "scorecard")?.0.unit(unit, cycle);
        Ok(row
            .ok_or_else(|| Failure::not_found("unit and cycle", &format!("{unit}, {cycle}")))?
            .index())
    })
}

/// The identifier of a row's unit. A view that `scorecard` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_unit_id(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(row(scorecard, index)?.unit())))
}

/// The identifier of a unit row's cycle. A view that `scorecard` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_unit_cycle(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(row(scorecard, index)?.cycle())))
}

/// The number of objectives with a score in a unit row; `scope` is an `OKR_SCOPE_` constant,
/// `group` an `OKR_GROUP_` constant (SPEC 4.8).
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_INVALID_ARGUMENT` for another `scope` or
/// `group`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_unit_n(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    scope: i32,
    group: i32,
    out: *mut u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(tally(scorecard, index, scope, group)?.n()))
}

/// The number of objectives without a score in a unit row; `scope` is an `OKR_SCOPE_` constant,
/// `group` an `OKR_GROUP_` constant (SPEC 4.8).
///
/// Statuses as for `okr_scorecard_unit_n`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_unit_unscored(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    scope: i32,
    group: i32,
    out: *mut u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(tally(scorecard, index, scope, group)?.unscored())
    })
}

/// The mean score of the objectives in a unit row, 0 to 1; `scope` is an `OKR_SCOPE_` constant,
/// `group` an `OKR_GROUP_` constant (SPEC 4.8). Absent if none has a score.
///
/// Statuses as for `okr_scorecard_unit_n`, and `OKR_ABSENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_unit_mean(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    scope: i32,
    group: i32,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(tally(scorecard, index, scope, group)?
            .mean()
            .map(Score::to_f64))
    })
}

/// The mean of `okr_scorecard_unit_mean` as an exact integer of billionths, 0 to 1000000000 (SPEC
/// 2.4, 4.8).
///
/// Statuses as there. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_unit_mean_billionths(
    scorecard: Option<&okr_scorecard>,
    index: usize,
    scope: i32,
    group: i32,
    out: *mut i64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        let mean = tally(scorecard, index, scope, group)?.mean();
        Ok(mean.map(|mean| i64::from(mean.billionths())))
    })
}
