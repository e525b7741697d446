//! Check-in values, sources and combinations against the measures that they meet.

use super::Report;
use crate::{
    diagnostic::Code,
    model::{Draft, KeyResultRow, Noun, Shape, SourceRow, Store},
    values::{Accumulate, Combine, ComponentSource, Date, Role},
};

/// A key result's source and check-in values against its measures.
pub(super) fn check_key_result(
    draft: &Draft,
    row: u32,
    key_result: &KeyResultRow,
    report: &mut Report<'_>,
) {
    source(&draft.store, row, key_result, report);
    values(&draft.store, row, key_result, &draft.booleans, report);
}

/// Combinations that take only some measures.
pub(super) fn check(draft: &Draft, report: &mut Report<'_>) {
    for (row, objective) in (0..).zip(&draft.store.objectives) {
        if objective.combine == Combine::Magnitude {
            magnitude(draft, row, report);
        }
    }
}

/// A source that the measure cannot take [SPEC 3.12].
fn source(store: &Store, row: u32, key_result: &KeyResultRow, report: &mut Report<'_>) {
    let (takes, what): (fn(Shape) -> bool, _) = match key_result.source {
        SourceRow::CheckIns | SourceRow::Unknown => return,
        SourceRow::Kpi(_) => (
            |shape| {
                matches!(
                    shape,
                    Shape::Toward { .. }
                        | Shape::AtLeast { .. }
                        | Shape::AtMost { .. }
                        | Shape::Between { .. }
                        | Shape::Zones { .. }
                        | Shape::Discover
                        | Shape::Unknown
                )
            },
            "a KPI feeds `increase`, `decrease`, limits, `zones` and `discover`",
        ),
        SourceRow::SumOf(_) => (
            |shape| {
                matches!(
                    shape,
                    Shape::Toward {
                        accumulate: Accumulate::Latest,
                        ..
                    } | Shape::Unknown
                )
            },
            "a sum feeds `increase` and `decrease` that accumulate `latest`",
        ),
    };
    let misfit = store.measures(row).find(|&(_, shape)| !takes(shape));
    if let Some((amendment, shape)) = misfit {
        let kind = shape.kind().map_or("", |kind| kind.as_str());
        let path = store.pointer_of(Noun::KeyResult, row) + "/source";
        let problem = report.add(
            Code::E017,
            path,
            format!("the measure `{kind}` cannot take its values from this source"),
            what,
        );
        problem.relate(
            store.measure_pointer(row, amendment) + "/kind",
            "the measure".to_owned(),
        );
    }
}

/// Values of check-ins, by the measure in force on their own day [SPEC 4.3].
#[inline]
fn values(
    store: &Store,
    row: u32,
    key_result: &KeyResultRow,
    booleans: &[u32],
    report: &mut Report<'_>,
) {
    let sourced = matches!(key_result.source, SourceRow::Kpi(_) | SourceRow::SumOf(_));
    let plain = |shape: Shape| {
        !matches!(
            shape,
            Shape::Milestone | Shape::Checklist { .. } | Shape::Aligned
        )
    };
    // Most key results take any number, and most documents have no booleans.
    if !sourced && booleans.is_empty() && store.measures(row).all(|(_, shape)| plain(shape)) {
        return;
    }
    for (at, row_of_check_in) in key_result.check_ins.range().enumerate() {
        let check_in = &store.check_ins[row_of_check_in];
        if check_in.value.is_nan() {
            continue;
        }
        let boolean = booleans.binary_search(&(row_of_check_in as u32)).is_ok();
        let Some(shape) = in_force(store, key_result, check_in.on) else {
            continue;
        };
        let path = || {
            let path = store.pointer_of(Noun::KeyResult, row);
            format!("{path}/check_ins/{at}/value")
        };
        if let Some((code, message, help)) = value_fault(shape, sourced, check_in.value, boolean) {
            report.add(code, path(), message, help);
        }
    }
}

