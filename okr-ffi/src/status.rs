//! Statuses: what a call returns. A number, once given, is never used again for anything else.

use std::ffi::{CStr, c_char};
use std::ptr;

use okr_core::ErrorKind;

/// What a call returns: `OKR_OK`, `OKR_ABSENT`, or one of the `OKR_STATUS_` errors.
///
/// Numbers are never reused. A later version may return numbers that this header does not name:
/// treat everything but `OKR_OK` and `OKR_ABSENT` as an error.
pub type okr_status = i32;

/// Done; every `out` parameter is set.
pub const OKR_OK: okr_status = 0;
/// Done, and the value is null (JSON `null`). Not an error: no error object is made and `out` is
/// zeroed.
pub const OKR_ABSENT: okr_status = 1;
/// A pointer that must be given is NULL.
pub const OKR_STATUS_NULL_ARGUMENT: okr_status = 2;
/// An identifier or a name is not UTF-8. (A document that is not UTF-8 is `OKR_STATUS_LOAD` with
/// `E001`.)
pub const OKR_STATUS_INVALID_UTF8: okr_status = 3;
/// An index is not below the count.
pub const OKR_STATUS_OUT_OF_RANGE: okr_status = 4;
/// Nothing has this identifier. Questions about alignment add a problem `E009` that says which one is
/// near.
pub const OKR_STATUS_NOT_FOUND: okr_status = 5;
/// An argument is none of the constants it may be, a length is beyond what memory can hold, or there is
/// nothing yet that a call could be about.
pub const OKR_STATUS_INVALID_ARGUMENT: okr_status = 6;
/// The document has problems; the error lists all of them (SPEC 12).
pub const OKR_STATUS_LOAD: okr_status = 7;
/// A policy given to a call has problems; the error lists all of them (SPEC 7.3, 12).
pub const OKR_STATUS_POLICY: okr_status = 8;
/// A single value, such as a date or a number, is not valid (SPEC 1, 2, 12).
pub const OKR_STATUS_VALUE: okr_status = 9;
/// The library refused for a reason that this version of it has no number for.
pub const OKR_STATUS_OTHER: okr_status = 10;
/// A bug in the library, caught before it could reach the caller. The handles that were passed stay
/// valid.
pub const OKR_STATUS_PANIC: okr_status = 11;

/// A configuration of checks has problems; the error lists all of them (FORMAT, "Checks").
pub const OKR_STATUS_CONFIG: okr_status = 12;
/// A baseline has problems; the error lists all of them (FORMAT, "Baseline").
pub const OKR_STATUS_BASELINE: okr_status = 13;
/// An edit was refused, and with it the whole batch; the error lists every problem (docs/editing.md).
pub const OKR_STATUS_EDIT: okr_status = 14;

const STATUSES: [(okr_status, &CStr); 15] = [
    (OKR_OK, c"ok"),
    (OKR_ABSENT, c"absent"),
    (OKR_STATUS_NULL_ARGUMENT, c"null argument"),
    (OKR_STATUS_INVALID_UTF8, c"invalid utf-8"),
    (OKR_STATUS_OUT_OF_RANGE, c"out of range"),
    (OKR_STATUS_NOT_FOUND, c"not found"),
    (OKR_STATUS_INVALID_ARGUMENT, c"invalid argument"),
    (OKR_STATUS_LOAD, c"load"),
    (OKR_STATUS_POLICY, c"policy"),
    (OKR_STATUS_VALUE, c"value"),
    (OKR_STATUS_OTHER, c"other"),
    (OKR_STATUS_PANIC, c"panic"),
    (OKR_STATUS_CONFIG, c"config"),
    (OKR_STATUS_BASELINE, c"baseline"),
    (OKR_STATUS_EDIT, c"edit"),
];

/// A short name of a status for logs, such as `"not found"`: NUL-terminated and static; NULL for a
/// number that this version does not know. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_status_name(status: okr_status) -> *const c_char {
    STATUSES
        .iter()
        .find(|(number, _)| *number == status)
        .map_or(ptr::null(), |(_, name)| name.as_ptr())
}

/// The status of an error of the core.
pub(crate) fn of_kind(kind: ErrorKind) -> okr_status {
    match kind {
        ErrorKind::Load => OKR_STATUS_LOAD,
        ErrorKind::Policy => OKR_STATUS_POLICY,
        ErrorKind::Value => OKR_STATUS_VALUE,
        ErrorKind::Config => OKR_STATUS_CONFIG,
        ErrorKind::Baseline => OKR_STATUS_BASELINE,
        ErrorKind::Edit => OKR_STATUS_EDIT,
        _ => OKR_STATUS_OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unique_and_without_gaps() {
        for (index, (number, _)) in STATUSES.iter().enumerate() {
            assert_eq!(usize::try_from(*number), Ok(index));
        }
    }
}
