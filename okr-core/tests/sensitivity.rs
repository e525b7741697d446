//! What-if questions and sensitivities against scoring from the start.

use std::{collections::BTreeMap, time::Instant};

use okr_core::{Code, Portfolio, Score, ScoreOptions, Scorecard, SensitivityMethod};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};

const AS_OF: &str = "2026-11-15";

fn score(portfolio: &Value) -> Scorecard {
    let portfolio = Portfolio::from_json(&portfolio.to_string()).unwrap();
    portfolio.score(&ScoreOptions::new(AS_OF.parse().unwrap()))
}

/// The document with reviews that give key results their final scores.
fn reviewed(portfolio: &Value, scores: &BTreeMap<String, Score>) -> Value {
    let mut portfolio = portfolio.clone();
    let mut found = 0;
    for objective in portfolio["objectives"].as_array_mut().unwrap() {
        for key_result in objective["key_results"].as_array_mut().unwrap() {
            if let Some(score) = scores.get(key_result["id"].as_str().unwrap()) {
                found += 1;
                key_result["review"] =
                    json!({"on": AS_OF, "reason": "what if", "score": score.to_f64()});
            }
        }
    }
    assert_eq!(found, scores.len());
    portfolio
}

/// The final score of an objective when one key result has another.
fn full(portfolio: &Value, objective: &str, key_result: &str, s: Score) -> Option<Score> {
    let scores = BTreeMap::from([(key_result.to_owned(), s)]);
    let scorecard = score(&reviewed(portfolio, &scores));
    scorecard.objective(objective).unwrap().score()
}

/// One key result, in numbers that any portfolio can be made of.
#[derive(Clone, Debug)]
struct KeyResult {
    kind: u8,
    value: Option<u8>,
    weight: u8,
    target: u8,
    commitment: u8,
    guardrail: bool,
    dropped: bool,
    review: Option<u8>,
}

#[derive(Clone, Debug)]
struct Objective {
    key_results: Vec<KeyResult>,
    from: u8,
    combine: u8,
    edges: Vec<(Index, Index, bool, u8)>,
    committed: bool,
    dropped: bool,
    review: Option<u8>,
    team: bool,
}

/// True once in so many times.
fn seldom(times: u32) -> impl Strategy<Value = bool> {
    (0..times).prop_map(|n| n == 0)
}

fn maybe_review(times: u32) -> impl Strategy<Value = Option<u8>> {
    (seldom(times), 0..=100_u8).prop_map(|(is, score)| is.then_some(score))
}

fn key_result() -> impl Strategy<Value = KeyResult> {
    (
        0..12_u8,
        prop::option::weighted(0.75, 0..=120_u8),
        0..8_u8,
        1..=9_u8,
        0..6_u8,
        seldom(12),
        seldom(15),
        maybe_review(15),
    )
        .prop_map(
            |(kind, value, weight, target, commitment, guardrail, dropped, review)| KeyResult {
                kind,
                value,
                weight,
                target,
                commitment,
                guardrail,
                dropped,
                review,
            },
        )
}

fn objective() -> impl Strategy<Value = Objective> {
    let edge = (
        any::<Index>(),
        any::<Index>(),
        prop::bool::weighted(0.5),
        0..8_u8,
    );
    (
        prop::collection::vec(key_result(), 0..4),
        0..10_u8,
        0..10_u8,
        prop::collection::vec(edge, 1..3),
        any::<bool>(),
        seldom(20),
        maybe_review(20),
        any::<bool>(),
    )
        .prop_map(
            |(key_results, from, combine, edges, committed, dropped, review, team)| Objective {
                key_results,
                from,
                combine,
                edges,
                committed,
                dropped,
                review,
                team,
            },
        )
}

fn weight(n: u8) -> f64 {
    let usual = [1.0, 2.5, 0.333_333, 7.0, 1.0, 3.0];
    *(usual.iter().chain(&[1_000_000.0, 0.000_001]).nth(n.into())).unwrap()
}

fn review(score: u8) -> Value {
    json!({"on": "2026-11-10", "reason": "so it was", "score": f64::from(score) / 100.0})
}

