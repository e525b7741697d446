//! The word lists that a caller gives a check.

use std::{fmt, sync::Arc};

use crate::statement::Lexicon;

/// A lexicon that several checks may share; two are equal if they are the same one.
#[derive(Clone)]
pub(super) struct OwnLexicon(pub(super) Arc<Lexicon>);

impl PartialEq for OwnLexicon {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for OwnLexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lexicon({})", self.0.language())
    }
}
