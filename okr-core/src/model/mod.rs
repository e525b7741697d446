//! The portfolio as flat arrays: dense handles, tables of identifiers, document order.
//!
//! A handle is the row number in its array; [`NONE`] stands for "not stated" while a
//! document is read and for good where a member is optional. Lists that belong to a
//! row are ranges into one flat array of their kind.

mod audit;
mod check;
mod checks;
mod draft;
mod handle;
mod join;
mod names;
mod noun;
mod portfolio;
mod rows;
mod text;
mod units;
mod version;

pub(crate) use audit::AuditRow;
pub(crate) use check::{
    boolean_fault, check, measure_fault, measure_on, resolve_alone, unknown, value_fault,
};
pub use checks::{CheckConfig, Waiver};
pub(crate) use draft::Draft;
pub(crate) use names::{Names, References};
pub(crate) use noun::{Noun, push_row};
pub use portfolio::Portfolio;
pub(crate) use portfolio::{PolicyChoice, StatedPolicy, Store, Structure};
pub(crate) use rows::*;
pub(crate) use text::{Arena, Text};
pub(crate) use units::UnitRanges;
pub(crate) use version::{CheckInAt, NewCheckIn, Recorded, check_ins, text_bytes};
