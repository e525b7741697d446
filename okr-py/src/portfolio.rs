//! The handle of a loaded portfolio.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    num::NonZeroUsize,
};

use okr_core as core;
use pyo3::{prelude::*, types::PyBytes};

use crate::{
    alignment::Alignment,
    date,
    editing::{self, DifferenceRow, EntryRow, NewCheckIn},
    errors,
    findings::{self, Choices, Found},
    forecast::{self, Backtest, Forecast, Forecasts},
    policy,
    scorecard::Scorecard,
    threads::threads,
};

/// From how many bytes, and from how many objectives, several threads are of use.
const LARGE: usize = 2_000_000;
const MANY: usize = 4000;

/// A loaded portfolio; `okr.Portfolio` wraps it.
#[pyclass(frozen, eq, module = "okr._okr")]
#[derive(PartialEq)]
pub(crate) struct Portfolio(core::Portfolio);

/// Load a document from text or bytes; `LoadError` has every problem.
#[pyfunction]
#[pyo3(signature = (text, yaml, asked=None, /))]
pub(crate) fn load(
    py: Python<'_>,
    text: &Bound<'_, PyAny>,
    yaml: bool,
    asked: Option<NonZeroUsize>,
) -> PyResult<Portfolio> {
    let options =
        |length: usize| core::LoadOptions::new().with_threads(threads(asked, length >= LARGE));
    let loaded = if let Ok(bytes) = text.cast::<PyBytes>() {
        let bytes = bytes.as_bytes();
        py.detach(|| {
            if yaml {
                core::Portfolio::from_yaml_slice(bytes)
            } else {
                core::Portfolio::from_json_slice_with(bytes, &options(bytes.len()))
            }
        })
    } else {
        let text: &str = text.extract()?;
        py.detach(|| {
            if yaml {
                core::Portfolio::from_yaml(text)
            } else {
                core::Portfolio::from_json_with(text, &options(text.len()))
            }
        })
    };
    loaded
        .map(Portfolio)
        .map_err(|error| errors::raise(py, &error))
}

impl Portfolio {
    pub(crate) fn new(portfolio: core::Portfolio) -> Self {
        Self(portfolio)
    }
}

#[pymethods]
impl Portfolio {
    /// The canonical document.
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

    /// The numbers of units, cycles, KPIs, objectives, key results and check-ins.
    fn counts(&self) -> (usize, usize, usize, usize, usize, usize) {
        let portfolio = &self.0;
        (
            portfolio.unit_count(),
            portfolio.cycle_count(),
            portfolio.kpi_count(),
            portfolio.objective_count(),
            portfolio.key_result_count(),
            portfolio.check_in_count(),
        )
    }

    /// Score as of a day; without a policy by the portfolio's own.
    #[pyo3(signature = (as_of, policy_name, policy_json, basis, asked=None, /))]
    fn score(
        &self,
        py: Python<'_>,
        as_of: &str,
        policy_name: Option<&str>,
        policy_json: Option<&str>,
        basis: &str,
        asked: Option<NonZeroUsize>,
    ) -> PyResult<Scorecard> {
        let threads = threads(asked, self.0.objective_count() >= MANY);
        let mut options = options(py, as_of, basis)?.with_threads(threads);
        if let Some(policy) = policy(py, policy_name, policy_json)? {
            options = options.with_policy(policy);
        }
        Ok(Scorecard(py.detach(|| self.0.score(&options))))
    }

    /// Score under several policies, each a name or JSON.
    #[pyo3(signature = (as_of, policies, basis, /))]
    fn compare(
        &self,
        py: Python<'_>,
        as_of: &str,
        policies: Vec<(Option<String>, Option<String>)>,
        basis: &str,
    ) -> PyResult<Vec<Scorecard>> {
        let options = options(py, as_of, basis)?;
        let policies = policies
            .into_iter()
            .map(|(name, json)| {
                Ok(policy(py, name.as_deref(), json.as_deref())?.unwrap_or_default())
            })
            .collect::<PyResult<Vec<_>>>()?;
        let cards = py.detach(|| self.0.compare(&options, &policies));
        Ok(cards.into_iter().map(Scorecard).collect())
    }

    /// Statistics over groups, as JSON; `by` are groupings, none for all of them.
    #[pyo3(signature = (call, individuals, by, /))]
    #[allow(clippy::needless_pass_by_value)] // PyO3 hands arguments over
    fn statistics(
        &self,
        py: Python<'_>,
        call: Call,
        individuals: bool,
        by: Option<Vec<String>>,
    ) -> PyResult<String> {
        let mut options =
            core::StatisticsOptions::from(call.options(py)?).with_individuals(individuals);
        if let Some(by) = by {
            let by = (by.iter().map(|word| word.parse()))
                .collect::<Result<Vec<core::Grouping>, core::Error>>()
                .map_err(|error| errors::raise(py, &error))?;
            options = options.by(&by);
        }
        Ok(py.detach(|| self.0.statistics(&options).to_json()))
    }

