//! The rows of the flat arrays.

use core::ops::Range;

use super::Text;
use crate::values::{
    Accumulate, Combine, Commitment, ComponentSource, Date, InitiativeState, Level, MeasureKind,
    ObjectiveKind, Origin, Over, Phase, PlanCurve, Role, Weight,
};

/// No row.
pub(crate) const NONE: u32 = u32::MAX;

/// A range of rows in another array.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Rows {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Rows {
    pub(crate) const NONE: Self = Self { start: 0, end: 0 };

    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(crate) fn len(self) -> usize {
        (self.end - self.start) as usize
    }
}

#[derive(Clone)]
pub(crate) struct OrganizationRow {
    pub(crate) name: Text,
    pub(crate) mission: Text,
    pub(crate) vision: Text,
    pub(crate) custom: Text,
}

#[derive(Clone)]
pub(crate) struct PriorityRow {
    pub(crate) id: Text,
    pub(crate) title: Text,
    pub(crate) custom: Text,
}

#[derive(Clone)]
pub(crate) struct UnitRow {
    pub(crate) id: Text,
    pub(crate) name: Text,
    /// None only while a faulty document is read.
    pub(crate) level: Option<Level>,
    pub(crate) parent: u32,
    pub(crate) custom: Text,
}

#[derive(Clone)]
pub(crate) struct CycleRow {
    pub(crate) id: Text,
    pub(crate) name: Text,
    /// None only while a faulty document is read; so is `end`.
    pub(crate) start: Option<Date>,
    pub(crate) end: Option<Date>,
    pub(crate) phase: Phase,
    pub(crate) parent: u32,
    /// 0 when not stated.
    pub(crate) check_in_every_days: u64,
    pub(crate) custom: Text,
}

impl CycleRow {
    /// Both dates, when they are known and in order.
    pub(crate) fn dates(&self) -> Option<(Date, Date)> {
        let (start, end) = (self.start?, self.end?);
        (start <= end).then_some((start, end))
    }
}

#[derive(Clone)]
pub(crate) struct KpiRow {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) unit: Text,
    pub(crate) healthy: Option<HealthyRow>,
    pub(crate) measurements: Rows,
    pub(crate) custom: Text,
}

#[derive(Clone)]
pub(crate) struct HealthyRow {
    /// NaN when not stated; so is `high`.
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) custom: Text,
}

#[derive(Clone, Copy)]
pub(crate) struct MeasurementRow {
    pub(crate) value: f64,
    pub(crate) on: Option<Date>,
    pub(crate) custom: Text,
}

#[derive(Clone)]
pub(crate) struct ObjectiveRow {
    pub(crate) id: Text,
    pub(crate) title: Text,
    pub(crate) description: Text,
    pub(crate) owner: u32,
    pub(crate) accountable: u32,
    pub(crate) cycle: u32,
    pub(crate) carried_from: u32,
    pub(crate) commitment: Commitment,
    pub(crate) kind: Option<ObjectiveKind>,
    pub(crate) origin: Option<Origin>,
    pub(crate) from: ComponentSource,
    pub(crate) combine: Combine,
    pub(crate) aligned_to: Rows,
    pub(crate) depends_on: Rows,
    pub(crate) key_results: Rows,
    pub(crate) initiatives: Rows,
    pub(crate) escalations: Rows,
    pub(crate) tags: Rows,
    /// Row in `drops`, or [`NONE`].
    pub(crate) dropped: u32,
    /// Row in `reviews`, or [`NONE`].
    pub(crate) review: u32,
    pub(crate) custom: Text,
}

impl ObjectiveRow {
    /// Before anything is known of it.
    pub(crate) const EMPTY: Self = Self {
        id: Text::NONE,
        title: Text::NONE,
        description: Text::NONE,
        owner: NONE,
        accountable: NONE,
        cycle: NONE,
        carried_from: NONE,
        commitment: Commitment::Aspirational,
        kind: None,
        origin: None,
        from: ComponentSource::KeyResults,
        combine: Combine::Mean,
        aligned_to: Rows::NONE,
        depends_on: Rows::NONE,
        key_results: Rows::NONE,
        initiatives: Rows::NONE,
        escalations: Rows::NONE,
        tags: Rows::NONE,
        dropped: NONE,
        review: NONE,
        custom: Text::NONE,
    };
}

