//! The handle of an alignment; nodes leave as pairs of kind and identifier, tables as columns.

use okr_core as core;
use pyo3::prelude::*;

use crate::{date, errors, scorecard::Scorecard};

/// The alignment of a portfolio; `okr.AlignmentGraph` wraps it.
#[pyclass(frozen, module = "okr._okr")]
pub(crate) struct Alignment(pub(crate) core::Alignment);

type Named<'a> = (&'static str, &'a str);
type EdgeRow<'a> = (Named<'a>, Named<'a>, &'static str, Option<f64>);
/// The node, its ancestors, its descendants, the company objectives.
type ImpactRow<'a> = (Named<'a>, Vec<Named<'a>>, Vec<Named<'a>>, Vec<Named<'a>>);
type CountRow = (u32, u32, Option<f64>);
type SpreadRow = (Option<f64>, Option<u32>);
type OriginRow = (u32, u32, u32, Option<f64>, Option<f64>);
type MeasuresRow = (
    u32,
    CountRow,
    CountRow,
    CountRow,
    SpreadRow,
    SpreadRow,
    SpreadRow,
    OriginRow,
    Option<f64>,
);
type NodeColumns<'a> = (
    Vec<&'static str>,
    Vec<&'a str>,
    Vec<&'a str>,
    Vec<Option<&'a str>>,
    Vec<Option<&'static str>>,
    Vec<Option<&'a str>>,
    Vec<Option<u32>>,
);
type EdgeColumns<'a> = (
    Vec<&'static str>,
    Vec<&'a str>,
    Vec<&'static str>,
    Vec<&'a str>,
    Vec<&'static str>,
    Vec<Option<f64>>,
);
type Found<T> = Result<T, core::Error>;

#[pymethods]
impl Alignment {
    /// The same with what is in force on a day only.
    #[pyo3(signature = (as_of, /))]
    fn as_of(&self, py: Python<'_>, as_of: &str) -> PyResult<Self> {
        Ok(Self(self.0.as_of(date(py, as_of)?)))
    }

    /// The day, if one was chosen.
    fn date(&self) -> Option<String> {
        self.0.date().map(|date| date.to_string())
    }

    /// The node that an identifier stands for.
    #[pyo3(signature = (id, kind, /))]
    fn node<'a>(&'a self, py: Python<'_>, id: &str, kind: Option<&str>) -> PyResult<Named<'a>> {
        self.ask(py, kind, id, |it, name| it.node(name)).map(named)
    }

    /// What a node supports by itself.
    #[pyo3(signature = (id, kind, /))]
    fn supports(&self, py: Python<'_>, id: &str, kind: Option<&str>) -> PyResult<Vec<Named<'_>>> {
        (self.ask(py, kind, id, |it, name| it.supports(name))).map(all_named)
    }

    /// What supports a node by itself.
    #[pyo3(signature = (id, kind, /))]
    fn supported_by(
        &self,
        py: Python<'_>,
        id: &str,
        kind: Option<&str>,
    ) -> PyResult<Vec<Named<'_>>> {
        (self.ask(py, kind, id, |it, name| it.supported_by(name))).map(all_named)
    }

    /// Everything that a node supports.
    #[pyo3(signature = (id, kind, /))]
    fn ancestors(&self, py: Python<'_>, id: &str, kind: Option<&str>) -> PyResult<Vec<Named<'_>>> {
        (self.ask(py, kind, id, |it, name| it.ancestors(name))).map(all_named)
    }

    /// Everything that supports a node.
    #[pyo3(signature = (id, kind, /))]
    fn descendants(
        &self,
        py: Python<'_>,
        id: &str,
        kind: Option<&str>,
    ) -> PyResult<Vec<Named<'_>>> {
        (self.ask(py, kind, id, |it, name| it.descendants(name))).map(all_named)
    }

