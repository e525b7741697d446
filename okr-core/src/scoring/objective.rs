//! Objectives: components, guardrails, overrides, duties.

use super::{
    Context, Segmented,
    combine::{Column, by_least},
    key_result::{
        KeyResultResult, component_weight, dropped, override_score, pace_final, verdict, weight,
    },
};
use crate::{
    model::{EdgeRow, KeyResultRow, NONE, ObjectiveRow, Target},
    policy::Policy,
    time::{Judgement, Window, judge, worst},
    values::{
        Combine, Commitment, ComponentSource, Date, Duty, Grade, Pace, PaceMethod, Phase, Score,
        Verdict, Weight,
    },
};

/// What scoring finds out of one objective.
///
/// Grade, verdict, pace and duties follow from it by a few comparisons: whoever wants one of them asks.
#[derive(Clone, Copy, PartialEq, Debug)]
#[allow(clippy::struct_excessive_bools)] // each is one answer
pub(crate) struct ObjectiveResult {
    pub(crate) computed_score: Option<Score>,
    pub(crate) score: Option<Score>,
    pub(crate) expected_final: Score,
    pub(crate) expected: Option<Score>,
    /// What pace compares with [SPEC 7.2]; none when no component expects anything.
    pub(crate) pace_expected: Option<Score>,
    /// The projected final score, where pace asks for it.
    pub(crate) projected: Option<Score>,
    pub(crate) window: Window,
    /// The guardrail that lowered the score, or [`NONE`].
    pub(crate) capped_by: u32,
    pub(crate) commitment: Commitment,
    /// Every committed key result that counts is delivered.
    pub(crate) commitments_kept: bool,
    /// The worst status of its components, where pace goes by that.
    pub(crate) worst_pace: Option<Pace>,
    pub(crate) overridden: bool,
    pub(crate) dropped: bool,
    /// There are components, all without data, and no override.
    pub(crate) no_data: bool,
}

/// One thing that an objective's score is made of.
pub(crate) enum Component<'r> {
    KeyResult(u32, &'r KeyResultResult),
    /// By way of an edge: an aligned objective with a score.
    Objective(&'r EdgeRow, Score),
}

/// The objectives at the other ends of edges that count: not dropped, with a score.
fn aligned<'r>(
    context: Context<'r>,
    edges: &'r [u32],
    results: &'r Segmented<ObjectiveResult>,
) -> impl Iterator<Item = (&'r EdgeRow, &'r ObjectiveResult, Score)> {
    edges.iter().filter_map(move |&edge| {
        let edge = &context.store.edges[edge as usize];
        let result = &results[edge.from as usize];
        let score = result.score.filter(|_| !result.dropped)?;
        Some((edge, result, score))
    })
}

/// What an `aligned` key result's score is made of.
pub(crate) fn supporters<'r>(
    context: Context<'r>,
    row: u32,
    results: &'r Segmented<ObjectiveResult>,
) -> impl Iterator<Item = (Score, Weight)> {
    let edges = context.store.edges_into(Target::KeyResult(row));
    aligned(context, edges, results).map(|(edge, _, score)| (score, edge.weight))
}

/// What counts in an objective's score [SPEC 4.5], key results first.
pub(crate) fn components<'r>(
    context: Context<'r>,
    row: u32,
    key_results: &'r Segmented<KeyResultResult>,
    results: &'r Segmented<ObjectiveResult>,
) -> impl Iterator<Item = Component<'r>> {
    let store = context.store;
    let own = own(&store.objectives[row as usize])
        .filter(|&at| key_results[at].counted)
        .map(|at| Component::KeyResult(at as u32, &key_results[at]));
    let below = aligned(context, below(context, row), results)
        .map(|(edge, _, score)| Component::Objective(edge, score));
    own.chain(below)
}

/// The key results that an objective's score is made of, if they count.
fn own(objective: &ObjectiveRow) -> core::ops::Range<usize> {
    match objective.from {
        ComponentSource::Aligned => 0..0,
        ComponentSource::KeyResults | ComponentSource::Both => objective.key_results.range(),
    }
}

/// The edges from the objectives that an objective's score is made of.
fn below(context: Context<'_>, row: u32) -> &[u32] {
    match context.store.objectives[row as usize].from {
        ComponentSource::KeyResults => &[],
        ComponentSource::Aligned | ComponentSource::Both => {
            context.store.edges_into(Target::Objective(row))
        }
    }
}

/// What the components of an objective come to.
#[allow(clippy::struct_excessive_bools)] // each is one thing that holds for all of them
struct Combined {
    weight: u128,
    /// The weight of those that expect nothing by now: of objectives without components.
    silent: u128,
    score: Column,
    expected_final: Column,
    expected: Column,
    /// Where pace compares with something else than `expected`.
    pace_expected: Column,
    projected: Column,
    /// From the first start to the last due date; of nothing it starts after it ends.
    window: Window,
    all_without_data: bool,
    commitments_kept: bool,
    /// The worst status, where pace goes by the components' statuses.
    worst_pace: Option<Pace>,
    /// The lowest failing guardrail, or [`NONE`], and its score.
    guardrail: u32,
    guarded: Score,
}

