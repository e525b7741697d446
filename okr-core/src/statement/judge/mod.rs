//! Outcome, work or milestone: by the verb, and by what it acts on.
//!
//! The tests are asked in this order: could the team make it true by its own work alone
//! (output); is it an event that an outsider confirms (milestone); does it state a level or a
//! change of something outside the team's hands (outcome).

mod order;
mod phrase;
mod result;
mod sentence;

use super::{
    clause::Clause,
    lexicon::{Noun, Word},
    noun_phrase::{MEASURED, NounPhrase, changed_phrase, noun_phrase, object_phrase},
    quantity::{Quantity, Relation, Unit, Written, quantity_at},
    role::covers,
    text::Text,
};
use crate::values::{
    Certainty, StatementKind,
    StatementType::{self, Outcome, Output},
};

/// What a clause is judged to be, and by which tokens.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    pub(super) kind: Option<StatementType>,
    pub(super) certainty: Certainty,
    /// The tokens that decided.
    pub(super) by: [Option<usize>; 2],
}

impl Judgement {
    fn new(kind: StatementType, certainty: Certainty, by: impl IntoIterator<Item = usize>) -> Self {
        let mut by = by.into_iter();
        Self {
            kind: Some(kind),
            certainty,
            by: [by.next(), by.next()],
        }
    }

    fn none() -> Self {
        Self {
            kind: None,
            certainty: Certainty::Low,
            by: [None; 2],
        }
    }
}

/// Things that are made, done or staffed.
const WORK: &[Noun] = &[Noun::Artifact, Noun::Activity, Noun::Staffing];

/// What a judge sees.
pub(super) struct Judge<'j, 't> {
    pub(super) text: &'j Text<'t>,
    pub(super) quantities: &'j [Quantity],
    pub(super) kind: StatementKind,
}

impl Judge<'_, '_> {
    /// Judges a statement by its clauses: what most say, and the outcome where they tie.
    ///
    /// Not inlined: in its caller, judgements would be copied bit by bit, a thousand instructions.
    #[inline(never)]
    pub(super) fn statement(&self, clauses: &[Clause]) -> Judgement {
        let Some(first) = clauses.first() else {
            return Judgement::none();
        };
        if self.text.is_sign(self.text.len() - 1, '?') {
            return Judgement::none();
        }
        let main = self.clause(first);
        // Only work can be outweighed by the clauses behind it.
        if main.kind != Some(Output) {
            return main;
        }
        let mut outcomes = 0_usize;
        let mut outputs = 1_usize;
        let mut best: Option<Judgement> = None;
        for clause in clauses.iter().take(16).skip(1) {
            let judged = self.clause(clause);
            match judged.kind {
                // A change that is not counted weighs less than the work before it.
                Some(Outcome) if self.counts(clause) || judged.certainty < Certainty::Low => {
                    outcomes += 1;
                    best = best.or(Some(judged));
                }
                Some(Output) => outputs += 1,
                _ => {}
            }
        }
        match best {
            Some(best) if outcomes >= outputs => best,
            _ => main,
        }
    }

    fn clause(&self, clause: &Clause) -> Judgement {
        // `There are 10 contributors`: what there is decides.
        let first = clause.tokens.start;
        if self.text.entry(first).word(Word::Exists) {
            let start = self.text.step(first).min(clause.tokens.end);
            return phrase::judge(self, &(start..clause.tokens.end));
        }
        match clause.order {
            Some(verb) => order::judge(self, clause, verb),
            None => match clause.finite {
                Some(verb) => sentence::judge(self, clause, verb),
                None => phrase::judge(self, &clause.tokens),
            },
        }
    }

    fn counts(&self, clause: &Clause) -> bool {
        self.counted(clause.tokens.start, clause.tokens.end)
            .next()
            .is_some()
    }

    /// The quantities of a stretch of tokens that have a value and are no attributes.
    fn counted(&self, from: usize, to: usize) -> impl Iterator<Item = &Quantity> {
        let first = self.quantities.partition_point(|it| it.start < from);
        let rest = self.quantities.get(first..).unwrap_or_default();
        (rest.iter())
            .take_while(move |it| it.start < to)
            .filter(move |it| it.end <= to && !it.attribute && !covers(self.text, it))
    }

