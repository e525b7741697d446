//! A pull lexer for JSON (RFC 8259) that knows where it is.
//!
//! `docs/decisions.md` says why this is ours: SPEC 12 asks for the place of every
//! fault, for duplicate members, for the source text of numbers, and for `1e400`
//! to be a number out of range rather than the end of the document.

use std::borrow::Cow;

/// How deep values may nest [SPEC 12, E001].
pub(super) const MAX_DEPTH: u32 = 128;

/// The text is not JSON from here on. Boxed, so that results stay small.
#[derive(Debug)]
pub(super) struct Syntax(pub(super) Box<SyntaxFault>);

#[derive(Debug)]
pub(super) struct SyntaxFault {
    pub(super) offset: usize,
    pub(super) message: Cow<'static, str>,
}

/// What kind of value comes next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}

impl Kind {
    /// The kind in words, as messages say it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::Array => "a list",
            Self::String => "text",
            Self::Number => "a number",
            Self::True | Self::False => "a boolean",
            Self::Null => "null",
        }
    }
}

/// Reads a text from left to right.
pub(super) struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    pos: usize,
    depth: u32,
}

/// A place to come back to.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pos: usize,
    depth: u32,
}

const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            pos: 0,
            depth: 0,
        }
    }

    /// The byte offset of what comes next.
    pub(super) fn offset(&self) -> usize {
        self.pos
    }

    pub(super) fn mark(&self) -> Mark {
        Mark {
            pos: self.pos,
            depth: self.depth,
        }
    }

    pub(super) fn rewind(&mut self, mark: Mark) {
        self.pos = mark.pos;
        self.depth = mark.depth;
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.pos).copied()
    }

    #[cold]
    fn fault<T>(&self, message: impl Into<Cow<'static, str>>) -> Result<T, Syntax> {
        Err(Syntax(Box::new(SyntaxFault {
            offset: self.pos.min(self.bytes.len()),
            message: message.into(),
        })))
    }

    /// The text ends, or goes on with the wrong character, where `wanted` should stand.
    #[cold]
    fn unexpected<T>(&self, wanted: &str) -> Result<T, Syntax> {
        match self
            .text
            .get(self.pos..)
            .and_then(|rest| rest.chars().next())
        {
            None => self.fault(format!("the text ends where {wanted} should stand")),
            Some(c) => self.fault(format!(
                "`{}` stands where {wanted} should stand",
                c.escape_debug()
            )),
        }
    }

    #[inline]
    fn skip_space(&mut self) {
        if self.byte().is_some_and(|byte| byte <= b' ') {
            self.skip_some_space();
        }
    }

    fn skip_some_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.pos += 1;
        }
    }

    /// Skips white space and says what kind of value starts there.
    #[inline]
    pub(super) fn kind(&mut self) -> Result<Kind, Syntax> {
        self.skip_space();
        match self.byte() {
            Some(b'"') => Ok(Kind::String),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::Array),
            Some(b't') => Ok(Kind::True),
            Some(b'f') => Ok(Kind::False),
            Some(b'n') => Ok(Kind::Null),
            _ => self.unexpected("a value"),
        }
    }

    /// Enters an object or a list, which `kind` has seen.
    pub(super) fn enter(&mut self) -> Result<(), Syntax> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fault("values are nested deeper than 128");
        }
        self.pos += 1;
        Ok(())
    }

    /// Goes to the next key of an object; false at the end of the object. `first` is
    /// true right after `enter`.
    #[inline]
    pub(super) fn reach_key(&mut self, first: bool) -> Result<bool, Syntax> {
        self.skip_space();
        match self.byte() {
            Some(b',') if !first => {
                self.pos += 1;
                self.skip_space();
            }
            Some(b'}') => {
                self.pos += 1;
                self.depth -= 1;
                return Ok(false);
            }
            _ if first => {}
            _ => return self.unexpected("`,` or `}`"),
        }
        Ok(true)
    }

    /// The next eight bytes, for [`Key::may_be`]; zeros beyond the end.
    #[inline]
    pub(super) fn head(&self) -> u64 {
        let rest = self.bytes.get(self.pos..).unwrap_or_default();
        rest.first_chunk::<8>()
            .map_or(0, |head| u64::from_le_bytes(*head))
    }

    /// Reads the key that `reach_key` went to, if it is this one, and the colon after it.
    #[inline]
    pub(super) fn key_is(&mut self, key: &Key) -> bool {
        let end = key.name.len() + 2;
        let Some((quoted, rest)) = self.bytes[self.pos..].split_at_checked(end) else {
            return false;
        };
        let tail = end <= 8 || (&quoted[8..end - 1] == key.tail() && quoted[end - 1] == b'"');
        if !tail || rest.first() != Some(&b':') {
            return false;
        }
        self.pos += end + 1;
        true
    }

    /// Reads the key that `reach_key` went to, with its offset, and the colon after it.
    pub(super) fn key(&mut self) -> Result<(usize, Cow<'a, str>), Syntax> {
        if self.byte() != Some(b'"') {
            return self.unexpected("a member name in double quotes");
        }
        let start = self.pos;
        let key = self.string()?;
        self.skip_space();
        if self.byte() != Some(b':') {
            return self.unexpected("`:`");
        }
        self.pos += 1;
        Ok((start, key))
    }

    /// The next key of an object, or none at its end. `first` is true right after `enter`.
    pub(super) fn next_key(
        &mut self,
        first: bool,
    ) -> Result<Option<(usize, Cow<'a, str>)>, Syntax> {
        if self.reach_key(first)? {
            self.key().map(Some)
        } else {
            Ok(None)
        }
    }

    /// Skips white space; whether `null` or something like it comes next.
    #[inline]
    pub(super) fn at_null(&mut self) -> bool {
        self.skip_space();
        self.byte() == Some(b'n')
    }

    /// The string that starts here, if it has no escapes; else nothing is read.
    #[inline]
    pub(super) fn plain_string(&mut self) -> Option<&'a str> {
        if self.byte() != Some(b'"') {
            return None;
        }
        let start = self.pos + 1;
        let end = plain_end(self.bytes, start);
        if self.bytes.get(end) != Some(&b'"') {
            return None;
        }
        self.pos = end + 1;
        Some(&self.text[start..end])
    }

    /// The text of exactly ten bytes in quotes that starts here, if there is one.
    #[inline]
    pub(super) fn ten_in_quotes(&mut self) -> Option<&'a [u8; 10]> {
        let rest = self.bytes[self.pos..].first_chunk::<12>()?;
        if rest[0] != b'"' || rest[11] != b'"' {
            return None;
        }
        rest[1..].first_chunk::<10>()
    }

    /// Goes past what `ten_in_quotes` gave.
    #[inline]
    pub(super) fn skip_ten_in_quotes(&mut self) {
        self.pos += 12;
    }

    /// Skips white space and then exactly these bytes, if they come next.
    #[inline]
    pub(super) fn eat<const N: usize>(&mut self, bytes: &[u8; N]) -> bool {
        self.skip_space();
        let found = self.bytes[self.pos..].first_chunk::<N>() == Some(bytes);
        self.pos += if found { N } else { 0 };
        found
    }

    /// As [`Lexer::number`], after white space and only in its common form; none for anything else.
    #[inline]
    pub(super) fn plain_number(&mut self) -> Option<f64> {
        self.skip_space();
        if self.at_number() {
            self.number().ok()
        } else {
            None
        }
    }

    /// Whether a number starts here.
    #[inline]
    pub(super) fn at_number(&self) -> bool {
        matches!(self.byte(), Some(b'-' | b'0'..=b'9'))
    }

    /// Whether a list goes on. `first` is true right after `enter`.
    #[inline]
    pub(super) fn next_entry(&mut self, first: bool) -> Result<bool, Syntax> {
        self.skip_space();
        match self.byte() {
            Some(b']') => {
                self.pos += 1;
                self.depth -= 1;
                Ok(false)
            }
            Some(b',') if !first => {
                self.pos += 1;
                Ok(true)
            }
            _ if first => Ok(true),
            _ => self.unexpected("`,` or `]`"),
        }
    }

    /// Reads a string, which `kind` has seen.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, Syntax> {
        let start = self.pos + 1;
        self.pos = start;
        self.pos = plain_end(self.bytes, self.pos);
        if self.byte() == Some(b'"') {
            let plain = &self.text[start..self.pos];
            self.pos += 1;
            return Ok(Cow::Borrowed(plain));
        }
        self.string_with_escapes(start).map(Cow::Owned)
    }

    #[cold]
    fn string_with_escapes(&mut self, start: usize) -> Result<String, Syntax> {
        let mut out = self.text[start..self.pos].to_owned();
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.pos += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return self.fault("a control character stands in a string; escape it"),
                None => return self.fault("the text ends within a string"),
            }
            let from = self.pos;
            self.pos = plain_end(self.bytes, self.pos);
            out.push_str(&self.text[from..self.pos]);
        }
    }

    fn escape(&mut self) -> Result<char, Syntax> {
        let start = self.pos;
        self.pos += 2;
        Ok(match self.bytes.get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let unit = self.hex4()?;
                let code = if (0xD800..0xDC00).contains(&unit)
                    && self.bytes[self.pos..].starts_with(b"\\u")
                {
                    self.pos += 2;
                    let low = self.hex4()?;
                    if (0xDC00..0xE000).contains(&low) {
                        0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
                    } else {
                        unit
                    }
                } else {
                    unit
                };
                let Some(c) = char::from_u32(code) else {
                    self.pos = start;
                    return self.fault("an escape names half of a surrogate pair");
                };
                c
            }
            other => {
                self.pos = start + usize::from(other.is_none());
                return self.fault("a backslash starts no known escape");
            }
        })
    }

    fn hex4(&mut self) -> Result<u32, Syntax> {
        let digits = self.bytes.get(self.pos..self.pos + 4);
        let Some(digits) = digits.filter(|d| d.iter().all(u8::is_ascii_hexdigit)) else {
            return self.fault("`\\u` wants four hexadecimal digits");
        };
        self.pos += 4;
        Ok(digits
            .iter()
            .fold(0, |n, &d| n * 16 + (d as char).to_digit(16).unwrap_or(0)))
    }

    /// Reads a number, which `kind` has seen, correctly rounded; infinite when it is too large.
    #[inline]
    pub(super) fn number(&mut self) -> Result<f64, Syntax> {
        // The common case: a few digits, perhaps a point, and no exponent.
        let mut mantissa = 0_u64;
        let (mut digits, mut point) = (0_usize, None);
        let rest = &self.bytes[self.pos..];
        let negative = rest.first() == Some(&b'-');
        for (at, &byte) in rest[usize::from(negative)..].iter().enumerate() {
            let digit = byte.wrapping_sub(b'0');
            if digit < 10 {
                mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit));
                digits += 1;
            } else if byte == b'.' && point.is_none() {
                point = Some(at);
            } else {
                let whole = point.unwrap_or(digits);
                let fraction = digits - whole;
                let leading = rest[usize::from(negative)] == b'0';
                // Up to 15 digits are exact as a double, and so is the power: one correct division.
                if digits > 15
                    || matches!(byte, b'e' | b'E' | b'.')
                    || whole == 0
                    || (whole > 1 && leading)
                    || (point.is_some() && fraction == 0)
                {
                    break;
                }
                self.pos += usize::from(negative) + at;
                let magnitude = mantissa as f64 / POWERS[fraction];
                return Ok(if negative { 0.0 - magnitude } else { magnitude });
            }
        }
        self.any_number()
    }

    /// A number of any form, or what is wrong with it.
    fn any_number(&mut self) -> Result<f64, Syntax> {
        let start = self.pos;
        self.pos += usize::from(self.byte() == Some(b'-'));
        let first = self.pos;
        let whole = self.skip_digits()?;
        if whole > 1 && self.bytes[first] == b'0' {
            self.pos = first;
            return self.fault("a number starts with a needless `0`");
        }
        if self.byte() == Some(b'.') {
            self.pos += 1;
            self.skip_digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.pos += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.pos += 1;
            }
            self.skip_digits()?;
        }
        Ok(self.text[start..self.pos].parse().unwrap_or(f64::NAN) + 0.0)
    }

    /// Skips one digit or more; how many.
    fn skip_digits(&mut self) -> Result<usize, Syntax> {
        let start = self.pos;
        while let Some(b'0'..=b'9') = self.byte() {
            self.pos += 1;
        }
        if self.pos == start {
            return self.unexpected("a digit");
        }
        Ok(self.pos - start)
    }

    /// Reads `true`, `false` or `null`, whose first letter `kind` has seen.
    pub(super) fn literal(&mut self, kind: Kind) -> Result<(), Syntax> {
        let word: &[u8] = match kind {
            Kind::True => b"true",
            Kind::False => b"false",
            _ => b"null",
        };
        if self.bytes[self.pos..].starts_with(word) {
            self.pos += word.len();
            Ok(())
        } else {
            self.unexpected("`true`, `false` or `null`")
        }
    }

    /// Nothing but white space may follow.
    pub(super) fn end(&mut self) -> Result<(), Syntax> {
        self.skip_space();
        if self.pos < self.bytes.len() {
            return self.fault("there is text after the end of the document");
        }
        Ok(())
    }

    /// The source text from `start` to here.
    pub(super) fn since(&self, start: usize) -> &'a str {
        &self.text[start..self.pos]
    }
}

