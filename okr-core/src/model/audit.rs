//! What was done to a portfolio: the entries of its audit trail, as they are kept.

use crate::values::Date;

/// One edit that was made: when, by whom, what, and what stood there before.
///
/// The model keeps the edit as canonical JSON and knows nothing of what it says; `wire` reads and
/// writes it, `editing` applies it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct AuditRow {
    /// The day on which it was recorded.
    pub(crate) on: Date,
    pub(crate) by: Option<Box<str>>,
    pub(crate) edit: Box<str>,
    /// What is needed to take it back, where the edit alone does not say it.
    pub(crate) was: Option<Box<str>>,
    pub(crate) custom: Option<Box<str>>,
}
