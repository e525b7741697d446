/* Runs the shared cases of testdata/alignment through the C interface.
 *
 * usage: alignment_cases MIN_QUERIES MIN_MEASURES MIN_CHECKS MIN_SENSITIVITIES MIN_WHAT_IF MIN_DAGS
 *     FILE...
 *
 * testdata/README.md says what the members of a case mean. Every answer is read by the accessors, and
 * its JSON is held against them. Fewer answers than the minimum are a failure.
 */
#include "json.h"
#include "okr_check.h"

#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What is asked, and how many of each were asked and failed. */
enum { QUERIES, MEASURES, CHECKS, SENSITIVITIES, WHAT_IF, DAGS, KINDS };
static const char *const kind_names[] = {"queries", "measures", "checks", "sensitivities", "what-if",
                                         "graphs of integers"};
static int asked[KINDS], wrong[KINDS];

static void count(int kind) {
    asked[kind]++;
    wrong[kind] += case_faults > 0;
    case_faults = 0;
}

static int near(double a, double b) {
    return fabs(a - b) <= 1e-12;
}

#include "finding_cases.h"
#include "alignment_graph.h"

/* ---- measures ---- */

/* The member at a path such as `depth.mean`. */
static const json *member_at(const json *object, const char *path) {
    const char *dot = strchr(path, '.');
    char outer[64];
    if (dot == NULL) {
        return json_get(object, path);
    }
    snprintf(outer, sizeof outer, "%.*s", (int)(dot - path), path);
    return json_get(json_get(object, outer), dot + 1);
}

/* The number of members that hold no members. */
static int leaf_count(const json *object) {
    const json *member;
    int leaves = 0;
    for (member = object->first; member != NULL; member = member->next) {
        leaves += member->type == JSON_OBJECT ? leaf_count(member) : 1;
    }
    return leaves;
}

/* Measures are those of the case, by accessor and as JSON; frees them. */
static void check_measures(okr_status status, okr_measures *measures, okr_error *error, const json *expected) {
    okr_buffer *buffer = NULL;
    json *read = NULL;
    int32_t figure;
    if (went_well(status, error) && went_well(okr_measures_to_json(measures, &buffer, NULL), NULL)) {
        read = read_buffer(buffer);
        for (figure = 1; okr_figure_name(figure) != NULL; figure++) {
            const char *path = okr_figure_name(figure);
            const json *wanted = member_at(expected, path), *written = member_at(read, path);
            double value = 7;
            status = okr_measures_figure(measures, figure, &value, NULL);
            if (wanted == NULL || written == NULL || wanted->type != written->type ||
                status != (wanted->type == JSON_NULL ? OKR_ABSENT : OKR_OK) || !near(value, wanted->number) ||
                value != written->number) {
                fault("%s is %.17g", path, value);
            }
        }
        if (leaf_count(expected) != figure - 1 || leaf_count(read) != figure - 1) {
            fault("there are other measures");
        }
    }
    json_free(read);
    okr_measures_free(measures);
    count(MEASURES);
}

static void measure_all(const okr_alignment *alignment, const json *test) {
    static const char *const members[] = {"units", "subtrees"};
    static const int32_t scopes[] = {OKR_SCOPE_OWN, OKR_SCOPE_SUBTREE};
    const json *expected = json_get(test, "measures"), *group;
    okr_measures *measures = NULL;
    okr_error *error = NULL;
    okr_status status;
    int32_t level;
    size_t i;
    if (expected != NULL) {
        status = okr_alignment_measures(alignment, &measures, &error);
        check_measures(status, measures, error, expected);
    }
    for (i = 0; i < COUNT(members); i++) {
        const json *groups = json_get(test, members[i]);
        for (group = groups != NULL ? groups->first : NULL; group != NULL; group = group->next) {
            status = okr_alignment_measures_of_unit(alignment, TEXT(group->key), scopes[i], &measures, &error);
            check_measures(status, measures, error, group);
        }
    }
    for (level = 1; okr_level_name(level) != NULL; level++) {
        group = json_get(json_get(test, "levels"), okr_level_name(level));
        if (group != NULL) {
            status = okr_alignment_measures_of_level(alignment, level, &measures, &error);
            check_measures(status, measures, error, group);
        }
    }
}

