//! FORMAT's portfolio, read member by member into a [`Draft`]: every fault is
//! gathered with its place, and only text that is not JSON stops the reading.

mod key_result;
mod measure;
mod objective;
mod policy;
mod scan;
mod top;
mod value;

use std::borrow::Cow;

use super::json::{Kind, Lexer, Syntax};
use crate::{
    diagnostic::{Code, Path, Problem, Suggester},
    model::{Draft, Noun, Text},
};

pub(super) use policy::read_policy;

/// Reading goes on after every fault but a [`Syntax`] one.
type Read<T = ()> = Result<T, Syntax>;

/// The members of one object of FORMAT, in its order, and whether each is required.
pub(super) struct Members(&'static [(&'static str, bool)]);

impl Members {
    /// The names, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.0.iter().map(|&(name, _)| name)
    }
}

/// Reads one document.
pub(super) struct Reader<'a> {
    lexer: Lexer<'a>,
    draft: Draft,
    problems: Vec<Problem>,
    suggester: Suggester,
    /// Problems about identifiers that stand twice: the problem, and the row that came first.
    twice: Vec<(usize, Noun, u32)>,
}

/// Reads a portfolio: the draft and what is wrong with it so far, or where it stops being JSON.
pub(super) fn read_portfolio(text: &str) -> Result<(Draft, Vec<Problem>), Syntax> {
    let mut reader = Reader::new(text);
    reader.portfolio()?;
    reader.lexer.end()?;
    reader.relate_twice();
    Ok((reader.draft, reader.problems))
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let mut draft = Draft::default();
        // A rough guess at what a document holds saves most of the growing.
        let size = text.len();
        draft.store.arena = crate::model::Arena::with_capacity(size / 2);
        draft.store.check_ins.reserve(size / 180);
        draft.store.key_results.reserve(size / 600);
        Self {
            lexer: Lexer::new(text),
            draft,
            problems: Vec::new(),
            suggester: Suggester::default(),
            twice: Vec::new(),
        }
    }

    /// Records a problem at `offset` of the text.
    #[cold]
    fn report(&mut self, offset: usize, code: Code, at: &Path<'_>, message: String, help: impl Into<String>) {
        self.problems
            .push(Problem::new(code, at.pointer(), message, help.into()).at(offset));
    }

    /// Reads an object: `member` is called at the value of each member that is known
    /// and not null, with its name and its place. The members that were present, as
    /// bits by their number in `members`; none when it is no object at all.
    #[inline]
    fn object<F>(&mut self, at: &Path<'_>, members: &'static Members, mut member: F) -> Read<Option<u32>>
    where
        F: FnMut(&mut Self, &'static str, &Path<'_>) -> Read,
    {
        let names = members.0;
        if self.lexer.kind()? != Kind::Object {
            self.wrong_type(at, "an object")?;
            return Ok(None);
        }
        let start = self.lexer.offset();
        self.lexer.enter()?;
        let (mut seen, mut present) = (0_u32, 0_u32);
        let mut strangers: Vec<String> = Vec::new();
        let mut first = true;
        let mut guess = 0;
        while let Some((offset, key)) = self.lexer.next_key(std::mem::take(&mut first))? {
            let index = match names.get(guess) {
                Some(&(name, _)) if name == key => Some(guess),
                _ => names.iter().position(|&(name, _)| name == key),
            };
            let Some(index) = index.filter(|&index| seen & (1 << index) == 0) else {
                self.unwanted(at, members, &key, offset, &mut strangers)?;
                continue;
            };
            guess = index + 1;
            seen |= 1 << index;
            if self.lexer.kind()? == Kind::Null {
                self.lexer.literal(Kind::Null)?;
                continue;
            }
            present |= 1 << index;
            let name = names[index].0;
            member(self, name, &at.key(name))?;
        }
        for (index, &(name, required)) in names.iter().enumerate() {
            if required && present & (1 << index) == 0 {
                self.missing(start, at, name);
            }
        }
        Ok(Some(present))
    }

    /// A member that the format does not know, or that stands twice.
    #[cold]
    fn unwanted(
        &mut self,
        at: &Path<'_>,
        members: &'static Members,
        key: &Cow<'a, str>,
        offset: usize,
        strangers: &mut Vec<String>,
    ) -> Read {
        let known = members.names().any(|name| name == key);
        let shown = shorten(key);
        if known || strangers.iter().any(|stranger| stranger == key) {
            self.report(
                offset,
                Code::E023,
                &at.key(key),
                format!("the member `{shown}` stands twice in one object"),
                "keep one of them",
            );
        } else {
            let help = self.suggester.one_of(key, members.names());
            self.report(
                offset,
                Code::E003,
                &at.key(key),
                format!("`{shown}` is not a member here"),
                format!("{help}; anything of your own goes under `custom`"),
            );
            strangers.push(key.to_string());
        }
        self.skip(&at.key(key))
    }

    #[cold]
    fn missing(&mut self, start: usize, at: &Path<'_>, name: &str) {
        let help = match name {
            "commitment" => "state `committed` or `aspirational`: it is never guessed".to_owned(),
            _ => format!("add `{name}`"),
        };
        self.report(
            start,
            Code::E004,
            &at.key(name),
            format!("the member `{name}` is missing"),
            help,
        );
    }

    /// Reads a list; `entry` is called at each entry with its place.
    #[inline]
    fn list<F>(&mut self, at: &Path<'_>, mut entry: F) -> Read<Option<usize>>
    where
        F: FnMut(&mut Self, usize, &Path<'_>) -> Read,
    {
        if self.lexer.kind()? != Kind::Array {
            self.wrong_type(at, "a list")?;
            return Ok(None);
        }
        self.lexer.enter()?;
        let mut count = 0;
        while self.lexer.next_entry(count == 0)? {
            self.lexer.kind()?;
            entry(self, count, &at.index(count))?;
            count += 1;
        }
        Ok(Some(count))
    }

    /// Reports that something else than `wanted` stands here, and skips it.
    #[cold]
    fn wrong_type(&mut self, at: &Path<'_>, wanted: &str) -> Read {
        let found = self.lexer.kind()?;
        let offset = self.lexer.offset();
        self.report(
            offset,
            Code::E005,
            at,
            format!("{} stands where {wanted} belongs", found.words()),
            format!("write {wanted}"),
        );
        self.skip(at)
    }

    /// Defines an identifier: its text, whatever is wrong with it.
    fn define(&mut self, at: &Path<'_>, kind: Noun, row: usize) -> Read<Text> {
        let Some((offset, name)) = self.string(at)? else {
            return Ok(Text::NONE);
        };
        if let Some(message) = crate::values::identifier_fault(&name) {
            self.report(
                offset,
                Code::E007,
                at,
                message,
                "use 1 to 128 of the characters `A-Z a-z 0-9 . _ : / @ -`",
            );
        }
        let store = &mut self.draft.store;
        let interner = store.ids.of_mut(kind);
        match interner.define(&mut store.arena, &name, row as u32) {
            Ok(text) => Ok(text),
            Err(first) => {
                let what = kind.words();
                self.twice.push((self.problems.len(), kind, first));
                self.report(
                    offset,
                    Code::E008,
                    at,
                    format!("the {what} `{}` stands twice", shorten(&name)),
                    format!("give this {what} an identifier of its own"),
                );
                Ok(Text::NONE)
            }
        }
    }

    /// Names the first place of every identifier that stands twice, now that rows are complete.
    fn relate_twice(&mut self) {
        for (problem, kind, row) in std::mem::take(&mut self.twice) {
            let path = self.draft.store.pointer_of(kind, row);
            self.problems[problem].relate(path + "/id", "it stands here first".to_owned());
        }
    }
}

/// User input as messages show it.
fn shorten(text: &str) -> String {
    let mut shown: String = text.chars().take(60).flat_map(char::escape_debug).collect();
    if text.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}