/// A portfolio whose objectives support earlier ones; `backwards` turns the document round.
fn portfolio() -> impl Strategy<Value = Value> {
    (
        prop::collection::vec(objective(), 1..10),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(objectives, exclude, google, backwards)| {
            let mut out: Vec<Value> = Vec::new();
            for (at, it) in objectives.iter().enumerate() {
                out.push(objective_json(at, it, &objectives));
            }
            if backwards {
                out.reverse();
            }
            let mut policy = json!({"missing": if exclude { "exclude" } else { "zero" }});
            if google {
                policy["pace"] = json!({"method": "projected"});
            }
            json!({
                "okr": "1", "organization": {"name": "Acme"}, "policy": policy,
                "units": [{"id": "u", "name": "U", "level": "company"},
                    {"id": "t", "name": "T", "level": "team", "parent": "u"}],
                "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
                "objectives": out,
            })
        })
}

fn objective_json(at: usize, it: &Objective, all: &[Objective]) -> Value {
    let magnitude = it.combine == 7;
    let from = match it.from {
        _ if magnitude => "key_results",
        0 => "key_results",
        1 => "aligned",
        _ => "both",
    };
    let key_results: Vec<Value> = (it.key_results.iter().enumerate())
        .map(|(number, key_result)| key_result_json(at, number, key_result, magnitude))
        .collect();
    let mut edges: Vec<Value> = Vec::new();
    for (to, part, whole, w) in it.edges.iter().filter(|_| at > 0) {
        let to = if to.index(3) > 0 {
            at - 1
        } else {
            to.index(at)
        };
        let parts = all[to].key_results.len();
        let mut edge = if *whole || parts == 0 {
            json!({"objective": format!("o{to}")})
        } else {
            // Most often an aligned one, if there is one.
            let aligned = (all[to].key_results.iter()).position(|it| it.kind >= 7);
            let part = aligned.unwrap_or_else(|| part.index(parts));
            json!({"key_result": format!("k{to}-{part}")})
        };
        let name = edge.clone();
        edge["weight"] = weight(*w).into();
        let twice = edges.iter().any(|it| {
            it.get("objective") == name.get("objective")
                && it.get("key_result") == name.get("key_result")
        });
        if !twice {
            edges.push(edge);
        }
    }
    let mut json = json!({
        "id": format!("o{at}"), "title": "O", "owner": if it.team { "t" } else { "u" }, "cycle": "q",
        "commitment": if it.committed { "committed" } else { "aspirational" },
        "from": from,
        "combine": match it.combine { 5 => "min", 6 => "all", 7 => "magnitude", _ => "mean" },
        "aligned_to": edges, "key_results": key_results,
    });
    if it.dropped {
        json["dropped"] = json!({"on": "2026-11-01", "reason": "no more"});
    }
    if let Some(score) = it.review {
        json["review"] = review(score);
    }
    json
}

fn key_result_json(objective: usize, number: usize, it: &KeyResult, magnitude: bool) -> Value {
    let mut json =
        json!({"id": format!("k{objective}-{number}"), "title": "K", "weight": weight(it.weight)});
    let target = f64::from(it.target) * 13.0;
    let mut value = it.value.map(f64::from);
    json["measure"] = match it.kind {
        _ if magnitude => json!({"kind": "increase", "baseline": 0, "target": target}),
        0 => {
            value = value.map(|value| f64::from(u8::from(value > 60.0)));
            json!({"kind": "milestone"})
        }
        1 => {
            value = None;
            json!({"kind": "checklist", "items": [
                {"id": "a", "title": "A", "done_on": "2026-11-02"}, {"id": "b", "title": "B", "weight": it.target}]})
        }
        2 => json!({"kind": "at_most", "threshold": target, "ceiling": 130}),
        3..=6 => json!({"kind": "increase", "baseline": 0, "target": target}),
        _ => {
            value = None;
            json!({"kind": "aligned"})
        }
    };
    if let Some(value) = value {
        json["check_ins"] = json!([{"on": "2026-10-20", "value": value}]);
    }
    match it.commitment {
        0 => json["commitment"] = "committed".into(),
        1 => json["commitment"] = "aspirational".into(),
        _ => {}
    }
    if it.guardrail {
        json["role"] = "guardrail".into();
    }
    if it.dropped {
        json["dropped"] = json!({"on": "2026-11-01", "reason": "no more"});
    }
    if let Some(score) = it.review {
        json["review"] = review(score);
    }
    json
}

