//! The member `checks`.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Custom, Text, setters};
use crate::{
    error::Error,
    model::CheckConfig,
    values::{Date, Language, Profile, Severity, SubjectKind},
    wire::write,
};

/// How a portfolio is to be checked: a document's member, or a document of its own.
///
/// ```
/// use okr_core::{Severity, SubjectKind, document::{Checks, Waiver}};
///
/// let config = Checks::default()
///     .ignore("ALN008")
///     .severity("orphan", Severity::Error)
///     .option("ALN013", "max_supported", 2.0)
///     .waiver(Waiver::new("ALN001", SubjectKind::Objective, "o-trust", "moves next quarter"))
///     .build()?;
/// assert_eq!(config.waivers()[0].subject().id(), "o-trust");
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Checks", deny_unknown_fields))]
#[non_exhaustive]
pub struct Checks<'a> {
    /// The profile that it starts from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// The language of the titles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The only rules to run: codes, names, or starts of codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub select: Option<Vec<Text<'a>>>,
    /// Rules that are left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<Text<'a>>,
    /// The severity of all findings of a rule.
    #[serde(skip_serializing_if = "Named::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::schema::Severities"))]
    pub severity: Named<'a, Severity>,
    /// Numbers of rules: rule, then option and value.
    #[serde(skip_serializing_if = "Named::is_empty")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::wire::schema::RuleNumbers")
    )]
    pub options: Named<'a, Named<'a, f64>>,
    /// What is accepted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver<'a>>,
    /// Anything of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom<'a>>,
}

impl<'a> Checks<'a> {
    setters! {
        /// Names the profile to start from.
        profile: (some Profile),
        /// Names the language of the titles.
        language: (some Language),
        /// Lists the only rules to run.
        select: (some Vec<Text<'a>>),
        /// Adds what is accepted.
        waiver: (push waivers Waiver<'a>),
        /// Keeps something of your own.
        custom: custom,
    }

    /// Leaves a rule out, or all whose codes start so.
    #[must_use]
    pub fn ignore(mut self, rules: impl Into<Text<'a>>) -> Self {
        self.ignore.push(rules.into());
        self
    }

    /// Gives all findings of a rule a severity.
    #[must_use]
    pub fn severity(mut self, rules: impl Into<Text<'a>>, severity: Severity) -> Self {
        self.severity.0.push((rules.into(), severity));
        self
    }

    /// Gives an option of a rule a value.
    #[must_use]
    pub fn option(
        mut self,
        rule: impl Into<Text<'a>>,
        name: impl Into<Text<'a>>,
        value: f64,
    ) -> Self {
        let rule = rule.into();
        match self.options.0.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, numbers)) => numbers.0.push((name.into(), value)),
            None => self
                .options
                .0
                .push((rule, Named(vec![(name.into(), value)]))),
        }
        self
    }

    /// Checks everything and makes the configuration.
    ///
    /// # Errors
    ///
    /// Every problem, with JSON Pointers.
    pub fn build(&self) -> Result<CheckConfig, Error> {
        crate::wire::load::config_of_text(&write::for_reading(self))
    }
}

/// Values by name, in the order stated: an object whose keys are not the format's.
#[derive(Clone, PartialEq, Debug)]
#[allow(clippy::exhaustive_structs)] // a list under another name
pub struct Named<'a, T>(pub Vec<(Text<'a>, T)>);

impl<T> Default for Named<'_, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Named<'_, T> {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Serialize> Serialize for Named<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// Findings of one rule about one thing that are accepted.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Waiver<'a> {
    /// The code or name of the rule.
    pub rule: Text<'a>,
    /// The kind of the thing: anything but an initiative.
    pub kind: SubjectKind,
    /// Its identifier.
    pub id: Text<'a>,
    /// Why they are accepted.
    pub reason: Text<'a>,
    /// The last day on which they are.
    pub until: Option<Date>,
    /// Anything of your own.
    pub custom: Option<Custom<'a>>,
}

impl<'a> Waiver<'a> {
    /// A waiver without end.
    pub fn new(
        rule: impl Into<Text<'a>>,
        kind: SubjectKind,
        id: impl Into<Text<'a>>,
        reason: impl Into<Text<'a>>,
    ) -> Self {
        Self {
            rule: rule.into(),
            kind,
            id: id.into(),
            reason: reason.into(),
            until: None,
            custom: None,
        }
    }

    setters! {
        /// Says the last day on which it holds.
        until: (some Date),
        /// Keeps something of your own.
        custom: custom,
    }
}

impl Serialize for Waiver<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("rule", &self.rule)?;
        map.serialize_entry(&self.kind, &self.id)?;
        map.serialize_entry("reason", &self.reason)?;
        if let Some(until) = &self.until {
            map.serialize_entry("until", until)?;
        }
        if let Some(custom) = &self.custom {
            map.serialize_entry("custom", custom)?;
        }
        map.end()
    }
}
