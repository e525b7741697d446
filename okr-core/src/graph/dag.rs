//! An acyclic graph over dense integers, and its order.

use core::fmt;
use std::sync::OnceLock;

use super::{acyclic::closing_edges, adjacency::Neighbours};

/// A graph without loops over the integers 0, 1, 2, …, with what stands after and before
/// each node, and an order of all of them.
///
/// It is what loading makes of alignments and sums, for hosts that have edges in tables
/// of their own. Edges may repeat; a repeated one is a neighbour as often as it stands there.
///
/// ```
/// use okr_core::Dag;
///
/// let dag = Dag::new(4, &[(3, 1), (1, 0), (2, 0)])?;
/// assert_eq!(dag.successors(3), [1]);
/// assert_eq!(dag.predecessors(0), [1, 2]);
/// let place = |node| dag.order().iter().position(|&it| it == node);
/// assert!(place(3) < place(1) && place(1) < place(0));
///
/// let loops = Dag::new(3, &[(0, 1), (1, 2), (2, 0)]).unwrap_err();
/// assert_eq!((loops[0].edge(), loops[0].rest()), (2, &[0, 1][..]));
/// # Ok::<(), okr_core::Loops>(())
/// ```
#[derive(Clone)]
pub struct Dag {
    out: Neighbours,
    /// The same the other way round, once it is asked for.
    into: OnceLock<Neighbours>,
    order: Vec<u32>,
}

impl Dag {
    /// Builds the graph of that many nodes and these edges, each from a node to what it supports.
    ///
    /// Takes time and memory linear in both, in a few passes; nothing is allocated by node.
    ///
    /// # Errors
    ///
    /// [`Loops`]: each edge that, taken in order, closes a loop with the edges before it
    /// that did not, and the rest of that loop [SPEC 12]; or the edges that name a node
    /// that is not there.
    ///
    /// # Panics
    ///
    /// With 2³² − 2 nodes or edges and more.
    pub fn new(nodes: usize, edges: &[(u32, u32)]) -> Result<Self, Loops> {
        let most = u32::MAX as usize - 2;
        assert!(nodes <= most && edges.len() <= most, "too large a graph");
        let Some(counts) = Counts::new(nodes, edges) else {
            return Err(Loops::strangers(nodes, edges));
        };
        let (out, order) = counts.order(nodes, edges);
        if order.len() < nodes {
            return Err(Loops::of(nodes, edges));
        }
        Ok(Self {
            out,
            into: OnceLock::new(),
            order,
        })
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.order.len()
    }

    /// Number of edges, repeated ones as often as they stand there.
    pub fn edge_count(&self) -> usize {
        self.out.all().len()
    }

    /// All nodes, each before its successors. The same edges in the same order give the same order.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// The nodes that a node has an edge to, in edge order; none for a node that is not there.
    pub fn successors(&self, node: u32) -> &[u32] {
        self.neighbours(&self.out, node)
    }

    /// The nodes that have an edge to a node, from the smallest; none for a node that is not there.
    ///
    /// The first call turns all edges round, in linear time.
    pub fn predecessors(&self, node: u32) -> &[u32] {
        let into = self.into.get_or_init(|| self.out.turned());
        self.neighbours(into, node)
    }

    fn neighbours<'d>(&self, side: &'d Neighbours, node: u32) -> &'d [u32] {
        if (node as usize) < self.node_count() {
            side.of(node)
        } else {
            &[]
        }
    }
}

impl fmt::Debug for Dag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dag")
            .field("nodes", &self.node_count())
            .field("edges", &self.edge_count())
            .finish_non_exhaustive()
    }
}

/// An edge that closes a loop, and the other edges of that loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loop {
    pub(crate) edge: usize,
    pub(crate) rest: Vec<usize>,
}

impl Loop {
    /// The edge that closes the loop, as its place among the edges.
    pub fn edge(&self) -> usize {
        self.edge
    }

    /// The other edges of the loop, in its direction from where the closing edge ends; none
    /// for an edge from a node to itself.
    pub fn rest(&self) -> &[usize] {
        &self.rest
    }
}

/// Why edges make no [`Dag`]: a list of [`Loop`]s, in edge order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loops {
    loops: Vec<Loop>,
    strangers: Vec<usize>,
}

impl Loops {
    #[cold]
    fn of(nodes: usize, edges: &[(u32, u32)]) -> Self {
        Self {
            loops: closing_edges(nodes, edges),
            strangers: Vec::new(),
        }
    }

    #[cold]
    fn strangers(nodes: usize, edges: &[(u32, u32)]) -> Self {
        let strange = |&(_, &(from, to)): &(usize, &(u32, u32))| from.max(to) as usize >= nodes;
        Self {
            loops: Vec::new(),
            strangers: (edges
                .iter()
                .enumerate()
                .filter(strange)
                .map(|(edge, _)| edge))
            .collect(),
        }
    }

    /// Edges that name a node that is not there, as places among the edges. If there are
    /// any, loops are not looked for.
    pub fn out_of_range(&self) -> &[usize] {
        &self.strangers
    }
}

