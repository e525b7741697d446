/* Forecasts and backtests through the C interface, and the shared cases of testdata/forecast.
 *
 * usage: forecast MIN_FORECASTS MIN_BACKTESTS FILE...
 *
 * testdata/README.md says what the members of a case mean. Every figure is read by its accessor, and the
 * JSON is held against it. Fewer cases than the minimum are a failure.
 */
#include "json.h"
#include "okr_check.h"

#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* How far values from Student's t may be off, and scores that are only rounded to billionths. */
static const double close_to = 1e-9, exact = 2e-9;

static int forecasts_run, backtests_run;

static int near(double a, double b, double within) {
    const double size = fabs(a) > 1 ? fabs(a) : 1;
    return fabs(a - b) <= within * size;
}

/* The member at a path such as `path.final_value.low`; NULL where there is none, or null on the way. */
static const json *member_at(const json *object, const char *path) {
    char name[64];
    const char *dot;
    while (object != NULL && (dot = strchr(path, '.')) != NULL) {
        snprintf(name, sizeof name, "%.*s", (int)(dot - path), path);
        object = object->type == JSON_OBJECT ? json_get(object, name) : NULL;
        path = dot + 1;
    }
    return object != NULL && object->type == JSON_OBJECT ? json_get(object, path) : NULL;
}

static json *read_json(okr_status status, okr_buffer *buffer) {
    json *read = NULL;
    if (status == OKR_OK) {
        read = json_read((const char *)okr_buffer_data(buffer), okr_buffer_len(buffer));
    }
    okr_buffer_free(buffer);
    return read;
}

static double number_of(const json *value, double otherwise) {
    return value != NULL && value->type == JSON_NUMBER ? value->number : otherwise;
}

/* How far a figure of an objective may be off: the case says it of probabilities, the forecast of scores. */
static double within_of(const json *test, int32_t kind, const char *id, const char *path, double error) {
    const json *within = json_get(json_get(test, "within"), id);
    if (kind == OKR_NODE_KEY_RESULT) {
        return close_to;
    }
    if (strncmp(path, "final_score.", 12) == 0) {
        return error + exact;
    }
    if (within == NULL) {
        return close_to;
    }
    return strncmp(path, "parts.together.", 15) == 0 ? within->first->next->number : within->first->number;
}

/* A forecast is the one expected, and its JSON says the same. */
static void check_forecast(const okr_forecast *forecast, const json *test, const json *expected) {
    okr_buffer *buffer = NULL;
    const okr_status status = okr_forecast_to_json(forecast, &buffer, NULL);
    json *read = read_json(status, buffer);
    const json *told = json_get(read, "forecast"), *reason = json_get(expected, "reason");
    int32_t kind = 0, figure, number = 0, which;
    okr_str id = {NULL, 0};
    static const char *const days[] = {"due", "path.from", "path.on", "path.reaches_target_on"};
    if (okr_forecast_kind(forecast, &kind, NULL) != OKR_OK || okr_forecast_id(forecast, &id, NULL) != OKR_OK ||
        !same(id, json_get(told, "id")->string) || strcmp(okr_node_name(kind), json_get(told, "kind")->string) != 0) {
        fault("the forecast is of another goal");
    }
    if (okr_forecast_reason(forecast, &number, NULL) != (reason->type == JSON_NULL ? OKR_ABSENT : OKR_OK) ||
        (reason->type != JSON_NULL && strcmp(okr_reason_name(number), reason->string) != 0)) {
        fault("%s: another reason", expected->key);
    }
    for (figure = 1; okr_forecast_figure_name(figure) != NULL; figure++) {
        const char *path = okr_forecast_figure_name(figure);
        const json *wanted = member_at(expected, path), *written = member_at(told, path);
        const int absent = written == NULL || written->type == JSON_NULL;
        const double error = number_of(member_at(told, "parts.error"), 0);
        double value = 7;
        if (okr_forecast_figure(forecast, figure, &value, NULL) != (absent ? OKR_ABSENT : OKR_OK) ||
            (!absent && value != written->number)) {
            fault("%s: %s is not what the JSON says", expected->key, path);
        }
        if (wanted != NULL && wanted->type == JSON_NUMBER &&
            (absent || !near(wanted->number, value, within_of(test, kind, expected->key, path, error)))) {
            fault("%s: %s is %.17g, expected %.17g", expected->key, path, value, wanted->number);
        }
        if (wanted != NULL && wanted->type == JSON_NULL && !absent) {
            fault("%s: %s is %.17g, expected null", expected->key, path, value);
        }
    }
    for (which = OKR_DAY_DUE; which <= OKR_DAY_REACHES_TARGET; which++) {
        const json *wanted = member_at(expected, days[which - 1]), *written = member_at(told, days[which - 1]);
        int32_t year = 0;
        uint32_t month = 0, day = 0;
        char shown[16];
        const okr_status found = okr_forecast_day(forecast, which, &year, &month, &day, NULL);
        snprintf(shown, sizeof shown, "%04d-%02u-%02u", (int)year, (unsigned)month, (unsigned)day);
        if (written == NULL || written->type == JSON_NULL ? found != OKR_ABSENT
                                                          : strcmp(shown, written->string) != 0) {
            fault("%s: %s is %s, not what the JSON says", expected->key, days[which - 1], shown);
        }
        if (wanted != NULL && wanted->type == JSON_STRING && strcmp(shown, wanted->string) != 0) {
            fault("%s: %s is %s, expected %s", expected->key, days[which - 1], shown, wanted->string);
        }
    }
    json_free(read);
}

