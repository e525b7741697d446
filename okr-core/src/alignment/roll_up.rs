//! The way of scores up to one objective: what a score does to that of the objective at the top.
//!
//! This is scoring again, of scores alone, and of what lies below one objective alone. Every
//! mean keeps its exact state, so that a part is replaced without going through the others.

use std::collections::BinaryHeap;

use crate::{
    graph::Bits,
    model::{NONE, Target},
    scoring::{Card, Component, KeyResultResult, Pool, component_weight, components, supporters},
    values::{Combine, ComponentSource, Mean, Role, Score},
};

/// What lies below one objective, as far as scores can find their way up to it.
///
/// A score finds its way from a key result to its objective, and from an objective to what it is
/// aligned to, if it counts there or would count if it were known. Nothing passes an override, or
/// what is dropped.
pub(super) struct RollUp<'c> {
    card: &'c Card,
    /// The top first; each after all that it leads to. Empty if the top is overridden.
    cells: Vec<Cell>,
    links: Vec<Link>,
    /// By objective: its cell, or [`NONE`].
    cell_of: Vec<u32>,
}

/// A score that is made of others: an objective's, or that of an `aligned` key result.
struct Cell {
    combine: Combine,
    mean: Mean,
    /// Under `min` and `all`: the parts, rising.
    parts: Vec<Score>,
    /// The guardrails that may cap it, rising.
    guardrails: Vec<Score>,
    /// Its score as it stands.
    score: Option<Score>,
    /// What the score of the top gains per gain of this one, unless that depends on the scores.
    slope: f64,
    /// On some way from here to the top something else than a mean stands, this cell included.
    rough: bool,
    /// Range in `links`.
    links: (u32, u32),
}

/// A place where a score enters a cell.
#[derive(Clone, Copy)]
pub(super) struct Link {
    pub(super) to: u32,
    weight: u128,
    /// What counts there as things stand, if anything does.
    counts: Option<Score>,
    guardrail: bool,
}

/// Whether the key results of an objective can be part of its score.
fn counts_key_results(from: ComponentSource) -> bool {
    from != ComponentSource::Aligned
}

impl<'c> RollUp<'c> {
    /// Of the objectives that are marked as being below `top`, or `top` itself. Linear.
    pub(super) fn new(card: &'c Card, top: u32, below: &Bits) -> Self {
        let store = &card.portfolio.store();
        let mut it = Self {
            card,
            cells: Vec::new(),
            links: Vec::new(),
            cell_of: vec![NONE; store.objectives.len()],
        };
        let mut cell_of_key_result = vec![NONE; store.key_results.len()];
        for &row in store.structure.objective_order.iter().rev() {
            let result = &card.objectives[row as usize];
            if !below.has(row) || result.overridden {
                continue;
            }
            let objective = &store.objectives[row as usize];
            let start = it.links.len();
            if row != top {
                if result.dropped {
                    continue;
                }
                for edge in &store.edges[objective.aligned_to.range()] {
                    let to = match edge.target {
                        Target::Objective(above)
                            if store.objectives[above as usize].from
                                != ComponentSource::KeyResults =>
                        {
                            it.cell_of[above as usize]
                        }
                        Target::KeyResult(above) => cell_of_key_result[above as usize],
                        _ => NONE,
                    };
                    if to != NONE {
                        it.links.push(Link {
                            to,
                            weight: edge.weight.millionths().into(),
                            counts: result.score,
                            guardrail: false,
                        });
                    }
                }
                if it.links.len() == start {
                    continue;
                }
            }
            let (slope, rough) = if row == top {
                (1.0, false)
            } else {
                it.slope(start)
            };
            let cell = it.objective(row, start, slope, rough);
            it.cell_of[row as usize] = cell;
            for at in objective.key_results.range() {
                let result = &card.key_results[at];
                if result.aligned
                    && !result.overridden
                    && let Some(link) = it.link(at as u32)
                {
                    cell_of_key_result[at] = it.aligned(at as u32, result, link);
                }
            }
        }
        it
    }

    /// The final score of the top as it stands; not to be asked when nothing leads to it.
    pub(super) fn score(&self) -> Option<Score> {
        self.cells[0].score
    }

