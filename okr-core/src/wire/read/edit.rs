//! Edits, in a batch or in the audit trail.

use std::{borrow::Cow, sync::Arc};

use super::{Members, Read, Reader};
use crate::{
    diagnostic::{Code, Path, Problem},
    model::{AuditRow, Draft, MeasureRow, ObjectiveRow, Rows, Store, resolve_alone},
    values::{CarriedBaseline, Date, EditKind, Phase},
    wire::{
        document::{Custom, Edit, New, save},
        json::{Kind, Syntax},
        write,
    },
};

const BATCH: Members = Members::new(&[
    ("on", true),
    ("by", false),
    ("reason", false),
    ("edits", true),
]);
const AUDIT: Members = Members::new(&[
    ("on", true),
    ("by", false),
    ("edit", true),
    ("was", false),
    ("custom", false),
]);

/// The members of each kind of edit, in the order in which they are written.
macro_rules! members_of_kinds {
    ($($kind:ident: $($name:literal $required:literal),+;)+) => {
        fn members_of(kind: EditKind) -> &'static Members {
            match kind {
                $(EditKind::$kind => const {
                    &Members::new(&[("kind", true), $(($name, $required),)+ ("reason", false), ("custom", false)])
                })+
            }
        }
    };
}

members_of_kinds! {
    CheckIn: "key_result" true, "on" false, "value" false, "confidence" false, "note" false, "by" false;
    CorrectCheckIn: "key_result" true, "on" true, "nth" false, "moved_to" false, "value" false,
        "confidence" false, "note" false, "by" false;
    WithdrawCheckIn: "key_result" true, "on" true, "nth" false;
    CompleteItem: "key_result" true, "item" true, "on" false;
    RecordMeasurement: "kpi" true, "on" false, "value" true;
    Amend: "key_result" true, "on" false, "measure" false, "due" false, "weight" false;
    Drop: "objective" false, "key_result" false, "on" false, "replaced_by" false;
    AddKeyResult: "objective" true, "new" true;
    ReplaceKeyResult: "key_result" true, "on" false, "new" true;
    AddObjective: "new" true;
    Align: "objective" true, "to" true;
    Unalign: "objective" true, "to" true;
    Escalate: "objective" true, "on" false, "note" true, "by" false;
    Review: "objective" false, "key_result" false, "on" false, "score" true, "learned" false;
    Explain: "objective" false, "key_result" false, "explanation" true, "learned" false;
    MoveCycle: "cycle" true, "phase" true, "force" false;
    CarryOver: "cycle" true, "into" true, "objectives" false, "baseline" false, "force" false;
    CloneCycle: "cycle" true, "new" true;
}

/// A row of what an edit adds.
#[derive(Clone, Copy)]
enum NewRow {
    KeyResult(u32),
    Objective(u32),
    Cycle(u32),
}

/// An edit as it was read; measures and what is new are rows.
struct ReadEdit {
    edit: Edit<'static>,
    measure: Option<MeasureRow>,
    to: Option<Rows>,
    new: Option<NewRow>,
}

/// Edits with the rows of what they say.
pub(crate) struct Batch {
    /// The day; none only when it was refused.
    pub(crate) on: Option<Date>,
    pub(crate) by: Option<String>,
    pub(crate) reason: Option<String>,
    edits: Vec<(usize, ReadEdit)>,
    store: Store,
}

impl Batch {
    /// The edits, in order, each with its number in the list: one whose kind is not known is left out.
    pub(crate) fn edits(&self) -> impl ExactSizeIterator<Item = (usize, Edit<'_>)> {
        (self.edits.iter()).map(|(number, edit)| (*number, edit.typed(&self.store)))
    }
}

impl ReadEdit {
    fn typed<'s>(&self, store: &'s Store) -> Edit<'s> {
        let mut edit: Edit<'s> = self.edit.clone();
        edit.measure = (self.measure).map(|row| Box::new(save::measure(store, &row)));
        edit.to = self.to.and_then(|rows| save::alignments(store, rows).pop());
        edit.new = self.new.map(|row| {
            Box::new(match row {
                NewRow::KeyResult(row) => New::KeyResult(save::key_result(store, row as usize)),
                NewRow::Objective(row) => New::Objective(save::objective(store, row as usize)),
                NewRow::Cycle(row) => New::Cycle(save::cycle(store, row as usize)),
            })
        });
        edit
    }
}

