//! What stands around a statement: labels before it, scores behind it, references within.

use super::{
    inflection::Form,
    lexicon::{Verb, Word},
    noun_phrase::MEASURED,
    reading::Part,
    text::Text,
};
use crate::values::StatementPart;

/// Sets aside prefixes, scores and references, and tells where they were.
pub(super) fn set_aside(text: &mut Text<'_>, parts: &mut Vec<Part>) {
    references(text, parts);
    prefix(text, parts);
    score(text, parts);
}

fn aside(text: &mut Text<'_>, parts: &mut Vec<Part>, what: StatementPart, from: usize, to: usize) {
    if from < to {
        parts.push(Part::new(what, text.span(from..to)));
        text.set_aside(from..to);
    }
}

/// Bullets, numbering, `[P0]`, `Stretch:`, `VP Sales KR:`.
fn prefix(text: &mut Text<'_>, parts: &mut Vec<Part>) {
    let mut at = 0;
    while text.is_any_sign(at, "-*•–—·#>‣▪") && !text.joined(at + 1) || text.is_any_sign(at, "│├└─")
    {
        at += 1;
    }
    // `1.`, `2)`, `1.2.`
    if text.number(at).is_some() && text.is_any_sign(at + 1, ".)") && !text.joined(at + 2) {
        at += 2;
    }
    // `2 Grow the base`: the number of a heading, before an order.
    let order = text.entry(at + 1);
    if text.number(at).is_some()
        && text.raw(at).len() <= 2
        && text
            .token(at + 1)
            .is_some_and(|next| next.capital && !next.joined)
        && order.form(Form::Base)
        && order.is_verb()
        // What only others do is no order: `5 React components`.
        && !order.only_verb(Verb::Act)
        && !order.is_noun()
    {
        at += 1;
    }
    loop {
        let next = bracketed(text, at)
            .or_else(|| labelled(text, at))
            .or_else(|| numbered(text, at))
            .or_else(|| heading(text, at));
        match next {
            Some(end) if end < text.len() => at = end,
            _ => break,
        }
    }
    aside(text, parts, StatementPart::Prefix, 0, at);
}

