//! Nodes, and how they are named.

use std::{
    fmt,
    hash::{Hash, Hasher},
};

use super::Alignment;
use crate::{
    diagnostic::{Code, Suggester, shorten},
    error::Error,
    model::{Noun, Store, Target},
    values::NodeKind,
};

/// One node of an [`Alignment`]: a priority, unit, objective or key result.
///
/// A view into the portfolio. Two nodes are equal when their kinds and identifiers are;
/// `Display` shows `objective:o-trust`.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    store: &'a Store,
    pub(super) at: At,
}

/// A node by kind and row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct At {
    pub(crate) kind: NodeKind,
    pub(crate) row: u32,
}

impl At {
    pub(crate) fn new(kind: NodeKind, row: u32) -> Self {
        Self { kind, row }
    }

    /// As a node of the graph; none for a unit.
    pub(crate) fn target(self) -> Option<Target> {
        match self.kind {
            NodeKind::Objective => Some(Target::Objective(self.row)),
            NodeKind::KeyResult => Some(Target::KeyResult(self.row)),
            NodeKind::Priority => Some(Target::Priority(self.row)),
            NodeKind::Unit => None,
        }
    }

    /// Its place among all nodes in document order: priorities, units, then each
    /// objective followed by its key results.
    pub(crate) fn position(self, store: &Store) -> u32 {
        let row = self.row;
        let priorities = store.priorities.len() as u32;
        let goals = priorities + store.units.len() as u32;
        match self.kind {
            NodeKind::Priority => row,
            NodeKind::Unit => priorities + row,
            NodeKind::Objective => goals + row + store.objectives[row as usize].key_results.start,
            NodeKind::KeyResult => goals + row + store.key_results[row as usize].objective + 1,
        }
    }
}

impl<'a> Node<'a> {
    pub(super) fn new(store: &'a Store, at: At) -> Self {
        Self { store, at }
    }

    /// What it is.
    pub fn kind(&self) -> NodeKind {
        self.at.kind
    }

    /// Its identifier.
    pub fn id(&self) -> &'a str {
        let (store, row) = (self.store, self.at.row as usize);
        store.text(match self.at.kind {
            NodeKind::Priority => store.priorities[row].id,
            NodeKind::Unit => store.units[row].id,
            NodeKind::Objective => store.objectives[row].id,
            NodeKind::KeyResult => store.key_results[row].id,
        })
    }

    /// Its title; a unit's name.
    pub fn title(&self) -> &'a str {
        let (store, row) = (self.store, self.at.row as usize);
        store.text(match self.at.kind {
            NodeKind::Priority => store.priorities[row].title,
            NodeKind::Unit => store.units[row].name,
            NodeKind::Objective => store.objectives[row].title,
            NodeKind::KeyResult => store.key_results[row].title,
        })
    }

    /// Its place among the nodes of its kind, in document order, from 0.
    pub fn index(&self) -> usize {
        self.at.row as usize
    }

    /// Its place in the document, as a JSON Pointer.
    pub fn path(&self) -> String {
        self.store.pointer_of(noun(self.at.kind), self.at.row)
    }
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.kind(), self.id()) == (other.kind(), other.id())
    }
}

impl Eq for Node<'_> {}

impl Hash for Node<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.kind(), self.id()).hash(state);
    }
}

impl fmt::Display for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind(), self.id())
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Node({self})")
    }
}

/// How a node is named: by its identifier, with or without its kind.
///
/// Identifiers are unique within their kind only. Without a kind, an objective is looked
/// for first, then a key result, a priority, and a unit.
///
/// ```
/// use okr_core::{NodeKind, NodeName};
///
/// assert_eq!(NodeName::from("o-trust").kind, None);
/// assert_eq!(NodeName::from((NodeKind::Unit, "support")).id, "support");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NodeName<'n> {
    /// The kind, if it is to be this one only.
    pub kind: Option<NodeKind>,
    /// The identifier.
    pub id: &'n str,
}

impl<'n> From<&'n str> for NodeName<'n> {
    fn from(id: &'n str) -> Self {
        Self { kind: None, id }
    }
}

impl<'n> From<&'n String> for NodeName<'n> {
    fn from(id: &'n String) -> Self {
        Self { kind: None, id }
    }
}