    /// A shortest path up to a company objective or priority.
    #[pyo3(signature = (id, kind, /))]
    fn path_to_company(
        &self,
        py: Python<'_>,
        id: &str,
        kind: Option<&str>,
    ) -> PyResult<Option<Vec<Named<'_>>>> {
        let path = self.ask(py, kind, id, |it, name| it.path_to_company(name))?;
        Ok(path.map(all_named))
    }

    /// A shortest path up from one node to another; identifiers and kinds of both.
    #[pyo3(signature = (a, a_kind, b, b_kind, /))]
    fn path(
        &self,
        py: Python<'_>,
        a: &str,
        a_kind: Option<&str>,
        b: &str,
        b_kind: Option<&str>,
    ) -> PyResult<Option<Vec<Named<'_>>>> {
        let b = (kind(py, b_kind)?, b);
        let path = self.ask(py, a_kind, a, |it, a| it.path(a, b))?;
        Ok(path.map(all_named))
    }

    /// What two nodes both support; identifiers and kinds of both.
    #[pyo3(signature = (a, a_kind, b, b_kind, /))]
    fn common_ancestors(
        &self,
        py: Python<'_>,
        a: &str,
        a_kind: Option<&str>,
        b: &str,
        b_kind: Option<&str>,
    ) -> PyResult<Vec<Named<'_>>> {
        let b = (kind(py, b_kind)?, b);
        (self.ask(py, a_kind, a, |it, a| it.common_ancestors(a, b))).map(all_named)
    }

    /// How many alignments lead up to a company objective or priority.
    #[pyo3(signature = (id, kind, /))]
    fn depth(&self, py: Python<'_>, id: &str, kind: Option<&str>) -> PyResult<Option<u32>> {
        self.ask(py, kind, id, |it, name| it.depth(name))
    }

    /// The objectives that support nothing.
    fn roots(&self, py: Python<'_>) -> Vec<Named<'_>> {
        all_named(py.detach(|| self.0.roots()))
    }

    /// The objectives that no objective supports.
    fn leaves(&self, py: Python<'_>) -> Vec<Named<'_>> {
        all_named(py.detach(|| self.0.leaves()))
    }

    /// Objectives, key results and priorities, each after what supports it.
    fn topological_order(&self, py: Python<'_>) -> Vec<Named<'_>> {
        all_named(py.detach(|| self.0.topological_order()))
    }

    /// A node, all that supports it or that it supports, and the edges among them.
    #[pyo3(signature = (id, kind, above, /))]
    fn subgraph(
        &self,
        py: Python<'_>,
        id: &str,
        kind: Option<&str>,
        above: bool,
    ) -> PyResult<(Vec<Named<'_>>, Vec<EdgeRow<'_>>)> {
        let part = self.ask(py, kind, id, |it, name| {
            if above {
                it.subgraph_above(name)
            } else {
                it.subgraph_below(name)
            }
        })?;
        let edges = part.edges.iter().map(|edge| {
            let weight = edge.weight.map(core::Weight::to_f64);
            (
                named(edge.from),
                named(edge.to),
                edge.relation.as_str(),
                weight,
            )
        });
        Ok((all_named(part.nodes), edges.collect()))
    }

    /// What a node supports, what supports it, and the company objectives among the former.
    #[pyo3(signature = (id, kind, /))]
    fn impact(&self, py: Python<'_>, id: &str, kind: Option<&str>) -> PyResult<ImpactRow<'_>> {
        let impact = self.ask(py, kind, id, |it, name| it.impact(name))?;
        Ok((
            named(impact.node),
            all_named(impact.ancestors),
            all_named(impact.descendants),
            all_named(impact.company_objectives),
        ))
    }

    /// The measures of all objectives, of a unit's (with those below it) or of a level's.
    #[pyo3(signature = (unit, subtree, level, /))]
    fn measures(
        &self,
        py: Python<'_>,
        unit: Option<&str>,
        subtree: bool,
        level: Option<&str>,
    ) -> PyResult<MeasuresRow> {
        let level: Option<core::Level> =
            (level.map(str::parse).transpose()).map_err(|error| errors::raise(py, &error))?;
        let measures = py.detach(|| match (unit, level) {
            (Some(unit), _) => self.0.measures_of_unit(unit, subtree),
            (None, Some(level)) => Ok(self.0.measures_of_level(level)),
            (None, None) => Ok(self.0.measures()),
        });
        measures
            .map(|measures| measures_row(&measures))
            .map_err(|error| errors::raise(py, &error))
    }

    /// The alignment as text for terminals.
    #[pyo3(signature = (scorecard, /))]
    fn tree(&self, py: Python<'_>, scorecard: Option<&Bound<'_, Scorecard>>) -> String {
        let card = scorecard.map(|card| &card.get().0);
        py.detach(|| self.0.tree(card))
    }

    /// The graph in the language of Graphviz.
    #[pyo3(signature = (scorecard, /))]
    fn to_dot(&self, py: Python<'_>, scorecard: Option<&Bound<'_, Scorecard>>) -> String {
        let card = scorecard.map(|card| &card.get().0);
        py.detach(|| self.0.to_dot(card))
    }

    /// The graph as a Mermaid flowchart.
    #[pyo3(signature = (scorecard, /))]
    fn to_mermaid(&self, py: Python<'_>, scorecard: Option<&Bound<'_, Scorecard>>) -> String {
        let card = scorecard.map(|card| &card.get().0);
        py.detach(|| self.0.to_mermaid(card))
    }

    /// Kind, id, title, owner, level, cycle and depth of all nodes.
    fn node_columns(&self, py: Python<'_>) -> NodeColumns<'_> {
        let rows = py.detach(|| self.0.node_rows());
        let mut columns = NodeColumns::default();
        for row in rows {
            columns.0.push(row.node.kind().as_str());
            columns.1.push(row.node.id());
            columns.2.push(row.node.title());
            columns.3.push(row.owner.map(|owner| owner.id()));
            columns.4.push(row.level.map(core::Level::as_str));
            columns.5.push(row.cycle);
            columns.6.push(row.depth);
        }
        columns
    }

    /// Kind and id of where each edge starts and ends, its relation and its weight.
    fn edge_columns(&self, py: Python<'_>) -> EdgeColumns<'_> {
        let rows = py.detach(|| self.0.edge_rows());
        let mut columns = EdgeColumns::default();
        for row in rows {
            columns.0.push(row.from.kind().as_str());
            columns.1.push(row.from.id());
            columns.2.push(row.to.kind().as_str());
            columns.3.push(row.to.id());
            columns.4.push(row.relation.as_str());
            columns.5.push(row.weight.map(core::Weight::to_f64));
        }
        columns
    }
}

impl Alignment {
    /// Asks about a node while the interpreter is free for others.
    fn ask<'a, T: Send>(
        &'a self,
        py: Python<'_>,
        node_kind: Option<&str>,
        id: &str,
        question: impl FnOnce(&'a core::Alignment, (Option<core::NodeKind>, &str)) -> Found<T> + Send,
    ) -> PyResult<T> {
        let name = (kind(py, node_kind)?, id);
        py.detach(|| question(&self.0, name))
            .map_err(|error| errors::raise(py, &error))
    }
}

fn kind(py: Python<'_>, word: Option<&str>) -> PyResult<Option<core::NodeKind>> {
    let kind = word.map(str::parse).transpose();
    kind.map_err(|error| errors::raise(py, &error))
}

fn named(node: core::Node<'_>) -> Named<'_> {
    (node.kind().as_str(), node.id())
}

fn all_named(nodes: Vec<core::Node<'_>>) -> Vec<Named<'_>> {
    nodes.into_iter().map(named).collect()
}

fn measures_row(it: &core::Measures) -> MeasuresRow {
    let covered = |it: core::Covered| (it.covered, it.of, it.share);
    let spread = |it: core::Spread| (it.mean, it.max);
    let (sight, origin) = (it.line_of_sight, it.origin);
    (
        it.objectives,
        (sight.count, sight.of, sight.share),
        covered(it.company_objectives),
        covered(it.company_key_results),
        spread(it.depth),
        spread(it.fan_in),
        spread(it.fan_out),
        (
            origin.top_down,
            origin.bottom_up,
            origin.unstated,
            origin.top_down_share,
            origin.bottom_up_share,
        ),
        it.gini,
    )
}
