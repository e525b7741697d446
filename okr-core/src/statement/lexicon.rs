//! Word lists: what the reader knows of words. Data files, one a language.

use std::sync::{Arc, LazyLock};

pub(super) use super::lists::{Noun, Verb, Word};
use super::{affix::Affixes, inflection::Form, token::Token, word_file};
use crate::{
    diagnostic::{Code, Suggester},
    error::Error,
    word_map::WordMap,
};

/// What the lists say of a word or phrase.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub(super) struct Entry {
    pub(super) verbs: u64,
    pub(super) nouns: u64,
    pub(super) words: u64,
    /// The forms of the verb that this can be, as bits.
    pub(super) forms: u8,
    /// How many tokens it has; 0 for unknown words and for the tokens within a phrase.
    pub(super) length: u8,
    /// The number that a number word, a magnitude or a multiple stands for.
    pub(super) value: Option<Value>,
}

/// What a word says of numbers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Value {
    /// seven
    Number(f64),
    /// million, K
    Magnitude(f64),
    /// double, halve
    Multiple(f64),
    /// half of: in percent
    Share(f64),
    /// hour: in seconds
    Seconds(f64),
}

impl Entry {
    /// What is known of a word in no list.
    pub(super) const UNKNOWN: Self = Self {
        verbs: 0,
        nouns: 0,
        words: 0,
        forms: 0,
        length: 0,
        value: None,
    };

    #[inline]
    pub(super) fn verb(&self, list: Verb) -> bool {
        self.verbs & list.bit() != 0
    }

    #[inline]
    pub(super) fn noun(&self, list: Noun) -> bool {
        self.nouns & list.bit() != 0
    }

    #[inline]
    pub(super) fn word(&self, list: Word) -> bool {
        self.words & list.bit() != 0
    }

    /// Whether it is a verb of this list and no other.
    pub(super) fn only_verb(&self, list: Verb) -> bool {
        self.verbs == list.bit()
    }

    pub(super) fn is_verb(&self) -> bool {
        self.verbs != 0
    }

    pub(super) fn is_noun(&self) -> bool {
        self.nouns != 0
    }

    pub(super) fn form(&self, form: Form) -> bool {
        self.forms & form as u8 != 0
    }

    #[inline]
    pub(super) fn any_noun(&self, lists: &[Noun]) -> bool {
        self.nouns & Noun::bits(lists) != 0
    }

    #[inline]
    pub(super) fn any_word(&self, lists: &[Word]) -> bool {
        self.words & Word::bits(lists) != 0
    }

    #[inline]
    pub(super) fn any_verb(&self, lists: &[Verb]) -> bool {
        self.verbs & Verb::bits(lists) != 0
    }

    /// The entry as a word of one list and nothing else.
    pub(super) fn only(&mut self, list: Word) {
        *self = Self {
            words: list.bit(),
            length: self.length,
            ..Self::default()
        };
    }

    /// The entry as a noun: what it is besides a verb, or what the verb's noun names.
    pub(super) fn nominal(&mut self) {
        const NAMES: [(Verb, Noun); 7] = [
            (Verb::Rise, Noun::Rise),
            (Verb::Fall, Noun::Fall),
            (Verb::Improve, Noun::Rise),
            (Verb::Staff, Noun::Staffing),
            (Verb::Confirm, Noun::Event),
            (Verb::Work, Noun::Activity),
            (Verb::TakePart, Noun::Activity),
        ];
        if self.nouns == 0 {
            let name = NAMES.iter().find(|(verb, _)| self.verb(*verb));
            self.nouns = name.map_or(0, |(_, noun)| noun.bit());
        }
        (self.verbs, self.forms) = (0, 0);
    }

    /// The entry as a verb, where it can be one.
    pub(super) fn verbal(&mut self) {
        if self.verbs != 0 {
            self.nouns = 0;
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.verbs |= other.verbs;
        self.nouns |= other.nouns;
        self.words |= other.words;
        self.forms |= other.forms;
        self.value = self.value.or(other.value);
    }

    /// Whether the lists say anything of it.
    pub(super) fn is_known(&self) -> bool {
        (self.verbs | self.nouns | self.words) != 0 || self.value.is_some()
    }

    /// The name of the first list that has it, for evidence: `verbs work`; as a noun, that of nouns.
    pub(super) fn list(&self, as_noun: bool) -> Option<&'static str> {
        let first = |bits: u64| bits.trailing_zeros() as usize;
        if self.verbs != 0 && !(as_noun && self.nouns != 0) {
            return Some(Verb::FULL[first(self.verbs)]);
        }
        if self.nouns != 0 {
            return Some(Noun::FULL[first(self.nouns)]);
        }
        (self.words != 0).then(|| Word::FULL[first(self.words)])
    }
}

