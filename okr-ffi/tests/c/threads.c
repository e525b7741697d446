/* One portfolio, one set of options, one scorecard, one alignment and one error, used by many threads at
 * once. What an alignment computes when it is first asked, many threads ask for first. */
#include "check.h"
#include "okr.h"

#include <pthread.h>

enum { THREADS = 8, ROUNDS = 40 };

static okr_portfolio *portfolio;
static okr_score_options *options;
static okr_scorecard *scorecard;
static okr_policy *policy;
static okr_error *error;
static okr_buffer *expected;
static okr_alignment *alignment;
static okr_check_options *check_options;
static okr_sensitivities *sensitivities;

/* The number of things that went wrong in one thread. */
static void *work(void *result) {
    size_t *wrong = (size_t *)result;
    int round;
    for (round = 0; round < ROUNDS; round++) {
        okr_portfolio *clone = okr_portfolio_clone(portfolio), *damaged = NULL;
        okr_scorecard *card = NULL, *shared = okr_scorecard_clone(scorecard);
        okr_buffer *buffer = NULL;
        okr_error *own = NULL;
        okr_str id;
        size_t index;
        *wrong += okr_portfolio_score(clone, options, &card, NULL) != OKR_OK;
        okr_portfolio_free(clone);
        *wrong += okr_scorecard_to_json(card, &buffer, NULL) != OKR_OK ||
                  strcmp(okr_buffer_data(buffer), okr_buffer_data(expected)) != 0;
        okr_scorecard_free(card);
        okr_buffer_free(buffer);

        *wrong += okr_scorecard_key_result_index(shared, "kr7", 3, &index, NULL) != OKR_OK || index != 7;
        *wrong += okr_scorecard_key_result_id(scorecard, index, &id, NULL) != OKR_OK || id.len != 3 ||
                  memcmp(id.data, "kr7", 3) != 0;
        okr_scorecard_free(shared);
        *wrong += okr_scorecard_explain_text(scorecard, OKR_SUBJECT_OBJECTIVE, "o", 1, &buffer, NULL) != OKR_OK;
        okr_buffer_free(buffer);

        card = NULL;
        *wrong += okr_portfolio_compare(portfolio, options, (const okr_policy *const *)&policy, 1, &card,
                                        NULL) != OKR_OK;
        okr_scorecard_free(card);

        {
            okr_alignment *second = okr_alignment_clone(alignment);
            okr_nodes *nodes = NULL;
            okr_measures *measures = NULL;
            okr_findings *findings = NULL;
            okr_what_if *answer = NULL;
            double figure;
            *wrong += okr_alignment_below(second, OKR_NODE_OBJECTIVE, "o", 1, &nodes, NULL) != OKR_OK ||
                      okr_nodes_count(nodes) != 21 || okr_nodes_edge_count(nodes) != 20;
            *wrong += okr_alignment_measures(alignment, &measures, NULL) != OKR_OK ||
                      okr_measures_figure(measures, OKR_FIGURE_LINE_OF_SIGHT_SHARE, &figure, NULL) != OKR_OK ||
                      figure != 1;
            *wrong += okr_portfolio_check(portfolio, check_options, &findings, NULL) != OKR_OK;
            *wrong += okr_scorecard_what_if(scorecard, &id.data, &id.len, &figure, 1, &answer, NULL) != OKR_OK ||
                      okr_what_if_count(answer, OKR_NODE_KEY_RESULT) != 1;
            *wrong += okr_sensitivities_count(sensitivities) != 20 || okr_sensitivities_losses(sensitivities) == NULL;
            okr_alignment_free(second);
            okr_nodes_free(nodes);
            okr_measures_free(measures);
            okr_findings_free(findings);
            okr_what_if_free(answer);
        }

        /* Each call has its own error; a shared one can be read. */
        *wrong += okr_portfolio_from_json("[]", 2, &damaged, &own) != OKR_STATUS_LOAD ||
                  strcmp(okr_error_message(own), okr_error_message(error)) != 0;
        okr_error_free(own);
    }
    return NULL;
}

static int same_text(const okr_buffer *a, const okr_buffer *b) {
    return okr_buffer_len(a) == okr_buffer_len(b) &&
           memcmp(okr_buffer_data(a), okr_buffer_data(b), okr_buffer_len(a)) == 0;
}

