//! The tokens of a statement, and questions about them.

use super::{
    lexicon::{Entry, Lexicon},
    token::{Span, Token, tokens},
};

/// The entry behind the last token.
static UNKNOWN: Entry = Entry::UNKNOWN;

/// A statement's tokens, without those that say nothing of the goal once they are set aside.
pub(super) struct Text<'t> {
    pub(super) title: &'t str,
    pub(super) lexicon: &'t Lexicon,
    pub(super) tokens: Vec<Token>,
    /// Whether a token was set aside and is still there.
    asides: bool,
}

/// Memory that one text leaves to the next.
#[derive(Default)]
pub(super) struct Scratch {
    tokens: Vec<Token>,
    small: String,
}

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str, lexicon: &'t Lexicon) -> Self {
        Self::within(text, lexicon, &mut Scratch::default())
    }

    /// The same in the memory of the text before it, which [`Text::leave`] gives back.
    pub(super) fn within(text: &'t str, lexicon: &'t Lexicon, scratch: &mut Scratch) -> Self {
        let mut found = std::mem::take(&mut scratch.tokens);
        tokens(text, lexicon, &mut found, &mut scratch.small);
        Self {
            title: text,
            lexicon,
            tokens: found,
            asides: false,
        }
    }

    pub(super) fn leave(self, scratch: &mut Scratch) {
        scratch.tokens = self.tokens;
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Takes out the tokens that were set aside.
    pub(super) fn drop_asides(&mut self) {
        if std::mem::take(&mut self.asides) {
            self.tokens.retain(|token| !token.aside);
            self.mend_phrases();
        }
    }

    /// Parts the phrases of which a token was set aside.
    fn mend_phrases(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            self.tokens[at].inside = 0;
            let length = usize::from(self.tokens[at].entry.length.max(1));
            let rest = &self.tokens[at + 1..];
            let whole = (1..length)
                .zip(rest)
                .take_while(|(inside, it)| usize::from(it.inside) == *inside);
            let kept = whole.count() + 1;
            if kept < length {
                self.tokens[at].entry.length = u8::try_from(kept).unwrap_or(u8::MAX);
            }
            at += kept;
        }
    }

    pub(super) fn set_aside(&mut self, range: std::ops::Range<usize>) {
        for token in &mut self.tokens[range] {
            token.aside = true;
            self.asides = true;
        }
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    #[inline]
    pub(super) fn entry(&self, at: usize) -> &Entry {
        self.tokens.get(at).map_or(&UNKNOWN, |token| &token.entry)
    }

    /// The entry of a token that may not be there.
    pub(super) fn entry_of(&self, at: Option<usize>) -> &Entry {
        at.map_or(&UNKNOWN, |at| self.entry(at))
    }

    #[inline]
    pub(super) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_sign(sign))
    }

    #[inline]
    pub(super) fn is_any_sign(&self, at: usize, signs: &str) -> bool {
        let sign = self.tokens.get(at).and_then(Token::sign);
        sign.is_some_and(|sign| signs.contains(sign))
    }

    #[inline]
    pub(super) fn joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.joined)
    }

    #[inline]
    pub(super) fn number(&self, at: usize) -> Option<f64> {
        self.tokens.get(at).and_then(Token::number)
    }

    #[inline]
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }

    /// The token's text as it stands.
    pub(super) fn raw(&self, at: usize) -> &'t str {
        self.tokens
            .get(at)
            .map_or("", |token| &self.title[token.span.range()])
    }

    /// The same as bytes, which are quicker to be had.
    #[inline]
    pub(super) fn bytes(&self, at: usize) -> &'t [u8] {
        let token = self.tokens.get(at);
        token.map_or(b"", |token| &self.title.as_bytes()[token.span.range()])
    }

    /// Whether the token is this word, whatever its case.
    #[inline]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.bytes(at).eq_ignore_ascii_case(word.as_bytes())
    }

    pub(super) fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        let last = tokens.end.max(tokens.start + 1) - 1;
        self.tokens[tokens.start].span.to(self.tokens[last].span)
    }

    /// The token after this one, or after the phrase that begins here.
    #[inline]
    pub(super) fn step(&self, at: usize) -> usize {
        at + usize::from(self.entry(at).length.max(1))
    }

    /// The start of the phrase that a token ends, or the token itself.
    pub(super) fn start_of(&self, at: usize) -> usize {
        at - usize::from(self.tokens.get(at).map_or(0, |token| token.inside))
    }

    /// The token or phrase before `at`.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).map(|last| self.start_of(last))
    }
}
