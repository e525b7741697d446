//! Who supports whom: the graph of objectives, key results and priorities, and the tree of units [SPEC 10].
//!
//! The graph is that of the portfolio (`model::Structure`), which was found to have no
//! loops when it was loaded. Nothing is copied; what is computed of it stands in [`Facts`].

mod diagram;
mod facts;
mod impact;
mod measures;
mod node;
mod query;
mod roll_up;
mod sensitivity;
mod table;
mod tree;
mod walk;

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use crate::{
    model::{Portfolio, Store},
    values::Date,
};
use facts::Facts;
pub use impact::Impact;
pub use measures::{Covered, Measures, Origins, Sighted, Spread};
pub(crate) use node::At;
pub use node::{Node, NodeName};
pub use sensitivity::{Sensitivities, Sensitivity};
pub use table::{Edge, NodeRow, Subgraph};

/// The alignment of a portfolio: who supports whom, all of it or what is in force on a day [SPEC 10].
///
/// Edges run upward: from an objective to what it is aligned to, and from a key result to
/// its own objective. Units are a tree beside that. Made by [`Portfolio::alignment`].
///
/// It never changes; cloning is cheap (shared storage), and it may be shared between
/// threads. Facts about the whole graph are computed once, when they are first asked for.
#[derive(Clone)]
pub struct Alignment {
    portfolio: Portfolio,
    as_of: Option<Date>,
    facts: Arc<OnceLock<Facts>>,
}

impl Portfolio {
    /// Who supports whom [SPEC 10]. Every edge counts, dropped or not; see [`Alignment::as_of`].
    ///
    /// Takes no time: nothing is computed before it is asked for.
    pub fn alignment(&self) -> Alignment {
        Alignment {
            portfolio: self.clone(),
            as_of: None,
            facts: Arc::default(),
        }
    }
}

impl Alignment {
    /// The same with what is in force on a day only [SPEC 4.4].
    ///
    /// An objective that is dropped on or before the day is out, and so are its key results;
    /// a key result that is dropped is out. What is out supports nothing, is supported by
    /// nothing, and counts in no measure. It can still be asked for.
    #[must_use]
    pub fn as_of(&self, date: Date) -> Self {
        Self {
            portfolio: self.portfolio.clone(),
            as_of: Some(date),
            facts: Arc::default(),
        }
    }

    /// The day, if one was chosen.
    pub fn date(&self) -> Option<Date> {
        self.as_of
    }

    /// The portfolio.
    pub fn portfolio(&self) -> &Portfolio {
        &self.portfolio
    }

    pub(crate) fn store(&self) -> &Store {
        self.portfolio.store()
    }

    /// What is in force, and line of sight. Linear when it is first asked for.
    fn facts(&self) -> &Facts {
        self.facts
            .get_or_init(|| Facts::new(self.store(), self.as_of))
    }
}

impl fmt::Debug for Alignment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Alignment")
            .field("portfolio", &self.portfolio)
            .field("as_of", &self.as_of)
            .finish_non_exhaustive()
    }
}
