//! The error object.

use std::ffi::{CStr, CString, c_char};
use std::ptr;

use okr_core::Problem;

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::diagnostic::{Diagnostic, RelatedPlace, c_text, pointer};
use crate::status::{
    OKR_OK, OKR_STATUS_NOT_FOUND, OKR_STATUS_PANIC, OKR_STATUS_POLICY, of_kind, okr_status,
};

/// Why a call failed: a status, a message, and the list of problems in the document, policy or
/// value.
///
/// Made by a call that fails, owned by the caller, freed with `okr_error_free`. It holds copies, so
/// it outlives whatever the call was about. Immutable: threads may share it. Its texts are
/// NUL-terminated UTF-8 and valid until it is freed; a U+0000 in something quoted shows as the six
/// characters `\u0000`.
pub struct okr_error {
    status: okr_status,
    message: CString,
    problems: Box<[Diagnostic]>,
    cause: Option<okr_core::Error>,
}

impl okr_error {
    /// `None` for a value that is only absent.
    pub(crate) fn from_failure(failure: Failure) -> Option<Self> {
        match failure {
            Failure::Absent => None,
            Failure::Argument(status, message) => Some(Self::bare(status, &message)),
            Failure::Core(error) => Some(Self::of_core(of_kind(error.kind()), error)),
            Failure::Policy(error) => Some(Self::of_core(OKR_STATUS_POLICY, error)),
            Failure::Unknown(error) => Some(Self::of_core(OKR_STATUS_NOT_FOUND, error)),
        }
    }

    pub(crate) fn from_panic(message: &str) -> Self {
        Self::bare(
            OKR_STATUS_PANIC,
            &format!("a bug in okr, please report it: {message}"),
        )
    }

    pub(crate) fn status(&self) -> okr_status {
        self.status
    }

    fn of_core(status: okr_status, error: okr_core::Error) -> Self {
        Self {
            status,
            message: c_text(&error.to_string()),
            problems: error
                .problems()
                .iter()
                .map(Diagnostic::of_problem)
                .collect(),
            cause: Some(error),
        }
    }

    fn bare(status: okr_status, message: &str) -> Self {
        Self {
            status,
            message: c_text(message),
            problems: Box::default(),
            cause: None,
        }
    }

    fn code(&self) -> &CStr {
        self.problems.first().map_or(c"", |problem| &problem.code)
    }
}

fn problem(error: Option<&okr_error>, index: usize) -> Option<&Diagnostic> {
    error?.problems.get(index)
}

fn related(error: Option<&okr_error>, index: usize, related: usize) -> Option<&RelatedPlace> {
    problem(error, index)?.related.get(related)
}

/// The status that the failed call returned; `OKR_OK` for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_status(error: Option<&okr_error>) -> okr_status {
    error.map_or(OKR_OK, |error| error.status)
}

/// The whole message, problems included, as one would print it; NULL for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_message(error: Option<&okr_error>) -> *const c_char {
    pointer(error.map(|error| &error.message))
}

/// The code of the first problem, such as `"E009"` (SPEC 12); the empty text for an error without
/// problems (a wrong argument, a panic); NULL for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_code(error: Option<&okr_error>) -> *const c_char {
    error.map_or(ptr::null(), |error| error.code().as_ptr())
}

/// The number of problems: at least 1 for `OKR_STATUS_LOAD`, `OKR_STATUS_POLICY`,
/// `OKR_STATUS_EDIT` and `OKR_STATUS_VALUE`, 1 where an `OKR_STATUS_NOT_FOUND` names its code, else 0; 0 for NULL. They
/// are sorted by place, then code. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_problem_count(error: Option<&okr_error>) -> usize {
    error.map_or(0, |error| error.problems.len())
}

/// The code of a problem, such as `"E009"` (SPEC 12); NULL if there is no problem `index`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_problem_code(error: Option<&okr_error>, index: usize) -> *const c_char {
    pointer(problem(error, index).map(|problem| &problem.code))
}

/// The name of a problem's code, such as `"unknown-reference"` (SPEC 12); NULL if there is no
/// problem `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_problem_name(error: Option<&okr_error>, index: usize) -> *const c_char {
    pointer(problem(error, index).map(|problem| &problem.name))
}

/// What is wrong, in one lowercase sentence; NULL if there is no problem `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_problem_message(
    error: Option<&okr_error>,
    index: usize,
) -> *const c_char {
    pointer(problem(error, index).map(|problem| &problem.message))
}

/// What would be right; the empty text if there is no advice; NULL if there is no problem `index`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_problem_help(error: Option<&okr_error>, index: usize) -> *const c_char {
    pointer(problem(error, index).map(|problem| &problem.help))
}

/// Where it is wrong, as a JSON Pointer (RFC 6901; the whole document is the empty text); NULL if
/// there is no problem `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_problem_path(error: Option<&okr_error>, index: usize) -> *const c_char {
    pointer(problem(error, index).map(|problem| &problem.place.path))
}

/// The line of a problem, counted from 1; 0 if no text was read or there is no problem `index`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_problem_line(error: Option<&okr_error>, index: usize) -> u32 {
    problem(error, index).map_or(0, |problem| problem.place.line)
}

/// The column of a problem in Unicode scalar values, counted from 1; 0 if no text was read or there
/// is no problem `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_problem_column(error: Option<&okr_error>, index: usize) -> u32 {
    problem(error, index).map_or(0, |problem| problem.place.column)
}

/// The number of places that belong to a problem, such as the other edges of a loop; 0 if there is
/// no problem `index`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_related_count(error: Option<&okr_error>, index: usize) -> usize {
    problem(error, index).map_or(0, |problem| problem.related.len())
}

/// What a related place has to do with problem `index`; NULL if there is no such place. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_related_message(
    error: Option<&okr_error>,
    index: usize,
    related_index: usize,
) -> *const c_char {
    pointer(related(error, index, related_index).map(|related| &related.message))
}

/// A place related to problem `index`, as a JSON Pointer; NULL if there is no such place. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_related_path(
    error: Option<&okr_error>,
    index: usize,
    related_index: usize,
) -> *const c_char {
    pointer(related(error, index, related_index).map(|related| &related.place.path))
}

/// The line of a related place, counted from 1; 0 if not known or there is no such place. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_related_line(
    error: Option<&okr_error>,
    index: usize,
    related_index: usize,
) -> u32 {
    related(error, index, related_index).map_or(0, |related| related.place.line)
}

/// The column of a related place, counted from 1; 0 if not known or there is no such place. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_related_column(
    error: Option<&okr_error>,
    index: usize,
    related_index: usize,
) -> u32 {
    related(error, index, related_index).map_or(0, |related| related.place.column)
}

/// The problems as a JSON array of diagnostics (FORMAT, "Diagnostics"); `[]` for an error without
/// problems.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_error_to_json(
    error: Option<&okr_error>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let problems = given(error, "error")?
            .cause
            .as_ref()
            .map_or(&[][..], |cause| cause.problems());
        let items: Vec<String> = problems.iter().map(Problem::to_json).collect();
        Ok(okr_buffer::new(format!("[{}]", items.join(","))))
    })
}

/// Frees an error and its texts. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_error_free(error: Option<Box<okr_error>>) {
    plain((), || drop(error));
}
