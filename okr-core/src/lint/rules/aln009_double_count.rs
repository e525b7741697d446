//! ALN009: a score that one objective enters twice.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::{
    graph::Bits,
    lint::{
        budget::{Allowance, Budget},
        context::Context,
        place::At,
        report::Report,
        rule::declare_rule,
    },
    model::{NONE, Shape, Target},
    values::{ComponentSource, Role},
};

declare_rule! {
    ALN009 "double-count" Warning,
    "Scores roll up from one objective to another over two paths.",
    options: {
        max_steps = 5_000_000.0 in 0.0 ..= 1e15, "how many nodes to visit in search of second paths, over the whole portfolio";
    },
    page: "aln009_double_count.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    let Some(mut rollup) = Rollup::new(cx) else {
        return;
    };
    let starts: Vec<u32> = (alignment.objective_rows())
        .filter(|&row| rollup.edges(row).nth(1).is_some())
        .collect();
    let max_steps = report.option("max_steps");
    let rest = Budget::new(max_steps).each(starts, |row, allowance| {
        let Ok(found) = rollup.search(row, allowance) else {
            return false;
        };
        if let Some(twice) = found {
            let (id, counts) = (cx.objective(row), cx.objective(twice.at));
            let mut reported = report
                .add(
                    At::objective(twice.at),
                    format!("the score of objective `{counts}` counts objective `{id}` twice"),
                    "let scores roll up one way only: remove one of the edges, or score an objective \
                     on the way `from` its own key results",
                )
                .relate(At::objective(row), "this is counted twice");
            for way in [twice.one, twice.other] {
                reported = reported.relate(At::edge(store, way.edge), way.words(cx));
            }
        }
        true
    });
    if !rest.is_empty() {
        report.add(
            At::DOCUMENT,
            format!(
                "{} objectives were not searched for double counts: {max_steps} nodes were visited before",
                rest.len()
            ),
            "raise the option `max_steps` of ALN009",
        );
    }
}

/// Where scores go: from an objective to those that score it, and to `aligned` key results;
/// from these to their own objective.
struct Rollup<'a> {
    cx: &'a Context<'a>,
    /// The key results with an aligned measure that count in their objective.
    aligned: Bits,
    /// Per objective, then per key result: steps of the longest path from below.
    levels: Vec<u32>,
    /// The search that came by last, as a number from 1.
    seen: Vec<u32>,
    /// From where it came, and by which edge it had set out.
    reached: Vec<Reached>,
    searches: u32,
    heap: BinaryHeap<Reverse<(u32, u32)>>,
}

#[derive(Clone, Copy)]
struct Reached {
    edge: u32,
    from: u32,
    /// The node below on a path that set out by another edge, or [`NONE`].
    also_from: u32,
}

/// A double count: the lowest objective that has it, and the two ways.
struct Twice {
    at: u32,
    one: Way,
    other: Way,
}

/// A way up: the edge that it starts with, and nodes in between.
struct Way {
    edge: u32,
    nodes: Vec<Target>,
}

/// The steps did not suffice.
struct OutOfSteps;

impl<'a> Rollup<'a> {
    /// None when no score rolls up at all.
    fn new(cx: &'a Context<'a>) -> Option<Self> {
        let (store, alignment) = (cx.store(), cx.alignment());
        let aligned = Bits::of((0..store.key_results.len()).map(|row| {
            let key_result = &store.key_results[row];
            let objective = &store.objectives[key_result.objective as usize];
            alignment.has_key_result(row as u32)
                && key_result.role == Role::Key
                && objective.from != ComponentSource::Aligned
                && cx.in_force(key_result).measure.shape == Shape::Aligned
        }));
        let any = (store.objectives.iter()).any(|it| it.from != ComponentSource::KeyResults)
            || (0..store.key_results.len() as u32).any(|row| aligned.has(row));
        if !any {
            return None;
        }
        let nodes = store.objectives.len() + store.key_results.len();
        let mut it = Self {
            cx,
            aligned,
            levels: vec![0; nodes],
            seen: vec![0; nodes],
            reached: vec![
                Reached {
                    edge: NONE,
                    from: NONE,
                    also_from: NONE
                };
                nodes
            ],
            searches: 0,
            heap: BinaryHeap::new(),
        };
        for &row in &store.structure.objective_order {
            // All below has its level, and so have the key results.
            for key_result in store.objectives[row as usize].key_results.range() {
                if it.aligned.has(key_result as u32) {
                    let level = it.levels[store.objectives.len() + key_result] + 1;
                    let own = &mut it.levels[row as usize];
                    *own = level.max(*own);
                }
            }
            let level = it.levels[row as usize] + 1;
            for edge in cx.alignment().edges_from(row) {
                if let Some(node) = it.end(edge) {
                    let above = &mut it.levels[node as usize];
                    *above = level.max(*above);
                }
            }
        }
        Some(it)
    }