    /// The forecast of one objective or key result.
    #[pyo3(signature = (id, kind, call, /))]
    #[allow(clippy::needless_pass_by_value)] // PyO3 hands arguments over
    fn forecast(
        &self,
        py: Python<'_>,
        id: &str,
        kind: Option<&str>,
        call: Call,
    ) -> PyResult<Forecast> {
        forecast::forecast(py, &self.0, id, kind, &call.options(py)?)
    }

    /// All forecasts.
    #[pyo3(signature = (call, /))]
    #[allow(clippy::needless_pass_by_value)] // PyO3 hands arguments over
    fn forecasts(&self, py: Python<'_>, call: Call) -> PyResult<Forecasts> {
        let options = call.options(py)?;
        Ok(Forecasts(py.detach(|| self.0.forecasts(&options))))
    }

    /// How good forecasts would have been, of what is named or of all.
    #[pyo3(signature = (ids, call, /))]
    #[allow(clippy::needless_pass_by_value)] // PyO3 hands arguments over
    fn backtest(&self, py: Python<'_>, ids: Vec<String>, call: Call) -> PyResult<Backtest> {
        forecast::backtest(py, &self.0, &ids, &call.options(py)?)
    }

    /// Who supports whom.
    fn alignment(&self) -> Alignment {
        Alignment(self.0.alignment())
    }

    /// What the rules find; `source` is the document, for lines and columns.
    #[pyo3(signature = (choices, source, yaml, /))]
    fn check(
        &self,
        py: Python<'_>,
        choices: Choices,
        source: Option<&Bound<'_, PyBytes>>,
        yaml: bool,
    ) -> PyResult<Found> {
        findings::check(py, &self.0, choices, source, yaml)
    }

    /// The portfolio with one more check-in, recorded on a day, by somebody, for a reason.
    #[pyo3(signature = (key_result, on, value, confidence, note, recorded, by, reason, /))]
    #[allow(clippy::too_many_arguments)] // what a check-in says; a tuple would be made for each
    fn check_in(
        &self,
        py: Python<'_>,
        key_result: &str,
        on: Option<&str>,
        value: Option<f64>,
        confidence: Option<f64>,
        note: Option<&str>,
        recorded: &str,
        by: Option<&str>,
        reason: Option<&str>,
    ) -> PyResult<Self> {
        let check_in = NewCheckIn {
            key_result,
            on,
            value,
            confidence,
            note,
            recorded,
            by,
            reason,
        };
        editing::check_in(py, &self.0, &check_in).map(Self)
    }

    /// The portfolio after the edits that a JSON text says.
    #[pyo3(signature = (text, /))]
    fn edit(&self, py: Python<'_>, text: &str) -> PyResult<Self> {
        editing::edit(py, &self.0, text).map(Self)
    }

    /// The audit trail.
    fn audit(&self, py: Python<'_>) -> Vec<EntryRow> {
        editing::audit(py, &self.0)
    }

    /// The portfolio after the edits of an audit trail, given as JSON.
    #[pyo3(signature = (entries, /))]
    fn replay(&self, py: Python<'_>, entries: &str) -> PyResult<Self> {
        editing::replay(py, &self.0, entries).map(Self)
    }

    /// The portfolio as it stood at the end of a day.
    #[pyo3(signature = (day, /))]
    fn as_of(&self, py: Python<'_>, day: &str) -> PyResult<Self> {
        editing::as_of(py, &self.0, day).map(Self)
    }

    /// What is different in a later portfolio.
    #[pyo3(signature = (after, /))]
    fn diff(&self, py: Python<'_>, after: &Self) -> Vec<DifferenceRow> {
        editing::diff(py, &self.0, &after.0)
    }

    /// Equal portfolios save to the same bytes, so their hash is that of the bytes.
    fn __hash__(&self, py: Python<'_>) -> u64 {
        py.detach(|| hash(&self.0.to_json()))
    }
}

/// Day, policy by name or as JSON, and basis.
#[derive(FromPyObject)]
struct Call(String, Option<String>, Option<String>, String);

impl Call {
    fn options(&self, py: Python<'_>) -> PyResult<core::ScoreOptions> {
        let Self(as_of, name, json, basis) = self;
        let options = options(py, as_of, basis)?;
        Ok(match policy(py, name.as_deref(), json.as_deref())? {
            Some(policy) => options.with_policy(policy),
            None => options,
        })
    }
}

fn options(py: Python<'_>, as_of: &str, basis: &str) -> PyResult<core::ScoreOptions> {
    let basis = basis.parse().map_err(|error| errors::raise(py, &error))?;
    Ok(core::ScoreOptions::new(date(py, as_of)?).with_basis(basis))
}

/// The same in every process, unlike that of a Python text.
pub(crate) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
