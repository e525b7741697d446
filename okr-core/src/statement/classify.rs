//! Outcome, work or milestone: by the verb, and by what it acts on.
//!
//! The tests are asked in this order: could the team make it true by its own work alone
//! (output); is it an event that an outsider confirms (milestone); does it state a level or a
//! change of something outside the team's hands (outcome).

use super::{
    clause::{Clause, MEASURED, NounPhrase, finite_verb, is_plural, noun_phrase},
    inflection::Form,
    lexicon::{Noun, Verb, Word},
    quantity::{Quantity, Relation, Unit, Written},
    text::Text,
};
use crate::values::{Certainty, StatementKind, StatementType};

/// What a clause is judged to be, and by which tokens.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    pub(super) kind: Option<StatementType>,
    pub(super) certainty: Certainty,
    /// The tokens that decided.
    pub(super) by: Vec<usize>,
}

impl Judgement {
    fn new(kind: StatementType, certainty: Certainty, by: impl IntoIterator<Item = usize>) -> Self {
        Self {
            kind: Some(kind),
            certainty,
            by: by.into_iter().collect(),
        }
    }

    fn none() -> Self {
        Self {
            kind: None,
            certainty: Certainty::Low,
            by: Vec::new(),
        }
    }
}

use Certainty::{High, Low, Medium};
use StatementType::{Milestone, Outcome, Output};

/// Things that are made, done or staffed.
const WORK: &[Noun] = &[Noun::Artifact, Noun::Activity, Noun::Staffing];

/// What a judge sees.
pub(super) struct Judge<'j, 't> {
    pub(super) text: &'j Text<'t>,
    pub(super) quantities: &'j [Quantity],
    pub(super) kind: StatementKind,
    pub(super) target: Option<usize>,
}

impl Judge<'_, '_> {
    /// Judges a statement by its clauses: what most say, and the outcome where they tie.
    pub(super) fn statement(&self, clauses: &[Clause]) -> Judgement {
        let Some(first) = clauses.first() else {
            return Judgement::none();
        };
        if self.text.is_sign(self.text.len() - 1, '?') {
            return Judgement::none();
        }
        let mut main = self.clause(first);
        if clauses.len() == 1 || self.kind == StatementKind::Objective {
            return main;
        }
        let mut outcomes = 0_usize;
        let mut outputs = 0_usize;
        let mut best: Option<Judgement> = None;
        for clause in clauses.iter().take(16) {
            let judged = self.clause(clause);
            match judged.kind {
                Some(Outcome) => {
                    outcomes += 1;
                    best = best.or(Some(judged));
                }
                Some(Output) => outputs += 1,
                _ => {}
            }
        }
        // Where the numbers are, there is the pass mark.
        let marked = self.target.and_then(|target| {
            let at = self.quantities[target].start;
            let holder = clauses.iter().find(|clause| clause.tokens.contains(&at))?;
            self.clause(holder).kind
        });
        if main.kind == Some(Output)
            && outcomes >= outputs
            && marked == Some(Outcome)
            && let Some(best) = best
        {
            main = best;
        }
        main
    }

    fn clause(&self, clause: &Clause) -> Judgement {
        match clause.order {
            Some(verb) => self.order(clause, verb),
            None => match finite_verb(self.text, clause) {
                Some(verb) => self.sentence(clause, verb),
                None => self.phrase(clause),
            },
        }
    }

    /// The quantities of a stretch of tokens that have a value and are no attributes.
    fn counted(&self, from: usize, to: usize) -> impl Iterator<Item = &Quantity> {
        (self.quantities.iter()).filter(move |it| it.start >= from && it.end <= to && !it.attribute)
    }

    fn is_measured(&self, phrase: &NounPhrase) -> bool {
        if phrase
            .head
            .is_some_and(|head| self.text.is(head, "completion"))
            && self.own_programme(phrase)
        {
            return false;
        }
        if phrase.counts(self.text) {
            return !phrase.of_is(self.text, WORK) || phrase.of_is(self.text, MEASURED);
        }
        phrase.measured(self.text)
    }

    /// `completion of certification programs`: taking part in what one runs oneself.
    fn own_programme(&self, phrase: &NounPhrase) -> bool {
        let own = [Noun::Activity, Noun::Artifact, Noun::Event, Noun::Staffing];
        phrase.of_is(self.text, &own) || phrase.any(self.text, &[Noun::Insider, Noun::Activity])
    }

