//! Amounts: magnitudes, number words, none, and what stands for a number.

use super::unit::currency_sign;
use crate::statement::{
    lexicon::{Value, Verb, Word},
    text::Text,
};

/// `1:3` is read as 3.
pub(super) fn ratio(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    if text.number(at)? != 1.0
        || !text.is_sign(at + 1, ':')
        || !text.joined(at + 1)
        || !text.joined(at + 2)
    {
        return None;
    }
    Some((text.number(at + 2)?, at + 3))
}

/// `5K`, `1.2 million`.
pub(super) fn magnitude(text: &Text<'_>, value: f64, end: usize) -> (f64, usize) {
    let written = value;
    let mut value = value;
    let mut end = end;
    if let Some(factor) = rupees(text, end) {
        (value, end) = (value * factor, end + 1);
    }
    while let Some(Value::Magnitude(factor)) = text.entry(end).value {
        // Single letters only right behind the digits.
        let currency = text.joined(end + 1) && currency_sign(text, end + 1).is_some();
        if text.raw(end).len() == 1 && !text.joined(end) && !currency {
            break;
        }
        value = (value * factor).min(1e15);
        end += 1;
        if text.is_sign(end, '.') && text.joined(end) && text.lexicon.comma_is_decimal() {
            end += 1;
        }
    }
    // 4.35 times a million has no digits that nobody wrote.
    let whole = value.round();
    let multiplied = value != written && (value - whole).abs() < 1e-9 * whole.abs();
    (if multiplied { whole } else { value }, end)
}

/// What is short for a lakh and for a crore, in amounts of rupees only.
const RUPEES: [(&str, f64); 2] = [("l", 1e5), ("cr", 1e7)];

/// `₹8L`, `₹3 Cr`: how many rupees the letters stand for that begin at a token.
pub(super) fn rupees(text: &Text<'_>, at: usize) -> Option<f64> {
    let sign = at
        .checked_sub(2)
        .filter(|_| text.number(at - 1).is_some())?;
    let found = RUPEES.iter().find(|(letters, _)| text.is(at, letters))?;
    (currency_sign(text, sign) == Some("INR")).then_some(found.1)
}

/// `twenty-five`, `two hundred`; not `one of`, `no one`, `one-on-one`.
pub(super) fn number_words(text: &Text<'_>, at: usize, value: f64) -> Option<(f64, usize)> {
    let mut end = text.step(at);
    let mut value = value;
    if (20.0..100.0).contains(&value) {
        let next = end + usize::from(text.is_sign(end, '-'));
        if let Some(Value::Number(ones)) = text.entry(next).value
            && ones < 10.0
        {
            value += ones;
            end = text.step(next);
        }
    }
    let (value, end) = magnitude(text, value, end);
    if ["once", "twice"].iter().any(|it| text.is(at, it)) {
        // `at least once a week` is a pass mark, `return twice` is not.
        let often = text.entry(end).any_word(&[Word::Per, Word::Article]) || text.is(end, "daily");
        let least = text
            .before(at)
            .is_some_and(|before| text.entry(before).word(Word::Above));
        return (often || least).then_some((value, end));
    }
    if value == 1.0 {
        // An article in all but name, unless it is measured out: `at least one`.
        let measured = text
            .before(at)
            .is_some_and(|before| text.entry(before).any_word(&[Word::Above, Word::Below]));
        let counted = text.is_word(end)
            && !text.joined(end)
            && !text
                .entry(end)
                .any_word(&[Word::Of, Word::Article, Word::And, Word::To, Word::At])
            && ![
                "place", "source", "click", "stop", "team", "by", "day", "another", "single",
                "voice", "size",
            ]
            .iter()
            .any(|it| text.is(end, it));
        let hyphen =
            text.is_sign(end, '-') || (at > 0 && text.is_sign(at - 1, '-') && text.joined(at));
        let which = text.before(at).is_some_and(|before| {
            text.entry(before).word(Word::Article)
                || text.is(before, "number")
                || text.is(before, "day")
                || text.is(before, "in")
                || text.entry(before).word(Word::All)
        });
        if !measured && (!counted || hyphen || which) {
            return None;
        }
    }
    Some((value, end))
}

/// `twice as many`, `three times as much`.
pub(super) fn times_as(text: &Text<'_>, at: usize) -> Option<(f64, usize)> {
    let Some(Value::Number(value)) = text.entry(at).value else {
        return None;
    };
    let next = text.step(at);
    let end = if text.is(at, "twice") {
        next
    } else if text.entry(next).word(Word::Times) {
        text.step(next)
    } else {
        return None;
    };
    (text.entry(end).word(Word::As) && text.is_word(text.step(end))).then_some((value, end))
}

/// `a third of them`; without what it is a share of only behind `by`, and with no noun behind it.
pub(super) fn is_share(text: &Text<'_>, at: usize) -> bool {
    let end = text.step(at);
    let bare = ["third", "thirds", "quarter", "quarters"]
        .iter()
        .any(|it| text.is(end - 1, it));
    let by = || (text.before(at)).is_some_and(|before| text.entry(before).word(Word::By));
    let ends = || {
        !text.is_word(end) && !text.is_sign(end, '-')
            || text
                .entry(end)
                .any_word(&[Word::In, Word::For, Word::With, Word::At, Word::Within])
    };
    !bare || by() && ends()
}

