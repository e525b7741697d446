//! The form of word list files; [`Lexicon::from_text`] says what it is.

use super::{
    inflection::{self, Form},
    lexicon::{Entry, Lexicon, Noun, Value, Verb, Word},
};
use crate::{
    diagnostic::{Code, Problem, Suggester},
    error::{Error, ErrorKind},
};

/// Reads word lists from the text of a file.
pub(super) fn read(text: &str) -> Result<Lexicon, Error> {
    let mut reader = FileReader {
        lexicon: Lexicon::empty("und"),
        section: None,
        inflect: false,
        problems: Vec::new(),
    };
    for (number, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        reader.line(number + 1, line);
    }
    if reader.problems.is_empty() {
        Ok(reader.lexicon)
    } else {
        Err(Error::new(ErrorKind::Value, reader.problems))
    }
}

/// Reads a file of word lists line by line.
struct FileReader {
    lexicon: Lexicon,
    section: Option<Section>,
    inflect: bool,
    problems: Vec<Problem>,
}

#[derive(Clone, Copy)]
enum Section {
    Verbs(Verb),
    Nouns(Noun),
    Words(Word),
    Values(fn(f64) -> Value),
}

impl FileReader {
    fn line(&mut self, number: usize, line: &str) {
        if line.is_empty() {
        } else if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            self.section = section(name);
            if self.section.is_none() {
                let names = section_names();
                let help = Suggester::default().one_of(name, names.iter().map(String::as_str));
                self.problem(
                    Code::E005,
                    number,
                    &format!("there is no list `{name}`"),
                    help,
                );
            }
        } else if self.section.is_none() {
            self.setting(number, line);
        } else {
            for word in line.split_whitespace() {
                self.word(number, word);
            }
        }
    }

    fn setting(&mut self, number: usize, line: &str) {
        let (name, value) = line.split_once('=').unwrap_or((line, ""));
        match (name.trim(), value.trim()) {
            ("language", language) if !language.is_empty() => {
                self.lexicon.language = language.into();
            }
            ("decimal", "comma") => self.lexicon.comma_is_decimal = true,
            ("decimal", "point") => self.lexicon.comma_is_decimal = false,
            ("verb", "last") => self.lexicon.verb_last = true,
            ("verb", "first") => self.lexicon.verb_last = false,
            ("head", "first") => self.lexicon.head_first = true,
            ("head", "last") => self.lexicon.head_first = false,
            ("inflect", "en") => self.inflect = true,
            ("elision", list) => self.lexicon.elisions = words(list),
            ("endings", list) => self.lexicon.verb_endings = words(list),
            ("prefixes", list) => self.lexicon.prefixes = words(list),
            ("inner", list) => self.lexicon.inner = words(list),
            _ => self.problem(
                Code::E005,
                number,
                &format!("`{line}` is no setting"),
                "use `language`, `decimal`, `verb`, `head`, `inflect`, `elision`, `inner`, `prefixes` or `endings` with `=` and a value before the first list",
            ),
        }
    }

    fn word(&mut self, number: usize, word: &str) {
        let Some(section) = self.section else { return };
        let mut entry = Entry::default();
        match section {
            Section::Verbs(list) => {
                entry.verbs = list.bit();
                if self.inflect {
                    for (form, text) in inflection::verb(word) {
                        entry.forms = form as u8;
                        self.lexicon.add(&text, entry);
                    }
                } else {
                    entry.forms = Form::ANY;
                    for text in word.split(':') {
                        self.verb(text, entry);
                    }
                }
            }
            Section::Nouns(list) => {
                entry.nouns = list.bit();
                for text in word.split(':') {
                    self.lexicon.add(text, entry);
                }
                if self.inflect && !word.contains(':') {
                    self.lexicon.add(&inflection::plural(word), entry);
                }
            }
            Section::Words(list) => {
                entry.words = list.bit();
                self.lexicon.add(word, entry);
            }
            Section::Values(make) => {
                let (word, value) = word.split_once('=').unwrap_or((word, ""));
                match value.parse::<f64>() {
                    Ok(value) if value.is_finite() => {
                        entry.value = Some(make(value));
                        self.verb(word, entry);
                    }
                    _ => self.problem(
                        Code::E018,
                        number,
                        &format!("`{word}` has no value that is a number"),
                        "write the word, `=` and a number, such as `dozen=12`",
                    ),
                }
            }
        }
    }

    /// Adds a verb; a beginning only with the endings that the file gives, if it gives any.
    fn verb(&mut self, word: &str, entry: Entry) {
        match word.strip_suffix('*') {
            Some(stem) if !self.lexicon.verb_endings.is_empty() => {
                self.lexicon.stems.add(stem, entry);
            }
            _ => self.lexicon.add(word, entry),
        }
    }

    fn problem(&mut self, code: Code, line: usize, message: &str, help: impl Into<String>) {
        let message = format!("line {line}: {message}");
        self.problems
            .push(Problem::new(code, String::new(), message, help.into()));
    }
}

fn words(list: &str) -> Vec<Box<str>> {
    list.split_whitespace().map(Into::into).collect()
}