/// `[P0]`, `(Stretch)`: up to four tokens in brackets, but no numbers with a meaning.
fn bracketed(text: &Text<'_>, at: usize) -> Option<usize> {
    let close = match text.token(at)?.sign()? {
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let end = (at + 1..text.len().min(at + 6)).find(|&end| text.is_sign(end, close))?;
    let words = (at + 1..end).any(|inside| text.is_word(inside));
    words.then_some(end + 1)
}

/// Up to eight tokens before a colon or dash, one of them a label.
fn labelled(text: &Text<'_>, at: usize) -> Option<usize> {
    let end = (at..text.len().min(at + 9)).find(|&end| {
        text.is_sign(end, ':')
            || (text.is_any_sign(end, "-–—.") && !text.joined(end + 1) && end - at <= 2)
    })?;
    let mut any = false;
    for inside in at..end {
        let entry = text.entry(inside);
        let raw = text.raw(inside);
        let label = entry.word(Word::Prefix) || is_key(raw);
        let plain = text.token(inside)?.capital
            || text.number(inside).is_some()
            || text.is_any_sign(inside, ".,&/-()")
            || entry.word(Word::Of)
            || entry.word(Word::And);
        if !(label || plain) {
            return None;
        }
        any |= label;
    }
    (any && end > at).then_some(end + 1)
}

/// `KR1.2 –`, `Key result 3 (the how):`, `KR4`: a label and its number, with or without a sign.
fn numbered(text: &Text<'_>, at: usize) -> Option<usize> {
    let raw = text.raw(at);
    let letters = raw.trim_end_matches(|c: char| c.is_ascii_digit());
    let goal = ["kr", "o", "okr"]
        .iter()
        .any(|it| letters.eq_ignore_ascii_case(it));
    let mut end = if letters.len() < raw.len() && goal {
        at + 1
    } else if text.entry(at).word(Word::Prefix) {
        let next = text.step(at) + usize::from(text.is_sign(text.step(at), '#'));
        // `Objective (the what):`
        let aside = text.is_sign(next, '(');
        if text.number(next).is_none() && !aside {
            return None;
        }
        next + usize::from(!aside)
    } else {
        return None;
    };
    let mut dotted = text.raw(end - 1).contains('.');
    while text.is_sign(end, '.') && text.joined(end) && text.number(end + 1).is_some() {
        dotted |= text.joined(end + 1);
        end += 2;
    }
    if text.is_sign(end, '(') {
        let close = (end..text.len().min(end + 6)).find(|&it| text.is_sign(it, ')'));
        if let Some(close) = close.filter(|&close| text.is_sign(close + 1, ':')) {
            end = close + 1;
        }
    }
    if text.is_any_sign(end, ":-–—|.)") && !text.joined(end + 1) {
        return Some(end + 1);
    }
    // Without a sign behind it: `KR4 Raise …`, `KR1.2 500 sign-ups`, but not `O2 sensors`.
    let plain = dotted || !letters.eq_ignore_ascii_case("o") && letters.len() < raw.len();
    let opens =
        text.is_word(end) || text.number(end).is_some() || text.is_any_sign(end, "<>≤≥~$€£[");
    (plain && goal && opens && !text.joined(end)).then_some(end)
}

/// `Pillar 2:`, `OBJ-C1:`: a name and its number before a colon.
fn heading(text: &Text<'_>, at: usize) -> Option<usize> {
    let token = text.token(at).filter(|token| token.is_word())?;
    if !token.capital || text.step(at) > at + 1 {
        return None;
    }
    if text.is_sign(at + 1, '-') && text.joined(at + 1) && text.joined(at + 2) {
        let raw = text.raw(at);
        let code = text.raw(at + 2);
        let capitals = raw.len() <= 5 && raw.bytes().all(|byte| byte.is_ascii_uppercase());
        let numbered = code.len() <= 4 && code.ends_with(|c: char| c.is_ascii_digit());
        let named = capitals && numbered && !token.entry.is_noun();
        return (named && text.is_sign(at + 3, ':')).then_some(at + 4);
    }
    let counted = text.number(at + 1).is_some() && text.raw(at + 1).len() <= 2;
    let name = !token.entry.is_verb() && !token.entry.any_noun(MEASURED);
    (counted && name && text.is_sign(at + 2, ':') && !text.joined(at + 3)).then_some(at + 3)
}

/// `KR1`, `O2`, `P0`: a label with its number.
fn is_key(raw: &str) -> bool {
    let letters = raw.trim_end_matches(|c: char| c.is_ascii_digit());
    letters.len() < raw.len()
        && ["kr", "o", "p", "okr"]
            .iter()
            .any(|it| letters.eq_ignore_ascii_case(it))
}

/// `=> 70%`, `==> Done`, `(done)`, ` - 0.7` at the end.
fn score(text: &mut Text<'_>, parts: &mut Vec<Part>) {
    bar(text, parts);
    let len = text.len();
    let first = len.saturating_sub(8);
    let arrow = (first..len).find(|&at| {
        text.is_sign(at, '=')
            && (text.is_sign(at + 1, '>')
                || (text.is_sign(at + 1, '=') && text.is_sign(at + 2, '>')))
            && at > 0
    });
    if let Some(at) = arrow {
        // `58% => 70%` are two levels.
        let level = text.is_sign(at - 1, '%') || text.number(at - 1).is_some();
        if !level {
            aside(text, parts, StatementPart::Score, at, len);
            return;
        }
    }
    if len >= 3 && text.is_any_sign(len - 1, ")]") {
        let open = (first..len).rev().find(|&at| text.is_any_sign(at, "(["));
        if let Some(open) = open
            && open > 0
            && len - open == 3
            && text.entry(open + 1).word(Word::Progress)
        {
            aside(text, parts, StatementPart::Score, open, len);
            return;
        }
    }
    // `Complete the rollout (90%)`: how far the work is.
    let share = len >= 5
        && text.is_sign(len - 4, '(')
        && text.number(len - 3).is_some()
        && text.is_sign(len - 2, '%')
        && text.is_sign(len - 1, ')');
    let first = (0..len).find(|&at| !text.tokens[at].aside);
    let work = first.is_some_and(|at| {
        let entry = text.entry(at);
        entry.verb(Verb::Work) && !entry.any_verb(&[Verb::Gain, Verb::Yield, Verb::Rise])
    });
    if share && work && !(0..len - 4).any(|at| text.number(at).is_some() && !text.tokens[at].aside)
    {
        aside(text, parts, StatementPart::Score, len - 4, len);
        return;
    }
    // ` - 0.7`: a dash with space on both sides, and a share of one.
    if len >= 3
        && text.is_any_sign(len - 2, "-–—")
        && !text.joined(len - 1)
        && !text.joined(len - 2)
        && text.raw(len - 1).contains('.')
        && text.number(len - 1).is_some_and(|score| score <= 1.0)
    {
        aside(text, parts, StatementPart::Score, len - 2, len);
    }
}

/// `████░░ 80%`: a bar, and how far it is.
fn bar(text: &mut Text<'_>, parts: &mut Vec<Part>) {
    const BARS: &str = "█▓▒░■□▰▱";
    let Some(start) = (0..text.len()).find(|&at| text.is_any_sign(at, BARS)) else {
        return;
    };
    let mut end = start;
    while text.is_any_sign(end, BARS) {
        end += 1;
    }
    if text.number(end).is_some() && text.is_sign(end + 1, '%') {
        end += 2;
        while text.is_any_sign(end, "-–—✅✓✔:") {
            end += 1;
        }
    }
    if end - start > 1 && end - start < text.len() {
        aside(text, parts, StatementPart::Score, start, end);
    }
}

/// `#726`, `group/project#12`, `&412`, `https://…`, `@ada`.
fn references(text: &mut Text<'_>, parts: &mut Vec<Part>) {
    let mut at = 0;
    while at < text.len() {
        let raw = if text.is_word(at) {
            text.bytes(at)
        } else {
            b""
        };
        let address = matches!(raw, b"http" | b"https")
            && text.is_sign(at + 1, ':')
            && text.is_sign(at + 2, '/');
        if address || (raw == b"www" && text.is_sign(at + 1, '.')) {
            let end = joined_end(text, at);
            aside(text, parts, StatementPart::Reference, at, end);
            at = end;
        } else if text.is_any_sign(at, "#&!")
            && text.joined(at + 1)
            && text.number(at + 1).is_some()
            && !text.is_sign(at + 2, '%')
        {
            let mut start = at;
            while start > 0 && text.joined(start) && !text.tokens[start - 1].aside {
                start -= 1;
            }
            aside(text, parts, StatementPart::Reference, start, at + 2);
            at += 2;
        } else if text.is_sign(at, '@')
            && text.joined(at + 1)
            && text.is_word(at + 1)
            && !text.joined(at)
        {
            let end = joined_end(text, at);
            aside(text, parts, StatementPart::Reference, at, end);
            at = end;
        } else {
            at += 1;
        }
    }
}

fn joined_end(text: &Text<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while text.joined(end) {
        end += 1;
    }
    end
}
