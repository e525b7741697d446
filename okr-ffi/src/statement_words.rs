//! The vocabularies of statements as numbers, as in [`words`](crate::words).

use std::ffi::c_char;

use okr_core::{Certainty, Comparison, Direction, StatementKind, StatementPart, StatementType};

use crate::boundary::Failure;
use crate::words::{Table, name_of, number_of, value_of};

/// Statement, what a title is the title of: an objective (SPEC 11.1).
pub const OKR_STATEMENT_OBJECTIVE: i32 = 1;
/// Statement, what a title is the title of: a key result (SPEC 11.1).
pub const OKR_STATEMENT_KEY_RESULT: i32 = 2;

/// Type of a statement: a state or change of customers, market, money, quality or people (SPEC
/// 11.1).
pub const OKR_TYPE_OUTCOME: i32 = 1;
/// Type of a statement: work or its product (SPEC 11.1).
pub const OKR_TYPE_OUTPUT: i32 = 2;
/// Type of a statement: an event that someone outside has to confirm (SPEC 11.1).
pub const OKR_TYPE_MILESTONE: i32 = 3;

/// Direction: up (SPEC 11.1).
pub const OKR_DIRECTION_INCREASE: i32 = 1;
/// Direction: down (SPEC 11.1).
pub const OKR_DIRECTION_DECREASE: i32 = 2;
/// Direction: to stay where it is (SPEC 11.1).
pub const OKR_DIRECTION_MAINTAIN: i32 = 3;
/// Direction: to a level or count, with no change asserted (SPEC 11.1).
pub const OKR_DIRECTION_REACH: i32 = 4;

/// Comparison with the target: the target or more (SPEC 11.1).
pub const OKR_COMPARISON_AT_LEAST: i32 = 1;
/// Comparison with the target: the target or less (SPEC 11.1).
pub const OKR_COMPARISON_AT_MOST: i32 = 2;
/// Comparison with the target: more than the target (SPEC 11.1).
pub const OKR_COMPARISON_MORE_THAN: i32 = 3;
/// Comparison with the target: less than the target (SPEC 11.1).
pub const OKR_COMPARISON_LESS_THAN: i32 = 4;

/// Certainty of a type: the words leave little doubt (SPEC 11.1).
pub const OKR_CERTAINTY_HIGH: i32 = 1;
/// Certainty of a type: the grammar says so, but a word is not known (SPEC 11.1).
pub const OKR_CERTAINTY_MEDIUM: i32 = 2;
/// Certainty of a type: a guess by what is usual (SPEC 11.1).
pub const OKR_CERTAINTY_LOW: i32 = 3;

/// Part of a title: who it is of, or a label (SPEC 11.1).
pub const OKR_PART_PREFIX: i32 = 1;
/// Part of a title: what is done (SPEC 11.1).
pub const OKR_PART_VERB: i32 = 2;
/// Part of a title: what is measured or made (SPEC 11.1).
pub const OKR_PART_METRIC: i32 = 3;
/// Part of a title: where it starts (SPEC 11.1).
pub const OKR_PART_BASELINE: i32 = 4;
/// Part of a title: where it is to go (SPEC 11.1).
pub const OKR_PART_TARGET: i32 = 5;
/// Part of a title: the other end of a range (SPEC 11.1).
pub const OKR_PART_RANGE_END: i32 = 6;
/// Part of a title: what stands for a number that is not known (SPEC 11.1).
pub const OKR_PART_PLACEHOLDER: i32 = 7;
/// Part of a title: by when (SPEC 11.1).
pub const OKR_PART_DEADLINE: i32 = 8;
/// Part of a title: a score or state behind it (SPEC 11.1).
pub const OKR_PART_SCORE: i32 = 9;
/// Part of a title: an issue or address (SPEC 11.1).
pub const OKR_PART_REFERENCE: i32 = 10;

/// Flag of a statement, a bit: a goal level is stated, be it a placeholder (SPEC 11.1).
pub const OKR_FLAG_HAS_TARGET: i32 = 1;
/// Flag of a statement, a bit: a current level is stated, be it a placeholder (SPEC 11.1).
pub const OKR_FLAG_HAS_BASELINE: i32 = 2;
/// Flag of a statement, a bit: something stands for a number that is not known (SPEC 11.1).
pub const OKR_FLAG_HAS_PLACEHOLDER: i32 = 4;
/// Flag of a statement, a bit: a quantity stands in it (SPEC 11.1).
pub const OKR_FLAG_HAS_NUMBER: i32 = 8;
/// Flag of a statement, a bit: it carries its own pass mark (SPEC 11.1).
pub const OKR_FLAG_MEASURABLE: i32 = 16;
/// Flag of a statement, a bit: it can only be done or not done (SPEC 11.1).
pub const OKR_FLAG_BINARY: i32 = 32;
/// Flag of a statement, a bit: nothing in it can be counted or ticked off (SPEC 11.1).
pub const OKR_FLAG_VAGUE: i32 = 64;
/// Flag of a statement, a bit: its target is a change and not a level (SPEC 11.1).
pub const OKR_FLAG_RELATIVE: i32 = 128;

const STATEMENTS: Table<StatementKind, 2> = [
    (
        OKR_STATEMENT_OBJECTIVE,
        StatementKind::Objective,
        c"objective",
    ),
    (
        OKR_STATEMENT_KEY_RESULT,
        StatementKind::KeyResult,
        c"key_result",
    ),
];

