/*
 * okr.h - OKRs held and scored exactly. The C interface of libokr.
 *
 * A portfolio is loaded from text, scored as of a day, and read cell by cell or as JSON. It says who
 * supports whom, is checked by rules, and says what would change if key results ended otherwise and
 * where they go if things move on as they have. Titles are read, outlines become portfolios, and
 * groups of goals have statistics. Edits make new versions, with an audit trail. The library reads no
 * clock, no file, no environment and no locale, keeps no state between calls, and gives equal bytes
 * for equal inputs.
 * "SPEC" and "FORMAT" in the comments are the project's SPEC.md and FORMAT.md.
 *
 * OWNERSHIP. What a call makes (a handle in `*out`, an error in `*err`, the result of a `_clone`)
 * belongs to the caller, who frees it once with the `_free` of its type. `_free(NULL)` does
 * nothing. Never free it with free(). Handles do not need each other: they may be freed in any
 * order. What a call hands out otherwise (an okr_str, a `const` pointer) belongs to the handle it
 * was read from, or is static where the comment says so.
 *
 * THREADS. Every handle but okr_score_options, okr_check_options, okr_draft_options,
 * okr_render_options, okr_statistics_options, okr_check_in_options and okr_edits is immutable: any
 * number of threads may use it at once, and any thread may free it when no other uses it any more.
 * So may those be that were named, while none changes them. An edit changes no portfolio: it makes
 * another, and who reads the first is not disturbed. There is no thread-local state and there are
 * no hooks. The library starts threads only where a call is told how many it may use, and they end
 * before that call returns.
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
 * OKR_OK and OKR_NODE_ANY. A boolean is an int32_t, 0 or 1. Treat a constant that you do not know
 * as an unknown value, not as an error: later versions may add some. OKR_ABI_VERSION rises when a
 * program would have to be compiled again.
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
 * Level of a unit: the whole company (SPEC 1).
 */
#define OKR_LEVEL_COMPANY 1

/**
 * Level of a unit: a department (SPEC 1).
 */
#define OKR_LEVEL_DEPARTMENT 2

/**
 * Level of a unit: a team (SPEC 1).
 */
#define OKR_LEVEL_TEAM 3

/**
 * Level of a unit: one person (SPEC 1).
 */
#define OKR_LEVEL_INDIVIDUAL 4

/**
 * Node, in a question only: the objective of an identifier, or else its key result, priority or
 * unit (SPEC 10).
 */
#define OKR_NODE_ANY 0

/**
 * Node: an objective (SPEC 10).
 */
#define OKR_NODE_OBJECTIVE 1

/**
 * Node: a key result (SPEC 10).
 */
#define OKR_NODE_KEY_RESULT 2

/**
 * Node: a strategic priority of the organization (SPEC 10).
 */
#define OKR_NODE_PRIORITY 3

/**
 * Node: a unit (SPEC 10).
 */
#define OKR_NODE_UNIT 4

/**
 * Relation: an objective supports an objective, a key result or a priority (SPEC 10).
 */
#define OKR_RELATION_ALIGNED_TO 1

/**
 * Relation: a key result is part of its objective, a unit of its parent (SPEC 10).
 */
#define OKR_RELATION_PART_OF 2

/**
 * Relation: an objective is owned by a unit (SPEC 10).
 */
#define OKR_RELATION_OWNED_BY 3

/**
 * Sensitivity: from the weights, the same at every score (SPEC 10.4).
 */
#define OKR_SENSITIVITY_EXACT 1

/**
 * Sensitivity: from the objective's scores at two scores of the key result (SPEC 10.4).
 */
#define OKR_SENSITIVITY_FINITE_DIFFERENCE 2

/**
 * Severity: it is wrong (SPEC 11).
 */
#define OKR_SEVERITY_ERROR 1

/**
 * Severity: it is very likely wrong (SPEC 11).
 */
#define OKR_SEVERITY_WARNING 2

/**
 * Severity: it is worth a look (SPEC 11).
 */
#define OKR_SEVERITY_HINT 3

/**
 * Subject, in a question only: the objective of an identifier, or else the key result of that
 * identifier.
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
 * Subject: a strategic priority of the organization.
 */
#define OKR_SUBJECT_PRIORITY 4

/**
 * Subject: a unit.
 */
#define OKR_SUBJECT_UNIT 5

/**
 * Subject: a cycle.
 */
#define OKR_SUBJECT_CYCLE 6

/**
 * Subject: a KPI.
 */
#define OKR_SUBJECT_KPI 7

/**
 * Subject: an initiative.
 */
#define OKR_SUBJECT_INITIATIVE 8

/**
 * Profile: every rule as it is by itself.
 */
#define OKR_PROFILE_DEFAULT 1

/**
 * Profile: what Google's playbook asks for.
 */
#define OKR_PROFILE_GOOGLE 2

/**
 * Profile: everything, and heavier.
 */
#define OKR_PROFILE_STRICT 3

/**
 * Profile: what is certain, and no more.
 */
#define OKR_PROFILE_LENIENT 4

/**
 * Language: English.
 */
#define OKR_LANGUAGE_ENGLISH 1

/**
 * Language: German.
 */
#define OKR_LANGUAGE_GERMAN 2

/**
 * Language: French.
 */
#define OKR_LANGUAGE_FRENCH 3

/**
 * Language: Spanish.
 */
#define OKR_LANGUAGE_SPANISH 4

/**
 * Format: each diagnostic with the line that it is about, a caret and its remedy, for people.
 */
#define OKR_FORMAT_TEXT 1

/**
 * Format: one line each.
 */
#define OKR_FORMAT_CONCISE 2

/**
 * Format: the diagnostics of FORMAT, in JSON.
 */
#define OKR_FORMAT_JSON 3

/**
 * Format: SARIF 2.1.0, for code scanning.
 */
#define OKR_FORMAT_SARIF 4

/**
 * Format: annotations of GitHub Actions.
 */
#define OKR_FORMAT_GITHUB 5

/**
 * Format: `JUnit` XML, for build servers.
 */
#define OKR_FORMAT_JUNIT 6

/**
 * Format: how many there are of each rule.
 */
#define OKR_FORMAT_STATISTICS 7

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
 * Figure: the objectives of the group (SPEC 10.3).
 */
#define OKR_FIGURE_OBJECTIVES 1

/**
 * Figure: how many objectives with line of sight (SPEC 10.3).
 */
#define OKR_FIGURE_LINE_OF_SIGHT_COUNT 2

/**
 * Figure: of how many objectives (SPEC 10.3).
 */
#define OKR_FIGURE_LINE_OF_SIGHT_OF 3

/**
 * Figure: the share of those, 0 to 1; absent if there are none (SPEC 10.3).
 */
#define OKR_FIGURE_LINE_OF_SIGHT_SHARE 4

/**
 * Figure: how many company objectives that some objective supports (SPEC 10.3).
 */
#define OKR_FIGURE_COMPANY_OBJECTIVES_COVERED 5

/**
 * Figure: of how many company objectives (SPEC 10.3).
 */
#define OKR_FIGURE_COMPANY_OBJECTIVES_OF 6

/**
 * Figure: the share of those, 0 to 1; absent if there are none (SPEC 10.3).
 */
#define OKR_FIGURE_COMPANY_OBJECTIVES_SHARE 7

/**
 * Figure: how many key results of company objectives that some objective supports (SPEC 10.3).
 */
#define OKR_FIGURE_COMPANY_KEY_RESULTS_COVERED 8

/**
 * Figure: of how many key results of company objectives (SPEC 10.3).
 */
#define OKR_FIGURE_COMPANY_KEY_RESULTS_OF 9

/**
 * Figure: the share of those, 0 to 1; absent if there are none (SPEC 10.3).
 */
#define OKR_FIGURE_COMPANY_KEY_RESULTS_SHARE 10

/**
 * Figure: the mean depth of the objectives with line of sight below the company's; absent if there
 * are none (SPEC 10.3).
 */
#define OKR_FIGURE_DEPTH_MEAN 11

/**
 * Figure: the largest depth of the objectives with line of sight below the company's; absent if
 * there are none (SPEC 10.3).
 */
#define OKR_FIGURE_DEPTH_MAX 12

/**
 * Figure: the mean number of alignments that end at an objective or its key results; absent if
 * there are none (SPEC 10.3).
 */
#define OKR_FIGURE_FAN_IN_MEAN 13

/**
 * Figure: the largest number of alignments that end at an objective or its key results; absent if
 * there are none (SPEC 10.3).
 */
#define OKR_FIGURE_FAN_IN_MAX 14

/**
 * Figure: the mean number of alignments that start at an objective; absent if there are none (SPEC
 * 10.3).
 */
#define OKR_FIGURE_FAN_OUT_MEAN 15

/**
 * Figure: the largest number of alignments that start at an objective; absent if there are none
 * (SPEC 10.3).
 */
#define OKR_FIGURE_FAN_OUT_MAX 16

/**
 * Figure: objectives given from above (SPEC 10.3).
 */
#define OKR_FIGURE_ORIGIN_TOP_DOWN 17

/**
 * Figure: objectives proposed from below (SPEC 10.3).
 */
#define OKR_FIGURE_ORIGIN_BOTTOM_UP 18

/**
 * Figure: objectives that do not say where they come from (SPEC 10.3).
 */
#define OKR_FIGURE_ORIGIN_UNSTATED 19

/**
 * Figure: the share of those given from above among those that say, 0 to 1; absent if none does
 * (SPEC 10.3).
 */
#define OKR_FIGURE_ORIGIN_TOP_DOWN_SHARE 20

/**
 * Figure: the share of those proposed from below among those that say, 0 to 1; absent if none does
 * (SPEC 10.3).
 */
#define OKR_FIGURE_ORIGIN_BOTTOM_UP_SHARE 21

/**
 * Figure: how unevenly contributions fall on the company objectives of the group, the Gini
 * coefficient, 0 to 1; absent if nothing contributes (SPEC 10.3).
 */
#define OKR_FIGURE_GINI 22

/**
 * Reason why there is no forecast: it is dropped (SPEC 8).
 */
#define OKR_REASON_DROPPED 1

/**
 * Reason why there is no forecast: a review has scored the objective (SPEC 8).
 */
#define OKR_REASON_OVERRIDDEN 2

/**
 * Reason why there is no forecast: the measure is neither an increase nor a decrease (SPEC 8).
 */
#define OKR_REASON_MEASURE 3

/**
 * Reason why there is no forecast: the history is read by max, min or mean (SPEC 8).
 */
#define OKR_REASON_ACCUMULATE 4

/**
 * Reason why there is no forecast: the value is a sum of other key results (SPEC 8).
 */
#define OKR_REASON_SUM_OF 5

/**
 * Reason why there is no forecast: there is no value yet (SPEC 8).
 */
#define OKR_REASON_NO_VALUE 6

/**
 * Reason why there is no forecast: there is one point only (SPEC 8).
 */
#define OKR_REASON_TOO_FEW_POINTS 7

/**
 * Reason why there is no forecast: there is a median and no spread (SPEC 8).
 */
#define OKR_REASON_NO_SPREAD 8

/**
 * Reason why there is no forecast: the objective has no component (SPEC 8).
 */
#define OKR_REASON_UNSCORED 9

/**
 * Reason why there is no forecast: no component of the objective has a forecast (SPEC 8).
 */
#define OKR_REASON_NO_COMPONENT 10

/**
 * Reason why there is no forecast: more than 4,096 components of the objective have a forecast (SPEC 8).
 */
#define OKR_REASON_TOO_MANY_COMPONENTS 11

/**
 * Reason why there is no forecast: of a backtest, the due date has not come (SPEC 8).
 */
#define OKR_REASON_NOT_DUE 12

/**
 * Reason why there is no forecast: of a backtest, no check-in has enough history before it (SPEC 8).
 */
#define OKR_REASON_NO_HISTORY 13

/**
 * Figure of a forecast: the final score as it stands, 0 to 1; absent when unscored (SPEC 8).
 */
#define OKR_FORECAST_SCORE 1

/**
 * Figure of a forecast: the score expected in the end, 0 to 1 (SPEC 8).
 */
#define OKR_FORECAST_EXPECTED_FINAL 2

/**
 * Figure of a forecast: what people believe, 0 to 1, which has no part in the forecast (SPEC 8.3);
 * absent when nobody says (SPEC 8).
 */
#define OKR_FORECAST_CONFIDENCE 3

/**
 * Figure of a forecast: the 10 % quantile of the final score; absent without a spread (SPEC 8).
 */
#define OKR_FORECAST_SCORE_LOW 4

/**
 * Figure of a forecast: the median of the final score; absent without a forecast (SPEC 8).
 */
#define OKR_FORECAST_SCORE_MEDIAN 5

/**
 * Figure of a forecast: the 90 % quantile of the final score; absent without a spread (SPEC 8).
 */
#define OKR_FORECAST_SCORE_HIGH 6

/**
 * Figure of a forecast: the probability that the expected score is reached, of a committed
 * objective that it is delivered (SPEC 5.2); absent without a spread (SPEC 8).
 */
#define OKR_FORECAST_P_EXPECTED 7

/**
 * Figure of a forecast: the probability of the score 1.0; absent without a spread (SPEC 8).
 */
#define OKR_FORECAST_P_FULL 8

/**
 * Figure of a forecast: how many points the history has; like all that follow up to the pace to
 * the target, absent of objectives and without a forecast (SPEC 8).
 */
#define OKR_FORECAST_POINTS 9

/**
 * Figure of a forecast: the value of the last point (SPEC 8).
 */
#define OKR_FORECAST_VALUE 10

/**
 * Figure of a forecast: days from the last point to the due date (SPEC 8).
 */
#define OKR_FORECAST_HORIZON 11

/**
 * Figure of a forecast: change per day between the first and the last point (SPEC 8).
 */
#define OKR_FORECAST_DRIFT 12

/**
 * Figure of a forecast: the standard deviation of one day's change; absent of two points (SPEC 8).
 */
#define OKR_FORECAST_DEVIATION 13

/**
 * Figure of a forecast: the 10 % quantile of the final value; absent without a spread (SPEC 8).
 */
#define OKR_FORECAST_VALUE_LOW 14

/**
 * Figure of a forecast: the median of the final value (SPEC 8).
 */
#define OKR_FORECAST_VALUE_MEDIAN 15

/**
 * Figure of a forecast: the 90 % quantile of the final value; absent without a spread (SPEC 8).
 */
#define OKR_FORECAST_VALUE_HIGH 16

/**
 * Figure of a forecast: the change per day that reaches the expected score, 0 if it is reached;
 * absent if no day is left (SPEC 8).
 */
#define OKR_FORECAST_PACE_TO_EXPECTED 17

/**
 * Figure of a forecast: the change per day that reaches the target, 0 if it is reached; absent if
 * no day is left (SPEC 8).
 */
#define OKR_FORECAST_PACE_TO_TARGET 18

/**
 * Figure of a forecast: components and guardrails of an objective; like all that follow, absent of
 * key results (SPEC 8).
 */
#define OKR_FORECAST_PARTS 19

/**
 * Figure of a forecast: how many of them have a forecast (SPEC 8).
 */
#define OKR_FORECAST_PARTS_FORECAST 20

/**
 * Figure of a forecast: how many of these have a median only (SPEC 8).
 */
#define OKR_FORECAST_PARTS_MEDIAN_ONLY 21

/**
 * Figure of a forecast: how far a score may be off (SPEC 8).
 */
#define OKR_FORECAST_PARTS_ERROR 22

/**
 * Figure of a forecast: the 10 % quantile of the final score if all components move together (SPEC
 * 8).
 */
#define OKR_FORECAST_TOGETHER_LOW 23

/**
 * Figure of a forecast: the median of the final score if all components move together (SPEC 8).
 */
#define OKR_FORECAST_TOGETHER_MEDIAN 24

/**
 * Figure of a forecast: the 90 % quantile of the final score if all components move together (SPEC
 * 8).
 */
#define OKR_FORECAST_TOGETHER_HIGH 25

/**
 * Figure of a forecast: the probability that the expected score is reached if all components move
 * together (SPEC 8).
 */
#define OKR_FORECAST_TOGETHER_P_EXPECTED 26

/**
 * Figure of a forecast: the probability of the score 1.0 if all components move together (SPEC 8).
 */
#define OKR_FORECAST_TOGETHER_P_FULL 27

/**
 * Day of a forecast: the due date in force (SPEC 8).
 */
#define OKR_DAY_DUE 1

/**
 * Day of a forecast: the day of the first point; absent of objectives and without a forecast (SPEC
 * 8).
 */
#define OKR_DAY_FIRST 2

/**
 * Day of a forecast: the day of the last point; absent of objectives and without a forecast (SPEC
 * 8).
 */
#define OKR_DAY_LAST 3

/**
 * Day of a forecast: the day on which the median path reaches the target; absent if it does not
 * within ten years (SPEC 8).
 */
#define OKR_DAY_REACHES_TARGET 4

