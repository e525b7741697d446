//! FORMAT's portfolio, read member by member into a [`Draft`]: every fault is
//! gathered with its place, and only text that is not JSON stops the reading.

mod apart;
mod checks;
mod edit;
mod key_result;
mod measure;
mod objective;
mod policy;
mod scan;
mod tag;
mod top;
mod value;

use std::collections::HashSet;

use super::json::{Days, Key, Kind, Lexer, Syntax};
use crate::{
    diagnostic::{Code, Path, Problem, Suggester, shorten},
    model::{Arena, Draft, Text},
};

pub(super) use apart::sound_portfolio;
pub(super) use checks::{read_baseline, read_checks};
pub(crate) use edit::Batch;
pub(super) use edit::{read_batch, read_trail};
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

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
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

    /// The number of a member: its place in the order. Fails to compile for others.
    const fn number(&self, name: &str) -> usize {
        let mut at = 0;
        while at < self.count {
            if same(self.keys[at].name.as_bytes(), name.as_bytes()) {
                return at;
            }
            at += 1;
        }
        panic!("there is no such member");
    }

    fn keys(&self) -> &[Key] {
        &self.keys[..self.count]
    }

    /// The names, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> + Clone + '_ {
        self.keys().iter().map(|key| key.name)
    }
}

/// An object that is being read: where it starts, and the members read so far, by bits.
#[derive(Clone, Copy)]
struct Begun {
    start: usize,
    present: u32,
}

/// Reads one document.
pub(super) struct Reader<'a> {
    lexer: Lexer<'a>,
    days: Days,
    draft: Draft,
    problems: Vec<Problem>,
    suggester: Suggester,
    /// What others read of the objectives, if the text was cut.
    pieces: Option<apart::Pieces<'a>>,
}

/// Reads a portfolio: the draft and what is wrong with it so far, or where it stops being JSON.
pub(super) fn read_portfolio(text: &str) -> Result<(Draft, Vec<Problem>), Syntax> {
    let mut reader = Reader::new(text);
    reader.portfolio()?;
    reader.lexer.end()?;
    Ok((reader.draft, reader.problems))
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let mut draft = Draft::default();
        draft.store.arena = Arena::with_capacity(text.len() / 2);
        draft.reserve(text.len());
        Self {
            lexer: Lexer::new(text),
            days: Days::default(),
            draft,
            problems: Vec::new(),
            suggester: Suggester::default(),
            pieces: None,
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
    /// and not null, with its number, its name and its place. The members that were present, as
    /// bits by their number in `members`; none when it is no object at all.
    #[inline]
    fn object<F>(
        &mut self,
        at: &Path<'_>,
        members: &'static Members,
        member: F,
    ) -> Read<Option<u32>>
    where
        F: FnMut(&mut Self, (usize, &'static str), &Path<'_>) -> Read,
    {
        self.object_or_rest(at, members, None, member)
    }

    /// As [`Reader::object`], or its rest when it was begun.
    #[inline]
    fn object_or_rest<F>(
        &mut self,
        at: &Path<'_>,
        members: &'static Members,
        begun: Option<Begun>,
        member: F,
    ) -> Read<Option<u32>>
    where
        F: FnMut(&mut Self, (usize, &'static str), &Path<'_>) -> Read,
    {
        let begun = match begun {
            Some(begun) => begun,
            None => match self.enter_object(at)? {
                Some(begun) => begun,
                None => return Ok(None),
            },
        };
        self.rest_of_object(at, members, begun, member).map(Some)
    }

    /// Enters the object that comes next; none when it is no object, which is reported.
    fn enter_object(&mut self, at: &Path<'_>) -> Read<Option<Begun>> {
        if self.lexer.kind()? != Kind::Object {
            self.wrong_type(at, "an object")?;
            return Ok(None);
        }
        let start = self.lexer.offset();
        self.lexer.enter()?;
        Ok(Some(Begun { start, present: 0 }))
    }

    /// As [`Reader::object`], for an object of which some members have been read already.
    #[inline]
    fn rest_of_object<F>(
        &mut self,
        at: &Path<'_>,
        members: &'static Members,
        begun: Begun,
        mut member: F,
    ) -> Read<u32>
    where
        F: FnMut(&mut Self, (usize, &'static str), &Path<'_>) -> Read,
    {
        let keys = members.keys();
        let Begun { start, mut present } = begun;
        let mut seen = present;
        let mut strangers: Option<HashSet<String>> = None;
        let mut first = present == 0;
        let mut guess = (u32::BITS - present.leading_zeros()) as usize;
        loop {
            // A copy stays in registers between one value and the next.
            let mut lexer = self.lexer;
            if !lexer.reach_key(std::mem::take(&mut first))? {
                self.lexer = lexer;
                break;
            }
            // Members mostly stand in the order of FORMAT: the next one is likely just ahead.
            let head = lexer.head();
            let ahead = (keys[guess..].iter()).position(|key| key.is(head));
            let ahead =
                (ahead.map(|ahead| guess + ahead)).filter(|&index| seen & (1 << index) == 0);
            let index = if let Some(index) = ahead {
                lexer.skip_key(&keys[index]);
                index
            } else {
                self.lexer = lexer;
                let Some(index) = self.unguessed(at, members, seen, &mut strangers)? else {
                    continue;
                };
                lexer = self.lexer;
                index
            };
            guess = index + 1;
            seen |= 1 << index;
            let null = lexer.at_null();
            self.lexer = lexer;
            if null {
                self.lexer.literal(Kind::Null)?;
                continue;
            }
            present |= 1 << index;
            let name = keys[index].name;
            member(self, (index, name), &at.key(name))?;
        }
        let absent = members.required & !present;
        if absent != 0 {
            self.all_missing(start, at, members, absent);
        }
        Ok(present)
    }

    /// The number of the member whose key comes next, wherever in FORMAT's order it stands; none
    /// when it is unknown or stands twice: then that is reported, and its value skipped.
    #[inline(never)]
    fn unguessed(
        &mut self,
        at: &Path<'_>,
        members: &'static Members,
        seen: u32,
        strangers: &mut Option<HashSet<String>>,
    ) -> Read<Option<usize>> {
        let (offset, key) = self.lexer.key()?;
        let index = members.names().position(|name| name == key);
        let unseen = index.filter(|&index| seen & (1 << index) == 0);
        if unseen.is_none() {
            self.unwanted(at, members, &key, offset, strangers)?;
        }
        Ok(unseen)
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

    /// The identifier of a row. Whether another row has it too is judged when all are read.
    fn identifier(&mut self, at: &Path<'_>) -> Read<Text> {
        if let Some(name) = self.lexer.identifier() {
            return Ok(self.draft.store.arena.push(name));
        }
        let Some((offset, name)) = self.string(at)? else {
            return Ok(Text::NONE);
        };
        self.judge_identifier(offset, at, &name);
        Ok(self.draft.store.arena.push(&name))
    }

    fn judge_identifier(&mut self, offset: usize, at: &Path<'_>, name: &str) {
        if let Some(message) = crate::values::identifier_fault(name) {
            self.report(
                offset,
                Code::E007,
                at,
                message,
                "use 1 to 128 of the characters `A-Z a-z 0-9 . _ : / @ -`",
            );
        }
    }
}
