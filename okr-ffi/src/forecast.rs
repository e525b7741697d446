//! Where goals go if things move on as they have.

use std::ffi::{CStr, c_char};
use std::ptr;

use okr_core::{Date, Forecast, Forecasts, NoForecast, NodeKind, Path, Range, Score, Together};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::options::okr_score_options;
use crate::portfolio::okr_portfolio;
use crate::status::{OKR_STATUS_INVALID_ARGUMENT, okr_status};
use crate::text::{self, okr_str};
use crate::words::{
    self, OKR_NODE_ANY, OKR_NODE_KEY_RESULT, OKR_NODE_OBJECTIVE, Table, name_of, number_of,
};

/// What may become of a key result or an objective if things move on as they have (SPEC 8): figures,
/// each named by an `OKR_FORECAST_` constant, and days, each named by an `OKR_DAY_` constant. A later
/// version may have more.
///
/// Owned by the caller, freed with `okr_forecast_free`. Immutable: threads may share it. It needs no
/// other handle.
pub struct okr_forecast(pub(crate) Forecast);

/// The forecasts of all key results and objectives of a portfolio (SPEC 8), in document order.
///
/// Owned by the caller, freed with `okr_forecasts_free`. Immutable: threads may share it. It needs no
/// other handle.
pub struct okr_forecasts(Forecasts);

/// Reason why there is no forecast: it is dropped (SPEC 8).
pub const OKR_REASON_DROPPED: i32 = 1;
/// Reason why there is no forecast: a review has scored the objective (SPEC 8).
pub const OKR_REASON_OVERRIDDEN: i32 = 2;
/// Reason why there is no forecast: the measure is neither an increase nor a decrease (SPEC 8).
pub const OKR_REASON_MEASURE: i32 = 3;
/// Reason why there is no forecast: the history is read by max, min or mean (SPEC 8).
pub const OKR_REASON_ACCUMULATE: i32 = 4;
/// Reason why there is no forecast: the value is a sum of other key results (SPEC 8).
pub const OKR_REASON_SUM_OF: i32 = 5;
/// Reason why there is no forecast: there is no value yet (SPEC 8).
pub const OKR_REASON_NO_VALUE: i32 = 6;
/// Reason why there is no forecast: there is one point only (SPEC 8).
pub const OKR_REASON_TOO_FEW_POINTS: i32 = 7;
/// Reason why there is no forecast: there is a median and no spread (SPEC 8).
pub const OKR_REASON_NO_SPREAD: i32 = 8;
/// Reason why there is no forecast: the objective has no component (SPEC 8).
pub const OKR_REASON_UNSCORED: i32 = 9;
/// Reason why there is no forecast: no component of the objective has a forecast (SPEC 8).
pub const OKR_REASON_NO_COMPONENT: i32 = 10;
/// Reason why there is no forecast: more than 4,096 components of the objective have a forecast (SPEC 8).
pub const OKR_REASON_TOO_MANY_COMPONENTS: i32 = 11;
/// Reason why there is no forecast: of a backtest, the due date has not come (SPEC 8).
pub const OKR_REASON_NOT_DUE: i32 = 12;
/// Reason why there is no forecast: of a backtest, no check-in has enough history before it (SPEC 8).
pub const OKR_REASON_NO_HISTORY: i32 = 13;

const REASONS: Table<NoForecast, 13> = [
    (OKR_REASON_DROPPED, NoForecast::Dropped, c"dropped"),
    (OKR_REASON_OVERRIDDEN, NoForecast::Overridden, c"overridden"),
    (OKR_REASON_MEASURE, NoForecast::Measure, c"measure"),
    (OKR_REASON_ACCUMULATE, NoForecast::Accumulate, c"accumulate"),
    (OKR_REASON_SUM_OF, NoForecast::SumOf, c"sum_of"),
    (OKR_REASON_NO_VALUE, NoForecast::NoValue, c"no_value"),
    (
        OKR_REASON_TOO_FEW_POINTS,
        NoForecast::TooFewPoints,
        c"too_few_points",
    ),
    (OKR_REASON_NO_SPREAD, NoForecast::NoSpread, c"no_spread"),
    (OKR_REASON_UNSCORED, NoForecast::Unscored, c"unscored"),
    (
        OKR_REASON_NO_COMPONENT,
        NoForecast::NoComponent,
        c"no_component",
    ),
    (
        OKR_REASON_TOO_MANY_COMPONENTS,
        NoForecast::TooManyComponents,
        c"too_many_components",
    ),
    (OKR_REASON_NOT_DUE, NoForecast::NotDue, c"not_due"),
    (OKR_REASON_NO_HISTORY, NoForecast::NoHistory, c"no_history"),
];

