//! Verbs behind their subjects: `users return`, `modules rolled out`, `the rate is`.

use std::ops::Range;

use super::{
    inflection::Form,
    lexicon::{Noun, Verb, Word},
    noun_phrase::is_adverb,
    text::Text,
};

/// Whether a word behind a noun is a verb: `users return`, `modules rolled out`, `site is`.
pub(super) fn is_finite(text: &Text<'_>, at: usize, head: Option<usize>) -> bool {
    let entry = text.entry(at);
    if entry.any_verb(&[Verb::Be, Verb::Modal]) {
        return !entry.noun(Noun::Month);
    }
    if !entry.is_verb() && !entry.word(Word::Done) {
        let made = |head| (text.entry(head)).any_noun(&[Noun::Artifact, Noun::Activity]);
        return head.is_some_and(made) && is_unknown_past(text, at);
    }
    // `events to grow the community`: what it is for.
    let infinitive = text
        .before(at)
        .is_some_and(|before| text.entry(before).word(Word::To));
    if infinitive && entry.form(Form::Base) && entry.is_verb() {
        return false;
    }
    // `number of features`, `the results`: no verb comes right behind these.
    let after_modifier = text.before(at).is_some_and(|before| {
        text.entry(before).any_word(&[
            Word::Of,
            Word::Article,
            Word::Praise,
            Word::With,
            Word::For,
            Word::In,
            Word::By,
            Word::At,
            Word::From,
        ])
    });
    // `meals per shift`
    let counted = || {
        text.before(at)
            .is_some_and(|before| text.entry(before).word(Word::Per))
    };
    if after_modifier && entry.is_noun() || entry.form(Form::Base) && counted() {
        return false;
    }
    // `for paid boosts`: a participle that describes a noun in no list.
    let described = || {
        let participle = text.before(at).filter(|&before| {
            let entry = text.entry(before);
            entry.form(Form::Past)
                && !entry.form(Form::Base)
                && !entry.any_verb(&[Verb::Be, Verb::Have])
        });
        participle.and_then(|it| text.before(it)).is_some_and(|it| {
            text.entry(it)
                .any_word(&[Word::For, Word::With, Word::Of, Word::Article, Word::At])
        })
    };
    if entry.form(Form::Third) && !entry.form(Form::Base) && described() {
        return false;
    }
    let next = text.step(at);
    let after = text.entry(next);
    let ends = ends(text, next);
    let complement = ends
        || is_adverb(text, next)
        || after.any_word(&PREPOSITIONS)
        || after.any_word(&[
            Word::Article,
            Word::All,
            Word::Below,
            Word::Above,
            Word::Up,
            Word::Down,
            Word::Per,
            Word::Result,
            Word::Adverb,
            Word::That,
            Word::Versus,
        ])
        || text.number(next).is_some()
        || after.value.is_some();
    if entry.noun(Noun::Period) || entry.noun(Noun::Month) {
        return false;
    }
    let plural = head.is_some_and(|head| is_plural(text, head));
    let people =
        head.is_some_and(|head| text.entry(head).any_noun(&[Noun::Outsider, Noun::Insider]));
    // `5 clients running it in production`
    if plural
        && people
        && entry.form(Form::Ing)
        && !entry.form(Form::Base)
        && !entry.is_noun()
        && entry.any_verb(&[Verb::Act, Verb::Work])
        && text.is_word(next)
        && !after.is_verb()
    {
        return true;
    }
    if entry.form(Form::Past) && !entry.form(Form::Base)
        || (entry.word(Word::Done) && !entry.is_noun())
    {
        // `roles available are …`: the verb comes behind.
        if after.any_verb(&[Verb::Be, Verb::Modal]) {
            return false;
        }
        // `30 campaigns launched`; but `qualified leads`, `closed deals`
        return complement || after.word(Word::And) || after.is_verb() && !after.is_noun();
    }
    if plural
        && people
        && entry.form(Form::Base)
        && text.is_word(next)
        && !after.is_verb()
        && entry.any_verb(&[
            Verb::Act,
            Verb::Work,
            Verb::TakePart,
            Verb::Yield,
            Verb::Reach,
        ])
    {
        // `500 readers share our reports`
        return true;
    }
    if complement && entry.form(Form::Third) && entry.any_verb(&[Verb::Rise, Verb::Fall]) {
        return true;
    }
    if entry.form(Form::Ing) && !entry.form(Form::Base) {
        // `teams using …`
        return !entry.is_noun() && complement && !ends && (plural || after.word(Word::Article));
    }
    if entry.form(Form::Third) && !entry.form(Form::Base) {
        // `mentors grows`: a noun in no list, before the verb itself.
        if after.is_verb()
            && !after.is_noun()
            && (after.form(Form::Third) || after.form(Form::Past))
            && !after.form(Form::Base)
        {
            return false;
        }
        // `Website supports listings`: as a noun, it would not be counted or made.
        let named = entry.any_noun(&[
            Noun::Artifact,
            Noun::Activity,
            Noun::Response,
            Noun::Outsider,
            Noun::Insider,
            Noun::Staffing,
            Noun::Event,
            Noun::Money,
            Noun::Lower,
        ]);
        let object = !named && !plural && text.is_word(next) && after.is_noun();
        return !entry.is_noun() || object || (complement && !ends && !plural);
    }
    // The base form: behind a plural (`users return`), or when it is no noun.
    if entry.is_noun() {
        plural && complement && !ends
    } else {
        plural || complement
    }
}

