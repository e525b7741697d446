//! Chains of references that close a loop [E015].

use super::{Report, references::Twice};
use crate::{
    diagnostic::Code,
    graph::{Loop, closing_parents, topological_order},
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
    /// Objectives, each after those that are aligned to it or its key results; empty if there are loops.
    pub(super) objective_order: Vec<u32>,
    pub(super) sums_of: Vec<SumEdge>,
    /// Key results, each sum after its parts; empty if there is no sum.
    pub(super) parts_first: Vec<u32>,
}

pub(super) fn check(store: &Store, twice: &Twice, report: &mut Report<'_>) -> Edges {
    parents(store, Noun::Objective, report);
    let (sums_of, parts_first) = sums(store, twice, report);
    Edges {
        looping_units: parents(store, Noun::Unit, report),
        looping_cycles: parents(store, Noun::Cycle, report),
        objective_order: alignment(store, twice, report),
        sums_of,
        parts_first,
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
    for Loop { edge, rest } in &closing {
        tell(report, &format!("`{member}`"), rest, place, *edge);
    }
    closing.into_iter().map(|closing| closing.edge).collect()
}

fn alignment(store: &Store, twice: &Twice, report: &mut Report<'_>) -> Vec<u32> {
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
    topological_order(store.objectives.len(), &edges).unwrap_or_else(|loops| {
        for Loop { edge, rest } in loops {
            tell(report, "the alignment", &rest, place, edge);
        }
        Vec::new()
    })
}

fn sums(store: &Store, twice: &Twice, report: &mut Report<'_>) -> (Vec<SumEdge>, Vec<u32>) {
    let mut edges = Vec::new();
    if store.sum_of.is_empty() {
        return (edges, Vec::new());
    }
    for (sum, key_result) in (0..).zip(&store.key_results) {
        if let SourceRow::SumOf(parts) = key_result.source {
            for (entry, &part) in (0..).zip(&store.sum_of[parts.range()]) {
                if part != NONE && !twice.sums.contains(&((parts.start + entry) as usize)) {
                    edges.push(SumEdge { sum, entry, part });
                }
            }
        }
    }
    if edges.is_empty() {
        return (edges, Vec::new());
    }
    let nodes = store.key_results.len();
    let pairs = |edges: &[SumEdge]| -> Vec<(u32, u32)> {
        edges.iter().map(|edge| (edge.sum, edge.part)).collect()
    };
    let parts_first = |mut order: Vec<u32>| {
        order.reverse();
        order
    };
    let loops = match topological_order(nodes, &pairs(&edges)) {
        Ok(order) => return (edges, parts_first(order)),
        Err(loops) => loops,
    };
    let place = |at: usize| {
        let edge = edges[at];
        let path = store.pointer_of(Noun::KeyResult, edge.sum);
        format!("{path}/source/sum_of/{}", edge.entry)
    };
    for Loop { edge, rest } in &loops {
        tell(report, "the sum", rest, place, *edge);
    }
    let mut closing = loops.into_iter().map(|it| it.edge).peekable();
    let mut number = 0;
    edges.retain(|_| {
        let closes = closing.next_if_eq(&number).is_some();
        number += 1;
        !closes
    });
    let order = topological_order(nodes, &pairs(&edges)).unwrap_or_default();
    (edges, parts_first(order))
}
