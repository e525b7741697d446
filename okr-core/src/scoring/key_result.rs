//! Key results: from history to score, expectation, grade, pace and verdict.

use super::{
    Context, Segmented,
    history::{History, goal_in_force, in_force, reading},
};
use crate::{
    model::{
        KeyResultRow, NONE, ObjectiveRow, PlanRow, PointRow, ReviewRow, Shape, SourceRow, Store,
    },
    policy::Policy,
    time::{Judgement, Passed, Walk, Window, judge, share_planned},
    values::{
        Combine, Commitment, Date, Grade, Mean, Missing, Pace, PaceMethod, PacePlan, PaceTarget,
        Role, Score, Verdict, Weight, exact_sum,
    },
};

/// The projected final score, where pace asks for it and there is a forecast.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Projected(u32);

impl Projected {
    fn new(score: Option<Score>) -> Self {
        Self(score.map_or(u32::MAX, Score::billionths))
    }

    pub(crate) fn get(self) -> Option<Score> {
        Score::from_billionths(self.0)
    }
}

/// What scoring finds out of one key result, in the space of one line of a cache.
///
/// Grade, verdict and pace follow from it by a few comparisons: whoever wants one of them asks.
#[derive(Clone, Copy, PartialEq, Debug)]
#[allow(clippy::struct_excessive_bools)] // they are members of FORMAT's row
pub(crate) struct KeyResultResult {
    /// NaN when there is none; so is `progress`.
    pub(crate) value: f64,
    pub(crate) progress: f64,
    pub(crate) computed_score: Score,
    pub(crate) score: Score,
    pub(crate) expected: Score,
    /// What pace compares with: `expected`, or its analogue of 1.0 or without the plan curve [SPEC 7.2].
    pub(crate) pace_expected: Score,
    pub(crate) projected: Projected,
    pub(crate) window: Window,
    pub(crate) commitment: Commitment,
    pub(crate) overridden: bool,
    pub(crate) unreported: bool,
    pub(crate) dropped: bool,
    pub(crate) counted: bool,
    pub(crate) guardrail: bool,
    /// Whether the measure in force is `aligned`.
    pub(crate) aligned: bool,
}

const _: () = assert!(size_of::<KeyResultResult>() <= 64);

impl KeyResultResult {
    /// The score expected in the end [SPEC 5.1].
    pub(crate) fn expected_final(&self, policy: &Policy) -> Score {
        policy.expected(self.commitment)
    }

    /// The grade of its score [SPEC 5.4].
    pub(crate) fn grade(&self, policy: &Policy) -> Grade {
        policy.grade(self.score, self.commitment)
    }

    /// What its score would mean if the cycle closed today [SPEC 5.2].
    pub(crate) fn verdict(&self, policy: &Policy) -> Verdict {
        verdict(policy, self.score, self.commitment)
    }

    /// The first status that applies [SPEC 7.2].
    pub(crate) fn pace(&self, policy: &Policy, as_of: Date) -> Pace {
        if self.score >= pace_final(policy, self.expected_final(policy)) {
            return Pace::Achieved;
        }
        if as_of > self.window.due {
            return Pace::Missed;
        }
        if as_of < self.window.start {
            return Pace::NotStarted;
        }
        if self.unreported && !self.overridden {
            return Pace::NoData;
        }
        let grade = |score| policy.grade(score, self.commitment);
        judge(
            policy.pace,
            Judgement {
                score: self.score,
                expected: self.pace_expected,
                projected: self.projected.get().map(grade),
            },
        )
    }

    /// Whether it is a guardrail that may cap its objective: not dropped, and not silent [SPEC 4.6].
    pub(crate) fn guards(&self) -> bool {
        self.guardrail && !self.dropped && (!self.unreported || self.overridden)
    }
}

/// Scores the key results that add up others, parts first [SPEC 4.1]: all others have been asked.
pub(super) fn sums(context: Context<'_>, results: &mut Segmented<KeyResultResult>) {
    let store = context.store;
    for &row in &store.structure.sum_order {
        let total = sum(context, row, results);
        let key_result = &store.key_results[row as usize];
        let shape = &in_force(context, key_result).measure.shape;
        let result = &mut results[row as usize];
        if let Some(value) = total {
            let (progress, score) = super::measure::measure(shape, &[], value);
            result.value = value;
            result.progress = progress;
            result.computed_score = score;
            result.unreported = false;
        }
        finish(context, key_result, result);
    }
}