/// Figure of a forecast: the final score as it stands, 0 to 1; absent when unscored (SPEC 8).
pub const OKR_FORECAST_SCORE: i32 = 1;
/// Figure of a forecast: the score expected in the end, 0 to 1 (SPEC 8).
pub const OKR_FORECAST_EXPECTED_FINAL: i32 = 2;
/// Figure of a forecast: what people believe, 0 to 1, which has no part in the forecast (SPEC 8.3);
/// absent when nobody says (SPEC 8).
pub const OKR_FORECAST_CONFIDENCE: i32 = 3;
/// Figure of a forecast: the 10 % quantile of the final score; absent without a spread (SPEC 8).
pub const OKR_FORECAST_SCORE_LOW: i32 = 4;
/// Figure of a forecast: the median of the final score; absent without a forecast (SPEC 8).
pub const OKR_FORECAST_SCORE_MEDIAN: i32 = 5;
/// Figure of a forecast: the 90 % quantile of the final score; absent without a spread (SPEC 8).
pub const OKR_FORECAST_SCORE_HIGH: i32 = 6;
/// Figure of a forecast: the probability that the expected score is reached, of a committed
/// objective that it is delivered (SPEC 5.2); absent without a spread (SPEC 8).
pub const OKR_FORECAST_P_EXPECTED: i32 = 7;
/// Figure of a forecast: the probability of the score 1.0; absent without a spread (SPEC 8).
pub const OKR_FORECAST_P_FULL: i32 = 8;
/// Figure of a forecast: how many points the history has; like all that follow up to the pace to
/// the target, absent of objectives and without a forecast (SPEC 8).
pub const OKR_FORECAST_POINTS: i32 = 9;
/// Figure of a forecast: the value of the last point (SPEC 8).
pub const OKR_FORECAST_VALUE: i32 = 10;
/// Figure of a forecast: days from the last point to the due date (SPEC 8).
pub const OKR_FORECAST_HORIZON: i32 = 11;
/// Figure of a forecast: change per day between the first and the last point (SPEC 8).
pub const OKR_FORECAST_DRIFT: i32 = 12;
/// Figure of a forecast: the standard deviation of one day's change; absent of two points (SPEC 8).
pub const OKR_FORECAST_DEVIATION: i32 = 13;
/// Figure of a forecast: the 10 % quantile of the final value; absent without a spread (SPEC 8).
pub const OKR_FORECAST_VALUE_LOW: i32 = 14;
/// Figure of a forecast: the median of the final value (SPEC 8).
pub const OKR_FORECAST_VALUE_MEDIAN: i32 = 15;
/// Figure of a forecast: the 90 % quantile of the final value; absent without a spread (SPEC 8).
pub const OKR_FORECAST_VALUE_HIGH: i32 = 16;
/// Figure of a forecast: the change per day that reaches the expected score, 0 if it is reached;
/// absent if no day is left (SPEC 8).
pub const OKR_FORECAST_PACE_TO_EXPECTED: i32 = 17;
/// Figure of a forecast: the change per day that reaches the target, 0 if it is reached; absent if
/// no day is left (SPEC 8).
pub const OKR_FORECAST_PACE_TO_TARGET: i32 = 18;
/// Figure of a forecast: components and guardrails of an objective; like all that follow, absent of
/// key results (SPEC 8).
pub const OKR_FORECAST_PARTS: i32 = 19;
/// Figure of a forecast: how many of them have a forecast (SPEC 8).
pub const OKR_FORECAST_PARTS_FORECAST: i32 = 20;
/// Figure of a forecast: how many of these have a median only (SPEC 8).
pub const OKR_FORECAST_PARTS_MEDIAN_ONLY: i32 = 21;
/// Figure of a forecast: how far a score may be off (SPEC 8).
pub const OKR_FORECAST_PARTS_ERROR: i32 = 22;
/// Figure of a forecast: the 10 % quantile of the final score if all components move together (SPEC
/// 8).
pub const OKR_FORECAST_TOGETHER_LOW: i32 = 23;
/// Figure of a forecast: the median of the final score if all components move together (SPEC 8).
pub const OKR_FORECAST_TOGETHER_MEDIAN: i32 = 24;
/// Figure of a forecast: the 90 % quantile of the final score if all components move together (SPEC
/// 8).
pub const OKR_FORECAST_TOGETHER_HIGH: i32 = 25;
/// Figure of a forecast: the probability that the expected score is reached if all components move
/// together (SPEC 8).
pub const OKR_FORECAST_TOGETHER_P_EXPECTED: i32 = 26;
/// Figure of a forecast: the probability of the score 1.0 if all components move together (SPEC 8).
pub const OKR_FORECAST_TOGETHER_P_FULL: i32 = 27;
/// Day of a forecast: the due date in force (SPEC 8).
pub const OKR_DAY_DUE: i32 = 1;
/// Day of a forecast: the day of the first point; absent of objectives and without a forecast (SPEC
/// 8).
pub const OKR_DAY_FIRST: i32 = 2;
/// Day of a forecast: the day of the last point; absent of objectives and without a forecast (SPEC
/// 8).
pub const OKR_DAY_LAST: i32 = 3;
/// Day of a forecast: the day on which the median path reaches the target; absent if it does not
/// within ten years (SPEC 8).
pub const OKR_DAY_REACHES_TARGET: i32 = 4;

