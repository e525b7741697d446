//! What is different between two portfolios.

use std::ffi::{CString, c_char};

use okr_core::{Diff, Difference};

use crate::boundary::{Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::diagnostic::{c_text, pointer};
use crate::error::okr_error;
use crate::portfolio::okr_portfolio;
use crate::status::okr_status;
use crate::{edit_words, words};

/// What is different between two portfolios: things that came or went, and members that say something
/// else. The audit trail is no part of it.
///
/// Owned by the caller, freed with `okr_diff_free`. Immutable: threads may share it. It holds copies,
/// so it needs no other handle. Differences are read by index, from 0. Its texts are NUL-terminated
/// UTF-8 and valid until it is freed; a U+0000 in an identifier shows as the six characters `\u0000`.
pub struct okr_diff {
    diff: Diff,
    texts: Box<[Row]>,
}

/// A difference as C wants it.
struct Row {
    kind: i32,
    subject: Option<(i32, CString)>,
    member: Option<CString>,
    before: Option<CString>,
    after: Option<CString>,
    words: CString,
}

impl Row {
    fn new(difference: &Difference) -> Self {
        Self {
            kind: edit_words::of_difference(difference.kind()),
            subject: (difference.subject())
                .map(|subject| (words::of_subject(subject.kind()), c_text(subject.id()))),
            member: difference.member().map(c_text),
            before: difference.before().map(c_text),
            after: difference.after().map(c_text),
            words: c_text(&difference.to_string()),
        }
    }
}

fn row(diff: Option<&okr_diff>, index: usize) -> Option<&Row> {
    diff?.texts.get(index)
}

/// What is different in a later portfolio. Things are matched by identifier, so their order does not
/// matter; lists of what has none are compared entry by entry. Takes time in proportion to both.
///
/// `OKR_OK` with a new diff, which may be empty, in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_diff(
    before: Option<&okr_portfolio>,
    after: Option<&okr_portfolio>,
    out: *mut Option<Box<okr_diff>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let before = &given(before, "before")?.0;
        let diff = before.diff(&given(after, "after")?.0);
        let texts = diff.differences().iter().map(Row::new).collect();
        Ok(okr_diff { diff, texts })
    })
}

/// The number of differences; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_diff_count(diff: Option<&okr_diff>) -> usize {
    diff.map_or(0, |diff| diff.texts.len())
}

/// Whether something came, went or changed, an `OKR_DIFFERENCE_` constant; 0 if there is no
/// difference `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_diff_kind(diff: Option<&okr_diff>, index: usize) -> i32 {
    row(diff, index).map_or(0, |it| it.kind)
}

/// What a difference is about, an `OKR_SUBJECT_` constant; 0 if it is about the document itself or
/// there is no difference `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_diff_subject_kind(diff: Option<&okr_diff>, index: usize) -> i32 {
    row(diff, index).map_or(0, |it| it.subject.as_ref().map_or(0, |(kind, _)| *kind))
}

/// The identifier of what a difference is about; NULL if it is about the document itself or there is
/// no difference `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_diff_subject_id(diff: Option<&okr_diff>, index: usize) -> *const c_char {
    let subject = row(diff, index).and_then(|it| it.subject.as_ref());
    pointer(subject.map(|(_, id)| id))
}

/// The member that changed, as a JSON Pointer within the thing (`/check_ins/3`); NULL if the thing
/// itself came or went or there is no difference `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_diff_member(diff: Option<&okr_diff>, index: usize) -> *const c_char {
    pointer(row(diff, index).and_then(|it| it.member.as_ref()))
}

/// What it said before, as JSON; NULL if it was not there or there is no difference `index`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_diff_before(diff: Option<&okr_diff>, index: usize) -> *const c_char {
    pointer(row(diff, index).and_then(|it| it.before.as_ref()))
}

/// What it says after, as JSON; NULL if it is not there any more or there is no difference `index`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_diff_after(diff: Option<&okr_diff>, index: usize) -> *const c_char {
    pointer(row(diff, index).and_then(|it| it.after.as_ref()))
}

/// A difference in words, as one line; NULL if there is no difference `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_diff_words(diff: Option<&okr_diff>, index: usize) -> *const c_char {
    pointer(row(diff, index).map(|it| &it.words))
}

/// All differences as JSON (docs/editing.md); `[]` if there are none.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_diff_to_json(
    diff: Option<&okr_diff>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(given(diff, "diff")?.diff.to_json()))
    })
}

/// Frees a diff and its texts. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_diff_free(diff: Option<Box<okr_diff>>) {
    plain((), || drop(diff));
}
