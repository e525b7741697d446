//! From history to scores [SPEC 3, 4, 5]: linear passes over flat arrays in topological order.

mod combine;
mod explain;
mod history;
mod key_result;
mod late_change;
mod measure;
mod objective;
mod options;
mod plain;
mod rows;
mod scorecard;
mod segmented;
mod unit;
mod what_if;

pub use explain::{ExplainNode, Explanation, Input, LeftOut, Part, Step};
pub use options::ScoreOptions;
pub use plain::PlainMeasure;
pub use scorecard::{KeyResultScore, ObjectiveScore, Rollup, Scorecard, Tally, UnitScore};
pub use what_if::{Change, WhatIf};

use std::sync::Arc;

use crate::{
    model::{Portfolio, Store},
    policy::Policy,
    values::{Basis, Date},
};
pub(crate) use combine::Pool;
pub(crate) use history::{History, InForce, in_force, reading};
pub(crate) use key_result::{KeyResultResult, component_weight, dropped, override_review, points};
pub(crate) use late_change::{LATE_FROM, easier, late_change, scored, window};
pub(crate) use measure::measure;
pub(crate) use objective::{Component, ObjectiveResult, components, supporters};
pub(crate) use scorecard::Card;
pub(crate) use segmented::Segmented;

/// What every part of scoring looks at.
#[derive(Clone, Copy)]
pub(crate) struct Context<'p> {
    pub(crate) store: &'p Store,
    pub(crate) policy: &'p Policy,
    pub(crate) as_of: Date,
    pub(crate) basis: Basis,
}

impl Portfolio {
    /// Scores everything as of a day [SPEC 3 to 7].
    ///
    /// Only what is dated on or before that day counts. The policy is that of the
    /// options, else that of the document, else `default`. Linear in the size of the
    /// portfolio; the result does not depend on any order in the document.
    ///
    /// ```
    /// # let json = r#"{"okr": "1", "organization": {"name": "Acme"},
    /// #   "units": [{"id": "u", "name": "U", "level": "company"}],
    /// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
    /// #   "objectives": [{"id": "o", "title": "Be better", "owner": "u", "cycle": "q", "commitment": "committed",
    /// #     "key_results": [{"id": "k", "title": "K", "measure": {"kind": "milestone"},
    /// #       "check_ins": [{"on": "2026-12-01", "value": 1}]}]}]}"#;
    /// use okr_core::{Policy, Portfolio, ScoreOptions, Verdict};
    ///
    /// let portfolio = Portfolio::from_json(json)?;
    /// let november = ScoreOptions::new("2026-11-30".parse()?);
    /// assert_eq!(portfolio.score(&november).objective("o").unwrap().verdict(), Some(Verdict::Missed));
    /// let december = ScoreOptions::new("2026-12-31".parse()?).with_policy(Policy::named("google")?);
    /// assert_eq!(portfolio.score(&december).objective("o").unwrap().verdict(), Some(Verdict::Delivered));
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn score(&self, options: &ScoreOptions) -> Scorecard {
        let policy = options.policy().unwrap_or(self.policy()).clone();
        let context = Context {
            store: self.store(),
            policy: &policy,
            as_of: options.as_of(),
            basis: options.basis(),
        };
        let rows::All {
            key_results,
            objectives,
            shares,
        } = rows::all(context, options.threads());
        let units = unit::all(context, &shares);
        Scorecard(Arc::new(Card {
            portfolio: self.clone(),
            as_of: options.as_of(),
            basis: options.basis(),
            key_results,
            objectives,
            units,
            assumed: Vec::new(),
            policy,
        }))
    }

    /// Scores by several policies in one call, for comparison [SPEC 7.3]: one scorecard for each, in order.
    pub fn compare(&self, options: &ScoreOptions, policies: &[Policy]) -> Vec<Scorecard> {
        (policies.iter())
            .map(|policy| self.score(&options.clone().with_policy(policy.clone())))
            .collect()
    }
}
