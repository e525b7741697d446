//! Which of several ranges, taken in order, was the first to overlap another.

use std::ops::RangeInclusive;

use crate::model::NONE;

/// Ranges of slots, each with a number; numbers rise from one to the next.
///
/// Each slot remembers the first range that covered it, so a range costs what it newly
/// covers, and a question the logarithm of the number of slots.
pub(crate) struct Earliest {
    slots: usize,
    /// Per slot: the next one, itself included, that is not covered.
    free: Vec<usize>,
    /// Smallest numbers of pairs, pairs of pairs and so on; slots are the second half.
    least: Vec<u32>,
}

impl Earliest {
    pub(crate) fn new(slots: usize) -> Self {
        Self {
            slots,
            free: (0..=slots).collect(),
            least: vec![NONE; 2 * slots],
        }
    }

    /// Covers slots by a range with a number larger than all before.
    pub(crate) fn cover(&mut self, range: RangeInclusive<usize>, number: u32) {
        let mut slot = self.next_free(*range.start());
        while slot <= *range.end() {
            let mut at = slot + self.slots;
            while at > 0 && self.least[at] > number {
                self.least[at] = number;
                at /= 2;
            }
            self.free[slot] = slot + 1;
            slot = self.next_free(slot);
        }
    }

    /// The smallest number of a range that overlaps this one.
    pub(crate) fn overlapping(&self, range: RangeInclusive<usize>) -> Option<u32> {
        let (mut low, mut high) = (range.start() + self.slots, range.end() + self.slots + 1);
        let mut least = NONE;
        while low < high {
            if low % 2 == 1 {
                least = least.min(self.least[low]);
                low += 1;
            }
            if high % 2 == 1 {
                high -= 1;
                least = least.min(self.least[high]);
            }
            (low, high) = (low / 2, high / 2);
        }
        (least != NONE).then_some(least)
    }

    fn next_free(&mut self, slot: usize) -> usize {
        let mut at = slot;
        while self.free[at] != at {
            // Halves the way for those who come later.
            self.free[at] = self.free[self.free[at]];
            at = self.free[at];
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_is_found(ranges in prop::collection::vec((0..9_usize, 0..9_usize), 0..12)) {
            let mut earliest = Earliest::new(9);
            let mut before: Vec<(usize, usize)> = Vec::new();
            for (a, b) in ranges {
                let (low, high) = (a.min(b), a.max(b));
                let plainly = before.iter().position(|&(from, to)| from <= high && low <= to);
                prop_assert_eq!(earliest.overlapping(low..=high), plainly.map(|at| at as u32));
                earliest.cover(low..=high, before.len() as u32);
                before.push((low, high));
            }
        }
    }
}
