//! Which edges, taken in order, close a loop with those before them that did not.

use super::{Loop, adjacency::Adjacency, bits::Bits, dag::ordered};

/// How many loops are looked for one by one.
const FEW: usize = 8;

/// All closing edges of a graph, in edge order, each with the other edges of its loop.
///
/// For a graph that is known to have a loop. Only what lies on loops or between them is
/// looked at; usually that is little. Some loops cost a number of linear passes each, more
/// than that cost what [`Dynamic`] costs.
#[cold]
pub(super) fn closing_edges(nodes: usize, edges: &[(u32, u32)]) -> Vec<Loop> {
    let core = Core::new(nodes, edges);
    let mut found = (core.few()).unwrap_or_else(|| core.many());
    for closing in &mut found {
        closing.edge = core.numbers[closing.edge] as usize;
        for edge in &mut closing.rest {
            *edge = core.numbers[*edge] as usize;
        }
    }
    found
}

/// The part of a graph that lies on loops or between them.
struct Core {
    /// Its nodes are renamed in the order of a depth-first walk, so that they are
    /// neighbours in memory as well, and most edges lead to a larger number.
    nodes: usize,
    edges: Vec<(u32, u32)>,
    /// Per edge: its place among all edges.
    numbers: Vec<u32>,
}

impl Core {
    fn new(nodes: usize, edges: &[(u32, u32)]) -> Self {
        // What is not behind a loop, then what is not before one.
        let mut outside = Bits::none(nodes);
        for node in ordered(nodes, edges) {
            outside.insert(node);
        }
        let is_inside =
            |outside: &Bits, &(from, to): &(u32, u32)| !outside.has(from) && !outside.has(to);
        let turned: Vec<(u32, u32)> = (edges.iter().filter(|edge| is_inside(&outside, edge)))
            .map(|&(from, to)| (to, from))
            .collect();
        for node in ordered(nodes, &turned) {
            outside.insert(node);
        }
        drop(turned);
        let (mut inner, mut numbers) = (Vec::new(), Vec::new());
        for (number, edge) in (0..).zip(edges) {
            if is_inside(&outside, edge) {
                inner.push(*edge);
                numbers.push(number);
            }
        }
        let mut names = vec![0_u32; nodes];
        let mut count = 0;
        for node in depth_first_order(nodes, &inner) {
            if !outside.has(node) {
                names[node as usize] = count;
                count += 1;
            }
        }
        for (from, to) in &mut inner {
            (*from, *to) = (names[*from as usize], names[*to as usize]);
        }
        Self {
            nodes: count as usize,
            edges: inner,
            numbers,
        }
    }

    /// Some loops: the shortest run of edges, from the first one on, that has a loop ends with
    /// the edge that closes it. None if there are more.
    fn few(&self) -> Option<Vec<Loop>> {
        let mut kept = self.edges.clone();
        let mut found: Vec<Loop> = Vec::new();
        let mut sound = 0;
        let has_loop = |edges: &[(u32, u32)]| ordered(self.nodes, edges).len() < self.nodes;
        while has_loop(&kept) {
            if found.len() == FEW {
                return None;
            }
            let mut looped = kept.len();
            while looped - sound > 1 {
                let middle = sound.midpoint(looped);
                if has_loop(&kept[..middle]) {
                    looped = middle;
                } else {
                    sound = middle;
                }
            }
            let (from, to) = kept.remove(sound);
            let mut rest = path(self.nodes, &kept[..sound], to, from);
            // Those that were removed before stood further to the front.
            let number =
                |at: usize| (found.iter()).fold(at, |at, it| at + usize::from(it.edge <= at));
            for edge in &mut rest {
                *edge = number(*edge);
            }
            let edge = number(sound);
            found.push(Loop { edge, rest });
        }
        Some(found)
    }

    fn many(&self) -> Vec<Loop> {
        let mut order = Dynamic::new(self.nodes, &self.edges);
        let mut found = Vec::new();
        for edge in 0..self.edges.len() {
            if let Err(rest) = order.insert(edge) {
                found.push(Loop { edge, rest });
            }
        }
        found
    }
}

/// The shortest path from one node to another, breadth first in edge order.
fn path(nodes: usize, edges: &[(u32, u32)], start: u32, end: u32) -> Vec<usize> {
    let out = Adjacency::new(nodes, edges.iter().map(|&(from, _)| Some(from)));
    let mut seen = Bits::none(nodes);
    seen.insert(start);
    // Each node with the edge by which it was reached, and the place of the one before it.
    let mut queue = vec![(start, 0, 0)];
    let mut at = 0;
    while let Some(&(node, ..)) = queue.get(at) {
        if node == end {
            break;
        }
        for &edge in out.of(node) {
            let next = edges[edge as usize].1;
            if seen.insert(next) {
                queue.push((next, edge, at));
            }
        }
        at += 1;
    }
    let mut path = Vec::new();
    while let Some(&(_, edge, before)) = queue.get(at).filter(|_| at != 0) {
        path.push(edge as usize);
        at = before;
    }
    path.reverse();
    path
}

