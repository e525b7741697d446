//! The cases of `testdata/config`: configurations, waivers, baselines, faults, outputs.

use std::{fs, path::PathBuf};

use okr_core::{
    Baseline, CheckConfig, CheckOptions, Checked, Error, Findings, Portfolio, RenderOptions,
    Waived, render,
};
use serde_json::{Value, json};

fn file(name: &str) -> Value {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../testdata/config");
    serde_json::from_str(&fs::read_to_string(root.join(name)).unwrap()).unwrap()
}

fn cases(name: &str) -> Vec<Value> {
    file(name)["cases"].as_array().unwrap().clone()
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .map(|it| it.as_str().unwrap())
}

fn pairs(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn options(case: &Value) -> Result<CheckOptions, Error> {
    let mut options = CheckOptions::new(case["as_of"].as_str().unwrap().parse()?);
    if let Some(config) = case.get("config") {
        let config = CheckConfig::from_json(&config.to_string())?;
        assert_eq!(CheckConfig::from_json(&config.to_json())?, config);
        assert_eq!(config.to_document().build()?, config);
        options = options.with_config(config);
    }
    if let Some(profile) = case.get("profile") {
        options = options.with_profile(profile.as_str().unwrap().parse()?);
    }
    if let Some(select) = case.get("select") {
        options = options.select(texts(select))?;
    }
    options = options.ignore(texts(&case["ignore"]))?;
    for (rule, severity) in pairs(&case["severity"]) {
        options = options.severity(rule, severity.as_str().unwrap().parse()?)?;
    }
    for (rule, numbers) in pairs(&case["options"]) {
        for (name, value) in pairs(numbers) {
            options = options.option(rule, name, value.as_f64().unwrap())?;
        }
    }
    Ok(options)
}

/// The findings of some rules.
fn list(findings: &Findings, rules: &[&str]) -> Value {
    let row = |it: &okr_core::Finding| json!({"code": it.code(), "path": it.path(), "severity": it.severity().as_str()});
    let findings = findings.iter().filter(|it| rules.contains(&it.code()));
    findings.map(row).collect()
}

fn waived_list(waived: &[Waived]) -> Value {
    let row = |it: &Waived| json!({"code": it.finding().code(), "path": it.finding().path(), "reason": it.reason()});
    waived.iter().map(row).collect()
}

#[test]
fn checks_find_what_the_cases_say() {
    let (mut count, mut seen) = (0, [0, 0]);
    let all = file("checks.json");
    let rules: Vec<&str> = texts(&all["rules"]).collect();
    for case in cases("checks.json") {
        count += 1;
        let name = case["name"].as_str().unwrap();
        let portfolio = Portfolio::from_json(&case["portfolio"].to_string())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let saved = Portfolio::from_json(&portfolio.to_json()).unwrap();
        assert_eq!(saved.checks(), portfolio.checks(), "{name}");
        assert_eq!(
            portfolio.to_document().build().unwrap(),
            portfolio,
            "{name}"
        );
        let options = options(&case).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut findings = portfolio.check(&options);
        assert_eq!(
            waived_list(findings.waived()),
            *case.get("waived").unwrap_or(&json!([])),
            "{name}"
        );
        if let Some(baseline) = case.get("baseline") {
            let baseline = Baseline::from_json(&baseline.to_string()).unwrap();
            let fresh = findings.without(&baseline);
            assert_eq!(json!(fresh.known), case["known"], "{name}");
            let gone: Value = serde_json::from_str(&gone(fresh.gone.entries())).unwrap();
            assert_eq!(gone, case["gone"], "{name}");
            let all = Baseline::from_json(&findings.baseline().to_json()).unwrap();
            assert_eq!(all, findings.baseline(), "{name}");
            assert!(findings.without(&all).findings.is_empty(), "{name}");
            findings = fresh.findings;
        }
        assert_eq!(list(&findings, &rules), case["findings"], "{name}");
        for (at, code) in ["CFG001", "CFG002"].iter().enumerate() {
            seen[at] += usize::from(findings.iter().any(|it| it.code() == *code));
        }
    }
    assert!(count >= 55, "only {count} cases were run");
    assert!(seen.iter().all(|&cases| cases >= 3), "{seen:?}");
    println!("configuration cases: {count} passed, 0 failed");
}

fn gone(entries: &[okr_core::BaselineEntry]) -> String {
    let row = |it: &okr_core::BaselineEntry| match it.subject() {
        Some(about) => {
            json!({"rule": it.rule(), "kind": about.kind().as_str(), "id": about.id(), "count": it.count()})
        }
        None => json!({"rule": it.rule(), "count": it.count()}),
    };
    entries.iter().map(row).collect::<Value>().to_string()
}

/// Code, path, and help where the expected one says it; sorted.
fn faults(error: &Error, expected: &[Value]) -> Vec<Value> {
    let mut left = expected.to_vec();
    let row = |it: &okr_core::Problem| {
        let plain = json!({"code": it.code().as_str(), "path": it.path()});
        let mut helped = plain.clone();
        helped["help"] = it.help().into();
        if let Some(at) = left.iter().position(|it| *it == plain || *it == helped) {
            return left.swap_remove(at);
        }
        helped
    };
    sorted(error.problems().iter().map(row).collect())
}

fn sorted(mut list: Vec<Value>) -> Vec<Value> {
    list.sort_by_key(Value::to_string);
    list
}

#[test]
fn faults_are_told_alone_and_in_a_document() {
    let mut count = 0;
    let sound = cases("checks.json")[0]["portfolio"].clone();
    for case in cases("problems.json") {
        count += 1;
        let name = case["name"].as_str().unwrap();
        let expected = case["problems"].as_array().unwrap().clone();
        if let Some(baseline) = case.get("baseline") {
            let error = Baseline::from_json(&baseline.to_string()).unwrap_err();
            assert_eq!(faults(&error, &expected), sorted(expected), "{name}");
            assert!(
                error.problems().iter().all(|it| it.line() == Some(1)),
                "{name}"
            );
            continue;
        }
        match CheckConfig::from_json(&case["checks"].to_string()) {
            Ok(_) => assert!(expected.is_empty(), "{name}"),
            Err(error) => assert_eq!(
                faults(&error, &expected),
                sorted(expected.clone()),
                "{name}"
            ),
        }
        let mut document = sound.clone();
        document["checks"] = case["checks"].clone();
        let mut there: Vec<Value> = case.get("in_document").map_or_else(
            || {
                let inside = expected.iter().map(|it| {
                    let mut it = it.clone();
                    it["path"] = format!("/checks{}", it["path"].as_str().unwrap()).into();
                    it
                });
                inside.collect()
            },
            |list| list.as_array().unwrap().clone(),
        );
        there = sorted(there);
        let error = Portfolio::from_json(&document.to_string()).unwrap_err();
        assert_eq!(faults(&error, &there), there, "{name}");
    }
    assert!(count >= 18, "only {count} cases were run");
}

#[test]
fn outputs_are_what_the_cases_say() {
    let mut count = 0;
    for case in cases("outputs.json") {
        let name = case["name"].as_str().unwrap();
        let text = case["document"].as_array().unwrap();
        let lines: Vec<_> = text.iter().map(|line| line.as_str().unwrap()).collect();
        let text = lines.join("\n");
        let checked = Checked::new(case["file"].as_str().unwrap());
        let yaml = case["file"].as_str().unwrap().ends_with("yaml");
        if yaml && !cfg!(feature = "yaml") {
            continue;
        }
        let (loaded, checked) = load(&text, yaml, checked);
        let findings = loaded
            .as_ref()
            .map(|portfolio| portfolio.check(&options(&case).unwrap()));
        let checked = match &findings {
            Ok(findings) => checked.findings(findings),
            Err(error) => checked.problems(error),
        };
        let mut how = RenderOptions::default();
        how = how.with_waived(case.get("waived") == Some(&json!(true)));
        for (format, expected) in pairs(&case["outputs"]) {
            count += 1;
            let told = render(
                format.parse().unwrap(),
                std::slice::from_ref(&checked),
                &how,
            );
            let lines: Vec<_> = texts(expected).collect();
            assert_eq!(
                told.split('\n').collect::<Vec<_>>(),
                lines,
                "{name}: {format}"
            );
        }
    }
    let fewest = if cfg!(feature = "yaml") { 12 } else { 11 };
    assert!(count >= fewest, "only {count} outputs were compared");
}

#[cfg(feature = "yaml")]
fn load<'t>(text: &'t str, yaml: bool, it: Checked<'t>) -> (Result<Portfolio, Error>, Checked<'t>) {
    if yaml {
        (Portfolio::from_yaml(text), it.yaml(text))
    } else {
        (Portfolio::from_json(text), it.json(text))
    }
}

#[cfg(not(feature = "yaml"))]
fn load<'t>(text: &'t str, _: bool, it: Checked<'t>) -> (Result<Portfolio, Error>, Checked<'t>) {
    (Portfolio::from_json(text), it.json(text))
}
