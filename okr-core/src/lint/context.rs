//! What a rule looks at.

use std::cell::OnceCell;

use super::{CheckOptions, choices::Choices, waivers::Waivers};
use crate::{
    alignment::Alignment,
    model::{KeyResultRow, Noun, Portfolio, StatedPolicy, Store, Target},
    policy::Policy,
    scoring::{self, InForce, ScoreOptions, Scorecard, in_force},
    values::{Basis, Date},
};

/// A portfolio as of a day, seen by rules: rows, alignment, scores.
///
/// What is costly is made when the first rule asks for it.
pub(crate) struct Context<'c> {
    portfolio: &'c Portfolio,
    options: &'c CheckOptions,
    alignment: Alignment,
    scorecard: OnceCell<Scorecard>,
    /// That of the profile, for documents that state none.
    policy: Option<Policy>,
    pub(super) waivers: Waivers<'c>,
}

impl<'c> Context<'c> {
    pub(super) fn new(
        portfolio: &'c Portfolio,
        options: &'c CheckOptions,
        choices: &Choices,
    ) -> Self {
        let stated = !matches!(portfolio.store.policy.stated, StatedPolicy::Absent);
        let policy = choices.policy().filter(|_| !stated);
        Self {
            portfolio,
            options,
            alignment: portfolio.alignment().as_of(options.as_of()),
            scorecard: OnceCell::new(),
            policy: policy.and_then(|name| Policy::named(name).ok()),
            waivers: Waivers::new(&portfolio.store, options, choices),
        }
    }

    /// All rows, in force or not.
    pub(crate) fn store(&self) -> &'c Store {
        &self.portfolio.store
    }

    /// The day.
    pub(crate) fn as_of(&self) -> Date {
        self.options.as_of()
    }

    /// The policy of the call, else the document's, else that of the profile.
    pub(crate) fn policy(&self) -> &Policy {
        let profile = self.policy.as_ref();
        let stated = self.options.policy().or(profile);
        stated.unwrap_or(self.portfolio.policy())
    }

    /// What is accepted; rules that come last know what it silences.
    pub(crate) fn waivers(&self) -> &Waivers<'c> {
        &self.waivers
    }

    /// Who supports whom, of what is in force on the day.
    pub(crate) fn alignment(&self) -> &Alignment {
        &self.alignment
    }

    /// Lets go of the scorecard: no rule to come reads it.
    pub(super) fn forget_scores(&mut self) {
        self.scorecard.take();
    }

    /// The scores on the day. Only for a rule that is declared with `scores: true`.
    pub(crate) fn scorecard(&self) -> &Scorecard {
        self.scorecard.get_or_init(|| {
            let options = ScoreOptions::new(self.as_of()).with_policy(self.policy().clone());
            self.portfolio.score(&options)
        })
    }

    /// The measure, due date and weight of a key result on the day [SPEC 4.3].
    pub(crate) fn in_force(&self, key_result: &KeyResultRow) -> InForce {
        let context = scoring::Context {
            store: self.store(),
            policy: self.policy(),
            as_of: self.as_of(),
            basis: Basis::Current,
        };
        in_force(context, key_result)
    }

    /// An objective's identifier.
    pub(crate) fn objective(&self, row: u32) -> &'c str {
        self.store().identifier(Noun::Objective, row)
    }

    /// A key result's identifier.
    pub(crate) fn key_result(&self, row: u32) -> &'c str {
        self.store().identifier(Noun::KeyResult, row)
    }

    /// A unit's identifier.
    pub(crate) fn unit(&self, row: u32) -> &'c str {
        self.store().identifier(Noun::Unit, row)
    }

    /// A cycle's identifier.
    pub(crate) fn cycle(&self, row: u32) -> &'c str {
        self.store().identifier(Noun::Cycle, row)
    }

    /// What an edge supports, in words: "objective `o-trust`".
    pub(crate) fn target(&self, target: Target) -> String {
        let (noun, row) = match target {
            Target::Objective(row) => (Noun::Objective, row),
            Target::KeyResult(row) => (Noun::KeyResult, row),
            Target::Priority(row) => (Noun::Priority, row),
            Target::Missing => return String::new(),
        };
        format!("{} `{}`", noun.words(), self.store().identifier(noun, row))
    }
}