const TYPES: Table<StatementType, 3> = [
    (OKR_TYPE_OUTCOME, StatementType::Outcome, c"outcome"),
    (OKR_TYPE_OUTPUT, StatementType::Output, c"output"),
    (OKR_TYPE_MILESTONE, StatementType::Milestone, c"milestone"),
];

const DIRECTIONS: Table<Direction, 4> = [
    (OKR_DIRECTION_INCREASE, Direction::Increase, c"increase"),
    (OKR_DIRECTION_DECREASE, Direction::Decrease, c"decrease"),
    (OKR_DIRECTION_MAINTAIN, Direction::Maintain, c"maintain"),
    (OKR_DIRECTION_REACH, Direction::Reach, c"reach"),
];

const COMPARISONS: Table<Comparison, 4> = [
    (OKR_COMPARISON_AT_LEAST, Comparison::AtLeast, c"at_least"),
    (OKR_COMPARISON_AT_MOST, Comparison::AtMost, c"at_most"),
    (OKR_COMPARISON_MORE_THAN, Comparison::MoreThan, c"more_than"),
    (OKR_COMPARISON_LESS_THAN, Comparison::LessThan, c"less_than"),
];

const CERTAINTIES: Table<Certainty, 3> = [
    (OKR_CERTAINTY_HIGH, Certainty::High, c"high"),
    (OKR_CERTAINTY_MEDIUM, Certainty::Medium, c"medium"),
    (OKR_CERTAINTY_LOW, Certainty::Low, c"low"),
];

const PARTS: Table<StatementPart, 10> = [
    (OKR_PART_PREFIX, StatementPart::Prefix, c"prefix"),
    (OKR_PART_VERB, StatementPart::Verb, c"verb"),
    (OKR_PART_METRIC, StatementPart::Metric, c"metric"),
    (OKR_PART_BASELINE, StatementPart::Baseline, c"baseline"),
    (OKR_PART_TARGET, StatementPart::Target, c"target"),
    (OKR_PART_RANGE_END, StatementPart::RangeEnd, c"range_end"),
    (
        OKR_PART_PLACEHOLDER,
        StatementPart::Placeholder,
        c"placeholder",
    ),
    (OKR_PART_DEADLINE, StatementPart::Deadline, c"deadline"),
    (OKR_PART_SCORE, StatementPart::Score, c"score"),
    (OKR_PART_REFERENCE, StatementPart::Reference, c"reference"),
];

pub(crate) fn kind(number: i32) -> Result<StatementKind, Failure> {
    value_of(&STATEMENTS, number, "kind")
}

pub(crate) fn of_kind(value: StatementKind) -> i32 {
    number_of(&STATEMENTS, &value)
}

pub(crate) fn of_type(value: StatementType) -> i32 {
    number_of(&TYPES, &value)
}

pub(crate) fn of_direction(value: Direction) -> i32 {
    number_of(&DIRECTIONS, &value)
}

pub(crate) fn of_comparison(value: Comparison) -> i32 {
    number_of(&COMPARISONS, &value)
}

pub(crate) fn of_certainty(value: Certainty) -> i32 {
    number_of(&CERTAINTIES, &value)
}

pub(crate) fn of_part(value: StatementPart) -> i32 {
    number_of(&PARTS, &value)
}

/// The word of an `OKR_STATEMENT_` constant as in JSON, such as `"objective"`: NUL-terminated and
/// static; NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_statement_name(kind: i32) -> *const c_char {
    name_of(&STATEMENTS, kind)
}

/// The word of an `OKR_TYPE_` constant as in JSON, such as `"outcome"`: NUL-terminated and static;
/// NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_type_name(statement_type: i32) -> *const c_char {
    name_of(&TYPES, statement_type)
}

/// The word of an `OKR_DIRECTION_` constant as in JSON, such as `"increase"`: NUL-terminated and
/// static; NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_direction_name(direction: i32) -> *const c_char {
    name_of(&DIRECTIONS, direction)
}

/// The word of an `OKR_COMPARISON_` constant as in JSON, such as `"at_least"`: NUL-terminated and
/// static; NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_comparison_name(comparison: i32) -> *const c_char {
    name_of(&COMPARISONS, comparison)
}

/// The word of an `OKR_CERTAINTY_` constant as in JSON, such as `"high"`: NUL-terminated and static;
/// NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_certainty_name(certainty: i32) -> *const c_char {
    name_of(&CERTAINTIES, certainty)
}

/// The word of an `OKR_PART_` constant as in JSON, such as `"prefix"`: NUL-terminated and static;
/// NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_part_name(part: i32) -> *const c_char {
    name_of(&PARTS, part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_those_of_the_core() {
        use crate::words::check;
        check(&STATEMENTS, StatementKind::ALL, StatementKind::as_str);
        check(&TYPES, StatementType::ALL, StatementType::as_str);
        check(&DIRECTIONS, Direction::ALL, Direction::as_str);
        check(&COMPARISONS, Comparison::ALL, Comparison::as_str);
        check(&CERTAINTIES, Certainty::ALL, Certainty::as_str);
        check(&PARTS, StatementPart::ALL, StatementPart::as_str);
    }
}