/* ---- sensitivities and what-if ---- */

/* A row is the one expected; members that are not given are not compared. */
static int is_row(const okr_sensitivities *rows, size_t i, const json *expected) {
    const json *member;
    int32_t method;
    double low, high;
    int64_t loss;
    okr_str key_result, objective;
    if (okr_sensitivities_key_result_id(rows, i, &key_result, NULL) != OKR_OK ||
        okr_sensitivities_objective_id(rows, i, &objective, NULL) != OKR_OK ||
        okr_sensitivities_method(rows, i, &method, NULL) != OKR_OK ||
        okr_sensitivities_low(rows, i, &low, NULL) != OKR_OK ||
        okr_sensitivities_high(rows, i, &high, NULL) != OKR_OK ||
        okr_sensitivities_loss_billionths(rows, i, &loss, NULL) != OKR_OK) {
        return 0;
    }
    if ((double)loss / 1e9 != okr_sensitivities_losses(rows)[i] || !(low < high)) {
        fault("row %d contradicts itself", (int)i);
    }
    if (method == OKR_SENSITIVITY_EXACT && (low != 0 || high != 1)) {
        fault("row %d is exact from %g to %g", (int)i, low, high);
    }
    member = json_get(expected, "objective");
    return same(key_result, json_get(expected, "key_result")->string) &&
           (member == NULL || same(objective, member->string)) &&
           ((member = json_get(expected, "derivative")) == NULL ||
            near(okr_sensitivities_derivatives(rows)[i], member->number)) &&
           ((member = json_get(expected, "method")) == NULL || is_text(member, okr_sensitivity_name(method))) &&
           ((member = json_get(expected, "loss")) == NULL ||
            near(okr_sensitivities_losses(rows)[i], member->number)) &&
           ((member = json_get(expected, "low")) == NULL || low == member->number) &&
           ((member = json_get(expected, "high")) == NULL || high == member->number);
}

static void sensitivities(const okr_scorecard *card, const json *expected, int ranked) {
    okr_sensitivities *rows = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    okr_str objective;
    const json *row;
    json *read;
    size_t n, i, j;
    if (!went_well(okr_scorecard_sensitivities(card, TEXT(expected->key), &rows, &error), error)) {
        return;
    }
    n = okr_sensitivities_count(rows);
    if (n != json_count(expected)) {
        fault("%d key results, should be %d", (int)n, (int)json_count(expected));
    }
    if (okr_sensitivities_objective(rows, &objective, NULL) != OKR_OK || !same(objective, expected->key)) {
        fault("another objective");
    }
    for (row = expected->first, i = 0; row != NULL; row = row->next, i++) {
        for (j = ranked ? i : 0; !ranked && j < n && !is_row(rows, j, row); j++) {
        }
        if (j >= n || !is_row(rows, j, row)) {
            fault("`%s` below `%s` is another", json_get(row, "key_result")->string, expected->key);
        }
    }
    for (i = 1; i < n; i++) {
        if (okr_sensitivities_derivatives(rows)[i - 1] < okr_sensitivities_derivatives(rows)[i]) {
            fault("the rows are not ranked");
        }
    }
    okr_sensitivities_to_json(rows, &buffer, NULL);
    read = read_buffer(buffer);
    for (row = json_get(read, "sensitivities")->first, i = 0; row != NULL; row = row->next, i++) {
        if (i >= n || !is_row(rows, i, row)) {
            fault("row %d is another in the JSON", (int)i);
        }
    }
    if (i != n || !is_text(json_get(read, "objective"), expected->key)) {
        fault("the JSON is about something else");
    }
    json_free(read);
    okr_sensitivities_free(rows);
}

