//! How much each key result moves the score of an objective it supports [SPEC 10.4].

use super::roll_up::{Link, RollUp, Runner};
use crate::{
    error::Error,
    graph::Bits,
    model::{Store, Target},
    scoring::Scorecard,
    values::{NodeKind, Score, SensitivityMethod},
};

/// How far from the score the two points of a finite difference lie, in billionths: 0.01.
const STEP: u32 = 10_000_000;

/// How much one key result moves an objective's score [SPEC 10.4].
///
/// Let F(s) be the final score of the objective if the final score of the key result were s,
/// as [`Scorecard::what_if`] gives it.
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub struct Sensitivity<'s> {
    /// The identifier of the key result.
    pub key_result: &'s str,
    /// The identifier of the objective that the key result belongs to.
    pub objective: &'s str,
    /// Points of the objective's score per point of the key result's score, 0 or more: the slope
    /// of F from `low` to `high`. 0.25 means that 0.1 more here is 0.025 more there.
    pub derivative: f64,
    /// How it was computed.
    pub method: SensitivityMethod,
    /// Where the slope begins: 0 for an exact one, which is the same everywhere; else the final
    /// score less 0.01, at least 0.
    pub low: Score,
    /// Where the slope ends: 1 for an exact one; else the final score and 0.01, at most 1.
    pub high: Score,
    /// What the objective's score, as it is, would fall by if the key result came to nothing:
    /// the score less F(0). 0 when the objective has no score.
    ///
    /// A key result that does not count yet loses something too: it would count as 0.
    pub loss: Score,
}

/// The sensitivities of an objective's score to every key result below it, the strongest first.
///
/// From [`Scorecard::sensitivities`]. It never changes, shares the scorecard's storage, and may
/// be shared between threads.
#[derive(Clone, Debug)]
pub struct Sensitivities {
    scorecard: Scorecard,
    objective: u32,
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    key_result: u32,
    derivative: f64,
    method: SensitivityMethod,
    low: Score,
    high: Score,
    loss: Score,
}

impl Sensitivities {
    /// The identifier of the objective.
    pub fn objective(&self) -> &str {
        let store = &self.scorecard.portfolio().store();
        store.text(store.objectives[self.objective as usize].id)
    }

    /// Its final score; none when unscored.
    pub fn score(&self) -> Option<Score> {
        self.scorecard.card().objectives[self.objective as usize].score
    }

    /// The scorecard that was asked.
    pub fn scorecard(&self) -> &Scorecard {
        &self.scorecard
    }

    /// How many key results there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// One for each key result: by derivative, falling, then in document order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Sensitivity<'_>> {
        self.rows.iter().map(|row| self.view(row))
    }

    /// The one at a place in the order of [`Sensitivities::iter`].
    pub fn at(&self, index: usize) -> Option<Sensitivity<'_>> {
        self.rows.get(index).map(|row| self.view(row))
    }

    fn view(&self, row: &Row) -> Sensitivity<'_> {
        let store = &self.scorecard.portfolio().store();
        let key_result = &store.key_results[row.key_result as usize];
        Sensitivity {
            key_result: store.text(key_result.id),
            objective: store.text(store.objectives[key_result.objective as usize].id),
            derivative: row.derivative,
            method: row.method,
            low: row.low,
            high: row.high,
            loss: row.loss,
        }
    }
}

