//! Clauses, their verbs, and the nouns that are their subjects and objects.

use std::ops::Range;

use super::{
    inflection::Form,
    lexicon::{Noun, Verb, Word},
    text::Text,
};

/// A part of a statement with one verb, or none.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) tokens: Range<usize>,
    /// The verb that it begins with, as an instruction: `Increase …`, `Hiring …`.
    pub(super) order: Option<usize>,
}

/// The clauses of a statement; there is at least one unless there are no tokens.
pub(super) fn clauses(text: &Text<'_>) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    // Whether the sentence that we are in began with an order: then others may be listed.
    let mut orders = false;
    let mut depth = 0_usize;
    while at < text.len() {
        if start == at {
            at = behind_introduction(text, at);
            start = at;
            let order = order(text, at);
            orders = order.is_some();
            found.push(Clause {
                tokens: at..text.len(),
                order,
            });
        }
        let next = text.step(at);
        if text.is_any_sign(at, "([{") {
            depth += 1;
        } else if text.is_any_sign(at, ")]}") {
            depth = depth.saturating_sub(1);
        }
        let ends = depth == 0
            && (sentence_ends(text, at)
                || (orders && lists_another(text, at) && !shares_object(text, start, at)));
        if ends && next < text.len() && at > start {
            if let Some(last) = found.last_mut() {
                last.tokens.end = at;
            }
            start = next;
            // `, and then`
            while text.entry(start).word(Word::And)
                || text.is_any_sign(start, ",;.-–—")
                || text.is(start, "then")
            {
                start += 1;
            }
            at = start;
            continue;
        }
        at = next;
    }
    found
}

/// `For each team, …`, `Starting in 2027, …`: behind what comes before the subject or order.
fn behind_introduction(text: &Text<'_>, at: usize) -> usize {
    let entry = text.entry(at);
    let every = entry.word(Word::All) && text.entry(text.step(at)).noun(Noun::Period);
    let opens = every
        || entry_is_ing_lead(text, at)
        || entry.any_word(&[
            Word::In,
            Word::For,
            Word::Within,
            Word::Means,
            Word::By,
            Word::With,
        ]) && !entry.is_verb();
    if !opens {
        return at;
    }
    let comma = (at + 1..text.len().min(at + 24)).find(|&it| text.is_any_sign(it, ",;.:"));
    match comma {
        Some(comma) if text.is_sign(comma, ',') && comma + 1 < text.len() => comma + 1,
        _ => at,
    }
}

pub(super) fn sentence_ends(text: &Text<'_>, at: usize) -> bool {
    if text.is_any_sign(at, ";•|!?") {
        return true;
    }
    if text.is_sign(at, '.') {
        return !text.joined(at + 1)
            && text
                .token(at + 1)
                .is_some_and(|next| next.capital || !next.is_word());
    }
    text.is_any_sign(at, "-–—")
        && !text.joined(at)
        && !text.joined(at + 1)
        && order(text, at + 1).is_some()
}

/// `Add and retain 5 members`: no object yet, so the verbs share one.
fn shares_object(text: &Text<'_>, start: usize, at: usize) -> bool {
    order(text, start).is_some_and(|verb| behind_verbs(text, verb) > at)
}

/// Behind a verb and those that share its object: `Design, build and run`.
pub(super) fn behind_verbs(text: &Text<'_>, verb: usize) -> usize {
    let mut from = text.step(verb);
    for _ in 0..8 {
        let mut next = from;
        while text.is_any_sign(next, ",/") || text.entry(next).word(Word::And) {
            next += 1;
        }
        let entry = text.entry(next);
        if next == from || !entry.is_verb() || !entry.form(Form::Base) {
            break;
        }
        from = text.step(next);
    }
    from
}

