//! How a rule says what it finds.

use std::{
    borrow::Cow,
    fmt::{self, Write as _},
};

use super::{
    Finding, Rule,
    choices::Choices,
    place::{At, Position},
};
use crate::{
    diagnostic::Related,
    model::Store,
    values::{Severity, push_number},
};

/// A number as text shows it [SPEC 2.1].
pub(crate) fn number(value: f64) -> String {
    let mut text = String::new();
    push_number(&mut text, value);
    text
}

/// Takes the findings of one rule.
pub(crate) struct Report<'r> {
    pub(super) store: &'r Store,
    pub(super) choices: &'r Choices,
    pub(super) rule: &'static Rule,
    pub(super) found: &'r mut Vec<(Position, Finding)>,
    /// Where texts are written before they are as long as they will be.
    pub(super) text: String,
}

/// A finding that was just reported, to say more of it.
pub(crate) struct Reported<'r> {
    store: &'r Store,
    fixed: bool,
    finding: &'r mut Finding,
    text: &'r mut String,
}

impl Report<'_> {
    /// Reports a finding: where it is, what was found (lowercase, user input in
    /// backticks; `format_args!` makes no text that is thrown away), and what would be better.
    pub(crate) fn add(
        &mut self,
        at: At,
        message: impl fmt::Display,
        help: impl Into<Cow<'static, str>>,
    ) -> Reported<'_> {
        self.text.clear();
        // Writing to a String cannot fail.
        let _ = write!(self.text, "{message}");
        let chosen = self.choices.chosen_severity(self.rule);
        let finding = Finding {
            rule: self.rule,
            severity: chosen.unwrap_or(self.rule.severity),
            message: self.text.as_str().into(),
            help: help.into(),
            subject: at.subject(self.store),
            place: at.place(self.store, &mut self.text),
            related: Vec::new(),
        };
        if self.found.len() == self.found.capacity() {
            // By a quarter and not by twice: there may be as many findings as goals.
            self.found.reserve_exact(self.found.len() / 4 + 16);
        }
        self.found.push((at.position(self.store), finding));
        let last = self.found.len() - 1;
        Reported {
            store: self.store,
            fixed: chosen.is_some(),
            finding: &mut self.found[last].1,
            text: &mut self.text,
        }
    }

    /// The value of one of the rule's options.
    pub(crate) fn option(&self, name: &str) -> f64 {
        self.choices.number(self.rule, name)
    }
}

impl Reported<'_> {
    /// Names another place that has to do with it.
    pub(crate) fn relate(self, at: At, message: impl Into<String>) -> Self {
        if self.finding.related.is_empty() {
            // Most have one.
            self.finding.related.reserve_exact(1);
        }
        self.finding.related.push(Related {
            message: message.into(),
            subject: at.subject(self.store),
            place: at.place(self.store, self.text),
        });
        self
    }

    /// Names the first twenty of several places.
    pub(crate) fn relate_first(
        self,
        places: impl IntoIterator<Item = At>,
        message: &'static str,
    ) -> Self {
        (places.into_iter().take(20)).fold(self, |it, at| it.relate(at, message))
    }

    /// Gives this one another severity than the rule's, unless the call chose one for all.
    pub(crate) fn weigh(self, severity: Severity) -> Self {
        if !self.fixed {
            self.finding.severity = severity;
        }
        self
    }
}
