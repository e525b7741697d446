//! When an edit is recorded, by whom and why.

use crate::values::{Date, EditKind};
use crate::wire::document::Edit;

/// When edits are recorded, by whom and why: what the audit trail says of them.
///
/// The library has no clock, so the day is an argument.
///
/// ```
/// use okr_core::Stamp;
///
/// let stamp = Stamp::new("2026-11-02".parse()?).by("ada").reason("quarterly review");
/// assert_eq!(stamp.author(), Some("ada"));
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Stamp {
    pub(super) on: Date,
    pub(super) by: Option<String>,
    pub(super) reason: Option<String>,
}

impl Stamp {
    /// Recorded on a day, by nobody in particular.
    pub fn new(on: Date) -> Self {
        Self {
            on,
            by: None,
            reason: None,
        }
    }

    /// Names who edits.
    #[must_use]
    pub fn by(mut self, by: impl Into<String>) -> Self {
        self.by = Some(by.into());
        self
    }

    /// Says why, for all edits that do not say it themselves.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// The day.
    pub fn on(&self) -> Date {
        self.on
    }

    /// Who edits.
    pub fn author(&self) -> Option<&str> {
        self.by.as_deref()
    }

    /// Why.
    pub fn why(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    /// An edit with what it leaves to the stamp: the day, where it has one, and the reason.
    pub(super) fn complete<'e>(&'e self, edit: &Edit<'e>) -> Edit<'e> {
        let mut edit = edit.clone();
        let dated = matches!(
            edit.kind,
            EditKind::CheckIn
                | EditKind::CompleteItem
                | EditKind::RecordMeasurement
                | EditKind::Amend
                | EditKind::Drop
                | EditKind::ReplaceKeyResult
                | EditKind::Escalate
                | EditKind::Review
        );
        if dated && edit.on.is_none() {
            edit.on = Some(self.on);
        }
        if edit.reason.is_none() {
            edit.reason = self.reason.as_deref().map(Into::into);
        }
        edit
    }
}