/// Reads a batch of edits: what it says, and what is wrong with its form.
pub(in crate::wire) fn read_batch(text: &str) -> Result<(Batch, Vec<Problem>), Syntax> {
    let mut reader = Reader::new(text);
    let (mut on, mut by, mut reason, mut edits) = (None, None, None, Vec::new());
    reader.object(&Path::Root, &BATCH, |r, (_, name), at| {
        match name {
            "on" => on = r.date(at)?,
            "by" => by = r.owned(at)?,
            "reason" => reason = r.owned(at)?,
            _ => {
                r.list(at, |r, number, at| {
                    edits.extend(r.edit(at)?.map(|edit| (number, edit)));
                    Ok(())
                })?;
            }
        }
        Ok(())
    })?;
    reader.lexer.end()?;
    resolve_alone(&mut reader.draft);
    let batch = Batch {
        on,
        by,
        reason,
        edits,
        store: reader.draft.store,
    };
    Ok((batch, reader.problems))
}

/// Reads an audit trail that stands alone, with pointers as in a document.
pub(in crate::wire) fn read_trail(
    text: &str,
) -> Result<(Vec<Arc<AuditRow>>, Vec<Problem>), Syntax> {
    let mut reader = Reader::new(text);
    reader.audit(&Path::Root.key("audit"))?;
    reader.lexer.end()?;
    Ok((reader.draft.store.audit, reader.problems))
}

