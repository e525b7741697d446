//! Batches of edits and the audit trail, from text and to text.

use serde::Serialize;

use super::{
    document::{AuditEntry, Custom, Edit, save},
    load, locate as places, read, write,
};
use crate::{diagnostic::Problem, model::Portfolio, values::Date};

pub(crate) use super::{load::sorted, read::Batch};

impl Edit<'_> {
    /// The edit as JSON.
    pub fn to_json(&self) -> String {
        write::compact(self)
    }
}

#[derive(Serialize)]
struct BatchText<'e, E> {
    on: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'e str>,
    edits: E,
}

/// Edits as one text, to be read at once.
pub(crate) fn batch_text(
    edits: &[Edit<'_>],
    on: Date,
    by: Option<&str>,
    reason: Option<&str>,
) -> String {
    write::for_reading(&BatchText {
        on,
        by,
        reason,
        edits,
    })
}

/// An entry of the audit trail as a batch of its own.
pub(crate) fn entry_text(entry: &AuditEntry<'_>) -> String {
    write::for_reading(&BatchText {
        on: entry.on,
        by: entry.by.as_deref(),
        reason: None,
        edits: [&entry.edit],
    })
}

/// The entries of an audit trail as one batch; their days and authors are not in it.
pub(crate) fn trail_text(entries: &[AuditEntry<'_>]) -> String {
    write::for_reading(&BatchText {
        on: Date::MIN,
        by: None,
        reason: None,
        edits: entries.iter().map(|entry| &entry.edit).collect::<Vec<_>>(),
    })
}

/// Reads a batch, and what is wrong with its form; an error where it is not JSON at all.
pub(crate) fn read(text: &str) -> Result<(Batch, Vec<Problem>), Vec<Problem>> {
    load::read_or_stop(text, read::read_batch)
}

/// Lets go of places in a text that no person has seen.
pub(crate) fn forget(problems: &mut [Problem]) {
    places::forget(problems);
}

/// Gives problems of edits their lines and columns in the text of the batch.
pub(crate) fn locate(text: &str, problems: &mut [Problem]) {
    places::locate(text, problems);
    places::count_lines(text, problems);
}

/// The audit trail.
pub(crate) fn audit(portfolio: &Portfolio) -> impl ExactSizeIterator<Item = AuditEntry<'_>> {
    let rows = &portfolio.store().audit;
    rows.iter().map(|row| save::audit_entry(row))
}

/// Canonical JSON of what an edit says or what stood there before.
pub(crate) fn json(value: &impl Serialize) -> String {
    write::compact(value)
}

/// JSON that is known to be sound, as it is kept.
pub(crate) fn kept(text: String) -> Custom<'static> {
    Custom::kept(text)
}
