//! Scorecards as a whole; their rows are in `key_result`, `objective` and `unit`.

use std::ffi::c_char;

use okr_core::{Explanation, Scorecard};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::policy::okr_policy;
use crate::portfolio::okr_portfolio;
use crate::status::okr_status;
use crate::text::{self, okr_str};
use crate::words::{self, OKR_SUBJECT_ANY, OKR_SUBJECT_KEY_RESULT, OKR_SUBJECT_OBJECTIVE};

/// The result of scoring: a row for each key result, objective, and pair of unit and cycle (FORMAT,
/// "Scorecard").
///
/// Owned by the caller, freed with `okr_scorecard_free`; clones are cheap and share the data.
/// Immutable: threads may share it. It needs neither the portfolio handle nor the options that it
/// was made with.
///
/// Rows are read by index, from 0 in document order; `okr_scorecard_objective_index` and its
/// sisters turn an identifier into an index. Each cell has its own function, which returns `OKR_OK`
/// with the value in `*out`, `OKR_ABSENT` where the value is null, `OKR_STATUS_OUT_OF_RANGE` for an
/// index too large or `OKR_STATUS_NULL_ARGUMENT`. Scores are from 0 to 1; as billionths they are
/// exact integers, 0 to 1000000000.
pub struct okr_scorecard(pub(crate) Scorecard);

/// The as-of day of a scorecard: year 1900 to 2200, month 1 to 12, day 1 to 31.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT` if the scorecard or one of the three is NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_as_of(
    scorecard: Option<&okr_scorecard>,
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
        year.required("year")?;
        month.required("month")?;
        day.required("day")?;
        let date = given(scorecard, "scorecard")?.0.as_of();
        year.set(date.year());
        month.set(date.month());
        day.set(date.day());
        Ok(())
    })
}

/// The basis of a scorecard, an `OKR_BASIS_` constant (SPEC 4.3).
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_basis(
    scorecard: Option<&okr_scorecard>,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(words::of_basis(given(scorecard, "scorecard")?.0.basis()))
    })
}

/// The name of the policy that a scorecard was made by: `custom` if it has none (SPEC 7.3). A view
/// that `scorecard` owns.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_policy_name(
    scorecard: Option<&okr_scorecard>,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(okr_str::view(
            given(scorecard, "scorecard")?.0.policy_name(),
        ))
    })
}

/// The policy that a scorecard was made by, as a new handle.
///
/// `OKR_OK` with a new policy in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_policy(
    scorecard: Option<&okr_scorecard>,
    out: *mut Option<Box<okr_policy>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_policy(
            given(scorecard, "scorecard")?.0.policy().clone(),
        ))
    })
}

/// The portfolio that a scorecard was made from, as a new handle.
///
/// `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_portfolio(
    scorecard: Option<&okr_scorecard>,
    out: *mut Option<Box<okr_portfolio>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_portfolio(
            given(scorecard, "scorecard")?.0.portfolio().clone(),
        ))
    })
}

/// A scorecard as JSON without white space (FORMAT, "Scorecard"). Equal scorecards give equal
/// bytes.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_to_json(
    scorecard: Option<&okr_scorecard>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(given(scorecard, "scorecard")?.0.to_json()))
    })
}

/// The JSON of `okr_scorecard_to_json`, indented for people.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_to_json_pretty(
    scorecard: Option<&okr_scorecard>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(
            given(scorecard, "scorecard")?.0.to_json_pretty(),
        ))
    })
}

/// Where the numbers of an objective or a key result come from, as an indented tree for people:
/// inputs, weights, policy, the section of the SPEC. The wording may change between versions.
///
/// `subject` is `OKR_SUBJECT_ANY`, `OKR_SUBJECT_OBJECTIVE` or `OKR_SUBJECT_KEY_RESULT`. `OKR_OK` with
/// a new buffer in `*out`; `OKR_STATUS_NOT_FOUND`; `OKR_STATUS_INVALID_ARGUMENT` for any other
/// `subject`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_explain_text(
    scorecard: Option<&okr_scorecard>,
    subject: i32,
    id: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(
            explanation(scorecard, subject, id?)?.to_string(),
        ))
    })
}

/// The explanation of `okr_scorecard_explain_text` as JSON, for programs that show it their own
/// way.
///
/// Statuses as there. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_scorecard_explain_json(
    scorecard: Option<&okr_scorecard>,
    subject: i32,
    id: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(
            explanation(scorecard, subject, id?)?.to_json(),
        ))
    })
}

fn explanation(
    scorecard: Option<&okr_scorecard>,
    subject: i32,
    id: &str,
) -> Result<Explanation, Failure> {
    let card = &given(scorecard, "scorecard")?.0;
    let (explanation, what) = match subject {
        OKR_SUBJECT_ANY => (card.explain(id), "objective or key result"),
        OKR_SUBJECT_OBJECTIVE => (card.explain_objective(id), "objective"),
        OKR_SUBJECT_KEY_RESULT => (card.explain_key_result(id), "key result"),
        _ => return Err(Failure::constant("subject", subject)),
    };
    explanation.ok_or_else(|| Failure::not_found(what, id))
}

/// A second handle for the same scorecard, to be freed by itself. Cheap: the data are shared. NULL
/// for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_scorecard_clone(
    scorecard: Option<&okr_scorecard>,
) -> Option<Box<okr_scorecard>> {
    plain(None, || {
        scorecard.map(|scorecard| Box::new(okr_scorecard(scorecard.0.clone())))
    })
}

/// Frees a scorecard. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_scorecard_free(scorecard: Option<Box<okr_scorecard>>) {
    plain((), || drop(scorecard));
}
