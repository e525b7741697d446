//! ALN009: a score that counts one objective twice.

use std::collections::BTreeMap;

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
    values::{ComponentSource, Role, Severity},
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
    let store = cx.store();
    let Some(mut rollup) = Rollup::new(cx) else {
        return;
    };
    // What is counted twice enters more than one score. From the top down, so that of two
    // such things the one that stands above the other is met first.
    let starts: Vec<u32> = (store.structure.objective_order.iter().rev().copied())
        .filter(|&row| cx.alignment().has_objective(row) && rollup.enters(row).nth(1).is_some())
        .collect();
    let max_steps = report.option("max_steps");
    let rest = Budget::new(max_steps).each(starts, |row, allowance| rollup.search(row, allowance));

    // Objectives come first, then key results, which stand for their objective.
    let mut told = Bits::none(store.objectives.len());
    for (&node, twice) in &rollup.found {
        let (objective, score) = match store.node(node) {
            Target::KeyResult(row) => {
                let words = format!("key result `{}`", cx.key_result(row));
                (store.key_results[row as usize].objective, words)
            }
            _ => (node, format!("objective `{}`", cx.objective(node))),
        };
        if !told.insert(objective) {
            continue;
        }
        let thing = cx.objective(twice.thing);
        let mut reported = report
            .add(
                At::objective(objective),
                format!("the score of {score} counts objective `{thing}` twice"),
                "let scores roll up one way only: remove one of the edges, or score an objective \
                 on the way `from` its own key results",
            )
            .relate(At::objective(twice.thing), "this is counted twice");
        for part in twice.parts {
            let (at, words) = rollup.words(twice.thing, part);
            reported = reported.relate(at, words);
        }
    }
    if !rest.is_empty() {
        let count = rest.len();
        report
            .add(
                At::DOCUMENT,
                format!("{count} objectives were not searched for double counts: {max_steps} nodes were visited before"),
                "raise the option `max_steps` of ALN009",
            )
            .weigh(Severity::Hint);
    }
}

/// Where scores go: from an objective to those that score it, and to `aligned` key results;
/// from these to their own objective, if they count there.
///
/// A part of a score is a key result (its row) or an edge (its row after all key results).
struct Rollup<'a> {
    cx: &'a Context<'a>,
    /// The key results with an aligned measure.
    aligned: Bits,
    /// Per objective, then per key result: the search that came by last, as a number from 1.
    seen: Vec<u32>,
    /// By which parts it came, the first two of them.
    parts: Vec<[u32; 2]>,
    searches: u32,
    stack: Vec<u32>,
    met: Vec<u32>,
    /// By node: what its score counts twice.
    found: BTreeMap<u32, Twice>,
}

#[derive(Clone, Copy)]
struct Twice {
    thing: u32,
    parts: [u32; 2],
}

impl<'a> Rollup<'a> {
    /// None when no score rolls up at all.
    fn new(cx: &'a Context<'a>) -> Option<Self> {
        let (store, alignment) = (cx.store(), cx.alignment());
        let mut any = (store.objectives.iter()).any(|it| it.from != ComponentSource::KeyResults);
        let aligned = Bits::of((0..store.key_results.len()).map(|row| {
            let aligned = alignment.has_key_result(row as u32)
                && cx.in_force(&store.key_results[row]).measure.shape == Shape::Aligned;
            any |= aligned;
            aligned
        }));
        let nodes = store.objectives.len() + store.key_results.len();
        any.then(|| Self {
            cx,
            aligned,
            seen: vec![0; nodes],
            parts: vec![[NONE; 2]; nodes],
            searches: 0,
            stack: Vec::new(),
            met: Vec::new(),
            found: BTreeMap::new(),
        })
    }

    /// The scores that an objective enters: the node, and the part of it.
    fn enters(&self, objective: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        let store = self.cx.store();
        (self.cx.alignment().edges_from(objective)).filter_map(move |edge| {
            let target = store.edges[edge as usize].target;
            let scored = match target {
                Target::Objective(row) => {
                    store.objectives[row as usize].from != ComponentSource::KeyResults
                }
                Target::KeyResult(row) => self.aligned.has(row),
                Target::Priority(_) | Target::Missing => false,
            };
            let part = store.key_results.len() as u32 + edge;
            (store.handle(target).filter(|_| scored)).map(|node| (node, part))
        })
    }

    /// Goes up from an objective, everywhere, and notes where it comes by two parts; false
    /// if the allowance did not suffice.
    fn search(&mut self, start: u32, allowance: &mut Allowance) -> bool {
        let store = self.cx.store();
        self.searches += 1;
        self.met.clear();
        self.stack.clear();
        self.stack.push(start);
        let mut next = Vec::new();
        while let Some(node) = self.stack.pop() {
            next.clear();
            match store.node(node) {
                Target::Objective(row) => next.extend(self.enters(row)),
                Target::KeyResult(row) => {
                    let key_result = &store.key_results[row as usize];
                    let own = &store.objectives[key_result.objective as usize];
                    if key_result.role == Role::Key && own.from != ComponentSource::Aligned {
                        next.push((key_result.objective, row));
                    }
                }
                Target::Priority(_) | Target::Missing => {}
            }
            if !allowance.take(1 + next.len()) {
                return false;
            }
            for &(above, part) in &next {
                self.meet(above, part);
            }
        }
        for &node in &self.met {
            let parts = self.parts[node as usize];
            if parts[1] != NONE {
                let twice = Twice {
                    thing: start,
                    parts,
                };
                self.found.entry(node).or_insert(twice);
            }
        }
        true
    }

    fn meet(&mut self, node: u32, part: u32) {
        let at = node as usize;
        if self.seen[at] != self.searches {
            self.seen[at] = self.searches;
            self.parts[at] = [part, NONE];
            self.met.push(node);
            self.stack.push(node);
            return;
        }
        let [first, second] = self.parts[at];
        self.parts[at] = if part < first {
            [part, first]
        } else {
            [first, second.min(part)]
        };
    }

    /// Where a part stands, and in words how `thing` comes in by it.
    fn words(&self, thing: u32, part: u32) -> (At, String) {
        let store = self.cx.store();
        match part.checked_sub(store.key_results.len() as u32) {
            None => {
                let id = self.cx.key_result(part);
                let words = format!("once by way of its key result `{id}`");
                (At::key_result(part), words)
            }
            Some(edge) => {
                let from = store.edges[edge as usize].from;
                let words = if from == thing {
                    "once directly".to_owned()
                } else {
                    format!("once by way of objective `{}`", self.cx.objective(from))
                };
                (At::edge(store, edge), words)
            }
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
                "/objectives/1/aligned_to/0: once by way of objective `a`",
                "/objectives/2/aligned_to/0: once by way of objective `b`",
            ]
        );
    }

    #[test]
    fn what_stands_above_by_one_way_only_is_not_found() {
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
