//! What to check: the day, the policy, the rules.

use std::ffi::c_char;

use okr_core::{CheckConfig, CheckOptions, Date, Error, Policy};

use crate::boundary::{Failure, Report, Slot, plain};
use crate::error::okr_error;
use crate::policy::{self, okr_policy};
use crate::status::okr_status;
use crate::{text, words};

/// How to check a portfolio: the as-of day, a policy, the rules and what is to be different about
/// them (SPEC 11).
///
/// Rules are named by code (`ALN001`), by name (`orphan`), or several at once by what their codes
/// start with (`ALN`).
///
/// Owned by the caller, freed with `okr_check_options_free`; may be used for any number of calls.
/// Setters change it, so no other thread may use it meanwhile; once set, threads may share it. A
/// setter that fails leaves it as it was.
pub struct okr_check_options {
    rules: CheckOptions,
    /// Apart, since it can be taken back.
    policy: Option<Policy>,
}

impl okr_check_options {
    pub(crate) fn to_core(&self) -> CheckOptions {
        match &self.policy {
            Some(policy) => self.rules.clone().with_policy(policy.clone()),
            None => self.rules.clone(),
        }
    }
}

fn changeable(options: Option<&mut okr_check_options>) -> Result<&mut okr_check_options, Failure> {
    options.ok_or_else(|| Failure::null("options"))
}

/// Changes the choice of rules, or leaves it as it was.
fn choose(
    options: Option<&mut okr_check_options>,
    change: impl FnOnce(CheckOptions) -> Result<CheckOptions, Error>,
) -> Result<(), Failure> {
    let options = changeable(options)?;
    options.rules = change(options.rules.clone())?;
    Ok(())
}

/// Options for a day: year 1900 to 2200, month 1 to 12, day 1 to 31 (SPEC 4.1), with all rules as
/// they are by themselves and the portfolio's own policy.
///
/// `OKR_OK` with new options in `*out`; `OKR_STATUS_VALUE` with `E010` if there is no such day;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_options_new(
    year: i32,
    month: u32,
    day: u32,
    out: *mut Option<Box<okr_check_options>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_check_options {
            rules: CheckOptions::new(Date::new(year, month, day)?),
            policy: None,
        })
    })
}

/// Sets the policy by name, for the rules that look at scores (SPEC 7.3); it wins over the
/// portfolio's.
///
/// `OKR_OK`; `OKR_STATUS_POLICY` with `E009` if there is none of that name;
/// `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_options_set_policy_name(
    options: Option<&mut okr_check_options>,
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
pub unsafe extern "C" fn okr_check_options_set_policy_json(
    options: Option<&mut okr_check_options>,
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
pub unsafe extern "C" fn okr_check_options_set_policy(
    options: Option<&mut okr_check_options>,
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

/// Starts from a profile, an `OKR_PROFILE_` constant, whatever configurations say.
///
/// `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for another `profile`; `OKR_STATUS_NULL_ARGUMENT`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_options_set_profile(
    options: Option<&mut okr_check_options>,
    profile: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        let profile = words::profile(profile)?;
        choose(options, |rules| Ok(rules.with_profile(profile)))
    })
}

/// Reads titles in a language, an `OKR_LANGUAGE_` constant, whatever configurations say.
///
/// Statuses as for `okr_check_options_set_profile`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_options_set_language(
    options: Option<&mut okr_check_options>,
    language: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        let language = words::language(language)?;
        choose(options, |rules| Ok(rules.with_language(language)))
    })
}

/// Applies a configuration in JSON over the portfolio's own `checks` (FORMAT, "Checks"); what other
/// setters say wins over it. The last one counts.
///
/// `OKR_OK`; `OKR_STATUS_CONFIG` with all problems; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_options_set_config_json(
    options: Option<&mut okr_check_options>,
    text: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `text` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (text, report) = unsafe { (text::bytes(text, len, "text"), Report::new(err)) };
    report.run(|| {
        let config = CheckConfig::from_json_slice(text?)?;
        choose(options, |rules| Ok(rules.with_config(config)))
    })
}

/// As `okr_check_options_set_config_json`, in YAML.
///
/// Statuses as there. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_options_set_config_yaml(
    options: Option<&mut okr_check_options>,
    text: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `text` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (text, report) = unsafe { (text::bytes(text, len, "text"), Report::new(err)) };
    report.run(|| {
        let config = CheckConfig::from_yaml_slice(text?)?;
        choose(options, |rules| Ok(rules.with_config(config)))
    })
}

/// Runs this rule, or all whose codes start with `rule`, and no others; several calls add up.
///
/// `OKR_OK`; `OKR_STATUS_VALUE` with `E009` and the nearest rule if there is none;
/// `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_options_select(
    options: Option<&mut okr_check_options>,
    rule: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `rule` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (rule, report) = unsafe { (text::utf8(rule, len, "rule"), Report::new(err)) };
    report.run(|| {
        let rule = rule?;
        choose(options, |rules| rules.select([rule]))
    })
}

/// Leaves this rule out, or all whose codes start with `rule`, even if they are selected.
///
/// Statuses as for `okr_check_options_select`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_options_ignore(
    options: Option<&mut okr_check_options>,
    rule: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `rule` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (rule, report) = unsafe { (text::utf8(rule, len, "rule"), Report::new(err)) };
    report.run(|| {
        let rule = rule?;
        choose(options, |rules| rules.ignore([rule]))
    })
}

/// Gives all findings of this rule, or of all whose codes start with `rule`, a severity, an
/// `OKR_SEVERITY_` constant.
///
/// Statuses as for `okr_check_options_select`, and `OKR_STATUS_INVALID_ARGUMENT` for another
/// `severity`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_options_set_severity(
    options: Option<&mut okr_check_options>,
    rule: *const c_char,
    len: usize,
    severity: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `rule` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (rule, report) = unsafe { (text::utf8(rule, len, "rule"), Report::new(err)) };
    report.run(|| {
        let (rule, severity) = (rule?, words::severity(severity)?);
        choose(options, |rules| rules.severity(rule, severity))
    })
}

/// Gives an option of one rule a value; `okr_rule_option_name` and its sisters list them.
///
/// `OKR_OK`; `OKR_STATUS_VALUE` with `E009` if there is no such rule or option, with `E006` if the
/// value lies outside its bounds or is NaN; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_options_set_option(
    options: Option<&mut okr_check_options>,
    rule: *const c_char,
    rule_len: usize,
    name: *const c_char,
    name_len: usize,
    value: f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the texts are readable for their lengths and `err` is NULL or writable, as the header
    // asks.
    let (rule, name, report) = unsafe {
        (
            text::utf8(rule, rule_len, "rule"),
            text::utf8(name, name_len, "name"),
            Report::new(err),
        )
    };
    report.run(|| {
        let (rule, name) = (rule?, name?);
        choose(options, |rules| rules.option(rule, name, value))
    })
}

/// Frees options. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_check_options_free(options: Option<Box<okr_check_options>>) {
    plain((), || drop(options));
}