/// `, increase …`, `and publish …`: another order comes.
fn lists_another(text: &Text<'_>, at: usize) -> bool {
    let and = text.entry(at).word(Word::And) || text.is_sign(at, '/');
    if !(and || text.is_sign(at, ',')) {
        return false;
    }
    let mut next = text.step(at);
    while text.entry(next).word(Word::And) || text.is(next, "then") {
        next += 1;
    }
    let Some(verb) = order(text, next) else {
        return false;
    };
    let entry = text.entry(verb);
    // `sales and support teams`, `plan and report quality`: a noun unless its object shows.
    let object = text.step(verb);
    let shown =
        text.entry(object)
            .any_word(&[Word::Article, Word::All, Word::More, Word::To, Word::None])
            || text.number(object).is_some()
            || text.entry(object).value.is_some();
    let change = entry.any_verb(&[Verb::Rise, Verb::Fall, Verb::Improve, Verb::Reach]);
    entry.form(Form::Base)
        && (!entry.is_noun() || shown || change)
        && (shown || text.is_word(object) || text.is_any_sign(object, "<>≥≤=~$€£"))
}

/// The verb of an order that begins here, past adverbs and `continue to`, `help`.
pub(super) fn order(text: &Text<'_>, start: usize) -> Option<usize> {
    let mut at = start;
    for _ in 0..6 {
        let entry = text.entry(at);
        let adverb = entry.word(Word::Adverb) && !entry.is_noun() && !entry.is_verb();
        let mark = text.is_any_sign(at, "\"'“„«(*_");
        let perfect = entry.verb(Verb::Have) && {
            let next = text.entry(text.step(at));
            at > start && next.form(Form::Past) && !next.form(Form::Base)
        };
        let we = perfect
            || ["we", "i", "to", "will", "let's", "please"]
                .iter()
                .any(|it| text.is(at, it))
            || entry.word(Word::We)
            || text.is_sign(at, ',');
        let leads = entry.verb(Verb::Lead) && leads_to_verb(text, at);
        if adverb || mark || we || leads {
            at = text.step(at);
        } else {
            break;
        }
    }
    if entry_is_ing_lead(text, at) {
        return None;
    }
    let entry = text.entry(at);
    let modal_only = entry.verb(Verb::Modal);
    if !entry.is_verb() || modal_only || (entry.form(Form::Third) && !entry.form(Form::Base)) {
        return unknown_order(text, at);
    }
    if entry.any_verb(&[Verb::Be]) && !entry.form(Form::Base) {
        return None;
    }
    (!is_noun_here(text, at)).then_some(at)
}

/// `Starting in 2026, the rate will …`: no order.
fn entry_is_ing_lead(text: &Text<'_>, at: usize) -> bool {
    let entry = text.entry(at);
    entry.verb(Verb::Lead) && entry.form(Form::Ing) && text.entry(text.step(at)).word(Word::In)
}

/// `continue to build`, `start measuring`, `help improve`.
fn leads_to_verb(text: &Text<'_>, at: usize) -> bool {
    let mut next = text.step(at);
    if text.entry(next).word(Word::To) {
        next = text.step(next);
    }
    let entry = text.entry(next);
    entry.is_verb()
        && (entry.form(Form::Base) || entry.form(Form::Ing))
        && !is_noun_here(text, next)
}

/// A word that is in no list, first, before an article or possessive: `Yeet the old portal`.
fn unknown_order(text: &Text<'_>, at: usize) -> Option<usize> {
    let token = text.token(at)?;
    let entry = token.entry;
    let next = text.entry(at + 1);
    let article = next.word(Word::Article) && next.length == 1 && !text.is(at + 1, "top");
    let first = at == 0 && !text.lexicon.verb_last();
    (token.is_word() && !entry.is_known() && first && article).then_some(at)
}

