//! Owned text.

use std::ffi::c_char;
use std::ptr;

use crate::boundary::plain;

/// Text that the library made for the caller: JSON or an explanation, UTF-8.
///
/// Owned by the caller, freed with `okr_buffer_free`; independent of the handle it was made from.
/// Immutable: threads may share it. A NUL byte follows the text and is not counted, so
/// `okr_buffer_data` can be printed.
pub struct okr_buffer {
    /// With the NUL.
    bytes: Box<[u8]>,
}

impl okr_buffer {
    pub(crate) fn new(text: String) -> Self {
        let mut bytes = text.into_bytes();
        bytes.reserve_exact(1);
        bytes.push(0);
        Self {
            bytes: bytes.into_boxed_slice(),
        }
    }
}

/// The first byte of the text, valid until the buffer is freed; NULL for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_buffer_data(buffer: Option<&okr_buffer>) -> *const c_char {
    buffer.map_or(ptr::null(), |buffer| buffer.bytes.as_ptr().cast())
}

/// The number of bytes of the text, without the NUL that follows; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_buffer_len(buffer: Option<&okr_buffer>) -> usize {
    buffer.map_or(0, |buffer| buffer.bytes.len() - 1)
}

/// Frees a buffer. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_buffer_free(buffer: Option<Box<okr_buffer>>) {
    plain((), || drop(buffer));
}
