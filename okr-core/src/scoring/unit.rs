//! Unit scores: means over a unit's objectives in a cycle, its own and all below [SPEC 4.8].

use super::{Context, ObjectiveResult, scorecard::Rollup};
use crate::{graph::Adjacency, model::NONE};

/// One unit in one cycle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct UnitResult {
    pub(crate) unit: u32,
    pub(crate) cycle: u32,
    pub(crate) own: Rollup,
    pub(crate) subtree: Rollup,
}

/// Each unit's cycles, rising, with their roll-ups: one list for all units.
struct Cycles {
    cells: Vec<(u32, Rollup)>,
    /// By unit, where its cells start and end.
    of: Vec<(usize, usize)>,
}

/// All pairs of unit and cycle that have an objective, units then cycles in document order.
pub(super) fn all(context: Context<'_>, objectives: &[ObjectiveResult]) -> Vec<UnitResult> {
    let own = own(context, objectives);
    let subtree = subtrees(context, &own);
    let mut rows = Vec::with_capacity(subtree.cells.len());
    for unit in 0..context.store.units.len() as u32 {
        let mut rest = own.of(unit);
        for &(cycle, subtree) in subtree.of(unit) {
            // A unit's own cycles are some of its subtree's, in the same order.
            let own = match rest {
                [(first, own), others @ ..] if *first == cycle => {
                    rest = others;
                    *own
                }
                _ => Rollup::default(),
            };
            rows.push(UnitResult {
                unit,
                cycle,
                own,
                subtree,
            });
        }
    }
    rows
}

fn own(context: Context<'_>, objectives: &[ObjectiveResult]) -> Cycles {
    let store = context.store;
    let owners = store.objectives.iter().zip(objectives);
    let owners = owners.map(|(row, result)| (!result.dropped).then_some(row.owner));
    let owned = Adjacency::new(store.units.len(), owners);
    let mut own = Cycles::new(store.units.len(), store.objectives.len());
    let mut scores = Vec::new();
    for unit in 0..store.units.len() as u32 {
        scores.clear();
        scores.extend(owned.of(unit).iter().map(|&row| {
            let objective = &store.objectives[row as usize];
            let mut alone = Rollup::default();
            alone.add(objective.commitment, objectives[row as usize].score);
            (objective.cycle, alone)
        }));
        own.push(unit, &mut scores);
    }
    own
}

/// What stands at each unit and below it.
fn subtrees(context: Context<'_>, own: &Cycles) -> Cycles {
    let units = &context.store.units;
    let parents = (units.iter()).map(|unit| (unit.parent != NONE).then_some(unit.parent));
    let children = Adjacency::new(units.len(), parents);
    let mut subtree = Cycles::new(units.len(), own.cells.len());
    let mut parts = Vec::new();
    for &unit in &context.store.structure.unit_order {
        parts.clear();
        parts.extend_from_slice(own.of(unit));
        for &child in children.of(unit) {
            parts.extend_from_slice(subtree.of(child));
        }
        subtree.push(unit, &mut parts);
    }
    subtree
}

impl Cycles {
    fn new(units: usize, cells: usize) -> Self {
        Self {
            cells: Vec::with_capacity(cells),
            of: vec![(0, 0); units],
        }
    }

    fn of(&self, unit: u32) -> &[(u32, Rollup)] {
        let (start, end) = self.of[unit as usize];
        &self.cells[start..end]
    }

    /// Puts the parts of a unit together, by cycle.
    fn push(&mut self, unit: u32, parts: &mut [(u32, Rollup)]) {
        // Sums of integers: which of two equal ones comes first is all the same.
        parts.sort_unstable_by_key(|&(cycle, _)| cycle);
        let start = self.cells.len();
        for of_cycle in parts.chunk_by(|a, b| a.0 == b.0) {
            let (cycle, mut rollup) = of_cycle[0];
            for (_, part) in &of_cycle[1..] {
                rollup.merge(part);
            }
            self.cells.push((cycle, rollup));
        }
        self.of[unit as usize] = (start, self.cells.len());
    }
}