    /// The node that scores what an edge comes from, if its end does.
    fn end(&self, edge: u32) -> Option<u32> {
        let store = self.cx.store();
        let target = store.edges[edge as usize].target;
        let scores = match target {
            Target::Objective(row) => {
                store.objectives[row as usize].from != ComponentSource::KeyResults
            }
            Target::KeyResult(row) => self.aligned.has(row),
            Target::Priority(_) | Target::Missing => false,
        };
        store.handle(target).filter(|_| scores)
    }

    /// The edges of an objective over which its score rolls up.
    fn edges(&self, objective: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        (self.cx.alignment().edges_from(objective)).filter_map(|edge| Some((edge, self.end(edge)?)))
    }

    /// The lowest place at which two ways up from an objective meet; of several, the first
    /// in document order. Goes up level by level, so that what lies below a node is known
    /// when it is its turn.
    fn search(
        &mut self,
        objective: u32,
        allowance: &mut Allowance,
    ) -> Result<Option<Twice>, OutOfSteps> {
        let (store, alignment) = (self.cx.store(), self.cx.alignment());
        self.searches += 1;
        self.heap.clear();
        for edge in alignment.edges_from(objective) {
            if let Some(node) = self.end(edge) {
                self.reach(node, objective, edge);
            }
        }
        while let Some(Reverse((_, node))) = self.heap.pop() {
            if !allowance.take(1) {
                return Err(OutOfSteps);
            }
            let Reached {
                edge, also_from, ..
            } = self.reached[node as usize];
            if also_from != NONE {
                return Ok(Some(self.twice(objective, node)));
            }
            match store.node(node) {
                Target::Objective(row) => {
                    for next in alignment.edges_from(row) {
                        if !allowance.take(1) {
                            return Err(OutOfSteps);
                        }
                        if let Some(above) = self.end(next) {
                            self.reach(above, node, edge);
                        }
                    }
                }
                Target::KeyResult(row) => {
                    let own = store.key_results[row as usize].objective;
                    self.reach(own, node, edge);
                }
                Target::Priority(_) | Target::Missing => {}
            }
        }
        Ok(None)
    }

    fn reach(&mut self, node: u32, from: u32, edge: u32) {
        let reached = &mut self.reached[node as usize];
        if self.seen[node as usize] != self.searches {
            self.seen[node as usize] = self.searches;
            *reached = Reached {
                edge,
                from,
                also_from: NONE,
            };
            self.heap.push(Reverse((self.levels[node as usize], node)));
        } else if reached.edge != edge && reached.also_from == NONE {
            reached.also_from = from;
        }
    }

    fn twice(&self, start: u32, node: u32) -> Twice {
        let store = self.cx.store();
        let Reached {
            from, also_from, ..
        } = self.reached[node as usize];
        let mut ways = [from, also_from].map(|below| self.way(start, node, below));
        ways.sort_by_key(|way| way.edge);
        let [one, other] = ways;
        let at = match store.node(node) {
            Target::KeyResult(row) => store.key_results[row as usize].objective,
            _ => node,
        };
        Twice { at, one, other }
    }

