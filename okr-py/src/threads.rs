//! How many threads a call uses.

use std::{num::NonZeroUsize, thread};

/// More gain little: joining what they did is left to one.
const MOST: NonZeroUsize = NonZeroUsize::new(4).unwrap();

/// As many as were asked for; else one where little is to be done, or as many as this process may
/// use, up to four.
pub(crate) fn threads(asked: Option<NonZeroUsize>, much: bool) -> NonZeroUsize {
    match asked {
        Some(threads) => threads,
        None if much => {
            thread::available_parallelism().map_or(NonZeroUsize::MIN, |it| it.min(MOST))
        }
        None => NonZeroUsize::MIN,
    }
}