/// What has been seen over all random cases, so that none of it is empty.
#[derive(Default)]
struct Seen {
    exact: usize,
    differences: usize,
    zeros: usize,
    moved: usize,
    aligned_moved: usize,
}

/// The exact derivatives are sums of products of doubles, and a score is rounded by half a
/// billionth at most at every objective and aligned key result on a way. Both ends of the
/// difference are: so a billionth a step, and what doubles add.
fn tolerance(portfolio: &Value) -> f64 {
    let levels = 2 * portfolio["objectives"].as_array().unwrap().len();
    1e-9 * levels as f64 + 1e-12
}

fn check_sensitivities(portfolio: &Value, scorecard: &Scorecard, seen: &mut Seen) {
    for objective in scorecard.objectives() {
        let found = scorecard.sensitivities(objective.id()).unwrap();
        let f = |key_result: &str, s| full(portfolio, objective.id(), key_result, s);
        let points = |score: Option<Score>| f64::from(score.map_or(0, Score::billionths));
        let mut before: Option<(f64, usize)> = None;
        for it in found.iter() {
            let row = scorecard.key_result(it.key_result).unwrap();
            assert_eq!(row.objective(), it.objective);
            let place = (it.derivative, row.index());
            assert!(before.is_none_or(|(d, at)| d > place.0 || (d == place.0 && at < place.1)));
            before = Some(place);
            let (low, high) = (f(it.key_result, it.low), f(it.key_result, it.high));
            let width = f64::from(it.high.billionths()) - f64::from(it.low.billionths());
            let slope = (points(high) - points(low)) / width;
            match it.method {
                SensitivityMethod::Exact => {
                    seen.exact += usize::from(it.derivative > 0.0);
                    seen.zeros += usize::from(it.derivative == 0.0);
                    assert_eq!((it.low, it.high), (Score::ZERO, Score::ONE));
                    assert!(
                        (slope - it.derivative).abs() <= tolerance(portfolio),
                        "{it:?}: {slope}"
                    );
                    if it.derivative == 0.0 {
                        assert_eq!((low, high), (objective.score(), objective.score()));
                    }
                }
                SensitivityMethod::FiniteDifference => {
                    seen.differences += 1;
                    let now = row.score().billionths();
                    assert_eq!(it.low.billionths(), now.saturating_sub(10_000_000));
                    assert_eq!(it.high.billionths(), (now + 10_000_000).min(1_000_000_000));
                    assert_eq!(slope, it.derivative, "{it:?}");
                }
            }
            let without = f(it.key_result, Score::ZERO).map_or(0, Score::billionths);
            let loss = objective
                .score()
                .map_or(0, |now| now.billionths() - without);
            assert_eq!(it.loss.billionths(), loss, "{it:?}");
        }
        assert_eq!(found.len(), below(portfolio, objective.id()).len());
        let value: Value = serde_json::from_str(&found.to_json()).unwrap();
        assert_eq!(
            value["sensitivities"].as_array().unwrap().len(),
            found.len()
        );
    }
}

/// The key results below an objective, by the definition.
fn below(portfolio: &Value, top: &str) -> Vec<String> {
    let objectives = portfolio["objectives"].as_array().unwrap();
    let mut nodes = vec![top.to_owned()];
    let mut at = 0;
    while let Some(node) = nodes.get(at).cloned() {
        at += 1;
        for objective in objectives {
            let id = objective["id"].as_str().unwrap().to_owned();
            let edges = objective["aligned_to"].as_array().unwrap();
            let supports = edges.iter().any(|edge| {
                edge.get("objective").or(edge.get("key_result")).unwrap() == node.as_str()
            });
            let own = (objective["key_results"].as_array().unwrap().iter())
                .map(|it| it["id"].as_str().unwrap().to_owned())
                .filter(|_| id == node);
            let more: Vec<String> = own.chain(supports.then(|| id.clone())).collect();
            for node in more {
                if !nodes.contains(&node) {
                    nodes.push(node);
                }
            }
        }
    }
    nodes.retain(|node| node.starts_with('k'));
    nodes
}