    /// The way from `start` up to `end` whose last node before that is `below`.
    fn way(&self, start: u32, end: u32, below: u32) -> Way {
        let store = self.cx.store();
        let mut nodes = Vec::new();
        // Where the place to meet is a key result, it is on the way to its objective.
        if matches!(store.node(end), Target::KeyResult(_)) {
            nodes.push(store.node(end));
        }
        let mut at = below;
        let mut first = end;
        while at != start {
            nodes.push(store.node(at));
            first = at;
            at = self.reached[at as usize].from;
        }
        nodes.reverse();
        let edge = (self.edges(start)).find(|&(_, end)| end == first);
        Way {
            edge: edge.map_or(NONE, |(edge, _)| edge),
            nodes,
        }
    }
}

impl Way {
    /// How many nodes are named.
    const MOST: usize = 5;

    fn words(&self, cx: &Context<'_>) -> String {
        if self.nodes.is_empty() {
            return "once directly".to_owned();
        }
        let named = self.nodes.iter().take(Self::MOST);
        let names: Vec<_> = named.map(|&node| cx.target(node)).collect();
        let more = self.nodes.len() - names.len();
        let names = names.join(", ");
        match more {
            0 => format!("once by way of {names}"),
            _ => format!("once by way of {names} and {more} more"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{check, found, found_with, short};

    const DIAMOND: &str = r#"{"objectives": [{"id": "top", "owner": "acme", "from": "aligned"},
        {"id": "a", "owner": "cx", "from": "both", "aligned_to": [{"objective": "top"}]},
        {"id": "b", "owner": "cx", "key_results": [{"id": "k", "measure": {"kind": "aligned"}}],
         "aligned_to": [{"objective": "top"}]},
        {"id": "o", "aligned_to": [{"objective": "a"}, {"key_result": "k"}]}]}"#;

    #[test]
    fn two_ways_that_meet_again_are_found_where_they_part() {
        let message = "the score of objective `top` counts objective `o` twice";
        assert_eq!(
            found("ALN009", DIAMOND),
            [format!("/objectives/0: {message}")]
        );
        let findings = check(&short(DIAMOND), "ALN009", &[]);
        let related: Vec<_> = (findings[0].related().iter())
            .map(|it| format!("{}: {}", it.path(), it.message()))
            .collect();
        assert_eq!(
            related,
            [
                "/objectives/3: this is counted twice",
                "/objectives/3/aligned_to/0: once by way of objective `a`",
                "/objectives/3/aligned_to/1: once by way of key result `k`, objective `b`",
            ]
        );
    }

    #[test]
    fn only_the_lowest_place_is_found() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme", "from": "aligned"},
            {"id": "mid", "owner": "cx", "from": "both", "aligned_to": [{"objective": "top"}],
             "key_results": [{"id": "k", "measure": {"kind": "aligned"}}]},
            {"id": "o", "aligned_to": [{"objective": "mid"}, {"key_result": "k"}]}]}"#;
        let message = "the score of objective `mid` counts objective `o` twice";
        assert_eq!(
            found("ALN009", document),
            [format!("/objectives/1: {message}")]
        );
    }

    #[test]
    fn ways_that_end_before_they_meet_are_fine() {
        let cut = DIAMOND.replace(r#""from": "both", "#, "");
        assert!(
            found("ALN009", &cut).is_empty(),
            "`a` is scored from its key results"
        );
        let guardrail = DIAMOND.replace(r#""id": "k", "#, r#""id": "k", "role": "guardrail", "#);
        assert!(found("ALN009", &guardrail).is_empty());
        let apart = DIAMOND.replace(
            r#""owner": "cx", "key_results""#,
            r#""dropped": {"on": "2026-11-01", "reason": "r"}, "key_results""#,
        );
        assert!(found("ALN009", &apart).is_empty());
    }

    #[test]
    fn what_was_not_searched_is_said() {
        let message =
            "1 objectives were not searched for double counts: 2 nodes were visited before";
        assert_eq!(
            found_with("ALN009", DIAMOND, &[("max_steps", 2.0)]),
            [format!(": {message}")]
        );
    }
}
