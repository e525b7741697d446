//! Whether a statement would fit any team in any quarter.

use super::{
    clause::Clause,
    lexicon::{Noun, Verb, Word},
    text::Text,
};

/// Whether an objective names no beneficiary, object or state of its own: `Improve sales`.
pub(super) fn objective(text: &Text<'_>, clauses: &[Clause], has_number: bool) -> bool {
    let Some(first) = clauses.first() else {
        return true;
    };
    if has_number || text.len() > 16 {
        return false;
    }
    let verb = first.order;
    let entry = verb.map(|verb| text.entry(verb)).unwrap_or_default();
    // What others make of it: `Become …`, `Turn … into …`, `Win …`, `Hire …`.
    let get = verb.is_some_and(|verb| text.is(verb, "get"));
    if entry.any_verb(&[Verb::Staff, Verb::Confirm]) && !get {
        return false;
    }
    let mut generic = 0_usize;
    let mut own = 0_usize;
    let mut at = 0;
    while at < text.len() {
        let next = text.step(at);
        let ordered = clauses.iter().any(|clause| clause.order == Some(at));
        if !ordered && text.is_word(at) {
            let entry = text.entry(at);
            let idle =
                entry.any_word(&[
                    Word::Article,
                    Word::And,
                    Word::Of,
                    Word::In,
                    Word::Adverb,
                    Word::Praise,
                    Word::Better,
                    Word::More,
                    Word::Less,
                    Word::At,
                    Word::With,
                    Word::To,
                    Word::All,
                    Word::Now,
                    Word::Not,
                ]) || entry.any_verb(&[Verb::Be, Verb::Modal, Verb::Make, Verb::Have, Verb::Lead]);
            if entry.any_word(&[
                Word::For,
                Word::Result,
                Word::Means,
                Word::By,
                Word::That,
                Word::Audience,
            ]) && next < text.len()
            {
                // A purpose, a beneficiary, a way.
                own += 2;
            } else if entry.noun(Noun::Generic) {
                generic += 1;
            } else if !idle && !entry.noun(Noun::Period) {
                own += 1;
            }
        } else if text.number(at).is_some() {
            own += 1;
        }
        at = next;
    }
    own == 0 && generic <= 4 && (generic > 0 || text.len() <= 6)
}

/// Whether a key result has nothing to count and nothing that a third party could tick off.
pub(super) fn key_result(text: &Text<'_>, clauses: &[Clause], named: bool) -> bool {
    let Some(first) = clauses.first() else {
        return true;
    };
    if named {
        return false;
    }
    let entry = first.order.map(|verb| text.entry(verb)).unwrap_or_default();
    let better = (first.tokens.start..first.tokens.end.min(first.tokens.start + 4))
        .any(|at| text.entry(at).word(Word::Better));
    better
        || entry.any_verb(&[Verb::Improve, Verb::Become, Verb::Be])
        || entry.verb(Verb::Make) && !text.entry(first.tokens.start + 1).word(Word::Done)
        || entry.verb(Verb::Keep)
        || entry.any_verb(&[Verb::Rise, Verb::Fall])
        || ["support", "help", "focus", "focus on", "work on", "ensure"]
            .iter()
            .any(|word| {
                first.order.is_some_and(|verb| {
                    text.is(verb, word)
                        || text.is(verb, word.split(' ').next().unwrap_or(word))
                            && word.contains(' ')
                            && text.is(verb + 1, "on")
                })
            })
}