/// A graph that grows edge by edge and stays without loops.
///
/// The order of Pearce and Kelly ("A dynamic topological sort algorithm for directed acyclic
/// graphs", 2006) is kept while edges come in, so that only what lies between the two ends of
/// an edge that runs against the order is searched. To begin with, it is that of the numbers.
struct Dynamic<'e> {
    edges: &'e [(u32, u32)],
    out: Vec<Vec<u32>>,
    into: Vec<Vec<u32>>,
    /// Each node's position in the order.
    position: Vec<u32>,
    /// In a search: the edge by which a node was reached, plus one; 0 for not reached.
    reached: Vec<u32>,
}

impl<'e> Dynamic<'e> {
    fn new(nodes: usize, edges: &'e [(u32, u32)]) -> Self {
        Self {
            edges,
            out: vec![Vec::new(); nodes],
            into: vec![Vec::new(); nodes],
            position: (0..nodes as u32).collect(),
            reached: vec![0; nodes],
        }
    }

    /// Adds an edge, or gives the path from its target back to its source.
    fn insert(&mut self, edge: usize) -> Result<(), Vec<usize>> {
        let (from, to) = self.edges[edge];
        if from == to {
            return Err(Vec::new());
        }
        let (low, high) = (self.position[to as usize], self.position[from as usize]);
        if low < high {
            let (ahead, met) = self.search(to, |position| position <= high, true, from);
            let path = met.then(|| self.path(to, from));
            self.forget(&ahead);
            if let Some(path) = path {
                return Err(path);
            }
            let (behind, _) = self.search(from, |position| position >= low, false, u32::MAX);
            self.forget(&behind);
            self.reorder(behind, ahead);
        }
        self.out[from as usize].push(edge as u32);
        self.into[to as usize].push(edge as u32);
        Ok(())
    }

    fn search(
        &mut self,
        start: u32,
        within: impl Fn(u32) -> bool,
        forward: bool,
        wanted: u32,
    ) -> (Vec<u32>, bool) {
        let mut seen = vec![start];
        self.reached[start as usize] = u32::MAX;
        let mut at = 0;
        while let Some(&node) = seen.get(at) {
            at += 1;
            let list = if forward { &self.out } else { &self.into };
            for &edge in &list[node as usize] {
                let (from, to) = self.edges[edge as usize];
                let next = if forward { to } else { from };
                if self.reached[next as usize] == 0 && within(self.position[next as usize]) {
                    self.reached[next as usize] = edge + 1;
                    seen.push(next);
                    if next == wanted {
                        return (seen, true);
                    }
                }
            }
        }
        (seen, false)
    }

    fn path(&self, start: u32, end: u32) -> Vec<usize> {
        let mut path = Vec::new();
        let mut node = end;
        while node != start {
            let edge = self.reached[node as usize] as usize - 1;
            path.push(edge);
            node = self.edges[edge].0;
        }
        path.reverse();
        path
    }

    fn forget(&mut self, nodes: &[u32]) {
        for &node in nodes {
            self.reached[node as usize] = 0;
        }
    }

    fn reorder(&mut self, mut behind: Vec<u32>, mut ahead: Vec<u32>) {
        behind.sort_unstable_by_key(|&node| self.position[node as usize]);
        ahead.sort_unstable_by_key(|&node| self.position[node as usize]);
        let nodes: Vec<u32> = behind.into_iter().chain(ahead).collect();
        let mut places: Vec<u32> = nodes.iter().map(|&n| self.position[n as usize]).collect();
        places.sort_unstable();
        for (node, place) in nodes.into_iter().zip(places) {
            self.position[node as usize] = place;
        }
    }
}

/// Reverse postorder of a depth-first walk: a good first guess at the order.
fn depth_first_order(nodes: usize, edges: &[(u32, u32)]) -> Vec<u32> {
    let out = Adjacency::new(nodes, edges.iter().map(|&(from, _)| Some(from)));
    let mut seen = vec![false; nodes];
    let mut post = Vec::with_capacity(nodes);
    let mut stack: Vec<(u32, usize)> = Vec::new();
    for root in 0..nodes as u32 {
        if std::mem::replace(&mut seen[root as usize], true) {
            continue;
        }
        stack.push((root, 0));
        while let Some((node, at)) = stack.last_mut() {
            if let Some(&edge) = out.of(*node).get(*at) {
                *at += 1;
                let to = edges[edge as usize].1;
                if !std::mem::replace(&mut seen[to as usize], true) {
                    stack.push((to, 0));
                }
            } else {
                post.push(*node);
                stack.pop();
            }
        }
    }
    post.reverse();
    post
}