/// What one component adds.
struct Added {
    weight: u128,
    score: Score,
    expected_final: Score,
    expected: Option<Score>,
    window: Window,
    pace: Option<Pace>,
    no_data: bool,
}

/// `key_results` are those of the objective, each of a weight that `weigh` knows; `LEAST` says
/// whether its components combine [`by_least`]. One loop for each way: it is in every objective.
#[inline(always)]
fn combine<const LEAST: bool>(
    context: Context<'_>,
    row: u32,
    (key_results, results): (&[KeyResultResult], &Segmented<ObjectiveResult>),
    weigh: impl Fn(&KeyResultRow) -> u128,
) -> Combined {
    let Context {
        store,
        policy,
        as_of,
        ..
    } = context;
    let objective = &store.objectives[row as usize];
    let apart = policy.pace.compares_apart() || policy.pace.method == PaceMethod::Projected;
    let mut it = Combined {
        weight: 0,
        silent: 0,
        score: Column::EMPTY,
        expected_final: Column::EMPTY,
        expected: Column::EMPTY,
        pace_expected: Column::EMPTY,
        projected: Column::EMPTY,
        window: Window {
            start: Date::MAX,
            due: Date::MIN,
        },
        all_without_data: true,
        commitments_kept: true,
        worst_pace: None,
        guardrail: NONE,
        guarded: Score::ONE,
    };
    let counts = objective.from != ComponentSource::Aligned;
    let rows = &store.key_results[objective.key_results.range()];
    assert_eq!(rows.len(), key_results.len());
    for (at, result) in key_results.iter().enumerate() {
        if !(result.counted && counts) {
            if result.guards() && result.score < it.guarded {
                it.guarded = result.score;
                it.guardrail = objective.key_results.start + at as u32;
            }
            continue;
        }
        // Without branches, that would be taken or not by chance.
        it.commitments_kept &= (result.commitment != Commitment::Committed)
            | (result.score >= policy.expected.committed);
        let part = Added {
            weight: weigh(&rows[at]),
            score: result.score,
            expected_final: result.expected_final(policy),
            expected: Some(result.expected),
            window: result.window,
            pace: LEAST.then(|| result.pace(policy, as_of)),
            no_data: result.unreported & !result.overridden,
        };
        it.add::<LEAST>(&part);
        if apart {
            it.add_apart::<LEAST>(&part, Some(result.pace_expected), result.projected.get());
        }
    }
    for (edge, result, score) in aligned(context, below(context, row), results) {
        let part = Added {
            weight: edge.weight.millionths().into(),
            score,
            expected_final: result.expected_final,
            expected: result.expected,
            window: result.window,
            pace: (LEAST.then(|| result.pace(policy, as_of))).flatten(),
            no_data: result.no_data,
        };
        it.add::<LEAST>(&part);
        if apart {
            it.add_apart::<LEAST>(&part, result.pace_expected, result.projected);
        }
    }
    it
}

impl Combined {
    #[inline(always)]
    fn add<const LEAST: bool>(&mut self, part: &Added) {
        let weight = part.weight;
        self.weight += weight;
        self.score.add::<LEAST>(part.score, weight);
        self.expected_final
            .add::<LEAST>(part.expected_final, weight);
        match part.expected {
            Some(expected) => self.expected.add::<LEAST>(expected, weight),
            None => self.silent += weight,
        }
        self.window = self.window.hull(part.window);
        self.all_without_data &= part.no_data;
        if LEAST {
            self.worst_pace = worst(self.worst_pace.into_iter().chain(part.pace));
        }
    }

    /// Adds what pace compares by few policies: by most it is the score with what is expected.
    #[inline(never)]
    fn add_apart<const LEAST: bool>(
        &mut self,
        part: &Added,
        expected: Option<Score>,
        projected: Option<Score>,
    ) {
        if let Some(expected) = expected {
            self.pace_expected.add::<LEAST>(expected, part.weight);
        }
        let projected = projected.unwrap_or(part.score);
        self.projected.add::<LEAST>(projected, part.weight);
    }
}

