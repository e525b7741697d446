//! Questions about single nodes of an alignment, and lists of nodes.
//!
//! A node is named by kind and identifier. Each function turns its texts into those and asks the
//! core; what they share is below.

use std::ffi::c_char;

use okr_core::{Alignment, Error, Node, NodeName};

use crate::alignment::okr_alignment;
use crate::boundary::{Failure, Report, Slot, given};
use crate::buffer::okr_buffer;
use crate::error::okr_error;
use crate::nodes::okr_nodes;
use crate::status::okr_status;
use crate::{text, words};

/// The alignment, and a name in it.
fn asked<'a>(
    alignment: Option<&'a okr_alignment>,
    kind: i32,
    id: Result<&'a str, Failure>,
) -> Result<(&'a Alignment, NodeName<'a>), Failure> {
    let alignment = &given(alignment, "alignment")?.0;
    Ok((alignment, named(kind, "kind", id)?))
}

/// A name whose kind is the parameter `parameter`.
fn named<'a>(
    kind: i32,
    parameter: &str,
    id: Result<&'a str, Failure>,
) -> Result<NodeName<'a>, Failure> {
    let kind = words::node(kind, parameter)?;
    Ok(NodeName { kind, id: id? })
}

/// The nodes that a question about one node gives.
fn about(
    alignment: Option<&okr_alignment>,
    kind: i32,
    id: Result<&str, Failure>,
    ask: impl for<'a> FnOnce(&'a Alignment, NodeName<'a>) -> Result<Vec<Node<'a>>, Error>,
) -> Result<okr_nodes, Failure> {
    let (alignment, name) = asked(alignment, kind, id)?;
    let nodes = ask(alignment, name).map_err(Failure::Unknown)?;
    Ok(okr_nodes::new(alignment, &nodes))
}

/// The nodes that a question about all of it gives.
fn overall(
    alignment: Option<&okr_alignment>,
    ask: fn(&Alignment) -> Vec<Node<'_>>,
) -> Result<okr_nodes, Failure> {
    let alignment = &given(alignment, "alignment")?.0;
    Ok(okr_nodes::new(alignment, &ask(alignment)))
}

/// What a node supports by itself: the targets of an objective in the order of its list, the
/// objective of a key result, the parent of a unit (SPEC 10).
///
/// `kind` is an `OKR_NODE_` constant; by `OKR_NODE_ANY` an objective is looked for first, then a
/// key result, a priority and a unit. `OKR_OK` with a new list, which may be empty, in `*out`;
/// `OKR_STATUS_NOT_FOUND` with `E009` and the nearest identifier; `OKR_STATUS_INVALID_ARGUMENT` for
/// another `kind`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_supports(
    alignment: Option<&okr_alignment>,
    kind: i32,
    id: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        about(alignment, kind, id, |it, name| it.supports(name))
    })
}

/// What supports a node by itself: the key results of an objective, then the objectives aligned to
/// it; the units right below a unit (SPEC 10).
///
/// Statuses as for `okr_alignment_supports`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_supported_by(
    alignment: Option<&okr_alignment>,
    kind: i32,
    id: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        about(alignment, kind, id, |it, name| it.supported_by(name))
    })
}

/// Everything that a node supports, step by step, without itself; all units above a unit (SPEC 10).
///
/// Statuses as for `okr_alignment_supports`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_ancestors(
    alignment: Option<&okr_alignment>,
    kind: i32,
    id: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        about(alignment, kind, id, |it, name| it.ancestors(name))
    })
}

/// Everything that supports a node, step by step, without itself, key results included; all units
/// below a unit (SPEC 10).
///
/// Statuses as for `okr_alignment_supports`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_descendants(
    alignment: Option<&okr_alignment>,
    kind: i32,
    id: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        about(alignment, kind, id, |it, name| it.descendants(name))
    })
}

/// A node and everything that it supports, with the edges among them (SPEC 10).
///
/// Statuses as for `okr_alignment_supports`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_above(
    alignment: Option<&okr_alignment>,
    kind: i32,
    id: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let (alignment, name) = asked(alignment, kind, id)?;
        let found = alignment.subgraph_above(name).map_err(Failure::Unknown)?;
        Ok(okr_nodes::with_edges(alignment, &found.nodes, &found.edges))
    })
}