fn section(name: &str) -> Option<Section> {
    match name.split_once(' ') {
        Some(("verbs", list)) => Verb::named(list).map(Section::Verbs),
        Some(("nouns", list)) => Noun::named(list).map(Section::Nouns),
        Some(("words", list)) => Word::named(list).map(Section::Words),
        None if name == "numbers" => Some(Section::Values(Value::Number)),
        None if name == "magnitudes" => Some(Section::Values(Value::Magnitude)),
        None if name == "multiples" => Some(Section::Values(Value::Multiple)),
        None if name == "seconds" => Some(Section::Values(Value::Seconds)),
        None if name == "shares" => Some(Section::Values(Value::Share)),
        _ => None,
    }
}

fn section_names() -> Vec<String> {
    let verbs = Verb::ALL.iter().map(|(_, name)| format!("verbs {name}"));
    let nouns = Noun::ALL.iter().map(|(_, name)| format!("nouns {name}"));
    let words = Word::ALL.iter().map(|(_, name)| format!("words {name}"));
    let values = ["numbers", "magnitudes", "multiples", "shares", "seconds"].map(str::to_owned);
    verbs.chain(nouns).chain(words).chain(values).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, &str); 4] = [
        ("en", include_str!("words/en.txt")),
        ("de", include_str!("words/de.txt")),
        ("fr", include_str!("words/fr.txt")),
        ("es", include_str!("words/es.txt")),
    ];

    /// Lists that hold what only some languages have.
    const OF_ITS_OWN: &[(&str, &[&str])] = &[
        ("words question", &["de"]),
        ("words particle", &["de"]),
        ("words infinitive", &["de"]),
        ("words genitive", &["de"]),
        // The code knows the English ones.
        ("words we", &["de", "fr", "es"]),
        ("words this", &["de", "fr", "es"]),
        ("words span", &["de", "fr", "es"]),
        ("words strict", &["de", "fr", "es"]),
        ("words abbreviation", &["de", "fr", "es"]),
    ];

    /// How many words some lists have at least; others have one.
    const LEAST: &[(&str, usize)] = &[
        ("verbs rise", 15),
        ("verbs fall", 15),
        ("verbs improve", 10),
        ("verbs reach", 8),
        ("verbs gain", 15),
        ("verbs work", 150),
        ("verbs act", 30),
        ("nouns metric", 60),
        ("nouns lower", 50),
        ("nouns money", 20),
        ("nouns outsider", 40),
        ("nouns insider", 15),
        ("nouns response", 30),
        ("nouns artifact", 100),
        ("nouns activity", 30),
        ("nouns period", 15),
        ("nouns month", 12),
        ("words below", 5),
        ("words above", 5),
        ("words done", 10),
        ("numbers", 20),
        ("magnitudes", 4),
        ("multiples", 4),
    ];

    /// The words of each list of a file.
    fn lists(text: &str) -> Vec<(String, Vec<&str>)> {
        let mut lists: Vec<(String, Vec<&str>)> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[') {
                lists.push((name.trim_end_matches(']').to_owned(), Vec::new()));
            } else if let Some((_, words)) = lists.last_mut() {
                words.extend(line.split_whitespace());
            }
        }
        lists
    }

    #[test]
    fn every_language_has_words_in_every_list() {
        for (language, text) in FILES {
            let lexicon = read(text).unwrap();
            assert_eq!(lexicon.language(), language);
            let lists = lists(text);
            for name in section_names() {
                let asked = OF_ITS_OWN
                    .iter()
                    .find(|(list, _)| *list == name)
                    .is_none_or(|(_, languages)| languages.contains(&language));
                let least = LEAST.iter().find(|(list, _)| *list == name);
                let least = least.map_or(usize::from(asked), |(_, least)| *least);
                let found = lists.iter().filter(|(list, _)| *list == name);
                let count: usize = found.map(|(_, words)| words.len()).sum();
                assert!(
                    count >= least,
                    "{language} {name}: {count} of {least} words"
                );
            }
        }
    }

    #[test]
    fn words_are_written_so_that_they_can_be_found() {
        for (language, text) in FILES {
            for (list, words) in lists(text) {
                for word in words {
                    let plain = word.split('=').next().unwrap_or_default();
                    let edges = plain.trim_matches('*');
                    assert!(
                        !["*", "_"]
                            .iter()
                            .any(|it| edges.starts_with(it) || edges.ends_with(it))
                            && !edges.contains('*')
                            && !["*", "_"].iter().all(|it| plain.contains(it))
                            && !plain.is_empty()
                            && plain.to_lowercase() == plain,
                        "{language} {list}: {word}"
                    );
                }
            }
        }
    }

    #[test]
    fn settings_and_lists_that_are_unknown_are_told() {
        for (text, code) in [
            ("verb = middle", Code::E005),
            ("[verbs hop]", Code::E005),
            ("[numbers]\nseven", Code::E018),
        ] {
            let found = read(text).err().map(|error| error.problems()[0].code());
            assert_eq!(found, Some(code), "{text}");
        }
    }

    #[test]
    fn verbs_take_only_the_endings_of_the_file() {
        let lexicon =
            read("endings = er ons\n[verbs rise]\naugment*\n[nouns metric]\n*rate").unwrap();
        assert!(lexicon.word("augmentons").verb(Verb::Rise));
        assert!(!lexicon.word("augmentation").is_known());
        assert!(lexicon.word("klickrate").noun(Noun::Metric));
        assert!(!lexicon.word("rate").is_known());
    }
}
