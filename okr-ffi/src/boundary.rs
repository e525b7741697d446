//! The border between C and Rust: panics stop here, failures become statuses and error objects,
//! results are written through the caller's pointers.

use std::any::Any;
use std::mem;
use std::num::NonZeroUsize;
use std::panic::{self, AssertUnwindSafe};

use crate::error::okr_error;
use crate::status::{
    OKR_ABSENT, OKR_OK, OKR_STATUS_INVALID_ARGUMENT, OKR_STATUS_NOT_FOUND,
    OKR_STATUS_NULL_ARGUMENT, OKR_STATUS_OUT_OF_RANGE, okr_status,
};
use crate::text::okr_str;

/// Why a call gave no value.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The value is null.
    Absent,
    /// The caller passed something that cannot be used.
    Argument(okr_status, String),
    /// The core refused.
    Core(okr_core::Error),
    /// The core refused a policy, by name or as a document.
    Policy(okr_core::Error),
    /// The core knows nothing of this identifier, and says which one is near.
    Unknown(okr_core::Error),
}

impl From<okr_core::Error> for Failure {
    fn from(error: okr_core::Error) -> Self {
        Self::Core(error)
    }
}

impl Failure {
    pub(crate) fn null(name: &str) -> Self {
        Self::Argument(OKR_STATUS_NULL_ARGUMENT, format!("`{name}` is NULL"))
    }

    pub(crate) fn constant(name: &str, given: i32) -> Self {
        Self::Argument(
            OKR_STATUS_INVALID_ARGUMENT,
            format!("`{name}` is {given}, which is none of its constants"),
        )
    }

    pub(crate) fn index(what: &str, index: usize, count: usize) -> Self {
        Self::Argument(
            OKR_STATUS_OUT_OF_RANGE,
            format!("no {what} has index {index}: there are {count}"),
        )
    }

    pub(crate) fn not_found(what: &str, id: &str) -> Self {
        Self::Argument(
            OKR_STATUS_NOT_FOUND,
            format!("no {what} `{id}` in the scorecard"),
        )
    }
}

/// How many threads a call may use.
pub(crate) fn threads(given: u32) -> Result<NonZeroUsize, Failure> {
    NonZeroUsize::new(given as usize).ok_or_else(|| {
        Failure::Argument(
            OKR_STATUS_INVALID_ARGUMENT,
            "`threads` is 0: the one that calls counts, so there is at least 1".to_owned(),
        )
    })
}

/// A handle that must be there.
pub(crate) fn given<'a, T>(handle: Option<&'a T>, name: &str) -> Result<&'a T, Failure> {
    handle.ok_or_else(|| Failure::null(name))
}

/// What an `out` parameter holds when a call gives no value.
pub(crate) trait Blank {
    const BLANK: Self;
}

macro_rules! blank {
    ($($type:ty = $blank:expr),* $(,)?) => {
        $(impl Blank for $type {
            const BLANK: Self = $blank;
        })*
    };
}

blank!(
    f64 = 0.0,
    i64 = 0,
    i32 = 0,
    u32 = 0,
    usize = 0,
    okr_str = okr_str::NONE
);

impl<T> Blank for Option<Box<T>> {
    const BLANK: Self = None;
}

/// An `out` parameter: NULL, or a place to write to.
pub(crate) struct Slot<T>(*mut T);

impl<T: Blank> Slot<T> {
    /// The caller promises that `out` is NULL, or aligned and writable until the call returns.
    pub(crate) unsafe fn new(out: *mut T) -> Self {
        let slot = Self(out);
        slot.set(T::BLANK);
        slot
    }

    pub(crate) fn required(&self, name: &str) -> Result<(), Failure> {
        if self.0.is_null() {
            Err(Failure::null(name))
        } else {
            Ok(())
        }
    }

    /// Writes, and drops nothing: what lay there is the caller's. Does nothing to NULL.
    pub(crate) fn set(&self, value: T) {
        if !self.0.is_null() {
            // SAFETY: `new` was promised that a pointer which is not NULL can be written to.
            unsafe { self.0.write(value) }
        }
    }
}

/// The last parameter of a call that can fail: where its error goes, if anyone wants it.
pub(crate) struct Report(Slot<Option<Box<okr_error>>>);

impl Report {
    /// The caller promises that `err` is NULL, or aligned and writable until the call returns.
    pub(crate) unsafe fn new(err: *mut Option<Box<okr_error>>) -> Self {
        // SAFETY: it is the same promise.
        Self(unsafe { Slot::new(err) })
    }

    /// Runs the body of a call.
    pub(crate) fn run(self, work: impl FnOnce() -> Result<(), Failure>) -> okr_status {
        let error = match caught(|| work().map_err(okr_error::from_failure)) {
            Ok(Ok(())) => return OKR_OK,
            Ok(Err(None)) => return OKR_ABSENT,
            Ok(Err(Some(error))) => error,
            Err(message) => okr_error::from_panic(&message),
        };
        let status = error.status();
        self.0.set(Some(Box::new(error)));
        status
    }

    /// Runs the body of a call whose result goes to `out`.
    pub(crate) fn give<T: Blank>(
        self,
        out: &Slot<T>,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> okr_status {
        self.run(|| {
            out.required("out")?;
            out.set(work()?);
            Ok(())
        })
    }

    /// Like [`Report::give`], for a value that may be null.
    pub(crate) fn give_nullable<T: Blank>(
        self,
        out: &Slot<T>,
        work: impl FnOnce() -> Result<Option<T>, Failure>,
    ) -> okr_status {
        self.give(out, || work()?.ok_or(Failure::Absent))
    }

    /// Like [`Report::give`], for a new handle.
    pub(crate) fn make<T>(
        self,
        out: &Slot<Option<Box<T>>>,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> okr_status {
        self.give(out, || Ok(Some(Box::new(work()?))))
    }
}

/// Runs the body of a function that cannot fail; should it panic all the same, the result is
/// `fallback`.
pub(crate) fn plain<T>(fallback: T, work: impl FnOnce() -> T) -> T {
    caught(work).unwrap_or(fallback)
}

/// The one place where panics stop.
///
/// Unwind safety: shared handles are immutable, and the mutable ones, `okr_score_options`,
/// `okr_check_options`, `okr_draft_options`, `okr_render_options`, `okr_statistics_options`,
/// `okr_check_in_options` and `okr_edits`, are changed by single assignments after everything that
/// can fail.
fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(message_of)
}

fn message_of(payload: Box<dyn Any + Send>) -> String {
    let payload = match payload.downcast::<&str>() {
        Ok(text) => return (*text).to_owned(),
        Err(payload) => payload,
    };
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(unknown) => {
            // To drop it is to run code of its own, which could panic in turn: rather leak it.
            mem::forget(unknown);
            "no message".to_owned()
        }
    }
}
