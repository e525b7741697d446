//! From text to a portfolio or to every problem of it.

use std::num::NonZeroUsize;

use super::{json::Syntax, locate, read};
use crate::{
    diagnostic::{Code, Problem},
    error::{Error, ErrorKind},
    model::{CheckConfig, Portfolio, StatedPolicy, check},
    policy::Policy,
    threads::Threads,
};

/// What loading may use. The result never depends on it.
///
/// ```
/// use std::num::NonZeroUsize;
/// use okr_core::{LoadOptions, Portfolio};
///
/// let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
/// let options = LoadOptions::new().with_threads(threads);
/// assert!(Portfolio::from_json_with("{}", &options).is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadOptions {
    threads: Threads,
}

impl LoadOptions {
    /// Loading by the thread that calls, alone.
    pub fn new() -> Self {
        Self {
            threads: Threads::ONE,
        }
    }

    /// With up to so many threads, the one that calls among them; the others end before the call
    /// does.
    ///
    /// Large documents are then read and checked in parts, none smaller than a million bytes. More
    /// than four threads gain little. Without the feature `threads` there is one, whatever is asked for.
    #[must_use]
    pub fn with_threads(mut self, threads: NonZeroUsize) -> Self {
        self.threads = Threads::new(threads);
        self
    }
}

impl Default for LoadOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl Portfolio {
    /// Loads a portfolio from JSON.
    ///
    /// Time and memory are linear in the length of the text.
    ///
    /// # Errors
    ///
    /// Every problem of the document [SPEC 12], each with its code, JSON Pointer,
    /// line, column and remedy, sorted by place, then code. Only text that is not
    /// JSON at all (`E001`) hides what lies behind it.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        load(text).map_err(|mut problems| {
            locate::locate(text, &mut problems);
            locate::count_lines(text, &mut problems);
            Error::new(ErrorKind::Load, sorted(problems))
        })
    }

    /// As [`Portfolio::from_json`], with options; the result does not depend on them.
    ///
    /// # Errors
    ///
    /// As [`Portfolio::from_json`].
    pub fn from_json_with(text: &str, options: &LoadOptions) -> Result<Self, Error> {
        if let Some(sound) = sound(text.as_bytes(), Some(text), options.threads) {
            return Ok(sound);
        }
        Self::from_json(text)
    }

    /// Loads a portfolio from bytes that should be UTF-8.
    ///
    /// # Errors
    ///
    /// As [`Portfolio::from_json`]; `E001` at the first byte that is not UTF-8.
    pub fn from_json_slice(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_json(utf8(bytes, ErrorKind::Load)?)
    }

    /// As [`Portfolio::from_json_slice`], with options; the result does not depend on them.
    ///
    /// # Errors
    ///
    /// As [`Portfolio::from_json_slice`].
    pub fn from_json_slice_with(bytes: &[u8], options: &LoadOptions) -> Result<Self, Error> {
        if let Some(sound) = sound(bytes, None, options.threads) {
            return Ok(sound);
        }
        Self::from_json(utf8(bytes, ErrorKind::Load)?)
    }
}

/// The text of `bytes`, or `E001` where it stops being UTF-8.
pub(super) fn utf8(bytes: &[u8], kind: ErrorKind) -> Result<&str, Error> {
    std::str::from_utf8(bytes).map_err(|fault| {
        let offset = fault.valid_up_to();
        let sound = std::str::from_utf8(&bytes[..offset]).unwrap_or_default();
        let mut problems = vec![
            Problem::new(
                Code::E001,
                String::new(),
                format!("byte {offset} is not UTF-8"),
                "save the text as UTF-8".to_owned(),
            )
            .at(offset),
        ];
        locate::count_lines(sound, &mut problems);
        Error::new(kind, problems)
    })
}

/// Loads a large document by several threads; none where one has to do it, because it is not
/// large, or cannot be cut, or is faulty.
///
/// `text` is given if the bytes are known to be UTF-8.
fn sound(bytes: &[u8], text: Option<&str>, threads: Threads) -> Option<Portfolio> {
    let mut draft = read::sound_portfolio(bytes, text, threads)?;
    let mut problems = Vec::new();
    check(&mut draft, &mut problems, threads);
    problems.is_empty().then(|| Portfolio::new(draft.store))
}