/// `samples processed at night have risen`: a participle that tells which ones, as a verb of its own
/// comes behind.
fn is_reduced(text: &Text<'_>, at: usize, end: usize) -> bool {
    let entry = text.entry(at);
    if !entry.form(Form::Past)
        || entry.form(Form::Base)
        || entry.any_verb(&[Verb::Be, Verb::Modal, Verb::Have])
    {
        return false;
    }
    let mut next = text.step(at);
    let mut before = at;
    while next < end.min(at + LONGEST_PARTICIPLE) {
        let entry = text.entry(next);
        let stops = !text.is_word(next) && !text.is_any_sign(next, "-/&%'’")
            || entry.any_word(&[Word::And, Word::That, Word::Result]);
        if stops {
            return false;
        }
        let auxiliary = entry.any_verb(&[Verb::Be, Verb::Modal])
            || entry.verb(Verb::Have) && text.entry(text.step(next)).form(Form::Past);
        if auxiliary {
            return before > at && !text.entry(before).any_word(&[Word::To, Word::Article]);
        }
        (before, next) = (next, text.step(next));
    }
    false
}

/// How many tokens a participle has with all that belongs to it.
const LONGEST_PARTICIPLE: usize = 12;

/// `orders placed by phone`: a word in no list that ends as participles do, with a preposition or
/// the end behind it.
pub(super) fn is_unknown_past(text: &Text<'_>, at: usize) -> bool {
    let raw = text.bytes(at);
    if raw.len() < 5
        || !raw.ends_with(b"ed")
        || text.entry(at).is_known()
        || text.lexicon.language() != "en"
    {
        return false;
    }
    let next = text.step(at);
    let hyphened = text.is_sign(at.wrapping_sub(1), '-') || text.is_sign(next, '-');
    !hyphened && (ends(text, next) || text.entry(next).any_word(&PREPOSITIONS))
}

/// What comes behind verbs of all forms, and leads to where, whom or how.
const PREPOSITIONS: [Word; 10] = [
    Word::To,
    Word::In,
    Word::By,
    Word::With,
    Word::At,
    Word::For,
    Word::From,
    Word::Within,
    Word::Means,
    Word::Audience,
];

/// Whether what was said ends before this token.
fn ends(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_none() || text.is_any_sign(at, ",.;()")
}

/// Whether a noun looks like a plural; groups of people count.
pub(super) fn is_plural(text: &Text<'_>, at: usize) -> bool {
    let at = text.step(at) - 1;
    let raw = text.bytes(at);
    (raw.len() > 2 && raw.ends_with(b"s") && !raw.ends_with(b"ss"))
        || [
            "people", "everyone", "staff", "press", "majority", "children", "men", "women",
        ]
        .iter()
        .any(|it| text.is(at, it))
}

/// `presenter`, `organists`: a word in no list that ends as names of people do.
pub(super) fn is_person(text: &Text<'_>, at: usize) -> bool {
    let raw = text.raw(at).trim_end_matches('s');
    let ends = ["er", "or", "ist", "ian"]
        .iter()
        .any(|end| raw.ends_with(end));
    ends && raw.len() >= 6 && !text.entry(at).is_known() && text.lexicon.language() == "en"
}

/// The verb of a stretch of tokens that is no order, with its subject before it.
pub(super) fn finite_verb(text: &Text<'_>, clause: &Range<usize>) -> Option<usize> {
    let mut head = None;
    let mut at = clause.start;
    let mut inside = false;
    while at < clause.end {
        let entry = text.entry(at);
        if text.is_any_sign(at, "([") {
            inside = true;
        } else if text.is_any_sign(at, ")]") {
            inside = false;
        } else if !inside && text.is_word(at) {
            if entry.any_word(&[Word::Result, Word::Means]) {
                return None;
            }
            if entry.word(Word::That) && head.is_some() {
                // The verb of the relative clause is not the one: skip it.
                let relative =
                    (at + 1..clause.end.min(at + 6)).find(|&next| text.entry(next).is_verb());
                at = relative.map_or(at + 1, |verb| text.step(verb));
                continue;
            }
            if head.is_some() && is_finite(text, at, head) && !is_reduced(text, at, clause.end) {
                return Some(at);
            }
            if !entry.any_word(&[
                Word::Article,
                Word::Adverb,
                Word::All,
                Word::None,
                Word::Of,
                Word::And,
                Word::In,
                Word::For,
                Word::With,
                Word::From,
                Word::To,
                Word::At,
            ]) {
                head = Some(at);
            }
        }
        at = text.step(at);
    }
    None
}
