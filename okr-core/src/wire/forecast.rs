//! Forecasts and backtests as JSON.

use serde::{Serialize, Serializer};

use super::{scorecard::ScoreWire, write};
use crate::{
    forecast::{
        Backtest, BacktestFigures, BacktestRow, Forecast, Forecasts, Parts, Path, Range, Together,
    },
    values::{Basis, Date, NoForecast, NodeKind, Score},
};

impl Serialize for Range<f64> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { low, median, high } = *self;
        RangeWire { low, median, high }.serialize(serializer)
    }
}

impl Serialize for Range<Score> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let wire = RangeWire {
            low: self.low.map(ScoreWire),
            median: ScoreWire(self.median),
            high: self.high.map(ScoreWire),
        };
        wire.serialize(serializer)
    }
}

#[derive(Serialize)]
struct RangeWire<T> {
    low: Option<T>,
    median: T,
    high: Option<T>,
}

#[derive(Serialize)]
struct ForecastWire<'f> {
    kind: NodeKind,
    id: &'f str,
    due: Date,
    score: Option<ScoreWire>,
    overridden: bool,
    expected_final: ScoreWire,
    confidence: Option<f64>,
    reason: Option<NoForecast>,
    final_score: Option<Range<Score>>,
    p_expected: Option<f64>,
    p_full: Option<f64>,
    path: Option<PathWire>,
    parts: Option<PartsWire>,
}

#[derive(Serialize)]
struct PathWire {
    points: usize,
    from: Date,
    on: Date,
    value: f64,
    horizon: u32,
    drift: f64,
    deviation: Option<f64>,
    final_value: Range<f64>,
    pace_to_expected: Option<f64>,
    pace_to_target: Option<f64>,
    reaches_target_on: Option<Date>,
}

#[derive(Serialize)]
struct PartsWire {
    count: usize,
    forecast: usize,
    median_only: usize,
    shared: bool,
    error: f64,
    together: Option<TogetherWire>,
}

#[derive(Serialize)]
struct TogetherWire {
    final_score: Range<Score>,
    p_expected: f64,
    p_full: f64,
}

impl From<&Path> for PathWire {
    fn from(path: &Path) -> Self {
        Self {
            points: path.points,
            from: path.from,
            on: path.on,
            value: path.value,
            horizon: path.horizon,
            drift: path.drift,
            deviation: path.deviation,
            final_value: path.final_value,
            pace_to_expected: path.pace_to_expected,
            pace_to_target: path.pace_to_target,
            reaches_target_on: path.reaches_target_on,
        }
    }
}

impl From<&Parts> for PartsWire {
    fn from(parts: &Parts) -> Self {
        Self {
            count: parts.count,
            forecast: parts.forecast,
            median_only: parts.median_only,
            shared: parts.shared,
            error: parts.error,
            together: parts.together.map(TogetherWire::from),
        }
    }
}

impl From<Together> for TogetherWire {
    fn from(together: Together) -> Self {
        Self {
            final_score: together.final_score,
            p_expected: together.p_expected,
            p_full: together.p_full,
        }
    }
}

impl Serialize for Forecast {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let wire = ForecastWire {
            kind: self.kind(),
            id: self.id(),
            due: self.due(),
            score: self.score().map(ScoreWire),
            overridden: self.overridden(),
            expected_final: ScoreWire(self.expected_final()),
            confidence: self.confidence(),
            reason: self.reason(),
            final_score: self.final_score(),
            p_expected: self.p_expected(),
            p_full: self.p_full(),
            path: self.path().map(PathWire::from),
            parts: self.parts().map(PartsWire::from),
        };
        wire.serialize(serializer)
    }
}

#[derive(Serialize)]
struct OneWire<'f> {
    as_of: Date,
    policy: &'f str,
    basis: Basis,
    forecast: &'f Forecast,
}

#[derive(Serialize)]
struct AllWire<'f> {
    as_of: Date,
    policy: &'f str,
    basis: Basis,
    key_results: &'f [Forecast],
    objectives: &'f [Forecast],
}

impl Forecast {
    /// As JSON without white space: day, policy, basis and the forecast.
    pub fn to_json(&self) -> String {
        write::compact(&self.wire())
    }

    /// The same over several lines, for people.
    pub fn to_json_pretty(&self) -> String {
        write::pretty(&self.wire())
    }

    fn wire(&self) -> impl Serialize {
        let card = self.scorecard();
        OneWire {
            as_of: card.as_of(),
            policy: card.policy_name(),
            basis: card.basis(),
            forecast: self,
        }
    }
}

impl Forecasts {
    /// As JSON without white space: day, policy, basis and the forecasts, of key results and of objectives.
    pub fn to_json(&self) -> String {
        write::compact(&self.wire())
    }

    /// The same over several lines, for people.
    pub fn to_json_pretty(&self) -> String {
        write::pretty(&self.wire())
    }

    fn wire(&self) -> impl Serialize {
        let card = self.scorecard();
        AllWire {
            as_of: card.as_of(),
            policy: card.policy_name(),
            basis: card.basis(),
            key_results: self.key_results(),
            objectives: self.objectives(),
        }
    }
}

#[derive(Serialize)]
struct FiguresWire {
    forecasts: usize,
    intervals: usize,
    covered: usize,
    coverage: Option<f64>,
    error: Option<f64>,
    naive_error: Option<f64>,
    brier: Option<f64>,
}

impl From<&BacktestFigures> for FiguresWire {
    fn from(figures: &BacktestFigures) -> Self {
        Self {
            forecasts: figures.forecasts,
            intervals: figures.intervals,
            covered: figures.covered,
            coverage: figures.coverage,
            error: figures.error,
            naive_error: figures.naive_error,
            brier: figures.brier,
        }
    }
}

#[derive(Serialize)]
struct RowWire<'b> {
    id: &'b str,
    reason: Option<NoForecast>,
    final_value: Option<f64>,
    final_score: Option<ScoreWire>,
    expected_final: ScoreWire,
    figures: FiguresWire,
}

impl<'b> From<&'b BacktestRow> for RowWire<'b> {
    fn from(row: &'b BacktestRow) -> Self {
        Self {
            id: &row.id,
            reason: row.reason,
            final_value: row.final_value,
            final_score: row.final_score.map(ScoreWire),
            expected_final: ScoreWire(row.expected_final),
            figures: FiguresWire::from(&row.figures),
        }
    }
}

#[derive(Serialize)]
struct BacktestWire<'b> {
    as_of: Date,
    policy: &'b str,
    basis: Basis,
    pooled: FiguresWire,
    key_results: Vec<RowWire<'b>>,
}

impl Backtest {
    /// As JSON without white space: day, policy, basis, the pooled figures, and a row for each key result.
    pub fn to_json(&self) -> String {
        write::compact(&self.wire())
    }

    /// The same over several lines, for people.
    pub fn to_json_pretty(&self) -> String {
        write::pretty(&self.wire())
    }

    fn wire(&self) -> impl Serialize {
        let card = self.scorecard();
        BacktestWire {
            as_of: card.as_of(),
            policy: card.policy_name(),
            basis: card.basis(),
            pooled: FiguresWire::from(self.pooled()),
            key_results: self.key_results().iter().map(RowWire::from).collect(),
        }
    }
}
