//! The closed vocabularies as numbers. A number, once given, is never used again for anything else;
//! 0 is none, but for `OKR_NODE_ANY`.

use std::ffi::{CStr, c_char};
use std::ptr;

use okr_core::{
    Basis, Commitment, Duty, Grade, Language, Level, NodeKind, OutputFormat, Pace, Profile,
    Relation, SensitivityMethod, Severity, SubjectKind, Verdict,
};

use crate::boundary::Failure;

/// Basis: score with the amendments in force (the default; SPEC 4.3).
pub const OKR_BASIS_CURRENT: i32 = 1;
/// Basis: score as if nothing had been amended (SPEC 4.3).
pub const OKR_BASIS_ORIGINAL: i32 = 2;

/// Commitment: expected to score 1.0 (SPEC 5.1).
pub const OKR_COMMITMENT_COMMITTED: i32 = 1;
/// Commitment: expected to score 0.7 (SPEC 5.1).
pub const OKR_COMMITMENT_ASPIRATIONAL: i32 = 2;

/// Grade: below the red limit (SPEC 5.4).
pub const OKR_GRADE_RED: i32 = 1;
/// Grade: from the red limit to below the green one (SPEC 5.4).
pub const OKR_GRADE_YELLOW: i32 = 2;
/// Grade: from the green limit on (SPEC 5.4).
pub const OKR_GRADE_GREEN: i32 = 3;

/// Pace: the expected final score is reached already (SPEC 7.2).
pub const OKR_PACE_ACHIEVED: i32 = 1;
/// Pace: where it should be today (SPEC 7.2).
pub const OKR_PACE_ON_TRACK: i32 = 2;
/// Pace: somewhat behind (SPEC 7.2).
pub const OKR_PACE_AT_RISK: i32 = 3;
/// Pace: well behind (SPEC 7.2).
pub const OKR_PACE_OFF_TRACK: i32 = 4;
/// Pace: the due date has passed (SPEC 7.2).
pub const OKR_PACE_MISSED: i32 = 5;
/// Pace: the window has not begun (SPEC 7.2).
pub const OKR_PACE_NOT_STARTED: i32 = 6;
/// Pace: nothing was reported (SPEC 7.2).
pub const OKR_PACE_NO_DATA: i32 = 7;

/// Verdict: committed and reached (SPEC 5.2).
pub const OKR_VERDICT_DELIVERED: i32 = 1;
/// Verdict: committed and not reached (SPEC 5.2).
pub const OKR_VERDICT_MISSED: i32 = 2;
/// Verdict: aspirational, and all of it reached (SPEC 5.2).
pub const OKR_VERDICT_OVERSHOT: i32 = 3;
/// Verdict: aspirational, and the expected score reached (SPEC 5.2).
pub const OKR_VERDICT_HIT: i32 = 4;
/// Verdict: aspirational, below the expected score, from the red limit on (SPEC 5.2).
pub const OKR_VERDICT_PROGRESSED: i32 = 5;
/// Verdict: aspirational, below the red limit (SPEC 5.2).
pub const OKR_VERDICT_FELL_SHORT: i32 = 6;

/// Duty, a bit: explain why a commitment was missed (SPEC 5.3).
pub const OKR_DUTY_EXPLAIN: i32 = 1;
/// Duty, a bit: escalate a commitment at risk (SPEC 5.3).
pub const OKR_DUTY_ESCALATE: i32 = 2;
/// Duty, a bit: carry an unfinished aspiration over, or drop it with a reason (SPEC 5.3).
pub const OKR_DUTY_CARRY_OVER: i32 = 4;

/// Level of a unit: the whole company (SPEC 1).
pub const OKR_LEVEL_COMPANY: i32 = 1;
/// Level of a unit: a department (SPEC 1).
pub const OKR_LEVEL_DEPARTMENT: i32 = 2;
/// Level of a unit: a team (SPEC 1).
pub const OKR_LEVEL_TEAM: i32 = 3;
/// Level of a unit: one person (SPEC 1).
pub const OKR_LEVEL_INDIVIDUAL: i32 = 4;

