//! ALN008: an edge that a longer path implies.

use crate::{
    alignment::Alignment,
    lint::{
        budget::{Allowance, Budget},
        context::Context,
        place::At,
        report::Report,
        rule::declare_rule,
    },
    model::{Store, Target},
};

declare_rule! {
    ALN008 "redundant-edge" Hint,
    "An objective supports something directly that it supports by a longer path anyway.",
    options: {
        max_steps = 10_000_000.0 in 0.0 ..= 1e15, "how many nodes to visit in search of longer paths, over the whole portfolio";
    },
    page: "aln008_redundant_edge.md"
}

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (store, alignment) = (cx.store(), cx.alignment());
    // A longer path starts with another edge, so there must be two.
    let starts: Vec<u32> = (alignment.objective_rows())
        .filter(|&row| alignment.edges_from(row).nth(1).is_some())
        .collect();
    if starts.is_empty() {
        return;
    }
    let mut search = Search::new(alignment);
    let max_steps = report.option("max_steps");
    let rest = Budget::new(max_steps).each(starts, |row, allowance| {
        let Some(found) = search.from(row, allowance) else {
            return false;
        };
        for (edge, by) in found {
            let way = |edge: u32| cx.target(store.edges[edge as usize].target);
            report
                .add(
                    At::edge(store, edge),
                    format!(
                        "objective `{}` supports {} by way of {} already",
                        cx.objective(row),
                        way(edge),
                        way(by)
                    ),
                    "remove this edge, unless its weight is meant to count by itself",
                )
                .relate(At::edge(store, by), "the longer path starts here");
        }
        true
    });
    if !rest.is_empty() {
        let edges: usize = (rest.iter())
            .map(|&row| alignment.edges_from(row).count())
            .sum();
        report.add(
            At::DOCUMENT,
            format!("{edges} edges were not searched for longer paths: {max_steps} nodes were visited before"),
            "raise the option `max_steps` of ALN008",
        );
    }
}

/// Looks for paths upward. Its memory serves one search after the other.
struct Search<'a> {
    store: &'a Store,
    alignment: &'a Alignment,
    /// Per objective: steps of the longest path upward.
    heights: Vec<u32>,
    /// Per node: the search that came by last, as a number from 1.
    seen: Vec<u32>,
    /// Per node: the search that it is an end of.
    wanted: Vec<u32>,
    searches: u32,
    stack: Vec<u32>,
}

impl<'a> Search<'a> {
    fn new(alignment: &'a Alignment) -> Self {
        let store = alignment.store();
        let mut it = Self {
            store,
            alignment,
            heights: vec![0; store.objectives.len()],
            seen: vec![0; store.handles()],
            wanted: vec![0; store.handles()],
            searches: 0,
            stack: Vec::new(),
        };
        for &row in store.structure.objective_order.iter().rev() {
            let steps = (alignment.edges_from(row)).map(|edge| it.height(it.target(edge)) + 1);
            it.heights[row as usize] = steps.max().unwrap_or(0);
        }
        it
    }

    fn target(&self, edge: u32) -> Target {
        self.store.edges[edge as usize].target
    }

    fn height(&self, node: Target) -> u32 {
        match node {
            Target::Objective(row) => self.heights[row as usize],
            Target::KeyResult(row) => {
                let objective = self.store.key_results[row as usize].objective;
                self.heights[objective as usize] + 1
            }
            Target::Priority(_) | Target::Missing => 0,
        }
    }

    fn handle(&self, node: Target) -> u32 {
        // Targets of a sound document are there.
        self.store.handle(node).unwrap_or(0)
    }

