//! The cases of `testdata/statistics`, as the C and the Python suites run them too.

use std::{fs, path::PathBuf};

use okr_core::{Basis, Grouping, Policy, Portfolio, Statistics, StatisticsOptions};
use serde_json::Value;

/// Doubles of an independent computation may be so far apart [SPEC 9.1].
const CLOSE: f64 = 1e-9;

/// Files, and the fewest cases of each.
const FILES: [(&str, usize); 6] = [
    ("calibration", 50),
    ("groups", 50),
    ("confidence", 24),
    ("habits", 77),
    ("cycles", 25),
    ("random", 36),
];

fn cases(name: &str) -> Vec<Value> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../testdata/statistics")
        .join(format!("{name}.json"));
    let file: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    file["cases"].as_array().unwrap().clone()
}

fn statistics(case: &Value) -> Statistics {
    let portfolio = Portfolio::from_json(&case["portfolio"].to_string())
        .unwrap_or_else(|error| panic!("{}: {error}", case["name"]));
    let by: Vec<Grouping> = (case["by"].as_array().unwrap().iter())
        .map(|word| word.as_str().unwrap().parse().unwrap())
        .collect();
    let mut options = StatisticsOptions::new(case["as_of"].as_str().unwrap().parse().unwrap())
        .with_individuals(case["individuals"].as_bool().unwrap_or(false))
        .by(&by);
    if let Some(policy) = case.get("policy") {
        options = options.with_policy(Policy::from_json(&policy.to_string()).unwrap());
    }
    if let Some(basis) = case.get("basis") {
        options = options.with_basis(basis.as_str().unwrap().parse::<Basis>().unwrap());
    }
    portfolio.statistics(&options)
}

/// Every difference: whole numbers and words exactly, doubles nearly.
fn compare(at: &str, expected: &Value, came: &Value, out: &mut Vec<String>) {
    match (expected, came) {
        (Value::Object(one), Value::Object(other)) => {
            if one.keys().ne(other.keys()) {
                out.push(format!("{at}: other members"));
            }
            for (name, member) in one {
                compare(&format!("{at}/{name}"), member, &came[name], out);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (index, (one, other)) in one.iter().zip(other).enumerate() {
                compare(&format!("{at}/{index}"), one, other, out);
            }
        }
        (Value::Number(one), Value::Number(other)) if one.is_f64() => {
            let (one, other) = (one.as_f64().unwrap(), other.as_f64().unwrap());
            if (one - other).abs() > CLOSE {
                out.push(format!("{at}: {one} expected, {other} came"));
            }
        }
        _ if expected == came => {}
        _ => out.push(format!("{at}: {expected} expected, {came} came")),
    }
}

#[test]
fn statistics_are_those_of_the_cases() {
    let (mut count, mut failures) = (0, Vec::new());
    for (file, least) in FILES {
        let cases = cases(file);
        assert!(cases.len() >= least, "{file}: {} cases", cases.len());
        for case in &cases {
            count += 1;
            let statistics = statistics(case);
            let came: Value = serde_json::from_str(&statistics.to_json()).unwrap();
            let mut differences = Vec::new();
            compare("", &case["expect"], &came, &mut differences);
            if !differences.is_empty() {
                failures.push(format!("{file}, {}: {differences:#?}", case["name"]));
            }
            let pretty: Value = serde_json::from_str(&statistics.to_json_pretty()).unwrap();
            assert_eq!(pretty, came);
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {count}: {}",
        failures.len(),
        failures[..failures.len().min(5)].join("\n")
    );
    println!("statistics cases: {count} passed, 0 failed");
}

#[test]
fn cases_have_every_verdict_and_group() {
    let mut seen = std::collections::BTreeSet::new();
    for (file, _) in FILES {
        for case in cases(file) {
            for group in case["expect"]["groups"].as_array().unwrap() {
                seen.insert(group["calibration"]["verdict"].to_string());
                seen.insert(group["by"].to_string());
            }
        }
    }
    let words = okr_core::CalibrationVerdict::ALL
        .iter()
        .map(|it| it.as_str());
    for word in words.chain(Grouping::ALL.iter().map(|it| it.as_str())) {
        assert!(seen.contains(&format!("\"{word}\"")), "no case has {word}");
    }
}
