//! Which unit lies below which, in one comparison.

use std::ops::Range;

use super::{NONE, Store};

/// The units as numbers such that a unit and all below it are a range.
pub(crate) struct UnitRanges {
    start: Vec<u32>,
    size: Vec<u32>,
}

impl UnitRanges {
    /// Linear in the number of units.
    pub(crate) fn new(store: &Store) -> Self {
        let units = store.units.len();
        let order = &store.structure.unit_order;
        let parent = |unit: u32| store.units[unit as usize].parent;
        let mut size = vec![1; units];
        for &unit in order {
            if parent(unit) != NONE {
                size[parent(unit) as usize] += size[unit as usize];
            }
        }
        let (mut start, mut next) = (vec![0; units], vec![0; units]);
        let mut roots = 0;
        // Parents come before what is below them.
        for &unit in order.iter().rev() {
            let free = match parent(unit) {
                NONE => &mut roots,
                parent => &mut next[parent as usize],
            };
            let at = *free;
            *free += size[unit as usize];
            start[unit as usize] = at;
            next[unit as usize] = at + 1;
        }
        Self { start, size }
    }

    /// The number of a unit.
    pub(crate) fn number(&self, unit: u32) -> u32 {
        self.start[unit as usize]
    }

    /// The numbers of a unit and of all below it.
    pub(crate) fn range(&self, unit: u32) -> Range<u32> {
        let start = self.number(unit);
        start..start + self.size[unit as usize]
    }
}
