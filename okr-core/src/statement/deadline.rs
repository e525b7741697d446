//! Dates and deadlines: `by the end of June`, `in Q1`, `this quarter`, `2026-12-15`.

use super::{
    lexicon::{Noun, Word},
    reading::Part,
    text::Text,
};
use crate::values::StatementPart;

/// Sets dates aside; what says by when is a deadline.
pub(super) fn set_aside(text: &mut Text<'_>, parts: &mut Vec<Part>) {
    let mut at = 0;
    while at < text.len() {
        if !may_begin(text, at) {
            debug_assert!(
                phrase(text, at).is_none(),
                "`{}` begins a date",
                text.raw(at)
            );
            at += 1;
            continue;
        }
        let Some((start, end, is_deadline)) = phrase(text, at) else {
            at += 1;
            continue;
        };
        if is_deadline {
            parts.push(Part::new(StatementPart::Deadline, text.span(start..end)));
        }
        text.set_aside(start..end);
        at = end;
    }
}

/// What a date stands behind, but for `until` and `on`.
const PREPOSITIONS: [Word; 8] = [
    Word::By,
    Word::In,
    Word::Means,
    Word::At,
    Word::For,
    Word::From,
    Word::To,
    Word::Of,
];

/// Whether a date phrase may begin here: most words are told apart by their lists, how they begin
/// and how they end, and need not be looked at further.
#[inline]
fn may_begin(text: &Text<'_>, at: usize) -> bool {
    let entry = text.entry(at);
    let listed = entry.any_word(&[Word::Until, Word::This, Word::Article, Word::End])
        || entry.any_word(&PREPOSITIONS)
        || entry.any_noun(&[Noun::Period, Noun::Month]);
    if listed || text.number(at).is_some() {
        return true;
    }
    let bytes = text.bytes(at);
    let named = matches!(
        bytes,
        [b'o' | b'O', _]
            | [b'm' | b'M', _, _]
            | [b't' | b'T' | b'n' | b'N', _, _, _]
            | [b'e' | b'E', b'o' | b'O', ..]
    ) || matches!(bytes, [b'c' | b'C' | b'w' | b'W', ..])
        && (bytes.len() == 6 || bytes.len() == 7);
    // `on`, `may`, `this`, `next`, `EOY`, `coming`, `within`, `current`; `Q3`
    named || bytes.last().is_some_and(u8::is_ascii_digit)
}

/// The phrase that begins here: its tokens, and whether it says by when.
fn phrase(text: &Text<'_>, at: usize) -> Option<(usize, usize, bool)> {
    let entry = text.entry(at);
    let preposition = entry.word(Word::Until) || entry.any_word(&PREPOSITIONS) || text.is(at, "on");
    if preposition {
        let body = text.step(at);
        let end = date(text, body)?;
        // `from EOQ4 to EOQ1`, `pipeline of Q3` say when, not by when.
        let when = !entry.any_word(&[Word::From, Word::To, Word::Of]) || entry.word(Word::Until);
        return Some((at, end, when));
    }
    let relative = ["this", "next", "coming", "within", "current"]
        .iter()
        .any(|it| text.is(at, it));
    if relative {
        let body = if text.is(at, "within") && text.is(at + 1, "the") {
            at + 2
        } else {
            at + 1
        };
        let body = if text.is(body, "next") || text.is(body, "coming") {
            body + 1
        } else {
            body
        };
        let period = text.entry(body).noun(Noun::Period)
            && ["quarter", "year", "month", "week", "sprint"]
                .iter()
                .any(|it| text.is(body, it));
        return (period && (body == at + 1 || !text.is(at, "within")))
            .then(|| (at, text.step(body), !text.is(at, "current")));
    }
    let end = date(text, at)?;
    let said = entry.any_word(&[Word::End, Word::This]) || at > 0 && end == text.len();
    Some((at, end, said))
}

