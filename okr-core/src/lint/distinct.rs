//! The objectives that support another one, each once.

use crate::alignment::Alignment;

/// Lists supporters without repeating any; its memory serves one objective after the other.
pub(crate) struct Supporters<'a> {
    alignment: &'a Alignment,
    /// Per objective: for which one it was listed last, plus one.
    listed_for: Vec<u32>,
}

impl<'a> Supporters<'a> {
    pub(crate) fn new(alignment: &'a Alignment) -> Self {
        Self {
            alignment,
            listed_for: vec![0; alignment.store().objectives.len()],
        }
    }

    /// The objectives aligned to an objective or to its key results, in the order of the
    /// edges: those at the objective itself, then those at each key result.
    pub(crate) fn of(&mut self, objective: u32) -> impl Iterator<Item = u32> + '_ {
        let store = self.alignment.store();
        (self.alignment.edges_to_whole(objective))
            .map(|edge| store.edges[edge as usize].from)
            .filter(move |&from| {
                let last = &mut self.listed_for[from as usize];
                std::mem::replace(last, objective + 1) != objective + 1
            })
    }
}
