//! Edits and the audit trail as they are written.

use serde::{Serialize, Serializer};

use super::{Alignment, CheckIn, Custom, Cycle, KeyResult, Measure, Objective, Text, setters};
use crate::values::{CarriedBaseline, Date, EditKind, MAX_MAGNITUDE, Phase};

/// One thing to do to a portfolio; [`Portfolio::edit`](crate::Portfolio::edit) does it.
///
/// A constructor for each kind takes what that kind needs; what is optional is stated by a method.
/// Whatever does not belong to the kind is refused when the edit is made, with every other problem.
/// Dates that are not stated are the day on which the edit is recorded.
///
/// ```
/// use okr_core::{document::Measure, Edit};
///
/// let stretched = Edit::amend("kr-nps").measure(Measure::increase(32.0, 60.0)).reason("half way in October");
/// assert_eq!(
///     stretched.to_json(),
///     r#"{"kind":"amend","key_result":"kr-nps","measure":{"kind":"increase","baseline":32,"target":60},"reason":"half way in October"}"#
/// );
/// ```
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct Edit<'a> {
    pub(crate) kind: EditKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cycle: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) objective: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) key_result: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) kpi: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) item: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) on: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) nth: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) moved_to: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) into: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) objectives: Option<Vec<Text<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) baseline: Option<CarriedBaseline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) phase: Option<Phase>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<Alignment<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) new: Option<Box<New<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::wire::schema::NumberOrBoolean")
    )]
    pub(crate) value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Share"))]
    pub(crate) confidence: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) measure: Option<Box<Measure<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) due: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::wire::schema::WeightNumber")
    )]
    pub(crate) weight: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) replaced_by: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Share"))]
    pub(crate) score: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) explanation: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) learned: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) by: Option<Text<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) force: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Reason"))]
    pub(crate) reason: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) custom: Option<Custom<'a>>,
    /// The value was written as a boolean, which only a milestone takes.
    #[serde(skip)]
    pub(crate) boolean: bool,
}

/// What an edit adds.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
#[allow(clippy::large_enum_variant)] // one for each edit, and few edits add anything
pub(crate) enum New<'a> {
    KeyResult(KeyResult<'a>),
    Objective(Objective<'a>),
    Cycle(Cycle<'a>),
}

impl Serialize for New<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::KeyResult(it) => it.serialize(serializer),
            Self::Objective(it) => it.serialize(serializer),
            Self::Cycle(it) => it.serialize(serializer),
        }
    }
}

impl<'a> Edit<'a> {
    pub(crate) fn of(kind: EditKind) -> Self {
        Self {
            kind,
            cycle: None,
            objective: None,
            key_result: None,
            kpi: None,
            item: None,
            on: None,
            nth: None,
            moved_to: None,
            into: None,
            objectives: None,
            baseline: None,
            phase: None,
            to: None,
            new: None,
            value: None,
            confidence: None,
            measure: None,
            due: None,
            weight: None,
            replaced_by: None,
            score: None,
            explanation: None,
            learned: None,
            note: None,
            by: None,
            force: false,
            reason: None,
            custom: None,
            boolean: false,
        }
    }

    fn of_key_result(kind: EditKind, key_result: impl Into<Text<'a>>) -> Self {
        Self {
            key_result: Some(key_result.into()),
            ..Self::of(kind)
        }
    }

    fn of_objective(kind: EditKind, objective: impl Into<Text<'a>>) -> Self {
        Self {
            objective: Some(objective.into()),
            ..Self::of(kind)
        }
    }

    /// Records a check-in: `on`, `value`, `confidence`, `note`, `by`, `custom`.
    pub fn check_in(key_result: impl Into<Text<'a>>) -> Self {
        Self::of_key_result(EditKind::CheckIn, key_result)
    }

    /// Records a check-in that is there already as a value.
    pub fn record(key_result: impl Into<Text<'a>>, check_in: CheckIn<'a>) -> Self {
        Self {
            on: Some(check_in.on),
            value: check_in.value,
            confidence: check_in.confidence,
            note: check_in.note,
            by: check_in.by,
            custom: check_in.custom,
            ..Self::check_in(key_result)
        }
    }

    /// Corrects the check-in of a day: `value`, `confidence`, `note`, `by` and `moved_to` replace what
    /// it says. The last of the day, unless `nth` says otherwise. Needs a reason.
    pub fn correct_check_in(key_result: impl Into<Text<'a>>, on: Date) -> Self {
        Self::of_key_result(EditKind::CorrectCheckIn, key_result).on(on)
    }

