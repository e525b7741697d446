//! `okr._okr`, the native part of the Python package `okr`.
//!
//! Handles and a few functions: text, dates and numbers in; text, numbers
//! and tuples out. Everything that Python does as well is in `python/okr`. No
//! Python object goes into the core, and the interpreter is free for other
//! threads while the core works.

mod alignment;
mod dag;
mod editing;
mod errors;
mod findings;
mod forecast;
mod portfolio;
mod render;
mod scorecard;
mod statement;
mod threads;

use okr_core as core;
use pyo3::{
    prelude::*,
    types::{PyDict, PyTuple},
};

/// The native part of okr; use the package `okr`.
#[pymodule]
fn _okr(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    let codes = core::Code::ALL
        .iter()
        .map(|code| (code.as_str(), code.name()));
    module.add("CODES", PyTuple::new(py, codes.collect::<Vec<_>>())?)?;
    module.add("POLICIES", PyTuple::new(py, core::Policy::NAMES)?)?;
    module.add("VERSION", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<alignment::Alignment>()?;
    module.add_class::<dag::Dag>()?;
    module.add_class::<forecast::Backtest>()?;
    module.add_class::<forecast::Forecast>()?;
    module.add_class::<forecast::Forecasts>()?;
    module.add_class::<portfolio::Portfolio>()?;
    module.add_class::<statement::Lexicon>()?;
    module.add_class::<scorecard::Scorecard>()?;
    module.add_function(wrap_pyfunction!(portfolio::load, module)?)?;
    module.add_function(wrap_pyfunction!(render::baseline, module)?)?;
    module.add_function(wrap_pyfunction!(render::check_config, module)?)?;
    module.add_function(wrap_pyfunction!(check_date, module)?)?;
    module.add_function(wrap_pyfunction!(complete_policy, module)?)?;
    module.add_function(wrap_pyfunction!(dag::dag, module)?)?;
    module.add_function(wrap_pyfunction!(findings::explain_rule, module)?)?;
    module.add_function(wrap_pyfunction!(statement::languages, module)?)?;
    module.add_function(wrap_pyfunction!(statement::lexicon_from_text, module)?)?;
    module.add_function(wrap_pyfunction!(statement::lexicon_of_language, module)?)?;
    module.add_function(wrap_pyfunction!(statement::measure_title, module)?)?;
    module.add_function(wrap_pyfunction!(plain_value, module)?)?;
    module.add_function(wrap_pyfunction!(render::read_baseline, module)?)?;
    module.add_function(wrap_pyfunction!(render::render, module)?)?;
    module.add_function(wrap_pyfunction!(findings::rules, module)?)?;
    module.add_function(wrap_pyfunction!(render::split, module)?)?;
    module.add_function(wrap_pyfunction!(vocabularies, module)?)?;
    Ok(())
}

/// Raise `ValidationError` unless the text is a civil date within 1900 to 2200.
#[pyfunction]
fn check_date(py: Python<'_>, text: &str) -> PyResult<()> {
    date(py, text).map(drop)
}

/// A policy, named or as JSON, with everything it takes over written out, as JSON.
#[pyfunction]
#[pyo3(signature = (name, json, /))]
fn complete_policy(py: Python<'_>, name: Option<&str>, json: Option<&str>) -> PyResult<String> {
    Ok(policy(py, name, json)?.unwrap_or_default().to_json())
}

/// Progress and score of one value by a measure of plain numbers, in the order of FORMAT.
#[pyfunction]
#[pyo3(signature = (kind, value, limits, strict, /))]
fn plain_value(
    py: Python<'_>,
    kind: &str,
    value: f64,
    limits: (Option<f64>, Option<f64>, Option<f64>),
    strict: bool,
) -> PyResult<(f64, f64)> {
    let (a, b, c) = limits;
    // What is missing was refused by name before; should it get here, the core refuses NaN.
    let need = |limit: Option<f64>| limit.unwrap_or(f64::NAN);
    let measure = match kind {
        "increase" => core::PlainMeasure::increase(need(a), need(b)),
        "decrease" => core::PlainMeasure::decrease(need(a), need(b)),
        "at_least" => core::PlainMeasure::at_least(need(a), b, strict),
        "at_most" => core::PlainMeasure::at_most(need(a), b, strict),
        "between" => core::PlainMeasure::between(need(a), need(b), c, strict),
        "discover" => Ok(core::PlainMeasure::discover()),
        _ => Ok(core::PlainMeasure::milestone()),
    };
    measure
        .and_then(|measure| Ok((measure.progress(value)?, measure.score(value)?.to_f64())))
        .map_err(|error| errors::raise(py, &error))
}

/// The words of every closed vocabulary, by the name it has in `okr.types`.
#[pyfunction]
fn vocabularies(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let words = PyDict::new(py);
    macro_rules! add {
        ($($name:ident)+) => {
            $(words.set_item(
                stringify!($name),
                PyTuple::new(py, core::$name::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>())?,
            )?;)+
        };
    }
    add!(Accumulate Basis CarriedBaseline Combine Commitment ComponentSource DifferenceKind Duty EditKind Grade);
    add!(InitiativeState Interpolate Level);
    add!(CalibrationVerdict Certainty Comparison Direction StatementKind StatementPart StatementType);
    add!(Grouping Language NoForecast NodeKind OutputFormat Profile Relation SensitivityMethod Severity SubjectKind);
    add!(Missing ObjectiveKind Origin Over Pace PaceMethod PacePlan PaceTarget Phase PlanCurve Role Rounding Verdict);
    Ok(words)
}

fn date(py: Python<'_>, text: &str) -> PyResult<core::Date> {
    text.parse().map_err(|error| errors::raise(py, &error))
}

fn policy(
    py: Python<'_>,
    name: Option<&str>,
    json: Option<&str>,
) -> PyResult<Option<core::Policy>> {
    let policy = match (name, json) {
        (Some(name), _) => core::Policy::named(name),
        (None, Some(json)) => core::Policy::from_json(json),
        (None, None) => return Ok(None),
    };
    policy.map(Some).map_err(|error| errors::raise(py, &error))
}
