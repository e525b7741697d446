//! Numbers about groups of objectives.

use std::ffi::{CStr, c_char};
use std::ptr;

use okr_core::Measures;

use crate::alignment::okr_alignment;
use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::status::okr_status;
use crate::unit::{OKR_SCOPE_OWN, OKR_SCOPE_SUBTREE};
use crate::{text, words};

/// How well a group of objectives is aligned (SPEC 10.3): figures, each named by an `OKR_FIGURE_`
/// constant. A later version may have more.
///
/// Owned by the caller, freed with `okr_measures_free`. Immutable: threads may share it. It needs no
/// other handle.
pub struct okr_measures(Measures);

/// Figure: the objectives of the group (SPEC 10.3).
pub const OKR_FIGURE_OBJECTIVES: i32 = 1;
/// Figure: how many objectives with line of sight (SPEC 10.3).
pub const OKR_FIGURE_LINE_OF_SIGHT_COUNT: i32 = 2;
/// Figure: of how many objectives (SPEC 10.3).
pub const OKR_FIGURE_LINE_OF_SIGHT_OF: i32 = 3;
/// Figure: the share of those, 0 to 1; absent if there are none (SPEC 10.3).
pub const OKR_FIGURE_LINE_OF_SIGHT_SHARE: i32 = 4;
/// Figure: how many company objectives that some objective supports (SPEC 10.3).
pub const OKR_FIGURE_COMPANY_OBJECTIVES_COVERED: i32 = 5;
/// Figure: of how many company objectives (SPEC 10.3).
pub const OKR_FIGURE_COMPANY_OBJECTIVES_OF: i32 = 6;
/// Figure: the share of those, 0 to 1; absent if there are none (SPEC 10.3).
pub const OKR_FIGURE_COMPANY_OBJECTIVES_SHARE: i32 = 7;
/// Figure: how many key results of company objectives that some objective supports (SPEC 10.3).
pub const OKR_FIGURE_COMPANY_KEY_RESULTS_COVERED: i32 = 8;
/// Figure: of how many key results of company objectives (SPEC 10.3).
pub const OKR_FIGURE_COMPANY_KEY_RESULTS_OF: i32 = 9;
/// Figure: the share of those, 0 to 1; absent if there are none (SPEC 10.3).
pub const OKR_FIGURE_COMPANY_KEY_RESULTS_SHARE: i32 = 10;
/// Figure: the mean depth of the objectives with line of sight below the company's; absent if there
/// are none (SPEC 10.3).
pub const OKR_FIGURE_DEPTH_MEAN: i32 = 11;
/// Figure: the largest depth of the objectives with line of sight below the company's; absent if
/// there are none (SPEC 10.3).
pub const OKR_FIGURE_DEPTH_MAX: i32 = 12;
/// Figure: the mean number of alignments that end at an objective or its key results; absent if
/// there are none (SPEC 10.3).
pub const OKR_FIGURE_FAN_IN_MEAN: i32 = 13;
/// Figure: the largest number of alignments that end at an objective or its key results; absent if
/// there are none (SPEC 10.3).
pub const OKR_FIGURE_FAN_IN_MAX: i32 = 14;
/// Figure: the mean number of alignments that start at an objective; absent if there are none (SPEC
/// 10.3).
pub const OKR_FIGURE_FAN_OUT_MEAN: i32 = 15;
/// Figure: the largest number of alignments that start at an objective; absent if there are none
/// (SPEC 10.3).
pub const OKR_FIGURE_FAN_OUT_MAX: i32 = 16;
/// Figure: objectives given from above (SPEC 10.3).
pub const OKR_FIGURE_ORIGIN_TOP_DOWN: i32 = 17;
/// Figure: objectives proposed from below (SPEC 10.3).
pub const OKR_FIGURE_ORIGIN_BOTTOM_UP: i32 = 18;
/// Figure: objectives that do not say where they come from (SPEC 10.3).
pub const OKR_FIGURE_ORIGIN_UNSTATED: i32 = 19;
/// Figure: the share of those given from above among those that say, 0 to 1; absent if none does
/// (SPEC 10.3).
pub const OKR_FIGURE_ORIGIN_TOP_DOWN_SHARE: i32 = 20;
/// Figure: the share of those proposed from below among those that say, 0 to 1; absent if none does
/// (SPEC 10.3).
pub const OKR_FIGURE_ORIGIN_BOTTOM_UP_SHARE: i32 = 21;
/// Figure: how unevenly contributions fall on the company objectives of the group, the Gini
/// coefficient, 0 to 1; absent if nothing contributes (SPEC 10.3).
pub const OKR_FIGURE_GINI: i32 = 22;