/// Where the date that begins here ends.
fn date(text: &Text<'_>, at: usize) -> Option<usize> {
    if !may_begin(text, at) {
        return None;
    }
    let mut at = at;
    if text.entry(at).word(Word::This) && text.entry(text.step(at)).noun(Noun::Period) {
        return Some(text.step(text.step(at)));
    }
    if text.entry(at).word(Word::Article) && text.entry(at).length <= 1 {
        at += 1;
    }
    // `Jahresende`
    if text.entry(at).word(Word::End) && text.entry(at).noun(Noun::Period) {
        return Some(year_behind(text, at + 1));
    }
    // `the end of`, `mid-`, `early`
    if text.entry(at).word(Word::End) && text.step(at) == at + 1 {
        let mut next = at + 1;
        if is_end_word(text.raw(at)) {
            // EOQ4, EOY
            return Some(year_behind(text, next));
        }
        for _ in 0..3 {
            let entry = text.entry(next);
            let skipped = text.is_sign(next, '-')
                || entry.word(Word::Of)
                || (entry.word(Word::Article) && entry.length <= 1);
            next += usize::from(skipped);
        }
        if text.entry(next).noun(Noun::Period)
            && text.number(next).is_none()
            && text.step(next) == next + 1
        {
            // `Ende GJ 25/26`
            let years = text.number(next + 1).is_some() && text.is_sign(next + 2, '/');
            return Some(periods_behind(text, next + 1 + usize::from(years)));
        }
        return named_or_numeric(text, next);
    }
    named_or_numeric(text, at)
}

fn named_or_numeric(text: &Text<'_>, at: usize) -> Option<usize> {
    let raw = text.raw(at);
    // `week 10`, `day 90`, `Sprint 5`; but `min 80 %`
    if text.entry(at).noun(Noun::Period)
        && !text.entry(at).any_word(&[Word::Above, Word::Below])
        && text.entry(at).length == 1
        && text.number(at + 1).is_some()
        && !text.joined(at + 1)
        && !text.is_word(at + 2)
    {
        // `GJ 25/26`
        return Some(periods_behind(text, at + 2));
    }
    if is_period_name(raw) {
        return Some(periods_behind(text, at + 1));
    }
    if is_end_word(raw) {
        return Some(year_behind(text, at + 1));
    }
    if is_month(text, at) {
        return Some(month_first(text, at));
    }
    text.number(at).and_then(|number| numeric(text, at, number))
}

/// `June`, `June 30`, `June 30th, 2026`, `June 2026`
fn month_first(text: &Text<'_>, at: usize) -> usize {
    let mut end = at + 1;
    if text.is_sign(end, '.') && text.joined(end) {
        end += 1;
    }
    if text.number(end).is_some_and(is_day) {
        end = ordinal(text, end + 1);
        if text.is_sign(end, ',') && text.number(end + 1).is_some_and(is_year) {
            end += 1;
        }
    }
    year_behind(text, end)
}

/// Dates that begin with digits.
fn numeric(text: &Text<'_>, at: usize, number: f64) -> Option<usize> {
    // 2026-12-15, 31.12.2026, 12/31/2026
    if text.is_any_sign(at + 1, "-./")
        && text.joined(at + 1)
        && text.joined(at + 2)
        && text.number(at + 2).is_some()
        && text.tokens[at + 1].sign() == text.token(at + 3).and_then(super::token::Token::sign)
        && text.joined(at + 3)
        && text.joined(at + 4)
        && let Some(third) = text.number(at + 4)
        && (is_year(number) || is_year(third) || third < 100.0)
    {
        return Some(at + 5);
    }
    // 30 June, 15th of October
    if is_day(number) {
        let mut end = ordinal(text, at + 1);
        if text.is_sign(end, '.') && text.joined(end) {
            end += 1;
        }
        if text.entry(end).word(Word::Of) {
            end += 1;
        }
        // `19.-20. August`
        if text.is_any_sign(end, "-–") && text.number(end + 1).is_some_and(is_day) {
            end = ordinal(text, end + 2);
            end += usize::from(text.is_sign(end, '.') && text.joined(end));
        }
        if is_month(text, end) {
            return Some(year_behind(text, end + 1));
        }
    }
    if at > 0 && text.is_any_sign(at - 1, "$€£¥<>=") {
        return None;
    }
    // 2026, where nothing countable stands behind it: 2026-Q4
    if is_year(number) && text.raw(at).len() == 4 && !text.is_sign(at + 1, '%') {
        if text.is_any_sign(at + 1, "-/") && is_period_name(text.raw(at + 2)) {
            return Some(at + 3);
        }
        let entry = text.entry(at + 1);
        let named = text
            .token(at + 1)
            .is_some_and(|next| next.is_word() && next.capital)
            || text.is(at + 1, "levels");
        let counted = text.is_word(at + 1)
            && !named
            && !entry.any_word(&[
                Word::And,
                Word::To,
                Word::By,
                Word::In,
                Word::With,
                Word::For,
                Word::At,
                Word::That,
                Word::From,
            ])
            && !entry.is_verb();
        if !counted {
            return Some(at + 1);
        }
    }
    None
}

