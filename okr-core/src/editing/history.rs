//! Check-ins, corrections and withdrawals, recorded beside the rows that stay where they are.

use std::collections::HashSet;

use super::{Done, Item, SAY_WHY, Stamp, closed_without_reason, refused_places, said};
use crate::{
    diagnostic::{Code, Problem, Suggester},
    model::{
        AuditRow, CheckInAt, KeyResultRow, NewCheckIn, Noun, Portfolio, Recorded, SourceRow, Store,
        check_ins, measure_on, text_bytes, unknown, value_fault,
    },
    values::{Date, EditKind, Phase},
    wire::{
        document::{CheckIn, Edit},
        edits,
    },
};

/// Check-ins with nothing special and nothing wrong, which most edits are, without a detour through
/// text. None for anything else: the general way says what it is.
pub(super) fn usual(portfolio: &Portfolio, edits: &[Edit<'_>], stamp: &Stamp) -> Option<Portfolio> {
    if !edits.iter().all(Edit::is_usual_check_in) {
        return None;
    }
    let all: Vec<_> = (edits.iter().enumerate())
        .map(|(number, edit)| Item {
            number,
            edit,
            stamp,
            custom: None,
        })
        .collect();
    record(portfolio, &all, Vec::new()).ok()
}

/// Records edits that are about check-ins alone, all of them or none. `problems` are those of their form.
pub(super) fn record(
    portfolio: &Portfolio,
    all: &[Item<'_>],
    problems: Vec<Problem>,
) -> Result<Portfolio, Vec<Problem>> {
    let (frame, recorded) = portfolio.open();
    let mut recorder = Recorder {
        frame: &frame,
        recorded,
        by: None,
        refused: refused_places(&problems),
        problems,
        at: 0,
    };
    for item in all {
        let stamp = item.stamp;
        recorder.at = item.number;
        recorder.by = stamp.by.as_deref();
        let edit = stamp.complete(item.edit);
        if let Some(was) = recorder.one(&edit) {
            recorder.recorded.note(AuditRow {
                on: stamp.on,
                by: stamp.by.as_deref().map(Into::into),
                edit: edit.to_json().into_boxed_str(),
                was: was.map(String::into_boxed_str),
                custom: item.custom.map(|it| it.as_json().into()),
            });
        }
    }
    let Recorder {
        recorded,
        mut problems,
        ..
    } = recorder;
    if problems.is_empty() && u32::try_from(text_bytes(&frame, &recorded)).is_err() {
        problems.push(Problem::new(
            Code::E006,
            "/edits".to_owned(),
            "the portfolio would have 4 GiB of text or more".to_owned(),
            "split it into several portfolios".to_owned(),
        ));
    }
    if problems.is_empty() {
        Ok(Portfolio::of(frame, recorded))
    } else {
        Err(problems)
    }
}

struct Recorder<'p> {
    frame: &'p Store,
    recorded: Recorded,
    /// Who edits.
    by: Option<&'p str>,
    problems: Vec<Problem>,
    /// The places whose form was refused: nothing else is said of them.
    refused: HashSet<String>,
    /// The number of the edit.
    at: usize,
}

impl Recorder<'_> {
    #[cold]
    fn refuse(&mut self, code: Code, member: &str, message: String, help: &str) {
        let path = format!("/edits/{}{member}", self.at);
        if self.refused.contains(&path) {
            return;
        }
        self.problems
            .push(Problem::new(code, path, message, help.to_owned()));
    }

    /// Does one edit; what stood there before, if anything. None when it was refused.
    fn one(&mut self, edit: &Edit<'_>) -> Done {
        let frame = self.frame;
        let name = edit.key_result.as_deref().unwrap_or_default();
        let Some(row) = frame.ids.key_results.find(&frame.arena, name) else {
            let (message, help) = unknown(frame, Noun::KeyResult, name, &mut Suggester::default());
            self.refuse(Code::E009, "/key_result", message, &help);
            return None;
        };
        let key_result = &frame.key_results[row as usize];
        let objective = &frame.objectives[key_result.objective as usize];
        let cycle = &frame.cycles[objective.cycle as usize];
        // Without a reason it is refused and made all the same: so those after it are judged by what is
        // meant.
        if cycle.phase == Phase::Closed && !said(edit.reason.as_deref()) {
            let message = closed_without_reason(frame.text(cycle.id));
            self.refuse(Code::E021, "/reason", message, SAY_WHY);
        } else if edit.kind != EditKind::CheckIn && !said(edit.reason.as_deref()) {
            let what = match edit.kind {
                EditKind::CorrectCheckIn => "the correction has no reason",
                _ => "the withdrawal has no reason",
            };
            self.refuse(Code::E021, "/reason", what.to_owned(), SAY_WHY);
        }
        let before = self.problems.len();
        if edit.kind == EditKind::CheckIn {
            let on = edit.on?;
            self.undropped(name, key_result, on, "/on");
            self.value(key_result, on, edit, "/value");
            if self.problems.len() > before {
                return None;
            }
            let by = edit.by.as_deref().or(self.by);
            self.recorded.add(
                row,
                NewCheckIn {
                    on,
                    value: positive_zero(edit.value),
                    confidence: positive_zero(edit.confidence),
                    note: edit.note.as_deref().map(Into::into),
                    by: by.map(Into::into),
                    custom: edit.custom.as_ref().map(|it| it.as_json().into()),
                },
            );
            return Some(None);
        }
        self.change(name, row, key_result, edit, before)
    }

    /// A correction or a withdrawal.
    fn change(
        &mut self,
        name: &str,
        row: u32,
        key_result: &KeyResultRow,
        edit: &Edit<'_>,
        before: usize,
    ) -> Done {
        let on = edit.on?;
        let all: Vec<_> = check_ins(self.frame, &self.recorded, row).collect();
        let days = all.iter().map(|(_, check_in)| check_in.on());
        let place = match find(name, days, on, edit.nth) {
            Ok(place) => place,
            Err((member, message, help)) => {
                self.refuse(Code::E025, member, message, &help);
                return None;
            }
        };
        let (slot, old) = (all[place].0, new_of(self.frame, all[place].1));
        let corrected = (edit.kind == EditKind::CorrectCheckIn).then(|| {
            let new = corrected(typed(&old), edit);
            NewCheckIn {
                on: new.on,
                value: positive_zero(new.value),
                confidence: positive_zero(new.confidence),
                note: new.note.map(|it| it.as_ref().into()),
                by: new.by.map(|it| it.as_ref().into()),
                custom: new.custom.map(|it| it.as_json().into()),
            }
        });
        if let Some(new) = &corrected {
            if let Some(day) = edit.moved_to {
                self.undropped(name, key_result, day, "/moved_to");
            }
            let value = Edit {
                value: Some(new.value).filter(|it| !it.is_nan()),
                boolean: edit.boolean,
                ..Edit::of(EditKind::CorrectCheckIn)
            };
            let member = if edit.value.is_some() {
                "/value"
            } else {
                "/moved_to"
            };
            self.value(key_result, new.on, &value, member);
        }
        if self.problems.len() > before {
            return None;
        }
        let was = was(place, &typed(&old));
        self.recorded.put(row, slot, corrected);
        Some(Some(was))
    }

    fn undropped(&mut self, name: &str, key_result: &KeyResultRow, on: Date, member: &str) {
        let drop = self.frame.drops.get(key_result.dropped as usize);
        if let Some(day) = drop.and_then(|drop| drop.on).filter(|&day| day <= on) {
            let (message, help) = dropped_by_then(name, day, on);
            self.refuse(Code::E025, member, message, help);
        }
    }

    fn value(&mut self, key_result: &KeyResultRow, on: Date, edit: &Edit<'_>, member: &str) {
        let Some(value) = edit.value else {
            return;
        };
        let shape = measure_on(self.frame, key_result, on);
        let sourced = !matches!(key_result.source, SourceRow::CheckIns);
        if let Some((code, message, help)) = value_fault(shape, sourced, value, edit.boolean) {
            self.refuse(code, member, message, help);
        }
    }
}