/**
 * Figure of a backtest: forecasts that were made (SPEC 8.4).
 */
#define OKR_BACKTEST_FORECASTS 1

/**
 * Figure of a backtest: how many of them had a spread (SPEC 8.4).
 */
#define OKR_BACKTEST_INTERVALS 2

/**
 * Figure of a backtest: how many 80 % intervals held the final value (SPEC 8.4).
 */
#define OKR_BACKTEST_COVERED 3

/**
 * Figure of a backtest: their share; absent without intervals (SPEC 8.4).
 */
#define OKR_BACKTEST_COVERAGE 4

/**
 * Figure of a backtest: the mean absolute error of the median, in units of progress; absent
 * without forecasts (SPEC 8.4).
 */
#define OKR_BACKTEST_ERROR 5

/**
 * Figure of a backtest: the same of no further change (SPEC 8.4).
 */
#define OKR_BACKTEST_NAIVE_ERROR 6

/**
 * Figure of a backtest: the mean squared error of P(expected); absent without intervals (SPEC
 * 8.4).
 */
#define OKR_BACKTEST_BRIER 7

/**
 * Statement, what a title is the title of: an objective (SPEC 11.1).
 */
#define OKR_STATEMENT_OBJECTIVE 1

/**
 * Statement, what a title is the title of: a key result (SPEC 11.1).
 */
#define OKR_STATEMENT_KEY_RESULT 2

/**
 * Type of a statement: a state or change of customers, market, money, quality or people (SPEC
 * 11.1).
 */
#define OKR_TYPE_OUTCOME 1

/**
 * Type of a statement: work or its product (SPEC 11.1).
 */
#define OKR_TYPE_OUTPUT 2

/**
 * Type of a statement: an event that someone outside has to confirm (SPEC 11.1).
 */
#define OKR_TYPE_MILESTONE 3

/**
 * Direction: up (SPEC 11.1).
 */
#define OKR_DIRECTION_INCREASE 1

/**
 * Direction: down (SPEC 11.1).
 */
#define OKR_DIRECTION_DECREASE 2

/**
 * Direction: to stay where it is (SPEC 11.1).
 */
#define OKR_DIRECTION_MAINTAIN 3

/**
 * Direction: to a level or count, with no change asserted (SPEC 11.1).
 */
#define OKR_DIRECTION_REACH 4

/**
 * Comparison with the target: the target or more (SPEC 11.1).
 */
#define OKR_COMPARISON_AT_LEAST 1

/**
 * Comparison with the target: the target or less (SPEC 11.1).
 */
#define OKR_COMPARISON_AT_MOST 2

/**
 * Comparison with the target: more than the target (SPEC 11.1).
 */
#define OKR_COMPARISON_MORE_THAN 3

/**
 * Comparison with the target: less than the target (SPEC 11.1).
 */
#define OKR_COMPARISON_LESS_THAN 4

/**
 * Certainty of a type: the words leave little doubt (SPEC 11.1).
 */
#define OKR_CERTAINTY_HIGH 1

/**
 * Certainty of a type: the grammar says so, but a word is not known (SPEC 11.1).
 */
#define OKR_CERTAINTY_MEDIUM 2

/**
 * Certainty of a type: a guess by what is usual (SPEC 11.1).
 */
#define OKR_CERTAINTY_LOW 3

/**
 * Part of a title: who it is of, or a label (SPEC 11.1).
 */
#define OKR_PART_PREFIX 1

/**
 * Part of a title: what is done (SPEC 11.1).
 */
#define OKR_PART_VERB 2

/**
 * Part of a title: what is measured or made (SPEC 11.1).
 */
#define OKR_PART_METRIC 3

/**
 * Part of a title: where it starts (SPEC 11.1).
 */
#define OKR_PART_BASELINE 4

/**
 * Part of a title: where it is to go (SPEC 11.1).
 */
#define OKR_PART_TARGET 5

/**
 * Part of a title: the other end of a range (SPEC 11.1).
 */
#define OKR_PART_RANGE_END 6

/**
 * Part of a title: what stands for a number that is not known (SPEC 11.1).
 */
#define OKR_PART_PLACEHOLDER 7

/**
 * Part of a title: by when (SPEC 11.1).
 */
#define OKR_PART_DEADLINE 8

/**
 * Part of a title: a score or state behind it (SPEC 11.1).
 */
#define OKR_PART_SCORE 9

/**
 * Part of a title: an issue or address (SPEC 11.1).
 */
#define OKR_PART_REFERENCE 10

/**
 * Flag of a statement, a bit: a goal level is stated, be it a placeholder (SPEC 11.1).
 */
#define OKR_FLAG_HAS_TARGET 1

/**
 * Flag of a statement, a bit: a current level is stated, be it a placeholder (SPEC 11.1).
 */
#define OKR_FLAG_HAS_BASELINE 2

/**
 * Flag of a statement, a bit: something stands for a number that is not known (SPEC 11.1).
 */
#define OKR_FLAG_HAS_PLACEHOLDER 4

/**
 * Flag of a statement, a bit: a quantity stands in it (SPEC 11.1).
 */
#define OKR_FLAG_HAS_NUMBER 8

/**
 * Flag of a statement, a bit: it carries its own pass mark (SPEC 11.1).
 */
#define OKR_FLAG_MEASURABLE 16

/**
 * Flag of a statement, a bit: it can only be done or not done (SPEC 11.1).
 */
#define OKR_FLAG_BINARY 32

/**
 * Flag of a statement, a bit: nothing in it can be counted or ticked off (SPEC 11.1).
 */
#define OKR_FLAG_VAGUE 64

/**
 * Flag of a statement, a bit: its target is a change and not a level (SPEC 11.1).
 */
#define OKR_FLAG_RELATIVE 128

/**
 * Grouping: everything, one group (SPEC 9.1).
 */
#define OKR_GROUPING_ALL 1

/**
 * Grouping: by the level of the unit that owns an objective (SPEC 9.1).
 */
#define OKR_GROUPING_LEVEL 2

/**
 * Grouping: by the unit that owns an objective (SPEC 9.1).
 */
#define OKR_GROUPING_UNIT 3

/**
 * Grouping: each unit with all units below it (SPEC 9.1).
 */
#define OKR_GROUPING_SUBTREE 4

/**
 * Grouping: by cycle (SPEC 9.1).
 */
#define OKR_GROUPING_CYCLE 5

/**
 * Grouping: by commitment (SPEC 9.1).
 */
#define OKR_GROUPING_COMMITMENT 6

/**
 * Grouping: by level and cycle (SPEC 9.1).
 */
#define OKR_GROUPING_LEVEL_CYCLE 7

/**
 * Grouping: by the unit that owns an objective, and cycle (SPEC 9.1).
 */
#define OKR_GROUPING_UNIT_CYCLE 8

/**
 * Grouping: by cycle and commitment (SPEC 9.1).
 */
#define OKR_GROUPING_CYCLE_COMMITMENT 9

/**
 * Calibration: under five scores, so nothing can be said (SPEC 9.2).
 */
#define OKR_CALIBRATION_TOO_FEW 1

/**
 * Calibration: the interval of the mean lies wholly above 0.8 (SPEC 9.2).
 */
#define OKR_CALIBRATION_TOO_EASY 2

/**
 * Calibration: it lies wholly below 0.6 (SPEC 9.2).
 */
#define OKR_CALIBRATION_TOO_HARD 3

/**
 * Calibration: it lies within 0.5 to 0.9 and has a point of 0.6 to 0.8 (SPEC 9.2).
 */
#define OKR_CALIBRATION_CALIBRATED 4

/**
 * Calibration: anything else, the interval is too wide to tell (SPEC 9.2).
 */
#define OKR_CALIBRATION_INCONCLUSIVE 5

/**
 * Phase of a cycle: goals are being set (SPEC 1).
 */
#define OKR_PHASE_PLANNING 1

/**
 * Phase of a cycle: goals are being worked on (SPEC 1).
 */
#define OKR_PHASE_ACTIVE 2

/**
 * Phase of a cycle: goals are being scored (SPEC 1).
 */
#define OKR_PHASE_REVIEW 3

/**
 * Phase of a cycle: scores are final (SPEC 1).
 */
#define OKR_PHASE_CLOSED 4

/**
 * Baseline of a key result that is carried over: the value that it reached (the default).
 */
#define OKR_CARRIED_REACHED 1

/**
 * Baseline of a key result that is carried over: the one that it had.
 */
#define OKR_CARRIED_KEPT 2

/**
 * Edit: a check-in of a key result is recorded.
 */
#define OKR_EDIT_CHECK_IN 1

/**
 * Edit: a check-in is corrected.
 */
#define OKR_EDIT_CORRECT_CHECK_IN 2

/**
 * Edit: a check-in is taken out.
 */
#define OKR_EDIT_WITHDRAW_CHECK_IN 3

/**
 * Edit: an item of a checklist is done.
 */
#define OKR_EDIT_COMPLETE_ITEM 4

/**
 * Edit: a measurement of a KPI is recorded.
 */
#define OKR_EDIT_RECORD_MEASUREMENT 5

/**
 * Edit: the measure, due date or weight of a key result changes from a day on (SPEC 4.3).
 */
#define OKR_EDIT_AMEND 6

/**
 * Edit: an objective or key result is dropped (SPEC 4.4).
 */
#define OKR_EDIT_DROP 7

/**
 * Edit: a key result is added to an objective.
 */
#define OKR_EDIT_ADD_KEY_RESULT 8

/**
 * Edit: a key result is dropped, and another added in its place.
 */
#define OKR_EDIT_REPLACE_KEY_RESULT 9

/**
 * Edit: an objective is added.
 */
#define OKR_EDIT_ADD_OBJECTIVE 10

/**
 * Edit: an objective supports something.
 */
#define OKR_EDIT_ALIGN 11

/**
 * Edit: an objective no longer supports something.
 */
#define OKR_EDIT_UNALIGN 12

/**
 * Edit: an escalation is recorded (SPEC 5.3).
 */
#define OKR_EDIT_ESCALATE 13

/**
 * Edit: an objective or key result is scored by review (SPEC 4.7).
 */
#define OKR_EDIT_REVIEW 14

/**
 * Edit: why a goal was missed is explained (SPEC 5.3).
 */
#define OKR_EDIT_EXPLAIN 15

/**
 * Edit: a cycle moves to another phase.
 */
#define OKR_EDIT_MOVE_CYCLE 16

/**
 * Edit: objectives are carried over into another cycle.
 */
#define OKR_EDIT_CARRY_OVER 17

/**
 * Edit: a cycle is copied with its objectives.
 */
#define OKR_EDIT_CLONE_CYCLE 18

/**
 * Difference: there in the later portfolio only.
 */
#define OKR_DIFFERENCE_ADDED 1

/**
 * Difference: there in the earlier portfolio only.
 */
#define OKR_DIFFERENCE_REMOVED 2

/**
 * Difference: it says something else.
 */
#define OKR_DIFFERENCE_CHANGED 3

/**
 * Who supports whom in a portfolio: all of it, or what is in force on a day (SPEC 10).
 *
 * Edges run upward: from an objective to what it is aligned to, from a key result to its own
 * objective. Units are a tree beside that, from each unit to its parent.
 *
 * Owned by the caller, freed with `okr_alignment_free`; clones are cheap and share the data.
 * Immutable: threads may share it. It does not need the portfolio handle that it was made from.
 * What takes a pass over the whole graph is computed once, when it is first asked for.
 */
typedef struct okr_alignment okr_alignment;

/**
 * The audit trail of a portfolio: what was done to it, when, by whom, and what stood there before.
 *
 * Owned by the caller, freed with `okr_audit_free`. Immutable: threads may share it. It does not
 * need the portfolio handle that it was made from. Entries are read by index, from 0, in the order
 * in which they were made. Its texts are NUL-terminated UTF-8 and valid until it is freed; a U+0000
 * in a name shows as the six characters `\u0000`.
 */
typedef struct okr_audit okr_audit;

/**
 * How good forecasts before past check-ins would have been (SPEC 8.4): figures over all of them, and
 * a row of figures for each key result, in document order. Each figure is named by an
 * `OKR_BACKTEST_` constant.
 *
 * Owned by the caller, freed with `okr_backtest_free`. Immutable: threads may share it. It needs no
 * other handle.
 */
typedef struct okr_backtest okr_backtest;

/**
 * Text that the library made for the caller: JSON or an explanation, UTF-8.
 *
 * Owned by the caller, freed with `okr_buffer_free`; independent of the handle it was made from.
 * Immutable: threads may share it. A NUL byte follows the text and is not counted, so
 * `okr_buffer_data` can be printed.
 */
typedef struct okr_buffer okr_buffer;

/**
 * What else a check-in says: confidence, note, author, and when, by whom and why it is recorded.
 *
 * Owned by the caller, freed with `okr_check_in_options_free`; may be used for any number of
 * check-ins, all of which say the same then. Setters change it, so no other thread may use it
 * meanwhile; once set, threads may share it. A setter that fails leaves it as it was.
 */
typedef struct okr_check_in_options okr_check_in_options;

/**
 * How to check a portfolio: the as-of day, a policy, the rules and what is to be different about
 * them (SPEC 11).
 *
 * Rules are named by code (`ALN001`), by name (`orphan`), or several at once by what their codes
 * start with (`ALN`).
 *
 * Owned by the caller, freed with `okr_check_options_free`; may be used for any number of calls.
 * Setters change it, so no other thread may use it meanwhile; once set, threads may share it. A
 * setter that fails leaves it as it was.
 */
typedef struct okr_check_options okr_check_options;

/**
 * A graph over the integers from 0, checked for loops: either an order of its nodes and the
 * neighbours of each, or the edges that close loops. It is what loading makes of alignments, for
 * programs that keep edges in tables of their own (SPEC 12).
 *
 * Owned by the caller, freed with `okr_dag_free`. Immutable: threads may share it. Arrays belong to
 * the handle and are valid until it is freed.
 */
typedef struct okr_dag okr_dag;

/**
 * What is different between two portfolios: things that came or went, and members that say something
 * else. The audit trail is no part of it.
 *
 * Owned by the caller, freed with `okr_diff_free`. Immutable: threads may share it. It holds copies,
 * so it needs no other handle. Differences are read by index, from 0. Its texts are NUL-terminated
 * UTF-8 and valid until it is freed; a U+0000 in an identifier shows as the six characters `\u0000`.
 */
typedef struct okr_diff okr_diff;

/**
 * A portfolio drafted from an outline, and findings: all that had to be assumed for it.
 *
 * Owned by the caller, freed with `okr_draft_free`. Immutable: threads may share it. Its texts are
 * NUL-terminated UTF-8 and valid until it is freed. Findings are read by index, from 0, in the order
 * of the outline; their lines and columns are places in the outline, their paths are places in the
 * draft.
 */
typedef struct okr_draft okr_draft;

/**
 * What a draft takes where its outline does not say it: cycle, organization, unit, commitment.
 *
 * Owned by the caller, freed with `okr_draft_options_free`; may be used for any number of calls.
 * Setters change it, so no other thread may use it meanwhile; once set, threads may share it. A
 * setter that fails leaves it as it was.
 */
typedef struct okr_draft_options okr_draft_options;

/**
 * Edits of a portfolio that are to be made together, all of them or none: the day on which they are
 * recorded, who makes them, why, and the edits in their order.
 *
 * `okr_edits_check_in` and its sisters add an edit with what its kind needs; `okr_edits_with_note`
 * and its sisters state more about the edit that was added last. Goals are named by identifier.
 * Nothing is looked up before `okr_portfolio_edit` makes the edits: what does not belong to a kind,
 * and what does not fit the portfolio, is refused there, with every other problem.
 *
 * Owned by the caller, freed with `okr_edits_free`; may be made on any number of portfolios. Adding
 * changes it, so no other thread may use it meanwhile; after that, threads may share it. A call that
 * fails leaves it as it was.
 */
typedef struct okr_edits okr_edits;

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
 * What the rules found in a portfolio, sorted by place in document order, then code (SPEC 10.2,
 * 11).
 *
 * Owned by the caller, freed with `okr_findings_free`. Immutable: threads may share it. It holds
 * copies, so it needs no other handle. Its texts are NUL-terminated UTF-8 and valid until it is
 * freed; a U+0000 in something quoted shows as the six characters `\u0000`. Findings are read by
 * index, from 0.
 */
typedef struct okr_findings okr_findings;

/**
 * What may become of a key result or an objective if things move on as they have (SPEC 8): figures,
 * each named by an `OKR_FORECAST_` constant, and days, each named by an `OKR_DAY_` constant. A later
 * version may have more.
 *
 * Owned by the caller, freed with `okr_forecast_free`. Immutable: threads may share it. It needs no
 * other handle.
 */
typedef struct okr_forecast okr_forecast;

/**
 * The forecasts of all key results and objectives of a portfolio (SPEC 8), in document order.
 *
 * Owned by the caller, freed with `okr_forecasts_free`. Immutable: threads may share it. It needs no
 * other handle.
 */
