/* Check-ins and batches of edits: every function with good and with bad input. */
#include "json.h"
#include "okr_check.h"

#include <math.h>
#include <stdint.h>

static const char *const DOCUMENT =
    "{'okr':'1','organization':{'name':'Acme','priorities':[{'id':'p','title':'Grow'}]},"
    "'units':[{'id':'acme','name':'Acme','level':'company'},"
    "{'id':'support','name':'Support','level':'team','parent':'acme'}],"
    "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31'},"
    "{'id':'q1','start':'2027-01-01','end':'2027-03-31','phase':'planning'}],"
    "'kpis':[{'id':'churn','name':'Churn'}],"
    "'objectives':["
    "{'id':'o-grow','title':'Grow','owner':'acme','cycle':'q4','commitment':'aspirational','key_results':["
    "{'id':'kr-users','title':'Users','measure':{'kind':'increase','baseline':100,'target':200}}]},"
    "{'id':'o-trust','title':'Earn trust','owner':'support','cycle':'q4','commitment':'aspirational',"
    "'aligned_to':[{'objective':'o-grow'}],'key_results':["
    "{'id':'kr-nps','title':'NPS','measure':{'kind':'increase','baseline':32,'target':55},"
    "'check_ins':[{'on':'2026-10-14','value':34}]},"
    "{'id':'kr-ship','title':'Ship','measure':{'kind':'milestone'}},"
    "{'id':'kr-list','title':'List','measure':{'kind':'checklist','items':[{'id':'a','title':'A'},"
    "{'id':'b','title':'B'}]}}]}]}";

static okr_edits *new_edits(void) {
    okr_edits *edits = NULL;
    okr_error *error = (okr_error *)1;
    CHECK(okr_edits_new(2026, 11, 3, &edits, &error) == OKR_OK && edits != NULL && error == NULL);
    CHECK(okr_edits_set_by(edits, LITERAL("ada"), &error) == OKR_OK && error == NULL);
    return edits;
}

/* A portfolio as JSON, to be freed with okr_buffer_free. */
static okr_buffer *saved(const okr_portfolio *portfolio) {
    okr_buffer *buffer = NULL;
    CHECK(okr_portfolio_to_json(portfolio, &buffer, NULL) == OKR_OK);
    return buffer;
}

static void is_saved_as(const okr_portfolio *portfolio, const okr_buffer *text) {
    okr_buffer *buffer = saved(portfolio);
    CHECK_TEXT(okr_buffer_data(buffer), okr_buffer_data(text));
    okr_buffer_free(buffer);
}

static int has(const okr_portfolio *portfolio, const char *part) {
    okr_buffer *buffer = saved(portfolio);
    char *wanted = quoted(part);
    const int found = buffer_has(buffer, wanted);
    if (!found) {
        printf("    %s is not in %s\n", wanted, okr_buffer_data(buffer));
    }
    free(wanted);
    okr_buffer_free(buffer);
    return found;
}

/* The new version, which must be made; edits are freed. */
static okr_portfolio *edited(const okr_portfolio *portfolio, okr_edits *edits) {
    okr_portfolio *after = NULL;
    okr_error *error = NULL;
    CHECK(okr_portfolio_edit(portfolio, edits, &after, &error) == OKR_OK && after != NULL);
    if (error != NULL) {
        printf("%s\n", okr_error_message(error));
        okr_error_free(error);
    }
    okr_edits_free(edits);
    return after;
}

/* The problem that the edits must have first; edits are freed. */
static void refused(const okr_portfolio *portfolio, okr_edits *edits, const char *code, const char *path) {
    okr_portfolio *after = (okr_portfolio *)1;
    okr_error *error = NULL;
    okr_buffer *before = saved(portfolio);
    CHECK(okr_portfolio_edit(portfolio, edits, &after, &error) == OKR_STATUS_EDIT);
    CHECK(after == NULL && okr_error_status(error) == OKR_STATUS_EDIT);
    CHECK_TEXT(okr_error_code(error), code);
    if (!CHECK_TEXT(okr_error_problem_path(error, 0), path)) {
        printf("    %s\n", okr_error_message(error));
    }
    is_saved_as(portfolio, before);
    okr_buffer_free(before);
    okr_error_free(error);
    okr_edits_free(edits);
}

