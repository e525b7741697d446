//! Graphs as lists of edges, the same on every machine.

use crate::random::Random;

pub(crate) type Edges = Vec<(u32, u32)>;

/// A shape, and how its nodes and edges are numbered.
pub(crate) struct Shape {
    make: fn(u32, u32, &mut Random) -> Edges,
    numbering: Numbering,
}

#[derive(Clone, Copy, PartialEq)]
enum Numbering {
    /// All edges lead from smaller numbers to larger ones, or all the other way.
    Along,
    /// Nodes have random numbers; edges stand as they came.
    Renamed,
    /// Nodes have random numbers; edges stand sorted by where they start, as in a document.
    ByNode,
    /// Nodes have random numbers, and edges stand in random order.
    Shuffled,
}

pub(crate) const NAMES: [&str; 5] = ["random", "layered", "chain", "star", "diamonds"];
/// Put behind a name.
pub(crate) const NUMBERINGS: [&str; 3] = ["-renamed", "-by-node", "-shuffled"];

pub(crate) fn named(name: &str) -> Option<Shape> {
    let (name, numbering) = if let Some(name) = name.strip_suffix("-renamed") {
        (name, Numbering::Renamed)
    } else if let Some(name) = name.strip_suffix("-by-node") {
        (name, Numbering::ByNode)
    } else if let Some(name) = name.strip_suffix("-shuffled") {
        (name, Numbering::Shuffled)
    } else {
        (name, Numbering::Along)
    };
    let make = match name {
        "random" => random,
        "layered" => layered,
        "chain" => chain,
        "star" => star,
        "diamonds" => diamonds,
        _ => return None,
    };
    Some(Shape { make, numbering })
}

impl Shape {
    /// The edges. Chains, stars and diamonds have as many as they have, whatever is asked for.
    pub(crate) fn edges(&self, nodes: u32, edges: u32) -> Edges {
        let mut random = Random::new(7);
        let mut made = (self.make)(nodes, edges, &mut random);
        if self.numbering != Numbering::Along {
            let mut names: Vec<u32> = (0..nodes).collect();
            random.shuffle(&mut names);
            for (from, to) in &mut made {
                (*from, *to) = (names[*from as usize], names[*to as usize]);
            }
        }
        match self.numbering {
            Numbering::Along | Numbering::Renamed => {}
            Numbering::ByNode => made.sort_by_key(|edge| edge.0),
            Numbering::Shuffled => random.shuffle(&mut made),
        }
        made
    }
}

/// Between any two nodes.
fn random(nodes: u32, edges: u32, random: &mut Random) -> Edges {
    let mut made = Vec::with_capacity(edges as usize);
    while made.len() < edges as usize {
        let (a, b) = (random.below(nodes), random.below(nodes));
        if a != b {
            made.push((a.min(b), a.max(b)));
        }
    }
    made
}

/// Ten layers; each edge from one to the next.
fn layered(nodes: u32, edges: u32, random: &mut Random) -> Edges {
    let width = nodes / 10;
    let edge = |_| {
        let from = random.below(width * 9);
        (from, (from / width + 1) * width + random.below(width))
    };
    (0..edges).map(edge).collect()
}

fn chain(nodes: u32, _: u32, _: &mut Random) -> Edges {
    (1..nodes).map(|node| (node - 1, node)).collect()
}

/// All nodes but one lead to that.
fn star(nodes: u32, _: u32, _: &mut Random) -> Edges {
    (1..nodes).map(|node| (node, 0)).collect()
}

/// A chain of diamonds: from one node to two, and from these to the next one.
fn diamonds(nodes: u32, _: u32, _: &mut Random) -> Edges {
    let tops = (0..nodes.saturating_sub(3)).step_by(3);
    tops.flat_map(|top| {
        [
            (top, top + 1),
            (top, top + 2),
            (top + 1, top + 3),
            (top + 2, top + 3),
        ]
    })
    .collect()
}
