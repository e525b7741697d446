//! From the rows of a portfolio back to FORMAT.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::{
    Alignment, Amendment, AuditEntry, CheckIn, ChecklistItem, Checks, Custom, Cycle, Dependency,
    Document, Drop, Escalation, ExpectedObject, GradesObject, Healthy, Initiative, KeyResult, Kpi,
    LimitsObject, Measure, Measurement, Named, Objective, Organization, PaceObject, Plan, PlanStep,
    PolicyMember, PolicyObject, Priority, Review, Source, Text, Unit, Waiver, ZonePoint,
};
use crate::{
    model::{
        AuditRow, CheckConfig, KeyResultExtraRow, MeasureRow, NONE, PlanRow, Portfolio, Rows,
        Shape, SourceRow, StatedPolicy, Store, Target, Text as Span,
    },
    policy::{LimitsPatch, PolicyPatch},
    values::{Date, Interpolate},
    wire::write,
};

impl Portfolio {
    /// The portfolio as FORMAT says, canonical: members in order, defaults left out, no
    /// white space. What is loaded and saved again is equal, to the byte.
    pub fn to_json(&self) -> String {
        write::compact(&self.saved())
    }

    /// The same over several lines, for people and for version control.
    pub fn to_json_pretty(&self) -> String {
        write::pretty(&self.saved())
    }

    /// The portfolio as typed values, to read from or to change and build again.
    pub fn to_document(&self) -> Document<'_> {
        let store = self.store();
        let objectives = (0..store.objectives.len()).map(|row| objective(store, row));
        document(store, objectives.collect())
    }

    fn saved(&self) -> Document<'_, Objectives<'_>> {
        document(self.store(), Objectives(self.store()))
    }
}

impl PartialEq for Portfolio {
    fn eq(&self, other: &Self) -> bool {
        self.is(other) || self.to_json() == other.to_json()
    }
}

impl Eq for Portfolio {}

/// Objectives, made one by one while they are written.
struct Objectives<'s>(&'s Store);

impl Serialize for Objectives<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let store = self.0;
        serializer.collect_seq((0..store.objectives.len()).map(|row| objective(store, row)))
    }
}

fn text(store: &Store, span: Span) -> Text<'_> {
    Cow::Borrowed(store.text(span))
}

fn opt(store: &Store, span: Span) -> Option<Text<'_>> {
    store.arena.opt(span).map(Cow::Borrowed)
}

fn custom(store: &Store, span: Span) -> Option<Custom<'_>> {
    opt(store, span).map(Custom)
}

fn number(x: f64) -> Option<f64> {
    (!x.is_nan()).then_some(x)
}

/// Dates are stated once a document is loaded.
fn day(on: Option<Date>) -> Date {
    on.unwrap_or(Date::MIN)
}

fn id_of(store: &Store, row: u32, id: impl Fn(usize) -> Span) -> Option<Text<'_>> {
    (row != NONE).then(|| text(store, id(row as usize)))
}

fn unit_id(store: &Store, row: u32) -> Option<Text<'_>> {
    id_of(store, row, |row| store.units[row].id)
}

fn objective_id(store: &Store, row: u32) -> Option<Text<'_>> {
    id_of(store, row, |row| store.objectives[row].id)
}

fn key_result_id(store: &Store, row: u32) -> Option<Text<'_>> {
    id_of(store, row, |row| store.key_results[row].id)
}

fn document<O>(store: &Store, objectives: O) -> Document<'_, O> {
    Document {
        okr: "1",
        organization: organization(store),
        policy: policy(store),
        checks: store.checks.as_deref().map(checks),
        units: (store.units.iter())
            .map(|row| Unit {
                id: text(store, row.id),
                name: text(store, row.name),
                level: row.level.unwrap_or(crate::values::Level::Company),
                parent: unit_id(store, row.parent),
                custom: custom(store, row.custom),
            })
            .collect(),
        cycles: (0..store.cycles.len())
            .map(|row| cycle(store, row))
            .collect(),
        kpis: store.kpis.iter().map(|row| kpi(store, row)).collect(),
        objectives,
        audit: (store.audit.iter()).map(|row| audit_entry(row)).collect(),
        custom: custom(store, store.custom),
    }
}

pub(in crate::wire) fn audit_entry(row: &AuditRow) -> AuditEntry<'_> {
    AuditEntry {
        on: row.on,
        by: row.by.as_deref().map(Cow::Borrowed),
        edit: Custom(Cow::Borrowed(&row.edit)),
        was: row.was.as_deref().map(|text| Custom(Cow::Borrowed(text))),
        custom: row
            .custom
            .as_deref()
            .map(|text| Custom(Cow::Borrowed(text))),
    }
}