typedef struct okr_forecasts okr_forecasts;

/**
 * Word lists: what the reader of titles knows of the words of a language (SPEC 11.1).
 *
 * Owned by the caller, freed with `okr_lexicon_free`. Immutable: threads may share it. Statements
 * read with it do not need it any more.
 */
typedef struct okr_lexicon okr_lexicon;

/**
 * How well a group of objectives is aligned (SPEC 10.3): figures, each named by an `OKR_FIGURE_`
 * constant. A later version may have more.
 *
 * Owned by the caller, freed with `okr_measures_free`. Immutable: threads may share it. It needs no
 * other handle.
 */
typedef struct okr_measures okr_measures;

/**
 * An answer about alignment: a list of nodes, and, where the question is for a part of the graph,
 * the edges among them (SPEC 10).
 *
 * Owned by the caller, freed with `okr_nodes_free`. Immutable: threads may share it. It needs
 * neither the alignment nor the portfolio handle that it was made from.
 *
 * Nodes are read by index, from 0 to `okr_nodes_count`, in document order unless the question says
 * otherwise: priorities, units, then each objective followed by its key results. Edges are columns:
 * arrays of `okr_nodes_edge_count` entries, owned by the handle and valid until it is freed.
 */
typedef struct okr_nodes okr_nodes;

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
 * How findings and problems are told: the name of the document, its text, colours.
 *
 * Owned by the caller, freed with `okr_render_options_free`; may be used for any number of calls.
 * Setters change it, so no other thread may use it meanwhile; once set, threads may share it. A
 * setter that fails leaves it as it was.
 */
typedef struct okr_render_options okr_render_options;

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
 * How much each key result below an objective moves its score, the strongest first: by derivative,
 * falling, then in document order (SPEC 10.4).
 *
 * Owned by the caller, freed with `okr_sensitivities_free`. Immutable: threads may share it. It
 * does not need the scorecard handle that it was made from. Rows are read by index, from 0 to
 * `okr_sensitivities_count`; derivatives and losses are arrays of as many entries as well, that
 * belong to the handle and are valid until it is freed.
 */
typedef struct okr_sensitivities okr_sensitivities;

/**
 * A title as the library reads it: what it says of verb, metric, baseline, target, deadline, and of
 * which type it is (SPEC 11.1).
 *
 * Owned by the caller, freed with `okr_statement_free`. Immutable: threads may share it. Places in
 * it are bytes of the title, from 0; both ends lie on borders of characters.
 */
typedef struct okr_statement okr_statement;

/**
 * Statistics over the groups of a portfolio (SPEC 9): groups of objectives with their figures, and
 * closed cycles against those before them.
 *
 * Owned by the caller, freed with `okr_statistics_free`. Immutable: threads may share it. It needs
 * no other handle.
 *
 * A figure is named by its path in the JSON, as in docs/format.md: `objectives.mean`,
 * `objectives.histogram.9`, `confidence.last.bins.0.observed`.
 */
typedef struct okr_statistics okr_statistics;

/**
 * What statistics are made by: day, policy and basis, the groups, whether individuals are shown.
 *
 * Owned by the caller, freed with `okr_statistics_options_free`; may be used for any number of calls.
 * Setters change it, so no other thread may use it meanwhile; once set, threads may share it. A
 * setter that fails leaves it as it was.
 */
typedef struct okr_statistics_options okr_statistics_options;

/**
 * What would change if some key results ended with other scores: the final scores that differ, and
 * the scorecard as it would be (SPEC 10.4).
 *
 * Owned by the caller, freed with `okr_what_if_free`. Immutable: threads may share it. It does not
 * need the scorecard handle that it was made from.
 *
 * Changes are two lists, each in document order: `kind` is `OKR_NODE_OBJECTIVE` or
 * `OKR_NODE_KEY_RESULT`, and any other number is an `OKR_STATUS_INVALID_ARGUMENT`.
 */
typedef struct okr_what_if okr_what_if;

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
 * Nothing has this identifier. Questions about alignment add a problem `E009` that says which one is
 * near.
 */
#define OKR_STATUS_NOT_FOUND 5

/**
 * An argument is none of the constants it may be, a length is beyond what memory can hold, or there is
 * nothing yet that a call could be about.
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

/**
 * A configuration of checks has problems; the error lists all of them (FORMAT, "Checks").
 */
#define OKR_STATUS_CONFIG 12

/**
 * A baseline has problems; the error lists all of them (FORMAT, "Baseline").
 */
#define OKR_STATUS_BASELINE 13

/**
 * An edit was refused, and with it the whole batch; the error lists every problem (docs/editing.md).
 */
#define OKR_STATUS_EDIT 14

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
 * The number of problems: at least 1 for `OKR_STATUS_LOAD`, `OKR_STATUS_POLICY`,
 * `OKR_STATUS_EDIT` and `OKR_STATUS_VALUE`, 1 where an `OKR_STATUS_NOT_FOUND` names its code, else 0; 0 for NULL. They
 * are sorted by place, then code. Since 0.1.0.
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
 * The word of an `OKR_LEVEL_` constant as in JSON, such as `"team"`: NUL-terminated and static;
 * NULL for any other number. Since 0.1.0.
 */
const char *okr_level_name(int32_t level);

/**
 * The word of an `OKR_NODE_` constant as in JSON, such as `"key_result"`: NUL-terminated and
 * static; NULL for any other number, `OKR_NODE_ANY` too. Since 0.1.0.
 */
const char *okr_node_name(int32_t kind);

/**
 * The word of an `OKR_RELATION_` constant as in JSON, such as `"aligned_to"`: NUL-terminated and
 * static; NULL for any other number. Since 0.1.0.
 */
const char *okr_relation_name(int32_t relation);

/**
 * The word of an `OKR_SENSITIVITY_` constant as in JSON, such as `"exact"`: NUL-terminated and
 * static; NULL for any other number. Since 0.1.0.
 */
const char *okr_sensitivity_name(int32_t method);

/**
 * The word of an `OKR_SEVERITY_` constant as in JSON, such as `"warning"`: NUL-terminated and
 * static; NULL for any other number. Since 0.1.0.
 */
const char *okr_severity_name(int32_t severity);

/**
 * The word of an `OKR_SUBJECT_` constant as in JSON, such as `"kpi"`: NUL-terminated and static;
 * NULL for any other number, `OKR_SUBJECT_ANY` too. Since 0.1.0.
 */
const char *okr_subject_name(int32_t subject);

/**
 * The word of an `OKR_PROFILE_` constant, such as `"strict"`: NUL-terminated and static; NULL for any
 * other number. Since 0.1.0.
 */
const char *okr_profile_name(int32_t profile);

/**
 * The word of an `OKR_LANGUAGE_` constant, such as `"en"`: NUL-terminated and static; NULL for any
 * other number. Since 0.1.0.
 */
const char *okr_language_name(int32_t language);

/**
 * The word of an `OKR_FORMAT_` constant, such as `"sarif"`: NUL-terminated and static; NULL for any
 * other number. Since 0.1.0.
 */
const char *okr_format_name(int32_t format);

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
 * Loads a portfolio from JSON text as `okr_portfolio_from_json`, with up to `threads` threads: the
 * one that calls and others, which end before the call does.
 *
 * The result is the same for any number. Only large documents gain, from 2 MB; more than four
 * threads gain little. `OKR_STATUS_INVALID_ARGUMENT` if `threads` is 0; other statuses as for
 * `okr_portfolio_from_json`. Since 0.1.0.
 */
