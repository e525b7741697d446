/* Alignment, checks, sensitivities and what-if: every function with good and with bad input. */
#include "json.h"
#include "okr_check.h"

#include <math.h>
#include <stdint.h>

/* A priority, two levels of units, objectives three steps deep, an orphan, and one that is dropped. */
static const char *const DOCUMENT =
    "{'okr':'1','organization':{'name':'Acme','priorities':[{'id':'growth','title':'Grow'}]},\n"
    "'units':[{'id':'acme','name':'Acme','level':'company'},\n"
    "{'id':'support','name':'Support','level':'team','parent':'acme'}],\n"
    "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31'}],\n"
    "'objectives':[\n"
    "{'id':'top','title':'Be \u2665 trusted','owner':'acme','cycle':'q4','commitment':'aspirational',"
    "'from':'both','aligned_to':[{'priority':'growth'}],'key_results':["
    "{'id':'nps','title':'Increase NPS','weight':3,'measure':{'kind':'increase','baseline':0,'target':10},"
    "'check_ins':[{'on':'2026-11-01','value':4}]}]},\n"
    "{'id':'calls','title':'Answer at once','owner':'support','cycle':'q4','commitment':'aspirational',"
    "'origin':'bottom_up','aligned_to':[{'objective':'top','weight':2}],'key_results':["
    "{'id':'wait','title':'Answer 9 of 10','measure':{'kind':'milestone'},"
    "'check_ins':[{'on':'2026-11-01','value':1}]},"
    "{'id':'lost','title':'Lose none','measure':{'kind':'milestone'}}]},\n"
    "{'id':'alone','title':'Tidy up','owner':'support','cycle':'q4','commitment':'committed','key_results':[]},\n"
    "{'id':'gone','title':'Once planned','owner':'support','cycle':'q4','commitment':'committed',"
    "'dropped':{'on':'2026-11-10','reason':'no longer wanted'},"
    "'aligned_to':[{'key_result':'nps'}],'key_results':[]}]}";

static okr_alignment *aligned(void) {
    okr_portfolio *portfolio = load(DOCUMENT);
    okr_alignment *alignment = NULL;
    okr_error *error = (okr_error *)1;
    CHECK(okr_portfolio_alignment(portfolio, &alignment, &error) == OKR_OK && alignment != NULL && error == NULL);
    /* The alignment does not need it. */
    okr_portfolio_free(portfolio);
    return alignment;
}

static okr_scorecard *scored(void) {
    okr_portfolio *portfolio = load(DOCUMENT);
    okr_score_options *options = NULL;
    okr_scorecard *card = NULL;
    CHECK(okr_score_options_new(2026, 11, 15, &options, NULL) == OKR_OK);
    CHECK(okr_portfolio_score(portfolio, options, &card, NULL) == OKR_OK);
    okr_score_options_free(options);
    okr_portfolio_free(portfolio);
    return card;
}

/* The nodes as `objective:top key_result:nps`; frees them. */
static int are(okr_nodes *nodes, const char *expected) {
    char names[512] = "";
    size_t i, len = 0;
    for (i = 0; i < okr_nodes_count(nodes); i++) {
        int32_t kind = 0;
        okr_str id = {NULL, 0};
        okr_nodes_kind(nodes, i, &kind, NULL);
        okr_nodes_id(nodes, i, &id, NULL);
        len += (size_t)snprintf(names + len, sizeof names - len, "%s%s:%.*s", i > 0 ? " " : "", okr_node_name(kind),
                                (int)id.len, id.data);
    }
    okr_nodes_free(nodes);
    return CHECK_TEXT(names, expected);
}

/* The text of a buffer holds a part; frees it. */
static int has(okr_buffer *buffer, const char *part) {
    int holds = CHECK(buffer_has(buffer, part));
    okr_buffer_free(buffer);
    return holds;
}

