//! The parts of sums: what they must be [E017], and that none counts twice [E016].

use std::{collections::BTreeSet, rc::Rc};

use super::{
    Report,
    loops::{Edges, SumEdge},
};
use crate::{
    diagnostic::Code,
    graph::Adjacency,
    model::{Draft, Noun, Shape, Store},
};

pub(super) fn check(draft: &Draft, loops: &Edges, report: &mut Report<'_>) {
    let (store, edges) = (&draft.store, &loops.sums_of);
    if edges.is_empty() {
        return;
    }
    for edge in edges {
        fits(draft, edge, report);
    }
    counted_twice(store, edges, &loops.parts_first, report);
}

fn place(store: &Store, edge: &SumEdge) -> String {
    let path = store.pointer_of(Noun::KeyResult, edge.sum);
    format!("{path}/source/sum_of/{}", edge.entry)
}

/// A part has the sum's unit and is `increase` or `decrease`.
fn fits(draft: &Draft, edge: &SumEdge, report: &mut Report<'_>) {
    let store = &draft.store;
    let unread = |row: u32| draft.unread_units.binary_search(&row).is_ok();
    let unit = |row: u32| store.arena.opt(store.key_results[row as usize].unit);
    let (ours, theirs) = (unit(edge.sum), unit(edge.part));
    let misfit = (store.measures(edge.part))
        .find(|(_, shape)| !matches!(shape, Shape::Toward { .. } | Shape::Unknown));
    let id = store.text(store.key_results[edge.part as usize].id);
    if let Some((_, shape)) = misfit {
        let kind = shape.kind().map_or("", |kind| kind.as_str());
        report.add(
            Code::E017,
            place(store, edge),
            format!("`{id}` is `{kind}`, which does not add up"),
            "add up only `increase` and `decrease`",
        );
    } else if ours != theirs && !unread(edge.sum) && !unread(edge.part) {
        report.add(
            Code::E017,
            place(store, edge),
            format!(
                "`{id}` counts in `{}`, the sum in `{}`",
                theirs.unwrap_or("no unit"),
                ours.unwrap_or("no unit")
            ),
            "give both the same `unit`",
        );
    }
}

/// One key result reached by two paths: at the first entry whose reach overlaps an earlier one's.
///
/// Where two paths meet stands a key result that several lists name. So it is enough to
/// carry the *shared* key results within reach, and most sums have none or those of one part.
fn counted_twice(store: &Store, edges: &[SumEdge], parts_first: &[u32], report: &mut Report<'_>) {
    let nodes = store.key_results.len();
    let mut named = vec![0_u8; nodes];
    for edge in edges {
        let times = &mut named[edge.part as usize];
        *times = times.saturating_add(1);
    }
    if named.iter().all(|&times| times < 2) {
        return;
    }
    let parts = Adjacency::new(nodes, edges.iter().map(|edge| Some(edge.sum)));
    let nothing: Reach = Rc::default();
    let mut reach: Vec<Reach> = vec![Rc::clone(&nothing); nodes];
    let mut overlaps = Vec::new();
    for &node in parts_first {
        let mut whole = Rc::clone(&nothing);
        let mut told = false;
        for &entry in parts.of(node) {
            let part = &reach[edges[entry as usize].part as usize];
            if let Some(&twice) = part.intersection(&whole).next()
                && !std::mem::replace(&mut told, true)
            {
                overlaps.push((entry, twice));
            }
            if whole.is_empty() {
                whole = Rc::clone(part);
            } else if !part.is_empty() {
                Rc::make_mut(&mut whole).extend(part.iter());
            }
        }
        if named[node as usize] > 1 {
            Rc::make_mut(&mut whole).insert(node);
        }
        reach[node as usize] = whole;
    }
    overlaps.sort_unstable();
    for (entry, twice) in overlaps {
        let edge = &edges[entry as usize];
        let earlier = (parts.of(edge.sum).iter())
            .map(|&earlier| &edges[earlier as usize])
            .find(|earlier| reach[earlier.part as usize].contains(&twice));
        let id = store.text(store.key_results[twice as usize].id);
        let problem = report.add(
            Code::E016,
            place(store, edge),
            format!("`{id}` would be counted twice"),
            "leave out the part that contains the other",
        );
        if let Some(earlier) = earlier {
            problem.relate(place(store, earlier), "it is counted here first".to_owned());
        }
    }
}

/// The shared key results that a key result reaches, itself included.
type Reach = Rc<BTreeSet<u32>>;