/* A document that is large enough for several threads, loaded and scored by so many: the same. */
static void one_call_on_several_threads(void) {
    enum { OBJECTIVES = 12000 };
    char *text = (char *)malloc(OBJECTIVES * 256 + 1024), *json;
    okr_buffer *saved[2], *cards[2];
    okr_error *errors[2];
    uint32_t threads;
    size_t i, length;
    length = (size_t)sprintf(text, "{'okr':'1','organization':{'name':'Acme'},"
                                   "'units':[{'id':'acme','name':'Acme','level':'company'}],"
                                   "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31'}],'objectives':[");
    for (i = 0; i < OBJECTIVES; i++) {
        length += (size_t)sprintf(text + length,
                                  "%s{'id':'o%lu','title':'O','owner':'acme','cycle':'q4','commitment':'committed',"
                                  "'key_results':[{'id':'kr%lu','title':'KR','measure':{'kind':'milestone'},"
                                  "'check_ins':[{'on':'2026-11-01','value':%d}]}]}",
                                  i > 0 ? "," : "", (unsigned long)i, (unsigned long)i, (int)(i % 2));
    }
    strcpy(text + length, "]}");
    json = quoted(text);
    length = strlen(json);
    CHECK(length > 2000000);
    for (threads = 1; threads <= 4; threads++) {
        okr_portfolio *loaded = NULL;
        okr_score_options *how = NULL;
        okr_scorecard *card = NULL;
        size_t at = threads > 1;
        CHECK(okr_portfolio_from_json_threads(json, length, threads, &loaded, NULL) == OKR_OK);
        CHECK(okr_score_options_new(2026, 11, 15, &how, NULL) == OKR_OK);
        CHECK(okr_score_options_set_threads(how, threads, NULL) == OKR_OK);
        CHECK(okr_portfolio_score(loaded, how, &card, NULL) == OKR_OK);
        CHECK(okr_portfolio_to_json(loaded, &saved[at], NULL) == OKR_OK);
        CHECK(okr_scorecard_to_json(card, &cards[at], NULL) == OKR_OK);
        if (at > 0) {
            CHECK(same_text(saved[0], saved[1]) && same_text(cards[0], cards[1]));
            okr_buffer_free(saved[1]);
            okr_buffer_free(cards[1]);
        }
        okr_scorecard_free(card);
        okr_score_options_free(how);
        okr_portfolio_free(loaded);
    }
    okr_buffer_free(saved[0]);
    okr_buffer_free(cards[0]);
    /* Faults in the first and in the last objective are found by any number of threads. */
    memcpy(strstr(json, "acme\",\"cycle"), "acmy", 4);
    memcpy(strstr(json, "\"o11999"), "\"o1199 ", 7);
    for (threads = 1; threads <= 3; threads++) {
        okr_portfolio *damaged = NULL;
        size_t at = threads > 1;
        CHECK(okr_portfolio_from_json_threads(json, length, threads, &damaged, &errors[at]) == OKR_STATUS_LOAD);
        CHECK(damaged == NULL && okr_error_problem_count(errors[at]) == 2);
        if (at > 0) {
            CHECK(strcmp(okr_error_message(errors[0]), okr_error_message(errors[1])) == 0);
            okr_error_free(errors[1]);
        }
    }
    okr_error_free(errors[0]);
    free(json);
    free(text);
}

/* No threads at all is a mistake. */
static void no_thread_at_all(void) {
    okr_portfolio *none = NULL;
    okr_score_options *how = NULL;
    okr_error *mistake = NULL;
    CHECK(okr_portfolio_from_json_threads("{}", 2, 0, &none, &mistake) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(none == NULL && strstr(okr_error_message(mistake), "`threads` is 0") != NULL);
    okr_error_free(mistake);
    CHECK(okr_portfolio_from_json_threads(NULL, 2, 1, &none, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_portfolio_from_json_threads("{}", 2, UINT32_MAX, &none, NULL) == OKR_STATUS_LOAD);
    CHECK(okr_score_options_new(2026, 11, 15, &how, NULL) == OKR_OK);
    CHECK(okr_score_options_set_threads(how, 0, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_score_options_set_threads(NULL, 1, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_score_options_free(how);
}

int main(void) {
    char text[8192], item[256];
    char *json;
    pthread_t threads[THREADS];
    size_t wrong[THREADS], total = 0;
    int i;
    strcpy(text, "{'okr':'1','organization':{'name':'Acme'},"
                 "'units':[{'id':'acme','name':'Acme','level':'company'}],"
                 "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31'}],"
                 "'objectives':[{'id':'o','title':'O','owner':'acme','cycle':'q4',"
                 "'commitment':'aspirational','key_results':[");
    for (i = 0; i < 20; i++) {
        snprintf(item, sizeof item,
                 "%s{'id':'kr%d','title':'KR','measure':{'kind':'increase','baseline':0,'target':%d},"
                 "'check_ins':[{'on':'2026-11-01','value':%d}]}",
                 i > 0 ? "," : "", i, i + 9, i);
        strcat(text, item);
    }
    strcat(text, "]}]}");
    json = quoted(text);
    CHECK(okr_portfolio_from_json(json, strlen(json), &portfolio, NULL) == OKR_OK);
    CHECK(okr_score_options_new(2026, 11, 15, &options, NULL) == OKR_OK);
    CHECK(okr_portfolio_score(portfolio, options, &scorecard, NULL) == OKR_OK);
    CHECK(okr_scorecard_to_json(scorecard, &expected, NULL) == OKR_OK);
    CHECK(okr_policy_named("google", 6, &policy, NULL) == OKR_OK);
    CHECK(okr_portfolio_alignment(portfolio, &alignment, NULL) == OKR_OK);
    CHECK(okr_check_options_new(2026, 11, 15, &check_options, NULL) == OKR_OK);
    CHECK(okr_scorecard_sensitivities(scorecard, "o", 1, &sensitivities, NULL) == OKR_OK);
    {
        okr_portfolio *damaged = NULL;
        CHECK(okr_portfolio_from_json("[]", 2, &damaged, &error) == OKR_STATUS_LOAD);
    }
    for (i = 0; i < THREADS; i++) {
        wrong[i] = 0;
        CHECK(pthread_create(&threads[i], NULL, work, &wrong[i]) == 0);
    }
    for (i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        total += wrong[i];
    }
    CHECK(total == 0);
    okr_error_free(error);
    okr_buffer_free(expected);
    okr_policy_free(policy);
    okr_alignment_free(alignment);
    okr_check_options_free(check_options);
    okr_sensitivities_free(sensitivities);
    okr_scorecard_free(scorecard);
    okr_score_options_free(options);
    okr_portfolio_free(portfolio);
    free(json);
    one_call_on_several_threads();
    no_thread_at_all();
    return check_summary("threads");
}
