//! A pull lexer for JSON (RFC 8259) that knows where it is.
//!
//! `docs/decisions.md` says why this is ours: SPEC 12 asks for the place of every
//! fault, for duplicate members, for the source text of numbers, and for `1e400`
//! to be a number out of range rather than the end of the document.

mod days;
mod key;
mod number;

use std::borrow::Cow;

use crate::values::{Date, LONGEST_IDENTIFIER};
pub(in crate::wire) use days::Days;
pub(in crate::wire) use key::{Head, Key};

/// How deep values may nest [SPEC 12, E001].
pub(in crate::wire) const MAX_DEPTH: u32 = 128;

/// The text is not JSON from here on. Boxed, so that results stay small.
#[derive(Debug)]
pub(in crate::wire) struct Syntax(pub(in crate::wire) Box<SyntaxFault>);

#[derive(Debug)]
pub(in crate::wire) struct SyntaxFault {
    pub(in crate::wire) offset: usize,
    pub(in crate::wire) message: Cow<'static, str>,
}

/// What kind of value comes next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::wire) enum Kind {
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
    pub(in crate::wire) fn words(self) -> &'static str {
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
///
/// It is small and a copy is free: what reads many tokens in a row works on a copy of
/// its own, which stays in registers, and stores it back when it is done. That asks that
/// nothing which is not inlined takes a copy by reference: then it lives in memory, and is
/// copied in wider pieces than those that were just written there, for which the processor waits.
#[derive(Clone, Copy)]
pub(in crate::wire) struct Lexer<'a> {
    text: &'a str,
    pos: usize,
    depth: u32,
}

impl<'a> Lexer<'a> {
    pub(in crate::wire) fn new(text: &'a str) -> Self {
        Self {
            text,
            pos: 0,
            depth: 0,
        }
    }

    /// The byte offset of what comes next.
    pub(in crate::wire) fn offset(&self) -> usize {
        self.pos
    }

    /// A piece of a text that begins within so many objects and lists.
    pub(in crate::wire) fn within(text: &'a str, depth: u32) -> Self {
        Self {
            depth,
            ..Self::new(text)
        }
    }

    /// Skips white space; whether the text ends there.
    pub(in crate::wire) fn at_end(&mut self) -> bool {
        self.skip_space();
        self.pos == self.bytes().len()
    }

