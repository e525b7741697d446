//! What a call to `statistics` may choose.

use crate::{
    policy::Policy,
    scoring::ScoreOptions,
    values::{Basis, Date, Grouping},
};

/// The day, and optionally the policy, the basis, the groups, and whether individuals are shown.
///
/// ```
/// use okr_core::{Grouping, Policy, StatisticsOptions};
///
/// let options = StatisticsOptions::new("2026-11-15".parse()?)
///     .with_policy(Policy::named("google")?)
///     .by(&[Grouping::Unit, Grouping::Cycle]);
/// assert_eq!(options.groupings(), [Grouping::All, Grouping::Unit, Grouping::Cycle]);
/// assert!(!options.individuals());
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatisticsOptions {
    score: ScoreOptions,
    individuals: bool,
    groupings: Vec<Grouping>,
}

impl From<ScoreOptions> for StatisticsOptions {
    /// As these options score, in all groups, without groups of individuals.
    fn from(score: ScoreOptions) -> Self {
        Self {
            score,
            individuals: false,
            groupings: Grouping::ALL.to_vec(),
        }
    }
}

impl StatisticsOptions {
    /// As of the end of a day, by the document's own policy, with amendments, in all groups,
    /// without groups of individuals.
    pub fn new(as_of: Date) -> Self {
        ScoreOptions::new(as_of).into()
    }

    /// By this policy, whatever the document says.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.score = self.score.with_policy(policy);
        self
    }

    /// By this basis: [`Basis::Original`] ignores amendments in scores and windows [SPEC 4.3].
    #[must_use]
    pub fn with_basis(mut self, basis: Basis) -> Self {
        self.score = self.score.with_basis(basis);
        self
    }

    /// Whether there are groups of individuals [SPEC 9.4].
    #[must_use]
    pub fn with_individuals(mut self, individuals: bool) -> Self {
        self.individuals = individuals;
        self
    }

    /// In these groups and in [`Grouping::All`], each once, in the order of [`Grouping::ALL`].
    #[must_use]
    pub fn by(mut self, groupings: &[Grouping]) -> Self {
        self.groupings = (Grouping::ALL.iter().copied())
            .filter(|it| *it == Grouping::All || groupings.contains(it))
            .collect();
        self
    }

    /// The day.
    pub fn as_of(&self) -> Date {
        self.score.as_of()
    }

    /// The policy, if one was chosen.
    pub fn policy(&self) -> Option<&Policy> {
        self.score.policy()
    }

    /// The basis.
    pub fn basis(&self) -> Basis {
        self.score.basis()
    }

    /// Whether there are groups of individuals.
    pub fn individuals(&self) -> bool {
        self.individuals
    }

    /// The groups, in the order of [`Grouping::ALL`].
    pub fn groupings(&self) -> &[Grouping] {
        &self.groupings
    }

    pub(super) fn score_options(&self) -> &ScoreOptions {
        &self.score
    }
}
