//! What work is for: a quantified result or purpose is its pass mark.

use super::Judge;
use crate::statement::{
    inflection::Form,
    lexicon::{Noun, Verb, Word},
    noun_phrase::noun_phrase,
    quantity::{Quantity, Relation, Unit, Written},
};

impl Judge<'_, '_> {
    /// A quantified result or purpose: `that reduces churn to 3 %`, `with less than 2 % loss`.
    pub(super) fn result(&self, from: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let mut at = from;
        while at < end {
            if self.is_purpose(from, at) {
                let near = end.min(at + 24);
                let level = self.counted(at, end).any(|it| {
                    it.unit != Unit::Plain
                        && matches!(it.written, Written::Digits | Written::Placeholder)
                        || it.comparison.is_some()
                        || matches!(it.relation, Relation::To | Relation::By | Relation::From)
                });
                let measured = [Noun::Metric, Noun::Lower, Noun::Duration, Noun::Money];
                // `where … in < 10 seconds`: a bound on time is a measure by itself.
                let timed = (self.counted(at, end))
                    .find(|it| it.comparison.is_some() && it.is_duration(text))
                    .map(|it| it.start);
                return (at..near)
                    .find(|&it| {
                        let entry = text.entry(it);
                        // Who comes to one's own reviews is no result of them.
                        level && entry.any_noun(&measured) && !entry.noun(Noun::Completion)
                    })
                    .or(timed)
                    .or_else(|| self.exceeds(at, near).filter(|_| level))
                    .or_else(|| self.used_by(at))
                    .or_else(|| self.brought_with(at, end));
            }
            at = text.step(at);
        }
        None
    }

    /// `so no source exceeds 35 %`: what it is to be is measured.
    fn exceeds(&self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        if !text.entry(at).word(Word::That) {
            return None;
        }
        (text.step(at)..end).find(|&it| {
            let entry = text.entry(it);
            entry.any_verb(&[Verb::Reach, Verb::Rise, Verb::Fall])
                && entry.form(Form::Third)
                && !entry.any_verb(&[Verb::Act, Verb::Work])
                && !entry.is_noun()
        })
    }

    /// `used by at least 5 departments`: what others do is counted.
    fn used_by(&self, at: usize) -> Option<usize> {
        let mut entry = self.text.entry(at);
        // `a trial that wins 3 clinics`
        let that = entry.word(Word::That);
        if that {
            entry = self.text.entry(self.text.step(at));
        }
        if that && (entry.verb(Verb::Work) || !entry.any_verb(&[Verb::Act, Verb::Gain])) {
            return None;
        }
        let used = that
            || self.handles(0, at)
            || entry.verb(Verb::Act)
            || entry.form(Form::Ing) && entry.any_verb(&[Verb::Reach, Verb::Yield]);
        (self.counted(at, at + 12).next())
            .filter(|_| used)
            .map(|it| it.start)
    }

    /// `with 200 downloads each`, `with $1M of deposits`, `with zero complaints`: what others
    /// bring, or what is not to happen, is counted.
    pub(super) fn brought_with(&self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let aside = text.is_sign(at, '(');
        if !(aside || text.entry(at).word(Word::With)) {
            return None;
        }
        let it = self.counted(text.step(at), end.min(at + 12)).next()?;
        // `(zero crashes)`: right behind the bracket.
        if aside && !(it.start == at + 1 && it.value == 0.0 && it.written != Written::Placeholder) {
            return None;
        }
        let counted = |lists: &[Noun]| noun_phrase(text, it.end, end).head_is(text, lists);
        let brought = match it.written {
            // What is not to happen, whatever it is.
            Written::None if text.is(it.start, "zero") => text.is_word(it.end),
            Written::None => counted(&[Noun::Trouble, Noun::Lower]),
            Written::Digits if it.value == 0.0 => text.is_word(it.end),
            Written::Digits | Written::Letters | Written::Placeholder => {
                matches!(it.unit, Unit::Currency(_))
                    || it.unit == Unit::Plain && (counted(&[Noun::Response]) || self.taken(it.end))
            }
            _ => false,
        };
        brought.then_some(it.start)
    }

