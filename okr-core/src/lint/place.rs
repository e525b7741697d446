//! Places of findings, and their order.

use crate::{
    diagnostic::{Place, Subject},
    model::{Noun, Store, push_row},
};

/// Where a finding is: a thing of the document, one of its members, an entry of that.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    thing: Option<(Noun, u32)>,
    member: Option<&'static str>,
    entry: Option<u32>,
    /// The waiver of the document about the thing, and not the thing itself.
    waiver: Option<u32>,
}

/// The order of places: that of the document, by the order of members in FORMAT.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Position {
    kind: u8,
    row: u32,
    /// Within an objective: itself, its key results, its initiatives.
    part: (u8, u32),
    /// The thing itself before its members.
    member: u32,
    entry: Option<u32>,
}

impl At {
    /// The document as a whole.
    pub(crate) const DOCUMENT: Self = Self {
        thing: None,
        member: None,
        entry: None,
        waiver: None,
    };

    pub(crate) fn new(noun: Noun, row: u32) -> Self {
        Self {
            thing: Some((noun, row)),
            ..Self::DOCUMENT
        }
    }

    pub(crate) fn objective(row: u32) -> Self {
        Self::new(Noun::Objective, row)
    }

    pub(crate) fn key_result(row: u32) -> Self {
        Self::new(Noun::KeyResult, row)
    }

    /// A member of the thing.
    pub(crate) fn member(mut self, member: &'static str) -> Self {
        self.member = Some(member);
        self
    }

    /// An entry of a list of the thing.
    pub(crate) fn entry(self, member: &'static str, entry: u32) -> Self {
        let mut it = self.member(member);
        it.entry = Some(entry);
        it
    }

    /// The entry of `aligned_to` that an edge is.
    pub(crate) fn edge(store: &Store, edge: u32) -> Self {
        let from = store.edges[edge as usize].from;
        let first = store.objectives[from as usize].aligned_to.start;
        Self::objective(from).entry("aligned_to", edge - first)
    }

    /// A waiver of the document, by its number and the thing that it is about.
    pub(crate) fn waiver(at: u32, noun: Noun, row: u32) -> Self {
        Self {
            waiver: Some(at),
            ..Self::new(noun, row)
        }
    }

    pub(super) fn subject(self, store: &Store) -> Option<Subject> {
        let (noun, row) = self.thing?;
        Some(Subject::new(noun.subject(), store.identifier(noun, row)))
    }

    /// Written to `text` first, so that the pointer takes no more than it has.
    pub(super) fn place(self, store: &Store, text: &mut String) -> Place {
        if let Some(at) = self.waiver {
            return Place::new(format!("/checks/waivers/{at}"));
        }
        text.clear();
        if let Some((noun, row)) = self.thing {
            store.push_pointer(text, noun, row);
        }
        if let Some(member) = self.member {
            text.push('/');
            text.push_str(member);
        }
        if let Some(entry) = self.entry {
            text.push('/');
            push_row(text, entry);
        }
        Place::new(text.clone())
    }

    pub(super) fn position(self, store: &Store) -> Position {
        if let Some(row) = self.waiver {
            return Position {
                kind: 2,
                row,
                part: (0, 0),
                member: 0,
                entry: None,
            };
        }
        let (kind, row, part) = match self.thing {
            None => (0, 0, (0, 0)),
            Some((Noun::Priority, row)) => (1, row, (0, 0)),
            Some((Noun::Unit, row)) => (3, row, (0, 0)),
            Some((Noun::Cycle, row)) => (4, row, (0, 0)),
            Some((Noun::Kpi, row)) => (5, row, (0, 0)),
            Some((Noun::Objective, row)) => (6, row, (0, 0)),
            Some((Noun::KeyResult, row)) => {
                (6, store.key_results[row as usize].objective, (1, row))
            }
            Some((Noun::Initiative, row)) => {
                let owner = store
                    .objectives
                    .partition_point(|it| it.initiatives.end <= row);
                (6, owner as u32, (2, row))
            }
        };
        let members = match self.thing {
            Some((Noun::Objective, _)) => OBJECTIVE,
            Some((Noun::KeyResult, _)) => KEY_RESULT,
            Some((Noun::Kpi, _)) => KPI,
            _ => &[],
        };
        let member = self.member.map_or(0, |member| {
            let at = members.iter().position(|&it| it == member);
            debug_assert!(at.is_some(), "`{member}` has no place in the order");
            at.unwrap_or(members.len()) as u32 + 1
        });
        Position {
            kind,
            row,
            part,
            member,
            entry: self.entry,
        }
    }
}

/// The members of a KPI that findings can be at, in the order of FORMAT.
const KPI: &[&str] = &["name", "unit", "healthy", "measurements"];

/// Those of an objective.
const OBJECTIVE: &[&str] = &[
    "title",
    "description",
    "owner",
    "accountable",
    "cycle",
    "commitment",
    "kind",
    "origin",
    "aligned_to",
    "depends_on",
    "from",
    "combine",
    "key_results",
    "initiatives",
    "carried_from",
    "dropped",
    "escalations",
    "review",
    "tags",
    "custom",
];

/// Those of a key result.
const KEY_RESULT: &[&str] = &[
    "title",
    "description",
    "measure",
    "unit",
    "weight",
    "role",
    "commitment",
    "owner",
    "start",
    "due",
    "plan",
    "source",
    "check_ins",
    "amendments",
    "dropped",
    "review",
    "tags",
    "custom",
];
