//! Graph algorithms over dense integers; they know nothing of OKRs.

mod acyclic;
mod adjacency;
mod bits;
mod dag;

pub(crate) use acyclic::closing_parents;
pub(crate) use adjacency::Adjacency;
pub(crate) use bits::Bits;
pub(crate) use dag::topological_order;
pub use dag::{Dag, Loop, Loops};
