//! Unit scores: means over a unit's objectives in a cycle, its own and all below [SPEC 4.8].

use super::{
    Context, ObjectiveResult,
    scorecard::{Rollup, Tally},
};
use crate::{model::NONE, values::Commitment};

/// One unit in one cycle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct UnitResult {
    pub(crate) unit: u32,
    pub(crate) cycle: u32,
    pub(crate) own: Rollup,
    pub(crate) subtree: Rollup,
}

/// The cycles of one unit, rising, each with its roll-ups.
type Cycles = Vec<(u32, Rollup)>;

/// All pairs of unit and cycle that have an objective, units then cycles in document order.
pub(super) fn all(context: Context<'_>, objectives: &[ObjectiveResult]) -> Vec<UnitResult> {
    let store = context.store;
    let mut own: Vec<Cycles> = vec![Vec::new(); store.units.len()];
    for (row, result) in store.objectives.iter().zip(objectives) {
        if result.dropped {
            continue;
        }
        let cycles = &mut own[row.owner as usize];
        let at = match cycles.binary_search_by_key(&row.cycle, |&(cycle, _)| cycle) {
            Ok(at) => at,
            Err(at) => {
                cycles.insert(at, (row.cycle, Rollup::default()));
                at
            }
        };
        let rollup = &mut cycles[at].1;
        let by_commitment = match row.commitment {
            Commitment::Committed => &mut rollup.committed,
            Commitment::Aspirational => &mut rollup.aspirational,
        };
        by_commitment.add(result.score);
        rollup.all.add(result.score);
    }
    let mut subtree = own.clone();
    for &unit in &store.structure.unit_order {
        let parent = store.units[unit as usize].parent;
        if parent != NONE {
            let below = std::mem::take(&mut subtree[unit as usize]);
            merge(&mut subtree[parent as usize], &below);
            subtree[unit as usize] = below;
        }
    }
    let mut rows = Vec::new();
    for (unit, (own, subtree)) in (0..).zip(own.iter().zip(&subtree)) {
        for &(cycle, subtree) in subtree {
            let at = own.binary_search_by_key(&cycle, |&(cycle, _)| cycle);
            rows.push(UnitResult {
                unit,
                cycle,
                own: at.map_or(Rollup::default(), |at| own[at].1),
                subtree,
            });
        }
    }
    rows
}

/// Adds one unit's cycles to another's.
fn merge(into: &mut Cycles, from: &Cycles) {
    if into.is_empty() {
        into.clone_from(from);
        return;
    }
    let mut merged = Vec::with_capacity(into.len().max(from.len()));
    let (mut left, mut right) = (into.iter().peekable(), from.iter().peekable());
    while let Some(&cycle) = (left.peek().map(|(cycle, _)| cycle).into_iter())
        .chain(right.peek().map(|(cycle, _)| cycle))
        .min()
    {
        let mut sum = Rollup::default();
        for side in [&mut left, &mut right] {
            if let Some((_, rollup)) = side.next_if(|(its, _)| *its == cycle) {
                sum.merge(rollup);
            }
        }
        merged.push((cycle, sum));
    }
    *into = merged;
}

impl Tally {
    fn merge(&mut self, other: &Self) {
        self.mean.merge(&other.mean);
        self.n += other.n;
        self.unscored += other.unscored;
    }
}

impl Rollup {
    fn merge(&mut self, other: &Self) {
        self.all.merge(&other.all);
        self.committed.merge(&other.committed);
        self.aspirational.merge(&other.aspirational);
    }
}