/// A number as it is kept: NaN for none, and every zero is +0 [SPEC 2.1].
fn positive_zero(x: Option<f64>) -> f64 {
    x.map_or(f64::NAN, |x| x + 0.0)
}

pub(super) fn dropped_by_then(name: &str, day: Date, on: Date) -> (String, &'static str) {
    (
        format!("`{name}` is dropped from {day} on: a check-in of {on} would count nowhere"),
        "date it before the drop, or leave it out",
    )
}

/// The place in a list of check-ins of the one that is meant; else member, message and remedy.
pub(super) fn find(
    name: &str,
    days: impl Iterator<Item = Option<Date>> + Clone,
    on: Date,
    nth: Option<u64>,
) -> Result<usize, (&'static str, String, String)> {
    let mut places = (days.clone().enumerate()).filter(|&(_, day)| day == Some(on));
    let count = places.clone().count();
    let place = match nth {
        None => places.last(),
        Some(nth) => usize::try_from(nth - 1)
            .ok()
            .and_then(|nth| places.nth(nth)),
    };
    if let Some((place, _)) = place {
        return Ok(place);
    }
    if count > 0 {
        let nth = nth.unwrap_or_default();
        return Err((
            "/nth",
            format!("`{name}` has no check-in number {nth} on {on}"),
            format!("there are {count} of that day"),
        ));
    }
    let near = days
        .flatten()
        .min_by_key(|day| (day.days_since(on).abs(), *day));
    let help = near.map_or_else(
        || "it has no check-ins".to_owned(),
        |day| format!("the nearest is of {day}"),
    );
    Err(("/on", format!("`{name}` has no check-in of {on}"), help))
}

