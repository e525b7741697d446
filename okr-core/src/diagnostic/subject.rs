//! What a diagnostic is about.

use crate::values::SubjectKind;

/// What a diagnostic is about: the kind of a thing and its identifier [SPEC 12].
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Subject {
    kind: SubjectKind,
    id: Box<str>,
}

impl Subject {
    pub(crate) fn new(kind: SubjectKind, id: &str) -> Self {
        let id = id.into();
        Self { kind, id }
    }

    /// What kind of thing it is.
    pub fn kind(&self) -> SubjectKind {
        self.kind
    }

    /// Its identifier, unique within its kind.
    pub fn id(&self) -> &str {
        &self.id
    }
}
