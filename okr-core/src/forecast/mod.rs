//! Where goals go if things move on as they have [SPEC 8]: a distribution of final values and scores.

mod backtest;
mod bisect;
mod key_result;
mod law;
mod objective;
mod sum;
mod together;
mod whole;

use std::{fmt, sync::Arc};

pub use backtest::{Backtest, BacktestFigures, BacktestRow};

use self::{
    key_result::{Outlook, Story},
    law::Law,
    objective::{Outcome, Upward},
    whole::Whole,
};
use crate::{
    alignment::NodeName,
    diagnostic::{Code, shorten},
    error::Error,
    model::Portfolio,
    scoring::{ScoreOptions, Scorecard},
    values::{Date, NoForecast, NodeKind, Score},
};

/// The middle and the ends of what may come: 10 % of all outcomes lie below `low`, 10 % above `high`.
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub struct Range<T> {
    /// The 10 % quantile; none where nothing is known of the spread.
    pub low: Option<T>,
    /// The median.
    pub median: T,
    /// The 90 % quantile; none where nothing is known of the spread.
    pub high: Option<T>,
}

impl<T: Copy> Range<T> {
    /// A median without a spread.
    fn only(median: T) -> Self {
        Self {
            low: None,
            median,
            high: None,
        }
    }
}

/// What a forecast of a key result says of the way to its final value [SPEC 8.1, 8.2].
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub struct Path {
    /// How many points the history has, at least two.
    pub points: usize,
    /// The day of the first point.
    pub from: Date,
    /// The day of the last point.
    pub on: Date,
    /// The value of the last point.
    pub value: f64,
    /// Days from the last point to the due date.
    pub horizon: u32,
    /// Change per day between the first and the last point.
    pub drift: f64,
    /// The standard deviation of one day's change; none of two points.
    pub deviation: Option<f64>,
    /// The final value.
    pub final_value: Range<f64>,
    /// The change per day, from the last point to the due date, that reaches the expected score; 0
    /// where it is reached, none where it is not and no day is left.
    pub pace_to_expected: Option<f64>,
    /// The same for the target.
    pub pace_to_target: Option<f64>,
    /// The day on which the median path reaches the target; none if it leads elsewhere, or later than
    /// ten years (3,652 days) after the last point.
    pub reaches_target_on: Option<Date>,
}

/// What a forecast of an objective rests on.
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub struct Parts {
    /// Components and guardrails that may cap.
    pub count: usize,
    /// How many of them have a forecast; the others stand at their score.
    pub forecast: usize,
    /// How many of these have a median only, and stand at it.
    pub median_only: usize,
    /// Whether some rest on the same objective or KPI, so that they are not independent.
    pub shared: bool,
    /// How far a score may be off: a probability lies between those of scores this much lower and higher.
    pub error: f64,
    /// The forecast if all components move together; none without a spread.
    pub together: Option<Together>,
}

/// The forecast of an objective if all components move together, each at the same share of its outcomes.
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub struct Together {
    /// The final score.
    pub final_score: Range<Score>,
    /// As [`Forecast::p_expected`].
    pub p_expected: f64,
    /// As [`Forecast::p_full`].
    pub p_full: f64,
}

/// What may become of a key result or an objective [SPEC 8].
///
/// It never changes, shares the scorecard's storage, and may be shared between threads.
#[derive(Clone)]
pub struct Forecast {
    scorecard: Scorecard,
    kind: NodeKind,
    row: u32,
    reason: Option<NoForecast>,
    scores: Option<Range<Score>>,
    p_expected: Option<f64>,
    p_full: Option<f64>,
    path: Option<Path>,
    parts: Option<Parts>,
    basis: Option<Basis>,
}

/// What probabilities are asked of.
#[derive(Clone, Debug)]
enum Basis {
    Law(Law),
    Whole(Arc<Whole>),
}

impl Forecast {
    fn key_result(scorecard: &Scorecard, row: u32) -> Self {
        let card = scorecard.card();
        let result = &card.key_results[row as usize];
        let mut it = Self {
            scorecard: scorecard.clone(),
            kind: NodeKind::KeyResult,
            row,
            reason: None,
            scores: None,
            p_expected: None,
            p_full: None,
            path: None,
            parts: None,
            basis: None,
        };
        match Story::of(card.context(), row, result) {
            Err(reason) => it.reason = Some(reason),
            Ok(story) => match story.now() {
                None => it.reason = Some(NoForecast::TooFewPoints),
                Some(outlook) => it.fill(&story, &outlook),
            },
        }
        it
    }

    fn fill(&mut self, story: &Story, outlook: &Outlook) {
        let goal = &story.goal;
        let path = goal.path(outlook);
        self.scores = Some(goal.scores(path.final_value));
        self.path = Some(path);
        match goal.law(outlook) {
            None => self.reason = Some(NoForecast::NoSpread),
            Some(law) => {
                self.p_expected = Some(law.at_least(goal.expected));
                self.p_full = Some(law.at_least(Score::ONE));
                self.basis = Some(Basis::Law(law));
            }
        }
    }