/// A check-in with what a correction states in place of what it said.
pub(super) fn corrected<'a>(old: CheckIn<'a>, edit: &Edit<'a>) -> CheckIn<'a> {
    CheckIn {
        on: edit.moved_to.unwrap_or(old.on),
        value: edit.value.or(old.value),
        confidence: edit.confidence.or(old.confidence),
        note: edit.note.clone().or(old.note),
        by: edit.by.clone().or(old.by),
        custom: edit.custom.clone().or(old.custom),
    }
}

#[derive(serde::Serialize)]
struct Was<'a, 'c> {
    at: usize,
    check_in: &'a CheckIn<'c>,
}

/// What is needed to take a correction or a withdrawal back.
pub(super) fn was(at: usize, check_in: &CheckIn<'_>) -> String {
    edits::json(&Was { at, check_in })
}

fn new_of(frame: &Store, check_in: CheckInAt<'_>) -> NewCheckIn {
    match check_in {
        CheckInAt::New(new) => new.clone(),
        CheckInAt::Row(row) => {
            let extra = frame.check_in_extras.get(row.extra as usize);
            let text = |text| frame.arena.opt(text).map(Into::into);
            NewCheckIn {
                on: row.on.unwrap_or(Date::MIN),
                value: row.value,
                confidence: row.confidence,
                note: text(row.note),
                by: extra.and_then(|extra| text(extra.by)),
                custom: extra.and_then(|extra| text(extra.custom)),
            }
        }
    }
}

fn typed(new: &NewCheckIn) -> CheckIn<'_> {
    let mut check_in = CheckIn::new(new.on);
    let number = |x: f64| (!x.is_nan()).then_some(x);
    check_in.value = number(new.value);
    check_in.confidence = number(new.confidence);
    check_in.note = new.note.as_deref().map(Into::into);
    check_in.by = new.by.as_deref().map(Into::into);
    check_in.custom = (new.custom.as_deref()).map(|it| edits::kept(it.to_owned()));
    check_in
}