/// A figure: number, path in the JSON, value.
type Figure = (i32, &'static CStr, fn(&Measures) -> Option<f64>);

const FIGURES: [Figure; 22] = [
    (OKR_FIGURE_OBJECTIVES, c"objectives", |it| {
        Some(f64::from(it.objectives))
    }),
    (
        OKR_FIGURE_LINE_OF_SIGHT_COUNT,
        c"line_of_sight.count",
        |it| Some(f64::from(it.line_of_sight.count)),
    ),
    (OKR_FIGURE_LINE_OF_SIGHT_OF, c"line_of_sight.of", |it| {
        Some(f64::from(it.line_of_sight.of))
    }),
    (
        OKR_FIGURE_LINE_OF_SIGHT_SHARE,
        c"line_of_sight.share",
        |it| it.line_of_sight.share,
    ),
    (
        OKR_FIGURE_COMPANY_OBJECTIVES_COVERED,
        c"company_objectives.covered",
        |it| Some(f64::from(it.company_objectives.covered)),
    ),
    (
        OKR_FIGURE_COMPANY_OBJECTIVES_OF,
        c"company_objectives.of",
        |it| Some(f64::from(it.company_objectives.of)),
    ),
    (
        OKR_FIGURE_COMPANY_OBJECTIVES_SHARE,
        c"company_objectives.share",
        |it| it.company_objectives.share,
    ),
    (
        OKR_FIGURE_COMPANY_KEY_RESULTS_COVERED,
        c"company_key_results.covered",
        |it| Some(f64::from(it.company_key_results.covered)),
    ),
    (
        OKR_FIGURE_COMPANY_KEY_RESULTS_OF,
        c"company_key_results.of",
        |it| Some(f64::from(it.company_key_results.of)),
    ),
    (
        OKR_FIGURE_COMPANY_KEY_RESULTS_SHARE,
        c"company_key_results.share",
        |it| it.company_key_results.share,
    ),
    (OKR_FIGURE_DEPTH_MEAN, c"depth.mean", |it| it.depth.mean),
    (OKR_FIGURE_DEPTH_MAX, c"depth.max", |it| {
        it.depth.max.map(f64::from)
    }),
    (OKR_FIGURE_FAN_IN_MEAN, c"fan_in.mean", |it| it.fan_in.mean),
    (OKR_FIGURE_FAN_IN_MAX, c"fan_in.max", |it| {
        it.fan_in.max.map(f64::from)
    }),
    (OKR_FIGURE_FAN_OUT_MEAN, c"fan_out.mean", |it| {
        it.fan_out.mean
    }),
    (OKR_FIGURE_FAN_OUT_MAX, c"fan_out.max", |it| {
        it.fan_out.max.map(f64::from)
    }),
    (OKR_FIGURE_ORIGIN_TOP_DOWN, c"origin.top_down", |it| {
        Some(f64::from(it.origin.top_down))
    }),
    (OKR_FIGURE_ORIGIN_BOTTOM_UP, c"origin.bottom_up", |it| {
        Some(f64::from(it.origin.bottom_up))
    }),
    (OKR_FIGURE_ORIGIN_UNSTATED, c"origin.unstated", |it| {
        Some(f64::from(it.origin.unstated))
    }),
    (
        OKR_FIGURE_ORIGIN_TOP_DOWN_SHARE,
        c"origin.top_down_share",
        |it| it.origin.top_down_share,
    ),
    (
        OKR_FIGURE_ORIGIN_BOTTOM_UP_SHARE,
        c"origin.bottom_up_share",
        |it| it.origin.bottom_up_share,
    ),
    (OKR_FIGURE_GINI, c"gini", |it| it.gini),
];

fn figure(number: i32) -> Option<&'static Figure> {
    FIGURES.iter().find(|(of, ..)| *of == number)
}

