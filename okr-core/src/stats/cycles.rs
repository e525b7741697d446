//! One cycle against the one before it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    calibration::{Delivery, welch},
    distribution::Moments,
    facts::{Facts, State},
    group::Closed,
};
use crate::{
    model::Store,
    scoring::Card,
    values::{Date, Score},
};

/// So many days may lie between two cycles that follow one another.
const PAUSE: i32 = 14;

/// A closed cycle against the closed one before it.
///
/// The one that follows is the next of much the same length, neither more than a quarter longer than
/// the other, that starts at most 14 days after the last day. Of several that start on one day it is
/// the one of the nearest length, then the first by its identifier.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct CycleChange {
    /// The identifier of the cycle before.
    pub before: String,
    /// The identifier of the cycle after.
    pub after: String,
    /// The scores of all objectives.
    pub objectives: MeanChange,
    /// The scores of the aspirational ones.
    pub aspirational: MeanChange,
    /// How many promises were kept.
    pub delivery: DeliveryChange,
}

/// A mean score in one cycle and in the next.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
#[non_exhaustive]
pub struct MeanChange {
    /// How many scores there were before.
    pub n_before: u64,
    /// How many there are after.
    pub n_after: u64,
    /// Their mean before; none of nothing.
    pub before: Option<Score>,
    /// Their mean after; none of nothing.
    pub after: Option<Score>,
    /// The second mean less the first, −1 to 1; none without both.
    pub difference: Option<f64>,
    /// The lower end of the 95 % interval of the difference, by Welch; none if either has under five scores.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

/// The delivery rate in one cycle and in the next.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct DeliveryChange {
    /// The rate before.
    pub before: Delivery,
    /// The rate after.
    pub after: Delivery,
    /// The second share less the first, −1 to 1; none without both.
    pub difference: Option<f64>,
}

impl MeanChange {
    fn new(before: &Moments, after: &Moments) -> Self {
        let interval = welch(before, after);
        let both = before.mean().zip(after.mean());
        Self {
            n_before: before.n(),
            n_after: after.n(),
            before: before.mean(),
            after: after.mean(),
            difference: both.map(|(before, after)| after.to_f64() - before.to_f64()),
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
        }
    }
}

impl DeliveryChange {
    fn new(before: &Closed, after: &Closed) -> Self {
        let [before, after] =
            [before, after].map(|it| Delivery::new(it.delivered, it.committed, 0));
        let both = before.share.zip(after.share);
        Self {
            before,
            after,
            difference: both.map(|(before, after)| after - before),
        }
    }
}

/// Every closed cycle with an objective against the one before it.
pub(super) fn changes(card: &Card, facts: &Facts, rows: &[u32]) -> Vec<CycleChange> {
    let store = card.portfolio.store();
    let mut closed = vec![Closed::default(); store.cycles.len()];
    let mut any = vec![false; store.cycles.len()];
    for &row in rows {
        let cycle = store.objectives[row as usize].cycle as usize;
        any[cycle] |= !card.objectives[row as usize].dropped;
        closed[cycle].add(card, facts, row);
    }
    let open: Vec<u32> = (0..store.cycles.len() as u32)
        .filter(|&it| facts.cycles[it as usize] == State::Closed && any[it as usize])
        .collect();
    let starts = Starts::new(store, &open);
    let id = |cycle: u32| store.text(store.cycles[cycle as usize].id).to_owned();
    (open.iter())
        .filter_map(|&before| {
            let after = starts.after(store, before)?;
            let (one, other) = (&closed[before as usize], &closed[after as usize]);
            Some(CycleChange {
                before: id(before),
                after: id(after),
                objectives: MeanChange::new(&one.all, &other.all),
                aspirational: MeanChange::new(&one.aspirational, &other.aspirational),
                delivery: DeliveryChange::new(one, other),
            })
        })
        .collect()
}

/// Cycles by their first day; of those, by length and identifier.
struct Starts<'p>(BTreeMap<Date, Vec<(i32, &'p str, u32)>>);

impl<'p> Starts<'p> {
    fn new(store: &'p Store, cycles: &[u32]) -> Self {
        let mut starts: BTreeMap<Date, Vec<_>> = BTreeMap::new();
        for &cycle in cycles {
            let row = &store.cycles[cycle as usize];
            if let Some((start, end)) = row.dates() {
                let entry = (length(start, end), store.text(row.id), cycle);
                starts.entry(start).or_default().push(entry);
            }
        }
        for list in starts.values_mut() {
            list.sort_unstable();
        }
        Self(starts)
    }

    /// The cycle that follows another.
    fn after(&self, store: &Store, cycle: u32) -> Option<u32> {
        let (start, end) = store.cycles[cycle as usize].dates()?;
        let days = length(start, end);
        let first = end.checked_add_days(1)?;
        let last = first.checked_add_days(PAUSE).unwrap_or(Date::MAX);
        (self.0.range(first..=last)).find_map(|(_, list)| nearest(list, days))
    }
}

fn length(start: Date, end: Date) -> i32 {
    end.days_since(start) + 1
}

/// The cycle of the nearest length, if that is much the same; of equally near ones the shorter.
fn nearest(list: &[(i32, &str, u32)], days: i32) -> Option<u32> {
    let above = list.partition_point(|it| it.0 < days);
    let longer = list.get(above);
    // The first by identifier of those of the next shorter length.
    let shorter = above.checked_sub(1).map(|at| {
        let length = list[at].0;
        &list[list.partition_point(|it| it.0 < length)]
    });
    let found = match (shorter, longer) {
        (Some(shorter), Some(longer)) if days - shorter.0 <= longer.0 - days => shorter,
        (_, Some(longer)) => longer,
        (Some(shorter), None) => shorter,
        (None, None) => return None,
    };
    let (short, long) = (days.min(found.0), days.max(found.0));
    (i64::from(long) * 4 <= i64::from(short) * 5).then_some(found.2)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_length_wins_and_then_the_first_by_identifier() {
        let list = [(80, "b", 1), (90, "a", 2), (90, "c", 3), (94, "d", 4)];
        assert_eq!(nearest(&list, 92), Some(2));
        assert_eq!(nearest(&list, 93), Some(4));
        assert_eq!(nearest(&list, 70), Some(1));
        assert_eq!(nearest(&list, 64), Some(1));
        assert_eq!(nearest(&list, 63), None);
        assert_eq!(nearest(&list, 200), None);
        assert_eq!(nearest(&[], 90), None);
    }
}
