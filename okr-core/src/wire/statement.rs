//! FORMAT's statement as JSON.

use serde::Serialize;

use super::write;
use crate::{
    statement::{Evidence, Part, Statement},
    values::{Certainty, Comparison, Direction, StatementKind, StatementPart, StatementType},
};

#[derive(Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a member of the format"
)]
struct StatementWire<'s> {
    text: &'s str,
    kind: StatementKind,
    language: &'s str,
    r#type: Option<StatementType>,
    certainty: Certainty,
    direction: Option<Direction>,
    baseline: Option<f64>,
    target: Option<f64>,
    range_end: Option<f64>,
    relative: bool,
    comparison: Option<Comparison>,
    unit: Option<&'s str>,
    deadline: Option<&'s str>,
    has_target: bool,
    has_baseline: bool,
    has_placeholder: bool,
    has_number: bool,
    measurable: bool,
    binary: bool,
    vague: bool,
    clauses: usize,
    verb: Option<&'s str>,
    metric: Option<&'s str>,
    parts: Vec<PartWire<'s>>,
    evidence: Vec<EvidenceWire<'s>>,
}

#[derive(Serialize)]
struct PartWire<'s> {
    what: StatementPart,
    start: usize,
    end: usize,
    text: &'s str,
}

#[derive(Serialize)]
struct EvidenceWire<'s> {
    list: &'s str,
    start: usize,
    end: usize,
    text: &'s str,
}

impl Statement {
    /// The reading as JSON without white space, in the form of FORMAT; spans are in bytes.
    ///
    /// ```
    /// use okr_core::{StatementKind, statement::Lexicon};
    ///
    /// let english = Lexicon::of_language("en")?;
    /// let json = english.read("Reduce churn from 8% to 3%", StatementKind::KeyResult).to_json();
    /// assert!(json.contains(r#""direction":"decrease","baseline":8,"target":3"#));
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn to_json(&self) -> String {
        write::compact(&self.wire())
    }

    /// The same over several lines, for people.
    pub fn to_json_pretty(&self) -> String {
        write::pretty(&self.wire())
    }

    fn wire(&self) -> impl Serialize {
        StatementWire {
            text: self.text(),
            kind: self.kind(),
            language: self.language(),
            r#type: self.statement_type(),
            certainty: self.certainty(),
            direction: self.direction(),
            baseline: self.baseline(),
            target: self.target(),
            range_end: self.range_end(),
            relative: self.is_relative(),
            comparison: self.comparison(),
            unit: self.unit(),
            deadline: self.deadline(),
            has_target: self.has_target(),
            has_baseline: self.has_baseline(),
            has_placeholder: self.has_placeholder(),
            has_number: self.has_number(),
            measurable: self.is_measurable(),
            binary: self.is_binary(),
            vague: self.is_vague(),
            clauses: self.clauses(),
            verb: self.part(StatementPart::Verb),
            metric: self.part(StatementPart::Metric),
            parts: (self.parts().iter())
                .map(|part| self.part_wire(*part))
                .collect(),
            evidence: (self.evidence().iter())
                .map(|it| self.evidence_wire(it))
                .collect(),
        }
    }

    fn part_wire(&self, part: Part) -> PartWire<'_> {
        PartWire {
            what: part.what(),
            start: part.span().start(),
            end: part.span().end(),
            text: &self.text()[part.span().range()],
        }
    }

    fn evidence_wire<'s>(&'s self, it: &'s Evidence) -> EvidenceWire<'s> {
        EvidenceWire {
            list: it.list(),
            start: it.span().start(),
            end: it.span().end(),
            text: &self.text()[it.span().range()],
        }
    }
}
