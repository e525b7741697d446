//! One arena for all text of a portfolio.

/// A piece of text in an [`Arena`]: its start in the upper half, its length in the lower.
///
/// One word and not two, so that it is stored and loaded at once: it is returned by
/// value from the reader's innermost calls.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Text(u64);

impl Text {
    /// No text was stated.
    pub(crate) const NONE: Self = Self(u64::MAX);

    pub(crate) fn is_some(self) -> bool {
        self != Self::NONE
    }
}

/// The text of a portfolio, end to end. Documents are under 4 GiB, so offsets fit.
#[derive(Clone, Default)]
pub(crate) struct Arena(String);

impl Arena {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Bytes of all texts.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn push(&mut self, text: &str) -> Text {
        let start = self.0.len() as u64;
        self.0.push_str(text);
        Text(start << 32 | text.len() as u64)
    }

    /// The text; empty for [`Text::NONE`].
    pub(crate) fn get(&self, text: Text) -> &str {
        if text.is_some() {
            let start = (text.0 >> 32) as usize;
            &self.0[start..start + (text.0 & 0xFFFF_FFFF) as usize]
        } else {
            ""
        }
    }

    /// The text, if any was stated.
    pub(crate) fn opt(&self, text: Text) -> Option<&str> {
        text.is_some().then(|| self.get(text))
    }
}
