//! The cases of `testdata/forecast`, as the C and the Python suites run them too.

use std::{fs, path::PathBuf};

use okr_core::{Basis, NodeKind, Policy, Portfolio, Score, ScoreOptions};
use serde_json::Value;

/// How far values and probabilities from Student's t may be off, of 1 or of the value if that is larger.
const CLOSE: f64 = 1e-9;
/// How far scores may be off that are exact but for being rounded to billionths.
const EXACT: f64 = 2e-9;

fn cases(file: &str) -> Vec<Value> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../testdata/forecast")
        .join(file);
    let text = fs::read_to_string(path).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    file["cases"].as_array().unwrap().clone()
}

fn asked(case: &Value) -> (Portfolio, ScoreOptions) {
    let portfolio = Portfolio::from_json(&case["portfolio"].to_string()).unwrap();
    let mut options = ScoreOptions::new(case["as_of"].as_str().unwrap().parse().unwrap());
    if let Some(policy) = case.get("policy") {
        options = options.with_policy(Policy::from_json(&policy.to_string()).unwrap());
    }
    if let Some(basis) = case.get("basis") {
        options = options.with_basis(basis.as_str().unwrap().parse::<Basis>().unwrap());
    }
    (portfolio, options)
}

/// Where what came is not what is expected, member by member; numbers may be `within` off.
fn compare(at: &str, expected: &Value, came: &Value, within: f64, out: &mut Vec<String>) {
    match (expected, came) {
        (Value::Object(members), _) => {
            for (name, member) in members {
                compare(&format!("{at}/{name}"), member, &came[name], within, out);
            }
        }
        (Value::Array(list), Value::Array(other)) if list.len() == other.len() => {
            for (index, entry) in list.iter().enumerate() {
                compare(&format!("{at}/{index}"), entry, &other[index], within, out);
            }
        }
        (Value::Number(a), Value::Number(b)) => {
            let [a, b] = [a, b].map(|it| it.as_f64().unwrap());
            if (a - b).abs() > within * a.abs().max(1.0) {
                out.push(format!("{at}: {a} expected, {b} came"));
            }
        }
        _ if expected == came => {}
        _ => out.push(format!("{at}: {expected} expected, {came} came")),
    }
}

fn kind(word: &str) -> NodeKind {
    word.parse().unwrap()
}

fn run(file: &str, least: usize) {
    let (mut count, mut failures) = (0, Vec::new());
    for case in cases(file) {
        count += 1;
        let name = case["name"].as_str().unwrap();
        let (portfolio, options) = asked(&case);
        let all = portfolio.forecasts(&options);
        let mut out = Vec::new();
        for (list, forecasts) in [
            ("key_results", all.key_results()),
            ("objectives", all.objectives()),
        ] {
            let expected = case["expect"][list].as_object().unwrap();
            assert_eq!(expected.len(), forecasts.len(), "{name}");
            for forecast in forecasts {
                let id = forecast.id();
                // Asked for by itself it says the same.
                let one = portfolio.forecast((forecast.kind(), id), &options).unwrap();
                assert_eq!(&one, forecast, "{name} {id}");
                let came: Value = serde_json::from_str(&one.to_json()).unwrap();
                let mut expected = expected[id].clone();
                let within = case["within"].get(id).filter(|_| list == "objectives");
                let [p, together] = within.map_or([CLOSE, CLOSE], |it| {
                    [0, 1].map(|at| it[at].as_f64().unwrap())
                });
                let at = format!("{list}/{id}");
                if let Some(figures) = expected["parts"].get("together").cloned() {
                    let came = &came["forecast"]["parts"]["together"];
                    compare(
                        &format!("{at}/together"),
                        &figures,
                        came,
                        together,
                        &mut out,
                    );
                    expected["parts"]["together"] = came.clone();
                }
                if list == "objectives" && forecast.final_score().is_some() {
                    // As far off as it says that it may be.
                    let error = forecast.parts().unwrap().error + EXACT;
                    let came = &came["forecast"]["final_score"];
                    let at = format!("{at}/final_score");
                    compare(&at, &expected["final_score"], came, error, &mut out);
                    expected["final_score"] = came.clone();
                }
                compare(&at, &expected, &came["forecast"], p, &mut out);
            }
        }
        for it in case["probabilities"].as_array().unwrap() {
            let id = it["id"].as_str().unwrap();
            let node = kind(it["kind"].as_str().unwrap());
            let forecast = portfolio.forecast((node, id), &options).unwrap();
            let score = Score::from_f64(it["score"].as_f64().unwrap());
            let p = forecast.probability(score).unwrap();
            let within = (case["within"]
                .get(id)
                .filter(|_| node == NodeKind::Objective))
            .map_or(CLOSE, |it| it[0].as_f64().unwrap());
            if (p - it["p"].as_f64().unwrap()).abs() > within {
                out.push(format!("P({id} ≥ {score}): {} expected, {p} came", it["p"]));
            }
        }
        failures.extend(out.into_iter().map(|line| format!("{name}: {line}")));
    }
    assert!(failures.is_empty(), "{failures:#?}");
    assert!(count >= least, "only {count} cases were run");
    println!("forecast/{file} cases: {count} passed, 0 failed");
}

#[test]
fn key_results() {
    run("key_results.json", 74);
}

#[test]
fn objectives() {
    run("objectives.json", 52);
}

#[test]
fn random() {
    run("random.json", 40);
}

#[test]
fn backtests() {
    let (mut count, mut failures) = (0, Vec::new());
    for case in cases("backtests.json") {
        count += 1;
        let (portfolio, options) = asked(&case);
        let names: Vec<&str> = (case["names"].as_array().unwrap().iter())
            .map(|name| name.as_str().unwrap())
            .collect();
        let backtest = portfolio.backtest(names, &options).unwrap();
        let came = serde_json::from_str(&backtest.to_json()).unwrap();
        compare(
            case["name"].as_str().unwrap(),
            &case["expect"],
            &came,
            CLOSE,
            &mut failures,
        );
    }
    assert!(failures.is_empty(), "{failures:#?}");
    assert!(count >= 23, "only {count} cases were run");
    println!("forecast/backtests.json cases: {count} passed, 0 failed");
}