/// A figure: number, path in the JSON, value.
type Figure = (i32, &'static CStr, fn(&Forecast) -> Option<f64>);

const FIGURES: [Figure; 27] = [
    (OKR_FORECAST_SCORE, c"score", |it| score(it.score())),
    (OKR_FORECAST_EXPECTED_FINAL, c"expected_final", |it| {
        score(Some(it.expected_final()))
    }),
    (OKR_FORECAST_CONFIDENCE, c"confidence", Forecast::confidence),
    (OKR_FORECAST_SCORE_LOW, c"final_score.low", |it| {
        scores(it).and_then(|it| score(it.low))
    }),
    (OKR_FORECAST_SCORE_MEDIAN, c"final_score.median", |it| {
        scores(it).map(|it| it.median.to_f64())
    }),
    (OKR_FORECAST_SCORE_HIGH, c"final_score.high", |it| {
        scores(it).and_then(|it| score(it.high))
    }),
    (OKR_FORECAST_P_EXPECTED, c"p_expected", Forecast::p_expected),
    (OKR_FORECAST_P_FULL, c"p_full", Forecast::p_full),
    (OKR_FORECAST_POINTS, c"path.points", |it| {
        path(it).map(|it| it.points as f64)
    }),
    (OKR_FORECAST_VALUE, c"path.value", |it| {
        path(it).map(|it| it.value)
    }),
    (OKR_FORECAST_HORIZON, c"path.horizon", |it| {
        path(it).map(|it| f64::from(it.horizon))
    }),
    (OKR_FORECAST_DRIFT, c"path.drift", |it| {
        path(it).map(|it| it.drift)
    }),
    (OKR_FORECAST_DEVIATION, c"path.deviation", |it| {
        path(it)?.deviation
    }),
    (OKR_FORECAST_VALUE_LOW, c"path.final_value.low", |it| {
        path(it)?.final_value.low
    }),
    (
        OKR_FORECAST_VALUE_MEDIAN,
        c"path.final_value.median",
        |it| path(it).map(|it| it.final_value.median),
    ),
    (OKR_FORECAST_VALUE_HIGH, c"path.final_value.high", |it| {
        path(it)?.final_value.high
    }),
    (
        OKR_FORECAST_PACE_TO_EXPECTED,
        c"path.pace_to_expected",
        |it| path(it)?.pace_to_expected,
    ),
    (OKR_FORECAST_PACE_TO_TARGET, c"path.pace_to_target", |it| {
        path(it)?.pace_to_target
    }),
    (OKR_FORECAST_PARTS, c"parts.count", |it| {
        it.parts().map(|it| it.count as f64)
    }),
    (OKR_FORECAST_PARTS_FORECAST, c"parts.forecast", |it| {
        it.parts().map(|it| it.forecast as f64)
    }),
    (OKR_FORECAST_PARTS_MEDIAN_ONLY, c"parts.median_only", |it| {
        it.parts().map(|it| it.median_only as f64)
    }),
    (OKR_FORECAST_PARTS_ERROR, c"parts.error", |it| {
        it.parts().map(|it| it.error)
    }),
    (
        OKR_FORECAST_TOGETHER_LOW,
        c"parts.together.final_score.low",
        |it| score(together(it)?.final_score.low),
    ),
    (
        OKR_FORECAST_TOGETHER_MEDIAN,
        c"parts.together.final_score.median",
        |it| together(it).map(|it| it.final_score.median.to_f64()),
    ),
    (
        OKR_FORECAST_TOGETHER_HIGH,
        c"parts.together.final_score.high",
        |it| score(together(it)?.final_score.high),
    ),
    (
        OKR_FORECAST_TOGETHER_P_EXPECTED,
        c"parts.together.p_expected",
        |it| together(it).map(|it| it.p_expected),
    ),
    (
        OKR_FORECAST_TOGETHER_P_FULL,
        c"parts.together.p_full",
        |it| together(it).map(|it| it.p_full),
    ),
];

fn score(score: Option<Score>) -> Option<f64> {
    score.map(Score::to_f64)
}

fn scores(forecast: &Forecast) -> Option<Range<Score>> {
    forecast.final_score()
}

fn path(forecast: &Forecast) -> Option<&Path> {
    forecast.path()
}

fn together(forecast: &Forecast) -> Option<Together> {
    forecast.parts()?.together
}

/// The constant of a reason.
pub(crate) fn of_reason(reason: NoForecast) -> i32 {
    number_of(&REASONS, &reason)
}

fn list(forecasts: &okr_forecasts, kind: i32) -> Option<&[Forecast]> {
    match kind {
        OKR_NODE_OBJECTIVE => Some(forecasts.0.objectives()),
        OKR_NODE_KEY_RESULT => Some(forecasts.0.key_results()),
        _ => None,
    }
}

/// What may become of one objective or key result if things move on as they have (SPEC 8).
///
/// `kind` is `OKR_NODE_ANY`, `OKR_NODE_OBJECTIVE` or `OKR_NODE_KEY_RESULT`. Everything is scored
/// first: for many forecasts ask `okr_portfolio_forecasts`. `OKR_OK` with a new forecast in `*out`;
/// `OKR_STATUS_NOT_FOUND` with `E009` if there is no such goal; `OKR_STATUS_INVALID_ARGUMENT` for any
/// other `kind`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_forecast(
    portfolio: Option<&okr_portfolio>,
    kind: i32,
    id: *const c_char,
    len: usize,
    options: Option<&okr_score_options>,
    out: *mut Option<Box<okr_forecast>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let kind = match kind {
            OKR_NODE_ANY => None,
            OKR_NODE_OBJECTIVE => Some(NodeKind::Objective),
            OKR_NODE_KEY_RESULT => Some(NodeKind::KeyResult),
            _ => return Err(Failure::constant("kind", kind)),
        };
        let options = given(options, "options")?.to_core();
        let found = (given(portfolio, "portfolio")?.0).forecast((kind, id?), &options);
        Ok(okr_forecast(found.map_err(Failure::Unknown)?))
    })
}

