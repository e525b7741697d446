/*
 * okr.h - OKRs held and scored exactly. The C interface of libokr.
 *
 * A portfolio is loaded from text, scored as of a day, and read cell by cell or as JSON. The
 * library reads no clock, no file, no environment and no locale, keeps no state between calls, and
 * gives equal bytes for equal inputs. "SPEC" and "FORMAT" in the comments are the project's
 * SPEC.md and FORMAT.md.
 *
 * OWNERSHIP. What a call makes (a handle in `*out`, an error in `*err`, the result of a `_clone`)
 * belongs to the caller, who frees it once with the `_free` of its type. `_free(NULL)` does
 * nothing. Never free it with free(). Handles do not need each other: they may be freed in any
 * order. What a call hands out otherwise (an okr_str, a `const char *`) belongs to the handle it
 * was read from, or is static where the comment says so.
 *
 * THREADS. Every handle but okr_score_options is immutable: any number of threads may use it at
 * once, and any thread may free it when no other uses it any more. There is no thread-local state
 * and there are no hooks.
 *
 * ERRORS. A function that can fail returns an okr_status and has a last parameter `okr_error
 * **err`, which may be NULL. On failure `*err` becomes an error object to be freed with
 * okr_error_free, otherwise it becomes NULL; what `*err` held before is overwritten, never freed.
 * So do all `out` parameters: after a failure they hold NULL or 0. A null value (JSON null) is no
 * failure: the call returns OKR_ABSENT and makes no error object. A function that returns anything
 * else than an okr_status cannot fail; given NULL or an index that is too large it returns 0 or
 * NULL. Should the library panic, which would be a bug, the call returns OKR_STATUS_PANIC (or 0,
 * or NULL) and a line goes to standard error. Where memory runs out the process is aborted.
 *
 * TEXT. All text is UTF-8. Text goes in as pointer and length, needs no NUL at its end, and is
 * copied where it is kept; NULL with length 0 is the empty text. Text comes out as an okr_buffer
 * that the caller owns, as an okr_str that a handle owns, or as a NUL-terminated `const char *`
 * (names of constants, texts of errors).
 *
 * CONTRACT. A pointer is NULL where that is allowed, or valid for the whole call: a handle made by
 * this library and not freed, text readable for its length, an out parameter writable. Out
 * parameters of one call do not overlap, except that they may all be NULL. Freed handles must not
 * be used again.
 *
 * NUMBERS. Constants are plain integers, given once and never reused; 0 is none of them, except
 * OKR_OK. A boolean is an int32_t, 0 or 1. Treat a constant that you do not know as an unknown
 * value, not as an error: later versions may add some. OKR_ABI_VERSION rises when a program would
 * have to be compiled again.
 */


#ifndef OKR_H
#define OKR_H

/* Generated from okr-ffi by `cargo xtask gen`. Do not edit. */

#include <stddef.h>
#include <stdint.h>

/**
 * Major version of the library that this header was made for.
 */
#define OKR_VERSION_MAJOR 0

/**
 * Minor version of the library that this header was made for.
 */
#define OKR_VERSION_MINOR 1

/**
 * Patch version of the library that this header was made for.
 */
#define OKR_VERSION_PATCH 0

/**
 * Version of the binary interface that this header describes. It rises when a program built
 * against an older header would no longer work; additions leave it alone.
 */
#define OKR_ABI_VERSION 1

/**
 * Basis: score with the amendments in force (the default; SPEC 4.3).
 */
#define OKR_BASIS_CURRENT 1

/**
 * Basis: score as if nothing had been amended (SPEC 4.3).
 */
#define OKR_BASIS_ORIGINAL 2

/**
 * Commitment: expected to score 1.0 (SPEC 5.1).
 */
#define OKR_COMMITMENT_COMMITTED 1

/**
 * Commitment: expected to score 0.7 (SPEC 5.1).
 */
#define OKR_COMMITMENT_ASPIRATIONAL 2

/**
 * Grade: below the red limit (SPEC 5.4).
 */
#define OKR_GRADE_RED 1

/**
 * Grade: from the red limit to below the green one (SPEC 5.4).
 */
#define OKR_GRADE_YELLOW 2

/**
 * Grade: from the green limit on (SPEC 5.4).
 */
#define OKR_GRADE_GREEN 3

/**
 * Pace: the expected final score is reached already (SPEC 7.2).
 */
#define OKR_PACE_ACHIEVED 1

/**
 * Pace: where it should be today (SPEC 7.2).
 */
#define OKR_PACE_ON_TRACK 2

/**
 * Pace: somewhat behind (SPEC 7.2).
 */
#define OKR_PACE_AT_RISK 3

/**
 * Pace: well behind (SPEC 7.2).
 */
#define OKR_PACE_OFF_TRACK 4

/**
 * Pace: the due date has passed (SPEC 7.2).
 */
#define OKR_PACE_MISSED 5

/**
 * Pace: the window has not begun (SPEC 7.2).
 */
#define OKR_PACE_NOT_STARTED 6

/**
 * Pace: nothing was reported (SPEC 7.2).
 */
#define OKR_PACE_NO_DATA 7

/**
 * Verdict: committed and reached (SPEC 5.2).
 */
#define OKR_VERDICT_DELIVERED 1

/**
 * Verdict: committed and not reached (SPEC 5.2).
 */
#define OKR_VERDICT_MISSED 2

/**
 * Verdict: aspirational, and all of it reached (SPEC 5.2).
 */
#define OKR_VERDICT_OVERSHOT 3

/**
 * Verdict: aspirational, and the expected score reached (SPEC 5.2).
 */
#define OKR_VERDICT_HIT 4

/**
 * Verdict: aspirational, below the expected score, from the red limit on (SPEC 5.2).
 */
#define OKR_VERDICT_PROGRESSED 5

