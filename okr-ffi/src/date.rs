//! Dates as text.

use std::ffi::c_char;

use okr_core::Date;

use crate::boundary::{Report, Slot};
use crate::error::okr_error;
use crate::status::okr_status;
use crate::text;

/// Reads a civil date of the form `YYYY-MM-DD`, years 1900 to 2200 (SPEC 1).
///
/// `OKR_OK` with `*year`, `*month` (1 to 12) and `*day` (1 to 31) set; `OKR_STATUS_VALUE` with
/// `E010`; `OKR_STATUS_NULL_ARGUMENT` if one of the three is NULL; `OKR_STATUS_INVALID_UTF8`. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_date_parse(
    text: *const c_char,
    len: usize,
    year: *mut i32,
    month: *mut u32,
    day: *mut u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `text` is `len` readable bytes, the others are NULL or writable, as the header asks.
    let (text, year, month, day, report) = unsafe {
        (
            text::utf8(text, len, "text"),
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
        let date: Date = text?.parse()?;
        year.set(date.year());
        month.set(date.month());
        day.set(date.day());
        Ok(())
    })
}