/// What an objective supports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Target {
    Objective(u32),
    KeyResult(u32),
    Priority(u32),
    /// Only while a faulty document is read.
    Missing,
}

impl Target {
    /// The member that names it.
    pub(crate) fn member(self) -> &'static str {
        match self {
            Self::Objective(_) | Self::Missing => "objective",
            Self::KeyResult(_) => "key_result",
            Self::Priority(_) => "priority",
        }
    }
}

#[derive(Clone, Copy)]
pub(crate) struct EdgeRow {
    pub(crate) from: u32,
    pub(crate) target: Target,
    pub(crate) weight: Weight,
    pub(crate) custom: Text,
}

#[derive(Clone)]
pub(crate) struct DependencyRow {
    pub(crate) unit: u32,
    pub(crate) objective: u32,
    pub(crate) custom: Text,
}

#[derive(Clone)]
pub(crate) struct InitiativeRow {
    pub(crate) id: Text,
    pub(crate) title: Text,
    /// Range in `initiative_key_results`.
    pub(crate) key_results: Rows,
    pub(crate) owner: u32,
    pub(crate) state: InitiativeState,
    pub(crate) custom: Text,
}

#[derive(Clone)]
pub(crate) struct EscalationRow {
    pub(crate) on: Option<Date>,
    pub(crate) note: Text,
    pub(crate) by: Text,
    pub(crate) custom: Text,
}

#[derive(Clone)]
pub(crate) struct DropRow {
    pub(crate) on: Option<Date>,
    pub(crate) reason: Text,
    /// An objective for objectives, a key result for key results.
    pub(crate) replaced_by: u32,
    pub(crate) custom: Text,
}

#[derive(Clone)]
pub(crate) struct ReviewRow {
    pub(crate) on: Option<Date>,
    /// NaN when not stated.
    pub(crate) score: f64,
    pub(crate) reason: Text,
    pub(crate) explanation: Text,
    pub(crate) learned: Text,
    pub(crate) by: Text,
    pub(crate) custom: Text,
}

#[derive(Clone)]
pub(crate) struct KeyResultRow {
    pub(crate) id: Text,
    pub(crate) title: Text,
    pub(crate) unit: Text,
    pub(crate) objective: u32,
    pub(crate) owner: u32,
    pub(crate) measure: MeasureRow,
    pub(crate) weight: Weight,
    pub(crate) role: Role,
    pub(crate) commitment: Option<Commitment>,
    pub(crate) start: Option<Date>,
    pub(crate) due: Option<Date>,
    pub(crate) plan: PlanRow,
    pub(crate) source: SourceRow,
    pub(crate) check_ins: Rows,
    pub(crate) amendments: Rows,
    pub(crate) dropped: u32,
    pub(crate) review: u32,
    /// Row in `key_result_extras`, or [`NONE`].
    pub(crate) extra: u32,
}

impl KeyResultRow {
    /// Before anything is known of it.
    pub(crate) const EMPTY: Self = Self {
        id: Text::NONE,
        title: Text::NONE,
        unit: Text::NONE,
        objective: NONE,
        owner: NONE,
        measure: MeasureRow {
            shape: Shape::Unknown,
            custom: Text::NONE,
        },
        weight: Weight::ONE,
        role: Role::Key,
        commitment: None,
        start: None,
        due: None,
        plan: PlanRow::Default,
        source: SourceRow::CheckIns,
        check_ins: Rows::NONE,
        amendments: Rows::NONE,
        dropped: NONE,
        review: NONE,
        extra: NONE,
    };
}

/// What few key results say, and scoring never asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct KeyResultExtraRow {
    pub(crate) description: Text,
    /// The `custom` of a plan of steps, of a source, and of the key result itself.
    pub(crate) plan_custom: Text,
    pub(crate) source_custom: Text,
    pub(crate) custom: Text,
    pub(crate) tags: Rows,
}

impl KeyResultExtraRow {
    pub(crate) const NONE: Self = Self {
        description: Text::NONE,
        plan_custom: Text::NONE,
        source_custom: Text::NONE,
        custom: Text::NONE,
        tags: Rows::NONE,
    };
}

