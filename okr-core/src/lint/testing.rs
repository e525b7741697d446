//! What the tests of rules share: small documents, and findings as short lines.

use serde_json::{Map, Value, json};

use super::{CheckOptions, Finding};
use crate::{Date, Portfolio};

/// What the examples leave out.
pub(crate) const SHARED: &str = include_str!("rules/shared.json");

/// The day on which examples and tests are checked.
pub(crate) fn day() -> Date {
    Date::new(2026, 11, 15).unwrap()
}

/// A document: top-level members that are missing are the shared ones.
pub(crate) fn document(fragment: &str) -> Value {
    let mut document: Value = serde_json::from_str(SHARED).unwrap();
    let fragment: Value = serde_json::from_str(fragment).unwrap();
    for (name, value) in fragment.as_object().unwrap() {
        document[name] = value.clone();
    }
    document
}

/// The same with every required member of objectives and key results that was left out.
pub(crate) fn short(fragment: &str) -> Value {
    let mut document = document(fragment);
    let list = |value: &mut Value| std::mem::take(value.as_array_mut().unwrap());
    let or = |it: &mut Map<String, Value>, name: &str, value: Value| {
        it.entry(name).or_insert(value);
    };
    let mut objectives = list(&mut document["objectives"]);
    for objective in &mut objectives {
        let it = objective.as_object_mut().unwrap();
        or(it, "title", it["id"].clone());
        or(it, "owner", json!("support"));
        or(it, "cycle", json!("2026-Q4"));
        or(it, "commitment", json!("aspirational"));
        or(it, "key_results", json!([]));
        for key_result in it["key_results"].as_array_mut().unwrap() {
            let it = key_result.as_object_mut().unwrap();
            or(it, "title", it["id"].clone());
            or(it, "measure", json!({"kind": "milestone"}));
        }
    }
    document["objectives"] = objectives.into();
    document
}

/// A short document with one objective.
pub(crate) fn objective(title: &str) -> String {
    json!({"objectives": [{"id": "o", "title": title}]}).to_string()
}

/// A short document with one key result: its title, the members of its measure, and other
/// members with a comma behind each.
pub(crate) fn key_result(title: &str, measure: &str, rest: &str) -> String {
    let title = json!(title);
    format!(
        r#"{{"objectives": [{{"id": "o", "key_results": [{{"id": "k", "title": {title}, {rest}
        "measure": {{{measure}}}}}]}}]}}"#
    )
}

/// What one rule finds in a document, with options by name.
pub(crate) fn check(document: &Value, code: &str, options: &[(&str, f64)]) -> Vec<Finding> {
    let portfolio = Portfolio::from_json(&document.to_string())
        .unwrap_or_else(|error| panic!("{code}: {error}"));
    let mut chosen = CheckOptions::new(day()).select([code]).unwrap();
    for &(name, value) in options {
        chosen = chosen.option(code, name, value).unwrap();
    }
    portfolio.check(&chosen).into_iter().collect()
}

/// What one rule finds in a short document: "path: message".
pub(crate) fn found(code: &str, fragment: &str) -> Vec<String> {
    found_with(code, fragment, &[])
}

/// The same with options.
pub(crate) fn found_with(code: &str, fragment: &str, options: &[(&str, f64)]) -> Vec<String> {
    let findings = check(&short(fragment), code, options);
    let line = |it: &Finding| format!("{}: {}", it.path(), it.message());
    findings.iter().map(line).collect()
}
