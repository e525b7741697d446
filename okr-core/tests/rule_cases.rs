//! The cases of `testdata/alignment` and `testdata/lint` about rules, as the C and the Python suites run them too.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use okr_core::{CheckOptions, Finding, Findings, Policy, Portfolio, rules};
use serde_json::Value;

/// The files of `testdata/lint`, and how many cases each had when this was written.
const LINT: &[(&str, usize)] = &[("cycles", 146), ("sets", 169), ("text", 176)];

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../testdata/{name}"))
}

/// The names of the files in a folder, without `.json`.
fn files(name: &str) -> BTreeSet<String> {
    let name_of = |path: PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    (fs::read_dir(folder(name)).unwrap())
        .map(|entry| name_of(entry.unwrap().path()))
        .collect()
}

/// The cases of a file that say what is to be found.
fn cases(file: &str) -> Vec<Value> {
    let text = fs::read_to_string(folder(&format!("{file}.json"))).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let cases = file["cases"].as_array().unwrap().iter();
    (cases.filter(|case| case.get("findings").is_some()).cloned()).collect()
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

/// Runs the cases of a file: says which are wrong, and how many there are.
fn run(file: &str) -> usize {
    let (cases, mut failures) = (cases(file), Vec::new());
    for case in &cases {
        let name = case["name"].as_str().unwrap();
        let text = case["portfolio"].to_string();
        let portfolio =
            Portfolio::from_json(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let findings = portfolio.check(&options(case));
        // A case that names no rule is about all of alignment.
        let rule = case
            .get("rule")
            .map_or("ALN", |rule| rule.as_str().unwrap());
        let came: Vec<&Finding> = (findings.iter())
            .filter(|it| it.code().starts_with(rule))
            .collect();
        let differences = differences(case["findings"].as_array().unwrap(), &came);
        if !differences.is_empty() {
            failures.push(format!("{name}: {differences:#?}"));
        }
        // Rules do not know of each other.
        // Those about configurations are in `config_cases`.
        for rule in rules().iter().filter(|rule| rule.family() != "CFG") {
            let alone = portfolio.check(&options(case).select([rule.code()]).unwrap());
            let among: Vec<_> = findings.iter().filter(|it| it.rule() == *rule).collect();
            assert!(alone.iter().eq(among), "{name}: {rule:?}");
        }
        is_in_order(name, &text, findings);
    }
    assert!(
        failures.is_empty(),
        "{file}: {} of {}: {}",
        failures.len(),
        cases.len(),
        failures[..failures.len().min(5)].join("\n")
    );
    println!("rule cases of {file}: {} passed, 0 failed", cases.len());
    cases.len()
}

/// Per rule: how many cases of these files have a finding, and how many are near misses.
fn counted(files: &[String]) -> BTreeMap<String, (usize, usize)> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for case in files.iter().flat_map(|file| cases(file)) {
        let (name, rule) = (case["name"].as_str().unwrap(), &case["rule"]);
        let near = name.contains("nearly");
        let empty = case["findings"].as_array().unwrap().is_empty();
        assert!(empty || !near, "{name}: a near miss has no findings");
        let (found, missed) = counts.entry(rule.as_str().unwrap().to_owned()).or_default();
        *found += usize::from(!empty);
        *missed += usize::from(near);
    }
    counts
}

#[test]
fn rules_of_alignment_find_what_the_cases_say() {
    let ran = ["checks", "random"].map(|file| run(&format!("alignment/{file}")));
    assert!(ran[0] >= 125 && ran[1] >= 72, "only {ran:?} cases were run");
}

#[test]
fn the_other_rules_find_what_the_cases_say() {
    let listed: BTreeSet<String> = LINT.iter().map(|(file, _)| (*file).to_owned()).collect();
    assert_eq!(files("lint"), listed);
    for (file, least) in LINT {
        let ran = run(&format!("lint/{file}"));
        assert!(ran >= *least, "only {ran} cases of {file} were run");
    }
}

#[test]
fn every_rule_has_cases_with_a_finding_and_near_misses() {
    let alignment = counted(&["alignment/checks".to_owned()]);
    let lint: Vec<String> = (LINT.iter())
        .map(|(file, _)| format!("lint/{file}"))
        .collect();
    let lint = counted(&lint);
    let (mut of_alignment, mut others) = (0, 0);
    // Those about configurations are in `config_cases`.
    for rule in rules().iter().filter(|rule| rule.family() != "CFG") {
        let (counts, least) = if rule.family() == "ALN" {
            of_alignment += 1;
            (&alignment, 1)
        } else {
            others += 1;
            (&lint, 3)
        };
        let (found, missed) = counts.get(rule.code()).copied().unwrap_or_default();
        assert!(
            found >= least && missed >= least,
            "{rule:?} has {found} cases with a finding and {missed} near misses, {least} of each are needed"
        );
    }
    assert!(of_alignment >= 16 && others >= 45);
}
