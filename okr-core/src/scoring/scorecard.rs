//! The scorecard: what scoring returns.

use std::{fmt, sync::Arc};

use super::{
    Context, KeyResultResult, ObjectiveResult, Segmented, history::last_confidence,
    unit::UnitResult,
};
use crate::{
    model::{NONE, Portfolio},
    policy::Policy,
    values::{Basis, Commitment, Date, Duty, Grade, Mean, Pace, Score, Verdict, Weight},
};

/// The scores of a portfolio as of a day, in document order.
///
/// It never changes; cloning is cheap (shared storage), and it may be shared between
/// threads. Two scorecards are equal when they show the same to the last bit.
#[derive(Clone)]
pub struct Scorecard(pub(super) Arc<Card>);

pub(crate) struct Card {
    pub(crate) portfolio: Portfolio,
    pub(crate) as_of: Date,
    pub(crate) policy: Policy,
    pub(crate) basis: Basis,
    pub(crate) key_results: Segmented<KeyResultResult>,
    pub(crate) objectives: Segmented<ObjectiveResult>,
    pub(crate) units: Vec<UnitResult>,
    /// Final scores that `what_if` put in place, by key result, rising.
    pub(crate) assumed: Vec<(u32, Score)>,
}

impl Card {
    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            store: self.portfolio.store(),
            policy: &self.policy,
            as_of: self.as_of,
            basis: self.basis,
        }
    }

    /// The confidence of a key result's last check-in that states one, NaN when there is none.
    pub(crate) fn confidence(&self, key_result: usize) -> f64 {
        let store = self.portfolio.store();
        let check_ins = &store.check_ins[store.key_results[key_result].check_ins.range()];
        last_confidence(check_ins, self.as_of)
    }

    /// The final score that `what_if` gave a key result.
    pub(crate) fn assumed(&self, row: u32) -> Option<Score> {
        let at = self.assumed.binary_search_by_key(&row, |it| it.0).ok()?;
        Some(self.assumed[at].1)
    }
}

/// How many objectives there are and what their scores come to [SPEC 4.8].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Of `n` scores, in billionths: it fits.
    sum: u64,
    n: u32,
    unscored: u32,
}

impl Tally {
    fn add(&mut self, score: Option<Score>) {
        self.sum += u64::from(score.map_or(0, Score::billionths));
        self.n += u32::from(score.is_some());
        self.unscored += u32::from(score.is_none());
    }

    fn merge(&mut self, other: Self) {
        self.sum += other.sum;
        self.n += other.n;
        self.unscored += other.unscored;
    }

    /// Objectives with a score.
    pub fn n(&self) -> u32 {
        self.n
    }

    /// Objectives without a score.
    pub fn unscored(&self) -> u32 {
        self.unscored
    }

    /// The unweighted mean of the scores; none when `n` is 0.
    pub fn mean(&self) -> Option<Score> {
        self.state().score()
    }

    /// The exact state of the mean, to be added to others [SPEC 2.5].
    pub fn state(&self) -> Mean {
        let one = Weight::ONE.millionths();
        Mean::of_sum(
            u128::from(self.sum) * u128::from(one),
            u128::from(self.n) * u128::from(one),
        )
    }
}

/// Tallies of all objectives and by commitment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rollup {
    committed: Tally,
    aspirational: Tally,
}

impl Rollup {
    /// Adds an objective.
    pub(super) fn add(&mut self, commitment: Commitment, score: Option<Score>) {
        match commitment {
            Commitment::Committed => self.committed.add(score),
            Commitment::Aspirational => self.aspirational.add(score),
        }
    }

    /// Adds all that another one counts.
    pub(super) fn merge(&mut self, other: &Self) {
        self.committed.merge(other.committed);
        self.aspirational.merge(other.aspirational);
    }

    /// All objectives.
    pub fn all(&self) -> Tally {
        let mut all = self.committed;
        all.merge(self.aspirational);
        all
    }

    /// The committed ones.
    pub fn committed(&self) -> Tally {
        self.committed
    }

    /// The aspirational ones.
    pub fn aspirational(&self) -> Tally {
        self.aspirational
    }
}

