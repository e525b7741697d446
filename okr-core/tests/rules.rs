//! What holds of every rule: ledger, pages, examples, cases.

use std::{collections::BTreeSet, fs, path::PathBuf};

use okr_core::{CheckOptions, Portfolio, Rule, rules};
use serde_json::Value;

/// There were as many when this was written; a search that finds fewer must not pass.
const AT_LEAST: usize = 16;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/lint/rules")
}

#[test]
fn the_ledger_and_the_rules_agree() {
    let ledger = include_str!("../rules.ledger");
    let ledger: Vec<Vec<&str>> = (ledger.lines())
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert!(
        ledger.len() >= AT_LEAST,
        "the ledger has {} lines",
        ledger.len()
    );
    let codes: BTreeSet<_> = ledger.iter().map(|line| line[0]).collect();
    assert_eq!(codes.len(), ledger.len(), "a code stands twice");
    let names: BTreeSet<_> = rules().iter().map(|rule| rule.name()).collect();
    assert_eq!(names.len(), rules().len(), "a name stands twice");
    let live: BTreeSet<_> = (ledger.iter())
        .filter(|line| line[1] != "retired")
        .map(|line| (line[0], line[1]))
        .collect();
    let there: BTreeSet<_> = (rules().iter())
        .map(|rule| (rule.code(), rule.name()))
        .collect();
    assert_eq!(there, live);
}

#[test]
fn codes_and_names_are_well_formed_and_in_order() {
    assert!(rules().is_sorted_by_key(|rule| rule.code()));
    for rule in rules() {
        let number = rule.code().strip_prefix(rule.family()).unwrap();
        assert_eq!(number.len(), 3, "{rule:?}");
        assert!(
            rule.family().bytes().all(|b| b.is_ascii_uppercase()),
            "{rule:?}"
        );
        let kebab = |b: u8| b.is_ascii_lowercase() || b == b'-';
        assert!(rule.name().bytes().all(kebab), "{rule:?}");
        assert!(
            okr_core::rule(rule.name()) == Some(*rule)
                && okr_core::rule(rule.code()) == Some(*rule)
        );
    }
}

#[test]
fn every_file_is_a_rule_with_a_page() {
    let mut files: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "mod.rs" && name != "shared.json")
        .collect();
    files.sort();
    let mut expected: Vec<String> = (rules().iter())
        .flat_map(|rule| {
            let stem = format!("{}_{}", rule.code(), rule.name()).replace('-', "_");
            ["md", "rs"].map(|kind| format!("{}.{kind}", stem.to_lowercase()))
        })
        .collect();
    expected.sort();
    assert!(
        files.len() >= 2 * AT_LEAST,
        "only {} files were seen",
        files.len()
    );
    assert_eq!(files, expected);
}

#[test]
fn every_page_says_all_there_is_to_say() {
    for rule in rules() {
        assert!(
            rule.summary().ends_with('.') && rule.summary().len() < 120,
            "{rule:?}"
        );
        for section in [rule.why(), rule.bad(), rule.good(), rule.source()] {
            assert!(section.len() > 15, "{rule:?} lacks a section");
        }
        assert!(
            rule.source().contains('['),
            "{rule:?} names no section of the semantics"
        );
        let page = rule.explain();
        for title in ["\n## Why\n", "\n## Bad\n", "\n## Good\n", "\n## Source\n"] {
            assert_eq!(page.matches(title).count(), 1, "{rule:?}: {title}");
        }
        assert_eq!(page.contains("\n## Options\n"), !rule.options().is_empty());
        for option in rule.options() {
            assert!((option.least()..=option.most()).contains(&option.default_value()));
            assert!(page.contains(option.name()) && !option.summary().is_empty());
        }
        assert!(
            page.lines().all(|line| line.chars().count() <= 140),
            "{rule:?} has long lines"
        );
    }
}

/// The findings of a rule in an example of its page.
fn findings(rule: &Rule, example: &str) -> usize {
    let json = example.split("```json").nth(1).unwrap();
    let fragment: Value = serde_json::from_str(json.split("```").next().unwrap())
        .unwrap_or_else(|error| panic!("{rule:?}: {error}"));
    let shared = fs::read_to_string(folder().join("shared.json")).unwrap();
    let mut document: Value = serde_json::from_str(&shared).unwrap();
    for (name, value) in fragment.as_object().unwrap() {
        document[name] = value.clone();
    }
    let portfolio = Portfolio::from_json(&document.to_string())
        .unwrap_or_else(|error| panic!("{rule:?}: {error}"));
    let day = "2026-11-15".parse().unwrap();
    // All rules run: some look at what others found.
    let mut findings: Vec<_> = (portfolio.check(&CheckOptions::new(day)).into_iter()).collect();
    findings.retain(|finding| finding.rule() == rule);
    for finding in &findings {
        assert!(!finding.help().is_empty());
        let first = finding.message().chars().next().unwrap();
        assert!(
            !first.is_uppercase() && !finding.message().ends_with('.'),
            "{finding}"
        );
    }
    findings.len()
}

#[test]
fn bad_examples_have_findings_and_good_ones_have_none() {
    let mut seen = 0;
    for rule in rules() {
        seen += 1;
        assert_eq!(findings(rule, rule.bad()), 1, "the bad example of {rule:?}");
        assert_eq!(
            findings(rule, rule.good()),
            0,
            "the good example of {rule:?}"
        );
    }
    assert!(seen >= AT_LEAST);
}
