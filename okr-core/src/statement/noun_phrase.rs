//! Noun phrases: what is measured, made or done, and who does it.

use std::ops::Range;

use super::{
    finite::{is_finite, is_plural},
    inflection::Form,
    lexicon::{Entry, Noun, Verb, Word},
    text::Text,
};

/// A noun phrase: its last noun, and that of what it is a number or share of.
#[derive(Clone, Debug)]
pub(super) struct NounPhrase {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The last word before a preposition.
    pub(super) head: Option<usize>,
    /// The head behind `of`.
    pub(super) of: Option<usize>,
    /// The head before the first `and`.
    pub(super) first: Option<usize>,
    pub(super) has_article: bool,
}

impl NounPhrase {
    pub(super) fn head_is(&self, text: &Text<'_>, lists: &[Noun]) -> bool {
        self.head
            .is_some_and(|head| text.entry(head).any_noun(lists))
    }

    /// Whether what stands before the first `and` is of a list.
    pub(super) fn first_is(&self, text: &Text<'_>, lists: &[Noun]) -> bool {
        self.first
            .is_some_and(|first| text.entry(first).any_noun(lists))
    }

    pub(super) fn of_is(&self, text: &Text<'_>, lists: &[Noun]) -> bool {
        self.of.is_some_and(|of| text.entry(of).any_noun(lists))
    }

    pub(super) fn any(&self, text: &Text<'_>, lists: &[Noun]) -> bool {
        (self.start..self.end).any(|at| text.entry(at).any_noun(lists))
    }

    /// Whether its head is a property with a level, or what others bring.
    pub(super) fn measured(&self, text: &Text<'_>) -> bool {
        self.head_is(text, MEASURED)
    }

    /// Whether it is a count of something: `number of …`.
    pub(super) fn counts(&self, text: &Text<'_>) -> bool {
        let counter = self
            .head
            .is_some_and(|head| text.entry(head).noun(Noun::Counter));
        counter && self.of.is_some()
    }
}

/// What has a level, or is what others do.
pub(super) const MEASURED: &[Noun] = &[
    Noun::Metric,
    Noun::Lower,
    Noun::Duration,
    Noun::Money,
    Noun::Trouble,
    Noun::Response,
    Noun::Outsider,
];

/// How many tokens a noun phrase has at most.
const LONGEST_PHRASE: usize = 32;

/// Where a noun phrase stands: how soon a word that can be noun and verb is its verb.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before its verb, if it has one.
    Subject,
    /// Behind the verb of an order: a noun, but for what others do (`Have users return`).
    Object,
    /// Behind a verb of change: a noun (`Increase customer visits`).
    Changed,
}

/// The noun phrase that begins at `start`.
pub(super) fn noun_phrase(text: &Text<'_>, start: usize, end: usize) -> NounPhrase {
    phrase(text, start, end, Place::Subject)
}

/// The same behind the verb of an order: what can be a noun is no second verb.
pub(super) fn object_phrase(text: &Text<'_>, start: usize, end: usize) -> NounPhrase {
    phrase(text, start, end, Place::Object)
}

/// The same behind a verb of change.
pub(super) fn changed_phrase(text: &Text<'_>, start: usize, end: usize) -> NounPhrase {
    phrase(text, start, end, Place::Changed)
}

