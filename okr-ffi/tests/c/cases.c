/* Runs the shared cases of testdata/ through the C interface.
 *
 * usage: cases MIN_SCORING MIN_LOADING FILE...
 *
 * A case with `expect` is a scoring case: each member given there is compared with the scorecard's
 * JSON and with what the accessors say. A case with `problems` is a loading case: its codes and
 * paths are compared with those of the error. Fewer cases than the minimum are a failure.
 */
#include "json.h"
#include "okr_check.h"

static int scoring_passed, scoring_failed, loading_passed, loading_failed;

/* ---- the scorecard's JSON ---- */

static void compare(const json *expected, const json *actual, const char *path) {
    char below[256];
    const json *item, *other;
    int index = 0;
    if (actual == NULL || expected->type != actual->type) {
        fault("%s: missing or of another type", path);
        return;
    }
    switch (expected->type) {
    case JSON_BOOLEAN:
    case JSON_NUMBER:
        if (expected->number != actual->number) {
            fault("%s: is %.17g, should be %.17g", path, actual->number, expected->number);
        }
        break;
    case JSON_STRING:
        if (strcmp(expected->string, actual->string) != 0) {
            fault("%s: is `%s`, should be `%s`", path, actual->string, expected->string);
        }
        break;
    case JSON_ARRAY:
        if (json_count(expected) != json_count(actual)) {
            fault("%s: another number of items", path);
            return;
        }
        other = actual->first;
        for (item = expected->first; item != NULL; item = item->next, other = other->next) {
            snprintf(below, sizeof below, "%s/%d", path, index++);
            compare(item, other, below);
        }
        break;
    case JSON_OBJECT:
        for (item = expected->first; item != NULL; item = item->next) {
            snprintf(below, sizeof below, "%s/%s", path, item->key);
            compare(item, json_get(actual, item->key), below);
        }
        break;
    default:
        break;
    }
}

/* ---- the accessors ---- */

typedef okr_status (*text_cell)(const okr_scorecard *, size_t, okr_str *, okr_error **);
typedef okr_status (*double_cell)(const okr_scorecard *, size_t, double *, okr_error **);
typedef okr_status (*exact_cell)(const okr_scorecard *, size_t, int64_t *, okr_error **);
typedef okr_status (*int_cell)(const okr_scorecard *, size_t, int32_t *, okr_error **);
typedef const char *(*word_name)(int32_t);

/* A column: exactly one of text, number (perhaps with the same as an exact score), and whole is given;
 * word is the vocabulary of whole, or NULL if it is a boolean. */
typedef struct {
    const char *member;
    text_cell text;
    double_cell number;
    exact_cell exact;
    int_cell whole;
    word_name word;
} column;

#define KR(cell) okr_scorecard_key_result_##cell
#define OB(cell) okr_scorecard_objective_##cell

static const column key_result_columns[] = {
    {"id", KR(id), NULL, NULL, NULL, NULL},
    {"objective", KR(objective), NULL, NULL, NULL, NULL},
    {"value", NULL, KR(value), NULL, NULL, NULL},
    {"progress", NULL, KR(progress), NULL, NULL, NULL},
    {"computed_score", NULL, KR(computed_score), KR(computed_score_billionths), NULL, NULL},
    {"score", NULL, KR(score), KR(score_billionths), NULL, NULL},
    {"overridden", NULL, NULL, NULL, KR(overridden), NULL},
    {"unreported", NULL, NULL, NULL, KR(unreported), NULL},
    {"counted", NULL, NULL, NULL, KR(counted), NULL},
    {"expected_final", NULL, KR(expected_final), KR(expected_final_billionths), NULL, NULL},
    {"elapsed", NULL, KR(elapsed), NULL, NULL, NULL},
    {"expected", NULL, KR(expected), KR(expected_billionths), NULL, NULL},
    {"grade", NULL, NULL, NULL, KR(grade), okr_grade_name},
    {"pace", NULL, NULL, NULL, KR(pace), okr_pace_name},
    {"verdict", NULL, NULL, NULL, KR(verdict), okr_verdict_name},
    {"confidence", NULL, KR(confidence), NULL, NULL, NULL},
};