pub(in crate::wire) fn cycle(store: &Store, row: usize) -> Cycle<'_> {
    let row = &store.cycles[row];
    Cycle {
        id: text(store, row.id),
        start: day(row.start),
        end: day(row.end),
        name: opt(store, row.name),
        phase: row.phase,
        parent: id_of(store, row.parent, |row| store.cycles[row].id),
        check_in_every_days: (row.check_in_every_days > 0).then_some(row.check_in_every_days),
        custom: custom(store, row.custom),
    }
}

fn organization(store: &Store) -> Organization<'_> {
    let row = &store.organization;
    Organization {
        name: text(store, row.name),
        mission: opt(store, row.mission),
        vision: opt(store, row.vision),
        priorities: (store.priorities.iter())
            .map(|row| Priority {
                id: text(store, row.id),
                title: text(store, row.title),
                custom: custom(store, row.custom),
            })
            .collect(),
        custom: custom(store, row.custom),
    }
}

fn kpi<'s>(store: &'s Store, row: &'s crate::model::KpiRow) -> Kpi<'s> {
    Kpi {
        id: text(store, row.id),
        name: text(store, row.name),
        unit: opt(store, row.unit),
        healthy: (row.healthy.as_ref()).map(|healthy| Healthy {
            low: number(healthy.low),
            high: number(healthy.high),
            custom: custom(store, healthy.custom),
        }),
        measurements: (store.measurements[row.measurements.range()].iter())
            .map(|row| Measurement {
                on: day(row.on),
                value: row.value,
                custom: custom(store, row.custom),
            })
            .collect(),
        custom: custom(store, row.custom),
    }
}

fn policy(store: &Store) -> Option<PolicyMember<'_>> {
    match &store.policy.stated {
        StatedPolicy::Absent => None,
        StatedPolicy::Named(name) if name == "default" => None,
        StatedPolicy::Named(name) => Some(PolicyMember::Named(Cow::Borrowed(name))),
        StatedPolicy::Object(patch) => Some(policy_object(patch).into()),
    }
}

pub(in crate::wire) fn checks(config: &CheckConfig) -> Checks<'_> {
    fn name(name: &str) -> Text<'_> {
        Cow::Borrowed(name)
    }
    fn texts(list: &[String]) -> Vec<Text<'_>> {
        list.iter().map(|it| name(it)).collect()
    }
    Checks {
        profile: config.profile,
        language: config.language,
        select: config.select.as_deref().map(texts),
        ignore: texts(&config.ignore),
        severity: Named(
            (config.severity.iter())
                .map(|(rule, severity)| (name(rule), *severity))
                .collect(),
        ),
        options: Named(
            (config.options.iter())
                .map(|(rule, numbers)| {
                    let numbers = numbers.iter().map(|(option, value)| (name(option), *value));
                    (name(rule), Named(numbers.collect()))
                })
                .collect(),
        ),
        waivers: (config.waivers.iter())
            .map(|it| {
                let waiver =
                    Waiver::new(&*it.rule, it.subject.kind(), it.subject.id(), &*it.reason);
                Waiver {
                    until: it.until,
                    custom: kept(it.custom.as_ref()),
                    ..waiver
                }
            })
            .collect(),
        custom: kept(config.custom.as_ref()),
    }
}

/// A borrowed text that is kept outside the arena.
fn kept(text: Option<&String>) -> Option<Custom<'_>> {
    text.map(|text| Custom(Cow::Borrowed(text)))
}

/// An object, unless it states nothing.
fn stated<T: Default + PartialEq>(object: T) -> Option<T> {
    (object != T::default()).then_some(object)
}

fn limits(patch: &LimitsPatch) -> Option<LimitsObject<'_>> {
    stated(LimitsObject {
        red_below: patch.red_below,
        green_from: patch.green_from,
        custom: kept(patch.custom.as_ref()),
    })
}

fn policy_object(patch: &PolicyPatch) -> PolicyObject<'_> {
    PolicyObject {
        extends: (patch.extends.as_deref())
            .filter(|&name| name != "default")
            .map(Cow::Borrowed),
        name: patch.name.as_deref().map(Cow::Borrowed),
        expected: stated(ExpectedObject {
            committed: patch.expected_committed,
            aspirational: patch.expected_aspirational,
            custom: kept(patch.expected_custom.as_ref()),
        }),
        grades: stated(GradesObject {
            committed: limits(&patch.committed),
            aspirational: limits(&patch.aspirational),
            rounding: patch.rounding,
            custom: kept(patch.grades_custom.as_ref()),
        }),
        pace: stated(PaceObject {
            method: patch.method,
            on_track: patch.on_track,
            at_risk: patch.at_risk,
            target: patch.target,
            plan: patch.plan,
            custom: kept(patch.pace_custom.as_ref()),
        }),
        missing: patch.missing,
        custom: kept(patch.custom.as_ref()),
    }
}

