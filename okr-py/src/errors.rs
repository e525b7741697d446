//! Core errors as the exceptions of `okr._errors`, which are Python classes so that they pickle.

use okr_core as core;
use pyo3::{prelude::*, types::PyList};

/// The exception for an error: `LoadError` for documents, `EditError` for edits, `ValidationError` for what a
/// call was given.
pub(crate) fn raise(py: Python<'_>, error: &core::Error) -> PyErr {
    let class = match error.kind() {
        core::ErrorKind::Load => "LoadError",
        core::ErrorKind::Edit => "EditError",
        _ => "ValidationError",
    };
    exception(py, error, class).map_or_else(|failed| failed, PyErr::from_value)
}

/// The exception for text that stands in a file, whatever is in it.
pub(crate) fn raise_loading(py: Python<'_>, error: &core::Error) -> PyErr {
    exception(py, error, "LoadError").map_or_else(|failed| failed, PyErr::from_value)
}

fn exception<'py>(
    py: Python<'py>,
    error: &core::Error,
    class: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let module = py.import("okr._errors")?;
    let (problem_class, related_class) = (module.getattr("Problem")?, module.getattr("Related")?);
    // A policy is handed to the core as text that nobody wrote: its lines mean nothing.
    let known = |number: Option<u32>| number.filter(|_| class != "ValidationError");
    let problems = PyList::empty(py);
    for problem in error.problems() {
        let related = PyList::empty(py);
        for place in problem.related() {
            related.append(related_class.call1((
                place.message(),
                place.path(),
                known(place.line()),
                known(place.column()),
            ))?)?;
        }
        problems.append(problem_class.call1((
            problem.code().as_str(),
            problem.name(),
            problem.message(),
            problem.help(),
            problem.path(),
            known(problem.line()),
            known(problem.column()),
            related,
        ))?)?;
    }
    module.getattr(class)?.call1((problems,))
}
