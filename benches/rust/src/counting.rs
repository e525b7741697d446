//! Counts the bytes that one piece of work has allocated at its peak.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering::Relaxed};

/// The system's allocator. It counts only while [`peak_and_rest`] runs, so that times are
/// those of the system's allocator.
pub(crate) struct Counting;

static ON: AtomicBool = AtomicBool::new(false);
/// Bytes that are live now, over what was live when counting began.
static LIVE: AtomicI64 = AtomicI64::new(0);
static PEAK: AtomicI64 = AtomicI64::new(0);

/// Runs something; gives the most bytes that were live at a time, over what was live before,
/// and how many still are while the result is held.
pub(crate) fn peak_and_rest<T>(work: impl FnOnce() -> T) -> (i64, i64, T) {
    LIVE.store(0, Relaxed);
    PEAK.store(0, Relaxed);
    ON.store(true, Relaxed);
    let result = work();
    ON.store(false, Relaxed);
    (PEAK.load(Relaxed), LIVE.load(Relaxed), result)
}

fn count(more: usize, less: usize) {
    if ON.load(Relaxed) {
        let change = more as i64 - less as i64;
        let live = LIVE.fetch_add(change, Relaxed) + change;
        PEAK.fetch_max(live, Relaxed);
    }
}

// SAFETY: every method hands its arguments on to the system's allocator and its answer back.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        // SAFETY: the caller promises what `System` asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size, layout.size());
        // SAFETY: as above.
        unsafe { System.realloc(old, layout, size) }
    }

    unsafe fn dealloc(&self, old: *mut u8, layout: Layout) {
        count(0, layout.size());
        // SAFETY: as above.
        unsafe { System.dealloc(old, layout) }
    }
}

#[cfg(test)]
mod tests {
    use super::peak_and_rest;

    #[test]
    fn what_is_freed_counts_in_the_peak_and_not_in_the_rest() {
        let (peak, rest, kept) = peak_and_rest(|| {
            drop(std::hint::black_box(vec![0_u8; 1000]));
            vec![1_u8; 300]
        });
        assert_eq!(kept.len(), 300);
        // Other threads of the tests may allocate at the same time.
        assert!(peak >= 1000 && rest >= 300, "{peak} {rest}");
    }
}
