//! Problems and findings with their texts as C wants them: NUL-terminated.

use std::ffi::{CString, c_char};
use std::ptr;

use okr_core::{DraftFinding, Finding, Problem, Related};

pub(crate) struct Diagnostic {
    pub(crate) code: CString,
    pub(crate) name: CString,
    pub(crate) message: CString,
    pub(crate) help: CString,
    pub(crate) place: Place,
    pub(crate) related: Box<[RelatedPlace]>,
}

pub(crate) struct RelatedPlace {
    pub(crate) message: CString,
    pub(crate) place: Place,
}

pub(crate) struct Place {
    pub(crate) path: CString,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

impl Diagnostic {
    pub(crate) fn of_problem(problem: &Problem) -> Self {
        Self {
            code: c_text(problem.code().as_str()),
            name: c_text(problem.name()),
            message: c_text(problem.message()),
            help: c_text(problem.help()),
            place: Place::new(problem.path(), problem.line(), problem.column()),
            related: RelatedPlace::all(problem.related()),
        }
    }

    pub(crate) fn of_finding(finding: &Finding) -> Self {
        Self {
            code: c_text(finding.code()),
            name: c_text(finding.name()),
            message: c_text(finding.message()),
            help: c_text(finding.help()),
            place: Place::new(finding.path(), finding.line(), finding.column()),
            related: RelatedPlace::all(finding.related()),
        }
    }

    pub(crate) fn of_draft(finding: &DraftFinding) -> Self {
        Self {
            code: c_text(finding.code().as_str()),
            name: c_text(finding.name()),
            message: c_text(finding.message()),
            help: c_text(finding.help()),
            place: Place::new(finding.path(), Some(finding.line()), Some(finding.column())),
            related: Box::default(),
        }
    }
}

impl RelatedPlace {
    fn all(related: &[Related]) -> Box<[Self]> {
        (related.iter())
            .map(|related| Self {
                message: c_text(related.message()),
                place: Place::new(related.path(), related.line(), related.column()),
            })
            .collect()
    }
}

impl Place {
    fn new(path: &str, line: Option<u32>, column: Option<u32>) -> Self {
        Self {
            path: c_text(path),
            line: line.unwrap_or(0),
            column: column.unwrap_or(0),
        }
    }
}

/// With `\u0000` for each NUL, which would end it early.
pub(crate) fn c_text(text: &str) -> CString {
    CString::new(text.replace('\0', "\\u0000")).unwrap_or_default()
}

/// The pointer to a text, NULL where there is none.
pub(crate) fn pointer(text: Option<&CString>) -> *const c_char {
    text.map_or(ptr::null(), |text| text.as_ptr())
}
