//! Rules and what they find, as tuples in the order of the classes in `okr._findings`.

use okr_core as core;
use pyo3::{prelude::*, types::PyBytes};

use crate::{date, errors, policy};

type SubjectRow = Option<(&'static str, String)>;
type RelatedRow = (String, String, Option<u32>, Option<u32>, SubjectRow);
pub(crate) type FindingRow = (
    &'static str,
    &'static str,
    &'static str,
    String,
    String,
    SubjectRow,
    String,
    Option<u32>,
    Option<u32>,
    Vec<RelatedRow>,
);
type OptionRow = (&'static str, f64, f64, f64, &'static str);
type RuleRow = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Vec<OptionRow>,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// What a check takes, beside the portfolio.
#[derive(FromPyObject)]
pub(crate) struct Choices {
    #[pyo3(item)]
    as_of: String,
    #[pyo3(item)]
    policy: (Option<String>, Option<String>),
    #[pyo3(item)]
    select: Option<Vec<String>>,
    #[pyo3(item)]
    ignore: Vec<String>,
    #[pyo3(item)]
    severity: Vec<(String, String)>,
    #[pyo3(item)]
    options: Vec<(String, String, f64)>,
    #[pyo3(item)]
    config: Option<String>,
    #[pyo3(item)]
    profile: Option<String>,
    #[pyo3(item)]
    language: Option<String>,
}

impl Choices {
    fn read(self, py: Python<'_>) -> PyResult<core::CheckOptions> {
        let mut options = core::CheckOptions::new(date(py, &self.as_of)?);
        let (name, json) = &self.policy;
        if let Some(policy) = policy(py, name.as_deref(), json.as_deref())? {
            options = options.with_policy(policy);
        }
        self.choose(options)
            .map_err(|error| errors::raise(py, &error))
    }

    fn choose(&self, mut options: core::CheckOptions) -> Result<core::CheckOptions, core::Error> {
        if let Some(config) = &self.config {
            options = options.with_config(core::CheckConfig::from_json(config)?);
        }
        if let Some(profile) = &self.profile {
            options = options.with_profile(profile.parse()?);
        }
        if let Some(language) = &self.language {
            options = options.with_language(language.parse()?);
        }
        if let Some(select) = &self.select {
            options = options.select(select.iter().map(String::as_str))?;
        }
        options = options.ignore(self.ignore.iter().map(String::as_str))?;
        for (rules, severity) in &self.severity {
            options = options.severity(rules, severity.parse()?)?;
        }
        for (rule, name, value) in &self.options {
            options = options.option(rule, name, *value)?;
        }
        Ok(options)
    }
}

/// What was found, what is waived, which rules ran.
pub(crate) type Found = (Vec<FindingRow>, Vec<WaivedRow>, Vec<&'static str>);
type WaivedRow = (FindingRow, String, Option<String>);

/// What the rules find, with lines and columns if there is a text.
pub(crate) fn check(
    py: Python<'_>,
    portfolio: &core::Portfolio,
    choices: Choices,
    source: Option<&Bound<'_, PyBytes>>,
    yaml: bool,
) -> PyResult<Found> {
    let options = choices.read(py)?;
    let source = source.map(PyBytesMethods::as_bytes);
    Ok(py.detach(|| {
        let mut findings = portfolio.check(&options);
        if let Some(text) = source.and_then(|source| std::str::from_utf8(source).ok()) {
            if yaml {
                findings.locate_yaml(text);
            } else {
                findings.locate(text);
            }
        }
        let waived = findings.waived().iter().map(|it| {
            let until = it.until().map(|until| until.to_string());
            (row(it.finding()), it.reason().to_owned(), until)
        });
        let ran = findings.ran().iter().map(|rule| rule.code());
        (
            findings.iter().map(row).collect(),
            waived.collect(),
            ran.collect(),
        )
    }))
}

/// Every rule, in the order of the codes.
#[pyfunction]
pub(crate) fn rules() -> Vec<RuleRow> {
    (core::rules().iter())
        .map(|rule| {
            let options = rule.options().iter().map(|it| {
                let (default, least, most) = (it.default_value(), it.least(), it.most());
                (it.name(), default, least, most, it.summary())
            });
            (
                rule.code(),
                rule.name(),
                rule.severity().as_str(),
                rule.summary(),
                options.collect(),
                rule.why(),
                rule.bad(),
                rule.good(),
                rule.source(),
            )
        })
        .collect()
}

/// The page of a rule, if there is one with this code or name.
#[pyfunction]
#[pyo3(signature = (code_or_name, /))]
pub(crate) fn explain_rule(code_or_name: &str) -> Option<String> {
    core::rule(code_or_name).map(core::Rule::explain)
}

fn row(finding: &core::Finding) -> FindingRow {
    let related = finding.related().iter().map(|related| {
        (
            related.message().to_owned(),
            related.path().to_owned(),
            related.line(),
            related.column(),
            subject(related.subject()),
        )
    });
    (
        finding.code(),
        finding.name(),
        finding.severity().as_str(),
        finding.message().to_owned(),
        finding.help().to_owned(),
        subject(finding.subject()),
        finding.path().to_owned(),
        finding.line(),
        finding.column(),
        related.collect(),
    )
}

fn subject(subject: Option<&core::Subject>) -> SubjectRow {
    subject.map(|subject| (subject.kind().as_str(), subject.id().to_owned()))
}
