//! Problems and findings as people and machines read them: one file a format.

mod concise;
mod github;
mod json;
mod junit;
mod sarif;
mod shown;
mod source;
mod statistics;
mod text;

use super::locate;
use crate::{
    diagnostic::{Place, Placed, Problem, Related, Subject},
    error::Error,
    lint::{Finding, Findings, Waived},
    values::{Date, OutputFormat, Severity, SubjectKind},
};
use source::Source;

/// A problem or a finding that is to be told.
#[derive(Clone, PartialEq, Debug)]
pub struct Diagnostic<'d> {
    code: &'d str,
    name: &'d str,
    severity: Severity,
    message: &'d str,
    help: &'d str,
    subject: Option<(SubjectKind, &'d str)>,
    place: Place,
    related: Vec<Beside<'d>>,
    waiver: Option<(&'d str, Option<Date>)>,
}

/// Another place of a diagnostic.
#[derive(Clone, PartialEq, Debug)]
struct Beside<'d> {
    message: &'d str,
    subject: Option<(SubjectKind, &'d str)>,
    place: Place,
}

/// One document and what is to be told of it, for [`render`].
///
/// With its text, diagnostics that have no line yet get one, and what people read shows it.
#[derive(Clone, PartialEq, Debug)]
pub struct Checked<'d> {
    file: &'d str,
    source: Option<(&'d str, bool)>,
    diagnostics: Vec<Diagnostic<'d>>,
    waived: Vec<Diagnostic<'d>>,
    /// Whether it could not be loaded: what is told are problems.
    failed: bool,
}

/// How [`render`] tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RenderOptions {
    colour: bool,
    width: Option<usize>,
    waived: bool,
    fails: Severity,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self {
            colour: false,
            width: None,
            waived: false,
            fails: Severity::Hint,
        }
    }
}

impl RenderOptions {
    /// Colours `text` as terminals do.
    #[must_use]
    pub fn with_colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }

    /// Keeps the lines of `text` that show the document within so many columns; 100 if nothing is said.
    #[must_use]
    pub fn with_width(mut self, columns: usize) -> Self {
        self.width = Some(columns);
        self
    }

    /// Tells what is waived too. `sarif` always does, as suppressed.
    #[must_use]
    pub fn with_waived(mut self, waived: bool) -> Self {
        self.waived = waived;
        self
    }

    /// The least severity that `junit` calls a failure; a hint if nothing is said.
    #[must_use]
    pub fn with_failures(mut self, least: Severity) -> Self {
        self.fails = least;
        self
    }
}

/// What was found in documents, in one of the formats.
///
/// All but `text` and `concise` are made for machines; they are complete documents and end
/// with a line break. Equal input gives equal bytes.
///
/// ```
/// use okr_core::{Checked, CheckOptions, OutputFormat, Portfolio, RenderOptions, render};
///
/// let text = r#"{"okr": "1", "organization": {"name": "Acme"},
///  "units": [{"id": "acme", "name": "Acme", "level": "company"}],
///  "cycles": [{"id": "q4", "start": "2026-10-01", "end": "2026-12-31"}], "objectives": []}"#;
/// let options = CheckOptions::new("2026-11-15".parse()?).select(["ALN"])?;
/// let findings = Portfolio::from_json(text)?.check(&options);
/// let checked = Checked::new("okrs.json").json(text).findings(&findings);
/// let told = render(OutputFormat::Concise, &[checked], &RenderOptions::default());
/// assert!(told.starts_with("okrs.json:2:12: hint ALN016 "));
/// # Ok::<(), okr_core::Error>(())
/// ```
pub fn render(format: OutputFormat, documents: &[Checked<'_>], options: &RenderOptions) -> String {
    let placed: Vec<Checked<'_>> = documents.iter().map(Checked::located).collect();
    match format {
        OutputFormat::Text => text::render(&placed, options),
        OutputFormat::Concise => concise::render(&placed, options),
        OutputFormat::Json => json::render(&placed, options),
        OutputFormat::Sarif => sarif::render(&placed),
        OutputFormat::Github => github::render(&placed, options),
        OutputFormat::Junit => junit::render(&placed, options),
        OutputFormat::Statistics => statistics::render(&placed, options),
    }
}

impl<'d> Checked<'d> {
    /// A document by the name of its file, of which nothing is said yet.
    pub fn new(file: &'d str) -> Self {
        Self {
            file,
            source: None,
            diagnostics: Vec::new(),
            waived: Vec::new(),
            failed: false,
        }
    }

    /// With its text, which is JSON.
    #[must_use]
    pub fn json(mut self, text: &'d str) -> Self {
        self.source = Some((text, false));
        self
    }

    /// With its text, which is YAML.
    #[cfg(feature = "yaml")]
    #[must_use]
    pub fn yaml(mut self, text: &'d str) -> Self {
        self.source = Some((text, true));
        self
    }

    /// What the rules found, and what is waived.
    #[must_use]
    pub fn findings(mut self, findings: &'d Findings) -> Self {
        self.diagnostics
            .extend(findings.iter().map(Diagnostic::from));
        self.waived
            .extend(findings.waived().iter().map(Diagnostic::from));
        self
    }

    /// Why it could not be loaded.
    #[must_use]
    pub fn problems(mut self, error: &'d Error) -> Self {
        self.diagnostics
            .extend(error.problems().iter().map(Diagnostic::from));
        self.failed()
    }

    /// One more diagnostic.
    #[must_use]
    pub fn diagnostic(mut self, diagnostic: Diagnostic<'d>) -> Self {
        if diagnostic.waiver.is_some() {
            self.waived.push(diagnostic);
        } else {
            self.diagnostics.push(diagnostic);
        }
        self
    }

    /// What is told are problems: the document could not be loaded.
    #[must_use]
    pub fn failed(mut self) -> Self {
        self.failed = true;
        self
    }

    /// The same, every diagnostic with a line if there is a text.
    fn located(&self) -> Self {
        let mut it = self.clone();
        let Some((text, yaml)) = it.source else {
            return it;
        };
        for list in [&mut it.diagnostics, &mut it.waived] {
            let placed = |it: &mut Diagnostic<'_>| it.places().all(|at| at.line_column.is_some());
            if list.iter_mut().all(placed) {
                continue;
            }
            if yaml {
                #[cfg(feature = "yaml")]
                super::yaml::locate(text, list);
            } else {
                locate::in_json(text, list);
            }
        }
        it
    }

    /// What is told, in document order.
    fn told(&self, options: &RenderOptions) -> Vec<&Diagnostic<'d>> {
        let waived = self.waived.iter().filter(|_| options.waived);
        let mut all: Vec<_> = self.diagnostics.iter().chain(waived).collect();
        if options.waived && !self.waived.is_empty() {
            all.sort_by(|a, b| {
                (a.line().cmp(&b.line()))
                    .then_with(|| locate::by_place(&a.place.path, &b.place.path))
            });
        }
        all
    }

    fn lines(&self) -> Source<'d> {
        Source::new(self.source.map_or("", |(text, _)| text))
    }
}

