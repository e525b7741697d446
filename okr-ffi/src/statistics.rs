//! Statistics over groups of goals.

use std::ffi::c_char;

use okr_core::stats::{CycleChange, Group};
use okr_core::{CalibrationVerdict, Grouping, Statistics, StatisticsOptions};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::figures;
use crate::options::okr_score_options;
use crate::portfolio::okr_portfolio;
use crate::status::{OKR_STATUS_INVALID_ARGUMENT, OKR_STATUS_NOT_FOUND, okr_status};
use crate::text::{self, okr_str};
use crate::words::{self, Table};

/// Grouping: everything, one group (SPEC 9.1).
pub const OKR_GROUPING_ALL: i32 = 1;
/// Grouping: by the level of the unit that owns an objective (SPEC 9.1).
pub const OKR_GROUPING_LEVEL: i32 = 2;
/// Grouping: by the unit that owns an objective (SPEC 9.1).
pub const OKR_GROUPING_UNIT: i32 = 3;
/// Grouping: each unit with all units below it (SPEC 9.1).
pub const OKR_GROUPING_SUBTREE: i32 = 4;
/// Grouping: by cycle (SPEC 9.1).
pub const OKR_GROUPING_CYCLE: i32 = 5;
/// Grouping: by commitment (SPEC 9.1).
pub const OKR_GROUPING_COMMITMENT: i32 = 6;
/// Grouping: by level and cycle (SPEC 9.1).
pub const OKR_GROUPING_LEVEL_CYCLE: i32 = 7;
/// Grouping: by the unit that owns an objective, and cycle (SPEC 9.1).
pub const OKR_GROUPING_UNIT_CYCLE: i32 = 8;
/// Grouping: by cycle and commitment (SPEC 9.1).
pub const OKR_GROUPING_CYCLE_COMMITMENT: i32 = 9;

/// Calibration: under five scores, so nothing can be said (SPEC 9.2).
pub const OKR_CALIBRATION_TOO_FEW: i32 = 1;
/// Calibration: the interval of the mean lies wholly above 0.8 (SPEC 9.2).
pub const OKR_CALIBRATION_TOO_EASY: i32 = 2;
/// Calibration: it lies wholly below 0.6 (SPEC 9.2).
pub const OKR_CALIBRATION_TOO_HARD: i32 = 3;
/// Calibration: it lies within 0.5 to 0.9 and has a point of 0.6 to 0.8 (SPEC 9.2).
pub const OKR_CALIBRATION_CALIBRATED: i32 = 4;
/// Calibration: anything else, the interval is too wide to tell (SPEC 9.2).
pub const OKR_CALIBRATION_INCONCLUSIVE: i32 = 5;

const GROUPINGS: Table<Grouping, 9> = [
    (OKR_GROUPING_ALL, Grouping::All, c"all"),
    (OKR_GROUPING_LEVEL, Grouping::Level, c"level"),
    (OKR_GROUPING_UNIT, Grouping::Unit, c"unit"),
    (OKR_GROUPING_SUBTREE, Grouping::Subtree, c"subtree"),
    (OKR_GROUPING_CYCLE, Grouping::Cycle, c"cycle"),
    (OKR_GROUPING_COMMITMENT, Grouping::Commitment, c"commitment"),
    (
        OKR_GROUPING_LEVEL_CYCLE,
        Grouping::LevelCycle,
        c"level_cycle",
    ),
    (OKR_GROUPING_UNIT_CYCLE, Grouping::UnitCycle, c"unit_cycle"),
    (
        OKR_GROUPING_CYCLE_COMMITMENT,
        Grouping::CycleCommitment,
        c"cycle_commitment",
    ),
];

const CALIBRATIONS: Table<CalibrationVerdict, 5> = [
    (
        OKR_CALIBRATION_TOO_FEW,
        CalibrationVerdict::TooFew,
        c"too_few",
    ),
    (
        OKR_CALIBRATION_TOO_EASY,
        CalibrationVerdict::TooEasy,
        c"too_easy",
    ),
    (
        OKR_CALIBRATION_TOO_HARD,
        CalibrationVerdict::TooHard,
        c"too_hard",
    ),
    (
        OKR_CALIBRATION_CALIBRATED,
        CalibrationVerdict::Calibrated,
        c"calibrated",
    ),
    (
        OKR_CALIBRATION_INCONCLUSIVE,
        CalibrationVerdict::Inconclusive,
        c"inconclusive",
    ),
];

/// What statistics are made by: day, policy and basis, the groups, whether individuals are shown.
///
/// Owned by the caller, freed with `okr_statistics_options_free`; may be used for any number of calls.
/// Setters change it, so no other thread may use it meanwhile; once set, threads may share it. A
/// setter that fails leaves it as it was.
pub struct okr_statistics_options {
    options: StatisticsOptions,
    /// Empty until one is asked for: then it is all of them.
    groupings: Vec<Grouping>,
}

