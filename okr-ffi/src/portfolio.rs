//! Portfolios: load, save, count, score.

use std::ffi::c_char;

use okr_core::{LoadOptions, Policy, Portfolio};

use crate::array;
use crate::boundary::{self, Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::options::okr_score_options;
use crate::policy::okr_policy;
use crate::scorecard::okr_scorecard;
use crate::status::okr_status;
use crate::text;

/// A loaded portfolio: organization, units, cycles, KPIs, objectives with key results (SPEC 1).
///
/// Owned by the caller, freed with `okr_portfolio_free`; clones are cheap and share the data.
/// Immutable: threads may share it. Scorecards made from it do not need it any more.
pub struct okr_portfolio(pub(crate) Portfolio);

/// Loads a portfolio from JSON text (FORMAT, "Portfolio").
///
/// `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_LOAD` with every problem of the document
/// (text that is empty, not JSON or not UTF-8 is `E001`); `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_from_json(
    text: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_portfolio>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: all arguments are as this function's own.
    unsafe { okr_portfolio_from_json_threads(text, len, 1, out, err) }
}

/// Loads a portfolio from JSON text as `okr_portfolio_from_json`, with up to `threads` threads: the
/// one that calls and others, which end before the call does.
///
/// The result is the same for any number. Only large documents gain, from 2 MB; more than four
/// threads gain little. `OKR_STATUS_INVALID_ARGUMENT` if `threads` is 0; other statuses as for
/// `okr_portfolio_from_json`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_from_json_threads(
    text: *const c_char,
    len: usize,
    threads: u32,
    out: *mut Option<Box<okr_portfolio>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `text` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (text, out, report) = unsafe {
        (
            text::bytes(text, len, "text"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.make(&out, || {
        let options = LoadOptions::new().with_threads(boundary::threads(threads)?);
        Ok(okr_portfolio(Portfolio::from_json_slice_with(
            text?, &options,
        )?))
    })
}

/// Loads a portfolio from YAML text of the same shape (SPEC 12: the 1.2 core schema, string keys,
/// no anchors and no tags).
///
/// Statuses as for `okr_portfolio_from_json`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_from_yaml(
    text: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_portfolio>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `text` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (text, out, report) = unsafe {
        (
            text::bytes(text, len, "text"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.make(&out, || {
        Ok(okr_portfolio(Portfolio::from_yaml_slice(text?)?))
    })
}

/// Saves a portfolio as canonical JSON without white space: loading it gives an equal portfolio,
/// saving that one the same bytes (SPEC 12).
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_to_json(
    portfolio: Option<&okr_portfolio>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(given(portfolio, "portfolio")?.0.to_json()))
    })
}

/// The JSON of `okr_portfolio_to_json`, indented for people.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_to_json_pretty(
    portfolio: Option<&okr_portfolio>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(
            given(portfolio, "portfolio")?.0.to_json_pretty(),
        ))
    })
}

/// The number of units; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_portfolio_unit_count(portfolio: Option<&okr_portfolio>) -> usize {
    count(portfolio, Portfolio::unit_count)
}

/// The number of cycles; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_portfolio_cycle_count(portfolio: Option<&okr_portfolio>) -> usize {
    count(portfolio, Portfolio::cycle_count)
}

/// The number of KPIs; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_portfolio_kpi_count(portfolio: Option<&okr_portfolio>) -> usize {
    count(portfolio, Portfolio::kpi_count)
}

/// The number of objectives; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_portfolio_objective_count(portfolio: Option<&okr_portfolio>) -> usize {
    count(portfolio, Portfolio::objective_count)
}

/// The number of key results; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_portfolio_key_result_count(portfolio: Option<&okr_portfolio>) -> usize {
    count(portfolio, Portfolio::key_result_count)
}

/// The number of check-ins; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_portfolio_check_in_count(portfolio: Option<&okr_portfolio>) -> usize {
    count(portfolio, Portfolio::check_in_count)
}

fn count(portfolio: Option<&okr_portfolio>, of: fn(&Portfolio) -> usize) -> usize {
    plain(0, || portfolio.map_or(0, |portfolio| of(&portfolio.0)))
}

/// Scores a portfolio as of a day (SPEC 3 to 7). Equal inputs give equal scorecards, bit for bit.
///
/// `OKR_OK` with a new scorecard in `*out`; `OKR_STATUS_NULL_ARGUMENT`. A loaded portfolio can
/// always be scored. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_score(
    portfolio: Option<&okr_portfolio>,
    options: Option<&okr_score_options>,
    out: *mut Option<Box<okr_scorecard>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let options = given(options, "options")?.to_core();
        Ok(okr_scorecard(
            given(portfolio, "portfolio")?.0.score(&options),
        ))
    })
}

/// Scores a portfolio once for each of `count` policies, with the day and basis of `options`, whose
/// own policy is not used (SPEC 7.3).
///
/// `out` is an array of `count` handles. `OKR_OK`: `out[i]` is a new scorecard by `policies[i]`,
/// each to be freed by itself. After anything else all `count` of them are NULL:
/// `OKR_STATUS_NULL_ARGUMENT` (a policy that is NULL too), `OKR_STATUS_INVALID_ARGUMENT`. With
/// `count` 0 both arrays may be NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_compare(
    portfolio: Option<&okr_portfolio>,
    options: Option<&okr_score_options>,
    policies: *const Option<&okr_policy>,
    count: usize,
    out: *mut Option<Box<okr_scorecard>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the arrays are NULL or have `count` entries and `err` is NULL or writable, as the
    // header asks.
    let (policies, cards, report) = unsafe {
        (
            array::entries(policies, count, "policies"),
            array::places(out, count),
            Report::new(err),
        )
    };
    report.run(|| {
        let policies = policies?
            .iter()
            .enumerate()
            .map(|(i, policy)| Ok(given(*policy, &format!("policies[{i}]"))?.0.clone()))
            .collect::<Result<Vec<Policy>, Failure>>()?;
        let cards = cards?;
        let options = given(options, "options")?.to_core();
        let scored = given(portfolio, "portfolio")?
            .0
            .compare(&options, &policies);
        for (place, card) in cards.iter().zip(scored) {
            place.set(Some(Box::new(okr_scorecard(card))));
        }
        Ok(())
    })
}

/// A second handle for the same portfolio, to be freed by itself. Cheap: the data are shared. NULL
/// for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_portfolio_clone(
    portfolio: Option<&okr_portfolio>,
) -> Option<Box<okr_portfolio>> {
    plain(None, || {
        portfolio.map(|portfolio| Box::new(okr_portfolio(portfolio.0.clone())))
    })
}

/// Frees a portfolio. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_portfolio_free(portfolio: Option<Box<okr_portfolio>>) {
    plain((), || drop(portfolio));
}