fn check_what_if(
    portfolio: &Value,
    scorecard: &Scorecard,
    picks: &[(Index, u32)],
    seen: &mut Seen,
) {
    let count = scorecard.key_result_count();
    if count == 0 {
        return;
    }
    let scores: BTreeMap<String, Score> = (picks.iter())
        .map(|(pick, billionths)| {
            let row = scorecard.key_result_at(pick.index(count)).unwrap();
            let score = Score::from_billionths(*billionths).unwrap();
            (row.id().to_owned(), score)
        })
        .collect();
    let list: Vec<(&str, Score)> = scores
        .iter()
        .map(|(id, &score)| (id.as_str(), score))
        .collect();
    let what_if = scorecard.what_if(&list).unwrap();
    let after = score(&reviewed(portfolio, &scores));
    assert!(what_if.before() == scorecard);
    assert_eq!(what_if.scorecard().to_json(), after.to_json());

    let changed: Vec<_> = (scorecard.key_results().zip(after.key_results()))
        .filter(|(a, b)| a.score() != b.score())
        .map(|(a, b)| {
            (
                a.id().to_owned(),
                a.index(),
                Some(a.score()),
                Some(b.score()),
            )
        })
        .collect();
    let found: Vec<_> = (what_if.key_results())
        .map(|it| (it.id.to_owned(), it.index, it.before, it.after))
        .collect();
    assert_eq!(found, changed);
    seen.aligned_moved += found
        .iter()
        .filter(|it| !scores.contains_key(&it.0))
        .count();
    let changed: Vec<_> = (scorecard.objectives().zip(after.objectives()))
        .filter(|(a, b)| a.score() != b.score())
        .map(|(a, b)| (a.id().to_owned(), a.index(), a.score(), b.score()))
        .collect();
    let found: Vec<_> = (what_if.objectives())
        .map(|it| (it.id.to_owned(), it.index, it.before, it.after))
        .collect();
    assert_eq!(found, changed);
    seen.moved += found.len();

    // One after the other comes to the same, whatever stood there in between.
    let mut chained = scorecard.clone();
    for (id, score) in &list {
        chained = chained
            .what_if(&[(*id, 0.123)])
            .unwrap()
            .scorecard()
            .clone();
        chained = chained
            .what_if(&[(*id, *score)])
            .unwrap()
            .scorecard()
            .clone();
    }
    assert_eq!(chained.to_json(), after.to_json());
    for row in chained.objectives() {
        assert!(chained.explain_objective(row.id()).is_some());
        // What is asked of assumed scores is answered as of stated ones.
        let (a, b) = (
            chained.sensitivities(row.id()),
            after.sensitivities(row.id()),
        );
        assert_eq!(a.unwrap().to_json(), b.unwrap().to_json());
    }
}

#[test]
fn questions_are_answered_as_by_scoring_from_the_start() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: std::env::var("OKR_CASES").map_or(400, |n| n.parse().unwrap()),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let seen = std::cell::RefCell::new(Seen::default());
    let score_billionths = prop_oneof![
        Just(0),
        Just(1_000_000_000),
        Just(500_000_000),
        0..=1_000_000_000_u32
    ];
    let picks = prop::collection::vec((any::<Index>(), score_billionths), 1..4);
    runner
        .run(&(portfolio(), picks), |(portfolio, picks)| {
            let scorecard = score(&portfolio);
            let mut seen = seen.borrow_mut();
            check_what_if(&portfolio, &scorecard, &picks, &mut seen);
            check_sensitivities(&portfolio, &scorecard, &mut seen);
            Ok(())
        })
        .unwrap();
    let seen = seen.into_inner();
    for (count, what) in [
        (seen.exact, "exact derivatives"),
        (seen.differences, "finite differences"),
        (seen.zeros, "zeros"),
        (seen.moved, "objectives that moved"),
        (seen.aligned_moved, "aligned key results that moved"),
    ] {
        println!("{count} {what}");
        assert!(count >= 20, "only {count} {what}");
    }
}