/// What one key result says by itself: all there is of it, unless it is `aligned` or a sum.
///
/// `cycle` is that of its objective.
#[inline(always)]
pub(super) fn alone(
    context: Context<'_>,
    objective: &ObjectiveRow,
    cycle: Passed,
    row: &KeyResultRow,
) -> KeyResultResult {
    let Context {
        store,
        policy,
        as_of,
        ..
    } = context;
    let (measure, due) = goal_in_force(context, row);
    let shape = &measure.shape;
    let passed = if row.start.is_none() & due.is_none() {
        cycle
    } else {
        let start = row.start.unwrap_or(cycle.window.start);
        let due = due.unwrap_or(cycle.window.due);
        Passed::of(Window { start, due }, as_of)
    };
    let window = passed.window;
    let commitment = row.commitment.unwrap_or(objective.commitment);
    let expected_final = policy.expected(commitment);
    let steps = match row.plan {
        PlanRow::Steps(steps) => &store.steps[steps.range()],
        _ => &[],
    };
    let planned = share_planned(row.plan, steps, *shape, passed);
    let expected = Score::from_f64(expected_final.to_f64() * planned);
    let pace = policy.pace;
    let pace_final = pace_final(policy, expected_final);
    let pace_expected = match pace.plan {
        PacePlan::None => pace_final,
        PacePlan::Curve if pace_final == expected_final => expected,
        PacePlan::Curve => Score::from_f64(pace_final.to_f64() * planned),
    };
    let mut result = KeyResultResult {
        value: f64::NAN,
        progress: f64::NAN,
        computed_score: Score::ZERO,
        score: Score::ZERO,
        expected,
        pace_expected,
        projected: Projected::new(None),
        window,
        commitment,
        overridden: false,
        unreported: true,
        dropped: dropped(store, row.dropped, as_of),
        counted: false,
        guardrail: row.role == Role::Guardrail,
        aligned: *shape == Shape::Aligned,
    };
    match *shape {
        Shape::Checklist { items } => {
            let score = checklist(store, items.range(), as_of);
            result.progress = score.to_f64();
            result.computed_score = score;
            result.unreported = false;
        }
        Shape::Aligned => return result,
        _ => {
            let history = History::of(store, row);
            let latest = (history.latest(as_of)).map_or(f64::NAN, |(_, value, _)| value);
            if let Some((value, progress, score)) =
                reading(shape, points(store, *shape), history, latest, as_of)
            {
                result.value = value;
                result.progress = progress;
                result.computed_score = score;
                result.unreported = false;
            }
            if pace.method == PaceMethod::Projected {
                result.projected = Projected::new(projected(*shape, history, window, as_of));
            }
        }
    }
    if !matches!(row.source, SourceRow::SumOf(_)) {
        finish(context, row, &mut result);
    }
    result
}

/// The score of an `aligned` key result, from the objectives aligned to it [SPEC 3.9].
pub(super) fn aligned(
    context: Context<'_>,
    row: &KeyResultRow,
    supporters: impl Iterator<Item = (Score, Weight)>,
    result: &mut KeyResultResult,
) {
    support(supporters, result);
    finish(context, row, result);
}

/// The computed score of an `aligned` key result.
pub(super) fn support(
    supporters: impl Iterator<Item = (Score, Weight)>,
    result: &mut KeyResultResult,
) {
    let mut mean = Mean::default();
    for (score, weight) in supporters {
        mean.add(score, weight);
    }
    if let Some(score) = mean.score() {
        result.progress = score.to_f64();
        result.computed_score = score;
        result.unreported = false;
    }
}

/// From the computed score to the final one, and what follows from it.
#[inline(always)] // so that `alone` makes its result in registers
pub(super) fn finish(context: Context<'_>, row: &KeyResultRow, result: &mut KeyResultResult) {
    let over = override_score(context.store, row.review, context.as_of);
    settle(context, over, result);
}

/// The same with the override, if there is one, given.
#[inline(always)]
pub(super) fn settle(context: Context<'_>, over: Option<Score>, result: &mut KeyResultResult) {
    result.overridden = over.is_some();
    result.score = over.unwrap_or(result.computed_score);
    result.counted = !result.dropped
        && !result.guardrail
        && (context.policy.missing == Missing::Zero || !result.unreported || result.overridden);
}

/// The expected final score that pace compares with [SPEC 7.2].
pub(super) fn pace_final(policy: &Policy, expected_final: Score) -> Score {
    match policy.pace.target {
        PaceTarget::Expected => expected_final,
        PaceTarget::Full => Score::ONE,
    }
}

