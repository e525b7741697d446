//! Steps and walks in the graph and in the tree of units.

use super::{Alignment, At};
use crate::{
    graph::Bits,
    model::{NONE, Target},
    values::NodeKind,
};

/// Which way edges are followed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To what is supported.
    Up,
    /// To what supports.
    Down,
}

impl At {
    pub(super) fn of(target: Target) -> Option<Self> {
        Some(match target {
            Target::Objective(row) => Self::new(NodeKind::Objective, row),
            Target::KeyResult(row) => Self::new(NodeKind::KeyResult, row),
            Target::Priority(row) => Self::new(NodeKind::Priority, row),
            Target::Missing => return None,
        })
    }
}

impl Alignment {
    /// Number of nodes, dropped ones included; positions are below it.
    pub(super) fn size(&self) -> usize {
        self.store().handles() + self.store().units.len()
    }

    /// What the path of a goal to the company ends at: a company objective in force, or a priority.
    pub(super) fn is_top(&self, at: At) -> bool {
        match at.kind {
            NodeKind::Objective => self.has_objective(at.row) && self.is_company(at.row),
            NodeKind::Priority => true,
            NodeKind::KeyResult | NodeKind::Unit => false,
        }
    }

    /// The nodes one step away: an objective's targets in the order of its list; or its key
    /// results, then the objectives aligned to it, in document order.
    pub(super) fn step(&self, at: At, way: Way, mut to: impl FnMut(At)) {
        let store = self.store();
        match (way, at.kind) {
            (Way::Up, NodeKind::Objective) => {
                for edge in self.edges_from(at.row) {
                    At::of(store.edges[edge as usize].target)
                        .into_iter()
                        .for_each(&mut to);
                }
            }
            (Way::Up, NodeKind::KeyResult) => {
                if self.has_key_result(at.row) {
                    let objective = store.key_results[at.row as usize].objective;
                    to(At::new(NodeKind::Objective, objective));
                }
            }
            (Way::Up, NodeKind::Unit) => {
                let parent = store.units[at.row as usize].parent;
                if parent != NONE {
                    to(At::new(NodeKind::Unit, parent));
                }
            }
            (Way::Up, NodeKind::Priority) => {}
            (Way::Down, NodeKind::Unit) => {
                for &unit in self.units_right_below(at.row) {
                    to(At::new(NodeKind::Unit, unit));
                }
            }
            (Way::Down, _) => {
                if at.kind == NodeKind::Objective {
                    for row in self.key_result_rows(at.row) {
                        to(At::new(NodeKind::KeyResult, row));
                    }
                }
                if let Some(target) = at.target() {
                    for edge in self.edges_to(target) {
                        let from = store.edges[edge as usize].from;
                        to(At::new(NodeKind::Objective, from));
                    }
                }
            }
        }
    }

    /// Everything that can be reached from a node, without itself, in document order.
    pub(super) fn reach(&self, start: At, way: Way) -> Vec<At> {
        let store = self.store();
        let mut seen = Bits::none(self.size());
        seen.insert(start.position(store));
        let mut found = vec![start];
        let mut at = 0;
        while let Some(&node) = found.get(at) {
            at += 1;
            self.step(node, way, |next| {
                if seen.insert(next.position(store)) {
                    found.push(next);
                }
            });
        }
        if found.len() < self.size() / 32 {
            found.swap_remove(0);
            found.sort_by_cached_key(|at| at.position(store));
            return found;
        }
        // Going through all nodes is then less work than sorting some.
        let mut all = self.all();
        all.retain(|&at| at != start && seen.has(at.position(store)));
        all
    }

    /// A shortest path upward from a node to the first that is wanted, breadth first in edge
    /// order, both ends included. From a unit it leads by way of the objectives that it owns
    /// if `owned`, else by its parents.
    pub(super) fn climb(
        &self,
        start: At,
        owned: bool,
        wanted: impl Fn(At) -> bool,
    ) -> Option<Vec<At>> {
        let store = self.store();
        let mut seen = Bits::none(self.size());
        seen.insert(start.position(store));
        // Each node with the place in the queue of the one before it.
        let mut queue = vec![(start, 0)];
        let mut at = 0;
        while let Some(&(node, _)) = queue.get(at) {
            if wanted(node) {
                let mut path = vec![node];
                while at != 0 {
                    at = queue[at].1;
                    path.push(queue[at].0);
                }
                path.reverse();
                return Some(path);
            }
            let add = |next: At| {
                if seen.insert(next.position(store)) {
                    queue.push((next, at));
                }
            };
            if owned && node.kind == NodeKind::Unit {
                (self
                    .owned_by(node.row)
                    .map(|row| At::new(NodeKind::Objective, row)))
                .for_each(add);
            } else {
                self.step(node, Way::Up, add);
            }
            at += 1;
        }
        None
    }
}
