//! Objectives: components, guardrails, overrides, duties.

use super::{
    Context, Pool,
    key_result::{
        self, KeyResultResult, component_weight, dropped, override_score, pace_final, verdict,
    },
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
    Objective(&'r EdgeRow, &'r ObjectiveResult, Score),
}

/// Scores every objective, those below first, and the `aligned` key results on the way.
pub(super) fn all(
    context: Context<'_>,
    key_results: &mut [KeyResultResult],
) -> Vec<ObjectiveResult> {
    let store = context.store;
    let mut results = vec![ObjectiveResult::UNSCORED; store.objectives.len()];
    for &row in &store.structure.objective_order {
        let objective = &store.objectives[row as usize];
        for at in objective.key_results.range() {
            if key_results[at].aligned {
                let key_result = &store.key_results[at];
                let supporters = supporters(context, at as u32, &results);
                key_result::aligned(context, key_result, supporters, &mut key_results[at]);
            }
        }
        results[row as usize] = one(context, row, key_results, &results);
    }
    results
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
    let objective = &store.objectives[row as usize];
    let own = match objective.from {
        ComponentSource::Aligned => 0..0,
        ComponentSource::KeyResults | ComponentSource::Both => objective.key_results.range(),
    };
    let edges = match objective.from {
        ComponentSource::KeyResults => &[],
        ComponentSource::Aligned | ComponentSource::Both => {
            store.edges_into(Target::Objective(row))
        }
    };
    let own = own
        .filter(|&at| key_results[at].counted)
        .map(|at| Component::KeyResult(at as u32, &key_results[at]));
    let below = aligned(context, edges, results)
        .map(|(edge, result, score)| Component::Objective(edge, result, score));
    own.chain(below)
}

/// What the components of an objective come to.
struct Combined {
    score: Pool,
    expected_final: Pool,
    expected: Pool,
    pace_expected: Pool,
    projected: Pool,
    window: Option<Window>,
    any: bool,
    all_without_data: bool,
    commitments_kept: bool,
    worst_pace: Option<Pace>,
}

fn combine<'r>(
    context: Context<'_>,
    objective: &ObjectiveRow,
    components: impl Iterator<Item = Component<'r>>,
) -> Combined {
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
        worst_pace: None,
    };
    let by_status = matches!(objective.combine, Combine::Min | Combine::All);
    let projecting = context.policy.pace.method == PaceMethod::Projected;
    for component in components {
        it.any = true;
        let (
            weight,
            score,
            expected_final,
            expected,
            pace_expected,
            projected,
            window,
            pace,
            no_data,
        );
        match component {
            Component::KeyResult(row, result) => {
                let key_result = &context.store.key_results[row as usize];
                weight = component_weight(context, objective.combine, key_result, result);
                (score, expected_final) = (result.score, result.expected_final);
                (expected, pace_expected) = (Some(result.expected), Some(result.pace_expected));
                (projected, window, pace) = (result.projected, result.window, Some(result.pace));
                no_data = result.unreported && !result.overridden;
                it.commitments_kept &= result.commitment != Commitment::Committed
                    || result.score >= context.policy.expected.committed;
            }
            Component::Objective(edge, result, its_score) => {
                weight = edge.weight.millionths().into();
                (score, expected_final) = (its_score, result.expected_final);
                (expected, pace_expected) = (result.expected, result.pace_expected);
                (projected, window, pace) = (result.projected, result.window, result.pace);
                no_data = result.no_data;
            }
        }
        it.score.add(score, weight);
        it.expected_final.add(expected_final, weight);
        if let Some(expected) = expected {
            it.expected.add(expected, weight);
        }
        if let Some(expected) = pace_expected {
            it.pace_expected.add(expected, weight);
        }
        if projecting {
            it.projected.add(projected.unwrap_or(score), weight);
        }
        it.window = Some(it.window.map_or(window, |hull| hull.hull(window)));
        it.all_without_data &= no_data;
        if by_status {
            it.worst_pace = worst(it.worst_pace.into_iter().chain(pace));
        }
    }
    it
}

/// The result of one objective, once those below it have theirs.
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
    let combined = combine(
        context,
        objective,
        components(context, row, key_results, results),
    );
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
    let mut result = ObjectiveResult {
        computed_score,
        score,
        expected_final: (combined.expected_final.expected_final())
            .unwrap_or_else(|| policy.expected(commitment)),
        expected: combined.expected.expected_now(),
        pace_expected: combined.pace_expected.expected_now(),
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
    for at in objective.key_results.range() {
        let guardrail = &key_results[at];
        if guardrail.guards() && guardrail.score < score {
            score = guardrail.score;
            capped_by = at as u32;
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
    const UNSCORED: Self = Self {
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
