//! What a change of one node may touch.

use super::{Alignment, Node, NodeName, walk::Way};
use crate::{error::Error, values::NodeKind};

/// What rests on a node and what it rests on [SPEC 10.4]. Lists are in document order.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Impact<'a> {
    /// The node.
    pub node: Node<'a>,
    /// Everything that it supports.
    pub ancestors: Vec<Node<'a>>,
    /// Everything that supports it.
    pub descendants: Vec<Node<'a>>,
    /// The company objectives among its ancestors, or itself.
    pub company_objectives: Vec<Node<'a>>,
}

impl Alignment {
    /// All that a node supports and all that supports it [SPEC 10.4].
    ///
    /// ```
    /// # let json = r#"{"okr": "1",
    /// #   "organization": {"name": "Acme", "priorities": [{"id": "growth", "title": "Grow"}]},
    /// #   "units": [{"id": "acme", "name": "Acme", "level": "company"},
    /// #     {"id": "support", "name": "Support", "level": "team", "parent": "acme"}],
    /// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
    /// #   "objectives": [{"id": "o-company", "title": "Be trusted", "owner": "acme", "cycle": "q",
    /// #       "commitment": "committed", "aligned_to": [{"priority": "growth"}],
    /// #       "key_results": [{"id": "k-nps", "title": "Increase NPS", "measure": {"kind": "milestone"}}]},
    /// #     {"id": "o-team", "title": "Answer at once", "owner": "support", "cycle": "q",
    /// #       "commitment": "committed", "aligned_to": [{"key_result": "k-nps"}],
    /// #       "key_results": [{"id": "k-calls", "title": "Answer calls", "measure": {"kind": "milestone"}}]}]}"#;
    /// use okr_core::Portfolio;
    ///
    /// let alignment = Portfolio::from_json(json)?.alignment();
    /// let impact = alignment.impact("k-nps")?;
    /// assert_eq!(impact.company_objectives[0].id(), "o-company");
    /// assert_eq!(impact.descendants[0].id(), "o-team");
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn impact<'n>(&self, name: impl Into<NodeName<'n>>) -> Result<Impact<'_>, Error> {
        let at = self.at(name.into())?;
        let ancestors = self.list(self.reach(at, Way::Up));
        let node = self.show(at);
        let company = |node: &&Node<'_>| node.kind() == NodeKind::Objective && self.is_top(node.at);
        Ok(Impact {
            company_objectives: {
                let mut found: Vec<_> = (ancestors.iter().filter(company)).copied().collect();
                if company(&&node) {
                    let place = found.partition_point(|it| it.index() < node.index());
                    found.insert(place, node);
                }
                found
            },
            node,
            ancestors,
            descendants: self.list(self.reach(at, Way::Down)),
        })
    }
}
