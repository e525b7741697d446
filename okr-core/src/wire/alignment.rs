//! Measures, impact and parts of the alignment as JSON.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::write;
use crate::{
    alignment::{Edge, Impact, Measures, Node, Subgraph},
    values::{NodeKind, Relation},
};

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut node = serializer.serialize_struct("Node", 2)?;
        node.serialize_field("kind", &self.kind())?;
        node.serialize_field("id", self.id())?;
        node.end()
    }
}

#[derive(Serialize)]
struct ImpactWire<'a> {
    kind: NodeKind,
    id: &'a str,
    ancestors: &'a [Node<'a>],
    descendants: &'a [Node<'a>],
    company_objectives: &'a [Node<'a>],
}

#[derive(Serialize)]
struct SubgraphWire<'a> {
    nodes: &'a [Node<'a>],
    edges: Vec<EdgeWire<'a>>,
}

#[derive(Serialize)]
struct EdgeWire<'a> {
    from: Node<'a>,
    to: Node<'a>,
    relation: Relation,
    weight: Option<f64>,
}

impl<'a> From<&Edge<'a>> for EdgeWire<'a> {
    fn from(edge: &Edge<'a>) -> Self {
        Self {
            from: edge.from,
            to: edge.to,
            relation: edge.relation,
            weight: edge.weight.map(crate::values::Weight::to_f64),
        }
    }
}

impl Measures {
    /// The measures as JSON, member by member; null where there is nothing to divide by.
    pub fn to_json(&self) -> String {
        write::compact(self)
    }

    /// The same over several lines, for people.
    pub fn to_json_pretty(&self) -> String {
        write::pretty(self)
    }
}

impl Impact<'_> {
    fn wire(&self) -> ImpactWire<'_> {
        ImpactWire {
            kind: self.node.kind(),
            id: self.node.id(),
            ancestors: &self.ancestors,
            descendants: &self.descendants,
            company_objectives: &self.company_objectives,
        }
    }

    /// Kind and identifier of the node, and the lists of nodes, as JSON.
    pub fn to_json(&self) -> String {
        write::compact(&self.wire())
    }

    /// The same over several lines, for people.
    pub fn to_json_pretty(&self) -> String {
        write::pretty(&self.wire())
    }
}

impl Subgraph<'_> {
    /// Nodes and edges as JSON; the weight of what is no alignment is null.
    pub fn to_json(&self) -> String {
        write::compact(&SubgraphWire {
            nodes: &self.nodes,
            edges: self.edges.iter().map(EdgeWire::from).collect(),
        })
    }
}
