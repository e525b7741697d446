//! Word lists.

use std::ffi::c_char;

use okr_core::statement::Lexicon;

use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::error::okr_error;
use crate::status::okr_status;
use crate::text::{self, okr_str};

/// Word lists: what the reader of titles knows of the words of a language (SPEC 11.1).
///
/// Owned by the caller, freed with `okr_lexicon_free`. Immutable: threads may share it. Statements
/// read with it do not need it any more.
pub struct okr_lexicon(Lists);

enum Lists {
    BuiltIn(&'static Lexicon),
    Own(Box<Lexicon>),
}

impl okr_lexicon {
    fn core(&self) -> &Lexicon {
        match &self.0 {
            Lists::BuiltIn(lexicon) => lexicon,
            Lists::Own(lexicon) => lexicon,
        }
    }
}

/// The lists of a parameter, the English ones for NULL.
pub(crate) fn or_english(lexicon: Option<&okr_lexicon>) -> Result<&Lexicon, Failure> {
    match lexicon {
        Some(lexicon) => Ok(lexicon.core()),
        None => Ok(Lexicon::of_language("en")?),
    }
}

/// The word lists of a language that is built in: `en`, `de`, `fr` or `es`.
///
/// `OKR_OK` with a new lexicon in `*out`; `OKR_STATUS_VALUE` with `E009` for any other;
/// `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_lexicon_of_language(
    language: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_lexicon>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `language` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (language, out, report) = unsafe {
        (
            text::utf8(language, len, "language"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.make(&out, || {
        Ok(okr_lexicon(Lists::BuiltIn(Lexicon::of_language(
            language?,
        )?)))
    })
}

/// Reads word lists of your own, in the form that docs/statements.md describes.
///
/// `OKR_OK` with a new lexicon in `*out`; `OKR_STATUS_VALUE` with every line that is not understood;
/// `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_lexicon_from_text(
    text: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_lexicon>>,
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
        let read = Box::new(Lexicon::from_text(text?)?);
        Ok(okr_lexicon(Lists::Own(read)))
    })
}

/// The language of the lists, such as `en`. A view that `lexicon` owns.
///
/// `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_lexicon_language(
    lexicon: Option<&okr_lexicon>,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        Ok(okr_str::view(given(lexicon, "lexicon")?.core().language()))
    })
}

/// Frees a lexicon. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_lexicon_free(lexicon: Option<Box<okr_lexicon>>) {
    plain((), || drop(lexicon));
}
