//! Lists of nodes, and the edges among them.

use okr_core::{Alignment, Edge, Node, NodeKind};

use crate::array;
use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::error::okr_error;
use crate::status::okr_status;
use crate::text::okr_str;
use crate::words;

/// An answer about alignment: a list of nodes, and, where the question is for a part of the graph,
/// the edges among them (SPEC 10).
///
/// Owned by the caller, freed with `okr_nodes_free`. Immutable: threads may share it. It needs
/// neither the alignment nor the portfolio handle that it was made from.
///
/// Nodes are read by index, from 0 to `okr_nodes_count`, in document order unless the question says
/// otherwise: priorities, units, then each objective followed by its key results. Edges are columns:
/// arrays of `okr_nodes_edge_count` entries, owned by the handle and valid until it is freed.
pub struct okr_nodes {
    alignment: Alignment,
    rows: Vec<(NodeKind, u32)>,
    edges: Edges,
}

/// Edges as columns; nodes are named by their index in the list.
#[derive(Default)]
struct Edges {
    from: Vec<u32>,
    to: Vec<u32>,
    relations: Vec<i32>,
    weights: Vec<f64>,
}

fn row_of(node: &Node<'_>) -> (NodeKind, u32) {
    (node.kind(), node.index() as u32)
}

impl okr_nodes {
    pub(crate) fn new(alignment: &Alignment, nodes: &[Node<'_>]) -> Self {
        Self {
            alignment: alignment.clone(),
            rows: nodes.iter().map(row_of).collect(),
            edges: Edges::default(),
        }
    }

    /// Nodes in document order, and edges that start and end at them.
    pub(crate) fn with_edges(
        alignment: &Alignment,
        nodes: &[Node<'_>],
        edges: &[Edge<'_>],
    ) -> Self {
        let mut it = Self::new(alignment, nodes);
        // Within a kind, document order is that of the rows.
        let mut places = it.rows.iter().copied().zip(0..).collect::<Vec<_>>();
        places.sort_unstable_by_key(|&(row, _)| order(row));
        let place = |node: &Node<'_>| {
            let found = places.binary_search_by_key(&order(row_of(node)), |&(row, _)| order(row));
            found.ok().map(|at| places[at].1)
        };
        for edge in edges {
            if let (Some(from), Some(to)) = (place(&edge.from), place(&edge.to)) {
                it.edges.from.push(from);
                it.edges.to.push(to);
                it.edges.relations.push(words::of_relation(edge.relation));
                let weight = edge.weight.map_or(f64::NAN, okr_core::Weight::to_f64);
                it.edges.weights.push(weight);
            }
        }
        it
    }

    fn node(&self, index: usize) -> Option<Node<'_>> {
        let &(kind, row) = self.rows.get(index)?;
        self.alignment.node_at(kind, row as usize)
    }
}

fn order((kind, row): (NodeKind, u32)) -> (i32, u32) {
    (words::of_node(kind), row)
}

fn node(nodes: Option<&okr_nodes>, index: usize) -> Result<Node<'_>, Failure> {
    let nodes = given(nodes, "nodes")?;
    (nodes.node(index)).ok_or_else(|| Failure::index("node", index, nodes.rows.len()))
}

/// The number of nodes; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_nodes_count(nodes: Option<&okr_nodes>) -> usize {
    nodes.map_or(0, |nodes| nodes.rows.len())
}

/// What a node is, an `OKR_NODE_` constant.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_nodes_kind(
    nodes: Option<&okr_nodes>,
    index: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(words::of_node(node(nodes, index)?.kind())))
}

/// The identifier of a node. A view that `nodes` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_nodes_id(
    nodes: Option<&okr_nodes>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(node(nodes, index)?.id())))
}

/// The title of a node, the name of a unit. A view that `nodes` owns.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_nodes_title(
    nodes: Option<&okr_nodes>,
    index: usize,
    out: *mut okr_str,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(okr_str::view(node(nodes, index)?.title())))
}

/// The place of a node among those of its kind in the document, from 0: of an objective or key
/// result, the index of its row in every scorecard of the portfolio.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_nodes_index(
    nodes: Option<&okr_nodes>,
    index: usize,
    out: *mut usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || Ok(node(nodes, index)?.index()))
}

/// The number of edges among the nodes: 0 but for `okr_alignment_above`, `okr_alignment_below` and
/// `okr_alignment_graph`; 0 for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_nodes_edge_count(nodes: Option<&okr_nodes>) -> usize {
    nodes.map_or(0, |nodes| nodes.edges.from.len())
}

/// Where each edge starts, which is at what supports: an array of indices of nodes, that `nodes`
/// owns; NULL for NULL and without edges. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_nodes_edges_from(nodes: Option<&okr_nodes>) -> *const u32 {
    array::view(nodes.map(|nodes| &*nodes.edges.from))
}

/// Where each edge ends, which is at what is supported: an array of indices of nodes, that `nodes`
/// owns; NULL for NULL and without edges. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_nodes_edges_to(nodes: Option<&okr_nodes>) -> *const u32 {
    array::view(nodes.map(|nodes| &*nodes.edges.to))
}

/// What each edge means: an array of `OKR_RELATION_` constants, that `nodes` owns; NULL for NULL and
/// without edges. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_nodes_edges_relation(nodes: Option<&okr_nodes>) -> *const i32 {
    array::view(nodes.map(|nodes| &*nodes.edges.relations))
}

/// The weight of each alignment, above 0, and NaN for other relations (SPEC 4.5): an array that
/// `nodes` owns; NULL for NULL and without edges. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_nodes_edges_weight(nodes: Option<&okr_nodes>) -> *const f64 {
    array::view(nodes.map(|nodes| &*nodes.edges.weights))
}

/// Frees a list of nodes. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_nodes_free(nodes: Option<Box<okr_nodes>>) {
    plain((), || drop(nodes));
}
