//! The alignment of a portfolio: the handle, its pictures; questions are in `question`.

use okr_core::{Alignment, Date, Scorecard};

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::portfolio::okr_portfolio;
use crate::scorecard::okr_scorecard;
use crate::status::okr_status;

/// Who supports whom in a portfolio: all of it, or what is in force on a day (SPEC 10).
///
/// Edges run upward: from an objective to what it is aligned to, from a key result to its own
/// objective. Units are a tree beside that, from each unit to its parent.
///
/// Owned by the caller, freed with `okr_alignment_free`; clones are cheap and share the data.
/// Immutable: threads may share it. It does not need the portfolio handle that it was made from.
/// What takes a pass over the whole graph is computed once, when it is first asked for.
pub struct okr_alignment(pub(crate) Alignment);

/// The alignment of a portfolio with every edge, whatever was dropped (SPEC 10). Cheap: nothing is
/// computed yet.
///
/// `OKR_OK` with a new alignment in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_portfolio_alignment(
    portfolio: Option<&okr_portfolio>,
    out: *mut Option<Box<okr_alignment>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_alignment(given(portfolio, "portfolio")?.0.alignment()))
    })
}

/// The same alignment with what is in force on a day only: year 1900 to 2200, month 1 to 12, day 1
/// to 31. What was dropped on or before the day supports nothing and is supported by nothing, but
/// can still be asked for (SPEC 4.4, 10).
///
/// `OKR_OK` with a new alignment in `*out`; `OKR_STATUS_VALUE` with `E010` if there is no such day;
/// `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_as_of(
    alignment: Option<&okr_alignment>,
    year: i32,
    month: u32,
    day: u32,
    out: *mut Option<Box<okr_alignment>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let date = Date::new(year, month, day)?;
        Ok(okr_alignment(given(alignment, "alignment")?.0.as_of(date)))
    })
}

/// The day of an alignment: year 1900 to 2200, month 1 to 12, day 1 to 31. Absent if every edge
/// counts.
///
/// `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT` if the alignment or one of the three is NULL.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_date(
    alignment: Option<&okr_alignment>,
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
        let date = given(alignment, "alignment")?.0.date();
        let date = date.ok_or(Failure::Absent)?;
        year.set(date.year());
        month.set(date.month());
        day.set(date.day());
        Ok(())
    })
}

/// The portfolio that an alignment is of, as a new handle.
///
/// `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_portfolio(
    alignment: Option<&okr_alignment>,
    out: *mut Option<Box<okr_portfolio>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        Ok(okr_portfolio(
            given(alignment, "alignment")?.0.portfolio().clone(),
        ))
    })
}

/// A picture of the alignment, with scores and grades of a scorecard if there is one.
fn picture(
    alignment: Option<&okr_alignment>,
    scorecard: Option<&okr_scorecard>,
    draw: fn(&Alignment, Option<&Scorecard>) -> String,
) -> Result<okr_buffer, Failure> {
    let alignment = &given(alignment, "alignment")?.0;
    Ok(okr_buffer::new(draw(alignment, scorecard.map(|it| &it.0))))
}

/// The alignment as an indented tree for terminals: priorities, then the objectives that support
/// nothing, and below each what supports it. The wording may change between versions.
///
/// `scorecard` may be NULL; of the same portfolio, it gives scores and grades. `OKR_OK` with a new
/// buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_tree(
    alignment: Option<&okr_alignment>,
    scorecard: Option<&okr_scorecard>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || picture(alignment, scorecard, Alignment::tree))
}

/// The alignment as a graph in the language DOT of Graphviz.
///
/// `scorecard` may be NULL; of the same portfolio, it gives scores and colours. `OKR_OK` with a new
/// buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_to_dot(
    alignment: Option<&okr_alignment>,
    scorecard: Option<&okr_scorecard>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || picture(alignment, scorecard, Alignment::to_dot))
}

/// The alignment as a flowchart in the language of Mermaid.
///
/// `scorecard` may be NULL; of the same portfolio, it gives scores and colours. `OKR_OK` with a new
/// buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_to_mermaid(
    alignment: Option<&okr_alignment>,
    scorecard: Option<&okr_scorecard>,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        picture(alignment, scorecard, Alignment::to_mermaid)
    })
}

/// A second handle for the same alignment, to be freed by itself. Cheap: the data are shared. NULL
/// for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_alignment_clone(
    alignment: Option<&okr_alignment>,
) -> Option<Box<okr_alignment>> {
    plain(None, || {
        alignment.map(|alignment| Box::new(okr_alignment(alignment.0.clone())))
    })
}

/// Frees an alignment. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_alignment_free(alignment: Option<Box<okr_alignment>>) {
    plain((), || drop(alignment));
}
