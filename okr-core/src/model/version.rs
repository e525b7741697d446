//! Versions of a portfolio that share what they have in common.
//!
//! A version is the rows of a document and the check-ins recorded since. A check-in makes a new
//! version in logarithmic time, however large the portfolio is: the rows stay where they are, and
//! what was recorded stands in persistent maps that old and new version share. When somebody
//! reads the new version as a whole, its rows are made, once, by copying.

use std::sync::{Arc, OnceLock};

use hashbrown::DefaultHashBuilder;
use rpds::{HashTrieMapSync, ListSync, RedBlackTreeMapSync, VectorSync};

use super::{AuditRow, CheckInExtraRow, CheckInRow, NONE, Rows, Store, Text};
use crate::values::Date;

/// Rows, and what was recorded since they were made.
pub(super) struct Version {
    base: Arc<Store>,
    recorded: Option<Recorded>,
    /// The rows with what was recorded, once somebody has asked.
    merged: OnceLock<Arc<Store>>,
}

/// Children of a node: each check-in copies one node at each level, so narrow ones are quicker.
const DEGREE: u8 = 16;

/// What was recorded since the rows were made.
#[derive(Clone)]
pub(crate) struct Recorded {
    /// By key result.
    histories: HashTrieMapSync<u32, History, DefaultHashBuilder>,
    /// The last one first: a list shares all of its past, and nothing of it is copied.
    audit: ListSync<Arc<AuditRow>>,
    /// Length of all new texts; offsets into the arena must fit.
    bytes: usize,
}

/// What was recorded of one key result's check-ins.
#[derive(Clone, Default)]
struct History {
    /// Check-ins of the rows that were replaced, or withdrawn: by their place in the list.
    changed: RedBlackTreeMapSync<u32, Option<Arc<NewCheckIn>>>,
    /// New check-ins, in order; none for what was withdrawn again.
    added: VectorSync<Option<Arc<NewCheckIn>>>,
}

/// A check-in that is in no row yet.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct NewCheckIn {
    pub(crate) on: Date,
    /// NaN when not stated; so is `confidence`.
    pub(crate) value: f64,
    pub(crate) confidence: f64,
    pub(crate) note: Option<Box<str>>,
    pub(crate) by: Option<Box<str>>,
    pub(crate) custom: Option<Box<str>>,
}

impl NewCheckIn {
    fn bytes(&self) -> usize {
        [&self.note, &self.by, &self.custom]
            .into_iter()
            .flatten()
            .map(|text| text.len())
            .sum()
    }
}

/// A check-in as it stands in a version.
#[derive(Clone, Copy)]
pub(crate) enum CheckInAt<'v> {
    Row(&'v CheckInRow),
    New(&'v NewCheckIn),
}

impl CheckInAt<'_> {
    pub(crate) fn on(self) -> Option<Date> {
        match self {
            Self::Row(row) => row.on,
            Self::New(new) => Some(new.on),
        }
    }
}

/// Where a check-in of a key result is kept: among the rows, or among what was added.
#[derive(Clone, Copy)]
pub(crate) enum Slot {
    Row(u32),
    Added(u32),
}

impl Default for Recorded {
    fn default() -> Self {
        Self {
            histories: HashTrieMapSync::new_with_hasher_and_degree_and_ptr_kind(
                DefaultHashBuilder::default(),
                DEGREE,
            ),
            audit: ListSync::new_sync(),
            bytes: 0,
        }
    }
}

impl Recorded {
    /// Adds an entry to the audit trail.
    pub(crate) fn note(&mut self, entry: AuditRow) {
        self.audit.push_front_mut(Arc::new(entry));
    }

    /// Adds a check-in.
    pub(crate) fn add(&mut self, key_result: u32, check_in: NewCheckIn) {
        self.bytes += check_in.bytes();
        let mut history = self.history(key_result);
        history.added.push_back_mut(Some(Arc::new(check_in)));
        self.histories.insert_mut(key_result, history);
    }

    /// Puts another check-in where one stands, or none.
    pub(crate) fn put(&mut self, key_result: u32, slot: Slot, check_in: Option<NewCheckIn>) {
        self.bytes += check_in.as_ref().map_or(0, NewCheckIn::bytes);
        let mut history = self.history(key_result);
        let check_in = check_in.map(Arc::new);
        match slot {
            Slot::Row(at) => history.changed.insert_mut(at, check_in),
            Slot::Added(at) => {
                history.added.set_mut(at as usize, check_in);
            }
        }
        self.histories.insert_mut(key_result, history);
    }

    fn history(&self, key_result: u32) -> History {
        self.histories.get(&key_result).cloned().unwrap_or_default()
    }
}

