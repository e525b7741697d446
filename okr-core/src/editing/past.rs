//! A portfolio as it stood on a day: what was recorded later is taken back, what is dated later left out.

use std::{collections::HashSet, num::ParseFloatError};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    goals::{items, measures},
    history::corrected,
    places::Places,
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
        let later: Vec<_> = (self.audit().enumerate())
            .filter(|(_, entry)| entry.on > day)
            .collect();
        let text = edits::trail_text(later.iter().map(|(_, entry)| entry));
        // The form of a trail was checked when it was loaded or made.
        let (batch, faults) = edits::read(&text).map_err(refused)?;
        if !faults.is_empty() {
            return Err(refused(faults));
        }
        let mut past = Past::new(self.to_document());
        let mut problems = Vec::new();
        let edits: Vec<_> = batch.edits().collect();
        for ((_, edit), (number, entry)) in edits.iter().zip(&later).rev() {
            let was = entry.was.as_ref().map(Custom::as_json);
            if past.undo(edit, was).is_none() {
                problems.push(not_shown(*number));
            }
        }
        if !problems.is_empty() {
            return Err(refused(problems));
        }
        let mut document = past.document;
        document.audit.retain(|entry| entry.on <= day);
        cut(&mut document, day);
        document
            .build()
            .map_err(|error| refused(error.problems().to_vec()))
    }
}

fn not_shown(number: usize) -> Problem {
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

/// A document from which edits are taken back, the last one first.
struct Past<'a> {
    document: Document<'a>,
    /// Where things stood; what was taken out since has moved others.
    places: Places<'a>,
}

impl<'a> Past<'a> {
    fn new(document: Document<'a>) -> Self {
        let places = Places::of(&document.objectives);
        Self { document, places }
    }

    /// The objective that an edit names.
    fn objective(&mut self, edit: &Edit<'_>) -> Option<&mut Objective<'a>> {
        let name = edit.objective.as_deref()?;
        let objectives = &mut self.document.objectives;
        let stands = |row: &usize| objectives.get(*row).is_some_and(|it| it.id == name);
        let row = if let Some(row) = self.places.objective(name).filter(stands) {
            row
        } else {
            self.places = Places::of(objectives);
            self.places.objective(name)?
        };
        objectives.get_mut(row)
    }

    /// The list in which the key result stands that an edit names, and its place there.
    fn place(&mut self, edit: &Edit<'_>) -> Option<(&mut Vec<KeyResult<'a>>, usize)> {
        let name = edit.key_result.as_deref()?;
        let objectives = &mut self.document.objectives;
        let stands = |&(row, at): &(usize, usize)| {
            let key_result = objectives.get(row).and_then(|it| it.key_results.get(at));
            key_result.is_some_and(|it| it.id == name)
        };
        let (row, at) = if let Some(place) = self.places.key_result(name).filter(stands) {
            place
        } else {
            self.places = Places::of(objectives);
            self.places.key_result(name)?
        };
        Some((&mut objectives.get_mut(row)?.key_results, at))
    }

    fn key_result(&mut self, edit: &Edit<'_>) -> Option<&mut KeyResult<'a>> {
        let (list, at) = self.place(edit)?;
        list.get_mut(at)
    }

    /// Takes an edit back; none when the document does not show it.
    fn undo(&mut self, edit: &Edit<'a>, was: Option<&'a str>) -> Option<()> {
        match edit.kind {
            // What came later in the list may have been recorded earlier: it is looked for from the end.
            EditKind::CheckIn => {
                let list = &mut self.key_result(edit)?.check_ins;
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
                let list = &mut self.key_result(edit)?.check_ins;
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
                for (number, measure) in measures(self.key_result(edit)?).enumerate() {
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
                let kpi =
                    (self.document.kpis.iter_mut()).find(|it| Some(&it.id) == edit.kpi.as_ref())?;
                let at = (kpi.measurements.iter())
                    .rposition(|it| Some(it.on) == edit.on && Some(it.value) == edit.value)?;
                kpi.measurements.remove(at);
                Some(())
            }
            EditKind::Amend => {
                let list = &mut self.key_result(edit)?.amendments;
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
                    Some(_) => &mut self.objective(edit)?.dropped,
                    None => &mut self.key_result(edit)?.dropped,
                };
                dropped.take().map(|_| ())
            }
            EditKind::AddKeyResult => take_new(&mut self.objective(edit)?.key_results, edit),
            EditKind::ReplaceKeyResult => {
                let (list, at) = self.place(edit)?;
                list.get_mut(at)?.dropped.take()?;
                take_new(list, edit)
            }
            EditKind::AddObjective => {
                let Some(New::Objective(new)) = edit.new.as_deref() else {
                    return None;
                };
                let at = self
                    .document
                    .objectives
                    .iter()
                    .rposition(|it| it.id == new.id)?;
                self.document.objectives.remove(at);
                Some(())
            }
            EditKind::Align => {
                let list = &mut self.objective(edit)?.aligned_to;
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
                let list = &mut self.objective(edit)?.aligned_to;
                list.insert(was.at.min(list.len()), was.edge.typed()?);
                Some(())
            }
            EditKind::Escalate => {
                let list = &mut self.objective(edit)?.escalations;
                let at = list.iter().rposition(|it| {
                    Some(it.on) == edit.on && Some(&it.note) == edit.note.as_ref()
                })?;
                list.remove(at);
                Some(())
            }
            EditKind::Review | EditKind::Explain => {
                let old = match was {
                    None => None,
                    Some(was) => Some(serde_json::from_str::<RawReview<'_>>(was).ok()?.typed()?),
                };
                let review = match edit.objective {
                    Some(_) => &mut self.objective(edit)?.review,
                    None => &mut self.key_result(edit)?.review,
                };
                review.is_some().then(|| *review = old)
            }
            EditKind::MoveCycle => {
                let phase: &str = serde_json::from_str(was?).ok()?;
                let cycle = (self.document.cycles.iter_mut())
                    .find(|it| Some(&it.id) == edit.cycle.as_ref())?;
                if Some(cycle.phase) != edit.phase {
                    return None;
                }
                cycle.phase = Phase::from_word(phase)?;
                Some(())
            }
            EditKind::CarryOver => copies_out(&mut self.document, was?),
            EditKind::CloneCycle => {
                copies_out(&mut self.document, was?)?;
                let Some(New::Cycle(new)) = edit.new.as_deref() else {
                    return None;
                };
                let at = self
                    .document
                    .cycles
                    .iter()
                    .rposition(|it| it.id == new.id)?;
                self.document.cycles.remove(at);
                Some(())
            }
        }
    }
}

/// Takes out the objectives that were copied.
fn copies_out(document: &mut Document<'_>, was: &str) -> Option<()> {
    let names: Vec<String> = serde_json::from_str(was).ok()?;
    let copies: HashSet<&str> = names.iter().map(String::as_str).collect();
    let before = document.objectives.len();
    (document.objectives).retain(|it| !copies.contains(&*it.id));
    (before - document.objectives.len() == names.len()).then_some(())
}

/// Takes out the key result that an edit added.
fn take_new(list: &mut Vec<KeyResult<'_>>, edit: &Edit<'_>) -> Option<()> {
    let Some(New::KeyResult(new)) = edit.new.as_deref() else {
        return None;
    };
    let at = list.iter().rposition(|it| it.id == new.id)?;
    list.remove(at);
    Some(())
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
