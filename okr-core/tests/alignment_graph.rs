//! The cases of `testdata/alignment` about the graph and its measures, as the C and the Python
//! suites run them too.

use std::{fs, path::PathBuf};

use okr_core::{Alignment, Dag, Level, Measures, Node, NodeKind, Portfolio};
use serde_json::{Value, json};

fn cases(file: &str) -> Vec<Value> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../testdata/alignment");
    let text = fs::read_to_string(root.join(file)).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    file["cases"].as_array().unwrap().clone()
}

fn alignment(case: &Value) -> Alignment {
    let alignment = Portfolio::from_json(&case["portfolio"].to_string())
        .unwrap_or_else(|error| panic!("{}: {error}", case["name"]))
        .alignment();
    let undated = case["undated"].as_bool().unwrap_or(false);
    match case.get("as_of").and_then(Value::as_str) {
        Some(day) if !undated => alignment.as_of(day.parse().unwrap()),
        _ => alignment,
    }
}

fn names(nodes: &[Node<'_>]) -> Value {
    nodes.iter().map(ToString::to_string).collect()
}

fn answer(alignment: &Alignment, query: &Value) -> Value {
    let kind: Option<NodeKind> = query
        .get("kind")
        .map(|kind| kind.as_str().unwrap().parse().unwrap());
    let (what, of) = (query.as_object().unwrap().iter())
        .find(|(member, _)| !["kind", "result", "why"].contains(&member.as_str()))
        .unwrap();
    let id = of.as_str().unwrap_or_default();
    let name = (kind, id);
    let pair = || (of[0].as_str().unwrap(), of[1].as_str().unwrap());
    match what.as_str() {
        "ancestors" => names(&alignment.ancestors(name).unwrap()),
        "descendants" => names(&alignment.descendants(name).unwrap()),
        "supports" => names(&alignment.supports(name).unwrap()),
        "supported_by" => names(&alignment.supported_by(name).unwrap()),
        "path_to_company" => json!(
            alignment
                .path_to_company(name)
                .unwrap()
                .map(|it| names(&it))
        ),
        "path" => json!(
            alignment
                .path(pair().0, pair().1)
                .unwrap()
                .map(|it| names(&it))
        ),
        "has_line_of_sight" => json!(alignment.has_line_of_sight(name).unwrap()),
        "depth" => json!(alignment.depth(name).unwrap()),
        "roots" => names(&alignment.roots()),
        "leaves" => names(&alignment.leaves()),
        "common_ancestors" => names(&alignment.common_ancestors(pair().0, pair().1).unwrap()),
        "impact" => {
            let impact = alignment.impact(name).unwrap();
            json!({
                "ancestors": names(&impact.ancestors),
                "descendants": names(&impact.descendants),
                "company_objectives": names(&impact.company_objectives),
            })
        }
        other => panic!("there is no query `{other}`"),
    }
}

/// The members that the case states, doubles to 1e-12.
fn alike(expected: &Value, came: &Value) -> bool {
    match (expected, came) {
        (Value::Number(a), Value::Number(b)) => {
            (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() <= 1e-12
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && (a.iter()).all(|(member, a)| b.get(member).is_some_and(|b| alike(a, b)))
        }
        _ => expected == came,
    }
}

#[test]
fn the_graph_answers_as_the_cases_say() {
    let (mut count, mut failures) = (0, Vec::new());
    for case in cases("graph.json").iter().chain(&cases("random.json")) {
        let alignment = alignment(case);
        for query in case["queries"].as_array().unwrap() {
            count += 1;
            let came = answer(&alignment, query);
            if came != query["result"] {
                failures.push(format!("{}: {query}, came {came}", case["name"]));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {count}: {failures:#?}",
        failures.len()
    );
    assert!(count >= 3000, "only {count} queries were asked");
    println!("graph queries: {count} passed, 0 failed");
}

#[test]
fn the_measures_are_those_of_the_cases() {
    let (mut count, mut failures) = (0, Vec::new());
    for case in cases("measures.json").iter().chain(&cases("random.json")) {
        let alignment = alignment(case);
        let mut check = |what: &str, expected: &Value, came: Measures| {
            count += 1;
            let came: Value = serde_json::from_str(&came.to_json()).unwrap();
            if !alike(expected, &came) {
                failures.push(format!("{} {what}: {expected}, came {came}", case["name"]));
            }
        };
        if let Some(expected) = case.get("measures") {
            check("whole", expected, alignment.measures());
        }
        let groups = |member: &str| case[member].as_object().cloned().unwrap_or_default();
        for (unit, expected) in &groups("units") {
            check(
                unit,
                expected,
                alignment.measures_of_unit(unit, false).unwrap(),
            );
        }
        for (unit, expected) in &groups("subtrees") {
            check(
                unit,
                expected,
                alignment.measures_of_unit(unit, true).unwrap(),
            );
        }
        for (level, expected) in &groups("levels") {
            let came = alignment.measures_of_level(level.parse::<Level>().unwrap());
            check(level, expected, came);
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {count}: {failures:#?}",
        failures.len()
    );
    assert!(count >= 300, "only {count} groups were measured");
    println!("measures: {count} passed, 0 failed");
}

#[test]
fn graphs_of_integers_have_the_loops_of_the_cases() {
    let cases = cases("dag.json");
    for case in &cases {
        let name = &case["name"];
        let number = |value: &Value| value.as_u64().unwrap() as u32;
        let edges: Vec<(u32, u32)> = (case["edges"].as_array().unwrap().iter())
            .map(|edge| (number(&edge[0]), number(&edge[1])))
            .collect();
        let came = Dag::new(number(&case["nodes"]) as usize, &edges);
        let expected = case["loops"].as_array().unwrap();
        let closing: Vec<(usize, usize)> = (came.as_ref().err().iter())
            .flat_map(|loops| loops.iter().map(|it| (it.edge(), it.rest().len())))
            .collect();
        let wanted: Vec<(usize, usize)> = (expected.iter())
            .map(|it| (number(&it["edge"]) as usize, number(&it["others"]) as usize))
            .collect();
        assert_eq!(closing, wanted, "{name}");
        assert_eq!(came.is_ok(), expected.is_empty(), "{name}");
    }
    assert!(cases.len() >= 14);
}
