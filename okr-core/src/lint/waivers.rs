//! What is accepted on a day, and what that silences.

use std::collections::HashMap;

use super::{
    CheckOptions, Finding, Rule, Waived,
    choices::Choices,
    place::{At, Position},
};
use crate::{
    diagnostic::Suggester,
    model::{CheckConfig, Noun, Store, Waiver},
    values::{Date, SubjectKind},
};

/// The waivers of a call's configuration and of the document, in this order.
pub(crate) struct Waivers<'w> {
    list: Vec<Accepted<'w>>,
}

/// One waiver, and what it comes to.
pub(crate) struct Accepted<'w> {
    pub(crate) waiver: &'w Waiver,
    pub(crate) rule: &'static Rule,
    /// Where to talk about it.
    pub(crate) at: At,
    /// Whether the rule runs.
    pub(crate) runs: bool,
    pub(crate) expired: bool,
    /// How many findings it silences.
    pub(crate) silenced: usize,
    noun: Noun,
    /// Whether the portfolio has what it is about.
    pub(crate) there: bool,
}

type Key<'k> = (&'k str, SubjectKind, &'k str);

impl<'w> Waivers<'w> {
    pub(super) fn new(store: &'w Store, options: &'w CheckOptions, choices: &Choices) -> Self {
        let day = options.as_of();
        let given = options.config().into_iter();
        let given = given.flat_map(CheckConfig::waivers).map(|it| (None, it));
        let stated = store.checks.iter().flat_map(|it| it.waivers());
        let stated = (0..).zip(stated).map(|(at, it)| (Some(at), it));
        let list = given.chain(stated).filter_map(|(at, waiver)| {
            let rule = super::rule(&waiver.rule)?;
            Some(Accepted::new(store, choices, day, (at, waiver), rule))
        });
        Self {
            list: list.collect(),
        }
    }

    pub(crate) fn list(&self) -> &[Accepted<'w>] {
        &self.list
    }

    /// Takes what is accepted out of the findings.
    pub(super) fn silence(
        &mut self,
        found: &mut Vec<(Position, Finding)>,
    ) -> Vec<(Position, Waived)> {
        let mut in_force: HashMap<Key<'_>, usize> = HashMap::new();
        for (at, it) in self.list.iter().enumerate().filter(|(_, it)| !it.expired) {
            let subject = &it.waiver.subject;
            in_force
                .entry((it.rule.code, subject.kind(), subject.id()))
                .or_insert(at);
        }
        if in_force.is_empty() {
            return Vec::new();
        }
        let mut counts = vec![0; self.list.len()];
        let mut waived = Vec::new();
        let mut left = Vec::with_capacity(found.len());
        for (position, finding) in found.drain(..) {
            let subject = finding.subject();
            let key = subject.map(|it| (finding.code(), it.kind(), it.id()));
            let Some(&at) = key.and_then(|key| in_force.get(&key)) else {
                left.push((position, finding));
                continue;
            };
            counts[at] += 1;
            let waiver = self.list[at].waiver;
            waived.push((
                position,
                Waived {
                    finding,
                    reason: waiver.reason.as_str().into(),
                    until: waiver.until,
                },
            ));
        }
        *found = left;
        for (it, count) in self.list.iter_mut().zip(counts) {
            it.silenced = count;
        }
        waived
    }
}

impl<'w> Accepted<'w> {
    fn new(
        store: &Store,
        choices: &Choices,
        day: Date,
        (at, waiver): (Option<u32>, &'w Waiver),
        rule: &'static Rule,
    ) -> Self {
        let noun = Noun::of(waiver.subject.kind());
        let row = store.ids.of(noun).find(&store.arena, waiver.subject.id());
        Self {
            waiver,
            rule,
            at: match (at, row) {
                (Some(at), Some(row)) => At::waiver(at, noun, row),
                (None, Some(row)) => At::new(noun, row),
                (_, None) => At::DOCUMENT,
            },
            runs: choices.runs(rule),
            expired: waiver.until.is_some_and(|until| until < day),
            silenced: 0,
            noun,
            there: row.is_some(),
        }
    }

    /// What it is about, in words: "key result `kr-nps`".
    pub(crate) fn subject(&self) -> String {
        let shown = crate::diagnostic::shorten(self.waiver.subject.id());
        format!("{} `{shown}`", self.noun.words())
    }

    /// What was probably meant by a name that the portfolio does not have.
    pub(crate) fn meant(&self, store: &Store, suggester: &mut Suggester) -> Option<String> {
        let names = store.ids.of(self.noun);
        let near = suggester.nearest(self.waiver.subject.id(), names.defined(&store.arena))?;
        Some(format!("did you mean `{near}`?"))
    }
}