/// What may become of every objective and key result (SPEC 8).
///
/// `OKR_OK` with new forecasts in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_forecasts(
    portfolio: Option<&okr_portfolio>,
    options: Option<&okr_score_options>,
    out: *mut Option<Box<okr_forecasts>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let options = given(options, "options")?.to_core();
        Ok(okr_forecasts(
            given(portfolio, "portfolio")?.0.forecasts(&options),
        ))
    })
}

/// The number of forecasts of a kind, `OKR_NODE_OBJECTIVE` or `OKR_NODE_KEY_RESULT`; 0 for NULL and
/// for another `kind`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_forecasts_count(forecasts: Option<&okr_forecasts>, kind: i32) -> usize {
    plain(0, || {
        forecasts.map_or(0, |it| list(it, kind).map_or(0, <[Forecast]>::len))
    })
}

/// The forecast of the objective or key result at a place in document order, as a new handle.
///
/// `kind` is `OKR_NODE_OBJECTIVE` or `OKR_NODE_KEY_RESULT`. `OKR_OK` with a new forecast in `*out`;
/// `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_INVALID_ARGUMENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_forecasts_at(
    forecasts: Option<&okr_forecasts>,
    kind: i32,
    index: usize,
    out: *mut Option<Box<okr_forecast>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let forecasts = given(forecasts, "forecasts")?;
        let rows = list(forecasts, kind).ok_or_else(|| Failure::constant("kind", kind))?;
        let row = (rows.get(index)).ok_or_else(|| Failure::index("forecast", index, rows.len()))?;
        Ok(okr_forecast(row.clone()))
    })
}

/// All forecasts as JSON without white space (FORMAT, "Forecast").
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_forecasts_to_json(
    forecasts: Option<&okr_forecasts>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(given(forecasts, "forecasts")?.0.to_json()))
    })
}

/// Frees forecasts. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_forecasts_free(forecasts: Option<Box<okr_forecasts>>) {
    plain((), || drop(forecasts));
}

/// What the forecast is of, `OKR_NODE_OBJECTIVE` or `OKR_NODE_KEY_RESULT`.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_forecast_kind(
    forecast: Option<&okr_forecast>,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(words::of_node(given(forecast, "forecast")?.0.kind()))
    })
}

