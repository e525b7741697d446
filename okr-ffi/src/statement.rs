//! Titles as the library reads them.

use std::ffi::c_char;

use okr_core::statement::{Span, Statement};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::lexicon::{okr_lexicon, or_english};
use crate::statement_words::{
    self as words, OKR_FLAG_BINARY, OKR_FLAG_HAS_BASELINE, OKR_FLAG_HAS_NUMBER,
    OKR_FLAG_HAS_PLACEHOLDER, OKR_FLAG_HAS_TARGET, OKR_FLAG_MEASURABLE, OKR_FLAG_RELATIVE,
    OKR_FLAG_VAGUE,
};
use crate::status::okr_status;
use crate::text::{self, okr_str};

/// A title as the library reads it: what it says of verb, metric, baseline, target, deadline, and of
/// which type it is (SPEC 11.1).
///
/// Owned by the caller, freed with `okr_statement_free`. Immutable: threads may share it. Places in
/// it are bytes of the title, from 0; both ends lie on borders of characters.
pub struct okr_statement(Statement);

fn read(statement: Option<&okr_statement>) -> Result<&Statement, Failure> {
    Ok(&given(statement, "statement")?.0)
}

/// Reads the title `text` as that of `kind`, an `OKR_STATEMENT_` constant, with the word lists of
/// `lexicon`, or the English ones if that is NULL. Takes time in proportion to `len`.
///
/// `OKR_OK` with a new statement in `*out`; any text can be read. `OKR_STATUS_INVALID_ARGUMENT` for
/// another `kind`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statement_read(
    text: *const c_char,
    len: usize,
    kind: i32,
    lexicon: Option<&okr_lexicon>,
    out: *mut Option<Box<okr_statement>>,
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
        let kind = words::kind(kind)?;
        Ok(okr_statement(or_english(lexicon)?.read(text?, kind)))
    })
}

/// The title, unchanged. A view that `statement` owns.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statement_text(
    statement: Option<&okr_statement>,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(read(statement)?.text())))
}

/// What it was read as the title of, an `OKR_STATEMENT_` constant; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statement_kind(statement: Option<&okr_statement>) -> i32 {
    statement.map_or(0, |it| words::of_kind(it.0.kind()))
}

/// Of which type it is, an `OKR_TYPE_` constant; 0 if the words do not say. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statement_type(statement: Option<&okr_statement>) -> i32 {
    statement.map_or(0, |it| it.0.statement_type().map_or(0, words::of_type))
}

/// How sure the type is, an `OKR_CERTAINTY_` constant; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statement_certainty(statement: Option<&okr_statement>) -> i32 {
    statement.map_or(0, |it| words::of_certainty(it.0.certainty()))
}

/// Which way it goes, an `OKR_DIRECTION_` constant; 0 if nothing is counted and no change asserted.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statement_direction(statement: Option<&okr_statement>) -> i32 {
    statement.map_or(0, |it| it.0.direction().map_or(0, words::of_direction))
}

/// How it compares with its target, an `OKR_COMPARISON_` constant; 0 where it does not say so. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statement_comparison(statement: Option<&okr_statement>) -> i32 {
    statement.map_or(0, |it| it.0.comparison().map_or(0, words::of_comparison))
}

/// What holds of it: a sum of `OKR_FLAG_` bits; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statement_flags(statement: Option<&okr_statement>) -> i32 {
    let Some(it) = statement.map(|statement| &statement.0) else {
        return 0;
    };
    [
        (OKR_FLAG_HAS_TARGET, it.has_target()),
        (OKR_FLAG_HAS_BASELINE, it.has_baseline()),
        (OKR_FLAG_HAS_PLACEHOLDER, it.has_placeholder()),
        (OKR_FLAG_HAS_NUMBER, it.has_number()),
        (OKR_FLAG_MEASURABLE, it.is_measurable()),
        (OKR_FLAG_BINARY, it.is_binary()),
        (OKR_FLAG_VAGUE, it.is_vague()),
        (OKR_FLAG_RELATIVE, it.is_relative()),
    ]
    .iter()
    .map(|(flag, holds)| if *holds { *flag } else { 0 })
    .sum()
}

/// How many clauses with an order of their own it has; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statement_clauses(statement: Option<&okr_statement>) -> usize {
    statement.map_or(0, |it| it.0.clauses())
}