    /// Takes out the check-in of a day, the last one unless `nth` says otherwise. Needs a reason.
    pub fn withdraw_check_in(key_result: impl Into<Text<'a>>, on: Date) -> Self {
        Self::of_key_result(EditKind::WithdrawCheckIn, key_result).on(on)
    }

    /// Marks an item of a checklist as done `on` a day, in all measures of the key result that list it.
    pub fn complete_item(key_result: impl Into<Text<'a>>, item: impl Into<Text<'a>>) -> Self {
        Self {
            item: Some(item.into()),
            ..Self::of_key_result(EditKind::CompleteItem, key_result)
        }
    }

    /// Records a measurement of a KPI.
    pub fn record_measurement(kpi: impl Into<Text<'a>>, value: f64) -> Self {
        Self {
            kpi: Some(kpi.into()),
            value: Some(value),
            ..Self::of(EditKind::RecordMeasurement)
        }
    }

    /// Amends `measure`, `due` or `weight` from a day `on` [SPEC 4.3]. Needs a reason.
    pub fn amend(key_result: impl Into<Text<'a>>) -> Self {
        Self::of_key_result(EditKind::Amend, key_result)
    }

    /// Drops a key result from a day `on`; `replaced_by` names another. Needs a reason.
    pub fn drop_key_result(key_result: impl Into<Text<'a>>) -> Self {
        Self::of_key_result(EditKind::Drop, key_result)
    }

    /// Drops an objective from a day `on`; `replaced_by` names another. Needs a reason.
    pub fn drop_objective(objective: impl Into<Text<'a>>) -> Self {
        Self::of_objective(EditKind::Drop, objective)
    }

    /// Adds a key result at the end of an objective's list.
    pub fn add_key_result(objective: impl Into<Text<'a>>, new: KeyResult<'a>) -> Self {
        Self {
            new: Some(Box::new(New::KeyResult(new))),
            ..Self::of_objective(EditKind::AddKeyResult, objective)
        }
    }

    /// Drops a key result from a day `on`, and adds another after it. Needs a reason.
    pub fn replace_key_result(key_result: impl Into<Text<'a>>, new: KeyResult<'a>) -> Self {
        Self {
            new: Some(Box::new(New::KeyResult(new))),
            ..Self::of_key_result(EditKind::ReplaceKeyResult, key_result)
        }
    }

    /// Adds an objective at the end.
    pub fn add_objective(new: Objective<'a>) -> Self {
        Self {
            new: Some(Box::new(New::Objective(new))),
            ..Self::of(EditKind::AddObjective)
        }
    }

    /// Lets an objective support something; where it does already, its weight is what changes.
    pub fn align(objective: impl Into<Text<'a>>, to: Alignment<'a>) -> Self {
        Self {
            to: Some(to),
            ..Self::of_objective(EditKind::Align, objective)
        }
    }

    /// Ends an objective's support of something.
    pub fn unalign(objective: impl Into<Text<'a>>, to: Alignment<'a>) -> Self {
        Self {
            to: Some(to),
            ..Self::of_objective(EditKind::Unalign, objective)
        }
    }

    /// Records an escalation `on` a day.
    pub fn escalate(objective: impl Into<Text<'a>>, note: impl Into<Text<'a>>) -> Self {
        Self {
            note: Some(note.into()),
            ..Self::of_objective(EditKind::Escalate, objective)
        }
    }

    /// Scores an objective by review, `on` a day [SPEC 4.7]. Needs a reason.
    pub fn review_objective(objective: impl Into<Text<'a>>, score: f64) -> Self {
        Self {
            score: Some(score),
            ..Self::of_objective(EditKind::Review, objective)
        }
    }

    /// Scores a key result by review, `on` a day [SPEC 4.7]. Needs a reason.
    pub fn review_key_result(key_result: impl Into<Text<'a>>, score: f64) -> Self {
        Self {
            score: Some(score),
            ..Self::of_key_result(EditKind::Review, key_result)
        }
    }

    /// Explains why an objective was missed.
    pub fn explain_objective(
        objective: impl Into<Text<'a>>,
        explanation: impl Into<Text<'a>>,
    ) -> Self {
        Self {
            explanation: Some(explanation.into()),
            ..Self::of_objective(EditKind::Explain, objective)
        }
    }

