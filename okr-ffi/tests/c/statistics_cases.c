/* Runs the shared cases of testdata/statistics through the C interface.
 *
 * usage: statistics_cases MIN FILE...
 *
 * Every number is read by the accessors and from the JSON, and both are compared with the case:
 * whole numbers and words exactly, doubles to 1e-9. Fewer cases than the minimum are a failure.
 */
#include "json.h"
#include "okr_check.h"

static const double CLOSE = 1e-9;

static int passed, failed, figures;

static int close_to(double a, double b) {
    const double difference = a - b;
    return difference <= CLOSE && difference >= -CLOSE;
}

/* The whole JSON, member by member, both ways. */
static void compare(const json *expected, const json *came, const char *path) {
    char below[256];
    const json *item, *other;
    int index = 0;
    if (came == NULL || expected->type != came->type || json_count(expected) != json_count(came)) {
        fault("%s: missing, of another type or of another length", path);
        return;
    }
    switch (expected->type) {
    case JSON_NUMBER:
    case JSON_BOOLEAN:
        if (!close_to(expected->number, came->number)) {
            fault("%s: is %.17g, should be %.17g", path, came->number, expected->number);
        }
        break;
    case JSON_STRING:
        if (strcmp(expected->string, came->string) != 0) {
            fault("%s: is `%s`, should be `%s`", path, came->string, expected->string);
        }
        break;
    case JSON_ARRAY:
        for (item = expected->first, other = came->first; item != NULL; item = item->next, other = other->next) {
            snprintf(below, sizeof below, "%s/%d", path, index++);
            compare(item, other, below);
        }
        break;
    case JSON_OBJECT:
        for (item = expected->first; item != NULL; item = item->next) {
            snprintf(below, sizeof below, "%s/%s", path, item->key);
            compare(item, json_get(came, item->key), below);
        }
        break;
    default:
        break;
    }
}

typedef okr_status (*figure_of)(const okr_statistics *, size_t, const char *, size_t, double *, okr_error **);

/* Every number below a member, asked for by its path. */
static void ask(const okr_statistics *statistics, size_t index, figure_of figure, const json *expected,
                const char *path) {
    char below[256];
    const json *item;
    int entry = 0;
    double number = -1;
    okr_error *error = NULL;
    okr_status status;
    if (expected->type == JSON_OBJECT || expected->type == JSON_ARRAY) {
        for (item = expected->first; item != NULL; item = item->next, entry++) {
            if (expected->type == JSON_ARRAY) {
                snprintf(below, sizeof below, "%s.%d", path, entry);
            } else {
                snprintf(below, sizeof below, "%s%s%s", path, *path != '\0' ? "." : "", item->key);
            }
            ask(statistics, index, figure, item, below);
        }
        return;
    }
    if (expected->type != JSON_NUMBER && expected->type != JSON_NULL) {
        return;
    }
    status = figure(statistics, index, TEXT(path), &number, &error);
    figures++;
    if (error != NULL) {
        fault("figure `%s`: %s", path, okr_error_message(error));
        okr_error_free(error);
    } else if (expected->type == JSON_NULL ? status != OKR_ABSENT || number != 0
                                           : status != OKR_OK || !close_to(number, expected->number)) {
        fault("figure `%s` is %.17g", path, number);
    }
}

/* A word or nothing, as an okr_str. */
static void text_is(okr_status status, okr_str text, const json *expected) {
    if (expected->type == JSON_NULL ? status != OKR_ABSENT : status != OKR_OK || !same(text, expected->string)) {
        fault("`%s` is not what the accessor says", expected->key);
    }
}

/* A word or nothing, as a constant. */
static void word_is(okr_status status, const char *word, const json *expected) {
    if (expected->type == JSON_NULL ? status != OKR_ABSENT
                                    : status != OKR_OK || word == NULL || strcmp(word, expected->string) != 0) {
        fault("`%s` is not what the accessor says", expected->key);
    }
}

