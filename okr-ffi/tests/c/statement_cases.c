/* Runs the shared cases of testdata/statements through the C interface.
 *
 * usage: statement_cases MIN_TITLES MIN_OUTLINES FILE...
 *
 * testdata/README.md says what the members of a case mean. Every answer is read by the accessors and
 * from the JSON. Fewer cases than the minimum are a failure.
 */
#include "json.h"
#include "okr_check.h"

static const char *text_of(const json *object, const char *key, const char *otherwise) {
    const json *member = json_get(object, key);
    return member != NULL && member->type == JSON_STRING ? member->string : otherwise;
}

/* Whether two values are the same, members in any order. */
static int equal(const json *a, const json *b) {
    const json *one, *other;
    if (a == NULL || b == NULL || a->type != b->type || json_count(a) != json_count(b)) {
        return 0;
    }
    switch (a->type) {
    case JSON_NUMBER:
    case JSON_BOOLEAN:
        return a->number == b->number;
    case JSON_STRING:
        return strcmp(a->string, b->string) == 0;
    case JSON_ARRAY:
        for (one = a->first, other = b->first; one != NULL; one = one->next, other = other->next) {
            if (!equal(one, other)) {
                return 0;
            }
        }
        return 1;
    case JSON_OBJECT:
        for (one = a->first; one != NULL; one = one->next) {
            if (!equal(one, json_get(b, one->key))) {
                return 0;
            }
        }
        return 1;
    default:
        return 1;
    }
}

static okr_lexicon *lexicon_of(const json *test) {
    okr_lexicon *lexicon = NULL;
    const char *language = text_of(test, "language", "en");
    CHECK(okr_lexicon_of_language(TEXT(language), &lexicon, NULL) == OKR_OK);
    return lexicon;
}

/* What an accessor gives is what the JSON says. */
static void number_is(okr_status (*get)(const okr_statement *, double *, okr_error **), const okr_statement *statement,
                      const json *told, const char *member) {
    double number = 0;
    const json *value = json_get(told, member);
    const okr_status status = get(statement, &number, NULL);
    if (value->type == JSON_NULL ? status != OKR_ABSENT : status != OKR_OK || number != value->number) {
        fault("`%s` differs from the JSON", member);
    }
}

static void word_is(const char *word, const json *told, const char *member) {
    const json *value = json_get(told, member);
    if (value->type == JSON_NULL ? word != NULL : word == NULL || strcmp(word, value->string) != 0) {
        fault("`%s` differs from the JSON", member);
    }
}

static void accessors(const okr_statement *statement, const json *told) {
    static const struct {
        const char *member;
        int32_t flag;
    } flags[] = {{"has_target", OKR_FLAG_HAS_TARGET},   {"has_baseline", OKR_FLAG_HAS_BASELINE},
                 {"has_placeholder", OKR_FLAG_HAS_PLACEHOLDER}, {"has_number", OKR_FLAG_HAS_NUMBER},
                 {"measurable", OKR_FLAG_MEASURABLE},   {"binary", OKR_FLAG_BINARY},
                 {"vague", OKR_FLAG_VAGUE},             {"relative", OKR_FLAG_RELATIVE}};
    size_t i;
    const json *part;
    number_is(okr_statement_baseline, statement, told, "baseline");
    number_is(okr_statement_target, statement, told, "target");
    number_is(okr_statement_range_end, statement, told, "range_end");
    word_is(okr_type_name(okr_statement_type(statement)), told, "type");
    word_is(okr_direction_name(okr_statement_direction(statement)), told, "direction");
    word_is(okr_comparison_name(okr_statement_comparison(statement)), told, "comparison");
    word_is(okr_certainty_name(okr_statement_certainty(statement)), told, "certainty");
    word_is(okr_statement_name(okr_statement_kind(statement)), told, "kind");
    for (i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        const int holds = (okr_statement_flags(statement) & flags[i].flag) != 0;
        if (json_get(told, flags[i].member)->number != holds) {
            fault("`%s` differs from the JSON", flags[i].member);
        }
    }
    i = 0;
    for (part = json_get(told, "parts")->first; part != NULL; part = part->next, i++) {
        int32_t what = 0;
        size_t start = 0, end = 0;
        okr_str text = {NULL, 0};
        okr_statement_text(statement, &text, NULL);
        okr_statement_part(statement, i, &what, &start, &end, NULL);
        word_is(okr_part_name(what), part, "what");
        if (end <= start || end - start != strlen(json_get(part, "text")->string) ||
            memcmp(text.data + start, json_get(part, "text")->string, end - start) != 0) {
            fault("part %d is not what stands there", (int)i);
        }
    }
    if (i != okr_statement_part_count(statement)) {
        fault("the JSON has %d parts", (int)i);
    }
}