    #[inline(always)]
    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes()
    }

    #[inline(always)]
    fn byte(&self) -> Option<u8> {
        self.bytes().get(self.pos).copied()
    }

    #[cold]
    fn fault<T>(self, message: impl Into<Cow<'static, str>>) -> Result<T, Syntax> {
        Err(Syntax(Box::new(SyntaxFault {
            offset: self.pos.min(self.bytes().len()),
            message: message.into(),
        })))
    }

    /// The text ends, or goes on with the wrong character, where `wanted` should stand.
    #[cold]
    fn unexpected<T>(self, wanted: &str) -> Result<T, Syntax> {
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

    #[inline(always)]
    fn skip_space(&mut self) {
        if self.byte().is_some_and(|byte| byte <= b' ') {
            self.pos = space_end(self.bytes(), self.pos);
        }
    }

    /// Skips white space and says what kind of value starts there.
    #[inline(always)]
    pub(in crate::wire) fn kind(&mut self) -> Result<Kind, Syntax> {
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
    pub(in crate::wire) fn enter(&mut self) -> Result<(), Syntax> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fault("values are nested deeper than 128");
        }
        self.pos += 1;
        Ok(())
    }

    /// Enters the object that comes next and goes to the value of its first member, if that is
    /// this one: `{`, the key in quotes, a colon. Else nothing is read. The offset of the object.
    #[inline(always)]
    pub(in crate::wire) fn enter_at<const N: usize>(&mut self, key: &[u8; N]) -> Option<usize> {
        let mut it = *self;
        it.skip_space();
        let start = it.pos;
        if !it.next_is(key) || it.depth >= MAX_DEPTH {
            return None;
        }
        it.depth += 1;
        *self = it;
        Some(start)
    }

    /// Goes to the value of the next member, if that is this one: `,` (or `{` before the first
    /// one), the key in quotes, a colon. Else nothing is read.
    #[inline(always)]
    pub(in crate::wire) fn next_is<const N: usize>(&mut self, key: &[u8; N]) -> bool {
        let next = self.byte();
        if next == Some(key[0]) && self.starts(key) {
            self.pos += N;
        } else {
            let space_at = self.pos + usize::from(next == Some(key[0]));
            let spaced = (self.bytes().get(space_at)).is_some_and(|&byte| byte <= b' ');
            let end = spaced.then(|| spaced_key_end(self.bytes(), self.pos, key));
            match end.flatten() {
                Some(end) => self.pos = end,
                None => return false,
            }
        }
        self.skip_space();
        true
    }

    /// Goes to the next key of an object; false at the end of the object. `first` is
    /// true right after `enter`.
    #[inline(always)]
    pub(in crate::wire) fn reach_key(&mut self, first: bool) -> Result<bool, Syntax> {
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

    /// The next sixteen bytes, for [`Key::is`]; zeros where the text ends before.
    #[inline(always)]
    pub(in crate::wire) fn head(&self) -> Head {
        let rest = self.bytes().get(self.pos..).unwrap_or_default();
        Head::new(rest.first_chunk::<16>())
    }

    /// Goes past the key that `reach_key` went to, and the colon after it.
    #[inline(always)]
    pub(in crate::wire) fn skip_key(&mut self, key: &Key) {
        self.pos += key.name.len() + 3;
    }

    /// Reads the key that `reach_key` went to, with its offset, and the colon after it.
    pub(in crate::wire) fn key(&mut self) -> Result<(usize, Cow<'a, str>), Syntax> {
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
    pub(in crate::wire) fn next_key(
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
    #[inline(always)]
    pub(in crate::wire) fn at_null(&mut self) -> bool {
        self.skip_space();
        self.byte() == Some(b'n')
    }

    /// The string that starts here, if it has no escapes; else nothing is read.
    #[inline(always)]
    pub(in crate::wire) fn plain_string(&mut self) -> Option<&'a str> {
        if self.byte() != Some(b'"') {
            return None;
        }
        let start = self.pos + 1;
        let end = plain_end(self.bytes(), start);
        if self.bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.pos = end + 1;
        Some(&self.text[start..end])
    }

    /// The identifier in quotes that starts here, if it is a sound one; else nothing is read.
    #[inline(always)]
    pub(in crate::wire) fn identifier(&mut self) -> Option<&'a str> {
        if self.byte() != Some(b'"') {
            return None;
        }
        let start = self.pos + 1;
        let end = identifier_end(self.bytes(), start);
        if self.bytes().get(end) != Some(&b'"')
            || !(1..=LONGEST_IDENTIFIER).contains(&(end - start))
        {
            return None;
        }
        self.pos = end + 1;
        Some(&self.text[start..end])
    }

    /// The date that starts here, if there is one; else nothing is read.
    #[inline(always)]
    pub(in crate::wire) fn date(&mut self, days: &mut Days) -> Option<Date> {
        let rest = self.bytes().get(self.pos..)?.first_chunk::<12>()?;
        if rest[0] != b'"' || rest[11] != b'"' {
            return None;
        }
        let date = days.read(rest[1..].first_chunk::<10>()?)?;
        self.pos += 12;
        Some(date)
    }

    /// Skips white space and then the end of an object, if it comes next. For objects that
    /// [`Lexer::next_is`] went into: their depth was not counted.
    #[inline(always)]
    pub(in crate::wire) fn closes(&mut self) -> bool {
        self.skip_space();
        let found = self.byte() == Some(b'}');
        self.pos += usize::from(found);
        found
    }

    #[inline(always)]
    fn starts<const N: usize>(&self, bytes: &[u8; N]) -> bool {
        (self.bytes().get(self.pos..)).is_some_and(|rest| rest.first_chunk::<N>() == Some(bytes))
    }

    /// Whether a number starts here.
    #[inline]
    pub(in crate::wire) fn at_number(&self) -> bool {
        matches!(self.byte(), Some(b'-' | b'0'..=b'9'))
    }

    /// Whether a list goes on. `first` is true right after `enter`.
    #[inline]
    pub(in crate::wire) fn next_entry(&mut self, first: bool) -> Result<bool, Syntax> {
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
    pub(in crate::wire) fn string(&mut self) -> Result<Cow<'a, str>, Syntax> {
        let start = self.pos + 1;
        self.pos = start;
        self.pos = plain_end(self.bytes(), self.pos);
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
            self.pos = plain_end(self.bytes(), self.pos);
            out.push_str(&self.text[from..self.pos]);
        }
    }

    fn escape(&mut self) -> Result<char, Syntax> {
        let start = self.pos;
        self.pos += 2;
        Ok(match self.bytes().get(start + 1) {
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
                    && self.bytes()[self.pos..].starts_with(b"\\u")
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
        let digits = self.bytes().get(self.pos..self.pos + 4);
        let Some(digits) = digits.filter(|d| d.iter().all(u8::is_ascii_hexdigit)) else {
            return self.fault("`\\u` wants four hexadecimal digits");
        };
        self.pos += 4;
        Ok(digits
            .iter()
            .fold(0, |n, &d| n * 16 + (d as char).to_digit(16).unwrap_or(0)))
    }

    /// Reads `true`, `false` or `null`, whose first letter `kind` has seen.
    pub(in crate::wire) fn literal(&mut self, kind: Kind) -> Result<(), Syntax> {
        let word: &[u8] = match kind {
            Kind::True => b"true",
            Kind::False => b"false",
            _ => b"null",
        };
        if self.bytes()[self.pos..].starts_with(word) {
            self.pos += word.len();
            Ok(())
        } else {
            self.unexpected("`true`, `false` or `null`")
        }
    }

    /// Nothing but white space may follow.
    pub(in crate::wire) fn end(&mut self) -> Result<(), Syntax> {
        self.skip_space();
        if self.pos < self.bytes().len() {
            return self.fault("there is text after the end of the document");
        }
        Ok(())
    }

    /// The source text from `start` to here.
    pub(in crate::wire) fn since(&self, start: usize) -> &'a str {
        &self.text[start..self.pos]
    }
}