static void group(const okr_statistics *statistics, size_t index, const json *expected) {
    const json *member;
    okr_str text = {NULL, 0};
    int32_t number = 0;
    okr_status status = okr_statistics_group_by(statistics, index, &number, NULL);
    word_is(status, okr_grouping_name(number), json_get(expected, "by"));
    status = okr_statistics_group_unit(statistics, index, &text, NULL);
    text_is(status, text, json_get(expected, "unit"));
    status = okr_statistics_group_cycle(statistics, index, &text, NULL);
    text_is(status, text, json_get(expected, "cycle"));
    status = okr_statistics_group_level(statistics, index, &number, NULL);
    word_is(status, okr_level_name(number), json_get(expected, "level"));
    status = okr_statistics_group_commitment(statistics, index, &number, NULL);
    word_is(status, okr_commitment_name(number), json_get(expected, "commitment"));
    status = okr_statistics_group_calibration(statistics, index, &number, NULL);
    word_is(status, okr_calibration_name(number), json_get(json_get(expected, "calibration"), "verdict"));
    status = okr_statistics_group_small(statistics, index, &number, NULL);
    if (status != OKR_OK || number != json_get(expected, "small_group")->number) {
        fault("`small_group` is not what the accessor says");
    }
    for (member = expected->first; member != NULL; member = member->next) {
        if (member->type == JSON_OBJECT) {
            ask(statistics, index, okr_statistics_group_figure, member, member->key);
        }
    }
}

static void cycle(const okr_statistics *statistics, size_t index, const json *expected) {
    const json *member;
    okr_str before = {NULL, 0}, after = {NULL, 0};
    const okr_status status = okr_statistics_cycle(statistics, index, &before, &after, NULL);
    text_is(status, before, json_get(expected, "before"));
    text_is(status, after, json_get(expected, "after"));
    for (member = expected->first; member != NULL; member = member->next) {
        if (member->type == JSON_OBJECT) {
            ask(statistics, index, okr_statistics_cycle_figure, member, member->key);
        }
    }
}

static okr_statistics *statistics_of(const char *text, const json *test) {
    const json *document = json_get(test, "portfolio"), *shown = json_get(test, "individuals"), *by;
    okr_score_options *score = score_options_of(text, test);
    okr_statistics_options *options = NULL;
    okr_portfolio *portfolio = NULL;
    okr_statistics *statistics = NULL;
    okr_error *error = NULL;
    int32_t number;
    CHECK(okr_statistics_options_new(score, &options, NULL) == OKR_OK);
    okr_score_options_free(score);
    if (shown != NULL) {
        CHECK(okr_statistics_options_set_individuals(options, (int32_t)shown->number, NULL) == OKR_OK);
    }
    for (by = json_get(test, "by")->first; by != NULL; by = by->next) {
        for (number = 1; strcmp(okr_grouping_name(number), by->string) != 0; number++) {
        }
        CHECK(okr_statistics_options_add_grouping(options, number, NULL) == OKR_OK);
    }
    if (okr_portfolio_from_json(text + document->start, document->end - document->start, &portfolio, &error) !=
            OKR_OK ||
        okr_portfolio_statistics(portfolio, options, &statistics, &error) != OKR_OK) {
        show(error);
        okr_error_free(error);
    }
    okr_statistics_options_free(options);
    okr_portfolio_free(portfolio);
    return statistics;
}

static void run(const char *text, const json *test) {
    const json *expected = json_get(test, "expect"), *withheld = json_get(expected, "withheld"), *row;
    okr_statistics *statistics = statistics_of(text, test);
    okr_buffer *buffer = NULL;
    size_t units = 99, objectives = 99, index = 0;
    json *told;
    if (statistics == NULL) {
        fault("there are no statistics");
        return;
    }
    CHECK(okr_statistics_to_json(statistics, &buffer, NULL) == OKR_OK);
    told = json_read(okr_buffer_data(buffer), okr_buffer_len(buffer));
    compare(expected, told, "");
    json_free(told);
    okr_buffer_free(buffer);
    if (okr_statistics_withheld(statistics, &units, &objectives, NULL) != OKR_OK ||
        (double)units != json_get(withheld, "units")->number ||
        (double)objectives != json_get(withheld, "objectives")->number) {
        fault("`withheld` is not what the accessor says");
    }
    if (okr_statistics_group_count(statistics) != json_count(json_get(expected, "groups")) ||
        okr_statistics_cycle_count(statistics) != json_count(json_get(expected, "cycles"))) {
        fault("another number of groups or cycles");
    } else {
        for (row = json_get(expected, "groups")->first; row != NULL; row = row->next) {
            group(statistics, index++, row);
        }
        index = 0;
        for (row = json_get(expected, "cycles")->first; row != NULL; row = row->next) {
            cycle(statistics, index++, row);
        }
    }
    okr_statistics_free(statistics);
}

