//! The language-neutral cases of `testdata/editing`, as the C and the Python suites run them too.

use std::{collections::BTreeSet, fs, path::PathBuf};

use okr_core::{Date, Portfolio, document::AuditEntry};
use serde_json::Value;

/// All cases of the folder, each with its portfolio.
fn cases() -> Vec<(Value, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../testdata/editing");
    let mut files: Vec<_> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let file: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let cases = file["cases"].as_array().unwrap();
        for case in cases {
            let portfolio = match case.get("same_portfolio_as") {
                Some(other) => &cases.iter().find(|it| it["name"] == *other).unwrap()["portfolio"],
                None => &case["portfolio"],
            };
            all.push((case.clone(), portfolio.to_string()));
        }
    }
    all
}

fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

fn date(value: &Value) -> Date {
    value.as_str().unwrap().parse().unwrap()
}

/// The canonical text of what is expected.
fn canonical(portfolio: &Value) -> String {
    let text = portfolio.to_string();
    let portfolio = Portfolio::from_json(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    portfolio.to_json()
}

/// Says where two values differ: the first place, in the order of their members.
fn difference(at: &str, expected: &Value, came: &Value) -> Option<String> {
    match (expected, came) {
        (Value::Object(a), Value::Object(b)) => {
            let names: BTreeSet<_> = a.keys().chain(b.keys()).collect();
            names
                .into_iter()
                .find_map(|name| difference(&format!("{at}/{name}"), &expected[name], &came[name]))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => (a.iter().zip(b).enumerate())
            .find_map(|(index, (a, b))| difference(&format!("{at}/{index}"), a, b)),
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => None,
        _ => (expected != came).then(|| format!("{at}: {expected} expected, {came} came")),
    }
}

/// Compares what was made with what is expected; adds what is wrong.
fn compare(what: &str, expected: &Value, came: &str, faults: &mut Vec<String>) {
    let found = difference("", expected, &value(came));
    faults.extend(found.map(|found| format!("{what}: {found}")));
}

#[test]
fn editing() {
    let (mut made, mut refused, mut days, mut diffs, mut kinds) = (0, 0, 0, 0, BTreeSet::new());
    let mut failures = Vec::new();
    for (case, text) in cases() {
        let mut faults = Vec::new();
        let first = Portfolio::from_json(&text).unwrap();
        let before = first.to_json();
        match (
            first.edit_json(&case["batch"].to_string()),
            case["expect"].get("portfolio"),
        ) {
            (Ok(last), Some(expected)) => {
                made += 1;
                compare(
                    "new version",
                    &value(&canonical(expected)),
                    &last.to_json(),
                    &mut faults,
                );
                for one in case["as_of"].as_array().into_iter().flatten() {
                    days += 1;
                    let then = last.as_of(date(&one["day"]));
                    let then = then.map_or_else(
                        |error| format!("{:?}", error.to_string()),
                        |it| it.to_json(),
                    );
                    let expected = value(&canonical(&one["portfolio"]));
                    compare(one["day"].as_str().unwrap(), &expected, &then, &mut faults);
                }
                if let Some(expected) = case.get("diff") {
                    diffs += 1;
                    let diff = first.diff(&last);
                    compare("diff", expected, &diff.to_json(), &mut faults);
                    let lines = diff.to_string();
                    assert_eq!(lines.lines().count(), diff.differences().len());
                }
                // The trail leads from the first version to the last, to the byte.
                let entries: Vec<AuditEntry<'_>> = last.audit().skip(first.audit_count()).collect();
                for entry in &entries {
                    kinds.insert(value(entry.edit.as_json())["kind"].to_string());
                }
                let again = first.replay(entries).unwrap();
                if again.to_json() != last.to_json() {
                    faults.push("the trail does not lead to the new version".to_owned());
                }
            }
            (Err(error), None) => {
                refused += 1;
                let pair = |code: &str, path: &str| (code.to_owned(), path.to_owned());
                let mut expected: Vec<_> = (case["expect"]["problems"].as_array().unwrap().iter())
                    .map(|it| pair(it["code"].as_str().unwrap(), it["path"].as_str().unwrap()))
                    .collect();
                let mut came: Vec<_> = (error.problems().iter())
                    .map(|it| pair(it.code().as_str(), it.path()))
                    .collect();
                expected.sort();
                came.sort();
                if came != expected {
                    faults.push(format!("{expected:?} expected, {came:?} came"));
                }
                for problem in error.problems() {
                    assert!(!problem.message().is_empty() && !problem.help().is_empty());
                }
            }
            (Ok(_), None) => faults.push("it is not refused".to_owned()),
            (Err(error), Some(_)) => faults.push(error.to_string()),
        }
        assert_eq!(first.to_json(), before, "the first version changed");
        if !faults.is_empty() {
            failures.push(format!("{}: {faults:?}", case["name"]));
        }
    }
    assert!(
        failures.is_empty(),
        "{} failed: {:#?}",
        failures.len(),
        &failures[..failures.len().min(5)]
    );
    assert!(made >= 240, "only {made} batches were made");
    assert!(refused >= 230, "only {refused} batches were refused");
    assert!(days >= 100, "only {days} days were asked for");
    assert!(diffs >= 20, "only {diffs} diffs were made");
    assert!(kinds.len() == 18, "only {kinds:?} were made");
    println!(
        "editing cases: {made} made, {refused} refused, {days} days, {diffs} diffs, {} kinds",
        kinds.len()
    );
}