/// Where the next quote, backslash or control character stands, from `at` on.
#[inline]
#[allow(clippy::needless_bitwise_bool)] // without branches it compiles to vector instructions
fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    // Whole blocks in a form that compiles to vector instructions.
    let special = |block: &[u8; 32]| {
        (block.iter()).fold(false, |any, &b| {
            any | (b == b'"') | (b == b'\\') | (b < 0x20)
        })
    };
    let mut rest = &bytes[at..];
    while let Some(block) = rest.first_chunk::<32>() {
        if special(block) {
            break;
        }
        rest = &rest[32..];
    }
    // Then eight bytes at a time.
    while let Some(chunk) = rest.first_chunk::<8>() {
        let word = u64::from_le_bytes(*chunk);
        let quote = zero(word ^ (ONES * u64::from(b'"')));
        let backslash = zero(word ^ (ONES * u64::from(b'\\')));
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
        let found = quote | backslash | control;
        if found != 0 {
            at = bytes.len() - rest.len();
            return at + (found.trailing_zeros() / 8) as usize;
        }
        rest = &rest[8..];
    }
    at = bytes.len() - rest.len();
    while bytes
        .get(at)
        .is_some_and(|&b| b != b'"' && b != b'\\' && b >= 0x20)
    {
        at += 1;
    }
    at
}

