//! The handle of a scorecard; its rows leave as tuples, in the order of the classes in `okr._scores`.

use okr_core as core;
use pyo3::{
    IntoPyObjectExt as _,
    prelude::*,
    types::{PyList, PyTuple},
};

use crate::{errors, portfolio::hash};

/// A scorecard; `okr.Scorecard` wraps it.
#[pyclass(frozen, eq, module = "okr._okr")]
#[derive(PartialEq)]
pub(crate) struct Scorecard(pub(crate) core::Scorecard);

type Row<'py> = Bound<'py, PyTuple>;
type TallyRow = (u32, u32, Option<f64>);
type RollupRow = (TallyRow, TallyRow, TallyRow);
type SensitivityRow<'a> = (&'a str, &'a str, f64, &'static str, f64, f64, f64);
type ChangeRow = (String, Option<f64>, Option<f64>);
type UnitRow = (String, String, RollupRow, RollupRow);

#[pymethods]
impl Scorecard {
    /// The day as of which it was scored.
    fn as_of(&self) -> String {
        self.0.as_of().to_string()
    }

    /// The name of the policy.
    fn policy_name(&self) -> &str {
        self.0.policy_name()
    }

    /// The complete policy.
    fn policy_json(&self) -> String {
        self.0.policy().to_json()
    }

    /// `current` or `original`.
    fn basis(&self) -> &'static str {
        self.0.basis().as_str()
    }

    /// The scorecard in the form of FORMAT.
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

    /// The numbers of rows: key results, objectives, units.
    fn counts(&self) -> (usize, usize, usize) {
        (
            self.0.key_result_count(),
            self.0.objective_count(),
            self.0.unit_count(),
        )
    }

    /// The ids of the key results, in document order.
    fn key_result_ids(&self) -> Vec<&str> {
        self.0.key_results().map(|row| row.id()).collect()
    }

    /// The row of a key result.
    #[pyo3(signature = (id, /))]
    fn key_result<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Option<Row<'py>>> {
        self.0
            .key_result(id)
            .map(|row| key_result(py, &row))
            .transpose()
    }

    /// The row of the key result at a place.
    #[pyo3(signature = (index, /))]
    fn key_result_at<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Row<'py>> {
        key_result(py, &self.0.key_result_at(index).ok_or_else(outside)?)
    }

    /// The ids of the objectives, in document order.
    fn objective_ids(&self) -> Vec<&str> {
        self.0.objectives().map(|row| row.id()).collect()
    }

    /// The row of an objective.
    #[pyo3(signature = (id, /))]
    fn objective<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Option<Row<'py>>> {
        self.0
            .objective(id)
            .map(|row| objective(py, &row))
            .transpose()
    }

    /// The row of the objective at a place.
    #[pyo3(signature = (index, /))]
    fn objective_at<'py>(&self, py: Python<'py>, index: usize) -> PyResult<Row<'py>> {
        objective(py, &self.0.objective_at(index).ok_or_else(outside)?)
    }

    /// The pairs of unit and cycle, in document order.
    fn unit_keys(&self) -> Vec<(&str, &str)> {
        self.0
            .units()
            .map(|row| (row.unit(), row.cycle()))
            .collect()
    }

    /// The row of a unit in a cycle.
    #[pyo3(signature = (unit, cycle, /))]
    fn unit(&self, unit: &str, cycle: &str) -> Option<UnitRow> {
        self.0.unit(unit, cycle).map(|row| unit_row(&row))
    }

    /// The row of the unit and cycle at a place.
    #[pyo3(signature = (index, /))]
    fn unit_at(&self, index: usize) -> PyResult<UnitRow> {
        Ok(unit_row(&self.0.unit_at(index).ok_or_else(outside)?))
    }

    /// The explanation of a score, as text and as JSON; None if there is no such objective or key result.
    #[pyo3(signature = (id, kind, /))]
    fn explain(&self, py: Python<'_>, id: &str, kind: Option<&str>) -> Option<(String, String)> {
        py.detach(|| {
            let explanation = match kind {
                None => self.0.explain(id),
                Some("objective") => self.0.explain_objective(id),
                Some(_) => self.0.explain_key_result(id),
            }?;
            Some((explanation.to_string(), explanation.to_json()))
        })
    }

    /// An objective's score, and how much each key result below it moves it.
    #[pyo3(signature = (objective, /))]
    fn sensitivities<'py>(
        &self,
        py: Python<'py>,
        objective: &str,
    ) -> PyResult<(Option<f64>, Bound<'py, PyList>)> {
        let found = (py.detach(|| self.0.sensitivities(objective)))
            .map_err(|error| errors::raise(py, &error))?;
        let rows: Vec<SensitivityRow<'_>> = (found.iter())
            .map(|it| {
                let (low, high, loss) = (it.low.to_f64(), it.high.to_f64(), it.loss.to_f64());
                let method = it.method.as_str();
                (
                    it.key_result,
                    it.objective,
                    it.derivative,
                    method,
                    low,
                    high,
                    loss,
                )
            })
            .collect();
        let score = found.score().map(core::Score::to_f64);
        Ok((score, PyList::new(py, rows)?))
    }

    /// The scorecard if key results had these scores, and the key results and objectives that change.
    #[pyo3(signature = (scores, /))]
    fn what_if(
        &self,
        py: Python<'_>,
        scores: Vec<(String, f64)>,
    ) -> PyResult<(Self, Vec<ChangeRow>, Vec<ChangeRow>)> {
        let (ids, scores): (Vec<_>, Vec<_>) = scores.into_iter().unzip();
        let found = py.detach(|| {
            let scores: Vec<_> = ids.iter().map(String::as_str).zip(scores).collect();
            self.0.what_if(&scores)
        });
        let found = found.map_err(|error| errors::raise(py, &error))?;
        let key_results = found.key_results().map(change).collect();
        let objectives = found.objectives().map(change).collect();
        Ok((Self(found.scorecard().clone()), key_results, objectives))
    }

    /// Equal scorecards have the same text, so their hash is that of the text.
    fn __hash__(&self, py: Python<'_>) -> u64 {
        py.detach(|| hash(&self.0.to_json()))
    }
}

