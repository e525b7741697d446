//! Batches of edits: made step by step, done at once.

use std::ffi::c_char;
use std::fmt::Write;

use okr_core::document::Custom;
use okr_core::{Date, EditKind};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::portfolio::okr_portfolio;
use crate::status::{OKR_STATUS_INVALID_ARGUMENT, okr_status};
use crate::text;

/// Edits of a portfolio that are to be made together, all of them or none: the day on which they are
/// recorded, who makes them, why, and the edits in their order.
///
/// `okr_edits_check_in` and its sisters add an edit with what its kind needs; `okr_edits_with_note`
/// and its sisters state more about the edit that was added last. Goals are named by identifier.
/// Nothing is looked up before `okr_portfolio_edit` makes the edits: what does not belong to a kind,
/// and what does not fit the portfolio, is refused there, with every other problem.
///
/// Owned by the caller, freed with `okr_edits_free`; may be made on any number of portfolios. Adding
/// changes it, so no other thread may use it meanwhile; after that, threads may share it. A call that
/// fails leaves it as it was.
#[derive(Clone)]
pub struct okr_edits {
    on: Date,
    by: Option<String>,
    reason: Option<String>,
    edits: Vec<Item>,
}

#[derive(Clone)]
enum Item {
    Stated(Members),
    /// A whole edit, given as JSON.
    Whole(Custom<'static>),
}

impl okr_edits {
    /// The batch as JSON, an edit a line. Whatever goes into it is JSON by itself.
    fn to_json(&self) -> String {
        let mut head = Members::none().date("on", self.on);
        for (name, text) in [("by", &self.by), ("reason", &self.reason)] {
            if let Some(text) = text {
                head = head.text(name, text);
            }
        }
        let edits: Vec<String> = self.edits.iter().map(Item::to_json).collect();
        let edits = if edits.is_empty() {
            "[]".to_owned()
        } else {
            format!("[\n{}\n]", edits.join(",\n"))
        };
        head.raw("edits", edits).to_json()
    }
}

impl Item {
    fn to_json(&self) -> String {
        match self {
            Self::Stated(members) => members.to_json(),
            Self::Whole(json) => json.as_json().to_owned(),
        }
    }
}

/// The members of an object, each with its JSON.
#[derive(Clone)]
pub(crate) struct Members(Vec<(&'static str, String)>);

impl Members {
    pub(crate) fn none() -> Self {
        Self(Vec::new())
    }

    /// Those of an edit, which says what kind it is.
    pub(crate) fn of(kind: EditKind) -> Self {
        Self::none().text("kind", kind.as_str())
    }

    /// Those of a measure, which says what kind it is.
    pub(crate) fn of_measure(kind: &str) -> Self {
        Self::none().text("kind", kind)
    }

    pub(crate) fn text(self, name: &'static str, text: &str) -> Self {
        self.raw(name, string(text))
    }

    pub(crate) fn number(self, name: &'static str, number: f64) -> Self {
        self.raw(name, json_number(number))
    }

    /// NaN states nothing.
    pub(crate) fn optional(self, name: &'static str, number: f64) -> Self {
        if number.is_nan() {
            self
        } else {
            self.number(name, number)
        }
    }

    pub(crate) fn date(self, name: &'static str, date: Date) -> Self {
        self.text(name, &date.to_string())
    }

    pub(crate) fn truth(self, name: &'static str) -> Self {
        self.raw(name, "true".to_owned())
    }

    pub(crate) fn json(self, name: &'static str, json: &Custom<'_>) -> Self {
        self.raw(name, json.as_json().to_owned())
    }

    /// Adds an entry to a list.
    pub(crate) fn entry(self, name: &'static str, text: &str) -> Self {
        let there = self.0.iter().find(|(of, _)| *of == name);
        let list = match there.and_then(|(_, list)| list.strip_suffix(']')) {
            Some(list) => format!("{list},{}]", string(text)),
            None => format!("[{}]", string(text)),
        };
        self.raw(name, list)
    }

    /// States a member, or states it anew.
    pub(crate) fn raw(mut self, name: &'static str, json: String) -> Self {
        match self.0.iter_mut().find(|(of, _)| *of == name) {
            Some((_, old)) => *old = json,
            None => self.0.push((name, json)),
        }
        self
    }

    pub(crate) fn to_json(&self) -> String {
        let members = self
            .0
            .iter()
            .map(|(name, json)| format!("\"{name}\":{json}"));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }
}

fn string(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            c if c < ' ' => {
                // Writing to memory does not fail.
                let _ = write!(json, "\\u{:04x}", u32::from(c));
            }
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

/// A number that is not finite becomes one that is too large, which is what is said of it then.
fn json_number(number: f64) -> String {
    if number.is_finite() {
        number.to_string()
    } else {
        "1e999".to_owned()
    }
}

/// Adds an edit.
pub(crate) fn add(edits: Option<&mut okr_edits>, members: Members) -> Result<(), Failure> {
    changeable(edits)?.edits.push(Item::Stated(members));
    Ok(())
}

/// States more about the last edit.
pub(crate) fn with(
    edits: Option<&mut okr_edits>,
    state: impl FnOnce(Members) -> Result<Members, Failure>,
) -> Result<(), Failure> {
    let message = match changeable(edits)?.edits.last_mut() {
        Some(Item::Stated(members)) => {
            *members = state(members.clone())?;
            return Ok(());
        }
        Some(Item::Whole(_)) => "the last edit was given as JSON, which says all there is about it",
        None => "`edits` has no edit yet that this could be said of",
    };
    Err(Failure::Argument(
        OKR_STATUS_INVALID_ARGUMENT,
        message.to_owned(),
    ))
}

fn changeable(edits: Option<&mut okr_edits>) -> Result<&mut okr_edits, Failure> {
    edits.ok_or_else(|| Failure::null("edits"))
}

/// No edits yet, to be recorded on a day: year 1900 to 2200, month 1 to 12, day 1 to 31. That is the
/// day of all edits that state none.
///
/// `OKR_OK` with new edits in `*out`; `OKR_STATUS_VALUE` with `E010` if there is no such day;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_new(
    year: i32,
    month: u32,
    day: u32,
    out: *mut Option<Box<okr_edits>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_edits {
            on: Date::new(year, month, day)?,
            by: None,
            reason: None,
            edits: Vec::new(),
        })
    })
}