impl Reader<'_> {
    /// The audit trail.
    pub(super) fn audit(&mut self, at: &Path<'_>) -> Read {
        self.list(at, |r, _, at| r.audit_entry(at))?;
        Ok(())
    }

    fn audit_entry(&mut self, at: &Path<'_>) -> Read {
        let (mut on, mut by, mut edit, mut was, mut custom) = (None, None, None, None, None);
        self.object(at, &AUDIT, |r, (_, name), at| {
            match name {
                "on" => on = r.date(at)?,
                "by" => by = r.owned(at)?,
                "edit" => {
                    // What an edit says is no part of the portfolio: it gets rows of its own.
                    let outer = std::mem::take(&mut r.draft);
                    let read = r.edit(at);
                    let mut draft = std::mem::replace(&mut r.draft, outer);
                    edit = read?.map(|edit| canonical(&edit, &mut draft));
                }
                "was" => was = Some(r.custom_text(at)?.into()),
                _ => custom = Some(r.custom_text(at)?.into()),
            }
            Ok(())
        })?;
        if let (Some(on), Some(edit)) = (on, edit) {
            self.draft.store.audit.push(Arc::new(AuditRow {
                on,
                by: by.map(String::into_boxed_str),
                edit,
                was,
                custom,
            }));
        }
        Ok(())
    }

    fn owned(&mut self, at: &Path<'_>) -> Read<Option<String>> {
        Ok(self.string(at)?.map(|(_, text)| text.into_owned()))
    }

    fn cow(&mut self, at: &Path<'_>) -> Read<Option<Cow<'static, str>>> {
        Ok(self.owned(at)?.map(Cow::Owned))
    }

    /// An edit; none when its kind is not known, and then nothing else is said of it.
    fn edit(&mut self, at: &Path<'_>) -> Read<Option<ReadEdit>> {
        let Some(kind) = self.tag(at, EditKind::ALL, EditKind::as_str, "edit")? else {
            return Ok(None);
        };
        let members = members_of(kind);
        let mut it = ReadEdit {
            edit: Edit::of(kind),
            measure: None,
            to: None,
            new: None,
        };
        self.lexer.kind()?;
        let start = self.lexer.offset();
        let Some(present) = self.object(at, members, |r, (_, name), at| {
            r.edit_member(&mut it, name, at)
        })?
        else {
            return Ok(None);
        };
        let has = |name: &str| {
            (members.names().position(|it| it == name))
                .is_some_and(|number| present & (1 << number) != 0)
        };
        if matches!(kind, EditKind::Drop | EditKind::Review | EditKind::Explain) {
            match (has("objective"), has("key_result")) {
                (true, true) => self.report(
                    start,
                    Code::E017,
                    &at.key("key_result"),
                    "one edit names an objective and a key result".to_owned(),
                    "give each an edit of its own",
                ),
                (false, false) => self.report(
                    start,
                    Code::E004,
                    &at.key("objective"),
                    "the edit does not say what it is about".to_owned(),
                    "name an `objective` or a `key_result`",
                ),
                _ => {}
            }
        }
        if kind == EditKind::Amend && !["measure", "due", "weight"].into_iter().any(has) {
            self.report(
                start,
                Code::E022,
                at,
                "the amendment changes nothing".to_owned(),
                "state a `measure`, `due` or `weight`, or leave it out",
            );
        }
        let corrects = ["moved_to", "value", "confidence", "note", "by", "custom"];
        if kind == EditKind::CorrectCheckIn && !corrects.into_iter().any(has) {
            self.report(
                start,
                Code::E022,
                at,
                "the correction changes nothing".to_owned(),
                "state what is right: `value`, `confidence`, `note`, `by` or `moved_to`",
            );
        }
        Ok(Some(it))
    }

    fn edit_member(&mut self, it: &mut ReadEdit, name: &str, at: &Path<'_>) -> Read {
        let edit = &mut it.edit;
        match name {
            "kind" => {
                self.lexer.string()?;
            }
            "cycle" => edit.cycle = self.cow(at)?,
            "objective" => edit.objective = self.cow(at)?,
            "key_result" => edit.key_result = self.cow(at)?,
            "kpi" => edit.kpi = self.cow(at)?,
            "item" => edit.item = self.cow(at)?,
            "on" => edit.on = self.date(at)?,
            "nth" => {
                let nth = self.whole_number(at, "check-ins", "the first of the day is 1")?;
                edit.nth = (nth > 0).then_some(nth);
            }
            "moved_to" => edit.moved_to = self.date(at)?,
            "into" => edit.into = self.cow(at)?,
            "objectives" => {
                let mut named = Vec::new();
                self.list(at, |r, _, at| {
                    named.extend(r.cow(at)?);
                    Ok(())
                })?;
                edit.objectives = Some(named);
            }
            "baseline" => {
                edit.baseline = self.word(at, CarriedBaseline::ALL, CarriedBaseline::as_str)?;
            }
            "phase" => edit.phase = self.word(at, Phase::ALL, Phase::as_str)?,
            "to" => {
                // An edge belongs to an objective; this one to a row that is made for it.
                let store = &mut self.draft.store;
                let (from, start) = (store.objectives.len(), store.edges.len());
                store.objectives.push(ObjectiveRow::EMPTY);
                self.edge(from, at)?;
                let store = &mut self.draft.store;
                let rows = Rows::new(start, store.edges.len());
                store.objectives[from].aligned_to = rows;
                it.to = Some(rows);
            }
            "new" => it.new = self.new_goal(edit.kind, at)?,
            "value" => {
                let value = if edit.kind == EditKind::RecordMeasurement {
                    self.number(at)?
                } else {
                    edit.boolean = matches!(self.lexer.kind()?, Kind::True | Kind::False);
                    self.check_in_value(at)?
                };
                edit.value = (!value.is_nan()).then_some(value);
            }
            "confidence" => {
                let share = self.share(at, "confidence")?;
                edit.confidence = (!share.is_nan()).then_some(share);
            }
            "measure" => it.measure = Some(self.measure(at)?),
            "due" => edit.due = self.date(at)?,
            "weight" => edit.weight = Some(self.weight(at)?.to_f64()),
            "replaced_by" => edit.replaced_by = self.cow(at)?,
            "score" => {
                let share = self.share(at, "score")?;
                edit.score = (!share.is_nan()).then_some(share);
            }
            "explanation" => edit.explanation = self.cow(at)?,
            "learned" => edit.learned = self.cow(at)?,
            "note" => edit.note = self.cow(at)?,
            "by" => edit.by = self.cow(at)?,
            "force" => edit.force = self.boolean(at)?,
            "reason" => edit.reason = self.cow(at)?,
            _ => edit.custom = Some(Custom::kept(self.custom_text(at)?.into_owned())),
        }
        Ok(())
    }

    fn new_goal(&mut self, kind: EditKind, at: &Path<'_>) -> Read<Option<NewRow>> {
        let store = &mut self.draft.store;
        match kind {
            EditKind::AddObjective => {
                // Its key results and edges name it by the number of its row.
                let row = store.objectives.len();
                self.objective(row, at)?;
                let there = self.draft.store.objectives.len() > row;
                Ok(there.then_some(NewRow::Objective(row as u32)))
            }
            EditKind::CloneCycle => {
                let row = store.cycles.len();
                self.cycle(at)?;
                Ok(Some(NewRow::Cycle(row as u32)))
            }
            _ => {
                let (objective, row) = (store.objectives.len(), store.key_results.len());
                store.objectives.push(ObjectiveRow::EMPTY);
                self.key_result(objective, at)?;
                let store = &mut self.draft.store;
                store.objectives[objective].key_results = Rows::new(row, store.key_results.len());
                let there = store.key_results.len() > row;
                Ok(there.then_some(NewRow::KeyResult(row as u32)))
            }
        }
    }
}

/// An edit that is read alone as canonical JSON.
fn canonical(edit: &ReadEdit, draft: &mut Draft) -> Box<str> {
    resolve_alone(draft);
    write::compact(&edit.typed(&draft.store)).into_boxed_str()
}
