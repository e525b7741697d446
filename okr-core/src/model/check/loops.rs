//! Chains of references that close a loop [E015].

use super::{Report, references::Twice};
use crate::{
    diagnostic::Code,
    graph::{Closing, closing_edges, closing_parents},
    model::{NONE, Noun, SourceRow, Store, Target},
};

/// How many places of a loop are named beside the one that closes it.
const MOST_PLACES: usize = 50;

/// One entry of a `sum_of`, with the row of the sum and its place in the list.
#[derive(Clone, Copy)]
pub(super) struct SumEdge {
    pub(super) sum: u32,
    pub(super) entry: u32,
    pub(super) part: u32,
}

/// The edges that close no loop, and the rows whose parent does.
pub(super) struct Edges {
    pub(super) looping_units: Vec<usize>,
    pub(super) looping_cycles: Vec<usize>,
    /// Objective to objective, by way of key results too.
    pub(super) alignment: Vec<(u32, u32)>,
    pub(super) sums_of: Vec<SumEdge>,
}

pub(super) fn check(store: &Store, twice: &Twice, report: &mut Report<'_>) -> Edges {
    parents(store, Noun::Objective, report);
    Edges {
        looping_units: parents(store, Noun::Unit, report),
        looping_cycles: parents(store, Noun::Cycle, report),
        alignment: alignment(store, twice, report),
        sums_of: sums(store, twice, report),
    }
}

/// Reports a loop: the place of the edge that closes it and of the others.
fn tell(
    report: &mut Report<'_>,
    what: &str,
    rest: &[usize],
    place: impl Fn(usize) -> String,
    at: usize,
) {
    let message = if rest.is_empty() {
        format!("{what} leads to itself")
    } else {
        format!("{what} closes a loop of {}", rest.len() + 1)
    };
    let problem = report.add(
        Code::E015,
        place(at),
        message,
        "remove one of the links of the loop",
    );
    for &edge in rest.iter().take(MOST_PLACES) {
        problem.relate(place(edge), "the loop runs through here".to_owned());
    }
    if rest.len() > MOST_PLACES {
        problem.help = format!(
            "remove one of the links of the loop; the first {MOST_PLACES} others are named"
        );
    }
}

/// References of which each row has at most one: parents, and what a goal was carried over from.
fn parents(store: &Store, noun: Noun, report: &mut Report<'_>) -> Vec<usize> {
    let (rows, member): (Vec<u32>, _) = match noun {
        Noun::Unit => (store.units.iter().map(|row| row.parent).collect(), "parent"),
        Noun::Cycle => (
            store.cycles.iter().map(|row| row.parent).collect(),
            "parent",
        ),
        _ => (
            store
                .objectives
                .iter()
                .map(|row| row.carried_from)
                .collect(),
            "carried_from",
        ),
    };
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| (row != NONE).then_some(row))
        .collect();
    let place = |row: usize| store.pointer_of(noun, row as u32) + "/" + member;
    let closing = closing_parents(&rows);
    for Closing { edge, rest } in &closing {
        tell(report, &format!("`{member}`"), rest, place, *edge);
    }
    closing.into_iter().map(|closing| closing.edge).collect()
}

fn alignment(store: &Store, twice: &Twice, report: &mut Report<'_>) -> Vec<(u32, u32)> {
    let mut numbers = Vec::new();
    let mut edges = Vec::new();
    for (number, edge) in store.edges.iter().enumerate() {
        let to = match edge.target {
            Target::Objective(to) if to != NONE => to,
            Target::KeyResult(to) if to != NONE => store.key_results[to as usize].objective,
            _ => continue,
        };
        if twice.edges.contains(&number) {
            continue;
        }
        numbers.push(number);
        edges.push((edge.from, to));
    }
    let place = |at: usize| {
        let edge = &store.edges[numbers[at]];
        let first = store.objectives[edge.from as usize].aligned_to.start;
        format!(
            "{}/aligned_to/{}/{}",
            store.pointer_of(Noun::Objective, edge.from),
            numbers[at] as u32 - first,
            edge.target.member()
        )
    };
    for Closing { edge, rest } in closing_edges(store.objectives.len(), &edges) {
        tell(report, "the alignment", &rest, place, edge);
    }
    edges
}

fn sums(store: &Store, twice: &Twice, report: &mut Report<'_>) -> Vec<SumEdge> {
    let mut edges = Vec::new();
    if store.sum_of.is_empty() {
        return edges;
    }
    for (sum, key_result) in (0..).zip(&store.key_results) {
        if let SourceRow::SumOf { parts, .. } = key_result.source {
            for (entry, &part) in (0..).zip(&store.sum_of[parts.range()]) {
                if part != NONE && !twice.sums.contains(&((parts.start + entry) as usize)) {
                    edges.push(SumEdge { sum, entry, part });
                }
            }
        }
    }
    if edges.is_empty() {
        return edges;
    }
    let pairs: Vec<(u32, u32)> = edges.iter().map(|edge| (edge.sum, edge.part)).collect();
    let place = |at: usize| {
        let edge = edges[at];
        let path = store.pointer_of(Noun::KeyResult, edge.sum);
        format!("{path}/source/sum_of/{}", edge.entry)
    };
    let closing = closing_edges(store.key_results.len(), &pairs);
    for Closing { edge, rest } in &closing {
        tell(report, "the sum", rest, place, *edge);
    }
    let mut closing = closing.into_iter().map(|closing| closing.edge).peekable();
    let mut number = 0;
    edges.retain(|_| {
        let closes = closing.next_if_eq(&number).is_some();
        number += 1;
        !closes
    });
    edges
}
