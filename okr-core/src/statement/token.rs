//! Text to tokens: words, numbers and signs, each with its bytes.

use super::{
    lexicon::{Entry, Lexicon, is_apostrophe},
    number,
};

/// A stretch of the text, in bytes from its start; both ends lie on borders of characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Span {
    /// The first byte.
    pub fn start(self) -> usize {
        self.start
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end
    }

    /// The bytes, to slice the text with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// From the first byte of this to the last of the other; they may stand the other way round.
    pub(super) fn to(self, last: Self) -> Self {
        Self {
            start: self.start.min(last.start),
            end: self.end.max(last.end),
        }
    }
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Lexeme {
    /// Letters, or letters and digits that begin with a letter (`Q3`, `p95`).
    Word,
    /// A number in digits.
    Number(f64),
    /// Anything else, one character.
    Sign(char),
}

/// A word, a number or a sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) lexeme: Lexeme,
    /// What the lexicon knows of the word; of a phrase, its first token knows.
    pub(super) entry: Entry,
    /// How many tokens of its phrase stand before it.
    pub(super) inside: u8,
    /// Whether nothing stands between it and the token before.
    pub(super) joined: bool,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
    /// Whether it says nothing of the goal: a prefix, a score, a reference, a date.
    pub(super) aside: bool,
}

impl Token {
    pub(super) fn sign(&self) -> Option<char> {
        match self.lexeme {
            Lexeme::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.sign() == Some(sign)
    }

    pub(super) fn is_word(&self) -> bool {
        self.lexeme == Lexeme::Word
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self.lexeme {
            Lexeme::Number(value) => Some(value),
            _ => None,
        }
    }
}

/// Finds the tokens of a text, in place of what was in the list; takes time in proportion to its
/// length.
pub(super) fn tokens(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>, small: &mut String) {
    tokens.clear();
    tokens.reserve(text.len() / 4 + 8);
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut spaced = true;
    while let Some(&byte) = bytes.get(at) {
        let Some(first) = character(text, at, byte) else {
            break;
        };
        if is_blank(first) {
            at += first.len_utf8();
            spaced = true;
            continue;
        }
        // `.65`
        let point = first == '.'
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
            && (spaced || at > 0 && b"<>=~($".contains(&bytes[at - 1]));
        let (end, lexeme) = if point {
            let (end, value) = number::fraction(text, at);
            (end, Lexeme::Number(value))
        } else if first.is_ascii_digit() {
            let (end, value) = number::scan(text, at, lexicon.comma_is_decimal());
            (end, Lexeme::Number(value))
        } else if first.is_alphabetic() {
            let end = word_end(text, at, lexicon);
            let parted = !lexicon.elisions.is_empty();
            let elided = parted.then(|| lexicon.elided(&text[at..end])).flatten();
            (elided.map_or(end, |length| at + length), Lexeme::Word)
        } else {
            (at + first.len_utf8(), Lexeme::Sign(first))
        };
        tokens.push(Token {
            span: Span { start: at, end },
            lexeme,
            entry: Entry::default(),
            inside: 0,
            joined: !spaced,
            capital: first.is_uppercase(),
            aside: false,
        });
        at = end;
        spaced = false;
    }
    lexicon.look_up(text, tokens, small);
}

/// The character that begins with a byte: ASCII without looking for its end.
#[inline]
fn character(text: &str, at: usize, byte: u8) -> Option<char> {
    if byte.is_ascii() {
        return Some(char::from(byte));
    }
    text[at..].chars().next()
}

#[inline]
fn is_blank(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control() || c == ' ';
    }
    c.is_whitespace() || is_invisible(c)
}

/// Marks that are not seen: they neither part words nor count.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}' | '\u{ad}'
    ) || c.is_control()
}

/// The ASCII that words consist of.
const INSIDE: [bool; 256] = {
    let mut inside = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        inside[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
        byte += 1;
    }
    inside
};

/// Where a word ends: letters, digits, combining marks, and an apostrophe between letters.
fn word_end(text: &str, start: usize, lexicon: &Lexicon) -> usize {
    if lexicon.inner.is_empty() {
        // ASCII up to a sign or space: most words.
        let bytes = text.as_bytes();
        let mut end = start;
        while bytes
            .get(end)
            .is_some_and(|&byte| INSIDE[usize::from(byte)])
        {
            end += 1;
        }
        match bytes.get(end) {
            None => return end,
            Some(byte) if byte.is_ascii() && !is_apostrophe(char::from(*byte)) => return end,
            _ => {}
        }
    }
    let mut chars = text[start..].char_indices().peekable();
    let mut end = start;
    while let Some((at, c)) = chars.next() {
        let inside = c.is_alphanumeric()
            || matches!(c, '\u{300}'..='\u{36f}' | '_')
            || (is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphabetic()))
            || lexicon.goes_on(&text[start + at..]);
        if !inside {
            break;
        }
        end = start + at + c.len_utf8();
    }
    end
}