/**
 * Verdict: aspirational, below the red limit (SPEC 5.2).
 */
#define OKR_VERDICT_FELL_SHORT 6

/**
 * Duty, a bit: explain why a commitment was missed (SPEC 5.3).
 */
#define OKR_DUTY_EXPLAIN 1

/**
 * Duty, a bit: escalate a commitment at risk (SPEC 5.3).
 */
#define OKR_DUTY_ESCALATE 2

/**
 * Duty, a bit: carry an unfinished aspiration over, or drop it with a reason (SPEC 5.3).
 */
#define OKR_DUTY_CARRY_OVER 4

/**
 * Subject: the objective of an identifier, or else the key result of that identifier.
 */
#define OKR_SUBJECT_ANY 1

/**
 * Subject: an objective.
 */
#define OKR_SUBJECT_OBJECTIVE 2

/**
 * Subject: a key result.
 */
#define OKR_SUBJECT_KEY_RESULT 3

/**
 * Scope: the objectives that the unit itself owns (SPEC 4.8).
 */
#define OKR_SCOPE_OWN 1

/**
 * Scope: the objectives of the unit and of all units below it (SPEC 4.8).
 */
#define OKR_SCOPE_SUBTREE 2

/**
 * Group: all objectives of the scope (SPEC 4.8).
 */
#define OKR_GROUP_ALL 1

/**
 * Group: the committed objectives of the scope (SPEC 4.8).
 */
#define OKR_GROUP_COMMITTED 2

/**
 * Group: the aspirational objectives of the scope (SPEC 4.8).
 */
#define OKR_GROUP_ASPIRATIONAL 3

/**
 * Measure: from a baseline (`a`) up to a target (`b`) (SPEC 3.1).
 */
#define OKR_MEASURE_INCREASE 1

/**
 * Measure: from a baseline (`a`) down to a target (`b`) (SPEC 3.1).
 */
#define OKR_MEASURE_DECREASE 2

/**
 * Measure: at least a threshold (`a`), with a floor (`b`) or NaN (SPEC 3.2).
 */
#define OKR_MEASURE_AT_LEAST 3

/**
 * Measure: at most a threshold (`a`), with a ceiling (`b`) or NaN (SPEC 3.3).
 */
#define OKR_MEASURE_AT_MOST 4

/**
 * Measure: between low (`a`) and high (`b`), with a tolerance (`c`) or NaN (SPEC 3.4).
 */
#define OKR_MEASURE_BETWEEN 5

/**
 * Measure: done (1) or not (0) (SPEC 3.5).
 */
#define OKR_MEASURE_MILESTONE 6

/**
 * Measure: a baseline to be found; any value will do (SPEC 3.8).
 */
#define OKR_MEASURE_DISCOVER 7

/**
 * Flag of a limit (`AT_LEAST`, `AT_MOST`, `BETWEEN`): equality with it is a miss (SPEC 3.4).
 */
#define OKR_MEASURE_STRICT 1

/**
 * Text that the library made for the caller: JSON or an explanation, UTF-8.
 *
 * Owned by the caller, freed with `okr_buffer_free`; independent of the handle it was made from.
 * Immutable: threads may share it. A NUL byte follows the text and is not counted, so
 * `okr_buffer_data` can be printed.
 */
typedef struct okr_buffer okr_buffer;

/**
 * Why a call failed: a status, a message, and the list of problems in the document, policy or
 * value.
 *
 * Made by a call that fails, owned by the caller, freed with `okr_error_free`. It holds copies, so
 * it outlives whatever the call was about. Immutable: threads may share it. Its texts are
 * NUL-terminated UTF-8 and valid until it is freed; a U+0000 in something quoted shows as the six
 * characters `\u0000`.
 */
typedef struct okr_error okr_error;

/**
 * A scoring policy: expected scores, grade limits, the method and limits of pace (SPEC 5, 7.3).
 *
 * Owned by the caller, freed with `okr_policy_free`. Immutable: threads may share it.
 */
typedef struct okr_policy okr_policy;

/**
 * A loaded portfolio: organization, units, cycles, KPIs, objectives with key results (SPEC 1).
 *
 * Owned by the caller, freed with `okr_portfolio_free`; clones are cheap and share the data.
 * Immutable: threads may share it. Scorecards made from it do not need it any more.
 */
typedef struct okr_portfolio okr_portfolio;

/**
 * How to score a portfolio: the as-of day, a policy, the basis.
 *
 * Owned by the caller, freed with `okr_score_options_free`; may be used for any number of calls.
 * Setters change it, so no other thread may use it meanwhile; once set, threads may share it. A
 * setter that fails leaves it as it was.
 */
typedef struct okr_score_options okr_score_options;

/**
 * The result of scoring: a row for each key result, objective, and pair of unit and cycle (FORMAT,
 * "Scorecard").
 *
 * Owned by the caller, freed with `okr_scorecard_free`; clones are cheap and share the data.
 * Immutable: threads may share it. It needs neither the portfolio handle nor the options that it
 * was made with.
 *
 * Rows are read by index, from 0 in document order; `okr_scorecard_objective_index` and its
 * sisters turn an identifier into an index. Each cell has its own function, which returns `OKR_OK`
 * with the value in `*out`, `OKR_ABSENT` where the value is null, `OKR_STATUS_OUT_OF_RANGE` for an
 * index too large or `OKR_STATUS_NULL_ARGUMENT`. Scores are from 0 to 1; as billionths they are
 * exact integers, 0 to 1000000000.
 */
typedef struct okr_scorecard okr_scorecard;

/**
 * What a call returns: `OKR_OK`, `OKR_ABSENT`, or one of the `OKR_STATUS_` errors.
 *
 * Numbers are never reused. A later version may return numbers that this header does not name:
 * treat everything but `OKR_OK` and `OKR_ABSENT` as an error.
 */
