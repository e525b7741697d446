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
mod cal001_confidence_against_pace;
mod cal002_sandbagging;
mod cal003_flat_confidence;
mod cfg001_expired_waiver;
mod cfg002_unused_waiver;
mod cyc001_stale_check_ins;
mod cyc002_no_check_in_yet;
mod cyc003_unreasoned_amendment;
mod cyc004_late_target_change;
mod cyc005_dropped_not_carried;
mod cyc006_unexplained_miss;
mod cyc007_overdue_review;
mod cyc008_jump;
mod cyc009_unhealthy_kpi;
mod foc001_single_key_result;
mod foc002_too_many_key_results;
mod foc003_no_outcome;
mod foc004_all_due_on_last_day;
mod foc005_no_guardrail;
mod foc006_too_many_objectives;
mod foc007_one_commitment;
mod foc008_owner_overloaded;
mod foc009_individual_objective;
mod foc010_tied_to_pay;
mod kr001_no_number;
mod kr002_activity_not_outcome;
mod kr003_metric_without_value;
mod kr004_no_baseline;
mod kr005_contradicts_measure;
mod kr006_binary_as_metric;
mod kr007_compound_key_result;
mod kr008_placeholder;
mod kr009_ambiguous_metric;
mod kr010_already_met;
mod kr011_trivial_target;
mod kr012_absurd_target;
mod kr013_repeated_key_result;
mod kr014_due_outside_cycle;
mod kr015_vague_key_result;
mod obj001_objective_has_number;
mod obj002_objective_is_task;
mod obj003_vague_objective;
mod obj004_business_as_usual;
mod obj005_long_objective;
mod obj006_no_end_state;
mod obj007_repeated_objective;
mod obj008_objective_placeholder;

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
    &cal001_confidence_against_pace::RULE,
    &cal002_sandbagging::RULE,
    &cal003_flat_confidence::RULE,
    &cfg001_expired_waiver::RULE,
    &cfg002_unused_waiver::RULE,
    &cyc001_stale_check_ins::RULE,
    &cyc002_no_check_in_yet::RULE,
    &cyc003_unreasoned_amendment::RULE,
    &cyc004_late_target_change::RULE,
    &cyc005_dropped_not_carried::RULE,
    &cyc006_unexplained_miss::RULE,
    &cyc007_overdue_review::RULE,
    &cyc008_jump::RULE,
    &cyc009_unhealthy_kpi::RULE,
    &foc001_single_key_result::RULE,
    &foc002_too_many_key_results::RULE,
    &foc003_no_outcome::RULE,
    &foc004_all_due_on_last_day::RULE,
    &foc005_no_guardrail::RULE,
    &foc006_too_many_objectives::RULE,
    &foc007_one_commitment::RULE,
    &foc008_owner_overloaded::RULE,
    &foc009_individual_objective::RULE,
    &foc010_tied_to_pay::RULE,
    &kr001_no_number::RULE,
    &kr002_activity_not_outcome::RULE,
    &kr003_metric_without_value::RULE,
    &kr004_no_baseline::RULE,
    &kr005_contradicts_measure::RULE,
    &kr006_binary_as_metric::RULE,
    &kr007_compound_key_result::RULE,
    &kr008_placeholder::RULE,
    &kr009_ambiguous_metric::RULE,
    &kr010_already_met::RULE,
    &kr011_trivial_target::RULE,
    &kr012_absurd_target::RULE,
    &kr013_repeated_key_result::RULE,
    &kr014_due_outside_cycle::RULE,
    &kr015_vague_key_result::RULE,
    &obj001_objective_has_number::RULE,
    &obj002_objective_is_task::RULE,
    &obj003_vague_objective::RULE,
    &obj004_business_as_usual::RULE,
    &obj005_long_objective::RULE,
    &obj006_no_end_state::RULE,
    &obj007_repeated_objective::RULE,
    &obj008_objective_placeholder::RULE,
];
