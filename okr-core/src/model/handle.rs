//! The nodes of the alignment as one range of integers.
//!
//! Objectives come first, then key results, then priorities. What supports what is an
//! edge of these: the rows of `edges`, and for each key result one to its own objective,
//! which is nowhere stored, as the key results of an objective are a range.

use super::{NONE, Store, Target};

impl Store {
    /// Number of nodes.
    pub(crate) fn handles(&self) -> usize {
        self.objectives.len() + self.key_results.len() + self.priorities.len()
    }

    /// The number of a node; none for what names nothing.
    pub(crate) fn handle(&self, target: Target) -> Option<u32> {
        let (row, before) = match target {
            Target::Objective(row) => (row, 0),
            Target::KeyResult(row) => (row, self.objectives.len()),
            Target::Priority(row) => (row, self.objectives.len() + self.key_results.len()),
            Target::Missing => return None,
        };
        (row != NONE).then_some(before as u32 + row)
    }

    /// The node of a number below [`Store::handles`].
    pub(crate) fn node(&self, handle: u32) -> Target {
        let objectives = self.objectives.len() as u32;
        let key_results = self.key_results.len() as u32;
        match handle.checked_sub(objectives) {
            None => Target::Objective(handle),
            Some(row) => match row.checked_sub(key_results) {
                None => Target::KeyResult(row),
                Some(row) => Target::Priority(row),
            },
        }
    }

    /// The numbers of the edges that end at a node, in document order.
    pub(crate) fn edges_into(&self, target: Target) -> &[u32] {
        self.handle(target)
            .map_or(&[], |handle| self.structure.into.of(handle))
    }
}
