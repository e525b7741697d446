//! Identifiers that stand twice [E008].

use super::Report;
use crate::{
    diagnostic::{Code, shorten},
    model::{Draft, Noun},
    threads::Threads,
};

/// Defines every row's identifier; of two rows with one identifier, the first has it. By kind and
/// by number, the row that each reference names, or [`crate::model::NONE`].
pub(super) fn define(
    draft: &mut Draft,
    threads: Threads,
    report: &mut Report<'_>,
) -> [Vec<u32>; Noun::ALL.len()] {
    let store = &mut draft.store;
    let defined = store.define(&draft.references, threads);
    for (noun, twice) in Noun::ALL.into_iter().zip(defined.twice) {
        for (row, first) in twice {
            let (what, shown) = (noun.words(), shorten(store.identifier(noun, row)));
            report
                .add(
                    Code::E008,
                    store.pointer_of(noun, row) + "/id",
                    format!("the {what} `{shown}` stands twice"),
                    format!("give this {what} an identifier of its own"),
                )
                .relate(
                    store.pointer_of(noun, first) + "/id",
                    "it stands here first".to_owned(),
                );
        }
    }
    defined.references
}