impl core::ops::Deref for Loops {
    type Target = [Loop];

    fn deref(&self) -> &[Loop] {
        &self.loops
    }
}

impl fmt::Display for Loops {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.strangers.first(), self.loops.first()) {
            (Some(first), _) => write!(
                f,
                "{} edges name a node that is not there, the first is edge {first}",
                self.strangers.len()
            ),
            (None, Some(first)) => write!(
                f,
                "{} edges close a loop, the first is edge {}, in a loop of {}",
                self.loops.len(),
                first.edge,
                first.rest.len() + 1
            ),
            (None, None) => f.write_str("no loop"),
        }
    }
}

impl core::error::Error for Loops {}

/// An order of the nodes in which every edge's source stands before its target, or the
/// loops. Linear if there are none. Both ends of every edge are below `nodes`.
pub(crate) fn topological_order(nodes: usize, edges: &[(u32, u32)]) -> Result<Vec<u32>, Vec<Loop>> {
    let order = ordered(nodes, edges);
    if order.len() == nodes {
        Ok(order)
    } else {
        Err(closing_edges(nodes, edges))
    }
}

/// The nodes that lie neither on a loop nor behind one, each before its successors. Both
/// ends of every edge are below `nodes`.
pub(super) fn ordered(nodes: usize, edges: &[(u32, u32)]) -> Vec<u32> {
    let order = Counts::new(nodes, edges).map(|counts| counts.order(nodes, edges).1);
    order.unwrap_or_default()
}

/// What one pass over the edges says.
#[allow(clippy::struct_excessive_bools)] // each is one answer
struct Counts {
    /// Per node, two places on: the edges that start there.
    out: Vec<u32>,
    /// Per node: the edges that end there, modulo 256. One byte each stays in the cache.
    waiting: Vec<u8>,
    /// Whether some node has more edges than a byte counts.
    many: bool,
    /// Whether the edges come row by row.
    grouped: bool,
    /// Whether every edge leads to a larger number, and to a smaller one.
    rising: bool,
    falling: bool,
}

impl Counts {
    /// None if an edge names a node that is not there.
    fn new(nodes: usize, edges: &[(u32, u32)]) -> Option<Self> {
        let mut it = Self {
            out: vec![0; nodes + 2],
            waiting: vec![0; nodes],
            many: false,
            grouped: true,
            rising: true,
            falling: true,
        };
        let mut last = 0;
        for &(from, to) in edges {
            if from.max(to) as usize >= nodes {
                return None;
            }
            it.out[from as usize + 2] += 1;
            let waiting = &mut it.waiting[to as usize];
            it.many |= *waiting == u8::MAX;
            *waiting = waiting.wrapping_add(1);
            it.grouped &= last <= from;
            it.rising &= from < to;
            it.falling &= from > to;
            last = from;
        }
        Some(it)
    }

    /// What each node has edges to, and the order. As many nodes as lie on or behind a loop
    /// are missing from it.
    fn order(self, nodes: usize, edges: &[(u32, u32)]) -> (Neighbours, Vec<u32>) {
        let out = Neighbours::new(self.out, edges, self.grouped);
        let numbers = 0..nodes as u32;
        let order = if self.rising {
            numbers.collect()
        } else if self.falling {
            numbers.rev().collect()
        } else if self.many {
            let mut waiting = vec![0_u32; nodes];
            for &(_, to) in edges {
                waiting[to as usize] += 1;
            }
            kahn(&out, waiting)
        } else {
            kahn(&out, self.waiting)
        };
        (out, order)
    }
}

/// A count of edges that a node still waits for.
trait Count: Copy + Eq + From<bool> {
    fn less_one(self) -> Self;
}

impl Count for u8 {
    fn less_one(self) -> Self {
        self.wrapping_sub(1)
    }
}

impl Count for u32 {
    fn less_one(self) -> Self {
        self.wrapping_sub(1)
    }
}

/// How many nodes of Kahn's queue are looked at together.
const BLOCK: usize = 32;