/// `the double`, `a triple`, `double-check`: no change is asserted.
pub(super) fn is_noun_use(text: &Text<'_>, at: usize) -> bool {
    let article = text
        .before(at)
        .is_some_and(|before| text.is(before, "a") || text.is(before, "an"));
    article
        || text.is_sign(at + 1, '-')
        || text.is(at + 1, "check")
        || text.is(at + 1, "down")
        || text.is(at + 1, "digit")
        || text.is(at + 1, "opt")
}

/// Whether `no` and its like say that there are none: not `no later than`, `without doubt`.
pub(super) fn counts_none(text: &Text<'_>, at: usize) -> bool {
    if text.entry(at).length > 1 {
        return true;
    }
    let next = text.step(at);
    let entry = text.entry(next);
    if text.entry(at).value.is_some() {
        // `near-zero` is not none.
        let near = at >= 2 && text.joined(at) && text.is_sign(at - 1, '-') && text.joined(at - 1);
        return !text.is_any_sign(next, ":") && !near;
    }
    if text.is(at, "never") {
        // `The queue never overflows`
        return at > 0 && (entry.is_verb() || !entry.is_known()) && text.is_word(next);
    }
    if ["never", "nobody", "nothing", "neither", "no_one"]
        .iter()
        .any(|it| text.is(at, it))
    {
        return false;
    }
    let idle = [
        "longer", "matter", "doubt", "later", "code", "fuss", "brainer",
    ]
    .iter()
    .any(|it| text.is(next, it));
    if text.is(at, "without") {
        // How it is to be done, not how much.
        return false;
    }
    text.is_word(next)
        && !idle
        && !entry.any_word(&[Word::Article, Word::More, Word::Of, Word::Means])
}

/// How many bytes letters have that stand for a number and are in no list: `X`, `YM`, `N12`.
pub(super) const LONGEST_LETTERS: usize = 3;

/// `X`, `TBD`, `$N`, `XX`: stands for a number.
pub(super) fn is_placeholder(text: &Text<'_>, at: usize) -> bool {
    if !text.is_word(at) {
        // `___`, `??`, `[…]`
        return text.is_sign(at, '_') && text.is_sign(at + 1, '_')
            || text.is_sign(at, '?') && text.is_sign(at + 1, '?');
    }
    if text.entry(at).word(Word::Placeholder) {
        return true;
    }
    if text.bytes(at).len() > LONGEST_LETTERS {
        return false;
    }
    let raw = text.raw(at);
    let letter = matches!(
        raw,
        "X" | "Y"
            | "Z"
            | "N"
            | "XM"
            | "XK"
            | "YM"
            | "YK"
            | "Xk"
            | "Xm"
            | "NM"
            | "NN"
            | "x"
            | "y"
            | "n"
    ) || raw.len() == 1
        && raw.starts_with(|c: char| c.is_ascii_uppercase())
        && text.is_sign(at + 1, '%')
        && text.joined(at + 1)
        || (raw.len() <= 3
            && raw.starts_with('N')
            && raw.len() > 1
            && raw[1..].bytes().all(|byte| byte.is_ascii_digit()));
    if !letter || (text.joined(at) && at > 0 && !text.is_any_sign(at - 1, "$€£<>=≥≤([{+~")) {
        return false;
    }
    // `[N]`, `[X%]`, `A%`
    let bracket = at > 0 && text.is_sign(at - 1, '[') && text.is_any_sign(at + 1, "]%");
    if bracket {
        return true;
    }
    let small = raw.starts_with(char::is_lowercase);
    // `Save x hours`
    let verb_before = text
        .before(at)
        .is_some_and(|before| text.entry(before).is_verb());
    if raw == "x" && verb_before && text.is_word(at + 1) && !text.joined(at + 1) {
        return true;
    }
    if text.is_sign(at + 1, '%') || (at > 0 && text.is_any_sign(at - 1, "$€£<>=≥≤")) {
        return true;
    }
    let dotted = text.is_any_sign(at + 1, "+/.") && text.joined(at + 1) && text.joined(at + 2);
    if text.is_sign(at + 1, '-') || dotted || small {
        return false;
    }
    let Some(before) = text.before(at) else {
        return text.is_word(at + 1);
    };
    let entry = text.entry(before);
    entry.any_word(&[
        Word::From,
        Word::To,
        Word::By,
        Word::At,
        Word::Of,
        Word::Above,
        Word::Below,
        Word::Within,
        Word::In,
    ]) || (entry.any_verb(&[
        Verb::Reach,
        Verb::Gain,
        Verb::Staff,
        Verb::Work,
        Verb::Yield,
    ]) && text.is_word(at + 1)
        && !entry.is_noun())
}

pub(super) fn placeholder_end(text: &Text<'_>, at: usize) -> usize {
    let mut end = text.step(at);
    while text.is_any_sign(end, "_?") && text.joined(end) {
        end += 1;
    }
    end
}