impl Scorecard {
    pub(crate) fn card(&self) -> &Card {
        &self.0
    }

    /// The day that the scores are as of.
    pub fn as_of(&self) -> Date {
        self.0.as_of
    }

    /// The policy that was used.
    pub fn policy(&self) -> &Policy {
        &self.0.policy
    }

    /// Its name; `custom` if it has none.
    pub fn policy_name(&self) -> &str {
        self.0.policy.name()
    }

    /// The basis that was used.
    pub fn basis(&self) -> Basis {
        self.0.basis
    }

    /// The portfolio that was scored.
    pub fn portfolio(&self) -> &Portfolio {
        &self.0.portfolio
    }

    /// Number of key results.
    pub fn key_result_count(&self) -> usize {
        self.0.key_results.len()
    }

    /// All key results, in document order.
    pub fn key_results(&self) -> impl ExactSizeIterator<Item = KeyResultScore<'_>> {
        (0..self.0.key_results.len()).map(|row| KeyResultScore { card: &self.0, row })
    }

    /// The key result at a place in document order.
    pub fn key_result_at(&self, index: usize) -> Option<KeyResultScore<'_>> {
        (index < self.key_result_count()).then_some(KeyResultScore {
            card: &self.0,
            row: index,
        })
    }

    /// The key result with an identifier.
    pub fn key_result(&self, id: &str) -> Option<KeyResultScore<'_>> {
        let store = &self.0.portfolio.store();
        let row = store.ids.key_results.find(&store.arena, id)?;
        self.key_result_at(row as usize)
    }

    /// Number of objectives.
    pub fn objective_count(&self) -> usize {
        self.0.objectives.len()
    }

    /// All objectives, in document order.
    pub fn objectives(&self) -> impl ExactSizeIterator<Item = ObjectiveScore<'_>> {
        (0..self.0.objectives.len()).map(|row| ObjectiveScore { card: &self.0, row })
    }

    /// The objective at a place in document order.
    pub fn objective_at(&self, index: usize) -> Option<ObjectiveScore<'_>> {
        (index < self.objective_count()).then_some(ObjectiveScore {
            card: &self.0,
            row: index,
        })
    }

    /// The objective with an identifier.
    pub fn objective(&self, id: &str) -> Option<ObjectiveScore<'_>> {
        let store = &self.0.portfolio.store();
        let row = store.ids.objectives.find(&store.arena, id)?;
        self.objective_at(row as usize)
    }

    /// Number of pairs of unit and cycle.
    pub fn unit_count(&self) -> usize {
        self.0.units.len()
    }

    /// All pairs of unit and cycle with an objective in the unit or below it: units, then cycles, in document order.
    pub fn units(&self) -> impl ExactSizeIterator<Item = UnitScore<'_>> {
        (0..self.0.units.len()).map(|row| UnitScore { card: &self.0, row })
    }

    /// The pair at a place in the order of [`Scorecard::units`].
    pub fn unit_at(&self, index: usize) -> Option<UnitScore<'_>> {
        (index < self.unit_count()).then_some(UnitScore {
            card: &self.0,
            row: index,
        })
    }

    /// A unit in a cycle.
    pub fn unit(&self, unit: &str, cycle: &str) -> Option<UnitScore<'_>> {
        let store = &self.0.portfolio.store();
        let unit = store.ids.units.find(&store.arena, unit)?;
        let cycle = store.ids.cycles.find(&store.arena, cycle)?;
        let at = (self.0.units).binary_search_by_key(&(unit, cycle), |row| (row.unit, row.cycle));
        self.unit_at(at.ok()?)
    }
}

impl PartialEq for Scorecard {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&*self.0, &*other.0);
        Arc::ptr_eq(&self.0, &other.0)
            || (a.as_of == b.as_of
                && a.basis == b.basis
                && a.policy == b.policy
                && self.to_json() == other.to_json())
    }
}

impl Eq for Scorecard {}

impl fmt::Debug for Scorecard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scorecard")
            .field("as_of", &self.as_of())
            .field("policy", &self.policy_name())
            .field("basis", &self.basis())
            .field("objectives", &self.objective_count())
            .field("key_results", &self.key_result_count())
            .finish_non_exhaustive()
    }
}

