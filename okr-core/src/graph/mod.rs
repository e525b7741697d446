//! Graph algorithms over dense integers; they know nothing of OKRs.

mod acyclic;
mod adjacency;
mod bits;

pub(crate) use acyclic::{Closing, closing_edges, closing_parents};
pub(crate) use adjacency::{Adjacency, topological_order};
pub(crate) use bits::Bits;
