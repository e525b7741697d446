//! What the waivers of a document name [E009].

use super::{Report, references};
use crate::{
    diagnostic::{Code, Suggester},
    model::{Noun, Store},
};

pub(super) fn check(store: &Store, report: &mut Report<'_>) {
    let Some(config) = &store.checks else {
        return;
    };
    let mut suggester = Suggester::default();
    for (at, waiver) in config.waivers.iter().enumerate() {
        let (kind, name) = (waiver.subject.kind(), waiver.subject.id());
        let noun = Noun::of(kind);
        // An empty identifier is one that was refused.
        if name.is_empty() || store.ids.of(noun).find(&store.arena, name).is_some() {
            continue;
        }
        let (message, help) = references::unknown(store, noun, name, &mut suggester);
        let path = format!("/checks/waivers/{at}/{kind}");
        report.add(Code::E009, path, message, help);
    }
}
