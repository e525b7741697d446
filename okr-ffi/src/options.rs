//! How to score: the day, the policy, the basis.

use std::{ffi::c_char, num::NonZeroUsize};

use okr_core::{Basis, Date, Policy, ScoreOptions};

use crate::boundary::{self, Failure, Report, Slot, plain};
use crate::error::okr_error;
use crate::policy::{self, okr_policy};
use crate::status::okr_status;
use crate::{text, words};

/// How to score a portfolio: the as-of day, a policy, the basis.
///
/// Owned by the caller, freed with `okr_score_options_free`; may be used for any number of calls.
/// Setters change it, so no other thread may use it meanwhile; once set, threads may share it. A
/// setter that fails leaves it as it was.
pub struct okr_score_options {
    as_of: Date,
    policy: Option<Policy>,
    basis: Basis,
    threads: NonZeroUsize,
}

impl okr_score_options {
    pub(crate) fn to_core(&self) -> ScoreOptions {
        let options = ScoreOptions::new(self.as_of)
            .with_basis(self.basis)
            .with_threads(self.threads);
        match &self.policy {
            Some(policy) => options.with_policy(policy.clone()),
            None => options,
        }
    }
}

/// Options for a day: year 1900 to 2200, month 1 to 12, day 1 to 31 (SPEC 4.1), with the
/// portfolio's own policy and `OKR_BASIS_CURRENT`.
///
/// `OKR_OK` with new options in `*out`; `OKR_STATUS_VALUE` with `E010` if there is no such day;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_score_options_new(
    year: i32,
    month: u32,
    day: u32,
    out: *mut Option<Box<okr_score_options>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let as_of = Date::new(year, month, day)?;
        Ok(okr_score_options {
            as_of,
            policy: None,
            basis: Basis::Current,
            threads: NonZeroUsize::MIN,
        })
    })
}

/// Sets the as-of day: year 1900 to 2200, month 1 to 12, day 1 to 31 (SPEC 4.1).
///
/// `OKR_OK`; `OKR_STATUS_VALUE` with `E010` if there is no such day; `OKR_STATUS_NULL_ARGUMENT`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_score_options_set_as_of(
    options: Option<&mut okr_score_options>,
    year: i32,
    month: u32,
    day: u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        changeable(options)?.as_of = Date::new(year, month, day)?;
        Ok(())
    })
}

/// Sets the policy by name (SPEC 7.3); it wins over the portfolio's.
///
/// `OKR_OK`; `OKR_STATUS_POLICY` with `E009` if there is none of that name;
/// `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_score_options_set_policy_name(
    options: Option<&mut okr_score_options>,
    name: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `name` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (name, report) = unsafe { (text::utf8(name, len, "name"), Report::new(err)) };
    report.run(|| {
        changeable(options)?.policy = Some(policy::named(name?)?);
        Ok(())
    })
}

/// Sets the policy by JSON, an object or a string that names one (FORMAT, "Policy"); it wins over
/// the portfolio's.
///
/// `OKR_OK`; `OKR_STATUS_POLICY` with all problems; `OKR_STATUS_INVALID_UTF8`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_score_options_set_policy_json(
    options: Option<&mut okr_score_options>,
    text: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `text` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (text, report) = unsafe { (text::utf8(text, len, "text"), Report::new(err)) };
    report.run(|| {
        changeable(options)?.policy = Some(policy::from_json(text?)?);
        Ok(())
    })
}

/// Sets the policy by handle, of which a copy is kept; NULL goes back to the portfolio's own.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT` if `options` is NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_score_options_set_policy(
    options: Option<&mut okr_score_options>,
    policy: Option<&okr_policy>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        changeable(options)?.policy = policy.map(|policy| policy.0.clone());
        Ok(())
    })
}

/// Sets the basis, an `OKR_BASIS_` constant (SPEC 4.3).
///
/// `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for any other number; `OKR_STATUS_NULL_ARGUMENT`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_score_options_set_basis(
    options: Option<&mut okr_score_options>,
    basis: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        changeable(options)?.basis = words::basis(basis)?;
        Ok(())
    })
}

/// Sets with how many threads to score at most: 1, unless this was called. They are the one that
/// calls and others, which end before the call does.
///
/// The scorecard is the same for any number. Only portfolios of thousands of objectives gain.
/// `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` if `threads` is 0; `OKR_STATUS_NULL_ARGUMENT`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_score_options_set_threads(
    options: Option<&mut okr_score_options>,
    threads: u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        changeable(options)?.threads = boundary::threads(threads)?;
        Ok(())
    })
}

fn changeable(options: Option<&mut okr_score_options>) -> Result<&mut okr_score_options, Failure> {
    options.ok_or_else(|| Failure::null("options"))
}

/// Frees options. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_score_options_free(options: Option<Box<okr_score_options>>) {
    plain((), || drop(options));
}