    fn objective(scorecard: &Scorecard, row: u32, outcome: Outcome) -> Self {
        Self {
            scorecard: scorecard.clone(),
            kind: NodeKind::Objective,
            row,
            reason: outcome.reason,
            scores: outcome.scores,
            p_expected: outcome.p_expected,
            p_full: outcome.p_full,
            path: None,
            parts: outcome.parts,
            basis: outcome.whole.map(Basis::Whole),
        }
    }

    /// The scorecard of the day.
    pub fn scorecard(&self) -> &Scorecard {
        &self.scorecard
    }

    /// `objective` or `key_result`.
    pub fn kind(&self) -> NodeKind {
        self.kind
    }

    /// Its place among those of its kind, in document order.
    pub fn index(&self) -> usize {
        self.row as usize
    }

    /// The identifier.
    pub fn id(&self) -> &str {
        let store = self.scorecard.portfolio().store();
        store.text(match self.kind {
            NodeKind::Objective => store.objectives[self.index()].id,
            _ => store.key_results[self.index()].id,
        })
    }

    /// The title.
    pub fn title(&self) -> &str {
        let store = self.scorecard.portfolio().store();
        store.text(match self.kind {
            NodeKind::Objective => store.objectives[self.index()].title,
            _ => store.key_results[self.index()].title,
        })
    }

    /// The final score as it stands; none when unscored.
    pub fn score(&self) -> Option<Score> {
        let card = self.scorecard.card();
        match self.kind {
            NodeKind::Objective => card.objectives[self.index()].score,
            _ => Some(card.key_results[self.index()].score),
        }
    }

    /// Whether a review's score stands in place of the computed one. The forecast of a key result is
    /// of what is computed.
    pub fn overridden(&self) -> bool {
        let card = self.scorecard.card();
        match self.kind {
            NodeKind::Objective => card.objectives[self.index()].overridden,
            _ => card.key_results[self.index()].overridden,
        }
    }

    /// The score expected in the end [SPEC 5.1].
    pub fn expected_final(&self) -> Score {
        let card = self.scorecard.card();
        match self.kind {
            NodeKind::Objective => card.objectives[self.index()].expected_final,
            _ => card.key_results[self.index()].expected_final(&card.policy),
        }
    }

    /// The due date in force; of an objective the latest of its components.
    pub fn due(&self) -> Date {
        let card = self.scorecard.card();
        match self.kind {
            NodeKind::Objective => card.objectives[self.index()].window.due,
            _ => card.key_results[self.index()].window.due,
        }
    }

    /// What people believe: the confidence of the last check-in that states one. It has no part in the
    /// forecast [SPEC 8.3]. None of an objective.
    pub fn confidence(&self) -> Option<f64> {
        match self.kind {
            NodeKind::Objective => None,
            _ => self.scorecard.key_result_at(self.index())?.confidence(),
        }
    }

    /// Why there is no forecast, or no spread; none where there is a whole one.
    pub fn reason(&self) -> Option<NoForecast> {
        self.reason
    }

    /// The final score; none where there is no forecast.
    pub fn final_score(&self) -> Option<Range<Score>> {
        self.scores
    }

    /// The probability that the expected score is reached; of a committed objective that its verdict is
    /// `delivered` as well [SPEC 5.2].
    pub fn p_expected(&self) -> Option<f64> {
        self.p_expected
    }

    /// The probability of the score 1.0.
    pub fn p_full(&self) -> Option<f64> {
        self.p_full
    }

    /// The probability that the final score is at least `score`; none without a spread.
    pub fn probability(&self, score: Score) -> Option<f64> {
        Some(match self.basis.as_ref()? {
            Basis::Law(law) => law.at_least(score),
            Basis::Whole(whole) => whole.odds().at_least(score),
        })
    }

    /// The way to the final value; none of an objective.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_ref()
    }

    /// What it rests on; none of a key result.
    pub fn parts(&self) -> Option<&Parts> {
        self.parts.as_ref()
    }
}

impl PartialEq for Forecast {
    /// Whether both say the same of the same goal, on the same day, by the same policy and basis.
    fn eq(&self, other: &Self) -> bool {
        (self.kind, self.row) == (other.kind, other.row) && self.to_json() == other.to_json()
    }
}

impl fmt::Debug for Forecast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Forecast")
            .field("id", &self.id())
            .field("reason", &self.reason)
            .field("final_score", &self.scores)
            .field("p_expected", &self.p_expected)
            .finish_non_exhaustive()
    }
}

/// The forecasts of all key results and objectives, in document order.
///
/// It never changes; cloning is cheap (shared storage), and it may be shared between threads.
#[derive(Clone)]
pub struct Forecasts(Arc<All>);

