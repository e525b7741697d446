//! The alignment, held against plain definitions over random portfolios.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use okr_core::{Alignment, Level, Node, NodeKind, Portfolio, ScoreOptions};
use proptest::prelude::*;
use serde_json::{Value, json};

const LEVELS: [&str; 4] = ["company", "department", "team", "individual"];

/// One objective of a plan: owner's level, targets, and what is dropped.
#[derive(Clone, Debug)]
struct Goal {
    level: usize,
    /// Each target: an earlier goal, by which key result if any, and a weight.
    targets: Vec<(usize, Option<usize>, u32)>,
    priority: bool,
    key_results: usize,
    dropped: bool,
    dropped_key_result: bool,
    origin: Option<bool>,
}

fn goal() -> impl Strategy<Value = Goal> {
    (
        0..4_usize,
        prop::collection::vec(
            (
                any::<prop::sample::Index>(),
                prop::option::of(0..3_usize),
                1..5_u32,
            ),
            0..3,
        ),
        prop::bool::weighted(0.1),
        0..3_usize,
        prop::bool::weighted(0.15),
        prop::bool::weighted(0.15),
        prop::option::of(any::<bool>()),
    )
        .prop_map(
            |(level, targets, priority, key_results, dropped, dropped_key_result, origin)| Goal {
                level,
                targets: targets
                    .into_iter()
                    .map(|(at, by, weight)| (at.index(usize::MAX >> 1), by, weight))
                    .collect(),
                priority,
                key_results,
                dropped,
                dropped_key_result,
                origin,
            },
        )
}

/// A portfolio in which goals stand in a shuffled order, and its JSON.
fn portfolio(goals: &[Goal], order: &[usize]) -> Value {
    let mut objectives = vec![Value::Null; goals.len()];
    for (number, goal) in goals.iter().enumerate() {
        let mut seen = BTreeSet::new();
        let mut aligned = Vec::new();
        for &(at, by, weight) in &goal.targets {
            if number == 0 {
                continue;
            }
            let to = at % number;
            let by = by.filter(|&by| by < goals[to].key_results);
            if seen.insert((to, by)) {
                aligned.push(match by {
                    Some(by) => json!({"key_result": format!("k{to}-{by}"), "weight": weight}),
                    None => json!({"objective": format!("o{to}"), "weight": weight}),
                });
            }
        }
        if goal.priority {
            aligned.push(json!({"priority": "p"}));
        }
        let key_results: Vec<Value> = (0..goal.key_results)
            .map(|at| {
                let mut key_result = json!({
                    "id": format!("k{number}-{at}"), "title": "K", "measure": {"kind": "milestone"},
                });
                if at == 0 && goal.dropped_key_result {
                    key_result["dropped"] = json!({"on": "2026-11-01", "reason": "R"});
                }
                key_result
            })
            .collect();
        let mut objective = json!({
            "id": format!("o{number}"), "title": "O", "owner": LEVELS[goal.level], "cycle": "q",
            "commitment": "committed", "aligned_to": aligned, "key_results": key_results,
        });
        if goal.dropped {
            objective["dropped"] = json!({"on": "2026-11-01", "reason": "R"});
        }
        if let Some(top_down) = goal.origin {
            objective["origin"] = json!(if top_down { "top_down" } else { "bottom_up" });
        }
        objectives[order[number]] = objective;
    }
    json!({
        "okr": "1",
        "organization": {"name": "A", "priorities": [{"id": "p", "title": "P"}, {"id": "q", "title": "Q"}]},
        "units": (0..4).map(|level| {
            let mut unit = json!({"id": LEVELS[level], "name": "U", "level": LEVELS[level]});
            if level > 0 {
                unit["parent"] = json!(LEVELS[level - 1]);
            }
            unit
        }).collect::<Vec<_>>(),
        "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
        "objectives": objectives,
    })
}