#[test]
fn what_is_wrong_is_told_all_at_once() {
    let portfolio = json!({"okr": "1", "organization": {"name": "Acme"},
        "units": [{"id": "u", "name": "U", "level": "company"}],
        "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
        "objectives": [{"id": "trust", "title": "O", "owner": "u", "cycle": "q", "commitment": "committed",
            "key_results": [{"id": "wait", "title": "K", "measure": {"kind": "milestone"}}]}]});
    let scorecard = score(&portfolio);
    let error = scorecard
        .what_if(&[
            ("wiat", 0.5),
            ("trust", 0.5),
            ("wait", 1.5),
            ("wait", f64::NAN),
        ])
        .unwrap_err();
    let told: Vec<_> = error
        .problems()
        .iter()
        .map(|it| (it.code(), it.message(), it.help()))
        .collect();
    assert_eq!(
        told,
        [
            (
                Code::E009,
                "there is no key result `wiat`",
                "did you mean `wait`?"
            ),
            (
                Code::E009,
                "there is no key result `trust`",
                "`trust` is an objective; name its key results"
            ),
            (
                Code::E006,
                "the score `1.5` of `wait` lies outside 0 to 1",
                "give a score from 0 to 1"
            ),
            (
                Code::E006,
                "the score `NaN` of `wait` lies outside 0 to 1",
                "give a score from 0 to 1"
            ),
            (
                Code::E008,
                "the key result `wait` is named twice",
                "give each key result one score"
            ),
        ]
    );
    let error = scorecard.sensitivities("turst").unwrap_err();
    assert_eq!(error.code(), Code::E009);
    assert!(error.to_string().contains("did you mean `trust`?"));
    let nothing: [(&str, f64); 0] = [];
    let what_if = scorecard.what_if(&nothing).unwrap();
    assert_eq!(what_if.objectives().len() + what_if.key_results().len(), 0);
    assert!(what_if.scorecard() == &scorecard);
}

#[test]
fn what_is_assumed_is_explained_as_such() {
    let portfolio = json!({"okr": "1", "organization": {"name": "Acme"},
        "units": [{"id": "u", "name": "U", "level": "company"}],
        "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
        "objectives": [{"id": "o", "title": "O", "owner": "u", "cycle": "q", "commitment": "committed",
            "key_results": [{"id": "k", "title": "K", "measure": {"kind": "milestone"}}]}]});
    let what_if = score(&portfolio).what_if(&[("k", 0.25)]).unwrap();
    let root = what_if.scorecard().explain("k").unwrap().root;
    let step = root.steps.iter().find(|it| it.name == "score").unwrap();
    assert_eq!(
        (step.value.as_str(), step.formula.as_str()),
        ("0.25", "assumed by what_if")
    );
    assert!(
        what_if
            .before()
            .explain("k")
            .unwrap()
            .to_string()
            .contains("the computed score")
    );
}

#[test]
fn the_shapes_of_the_json() {
    let portfolio = json!({"okr": "1", "organization": {"name": "Acme"}, "policy": {"missing": "exclude"},
        "units": [{"id": "u", "name": "U", "level": "company"}],
        "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
        "objectives": [{"id": "o", "title": "O", "owner": "u", "cycle": "q", "commitment": "committed",
            "key_results": [{"id": "k", "title": "K", "measure": {"kind": "milestone"}}]}]});
    let scorecard = score(&portfolio);
    assert_eq!(
        scorecard.what_if(&[("k", 0.25)]).unwrap().to_json(),
        r#"{"as_of":"2026-11-15","policy":"custom","basis":"current","key_results":[{"id":"k","before":0,"after":0.25}],"objectives":[{"id":"o","before":null,"after":0.25}]}"#
    );
    assert_eq!(
        scorecard.sensitivities("o").unwrap().to_json(),
        r#"{"as_of":"2026-11-15","policy":"custom","basis":"current","objective":"o","score":null,"sensitivities":[{"key_result":"k","objective":"o","derivative":1,"method":"finite_difference","low":0,"high":0.01,"loss":0}]}"#
    );
}

