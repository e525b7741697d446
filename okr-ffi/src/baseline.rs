//! Findings that are known and not told again.

use std::ffi::c_char;

use okr_core::Baseline;

use crate::boundary::{Report, Slot, given};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::findings::okr_findings;
use crate::status::okr_status;
use crate::text;

/// The baseline of findings as JSON (FORMAT, "Baseline"): how many there are of each rule about each
/// thing. Neither lines nor messages are in it, so that it survives edits, nor what is waived.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_findings_baseline(
    findings: Option<&okr_findings>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let findings = &given(findings, "findings")?.findings;
        Ok(okr_buffer::new(findings.baseline().to_json()))
    })
}

/// The findings that a baseline, a JSON text, does not know. Of several findings of one rule about
/// one thing the first ones are taken for the known ones. `*gone` becomes a baseline of what the
/// other has too much, of rules that ran; `gone` may be NULL.
///
/// `OKR_OK` with new findings in `*out` and a new buffer in `*gone`; `OKR_STATUS_BASELINE` with all
/// problems; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_findings_without(
    findings: Option<&okr_findings>,
    baseline: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_findings>>,
    gone: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `baseline` is `len` readable bytes, `out`, `gone` and `err` are NULL or writable, as
    // the header asks.
    let (text, out, gone, report) = unsafe {
        (
            text::bytes(baseline, len, "baseline"),
            Slot::new(out),
            Slot::new(gone),
            Report::new(err),
        )
    };
    report.make(&out, || {
        out.required("out")?;
        let findings = &given(findings, "findings")?.findings;
        let fresh = findings.without(&Baseline::from_json_slice(text?)?);
        gone.set(Some(Box::new(okr_buffer::new(fresh.gone.to_json()))));
        Ok(okr_findings::new(fresh.findings))
    })
}
