//! Orders of work: what it results in, or how well it is to be done, can be the goal.

use super::{OTHERS, Order};
use crate::{
    statement::{
        judge::Judgement,
        lexicon::{Noun, Verb, Word},
        noun_phrase::{MEASURED, noun_phrase},
        quantity::{Relation, Unit, Written},
    },
    values::{
        Certainty::{High, Low, Medium},
        StatementType::{Milestone, Outcome, Output},
    },
};

impl Order<'_> {
    /// `Launch the app with 10 customers`, `Ship it to 500 users`: those who take it are counted.
    fn launched_to(&self) -> Option<usize> {
        let text = self.judge.text;
        let first = self.judge.counted(self.from, self.end).next()?;
        let before = text.before(first.lead.max(first.start.min(first.lead)))?;
        let to =
            first.relation == Relation::To || text.entry(before).any_word(&[Word::To, Word::With]);
        let taken = self.entry.verb(Verb::Launch)
            && to
            && first.unit == Unit::Plain
            && self.object.head.is_some_and(|head| head < first.start);
        let phrase = noun_phrase(text, first.end, self.end);
        (taken && phrase.head_is(text, &[Noun::Outsider])).then_some(first.start)
    }

    /// `feedback from 80 % of users`: how many of them act.
    fn share_of_others(&self) -> bool {
        let text = self.judge.text;
        self.judge.counted(self.from, self.end).any(|it| {
            it.relation == Relation::From
                && it.unit == Unit::Percent
                && text.entry(it.end).word(Word::Of)
                && noun_phrase(text, text.step(it.end), self.end).head_is(text, &[Noun::Outsider])
        })
    }

    /// `Support 10,000 users`: a load that is to be borne, and no list that is worked off.
    fn bears(&self) -> bool {
        let text = self.judge.text;
        self.entry.verb(Verb::Bear)
            && (self.judge.counted(self.from, self.end).next()).is_some_and(|it| {
                let at_once = ["concurrent", "simultaneous", "parallel"]
                    .iter()
                    .any(|word| text.is(it.end, word));
                it.lead == self.from
                    && it.unit == Unit::Plain
                    && it.written == Written::Digits
                    && (at_once || it.value >= 1000.0)
            })
    }

    /// Work of one's own; a number that it is to result in is the pass mark.
    pub(super) fn works(&self) -> Judgement {
        let text = self.judge.text;
        if self.bears() {
            return self.is(Outcome, Low);
        }
        if let Some(result) = self.judge.result(self.from, self.end) {
            return Judgement::new(Outcome, Medium, [self.verb, result]);
        }
        // `Collect 50 nominations`, `Collect $2M of what is owed`: others give them.
        let given = self.entry.verb(Verb::Award)
            && !self.work
            && (self.money || self.numbers() && self.head_is(OTHERS));
        if given {
            return self.is(Outcome, Low);
        }
        if let Some(users) = self.launched_to() {
            return Judgement::new(Outcome, Low, [self.verb, users]);
        }
        // `Finish top 5 in the league`: a rank.
        let rank = text.is(self.from, "top")
            && text.number(self.from + 1).is_some()
            && text
                .entry(self.from + 2)
                .any_word(&[Word::In, Word::Of, Word::For]);
        if rank {
            return self.is(Outcome, Low);
        }
        // `Demonstrate a 30 % improvement in satisfaction`, `Collect feedback from 80 % of users`
        let change = self.percent && self.head_is(&[Noun::Rise, Noun::Fall]);
        // `Demonstrate 92 % accuracy`
        let level = self.head_is(&[Noun::Metric])
            && !self.work
            && (self.judge.counted(self.from, self.end).next()).is_some_and(|it| {
                it.lead == self.from
                    && it.unit == Unit::Percent
                    && it.written == Written::Digits
                    && !text.entry(it.end).word(Word::Of)
            });
        if change || level || self.share_of_others() {
            return self.is(Outcome, Medium);
        }
        if self.event && !self.work && !self.entry.verb(Verb::Work) {
            return self.is(Milestone, Low);
        }
        let praised = (self.from..self.from + 3)
            .any(|at| text.entry(at).any_word(&[Word::Praise, Word::Better]));
        let state = self.head_is(&[Noun::State, Noun::Metric, Noun::Money])
            || praised
                && (self.head_is(&[Noun::Generic]) || self.objective && self.object.head.is_none());
        // `Operate a reliable platform`, `Lead the company through a strong quarter`
        let run = self.objective
            && self.entry.verb(Verb::Conduct)
            && !self.head_is(&[Noun::Activity, Noun::Event])
            && (self.head_is(&[
                Noun::State,
                Noun::Generic,
                Noun::Insider,
                Noun::Outsider,
                Noun::Metric,
            ]) || (self.from..self.end.min(self.from + 8))
                .any(|at| text.entry(at).any_word(&[Word::Praise, Word::Better])));
        if run {
            return self.is(Outcome, Low);
        }
        // `Establish ourselves as …`
        let named = self.objective
            && (self.from..self.end.min(self.from + 10)).any(|at| text.entry(at).word(Word::As));
        // `Build a great team`: people are hired; `a team that stays`: what it does is the goal.
        let team = self.objective && self.head_is(&[Noun::Insider]) && self.object.of.is_none();
        let lives = team && text.entry(self.object.end).word(Word::That);
        let state = lives || state && !self.work && !team;
        if self.entry.verb(Verb::Found) && (state || named) {
            return self.is(Outcome, Low);
        }
        // `Finish with 24 more customers`, `Execute with high quality`
        let at_level = self.objective && text.entry(self.from).word(Word::At);
        if at_level || text.entry(self.from).word(Word::With) {
            let had = self.judge.object(text.step(self.from), self.end);
            let state = self.objective
                && had.head_is(text, &[Noun::State, Noun::Generic])
                && !had.head_is(text, &[Noun::Insider]);
            // `Finish with 24 more customers`, but `Collaborate with 5 customers`
            let more = (self.from..had.end).any(|at| text.entry(at).word(Word::More));
            let measured = had.head_is(text, MEASURED) && (more || !had.head_is(text, OTHERS));
            if measured || state {
                return Judgement::new(
                    Outcome,
                    Low,
                    [Some(self.verb), had.head].into_iter().flatten(),
                );
            }
        }
        // `Ship features faster`
        let is_better = |&at: &usize| text.entry(at).word(Word::Better);
        let better = (Some(self.object.end).filter(is_better))
            .or_else(|| self.object.head.filter(is_better))
            .filter(|&at| at > self.from);
        if let Some(better) = better
            && self.objective
            && !self.numbers()
        {
            return Judgement::new(Outcome, Low, [self.verb, better]);
        }
        // `Return to growth`
        if self.objective
            && !self.entry.verb(Verb::Work)
            && self.entry.verb(Verb::Act)
            && self.measured
        {
            return self.is(Outcome, Low);
        }
        let next = text.entry(self.from);
        // `Ship faster`, `Partner more deeply`
        let faster = next.word(Word::Better)
            || next.word(Word::More) && !text.entry(self.from + 1).is_known();
        if faster && (self.objective || self.object.head.is_none()) {
            // `Ship faster`
            return Judgement::new(Outcome, Low, [self.verb, self.from]);
        }
        let known = self.entry.verb(Verb::Work);
        let certainty = match (known, self.work || self.object.head.is_none()) {
            (true, true) => High,
            (true, false) => Medium,
            (false, _) => Low,
        };
        self.is(Output, certainty)
    }
}
