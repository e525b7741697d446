//! Rules: what can be loaded and scored, and yet should not be so [SPEC 10.2, 11].
//!
//! A rule is one file in [`rules`]: its record, declared by [`rule::declare_rule`], a
//! function that looks at the [`context::Context`] and tells a [`report::Report`] what it
//! finds, its tests, and beside it the page that explains it. `Portfolio::check` runs them.

mod baseline;
mod budget;
mod choices;
mod context;
mod contradiction;
mod distinct;
mod earliest;
mod finding;
mod history;
mod key_set;
mod kpi_goals;
mod layer;
mod lists;
mod options;
mod pay;
mod percent;
mod place;
mod profiles;
mod readings;
mod report;
mod rule;
mod rules;
mod run;
mod says_nothing;
#[cfg(test)]
mod testing;
mod titles;
mod under_way;
mod unit_cycles;
mod waivers;
mod wording;

pub use baseline::{Baseline, BaselineEntry, Fresh};
pub use finding::{Finding, Findings, Waived};
pub(crate) use layer::{Fault, option_fault, rule_fault, selector_fault, value_fault};
pub use options::CheckOptions;
pub use rule::{Rule, RuleOption, rule, rules};