/// What a prefix leaves of a verb at least, in bytes: `renegotiate`, but not `reply`.
const SHORTEST_REST: usize = 4;

/// The word lists of one language.
///
/// English, German, French and Spanish are built in; a caller can read others from a text in
/// the same form. A lexicon never changes and may be shared between threads.
///
/// ```
/// use okr_core::{StatementKind, statement::Lexicon};
///
/// let english = Lexicon::of_language("en").unwrap();
/// let statement = english.read("Reduce churn from 8% to 3%", StatementKind::KeyResult);
/// assert_eq!((statement.baseline(), statement.target()), (Some(8.0), Some(3.0)));
/// ```
pub struct Lexicon {
    pub(super) language: Arc<str>,
    pub(super) comma_is_decimal: bool,
    pub(super) verb_last: bool,
    pub(super) head_first: bool,
    entries: WordMap<Known>,
    beginnings: Affixes,
    endings: Affixes,
    /// What verbs begin with, where only some endings make them verbs.
    pub(super) stems: Affixes,
    pub(super) verb_endings: Vec<Box<str>>,
    /// Short words that end in an apostrophe and are written together with the next: `d'`.
    pub(super) elisions: Vec<Box<str>>,
    /// What a verb may begin with and still be it: `re` of `renegotiate`.
    pub(super) prefixes: Vec<Box<str>>,
    /// What may stand within a word though it begins with a sign: `:innen`.
    pub(super) inner: Vec<Box<str>>,
}

/// What the lists have of a word.
#[derive(Default)]
struct Known {
    entry: Entry,
    /// The phrases that it begins: the longest first.
    phrases: Vec<Phrase>,
}

/// The words of a phrase behind the first, and what they mean together.
struct Phrase {
    /// How the second word begins, to tell most phrases apart without looking further.
    second: u64,
    rest: Vec<Box<str>>,
    entry: Entry,
}

/// The first eight bytes of a word as a number.
fn beginning(word: &str) -> u64 {
    match word.as_bytes().first_chunk() {
        Some(&eight) => u64::from_le_bytes(eight),
        None => word.bytes().fold(0, |sum, byte| sum << 8 | u64::from(byte)),
    }
}

const BUILT_IN: [(&str, &str); 4] = [
    ("en", include_str!("words/en.txt")),
    ("de", include_str!("words/de.txt")),
    ("fr", include_str!("words/fr.txt")),
    ("es", include_str!("words/es.txt")),
];

/// The built-in lexicons, each read from its file once; they never change.
static LEXICONS: [LazyLock<Lexicon>; 4] = [
    LazyLock::new(|| built_in(0)),
    LazyLock::new(|| built_in(1)),
    LazyLock::new(|| built_in(2)),
    LazyLock::new(|| built_in(3)),
];

fn built_in(at: usize) -> Lexicon {
    let (language, text) = BUILT_IN[at];
    // A test reads all files and finds no fault.
    Lexicon::from_text(text).unwrap_or_else(|_| Lexicon::empty(language))
}

