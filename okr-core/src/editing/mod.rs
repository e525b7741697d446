//! Safe editing: every edit is checked before anything changes, and leaves an entry in the audit
//! trail.
//!
//! A portfolio never changes; an edit makes a new one. Check-ins, their corrections and
//! withdrawals are recorded beside the rows (`history`), in logarithmic time. All other edits
//! change the typed document (`desk`), which is then built by the checks that loading makes, so
//! that no edit can make what could not be loaded.

mod blame;
mod carry;
mod desk;
mod diff;
mod gates;
mod goals;
mod history;
mod past;
mod places;
mod stamp;

use std::collections::HashSet;

pub use diff::{Diff, Difference};
pub use stamp::Stamp;

use crate::{
    diagnostic::Problem,
    error::{Error, ErrorKind},
    model::Portfolio,
    values::EditKind,
    wire::{
        document::{AuditEntry, CheckIn, Custom, Edit},
        edits,
    },
};

impl Portfolio {
    /// Records a check-in of a key result.
    ///
    /// It may be of any day, past ones included; those of one day stay in the order in which they are
    /// recorded. The check-in is its author's: `by`, or else the editor. Takes logarithmic time, however
    /// large the portfolio is: old and new version share all else.
    ///
    /// # Errors
    ///
    /// Every problem, with JSON Pointers into the [`Edit`]: no such key result (`E009`), a value that its measure does not
    /// take on that day (`E017`, `E006`), a key result that is dropped by then (`E025`), a closed cycle
    /// and no reason (`E021`).
    ///
    /// ```
    /// # let json = r#"{"okr": "1", "organization": {"name": "Acme"},
    /// #   "units": [{"id": "u", "name": "U", "level": "company"}],
    /// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
    /// #   "objectives": [{"id": "o", "title": "Be better", "owner": "u", "cycle": "q", "commitment": "committed",
    /// #     "key_results": [{"id": "kr-nps", "title": "K", "measure": {"kind": "increase", "baseline": 32, "target": 55}}]}]}"#;
    /// use okr_core::{document::CheckIn, Portfolio, Stamp};
    ///
    /// let before = Portfolio::from_json(json)?;
    /// let today = "2026-11-02".parse()?;
    /// let after = before.check_in("kr-nps", CheckIn::new(today).value(41.0), &Stamp::new(today).by("ada"))?;
    /// assert_eq!((before.check_in_count(), after.check_in_count()), (0, 1));
    /// assert_eq!(after.audit().last().unwrap().by.as_deref(), Some("ada"));
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn check_in(
        &self,
        key_result: &str,
        check_in: CheckIn<'_>,
        stamp: &Stamp,
    ) -> Result<Self, Error> {
        self.edit(&[Edit::record(key_result, check_in)], stamp)
    }

    /// Makes several edits, one after the other, or none of them. What they make together must be
    /// sound; what stands in between need not be.
    ///
    /// The new version has an entry in its audit trail for each. If there are only check-ins,
    /// corrections and withdrawals, that takes logarithmic time for each; anything else is linear in the
    /// size of the portfolio, once for the whole batch and once more for each [`Edit::move_cycle`] and
    /// [`Edit::carry_over`], which look at scores.
    ///
    /// # Errors
    ///
    /// Every problem of all edits, with JSON Pointers: `/edits/0/value` is the value of the first edit.
    /// Problems that only the whole portfolio shows, such as a loop (`E015`), stand at the edit that
    /// makes them, with the other places in the portfolio as related ones.
    pub fn edit(&self, edits: &[Edit<'_>], stamp: &Stamp) -> Result<Self, Error> {
        if let Some(portfolio) = history::usual(self, edits, stamp) {
            return Ok(portfolio);
        }
        let text = edits::batch_text(
            edits,
            stamp.on,
            stamp.by.as_deref(),
            stamp.reason.as_deref(),
        );
        self.apply(&text).map_err(|mut problems| {
            edits::forget(&mut problems);
            refused(problems)
        })
    }

    /// Makes the edits that a JSON text says: `{"on": …, "by": …, "reason": …, "edits": […]}`.
    ///
    /// # Errors
    ///
    /// As [`Portfolio::edit`]; problems of form have line and column too.
    pub fn edit_json(&self, text: &str) -> Result<Self, Error> {
        self.apply(text).map_err(|mut problems| {
            edits::locate(text, &mut problems);
            refused(problems)
        })
    }

    /// The audit trail: every edit that was made, in order.
    pub fn audit(&self) -> impl ExactSizeIterator<Item = AuditEntry<'_>> {
        edits::entries(&self.store().audit)
    }

    /// Number of entries in the audit trail.
    pub fn audit_count(&self) -> usize {
        self.store().audit.len()
    }