/// Node, in a question only: the objective of an identifier, or else its key result, priority or
/// unit (SPEC 10).
pub const OKR_NODE_ANY: i32 = 0;
/// Node: an objective (SPEC 10).
pub const OKR_NODE_OBJECTIVE: i32 = 1;
/// Node: a key result (SPEC 10).
pub const OKR_NODE_KEY_RESULT: i32 = 2;
/// Node: a strategic priority of the organization (SPEC 10).
pub const OKR_NODE_PRIORITY: i32 = 3;
/// Node: a unit (SPEC 10).
pub const OKR_NODE_UNIT: i32 = 4;

/// Relation: an objective supports an objective, a key result or a priority (SPEC 10).
pub const OKR_RELATION_ALIGNED_TO: i32 = 1;
/// Relation: a key result is part of its objective, a unit of its parent (SPEC 10).
pub const OKR_RELATION_PART_OF: i32 = 2;
/// Relation: an objective is owned by a unit (SPEC 10).
pub const OKR_RELATION_OWNED_BY: i32 = 3;

/// Sensitivity: from the weights, the same at every score (SPEC 10.4).
pub const OKR_SENSITIVITY_EXACT: i32 = 1;
/// Sensitivity: from the objective's scores at two scores of the key result (SPEC 10.4).
pub const OKR_SENSITIVITY_FINITE_DIFFERENCE: i32 = 2;

/// Severity: it is wrong (SPEC 11).
pub const OKR_SEVERITY_ERROR: i32 = 1;
/// Severity: it is very likely wrong (SPEC 11).
pub const OKR_SEVERITY_WARNING: i32 = 2;
/// Severity: it is worth a look (SPEC 11).
pub const OKR_SEVERITY_HINT: i32 = 3;

/// Subject, in a question only: the objective of an identifier, or else the key result of that
/// identifier.
pub const OKR_SUBJECT_ANY: i32 = 1;
/// Subject: an objective.
pub const OKR_SUBJECT_OBJECTIVE: i32 = 2;
/// Subject: a key result.
pub const OKR_SUBJECT_KEY_RESULT: i32 = 3;
/// Subject: a strategic priority of the organization.
pub const OKR_SUBJECT_PRIORITY: i32 = 4;
/// Subject: a unit.
pub const OKR_SUBJECT_UNIT: i32 = 5;
/// Subject: a cycle.
pub const OKR_SUBJECT_CYCLE: i32 = 6;
/// Subject: a KPI.
pub const OKR_SUBJECT_KPI: i32 = 7;
/// Subject: an initiative.
pub const OKR_SUBJECT_INITIATIVE: i32 = 8;

/// Profile: every rule as it is by itself.
pub const OKR_PROFILE_DEFAULT: i32 = 1;
/// Profile: what Google's playbook asks for.
pub const OKR_PROFILE_GOOGLE: i32 = 2;
/// Profile: everything, and heavier.
pub const OKR_PROFILE_STRICT: i32 = 3;
/// Profile: what is certain, and no more.
pub const OKR_PROFILE_LENIENT: i32 = 4;

/// Language: English.
pub const OKR_LANGUAGE_ENGLISH: i32 = 1;
/// Language: German.
pub const OKR_LANGUAGE_GERMAN: i32 = 2;
/// Language: French.
pub const OKR_LANGUAGE_FRENCH: i32 = 3;
/// Language: Spanish.
pub const OKR_LANGUAGE_SPANISH: i32 = 4;

/// Format: each diagnostic with the line that it is about, a caret and its remedy, for people.
pub const OKR_FORMAT_TEXT: i32 = 1;
/// Format: one line each.
pub const OKR_FORMAT_CONCISE: i32 = 2;
/// Format: the diagnostics of FORMAT, in JSON.
pub const OKR_FORMAT_JSON: i32 = 3;
/// Format: SARIF 2.1.0, for code scanning.
pub const OKR_FORMAT_SARIF: i32 = 4;
/// Format: annotations of GitHub Actions.
pub const OKR_FORMAT_GITHUB: i32 = 5;
/// Format: `JUnit` XML, for build servers.
pub const OKR_FORMAT_JUNIT: i32 = 6;
/// Format: how many there are of each rule.
pub const OKR_FORMAT_STATISTICS: i32 = 7;