okr_status okr_portfolio_from_json_threads(const char *text,
                                           size_t len,
                                           uint32_t threads,
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
 * Sets with how many threads to score at most: 1, unless this was called. They are the one that
 * calls and others, which end before the call does.
 *
 * The scorecard is the same for any number. Only portfolios of thousands of objectives gain.
 * `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` if `threads` is 0; `OKR_STATUS_NULL_ARGUMENT`. Since
 * 0.1.0.
 */
okr_status okr_score_options_set_threads(okr_score_options *options,
                                         uint32_t threads,
                                         okr_error **err);

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
 * `subject` is `OKR_SUBJECT_ANY`, `OKR_SUBJECT_OBJECTIVE` or `OKR_SUBJECT_KEY_RESULT`. `OKR_OK` with
 * a new buffer in `*out`; `OKR_STATUS_NOT_FOUND`; `OKR_STATUS_INVALID_ARGUMENT` for any other
 * `subject`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
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

/**
 * The alignment of a portfolio with every edge, whatever was dropped (SPEC 10). Cheap: nothing is
 * computed yet.
 *
 * `OKR_OK` with a new alignment in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_alignment(const okr_portfolio *portfolio,
                                   okr_alignment **out,
                                   okr_error **err);

/**
 * The same alignment with what is in force on a day only: year 1900 to 2200, month 1 to 12, day 1
 * to 31. What was dropped on or before the day supports nothing and is supported by nothing, but
 * can still be asked for (SPEC 4.4, 10).
 *
 * `OKR_OK` with a new alignment in `*out`; `OKR_STATUS_VALUE` with `E010` if there is no such day;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_as_of(const okr_alignment *alignment,
                               int32_t year,
                               uint32_t month,
                               uint32_t day,
                               okr_alignment **out,
                               okr_error **err);

/**
 * The day of an alignment: year 1900 to 2200, month 1 to 12, day 1 to 31. Absent if every edge
 * counts.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT` if the alignment or one of the three is NULL.
 * Since 0.1.0.
 */
okr_status okr_alignment_date(const okr_alignment *alignment,
                              int32_t *year,
                              uint32_t *month,
                              uint32_t *day,
                              okr_error **err);

/**
 * The portfolio that an alignment is of, as a new handle.
 *
 * `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_portfolio(const okr_alignment *alignment,
                                   okr_portfolio **out,
                                   okr_error **err);

/**
 * The alignment as an indented tree for terminals: priorities, then the objectives that support
 * nothing, and below each what supports it. The wording may change between versions.
 *
 * `scorecard` may be NULL; of the same portfolio, it gives scores and grades. `OKR_OK` with a new
 * buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_tree(const okr_alignment *alignment,
                              const okr_scorecard *scorecard,
                              okr_buffer **out,
                              okr_error **err);

/**
 * The alignment as a graph in the language DOT of Graphviz.
 *
 * `scorecard` may be NULL; of the same portfolio, it gives scores and colours. `OKR_OK` with a new
 * buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_to_dot(const okr_alignment *alignment,
                                const okr_scorecard *scorecard,
                                okr_buffer **out,
                                okr_error **err);

/**
 * The alignment as a flowchart in the language of Mermaid.
 *
 * `scorecard` may be NULL; of the same portfolio, it gives scores and colours. `OKR_OK` with a new
 * buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_to_mermaid(const okr_alignment *alignment,
                                    const okr_scorecard *scorecard,
                                    okr_buffer **out,
                                    okr_error **err);

/**
 * A second handle for the same alignment, to be freed by itself. Cheap: the data are shared. NULL
 * for NULL. Since 0.1.0.
 */
okr_alignment *okr_alignment_clone(const okr_alignment *alignment);

/**
 * Frees an alignment. NULL is fine. Since 0.1.0.
 */
void okr_alignment_free(okr_alignment *alignment);

/**
 * The number of nodes; 0 for NULL. Since 0.1.0.
 */
size_t okr_nodes_count(const okr_nodes *nodes);

/**
 * What a node is, an `OKR_NODE_` constant.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_nodes_kind(const okr_nodes *nodes, size_t index, int32_t *out, okr_error **err);

/**
 * The identifier of a node. A view that `nodes` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_nodes_id(const okr_nodes *nodes, size_t index, okr_str *out, okr_error **err);

/**
 * The title of a node, the name of a unit. A view that `nodes` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_nodes_title(const okr_nodes *nodes, size_t index, okr_str *out, okr_error **err);

/**
 * The place of a node among those of its kind in the document, from 0: of an objective or key
 * result, the index of its row in every scorecard of the portfolio.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_nodes_index(const okr_nodes *nodes, size_t index, size_t *out, okr_error **err);

/**
 * The number of edges among the nodes: 0 but for `okr_alignment_above`, `okr_alignment_below` and
 * `okr_alignment_graph`; 0 for NULL. Since 0.1.0.
 */
size_t okr_nodes_edge_count(const okr_nodes *nodes);

/**
 * Where each edge starts, which is at what supports: an array of indices of nodes, that `nodes`
 * owns; NULL for NULL and without edges. Since 0.1.0.
 */
const uint32_t *okr_nodes_edges_from(const okr_nodes *nodes);

/**
 * Where each edge ends, which is at what is supported: an array of indices of nodes, that `nodes`
 * owns; NULL for NULL and without edges. Since 0.1.0.
 */
const uint32_t *okr_nodes_edges_to(const okr_nodes *nodes);

/**
 * What each edge means: an array of `OKR_RELATION_` constants, that `nodes` owns; NULL for NULL and
 * without edges. Since 0.1.0.
 */
const int32_t *okr_nodes_edges_relation(const okr_nodes *nodes);

/**
 * The weight of each alignment, above 0, and NaN for other relations (SPEC 4.5): an array that
 * `nodes` owns; NULL for NULL and without edges. Since 0.1.0.
 */
const double *okr_nodes_edges_weight(const okr_nodes *nodes);

/**
 * Frees a list of nodes. NULL is fine. Since 0.1.0.
 */
void okr_nodes_free(okr_nodes *nodes);

/**
 * What a node supports by itself: the targets of an objective in the order of its list, the
 * objective of a key result, the parent of a unit (SPEC 10).
 *
 * `kind` is an `OKR_NODE_` constant; by `OKR_NODE_ANY` an objective is looked for first, then a
 * key result, a priority and a unit. `OKR_OK` with a new list, which may be empty, in `*out`;
 * `OKR_STATUS_NOT_FOUND` with `E009` and the nearest identifier; `OKR_STATUS_INVALID_ARGUMENT` for
 * another `kind`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_supports(const okr_alignment *alignment,
                                  int32_t kind,
                                  const char *id,
                                  size_t len,
                                  okr_nodes **out,
                                  okr_error **err);

/**
 * What supports a node by itself: the key results of an objective, then the objectives aligned to
 * it; the units right below a unit (SPEC 10).
 *
 * Statuses as for `okr_alignment_supports`. Since 0.1.0.
 */
okr_status okr_alignment_supported_by(const okr_alignment *alignment,
                                      int32_t kind,
                                      const char *id,
                                      size_t len,
                                      okr_nodes **out,
                                      okr_error **err);

/**
 * Everything that a node supports, step by step, without itself; all units above a unit (SPEC 10).
 *
 * Statuses as for `okr_alignment_supports`. Since 0.1.0.
 */
okr_status okr_alignment_ancestors(const okr_alignment *alignment,
                                   int32_t kind,
                                   const char *id,
                                   size_t len,
                                   okr_nodes **out,
                                   okr_error **err);

/**
 * Everything that supports a node, step by step, without itself, key results included; all units
 * below a unit (SPEC 10).
 *
 * Statuses as for `okr_alignment_supports`. Since 0.1.0.
 */
okr_status okr_alignment_descendants(const okr_alignment *alignment,
                                     int32_t kind,
                                     const char *id,
                                     size_t len,
                                     okr_nodes **out,
                                     okr_error **err);

/**
 * A node and everything that it supports, with the edges among them (SPEC 10).
 *
 * Statuses as for `okr_alignment_supports`. Since 0.1.0.
 */
okr_status okr_alignment_above(const okr_alignment *alignment,
                               int32_t kind,
                               const char *id,
                               size_t len,
                               okr_nodes **out,
                               okr_error **err);

/**
 * A node and everything that supports it, with the edges among them (SPEC 10).
 *
 * Statuses as for `okr_alignment_supports`. Since 0.1.0.
 */
okr_status okr_alignment_below(const okr_alignment *alignment,
                               int32_t kind,
                               const char *id,
                               size_t len,
                               okr_nodes **out,
                               okr_error **err);

/**
 * A shortest path upward from a node to the nearest company objective or priority, both included,
 * own node first (SPEC 10.1). Absent without line of sight. A company objective is its own path;
 * the path of a unit leads by way of an objective that it owns.
 *
 * Statuses as for `okr_alignment_supports`, and `OKR_ABSENT` with NULL in `*out`. Since 0.1.0.
 */
okr_status okr_alignment_path_to_company(const okr_alignment *alignment,
                                         int32_t kind,
                                         const char *id,
                                         size_t len,
                                         okr_nodes **out,
                                         okr_error **err);

/**
 * 1 if a path leads from a node up to a company objective or priority, or the node is one itself,
 * else 0; of a unit, 1 if an objective that it owns has line of sight (SPEC 10.1).
 *
 * `OKR_OK` with 0 or 1 in `*out`; else as for `okr_alignment_supports`. Since 0.1.0.
 */
okr_status okr_alignment_has_line_of_sight(const okr_alignment *alignment,
                                           int32_t kind,
                                           const char *id,
                                           size_t len,
                                           int32_t *out,
                                           okr_error **err);

/**
 * How many alignments lead from a node up to the nearest company objective or priority: 0 for
 * those, 1 for what is aligned to one or to a company key result (SPEC 10.3). A key result is as
 * deep as its objective, a unit as the least deep objective that it owns. Absent without line of
 * sight.
 *
 * `OKR_OK`; `OKR_ABSENT`; else as for `okr_alignment_supports`. Since 0.1.0.
 */
okr_status okr_alignment_depth(const okr_alignment *alignment,
                               int32_t kind,
                               const char *id,
                               size_t len,
                               uint32_t *out,
                               okr_error **err);

/**
 * A shortest path upward from one node to another, both included (SPEC 10.1). Absent if there is
 * none.
 *
 * Statuses as for `okr_alignment_supports`, and `OKR_ABSENT` with NULL in `*out`. Since 0.1.0.
 */
okr_status okr_alignment_path(const okr_alignment *alignment,
                              int32_t from_kind,
                              const char *from_id,
                              size_t from_len,
                              int32_t to_kind,
                              const char *to_id,
                              size_t to_len,
                              okr_nodes **out,
                              okr_error **err);

/**
 * What two nodes both support, step by step; a node is not among its own ancestors (SPEC 10).
 *
 * Statuses as for `okr_alignment_supports`. Since 0.1.0.
 */
okr_status okr_alignment_common_ancestors(const okr_alignment *alignment,
                                          int32_t a_kind,
                                          const char *a_id,
                                          size_t a_len,
                                          int32_t b_kind,
                                          const char *b_id,
                                          size_t b_len,
                                          okr_nodes **out,
                                          okr_error **err);

/**
 * The objectives that support nothing (SPEC 10).
 *
 * `OKR_OK` with a new list in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_roots(const okr_alignment *alignment, okr_nodes **out, okr_error **err);

/**
 * The objectives that no objective supports, be it by a key result (SPEC 10).
 *
 * `OKR_OK` with a new list in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_leaves(const okr_alignment *alignment, okr_nodes **out, okr_error **err);

/**
 * All objectives, key results and priorities in force, each after everything that supports it
 * (SPEC 10).
 *
 * `OKR_OK` with a new list in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_topological_order(const okr_alignment *alignment,
                                           okr_nodes **out,
                                           okr_error **err);

/**
 * All nodes in force, units too, with all edges: alignments, parts of something, and who owns an
 * objective (SPEC 10).
 *
 * `OKR_OK` with a new list in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_graph(const okr_alignment *alignment, okr_nodes **out, okr_error **err);

/**
 * What a change of one node may touch: everything that it supports, everything that supports it,
 * and the company objectives among the former or itself (SPEC 10.4).
 *
 * `ancestors`, `descendants` and `company_objectives` each receive a new list, to be freed by
 * itself; each may be NULL. Statuses as for `okr_alignment_supports`. Since 0.1.0.
 */
okr_status okr_alignment_impact(const okr_alignment *alignment,
                                int32_t kind,
                                const char *id,
                                size_t len,
                                okr_nodes **ancestors,
                                okr_nodes **descendants,
                                okr_nodes **company_objectives,
                                okr_error **err);

/**
 * The lists of `okr_alignment_impact` as JSON without white space, after kind and identifier of
 * the node (SPEC 10.4).
 *
 * `OKR_OK` with a new buffer in `*out`; else as for `okr_alignment_supports`. Since 0.1.0.
 */
okr_status okr_alignment_impact_json(const okr_alignment *alignment,
                                     int32_t kind,
                                     const char *id,
                                     size_t len,
                                     okr_buffer **out,
                                     okr_error **err);

/**
 * The measures of all objectives in force (SPEC 10.3).
 *
 * `OKR_OK` with new measures in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_measures(const okr_alignment *alignment,
                                  okr_measures **out,
                                  okr_error **err);

/**
 * The measures of the objectives that a unit owns, or that it and all units below it own; `scope`
 * is an `OKR_SCOPE_` constant (SPEC 10.3). What is counted about each objective is counted in the
 * whole graph.
 *
 * `OKR_OK` with new measures in `*out`; `OKR_STATUS_NOT_FOUND` with `E009` for an unknown unit;
 * `OKR_STATUS_INVALID_ARGUMENT` for another `scope`; `OKR_STATUS_INVALID_UTF8`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_measures_of_unit(const okr_alignment *alignment,
                                          const char *unit,
                                          size_t len,
                                          int32_t scope,
                                          okr_measures **out,
                                          okr_error **err);

/**
 * The measures of the objectives that units of a level own; `level` is an `OKR_LEVEL_` constant
 * (SPEC 10.3).
 *
 * `OKR_OK` with new measures in `*out`; `OKR_STATUS_INVALID_ARGUMENT` for another `level`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_alignment_measures_of_level(const okr_alignment *alignment,
                                           int32_t level,
                                           okr_measures **out,
                                           okr_error **err);

/**
 * One of the measures; `figure` is an `OKR_FIGURE_` constant (SPEC 10.3). Counts are whole
 * numbers. Absent where there is nothing to divide by, or nothing to be the largest.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_INVALID_ARGUMENT` for another `figure`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_measures_figure(const okr_measures *measures,
                               int32_t figure,
                               double *out,
                               okr_error **err);

/**
 * The measures as JSON without white space; null where a figure is absent (SPEC 10.3).
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_measures_to_json(const okr_measures *measures, okr_buffer **out, okr_error **err);

/**
 * Where an `OKR_FIGURE_` constant stands in the JSON of measures, such as `"line_of_sight.share"`:
 * NUL-terminated and static; NULL for any other number. Since 0.1.0.
 */
const char *okr_figure_name(int32_t figure);

/**
 * Frees measures. NULL is fine. Since 0.1.0.
 */
void okr_measures_free(okr_measures *measures);

/**
 * Options for a day: year 1900 to 2200, month 1 to 12, day 1 to 31 (SPEC 4.1), with all rules as
 * they are by themselves and the portfolio's own policy.
 *
 * `OKR_OK` with new options in `*out`; `OKR_STATUS_VALUE` with `E010` if there is no such day;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_check_options_new(int32_t year,
                                 uint32_t month,
                                 uint32_t day,
                                 okr_check_options **out,
                                 okr_error **err);

/**
 * Sets the policy by name, for the rules that look at scores (SPEC 7.3); it wins over the
 * portfolio's.
 *
 * `OKR_OK`; `OKR_STATUS_POLICY` with `E009` if there is none of that name;
 * `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_check_options_set_policy_name(okr_check_options *options,
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
okr_status okr_check_options_set_policy_json(okr_check_options *options,
                                             const char *text,
                                             size_t len,
                                             okr_error **err);

/**
 * Sets the policy by handle, of which a copy is kept; NULL goes back to the portfolio's own.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT` if `options` is NULL. Since 0.1.0.
 */
okr_status okr_check_options_set_policy(okr_check_options *options,
                                        const okr_policy *policy,
                                        okr_error **err);

/**
 * Starts from a profile, an `OKR_PROFILE_` constant, whatever configurations say.
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for another `profile`; `OKR_STATUS_NULL_ARGUMENT`. Since
 * 0.1.0.
 */
okr_status okr_check_options_set_profile(okr_check_options *options,
                                         int32_t profile,
                                         okr_error **err);

/**
 * Reads titles in a language, an `OKR_LANGUAGE_` constant, whatever configurations say.
 *
 * Statuses as for `okr_check_options_set_profile`. Since 0.1.0.
 */
okr_status okr_check_options_set_language(okr_check_options *options,
                                          int32_t language,
                                          okr_error **err);

/**
 * Applies a configuration in JSON over the portfolio's own `checks` (FORMAT, "Checks"); what other
 * setters say wins over it. The last one counts.
 *
 * `OKR_OK`; `OKR_STATUS_CONFIG` with all problems; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_check_options_set_config_json(okr_check_options *options,
                                             const char *text,
                                             size_t len,
                                             okr_error **err);

/**
 * As `okr_check_options_set_config_json`, in YAML.
 *
 * Statuses as there. Since 0.1.0.
 */
okr_status okr_check_options_set_config_yaml(okr_check_options *options,
                                             const char *text,
                                             size_t len,
                                             okr_error **err);

/**
 * Runs this rule, or all whose codes start with `rule`, and no others; several calls add up.
 *
 * `OKR_OK`; `OKR_STATUS_VALUE` with `E009` and the nearest rule if there is none;
 * `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_check_options_select(okr_check_options *options,
                                    const char *rule,
                                    size_t len,
                                    okr_error **err);

/**
 * Leaves this rule out, or all whose codes start with `rule`, even if they are selected.
 *
 * Statuses as for `okr_check_options_select`. Since 0.1.0.
 */
okr_status okr_check_options_ignore(okr_check_options *options,
                                    const char *rule,
                                    size_t len,
                                    okr_error **err);

/**
 * Gives all findings of this rule, or of all whose codes start with `rule`, a severity, an
 * `OKR_SEVERITY_` constant.
 *
 * Statuses as for `okr_check_options_select`, and `OKR_STATUS_INVALID_ARGUMENT` for another
 * `severity`. Since 0.1.0.
 */
okr_status okr_check_options_set_severity(okr_check_options *options,
                                          const char *rule,
                                          size_t len,
                                          int32_t severity,
                                          okr_error **err);

/**
 * Gives an option of one rule a value; `okr_rule_option_name` and its sisters list them.
 *
 * `OKR_OK`; `OKR_STATUS_VALUE` with `E009` if there is no such rule or option, with `E006` if the
 * value lies outside its bounds or is NaN; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`.
 * Since 0.1.0.
 */
okr_status okr_check_options_set_option(okr_check_options *options,
                                        const char *rule,
                                        size_t rule_len,
                                        const char *name,
                                        size_t name_len,
                                        double value,
                                        okr_error **err);

/**
 * Frees options. NULL is fine. Since 0.1.0.
 */
void okr_check_options_free(okr_check_options *options);

/**
 * Checks a portfolio as of a day by the rules that `options` leave on (SPEC 10.2, 11). Equal
 * inputs give equal findings.
 *
 * `OKR_OK` with new findings, which may be none, in `*out`; `OKR_STATUS_NULL_ARGUMENT`. A loaded
 * portfolio can always be checked. Since 0.1.0.
 */
okr_status okr_portfolio_check(const okr_portfolio *portfolio,
                               const okr_check_options *options,
                               okr_findings **out,
                               okr_error **err);

/**
 * The number of findings; 0 for NULL. Since 0.1.0.
 */
size_t okr_findings_count(const okr_findings *findings);

/**
 * The code of the rule that found it, such as `"ALN001"`; NULL if there is no finding `index`.
 * Since 0.1.0.
 */
const char *okr_findings_code(const okr_findings *findings, size_t index);

/**
 * The name of the rule that found it, such as `"orphan"`; NULL if there is no finding `index`.
 * Since 0.1.0.
 */
const char *okr_findings_name(const okr_findings *findings, size_t index);

/**
 * What was found, in one lowercase sentence; NULL if there is no finding `index`. Since 0.1.0.
 */
const char *okr_findings_message(const okr_findings *findings, size_t index);

/**
 * What would be better; the empty text if there is no advice; NULL if there is no finding `index`.
 * Since 0.1.0.
 */
const char *okr_findings_help(const okr_findings *findings, size_t index);

/**
 * How much a finding weighs, an `OKR_SEVERITY_` constant; 0 if there is no finding `index`. Since
 * 0.1.0.
 */
int32_t okr_findings_severity(const okr_findings *findings, size_t index);

/**
 * What a finding is about, an `OKR_SUBJECT_` constant; 0 if it is about the document as a whole or
 * there is no finding `index`. Since 0.1.0.
 */
int32_t okr_findings_subject_kind(const okr_findings *findings, size_t index);

/**
 * The identifier of what a finding is about; NULL if it is about the document as a whole or there
 * is no finding `index`. Since 0.1.0.
 */
const char *okr_findings_subject_id(const okr_findings *findings, size_t index);

/**
 * The place of a finding, as a JSON Pointer (RFC 6901; the whole document is the empty text); NULL
 * if there is no finding `index`. Since 0.1.0.
 */
const char *okr_findings_path(const okr_findings *findings, size_t index);

/**
 * The line of a finding, counted from 1, in findings of `okr_findings_locate`; else 0. Since
 * 0.1.0.
 */
uint32_t okr_findings_line(const okr_findings *findings, size_t index);

/**
 * The column of a finding in Unicode scalar values, counted from 1, in findings of
 * `okr_findings_locate`; else 0. Since 0.1.0.
 */
uint32_t okr_findings_column(const okr_findings *findings, size_t index);

/**
 * The number of other places that have to do with a finding; 0 if there is no finding `index`.
 * Since 0.1.0.
 */
size_t okr_findings_related_count(const okr_findings *findings, size_t index);

/**
 * What a related place has to do with finding `index`; NULL if there is no such place. Since
 * 0.1.0.
 */
const char *okr_findings_related_message(const okr_findings *findings,
                                         size_t index,
                                         size_t related_index);

/**
 * A place related to finding `index`, as a JSON Pointer; NULL if there is no such place. Since
 * 0.1.0.
 */
const char *okr_findings_related_path(const okr_findings *findings,
                                      size_t index,
                                      size_t related_index);

/**
 * The line of a related place, counted from 1; 0 if not known or there is no such place. Since
 * 0.1.0.
 */
uint32_t okr_findings_related_line(const okr_findings *findings,
                                   size_t index,
                                   size_t related_index);

/**
 * The column of a related place, counted from 1; 0 if not known or there is no such place. Since
 * 0.1.0.
 */
uint32_t okr_findings_related_column(const okr_findings *findings,
                                     size_t index,
                                     size_t related_index);

/**
 * The same findings, with the line and column of each place in the JSON text that the portfolio was
 * loaded from. A place that the text does not have gets that of the nearest thing around it; text
 * that is not JSON changes nothing.
 *
 * `OKR_OK` with new findings in `*out`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`.
 * Since 0.1.0.
 */
okr_status okr_findings_locate(const okr_findings *findings,
                               const char *text,
                               size_t len,
                               okr_findings **out,
                               okr_error **err);

/**
 * As `okr_findings_locate`, for a portfolio that was loaded from YAML.
 *
 * Statuses as there. Since 0.1.0.
 */
okr_status okr_findings_locate_yaml(const okr_findings *findings,
                                    const char *text,
                                    size_t len,
                                    okr_findings **out,
                                    okr_error **err);

/**
 * The findings as a JSON array of diagnostics (FORMAT, "Diagnostics"); `[]` if there are none.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_findings_to_json(const okr_findings *findings, okr_buffer **out, okr_error **err);

/**
 * The number of findings that waivers accept; 0 for NULL. They are not among the others. Since
 * 0.1.0.
 */
size_t okr_findings_waived_count(const okr_findings *findings);

/**
 * What waivers accept, as a JSON array of diagnostics with a member `waived`: `reason`, and `until`
 * if there is an end.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_findings_waived_to_json(const okr_findings *findings,
                                       okr_buffer **out,
                                       okr_error **err);

/**
 * Frees findings and their texts. NULL is fine. Since 0.1.0.
 */
void okr_findings_free(okr_findings *findings);

/**
 * The baseline of findings as JSON (FORMAT, "Baseline"): how many there are of each rule about each
 * thing. Neither lines nor messages are in it, so that it survives edits, nor what is waived.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_findings_baseline(const okr_findings *findings, okr_buffer **out, okr_error **err);

/**
 * The findings that a baseline, a JSON text, does not know. Of several findings of one rule about
 * one thing the first ones are taken for the known ones. `*gone` becomes a baseline of what the
 * other has too much, of rules that ran; `gone` may be NULL.
 *
 * `OKR_OK` with new findings in `*out` and a new buffer in `*gone`; `OKR_STATUS_BASELINE` with all
 * problems; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_findings_without(const okr_findings *findings,
                                const char *baseline,
                                size_t len,
                                okr_findings **out,
                                okr_buffer **gone,
                                okr_error **err);

/**
 * Options without a name and a text, without colours.
 *
 * `OKR_OK` with new options in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_render_options_new(okr_render_options **out, okr_error **err);

/**
 * Sets the name of the document.
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_render_options_set_file(okr_render_options *options,
                                       const char *name,
                                       size_t len,
                                       okr_error **err);

/**
 * Gives the JSON text of the document, of which a copy is kept: then what has no line yet gets one,
 * and `OKR_FORMAT_TEXT` shows the line.
 *
 * Statuses as for `okr_render_options_set_file`. Since 0.1.0.
 */
okr_status okr_render_options_set_json(okr_render_options *options,
                                       const char *text,
                                       size_t len,
                                       okr_error **err);

/**
 * As `okr_render_options_set_json`, for a document in YAML.
 *
 * Statuses as there. Since 0.1.0.
 */
okr_status okr_render_options_set_yaml(okr_render_options *options,
                                       const char *text,
                                       size_t len,
                                       okr_error **err);

/**
 * Colours `OKR_FORMAT_TEXT` as terminals do, unless `colour` is 0.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_render_options_set_colour(okr_render_options *options,
                                         int32_t colour,
                                         okr_error **err);

/**
 * Tells what is waived too, unless `waived` is 0; `OKR_FORMAT_SARIF` always does.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_render_options_set_waived(okr_render_options *options,
                                         int32_t waived,
                                         okr_error **err);

/**
 * The least severity that `OKR_FORMAT_JUNIT` calls a failure, an `OKR_SEVERITY_` constant; a hint if
 * nothing is set.
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for another `severity`; `OKR_STATUS_NULL_ARGUMENT`. Since
 * 0.1.0.
 */
okr_status okr_render_options_set_failures(okr_render_options *options,
                                           int32_t severity,
                                           okr_error **err);

/**
 * Frees options. NULL is fine. Since 0.1.0.
 */
void okr_render_options_free(okr_render_options *options);

/**
 * Findings in a format, an `OKR_FORMAT_` constant; `options` may be NULL.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_INVALID_ARGUMENT` for another `format`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_findings_render(const okr_findings *findings,
                               int32_t format,
                               const okr_render_options *options,
                               okr_buffer **out,
                               okr_error **err);

/**
 * The number of rules (SPEC 10.2, 11). They are read by index, from 0 in the order of their codes;
 * a later version may have more. Since 0.1.0.
 */
size_t okr_rule_count(void);

/**
 * The index of a rule, by its code (`ALN001`) or name (`orphan`).
 *
 * `OKR_OK`; `OKR_STATUS_NOT_FOUND`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since
 * 0.1.0.
 */
okr_status okr_rule_index(const char *rule, size_t len, size_t *out, okr_error **err);

/**
 * The code of a rule, such as `ALN001`, never given to another rule. A static text.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_rule_code(size_t index, okr_str *out, okr_error **err);

/**
 * The name of a rule, such as `orphan`. A static text.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_rule_name(size_t index, okr_str *out, okr_error **err);

/**
 * What a rule finds, in one sentence. A static text.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_rule_summary(size_t index, okr_str *out, okr_error **err);

/**
 * How much the findings of a rule weigh unless a call says otherwise, an `OKR_SEVERITY_` constant.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_rule_severity(size_t index, int32_t *out, okr_error **err);

/**
 * All that is known of a rule, as a page of Markdown: what it finds, why that matters, examples,
 * sources, options.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`.
 * Since 0.1.0.
 */
okr_status okr_rule_explain(size_t index, okr_buffer **out, okr_error **err);

/**
 * The number of options of a rule; 0 if there is no rule `index`. Since 0.1.0.
 */
size_t okr_rule_option_count(size_t index);

/**
 * The name of an option, unique within its rule. A static text.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_rule_option_name(size_t index, size_t option_index, okr_str *out, okr_error **err);

/**
 * What an option means, in a few words. A static text.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_rule_option_summary(size_t index,
                                   size_t option_index,
                                   okr_str *out,
                                   okr_error **err);

/**
 * The value of an option when none is given.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_rule_option_default(size_t index, size_t option_index, double *out, okr_error **err);

/**
 * The smallest value that an option takes.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_rule_option_least(size_t index, size_t option_index, double *out, okr_error **err);

/**
 * The largest value that an option takes.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_rule_option_most(size_t index, size_t option_index, double *out, okr_error **err);

/**
 * How much each key result below an objective moves its score: its own key results, and those of
 * all that supports it, directly or by way of others (SPEC 10.4). One that the score does not
 * depend on has derivative 0.
 *
 * `OKR_OK` with new sensitivities, which may be none, in `*out`; `OKR_STATUS_NOT_FOUND` with
 * `E009` if there is no such objective; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`.
 * Since 0.1.0.
 */
okr_status okr_scorecard_sensitivities(const okr_scorecard *scorecard,
                                       const char *objective,
                                       size_t len,
                                       okr_sensitivities **out,
                                       okr_error **err);

/**
 * The number of key results; 0 for NULL. Since 0.1.0.
 */
size_t okr_sensitivities_count(const okr_sensitivities *sensitivities);

/**
 * Points of the objective's score per point of each key result's score, 0 or more: 0.25 means that
 * 0.1 more here is 0.025 more there. An array that `sensitivities` owns; NULL for NULL and without
 * rows. Since 0.1.0.
 */
const double *okr_sensitivities_derivatives(const okr_sensitivities *sensitivities);

/**
 * What the objective's score, 0 to 1, would fall by if each key result came to nothing; 0 when the
 * objective has no score. An array that `sensitivities` owns; NULL for NULL and without rows.
 * Since 0.1.0.
 */
const double *okr_sensitivities_losses(const okr_sensitivities *sensitivities);

/**
 * The identifier of the objective that was asked about. A view that `sensitivities` owns.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_sensitivities_objective(const okr_sensitivities *sensitivities,
                                       okr_str *out,
                                       okr_error **err);

/**
 * The identifier of a key result. A view that `sensitivities` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_sensitivities_key_result_id(const okr_sensitivities *sensitivities,
                                           size_t index,
                                           okr_str *out,
                                           okr_error **err);

/**
 * The identifier of the objective that a key result belongs to. A view that `sensitivities` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_sensitivities_objective_id(const okr_sensitivities *sensitivities,
                                          size_t index,
                                          okr_str *out,
                                          okr_error **err);

/**
 * How a derivative was computed, an `OKR_SENSITIVITY_` constant.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_sensitivities_method(const okr_sensitivities *sensitivities,
                                    size_t index,
                                    int32_t *out,
                                    okr_error **err);

/**
 * The score of the key result, 0 to 1, where the slope begins: 0 for an exact derivative, which is
 * the same everywhere.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_sensitivities_low(const okr_sensitivities *sensitivities,
                                 size_t index,
                                 double *out,
                                 okr_error **err);

/**
 * The score of the key result, 0 to 1, where the slope ends: 1 for an exact derivative.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_sensitivities_high(const okr_sensitivities *sensitivities,
                                  size_t index,
                                  double *out,
                                  okr_error **err);

/**
 * A loss of `okr_sensitivities_losses` as an exact integer of billionths, 0 to 1000000000.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_sensitivities_loss_billionths(const okr_sensitivities *sensitivities,
                                             size_t index,
                                             int64_t *out,
                                             okr_error **err);

/**
 * The sensitivities as JSON without white space, after day, policy, basis, the objective and its
 * score.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_sensitivities_to_json(const okr_sensitivities *sensitivities,
                                     okr_buffer **out,
                                     okr_error **err);

/**
 * Frees sensitivities. NULL is fine. Since 0.1.0.
 */
void okr_sensitivities_free(okr_sensitivities *sensitivities);

/**
 * What the scores would be if these key results had these final scores, 0 to 1: to the last bit
 * those of a document in which each has a review with this score (SPEC 4.7, 10.4).
 *
 * `ids`, `lens` and `scores` are arrays of `count` entries: the identifier of a key result, its
 * length, its score. With `count` 0 they may be NULL. `OKR_OK` with a new answer in `*out`;
 * `OKR_STATUS_VALUE` with all problems, `E009` for an unknown key result, `E006` for a score
 * outside 0 to 1, `E008` for a key result that is named twice; `OKR_STATUS_INVALID_UTF8`;
 * `OKR_STATUS_INVALID_ARGUMENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_scorecard_what_if(const okr_scorecard *scorecard,
                                 const char *const *ids,
                                 const size_t *lens,
                                 const double *scores,
                                 size_t count,
                                 okr_what_if **out,
                                 okr_error **err);

/**
 * The number of objectives or key results whose final score would be another; 0 for NULL and for
 * another `kind`. Since 0.1.0.
 */
size_t okr_what_if_count(const okr_what_if *what_if, int32_t kind);

/**
 * The identifier of an objective or key result that changes. A view that `what_if` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_INVALID_ARGUMENT`; `OKR_STATUS_NULL_ARGUMENT`.
 * Since 0.1.0.
 */
okr_status okr_what_if_id(const okr_what_if *what_if,
                          int32_t kind,
                          size_t index,
                          okr_str *out,
                          okr_error **err);

/**
 * The index of the row, in both scorecards, of an objective or key result that changes.
 *
 * Statuses as for `okr_what_if_id`. Since 0.1.0.
 */
okr_status okr_what_if_index(const okr_what_if *what_if,
                             int32_t kind,
                             size_t index,
                             size_t *out,
                             okr_error **err);

/**
 * A final score as it is, 0 to 1. Absent if there is none.
 *
 * Statuses as for `okr_what_if_id`, and `OKR_ABSENT`. Since 0.1.0.
 */
okr_status okr_what_if_before(const okr_what_if *what_if,
                              int32_t kind,
                              size_t index,
                              double *out,
                              okr_error **err);

/**
 * A final score as it is as an exact integer of billionths, 0 to 1000000000. Absent if there is
 * none.
 *
 * Statuses as for `okr_what_if_id`, and `OKR_ABSENT`. Since 0.1.0.
 */
okr_status okr_what_if_before_billionths(const okr_what_if *what_if,
                                         int32_t kind,
                                         size_t index,
                                         int64_t *out,
                                         okr_error **err);

/**
 * A final score as it would be, 0 to 1. Absent if there is none.
 *
 * Statuses as for `okr_what_if_id`, and `OKR_ABSENT`. Since 0.1.0.
 */
okr_status okr_what_if_after(const okr_what_if *what_if,
                             int32_t kind,
                             size_t index,
                             double *out,
                             okr_error **err);

/**
 * A final score as it would be as an exact integer of billionths, 0 to 1000000000. Absent if there
 * is none.
 *
 * Statuses as for `okr_what_if_id`, and `OKR_ABSENT`. Since 0.1.0.
 */
okr_status okr_what_if_after_billionths(const okr_what_if *what_if,
                                        int32_t kind,
                                        size_t index,
                                        int64_t *out,
                                        okr_error **err);

/**
 * The scorecard as it would be, with grades, pace, verdicts and units, as a new handle. It can be
 * asked in turn: what was assumed still holds there.
 *
 * `OKR_OK` with a new scorecard in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_what_if_scorecard(const okr_what_if *what_if, okr_scorecard **out, okr_error **err);

/**
 * The changes as JSON without white space, after day, policy and basis.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_what_if_to_json(const okr_what_if *what_if, okr_buffer **out, okr_error **err);

/**
 * Frees an answer. NULL is fine. Since 0.1.0.
 */
void okr_what_if_free(okr_what_if *what_if);

/**
 * What may become of one objective or key result if things move on as they have (SPEC 8).
 *
 * `kind` is `OKR_NODE_ANY`, `OKR_NODE_OBJECTIVE` or `OKR_NODE_KEY_RESULT`. Everything is scored
 * first: for many forecasts ask `okr_portfolio_forecasts`. `OKR_OK` with a new forecast in `*out`;
 * `OKR_STATUS_NOT_FOUND` with `E009` if there is no such goal; `OKR_STATUS_INVALID_ARGUMENT` for any
 * other `kind`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_forecast(const okr_portfolio *portfolio,
                                  int32_t kind,
                                  const char *id,
                                  size_t len,
                                  const okr_score_options *options,
                                  okr_forecast **out,
                                  okr_error **err);

/**
 * What may become of every objective and key result (SPEC 8).
 *
 * `OKR_OK` with new forecasts in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_forecasts(const okr_portfolio *portfolio,
                                   const okr_score_options *options,
                                   okr_forecasts **out,
                                   okr_error **err);

/**
 * The number of forecasts of a kind, `OKR_NODE_OBJECTIVE` or `OKR_NODE_KEY_RESULT`; 0 for NULL and
 * for another `kind`. Since 0.1.0.
 */
size_t okr_forecasts_count(const okr_forecasts *forecasts, int32_t kind);

/**
 * The forecast of the objective or key result at a place in document order, as a new handle.
 *
 * `kind` is `OKR_NODE_OBJECTIVE` or `OKR_NODE_KEY_RESULT`. `OKR_OK` with a new forecast in `*out`;
 * `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_INVALID_ARGUMENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_forecasts_at(const okr_forecasts *forecasts,
                            int32_t kind,
                            size_t index,
                            okr_forecast **out,
                            okr_error **err);

/**
 * All forecasts as JSON without white space (FORMAT, "Forecast").
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_forecasts_to_json(const okr_forecasts *forecasts, okr_buffer **out, okr_error **err);

/**
 * Frees forecasts. NULL is fine. Since 0.1.0.
 */
void okr_forecasts_free(okr_forecasts *forecasts);

/**
 * What the forecast is of, `OKR_NODE_OBJECTIVE` or `OKR_NODE_KEY_RESULT`.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_forecast_kind(const okr_forecast *forecast, int32_t *out, okr_error **err);

/**
 * The identifier of the objective or key result. A view that `forecast` owns.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_forecast_id(const okr_forecast *forecast, okr_str *out, okr_error **err);

/**
 * Why there is no forecast, or no spread: an `OKR_REASON_` constant. Absent where there is a whole
 * one.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_forecast_reason(const okr_forecast *forecast, int32_t *out, okr_error **err);

/**
 * A figure of a forecast, named by an `OKR_FORECAST_` constant.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_INVALID_ARGUMENT` for any other `figure`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_forecast_figure(const okr_forecast *forecast,
                               int32_t figure,
                               double *out,
                               okr_error **err);

/**
 * A day of a forecast, named by an `OKR_DAY_` constant: year, month 1 to 12, day 1 to 31.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_INVALID_ARGUMENT` for any other `which`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_forecast_day(const okr_forecast *forecast,
                            int32_t which,
                            int32_t *year,
                            uint32_t *month,
                            uint32_t *day,
                            okr_error **err);

/**
 * Whether a review's score stands in place of the computed one, which is what is forecast: 0 or 1.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_forecast_overridden(const okr_forecast *forecast, int32_t *out, okr_error **err);

/**
 * Whether some components of an objective rest on the same objective or KPI, so that they are not
 * independent: 0 or 1. Absent of key results and without a forecast.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_forecast_shared(const okr_forecast *forecast, int32_t *out, okr_error **err);

/**
 * The probability that the final score is at least `score`, 0 to 1. Absent without a spread.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_INVALID_ARGUMENT` for a score outside 0 to 1;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_forecast_probability(const okr_forecast *forecast,
                                    double score,
                                    double *out,
                                    okr_error **err);

/**
 * A forecast as JSON without white space, after day, policy and basis (FORMAT, "Forecast").
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_forecast_to_json(const okr_forecast *forecast, okr_buffer **out, okr_error **err);

/**
 * Frees a forecast. NULL is fine. Since 0.1.0.
 */
void okr_forecast_free(okr_forecast *forecast);

/**
 * The path of an `OKR_FORECAST_` figure in the JSON of a forecast, such as `"final_score.low"`:
 * NUL-terminated and static; NULL for any other number. Since 0.1.0.
 */
const char *okr_forecast_figure_name(int32_t figure);

/**
 * The word of an `OKR_REASON_` constant as in JSON, such as `"no_value"`: NUL-terminated and static;
 * NULL for any other number. Since 0.1.0.
 */
const char *okr_reason_name(int32_t reason);

/**
 * How good forecasts would have been (SPEC 8.4): for each key result whose outcome is known, and each
 * day in its window with a check-in, the forecast from the values before that day, against the last
 * value on or before the due date.
 *
 * `ids` and `lens` are arrays of `count` entries: the identifier of a key result, or of an objective
 * for all of its key results, and its length. With `count` 0 they may be NULL, and all key results
 * are meant. `OKR_OK` with a new backtest in `*out`; `OKR_STATUS_VALUE` with `E009` for each unknown
 * identifier; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_backtest(const okr_portfolio *portfolio,
                                  const char *const *ids,
                                  const size_t *lens,
                                  size_t count,
                                  const okr_score_options *options,
                                  okr_backtest **out,
                                  okr_error **err);

/**
 * A figure over all forecasts, named by an `OKR_BACKTEST_` constant.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_INVALID_ARGUMENT` for any other `figure`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_backtest_pooled(const okr_backtest *backtest,
                               int32_t figure,
                               double *out,
                               okr_error **err);

/**
 * The number of key results; 0 for NULL. Since 0.1.0.
 */
size_t okr_backtest_count(const okr_backtest *backtest);

/**
 * The identifier of a key result. A view that `backtest` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_backtest_id(const okr_backtest *backtest,
                           size_t index,
                           okr_str *out,
                           okr_error **err);

/**
 * Why there is nothing to report of a key result: an `OKR_REASON_` constant. Absent where there is.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_backtest_reason(const okr_backtest *backtest,
                               size_t index,
                               int32_t *out,
                               okr_error **err);

/**
 * The last value of a key result on or before its due date, which the forecasts are held against.
 * Absent where it is not known.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_backtest_final_value(const okr_backtest *backtest,
                                    size_t index,
                                    double *out,
                                    okr_error **err);

/**
 * A figure of a key result, named by an `OKR_BACKTEST_` constant.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_INVALID_ARGUMENT` for any other
 * `figure`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_backtest_figure(const okr_backtest *backtest,
                               size_t index,
                               int32_t figure,
                               double *out,
                               okr_error **err);

/**
 * A backtest as JSON without white space, after day, policy and basis (FORMAT, "Backtest").
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_backtest_to_json(const okr_backtest *backtest, okr_buffer **out, okr_error **err);

/**
 * Frees a backtest. NULL is fine. Since 0.1.0.
 */
void okr_backtest_free(okr_backtest *backtest);

/**
 * The name of an `OKR_BACKTEST_` figure in the JSON, such as `"coverage"`: NUL-terminated and static;
 * NULL for any other number. Since 0.1.0.
 */
const char *okr_backtest_figure_name(int32_t figure);

/**
 * Makes a graph of `nodes` nodes and `count` edges, of which edge `i` runs from `from[i]` to
 * `to[i]`. Linear in both if there are no loops. Edges may repeat.
 *
 * With `count` 0 both arrays may be NULL. `OKR_OK` with a new graph, which may have loops, in
 * `*out`; `OKR_STATUS_OUT_OF_RANGE` if an edge names a node that is not there;
 * `OKR_STATUS_INVALID_ARGUMENT` for 4294967294 nodes or edges and more; `OKR_STATUS_NULL_ARGUMENT`.
 * Since 0.1.0.
 */
okr_status okr_dag_new(size_t nodes,
                       const uint32_t *from,
                       const uint32_t *to,
                       size_t count,
                       okr_dag **out,
                       okr_error **err);

/**
 * The number of edges that close a loop; 0 if there is an order, and for NULL. Since 0.1.0.
 */
size_t okr_dag_loop_count(const okr_dag *dag);

/**
 * An edge that, taken in order, closes a loop with the edges before it that did not: its index
 * among the edges.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_dag_loop_edge(const okr_dag *dag, size_t index, size_t *out, okr_error **err);

/**
 * The other edges of loop `index`, as indices among the edges, in its direction from where the
 * closing edge ends: `*count` of them, an array that `dag` owns; NULL and 0 for an edge from a node
 * to itself, and if there is no such loop. `count` may be NULL. Since 0.1.0.
 */
const size_t *okr_dag_loop_rest(const okr_dag *dag, size_t index, size_t *count);

/**
 * All nodes, each before those that it has an edge to, as many as the graph was made with: an array
 * that `dag` owns; NULL for NULL, without nodes, and if there are loops. Equal edges give an equal
 * order. Since 0.1.0.
 */
const uint32_t *okr_dag_order(const okr_dag *dag);

/**
 * The nodes that a node has an edge to, in the order of the edges: `*count` of them, an array that
 * `dag` owns; NULL and 0 if there are none, no such node, or loops. `count` may be NULL. Since
 * 0.1.0.
 */
const uint32_t *okr_dag_successors(const okr_dag *dag, uint32_t node, size_t *count);

/**
 * The nodes that have an edge to a node, from the smallest; else as `okr_dag_successors`. The first
 * call takes time linear in the graph. Since 0.1.0.
 */
const uint32_t *okr_dag_predecessors(const okr_dag *dag, uint32_t node, size_t *count);

/**
 * Frees a graph. NULL is fine. Since 0.1.0.
 */
void okr_dag_free(okr_dag *dag);

/**
 * The word of an `OKR_STATEMENT_` constant as in JSON, such as `"objective"`: NUL-terminated and
 * static; NULL for any other number. Since 0.1.0.
 */
const char *okr_statement_name(int32_t kind);

/**
 * The word of an `OKR_TYPE_` constant as in JSON, such as `"outcome"`: NUL-terminated and static;
 * NULL for any other number. Since 0.1.0.
 */
const char *okr_type_name(int32_t statement_type);

/**
 * The word of an `OKR_DIRECTION_` constant as in JSON, such as `"increase"`: NUL-terminated and
 * static; NULL for any other number. Since 0.1.0.
 */
const char *okr_direction_name(int32_t direction);

/**
 * The word of an `OKR_COMPARISON_` constant as in JSON, such as `"at_least"`: NUL-terminated and
 * static; NULL for any other number. Since 0.1.0.
 */
const char *okr_comparison_name(int32_t comparison);

/**
 * The word of an `OKR_CERTAINTY_` constant as in JSON, such as `"high"`: NUL-terminated and static;
 * NULL for any other number. Since 0.1.0.
 */
const char *okr_certainty_name(int32_t certainty);

/**
 * The word of an `OKR_PART_` constant as in JSON, such as `"prefix"`: NUL-terminated and static;
 * NULL for any other number. Since 0.1.0.
 */
const char *okr_part_name(int32_t part);

/**
 * The word lists of a language that is built in: `en`, `de`, `fr` or `es`.
 *
 * `OKR_OK` with a new lexicon in `*out`; `OKR_STATUS_VALUE` with `E009` for any other;
 * `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_lexicon_of_language(const char *language,
                                   size_t len,
                                   okr_lexicon **out,
                                   okr_error **err);

/**
 * Reads word lists of your own, in the form that docs/statements.md describes.
 *
 * `OKR_OK` with a new lexicon in `*out`; `OKR_STATUS_VALUE` with every line that is not understood;
 * `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_lexicon_from_text(const char *text, size_t len, okr_lexicon **out, okr_error **err);

/**
 * The language of the lists, such as `en`. A view that `lexicon` owns.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_lexicon_language(const okr_lexicon *lexicon, okr_str *out, okr_error **err);

/**
 * Frees a lexicon. NULL is fine. Since 0.1.0.
 */
void okr_lexicon_free(okr_lexicon *lexicon);

/**
 * Reads the title `text` as that of `kind`, an `OKR_STATEMENT_` constant, with the word lists of
 * `lexicon`, or the English ones if that is NULL. Takes time in proportion to `len`.
 *
 * `OKR_OK` with a new statement in `*out`; any text can be read. `OKR_STATUS_INVALID_ARGUMENT` for
 * another `kind`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statement_read(const char *text,
                              size_t len,
                              int32_t kind,
                              const okr_lexicon *lexicon,
                              okr_statement **out,
                              okr_error **err);

/**
 * The title, unchanged. A view that `statement` owns.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statement_text(const okr_statement *statement, okr_str *out, okr_error **err);

/**
 * What it was read as the title of, an `OKR_STATEMENT_` constant; 0 for NULL. Since 0.1.0.
 */
int32_t okr_statement_kind(const okr_statement *statement);

/**
 * Of which type it is, an `OKR_TYPE_` constant; 0 if the words do not say. Since 0.1.0.
 */
int32_t okr_statement_type(const okr_statement *statement);

/**
 * How sure the type is, an `OKR_CERTAINTY_` constant; 0 for NULL. Since 0.1.0.
 */
int32_t okr_statement_certainty(const okr_statement *statement);

/**
 * Which way it goes, an `OKR_DIRECTION_` constant; 0 if nothing is counted and no change asserted.
 * Since 0.1.0.
 */
int32_t okr_statement_direction(const okr_statement *statement);

/**
 * How it compares with its target, an `OKR_COMPARISON_` constant; 0 where it does not say so. Since
 * 0.1.0.
 */
int32_t okr_statement_comparison(const okr_statement *statement);

/**
 * What holds of it: a sum of `OKR_FLAG_` bits; 0 for NULL. Since 0.1.0.
 */
int32_t okr_statement_flags(const okr_statement *statement);

/**
 * How many clauses with an order of their own it has; 0 for NULL. Since 0.1.0.
 */
size_t okr_statement_clauses(const okr_statement *statement);

/**
 * The current level that it states, in its unit. Absent without one or with a placeholder.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statement_baseline(const okr_statement *statement, double *out, okr_error **err);

/**
 * The pass mark: `5K` is 5000, `double` is 2, `no` is 0, `all` is 100. Absent without one or with a
 * placeholder.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statement_target(const okr_statement *statement, double *out, okr_error **err);

/**
 * The other end of a range of which the target is one. Absent where there is no range.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statement_range_end(const okr_statement *statement, double *out, okr_error **err);

/**
 * The unit of the target: `%`, `% rel` for a relative change, `pp`, `x`, `USD`, `ms`, `blog posts`.
 * Absent where none is stated. A view that `statement` owns.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statement_unit(const okr_statement *statement, okr_str *out, okr_error **err);

/**
 * The phrase by when. Absent where there is none. A view that `statement` owns.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statement_deadline(const okr_statement *statement, okr_str *out, okr_error **err);

/**
 * The number of parts; 0 for NULL. They are read by index, from 0 in the order of the title. Since
 * 0.1.0.
 */
size_t okr_statement_part_count(const okr_statement *statement);

/**
 * What part `index` is, an `OKR_PART_` constant, and where it stands: from byte `*start` to before
 * byte `*end` of the title. Each of the three may be NULL.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statement_part(const okr_statement *statement,
                              size_t index,
                              int32_t *what,
                              size_t *start,
                              size_t *end,
                              okr_error **err);

/**
 * The number of words that decided the type; 0 for NULL. They are read by index, from 0. Since
 * 0.1.0.
 */
size_t okr_statement_evidence_count(const okr_statement *statement);

/**
 * The word list that has word `index`, such as `verbs work`, a view that `statement` owns, and
 * where the word stands: from byte `*start` to before byte `*end` of the title. The list is the
 * empty text for a word in no list. Each of the three may be NULL.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statement_evidence(const okr_statement *statement,
                                  size_t index,
                                  okr_str *list,
                                  size_t *start,
                                  size_t *end,
                                  okr_error **err);

/**
 * The statement as JSON without white space (FORMAT, "Statement").
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statement_to_json(const okr_statement *statement, okr_buffer **out, okr_error **err);

/**
 * The measure that a key result's title asks for, as JSON: `measure` (FORMAT, "Measure"), `unit`,
 * and `assumptions`, what the title does not say. Absent for objectives, for placeholders, and
 * where nothing says what to measure.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_ABSENT`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statement_measure_to_json(const okr_statement *statement,
                                         okr_buffer **out,
                                         okr_error **err);

/**
 * Frees a statement. NULL is fine. Since 0.1.0.
 */
void okr_statement_free(okr_statement *statement);

/**
 * Options that state nothing.
 *
 * `OKR_OK` with new options in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_draft_options_new(okr_draft_options **out, okr_error **err);

/**
 * Sets the cycle of objectives above which the outline names none, by identifier, first and last
 * day: year 1900 to 2200, month 1 to 12, day 1 to 31. A cycle of that name in the outline has these
 * days too.
 *
 * `OKR_OK`; `OKR_STATUS_VALUE` with `E010` if there is no such day; `OKR_STATUS_INVALID_UTF8`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_draft_options_set_cycle(okr_draft_options *options,
                                       const char *id,
                                       size_t len,
                                       int32_t start_year,
                                       uint32_t start_month,
                                       uint32_t start_day,
                                       int32_t end_year,
                                       uint32_t end_month,
                                       uint32_t end_day,
                                       okr_error **err);

/**
 * Sets the name of the organization.
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_draft_options_set_organization(okr_draft_options *options,
                                              const char *name,
                                              size_t len,
                                              okr_error **err);

/**
 * Sets the unit that owns what the outline names no owner for, by name and level, an `OKR_LEVEL_`
 * constant.
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for another `level`; `OKR_STATUS_INVALID_UTF8`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_draft_options_set_unit(okr_draft_options *options,
                                      const char *name,
                                      size_t len,
                                      int32_t level,
                                      okr_error **err);

/**
 * Sets the commitment of objectives that the outline does not mark, an `OKR_COMMITMENT_` constant.
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for another `commitment`; `OKR_STATUS_NULL_ARGUMENT`.
 * Since 0.1.0.
 */
okr_status okr_draft_options_set_commitment(okr_draft_options *options,
                                            int32_t commitment,
                                            okr_error **err);

/**
 * Frees options. NULL is fine. Since 0.1.0.
 */
void okr_draft_options_free(okr_draft_options *options);

/**
 * Drafts a portfolio from an outline of objectives and key results, plain text or Markdown.
 * `options` may be NULL, which states nothing; `lexicon` may be NULL, which means English. Takes time
 * in proportion to `len`.
 *
 * `OKR_OK` with a new draft in `*out`; `OKR_STATUS_LOAD` with every problem, by line and column of
 * the outline; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_draft_new(const char *text,
                         size_t len,
                         const okr_draft_options *options,
                         const okr_lexicon *lexicon,
                         okr_draft **out,
                         okr_error **err);

/**
 * The portfolio of a draft.
 *
 * `OKR_OK` with a new handle in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_draft_portfolio(const okr_draft *draft, okr_portfolio **out, okr_error **err);

/**
 * The number of findings; 0 for NULL. Since 0.1.0.
 */
size_t okr_draft_finding_count(const okr_draft *draft);

/**
 * The code of a finding, such as `"DRF001"`; NULL if there is no finding `index`. Since 0.1.0.
 */
const char *okr_draft_finding_code(const okr_draft *draft, size_t index);

/**
 * The name of its code, such as `"assumed-commitment"`; NULL if there is no finding `index`. Since
 * 0.1.0.
 */
const char *okr_draft_finding_name(const okr_draft *draft, size_t index);

/**
 * What was assumed, in one lowercase sentence; NULL if there is no finding `index`. Since 0.1.0.
 */
const char *okr_draft_finding_message(const okr_draft *draft, size_t index);

/**
 * How the outline could say it; NULL if there is no finding `index`. Since 0.1.0.
 */
const char *okr_draft_finding_help(const okr_draft *draft, size_t index);

/**
 * How much a finding weighs, an `OKR_SEVERITY_` constant; 0 if there is no finding `index`. Since
 * 0.1.0.
 */
int32_t okr_draft_finding_severity(const okr_draft *draft, size_t index);

/**
 * What a finding is about, an `OKR_SUBJECT_` constant; 0 if that is not in the draft or there is no
 * finding `index`. Since 0.1.0.
 */
int32_t okr_draft_finding_subject_kind(const okr_draft *draft, size_t index);

/**
 * The identifier of what a finding is about; NULL if that is not in the draft or there is no
 * finding `index`. Since 0.1.0.
 */
const char *okr_draft_finding_subject_id(const okr_draft *draft, size_t index);

/**
 * The place of a finding in the draft, as a JSON Pointer; the empty text for the whole; NULL if
 * there is no finding `index`. Since 0.1.0.
 */
const char *okr_draft_finding_path(const okr_draft *draft, size_t index);

/**
 * The line of the outline, counted from 1; 0 if there is no finding `index`. Since 0.1.0.
 */
uint32_t okr_draft_finding_line(const okr_draft *draft, size_t index);

/**
 * The column in that line in Unicode scalar values, counted from 1; 0 if there is no finding
 * `index`. Since 0.1.0.
 */
uint32_t okr_draft_finding_column(const okr_draft *draft, size_t index);

/**
 * The findings as a JSON array of diagnostics (FORMAT, "Diagnostics"); `[]` if there are none.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_draft_findings_to_json(const okr_draft *draft, okr_buffer **out, okr_error **err);

/**
 * Frees a draft and its texts. NULL is fine. Since 0.1.0.
 */
void okr_draft_free(okr_draft *draft);

/**
 * Options by the day, policy and basis of score options, which are copied; in all groups, and
 * without groups of individuals (SPEC 9.4).
 *
 * `OKR_OK` with new options in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statistics_options_new(const okr_score_options *score,
                                      okr_statistics_options **out,
                                      okr_error **err);

/**
 * Sets whether there are groups of individuals, 0 or 1 (SPEC 9.4).
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for any other number; `OKR_STATUS_NULL_ARGUMENT`. Since
 * 0.1.0.
 */
okr_status okr_statistics_options_set_individuals(okr_statistics_options *options,
                                                  int32_t individuals,
                                                  okr_error **err);

/**
 * Asks for groups by one thing, an `OKR_GROUPING_` constant, beside those asked for before. Once
 * one is asked for, only those and the group of everything are made.
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` for any other number; `OKR_STATUS_NULL_ARGUMENT`. Since
 * 0.1.0.
 */
okr_status okr_statistics_options_add_grouping(okr_statistics_options *options,
                                               int32_t grouping,
                                               okr_error **err);

/**
 * Frees options. NULL is fine. Since 0.1.0.
 */
void okr_statistics_options_free(okr_statistics_options *options);

/**
 * Scores a portfolio, and says what the scores of groups come to (SPEC 9).
 *
 * `OKR_OK` with new statistics in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_statistics(const okr_portfolio *portfolio,
                                    const okr_statistics_options *options,
                                    okr_statistics **out,
                                    okr_error **err);

/**
 * How many units of level individual have no group of their own, and how many objectives they own
 * (SPEC 9.4). Both 0 if individuals are shown.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statistics_withheld(const okr_statistics *statistics,
                                   size_t *units,
                                   size_t *objectives,
                                   okr_error **err);

/**
 * The number of groups; 0 for NULL. The first is the group of everything. Since 0.1.0.
 */
size_t okr_statistics_group_count(const okr_statistics *statistics);

/**
 * What a group is a group by, an `OKR_GROUPING_` constant.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statistics_group_by(const okr_statistics *statistics,
                                   size_t index,
                                   int32_t *out,
                                   okr_error **err);

/**
 * The identifier of the unit of a group by unit. Absent in others. A view that `statistics` owns.
 *
 * Statuses as for `okr_statistics_group_by`, and `OKR_ABSENT`. Since 0.1.0.
 */
okr_status okr_statistics_group_unit(const okr_statistics *statistics,
                                     size_t index,
                                     okr_str *out,
                                     okr_error **err);

/**
 * The level of a group by level, or of the unit of a group by unit: an `OKR_LEVEL_` constant. Absent
 * in others.
 *
 * Statuses as for `okr_statistics_group_by`, and `OKR_ABSENT`. Since 0.1.0.
 */
okr_status okr_statistics_group_level(const okr_statistics *statistics,
                                      size_t index,
                                      int32_t *out,
                                      okr_error **err);

/**
 * The identifier of the cycle of a group by cycle. Absent in others. A view that `statistics` owns.
 *
 * Statuses as for `okr_statistics_group_by`, and `OKR_ABSENT`. Since 0.1.0.
 */
okr_status okr_statistics_group_cycle(const okr_statistics *statistics,
                                      size_t index,
                                      okr_str *out,
                                      okr_error **err);

/**
 * The commitment of a group by commitment, an `OKR_COMMITMENT_` constant. Absent in others.
 *
 * Statuses as for `okr_statistics_group_by`, and `OKR_ABSENT`. Since 0.1.0.
 */
okr_status okr_statistics_group_commitment(const okr_statistics *statistics,
                                           size_t index,
                                           int32_t *out,
                                           okr_error **err);

/**
 * Whether fewer than five objectives of a group have a score, 0 or 1 (SPEC 9.4).
 *
 * Statuses as for `okr_statistics_group_by`. Since 0.1.0.
 */
okr_status okr_statistics_group_small(const okr_statistics *statistics,
                                      size_t index,
                                      int32_t *out,
                                      okr_error **err);

/**
 * Whether the aspirational goals of a group are as hard as they should be, an `OKR_CALIBRATION_`
 * constant (SPEC 9.2).
 *
 * Statuses as for `okr_statistics_group_by`. Since 0.1.0.
 */
okr_status okr_statistics_group_calibration(const okr_statistics *statistics,
                                            size_t index,
                                            int32_t *out,
                                            okr_error **err);

/**
 * A figure of a group, by its path in the JSON. Absent where there is nothing to say.
 *
 * `OKR_OK`; `OKR_ABSENT`; `OKR_STATUS_NOT_FOUND` if no number has that path;
 * `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statistics_group_figure(const okr_statistics *statistics,
                                       size_t index,
                                       const char *path,
                                       size_t len,
                                       double *out,
                                       okr_error **err);

/**
 * The number of closed cycles that follow a closed one; 0 for NULL. Since 0.1.0.
 */
size_t okr_statistics_cycle_count(const okr_statistics *statistics);

/**
 * The identifiers of a cycle and of the one that follows. Views that `statistics` owns.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statistics_cycle(const okr_statistics *statistics,
                                size_t index,
                                okr_str *before,
                                okr_str *after,
                                okr_error **err);

/**
 * A figure of a cycle against the one before it, by its path in the JSON: `objectives.difference`.
 * Absent where there is nothing to say.
 *
 * Statuses as for `okr_statistics_group_figure`. Since 0.1.0.
 */
okr_status okr_statistics_cycle_figure(const okr_statistics *statistics,
                                       size_t index,
                                       const char *path,
                                       size_t len,
                                       double *out,
                                       okr_error **err);

/**
 * Statistics as JSON without white space. Equal statistics give equal bytes.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_statistics_to_json(const okr_statistics *statistics,
                                  okr_buffer **out,
                                  okr_error **err);

/**
 * Frees statistics. NULL is fine. Since 0.1.0.
 */
void okr_statistics_free(okr_statistics *statistics);

/**
 * The word of an `OKR_GROUPING_` constant, such as `"unit_cycle"`: NUL-terminated and static; NULL
 * for any other number. Since 0.1.0.
 */
const char *okr_grouping_name(int32_t grouping);

/**
 * The word of an `OKR_CALIBRATION_` constant, such as `"too_easy"`: NUL-terminated and static; NULL
 * for any other number. Since 0.1.0.
 */
const char *okr_calibration_name(int32_t calibration);

/**
 * The word of an `OKR_PHASE_` constant as in JSON, such as `"review"`: NUL-terminated and static;
 * NULL for any other number. Since 0.1.0.
 */
const char *okr_phase_name(int32_t phase);

/**
 * The word of an `OKR_CARRIED_` constant as in JSON, such as `"kept"`: NUL-terminated and static;
 * NULL for any other number. Since 0.1.0.
 */
const char *okr_carried_name(int32_t baseline);

/**
 * The word of an `OKR_EDIT_` constant as in JSON, such as `"check_in"`: NUL-terminated and static;
 * NULL for any other number. Since 0.1.0.
 */
const char *okr_edit_name(int32_t kind);

/**
 * The word of an `OKR_DIFFERENCE_` constant as in JSON, such as `"added"`: NUL-terminated and
 * static; NULL for any other number. Since 0.1.0.
 */
const char *okr_difference_name(int32_t kind);

/**
 * Options that state nothing.
 *
 * `OKR_OK` with new options in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_check_in_options_new(okr_check_in_options **out, okr_error **err);

/**
 * Sets how sure somebody is that the target will be reached, 0 to 1; NaN states nothing. What is
 * out of range is refused when the check-in is made.
 *
 * `OKR_OK`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_check_in_options_set_confidence(okr_check_in_options *options,
                                               double confidence,
                                               okr_error **err);

/**
 * Sets what was said.
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_check_in_options_set_note(okr_check_in_options *options,
                                         const char *note,
                                         size_t len,
                                         okr_error **err);

/**
 * Sets whose check-in it is, if not the editor's (`okr_check_in_options_set_by`).
 *
 * Statuses as for `okr_check_in_options_set_note`. Since 0.1.0.
 */
okr_status okr_check_in_options_set_author(okr_check_in_options *options,
                                           const char *author,
                                           size_t len,
                                           okr_error **err);

/**
 * Sets the member `custom` of the check-in: any JSON of your own.
 *
 * `OKR_OK`; `OKR_STATUS_VALUE` with `E001` if it is not JSON; `OKR_STATUS_INVALID_UTF8`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_check_in_options_set_custom_json(okr_check_in_options *options,
                                                const char *text,
                                                size_t len,
                                                okr_error **err);

/**
 * Sets the day on which the check-in is recorded, if not the day that it is of: year 1900 to 2200,
 * month 1 to 12, day 1 to 31.
 *
 * `OKR_OK`; `OKR_STATUS_VALUE` with `E010` if there is no such day; `OKR_STATUS_NULL_ARGUMENT`.
 * Since 0.1.0.
 */
okr_status okr_check_in_options_set_recorded_on(okr_check_in_options *options,
                                                int32_t year,
                                                uint32_t month,
                                                uint32_t day,
                                                okr_error **err);

/**
 * Sets who records it: the editor that the audit trail names, and the author of the check-in unless
 * another is set.
 *
 * Statuses as for `okr_check_in_options_set_note`. Since 0.1.0.
 */
okr_status okr_check_in_options_set_by(okr_check_in_options *options,
                                       const char *by,
                                       size_t len,
                                       okr_error **err);

/**
 * Sets why it is recorded; a check-in of a goal in a closed cycle needs a reason.
 *
 * Statuses as for `okr_check_in_options_set_note`. Since 0.1.0.
 */
okr_status okr_check_in_options_set_reason(okr_check_in_options *options,
                                           const char *reason,
                                           size_t len,
                                           okr_error **err);

/**
 * Frees options. NULL is fine. Since 0.1.0.
 */
void okr_check_in_options_free(okr_check_in_options *options);

/**
 * Records a check-in of a key result, of the end of a day: year 1900 to 2200, month 1 to 12, day 1
 * to 31. Makes a new version; `portfolio` stays as it is.
 *
 * NaN for `value` says that the check-in has none. A milestone takes 0 and 1. `options` may be NULL,
 * which states nothing: then the check-in is recorded on its own day, by nobody in particular. Takes
 * logarithmic time, however large the portfolio is: both versions share all else.
 *
 * `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_EDIT` with all problems, their places as in
 * an edit of `okr_edits` (`/edits/0/value`): no such key result (`E009`), a value that its measure
 * does not take on that day (`E017`, `E006`), a key result that is dropped by then (`E025`), a
 * closed cycle and no reason (`E021`); `OKR_STATUS_VALUE` with `E010` if there is no such day;
 * `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_check_in(const okr_portfolio *portfolio,
                                  const char *key_result,
                                  size_t len,
                                  int32_t year,
                                  uint32_t month,
                                  uint32_t day,
                                  double value,
                                  const okr_check_in_options *options,
                                  okr_portfolio **out,
                                  okr_error **err);

/**
 * No edits yet, to be recorded on a day: year 1900 to 2200, month 1 to 12, day 1 to 31. That is the
 * day of all edits that state none.
 *
 * `OKR_OK` with new edits in `*out`; `OKR_STATUS_VALUE` with `E010` if there is no such day;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_edits_new(int32_t year,
                         uint32_t month,
                         uint32_t day,
                         okr_edits **out,
                         okr_error **err);

/**
 * Sets who edits: the audit trail names them, and check-ins, amendments, escalations and reviews are
 * theirs; of a check-in or an escalation `okr_edits_with_author` may say otherwise.
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_edits_set_by(okr_edits *edits,
                            const char *by,
                            size_t len,
                            okr_error **err);

/**
 * Sets why, for all edits that state no reason of their own.
 *
 * Statuses as for `okr_edits_set_by`. Since 0.1.0.
 */
okr_status okr_edits_set_reason(okr_edits *edits, const char *reason, size_t len, okr_error **err);

/**
 * Adds an edit that is given as JSON (docs/editing.md). It says all about itself: nothing more can
 * be stated of it.
 *
 * `OKR_OK`; `OKR_STATUS_VALUE` with `E001` if it is not JSON; `OKR_STATUS_INVALID_UTF8`;
 * `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_edits_add_json(okr_edits *edits, const char *text, size_t len, okr_error **err);

/**
 * The number of edits; 0 for NULL. Since 0.1.0.
 */
size_t okr_edits_count(const okr_edits *edits);

/**
 * The edits as JSON, as `okr_portfolio_edit_json` takes them, each on a line of its own unless it
 * was given with line breaks. The lines and columns of what `okr_portfolio_edit` refuses are places
 * in this text.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_edits_to_json(const okr_edits *edits, okr_buffer **out, okr_error **err);

/**
 * A copy of the edits, to be freed by itself. NULL for NULL. Since 0.1.0.
 */
okr_edits *okr_edits_clone(const okr_edits *edits);

/**
 * Frees edits. NULL is fine. Since 0.1.0.
 */
void okr_edits_free(okr_edits *edits);

/**
 * Makes edits, one after the other, or none of them. Makes a new version with an entry in its audit
 * trail for each; `portfolio` stays as it is.
 *
 * If there are only check-ins, corrections and withdrawals, that takes logarithmic time for each;
 * anything else takes time in proportion to the portfolio, once for the whole batch and once more
 * for each `okr_edits_move_cycle` and `okr_edits_carry_over`, which look at scores.
 *
 * `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_EDIT` with every problem of all edits, by
 * place: `/edits/0/value` is the value of the first; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_edit(const okr_portfolio *portfolio,
                              const okr_edits *edits,
                              okr_portfolio **out,
                              okr_error **err);

/**
 * Makes the edits that a JSON text says: `{"on": …, "by": …, "reason": …, "edits": […]}`
 * (docs/editing.md).
 *
 * Statuses as for `okr_portfolio_edit`, problems with lines and columns of the text, `E001` if it is
 * not JSON; `OKR_STATUS_INVALID_UTF8`. Since 0.1.0.
 */
okr_status okr_portfolio_edit_json(const okr_portfolio *portfolio,
                                   const char *text,
                                   size_t len,
                                   okr_portfolio **out,
                                   okr_error **err);

/**
 * Adds a check-in of a key result; NaN for `value` says that it has none. A milestone takes 0 and 1.
 *
 * More can be stated: day, confidence, note, author, reason, custom.
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_edits_check_in(okr_edits *edits,
                              const char *key_result,
                              size_t len,
                              double value,
                              okr_error **err);

/**
 * Adds a correction of the check-in of a day, of the last one of that day unless
 * `okr_edits_with_nth` says otherwise. What is stated replaces what the check-in says; what it said
 * before stays in the audit trail. Needs a reason.
 *
 * More can be stated, and something must be: value, confidence, note, author, another day (moved
 * to), custom; nth, reason.
 *
 * Statuses as for `okr_edits_check_in`, and `OKR_STATUS_VALUE` with `E010` if there is no such day.
 * Since 0.1.0.
 */
okr_status okr_edits_correct_check_in(okr_edits *edits,
                                      const char *key_result,
                                      size_t len,
                                      int32_t year,
                                      uint32_t month,
                                      uint32_t day,
                                      okr_error **err);

/**
 * Adds the withdrawal of the check-in of a day, of the last one of that day unless
 * `okr_edits_with_nth` says otherwise. The check-in stays in the audit trail. Needs a reason.
 *
 * More can be stated: nth, reason, custom.
 *
 * Statuses as for `okr_edits_correct_check_in`. Since 0.1.0.
 */
okr_status okr_edits_withdraw_check_in(okr_edits *edits,
                                       const char *key_result,
                                       size_t len,
                                       int32_t year,
                                       uint32_t month,
                                       uint32_t day,
                                       okr_error **err);

/**
 * Adds that an item of a checklist is done.
 *
 * More can be stated: day, reason, custom.
 *
 * Statuses as for `okr_edits_check_in`. Since 0.1.0.
 */
okr_status okr_edits_complete_item(okr_edits *edits,
                                   const char *key_result,
                                   size_t len,
                                   const char *item,
                                   size_t item_len,
                                   okr_error **err);

/**
 * Adds a measurement of a KPI.
 *
 * More can be stated: day, reason, custom.
 *
 * Statuses as for `okr_edits_check_in`. Since 0.1.0.
 */
okr_status okr_edits_record_measurement(okr_edits *edits,
                                        const char *kpi,
                                        size_t len,
                                        double value,
                                        okr_error **err);

/**
 * Adds an amendment of a key result from a day on (SPEC 4.3). Needs a reason.
 *
 * More can be stated, and at least one of these must be: measure, due date, weight; day, reason,
 * custom.
 *
 * Statuses as for `okr_edits_check_in`. Since 0.1.0.
 */
okr_status okr_edits_amend(okr_edits *edits, const char *key_result, size_t len, okr_error **err);

/**
 * Adds that an objective is dropped from a day on (SPEC 4.4). Needs a reason.
 *
 * More can be stated: day, what replaces it, reason, custom.
 *
 * Statuses as for `okr_edits_check_in`. Since 0.1.0.
 */
okr_status okr_edits_drop_objective(okr_edits *edits,
                                    const char *objective,
                                    size_t len,
                                    okr_error **err);

/**
 * Adds that a key result is dropped from a day on (SPEC 4.4). Needs a reason.
 *
 * More can be stated: day, what replaces it, reason, custom.
 *
 * Statuses as for `okr_edits_check_in`. Since 0.1.0.
 */
okr_status okr_edits_drop_key_result(okr_edits *edits,
                                     const char *key_result,
                                     size_t len,
                                     okr_error **err);

/**
 * Adds a key result to an objective, at the end of its list. `json` is a key result as it stands in
 * a portfolio (FORMAT, "Key result").
 *
 * More can be stated: reason, custom.
 *
 * Statuses as for `okr_edits_check_in`, and `OKR_STATUS_VALUE` with `E001` if it is not JSON. Since
 * 0.1.0.
 */
okr_status okr_edits_add_key_result(okr_edits *edits,
                                    const char *objective,
                                    size_t len,
                                    const char *json,
                                    size_t json_len,
                                    okr_error **err);

/**
 * Adds that a key result is dropped from a day on, and another added in its place. `json` is a key
 * result as it stands in a portfolio (FORMAT, "Key result"). Needs a reason.
 *
 * More can be stated: day, reason, custom.
 *
 * Statuses as for `okr_edits_check_in`, and `OKR_STATUS_VALUE` with `E001` if it is not JSON. Since
 * 0.1.0.
 */
okr_status okr_edits_replace_key_result(okr_edits *edits,
                                        const char *key_result,
                                        size_t len,
                                        const char *json,
                                        size_t json_len,
                                        okr_error **err);

/**
 * Adds an objective at the end. `json` is an objective as it stands in a portfolio (FORMAT,
 * "Objective").
 *
 * More can be stated: reason, custom.
 *
 * Statuses as for `okr_edits_check_in`, and `OKR_STATUS_VALUE` with `E001` if it is not JSON. Since
 * 0.1.0.
 */
okr_status okr_edits_add_objective(okr_edits *edits, const char *json, size_t len, okr_error **err);

/**
 * Adds that an objective supports something: `kind` is `OKR_NODE_OBJECTIVE`, `OKR_NODE_KEY_RESULT`
 * or `OKR_NODE_PRIORITY`, `to` its identifier. NaN for `weight` states none, which is 1. Where the
 * objective supports it already, the weight is what changes.
 *
 * More can be stated: reason, custom.
 *
 * Statuses as for `okr_edits_check_in`, and `OKR_STATUS_INVALID_ARGUMENT` for another `kind`. Since
 * 0.1.0.
 */
okr_status okr_edits_align(okr_edits *edits,
                           const char *objective,
                           size_t len,
                           int32_t kind,
                           const char *to,
                           size_t to_len,
                           double weight,
                           okr_error **err);

/**
 * Adds that an objective no longer supports something, named as for `okr_edits_align`.
 *
 * More can be stated: reason, custom.
 *
 * Statuses as for `okr_edits_align`. Since 0.1.0.
 */
okr_status okr_edits_unalign(okr_edits *edits,
                             const char *objective,
                             size_t len,
                             int32_t kind,
                             const char *to,
                             size_t to_len,
                             okr_error **err);

/**
 * Adds that an objective was escalated (SPEC 5.3), and what was said.
 *
 * More can be stated: day, author, reason, custom.
 *
 * Statuses as for `okr_edits_check_in`. Since 0.1.0.
 */
okr_status okr_edits_escalate(okr_edits *edits,
                              const char *objective,
                              size_t len,
                              const char *note,
                              size_t note_len,
                              okr_error **err);

/**
 * Adds a score, 0 to 1, that a review gives an objective (SPEC 4.7). Needs a reason.
 *
 * More can be stated: day, what was learned, reason, custom.
 *
 * Statuses as for `okr_edits_check_in`. Since 0.1.0.
 */
okr_status okr_edits_review_objective(okr_edits *edits,
                                      const char *objective,
                                      size_t len,
                                      double score,
                                      okr_error **err);

/**
 * Adds a score, 0 to 1, that a review gives a key result (SPEC 4.7). Needs a reason.
 *
 * More can be stated: day, what was learned, reason, custom.
 *
 * Statuses as for `okr_edits_check_in`. Since 0.1.0.
 */
okr_status okr_edits_review_key_result(okr_edits *edits,
                                       const char *key_result,
                                       size_t len,
                                       double score,
                                       okr_error **err);

/**
 * Adds why an objective was missed (SPEC 5.3).
 *
 * More can be stated: what was learned, reason, custom.
 *
 * Statuses as for `okr_edits_check_in`. Since 0.1.0.
 */
okr_status okr_edits_explain_objective(okr_edits *edits,
                                       const char *objective,
                                       size_t len,
                                       const char *explanation,
                                       size_t explanation_len,
                                       okr_error **err);

/**
 * Adds why a key result was missed (SPEC 5.3).
 *
 * More can be stated: what was learned, reason, custom.
 *
 * Statuses as for `okr_edits_check_in`. Since 0.1.0.
 */
okr_status okr_edits_explain_key_result(okr_edits *edits,
                                        const char *key_result,
                                        size_t len,
                                        const char *explanation,
                                        size_t explanation_len,
                                        okr_error **err);

/**
 * Adds that a cycle moves to another phase, an `OKR_PHASE_` constant. Back, or with
 * `okr_edits_with_force` past what must hold (`E024`), needs a reason.
 *
 * More can be stated: force, reason, custom.
 *
 * Statuses as for `okr_edits_check_in`, and `OKR_STATUS_INVALID_ARGUMENT` for another `phase`. Since
 * 0.1.0.
 */
okr_status okr_edits_move_cycle(okr_edits *edits,
                                const char *cycle,
                                size_t len,
                                int32_t phase,
                                okr_error **err);

/**
 * Adds that objectives of a cycle are carried over into another: the aspirational ones that are
 * unfinished, unless `okr_edits_with_objective` names others.
 *
 * More can be stated: objectives, baseline, force, reason, custom.
 *
 * Statuses as for `okr_edits_check_in`. Since 0.1.0.
 */
okr_status okr_edits_carry_over(okr_edits *edits,
                                const char *cycle,
                                size_t len,
                                const char *into,
                                size_t into_len,
                                okr_error **err);

/**
 * Adds a copy of a cycle with its objectives, without their history. `json` is the new cycle as it
 * stands in a portfolio (FORMAT, "Portfolio").
 *
 * More can be stated: reason, custom.
 *
 * Statuses as for `okr_edits_check_in`, and `OKR_STATUS_VALUE` with `E001` if it is not JSON. Since
 * 0.1.0.
 */
okr_status okr_edits_clone_cycle(okr_edits *edits,
                                 const char *cycle,
                                 size_t len,
                                 const char *json,
                                 size_t json_len,
                                 okr_error **err);

/**
 * States what was said.
 *
 * `OKR_OK`; `OKR_STATUS_INVALID_ARGUMENT` if there is no edit yet, or the last one was given as
 * JSON; `OKR_STATUS_INVALID_UTF8`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_edits_with_note(okr_edits *edits, const char *note, size_t len, okr_error **err);

/**
 * States whose check-in or escalation it is, if not the editor's (`okr_edits_set_by`). Problems name
 * it `by`.
 *
 * Statuses as for `okr_edits_with_note`. Since 0.1.0.
 */
okr_status okr_edits_with_author(okr_edits *edits,
                                 const char *author,
                                 size_t len,
                                 okr_error **err);

/**
 * States the day of the edit, if not the one on which it is recorded: year 1900 to 2200, month 1 to
 * 12, day 1 to 31. Problems name it `on`.
 *
 * Statuses as for `okr_edits_with_note`, and `OKR_STATUS_VALUE` with `E010` if there is no such day.
 * Since 0.1.0.
 */
okr_status okr_edits_with_day(okr_edits *edits,
                              int32_t year,
                              uint32_t month,
                              uint32_t day,
                              okr_error **err);

/**
 * States why; it wins over the reason of the whole (`okr_edits_set_reason`).
 *
 * Statuses as for `okr_edits_with_note`. Since 0.1.0.
 */
okr_status okr_edits_with_reason(okr_edits *edits, const char *reason, size_t len, okr_error **err);

/**
 * States the value that a correction puts in place.
 *
 * Statuses as for `okr_edits_with_note`. Since 0.1.0.
 */
okr_status okr_edits_with_value(okr_edits *edits, double value, okr_error **err);

/**
 * States how sure somebody is that the target will be reached, 0 to 1.
 *
 * Statuses as for `okr_edits_with_note`. Since 0.1.0.
 */
okr_status okr_edits_with_confidence(okr_edits *edits, double confidence, okr_error **err);

/**
 * States which check-in of the day is meant, counted from 1.
 *
 * Statuses as for `okr_edits_with_note`. Since 0.1.0.
 */
okr_status okr_edits_with_nth(okr_edits *edits, uint64_t nth, okr_error **err);

/**
 * States the day that a check-in is moved to: year 1900 to 2200, month 1 to 12, day 1 to 31.
 *
 * Statuses as for `okr_edits_with_note`, and `OKR_STATUS_VALUE` with `E010` if there is no such day.
 * Since 0.1.0.
 */
okr_status okr_edits_with_moved_to(okr_edits *edits,
                                   int32_t year,
                                   uint32_t month,
                                   uint32_t day,
                                   okr_error **err);

/**
 * States the new measure as plain numbers: `measure` is an `OKR_MEASURE_` constant, which also says
 * what `a`, `b` and `c` are; those it does not name are ignored. NaN stands for a floor, ceiling or
 * tolerance that is not given. `flags` is 0 or `OKR_MEASURE_STRICT`. Numbers that make no measure
 * are refused when the edit is made.
 *
 * Statuses as for `okr_edits_with_note`; `OKR_STATUS_INVALID_ARGUMENT` for an unknown `measure` or
 * flag too. Since 0.1.0.
 */
okr_status okr_edits_with_measure(okr_edits *edits,
                                  int32_t measure,
                                  double a,
                                  double b,
                                  double c,
                                  int32_t flags,
                                  okr_error **err);

/**
 * States the new measure, of any kind, as it stands in a portfolio (FORMAT, "Measure").
 *
 * Statuses as for `okr_edits_with_note`, and `OKR_STATUS_VALUE` with `E001` if it is not JSON. Since
 * 0.1.0.
 */
okr_status okr_edits_with_measure_json(okr_edits *edits,
                                       const char *json,
                                       size_t len,
                                       okr_error **err);

/**
 * States the new due date: year 1900 to 2200, month 1 to 12, day 1 to 31.
 *
 * Statuses as for `okr_edits_with_note`, and `OKR_STATUS_VALUE` with `E010` if there is no such day.
 * Since 0.1.0.
 */
okr_status okr_edits_with_due(okr_edits *edits,
                              int32_t year,
                              uint32_t month,
                              uint32_t day,
                              okr_error **err);

/**
 * States the new weight.
 *
 * Statuses as for `okr_edits_with_note`. Since 0.1.0.
 */
okr_status okr_edits_with_weight(okr_edits *edits, double weight, okr_error **err);

/**
 * Names what takes the place of what is dropped.
 *
 * Statuses as for `okr_edits_with_note`. Since 0.1.0.
 */
okr_status okr_edits_with_replaced_by(okr_edits *edits,
                                      const char *id,
                                      size_t len,
                                      okr_error **err);

/**
 * States what was learned.
 *
 * Statuses as for `okr_edits_with_note`. Since 0.1.0.
 */
okr_status okr_edits_with_learned(okr_edits *edits,
                                  const char *learned,
                                  size_t len,
                                  okr_error **err);

/**
 * Names an objective to carry over; to be called once for each.
 *
 * Statuses as for `okr_edits_with_note`. Since 0.1.0.
 */
okr_status okr_edits_with_objective(okr_edits *edits, const char *id, size_t len, okr_error **err);

/**
 * States where key results start from that are carried over, an `OKR_CARRIED_` constant.
 *
 * Statuses as for `okr_edits_with_note`; `OKR_STATUS_INVALID_ARGUMENT` for another `baseline` too.
 * Since 0.1.0.
 */
okr_status okr_edits_with_baseline(okr_edits *edits, int32_t baseline, okr_error **err);

/**
 * States that it is to be done although something that should hold does not. Needs a reason.
 *
 * Statuses as for `okr_edits_with_note`. Since 0.1.0.
 */
okr_status okr_edits_with_force(okr_edits *edits, okr_error **err);

/**
 * States the member `custom`: any JSON of your own.
 *
 * Statuses as for `okr_edits_with_note`, and `OKR_STATUS_VALUE` with `E001` if it is not JSON. Since
 * 0.1.0.
 */
okr_status okr_edits_with_custom_json(okr_edits *edits,
                                      const char *json,
                                      size_t len,
                                      okr_error **err);

/**
 * The number of entries in a portfolio's audit trail; 0 for NULL. Since 0.1.0.
 */
size_t okr_portfolio_audit_count(const okr_portfolio *portfolio);

/**
 * The audit trail of a portfolio.
 *
 * `OKR_OK` with a new trail, which may be empty, in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_audit(const okr_portfolio *portfolio,
                               okr_audit **out,
                               okr_error **err);

/**
 * The number of entries; 0 for NULL. Since 0.1.0.
 */
size_t okr_audit_count(const okr_audit *audit);

/**
 * The day on which an entry was recorded; each of the three may be NULL.
 *
 * `OKR_OK`; `OKR_STATUS_OUT_OF_RANGE`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_audit_on(const okr_audit *audit,
                        size_t index,
                        int32_t *year,
                        uint32_t *month,
                        uint32_t *day,
                        okr_error **err);

/**
 * Who made an edit; NULL if nobody is named or there is no entry `index`. Since 0.1.0.
 */
const char *okr_audit_by(const okr_audit *audit, size_t index);

/**
 * What an edit did, an `OKR_EDIT_` constant; 0 if there is no entry `index`. Since 0.1.0.
 */
int32_t okr_audit_kind(const okr_audit *audit, size_t index);

/**
 * An edit as JSON, as `okr_edits_add_json` takes it; NULL if there is no entry `index`. Since 0.1.0.
 */
const char *okr_audit_edit(const okr_audit *audit,
                           size_t index);

/**
 * What stood there before, as JSON; NULL if the edit alone says how it is taken back, or there is no
 * entry `index`. Since 0.1.0.
 */
const char *okr_audit_was(const okr_audit *audit,
                          size_t index);

/**
 * The member `custom` of an entry, as JSON; NULL if it has none or there is no entry `index`. Since
 * 0.1.0.
 */
const char *okr_audit_custom(const okr_audit *audit, size_t index);

/**
 * Frees an audit trail and its texts. NULL is fine. Since 0.1.0.
 */
void okr_audit_free(okr_audit *audit);

/**
 * Makes `count` edits of an audit trail again, from entry `first` on, each as of its own day and by
 * its own author. What was done to a portfolio gives its last version, to the byte, when it is done
 * to its first.
 *
 * `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_EDIT` with every problem of the first edit
 * that does not apply, by place: `/audit/0` is the first of the `count`;
 * `OKR_STATUS_OUT_OF_RANGE` if the trail does not have so many entries; `OKR_STATUS_NULL_ARGUMENT`.
 * Since 0.1.0.
 */
okr_status okr_portfolio_replay(const okr_portfolio *portfolio,
                                const okr_audit *audit,
                                size_t first,
                                size_t count,
                                okr_portfolio **out,
                                okr_error **err);

/**
 * A portfolio as it stood at the end of a day: year 1900 to 2200, month 1 to 12, day 1 to 31. Edits
 * that were recorded later are taken back, and what is dated later is left out. Takes time in
 * proportion to the portfolio.
 *
 * `OKR_OK` with a new portfolio in `*out`; `OKR_STATUS_EDIT` with `E025` at entries of the audit
 * trail that cannot be taken back, since the document was edited by other means; `OKR_STATUS_VALUE`
 * with `E010` if there is no such day; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_as_of(const okr_portfolio *portfolio,
                               int32_t year,
                               uint32_t month,
                               uint32_t day,
                               okr_portfolio **out,
                               okr_error **err);

/**
 * What is different in a later portfolio. Things are matched by identifier, so their order does not
 * matter; lists of what has none are compared entry by entry. Takes time in proportion to both.
 *
 * `OKR_OK` with a new diff, which may be empty, in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_portfolio_diff(const okr_portfolio *before,
                              const okr_portfolio *after,
                              okr_diff **out,
                              okr_error **err);

/**
 * The number of differences; 0 for NULL. Since 0.1.0.
 */
size_t okr_diff_count(const okr_diff *diff);

/**
 * Whether something came, went or changed, an `OKR_DIFFERENCE_` constant; 0 if there is no
 * difference `index`. Since 0.1.0.
 */
int32_t okr_diff_kind(const okr_diff *diff, size_t index);

/**
 * What a difference is about, an `OKR_SUBJECT_` constant; 0 if it is about the document itself or
 * there is no difference `index`. Since 0.1.0.
 */
int32_t okr_diff_subject_kind(const okr_diff *diff, size_t index);

/**
 * The identifier of what a difference is about; NULL if it is about the document itself or there is
 * no difference `index`. Since 0.1.0.
 */
const char *okr_diff_subject_id(const okr_diff *diff, size_t index);

/**
 * The member that changed, as a JSON Pointer within the thing (`/check_ins/3`); NULL if the thing
 * itself came or went or there is no difference `index`. Since 0.1.0.
 */
const char *okr_diff_member(const okr_diff *diff, size_t index);

/**
 * What it said before, as JSON; NULL if it was not there or there is no difference `index`. Since
 * 0.1.0.
 */
const char *okr_diff_before(const okr_diff *diff, size_t index);

/**
 * What it says after, as JSON; NULL if it is not there any more or there is no difference `index`.
 * Since 0.1.0.
 */
const char *okr_diff_after(const okr_diff *diff, size_t index);

/**
 * A difference in words, as one line; NULL if there is no difference `index`. Since 0.1.0.
 */
const char *okr_diff_words(const okr_diff *diff, size_t index);

/**
 * All differences as JSON (docs/editing.md); `[]` if there are none.
 *
 * `OKR_OK` with a new buffer in `*out`; `OKR_STATUS_NULL_ARGUMENT`. Since 0.1.0.
 */
okr_status okr_diff_to_json(const okr_diff *diff, okr_buffer **out, okr_error **err);

/**
 * Frees a diff and its texts. NULL is fine. Since 0.1.0.
 */
void okr_diff_free(okr_diff *diff);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* OKR_H */