    /// `10,000 units sold`: what others have to take.
    fn taken(&self, from: usize) -> bool {
        let text = self.text;
        let behind = text.entry(noun_phrase(text, from, text.len()).end);
        behind.form(Form::Past)
            && !behind.form(Form::Base)
            && behind.verb(Verb::Gain)
            && !behind.any_verb(&[Verb::Work, Verb::Settle])
    }

    /// Whether what the work is for begins here.
    fn is_purpose(&self, from: usize, at: usize) -> bool {
        let text = self.text;
        let entry = text.entry(at);
        let next = text.step(at);
        let changes = [
            Verb::Rise,
            Verb::Fall,
            Verb::Improve,
            Verb::Reach,
            Verb::Keep,
            Verb::Yield,
        ];
        if entry.any_word(&[Word::Result, Word::That]) && at > from
            || entry.word(Word::To) && text.entry(next).any_verb(&changes)
        {
            return true;
        }
        if entry.word(Word::And) {
            return text.entry(next).any_verb(&[Verb::Rise, Verb::Fall])
                && !text.entry(next).is_noun();
        }
        // `, reducing churn to 3 %`
        let doing = at > from
            && text.is_sign(at - 1, ',')
            && entry.form(Form::Ing)
            && entry.any_verb(&[
                Verb::Rise,
                Verb::Fall,
                Verb::Improve,
                Verb::Reach,
                Verb::Yield,
            ]);
        // `dashboards used by at least 5 departments`
        let used = entry.verb(Verb::Act)
            && !entry.verb(Verb::Work)
            && entry.form(Form::Past)
            && !entry.form(Form::Base)
            && text.entry(next).word(Word::By);
        if doing || used || self.handles(from, at) || self.beside(from, at) {
            return true;
        }
        if at > from
            && self.brought_with(at, self.text.len()).is_some()
            && self.counted(from, at).next().is_none()
        {
            return true;
        }
        let bounded = |it: &Quantity| {
            it.unit != Unit::Plain
                && (it.comparison.is_some()
                    || matches!(it.unit, Unit::Currency(_))
                    || text.entry(it.end).any_noun(&[Noun::Metric, Noun::Lower]))
        };
        entry.word(Word::With)
            && self.counted(next, next + 12).any(bounded)
            && self.counted(from, at).next().is_none()
    }

    /// `a chatbot handling 60 % of queries`: what it does of what comes in.
    fn handles(&self, from: usize, at: usize) -> bool {
        let text = self.text;
        let entry = text.entry(at);
        at > from
            && entry.form(Form::Ing)
            && self.counts_nothing_before(from, at)
            && self.counted(at, at + 4).next().is_some_and(|it| {
                it.lead == text.step(at)
                    && it.unit == Unit::Percent
                    && text.entry(it.end).word(Word::Of)
            })
    }

    /// Whether no quantity stands shortly before; a bound, so that no text makes this long.
    fn counts_nothing_before(&self, from: usize, at: usize) -> bool {
        let from = from.max(at.saturating_sub(24));
        self.counted(from, at).next().is_none()
    }

    /// `Publish reports, click rate > 3 %`: a level beside the work.
    fn beside(&self, from: usize, at: usize) -> bool {
        let text = self.text;
        if at <= from || !text.is_sign(at - 1, ',') || !self.counts_nothing_before(0, at) {
            return false;
        }
        let phrase = noun_phrase(text, at, text.len());
        phrase.head_is(
            text,
            &[Noun::Metric, Noun::Lower, Noun::Duration, Noun::Money],
        ) && self
            .counted(phrase.end, phrase.end + 4)
            .next()
            .is_some_and(|it| it.lead <= phrase.end + 1 && it.comparison.is_some())
    }
}