static void compare(const json *expected, const json *told) {
    const json *member, *part, *found;
    for (member = expected->first; member != NULL; member = member->next) {
        if (strcmp(member->key, "parts") != 0) {
            if (!equal(member, json_get(told, member->key))) {
                fault("`%s` is not as expected", member->key);
            }
            continue;
        }
        for (part = member->first; part != NULL; part = part->next) {
            for (found = json_get(told, "parts")->first; found != NULL; found = found->next) {
                if (strcmp(json_get(found, "what")->string, part->key) == 0) {
                    break;
                }
            }
            if (found == NULL || strcmp(json_get(found, "text")->string, part->string) != 0) {
                fault("the part `%s` is not as expected", part->key);
            }
        }
    }
}

static void measure(const okr_statement *statement, const json *expected) {
    okr_buffer *buffer = NULL;
    const okr_status status = okr_statement_measure_to_json(statement, &buffer, NULL);
    json *told;
    if (expected->type == JSON_NULL) {
        if (status != OKR_ABSENT) {
            fault("a measure is drafted: %s", okr_buffer_data(buffer));
        }
        okr_buffer_free(buffer);
        return;
    }
    told = json_read(okr_buffer_data(buffer), okr_buffer_len(buffer));
    if (told == NULL || !equal(json_get(expected, "measure"), json_get(told, "measure")) ||
        !equal(json_get(expected, "unit"), json_get(told, "unit")) ||
        json_get(expected, "assumptions")->number != (double)json_count(json_get(told, "assumptions"))) {
        fault("the measure is %s", status == OKR_OK ? okr_buffer_data(buffer) : "absent");
    }
    json_free(told);
    okr_buffer_free(buffer);
}

static void title(const json *test) {
    const char *text = json_get(test, "text")->string;
    const int objective = strcmp(text_of(test, "kind", "key_result"), "objective") == 0;
    okr_lexicon *lexicon = lexicon_of(test);
    okr_statement *statement = NULL;
    okr_buffer *buffer = NULL;
    json *told;
    CHECK(okr_statement_read(TEXT(text), objective ? OKR_STATEMENT_OBJECTIVE : OKR_STATEMENT_KEY_RESULT, lexicon,
                             &statement, NULL) == OKR_OK);
    okr_lexicon_free(lexicon);
    CHECK(okr_statement_to_json(statement, &buffer, NULL) == OKR_OK);
    told = json_read(okr_buffer_data(buffer), okr_buffer_len(buffer));
    if (told == NULL) {
        fault("not JSON: %s", okr_buffer_data(buffer));
    } else {
        compare(json_get(test, "expect"), told);
        accessors(statement, told);
        json_free(told);
    }
    okr_buffer_free(buffer);
    if (json_get(test, "measure") != NULL) {
        measure(statement, json_get(test, "measure"));
    }
    okr_statement_free(statement);
}

/* The texts of an array such as `["Support","team"]`. */
static const char *entry(const json *array, int index) {
    const json *found = array->first;
    while (index-- > 0) {
        found = found->next;
    }
    return found->string;
}