/// Statistics over the groups of a portfolio (SPEC 9): groups of objectives with their figures, and
/// closed cycles against those before them.
///
/// Owned by the caller, freed with `okr_statistics_free`. Immutable: threads may share it. It needs
/// no other handle.
///
/// A figure is named by its path in the JSON, as in docs/format.md: `objectives.mean`,
/// `objectives.histogram.9`, `confidence.last.bins.0.observed`.
pub struct okr_statistics(Statistics);

fn group(statistics: Option<&okr_statistics>, index: usize) -> Result<&Group, Failure> {
    let groups = given(statistics, "statistics")?.0.groups();
    (groups.get(index)).ok_or_else(|| Failure::index("group", index, groups.len()))
}

fn cycle(statistics: Option<&okr_statistics>, index: usize) -> Result<&CycleChange, Failure> {
    let cycles = given(statistics, "statistics")?.0.cycles();
    (cycles.get(index)).ok_or_else(|| Failure::index("pair of cycles", index, cycles.len()))
}

fn unknown(path: &str) -> Failure {
    Failure::Argument(
        OKR_STATUS_NOT_FOUND,
        format!(
            "there is no figure `{}`",
            path.chars().take(80).collect::<String>()
        ),
    )
}

fn view(text: Option<&String>) -> Option<okr_str> {
    text.map(|text| okr_str::view(text))
}

/// Options by the day, policy and basis of score options, which are copied; in all groups, and
/// without groups of individuals (SPEC 9.4).
///
/// `OKR_OK` with new options in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_options_new(
    score: Option<&okr_score_options>,
    out: *mut Option<Box<okr_statistics_options>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let score = given(score, "score")?.to_core();
        Ok(okr_statistics_options {
            options: score.into(),
            groupings: Vec::new(),
        })
    })
}

/// Sets whether there are groups of individuals, 0 or 1 (SPEC 9.4).
///
/// `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for any other number; `OKR_STATUS_NULL_ARGUMENT`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_options_set_individuals(
    options: Option<&mut okr_statistics_options>,
    individuals: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        let options = options.ok_or_else(|| Failure::null("options"))?;
        if !matches!(individuals, 0 | 1) {
            let message = format!("`individuals` is {individuals}, neither 0 nor 1");
            return Err(Failure::Argument(OKR_STATUS_INVALID_ARGUMENT, message));
        }
        options.options = options.options.clone().with_individuals(individuals == 1);
        Ok(())
    })
}

/// Asks for groups by one thing, an `OKR_GROUPING_` constant, beside those asked for before. Once
/// one is asked for, only those and the group of everything are made.
///
/// `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for any other number; `OKR_STATUS_NULL_ARGUMENT`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_options_add_grouping(
    options: Option<&mut okr_statistics_options>,
    grouping: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        let options = options.ok_or_else(|| Failure::null("options"))?;
        let by = words::value_of(&GROUPINGS, grouping, "grouping")?;
        if !options.groupings.contains(&by) {
            options.groupings.push(by);
        }
        Ok(())
    })
}

/// Frees options. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statistics_options_free(options: Option<Box<okr_statistics_options>>) {
    plain((), || drop(options));
}

/// Scores a portfolio, and says what the scores of groups come to (SPEC 9).
///
/// `OKR_OK` with new statistics in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_statistics(
    portfolio: Option<&okr_portfolio>,
    options: Option<&okr_statistics_options>,
    out: *mut Option<Box<okr_statistics>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let portfolio = &given(portfolio, "portfolio")?.0;
        let chosen = given(options, "options")?;
        let mut options = chosen.options.clone();
        if !chosen.groupings.is_empty() {
            options = options.by(&chosen.groupings);
        }
        Ok(okr_statistics(portfolio.statistics(&options)))
    })
}

/// How many units of level individual have no group of their own, and how many objectives they own
/// (SPEC 9.4). Both 0 if individuals are shown.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_withheld(
    statistics: Option<&okr_statistics>,
    units: *mut usize,
    objectives: *mut usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the pointers are NULL or writable, as the header asks.
    let (units, objectives, report) =
        unsafe { (Slot::new(units), Slot::new(objectives), Report::new(err)) };
    report.run(|| {
        units.required("units")?;
        objectives.required("objectives")?;
        let withheld = given(statistics, "statistics")?.0.withheld();
        units.set(usize::try_from(withheld.units).unwrap_or(usize::MAX));
        objectives.set(usize::try_from(withheld.objectives).unwrap_or(usize::MAX));
        Ok(())
    })
}

/// The number of groups; 0 for NULL. The first is the group of everything. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statistics_group_count(statistics: Option<&okr_statistics>) -> usize {
    plain(0, || statistics.map_or(0, |it| it.0.groups().len()))
}

/// What a group is a group by, an `OKR_GROUPING_` constant.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_group_by(
    statistics: Option<&okr_statistics>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(words::number_of(&GROUPINGS, &group(statistics, index)?.by))
    })
}