impl Scorecard {
    /// How much each key result below an objective moves its score, the strongest first [SPEC 10.4].
    ///
    /// Below it are its own key results, and those of all objectives that support it or one of
    /// its key results, directly or by way of others. One that the score does not depend on, since
    /// it is dropped, or an override stands in between, or no score passes that way, has
    /// derivative 0.
    ///
    /// The derivative is exact, a sum of products of weights, where every way up passes means
    /// only: `mean` and `magnitude`, and `aligned` key results. Elsewhere it is a finite
    /// difference: where `min` or `all` stands on a way, or an objective with a guardrail that has
    /// reported, and for guardrails and key results that count only once they report. The score
    /// itself is rounded to billionths at each level, so a difference of scores agrees
    /// with an exact derivative to within one billionth for each mean on the longest way.
    ///
    /// Exact derivatives take time and memory linear in the portfolio. For a loss or a finite
    /// difference a score is carried up as far as it changes anything; means dampen it, so
    /// that is a few levels where weights are alike, and all the way up at worst. Where chains
    /// are so long and weights so far apart that losses would take much more than linear time,
    /// those that are left and have an exact derivative are this derivative times the score.
    ///
    /// # Errors
    ///
    /// `E009` when no objective has this identifier.
    ///
    /// ```
    /// # let json = r#"{"okr": "1", "organization": {"name": "Acme"},
    /// #   "units": [{"id": "u", "name": "U", "level": "company"}, {"id": "t", "name": "T", "level": "team", "parent": "u"}],
    /// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
    /// #   "objectives": [
    /// #     {"id": "trust", "title": "Be trusted", "owner": "u", "cycle": "q", "commitment": "aspirational",
    /// #       "from": "both", "key_results": [{"id": "nps", "title": "K", "weight": 3, "measure": {"kind": "milestone"}}]},
    /// #     {"id": "calls", "title": "Answer", "owner": "t", "cycle": "q", "commitment": "aspirational",
    /// #       "aligned_to": [{"objective": "trust"}], "key_results": [
    /// #       {"id": "wait", "title": "K", "measure": {"kind": "milestone"}, "check_ins": [{"on": "2026-11-01", "value": 1}]},
    /// #       {"id": "lost", "title": "K", "measure": {"kind": "milestone"}}]}]}"#;
    /// use okr_core::{Portfolio, ScoreOptions, SensitivityMethod};
    ///
    /// let scorecard = Portfolio::from_json(json)?.score(&ScoreOptions::new("2026-11-15".parse()?));
    /// let found = scorecard.sensitivities("trust")?;
    /// let derivatives: Vec<_> = found.iter().map(|it| (it.key_result, it.derivative)).collect();
    /// assert_eq!(derivatives, [("nps", 0.75), ("wait", 0.125), ("lost", 0.125)]);
    /// let wait = found.at(1).unwrap();
    /// assert_eq!((wait.method, wait.loss.to_f64()), (SensitivityMethod::Exact, 0.125));
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn sensitivities(&self, objective: &str) -> Result<Sensitivities, Error> {
        let store = &self.portfolio().store();
        let name = (NodeKind::Objective, objective).into();
        let top = self.portfolio().alignment().at(name)?.row;
        let below = below(store, top);
        let roll_up = RollUp::new(self.card(), top, &below);
        let (mut rows, mut ways) = (Vec::new(), Vec::new());
        for (_, objective) in (0..)
            .zip(&store.objectives)
            .filter(|&(row, _)| below.has(row))
        {
            for at in objective.key_results.range() {
                let link = roll_up.link(at as u32);
                let exact = link.map_or(Some(0.0), |link| roll_up.derivative(link));
                let score = self.card().key_results[at].score;
                let (low, high) = match exact {
                    Some(_) => (Score::ZERO, Score::ONE),
                    None => around(score),
                };
                if let Some(link) = link {
                    let row = rows.len();
                    ways.push(Way { row, link, score });
                }
                rows.push(Row {
                    key_result: at as u32,
                    derivative: exact.unwrap_or(0.0),
                    method: match exact {
                        Some(_) => SensitivityMethod::Exact,
                        None => SensitivityMethod::FiniteDifference,
                    },
                    low,
                    high,
                    loss: Score::ZERO,
                });
            }
        }
        if !ways.is_empty() {
            // From the top down, so that a run meets what earlier ones found out.
            ways.sort_by_key(|way| way.link.to);
            differences(&roll_up, &ways, &mut rows);
        }
        rows.sort_by(|a, b| b.derivative.total_cmp(&a.derivative));
        Ok(Sensitivities {
            scorecard: self.clone(),
            objective: top,
            rows,
        })
    }
}

/// A key result whose score finds its way up.
struct Way {
    /// Its row in the list of rows.
    row: usize,
    link: Link,
    score: Score,
}

/// The two points of a finite difference.
fn around(score: Score) -> (Score, Score) {
    let now = score.billionths();
    let at = |billionths| Score::from_billionths(billionths).unwrap_or(Score::ONE);
    (at(now.saturating_sub(STEP)), at(now + STEP))
}

/// What takes scores carried up to the top: losses, and derivatives that are not exact.
fn differences(roll_up: &RollUp<'_>, ways: &[Way], rows: &mut [Row]) {
    let mut runner = Runner::new(roll_up);
    let billionths = |score: Option<Score>| score.map_or(0, Score::billionths);
    let top = billionths(roll_up.score());
    for way in ways {
        let row = &mut rows[way.row];
        row.loss = if row.method == SensitivityMethod::Exact && runner.is_tired(ways.len()) {
            Score::from_f64(row.derivative * way.score.to_f64())
        } else {
            let without = billionths(runner.score(way.link, Score::ZERO));
            Score::from_billionths(top.saturating_sub(without)).unwrap_or(Score::ZERO)
        };
    }
    let rough = |way: &&Way| roll_up.derivative(way.link).is_none();
    for way in ways.iter().filter(rough) {
        let row = &mut rows[way.row];
        row.derivative = f64::from(billionths(runner.score(way.link, row.low)));
    }
    for way in ways.iter().filter(rough) {
        let row = &mut rows[way.row];
        let high = f64::from(billionths(runner.score(way.link, row.high)));
        let width = row.high.billionths() - row.low.billionths();
        row.derivative = (high - row.derivative) / f64::from(width);
    }
}

/// The objective and all that support it or a key result of it, directly or by way of others.
fn below(store: &Store, top: u32) -> Bits {
    let mut below = Bits::none(store.objectives.len());
    below.insert(top);
    let mut waiting = vec![top];
    while let Some(row) = waiting.pop() {
        let key_results = store.objectives[row as usize].key_results.range();
        let targets = key_results.map(|at| Target::KeyResult(at as u32));
        for target in std::iter::once(Target::Objective(row)).chain(targets) {
            for &edge in store.edges_into(target) {
                let from = store.edges[edge as usize].from;
                if below.insert(from) {
                    waiting.push(from);
                }
            }
        }
    }
    below
}
