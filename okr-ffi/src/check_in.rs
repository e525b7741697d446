//! One check-in, the edit that is made most.

use std::ffi::c_char;

use okr_core::document::{CheckIn, Custom};
use okr_core::{Date, Stamp};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::error::okr_error;
use crate::portfolio::okr_portfolio;
use crate::status::okr_status;
use crate::text;

/// What else a check-in says: confidence, note, author, and when, by whom and why it is recorded.
///
/// Owned by the caller, freed with `okr_check_in_options_free`; may be used for any number of
/// check-ins, all of which say the same then. Setters change it, so no other thread may use it
/// meanwhile; once set, threads may share it. A setter that fails leaves it as it was.
#[derive(Default)]
pub struct okr_check_in_options {
    confidence: Option<f64>,
    note: Option<String>,
    author: Option<String>,
    custom: Option<Custom<'static>>,
    recorded_on: Option<Date>,
    by: Option<String>,
    reason: Option<String>,
}

fn changeable(
    options: Option<&mut okr_check_in_options>,
) -> Result<&mut okr_check_in_options, Failure> {
    options.ok_or_else(|| Failure::null("options"))
}

/// Options that state nothing.
///
/// `OKR_OK` with new options in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_in_options_new(
    out: *mut Option<Box<okr_check_in_options>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || Ok(okr_check_in_options::default()))
}

/// Sets how sure somebody is that the target will be reached, 0 to 1; NaN states nothing. What is
/// out of range is refused when the check-in is made.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_in_options_set_confidence(
    options: Option<&mut okr_check_in_options>,
    confidence: f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        changeable(options)?.confidence = (!confidence.is_nan()).then_some(confidence);
        Ok(())
    })
}

/// Sets what was said.
///
/// `OKR_OK`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_in_options_set_note(
    options: Option<&mut okr_check_in_options>,
    note: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `note` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (note, report) = unsafe { (text::utf8(note, len, "note"), Report::new(err)) };
    report.run(|| {
        changeable(options)?.note = Some(note?.to_owned());
        Ok(())
    })
}

/// Sets whose check-in it is, if not the editor's (`okr_check_in_options_set_by`).
///
/// Statuses as for `okr_check_in_options_set_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_in_options_set_author(
    options: Option<&mut okr_check_in_options>,
    author: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `author` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (author, report) = unsafe { (text::utf8(author, len, "author"), Report::new(err)) };
    report.run(|| {
        changeable(options)?.author = Some(author?.to_owned());
        Ok(())
    })
}

/// Sets the member `custom` of the check-in: any JSON of your own.
///
/// `OKR_OK`; `OKR_STATUS_VALUE` with `E001` if it is not JSON; `OKR_STATUS_INVALID_UTF8`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_in_options_set_custom_json(
    options: Option<&mut okr_check_in_options>,
    text: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `text` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (text, report) = unsafe { (text::utf8(text, len, "text"), Report::new(err)) };
    report.run(|| {
        changeable(options)?.custom = Some(Custom::from_json(text?.to_owned())?);
        Ok(())
    })
}

/// Sets the day on which the check-in is recorded, if not the day that it is of: year 1900 to 2200,
/// month 1 to 12, day 1 to 31.
///
/// `OKR_OK`; `OKR_STATUS_VALUE` with `E010` if there is no such day; `OKR_STATUS_NULL_ARGUMENT`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_in_options_set_recorded_on(
    options: Option<&mut okr_check_in_options>,
    year: i32,
    month: u32,
    day: u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        changeable(options)?.recorded_on = Some(Date::new(year, month, day)?);
        Ok(())
    })
}

/// Sets who records it: the editor that the audit trail names, and the author of the check-in unless
/// another is set.
///
/// Statuses as for `okr_check_in_options_set_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_in_options_set_by(
    options: Option<&mut okr_check_in_options>,
    by: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `by` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (by, report) = unsafe { (text::utf8(by, len, "by"), Report::new(err)) };
    report.run(|| {
        changeable(options)?.by = Some(by?.to_owned());
        Ok(())
    })
}

/// Sets why it is recorded; a check-in of a goal in a closed cycle needs a reason.
///
/// Statuses as for `okr_check_in_options_set_note`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_in_options_set_reason(
    options: Option<&mut okr_check_in_options>,
    reason: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `reason` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (reason, report) = unsafe { (text::utf8(reason, len, "reason"), Report::new(err)) };
    report.run(|| {
        changeable(options)?.reason = Some(reason?.to_owned());
        Ok(())
    })
}

/// Frees options. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_check_in_options_free(options: Option<Box<okr_check_in_options>>) {
    plain((), || drop(options));
}

/// Records a check-in of a key result, of the end of a day: year 1900 to 2200, month 1 to 12, day 1
/// to 31. Makes a new version; `portfolio` stays as it is.
///
/// NaN for `value` says that the check-in has none. A milestone takes 0 and 1. `options` may be NULL,
/// which states nothing: then the check-in is recorded on its own day, by nobody in particular. Takes
/// logarithmic time, however large the portfolio is: both versions share all else.
///
/// `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_EDIT` with all problems, their places as in
/// an edit of `okr_edits` (`/edits/0/value`): no such key result (`E009`), a value that its measure
/// does not take on that day (`E017`, `E006`), a key result that is dropped by then (`E025`), a
/// closed cycle and no reason (`E021`); `OKR_STATUS_VALUE` with `E010` if there is no such day;
/// `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_check_in(
    portfolio: Option<&okr_portfolio>,
    key_result: *const c_char,
    len: usize,
    year: i32,
    month: u32,
    day: u32,
    value: f64,
    options: Option<&okr_check_in_options>,
    out: *mut Option<Box<okr_portfolio>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `key_result` is `len` readable bytes, `out` and `err` are NULL or writable, as the
    // header asks.
    let (key_result, out, report) = unsafe {
        (
            text::utf8(key_result, len, "key_result"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.make(&out, || {
        let portfolio = &given(portfolio, "portfolio")?.0;
        let on = Date::new(year, month, day)?;
        let mut check_in = CheckIn::new(on);
        check_in.value = (!value.is_nan()).then_some(value);
        let mut stamp = Stamp::new(on);
        if let Some(options) = options {
            check_in.confidence = options.confidence;
            check_in.note = options.note.as_deref().map(Into::into);
            check_in.by = options.author.as_deref().map(Into::into);
            check_in.custom.clone_from(&options.custom);
            stamp = Stamp::new(options.recorded_on.unwrap_or(on));
            if let Some(by) = &options.by {
                stamp = stamp.by(by);
            }
            if let Some(reason) = &options.reason {
                stamp = stamp.reason(reason);
            }
        }
        let after = portfolio.check_in(key_result?, check_in, &stamp)?;
        Ok(okr_portfolio(after))
    })
}
