//! Sensitivities and changes as JSON.

use serde::{Serialize, Serializer};

use super::{scorecard::ScoreWire, write};
use crate::{
    alignment::{Sensitivities, Sensitivity},
    scoring::{Change, WhatIf},
    values::{Basis, SensitivityMethod},
};

/// Rows of one list, made while they are written.
struct List<F>(F);

impl<T: Serialize, I: Iterator<Item = T>, F: Fn() -> I> Serialize for List<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[derive(Serialize)]
struct SensitivitiesWire<'s, L> {
    as_of: String,
    policy: &'s str,
    basis: Basis,
    objective: &'s str,
    score: Option<ScoreWire>,
    sensitivities: L,
}

#[derive(Serialize)]
struct SensitivityWire<'s> {
    key_result: &'s str,
    objective: &'s str,
    derivative: f64,
    method: SensitivityMethod,
    low: ScoreWire,
    high: ScoreWire,
    loss: ScoreWire,
}

impl<'s> From<Sensitivity<'s>> for SensitivityWire<'s> {
    fn from(row: Sensitivity<'s>) -> Self {
        Self {
            key_result: row.key_result,
            objective: row.objective,
            derivative: row.derivative,
            method: row.method,
            low: ScoreWire(row.low),
            high: ScoreWire(row.high),
            loss: ScoreWire(row.loss),
        }
    }
}

#[derive(Serialize)]
struct WhatIfWire<'s, K, O> {
    as_of: String,
    policy: &'s str,
    basis: Basis,
    key_results: K,
    objectives: O,
}

#[derive(Serialize)]
struct ChangeWire<'s> {
    id: &'s str,
    before: Option<ScoreWire>,
    after: Option<ScoreWire>,
}

impl<'s> From<Change<'s>> for ChangeWire<'s> {
    fn from(change: Change<'s>) -> Self {
        Self {
            id: change.id,
            before: change.before.map(ScoreWire),
            after: change.after.map(ScoreWire),
        }
    }
}

impl Sensitivities {
    /// As JSON without white space: day, policy, basis, the objective and its score, and `sensitivities`, a list of
    /// [`Sensitivity`]s in their order.
    pub fn to_json(&self) -> String {
        write::compact(&self.wire())
    }

    /// The same over several lines, for people.
    pub fn to_json_pretty(&self) -> String {
        write::pretty(&self.wire())
    }

    fn wire(&self) -> impl Serialize {
        SensitivitiesWire {
            as_of: self.scorecard().as_of().to_string(),
            policy: self.scorecard().policy_name(),
            basis: self.scorecard().basis(),
            objective: self.objective(),
            score: self.score().map(ScoreWire),
            sensitivities: List(|| self.iter().map(SensitivityWire::from)),
        }
    }
}

impl WhatIf {
    /// As JSON without white space: day, policy, basis, and the lists `key_results` and `objectives` of [`Change`]s, with
    /// `id`, `before` and `after`; null when unscored.
    pub fn to_json(&self) -> String {
        write::compact(&self.wire())
    }

    /// The same over several lines, for people.
    pub fn to_json_pretty(&self) -> String {
        write::pretty(&self.wire())
    }

    fn wire(&self) -> impl Serialize {
        WhatIfWire {
            as_of: self.before().as_of().to_string(),
            policy: self.before().policy_name(),
            basis: self.before().basis(),
            key_results: List(|| self.key_results().map(ChangeWire::from)),
            objectives: List(|| self.objectives().map(ChangeWire::from)),
        }
    }
}