/// A node and everything that supports it, with the edges among them (SPEC 10).
///
/// Statuses as for `okr_alignment_supports`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_below(
    alignment: Option<&okr_alignment>,
    kind: i32,
    id: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let (alignment, name) = asked(alignment, kind, id)?;
        let found = alignment.subgraph_below(name).map_err(Failure::Unknown)?;
        Ok(okr_nodes::with_edges(alignment, &found.nodes, &found.edges))
    })
}

/// A shortest path upward from a node to the nearest company objective or priority, both included,
/// own node first (SPEC 10.1). Absent without line of sight. A company objective is its own path;
/// the path of a unit leads by way of an objective that it owns.
///
/// Statuses as for `okr_alignment_supports`, and `OKR_ABSENT` with NULL in `*out`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_path_to_company(
    alignment: Option<&okr_alignment>,
    kind: i32,
    id: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        let (alignment, name) = asked(alignment, kind, id)?;
        let path = alignment.path_to_company(name).map_err(Failure::Unknown)?;
        Ok(path.map(|path| Some(Box::new(okr_nodes::new(alignment, &path)))))
    })
}

/// 1 if a path leads from a node up to a company objective or priority, or the node is one itself,
/// else 0; of a unit, 1 if an objective that it owns has line of sight (SPEC 10.1).
///
/// `OKR_OK` with 0 or 1 in `*out`; else as for `okr_alignment_supports`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_has_line_of_sight(
    alignment: Option<&okr_alignment>,
    kind: i32,
    id: *const c_char,
    len: usize,
    out: *mut i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.give(&out, || {
        let (alignment, name) = asked(alignment, kind, id)?;
        let sighted = alignment.has_line_of_sight(name);
        sighted.map(i32::from).map_err(Failure::Unknown)
    })
}

/// How many alignments lead from a node up to the nearest company objective or priority: 0 for
/// those, 1 for what is aligned to one or to a company key result (SPEC 10.3). A key result is as
/// deep as its objective, a unit as the least deep objective that it owns. Absent without line of
/// sight.
///
/// `OKR_OK`; `OKR_ABSENT`; else as for `okr_alignment_supports`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_depth(
    alignment: Option<&okr_alignment>,
    kind: i32,
    id: *const c_char,
    len: usize,
    out: *mut u32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.give_nullable(&out, || {
        let (alignment, name) = asked(alignment, kind, id)?;
        alignment.depth(name).map_err(Failure::Unknown)
    })
}

/// A shortest path upward from one node to another, both included (SPEC 10.1). Absent if there is
/// none.
///
/// Statuses as for `okr_alignment_supports`, and `OKR_ABSENT` with NULL in `*out`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_path(
    alignment: Option<&okr_alignment>,
    from_kind: i32,
    from_id: *const c_char,
    from_len: usize,
    to_kind: i32,
    to_id: *const c_char,
    to_len: usize,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the identifiers are readable for their lengths, `out` and `err` are NULL or writable,
    // as the header asks.
    let (from_id, to_id, out, report) = unsafe {
        (
            text::utf8(from_id, from_len, "from_id"),
            text::utf8(to_id, to_len, "to_id"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.give_nullable(&out, || {
        let alignment = &given(alignment, "alignment")?.0;
        let from = named(from_kind, "from_kind", from_id)?;
        let to = named(to_kind, "to_kind", to_id)?;
        let path = alignment.path(from, to).map_err(Failure::Unknown)?;
        Ok(path.map(|path| Some(Box::new(okr_nodes::new(alignment, &path)))))
    })
}

/// What two nodes both support, step by step; a node is not among its own ancestors (SPEC 10).
///
/// Statuses as for `okr_alignment_supports`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_common_ancestors(
    alignment: Option<&okr_alignment>,
    a_kind: i32,
    a_id: *const c_char,
    a_len: usize,
    b_kind: i32,
    b_id: *const c_char,
    b_len: usize,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: the identifiers are readable for their lengths, `out` and `err` are NULL or writable,
    // as the header asks.
    let (a_id, b_id, out, report) = unsafe {
        (
            text::utf8(a_id, a_len, "a_id"),
            text::utf8(b_id, b_len, "b_id"),
            Slot::new(out),
            Report::new(err),
        )
    };
    report.make(&out, || {
        let alignment = &given(alignment, "alignment")?.0;
        let a = named(a_kind, "a_kind", a_id)?;
        let b = named(b_kind, "b_kind", b_id)?;
        let nodes = alignment.common_ancestors(a, b).map_err(Failure::Unknown)?;
        Ok(okr_nodes::new(alignment, &nodes))
    })
}

/// The objectives that support nothing (SPEC 10).
///
/// `OKR_OK` with a new list in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_roots(
    alignment: Option<&okr_alignment>,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || overall(alignment, Alignment::roots))
}

