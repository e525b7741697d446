//! Titles as the core reads them, as tuples in the order of the class in `okr._statement`, and drafts.

use okr_core::{
    self as core,
    document::Measure,
    statement::{self, Span},
};
use pyo3::prelude::*;

use crate::{date, errors, findings::FindingRow, portfolio::Portfolio};

type PartRow = (&'static str, usize, usize, String);
type EvidenceRow = (String, usize, usize, String);
/// What it was read from, and what sort of statement it is.
type Head = (
    String,
    &'static str,
    String,
    Option<&'static str>,
    &'static str,
    Option<&'static str>,
);
type Numbers = (
    Option<f64>,
    Option<f64>,
    Option<f64>,
    bool,
    Option<&'static str>,
    Option<String>,
    Option<String>,
);
type Answers = (bool, bool, bool, bool, bool, bool, bool, usize);
type Words = (Option<String>, Option<String>);
type MeasureRow = (String, Option<String>, Vec<String>);
pub(crate) type StatementRow = (
    Head,
    Numbers,
    Answers,
    Words,
    Vec<PartRow>,
    Vec<EvidenceRow>,
    Option<MeasureRow>,
);

/// Word lists; `okr.Lexicon` wraps them.
#[pyclass(frozen, module = "okr._okr")]
pub(crate) struct Lexicon(Lists);

enum Lists {
    BuiltIn(&'static statement::Lexicon),
    Own(Box<statement::Lexicon>),
}

impl Lists {
    fn get(&self) -> &statement::Lexicon {
        match self {
            Self::BuiltIn(lexicon) => lexicon,
            Self::Own(lexicon) => lexicon,
        }
    }
}

/// The word lists of a language that is built in.
#[pyfunction]
#[pyo3(signature = (language, /))]
pub(crate) fn lexicon_of_language(py: Python<'_>, language: &str) -> PyResult<Lexicon> {
    match statement::Lexicon::of_language(language) {
        Ok(found) => Ok(Lexicon(Lists::BuiltIn(found))),
        Err(error) => Err(errors::raise(py, &error)),
    }
}

/// Word lists of one's own.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn lexicon_from_text(py: Python<'_>, text: &str) -> PyResult<Lexicon> {
    let read = py.detach(|| statement::Lexicon::from_text(text));
    match read {
        Ok(read) => Ok(Lexicon(Lists::Own(Box::new(read)))),
        Err(error) => Err(errors::raise(py, &error)),
    }
}

/// The languages that are built in.
#[pyfunction]
pub(crate) fn languages() -> Vec<&'static str> {
    statement::Lexicon::languages().collect()
}

/// What a draft takes where the outline does not say it.
#[derive(FromPyObject)]
pub(crate) struct DraftChoices {
    #[pyo3(item)]
    cycle: Option<(String, String, String)>,
    #[pyo3(item)]
    organization: Option<String>,
    #[pyo3(item)]
    unit: Option<(String, String)>,
    #[pyo3(item)]
    commitment: Option<String>,
}

impl DraftChoices {
    fn read(self, py: Python<'_>) -> PyResult<core::DraftOptions> {
        let refused = |error: core::Error| errors::raise(py, &error);
        let mut options = core::DraftOptions::new();
        if let Some((id, start, end)) = self.cycle {
            options = options.cycle(id, date(py, &start)?, date(py, &end)?);
        }
        if let Some(name) = self.organization {
            options = options.organization(name);
        }
        if let Some((name, level)) = self.unit {
            options = options.unit(name, level.parse().map_err(refused)?);
        }
        if let Some(commitment) = self.commitment {
            options = options.commitment(commitment.parse().map_err(refused)?);
        }
        Ok(options)
    }
}

#[pymethods]
impl Lexicon {
    /// Which language it is of.
    fn language(&self) -> &str {
        self.0.get().language()
    }

    /// Read titles.
    #[pyo3(signature = (titles, kind, /))]
    fn read(&self, py: Python<'_>, titles: Vec<String>, kind: &str) -> PyResult<Vec<StatementRow>> {
        let kind: core::StatementKind = kind.parse().map_err(|error| errors::raise(py, &error))?;
        Ok(py.detach(|| {
            let lexicon = self.0.get();
            let read = |title: String| row(&lexicon.read(&title, kind));
            titles.into_iter().map(read).collect()
        }))
    }

