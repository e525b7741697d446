//! Unit scores: means over a unit's objectives in a cycle, its own and all below [SPEC 4.8].

use super::{Context, ObjectiveResult, Segmented, scorecard::Rollup};
use crate::{
    graph::Adjacency,
    model::{NONE, ObjectiveRow},
    values::{Commitment, Score},
};

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
    of: Vec<(u32, u32)>,
}

/// All pairs of unit and cycle that have an objective, units then cycles in document order.
///
/// `shares` are those of all objectives.
pub(super) fn all(context: Context<'_>, shares: &[Share]) -> Vec<UnitResult> {
    let (own, subtree) = roll_up(context, shares);
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

/// What a roll-up takes of an objective: so only small rows are looked up here and there.
pub(super) struct Share {
    /// None of a dropped one, which counts nowhere.
    owner: Option<u32>,
    cycle: u32,
    commitment: Commitment,
    score: Option<Score>,
}

impl Share {
    #[inline]
    pub(super) fn of(objective: &ObjectiveRow, result: &ObjectiveResult) -> Self {
        Self {
            owner: (!result.dropped).then_some(objective.owner),
            cycle: objective.cycle,
            commitment: objective.commitment,
            score: result.score,
        }
    }
}

/// The shares of all objectives.
pub(super) fn shares(context: Context<'_>, objectives: &Segmented<ObjectiveResult>) -> Vec<Share> {
    (context.store.objectives.iter().zip(objectives.iter()))
        .map(|(objective, result)| Share::of(objective, result))
        .collect()
}

/// What stands at each unit itself, and what at it and below it.
fn roll_up(context: Context<'_>, shares: &[Share]) -> (Cycles, Cycles) {
    let store = context.store;
    let owned = Adjacency::new(store.units.len(), shares.iter().map(|it| it.owner));
    let parents = (store.units.iter()).map(|unit| (unit.parent != NONE).then_some(unit.parent));
    let children = Adjacency::new(store.units.len(), parents);
    let (mut own, mut subtree) = (Cycles::new(context), Cycles::new(context));
    let mut sums = Sums {
        by_cycle: vec![(false, Rollup::default()); store.cycles.len()],
        seen: Vec::new(),
    };
    for &unit in &store.structure.unit_order {
        for &row in owned.of(unit) {
            let it = &shares[row as usize];
            sums.of(it.cycle).add(it.commitment, it.score);
        }
        own.push(unit, &mut sums);
        for &child in children.of(unit) {
            for (cycle, rollup) in subtree.of(child) {
                sums.of(*cycle).merge(rollup);
            }
        }
        subtree.push(unit, &mut sums);
        sums.clear();
    }
    (own, subtree)
}

impl Cycles {
    fn new(context: Context<'_>) -> Self {
        Self {
            cells: Vec::with_capacity(context.store.objectives.len()),
            of: vec![(0, 0); context.store.units.len()],
        }
    }

    fn of(&self, unit: u32) -> &[(u32, Rollup)] {
        let (start, end) = self.of[unit as usize];
        &self.cells[start as usize..end as usize]
    }

    /// Copies what was added up so far to the cells of a unit.
    fn push(&mut self, unit: u32, sums: &mut Sums) {
        let start = self.cells.len() as u32;
        sums.seen.sort_unstable();
        let cell = |&cycle: &u32| (cycle, sums.by_cycle[cycle as usize].1);
        self.cells.extend(sums.seen.iter().map(cell));
        self.of[unit as usize] = (start, self.cells.len() as u32);
    }
}

/// Adds up one unit's roll-ups by cycle, in any order.
struct Sums {
    /// Whether a cycle was seen, and what it comes to.
    by_cycle: Vec<(bool, Rollup)>,
    /// The cycles that were.
    seen: Vec<u32>,
}

impl Sums {
    fn of(&mut self, cycle: u32) -> &mut Rollup {
        let (seen, rollup) = &mut self.by_cycle[cycle as usize];
        if !*seen {
            *seen = true;
            self.seen.push(cycle);
        }
        rollup
    }

    fn clear(&mut self) {
        for cycle in self.seen.drain(..) {
            self.by_cycle[cycle as usize] = (false, Rollup::default());
        }
    }
}