static void run_file(const char *name) {
    size_t len = 0;
    char *text = read_file(name, &len);
    json *file = text != NULL ? json_read(text, len) : NULL;
    const json *test;
    if (!CHECK(file != NULL)) {
        free(text);
        return;
    }
    for (test = json_get(file, "cases")->first; test != NULL; test = test->next) {
        case_name = json_get(test, "name")->string;
        case_faults = 0;
        run(text, test);
        *(case_faults == 0 ? &passed : &failed) += 1;
    }
    json_free(file);
    free(text);
}

/* What is asked wrongly. */
static void refused(void) {
    okr_portfolio *portfolio = load("{'okr':'1','organization':{'name':'A'},'units':[{'id':'a','name':'A','level':"
                                    "'company'}],'cycles':[{'id':'q','start':'2026-10-01','end':'2026-12-31'}],"
                                    "'objectives':[]}");
    okr_score_options *score = NULL;
    okr_statistics_options *options = NULL;
    okr_statistics *statistics = NULL;
    okr_error *error = NULL;
    okr_str before, after;
    size_t units;
    double number = 7;
    CHECK(okr_score_options_new(2026, 11, 15, &score, NULL) == OKR_OK);
    expect_error(okr_statistics_options_new(NULL, &options, &error), &error, OKR_STATUS_NULL_ARGUMENT, "", "score");
    CHECK(okr_statistics_options_new(score, &options, NULL) == OKR_OK);
    expect_error(okr_statistics_options_set_individuals(options, 2, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "individuals");
    expect_error(okr_statistics_options_set_individuals(NULL, 1, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "options");
    expect_error(okr_statistics_options_add_grouping(options, 99, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "grouping");
    expect_error(okr_portfolio_statistics(NULL, options, &statistics, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "portfolio");
    expect_error(okr_portfolio_statistics(portfolio, NULL, &statistics, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "options");
    CHECK(okr_portfolio_statistics(portfolio, options, &statistics, NULL) == OKR_OK);
    CHECK(okr_statistics_group_count(statistics) == 1 && okr_statistics_cycle_count(statistics) == 0);
    expect_error(okr_statistics_group_figure(statistics, 0, LITERAL("objectives.moan"), &number, &error), &error,
                 OKR_STATUS_NOT_FOUND, "", "objectives.moan");
    CHECK(number == 0);
    expect_error(okr_statistics_group_figure(statistics, 0, LITERAL("objectives.histogram.10"), &number, &error),
                 &error, OKR_STATUS_NOT_FOUND, "", "histogram.10");
    expect_error(okr_statistics_group_figure(statistics, 0, LITERAL(""), &number, &error), &error,
                 OKR_STATUS_NOT_FOUND, "", "figure");
    expect_error(okr_statistics_group_figure(statistics, 1, LITERAL("objectives.n"), &number, &error), &error,
                 OKR_STATUS_OUT_OF_RANGE, "", "group");
    expect_error(okr_statistics_group_figure(statistics, 0, LITERAL("\xff"), &number, &error), &error,
                 OKR_STATUS_INVALID_UTF8, "", "path");
    expect_error(okr_statistics_group_figure(statistics, 0, LITERAL("objectives.n"), NULL, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "out");
    expect_error(okr_statistics_cycle(statistics, 0, &before, &after, &error), &error, OKR_STATUS_OUT_OF_RANGE, "",
                 "cycles");
    expect_error(okr_statistics_cycle_figure(statistics, 0, LITERAL("objectives.low"), &number, &error), &error,
                 OKR_STATUS_OUT_OF_RANGE, "", "cycles");
    expect_error(okr_statistics_withheld(statistics, &units, NULL, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "objectives");
    CHECK(okr_statistics_group_figure(statistics, 0, LITERAL("objectives.mean"), &number, NULL) == OKR_ABSENT);
    CHECK(okr_statistics_group_count(NULL) == 0 && okr_statistics_cycle_count(NULL) == 0);
    CHECK(okr_grouping_name(0) == NULL && okr_calibration_name(6) == NULL);
    okr_statistics_free(NULL);
    okr_statistics_options_free(NULL);
    okr_statistics_free(statistics);
    okr_statistics_options_free(options);
    okr_score_options_free(score);
    okr_portfolio_free(portfolio);
}

int main(int argc, char **argv) {
    int file;
    if (argc < 3) {
        printf("usage: statistics_cases MIN FILE...\n");
        return 2;
    }
    for (file = 2; file < argc; file++) {
        run_file(argv[file]);
    }
    refused();
    printf("statistics cases: %d passed, %d failed, %d figures\n", passed, failed, figures);
    CHECK(failed == 0 && passed >= atoi(argv[1]) && figures > passed * 100);
    return check_summary("statistics_cases");
}
