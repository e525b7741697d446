/* Rows and cells of a scorecard: part of unit.c, which has the document and `scored`. */

/* Checks of one cell: its value, an index too large, NULL for the scorecard and for the result. */
#define CELL(type, function, index, expected)                                                       \
    do {                                                                                            \
        type cell_;                                                                                 \
        okr_error *error_ = (okr_error *)1;                                                         \
        CHECK(function(card, (index), &cell_, &error_) == OKR_OK && cell_ == (expected));           \
        CHECK(error_ == NULL);                                                                      \
        CHECK(function(card, 99, &cell_, &error_) == OKR_STATUS_OUT_OF_RANGE && cell_ == 0);        \
        CHECK(okr_error_status(error_) == OKR_STATUS_OUT_OF_RANGE);                                 \
        okr_error_free(error_);                                                                     \
        CHECK(function(NULL, (index), &cell_, NULL) == OKR_STATUS_NULL_ARGUMENT);                   \
        CHECK(function(card, (index), NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);                     \
    } while (0)

#define TEXT_CELL(function, index, expected)                                                        \
    do {                                                                                            \
        okr_str cell_;                                                                              \
        CHECK(function(card, (index), &cell_, NULL) == OKR_OK && same(cell_, (expected)));          \
        CHECK(function(card, 99, &cell_, NULL) == OKR_STATUS_OUT_OF_RANGE && cell_.data == NULL);   \
        CHECK(function(NULL, (index), &cell_, NULL) == OKR_STATUS_NULL_ARGUMENT);                   \
        CHECK(function(card, (index), NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);                     \
    } while (0)

#define ABSENT_CELL(type, function, index)                                                          \
    do {                                                                                            \
        type cell_ = 7;                                                                             \
        okr_error *error_ = (okr_error *)1;                                                         \
        CHECK(function(card, (index), &cell_, &error_) == OKR_ABSENT && cell_ == 0);                \
        CHECK(error_ == NULL);                                                                      \
    } while (0)

static void key_results(void) {
    okr_scorecard *card = scored();
    okr_error *error = NULL;
    size_t index = 7;
    CHECK(okr_scorecard_key_result_count(card) == 4 && okr_scorecard_key_result_count(NULL) == 0);
    CHECK(okr_scorecard_key_result_index(card, LITERAL("kr-ship"), &index, &error) == OKR_OK && index == 3);
    expect_error(okr_scorecard_key_result_index(card, LITERAL("kr-shop"), &index, &error), &error,
                 OKR_STATUS_NOT_FOUND, "", "`kr-shop`");
    CHECK(index == 0);
    expect_error(okr_scorecard_key_result_index(card, LITERAL("kr-ship\0"), &index, &error), &error,
                 OKR_STATUS_NOT_FOUND, "", "`kr-ship\\u0000`");
    CHECK(okr_scorecard_key_result_index(card, NULL, 0, &index, NULL) == OKR_STATUS_NOT_FOUND);
    CHECK(okr_scorecard_key_result_index(card, NULL, 1, &index, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_key_result_index(card, LITERAL("\xff"), &index, NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_scorecard_key_result_index(NULL, LITERAL("kr-nps"), &index, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_key_result_index(card, LITERAL("kr-nps"), NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);

    TEXT_CELL(okr_scorecard_key_result_id, 0, "kr-nps");
    TEXT_CELL(okr_scorecard_key_result_title, 0, "Increase NPS from 32 to 55");
    TEXT_CELL(okr_scorecard_key_result_objective, 0, "o-trust");
    CELL(double, okr_scorecard_key_result_value, 0, 34.0);
    ABSENT_CELL(double, okr_scorecard_key_result_value, 1);
    CELL(double, okr_scorecard_key_result_progress, 0, 2.0 / 23.0);
    ABSENT_CELL(double, okr_scorecard_key_result_progress, 1);
    CELL(double, okr_scorecard_key_result_computed_score, 0, 0.086956522);
    CELL(int64_t, okr_scorecard_key_result_computed_score_billionths, 3, 400000000);
    CELL(double, okr_scorecard_key_result_score, 3, 0.5);
    CELL(int64_t, okr_scorecard_key_result_score_billionths, 3, 500000000);
    CELL(int32_t, okr_scorecard_key_result_overridden, 3, 1);
    CELL(int32_t, okr_scorecard_key_result_overridden, 0, 0);
    CELL(int32_t, okr_scorecard_key_result_unreported, 1, 1);
    CELL(int32_t, okr_scorecard_key_result_counted, 0, 1);
    CELL(int32_t, okr_scorecard_key_result_counted, 2, 0);
    CELL(double, okr_scorecard_key_result_expected_final, 0, 0.7);
    CELL(int64_t, okr_scorecard_key_result_expected_final_billionths, 0, 700000000);
    CELL(double, okr_scorecard_key_result_elapsed, 0, 45.0 / 91.0);
    CELL(double, okr_scorecard_key_result_expected, 0, 0.346153846);
    CELL(int64_t, okr_scorecard_key_result_expected_billionths, 0, 346153846);
    CELL(int32_t, okr_scorecard_key_result_grade, 0, OKR_GRADE_RED);
    CELL(int32_t, okr_scorecard_key_result_pace, 0, OKR_PACE_OFF_TRACK);
    CELL(int32_t, okr_scorecard_key_result_pace, 1, OKR_PACE_NO_DATA);
    CELL(int32_t, okr_scorecard_key_result_verdict, 0, OKR_VERDICT_FELL_SHORT);
    CELL(int32_t, okr_scorecard_key_result_verdict, 3, OKR_VERDICT_MISSED);
    CELL(double, okr_scorecard_key_result_confidence, 0, 0.6);
    ABSENT_CELL(double, okr_scorecard_key_result_confidence, 3);
    okr_scorecard_free(card);
}

static void objectives(void) {
    okr_scorecard *card = scored();
    okr_error *error = NULL;
    okr_str text;
    size_t index = 7;
    CHECK(okr_scorecard_objective_count(card) == 3 && okr_scorecard_objective_count(NULL) == 0);
    CHECK(okr_scorecard_objective_index(card, LITERAL("o-ship"), &index, &error) == OKR_OK && index == 2);
    expect_error(okr_scorecard_objective_index(card, LITERAL("kr-ship"), &index, &error), &error,
                 OKR_STATUS_NOT_FOUND, "", "no objective `kr-ship`");
    CHECK(okr_scorecard_objective_index(card, NULL, 0, &index, NULL) == OKR_STATUS_NOT_FOUND);
    CHECK(okr_scorecard_objective_index(card, LITERAL("o\0"), &index, NULL) == OKR_STATUS_NOT_FOUND);
    CHECK(okr_scorecard_objective_index(card, LITERAL("\xff"), &index, NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_scorecard_objective_index(NULL, LITERAL("o-ship"), &index, NULL) == OKR_STATUS_NULL_ARGUMENT);

    TEXT_CELL(okr_scorecard_objective_id, 0, "o-trust");
    TEXT_CELL(okr_scorecard_objective_title, 0, "Earn \xe2\x99\xa5 trust");
    TEXT_CELL(okr_scorecard_objective_owner, 0, "support");
    TEXT_CELL(okr_scorecard_objective_cycle, 0, "q4");
    CELL(int32_t, okr_scorecard_objective_commitment, 0, OKR_COMMITMENT_ASPIRATIONAL);
    CELL(int32_t, okr_scorecard_objective_commitment, 1, OKR_COMMITMENT_COMMITTED);
    /* Capped at 0 by its guardrail; the second has nothing to score. */
    CELL(double, okr_scorecard_objective_computed_score, 0, 0.0);
    ABSENT_CELL(double, okr_scorecard_objective_computed_score, 1);
    CELL(int64_t, okr_scorecard_objective_computed_score_billionths, 2, 500000000);
    ABSENT_CELL(int64_t, okr_scorecard_objective_computed_score_billionths, 1);
    CELL(double, okr_scorecard_objective_score, 2, 0.5);
    ABSENT_CELL(double, okr_scorecard_objective_score, 1);
    CELL(int64_t, okr_scorecard_objective_score_billionths, 2, 500000000);
    ABSENT_CELL(int64_t, okr_scorecard_objective_score_billionths, 1);
    CELL(int32_t, okr_scorecard_objective_overridden, 0, 0);
    TEXT_CELL(okr_scorecard_objective_capped_by, 0, "kr-wait");
    CHECK(okr_scorecard_objective_capped_by(card, 2, &text, &error) == OKR_ABSENT && error == NULL);
    CHECK(text.data == NULL && text.len == 0);
    CELL(double, okr_scorecard_objective_expected_final, 0, 0.7);
    CELL(int64_t, okr_scorecard_objective_expected_final_billionths, 1, 1000000000);
    CELL(double, okr_scorecard_objective_expected, 2, 0.494505495);
    ABSENT_CELL(double, okr_scorecard_objective_expected, 1);
    CELL(int64_t, okr_scorecard_objective_expected_billionths, 0, 173076923);
    ABSENT_CELL(int64_t, okr_scorecard_objective_expected_billionths, 1);
    CELL(int32_t, okr_scorecard_objective_grade, 2, OKR_GRADE_RED);
    ABSENT_CELL(int32_t, okr_scorecard_objective_grade, 1);
    CELL(int32_t, okr_scorecard_objective_pace, 2, OKR_PACE_ON_TRACK);
    ABSENT_CELL(int32_t, okr_scorecard_objective_pace, 1);
    CELL(int32_t, okr_scorecard_objective_verdict, 2, OKR_VERDICT_MISSED);
    ABSENT_CELL(int32_t, okr_scorecard_objective_verdict, 1);
    CELL(int32_t, okr_scorecard_objective_duties, 2, OKR_DUTY_EXPLAIN);
    CELL(int32_t, okr_scorecard_objective_duties, 0, 0);
    okr_scorecard_free(card);
}

static void units(void) {
    okr_scorecard *card = scored();
    okr_error *error = NULL;
    size_t index = 7;
    uint32_t count;
    double mean;
    int64_t exact;
    CHECK(okr_scorecard_unit_count(card) == 2 && okr_scorecard_unit_count(NULL) == 0);
    CHECK(okr_scorecard_unit_index(card, LITERAL("support"), LITERAL("q4"), &index, NULL) == OKR_OK);
    CHECK(index == 1);
    expect_error(okr_scorecard_unit_index(card, LITERAL("support"), LITERAL("q3"), &index, &error), &error,
                 OKR_STATUS_NOT_FOUND, "", "`support, q3`");
    CHECK(okr_scorecard_unit_index(card, NULL, 0, NULL, 0, &index, NULL) == OKR_STATUS_NOT_FOUND);
    expect_error(okr_scorecard_unit_index(card, LITERAL("support"), NULL, 2, &index, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`cycle` is NULL");
    CHECK(okr_scorecard_unit_index(card, LITERAL("\xff"), LITERAL("q4"), &index, NULL) ==
          OKR_STATUS_INVALID_UTF8);
    CHECK(okr_scorecard_unit_index(NULL, LITERAL("acme"), LITERAL("q4"), &index, NULL) ==
          OKR_STATUS_NULL_ARGUMENT);
    TEXT_CELL(okr_scorecard_unit_id, 0, "acme");
    TEXT_CELL(okr_scorecard_unit_cycle, 0, "q4");

    CHECK(okr_scorecard_unit_n(card, 0, OKR_SCOPE_OWN, OKR_GROUP_ALL, &count, NULL) == OKR_OK);
    CHECK(count == 1);
    CHECK(okr_scorecard_unit_unscored(card, 0, OKR_SCOPE_OWN, OKR_GROUP_COMMITTED, &count, NULL) == OKR_OK);
    CHECK(count == 1);
    CHECK(okr_scorecard_unit_n(card, 0, OKR_SCOPE_SUBTREE, OKR_GROUP_ALL, &count, NULL) == OKR_OK);
    CHECK(count == 2);
    CHECK(okr_scorecard_unit_mean(card, 0, OKR_SCOPE_SUBTREE, OKR_GROUP_ALL, &mean, NULL) == OKR_OK);
    CHECK(mean == 0.25);
    CHECK(okr_scorecard_unit_mean_billionths(card, 0, OKR_SCOPE_OWN, OKR_GROUP_COMMITTED, &exact, NULL) ==
          OKR_OK);
    CHECK(exact == 500000000);
    mean = 7;
    CHECK(okr_scorecard_unit_mean(card, 0, OKR_SCOPE_OWN, OKR_GROUP_ASPIRATIONAL, &mean, &error) ==
          OKR_ABSENT);
    CHECK(mean == 0 && error == NULL);
    CHECK(okr_scorecard_unit_mean_billionths(card, 0, OKR_SCOPE_OWN, OKR_GROUP_ASPIRATIONAL, &exact, NULL) ==
          OKR_ABSENT);

    expect_error(okr_scorecard_unit_n(card, 0, 0, OKR_GROUP_ALL, &count, &error), &error,
                 OKR_STATUS_INVALID_ARGUMENT, "", "`scope` is 0");
    expect_error(okr_scorecard_unit_n(card, 0, OKR_SCOPE_OWN, 4, &count, &error), &error,
                 OKR_STATUS_INVALID_ARGUMENT, "", "`group` is 4");
    CHECK(okr_scorecard_unit_unscored(card, 2, 1, 1, &count, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_scorecard_unit_mean(card, (size_t)-1, 1, 1, &mean, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_scorecard_unit_mean(NULL, 0, 1, 1, &mean, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_unit_mean_billionths(card, 0, 1, 1, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_scorecard_free(card);
}

static void scorecards(void) {
    okr_scorecard *card = scored(), *clone;
    okr_portfolio *portfolio = NULL;
    okr_policy *policy = NULL;
    okr_buffer *first = NULL, *second = NULL, *pretty = NULL;
    okr_str id;
    json *read;
    int32_t year, basis;
    uint32_t month, day;
    CHECK(okr_scorecard_to_json(card, &first, NULL) == OKR_OK);
    CHECK(okr_scorecard_to_json_pretty(card, &pretty, NULL) == OKR_OK);
    read = json_read(okr_buffer_data(first), okr_buffer_len(first));
    CHECK(json_count(json_get(read, "key_results")) == 4);
    json_free(read);
    CHECK(strchr(okr_buffer_data(pretty), '\n') != NULL);

    CHECK(okr_scorecard_portfolio(card, &portfolio, NULL) == OKR_OK);
    CHECK(okr_portfolio_objective_count(portfolio) == 3);
    okr_portfolio_free(portfolio);

    /* A clone lives on by itself, and is equal. */
    clone = okr_scorecard_clone(card);
    okr_scorecard_free(card);
    CHECK(okr_scorecard_to_json(clone, &second, NULL) == OKR_OK);
    CHECK_TEXT(okr_buffer_data(second), okr_buffer_data(first));
    CHECK(okr_scorecard_objective_id(clone, 0, &id, NULL) == OKR_OK && same(id, "o-trust"));
    okr_scorecard_free(clone);
    CHECK(okr_scorecard_clone(NULL) == NULL);
    okr_buffer_free(first);
    okr_buffer_free(second);
    okr_buffer_free(pretty);

    CHECK(okr_scorecard_to_json(NULL, &first, NULL) == OKR_STATUS_NULL_ARGUMENT && first == NULL);
    CHECK(okr_scorecard_to_json_pretty(NULL, &first, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_portfolio(NULL, &portfolio, NULL) == OKR_STATUS_NULL_ARGUMENT && portfolio == NULL);
    CHECK(okr_scorecard_policy(NULL, &policy, NULL) == OKR_STATUS_NULL_ARGUMENT && policy == NULL);
    CHECK(okr_scorecard_policy_name(NULL, &id, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_basis(NULL, &basis, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_as_of(NULL, &year, &month, &day, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_portfolio_to_json(NULL, &first, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_portfolio_to_json_pretty(NULL, &first, NULL) == OKR_STATUS_NULL_ARGUMENT);
}