pub(in crate::wire) fn objective(store: &Store, row: usize) -> Objective<'_> {
    let row = &store.objectives[row];
    Objective {
        id: text(store, row.id),
        title: text(store, row.title),
        description: opt(store, row.description),
        owner: unit_id(store, row.owner).unwrap_or_default(),
        accountable: unit_id(store, row.accountable),
        cycle: text(store, store.cycles[row.cycle as usize].id),
        commitment: row.commitment,
        kind: row.kind,
        origin: row.origin,
        aligned_to: alignments(store, row.aligned_to),
        depends_on: (store.dependencies[row.depends_on.range()].iter())
            .map(|row| Dependency {
                unit: unit_id(store, row.unit).unwrap_or_default(),
                objective: objective_id(store, row.objective),
                custom: custom(store, row.custom),
            })
            .collect(),
        from: row.from,
        combine: row.combine,
        key_results: (row.key_results.range())
            .map(|row| key_result(store, row))
            .collect(),
        initiatives: (store.initiatives[row.initiatives.range()].iter())
            .map(|row| Initiative {
                id: text(store, row.id),
                title: text(store, row.title),
                key_results: (store.initiative_key_results[row.key_results.range()].iter())
                    .filter_map(|&row| key_result_id(store, row))
                    .collect(),
                owner: unit_id(store, row.owner),
                state: row.state,
                custom: custom(store, row.custom),
            })
            .collect(),
        carried_from: objective_id(store, row.carried_from),
        dropped: dropped(store, row.dropped, objective_id),
        escalations: (store.escalations[row.escalations.range()].iter())
            .map(|row| Escalation {
                on: day(row.on),
                note: text(store, row.note),
                by: opt(store, row.by),
                custom: custom(store, row.custom),
            })
            .collect(),
        review: review(store, row.review),
        tags: tags(store, row.tags),
        custom: custom(store, row.custom),
    }
}

pub(in crate::wire) fn alignments(store: &Store, rows: Rows) -> Vec<Alignment<'_>> {
    (store.edges[rows.range()].iter())
        .map(|row| {
            let mut edge = match row.target {
                Target::Objective(to) => {
                    Alignment::objective(objective_id(store, to).unwrap_or_default())
                }
                Target::KeyResult(to) => {
                    Alignment::key_result(key_result_id(store, to).unwrap_or_default())
                }
                Target::Priority(to) => {
                    Alignment::priority(text(store, store.priorities[to as usize].id))
                }
                Target::Missing => Alignment::objective(""),
            };
            edge.weight = row.weight.to_f64();
            edge.custom = custom(store, row.custom);
            edge
        })
        .collect()
}

fn dropped<'s>(
    store: &'s Store,
    row: u32,
    id: impl Fn(&'s Store, u32) -> Option<Text<'s>>,
) -> Option<Drop<'s>> {
    let row = store.drops.get(row as usize)?;
    Some(Drop {
        on: day(row.on),
        reason: text(store, row.reason),
        replaced_by: id(store, row.replaced_by),
        custom: custom(store, row.custom),
    })
}

fn review(store: &Store, row: u32) -> Option<Review<'_>> {
    let row = store.reviews.get(row as usize)?;
    Some(Review {
        on: row.on,
        score: number(row.score),
        reason: opt(store, row.reason),
        explanation: opt(store, row.explanation),
        learned: opt(store, row.learned),
        by: opt(store, row.by),
        custom: custom(store, row.custom),
    })
}

fn tags(store: &Store, rows: Rows) -> Vec<Text<'_>> {
    (store.tags[rows.range()].iter())
        .map(|&tag| text(store, tag))
        .collect()
}

