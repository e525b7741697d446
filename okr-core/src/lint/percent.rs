//! Which key results are counted in percent.

use crate::model::{KeyResultRow, SourceRow, Store, Text};

/// What a number of a key result is a number of, as far as the document says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scale {
    Percent,
    /// Another unit, or none that is said.
    Other,
    Unsaid,
}

/// The unit of a key result: its own, else that of its KPI, else `%` in its title.
pub(crate) fn scale(store: &Store, it: &KeyResultRow) -> Scale {
    match unit(store, it) {
        Some(unit) if is_percent(unit) => Scale::Percent,
        Some(_) => Scale::Other,
        None if store.text(it.title).contains('%') => Scale::Percent,
        None => Scale::Unsaid,
    }
}

/// The unit that a key result states, or its KPI.
pub(crate) fn unit<'s>(store: &'s Store, it: &KeyResultRow) -> Option<&'s str> {
    let of_kpi = match it.source {
        SourceRow::Kpi(kpi) => store.kpis[kpi as usize].unit,
        _ => Text::NONE,
    };
    (store.arena.opt(it.unit).or(store.arena.opt(of_kpi)))
        .map(str::trim)
        .filter(|unit| !unit.is_empty())
}

pub(crate) fn is_percent(unit: &str) -> bool {
    const NAMES: [&str; 8] = [
        "percent",
        "per cent",
        "percentage",
        "pct",
        "pp",
        "prozent",
        "pourcent",
        "por ciento",
    ];
    let points = unit.get(.."percentage point".len());
    unit.contains('%')
        || NAMES.iter().any(|name| unit.eq_ignore_ascii_case(name))
        || points.is_some_and(|start| start.eq_ignore_ascii_case("percentage point"))
}