typedef int32_t okr_status;

/**
 * A view of UTF-8 text that belongs to a handle: `len` bytes from `data`, **not** NUL-terminated.
 *
 * It is valid until the handle it was read from is freed; copy what must live longer. Free
 * nothing. Where a call gives no text, `data` is NULL and `len` is 0; a text that is there but
 * empty has a `data` that is not NULL. The layout of this struct never changes.
 */
typedef struct {
    /**
     * The first byte.
     */
    const char *data;
    /**
     * The number of bytes.
     */
    size_t len;
} okr_str;

/**
 * Done; every `out` parameter is set.
 */
#define OKR_OK 0

/**
 * Done, and the value is null (JSON `null`). Not an error: no error object is made and `out` is
 * zeroed.
 */
#define OKR_ABSENT 1

/**
 * A pointer that must be given is NULL.
 */
#define OKR_STATUS_NULL_ARGUMENT 2

/**
 * An identifier or a name is not UTF-8. (A document that is not UTF-8 is `OKR_STATUS_LOAD` with
 * `E001`.)
 */
#define OKR_STATUS_INVALID_UTF8 3

/**
 * An index is not below the count.
 */
#define OKR_STATUS_OUT_OF_RANGE 4

/**
 * No row has this identifier.
 */
#define OKR_STATUS_NOT_FOUND 5

/**
 * An argument is none of the constants it may be, or a length is beyond what memory can hold.
 */
#define OKR_STATUS_INVALID_ARGUMENT 6

/**
 * The document has problems; the error lists all of them (SPEC 12).
 */
#define OKR_STATUS_LOAD 7

/**
 * A policy given to a call has problems; the error lists all of them (SPEC 7.3, 12).
 */
#define OKR_STATUS_POLICY 8

/**
 * A single value, such as a date or a number, is not valid (SPEC 1, 2, 12).
 */
#define OKR_STATUS_VALUE 9

/**
 * The library refused for a reason that this version of it has no number for.
 */
#define OKR_STATUS_OTHER 10

/**
 * A bug in the library, caught before it could reach the caller. The handles that were passed stay
 * valid.
 */
#define OKR_STATUS_PANIC 11

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The version of the library in use, such as `"0.1.0"`: NUL-terminated, static, never NULL.
 *
 * Compare it with `OKR_VERSION_MAJOR`, `_MINOR` and `_PATCH` to see whether header and library
 * belong together. Since 0.1.0.
 */
const char *okr_version(void);

/**
 * The version of the binary interface of the library in use.
 *
 * A program should refuse a library whose number differs from the `OKR_ABI_VERSION` it was
 * compiled with. Since 0.1.0.
 */
uint32_t okr_abi_version(void);

/**
 * A short name of a status for logs, such as `"not found"`: NUL-terminated and static; NULL for a
 * number that this version does not know. Since 0.1.0.
 */
const char *okr_status_name(okr_status status);

/**
 * The status that the failed call returned; `OKR_OK` for NULL. Since 0.1.0.
 */
okr_status okr_error_status(const okr_error *error);

/**
 * The whole message, problems included, as one would print it; NULL for NULL. Since 0.1.0.
 */
const char *okr_error_message(const okr_error *error);

/**
 * The code of the first problem, such as `"E009"` (SPEC 12); the empty text for an error without
 * problems (a wrong argument, a panic); NULL for NULL. Since 0.1.0.
 */
const char *okr_error_code(const okr_error *error);

/**
 * The number of problems: at least 1 for `OKR_STATUS_LOAD`, `OKR_STATUS_POLICY` and
 * `OKR_STATUS_VALUE`, else 0; 0 for NULL. They are sorted by place, then code. Since 0.1.0.
 */
size_t okr_error_problem_count(const okr_error *error);

/**
 * The code of a problem, such as `"E009"` (SPEC 12); NULL if there is no problem `index`. Since
 * 0.1.0.
 */
const char *okr_error_problem_code(const okr_error *error, size_t index);

/**
 * The name of a problem's code, such as `"unknown-reference"` (SPEC 12); NULL if there is no
 * problem `index`. Since 0.1.0.
 */
const char *okr_error_problem_name(const okr_error *error, size_t index);

/**
 * What is wrong, in one lowercase sentence; NULL if there is no problem `index`. Since 0.1.0.
 */
const char *okr_error_problem_message(const okr_error *error, size_t index);

/**
 * What would be right; the empty text if there is no advice; NULL if there is no problem `index`.
 * Since 0.1.0.
 */
const char *okr_error_problem_help(const okr_error *error, size_t index);

/**
 * Where it is wrong, as a JSON Pointer (RFC 6901; the whole document is the empty text); NULL if
 * there is no problem `index`. Since 0.1.0.
 */
const char *okr_error_problem_path(const okr_error *error, size_t index);

/**
 * The line of a problem, counted from 1; 0 if no text was read or there is no problem `index`.
 * Since 0.1.0.
 */
uint32_t okr_error_problem_line(const okr_error *error, size_t index);

/**
 * The column of a problem in Unicode scalar values, counted from 1; 0 if no text was read or there
 * is no problem `index`. Since 0.1.0.
 */
uint32_t okr_error_problem_column(const okr_error *error, size_t index);

/**
 * The number of places that belong to a problem, such as the other edges of a loop; 0 if there is
 * no problem `index`. Since 0.1.0.
 */
size_t okr_error_related_count(const okr_error *error, size_t index);

/**
 * What a related place has to do with problem `index`; NULL if there is no such place. Since
 * 0.1.0.
 */
const char *okr_error_related_message(const okr_error *error, size_t index, size_t related_index);

/**
 * A place related to problem `index`, as a JSON Pointer; NULL if there is no such place. Since
 * 0.1.0.
 */
