//! How good forecasts would have been [SPEC 8.4].

use std::fmt;

use super::{goal, key_result::Story};
use crate::{
    alignment::NodeName,
    error::Error,
    graph::Bits,
    model::Portfolio,
    scoring::{ScoreOptions, Scorecard},
    values::{Date, NoForecast, NodeKind, Phase, Score, exact_sum},
};

/// At most this many check-ins of one key result are tested, the last ones.
const MOST: usize = 1000;

/// What forecasts that were made before past check-ins came to.
///
/// Errors are in units of progress: 1 is the whole way from baseline to target. So those of key results that count
/// different things can be pooled.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
#[non_exhaustive]
pub struct BacktestFigures {
    /// Forecasts: days with a check-in in the window that had enough history before them.
    pub forecasts: usize,
    /// How many of them had a spread.
    pub intervals: usize,
    /// How many 80 % intervals held the final value.
    pub covered: usize,
    /// Their share; none without intervals.
    pub coverage: Option<f64>,
    /// The mean absolute error of the median; none without forecasts.
    pub error: Option<f64>,
    /// The same of no further change.
    pub naive_error: Option<f64>,
    /// The mean squared error of the probability that the expected score is reached: 0 is perfect,
    /// 0.25 is what saying 0.5 each time gives; none without intervals.
    pub brier: Option<f64>,
}

/// One key result of a [`Backtest`].
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct BacktestRow {
    /// The identifier of the key result.
    pub id: String,
    /// Its place in document order.
    pub index: usize,
    /// Why there is nothing to report.
    pub reason: Option<NoForecast>,
    /// The last value on or before the due date; none where it is not known.
    pub final_value: Option<f64>,
    /// The score that it comes to.
    pub final_score: Option<Score>,
    /// The score that was expected.
    pub expected_final: Score,
    /// The figures.
    pub figures: BacktestFigures,
}

/// How good forecasts would have been: by key result, and pooled [SPEC 8.4].
#[derive(Clone)]
pub struct Backtest {
    scorecard: Scorecard,
    rows: Vec<BacktestRow>,
    pooled: BacktestFigures,
}

impl Backtest {
    /// The scorecard of the day as of which it was made.
    pub fn scorecard(&self) -> &Scorecard {
        &self.scorecard
    }

    /// One row for each key result that was asked about, in document order.
    pub fn key_results(&self) -> &[BacktestRow] {
        &self.rows
    }

    /// The figures over all forecasts of all these key results.
    pub fn pooled(&self) -> &BacktestFigures {
        &self.pooled
    }
}

impl PartialEq for Backtest {
    fn eq(&self, other: &Self) -> bool {
        self.to_json() == other.to_json()
    }
}

impl fmt::Debug for Backtest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Backtest")
            .field("as_of", &self.scorecard.as_of())
            .field("key_results", &self.rows.len())
            .field("pooled", &self.pooled)
            .finish_non_exhaustive()
    }
}

/// What single forecasts came to.
#[derive(Default)]
struct Trials {
    errors: Vec<f64>,
    naive: Vec<f64>,
    squares: Vec<f64>,
    covered: usize,
}

impl Trials {
    fn append(&mut self, other: &mut Self) {
        self.errors.append(&mut other.errors);
        self.naive.append(&mut other.naive);
        self.squares.append(&mut other.squares);
        self.covered += other.covered;
    }

    fn figures(&self) -> BacktestFigures {
        let mean = |of: &[f64]| {
            let sum = || exact_sum(of.iter().copied());
            (!of.is_empty()).then(|| sum() / of.len() as f64)
        };
        let intervals = self.squares.len();
        BacktestFigures {
            forecasts: self.errors.len(),
            intervals,
            covered: self.covered,
            coverage: (intervals > 0).then(|| self.covered as f64 / intervals as f64),
            error: mean(&self.errors),
            naive_error: mean(&self.naive),
            brier: mean(&self.squares),
        }
    }
}

