//! The rules: what they are called, what they find, what they can be given.

use std::ffi::c_char;

use okr_core::{Rule, RuleOption, rules};

use crate::boundary::{Failure, Report, Slot, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::status::{OKR_STATUS_NOT_FOUND, okr_status};
use crate::text::{self, okr_str};
use crate::words;

fn rule(index: usize) -> Result<&'static Rule, Failure> {
    (rules().get(index).copied()).ok_or_else(|| Failure::index("rule", index, rules().len()))
}

fn option(index: usize, option_index: usize) -> Result<&'static RuleOption, Failure> {
    let options = rule(index)?.options();
    (options.get(option_index)).ok_or_else(|| Failure::index("option", option_index, options.len()))
}

/// The number of rules (SPEC 10.2, 11). They are read by index, from 0 in the order of their codes;
/// a later version may have more. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_rule_count() -> usize {
    plain(0, || rules().len())
}

/// The index of a rule, by its code (`ALN001`) or name (`orphan`).
///
/// `OKR_OK`; `OKR_STATUS_NOT_FOUND`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_rule_index(
    rule: *const c_char,
    len: usize,
    out: *mut usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `rule` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (rule, out, report) = unsafe {
        (
            text::utf8(rule, len, "rule"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.give(&out, || {
        let rule = rule?;
        let found =
            okr_core::rule(rule).and_then(|found| rules().iter().position(|it| *it == found));
        found.ok_or_else(|| Failure::Argument(OKR_STATUS_NOT_FOUND, format!("no rule `{rule}`")))
    })
}

/// The code of a rule, such as `ALN001`, never given to another rule. A static text.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_rule_code(
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(rule(index)?.code())))
}

/// The name of a rule, such as `orphan`. A static text.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_rule_name(
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(rule(index)?.name())))
}

/// What a rule finds, in one sentence. A static text.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_rule_summary(
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(rule(index)?.summary())))
}

/// How much the findings of a rule weigh unless a call says otherwise, an `OKR_SEVERITY_` constant.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_rule_severity(
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(words::of_severity(rule(index)?.severity())))
}

/// All that is known of a rule, as a page of Markdown: what it finds, why that matters, examples,
/// sources, options.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_rule_explain(
    index: usize,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || Ok(okr_buffer::new(rule(index)?.explain())))
}

/// The number of options of a rule; 0 if there is no rule `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_rule_option_count(index: usize) -> usize {
    plain(0, || rule(index).map_or(0, |rule| rule.options().len()))
}

/// The name of an option, unique within its rule. A static text.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_rule_option_name(
    index: usize,
    option_index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(okr_str::view(option(index, option_index)?.name()))
    })
}

/// What an option means, in a few words. A static text.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_rule_option_summary(
    index: usize,
    option_index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(okr_str::view(option(index, option_index)?.summary()))
    })
}

/// The value of an option when none is given.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_rule_option_default(
    index: usize,
    option_index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(option(index, option_index)?.default_value()))
}

/// The smallest value that an option takes.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_rule_option_least(
    index: usize,
    option_index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(option(index, option_index)?.least()))
}

/// The largest value that an option takes.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_rule_option_most(
    index: usize,
    option_index: usize,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(option(index, option_index)?.most()))
}
