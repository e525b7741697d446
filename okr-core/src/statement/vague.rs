//! Whether a statement would fit any team in any quarter.

use super::{
    clause::{Clause, behind_verbs},
    lexicon::{Noun, Verb, Word},
    noun_phrase::{NounPhrase, noun_phrase},
    text::Text,
};

/// What functions stand for anyway: with nothing narrower beside it, it fits any team.
const STANDING: &[Noun] = &[
    Noun::Generic,
    Noun::Metric,
    Noun::Money,
    Noun::Lower,
    Noun::Insider,
];

/// What it is a function's duty to better, whatever it is the duty of.
const DUTIES: &[Noun] = &[
    Noun::Metric,
    Noun::State,
    Noun::Generic,
    Noun::Money,
    Noun::Duration,
    Noun::Artifact,
];

/// Whether an objective names no beneficiary, object or state of its own: `Improve sales`.
pub(super) fn objective(text: &Text<'_>, clauses: &[Clause], has_number: bool) -> bool {
    let Some(first) = clauses.first() else {
        return true;
    };
    if has_number || text.len() > 16 {
        return false;
    }
    let verb = first.order;
    let entry = text.entry_of(verb);
    // `Reduce customer effort`: which burden is to go, is said.
    let lessens = entry.verb(Verb::Fall) && clauses.len() == 1;
    if lessens
        || names_someone(text, first)
        || says_how(text, first)
        || says_state(text, first)
        || says_effect(text, first)
    {
        return false;
    }
    // What others make of it: `Become …`, `Turn … into …`, `Win …`, `Hire …`.
    let get = verb.is_some_and(|verb| text.is(verb, "get"));
    if entry.any_verb(&[Verb::Staff, Verb::Confirm]) && !get {
        return false;
    }
    // `Become … for …`, `the percentage of …`: someone, or a level, is named.
    let for_whom = (0..text.len()).any(|at| text.entry(at).word(Word::For));
    let share = text.is(first.order.map_or(0, |verb| verb + 2), "percentage");
    if entry.any_verb(&[Verb::Become, Verb::Gain])
        && !get
        && (for_whom || !entry.verb(Verb::Become))
        || share
    {
        return false;
    }
    let object = verb.map(|verb| noun_phrase(text, behind_verbs(text, verb), first.tokens.end));
    if let (Some(verb), Some(object)) = (verb, &object)
        && ticks_off(text, verb, object)
    {
        return false;
    }
    // A bare noun, or a verb alone, names nothing that is to change.
    let words = (0..text.len())
        .filter(|&at| {
            text.is_word(at)
                && !text
                    .entry(at)
                    .any_word(&[Word::Article, Word::And, Word::Of])
        })
        .count();
    if verb.is_none() && first.finite.is_none() && words <= 3 {
        // `Test automation framework`: a thing to be had.
        let things = noun_phrase(text, first.tokens.start, first.tokens.end);
        return !things.head_is(text, &[Noun::Artifact]) || things.head_is(text, STANDING);
    }

    // `Build momentum`, `Improve brand authority`: a state that every team wants of itself.
    let wanted = (object.as_ref())
        .filter(|it| it.head_is(text, &[Noun::State]))
        .filter(|_| get || entry.any_verb(&[Verb::Found, Verb::Rise, Verb::Improve, Verb::Keep]))
        .and_then(|it| it.head);
    let mut generic = 0_usize;
    let mut own = 0_usize;
    let mut at = 0;
    while at < text.len() {
        let next = text.step(at);
        let ordered = clauses.iter().any(|clause| clause.order == Some(at));
        if !ordered && text.is_word(at) {
            let entry = text.entry(at);
            let idle = entry.any_word(&[
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
                Word::For,
                Word::As,
                Word::Result,
                Word::Means,
                Word::By,
                Word::That,
                Word::Audience,
            ]) || is_adjective(text, at)
                || entry.is_verb() && !entry.is_noun()
                || text.is(at, "new")
                || entry.any_verb(&[Verb::Be, Verb::Modal, Verb::Make, Verb::Have, Verb::Lead]);
            if entry.any_noun(STANDING) || wanted == Some(at) {
                generic += 1;
            } else if !idle && !entry.noun(Noun::Period) {
                own += 1;
            }
        } else if text.number(at).is_some() {
            own += 1;
        }
        at = next;
    }
    // `Improve fleet usage efficiency`: a duty stays one with a word before it that says of what.
    let duty = entry.any_verb(&[Verb::Rise, Verb::Improve, Verb::Keep])
        && object.is_some_and(|object| {
            object.head_is(text, DUTIES) && object.of.is_none() && object.end >= first.tokens.end
        });
    own <= 2 * usize::from(duty) && generic <= 8 && (generic > 0 || text.len() <= 6)
}

