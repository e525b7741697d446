//! What is wrong, where, and what would be right.

mod code;
mod pointer;
mod problem;
mod shown;
mod subject;
mod suggest;

pub use code::Code;
pub(crate) use pointer::Path;
pub(crate) use problem::{Place, Placed};
pub use problem::{Problem, Related};
pub(crate) use shown::shorten;
pub use subject::Subject;
pub(crate) use suggest::Suggester;
