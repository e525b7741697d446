//! Batches of edits and the audit trail, from text and to text.

use std::sync::Arc;

use serde::Serialize;

use super::{
    document::{AuditEntry, Custom, Edit, save},
    load, locate as places, read, write,
};
use crate::{diagnostic::Problem, model::AuditRow, values::Date};

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

/// Entries of an audit trail as one batch; their days and authors are not in it.
pub(crate) fn trail_text<'e, 'a: 'e>(
    entries: impl IntoIterator<Item = &'e AuditEntry<'a>>,
) -> String {
    write::for_reading(&BatchText {
        on: Date::MIN,
        by: None,
        reason: None,
        edits: (entries.into_iter())
            .map(|entry| &entry.edit)
            .collect::<Vec<_>>(),
    })
}

/// Reads an audit trail that stands alone: a list of entries.
pub(crate) fn read_trail(text: &str) -> Result<Vec<Arc<AuditRow>>, Vec<Problem>> {
    load::read_all(text, read::read_trail)
}

/// The entries of a trail.
pub(crate) fn entries(rows: &[Arc<AuditRow>]) -> impl ExactSizeIterator<Item = AuditEntry<'_>> {
    rows.iter().map(|row| save::audit_entry(row))
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

/// Canonical JSON of what an edit says or what stood there before.
pub(crate) fn json(value: &impl Serialize) -> String {
    write::compact(value)
}

/// JSON that is known to be sound, as it is kept.
pub(crate) fn kept(text: String) -> Custom<'static> {
    Custom::kept(text)
}