    /// Where the final score of a key result enters; none where it makes no difference.
    pub(super) fn link(&self, row: u32) -> Option<Link> {
        let key_result = &self.card.portfolio.store().key_results[row as usize];
        let result = &self.card.key_results[row as usize];
        let objective = &self.card.portfolio.store().objectives[key_result.objective as usize];
        let to = self.cell_of[key_result.objective as usize];
        let guardrail = key_result.role == Role::Guardrail;
        if to == NONE || result.dropped || !(guardrail || counts_key_results(objective.from)) {
            return None;
        }
        let counts = if guardrail {
            result.guards()
        } else {
            result.counted
        };
        Some(Link {
            to,
            weight: component_weight(self.card.context(), objective.combine, key_result),
            counts: counts.then_some(result.score),
            guardrail,
        })
    }

    /// The derivative of the top's score with respect to what enters by a link, if the top's score is linear in it.
    pub(super) fn derivative(&self, link: Link) -> Option<f64> {
        let cell = &self.cells[link.to as usize];
        let linear = !cell.rough && !link.guardrail && link.counts.is_some();
        linear.then(|| cell.slope * cell.mean.share(link.weight))
    }

    /// Over the links from `start` on.
    fn slope(&self, start: usize) -> (f64, bool) {
        let (mut slope, mut rough) = (0.0, false);
        for &link in &self.links[start..] {
            let cell = &self.cells[link.to as usize];
            slope += cell.slope * cell.mean.share(link.weight);
            rough |= cell.rough || link.guardrail;
        }
        (slope, rough)
    }

    fn push(&mut self, cell: Cell) -> u32 {
        self.cells.push(cell);
        self.cells.len() as u32 - 1
    }

    fn objective(&mut self, row: u32, start: usize, slope: f64, rough: bool) -> u32 {
        let card = self.card;
        let context = card.context();
        let objective = &context.store.objectives[row as usize];
        let combine = objective.combine;
        let by_least = matches!(combine, Combine::Min | Combine::All);
        let mut mean = Mean::default();
        let mut parts = Vec::new();
        for component in components(context, row, &card.key_results, &card.objectives) {
            let (score, weight) = match component {
                Component::KeyResult(at, result) => {
                    let key_result = &context.store.key_results[at as usize];
                    let weight = component_weight(context, combine, key_result);
                    (result.score, weight)
                }
                Component::Objective(edge, score) => (score, edge.weight.millionths().into()),
            };
            if by_least {
                parts.push(score);
            } else {
                mean.add_scaled(score, weight);
            }
        }
        parts.sort_unstable();
        let mut guardrails: Vec<Score> = (card.key_results[objective.key_results.range()].iter())
            .filter(|result| result.guards())
            .map(|result| result.score)
            .collect();
        guardrails.sort_unstable();
        self.push(Cell {
            combine,
            mean,
            parts,
            rough: rough || by_least || !guardrails.is_empty(),
            guardrails,
            score: card.objectives[row as usize].score,
            slope,
            links: (start as u32, self.links.len() as u32),
        })
    }

    fn aligned(&mut self, row: u32, result: &KeyResultResult, link: Link) -> u32 {
        let start = self.links.len();
        self.links.push(link);
        let (slope, rough) = self.slope(start);
        let mut mean = Mean::default();
        for (score, weight) in supporters(self.card.context(), row, &self.card.objectives) {
            mean.add(score, weight);
        }
        self.push(Cell {
            combine: Combine::Mean,
            mean,
            parts: Vec::new(),
            guardrails: Vec::new(),
            score: (!result.unreported).then_some(result.score),
            slope,
            rough,
            links: (start as u32, self.links.len() as u32),
        })
    }
}

/// Carries one score after the other up to the top.
pub(super) struct Runner<'r, 'c> {
    roll_up: &'r RollUp<'c>,
    /// What has come to cells and is not dealt with.
    changes: Vec<Change>,
    /// By cell: its last change, or [`NONE`].
    last: Vec<u32>,
    /// Cells that something has come to; the one furthest down first.
    waiting: BinaryHeap<u32>,
    /// By cell: a score that, alone, led to a score of the top in an earlier run.
    known: Vec<Option<(Score, Option<Score>)>>,
    /// The cells that the run came through alone, with their scores.
    alone: Vec<(u32, Score)>,
    /// Room to work in.
    gone: Vec<Score>,
    /// How many scores have entered a cell, in all runs.
    steps: usize,
}