/// The verdict of a score by itself [SPEC 5.2].
pub(super) fn verdict(policy: &Policy, score: Score, commitment: Commitment) -> Verdict {
    match commitment {
        Commitment::Committed if score >= policy.expected.committed => Verdict::Delivered,
        Commitment::Committed => Verdict::Missed,
        Commitment::Aspirational if score == Score::ONE => Verdict::Overshot,
        Commitment::Aspirational if score >= policy.expected.aspirational => Verdict::Hit,
        Commitment::Aspirational if score >= policy.grades.aspirational.red_below => {
            Verdict::Progressed
        }
        Commitment::Aspirational => Verdict::FellShort,
    }
}

/// The review that overrides a score on a day, if one does [SPEC 4.7].
pub(crate) fn override_review(store: &Store, review: u32, as_of: Date) -> Option<&ReviewRow> {
    let review = store.reviews.get(review as usize)?;
    (!review.score.is_nan() && review.on? <= as_of).then_some(review)
}

pub(super) fn override_score(store: &Store, review: u32, as_of: Date) -> Option<Score> {
    override_review(store, review, as_of).map(|review| Score::from_f64(review.score))
}

/// Whether something is dropped on a day [SPEC 4.4].
pub(crate) fn dropped(store: &Store, drop: u32, as_of: Date) -> bool {
    drop != NONE && store.drops[drop as usize].on.is_some_and(|on| on <= as_of)
}

/// The zone points of a measure.
pub(crate) fn points(store: &Store, shape: Shape) -> &[PointRow] {
    match shape {
        Shape::Zones { points, .. } => &store.points[points.range()],
        _ => &[],
    }
}

fn checklist(store: &Store, items: core::ops::Range<usize>, as_of: Date) -> Score {
    let mut mean = Mean::default();
    for item in &store.items[items] {
        let done = item.done_on.is_some_and(|on| on <= as_of);
        mean.add(if done { Score::ONE } else { Score::ZERO }, item.weight);
    }
    mean.score().unwrap_or(Score::ZERO)
}

/// One part of a sum: its value, or its baseline in force where it has none.
pub(crate) struct SumPart {
    pub(crate) row: u32,
    pub(crate) value: f64,
    pub(crate) reported: bool,
}

/// The parts of a sum that are not dropped [SPEC 3.12].
pub(crate) fn sum_parts<'p>(
    context: Context<'p>,
    row: u32,
    results: &'p Segmented<KeyResultResult>,
) -> impl Iterator<Item = SumPart> + 'p {
    let store = context.store;
    let parts = match store.key_results[row as usize].source {
        SourceRow::SumOf(parts) => &store.sum_of[parts.range()],
        _ => &[],
    };
    parts.iter().filter_map(move |&part| {
        let result = &results[part as usize];
        if result.dropped {
            return None;
        }
        let reported = !result.value.is_nan();
        let value = if reported {
            result.value
        } else {
            match in_force(context, &store.key_results[part as usize])
                .measure
                .shape
            {
                Shape::Toward { baseline, .. } => baseline,
                _ => 0.0,
            }
        };
        Some(SumPart {
            row: part,
            value,
            reported,
        })
    })
}

fn sum(context: Context<'_>, row: u32, results: &Segmented<KeyResultResult>) -> Option<f64> {
    let mut any = false;
    let total = exact_sum(sum_parts(context, row, results).map(|part| {
        any |= part.reported;
        part.value
    }));
    any.then_some(total)
}

/// The weight in force.
#[inline]
pub(super) fn weight(context: Context<'_>, row: &KeyResultRow) -> Weight {
    if row.amendments.len() == 0 {
        row.weight
    } else {
        in_force(context, row).weight
    }
}

/// The weight of a component; under `magnitude` |target − baseline|, at least 1, in millionths [SPEC 4.5].
pub(crate) fn component_weight(context: Context<'_>, combine: Combine, row: &KeyResultRow) -> u128 {
    if combine == Combine::Magnitude
        && let Shape::Toward {
            baseline, target, ..
        } = in_force(context, row).measure.shape
    {
        let millionths = ((target - baseline).abs() * 1e6).round_ties_even();
        return (millionths as u128).max(1);
    }
    weight(context, row).millionths().into()
}

/// The median final score of a history [SPEC 8.2], for the `projected` method.
fn projected(shape: Shape, history: History<'_>, window: Window, as_of: Date) -> Option<Score> {
    let Shape::Toward {
        baseline,
        accumulate,
        ..
    } = shape
    else {
        return None;
    };
    let levels = history.levels(baseline, accumulate, as_of)?;
    let value = Walk::of(&levels, baseline, window)?.median();
    Some(super::measure::measure(&shape, &[], value).1)
}
