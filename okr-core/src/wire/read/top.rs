//! The document itself, and what stands beside the objectives.

use super::{Members, Read, Reader};
use crate::{
    diagnostic::{Code, Path, shorten},
    model::{
        CheckConfig, CycleRow, HealthyRow, KpiRow, MeasurementRow, NONE, Noun, PriorityRow, Rows,
        Text, UnitRow,
    },
    values::{Level, Phase},
};

pub(super) const PORTFOLIO: Members = Members::new(&[
    ("okr", true),
    ("organization", true),
    ("policy", false),
    ("checks", false),
    ("units", true),
    ("cycles", true),
    ("kpis", false),
    ("objectives", true),
    ("audit", false),
    ("custom", false),
]);
pub(super) const ORGANIZATION: Members = Members::new(&[
    ("name", true),
    ("mission", false),
    ("vision", false),
    ("priorities", false),
    ("custom", false),
]);
pub(super) const PRIORITY: Members =
    Members::new(&[("id", true), ("title", true), ("custom", false)]);
pub(super) const UNIT: Members = Members::new(&[
    ("id", true),
    ("name", true),
    ("level", true),
    ("parent", false),
    ("custom", false),
]);
pub(super) const CYCLE: Members = Members::new(&[
    ("id", true),
    ("start", true),
    ("end", true),
    ("name", false),
    ("phase", false),
    ("parent", false),
    ("check_in_every_days", false),
    ("custom", false),
]);
pub(super) const KPI: Members = Members::new(&[
    ("id", true),
    ("name", true),
    ("unit", false),
    ("healthy", false),
    ("measurements", false),
    ("custom", false),
]);
pub(super) const HEALTHY: Members =
    Members::new(&[("low", false), ("high", false), ("custom", false)]);
pub(super) const MEASUREMENT: Members =
    Members::new(&[("on", true), ("value", true), ("custom", false)]);

