//! Drafts: a measure from a title, a title from a measure, a portfolio from an outline.

mod build;
mod finding;
mod label;
mod line;
mod measure;
mod outline;
mod period;
mod title;

pub use finding::{DraftCode, DraftFinding};
pub use measure::MeasureDraft;

use super::{document::Document, load};
use crate::{
    error::{Error, ErrorKind},
    model::Portfolio,
    statement::Lexicon,
    values::{Commitment, Date, Level},
};

/// What a draft takes from its caller where an outline does not say it.
///
/// ```
/// use okr_core::{Commitment, DraftOptions, Level};
///
/// let options = DraftOptions::new()
///     .cycle("2026-Q4", "2026-10-01".parse()?, "2026-12-31".parse()?)
///     .unit("Support", Level::Team)
///     .commitment(Commitment::Aspirational);
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DraftOptions {
    cycle: Option<(String, Date, Date)>,
    organization: Option<String>,
    unit: Option<(String, Level)>,
    commitment: Option<Commitment>,
}

impl DraftOptions {
    /// Nothing stated: what the outline does not say is assumed.
    pub fn new() -> Self {
        Self::default()
    }

    /// The cycle of objectives above which the outline names none, and the days of the cycle
    /// with this name.
    #[must_use]
    pub fn cycle(mut self, id: impl Into<String>, start: Date, end: Date) -> Self {
        self.cycle = Some((id.into(), start, end));
        self
    }

    /// The name of the organization.
    #[must_use]
    pub fn organization(mut self, name: impl Into<String>) -> Self {
        self.organization = Some(name.into());
        self
    }

    /// The unit that owns what the outline names no owner for.
    #[must_use]
    pub fn unit(mut self, name: impl Into<String>, level: Level) -> Self {
        self.unit = Some((name.into(), level));
        self
    }

    /// The commitment of objectives that the outline does not mark.
    #[must_use]
    pub fn commitment(mut self, commitment: Commitment) -> Self {
        self.commitment = Some(commitment);
        self
    }
}

/// A portfolio drafted from an outline, and all that had to be assumed.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft {
    document: Document<'static>,
    portfolio: Portfolio,
    findings: Vec<DraftFinding>,
}

impl Draft {
    /// The document, to be changed and built anew.
    pub fn document(&self) -> &Document<'static> {
        &self.document
    }

    /// The portfolio of the document.
    pub fn portfolio(&self) -> &Portfolio {
        &self.portfolio
    }

    /// What had to be assumed or left out, in the order of the outline.
    pub fn findings(&self) -> &[DraftFinding] {
        &self.findings
    }
}

/// Drafts a portfolio from an outline of objectives and key results: plain text or Markdown.
///
/// Headings, bullets, numbers and indentation tell objectives from key results and from work
/// below those; `Objective:`, `O1:`, `KR 2:`, `Key results:`, `Initiative:` say it. Further read
/// are cycles (`Q4 2026`), owners (`Team: Support`, `VP Sales KR: …`, `(owner: Ada)`, `@ada`) and
/// commitments (`[committed]`, `(stretch)`). Key results get measures from their titles, by
/// [`Statement::to_measure`](crate::statement::Statement::to_measure).
///
/// Takes time in proportion to the length of the text.
///
/// ```
/// use okr_core::{DraftOptions, draft_portfolio, statement::Lexicon};
///
/// let draft = draft_portfolio(
///     "# Q4 2026\n\
///      ## Earn the trust of every customer who calls us [aspirational]\n\
///      - Increase NPS from 32 to 55\n\
///      - First reply within 2 hours\n",
///     &DraftOptions::new(),
///     Lexicon::of_language("en")?,
/// )?;
/// assert_eq!(draft.portfolio().key_result_count(), 2);
/// let codes: Vec<_> = draft.findings().iter().map(|it| it.name()).collect();
/// assert_eq!(codes, ["assumed-cycle", "assumed-unit"]);
/// # Ok::<(), okr_core::Error>(())
/// ```
///
/// # Errors
///
/// Every problem, with line and column of the outline: no objective, a key result without one,
/// no cycle, and what no document may say, such as a title of more than 1,000 characters.
pub fn draft_portfolio(
    text: &str,
    options: &DraftOptions,
    lexicon: &Lexicon,
) -> Result<Draft, Error> {
    let (builder, document) = build::build(outline::outline(text), options, lexicon);
    let mut problems = builder.problems;
    let mut findings = builder.findings;
    // Without cycles or objectives nothing more can be said of the document.
    let whole = !document.cycles.is_empty() && !document.objectives.is_empty();
    let built = if whole || problems.is_empty() {
        document.build().map(Some)
    } else {
        Ok(None)
    };
    match built {
        Ok(Some(portfolio)) if problems.is_empty() => {
            findings.sort_by_key(|it| (it.line(), it.column(), it.code()));
            return Ok(Draft {
                document,
                portfolio,
                findings,
            });
        }
        Ok(_) => {}
        Err(error) => problems.extend(error.problems().iter().cloned().map(|mut problem| {
            problem.place.line_column = place(&builder.places, problem.path());
            problem
        })),
    }
    // A reference to a cycle that is missing is reported once, as the missing cycle.
    let missing = problems.iter().any(|it| it.path().is_empty());
    problems.retain(|it| !(missing && it.path().ends_with("/cycle")));
    Err(Error::new(ErrorKind::Load, load::sorted(problems)))
}

/// Where the outline has what a pointer leads to, or what lies around it.
fn place(places: &hashbrown::HashMap<String, outline::At>, pointer: &str) -> Option<(u32, u32)> {
    let mut pointer = pointer;
    loop {
        if let Some(at) = places.get(pointer) {
            return Some(*at);
        }
        pointer = pointer.rsplit_once('/')?.0;
    }
}

#[cfg(test)]
mod tests;
