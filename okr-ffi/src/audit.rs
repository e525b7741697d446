//! The audit trail, replay, and portfolios as they stood on a day.

use std::ffi::{CString, c_char};

use okr_core::document::{AuditEntry, Custom};
use okr_core::{Date, EditKind, Portfolio};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::diagnostic::{c_text, pointer};
use crate::edit_words;
use crate::error::okr_error;
use crate::portfolio::okr_portfolio;
use crate::status::okr_status;

/// The audit trail of a portfolio: what was done to it, when, by whom, and what stood there before.
///
/// Owned by the caller, freed with `okr_audit_free`. Immutable: threads may share it. It does not
/// need the portfolio handle that it was made from. Entries are read by index, from 0, in the order
/// in which they were made. Its texts are NUL-terminated UTF-8 and valid until it is freed; a U+0000
/// in a name shows as the six characters `\u0000`.
pub struct okr_audit {
    portfolio: Portfolio,
    texts: Box<[Entry]>,
}

/// An entry as C wants it.
struct Entry {
    on: Date,
    by: Option<CString>,
    kind: i32,
    edit: CString,
    was: Option<CString>,
    custom: Option<CString>,
}

impl Entry {
    fn new(entry: &AuditEntry<'_>) -> Self {
        let json = |it: &Option<Custom<'_>>| it.as_ref().map(|it| c_text(it.as_json()));
        Self {
            on: entry.on,
            by: entry.by.as_deref().map(c_text),
            kind: kind_of(entry.edit.as_json()),
            edit: c_text(entry.edit.as_json()),
            was: json(&entry.was),
            custom: json(&entry.custom),
        }
    }
}

/// What an edit does; its canonical JSON says that first.
fn kind_of(edit: &str) -> i32 {
    let word = (edit.strip_prefix(r#"{"kind":""#)).and_then(|rest| rest.split('"').next());
    let kind = word.and_then(|word| word.parse::<EditKind>().ok());
    kind.map_or(0, edit_words::of_edit)
}

fn entry(audit: Option<&okr_audit>, index: usize) -> Option<&Entry> {
    audit?.texts.get(index)
}

/// The number of entries in a portfolio's audit trail; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_portfolio_audit_count(portfolio: Option<&okr_portfolio>) -> usize {
    plain(0, || portfolio.map_or(0, |it| it.0.audit_count()))
}

/// The audit trail of a portfolio.
///
/// `OKR_OK` with a new trail, which may be empty, in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_audit(
    portfolio: Option<&okr_portfolio>,
    out: *mut Option<Box<okr_audit>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let portfolio = given(portfolio, "portfolio")?.0.clone();
        let texts = portfolio.audit().map(|entry| Entry::new(&entry)).collect();
        Ok(okr_audit { portfolio, texts })
    })
}

/// The number of entries; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_audit_count(audit: Option<&okr_audit>) -> usize {
    audit.map_or(0, |audit| audit.texts.len())
}

/// The day on which an entry was recorded; each of the three may be NULL.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_audit_on(
    audit: Option<&okr_audit>,
    index: usize,
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
        let entries = &given(audit, "audit")?.texts;
        let on = (entries.get(index))
            .ok_or_else(|| Failure::index("entry", index, entries.len()))?
            .on;
        year.set(on.year());
        month.set(on.month());
        day.set(on.day());
        Ok(())
    })
}

/// Who made an edit; NULL if nobody is named or there is no entry `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_audit_by(audit: Option<&okr_audit>, index: usize) -> *const c_char {
    pointer(entry(audit, index).and_then(|it| it.by.as_ref()))
}

/// What an edit did, an `OKR_EDIT_` constant; 0 if there is no entry `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_audit_kind(audit: Option<&okr_audit>, index: usize) -> i32 {
    entry(audit, index).map_or(0, |it| it.kind)
}

/// An edit as JSON, as `okr_edits_add_json` takes it; NULL if there is no entry `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_audit_edit(audit: Option<&okr_audit>, index: usize) -> *const c_char {
    pointer(entry(audit, index).map(|it| &it.edit))
}

/// What stood there before, as JSON; NULL if the edit alone says how it is taken back, or there is no
/// entry `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_audit_was(audit: Option<&okr_audit>, index: usize) -> *const c_char {
    pointer(entry(audit, index).and_then(|it| it.was.as_ref()))
}

/// The member `custom` of an entry, as JSON; NULL if it has none or there is no entry `index`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_audit_custom(audit: Option<&okr_audit>, index: usize) -> *const c_char {
    pointer(entry(audit, index).and_then(|it| it.custom.as_ref()))
}

/// Frees an audit trail and its texts. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_audit_free(audit: Option<Box<okr_audit>>) {
    plain((), || drop(audit));
}

/// Makes `count` edits of an audit trail again, from entry `first` on, each as of its own day and by
/// its own author. What was done to a portfolio gives its last version, to the byte, when it is done
/// to its first.
///
/// `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_EDIT` with every problem of the first edit
/// that does not apply, by place: `/audit/0` is the first of the `count`;
/// `OKR_STATUS_OUT_OF_RANGE` if the trail does not have so many entries; `OKR_STATUS_NULL_ARGUMENT`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_replay(
    portfolio: Option<&okr_portfolio>,
    audit: Option<&okr_audit>,
    first: usize,
    count: usize,
    out: *mut Option<Box<okr_portfolio>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let portfolio = &given(portfolio, "portfolio")?.0;
        let audit = given(audit, "audit")?;
        let there = audit.texts.len();
        if first > there || count > there - first {
            let last = first.saturating_add(count).saturating_sub(1);
            return Err(Failure::index("entry", last, there));
        }
        let entries = audit.portfolio.audit().skip(first).take(count);
        Ok(okr_portfolio(portfolio.replay(entries)?))
    })
}

/// A portfolio as it stood at the end of a day: year 1900 to 2200, month 1 to 12, day 1 to 31. Edits
/// that were recorded later are taken back, and what is dated later is left out. Takes time in
/// proportion to the portfolio.
///
/// `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_EDIT` with `E025` at entries of the audit
/// trail that cannot be taken back, since the document was edited by other means; `OKR_STATUS_VALUE`
/// with `E010` if there is no such day; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_as_of(
    portfolio: Option<&okr_portfolio>,
    year: i32,
    month: u32,
    day: u32,
    out: *mut Option<Box<okr_portfolio>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let portfolio = &given(portfolio, "portfolio")?.0;
        let day = Date::new(year, month, day)?;
        Ok(okr_portfolio(portfolio.as_of(day)?))
    })
}
