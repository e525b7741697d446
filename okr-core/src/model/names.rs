//! Identifiers of one kind, and references to them.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable, hash_table::Entry};

use super::{Arena, NONE, Noun, Text};

/// The rows of a kind by their identifiers.
///
/// The table is made when all rows are read, not while they are. Looking up waits for
/// memory, and in a loop of its own the processor waits for many rows at a time.
#[derive(Clone, Default)]
pub(crate) struct Names {
    rows: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// By row; [`Text::NONE`] for what has no identifier.
    identifiers: Vec<Text>,
}

impl Names {
    /// The table of the identifiers of all rows, and each row whose identifier an earlier one has, with that one.
    pub(super) fn define(arena: &Arena, identifiers: Vec<Text>) -> (Self, Vec<(u32, u32)>) {
        let (mut rows, hasher) = (HashTable::new(), DefaultHashBuilder::default());
        let mut twice = Vec::new();
        // All before the first is looked for: each text is waited for, and these do not wait for each other.
        let hashes: Vec<u64> = (identifiers.iter())
            .map(|&text| hasher.hash_one(arena.get(text)))
            .collect();
        let hash = |row: &u32| hashes[*row as usize];
        rows.reserve(identifiers.len(), hash);
        for (row, &text) in (0_u32..).zip(&identifiers) {
            if !text.is_some() {
                continue;
            }
            let same = |&other: &u32| {
                hash(&other) == hash(&row)
                    && arena.get(identifiers[other as usize]) == arena.get(text)
            };
            match rows.entry(hash(&row), same, hash) {
                Entry::Vacant(place) => {
                    place.insert(row);
                }
                Entry::Occupied(first) => twice.push((row, *first.get())),
            }
        }
        let names = Self {
            rows,
            hasher,
            identifiers,
        };
        (names, twice)
    }

    /// The row of `name`.
    pub(crate) fn find(&self, arena: &Arena, name: &str) -> Option<u32> {
        let same = |&row: &u32| arena.get(self.identifiers[row as usize]) == name;
        self.rows.find(self.hasher.hash_one(name), same).copied()
    }

    /// The identifier of a row.
    pub(super) fn identifier(&self, row: u32) -> Text {
        self.identifiers[row as usize]
    }

    /// Every identifier, in document order.
    pub(crate) fn defined<'a>(&'a self, arena: &'a Arena) -> impl Iterator<Item = &'a str> {
        self.identifiers.iter().filter_map(|&name| arena.opt(name))
    }
}

/// References as they are read: what they name is looked up when all rows are there.
///
/// References that say the same may have one number, so that it is looked up once.
#[derive(Default)]
pub(crate) struct References {
    pub(super) arena: Arena,
    /// By kind, then by number.
    pub(super) names: [Vec<Text>; Noun::ALL.len()],
    /// By kind.
    recent: [Recent; Noun::ALL.len()],
    hasher: DefaultHashBuilder,
}

/// The numbers that were given last, each where a part of the name's hash says; [`NONE`] where
/// there is none. It forgets, and is small: most of what is named often was named lately.
#[derive(Default)]
struct Recent(Vec<u32>);

impl Recent {
    const FEWEST: usize = 1 << 6;
    const MOST: usize = 1 << 12;

    /// The place for what has this hash, when `count` numbers have been given.
    #[inline]
    fn place(&mut self, hash: u64, count: usize) -> &mut u32 {
        if self.0.len() < (count / 2).clamp(Self::FEWEST, Self::MOST) {
            // A power of two, as both bounds are.
            self.0 = vec![NONE; (self.0.len() * 2).max(Self::FEWEST)];
        }
        let last = self.0.len() - 1;
        &mut self.0[hash as usize & last]
    }
}

impl References {
    /// References of a part of a document, for `Draft::append`: their texts start at `start`.
    pub(crate) fn starting_at(start: usize) -> Self {
        Self {
            arena: Arena::starting_at(start, 0),
            ..Self::default()
        }
    }

    /// The number of a reference to what is called `name`.
    #[inline]
    pub(crate) fn number(&mut self, noun: Noun, name: &str) -> u32 {
        let names = &mut self.names[noun as usize];
        // Neighbours often share an owner, a cycle or what they support.
        if let Some(&last) = names.last()
            && self.arena.get(last) == name
        {
            return names.len() as u32 - 1;
        }
        let next = names.len() as u32;
        // These are few, and have many goals.
        if matches!(noun, Noun::Unit | Noun::Cycle | Noun::Kpi) {
            let hash = self.hasher.hash_one(name);
            let recent = self.recent[noun as usize].place(hash, names.len());
            if let Some(&known) = names.get(*recent as usize)
                && self.arena.get(known) == name
            {
                return *recent;
            }
            *recent = next;
        }
        names.push(self.arena.push(name));
        next
    }

    /// What a reference says.
    pub(super) fn name(&self, noun: Noun, number: u32) -> &str {
        self.arena.get(self.names[noun as usize][number as usize])
    }

    /// What all references of a kind say, by number.
    pub(super) fn all(&self, noun: Noun) -> Vec<String> {
        (self.names[noun as usize].iter())
            .map(|&name| self.arena.get(name).to_owned())
            .collect()
    }

    /// By number, the row that each reference of a kind names, or [`NONE`].
    pub(super) fn rows(&self, noun: Noun, names: &Names, arena: &Arena) -> Vec<u32> {
        (self.names[noun as usize].iter())
            .map(|&name| names.find(arena, self.arena.get(name)).unwrap_or(NONE))
            .collect()
    }
}
