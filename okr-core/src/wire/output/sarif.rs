//! SARIF 2.1.0.

use std::{collections::HashMap, fmt::Write as _};

use serde_json::{Map, Value, json};

use super::{Beside, Checked, Diagnostic, source::Source};
use crate::{
    diagnostic::{Code, Place},
    values::{Severity, SubjectKind},
    wire::write,
};

pub(super) fn render(documents: &[Checked<'_>]) -> String {
    let all = |it: &'_ Checked<'_>| it.diagnostics.len() + it.waived.len();
    let mut codes: Vec<(&str, &str)> = Vec::new();
    for document in documents {
        let told = document.diagnostics.iter().chain(&document.waived);
        codes.extend(told.map(|it| (it.code, it.name)));
    }
    codes.sort_unstable();
    codes.dedup_by_key(|(code, _)| *code);
    let indexes: HashMap<&str, usize> = codes.iter().map(|it| it.0).zip(0..).collect();
    let mut results = Vec::with_capacity(documents.iter().map(all).sum());
    for document in documents {
        let lines = document.lines();
        let uri = uri(document.file);
        let mut seen: HashMap<Key<'_>, usize> = HashMap::new();
        for it in document.diagnostics.iter().chain(&document.waived) {
            let times = seen.entry((it.code, it.subject)).or_default();
            *times += 1;
            results.push(result(it, indexes[it.code], *times, &uri, &lines));
        }
    }
    let rules: Vec<_> = codes
        .iter()
        .map(|&(code, name)| descriptor(code, name))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "okr",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    write::pretty(&log) + "\n"
}

type Key<'k> = (&'k str, Option<(SubjectKind, &'k str)>);

/// What is known of a rule, or of a problem of loading.
fn descriptor(code: &str, name: &str) -> Value {
    if let Some(rule) = crate::lint::rule(code) {
        let plain = format!("{}\n\n{}", rule.summary(), rule.why());
        return json!({
            "id": code,
            "name": name,
            "shortDescription": { "text": rule.summary() },
            "help": { "text": plain, "markdown": rule.explain() },
            "defaultConfiguration": { "level": level(rule.severity()) },
            "properties": { "tags": [rule.family()] },
        });
    }
    let known = Code::ALL.iter().find(|it| it.as_str() == code);
    let text = known.map_or(name, |it| it.summary());
    json!({
        "id": code,
        "name": name,
        "shortDescription": { "text": text },
        "help": { "text": text },
        "defaultConfiguration": { "level": "error" },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn result(
    it: &Diagnostic<'_>,
    rule: usize,
    times: usize,
    uri: &str,
    lines: &Source<'_>,
) -> Map<String, Value> {
    let mut text = it.message.to_owned();
    if !it.help.is_empty() {
        text = format!("{text}\n{}", it.help);
    }
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| out.insert(name.to_owned(), value);
    put("ruleId", it.code.into());
    put("ruleIndex", rule.into());
    put("level", level(it.severity).into());
    put("message", json!({ "text": text }));
    put(
        "locations",
        json!([location(&it.place, it.subject, uri, lines)]),
    );
    if !it.related.is_empty() {
        let beside = it.related.iter().enumerate();
        let beside = beside.map(
            |(
                at,
                Beside {
                    message,
                    subject,
                    place,
                },
            )| {
                let mut there = location(place, *subject, uri, lines);
                there.insert("id".to_owned(), at.into());
                there.insert("message".to_owned(), json!({ "text": message }));
                there
            },
        );
        put("relatedLocations", beside.collect::<Vec<_>>().into());
    }
    // What it is about, and not where: it survives edits, as a baseline does.
    let about = it
        .subject
        .map_or(String::new(), |(kind, id)| format!("{kind}:{id}"));
    let print = format!("{}:{about}:{times}", it.code);
    put("partialFingerprints", json!({ "okrSubject/v1": print }));
    if let Some((reason, _)) = it.waiver {
        put(
            "suppressions",
            json!([{ "kind": "external", "justification": reason }]),
        );
    }
    out
}

fn location(
    place: &Place,
    subject: Option<(SubjectKind, &str)>,
    uri: &str,
    lines: &Source<'_>,
) -> Map<String, Value> {
    let mut physical = Map::new();
    physical.insert("artifactLocation".to_owned(), json!({ "uri": uri }));
    if let Some((line, column)) = place.line_column {
        let mut region = json!({ "startLine": line, "startColumn": column });
        if let Some(end) = lines.end_column((line, column)) {
            region["endColumn"] = end.into();
        }
        physical.insert("region".to_owned(), region);
    }
    let mut logical = Map::new();
    logical.insert("fullyQualifiedName".to_owned(), place.path.as_str().into());
    if let Some((kind, id)) = subject {
        logical.insert("name".to_owned(), id.into());
        logical.insert("kind".to_owned(), kind.as_str().into());
    }
    let mut out = Map::new();
    out.insert("physicalLocation".to_owned(), physical.into());
    out.insert("logicalLocations".to_owned(), json!([logical]));
    out
}

/// The name of a file as a reference of RFC 3986.
fn uri(file: &str) -> String {
    let mut out = String::new();
    if file.starts_with('/') {
        out.push_str("file://");
    }
    for byte in file.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'/' | b'-' | b'.' | b'_' | b'~' => out.push(byte.into()),
            _ if byte.is_ascii_alphanumeric() => out.push(byte.into()),
            // Writing to a String cannot fail.
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}