impl Lexicon {
    /// The lexicon of a language that is built in: `en`, `de`, `fr` or `es`.
    ///
    /// # Errors
    ///
    /// `E009` for any other, with the list.
    pub fn of_language(language: &str) -> Result<&'static Self, Error> {
        match BUILT_IN.iter().position(|(known, _)| *known == language) {
            Some(at) => Ok(&LEXICONS[at]),
            None => Err(Error::value(
                Code::E009,
                format!(
                    "there are no word lists for the language `{}`",
                    crate::diagnostic::shorten(language)
                ),
                Suggester::default().one_of(language, BUILT_IN.iter().map(|(known, _)| *known)),
            )),
        }
    }

    /// The languages that are built in.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(language, _)| *language)
    }

    /// Which language it is of, as its file says.
    pub fn language(&self) -> &str {
        &self.language
    }

    pub(super) fn comma_is_decimal(&self) -> bool {
        self.comma_is_decimal
    }

    pub(super) fn verb_last(&self) -> bool {
        self.verb_last
    }

    /// Whether a noun stands before what describes it: `utilisateurs actifs`.
    pub(super) fn head_first(&self) -> bool {
        self.head_first
    }

    /// Whether the names of months are written small.
    pub(super) fn months_are_small(&self) -> bool {
        matches!(self.language(), "fr" | "es")
    }

    pub(super) fn empty(language: &str) -> Self {
        Self {
            language: language.into(),
            comma_is_decimal: false,
            verb_last: false,
            head_first: false,
            entries: WordMap::default(),
            beginnings: Affixes::default(),
            endings: Affixes::default(),
            stems: Affixes::default(),
            verb_endings: Vec::new(),
            elisions: Vec::new(),
            inner: Vec::new(),
            prefixes: Vec::new(),
        }
    }

    /// Reads word lists.
    ///
    /// Lines are settings (`language = sv`, `decimal = comma`, `verb = last`), names of lists
    /// (`[verbs rise]`, `[nouns metric]`, `[words from]`, `[numbers]`), or words of the list
    /// above, parted by white space. An underscore stands for a space in a phrase
    /// (`time_to_fill`), an asterisk at the end for any ending and one at the start for any
    /// beginning (`*quote`), and `write:wrote:written` gives a verb's past forms. In `[numbers]`,
    /// `[magnitudes]`, `[multiples]`, `[shares]` and `[seconds]` a word is followed
    /// by `=` and its value. What follows `#` is left out. With `inflect = en` the English
    /// endings of verbs and nouns are added; `elision = d' l'` parts short words from the next,
    /// `inner = :innen` keeps words with a sign in them whole, and `endings = er ons` limits what
    /// an asterisk behind a verb stands for.
    ///
    /// # Errors
    ///
    /// Every line that is not understood: `E005` for unknown settings and lists, `E018` for
    /// values that are no numbers.
    pub fn from_text(text: &str) -> Result<Self, Error> {
        word_file::read(text)
    }

    pub(super) fn add(&mut self, word: &str, entry: Entry) {
        if let Some(beginning) = word.strip_suffix('*') {
            self.beginnings.add(beginning, entry);
        } else if let Some(ending) = word.strip_prefix('*') {
            self.endings.add(ending, entry);
        } else if word.contains('_') {
            let mut parts = word.split('_').filter(|part| !part.is_empty());
            let Some(first) = parts.next() else { return };
            let rest: Vec<Box<str>> = parts.map(Into::into).collect();
            if rest.is_empty() {
                return self.add(first, entry);
            }
            let phrases = &mut self.entries.entry(first.as_bytes()).phrases;
            if let Some(known) = phrases.iter_mut().find(|phrase| phrase.rest == rest) {
                known.entry.merge(entry);
            } else {
                let second = rest.first().map_or(0, |word| beginning(word));
                phrases.push(Phrase {
                    second,
                    rest,
                    entry,
                });
                // The longest first.
                phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
            }
        } else {
            self.entries.entry(word.as_bytes()).entry.merge(entry);
        }
    }

    /// Tells each word what the lists say of it.
    pub(super) fn look_up(&self, text: &str, tokens: &mut [Token], small: &mut String) {
        // Small letters of the whole text, if all of them are ASCII: one pass, the same places.
        small.clear();
        let small = text.is_ascii().then(|| {
            small.push_str(text);
            small.make_ascii_lowercase();
            small.as_str()
        });
        let mut buffer = String::new();
        let mut other = String::new();
        let mut at = 0;
        while at < tokens.len() {
            let mut length = 1;
            if tokens[at].is_word() {
                let range = tokens[at].span.range();
                let word = match small {
                    Some(small) => &small[range],
                    None => lower(&text[range], &mut buffer),
                };
                let known = self.entries.get(word.as_bytes());
                let begun = known.filter(|known| !known.phrases.is_empty());
                let phrase = begun.and_then(|known| {
                    let next = &tokens[at + 1..];
                    let second = second((text, small), next, &mut other)?;
                    (known.phrases.iter())
                        .filter(|it| it.second == second)
                        .find(|it| follows((text, small), next, it, &mut other))
                });
                let mut entry = if let Some(phrase) = phrase {
                    length = reach(&tokens[at + 1..], phrase.rest.len()) + 1;
                    phrase.entry
                } else {
                    self.with_endings(word, known)
                };
                if !entry.is_known() && self.prefixed(text, tokens, at) {
                    let whole = lower(&text[tokens[at + 2].span.range()], &mut other);
                    entry = self.word(whole);
                    length = 3;
                }
                entry.length = u8::try_from(length).unwrap_or(u8::MAX);
                tokens[at].entry = entry;
                for (inside, token) in (1..entry.length).zip(&mut tokens[at + 1..]) {
                    token.inside = inside;
                }
            }
            at += length;
        }
    }

    /// What the lists say of a word in small letters: the word itself, an ending, a beginning.
    pub(super) fn word(&self, word: &str) -> Entry {
        self.with_endings(word, self.entries.get(word.as_bytes()))
    }

    fn with_endings(&self, word: &str, known: Option<&Known>) -> Entry {
        let exact = known.map_or(Entry::UNKNOWN, |known| known.entry);
        // That a noun is generic says nothing of what else it is.
        if exact.is_known() && exact.nouns != Noun::Generic.bit() {
            return exact;
        }
        let mut found = (self.endings.ending(word))
            .or_else(|| self.beginnings.beginning(word))
            .or_else(|| self.stems.stem(word, &self.verb_endings))
            .or_else(|| self.again(word))
            .unwrap_or_default();
        found.merge(exact);
        found
    }

    /// A verb with a prefix that the lists do not have: `renegotiate`.
    fn again(&self, word: &str) -> Option<Entry> {
        (self.prefixes.iter())
            .filter_map(|prefix| word.strip_prefix(&**prefix))
            .filter(|rest| rest.len() >= SHORTEST_REST)
            .find_map(|rest| self.entries.get(rest.as_bytes()))
            .map(|known| known.entry)
            .filter(Entry::is_verb)
    }

    /// What the lists say of a word in small letters as a verb: `einstellen` ends as nouns do.
    pub(super) fn verb(&self, word: &str) -> Option<Entry> {
        let exact = self.entries.get(word.as_bytes()).map(|known| known.entry);
        exact
            .filter(Entry::is_verb)
            .or_else(|| self.beginnings.beginning(word))
            .filter(Entry::is_verb)
    }

    /// The length of an elided word that a word begins with: `d'` of `d'attrition`.
    pub(super) fn elided(&self, word: &str) -> Option<usize> {
        if self.elisions.is_empty() {
            return None;
        }
        let (at, sign) = word.char_indices().find(|&(_, c)| is_apostrophe(c))?;
        let short = word[..at].to_lowercase();
        let known = (self.elisions.iter()).any(|it| it.strip_suffix('\'') == Some(short.as_str()));
        let end = at + sign.len_utf8();
        (known && end < word.len()).then_some(end)
    }

    /// Whether a word goes on with a sign: `:innen` of `Kund:innen`.
    pub(super) fn goes_on(&self, rest: &str) -> bool {
        self.inner.iter().any(|inner| {
            rest.strip_prefix(&**inner)
                .is_some_and(|behind| !behind.starts_with(char::is_alphabetic))
        })
    }

    /// `re-engineer`, `co-create`: known by what stands behind the hyphen.
    fn prefixed(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        let short = &text[tokens[at].span.range()];
        let prefix = (self.prefixes.iter()).any(|it| short.eq_ignore_ascii_case(it));
        let next = |by: usize| tokens.get(at + by).filter(|token| token.joined);
        prefix
            && next(1).is_some_and(|token| token.is_sign('-'))
            && next(2).is_some_and(Token::is_word)
    }
}

