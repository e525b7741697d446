//! OKRs held correctly.
#![forbid(unsafe_code)]

mod diagnostic;
mod error;
mod graph;
mod model;
mod policy;
mod scoring;
mod time;
mod values;
mod wire;

pub use diagnostic::{Code, Problem, Related};
pub use error::{Error, ErrorKind};
pub use model::Portfolio;
pub use policy::{GradeLimits, PaceRule, Policy};
pub use scoring::{
    ExplainNode, Explanation, Input, KeyResultScore, LeftOut, ObjectiveScore, Part, PlainMeasure,
    Rollup, ScoreOptions, Scorecard, Step, Tally, UnitScore,
};
pub use values::*;
pub use wire::document;
#[cfg(feature = "schema")]
pub use wire::{portfolio_schema, scorecard_schema};
