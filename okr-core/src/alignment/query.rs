//! Questions about single nodes.

use super::{Alignment, At, Node, NodeName, walk::Way};
use crate::{error::Error, values::NodeKind};

/// Names are identifiers, or pairs of a kind and an identifier; see [`NodeName`]. An unknown
/// one is an `E009`. Lists are in document order unless said otherwise: priorities, units,
/// then each objective followed by its key results.
impl Alignment {
    pub(super) fn list(&self, nodes: impl IntoIterator<Item = At>) -> Vec<Node<'_>> {
        nodes.into_iter().map(|at| self.show(at)).collect()
    }

    fn near<'n>(&self, name: impl Into<NodeName<'n>>, way: Way) -> Result<Vec<Node<'_>>, Error> {
        let mut found = Vec::new();
        self.step(self.at(name.into())?, way, |at| found.push(self.show(at)));
        Ok(found)
    }

    /// What a node supports by itself: the targets of an objective in the order of its list,
    /// the objective of a key result, the parent of a unit.
    pub fn supports<'n>(&self, name: impl Into<NodeName<'n>>) -> Result<Vec<Node<'_>>, Error> {
        self.near(name, Way::Up)
    }

    /// What supports a node by itself: the key results of an objective, then the objectives
    /// that are aligned to it; the units right below a unit.
    pub fn supported_by<'n>(&self, name: impl Into<NodeName<'n>>) -> Result<Vec<Node<'_>>, Error> {
        self.near(name, Way::Down)
    }

    /// Everything that a node supports, step by step, without itself; all units above a unit.
    ///
    /// Linear in the nodes and edges above it, beside one bit for each node of the portfolio.
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
    /// let names: Vec<_> = alignment.ancestors("o-team")?.iter().map(ToString::to_string).collect();
    /// assert_eq!(names, ["priority:growth", "objective:o-company", "key_result:k-nps"]);
    /// let error = alignment.ancestors("o-taem").unwrap_err();
    /// assert!(error.to_string().ends_with("(did you mean `o-team`?)"));
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn ancestors<'n>(&self, name: impl Into<NodeName<'n>>) -> Result<Vec<Node<'_>>, Error> {
        Ok(self.list(self.reach(self.at(name.into())?, Way::Up)))
    }

    /// Everything that supports a node, step by step, without itself, key results included;
    /// all units below a unit. The cost is that of [`Alignment::ancestors`].
    pub fn descendants<'n>(&self, name: impl Into<NodeName<'n>>) -> Result<Vec<Node<'_>>, Error> {
        Ok(self.list(self.reach(self.at(name.into())?, Way::Down)))
    }

    /// What two nodes both support, step by step. A node is not among its own ancestors.
    pub fn common_ancestors<'n>(
        &self,
        a: impl Into<NodeName<'n>>,
        b: impl Into<NodeName<'n>>,
    ) -> Result<Vec<Node<'_>>, Error> {
        let store = self.store();
        let (a, b) = (self.at(a.into())?, self.at(b.into())?);
        let (a, b) = (self.reach(a, Way::Up), self.reach(b, Way::Up));
        let mut b = b.iter().map(|at| at.position(store)).peekable();
        Ok(self.list(a.into_iter().filter(|at| {
            let position = at.position(store);
            while b.next_if(|&other| other < position).is_some() {}
            b.peek() == Some(&position)
        })))
    }

    /// A shortest path upward from a node to the nearest company objective or priority, both
    /// included; none without line of sight.
    ///
    /// Of several, the one that is found first when edges are followed in the order of their
    /// lists, breadth first. A company objective is its own path. The path of a unit leads
    /// by way of an objective that it owns.
    pub fn path_to_company<'n>(
        &self,
        name: impl Into<NodeName<'n>>,
    ) -> Result<Option<Vec<Node<'_>>>, Error> {
        let path = self.climb(self.at(name.into())?, true, |at| self.is_top(at));
        Ok(path.map(|path| self.list(path)))
    }

    /// A shortest path upward from one node to another, both included; none if there is none.
    pub fn path<'n>(
        &self,
        from: impl Into<NodeName<'n>>,
        to: impl Into<NodeName<'n>>,
    ) -> Result<Option<Vec<Node<'_>>>, Error> {
        let (from, to) = (self.at(from.into())?, self.at(to.into())?);
        let path = self.climb(from, false, |at| at == to);
        Ok(path.map(|path| self.list(path)))
    }

    /// Whether a path leads up to a company objective or priority, or the node is one itself.
    /// A unit has line of sight when an objective has that it owns.
    pub fn has_line_of_sight<'n>(&self, name: impl Into<NodeName<'n>>) -> Result<bool, Error> {
        Ok(self.depth_at(self.at(name.into())?).is_some())
    }

    /// How many alignments lead from a node up to the nearest company objective or priority:
    /// 0 for those, 1 for what is aligned to one or to a company key result; none without
    /// line of sight.
    ///
    /// A key result is as deep as its objective, a unit as the least deep objective that it owns.
    pub fn depth<'n>(&self, name: impl Into<NodeName<'n>>) -> Result<Option<u32>, Error> {
        Ok(self.depth_at(self.at(name.into())?))
    }

    pub(super) fn depth_at(&self, at: At) -> Option<u32> {
        match at.kind {
            NodeKind::Priority => Some(0),
            NodeKind::Objective => self.depth_of(at.row),
            NodeKind::KeyResult => {
                let objective = self.store().key_results[at.row as usize].objective;
                (self.depth_of(objective)).filter(|_| self.has_key_result(at.row))
            }
            NodeKind::Unit => (self.owned_by(at.row).filter_map(|row| self.depth_of(row))).min(),
        }
    }

    /// The objectives that support nothing, in document order.
    pub fn roots(&self) -> Vec<Node<'_>> {
        let rows = self.objective_rows();
        self.list(
            rows.filter(|&row| self.edges_from(row).next().is_none())
                .map(|row| At::new(NodeKind::Objective, row)),
        )
    }

    /// The objectives that no objective supports, be it by a key result, in document order.
    pub fn leaves(&self) -> Vec<Node<'_>> {
        let rows = self.objective_rows();
        self.list(
            rows.filter(|&row| self.edges_to_whole(row).next().is_none())
                .map(|row| At::new(NodeKind::Objective, row)),
        )
    }

    /// All objectives, key results and priorities, each after everything that supports it.
    pub fn topological_order(&self) -> Vec<Node<'_>> {
        let store = self.store();
        let goals = (store.structure.objective_order.iter())
            .filter(|&&row| self.has_objective(row))
            .flat_map(|&row| {
                (self.key_result_rows(row))
                    .map(|row| At::new(NodeKind::KeyResult, row))
                    .chain([At::new(NodeKind::Objective, row)])
            });
        let priorities =
            (0..store.priorities.len() as u32).map(|row| At::new(NodeKind::Priority, row));
        self.list(goals.chain(priorities))
    }
}