typedef okr_status (*score_cell)(const okr_what_if *, int32_t, size_t, double *, okr_error **);
typedef okr_status (*exact_cell)(const okr_what_if *, int32_t, size_t, int64_t *, okr_error **);

/* A score of a change, as double and exactly. */
static void check_score(const okr_what_if *answer, int32_t kind, size_t i, score_cell cell, exact_cell exact_of,
                        const json *expected, const char *what) {
    double score = 7;
    int64_t exact = 7;
    okr_status wanted = expected->type == JSON_NULL ? OKR_ABSENT : OKR_OK;
    if (cell(answer, kind, i, &score, NULL) != wanted || exact_of(answer, kind, i, &exact, NULL) != wanted ||
        score != expected->number || (double)exact / 1e9 != expected->number) {
        fault("%s is %.17g, should be %.17g", what, score, expected->number);
    }
}

/* The changes of a kind are those of `expected`, and are in `after` and in the JSON too. */
static void check_changes(const okr_what_if *answer, int32_t kind, const json *expected, const json *written,
                          const okr_scorecard *after) {
    size_t i, n = okr_what_if_count(answer, kind), index;
    const json *item = written != NULL ? written->first : NULL;
    if (n != json_count(expected) || n != json_count(written)) {
        fault("%d changes, should be %d", (int)n, (int)json_count(expected));
        return;
    }
    for (i = 0; i < n; i++, item = item->next) {
        const json *pair = NULL;
        double now = 0;
        okr_status status;
        okr_str id;
        char name[256] = "";
        if (okr_what_if_id(answer, kind, i, &id, NULL) == OKR_OK) {
            snprintf(name, sizeof name, "%.*s", (int)id.len, id.data);
            pair = json_get(expected, name);
        }
        if (pair == NULL || okr_what_if_index(answer, kind, i, &index, NULL) != OKR_OK ||
            !is_text(json_get(item, "id"), name)) {
            fault("`%s` changes", name);
            continue;
        }
        check_score(answer, kind, i, okr_what_if_before, okr_what_if_before_billionths, pair->first, name);
        check_score(answer, kind, i, okr_what_if_after, okr_what_if_after_billionths, pair->first->next, name);
        check_score(answer, kind, i, okr_what_if_after, okr_what_if_after_billionths, json_get(item, "after"), name);
        status = kind == OKR_NODE_OBJECTIVE ? okr_scorecard_objective_score(after, index, &now, NULL)
                                            : okr_scorecard_key_result_score(after, index, &now, NULL);
        if ((status != OKR_OK && status != OKR_ABSENT) || now != pair->first->next->number) {
            fault("`%s` is %.17g in the scorecard", name, now);
        }
    }
}

static void what_if(const okr_scorecard *card, const json *test) {
    const json *set = json_get(test, "set"), *item;
    size_t n = json_count(set), i = 0;
    const char **ids = (const char **)check_alloc(n * sizeof *ids);
    size_t *lens = (size_t *)check_alloc(n * sizeof *lens);
    double *scores = (double *)check_alloc(n * sizeof *scores);
    okr_what_if *answer = NULL;
    okr_scorecard *after = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    json *read;
    for (item = set->first; item != NULL; item = item->next, i++) {
        ids[i] = item->key;
        lens[i] = strlen(item->key);
        scores[i] = item->number;
    }
    if (went_well(okr_scorecard_what_if(card, ids, lens, scores, n, &answer, &error), error)) {
        okr_what_if_scorecard(answer, &after, NULL);
        okr_what_if_to_json(answer, &buffer, NULL);
        read = read_buffer(buffer);
        check_changes(answer, OKR_NODE_OBJECTIVE, json_get(test, "objectives"), json_get(read, "objectives"), after);
        check_changes(answer, OKR_NODE_KEY_RESULT, json_get(test, "key_results"), json_get(read, "key_results"),
                      after);
        json_free(read);
    }
    okr_scorecard_free(after);
    okr_what_if_free(answer);
    free(ids);
    free(lens);
    free(scores);
}