/// The graph by its definition, from the JSON alone.
struct Plain {
    /// All nodes in document order, dropped ones too.
    nodes: Vec<String>,
    /// From, to, weight of an alignment.
    edges: Vec<(String, String, Option<f64>)>,
    /// Objectives in force, with their level.
    objectives: Vec<(String, String, Value)>,
    live: BTreeSet<String>,
    part_of: BTreeMap<String, String>,
}

impl Plain {
    fn new(portfolio: &Value, dated: bool) -> Self {
        let mut it = Self {
            nodes: ["priority:p", "priority:q"].map(str::to_owned).to_vec(),
            edges: Vec::new(),
            objectives: Vec::new(),
            live: ["priority:p", "priority:q"].map(str::to_owned).into(),
            part_of: BTreeMap::new(),
        };
        it.nodes.extend(LEVELS.map(|level| format!("unit:{level}")));
        for objective in portfolio["objectives"].as_array().unwrap() {
            let name = format!("objective:{}", objective["id"].as_str().unwrap());
            it.nodes.push(name.clone());
            let stands = !dated || objective.get("dropped").is_none();
            if stands {
                it.live.insert(name.clone());
                let owner = objective["owner"].as_str().unwrap().to_owned();
                it.objectives
                    .push((name.clone(), owner, objective["origin"].clone()));
            }
            for key_result in objective["key_results"].as_array().unwrap() {
                let part = format!("key_result:{}", key_result["id"].as_str().unwrap());
                it.nodes.push(part.clone());
                it.part_of.insert(part.clone(), name.clone());
                if stands && (!dated || key_result.get("dropped").is_none()) {
                    it.live.insert(part.clone());
                }
                it.edges.push((part, name.clone(), None));
            }
            for edge in objective["aligned_to"].as_array().unwrap() {
                let (kind, id) = ["objective", "key_result", "priority"]
                    .iter()
                    .find_map(|kind| Some((kind, edge.get(*kind)?.as_str()?)))
                    .unwrap();
                let weight = edge
                    .get("weight")
                    .map_or(1.0, |weight| weight.as_f64().unwrap());
                it.edges
                    .push((name.clone(), format!("{kind}:{id}"), Some(weight)));
            }
        }
        it.edges
            .retain(|(from, to, _)| it.live.contains(from) && it.live.contains(to));
        it
    }

    fn reach(&self, start: &str, up: bool) -> Vec<String> {
        let mut found = BTreeSet::new();
        loop {
            let before = found.len();
            for (from, to, _) in &self.edges {
                let (from, to) = if up { (from, to) } else { (to, from) };
                if from == start || found.contains(from) {
                    found.insert(to.clone());
                }
            }
            if found.len() == before {
                return self
                    .nodes
                    .iter()
                    .filter(|node| found.contains(*node))
                    .cloned()
                    .collect();
            }
        }
    }

    fn company(&self, name: &str) -> bool {
        self.objectives
            .iter()
            .any(|(it, level, _)| it == name && level == "company")
    }

    /// The objective that a node is or belongs to.
    fn whole<'s>(&'s self, name: &'s str) -> &'s str {
        self.part_of.get(name).map_or(name, String::as_str)
    }

    fn aligned(&self) -> impl Iterator<Item = (&str, &str, f64)> {
        (self.edges.iter())
            .filter_map(|(from, to, weight)| Some((from.as_str(), to.as_str(), (*weight)?)))
    }

    /// Steps to a company objective or priority, by breadth first search over alignments.
    fn depth(&self, start: &str) -> Option<u32> {
        if !self.live.contains(start) {
            return None;
        }
        let mut queue = VecDeque::from([(self.whole(start), 0)]);
        let mut seen = BTreeSet::new();
        while let Some((node, depth)) = queue.pop_front() {
            if self.company(node) || node.starts_with("priority") {
                return Some(depth);
            }
            if seen.insert(node) {
                queue.extend(
                    self.aligned()
                        .filter(|edge| edge.0 == node)
                        .map(|edge| (self.whole(edge.1), depth + 1)),
                );
            }
        }
        None
    }

