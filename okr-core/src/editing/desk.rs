//! Edits of the typed document: looked up, made one after the other, then built by the checks that
//! loading makes.

use std::collections::HashSet;

use super::{
    Done, Item, SAY_WHY, Stamp, blame::Touched, closed_without_reason, places::Places,
    refused_places, said,
};
use crate::{
    diagnostic::{Code, Problem, Suggester},
    model::{Noun, Portfolio, unknown},
    scoring::{ScoreOptions, Scorecard},
    values::{Date, EditKind, Phase},
    wire::{
        document::{AuditEntry, Document, Edit, KeyResult, New, Objective},
        edits,
    },
};

/// Makes edits of any kind, all of them or none. `problems` are those of their form.
pub(super) fn apply(
    portfolio: &Portfolio,
    all: &[Item<'_>],
    problems: Vec<Problem>,
) -> Result<Portfolio, Vec<Problem>> {
    let Some(mut desk) = Desk::new(portfolio, all, problems) else {
        return Ok(portfolio.clone());
    };
    desk.make();
    match desk.build() {
        Ok(portfolio) if desk.problems.is_empty() => Ok(portfolio),
        Ok(_) => Err(desk.problems),
        Err(more) => {
            // What the edits make of the whole is told too.
            desk.add_new(more);
            Err(desk.problems)
        }
    }
}

/// A document under edit.
pub(super) struct Desk<'a> {
    pub(super) stamp: &'a Stamp,
    pub(super) origin: &'a Portfolio,
    /// The edits, and how many of them are made or refused.
    pub(super) all: &'a [Item<'a>],
    pub(super) done: usize,
    pub(super) document: Document<'a>,
    places: Places<'a>,
    pub(super) problems: Vec<Problem>,
    /// The places whose form was refused: nothing else is said of them.
    refused: HashSet<String>,
    /// What refused edits would have added: that it is not there is no fault of others.
    absent: Vec<String>,
    pub(super) touched: Vec<Touched>,
    changed: bool,
    /// The number of the edit.
    pub(super) at: usize,
    /// Whether it is only asked what is wrong with the document, and not who made it so.
    pub(super) trying: bool,
}

