//! What rules ask of words beyond what the reader of statements knows: data files, one a language.

use std::sync::LazyLock;

use crate::word_map::WordMap;

/// Declares the lists: a variant for each, and the name that files use.
macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident = $name:literal,)+) => {
        /// A list of words.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum List { $($(#[$doc])* $list,)+ }

        impl List {
            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$list,)+];

            fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$list),)+
                    _ => None,
                }
            }
        }
    };
}

lists! {
    /// maintain, continue: what is kept as it is.
    Keep = "keep",
    /// business as usual
    Usual = "usual",
    /// more, better: what is no business as usual.
    More = "more",
    /// that, while: what begins a clause about how things are to be.
    State = "state",
    /// engagement, active users: metrics that everybody counts in another way.
    Ambiguous = "ambiguous",
    /// What may stand beside them and does not say how they are counted.
    Filler = "filler",
    /// weekly, survey: what does say it.
    Defined = "defined",
    /// conversion, cycle time: what goes up at the cost of something else.
    Drive = "drive",
    /// complaints, retention: what shows that the rest holds.
    Guard = "guard",
    /// untitled, new key result: what stands where a title should be.
    Empty = "empty",
}

/// Several lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Lists(u16);

impl Lists {
    pub(crate) fn has(self, list: List) -> bool {
        self.0 & (1 << list as u16) != 0
    }

    fn add(&mut self, list: List) {
        self.0 |= 1 << list as u16;
    }

    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The lists of one language.
pub(crate) struct Wording {
    /// Words and phrases by their first word, the longest first.
    phrases: WordMap<Vec<Phrase>>,
    /// Which words may be first words: most are not, and this tells it without a look at the table.
    firsts: Firsts,
}

struct Phrase {
    /// The words behind the first.
    rest: Vec<&'static [u8]>,
    lists: Lists,
}

/// One bit for each sum of length, the first two letters and the last.
struct Firsts([u64; 64]);

impl Firsts {
    /// Where the bit of a word is; none for a word without letters.
    fn place(word: &[u8]) -> Option<(usize, u64)> {
        let (&first, &last) = (word.first()?, word.last()?);
        let second = word.get(1).copied().unwrap_or_default();
        let sum = usize::from(first) * 961
            + usize::from(second) * 113
            + usize::from(last) * 31
            + word.len() * 7;
        Some((sum / 64 % 64, 1 << (sum % 64)))
    }

    fn add(&mut self, word: &[u8]) {
        if let Some((at, bit)) = Self::place(word) {
            self.0[at] |= bit;
        }
    }

    fn may_have(&self, word: &[u8]) -> bool {
        Self::place(word).is_some_and(|(at, bit)| self.0[at] & bit != 0)
    }
}

const FILES: [(&str, &str); 4] = [
    ("en", include_str!("en.txt")),
    ("de", include_str!("de.txt")),
    ("fr", include_str!("fr.txt")),
    ("es", include_str!("es.txt")),
];

/// Each read from its file once; they never change.
static WORDINGS: [LazyLock<Wording>; 4] = [
    LazyLock::new(|| Wording::of_text(FILES[0].1)),
    LazyLock::new(|| Wording::of_text(FILES[1].1)),
    LazyLock::new(|| Wording::of_text(FILES[2].1)),
    LazyLock::new(|| Wording::of_text(FILES[3].1)),
];

impl Wording {
    /// The lists of a language, if there are any.
    pub(crate) fn of_language(language: &str) -> Option<&'static Self> {
        let at = FILES.iter().position(|(known, _)| *known == language)?;
        Some(&WORDINGS[at])
    }

    /// Lines without a section that is known are left out; a test sees that there are none.
    fn of_text(text: &'static str) -> Self {
        let mut phrases = WordMap::<Vec<Phrase>>::default();
        let mut firsts = Firsts([0; 64]);
        let mut section = None;
        let lines = text.lines().map(str::trim);
        for line in lines.filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                section = List::named(name);
                continue;
            }
            let Some(list) = section else { continue };
            for phrase in line.split_whitespace() {
                let mut words = phrase.split('_').map(str::as_bytes);
                let first = words.next().unwrap_or_default();
                let rest: Vec<&[u8]> = words.collect();
                firsts.add(first);
                let of_first = phrases.entry(first);
                let at = of_first.iter().position(|it| it.rest == rest);
                let at = at.unwrap_or_else(|| {
                    let lists = Lists::default();
                    of_first.push(Phrase { rest, lists });
                    of_first.len() - 1
                });
                of_first[at].lists.add(list);
            }
        }
        for of_first in phrases.values_mut() {
            of_first.sort_by_key(|it| std::cmp::Reverse(it.rest.len()));
        }
        Self { phrases, firsts }
    }

    /// The lists that have the longest phrase which comes next, past which the words are then. What
    /// is in no list is one word long.
    fn longest<'w>(&self, words: &mut (impl Iterator<Item = &'w [u8]> + Clone)) -> Option<Lists> {
        let first = words.next()?;
        if !self.firsts.may_have(first) {
            return Some(Lists::default());
        }
        for phrase in self.phrases.get(first).into_iter().flatten() {
            if phrase.rest.is_empty() {
                return Some(phrase.lists);
            }
            let mut behind = words.clone();
            if phrase.rest.iter().all(|&it| behind.next() == Some(it)) {
                *words = behind;
                return Some(phrase.lists);
            }
        }
        Some(Lists::default())
    }

    /// The lists of each word or phrase among the words of a folded text.
    pub(crate) fn each<'w>(
        &self,
        mut words: impl Iterator<Item = &'w [u8]> + Clone,
    ) -> impl Iterator<Item = Lists> {
        std::iter::from_fn(move || self.longest(&mut words))
    }

    /// All lists that have a word or phrase of a folded text.
    pub(crate) fn of<'w>(&self, words: impl Iterator<Item = &'w [u8]> + Clone) -> Lists {
        self.each(words).fold(Lists::default(), Lists::union)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_its_lists_and_no_others() {
        for (language, text) in FILES {
            let sections: Vec<_> = (text.lines())
                .filter(|line| line.starts_with('['))
                .map(|line| List::named(line.trim_matches(['[', ']'])))
                .collect();
            let all: Vec<_> = List::ALL.iter().copied().map(Some).collect();
            assert_eq!(sections, all, "{language}");
            assert!(Wording::of_language(language).unwrap().phrases.len() > 100);
            for word in text.lines().filter(|line| !line.starts_with(['#', '['])) {
                assert_eq!(word, word.to_lowercase(), "{language}");
            }
        }
        assert!(Wording::of_language("tlh").is_none());
    }

    #[test]
    fn the_longest_phrase_counts() {
        let english = Wording::of_language("en").unwrap();
        let words = |text: &'static str| text.split(' ').map(str::as_bytes);
        let mut active = words("active users per week");
        let lists = english.longest(&mut active).unwrap();
        assert!(lists.has(List::Ambiguous) && active.next() == Some(b"per".as_slice()));
        let mut active = words("active volcanoes");
        english.longest(&mut active);
        assert_eq!(active.next(), Some(b"volcanoes".as_slice()));
        assert!(english.of(words("cut the cycle time")).has(List::Drive));
        assert!(english.of(words("cycle time")).has(List::Drive));
        assert!(!english.of(words("cycle timers")).has(List::Drive));
        assert!(!english.of(words("cycle")).has(List::Drive));
        assert_eq!(english.of(words("")), Lists::default());
    }
}