static void words(void) {
    CHECK_TEXT(okr_status_name(OKR_STATUS_EDIT), "edit");
    CHECK_TEXT(okr_phase_name(OKR_PHASE_REVIEW), "review");
    CHECK_TEXT(okr_carried_name(OKR_CARRIED_KEPT), "kept");
    CHECK_TEXT(okr_edit_name(OKR_EDIT_CLONE_CYCLE), "clone_cycle");
    CHECK_TEXT(okr_difference_name(OKR_DIFFERENCE_REMOVED), "removed");
    CHECK(okr_phase_name(0) == NULL && okr_carried_name(3) == NULL && okr_edit_name(-1) == NULL);
    CHECK(okr_difference_name(INT32_MAX) == NULL && okr_edit_name(INT32_MIN) == NULL);
}

static void check_in(void) {
    okr_portfolio *before = load(DOCUMENT), *after = (okr_portfolio *)1, *late = NULL;
    okr_buffer *first = saved(before);
    okr_check_in_options *options = NULL;
    okr_error *error = (okr_error *)1;
    CHECK(okr_portfolio_check_in(before, LITERAL("kr-nps"), 2026, 11, 2, 41, NULL, &after, &error) == OKR_OK);
    CHECK(after != NULL && error == NULL);
    CHECK(okr_portfolio_check_in_count(before) == 1 && okr_portfolio_check_in_count(after) == 2);
    CHECK(okr_portfolio_audit_count(before) == 0 && okr_portfolio_audit_count(after) == 1);
    CHECK(has(after, "{'on':'2026-10-14','value':34},{'on':'2026-11-02','value':41}"));
    CHECK(has(after, "'audit':[{'on':'2026-11-02','edit':{'kind':'check_in','key_result':'kr-nps',"
                     "'on':'2026-11-02','value':41}}]"));
    is_saved_as(before, first);

    /* With all that can be said, and without a value. */
    CHECK(okr_check_in_options_new(&options, NULL) == OKR_OK);
    CHECK(okr_check_in_options_set_confidence(options, 0.5, NULL) == OKR_OK);
    CHECK(okr_check_in_options_set_note(options, LITERAL("no \"news\" \xc3\xa9\n"), NULL) == OKR_OK);
    CHECK(okr_check_in_options_set_author(options, LITERAL("grace"), NULL) == OKR_OK);
    CHECK(okr_check_in_options_set_custom_json(options, LITERAL("{\"call\": 1.50}"), NULL) == OKR_OK);
    CHECK(okr_check_in_options_set_recorded_on(options, 2026, 11, 9, NULL) == OKR_OK);
    CHECK(okr_check_in_options_set_by(options, LITERAL("ada"), NULL) == OKR_OK);
    CHECK(okr_check_in_options_set_reason(options, LITERAL("late"), NULL) == OKR_OK);
    CHECK(okr_portfolio_check_in(after, LITERAL("kr-nps"), 2026, 10, 20, NAN, options, &late, NULL) == OKR_OK);
    CHECK(has(late, "{'on':'2026-10-20','confidence':0.5,'note':'no \\'news\\' \xc3\xa9\\n','by':'grace',"
                    "'custom':{'call':1.50}}"));
    CHECK(has(late, "{'on':'2026-11-09','by':'ada','edit':"));
    CHECK(has(late, "'reason':'late'"));
    okr_portfolio_free(late);

    /* A failed setter changes nothing. */
    CHECK(okr_check_in_options_set_note(options, LITERAL("\xff"), NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_check_in_options_set_custom_json(options, LITERAL("{"), NULL) == OKR_STATUS_VALUE);
    CHECK(okr_check_in_options_set_custom_json(options, NULL, 0, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_check_in_options_set_recorded_on(options, 2026, 2, 30, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_check_in_options_set_confidence(options, NAN, NULL) == OKR_OK);
    CHECK(okr_portfolio_check_in(before, LITERAL("kr-nps"), 2026, 11, 2, 41, options, &late, NULL) == OKR_OK);
    CHECK(has(late, "'on':'2026-11-02','value':41,'note':'no \\'news\\' \xc3\xa9\\n'"));
    okr_portfolio_free(late);
    CHECK(okr_check_in_options_set_confidence(options, 1.5, NULL) == OKR_OK);
    expect_error(okr_portfolio_check_in(before, LITERAL("kr-nps"), 2026, 11, 2, 41, options, &late, &error), &error,
                 OKR_STATUS_EDIT, "E006", "confidence");
    CHECK(late == NULL);
    okr_check_in_options_free(options);

    /* What is refused. */
    expect_error(okr_portfolio_check_in(before, LITERAL("kr-npz"), 2026, 11, 2, 41, NULL, &late, &error), &error,
                 OKR_STATUS_EDIT, "E009", "`kr-npz`");
    expect_error(okr_portfolio_check_in(before, NULL, 0, 2026, 11, 2, 41, NULL, &late, &error), &error,
                 OKR_STATUS_EDIT, "E009", "/edits/0/key_result");
    expect_error(okr_portfolio_check_in(before, LITERAL("kr-ship"), 2026, 11, 2, 41, NULL, &late, &error), &error,
                 OKR_STATUS_EDIT, "E006", "/edits/0/value");
    expect_error(okr_portfolio_check_in(before, LITERAL("kr-nps"), 2026, 11, 2, INFINITY, NULL, &late, &error),
                 &error, OKR_STATUS_EDIT, "E006", "/edits/0/value");
    expect_error(okr_portfolio_check_in(before, LITERAL("kr-nps"), 2026, 13, 2, 41, NULL, &late, &error), &error,
                 OKR_STATUS_VALUE, "E010", "13");
    expect_error(okr_portfolio_check_in(before, LITERAL("kr-nps"), INT32_MIN, 0, UINT32_MAX, 41, NULL, &late, &error),
                 &error, OKR_STATUS_VALUE, "E010", "");
    expect_error(okr_portfolio_check_in(before, LITERAL("\xc3"), 2026, 11, 2, 41, NULL, &late, &error), &error,
                 OKR_STATUS_INVALID_UTF8, "", "`key_result` is not UTF-8");
    expect_error(okr_portfolio_check_in(before, NULL, 6, 2026, 11, 2, 41, NULL, &late, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`key_result` is NULL");
    expect_error(okr_portfolio_check_in(NULL, LITERAL("kr-nps"), 2026, 11, 2, 41, NULL, &late, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`portfolio` is NULL");
    expect_error(okr_portfolio_check_in(before, "kr", SIZE_MAX, 2026, 11, 2, 41, NULL, &late, &error), &error,
                 OKR_STATUS_INVALID_ARGUMENT, "", "length");
    CHECK(late == NULL);
    CHECK(okr_portfolio_check_in(before, LITERAL("kr-nps"), 2026, 11, 2, 41, NULL, NULL, NULL) ==
          OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_check_in_options_new(NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_check_in_options_set_confidence(NULL, 1, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_check_in_options_set_by(NULL, LITERAL("a"), NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_check_in_options_free(NULL);
    is_saved_as(before, first);
    okr_buffer_free(first);
    okr_portfolio_free(before);
    okr_portfolio_free(after);
}

/* One edit of each kind, one after the other; what each leaves in the document. */
static void kinds(void) {
    okr_portfolio *first = load(DOCUMENT), *last;
    okr_edits *edits = new_edits();
    CHECK(okr_edits_set_reason(edits, LITERAL("so it was decided"), NULL) == OKR_OK);
    CHECK(okr_edits_check_in(edits, LITERAL("kr-nps"), 41, NULL) == OKR_OK);
    CHECK(okr_edits_with_day(edits, 2026, 11, 2, NULL) == OKR_OK);
    CHECK(okr_edits_with_confidence(edits, 0.25, NULL) == OKR_OK);
    CHECK(okr_edits_with_note(edits, LITERAL("first"), NULL) == OKR_OK);
    CHECK(okr_edits_with_note(edits, LITERAL("up"), NULL) == OKR_OK); /* states it anew */
    CHECK(okr_edits_with_author(edits, LITERAL("grace"), NULL) == OKR_OK);
    CHECK(okr_edits_with_custom_json(edits, LITERAL("[1]"), NULL) == OKR_OK);
    CHECK(okr_edits_check_in(edits, LITERAL("kr-ship"), 1, NULL) == OKR_OK);
    CHECK(okr_edits_check_in(edits, LITERAL("kr-users"), NAN, NULL) == OKR_OK);
    CHECK(okr_edits_check_in(edits, LITERAL("kr-nps"), 42, NULL) == OKR_OK);
    CHECK(okr_edits_with_day(edits, 2026, 11, 2, NULL) == OKR_OK);
    CHECK(okr_edits_correct_check_in(edits, LITERAL("kr-nps"), 2026, 11, 2, NULL) == OKR_OK);
    CHECK(okr_edits_with_nth(edits, 1, NULL) == OKR_OK);
    CHECK(okr_edits_with_value(edits, 40, NULL) == OKR_OK);
    CHECK(okr_edits_with_moved_to(edits, 2026, 11, 1, NULL) == OKR_OK);
    CHECK(okr_edits_with_reason(edits, LITERAL("typing error"), NULL) == OKR_OK);
    CHECK(okr_edits_withdraw_check_in(edits, LITERAL("kr-nps"), 2026, 10, 14, NULL) == OKR_OK);
    CHECK(okr_edits_complete_item(edits, LITERAL("kr-list"), LITERAL("b"), NULL) == OKR_OK);
    CHECK(okr_edits_record_measurement(edits, LITERAL("churn"), 6.1, NULL) == OKR_OK);
    CHECK(okr_edits_amend(edits, LITERAL("kr-nps"), NULL) == OKR_OK);
    CHECK(okr_edits_with_measure(edits, OKR_MEASURE_INCREASE, 32, 60, 0, 0, NULL) == OKR_OK);
    CHECK(okr_edits_amend(edits, LITERAL("kr-users"), NULL) == OKR_OK);
    CHECK(okr_edits_with_measure_json(edits, LITERAL("{\"kind\":\"increase\",\"baseline\":100,\"target\":150}"),
                                      NULL) == OKR_OK);
    CHECK(okr_edits_with_due(edits, 2026, 12, 15, NULL) == OKR_OK);
    CHECK(okr_edits_with_weight(edits, 2, NULL) == OKR_OK);
    CHECK(okr_edits_add_key_result(edits, LITERAL("o-trust"),
                                   LITERAL("{\"id\":\"kr-new\",\"title\":\"Calls\",\"measure\":{\"kind\":\"discover\"}}"),
                                   NULL) == OKR_OK);
    CHECK(okr_edits_replace_key_result(
              edits, LITERAL("kr-list"),
              LITERAL("{\"id\":\"kr-calls\",\"title\":\"Calls\",\"measure\":{\"kind\":\"milestone\"}}"), NULL) == OKR_OK);
    CHECK(okr_edits_add_objective(edits,
                                  LITERAL("{\"id\":\"o-new\",\"title\":\"New\",\"owner\":\"support\",\"cycle\":\"q4\","
                                          "\"commitment\":\"committed\",\"key_results\":[]}"),
                                  NULL) == OKR_OK);
    CHECK(okr_edits_align(edits, LITERAL("o-new"), OKR_NODE_KEY_RESULT, LITERAL("kr-users"), NAN, NULL) == OKR_OK);
    CHECK(okr_edits_align(edits, LITERAL("o-new"), OKR_NODE_PRIORITY, LITERAL("p"), 2, NULL) == OKR_OK);
    CHECK(okr_edits_unalign(edits, LITERAL("o-trust"), OKR_NODE_OBJECTIVE, LITERAL("o-grow"), NULL) == OKR_OK);
    CHECK(okr_edits_drop_key_result(edits, LITERAL("kr-new"), NULL) == OKR_OK);
    CHECK(okr_edits_with_replaced_by(edits, LITERAL("kr-calls"), NULL) == OKR_OK);
    CHECK(okr_edits_drop_objective(edits, LITERAL("o-grow"), NULL) == OKR_OK);
    CHECK(okr_edits_escalate(edits, LITERAL("o-new"), LITERAL("no disks"), NULL) == OKR_OK);
    CHECK(okr_edits_with_author(edits, LITERAL("grace"), NULL) == OKR_OK);
    CHECK(okr_edits_review_objective(edits, LITERAL("o-new"), 0.5, NULL) == OKR_OK);
    CHECK(okr_edits_with_learned(edits, LITERAL("order early"), NULL) == OKR_OK);
    CHECK(okr_edits_review_key_result(edits, LITERAL("kr-nps"), 0.25, NULL) == OKR_OK);
    CHECK(okr_edits_explain_objective(edits, LITERAL("o-new"), LITERAL("late disks"), NULL) == OKR_OK);
    CHECK(okr_edits_explain_key_result(edits, LITERAL("kr-nps"), LITERAL("no news"), NULL) == OKR_OK);
    CHECK(okr_edits_move_cycle(edits, LITERAL("q4"), OKR_PHASE_REVIEW, NULL) == OKR_OK);
    CHECK(okr_edits_with_force(edits, NULL) == OKR_OK);
    CHECK(okr_edits_carry_over(edits, LITERAL("q4"), LITERAL("q1"), NULL) == OKR_OK);
    CHECK(okr_edits_with_objective(edits, LITERAL("o-trust"), NULL) == OKR_OK);
    CHECK(okr_edits_with_objective(edits, LITERAL("o-new"), NULL) == OKR_OK);
    CHECK(okr_edits_with_baseline(edits, OKR_CARRIED_KEPT, NULL) == OKR_OK);
    CHECK(okr_edits_clone_cycle(edits, LITERAL("q4"),
                                LITERAL("{\"id\":\"q2\",\"start\":\"2027-04-01\",\"end\":\"2027-06-30\"}"),
                                NULL) == OKR_OK);
    CHECK(okr_edits_add_json(edits, LITERAL("{\"kind\":\"escalate\",\"objective\":\"o-trust\",\"note\":\"x\"}"), NULL) ==
          OKR_OK);
    CHECK(okr_edits_count(edits) == 27);
    last = edited(first, edits);
    CHECK(okr_portfolio_audit_count(last) == 27);
    CHECK(has(last, "'check_ins':[{'on':'2026-11-01','value':40,'confidence':0.25,'note':'up','by':'grace','custom':[1]},"
                    "{'on':'2026-11-02','value':42,'by':'ada'}]"));
    CHECK(has(last, "{'kind':'check_in','key_result':'kr-users','on':'2026-11-03','reason':'so it was decided'}"));
    CHECK(has(last, "{'id':'b','title':'B','done_on':'2026-11-03'}"));
    CHECK(has(last, "'measurements':[{'on':'2026-11-03','value':6.1}]"));
    CHECK(has(last, "'measure':{'kind':'increase','baseline':32,'target':60}"));
    CHECK(has(last, "'due':'2026-12-15','weight':2"));
    CHECK(has(last, "'aligned_to':[{'key_result':'kr-users'},{'priority':'p','weight':2}]"));
    CHECK(has(last, "'replaced_by':'kr-calls'"));
    CHECK(has(last, "'note':'no disks','by':'grace'") && has(last, "'learned':'order early'"));
    CHECK(has(last, "'explanation':'late disks'") && has(last, "'explanation':'no news'"));
    CHECK(has(last, "'id':'o-trust@q1'") && has(last, "'carried_from':'o-new'") && has(last, "'id':'o-trust@q2'"));
    CHECK(has(last, "'phase':'review'") && has(last, "'reason':'typing error'"));
    okr_portfolio_free(first);
    okr_portfolio_free(last);
}

/* Each number of a measure goes to the right member. */
static void measures(void) {
    static const struct {
        int32_t measure, flags;
        double a, b, c;
        const char *json;
    } all[] = {{OKR_MEASURE_INCREASE, 0, 1, 2, 9, "{'kind':'increase','baseline':1,'target':2}"},
               {OKR_MEASURE_DECREASE, 0, 2, 1, 9, "{'kind':'decrease','baseline':2,'target':1}"},
               {OKR_MEASURE_AT_LEAST, 0, 5, 3, 9, "{'kind':'at_least','threshold':5,'floor':3}"},
               {OKR_MEASURE_AT_LEAST, 1, 5, NAN, 9, "{'kind':'at_least','threshold':5,'strict':true}"},
               {OKR_MEASURE_AT_MOST, 0, 5, 8, 9, "{'kind':'at_most','threshold':5,'ceiling':8}"},
               {OKR_MEASURE_BETWEEN, 0, 18, 22, 4, "{'kind':'between','low':18,'high':22,'tolerance':4}"},
               {OKR_MEASURE_MILESTONE, 0, 1, 1, 1, "{'kind':'milestone'}"},
               {OKR_MEASURE_DISCOVER, 0, 1, 1, 1, "{'kind':'discover'}"}};
    okr_portfolio *first = load(DOCUMENT);
    okr_edits *edits;
    size_t i;
    for (i = 0; i < sizeof all / sizeof all[0]; i++) {
        okr_portfolio *last;
        edits = new_edits();
        CHECK(okr_edits_amend(edits, LITERAL("kr-users"), NULL) == OKR_OK);
        CHECK(okr_edits_with_reason(edits, LITERAL("why"), NULL) == OKR_OK);
        CHECK(okr_edits_with_measure(edits, all[i].measure, all[i].a, all[i].b, all[i].c, all[i].flags, NULL) == OKR_OK);
        last = edited(first, edits);
        CHECK(has(last, all[i].json));
        okr_portfolio_free(last);
    }
    edits = new_edits();
    CHECK(okr_edits_amend(edits, LITERAL("kr-users"), NULL) == OKR_OK);
    CHECK(okr_edits_with_measure(edits, 0, 1, 2, 3, 0, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_edits_with_measure(edits, 8, 1, 2, 3, 0, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_edits_with_measure(edits, OKR_MEASURE_INCREASE, 1, 2, 3, 1, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_edits_with_measure(edits, OKR_MEASURE_AT_LEAST, 1, 2, 3, 2, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_edits_with_measure(edits, OKR_MEASURE_INCREASE, 1, NAN, 3, 0, NULL) == OKR_OK);
    CHECK(okr_edits_with_reason(edits, LITERAL("why"), NULL) == OKR_OK);
    refused(first, edits, "E006", "/edits/0/measure/target");
    okr_portfolio_free(first);
}

/* What edits refuse when they are made, and what is said of it. */
static void refusals(void) {
    okr_portfolio *first = load(DOCUMENT);
    okr_portfolio *after = NULL;
    okr_edits *edits = new_edits(), *copy;
    okr_error *error = NULL;
    okr_buffer *text = NULL;
    CHECK(okr_edits_check_in(edits, LITERAL("kr-nps"), 41, NULL) == OKR_OK);
    CHECK(okr_edits_check_in(edits, LITERAL("kr-npz"), 41, NULL) == OKR_OK);
    CHECK(okr_edits_amend(edits, LITERAL("kr-nps"), NULL) == OKR_OK);
    CHECK(okr_edits_with_weight(edits, 2, NULL) == OKR_OK);
    /* All problems at once, at lines and columns of what the edits are as JSON. */
    CHECK(okr_portfolio_edit(first, edits, &after, &error) == OKR_STATUS_EDIT && after == NULL);
    CHECK(okr_error_problem_count(error) == 2);
    CHECK_TEXT(okr_error_problem_path(error, 0), "/edits/1/key_result");
    CHECK_TEXT(okr_error_problem_path(error, 1), "/edits/2/reason");
    CHECK_TEXT(okr_error_problem_code(error, 1), "E021");
    CHECK(okr_error_problem_line(error, 0) == 3 && okr_error_problem_column(error, 0) > 1);
    CHECK(okr_error_problem_line(error, 1) == 4);
    okr_error_free(error);
    CHECK(okr_edits_to_json(edits, &text, NULL) == OKR_OK);
    CHECK_TEXT(okr_buffer_data(text), "{\"on\":\"2026-11-03\",\"by\":\"ada\",\"edits\":[\n"
                                      "{\"kind\":\"check_in\",\"key_result\":\"kr-nps\",\"value\":41},\n"
                                      "{\"kind\":\"check_in\",\"key_result\":\"kr-npz\",\"value\":41},\n"
                                      "{\"kind\":\"amend\",\"key_result\":\"kr-nps\",\"weight\":2}\n]}");
    /* It is what edit_json takes. */
    CHECK(okr_portfolio_edit_json(first, okr_buffer_data(text), okr_buffer_len(text), &after, &error) ==
          OKR_STATUS_EDIT);
    CHECK(okr_error_problem_count(error) == 2 && okr_error_problem_line(error, 0) == 3);
    okr_error_free(error);
    okr_buffer_free(text);
    copy = okr_edits_clone(edits);
    okr_edits_free(edits);
    CHECK(okr_edits_count(copy) == 3);
    refused(first, copy, "E009", "/edits/1/key_result");

    edits = new_edits(); /* what is no member of the kind */
    CHECK(okr_edits_withdraw_check_in(edits, LITERAL("kr-nps"), 2026, 10, 14, NULL) == OKR_OK);
    CHECK(okr_edits_with_force(edits, NULL) == OKR_OK);
    CHECK(okr_edits_with_reason(edits, LITERAL("it was wrong"), NULL) == OKR_OK);
    refused(first, edits, "E003", "/edits/0/force");
    edits = new_edits(); /* a loop */
    CHECK(okr_edits_align(edits, LITERAL("o-grow"), OKR_NODE_OBJECTIVE, LITERAL("o-trust"), NAN, NULL) == OKR_OK);
    refused(first, edits, "E015", "/edits/0/to/objective");
    edits = new_edits(); /* a gate */
    CHECK(okr_edits_carry_over(edits, LITERAL("q4"), LITERAL("q1"), NULL) == OKR_OK);
    refused(first, edits, "E024", "/edits/0/cycle");
    edits = new_edits();
    CHECK(okr_edits_withdraw_check_in(edits, LITERAL("kr-nps"), 2026, 10, 15, NULL) == OKR_OK);
    CHECK(okr_edits_with_reason(edits, LITERAL("wrong"), NULL) == OKR_OK);
    refused(first, edits, "E025", "/edits/0/on");
    edits = new_edits();
    CHECK(okr_edits_review_objective(edits, LITERAL("o-grow"), NAN, NULL) == OKR_OK);
    CHECK(okr_edits_with_reason(edits, LITERAL("why"), NULL) == OKR_OK);
    refused(first, edits, "E006", "/edits/0/score");
    edits = new_edits();
    CHECK(okr_edits_record_measurement(edits, LITERAL("churn"), -INFINITY, NULL) == OKR_OK);
    refused(first, edits, "E006", "/edits/0/value");
    edits = new_edits();
    CHECK(okr_edits_correct_check_in(edits, LITERAL("kr-nps"), 2026, 10, 14, NULL) == OKR_OK);
    CHECK(okr_edits_with_nth(edits, 2, NULL) == OKR_OK && okr_edits_with_value(edits, 1, NULL) == OKR_OK);
    CHECK(okr_edits_with_reason(edits, LITERAL("why"), NULL) == OKR_OK);
    copy = okr_edits_clone(edits);
    refused(first, edits, "E025", "/edits/0/nth");
    CHECK(okr_edits_with_nth(copy, 0, NULL) == OKR_OK);
    edits = okr_edits_clone(copy);
    refused(first, edits, "E006", "/edits/0/nth");
    CHECK(okr_edits_with_nth(copy, UINT64_MAX, NULL) == OKR_OK);
    refused(first, copy, "E006", "/edits/0/nth");
    edits = new_edits();
    CHECK(okr_edits_add_json(edits, LITERAL("[\n1]"), NULL) == OKR_OK);
    refused(first, edits, "E005", "/edits/0");
    edits = new_edits();
    CHECK(okr_edits_add_key_result(edits, LITERAL("o-grow"), LITERAL("{\"id\": \"kr-users\", \"titel\": 1}"), NULL) ==
          OKR_OK);
    CHECK(okr_portfolio_edit(first, edits, &after, &error) == OKR_STATUS_EDIT);
    CHECK(okr_error_problem_count(error) >= 3);
    CHECK_TEXT(okr_error_problem_path(error, 0), "/edits/0/new/measure");
    okr_error_free(error);
    okr_edits_free(edits);

    /* No edits change nothing. */
    after = edited(first, new_edits());
    CHECK(okr_portfolio_audit_count(after) == 0);
    okr_portfolio_free(after);
    expect_error(okr_portfolio_edit_json(first, LITERAL("{"), &after, &error), &error, OKR_STATUS_EDIT, "E001", "");
    expect_error(okr_portfolio_edit_json(first, NULL, 0, &after, &error), &error, OKR_STATUS_EDIT, "E001", "");
    expect_error(okr_portfolio_edit_json(first, LITERAL("{\"on\":\"2026-11-03\"}"), &after, &error), &error,
                 OKR_STATUS_EDIT, "E004", "edits");
    expect_error(okr_portfolio_edit_json(first, LITERAL("\xff"), &after, &error), &error, OKR_STATUS_INVALID_UTF8, "",
                 "`text`");
    expect_error(okr_portfolio_edit_json(NULL, LITERAL("{}"), &after, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "`portfolio`");
    expect_error(okr_portfolio_edit(first, NULL, &after, &error), &error, OKR_STATUS_NULL_ARGUMENT, "", "`edits`");
    CHECK(after == NULL);
    okr_portfolio_free(first);
}

/* What is refused at once leaves the edits as they were. */
static void refused_at_once(void) {
    okr_edits *edits = new_edits();
    okr_error *error = NULL;
    okr_buffer *text = NULL;
    okr_edits *none = (okr_edits *)1;
    CHECK(okr_edits_new(2026, 2, 29, &none, NULL) == OKR_STATUS_VALUE && none == NULL);
    CHECK(okr_edits_new(2026, 2, 28, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    expect_error(okr_edits_with_note(edits, LITERAL("a"), &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "no edit yet");
    CHECK(okr_edits_add_json(edits, LITERAL("{}"), NULL) == OKR_OK);
    expect_error(okr_edits_with_note(edits, LITERAL("a"), &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "given as JSON");
    CHECK(okr_edits_drop_key_result(edits, LITERAL("k"), NULL) == OKR_OK);
    CHECK(okr_edits_set_by(edits, LITERAL("\xff"), NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_edits_set_reason(edits, NULL, 1, NULL) == OKR_STATUS_NULL_ARGUMENT);
    expect_error(okr_edits_add_json(edits, LITERAL("{},{}"), &error), &error, OKR_STATUS_VALUE, "E001", "");
    expect_error(okr_edits_add_json(edits, NULL, 0, &error), &error, OKR_STATUS_VALUE, "E001", "");
    expect_error(okr_edits_add_objective(edits, LITERAL("}"), &error), &error, OKR_STATUS_VALUE, "E001", "");
    CHECK(okr_edits_add_key_result(edits, LITERAL("o"), LITERAL("1,\"x\":2"), NULL) == OKR_STATUS_VALUE);
    CHECK(okr_edits_replace_key_result(edits, LITERAL("k"), LITERAL("\xff"), NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_edits_clone_cycle(edits, LITERAL("\xff"), LITERAL("{}"), NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_edits_correct_check_in(edits, LITERAL("k"), 2026, 11, 31, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_edits_withdraw_check_in(edits, LITERAL("k"), 1899, 12, 31, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_edits_move_cycle(edits, LITERAL("q"), 0, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_edits_move_cycle(edits, LITERAL("q"), 5, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_edits_align(edits, LITERAL("o"), OKR_NODE_ANY, LITERAL("p"), 1, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_edits_align(edits, LITERAL("o"), OKR_NODE_UNIT, LITERAL("p"), 1, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_edits_unalign(edits, LITERAL("o"), -7, LITERAL("p"), NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_edits_with_baseline(edits, 0, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_edits_with_day(edits, 2026, 0, 1, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_edits_with_due(edits, 2201, 1, 1, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_edits_with_moved_to(edits, 2026, 1, 0, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_edits_with_measure_json(edits, LITERAL("{"), NULL) == OKR_STATUS_VALUE);
    CHECK(okr_edits_with_custom_json(edits, NULL, 0, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_edits_with_learned(edits, NULL, 9, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_edits_with_objective(edits, LITERAL("\x80"), NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_edits_count(edits) == 2);
    CHECK(okr_edits_to_json(edits, &text, NULL) == OKR_OK);
    CHECK_TEXT(okr_buffer_data(text), "{\"on\":\"2026-11-03\",\"by\":\"ada\",\"edits\":[\n{},\n"
                                      "{\"kind\":\"drop\",\"key_result\":\"k\"}\n]}");
    okr_buffer_free(text);
    CHECK(okr_edits_to_json(edits, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_edits_to_json(NULL, &text, NULL) == OKR_STATUS_NULL_ARGUMENT && text == NULL);
    CHECK(okr_edits_check_in(NULL, LITERAL("k"), 1, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_edits_with_force(NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_edits_set_by(NULL, LITERAL("k"), NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_edits_add_json(NULL, LITERAL("{}"), NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_edits_count(NULL) == 0 && okr_edits_clone(NULL) == NULL);
    okr_edits_free(edits);
    okr_edits_free(NULL);
}

int main(void) {
    words();
    check_in();
    kinds();
    measures();
    refusals();
    refused_at_once();
    return check_summary("editing");
}
