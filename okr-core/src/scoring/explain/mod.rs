//! Where every number of a scorecard comes from, as a tree.

mod key_result;
mod objective;
mod text;

use std::{cell::RefCell, collections::HashSet, fmt::Display};

use serde::Serialize;

use super::{Context, Scorecard};
use crate::{
    model::Noun,
    values::{Basis, Date, Score},
};

/// Why an objective or a key result has the scores that it has.
///
/// `Display` shows a tree for people; the fields and [`Explanation::to_json`] are for programs.
///
/// ```
/// # let json = r#"{"okr": "1", "organization": {"name": "Acme"},
/// #   "units": [{"id": "u", "name": "U", "level": "company"}],
/// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
/// #   "objectives": [{"id": "o", "title": "Be better", "owner": "u", "cycle": "q", "commitment": "committed",
/// #     "key_results": [{"id": "k", "title": "K", "measure": {"kind": "increase", "baseline": 32, "target": 55},
/// #       "check_ins": [{"on": "2026-11-01", "value": 34}]}]}]}"#;
/// use okr_core::{Portfolio, ScoreOptions};
///
/// let scorecard = Portfolio::from_json(json)?.score(&ScoreOptions::new("2026-11-15".parse()?));
/// let explanation = scorecard.explain("o").unwrap();
/// let part = &explanation.root.parts[0];
/// assert_eq!(part.node.id, "k");
/// let progress = part.node.steps.iter().find(|step| step.name == "progress").unwrap();
/// assert_eq!(progress.section, "3.1");
/// assert!(explanation.to_string().contains("(34 − 32) / (55 − 32)"));
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The day that the scores are as of.
    pub as_of: Date,
    /// The policy's name.
    pub policy: String,
    /// Whether amendments count.
    pub basis: Basis,
    /// What was asked for.
    pub root: ExplainNode,
}

/// One objective or key result.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct ExplainNode {
    /// `objective` or `key_result`.
    pub kind: &'static str,
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its place in the document, as a JSON Pointer.
    pub path: String,
    /// Its final score; none when unscored.
    #[serde(serialize_with = "score")]
    pub score: Option<Score>,
    /// How each of its numbers came about, in the order in which they are computed.
    pub steps: Vec<Step>,
    /// What its score is made of.
    pub parts: Vec<Part>,
    /// What might have been a part and is not.
    pub left_out: Vec<LeftOut>,
    /// Whether the tree explains it further up, as it supports several things; then nothing is repeated here.
    pub shown_above: bool,
}

/// One number or word of a scorecard, and how it came about.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Step {
    /// The member of the scorecard, or a name for something on the way to it.
    pub name: &'static str,
    /// What it came to, as the scorecard shows it; `null` for nothing.
    pub value: String,
    /// How, in words and numbers.
    pub formula: String,
    /// The section of SPEC.
    pub section: &'static str,
    /// What went in.
    pub inputs: Vec<Input>,
}

/// Something that a step was computed from.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Input {
    /// What it is.
    pub name: String,
    /// What it says.
    pub value: String,
    /// Where it comes from: a check-in, an amendment, a KPI, the policy.
    pub origin: String,
    /// Its place in the document, as a JSON Pointer; none for the policy's numbers.
    pub path: Option<String>,
}

/// A component of a score.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct Part {
    /// Its weight, as a decimal; none where weights do not count.
    pub weight: Option<String>,
    /// Its share of all weights, 0 to 1; none where weights do not count.
    pub share: Option<f64>,
    /// What it adds to the parent's score: share times score; none where weights do not count.
    pub contribution: Option<f64>,
    /// What it is.
    pub node: ExplainNode,
}

/// Something that does not count, and why.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[non_exhaustive]
pub struct LeftOut {
    /// `objective` or `key_result`.
    pub kind: &'static str,
    /// Its identifier.
    pub id: String,
    /// Why it does not count.
    pub reason: String,
    /// The section of SPEC.
    pub section: &'static str,
    /// Its place in the document, as a JSON Pointer.
    pub path: String,
}

#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref)] // the signature that serde asks for
fn score<S: serde::Serializer>(score: &Option<Score>, serializer: S) -> Result<S::Ok, S::Error> {
    match score {
        Some(score) => serializer.serialize_f64(score.to_f64()),
        None => serializer.serialize_none(),
    }
}

impl Scorecard {
    /// Why an objective, or else a key result, has its scores; none when there is neither.
    ///
    /// Takes time in proportion to what the answer holds.
    pub fn explain(&self, id: &str) -> Option<Explanation> {
        self.explain_objective(id)
            .or_else(|| self.explain_key_result(id))
    }

    /// Why an objective has its scores.
    pub fn explain_objective(&self, id: &str) -> Option<Explanation> {
        let row = self.objective(id)?.index() as u32;
        let shown = RefCell::default();
        Some(self.explanation(self.explainer(&shown).objective(row, 0)))
    }

    /// Why a key result has its scores.
    pub fn explain_key_result(&self, id: &str) -> Option<Explanation> {
        let row = self.key_result(id)?.index() as u32;
        let shown = RefCell::default();
        Some(self.explanation(self.explainer(&shown).key_result(row, 0)))
    }

    fn explanation(&self, root: ExplainNode) -> Explanation {
        Explanation {
            as_of: self.as_of(),
            policy: self.policy_name().to_owned(),
            basis: self.basis(),
            root,
        }
    }

    fn explainer<'s>(&'s self, shown: &'s RefCell<HashSet<u32>>) -> Explainer<'s> {
        let card = self.card();
        Explainer {
            card,
            shown,
            context: card.context(),
        }
    }
}

/// Makes the nodes of a tree.
#[derive(Clone, Copy)]
struct Explainer<'s> {
    card: &'s super::scorecard::Card,
    context: Context<'s>,
    /// Objectives that the tree has explained already, so that it stays linear in the portfolio.
    shown: &'s RefCell<HashSet<u32>>,
}

/// How deep a tree shows the parts of parts; alignment itself may be any number of levels deep.
const MOST_LEVELS: usize = 40;

impl Explainer<'_> {
    fn pointer(&self, noun: Noun, row: u32) -> String {
        self.context.store.pointer_of(noun, row)
    }
}

impl Step {
    fn new(
        name: &'static str,
        value: impl Display,
        formula: impl Into<String>,
        section: &'static str,
    ) -> Self {
        Self {
            name,
            value: value.to_string(),
            formula: formula.into(),
            section,
            inputs: Vec::new(),
        }
    }

    fn with(mut self, input: Input) -> Self {
        self.inputs.push(input);
        self
    }
}

impl Input {
    fn new(
        name: impl Into<String>,
        value: impl Display,
        origin: impl Into<String>,
        path: Option<String>,
    ) -> Self {
        Self {
            name: name.into(),
            value: value.to_string(),
            origin: origin.into(),
            path,
        }
    }
}

/// A number as the scorecard shows it; `null` for none.
fn shown(x: f64) -> String {
    if x.is_nan() {
        return "null".to_owned();
    }
    let mut out = String::new();
    crate::values::push_number(&mut out, x);
    out
}

/// Anything optional as the scorecard shows it.
fn or_null<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "null".to_owned(), |value| value.to_string())
}