static void check_list(const okr_portfolio *portfolio, const okr_score_options *options, const json *test, int32_t kind,
                       const char *name) {
    const json *expected = json_get(json_get(test, "expect"), name);
    const json *row;
    okr_forecasts *all = NULL;
    size_t i = 0;
    if (okr_portfolio_forecasts(portfolio, options, &all, NULL) != OKR_OK ||
        okr_forecasts_count(all, kind) != json_count(expected)) {
        fault("there are other %s", name);
        okr_forecasts_free(all);
        return;
    }
    for (row = expected->first; row != NULL; row = row->next, i++) {
        okr_forecast *one = NULL, *listed = NULL;
        okr_buffer *a = NULL, *b = NULL;
        if (okr_portfolio_forecast(portfolio, kind, TEXT(row->key), options, &one, NULL) != OKR_OK ||
            okr_forecasts_at(all, kind, i, &listed, NULL) != OKR_OK ||
            okr_forecast_to_json(one, &a, NULL) != OKR_OK || okr_forecast_to_json(listed, &b, NULL) != OKR_OK ||
            okr_buffer_len(a) != okr_buffer_len(b) ||
            memcmp(okr_buffer_data(a), okr_buffer_data(b), okr_buffer_len(a)) != 0) {
            fault("%s by itself is not %s in the list", row->key, row->key);
        } else {
            check_forecast(one, test, row);
        }
        okr_buffer_free(a);
        okr_buffer_free(b);
        okr_forecast_free(one);
        okr_forecast_free(listed);
    }
    okr_forecasts_free(all);
}

static void check_probabilities(const okr_portfolio *portfolio, const okr_score_options *options, const json *test) {
    const json *it = json_get(test, "probabilities");
    for (it = it->first; it != NULL; it = it->next) {
        const char *id = json_get(it, "id")->string;
        const int32_t kind =
            strcmp(json_get(it, "kind")->string, "objective") == 0 ? OKR_NODE_OBJECTIVE : OKR_NODE_KEY_RESULT;
        okr_forecast *forecast = NULL;
        double p = 7;
        if (okr_portfolio_forecast(portfolio, kind, TEXT(id), options, &forecast, NULL) != OKR_OK ||
            okr_forecast_probability(forecast, json_get(it, "score")->number, &p, NULL) != OKR_OK ||
            fabs(p - json_get(it, "p")->number) > within_of(test, kind, id, "p", 0)) {
            fault("the probability of %s is %.17g", id, p);
        }
        okr_forecast_free(forecast);
    }
}