static void words(void) {
    CHECK_TEXT(okr_level_name(OKR_LEVEL_COMPANY), "company");
    CHECK_TEXT(okr_level_name(OKR_LEVEL_INDIVIDUAL), "individual");
    CHECK_TEXT(okr_node_name(OKR_NODE_KEY_RESULT), "key_result");
    CHECK_TEXT(okr_relation_name(OKR_RELATION_OWNED_BY), "owned_by");
    CHECK_TEXT(okr_sensitivity_name(OKR_SENSITIVITY_FINITE_DIFFERENCE), "finite_difference");
    CHECK_TEXT(okr_severity_name(OKR_SEVERITY_HINT), "hint");
    CHECK_TEXT(okr_subject_name(OKR_SUBJECT_INITIATIVE), "initiative");
    CHECK_TEXT(okr_figure_name(OKR_FIGURE_GINI), "gini");
    CHECK(okr_level_name(0) == NULL && okr_level_name(5) == NULL && okr_node_name(OKR_NODE_ANY) == NULL);
    CHECK(okr_node_name(5) == NULL && okr_relation_name(0) == NULL && okr_relation_name(INT32_MAX) == NULL);
    CHECK(okr_sensitivity_name(3) == NULL && okr_severity_name(-1) == NULL && okr_severity_name(4) == NULL);
    CHECK(okr_subject_name(OKR_SUBJECT_ANY) == NULL && okr_subject_name(9) == NULL);
    CHECK(okr_figure_name(0) == NULL && okr_figure_name(23) == NULL && okr_figure_name(INT32_MIN) == NULL);
}