    fn is_work(&self, phrase: &NounPhrase) -> bool {
        if phrase
            .head
            .is_some_and(|head| self.text.is(head, "completion"))
        {
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
            matches!(
                it.relation,
                Relation::From | Relation::To | Relation::By | Relation::At | Relation::Within
            ) || it.comparison.is_some() && it.unit != Unit::Plain
                || matches!(
                    it.unit,
                    Unit::Percent | Unit::Points | Unit::Times | Unit::Currency(_)
                ) && it.written == Written::Digits
        })
    }

    /// `Increase …`, `Write …`.
    fn order(&self, clause: &Clause, verb: usize) -> Judgement {
        let text = self.text;
        let entry = text.entry(verb);
        let end = clause.tokens.end;
        let from = text.step(verb);
        let object = self.object(from, end);
        let head = object.head;
        let by = |other: Option<usize>| [Some(verb), other].into_iter().flatten();
        let measured = self.is_measured(&object);
        let work = self.is_work(&object);
        let event =
            object.head_is(text, &[Noun::Event]) || object.of_is(text, &[Noun::Event]) && !measured;
        let money = self
            .counted(from, end)
            .any(|it| matches!(it.unit, Unit::Currency(_)));
        let level = self.has_level(from, end);
        let percent = self
            .counted(from, end)
            .any(|it| it.unit == Unit::Percent && it.written == Written::Digits);
        let outsiders = object.head_is(text, &[Noun::Outsider, Noun::Response])
            || object.of_is(text, &[Noun::Outsider, Noun::Response]);
        let staffing =
            object.head_is(text, &[Noun::Staffing]) && !object.head_is(text, &[Noun::Metric]);
        let objective = self.kind == StatementKind::Objective;
        let result = self.result(from, end);

        let confirmed = (from..end.min(from + 12)).any(|at| {
            let entry = text.entry(at);
            entry.verb(Verb::Confirm) && entry.form(Form::Past) && !entry.form(Form::Base)
        });
        let examined = text.is(verb, "pass") && !level;
        if entry.any_verb(&[Verb::Confirm]) && (event || examined)
            || entry.any_verb(&[Verb::Gain, Verb::Have]) && confirmed
        {
            return Judgement::new(Milestone, High, by(head));
        }
        if entry.any_verb(&[Verb::Multiply]) {
            return Judgement::new(
                if work { Output } else { Outcome },
                if measured { High } else { Medium },
                by(head),
            );
        }
        if entry.any_verb(&[Verb::Rise, Verb::Fall])
            && !(entry.verb(Verb::Yield) && !level && !measured)
        {
            let team = objective
                && object.head_is(text, &[Noun::Insider])
                && !object.head_is(text, MEASURED);
            let spread = (text.entry(object.end).word(Word::To) || text.entry(from).word(Word::To))
                && self
                    .counted(from, end)
                    .any(|it| it.unit == Unit::Plain && text.is_word(it.end))
                && !measured
                && self.counted(from, end).count() == 1
                && !self.has_from(from, end);
            let counted_work = object.counts(text) && work;
            let wider = ["expand", "extend", "broaden", "scale"]
                .iter()
                .any(|word| text.is(verb, word));
            if staffing
                || team
                || counted_work
                || spread && (work || wider)
                || work
                    && !level
                    && !objective
                    && object.any(text, WORK)
                    && !object.any(text, MEASURED)
            {
                return Judgement::new(Output, Medium, by(head));
            }
            return Judgement::new(
                Outcome,
                if measured || level { High } else { Medium },
                by(head),
            );
        }
        if entry.verb(Verb::Improve) {
            let doing = self.by_doing(from, end);
            let counted_work = !objective
                && doing
                && self.counted(from, end).next().is_some()
                && !self.level_before_doing(from, end);
            if !counted_work && (objective || measured || level && !doing) {
                return Judgement::new(Outcome, if measured { High } else { Medium }, by(head));
            }
            if work || counted_work {
                return Judgement::new(Output, Medium, by(head));
            }
            return Judgement::new(Outcome, Low, by(head));
        }
        if entry.verb(Verb::Keep) {
            let plain = work && !level && !measured;
            return Judgement::new(
                if plain { Output } else { Outcome },
                if measured || level { High } else { Medium },
                by(head),
            );
        }
        if entry.verb(Verb::Become) {
            let made = entry.verb(Verb::Work) && work;
            return Judgement::new(if made { Output } else { Outcome }, Medium, by(head));
        }
        if entry.verb(Verb::Be) {
            return self.being(from, end, verb, &object);
        }
        if entry.verb(Verb::Ensure) {
            return self.ensured(from, end, verb, &object);
        }
        if entry.verb(Verb::Have) {
            return self.having(from, end, verb, &object);
        }
        if entry.verb(Verb::Make) {
            return self.making(from, end, verb, &object, money, measured);
        }
        if entry.verb(Verb::Staff) {
            let members = object.head_is(text, &[Noun::Outsider])
                && !object.head_is(text, &[Noun::Staffing, Noun::Insider])
                && self.counted(from, end).next().is_some()
                && !text.is(verb, "hire")
                && !text.is(verb, "staff");
            return Judgement::new(
                if members { Outcome } else { Output },
                if members { Low } else { High },
                by(head),
            );
        }
        if entry.verb(Verb::Gain) {
            if event && !money && !(entry.verb(Verb::Work) && work) {
                return Judgement::new(Milestone, Medium, by(head));
            }
            let closed = text.is(verb, "close") && !outsiders && !money;
            // What others give (`win`, `earn`, `secure`) is theirs whatever it is.
            let given = ["win", "earn", "attract", "receive", "secure", "gain", "be"]
                .iter()
                .any(|word| text.is(verb, word))
                && self.counted(from, end).next().is_some();
            let own = (work && !given || object.head_is(text, &[Noun::Trouble]))
                && !measured_by_others(text, &object)
                && !level
                || closed && !percent;
            let staff = staffing || object.head_is(text, &[Noun::Insider]) && !outsiders;
            let objective_own = objective && entry.verb(Verb::Work) && !outsiders && !measured;
            if own || staff || objective_own {
                return Judgement::new(Output, Medium, by(head));
            }
            return Judgement::new(
                Outcome,
                if measured || money || outsiders {
                    High
                } else {
                    Low
                },
                by(head),
            );
        }
        if entry.verb(Verb::Move) && !entry.any_verb(&[Verb::Work, Verb::Yield]) {
            let moves = level || measured;
            return Judgement::new(
                if moves { Outcome } else { Output },
                if moves { High } else { Low },
                by(head),
            );
        }
        if entry.verb(Verb::Yield) {
            let value = objective
                && object.head_is(text, &[Noun::State, Noun::Generic, Noun::Metric])
                && !work;
            if (measured || money || percent && !work || value)
                && !staffing
                && !(entry.verb(Verb::Work) && work && !money && !level)
            {
                return Judgement::new(
                    Outcome,
                    if measured || money { High } else { Medium },
                    by(head),
                );
            }
            if let Some(it) = result {
                return Judgement::new(Outcome, Medium, [verb, it]);
            }
            if entry.verb(Verb::Move) && level && !work {
                return Judgement::new(Outcome, Medium, by(head));
            }
            return Judgement::new(Output, if work { High } else { Medium }, by(head));
        }
        if entry.verb(Verb::Remove) {
            let counted = self.counted(from, end).any(|it| {
                it.unit == Unit::Plain
                    && it.written != Written::None
                    && it.relation == Relation::Nothing
            });
            let lessened = measured
                && !counted
                && (!work || level)
                && !entry.verb(Verb::Gain)
                && !text.is(verb, "fix")
                && !text.is(verb, "resolve");
            let prevented = text.is(verb, "prevent") || text.is(verb, "avoid");
            let theirs =
                self.kind == StatementKind::Objective && object.any(text, &[Noun::Outsider]);
            return if lessened
                || prevented
                || theirs
                || level && percent && !work && !text.is(verb, "resolve") && !text.is(verb, "fix")
                || level && self.within(from, end)
            {
                Judgement::new(Outcome, Medium, by(head))
            } else {
                Judgement::new(Output, Medium, by(head))
            };
        }
        if entry.verb(Verb::Reach) {
            if work && !measured && !money && !(percent && !object.any(text, WORK)) {
                return Judgement::new(Output, Medium, by(head));
            }
            if event && !measured {
                return Judgement::new(Milestone, Medium, by(head));
            }
            if objective && object.head_is(text, &[Noun::Staffing, Noun::Artifact, Noun::Activity])
            {
                return Judgement::new(Output, Medium, by(head));
            }
            let hiring = object.any(text, &[Noun::Staffing])
                && !object.head_is(text, &[Noun::Metric, Noun::Duration]);
            if hiring {
                return Judgement::new(Output, Medium, by(head));
            }
            return Judgement::new(
                Outcome,
                if measured || level { High } else { Medium },
                by(head),
            );
        }
        // Work of one's own; a number that it is to result in is the pass mark.
        if let Some(it) = result {
            return Judgement::new(Outcome, Medium, [verb, it]);
        }
        if event && !work && !entry.verb(Verb::Work) {
            return Judgement::new(Milestone, Low, by(head));
        }
        let founded = [
            "establish",
            "build",
            "create",
            "introduce",
            "develop",
            "cultivate",
            "foster",
        ]
        .iter()
        .any(|word| {
            text.is(verb, word)
                || entry.form(Form::Ing)
                    && text.raw(verb).len() > 4
                    && word.get(..4) == text.raw(verb).to_ascii_lowercase().get(..4)
        }) && (object.head_is(text, &[Noun::State, Noun::Metric, Noun::Money])
            && !work
            || text.entry(text.step(from)).word(Word::Praise)
                && object.head_is(text, &[Noun::Generic, Noun::State, Noun::Money]));
        if founded {
            return Judgement::new(Outcome, Low, by(head));
        }
        let certainty = if entry.verb(Verb::Work) {
            if work || head.is_none() { High } else { Medium }
        } else {
            Low
        };
        Judgement::new(Output, certainty, by(head))
    }

    /// The object behind a verb, past its number.
    fn object(&self, from: usize, end: usize) -> NounPhrase {
        let text = self.text;
        let mut at = from;
        for _ in 0..8 {
            if text.is_any_sign(at, "→➔-=>:~") && at > from {
                at += 1;
                continue;
            }
            if let Some(it) = self
                .quantities
                .iter()
                .find(|it| it.lead <= at && at < it.end || it.start == at)
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
        let mut phrase = noun_phrase(text, at, end);
        phrase.start = at;
        phrase
    }

    /// A quantified result or purpose behind work: `that reduces churn to 3 %`, `with < 2 % loss`.
    fn result(&self, from: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let mut at = from;
        while at < end {
            let entry = text.entry(at);
            let purpose = entry.any_word(&[Word::Result, Word::That])
                || entry.word(Word::To)
                    && text.entry(text.step(at)).any_verb(&[
                        Verb::Rise,
                        Verb::Fall,
                        Verb::Improve,
                        Verb::Reach,
                        Verb::Keep,
                    ])
                || entry.word(Word::And)
                    && text
                        .entry(text.step(at))
                        .any_verb(&[Verb::Rise, Verb::Fall])
                    && !text.entry(text.step(at)).is_noun();
            let with = entry.word(Word::With)
                && self.quantities.iter().any(|it| {
                    it.lead == text.step(at) && it.unit != Unit::Plain && it.comparison.is_some()
                })
                && self.counted(from, at).next().is_none();
            if purpose || with {
                let measured = (at..end.min(at + 24)).find(|&it| {
                    text.entry(it).any_noun(&[
                        Noun::Metric,
                        Noun::Lower,
                        Noun::Duration,
                        Noun::Money,
                    ])
                });
                let level = self.counted(at, end).any(|it| {
                    it.unit != Unit::Plain && it.written == Written::Digits
                        || it.comparison.is_some()
                        || matches!(it.relation, Relation::To | Relation::By | Relation::From)
                });
                if measured.is_some() && level {
                    return measured;
                }
                return None;
            }
            at = text.step(at);
        }
        None
    }

    fn has_from(&self, from: usize, end: usize) -> bool {
        self.counted(from, end)
            .any(|it| it.relation == Relation::From)
    }

    fn within(&self, from: usize, end: usize) -> bool {
        self.counted(from, end)
            .any(|it| it.relation == Relation::Within)
    }

    /// `by adding 3 tools`, `through training`.
    fn by_doing(&self, from: usize, end: usize) -> bool {
        (from..end).any(|at| {
            let entry = self.text.entry(at);
            let next = self.text.entry(self.text.step(at));
            entry.any_word(&[Word::By, Word::Means])
                && next.form(Form::Ing)
                && next.verb(Verb::Work)
        })
    }

    /// Whether a level stands before what is done for it: `Improve NPS to 50 by training …`.
    fn level_before_doing(&self, from: usize, end: usize) -> bool {
        let text = self.text;
        let by = (from..end).find(|&at| {
            text.entry(at).any_word(&[Word::By, Word::Means])
                && text.entry(text.step(at)).form(Form::Ing)
        });
        by.is_some_and(|by| self.counted(from, by).next().is_some())
    }

    /// `Be included in …`, `Be the leader`, `Be live in 3 countries`.
    fn being(&self, from: usize, end: usize, verb: usize, object: &NounPhrase) -> Judgement {
        let text = self.text;
        let done = text.entry(from).word(Word::Done) && !object.head_is(text, &[Noun::State]);
        let _ = end;
        Judgement::new(
            if done { Output } else { Outcome },
            Medium,
            [verb].into_iter().chain(object.head),
        )
    }

    /// `Ensure that …`: what is ensured decides.
    fn ensured(&self, from: usize, end: usize, verb: usize, object: &NounPhrase) -> Judgement {
        let text = self.text;
        let start = if text.entry(from).word(Word::That) {
            text.step(from)
        } else {
            from
        };
        let inner = Clause {
            tokens: start..end,
            order: None,
        };
        if let Some(finite) = finite_verb(text, &inner) {
            let judged = self.sentence(&inner, finite);
            let level = self.has_level(start, end);
            let kept =
                judged.kind == Some(Outcome) && (level || self.kind == StatementKind::Objective);
            return Judgement::new(if kept { Outcome } else { Output }, Medium, [verb, finite]);
        }
        let outcome = self.is_measured(object) && !self.is_work(object)
            || self.kind == StatementKind::Objective && !self.is_work(object);
        Judgement::new(
            if outcome { Outcome } else { Output },
            Medium,
            [verb].into_iter().chain(object.head),
        )
    }

    /// `Have ten customers use it`, `Have a plan in place`.
    fn having(&self, from: usize, end: usize, verb: usize, object: &NounPhrase) -> Judgement {
        let text = self.text;
        let done =
            (from..end).any(|at| text.entry(at).word(Word::Done) && !text.entry(at).is_noun());
        let outsiders = object.head_is(text, &[Noun::Outsider, Noun::Response]);
        let measured = self.is_measured(object) && !self.is_work(object);
        let outcome = measured && !(done && !outsiders)
            || self
                .counted(from, end)
                .any(|it| it.unit == Unit::Percent && it.written == Written::Digits)
                && !done;
        let better =
            text.entry(from).word(Word::Better) || text.entry(text.step(from)).word(Word::Better);
        let quiet = better || self.kind == StatementKind::Objective && !self.is_work(object);
        Judgement::new(
            if outcome || quiet { Outcome } else { Output },
            Medium,
            [verb].into_iter().chain(object.head),
        )
    }

    /// `Make $5,000 a month`, `Make the site easy to use`, `Make available …`.
    fn making(
        &self,
        from: usize,
        end: usize,
        verb: usize,
        object: &NounPhrase,
        money: bool,
        measured: bool,
    ) -> Judgement {
        let text = self.text;
        let progress = object.head_is(text, &[Noun::Rise, Noun::Artifact]) && object.end >= end;
        let improvements = object.any(text, &[Noun::Rise])
            || (from..end.min(from + 4)).any(|at| {
                text.is(at, "improvements") || text.is(at, "changes") || text.is(at, "progress")
            });
        let available = (from..end.min(from + 8)).any(|at| text.entry(at).word(Word::Done));
        let number = self
            .counted(from, end)
            .any(|it| it.unit == Unit::Plain && it.written != Written::All);
        let adjective = (text.entry(from).word(Word::Article)
            || self.kind == StatementKind::Objective)
            && !number;
        let outcome = money
            || measured && !number
            || adjective && !available && !improvements && !progress
            || text.entry(from).word(Word::More);
        Judgement::new(
            if outcome { Outcome } else { Output },
            if money { High } else { Medium },
            [verb].into_iter().chain(object.head),
        )
    }

    /// `Users return …`, `All services are migrated`, `MAU increases by 5 %`.
    fn sentence(&self, clause: &Clause, verb: usize) -> Judgement {
        let text = self.text;
        let entry = text.entry(verb);
        let start = clause.tokens.start;
        let end = clause.tokens.end;
        let subject = self.object(start, verb);
        let by = |other: Option<usize>| [Some(verb), other].into_iter().flatten();
        let head = subject.of.filter(|_| subject.counts(text)).or(subject.head);
        let head_entry = head.map(|head| text.entry(head)).unwrap_or_default();
        let measured = self.is_measured(&subject);
        let level = self.has_level(start, end);
        let outsiders = head_entry.any_noun(&[Noun::Outsider]) && !self.is_own(&subject);
        let insiders = head_entry.noun(Noun::Insider) && !head_entry.noun(Noun::Outsider);
        let metric = head_entry.any_noun(&[Noun::Metric, Noun::Lower, Noun::Duration, Noun::Money])
            && measured;
        if metric && !head_entry.any_noun(&[Noun::Artifact]) || metric && level {
            return Judgement::new(Outcome, High, by(head));
        }
        // The verb that counts stands behind `is`, `has been`, `can`.
        let mut main = verb;
        let mut able = false;
        for _ in 0..4 {
            let here = text.entry(main);
            let passed = here.any_verb(&[Verb::Be, Verb::Modal])
                || text.is(main, "have")
                || text.is(main, "has")
                || here.word(Word::Adverb) && main > verb
                || here.word(Word::Not);
            if !passed {
                break;
            }
            able |= here.verb(Verb::Modal)
                && (text.is(main, "can") || text.is(main, "could") || here.length > 1);
            main = text.step(main);
        }
        let action = text.entry(main);
        let passive = action.form(Form::Past)
            && !action.form(Form::Base)
            && !action.any_verb(&[Verb::Rise, Verb::Fall]);
        let copular = entry.verb(Verb::Be);
        if action.verb(Verb::Confirm)
            && !action.verb(Verb::Act)
            && !insiders
            && !passive
            && !copular
        {
            return Judgement::new(Milestone, Medium, by(head));
        }
        if action.any_verb(&[Verb::Rise, Verb::Fall, Verb::Multiply, Verb::Improve])
            && !self.is_work(&subject)
        {
            return Judgement::new(Outcome, if measured { High } else { Medium }, by(head));
        }
        let timed = self.quantities.iter().any(|it| {
            it.start >= verb
                && it.end <= end
                && it.is_duration(text)
                && it.relation == Relation::Within
        }) || self
            .counted(verb, end)
            .any(|it| it.unit == Unit::Percent && it.comparison.is_some());
        if able {
            // A capability: true the moment it ships, unless it is measured in use.
            return Judgement::new(if timed { Outcome } else { Output }, Medium, by(head));
        }
        // `is seen as`, `is used by`: others do it.
        let passive = passive && !(action.verb(Verb::Act) && !action.verb(Verb::Work) && !insiders);
        let done = action.word(Word::Done) || passive && action.verb(Verb::Work);
        if insiders {
            let part = action.verb(Verb::TakePart) || done && (passive || copular);
            return Judgement::new(if part { Output } else { Outcome }, Medium, by(head));
        }
        if outsiders || head_entry.noun(Noun::Response) && !copular && !passive {
            let event = (main..end).any(|at| {
                text.entry(at).any_noun(&[Noun::Activity])
                    && text.entry(at).is_noun()
                    && !text.entry(at).any_noun(MEASURED)
            });
            let own =
                passive && (action.any_verb(&[Verb::Work, Verb::Staff])) && !action.verb(Verb::Act)
                    || action.verb(Verb::TakePart) && event && !action.verb(Verb::Act);
            return Judgement::new(
                if own { Output } else { Outcome },
                if own { Medium } else { High },
                by(head),
            );
        }
        if head_entry.noun(Noun::Trouble) && !done {
            return Judgement::new(Outcome, Medium, by(head));
        }
        if self.zero(start, verb) && !done {
            return Judgement::new(Outcome, Medium, by(head));
        }
        if head_entry.noun(Noun::Event) && !self.is_work(&subject) && (done || passive) {
            return Judgement::new(Milestone, Medium, by(head));
        }
        if done || passive {
            return Judgement::new(
                Output,
                if action.word(Word::Done) {
                    High
                } else {
                    Medium
                },
                by(head),
            );
        }
        if self.is_work(&subject) {
            return Judgement::new(
                if timed || level && !copular {
                    Outcome
                } else {
                    Output
                },
                Medium,
                by(head),
            );
        }
        let numbers = self.counted(start, end).next().is_some();
        let state = self.kind == StatementKind::Objective || numbers || measured;
        Judgement::new(if state { Outcome } else { Output }, Low, by(head))
    }

    /// Whether people in the subject are one's own: `all team members`, `our reps`.
    fn is_own(&self, subject: &NounPhrase) -> bool {
        subject.any(self.text, &[Noun::Insider]) && !subject.head_is(self.text, &[Noun::Outsider])
    }

    fn zero(&self, from: usize, to: usize) -> bool {
        self.quantities.iter().any(|it| {
            it.start >= from
                && it.end <= to
                && (it.written == Written::None || it.value == 0.0 && it.written == Written::Digits)
        })
    }

    /// No verb: `NPS of 50`, `10 blog posts`, `Beta release of …`.
    fn phrase(&self, clause: &Clause) -> Judgement {
        let text = self.text;
        let start = clause.tokens.start;
        let end = clause.tokens.end;
        if start >= end {
            return Judgement::none();
        }
        let phrase = self.object(start, end);
        let head = phrase.of.filter(|_| phrase.counts(text)).or(phrase.head);
        let by = |other: Option<usize>| other.into_iter();
        let Some(at) = head else {
            let numbers = self.counted(start, end).next().is_some();
            return if numbers {
                Judgement::new(Outcome, Low, [])
            } else {
                Judgement::none()
            };
        };
        let entry = text.entry(at);
        let level = self.has_level(start, end);
        let numbers = self.counted(start, end).next().is_some();
        let opening = text.entry(start);
        let objective = self.kind == StatementKind::Objective;
        if opening.any_word(&[Word::Better, Word::More, Word::Less])
            || self.zero(start, end) && !entry.any_noun(&[Noun::Staffing])
        {
            return Judgement::new(Outcome, Medium, by(head));
        }
        if self.is_measured(&phrase) && !(self.is_work(&phrase) && !level) {
            if !numbers
                && !objective
                && entry.any_noun(&[Noun::Outsider])
                && !entry.noun(Noun::Response)
            {
                return Judgement::none();
            }
            return Judgement::new(
                Outcome,
                if entry.any_noun(&[Noun::Metric, Noun::Lower, Noun::Money, Noun::Duration]) {
                    High
                } else {
                    Medium
                },
                by(head),
            );
        }
        if entry.noun(Noun::Event) && !numbers {
            return Judgement::new(Milestone, Medium, by(head));
        }
        if self.is_work(&phrase) || entry.any_noun(WORK) {
            // `onboarding flow: 40 % → 55 %`: a level of it is an outcome.
            let changed = self.counted(start, end).any(|it| {
                it.relation == Relation::From
                    || it.signed.is_some()
                    || it.unit == Unit::Percent
                        && it.start > at
                        && (it.lead == phrase.end || it.relation == Relation::At)
            });
            return Judgement::new(if changed { Outcome } else { Output }, High, by(head));
        }
        if entry.noun(Noun::Insider) && numbers {
            return Judgement::new(Output, Medium, by(head));
        }
        if level || objective && entry.any_noun(&[Noun::State, Noun::Generic]) {
            return Judgement::new(Outcome, Medium, by(head));
        }
        let raw = text.raw(at);
        let acronym = raw.len() >= 2
            && raw.len() <= 8
            && raw.chars().filter(|c| c.is_uppercase()).count() >= 2;
        if numbers {
            let others = acronym || is_plural(text, at);
            return Judgement::new(if others { Outcome } else { Output }, Low, by(head));
        }
        if acronym || !is_made(raw) && phrase.end - phrase.start <= 3 {
            return Judgement::none();
        }
        Judgement::new(Output, Low, by(head))
    }
}

fn measured_by_others(text: &Text<'_>, phrase: &NounPhrase) -> bool {
    phrase.head_is(text, &[Noun::Response, Noun::Outsider, Noun::Money])
}

/// Whether a word ends as names of work do: `calculation`, `deployment`.
fn is_made(raw: &str) -> bool {
    [
        "tion", "sion", "ment", "ing", "ance", "ence", "ations", "ments",
    ]
    .iter()
    .any(|end| raw.ends_with(end))
}