/// The current level that it states, in its unit. Absent without one or with a placeholder.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statement_baseline(
    statement: Option<&okr_statement>,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(read(statement)?.baseline()))
}

/// The pass mark: `5K` is 5000, `double` is 2, `no` is 0, `all` is 100. Absent without one or with a
/// placeholder.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statement_target(
    statement: Option<&okr_statement>,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(read(statement)?.target()))
}

/// The other end of a range of which the target is one. Absent where there is no range.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statement_range_end(
    statement: Option<&okr_statement>,
    out: *mut f64,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(read(statement)?.range_end()))
}

/// The unit of the target: `%`, `% rel` for a relative change, `pp`, `x`, `USD`, `ms`, `blog posts`.
/// Absent where none is stated. A view that `statement` owns.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statement_unit(
    statement: Option<&okr_statement>,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(read(statement)?.unit().map(okr_str::view)))
}

/// The phrase by when. Absent where there is none. A view that `statement` owns.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statement_deadline(
    statement: Option<&okr_statement>,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || Ok(read(statement)?.deadline().map(okr_str::view)))
}

/// Writes where something stands.
fn write_span(start: &Slot<usize>, end: &Slot<usize>, span: Span) {
    start.set(span.start());
    end.set(span.end());
}

/// The number of parts; 0 for NULL. They are read by index, from 0 in the order of the title. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statement_part_count(statement: Option<&okr_statement>) -> usize {
    statement.map_or(0, |it| it.0.parts().len())
}

/// What part `index` is, an `OKR_PART_` constant, and where it stands: from byte `*start` to before
/// byte `*end` of the title. Each of the three may be NULL.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statement_part(
    statement: Option<&okr_statement>,
    index: usize,
    what: *mut i32,
    start: *mut usize,
    end: *mut usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the pointers are NULL or writable, as the header asks.
    let (what, start, end, report) = unsafe {
        (
            Slot::new(what),
            Slot::new(start),
            Slot::new(end),
            Report::new(err),
        )
    };
    report.run(|| {
        let all = read(statement)?.parts();
        let it = (all.get(index)).ok_or_else(|| Failure::index("part", index, all.len()))?;
        what.set(words::of_part(it.what()));
        write_span(&start, &end, it.span());
        Ok(())
    })
}

/// The number of words that decided the type; 0 for NULL. They are read by index, from 0. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statement_evidence_count(statement: Option<&okr_statement>) -> usize {
    statement.map_or(0, |it| it.0.evidence().len())
}

/// The word list that has word `index`, such as `verbs work`, a view that `statement` owns, and
/// where the word stands: from byte `*start` to before byte `*end` of the title. The list is the
/// empty text for a word in no list. Each of the three may be NULL.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statement_evidence(
    statement: Option<&okr_statement>,
    index: usize,
    list: *mut okr_str,
    start: *mut usize,
    end: *mut usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the pointers are NULL or writable, as the header asks.
    let (list, start, end, report) = unsafe {
        (
            Slot::new(list),
            Slot::new(start),
            Slot::new(end),
            Report::new(err),
        )
    };
    report.run(|| {
        let all = read(statement)?.evidence();
        let it = (all.get(index)).ok_or_else(|| Failure::index("evidence", index, all.len()))?;
        list.set(okr_str::view(it.list()));
        write_span(&start, &end, it.span());
        Ok(())
    })
}

/// The statement as JSON without white space (FORMAT, "Statement").
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statement_to_json(
    statement: Option<&okr_statement>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || Ok(okr_buffer::new(read(statement)?.to_json())))
}

/// The measure that a key result's title asks for, as JSON: `measure` (FORMAT, "Measure"), `unit`,
/// and `assumptions`, what the title does not say. Absent for objectives, for placeholders, and
/// where nothing says what to measure.
///
/// `OKR_OK` with a new buffer in `*out`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_statement_measure_to_json(
    statement: Option<&okr_statement>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        let draft = read(statement)?.to_measure();
        Ok(draft.map(|draft| Some(Box::new(okr_buffer::new(draft.to_json())))))
    })
}

/// Frees a statement. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statement_free(statement: Option<Box<okr_statement>>) {
    plain((), || drop(statement));
}
