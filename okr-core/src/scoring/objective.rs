//! Objectives: components, guardrails, overrides, duties.

use super::{
    Context, Pool,
    key_result::{KeyResultResult, component_weight, dropped, override_score, pace_final, verdict},
};
use crate::{
    model::{EdgeRow, NONE, ObjectiveRow, Target},
    policy::Policy,
    time::{Judgement, Window, judge, worst},
    values::{
        Combine, Commitment, ComponentSource, Date, Duty, Grade, Pace, PaceMethod, Phase, Score,
        Verdict, Weight,
    },
};

/// Everything that scoring knows of one objective.
#[derive(Clone, Copy, PartialEq, Debug)]
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
    pub(crate) grade: Option<Grade>,
    pub(crate) pace: Option<Pace>,
    pub(crate) verdict: Option<Verdict>,
    pub(crate) duties: Duties,
    pub(crate) overridden: bool,
    pub(crate) dropped: bool,
    /// There are components, all without data, and no override.
    pub(crate) no_data: bool,
}

/// A set of duties.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Duties(u8);

impl Duties {
    fn insert(&mut self, duty: Duty) {
        self.0 |= 1 << duty as u8;
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Duty> {
        (Duty::ALL.iter().copied()).filter(move |&duty| self.0 & (1 << duty as u8) != 0)
    }
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
    results: &'r [ObjectiveResult],
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
    results: &'r [ObjectiveResult],
) -> impl Iterator<Item = (Score, Weight)> {
    let edges = context.store.edges_into(Target::KeyResult(row));
    aligned(context, edges, results).map(|(edge, _, score)| (score, edge.weight))
}

/// What counts in an objective's score [SPEC 4.5], key results first.
pub(crate) fn components<'r>(
    context: Context<'r>,
    row: u32,
    key_results: &'r [KeyResultResult],
    results: &'r [ObjectiveResult],
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
    score: Pool,
    expected_final: Pool,
    expected: Pool,
    /// Where pace compares with something else than `expected`.
    pace_expected: Pool,
    projected: Pool,
    window: Option<Window>,
    any: bool,
    all_without_data: bool,
    commitments_kept: bool,
    /// Whether pace goes by the components' statuses, and the worst of those.
    by_status: bool,
    worst_pace: Option<Pace>,
}

/// What one component adds.
struct Added {
    weight: u128,
    score: Score,
    expected_final: Score,
    expected: Option<Score>,
    pace_expected: Option<Score>,
    projected: Option<Score>,
    window: Window,
    pace: Option<Pace>,
    no_data: bool,
}

/// `key_results` are those of the objective.
fn combine(
    context: Context<'_>,
    row: u32,
    key_results: &[KeyResultResult],
    results: &[ObjectiveResult],
) -> Combined {
    let objective = &context.store.objectives[row as usize];
    let pool = Pool::new(objective.combine);
    let mut it = Combined {
        score: pool,
        expected_final: pool,
        expected: pool,
        pace_expected: pool,
        projected: pool,
        window: None,
        any: false,
        all_without_data: true,
        commitments_kept: true,
        by_status: matches!(objective.combine, Combine::Min | Combine::All),
        worst_pace: None,
    };
    let rows = &context.store.key_results[own(objective)];
    for (key_result, result) in rows.iter().zip(key_results) {
        if result.counted {
            it.commitments_kept &= result.commitment != Commitment::Committed
                || result.score >= context.policy.expected.committed;
            it.add(
                context.policy,
                &Added {
                    weight: component_weight(context, objective.combine, key_result, result),
                    score: result.score,
                    expected_final: result.expected_final,
                    expected: Some(result.expected),
                    pace_expected: Some(result.pace_expected),
                    projected: result.projected,
                    window: result.window,
                    pace: Some(result.pace),
                    no_data: result.unreported && !result.overridden,
                },
            );
        }
    }
    for (edge, result, score) in aligned(context, below(context, row), results) {
        it.add(
            context.policy,
            &Added {
                weight: edge.weight.millionths().into(),
                score,
                expected_final: result.expected_final,
                expected: result.expected,
                pace_expected: result.pace_expected,
                projected: result.projected,
                window: result.window,
                pace: result.pace,
                no_data: result.no_data,
            },
        );
    }
    it
}

impl Combined {
    #[inline(always)]
    fn add(&mut self, policy: &Policy, part: &Added) {
        self.any = true;
        self.score.add(part.score, part.weight);
        self.expected_final.add(part.expected_final, part.weight);
        if let Some(expected) = part.expected {
            self.expected.add(expected, part.weight);
        }
        // By most policies pace compares with what is expected.
        if policy.pace.compares_apart()
            && let Some(expected) = part.pace_expected
        {
            self.pace_expected.add(expected, part.weight);
        }
        if policy.pace.method == PaceMethod::Projected {
            let projected = part.projected.unwrap_or(part.score);
            self.projected.add(projected, part.weight);
        }
        let window = self
            .window
            .map_or(part.window, |hull| hull.hull(part.window));
        self.window = Some(window);
        self.all_without_data &= part.no_data;
        if self.by_status {
            self.worst_pace = worst(self.worst_pace.into_iter().chain(part.pace));
        }
    }
}

