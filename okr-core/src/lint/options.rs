//! What a call to `check` may choose.

use std::sync::Arc;

use super::{layer::Layer, lists::OwnLexicon};
use crate::{
    error::Error,
    model::{CheckConfig, Portfolio},
    policy::Policy,
    statement::Lexicon,
    values::{Date, Language, Profile, Severity},
};

/// The day of a check, and optionally the policy, the profile, the rules, their severities and options.
///
/// Rules are named by code (`ALN001`), by name (`orphan`), or all at once by what their
/// codes start with (`ALN`). What is chosen here wins over [`CheckOptions::with_config`],
/// that over the document's own `checks`, and those over the profile: for each rule, the
/// first of them that says something about it decides.
///
/// ```
/// use okr_core::{CheckOptions, Severity};
///
/// let options = CheckOptions::new("2026-11-15".parse()?)
///     .select(["ALN"])?
///     .ignore(["ALN008", "overload"])?
///     .severity("orphan", Severity::Error)?
///     .option("divergence", "share", 0.75);
/// assert!(options.unwrap_err().to_string().contains("has no options"));
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct CheckOptions {
    as_of: Date,
    policy: Option<Policy>,
    pub(super) profile: Option<Profile>,
    language: Option<Language>,
    lexicon: Option<OwnLexicon>,
    config: Option<Box<CheckConfig>>,
    pub(super) own: Layer,
}

impl CheckOptions {
    /// As of the end of a day: all rules, as they are by themselves, by the document's own policy.
    pub fn new(as_of: Date) -> Self {
        Self {
            as_of,
            policy: None,
            profile: None,
            language: None,
            lexicon: None,
            config: None,
            own: Layer::default(),
        }
    }

    /// Scores, where a rule looks at scores, by this policy and not the document's.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = Some(policy);
        self
    }

    /// Starts from this profile, whatever configurations say.
    #[must_use]
    pub fn with_profile(mut self, profile: Profile) -> Self {
        self.profile = Some(profile);
        self
    }

    /// Reads titles in this language, whatever configurations say.
    #[must_use]
    pub fn with_language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// Reads titles by these word lists, whatever the language is said to be. Rules with lists
    /// of their own use them if they are of a language that is built in, else find nothing.
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: Arc<Lexicon>) -> Self {
        self.lexicon = Some(OwnLexicon(lexicon));
        self
    }

    /// Applies a configuration over the document's own; its waivers are added to those of the document.
    #[must_use]
    pub fn with_config(mut self, config: CheckConfig) -> Self {
        self.config = Some(Box::new(config));
        self
    }

    /// Runs these rules and no others; several calls add up.
    ///
    /// # Errors
    ///
    /// `E009` for each that names no rule, with the nearest one or the families.
    pub fn select<'s>(mut self, rules: impl IntoIterator<Item = &'s str>) -> Result<Self, Error> {
        self.own.select(rules)?;
        Ok(self)
    }

    /// Leaves these rules out, even if they are selected.
    ///
    /// # Errors
    ///
    /// As [`CheckOptions::select`].
    pub fn ignore<'s>(mut self, rules: impl IntoIterator<Item = &'s str>) -> Result<Self, Error> {
        self.own.ignore(rules)?;
        Ok(self)
    }

    /// Gives all findings of a rule, or of all rules that a prefix names, this severity.
    ///
    /// # Errors
    ///
    /// As [`CheckOptions::select`].
    pub fn severity(mut self, rules: &str, severity: Severity) -> Result<Self, Error> {
        self.own.severity(rules, severity)?;
        Ok(self)
    }

    /// Gives an option of one rule a value; [`Rule::options`](crate::Rule::options) lists them.
    ///
    /// # Errors
    ///
    /// `E009` when there is no such rule or option, `E006` when the value lies outside its bounds.
    pub fn option(mut self, rule: &str, name: &str, value: f64) -> Result<Self, Error> {
        self.own.option(rule, name, value)?;
        Ok(self)
    }

    /// The day.
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// The policy, if one was chosen.
    pub fn policy(&self) -> Option<&Policy> {
        self.policy.as_ref()
    }

    /// The profile, if one was chosen for the call.
    pub fn profile(&self) -> Option<Profile> {
        self.profile
    }

    /// The configuration, if one was given.
    pub fn config(&self) -> Option<&CheckConfig> {
        self.config.as_deref()
    }

    /// The language in which the titles of a portfolio are read: that of the call, of its
    /// configuration, of the document, else English.
    pub fn language(&self, portfolio: &Portfolio) -> Language {
        let configs = [self.config(), portfolio.checks()];
        let stated = configs
            .into_iter()
            .flatten()
            .find_map(CheckConfig::language);
        self.language.or(stated).unwrap_or_default()
    }

    /// The word lists of the caller, if any were given.
    pub fn lexicon(&self) -> Option<&Lexicon> {
        self.lexicon.as_ref().map(|it| &*it.0)
    }

    /// Whether a rule is to run on a portfolio.
    pub fn runs(&self, rule: &super::Rule, portfolio: &Portfolio) -> bool {
        super::choices::Choices::new(self, portfolio.checks()).runs(rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Code,
        lint::{choices::Choices, rules},
    };

    fn options() -> CheckOptions {
        CheckOptions::new(Date::new(2026, 11, 15).unwrap())
    }

    fn running(options: &CheckOptions) -> Vec<&'static str> {
        let choices = Choices::new(options, None);
        let running = rules().iter().filter(|rule| choices.runs(rule));
        running.map(|rule| rule.code()).collect()
    }

    #[test]
    fn rules_are_chosen_by_code_name_or_prefix_and_ignoring_wins() {
        assert_eq!(running(&options()).len(), rules().len());
        let some = options().select(["ALN00", "overload"]).unwrap();
        assert_eq!(running(&some).len(), 10);
        let fewer = some.ignore(["ALN001", "no-line-of-sight"]).unwrap();
        assert_eq!(running(&fewer)[0], "ALN003");
        assert!(running(&options().select([]).unwrap()).is_empty());
    }

    #[test]
    fn what_is_unknown_is_said_all_at_once() {
        let error = options().select(["ALN01", "orphn", "x", ""]).unwrap_err();
        assert_eq!(error.problems().len(), 3);
        assert_eq!(error.code(), Code::E009);
        assert_eq!(error.problems()[0].help(), "did you mean `orphan`?");
        assert!(error.problems()[1].help().contains("`ALN`"));
        let error = options()
            .option("overload", "max_suported", 1.0)
            .unwrap_err();
        assert!(error.to_string().contains("did you mean `max_supported`?"));
        for value in [-1.0, f64::NAN, 1e300] {
            let error = options()
                .option("ALN013", "max_supported", value)
                .unwrap_err();
            assert_eq!(error.code(), Code::E006);
        }
    }
}
