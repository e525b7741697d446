/* Every function of okr.h, with good and with bad input. */
#include "json.h"
#include "okr_check.h"

#include <math.h>

/* A portfolio with most kinds of null in its scorecard. */
static const char *const DOCUMENT =
    "{'okr':'1','organization':{'name':'Acme'},"
    "'units':[{'id':'acme','name':'Acme','level':'company'},"
    "{'id':'support','name':'Support','level':'team','parent':'acme'}],"
    "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31','phase':'review'}],"
    "'kpis':[{'id':'churn','name':'Churn'}],"
    "'objectives':["
    "{'id':'o-trust','title':'Earn \u2665 trust','owner':'support','cycle':'q4','commitment':'aspirational',"
    "'key_results':["
    "{'id':'kr-nps','title':'Increase NPS from 32 to 55',"
    "'measure':{'kind':'increase','baseline':32,'target':55},"
    "'check_ins':[{'on':'2026-10-14','value':34,'confidence':0.6}]},"
    "{'id':'kr-line','title':'Open the second line','measure':{'kind':'milestone'}},"
    "{'id':'kr-wait','title':'Hold waiting under 200 s','role':'guardrail',"
    "'measure':{'kind':'at_most','threshold':200},"
    "'check_ins':[{'on':'2026-10-14','value':250}]}]},"
    "{'id':'o-empty','title':'Nothing measured','owner':'acme','cycle':'q4','commitment':'committed',"
    "'key_results':[]},"
    "{'id':'o-ship','title':'Ship it','owner':'acme','cycle':'q4','commitment':'committed',"
    "'key_results':["
    "{'id':'kr-ship','title':'Ship ten','measure':{'kind':'increase','baseline':0,'target':10},"
    "'check_ins':[{'on':'2026-11-01','value':4}],"
    "'review':{'score':0.5,'on':'2026-11-10','reason':'two more are done but not counted'}}]}]}";

static const char *const YAML = "okr: \"1\"\n"
                                "organization: {name: Acme}\n"
                                "units:\n"
                                "  - {id: acme, name: Acme, level: company}\n"
                                "cycles:\n"
                                "  - {id: q4, start: 2026-10-01, end: 2026-12-31}\n"
                                "objectives: []\n";

/* The number at a member of a member; -1 if there is none. */
static double number_at(const json *object, const char *outer, const char *inner) {
    const json *member = json_get(json_get(object, outer), inner);
    return member != NULL ? member->number : -1;
}

static okr_score_options *options_for(int32_t year, uint32_t month, uint32_t day) {
    okr_score_options *options = NULL;
    CHECK(okr_score_options_new(year, month, day, &options, NULL) == OKR_OK && options != NULL);
    return options;
}

/* The document, scored as of 2026-11-15 by the default policy. */
static okr_scorecard *scored(void) {
    okr_portfolio *portfolio = load(DOCUMENT);
    okr_score_options *options = options_for(2026, 11, 15);
    okr_scorecard *card = NULL;
    CHECK(okr_portfolio_score(portfolio, options, &card, NULL) == OKR_OK && card != NULL);
    /* The scorecard does not need them. */
    okr_score_options_free(options);
    okr_portfolio_free(portfolio);
    return card;
}

static void versions(void) {
    int major = -1, minor = -1, patch = -1;
    CHECK(sscanf(okr_version(), "%d.%d.%d", &major, &minor, &patch) == 3);
    CHECK(major == OKR_VERSION_MAJOR && minor == OKR_VERSION_MINOR && patch == OKR_VERSION_PATCH);
    CHECK(okr_abi_version() == OKR_ABI_VERSION);
    /* The one struct that crosses the border. */
    CHECK(sizeof(okr_str) == sizeof(char *) + sizeof(size_t) && sizeof(okr_status) == 4);
}

static void names(void) {
    CHECK_TEXT(okr_status_name(OKR_OK), "ok");
    CHECK_TEXT(okr_status_name(OKR_ABSENT), "absent");
    CHECK_TEXT(okr_status_name(OKR_STATUS_PANIC), "panic");
    CHECK(okr_status_name(-1) == NULL && okr_status_name(OKR_STATUS_EDIT + 1) == NULL);
    CHECK_TEXT(okr_basis_name(OKR_BASIS_ORIGINAL), "original");
    CHECK_TEXT(okr_commitment_name(OKR_COMMITMENT_ASPIRATIONAL), "aspirational");
    CHECK_TEXT(okr_grade_name(OKR_GRADE_GREEN), "green");
    CHECK_TEXT(okr_pace_name(OKR_PACE_NO_DATA), "no_data");
    CHECK_TEXT(okr_verdict_name(OKR_VERDICT_FELL_SHORT), "fell_short");
    CHECK_TEXT(okr_duty_name(OKR_DUTY_CARRY_OVER), "carry_over");
    CHECK(okr_basis_name(0) == NULL && okr_commitment_name(3) == NULL && okr_grade_name(-1) == NULL);
    CHECK(okr_pace_name(8) == NULL && okr_verdict_name(0) == NULL);
    CHECK(okr_duty_name(OKR_DUTY_EXPLAIN | OKR_DUTY_ESCALATE) == NULL && okr_duty_name(0) == NULL);
}

