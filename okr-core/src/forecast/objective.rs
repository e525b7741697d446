//! Where objectives go: from their components upward [SPEC 4.5 to 4.7].

use std::sync::Arc;

use super::{
    Parts, Range, Together,
    key_result::{Story, TAIL},
    law::Law,
    sum::Part,
    whole::{Quantiles, Whole},
};
use crate::{
    model::{SourceRow, Target},
    scoring::{Card, Component, component_weight, components},
    values::{Commitment, ComponentSource, NoForecast, Score},
};

/// More open components than this are not combined.
const MOST: usize = 4096;
/// How many steps all searches for what is rested on twice may take together.
const STEPS: usize = 16_000_000;

/// What is forecast of an objective.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) reason: Option<NoForecast>,
    pub(super) scores: Option<Range<Score>>,
    pub(super) p_expected: Option<f64>,
    pub(super) p_full: Option<f64>,
    pub(super) parts: Option<Parts>,
    pub(super) whole: Option<Arc<Whole>>,
}

/// A component with a forecast.
#[derive(Clone)]
struct Forecasted {
    law: Law,
    /// Whether nothing is known but the median.
    median_only: bool,
}

/// How many components have a forecast, and how many of these have nothing but a median.
#[derive(Default)]
struct Count {
    forecast: usize,
    median_only: usize,
}

impl Count {
    /// The law of a component: its forecast, or the score that stands.
    fn law(&mut self, forecast: Option<Forecasted>, score: Score) -> Law {
        let Some(it) = forecast else {
            return Law::Known(score);
        };
        self.forecast += 1;
        self.median_only += usize::from(it.median_only);
        it.law
    }
}

/// Goes through objectives, those below first.
pub(super) struct Upward<'c> {
    card: &'c Card,
    /// What an objective is to those that it supports, while some of those are to come.
    laws: Vec<Option<Forecasted>>,
    /// How many are to come.
    to_come: Vec<u32>,
    quantiles: Quantiles,
    /// The last objective for which each objective, and each KPI, was come across.
    seen: Vec<u32>,
    seen_kpis: Vec<u32>,
    steps: usize,
}

impl<'c> Upward<'c> {
    pub(super) fn new(card: &'c Card) -> Self {
        let store = card.portfolio.store();
        let mut it = Self {
            card,
            laws: vec![None; store.objectives.len()],
            to_come: vec![0; store.objectives.len()],
            quantiles: Quantiles::default(),
            seen: vec![0; store.objectives.len()],
            seen_kpis: vec![0; store.kpis.len()],
            steps: STEPS,
        };
        for row in 0..store.objectives.len() as u32 {
            for below in it.below(row) {
                it.to_come[below as usize] += 1;
            }
        }
        it
    }

