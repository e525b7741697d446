//! Building, checking for loops and ordering: one round each time it is asked for.

use std::fs;
use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::path::Path;

use okr_core::Dag;

use crate::shapes::{Edges, Shape};
use crate::timing::timed;

/// Writes the graph and its order, checks both ways, and answers each line with
/// the seconds (wall, CPU) of one round.
pub(crate) fn serve(shape: &Shape, nodes: u32, edges: u32, folder: &Path) {
    let edges = shape.edges(nodes, edges);
    let count = nodes as usize;
    let dag = Dag::new(count, &edges).expect("the shape has no loop");
    assert!(
        is_order(count, &edges, dag.order()),
        "the order is not topological"
    );
    let closed = with_loop(&dag, &edges);
    write(&folder.join("edges"), edges.iter().flat_map(|e| [e.0, e.1]));
    write(&folder.join("order"), dag.order().iter().copied());
    drop(dag);

    let mut out = io::stdout().lock();
    let &(from, to) = closed.last().expect("there is the edge that closes a loop");
    writeln!(out, "{nodes} {} {from} {to}", edges.len()).expect("standard output is open");
    for line in io::stdin().lock().lines() {
        let time = match line.expect("standard input is text").as_str() {
            "order" => {
                let (time, dag) = timed(|| Dag::new(count, black_box(&edges)));
                assert!(black_box(dag).is_ok());
                time
            }
            "loop" => {
                let (time, dag) = timed(|| Dag::new(count, black_box(&closed)));
                assert!(black_box(dag).is_err());
                time
            }
            other => panic!("`{other}` is neither `order` nor `loop`"),
        };
        writeln!(out, "{:.9} {:.9}", time.wall, time.cpu).expect("standard output is open");
    }
}

/// Whether every node is there once, and every edge leads on.
fn is_order(nodes: usize, edges: &[(u32, u32)], order: &[u32]) -> bool {
    let mut place = vec![usize::MAX; nodes];
    for (at, &node) in order.iter().enumerate() {
        place[node as usize] = at;
    }
    let leads_on = |&(from, to): &(u32, u32)| place[from as usize] < place[to as usize];
    order.len() == nodes && !place.contains(&usize::MAX) && edges.iter().all(leads_on)
}

/// The same edges and one from the end of a path back to its start. That this loop, and no
/// other, is found is checked here.
fn with_loop(dag: &Dag, edges: &Edges) -> Edges {
    let start = dag.order().iter().copied();
    let start = start.min_by_key(|&node| dag.successors(node).is_empty());
    let start = start.expect("there is a node");
    let mut end = start;
    while let Some(&next) = dag.successors(end).first() {
        end = next;
    }
    let mut closed = edges.clone();
    closed.push((end, start));
    let loops = Dag::new(dag.node_count(), &closed).expect_err("there is a loop");
    assert_eq!(loops.len(), 1, "one edge closes a loop");
    assert_eq!(loops[0].edge(), edges.len(), "the last edge closes it");
    let mut at = start;
    for &edge in loops[0].rest() {
        assert_eq!(edges[edge].0, at, "the rest of the loop is a path");
        at = edges[edge].1;
    }
    assert_eq!(at, end, "the path leads to the closing edge");
    closed
}

fn write(path: &Path, numbers: impl Iterator<Item = u32>) {
    let bytes: Vec<u8> = numbers.flat_map(u32::to_le_bytes).collect();
    fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