/// Past the ending of `15th`.
fn ordinal(text: &Text<'_>, at: usize) -> usize {
    let ending = ["st", "nd", "rd", "th", "er"]
        .iter()
        .any(|it| text.is(at, it));
    at + usize::from(ending && text.joined(at))
}

/// Past a year: `2026`, `FY21`, `'26`.
fn year_behind(text: &Text<'_>, at: usize) -> usize {
    // `30 de junio de 2026`
    if text.entry(at).word(Word::Of)
        && text.number(at + 1).is_some_and(is_year)
        && text.raw(at + 1).len() == 4
    {
        return at + 2;
    }
    if text.number(at).is_some_and(is_year) && text.raw(at).len() == 4 {
        return at + 1;
    }
    if is_period_name(text.raw(at)) {
        return periods_behind(text, at + 1);
    }
    at
}

/// Past further names: `FY21-Q3`, `Q2 2024`, `Q1/Q2`.
fn periods_behind(text: &Text<'_>, mut at: usize) -> usize {
    loop {
        // `Q3'26`, `FY24/25`
        if text.is_any_sign(at, "'’/")
            && text.joined(at)
            && text.joined(at + 1)
            && text.number(at + 1).is_some()
            && text.raw(at + 1).len() == 2
        {
            at += 2;
            continue;
        }
        let next = at + usize::from(text.is_any_sign(at, "-/–") && text.joined(at));
        let name = is_period_name(text.raw(next));
        let year = text.number(next).is_some_and(is_year) && text.raw(next).len() == 4;
        if !(name || year) {
            return at;
        }
        at = next + 1;
    }
}

/// `Q3`, `FY21`, `H1`, `FY20Q4`, `CY2024`, `Q3FY22`.
fn is_period_name(raw: &str) -> bool {
    if !raw.as_bytes().last().is_some_and(u8::is_ascii_digit) {
        return false;
    }
    let mut rest = raw;
    let mut any = false;
    while !rest.is_empty() {
        let letters = rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_ascii_alphabetic())
                .len();
        let (name, tail) = rest.split_at(letters);
        let known = ["q", "fy", "h", "cy", "t", "gj"]
            .iter()
            .any(|it| name.eq_ignore_ascii_case(it));
        let digits = tail.len() - tail.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let fits = match name.len() {
            1 => digits == 1 && matches!(tail.as_bytes().first(), Some(b'1'..=b'4')),
            _ => digits == 2 || digits == 4,
        };
        if !(known && fits) {
            return false;
        }
        any = true;
        rest = &tail[digits..];
    }
    any
}

/// `EOQ4`, `EOY`.
fn is_end_word(raw: &str) -> bool {
    if !raw.starts_with(['e', 'E']) {
        return false;
    }
    if raw.len() < 3 || !raw.as_bytes()[1].eq_ignore_ascii_case(&b'o') {
        return false;
    }
    let letters = raw.trim_end_matches(|c: char| c.is_ascii_digit());
    ["eoq", "eoy", "eom", "eod", "eow", "eofy"]
        .iter()
        .any(|it| letters.eq_ignore_ascii_case(it))
}

fn is_month(text: &Text<'_>, at: usize) -> bool {
    let capital = text.token(at).is_some_and(|token| token.capital) || text.lexicon.verb_last();
    if !capital {
        // `august 1`, but `march 5 miles`
        let dated = text.number(at + 1).is_some_and(is_day) && !text.entry(at).is_verb();
        return text.entry(at).noun(Noun::Month)
            && (text.lexicon.months_are_small() || dated && !text.is_word(at + 2));
    }
    text.entry(at).noun(Noun::Month)
        || (text.is(at, "may") && text.lexicon.language() == "en" && at > 0)
}

fn is_day(number: f64) -> bool {
    (1.0..=31.0).contains(&number) && number.fract() == 0.0
}

fn is_year(number: f64) -> bool {
    (1990.0..=2099.0).contains(&number) && number.fract() == 0.0
}
