//! What is wrong, where, and what would be right.

mod code;
mod pointer;
mod problem;
mod shown;
mod suggest;

pub use code::Code;
pub(crate) use pointer::Path;
pub(crate) use problem::Place;
pub use problem::{Problem, Related};
pub(crate) use shown::shorten;
pub(crate) use suggest::Suggester;
