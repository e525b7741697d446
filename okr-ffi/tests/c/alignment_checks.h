/* Part of alignment.c: checks, rules, sensitivities and what-if. */

/* How many findings there are with these options. */
static size_t found(const okr_check_options *options) {
    okr_portfolio *portfolio = load(DOCUMENT);
    okr_findings *findings = NULL;
    size_t count;
    CHECK(okr_portfolio_check(portfolio, options, &findings, NULL) == OKR_OK);
    okr_portfolio_free(portfolio);
    count = okr_findings_count(findings);
    okr_findings_free(findings);
    return count;
}

static void check_options(void) {
    okr_check_options *options = NULL;
    okr_policy *policy = NULL;
    okr_error *error = NULL;
    size_t all, alignment;
    CHECK(okr_check_options_new(2026, 11, 15, &options, NULL) == OKR_OK);
    all = found(options);
    CHECK(all >= 1);

    CHECK(okr_check_options_set_policy_name(options, LITERAL("google"), NULL) == OKR_OK);
    CHECK(okr_check_options_set_policy_json(options, LITERAL("{\"extends\":\"google\"}"), NULL) == OKR_OK);
    CHECK(okr_policy_named(LITERAL("atlassian"), &policy, NULL) == OKR_OK);
    CHECK(okr_check_options_set_policy(options, policy, NULL) == OKR_OK);
    okr_policy_free(policy);
    CHECK(found(options) >= 1);
    CHECK(okr_check_options_set_policy(options, NULL, NULL) == OKR_OK && found(options) == all);
    expect_error(okr_check_options_set_policy_name(options, LITERAL("nobody"), &error), &error, OKR_STATUS_POLICY,
                 "E009", "`nobody`");
    CHECK(okr_check_options_set_policy_json(options, LITERAL("{"), NULL) == OKR_STATUS_POLICY);
    CHECK(okr_check_options_set_policy_json(options, LITERAL("\xff"), NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_check_options_set_policy(NULL, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);

    /* What fails changes nothing. */
    expect_error(okr_check_options_select(options, LITERAL("orphn"), &error), &error, OKR_STATUS_VALUE, "E009",
                 "did you mean `orphan`?");
    expect_error(okr_check_options_ignore(options, NULL, 0, &error), &error, OKR_STATUS_VALUE, "E009", "no rule ``");
    CHECK(found(options) == all);
    CHECK(okr_check_options_select(options, LITERAL("orphan"), NULL) == OKR_OK && found(options) == 1);
    CHECK(okr_check_options_select(options, LITERAL("ALN"), NULL) == OKR_OK);
    alignment = found(options);
    CHECK(alignment > 1 && alignment <= all);
    CHECK(okr_check_options_ignore(options, LITERAL("ALN001"), NULL) == OKR_OK && found(options) == alignment - 1);
    CHECK(okr_check_options_select(NULL, LITERAL("ALN"), NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_check_options_select(options, NULL, 3, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_check_options_ignore(NULL, LITERAL("ALN"), NULL) == OKR_STATUS_NULL_ARGUMENT);

    CHECK(okr_check_options_set_severity(options, LITERAL("ALN"), OKR_SEVERITY_HINT, NULL) == OKR_OK);
    expect_error(okr_check_options_set_severity(options, LITERAL("ALN"), 0, &error), &error,
                 OKR_STATUS_INVALID_ARGUMENT, "", "`severity` is 0");
    CHECK(okr_check_options_set_severity(options, LITERAL("XYZ"), 1, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_check_options_set_severity(NULL, LITERAL("ALN"), 1, NULL) == OKR_STATUS_NULL_ARGUMENT);

    CHECK(okr_check_options_set_option(options, LITERAL("overload"), LITERAL("max_supporting"), 0, NULL) == OKR_OK);
    CHECK(found(options) == alignment);
    expect_error(okr_check_options_set_option(options, LITERAL("ALN013"), LITERAL("max_suported"), 1, &error), &error,
                 OKR_STATUS_VALUE, "E009", "did you mean `max_supported`?");
    expect_error(okr_check_options_set_option(options, LITERAL("ALN013"), LITERAL("max_supported"), NAN, &error),
                 &error, OKR_STATUS_VALUE, "E006", "`max_supported`");
    CHECK(okr_check_options_set_option(options, LITERAL("ALN013"), LITERAL("max_supported"), 1e300, NULL) ==
          OKR_STATUS_VALUE);
    CHECK(okr_check_options_set_option(options, LITERAL("ALN"), LITERAL("max_supported"), 1, NULL) ==
          OKR_STATUS_VALUE);
    CHECK(okr_check_options_set_option(options, NULL, 1, LITERAL("max_supported"), 1, NULL) ==
          OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_check_options_set_option(NULL, LITERAL("ALN013"), LITERAL("max_supported"), 1, NULL) ==
          OKR_STATUS_NULL_ARGUMENT);
    okr_check_options_free(options);

    options = (okr_check_options *)1;
    expect_error(okr_check_options_new(2026, 13, 1, &options, &error), &error, OKR_STATUS_VALUE, "E010", "2026");
    CHECK(options == NULL);
    CHECK(okr_check_options_new(2026, 1, 1, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_check_options_free(NULL);
}

static void findings(void) {
    char *text = quoted(DOCUMENT);
    okr_portfolio *portfolio = load(DOCUMENT);
    okr_check_options *options = NULL;
    okr_findings *all = NULL, *located = NULL, *lost = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    size_t i, orphan;
    CHECK(okr_check_options_new(2026, 11, 15, &options, NULL) == OKR_OK);
    CHECK(okr_check_options_set_severity(options, LITERAL("orphan"), OKR_SEVERITY_ERROR, NULL) == OKR_OK);
    CHECK(okr_check_options_set_option(options, LITERAL("ALN013"), LITERAL("max_supporting"), 0, NULL) == OKR_OK);
    CHECK(okr_portfolio_check(portfolio, options, &all, NULL) == OKR_OK);
    okr_check_options_free(options);
    okr_portfolio_free(portfolio);
    for (orphan = 0; strcmp(okr_findings_code(all, orphan), "ALN001") != 0; orphan++) {
    }
    CHECK_TEXT(okr_findings_name(all, orphan), "orphan");
    CHECK_TEXT(okr_findings_path(all, orphan), "/objectives/2");
    CHECK_TEXT(okr_findings_subject_id(all, orphan), "alone");
    CHECK(okr_findings_subject_kind(all, orphan) == OKR_SUBJECT_OBJECTIVE);
    CHECK(okr_findings_severity(all, orphan) == OKR_SEVERITY_ERROR);
    CHECK(strstr(okr_findings_message(all, orphan), "`alone`") != NULL);
    CHECK(okr_findings_help(all, orphan)[0] != '\0');
    CHECK(okr_findings_line(all, orphan) == 0 && okr_findings_column(all, orphan) == 0);

    CHECK(okr_findings_locate(all, TEXT(text), &located, NULL) == OKR_OK);
    CHECK(okr_findings_count(located) == okr_findings_count(all));
    CHECK(okr_findings_line(located, orphan) == 8 && okr_findings_column(located, orphan) == 1);
    CHECK(okr_findings_line(all, orphan) == 0);
    CHECK(okr_findings_to_json(located, &buffer, NULL) == OKR_OK);
    has(buffer, "\"line\":8");
    okr_findings_free(located);
    CHECK(okr_findings_locate_yaml(all, TEXT(text), &located, NULL) == OKR_OK);
    CHECK(okr_findings_line(located, orphan) == 8);
    for (i = 0; i < okr_findings_count(located); i++) {
        size_t j;
        for (j = 0; j < okr_findings_related_count(located, i); j++) {
            CHECK(okr_findings_related_line(located, i, j) > 0 && okr_findings_related_column(located, i, j) > 0);
            CHECK(okr_findings_related_path(located, i, j)[0] == '/');
            CHECK(okr_findings_related_message(located, i, j)[0] != '\0');
        }
        CHECK(okr_findings_related_path(located, i, j) == NULL && okr_findings_related_message(located, i, j) == NULL);
        CHECK(okr_findings_related_line(located, i, j) == 0 && okr_findings_related_column(located, i, j) == 0);
    }
    /* Text that is something else gives no places, or those around. */
    CHECK(okr_findings_locate(all, LITERAL("no JSON"), &lost, NULL) == OKR_OK);
    CHECK(okr_findings_line(lost, 0) == 0);
    okr_findings_free(lost);
    CHECK(okr_findings_locate(all, NULL, 0, &lost, NULL) == OKR_OK);
    okr_findings_free(lost);
    lost = (okr_findings *)1;
    CHECK(okr_findings_locate(all, LITERAL("\xff"), &lost, NULL) == OKR_STATUS_INVALID_UTF8 && lost == NULL);
    CHECK(okr_findings_locate_yaml(all, NULL, 2, &lost, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_findings_locate(NULL, TEXT(text), &lost, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_findings_locate(all, TEXT(text), NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);

    i = okr_findings_count(all);
    CHECK(okr_findings_code(all, i) == NULL && okr_findings_name(all, i) == NULL);
    CHECK(okr_findings_message(all, SIZE_MAX) == NULL && okr_findings_help(all, i) == NULL);
    CHECK(okr_findings_path(all, i) == NULL && okr_findings_subject_id(all, i) == NULL);
    CHECK(okr_findings_severity(all, i) == 0 && okr_findings_subject_kind(all, i) == 0);
    CHECK(okr_findings_line(all, i) == 0 && okr_findings_column(all, i) == 0 && okr_findings_related_count(all, i) == 0);
    CHECK(okr_findings_count(NULL) == 0 && okr_findings_code(NULL, 0) == NULL && okr_findings_severity(NULL, 0) == 0);
    CHECK(okr_findings_related_path(NULL, 0, 0) == NULL);
    CHECK(okr_findings_to_json(NULL, &buffer, NULL) == OKR_STATUS_NULL_ARGUMENT && buffer == NULL);
    expect_error(okr_portfolio_check(NULL, NULL, &lost, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "`options` is NULL");
    CHECK(lost == NULL);
    okr_findings_free(located);
    okr_findings_free(all);
    okr_findings_free(NULL);
    free(text);
}

static void rules(void) {
    okr_error *error = NULL;
    okr_buffer *page = NULL;
    okr_str code, name, summary;
    size_t index = 7, i, j, options = 0;
    int32_t severity;
    double value, least, most;
    CHECK(okr_rule_count() >= 16);
    for (i = 0; i < okr_rule_count(); i++) {
        CHECK(okr_rule_code(i, &code, NULL) == OKR_OK && okr_rule_name(i, &name, NULL) == OKR_OK);
        CHECK(okr_rule_summary(i, &summary, NULL) == OKR_OK && summary.len > 0);
        CHECK(okr_rule_severity(i, &severity, NULL) == OKR_OK && okr_severity_name(severity) != NULL);
        CHECK(okr_rule_index(code.data, code.len, &index, NULL) == OKR_OK && index == i);
        CHECK(okr_rule_index(name.data, name.len, &index, NULL) == OKR_OK && index == i);
        for (j = 0; j < okr_rule_option_count(i); j++, options++) {
            CHECK(okr_rule_option_name(i, j, &name, NULL) == OKR_OK && name.len > 0);
            CHECK(okr_rule_option_summary(i, j, &summary, NULL) == OKR_OK && summary.len > 0);
            CHECK(okr_rule_option_default(i, j, &value, NULL) == OKR_OK);
            CHECK(okr_rule_option_least(i, j, &least, NULL) == OKR_OK && least <= value);
            CHECK(okr_rule_option_most(i, j, &most, NULL) == OKR_OK && value <= most && least < most);
        }
        CHECK(okr_rule_option_name(i, j, &name, NULL) == OKR_STATUS_OUT_OF_RANGE && name.data == NULL);
        CHECK(okr_rule_explain(i, &page, NULL) == OKR_OK);
        has(page, "## Why");
    }
    CHECK(options >= 2);
    CHECK(okr_rule_code(0, &code, NULL) == OKR_OK && same(code, "ALN001"));
    expect_error(okr_rule_index(LITERAL("ALN000"), &index, &error), &error, OKR_STATUS_NOT_FOUND, "", "`ALN000`");
    CHECK(index == 0);
    CHECK(okr_rule_index(NULL, 0, &index, NULL) == OKR_STATUS_NOT_FOUND);
    CHECK(okr_rule_index(NULL, 6, &index, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_rule_index(LITERAL("\xff"), &index, NULL) == OKR_STATUS_INVALID_UTF8);
    expect_error(okr_rule_code(SIZE_MAX, &code, &error), &error, OKR_STATUS_OUT_OF_RANGE, "", "no rule has index");
    i = okr_rule_count();
    CHECK(okr_rule_name(i, &name, NULL) == OKR_STATUS_OUT_OF_RANGE && okr_rule_option_count(i) == 0);
    CHECK(okr_rule_summary(i, &summary, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_rule_severity(i, &severity, NULL) == OKR_STATUS_OUT_OF_RANGE && severity == 0);
    CHECK(okr_rule_explain(i, &page, NULL) == OKR_STATUS_OUT_OF_RANGE && page == NULL);
    CHECK(okr_rule_option_default(i, 0, &value, NULL) == OKR_STATUS_OUT_OF_RANGE && value == 0);
    CHECK(okr_rule_option_least(0, 99, &least, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_rule_option_most(0, 0, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_rule_option_summary(i, 0, &summary, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_rule_code(0, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
}

static void sensitivities(void) {
    okr_scorecard *card = scored();
    okr_sensitivities *rows = NULL, *none = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    okr_str text;
    int32_t method = 7;
    double number = 7;
    int64_t exact = 7;
    CHECK(okr_scorecard_sensitivities(card, LITERAL("top"), &rows, &error) == OKR_OK && error == NULL);
    CHECK(okr_scorecard_sensitivities(card, LITERAL("alone"), &none, NULL) == OKR_OK);
    okr_scorecard_free(card);
    /* top is 3 parts nps and 2 parts calls, which is half wait and half lost. */
    CHECK(okr_sensitivities_count(rows) == 3);
    CHECK(fabs(okr_sensitivities_derivatives(rows)[0] - 0.6) < 1e-12);
    CHECK(fabs(okr_sensitivities_derivatives(rows)[1] - 0.2) < 1e-12);
    CHECK(okr_sensitivities_losses(rows)[1] == 0.2 && okr_sensitivities_losses(rows)[2] == 0);
    CHECK(okr_sensitivities_loss_billionths(rows, 1, &exact, NULL) == OKR_OK && exact == 200000000);
    CHECK(okr_sensitivities_objective(rows, &text, NULL) == OKR_OK && same(text, "top"));
    CHECK(okr_sensitivities_key_result_id(rows, 1, &text, NULL) == OKR_OK && same(text, "wait"));
    CHECK(okr_sensitivities_objective_id(rows, 1, &text, NULL) == OKR_OK && same(text, "calls"));
    CHECK(okr_sensitivities_method(rows, 0, &method, NULL) == OKR_OK && method == OKR_SENSITIVITY_EXACT);
    CHECK(okr_sensitivities_low(rows, 0, &number, NULL) == OKR_OK && number == 0);
    CHECK(okr_sensitivities_high(rows, 0, &number, NULL) == OKR_OK && number == 1);
    CHECK(okr_sensitivities_to_json(rows, &buffer, NULL) == OKR_OK);
    has(buffer, "\"objective\":\"top\"");

    expect_error(okr_sensitivities_key_result_id(rows, 3, &text, &error), &error, OKR_STATUS_OUT_OF_RANGE, "",
                 "no sensitivity has index 3");
    CHECK(okr_sensitivities_objective_id(rows, SIZE_MAX, &text, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_sensitivities_method(rows, 3, &method, NULL) == OKR_STATUS_OUT_OF_RANGE && method == 0);
    CHECK(okr_sensitivities_low(rows, 3, &number, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_sensitivities_high(rows, 3, &number, NULL) == OKR_STATUS_OUT_OF_RANGE && number == 0);
    CHECK(okr_sensitivities_loss_billionths(rows, 3, &exact, NULL) == OKR_STATUS_OUT_OF_RANGE && exact == 0);
    CHECK(okr_sensitivities_low(rows, 0, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_sensitivities_low(NULL, 0, &number, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_sensitivities_objective(NULL, &text, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_sensitivities_to_json(NULL, &buffer, NULL) == OKR_STATUS_NULL_ARGUMENT && buffer == NULL);
    CHECK(okr_sensitivities_count(NULL) == 0 && okr_sensitivities_derivatives(NULL) == NULL);
    CHECK(okr_sensitivities_losses(NULL) == NULL);
    okr_sensitivities_free(rows);
    CHECK(okr_sensitivities_count(none) == 0 && okr_sensitivities_derivatives(none) == NULL);
    CHECK(okr_sensitivities_losses(none) == NULL);
    okr_sensitivities_free(none);
    okr_sensitivities_free(NULL);

    card = scored();
    rows = (okr_sensitivities *)1;
    expect_error(okr_scorecard_sensitivities(card, LITERAL("nps"), &rows, &error), &error, OKR_STATUS_NOT_FOUND, "E009",
                 "`nps` is a key result");
    CHECK(rows == NULL);
    CHECK(okr_scorecard_sensitivities(card, NULL, 0, &rows, NULL) == OKR_STATUS_NOT_FOUND);
    CHECK(okr_scorecard_sensitivities(card, NULL, 1, &rows, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_sensitivities(card, LITERAL("\xff"), &rows, NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_scorecard_sensitivities(NULL, LITERAL("top"), &rows, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_sensitivities(card, LITERAL("top"), NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_scorecard_free(card);
}

static void what_if(void) {
    static const char *const ids[] = {"lost", "nps"};
    static const size_t lens[] = {4, 3};
    static const double scores[] = {1, 0.4};
    okr_scorecard *card = scored(), *after = NULL;
    okr_what_if *answer = NULL, *again = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    okr_str id;
    size_t index;
    double score = 7;
    int64_t exact = 7;
    CHECK(okr_scorecard_what_if(card, ids, lens, scores, 2, &answer, &error) == OKR_OK && error == NULL);
    okr_scorecard_free(card);
    /* nps keeps its score, so it is no change. */
    CHECK(okr_what_if_count(answer, OKR_NODE_KEY_RESULT) == 1 && okr_what_if_count(answer, OKR_NODE_OBJECTIVE) == 2);
    CHECK(okr_what_if_id(answer, OKR_NODE_KEY_RESULT, 0, &id, NULL) == OKR_OK && same(id, "lost"));
    CHECK(okr_what_if_id(answer, OKR_NODE_OBJECTIVE, 1, &id, NULL) == OKR_OK && same(id, "calls"));
    CHECK(okr_what_if_index(answer, OKR_NODE_KEY_RESULT, 0, &index, NULL) == OKR_OK && index == 2);
    CHECK(okr_what_if_before(answer, OKR_NODE_OBJECTIVE, 0, &score, NULL) == OKR_OK && score == 0.44);
    CHECK(okr_what_if_after(answer, OKR_NODE_OBJECTIVE, 0, &score, NULL) == OKR_OK && score == 0.64);
    CHECK(okr_what_if_before_billionths(answer, OKR_NODE_OBJECTIVE, 1, &exact, NULL) == OKR_OK);
    CHECK(exact == 500000000);
    CHECK(okr_what_if_after_billionths(answer, OKR_NODE_OBJECTIVE, 1, &exact, NULL) == OKR_OK);
    CHECK(exact == 1000000000);
    CHECK(okr_what_if_to_json(answer, &buffer, NULL) == OKR_OK);
    has(buffer, "\"key_results\":[{\"id\":\"lost\",\"before\":0,\"after\":1}]");

    /* The scorecard can be asked in turn, and needs nothing else. */
    CHECK(okr_what_if_scorecard(answer, &after, NULL) == OKR_OK);
    expect_error(okr_what_if_id(answer, OKR_NODE_OBJECTIVE, 2, &id, &error), &error, OKR_STATUS_OUT_OF_RANGE, "",
                 "no change has index 2");
    expect_error(okr_what_if_id(answer, OKR_NODE_UNIT, 0, &id, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "`kind` is 4");
    CHECK(okr_what_if_count(answer, OKR_NODE_ANY) == 0 && okr_what_if_count(answer, -1) == 0);
    CHECK(okr_what_if_index(answer, 0, 0, &index, NULL) == OKR_STATUS_INVALID_ARGUMENT && index == 0);
    CHECK(okr_what_if_before(answer, 1, 2, &score, NULL) == OKR_STATUS_OUT_OF_RANGE && score == 0);
    CHECK(okr_what_if_after(answer, 1, SIZE_MAX, &score, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_what_if_before_billionths(answer, 9, 0, &exact, NULL) == OKR_STATUS_INVALID_ARGUMENT && exact == 0);
    CHECK(okr_what_if_after_billionths(answer, 1, 0, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_what_if_after(NULL, 1, 0, &score, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_what_if_count(NULL, 1) == 0);
    CHECK(okr_what_if_scorecard(NULL, &card, NULL) == OKR_STATUS_NULL_ARGUMENT && card == NULL);
    CHECK(okr_what_if_to_json(NULL, &buffer, NULL) == OKR_STATUS_NULL_ARGUMENT && buffer == NULL);
    okr_what_if_free(answer);
    okr_what_if_free(NULL);
    CHECK(okr_scorecard_objective_score(after, 0, &score, NULL) == OKR_OK && score == 0.64);
    CHECK(okr_scorecard_what_if(after, NULL, NULL, NULL, 0, &again, NULL) == OKR_OK);
    CHECK(okr_what_if_count(again, OKR_NODE_OBJECTIVE) == 0);
    okr_what_if_free(again);
    okr_scorecard_free(after);
}

/* An objective without a score that gets one: null before, and flagged so. */
static void what_if_none(void) {
    static const char *const DARK =
        "{'okr':'1','organization':{'name':'Acme'},'policy':{'missing':'exclude'},"
        "'units':[{'id':'acme','name':'Acme','level':'company'}],"
        "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31'}],"
        "'objectives':[{'id':'o','title':'O','owner':'acme','cycle':'q4','commitment':'committed','key_results':["
        "{'id':'k','title':'K','measure':{'kind':'milestone'}}]}]}";
    static const char *const ids[] = {"k"};
    static const size_t lens[] = {1};
    static const double scores[] = {0.25};
    okr_portfolio *portfolio = load(DARK);
    okr_score_options *options = NULL;
    okr_scorecard *card = NULL;
    okr_what_if *answer = NULL;
    okr_error *error = (okr_error *)1;
    double score = 7;
    int64_t exact = 7;
    CHECK(okr_score_options_new(2026, 11, 15, &options, NULL) == OKR_OK);
    CHECK(okr_portfolio_score(portfolio, options, &card, NULL) == OKR_OK);
    CHECK(okr_scorecard_what_if(card, ids, lens, scores, 1, &answer, NULL) == OKR_OK);
    CHECK(okr_what_if_before(answer, OKR_NODE_OBJECTIVE, 0, &score, &error) == OKR_ABSENT);
    CHECK(score == 0 && error == NULL);
    CHECK(okr_what_if_before_billionths(answer, OKR_NODE_OBJECTIVE, 0, &exact, NULL) == OKR_ABSENT && exact == 0);
    CHECK(okr_what_if_after(answer, OKR_NODE_OBJECTIVE, 0, &score, NULL) == OKR_OK && score == 0.25);
    okr_what_if_free(answer);
    okr_scorecard_free(card);
    okr_score_options_free(options);
    okr_portfolio_free(portfolio);
}

static void bad_what_if(void) {
    static const char *const ids[] = {"lots", "nps", "nps", "top"};
    static const size_t lens[] = {4, 3, 3, 3};
    static const double scores[] = {0.5, 2, 0.5, NAN};
    static const char *const holes[] = {"lost", NULL, "\xff"};
    static const size_t long_lens[] = {4, 1, 1}, absurd[] = {SIZE_MAX};
    okr_scorecard *card = scored();
    okr_what_if *answer = (okr_what_if *)1;
    okr_error *error = NULL;
    CHECK(okr_scorecard_what_if(card, ids, lens, scores, 4, &answer, &error) == OKR_STATUS_VALUE && answer == NULL);
    /* All that is wrong is said at once. */
    CHECK(okr_error_problem_count(error) == 5);
    CHECK(strstr(okr_error_message(error), "did you mean `lost`?") != NULL);
    CHECK(strstr(okr_error_message(error), "`top` is an objective") != NULL);
    okr_error_free(error);
    expect_error(okr_scorecard_what_if(card, holes, long_lens, scores, 2, &answer, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`ids[1]` is NULL");
    expect_error(okr_scorecard_what_if(card, holes + 2, long_lens + 2, scores, 1, &answer, &error), &error,
                 OKR_STATUS_INVALID_UTF8, "", "`ids[0]`");
    expect_error(okr_scorecard_what_if(card, NULL, lens, scores, 1, &answer, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`ids` is NULL");
    expect_error(okr_scorecard_what_if(card, ids, NULL, scores, 1, &answer, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`lens` is NULL");
    expect_error(okr_scorecard_what_if(card, ids, lens, NULL, 1, &answer, &error), &error, OKR_STATUS_NULL_ARGUMENT,
                 "", "`scores` is NULL");
    CHECK(okr_scorecard_what_if(card, ids, lens, scores, SIZE_MAX, &answer, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_scorecard_what_if(card, ids, absurd, scores, 1, &answer, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_scorecard_what_if(NULL, ids, lens, scores, 1, &answer, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_what_if(card, ids + 1, lens + 1, scores + 2, 1, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_scorecard_free(card);
}
