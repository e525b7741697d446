//! Clauses, and the orders that they begin with.

use std::ops::Range;

use super::{
    finite::{finite_verb, is_plural},
    inflection::Form,
    lexicon::{Noun, Verb, Word},
    noun_phrase::{MEASURED, NounPhrase, is_adverb, object_phrase},
    text::Text,
};

/// A part of a statement with one verb, or none.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) tokens: Range<usize>,
    /// The verb that it begins with, as an instruction: `Increase …`, `Hiring …`.
    pub(super) order: Option<usize>,
    /// Without an order, the verb behind its subject: `Users return …`.
    pub(super) finite: Option<usize>,
}

impl Clause {
    /// A stretch of a clause as one of its own, without an order.
    pub(super) fn within(text: &Text<'_>, tokens: Range<usize>) -> Self {
        let finite = finite_verb(text, &tokens);
        Self {
            tokens,
            order: None,
            finite,
        }
    }
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
                finite: None,
            });
        }
        let next = text.step(at);
        let word = text.is_word(at);
        if !word && text.is_any_sign(at, "([{") {
            depth += 1;
        } else if !word && text.is_any_sign(at, ")]}") {
            depth = depth.saturating_sub(1);
        }
        let ends = depth == 0
            && (!word && sentence_ends(text, at)
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
    // The full stop at the end is of no clause.
    if let Some(last) = found.last_mut()
        && text.is_any_sign(text.len() - 1, ".!")
        && last.tokens.start + 1 < text.len()
    {
        last.tokens.end = last.tokens.end.min(text.len() - 1);
    }
    for clause in found.iter_mut().filter(|clause| clause.order.is_none()) {
        clause.finite = finite_verb(text, &clause.tokens);
    }
    found
}