/// Objectives by number: what each is aligned to, its members besides, and its key results.
fn many(count: usize, objective: impl Fn(usize) -> (Value, Value)) -> Scorecard {
    let objectives: Vec<Value> = (0..count)
        .map(|at| {
            let (mut it, key_results) = objective(at);
            it["id"] = format!("o{at}").into();
            it["title"] = "O".into();
            it["owner"] = "u".into();
            it["cycle"] = "q".into();
            it["commitment"] = "aspirational".into();
            it["key_results"] = key_results;
            it
        })
        .collect();
    score(&json!({"okr": "1", "organization": {"name": "Acme"},
        "units": [{"id": "u", "name": "U", "level": "company"}],
        "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
        "objectives": objectives}))
}

fn one(at: usize) -> Value {
    json!([{"id": format!("k{at}"), "title": "K", "measure": {"kind": "increase", "baseline": 0, "target": 1000},
        "check_ins": [{"on": "2026-11-01", "value": at % 1000}]}])
}

/// As [`one`], with a guardrail.
fn guarded(at: usize) -> Value {
    let mut both = one(at);
    let mut guardrail = both[0].clone();
    guardrail["id"] = format!("g{at}").into();
    guardrail["role"] = "guardrail".into();
    both.as_array_mut().unwrap().push(guardrail);
    both
}

/// An aligned one that the next objective feeds.
fn fed(at: usize) -> Value {
    let mut both = one(at);
    let next = json!({"id": format!("a{at}"), "title": "A", "measure": {"kind": "aligned"}});
    both.as_array_mut().unwrap().push(next);
    both
}

#[test]
fn long_chains_and_wide_stars_take_little_time() {
    const N: usize = 100_000;
    type Make = fn(usize) -> (Value, Value);
    let shapes: [(&str, Make); 6] = [
        ("chain of weights far apart", |at| {
            let mut to = above(at, "o");
            if at > 0 {
                to[0]["weight"] = 1_000_000.into();
            }
            (json!({"from": "both", "aligned_to": to}), one(at))
        }),
        ("chain of minima", |at| {
            let it = json!({"from": "both", "combine": "min", "aligned_to": above(at, "o")});
            (it, guarded(at))
        }),
        ("chain of aligned key results", |at| {
            (json!({"aligned_to": above(at, "a")}), fed(at))
        }),
        ("chain that hands on all", |at| {
            let from = ["aligned", "key_results"][usize::from(at == N - 1)];
            (json!({"from": from, "aligned_to": above(at, "o")}), one(at))
        }),
        ("star of means", |at| {
            let to = above(at.min(1), "o");
            (json!({"from": "both", "aligned_to": to}), one(at))
        }),
        ("star of minima", |at| {
            let to = above(at.min(1), "o");
            let it = json!({"from": "both", "combine": "all", "aligned_to": to});
            (it, guarded(at))
        }),
    ];
    for (name, make) in shapes {
        let scorecard = many(N, make);
        let start = Instant::now();
        let found = scorecard.sensitivities("o0").unwrap();
        let sensitivities = start.elapsed();
        assert_eq!(found.len(), scorecard.key_result_count(), "{name}");
        // Also where losses are so many that not each is carried up.
        for it in found
            .iter()
            .filter(|it| it.method == SensitivityMethod::Exact)
        {
            let score = scorecard.key_result(it.key_result).unwrap().score();
            let loss = it.derivative * score.to_f64();
            assert!(
                (loss - it.loss.to_f64()).abs() <= 1e-9 * N as f64,
                "{name}: {it:?}"
            );
        }
        let start = Instant::now();
        let last = format!("k{}", N - 1);
        let what_if = scorecard
            .what_if(&[(last.as_str(), 0.0), ("k0", 1.0)])
            .unwrap();
        let asked = start.elapsed();
        assert!(what_if.key_results().len() > 0, "{name}");
        println!("{name}: {sensitivities:?}, {asked:?}");
        assert!(
            sensitivities.as_secs() < 20 && asked.as_secs() < 20,
            "{name}"
        );
    }
}

/// What stands before in a chain: the first supports nothing.
fn above(at: usize, letter: &str) -> Value {
    match at {
        0 => json!([]),
        _ if letter == "o" => json!([{"objective": format!("o{}", at - 1)}]),
        _ => json!([{"key_result": format!("{letter}{}", at - 1)}]),
    }
}
