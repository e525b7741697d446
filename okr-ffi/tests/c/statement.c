/* Titles, word lists and drafts: every function with good and with bad input. */
#include "json.h"
#include "okr_check.h"

#include <stdint.h>

static okr_statement *read_title(const char *title) {
    okr_statement *statement = NULL;
    okr_error *error = (okr_error *)1;
    CHECK(okr_statement_read(TEXT(title), OKR_STATEMENT_KEY_RESULT, NULL, &statement, &error) == OKR_OK);
    CHECK(statement != NULL && error == NULL);
    return statement;
}

static void words(void) {
    CHECK_TEXT(okr_statement_name(OKR_STATEMENT_KEY_RESULT), "key_result");
    CHECK_TEXT(okr_type_name(OKR_TYPE_MILESTONE), "milestone");
    CHECK_TEXT(okr_direction_name(OKR_DIRECTION_REACH), "reach");
    CHECK_TEXT(okr_comparison_name(OKR_COMPARISON_LESS_THAN), "less_than");
    CHECK_TEXT(okr_certainty_name(OKR_CERTAINTY_LOW), "low");
    CHECK_TEXT(okr_part_name(OKR_PART_RANGE_END), "range_end");
    CHECK(okr_statement_name(0) == NULL && okr_type_name(4) == NULL && okr_direction_name(-1) == NULL);
    CHECK(okr_comparison_name(9) == NULL && okr_certainty_name(0) == NULL && okr_part_name(99) == NULL);
}

