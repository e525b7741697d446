//! What rules found.

use std::ffi::{CString, c_char};

use okr_core::Findings;

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::check_options::okr_check_options;
use crate::diagnostic::{Diagnostic, RelatedPlace, c_text, pointer};
use crate::error::okr_error;
use crate::portfolio::okr_portfolio;
use crate::status::okr_status;
use crate::{text, words};

/// What the rules found in a portfolio, sorted by place in document order, then code (SPEC 10.2,
/// 11).
///
/// Owned by the caller, freed with `okr_findings_free`. Immutable: threads may share it. It holds
/// copies, so it needs no other handle. Its texts are NUL-terminated UTF-8 and valid until it is
/// freed; a U+0000 in something quoted shows as the six characters `\u0000`. Findings are read by
/// index, from 0.
pub struct okr_findings {
    pub(crate) findings: Findings,
    texts: Box<[Finding]>,
}

/// A finding with its texts as C wants them.
struct Finding {
    diagnostic: Diagnostic,
    severity: i32,
    subject: Option<(i32, CString)>,
}

impl okr_findings {
    pub(crate) fn new(findings: Findings) -> Self {
        let texts = findings.iter().map(|finding| Finding {
            diagnostic: Diagnostic::of_finding(finding),
            severity: words::of_severity(finding.severity()),
            subject: (finding.subject())
                .map(|subject| (words::of_subject(subject.kind()), c_text(subject.id()))),
        });
        let texts = texts.collect();
        Self { findings, texts }
    }
}

fn finding(findings: Option<&okr_findings>, index: usize) -> Option<&Finding> {
    findings?.texts.get(index)
}

fn diagnostic(findings: Option<&okr_findings>, index: usize) -> Option<&Diagnostic> {
    Some(&finding(findings, index)?.diagnostic)
}

fn related(
    findings: Option<&okr_findings>,
    index: usize,
    related_index: usize,
) -> Option<&RelatedPlace> {
    diagnostic(findings, index)?.related.get(related_index)
}

/// Checks a portfolio as of a day by the rules that `options` leave on (SPEC 10.2, 11). Equal
/// inputs give equal findings.
///
/// `OKR_OK` with new findings, which may be none, in `*out`; `OKR_STATUS_NULL_ARGUMENT`. A loaded
/// portfolio can always be checked. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_check(
    portfolio: Option<&okr_portfolio>,
    options: Option<&okr_check_options>,
    out: *mut Option<Box<okr_findings>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let options = given(options, "options")?.to_core();
        let portfolio = &given(portfolio, "portfolio")?.0;
        Ok(okr_findings::new(portfolio.check(&options)))
    })
}

/// The number of findings; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_count(findings: Option<&okr_findings>) -> usize {
    findings.map_or(0, |findings| findings.texts.len())
}

/// The code of the rule that found it, such as `"ALN001"`; NULL if there is no finding `index`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_code(
    findings: Option<&okr_findings>,
    index: usize,
) -> *const c_char {
    pointer(diagnostic(findings, index).map(|it| &it.code))
}

/// The name of the rule that found it, such as `"orphan"`; NULL if there is no finding `index`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_name(
    findings: Option<&okr_findings>,
    index: usize,
) -> *const c_char {
    pointer(diagnostic(findings, index).map(|it| &it.name))
}

/// What was found, in one lowercase sentence; NULL if there is no finding `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_message(
    findings: Option<&okr_findings>,
    index: usize,
) -> *const c_char {
    pointer(diagnostic(findings, index).map(|it| &it.message))
}

/// What would be better; the empty text if there is no advice; NULL if there is no finding `index`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_help(
    findings: Option<&okr_findings>,
    index: usize,
) -> *const c_char {
    pointer(diagnostic(findings, index).map(|it| &it.help))
}

/// How much a finding weighs, an `OKR_SEVERITY_` constant; 0 if there is no finding `index`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_severity(findings: Option<&okr_findings>, index: usize) -> i32 {
    finding(findings, index).map_or(0, |finding| finding.severity)
}

/// What a finding is about, an `OKR_SUBJECT_` constant; 0 if it is about the document as a whole or
/// there is no finding `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_subject_kind(findings: Option<&okr_findings>, index: usize) -> i32 {
    finding(findings, index).map_or(0, |it| it.subject.as_ref().map_or(0, |(kind, _)| *kind))
}

