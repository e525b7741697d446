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
                    format!("there is no list `{name}`"),
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
                language.clone_into(&mut self.lexicon.language);
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
            ("inner", list) => self.lexicon.inner = words(list),
            _ => self.problem(
                Code::E005,
                number,
                format!("`{line}` is no setting"),
                "use `language = …`, `decimal = comma`, `verb = last` or `inflect = en` before the first list",
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
                        format!("`{word}` has no value that is a number"),
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

    fn problem(&mut self, code: Code, line: usize, message: String, help: impl Into<String>) {
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
        None if name == "shares" => Some(Section::Values(Value::Share)),
        _ => None,
    }
}

fn section_names() -> Vec<String> {
    let verbs = Verb::ALL.iter().map(|(_, name)| format!("verbs {name}"));
    let nouns = Noun::ALL.iter().map(|(_, name)| format!("nouns {name}"));
    let words = Word::ALL.iter().map(|(_, name)| format!("words {name}"));
    let values = ["numbers", "magnitudes", "multiples", "shares"].map(str::to_owned);
    verbs.chain(nouns).chain(words).chain(values).collect()
}
