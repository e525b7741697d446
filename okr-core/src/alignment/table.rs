//! Nodes and edges as tables, and parts of the graph.

use super::{Alignment, At, Node, NodeName, walk::Way};
use crate::{
    error::Error,
    graph::Bits,
    model::{NONE, Target},
    values::{Level, NodeKind, Relation, Weight},
};

/// A node with what a table shows beside it.
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub struct NodeRow<'a> {
    /// The node.
    pub node: Node<'a>,
    /// The unit that owns it: for a key result without an owner of its own that of its
    /// objective, for a unit its parent; none for priorities and for units at the top.
    pub owner: Option<Node<'a>>,
    /// The level of a unit, or of the unit that owns the objective, its own or a key result's.
    pub level: Option<Level>,
    /// The identifier of the cycle of objectives and key results.
    pub cycle: Option<&'a str>,
    /// As [`Alignment::depth`] says; none without line of sight.
    pub depth: Option<u32>,
}

impl NodeRow<'_> {
    /// Whether it has line of sight.
    pub fn line_of_sight(&self) -> bool {
        self.depth.is_some()
    }
}

/// An edge, from what supports to what is supported.
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub struct Edge<'a> {
    /// Where it starts.
    pub from: Node<'a>,
    /// Where it ends.
    pub to: Node<'a>,
    /// What the one is to the other.
    pub relation: Relation,
    /// The weight of an alignment; none for other relations.
    pub weight: Option<Weight>,
}

/// Some nodes and all alignments and parts among them.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Subgraph<'a> {
    /// The nodes, in document order.
    pub nodes: Vec<Node<'a>>,
    /// The edges, by where they start; those of an objective in the order of its list.
    pub edges: Vec<Edge<'a>>,
}

impl Alignment {
    /// All nodes that are in force, in document order.
    pub fn nodes(&self) -> Vec<Node<'_>> {
        self.list(self.all())
    }

    /// All nodes that are in force, in document order, with owner, level, cycle and depth.
    ///
    /// Linear in the portfolio.
    pub fn node_rows(&self) -> Vec<NodeRow<'_>> {
        (self.all().into_iter()).map(|at| self.row_of(at)).collect()
    }

    /// All edges that are in force, by where they start, in document order.
    ///
    /// Key results and units are part of their objective and parent, objectives are owned by
    /// their unit and aligned to what they support. Linear in the portfolio.
    pub fn edge_rows(&self) -> Vec<Edge<'_>> {
        let mut edges = Vec::new();
        for at in self.all() {
            if at.kind == NodeKind::Objective {
                let owner = self.store().objectives[at.row as usize].owner;
                edges.push(Edge {
                    from: self.show(at),
                    to: self.show(At::new(NodeKind::Unit, owner)),
                    relation: Relation::OwnedBy,
                    weight: None,
                });
            }
            self.edges_up(at, |edge| edges.push(edge));
        }
        edges
    }

    /// A node, everything that supports it, and the edges among them.
    pub fn subgraph_below<'n>(&self, name: impl Into<NodeName<'n>>) -> Result<Subgraph<'_>, Error> {
        Ok(self.subgraph(self.at(name.into())?, Way::Down))
    }

    /// A node, everything that it supports, and the edges among them.
    pub fn subgraph_above<'n>(&self, name: impl Into<NodeName<'n>>) -> Result<Subgraph<'_>, Error> {
        Ok(self.subgraph(self.at(name.into())?, Way::Up))
    }

    fn subgraph(&self, start: At, way: Way) -> Subgraph<'_> {
        let store = self.store();
        let mut nodes = self.reach(start, way);
        let place = nodes.partition_point(|at| at.position(store) < start.position(store));
        nodes.insert(place, start);
        let mut inside = Bits::none(self.size());
        for at in &nodes {
            inside.insert(at.position(store));
        }
        let mut edges = Vec::new();
        for &at in &nodes {
            self.edges_up(at, |edge| {
                if inside.has(edge.to.at.position(store)) {
                    edges.push(edge);
                }
            });
        }
        Subgraph {
            nodes: self.list(nodes),
            edges,
        }
    }

    /// All nodes in force, in document order.
    pub(super) fn all(&self) -> Vec<At> {
        let store = self.store();
        let rows = |kind, count: usize| (0..count as u32).map(move |row| At::new(kind, row));
        let mut all = Vec::with_capacity(self.size());
        all.extend(rows(NodeKind::Priority, store.priorities.len()));
        all.extend(rows(NodeKind::Unit, store.units.len()));
        for row in self.objective_rows() {
            all.push(At::new(NodeKind::Objective, row));
            all.extend(
                self.key_result_rows(row)
                    .map(|row| At::new(NodeKind::KeyResult, row)),
            );
        }
        all
    }

    /// The edges that start at a node, without who owns it.
    pub(super) fn edges_up<'a>(&'a self, at: At, mut add: impl FnMut(Edge<'a>)) {
        let from = self.show(at);
        if at.kind != NodeKind::Objective {
            self.step(at, Way::Up, |to| {
                add(Edge {
                    from,
                    to: self.show(to),
                    relation: Relation::PartOf,
                    weight: None,
                });
            });
            return;
        }
        for edge in self.edges_from(at.row) {
            let edge = &self.store().edges[edge as usize];
            if let Some(to) = At::of(edge.target) {
                add(Edge {
                    from,
                    to: self.show(to),
                    relation: Relation::AlignedTo,
                    weight: Some(edge.weight),
                });
            }
        }
    }

    fn row_of(&self, at: At) -> NodeRow<'_> {
        let store = self.store();
        let objective = match at.target() {
            Some(Target::Objective(row)) => Some(row),
            Some(Target::KeyResult(row)) => Some(store.key_results[row as usize].objective),
            _ => None,
        };
        let own = match at.kind {
            NodeKind::Unit => store.units[at.row as usize].parent,
            NodeKind::KeyResult => store.key_results[at.row as usize].owner,
            NodeKind::Objective | NodeKind::Priority => NONE,
        };
        let goal = objective.map(|row| &store.objectives[row as usize]);
        let owner = if own == NONE {
            goal.map(|row| row.owner)
        } else {
            Some(own)
        };
        NodeRow {
            node: self.show(at),
            owner: owner.map(|row| self.show(At::new(NodeKind::Unit, row))),
            level: match at.kind {
                NodeKind::Unit => store.units[at.row as usize].level,
                _ => objective.map(|row| store.level(row)),
            },
            cycle: goal.map(|row| store.text(store.cycles[row.cycle as usize].id)),
            depth: self.depth_at(at),
        }
    }
}