static okr_draft_options *options_of(const json *test) {
    okr_draft_options *options = NULL;
    const json *given = json_get(test, "options");
    const json *cycle = given != NULL ? json_get(given, "cycle") : NULL;
    const json *unit = given != NULL ? json_get(given, "unit") : NULL;
    const char *commitment = given != NULL ? text_of(given, "commitment", NULL) : NULL;
    int32_t number;
    CHECK(okr_draft_options_new(&options, NULL) == OKR_OK);
    if (cycle != NULL) {
        int a[3] = {0, 0, 0}, b[3] = {0, 0, 0};
        CHECK(sscanf(entry(cycle, 1), "%d-%d-%d", &a[0], &a[1], &a[2]) == 3);
        CHECK(sscanf(entry(cycle, 2), "%d-%d-%d", &b[0], &b[1], &b[2]) == 3);
        CHECK(okr_draft_options_set_cycle(options, TEXT(entry(cycle, 0)), a[0], (uint32_t)a[1], (uint32_t)a[2], b[0],
                                          (uint32_t)b[1], (uint32_t)b[2], NULL) == OKR_OK);
    }
    if (unit != NULL) {
        for (number = 1; strcmp(okr_level_name(number), entry(unit, 1)) != 0; number++) {
        }
        CHECK(okr_draft_options_set_unit(options, TEXT(entry(unit, 0)), number, NULL) == OKR_OK);
    }
    if (commitment != NULL) {
        for (number = 1; strcmp(okr_commitment_name(number), commitment) != 0; number++) {
        }
        CHECK(okr_draft_options_set_commitment(options, number, NULL) == OKR_OK);
    }
    return options;
}

/* A row `[code, line, column]`, in findings with the path. */
static void row_is(const json *row, const char *code, uint32_t line, uint32_t column, const char *path) {
    const json *at = row->first;
    const int wrong = strcmp(at->string, code) != 0 || at->next->number != line || at->next->next->number != column ||
                      (path != NULL && strcmp(at->next->next->next->string, path) != 0);
    if (wrong) {
        fault("%s at %d:%d %s is not as expected", code, (int)line, (int)column, path != NULL ? path : "");
    }
}

static void outline(const json *test) {
    const char *text = json_get(test, "outline")->string;
    okr_draft_options *options = options_of(test);
    okr_lexicon *lexicon = lexicon_of(test);
    okr_draft *draft = NULL;
    okr_error *error = NULL;
    const okr_status status = okr_draft_new(TEXT(text), options, lexicon, &draft, &error);
    const json *rows = json_get(test, status == OKR_OK ? "findings" : "problems");
    const json *row;
    size_t i = 0, count = status == OKR_OK ? okr_draft_finding_count(draft) : okr_error_problem_count(error);
    okr_lexicon_free(lexicon);
    okr_draft_options_free(options);
    if (rows == NULL || json_count(rows) != count) {
        fault("%s, with %d remarks", okr_status_name(status), (int)count);
    } else {
        for (row = rows->first; row != NULL; row = row->next, i++) {
            if (status == OKR_OK) {
                row_is(row, okr_draft_finding_code(draft, i), okr_draft_finding_line(draft, i),
                       okr_draft_finding_column(draft, i), okr_draft_finding_path(draft, i));
            } else {
                row_is(row, okr_error_problem_code(error, i), okr_error_problem_line(error, i),
                       okr_error_problem_column(error, i), NULL);
            }
        }
    }
    if (status == OKR_OK) {
        okr_portfolio *portfolio = NULL;
        okr_buffer *buffer = NULL;
        json *told;
        CHECK(okr_draft_portfolio(draft, &portfolio, NULL) == OKR_OK);
        CHECK(okr_portfolio_to_json(portfolio, &buffer, NULL) == OKR_OK);
        told = json_read(okr_buffer_data(buffer), okr_buffer_len(buffer));
        if (!equal(json_get(test, "document"), told)) {
            fault("the document is %s", okr_buffer_data(buffer));
        }
        json_free(told);
        okr_buffer_free(buffer);
        okr_portfolio_free(portfolio);
    }
    okr_error_free(error);
    okr_draft_free(draft);
}

int main(int count, char **arguments) {
    int ran[2] = {0, 0}, i, kind;
    for (i = 3; i < count; i++) {
        size_t len = 0;
        char *text = read_file(arguments[i], &len);
        json *file = text != NULL ? json_read(text, len) : NULL;
        const json *test;
        if (!CHECK(file != NULL)) {
            free(text);
            continue;
        }
        for (test = json_get(file, "cases")->first; test != NULL; test = test->next) {
            kind = json_get(test, "outline") != NULL;
            case_name = json_get(test, "name")->string;
            case_faults = 0;
            (kind ? outline : title)(test);
            CHECK(case_faults == 0);
            ran[kind]++;
        }
        json_free(file);
        free(text);
    }
    CHECK(count > 3 && ran[0] >= atoi(arguments[1]) && ran[1] >= atoi(arguments[2]));
    printf("%d titles, %d outlines\n", ran[0], ran[1]);
    return check_summary("statement_cases");
}