static void check_figures(const okr_backtest *backtest, int pooled, size_t index, const json *expected) {
    int32_t figure;
    for (figure = 1; okr_backtest_figure_name(figure) != NULL; figure++) {
        const json *wanted = json_get(expected, okr_backtest_figure_name(figure));
        double value = 7;
        const okr_status status = pooled ? okr_backtest_pooled(backtest, figure, &value, NULL)
                                         : okr_backtest_figure(backtest, index, figure, &value, NULL);
        if (status != (wanted->type == JSON_NULL ? OKR_ABSENT : OKR_OK) ||
            (status == OKR_OK && !near(wanted->number, value, close_to))) {
            fault("%s is %.17g", okr_backtest_figure_name(figure), value);
        }
    }
}

static void check_backtest(const okr_portfolio *portfolio, const okr_score_options *options, const json *test) {
    const json *names = json_get(test, "names"), *expected = json_get(test, "expect"), *it;
    const json *rows = json_get(expected, "key_results");
    const char *ids[8];
    size_t lens[8], count = 0, i = 0;
    okr_backtest *backtest = NULL;
    for (it = names->first; it != NULL && count < COUNT(ids); it = it->next) {
        ids[count] = it->string;
        lens[count++] = strlen(it->string);
    }
    if (okr_portfolio_backtest(portfolio, ids, lens, count, options, &backtest, NULL) != OKR_OK ||
        okr_backtest_count(backtest) != json_count(rows)) {
        fault("there are other rows");
        okr_backtest_free(backtest);
        return;
    }
    check_figures(backtest, 1, 0, json_get(expected, "pooled"));
    for (it = rows->first; it != NULL; it = it->next, i++) {
        const json *reason = json_get(it, "reason"), *final_value = json_get(it, "final_value");
        okr_str id = {NULL, 0};
        int32_t number = 0;
        double value = 0;
        if (okr_backtest_id(backtest, i, &id, NULL) != OKR_OK || !same(id, json_get(it, "id")->string) ||
            okr_backtest_reason(backtest, i, &number, NULL) != (reason->type == JSON_NULL ? OKR_ABSENT : OKR_OK) ||
            (reason->type != JSON_NULL && strcmp(okr_reason_name(number), reason->string) != 0) ||
            okr_backtest_final_value(backtest, i, &value, NULL) !=
                (final_value->type == JSON_NULL ? OKR_ABSENT : OKR_OK) ||
            (final_value->type != JSON_NULL && !near(final_value->number, value, close_to))) {
            fault("row %d is another", (int)i);
        }
        check_figures(backtest, 0, i, json_get(it, "figures"));
    }
    okr_backtest_free(backtest);
}

static void run_case(const char *text, const json *test) {
    const json *document = json_get(test, "portfolio");
    const int is_backtest = json_get(test, "names") != NULL;
    okr_portfolio *portfolio = NULL;
    okr_score_options *options = score_options_of(text, test);
    case_name = json_get(test, "name")->string;
    case_faults = 0;
    if (okr_portfolio_from_json(text + document->start, document->end - document->start, &portfolio, NULL) != OKR_OK) {
        fault("it does not load");
    } else if (is_backtest) {
        check_backtest(portfolio, options, test);
    } else {
        check_list(portfolio, options, test, OKR_NODE_KEY_RESULT, "key_results");
        check_list(portfolio, options, test, OKR_NODE_OBJECTIVE, "objectives");
        check_probabilities(portfolio, options, test);
    }
    *(is_backtest ? &backtests_run : &forecasts_run) += 1;
    CHECK(case_faults == 0);
    okr_score_options_free(options);
    okr_portfolio_free(portfolio);
}

/* ---- what goes wrong ---- */

static const char *const minimal =
    "{'okr':'1','organization':{'name':'A'},'units':[{'id':'u','name':'U','level':'company'}],"
    "'cycles':[{'id':'q','start':'2026-10-01','end':'2026-12-31'}],'objectives':[{'id':'o','title':'O','owner':'u',"
    "'cycle':'q','commitment':'aspirational','key_results':[{'id':'k','title':'K','measure':{'kind':'increase',"
    "'baseline':32,'target':55},'check_ins':[{'on':'2026-10-15','value':35},{'on':'2026-11-01','value':38},"
    "{'on':'2026-11-15','value':44}]},{'id':'m','title':'M','measure':{'kind':'milestone'}}]}]}";

