//! One measure as plain numbers.

use okr_core::PlainMeasure;

use crate::boundary::{Failure, Report, Slot};
use crate::error::okr_error;
use crate::status::{OKR_STATUS_INVALID_ARGUMENT, okr_status};

/// Measure: from a baseline (`a`) up to a target (`b`) (SPEC 3.1).
pub const OKR_MEASURE_INCREASE: i32 = 1;
/// Measure: from a baseline (`a`) down to a target (`b`) (SPEC 3.1).
pub const OKR_MEASURE_DECREASE: i32 = 2;
/// Measure: at least a threshold (`a`), with a floor (`b`) or NaN (SPEC 3.2).
pub const OKR_MEASURE_AT_LEAST: i32 = 3;
/// Measure: at most a threshold (`a`), with a ceiling (`b`) or NaN (SPEC 3.3).
pub const OKR_MEASURE_AT_MOST: i32 = 4;
/// Measure: between low (`a`) and high (`b`), with a tolerance (`c`) or NaN (SPEC 3.4).
pub const OKR_MEASURE_BETWEEN: i32 = 5;
/// Measure: done (1) or not (0) (SPEC 3.5).
pub const OKR_MEASURE_MILESTONE: i32 = 6;
/// Measure: a baseline to be found; any value will do (SPEC 3.8).
pub const OKR_MEASURE_DISCOVER: i32 = 7;

/// Flag of a limit (`AT_LEAST`, `AT_MOST`, `BETWEEN`): equality with it is a miss (SPEC 3.4).
pub const OKR_MEASURE_STRICT: i32 = 1;

/// Scores one value by one measure given as plain numbers, for programs that keep their own tables
/// (SPEC 2, 3).
///
/// `measure` is an `OKR_MEASURE_` constant, which also says what `a`, `b` and `c` are; those it
/// does not name are ignored. NaN stands for a floor, ceiling or tolerance that is not given.
/// `flags` is 0 or `OKR_MEASURE_STRICT`. `value` is the value reached.
///
/// `OKR_OK` with the unclamped progress in `*progress`, the score from 0 to 1 in `*score` and the
/// same score as an exact integer of billionths in `*billionths`; each of the three may be NULL.
/// `OKR_STATUS_VALUE` if the numbers make no measure (`E012`, `E013`, `E014`) or are out of range
/// (`E006`); `OKR_STATUS_INVALID_ARGUMENT` for an unknown `measure` or flag. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_score_value(
    measure: i32,
    a: f64,
    b: f64,
    c: f64,
    flags: i32,
    value: f64,
    progress: *mut f64,
    score: *mut f64,
    billionths: *mut i64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the pointers are NULL or writable, as the header asks.
    let (progress, score, billionths, report) = unsafe {
        (
            Slot::new(progress),
            Slot::new(score),
            Slot::new(billionths),
            Report::new(err),
        )
    };
    report.run(|| {
        let measure = plain_measure(measure, a, b, c, flags)?;
        let (reached, scored) = (measure.progress(value)?, measure.score(value)?);
        progress.set(reached);
        score.set(scored.to_f64());
        billionths.set(i64::from(scored.billionths()));
        Ok(())
    })
}

/// Whether a limit is strict; a failure for flags that do not fit the measure.
pub(crate) fn is_strict(measure: i32, flags: i32) -> Result<bool, Failure> {
    let strict = flags == OKR_MEASURE_STRICT;
    let limit = matches!(
        measure,
        OKR_MEASURE_AT_LEAST | OKR_MEASURE_AT_MOST | OKR_MEASURE_BETWEEN
    );
    if flags != 0 && !(strict && limit) {
        let message = format!("`flags` is {flags}, which does not fit `measure` {measure}");
        return Err(Failure::Argument(OKR_STATUS_INVALID_ARGUMENT, message));
    }
    Ok(strict)
}

fn plain_measure(
    measure: i32,
    a: f64,
    b: f64,
    c: f64,
    flags: i32,
) -> Result<PlainMeasure, Failure> {
    let strict = is_strict(measure, flags)?;
    let optional = |number: f64| (!number.is_nan()).then_some(number);
    Ok(match measure {
        OKR_MEASURE_INCREASE => PlainMeasure::increase(a, b)?,
        OKR_MEASURE_DECREASE => PlainMeasure::decrease(a, b)?,
        OKR_MEASURE_AT_LEAST => PlainMeasure::at_least(a, optional(b), strict)?,
        OKR_MEASURE_AT_MOST => PlainMeasure::at_most(a, optional(b), strict)?,
        OKR_MEASURE_BETWEEN => PlainMeasure::between(a, b, optional(c), strict)?,
        OKR_MEASURE_MILESTONE => PlainMeasure::milestone(),
        OKR_MEASURE_DISCOVER => PlainMeasure::discover(),
        _ => return Err(Failure::constant("measure", measure)),
    })
}
