/* Audit trails, replay, portfolios as of a day, and diffs: every function with good and with bad input. */
#include "okr_check.h"

#include <stdint.h>

static const char *const DOCUMENT =
    "{'okr':'1','organization':{'name':'Acme'},'units':[{'id':'acme','name':'Acme','level':'company'}],"
    "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31'}],"
    "'objectives':[{'id':'o','title':'O','owner':'acme','cycle':'q4','commitment':'aspirational','key_results':["
    "{'id':'kr','title':'KR','measure':{'kind':'increase','baseline':0,'target':10},"
    "'check_ins':[{'on':'2026-10-14','value':1}]}]}]}";

/* Four edits on three days; the first is by nobody. */
static okr_portfolio *changed(const okr_portfolio *first) {
    okr_portfolio *second = NULL, *third = NULL, *last = NULL;
    okr_edits *edits = NULL;
    CHECK(okr_portfolio_check_in(first, LITERAL("kr"), 2026, 11, 2, 4, NULL, &second, NULL) == OKR_OK);
    CHECK(okr_edits_new(2026, 11, 9, &edits, NULL) == OKR_OK);
    CHECK(okr_edits_set_by(edits, LITERAL("ad\0a"), NULL) == OKR_OK);
    CHECK(okr_edits_correct_check_in(edits, LITERAL("kr"), 2026, 11, 2, NULL) == OKR_OK);
    CHECK(okr_edits_with_value(edits, 3, NULL) == OKR_OK);
    CHECK(okr_edits_with_reason(edits, LITERAL("typing error"), NULL) == OKR_OK);
    CHECK(okr_edits_escalate(edits, LITERAL("o"), LITERAL("help"), NULL) == OKR_OK);
    CHECK(okr_portfolio_edit(second, edits, &third, NULL) == OKR_OK);
    okr_edits_free(edits);
    CHECK(okr_edits_new(2026, 11, 16, &edits, NULL) == OKR_OK);
    CHECK(okr_edits_add_key_result(edits, LITERAL("o"),
                                   LITERAL("{\"id\":\"k2\",\"title\":\"K\",\"measure\":{\"kind\":\"milestone\"}}"),
                                   NULL) == OKR_OK);
    CHECK(okr_portfolio_edit(third, edits, &last, NULL) == OKR_OK);
    okr_edits_free(edits);
    okr_portfolio_free(second);
    okr_portfolio_free(third);
    return last;
}

static void is_same(const okr_portfolio *a, const okr_portfolio *b) {
    okr_buffer *one = NULL, *other = NULL;
    CHECK(okr_portfolio_to_json(a, &one, NULL) == OKR_OK && okr_portfolio_to_json(b, &other, NULL) == OKR_OK);
    CHECK_TEXT(okr_buffer_data(one), okr_buffer_data(other));
    okr_buffer_free(one);
    okr_buffer_free(other);
}