impl<'a> Desk<'a> {
    /// None without edits.
    pub(super) fn new(
        origin: &'a Portfolio,
        all: &'a [Item<'a>],
        problems: Vec<Problem>,
    ) -> Option<Self> {
        let document = origin.to_document();
        Some(Self {
            stamp: all.first()?.stamp,
            origin,
            all,
            done: 0,
            places: Places::of(&document.objectives),
            document,
            refused: refused_places(&problems),
            problems,
            absent: Vec::new(),
            touched: Vec::new(),
            changed: false,
            at: 0,
            trying: false,
        })
    }

    /// Makes all edits, as far as they can be made.
    pub(super) fn make(&mut self) {
        for item in self.all {
            (self.at, self.stamp) = (item.number, item.stamp);
            let edit = item.stamp.complete(item.edit);
            // One that lacks a reason, or fails a gate, is refused and made all the same: so those after
            // it are judged by what is meant. There will be no new version.
            if let Some(was) = self.one(&edit) {
                self.changed = true;
                self.document.audit.push(AuditEntry {
                    on: item.stamp.on,
                    by: item.stamp.by.as_deref().map(Into::into),
                    edit: edits::kept(edit.to_json()),
                    was: was.map(edits::kept),
                    custom: item.custom.cloned(),
                });
            } else {
                self.would_have_added(&edit);
            }
            self.done += 1;
        }
    }

    fn one(&mut self, edit: &Edit<'a>) -> Done {
        match edit.kind {
            EditKind::CheckIn => self.check_in(edit),
            EditKind::CorrectCheckIn | EditKind::WithdrawCheckIn => self.change_check_in(edit),
            EditKind::CompleteItem => self.complete_item(edit),
            EditKind::RecordMeasurement => self.record_measurement(edit),
            EditKind::Amend => self.amend(edit),
            EditKind::Drop => self.drop(edit),
            EditKind::AddKeyResult => self.add_key_result(edit),
            EditKind::ReplaceKeyResult => self.replace_key_result(edit),
            EditKind::AddObjective => self.add_objective(edit),
            EditKind::Align => self.align(edit),
            EditKind::Unalign => self.unalign(edit),
            EditKind::Escalate => self.escalate(edit),
            EditKind::Review => self.review(edit),
            EditKind::Explain => self.explain(edit),
            EditKind::MoveCycle => self.move_cycle(edit),
            EditKind::CarryOver => self.carry_over(edit),
            EditKind::CloneCycle => self.clone_cycle(edit),
        }
    }

    /// Refuses the edit at one of its members.
    pub(super) fn refuse(
        &mut self,
        code: Code,
        member: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let path = format!("/edits/{}{member}", self.at);
        if self.refused.contains(&path) {
            return;
        }
        self.problems
            .push(Problem::new(code, path, message.into(), help.into()));
    }

    /// Notes that the edit wrote a place of the document.
    pub(super) fn touch(&mut self, place: String, member: &'static str) {
        self.touched.push(Touched {
            place,
            edit: self.at,
            member,
            whole: false,
        });
    }

    /// As [`Desk::touch`], where the member does not say what stands in that place.
    pub(super) fn touch_whole(&mut self, place: String, member: &'static str) {
        self.touched.push(Touched {
            place,
            edit: self.at,
            member,
            whole: true,
        });
    }

    /// An entry of a list was taken out: those after it move up.
    pub(super) fn moved_up(&mut self, list: &str, entry: usize) {
        let start = format!("{list}/");
        self.touched.retain_mut(|touched| {
            let Some(rest) = touched.place.strip_prefix(&start) else {
                return true;
            };
            let (number, rest) = rest.split_once('/').unwrap_or((rest, ""));
            match number.parse::<usize>() {
                Ok(number) if number == entry => false,
                Ok(number) if number > entry => {
                    let slash = if rest.is_empty() { "" } else { "/" };
                    touched.place = format!("{start}{}{slash}{rest}", number - 1);
                    true
                }
                _ => true,
            }
        });
    }

    /// Notes where an objective and its key results stand.
    pub(super) fn index(&mut self, row: usize) {
        self.places.note(row, &self.document.objectives[row]);
    }

    /// Whether an identifier is taken.
    pub(super) fn taken(&self, noun: Noun, id: &str) -> bool {
        match noun {
            Noun::Objective => self.places.objective(id).is_some(),
            Noun::KeyResult => self.places.key_result(id).is_some(),
            Noun::Priority => {
                let priorities = &self.document.organization.priorities;
                priorities.iter().any(|it| it.id == id)
            }
            _ => self.document.cycles.iter().any(|cycle| cycle.id == id),
        }
    }

    /// Adds problems where none has been told yet: nothing else is said of a place that was refused.
    fn add_new(&mut self, more: Vec<Problem>) {
        let unknown = |path: &String| path.ends_with("/measure") || path.ends_with("/kind");
        if self.refused.iter().any(unknown) {
            return;
        }
        let before = self.problems.len();
        for problem in more {
            // What is unknown stands at the end of the message.
            let named = (problem.message().strip_suffix('`'))
                .and_then(|message| message.rsplit('`').next());
            if problem.code == Code::E009 && named.is_some_and(|name| self.is_absent(name)) {
                continue;
            }
            let told = self.problems[..before].iter().any(|it| {
                let rest = problem.path().strip_prefix(it.path());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            });
            if !told {
                self.problems.push(problem);
            }
        }
    }

    fn would_have_added(&mut self, edit: &Edit<'_>) {
        match edit.new.as_deref() {
            Some(New::KeyResult(new)) => self.absent.push(new.id.to_string()),
            Some(New::Cycle(new)) => self.absent.push(new.id.to_string()),
            Some(New::Objective(new)) => {
                self.absent.push(new.id.to_string());
                let key_results = new.key_results.iter();
                self.absent.extend(key_results.map(|it| it.id.to_string()));
            }
            None => {}
        }
        // Copies are called after the cycle that they are copied into.
        let into = edit.into.as_deref();
        self.absent.extend(into.map(|into| format!("@{into}")));
    }

    /// Whether a refused edit would have added what is called so.
    fn is_absent(&self, name: &str) -> bool {
        self.absent.iter().any(|absent| {
            absent == name || (absent.starts_with('@') && name.ends_with(absent.as_str()))
        })
    }

    #[cold]
    pub(super) fn unknown(&mut self, noun: Noun, member: &str, name: &str) {
        if self.is_absent(name) {
            return;
        }
        let (message, help) = unknown(self.origin.frame(), noun, name, &mut Suggester::default());
        self.refuse(Code::E009, member, message, help);
    }

    /// The row of an objective that the edit names.
    pub(super) fn find_objective(&mut self, member: &str, name: &str) -> Option<usize> {
        let found = self.places.objective(name);
        if found.is_none() {
            self.unknown(Noun::Objective, member, name);
        }
        found
    }

    /// The place of a key result that the edit names.
    pub(super) fn find_key_result(&mut self, name: &str) -> Option<(usize, usize)> {
        let found = self.places.key_result(name);
        if found.is_none() {
            self.unknown(Noun::KeyResult, "/key_result", name);
        }
        found
    }

    /// The row of a cycle that the edit names.
    pub(super) fn find_cycle(&mut self, member: &str, name: &str) -> Option<usize> {
        let found = self
            .document
            .cycles
            .iter()
            .position(|cycle| cycle.id == name);
        if found.is_none() {
            self.unknown(Noun::Cycle, member, name);
        }
        found
    }

    pub(super) fn objective(&mut self, row: usize) -> &mut Objective<'a> {
        &mut self.document.objectives[row]
    }

    pub(super) fn key_result(&mut self, (row, at): (usize, usize)) -> &mut KeyResult<'a> {
        &mut self.document.objectives[row].key_results[at]
    }

    /// Refuses an edit without the reason that it needs: `what` needs one, or the goals of a closed cycle.
    pub(super) fn reasoned(
        &mut self,
        edit: &Edit<'_>,
        what: Option<&str>,
        objective: Option<usize>,
    ) {
        if said(edit.reason.as_deref()) {
            return;
        }
        let closed = objective.and_then(|row| {
            let name = &self.document.objectives[row].cycle;
            (self.document.cycles.iter())
                .find(|cycle| cycle.id == *name && cycle.phase == Phase::Closed)
        });
        let message = match (what, closed) {
            (Some(what), _) => format!("{what} has no reason"),
            (None, Some(cycle)) => closed_without_reason(&cycle.id),
            (None, None) => return,
        };
        self.refuse(Code::E021, "/reason", message, SAY_WHY);
    }

    /// The day of an edit that has one.
    pub(super) fn day(&self, edit: &Edit<'_>) -> Date {
        edit.on.unwrap_or(self.stamp.on)
    }

    /// Whether an edit before this one was refused, so that scores are not what they should be.
    pub(super) fn in_doubt(&self) -> bool {
        self.problems.iter().any(|problem| {
            let number = problem.path().strip_prefix("/edits/");
            let number = number.and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
            number.is_none_or(|number| number < self.at)
        })
    }

    /// The scores as the edits so far leave them, on the day of the edit; none when those already
    /// make no sound portfolio.
    pub(super) fn score(&mut self) -> Option<Scorecard> {
        if self.in_doubt() {
            return None;
        }
        let portfolio = if self.changed {
            match self.build() {
                Ok(portfolio) => portfolio,
                Err(problems) => {
                    self.problems.extend(problems);
                    return None;
                }
            }
        } else {
            self.origin.clone()
        };
        Some(portfolio.score(&ScoreOptions::new(self.stamp.on)))
    }
}
