//! FORMAT's diagnostics and policies as JSON.

use serde::Serialize;

use super::write;
use crate::{
    diagnostic::{Problem, Related},
    error::Error,
    policy::{GradeLimits, Policy},
    values::{Commitment, Missing, PaceMethod, PacePlan, PaceTarget, Rounding, Score},
};

#[derive(Serialize)]
struct ProblemWire<'p> {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    message: &'p str,
    help: &'p str,
    path: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    related: Vec<RelatedWire<'p>>,
}

#[derive(Serialize)]
struct RelatedWire<'p> {
    message: &'p str,
    path: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
}

impl<'p> From<&'p Problem> for ProblemWire<'p> {
    fn from(problem: &'p Problem) -> Self {
        Self {
            code: problem.code().as_str(),
            name: problem.name(),
            severity: "error",
            message: problem.message(),
            help: problem.help(),
            path: problem.path(),
            line: problem.line(),
            column: problem.column(),
            related: problem.related().iter().map(RelatedWire::from).collect(),
        }
    }
}

impl<'p> From<&'p Related> for RelatedWire<'p> {
    fn from(related: &'p Related) -> Self {
        Self {
            message: related.message(),
            path: related.path(),
            line: related.line(),
            column: related.column(),
        }
    }
}

impl Problem {
    /// The problem as a diagnostic of FORMAT.
    pub fn to_json(&self) -> String {
        write::compact(&ProblemWire::from(self))
    }
}

impl Error {
    /// All problems as a JSON list of diagnostics.
    pub fn to_json(&self) -> String {
        let problems: Vec<_> = self.problems().iter().map(ProblemWire::from).collect();
        write::compact(&problems)
    }
}

#[derive(Serialize)]
struct PolicyWire {
    expected: PairWire<f64>,
    grades: GradesWire,
    pace: PaceWire,
    missing: Missing,
}

#[derive(Serialize)]
struct PairWire<T> {
    committed: T,
    aspirational: T,
}

#[derive(Serialize)]
struct GradesWire {
    committed: LimitsWire,
    aspirational: LimitsWire,
    rounding: Rounding,
}

#[derive(Serialize)]
struct LimitsWire {
    red_below: f64,
    green_from: f64,
}

#[derive(Serialize)]
struct PaceWire {
    method: PaceMethod,
    on_track: f64,
    at_risk: f64,
    target: PaceTarget,
    plan: PacePlan,
}

impl From<GradeLimits> for LimitsWire {
    fn from(limits: GradeLimits) -> Self {
        Self {
            red_below: limits.red_below().to_f64(),
            green_from: limits.green_from().to_f64(),
        }
    }
}

impl Policy {
    /// The complete policy: every member of FORMAT's policy object but `extends` and `name`.
    pub fn to_json(&self) -> String {
        use Commitment::{Aspirational, Committed};
        let pace = self.pace();
        write::compact(&PolicyWire {
            expected: PairWire {
                committed: Score::to_f64(self.expected(Committed)),
                aspirational: self.expected(Aspirational).to_f64(),
            },
            grades: GradesWire {
                committed: self.grade_limits(Committed).into(),
                aspirational: self.grade_limits(Aspirational).into(),
                rounding: self.rounding(),
            },
            pace: PaceWire {
                method: pace.method(),
                on_track: pace.on_track().to_f64(),
                at_risk: pace.at_risk().to_f64(),
                target: pace.target(),
                plan: pace.plan(),
            },
            missing: self.missing(),
        })
    }
}
