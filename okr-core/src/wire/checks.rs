//! Configurations and baselines as text.

use serde::Serialize;

use super::{document, load, write};
use crate::{
    diagnostic::Problem,
    error::{Error, ErrorKind},
    lint::{Baseline, BaselineEntry},
    model::CheckConfig,
    values::SubjectKind,
};

impl CheckConfig {
    /// Reads a configuration from JSON.
    ///
    /// # Errors
    ///
    /// Every problem of the text, with its place.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        load::read_text(text, ErrorKind::Config, super::read::read_checks)
    }

    /// Reads a configuration from bytes that should be UTF-8.
    ///
    /// # Errors
    ///
    /// As [`CheckConfig::from_json`]; `E001` at the first byte that is not UTF-8.
    pub fn from_json_slice(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_json(load::utf8(bytes, ErrorKind::Config)?)
    }

    /// The configuration as typed values, to change and build again.
    pub fn to_document(&self) -> document::Checks<'_> {
        document::checks(self)
    }

    /// The configuration as JSON, canonical: members in order, nothing that is not stated.
    pub fn to_json(&self) -> String {
        write::compact(&self.to_document())
    }
}

#[derive(Serialize)]
struct EntryWire<'b> {
    rule: &'b str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<SubjectKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'b str>,
    count: u64,
}

impl<'b> From<&'b BaselineEntry> for EntryWire<'b> {
    fn from(entry: &'b BaselineEntry) -> Self {
        Self {
            rule: entry.rule(),
            kind: entry.subject().map(crate::diagnostic::Subject::kind),
            id: entry.subject().map(crate::diagnostic::Subject::id),
            count: entry.count(),
        }
    }
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// Rules that it names need not be there any longer.
    ///
    /// # Errors
    ///
    /// Every problem of the text, with its place.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let read = |text| {
            let (entries, problems): (_, Vec<Problem>) = super::read::read_baseline(text)?;
            Ok((Self { entries }, problems))
        };
        load::read_text(text, ErrorKind::Baseline, read)
    }

    /// Reads a baseline from bytes that should be UTF-8.
    ///
    /// # Errors
    ///
    /// As [`Baseline::from_json`]; `E001` at the first byte that is not UTF-8.
    pub fn from_json_slice(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_json(load::utf8(bytes, ErrorKind::Baseline)?)
    }

    /// The baseline as JSON, an entry a line, so that version control shows what changes.
    pub fn to_json(&self) -> String {
        let lines = self
            .entries
            .iter()
            .map(|it| write::compact(&EntryWire::from(it)));
        let lines: Vec<_> = lines.map(|line| format!("\n  {line}")).collect();
        let end = if lines.is_empty() { "" } else { "\n" };
        format!(
            "{{\"okr_baseline\":\"1\",\"findings\":[{}{end}]}}\n",
            lines.join(",")
        )
    }
}
