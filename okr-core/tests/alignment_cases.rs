//! The cases of `testdata/alignment` about rules, as the C and the Python suites run them too.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use okr_core::{CheckOptions, Finding, Findings, Policy, Portfolio, rules};
use serde_json::Value;

/// All cases of all files that say what is to be found.
fn cases() -> Vec<Value> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../testdata/alignment");
    let mut files: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    (files.iter())
        .flat_map(|file| {
            let file: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
            file["cases"].as_array().cloned().unwrap_or_default()
        })
        .filter(|case| case.get("findings").is_some())
        .collect()
}

fn options(case: &Value) -> CheckOptions {
    let mut options = CheckOptions::new(case["as_of"].as_str().unwrap().parse().unwrap());
    if let Some(policy) = case.get("policy") {
        options = options.with_policy(Policy::from_json(&policy.to_string()).unwrap());
    }
    for (rule, numbers) in case["options"].as_object().into_iter().flatten() {
        for (name, value) in numbers.as_object().unwrap() {
            options = (options.option(rule, name, value.as_f64().unwrap())).unwrap();
        }
    }
    options
}

/// A finding with the members that the expected one states.
fn like(expected: &Value, finding: &Finding) -> Value {
    let mut came: Value = serde_json::from_str(&finding.to_json()).unwrap();
    let paths = finding.related().iter().map(|it| it.path().to_owned());
    came["related"] = paths.collect();
    let members = came.as_object_mut().unwrap();
    members.retain(|name, _| expected.get(name).is_some());
    came
}

/// What is missing and what is too many.
fn differences(expected: &[Value], came: &[&Finding]) -> Vec<String> {
    let mut left: Vec<&Finding> = came.to_vec();
    let mut out = Vec::new();
    for expected in expected {
        match left.iter().position(|it| like(expected, it) == *expected) {
            Some(at) => drop(left.remove(at)),
            None => out.push(format!("missing: {expected}")),
        }
    }
    out.extend(left.iter().map(|it| format!("too many: {}", it.to_json())));
    out
}

/// Sorted, located, and nothing said twice.
fn is_in_order(name: &str, text: &str, mut findings: Findings) {
    let places: BTreeSet<_> = (findings.iter())
        .map(|it| (it.code(), it.path().to_owned(), it.message().to_owned()))
        .collect();
    assert_eq!(
        places.len(),
        findings.len(),
        "{name}: something is said twice"
    );
    findings.locate(text);
    for finding in &findings {
        assert!(
            finding.line().is_some() && finding.column().is_some(),
            "{name}"
        );
        let subject = finding.subject().map_or("", |subject| subject.id());
        assert_eq!(finding.path().is_empty(), subject.is_empty(), "{name}");
    }
    let codes = findings.iter().map(|it| (it.path(), it.code()));
    let pairs: Vec<_> = codes.collect();
    assert!(
        pairs
            .windows(2)
            .all(|it| it[0].0 != it[1].0 || it[0].1 <= it[1].1),
        "{name}: findings at one place are not in the order of their codes"
    );
}

#[test]
fn rules_find_what_the_cases_say() {
    let (mut count, mut failures) = (0, Vec::new());
    let mut positive: BTreeMap<&str, usize> = BTreeMap::new();
    let mut negative: BTreeMap<&str, usize> = BTreeMap::new();
    for case in &cases() {
        count += 1;
        let name = case["name"].as_str().unwrap();
        let text = case["portfolio"].to_string();
        let portfolio =
            Portfolio::from_json(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let findings = portfolio.check(&options(case));
        let expected = case["findings"].as_array().unwrap();
        let rule = case.get("rule").and_then(Value::as_str).unwrap_or("*");
        let came: Vec<&Finding> = (findings.iter())
            .filter(|it| rule == "*" || it.code() == rule)
            .collect();
        let differences = differences(expected, &came);
        if !differences.is_empty() {
            failures.push(format!("{name}: {differences:#?}"));
        }
        if let Some(rule) = okr_core::rule(rule) {
            let counts = if expected.is_empty() {
                &mut negative
            } else {
                &mut positive
            };
            *counts.entry(rule.code()).or_default() += 1;
        }
        // Rules do not know of each other.
        for rule in rules() {
            let alone = portfolio.check(&options(case).select([rule.code()]).unwrap());
            let among: Vec<_> = findings.iter().filter(|it| it.rule() == *rule).collect();
            assert!(alone.iter().eq(among), "{name}: {rule:?}");
        }
        is_in_order(name, &text, findings);
    }
    assert!(
        failures.is_empty(),
        "{} of {count}: {}",
        failures.len(),
        failures[..failures.len().min(5)].join("\n")
    );
    assert!(count >= 197, "only {count} cases were run");
    // Those about configurations are in `config_cases`.
    for rule in rules().iter().filter(|rule| rule.family() != "CFG") {
        let seen = |counts: &BTreeMap<&str, usize>| counts.contains_key(rule.code());
        assert!(seen(&positive), "{rule:?} has no case with a finding");
        assert!(seen(&negative), "{rule:?} has no case of a near miss");
    }
    println!("rule cases: {count} passed, 0 failed");
}
