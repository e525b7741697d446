//! How good forecasts would have been.

use std::ffi::{CStr, c_char};
use std::ptr;

use okr_core::{Backtest, BacktestFigures, BacktestRow};

use crate::array;
use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::forecast::of_reason;
use crate::options::okr_score_options;
use crate::portfolio::okr_portfolio;
use crate::status::okr_status;
use crate::text::{self, okr_str};

/// How good forecasts before past check-ins would have been (SPEC 8.4): figures over all of them, and
/// a row of figures for each key result, in document order. Each figure is named by an
/// `OKR_BACKTEST_` constant.
///
/// Owned by the caller, freed with `okr_backtest_free`. Immutable: threads may share it. It needs no
/// other handle.
pub struct okr_backtest(Backtest);

/// Figure of a backtest: forecasts that were made (SPEC 8.4).
pub const OKR_BACKTEST_FORECASTS: i32 = 1;
/// Figure of a backtest: how many of them had a spread (SPEC 8.4).
pub const OKR_BACKTEST_INTERVALS: i32 = 2;
/// Figure of a backtest: how many 80 % intervals held the final value (SPEC 8.4).
pub const OKR_BACKTEST_COVERED: i32 = 3;
/// Figure of a backtest: their share; absent without intervals (SPEC 8.4).
pub const OKR_BACKTEST_COVERAGE: i32 = 4;
/// Figure of a backtest: the mean absolute error of the median, in units of progress; absent
/// without forecasts (SPEC 8.4).
pub const OKR_BACKTEST_ERROR: i32 = 5;
/// Figure of a backtest: the same of no further change (SPEC 8.4).
pub const OKR_BACKTEST_NAIVE_ERROR: i32 = 6;
/// Figure of a backtest: the mean squared error of P(expected); absent without intervals (SPEC
/// 8.4).
pub const OKR_BACKTEST_BRIER: i32 = 7;

/// A figure: number, name in the JSON, value.
type Figure = (i32, &'static CStr, fn(&BacktestFigures) -> Option<f64>);

const FIGURES: [Figure; 7] = [
    (OKR_BACKTEST_FORECASTS, c"forecasts", |it| {
        Some(it.forecasts as f64)
    }),
    (OKR_BACKTEST_INTERVALS, c"intervals", |it| {
        Some(it.intervals as f64)
    }),
    (OKR_BACKTEST_COVERED, c"covered", |it| {
        Some(it.covered as f64)
    }),
    (OKR_BACKTEST_COVERAGE, c"coverage", |it| it.coverage),
    (OKR_BACKTEST_ERROR, c"error", |it| it.error),
    (OKR_BACKTEST_NAIVE_ERROR, c"naive_error", |it| {
        it.naive_error
    }),
    (OKR_BACKTEST_BRIER, c"brier", |it| it.brier),
];

fn value(figures: &BacktestFigures, figure: i32) -> Result<Option<f64>, Failure> {
    let found = FIGURES.iter().find(|(number, ..)| *number == figure);
    let (.., value) = found.ok_or_else(|| Failure::constant("figure", figure))?;
    Ok(value(figures))
}

fn row(backtest: Option<&okr_backtest>, index: usize) -> Result<&BacktestRow, Failure> {
    let rows = given(backtest, "backtest")?.0.key_results();
    (rows.get(index)).ok_or_else(|| Failure::index("key result", index, rows.len()))
}

/// How good forecasts would have been (SPEC 8.4): for each key result whose outcome is known, and each
/// day in its window with a check-in, the forecast from the values before that day, against the last
/// value on or before the due date.
///
/// `ids` and `lens` are arrays of `count` entries: the identifier of a key result, or of an objective
/// for all of its key results, and its length. With `count` 0 they may be NULL, and all key results
/// are meant. `OKR_OK` with a new backtest in `*out`; `OKR_STATUS_VALUE` with `E009` for each unknown
/// identifier; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_backtest(
    portfolio: Option<&okr_portfolio>,
    ids: *const *const c_char,
    lens: *const usize,
    count: usize,
    options: Option<&okr_score_options>,
    out: *mut Option<Box<okr_backtest>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the arrays are NULL or have `count` entries, `out` and `err` are NULL or writable, as
    // the header asks.
    let (ids, lens, out, report) = unsafe {
        (
            array::entries(ids, count, "ids"),
            array::entries(lens, count, "lens"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.make(&out, || {
        let names = (ids?.iter().zip(lens?).enumerate())
            .map(|(i, (id, len))| {
                // SAFETY: each of `ids` is as many readable bytes as `lens` says, as the header asks.
                unsafe { text::utf8(*id, *len, &format!("ids[{i}]")) }
            })
            .collect::<Result<Vec<&str>, Failure>>()?;
        let options = given(options, "options")?.to_core();
        Ok(okr_backtest(
            given(portfolio, "portfolio")?.0.backtest(names, &options)?,
        ))
    })
}

/// A figure over all forecasts, named by an `OKR_BACKTEST_` constant.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_INVALID_ARGUMENT` for any other `figure`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_backtest_pooled(
    backtest: Option<&okr_backtest>,
    figure: i32,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        value(given(backtest, "backtest")?.0.pooled(), figure)
    })
}

/// The number of key results; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_backtest_count(backtest: Option<&okr_backtest>) -> usize {
    plain(0, || backtest.map_or(0, |it| it.0.key_results().len()))
}

/// The identifier of a key result. A view that `backtest` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_backtest_id(
    backtest: Option<&okr_backtest>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(&row(backtest, index)?.id)))
}

/// Why there is nothing to report of a key result: an `OKR_REASON_` constant. Absent where there is.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_backtest_reason(
    backtest: Option<&okr_backtest>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(row(backtest, index)?.reason.map(of_reason)))
}

/// The last value of a key result on or before its due date, which the forecasts are held against.
/// Absent where it is not known.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_backtest_final_value(
    backtest: Option<&okr_backtest>,
    index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(row(backtest, index)?.final_value))
}

/// A figure of a key result, named by an `OKR_BACKTEST_` constant.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_INVALID_ARGUMENT` for any other
/// `figure`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_backtest_figure(
    backtest: Option<&okr_backtest>,
    index: usize,
    figure: i32,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || value(&row(backtest, index)?.figures, figure))
}

/// A backtest as JSON without white space, after day, policy and basis (FORMAT, "Backtest").
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_backtest_to_json(
    backtest: Option<&okr_backtest>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(given(backtest, "backtest")?.0.to_json()))
    })
}

/// Frees a backtest. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_backtest_free(backtest: Option<Box<okr_backtest>>) {
    plain((), || drop(backtest));
}

/// The name of an `OKR_BACKTEST_` figure in the JSON, such as `"coverage"`: NUL-terminated and static;
/// NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_backtest_figure_name(figure: i32) -> *const c_char {
    FIGURES
        .iter()
        .find(|(number, ..)| *number == figure)
        .map_or(ptr::null(), |(_, name, _)| name.as_ptr())
}