/// The same for a graph in which each node has at most one edge, to its parent:
/// the nodes whose edge closes a loop, taken in node order. Near linear.
pub(crate) fn closing_parents(parents: &[Option<u32>]) -> Vec<Loop> {
    // `root[n]` leads towards the end of the chain that starts at n, as far as edges were taken.
    let mut root: Vec<u32> = (0..parents.len() as u32).collect();
    let mut found = Vec::new();
    for (node, parent) in parents.iter().enumerate() {
        let Some(parent) = *parent else { continue };
        let mut end = parent;
        while root[end as usize] != end {
            let next = root[root[end as usize] as usize];
            root[end as usize] = next;
            end = next;
        }
        if end as usize == node {
            let mut rest = Vec::new();
            let mut at = parent;
            while at as usize != node {
                rest.push(at as usize);
                at = parents[at as usize].unwrap_or(node as u32);
            }
            found.push(Loop { edge: node, rest });
        } else {
            root[node] = end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The definition, word for word: try each edge, keep those that close nothing.
    fn plainly(nodes: usize, edges: &[(u32, u32)]) -> Vec<usize> {
        let mut kept: Vec<(u32, u32)> = Vec::new();
        let mut closing = Vec::new();
        for (number, &(from, to)) in edges.iter().enumerate() {
            let mut seen = vec![false; nodes];
            let mut stack = vec![to];
            while let Some(node) = stack.pop() {
                if !std::mem::replace(&mut seen[node as usize], true) {
                    stack.extend(kept.iter().filter(|e| e.0 == node).map(|e| e.1));
                }
            }
            if seen[from as usize] {
                closing.push(number);
            } else {
                kept.push((from, to));
            }
        }
        closing
    }

    proptest! {
        #[test]
        fn closing_edges_are_those_of_the_definition(
            edges in prop::collection::vec((0..12_u32, 0..12_u32), 0..40),
        ) {
            let found = closing_edges(12, &edges);
            prop_assert_eq!(found.iter().map(|c| c.edge).collect::<Vec<_>>(), plainly(12, &edges));
            for closing in found {
                let (from, to) = edges[closing.edge];
                let mut at = to;
                for &edge in &closing.rest {
                    prop_assert_eq!(edges[edge].0, at);
                    at = edges[edge].1;
                }
                prop_assert_eq!(at, from);
            }
        }

        #[test]
        fn one_by_one_and_by_dynamic_order_the_same_loops_are_found(
            edges in prop::collection::vec((0..30_u32, 0..30_u32), 0..45),
        ) {
            let core = Core::new(30, &edges);
            if let Some(few) = core.few() {
                prop_assert_eq!(few, core.many());
            }
        }

        #[test]
        fn closing_parents_are_closing_edges(parents in prop::collection::vec(prop::option::of(0..15_u32), 15)) {
            let edges: Vec<(u32, u32)> = parents.iter().enumerate().filter_map(|(n, p)| Some((n as u32, (*p)?))).collect();
            let by_edges: Vec<u32> = closing_edges(15, &edges).iter().map(|c| edges[c.edge].0).collect();
            let by_parents: Vec<u32> = closing_parents(&parents).iter().map(|c| c.edge as u32).collect();
            prop_assert_eq!(by_parents, by_edges);
        }
    }

    #[test]
    fn long_rings_take_no_time() {
        let n = 100_000;
        let ring: Vec<(u32, u32)> = (0..n).map(|i| (i, (i + 1) % n)).collect();
        assert_eq!(closing_edges(n as usize, &ring).len(), 1);
        let backwards: Vec<(u32, u32)> = (0..n).map(|i| ((i + 1) % n, i)).collect();
        assert_eq!(closing_edges(n as usize, &backwards).len(), 1);
        // Diamonds, nodes and edges scattered.
        let name = |node: u32| (u64::from(node) * 7919 % u64::from(n)) as u32;
        let mut diamonds: Vec<(u32, u32)> = (0..n - 3)
            .step_by(3)
            .flat_map(|i| [(i, i + 1), (i, i + 2), (i + 1, i + 3), (i + 2, i + 3)])
            .map(|(from, to)| (name(from), name(to)))
            .collect();
        diamonds.sort_by_key(|&(from, to)| name(name(from) ^ to));
        let end = (n - 1) / 3 * 3;
        diamonds.push((name(end), name(0)));
        let found = closing_edges(n as usize, &diamonds);
        assert_eq!((found.len(), found[0].edge), (1, diamonds.len() - 1));
        let parents: Vec<Option<u32>> = (0..n).map(|i| Some((i + 1) % n)).collect();
        assert_eq!(closing_parents(&parents).len(), 1);
    }
}
