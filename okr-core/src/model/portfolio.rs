//! The portfolio itself.

use std::{fmt, sync::Arc};

use super::{
    AmendmentRow, Arena, AuditRow, CheckInExtraRow, CheckInRow, CycleRow, DependencyRow, DropRow,
    EdgeRow, EscalationRow, InitiativeRow, ItemRow, KeyResultExtraRow, KeyResultRow, KpiRow,
    MeasurementRow, Names, ObjectiveRow, OrganizationRow, PointRow, PriorityRow, ReviewRow,
    StepRow, Text, UnitRow,
    checks::CheckConfig,
    version::{Recorded, Version},
};
use crate::{
    graph::Adjacency,
    policy::{Policy, PolicyPatch},
};

/// A loaded portfolio: organization, units, cycles, KPIs, objectives with key results.
///
/// It is valid because it exists, and never changes. Cloning is cheap (shared
/// storage); it may be shared between threads. Two portfolios are equal when they
/// save to the same bytes.
///
/// ```
/// use okr_core::{Portfolio, ScoreOptions};
///
/// let portfolio = Portfolio::from_json(r#"{
///   "okr": "1",
///   "organization": {"name": "Acme"},
///   "units": [{"id": "support", "name": "Support", "level": "company"}],
///   "cycles": [{"id": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31"}],
///   "objectives": [{
///     "id": "o-trust", "title": "Earn the trust of every customer who calls us",
///     "owner": "support", "cycle": "2026-Q4", "commitment": "aspirational",
///     "key_results": [{
///       "id": "kr-nps", "title": "Increase NPS from 32 to 55",
///       "measure": {"kind": "increase", "baseline": 32, "target": 55},
///       "check_ins": [{"on": "2026-11-01", "value": 41}]
///     }]
///   }]
/// }"#)?;
/// let scorecard = portfolio.score(&ScoreOptions::new("2026-11-15".parse()?));
/// assert_eq!(scorecard.objective("o-trust").unwrap().score().unwrap().to_string(), "0.391304348");
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Portfolio {
    version: Arc<Version>,
}

/// All rows of a portfolio, in document order.
#[derive(Clone)]
pub(crate) struct Store {
    pub(crate) arena: Arena,
    pub(crate) organization: OrganizationRow,
    pub(crate) custom: Text,
    pub(crate) policy: PolicyChoice,
    /// How the document wants to be checked, if it says so.
    pub(crate) checks: Option<Box<CheckConfig>>,
    pub(crate) priorities: Vec<PriorityRow>,
    pub(crate) units: Vec<UnitRow>,
    pub(crate) cycles: Vec<CycleRow>,
    pub(crate) kpis: Vec<KpiRow>,
    pub(crate) measurements: Vec<MeasurementRow>,
    pub(crate) objectives: Vec<ObjectiveRow>,
    pub(crate) edges: Vec<EdgeRow>,
    pub(crate) dependencies: Vec<DependencyRow>,
    pub(crate) initiatives: Vec<InitiativeRow>,
    pub(crate) initiative_key_results: Vec<u32>,
    pub(crate) escalations: Vec<EscalationRow>,
    pub(crate) drops: Vec<DropRow>,
    pub(crate) reviews: Vec<ReviewRow>,
    pub(crate) key_results: Vec<KeyResultRow>,
    pub(crate) items: Vec<ItemRow>,
    pub(crate) points: Vec<PointRow>,
    pub(crate) steps: Vec<StepRow>,
    pub(crate) sum_of: Vec<u32>,
    pub(crate) check_ins: Vec<CheckInRow>,
    pub(crate) key_result_extras: Vec<KeyResultExtraRow>,
    pub(crate) check_in_extras: Vec<CheckInExtraRow>,
    pub(crate) amendments: Vec<AmendmentRow>,
    pub(crate) tags: Vec<Text>,
    /// What was done to it, in order.
    pub(crate) audit: Vec<Arc<AuditRow>>,
    pub(crate) ids: Identifiers,
    pub(crate) structure: Structure,
}

