//! One rule a file: its record, its check, its tests; beside each the page that explains it.

mod aln001_orphan;
mod aln002_no_line_of_sight;
mod aln003_uncovered;
mod aln004_level_inversion;
mod aln005_period_mismatch;
mod aln006_ends_late;
mod aln007_committed_on_aspirational;
mod aln008_redundant_edge;
mod aln009_double_count;
mod aln010_opposed_key_results;
mod aln011_rival_targets;
mod aln012_one_sided_dependency;
mod aln013_overload;
mod aln014_divergence;
mod aln015_priority_without_objective;
mod aln016_unit_without_objective;
mod cfg001_expired_waiver;
mod cfg002_unused_waiver;

use super::Rule;

/// All rules, in the order of their codes.
pub(super) static RULES: &[&Rule] = &[
    &aln001_orphan::RULE,
    &aln002_no_line_of_sight::RULE,
    &aln003_uncovered::RULE,
    &aln004_level_inversion::RULE,
    &aln005_period_mismatch::RULE,
    &aln006_ends_late::RULE,
    &aln007_committed_on_aspirational::RULE,
    &aln008_redundant_edge::RULE,
    &aln009_double_count::RULE,
    &aln010_opposed_key_results::RULE,
    &aln011_rival_targets::RULE,
    &aln012_one_sided_dependency::RULE,
    &aln013_overload::RULE,
    &aln014_divergence::RULE,
    &aln015_priority_without_objective::RULE,
    &aln016_unit_without_objective::RULE,
    &cfg001_expired_waiver::RULE,
    &cfg002_unused_waiver::RULE,
];