static void loading(void) {
    okr_portfolio *portfolio = load(DOCUMENT), *second = NULL;
    okr_error *error = NULL;
    okr_buffer *first = NULL, *again = NULL, *pretty = NULL;
    json *read;
    CHECK(okr_portfolio_unit_count(portfolio) == 2);
    CHECK(okr_portfolio_cycle_count(portfolio) == 1);
    CHECK(okr_portfolio_kpi_count(portfolio) == 1);
    CHECK(okr_portfolio_objective_count(portfolio) == 3);
    CHECK(okr_portfolio_key_result_count(portfolio) == 4);
    CHECK(okr_portfolio_check_in_count(portfolio) == 3);
    CHECK(okr_portfolio_unit_count(NULL) == 0 && okr_portfolio_cycle_count(NULL) == 0);
    CHECK(okr_portfolio_kpi_count(NULL) == 0 && okr_portfolio_objective_count(NULL) == 0);
    CHECK(okr_portfolio_key_result_count(NULL) == 0 && okr_portfolio_check_in_count(NULL) == 0);

    CHECK(okr_portfolio_to_json(portfolio, &first, &error) == OKR_OK && error == NULL);
    CHECK(okr_buffer_data(first)[okr_buffer_len(first)] == '\0');
    CHECK(okr_portfolio_from_json(okr_buffer_data(first), okr_buffer_len(first), &second, &error) == OKR_OK);
    CHECK(okr_portfolio_to_json(second, &again, NULL) == OKR_OK);
    CHECK_TEXT(okr_buffer_data(again), okr_buffer_data(first));
    okr_portfolio_free(second);

    CHECK(okr_portfolio_to_json_pretty(portfolio, &pretty, NULL) == OKR_OK);
    CHECK(strchr(okr_buffer_data(pretty), '\n') != NULL && strchr(okr_buffer_data(first), '\n') == NULL);
    read = json_read(okr_buffer_data(pretty), okr_buffer_len(pretty));
    CHECK(json_count(json_get(read, "objectives")) == 3);
    json_free(read);

    /* A clone lives on by itself. */
    second = okr_portfolio_clone(portfolio);
    okr_portfolio_free(portfolio);
    CHECK(okr_portfolio_objective_count(second) == 3);
    okr_portfolio_free(second);
    CHECK(okr_portfolio_clone(NULL) == NULL);

    okr_buffer_free(first);
    okr_buffer_free(again);
    okr_buffer_free(pretty);
}

