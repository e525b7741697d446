//! FORMAT's portfolio, read member by member into a [`Draft`]: every fault is
//! gathered with its place, and only text that is not JSON stops the reading.

mod key_result;
mod measure;
mod objective;
mod policy;
mod scan;
mod top;
mod value;

use std::collections::HashSet;

use super::json::{Key, Kind, Lexer, Syntax};
use crate::{
    diagnostic::{Code, Path, Problem, Suggester},
    model::{Draft, Noun, Text},
};

pub(super) use policy::read_policy;

/// Reading goes on after every fault but a [`Syntax`] one.
type Read<T = ()> = Result<T, Syntax>;

/// The members of one object of FORMAT, in its order, and whether each is required.
pub(super) struct Members {
    keys: [Key; MOST_MEMBERS],
    count: usize,
    /// By bits.
    required: u32,
}

/// As many as an objective has.
const MOST_MEMBERS: usize = 21;

impl Members {
    const fn new(members: &[(&'static str, bool)]) -> Self {
        let mut it = Self {
            keys: [Key::new(""); MOST_MEMBERS],
            count: members.len(),
            required: 0,
        };
        let mut at = 0;
        while at < members.len() {
            it.keys[at] = Key::new(members[at].0);
            it.required |= (members[at].1 as u32) << at;
            at += 1;
        }
        it
    }

    fn keys(&self) -> &[Key] {
        &self.keys[..self.count]
    }

    /// The names, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> + Clone + '_ {
        self.keys().iter().map(|key| key.name)
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
        draft.store.check_ins.reserve(size / 150);
        draft.store.key_results.reserve(size / 450);
        draft.store.ids.key_results.reserve(size / 450);
        draft.store.ids.objectives.reserve(size / 1500);
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
    fn report(
        &mut self,
        offset: usize,
        code: Code,
        at: &Path<'_>,
        message: String,
        help: impl Into<String>,
    ) {
        self.problems
            .push(Problem::new(code, at.pointer(), message, help.into()).at(offset));
    }

    /// Reads an object: `member` is called at the value of each member that is known
    /// and not null, with its name and its place. The members that were present, as
    /// bits by their number in `members`; none when it is no object at all.
    #[inline]
    fn object<F>(
        &mut self,
        at: &Path<'_>,
        members: &'static Members,
        mut member: F,
    ) -> Read<Option<u32>>
    where
        F: FnMut(&mut Self, &'static str, &Path<'_>) -> Read,
    {
        let keys = members.keys();
        if self.lexer.kind()? != Kind::Object {
            self.wrong_type(at, "an object")?;
            return Ok(None);
        }
        let start = self.lexer.offset();
        self.lexer.enter()?;
        let (mut seen, mut present) = (0_u32, 0_u32);
        let mut strangers: Option<HashSet<String>> = None;
        let mut first = true;
        let mut guess = 0;
        while self.lexer.reach_key(std::mem::take(&mut first))? {
            // Members mostly stand in the order of FORMAT: the next one is likely just ahead.
            let head = self.lexer.head();
            let ahead = (keys[guess..].iter()).position(|key| key.may_be(head));
            let ahead = ahead
                .map(|ahead| guess + ahead)
                .filter(|&index| seen & (1 << index) == 0 && self.lexer.key_is(&keys[index]));
            let index = if let Some(index) = ahead {
                index
            } else {
                let (offset, key) = self.lexer.key()?;
                let index = keys.iter().position(|known| known.name == key);
                let unseen = index.filter(|&index| seen & (1 << index) == 0);
                let Some(index) = unseen else {
                    self.unwanted(at, members, &key, offset, &mut strangers)?;
                    continue;
                };
                index
            };
            guess = index + 1;
            seen |= 1 << index;
            if self.lexer.at_null() {
                self.lexer.literal(Kind::Null)?;
                continue;
            }
            present |= 1 << index;
            let name = keys[index].name;
            member(self, name, &at.key(name))?;
        }
        let absent = members.required & !present;
        if absent != 0 {
            self.all_missing(start, at, members, absent);
        }
        Ok(Some(present))
    }

    #[cold]
    fn all_missing(&mut self, start: usize, at: &Path<'_>, members: &'static Members, absent: u32) {
        for (index, name) in members.names().enumerate() {
            if absent & (1 << index) != 0 {
                self.missing(start, at, name);
            }
        }
    }

    /// A member that the format does not know, or that stands twice.
    #[cold]
    fn unwanted(
        &mut self,
        at: &Path<'_>,
        members: &'static Members,
        key: &str,
        offset: usize,
        strangers: &mut Option<HashSet<String>>,
    ) -> Read {
        let known = members.names().any(|name| name == key);
        let shown = shorten(key);
        let strangers = strangers.get_or_insert_default();
        if known || strangers.contains(key) {
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
            strangers.insert(key.to_string());
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
        let mark = self.lexer.mark();
        if let Some(name) = self.lexer.plain_string()
            && crate::values::identifier_fault(name).is_none()
        {
            let store = &mut self.draft.store;
            let interner = store.ids.of_mut(kind);
            if let Ok(text) = interner.define(&mut store.arena, name, row as u32) {
                return Ok(text);
            }
        }
        self.lexer.rewind(mark);
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
