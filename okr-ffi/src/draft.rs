//! Portfolios drafted from outlines.

use std::ffi::{CString, c_char};

use okr_core::{Commitment, Date, Draft, DraftFinding, DraftOptions, Level, draft_portfolio};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::diagnostic::{Diagnostic, c_text, pointer};
use crate::error::okr_error;
use crate::lexicon::{okr_lexicon, or_english};
use crate::portfolio::okr_portfolio;
use crate::status::okr_status;
use crate::{text, words};

/// What a draft takes where its outline does not say it: cycle, organization, unit, commitment.
///
/// Owned by the caller, freed with `okr_draft_options_free`; may be used for any number of calls.
/// Setters change it, so no other thread may use it meanwhile; once set, threads may share it. A
/// setter that fails leaves it as it was.
#[derive(Default)]
pub struct okr_draft_options(DraftOptions);

fn changeable(options: Option<&mut okr_draft_options>) -> Result<&mut DraftOptions, Failure> {
    match options {
        Some(options) => Ok(&mut options.0),
        None => Err(Failure::null("options")),
    }
}

/// Options that state nothing.
///
/// `OKR_OK` with new options in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_draft_options_new(
    out: *mut Option<Box<okr_draft_options>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || Ok(okr_draft_options::default()))
}

/// Sets the cycle of objectives above which the outline names none, by identifier, first and last
/// day: year 1900 to 2200, month 1 to 12, day 1 to 31. A cycle of that name in the outline has these
/// days too.
///
/// `OKR_OK`; `OKR_STATUS_VALUE` with `E010` if there is no such day; `OKR_STATUS_INVALID_UTF8`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_draft_options_set_cycle(
    options: Option<&mut okr_draft_options>,
    id: *const c_char,
    len: usize,
    start_year: i32,
    start_month: u32,
    start_day: u32,
    end_year: i32,
    end_month: u32,
    end_day: u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (id, report) = unsafe { (text::utf8(id, len, "id"), Report::new(err)) };
    report.run(|| {
        let options = changeable(options)?;
        let start = Date::new(start_year, start_month, start_day)?;
        let end = Date::new(end_year, end_month, end_day)?;
        *options = options.clone().cycle(id?, start, end);
        Ok(())
    })
}

/// Sets the name of the organization.
///
/// `OKR_OK`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_draft_options_set_organization(
    options: Option<&mut okr_draft_options>,
    name: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `name` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (name, report) = unsafe { (text::utf8(name, len, "name"), Report::new(err)) };
    report.run(|| {
        let options = changeable(options)?;
        *options = options.clone().organization(name?);
        Ok(())
    })
}

/// Sets the unit that owns what the outline names no owner for, by name and level, an `OKR_LEVEL_`
/// constant.
///
/// `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for another `level`; `OKR_STATUS_INVALID_UTF8`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_draft_options_set_unit(
    options: Option<&mut okr_draft_options>,
    name: *const c_char,
    len: usize,
    level: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `name` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (name, report) = unsafe { (text::utf8(name, len, "name"), Report::new(err)) };
    report.run(|| {
        let options = changeable(options)?;
        let level: Level = words::level(level)?;
        *options = options.clone().unit(name?, level);
        Ok(())
    })
}

/// Sets the commitment of objectives that the outline does not mark, an `OKR_COMMITMENT_` constant.
///
/// `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for another `commitment`; `OKR_STATUS_NULL_ARGUMENT`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_draft_options_set_commitment(
    options: Option<&mut okr_draft_options>,
    commitment: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        let options = changeable(options)?;
        let commitment: Commitment = words::commitment(commitment)?;
        *options = options.clone().commitment(commitment);
        Ok(())
    })
}

/// Frees options. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_options_free(options: Option<Box<okr_draft_options>>) {
    plain((), || drop(options));
}

/// A portfolio drafted from an outline, and findings: all that had to be assumed for it.
///
/// Owned by the caller, freed with `okr_draft_free`. Immutable: threads may share it. Its texts are
/// NUL-terminated UTF-8 and valid until it is freed. Findings are read by index, from 0, in the order
/// of the outline; their lines and columns are places in the outline, their paths are places in the
/// draft.
pub struct okr_draft {
    draft: Draft,
    texts: Box<[Finding]>,
}

/// A finding with its texts as C wants them.
struct Finding {
    diagnostic: Diagnostic,
    severity: i32,
    subject: Option<(i32, CString)>,
}

impl Finding {
    fn new(finding: &DraftFinding) -> Self {
        Self {
            diagnostic: Diagnostic::of_draft(finding),
            severity: words::of_severity(finding.severity()),
            subject: (finding.subject())
                .map(|subject| (words::of_subject(subject.kind()), c_text(subject.id()))),
        }
    }
}

