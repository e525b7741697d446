//! The formats of FORMAT.md: text in, text out.

mod alignment;
mod diagnostics;
pub mod document;
mod json;
mod load;
mod locate;
mod read;
mod scan;
#[cfg(feature = "schema")]
pub(crate) mod schema;
mod scorecard;
mod write;
#[cfg(feature = "yaml")]
mod yaml;

#[cfg(feature = "schema")]
pub use schema::{portfolio_schema, scorecard_schema};
