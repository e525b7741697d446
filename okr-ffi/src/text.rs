//! Text in and out: pointer and length, UTF-8.

use std::ffi::c_char;
use std::{ptr, slice, str};

use crate::boundary::Failure;
use crate::status::{OKR_STATUS_INVALID_ARGUMENT, OKR_STATUS_INVALID_UTF8};

/// A view of UTF-8 text that belongs to a handle: `len` bytes from `data`, **not** NUL-terminated.
///
/// It is valid until the handle it was read from is freed; copy what must live longer. Free
/// nothing. Where a call gives no text, `data` is NULL and `len` is 0; a text that is there but
/// empty has a `data` that is not NULL. The layout of this struct never changes.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct okr_str {
    /// The first byte.
    pub data: *const c_char,
    /// The number of bytes.
    pub len: usize,
}

impl okr_str {
    pub(crate) const NONE: Self = Self {
        data: ptr::null(),
        len: 0,
    };

    /// The caller of this function sees to it that `text` lives as long as a handle.
    pub(crate) fn view(text: &str) -> Self {
        let data = if text.is_empty() {
            c"".as_ptr()
        } else {
            text.as_ptr().cast()
        };
        Self {
            data,
            len: text.len(),
        }
    }
}

/// The bytes of a text parameter. NULL with length 0 is the empty text.
///
/// The caller promises that `data` is NULL, or readable for `len` bytes and unchanged for `'a`.
pub(crate) unsafe fn bytes<'a>(
    data: *const c_char,
    len: usize,
    name: &str,
) -> Result<&'a [u8], Failure> {
    if len == 0 {
        Ok(&[])
    } else if data.is_null() {
        Err(Failure::null(name))
    } else if isize::try_from(len).is_err() {
        Err(Failure::Argument(
            OKR_STATUS_INVALID_ARGUMENT,
            format!("the length of `{name}` is {len}, more than memory can hold"),
        ))
    } else {
        // SAFETY: not NULL, not longer than an object can be, and readable by the promise above.
        Ok(unsafe { slice::from_raw_parts(data.cast(), len) })
    }
}

/// A text parameter that must be UTF-8: an identifier, a name, a date.
///
/// The promise is that of [`bytes`].
pub(crate) unsafe fn utf8<'a>(
    data: *const c_char,
    len: usize,
    name: &str,
) -> Result<&'a str, Failure> {
    // SAFETY: it is the same promise.
    let bytes = unsafe { bytes(data, len, name) }?;
    str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        Failure::Argument(
            OKR_STATUS_INVALID_UTF8,
            format!("`{name}` is not UTF-8: the byte at offset {at} does not belong there"),
        )
    })
}