/// Kahn's algorithm, first in, first out.
///
/// The time goes into waiting for memory, so nodes are taken from the queue in blocks,
/// whose rows are fetched side by side, and nothing branches on what was just fetched:
/// every successor is written behind the queue, and stays if the queue then grows.
fn kahn<C: Count>(out: &Neighbours, mut waiting: Vec<C>) -> Vec<u32> {
    let none = C::from(false);
    let mut queue = vec![0_u32; waiting.len() + 1];
    let mut length = 0;
    for (node, &count) in (0..).zip(&waiting) {
        queue[length] = node;
        length += usize::from(count == none);
    }
    let all = out.all();
    // Of each node in the block: its row, and the first entry of that.
    let mut rows = [(0, 0, 0); BLOCK];
    let mut at = 0;
    while at < length {
        let block = (length - at).min(BLOCK);
        for (row, &node) in rows.iter_mut().zip(&queue[at..at + block]) {
            let (start, end) = out.range(node);
            *row = (start as usize, end as usize, 0);
        }
        for row in &mut rows[..block] {
            row.2 = all.get(row.0).copied().unwrap_or(0);
        }
        at += block;
        for &(start, end, first) in &rows[..block] {
            if start == end {
                continue;
            }
            let rest = &all[start + 1..end];
            for to in std::iter::once(first).chain(rest.iter().copied()) {
                let count = &mut waiting[to as usize];
                *count = count.less_one();
                queue[length] = to;
                length += usize::from(*count == none);
            }
        }
    }
    queue.truncate(length);
    queue
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_order(nodes: usize, edges: &[(u32, u32)], order: &[u32]) -> bool {
        let mut place = vec![usize::MAX; nodes];
        for (at, &node) in order.iter().enumerate() {
            place[node as usize] = at;
        }
        order.len() == nodes
            && !place.contains(&usize::MAX)
            && edges
                .iter()
                .all(|&(from, to)| place[from as usize] < place[to as usize])
    }

    proptest! {
        #[test]
        fn a_graph_without_loops_is_a_dag_and_one_with_loops_is_not(
            edges in prop::collection::vec((0..20_u32, 0..20_u32), 0..30),
            rising in any::<bool>(),
        ) {
            let edges: Vec<_> = edges.into_iter()
                .map(|(a, b)| if rising { (a.min(b), a.max(b)) } else { (a, b) })
                .collect();
            let closing = closing_edges(20, &edges);
            match Dag::new(20, &edges) {
                Ok(dag) => {
                    prop_assert!(closing.is_empty());
                    prop_assert!(is_order(20, &edges, dag.order()));
                    let order = topological_order(20, &edges).unwrap();
                    prop_assert_eq!(dag.order(), order);
                    for node in 0..20 {
                        let after: Vec<u32> = edges.iter().filter(|e| e.0 == node).map(|e| e.1).collect();
                        let mut before: Vec<u32> = edges.iter().filter(|e| e.1 == node).map(|e| e.0).collect();
                        before.sort_unstable();
                        prop_assert_eq!(dag.successors(node), after);
                        prop_assert_eq!(dag.predecessors(node), before);
                    }
                }
                Err(loops) => {
                    prop_assert!(!loops.is_empty());
                    prop_assert_eq!(&loops[..], closing);
                }
            }
        }

        #[test]
        fn orders_of_large_shuffled_graphs(
            edges in prop::collection::vec((0..500_u32, 0..500_u32), 0..2000),
            names in Just((0..500_u32).collect::<Vec<_>>()).prop_shuffle(),
        ) {
            let edges: Vec<_> = edges.into_iter().filter(|(a, b)| a != b)
                .map(|(a, b)| (names[a.min(b) as usize], names[a.max(b) as usize]))
                .collect();
            let dag = Dag::new(500, &edges).unwrap();
            prop_assert!(is_order(500, &edges, dag.order()));
            prop_assert_eq!(dag.edge_count(), edges.len());
        }
    }

    #[test]
    fn long_chains_and_wide_stars() {
        let n = 100_000;
        let shapes: [Vec<(u32, u32)>; 5] = [
            (1..n).map(|i| (i - 1, i)).collect(),
            (1..n).map(|i| (i, i - 1)).collect(),
            (1..n).map(|i| (i, 0)).collect(),
            (1..n - 1)
                .map(|i| (i, if i < 7 { 7 } else { 0 }))
                .filter(|e| e.0 != e.1)
                .collect(),
            (2..n).flat_map(|i| [(i, 1), (1, 0), (i, 1)]).collect(),
        ];
        for edges in shapes {
            let dag = Dag::new(n as usize, &edges).unwrap();
            assert!(is_order(n as usize, &edges, dag.order()));
        }
    }

    #[test]
    fn a_node_with_more_than_a_byte_of_edges_on_a_loop() {
        for count in [255, 256, 257, 512, 513] {
            let mut edges: Vec<(u32, u32)> = (2..2 + count).map(|i| (i, 0)).collect();
            edges.extend([(0, 1), (1, 0)]);
            let loops = Dag::new(600, &edges).unwrap_err();
            assert_eq!((loops.len(), loops[0].edge()), (1, count as usize + 1));
            edges.pop();
            assert!(Dag::new(600, &edges).is_ok());
        }
    }

    #[test]
    fn nodes_that_are_not_there() {
        let loops = Dag::new(2, &[(0, 1), (2, 0), (1, u32::MAX)]).unwrap_err();
        assert_eq!(loops.out_of_range(), [1, 2]);
        assert!(loops.is_empty());
        assert_eq!(
            loops.to_string(),
            "2 edges name a node that is not there, the first is edge 1"
        );
        assert!(Dag::new(0, &[]).unwrap().order().is_empty());
        assert!(Dag::new(1, &[(0, 0)]).unwrap_err()[0].rest().is_empty());
        assert!(Dag::new(1, &[]).unwrap().successors(7).is_empty());
    }
}
