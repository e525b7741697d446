//! One group of objectives, and all that is said of it.

use super::{
    calibration::{Calibration, Delivery, ENOUGH},
    confidence::{Confidence, Statements},
    distribution::{Distribution, Moments, Scored, Scores},
    facts::{Facts, State, carried},
    habits::{CheckIns, Days, Ends, Targets},
    share::Share,
};
use crate::{
    scoring::Card,
    values::{Commitment, Grouping, Level, Verdict},
};

/// One group of objectives, and all that is said of it [SPEC 9].
///
/// Groups with an objective are listed, be it a dropped one, which is counted in `ends` and nowhere
/// else.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Group {
    /// What it is a group by.
    pub by: Grouping,
    /// The identifier of its unit, in groups by unit.
    pub unit: Option<String>,
    /// The level, in groups by level; in groups by unit that of the unit.
    pub level: Option<Level>,
    /// The identifier of its cycle, in groups by cycle.
    pub cycle: Option<String>,
    /// Its commitment, in groups by commitment.
    pub commitment: Option<Commitment>,
    /// Whether fewer than five objectives have a score [SPEC 9.4].
    pub small_group: bool,
    /// The scores of its objectives that are not dropped.
    pub objectives: Distribution,
    /// The scores of those of their key results that count in them [SPEC 4.5].
    pub key_results: Distribution,
    /// Whether its aspirational goals are as hard as they should be.
    pub calibration: Calibration,
    /// Whether its promises are kept.
    pub delivery: Delivery,
    /// Whether people were as sure as they had reason to be.
    pub confidence: Confidence,
    /// Measures that were changed.
    pub targets: Targets,
    /// How regularly its key results are checked in.
    pub check_ins: CheckIns,
    /// What became of its objectives.
    pub ends: Ends,
}

/// What a group is a group of.
#[derive(Clone, Default)]
pub(super) struct Key {
    pub(super) unit: Option<u32>,
    pub(super) level: Option<Level>,
    pub(super) cycle: Option<u32>,
    pub(super) commitment: Option<Commitment>,
}

/// The closed objectives of a group.
#[derive(Clone, Copy, Default)]
pub(super) struct Closed {
    pub(super) all: Moments,
    pub(super) aspirational: Moments,
    pub(super) committed: u64,
    pub(super) delivered: u64,
    aspirational_ended: u64,
    committed_ended: u64,
}

impl Closed {
    pub(super) fn add(&mut self, card: &Card, facts: &Facts, row: u32) {
        let (objective, result) = (
            &card.portfolio.store().objectives[row as usize],
            &card.objectives[row as usize],
        );
        let Some(score) = result.score.filter(|_| !result.dropped) else {
            return;
        };
        let committed = objective.commitment == Commitment::Committed;
        match facts.cycles[objective.cycle as usize] {
            State::Running => {}
            State::Ended if committed => self.committed_ended += 1,
            State::Ended => self.aspirational_ended += 1,
            State::Closed => {
                self.all.add(score);
                if committed {
                    self.committed += 1;
                    self.delivered +=
                        u64::from(result.verdict(&card.policy) == Some(Verdict::Delivered));
                } else {
                    self.aspirational.add(score);
                }
            }
        }
    }
}

impl Group {
    /// The group of these objectives.
    pub(super) fn new(card: &Card, facts: &Facts, by: Grouping, key: &Key, rows: &[u32]) -> Self {
        let store = card.portfolio.store();
        let (mut objectives, mut key_results) = (Scores::default(), Scores::default());
        let mut closed = Closed::default();
        let (mut statements, mut last) = (Statements::default(), Statements::default());
        let (mut gaps, mut first) = (Days::default(), Days::default());
        let [mut in_force, mut amended, mut late, mut easier] = [0_u64; 4];
        let [mut told, mut never, mut judged, mut on_time] = [0_u64; 4];
        let [
            mut dropped,
            mut over,
            mut from,
            mut all_key_results,
            mut key_results_dropped,
        ] = [0_u64; 5];
        for &row in rows {
            let (objective, result) = (
                &store.objectives[row as usize],
                &card.objectives[row as usize],
            );
            let (carried_over, carried_from) = carried(store, row);
            over += u64::from(carried_over);
            from += u64::from(carried_from);
            if result.dropped {
                dropped += 1;
                continue;
            }
            match result.score {
                Some(score) => objectives.add(Scored {
                    score,
                    expected_final: result.expected_final,
                    verdict: result.verdict(&card.policy),
                    no_data: result.no_data,
                }),
                None => objectives.add_unscored(),
            }
            closed.add(card, facts, row);
            for at in objective.key_results.range() {
                let (result, it) = (&card.key_results[at], &facts.key_results[at]);
                all_key_results += 1;
                key_results_dropped += u64::from(it.dropped);
                if it.dropped {
                    continue;
                }
                in_force += 1;
                if result.counted {
                    key_results.add(Scored {
                        score: result.score,
                        expected_final: result.expected_final(&card.policy),
                        verdict: Some(result.verdict(&card.policy)),
                        no_data: result.unreported && !result.overridden,
                    });
                } else if !result.guardrail {
                    key_results.add_unscored();
                }
                amended += u64::from(it.amended);
                late += u64::from(it.late);
                easier += u64::from(it.easier);
                told += u64::from(it.told);
                match it.first {
                    Some(days) => first.add(days),
                    None => never += u64::from(it.told),
                }
                gaps.extend(&facts.gaps[it.gaps.range()]);
                judged += u64::from(it.judged);
                on_time += u64::from(it.on_time);
                for &confidence in &facts.statements[it.statements.range()] {
                    statements.add(confidence, it.reached);
                }
                if let Some(confidence) = it.last {
                    last.add(confidence, it.reached);
                }
            }
        }
        let objectives = objectives.finish();
        let all = rows.len() as u64;
        let id = |text| store.text(text).to_owned();
        Self {
            by,
            unit: key.unit.map(|unit| id(store.units[unit as usize].id)),
            level: key.level,
            cycle: key.cycle.map(|cycle| id(store.cycles[cycle as usize].id)),
            commitment: key.commitment,
            small_group: objectives.n < ENOUGH,
            objectives,
            key_results: key_results.finish(),
            calibration: Calibration::new(&closed.aspirational, closed.aspirational_ended),
            delivery: Delivery::new(closed.delivered, closed.committed, closed.committed_ended),
            confidence: Confidence {
                statements: statements.finish(),
                last: last.finish(),
            },
            targets: Targets {
                amended: Share::new(amended, in_force),
                late: Share::new(late, in_force),
                easier: Share::new(easier, in_force),
            },
            check_ins: CheckIns {
                on_time: Share::new(on_time, judged),
                gaps: gaps.count(),
                longest_days: gaps.longest(),
                median_days: gaps.median(),
                never: Share::new(never, told),
                first_longest_days: first.longest(),
                first_median_days: first.median(),
            },
            ends: Ends {
                dropped: Share::new(dropped, all),
                carried_over: Share::new(over, all),
                carried_from: Share::new(from, all),
                key_results_dropped: Share::new(key_results_dropped, all_key_results),
            },
        }
    }
}