impl<'d> Diagnostic<'d> {
    /// A diagnostic of the whole document, by the code and the name of a rule or a problem.
    pub fn new(code: &'d str, name: &'d str, severity: Severity, message: &'d str) -> Self {
        Self {
            code,
            name,
            severity,
            message,
            help: "",
            subject: None,
            place: Place::default(),
            related: Vec::new(),
            waiver: None,
        }
    }

    /// What would be better.
    #[must_use]
    pub fn help(mut self, help: &'d str) -> Self {
        self.help = help;
        self
    }

    /// What it is about.
    #[must_use]
    pub fn about(mut self, kind: SubjectKind, id: &'d str) -> Self {
        self.subject = Some((kind, id));
        self
    }

    /// Where it is: a JSON Pointer, and line and column if they are known.
    #[must_use]
    pub fn at(mut self, path: &str, line_column: Option<(u32, u32)>) -> Self {
        self.place = place(path, line_column);
        self
    }

    /// Another place that has to do with it.
    #[must_use]
    pub fn see(mut self, message: &'d str, path: &str, line_column: Option<(u32, u32)>) -> Self {
        self.related.push(Beside {
            message,
            subject: None,
            place: place(path, line_column),
        });
        self
    }

    /// What that other place is.
    #[must_use]
    pub fn see_about(mut self, kind: SubjectKind, id: &'d str) -> Self {
        if let Some(last) = self.related.last_mut() {
            last.subject = Some((kind, id));
        }
        self
    }

    /// Why it is accepted, and until which day.
    #[must_use]
    pub fn waived(mut self, reason: &'d str, until: Option<Date>) -> Self {
        self.waiver = Some((reason, until));
        self
    }

    /// "waived until 2026-12-31: reason".
    fn waiver_words(&self) -> Option<String> {
        let (reason, until) = self.waiver?;
        let until = until.map_or(String::new(), |until| format!(" until {until}"));
        Some(format!("waived{until}: {reason}"))
    }

    fn line(&self) -> Option<(u32, u32)> {
        self.place.line_column
    }
}

fn place(path: &str, line_column: Option<(u32, u32)>) -> Place {
    Place {
        line_column,
        ..Place::new(path.to_owned())
    }
}

impl Placed for Diagnostic<'_> {
    fn places(&mut self) -> impl Iterator<Item = &mut Place> {
        let related = self.related.iter_mut().map(|related| &mut related.place);
        std::iter::once(&mut self.place).chain(related)
    }
}

fn pair(subject: Option<&Subject>) -> Option<(SubjectKind, &str)> {
    subject.map(|subject| (subject.kind(), subject.id()))
}

impl<'d> From<&'d Related> for Beside<'d> {
    fn from(related: &'d Related) -> Self {
        Self {
            message: related.message(),
            subject: pair(related.subject()),
            place: related.place.clone(),
        }
    }
}

impl<'d> From<&'d Finding> for Diagnostic<'d> {
    fn from(finding: &'d Finding) -> Self {
        Self {
            subject: pair(finding.subject()),
            place: place(finding.path(), finding.line().zip(finding.column())),
            related: finding.related().iter().map(Beside::from).collect(),
            help: finding.help(),
            ..Self::new(
                finding.code(),
                finding.name(),
                finding.severity(),
                finding.message(),
            )
        }
    }
}

impl<'d> From<&'d Waived> for Diagnostic<'d> {
    fn from(waived: &'d Waived) -> Self {
        Self::from(waived.finding()).waived(waived.reason(), waived.until())
    }
}

impl<'d> From<&'d Problem> for Diagnostic<'d> {
    fn from(problem: &'d Problem) -> Self {
        Self {
            place: problem.place.clone(),
            related: problem.related().iter().map(Beside::from).collect(),
            help: problem.help(),
            ..Self::new(
                problem.code().as_str(),
                problem.name(),
                Severity::Error,
                problem.message(),
            )
        }
    }
}

/// "1 finding", "2,000 findings".
fn count(number: usize, noun: &str) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    let end = if number == 1 { "" } else { "s" };
    format!("{out} {noun}{end}")
}

#[cfg(test)]
mod tests;