    /// The objectives that an objective's score is made of, dropped and unscored ones too.
    fn below(&self, row: u32) -> impl Iterator<Item = u32> + use<'c> {
        let store = self.card.portfolio.store();
        let edges: &[u32] = match store.objectives[row as usize].from {
            ComponentSource::KeyResults => &[],
            ComponentSource::Aligned | ComponentSource::Both => {
                store.edges_into(Target::Objective(row))
            }
        };
        edges.iter().map(|&edge| store.edges[edge as usize].from)
    }

    /// Every objective, in document order.
    pub(super) fn all(mut self) -> Vec<Outcome> {
        let order = &self.card.portfolio.store().structure.objective_order;
        let mut outcomes: Vec<Option<Outcome>> = vec![None; order.len()];
        for &row in order {
            outcomes[row as usize] = Some(self.next(row));
        }
        outcomes.into_iter().flatten().collect()
    }

    /// One objective, and on the way what it rests on.
    pub(super) fn only(mut self, row: u32) -> Outcome {
        let mut needed = crate::graph::Bits::none(self.laws.len());
        let mut stack = vec![row];
        while let Some(row) = stack.pop() {
            if !needed.has(row) {
                needed.insert(row);
                stack.extend(self.below(row));
            }
        }
        for &next in &self.card.portfolio.store().structure.objective_order {
            if next != row && needed.has(next) {
                self.next(next);
            }
        }
        self.next(row)
    }

    /// An objective, once those below it have been.
    fn next(&mut self, row: u32) -> Outcome {
        let outcome = self.outcome(row);
        if self.to_come[row as usize] > 0 {
            let law = match &outcome.whole {
                Some(whole) if whole.score().is_none() => {
                    let table = whole.odds().table(&mut self.quantiles);
                    Some(Law::Table(Arc::new(table)))
                }
                _ => (outcome.scores).map(|scores| Law::Known(scores.median)),
            };
            let median_only = outcome.reason == Some(NoForecast::NoSpread);
            self.laws[row as usize] = law.map(|law| Forecasted { law, median_only });
        }
        for below in self.below(row) {
            let to_come = &mut self.to_come[below as usize];
            *to_come -= 1;
            if *to_come == 0 {
                self.laws[below as usize] = None;
            }
        }
        outcome
    }

    fn outcome(&mut self, row: u32) -> Outcome {
        let result = &self.card.objectives[row as usize];
        if result.dropped {
            return Outcome::none(NoForecast::Dropped);
        }
        if result.overridden {
            return Outcome::none(NoForecast::Overridden);
        }
        if result.score.is_none() {
            return Outcome::none(NoForecast::Unscored);
        }
        let mut count = Count::default();
        let whole = self.whole(row, &mut count);
        let laws = || {
            let parts = whole.parts.iter().map(|part| &part.law);
            parts.chain(&whole.guards)
        };
        let open = laws().filter(|law| law.is_open()).count();
        if open > MOST {
            return Outcome::none(NoForecast::TooManyComponents);
        }
        if count.forecast == 0 {
            return Outcome::none(NoForecast::NoComponent);
        }
        let mut parts = Parts {
            count: laws().count(),
            forecast: count.forecast,
            median_only: count.median_only,
            shared: false,
            error: 0.0,
            together: None,
        };
        if open == 0 && count.median_only > 0 {
            return Outcome {
                reason: Some(NoForecast::NoSpread),
                scores: whole.score().map(Range::only),
                p_expected: None,
                p_full: None,
                parts: Some(parts),
                whole: None,
            };
        }
        parts.shared = self.shares(row);
        let odds = whole.odds();
        let policy = &self.card.policy;
        let committed = self.commitment(row) == Commitment::Committed;
        let (p_expected, p_together) = if committed {
            // What makes it `achieved` [SPEC 7.2]: the expected score, and the verdict `delivered`.
            let x = result.expected_final.max(policy.expected.committed);
            (whole.delivered(x), whole.delivered_together(x))
        } else {
            let x = result.expected_final;
            (odds.at_least(x), whole.at_least_together(x))
        };
        let range = |quantile: &dyn Fn(f64) -> Score| Range {
            low: Some(quantile(TAIL)),
            median: quantile(0.5),
            high: Some(quantile(1.0 - TAIL)),
        };
        parts.error = odds.error();
        parts.together = Some(Together {
            final_score: range(&|share| whole.quantile_together(share)),
            p_expected: p_together,
            p_full: whole.at_least_together(Score::ONE),
        });
        Outcome {
            reason: None,
            scores: Some(range(&|share| odds.quantile(share))),
            p_expected: Some(p_expected),
            p_full: Some(odds.at_least(Score::ONE)),
            parts: Some(parts),
            whole: Some(Arc::new(whole)),
        }
    }

    fn commitment(&self, row: u32) -> Commitment {
        self.card.portfolio.store().objectives[row as usize].commitment
    }

    /// What an objective is made of; counts what has a forecast, with or without a spread.
    fn whole(&self, row: u32, count: &mut Count) -> Whole {
        let card = self.card;
        let context = card.context();
        let store = context.store;
        let objective = &store.objectives[row as usize];
        let committed = objective.commitment == Commitment::Committed;
        let mut parts = Vec::new();
        for component in components(context, row, &card.key_results, &card.objectives) {
            parts.push(match component {
                Component::KeyResult(at, result) => {
                    let key_result = &store.key_results[at as usize];
                    let must = committed && result.commitment == Commitment::Committed;
                    Part {
                        weight: component_weight(context, objective.combine, key_result),
                        law: count.law(self.key_result(at), result.score),
                        floor: if must {
                            context.policy.expected.committed
                        } else {
                            Score::ZERO
                        },
                    }
                }
                Component::Objective(edge, score) => {
                    let below = self.laws[edge.from as usize].clone();
                    Part {
                        weight: edge.weight.millionths().into(),
                        law: count.law(below, score),
                        floor: Score::ZERO,
                    }
                }
            });
        }
        let guards = (objective.key_results.range())
            .filter(|&at| card.key_results[at].guards())
            .map(|at| count.law(self.key_result(at as u32), card.key_results[at].score));
        Whole {
            combine: objective.combine,
            guards: guards.collect(),
            parts,
        }
    }

    /// The forecast of a key result; none where its score stands.
    fn key_result(&self, row: u32) -> Option<Forecasted> {
        let result = &self.card.key_results[row as usize];
        if result.overridden {
            return None;
        }
        let story = Story::of(self.card.context(), row, result).ok()?;
        let outlook = story.now()?;
        let law = story.goal.law(&outlook);
        Some(Forecasted {
            median_only: law.is_none(),
            law: law.unwrap_or_else(|| Law::Known(story.goal.score(outlook.median))),
        })
    }

    /// Whether an objective rests by two ways on an objective or a KPI, so that its components are not
    /// independent. True as well if there are no steps left to find out.
    fn shares(&mut self, top: u32) -> bool {
        let store = self.card.portfolio.store();
        let stamp = top + 1;
        let mut stack = vec![top];
        while let Some(row) = stack.pop() {
            let objective = &store.objectives[row as usize];
            let own = objective.key_results.range();
            self.steps = self.steps.saturating_sub(1 + own.len());
            if self.steps == 0 {
                return true;
            }
            for at in own {
                let (key_result, result) = (&store.key_results[at], &self.card.key_results[at]);
                let part = result.counted && objective.from != ComponentSource::Aligned;
                if let SourceRow::Kpi(kpi) = key_result.source
                    && (part || result.guards())
                    && self.key_result(at as u32).is_some()
                {
                    let seen = &mut self.seen_kpis[kpi as usize];
                    if *seen == stamp {
                        return true;
                    }
                    *seen = stamp;
                }
            }
            for below in self.below(row) {
                let result = &self.card.objectives[below as usize];
                if result.dropped || result.overridden || result.score.is_none() {
                    continue;
                }
                let seen = &mut self.seen[below as usize];
                if *seen == stamp {
                    return true;
                }
                *seen = stamp;
                stack.push(below);
            }
        }
        false
    }
}

impl Outcome {
    fn none(reason: NoForecast) -> Self {
        Self {
            reason: Some(reason),
            scores: None,
            p_expected: None,
            p_full: None,
            parts: None,
            whole: None,
        }
    }
}
