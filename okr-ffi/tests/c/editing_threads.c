/* A writer makes version after version; readers score and save the first one meanwhile, and the newest one
 * that they are handed. A reader's version never changes under it. */
#include "check.h"
#include "okr.h"

#include <pthread.h>

enum { READERS = 4, VERSIONS = 150, ROUNDS = 12 };

static okr_portfolio *first;
static okr_score_options *options;
static okr_check_in_options *by_ada;
static okr_buffer *scored, *text;

/* The newest version and its number; the lock guards the pointer only. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static okr_portfolio *newest;
static size_t version;

static okr_portfolio *take(size_t *number) {
    okr_portfolio *taken;
    pthread_mutex_lock(&lock);
    taken = okr_portfolio_clone(newest);
    *number = version;
    pthread_mutex_unlock(&lock);
    return taken;
}

static size_t same_scores(const okr_portfolio *portfolio) {
    okr_scorecard *card = NULL;
    okr_buffer *buffer = NULL;
    size_t wrong = okr_portfolio_score(portfolio, options, &card, NULL) != OKR_OK ||
                   okr_scorecard_to_json(card, &buffer, NULL) != OKR_OK ||
                   strcmp(okr_buffer_data(buffer), okr_buffer_data(scored)) != 0;
    okr_scorecard_free(card);
    okr_buffer_free(buffer);
    return wrong;
}

static void *reader(void *result) {
    size_t *wrong = (size_t *)result;
    int round;
    for (round = 0; round < ROUNDS; round++) {
        size_t number = 0, entries;
        okr_portfolio *mine = take(&number), *then = NULL;
        okr_buffer *buffer = NULL;
        okr_diff *diff = NULL;
        *wrong += same_scores(first);
        *wrong += okr_portfolio_to_json(first, &buffer, NULL) != OKR_OK ||
                  strcmp(okr_buffer_data(buffer), okr_buffer_data(text)) != 0;
        okr_buffer_free(buffer);
        /* Every version is whole: as many check-ins as its number says, and the first one within. */
        entries = okr_portfolio_audit_count(mine);
        *wrong += entries != number || okr_portfolio_check_in_count(mine) != 1 + number;
        *wrong += okr_portfolio_as_of(mine, 2026, 10, 31, &then, NULL) != OKR_OK || same_scores(then);
        *wrong += okr_portfolio_diff(first, mine, &diff, NULL) != OKR_OK || okr_diff_count(diff) != number;
        okr_diff_free(diff);
        okr_portfolio_free(then);
        okr_portfolio_free(mine);
    }
    return NULL;
}

static void *writer(void *result) {
    size_t *wrong = (size_t *)result;
    int i;
    for (i = 0; i < VERSIONS; i++) {
        okr_portfolio *after = NULL, *refused = NULL, *old;
        /* newest is written by this thread alone. */
        *wrong += okr_portfolio_check_in(newest, "kr", 2, 2026, 11, (uint32_t)(1 + i % 30), i, by_ada, &after,
                                         NULL) != OKR_OK;
        *wrong += okr_portfolio_check_in(newest, "none", 4, 2026, 11, 1, i, by_ada, &refused, NULL) !=
                  OKR_STATUS_EDIT;
        pthread_mutex_lock(&lock);
        old = newest;
        newest = after;
        version++;
        pthread_mutex_unlock(&lock);
        okr_portfolio_free(old);
    }
    return NULL;
}

int main(void) {
    char *json = quoted("{'okr':'1','organization':{'name':'Acme'},"
                        "'units':[{'id':'acme','name':'Acme','level':'company'}],"
                        "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31'}],"
                        "'objectives':[{'id':'o','title':'O','owner':'acme','cycle':'q4',"
                        "'commitment':'aspirational','key_results':[{'id':'kr','title':'KR',"
                        "'measure':{'kind':'increase','baseline':0,'target':1000},"
                        "'check_ins':[{'on':'2026-10-05','value':3}]}]}]}");
    pthread_t threads[READERS + 1];
    size_t wrong[READERS + 1], total = 0;
    okr_scorecard *card = NULL;
    int i;
    CHECK(okr_portfolio_from_json(json, strlen(json), &first, NULL) == OKR_OK);
    CHECK(okr_score_options_new(2026, 11, 15, &options, NULL) == OKR_OK);
    CHECK(okr_portfolio_score(first, options, &card, NULL) == OKR_OK);
    CHECK(okr_scorecard_to_json(card, &scored, NULL) == OKR_OK);
    okr_scorecard_free(card);
    CHECK(okr_portfolio_to_json(first, &text, NULL) == OKR_OK);
    CHECK(okr_check_in_options_new(&by_ada, NULL) == OKR_OK);
    CHECK(okr_check_in_options_set_by(by_ada, "ada", 3, NULL) == OKR_OK);
    CHECK(okr_check_in_options_set_recorded_on(by_ada, 2026, 11, 30, NULL) == OKR_OK);
    newest = okr_portfolio_clone(first);
    for (i = 0; i <= READERS; i++) {
        wrong[i] = 0;
        CHECK(pthread_create(&threads[i], NULL, i < READERS ? reader : writer, &wrong[i]) == 0);
    }
    for (i = 0; i <= READERS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        total += wrong[i];
    }
    CHECK(total == 0);
    CHECK(version == VERSIONS && okr_portfolio_check_in_count(newest) == VERSIONS + 1);
    okr_portfolio_free(newest);
    okr_check_in_options_free(by_ada);
    okr_buffer_free(scored);
    okr_buffer_free(text);
    okr_score_options_free(options);
    okr_portfolio_free(first);
    free(json);
    return check_summary("editing_threads");
}