static const column objective_columns[] = {
    {"id", OB(id), NULL, NULL, NULL, NULL},
    {"owner", OB(owner), NULL, NULL, NULL, NULL},
    {"cycle", OB(cycle), NULL, NULL, NULL, NULL},
    {"commitment", NULL, NULL, NULL, OB(commitment), okr_commitment_name},
    {"computed_score", NULL, OB(computed_score), OB(computed_score_billionths), NULL, NULL},
    {"score", NULL, OB(score), OB(score_billionths), NULL, NULL},
    {"overridden", NULL, NULL, NULL, OB(overridden), NULL},
    {"capped_by", OB(capped_by), NULL, NULL, NULL, NULL},
    {"expected_final", NULL, OB(expected_final), OB(expected_final_billionths), NULL, NULL},
    {"expected", NULL, OB(expected), OB(expected_billionths), NULL, NULL},
    {"grade", NULL, NULL, NULL, OB(grade), okr_grade_name},
    {"pace", NULL, NULL, NULL, OB(pace), okr_pace_name},
    {"verdict", NULL, NULL, NULL, OB(verdict), okr_verdict_name},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Whether a status agrees with a member: OKR_ABSENT with null, OKR_OK with anything else. */
static int present(okr_status status, const json *member, okr_error *error, const char *what) {
    if (error != NULL) {
        show(error);
        okr_error_free(error);
        return 0;
    }
    if (status != (member->type == JSON_NULL ? OKR_ABSENT : OKR_OK)) {
        fault("accessor %s: status %d beside the JSON value", what, (int)status);
        return 0;
    }
    return status == OKR_OK;
}

static void check_cell(const okr_scorecard *card, size_t index, const column *column,
                       const json *member) {
    okr_error *error = NULL;
    okr_status status;
    const char *name = column->member;
    if (column->text != NULL) {
        okr_str text;
        status = column->text(card, index, &text, &error);
        if (present(status, member, error, name) && !same(text, member->string)) {
            fault("accessor %s: is `%.*s`, should be `%s`", name, (int)text.len, text.data,
                  member->string);
        }
    } else if (column->number != NULL) {
        double number;
        status = column->number(card, index, &number, &error);
        if (present(status, member, error, name) && number != member->number) {
            fault("accessor %s: is %.17g, should be %.17g", name, number, member->number);
        }
        if (column->exact != NULL) {
            int64_t exact;
            status = column->exact(card, index, &exact, &error);
            if (present(status, member, error, name) && (double)exact / 1e9 != member->number) {
                fault("accessor %s: is %.0f billionths, should be %.17g", name, (double)exact,
                      member->number);
            }
        }
    } else {
        int32_t whole;
        status = column->whole(card, index, &whole, &error);
        if (present(status, member, error, name)) {
            if (column->word == NULL && whole != (int32_t)member->number) {
                fault("accessor %s: is %d", name, (int)whole);
            } else if (column->word != NULL && (column->word(whole) == NULL ||
                                                strcmp(column->word(whole), member->string) != 0)) {
                fault("accessor %s: is %d, should be `%s`", name, (int)whole, member->string);
            }
        }
    }
}

/* The duties of an objective's row as bits. */
static void check_duties(const okr_scorecard *card, size_t index, const json *member) {
    const json *item;
    okr_error *error = NULL;
    int32_t duties = 0, expected = 0, bit;
    for (item = member->first; item != NULL; item = item->next) {
        for (bit = 1; bit <= OKR_DUTY_CARRY_OVER; bit *= 2) {
            expected |= strcmp(okr_duty_name(bit), item->string) == 0 ? bit : 0;
        }
    }
    if (okr_scorecard_objective_duties(card, index, &duties, &error) != OKR_OK ||
        duties != expected || (expected == 0) != (member->first == NULL)) {
        fault("accessor duties: is %d, should be %d", (int)duties, (int)expected);
    }
    okr_error_free(error);
}

typedef okr_status (*index_of)(const okr_scorecard *, const char *, size_t, size_t *, okr_error **);

static void check_rows(const okr_scorecard *card, const json *rows, size_t count, index_of find,
                       const column *columns, size_t column_count) {
    const json *row, *member;
    size_t index = 0, i, found;
    if (rows == NULL) {
        return;
    }
    if (count != json_count(rows)) {
        fault("another number of rows");
        return;
    }
    for (row = rows->first; row != NULL; row = row->next, index++) {
        const json *id = json_get(row, "id");
        okr_error *error = NULL;
        if (id == NULL ||
            find(card, id->string, strlen(id->string), &found, &error) != OKR_OK || found != index) {
            fault("row %d is not found by its identifier", (int)index);
        }
        okr_error_free(error);
        for (member = row->first; member != NULL; member = member->next) {
            for (i = 0; i < column_count && strcmp(columns[i].member, member->key) != 0; i++) {
            }
            if (i < column_count) {
                check_cell(card, index, &columns[i], member);
            } else if (strcmp(member->key, "duties") == 0) {
                check_duties(card, index, member);
            } else {
                fault("no accessor for %s", member->key);
            }
        }
    }
}

static void check_tally(const okr_scorecard *card, size_t index, int32_t scope, int32_t group,
                        const json *tally) {
    const json *n = json_get(tally, "n"), *unscored = json_get(tally, "unscored"),
               *mean = json_get(tally, "mean");
    okr_error *error = NULL;
    uint32_t count;
    double number;
    int64_t exact;
    if (n == NULL || unscored == NULL || mean == NULL) {
        fault("a tally without all of its members");
        return;
    }
    if (present(okr_scorecard_unit_n(card, index, scope, group, &count, &error), n, error, "n") &&
        count != n->number) {
        fault("accessor n: is %u", (unsigned)count);
    }
    if (present(okr_scorecard_unit_unscored(card, index, scope, group, &count, &error), unscored,
                error, "unscored") &&
        count != unscored->number) {
        fault("accessor unscored: is %u", (unsigned)count);
    }
    if (present(okr_scorecard_unit_mean(card, index, scope, group, &number, &error), mean, error,
                "mean") &&
        number != mean->number) {
        fault("accessor mean: is %.17g", number);
    }
    if (present(okr_scorecard_unit_mean_billionths(card, index, scope, group, &exact, &error), mean,
                error, "mean") &&
        (double)exact / 1e9 != mean->number) {
        fault("accessor mean: is %.0f billionths", (double)exact);
    }
}

static void check_units(const okr_scorecard *card, const json *rows) {
    static const char *const scopes[] = {"own", "subtree"};
    static const int32_t scope_numbers[] = {OKR_SCOPE_OWN, OKR_SCOPE_SUBTREE};
    static const char *const groups[] = {"all", "committed", "aspirational"};
    static const int32_t group_numbers[] = {OKR_GROUP_ALL, OKR_GROUP_COMMITTED,
                                            OKR_GROUP_ASPIRATIONAL};
    const json *row;
    size_t index = 0, scope, group, found;
    if (rows == NULL) {
        return;
    }
    if (okr_scorecard_unit_count(card) != json_count(rows)) {
        fault("another number of unit rows");
        return;
    }
    for (row = rows->first; row != NULL; row = row->next, index++) {
        const char *unit = json_get(row, "unit")->string, *cycle = json_get(row, "cycle")->string;
        okr_str text;
        if (okr_scorecard_unit_index(card, unit, strlen(unit), cycle, strlen(cycle), &found, NULL) !=
                OKR_OK ||
            found != index) {
            fault("unit row %d is not found by its identifiers", (int)index);
        }
        if (okr_scorecard_unit_id(card, index, &text, NULL) != OKR_OK || !same(text, unit) ||
            okr_scorecard_unit_cycle(card, index, &text, NULL) != OKR_OK ||
            !same(text, cycle)) {
            fault("unit row %d has other identifiers", (int)index);
        }
        for (scope = 0; scope < COUNT(scopes); scope++) {
            for (group = 0; group < COUNT(groups); group++) {
                const json *tally = json_get(json_get(row, scopes[scope]), groups[group]);
                check_tally(card, index, scope_numbers[scope], group_numbers[group], tally);
            }
        }
    }
}

static void check_accessors(const okr_scorecard *card, const json *expected) {
    int32_t year = 0, basis = 0;
    uint32_t month = 0, day = 0;
    char date[32];
    okr_str policy;
    check_rows(card, json_get(expected, "key_results"), okr_scorecard_key_result_count(card),
               okr_scorecard_key_result_index, key_result_columns, COUNT(key_result_columns));
    check_rows(card, json_get(expected, "objectives"), okr_scorecard_objective_count(card),
               okr_scorecard_objective_index, objective_columns, COUNT(objective_columns));
    check_units(card, json_get(expected, "units"));
    if (okr_scorecard_as_of(card, &year, &month, &day, NULL) != OKR_OK ||
        okr_scorecard_basis(card, &basis, NULL) != OKR_OK ||
        okr_scorecard_policy_name(card, &policy, NULL) != OKR_OK) {
        fault("as-of day, basis or policy cannot be read");
        return;
    }
    snprintf(date, sizeof date, "%04d-%02u-%02u", (int)year, (unsigned)month, (unsigned)day);
    if (strcmp(date, json_get(expected, "as_of")->string) != 0 ||
        strcmp(okr_basis_name(basis), json_get(expected, "basis")->string) != 0 ||
        !same(policy, json_get(expected, "policy")->string)) {
        fault("as-of day, basis or policy differ");
    }
}

/* ---- the cases ---- */

/* Saving and loading again gives the same bytes. */
static void check_round_trip(const okr_portfolio *portfolio) {
    okr_buffer *first = NULL, *second = NULL;
    okr_portfolio *again = NULL;
    okr_error *error = NULL;
    okr_portfolio_to_json(portfolio, &first, NULL);
    okr_portfolio_from_json(okr_buffer_data(first), okr_buffer_len(first), &again, &error);
    if (error != NULL) {
        show(error);
    }
    okr_portfolio_to_json(again, &second, NULL);
    if (again == NULL || okr_buffer_len(first) != okr_buffer_len(second) ||
        memcmp(okr_buffer_data(first), okr_buffer_data(second), okr_buffer_len(first)) != 0) {
        fault("saved and loaded again, it is saved differently");
    }
    okr_error_free(error);
    okr_portfolio_free(again);
    okr_buffer_free(first);
    okr_buffer_free(second);
}

static void score_case(const char *text, const json *test, const okr_portfolio *portfolio) {
    const json *expected = json_get(test, "expect");
    okr_score_options *options = score_options_of(text, test);
    okr_scorecard *card = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    json *actual;
    if (okr_portfolio_score(portfolio, options, &card, &error) != OKR_OK ||
        okr_scorecard_to_json(card, &buffer, &error) != OKR_OK) {
        show(error);
        okr_error_free(error);
    } else if ((actual = json_read(okr_buffer_data(buffer), okr_buffer_len(buffer))) == NULL) {
        fault("the scorecard is not JSON");
    } else {
        compare(expected, actual, "");
        check_accessors(card, expected);
        /* Members that the case leaves out, duties among them, agree between JSON and accessors. */
        check_accessors(card, actual);
        json_free(actual);
    }
    okr_buffer_free(buffer);
    okr_scorecard_free(card);
    okr_score_options_free(options);
}

/* The portfolio of a case: its own, or that of an earlier one. */
static const okr_portfolio *portfolio_of(const char *text, const json *cases, const json *test,
                                         okr_portfolio **loaded) {
    const json *document = json_get(test, "portfolio"), *same = json_get(test, "same_portfolio_as");
    const json *earlier;
    size_t index = 0;
    okr_error *error = NULL;
    for (earlier = cases->first; earlier != test; earlier = earlier->next, index++) {
        if (same != NULL && strcmp(json_get(earlier, "name")->string, same->string) == 0) {
            return loaded[index];
        }
    }
    if (document == NULL) {
        fault("neither a portfolio nor an earlier case that has one");
    } else if (okr_portfolio_from_json(text + document->start, document->end - document->start,
                                       &loaded[index], &error) != OKR_OK) {
        show(error);
        okr_error_free(error);
    } else {
        check_round_trip(loaded[index]);
    }
    return loaded[index];
}

static void load_case(const char *text, const json *test) {
    const json *document = json_get(test, "portfolio"), *problems = json_get(test, "problems"), *problem;
    okr_portfolio *portfolio = NULL;
    okr_error *error = NULL;
    okr_buffer *buffer = NULL;
    json *diagnostics;
    char *seen;
    size_t count, i;
    okr_status status = okr_portfolio_from_json(text + document->start, document->end - document->start,
                                                &portfolio, &error);
    if (status != OKR_STATUS_LOAD || portfolio != NULL) {
        fault("it loads");
        okr_portfolio_free(portfolio);
        okr_error_free(error);
        return;
    }
    /* Every listed problem is there, each matched once, and no others. */
    count = okr_error_problem_count(error);
    seen = (char *)check_alloc(count);
    memset(seen, 0, count);
    for (problem = problems->first; problem != NULL; problem = problem->next) {
        const char *code = json_get(problem, "code")->string, *path = json_get(problem, "path")->string;
        for (i = 0; i < count; i++) {
            if (!seen[i] && strcmp(okr_error_problem_code(error, i), code) == 0 &&
                strcmp(okr_error_problem_path(error, i), path) == 0) {
                seen[i] = 1;
                break;
            }
        }
        if (i == count) {
            fault("%s at `%s` is not reported", code, path);
        }
    }
    for (i = 0; i < count; i++) {
        if (!seen[i]) {
            fault("%s at `%s` is reported too: %s", okr_error_problem_code(error, i),
                  okr_error_problem_path(error, i), okr_error_problem_message(error, i));
        }
        if (okr_error_problem_line(error, i) == 0 || okr_error_problem_column(error, i) == 0) {
            fault("a problem without line and column");
        }
    }
    /* The same list as JSON. */
    okr_error_to_json(error, &buffer, NULL);
    diagnostics = json_read(okr_buffer_data(buffer), okr_buffer_len(buffer));
    if (diagnostics == NULL || json_count(diagnostics) != count) {
        fault("the problems as JSON are other ones");
    } else {
        for (problem = diagnostics->first, i = 0; i < count; problem = problem->next, i++) {
            const json *code = json_get(problem, "code"), *path = json_get(problem, "path");
            if (code == NULL || path == NULL ||
                strcmp(code->string, okr_error_problem_code(error, i)) != 0 ||
                strcmp(path->string, okr_error_problem_path(error, i)) != 0) {
                fault("the problems as JSON are other ones");
            }
        }
    }
    json_free(diagnostics);
    okr_buffer_free(buffer);
    okr_error_free(error);
    free(seen);
}

static void run_file(const char *path) {
    size_t len = 0, count, i;
    char *text = read_file(path, &len);
    json *file = text != NULL ? json_read(text, len) : NULL;
    const json *cases = json_get(file, "cases"), *test;
    okr_portfolio **loaded;
    case_name = path;
    if (!CHECK(cases != NULL && cases->type == JSON_ARRAY)) {
        json_free(file);
        free(text);
        return;
    }
    count = json_count(cases);
    loaded = (okr_portfolio **)check_alloc(count * sizeof *loaded);
    for (i = 0; i < count; i++) {
        loaded[i] = NULL;
    }
    for (test = cases->first; test != NULL; test = test->next) {
        int is_scoring = json_get(test, "expect") != NULL;
        case_name = json_get(test, "name")->string;
        case_faults = 0;
        if (is_scoring) {
            const okr_portfolio *portfolio = portfolio_of(text, cases, test, loaded);
            if (portfolio != NULL) {
                score_case(text, test, portfolio);
            }
        } else if (json_get(test, "problems") != NULL) {
            load_case(text, test);
        } else {
            fault("neither a scoring nor a loading case");
        }
        *(is_scoring ? (case_faults == 0 ? &scoring_passed : &scoring_failed)
                     : (case_faults == 0 ? &loading_passed : &loading_failed)) += 1;
    }
    for (i = 0; i < count; i++) {
        okr_portfolio_free(loaded[i]);
    }
    free(loaded);
    json_free(file);
    free(text);
}

int main(int argc, char **argv) {
    int i;
    if (argc < 4) {
        fprintf(stderr, "usage: cases MIN_SCORING MIN_LOADING FILE...\n");
        return 2;
    }
    for (i = 3; i < argc; i++) {
        run_file(argv[i]);
    }
    printf("scoring cases: %d passed, %d failed\n", scoring_passed, scoring_failed);
    printf("loading cases: %d passed, %d failed\n", loading_passed, loading_failed);
    CHECK(scoring_passed + scoring_failed >= atoi(argv[1]));
    CHECK(loading_passed + loading_failed >= atoi(argv[2]));
    checks_passed += scoring_passed + loading_passed;
    checks_failed += scoring_failed + loading_failed;
    return check_summary("cases");
}
