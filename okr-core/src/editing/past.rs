//! A portfolio as it stood on a day: what was recorded later is taken back, what is dated later left out.

use std::num::ParseFloatError;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    goals::{items, measures},
    history::corrected,
    refused,
};
use crate::{
    diagnostic::{Code, Problem},
    error::Error,
    model::Portfolio,
    values::{Date, EditKind, Phase},
    wire::{
        document::{Alignment, CheckIn, Custom, Document, Edit, KeyResult, New, Objective, Review},
        edits,
    },
};

impl Portfolio {
    /// The portfolio as it stood at the end of a day.
    ///
    /// Edits that were recorded later are taken back, by the audit trail. What is dated later is left
    /// out, whenever it was recorded: check-ins, measurements, amendments, drops, escalations, reviews
    /// and completed items. Scoring the result as of that day or an earlier one gives what was known
    /// then. What has no date and no entry in the audit trail, such as a title, is as it is now. Linear
    /// in the size of the portfolio.
    ///
    /// # Errors
    ///
    /// `E025` at entries of the audit trail that the portfolio does not show, or that do not say what
    /// stood there before: somebody has edited the document by other means.
    ///
    /// ```
    /// # let json = r#"{"okr": "1", "organization": {"name": "Acme"},
    /// #   "units": [{"id": "u", "name": "U", "level": "company"}],
    /// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
    /// #   "objectives": [{"id": "o", "title": "Be better", "owner": "u", "cycle": "q", "commitment": "committed",
    /// #     "key_results": [{"id": "kr", "title": "K", "measure": {"kind": "increase", "baseline": 0, "target": 10}}]}]}"#;
    /// use okr_core::{document::CheckIn, Date, Portfolio, Stamp};
    ///
    /// let day = |text: &str| text.parse::<Date>();
    /// let first = Portfolio::from_json(json)?;
    /// let later = first.check_in("kr", CheckIn::new(day("2026-11-02")?).value(4.0), &Stamp::new(day("2026-11-02")?))?;
    /// assert_eq!(later.as_of(day("2026-11-01")?)?, first);
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn as_of(&self, day: Date) -> Result<Self, Error> {
        let entries: Vec<_> = self.audit().collect();
        let mut batches = Vec::new();
        let mut problems = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            if entry.on <= day {
                continue;
            }
            match edits::read(&edits::entry_text(entry)) {
                Ok((batch, faults)) if faults.is_empty() => batches.push((number, batch)),
                _ => problems.push(unreadable(number)),
            }
        }
        let mut document = self.to_document();
        for (number, batch) in batches.iter().rev() {
            for (_, edit) in batch.edits() {
                let was = entries[*number].was.as_ref().map(Custom::as_json);
                if undo(&mut document, &edit, was).is_none() {
                    problems.push(unreadable(*number));
                }
            }
        }
        let mut number = 0;
        document.audit.retain(|_| {
            number += 1;
            entries[number - 1].on <= day
        });
        if !problems.is_empty() {
            return Err(refused(problems));
        }
        cut(&mut document, day);
        document
            .build()
            .map_err(|error| refused(error.problems().to_vec()))
    }
}

fn unreadable(number: usize) -> Problem {
    Problem::new(
        Code::E025,
        format!("/audit/{number}"),
        "the portfolio does not show this edit, so it cannot be taken back".to_owned(),
        "ask for a day on or after the entry, or restore what was edited by other means".to_owned(),
    )
}

/// Leaves out what is dated after a day.
fn cut(document: &mut Document<'_>, day: Date) {
    for kpi in &mut document.kpis {
        kpi.measurements.retain(|it| it.on <= day);
    }
    for objective in &mut document.objectives {
        objective.escalations.retain(|it| it.on <= day);
        objective.dropped.take_if(|it| it.on > day);
        objective
            .review
            .take_if(|it| it.on.is_some_and(|on| on > day));
        for key_result in &mut objective.key_results {
            key_result.check_ins.retain(|it| it.on <= day);
            key_result.amendments.retain(|it| it.on <= day);
            key_result.dropped.take_if(|it| it.on > day);
            (key_result.review).take_if(|it| it.on.is_some_and(|on| on > day));
            for measure in measures(key_result) {
                for item in items(measure) {
                    item.done_on.take_if(|on| *on > day);
                }
            }
        }
    }
}

