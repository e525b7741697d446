//! What rules ask of words beyond what the reader of statements knows: data files, one a language.

use std::sync::LazyLock;

use hashbrown::HashMap;

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
    phrases: HashMap<&'static str, Vec<Phrase>>,
}

struct Phrase {
    rest: Vec<&'static str>,
    lists: Lists,
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
        let mut phrases: HashMap<_, Vec<Phrase>> = HashMap::new();
        let mut section = None;
        let lines = text.lines().map(str::trim);
        for line in lines.filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                section = List::named(name);
                continue;
            }
            let Some(list) = section else { continue };
            for phrase in line.split_whitespace() {
                let mut words = phrase.split('_');
                let first = words.next().unwrap_or_default();
                let rest: Vec<&str> = words.collect();
                let of_first = phrases.entry(first).or_default();
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
        Self { phrases }
    }

    /// The lists that have the longest phrase which begins with the first of some words, and how
    /// many words it has.
    fn longest(&self, words: &[&str]) -> (Lists, usize) {
        let Some((first, rest)) = words.split_first() else {
            return (Lists::default(), 0);
        };
        let mut phrases = self.phrases.get(first).into_iter().flatten();
        let found = phrases.find(|it| rest.starts_with(&it.rest));
        found.map_or((Lists::default(), 1), |it| (it.lists, it.rest.len() + 1))
    }

    /// The lists of each word or phrase of a text, word by word.
    pub(crate) fn each<'w>(&'w self, words: &'w [&'w str]) -> impl Iterator<Item = Lists> + 'w {
        let mut rest = words;
        std::iter::from_fn(move || {
            let (lists, length) = self.longest(rest);
            rest = rest.get(length..).filter(|_| length > 0)?;
            Some(lists)
        })
    }

    /// All lists that have a word or phrase of a text.
    pub(crate) fn of(&self, words: &[&str]) -> Lists {
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
        let (lists, length) = english.longest(&["active", "users", "per", "week"]);
        assert!(lists.has(List::Ambiguous) && length == 2);
        assert_eq!(english.longest(&["active", "volcanoes"]).1, 1);
        assert!(
            english
                .of(&["cut", "the", "cycle", "time"])
                .has(List::Drive)
        );
        assert_eq!(english.of(&[]), Lists::default());
    }
}
