//! Comparisons, signs and prepositions around a quantity.

use super::{Quantity, Relation, Unit};
use crate::{
    statement::{lexicon::Word, text::Text, token::Token},
    values::Comparison,
};

/// Comparisons, signs and the preposition before the quantity.
pub(super) fn before(text: &Text<'_>, it: &mut Quantity, floor: usize) {
    let mut at = it.start;
    // `every two weeks`: how often.
    let often = |floor: usize| text.entry(floor - 1).word(Word::All);
    if floor > 0 && floor == at && it.is_duration(text) && often(floor) {
        it.relation = Relation::Window;
    }
    for _ in 0..8 {
        let Some(before) = text.before(at).filter(|&before| before >= floor) else {
            break;
        };
        let entry = text.entry(before);
        if let Some(sign) = text.token(before).and_then(Token::sign) {
            // `5% -> 3%`: the arrow is none of the number's own.
            if sign == '>'
                && before > 0
                && text.is_any_sign(before - 1, "-=")
                && text.joined(before)
            {
                break;
            }
            match sign {
                '<' => it.comparison = Some(Comparison::LessThan),
                '>' => it.comparison = Some(Comparison::MoreThan),
                '≤' | '⩽' => it.comparison = Some(Comparison::AtMost),
                '≥' | '⩾' => it.comparison = Some(Comparison::AtLeast),
                '=' => match it.comparison {
                    None if before > 0 && text.is_sign(before - 1, '<') => {
                        it.comparison = Some(Comparison::AtMost);
                        at = before;
                    }
                    None if before > 0 && text.is_sign(before - 1, '>') => {
                        it.comparison = Some(Comparison::AtLeast);
                        at = before;
                    }
                    _ => {}
                },
                '+' | '-' | '−' | '–' if text.joined(at) && !text.joined(before) => {
                    it.signed = Some(sign);
                }
                '~' | '≈' => {}
                _ => break,
            }
            at = at.min(before);
            if sign == '='
                && it.comparison.is_some()
                && before > 0
                && text.is_any_sign(before - 1, "<>")
            {
                at = before - 1;
            }
            continue;
        }
        // `from 45 % up to 70 %`: right behind another level, no bound.
        let onward = floor > 0 && before == floor && text.is(before, "up");
        if onward && entry.word(Word::Below) && it.relation == Relation::Nothing {
            it.relation = Relation::To;
            at = before;
            break;
        }
        if entry.word(Word::Above) && !(entry.word(Word::By)) {
            it.comparison = it.comparison.or(Some(
                if [
                    "over",
                    "above",
                    "more",
                    "greater",
                    "higher",
                    "exceeding",
                    "north",
                    "longer",
                    "past",
                    "better",
                ]
                .iter()
                .any(|word| text.is(before, word))
                    || entry.word(Word::Strict)
                {
                    Comparison::MoreThan
                } else {
                    Comparison::AtLeast
                },
            ));
        } else if entry.word(Word::Within) {
            it.comparison = it.comparison.or(Some(Comparison::AtMost));
            if it.relation == Relation::Nothing {
                it.relation = Relation::Within;
            }
        } else if entry.word(Word::Below) {
            it.comparison = it.comparison.or(Some(
                if [
                    "below", "under", "less", "fewer", "lower", "smaller", "shorter", "beneath",
                    "faster", "sub",
                ]
                .iter()
                .any(|word| text.is(before, word))
                    || entry.word(Word::Strict)
                {
                    Comparison::LessThan
                } else {
                    Comparison::AtMost
                },
            ));
        } else if entry.word(Word::Per) && it.unit != Unit::Percent {
            it.relation = Relation::Window;
            at = before;
            break;
        } else if entry.word(Word::All) && it.is_duration(text) {
            // `every 4 weeks`
            it.relation = Relation::Window;
        } else if is_span_word(text, before) || text.is(before, "first") && it.is_duration(text) {
            it.relation = Relation::Window;
        } else if entry.word(Word::From) && !entry.word(Word::Of) {
            it.relation = Relation::From;
            at = before;
            break;
        } else if entry.word(Word::To) && it.relation == Relation::Nothing {
            it.relation = Relation::To;
            at = before;
            break;
        } else if entry.word(Word::By) && it.relation == Relation::Nothing {
            it.relation = Relation::By;
            at = before;
            break;
        } else if entry.word(Word::At) && it.relation == Relation::Nothing {
            it.relation = Relation::At;
            at = before;
            break;
        } else if entry.word(Word::Of) && it.relation == Relation::Nothing {
            it.relation = Relation::Of;
            at = before;
            break;
        } else if !(entry.any_word(&[Word::Article, Word::Adverb])
            && !entry.is_verb()
            && !entry.is_noun())
        {
            break;
        }
        at = before;
    }
    it.lead = at;
}

/// `last 12 months`, `first 30 days`, `every 2 weeks`, `rolling 6 month`.
fn is_span_word(text: &Text<'_>, at: usize) -> bool {
    [
        "last",
        "past",
        "previous",
        "recent",
        "rolling",
        "trailing",
        "consecutive",
        "next",
        "coming",
    ]
    .iter()
    .any(|it| text.is(at, it))
        || text.entry(at).word(Word::Span)
}

/// `or less`, `or more`, `max`, behind the quantity.
pub(super) fn behind(text: &Text<'_>, it: &mut Quantity) {
    let mut at = it.end;
    if text.is_any_sign(at, ",(") {
        at += 1;
    }
    // `100 samples minimum`
    let noun = text.step(at);
    let bound = ["max", "maximum", "min", "minimum"]
        .iter()
        .any(|word| text.is(noun, word));
    if it.comparison.is_none()
        && bound
        && text.is_word(at)
        && !text.entry(at).is_verb()
        && (text.token(noun + 1).is_none() || text.is_any_sign(noun + 1, ",.;)"))
    {
        let above = text.entry(noun).word(Word::Above);
        it.comparison = Some(if above {
            Comparison::AtLeast
        } else {
            Comparison::AtMost
        });
        return;
    }
    let entry = text.entry(at);
    // Only words that cannot begin the next quantity's own comparison.
    let closes = ["or", "oder", "ou", "o"].iter().any(|it| text.is(at, it))
        || ["max", "maximum", "min", "minimum"]
            .iter()
            .any(|word| text.is(at, word))
            && text.number(at + 1).is_none();
    if closes && it.comparison.is_none() {
        if entry.word(Word::Below) {
            it.comparison = Some(Comparison::AtMost);
            it.end = text.step(at);
        } else if entry.word(Word::Above) {
            it.comparison = Some(Comparison::AtLeast);
            it.end = text.step(at);
        }
    }
}
