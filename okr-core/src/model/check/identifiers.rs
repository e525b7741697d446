//! Identifiers that stand twice [E008].

use super::Report;
use crate::{
    diagnostic::{Code, shorten},
    model::{Noun, Store},
    threads::Threads,
};

/// Defines every row's identifier; of two rows with one identifier, the first has it.
pub(super) fn define(store: &mut Store, threads: Threads, report: &mut Report<'_>) {
    for (noun, twice) in Noun::ALL.into_iter().zip(store.define_all(threads)) {
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
}
