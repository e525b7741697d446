//! Graphs over integers, for programs with tables of their own.

use std::ptr;

use okr_core::{Dag, Loops};

use crate::array;
use crate::boundary::{Failure, Report, Slot, given, plain};
use crate::error::okr_error;
use crate::status::{OKR_STATUS_INVALID_ARGUMENT, OKR_STATUS_OUT_OF_RANGE, okr_status};

/// A graph over the integers from 0, checked for loops: either an order of its nodes and the
/// neighbours of each, or the edges that close loops. It is what loading makes of alignments, for
/// programs that keep edges in tables of their own (SPEC 12).
///
/// Owned by the caller, freed with `okr_dag_free`. Immutable: threads may share it. Arrays belong to
/// the handle and are valid until it is freed.
pub struct okr_dag(Result<Dag, Loops>);

/// As many nodes or edges as the core can number.
const MOST: usize = u32::MAX as usize - 2;

/// Makes a graph of `nodes` nodes and `count` edges, of which edge `i` runs from `from[i]` to
/// `to[i]`. Linear in both if there are no loops. Edges may repeat.
///
/// With `count` 0 both arrays may be NULL. `OKR_OK` with a new graph, which may have loops, in
/// `*out`; `OKR_STATUS_OUT_OF_RANGE` if an edge names a node that is not there;
/// `OKR_STATUS_INVALID_ARGUMENT` for 4294967294 nodes or edges and more; `OKR_STATUS_NULL_ARGUMENT`.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_dag_new(
    nodes: usize,
    from: *const u32,
    to: *const u32,
    count: usize,
    out: *mut Option<Box<okr_dag>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the arrays are NULL or have `count` entries, `out` and `err` are NULL or writable, as
    // the header asks.
    let (from, to, out, report) = unsafe {
        (
            array::entries(from, count, "from"),
            array::entries(to, count, "to"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.make(&out, || {
        let (from, to) = (from?, to?);
        for (given, name) in [(nodes, "nodes"), (count, "count")] {
            if given > MOST {
                let message = format!("`{name}` is {given}, more than can be numbered");
                return Err(Failure::Argument(OKR_STATUS_INVALID_ARGUMENT, message));
            }
        }
        let edges: Vec<(u32, u32)> = from.iter().copied().zip(to.iter().copied()).collect();
        let dag = Dag::new(nodes, &edges);
        match &dag {
            Err(loops) if !loops.out_of_range().is_empty() => Err(Failure::Argument(
                OKR_STATUS_OUT_OF_RANGE,
                loops.to_string(),
            )),
            _ => Ok(okr_dag(dag)),
        }
    })
}

fn acyclic(dag: Option<&okr_dag>) -> Option<&Dag> {
    dag?.0.as_ref().ok()
}

fn loops(dag: Option<&okr_dag>) -> &[okr_core::Loop] {
    dag.map_or(&[], |dag| dag.0.as_ref().err().map_or(&[], |loops| loops))
}

/// The number of edges that close a loop; 0 if there is an order, and for NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_dag_loop_count(dag: Option<&okr_dag>) -> usize {
    loops(dag).len()
}

/// An edge that, taken in order, closes a loop with the edges before it that did not: its index
/// among the edges.
///
/// `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_dag_loop_edge(
    dag: Option<&okr_dag>,
    index: usize,
    out: *mut usize,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        given(dag, "dag")?;
        let loops = loops(dag);
        let it = loops.get(index);
        it.map(okr_core::Loop::edge)
            .ok_or_else(|| Failure::index("loop", index, loops.len()))
    })
}

/// The other edges of loop `index`, as indices among the edges, in its direction from where the
/// closing edge ends: `*count` of them, an array that `dag` owns; NULL and 0 for an edge from a node
/// to itself, and if there is no such loop. `count` may be NULL. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_dag_loop_rest(
    dag: Option<&okr_dag>,
    index: usize,
    count: *mut usize,
) -> *const usize {
    // SAFETY: `count` is NULL or writable, as the header asks.
    let count = unsafe { Slot::new(count) };
    plain(ptr::null(), || {
        let rest = loops(dag).get(index).map_or(&[][..], |it| it.rest());
        count.set(rest.len());
        array::view(Some(rest))
    })
}

/// All nodes, each before those that it has an edge to, as many as the graph was made with: an array
/// that `dag` owns; NULL for NULL, without nodes, and if there are loops. Equal edges give an equal
/// order. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_dag_order(dag: Option<&okr_dag>) -> *const u32 {
    array::view(acyclic(dag).map(Dag::order))
}

/// The nodes that a node has an edge to, in the order of the edges: `*count` of them, an array that
/// `dag` owns; NULL and 0 if there are none, no such node, or loops. `count` may be NULL. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_dag_successors(
    dag: Option<&okr_dag>,
    node: u32,
    count: *mut usize,
) -> *const u32 {
    // SAFETY: `count` is NULL or writable, as the header asks.
    let count = unsafe { Slot::new(count) };
    plain(ptr::null(), || {
        neighbours(acyclic(dag).map(|dag| dag.successors(node)), &count)
    })
}

/// The nodes that have an edge to a node, from the smallest; else as `okr_dag_successors`. The first
/// call takes time linear in the graph. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_dag_predecessors(
    dag: Option<&okr_dag>,
    node: u32,
    count: *mut usize,
) -> *const u32 {
    // SAFETY: `count` is NULL or writable, as the header asks.
    let count = unsafe { Slot::new(count) };
    plain(ptr::null(), || {
        neighbours(acyclic(dag).map(|dag| dag.predecessors(node)), &count)
    })
}

fn neighbours(row: Option<&[u32]>, count: &Slot<usize>) -> *const u32 {
    count.set(row.map_or(0, <[u32]>::len));
    array::view(row)
}

/// Frees a graph. NULL is fine. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_dag_free(dag: Option<Box<okr_dag>>) {
    plain((), || drop(dag));
}
