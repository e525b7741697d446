//! Edits: a check-in by its members, everything else as JSON; trails and differences leave as tuples.

use okr_core as core;
use pyo3::prelude::*;

use crate::{date, errors};

/// Day, author, edit, what was there before, custom; the last three are JSON.
pub(crate) type EntryRow = (
    String,
    Option<String>,
    String,
    Option<String>,
    Option<String>,
);
/// Kind, kind and identifier of what it is about, member, before, after; the last two are JSON.
pub(crate) type DifferenceRow = (
    &'static str,
    Option<(&'static str, String)>,
    Option<String>,
    Option<String>,
    Option<String>,
);

/// What a check-in says and when it is recorded, with no text to be read.
pub(crate) struct NewCheckIn<'a> {
    pub(crate) key_result: &'a str,
    pub(crate) on: Option<&'a str>,
    pub(crate) value: Option<f64>,
    pub(crate) confidence: Option<f64>,
    pub(crate) note: Option<&'a str>,
    pub(crate) recorded: &'a str,
    pub(crate) by: Option<&'a str>,
    pub(crate) reason: Option<&'a str>,
}

pub(crate) fn check_in(
    py: Python<'_>,
    portfolio: &core::Portfolio,
    it: &NewCheckIn<'_>,
) -> PyResult<core::Portfolio> {
    let recorded = date(py, it.recorded)?;
    let on = it.on.map_or(Ok(recorded), |on| date(py, on))?;
    let done = py.detach(|| {
        let mut stamp = core::Stamp::new(recorded);
        if let Some(by) = it.by {
            stamp = stamp.by(by);
        }
        if let Some(reason) = it.reason {
            stamp = stamp.reason(reason);
        }
        let mut check_in = core::document::CheckIn::new(on);
        check_in.value = it.value;
        check_in.confidence = it.confidence;
        check_in.note = it.note.map(Into::into);
        portfolio.check_in(it.key_result, check_in, &stamp)
    });
    done.map_err(|error| errors::raise(py, &error))
}

pub(crate) fn edit(
    py: Python<'_>,
    portfolio: &core::Portfolio,
    text: &str,
) -> PyResult<core::Portfolio> {
    py.detach(|| portfolio.edit_json(text))
        .map_err(|error| errors::raise(py, &error))
}

pub(crate) fn audit(py: Python<'_>, portfolio: &core::Portfolio) -> Vec<EntryRow> {
    let json = |it: Option<core::document::Custom<'_>>| it.map(|it| it.as_json().to_owned());
    py.detach(|| {
        let rows = portfolio.audit().map(|entry| {
            (
                entry.on.to_string(),
                entry.by.map(Into::into),
                entry.edit.as_json().to_owned(),
                json(entry.was),
                json(entry.custom),
            )
        });
        rows.collect()
    })
}

/// Replays a JSON list of entries.
pub(crate) fn replay(
    py: Python<'_>,
    portfolio: &core::Portfolio,
    entries: &str,
) -> PyResult<core::Portfolio> {
    py.detach(|| portfolio.replay_json(entries))
        .map_err(|error| errors::raise(py, &error))
}

pub(crate) fn as_of(
    py: Python<'_>,
    portfolio: &core::Portfolio,
    day: &str,
) -> PyResult<core::Portfolio> {
    let day = date(py, day)?;
    py.detach(|| portfolio.as_of(day))
        .map_err(|error| errors::raise(py, &error))
}

pub(crate) fn diff(
    py: Python<'_>,
    before: &core::Portfolio,
    after: &core::Portfolio,
) -> Vec<DifferenceRow> {
    py.detach(|| {
        let diff = before.diff(after);
        let rows = diff.differences().iter().map(|it| {
            let subject = it.subject();
            (
                it.kind().as_str(),
                subject.map(|it| (it.kind().as_str(), it.id().to_owned())),
                it.member().map(str::to_owned),
                it.before().map(str::to_owned),
                it.after().map(str::to_owned),
            )
        });
        rows.collect()
    })
}
