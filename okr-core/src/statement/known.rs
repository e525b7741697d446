//! Whether a text is in the language of the word lists.

use super::{
    lexicon::{Lexicon, Word},
    text::Text,
};

impl Lexicon {
    /// Whether at least a quarter of the words of a text, and one of them, are in the lists. What
    /// is written in another language, or in a script without lists, is not.
    pub fn knows(&self, text: &str) -> bool {
        is_known(&Text::new(text, self))
    }

    /// Whether a word joins two clauses: `and`.
    pub(crate) fn joins(&self, word: &str) -> bool {
        let text = Text::new(word, self);
        text.len() == 1 && text.entry(0).word(Word::And)
    }
}

/// Whether at least a quarter of the words of a text are in the lists.
pub(super) fn is_known(text: &Text<'_>) -> bool {
    let (mut words, mut known) = (0_usize, 0_usize);
    let mut at = 0;
    while at < text.len() {
        let next = text.step(at);
        if text.is_word(at) {
            words += next - at;
            if text.entry(at).is_known() {
                known += next - at;
            }
        }
        at = next;
    }
    known > 0 && known * 4 >= words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_join_are_known() {
        let english = Lexicon::of_language("en").unwrap();
        assert!(english.joins("and") && english.joins("And"));
        assert!(!english.joins("to") && !english.joins("") && !english.joins("and so"));
    }

    #[test]
    fn other_languages_and_scripts_are_not_known() {
        let english = Lexicon::of_language("en").unwrap();
        for text in [
            "Increase revenue",
            "Make Halverton the place that people love",
            "NPS of 50",
        ] {
            assert!(english.knows(text), "{text}");
        }
        for text in [
            "顧客満足度を高める",
            "Kundenzufriedenheit erhöhen",
            "",
            "12",
            "Halverton Zwickel",
        ] {
            assert!(!english.knows(text), "{text}");
        }
    }
}