/// The result of one objective by those of its key results, once those below it have theirs.
pub(super) fn one(
    context: Context<'_>,
    row: u32,
    key_results: &[KeyResultResult],
    results: &Segmented<ObjectiveResult>,
) -> ObjectiveResult {
    let Context {
        store,
        policy,
        as_of,
        ..
    } = context;
    let objective = &store.objectives[row as usize];
    debug_assert_eq!(key_results.len(), objective.key_results.len());
    let (how, rows) = (objective.combine, (key_results, results));
    let alike = |row: &KeyResultRow| weight(context, row).millionths().into();
    let combined = if by_least(how) {
        combine::<true>(context, row, rows, alike)
    } else if how == Combine::Mean {
        combine::<false>(context, row, rows, alike)
    } else {
        combine::<false>(context, row, rows, |it| component_weight(context, how, it))
    };
    let weight = combined.weight;
    let expected_now = |column: &Column| column.expected_now(how, weight - combined.silent);
    let uncapped = combined.score.score(how, weight);
    // The lowest failing guardrail caps the score [SPEC 4.6].
    let (computed_score, capped_by) = match uncapped {
        Some(score) if combined.guarded < score => (Some(combined.guarded), combined.guardrail),
        _ => (uncapped, NONE),
    };
    let over = override_score(store, objective.review, as_of);
    let score = over.or(computed_score);
    let commitment = objective.commitment;
    let cycle = &store.cycles[objective.cycle as usize];
    let whole_cycle = Window::of_cycle(cycle);
    let expected = expected_now(&combined.expected);
    ObjectiveResult {
        computed_score,
        score,
        expected_final: (combined.expected_final.expected_final(how, weight))
            .unwrap_or_else(|| policy.expected(commitment)),
        expected,
        pace_expected: if policy.pace.compares_apart() {
            expected_now(&combined.pace_expected)
        } else {
            expected
        },
        projected: match policy.pace.method {
            PaceMethod::Projected => combined.projected.score(how, weight),
            PaceMethod::Ratio | PaceMethod::Gap => None,
        },
        window: if uncapped.is_some() {
            combined.window
        } else {
            whole_cycle
        },
        capped_by,
        commitment,
        commitments_kept: combined.commitments_kept,
        worst_pace: combined.worst_pace,
        overridden: over.is_some(),
        dropped: dropped(store, objective.dropped, as_of),
        no_data: uncapped.is_some() && combined.all_without_data && over.is_none(),
    }
}

impl ObjectiveResult {
    /// The grade of its score [SPEC 5.4]; none when unscored.
    pub(crate) fn grade(&self, policy: &Policy) -> Option<Grade> {
        Some(policy.grade(self.score?, self.commitment))
    }

    /// What its score would mean if the cycle closed today [SPEC 5.2]; none when unscored.
    pub(crate) fn verdict(&self, policy: &Policy) -> Option<Verdict> {
        Some(match verdict(policy, self.score?, self.commitment) {
            Verdict::Delivered if !self.commitments_kept => Verdict::Missed,
            verdict => verdict,
        })
    }

    /// The first status that applies [SPEC 7.2]; none when unscored.
    pub(crate) fn pace(&self, policy: &Policy, as_of: Date) -> Option<Pace> {
        let score = self.score?;
        let delivered = self.commitment != Commitment::Committed
            || self.verdict(policy) == Some(Verdict::Delivered);
        if score >= pace_final(policy, self.expected_final) && delivered {
            return Some(Pace::Achieved);
        }
        if as_of > self.window.due {
            return Some(Pace::Missed);
        }
        if as_of < self.window.start {
            return Some(Pace::NotStarted);
        }
        if self.no_data {
            return Some(Pace::NoData);
        }
        let grade = |score| policy.grade(score, self.commitment);
        Some(self.worst_pace.unwrap_or_else(|| {
            judge(
                policy.pace,
                Judgement {
                    score,
                    expected: self.pace_expected.unwrap_or(Score::ZERO),
                    projected: self.projected.map(grade),
                },
            )
        }))
    }

    /// What follows from the score of this row [SPEC 5.3], in the order of [`Duty::ALL`].
    pub(crate) fn duties(&self, context: Context<'_>, row: u32) -> Vec<Duty> {
        let Context {
            store,
            policy,
            as_of,
            ..
        } = context;
        let objective = &store.objectives[row as usize];
        let cycle = &store.cycles[objective.cycle as usize];
        let mut duties = Vec::new();
        if self.dropped {
            return duties;
        }
        match self.commitment {
            Commitment::Committed => {
                let explained = (store.reviews.get(objective.review as usize))
                    .is_some_and(|review| review.explanation.is_some());
                let over = matches!(cycle.phase, Phase::Review | Phase::Closed);
                if self.verdict(policy) == Some(Verdict::Missed) && over && !explained {
                    duties.push(Duty::Explain);
                }
                let escalated = store.escalations[objective.escalations.range()]
                    .iter()
                    .any(|it| it.on.is_some_and(|on| on <= as_of) && it.on >= cycle.start);
                let behind = matches!(
                    self.pace(policy, as_of),
                    Some(Pace::AtRisk | Pace::OffTrack)
                );
                if behind && !escalated {
                    duties.push(Duty::Escalate);
                }
            }
            Commitment::Aspirational => {
                let unfinished = self.score.is_some_and(|score| score < Score::ONE);
                let carried = store.structure.carried_over[row as usize];
                if cycle.phase == Phase::Closed && unfinished && !carried {
                    duties.push(Duty::CarryOver);
                }
            }
        }
        duties
    }

    /// What stands in a place that is not scored yet.
    pub(super) const UNSCORED: Self = Self {
        computed_score: None,
        score: None,
        expected_final: Score::ZERO,
        expected: None,
        pace_expected: None,
        projected: None,
        window: Window {
            start: Date::MIN,
            due: Date::MAX,
        },
        capped_by: NONE,
        commitment: Commitment::Committed,
        commitments_kept: true,
        worst_pace: None,
        overridden: false,
        dropped: false,
        no_data: false,
    };
}
