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
///
/// Text that several threads read stays where each of them put it: in stretches, of which every
/// one starts where its thread said that it would, at or after the end of the one before.
#[derive(Clone, Default)]
pub(crate) struct Arena {
    /// Where `text` starts.
    start: usize,
    /// The last stretch, which grows.
    text: String,
    /// The stretches before it, with their starts, rising.
    before: Vec<(usize, String)>,
}

impl Arena {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self::starting_at(0, bytes)
    }

    /// An arena whose first text starts at `start`, for [`Arena::append`].
    pub(crate) fn starting_at(start: usize, capacity: usize) -> Self {
        Self {
            start,
            text: String::with_capacity(capacity),
            before: Vec::new(),
        }
    }

    /// Where the next text will start: at least the bytes of all texts.
    pub(crate) fn len(&self) -> usize {
        self.start + self.text.len()
    }

    /// Goes on with the texts of `other`, which keep their places; false if those are taken.
    #[must_use]
    pub(crate) fn append(&mut self, other: Self) -> bool {
        let first = other.before.first().map_or(other.start, |it| it.0);
        if first < self.len() {
            return false;
        }
        let before = std::mem::take(&mut self.text);
        self.before.push((self.start, before));
        self.before.extend(other.before);
        (self.start, self.text) = (other.start, other.text);
        true
    }

    /// In how many stretches it is.
    #[cfg(all(test, feature = "threads"))]
    pub(crate) fn stretches(&self) -> usize {
        self.before.len() + 1
    }

    #[inline]
    pub(crate) fn push(&mut self, text: &str) -> Text {
        let start = self.len() as u64;
        self.text.push_str(text);
        Text(start << 32 | text.len() as u64)
    }

    /// The text; empty for [`Text::NONE`].
    #[inline]
    pub(crate) fn get(&self, text: Text) -> &str {
        if !text.is_some() {
            return "";
        }
        let (mut start, length) = ((text.0 >> 32) as usize, (text.0 & 0xFFFF_FFFF) as usize);
        let mut stretch = &self.text;
        if start < self.start {
            let at = self.before.partition_point(|&(first, _)| first <= start);
            // The first one starts before all texts.
            let (first, before) = &self.before[at - 1];
            (start, stretch) = (start - first, before);
        } else {
            start -= self.start;
        }
        &stretch[start..start + length]
    }

    /// The text, if any was stated.
    pub(crate) fn opt(&self, text: Text) -> Option<&str> {
        text.is_some().then(|| self.get(text))
    }
}
