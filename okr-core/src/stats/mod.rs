//! Statistics over groups of goals [SPEC 9]: how scores are spread, whether goals are as hard as they
//! should be, whether promises are kept, whether confidence is earned, and what people do with goals
//! while they last.
//!
//! Everything is counted in whole numbers, with the numbers beside every share, so that a figure can be
//! checked and no order or grouping changes it. Statistics describe goals, not people.

mod calibration;
mod confidence;
mod cycles;
mod distribution;
mod facts;
mod group;
mod habits;
mod options;
mod quantile;
mod share;

pub use calibration::{Calibration, Delivery};
pub use confidence::{Confidence, Reliability, ReliabilityBin};
pub use cycles::{CycleChange, DeliveryChange, MeanChange};
pub use distribution::{Distribution, Verdicts};
pub use group::Group;
pub use habits::{CheckIns, Ends, Targets};
pub use options::StatisticsOptions;
pub use share::Share;

use serde::Serialize;

use crate::{
    model::{Portfolio, Store, UnitRanges},
    scoring::{Card, Scorecard},
    values::{Basis, Commitment, Date, Grouping, Level},
};
use facts::Facts;
use group::Key;

/// Statistics over the groups of a portfolio, as of a day [SPEC 9].
///
/// They never change and need nothing else; they may be shared between threads.
#[derive(Clone, PartialEq, Debug)]
pub struct Statistics {
    as_of: Date,
    policy: String,
    basis: Basis,
    individuals: bool,
    withheld: Withheld,
    groups: Vec<Group>,
    cycles: Vec<CycleChange>,
}

/// What was left out because it is about individuals [SPEC 9.4].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Withheld {
    /// Units of level individual with an objective.
    pub units: u64,
    /// Objectives that they own, dropped ones included.
    pub objectives: u64,
}

impl Statistics {
    /// The day that they are as of.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The name of the policy; `custom` if it has none.
    pub fn policy_name(&self) -> &str {
        &self.policy
    }

    /// The basis that was used.
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// Whether there are groups of individuals.
    pub fn individuals(&self) -> bool {
        self.individuals
    }

    /// What has no group of its own because it is about individuals.
    pub fn withheld(&self) -> Withheld {
        self.withheld
    }

    /// All groups, in the order of [`Grouping::ALL`], and there in document order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The group of everything.
    pub fn all(&self) -> &Group {
        // It is there in any case, and first.
        &self.groups[0]
    }

    /// The groups by one of these.
    pub fn by(&self, by: Grouping) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(move |group| group.by == by)
    }

    /// Every closed cycle that follows another, against that, in document order of the first.
    pub fn cycles(&self) -> &[CycleChange] {
        &self.cycles
    }
}

impl Portfolio {
    /// Scores everything as of a day, and says what the scores of groups come to [SPEC 9].
    ///
    /// Linear in the portfolio for each of the groupings asked for; groups of a unit with all below it
    /// take as often as units are nested.
    ///
    /// ```
    /// # let json = r#"{"okr": "1", "organization": {"name": "Acme"},
    /// #   "units": [{"id": "u", "name": "U", "level": "company"}],
    /// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
    /// #   "objectives": [{"id": "o", "title": "Be better", "owner": "u", "cycle": "q", "commitment": "committed",
    /// #     "key_results": [{"id": "k", "title": "K", "measure": {"kind": "milestone"},
    /// #       "check_ins": [{"on": "2026-12-01", "value": 1}]}]}]}"#;
    /// use okr_core::{Grouping, Portfolio, StatisticsOptions};
    ///
    /// let portfolio = Portfolio::from_json(json)?;
    /// let options = StatisticsOptions::new("2026-12-31".parse()?).by(&[Grouping::Unit]);
    /// let statistics = portfolio.statistics(&options);
    /// assert_eq!(statistics.all().objectives.one.share, Some(1.0));
    /// assert!(statistics.all().small_group);
    /// assert_eq!(statistics.by(Grouping::Unit).next().unwrap().unit.as_deref(), Some("u"));
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn statistics(&self, options: &StatisticsOptions) -> Statistics {
        self.score(options.score_options())
            .statistics(options.individuals(), options.groupings())
    }
}