/// `For each team, …`, `Starting in 2027, …`: behind what comes before the subject or order.
fn behind_introduction(text: &Text<'_>, at: usize) -> usize {
    if let Some(behind) = behind_heading(text, at) {
        return behind;
    }
    let entry = text.entry(at);
    let every = entry.word(Word::All) && text.entry(text.step(at)).noun(Noun::Period);
    // `Starting and on a yearly basis, …`: the date behind it was set aside.
    let next = text.step(at);
    let dated = entry.verb(Verb::Lead)
        && entry.form(Form::Ing)
        && (!text.is_word(next) || text.entry(next).any_word(&[Word::And, Word::For, Word::At]));
    let opens = every
        || dated
        || entry_is_ing_lead(text, at)
        || entry.any_word(&[
            Word::In,
            Word::For,
            Word::Within,
            Word::Means,
            Word::By,
            Word::With,
            Word::Audience,
            Word::Covers,
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

/// How many tokens a heading before a colon has at most.
const LONGEST_HEADING: usize = 8;

/// `Photo archive: double the visits`: behind a name before a colon, where what follows has a verb
/// and the name has none.
fn behind_heading(text: &Text<'_>, at: usize) -> Option<usize> {
    let last = text.len().min(at + LONGEST_HEADING);
    let colon = (at..last).find(|&it| !text.is_word(it) && !text.is_any_sign(it, "-/&'’,"))?;
    let behind = colon + 1;
    if !text.is_sign(colon, ':') || text.joined(behind) || colon == at {
        return None;
    }
    let verb = order(text, at).is_some() || finite_verb(text, &(at..colon)).is_some();
    // `Test coverage: kept at 75 %`: the name is what it is said of.
    let entry = text.entry(behind);
    if entry.form(Form::Past) && !entry.form(Form::Base) {
        return None;
    }
    let last = text.len().min(behind + LONGEST_SENTENCE);
    let end = (behind..last).find(|&it| text.is_any_sign(it, ";.:"));
    let end = end.unwrap_or(last);
    let said = || order(text, behind).is_some() || finite_verb(text, &(behind..end)).is_some();
    (!verb && said()).then_some(behind)
}

/// How far a verb is looked for.
const LONGEST_SENTENCE: usize = 24;

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
            || [
                "we", "we've", "we'll", "i", "i've", "i'll", "to", "will", "let's", "please",
            ]
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
        return reports_change(text, at)
            .then_some(at)
            .or_else(|| unknown_order(text, at));
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

/// `Reduces the number of …`: what something is to do, without saying what.
fn reports_change(text: &Text<'_>, at: usize) -> bool {
    let entry = text.entry(at);
    let next = text.step(at);
    at == 0
        && entry.any_verb(&[Verb::Rise, Verb::Fall, Verb::Improve])
        && entry.form(Form::Third)
        && (!entry.is_noun() || text.entry(next).word(Word::Article))
        && text.is_word(next)
        && !text.entry(next).any_word(&[Word::In, Word::Of, Word::By])
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

/// `… turnaround ≤`, `… rate <`: a bare level right before a sign of comparison.
fn bounds_level(text: &Text<'_>, start: usize) -> bool {
    let bound = (start..text.len().min(start + 8)).any(|at| text.is_any_sign(at, "<>≤≥"));
    if !bound {
        return false;
    }
    let phrase = object_phrase(text, start, text.len());
    !phrase.has_article
        && phrase.of.is_none()
        && phrase.head_is(text, &[Noun::Metric, Noun::Duration])
        && text.is_any_sign(phrase.end, "<>≤≥")
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
    // `Refund turnaround ≤ 7 days`: the name of a level, with its bound.
    if entry.verb(Verb::Work) && entry.form(Form::Base) && !change && bounds_level(text, at) {
        return true;
    }
    // `Trial-to-paid conversion`, `Post-deploy test`: part of a compound.
    if entry.length <= 1
        && text.is_any_sign(next, "-‐‑→/")
        && text.joined(next)
        && text.joined(next + 1)
    {
        let verbs = text.is_sign(next, '/') && text.entry(next + 1).is_verb();
        return !verbs;
    }
    // `Staff who feel heard`
    if entry.is_noun() && ["who", "whose"].iter().any(|it| text.is(next, it)) {
        return true;
    }
    // `Supply of parts`
    if after.word(Word::Of) && !past && (entry.is_noun() || ing || !after.word(Word::From)) {
        return true;
    }
    // `Marketing generates …`, `Finance validates …`: its verb follows.
    let third = after.form(Form::Third) && !after.form(Form::Base);
    let reaches = after.any_verb(&[Verb::Reach, Verb::Rise, Verb::Fall, Verb::Gain])
        && text.number(text.step(next)).is_some();
    if third
        && (!after.is_noun() || reaches || is_adverb(text, text.step(next)))
        && after.length <= 1
    {
        return true;
    }
    // `Host arrival notice ≤ 10 s`: a bound right behind the phrase is one of what it names.
    let named = entry.verb(Verb::Work)
        && entry.form(Form::Base)
        && !change
        && (at..text.len().min(at + 8)).any(|at| text.is_any_sign(at, "<≤"))
        && !after.word(Word::Article)
        && text.is_any_sign(object_phrase(text, next, text.len()).end, "<≤");
    if named {
        return true;
    }
    if !(entry.is_noun() || ing || past) {
        // `Open tickets stay below 10`
        return text.is(at, "open") && {
            let phrase = object_phrase(text, next, text.len());
            text.entry(phrase.end).verb(Verb::Keep) && is_subject(text, next, &phrase)
        };
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
    // `Model AUC of 0.9`: an abbreviation with a level names one.
    let abbreviated = phrase.head.is_some_and(|head| {
        let raw = text.raw(head);
        raw.len() > 1 && raw.bytes().all(|byte| byte.is_ascii_uppercase())
    }) && text.entry(phrase.end).any_word(&[Word::Of, Word::At]);
    // `Paid seats from 20 to 50`
    let from = text.entry(phrase.end).word(Word::From) && text.number(phrase.end + 1).is_some();
    let compound =
        phrase.end > next && (phrase.measured(text) || abbreviated || from) && !phrase.has_article;
    let level = text.entry(phrase.end).any_word(&[
        Word::At,
        Word::Below,
        Word::Above,
        Word::From,
        Word::Of,
        Word::Within,
        Word::Up,
        Word::Down,
        Word::Per,
    ]) || text.is_any_sign(phrase.end, "<>=≤≥:(")
        || text.number(phrase.end).is_some()
        || !past
            && (text.entry(phrase.end).any_verb(&[Verb::Be])
                || text.entry(phrase.end).form(Form::Third));
    if compound && level && (entry.is_noun() || ing || past) {
        return true;
    }
    // `Staff queue time falls to 30 minutes`
    let changes = |at: usize| {
        let entry = text.entry(at);
        let behind = text.step(at);
        entry.any_verb(&[Verb::Rise, Verb::Fall])
            && entry.form(Form::Third)
            && (text.entry(behind).any_word(&[
                Word::From,
                Word::To,
                Word::By,
                Word::Below,
                Word::Above,
            ]) || text.number(behind).is_some())
    };
    if entry.is_noun() && (next..phrase.end).any(changes) {
        return true;
    }
    // `Survey results show …`
    if entry.is_noun() && is_subject(text, next, &phrase) {
        return true;
    }
    // `Rework items per order < 2`: the name of a level.
    let bound = (next..text.len().min(next + 8)).find(|&at| {
        !text.is_word(at) || text.entry(at).any_word(&[Word::With, Word::To, Word::For])
    });
    if entry.is_noun()
        && !phrase.has_article
        && bound.is_some_and(|at| at > next && text.is_any_sign(at, "<>=≤≥"))
    {
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

/// Whether a plural has its verb right behind it; the word before it is part of its name.
fn is_subject(text: &Text<'_>, start: usize, phrase: &NounPhrase) -> bool {
    let verb = text.entry(phrase.end);
    verb.form(Form::Base)
        && verb.is_verb()
        && !verb.is_noun()
        && !phrase.has_article
        && phrase.end > start
        && phrase.head.is_some_and(|head| is_plural(text, head))
}
