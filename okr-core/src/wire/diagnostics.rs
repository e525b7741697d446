//! FORMAT's diagnostics and policies as JSON.

use serde::Serialize;

use super::{
    draft::{Draft, DraftFinding},
    locate, write,
};
use crate::{
    diagnostic::{Problem, Related, Subject},
    error::Error,
    lint::{Finding, Findings, Waived},
    policy::{GradeLimits, Policy},
    values::{
        Commitment, Date, Missing, PaceMethod, PacePlan, PaceTarget, Rounding, Score, Severity,
        SubjectKind,
    },
};

#[derive(Serialize)]
struct DiagnosticWire<'p> {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    message: &'p str,
    help: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<SubjectWire<'p>>,
    path: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    related: Vec<RelatedWire<'p>>,
}

#[derive(Serialize)]
struct WaivedWire<'p> {
    #[serde(flatten)]
    finding: DiagnosticWire<'p>,
    waived: WaiverWire<'p>,
}

#[derive(Serialize)]
struct WaiverWire<'p> {
    reason: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
}

impl<'p> From<&'p Waived> for WaivedWire<'p> {
    fn from(waived: &'p Waived) -> Self {
        Self {
            finding: waived.finding().into(),
            waived: WaiverWire {
                reason: waived.reason(),
                until: waived.until(),
            },
        }
    }
}

#[derive(Serialize)]
struct SubjectWire<'p> {
    kind: SubjectKind,
    id: &'p str,
}

#[derive(Serialize)]
struct RelatedWire<'p> {
    message: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<SubjectWire<'p>>,
    path: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
}

impl<'p> From<&'p Subject> for SubjectWire<'p> {
    fn from(subject: &'p Subject) -> Self {
        Self {
            kind: subject.kind(),
            id: subject.id(),
        }
    }
}

impl<'p> From<&'p Finding> for DiagnosticWire<'p> {
    fn from(finding: &'p Finding) -> Self {
        Self {
            code: finding.code(),
            name: finding.name(),
            severity: finding.severity(),
            message: finding.message(),
            help: finding.help(),
            subject: finding.subject().map(SubjectWire::from),
            path: finding.path(),
            line: finding.line(),
            column: finding.column(),
            related: finding.related().iter().map(RelatedWire::from).collect(),
        }
    }
}

impl<'p> From<&'p DraftFinding> for DiagnosticWire<'p> {
    fn from(finding: &'p DraftFinding) -> Self {
        Self {
            code: finding.code().as_str(),
            name: finding.name(),
            severity: finding.severity(),
            message: finding.message(),
            help: finding.help(),
            subject: finding.subject().map(SubjectWire::from),
            path: finding.path(),
            line: Some(finding.line()),
            column: Some(finding.column()),
            related: Vec::new(),
        }
    }
}

impl<'p> From<&'p Problem> for DiagnosticWire<'p> {
    fn from(problem: &'p Problem) -> Self {
        Self {
            code: problem.code().as_str(),
            name: problem.name(),
            severity: Severity::Error,
            message: problem.message(),
            help: problem.help(),
            subject: None,
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
            subject: related.subject().map(SubjectWire::from),
            path: related.path(),
            line: related.line(),
            column: related.column(),
        }
    }
}

impl Problem {
    /// The problem as a diagnostic of FORMAT.
    pub fn to_json(&self) -> String {
        write::compact(&DiagnosticWire::from(self))
    }
}

impl Error {
    /// All problems as a JSON list of diagnostics.
    pub fn to_json(&self) -> String {
        let problems: Vec<_> = self.problems().iter().map(DiagnosticWire::from).collect();
        write::compact(&problems)
    }
}

impl Finding {
    /// The finding as a diagnostic of FORMAT.
    pub fn to_json(&self) -> String {
        write::compact(&DiagnosticWire::from(self))
    }
}

impl Findings {
    /// All findings as a JSON list of diagnostics, as [`Error::to_json`] gives problems.
    pub fn to_json(&self) -> String {
        let findings: Vec<_> = self.iter().map(DiagnosticWire::from).collect();
        write::compact(&findings)
    }

    /// What is waived, as a JSON list of diagnostics with a member `waived`: `reason`, and `until` if there is an end.
    pub fn waived_to_json(&self) -> String {
        let waived: Vec<_> = self.waived().iter().map(WaivedWire::from).collect();
        write::compact(&waived)
    }

    /// Gives every finding the line and column of its place in the JSON text that the
    /// portfolio was loaded from. Linear in the text and the findings.
    ///
    /// A place that the text does not have gets that of the nearest thing around it.
    /// Nothing changes if the text is not JSON.
    ///
    /// ```
    /// # use okr_core::{CheckOptions, Portfolio};
    /// let text = r#"{"okr": "1", "organization": {"name": "Acme"},
    ///  "units": [{"id": "acme", "name": "Acme", "level": "company"}],
    ///  "cycles": [{"id": "q4", "start": "2026-10-01", "end": "2026-12-31"}], "objectives": []}"#;
    /// let portfolio = Portfolio::from_json(text)?;
    /// let mut findings = portfolio.check(&CheckOptions::new("2026-11-15".parse()?));
    /// assert_eq!((findings[0].path(), findings[0].line()), ("/units/0", None));
    /// findings.locate(text);
    /// assert_eq!((findings[0].line(), findings[0].column()), (Some(2), Some(12)));
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn locate(&mut self, text: &str) {
        let (found, waived) = self.lists_mut();
        locate::in_json(text, found);
        locate::in_json(text, waived);
    }
}

impl DraftFinding {
    /// The finding as a diagnostic of FORMAT.
    pub fn to_json(&self) -> String {
        write::compact(&DiagnosticWire::from(self))
    }
}

impl Draft {
    /// All findings as a JSON list of diagnostics, as [`Findings::to_json`] gives those of rules.
    pub fn findings_json(&self) -> String {
        let findings: Vec<_> = self.findings().iter().map(DiagnosticWire::from).collect();
        write::compact(&findings)
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