fn finding(draft: Option<&okr_draft>, index: usize) -> Option<&Finding> {
    draft?.texts.get(index)
}

fn diagnostic(draft: Option<&okr_draft>, index: usize) -> Option<&Diagnostic> {
    Some(&finding(draft, index)?.diagnostic)
}

/// Drafts a portfolio from an outline of objectives and key results, plain text or Markdown.
/// `options` may be NULL, which states nothing; `lexicon` may be NULL, which means English. Takes time
/// in proportion to `len`.
///
/// `OKR_OK` with a new draft in `*out`; `OKR_STATUS_LOAD` with every problem, by line and column of
/// the outline; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_draft_new(
    text: *const c_char,
    len: usize,
    options: Option<&okr_draft_options>,
    lexicon: Option<&okr_lexicon>,
    out: *mut Option<Box<okr_draft>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `text` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (text, out, report) = unsafe {
        (
            text::utf8(text, len, "text"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.make(&out, || {
        let stated = options.map(|options| options.0.clone()).unwrap_or_default();
        let draft = draft_portfolio(text?, &stated, or_english(lexicon)?)?;
        let texts = draft.findings().iter().map(Finding::new).collect();
        Ok(okr_draft { draft, texts })
    })
}

/// The portfolio of a draft.
///
/// `OKR_OK` with a new handle in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_draft_portfolio(
    draft: Option<&okr_draft>,
    out: *mut Option<Box<okr_portfolio>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let draft = &given(draft, "draft")?.draft;
        Ok(okr_portfolio(draft.portfolio().clone()))
    })
}

/// The number of findings; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_finding_count(draft: Option<&okr_draft>) -> usize {
    draft.map_or(0, |draft| draft.texts.len())
}

/// The code of a finding, such as `"DRF001"`; NULL if there is no finding `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_finding_code(draft: Option<&okr_draft>, index: usize) -> *const c_char {
    pointer(diagnostic(draft, index).map(|it| &it.code))
}

/// The name of its code, such as `"assumed-commitment"`; NULL if there is no finding `index`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_finding_name(draft: Option<&okr_draft>, index: usize) -> *const c_char {
    pointer(diagnostic(draft, index).map(|it| &it.name))
}

/// What was assumed, in one lowercase sentence; NULL if there is no finding `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_finding_message(
    draft: Option<&okr_draft>,
    index: usize,
) -> *const c_char {
    pointer(diagnostic(draft, index).map(|it| &it.message))
}

/// How the outline could say it; NULL if there is no finding `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_finding_help(draft: Option<&okr_draft>, index: usize) -> *const c_char {
    pointer(diagnostic(draft, index).map(|it| &it.help))
}

/// How much a finding weighs, an `OKR_SEVERITY_` constant; 0 if there is no finding `index`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_finding_severity(draft: Option<&okr_draft>, index: usize) -> i32 {
    finding(draft, index).map_or(0, |finding| finding.severity)
}

/// What a finding is about, an `OKR_SUBJECT_` constant; 0 if that is not in the draft or there is no
/// finding `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_finding_subject_kind(draft: Option<&okr_draft>, index: usize) -> i32 {
    finding(draft, index).map_or(0, |it| it.subject.as_ref().map_or(0, |(kind, _)| *kind))
}

/// The identifier of what a finding is about; NULL if that is not in the draft or there is no
/// finding `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_finding_subject_id(
    draft: Option<&okr_draft>,
    index: usize,
) -> *const c_char {
    let subject = finding(draft, index).and_then(|it| it.subject.as_ref());
    pointer(subject.map(|(_, id)| id))
}

/// The place of a finding in the draft, as a JSON Pointer; the empty text for the whole; NULL if
/// there is no finding `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_finding_path(draft: Option<&okr_draft>, index: usize) -> *const c_char {
    pointer(diagnostic(draft, index).map(|it| &it.place.path))
}

/// The line of the outline, counted from 1; 0 if there is no finding `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_finding_line(draft: Option<&okr_draft>, index: usize) -> u32 {
    diagnostic(draft, index).map_or(0, |it| it.place.line)
}

/// The column in that line in Unicode scalar values, counted from 1; 0 if there is no finding
/// `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_finding_column(draft: Option<&okr_draft>, index: usize) -> u32 {
    diagnostic(draft, index).map_or(0, |it| it.place.column)
}

/// The findings as a JSON array of diagnostics (FORMAT, "Diagnostics"); `[]` if there are none.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_draft_findings_to_json(
    draft: Option<&okr_draft>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(
            given(draft, "draft")?.draft.findings_json(),
        ))
    })
}

/// Frees a draft and its texts. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_draft_free(draft: Option<Box<okr_draft>>) {
    plain((), || drop(draft));
}