struct Change {
    link: Link,
    score: Score,
    /// The change before it at the same cell, or [`NONE`].
    before: u32,
}

impl<'r, 'c> Runner<'r, 'c> {
    pub(super) fn new(roll_up: &'r RollUp<'c>) -> Self {
        Self {
            roll_up,
            changes: Vec::new(),
            last: vec![NONE; roll_up.cells.len()],
            waiting: BinaryHeap::new(),
            known: vec![None; roll_up.cells.len()],
            alone: Vec::new(),
            gone: Vec::new(),
            steps: 0,
        }
    }

    /// The score of the top when `score` enters by a link, and all else stays as it is.
    ///
    /// Takes as many steps as there are cells that get another score by it, at most. A mean
    /// of several parts halves what comes to it or does more, so that few runs go far.
    pub(super) fn score(&mut self, link: Link, score: Score) -> Option<Score> {
        let roll_up = self.roll_up;
        self.changes.clear();
        self.alone.clear();
        self.enter(link, score);
        let mut top = roll_up.score();
        while let Some(at) = self.waiting.pop() {
            let cell = &roll_up.cells[at as usize];
            let score = self.combine(at);
            let Some(score) = score.filter(|_| score != cell.score) else {
                continue;
            };
            if at == 0 {
                top = Some(score);
                continue;
            }
            if self.waiting.is_empty() {
                // All that follows depends on this score alone.
                if let Some((_, known)) = self.known[at as usize].filter(|known| known.0 == score) {
                    top = known;
                    break;
                }
                self.alone.push((at, score));
            }
            for &link in &roll_up.links[cell.links.0 as usize..cell.links.1 as usize] {
                self.enter(link, score);
            }
        }
        for &(at, score) in &self.alone {
            self.known[at as usize] = Some((score, top));
        }
        top
    }

    /// Whether the runs took far more than what a few levels for each of `ways` would.
    pub(super) fn is_tired(&self, ways: usize) -> bool {
        self.steps > 1_000_000 + 32 * (self.roll_up.cells.len() + ways)
    }

    fn enter(&mut self, link: Link, score: Score) {
        self.steps += 1;
        if link.counts == Some(score) {
            return;
        }
        let last = &mut self.last[link.to as usize];
        if *last == NONE {
            self.waiting.push(link.to);
        }
        self.changes.push(Change {
            link,
            score,
            before: *last,
        });
        *last = self.changes.len() as u32 - 1;
    }

    /// The score of a cell with what has come to it.
    fn combine(&mut self, at: u32) -> Option<Score> {
        let cell = &self.roll_up.cells[at as usize];
        let first = std::mem::replace(&mut self.last[at as usize], NONE);
        let mut mean = cell.mean;
        let mut pool = Pool::new(cell.combine);
        let by_least = matches!(cell.combine, Combine::Min | Combine::All);
        self.gone.clear();
        let mut number = first;
        while let Some(change) = self.changes.get(number as usize) {
            number = change.before;
            if change.link.guardrail {
                continue;
            }
            if by_least {
                self.gone.extend(change.link.counts);
                pool.add(change.score, 1);
            } else {
                mean.replace(change.link.counts, change.score, change.link.weight);
            }
        }
        let score = if by_least {
            if let Some(least) = least_left(&cell.parts, &mut self.gone) {
                pool.add(least, 1);
            }
            pool.score()
        } else {
            mean.score()
        };
        let mut score = score?;
        self.gone.clear();
        let mut number = first;
        while let Some(change) = self.changes.get(number as usize) {
            number = change.before;
            if change.link.guardrail {
                self.gone.extend(change.link.counts);
                score = score.min(change.score);
            }
        }
        Some(least_left(&cell.guardrails, &mut self.gone).map_or(score, |cap| cap.min(score)))
    }
}

/// The least of `all`, which rise, without `gone`, which are among them.
fn least_left(all: &[Score], gone: &mut [Score]) -> Option<Score> {
    gone.sort_unstable();
    let same = all.iter().zip(&*gone).take_while(|(a, b)| a == b).count();
    all.get(same).copied()
}