    /// Makes the edits of an audit trail again, each as of its own day and by its own author.
    ///
    /// Replaying what was done to a portfolio on its first version gives its last, to the byte. Linear in
    /// the size of the portfolio and of the trail, but for entries that look at scores.
    ///
    /// # Errors
    ///
    /// Every problem, as [`Portfolio::edit`]; JSON Pointers start at `/audit`, with the number of the
    /// entry among those given.
    pub fn replay<'e>(
        &self,
        entries: impl IntoIterator<Item = AuditEntry<'e>>,
    ) -> Result<Self, Error> {
        let entries: Vec<_> = entries.into_iter().collect();
        let (batch, problems) = match edits::read(&edits::trail_text(&entries)) {
            Ok(read) => read,
            Err(problems) => return Err(refused(problems)),
        };
        let stamps: Vec<_> = (entries.iter())
            .map(|entry| Stamp {
                on: entry.on,
                by: entry.by.as_deref().map(str::to_owned),
                reason: None,
            })
            .collect();
        let edits: Vec<_> = batch.edits().collect();
        let all: Vec<_> = (edits.iter())
            .map(|(number, edit)| Item {
                number: *number,
                edit,
                stamp: &stamps[*number],
                custom: entries[*number].custom.as_ref(),
            })
            .collect();
        self.make(&all, problems).map_err(|mut problems| {
            edits::forget(&mut problems);
            for problem in &mut problems {
                let path = &mut problem.place.path;
                *path = match path
                    .strip_prefix("/edits/")
                    .map(|rest| rest.split_once('/'))
                {
                    Some(Some((number, rest))) => format!("/audit/{number}/edit/{rest}"),
                    Some(None) => format!("/audit{}/edit", &path["/edits".len()..]),
                    None => "/audit".to_owned(),
                };
            }
            refused(problems)
        })
    }

    /// As [`Portfolio::replay`], with the entries as a JSON list: the member `audit` of a document.
    ///
    /// ```
    /// # let json = r#"{"okr": "1", "organization": {"name": "Acme"},
    /// #   "units": [{"id": "u", "name": "U", "level": "company"}],
    /// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
    /// #   "objectives": [{"id": "o", "title": "Be better", "owner": "u", "cycle": "q", "commitment": "committed",
    /// #     "key_results": [{"id": "kr", "title": "K", "measure": {"kind": "increase", "baseline": 0, "target": 10}}]}]}"#;
    /// use okr_core::{document::CheckIn, Portfolio, Stamp};
    ///
    /// let first = Portfolio::from_json(json)?;
    /// let today = "2026-11-02".parse()?;
    /// let later = first.check_in("kr", CheckIn::new(today).value(4.0), &Stamp::new(today))?;
    /// let entries = r#"[{"on": "2026-11-02",
    ///     "edit": {"kind": "check_in", "key_result": "kr", "on": "2026-11-02", "value": 4}}]"#;
    /// assert_eq!(first.replay_json(entries)?, later);
    ///
    /// let error = first.replay_json(r#"[{"on": "2026-11-02", "edit": {"kind": "check_im"}}]"#).unwrap_err();
    /// assert_eq!(error.problems()[0].path(), "/audit/0/edit/kind");
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Portfolio::replay`], and what is wrong with the form of the entries.
    pub fn replay_json(&self, entries: &str) -> Result<Self, Error> {
        let rows = edits::read_trail(entries).map_err(|mut problems| {
            edits::forget(&mut problems);
            refused(problems)
        })?;
        self.replay(edits::entries(&rows))
    }

    fn apply(&self, text: &str) -> Result<Self, Vec<Problem>> {
        let (batch, problems) = edits::read(text)?;
        let Some(on) = batch.on else {
            return Err(problems);
        };
        let stamp = Stamp {
            on,
            by: batch.by.clone(),
            reason: batch.reason.clone(),
        };
        let edits: Vec<_> = batch.edits().collect();
        let all: Vec<_> = (edits.iter())
            .map(|(number, edit)| Item {
                number: *number,
                edit,
                stamp: &stamp,
                custom: None,
            })
            .collect();
        self.make(&all, problems)
    }

    /// Makes edits whose form has these problems: all of them or none.
    fn make(&self, all: &[Item<'_>], problems: Vec<Problem>) -> Result<Self, Vec<Problem>> {
        if all.iter().all(|item| is_history(item.edit)) {
            history::record(self, all, problems)
        } else {
            desk::apply(self, all, problems)
        }
    }
}

/// An edit to make.
struct Item<'e> {
    /// Its number in the batch or trail.
    number: usize,
    edit: &'e Edit<'e>,
    stamp: &'e Stamp,
    /// What its entry in the audit trail keeps.
    custom: Option<&'e Custom<'e>>,
}

/// What is needed to take an edit back, if the edit alone does not say it; none when it was refused.
#[allow(clippy::option_option)] // the outer one is `?`'s, in functions that refuse in many places
type Done = Option<Option<String>>;

/// Whether an edit is about check-ins alone.
fn is_history(edit: &Edit<'_>) -> bool {
    matches!(
        edit.kind,
        EditKind::CheckIn | EditKind::CorrectCheckIn | EditKind::WithdrawCheckIn
    )
}

#[cold]
fn refused(problems: Vec<Problem>) -> Error {
    Error::new(ErrorKind::Edit, edits::sorted(problems))
}

/// The places of problems.
fn refused_places(problems: &[Problem]) -> HashSet<String> {
    (problems.iter())
        .map(|problem| problem.path().to_owned())
        .collect()
}

const SAY_WHY: &str = "say why in `reason`";

/// What is wrong with an unreasoned edit of a goal of a closed cycle.
fn closed_without_reason(cycle: &str) -> String {
    format!("cycle `{cycle}` is closed, and a change to its goals has no reason")
}

/// A text that says something; a blank one says nothing.
fn said(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.chars().all(char::is_whitespace))
}