impl<'n> From<(NodeKind, &'n str)> for NodeName<'n> {
    fn from((kind, id): (NodeKind, &'n str)) -> Self {
        let kind = Some(kind);
        Self { kind, id }
    }
}

impl<'n> From<(Option<NodeKind>, &'n str)> for NodeName<'n> {
    fn from((kind, id): (Option<NodeKind>, &'n str)) -> Self {
        Self { kind, id }
    }
}

impl<'n> From<Node<'n>> for NodeName<'n> {
    fn from(node: Node<'n>) -> Self {
        let kind = Some(node.kind());
        Self {
            kind,
            id: node.id(),
        }
    }
}

/// The order in which an identifier without a kind is looked for.
const LOOKED_FOR: [NodeKind; 4] = [
    NodeKind::Objective,
    NodeKind::KeyResult,
    NodeKind::Priority,
    NodeKind::Unit,
];

pub(crate) fn noun(kind: NodeKind) -> Noun {
    match kind {
        NodeKind::Priority => Noun::Priority,
        NodeKind::Unit => Noun::Unit,
        NodeKind::Objective => Noun::Objective,
        NodeKind::KeyResult => Noun::KeyResult,
    }
}

impl Alignment {
    /// The node that a name stands for, dropped or not.
    ///
    /// # Errors
    ///
    /// `E009` when there is none, with the nearest identifier as the remedy.
    pub fn node<'n>(&self, name: impl Into<NodeName<'n>>) -> Result<Node<'_>, Error> {
        self.at(name.into()).map(|at| self.show(at))
    }

    /// The node of a kind at a place in document order, from 0, as [`Node::index`] gives it,
    /// dropped or not; none beyond the last.
    ///
    /// ```
    /// # let json = r#"{"okr": "1", "organization": {"name": "Acme"},
    /// #   "units": [{"id": "acme", "name": "Acme", "level": "company"}], "objectives": [],
    /// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}]}"#;
    /// use okr_core::{NodeKind, Portfolio};
    ///
    /// let alignment = Portfolio::from_json(json)?.alignment();
    /// assert_eq!(alignment.node_at(NodeKind::Unit, 0).unwrap().id(), "acme");
    /// assert!(alignment.node_at(NodeKind::Objective, 0).is_none());
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn node_at(&self, kind: NodeKind, index: usize) -> Option<Node<'_>> {
        let store = self.store();
        let count = match kind {
            NodeKind::Priority => store.priorities.len(),
            NodeKind::Unit => store.units.len(),
            NodeKind::Objective => store.objectives.len(),
            NodeKind::KeyResult => store.key_results.len(),
        };
        (index < count).then(|| self.show(At::new(kind, index as u32)))
    }

    pub(crate) fn show(&self, at: At) -> Node<'_> {
        Node::new(self.store(), at)
    }

    pub(crate) fn at(&self, name: NodeName<'_>) -> Result<At, Error> {
        let store = self.store();
        let kinds = (LOOKED_FOR.into_iter()).filter(|&kind| name.kind.is_none_or(|it| it == kind));
        (kinds.clone())
            .find_map(|kind| {
                let row = store.ids.of(noun(kind)).find(&store.arena, name.id)?;
                Some(At::new(kind, row))
            })
            .ok_or_else(|| unknown(store, name, kinds))
    }
}

#[cold]
fn unknown(
    store: &Store,
    name: NodeName<'_>,
    kinds: impl Iterator<Item = NodeKind> + Clone,
) -> Error {
    let shown = shorten(name.id);
    let what = name
        .kind
        .map_or("objective, key result, priority or unit", |kind| {
            noun(kind).words()
        });
    let elsewhere = (LOOKED_FOR.into_iter()).find(|&kind| {
        store
            .ids
            .of(noun(kind))
            .find(&store.arena, name.id)
            .is_some()
    });
    let candidates = kinds.flat_map(|kind| store.ids.of(noun(kind)).defined(&store.arena));
    let article = |words: &'static str| if words == "objective" { "an" } else { "a" };
    let help = match elsewhere.map(|kind| noun(kind).words()) {
        Some(words) => format!("`{shown}` is {} {words}", article(words)),
        None => match Suggester::default().nearest(name.id, candidates) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name one of this portfolio".to_owned(),
        },
    };
    Error::value(Code::E009, format!("there is no {what} `{shown}`"), help)
}