static void titles(void) {
    okr_statement *statement = read_title("Reduce churn \xc3\xa9t\xc3\xa9 from 8% to 3% by June");
    okr_error *error = NULL;
    okr_buffer *buffer = NULL;
    okr_str text = {NULL, 0};
    double number = 7;
    int32_t what = 0;
    size_t i, start = 0, end = 0, deadlines = 0;
    CHECK(okr_statement_kind(statement) == OKR_STATEMENT_KEY_RESULT);
    CHECK(okr_statement_type(statement) == OKR_TYPE_OUTCOME);
    CHECK(okr_statement_direction(statement) == OKR_DIRECTION_DECREASE);
    CHECK(okr_statement_certainty(statement) >= OKR_CERTAINTY_HIGH && okr_statement_comparison(statement) == 0);
    CHECK(okr_statement_flags(statement) ==
          (OKR_FLAG_HAS_TARGET | OKR_FLAG_HAS_BASELINE | OKR_FLAG_HAS_NUMBER | OKR_FLAG_MEASURABLE));
    CHECK(okr_statement_clauses(statement) >= 1);
    CHECK(okr_statement_baseline(statement, &number, NULL) == OKR_OK && number == 8);
    CHECK(okr_statement_target(statement, &number, NULL) == OKR_OK && number == 3);
    CHECK(okr_statement_range_end(statement, &number, NULL) == OKR_ABSENT && number == 0);
    CHECK(okr_statement_unit(statement, &text, NULL) == OKR_OK && same(text, "%"));
    CHECK(okr_statement_deadline(statement, &text, NULL) == OKR_OK && same(text, "by June"));
    CHECK(okr_statement_text(statement, &text, NULL) == OKR_OK && text.len == 40);
    CHECK(okr_statement_part_count(statement) >= 5);
    for (i = 0; i < okr_statement_part_count(statement); i++) {
        CHECK(okr_statement_part(statement, i, &what, &start, &end, NULL) == OKR_OK);
        CHECK(okr_part_name(what) != NULL && start < end && end <= text.len);
        deadlines += what == OKR_PART_DEADLINE && memcmp(text.data + start, "by June", end - start) == 0;
    }
    CHECK(deadlines == 1);
    CHECK(okr_statement_part(statement, 0, NULL, NULL, NULL, NULL) == OKR_OK);
    expect_error(okr_statement_part(statement, i, &what, &start, &end, &error), &error, OKR_STATUS_OUT_OF_RANGE, "",
                 "no part has index");
    CHECK(what == 0 && start == 0 && end == 0);
    CHECK(okr_statement_evidence_count(statement) >= 1);
    CHECK(okr_statement_evidence(statement, 0, &text, &start, &end, NULL) == OKR_OK && text.data != NULL && end > start);
    expect_error(okr_statement_evidence(statement, 99, &text, NULL, NULL, &error), &error, OKR_STATUS_OUT_OF_RANGE, "",
                 "no evidence has index 99");
    CHECK(okr_statement_to_json(statement, &buffer, NULL) == OKR_OK);
    CHECK(buffer_has(buffer, "\"baseline\":8,\"target\":3") && buffer_has(buffer, "\"what\":\"deadline\""));
    okr_buffer_free(buffer);
    CHECK(okr_statement_measure_to_json(statement, &buffer, NULL) == OKR_OK);
    CHECK_TEXT(okr_buffer_data(buffer),
               "{\"measure\":{\"kind\":\"decrease\",\"baseline\":8,\"target\":3},\"unit\":\"%\",\"assumptions\":[]}");
    okr_buffer_free(buffer);
    CHECK(okr_statement_measure_to_json(statement, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_statement_to_json(statement, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_statement_free(statement);
}

static void odd_titles(void) {
    okr_statement *statement = read_title("Improve collaboration");
    okr_error *error = NULL;
    okr_buffer *buffer = (okr_buffer *)1;
    okr_str text = {"x", 1};
    double number = 7;
    CHECK(okr_statement_measure_to_json(statement, &buffer, &error) == OKR_ABSENT && buffer == NULL && error == NULL);
    CHECK(okr_statement_flags(statement) == OKR_FLAG_VAGUE && okr_statement_direction(statement) == 0);
    CHECK(okr_statement_target(statement, &number, NULL) == OKR_ABSENT && number == 0);
    CHECK(okr_statement_baseline(statement, &number, NULL) == OKR_ABSENT);
    CHECK(okr_statement_unit(statement, &text, NULL) == OKR_ABSENT && text.data == NULL);
    CHECK(okr_statement_deadline(statement, &text, NULL) == OKR_ABSENT);
    okr_statement_free(statement);

    /* Any text can be read. */
    CHECK(okr_statement_read(NULL, 0, OKR_STATEMENT_OBJECTIVE, NULL, &statement, NULL) == OKR_OK);
    CHECK(okr_statement_kind(statement) == OKR_STATEMENT_OBJECTIVE && okr_statement_part_count(statement) == 0);
    okr_statement_free(statement);

    statement = (okr_statement *)1;
    expect_error(okr_statement_read(LITERAL("a"), 0, NULL, &statement, &error), &error, OKR_STATUS_INVALID_ARGUMENT,
                 "", "`kind` is 0");
    CHECK(statement == NULL);
    expect_error(okr_statement_read(LITERAL("\xff"), 1, NULL, &statement, &error), &error, OKR_STATUS_INVALID_UTF8, "",
                 "`text` is not UTF-8");
    CHECK(okr_statement_read(NULL, 3, 1, NULL, &statement, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_statement_read(LITERAL("a"), 1, NULL, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_statement_kind(NULL) == 0 && okr_statement_type(NULL) == 0 && okr_statement_direction(NULL) == 0);
    CHECK(okr_statement_certainty(NULL) == 0 && okr_statement_comparison(NULL) == 0 && okr_statement_flags(NULL) == 0);
    CHECK(okr_statement_clauses(NULL) == 0 && okr_statement_part_count(NULL) == 0);
    CHECK(okr_statement_evidence_count(NULL) == 0);
    CHECK(okr_statement_text(NULL, &text, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_statement_target(NULL, &number, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_statement_part(NULL, 0, NULL, NULL, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_statement_evidence(NULL, 0, NULL, NULL, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_statement_free(NULL);
}

static const char *const SWEDISH =
    "language = sv\n[verbs rise]\n\xc3\xb6ka\n[words from]\nfr\xc3\xa5n\n[words to]\ntill\n";

static void lexicons(void) {
    okr_lexicon *lexicon = NULL;
    okr_statement *statement = NULL;
    okr_error *error = NULL;
    okr_str language = {NULL, 0};
    double number = 0;
    CHECK(okr_lexicon_of_language(LITERAL("de"), &lexicon, NULL) == OKR_OK);
    CHECK(okr_lexicon_language(lexicon, &language, NULL) == OKR_OK && same(language, "de"));
    CHECK(okr_statement_read(LITERAL("NPS 3,5"), OKR_STATEMENT_KEY_RESULT, lexicon, &statement, NULL) == OKR_OK);
    okr_lexicon_free(lexicon); /* the statement does not need it */
    CHECK(okr_statement_target(statement, &number, NULL) == OKR_OK && number == 3.5);
    okr_statement_free(statement);

    CHECK(okr_lexicon_from_text(TEXT(SWEDISH), &lexicon, NULL) == OKR_OK);
    CHECK(okr_statement_read(LITERAL("\xc3\x96ka NPS fr\xc3\xa5n 32 till 55"), OKR_STATEMENT_KEY_RESULT, lexicon,
                             &statement, NULL) == OKR_OK);
    CHECK(okr_statement_direction(statement) == OKR_DIRECTION_INCREASE);
    okr_statement_free(statement);
    okr_lexicon_free(lexicon);

    lexicon = (okr_lexicon *)1;
    expect_error(okr_lexicon_of_language(LITERAL("xx"), &lexicon, &error), &error, OKR_STATUS_VALUE, "E009", "`xx`");
    CHECK(lexicon == NULL);
    CHECK(okr_lexicon_from_text(LITERAL("[verbs nothing]\nfly"), &lexicon, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_lexicon_from_text(LITERAL("\xff"), &lexicon, NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_lexicon_of_language(LITERAL("en"), NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_lexicon_language(NULL, &language, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_lexicon_free(NULL);
}

static const char *const OUTLINE =
    "# Q4 2026\n## Earn the trust of every customer who calls us\n- Increase NPS to 55\n- Improve collaboration\n";

static void drafts(void) {
    okr_draft *draft = NULL;
    okr_draft_options *options = NULL;
    okr_portfolio *portfolio = NULL;
    okr_lexicon *english = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    size_t i, last;
    CHECK(okr_draft_new(TEXT(OUTLINE), NULL, NULL, &draft, &error) == OKR_OK && error == NULL);
    CHECK(okr_draft_finding_count(draft) == 5);
    for (i = 0; i < 5; i++) {
        CHECK(strncmp(okr_draft_finding_code(draft, i), "DRF", 3) == 0 && okr_draft_finding_name(draft, i) != NULL);
        CHECK(*okr_draft_finding_message(draft, i) != '\0' && okr_draft_finding_help(draft, i) != NULL);
    }
    last = 4;
    CHECK_TEXT(okr_draft_finding_code(draft, last), "DRF005");
    CHECK(okr_draft_finding_severity(draft, last) == OKR_SEVERITY_WARNING);
    CHECK(okr_draft_finding_subject_kind(draft, last) == OKR_SUBJECT_KEY_RESULT);
    CHECK_TEXT(okr_draft_finding_subject_id(draft, last), "o1-kr2");
    CHECK_TEXT(okr_draft_finding_path(draft, last), "/objectives/0/key_results/1/measure");
    CHECK(okr_draft_finding_line(draft, last) == 4 && okr_draft_finding_column(draft, last) == 3);
    CHECK(okr_draft_findings_to_json(draft, &buffer, NULL) == OKR_OK && buffer_has(buffer, "\"code\":\"DRF001\""));
    okr_buffer_free(buffer);
    CHECK(okr_draft_portfolio(draft, &portfolio, NULL) == OKR_OK);
    CHECK(okr_draft_finding_code(draft, 5) == NULL && okr_draft_finding_name(draft, 5) == NULL);
    CHECK(okr_draft_finding_message(draft, 5) == NULL && okr_draft_finding_help(draft, 5) == NULL);
    CHECK(okr_draft_finding_severity(draft, 5) == 0 && okr_draft_finding_subject_kind(draft, 5) == 0);
    CHECK(okr_draft_finding_subject_id(draft, 5) == NULL && okr_draft_finding_path(draft, 5) == NULL);
    CHECK(okr_draft_finding_line(draft, 5) == 0 && okr_draft_finding_column(NULL, 0) == 0);
    okr_draft_free(draft);
    CHECK(okr_portfolio_key_result_count(portfolio) == 2); /* the portfolio does not need it */
    okr_portfolio_free(portfolio);

    CHECK(okr_draft_options_new(&options, NULL) == OKR_OK);
    CHECK(okr_draft_options_set_cycle(options, LITERAL("2026-Q4"), 2026, 10, 1, 2026, 12, 31, NULL) == OKR_OK);
    CHECK(okr_draft_options_set_organization(options, LITERAL("Acme"), NULL) == OKR_OK);
    CHECK(okr_draft_options_set_unit(options, LITERAL("Support"), OKR_LEVEL_TEAM, NULL) == OKR_OK);
    CHECK(okr_draft_options_set_commitment(options, OKR_COMMITMENT_COMMITTED, NULL) == OKR_OK);
    CHECK(okr_lexicon_of_language(LITERAL("en"), &english, NULL) == OKR_OK);
    CHECK(okr_draft_new(TEXT(OUTLINE), options, english, &draft, NULL) == OKR_OK);
    CHECK(okr_draft_finding_count(draft) == 2);
    okr_lexicon_free(english);
    CHECK(okr_draft_portfolio(draft, &portfolio, NULL) == OKR_OK);
    CHECK(okr_portfolio_to_json(portfolio, &buffer, NULL) == OKR_OK);
    CHECK(buffer_has(buffer, "\"owner\":\"support\",\"cycle\":\"2026-Q4\",\"commitment\":\"committed\""));
    okr_buffer_free(buffer);
    okr_portfolio_free(portfolio);
    okr_draft_free(draft);

    expect_error(okr_draft_options_set_cycle(options, LITERAL("q"), 2026, 2, 30, 2026, 12, 31, &error), &error,
                 OKR_STATUS_VALUE, "E010", "2026-02-30");
    expect_error(okr_draft_options_set_unit(options, LITERAL("u"), 9, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "`level` is 9");
    expect_error(okr_draft_options_set_commitment(options, 0, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "`commitment` is 0");
    CHECK(okr_draft_options_set_organization(options, LITERAL("\xff"), NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_draft_options_set_organization(NULL, LITERAL("a"), NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_draft_options_set_commitment(NULL, 1, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_draft_options_set_unit(NULL, LITERAL("a"), 1, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_draft_options_new(NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_draft_options_free(options);
    okr_draft_options_free(NULL);

    draft = (okr_draft *)1;
    CHECK(okr_draft_new(LITERAL("- KR: Increase NPS to 55\n"), NULL, NULL, &draft, &error) == OKR_STATUS_LOAD);
    CHECK(draft == NULL && okr_error_problem_count(error) == 1 && okr_error_problem_line(error, 0) == 1);
    CHECK_TEXT(okr_error_problem_code(error, 0), "E004");
    okr_error_free(error);
    CHECK(okr_draft_new(NULL, 0, NULL, NULL, &draft, NULL) == OKR_STATUS_LOAD);
    CHECK(okr_draft_new(LITERAL("\xff"), NULL, NULL, &draft, NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_draft_new(TEXT(OUTLINE), NULL, NULL, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_draft_portfolio(NULL, &portfolio, NULL) == OKR_STATUS_NULL_ARGUMENT && portfolio == NULL);
    CHECK(okr_draft_findings_to_json(NULL, &buffer, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_draft_finding_count(NULL) == 0);
    okr_draft_free(NULL);
}

int main(void) {
    words();
    titles();
    odd_titles();
    lexicons();
    drafts();
    return check_summary("statement");
}