fn phrase(text: &Text<'_>, start: usize, end: usize, place: Place) -> NounPhrase {
    let mut found = NounPhrase {
        start,
        end: start,
        head: None,
        of: None,
        first: None,
        has_article: false,
    };
    // A bound, so that no text makes this long.
    let end = end.min(start + LONGEST_PHRASE).min(text.len());
    let mut at = start;
    let mut of = false;
    while at < end {
        let entry = text.entry(at);
        let next = text.step(at);
        // `time-to-fill`, `upload-to-link speed`: a hyphen makes one word of them.
        let word = text.is_word(at);
        let hyphened = word
            && (at > start && text.is_sign(at - 1, '-') && text.joined(at)
                || text.is_sign(at + 1, '-') && text.joined(at + 1));
        if hyphened {
            // `time-to-first-call` stays a time.
            let chain = found.head.is_some_and(|head| {
                text.entry(head).any_noun(&[Noun::Duration, Noun::Lower])
                    && text.is_sign(text.step(head), '-')
            });
            if of {
                found.of = Some(at);
            } else if !chain {
                found.head = Some(at);
            }
        } else if word {
            let preposition = entry.any_word(&[
                Word::From,
                Word::To,
                Word::By,
                Word::At,
                Word::With,
                Word::In,
                Word::For,
                Word::That,
                Word::Means,
                Word::Result,
                Word::Within,
                Word::Below,
                Word::Above,
                Word::Until,
                Word::Versus,
                Word::Per,
                Word::Audience,
                Word::Up,
                Word::Down,
                Word::Between,
            ]);
            if entry.any_word(&[Word::That, Word::Versus]) && found.head.is_some() {
                break;
            } else if entry.word(Word::Article)
                && found.head.is_some()
                && text.entry(next).noun(Noun::Period)
            {
                // `visitors an hour`: another phrase begins.
                break;
            } else if entry.word(Word::Article) {
                found.has_article |= found.head.is_none() && entry.length == 1;
            } else if entry.word(Word::Of) {
                if of {
                    break;
                }
                if found.head.is_some() {
                    of = true;
                }
            } else if entry.word(Word::And) {
                // `sales & marketing`: the head is the last; `X and report` ends at the verb.
                if order_ends(text, next) {
                    break;
                }
                found.first = found.first.or(found.head);
            } else if preposition && !entry.is_noun() && !entry.word(Word::Praise)
                || found.head.is_some()
                    && (!is_noun_at(entry, place) && is_finite(text, at, found.head)
                        || is_participle(text, at)
                        || entry.word(Word::Done) && !entry.is_noun() && !entry.is_verb())
            {
                break;
            } else if !entry.any_word(&[
                Word::Adverb,
                Word::All,
                Word::None,
                Word::Praise,
                Word::More,
                Word::Less,
            ]) && !is_adverb(text, at)
                || entry.is_noun()
            {
                let head = if of { &mut found.of } else { &mut found.head };
                // `utilisateurs actifs`: where nouns stand first, what follows describes them.
                let described = text.lexicon.head_first()
                    && head.is_some_and(|head| text.entry(head).is_noun() || !entry.is_noun());
                // `time to restore service` stays a time, `cost per order` a cost.
                let timed = head.is_some_and(|head| {
                    let last = text.step(head) - 1;
                    last > head && (text.is(last, "to") || text.is(last, "per"))
                });
                if !described && !timed {
                    *head = Some(at);
                }
            }
        } else if text.is_any_sign(at, "-/&'’\"“”.%$€£+#*") {
            // `visitors/month` is a rate of visitors.
            if text.is_sign(at, '/') && found.head.is_some() && text.entry(next).noun(Noun::Period)
            {
                break;
            }
            if text.is_sign(at, '&') {
                found.first = found.first.or(found.head);
            }
            // Inside a name; a full stop with space behind it ends the phrase.
            if text.is_sign(at, '.') && !text.joined(next) {
                break;
            }
            if text.is_sign(at, '-') && !text.joined(at) && !text.joined(next) {
                break;
            }
            if text.is_sign(at, '%') && found.head.is_some() {
                break;
            }
        } else if text.number(at).is_some() {
            // `Increase activation 25 %`: a level ends it; `top 3 accounts` does not.
            let named = text
                .before(at)
                .is_some_and(|before| text.entry(before).noun(Noun::Label));
            if found.head.is_some() && !text.joined(at) && !named {
                break;
            }
        } else if text.is_sign(at, ',') && lists_adjectives(text, &found, at) {
            // `a transparent, lasting relationship`
        } else if text.is_sign(at, '[') && found.head.is_none()
            || text.is_sign(at, ']') && text.is_sign(start, '[')
        {
            // `Build [lasting] relationships`
        } else if text.is_any_sign(at, "([") {
            // What stands in brackets is skipped: `(SMAU)`.
            match (at..end.min(at + 12)).find(|&close| text.is_any_sign(close, ")]")) {
                Some(close) if found.head.is_some() && !has_number(text, at..close) => {
                    at = close + 1;
                    continue;
                }
                _ => break,
            }
        } else {
            break;
        }
        at = next;
        found.end = at;
    }
    // `NPS of 50`: the number is not of the phrase.
    let idle = |at: usize| text.entry(at).any_word(&[Word::Of, Word::Article]);
    while found.end > start && idle(found.end - 1) && found.head != Some(found.end - 1) {
        found.end -= 1;
    }
    found
}