    /// How many steps of the graph the nearest top is away.
    fn distance(&self, start: &str, wanted: impl Fn(&str) -> bool) -> Option<usize> {
        let mut level = BTreeSet::from([start]);
        for steps in 0..=self.nodes.len() {
            if level.iter().any(|node| wanted(node)) {
                return Some(steps);
            }
            level = (self.edges.iter())
                .filter(|edge| level.contains(edge.0.as_str()))
                .map(|edge| edge.1.as_str())
                .collect();
        }
        None
    }

    /// What one objective adds to another, path by path.
    fn gives(&self, from: &str, to: &str) -> f64 {
        if self.company(from) {
            return 0.0;
        }
        let all: f64 = self
            .aligned()
            .filter(|edge| edge.0 == from)
            .map(|edge| edge.2)
            .sum();
        (self.aligned().filter(|edge| edge.0 == from))
            .map(|(_, target, weight)| {
                let target = self.whole(target);
                let onward = if target == to {
                    1.0
                } else {
                    self.gives(target, to)
                };
                onward * weight / all
            })
            .sum()
    }

    /// The measures of some objectives, each by its definition.
    fn measures(&self, group: &[&str]) -> Value {
        let into = |node: &str| {
            self.aligned()
                .filter(|edge| self.whole(edge.1) == node)
                .count()
        };
        let out = |node: &str| self.aligned().filter(|edge| edge.0 == node).count();
        let share = |count: usize, of: usize| {
            if of == 0 {
                Value::Null
            } else {
                json!(count as f64 / of as f64)
            }
        };
        let spread = |counts: Vec<usize>| json!({"mean": share(counts.iter().sum(), counts.len()), "max": counts.iter().max()});
        let sighted = group
            .iter()
            .filter(|node| self.depth(node).is_some())
            .count();
        let company: Vec<_> = group.iter().filter(|node| self.company(node)).collect();
        let covered = company.iter().filter(|node| into(node) > 0).count();
        let parts: Vec<_> = (self.part_of.iter())
            .filter(|(part, whole)| {
                self.live.contains(*part) && company.iter().any(|it| **it == whole.as_str())
            })
            .map(|(part, _)| part)
            .collect();
        let covered_parts = parts
            .iter()
            .filter(|part| self.aligned().any(|edge| edge.1 == part.as_str()))
            .count();
        let depths = (group.iter())
            .filter(|node| !self.company(node))
            .filter_map(|node| self.depth(node))
            .map(|depth| depth as usize)
            .collect();
        let said = |word: &str| {
            (self.objectives.iter())
                .filter(|it| group.contains(&it.0.as_str()) && it.2 == json!(word))
                .count()
        };
        let (top_down, bottom_up) = (said("top_down"), said("bottom_up"));
        let shares: Vec<f64> = (company.iter())
            .map(|to| {
                self.objectives
                    .iter()
                    .map(|from| self.gives(&from.0, to))
                    .sum()
            })
            .collect();
        let differences: f64 = shares
            .iter()
            .flat_map(|x| shares.iter().map(move |y| (x - y).abs()))
            .sum();
        let sum: f64 = shares.iter().sum();
        let gini = if sum > 0.0 {
            json!(differences / (2.0 * shares.len() as f64 * sum))
        } else {
            Value::Null
        };
        json!({
            "objectives": group.len(),
            "line_of_sight": {"count": sighted, "of": group.len(), "share": share(sighted, group.len())},
            "company_objectives": {"covered": covered, "of": company.len(), "share": share(covered, company.len())},
            "company_key_results": {"covered": covered_parts, "of": parts.len(), "share": share(covered_parts, parts.len())},
            "depth": spread(depths),
            "fan_in": spread(group.iter().map(|node| into(node)).collect()),
            "fan_out": spread(group.iter().map(|node| out(node)).collect()),
            "origin": {"top_down": top_down, "bottom_up": bottom_up, "unstated": group.len() - top_down - bottom_up,
                "top_down_share": share(top_down, top_down + bottom_up),
                "bottom_up_share": share(bottom_up, top_down + bottom_up)},
            "gini": gini,
        })
    }
}