/// A tuple of any length, of values of any kind.
macro_rules! row {
    ($py:expr; $($value:expr),+ $(,)?) => {
        PyTuple::new($py, [$($value.into_bound_py_any($py)?),+])
    };
}

fn key_result<'py>(py: Python<'py>, row: &core::KeyResultScore<'_>) -> PyResult<Row<'py>> {
    row![py;
        row.id(), row.title(), row.objective(), row.value(), row.progress(),
        row.computed_score().to_f64(), row.score().to_f64(),
        row.overridden(), row.unreported(), row.counted(),
        row.expected_final().to_f64(), row.elapsed(), row.expected().to_f64(),
        row.grade().as_str(), row.pace().as_str(), row.verdict().as_str(), row.confidence(),
    ]
}

fn objective<'py>(py: Python<'py>, row: &core::ObjectiveScore<'_>) -> PyResult<Row<'py>> {
    let duties = PyTuple::new(
        py,
        row.duties()
            .iter()
            .map(|duty| duty.as_str())
            .collect::<Vec<_>>(),
    )?;
    row![py;
        row.id(), row.title(), row.owner(), row.cycle(), row.commitment().as_str(),
        row.computed_score().map(core::Score::to_f64), row.score().map(core::Score::to_f64),
        row.overridden(), row.capped_by(),
        row.expected_final().to_f64(), row.expected().map(core::Score::to_f64),
        row.grade().map(core::Grade::as_str), row.pace().map(core::Pace::as_str),
        row.verdict().map(core::Verdict::as_str), duties,
    ]
}

fn change(change: core::Change<'_>) -> ChangeRow {
    let score = |score: Option<core::Score>| score.map(core::Score::to_f64);
    (
        change.id.to_owned(),
        score(change.before),
        score(change.after),
    )
}

fn unit_row(row: &core::UnitScore<'_>) -> UnitRow {
    (
        row.unit().to_owned(),
        row.cycle().to_owned(),
        rollup(row.own()),
        rollup(row.subtree()),
    )
}

fn rollup(rollup: &core::Rollup) -> RollupRow {
    (
        tally(rollup.all()),
        tally(rollup.committed()),
        tally(rollup.aspirational()),
    )
}

fn tally(tally: core::Tally) -> TallyRow {
    (
        tally.n(),
        tally.unscored(),
        tally.mean().map(core::Score::to_f64),
    )
}

fn outside() -> PyErr {
    pyo3::exceptions::PyIndexError::new_err("there is no row at this place")
}
