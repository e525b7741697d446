//! The cases of `testdata/statements`, as the C and the Python suites run them too.

use std::{fs, path::PathBuf};

use okr_core::{
    DraftOptions, StatementKind, draft_portfolio,
    statement::{Lexicon, Statement},
};
use serde_json::{Value, json};

fn cases(name: &str) -> Vec<Value> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../testdata/statements");
    let text = fs::read_to_string(root.join(name)).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    file["cases"].as_array().unwrap().clone()
}

fn lexicon(case: &Value) -> &'static Lexicon {
    Lexicon::of_language(case["language"].as_str().unwrap_or("en")).unwrap()
}

fn read(case: &Value) -> Statement {
    let kind: StatementKind = (case["kind"].as_str().unwrap_or("key_result"))
        .parse()
        .unwrap();
    lexicon(case).read(case["text"].as_str().unwrap(), kind)
}

/// Whether two values are the same; 5 and 5.0 are.
fn same(expected: &Value, came: &Value) -> bool {
    match (expected.as_f64(), came.as_f64()) {
        (Some(a), Some(b)) => a == b,
        _ => expected == came,
    }
}

/// What differs from the members that the case lists.
fn differences(case: &Value) -> Vec<String> {
    let read = read(case);
    let told: Value = serde_json::from_str(&read.to_json()).unwrap();
    let mut out = Vec::new();
    for (name, expected) in case["expect"].as_object().unwrap() {
        if name == "parts" {
            for (what, text) in expected.as_object().unwrap() {
                let part =
                    (told["parts"].as_array().unwrap().iter()).find(|part| part["what"] == **what);
                if part.is_none_or(|part| part["text"] != *text) {
                    out.push(format!("part {what}: {text} expected, {part:?} found"));
                }
            }
        } else if !same(expected, &told[name]) {
            out.push(format!("{name}: {expected} expected, {} found", told[name]));
        }
    }
    for part in
        (told["parts"].as_array().unwrap().iter()).chain(told["evidence"].as_array().unwrap())
    {
        let (start, end) = (
            part["start"].as_u64().unwrap(),
            part["end"].as_u64().unwrap(),
        );
        let (start, end) = (
            usize::try_from(start).unwrap(),
            usize::try_from(end).unwrap(),
        );
        if part["text"] != read.text()[start..end] {
            out.push(format!("{part} is not what stands there"));
        }
    }
    if let Some(expected) = case.get("measure") {
        let came = read.to_measure().map_or(Value::Null, |draft| {
            let measure: Value = serde_json::from_str(&draft.measure_json()).unwrap();
            json!({ "measure": measure, "unit": draft.unit(), "assumptions": draft.assumptions().len() })
        });
        if !same_measure(expected, &came) {
            out.push(format!("measure: {expected} expected, {came} found"));
        }
    }
    out
}

fn same_measure(expected: &Value, came: &Value) -> bool {
    let (Some(a), Some(b)) = (expected["measure"].as_object(), came["measure"].as_object()) else {
        return expected == came;
    };
    a.len() == b.len()
        && a.iter()
            .all(|(name, value)| b.get(name).is_some_and(|it| same(value, it)))
        && expected["unit"] == came["unit"]
        && expected["assumptions"] == came["assumptions"]
}

#[test]
fn statements_are_read_as_the_cases_say() {
    let cases = cases("reading.json");
    assert!(cases.len() >= 300, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let found = differences(case);
        if !found.is_empty() {
            wrong.push(format!(
                "{}: {}\n  {}",
                case["name"],
                case["text"],
                found.join("\n  ")
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn outlines_become_what_the_cases_say() {
    let cases = cases("outlines.json");
    assert!(cases.len() >= 12, "only {} cases", cases.len());
    for case in &cases {
        let mut options = DraftOptions::new();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        if let Some(cycle) = case["options"]["cycle"].as_array() {
            let day = |at: usize| cycle[at].as_str().unwrap().parse().unwrap();
            options = options.cycle(text(&cycle[0]), day(1), day(2));
        }
        if let Some(unit) = case["options"]["unit"].as_array() {
            options = options.unit(text(&unit[0]), unit[1].as_str().unwrap().parse().unwrap());
        }
        if let Some(commitment) = case["options"]["commitment"].as_str() {
            options = options.commitment(commitment.parse().unwrap());
        }
        let name = &case["name"];
        match draft_portfolio(case["outline"].as_str().unwrap(), &options, lexicon(case)) {
            Ok(draft) => {
                let document: Value = serde_json::from_str(&draft.portfolio().to_json()).unwrap();
                assert_eq!(document, case["document"], "{name}");
                let found: Vec<Value> = (draft.findings().iter())
                    .map(|it| json!([it.code().as_str(), it.line(), it.column(), it.path()]))
                    .collect();
                assert_eq!(Value::from(found), case["findings"], "{name}");
            }
            Err(error) => {
                let found: Vec<Value> = (error.problems().iter())
                    .map(|it| json!([it.code().as_str(), it.line(), it.column()]))
                    .collect();
                assert_eq!(Value::from(found), case["problems"], "{name}");
            }
        }
    }
}
