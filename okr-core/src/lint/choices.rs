//! What holds for one check: the choices of all sources, the nearest first.

use super::{
    CheckOptions, Rule,
    layer::Layer,
    profiles::{self, ProfileData},
};
use crate::{model::CheckConfig, values::Severity};

/// The choices of the call, of its configuration, of the document, and of a profile.
///
/// For each rule and each question, the first of them that says something decides.
pub(super) struct Choices {
    layers: Vec<Layer>,
    profile: &'static ProfileData,
}

impl Choices {
    pub(super) fn new(options: &CheckOptions, document: Option<&CheckConfig>) -> Self {
        let configs = [options.config(), document];
        let stated = configs.into_iter().flatten();
        let mut layers = vec![options.own.clone()];
        layers.extend(stated.clone().map(Layer::of));
        let profile = options
            .profile
            .or(stated.clone().find_map(CheckConfig::profile));
        Self {
            layers,
            profile: profiles::data(profile.unwrap_or_default()),
        }
    }

    pub(super) fn runs(&self, rule: &Rule) -> bool {
        let stated = self.layers.iter().find_map(|layer| layer.runs(rule));
        stated.unwrap_or_else(|| self.profile.runs(rule))
    }

    /// The severity that was chosen for all findings of a rule.
    pub(super) fn chosen_severity(&self, rule: &Rule) -> Option<Severity> {
        self.layers
            .iter()
            .find_map(|layer| layer.chosen_severity(rule))
    }

    /// What the profile makes of the severity of a finding; none if it is not told.
    pub(super) fn settled(&self, rule: &Rule, severity: Severity) -> Option<Severity> {
        if self.chosen_severity(rule).is_some() {
            return Some(severity);
        }
        let severity = self.profile.severity(rule, severity);
        // Whoever selects a rule wants to hear of it.
        let wanted = || {
            self.layers
                .iter()
                .any(|layer| layer.runs(rule) == Some(true))
        };
        (severity <= self.profile.least || wanted()).then_some(severity)
    }

    /// The value of an option.
    pub(super) fn number(&self, rule: &Rule, name: &str) -> f64 {
        let stated = self
            .layers
            .iter()
            .find_map(|layer| layer.number(rule, name));
        if let Some(number) = stated.or_else(|| self.profile.number(rule, name)) {
            return number;
        }
        let option = rule.options.iter().find(|option| option.name == name);
        debug_assert!(option.is_some(), "{} has no `{name}`", rule.code);
        option.map_or(0.0, |option| option.default)
    }

    /// The policy that the profile brings along.
    pub(super) fn policy(&self) -> Option<&'static str> {
        self.profile.policy
    }
}