static void forecasts_are_refused(void) {
    okr_portfolio *portfolio = load(minimal);
    okr_score_options *options = NULL;
    okr_forecast *forecast = NULL;
    okr_forecasts *all = NULL;
    okr_error *error = NULL;
    double p = 7;
    int32_t number = 7, year = 7;
    uint32_t month = 7, day = 7;
    CHECK(okr_score_options_new(2026, 11, 15, &options, NULL) == OKR_OK);

    expect_error(okr_portfolio_forecast(portfolio, OKR_NODE_ANY, LITERAL("kk"), options, &forecast, &error), &error,
                 OKR_STATUS_NOT_FOUND, "E009", "there is no objective or key result `kk`");
    expect_error(okr_portfolio_forecast(portfolio, OKR_NODE_ANY, LITERAL("u"), options, &forecast, &error), &error,
                 OKR_STATUS_NOT_FOUND, "E009", "`u` is a unit");
    expect_error(okr_portfolio_forecast(portfolio, OKR_NODE_UNIT, LITERAL("u"), options, &forecast, &error), &error,
                 OKR_STATUS_INVALID_ARGUMENT, "", "kind");
    expect_error(okr_portfolio_forecast(portfolio, OKR_NODE_ANY, "\xff", 1, options, &forecast, &error), &error,
                 OKR_STATUS_INVALID_UTF8, "", "id");
    expect_error(okr_portfolio_forecast(NULL, OKR_NODE_ANY, LITERAL("k"), options, &forecast, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "portfolio");
    expect_error(okr_portfolio_forecast(portfolio, OKR_NODE_ANY, LITERAL("k"), NULL, &forecast, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "options");
    expect_error(okr_portfolio_forecasts(portfolio, NULL, &all, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "options");
    CHECK(forecast == NULL && all == NULL);

    CHECK(okr_portfolio_forecast(portfolio, OKR_NODE_ANY, LITERAL("k"), options, &forecast, NULL) == OKR_OK);
    CHECK(okr_forecast_probability(forecast, 0.7, &p, NULL) == OKR_OK && p > 0.8 && p < 1);
    expect_error(okr_forecast_probability(forecast, 1.5, &p, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "outside 0 to 1");
    expect_error(okr_forecast_figure(forecast, 99, &p, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "", "figure");
    expect_error(okr_forecast_day(forecast, 99, &year, &month, &day, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "which");
    expect_error(okr_forecast_day(forecast, OKR_DAY_DUE, NULL, &month, &day, &error), &error, OKR_STATUS_NULL_ARGUMENT,
                 "", "year");
    CHECK(okr_forecast_overridden(forecast, &number, NULL) == OKR_OK && number == 0);
    CHECK(okr_forecast_shared(forecast, &number, NULL) == OKR_ABSENT);
    okr_forecast_free(forecast);
    CHECK(okr_portfolio_forecast(portfolio, OKR_NODE_OBJECTIVE, LITERAL("o"), options, &forecast, NULL) == OKR_OK);
    CHECK(okr_forecast_shared(forecast, &number, NULL) == OKR_OK && number == 0);
    okr_forecast_free(forecast);
    CHECK(okr_portfolio_forecast(portfolio, OKR_NODE_ANY, LITERAL("m"), options, &forecast, NULL) == OKR_OK);
    CHECK(okr_forecast_reason(forecast, &number, NULL) == OKR_OK && number == OKR_REASON_MEASURE);
    CHECK(okr_forecast_probability(forecast, 0.7, &p, NULL) == OKR_ABSENT);
    okr_forecast_free(forecast);

    CHECK(okr_portfolio_forecasts(portfolio, options, &all, NULL) == OKR_OK);
    CHECK(okr_forecasts_count(all, OKR_NODE_KEY_RESULT) == 2 && okr_forecasts_count(all, OKR_NODE_UNIT) == 0);
    CHECK(okr_forecasts_count(NULL, OKR_NODE_KEY_RESULT) == 0);
    expect_error(okr_forecasts_at(all, OKR_NODE_OBJECTIVE, 1, &forecast, &error), &error, OKR_STATUS_OUT_OF_RANGE, "",
                 "there are 1");
    expect_error(okr_forecasts_at(all, OKR_NODE_UNIT, 0, &forecast, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "kind");
    {
        okr_buffer *buffer = NULL;
        CHECK(okr_forecasts_to_json(all, &buffer, NULL) == OKR_OK && buffer_has(buffer, "\"key_results\":[{"));
        okr_buffer_free(buffer);
    }
    okr_forecasts_free(all);
    okr_forecast_free(NULL);
    okr_forecasts_free(NULL);
    CHECK_TEXT(okr_forecast_figure_name(OKR_FORECAST_SCORE_LOW), "final_score.low");
    CHECK(okr_forecast_figure_name(0) == NULL && okr_reason_name(0) == NULL);
    okr_score_options_free(options);
    okr_portfolio_free(portfolio);
}

static void backtests_are_refused(void) {
    okr_portfolio *portfolio = load(minimal);
    okr_score_options *options = NULL;
    okr_backtest *backtest = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    const char *ids[] = {"k", "x", "y"};
    const size_t lens[] = {1, 1, 1};
    double value = 7;
    int32_t number = 7;
    okr_str id;
    CHECK(okr_score_options_new(2027, 1, 15, &options, NULL) == OKR_OK);
    CHECK(okr_portfolio_backtest(portfolio, ids, lens, 3, options, &backtest, &error) == OKR_STATUS_VALUE);
    CHECK(okr_error_problem_count(error) == 2);
    okr_error_free(error);
    error = NULL;
    expect_error(okr_portfolio_backtest(portfolio, NULL, lens, 1, options, &backtest, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "ids");
    expect_error(okr_portfolio_backtest(portfolio, NULL, NULL, 0, NULL, &backtest, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "options");
    CHECK(okr_portfolio_backtest(portfolio, NULL, NULL, 0, options, &backtest, NULL) == OKR_OK);
    CHECK(okr_backtest_count(backtest) == 2 && okr_backtest_count(NULL) == 0);
    CHECK(okr_backtest_pooled(backtest, OKR_BACKTEST_FORECASTS, &value, NULL) == OKR_OK && value == 2);
    CHECK(okr_backtest_figure(backtest, 1, OKR_BACKTEST_COVERAGE, &value, NULL) == OKR_ABSENT);
    CHECK(okr_backtest_final_value(backtest, 0, &value, NULL) == OKR_OK && value == 44);
    CHECK(okr_backtest_reason(backtest, 1, &number, NULL) == OKR_OK && number == OKR_REASON_MEASURE);
    expect_error(okr_backtest_id(backtest, 2, &id, &error), &error, OKR_STATUS_OUT_OF_RANGE, "", "there are 2");
    expect_error(okr_backtest_pooled(backtest, 99, &value, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "", "figure");
    expect_error(okr_backtest_figure(backtest, 0, 99, &value, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "figure");
    CHECK(okr_backtest_to_json(backtest, &buffer, NULL) == OKR_OK && buffer_has(buffer, "\"pooled\":{\"forecasts\":2"));
    okr_buffer_free(buffer);
    okr_backtest_free(backtest);
    okr_backtest_free(NULL);
    CHECK_TEXT(okr_backtest_figure_name(OKR_BACKTEST_BRIER), "brier");
    CHECK(okr_backtest_figure_name(0) == NULL);
    okr_score_options_free(options);
    okr_portfolio_free(portfolio);
}

int main(int argc, char **argv) {
    int i;
    if (argc < 4) {
        fprintf(stderr, "usage: forecast MIN_FORECASTS MIN_BACKTESTS FILE...\n");
        return 2;
    }
    forecasts_are_refused();
    backtests_are_refused();
    for (i = 3; i < argc; i++) {
        size_t len = 0;
        char *text = read_file(argv[i], &len);
        json *file = text != NULL ? json_read(text, len) : NULL;
        const json *cases = json_get(file, "cases"), *test;
        case_name = argv[i];
        if (CHECK(cases != NULL && cases->first != NULL)) {
            for (test = cases->first; test != NULL; test = test->next) {
                run_case(text, test);
            }
        }
        json_free(file);
        free(text);
    }
    printf("forecasts: %d cases, backtests: %d cases\n", forecasts_run, backtests_run);
    CHECK(forecasts_run >= atoi(argv[1]));
    CHECK(backtests_run >= atoi(argv[2]));
    return check_summary("forecast");
}
