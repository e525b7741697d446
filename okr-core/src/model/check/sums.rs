//! The parts of sums: what they must be [E017], and that none counts twice [E016].

use super::{Report, loops::SumEdge};
use crate::{
    diagnostic::Code,
    graph::{Adjacency, topological_order},
    model::{Noun, Shape, Store},
};

pub(super) fn check(store: &Store, edges: &[SumEdge], report: &mut Report<'_>) {
    if edges.is_empty() {
        return;
    }
    for edge in edges {
        fits(store, edge, report);
    }
    counted_twice(store, edges, report);
}

fn place(store: &Store, edge: &SumEdge) -> String {
    let path = store.pointer_of(Noun::KeyResult, edge.sum);
    format!("{path}/source/sum_of/{}", edge.entry)
}

/// A part has the sum's unit and is `increase` or `decrease`.
fn fits(store: &Store, edge: &SumEdge, report: &mut Report<'_>) {
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
    } else if ours != theirs {
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
fn counted_twice(store: &Store, edges: &[SumEdge], report: &mut Report<'_>) {
    let nodes = store.key_results.len();
    // Without a key result in two lists there are no two paths, and with it only sums
    // above such a one need a search.
    let mut times = vec![0_u8; nodes];
    for edge in edges {
        let times = &mut times[edge.part as usize];
        *times = times.saturating_add(1);
    }
    if times.iter().all(|&times| times < 2) {
        return;
    }
    let parts = Adjacency::new(nodes, edges.iter().map(|edge| Some(edge.sum)));
    let pairs: Vec<(u32, u32)> = edges.iter().map(|edge| (edge.part, edge.sum)).collect();
    let shared: Vec<bool> = times.iter().map(|&times| times > 1).collect();
    let mut above = vec![false; nodes];
    for node in topological_order(nodes, &pairs) {
        for &edge in parts.of(node) {
            let part = edges[edge as usize].part as usize;
            above[node as usize] |= shared[part] || above[part];
        }
    }
    let mut owner: Vec<u32> = vec![u32::MAX; nodes];
    for sum in (0..nodes as u32).filter(|&node| above[node as usize]) {
        first_overlap(store, edges, &parts, sum, &mut owner, report);
    }
}

/// Walks the reach of each entry of `sum` in turn; `owner` remembers the entry that reached a node.
fn first_overlap(
    store: &Store,
    edges: &[SumEdge],
    parts: &Adjacency,
    sum: u32,
    owner: &mut [u32],
    report: &mut Report<'_>,
) {
    let mut reached = Vec::new();
    'entries: for &entry in parts.of(sum) {
        let mut stack = vec![edges[entry as usize].part];
        while let Some(node) = stack.pop() {
            let seen = owner[node as usize];
            if seen == entry {
                continue;
            }
            if seen != u32::MAX {
                let edge = &edges[entry as usize];
                let id = store.text(store.key_results[node as usize].id);
                let problem = report.add(
                    Code::E016,
                    place(store, edge),
                    format!("`{id}` would be counted twice"),
                    "leave out the part that contains the other",
                );
                problem.relate(
                    place(store, &edges[seen as usize]),
                    "it is counted here first".to_owned(),
                );
                break 'entries;
            }
            owner[node as usize] = entry;
            reached.push(node);
            stack.extend(parts.of(node).iter().map(|&edge| edges[edge as usize].part));
        }
    }
    for node in reached {
        owner[node as usize] = u32::MAX;
    }
}