impl Scorecard {
    /// What the scores of groups come to, by the day, policy and basis of the scorecard.
    fn statistics(&self, individuals: bool, groupings: &[Grouping]) -> Statistics {
        let card = self.card();
        let store = card.portfolio.store();
        let facts = Facts::new(card);
        let rows: Vec<u32> = (0..store.objectives.len() as u32).collect();
        let withheld = |row: &u32| !individuals && store.level(*row) == Level::Individual;
        let mut owners: Vec<u32> = (rows.iter().copied().filter(withheld))
            .map(|row| store.objectives[row as usize].owner)
            .collect();
        let objectives = owners.len() as u64;
        owners.sort_unstable();
        owners.dedup();
        let mut groups = Vec::new();
        for &by in groupings {
            collect(card, &facts, (by, individuals), &rows, &mut groups);
        }
        Statistics {
            as_of: card.as_of,
            policy: card.policy.name().to_owned(),
            basis: card.basis,
            individuals,
            withheld: Withheld {
                units: owners.len() as u64,
                objectives,
            },
            groups,
            cycles: cycles::changes(card, &facts, &rows),
        }
    }
}

/// The groups by one thing, in document order; those of individuals only if they are shown.
fn collect(
    card: &Card,
    facts: &Facts,
    (by, individuals): (Grouping, bool),
    rows: &[u32],
    groups: &mut Vec<Group>,
) {
    let store = card.portfolio.store();
    let mut add = |key: &Key, rows: &[u32]| {
        if individuals || key.level != Some(Level::Individual) {
            groups.push(Group::new(card, facts, by, key, rows));
        }
    };
    let owner = |row: u32| store.objectives[row as usize].owner;
    let cycle = |row: u32| store.objectives[row as usize].cycle;
    let commitment = |row: u32| store.objectives[row as usize].commitment;
    match by {
        Grouping::All => add(&Key::default(), rows),
        Grouping::Subtree => subtrees(store, rows, add),
        _ => {
            // What objectives of one group have in common, as numbers in document order.
            let place = |row: u32| match by {
                Grouping::Level => (store.level(row) as u32, 0),
                Grouping::LevelCycle => (store.level(row) as u32, cycle(row)),
                Grouping::Unit => (owner(row), 0),
                Grouping::UnitCycle => (owner(row), cycle(row)),
                Grouping::Cycle => (cycle(row), 0),
                Grouping::CycleCommitment => (cycle(row), commitment(row) as u32),
                _ => (commitment(row) as u32, 0),
            };
            let mut sorted = rows.to_vec();
            sorted.sort_by_key(|&row| place(row));
            for rows in sorted.chunk_by(|&a, &b| place(a) == place(b)) {
                add(&key(store, by, rows[0], commitment(rows[0])), rows);
            }
        }
    }
}

/// What the group of an objective is a group of.
fn key(store: &Store, by: Grouping, row: u32, commitment: Commitment) -> Key {
    let objective = &store.objectives[row as usize];
    let by_unit = matches!(by, Grouping::Unit | Grouping::UnitCycle);
    let by_level = by_unit || matches!(by, Grouping::Level | Grouping::LevelCycle);
    let by_cycle = matches!(
        by,
        Grouping::Cycle | Grouping::LevelCycle | Grouping::UnitCycle | Grouping::CycleCommitment
    );
    let by_commitment = matches!(by, Grouping::Commitment | Grouping::CycleCommitment);
    Key {
        unit: by_unit.then_some(objective.owner),
        level: by_level.then(|| store.level(row)),
        cycle: by_cycle.then_some(objective.cycle),
        commitment: by_commitment.then_some(commitment),
    }
}

/// Every unit with all units below it, where they have an objective.
fn subtrees(store: &Store, rows: &[u32], mut add: impl FnMut(&Key, &[u32])) {
    let ranges = UnitRanges::new(store);
    let number = |row: u32| ranges.number(store.objectives[row as usize].owner);
    let mut sorted = rows.to_vec();
    sorted.sort_by_key(|&row| number(row));
    for unit in 0..store.units.len() as u32 {
        let range = ranges.range(unit);
        let from = sorted.partition_point(|&row| number(row) < range.start);
        let to = sorted.partition_point(|&row| number(row) < range.end);
        if from < to {
            let key = Key {
                unit: Some(unit),
                level: store.units[unit as usize].level,
                ..Key::default()
            };
            add(&key, &sorted[from..to]);
        }
    }
}
