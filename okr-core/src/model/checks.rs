//! How a portfolio is to be checked, as it is stated.

use crate::{
    diagnostic::Subject,
    values::{Date, Language, Profile, Severity},
};

/// What a document, or a file of its own, says about checks: profile, rules, severities,
/// options, waivers [FORMAT, Checks].
///
/// It is valid because it exists: every rule and option that it names is there. What it
/// waives need not be in a portfolio at hand.
///
/// ```
/// use okr_core::{CheckConfig, CheckOptions, Profile};
///
/// let config = CheckConfig::from_json(r#"{"profile": "strict", "ignore": ["ALN008"],
///   "waivers": [{"rule": "orphan", "objective": "o-trust", "reason": "moves next quarter", "until": "2026-12-31"}]}"#)?;
/// assert_eq!((config.profile(), config.waivers().len()), (Some(Profile::Strict), 1));
/// let options = CheckOptions::new("2026-11-15".parse()?).with_config(config);
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CheckConfig {
    pub(crate) profile: Option<Profile>,
    pub(crate) language: Option<Language>,
    /// Codes, names or starts of codes; so is `ignore`.
    pub(crate) select: Option<Vec<String>>,
    pub(crate) ignore: Vec<String>,
    pub(crate) severity: Vec<(String, Severity)>,
    pub(crate) options: Vec<(String, Vec<(String, f64)>)>,
    pub(crate) waivers: Vec<Waiver>,
    pub(crate) custom: Option<String>,
}

/// Findings of one rule about one thing that are accepted, for a reason and perhaps for a while.
#[derive(Clone, PartialEq, Debug)]
pub struct Waiver {
    /// A code or a name, as stated.
    pub(crate) rule: String,
    pub(crate) subject: Subject,
    pub(crate) reason: String,
    pub(crate) until: Option<Date>,
    pub(crate) custom: Option<String>,
}

impl CheckConfig {
    /// The profile that it starts from.
    pub fn profile(&self) -> Option<Profile> {
        self.profile
    }

    /// The language of the titles.
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// The only rules to run, by code, name or start of code; none if all may.
    pub fn select(&self) -> Option<&[String]> {
        self.select.as_deref()
    }

    /// The rules that are left out.
    pub fn ignore(&self) -> &[String] {
        &self.ignore
    }

    /// The severities of rules, in the order stated.
    pub fn severities(&self) -> &[(String, Severity)] {
        &self.severity
    }

    /// The options of rules, in the order stated: rule, then option and value.
    pub fn options(&self) -> &[(String, Vec<(String, f64)>)] {
        &self.options
    }

    /// What is accepted.
    pub fn waivers(&self) -> &[Waiver] {
        &self.waivers
    }
}

impl Waiver {
    /// The rule, by code or name as it was stated.
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// What the findings are about.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Why they are accepted.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The last day on which they are; none if there is no end.
    pub fn until(&self) -> Option<Date> {
        self.until
    }
}
