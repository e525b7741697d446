//! What can be done to a portfolio.

use super::vocabulary::vocabulary;

vocabulary! {
    /// What an edit does.
    pub enum EditKind {
        /// Records a check-in of a key result.
        CheckIn = "check_in",
        /// Corrects a check-in; what it said before stays in the audit trail.
        CorrectCheckIn = "correct_check_in",
        /// Takes a check-in out; it stays in the audit trail.
        WithdrawCheckIn = "withdraw_check_in",
        /// Marks an item of a checklist as done.
        CompleteItem = "complete_item",
        /// Records a measurement of a KPI.
        RecordMeasurement = "record_measurement",
        /// Changes a key result's measure, due date or weight from a day on [SPEC 4.3].
        Amend = "amend",
        /// Drops an objective or a key result from a day on [SPEC 4.4].
        Drop = "drop",
        /// Adds a key result to an objective.
        AddKeyResult = "add_key_result",
        /// Drops a key result and adds another in its place.
        ReplaceKeyResult = "replace_key_result",
        /// Adds an objective.
        AddObjective = "add_objective",
        /// Lets an objective support another goal or a priority.
        Align = "align",
        /// Ends such a support.
        Unalign = "unalign",
        /// Records that a committed goal at risk was raised with those above.
        Escalate = "escalate",
        /// Scores an objective or a key result by review [SPEC 4.7].
        Review = "review",
        /// Explains why a commitment was missed [SPEC 5.3].
        Explain = "explain",
        /// Moves a cycle to another phase.
        MoveCycle = "move_cycle",
        /// Carries unfinished objectives over into another cycle.
        CarryOver = "carry_over",
        /// Copies a cycle with its objectives, without their history.
        CloneCycle = "clone_cycle",
    }
}

vocabulary! {
    /// Where a key result that is carried over starts from.
    pub enum CarriedBaseline {
        /// From the value that it reached.
        Reached = "reached",
        /// From where it started before.
        Kept = "kept",
    }
}

vocabulary! {
    /// How two portfolios differ in one place.
    pub enum DifferenceKind {
        /// It is there in the later one only.
        Added = "added",
        /// It is there in the earlier one only.
        Removed = "removed",
        /// It says something else.
        Changed = "changed",
    }
}