/// Whether a word that can be verb and noun is a noun here.
fn is_noun_here(text: &Text<'_>, at: usize) -> bool {
    let entry = text.entry(at);
    let next = text.step(at);
    let Some(token) = text.token(next) else {
        // A single word: `Recruiting`, `Launch`.
        return at > 0 || text.len() == next;
    };
    if text.is_any_sign(next, "<>=≤≥:") {
        return entry.is_noun();
    }
    let change = entry.any_verb(&[
        Verb::Rise,
        Verb::Fall,
        Verb::Improve,
        Verb::Keep,
        Verb::Multiply,
    ]);
    let after = token.entry;
    let ing = entry.form(Form::Ing) && !entry.form(Form::Base);
    let past = entry.form(Form::Past) && !entry.form(Form::Base);
    if after.any_verb(&[Verb::Be, Verb::Modal]) && !after.noun(Noun::Month) {
        return true;
    }
    if after.word(Word::Of) && !past && (entry.is_noun() || ing) {
        return true;
    }
    if !(entry.is_noun() || ing || past) {
        return false;
    }
    // `Marketing partnerships`, `Hiring managers`: names of work before a bare noun.
    if ing
        && entry.is_noun()
        && !change
        && after.is_noun()
        && !after.is_verb()
        && text.number(next).is_none()
        && after.value.is_none()
    {
        return true;
    }
    if change && !past && !(ing && entry.is_noun()) {
        // `Growth`, `Increase in …`
        return after.word(Word::In) && entry.any_noun(&[Noun::Rise, Noun::Fall]);
    }
    // `Churn 5 % → 3 %`: what only others do is the name of a level.
    let level_of_others = entry.any_noun(MEASURED)
        && entry.verb(Verb::Act)
        && !entry.any_verb(&[Verb::Work, Verb::Gain, Verb::Yield, Verb::Move]);
    if level_of_others && text.number(next).is_some() {
        return true;
    }
    if after.word(Word::Article)
        || text.number(next).is_some()
        || after.value.is_some()
        || after.any_word(&[Word::All, Word::None])
    {
        return false;
    }
    if after.any_word(&[Word::At, Word::From, Word::Below, Word::Above])
        && entry.any_noun(&[Noun::Metric, Noun::Money, Noun::Duration])
    {
        return true;
    }
    // `Test coverage at 80 %`, `Onboarding time under 5 days`: a compound and its level.
    let phrase = object_phrase(text, at, text.len());
    let compound = phrase.end > next && phrase.measured(text) && !phrase.has_article;
    let level = text.entry(phrase.end).any_word(&[
        Word::At,
        Word::Below,
        Word::Above,
        Word::From,
        Word::Of,
        Word::Within,
        Word::Up,
        Word::Down,
    ]) || text.is_any_sign(phrase.end, "<>=≤≥:(")
        || text.number(phrase.end).is_some()
        || !past
            && (text.entry(phrase.end).any_verb(&[Verb::Be])
                || text.entry(phrase.end).form(Form::Third));
    if compound && level && (entry.is_noun() || ing || past) {
        return true;
    }
    // `Design work is complete`, `Training modules rolled out`
    let finite = text.entry(phrase.end);
    let third = finite.form(Form::Third) && !finite.form(Form::Base) && !finite.is_noun();
    if third
        && !phrase.has_article
        && phrase.end > next
        && phrase.head_is(text, &[Noun::Insider, Noun::Outsider])
    {
        return true;
    }
    entry.is_noun()
        && !phrase.has_article
        && (finite.any_verb(&[Verb::Be, Verb::Modal])
            || (finite.form(Form::Past) && !finite.form(Form::Base))
            || finite.word(Word::Done))
        && phrase.end > next
}

/// A noun phrase: its last noun, and that of what it is a number or share of.
#[derive(Clone, Debug)]
pub(super) struct NounPhrase {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The last word before a preposition.
    pub(super) head: Option<usize>,
    /// The head behind `of`.
    pub(super) of: Option<usize>,
    pub(super) has_article: bool,
}

