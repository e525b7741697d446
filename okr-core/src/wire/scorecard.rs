//! FORMAT's scorecard.

use serde::{Serialize, Serializer};

use super::write;
use crate::{
    scoring::{Explanation, KeyResultScore, ObjectiveScore, Rollup, Scorecard, Tally, UnitScore},
    values::{Basis, Commitment, Duty, Grade, Pace, Score, Verdict},
};

/// The result of scoring a portfolio as of a day.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "Scorecard", deny_unknown_fields)
)]
pub(super) struct ScorecardWire<'s> {
    /// The version of this format, "1".
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::Version"))]
    okr_scorecard: &'static str,
    /// The day that the scores are as of.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::DateText"))]
    as_of: String,
    /// The name of the policy; `custom` if it has none.
    policy: &'s str,
    /// Whether amendments count.
    basis: Basis,
    /// One row for each key result, in document order.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<KeyResultWire<'static>>"))]
    key_results: Rows<'s, KeyResultRows>,
    /// One row for each objective, in document order.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<ObjectiveWire<'static>>"))]
    objectives: Rows<'s, ObjectiveRows>,
    /// One row for each unit and cycle with an objective in the unit or below.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<UnitWire<'static>>"))]
    units: Rows<'s, UnitRows>,
}

/// Rows of a scorecard, made one by one while they are written.
struct Rows<'s, K>(&'s Scorecard, std::marker::PhantomData<K>);

struct KeyResultRows;
struct ObjectiveRows;
struct UnitRows;

impl Serialize for Rows<'_, KeyResultRows> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.key_results().map(KeyResultWire::from))
    }
}

impl Serialize for Rows<'_, ObjectiveRows> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.objectives().map(ObjectiveWire::from))
    }
}

impl Serialize for Rows<'_, UnitRows> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.units().map(UnitWire::from))
    }
}

/// A score, 0 to 1, exact to nine decimals.
pub(super) struct ScoreWire(pub(super) Score);

impl Serialize for ScoreWire {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0.to_f64())
    }
}

/// A key result's scores.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "KeyResultScore", deny_unknown_fields)
)]
struct KeyResultWire<'s> {
    id: &'s str,
    objective: &'s str,
    /// The value that was scored; null when there is none or the measure takes none.
    value: Option<f64>,
    /// Unclamped attainment; null when nothing was reported.
    progress: Option<f64>,
    computed_score: ScoreWire,
    score: ScoreWire,
    overridden: bool,
    unreported: bool,
    counted: bool,
    expected_final: ScoreWire,
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 1.0)))]
    elapsed: f64,
    expected: ScoreWire,
    grade: Grade,
    pace: Pace,
    verdict: Verdict,
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 1.0)))]
    confidence: Option<f64>,
}

impl<'s> From<KeyResultScore<'s>> for KeyResultWire<'s> {
    fn from(row: KeyResultScore<'s>) -> Self {
        Self {
            id: row.id(),
            objective: row.objective(),
            value: row.value(),
            progress: row.progress(),
            computed_score: ScoreWire(row.computed_score()),
            score: ScoreWire(row.score()),
            overridden: row.overridden(),
            unreported: row.unreported(),
            counted: row.counted(),
            expected_final: ScoreWire(row.expected_final()),
            elapsed: row.elapsed(),
            expected: ScoreWire(row.expected()),
            grade: row.grade(),
            pace: row.pace(),
            verdict: row.verdict(),
            confidence: row.confidence(),
        }
    }
}

/// An objective's scores; null where it is unscored.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "ObjectiveScore", deny_unknown_fields)
)]
struct ObjectiveWire<'s> {
    id: &'s str,
    owner: &'s str,
    cycle: &'s str,
    commitment: Commitment,
    computed_score: Option<ScoreWire>,
    score: Option<ScoreWire>,
    overridden: bool,
    /// The guardrail that lowered the score.
    capped_by: Option<&'s str>,
    expected_final: ScoreWire,
    expected: Option<ScoreWire>,
    grade: Option<Grade>,
    pace: Option<Pace>,
    verdict: Option<Verdict>,
    duties: Vec<Duty>,
}

impl<'s> From<ObjectiveScore<'s>> for ObjectiveWire<'s> {
    fn from(row: ObjectiveScore<'s>) -> Self {
        Self {
            id: row.id(),
            owner: row.owner(),
            cycle: row.cycle(),
            commitment: row.commitment(),
            computed_score: row.computed_score().map(ScoreWire),
            score: row.score().map(ScoreWire),
            overridden: row.overridden(),
            capped_by: row.capped_by(),
            expected_final: ScoreWire(row.expected_final()),
            expected: row.expected().map(ScoreWire),
            grade: row.grade(),
            pace: row.pace(),
            verdict: row.verdict(),
            duties: row.duties(),
        }
    }
}

/// The scores of a unit in a cycle.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "UnitScore", deny_unknown_fields)
)]
struct UnitWire<'s> {
    unit: &'s str,
    cycle: &'s str,
    /// The unit's own objectives.
    own: RollupWire,
    /// Those of the unit and of all units below it.
    subtree: RollupWire,
}

impl<'s> From<UnitScore<'s>> for UnitWire<'s> {
    fn from(row: UnitScore<'s>) -> Self {
        Self {
            unit: row.unit(),
            cycle: row.cycle(),
            own: row.own().into(),
            subtree: row.subtree().into(),
        }
    }
}

/// Tallies of all objectives and by commitment.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Rollup", deny_unknown_fields))]
struct RollupWire {
    all: TallyWire,
    committed: TallyWire,
    aspirational: TallyWire,
}

impl From<&Rollup> for RollupWire {
    fn from(rollup: &Rollup) -> Self {
        Self {
            all: rollup.all().into(),
            committed: rollup.committed().into(),
            aspirational: rollup.aspirational().into(),
        }
    }
}

/// How many objectives have a score, how many have none, and the mean; null when `n` is 0.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Tally", deny_unknown_fields))]
struct TallyWire {
    n: u32,
    unscored: u32,
    mean: Option<ScoreWire>,
}

impl From<Tally> for TallyWire {
    fn from(tally: Tally) -> Self {
        Self {
            n: tally.n(),
            unscored: tally.unscored(),
            mean: tally.mean().map(ScoreWire),
        }
    }
}

impl Scorecard {
    fn wire(&self) -> ScorecardWire<'_> {
        ScorecardWire {
            okr_scorecard: "1",
            as_of: self.as_of().to_string(),
            policy: self.policy_name(),
            basis: self.basis(),
            key_results: Rows(self, std::marker::PhantomData),
            objectives: Rows(self, std::marker::PhantomData),
            units: Rows(self, std::marker::PhantomData),
        }
    }

    /// The scorecard as FORMAT says, without white space: equal inputs give equal bytes.
    pub fn to_json(&self) -> String {
        write::compact(&self.wire())
    }

    /// The same over several lines, for people.
    pub fn to_json_pretty(&self) -> String {
        write::pretty(&self.wire())
    }
}

impl Explanation {
    /// The tree as JSON: the members of [`Explanation`] and what is in them.
    pub fn to_json(&self) -> String {
        write::compact(self)
    }

    /// The same over several lines, for people.
    pub fn to_json_pretty(&self) -> String {
        write::pretty(self)
    }
}
