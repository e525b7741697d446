//! Findings and problems as text, baselines, and configurations that stand in files.

#![expect(
    clippy::needless_pass_by_value,
    reason = "what comes from Python comes as values"
)]

use std::borrow::Cow;

use okr_core as core;
use pyo3::{prelude::*, types::PyBytes};

use crate::{date, errors};

type SubjectRow = Option<(String, String)>;
type RelatedRow = (String, String, Option<u32>, Option<u32>, SubjectRow);
/// The members of `okr.Finding`, in their order.
type Row = (
    String,
    String,
    String,
    String,
    String,
    SubjectRow,
    String,
    Option<u32>,
    Option<u32>,
    Vec<RelatedRow>,
);
/// A row, and why and until when it is accepted.
type WaivedRow = (Row, String, Option<String>);

/// One document and what is to be told of it.
#[derive(FromPyObject)]
pub(crate) struct Document<'py> {
    #[pyo3(item)]
    file: String,
    #[pyo3(item)]
    source: Option<Bound<'py, PyBytes>>,
    #[pyo3(item)]
    yaml: bool,
    #[pyo3(item)]
    failed: bool,
    #[pyo3(item)]
    found: Vec<Row>,
    #[pyo3(item)]
    waived: Vec<WaivedRow>,
}

/// How it is to be told.
#[derive(FromPyObject)]
pub(crate) struct How {
    #[pyo3(item)]
    format: String,
    #[pyo3(item)]
    colour: bool,
    #[pyo3(item)]
    width: Option<usize>,
    #[pyo3(item)]
    waived: bool,
    #[pyo3(item)]
    fails: String,
}

/// What was found in documents, in one of the formats.
#[pyfunction]
#[pyo3(signature = (documents, how, /))]
pub(crate) fn render(py: Python<'_>, documents: Vec<Document<'_>>, how: How) -> PyResult<String> {
    let sources: Vec<Option<Cow<'_, str>>> = (documents.iter())
        .map(|it| {
            it.source
                .as_ref()
                .map(|it| String::from_utf8_lossy(it.as_bytes()))
        })
        .collect();
    told(py, &documents, &sources, &how)
}

fn told(
    py: Python<'_>,
    documents: &[Document<'_>],
    sources: &[Option<Cow<'_, str>>],
    how: &How,
) -> PyResult<String> {
    let raise = |error: core::Error| errors::raise(py, &error);
    let format: core::OutputFormat = how.format.parse().map_err(raise)?;
    let mut options = core::RenderOptions::default()
        .with_colour(how.colour)
        .with_waived(how.waived)
        .with_failures(how.fails.parse().map_err(raise)?);
    if let Some(width) = how.width {
        options = options.with_width(width);
    }
    let mut checked = Vec::with_capacity(documents.len());
    for (document, source) in documents.iter().zip(sources) {
        let mut it = core::Checked::new(&document.file);
        it = match source {
            Some(text) if document.yaml => it.yaml(text),
            Some(text) => it.json(text),
            None => it,
        };
        for row in &document.found {
            it = it.diagnostic(diagnostic(row).map_err(raise)?);
        }
        for (row, reason, until) in &document.waived {
            let until = until.as_deref().map(|until| date(py, until)).transpose()?;
            it = it.diagnostic(diagnostic(row).map_err(raise)?.waived(reason, until));
        }
        checked.push(if document.failed { it.failed() } else { it });
    }
    Ok(py.detach(|| core::render(format, &checked, &options)))
}

fn diagnostic(row: &Row) -> Result<core::Diagnostic<'_>, core::Error> {
    let (code, name, severity, message, help, subject, path, line, column, related) = row;
    let mut it = core::Diagnostic::new(code, name, severity.parse()?, message)
        .help(help)
        .at(path, line.zip(*column));
    if let Some((kind, id)) = subject {
        it = it.about(kind.parse()?, id);
    }
    for (message, path, line, column, subject) in related {
        it = it.see(message, path, line.zip(*column));
        if let Some((kind, id)) = subject {
            it = it.see_about(kind.parse()?, id);
        }
    }
    Ok(it)
}

/// What a finding is known by: the code of its rule, and what it is about.
type KeyRow = (String, SubjectRow);
type EntryRow = (String, Option<(&'static str, String)>, u64);

type Key<'k> = (&'k str, Option<(core::SubjectKind, &'k str)>);

fn keys<'k>(py: Python<'_>, rows: &'k [KeyRow]) -> PyResult<Vec<Key<'k>>> {
    let key = |(code, subject): &'k KeyRow| {
        let subject = match subject {
            Some((kind, id)) => {
                let kind = kind.parse().map_err(|error| errors::raise(py, &error))?;
                Some((kind, id.as_str()))
            }
            None => None,
        };
        Ok((code.as_str(), subject))
    };
    rows.iter().map(key).collect()
}

fn entries(list: &[core::BaselineEntry]) -> Vec<EntryRow> {
    let row = |it: &core::BaselineEntry| {
        let subject = it
            .subject()
            .map(|it| (it.kind().as_str(), it.id().to_owned()));
        (it.rule().to_owned(), subject, it.count())
    };
    list.iter().map(row).collect()
}

/// The baseline of some findings, as JSON.
#[pyfunction]
#[pyo3(signature = (findings, /))]
pub(crate) fn baseline(py: Python<'_>, findings: Vec<KeyRow>) -> PyResult<String> {
    let keys = keys(py, &findings)?;
    Ok(py.detach(|| core::Baseline::of(keys).to_json()))
}

/// A baseline in canonical form, and its entries.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn read_baseline(
    py: Python<'_>,
    text: &Bound<'_, PyBytes>,
) -> PyResult<(String, Vec<EntryRow>)> {
    let read = core::Baseline::from_json_slice(text.as_bytes())
        .map_err(|error| errors::raise_loading(py, &error))?;
    Ok((read.to_json(), entries(read.entries())))
}

/// Which of some findings a baseline does not know, and what it no longer needs, given the rules that ran.
#[pyfunction]
#[pyo3(signature = (findings, baseline, ran, /))]
pub(crate) fn split(
    py: Python<'_>,
    findings: Vec<KeyRow>,
    baseline: &str,
    ran: Option<Vec<String>>,
) -> PyResult<(Vec<bool>, Vec<EntryRow>)> {
    let keys = keys(py, &findings)?;
    let read = core::Baseline::from_json(baseline);
    let read = read.map_err(|error| errors::raise_loading(py, &error))?;
    let judged = |code: &str| match &ran {
        Some(ran) => ran.iter().any(|it| it == code) || core::rule(code).is_none(),
        None => true,
    };
    let (new, gone) = py.detach(|| read.split(keys, judged));
    Ok((new, entries(gone.entries())))
}

/// A configuration of checks from a file, as canonical JSON.
#[pyfunction]
#[pyo3(signature = (text, yaml, /))]
pub(crate) fn check_config(
    py: Python<'_>,
    text: &Bound<'_, PyBytes>,
    yaml: bool,
) -> PyResult<String> {
    let bytes = text.as_bytes();
    let read = if yaml {
        core::CheckConfig::from_yaml_slice(bytes)
    } else {
        core::CheckConfig::from_json_slice(bytes)
    };
    read.map(|config| config.to_json())
        .map_err(|error| errors::raise_loading(py, &error))
}