/// Takes an edit back; none when the document does not show it.
fn undo<'a>(document: &mut Document<'a>, edit: &Edit<'a>, was: Option<&'a str>) -> Option<()> {
    match edit.kind {
        // What came later in the list may have been recorded earlier: it is looked for from the end.
        EditKind::CheckIn => {
            let list = &mut key_result(document, edit)?.check_ins;
            let at = list.iter().rposition(|it| {
                Some(it.on) == edit.on
                    && it.value == edit.value
                    && it.confidence == edit.confidence
                    && it.note == edit.note
            })?;
            list.remove(at);
            Some(())
        }
        EditKind::CorrectCheckIn | EditKind::WithdrawCheckIn => {
            let was: WasCheckIn<'_> = serde_json::from_str(was?).ok()?;
            let list = &mut key_result(document, edit)?.check_ins;
            let check_in = was.check_in.typed()?;
            if edit.kind == EditKind::WithdrawCheckIn {
                list.insert(was.at.min(list.len()), check_in);
                return Some(());
            }
            let now = corrected(check_in.clone(), edit);
            let at = if list.get(was.at) == Some(&now) {
                was.at
            } else {
                list.iter().rposition(|it| *it == now)?
            };
            list[at] = check_in;
            Some(())
        }
        EditKind::CompleteItem => {
            let numbers: Vec<usize> = serde_json::from_str(was?).ok()?;
            let mut found = 0;
            for (number, measure) in measures(key_result(document, edit)?).enumerate() {
                let mut items = items(measure).iter_mut();
                if numbers.contains(&number)
                    && let Some(item) = items.find(|it| Some(&it.id) == edit.item.as_ref())
                {
                    item.done_on = None;
                    found += 1;
                }
            }
            (found == numbers.len()).then_some(())
        }
        EditKind::RecordMeasurement => {
            let kpi = (document.kpis.iter_mut()).find(|it| Some(&it.id) == edit.kpi.as_ref())?;
            let at = (kpi.measurements.iter())
                .rposition(|it| Some(it.on) == edit.on && Some(it.value) == edit.value)?;
            kpi.measurements.remove(at);
            Some(())
        }
        EditKind::Amend => {
            let list = &mut key_result(document, edit)?.amendments;
            let at = list.iter().rposition(|it| {
                Some(it.on) == edit.on
                    && Some(&it.reason) == edit.reason.as_ref()
                    && it.measure.as_ref() == edit.measure.as_deref()
                    && (it.due, it.weight) == (edit.due, edit.weight)
            })?;
            list.remove(at);
            Some(())
        }
        EditKind::Drop => {
            let dropped = match edit.objective {
                Some(_) => &mut objective(document, edit)?.dropped,
                None => &mut key_result(document, edit)?.dropped,
            };
            dropped.take().map(|_| ())
        }
        EditKind::AddKeyResult => take_key_result(objective(document, edit)?, edit),
        EditKind::ReplaceKeyResult => {
            let name = edit.key_result.as_deref()?;
            let objective = (document.objectives.iter_mut())
                .find(|it| it.key_results.iter().any(|it| it.id == name))?;
            take_key_result(objective, edit)?;
            let old = objective.key_results.iter_mut().find(|it| it.id == name)?;
            old.dropped.take().map(|_| ())
        }
        EditKind::AddObjective => {
            let Some(New::Objective(new)) = edit.new.as_deref() else {
                return None;
            };
            let at = document.objectives.iter().rposition(|it| it.id == new.id)?;
            document.objectives.remove(at);
            Some(())
        }
        EditKind::Align => {
            let list = &mut objective(document, edit)?.aligned_to;
            let at = list.iter().rposition(|it| Some(it) == edit.to.as_ref())?;
            if let Some(was) = was {
                let was: WasEdge<'_> = serde_json::from_str(was).ok()?;
                list[at] = was.edge.typed()?;
            } else {
                list.remove(at);
            }
            Some(())
        }
        EditKind::Unalign => {
            let was: WasEdge<'_> = serde_json::from_str(was?).ok()?;
            let list = &mut objective(document, edit)?.aligned_to;
            list.insert(was.at.min(list.len()), was.edge.typed()?);
            Some(())
        }
        EditKind::Escalate => {
            let list = &mut objective(document, edit)?.escalations;
            let at = list
                .iter()
                .rposition(|it| Some(it.on) == edit.on && Some(&it.note) == edit.note.as_ref())?;
            list.remove(at);
            Some(())
        }
        EditKind::Review | EditKind::Explain => {
            let old = match was {
                None => None,
                Some(was) => Some(serde_json::from_str::<RawReview<'_>>(was).ok()?.typed()?),
            };
            let review = match edit.objective {
                Some(_) => &mut objective(document, edit)?.review,
                None => &mut key_result(document, edit)?.review,
            };
            review.is_some().then(|| *review = old)
        }
        EditKind::MoveCycle => {
            let phase: &str = serde_json::from_str(was?).ok()?;
            let cycle =
                (document.cycles.iter_mut()).find(|it| Some(&it.id) == edit.cycle.as_ref())?;
            if Some(cycle.phase) != edit.phase {
                return None;
            }
            cycle.phase = Phase::from_word(phase)?;
            Some(())
        }
        EditKind::CarryOver => copies_out(document, was?),
        EditKind::CloneCycle => {
            copies_out(document, was?)?;
            let Some(New::Cycle(new)) = edit.new.as_deref() else {
                return None;
            };
            let at = document.cycles.iter().rposition(|it| it.id == new.id)?;
            document.cycles.remove(at);
            Some(())
        }
    }
}

/// Takes out the objectives that were copied.
fn copies_out(document: &mut Document<'_>, was: &str) -> Option<()> {
    let names: Vec<String> = serde_json::from_str(was).ok()?;
    let before = document.objectives.len();
    (document.objectives).retain(|it| !names.iter().any(|name| it.id == *name));
    (before - document.objectives.len() == names.len()).then_some(())
}

/// Takes out the key result that an edit added.
fn take_key_result(objective: &mut Objective<'_>, edit: &Edit<'_>) -> Option<()> {
    let Some(New::KeyResult(new)) = edit.new.as_deref() else {
        return None;
    };
    let at = objective
        .key_results
        .iter()
        .rposition(|it| it.id == new.id)?;
    objective.key_results.remove(at);
    Some(())
}

fn objective<'d, 'a>(
    document: &'d mut Document<'a>,
    edit: &Edit<'_>,
) -> Option<&'d mut Objective<'a>> {
    let name = edit.objective.as_deref()?;
    document.objectives.iter_mut().find(|it| it.id == name)
}

fn key_result<'d, 'a>(
    document: &'d mut Document<'a>,
    edit: &Edit<'_>,
) -> Option<&'d mut KeyResult<'a>> {
    let name = edit.key_result.as_deref()?;
    (document.objectives.iter_mut())
        .flat_map(|it| &mut it.key_results)
        .find(|it| it.id == name)
}

/// Numbers keep their text: they are read as the format reads them, correctly rounded.
fn number(text: Option<&RawValue>) -> Result<Option<f64>, ParseFloatError> {
    text.map(|text| text.get().parse()).transpose()
}

fn kept(text: Option<&RawValue>) -> Option<Custom<'_>> {
    text.and_then(|text| Custom::from_json(text.get()).ok())
}