/// What is wrong with a check-in's value beside the measure in force on its day: code, message, remedy.
pub(crate) fn value_fault(
    shape: Shape,
    sourced: bool,
    value: f64,
    boolean: bool,
) -> Option<(Code, String, &'static str)> {
    if sourced {
        return Some((
            Code::E017,
            "a check-in has a value although the key result's values come from its source"
                .to_owned(),
            "remove the value, or let `source` be `check_ins`",
        ));
    }
    match shape {
        Shape::Checklist { .. } | Shape::Aligned => {
            let kind = shape.kind().map_or("", |kind| kind.as_str());
            let help = match shape {
                Shape::Aligned => {
                    "its score comes from the objectives aligned to it; remove the value"
                }
                _ => "set `done_on` of the items that are done; remove the value",
            };
            let message = format!("a check-in has a value although `{kind}` takes none");
            Some((Code::E017, message, help))
        }
        Shape::Milestone if value != 0.0 && value != 1.0 => Some((
            Code::E006,
            format!("`{value}` is not a milestone's value"),
            "write 0 or `false` for open, 1 or `true` for done",
        )),
        Shape::Milestone | Shape::Unknown => None,
        _ if boolean => Some(boolean_fault()),
        _ => None,
    }
}

/// What is wrong with a boolean beside a measure that takes numbers.
pub(crate) fn boolean_fault() -> (Code, String, &'static str) {
    (
        Code::E005,
        "a boolean stands where a number belongs".to_owned(),
        "write the number; only a milestone takes `true` and `false`",
    )
}

/// The measure of a key result in force on a day, of rows that are sound.
pub(crate) fn measure_on(store: &Store, key_result: &KeyResultRow, on: Date) -> Shape {
    in_force(store, key_result, Some(on)).unwrap_or(key_result.measure.shape)
}

/// The measure in force on a day; on an unknown day only if there is just one.
fn in_force(store: &Store, key_result: &KeyResultRow, on: Option<Date>) -> Option<Shape> {
    let mut last: Option<(Date, Shape)> = None;
    for amendment in &store.amendments[key_result.amendments.range()] {
        let Some(measure) = amendment.measure else {
            continue;
        };
        // An amendment of unknown date, or a check-in of one: nothing can be said.
        let (day, on) = (amendment.on?, on?);
        if day <= on && last.is_none_or(|(latest, _)| day >= latest) {
            last = Some((day, measure.shape));
        }
    }
    Some(last.map_or(key_result.measure.shape, |(_, shape)| shape))
}

/// `magnitude` weighs key results by |target − baseline| in one unit [SPEC 4.5].
fn magnitude(draft: &Draft, row: u32, report: &mut Report<'_>) {
    let store = &draft.store;
    let objective = &store.objectives[row as usize];
    if objective.from != ComponentSource::KeyResults {
        report.add(
            Code::E017,
            store.pointer_of(Noun::Objective, row) + "/combine",
            format!("`magnitude` does not go with `from: {}`", objective.from),
            "use `mean`, or let `from` be `key_results`",
        );
        return;
    }
    let mut first_unit = None;
    for at in objective.key_results.range() {
        let key_result = &store.key_results[at];
        let unread = |rows: &[u32]| rows.binary_search(&(at as u32)).is_ok();
        if key_result.role != Role::Key || unread(&draft.unread_roles) {
            continue;
        }
        let mut fits = true;
        for (amendment, shape) in store.measures(at as u32) {
            if !matches!(shape, Shape::Toward { .. } | Shape::Unknown) {
                fits = false;
                report.add(
                    Code::E017,
                    store.measure_pointer(at as u32, amendment) + "/kind",
                    "`magnitude` takes only `increase` and `decrease`",
                    "combine by `mean`, or make it a guardrail",
                );
            }
        }
        if unread(&draft.unread_units) {
            continue;
        }
        let unit = store.arena.opt(key_result.unit);
        let first = *first_unit.get_or_insert(unit);
        if fits && unit != first {
            report.add(
                Code::E017,
                store.pointer_of(Noun::KeyResult, at as u32) + "/unit",
                format!(
                    "`magnitude` takes one unit: here it is `{}`, first it was `{}`",
                    unit.unwrap_or("none"),
                    first.unwrap_or("none")
                ),
                "give all key results the same unit, or combine by `mean`",
            );
        }
    }
}
