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
}

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str, lexicon: &'t Lexicon) -> Self {
        let tokens = tokens(text, lexicon);
        Self {
            title: text,
            lexicon,
            tokens,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Takes out the tokens that were set aside.
    pub(super) fn drop_asides(&mut self) {
        let all = self.tokens.len();
        self.tokens.retain(|token| !token.aside);
        if self.tokens.len() < all {
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

    pub(super) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_sign(sign))
    }

    pub(super) fn is_any_sign(&self, at: usize, signs: &str) -> bool {
        let sign = self.tokens.get(at).and_then(Token::sign);
        sign.is_some_and(|sign| signs.contains(sign))
    }

    pub(super) fn joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.joined)
    }

    pub(super) fn number(&self, at: usize) -> Option<f64> {
        self.tokens.get(at).and_then(Token::number)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }

    /// The token's text as it stands.
    pub(super) fn raw(&self, at: usize) -> &'t str {
        self.tokens
            .get(at)
            .map_or("", |token| &self.title[token.span.range()])
    }

    /// Whether the token is this word, whatever its case.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.raw(at).eq_ignore_ascii_case(word)
    }

    pub(super) fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        let last = tokens.end.max(tokens.start + 1) - 1;
        self.tokens[tokens.start].span.to(self.tokens[last].span)
    }

    /// The token after this one, or after the phrase that begins here.
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
