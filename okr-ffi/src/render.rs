//! Findings and problems as people and machines read them.

use std::ffi::c_char;

use okr_core::{Checked, RenderOptions, render};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::findings::okr_findings;
use crate::status::okr_status;
use crate::{text, words};

/// How findings and problems are told: the name of the document, its text, colours.
///
/// Owned by the caller, freed with `okr_render_options_free`; may be used for any number of calls.
/// Setters change it, so no other thread may use it meanwhile; once set, threads may share it. A
/// setter that fails leaves it as it was.
#[derive(Default)]
pub struct okr_render_options {
    file: String,
    /// The text, and whether it is YAML.
    source: Option<(String, bool)>,
    how: RenderOptions,
}

impl okr_render_options {
    /// What is to be told of the document, still without that.
    fn checked(&self) -> Checked<'_> {
        let it = Checked::new(&self.file);
        match &self.source {
            Some((text, true)) => it.yaml(text),
            Some((text, false)) => it.json(text),
            None => it,
        }
    }
}

fn change(
    options: Option<&mut okr_render_options>,
    change: impl FnOnce(&mut okr_render_options) -> Result<(), Failure>,
) -> Result<(), Failure> {
    change(options.ok_or_else(|| Failure::null("options"))?)
}

/// Options without a name and a text, without colours.
///
/// `OKR_OK` with new options in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_render_options_new(
    out: *mut Option<Box<okr_render_options>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || Ok(okr_render_options::default()))
}

/// Sets the name of the document.
///
/// `OKR_OK`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_render_options_set_file(
    options: Option<&mut okr_render_options>,
    name: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `name` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (name, report) = unsafe { (text::utf8(name, len, "name"), Report::new(err)) };
    report.run(|| {
        let name = name?.to_owned();
        change(options, |it| {
            it.file = name;
            Ok(())
        })
    })
}

/// Gives the JSON text of the document, of which a copy is kept: then what has no line yet gets one,
/// and `OKR_FORMAT_TEXT` shows the line.
///
/// Statuses as for `okr_render_options_set_file`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_render_options_set_json(
    options: Option<&mut okr_render_options>,
    text: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `text` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (text, report) = unsafe { (text::utf8(text, len, "text"), Report::new(err)) };
    report.run(|| {
        let text = text?.to_owned();
        change(options, |it| {
            it.source = Some((text, false));
            Ok(())
        })
    })
}

/// As `okr_render_options_set_json`, for a document in YAML.
///
/// Statuses as there. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_render_options_set_yaml(
    options: Option<&mut okr_render_options>,
    text: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `text` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (text, report) = unsafe { (text::utf8(text, len, "text"), Report::new(err)) };
    report.run(|| {
        let text = text?.to_owned();
        change(options, |it| {
            it.source = Some((text, true));
            Ok(())
        })
    })
}

/// Colours `OKR_FORMAT_TEXT` as terminals do, unless `colour` is 0.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_render_options_set_colour(
    options: Option<&mut okr_render_options>,
    colour: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        change(options, |it| {
            it.how = it.how.clone().with_colour(colour != 0);
            Ok(())
        })
    })
}

/// Tells what is waived too, unless `waived` is 0; `OKR_FORMAT_SARIF` always does.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_render_options_set_waived(
    options: Option<&mut okr_render_options>,
    waived: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        change(options, |it| {
            it.how = it.how.clone().with_waived(waived != 0);
            Ok(())
        })
    })
}

/// The least severity that `OKR_FORMAT_JUNIT` calls a failure, an `OKR_SEVERITY_` constant; a hint if
/// nothing is set.
///
/// `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for another `severity`; `OKR_STATUS_NULL_ARGUMENT`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_render_options_set_failures(
    options: Option<&mut okr_render_options>,
    severity: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as the header asks.
    let report = unsafe { Report::new(err) };
    report.run(|| {
        let severity = words::severity(severity)?;
        change(options, |it| {
            it.how = it.how.clone().with_failures(severity);
            Ok(())
        })
    })
}

/// Frees options. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_render_options_free(options: Option<Box<okr_render_options>>) {
    plain((), || drop(options));
}

/// Findings in a format, an `OKR_FORMAT_` constant; `options` may be NULL.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_INVALID_ARGUMENT` for another `format`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_findings_render(
    findings: Option<&okr_findings>,
    format: i32,
    options: Option<&okr_render_options>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let findings = &given(findings, "findings")?.findings;
        let format = words::format(format)?;
        let unset = okr_render_options::default();
        let options = options.unwrap_or(&unset);
        let checked = options.checked().findings(findings);
        Ok(okr_buffer::new(render(format, &[checked], &options.how)))
    })
}