    /// Explains why a key result was missed.
    pub fn explain_key_result(
        key_result: impl Into<Text<'a>>,
        explanation: impl Into<Text<'a>>,
    ) -> Self {
        Self {
            explanation: Some(explanation.into()),
            ..Self::of_key_result(EditKind::Explain, key_result)
        }
    }

    /// Moves a cycle to another phase. Back, or `force`d past what must hold, needs a reason.
    pub fn move_cycle(cycle: impl Into<Text<'a>>, phase: Phase) -> Self {
        Self {
            cycle: Some(cycle.into()),
            phase: Some(phase),
            ..Self::of(EditKind::MoveCycle)
        }
    }

    /// Carries objectives of a cycle over into another: the aspirational ones that are unfinished,
    /// unless `objectives` names others.
    pub fn carry_over(cycle: impl Into<Text<'a>>, into: impl Into<Text<'a>>) -> Self {
        Self {
            cycle: Some(cycle.into()),
            into: Some(into.into()),
            ..Self::of(EditKind::CarryOver)
        }
    }

    /// Copies a cycle with its objectives, without their history.
    pub fn clone_cycle(cycle: impl Into<Text<'a>>, new: Cycle<'a>) -> Self {
        Self {
            cycle: Some(cycle.into()),
            new: Some(Box::new(New::Cycle(new))),
            ..Self::of(EditKind::CloneCycle)
        }
    }

    setters! {
        /// States the day.
        on: (some Date),
        /// Says which check-in of the day is meant, counted from 1.
        nth: (some u64),
        /// Moves a check-in to another day.
        moved_to: (some Date),
        /// States the value.
        value: (some f64),
        /// States the confidence, 0 to 1.
        confidence: (some f64),
        /// Says something about it.
        note: text,
        /// Names whose check-in or escalation it is, if not the editor's.
        by: text,
        /// States the new due date.
        due: (some Date),
        /// States the new weight.
        weight: (some f64),
        /// Names what takes its place.
        replaced_by: text,
        /// States what was learned.
        learned: text,
        /// States where key results start from that are carried over.
        baseline: (some CarriedBaseline),
        /// Does it although something that should hold does not.
        force: (is bool),
        /// Says why.
        reason: text,
        /// Keeps something of your own.
        custom: custom,
    }

    /// States the new measure.
    #[must_use]
    pub fn measure(mut self, measure: Measure<'a>) -> Self {
        self.measure = Some(Box::new(measure));
        self
    }

    /// Names the objectives to carry over.
    #[must_use]
    pub fn objectives<T: Into<Text<'a>>>(
        mut self,
        objectives: impl IntoIterator<Item = T>,
    ) -> Self {
        self.objectives = Some(objectives.into_iter().map(Into::into).collect());
        self
    }

    /// Whether it records a check-in with nothing special, of numbers that are in their bounds.
    pub(crate) fn is_usual_check_in(&self) -> bool {
        let Self {
            kind: EditKind::CheckIn,
            cycle: None,
            objective: None,
            key_result: _,
            kpi: None,
            item: None,
            on: _,
            nth: None,
            moved_to: None,
            into: None,
            objectives: None,
            baseline: None,
            phase: None,
            to: None,
            new: None,
            value,
            confidence,
            measure: None,
            due: None,
            weight: None,
            replaced_by: None,
            score: None,
            explanation: None,
            learned: None,
            note: _,
            by: _,
            force: false,
            reason: _,
            custom: None,
            boolean: false,
        } = self
        else {
            return false;
        };
        value.is_none_or(|x| x.abs() <= MAX_MAGNITUDE)
            && confidence.is_none_or(|x| (0.0..=1.0).contains(&x))
    }

    /// What it does.
    pub fn kind(&self) -> EditKind {
        self.kind
    }
}

/// One entry of a portfolio's audit trail: when an edit was recorded, by whom, what it did, and
/// what stood there before.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct AuditEntry<'a> {
    /// The day on which it was recorded.
    pub on: Date,
    /// Who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Text<'a>>,
    /// What was done: an [`Edit`] as JSON.
    #[cfg_attr(feature = "schema", schemars(with = "Edit<'a>"))]
    pub edit: Custom<'a>,
    /// What is needed to take it back, where the edit alone does not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<Custom<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}