impl NounPhrase {
    pub(super) fn head_is(&self, text: &Text<'_>, lists: &[Noun]) -> bool {
        self.head
            .is_some_and(|head| text.entry(head).any_noun(lists))
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

/// The noun phrase that begins at `start`.
pub(super) fn noun_phrase(text: &Text<'_>, start: usize, end: usize) -> NounPhrase {
    phrase(text, start, end, false)
}

/// The same behind the verb of an order: what can be a noun is no second verb.
pub(super) fn object_phrase(text: &Text<'_>, start: usize, end: usize) -> NounPhrase {
    phrase(text, start, end, true)
}

fn phrase(text: &Text<'_>, start: usize, end: usize, object: bool) -> NounPhrase {
    let mut found = NounPhrase {
        start,
        end: start,
        head: None,
        of: None,
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
        let hyphened = text.is_sign(at.wrapping_sub(1), '-') && text.joined(at) && at > start
            || text.is_sign(at + 1, '-') && text.joined(at + 1);
        if text.is_word(at) && hyphened {
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
        } else if text.is_word(at) {
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
            if entry.word(Word::That) && found.head.is_some() {
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
            } else if preposition && !entry.is_noun() {
                break;
            } else if found.head.is_some()
                && (is_finite(text, at, found.head)
                    && !(object && entry.is_noun() && !entry.verb(Verb::Act))
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
                if !described {
                    *head = Some(at);
                }
            }
        } else if text.is_any_sign(at, "-/&'’\"“”.%$€£+#*") {
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
    let raw = text.raw(at);
    let ending = raw.len() > 4
        && (raw.ends_with("ed") || raw.ends_with("ing"))
        && text.lexicon.language() == "en";
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
    ending
        && !text.entry(at).is_known()
        && complement
        && noun.is_some_and(|noun| is_plural(text, noun))
}

/// `aggressively`: a word in no list that ends as adverbs do.
fn is_adverb(text: &Text<'_>, at: usize) -> bool {
    let raw = text.raw(at);
    raw.len() > 4
        && raw.ends_with("ly")
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

/// Whether a word behind a noun is a verb: `users return`, `modules rolled out`, `site is`.
pub(super) fn is_finite(text: &Text<'_>, at: usize, head: Option<usize>) -> bool {
    let entry = text.entry(at);
    if entry.any_verb(&[Verb::Be, Verb::Modal]) {
        return !entry.noun(Noun::Month);
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
    if after_modifier && entry.is_noun() {
        return false;
    }
    if !entry.is_verb() && !entry.word(Word::Done) {
        return false;
    }
    let next = text.step(at);
    let after = text.entry(next);
    let ends = text.token(next).is_none() || text.is_any_sign(next, ",.;()");
    let complement = ends
        || is_adverb(text, next)
        || after.any_word(&[
            Word::Article,
            Word::To,
            Word::In,
            Word::By,
            Word::With,
            Word::At,
            Word::For,
            Word::All,
            Word::From,
            Word::Within,
            Word::Below,
            Word::Above,
            Word::Means,
            Word::Up,
            Word::Down,
            Word::Per,
            Word::Result,
            Word::Audience,
            Word::Adverb,
            Word::That,
        ])
        || text.number(next).is_some()
        || after.value.is_some();
    if entry.noun(Noun::Period) || entry.noun(Noun::Month) {
        return false;
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
    let plural = head.is_some_and(|head| is_plural(text, head));
    let people =
        head.is_some_and(|head| text.entry(head).any_noun(&[Noun::Outsider, Noun::Insider]));
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
        return !entry.is_noun() || (complement && !ends && !plural);
    }
    // The base form: behind a plural (`users return`), or when it is no noun.
    if entry.is_noun() {
        plural && complement && !ends
    } else {
        plural || complement
    }
}

/// Whether a noun looks like a plural; groups of people count.
pub(super) fn is_plural(text: &Text<'_>, at: usize) -> bool {
    let at = text.step(at) - 1;
    let raw = text.raw(at);
    (raw.len() > 2 && raw.ends_with('s') && !raw.ends_with("ss"))
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

/// The verb of a statement that is no order, within the clause, and its subject before it.
pub(super) fn finite_verb(text: &Text<'_>, clause: &Clause) -> Option<usize> {
    let mut head = None;
    let mut at = clause.tokens.start;
    let mut inside = false;
    while at < clause.tokens.end {
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
                let relative = (at + 1..clause.tokens.end.min(at + 6))
                    .find(|&next| text.entry(next).is_verb());
                at = relative.map_or(at + 1, |verb| text.step(verb));
                continue;
            }
            if head.is_some() && is_finite(text, at, head) {
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
