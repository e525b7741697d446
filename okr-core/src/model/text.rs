//! One arena for all text of a portfolio.

/// A piece of text in an [`Arena`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Text {
    start: u32,
    len: u32,
}

impl Text {
    /// No text was stated.
    pub(crate) const NONE: Self = Self {
        start: u32::MAX,
        len: 0,
    };

    pub(crate) fn is_some(self) -> bool {
        self != Self::NONE
    }
}

/// The text of a portfolio, end to end. Documents are under 4 GiB, so offsets fit.
#[derive(Default)]
pub(crate) struct Arena(String);

impl Arena {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    pub(crate) fn push(&mut self, text: &str) -> Text {
        let start = self.0.len() as u32;
        self.0.push_str(text);
        Text {
            start,
            len: text.len() as u32,
        }
    }

    /// The text; empty for [`Text::NONE`].
    pub(crate) fn get(&self, text: Text) -> &str {
        if text.is_some() {
            let start = text.start as usize;
            &self.0[start..start + text.len as usize]
        } else {
            ""
        }
    }

    /// The text, if any was stated.
    pub(crate) fn opt(&self, text: Text) -> Option<&str> {
        text.is_some().then(|| self.get(text))
    }
}