/// Loads JSON; the problems have offsets or, where that takes a search, only pointers.
pub(super) fn load(text: &str) -> Result<Portfolio, Vec<Problem>> {
    let (mut draft, mut problems) = read_or_stop(text, read::read_portfolio)?;
    check(&mut draft, &mut problems, Threads::ONE);

    if problems.is_empty() {
        Ok(Portfolio::new(draft.store))
    } else {
        Err(problems)
    }
}

/// Reads text with `read`, which stops only where the text is not JSON.
pub(super) fn read_or_stop<'t, T>(
    text: &'t str,
    read: impl FnOnce(&'t str) -> Result<T, Syntax>,
) -> Result<T, Vec<Problem>> {
    let stop = |offset, message: String, help: &str| {
        let problem = Problem::new(Code::E001, String::new(), message, help.to_owned());
        vec![problem.at(offset)]
    };
    if u32::try_from(text.len()).is_err() {
        let message = "the document has 4 GiB or more".to_owned();
        return Err(stop(0, message, "split it into several portfolios"));
    }
    if text.starts_with('\u{feff}') {
        let message = "the text starts with a byte order mark".to_owned();
        return Err(stop(0, message, "save it as UTF-8 without one"));
    }
    read(text).map_err(|Syntax(fault)| {
        let message = fault.message.into_owned();
        stop(fault.offset, message, "write well-formed JSON (RFC 8259)")
    })
}

/// Reads what stands alone with `read`; all problems with their places.
pub(super) fn read_text<'t, T>(
    text: &'t str,
    kind: ErrorKind,
    read: impl FnOnce(&'t str) -> Result<(T, Vec<Problem>), Syntax>,
) -> Result<T, Error> {
    read_all(text, read).map_err(|mut problems| {
        locate::locate(text, &mut problems);
        locate::count_lines(text, &mut problems);
        Error::new(kind, sorted(problems))
    })
}

pub(super) fn read_all<'t, T>(
    text: &'t str,
    read: impl FnOnce(&'t str) -> Result<(T, Vec<Problem>), Syntax>,
) -> Result<T, Vec<Problem>> {
    let (value, problems) = read_or_stop(text, read)?;
    if problems.is_empty() {
        Ok(value)
    } else {
        Err(problems)
    }
}

/// A configuration; the problems have offsets.
pub(super) fn config(text: &str) -> Result<CheckConfig, Vec<Problem>> {
    read_all(text, read::read_checks)
}

/// A configuration from text that no person has seen.
pub(super) fn config_of_text(text: &str) -> Result<CheckConfig, Error> {
    config(text).map_err(|mut problems| {
        locate::forget(&mut problems);
        Error::new(ErrorKind::Config, sorted(problems))
    })
}

/// Problems by place, then code.
pub(crate) fn sorted(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort_by(|a, b| {
        (a.place.line_column.cmp(&b.place.line_column))
            .then_with(|| locate::by_place(&a.place.path, &b.place.path))
            .then_with(|| a.code.cmp(&b.code))
    });
    problems
}

impl Policy {
    /// Reads a policy object, or a JSON string that names a policy [SPEC 7.3].
    ///
    /// # Errors
    ///
    /// Every problem of the text, with its place.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let mut problems = match read_or_stop(text, read::read_policy) {
            Ok((choice, faults, mut problems)) => {
                for fault in faults {
                    let path = format!("/{}", fault.keys.join("/"));
                    let help = fault.help.to_owned();
                    problems.push(Problem::new(Code::E014, path, fault.message, help));
                }
                if problems.is_empty() && !matches!(choice.stated, StatedPolicy::Absent) {
                    return Ok(choice.resolved);
                }
                problems
            }
            Err(problems) => problems,
        };
        locate::locate(text, &mut problems);
        locate::count_lines(text, &mut problems);
        Err(Error::new(ErrorKind::Policy, sorted(problems)))
    }
}

#[cfg(all(test, feature = "threads"))]
mod tests;