/// A vocabulary: number, value of the core, word of the wire.
pub(crate) type Table<T, const N: usize> = [(i32, T, &'static CStr); N];

const PROFILES: Table<Profile, 4> = [
    (OKR_PROFILE_DEFAULT, Profile::Default, c"default"),
    (OKR_PROFILE_GOOGLE, Profile::Google, c"google"),
    (OKR_PROFILE_STRICT, Profile::Strict, c"strict"),
    (OKR_PROFILE_LENIENT, Profile::Lenient, c"lenient"),
];
const LANGUAGES: Table<Language, 4> = [
    (OKR_LANGUAGE_ENGLISH, Language::English, c"en"),
    (OKR_LANGUAGE_GERMAN, Language::German, c"de"),
    (OKR_LANGUAGE_FRENCH, Language::French, c"fr"),
    (OKR_LANGUAGE_SPANISH, Language::Spanish, c"es"),
];
const FORMATS: Table<OutputFormat, 7> = [
    (OKR_FORMAT_TEXT, OutputFormat::Text, c"text"),
    (OKR_FORMAT_CONCISE, OutputFormat::Concise, c"concise"),
    (OKR_FORMAT_JSON, OutputFormat::Json, c"json"),
    (OKR_FORMAT_SARIF, OutputFormat::Sarif, c"sarif"),
    (OKR_FORMAT_GITHUB, OutputFormat::Github, c"github"),
    (OKR_FORMAT_JUNIT, OutputFormat::Junit, c"junit"),
    (
        OKR_FORMAT_STATISTICS,
        OutputFormat::Statistics,
        c"statistics",
    ),
];
const BASES: Table<Basis, 2> = [
    (OKR_BASIS_CURRENT, Basis::Current, c"current"),
    (OKR_BASIS_ORIGINAL, Basis::Original, c"original"),
];

const COMMITMENTS: Table<Commitment, 2> = [
    (
        OKR_COMMITMENT_COMMITTED,
        Commitment::Committed,
        c"committed",
    ),
    (
        OKR_COMMITMENT_ASPIRATIONAL,
        Commitment::Aspirational,
        c"aspirational",
    ),
];

const GRADES: Table<Grade, 3> = [
    (OKR_GRADE_RED, Grade::Red, c"red"),
    (OKR_GRADE_YELLOW, Grade::Yellow, c"yellow"),
    (OKR_GRADE_GREEN, Grade::Green, c"green"),
];

const PACES: Table<Pace, 7> = [
    (OKR_PACE_ACHIEVED, Pace::Achieved, c"achieved"),
    (OKR_PACE_ON_TRACK, Pace::OnTrack, c"on_track"),
    (OKR_PACE_AT_RISK, Pace::AtRisk, c"at_risk"),
    (OKR_PACE_OFF_TRACK, Pace::OffTrack, c"off_track"),
    (OKR_PACE_MISSED, Pace::Missed, c"missed"),
    (OKR_PACE_NOT_STARTED, Pace::NotStarted, c"not_started"),
    (OKR_PACE_NO_DATA, Pace::NoData, c"no_data"),
];

const VERDICTS: Table<Verdict, 6> = [
    (OKR_VERDICT_DELIVERED, Verdict::Delivered, c"delivered"),
    (OKR_VERDICT_MISSED, Verdict::Missed, c"missed"),
    (OKR_VERDICT_OVERSHOT, Verdict::Overshot, c"overshot"),
    (OKR_VERDICT_HIT, Verdict::Hit, c"hit"),
    (OKR_VERDICT_PROGRESSED, Verdict::Progressed, c"progressed"),
    (OKR_VERDICT_FELL_SHORT, Verdict::FellShort, c"fell_short"),
];

const DUTIES: Table<Duty, 3> = [
    (OKR_DUTY_EXPLAIN, Duty::Explain, c"explain"),
    (OKR_DUTY_ESCALATE, Duty::Escalate, c"escalate"),
    (OKR_DUTY_CARRY_OVER, Duty::CarryOver, c"carry_over"),
];

const LEVELS: Table<Level, 4> = [
    (OKR_LEVEL_COMPANY, Level::Company, c"company"),
    (OKR_LEVEL_DEPARTMENT, Level::Department, c"department"),
    (OKR_LEVEL_TEAM, Level::Team, c"team"),
    (OKR_LEVEL_INDIVIDUAL, Level::Individual, c"individual"),
];

const NODES: Table<NodeKind, 4> = [
    (OKR_NODE_OBJECTIVE, NodeKind::Objective, c"objective"),
    (OKR_NODE_KEY_RESULT, NodeKind::KeyResult, c"key_result"),
    (OKR_NODE_PRIORITY, NodeKind::Priority, c"priority"),
    (OKR_NODE_UNIT, NodeKind::Unit, c"unit"),
];

const RELATIONS: Table<Relation, 3> = [
    (OKR_RELATION_ALIGNED_TO, Relation::AlignedTo, c"aligned_to"),
    (OKR_RELATION_PART_OF, Relation::PartOf, c"part_of"),
    (OKR_RELATION_OWNED_BY, Relation::OwnedBy, c"owned_by"),
];

const SENSITIVITIES: Table<SensitivityMethod, 2> = [
    (OKR_SENSITIVITY_EXACT, SensitivityMethod::Exact, c"exact"),
    (
        OKR_SENSITIVITY_FINITE_DIFFERENCE,
        SensitivityMethod::FiniteDifference,
        c"finite_difference",
    ),
];

const SEVERITIES: Table<Severity, 3> = [
    (OKR_SEVERITY_ERROR, Severity::Error, c"error"),
    (OKR_SEVERITY_WARNING, Severity::Warning, c"warning"),
    (OKR_SEVERITY_HINT, Severity::Hint, c"hint"),
];

const SUBJECTS: Table<SubjectKind, 7> = [
    (OKR_SUBJECT_OBJECTIVE, SubjectKind::Objective, c"objective"),
    (
        OKR_SUBJECT_KEY_RESULT,
        SubjectKind::KeyResult,
        c"key_result",
    ),
    (OKR_SUBJECT_PRIORITY, SubjectKind::Priority, c"priority"),
    (OKR_SUBJECT_UNIT, SubjectKind::Unit, c"unit"),
    (OKR_SUBJECT_CYCLE, SubjectKind::Cycle, c"cycle"),
    (OKR_SUBJECT_KPI, SubjectKind::Kpi, c"kpi"),
    (
        OKR_SUBJECT_INITIATIVE,
        SubjectKind::Initiative,
        c"initiative",
    ),
];

pub(crate) fn number_of<T: PartialEq, const N: usize>(table: &Table<T, N>, value: &T) -> i32 {
    table
        .iter()
        .find(|(_, of, _)| of == value)
        .map_or(0, |(number, ..)| *number)
}

pub(crate) fn name_of<T, const N: usize>(table: &Table<T, N>, number: i32) -> *const c_char {
    table
        .iter()
        .find(|(of, ..)| *of == number)
        .map_or(ptr::null(), |(.., name)| name.as_ptr())
}

/// The value of a constant that a call was given as `parameter`.
pub(crate) fn value_of<T: Copy, const N: usize>(
    table: &Table<T, N>,
    number: i32,
    parameter: &str,
) -> Result<T, Failure> {
    (table.iter())
        .find(|(of, ..)| *of == number)
        .map(|(_, value, _)| *value)
        .ok_or_else(|| Failure::constant(parameter, number))
}

pub(crate) fn basis(number: i32) -> Result<Basis, Failure> {
    value_of(&BASES, number, "basis")
}

pub(crate) fn commitment(number: i32) -> Result<Commitment, Failure> {
    value_of(&COMMITMENTS, number, "commitment")
}

pub(crate) fn level(number: i32) -> Result<Level, Failure> {
    value_of(&LEVELS, number, "level")
}

pub(crate) fn severity(number: i32) -> Result<Severity, Failure> {
    value_of(&SEVERITIES, number, "severity")
}

pub(crate) fn profile(number: i32) -> Result<Profile, Failure> {
    value_of(&PROFILES, number, "profile")
}

pub(crate) fn language(number: i32) -> Result<Language, Failure> {
    value_of(&LANGUAGES, number, "language")
}

pub(crate) fn format(number: i32) -> Result<OutputFormat, Failure> {
    value_of(&FORMATS, number, "format")
}

/// `None` for `OKR_NODE_ANY`.
pub(crate) fn node(number: i32, parameter: &str) -> Result<Option<NodeKind>, Failure> {
    if number == OKR_NODE_ANY {
        return Ok(None);
    }
    value_of(&NODES, number, parameter).map(Some)
}

pub(crate) fn of_basis(basis: Basis) -> i32 {
    number_of(&BASES, &basis)
}

pub(crate) fn of_commitment(commitment: Commitment) -> i32 {
    number_of(&COMMITMENTS, &commitment)
}

pub(crate) fn of_grade(grade: Grade) -> i32 {
    number_of(&GRADES, &grade)
}

pub(crate) fn of_pace(pace: Pace) -> i32 {
    number_of(&PACES, &pace)
}

pub(crate) fn of_verdict(verdict: Verdict) -> i32 {
    number_of(&VERDICTS, &verdict)
}

pub(crate) fn of_duty(duty: Duty) -> i32 {
    number_of(&DUTIES, &duty)
}

pub(crate) fn of_level(level: Level) -> i32 {
    number_of(&LEVELS, &level)
}

pub(crate) fn of_node(kind: NodeKind) -> i32 {
    number_of(&NODES, &kind)
}

pub(crate) fn of_relation(relation: Relation) -> i32 {
    number_of(&RELATIONS, &relation)
}

pub(crate) fn of_sensitivity(method: SensitivityMethod) -> i32 {
    number_of(&SENSITIVITIES, &method)
}

pub(crate) fn of_severity(severity: Severity) -> i32 {
    number_of(&SEVERITIES, &severity)
}

pub(crate) fn of_subject(kind: SubjectKind) -> i32 {
    number_of(&SUBJECTS, &kind)
}

/// The word of an `OKR_BASIS_` constant as in JSON, such as `"current"`: NUL-terminated and static;
/// NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_basis_name(basis: i32) -> *const c_char {
    name_of(&BASES, basis)
}

/// The word of an `OKR_COMMITMENT_` constant as in JSON, such as `"committed"`: NUL-terminated and
/// static; NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_commitment_name(commitment: i32) -> *const c_char {
    name_of(&COMMITMENTS, commitment)
}