impl Reader<'_> {
    pub(super) fn portfolio(&mut self) -> Read {
        self.object(&Path::Root, &PORTFOLIO, |r, (_, name), at| {
            match name {
                "okr" => r.version(at)?,
                "organization" => r.organization(at)?,
                "policy" => r.policy(at)?,
                "checks" => {
                    let checks = r.checks(at)?;
                    let stated = checks != CheckConfig::default();
                    r.draft.store.checks = stated.then(|| Box::new(checks));
                }
                "units" => {
                    let count = r.list(at, |r, _, at| r.unit(at))?;
                    r.not_empty(count, at, "unit");
                }
                "cycles" => {
                    let count = r.list(at, |r, _, at| r.cycle(at))?;
                    r.not_empty(count, at, "cycle");
                }
                "kpis" => {
                    r.list(at, |r, _, at| r.kpi(at))?;
                }
                "objectives" => r.objectives(at)?,
                "audit" => r.audit(at)?,
                _ => r.draft.store.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        Ok(())
    }

    pub(super) fn version(&mut self, at: &Path<'_>) -> Read {
        if let Some((offset, version)) = self.string(at)?
            && version != "1"
        {
            let shown = shorten(&version);
            self.report(
                offset,
                Code::E002,
                at,
                format!("version `{shown}` of the format is not known here"),
                "write `\"1\"`, or use a newer release of the library",
            );
        }
        Ok(())
    }

    /// Reports a list that needs entries and has none.
    pub(super) fn not_empty(&mut self, count: Option<usize>, at: &Path<'_>, what: &str) {
        if count == Some(0) {
            let offset = self.lexer.offset().saturating_sub(1);
            self.report(
                offset,
                Code::E022,
                at,
                format!("there is no {what}"),
                format!("give at least one {what}"),
            );
        }
    }

    fn organization(&mut self, at: &Path<'_>) -> Read {
        self.object(at, &ORGANIZATION, |r, (_, name), at| {
            match name {
                "name" => r.draft.store.organization.name = r.title(at)?,
                "mission" => r.draft.store.organization.mission = r.text(at)?,
                "vision" => r.draft.store.organization.vision = r.text(at)?,
                "priorities" => {
                    r.list(at, |r, _, at| r.priority(at))?;
                }
                _ => r.draft.store.organization.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        Ok(())
    }

    fn priority(&mut self, at: &Path<'_>) -> Read {
        let mut row = PriorityRow {
            id: Text::NONE,
            title: Text::NONE,
            custom: Text::NONE,
        };
        self.object(at, &PRIORITY, |r, (_, name), at| {
            match name {
                "id" => row.id = r.identifier(at)?,
                "title" => row.title = r.title(at)?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        self.draft.store.priorities.push(row);
        Ok(())
    }

    fn unit(&mut self, at: &Path<'_>) -> Read {
        let mut row = UnitRow {
            id: Text::NONE,
            name: Text::NONE,
            level: None,
            parent: NONE,
            custom: Text::NONE,
        };
        self.object(at, &UNIT, |r, (_, name), at| {
            match name {
                "id" => row.id = r.identifier(at)?,
                "name" => row.name = r.title(at)?,
                "level" => row.level = r.word(at, Level::ALL, Level::as_str)?,
                "parent" => row.parent = r.reference(at, Noun::Unit)?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        self.draft.store.units.push(row);
        Ok(())
    }

    pub(super) fn cycle(&mut self, at: &Path<'_>) -> Read {
        let mut row = CycleRow {
            id: Text::NONE,
            name: Text::NONE,
            start: None,
            end: None,
            phase: Phase::Active,
            parent: NONE,
            check_in_every_days: 0,
            custom: Text::NONE,
        };
        self.object(at, &CYCLE, |r, (_, name), at| {
            match name {
                "id" => row.id = r.identifier(at)?,
                "name" => row.name = r.title(at)?,
                "start" => row.start = r.date(at)?,
                "end" => row.end = r.date(at)?,
                "phase" => {
                    row.phase = r.word(at, Phase::ALL, Phase::as_str)?.unwrap_or(row.phase);
                }
                "parent" => row.parent = r.reference(at, Noun::Cycle)?,
                "check_in_every_days" => row.check_in_every_days = r.count(at)?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        self.draft.store.cycles.push(row);
        Ok(())
    }

    fn kpi(&mut self, at: &Path<'_>) -> Read {
        let mut row = KpiRow {
            id: Text::NONE,
            name: Text::NONE,
            unit: Text::NONE,
            healthy: None,
            measurements: Rows::default(),
            custom: Text::NONE,
        };
        self.object(at, &KPI, |r, (_, name), at| {
            match name {
                "id" => row.id = r.identifier(at)?,
                "name" => row.name = r.title(at)?,
                "unit" => row.unit = r.text(at)?,
                "healthy" => row.healthy = Some(r.healthy(at)?),
                "measurements" => {
                    let start = r.draft.store.measurements.len();
                    r.list(at, |r, _, at| r.measurement(at))?;
                    row.measurements = Rows::new(start, r.draft.store.measurements.len());
                }
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        self.draft.store.kpis.push(row);
        Ok(())
    }

    fn healthy(&mut self, at: &Path<'_>) -> Read<HealthyRow> {
        let mut row = HealthyRow {
            low: f64::NAN,
            high: f64::NAN,
            custom: Text::NONE,
        };
        self.object(at, &HEALTHY, |r, (_, name), at| {
            match name {
                "low" => row.low = r.number(at)?,
                "high" => row.high = r.number(at)?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        Ok(row)
    }

    fn measurement(&mut self, at: &Path<'_>) -> Read {
        let mut row = MeasurementRow {
            value: f64::NAN,
            on: None,
            custom: Text::NONE,
        };
        self.object(at, &MEASUREMENT, |r, (_, name), at| {
            match name {
                "on" => row.on = r.date(at)?,
                "value" => row.value = r.number(at)?,
                _ => row.custom = r.custom(at)?,
            }
            Ok(())
        })?;
        self.draft.store.measurements.push(row);
        Ok(())
    }
}