    fn is_measured(&self, phrase: &NounPhrase) -> bool {
        if self.is_completion(phrase) && self.own_programme(phrase) {
            return false;
        }
        if phrase.counts(self.text) {
            return !phrase.of_is(self.text, WORK) || phrase.of_is(self.text, MEASURED);
        }
        phrase.measured(self.text)
    }

    /// `completion`: of one's own programme it is work, of what others do a level.
    fn is_completion(&self, phrase: &NounPhrase) -> bool {
        phrase
            .head
            .is_some_and(|head| self.text.entry(head).noun(Noun::Completion))
    }

    /// `completion of certification programs`: taking part in what one runs oneself.
    fn own_programme(&self, phrase: &NounPhrase) -> bool {
        let own = [Noun::Activity, Noun::Artifact, Noun::Event, Noun::Staffing];
        if self.kind == StatementKind::Objective {
            return false;
        }
        let insiders = (phrase.start..self.text.len().min(phrase.end + 8))
            .any(|at| self.text.entry(at).noun(Noun::Insider));
        insiders || phrase.of_is(self.text, &own) || phrase.any(self.text, &[Noun::Activity])
    }

    fn is_work(&self, phrase: &NounPhrase) -> bool {
        if self.is_completion(phrase) {
            return self.own_programme(phrase);
        }
        if phrase.counts(self.text) {
            return phrase.of_is(self.text, WORK) && !phrase.of_is(self.text, MEASURED);
        }
        phrase.head_is(self.text, WORK)
            && !phrase.head_is(self.text, &[Noun::Metric, Noun::Money, Noun::Duration])
    }

    /// Whether the object is a level or change by its numbers: `from 3 to 5`, `by 30 %`, `> 90 %`.
    fn has_level(&self, from: usize, to: usize) -> bool {
        self.counted(from, to).any(|it| {
            // `feedback from 20 users` counts users.
            let source = it.relation == Relation::From
                && it.unit == Unit::Plain
                && self.text.is_word(it.end);
            // `4 of 5 on a scale`, `≥ 0.85`: nothing is counted in parts.
            // `converted into five lessons`: what it becomes is counted.
            let source = source
                || it.unit == Unit::Plain
                    && self.text.is(it.lead, "into")
                    && self.text.is_word(it.end);
            let scaled = self.text.is_sign(it.number.0 + 1, '/');
            let part = it.comparison.is_some() && it.value.fract() != 0.0;
            matches!(
                it.relation,
                Relation::From | Relation::To | Relation::By | Relation::At | Relation::Within
            ) && !source
                || scaled
                || part
                || it.comparison.is_some() && it.unit != Unit::Plain
                || matches!(
                    it.unit,
                    Unit::Percent | Unit::Points | Unit::Times | Unit::Currency(_)
                ) && it.written == Written::Digits
        })
    }

    /// The object behind a verb, past its number.
    fn object(&self, from: usize, end: usize) -> NounPhrase {
        object_phrase(self.text, self.past_number(from), end)
    }

    /// The same behind a verb of change.
    fn changed(&self, from: usize, end: usize) -> NounPhrase {
        changed_phrase(self.text, self.past_number(from), end)
    }

    /// The subject of a sentence, past its number.
    fn subject(&self, from: usize, end: usize) -> NounPhrase {
        noun_phrase(self.text, self.past_number(from), end)
    }

    fn past_number(&self, from: usize) -> usize {
        let text = self.text;
        let mut at = from;
        for _ in 0..8 {
            if text.is_any_sign(at, "→➔-=>:~") && at > from {
                at += 1;
                continue;
            }
            if let Some(it) = quantity_at(self.quantities, at)
                && !it.attribute
            {
                at = it.end;
                if text.entry(at).word(Word::Of) {
                    at = text.step(at);
                }
                continue;
            }
            let entry = text.entry(at);
            if entry.word(Word::Article)
                || entry.any_word(&[Word::Above, Word::Below, Word::Of, Word::All, Word::Adverb])
                    && !entry.is_noun()
                    && !entry.is_verb()
            {
                at = text.step(at);
            } else if entry.word(Word::In) || entry.word(Word::At) || entry.word(Word::To) {
                // `Speak at 5 conferences`
                at = text.step(at);
            } else {
                break;
            }
        }
        at
    }

    /// Whether it says that there is none.
    fn zero(&self, from: usize, to: usize) -> bool {
        self.counted(from, to).any(|it| {
            it.written == Written::None || it.value == 0.0 && it.written == Written::Digits
        })
    }
}