/// The word of an `OKR_GRADE_` constant as in JSON, such as `"green"`: NUL-terminated and static;
/// NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_grade_name(grade: i32) -> *const c_char {
    name_of(&GRADES, grade)
}

/// The word of an `OKR_PACE_` constant as in JSON, such as `"on_track"`: NUL-terminated and static;
/// NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_pace_name(pace: i32) -> *const c_char {
    name_of(&PACES, pace)
}

/// The word of an `OKR_VERDICT_` constant as in JSON, such as `"delivered"`: NUL-terminated and
/// static; NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_verdict_name(verdict: i32) -> *const c_char {
    name_of(&VERDICTS, verdict)
}

/// The word of a single `OKR_DUTY_` bit as in JSON, such as `"carry_over"`: NUL-terminated and
/// static; NULL for anything else, combinations too. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_duty_name(duty: i32) -> *const c_char {
    name_of(&DUTIES, duty)
}

/// The word of an `OKR_LEVEL_` constant as in JSON, such as `"team"`: NUL-terminated and static;
/// NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_level_name(level: i32) -> *const c_char {
    name_of(&LEVELS, level)
}

/// The word of an `OKR_NODE_` constant as in JSON, such as `"key_result"`: NUL-terminated and
/// static; NULL for any other number, `OKR_NODE_ANY` too. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_node_name(kind: i32) -> *const c_char {
    name_of(&NODES, kind)
}