const char *okr_error_related_path(const okr_error *error, size_t index, size_t related_index);

/**
 * The line of a related place, counted from 1; 0 if not known or there is no such place. Since
 * 0.1.0.
 */
uint32_t okr_error_related_line(const okr_error *error, size_t index, size_t related_index);

/**
 * The column of a related place, counted from 1; 0 if not known or there is no such place. Since
 * 0.1.0.
 */
uint32_t okr_error_related_column(const okr_error *error, size_t index, size_t related_index);

/**
 * The problems as a JSON array of diagnostics (FORMAT, "Diagnostics"); `[]` for an error without
 * problems.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_error_to_json(const okr_error *error, okr_buffer **out, okr_error **err);

/**
 * Frees an error and its texts. NULL is fine. Since 0.1.0.
 */
void okr_error_free(okr_error *error);

/**
 * The first byte of the text, valid until the buffer is freed; NULL for NULL. Since 0.1.0.
 */
const char *okr_buffer_data(const okr_buffer *buffer);

/**
 * The number of bytes of the text, without the NUL that follows; 0 for NULL. Since 0.1.0.
 */
size_t okr_buffer_len(const okr_buffer *buffer);

/**
 * Frees a buffer. NULL is fine. Since 0.1.0.
 */
void okr_buffer_free(okr_buffer *buffer);

/**
 * The word of an `OKR_BASIS_` constant as in JSON, such as `"current"`: NUL-terminated and static;
 * NULL for any other number. Since 0.1.0.
 */
const char *okr_basis_name(int32_t basis);

/**
 * The word of an `OKR_COMMITMENT_` constant as in JSON, such as `"committed"`: NUL-terminated and
 * static; NULL for any other number. Since 0.1.0.
 */
const char *okr_commitment_name(int32_t commitment);

/**
 * The word of an `OKR_GRADE_` constant as in JSON, such as `"green"`: NUL-terminated and static;
 * NULL for any other number. Since 0.1.0.
 */
const char *okr_grade_name(int32_t grade);

/**
 * The word of an `OKR_PACE_` constant as in JSON, such as `"on_track"`: NUL-terminated and static;
 * NULL for any other number. Since 0.1.0.
 */
const char *okr_pace_name(int32_t pace);

/**
 * The word of an `OKR_VERDICT_` constant as in JSON, such as `"delivered"`: NUL-terminated and
 * static; NULL for any other number. Since 0.1.0.
 */
const char *okr_verdict_name(int32_t verdict);

/**
 * The word of a single `OKR_DUTY_` bit as in JSON, such as `"carry_over"`: NUL-terminated and
 * static; NULL for anything else, combinations too. Since 0.1.0.
 */
const char *okr_duty_name(int32_t duty);

/**
 * Reads a civil date of the form `YYYY-MM-DD`, years 1900 to 2200 (SPEC 1).
 *
 * `OKR_OK` with `*year`, `*month` (1 to 12) and `*day` (1 to 31) set; `OKR_STATUS_VALUE` with
 * `E010`; `OKR_STATUS_NULL_ARGUMENT` if one of the three is NULL; `OKR_STATUS_INVALID_UTF8`. Since
 * 0.1.0.
 */
okr_status okr_date_parse(const char *text,
                          size_t len,
                          int32_t *year,
                          uint32_t *month,
                          uint32_t *day,
                          okr_error **err);

/**
 * The number of policies that have a name (SPEC 7.3). Since 0.1.0.
 */
size_t okr_named_policy_count(void);

/**
 * The name of the named policy `index`, `"default"` first: NUL-terminated and static; NULL if
 * `index` is not below `okr_named_policy_count`. Since 0.1.0.
 */
const char *okr_named_policy(size_t index);

/**
 * The policy of a name (SPEC 7.3).
 *
 * `OKR_OK` with a new policy in `*out`; `OKR_STATUS_POLICY` with `E009` if there is none of that
 * name; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_policy_named(const char *name, size_t len, okr_policy **out, okr_error **err);

/**
 * A policy from JSON: an object, merged over the one it extends, or a string that names one
 * (FORMAT, "Policy").
 *
 * `OKR_OK` with a new policy in `*out`; `OKR_STATUS_POLICY` with all problems;
 * `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_policy_from_json(const char *text, size_t len, okr_policy **out, okr_error **err);

/**
 * The name that scorecards show for a policy: `custom` if it has none. A view that `policy` owns.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_policy_name(const okr_policy *policy, okr_str *out, okr_error **err);

/**
 * The complete policy as JSON, nothing left to a default.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_policy_to_json(const okr_policy *policy, okr_buffer **out, okr_error **err);

/**
 * A second handle for a policy, to be freed by itself; NULL for NULL. Since 0.1.0.
 */
okr_policy *okr_policy_clone(const okr_policy *policy);

/**
 * Frees a policy. NULL is fine. Since 0.1.0.
 */
void okr_policy_free(okr_policy *policy);

/**
 * Loads a portfolio from JSON text (FORMAT, "Portfolio").
 *
 * `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_LOAD` with every problem of the document
 * (text that is empty, not JSON or not UTF-8 is `E001`); `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_from_json(const char *text,
                                   size_t len,
                                   okr_portfolio **out,
                                   okr_error **err);

/**
 * Loads a portfolio from YAML text of the same shape (SPEC 12: the 1.2 core schema, string keys,
 * no anchors and no tags).
 *
 * Statuses as for `okr_portfolio_from_json`. Since 0.1.0.
 */
okr_status okr_portfolio_from_yaml(const char *text,
                                   size_t len,
                                   okr_portfolio **out,
                                   okr_error **err);