/// A measure with what belongs to it.
#[derive(Clone, Copy)]
pub(crate) struct MeasureRow {
    pub(crate) shape: Shape,
    pub(crate) custom: Text,
}

/// The ten kinds of measure [SPEC 3]; optional limits are NaN when not stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Shape {
    /// 3.1, both directions: `decrease` is the sign of target − baseline.
    Toward {
        baseline: f64,
        target: f64,
        accumulate: Accumulate,
        decrease: bool,
    },
    AtLeast {
        threshold: f64,
        floor: f64,
        strict: bool,
        over: Over,
    },
    AtMost {
        threshold: f64,
        ceiling: f64,
        strict: bool,
        over: Over,
    },
    Between {
        low: f64,
        high: f64,
        tolerance: f64,
        strict: bool,
        over: Over,
    },
    Milestone,
    Checklist {
        items: Rows,
    },
    Zones {
        points: Rows,
        step: bool,
    },
    Discover,
    Aligned,
    /// Only while a faulty document is read: nothing is known of it.
    Unknown,
}

impl Shape {
    pub(crate) fn kind(self) -> Option<MeasureKind> {
        Some(match self {
            Self::Toward { decrease, .. } => {
                if decrease {
                    MeasureKind::Decrease
                } else {
                    MeasureKind::Increase
                }
            }
            Self::AtLeast { .. } => MeasureKind::AtLeast,
            Self::AtMost { .. } => MeasureKind::AtMost,
            Self::Between { .. } => MeasureKind::Between,
            Self::Milestone => MeasureKind::Milestone,
            Self::Checklist { .. } => MeasureKind::Checklist,
            Self::Zones { .. } => MeasureKind::Zones,
            Self::Discover => MeasureKind::Discover,
            Self::Aligned => MeasureKind::Aligned,
            Self::Unknown => return None,
        })
    }

    /// Whether check-ins give it values.
    pub(crate) fn takes_values(self) -> bool {
        !matches!(self, Self::Checklist { .. } | Self::Aligned | Self::Unknown)
    }
}

#[derive(Clone)]
pub(crate) struct ItemRow {
    pub(crate) id: Text,
    pub(crate) title: Text,
    pub(crate) weight: Weight,
    pub(crate) done_on: Option<Date>,
    pub(crate) custom: Text,
}

#[derive(Clone, Copy)]
pub(crate) struct PointRow {
    pub(crate) at: f64,
    pub(crate) score: f64,
    pub(crate) custom: Text,
}

/// A plan curve [SPEC 6.3].
#[derive(Clone, Copy)]
pub(crate) enum PlanRow {
    /// By the measure's kind.
    Default,
    Curve(PlanCurve),
    Steps(Rows),
}

#[derive(Clone, Copy)]
pub(crate) struct StepRow {
    pub(crate) by: Option<Date>,
    pub(crate) share: f64,
    pub(crate) custom: Text,
}

/// Where values come from [SPEC 3.12].
#[derive(Clone, Copy)]
pub(crate) enum SourceRow {
    CheckIns,
    Kpi(u32),
    /// Range in `sum_of`.
    SumOf(Rows),
    /// Only while a faulty document is read.
    Unknown,
}

#[derive(Clone, Copy)]
pub(crate) struct CheckInRow {
    /// NaN when not stated; so is `confidence`.
    pub(crate) value: f64,
    pub(crate) confidence: f64,
    pub(crate) on: Option<Date>,
    /// Row in `check_in_extras`, or [`NONE`].
    pub(crate) extra: u32,
    pub(crate) note: Text,
}

/// What few check-ins say: their rows are most of a portfolio, and stay small without.
#[derive(Clone, Copy)]
pub(crate) struct CheckInExtraRow {
    pub(crate) by: Text,
    pub(crate) custom: Text,
}

#[derive(Clone)]
pub(crate) struct AmendmentRow {
    pub(crate) on: Option<Date>,
    pub(crate) reason: Text,
    pub(crate) by: Text,
    pub(crate) measure: Option<MeasureRow>,
    pub(crate) due: Option<Date>,
    pub(crate) weight: Option<Weight>,
    pub(crate) custom: Text,
}
