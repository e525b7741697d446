//! The language-neutral cases of `testdata/`, as the C and the Python suites run them too.

use std::{collections::BTreeSet, fs, path::PathBuf};

use okr_core::{Basis, Policy, Portfolio, ScoreOptions};
use serde_json::Value;

fn testdata(path: &str) -> Value {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../testdata")
        .join(path);
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// All cases of the files of a folder.
fn cases(folder: &str) -> Vec<Vec<Value>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../testdata")
        .join(folder);
    let mut files: Vec<_> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    files.sort();
    (files.iter())
        .map(|file| testdata(&format!("{folder}/{}", file.to_str().unwrap())))
        .map(|file| file["cases"].as_array().unwrap().clone())
        .collect()
}

/// The differences between what is expected and what came, member by member.
fn compare(at: &str, expected: &Value, came: &Value, out: &mut Vec<String>) {
    match expected {
        Value::Object(members) => {
            for (name, member) in members {
                compare(&format!("{at}/{name}"), member, &came[name], out);
            }
        }
        Value::Array(list) => {
            if came.as_array().map(Vec::len) != Some(list.len()) {
                out.push(format!("{at}: {} entries expected", list.len()));
            }
            for (index, entry) in list.iter().enumerate() {
                compare(&format!("{at}/{index}"), entry, &came[index], out);
            }
        }
        Value::Number(number) if number.as_f64() == came.as_f64() => {}
        _ if expected == came => {}
        _ => out.push(format!("{at}: {expected} expected, {came} came")),
    }
}

#[test]
fn scoring() {
    let (mut count, mut failures) = (0, Vec::new());
    for file in cases("scoring") {
        for case in &file {
            count += 1;
            let name = case["name"].as_str().unwrap();
            let portfolio = match case.get("same_portfolio_as") {
                Some(other) => &file.iter().find(|it| it["name"] == *other).unwrap()["portfolio"],
                None => &case["portfolio"],
            };
            let portfolio = Portfolio::from_json(&portfolio.to_string())
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            let mut options = ScoreOptions::new(case["as_of"].as_str().unwrap().parse().unwrap());
            if let Some(policy) = case.get("policy") {
                options = options.with_policy(Policy::from_json(&policy.to_string()).unwrap());
            }
            if let Some(basis) = case.get("basis") {
                options = options.with_basis(basis.as_str().unwrap().parse::<Basis>().unwrap());
            }
            let scorecard = portfolio.score(&options);
            let came = serde_json::from_str(&scorecard.to_json()).unwrap();
            let mut differences = Vec::new();
            compare("", &case["expect"], &came, &mut differences);
            if !differences.is_empty() {
                failures.push(format!("{name}: {differences:?}"));
            }
            // Everything can be explained, and the explanation tells the same scores.
            for objective in scorecard.objectives() {
                let explanation = scorecard.explain_objective(objective.id()).unwrap();
                assert_eq!(explanation.root.score, objective.score(), "{name}");
            }
            for key_result in scorecard.key_results() {
                let explanation = scorecard.explain_key_result(key_result.id()).unwrap();
                assert_eq!(explanation.root.score, Some(key_result.score()), "{name}");
            }
            // What is saved is the same, to the byte, however it comes about.
            let saved = portfolio.to_json();
            assert_eq!(
                Portfolio::from_json(&saved).unwrap().to_json(),
                saved,
                "{name}"
            );
            assert_eq!(
                portfolio.to_document().build().unwrap(),
                portfolio,
                "{name}"
            );
        }
    }
    assert!(count >= 420, "only {count} cases were run");
    assert!(
        failures.is_empty(),
        "{} of {count}: {:#?}",
        failures.len(),
        &failures[..failures.len().min(5)]
    );
    println!("scoring cases: {count} passed, 0 failed");
}

#[test]
fn loading() {
    let mut count = 0;
    for case in cases("loading").into_iter().flatten() {
        count += 1;
        let name = case["name"].as_str().unwrap();
        let error = Portfolio::from_json(&case["portfolio"].to_string()).expect_err(name);
        let pair = |code: &str, path: &str| (code.to_owned(), path.to_owned());
        let expected: BTreeSet<_> = (case["problems"].as_array().unwrap().iter())
            .map(|it| pair(it["code"].as_str().unwrap(), it["path"].as_str().unwrap()))
            .collect();
        let came: BTreeSet<_> = error
            .problems()
            .iter()
            .map(|it| pair(it.code().as_str(), it.path()))
            .collect();
        assert_eq!(came, expected, "{name}");
        assert_eq!(
            error.problems().len(),
            came.len(),
            "{name}: one fault, one problem"
        );
        for problem in error.problems() {
            assert!(
                problem.line().is_some() && problem.column().is_some(),
                "{name}"
            );
            assert!(
                !problem.message().is_empty() && !problem.help().is_empty(),
                "{name}"
            );
        }
    }
    assert!(count >= 145, "only {count} cases were run");
    println!("loading cases: {count} passed, 0 failed");
}

#[test]
fn named_policies() {
    let expected = testdata("policies.json");
    let expected = expected.as_object().unwrap();
    assert_eq!(Policy::NAMES.len(), expected.len());
    for &name in Policy::NAMES {
        let came: Value = serde_json::from_str(&Policy::named(name).unwrap().to_json()).unwrap();
        let mut differences = Vec::new();
        compare("", &expected[name], &came, &mut differences);
        compare("", &came, &expected[name], &mut differences);
        assert!(differences.is_empty(), "{name}: {differences:?}");
    }
}
