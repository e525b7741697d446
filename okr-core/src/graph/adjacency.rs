//! Compressed rows: for each node, its edges or its neighbours.

/// For each node, the numbers of its edges, in edge order (compressed rows).
#[derive(Clone, Debug, Default)]
pub(crate) struct Adjacency {
    start: Vec<u32>,
    edges: Vec<u32>,
}

impl Adjacency {
    /// Groups edges by the node that `ends` gives; edges with none are left out.
    pub(crate) fn new(nodes: usize, ends: impl Iterator<Item = Option<u32>> + Clone) -> Self {
        let mut start = vec![0_u32; nodes + 2];
        for node in ends.clone().flatten() {
            start[node as usize + 2] += 1;
        }
        let total = starts(&mut start);
        let mut edges = vec![0_u32; total];
        for (edge, node) in ends.enumerate() {
            if let Some(node) = node {
                let slot = &mut start[node as usize + 1];
                edges[*slot as usize] = edge as u32;
                *slot += 1;
            }
        }
        Self { start, edges }
    }

    /// The edges of `node`.
    pub(crate) fn of(&self, node: u32) -> &[u32] {
        let node = node as usize;
        &self.edges[self.start[node] as usize..self.start[node + 1] as usize]
    }
}

/// Counts become starts: with each node's count two places on, its row starts one place
/// on. Whoever fills the rows moves each start to its end, which is the next row's start.
fn starts(counts: &mut [u32]) -> usize {
    let mut total = 0;
    for count in counts {
        total += *count;
        *count = total;
    }
    total as usize
}

/// For each node, its neighbours in one direction, in edge order (compressed rows).
#[derive(Clone, Debug)]
pub(super) struct Neighbours {
    /// By node where its row starts, and one more: where the last one ends.
    start: Vec<u32>,
    nodes: Vec<u32>,
}

impl Neighbours {
    /// Rows of the second ends by the first ones; `start` counts those, each two places on.
    pub(super) fn new(mut start: Vec<u32>, edges: &[(u32, u32)], grouped: bool) -> Self {
        starts(&mut start);
        if grouped {
            // Edges that come row by row are in place.
            start.remove(0);
            let nodes = edges.iter().map(|&(_, to)| to).collect();
            return Self { start, nodes };
        }
        let mut nodes = vec![0_u32; edges.len()];
        for &(from, to) in edges {
            let slot = &mut start[from as usize + 1];
            nodes[*slot as usize] = to;
            *slot += 1;
        }
        start.pop();
        Self { start, nodes }
    }

    /// The same edges from their other ends; each row rises.
    pub(super) fn turned(&self) -> Self {
        let mut start = vec![0_u32; self.start.len() + 1];
        for &node in &self.nodes {
            start[node as usize + 2] += 1;
        }
        starts(&mut start);
        let mut nodes = vec![0_u32; self.nodes.len()];
        for node in 0..self.start.len() as u32 - 1 {
            for &to in self.of(node) {
                let slot = &mut start[to as usize + 1];
                nodes[*slot as usize] = node;
                *slot += 1;
            }
        }
        start.pop();
        Self { start, nodes }
    }

    pub(super) fn of(&self, node: u32) -> &[u32] {
        let (start, end) = self.range(node);
        &self.nodes[start as usize..end as usize]
    }

    /// Where a node's row starts and ends in [`Neighbours::all`].
    pub(super) fn range(&self, node: u32) -> (u32, u32) {
        let node = node as usize;
        (self.start[node], self.start[node + 1])
    }

    /// All rows, end to end.
    pub(super) fn all(&self) -> &[u32] {
        &self.nodes
    }
}
