//! What statistics need to know of each key result, found out once for all groups.

use crate::{
    model::{KeyResultRow, NONE, Rows, Shape, SourceRow, Store},
    scoring::{Card, KeyResultResult, LATE_FROM, easier, in_force, late_change},
    values::{Date, Phase, Score},
};

/// All key results, and the lists that belong to them.
pub(super) struct Facts {
    pub(super) key_results: Vec<KeyResultFacts>,
    /// Gaps between check-ins, in days.
    pub(super) gaps: Vec<u32>,
    /// Confidences that were stated before the outcome was known.
    pub(super) statements: Vec<Score>,
    /// By cycle.
    pub(super) cycles: Vec<State>,
}

/// Whether a cycle is over on the day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Its last day has not come.
    Running,
    /// Its last day has come, and it is not closed.
    Ended,
    /// Its last day has come, and it is closed.
    Closed,
}

/// What a key result adds to each of its groups; nothing but `dropped` if it or its objective is.
#[derive(Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools)] // each is counted by itself
pub(super) struct KeyResultFacts {
    pub(super) dropped: bool,
    /// Whether a measure was amended, late, and to an easier one.
    pub(super) amended: bool,
    pub(super) late: bool,
    pub(super) easier: bool,
    /// Whether its window has begun and its values come from check-ins.
    pub(super) told: bool,
    /// Days until something was first heard of it.
    pub(super) first: Option<u32>,
    pub(super) gaps: Rows,
    /// How many of its gaps are judged by an interval, and how many are not longer.
    pub(super) judged: u32,
    pub(super) on_time: u32,
    /// Whether the outcome, once known, is that the expected score is reached.
    pub(super) reached: bool,
    pub(super) statements: Rows,
    pub(super) last: Option<Score>,
}

impl Facts {
    pub(super) fn new(card: &Card) -> Self {
        let store = card.portfolio.store();
        let cycles = (store.cycles.iter())
            .map(|cycle| match cycle.end {
                Some(end) if end <= card.as_of && cycle.phase == Phase::Closed => State::Closed,
                Some(end) if end <= card.as_of => State::Ended,
                _ => State::Running,
            })
            .collect();
        let mut facts = Self {
            key_results: Vec::with_capacity(store.key_results.len()),
            gaps: Vec::new(),
            statements: Vec::new(),
            cycles,
        };
        let mut days = Vec::new();
        for row in 0..store.key_results.len() {
            let found = facts.key_result(card, row, &mut days);
            facts.key_results.push(found);
        }
        facts
    }

    fn key_result(&mut self, card: &Card, row: usize, days: &mut Vec<Date>) -> KeyResultFacts {
        let store = card.portfolio.store();
        let (key_result, result) = (&store.key_results[row], &card.key_results[row]);
        let mut it = KeyResultFacts {
            dropped: result.dropped,
            ..KeyResultFacts::default()
        };
        if result.dropped || card.objectives[key_result.objective as usize].dropped {
            return it;
        }
        changes(card, row, key_result, &mut it);
        let cycle = store.objectives[key_result.objective as usize].cycle as usize;
        self.heard(card, key_result, result, cycle, days, &mut it);
        if self.cycles[cycle] == State::Closed || card.as_of > result.window.due {
            self.stated(card, key_result, result, &mut it);
        }
        it
    }

    /// The days on which something was heard of it, and the gaps between them.
    fn heard(
        &mut self,
        card: &Card,
        key_result: &KeyResultRow,
        result: &KeyResultResult,
        cycle: usize,
        days: &mut Vec<Date>,
        it: &mut KeyResultFacts,
    ) {
        let store = card.portfolio.store();
        let (start, due) = (result.window.start, result.window.due);
        let by_check_ins = matches!(key_result.source, SourceRow::CheckIns) && !result.aligned;
        if !by_check_ins || start > card.as_of {
            return;
        }
        it.told = true;
        days.clear();
        days.extend(heard_on(card, store, key_result));
        it.first = (days.iter().min()).map(|first| passed(start, *first));
        let until = card.as_of.min(due);
        days.push(until);
        days.retain(|day| (start..=until).contains(day));
        days.sort_unstable();
        let from = self.gaps.len();
        let mut last = start;
        for &day in &*days {
            if day > last {
                self.gaps.push(passed(last, day));
                last = day;
            }
        }
        let gaps = &self.gaps[from..];
        let every = store.cycles[cycle].check_in_every_days;
        if every > 0 {
            it.judged = gaps.len() as u32;
            let kept = |gap: &&u32| u64::from(**gap) <= every;
            it.on_time = gaps.iter().filter(kept).count() as u32;
        }
        it.gaps = Rows::new(from, self.gaps.len());
    }

    /// What was said of it through its due date, now that the outcome is known.
    fn stated(
        &mut self,
        card: &Card,
        key_result: &KeyResultRow,
        result: &KeyResultResult,
        it: &mut KeyResultFacts,
    ) {
        let store = card.portfolio.store();
        it.reached = result.score >= result.expected_final(&card.policy);
        let until = card.as_of.min(result.window.due);
        let from = self.statements.len();
        let mut latest = Date::MIN;
        for check_in in &store.check_ins[key_result.check_ins.range()] {
            let Some(on) = check_in.on.filter(|&on| on <= until) else {
                continue;
            };
            if check_in.confidence.is_nan() {
                continue;
            }
            let confidence = Score::from_f64(check_in.confidence);
            self.statements.push(confidence);
            // Of equal dates the later in the document counts.
            if on >= latest {
                (latest, it.last) = (on, Some(confidence));
            }
        }
        it.statements = Rows::new(from, self.statements.len());
    }
}

/// Whether its measure was amended, late, and to an easier one.
fn changes(card: &Card, row: usize, key_result: &KeyResultRow, it: &mut KeyResultFacts) {
    let store = card.portfolio.store();
    if key_result.amendments.len() == 0 {
        return;
    }
    let amendments = &store.amendments[key_result.amendments.range()];
    it.amended = (amendments.iter())
        .any(|it| it.measure.is_some() && it.on.is_some_and(|on| on <= card.as_of));
    if let Some(late) = late_change(card.context(), row as u32, LATE_FROM) {
        it.late = true;
        it.easier = easier(card.context(), key_result, &late).is_some();
    }
}

/// The days of check-ins and of items that were done, through the day, in no order.
fn heard_on<'p>(
    card: &'p Card,
    store: &'p Store,
    key_result: &KeyResultRow,
) -> impl Iterator<Item = Date> + 'p {
    let items = match in_force(card.context(), key_result).measure.shape {
        Shape::Checklist { items } => &store.items[items.range()],
        _ => &[],
    };
    let check_ins = &store.check_ins[key_result.check_ins.range()];
    (check_ins.iter().map(|row| row.on))
        .chain(items.iter().map(|row| row.done_on))
        .flatten()
        .filter(|&on| on <= card.as_of)
}

/// Days from one date to another; 0 if that lies before.
fn passed(from: Date, to: Date) -> u32 {
    u32::try_from(to.days_since(from)).unwrap_or(0)
}

/// Whether an objective was carried over, and from another.
pub(super) fn carried(store: &Store, row: u32) -> (bool, bool) {
    let over = store.structure.carried_over[row as usize];
    (over, store.objectives[row as usize].carried_from != NONE)
}