/// The score of one key result: a view into a [`Scorecard`].
#[derive(Clone, Copy)]
pub struct KeyResultScore<'s> {
    card: &'s Card,
    row: usize,
}

impl<'s> KeyResultScore<'s> {
    fn result(&self) -> &'s KeyResultResult {
        &self.card.key_results[self.row]
    }

    /// Its place in document order.
    pub fn index(&self) -> usize {
        self.row
    }

    /// Its identifier.
    pub fn id(&self) -> &'s str {
        let store = &self.card.portfolio.store();
        store.text(store.key_results[self.row].id)
    }

    /// Its title.
    pub fn title(&self) -> &'s str {
        let store = &self.card.portfolio.store();
        store.text(store.key_results[self.row].title)
    }

    /// The identifier of its objective.
    pub fn objective(&self) -> &'s str {
        let store = &self.card.portfolio.store();
        let objective = store.key_results[self.row].objective;
        store.text(store.objectives[objective as usize].id)
    }

    /// The value that was scored; none when there is none or the measure takes none.
    pub fn value(&self) -> Option<f64> {
        known(self.result().value)
    }

    /// The unclamped attainment; none when nothing was reported.
    pub fn progress(&self) -> Option<f64> {
        known(self.result().progress)
    }

    /// The score by the measure, before any override.
    pub fn computed_score(&self) -> Score {
        self.result().computed_score
    }

    /// The final score [SPEC 4.7].
    pub fn score(&self) -> Score {
        self.result().score
    }

    /// Whether a review's score stands in place of the computed one.
    pub fn overridden(&self) -> bool {
        self.result().overridden
    }

    /// Whether there is no value yet [SPEC 4.2].
    pub fn unreported(&self) -> bool {
        self.result().unreported
    }

    /// Whether it counts in its objective [SPEC 4.5].
    pub fn counted(&self) -> bool {
        self.result().counted
    }

    /// The score expected in the end [SPEC 5.1].
    pub fn expected_final(&self) -> Score {
        self.result().expected_final(&self.card.policy)
    }

    /// The share of its window that has passed, 0 to 1 [SPEC 6.2].
    pub fn elapsed(&self) -> f64 {
        self.result().window.elapsed(self.card.as_of)
    }

    /// The score expected today [SPEC 6.4].
    pub fn expected(&self) -> Score {
        self.result().expected
    }

    /// The grade [SPEC 5.4].
    pub fn grade(&self) -> Grade {
        self.result().grade(&self.card.policy)
    }

    /// The pace [SPEC 7.2].
    pub fn pace(&self) -> Pace {
        self.result().pace(&self.card.policy, self.card.as_of)
    }

    /// What the score would mean if the cycle closed today [SPEC 5.2].
    pub fn verdict(&self) -> Verdict {
        self.result().verdict(&self.card.policy)
    }

    /// The confidence of the last check-in that states one, 0 to 1.
    ///
    /// It is looked for when it is asked for: linear in the number of the key result's check-ins.
    pub fn confidence(&self) -> Option<f64> {
        known(self.card.confidence(self.row))
    }
}

impl fmt::Debug for KeyResultScore<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyResultScore")
            .field("id", &self.id())
            .field("score", &self.score())
            .field("grade", &self.grade())
            .field("pace", &self.pace())
            .finish_non_exhaustive()
    }
}

fn known(x: f64) -> Option<f64> {
    (!x.is_nan()).then_some(x)
}

/// The score of one objective: a view into a [`Scorecard`].
#[derive(Clone, Copy)]
pub struct ObjectiveScore<'s> {
    card: &'s Card,
    row: usize,
}