/**
 * Saves a portfolio as canonical JSON without white space: loading it gives an equal portfolio,
 * saving that one the same bytes (SPEC 12).
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_to_json(const okr_portfolio *portfolio, okr_buffer **out, okr_error **err);

/**
 * The JSON of `okr_portfolio_to_json`, indented for people.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_to_json_pretty(const okr_portfolio *portfolio,
                                        okr_buffer **out,
                                        okr_error **err);

/**
 * The number of units; 0 for NULL. Since 0.1.0.
 */
size_t okr_portfolio_unit_count(const okr_portfolio *portfolio);

/**
 * The number of cycles; 0 for NULL. Since 0.1.0.
 */
size_t okr_portfolio_cycle_count(const okr_portfolio *portfolio);

/**
 * The number of KPIs; 0 for NULL. Since 0.1.0.
 */
size_t okr_portfolio_kpi_count(const okr_portfolio *portfolio);

/**
 * The number of objectives; 0 for NULL. Since 0.1.0.
 */
size_t okr_portfolio_objective_count(const okr_portfolio *portfolio);

/**
 * The number of key results; 0 for NULL. Since 0.1.0.
 */
size_t okr_portfolio_key_result_count(const okr_portfolio *portfolio);

/**
 * The number of check-ins; 0 for NULL. Since 0.1.0.
 */
size_t okr_portfolio_check_in_count(const okr_portfolio *portfolio);

/**
 * Scores a portfolio as of a day (SPEC 3 to 7). Equal inputs give equal scorecards, bit for bit.
 *
 * `OKR_OK` with a new scorecard in `*out`; `OKR_STATUS_NULL_ARGUMENT`. A loaded portfolio can
 * always be scored. Since 0.1.0.
 */
okr_status okr_portfolio_score(const okr_portfolio *portfolio,
                               const okr_score_options *options,
                               okr_scorecard **out,
                               okr_error **err);

/**
 * Scores a portfolio once for each of `count` policies, with the day and basis of `options`, whose
 * own policy is not used (SPEC 7.3).
 *
 * `out` is an array of `count` handles. `OKR_OK`: `out[i]` is a new scorecard by `policies[i]`,
 * each to be freed by itself. After anything else all `count` of them are NULL:
 * `OKR_STATUS_NULL_ARGUMENT` (a policy that is NULL too), `OKR_STATUS_INVALID_ARGUMENT`. With
 * `count` 0 both arrays may be NULL. Since 0.1.0.
 */
okr_status okr_portfolio_compare(const okr_portfolio *portfolio,
                                 const okr_score_options *options,
                                 const okr_policy *const *policies,
                                 size_t count,
                                 okr_scorecard **out,
                                 okr_error **err);

/**
 * A second handle for the same portfolio, to be freed by itself. Cheap: the data are shared. NULL
 * for NULL. Since 0.1.0.
 */
okr_portfolio *okr_portfolio_clone(const okr_portfolio *portfolio);

/**
 * Frees a portfolio. NULL is fine. Since 0.1.0.
 */
void okr_portfolio_free(okr_portfolio *portfolio);

/**
 * Options for a day: year 1900 to 2200, month 1 to 12, day 1 to 31 (SPEC 4.1), with the
 * portfolio's own policy and `OKR_BASIS_CURRENT`.
 *
 * `OKR_OK` with new options in `*out`; `OKR_STATUS_VALUE` with `E010` if there is no such day;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_score_options_new(int32_t year,
                                 uint32_t month,
                                 uint32_t day,
                                 okr_score_options **out,
                                 okr_error **err);

/**
 * Sets the as-of day: year 1900 to 2200, month 1 to 12, day 1 to 31 (SPEC 4.1).
 *
 * `OKR_OK`; `OKR_STATUS_VALUE` with `E010` if there is no such day; `OKR_STATUS_NULL_ARGUMENT`.
 * Since 0.1.0.
 */
okr_status okr_score_options_set_as_of(okr_score_options *options,
                                       int32_t year,
                                       uint32_t month,
                                       uint32_t day,
                                       okr_error **err);

/**
 * Sets the policy by name (SPEC 7.3); it wins over the portfolio's.
 *
 * `OKR_OK`; `OKR_STATUS_POLICY` with `E009` if there is none of that name;
 * `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_score_options_set_policy_name(okr_score_options *options,
                                             const char *name,
                                             size_t len,
                                             okr_error **err);

/**
 * Sets the policy by JSON, an object or a string that names one (FORMAT, "Policy"); it wins over
 * the portfolio's.
 *
 * `OKR_OK`; `OKR_STATUS_POLICY` with all problems; `OKR_STATUS_INVALID_UTF8`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_score_options_set_policy_json(okr_score_options *options,
                                             const char *text,
                                             size_t len,
                                             okr_error **err);

/**
 * Sets the policy by handle, of which a copy is kept; NULL goes back to the portfolio's own.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT` if `options` is NULL. Since 0.1.0.
 */
okr_status okr_score_options_set_policy(okr_score_options *options,
                                        const okr_policy *policy,
                                        okr_error **err);

/**
 * Sets the basis, an `OKR_BASIS_` constant (SPEC 4.3).
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for any other number; `OKR_STATUS_NULL_ARGUMENT`. Since
 * 0.1.0.
 */
okr_status okr_score_options_set_basis(okr_score_options *options, int32_t basis, okr_error **err);

/**
 * Frees options. NULL is fine. Since 0.1.0.
 */
void okr_score_options_free(okr_score_options *options);

/**
 * The as-of day of a scorecard: year 1900 to 2200, month 1 to 12, day 1 to 31.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT` if the scorecard or one of the three is NULL. Since 0.1.0.
 */
okr_status okr_scorecard_as_of(const okr_scorecard *scorecard,
                               int32_t *year,
                               uint32_t *month,
                               uint32_t *day,
                               okr_error **err);

