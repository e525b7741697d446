//! Arrays in and out: pointer and number of entries.

use std::{ptr, slice};

use crate::boundary::{Blank, Failure, Slot};
use crate::status::OKR_STATUS_INVALID_ARGUMENT;

/// The entries of an array parameter. With `count` 0 the pointer may be NULL.
///
/// The promise is that `data` is NULL, or has `count` entries, unchanged for `'a`.
pub(crate) unsafe fn entries<'a, T>(
    data: *const T,
    count: usize,
    name: &str,
) -> Result<&'a [T], Failure> {
    if count == 0 {
        return Ok(&[]);
    }
    fits::<T>(data.is_null(), name, count)?;
    // SAFETY: not NULL, not longer than an object can be, and `count` entries by the promise above.
    Ok(unsafe { slice::from_raw_parts(data, count) })
}

/// The places of an array of results, each of them blank now.
///
/// The promise is that `out` is NULL, or has `count` places to write to.
pub(crate) unsafe fn places<T: Blank>(out: *mut T, count: usize) -> Result<Vec<Slot<T>>, Failure> {
    if count == 0 {
        return Ok(Vec::new());
    }
    fits::<T>(out.is_null(), "out", count)?;
    // SAFETY: each is one of the `count` places of the promise above; making a slot blanks it.
    Ok((0..count)
        .map(|index| unsafe { Slot::new(out.add(index)) })
        .collect())
}

fn fits<T>(is_null: bool, name: &str, count: usize) -> Result<(), Failure> {
    if is_null {
        Err(Failure::null(name))
    } else if count > isize::MAX.unsigned_abs() / size_of::<T>().max(1) {
        let message = format!("`count` is {count}, more than memory can hold");
        Err(Failure::Argument(OKR_STATUS_INVALID_ARGUMENT, message))
    } else {
        Ok(())
    }
}

/// A column of a handle as an array that C can read; NULL for one without entries.
pub(crate) fn view<T>(column: Option<&[T]>) -> *const T {
    match column {
        Some(column) if !column.is_empty() => column.as_ptr(),
        _ => ptr::null(),
    }
}
