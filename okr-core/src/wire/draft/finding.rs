//! What had to be assumed for a draft.

use std::fmt;

use crate::{
    diagnostic::{Place, Subject},
    values::Severity,
};

/// Declares the codes of drafts: severity, name, one sentence.
macro_rules! codes {
    ($($code:ident $name:literal $severity:ident $summary:literal;)+) => {
        /// The stable code of what was assumed for a draft. Codes are never reused.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum DraftCode { $(#[doc = $summary] $code,)+ }

        impl DraftCode {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$code,)+];

            /// The code itself: `DRF001`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$code => stringify!($code),)+ }
            }

            /// Its name: `assumed-commitment`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)+ }
            }

            /// How much it weighs.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity,)+ }
            }

            /// When it is said, in one sentence.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$code => $summary,)+ }
            }
        }
    };
}

codes! {
    DRF001 "assumed-commitment" Hint "The outline does not say whether an objective is committed or aspirational.";
    DRF002 "assumed-cycle" Hint "The first and last day of a cycle follow from its name, by calendar quarters and years.";
    DRF003 "assumed-unit" Hint "The outline does not say who owns the objectives, or at which level a unit is.";
    DRF004 "assumed-measure" Hint "A title does not say all that its measure needs.";
    DRF005 "no-measure" Warning "A title says nothing that could be measured, so done or not done stands in.";
    DRF006 "assumed-role" Hint "Nothing but its place says what a line of the outline is.";
    DRF007 "assumed-due" Hint "A deadline is in words: its day was worked out, or could not be.";
    DRF008 "left-out" Warning "A line or a mark of the outline has no place in the draft.";
}

/// Something that had to be assumed, or left out, to make a draft of an outline.
///
/// Its line and column are places in the outline, its path is one in the draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftFinding {
    pub(super) code: DraftCode,
    pub(super) message: String,
    pub(super) help: &'static str,
    pub(super) subject: Option<Subject>,
    pub(super) place: Place,
}

impl DraftFinding {
    pub(super) fn new(
        code: DraftCode,
        at: (u32, u32),
        message: impl Into<String>,
        help: &'static str,
    ) -> Self {
        Self {
            code,
            message: message.into(),
            help,
            subject: None,
            place: Place {
                line_column: Some(at),
                ..Place::default()
            },
        }
    }

    pub(super) fn about(mut self, subject: Subject, path: String) -> Self {
        self.subject = Some(subject);
        self.place.path = path;
        self
    }

    /// The stable code.
    pub fn code(&self) -> DraftCode {
        self.code
    }

    /// The code's name, such as `assumed-commitment`.
    pub fn name(&self) -> &'static str {
        self.code.name()
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What was assumed: lowercase, user input in backticks.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// How the outline could say it.
    pub fn help(&self) -> &str {
        self.help
    }

    /// What it is about; none if that is not in the draft.
    pub fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }

    /// The place in the draft as a JSON Pointer (RFC 6901); empty for the whole document.
    pub fn path(&self) -> &str {
        &self.place.path
    }

    /// The line of the outline, from 1.
    pub fn line(&self) -> u32 {
        self.place.line_column.map_or(1, |(line, _)| line)
    }

    /// The column in that line in Unicode scalar values, from 1.
    pub fn column(&self) -> u32 {
        self.place.line_column.map_or(1, |(_, column)| column)
    }
}

impl fmt::Display for DraftFinding {
    /// One line: place, severity, code, message, help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = (self.line(), self.column());
        let (severity, code) = (self.severity(), self.code.as_str());
        write!(f, "{line}:{column}: {severity}: {code}: {}", self.message)?;
        if !self.help.is_empty() {
            write!(f, " ({})", self.help)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ledger of codes: a line is added, never changed or removed.
    const LEDGER: &str = include_str!("../../../drafts.ledger");

    #[test]
    fn the_ledger_and_the_code_agree() {
        let lines = LEDGER.lines().filter(|line| !line.starts_with('#'));
        let ledger: Vec<Vec<&str>> = lines.map(|line| line.split(' ').collect()).collect();
        assert!(ledger.len() >= 8, "the ledger has {} lines", ledger.len());
        let live: Vec<_> = ledger.iter().filter(|line| line[1] != "retired").collect();
        assert_eq!(live.len(), DraftCode::ALL.len());
        for (line, code) in live.iter().zip(DraftCode::ALL) {
            assert_eq!(line[..], [code.as_str(), code.name()]);
            assert!(code.summary().ends_with('.'));
        }
    }
}