    /// The edges of an objective that a longer path implies, each with the first edge of
    /// the objective that starts such a path; none if the allowance did not suffice.
    fn from(&mut self, row: u32, allowance: &mut Allowance) -> Option<Vec<(u32, u32)>> {
        self.searches += 1;
        let edges: Vec<u32> = self.alignment.edges_from(row).collect();
        // Who lies above another is less high. So nothing of interest is lower than the lowest end.
        let mut lowest = u32::MAX;
        for &edge in &edges {
            let end = self.target(edge);
            lowest = lowest.min(self.height(end));
            let handle = self.handle(end);
            self.wanted[handle as usize] = self.searches;
        }
        let mut by: Vec<(u32, u32)> = Vec::new();
        for &edge in &edges {
            let end = self.target(edge);
            // What was come by on an earlier way was followed to its ends.
            let passed = self.seen[self.handle(end) as usize] == self.searches;
            if self.height(end) > lowest
                && !passed
                && !self.follow(edge, lowest, allowance, &mut by)
            {
                self.stack.clear();
                return None;
            }
        }
        by.sort_unstable();
        let found = edges.into_iter().filter_map(|edge| {
            let handle = self.handle(self.target(edge));
            let at = by.binary_search_by_key(&handle, |it| it.0).ok()?;
            Some((edge, by[at].1))
        });
        Some(found.collect())
    }

    /// Notes in `by` the wanted nodes above the end of `edge` that were not seen yet.
    fn follow(
        &mut self,
        edge: u32,
        lowest: u32,
        allowance: &mut Allowance,
        by: &mut Vec<(u32, u32)>,
    ) -> bool {
        let start = self.handle(self.target(edge));
        self.stack.push(start);
        while let Some(node) = self.stack.pop() {
            if !allowance.take(1) {
                return false;
            }
            match self.store.node(node) {
                Target::Objective(row) => {
                    for next in self.alignment.edges_from(row) {
                        if !allowance.take(1) {
                            return false;
                        }
                        self.meet(self.target(next), edge, lowest, by);
                    }
                }
                Target::KeyResult(row) => {
                    let objective = self.store.key_results[row as usize].objective;
                    self.meet(Target::Objective(objective), edge, lowest, by);
                }
                Target::Priority(_) | Target::Missing => {}
            }
        }
        true
    }

    fn meet(&mut self, node: Target, edge: u32, lowest: u32, by: &mut Vec<(u32, u32)>) {
        let handle = self.handle(node);
        if self.height(node) < lowest || self.seen[handle as usize] == self.searches {
            return;
        }
        self.seen[handle as usize] = self.searches;
        if self.wanted[handle as usize] == self.searches {
            by.push((handle, edge));
        }
        if self.height(node) > lowest {
            self.stack.push(handle);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::{found, found_with};

    #[test]
    fn an_edge_beside_a_longer_path_is_found() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme"},
            {"id": "mid", "owner": "cx", "aligned_to": [{"objective": "top"}]},
            {"id": "o", "aligned_to": [{"objective": "top"}, {"objective": "mid"}]}]}"#;
        let message = "objective `o` supports objective `top` by way of objective `mid` already";
        assert_eq!(
            found("ALN008", document),
            [format!("/objectives/2/aligned_to/0: {message}")]
        );
    }

    #[test]
    fn a_key_result_supports_its_own_objective() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme", "key_results": [{"id": "k"}]},
            {"id": "o", "aligned_to": [{"key_result": "k"}, {"objective": "top"}]}]}"#;
        let message = "objective `o` supports objective `top` by way of key result `k` already";
        assert_eq!(
            found("ALN008", document),
            [format!("/objectives/1/aligned_to/1: {message}")]
        );
    }

    #[test]
    fn two_ways_of_equal_rank_and_ways_over_what_was_dropped_are_fine() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme", "key_results": [{"id": "k"}, {"id": "l"}]},
            {"id": "a", "aligned_to": [{"key_result": "k"}, {"key_result": "l"}]},
            {"id": "mid", "aligned_to": [{"objective": "top"}], "dropped": {"on": "2026-11-01", "reason": "r"}},
            {"id": "b", "aligned_to": [{"objective": "top"}, {"objective": "mid"}]}]}"#;
        assert!(found("ALN008", document).is_empty());
    }

    #[test]
    fn what_was_not_searched_is_said() {
        let document = r#"{"objectives": [{"id": "top", "owner": "acme"},
            {"id": "mid", "owner": "cx", "aligned_to": [{"objective": "top"}]},
            {"id": "o", "aligned_to": [{"objective": "top"}, {"objective": "mid"}]}]}"#;
        let message = "2 edges were not searched for longer paths: 1 nodes were visited before";
        assert_eq!(
            found_with("ALN008", document, &[("max_steps", 1.0)]),
            [format!(": {message}")]
        );
    }
}