impl Version {
    pub(super) fn new(store: Store) -> Self {
        Self {
            base: Arc::new(store),
            recorded: None,
            merged: OnceLock::new(),
        }
    }

    /// All rows.
    pub(super) fn store(&self) -> &Store {
        match &self.recorded {
            None => &self.base,
            Some(recorded) => (self.merged).get_or_init(|| Arc::new(merge(&self.base, recorded))),
        }
    }

    /// The rows that are there without making any, and what was recorded since.
    fn parts(&self) -> (&Arc<Store>, Option<&Recorded>) {
        match self.merged.get() {
            Some(merged) => (merged, None),
            None => (&self.base, self.recorded.as_ref()),
        }
    }

    /// The rows without what was recorded since: all but check-ins and audit trail are the version's.
    pub(super) fn frame(&self) -> &Store {
        self.parts().0
    }

    /// The rows that are there and what was recorded since, to be added to. Both at once: another thread
    /// may make the rows of this version at any time, and what was recorded is within those.
    pub(super) fn open(&self) -> (Arc<Store>, Recorded) {
        let (frame, recorded) = self.parts();
        (Arc::clone(frame), recorded.cloned().unwrap_or_default())
    }

    /// Rows with what was recorded since they were made.
    pub(super) fn of(frame: Arc<Store>, recorded: Recorded) -> Self {
        Self {
            base: frame,
            recorded: Some(recorded),
            merged: OnceLock::new(),
        }
    }
}

/// The check-ins of a key result of a frame with what was recorded since, in order.
pub(crate) fn check_ins<'v>(
    frame: &'v Store,
    recorded: &'v Recorded,
    key_result: u32,
) -> impl Iterator<Item = (Slot, CheckInAt<'v>)> {
    let history = recorded.histories.get(&key_result);
    let rows = &frame.check_ins[frame.key_results[key_result as usize].check_ins.range()];
    let before = (0_u32..).zip(rows).filter_map(move |(at, row)| {
        let now = match history.and_then(|it| it.changed.get(&at)) {
            None => CheckInAt::Row(row),
            Some(changed) => CheckInAt::New(changed.as_deref()?),
        };
        Some((Slot::Row(at), now))
    });
    let added = history.into_iter().flat_map(|it| (0_u32..).zip(&it.added));
    before.chain(
        added.filter_map(|(at, new)| Some((Slot::Added(at), CheckInAt::New(new.as_deref()?)))),
    )
}

/// The bytes of text that a frame with what was recorded since has.
pub(crate) fn text_bytes(frame: &Store, recorded: &Recorded) -> usize {
    frame.arena.len() + recorded.bytes
}

/// The rows with what was recorded: linear in the size of the portfolio.
fn merge(base: &Store, recorded: &Recorded) -> Store {
    let mut store = base.clone();
    let before = store.audit.len();
    store.audit.extend(recorded.audit.iter().cloned());
    store.audit[before..].reverse();
    let mut touched: Vec<u32> = recorded.histories.keys().copied().collect();
    touched.sort_unstable();
    if touched.is_empty() {
        return store;
    }
    let added: usize = (recorded.histories.values())
        .map(|history| history.added.len())
        .sum();
    let mut check_ins = Vec::with_capacity(base.check_ins.len() + added);
    let mut touched = touched.into_iter().peekable();
    for row in 0..base.key_results.len() {
        let start = check_ins.len();
        if touched.next_if_eq(&(row as u32)).is_some() {
            for (_, check_in) in self::check_ins(base, recorded, row as u32) {
                check_ins.push(match check_in {
                    CheckInAt::Row(row) => *row,
                    CheckInAt::New(new) => store.row_of(new),
                });
            }
        } else {
            check_ins.extend_from_slice(&base.check_ins[base.key_results[row].check_ins.range()]);
        }
        store.key_results[row].check_ins = Rows::new(start, check_ins.len());
    }
    store.check_ins = check_ins;
    store
}

impl Store {
    /// The row of a check-in that is in none yet; its texts go into the arena.
    fn row_of(&mut self, new: &NewCheckIn) -> CheckInRow {
        let mut text = |text: &Option<Box<str>>| {
            text.as_deref()
                .map_or(Text::NONE, |text| self.arena.push(text))
        };
        let (note, by, custom) = (text(&new.note), text(&new.by), text(&new.custom));
        let mut extra = NONE;
        if by.is_some() || custom.is_some() {
            extra = self.check_in_extras.len() as u32;
            self.check_in_extras.push(CheckInExtraRow { by, custom });
        }
        CheckInRow {
            value: new.value,
            confidence: new.confidence,
            on: Some(new.on),
            extra,
            note,
        }
    }
}