/// The identifier of what a finding is about; NULL if it is about the document as a whole or there
/// is no finding `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_subject_id(
    findings: Option<&okr_findings>,
    index: usize,
) -> *const c_char {
    let subject = finding(findings, index).and_then(|it| it.subject.as_ref());
    pointer(subject.map(|(_, id)| id))
}

/// The place of a finding, as a JSON Pointer (RFC 6901; the whole document is the empty text); NULL
/// if there is no finding `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_path(
    findings: Option<&okr_findings>,
    index: usize,
) -> *const c_char {
    pointer(diagnostic(findings, index).map(|it| &it.place.path))
}

/// The line of a finding, counted from 1, in findings of `okr_findings_locate`; else 0. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_line(findings: Option<&okr_findings>, index: usize) -> u32 {
    diagnostic(findings, index).map_or(0, |it| it.place.line)
}

/// The column of a finding in Unicode scalar values, counted from 1, in findings of
/// `okr_findings_locate`; else 0. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_column(findings: Option<&okr_findings>, index: usize) -> u32 {
    diagnostic(findings, index).map_or(0, |it| it.place.column)
}

/// The number of other places that have to do with a finding; 0 if there is no finding `index`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_related_count(
    findings: Option<&okr_findings>,
    index: usize,
) -> usize {
    diagnostic(findings, index).map_or(0, |it| it.related.len())
}

/// What a related place has to do with finding `index`; NULL if there is no such place. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_related_message(
    findings: Option<&okr_findings>,
    index: usize,
    related_index: usize,
) -> *const c_char {
    pointer(related(findings, index, related_index).map(|it| &it.message))
}

/// A place related to finding `index`, as a JSON Pointer; NULL if there is no such place. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_related_path(
    findings: Option<&okr_findings>,
    index: usize,
    related_index: usize,
) -> *const c_char {
    pointer(related(findings, index, related_index).map(|it| &it.place.path))
}

/// The line of a related place, counted from 1; 0 if not known or there is no such place. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_related_line(
    findings: Option<&okr_findings>,
    index: usize,
    related_index: usize,
) -> u32 {
    related(findings, index, related_index).map_or(0, |it| it.place.line)
}

/// The column of a related place, counted from 1; 0 if not known or there is no such place. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_related_column(
    findings: Option<&okr_findings>,
    index: usize,
    related_index: usize,
) -> u32 {
    related(findings, index, related_index).map_or(0, |it| it.place.column)
}

/// The same findings with lines and columns.
fn located(
    findings: Option<&okr_findings>,
    text: Result<&str, Failure>,
    locate: fn(&mut Findings, &str),
) -> Result<okr_findings, Failure> {
    let mut findings = given(findings, "findings")?.findings.clone();
    locate(&mut findings, text?);
    Ok(okr_findings::new(findings))
}

/// The same findings, with the line and column of each place in the JSON text that the portfolio was
/// loaded from. A place that the text does not have gets that of the nearest thing around it; text
/// that is not JSON changes nothing.
///
/// `OKR_OK` with new findings in `*out`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_findings_locate(
    findings: Option<&okr_findings>,
    text: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_findings>>,
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
    report.make(&out, || located(findings, text, Findings::locate))
}

/// As `okr_findings_locate`, for a portfolio that was loaded from YAML.
///
/// Statuses as there. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_findings_locate_yaml(
    findings: Option<&okr_findings>,
    text: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_findings>>,
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
    report.make(&out, || located(findings, text, Findings::locate_yaml))
}

/// The findings as a JSON array of diagnostics (FORMAT, "Diagnostics"); `[]` if there are none.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_findings_to_json(
    findings: Option<&okr_findings>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let findings = &given(findings, "findings")?.findings;
        Ok(okr_buffer::new(findings.to_json()))
    })
}

/// The number of findings that waivers accept; 0 for NULL. They are not among the others. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_waived_count(findings: Option<&okr_findings>) -> usize {
    findings.map_or(0, |it| it.findings.waived().len())
}

/// What waivers accept, as a JSON array of diagnostics with a member `waived`: `reason`, and `until`
/// if there is an end.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_findings_waived_to_json(
    findings: Option<&okr_findings>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let findings = &given(findings, "findings")?.findings;
        Ok(okr_buffer::new(findings.waived_to_json()))
    })
}

/// Frees findings and their texts. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_findings_free(findings: Option<Box<okr_findings>>) {
    plain((), || drop(findings));
}
