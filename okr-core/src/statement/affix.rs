//! Beginnings and endings of words, for languages with many endings and compounds:
//! `steiger*` is in `steigern` and `gesteigert` is not; `*quote` is in `Abbruchquote`.

use super::lexicon::Entry;
use crate::word_map::WordMap;

/// What an ending leaves of a word at least, in bytes: `Zielquote`, but not `geraten`.
const SHORTEST_STEM: usize = 3;

/// Parts of words and what they mean.
#[derive(Default)]
pub(super) struct Affixes {
    known: WordMap<Entry>,
    longest: usize,
}

impl Affixes {
    pub(super) fn add(&mut self, part: &str, entry: Entry) {
        self.longest = self.longest.max(part.len());
        self.known.entry(part.as_bytes()).merge(entry);
    }

    /// What the longest part says that the word begins with.
    pub(super) fn beginning(&self, word: &str) -> Option<Entry> {
        let longest = self.longest.min(word.len());
        let ends = (2..=longest)
            .rev()
            .filter(|&end| word.is_char_boundary(end));
        let mut found = ends.filter_map(|end| self.known.get(&word.as_bytes()[..end]));
        found.next().copied()
    }

    /// What the longest part says that makes the word with one of these endings.
    pub(super) fn stem(&self, word: &str, endings: &[Box<str>]) -> Option<Entry> {
        let longest = self.longest.min(word.len());
        let ends = (2..=longest)
            .rev()
            .filter(|&end| word.is_char_boundary(end));
        let mut found = ends.filter_map(|end| {
            let entry = self.known.get(&word.as_bytes()[..end])?;
            (end == word.len() || endings.iter().any(|it| **it == word[end..])).then_some(*entry)
        });
        found.next()
    }

    /// What the longest part says that the word ends with.
    pub(super) fn ending(&self, word: &str) -> Option<Entry> {
        if self.longest == 0 {
            return None;
        }
        let first = word.len().saturating_sub(self.longest).max(SHORTEST_STEM);
        let starts = (first..word.len()).filter(|&start| word.is_char_boundary(start));
        let mut found = starts.filter_map(|start| self.known.get(&word.as_bytes()[start..]));
        found.next().copied()
    }
}