/**
 * The basis of a scorecard, an `OKR_BASIS_` constant (SPEC 4.3).
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_basis(const okr_scorecard *scorecard, int32_t *out, okr_error **err);

/**
 * The name of the policy that a scorecard was made by: `custom` if it has none (SPEC 7.3). A view
 * that `scorecard` owns.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_policy_name(const okr_scorecard *scorecard, okr_str *out, okr_error **err);

/**
 * The policy that a scorecard was made by, as a new handle.
 *
 * `OKR_OK` with a new policy in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_policy(const okr_scorecard *scorecard, okr_policy **out, okr_error **err);

/**
 * The portfolio that a scorecard was made from, as a new handle.
 *
 * `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_portfolio(const okr_scorecard *scorecard,
                                   okr_portfolio **out,
                                   okr_error **err);

/**
 * A scorecard as JSON without white space (FORMAT, "Scorecard"). Equal scorecards give equal
 * bytes.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_to_json(const okr_scorecard *scorecard, okr_buffer **out, okr_error **err);

/**
 * The JSON of `okr_scorecard_to_json`, indented for people.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_to_json_pretty(const okr_scorecard *scorecard,
                                        okr_buffer **out,
                                        okr_error **err);

/**
 * Where the numbers of an objective or a key result come from, as an indented tree for people:
 * inputs, weights, policy, the section of the SPEC. The wording may change between versions.
 *
 * `subject` is an `OKR_SUBJECT_` constant. `OKR_OK` with a new buffer in `*out`;
 * `OKR_STATUS_NOT_FOUND`; `OKR_STATUS_INVALID_ARGUMENT` for any other `subject`;
 * `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_explain_text(const okr_scorecard *scorecard,
                                      int32_t subject,
                                      const char *id,
                                      size_t len,
                                      okr_buffer **out,
                                      okr_error **err);

/**
 * The explanation of `okr_scorecard_explain_text` as JSON, for programs that show it their own
 * way.
 *
 * Statuses as there. Since 0.1.0.
 */
okr_status okr_scorecard_explain_json(const okr_scorecard *scorecard,
                                      int32_t subject,
                                      const char *id,
                                      size_t len,
                                      okr_buffer **out,
                                      okr_error **err);

/**
 * A second handle for the same scorecard, to be freed by itself. Cheap: the data are shared. NULL
 * for NULL. Since 0.1.0.
 */
okr_scorecard *okr_scorecard_clone(const okr_scorecard *scorecard);

/**
 * Frees a scorecard. NULL is fine. Since 0.1.0.
 */
void okr_scorecard_free(okr_scorecard *scorecard);

/**
 * The number of objective rows; 0 for NULL. Since 0.1.0.
 */
size_t okr_scorecard_objective_count(const okr_scorecard *scorecard);

/**
 * The index of the row of an objective, by its identifier.
 *
 * `OKR_OK`; `OKR_STATUS_NOT_FOUND` if there is no such objective; `OKR_STATUS_INVALID_UTF8`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_index(const okr_scorecard *scorecard,
                                         const char *id,
                                         size_t len,
                                         size_t *out,
                                         okr_error **err);

/**
 * The identifier of an objective. A view that `scorecard` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_id(const okr_scorecard *scorecard,
                                      size_t index,
                                      okr_str *out,
                                      okr_error **err);

/**
 * The title of an objective. A view that `scorecard` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_title(const okr_scorecard *scorecard,
                                         size_t index,
                                         okr_str *out,
                                         okr_error **err);

/**
 * The identifier of the unit that owns an objective. A view that `scorecard` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_owner(const okr_scorecard *scorecard,
                                         size_t index,
                                         okr_str *out,
                                         okr_error **err);

/**
 * The identifier of an objective's cycle. A view that `scorecard` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_cycle(const okr_scorecard *scorecard,
                                         size_t index,
                                         okr_str *out,
                                         okr_error **err);

/**
 * The commitment of an objective, an `OKR_COMMITMENT_` constant (SPEC 5.1).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_commitment(const okr_scorecard *scorecard,
                                              size_t index,
                                              int32_t *out,
                                              okr_error **err);

/**
 * The score that an objective's components give, 0 to 1 (SPEC 4.5, 4.6). Absent if no component
 * has a score.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_computed_score(const okr_scorecard *scorecard,
                                                  size_t index,
                                                  double *out,
                                                  okr_error **err);

/**
 * The score that an objective's components give as an exact integer of billionths, 0 to 1000000000
 * (SPEC 4.5, 4.6). Absent if no component has a score.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_computed_score_billionths(const okr_scorecard *scorecard,
                                                             size_t index,
                                                             int64_t *out,
                                                             okr_error **err);

/**
 * The final score of an objective: the computed one, or that of its review, 0 to 1 (SPEC 4.7).
 * Absent if it has neither.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_score(const okr_scorecard *scorecard,
                                         size_t index,
                                         double *out,
                                         okr_error **err);

/**
 * The final score of an objective: the computed one, or that of its review as an exact integer of
 * billionths, 0 to 1000000000 (SPEC 4.7). Absent if it has neither.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_score_billionths(const okr_scorecard *scorecard,
                                                    size_t index,
                                                    int64_t *out,
                                                    okr_error **err);

/**
 * 1 if a review overrides the computed score of an objective, else 0 (SPEC 4.7).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_overridden(const okr_scorecard *scorecard,
                                              size_t index,
                                              int32_t *out,
                                              okr_error **err);

/**
 * The identifier of the guardrail that lowered an objective's score (SPEC 4.6). Absent if none
 * did. A view that `scorecard` owns.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_capped_by(const okr_scorecard *scorecard,
                                             size_t index,
                                             okr_str *out,
                                             okr_error **err);

/**
 * The score expected of an objective in the end, 0 to 1 (SPEC 5.1).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_expected_final(const okr_scorecard *scorecard,
                                                  size_t index,
                                                  double *out,
                                                  okr_error **err);

/**
 * The score expected of an objective in the end as an exact integer of billionths, 0 to 1000000000
 * (SPEC 5.1).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_expected_final_billionths(const okr_scorecard *scorecard,
                                                             size_t index,
                                                             int64_t *out,
                                                             okr_error **err);

/**
 * The score expected of an objective on the as-of day, 0 to 1 (SPEC 6.4). Absent if no component
 * has one.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_expected(const okr_scorecard *scorecard,
                                            size_t index,
                                            double *out,
                                            okr_error **err);

/**
 * The score expected of an objective on the as-of day as an exact integer of billionths, 0 to
 * 1000000000 (SPEC 6.4). Absent if no component has one.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_expected_billionths(const okr_scorecard *scorecard,
                                                       size_t index,
                                                       int64_t *out,
                                                       okr_error **err);

/**
 * The grade of an objective, an `OKR_GRADE_` constant (SPEC 5.4). Absent if the score is.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_grade(const okr_scorecard *scorecard,
                                         size_t index,
                                         int32_t *out,
                                         okr_error **err);

/**
 * The pace of an objective, an `OKR_PACE_` constant (SPEC 7.2). Absent if the score is.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_pace(const okr_scorecard *scorecard,
                                        size_t index,
                                        int32_t *out,
                                        okr_error **err);

/**
 * The verdict on an objective if its cycle closed on the as-of day, an `OKR_VERDICT_` constant
 * (SPEC 5.2). Absent if the score is.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_verdict(const okr_scorecard *scorecard,
                                           size_t index,
                                           int32_t *out,
                                           okr_error **err);

/**
 * The duties that follow from an objective's score: a sum of `OKR_DUTY_` bits, 0 if there are none
 * (SPEC 5.3).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_objective_duties(const okr_scorecard *scorecard,
                                          size_t index,
                                          int32_t *out,
                                          okr_error **err);

/**
 * The number of key result rows; 0 for NULL. Since 0.1.0.
 */