static void loading_yaml(void) {
    okr_portfolio *portfolio = NULL;
    okr_error *error = NULL;
    CHECK(okr_portfolio_from_yaml(TEXT(YAML), &portfolio, &error) == OKR_OK && error == NULL);
    CHECK(okr_portfolio_unit_count(portfolio) == 1);
    okr_portfolio_free(portfolio);
    expect_error(okr_portfolio_from_yaml(NULL, 7, &portfolio, &error), &error, OKR_STATUS_NULL_ARGUMENT,
                 "", "`text` is NULL");
    expect_error(okr_portfolio_from_yaml(TEXT(YAML), NULL, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "`out` is NULL");
    CHECK(okr_portfolio_from_yaml(LITERAL("a: [1"), &portfolio, &error) == OKR_STATUS_LOAD);
    CHECK_TEXT(okr_error_code(error), "E001");
    CHECK(portfolio == NULL);
    okr_error_free(error);
    error = NULL;
    CHECK(okr_portfolio_from_yaml(LITERAL("\xff\xfe"), &portfolio, &error) == OKR_STATUS_LOAD);
    CHECK_TEXT(okr_error_code(error), "E001");
    okr_error_free(error);
    CHECK(okr_portfolio_from_yaml(NULL, 0, &portfolio, NULL) == OKR_STATUS_LOAD);
}

static void bad_documents(void) {
    okr_portfolio *portfolio = (okr_portfolio *)1;
    okr_error *error = (okr_error *)1;
    char *text;

    /* NULL with length 0 is the empty text, which is not JSON. Old values are overwritten. */
    CHECK(okr_portfolio_from_json(NULL, 0, &portfolio, &error) == OKR_STATUS_LOAD);
    CHECK(portfolio == NULL && okr_error_status(error) == OKR_STATUS_LOAD);
    CHECK_TEXT(okr_error_code(error), "E001");
    okr_error_free(error);
    CHECK(okr_portfolio_from_json("x", 0, &portfolio, &error) == OKR_STATUS_LOAD);
    okr_error_free(error);
    error = NULL;

    expect_error(okr_portfolio_from_json(NULL, 1, &portfolio, &error), &error, OKR_STATUS_NULL_ARGUMENT,
                 "", "`text` is NULL");
    expect_error(okr_portfolio_from_json("{}", 2, NULL, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "`out` is NULL");
    expect_error(okr_portfolio_from_json("{}", (size_t)-1, &portfolio, &error), &error,
                 OKR_STATUS_INVALID_ARGUMENT, "", "the length of `text`");
    /* Nobody asks for the error. */
    CHECK(okr_portfolio_from_json(NULL, 1, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_portfolio_from_json("{", 1, &portfolio, NULL) == OKR_STATUS_LOAD && portfolio == NULL);

    /* Not UTF-8; a NUL in the text; a NUL in an identifier. */
    CHECK(okr_portfolio_from_json(LITERAL("{\"okr\":\"\xff\"}"), &portfolio, &error) == OKR_STATUS_LOAD);
    CHECK_TEXT(okr_error_problem_code(error, 0), "E001");
    CHECK(okr_error_problem_count(error) == 1);
    okr_error_free(error);
    CHECK(okr_portfolio_from_json(LITERAL("{}\0"), &portfolio, &error) == OKR_STATUS_LOAD);
    CHECK_TEXT(okr_error_problem_code(error, 0), "E001");
    okr_error_free(error);
    text = quoted("{'okr':'1','organization':{'name':'Acme'},"
                  "'units':[{'id':'a\\u0000b','name':'Acme','level':'company'}],\n"
                  "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31'}],'objectives':[]}");
    CHECK(okr_portfolio_from_json(TEXT(text), &portfolio, &error) == OKR_STATUS_LOAD);
    CHECK_TEXT(okr_error_code(error), "E007");
    CHECK_TEXT(okr_error_problem_path(error, 0), "/units/0/id");
    CHECK(strlen(okr_error_problem_message(error, 0)) > 0);
    okr_error_free(error);
    free(text);
}

static void error_objects(void) {
    char *text = quoted("{'okr':'1','organization':{'name':'Acme'},\n"
                        "'units':[{'id':'acme','name':'Acme','level':'company'}],\n"
                        "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31'}],\n"
                        "'objectives':[\n"
                        "{'id':'a','title':'A','owner':'acmee','cycle':'q4','commitment':'committed',"
                        "'aligned_to':[{'objective':'b'}],'key_results':[]},\n"
                        "{'id':'b','title':'B','owner':'acme','cycle':'q4','commitment':'committed',"
                        "'aligned_to':[{'objective':'a'}],'key_results':[]}]}");
    okr_portfolio *portfolio = NULL;
    okr_error *error = NULL, *second = NULL;
    okr_buffer *buffer = NULL;
    json *list;
    size_t loop = 1;
    CHECK(okr_portfolio_from_json(TEXT(text), &portfolio, &error) == OKR_STATUS_LOAD);
    CHECK(okr_error_problem_count(error) == 2);
    CHECK_TEXT(okr_error_code(error), "E009");
    CHECK_TEXT(okr_error_problem_code(error, 0), "E009");
    CHECK_TEXT(okr_error_problem_name(error, 0), "unknown-reference");
    CHECK_TEXT(okr_error_problem_path(error, 0), "/objectives/0/owner");
    CHECK(strstr(okr_error_problem_message(error, 0), "`acmee`") != NULL);
    CHECK(strstr(okr_error_problem_help(error, 0), "`acme`") != NULL);
    CHECK(okr_error_problem_line(error, 0) == 5 && okr_error_problem_column(error, 0) > 1);
    CHECK(okr_error_related_count(error, 0) == 0);
    CHECK(strstr(okr_error_message(error), "/objectives/0/owner") != NULL);
    CHECK(strstr(okr_error_message(error), "E015") != NULL);
    CHECK_TEXT(okr_error_problem_code(error, loop), "E015");
    if (CHECK(okr_error_related_count(error, loop) == 1)) {
        CHECK(strlen(okr_error_related_message(error, loop, 0)) > 0);
        CHECK(strstr(okr_error_related_path(error, loop, 0), "/objectives/") != NULL);
        CHECK(okr_error_related_line(error, loop, 0) >= 5);
        CHECK(okr_error_related_column(error, loop, 0) >= 1);
    }

    CHECK(okr_error_to_json(error, &buffer, &second) == OKR_OK && second == NULL);
    list = json_read(okr_buffer_data(buffer), okr_buffer_len(buffer));
    CHECK(list != NULL && list->type == JSON_ARRAY && json_count(list) == 2);
    json_free(list);
    okr_buffer_free(buffer);

    /* Beyond the ends, and of NULL. */
    CHECK(okr_error_problem_code(error, 2) == NULL && okr_error_problem_name(error, 2) == NULL);
    CHECK(okr_error_problem_message(error, 2) == NULL && okr_error_problem_help(error, 2) == NULL);
    CHECK(okr_error_problem_path(error, 2) == NULL && okr_error_problem_line(error, 2) == 0);
    CHECK(okr_error_problem_column(error, 2) == 0 && okr_error_related_count(error, (size_t)-1) == 0);
    CHECK(okr_error_related_message(error, loop, 1) == NULL);
    CHECK(okr_error_related_path(error, 7, 0) == NULL && okr_error_related_line(error, 0, 0) == 0);
    CHECK(okr_error_related_column(error, 0, 0) == 0);
    CHECK(okr_error_status(NULL) == OKR_OK && okr_error_message(NULL) == NULL);
    CHECK(okr_error_code(NULL) == NULL && okr_error_problem_count(NULL) == 0);
    CHECK(okr_error_problem_code(NULL, 0) == NULL && okr_error_related_count(NULL, 0) == 0);
    expect_error(okr_error_to_json(NULL, &buffer, &second), &second, OKR_STATUS_NULL_ARGUMENT, "",
                 "`error` is NULL");
    CHECK(buffer == NULL);
    CHECK(okr_error_to_json(error, NULL, &second) == OKR_STATUS_NULL_ARGUMENT);
    /* An error about an argument has no problems. */
    CHECK(okr_error_to_json(second, &buffer, NULL) == OKR_OK);
    CHECK_TEXT(okr_buffer_data(buffer), "[]");
    CHECK(okr_buffer_len(buffer) == 2);
    okr_buffer_free(buffer);
    okr_error_free(second);
    okr_error_free(error);
    free(text);

    CHECK(okr_buffer_data(NULL) == NULL && okr_buffer_len(NULL) == 0);
    okr_error_free(NULL);
    okr_buffer_free(NULL);
    okr_portfolio_free(NULL);
    okr_score_options_free(NULL);
    okr_policy_free(NULL);
    okr_scorecard_free(NULL);
}

static void dates(void) {
    int32_t year = 7;
    uint32_t month = 7, day = 7;
    okr_error *error = NULL;
    CHECK(okr_date_parse(LITERAL("2026-02-28"), &year, &month, &day, &error) == OKR_OK);
    CHECK(year == 2026 && month == 2 && day == 28 && error == NULL);
    expect_error(okr_date_parse(LITERAL("2026-02-29"), &year, &month, &day, &error), &error,
                 OKR_STATUS_VALUE, "E010", "2026-02-29");
    CHECK(year == 0 && month == 0 && day == 0);
    CHECK(okr_date_parse(NULL, 0, &year, &month, &day, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_date_parse(LITERAL("1899-12-31"), &year, &month, &day, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_date_parse(LITERAL("\xff"), &year, &month, &day, NULL) == OKR_STATUS_INVALID_UTF8);
    expect_error(okr_date_parse(LITERAL("2026-02-28"), &year, NULL, &day, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`month` is NULL");
}

static void policies(void) {
    okr_policy *policy = NULL, *second = NULL;
    okr_error *error = NULL;
    okr_buffer *buffer = NULL;
    okr_str name;
    char *text;
    json *read;
    size_t i;

    CHECK(okr_named_policy_count() == 10 && okr_named_policy(10) == NULL);
    CHECK_TEXT(okr_named_policy(0), "default");
    for (i = 0; i < okr_named_policy_count(); i++) {
        const char *known = okr_named_policy(i);
        CHECK(okr_policy_named(TEXT(known), &policy, &error) == OKR_OK && error == NULL);
        CHECK(okr_policy_name(policy, &name, NULL) == OKR_OK && same(name, known));
        okr_policy_free(policy);
    }
    expect_error(okr_policy_named(LITERAL("gogle"), &policy, &error), &error, OKR_STATUS_POLICY, "E009",
                 "google");
    CHECK(policy == NULL);
    expect_error(okr_policy_named(LITERAL("goo\0gle"), &policy, &error), &error, OKR_STATUS_POLICY,
                 "E009", "goo\\u0000gle");
    expect_error(okr_policy_named(LITERAL("\xc3("), &policy, &error), &error, OKR_STATUS_INVALID_UTF8, "",
                 "`name` is not UTF-8");
    CHECK(okr_policy_named(NULL, 0, &policy, NULL) == OKR_STATUS_POLICY);
    CHECK(okr_policy_named(NULL, 1, &policy, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_policy_named(LITERAL("google"), NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);

    text = quoted("{'extends':'google','pace':{'on_track':0.8}}");
    CHECK(okr_policy_from_json(TEXT(text), &policy, &error) == OKR_OK);
    free(text);
    CHECK(okr_policy_name(policy, &name, NULL) == OKR_OK && same(name, "custom"));
    CHECK(okr_policy_to_json(policy, &buffer, NULL) == OKR_OK);
    read = json_read(okr_buffer_data(buffer), okr_buffer_len(buffer));
    CHECK(number_at(read, "pace", "on_track") == 0.8 && number_at(read, "pace", "at_risk") == 0.7);
    json_free(read);
    okr_buffer_free(buffer);
    second = okr_policy_clone(policy);
    okr_policy_free(policy);
    CHECK(okr_policy_name(second, &name, NULL) == OKR_OK && same(name, "custom"));
    okr_policy_free(second);
    CHECK(okr_policy_clone(NULL) == NULL);

    CHECK(okr_policy_from_json(LITERAL("\"oboard\""), &policy, NULL) == OKR_OK);
    CHECK(okr_policy_name(policy, &name, NULL) == OKR_OK && same(name, "oboard"));
    okr_policy_free(policy);
    text = quoted("{'pace':{'on_track':0.5,'at_risk':0.9},'missing':'never'}");
    CHECK(okr_policy_from_json(TEXT(text), &policy, &error) == OKR_STATUS_POLICY && policy == NULL);
    CHECK(okr_error_problem_count(error) == 2);
    okr_error_free(error);
    free(text);
    CHECK(okr_policy_from_json(NULL, 0, &policy, NULL) == OKR_STATUS_POLICY);
    CHECK(okr_policy_from_json(LITERAL("\"\xff\""), &policy, NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_policy_name(NULL, &name, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(name.data == NULL && name.len == 0);
    CHECK(okr_policy_to_json(NULL, &buffer, NULL) == OKR_STATUS_NULL_ARGUMENT && buffer == NULL);
}

static void options(void) {
    okr_score_options *options = (okr_score_options *)1;
    okr_policy *policy = NULL;
    okr_portfolio *portfolio = load(DOCUMENT);
    okr_scorecard *card = NULL;
    okr_error *error = NULL;
    okr_str name;
    int32_t basis, year;
    uint32_t month, day;

    expect_error(okr_score_options_new(2026, 2, 30, &options, &error), &error, OKR_STATUS_VALUE, "E010",
                 "2026-02-30");
    CHECK(options == NULL);
    CHECK(okr_score_options_new(1899, 12, 31, &options, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_score_options_new(2201, 1, 1, &options, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_score_options_new(2026, 0, 0xFFFFFFFFu, &options, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_score_options_new(2026, 1, 1, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);

    options = options_for(2026, 10, 1);
    CHECK(okr_score_options_set_as_of(options, 2026, 11, 15, &error) == OKR_OK && error == NULL);
    CHECK(okr_score_options_set_policy_name(options, LITERAL("google"), NULL) == OKR_OK);
    CHECK(okr_score_options_set_basis(options, OKR_BASIS_ORIGINAL, NULL) == OKR_OK);
    /* A setter that fails changes nothing. */
    expect_error(okr_score_options_set_as_of(options, 2026, 13, 1, &error), &error, OKR_STATUS_VALUE,
                 "E010", "2026-13-01");
    expect_error(okr_score_options_set_policy_name(options, LITERAL("nobody"), &error), &error,
                 OKR_STATUS_POLICY, "E009", "nobody");
    CHECK(okr_score_options_set_policy_name(options, LITERAL("\xff"), NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_score_options_set_policy_json(options, LITERAL("{\"no\":1}"), NULL) == OKR_STATUS_POLICY);
    CHECK(okr_score_options_set_policy_json(options, LITERAL("\xff"), NULL) == OKR_STATUS_INVALID_UTF8);
    expect_error(okr_score_options_set_basis(options, 0, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "`basis` is 0");
    CHECK(okr_score_options_set_basis(options, 3, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_portfolio_score(portfolio, options, &card, NULL) == OKR_OK);
    CHECK(okr_scorecard_policy_name(card, &name, NULL) == OKR_OK && same(name, "google"));
    CHECK(okr_scorecard_basis(card, &basis, NULL) == OKR_OK && basis == OKR_BASIS_ORIGINAL);
    CHECK(okr_scorecard_as_of(card, &year, &month, &day, NULL) == OKR_OK);
    CHECK(year == 2026 && month == 11 && day == 15);
    okr_scorecard_free(card);

    /* The same options once more, with a policy by JSON, by handle, and with the portfolio's own. */
    CHECK(okr_score_options_set_policy_json(options, LITERAL("{\"name\":\"acme\"}"), NULL) == OKR_OK);
    CHECK(okr_portfolio_score(portfolio, options, &card, NULL) == OKR_OK);
    CHECK(okr_scorecard_policy_name(card, &name, NULL) == OKR_OK && same(name, "acme"));
    okr_scorecard_free(card);
    CHECK(okr_policy_named(LITERAL("oboard"), &policy, NULL) == OKR_OK);
    CHECK(okr_score_options_set_policy(options, policy, &error) == OKR_OK);
    okr_policy_free(policy);
    CHECK(okr_portfolio_score(portfolio, options, &card, NULL) == OKR_OK);
    CHECK(okr_scorecard_policy_name(card, &name, NULL) == OKR_OK && same(name, "oboard"));
    CHECK(okr_scorecard_policy(card, &policy, NULL) == OKR_OK);
    CHECK(okr_policy_name(policy, &name, NULL) == OKR_OK && same(name, "oboard"));
    okr_policy_free(policy);
    okr_scorecard_free(card);
    CHECK(okr_score_options_set_policy(options, NULL, NULL) == OKR_OK);
    CHECK(okr_portfolio_score(portfolio, options, &card, NULL) == OKR_OK);
    CHECK(okr_scorecard_policy_name(card, &name, NULL) == OKR_OK && same(name, "default"));
    okr_scorecard_free(card);

    expect_error(okr_score_options_set_as_of(NULL, 2026, 1, 1, &error), &error, OKR_STATUS_NULL_ARGUMENT,
                 "", "`options` is NULL");
    CHECK(okr_score_options_set_policy_name(NULL, LITERAL("google"), NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_score_options_set_policy_name(options, NULL, 3, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_score_options_set_policy_json(NULL, LITERAL("{}"), NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_score_options_set_policy(NULL, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_score_options_set_basis(NULL, OKR_BASIS_CURRENT, NULL) == OKR_STATUS_NULL_ARGUMENT);
    expect_error(okr_portfolio_score(NULL, options, &card, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "`portfolio` is NULL");
    expect_error(okr_portfolio_score(portfolio, NULL, &card, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "`options` is NULL");
    CHECK(card == NULL);
    CHECK(okr_portfolio_score(portfolio, options, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_score_options_free(options);
    okr_portfolio_free(portfolio);
}

#include "unit_rows.h"

static void explanations(void) {
    okr_scorecard *card = scored();
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    json *read;
    CHECK(okr_scorecard_explain_text(card, OKR_SUBJECT_ANY, LITERAL("o-ship"), &buffer, &error) == OKR_OK);
    CHECK(buffer_has(buffer, "0.5") && error == NULL);
    okr_buffer_free(buffer);
    CHECK(okr_scorecard_explain_text(card, OKR_SUBJECT_OBJECTIVE, LITERAL("o-trust"), &buffer, NULL) == OKR_OK);
    CHECK(buffer_has(buffer, "kr-wait"));
    okr_buffer_free(buffer);
    CHECK(okr_scorecard_explain_json(card, OKR_SUBJECT_KEY_RESULT, LITERAL("kr-nps"), &buffer, NULL) == OKR_OK);
    read = json_read(okr_buffer_data(buffer), okr_buffer_len(buffer));
    CHECK(read != NULL && read->type == JSON_OBJECT);
    json_free(read);
    okr_buffer_free(buffer);
    CHECK(okr_scorecard_explain_json(card, OKR_SUBJECT_ANY, LITERAL("kr-nps"), &buffer, NULL) == OKR_OK);
    okr_buffer_free(buffer);

    expect_error(okr_scorecard_explain_text(card, OKR_SUBJECT_OBJECTIVE, LITERAL("kr-nps"), &buffer, &error),
                 &error, OKR_STATUS_NOT_FOUND, "", "no objective `kr-nps`");
    CHECK(buffer == NULL);
    expect_error(okr_scorecard_explain_json(card, OKR_SUBJECT_KEY_RESULT, LITERAL("o-ship"), &buffer, &error),
                 &error, OKR_STATUS_NOT_FOUND, "", "no key result `o-ship`");
    expect_error(okr_scorecard_explain_json(card, 0, LITERAL("o-ship"), &buffer, &error), &error,
                 OKR_STATUS_INVALID_ARGUMENT, "", "`subject` is 0");
    CHECK(okr_scorecard_explain_text(card, OKR_SUBJECT_ANY, NULL, 0, &buffer, NULL) == OKR_STATUS_NOT_FOUND);
    CHECK(okr_scorecard_explain_text(card, OKR_SUBJECT_ANY, LITERAL("\xff"), &buffer, NULL) ==
          OKR_STATUS_INVALID_UTF8);
    CHECK(okr_scorecard_explain_text(NULL, OKR_SUBJECT_ANY, LITERAL("o-ship"), &buffer, NULL) ==
          OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_explain_text(card, OKR_SUBJECT_ANY, LITERAL("o-ship"), NULL, NULL) ==
          OKR_STATUS_NULL_ARGUMENT);
    okr_scorecard_free(card);
}

static void comparisons(void) {
    okr_portfolio *portfolio = load(DOCUMENT);
    okr_score_options *options = options_for(2026, 11, 15);
    okr_policy *google = NULL, *oboard = NULL;
    const okr_policy *policies[3];
    okr_scorecard *cards[3] = {NULL, NULL, NULL}, *single = NULL;
    okr_buffer *first = NULL, *second = NULL;
    okr_error *error = NULL;
    okr_str name;
    CHECK(okr_policy_named(LITERAL("google"), &google, NULL) == OKR_OK);
    CHECK(okr_policy_named(LITERAL("oboard"), &oboard, NULL) == OKR_OK);
    policies[0] = google;
    policies[1] = oboard;
    policies[2] = google;
    CHECK(okr_portfolio_compare(portfolio, options, policies, 3, cards, &error) == OKR_OK && error == NULL);
    CHECK(okr_scorecard_policy_name(cards[0], &name, NULL) == OKR_OK && same(name, "google"));
    CHECK(okr_scorecard_policy_name(cards[1], &name, NULL) == OKR_OK && same(name, "oboard"));

    /* Each is what scoring with that policy gives. */
    CHECK(okr_score_options_set_policy(options, google, NULL) == OKR_OK);
    CHECK(okr_portfolio_score(portfolio, options, &single, NULL) == OKR_OK);
    CHECK(okr_scorecard_to_json(cards[2], &first, NULL) == OKR_OK);
    CHECK(okr_scorecard_to_json(single, &second, NULL) == OKR_OK);
    CHECK_TEXT(okr_buffer_data(first), okr_buffer_data(second));
    okr_buffer_free(first);
    okr_buffer_free(second);
    okr_scorecard_free(single);
    okr_scorecard_free(cards[0]);
    okr_scorecard_free(cards[1]);
    okr_scorecard_free(cards[2]);

    CHECK(okr_portfolio_compare(portfolio, options, NULL, 0, NULL, &error) == OKR_OK && error == NULL);
    policies[1] = NULL;
    cards[0] = cards[1] = cards[2] = (okr_scorecard *)1;
    expect_error(okr_portfolio_compare(portfolio, options, policies, 3, cards, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`policies[1]` is NULL");
    CHECK(cards[0] == NULL && cards[1] == NULL && cards[2] == NULL);
    expect_error(okr_portfolio_compare(portfolio, options, NULL, 1, cards, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`policies` is NULL");
    expect_error(okr_portfolio_compare(portfolio, options, policies, 1, NULL, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`out` is NULL");
    CHECK(okr_portfolio_compare(NULL, options, policies, 1, cards, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_portfolio_compare(portfolio, NULL, policies, 1, cards, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_portfolio_compare(portfolio, options, policies, (size_t)-1, cards, NULL) ==
          OKR_STATUS_INVALID_ARGUMENT);
    okr_policy_free(google);
    okr_policy_free(oboard);
    okr_score_options_free(options);
    okr_portfolio_free(portfolio);
}

static void value(int32_t measure, double a, double b, double c, int32_t flags, double reached,
                  double progress, int64_t billionths) {
    double is_progress = -7, score = -7;
    int64_t exact = -7;
    okr_error *error = NULL;
    CHECK(okr_score_value(measure, a, b, c, flags, reached, &is_progress, &score, &exact, &error) == OKR_OK);
    if (error != NULL) {
        printf("%s\n", okr_error_message(error));
        okr_error_free(error);
    }
    CHECK(is_progress == progress);
    CHECK(exact == billionths);
    CHECK(score == (double)billionths / 1e9);
}

static void bad_value(int32_t measure, double a, double b, double c, int32_t flags, double reached,
                      okr_status status, const char *code) {
    double progress = 7, score = 7;
    int64_t exact = 7;
    okr_error *error = NULL;
    okr_status is = okr_score_value(measure, a, b, c, flags, reached, &progress, &score, &exact, &error);
    CHECK(progress == 0 && score == 0 && exact == 0);
    expect_error(is, &error, status, code, "");
}

static void values(void) {
    const double none = NAN;
    value(OKR_MEASURE_INCREASE, 32, 55, none, 0, 34, 2.0 / 23.0, 86956522);
    value(OKR_MEASURE_INCREASE, 0, 10, 0, 0, 15, 1.5, 1000000000);
    value(OKR_MEASURE_INCREASE, 0, 10, 0, 0, -5, -0.5, 0);
    value(OKR_MEASURE_DECREASE, 8, 3, 0, 0, 5, 0.6, 600000000);
    value(OKR_MEASURE_AT_LEAST, 10, none, 0, 0, 10, 1, 1000000000);
    value(OKR_MEASURE_AT_LEAST, 10, none, 0, OKR_MEASURE_STRICT, 10, 0, 0);
    value(OKR_MEASURE_AT_LEAST, 10, 0, 0, 0, 5, 0.5, 500000000);
    value(OKR_MEASURE_AT_MOST, 200, 400, 0, 0, 300, 0.5, 500000000);
    value(OKR_MEASURE_AT_MOST, 200, none, 0, 0, 201, 0, 0);
    value(OKR_MEASURE_BETWEEN, 18, 22, none, 0, 22, 1, 1000000000);
    value(OKR_MEASURE_BETWEEN, 18, 22, none, OKR_MEASURE_STRICT, 22, 0, 0);
    value(OKR_MEASURE_BETWEEN, 18, 22, 4, 0, 24, 0.5, 500000000);
    value(OKR_MEASURE_MILESTONE, none, none, none, 0, 1, 1, 1000000000);
    value(OKR_MEASURE_DISCOVER, none, none, none, 0, -3, 1, 1000000000);
    /* No result is asked for. */
    CHECK(okr_score_value(OKR_MEASURE_INCREASE, 0, 1, 0, 0, 1, NULL, NULL, NULL, NULL) == OKR_OK);

    bad_value(OKR_MEASURE_INCREASE, 5, 5, 0, 0, 1, OKR_STATUS_VALUE, "E012");
    bad_value(OKR_MEASURE_INCREASE, 5, 1, 0, 0, 1, OKR_STATUS_VALUE, "E013");
    bad_value(OKR_MEASURE_DECREASE, 1, 5, 0, 0, 1, OKR_STATUS_VALUE, "E013");
    bad_value(OKR_MEASURE_BETWEEN, 5, 5, none, 0, 1, OKR_STATUS_VALUE, "E014");
    bad_value(OKR_MEASURE_AT_LEAST, 5, 6, 0, 0, 1, OKR_STATUS_VALUE, "E014");
    bad_value(OKR_MEASURE_AT_MOST, 5, 6, 0, OKR_MEASURE_STRICT, 1, OKR_STATUS_VALUE, "E014");
    bad_value(OKR_MEASURE_INCREASE, none, 1, 0, 0, 1, OKR_STATUS_VALUE, "E006");
    bad_value(OKR_MEASURE_INCREASE, 0, 1e16, 0, 0, 1, OKR_STATUS_VALUE, "E006");
    bad_value(OKR_MEASURE_INCREASE, 0, 1, 0, 0, none, OKR_STATUS_VALUE, "E006");
    bad_value(OKR_MEASURE_INCREASE, 0, 1, 0, 0, HUGE_VAL, OKR_STATUS_VALUE, "E006");
    bad_value(OKR_MEASURE_MILESTONE, 0, 0, 0, 0, 0.5, OKR_STATUS_VALUE, "E006");
    bad_value(0, 0, 1, 0, 0, 1, OKR_STATUS_INVALID_ARGUMENT, "");
    bad_value(8, 0, 1, 0, 0, 1, OKR_STATUS_INVALID_ARGUMENT, "");
    bad_value(OKR_MEASURE_AT_LEAST, 0, none, 0, 2, 1, OKR_STATUS_INVALID_ARGUMENT, "");
    bad_value(OKR_MEASURE_INCREASE, 0, 1, 0, OKR_MEASURE_STRICT, 1, OKR_STATUS_INVALID_ARGUMENT, "");
}

#ifdef OKR_TEST_PANIC
#ifdef __cplusplus
extern "C" {
#endif
okr_status okr_test_panic(int32_t payload, okr_error **err);
int32_t okr_test_panic_plain(void);
#ifdef __cplusplus
}
#endif

/* A panic in the library is a status and a message here, and all goes on. */
static void panics(void) {
    okr_portfolio *portfolio = load(DOCUMENT);
    okr_error *error = NULL;
    expect_error(okr_test_panic(0, &error), &error, OKR_STATUS_PANIC, "", "on demand");
    expect_error(okr_test_panic(1, &error), &error, OKR_STATUS_PANIC, "", "on demand, number 1");
    expect_error(okr_test_panic(2, &error), &error, OKR_STATUS_PANIC, "", "no message");
    CHECK(okr_test_panic(0, NULL) == OKR_STATUS_PANIC);
    CHECK(okr_test_panic_plain() == -1);
    CHECK(okr_portfolio_objective_count(portfolio) == 3);
    okr_portfolio_free(portfolio);
}
#endif

int main(void) {
    versions();
    names();
    loading();
    loading_yaml();
    bad_documents();
    error_objects();
    dates();
    policies();
    options();
    key_results();
    objectives();
    units();
    scorecards();
    explanations();
    comparisons();
    values();
#ifdef OKR_TEST_PANIC
    panics();
    return check_summary("unit, with panics");
#else
    return check_summary("unit");
#endif
}
