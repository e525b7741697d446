//! What a portfolio's scores would be if some key results ended otherwise [SPEC 10.4].

use std::sync::Arc;

use super::{
    Context, KeyResultResult, Scorecard, Segmented,
    key_result::{settle, support},
    objective::{self, supporters},
    scorecard::Card,
    unit,
};
use crate::{
    diagnostic::{Code, Problem, Suggester},
    error::{Error, ErrorKind},
    graph::Bits,
    model::Target,
    values::{Score, push_number},
};

impl Scorecard {
    /// What the scores would be if these key results had these final scores, 0 to 1 [SPEC 10.4].
    ///
    /// The answer is to the last bit that of scoring a document in which each of these key
    /// results has a review with this score, in force on the day [SPEC 4.7]. So one that has
    /// not reported counts, also under `missing: exclude`; one that is dropped still does not;
    /// values that other key results add up stay as they are.
    ///
    /// What earlier calls assumed still holds in the scorecard of a [`WhatIf`], so calls can
    /// be chained; the last word on a key result counts.
    ///
    /// Only objectives that something below them changes are scored anew, each once; the rows
    /// of all others are copied.
    ///
    /// # Errors
    ///
    /// One [`Error`] with every problem: `E009` for an identifier that no key result has,
    /// `E006` for a score outside 0 to 1, `E008` for a key result that is named twice.
    ///
    /// ```
    /// # let json = r#"{"okr": "1", "organization": {"name": "Acme"},
    /// #   "units": [{"id": "u", "name": "U", "level": "company"}, {"id": "t", "name": "T", "level": "team", "parent": "u"}],
    /// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
    /// #   "objectives": [
    /// #     {"id": "trust", "title": "Be trusted", "owner": "u", "cycle": "q", "commitment": "aspirational",
    /// #       "from": "aligned", "key_results": [{"id": "nps", "title": "K", "measure": {"kind": "milestone"}}]},
    /// #     {"id": "calls", "title": "Answer", "owner": "t", "cycle": "q", "commitment": "aspirational",
    /// #       "aligned_to": [{"objective": "trust"}], "key_results": [
    /// #       {"id": "wait", "title": "K", "measure": {"kind": "milestone"}, "check_ins": [{"on": "2026-11-01", "value": 1}]},
    /// #       {"id": "lost", "title": "K", "measure": {"kind": "milestone"}, "check_ins": [{"on": "2026-11-01", "value": 0}]}]}]}"#;
    /// use okr_core::{Portfolio, Score, ScoreOptions};
    ///
    /// let scorecard = Portfolio::from_json(json)?.score(&ScoreOptions::new("2026-11-15".parse()?));
    /// let what_if = scorecard.what_if(&[("lost", 0.5)])?;
    /// let changes: Vec<_> = what_if.objectives().map(|it| (it.id, it.before, it.after)).collect();
    /// let (half, more) = (Score::from_f64(0.5), Score::from_f64(0.75));
    /// assert_eq!(changes, [("trust", Some(half), Some(more)), ("calls", Some(half), Some(more))]);
    /// assert_eq!(what_if.scorecard().unit("u", "q").unwrap().own().all().mean(), Some(more));
    /// assert!(scorecard.what_if(&[("lots", 0.5)]).unwrap_err().to_string().contains("did you mean `lost`?"));
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn what_if<S: Copy + Into<f64>>(&self, scores: &[(&str, S)]) -> Result<WhatIf, Error> {
        let given = self.given(scores)?;
        let before = self.card();
        let mut assumed = given.clone();
        assumed.extend(before.assumed.iter().filter(|&&(row, _)| {
            given
                .binary_search_by_key(&row, |&(given, _)| given)
                .is_err()
        }));
        assumed.sort_unstable_by_key(|&(row, _)| row);
        let mut after = Card {
            portfolio: before.portfolio.clone(),
            as_of: before.as_of,
            policy: before.policy.clone(),
            basis: before.basis,
            key_results: before.key_results.clone(),
            objectives: before.objectives.clone(),
            units: Vec::new(),
            assumed,
        };
        let (key_results, objectives) = propagate(before, &mut after, &given);
        after.units = unit::all(
            after.context(),
            &unit::shares(after.context(), &after.objectives),
        );
        Ok(WhatIf {
            before: self.clone(),
            after: Scorecard(Arc::new(after)),
            key_results,
            objectives,
        })
    }

    /// The key results that are meant, rising, each once, and their scores.
    fn given<S: Copy + Into<f64>>(&self, scores: &[(&str, S)]) -> Result<Vec<(u32, Score)>, Error> {
        let store = &self.portfolio().store();
        let mut suggester = Suggester::default();
        let mut problems = Vec::new();
        let mut problem = |code, message, help| {
            problems.push(Problem::new(code, String::new(), message, help));
        };
        // Row, place in the list, score.
        let mut given: Vec<(u32, usize, Score)> = Vec::with_capacity(scores.len());
        for (at, &(id, score)) in scores.iter().enumerate() {
            let score: f64 = score.into();
            let shown = || id.chars().take(60).flat_map(char::escape_debug);
            if !(0.0..=1.0).contains(&score) {
                let mut number = String::new();
                push_number(&mut number, score);
                problem(
                    Code::E006,
                    format!(
                        "the score `{number}` of `{}` lies outside 0 to 1",
                        shown().collect::<String>()
                    ),
                    "give a score from 0 to 1".to_owned(),
                );
            }
            if let Some(row) = store.ids.key_results.find(&store.arena, id) {
                given.push((row, at, Score::from_f64(score)));
                continue;
            }
            let shown: String = shown().collect();
            let near = suggester.nearest(id, store.ids.key_results.defined(&store.arena));
            let help = if store.ids.objectives.find(&store.arena, id).is_some() {
                format!("`{shown}` is an objective; name its key results")
            } else if let Some(near) = near {
                format!("did you mean `{near}`?")
            } else {
                "name a key result of this portfolio".to_owned()
            };
            problem(
                Code::E009,
                format!("there is no key result `{shown}`"),
                help,
            );
        }
        given.sort_unstable_by_key(|&(row, at, _)| (row, at));
        for pair in given.windows(2) {
            if pair[0].0 == pair[1].0 {
                let id = store.text(store.key_results[pair[1].0 as usize].id);
                problem(
                    Code::E008,
                    format!("the key result `{id}` is named twice"),
                    "give each key result one score".to_owned(),
                );
            }
        }
        if !problems.is_empty() {
            return Err(Error::new(ErrorKind::Value, problems));
        }
        Ok((given.into_iter())
            .map(|(row, _, score)| (row, score))
            .collect())
    }
}