/// The objectives that no objective supports, be it by a key result (SPEC 10).
///
/// `OKR_OK` with a new list in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_leaves(
    alignment: Option<&okr_alignment>,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || overall(alignment, Alignment::leaves))
}

/// All objectives, key results and priorities in force, each after everything that supports it
/// (SPEC 10).
///
/// `OKR_OK` with a new list in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_topological_order(
    alignment: Option<&okr_alignment>,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || overall(alignment, Alignment::topological_order))
}

/// All nodes in force, units too, with all edges: alignments, parts of something, and who owns an
/// objective (SPEC 10).
///
/// `OKR_OK` with a new list in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_graph(
    alignment: Option<&okr_alignment>,
    out: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `out` and `err` are NULL or writable, as the header asks.
    let (out, report) = unsafe { (Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let alignment = &given(alignment, "alignment")?.0;
        let (nodes, edges) = (alignment.nodes(), alignment.edge_rows());
        Ok(okr_nodes::with_edges(alignment, &nodes, &edges))
    })
}

/// What a change of one node may touch: everything that it supports, everything that supports it,
/// and the company objectives among the former or itself (SPEC 10.4).
///
/// `ancestors`, `descendants` and `company_objectives` each receive a new list, to be freed by
/// itself; each may be NULL. Statuses as for `okr_alignment_supports`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_impact(
    alignment: Option<&okr_alignment>,
    kind: i32,
    id: *const c_char,
    len: usize,
    ancestors: *mut Option<Box<okr_nodes>>,
    descendants: *mut Option<Box<okr_nodes>>,
    company_objectives: *mut Option<Box<okr_nodes>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, the others are NULL or writable, as the header asks.
    let (id, ancestors, descendants, company_objectives, report) = unsafe {
        (
            text::utf8(id, len, "id"),
            Slot::new(ancestors),
            Slot::new(descendants),
            Slot::new(company_objectives),
            Report::new(err),
        )
    };
    report.run(|| {
        let (alignment, name) = asked(alignment, kind, id)?;
        let impact = alignment.impact(name).map_err(Failure::Unknown)?;
        let lists = [
            (ancestors, impact.ancestors),
            (descendants, impact.descendants),
            (company_objectives, impact.company_objectives),
        ];
        for (place, nodes) in lists {
            // Made only for who takes it: nobody could free it otherwise.
            if place.required("list").is_ok() {
                place.set(Some(Box::new(okr_nodes::new(alignment, &nodes))));
            }
        }
        Ok(())
    })
}

/// The lists of `okr_alignment_impact` as JSON without white space, after kind and identifier of
/// the node (SPEC 10.4).
///
/// `OKR_OK` with a new buffer in `*out`; else as for `okr_alignment_supports`. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_alignment_impact_json(
    alignment: Option<&okr_alignment>,
    kind: i32,
    id: *const c_char,
    len: usize,
    out: *mut Option<Box<okr_buffer>>,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `id` is `len` readable bytes, `out` and `err` are NULL or writable, as the header
    // asks.
    let (id, out, report) =
        unsafe { (text::utf8(id, len, "id"), Slot::new(out), Report::new(err)) };
    report.make(&out, || {
        let (alignment, name) = asked(alignment, kind, id)?;
        let impact = alignment.impact(name).map_err(Failure::Unknown)?;
        Ok(okr_buffer::new(impact.to_json()))
    })
}