impl<'s> ObjectiveScore<'s> {
    fn result(&self) -> &'s ObjectiveResult {
        &self.card.objectives[self.row]
    }

    /// Its place in document order.
    pub fn index(&self) -> usize {
        self.row
    }

    /// Its identifier.
    pub fn id(&self) -> &'s str {
        let store = &self.card.portfolio.store();
        store.text(store.objectives[self.row].id)
    }

    /// Its title.
    pub fn title(&self) -> &'s str {
        let store = &self.card.portfolio.store();
        store.text(store.objectives[self.row].title)
    }

    /// The identifier of the unit that owns it.
    pub fn owner(&self) -> &'s str {
        let store = &self.card.portfolio.store();
        store.text(store.units[store.objectives[self.row].owner as usize].id)
    }

    /// The identifier of its cycle.
    pub fn cycle(&self) -> &'s str {
        let store = &self.card.portfolio.store();
        store.text(store.cycles[store.objectives[self.row].cycle as usize].id)
    }

    /// Its commitment.
    pub fn commitment(&self) -> Commitment {
        self.card.portfolio.store().objectives[self.row].commitment
    }

    /// The score of its components, capped by guardrails, before any override; none when unscored [SPEC 4.5, 4.6].
    pub fn computed_score(&self) -> Option<Score> {
        self.result().computed_score
    }

    /// The final score [SPEC 4.7]; none when unscored.
    pub fn score(&self) -> Option<Score> {
        self.result().score
    }

    /// Whether a review's score stands in place of the computed one.
    pub fn overridden(&self) -> bool {
        self.result().overridden
    }

    /// The guardrail that lowered the computed score, if one did.
    pub fn capped_by(&self) -> Option<&'s str> {
        let row = self.result().capped_by;
        let store = &self.card.portfolio.store();
        (row != NONE).then(|| store.text(store.key_results[row as usize].id))
    }

    /// The score expected in the end [SPEC 5.1].
    pub fn expected_final(&self) -> Score {
        self.result().expected_final
    }

    /// The score expected today [SPEC 6.4]; none without components.
    pub fn expected(&self) -> Option<Score> {
        self.result().expected
    }

    /// The grade [SPEC 5.4]; none when unscored.
    pub fn grade(&self) -> Option<Grade> {
        self.result().grade(&self.card.policy)
    }

    /// The pace [SPEC 7.2]; none when unscored.
    pub fn pace(&self) -> Option<Pace> {
        self.result().pace(&self.card.policy, self.card.as_of)
    }

    /// What the score would mean if the cycle closed today [SPEC 5.2]; none when unscored.
    pub fn verdict(&self) -> Option<Verdict> {
        self.result().verdict(&self.card.policy)
    }

    /// What somebody owes because of it [SPEC 5.3].
    pub fn duties(&self) -> Vec<Duty> {
        (self.result()).duties(self.card.context(), self.row as u32)
    }

    /// Whether it is dropped on this day [SPEC 4.4]; its row stays.
    pub fn dropped(&self) -> bool {
        self.result().dropped
    }
}

impl fmt::Debug for ObjectiveScore<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObjectiveScore")
            .field("id", &self.id())
            .field("score", &self.score())
            .field("grade", &self.grade())
            .field("pace", &self.pace())
            .finish_non_exhaustive()
    }
}

/// The scores of one unit in one cycle: a view into a [`Scorecard`].
#[derive(Clone, Copy)]
pub struct UnitScore<'s> {
    card: &'s Card,
    row: usize,
}

impl<'s> UnitScore<'s> {
    /// Its place in the order of [`Scorecard::units`].
    pub fn index(&self) -> usize {
        self.row
    }

    /// The unit's identifier.
    pub fn unit(&self) -> &'s str {
        let store = &self.card.portfolio.store();
        store.text(store.units[self.card.units[self.row].unit as usize].id)
    }

    /// The cycle's identifier.
    pub fn cycle(&self) -> &'s str {
        let store = &self.card.portfolio.store();
        store.text(store.cycles[self.card.units[self.row].cycle as usize].id)
    }

    /// The unit's own objectives.
    pub fn own(&self) -> &'s Rollup {
        &self.card.units[self.row].own
    }

    /// The objectives of the unit and of all units below it, each once.
    pub fn subtree(&self) -> &'s Rollup {
        &self.card.units[self.row].subtree
    }
}

impl fmt::Debug for UnitScore<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnitScore")
            .field("unit", &self.unit())
            .field("cycle", &self.cycle())
            .field("own", self.own())
            .finish_non_exhaustive()
    }
}