/// Puts scores in place and carries them upwards, through objectives that something below
/// them changes. Gives the key results and objectives whose final score is another now, in
/// document order.
fn propagate(before: &Card, after: &mut Card, given: &[(u32, Score)]) -> (Vec<u32>, Vec<u32>) {
    // Destructured, since rows are changed while the rest is looked at.
    let Card {
        portfolio,
        as_of,
        policy,
        basis,
        key_results,
        objectives,
        assumed,
        ..
    } = after;
    let store = portfolio.store();
    let context = Context {
        store,
        policy,
        as_of: *as_of,
        basis: *basis,
    };
    let over = |row: u32| {
        let at = assumed.binary_search_by_key(&row, |it| it.0).ok()?;
        Some(assumed[at].1)
    };
    let mut touched = Bits::none(store.objectives.len());
    let (mut changed, mut moved) = (Vec::new(), Vec::new());
    for &(row, score) in given {
        settle(context, Some(score), &mut key_results[row as usize]);
        changed.push(row);
        touched.insert(store.key_results[row as usize].objective);
    }
    for &row in &store.structure.objective_order {
        if !touched.has(row) {
            continue;
        }
        let objective = &store.objectives[row as usize];
        for at in objective.key_results.range() {
            if key_results[at].aligned {
                let result = &mut key_results[at];
                (result.progress, result.computed_score) = (f64::NAN, Score::ZERO);
                result.unreported = true;
                support(supporters(context, at as u32, objectives), result);
                match over(at as u32) {
                    Some(score) => settle(context, Some(score), result),
                    None => super::key_result::finish(context, &store.key_results[at], result),
                }
                changed.push(at as u32);
            }
        }
        let result = {
            let own = &key_results[objective.key_results.range()];
            objective::one(context, row, own, objectives)
        };
        if result == objectives[row as usize] {
            continue;
        }
        objectives[row as usize] = result;
        moved.push(row);
        for edge in &store.edges[objective.aligned_to.range()] {
            match edge.target {
                Target::Objective(above) => {
                    touched.insert(above);
                }
                Target::KeyResult(above) => {
                    touched.insert(store.key_results[above as usize].objective);
                }
                Target::Priority(_) | Target::Missing => {}
            }
        }
    }
    let score = |rows: &Segmented<KeyResultResult>, row: u32| rows[row as usize].score;
    changed.sort_unstable();
    changed.dedup();
    changed.retain(|&row| score(&before.key_results, row) != score(key_results, row));
    moved.sort_unstable();
    moved.retain(|&row| before.objectives[row as usize].score != objectives[row as usize].score);
    (changed, moved)
}

/// What [`Scorecard::what_if`] found: what changes, and the scorecard as it would be.
///
/// It never changes and may be shared between threads; cloning it shares the two scorecards.
#[derive(Clone, Debug)]
pub struct WhatIf {
    before: Scorecard,
    after: Scorecard,
    key_results: Vec<u32>,
    objectives: Vec<u32>,
}

/// One final score that changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Change<'w> {
    /// The identifier of the key result or objective.
    pub id: &'w str,
    /// Its place in document order, as in [`Scorecard::objective_at`] and [`Scorecard::key_result_at`].
    pub index: usize,
    /// The final score as it is; none when unscored. A key result always has one.
    pub before: Option<Score>,
    /// The final score as it would be; none when unscored.
    pub after: Option<Score>,
}

impl WhatIf {
    /// The key results whose final score would be another, in document order: those that were
    /// named, and `aligned` ones above them [SPEC 3.9].
    pub fn key_results(&self) -> impl ExactSizeIterator<Item = Change<'_>> {
        let (before, after) = (self.before.card(), self.after.card());
        let store = before.portfolio.store();
        self.key_results.iter().map(move |&row| {
            let index = row as usize;
            Change {
                id: store.text(store.key_results[index].id),
                index,
                before: Some(before.key_results[index].score),
                after: Some(after.key_results[index].score),
            }
        })
    }

    /// The objectives whose final score would be another, in document order.
    pub fn objectives(&self) -> impl ExactSizeIterator<Item = Change<'_>> {
        let (before, after) = (self.before.card(), self.after.card());
        let store = before.portfolio.store();
        self.objectives.iter().map(move |&row| {
            let index = row as usize;
            Change {
                id: store.text(store.objectives[index].id),
                index,
                before: before.objectives[index].score,
                after: after.objectives[index].score,
            }
        })
    }

    /// The scorecard as it is.
    pub fn before(&self) -> &Scorecard {
        &self.before
    }

    /// The scorecard as it would be, with grades, pace, verdicts and units. Its portfolio is
    /// the one that was scored: what was assumed is in the scores only.
    pub fn scorecard(&self) -> &Scorecard {
        &self.after
    }
}