/// The identifier of the objective or key result. A view that `forecast` owns.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_forecast_id(
    forecast: Option<&okr_forecast>,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(okr_str::view(given(forecast, "forecast")?.0.id()))
    })
}

/// Why there is no forecast, or no spread: an `OKR_REASON_` constant. Absent where there is a whole
/// one.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_forecast_reason(
    forecast: Option<&okr_forecast>,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(given(forecast, "forecast")?.0.reason().map(of_reason))
    })
}

/// A figure of a forecast, named by an `OKR_FORECAST_` constant.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_INVALID_ARGUMENT` for any other `figure`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_forecast_figure(
    forecast: Option<&okr_forecast>,
    figure: i32,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        let forecast = &given(forecast, "forecast")?.0;
        let found = FIGURES.iter().find(|(number, ..)| *number == figure);
        let (.., value) = found.ok_or_else(|| Failure::constant("figure", figure))?;
        Ok(value(forecast))
    })
}

/// A day of a forecast, named by an `OKR_DAY_` constant: year, month 1 to 12, day 1 to 31.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_INVALID_ARGUMENT` for any other `which`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_forecast_day(
    forecast: Option<&okr_forecast>,
    which: i32,
    year: *mut i32,
    month: *mut u32,
    day: *mut u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the pointers are NULL or writable, as the header asks.
    let (year, month, day, report) = unsafe {
        (
            Slot::new(year),
            Slot::new(month),
            Slot::new(day),
            Report::new(err),
        )
    };
    report.run(|| {
        year.required("year")?;
        month.required("month")?;
        day.required("day")?;
        let forecast = &given(forecast, "forecast")?.0;
        let date: Option<Date> = match which {
            OKR_DAY_DUE => Some(forecast.due()),
            OKR_DAY_FIRST => path(forecast).map(|it| it.from),
            OKR_DAY_LAST => path(forecast).map(|it| it.on),
            OKR_DAY_REACHES_TARGET => path(forecast).and_then(|it| it.reaches_target_on),
            _ => return Err(Failure::constant("which", which)),
        };
        let date = date.ok_or(Failure::Absent)?;
        year.set(date.year());
        month.set(date.month());
        day.set(date.day());
        Ok(())
    })
}

/// Whether a review's score stands in place of the computed one, which is what is forecast: 0 or 1.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_forecast_overridden(
    forecast: Option<&okr_forecast>,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(i32::from(given(forecast, "forecast")?.0.overridden()))
    })
}

/// Whether some components of an objective rest on the same objective or KPI, so that they are not
/// independent: 0 or 1. Absent of key results and without a forecast.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_forecast_shared(
    forecast: Option<&okr_forecast>,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        let parts = given(forecast, "forecast")?.0.parts();
        Ok(parts.map(|it| i32::from(it.shared)))
    })
}

/// The probability that the final score is at least `score`, 0 to 1. Absent without a spread.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_INVALID_ARGUMENT` for a score outside 0 to 1;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_forecast_probability(
    forecast: Option<&okr_forecast>,
    score: f64,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        let forecast = &given(forecast, "forecast")?.0;
        if !(0.0..=1.0).contains(&score) {
            return Err(Failure::Argument(
                OKR_STATUS_INVALID_ARGUMENT,
                format!("`score` is {score}, which lies outside 0 to 1"),
            ));
        }
        Ok(forecast.probability(Score::from_f64(score)))
    })
}

/// A forecast as JSON without white space, after day, policy and basis (FORMAT, "Forecast").
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_forecast_to_json(
    forecast: Option<&okr_forecast>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(given(forecast, "forecast")?.0.to_json()))
    })
}

/// Frees a forecast. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_forecast_free(forecast: Option<Box<okr_forecast>>) {
    plain((), || drop(forecast));
}

/// The path of an `OKR_FORECAST_` figure in the JSON of a forecast, such as `"final_score.low"`:
/// NUL-terminated and static; NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_forecast_figure_name(figure: i32) -> *const c_char {
    FIGURES
        .iter()
        .find(|(number, ..)| *number == figure)
        .map_or(ptr::null(), |(_, name, _)| name.as_ptr())
}

/// The word of an `OKR_REASON_` constant as in JSON, such as `"no_value"`: NUL-terminated and static;
/// NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_reason_name(reason: i32) -> *const c_char {
    name_of(&REASONS, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_constant() {
        words::check(&REASONS, NoForecast::ALL, NoForecast::as_str);
    }
}
