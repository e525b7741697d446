//! Scores every key result and every objective: in document order what rests on nothing else,
//! then the rest in topological order.

use std::ops::Range;

use super::{
    Context,
    key_result::{self, KeyResultResult},
    objective::{self, ObjectiveResult},
};
use crate::{
    model::SourceRow,
    threads::{Threads, beside},
    values::ComponentSource,
};

/// The fewest objectives that are worth a thread.
const LEAST: usize = 2000;

/// Results of a stretch of objectives and of their key results.
struct Rows {
    key_results: Vec<KeyResultResult>,
    objectives: Vec<ObjectiveResult>,
    /// The objectives that rest on more than their own key results.
    waiting: Vec<bool>,
}

pub(super) fn all(
    context: Context<'_>,
    threads: Threads,
) -> (Vec<KeyResultResult>, Vec<ObjectiveResult>) {
    let store = context.store;
    let mut parts = threads.cut(store.objectives.len(), LEAST);
    let first = parts.next().unwrap_or_default();
    let mut all = Rows::with_capacity(store.key_results.len(), store.objectives.len());
    let ((), others) = beside(
        || all.score(context, first),
        parts
            .map(|part| {
                move || {
                    let objectives = &store.objectives[part.clone()];
                    let key_results = objectives.iter().map(|it| it.key_results.len()).sum();
                    let mut rows = Rows::with_capacity(key_results, objectives.len());
                    rows.score(context, part);
                    rows
                }
            })
            .collect(),
    );
    for part in others {
        all.key_results.extend(part.key_results);
        all.objectives.extend(part.objectives);
        all.waiting.extend(part.waiting);
    }
    all.score_waiting(context);
    (all.key_results, all.objectives)
}

impl Rows {
    fn with_capacity(key_results: usize, objectives: usize) -> Self {
        Self {
            key_results: Vec::with_capacity(key_results),
            objectives: Vec::with_capacity(objectives),
            waiting: Vec::with_capacity(objectives),
        }
    }

    /// Adds a stretch of objectives, each right after its key results, which are at hand then.
    fn score(&mut self, context: Context<'_>, stretch: Range<usize>) {
        let store = context.store;
        for row in stretch {
            let objective = &store.objectives[row];
            let start = self.key_results.len();
            let mut waits = objective.from != ComponentSource::KeyResults;
            for key_result in &store.key_results[objective.key_results.range()] {
                let result = key_result::alone(context, objective, key_result);
                waits |= result.aligned || matches!(key_result.source, SourceRow::SumOf(_));
                self.key_results.push(result);
            }
            self.waiting.push(waits);
            self.objectives.push(if waits {
                ObjectiveResult::UNSCORED
            } else {
                objective::one(context, row as u32, &self.key_results[start..], &[])
            });
        }
    }

    /// Goes on with sums, and then with the objectives that wait, those below first, and their
    /// `aligned` key results on the way. This is for all objectives together.
    fn score_waiting(&mut self, context: Context<'_>) {
        let store = context.store;
        key_result::sums(context, &mut self.key_results);
        for &row in &store.structure.objective_order {
            if !self.waiting[row as usize] {
                continue;
            }
            let own = store.objectives[row as usize].key_results.range();
            for at in own.clone() {
                if self.key_results[at].aligned {
                    let supporters = objective::supporters(context, at as u32, &self.objectives);
                    let result = &mut self.key_results[at];
                    key_result::aligned(context, &store.key_results[at], supporters, result);
                }
            }
            self.objectives[row as usize] =
                objective::one(context, row, &self.key_results[own], &self.objectives);
        }
    }
}
