//! The one error type.

use core::fmt;

use crate::diagnostic::{Code, Problem, Suggester};

/// Why a document, a policy or a value was refused: at least one [`Problem`].
///
/// Loading never stops at the first fault; all problems of a document are here,
/// sorted by place, then code.
///
/// ```
/// use okr_core::{Code, Portfolio};
///
/// let error = Portfolio::from_json(r#"{"okr": "1", "unts": []}"#).unwrap_err();
/// let codes: Vec<_> = error.problems().iter().map(|p| p.code()).collect();
/// assert!(codes.contains(&Code::E003) && codes.contains(&Code::E004));
/// assert!(error.to_string().contains("did you mean `units`?"));
/// ```
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
pub struct Error(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    problems: Vec<Problem>,
}

/// What was refused.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A document that was to be loaded, or a portfolio that was to be built.
    Load,
    /// A policy given to a call.
    Policy,
    /// A configuration of checks.
    Config,
    /// A baseline of findings.
    Baseline,
    /// An edit, or several, of a portfolio.
    Edit,
    /// A single value: a date, a weight, a word of a closed vocabulary, an identifier.
    Value,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, problems: Vec<Problem>) -> Self {
        debug_assert!(!problems.is_empty(), "an error says what is wrong");
        Self(Box::new(Inner { kind, problems }))
    }

    pub(crate) fn value(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        let problem = Problem::new(code, String::new(), message.into(), help.into());
        Self::new(ErrorKind::Value, vec![problem])
    }

    pub(crate) fn unknown_word<'c>(
        word: &str,
        words: impl IntoIterator<Item = &'c str> + Clone,
    ) -> Self {
        let shown: String = word.chars().take(40).collect();
        Self::value(
            Code::E005,
            format!("`{shown}` is none of the known values"),
            Suggester::default().one_of(word, words),
        )
    }

    /// What was refused.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The code of the first problem.
    pub fn code(&self) -> Code {
        self.0.problems[0].code()
    }

    /// All problems, sorted by place, then code; never empty.
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }
}

impl fmt::Display for Error {
    /// One problem in one line; several under a line that counts them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.problems() {
            [only] => fmt::Display::fmt(only, f),
            many => {
                write!(f, "{} problems", many.len())?;
                for problem in many {
                    write!(f, "\n  {problem}")?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?}: {self})", self.0.kind)
    }
}
