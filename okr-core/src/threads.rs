//! Work beside other work, on threads that end before the call does.
//!
//! Without the feature `threads` there is one thread, and everything here does one thing after
//! the other.

use std::{num::NonZeroUsize, ops::Range};

/// How many threads a call may use at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Threads {
    count: NonZeroUsize,
    /// Whether work is cut however small it is: tests do that.
    finely: bool,
}

impl Threads {
    /// The one that calls.
    pub(crate) const ONE: Self = Self {
        count: NonZeroUsize::MIN,
        finely: false,
    };

    /// As many as that, if there may be several at all.
    pub(crate) fn new(count: NonZeroUsize) -> Self {
        if cfg!(feature = "threads") {
            Self { count, ..Self::ONE }
        } else {
            Self::ONE
        }
    }

    #[cfg(all(test, feature = "threads"))]
    pub(crate) fn finely(count: usize) -> Self {
        Self {
            count: NonZeroUsize::new(count).unwrap(),
            finely: true,
        }
    }

    /// Into how many parts to cut work of this size, if no part should be smaller than `least`.
    pub(crate) fn parts(self, size: usize, least: usize) -> usize {
        let least = if self.finely { 1 } else { least };
        self.count.get().min(size / least).max(1)
    }

    /// `size` rows cut into such parts, in order. The first one, which the calling thread does, is
    /// smaller by what else that has to do meanwhile: as much as `beside` rows.
    pub(crate) fn cut(
        self,
        size: usize,
        least: usize,
        beside: usize,
    ) -> impl Iterator<Item = Range<usize>> {
        let parts = self.parts(size, least);
        let end = move |part: usize| ((size + beside) * part / parts).saturating_sub(beside);
        (0..parts).map(move |part| end(part)..end(part + 1))
    }
}

/// Does `here` on this thread and each of `there` on one of its own, and waits for all of them.
/// What no thread can be started for is done first.
#[cfg(feature = "threads")]
pub(crate) fn beside<A, B: Send, F: FnOnce() -> B + Send>(
    here: impl FnOnce() -> A,
    there: Vec<F>,
) -> (A, Vec<B>) {
    use std::{
        panic::resume_unwind,
        sync::{Mutex, PoisonError},
        thread,
    };

    if there.is_empty() {
        return (here(), Vec::new());
    }
    let work: Vec<_> = there.into_iter().map(|it| Mutex::new(Some(it))).collect();
    let done = |it: &Mutex<Option<F>>| {
        let work = it.lock().unwrap_or_else(PoisonError::into_inner).take();
        work.map(|work| work())
    };
    thread::scope(|scope| {
        let started: Vec<_> = (work.iter())
            .map(|it| {
                (thread::Builder::new().name("okr".to_owned()))
                    .spawn_scoped(scope, move || done(it))
                    .map_err(|_| done(it))
            })
            .collect();
        let first = here();
        let others = started.into_iter().filter_map(|it| match it {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(done) => done,
        });
        (first, others.collect())
    })
}

/// Does `here`, then each of `there`.
#[cfg(not(feature = "threads"))]
pub(crate) fn beside<A, B: Send, F: FnOnce() -> B + Send>(
    here: impl FnOnce() -> A,
    there: Vec<F>,
) -> (A, Vec<B>) {
    (here(), there.into_iter().map(|work| work()).collect())
}