static void handles(void) {
    okr_alignment *alignment = aligned(), *dated = NULL, *clone;
    okr_portfolio *portfolio = NULL;
    okr_nodes *nodes = NULL;
    okr_error *error = NULL;
    int32_t year = 7;
    uint32_t month = 7, day = 7;
    CHECK(okr_alignment_date(alignment, &year, &month, &day, &error) == OKR_ABSENT);
    CHECK(year == 0 && month == 0 && day == 0 && error == NULL);
    CHECK(okr_alignment_as_of(alignment, 2026, 11, 15, &dated, &error) == OKR_OK && error == NULL);
    CHECK(okr_alignment_date(dated, &year, &month, &day, NULL) == OKR_OK);
    CHECK(year == 2026 && month == 11 && day == 15);
    CHECK(okr_alignment_descendants(alignment, OKR_NODE_ANY, LITERAL("nps"), &nodes, NULL) == OKR_OK);
    are(nodes, "objective:gone");
    CHECK(okr_alignment_descendants(dated, OKR_NODE_ANY, LITERAL("nps"), &nodes, NULL) == OKR_OK);
    are(nodes, "");

    clone = okr_alignment_clone(dated);
    okr_alignment_free(dated);
    okr_alignment_free(alignment);
    CHECK(okr_alignment_portfolio(clone, &portfolio, NULL) == OKR_OK);
    CHECK(okr_portfolio_objective_count(portfolio) == 4);
    okr_portfolio_free(portfolio);

    dated = (okr_alignment *)1;
    expect_error(okr_alignment_as_of(clone, 2026, 2, 30, &dated, &error), &error, OKR_STATUS_VALUE, "E010", "2026");
    CHECK(dated == NULL);
    CHECK(okr_alignment_as_of(clone, INT32_MIN, UINT32_MAX, 0, &dated, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_alignment_as_of(NULL, 2026, 1, 1, &dated, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_alignment_as_of(clone, 2026, 1, 1, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_alignment_date(NULL, &year, &month, &day, NULL) == OKR_STATUS_NULL_ARGUMENT && year == 0);
    CHECK(okr_alignment_date(clone, NULL, &month, &day, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_alignment_portfolio(NULL, &portfolio, NULL) == OKR_STATUS_NULL_ARGUMENT && portfolio == NULL);
    expect_error(okr_portfolio_alignment(NULL, &dated, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "`portfolio` is NULL");
    CHECK(okr_alignment_clone(NULL) == NULL);
    okr_alignment_free(clone);
    okr_alignment_free(NULL);
}

typedef okr_status (*about_one)(const okr_alignment *, int32_t, const char *, size_t, okr_nodes **, okr_error **);
typedef okr_status (*about_all)(const okr_alignment *, okr_nodes **, okr_error **);

/* A question about one node, with everything that can be wrong about it. */
static void one(const okr_alignment *alignment, about_one ask, const char *id, const char *expected) {
    okr_nodes *nodes = (okr_nodes *)1;
    okr_error *error = (okr_error *)1;
    CHECK(ask(alignment, OKR_NODE_ANY, TEXT(id), &nodes, &error) == OKR_OK && error == NULL);
    are(nodes, expected);
    nodes = (okr_nodes *)1;
    expect_error(ask(alignment, OKR_NODE_ANY, LITERAL("tpo"), &nodes, &error), &error, OKR_STATUS_NOT_FOUND, "E009",
                 "did you mean `top`?");
    CHECK(nodes == NULL);
    expect_error(ask(alignment, OKR_NODE_UNIT, LITERAL("top"), &nodes, &error), &error, OKR_STATUS_NOT_FOUND, "E009",
                 "`top` is an objective");
    expect_error(ask(alignment, OKR_NODE_ANY, LITERAL("top\0"), &nodes, &error), &error, OKR_STATUS_NOT_FOUND, "E009",
                 "`top\\0`");
    expect_error(ask(alignment, 5, TEXT(id), &nodes, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "", "`kind` is 5");
    expect_error(ask(alignment, -1, TEXT(id), &nodes, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "`kind` is -1");
    CHECK(ask(alignment, OKR_NODE_ANY, NULL, 0, &nodes, NULL) == OKR_STATUS_NOT_FOUND);
    CHECK(ask(alignment, OKR_NODE_ANY, NULL, 1, &nodes, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(ask(alignment, OKR_NODE_ANY, id, SIZE_MAX, &nodes, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(ask(alignment, OKR_NODE_ANY, LITERAL("\xff"), &nodes, NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(ask(NULL, OKR_NODE_ANY, TEXT(id), &nodes, NULL) == OKR_STATUS_NULL_ARGUMENT && nodes == NULL);
    CHECK(ask(alignment, OKR_NODE_ANY, TEXT(id), NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
}

static void all(const okr_alignment *alignment, about_all ask, const char *expected) {
    okr_nodes *nodes = NULL;
    okr_error *error = (okr_error *)1;
    CHECK(ask(alignment, &nodes, &error) == OKR_OK && error == NULL);
    are(nodes, expected);
    CHECK(ask(NULL, &nodes, NULL) == OKR_STATUS_NULL_ARGUMENT && nodes == NULL);
    CHECK(ask(alignment, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
}

static void questions(void) {
    okr_alignment *alignment = aligned(), *dated = NULL;
    okr_nodes *nodes = (okr_nodes *)1;
    okr_error *error = (okr_error *)1;
    int32_t truth = 7;
    uint32_t depth = 7;
    one(alignment, okr_alignment_supports, "calls", "objective:top");
    one(alignment, okr_alignment_supported_by, "top", "key_result:nps objective:calls");
    one(alignment, okr_alignment_ancestors, "wait", "priority:growth objective:top objective:calls");
    one(alignment, okr_alignment_descendants, "top",
        "key_result:nps objective:calls key_result:wait key_result:lost objective:gone");
    one(alignment, okr_alignment_path_to_company, "wait", "key_result:wait objective:calls objective:top");
    one(alignment, okr_alignment_above, "nps", "priority:growth objective:top key_result:nps");
    one(alignment, okr_alignment_below, "support", "unit:support");
    all(alignment, okr_alignment_roots, "objective:alone");
    all(alignment, okr_alignment_leaves, "objective:calls objective:alone objective:gone");
    CHECK(okr_alignment_as_of(alignment, 2026, 11, 15, &dated, NULL) == OKR_OK);
    all(dated, okr_alignment_topological_order,
        "objective:alone key_result:wait key_result:lost objective:calls key_result:nps objective:top "
        "priority:growth");
    all(dated, okr_alignment_graph,
        "priority:growth unit:acme unit:support objective:top key_result:nps objective:calls key_result:wait "
        "key_result:lost objective:alone");
    okr_alignment_free(dated);

    CHECK(okr_alignment_path_to_company(alignment, OKR_NODE_OBJECTIVE, LITERAL("alone"), &nodes, &error) ==
          OKR_ABSENT);
    CHECK(nodes == NULL && error == NULL);

    CHECK(okr_alignment_has_line_of_sight(alignment, OKR_NODE_ANY, LITERAL("calls"), &truth, NULL) == OKR_OK);
    CHECK(truth == 1);
    CHECK(okr_alignment_has_line_of_sight(alignment, OKR_NODE_ANY, LITERAL("alone"), &truth, NULL) == OKR_OK);
    CHECK(truth == 0);
    truth = 7;
    expect_error(okr_alignment_has_line_of_sight(alignment, OKR_NODE_ANY, LITERAL("x"), &truth, &error), &error,
                 OKR_STATUS_NOT_FOUND, "E009", "`x`");
    CHECK(truth == 0);
    CHECK(okr_alignment_has_line_of_sight(NULL, 0, LITERAL("top"), &truth, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_alignment_has_line_of_sight(alignment, 0, LITERAL("top"), NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);

    CHECK(okr_alignment_depth(alignment, OKR_NODE_KEY_RESULT, LITERAL("wait"), &depth, NULL) == OKR_OK && depth == 1);
    CHECK(okr_alignment_depth(alignment, OKR_NODE_PRIORITY, LITERAL("growth"), &depth, NULL) == OKR_OK && depth == 0);
    depth = 7;
    CHECK(okr_alignment_depth(alignment, OKR_NODE_ANY, LITERAL("alone"), &depth, &error) == OKR_ABSENT);
    CHECK(depth == 0 && error == NULL);
    CHECK(okr_alignment_depth(alignment, 9, LITERAL("alone"), &depth, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_alignment_depth(alignment, 0, LITERAL("alone"), NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_alignment_free(alignment);
}

static void pairs(void) {
    okr_alignment *alignment = aligned();
    okr_nodes *nodes = NULL;
    okr_error *error = (okr_error *)1;
    CHECK(okr_alignment_path(alignment, 0, LITERAL("lost"), OKR_NODE_PRIORITY, LITERAL("growth"), &nodes, &error) ==
          OKR_OK);
    CHECK(error == NULL);
    are(nodes, "key_result:lost objective:calls objective:top priority:growth");
    nodes = (okr_nodes *)1;
    CHECK(okr_alignment_path(alignment, 0, LITERAL("top"), 0, LITERAL("lost"), &nodes, &error) == OKR_ABSENT);
    CHECK(nodes == NULL && error == NULL);
    expect_error(okr_alignment_path(alignment, 0, LITERAL("top"), 7, LITERAL("lost"), &nodes, &error), &error,
                 OKR_STATUS_INVALID_ARGUMENT, "", "`to_kind` is 7");
    expect_error(okr_alignment_path(alignment, 7, LITERAL("top"), 0, LITERAL("lost"), &nodes, &error), &error,
                 OKR_STATUS_INVALID_ARGUMENT, "", "`from_kind` is 7");
    expect_error(okr_alignment_path(alignment, 0, NULL, 3, 0, LITERAL("lost"), &nodes, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`from_id` is NULL");
    CHECK(okr_alignment_path(alignment, 0, LITERAL("top"), 0, NULL, 0, &nodes, NULL) == OKR_STATUS_NOT_FOUND);
    CHECK(okr_alignment_path(NULL, 0, LITERAL("top"), 0, LITERAL("top"), &nodes, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_alignment_path(alignment, 0, LITERAL("top"), 0, LITERAL("top"), NULL, NULL) ==
          OKR_STATUS_NULL_ARGUMENT);

    CHECK(okr_alignment_common_ancestors(alignment, 0, LITERAL("wait"), 0, LITERAL("nps"), &nodes, NULL) == OKR_OK);
    are(nodes, "priority:growth objective:top");
    CHECK(okr_alignment_common_ancestors(alignment, 0, LITERAL("wait"), 0, LITERAL("alone"), &nodes, NULL) == OKR_OK);
    are(nodes, "");
    expect_error(okr_alignment_common_ancestors(alignment, 0, LITERAL("wait"), 0, LITERAL("wiat"), &nodes, &error),
                 &error, OKR_STATUS_NOT_FOUND, "E009", "did you mean `wait`?");
    CHECK(okr_alignment_common_ancestors(alignment, 0, LITERAL("wait"), -9, LITERAL("nps"), &nodes, NULL) ==
          OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_alignment_common_ancestors(NULL, 0, LITERAL("wait"), 0, LITERAL("nps"), &nodes, NULL) ==
          OKR_STATUS_NULL_ARGUMENT);
    okr_alignment_free(alignment);
}

static void lists(void) {
    okr_alignment *alignment = aligned();
    okr_nodes *nodes = NULL;
    okr_error *error = NULL;
    okr_str text;
    size_t index = 7, i;
    int32_t kind = 7;
    int owned = 0;
    CHECK(okr_alignment_below(alignment, OKR_NODE_OBJECTIVE, LITERAL("top"), &nodes, NULL) == OKR_OK);
    /* The list does not need the alignment. */
    okr_alignment_free(alignment);
    CHECK(okr_nodes_count(nodes) == 6 && okr_nodes_edge_count(nodes) == 5);
    CHECK(okr_nodes_title(nodes, 0, &text, NULL) == OKR_OK && same(text, "Be \xe2\x99\xa5 trusted"));
    CHECK(okr_nodes_index(nodes, 2, &index, NULL) == OKR_OK && index == 1);
    /* nps and calls support top; wait and lost support calls; gone supports nps. */
    {
        static const uint32_t from[] = {1, 2, 3, 4, 5}, to[] = {0, 0, 2, 2, 1};
        for (i = 0; i < 5; i++) {
            int is_part = i != 1 && i != 4;
            double weight = okr_nodes_edges_weight(nodes)[i];
            CHECK(okr_nodes_edges_from(nodes)[i] == from[i] && okr_nodes_edges_to(nodes)[i] == to[i]);
            CHECK(okr_nodes_edges_relation(nodes)[i] == (is_part ? OKR_RELATION_PART_OF : OKR_RELATION_ALIGNED_TO));
            CHECK(is_part ? isnan(weight) : weight == (i == 1 ? 2 : 1));
        }
    }
    expect_error(okr_nodes_id(nodes, 6, &text, &error), &error, OKR_STATUS_OUT_OF_RANGE, "", "no node has index 6");
    CHECK(text.data == NULL && text.len == 0);
    CHECK(okr_nodes_kind(nodes, SIZE_MAX, &kind, NULL) == OKR_STATUS_OUT_OF_RANGE && kind == 0);
    CHECK(okr_nodes_title(nodes, 6, &text, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_nodes_index(nodes, 6, &index, NULL) == OKR_STATUS_OUT_OF_RANGE && index == 0);
    CHECK(okr_nodes_id(nodes, 0, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_nodes_free(nodes);

    /* All of it: owners too. */
    alignment = aligned();
    CHECK(okr_alignment_graph(alignment, &nodes, NULL) == OKR_OK && okr_nodes_count(nodes) == 10);
    for (i = 0; i < okr_nodes_edge_count(nodes); i++) {
        owned += okr_nodes_edges_relation(nodes)[i] == OKR_RELATION_OWNED_BY;
    }
    CHECK(okr_nodes_edge_count(nodes) == 11 && owned == 4);
    okr_nodes_free(nodes);
    CHECK(okr_alignment_roots(alignment, &nodes, NULL) == OKR_OK && okr_nodes_edge_count(nodes) == 0);
    CHECK(okr_nodes_edges_from(nodes) == NULL && okr_nodes_edges_weight(nodes) == NULL);
    okr_nodes_free(nodes);
    okr_alignment_free(alignment);

    CHECK(okr_nodes_count(NULL) == 0 && okr_nodes_edge_count(NULL) == 0);
    CHECK(okr_nodes_edges_from(NULL) == NULL && okr_nodes_edges_to(NULL) == NULL);
    CHECK(okr_nodes_edges_relation(NULL) == NULL && okr_nodes_edges_weight(NULL) == NULL);
    CHECK(okr_nodes_id(NULL, 0, &text, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_nodes_kind(NULL, 0, &kind, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_nodes_title(NULL, 0, &text, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_nodes_index(NULL, 0, &index, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_nodes_free(NULL);
}

static void impacts(void) {
    okr_alignment *alignment = aligned();
    okr_nodes *ancestors = NULL, *descendants = NULL, *company = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    CHECK(okr_alignment_impact(alignment, 0, LITERAL("calls"), &ancestors, &descendants, &company, NULL) == OKR_OK);
    are(ancestors, "priority:growth objective:top");
    are(descendants, "key_result:wait key_result:lost");
    are(company, "objective:top");
    company = NULL;
    CHECK(okr_alignment_impact(alignment, 0, LITERAL("top"), NULL, NULL, &company, NULL) == OKR_OK);
    are(company, "objective:top");
    CHECK(okr_alignment_impact(alignment, 0, LITERAL("top"), NULL, NULL, NULL, NULL) == OKR_OK);
    ancestors = descendants = company = (okr_nodes *)1;
    expect_error(okr_alignment_impact(alignment, 0, LITERAL("x"), &ancestors, &descendants, &company, &error), &error,
                 OKR_STATUS_NOT_FOUND, "E009", "`x`");
    CHECK(ancestors == NULL && descendants == NULL && company == NULL);
    CHECK(okr_alignment_impact(NULL, 0, LITERAL("top"), NULL, NULL, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_alignment_impact(alignment, 6, LITERAL("top"), NULL, NULL, NULL, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_alignment_impact_json(alignment, OKR_NODE_KEY_RESULT, LITERAL("nps"), &buffer, NULL) == OKR_OK);
    has(buffer, "{\"kind\":\"key_result\",\"id\":\"nps\",\"ancestors\":[");
    CHECK(okr_alignment_impact_json(alignment, 0, LITERAL("x"), &buffer, NULL) == OKR_STATUS_NOT_FOUND);
    CHECK(buffer == NULL);
    CHECK(okr_alignment_impact_json(NULL, 0, LITERAL("x"), &buffer, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_alignment_free(alignment);
}

static void pictures(void) {
    typedef okr_status (*draw)(const okr_alignment *, const okr_scorecard *, okr_buffer **, okr_error **);
    static const draw draws[] = {okr_alignment_tree, okr_alignment_to_dot, okr_alignment_to_mermaid};
    static const char *const starts[] = {"growth", "digraph", "flowchart"};
    okr_alignment *alignment = aligned();
    okr_scorecard *card = scored();
    size_t i;
    for (i = 0; i < 3; i++) {
        okr_buffer *plain = NULL, *coloured = NULL;
        CHECK(draws[i](alignment, NULL, &plain, NULL) == OKR_OK);
        CHECK(draws[i](alignment, card, &coloured, NULL) == OKR_OK);
        CHECK(strncmp(okr_buffer_data(plain), starts[i], strlen(starts[i])) == 0);
        CHECK(okr_buffer_len(coloured) > okr_buffer_len(plain));
        okr_buffer_free(plain);
        has(coloured, "0.5");
        CHECK(draws[i](NULL, card, &plain, NULL) == OKR_STATUS_NULL_ARGUMENT && plain == NULL);
        CHECK(draws[i](alignment, card, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    }
    okr_scorecard_free(card);
    okr_alignment_free(alignment);
}

/* A figure; -1 if it is absent. */
static double figure(const okr_measures *measures, int32_t number) {
    double value = 7;
    okr_status status = okr_measures_figure(measures, number, &value, NULL);
    CHECK(status == OKR_OK || (status == OKR_ABSENT && value == 0));
    return status == OKR_OK ? value : -1;
}

static void measures(void) {
    okr_alignment *alignment = aligned();
    okr_measures *all = NULL, *unit = NULL, *level = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    double value = 7;
    CHECK(okr_alignment_measures(alignment, &all, NULL) == OKR_OK);
    CHECK(figure(all, OKR_FIGURE_OBJECTIVES) == 4 && figure(all, OKR_FIGURE_LINE_OF_SIGHT_COUNT) == 3);
    CHECK(figure(all, OKR_FIGURE_LINE_OF_SIGHT_OF) == 4 && figure(all, OKR_FIGURE_LINE_OF_SIGHT_SHARE) == 0.75);
    CHECK(figure(all, OKR_FIGURE_COMPANY_OBJECTIVES_COVERED) == 1 && figure(all, OKR_FIGURE_DEPTH_MAX) == 1);
    CHECK(figure(all, OKR_FIGURE_ORIGIN_BOTTOM_UP) == 1 && figure(all, OKR_FIGURE_ORIGIN_UNSTATED) == 3);
    CHECK(figure(all, OKR_FIGURE_FAN_IN_MAX) == 2 && figure(all, OKR_FIGURE_FAN_OUT_MEAN) == 0.75);
    CHECK(okr_measures_to_json(all, &buffer, NULL) == OKR_OK);
    has(buffer, "{\"objectives\":4,\"line_of_sight\":{\"count\":3,\"of\":4,\"share\":0.75}");

    CHECK(okr_alignment_measures_of_unit(alignment, LITERAL("acme"), OKR_SCOPE_OWN, &unit, NULL) == OKR_OK);
    CHECK(figure(unit, OKR_FIGURE_OBJECTIVES) == 1 && figure(unit, OKR_FIGURE_ORIGIN_TOP_DOWN_SHARE) == -1);
    okr_measures_free(unit);
    CHECK(okr_alignment_measures_of_unit(alignment, LITERAL("acme"), OKR_SCOPE_SUBTREE, &unit, NULL) == OKR_OK);
    CHECK(figure(unit, OKR_FIGURE_OBJECTIVES) == 4);
    okr_measures_free(unit);
    CHECK(okr_alignment_measures_of_level(alignment, OKR_LEVEL_TEAM, &level, NULL) == OKR_OK);
    CHECK(figure(level, OKR_FIGURE_OBJECTIVES) == 3 && figure(level, OKR_FIGURE_COMPANY_KEY_RESULTS_SHARE) == -1);
    CHECK(figure(level, OKR_FIGURE_GINI) == -1);
    okr_measures_free(level);

    expect_error(okr_measures_figure(all, 0, &value, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "", "`figure` is 0");
    CHECK(value == 0);
    CHECK(okr_measures_figure(all, 23, &value, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_measures_figure(all, OKR_FIGURE_GINI, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_measures_figure(NULL, OKR_FIGURE_GINI, &value, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_measures_to_json(NULL, &buffer, NULL) == OKR_STATUS_NULL_ARGUMENT && buffer == NULL);
    expect_error(okr_alignment_measures_of_unit(alignment, LITERAL("suport"), 1, &unit, &error), &error,
                 OKR_STATUS_NOT_FOUND, "E009", "did you mean `support`?");
    CHECK(unit == NULL);
    expect_error(okr_alignment_measures_of_unit(alignment, LITERAL("acme"), 3, &unit, &error), &error,
                 OKR_STATUS_INVALID_ARGUMENT, "", "`scope` is 3");
    CHECK(okr_alignment_measures_of_unit(alignment, LITERAL("\xc3"), 1, &unit, NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_alignment_measures_of_unit(NULL, LITERAL("acme"), 1, &unit, NULL) == OKR_STATUS_NULL_ARGUMENT);
    expect_error(okr_alignment_measures_of_level(alignment, 0, &level, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "`level` is 0");
    CHECK(okr_alignment_measures_of_level(NULL, 1, &level, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_alignment_measures(NULL, &unit, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_alignment_measures(alignment, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_measures_free(all);
    okr_measures_free(NULL);
    okr_alignment_free(alignment);
}

#include "alignment_checks.h"

static void dags(void) {
    static const uint32_t from[] = {3, 1, 2}, to[] = {1, 0, 0}, loop_from[] = {0, 1, 2}, loop_to[] = {1, 2, 0};
    okr_dag *dag = NULL;
    okr_error *error = (okr_error *)1;
    const uint32_t *row;
    const size_t *rest;
    size_t count = 7;
    CHECK(okr_dag_new(4, from, to, 3, &dag, &error) == OKR_OK && error == NULL);
    CHECK(okr_dag_loop_count(dag) == 0 && okr_dag_order(dag) != NULL);
    row = okr_dag_successors(dag, 3, &count);
    CHECK(count == 1 && row[0] == 1);
    row = okr_dag_predecessors(dag, 0, &count);
    CHECK(count == 2 && row[0] == 1 && row[1] == 2 && okr_dag_predecessors(dag, 0, NULL) == row);
    CHECK(okr_dag_successors(dag, 0, &count) == NULL && count == 0);
    count = 7;
    CHECK(okr_dag_predecessors(dag, UINT32_MAX, &count) == NULL && count == 0);
    CHECK(okr_dag_successors(dag, 4, NULL) == NULL);
    CHECK(okr_dag_loop_rest(dag, 0, &count) == NULL && count == 0);
    expect_error(okr_dag_loop_edge(dag, 0, &count, &error), &error, OKR_STATUS_OUT_OF_RANGE, "", "no loop has index 0");
    okr_dag_free(dag);

    CHECK(okr_dag_new(3, loop_from, loop_to, 3, &dag, NULL) == OKR_OK && okr_dag_loop_count(dag) == 1);
    CHECK(okr_dag_loop_edge(dag, 0, &count, NULL) == OKR_OK && count == 2);
    rest = okr_dag_loop_rest(dag, 0, &count);
    CHECK(count == 2 && rest[0] == 0 && rest[1] == 1 && okr_dag_loop_rest(dag, 1, NULL) == NULL);
    CHECK(okr_dag_order(dag) == NULL && okr_dag_predecessors(dag, 0, &count) == NULL && count == 0);
    CHECK(okr_dag_loop_edge(dag, 0, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_dag_free(dag);

    CHECK(okr_dag_new(0, NULL, NULL, 0, &dag, NULL) == OKR_OK && okr_dag_order(dag) == NULL);
    okr_dag_free(dag);
    dag = (okr_dag *)1;
    expect_error(okr_dag_new(3, from, to, 3, &dag, &error), &error, OKR_STATUS_OUT_OF_RANGE, "", "the first is edge 0");
    CHECK(dag == NULL);
    expect_error(okr_dag_new(SIZE_MAX, from, to, 3, &dag, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "", "`nodes`");
    CHECK(okr_dag_new(UINT32_MAX, from, to, 3, &dag, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_dag_new(4, from, to, SIZE_MAX, &dag, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    expect_error(okr_dag_new(4, from, NULL, 3, &dag, &error), &error, OKR_STATUS_NULL_ARGUMENT, "", "`to` is NULL");
    CHECK(okr_dag_new(4, NULL, to, 3, &dag, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_dag_new(4, from, to, 3, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_dag_loop_count(NULL) == 0 && okr_dag_order(NULL) == NULL);
    CHECK(okr_dag_loop_edge(NULL, 0, &count, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_dag_loop_rest(NULL, 0, &count) == NULL && okr_dag_successors(NULL, 0, &count) == NULL && count == 0);
    CHECK(okr_dag_predecessors(NULL, 0, NULL) == NULL);
    okr_dag_free(NULL);
}

int main(void) {
    words();
    handles();
    questions();
    pairs();
    lists();
    impacts();
    pictures();
    measures();
    check_options();
    findings();
    rules();
    sensitivities();
    what_if();
    what_if_none();
    bad_what_if();
    dags();
    return check_summary("alignment");
}
