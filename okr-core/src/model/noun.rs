//! The kinds of thing that identifiers name.

use super::{Names, References, Store, portfolio::Identifiers};
use crate::{
    threads::{Threads, beside},
    values::SubjectKind,
};

/// The fewest key results whose identifiers are worth a thread.
const LEAST: usize = 10_000;

/// A kind of thing with identifiers of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Noun {
    Priority,
    Unit,
    Cycle,
    Kpi,
    Objective,
    KeyResult,
    Initiative,
}

impl Noun {
    pub(crate) const ALL: [Self; 7] = [
        Self::Priority,
        Self::Unit,
        Self::Cycle,
        Self::Kpi,
        Self::Objective,
        Self::KeyResult,
        Self::Initiative,
    ];

    /// The kind of what findings are about.
    pub(crate) fn subject(self) -> SubjectKind {
        match self {
            Self::Priority => SubjectKind::Priority,
            Self::Unit => SubjectKind::Unit,
            Self::Cycle => SubjectKind::Cycle,
            Self::Kpi => SubjectKind::Kpi,
            Self::Objective => SubjectKind::Objective,
            Self::KeyResult => SubjectKind::KeyResult,
            Self::Initiative => SubjectKind::Initiative,
        }
    }

    /// What [`Noun::subject`] gives the kind of.
    pub(crate) fn of(kind: SubjectKind) -> Self {
        match kind {
            SubjectKind::Priority => Self::Priority,
            SubjectKind::Unit => Self::Unit,
            SubjectKind::Cycle => Self::Cycle,
            SubjectKind::Kpi => Self::Kpi,
            SubjectKind::Objective => Self::Objective,
            SubjectKind::KeyResult => Self::KeyResult,
            SubjectKind::Initiative => Self::Initiative,
        }
    }

    /// The kind in words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Priority => "priority",
            Self::Unit => "unit",
            Self::Cycle => "cycle",
            Self::Kpi => "KPI",
            Self::Objective => "objective",
            Self::KeyResult => "key result",
            Self::Initiative => "initiative",
        }
    }
}

impl Identifiers {
    pub(crate) fn of(&self, noun: Noun) -> &Names {
        match noun {
            Noun::Priority => &self.priorities,
            Noun::Unit => &self.units,
            Noun::Cycle => &self.cycles,
            Noun::Kpi => &self.kpis,
            Noun::Objective => &self.objectives,
            Noun::KeyResult => &self.key_results,
            Noun::Initiative => &self.initiatives,
        }
    }

    fn of_mut(&mut self, noun: Noun) -> &mut Names {
        match noun {
            Noun::Priority => &mut self.priorities,
            Noun::Unit => &mut self.units,
            Noun::Cycle => &mut self.cycles,
            Noun::Kpi => &mut self.kpis,
            Noun::Objective => &mut self.objectives,
            Noun::KeyResult => &mut self.key_results,
            Noun::Initiative => &mut self.initiatives,
        }
    }
}

/// What [`Store::define`] found, by kind.
#[derive(Default)]
pub(super) struct Defined {
    /// Each row whose identifier an earlier one has, with that one.
    pub(super) twice: [Vec<(u32, u32)>; Noun::ALL.len()],
    /// By number, the row that each reference names, or [`super::NONE`].
    pub(super) references: [Vec<u32>; Noun::ALL.len()],
}

impl Store {
    /// Takes the identifiers of all rows ([`Names::define`]), and looks up what `references` name.
    pub(super) fn define(&mut self, references: &References, threads: Threads) -> Defined {
        let store = &*self;
        let of = |noun| {
            let (names, twice) = store.table(noun);
            let rows = references.rows(noun, &names, &store.arena);
            (names, twice, rows)
        };
        // Key results are most of what has an identifier.
        let apart = (threads.parts(self.key_results.len(), LEAST) > 1).then_some(Noun::KeyResult);
        let (here, there) = beside(
            || Noun::ALL.map(|noun| (apart != Some(noun)).then(|| of(noun))),
            apart.map(|noun| move || of(noun)).into_iter().collect(),
        );
        let mut there = there.into_iter();
        let mut defined = Defined::default();
        for (noun, here) in Noun::ALL.into_iter().zip(here) {
            if let Some((names, twice, rows)) = here.or_else(|| there.next()) {
                *self.ids.of_mut(noun) = names;
                defined.twice[noun as usize] = twice;
                defined.references[noun as usize] = rows;
            }
        }
        defined
    }

    fn table(&self, noun: Noun) -> (Names, Vec<(u32, u32)>) {
        let names = match noun {
            Noun::Priority => self.priorities.iter().map(|row| row.id).collect(),
            Noun::Unit => self.units.iter().map(|row| row.id).collect(),
            Noun::Cycle => self.cycles.iter().map(|row| row.id).collect(),
            Noun::Kpi => self.kpis.iter().map(|row| row.id).collect(),
            Noun::Objective => self.objectives.iter().map(|row| row.id).collect(),
            Noun::KeyResult => self.key_results.iter().map(|row| row.id).collect(),
            Noun::Initiative => self.initiatives.iter().map(|row| row.id).collect(),
        };
        Names::define(&self.arena, names)
    }

    /// What a row is called; empty when it has no identifier.
    pub(crate) fn identifier(&self, noun: Noun, row: u32) -> &str {
        self.text(self.ids.of(noun).identifier(row))
    }

    /// The JSON Pointer of a row.
    pub(crate) fn pointer_of(&self, noun: Noun, row: u32) -> String {
        let mut pointer = String::new();
        self.push_pointer(&mut pointer, noun, row);
        pointer
    }

    /// Appends the JSON Pointer of a row.
    pub(crate) fn push_pointer(&self, text: &mut String, noun: Noun, row: u32) {
        // Where a part stands: its objective, the list, and the place there.
        let mut part = |objective: usize, list: &str, first: u32| {
            text.push_str("/objectives/");
            push_row(text, objective as u32);
            text.push_str(list);
            push_row(text, row - first);
        };
        let list = match noun {
            Noun::Priority => "/organization/priorities/",
            Noun::Unit => "/units/",
            Noun::Cycle => "/cycles/",
            Noun::Kpi => "/kpis/",
            Noun::Objective => "/objectives/",
            Noun::KeyResult => {
                let objective = self.key_results[row as usize].objective as usize;
                let first = self.objectives[objective].key_results.start;
                return part(objective, "/key_results/", first);
            }
            Noun::Initiative => {
                let objective =
                    (self.objectives).partition_point(|objective| objective.initiatives.end <= row);
                let first = self.objectives[objective].initiatives.start;
                return part(objective, "/initiatives/", first);
            }
        };
        text.push_str(list);
        push_row(text, row);
    }
}

/// Appends a number in decimal digits.
pub(crate) fn push_row(text: &mut String, row: u32) {
    let mut digits = [0; 10];
    let mut first = digits.len();
    let mut rest = row;
    loop {
        first -= 1;
        digits[first] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    text.extend(digits[first..].iter().map(|&digit| char::from(digit)));
}
