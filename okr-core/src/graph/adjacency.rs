//! Compressed adjacency and topological order.

/// For each node, the numbers of its edges, in edge order (compressed rows).
#[derive(Clone, Debug, Default)]
pub(crate) struct Adjacency {
    start: Vec<u32>,
    edges: Vec<u32>,
}

impl Adjacency {
    /// Groups edges by the node that `node_of` gives; edges with none are left out.
    pub(crate) fn new(nodes: usize, ends: impl Iterator<Item = Option<u32>> + Clone) -> Self {
        let mut start = vec![0_u32; nodes + 1];
        for node in ends.clone().flatten() {
            start[node as usize + 1] += 1;
        }
        for at in 0..nodes {
            start[at + 1] += start[at];
        }
        let mut next = start.clone();
        let mut edges = vec![0_u32; start[nodes] as usize];
        for (edge, node) in ends.enumerate() {
            if let Some(node) = node {
                let slot = &mut next[node as usize];
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

/// An order in which every edge's source stands before its target; as many
/// nodes as lie on or behind a loop are missing from it. Linear.
pub(crate) fn topological_order(nodes: usize, edges: &[(u32, u32)]) -> Vec<u32> {
    let out = Adjacency::new(nodes, edges.iter().map(|&(from, _)| Some(from)));
    let mut waiting = vec![0_u32; nodes];
    for &(_, to) in edges {
        waiting[to as usize] += 1;
    }
    let mut order: Vec<u32> = (0..nodes as u32)
        .filter(|&node| waiting[node as usize] == 0)
        .collect();
    let mut at = 0;
    while let Some(&node) = order.get(at) {
        at += 1;
        for &edge in out.of(node) {
            let to = edges[edge as usize].1;
            let left = &mut waiting[to as usize];
            *left -= 1;
            if *left == 0 {
                order.push(to);
            }
        }
    }
    order
}
