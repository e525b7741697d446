//! What a rule looks at.

use std::cell::OnceCell;

use super::{CheckOptions, choices::Choices, place::At, readings::Readings, waivers::Waivers};
use crate::{
    alignment::Alignment,
    model::{KeyResultRow, NONE, Noun, Portfolio, StatedPolicy, Store, Target},
    policy::Policy,
    scoring::{self, InForce, ScoreOptions, Scorecard, in_force},
    statement::Lexicon,
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
    readings: OnceCell<Readings>,
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
        let stated = !matches!(portfolio.store().policy.stated, StatedPolicy::Absent);
        let policy = choices.policy().filter(|_| !stated);
        Self {
            portfolio,
            options,
            alignment: portfolio.alignment().as_of(options.as_of()),
            scorecard: OnceCell::new(),
            readings: OnceCell::new(),
            policy: policy.and_then(|name| Policy::named(name).ok()),
            waivers: Waivers::new(portfolio.store(), options, choices),
        }
    }

    /// All rows, in force or not.
    pub(crate) fn store(&self) -> &'c Store {
        self.portfolio.store()
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

    /// The word lists by which titles are read; none for a language without any.
    pub(crate) fn lexicon(&self) -> Option<&'c Lexicon> {
        let language = self.options.language(self.portfolio).as_str();
        (self.options.lexicon()).or_else(|| Lexicon::of_language(language).ok())
    }

    /// What is said of the titles in force. Only for a rule that is declared with `wording: true`.
    pub(crate) fn readings(&self) -> &Readings {
        self.readings.get_or_init(|| Readings::new(self))
    }

    /// The rows as scoring sees them on a day.
    pub(crate) fn scoring(&self, as_of: Date) -> scoring::Context<'_> {
        scoring::Context {
            store: self.store(),
            policy: self.policy(),
            as_of,
            basis: Basis::Current,
        }
    }

    /// The measure, due date and weight of a key result on the day [SPEC 4.3].
    pub(crate) fn in_force<'k>(&'k self, key_result: &'k KeyResultRow) -> InForce<'k> {
        in_force(self.scoring(self.as_of()), key_result)
    }

    /// Where a member of a key result is stated that is in force: by itself ([`NONE`]), or by an amendment.
    pub(crate) fn stated(&self, row: u32, member: &'static str, by: u32) -> At {
        let at = At::key_result(row);
        match by {
            NONE => at.member(member),
            by => {
                let first = self.store().key_results[row as usize].amendments.start;
                at.entry("amendments", by - first)
            }
        }
    }

    /// First and last day of an objective's cycle.
    pub(crate) fn cycle_dates(&self, objective: u32) -> Option<(Date, Date)> {
        let cycle = self.store().objectives[objective as usize].cycle;
        self.store().cycles[cycle as usize].dates()
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

    /// A KPI's identifier.
    pub(crate) fn kpi(&self, row: u32) -> &'c str {
        self.store().identifier(Noun::Kpi, row)
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
