//! Objects whose member `kind` decides which other members there are.

use super::{Read, Reader};
use crate::{
    diagnostic::Path,
    wire::{
        json::{Key, Kind},
        scan::scan,
    },
};

/// The member that decides which others there are.
const KIND: Key = Key::new("kind");

impl Reader<'_> {
    /// The kind of what starts here, wherever among its members it stands.
    ///
    /// None when it is no object or has no kind that is known: then it is skipped, and
    /// nothing else is said of it.
    pub(super) fn tag<T: Copy>(
        &mut self,
        at: &Path<'_>,
        all: &[T],
        as_str: impl Fn(T) -> &'static str + Copy,
        of: &str,
    ) -> Read<Option<T>> {
        if self.lexer.kind()? != Kind::Object {
            self.wrong_type(at, "an object with `kind`")?;
            return Ok(None);
        }
        let from_word = |word: &str| all.iter().copied().find(|&kind| as_str(kind) == word);
        let (start, begin) = (self.lexer.offset(), self.lexer);
        self.lexer.enter()?;
        // The kind mostly stands first and is known.
        if self.lexer.reach_key(true)? && KIND.is(self.lexer.head()) {
            self.lexer.skip_key(&KIND);
            self.lexer.at_null();
            let found = self.lexer.plain_string().and_then(from_word);
            if found.is_some() {
                self.lexer = begin;
                return Ok(found);
            }
        }
        self.lexer = begin;
        self.lexer.enter()?;
        let mut first = true;
        while let Some((_, key)) = self.lexer.next_key(std::mem::take(&mut first))? {
            if key != "kind" {
                scan(&mut self.lexer, |_| {})?;
                continue;
            }
            let (place, at) = (at, at.key("kind"));
            let (kind, offset) = (self.lexer.kind()?, self.lexer.offset());
            let found = match kind {
                Kind::String => {
                    let word = self.lexer.string()?;
                    let found = from_word(&word);
                    if found.is_none() {
                        let words: Vec<_> = all.iter().map(|&kind| as_str(kind)).collect();
                        self.unknown_word(offset, &at, &word, &words);
                    }
                    found
                }
                Kind::Null => {
                    self.missing(start, place, "kind");
                    None
                }
                _ => {
                    self.wrong_type(&at, &format!("the name of a kind of {of}"))?;
                    None
                }
            };
            self.lexer = begin;
            if found.is_none() {
                scan(&mut self.lexer, |_| {})?;
            }
            return Ok(found);
        }
        self.missing(start, at, "kind");
        Ok(None)
    }
}