/// The identifier of the unit of a group by unit. Absent in others. A view that `statistics` owns.
///
/// Statuses as for `okr_statistics_group_by`, and `OKR_ABSENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_group_unit(
    statistics: Option<&okr_statistics>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(view(group(statistics, index)?.unit.as_ref())))
}

/// The level of a group by level, or of the unit of a group by unit: an `OKR_LEVEL_` constant. Absent
/// in others.
///
/// Statuses as for `okr_statistics_group_by`, and `OKR_ABSENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_group_level(
    statistics: Option<&okr_statistics>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        Ok(group(statistics, index)?.level.map(words::of_level))
    })
}

/// The identifier of the cycle of a group by cycle. Absent in others. A view that `statistics` owns.
///
/// Statuses as for `okr_statistics_group_by`, and `OKR_ABSENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_group_cycle(
    statistics: Option<&okr_statistics>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(view(group(statistics, index)?.cycle.as_ref())))
}

/// The commitment of a group by commitment, an `OKR_COMMITMENT_` constant. Absent in others.
///
/// Statuses as for `okr_statistics_group_by`, and `OKR_ABSENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_group_commitment(
    statistics: Option<&okr_statistics>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        let commitment = group(statistics, index)?.commitment;
        Ok(commitment.map(words::of_commitment))
    })
}

/// Whether fewer than five objectives of a group have a score, 0 or 1 (SPEC 9.4).
///
/// Statuses as for `okr_statistics_group_by`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_group_small(
    statistics: Option<&okr_statistics>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(group(statistics, index)?.small_group.into()))
}

/// Whether the aspirational goals of a group are as hard as they should be, an `OKR_CALIBRATION_`
/// constant (SPEC 9.2).
///
/// Statuses as for `okr_statistics_group_by`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_group_calibration(
    statistics: Option<&okr_statistics>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        let verdict = group(statistics, index)?.calibration.verdict;
        Ok(words::number_of(&CALIBRATIONS, &verdict))
    })
}

/// A figure of a group, by its path in the JSON. Absent where there is nothing to say.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NOT_FOUND` if no number has that path;
/// `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_group_figure(
    statistics: Option<&okr_statistics>,
    index: usize,
    path: *const c_char,
    len: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `path` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (path, out, report) = unsafe {
        (
            text::utf8(path, len, "path"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.give_nullable(&out, || {
        let path = path?;
        figures::of_group(group(statistics, index)?, path).ok_or_else(|| unknown(path))
    })
}

/// The number of closed cycles that follow a closed one; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statistics_cycle_count(statistics: Option<&okr_statistics>) -> usize {
    plain(0, || statistics.map_or(0, |it| it.0.cycles().len()))
}

/// The identifiers of a cycle and of the one that follows. Views that `statistics` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_cycle(
    statistics: Option<&okr_statistics>,
    index: usize,
    before: *mut okr_str,
    after: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the pointers are NULL or writable, as the header asks.
    let (before, after, report) =
        unsafe { (Slot::new(before), Slot::new(after), Report::new(err)) };
    report.run(|| {
        before.required("before")?;
        after.required("after")?;
        let pair = cycle(statistics, index)?;
        before.set(okr_str::view(&pair.before));
        after.set(okr_str::view(&pair.after));
        Ok(())
    })
}

/// A figure of a cycle against the one before it, by its path in the JSON: `objectives.difference`.
/// Absent where there is nothing to say.
///
/// Statuses as for `okr_statistics_group_figure`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_cycle_figure(
    statistics: Option<&okr_statistics>,
    index: usize,
    path: *const c_char,
    len: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `path` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (path, out, report) = unsafe {
        (
            text::utf8(path, len, "path"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.give_nullable(&out, || {
        let path = path?;
        figures::of_cycle(cycle(statistics, index)?, path).ok_or_else(|| unknown(path))
    })
}

/// Statistics as JSON without white space. Equal statistics give equal bytes.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statistics_to_json(
    statistics: Option<&okr_statistics>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(
            given(statistics, "statistics")?.0.to_json(),
        ))
    })
}

/// Frees statistics. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statistics_free(statistics: Option<Box<okr_statistics>>) {
    plain((), || drop(statistics));
}

/// The word of an `OKR_GROUPING_` constant, such as `"unit_cycle"`: NUL-terminated and static; NULL
/// for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_grouping_name(grouping: i32) -> *const c_char {
    words::name_of(&GROUPINGS, grouping)
}

/// The word of an `OKR_CALIBRATION_` constant, such as `"too_easy"`: NUL-terminated and static; NULL
/// for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_calibration_name(calibration: i32) -> *const c_char {
    words::name_of(&CALIBRATIONS, calibration)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_those_of_the_core() {
        words::check(&GROUPINGS, Grouping::ALL, Grouping::as_str);
        words::check(
            &CALIBRATIONS,
            CalibrationVerdict::ALL,
            CalibrationVerdict::as_str,
        );
    }
}