/// The identifiers of each kind.
#[derive(Clone, Default)]
pub(crate) struct Identifiers {
    pub(crate) priorities: Names,
    pub(crate) units: Names,
    pub(crate) cycles: Names,
    pub(crate) kpis: Names,
    pub(crate) objectives: Names,
    pub(crate) key_results: Names,
    pub(crate) initiatives: Names,
}

/// The policy of the document: as stated, and complete.
#[derive(Clone, Default)]
pub(crate) struct PolicyChoice {
    pub(crate) stated: StatedPolicy,
    pub(crate) resolved: Policy,
}

/// How the document states its policy.
#[derive(Clone, Default)]
pub(crate) enum StatedPolicy {
    #[default]
    Absent,
    Named(String),
    Object(Box<PolicyPatch>),
}

/// What follows from the rows once they are known to be sound: who rests on whom.
#[derive(Clone, Default)]
pub(crate) struct Structure {
    /// Objectives such that every one stands after those that are aligned to it or to its key results.
    pub(crate) objective_order: Vec<u32>,
    /// Key results with a `sum_of`, each after those that it adds up.
    pub(crate) sum_order: Vec<u32>,
    /// Units, each after those below it.
    pub(crate) unit_order: Vec<u32>,
    /// Per node of the alignment ([`Store::handle`]): the edges that end there.
    pub(crate) into: Adjacency,
    /// Per objective: whether another one was carried over from it.
    pub(crate) carried_over: Vec<bool>,
}

impl Store {
    /// A text; empty when absent.
    pub(crate) fn text(&self, text: Text) -> &str {
        self.arena.get(text)
    }
}

impl Portfolio {
    pub(crate) fn new(store: Store) -> Self {
        Self {
            version: Arc::new(Version::new(store)),
        }
    }

    /// All rows; made when they are first asked for after check-ins were recorded.
    pub(crate) fn store(&self) -> &Store {
        self.version.store()
    }

    /// The rows without what was recorded since they were made: everything but check-ins and
    /// audit trail is as it stands now.
    pub(crate) fn frame(&self) -> &Store {
        self.version.frame()
    }

    /// The frame and what was recorded since it was made, to be added to.
    pub(crate) fn open(&self) -> (Arc<Store>, Recorded) {
        self.version.open()
    }

    /// The version of a frame with what was recorded since it was made.
    pub(crate) fn of(frame: Arc<Store>, recorded: Recorded) -> Self {
        Self {
            version: Arc::new(Version::of(frame, recorded)),
        }
    }

    /// Whether both are the same version, not only equal ones.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.version, &other.version)
    }

    /// Number of units.
    pub fn unit_count(&self) -> usize {
        self.store().units.len()
    }

    /// Number of cycles.
    pub fn cycle_count(&self) -> usize {
        self.store().cycles.len()
    }

    /// Number of KPIs.
    pub fn kpi_count(&self) -> usize {
        self.store().kpis.len()
    }

    /// Number of objectives.
    pub fn objective_count(&self) -> usize {
        self.store().objectives.len()
    }

    /// Number of key results.
    pub fn key_result_count(&self) -> usize {
        self.store().key_results.len()
    }

    /// Number of check-ins of all key results.
    pub fn check_in_count(&self) -> usize {
        self.store().check_ins.len()
    }

    /// The organization's name.
    pub fn organization_name(&self) -> &str {
        self.store().text(self.store().organization.name)
    }

    /// How the document wants to be checked, if it says so.
    pub fn checks(&self) -> Option<&CheckConfig> {
        self.store().checks.as_deref()
    }

    /// The policy that the document asks for; `default` if it names none.
    pub fn policy(&self) -> &Policy {
        &self.store().policy.resolved
    }
}

impl fmt::Debug for Portfolio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Portfolio")
            .field("organization", &self.organization_name())
            .field("units", &self.unit_count())
            .field("cycles", &self.cycle_count())
            .field("objectives", &self.objective_count())
            .field("key_results", &self.key_result_count())
            .finish_non_exhaustive()
    }
}
