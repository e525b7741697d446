//! Where objectives and key results of a document stand, by identifier.

use std::collections::HashMap;

use crate::wire::document::{Objective, Text};

/// Rows of objectives, and for key results the row of the objective and the place in its list.
#[derive(Default)]
pub(super) struct Places<'a> {
    objectives: HashMap<Text<'a>, usize>,
    key_results: HashMap<Text<'a>, (usize, usize)>,
}

impl<'a> Places<'a> {
    pub(super) fn of(objectives: &[Objective<'a>]) -> Self {
        let mut places = Self::default();
        for (row, objective) in objectives.iter().enumerate() {
            places.note(row, objective);
        }
        places
    }

    /// Notes where an objective and its key results stand.
    pub(super) fn note(&mut self, row: usize, objective: &Objective<'a>) {
        self.objectives.insert(objective.id.clone(), row);
        for (at, key_result) in objective.key_results.iter().enumerate() {
            self.key_results.insert(key_result.id.clone(), (row, at));
        }
    }

    pub(super) fn objective(&self, id: &str) -> Option<usize> {
        self.objectives.get(id).copied()
    }

    pub(super) fn key_result(&self, id: &str) -> Option<(usize, usize)> {
        self.key_results.get(id).copied()
    }
}
