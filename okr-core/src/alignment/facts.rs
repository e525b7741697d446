//! What holds of the whole graph: what is in force, who owns what, and line of sight.

use std::sync::OnceLock;

use super::Alignment;
use crate::{
    graph::{Adjacency, Bits},
    model::{EdgeRow, NONE, Store, Target},
    scoring::dropped,
    values::{Date, Level},
};

/// Facts of one alignment, all found in linear time.
///
/// Rows are those of the store's arrays; "edge" is a row of `edges`.
pub(super) struct Facts {
    objectives: Bits,
    key_results: Bits,
    edges: Bits,
    /// Per objective: steps up to a company objective or priority; [`NONE`] without line of sight.
    depths: Vec<u32>,
    /// Per unit: the objectives that it owns, in force or not.
    owned: Adjacency,
    /// Per unit: the units right below it.
    below: Adjacency,
    /// Per objective: what it receives from below, once a measure asks for it.
    received: OnceLock<Vec<f64>>,
}

impl Facts {
    pub(super) fn new(store: &Store, as_of: Option<Date>) -> Self {
        let stands = |drop| as_of.is_none_or(|as_of| !dropped(store, drop, as_of));
        let objectives = Bits::of(store.objectives.iter().map(|row| stands(row.dropped)));
        let key_results = Bits::of(
            (store.key_results.iter())
                .map(|row| stands(row.dropped) && objectives.has(row.objective)),
        );
        let edges = Bits::of(store.edges.iter().map(|edge| {
            objectives.has(edge.from)
                && match edge.target {
                    Target::Objective(row) => objectives.has(row),
                    Target::KeyResult(row) => key_results.has(row),
                    Target::Priority(_) => true,
                    Target::Missing => false,
                }
        }));
        let mut facts = Self {
            depths: Vec::new(),
            owned: Adjacency::new(
                store.units.len(),
                store.objectives.iter().map(|row| Some(row.owner)),
            ),
            below: Adjacency::new(
                store.units.len(),
                (store.units.iter()).map(|unit| (unit.parent != NONE).then_some(unit.parent)),
            ),
            received: OnceLock::new(),
            objectives,
            key_results,
            edges,
        };
        facts.depths = facts.depths(store);
        facts
    }

    /// From the top down: what stands above an objective comes after it in the order.
    fn depths(&self, store: &Store) -> Vec<u32> {
        let mut depths = vec![NONE; store.objectives.len()];
        for &row in store.structure.objective_order.iter().rev() {
            if !self.objectives.has(row) {
                continue;
            }
            depths[row as usize] = if store.level(row) == Level::Company {
                0
            } else {
                let steps = store.objectives[row as usize].aligned_to.range();
                (steps.filter(|&edge| self.edges.has(edge as u32)))
                    .map(|edge| match store.leads_to(&store.edges[edge]) {
                        Some(above) => depths[above as usize].saturating_add(1),
                        None => 1,
                    })
                    .min()
                    .unwrap_or(NONE)
            };
        }
        depths
    }
}

impl Store {
    /// The level of an objective's owner.
    pub(crate) fn level(&self, objective: u32) -> Level {
        let owner = self.objectives[objective as usize].owner;
        // A unit of a sound document has a level.
        (self.units[owner as usize].level).unwrap_or(Level::Individual)
    }

    /// The objective that an edge supports, itself or by one of its key results; none for a priority.
    pub(crate) fn leads_to(&self, edge: &EdgeRow) -> Option<u32> {
        match edge.target {
            Target::Objective(row) => Some(row),
            Target::KeyResult(row) => Some(self.key_results[row as usize].objective),
            Target::Priority(_) | Target::Missing => None,
        }
    }
}

/// What rules and measures ask for, by row.
impl Alignment {
    /// Whether an objective is in force.
    pub(crate) fn has_objective(&self, row: u32) -> bool {
        self.facts().objectives.has(row)
    }

    /// Whether a key result and its objective are in force.
    pub(crate) fn has_key_result(&self, row: u32) -> bool {
        self.facts().key_results.has(row)
    }

    /// Whether an edge and both its ends are in force.
    pub(crate) fn has_edge(&self, edge: u32) -> bool {
        self.facts().edges.has(edge)
    }

    /// The objectives in force, in document order.
    pub(crate) fn objective_rows(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.store().objectives.len() as u32).filter(|&row| self.has_objective(row))
    }

    /// An objective's key results in force, in document order.
    pub(crate) fn key_result_rows(&self, objective: u32) -> impl Iterator<Item = u32> + '_ {
        let rows = self.store().objectives[objective as usize].key_results;
        (rows.start..rows.end).filter(|&row| self.has_key_result(row))
    }

    /// Whether the company itself owns an objective.
    pub(crate) fn is_company(&self, objective: u32) -> bool {
        self.store().level(objective) == Level::Company
    }

    /// The edges in force that start at an objective, in order: what it supports.
    pub(crate) fn edges_from(&self, objective: u32) -> impl Iterator<Item = u32> + '_ {
        let rows = self.store().objectives[objective as usize].aligned_to;
        (rows.start..rows.end).filter(|&edge| self.has_edge(edge))
    }

    /// The edges in force that end at a node, in document order: what supports it.
    pub(crate) fn edges_to(&self, target: Target) -> impl Iterator<Item = u32> + '_ {
        (self.store().edges_into(target).iter().copied()).filter(|&edge| self.has_edge(edge))
    }

    /// The edges in force that end at an objective, then those at each of its key results.
    pub(crate) fn edges_to_whole(&self, objective: u32) -> impl Iterator<Item = u32> + '_ {
        let rows = self.store().objectives[objective as usize].key_results;
        let at_key_results =
            (rows.start..rows.end).flat_map(|row| self.edges_to(Target::KeyResult(row)));
        (self.edges_to(Target::Objective(objective))).chain(at_key_results)
    }

    /// Steps from an objective up to a company objective or priority; none without line of sight.
    pub(crate) fn depth_of(&self, objective: u32) -> Option<u32> {
        let depth = self.facts().depths[objective as usize];
        (depth != NONE).then_some(depth)
    }

    /// What each objective receives from those aligned to it or its key results [SPEC 10.3].
    pub(super) fn received(&self) -> &[f64] {
        (self.facts().received).get_or_init(|| self.contributions())
    }

    /// The objectives in force that a unit itself owns, in document order.
    pub(crate) fn owned_by(&self, unit: u32) -> impl Iterator<Item = u32> + '_ {
        (self.facts().owned.of(unit).iter().copied()).filter(|&row| self.has_objective(row))
    }

    /// The units right below a unit, in document order.
    pub(crate) fn units_right_below(&self, unit: u32) -> &[u32] {
        self.facts().below.of(unit)
    }

    /// A unit and all units below it, each after its parent.
    pub(crate) fn unit_and_below(&self, unit: u32) -> Vec<u32> {
        let mut units = vec![unit];
        let mut at = 0;
        while let Some(&unit) = units.get(at) {
            at += 1;
            units.extend_from_slice(self.units_right_below(unit));
        }
        units
    }
}