/// How the next word begins, past hyphens.
fn second((text, small): (&str, Option<&str>), next: &[Token], buffer: &mut String) -> Option<u64> {
    let token = next.iter().find(|token| !token.is_sign('-'))?;
    let range = token.span.range();
    (token.is_word() || token.number().is_some()).then(|| match small {
        Some(small) => beginning(&small[range]),
        None => beginning(lower(&text[range], buffer)),
    })
}

/// Whether the words of a phrase, but the first, come next; hyphens may part them. The text comes
/// with its small letters, where these stand in the same places.
fn follows(
    (text, small): (&str, Option<&str>),
    next: &[Token],
    phrase: &Phrase,
    buffer: &mut String,
) -> bool {
    let mut words = next.iter().filter(|token| !token.is_sign('-'));
    phrase.rest.iter().all(|part| {
        (words.next()).is_some_and(|token| {
            let range = token.span.range();
            (token.is_word() || token.number().is_some())
                && match small {
                    Some(small) => small[range] == **part,
                    None => lower(&text[range], buffer) == &**part,
                }
        })
    })
}

/// How many tokens hold the next `words` that are no hyphens.
fn reach(next: &[Token], words: usize) -> usize {
    let mut left = words;
    let mut count = 0;
    for token in next {
        if left == 0 {
            break;
        }
        count += 1;
        if !token.is_sign('-') {
            left -= 1;
        }
    }
    count
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// A word as the lists have it: in small letters, with a plain apostrophe.
pub(super) fn lower<'b>(word: &'b str, buffer: &'b mut String) -> &'b str {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word;
    }
    buffer.clear();
    for c in word.chars() {
        match c {
            '\u{2019}' => buffer.push('\''),
            _ => buffer.extend(c.to_lowercase()),
        }
    }
    buffer
}
