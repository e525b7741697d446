//! Digits that are part of a name: `Tier 1`, `ISO 27001`, `24/7`.

use super::amount::rupees;
use crate::statement::{
    lexicon::{Noun, Value, Word},
    text::Text,
};

/// Whether the digits are part of a name: `Tier 1`, `FY21-3`, `ISO 27001`, `5C`, `3rd`, `24/7`.
pub(super) fn is_name(text: &Text<'_>, at: usize) -> bool {
    if is_labelled(text, at) {
        return true;
    }
    // `Phase 1-4`
    if at >= 2
        && text.is_any_sign(at - 1, "-–")
        && text.joined(at)
        && text.joined(at - 1)
        && text.number(at - 2).is_some()
        && is_labelled(text, at - 2)
    {
        return true;
    }
    // `Portal 2.0`: the version of what has a name
    if let Some(before) = text.before(at)
        && text.raw(at).ends_with(".0")
        && text.token(before).is_some_and(|it| it.capital)
        && !text.entry(before).is_known()
        && !text.is_any_sign(at + 1, "%x×")
        && !text
            .entry(at + 1)
            .any_noun(&[Noun::Unit, Noun::Percent, Noun::Period])
    {
        return true;
    }
    // `covid-19`, `level.5`
    if at >= 2
        && text.joined(at)
        && text.is_any_sign(at - 1, "-_")
        && text.joined(at - 1)
        && text.is_word(at - 2)
    {
        return true;
    }
    // `2.1.0`, `eu.402.example`: parts of a version or of an address
    let beside = |sign: usize, other: usize| {
        text.is_sign(sign, '.')
            && text.joined(sign.max(at))
            && text.joined(sign.max(other))
            && text.token(other).is_some_and(|it| it.sign().is_none())
    };
    let (before, behind) = (at >= 2 && beside(at - 1, at - 2), beside(at + 1, at + 2));
    let version =
        before && text.number(at - 2).is_some() || behind && text.number(at + 2).is_some();
    if version || before && behind && text.is_word(at - 2) && text.is_word(at + 2) {
        return true;
    }
    // `1:1s`: talks of two; but `a 1:1 ratio`, `a ratio of 1:1`
    let two = |one: usize| {
        let of = |at: usize| text.entry(at).any_word(&[Word::Of, Word::At, Word::To]);
        text.is_sign(one + 1, ':')
            && !text.entry(one + 3).noun(Noun::Metric)
            && !text.before(one).is_some_and(of)
            && text.raw(one) == "1"
            && text.raw(one + 2) == "1"
            && text.joined(one + 1)
            && text.joined(one + 2)
    };
    if two(at) || at >= 2 && two(at - 2) {
        return true;
    }
    // `v0.1`
    if at >= 2
        && text.joined(at)
        && text.is_sign(at - 1, '.')
        && text.joined(at - 1)
        && text.is_word(at - 2)
        && text.raw(at - 2).ends_with(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    // `Lessons 3, 4, 5`
    if lists_names(text, at) {
        return true;
    }
    // `24/7`, `50/50`; but `4.5/5` is a level of a scale, and `4/4 pages` are all
    if text.is_sign(at + 1, '/') && (on_scale(text, at) || is_whole(text, at)) {
        return false;
    }
    if text.is_sign(at + 1, '/')
        && text.joined(at + 1)
        && text.joined(at + 2)
        && text.number(at + 2).is_some()
    {
        return true;
    }
    if at >= 2 && text.is_sign(at - 1, '/') && text.joined(at) && text.number(at - 2).is_some() {
        return true;
    }
    // `(2) …`, `(i)`: a number of a list
    if at >= 1
        && text.is_sign(at - 1, '(')
        && text.is_sign(at + 1, ')')
        && text.raw(at).len() == 1
        && text.is_word(at + 2)
        && !text.entry(at + 2).noun(Noun::Percent)
    {
        return true;
    }
    // `Run a 5k`
    if text.before(at).is_some_and(|before| text.is(before, "a"))
        && !text.is_sign(at + 1, '%')
        && !text.is_sign(at + 1, '-')
    {
        let magnitude =
            matches!(text.entry(at + 1).value, Some(Value::Magnitude(_))) && text.joined(at + 1);
        if magnitude && !text.entry(at + 2).is_noun() {
            return true;
        }
    }
    // `day 0`, `1.0 release`
    if ["release", "version", "beta", "alpha"]
        .iter()
        .any(|it| text.is(at + 1, it))
        && text.raw(at).contains('.')
    {
        return true;
    }
    // `95th percentile` is a level
    if text.joined(at + 1) && text.is(at + 2, "percentile") {
        return false;
    }
    // `5C`, `3rd`, `2FA`: letters that are no unit and no magnitude
    let next = text.entry(at + 1);
    text.is_word(at + 1)
        && text.joined(at + 1)
        && !matches!(next.value, Some(Value::Magnitude(_)))
        && rupees(text, at + 1).is_none()
        && !next.any_noun(&[
            Noun::Unit,
            Noun::Period,
            Noun::Points,
            Noun::Currency,
            Noun::Percent,
        ])
        && !next.word(Word::Times)
        && !text.raw(at + 1).starts_with(['X', 'Y'])
}

/// `Tier 1`, `Phase 2`, `line three`
pub(super) fn is_labelled(text: &Text<'_>, at: usize) -> bool {
    text.before(at).is_some_and(|before| {
        text.entry(before).noun(Noun::Label)
            && text.step(before) == at
            && !text.is_sign(at + 1, '%')
            && !label_counts(text, before, at)
    })
}

/// `2 releases` counts; so does `release 5 features`, where the label is a verb.
fn label_counts(text: &Text<'_>, before: usize, at: usize) -> bool {
    let entry = text.entry(before);
    let countable = text.is_word(at + 1)
        && !text.joined(at + 1)
        && text.entry(at + 1).any_noun(&[
            Noun::Artifact,
            Noun::Activity,
            Noun::Response,
            Noun::Outsider,
            Noun::Insider,
            Noun::Event,
            Noun::Trouble,
        ]);
    (entry.is_verb() && (countable || before == 0))
        || (entry.noun(Noun::Period) && !text.token(before).is_some_and(|it| it.capital))
        || entry.word(Word::At)
}

/// `Lessons 3, 4, 5`: numbers behind a label that are listed, and count nothing.
fn lists_names(text: &Text<'_>, at: usize) -> bool {
    let mut first = at;
    for _ in 0..8 {
        let listed = first >= 2
            && text.is_sign(first - 1, ',')
            && text.number(first - 2).is_some()
            && (!text.is_word(first + 1)
                || text.entry(first + 1).any_word(&[
                    Word::And,
                    Word::In,
                    Word::For,
                    Word::With,
                    Word::By,
                    Word::At,
                ]));
        if !listed {
            break;
        }
        first -= 2;
    }
    first < at && is_labelled(text, first)
}

/// `4/4 pages`: all of as many as there are.
pub(super) fn is_whole(text: &Text<'_>, at: usize) -> bool {
    text.is_sign(at + 1, '/')
        && text.joined(at + 1)
        && text.joined(at + 2)
        && text.raw(at) == text.raw(at + 2)
        && text.number(at).is_some_and(|it| it != 50.0)
        && text.is_word(at + 3)
        && !text.joined(at + 3)
}

/// `within an hour`: the article counts.
pub(super) fn is_one_period(text: &Text<'_>, at: usize) -> bool {
    text.entry(at + 1).noun(Noun::Period)
        && (text.is(at, "a") || text.is(at, "an"))
        && text
            .before(at)
            .is_some_and(|before| text.entry(before).word(Word::Within))
}

/// `sub-second`: less than one of them.
pub(super) fn is_below_one(text: &Text<'_>, at: usize) -> bool {
    text.entry(at + 2).noun(Noun::Period)
        && text.is_sign(at + 1, '-')
        && text.joined(at + 1)
        && text.joined(at + 2)
        && text.is(at, "sub")
}

/// `4.5/5`, `8/10`: a level and the top of its scale.
pub(super) fn on_scale(text: &Text<'_>, at: usize) -> bool {
    let top = text
        .number(at + 2)
        .filter(|_| text.joined(at + 1) && text.joined(at + 2));
    top.is_some_and(|top| {
        [5.0, 7.0, 10.0, 100.0].contains(&top)
            && text.number(at).is_some_and(|it| it <= top)
            && !text.is_sign(at + 3, '/')
    })
}
