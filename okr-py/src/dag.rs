//! The handle of an acyclic graph over integers.

use okr_core as core;
use pyo3::prelude::*;

/// An acyclic graph; `okr.Dag` wraps it.
#[pyclass(frozen, module = "okr._okr")]
pub(crate) struct Dag(core::Dag);

/// The graph of so many nodes and these edges, or each edge that closes a loop, with the rest of it.
///
/// Edges that name no node were refused before.
#[pyfunction]
#[pyo3(signature = (nodes, edges, /))]
pub(crate) fn dag(
    py: Python<'_>,
    nodes: u32,
    edges: Vec<(u32, u32)>,
) -> (Option<Dag>, Vec<(usize, Vec<usize>)>) {
    let made = py.detach(move || core::Dag::new(nodes as usize, &edges));
    match made {
        Ok(dag) => (Some(Dag(dag)), Vec::new()),
        Err(loops) => {
            let closed = loops.iter().map(|it| (it.edge(), it.rest().to_vec()));
            (None, closed.collect())
        }
    }
}

#[pymethods]
impl Dag {
    /// The numbers of nodes and edges.
    fn counts(&self) -> (usize, usize) {
        (self.0.node_count(), self.0.edge_count())
    }

    /// All nodes, each before its successors.
    fn order(&self) -> Vec<u32> {
        self.0.order().to_vec()
    }

    /// The nodes that a node has an edge to.
    #[pyo3(signature = (node, /))]
    fn successors(&self, node: u32) -> Vec<u32> {
        self.0.successors(node).to_vec()
    }

    /// The nodes that have an edge to a node.
    #[pyo3(signature = (node, /))]
    fn predecessors(&self, py: Python<'_>, node: u32) -> Vec<u32> {
        py.detach(|| self.0.predecessors(node).to_vec())
    }
}
