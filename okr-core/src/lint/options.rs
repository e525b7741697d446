//! What a call to `check` may choose.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    lists::OwnLexicon,
    rule::{Rule, RuleOption, rules},
};
use crate::{
    diagnostic::{Code, Problem, Suggester},
    error::{Error, ErrorKind},
    policy::Policy,
    statement::Lexicon,
    values::{Date, Language, Severity},
};

/// The day of a check, and optionally the policy, the rules, their severities and options.
///
/// Rules are named by code (`ALN001`), by name (`orphan`), or all at once by what their
/// codes start with (`ALN`).
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
    language: Option<Language>,
    lexicon: Option<OwnLexicon>,
    /// Whether only rules that are selected run.
    selective: bool,
    settings: BTreeMap<&'static str, Setting>,
}

/// What was chosen for one rule.
#[derive(Clone, Debug, PartialEq, Default)]
struct Setting {
    selected: bool,
    ignored: bool,
    severity: Option<Severity>,
    numbers: BTreeMap<&'static str, f64>,
}

impl CheckOptions {
    /// As of the end of a day: all rules, as they are by themselves, by the document's own policy.
    pub fn new(as_of: Date) -> Self {
        Self {
            as_of,
            policy: None,
            language: None,
            lexicon: None,
            selective: false,
            settings: BTreeMap::new(),
        }
    }

    /// Scores, where a rule looks at scores, by this policy and not the document's.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = Some(policy);
        self
    }

    /// Reads titles in this language.
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

    /// Runs these rules and no others; several calls add up.
    ///
    /// # Errors
    ///
    /// `E009` for each that names no rule, with the nearest one or the list.
    pub fn select<'s>(self, rules: impl IntoIterator<Item = &'s str>) -> Result<Self, Error> {
        let mut it = self.each(rules, |setting| setting.selected = true)?;
        it.selective = true;
        Ok(it)
    }

    /// Leaves these rules out, even if they are selected.
    ///
    /// # Errors
    ///
    /// As [`CheckOptions::select`].
    pub fn ignore<'s>(self, rules: impl IntoIterator<Item = &'s str>) -> Result<Self, Error> {
        self.each(rules, |setting| setting.ignored = true)
    }

    /// Gives all findings of a rule, or of all rules that a prefix names, this severity.
    ///
    /// # Errors
    ///
    /// As [`CheckOptions::select`].
    pub fn severity(self, rules: &str, severity: Severity) -> Result<Self, Error> {
        self.each([rules], |setting| setting.severity = Some(severity))
    }

    /// Gives an option of one rule a value; [`Rule::options`] lists them.
    ///
    /// # Errors
    ///
    /// `E009` when there is no such rule or option, `E006` when the value lies outside its bounds.
    pub fn option(mut self, rule: &str, name: &str, value: f64) -> Result<Self, Error> {
        let Some(rule) = super::rule(rule) else {
            return Err(Error::new(ErrorKind::Value, vec![unknown_rule(rule)]));
        };
        let Some(option) = rule.options.iter().find(|option| option.name == name) else {
            return Err(unknown_option(rule, name));
        };
        let RuleOption { least, most, .. } = *option;
        if !(least..=most).contains(&value) {
            return Err(Error::value(
                Code::E006,
                format!("`{name}` of {} is {value}", rule.code),
                format!("give a number from {least} to {most}"),
            ));
        }
        let setting = self.settings.entry(rule.code).or_default();
        setting.numbers.insert(option.name, value);
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

    /// The language in which titles are read: that of the call, else English.
    pub fn language(&self) -> Language {
        self.language.unwrap_or_default()
    }

    /// The word lists of the caller, if any were given.
    pub fn lexicon(&self) -> Option<&Lexicon> {
        self.lexicon.as_ref().map(|it| &*it.0)
    }

    /// Whether a rule is to run.
    pub fn runs(&self, rule: &Rule) -> bool {
        match self.settings.get(rule.code) {
            Some(setting) => !setting.ignored && (setting.selected || !self.selective),
            None => !self.selective,
        }
    }

    /// The severity that was chosen for all findings of a rule.
    pub(super) fn chosen_severity(&self, rule: &Rule) -> Option<Severity> {
        self.settings.get(rule.code)?.severity
    }

    /// The value of an option.
    pub(super) fn number(&self, rule: &Rule, name: &str) -> f64 {
        let setting = self.settings.get(rule.code);
        if let Some(&number) = setting.and_then(|setting| setting.numbers.get(name)) {
            return number;
        }
        let option = rule.options.iter().find(|option| option.name == name);
        debug_assert!(option.is_some(), "{} has no `{name}`", rule.code);
        option.map_or(0.0, |option| option.default)
    }

    fn each<'s>(
        mut self,
        selectors: impl IntoIterator<Item = &'s str>,
        mut set: impl FnMut(&mut Setting),
    ) -> Result<Self, Error> {
        let mut problems = Vec::new();
        for selector in selectors {
            let mut any = false;
            for rule in rules() {
                let prefix = !selector.is_empty() && rule.code.starts_with(selector);
                if prefix || rule.name == selector {
                    any = true;
                    set(self.settings.entry(rule.code).or_default());
                }
            }
            if !any {
                problems.push(unknown_rule(selector));
            }
        }
        if problems.is_empty() {
            Ok(self)
        } else {
            Err(Error::new(ErrorKind::Value, problems))
        }
    }
}

#[cold]
fn unknown_rule(given: &str) -> Problem {
    let shown: String = (given.chars().take(60).flat_map(char::escape_debug)).collect();
    let names = rules().iter().flat_map(|rule| [rule.code, rule.name]);
    let help = if let Some(near) = Suggester::default().nearest(given, names) {
        format!("did you mean `{near}`?")
    } else {
        let list: Vec<_> = (rules().iter())
            .map(|rule| format!("`{}` ({})", rule.code, rule.name))
            .collect();
        format!("use one of {}", list.join(", "))
    };
    Problem::new(
        Code::E009,
        String::new(),
        format!("there is no rule `{shown}`"),
        help,
    )
}

#[cold]
fn unknown_option(rule: &Rule, given: &str) -> Error {
    let shown: String = (given.chars().take(60).flat_map(char::escape_debug)).collect();
    let names = rule.options.iter().map(|option| option.name);
    if rule.options.is_empty() {
        return Error::value(
            Code::E009,
            format!("{} has no options, so no `{shown}`", rule.code),
            "leave it out",
        );
    }
    Error::value(
        Code::E009,
        format!("{} has no option `{shown}`", rule.code),
        Suggester::default().one_of(given, names),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> CheckOptions {
        CheckOptions::new(Date::new(2026, 11, 15).unwrap())
    }

    fn running(options: &CheckOptions) -> Vec<&'static str> {
        let running = rules().iter().filter(|rule| options.runs(rule));
        running.map(|rule| rule.code).collect()
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
        assert!(
            error.problems()[1]
                .help()
                .contains("`ALN016` (unit-without-objective)")
        );
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