/// The measures of all objectives in force (SPEC 10.3).
///
/// `OKR_OK` with new measures in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_measures(
    alignment: Option<&okr_alignment>,
    out: *mut Option<Box<okr_measures>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_measures(given(alignment, "alignment")?.0.measures()))
    })
}

/// The measures of the objectives that a unit owns, or that it and all units below it own; `scope`
/// is an `OKR_SCOPE_` constant (SPEC 10.3). What is counted about each objective is counted in the
/// whole graph.
///
/// `OKR_OK` with new measures in `*out`; `OKR_STATUS_NOT_FOUND` with `E009` for an unknown unit;
/// `OKR_STATUS_INVALID_ARGUMENT` for another `scope`; `OKR_STATUS_INVALID_UTF8`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_measures_of_unit(
    alignment: Option<&okr_alignment>,
    unit: *const c_char,
    len: usize,
    scope: i32,
    out: *mut Option<Box<okr_measures>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `unit` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (unit, out, report) = unsafe {
        (
            text::utf8(unit, len, "unit"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.make(&out, || {
        let alignment = &given(alignment, "alignment")?.0;
        let subtree = match scope {
            OKR_SCOPE_OWN => false,
            OKR_SCOPE_SUBTREE => true,
            _ => return Err(Failure::constant("scope", scope)),
        };
        let measures = alignment.measures_of_unit(unit?, subtree);
        measures.map(okr_measures).map_err(Failure::Unknown)
    })
}

/// The measures of the objectives that units of a level own; `level` is an `OKR_LEVEL_` constant
/// (SPEC 10.3).
///
/// `OKR_OK` with new measures in `*out`; `OKR_STATUS_INVALID_ARGUMENT` for another `level`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_measures_of_level(
    alignment: Option<&okr_alignment>,
    level: i32,
    out: *mut Option<Box<okr_measures>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let alignment = &given(alignment, "alignment")?.0;
        Ok(okr_measures(
            alignment.measures_of_level(words::level(level)?),
        ))
    })
}

/// One of the measures; `figure` is an `OKR_FIGURE_` constant (SPEC 10.3). Counts are whole
/// numbers. Absent where there is nothing to divide by, or nothing to be the largest.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_INVALID_ARGUMENT` for another `figure`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_measures_figure(
    measures: Option<&okr_measures>,
    figure: i32,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        let measures = &given(measures, "measures")?.0;
        let (.., value) =
            self::figure(figure).ok_or_else(|| Failure::constant("figure", figure))?;
        Ok(value(measures))
    })
}

/// The measures as JSON without white space; null where a figure is absent (SPEC 10.3).
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_measures_to_json(
    measures: Option<&okr_measures>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(given(measures, "measures")?.0.to_json()))
    })
}

/// Where an `OKR_FIGURE_` constant stands in the JSON of measures, such as `"line_of_sight.share"`:
/// NUL-terminated and static; NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_figure_name(figure: i32) -> *const c_char {
    self::figure(figure).map_or(ptr::null(), |(_, name, _)| name.as_ptr())
}

/// Frees measures. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_measures_free(measures: Option<Box<okr_measures>>) {
    plain((), || drop(measures));
}
