//! Scores every key result and every objective: in document order what rests on nothing else,
//! then the rest in topological order.

use std::ops::Range;

use super::{
    Context, Segmented,
    key_result::{self, KeyResultResult},
    objective::{self, ObjectiveResult},
    unit::Share,
};
use crate::{
    model::SourceRow,
    threads::{Threads, beside},
    time::{Passed, Window},
    values::ComponentSource,
};

/// The fewest objectives that are worth a thread.
const LEAST: usize = 2000;

/// Results of a stretch of objectives and of their key results.
struct Rows {
    key_results: Vec<KeyResultResult>,
    objectives: Vec<ObjectiveResult>,
    shares: Vec<Share>,
    /// Whether each objective rests on more than its own key results.
    waiting: Vec<bool>,
}

/// All results, and what units take of them.
pub(super) struct All {
    pub(super) key_results: Segmented<KeyResultResult>,
    pub(super) objectives: Segmented<ObjectiveResult>,
    pub(super) shares: Vec<Share>,
}

pub(super) fn all(context: Context<'_>, threads: Threads) -> All {
    let store = context.store;
    let mut parts = threads.cut(store.objectives.len(), LEAST, 0);
    let rows_of = |part: &Range<usize>| {
        let (first, last) = (part.start, part.end.saturating_sub(1));
        let start = store
            .objectives
            .get(first)
            .map_or(0, |it| it.key_results.start);
        let end = store
            .objectives
            .get(last)
            .map_or(0, |it| it.key_results.end);
        Rows::with_capacity((end - start) as usize, part.len())
    };
    let first = parts.next().unwrap_or_default();
    let mut rows = rows_of(&first);
    let ((), others) = beside(
        || rows.score(context, first),
        parts
            .map(|part| {
                // The memory is this thread's, which keeps it for the next call: a thread that
                // ends gives back what it has.
                let mut rows = rows_of(&part);
                move || {
                    rows.score(context, part);
                    rows
                }
            })
            .collect(),
    );
    let (mut shares, mut waiting) = (rows.shares, rows.waiting);
    let mut all = All {
        key_results: Segmented::new(rows.key_results),
        objectives: Segmented::new(rows.objectives),
        shares: Vec::new(),
    };
    for part in others {
        all.key_results.push(part.key_results);
        all.objectives.push(part.objectives);
        shares.extend(part.shares);
        waiting.extend(part.waiting);
    }
    all.shares = shares;
    all.score_waiting(context, &waiting);
    all
}

impl Rows {
    fn with_capacity(key_results: usize, objectives: usize) -> Self {
        Self {
            key_results: Vec::with_capacity(key_results),
            objectives: Vec::with_capacity(objectives),
            shares: Vec::with_capacity(objectives),
            waiting: Vec::with_capacity(objectives),
        }
    }

    /// Adds a stretch of objectives, each right after its key results, which are at hand then.
    fn score(&mut self, context: Context<'_>, stretch: Range<usize>) {
        let store = context.store;
        let none = Segmented::new(Vec::new());
        for row in stretch {
            let objective = &store.objectives[row];
            let start = self.key_results.len();
            let cycle = &store.cycles[objective.cycle as usize];
            let cycle = Passed::of(Window::of_cycle(cycle), context.as_of);
            let mut waits = objective.from != ComponentSource::KeyResults;
            for key_result in &store.key_results[objective.key_results.range()] {
                let result = key_result::alone(context, objective, cycle, key_result);
                waits |= result.aligned || matches!(key_result.source, SourceRow::SumOf(_));
                self.key_results.push(result);
            }
            self.waiting.push(waits);
            let result = if waits {
                ObjectiveResult::UNSCORED
            } else {
                objective::one(context, row as u32, &self.key_results[start..], &none)
            };
            self.shares.push(Share::of(objective, &result));
            self.objectives.push(result);
        }
    }
}

impl All {
    /// Goes on with sums, and then with the objectives that wait, those below first, and their
    /// `aligned` key results on the way. This is for all objectives together.
    fn score_waiting(&mut self, context: Context<'_>, waiting: &[bool]) {
        let store = context.store;
        key_result::sums(context, &mut self.key_results);
        // A list first: what does not depend on each other is fetched from memory at once.
        let waiting: Vec<_> = (store.structure.objective_order.iter())
            .filter(|&&row| waiting[row as usize])
            .map(|&row| (row, store.objectives[row as usize].key_results.range()))
            .collect();
        for (row, own) in waiting {
            for at in own.clone() {
                if self.key_results[at].aligned {
                    let supporters = objective::supporters(context, at as u32, &self.objectives);
                    let result = &mut self.key_results[at];
                    key_result::aligned(context, &store.key_results[at], supporters, result);
                }
            }
            let result = objective::one(context, row, &self.key_results[own], &self.objectives);
            let objective = &store.objectives[row as usize];
            self.shares[row as usize] = Share::of(objective, &result);
            self.objectives[row as usize] = result;
        }
    }
}
