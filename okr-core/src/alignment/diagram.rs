//! The alignment as a diagram: Graphviz and Mermaid.

use std::fmt::Write;

use super::{Alignment, At, Node, tree::scored};
use crate::{
    scoring::Scorecard,
    values::{Grade, NodeKind, Relation, Weight},
};

fn colour(grade: Grade) -> &'static str {
    match grade {
        Grade::Red => "#f8c9c4",
        Grade::Yellow => "#fbe8a6",
        Grade::Green => "#c5e8c8",
    }
}

/// Text of a quoted string of DOT: backslashes and `&` have a meaning in labels.
fn dot_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Text of a quoted label of Mermaid: what has a meaning there or in HTML becomes an entity.
fn mermaid_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | ';' => {
                let _ = write!(out, "#{};", c as u32);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

impl Alignment {
    /// What a diagram shows: everything but the units.
    fn drawn(&self) -> impl Iterator<Item = At> + '_ {
        (self.all().into_iter()).filter(|at| at.kind != NodeKind::Unit)
    }

    /// The label of a node: identifier, title, and score if there is one.
    fn label(
        &self,
        at: At,
        scorecard: Option<&Scorecard>,
    ) -> (Node<'_>, Option<String>, Option<Grade>) {
        let scored = scored(self, at, scorecard);
        let score = scored.map(|(score, grade)| format!("{score} {grade}"));
        (self.show(at), score, scored.map(|(_, grade)| grade))
    }

    /// The graph in the language DOT of Graphviz: objectives as boxes, key results as
    /// ellipses, priorities as hexagons, edges upward; coloured by grade if a scorecard is given.
    pub fn to_dot(&self, scorecard: Option<&Scorecard>) -> String {
        let mut out = String::from(
            "digraph okr {\n  rankdir=BT;\n  node [fontname=\"sans-serif\" style=filled fillcolor=white];\n",
        );
        for at in self.drawn() {
            let (node, score, grade) = self.label(at, scorecard);
            let shape = match at.kind {
                NodeKind::Objective => "box",
                NodeKind::KeyResult => "ellipse",
                NodeKind::Priority | NodeKind::Unit => "hexagon",
            };
            let (name, id, title) = (
                dot_text(&node.to_string()),
                dot_text(node.id()),
                dot_text(node.title()),
            );
            let _ = write!(out, "  \"{name}\" [shape={shape} label=\"{id}\\n{title}");
            if let Some(score) = score {
                let _ = write!(out, "\\n{score}");
            }
            out.push('"');
            if let Some(grade) = grade {
                let _ = write!(out, " fillcolor=\"{}\"", colour(grade));
            }
            out.push_str("];\n");
        }
        for at in self.drawn() {
            self.edges_up(at, |edge| {
                let (from, to) = (
                    dot_text(&edge.from.to_string()),
                    dot_text(&edge.to.to_string()),
                );
                let _ = write!(out, "  \"{from}\" -> \"{to}\"");
                if edge.relation == Relation::PartOf {
                    out.push_str(" [style=dashed arrowhead=none]");
                } else if let Some(weight) = edge.weight.filter(|&weight| weight != Weight::ONE) {
                    let _ = write!(out, " [label=\"{weight}\"]");
                }
                out.push_str(";\n");
            });
        }
        out.push_str("}\n");
        out
    }

    /// The graph as a Mermaid flowchart: objectives as boxes, key results rounded, priorities
    /// as hexagons, edges upward; coloured by grade if a scorecard is given.
    pub fn to_mermaid(&self, scorecard: Option<&Scorecard>) -> String {
        let store = self.store();
        let mut out = String::from("flowchart BT\n");
        for at in self.drawn() {
            let (node, score, grade) = self.label(at, scorecard);
            let (open, close) = match at.kind {
                NodeKind::Objective => ("[", "]"),
                NodeKind::KeyResult => ("(", ")"),
                NodeKind::Priority | NodeKind::Unit => ("{{", "}}"),
            };
            let (number, id, title) = (at.position(store), node.id(), node.title());
            let (id, title) = (mermaid_text(id), mermaid_text(title));
            let _ = write!(out, "  n{number}{open}\"{id}<br/>{title}");
            if let Some(score) = score {
                let _ = write!(out, "<br/>{score}");
            }
            let _ = write!(out, "\"{close}");
            if let Some(grade) = grade {
                let _ = write!(out, ":::{grade}");
            }
            out.push('\n');
        }
        for at in self.drawn() {
            self.edges_up(at, |edge| {
                let (from, to) = (edge.from.at.position(store), edge.to.at.position(store));
                let arrow = match (edge.relation, edge.weight) {
                    (Relation::PartOf, _) => "-.-".to_owned(),
                    (_, Some(weight)) if weight != Weight::ONE => format!("-->|\"{weight}\"|"),
                    _ => "-->".to_owned(),
                };
                let _ = writeln!(out, "  n{from} {arrow} n{to}");
            });
        }
        if scorecard.is_some() {
            for &grade in Grade::ALL {
                let _ = writeln!(out, "  classDef {grade} fill:{}", colour(grade));
            }
        }
        out
    }
}