static void impact(const okr_portfolio *portfolio, const char *text, const json *test) {
    const json *objectives = json_get(test, "sensitivities"), *questions = json_get(test, "what_if"), *item;
    const json *ranked = json_get(test, "ranked");
    okr_score_options *options = score_options_of(text, test);
    okr_scorecard *card = NULL;
    okr_error *error = NULL;
    if (went_well(okr_portfolio_score(portfolio, options, &card, &error), error)) {
        for (item = objectives != NULL ? objectives->first : NULL; item != NULL; item = item->next) {
            sensitivities(card, item, ranked == NULL || ranked->number != 0);
            count(SENSITIVITIES);
        }
        for (item = questions != NULL ? questions->first : NULL; item != NULL; item = item->next) {
            what_if(card, item);
            count(WHAT_IF);
        }
    }
    okr_scorecard_free(card);
    okr_score_options_free(options);
}

/* ---- graphs of integers ---- */

/* Every edge runs forward in the order, and each node knows its neighbours. */
static void check_order(const okr_dag *graph, size_t nodes, const uint32_t *from, const uint32_t *to, size_t n) {
    const uint32_t *order = okr_dag_order(graph), *row;
    size_t *place = (size_t *)check_alloc(nodes * sizeof *place), i, j, count, out = 0, into = 0;
    for (i = 0; i < nodes; i++) {
        place[order[i]] = i;
    }
    for (i = 0; i < n; i++) {
        if (place[from[i]] >= place[to[i]]) {
            fault("edge %d runs backward", (int)i);
        }
        row = okr_dag_successors(graph, from[i], &count);
        for (j = 0; j < count && row[j] != to[i]; j++) {
        }
        if (j == count) {
            fault("%u has no successor %u", (unsigned)from[i], (unsigned)to[i]);
        }
        row = okr_dag_predecessors(graph, to[i], &count);
        for (j = 0; j < count && row[j] != from[i]; j++) {
        }
        if (j == count) {
            fault("%u has no predecessor %u", (unsigned)to[i], (unsigned)from[i]);
        }
    }
    for (i = 0; i < nodes; i++) {
        okr_dag_successors(graph, (uint32_t)i, &count);
        out += count;
        okr_dag_predecessors(graph, (uint32_t)i, &count);
        into += count;
    }
    if (out != n || into != n) {
        fault("%d and %d neighbours of %d edges", (int)out, (int)into, (int)n);
    }
    free(place);
}

static void dag(const json *test) {
    const json *edges = json_get(test, "edges"), *loops = json_get(test, "loops"), *item;
    size_t nodes = (size_t)json_get(test, "nodes")->number, n = json_count(edges), i = 0, edge, others;
    uint32_t *from = (uint32_t *)check_alloc(n * sizeof *from), *to = (uint32_t *)check_alloc(n * sizeof *to);
    okr_dag *graph = NULL;
    okr_error *error = NULL;
    for (item = edges->first; item != NULL; item = item->next, i++) {
        from[i] = (uint32_t)item->first->number;
        to[i] = (uint32_t)item->first->next->number;
    }
    if (went_well(okr_dag_new(nodes, from, to, n, &graph, &error), error)) {
        if (okr_dag_loop_count(graph) != json_count(loops)) {
            fault("%d loops, should be %d", (int)okr_dag_loop_count(graph), (int)json_count(loops));
        }
        for (item = loops->first, i = 0; item != NULL; item = item->next, i++) {
            const size_t *rest = okr_dag_loop_rest(graph, i, &others);
            if (okr_dag_loop_edge(graph, i, &edge, NULL) != OKR_OK || edge != json_get(item, "edge")->number ||
                others != json_get(item, "others")->number || (rest == NULL) != (others == 0)) {
                fault("loop %d is closed by edge %d and has %d others", (int)i, (int)edge, (int)others);
            } else if (others > 0 && (from[rest[0]] != to[edge] || to[rest[others - 1]] != from[edge])) {
                fault("loop %d is none", (int)i);
            }
        }
        if (i > 0 && (okr_dag_order(graph) != NULL || okr_dag_successors(graph, 0, NULL) != NULL)) {
            fault("there are loops and an order");
        }
        if (i == 0) {
            check_order(graph, nodes, from, to, n);
        }
    }
    okr_dag_free(graph);
    free(from);
    free(to);
    count(DAGS);
}