/// Sets who edits: the audit trail names them, and check-ins, amendments, escalations and reviews are
/// theirs; of a check-in or an escalation `okr_edits_with_author` may say otherwise.
///
/// `OKR_OK`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_set_by(
    edits: Option<&mut okr_edits>,
    by: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `by` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (by, report) = unsafe { (text::utf8(by, len, "by"), Report::new(err)) };
    report.run(|| {
        changeable(edits)?.by = Some(by?.to_owned());
        Ok(())
    })
}

/// Sets why, for all edits that state no reason of their own.
///
/// Statuses as for `okr_edits_set_by`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_set_reason(
    edits: Option<&mut okr_edits>,
    reason: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `reason` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (reason, report) = unsafe { (text::utf8(reason, len, "reason"), Report::new(err)) };
    report.run(|| {
        changeable(edits)?.reason = Some(reason?.to_owned());
        Ok(())
    })
}

/// Adds an edit that is given as JSON (docs/editing.md). It says all about itself: nothing more can
/// be stated of it.
///
/// `OKR_OK`; `OKR_STATUS_VALUE` with `E001` if it is not JSON; `OKR_STATUS_INVALID_UTF8`;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_add_json(
    edits: Option<&mut okr_edits>,
    text: *const c_char,
    len: usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `text` is `len` readable bytes and `err` is NULL or writable, as the header asks.
    let (text, report) = unsafe { (text::utf8(text, len, "text"), Report::new(err)) };
    report.run(|| {
        let edits = changeable(edits)?;
        let json = Custom::from_json(text?.to_owned())?;
        edits.edits.push(Item::Whole(json));
        Ok(())
    })
}

/// The number of edits; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_edits_count(edits: Option<&okr_edits>) -> usize {
    edits.map_or(0, |edits| edits.edits.len())
}

/// The edits as JSON, as `okr_portfolio_edit_json` takes them, each on a line of its own unless it
/// was given with line breaks. The lines and columns of what `okr_portfolio_edit` refuses are places
/// in this text.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_edits_to_json(
    edits: Option<&okr_edits>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_buffer::new(given(edits, "edits")?.to_json()))
    })
}

/// A copy of the edits, to be freed by itself. NULL for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_edits_clone(edits: Option<&okr_edits>) -> Option<Box<okr_edits>> {
    plain(None, || edits.map(|edits| Box::new(edits.clone())))
}

/// Frees edits. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_edits_free(edits: Option<Box<okr_edits>>) {
    plain((), || drop(edits));
}

/// Makes edits, one after the other, or none of them. Makes a new version with an entry in its audit
/// trail for each; `portfolio` stays as it is.
///
/// If there are only check-ins, corrections and withdrawals, that takes logarithmic time for each;
/// anything else takes time in proportion to the portfolio, once for the whole batch and once more
/// for each `okr_edits_move_cycle` and `okr_edits_carry_over`, which look at scores.
///
/// `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_EDIT` with every problem of all edits, by
/// place: `/edits/0/value` is the value of the first; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_edit(
    portfolio: Option<&okr_portfolio>,
    edits: Option<&okr_edits>,
    out: *mut Option<Box<okr_portfolio>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let portfolio = &given(portfolio, "portfolio")?.0;
        let text = given(edits, "edits")?.to_json();
        Ok(okr_portfolio(portfolio.edit_json(&text)?))
    })
}

/// Makes the edits that a JSON text says: `{"on": …, "by": …, "reason": …, "edits": […]}`
/// (docs/editing.md).
///
/// Statuses as for `okr_portfolio_edit`, problems with lines and columns of the text, `E001` if it is
/// not JSON; `OKR_STATUS_INVALID_UTF8`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_edit_json(
    portfolio: Option<&okr_portfolio>,
    text: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_portfolio>>,
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
        let portfolio = &given(portfolio, "portfolio")?.0;
        Ok(okr_portfolio(portfolio.edit_json(text?)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stated_is_json() {
        let members = Members::of(EditKind::CarryOver)
            .text("cycle", "a\"\\\u{1}é\u{2028}")
            .number("value", 0.1)
            .number("weight", f64::INFINITY)
            .optional("score", f64::NAN)
            .entry("objectives", "a]")
            .entry("objectives", "b")
            .text("cycle", "\u{0}");
        let json = members.to_json();
        assert!(Custom::from_json(json.clone()).is_ok());
        assert_eq!(
            json,
            r#"{"kind":"carry_over","cycle":"\u0000","value":0.1,"weight":1e999,"objectives":["a]","b"]}"#
        );
        let odd = Members::of(EditKind::Drop).text("note", "a\"\\\u{1}é\u{2028}");
        assert!(odd.to_json().ends_with("\"a\\\"\\\\\\u0001é\u{2028}\"}"));
        assert!(Custom::from_json(odd.to_json()).is_ok());
    }

    #[test]
    fn numbers_are_kept_to_the_bit() {
        for number in [0.1, -0.0, 5e-324, 1e300, f64::MAX, 41.0, 1.0 / 3.0] {
            let back: f64 = json_number(number).parse().unwrap();
            assert_eq!(back.to_bits(), number.to_bits());
        }
    }
}
