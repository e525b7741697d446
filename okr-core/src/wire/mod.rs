//! The formats of FORMAT.md: text in, text out.

mod alignment;
mod checks;
mod diagnostics;
pub mod document;
mod draft;
pub(crate) mod edits;
mod forecast;
mod json;
mod load;
mod locate;
mod output;
mod read;
mod scan;
#[cfg(feature = "schema")]
pub(crate) mod schema;
mod scorecard;
mod statement;
mod statistics;
mod what_if;
mod write;
#[cfg(feature = "yaml")]
mod yaml;

pub use draft::{Draft, DraftCode, DraftFinding, DraftOptions, MeasureDraft, draft_portfolio};
pub use load::LoadOptions;
pub use output::{Checked, Diagnostic, RenderOptions, render};
#[cfg(feature = "schema")]
pub use schema::{portfolio_schema, scorecard_schema};
