//! The key results that say together whether an objective was reached.

use super::context::Context;
use crate::{
    model::Target,
    values::{ComponentSource, Role},
};

/// The key results of an objective in force on the day that are no guardrails, in document order.
pub(crate) fn counted(cx: &Context<'_>, objective: u32) -> impl Iterator<Item = u32> {
    let store = cx.store();
    (cx.alignment().key_result_rows(objective))
        .filter(|&row| store.key_results[row as usize].role == Role::Key)
}

/// Whether an objective is scored by those aligned to it, beside its key results or in their
/// place [SPEC 4.5].
pub(crate) fn has_other_parts(cx: &Context<'_>, objective: u32) -> bool {
    match cx.store().objectives[objective as usize].from {
        ComponentSource::KeyResults => false,
        ComponentSource::Aligned => true,
        ComponentSource::Both => {
            let mut aligned = cx.alignment().edges_to(Target::Objective(objective));
            aligned.next().is_some()
        }
    }
}
