//! Rows that stand alone: what they name is made up, and looked at later.

use super::{Report, references};
use crate::{
    model::{
        CycleRow, Draft, KeyResultRow, KpiRow, NONE, Noun, ObjectiveRow, PriorityRow, Rows, Text,
        UnitRow,
    },
    threads::Threads,
    values::Phase,
};

/// Turns references into rows, although what they name stands elsewhere: a row with nothing but
/// the identifier is made for each.
pub(crate) fn resolve_alone(draft: &mut Draft) {
    for noun in Noun::ALL {
        for name in draft.references.all(noun) {
            let id = draft.store.arena.push(&name);
            stub(draft, noun, id);
        }
    }
    let mut ignored = Vec::new();
    let mut report = Report {
        problems: &mut ignored,
    };
    // Of rows with one identifier the first has it; whether that is a fault is judged later.
    let defined = draft.store.define(&draft.references, Threads::ONE);
    references::resolve(draft, defined.references, &mut report);
}

fn stub(draft: &mut Draft, noun: Noun, id: Text) {
    let store = &mut draft.store;
    let (name, custom) = (Text::NONE, Text::NONE);
    match noun {
        Noun::Priority => store.priorities.push(PriorityRow {
            id,
            title: name,
            custom,
        }),
        Noun::Unit => store.units.push(UnitRow {
            id,
            name,
            level: None,
            parent: NONE,
            custom,
        }),
        Noun::Cycle => store.cycles.push(CycleRow {
            id,
            name,
            start: None,
            end: None,
            phase: Phase::Active,
            parent: NONE,
            check_in_every_days: 0,
            custom,
        }),
        Noun::Kpi => store.kpis.push(KpiRow {
            id,
            name,
            unit: Text::NONE,
            healthy: None,
            measurements: Rows::default(),
            custom,
        }),
        Noun::Objective => store.objectives.push(ObjectiveRow {
            id,
            ..ObjectiveRow::EMPTY
        }),
        Noun::KeyResult => store.key_results.push(KeyResultRow {
            id,
            ..KeyResultRow::EMPTY
        }),
        // Nothing refers to initiatives.
        Noun::Initiative => {}
    }
}