impl Portfolio {
    /// How good forecasts would have been [SPEC 8.4]: for each key result whose outcome is known, and
    /// each day in its window with a check-in, the forecast from the values before that day, against
    /// the final value, which is the last one on or before the due date.
    ///
    /// An outcome is known once the due date in force has come or the cycle is closed. Measure
    /// and due date are those in force on the as-of day. `names` chooses objectives, which stand for their
    /// key results, and key results; none at all chooses everything. Of a key result with more than
    /// 1,000 such days the last 1,000 are tested.
    ///
    /// # Errors
    ///
    /// `E009` for each name that is no objective's and no key result's.
    pub fn backtest<'n, N: Into<NodeName<'n>>>(
        &self,
        names: impl IntoIterator<Item = N>,
        options: &ScoreOptions,
    ) -> Result<Backtest, Error> {
        let chosen = self.chosen(names.into_iter().map(Into::into))?;
        let scorecard = self.score(options);
        let (mut rows, mut pooled) = (Vec::new(), Trials::default());
        for row in 0..self.key_result_count() as u32 {
            if chosen.as_ref().is_none_or(|chosen| chosen.has(row)) {
                let (row, mut trials) = one(&scorecard, row);
                pooled.append(&mut trials);
                rows.push(row);
            }
        }
        Ok(Backtest {
            scorecard,
            rows,
            pooled: pooled.figures(),
        })
    }

    /// The key results that names stand for; none if there is no name.
    fn chosen<'n>(&self, names: impl Iterator<Item = NodeName<'n>>) -> Result<Option<Bits>, Error> {
        let mut chosen = None;
        let mut problems = Vec::new();
        for name in names {
            let chosen = chosen.get_or_insert_with(|| Bits::none(self.key_result_count()));
            match goal(self, name) {
                Err(error) => problems.extend(error.problems().iter().cloned()),
                Ok((NodeKind::Objective, row)) => {
                    for at in self.store().objectives[row as usize].key_results.range() {
                        chosen.insert(at as u32);
                    }
                }
                Ok((_, row)) => {
                    chosen.insert(row);
                }
            }
        }
        if problems.is_empty() {
            Ok(chosen)
        } else {
            Err(Error::new(crate::error::ErrorKind::Value, problems))
        }
    }
}

fn one(scorecard: &Scorecard, row: u32) -> (BacktestRow, Trials) {
    let card = scorecard.card();
    let (context, result) = (card.context(), &card.key_results[row as usize]);
    let key_result = &context.store.key_results[row as usize];
    let mut it = BacktestRow {
        id: context.store.text(key_result.id).to_owned(),
        index: row as usize,
        reason: None,
        final_value: None,
        final_score: None,
        expected_final: result.expected_final(context.policy),
        figures: BacktestFigures::default(),
    };
    let mut trials = Trials::default();
    let story = match Story::of(context, row, result) {
        Ok(story) => story,
        Err(reason) => {
            it.reason = Some(reason);
            return (it, trials);
        }
    };
    let objective = &context.store.objectives[key_result.objective as usize];
    let phase = context.store.cycles[objective.cycle as usize].phase;
    let window = story.goal.window;
    if context.as_of < window.due && phase != Phase::Closed {
        it.reason = Some(NoForecast::NotDue);
        return (it, trials);
    }
    let in_time = (story.levels).partition_point(|&(on, _)| on <= window.due);
    let Some(&(_, last)) = story.levels[..in_time].last() else {
        it.reason = Some(NoForecast::NoValue);
        return (it, trials);
    };
    it.final_value = Some(last);
    it.final_score = Some(story.goal.score(last));
    let first = story.levels.partition_point(|&(on, _)| on <= window.start);
    let days = first.max(in_time.saturating_sub(MOST))..in_time;
    for before in days {
        try_one(&story, before, last, &mut trials);
    }
    it.figures = trials.figures();
    if it.figures.forecasts == 0 {
        it.reason = Some(NoForecast::NoHistory);
    }
    (it, trials)
}

/// The forecast from the values before a day, against the last one.
fn try_one(story: &Story, before: usize, last: f64, trials: &mut Trials) {
    let goal = &story.goal;
    let way = (goal.target - goal.baseline).abs();
    let Some(outlook) = story.before(before) else {
        return;
    };
    let known: Option<&(Date, f64)> = story.levels[..before].last();
    let Some(&(_, known)) = known else { return };
    trials.errors.push((outlook.median - last).abs() / way);
    trials.naive.push((known - last).abs() / way);
    let Some(law) = goal.law(&outlook) else {
        return;
    };
    let values = outlook.values();
    if let (Some(low), Some(high)) = (values.low, values.high) {
        trials.covered += usize::from((low..=high).contains(&last));
    }
    let reached = f64::from(u8::from(goal.score(last) >= goal.expected));
    let off = law.at_least(goal.expected) - reached;
    trials.squares.push(off * off);
}