/// The word of an `OKR_RELATION_` constant as in JSON, such as `"aligned_to"`: NUL-terminated and
/// static; NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_relation_name(relation: i32) -> *const c_char {
    name_of(&RELATIONS, relation)
}

/// The word of an `OKR_SENSITIVITY_` constant as in JSON, such as `"exact"`: NUL-terminated and
/// static; NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_sensitivity_name(method: i32) -> *const c_char {
    name_of(&SENSITIVITIES, method)
}

/// The word of an `OKR_SEVERITY_` constant as in JSON, such as `"warning"`: NUL-terminated and
/// static; NULL for any other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_severity_name(severity: i32) -> *const c_char {
    name_of(&SEVERITIES, severity)
}

/// The word of an `OKR_SUBJECT_` constant as in JSON, such as `"kpi"`: NUL-terminated and static;
/// NULL for any other number, `OKR_SUBJECT_ANY` too. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_subject_name(subject: i32) -> *const c_char {
    name_of(&SUBJECTS, subject)
}

/// The word of an `OKR_PROFILE_` constant, such as `"strict"`: NUL-terminated and static; NULL for any
/// other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_profile_name(profile: i32) -> *const c_char {
    name_of(&PROFILES, profile)
}

/// The word of an `OKR_LANGUAGE_` constant, such as `"en"`: NUL-terminated and static; NULL for any
/// other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_language_name(language: i32) -> *const c_char {
    name_of(&LANGUAGES, language)
}