/* ---- the cases ---- */

/* The alignment of a case: as of its day, or of all edges. */
static okr_alignment *alignment_of(const okr_portfolio *portfolio, const json *test) {
    const json *as_of = json_get(test, "as_of"), *undated = json_get(test, "undated");
    okr_alignment *whole = NULL, *dated = NULL;
    okr_error *error = NULL;
    int32_t year;
    uint32_t month, day;
    went_well(okr_portfolio_alignment(portfolio, &whole, &error), error);
    if (as_of == NULL || (undated != NULL && undated->number != 0)) {
        return whole;
    }
    okr_date_parse(TEXT(as_of->string), &year, &month, &day, NULL);
    went_well(okr_alignment_as_of(whole, year, month, day, &dated, &error), error);
    okr_alignment_free(whole);
    return dated;
}

static void run_case(const char *text, const json *test) {
    const json *document = json_get(test, "portfolio"), *queries = json_get(test, "queries"), *item;
    okr_portfolio *portfolio = NULL;
    okr_alignment *alignment;
    okr_error *error = NULL;
    int before = 0, after = 0, kind;
    case_name = json_get(test, "name")->string;
    case_faults = 0;
    if (json_get(test, "nodes") != NULL) {
        dag(test);
        return;
    }
    for (kind = 0; kind < KINDS; kind++) {
        before += asked[kind];
    }
    if (document == NULL || !went_well(okr_portfolio_from_json(text + document->start, document->end - document->start,
                                                               &portfolio, &error),
                                       error)) {
        count(QUERIES);
        return;
    }
    alignment = alignment_of(portfolio, test);
    for (item = queries != NULL ? queries->first : NULL; item != NULL; item = item->next) {
        query(alignment, item);
        count(QUERIES);
    }
    measure_all(alignment, test);
    okr_alignment_free(alignment);
    if (json_get(test, "findings") != NULL) {
        check(portfolio, text, test);
        count(CHECKS);
    }
    if (json_get(test, "sensitivities") != NULL || json_get(test, "what_if") != NULL) {
        impact(portfolio, text, test);
    }
    okr_portfolio_free(portfolio);
    for (kind = 0; kind < KINDS; kind++) {
        after += asked[kind];
    }
    if (after == before) {
        fault("nothing is asked");
        count(QUERIES);
    }
}

int main(int argc, char **argv) {
    int i;
    if (argc < KINDS + 2) {
        fprintf(stderr, "usage: alignment_cases MIN_QUERIES MIN_MEASURES MIN_CHECKS MIN_SENSITIVITIES MIN_WHAT_IF "
                        "MIN_DAGS FILE...\n");
        return 2;
    }
    for (i = KINDS + 1; i < argc; i++) {
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
    for (i = 0; i < KINDS; i++) {
        printf("%s: %d passed, %d failed\n", kind_names[i], asked[i] - wrong[i], wrong[i]);
        CHECK(asked[i] >= atoi(argv[i + 1]));
        checks_passed += asked[i] - wrong[i];
        checks_failed += wrong[i];
    }
    return check_summary("alignment_cases");
}