    /// Draft a portfolio from an outline.
    #[pyo3(signature = (outline, choices, /))]
    fn draft(
        &self,
        py: Python<'_>,
        outline: &str,
        choices: DraftChoices,
    ) -> PyResult<(Portfolio, Vec<FindingRow>)> {
        let options = choices.read(py)?;
        let drafted = py.detach(|| core::draft_portfolio(outline, &options, self.0.get()));
        let draft = drafted.map_err(|error| errors::raise(py, &error))?;
        let findings = draft.findings().iter().map(finding).collect();
        Ok((Portfolio::new(draft.portfolio().clone()), findings))
    }
}

/// The title that says a measure of plain numbers, if a title can.
#[pyfunction]
#[pyo3(signature = (kind, limits, strict, metric, unit, /))]
pub(crate) fn measure_title(
    kind: &str,
    limits: (f64, f64),
    strict: bool,
    metric: &str,
    unit: Option<&str>,
) -> Option<String> {
    let (a, b) = limits;
    let mut measure = match kind {
        "increase" => Measure::increase(a, b),
        "decrease" => Measure::decrease(a, b),
        "at_least" => Measure::at_least(a),
        "at_most" => Measure::at_most(a),
        "between" => Measure::between(a, b),
        _ => return None,
    };
    if let Measure::AtLeast { strict: it, .. }
    | Measure::AtMost { strict: it, .. }
    | Measure::Between { strict: it, .. } = &mut measure
    {
        *it = strict;
    }
    measure.title(metric, unit)
}

fn row(read: &statement::Statement) -> StatementRow {
    let text = read.text();
    let spans = (read.parts().iter().map(|part| part.span()))
        .chain(read.evidence().iter().map(statement::Evidence::span));
    let places = Places::new(text, spans);
    let cut = |span: Span| text[span.range()].to_owned();
    let part = |what| read.part(what).map(str::to_owned);
    let draft = read.to_measure();
    (
        (
            text.to_owned(),
            read.kind().as_str(),
            read.language().to_owned(),
            read.statement_type().map(core::StatementType::as_str),
            read.certainty().as_str(),
            read.direction().map(core::Direction::as_str),
        ),
        (
            read.baseline(),
            read.target(),
            read.range_end(),
            read.is_relative(),
            read.comparison().map(core::Comparison::as_str),
            read.unit().map(str::to_owned),
            read.deadline().map(str::to_owned),
        ),
        (
            read.has_target(),
            read.has_baseline(),
            read.has_placeholder(),
            read.has_number(),
            read.is_measurable(),
            read.is_binary(),
            read.is_vague(),
            read.clauses(),
        ),
        (
            part(core::StatementPart::Verb),
            part(core::StatementPart::Metric),
        ),
        (read.parts().iter())
            .map(|it| {
                let (start, end) = places.of(it.span());
                (it.what().as_str(), start, end, cut(it.span()))
            })
            .collect(),
        (read.evidence().iter())
            .map(|it| {
                let (start, end) = places.of(it.span());
                (it.list().to_owned(), start, end, cut(it.span()))
            })
            .collect(),
        draft.map(|draft| {
            (
                draft.measure_json(),
                draft.unit().map(str::to_owned),
                draft.assumptions().to_vec(),
            )
        }),
    )
}

/// Bytes of a text to places in a Python text, which counts code points. Made in one pass.
struct Places {
    /// Offsets in bytes, rising, and the same in code points; empty if they are the same.
    known: Vec<(usize, usize)>,
}

impl Places {
    fn new(text: &str, spans: impl Iterator<Item = Span>) -> Self {
        if text.is_ascii() {
            return Self { known: Vec::new() };
        }
        let mut bytes: Vec<usize> = spans.flat_map(|span| [span.start(), span.end()]).collect();
        bytes.sort_unstable();
        bytes.dedup();
        let (mut last, mut counted) = (0, 0);
        let count = |at: usize| {
            counted += text[last..at].chars().count();
            last = at;
            (at, counted)
        };
        Self {
            known: bytes.into_iter().map(count).collect(),
        }
    }

    fn of(&self, span: Span) -> (usize, usize) {
        let place = |byte: usize| {
            let found = self.known.binary_search_by_key(&byte, |(at, _)| *at);
            found.map_or(byte, |index| self.known[index].1)
        };
        (place(span.start()), place(span.end()))
    }
}

fn finding(it: &core::DraftFinding) -> FindingRow {
    let subject = it.subject();
    (
        it.code().as_str(),
        it.name(),
        it.severity().as_str(),
        it.message().to_owned(),
        it.help().to_owned(),
        subject.map(|subject| (subject.kind().as_str(), subject.id().to_owned())),
        it.path().to_owned(),
        Some(it.line()),
        Some(it.column()),
        Vec::new(),
    )
}