struct All {
    scorecard: Scorecard,
    key_results: Vec<Forecast>,
    objectives: Vec<Forecast>,
}

impl Forecasts {
    /// The scorecard of the day.
    pub fn scorecard(&self) -> &Scorecard {
        &self.0.scorecard
    }

    /// Those of the key results.
    pub fn key_results(&self) -> &[Forecast] {
        &self.0.key_results
    }

    /// Those of the objectives.
    pub fn objectives(&self) -> &[Forecast] {
        &self.0.objectives
    }
}

impl fmt::Debug for Forecasts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Forecasts")
            .field("as_of", &self.scorecard().as_of())
            .field("objectives", &self.objectives().len())
            .field("key_results", &self.key_results().len())
            .finish_non_exhaustive()
    }
}

impl Portfolio {
    /// What may become of one objective or key result if things move on as they have [SPEC 8].
    ///
    /// `name` is an identifier, looked for among objectives first, or a kind and an identifier. A
    /// key result that is an `increase` or a `decrease` with `latest` or `sum` history is taken for a
    /// random walk with drift from its baseline through its values. An objective's distribution is that
    /// of its components, taken to be independent; [`Parts::together`] tells what becomes of
    /// it if they are not. Everything is scored first; for many forecasts ask [`Portfolio::forecasts`].
    ///
    /// # Errors
    ///
    /// `E009` when there is no such objective or key result.
    ///
    /// ```
    /// # let json = r#"{"okr": "1", "organization": {"name": "Acme"},
    /// #   "units": [{"id": "u", "name": "U", "level": "company"}],
    /// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
    /// #   "objectives": [{"id": "o", "title": "Be better", "owner": "u", "cycle": "q", "commitment": "aspirational",
    /// #     "key_results": [{"id": "nps", "title": "K", "measure": {"kind": "increase", "baseline": 32, "target": 55},
    /// #       "check_ins": [{"on": "2026-10-15", "value": 35}, {"on": "2026-11-01", "value": 38}, {"on": "2026-11-15", "value": 44}]}]}]}"#;
    /// use okr_core::{Portfolio, Score, ScoreOptions};
    ///
    /// let portfolio = Portfolio::from_json(json)?;
    /// let forecast = portfolio.forecast("nps", &ScoreOptions::new("2026-11-15".parse()?))?;
    /// let path = forecast.path().unwrap();
    /// assert_eq!((path.points, path.horizon), (4, 46));
    /// assert_eq!(path.final_value.median, 44.0 + 12.0 / 45.0 * 46.0);
    /// assert_eq!(path.reaches_target_on.unwrap().to_string(), "2026-12-27");
    /// assert!(forecast.p_expected() > forecast.probability(Score::ONE));
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn forecast<'n>(
        &self,
        name: impl Into<NodeName<'n>>,
        options: &ScoreOptions,
    ) -> Result<Forecast, Error> {
        let (kind, row) = goal(self, name.into())?;
        let scorecard = self.score(options);
        Ok(if kind == NodeKind::Objective {
            let outcome = Upward::new(scorecard.card()).only(row);
            Forecast::objective(&scorecard, row, outcome)
        } else {
            Forecast::key_result(&scorecard, row)
        })
    }

    /// What may become of every objective and key result [SPEC 8].
    ///
    /// As [`Portfolio::forecast`] for each. The portfolio is scored once; each objective that
    /// others rest on is forecast once.
    pub fn forecasts(&self, options: &ScoreOptions) -> Forecasts {
        let scorecard = self.score(options);
        let outcomes = Upward::new(scorecard.card()).all();
        let objectives = (0..)
            .zip(outcomes)
            .map(|(row, outcome)| Forecast::objective(&scorecard, row, outcome))
            .collect();
        let key_results = (0..self.key_result_count() as u32)
            .map(|row| Forecast::key_result(&scorecard, row))
            .collect();
        Forecasts(Arc::new(All {
            scorecard,
            key_results,
            objectives,
        }))
    }
}

/// The objective or key result that a name stands for.
fn goal(portfolio: &Portfolio, name: NodeName<'_>) -> Result<(NodeKind, u32), Error> {
    let alignment = portfolio.alignment();
    let (message, help) = match alignment.at(name) {
        Ok(at) if matches!(at.kind, NodeKind::Objective | NodeKind::KeyResult) => {
            return Ok((at.kind, at.row));
        }
        Ok(at) => (
            format!(
                "`{}` is a {}, which has no score to forecast",
                shorten(name.id),
                at.kind
            ),
            "name an objective or a key result".to_owned(),
        ),
        Err(error) => {
            let what = match name.kind {
                Some(NodeKind::KeyResult) => "key result",
                Some(kind) => kind.as_str(),
                None => "objective or key result",
            };
            (
                format!("there is no {what} `{}`", shorten(name.id)),
                (error.problems().first()).map_or(String::new(), |it| it.help().to_owned()),
            )
        }
    };
    Err(Error::value(Code::E009, message, help))
}