/// Whether a word that can be noun and verb is the noun, by where the phrase stands.
fn is_noun_at(entry: &Entry, place: Place) -> bool {
    let noun = match place {
        Place::Subject => false,
        Place::Object => !entry.verb(Verb::Act),
        Place::Changed => true,
    };
    noun && entry.is_noun()
}

/// Whether a comma parts adjectives: what stands before it is in no list of nouns.
fn lists_adjectives(text: &Text<'_>, phrase: &NounPhrase, at: usize) -> bool {
    let adjective = phrase.head.is_some_and(|head| {
        let raw = text.raw(head);
        let ends = [
            "able", "ible", "ful", "ous", "ive", "ent", "ant", "ing", "ed", "al", "ic",
        ]
        .iter()
        .any(|end| raw.ends_with(end));
        ends && !text.entry(head).is_noun()
    });
    let praise = phrase.head.is_none()
        && at > 0
        && text.entry(at - 1).any_word(&[Word::Praise, Word::Better]);
    let next = text.entry(at + 1);
    (adjective || praise)
        && phrase.of.is_none()
        && text.is_word(at + 1)
        && !(next.is_verb() && next.form(Form::Base))
        && !next.word(Word::And)
}

/// `followers combined on …`, `sign-ups originating from …`: a word in no list that ends as a
/// participle and stands behind a plural tells more of it.
fn is_participle(text: &Text<'_>, at: usize) -> bool {
    let raw = text.bytes(at);
    let ending = raw.len() > 4
        && (raw.ends_with(b"ed") || raw.ends_with(b"ing"))
        && !text.entry(at).is_known()
        && text.lexicon.language() == "en";
    if !ending {
        return false;
    }
    let next = text.entry(text.step(at));
    let complement = text.token(at + 1).is_none()
        || text.is_any_sign(at + 1, ",.;()")
        || next.any_word(&[
            Word::From,
            Word::To,
            Word::By,
            Word::With,
            Word::In,
            Word::At,
            Word::For,
            Word::Adverb,
            Word::Within,
        ]);
    let mut noun = text.before(at);
    while let Some(before) = noun
        && (text.entry(before).word(Word::Adverb) || is_adverb(text, before))
    {
        noun = text.before(before);
    }
    complement && noun.is_some_and(|noun| is_plural(text, noun))
}

/// `aggressively`: a word in no list that ends as adverbs do.
pub(super) fn is_adverb(text: &Text<'_>, at: usize) -> bool {
    let raw = text.bytes(at);
    raw.len() > 4
        && raw.ends_with(b"ly")
        && !text.entry(at).is_known()
        && text.lexicon.language() == "en"
}

fn has_number(text: &Text<'_>, range: Range<usize>) -> bool {
    range.into_iter().any(|at| text.number(at).is_some())
}

fn order_ends(text: &Text<'_>, at: usize) -> bool {
    let entry = text.entry(at);
    let next = text.entry(text.step(at));
    entry.form(Form::Base)
        && entry.is_verb()
        && (next.word(Word::Article) || !entry.is_noun() && !entry.any_word(&[Word::Done]))
}
