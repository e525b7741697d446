//! Statistics as JSON.

use serde::{Serialize, Serializer};

use super::{scorecard::ScoreWire, write};
use crate::{
    stats::{
        Calibration, CheckIns, Confidence, CycleChange, Delivery, DeliveryChange, Distribution,
        Ends, Group, MeanChange, Reliability, ReliabilityBin, Share, Statistics, Targets, Verdicts,
        Withheld,
    },
    values::{Basis, CalibrationVerdict, Commitment, Grouping, Level},
};

/// A list whose entries are made while they are written.
struct List<'s, T, W>(&'s [T], fn(&'s T) -> W);

impl<T, W: Serialize> Serialize for List<'_, T, W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(self.1))
    }
}

#[derive(Serialize)]
struct StatisticsWire<'s> {
    okr_statistics: &'static str,
    as_of: String,
    policy: &'s str,
    basis: Basis,
    individuals: bool,
    withheld: Withheld,
    groups: List<'s, Group, GroupWire<'s>>,
    cycles: List<'s, CycleChange, CycleWire<'s>>,
}

#[derive(Serialize)]
struct GroupWire<'s> {
    by: Grouping,
    unit: Option<&'s str>,
    level: Option<Level>,
    cycle: Option<&'s str>,
    commitment: Option<Commitment>,
    small_group: bool,
    objectives: DistributionWire,
    key_results: DistributionWire,
    calibration: CalibrationWire,
    delivery: Delivery,
    confidence: ConfidenceWire,
    targets: Targets,
    check_ins: CheckIns,
    ends: Ends,
}

#[derive(Serialize)]
struct DistributionWire {
    n: u64,
    unscored: u64,
    no_data: Share,
    mean: Option<ScoreWire>,
    variance: Option<f64>,
    median: Option<ScoreWire>,
    zero: Share,
    seven_tenths: Share,
    one: Share,
    reached: Share,
    histogram: [u64; 10],
    verdicts: Verdicts,
}

#[derive(Serialize)]
struct CalibrationWire {
    n: u64,
    mean: Option<ScoreWire>,
    low: Option<f64>,
    high: Option<f64>,
    verdict: CalibrationVerdict,
    not_closed: u64,
}

#[derive(Serialize)]
struct ConfidenceWire {
    statements: ReliabilityWire,
    last: ReliabilityWire,
}

#[derive(Serialize)]
struct ReliabilityWire {
    n: u64,
    brier: Option<f64>,
    stated: Option<ScoreWire>,
    observed: Option<f64>,
    bins: [BinWire; 10],
}

#[derive(Serialize)]
struct BinWire {
    n: u64,
    stated: Option<ScoreWire>,
    reached: u64,
    observed: Option<f64>,
}

#[derive(Serialize)]
struct CycleWire<'s> {
    before: &'s str,
    after: &'s str,
    objectives: MeanWire,
    aspirational: MeanWire,
    delivery: DeliveryChange,
}

#[derive(Serialize)]
struct MeanWire {
    n_before: u64,
    n_after: u64,
    before: Option<ScoreWire>,
    after: Option<ScoreWire>,
    difference: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

impl<'s> From<&'s Group> for GroupWire<'s> {
    fn from(it: &'s Group) -> Self {
        Self {
            by: it.by,
            unit: it.unit.as_deref(),
            level: it.level,
            cycle: it.cycle.as_deref(),
            commitment: it.commitment,
            small_group: it.small_group,
            objectives: (&it.objectives).into(),
            key_results: (&it.key_results).into(),
            calibration: it.calibration.into(),
            delivery: it.delivery,
            confidence: it.confidence.into(),
            targets: it.targets,
            check_ins: it.check_ins,
            ends: it.ends,
        }
    }
}

impl From<&Distribution> for DistributionWire {
    fn from(it: &Distribution) -> Self {
        Self {
            n: it.n,
            unscored: it.unscored,
            no_data: it.no_data,
            mean: it.mean.map(ScoreWire),
            variance: it.variance,
            median: it.median.map(ScoreWire),
            zero: it.zero,
            seven_tenths: it.seven_tenths,
            one: it.one,
            reached: it.reached,
            histogram: it.histogram,
            verdicts: it.verdicts,
        }
    }
}

impl From<Calibration> for CalibrationWire {
    fn from(it: Calibration) -> Self {
        Self {
            n: it.n,
            mean: it.mean.map(ScoreWire),
            low: it.low,
            high: it.high,
            verdict: it.verdict,
            not_closed: it.not_closed,
        }
    }
}

impl From<Confidence> for ConfidenceWire {
    fn from(it: Confidence) -> Self {
        Self {
            statements: it.statements.into(),
            last: it.last.into(),
        }
    }
}

impl From<Reliability> for ReliabilityWire {
    fn from(it: Reliability) -> Self {
        Self {
            n: it.n,
            brier: it.brier,
            stated: it.stated.map(ScoreWire),
            observed: it.observed,
            bins: it.bins.map(BinWire::from),
        }
    }
}

impl From<ReliabilityBin> for BinWire {
    fn from(it: ReliabilityBin) -> Self {
        Self {
            n: it.n,
            stated: it.stated.map(ScoreWire),
            reached: it.reached,
            observed: it.observed,
        }
    }
}

impl<'s> From<&'s CycleChange> for CycleWire<'s> {
    fn from(it: &'s CycleChange) -> Self {
        Self {
            before: &it.before,
            after: &it.after,
            objectives: it.objectives.into(),
            aspirational: it.aspirational.into(),
            delivery: it.delivery,
        }
    }
}

impl From<MeanChange> for MeanWire {
    fn from(it: MeanChange) -> Self {
        Self {
            n_before: it.n_before,
            n_after: it.n_after,
            before: it.before.map(ScoreWire),
            after: it.after.map(ScoreWire),
            difference: it.difference,
            low: it.low,
            high: it.high,
        }
    }
}

impl Statistics {
    /// The statistics as FORMAT says, without white space: equal inputs give equal bytes.
    pub fn to_json(&self) -> String {
        write::compact(&self.wire())
    }

    /// The same over several lines, for people.
    pub fn to_json_pretty(&self) -> String {
        write::pretty(&self.wire())
    }

    fn wire(&self) -> StatisticsWire<'_> {
        StatisticsWire {
            okr_statistics: "1",
            as_of: self.as_of().to_string(),
            policy: self.policy_name(),
            basis: self.basis(),
            individuals: self.individuals(),
            withheld: self.withheld(),
            groups: List(self.groups(), GroupWire::from),
            cycles: List(self.cycles(), CycleWire::from),
        }
    }
}
