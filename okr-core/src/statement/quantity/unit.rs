//! Units: percent, currencies, time, and what the number counts.

use super::{Quantity, Unit, Written};
use crate::{
    statement::{
        lexicon::{Noun, Word},
        noun_phrase::noun_phrase,
        text::Text,
    },
    values::Comparison,
};

const CURRENCIES: [(char, &str); 15] = [
    ('$', "USD"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₹', "INR"),
    ('₦', "NGN"),
    ('₩', "KRW"),
    ('₪', "ILS"),
    ('฿', "THB"),
    ('₱', "PHP"),
    ('₫', "VND"),
    ('₴', "UAH"),
    ('₽', "RUB"),
    ('₺', "TRY"),
    ('₵', "GHS"),
];

pub(super) fn currency_sign(text: &Text<'_>, at: usize) -> Option<&'static str> {
    let sign = text.token(at)?.sign()?;
    CURRENCIES
        .iter()
        .find(|(known, _)| *known == sign)
        .map(|(_, code)| *code)
}

const CURRENCY_WORDS: [(&str, &str); 16] = [
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("chf", "CHF"),
    ("jpy", "JPY"),
    ("inr", "INR"),
    ("dollar", "USD"),
    ("dollars", "USD"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("pounds", "GBP"),
    ("franken", "CHF"),
    ("cad", "CAD"),
    ("aud", "AUD"),
    ("brl", "BRL"),
    ("mxn", "MXN"),
];

fn currency_word(text: &Text<'_>, at: usize) -> Option<&'static str> {
    if !text.entry(at).noun(Noun::Currency) {
        return None;
    }
    let found = CURRENCY_WORDS.iter().find(|(word, _)| text.is(at, word));
    Some(found.map_or("currency", |(_, code)| *code))
}

/// The unit, before or behind; `None` when it turns out to be no quantity.
pub(super) fn unit(text: &Text<'_>, it: &mut Quantity) -> Option<()> {
    // $1.2M, USD 5,000
    if let Some(before) = it.start.checked_sub(1)
        && let Some(code) = currency_sign(text, before).or_else(|| currency_word(text, before))
    {
        it.unit = Unit::Currency(code);
        it.start = before;
        return Some(());
    }
    let at = it.end;
    if text.is_sign(at, '+') && text.joined(at) {
        it.comparison = Some(Comparison::AtLeast);
        it.end += 1;
    }
    let at = it.end;
    let entry = text.entry(at);
    if text.is_any_sign(at, "%％‰") || entry.noun(Noun::Percent) {
        it.unit = Unit::Percent;
        it.end = text.step(at);
        let points = text.entry(it.end).noun(Noun::Points) || text.is(it.end, "points");
        if points && !text.entry(it.end).noun(Noun::Metric) {
            it.unit = Unit::Points;
            it.end = text.step(it.end);
        }
        if text.is_sign(it.end, '-')
            && text.joined(it.end)
            && text.entry(it.end + 1).noun(Noun::Points)
        {
            it.unit = Unit::Points;
            it.end = text.step(it.end + 1);
        }
    } else if entry.noun(Noun::Points) {
        it.unit = Unit::Points;
        it.end = text.step(at);
    } else if let Some(code) = currency_sign(text, at).or_else(|| currency_word(text, at)) {
        it.unit = Unit::Currency(code);
        it.end = at + 1;
    } else if entry.word(Word::Of)
        && let Some(code) = currency_word(text, at + 1)
    {
        // `1,5 millones de euros`
        it.unit = Unit::Currency(code);
        it.end = at + 2;
    } else if (entry.word(Word::Times) && (text.joined(at) || text.is(at, "times"))
        || text.is_any_sign(at, "×"))
        && !is_frequency(text, at)
    {
        it.unit = Unit::Times;
        it.end = at + 1;
    } else if text.is_sign(at, '-')
        && text.joined(at)
        && text.is_word(at + 1)
        && text.joined(at + 1)
    {
        // `a 24-hour response time` is a level; `7-day retention` says which.
        let period = text.entry(at + 1).noun(Noun::Period);
        if period
            && noun_phrase(text, at + 2, text.len()).head_is(text, &[Noun::Duration])
            && it.written == Written::Digits
        {
            it.unit = Unit::Named(at + 1);
            it.end = at + 2;
            return Some(());
        }
        // `7-day`, `first-30-day`; `5-star`
        it.attribute = !text.entry(at + 1).any_noun(&[Noun::Points, Noun::Unit]);
    } else if (entry.any_noun(&[Noun::Unit, Noun::Period]) && it.written != Written::Placeholder)
        && unit_fits(text, at)
    {
        it.unit = Unit::Named(at);
        it.end = text.step(at);
        it.attribute = is_adjective(text, at, it);
    } else if it.written == Written::Digits && it.start + 1 == it.end && is_year_alone(text, it) {
        return None;
    }
    if text.is_sign(it.end, '+') && text.joined(it.end) {
        it.comparison = Some(Comparison::AtLeast);
        it.end += 1;
    }
    Some(())
}

/// `60 day bucket`, `30 day trial`: a singular period before a noun.
fn is_adjective(text: &Text<'_>, at: usize, it: &Quantity) -> bool {
    let singular = [
        "day", "week", "month", "quarter", "year", "hour", "minute", "second",
    ];
    it.value != 1.0
        && singular.iter().any(|word| text.is(at, word))
        && text.is_word(at + 1)
        && text.entry(at + 1).is_noun() | !text.entry(at + 1).is_known()
}

/// Single letters are units only right behind the digits (`4.2s`, `30d`), but where a space is
/// usual (`2 s`).
fn unit_fits(text: &Text<'_>, at: usize) -> bool {
    text.raw(at).len() > 1 || text.joined(at) || text.lexicon.comma_is_decimal()
}

/// `3 times a week` says how often.
fn is_frequency(text: &Text<'_>, at: usize) -> bool {
    text.is(at, "times")
        && text
            .entry(text.step(at))
            .any_word(&[Word::Per, Word::Article])
}

fn is_year_alone(text: &Text<'_>, it: &Quantity) -> bool {
    let year = (1990.0..=2099.0).contains(&it.value) && text.raw(it.number.0).len() == 4;
    year && !text.is_word(it.end)
}
