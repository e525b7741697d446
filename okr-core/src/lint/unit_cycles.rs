//! The objectives of each unit, cycle by cycle.

use super::context::Context;

/// Calls `visit` with every unit, cycle and the unit's own objectives in force in that cycle,
/// where there are some: units in document order, then cycles, then objectives.
pub(crate) fn each(cx: &Context<'_>, mut visit: impl FnMut(u32, u32, &[u32])) {
    let store = cx.store();
    let cycle = |row: &u32| store.objectives[*row as usize].cycle;
    let mut rows: Vec<u32> = Vec::new();
    for unit in 0..store.units.len() as u32 {
        rows.clear();
        rows.extend(cx.alignment().owned_by(unit));
        // Stable: within a cycle, document order stays.
        rows.sort_by_key(cycle);
        for set in rows.chunk_by(|a, b| cycle(a) == cycle(b)) {
            visit(unit, cycle(&set[0]), set);
        }
    }
}