pub(in crate::wire) fn key_result(store: &Store, row: usize) -> KeyResult<'_> {
    let row = &store.key_results[row];
    let extra =
        (store.key_result_extras.get(row.extra as usize)).unwrap_or(&KeyResultExtraRow::NONE);
    KeyResult {
        id: text(store, row.id),
        title: text(store, row.title),
        description: opt(store, extra.description),
        measure: measure(store, &row.measure),
        unit: opt(store, row.unit),
        weight: row.weight.to_f64(),
        role: row.role,
        commitment: row.commitment,
        owner: unit_id(store, row.owner),
        start: row.start,
        due: row.due,
        plan: plan(store, row.plan, extra.plan_custom),
        source: source(store, row.source, extra.source_custom),
        check_ins: (store.check_ins[row.check_ins.range()].iter())
            .map(|row| {
                let extra = store.check_in_extras.get(row.extra as usize);
                CheckIn {
                    on: day(row.on),
                    value: number(row.value),
                    confidence: number(row.confidence),
                    note: opt(store, row.note),
                    by: extra.and_then(|extra| opt(store, extra.by)),
                    custom: extra.and_then(|extra| custom(store, extra.custom)),
                }
            })
            .collect(),
        amendments: (store.amendments[row.amendments.range()].iter())
            .map(|row| Amendment {
                on: day(row.on),
                reason: text(store, row.reason),
                by: opt(store, row.by),
                measure: row.measure.as_ref().map(|row| measure(store, row)),
                due: row.due,
                weight: row.weight.map(crate::values::Weight::to_f64),
                custom: custom(store, row.custom),
            })
            .collect(),
        dropped: dropped(store, row.dropped, key_result_id),
        review: review(store, row.review),
        tags: tags(store, extra.tags),
        custom: custom(store, extra.custom),
    }
}

fn plan(store: &Store, row: PlanRow, own: Span) -> Option<Plan<'_>> {
    match row {
        PlanRow::Default => None,
        PlanRow::Curve(curve) => Some(Plan::Curve(curve)),
        PlanRow::Steps(steps) => Some(Plan::Steps {
            steps: (store.steps[steps.range()].iter())
                .map(|row| PlanStep {
                    by: day(row.by),
                    share: row.share,
                    custom: custom(store, row.custom),
                })
                .collect(),
            custom: custom(store, own),
        }),
    }
}

fn source(store: &Store, row: SourceRow, own: Span) -> Source<'_> {
    match row {
        SourceRow::CheckIns | SourceRow::Unknown => Source::CheckIns,
        SourceRow::Kpi(kpi) => Source::Kpi {
            kpi: text(store, store.kpis[kpi as usize].id),
            custom: custom(store, own),
        },
        SourceRow::SumOf(parts) => Source::SumOf {
            sum_of: (store.sum_of[parts.range()].iter())
                .filter_map(|&row| key_result_id(store, row))
                .collect(),
            custom: custom(store, own),
        },
    }
}

pub(in crate::wire) fn measure<'s>(store: &'s Store, row: &MeasureRow) -> Measure<'s> {
    let custom = custom(store, row.custom);
    match row.shape {
        Shape::Toward {
            baseline,
            target,
            accumulate,
            decrease: false,
        } => Measure::Increase {
            baseline,
            target,
            accumulate,
            custom,
        },
        Shape::Toward {
            baseline,
            target,
            accumulate,
            decrease: true,
        } => Measure::Decrease {
            baseline,
            target,
            accumulate,
            custom,
        },
        Shape::AtLeast {
            threshold,
            floor,
            strict,
            over,
        } => Measure::AtLeast {
            threshold,
            floor: number(floor),
            strict,
            over,
            custom,
        },
        Shape::AtMost {
            threshold,
            ceiling,
            strict,
            over,
        } => Measure::AtMost {
            threshold,
            ceiling: number(ceiling),
            strict,
            over,
            custom,
        },
        Shape::Between {
            low,
            high,
            tolerance,
            strict,
            over,
        } => Measure::Between {
            low,
            high,
            tolerance: number(tolerance),
            strict,
            over,
            custom,
        },
        Shape::Milestone | Shape::Unknown => Measure::Milestone { custom },
        Shape::Checklist { items } => Measure::Checklist {
            items: (store.items[items.range()].iter())
                .map(|row| ChecklistItem {
                    id: text(store, row.id),
                    title: text(store, row.title),
                    weight: row.weight.to_f64(),
                    done_on: row.done_on,
                    custom: self::custom(store, row.custom),
                })
                .collect(),
            custom,
        },
        Shape::Zones { points, step } => Measure::Zones {
            points: (store.points[points.range()].iter())
                .map(|row| ZonePoint {
                    at: row.at,
                    score: row.score,
                    custom: self::custom(store, row.custom),
                })
                .collect(),
            interpolate: if step {
                Interpolate::Step
            } else {
                Interpolate::Linear
            },
            custom,
        },
        Shape::Discover => Measure::Discover { custom },
        Shape::Aligned => Measure::Aligned { custom },
    }
}