/// The result of one objective by those of its key results, once those below it have theirs.
pub(super) fn one(
    context: Context<'_>,
    row: u32,
    key_results: &[KeyResultResult],
    results: &[ObjectiveResult],
) -> ObjectiveResult {
    let Context {
        store,
        policy,
        as_of,
        ..
    } = context;
    let objective = &store.objectives[row as usize];
    debug_assert_eq!(key_results.len(), objective.key_results.len());
    let combined = combine(context, row, key_results, results);
    let (computed_score, capped_by) = cap(objective, combined.score.score(), key_results);
    let over = override_score(store, objective.review, as_of);
    let score = over.or(computed_score);
    let commitment = objective.commitment;
    let cycle = &store.cycles[objective.cycle as usize];
    let whole_cycle = || Window {
        start: cycle.start.unwrap_or(Date::MIN),
        due: cycle.end.unwrap_or(Date::MAX),
    };
    let verdict = score.map(|score| match verdict(policy, score, commitment) {
        Verdict::Delivered if !combined.commitments_kept => Verdict::Missed,
        verdict => verdict,
    });
    let expected = combined.expected.expected_now();
    let mut result = ObjectiveResult {
        computed_score,
        score,
        expected_final: (combined.expected_final.expected_final())
            .unwrap_or_else(|| policy.expected(commitment)),
        expected,
        pace_expected: if policy.pace.compares_apart() {
            combined.pace_expected.expected_now()
        } else {
            expected
        },
        projected: combined.projected.score(),
        window: combined.window.unwrap_or_else(whole_cycle),
        capped_by,
        grade: score.map(|score| policy.grade(score, commitment)),
        pace: None,
        verdict,
        duties: Duties::default(),
        overridden: over.is_some(),
        dropped: dropped(store, objective.dropped, as_of),
        no_data: combined.any && combined.all_without_data && over.is_none(),
    };
    result.pace = score.map(|score| pace(policy, as_of, commitment, score, &result, &combined));
    if !result.dropped {
        result.duties = duties(context, row, &result);
    }
    result
}

/// The lowest failing guardrail caps the score [SPEC 4.6].
fn cap(
    objective: &ObjectiveRow,
    score: Option<Score>,
    key_results: &[KeyResultResult],
) -> (Option<Score>, u32) {
    let Some(mut score) = score else {
        return (None, NONE);
    };
    let mut capped_by = NONE;
    for (at, guardrail) in (objective.key_results.start..).zip(key_results) {
        if guardrail.guards() && guardrail.score < score {
            score = guardrail.score;
            capped_by = at;
        }
    }
    (Some(score), capped_by)
}

/// The first status that applies [SPEC 7.2].
fn pace(
    policy: &Policy,
    as_of: Date,
    commitment: Commitment,
    score: Score,
    result: &ObjectiveResult,
    combined: &Combined,
) -> Pace {
    let delivered =
        commitment != Commitment::Committed || result.verdict == Some(Verdict::Delivered);
    if score >= pace_final(policy, result.expected_final) && delivered {
        return Pace::Achieved;
    }
    if as_of > result.window.due {
        return Pace::Missed;
    }
    if as_of < result.window.start {
        return Pace::NotStarted;
    }
    if result.no_data {
        return Pace::NoData;
    }
    combined.worst_pace.unwrap_or_else(|| {
        judge(
            policy.pace,
            Judgement {
                score,
                expected: result.pace_expected.unwrap_or(Score::ZERO),
                projected: (result.projected).map(|score| policy.grade(score, commitment)),
            },
        )
    })
}

/// What follows from a score [SPEC 5.3].
fn duties(context: Context<'_>, row: u32, result: &ObjectiveResult) -> Duties {
    let Context { store, as_of, .. } = context;
    let objective = &store.objectives[row as usize];
    let cycle = &store.cycles[objective.cycle as usize];
    let mut duties = Duties::default();
    match objective.commitment {
        Commitment::Committed => {
            let explained = (store.reviews.get(objective.review as usize))
                .is_some_and(|review| review.explanation.is_some());
            let over = matches!(cycle.phase, Phase::Review | Phase::Closed);
            if result.verdict == Some(Verdict::Missed) && over && !explained {
                duties.insert(Duty::Explain);
            }
            let escalated = store.escalations[objective.escalations.range()]
                .iter()
                .any(|it| it.on.is_some_and(|on| on <= as_of) && it.on >= cycle.start);
            if matches!(result.pace, Some(Pace::AtRisk | Pace::OffTrack)) && !escalated {
                duties.insert(Duty::Escalate);
            }
        }
        Commitment::Aspirational => {
            let unfinished = result.score.is_some_and(|score| score < Score::ONE);
            let carried = store.structure.carried_over[row as usize];
            if cycle.phase == Phase::Closed && unfinished && !carried {
                duties.insert(Duty::CarryOver);
            }
        }
    }
    duties
}

impl ObjectiveResult {
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
        grade: None,
        pace: None,
        verdict: None,
        duties: Duties(0),
        overridden: false,
        dropped: false,
        no_data: false,
    };
}
