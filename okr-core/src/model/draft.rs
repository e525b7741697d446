//! A portfolio while it is read: rows whose references are still numbers of what they say.

use super::{
    Arena, OrganizationRow, References, Store, Structure, Text,
    portfolio::{Identifiers, PolicyChoice},
};
use crate::policy::LimitFault;

/// The rows as read, before references are resolved and what takes more than one row is checked.
///
/// What was refused at its own place is already a problem; here it is absent (a text,
/// a date, a reference) or NaN (a number), so that nothing is reported twice.
pub(crate) struct Draft {
    pub(crate) store: Store,
    /// What the references in the rows are numbers of, until they are resolved.
    pub(crate) references: References,
    /// Limits of the policy that are out of order after the merge.
    pub(crate) policy_faults: Vec<LimitFault>,
    /// Check-ins whose value is a boolean: row numbers, rising.
    pub(crate) booleans: Vec<u32>,
    /// Key results with a start or due date that was refused: row numbers, rising.
    pub(crate) undated: Vec<u32>,
    /// Key results whose unit could not be read, and whose role could not: row numbers, rising.
    pub(crate) unread_units: Vec<u32>,
    pub(crate) unread_roles: Vec<u32>,
}

impl Draft {
    /// Makes room for what a text of so many bytes may hold, by a rough guess: that saves most of
    /// the growing.
    pub(crate) fn reserve(&mut self, bytes: usize) {
        let store = &mut self.store;
        store.check_ins.reserve(bytes / 150);
        store.check_in_extras.reserve(bytes / 600);
        store.key_results.reserve(bytes / 450);
        store.objectives.reserve(bytes / 1500);
        store.edges.reserve(bytes / 1500);
    }
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            store: Store {
                arena: Arena::default(),
                organization: OrganizationRow {
                    name: Text::NONE,
                    mission: Text::NONE,
                    vision: Text::NONE,
                    custom: Text::NONE,
                },
                custom: Text::NONE,
                policy: PolicyChoice::default(),
                checks: None,
                priorities: Vec::new(),
                units: Vec::new(),
                cycles: Vec::new(),
                kpis: Vec::new(),
                measurements: Vec::new(),
                objectives: Vec::new(),
                edges: Vec::new(),
                dependencies: Vec::new(),
                initiatives: Vec::new(),
                initiative_key_results: Vec::new(),
                escalations: Vec::new(),
                drops: Vec::new(),
                reviews: Vec::new(),
                key_results: Vec::new(),
                items: Vec::new(),
                points: Vec::new(),
                steps: Vec::new(),
                sum_of: Vec::new(),
                check_ins: Vec::new(),
                key_result_extras: Vec::new(),
                check_in_extras: Vec::new(),
                amendments: Vec::new(),
                tags: Vec::new(),
                audit: Vec::new(),
                ids: Identifiers::default(),
                structure: Structure::default(),
            },
            references: References::default(),
            policy_faults: Vec::new(),
            booleans: Vec::new(),
            undated: Vec::new(),
            unread_units: Vec::new(),
            unread_roles: Vec::new(),
        }
    }
}