size_t okr_scorecard_key_result_count(const okr_scorecard *scorecard);

/**
 * The index of the row of a key result, by its identifier.
 *
 * `OKR_OK`; `OKR_STATUS_NOT_FOUND` if there is no such key result; `OKR_STATUS_INVALID_UTF8`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_index(const okr_scorecard *scorecard,
                                          const char *id,
                                          size_t len,
                                          size_t *out,
                                          okr_error **err);

/**
 * The identifier of a key result. A view that `scorecard` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_id(const okr_scorecard *scorecard,
                                       size_t index,
                                       okr_str *out,
                                       okr_error **err);

/**
 * The title of a key result. A view that `scorecard` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_title(const okr_scorecard *scorecard,
                                          size_t index,
                                          okr_str *out,
                                          okr_error **err);

/**
 * The identifier of the objective that a key result belongs to. A view that `scorecard` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_objective(const okr_scorecard *scorecard,
                                              size_t index,
                                              okr_str *out,
                                              okr_error **err);

/**
 * The value of a key result on the as-of day, in the key result's own unit (SPEC 4.1). Absent if
 * nothing was reported or its measure takes no values.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_value(const okr_scorecard *scorecard,
                                          size_t index,
                                          double *out,
                                          okr_error **err);

/**
 * The progress of a key result, not clamped: below 0 and above 1 are possible (SPEC 3). Absent if
 * nothing was reported.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_progress(const okr_scorecard *scorecard,
                                             size_t index,
                                             double *out,
                                             okr_error **err);

/**
 * The score that a key result's measure gives, 0 to 1 (SPEC 2.2, 3).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_computed_score(const okr_scorecard *scorecard,
                                                   size_t index,
                                                   double *out,
                                                   okr_error **err);

/**
 * The score that a key result's measure gives as an exact integer of billionths, 0 to 1000000000
 * (SPEC 2.2, 3).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_computed_score_billionths(const okr_scorecard *scorecard,
                                                              size_t index,
                                                              int64_t *out,
                                                              okr_error **err);

/**
 * The final score of a key result: the computed one, or that of its review, 0 to 1 (SPEC 2.2,
 * 4.7).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_score(const okr_scorecard *scorecard,
                                          size_t index,
                                          double *out,
                                          okr_error **err);

/**
 * The final score of a key result: the computed one, or that of its review as an exact integer of
 * billionths, 0 to 1000000000 (SPEC 2.2, 4.7).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_score_billionths(const okr_scorecard *scorecard,
                                                     size_t index,
                                                     int64_t *out,
                                                     okr_error **err);

/**
 * 1 if a review overrides the computed score of a key result, else 0 (SPEC 4.7).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_overridden(const okr_scorecard *scorecard,
                                               size_t index,
                                               int32_t *out,
                                               okr_error **err);

/**
 * 1 if a key result has no value yet, else 0 (SPEC 4.2).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_unreported(const okr_scorecard *scorecard,
                                               size_t index,
                                               int32_t *out,
                                               okr_error **err);

/**
 * 1 if a key result counts in its objective's score, 0 for dropped ones, guardrails and, by
 * policy, unreported ones (SPEC 4.2, 4.4, 4.6).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_counted(const okr_scorecard *scorecard,
                                            size_t index,
                                            int32_t *out,
                                            okr_error **err);

/**
 * The score expected of a key result in the end, 0 to 1 (SPEC 5.1).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_expected_final(const okr_scorecard *scorecard,
                                                   size_t index,
                                                   double *out,
                                                   okr_error **err);

/**
 * The score expected of a key result in the end as an exact integer of billionths, 0 to 1000000000
 * (SPEC 5.1).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_expected_final_billionths(const okr_scorecard *scorecard,
                                                              size_t index,
                                                              int64_t *out,
                                                              okr_error **err);

/**
 * The share of a key result's window that has passed, 0 to 1 (SPEC 6.2).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_elapsed(const okr_scorecard *scorecard,
                                            size_t index,
                                            double *out,
                                            okr_error **err);

/**
 * The score expected of a key result on the as-of day, 0 to 1 (SPEC 6.4).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_expected(const okr_scorecard *scorecard,
                                             size_t index,
                                             double *out,
                                             okr_error **err);

/**
 * The score expected of a key result on the as-of day as an exact integer of billionths, 0 to
 * 1000000000 (SPEC 6.4).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_expected_billionths(const okr_scorecard *scorecard,
                                                        size_t index,
                                                        int64_t *out,
                                                        okr_error **err);

/**
 * The grade of a key result, an `OKR_GRADE_` constant (SPEC 5.4).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_grade(const okr_scorecard *scorecard,
                                          size_t index,
                                          int32_t *out,
                                          okr_error **err);

/**
 * The pace of a key result, an `OKR_PACE_` constant (SPEC 7.2).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_pace(const okr_scorecard *scorecard,
                                         size_t index,
                                         int32_t *out,
                                         okr_error **err);

/**
 * The verdict on a key result if its cycle closed on the as-of day, an `OKR_VERDICT_` constant
 * (SPEC 5.2).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_verdict(const okr_scorecard *scorecard,
                                            size_t index,
                                            int32_t *out,
                                            okr_error **err);

/**
 * The confidence last stated for a key result, 0 to 1. Absent if none was.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_key_result_confidence(const okr_scorecard *scorecard,
                                               size_t index,
                                               double *out,
                                               okr_error **err);

/**
 * The number of unit rows: pairs of unit and cycle with an objective in the unit or below it (SPEC
 * 4.8); 0 for NULL. Since 0.1.0.
 */
