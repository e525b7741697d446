//! What one source of choices says: a call, a configuration, a document.

use std::collections::BTreeMap;

use super::rule::{Rule, RuleOption, rules};
use crate::{
    diagnostic::{Code, Problem, Suggester, shorten},
    error::{Error, ErrorKind},
    model::CheckConfig,
    values::Severity,
};

/// The choices of one source, by rule.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Layer {
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

impl Layer {
    /// The choices of a configuration, which names nothing but what is there.
    pub(super) fn of(config: &CheckConfig) -> Self {
        let mut it = Self::default();
        for selector in config.select.iter().flatten() {
            it.set(selector, |setting| setting.selected = true);
        }
        it.selective = config.select.is_some();
        for selector in &config.ignore {
            it.set(selector, |setting| setting.ignored = true);
        }
        for (selector, severity) in &config.severity {
            it.set(selector, |setting| setting.severity = Some(*severity));
        }
        for (rule, numbers) in &config.options {
            for (name, value) in numbers {
                if let Some((rule, option)) = option_of(rule, name) {
                    it.number_is(rule, option, *value);
                }
            }
        }
        it
    }

    pub(super) fn select<'s>(
        &mut self,
        selectors: impl IntoIterator<Item = &'s str>,
    ) -> Result<(), Error> {
        self.each(selectors, |setting| setting.selected = true)?;
        self.selective = true;
        Ok(())
    }

    pub(super) fn ignore<'s>(
        &mut self,
        selectors: impl IntoIterator<Item = &'s str>,
    ) -> Result<(), Error> {
        self.each(selectors, |setting| setting.ignored = true)
    }

    pub(super) fn severity(&mut self, selector: &str, severity: Severity) -> Result<(), Error> {
        self.each([selector], |setting| setting.severity = Some(severity))
    }

    pub(super) fn option(&mut self, rule: &str, name: &str, value: f64) -> Result<(), Error> {
        if let Some((code, message, help)) = rule_fault(rule)
            .or_else(|| option_fault(rule, name))
            .or_else(|| value_fault(rule, name, value))
        {
            return Err(Error::value(code, message, help));
        }
        if let Some((rule, option)) = option_of(rule, name) {
            self.number_is(rule, option, value);
        }
        Ok(())
    }

    /// Whether a rule is to run; none if this source leaves that to others.
    pub(super) fn runs(&self, rule: &Rule) -> Option<bool> {
        let setting = self.settings.get(rule.code);
        if setting.is_some_and(|setting| setting.ignored) {
            return Some(false);
        }
        (self.selective).then(|| setting.is_some_and(|setting| setting.selected))
    }

    pub(super) fn chosen_severity(&self, rule: &Rule) -> Option<Severity> {
        self.settings.get(rule.code)?.severity
    }

    pub(super) fn number(&self, rule: &Rule, name: &str) -> Option<f64> {
        self.settings.get(rule.code)?.numbers.get(name).copied()
    }

    fn number_is(&mut self, rule: &Rule, option: &RuleOption, value: f64) {
        let setting = self.settings.entry(rule.code).or_default();
        setting.numbers.insert(option.name, value);
    }

    /// Whether the selector names any rule.
    fn set(&mut self, selector: &str, mut set: impl FnMut(&mut Setting)) -> bool {
        let mut any = false;
        for rule in rules().iter().filter(|rule| rule.answers_to(selector)) {
            any = true;
            set(self.settings.entry(rule.code).or_default());
        }
        any
    }

    fn each<'s>(
        &mut self,
        selectors: impl IntoIterator<Item = &'s str>,
        mut set: impl FnMut(&mut Setting),
    ) -> Result<(), Error> {
        let mut problems = Vec::new();
        for selector in selectors {
            if !self.set(selector, &mut set)
                && let Some((code, message, help)) = selector_fault(selector)
            {
                problems.push(Problem::new(code, String::new(), message, help));
            }
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Error::new(ErrorKind::Value, problems))
        }
    }
}

/// Code, message and help of a problem.
pub(crate) type Fault = (Code, String, String);

/// What is wrong with a code, a name or the start of a code.
pub(crate) fn selector_fault(selector: &str) -> Option<Fault> {
    let known = rules().iter().any(|rule| rule.answers_to(selector));
    (!known).then(|| unknown_rule(selector))
}

/// What is wrong with a code or a name.
pub(crate) fn rule_fault(rule: &str) -> Option<Fault> {
    super::rule(rule).is_none().then(|| unknown_rule(rule))
}

/// What is wrong with the name of an option of a rule that is there.
pub(crate) fn option_fault(rule: &str, name: &str) -> Option<Fault> {
    let rule = super::rule(rule)?;
    if rule.options.iter().any(|option| option.name == name) {
        return None;
    }
    let shown = shorten(name);
    Some(if rule.options.is_empty() {
        (
            Code::E009,
            format!("{} has no options, so no `{shown}`", rule.code),
            "leave it out".to_owned(),
        )
    } else {
        let names = rule.options.iter().map(|option| option.name);
        (
            Code::E009,
            format!("{} has no option `{shown}`", rule.code),
            Suggester::default().one_of(name, names),
        )
    })
}

/// What is wrong with the value of an option that is there.
pub(crate) fn value_fault(rule: &str, name: &str, value: f64) -> Option<Fault> {
    let (rule, &RuleOption { least, most, .. }) = option_of(rule, name)?;
    (!(least..=most).contains(&value)).then(|| {
        (
            Code::E006,
            format!("`{name}` of {} is {value}", rule.code),
            format!("give a number from {least} to {most}"),
        )
    })
}

fn option_of(rule: &str, name: &str) -> Option<(&'static Rule, &'static RuleOption)> {
    let rule = super::rule(rule)?;
    let option = rule.options.iter().find(|option| option.name == name)?;
    Some((rule, option))
}

#[cold]
fn unknown_rule(given: &str) -> Fault {
    let shown = shorten(given);
    let names = rules().iter().flat_map(|rule| [rule.code, rule.name]);
    let help = if let Some(near) = Suggester::default().nearest(given, names) {
        format!("did you mean `{near}`?")
    } else {
        let mut families: Vec<_> = rules().iter().map(|rule| rule.family()).collect();
        families.dedup();
        format!(
            "write a code, the name of a rule, or the start of codes, as `{}`",
            families.join("` or `")
        )
    };
    (Code::E009, format!("there is no rule `{shown}`"), help)
}
