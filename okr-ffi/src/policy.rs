//! Policies.

use std::ffi::{CStr, c_char};
use std::ptr;

use okr_core::Policy;

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::status::okr_status;
use crate::text::{self, okr_str};

/// A scoring policy: expected scores, grade limits, the method and limits of pace (SPEC 5, 7.3).
///
/// Owned by the caller, freed with `okr_policy_free`. Immutable: threads may share it.
pub struct okr_policy(pub(crate) Policy);

const NAMES: [&CStr; 10] = [
    c"default",
    c"google",
    c"viva_goals",
    c"workfront",
    c"mooncamp",
    c"upraise",
    c"engagedly",
    c"oboard",
    c"servicenow",
    c"atlassian",
];

pub(crate) fn named(name: &str) -> Result<Policy, Failure> {
    Policy::named(name).map_err(Failure::Policy)
}

pub(crate) fn from_json(text: &str) -> Result<Policy, Failure> {
    Policy::from_json(text).map_err(Failure::Policy)
}

/// The number of policies that have a name (SPEC 7.3). Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_named_policy_count() -> usize {
    NAMES.len()
}

/// The name of the named policy `index`, `"default"` first: NUL-terminated and static; NULL if
/// `index` is not below `okr_named_policy_count`. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_named_policy(index: usize) -> *const c_char {
    NAMES.get(index).map_or(ptr::null(), |name| name.as_ptr())
}

/// The policy of a name (SPEC 7.3).
///
/// `OKR_OK` with a new policy in `*out`; `OKR_STATUS_POLICY` with `E009` if there is none of that
/// name; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_policy_named(
    name: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_policy>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `name` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (name, out, report) = unsafe {
        (
            text::utf8(name, len, "name"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.make(&out, || Ok(okr_policy(named(name?)?)))
}

/// A policy from JSON: an object, merged over the one it extends, or a string that names one
/// (FORMAT, "Policy").
///
/// `OKR_OK` with a new policy in `*out`; `OKR_STATUS_POLICY` with all problems;
/// `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_policy_from_json(
    text: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_policy>>,
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
    report.make(&out, || Ok(okr_policy(from_json(text?)?)))
}

/// The name that scorecards show for a policy: `custom` if it has none. A view that `policy` owns.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_policy_name(
    policy: Option<&okr_policy>,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(okr_str::view(given(policy, "policy")?.0.name()))
    })
}

/// The complete policy as JSON, nothing left to a default.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_policy_to_json(
    policy: Option<&okr_policy>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(given(policy, "policy")?.0.to_json()))
    })
}

/// A second handle for a policy, to be freed by itself; NULL for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_policy_clone(policy: Option<&okr_policy>) -> Option<Box<okr_policy>> {
    plain(None, || {
        policy.map(|policy| Box::new(okr_policy(policy.0.clone())))
    })
}

/// Frees a policy. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_policy_free(policy: Option<Box<okr_policy>>) {
    plain((), || drop(policy));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_core() {
        let mut names: Vec<_> = NAMES
            .iter()
            .map(|name| name.to_str().unwrap_or_default())
            .collect();
        let mut core = Policy::NAMES.to_vec();
        assert_eq!((names[0], names.len()), ("default", core.len()));
        names.sort_unstable();
        core.sort_unstable();
        assert_eq!(names, core);
    }
}
