//! What takes more than one value to judge: identifiers, references, loops, limits, plans, sums.
//!
//! Each part looks at the rows of a draft and adds problems with the JSON Pointer of
//! the place; nothing here knows whether the rows came from text.

mod alone;
mod history;
mod identifiers;
mod limits;
mod loops;
mod references;
mod sums;
mod times;
mod waivers;

pub(crate) use alone::resolve_alone;
pub(crate) use history::{boolean_fault, measure_on, value_fault};
pub(crate) use limits::measure_fault;
pub(crate) use references::unknown;

use std::ops::Range;

use super::{Draft, Noun, Shape, Store, Structure};
use crate::{
    diagnostic::{Code, Problem},
    graph::{Adjacency, topological_order},
    threads::{Threads, beside},
};

/// The fewest key results that are worth a thread.
const LEAST: usize = 10_000;

/// Checks a draft and adds what is wrong to `problems`; what follows from sound rows goes into the store.
pub(crate) fn check(draft: &mut Draft, problems: &mut Vec<Problem>, threads: Threads) {
    let mut report = Report { problems };
    for fault in std::mem::take(&mut draft.policy_faults) {
        let path = format!("/policy/{}", fault.keys.join("/"));
        report.add(Code::E014, path, fault.message, fault.help);
    }
    let rows = identifiers::define(draft, threads, &mut report);
    references::resolve(draft, rows, &mut report);
    let all = &*draft;
    let store = &all.store;
    let size = store.key_results.len();
    // What is checked besides takes as long as half of them, or somewhat more.
    let mut parts = threads.cut(size, LEAST, size / 2);
    let first = parts.next().unwrap_or_default();
    let (loops, others) = beside(
        || {
            let twice = references::twice(store, &mut report);
            waivers::check(store, &mut report);
            let loops = loops::check(store, &twice, &mut report);
            times::check(store, &loops, &mut report);
            limits::check(store, &mut report);
            check_key_results(all, first, &mut report);
            loops
        },
        parts
            .map(|part| {
                || {
                    let mut problems = Vec::new();
                    let mut report = Report {
                        problems: &mut problems,
                    };
                    check_key_results(all, part, &mut report);
                    problems
                }
            })
            .collect(),
    );
    report.problems.extend(others.into_iter().flatten());
    history::check(draft, &mut report);
    sums::check(draft, &loops, &mut report);
    if report.problems.is_empty() {
        draft.store.structure = structure(&draft.store, loops);
    }
}

/// One pass for all that looks at key results one by one: their rows are most of a portfolio.
fn check_key_results(draft: &Draft, rows: Range<usize>, report: &mut Report<'_>) {
    for row in rows {
        let key_result = &draft.store.key_results[row];
        let row = row as u32;
        times::check_key_result(draft, row, key_result, report);
        limits::check_key_result(&draft.store, row, report);
        history::check_key_result(draft, row, key_result, report);
    }
}

/// Where problems go.
struct Report<'p> {
    problems: &'p mut Vec<Problem>,
}

impl Report<'_> {
    #[cold]
    fn add(
        &mut self,
        code: Code,
        path: String,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Problem {
        self.problems
            .push(Problem::new(code, path, message.into(), help.into()));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }
}

/// Orders and adjacency of sound rows.
fn structure(store: &Store, loops: loops::Edges) -> Structure {
    let mut carried_over = vec![false; store.objectives.len()];
    for objective in &store.objectives {
        if let Some(from) = carried_over.get_mut(objective.carried_from as usize) {
            *from = true;
        }
    }
    let is_sum = |row: &u32| {
        matches!(
            store.key_results[*row as usize].source,
            super::SourceRow::SumOf(_)
        )
    };
    let parents: Vec<(u32, u32)> = (0_u32..)
        .zip(&store.units)
        .filter(|(_, unit)| unit.parent != super::NONE)
        .map(|(row, unit)| (row, unit.parent))
        .collect();
    let mut sum_order = loops.parts_first;
    sum_order.retain(is_sum);
    // The checks found no loop of units.
    let unit_order = topological_order(store.units.len(), &parents).unwrap_or_default();
    Structure {
        objective_order: loops.objective_order,
        sum_order,
        unit_order,
        into: Adjacency::new(
            store.handles(),
            store.edges.iter().map(|edge| store.handle(edge.target)),
        ),
        carried_over,
    }
}

impl Store {
    /// The original measure of a key result and every amended one, with the pointer after the key result's.
    fn measures(&self, key_result: u32) -> impl Iterator<Item = (Option<u32>, Shape)> {
        let row = &self.key_results[key_result as usize];
        let amended = row.amendments.range().filter_map(move |at| {
            let measure = self.amendments[at].measure?;
            Some((Some(at as u32 - row.amendments.start), measure.shape))
        });
        std::iter::once((None, row.measure.shape)).chain(amended)
    }

    /// The pointer of a measure that `measures` gave.
    fn measure_pointer(&self, key_result: u32, amendment: Option<u32>) -> String {
        let path = self.pointer_of(Noun::KeyResult, key_result);
        match amendment {
            None => path + "/measure",
            Some(at) => format!("{path}/amendments/{at}/measure"),
        }
    }
}