size_t okr_scorecard_unit_count(const okr_scorecard *scorecard);

/**
 * The index of the row of a unit in a cycle, by their identifiers.
 *
 * `OKR_OK`; `OKR_STATUS_NOT_FOUND` if there is no such row; `OKR_STATUS_INVALID_UTF8`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_unit_index(const okr_scorecard *scorecard,
                                    const char *unit,
                                    size_t unit_len,
                                    const char *cycle,
                                    size_t cycle_len,
                                    size_t *out,
                                    okr_error **err);

/**
 * The identifier of a row's unit. A view that `scorecard` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_unit_id(const okr_scorecard *scorecard,
                                 size_t index,
                                 okr_str *out,
                                 okr_error **err);

/**
 * The identifier of a unit row's cycle. A view that `scorecard` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_unit_cycle(const okr_scorecard *scorecard,
                                    size_t index,
                                    okr_str *out,
                                    okr_error **err);

/**
 * The number of objectives with a score in a unit row; `scope` is an `OKR_SCOPE_` constant,
 * `group` an `OKR_GROUP_` constant (SPEC 4.8).
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_INVALID_ARGUMENT` for another `scope` or
 * `group`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_unit_n(const okr_scorecard *scorecard,
                                size_t index,
                                int32_t scope,
                                int32_t group,
                                uint32_t *out,
                                okr_error **err);

/**
 * The number of objectives without a score in a unit row; `scope` is an `OKR_SCOPE_` constant,
 * `group` an `OKR_GROUP_` constant (SPEC 4.8).
 *
 * Statuses as for `okr_scorecard_unit_n`. Since 0.1.0.
 */
okr_status okr_scorecard_unit_unscored(const okr_scorecard *scorecard,
                                       size_t index,
                                       int32_t scope,
                                       int32_t group,
                                       uint32_t *out,
                                       okr_error **err);

/**
 * The mean score of the objectives in a unit row, 0 to 1; `scope` is an `OKR_SCOPE_` constant,
 * `group` an `OKR_GROUP_` constant (SPEC 4.8). Absent if none has a score.
 *
 * Statuses as for `okr_scorecard_unit_n`, and `OKR_ABSENT`. Since 0.1.0.
 */
okr_status okr_scorecard_unit_mean(const okr_scorecard *scorecard,
                                   size_t index,
                                   int32_t scope,
                                   int32_t group,
                                   double *out,
                                   okr_error **err);

/**
 * The mean of `okr_scorecard_unit_mean` as an exact integer of billionths, 0 to 1000000000 (SPEC
 * 2.4, 4.8).
 *
 * Statuses as there. Since 0.1.0.
 */
okr_status okr_scorecard_unit_mean_billionths(const okr_scorecard *scorecard,
                                              size_t index,
                                              int32_t scope,
                                              int32_t group,
                                              int64_t *out,
                                              okr_error **err);

/**
 * Scores one value by one measure given as plain numbers, for programs that keep their own tables
 * (SPEC 2, 3).
 *
 * `measure` is an `OKR_MEASURE_` constant, which also says what `a`, `b` and `c` are; those it
 * does not name are ignored. NaN stands for a floor, ceiling or tolerance that is not given.
 * `flags` is 0 or `OKR_MEASURE_STRICT`. `value` is the value reached.
 *
 * `OKR_OK` with the unclamped progress in `*progress`, the score from 0 to 1 in `*score` and the
 * same score as an exact integer of billionths in `*billionths`; each of the three may be NULL.
 * `OKR_STATUS_VALUE` if the numbers make no measure (`E012`, `E013`, `E014`) or are out of range
 * (`E006`); `OKR_STATUS_INVALID_ARGUMENT` for an unknown `measure` or flag. Since 0.1.0.
 */
okr_status okr_score_value(int32_t measure,
                           double a,
                           double b,
                           double c,
                           int32_t flags,
                           double value,
                           double *progress,
                           double *score,
                           int64_t *billionths,
                           okr_error **err);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* OKR_H */