/// Where the white space ends that starts at `at`.
#[inline(never)]
fn space_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let space = (rest.iter()).take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
    at + space.count()
}

/// Where a key ends of the form that [`Lexer::next_is`] takes, with white space around its comma
/// or brace; none if something else stands at `at`.
#[inline(never)]
fn spaced_key_end(bytes: &[u8], at: usize, key: &[u8]) -> Option<usize> {
    let (first, rest) = key.split_first()?;
    let at = space_end(bytes, at);
    if bytes.get(at) != Some(first) {
        return None;
    }
    let at = space_end(bytes, at + 1);
    (bytes.get(at..)?.starts_with(rest)).then_some(at + rest.len())
}

/// Where the next quote, backslash or control character stands, from `at` on.
#[inline(never)] // and without branches: it compiles to vector instructions
fn plain_end(bytes: &[u8], at: usize) -> usize {
    find(bytes, at, |byte| {
        (byte == b'"') | (byte == b'\\') | (byte < 0x20)
    })
}

/// Where the first byte stands that no identifier has, from `at` on.
#[inline(never)]
fn identifier_end(bytes: &[u8], at: usize) -> usize {
    find(bytes, at, |byte| {
        let within = |low: u8, high: u8| byte.wrapping_sub(low) <= high - low;
        !(within(b'-', b':') | within(b'@', b'Z') | within(b'a', b'z') | (byte == b'_'))
    })
}

/// Where the first byte stands for which `wanted` holds, from `at` on; the end if there is none.
///
/// Sixteen bytes at a time and without a branch for each, in a form that compiles to vector
/// instructions: strings have all lengths, and each wrong guess at the end of one costs as much.
#[inline(always)]
fn find(bytes: &[u8], at: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let mut rest = bytes.get(at..).unwrap_or_default();
    while let Some(block) = rest.first_chunk::<16>() {
        let mut marks = [0; 16];
        for (mark, &byte) in marks.iter_mut().zip(block) {
            *mark = if wanted(byte) { u8::MAX } else { 0 };
        }
        let marks = u128::from_le_bytes(marks);
        if marks != 0 {
            return bytes.len() - rest.len() + (marks.trailing_zeros() / 8) as usize;
        }
        rest = &rest[16..];
    }
    let others = rest.iter().take_while(|&&byte| !wanted(byte)).count();
    bytes.len() - rest.len() + others
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::scan::scan;
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

    #[test]
    fn identifiers_end_where_they_are_faulty() {
        for byte in 0..=u8::MAX {
            let text = [b'a', byte, b'"', b' '].repeat(9);
            let allowed = byte.is_ascii()
                && crate::values::identifier_fault(&char::from(byte).to_string()).is_none();
            assert_eq!(
                identifier_end(&text, 0),
                if allowed { 2 } else { 1 },
                "{byte}"
            );
            assert_eq!(
                identifier_end(&text[..3], 0),
                if allowed { 2 } else { 1 },
                "{byte}"
            );
        }
    }

    proptest! {
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