static void trail(void) {
    okr_portfolio *first = load(DOCUMENT), *last = changed(first), *again = NULL;
    okr_audit *audit = NULL;
    okr_error *error = (okr_error *)1;
    int32_t year = 1;
    uint32_t month = 1, day = 1;
    size_t i;
    CHECK(okr_portfolio_audit_count(last) == 4 && okr_portfolio_audit_count(NULL) == 0);
    CHECK(okr_portfolio_audit(last, &audit, &error) == OKR_OK && audit != NULL && error == NULL);
    CHECK(okr_audit_count(audit) == 4);
    CHECK(okr_audit_on(audit, 1, &year, &month, &day, NULL) == OKR_OK && year == 2026 && month == 11 && day == 9);
    CHECK(okr_audit_on(audit, 1, NULL, NULL, NULL, NULL) == OKR_OK);
    CHECK(okr_audit_by(audit, 0) == NULL);
    CHECK_TEXT(okr_audit_by(audit, 1), "ad\\u0000a");
    CHECK(okr_audit_kind(audit, 0) == OKR_EDIT_CHECK_IN && okr_audit_kind(audit, 1) == OKR_EDIT_CORRECT_CHECK_IN);
    CHECK(okr_audit_kind(audit, 2) == OKR_EDIT_ESCALATE && okr_audit_kind(audit, 3) == OKR_EDIT_ADD_KEY_RESULT);
    CHECK_TEXT(okr_audit_edit(audit, 2), "{\"kind\":\"escalate\",\"objective\":\"o\",\"on\":\"2026-11-09\",\"note\":\"help\"}");
    CHECK(okr_audit_was(audit, 0) == NULL && okr_audit_custom(audit, 0) == NULL);
    CHECK_TEXT(okr_audit_was(audit, 1), "{\"at\":1,\"check_in\":{\"on\":\"2026-11-02\",\"value\":4}}");

    CHECK(okr_portfolio_replay(first, audit, 0, 4, &again, &error) == OKR_OK && error == NULL);
    is_same(again, last);
    okr_portfolio_free(again);
    /* From the version after the first edit on. */
    CHECK(okr_portfolio_replay(first, audit, 0, 1, &again, NULL) == OKR_OK);
    okr_portfolio_free(first);
    first = again;
    CHECK(okr_portfolio_replay(first, audit, 1, 3, &again, NULL) == OKR_OK);
    is_same(again, last);
    okr_portfolio_free(again);
    CHECK(okr_portfolio_replay(last, audit, 4, 0, &again, NULL) == OKR_OK);
    is_same(again, last);
    okr_portfolio_free(again);
    again = (okr_portfolio *)1;
    expect_error(okr_portfolio_replay(last, audit, 2, 2, &again, &error), &error, OKR_STATUS_EDIT, "E008",
                 "/audit/1/edit/new/id");
    CHECK(again == NULL);
    expect_error(okr_portfolio_replay(last, audit, 0, 5, &again, &error), &error, OKR_STATUS_OUT_OF_RANGE, "",
                 "no entry has index 4");
    CHECK(okr_portfolio_replay(last, audit, 5, 0, &again, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_portfolio_replay(last, audit, SIZE_MAX, SIZE_MAX, &again, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_portfolio_replay(last, audit, 1, SIZE_MAX, &again, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_portfolio_replay(last, NULL, 0, 0, &again, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_portfolio_replay(NULL, audit, 0, 0, &again, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_portfolio_replay(last, audit, 0, 0, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);

    expect_error(okr_audit_on(audit, 4, &year, &month, &day, &error), &error, OKR_STATUS_OUT_OF_RANGE, "",
                 "no entry has index 4: there are 4");
    CHECK(year == 0 && month == 0 && day == 0);
    CHECK(okr_audit_on(NULL, 0, &year, &month, &day, NULL) == OKR_STATUS_NULL_ARGUMENT);
    for (i = 4; i != 3; i = i == 4 ? SIZE_MAX : 3) {
        CHECK(okr_audit_by(audit, i) == NULL && okr_audit_edit(audit, i) == NULL && okr_audit_was(audit, i) == NULL);
        CHECK(okr_audit_custom(audit, i) == NULL && okr_audit_kind(audit, i) == 0);
    }
    CHECK(okr_audit_count(NULL) == 0 && okr_audit_kind(NULL, 0) == 0 && okr_audit_edit(NULL, 0) == NULL);
    CHECK(okr_audit_by(NULL, 0) == NULL && okr_audit_was(NULL, 0) == NULL && okr_audit_custom(NULL, 0) == NULL);
    okr_audit_free(audit);
    CHECK(okr_portfolio_audit(NULL, &audit, NULL) == OKR_STATUS_NULL_ARGUMENT && audit == NULL);
    CHECK(okr_portfolio_audit(last, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_audit_free(NULL);
    okr_portfolio_free(first);
    okr_portfolio_free(last);
}

/* The handle outlives the portfolio, and says what an entry keeps of its own. */
static void trail_alone(void) {
    okr_portfolio *portfolio;
    okr_audit *audit = NULL;
    char *text = (char *)check_alloc(2048);
    strcpy(text, DOCUMENT);
    strcpy(strrchr(text, '}'), ",'audit':[{'on':'2026-11-02','edit':{'kind':'check_in','key_result':'kr',"
                               "'on':'2026-11-02'},'custom':{'ticket':7}}]}");
    portfolio = load(text);
    free(text);
    CHECK(okr_portfolio_audit(portfolio, &audit, NULL) == OKR_OK);
    CHECK_TEXT(okr_audit_custom(audit, 0), "{\"ticket\":7}");
    okr_portfolio_free(portfolio);
    portfolio = load(DOCUMENT);
    {
        okr_portfolio *again = NULL;
        CHECK(okr_portfolio_replay(portfolio, audit, 0, 1, &again, NULL) == OKR_OK);
        CHECK(okr_portfolio_check_in_count(again) == 2);
        okr_portfolio_free(again);
    }
    okr_portfolio_free(portfolio);
    okr_audit_free(audit);
}

static void as_of(void) {
    okr_portfolio *first = load(DOCUMENT), *last = changed(first), *then = NULL, *empty = NULL;
    okr_error *error = (okr_error *)1;
    CHECK(okr_portfolio_as_of(last, 2026, 11, 1, &then, &error) == OKR_OK && error == NULL);
    is_same(then, first);
    okr_portfolio_free(then);
    CHECK(okr_portfolio_as_of(last, 2026, 11, 16, &then, NULL) == OKR_OK);
    is_same(then, last);
    okr_portfolio_free(then);
    CHECK(okr_portfolio_as_of(last, 2026, 11, 8, &then, NULL) == OKR_OK);
    CHECK(okr_portfolio_audit_count(then) == 1 && okr_portfolio_check_in_count(then) == 2);
    okr_portfolio_free(then);
    CHECK(okr_portfolio_as_of(last, 1900, 1, 1, &empty, NULL) == OKR_OK);
    CHECK(okr_portfolio_check_in_count(empty) == 0);
    okr_portfolio_free(empty);
    then = (okr_portfolio *)1;
    expect_error(okr_portfolio_as_of(last, 2026, 11, 31, &then, &error), &error, OKR_STATUS_VALUE, "E010", "");
    CHECK(then == NULL);
    CHECK(okr_portfolio_as_of(NULL, 2026, 11, 1, &then, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_portfolio_as_of(last, 2026, 11, 1, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_portfolio_free(last);

    /* An entry that the document does not show. */
    {
        char *text = (char *)check_alloc(2048);
        strcpy(text, DOCUMENT);
        strcpy(strrchr(text, '}'), ",'audit':[{'on':'2026-11-02','edit':{'kind':'check_in','key_result':'kr',"
                                   "'on':'2026-11-02','value':9}}]}");
        last = load(text);
        free(text);
    }
    expect_error(okr_portfolio_as_of(last, 2026, 11, 1, &then, &error), &error, OKR_STATUS_EDIT, "E025", "/audit/0");
    okr_portfolio_free(first);
    okr_portfolio_free(last);
}

static void diff(void) {
    okr_portfolio *first = load(DOCUMENT), *last = changed(first);
    okr_diff *diff = NULL;
    okr_error *error = (okr_error *)1;
    okr_buffer *buffer = NULL;
    char *other;
    CHECK(okr_portfolio_diff(first, last, &diff, &error) == OKR_OK && diff != NULL && error == NULL);
    CHECK(okr_diff_count(diff) == 3);
    CHECK(okr_diff_kind(diff, 0) == OKR_DIFFERENCE_ADDED && okr_diff_subject_kind(diff, 0) == OKR_SUBJECT_OBJECTIVE);
    CHECK_TEXT(okr_diff_subject_id(diff, 0), "o");
    CHECK_TEXT(okr_diff_member(diff, 1), "/check_ins/1");
    CHECK(okr_diff_before(diff, 1) == NULL);
    CHECK_TEXT(okr_diff_after(diff, 1), "{\"on\":\"2026-11-02\",\"value\":3}");
    CHECK_TEXT(okr_diff_words(diff, 1), "key result kr: check_ins/1 added: {\"on\":\"2026-11-02\",\"value\":3}");
    CHECK(okr_diff_member(diff, 2) == NULL && okr_diff_kind(diff, 2) == OKR_DIFFERENCE_ADDED);
    CHECK_TEXT(okr_diff_words(diff, 2), "key result k2 added");
    CHECK(okr_diff_to_json(diff, &buffer, NULL) == OKR_OK);
    CHECK(buffer_has(buffer, "{\"kind\":\"added\",\"subject\":{\"kind\":\"key_result\",\"id\":\"kr\"},"
                             "\"member\":\"/check_ins/1\",\"after\":{\"on\":\"2026-11-02\",\"value\":3}}"));
    okr_buffer_free(buffer);
    CHECK(okr_diff_kind(diff, 3) == 0 && okr_diff_subject_kind(diff, 3) == 0 && okr_diff_subject_id(diff, 3) == NULL);
    CHECK(okr_diff_member(diff, 3) == NULL && okr_diff_before(diff, 3) == NULL && okr_diff_after(diff, 3) == NULL);
    CHECK(okr_diff_words(diff, SIZE_MAX) == NULL);
    okr_diff_free(diff);

    /* The other way round, and what is about the document itself. */
    CHECK(okr_portfolio_diff(last, first, &diff, NULL) == OKR_OK && okr_diff_count(diff) == 3);
    CHECK(okr_diff_kind(diff, 2) == OKR_DIFFERENCE_REMOVED && okr_diff_before(diff, 2) != NULL);
    CHECK(okr_diff_after(diff, 2) == NULL);
    okr_diff_free(diff);
    okr_portfolio_free(last);
    other = (char *)check_alloc(strlen(DOCUMENT) + 1);
    strcpy(other, DOCUMENT);
    memcpy(strstr(other, "Acme"), "ACME", 4);
    last = load(other);
    free(other);
    CHECK(okr_portfolio_diff(first, last, &diff, NULL) == OKR_OK && okr_diff_count(diff) == 1);
    CHECK(okr_diff_kind(diff, 0) == OKR_DIFFERENCE_CHANGED && okr_diff_subject_kind(diff, 0) == 0);
    CHECK(okr_diff_subject_id(diff, 0) == NULL);
    CHECK_TEXT(okr_diff_before(diff, 0), "\"Acme\"");
    CHECK_TEXT(okr_diff_after(diff, 0), "\"ACME\"");
    okr_diff_free(diff);
    CHECK(okr_portfolio_diff(first, first, &diff, NULL) == OKR_OK && okr_diff_count(diff) == 0);
    CHECK(okr_diff_to_json(diff, &buffer, NULL) == OKR_OK);
    CHECK_TEXT(okr_buffer_data(buffer), "[]");
    okr_buffer_free(buffer);
    CHECK(okr_diff_to_json(diff, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_diff_free(diff);

    diff = (okr_diff *)1;
    expect_error(okr_portfolio_diff(NULL, last, &diff, &error), &error, OKR_STATUS_NULL_ARGUMENT, "", "`before`");
    CHECK(diff == NULL);
    expect_error(okr_portfolio_diff(first, NULL, &diff, &error), &error, OKR_STATUS_NULL_ARGUMENT, "", "`after`");
    CHECK(okr_portfolio_diff(first, last, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_diff_count(NULL) == 0 && okr_diff_words(NULL, 0) == NULL && okr_diff_kind(NULL, 0) == 0);
    CHECK(okr_diff_subject_kind(NULL, 0) == 0 && okr_diff_member(NULL, 0) == NULL);
    CHECK(okr_diff_to_json(NULL, &buffer, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_diff_free(NULL);
    okr_portfolio_free(first);
    okr_portfolio_free(last);
}

int main(void) {
    trail();
    trail_alone();
    as_of();
    diff();
    return check_summary("audit");
}