/// The word of an `OKR_FORMAT_` constant, such as `"sarif"`: NUL-terminated and static; NULL for any
/// other number. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_format_name(format: i32) -> *const c_char {
    name_of(&FORMATS, format)
}

/// Holds a table against the values of the core.
#[cfg(test)]
pub(crate) fn check<T: PartialEq + Copy, const N: usize>(
    table: &Table<T, N>,
    all: &[T],
    word: fn(T) -> &'static str,
) {
    assert_eq!(all.len(), N, "every value has a number");
    for (number, value, name) in table {
        assert_eq!(name.to_str(), Ok(word(*value)));
        assert_eq!(number_of(table, value), *number);
        assert!(*number != 0 && table.iter().filter(|(of, ..)| of == number).count() == 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_those_of_the_core() {
        check(&BASES, Basis::ALL, Basis::as_str);
        check(&COMMITMENTS, Commitment::ALL, Commitment::as_str);
        check(&GRADES, Grade::ALL, Grade::as_str);
        check(&PACES, Pace::ALL, Pace::as_str);
        check(&VERDICTS, Verdict::ALL, Verdict::as_str);
        check(&DUTIES, Duty::ALL, Duty::as_str);
        check(&LEVELS, Level::ALL, Level::as_str);
        check(&NODES, NodeKind::ALL, NodeKind::as_str);
        check(&RELATIONS, Relation::ALL, Relation::as_str);
        check(
            &SENSITIVITIES,
            SensitivityMethod::ALL,
            SensitivityMethod::as_str,
        );
        check(&SEVERITIES, Severity::ALL, Severity::as_str);
        check(&PROFILES, Profile::ALL, Profile::as_str);
        check(&LANGUAGES, Language::ALL, Language::as_str);
        check(&FORMATS, OutputFormat::ALL, OutputFormat::as_str);
        check(&SUBJECTS, SubjectKind::ALL, SubjectKind::as_str);
    }

    #[test]
    fn duties_are_bits() {
        assert!(DUTIES.iter().all(|(number, ..)| number.count_ones() == 1));
    }
}
