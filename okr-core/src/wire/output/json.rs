//! The diagnostics of FORMAT.

use serde::Serialize;

use super::{Beside, Checked, Diagnostic, RenderOptions};
use crate::{
    values::{Date, Severity, SubjectKind},
    wire::write,
};

/// A diagnostic of FORMAT, the file that it is in, and the waiver that accepts it.
#[derive(Serialize)]
struct DiagnosticWire<'d> {
    #[serde(skip_serializing_if = "str::is_empty")]
    file: &'d str,
    code: &'d str,
    name: &'d str,
    severity: Severity,
    message: &'d str,
    help: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<SubjectWire<'d>>,
    path: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    related: Vec<RelatedWire<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<WaivedWire<'d>>,
}

#[derive(Serialize)]
struct SubjectWire<'d> {
    kind: SubjectKind,
    id: &'d str,
}

#[derive(Serialize)]
struct RelatedWire<'d> {
    message: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<SubjectWire<'d>>,
    path: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
}

#[derive(Serialize)]
struct WaivedWire<'d> {
    reason: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

fn subject(pair: Option<(SubjectKind, &str)>) -> Option<SubjectWire<'_>> {
    pair.map(|(kind, id)| SubjectWire { kind, id })
}

impl<'d> From<&'d Beside<'_>> for RelatedWire<'d> {
    fn from(it: &'d Beside<'_>) -> Self {
        Self {
            message: it.message,
            subject: subject(it.subject),
            path: &it.place.path,
            line: it.place.line_column.map(|(line, _)| line),
            column: it.place.line_column.map(|(_, column)| column),
        }
    }
}

fn wire<'d>(file: &'d str, it: &'d Diagnostic<'_>) -> DiagnosticWire<'d> {
    DiagnosticWire {
        file,
        code: it.code,
        name: it.name,
        severity: it.severity,
        message: it.message,
        help: it.help,
        subject: subject(it.subject),
        path: &it.place.path,
        line: it.line().map(|(line, _)| line),
        column: it.line().map(|(_, column)| column),
        related: it.related.iter().map(RelatedWire::from).collect(),
        waived: it
            .waiver
            .map(|(reason, until)| WaivedWire { reason, until }),
    }
}

pub(super) fn render(documents: &[Checked<'_>], options: &RenderOptions) -> String {
    let mut list = Vec::new();
    for document in documents {
        let told = document.told(options);
        list.extend(told.into_iter().map(|it| wire(document.file, it)));
    }
    write::pretty(&list) + "\n"
}