/// A key that is expected, made ready to be compared eight bytes at once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    /// The first eight bytes of the key in quotes, and which of them count.
    head: u64,
    mask: u64,
}

impl Key {
    pub(super) const fn new(name: &'static str) -> Self {
        let bytes = name.as_bytes();
        let (mut head, mut mask) = (b'"' as u64, 0xFF);
        let mut at = 1;
        while at < 8 && at <= bytes.len() + 1 {
            let byte = if at <= bytes.len() {
                bytes[at - 1]
            } else {
                b'"'
            };
            head |= (byte as u64) << (8 * at);
            mask |= 0xFF << (8 * at);
            at += 1;
        }
        Self { name, head, mask }
    }

    /// Whether these eight bytes may be the start of the key in quotes.
    #[inline]
    pub(super) fn may_be(&self, head: u64) -> bool {
        (head ^ self.head) & self.mask == 0
    }

    /// The bytes of the name behind the head.
    #[inline]
    fn tail(&self) -> &'static [u8] {
        self.name.as_bytes().get(7..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{super::scan::scan, *};
    use proptest::prelude::*;

    fn scans(text: &str) -> bool {
        let mut lexer = Lexer::new(text);
        scan(&mut lexer, |_| {}).and_then(|()| lexer.end()).is_ok()
    }

    #[test]
    fn well_formed_and_not() {
        for good in [
            "0",
            "-0.0",
            "1e400",
            "[]",
            "{}",
            " [1, 2 ,{\"a\":null}] ",
            "\"\\u00e9\\ud83d\\ude00\"",
            "true",
        ] {
            assert!(scans(good), "{good}");
        }
        for bad in [
            "",
            " ",
            "01",
            "+1",
            ".5",
            "1.",
            "1e",
            "-",
            "[1,]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "nul",
            "\"\\x\"",
            "\"\u{1}\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\ud800\\u0041\"",
            "\"a",
            "[",
            "1 1",
            "\u{feff}1",
            "'a'",
            "NaN",
            "\"\\",
            "\"\\u12",
            "[1}",
        ] {
            assert!(!scans(bad), "{bad}");
        }
    }

    #[test]
    fn depth_is_counted_exactly() {
        let nest = |n: usize| "[".repeat(n) + &"]".repeat(n);
        assert!(scans(&nest(128)));
        assert!(!scans(&nest(129)));
        assert!(!scans(&"[".repeat(5_000_000)));
    }

    proptest! {
        #[test]
        fn numbers_are_correctly_rounded(x in prop::num::f64::NORMAL) {
            for text in [format!("{x}"), format!("{x:e}"), format!("{x:.3}")] {
                if text.len() < 400 {
                    let mut lexer = Lexer::new(&text);
                    prop_assert_eq!(lexer.number().unwrap().to_bits(), (text.parse::<f64>().unwrap() + 0.0).to_bits());
                }
            }
        }

        #[test]
        fn short_decimals_are_correctly_rounded(n in -999_999_999_999_999_i64..999_999_999_999_999, shift in 0..15_usize) {
            let digits = format!("{:016}", n.unsigned_abs());
            let (whole, fraction) = digits.split_at(16 - shift);
            let whole = whole.trim_start_matches('0');
            let text = format!("{}{}{}{}", if n < 0 { "-" } else { "" }, if whole.is_empty() { "0" } else { whole }, if shift > 0 { "." } else { "" }, fraction);
            let mut lexer = Lexer::new(&text);
            prop_assert_eq!(lexer.number().unwrap().to_bits(), (text.parse::<f64>().unwrap() + 0.0).to_bits(), "{}", text);
        }

        #[test]
        fn strings_agree_with_serde_json(s in any::<String>()) {
            let text = serde_json::to_string(&s).unwrap();
            let mut lexer = Lexer::new(&text);
            prop_assert_eq!(lexer.string().unwrap(), s);
        }

        #[test]
        fn any_text_is_judged_as_serde_json_judges_it(text in "[\\[\\]{},:0-9a-e\"\\\\ .+-]{0,40}") {
            prop_assert_eq!(scans(&text), serde_json::from_str::<serde_json::Value>(&text).is_ok() || text.contains('e') && scans(&text));
        }
    }
}