fn names(nodes: &[Node<'_>]) -> Vec<String> {
    nodes.iter().map(ToString::to_string).collect()
}

/// Equal but for the last bits of doubles.
fn alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() < 1e-12
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| alike(a, b)))
        }
        _ => a == b,
    }
}

fn goals() -> impl Strategy<Value = (Vec<Goal>, Vec<usize>)> {
    prop::collection::vec(goal(), 1..12).prop_flat_map(|goals| {
        let order: Vec<usize> = (0..goals.len()).collect();
        (Just(goals), Just(order).prop_shuffle())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn queries_are_those_of_the_definition((goals, order) in goals(), dated in any::<bool>()) {
        let json = portfolio(&goals, &order);
        let plain = Plain::new(&json, dated);
        let portfolio = Portfolio::from_json(&json.to_string()).unwrap();
        let mut alignment = portfolio.alignment();
        if dated {
            alignment = alignment.as_of("2026-11-01".parse().unwrap());
        }
        let top = |node: &str| plain.company(node) || node.starts_with("priority");
        let goals = plain.nodes.iter().filter(|node| !node.starts_with("unit"));
        for node in goals.clone() {
            let (kind, id) = node.split_once(':').unwrap();
            let name = (kind.parse::<NodeKind>().unwrap(), id);
            prop_assert_eq!(names(&alignment.ancestors(name).unwrap()), plain.reach(node, true));
            prop_assert_eq!(names(&alignment.descendants(name).unwrap()), plain.reach(node, false));
            prop_assert_eq!(alignment.depth(name).unwrap(), plain.depth(node));
            prop_assert_eq!(alignment.has_line_of_sight(name).unwrap(), plain.depth(node).is_some());
            let path = alignment.path_to_company(name).unwrap();
            let distance = plain.live.contains(node).then(|| plain.distance(node, top)).flatten();
            prop_assert_eq!(path.as_ref().map(|path| path.len() - 1), distance);
            if let Some(path) = path {
                let path = names(&path);
                prop_assert_eq!(&path[0], node);
                prop_assert!(top(path.last().unwrap()));
                for pair in path.windows(2) {
                    prop_assert!(plain.edges.iter().any(|edge| edge.0 == pair[0] && edge.1 == pair[1]));
                }
            }
            let up: Vec<_> = plain.edges.iter().filter(|edge| edge.0 == *node).map(|edge| edge.1.clone()).collect();
            prop_assert_eq!(names(&alignment.supports(name).unwrap()), up);
            let mut down: Vec<_> = plain.edges.iter().filter(|edge| edge.1 == *node).map(|edge| edge.0.clone()).collect();
            down.sort_by_key(|name| name.starts_with("objective"));
            prop_assert_eq!(names(&alignment.supported_by(name).unwrap()), down);
            for other in goals.clone().step_by(3) {
                let (kind, id) = other.split_once(':').unwrap();
                let other_name = (kind.parse::<NodeKind>().unwrap(), id);
                let both = plain.reach(other, true);
                let both: Vec<_> = plain.reach(node, true).into_iter().filter(|it| both.contains(it)).collect();
                prop_assert_eq!(names(&alignment.common_ancestors(name, other_name).unwrap()), both);
                let path = alignment.path(name, other_name).unwrap().map(|path| path.len() - 1);
                prop_assert_eq!(path, plain.distance(node, |it| it == other));
            }
            let below = alignment.subgraph_below(name).unwrap();
            let inside = names(&below.nodes);
            let expected: BTreeSet<_> = plain.edges.iter()
                .filter(|edge| inside.contains(&edge.0) && inside.contains(&edge.1))
                .map(|edge| (edge.0.clone(), edge.1.clone())).collect();
            prop_assert_eq!(below.edges.len(), expected.len());
            let found: BTreeSet<_> = below.edges.iter().map(|edge| (edge.from.to_string(), edge.to.to_string())).collect();
            prop_assert_eq!(found, expected);
            prop_assert_eq!(inside.len(), plain.reach(node, false).len() + 1);
        }
        let live: Vec<_> = plain.nodes.iter().filter(|it| plain.live.contains(*it) || it.starts_with("unit")).cloned().collect();
        prop_assert_eq!(names(&alignment.nodes()), live);
        let edges = alignment.edge_rows().len();
        prop_assert_eq!(edges, plain.edges.len() + plain.objectives.len() + 3);
        let order = names(&alignment.topological_order());
        prop_assert_eq!(order.len(), plain.live.len());
        let place = |node: &String| order.iter().position(|it| it == node).unwrap();
        prop_assert!(plain.edges.iter().all(|edge| place(&edge.0) < place(&edge.1)));
        let supports = |node: &str| plain.aligned().any(|edge| edge.0 == node);
        let supported = |node: &str| plain.aligned().any(|edge| plain.whole(edge.1) == node);
        let roots: Vec<_> = plain.objectives.iter().filter(|it| !supports(&it.0)).map(|it| it.0.clone()).collect();
        prop_assert_eq!(names(&alignment.roots()), roots);
        let leaves: Vec<_> = plain.objectives.iter().filter(|it| !supported(&it.0)).map(|it| it.0.clone()).collect();
        prop_assert_eq!(names(&alignment.leaves()), leaves);
    }

    #[test]
    fn measures_are_those_of_the_definition((goals, order) in goals(), dated in any::<bool>()) {
        let json = portfolio(&goals, &order);
        let plain = Plain::new(&json, dated);
        let portfolio = Portfolio::from_json(&json.to_string()).unwrap();
        let mut alignment = portfolio.alignment();
        if dated {
            alignment = alignment.as_of("2026-11-01".parse().unwrap());
        }
        let check = |found: okr_core::Measures, group: &dyn Fn(&str) -> bool| {
            let group: Vec<&str> = plain.objectives.iter().filter(|it| group(&it.1)).map(|it| it.0.as_str()).collect();
            let found: Value = serde_json::from_str(&found.to_json()).unwrap();
            let expected = plain.measures(&group);
            assert!(alike(&found, &expected), "{found}\n{expected}");
        };
        check(alignment.measures(), &|_| true);
        for (number, level) in LEVELS.iter().enumerate() {
            check(alignment.measures_of_level(Level::ALL[number]), &|it| it == *level);
            check(alignment.measures_of_unit(level, false).unwrap(), &|it| it == *level);
            let below = &LEVELS[number..];
            check(alignment.measures_of_unit(level, true).unwrap(), &|it| below.contains(&it));
        }
    }

    #[test]
    fn trees_and_diagrams_show_every_node((goals, order) in goals()) {
        let json = portfolio(&goals, &order);
        let portfolio = Portfolio::from_json(&json.to_string()).unwrap();
        let alignment = portfolio.alignment();
        let scorecard = portfolio.score(&ScoreOptions::new("2026-11-15".parse().unwrap()));
        let tree = alignment.tree(Some(&scorecard));
        let drawn = alignment.nodes().iter().filter(|node| node.kind() != NodeKind::Unit).count();
        let full = tree.lines().filter(|line| !line.ends_with("(see above)")).count();
        prop_assert_eq!(full, drawn);
        let dot = alignment.to_dot(None);
        prop_assert_eq!(dot.lines().filter(|line| line.contains("shape=")).count(), drawn);
        let edges = alignment.edge_rows().iter().filter(|edge| edge.to.kind() != NodeKind::Unit).count();
        prop_assert_eq!(dot.lines().filter(|line| line.contains("->")).count(), edges);
        let mermaid = alignment.to_mermaid(Some(&scorecard));
        prop_assert_eq!(mermaid.lines().count(), 1 + drawn + edges + 3);
    }
}

/// Objectives `0..count`, each aligned to what `to` says; number 0 is the company's.
fn wide(count: usize, to: impl Fn(usize) -> Option<usize>) -> Alignment {
    let objectives: Vec<Value> = (0..count)
        .map(|number| {
            let aligned = to(number).map(|to| json!({"objective": format!("o{to}")}));
            json!({
                "id": format!("o{number}"), "title": "O", "owner": if number == 0 { "c" } else { "t" },
                "cycle": "q", "commitment": "committed", "aligned_to": aligned.into_iter().collect::<Vec<_>>(),
                "key_results": [{"id": format!("k{number}"), "title": "K", "measure": {"kind": "milestone"}}],
            })
        })
        .collect();
    let json = json!({
        "okr": "1", "organization": {"name": "A"},
        "units": [{"id": "c", "name": "C", "level": "company"}, {"id": "t", "name": "T", "level": "team", "parent": "c"}],
        "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
        "objectives": objectives,
    });
    Portfolio::from_json(&json.to_string()).unwrap().alignment()
}

#[test]
fn a_chain_of_a_hundred_thousand() {
    let count = 100_000;
    let chain = wide(count, |number| number.checked_sub(1));
    let last = format!("o{}", count - 1);
    assert_eq!(chain.depth(&last).unwrap(), Some(count as u32 - 1));
    assert_eq!(chain.path_to_company(&last).unwrap().unwrap().len(), count);
    assert_eq!(chain.ancestors(&last).unwrap().len(), count - 1);
    assert_eq!(chain.descendants("o0").unwrap().len(), 2 * count - 1);
    let measures = chain.measures();
    assert_eq!(measures.depth.max, Some(count as u32 - 1));
    assert_eq!(measures.line_of_sight.share, Some(1.0));
    let tree = chain.tree(None);
    assert!(tree.len() < 200 * count, "{} bytes", tree.len());
    let whole = tree
        .lines()
        .filter(|line| !line.ends_with("(continued below)"));
    assert_eq!(whole.count(), 2 * count);
    assert!(chain.to_dot(None).len() < 300 * count);
    assert_eq!(chain.topological_order().len(), 2 * count);
}

#[test]
fn a_star_of_a_hundred_thousand() {
    let count = 100_000;
    let star = wide(count, |number| (number > 0).then_some(0));
    assert_eq!(star.supported_by("o0").unwrap().len(), count);
    assert_eq!(star.leaves().len(), count - 1);
    assert_eq!(star.measures().fan_in.max, Some(count as u32 - 1));
    assert_eq!(star.measures().gini, Some(0.0));
    assert_eq!(star.tree(None).lines().count(), 2 * count);
    assert_eq!(
        star.subgraph_below("o0").unwrap().edges.len(),
        2 * count - 1
    );
}

#[test]
fn units_are_a_tree_of_their_own() {
    let alignment = wide(3, |number| number.checked_sub(1));
    assert_eq!(names(&alignment.supports("t").unwrap()), ["unit:c"]);
    assert_eq!(
        names(&alignment.descendants((NodeKind::Unit, "c")).unwrap()),
        ["unit:t"]
    );
    assert_eq!(alignment.depth("t").unwrap(), Some(1));
    let path = alignment.path_to_company("t").unwrap().unwrap();
    assert_eq!(names(&path), ["unit:t", "objective:o1", "objective:o0"]);
    assert_eq!(
        names(&alignment.path("t", "c").unwrap().unwrap()),
        ["unit:t", "unit:c"]
    );
    assert_eq!(alignment.path("o1", "t").unwrap(), None);
    let row = alignment.node_rows()[0];
    assert_eq!(
        (row.node.id(), row.level, row.owner),
        ("c", Some(Level::Company), None)
    );
}

#[test]
fn names_that_stand_for_nothing() {
    let alignment = wide(3, |_| None);
    let text = |name: (Option<NodeKind>, &str)| alignment.node(name).unwrap_err().to_string();
    assert_eq!(
        text((None, "o9")),
        "E009: there is no objective, key result, priority or unit `o9` (did you mean `o0`?)"
    );
    assert_eq!(
        text((Some(NodeKind::Unit), "k1")),
        "E009: there is no unit `k1` (`k1` is a key result)"
    );
    assert_eq!(
        text((Some(NodeKind::Priority), "x\ny")),
        "E009: there is no priority `x\\ny` (name one of this portfolio)"
    );
    assert!(
        alignment
            .measures_of_unit("o1", true)
            .unwrap_err()
            .to_string()
            .contains("is an objective")
    );
}

#[test]
fn titles_do_not_break_out_of_diagrams() {
    let json = json!({
        "okr": "1", "organization": {"name": "A"},
        "units": [{"id": "c", "name": "C", "level": "company"}],
        "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
        "objectives": [{"id": "o", "title": "a\"]; b -> c \\ <i>&amp;\n`#1` \\", "owner": "c", "cycle": "q",
            "commitment": "committed", "key_results": []}],
    });
    let alignment = Portfolio::from_json(&json.to_string()).unwrap().alignment();
    assert!(
        alignment
            .to_dot(None)
            .contains(r#"label="o\na\"]; b -> c \\ <i>&amp;amp; `#1` \\"];"#)
    );
    assert!(alignment.to_mermaid(None).contains(
        "n1[\"o<br/>a#34;]#59; b -#62; c #92; #60;i#62;#38;amp#59; #96;#35;1#96; #92;\"]"
    ));
    assert_eq!(
        alignment.tree(None),
        "o  a\"]; b -> c \\ <i>&amp; `#1` \\\n"
    );
}

#[test]
fn of_several_shortest_paths_the_first_in_edge_order() {
    let objective = |id: &str, owner: &str, aligned_to: Value| {
        json!({"id": id, "title": "O", "owner": owner, "cycle": "q", "commitment": "committed",
            "aligned_to": aligned_to, "key_results": []})
    };
    let to = |ids: &[&str]| {
        ids.iter()
            .map(|id| json!({"objective": id}))
            .collect::<Value>()
    };
    let json = json!({
        "okr": "1",
        "organization": {"name": "A", "priorities": [{"id": "p", "title": "P"}]},
        "units": [{"id": "c", "name": "C", "level": "company"}, {"id": "t", "name": "T", "level": "team"}],
        "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
        "objectives": [
            objective("top-1", "c", json!([])),
            objective("top-2", "c", json!([{"priority": "p"}])),
            objective("mid-1", "t", to(&["top-1"])),
            objective("mid-2", "t", to(&["top-2"])),
            objective("low", "t", to(&["mid-2", "mid-1"])),
        ],
    });
    let alignment = Portfolio::from_json(&json.to_string()).unwrap().alignment();
    let path = alignment.path_to_company("low").unwrap().unwrap();
    assert_eq!(
        names(&path),
        ["objective:low", "objective:mid-2", "objective:top-2"]
    );
    let path = alignment.path_to_company("top-2").unwrap().unwrap();
    assert_eq!(names(&path), ["objective:top-2"]);
    assert_eq!(alignment.path_to_company("p").unwrap().unwrap().len(), 1);
    let impact = alignment.impact("top-2").unwrap();
    assert_eq!(
        impact.to_json(),
        concat!(
            r#"{"kind":"objective","id":"top-2","ancestors":[{"kind":"priority","id":"p"}],"#,
            r#""descendants":[{"kind":"objective","id":"mid-2"},{"kind":"objective","id":"low"}],"#,
            r#""company_objectives":[{"kind":"objective","id":"top-2"}]}"#
        )
    );
}