#[derive(Deserialize)]
struct WasCheckIn<'w> {
    at: usize,
    #[serde(borrow)]
    check_in: RawCheckIn<'w>,
}

#[derive(Deserialize)]
struct RawCheckIn<'w> {
    on: String,
    #[serde(borrow)]
    value: Option<&'w RawValue>,
    confidence: Option<&'w RawValue>,
    note: Option<String>,
    by: Option<String>,
    custom: Option<&'w RawValue>,
}

impl<'w> RawCheckIn<'w> {
    fn typed(self) -> Option<CheckIn<'w>> {
        let mut it = CheckIn::new(self.on.parse().ok()?);
        it.value = number(self.value).ok()?;
        it.confidence = number(self.confidence).ok()?;
        it.note = self.note.map(Into::into);
        it.by = self.by.map(Into::into);
        it.custom = kept(self.custom);
        Some(it)
    }
}

#[derive(Deserialize)]
struct WasEdge<'w> {
    at: usize,
    #[serde(borrow)]
    edge: RawEdge<'w>,
}

#[derive(Deserialize)]
struct RawEdge<'w> {
    objective: Option<String>,
    key_result: Option<String>,
    priority: Option<String>,
    #[serde(borrow)]
    weight: Option<&'w RawValue>,
    custom: Option<&'w RawValue>,
}

impl<'w> RawEdge<'w> {
    fn typed(self) -> Option<Alignment<'w>> {
        let mut edge = match (self.objective, self.key_result, self.priority) {
            (Some(name), None, None) => Alignment::objective(name),
            (None, Some(name), None) => Alignment::key_result(name),
            (None, None, Some(name)) => Alignment::priority(name),
            _ => return None,
        };
        edge.weight = number(self.weight).ok()?.unwrap_or(edge.weight);
        edge.custom = kept(self.custom);
        Some(edge)
    }
}

#[derive(Deserialize)]
struct RawReview<'w> {
    on: Option<String>,
    #[serde(borrow)]
    score: Option<&'w RawValue>,
    reason: Option<String>,
    explanation: Option<String>,
    learned: Option<String>,
    by: Option<String>,
    custom: Option<&'w RawValue>,
}

impl<'w> RawReview<'w> {
    fn typed(self) -> Option<Review<'w>> {
        let on = match self.on {
            None => None,
            Some(on) => Some(on.parse().ok()?),
        };
        Some(Review {
            on,
            score: number(self.score).ok()?,
            reason: self.reason.map(Into::into),
            explanation: self.explanation.map(Into::into),
            learned: self.learned.map(Into::into),
            by: self.by.map(Into::into),
            custom: kept(self.custom),
        })
    }
}
