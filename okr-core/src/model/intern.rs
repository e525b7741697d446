//! Identifiers of one kind, each stored once.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::{Arena, NONE, Text};

/// Gives every identifier of a kind a number at first sight, be it a definition or
/// a reference to something that is defined further down.
#[derive(Default)]
pub(crate) struct Interner {
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
    names: Vec<Text>,
    /// By number: the row that defines it, or [`NONE`].
    rows: Vec<u32>,
}

impl Interner {
    /// Makes room for that many identifiers.
    pub(crate) fn reserve(&mut self, count: usize) {
        let (hasher, names) = (&self.hasher, &self.names);
        debug_assert!(names.is_empty(), "room is made before anything is in it");
        self.table.reserve(count, |&number| hasher.hash_one(number));
    }

    /// The number of `name`.
    pub(crate) fn number(&mut self, arena: &mut Arena, name: &str) -> u32 {
        let hash = self.hasher.hash_one(name);
        if let Some(&number) = self.table.find(hash, |&number| {
            arena.get(self.names[number as usize]) == name
        }) {
            return number;
        }
        let number = self.names.len() as u32;
        self.names.push(arena.push(name));
        self.rows.push(NONE);
        let (hasher, names, arena) = (&self.hasher, &self.names, &*arena);
        self.table.insert_unique(hash, number, |&other| {
            hasher.hash_one(arena.get(names[other as usize]))
        });
        number
    }

    /// Says that `row` defines `name`; the row that did so first, if there is one.
    pub(crate) fn define(&mut self, arena: &mut Arena, name: &str, row: u32) -> Result<Text, u32> {
        let number = self.number(arena, name) as usize;
        if self.rows[number] == NONE {
            self.rows[number] = row;
            Ok(self.names[number])
        } else {
            Err(self.rows[number])
        }
    }

    /// The row that defines a number, or [`NONE`]. [`NONE`] has none.
    pub(crate) fn row(&self, number: u32) -> u32 {
        if number == NONE {
            NONE
        } else {
            self.rows[number as usize]
        }
    }

    pub(crate) fn name(&self, number: u32) -> Text {
        self.names[number as usize]
    }

    /// The row of `name`, if it is defined.
    pub(crate) fn find(&self, arena: &Arena, name: &str) -> Option<u32> {
        let hash = self.hasher.hash_one(name);
        let number = self.table.find(hash, |&number| {
            arena.get(self.names[number as usize]) == name
        })?;
        let row = self.row(*number);
        (row != NONE).then_some(row)
    }

    /// Every identifier that is defined.
    pub(crate) fn defined<'a>(&'a self, arena: &'a Arena) -> impl Iterator<Item = &'a str> {
        (self.names.iter().zip(&self.rows))
            .filter(|&(_, &row)| row != NONE)
            .map(|(&name, _)| arena.get(name))
    }
}