/// Whether it is work on an object that can be ticked off: no state that is founded (`Build a great
/// team`), no mere effort (`Work on quality`).
fn ticks_off(text: &Text<'_>, verb: usize, object: &NounPhrase) -> bool {
    let entry = text.entry(verb);
    let changes = &[
        Verb::Rise,
        Verb::Fall,
        Verb::Improve,
        Verb::Keep,
        Verb::Yield,
        Verb::Further,
        Verb::Conduct,
        Verb::Lead,
        Verb::Effort,
    ];
    if !entry.verb(Verb::Work) || entry.any_verb(changes) {
        return false;
    }
    let state = (0..text.len()).any(|at| {
        let entry = text.entry(at);
        entry.any_word(&[Word::Praise, Word::Better]) || entry.noun(Noun::State)
    });
    let standing = object.head_is(text, &[Noun::Metric, Noun::Generic, Noun::Money])
        && !object.head_is(text, &[Noun::Artifact, Noun::Activity, Noun::Insider]);
    !(entry.verb(Verb::Found) && (state || standing))
}

/// `Users trust …`, `… for developers`: whose state it is, is said.
fn names_someone(text: &Text<'_>, first: &Clause) -> bool {
    let subject = first.order.is_none()
        && first.finite.is_some_and(|verb| {
            noun_phrase(text, first.tokens.start, verb).head_is(text, &[Noun::Outsider])
        });
    let beneficiary = || {
        (first.tokens.clone()).any(|at| {
            text.entry(at).word(Word::For)
                && noun_phrase(text, text.step(at), first.tokens.end)
                    .head_is(text, &[Noun::Outsider, Noun::Insider])
        })
    };
    subject || beneficiary()
}

/// `… through dynamic pricing`, `… via a prototype`: the means narrow it.
fn says_how(text: &Text<'_>, first: &Clause) -> bool {
    first.order.is_some() && (first.tokens.clone()).any(|at| text.entry(at).word(Word::Means))
}

/// `Build a culture that attracts talent`: what it is to do, is said.
fn says_effect(text: &Text<'_>, first: &Clause) -> bool {
    first.order.is_some_and(|verb| {
        (text.step(verb)..first.tokens.end.saturating_sub(2)).any(|at| {
            let does = text.entry(text.step(at));
            text.entry(at).word(Word::That)
                && does.is_verb()
                && !does.any_verb(&[Verb::Be, Verb::Modal])
        })
    })
}

/// `Make onboarding effortless`: how something is to be, is said.
fn says_state(text: &Text<'_>, first: &Clause) -> bool {
    let makes = first
        .order
        .filter(|&verb| text.entry(verb).verb(Verb::Make))
        .is_some_and(|verb| text.is_word(text.step(verb)));
    let last = first.tokens.end.saturating_sub(1);
    makes && text.entry(last).word(Word::Praise)
}

/// Whether a key result has nothing to count and nothing that a third party could tick off.
pub(super) fn key_result(text: &Text<'_>, clauses: &[Clause], named: bool) -> bool {
    let Some(first) = clauses.first() else {
        return true;
    };
    if named {
        return false;
    }
    let entry = text.entry_of(first.order);
    let better = (first.tokens.start..first.tokens.end.min(first.tokens.start + 4))
        .any(|at| text.entry(at).word(Word::Better));
    better
        || entry.any_verb(&[Verb::Improve, Verb::Become, Verb::Be])
        || entry.verb(Verb::Make) && !text.entry(first.tokens.start + 1).word(Word::Done)
        || entry.verb(Verb::Keep)
        || entry.any_verb(&[Verb::Rise, Verb::Fall])
        || first.order.is_some_and(|verb| {
            let idle = ["support", "help", "focus", "ensure"];
            idle.iter().any(|word| text.is(verb, word))
                || text.is(verb, "work") && text.is(verb + 1, "on")
        })
}

/// Whether a word in no list ends as adjectives do and stands before another word: `sustainable growth`.
fn is_adjective(text: &Text<'_>, at: usize) -> bool {
    if text.entry(at).is_known() {
        return false;
    }
    let raw = text.raw(at);
    let ends = [
        "able", "ible", "ful", "ous", "ive", "ent", "ant", "ing", "ed",
    ]
    .iter()
    .any(|end| raw.ends_with(end));
    ends && text.is_word(at + 1) && text.lexicon.language() == "en"
}
