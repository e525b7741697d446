//! What rules find.

use std::{borrow::Cow, fmt, ops::Deref};

use super::Rule;
use crate::{
    diagnostic::{Place, Placed, Related, Subject},
    values::{Date, Severity},
};

/// One thing that a rule found.
///
/// It holds what it shows and borrows nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    pub(super) rule: &'static Rule,
    pub(super) severity: Severity,
    /// As long as it is, without room to grow: there may be as many findings as goals.
    pub(super) message: Box<str>,
    pub(super) help: Cow<'static, str>,
    pub(super) subject: Option<Subject>,
    pub(super) place: Place,
    pub(super) related: Vec<Related>,
}

impl Placed for Finding {
    fn places(&mut self) -> impl Iterator<Item = &mut Place> {
        let related = self.related.iter_mut().map(|related| &mut related.place);
        std::iter::once(&mut self.place).chain(related)
    }
}

impl Finding {
    /// The rule that found it.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The rule's code: `ALN001`.
    pub fn code(&self) -> &'static str {
        self.rule.code()
    }

    /// The rule's name: `orphan`.
    pub fn name(&self) -> &'static str {
        self.rule.name()
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What was found: lowercase, user input in backticks.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What would be better.
    pub fn help(&self) -> &str {
        &self.help
    }

    /// What it is about; none if it is about the document as a whole.
    pub fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }

    /// The place as a JSON Pointer (RFC 6901); empty for the whole document.
    pub fn path(&self) -> &str {
        &self.place.path
    }

    /// The line, from 1, after [`Findings::locate`].
    pub fn line(&self) -> Option<u32> {
        self.place.line_column.map(|(line, _)| line)
    }

    /// The column in Unicode scalar values, from 1, after [`Findings::locate`].
    pub fn column(&self) -> Option<u32> {
        self.place.line_column.map(|(_, column)| column)
    }

    /// Other places that have to do with it.
    pub fn related(&self) -> &[Related] {
        &self.related
    }
}

impl fmt::Display for Finding {
    /// One line: place, severity, code, message, help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.place.line_column {
            write!(f, "{line}:{column}: ")?;
        }
        if !self.place.path.is_empty() {
            write!(f, "{}: ", self.place.path)?;
        }
        write!(f, "{}: {}: {}", self.severity, self.code(), self.message)?;
        if !self.help.is_empty() {
            write!(f, " ({})", self.help)?;
        }
        Ok(())
    }
}

/// A finding that a waiver accepts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waived {
    pub(super) finding: Finding,
    pub(super) reason: Box<str>,
    pub(super) until: Option<Date>,
}

impl Waived {
    /// What was found.
    pub fn finding(&self) -> &Finding {
        &self.finding
    }

    /// Why it is accepted.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The last day on which it is; none if there is no end.
    pub fn until(&self) -> Option<Date> {
        self.until
    }
}

/// All findings of a check: a slice of [`Finding`], sorted by place, then code.
///
/// Places are in document order: priorities, waivers, units, cycles, KPIs, then each objective, its
/// members in the order of FORMAT, and its key results. What is about the document as a
/// whole comes first. What waivers accept is not in the slice but in [`Findings::waived`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    waived: Vec<Waived>,
    ran: Vec<&'static Rule>,
}

impl Findings {
    pub(super) fn new(list: Vec<Finding>, waived: Vec<Waived>, ran: Vec<&'static Rule>) -> Self {
        Self { list, waived, ran }
    }

    /// What waivers accept, in the same order.
    pub fn waived(&self) -> &[Waived] {
        &self.waived
    }

    /// The rules that ran, in the order of their codes.
    pub fn ran(&self) -> &[&'static Rule] {
        &self.ran
    }

    /// The same check with other findings.
    pub(super) fn with(&self, list: Vec<Finding>) -> Self {
        Self {
            list,
            waived: self.waived.clone(),
            ran: self.ran.clone(),
        }
    }

    /// The findings and what is waived, one after the other.
    pub(crate) fn lists_mut(&mut self) -> (&mut [Finding], &mut [Waived]) {
        (&mut self.list, &mut self.waived)
    }
}

impl Placed for Waived {
    fn places(&mut self) -> impl Iterator<Item = &mut Place> {
        self.finding.places()
    }
}

impl Deref for Findings {
    type Target = [Finding];

    fn deref(&self) -> &[Finding] {
        &self.list
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'f> IntoIterator for &'f Findings {
    type Item = &'f Finding;
    type IntoIter = std::slice::Iter<'f, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

impl fmt::Display for Findings {
    /// One line for each; nothing when there are none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|finding| writeln!(f, "{finding}"))
    }
}
