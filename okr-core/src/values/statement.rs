//! What a title can be read as [SPEC 11.1].

use super::vocabulary::vocabulary;

vocabulary! {
    /// What a title is the title of.
    pub enum StatementKind {
        /// An objective.
        Objective = "objective",
        /// A key result.
        KeyResult = "key_result",
    }
}

vocabulary! {
    /// What a statement asks for [SPEC 11.1].
    pub enum StatementType {
        /// A state or change of customers, market, money, quality or people.
        Outcome = "outcome",
        /// Work or its product: true once the team has done it, whatever anyone else does.
        Output = "output",
        /// An event that someone outside has to confirm.
        Milestone = "milestone",
    }
}

vocabulary! {
    /// Which way a statement wants a level to go [SPEC 11.1].
    pub enum Direction {
        /// Up.
        Increase = "increase",
        /// Down.
        Decrease = "decrease",
        /// To stay where it is.
        Maintain = "maintain",
        /// To a level or count, with no change asserted.
        Reach = "reach",
    }
}

vocabulary! {
    /// How a statement compares with its target [SPEC 11.1].
    pub enum Comparison {
        /// The target or more: `at least 90 %`, `90 %+`.
        AtLeast = "at_least",
        /// The target or less: `at most 3`, `within 5 minutes`.
        AtMost = "at_most",
        /// More than the target: `> 90 %`.
        MoreThan = "more_than",
        /// Less than the target: `under 200 ms`.
        LessThan = "less_than",
    }
}

vocabulary! {
    /// How sure a reading is [SPEC 11.1].
    pub enum Certainty {
        /// The words leave little doubt.
        High = "high",
        /// The grammar says so, but a word is not known.
        Medium = "medium",
        /// A guess by what is usual.
        Low = "low",
    }
}

vocabulary! {
    /// A part of a statement [SPEC 11.1].
    pub enum StatementPart {
        /// Who it is of, or a label: `VP Sales KR:`, `[P0]`.
        Prefix = "prefix",
        /// What is done: `Increase`.
        Verb = "verb",
        /// What is measured, or made: `the activation rate of new users`.
        Metric = "metric",
        /// Where it starts: `32`.
        Baseline = "baseline",
        /// Where it is to go: `55`, `30 %`.
        Target = "target",
        /// The other end of a range.
        RangeEnd = "range_end",
        /// What stands for a number that is not known: `X`, `TBD`.
        Placeholder = "placeholder",
        /// By when: `by the end of June`.
        Deadline = "deadline",
        /// A score or state behind it: `=> 70 %`.
        Score = "score",
        /// An issue or address: `#123`.
        Reference = "reference",
    }
}
