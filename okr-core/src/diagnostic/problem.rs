//! One problem.

use core::fmt;

use super::{Code, Subject};

/// One thing that is wrong with a document or a value, and what would be right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    pub(crate) code: Code,
    pub(crate) message: String,
    pub(crate) help: String,
    pub(crate) place: Place,
    pub(crate) related: Vec<Related>,
}

/// Another place that has to do with a problem or a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    pub(crate) message: String,
    pub(crate) subject: Option<Subject>,
    pub(crate) place: Place,
}

/// What has places in a document.
pub(crate) trait Placed {
    /// Its own place, then those of what is related.
    fn places(&mut self) -> impl Iterator<Item = &mut Place>;
}

impl Placed for Problem {
    fn places(&mut self) -> impl Iterator<Item = &mut Place> {
        let related = self.related.iter_mut().map(|related| &mut related.place);
        std::iter::once(&mut self.place).chain(related)
    }
}

/// A JSON Pointer, and where that stands in the text, if there was one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Place {
    pub(crate) path: String,
    /// Byte offset in the JSON text, until lines are counted.
    pub(crate) offset: Option<usize>,
    pub(crate) line_column: Option<(u32, u32)>,
}

impl Place {
    pub(crate) fn new(path: String) -> Self {
        Self {
            path,
            ..Self::default()
        }
    }
}

impl Problem {
    pub(crate) fn new(code: Code, path: String, message: String, help: String) -> Self {
        Self {
            code,
            message,
            help,
            place: Place::new(path),
            related: Vec::new(),
        }
    }

    pub(crate) fn at(mut self, offset: usize) -> Self {
        self.place.offset = Some(offset);
        self
    }

    pub(crate) fn relate(&mut self, path: String, message: String) {
        self.related.push(Related {
            message,
            subject: None,
            place: Place::new(path),
        });
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The code's name, such as `unknown-reference`.
    pub fn name(&self) -> &'static str {
        self.code.name()
    }

    /// What is wrong: lowercase, user input in backticks.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What would be right; may be empty.
    pub fn help(&self) -> &str {
        &self.help
    }

    /// The place as a JSON Pointer (RFC 6901); empty for the whole document.
    ///
    /// For a missing member: where it should be. For a duplicate: the later one.
    pub fn path(&self) -> &str {
        &self.place.path
    }

    /// The line, from 1, when text was given.
    pub fn line(&self) -> Option<u32> {
        self.place.line_column.map(|(line, _)| line)
    }

    /// The column in Unicode scalar values, from 1, when text was given.
    pub fn column(&self) -> Option<u32> {
        self.place.line_column.map(|(_, column)| column)
    }

    /// Other places that have to do with it: the first of two, the rest of a loop.
    pub fn related(&self) -> &[Related] {
        &self.related
    }
}

impl Related {
    /// What this place has to do with the problem or finding.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What stands there; findings say so, problems of loading do not.
    pub fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }

    /// The place as a JSON Pointer.
    pub fn path(&self) -> &str {
        &self.place.path
    }

    /// The line, from 1, when text was given.
    pub fn line(&self) -> Option<u32> {
        self.place.line_column.map(|(line, _)| line)
    }

    /// The column in Unicode scalar values, from 1, when text was given.
    pub fn column(&self) -> Option<u32> {
        self.place.line_column.map(|(_, column)| column)
    }
}

impl fmt::Display for Problem {
    /// One line: place, code, message, help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.place.line_column {
            write!(f, "{line}:{column}: ")?;
        }
        if !self.place.path.is_empty() {
            write!(f, "{}: ", self.place.path)?;
        }
        write!(f, "{}: {}", self.code, self.message)?;
        if !self.help.is_empty() {
            write!(f, " ({})", self.help)?;
        }
        Ok(())
    }
}
