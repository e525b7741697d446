//! Order and grouping never change a score; weights scale freely.

use std::{collections::BTreeMap, fs, path::PathBuf};

use okr_core::{Portfolio, ScoreOptions, Scorecard};
use proptest::{prelude::*, sample::Index};
use serde_json::Value;

fn read(path: &str) -> Value {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(path);
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// Real and generated portfolios, each with a day to score it on.
fn portfolios() -> Vec<(Value, &'static str)> {
    let generated = read("testdata/scoring/generated.json");
    let mut all: Vec<_> = (generated["cases"].as_array().unwrap().iter())
        .filter_map(|case| Some((case.get("portfolio")?.clone(), "2026-11-15")))
        .collect();
    all.push((read("examples/company.json"), "2026-11-15"));
    assert!(all.len() >= 50);
    all
}

fn score(portfolio: &Value, as_of: &str) -> Scorecard {
    let portfolio = Portfolio::from_json(&portfolio.to_string()).unwrap();
    portfolio.score(&ScoreOptions::new(as_of.parse().unwrap()))
}

/// Rows by identifier, without what says where they stand.
fn rows(scorecard: &Scorecard) -> BTreeMap<String, Value> {
    let json: Value = serde_json::from_str(&scorecard.to_json()).unwrap();
    let mut rows = BTreeMap::new();
    for (list, key) in [("key_results", "id"), ("objectives", "id")] {
        for row in json[list].as_array().unwrap() {
            rows.insert(format!("{list} {}", row[key]), row.clone());
        }
    }
    for row in json["units"].as_array().unwrap() {
        rows.insert(
            format!("units {} {}", row["unit"], row["cycle"]),
            row.clone(),
        );
    }
    rows
}

fn shuffle(list: &mut Value, seeds: &[Index]) {
    if let Some(list) = list.as_array_mut() {
        for at in (1..list.len()).rev() {
            list.swap(at, seeds[at % seeds.len()].index(at + 1));
        }
    }
}

/// Two entries on one day keep their order: of those the later one counts [SPEC 4.1].
fn shuffle_dated(list: &mut Value, seeds: &[Index]) {
    let Some(entries) = list.as_array() else {
        return;
    };
    let days: std::collections::HashSet<_> =
        entries.iter().map(|it| it["on"].to_string()).collect();
    if days.len() == entries.len() {
        shuffle(list, seeds);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_never_changes_a_score(which in any::<Index>(), seeds in prop::collection::vec(any::<Index>(), 7)) {
        let all = portfolios();
        let (portfolio, as_of) = &all[which.index(all.len())];
        let before = rows(&score(portfolio, as_of));
        let mut shuffled = portfolio.clone();
        shuffle(&mut shuffled["units"], &seeds);
        shuffle(&mut shuffled["cycles"], &seeds);
        if shuffled.get("kpis").is_some() {
            shuffle(&mut shuffled["kpis"], &seeds);
        }
        shuffle(&mut shuffled["objectives"], &seeds);
        for objective in shuffled["objectives"].as_array_mut().unwrap() {
            let capped = objective["key_results"].as_array().unwrap().iter().any(|it| it["role"] == "guardrail");
            if !capped {
                // Of equally low guardrails the first is named.
                shuffle(&mut objective["key_results"], &seeds);
            }
            if objective.get("aligned_to").is_some() {
                shuffle(&mut objective["aligned_to"], &seeds);
            }
            for key_result in objective["key_results"].as_array_mut().unwrap() {
                for list in ["check_ins", "amendments"] {
                    if key_result.get(list).is_some() {
                        shuffle_dated(&mut key_result[list], &seeds);
                    }
                }
            }
        }
        let after = rows(&score(&shuffled, as_of));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn weights_scale_freely(which in any::<Index>(), factor in prop::sample::select(vec![2.0, 10.0, 0.5, 1000.0])) {
        let all = portfolios();
        let (portfolio, as_of) = &all[which.index(all.len())];
        let mut scaled = portfolio.clone();
        let mut fits = true;
        let mut scale = |holder: &mut Value, member: &str, only_stated: bool| {
            if holder.get(member).is_none_or(Value::is_null) && only_stated {
                return;
            }
            let weight = holder.get(member).and_then(Value::as_f64).unwrap_or(1.0) * factor;
            fits &= okr_core::Weight::from_f64(weight).is_ok();
            holder[member] = weight.into();
        };
        for objective in scaled["objectives"].as_array_mut().unwrap() {
            for edge in objective.get_mut("aligned_to").and_then(Value::as_array_mut).into_iter().flatten() {
                scale(edge, "weight", false);
            }
            for key_result in objective["key_results"].as_array_mut().unwrap() {
                scale(key_result, "weight", false);
                for amendment in key_result.get_mut("amendments").and_then(Value::as_array_mut).into_iter().flatten() {
                    scale(amendment, "weight", true);
                }
            }
        }
        prop_assume!(fits);
        prop_assert_eq!(rows(&score(portfolio, as_of)), rows(&score(&scaled, as_of)));
    }

    #[test]
    fn a_mean_stays_within_its_parts(which in any::<Index>()) {
        let all = portfolios();
        let (portfolio, as_of) = &all[which.index(all.len())];
        let scorecard = score(portfolio, as_of);
        let mut judged = 0;
        for (objective, stated) in scorecard.objectives().zip(portfolio["objectives"].as_array().unwrap()) {
            let plain = stated.get("combine").is_none_or(|it| it == "mean" || it == "magnitude")
                && stated.get("from").is_none_or(|it| it == "key_results");
            let parts: Vec<_> = scorecard.key_results()
                .filter(|it| it.objective() == objective.id() && it.counted())
                .map(|it| it.score())
                .collect();
            if let (true, None, Some(computed)) = (plain, objective.capped_by(), objective.computed_score()) {
                judged += 1;
                prop_assert!(parts.iter().min().unwrap() <= &computed && &computed <= parts.iter().max().unwrap());
            }
        }
        prop_assert!(judged > 0 || scorecard.objective_count() < 5);
    }
}
