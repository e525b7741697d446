//! The handles of forecasts and backtests: they leave as JSON, which Python reads exactly.

use okr_core as core;
use pyo3::prelude::*;

use crate::errors;

/// A forecast; `okr.Forecast` wraps it.
#[pyclass(frozen, module = "okr._okr")]
pub(crate) struct Forecast(pub(crate) core::Forecast);

/// All forecasts; `okr.Forecasts` wraps it.
#[pyclass(frozen, module = "okr._okr")]
pub(crate) struct Forecasts(pub(crate) core::Forecasts);

/// A backtest; `okr.Backtest` wraps it.
#[pyclass(frozen, module = "okr._okr")]
pub(crate) struct Backtest(pub(crate) core::Backtest);

#[pymethods]
impl Forecast {
    /// Day, policy, basis and the forecast.
    #[pyo3(signature = (pretty, /))]
    fn to_json(&self, py: Python<'_>, pretty: bool) -> String {
        py.detach(|| {
            if pretty {
                self.0.to_json_pretty()
            } else {
                self.0.to_json()
            }
        })
    }

    /// The title.
    fn title(&self) -> &str {
        self.0.title()
    }

    /// P(final score ≥ a score from 0 to 1).
    #[pyo3(signature = (score, /))]
    fn probability(&self, py: Python<'_>, score: f64) -> Option<f64> {
        py.detach(|| self.0.probability(core::Score::from_f64(score)))
    }
}

#[pymethods]
impl Forecasts {
    /// Day, policy, basis and all forecasts.
    #[pyo3(signature = (pretty, /))]
    fn to_json(&self, py: Python<'_>, pretty: bool) -> String {
        py.detach(|| {
            if pretty {
                self.0.to_json_pretty()
            } else {
                self.0.to_json()
            }
        })
    }

    /// The forecast of the key result or objective at a place.
    #[pyo3(signature = (key_result, index, /))]
    fn at(&self, key_result: bool, index: usize) -> PyResult<Forecast> {
        let list = if key_result {
            self.0.key_results()
        } else {
            self.0.objectives()
        };
        list.get(index)
            .map(|forecast| Forecast(forecast.clone()))
            .ok_or_else(|| pyo3::exceptions::PyIndexError::new_err("there is no row at this place"))
    }
}

#[pymethods]
impl Backtest {
    /// Day, policy, basis, pooled figures and rows.
    #[pyo3(signature = (pretty, /))]
    fn to_json(&self, py: Python<'_>, pretty: bool) -> String {
        py.detach(|| {
            if pretty {
                self.0.to_json_pretty()
            } else {
                self.0.to_json()
            }
        })
    }
}

/// The forecast of an objective or a key result.
pub(crate) fn forecast(
    py: Python<'_>,
    portfolio: &core::Portfolio,
    id: &str,
    kind: Option<&str>,
    options: &core::ScoreOptions,
) -> PyResult<Forecast> {
    let kind = kind.map(str::parse::<core::NodeKind>).transpose();
    let found = py.detach(|| portfolio.forecast((kind?, id), options));
    found
        .map(Forecast)
        .map_err(|error| errors::raise(py, &error))
}

/// The backtest of what is named, or of all.
pub(crate) fn backtest(
    py: Python<'_>,
    portfolio: &core::Portfolio,
    ids: &[String],
    options: &core::ScoreOptions,
) -> PyResult<Backtest> {
    let found = py.detach(|| portfolio.backtest(ids, options));
    found
        .map(Backtest)
        .map_err(|error| errors::raise(py, &error))
}
