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

/* How many findings there are with these options. */
static size_t found(const okr_check_options *options) {
    okr_portfolio *portfolio = load(DOCUMENT);
    okr_findings *findings = NULL;
    size_t count;
    CHECK(okr_portfolio_check(portfolio, options, &findings, NULL) == OKR_OK);
    okr_portfolio_free(portfolio);
    count = okr_findings_count(findings);
    okr_findings_free(findings);
    return count;
}

static void check_options(void) {
    okr_check_options *options = NULL;
    okr_policy *policy = NULL;
    okr_error *error = NULL;
    size_t all;
    CHECK(okr_check_options_new(2026, 11, 15, &options, NULL) == OKR_OK);
    all = found(options);
    CHECK(all >= 1);

    CHECK(okr_check_options_set_policy_name(options, LITERAL("google"), NULL) == OKR_OK);
    CHECK(okr_check_options_set_policy_json(options, LITERAL("{\"extends\":\"google\"}"), NULL) == OKR_OK);
    CHECK(okr_policy_named(LITERAL("atlassian"), &policy, NULL) == OKR_OK);
    CHECK(okr_check_options_set_policy(options, policy, NULL) == OKR_OK);
    okr_policy_free(policy);
    CHECK(found(options) >= 1);
    CHECK(okr_check_options_set_policy(options, NULL, NULL) == OKR_OK && found(options) == all);
    expect_error(okr_check_options_set_policy_name(options, LITERAL("nobody"), &error), &error, OKR_STATUS_POLICY,
                 "E009", "`nobody`");
    CHECK(okr_check_options_set_policy_json(options, LITERAL("{"), NULL) == OKR_STATUS_POLICY);
    CHECK(okr_check_options_set_policy_json(options, LITERAL("\xff"), NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_check_options_set_policy(NULL, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);

    /* What fails changes nothing. */
    expect_error(okr_check_options_select(options, LITERAL("orphn"), &error), &error, OKR_STATUS_VALUE, "E009",
                 "did you mean `orphan`?");
    expect_error(okr_check_options_ignore(options, NULL, 0, &error), &error, OKR_STATUS_VALUE, "E009", "no rule ``");
    CHECK(found(options) == all);
    CHECK(okr_check_options_select(options, LITERAL("orphan"), NULL) == OKR_OK && found(options) == 1);
    CHECK(okr_check_options_select(options, LITERAL("ALN"), NULL) == OKR_OK && found(options) == all);
    CHECK(okr_check_options_ignore(options, LITERAL("ALN001"), NULL) == OKR_OK && found(options) == all - 1);
    CHECK(okr_check_options_select(NULL, LITERAL("ALN"), NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_check_options_select(options, NULL, 3, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_check_options_ignore(NULL, LITERAL("ALN"), NULL) == OKR_STATUS_NULL_ARGUMENT);

    CHECK(okr_check_options_set_severity(options, LITERAL("ALN"), OKR_SEVERITY_HINT, NULL) == OKR_OK);
    expect_error(okr_check_options_set_severity(options, LITERAL("ALN"), 0, &error), &error,
                 OKR_STATUS_INVALID_ARGUMENT, "", "`severity` is 0");
    CHECK(okr_check_options_set_severity(options, LITERAL("XYZ"), 1, NULL) == OKR_STATUS_VALUE);
    CHECK(okr_check_options_set_severity(NULL, LITERAL("ALN"), 1, NULL) == OKR_STATUS_NULL_ARGUMENT);

    CHECK(okr_check_options_set_option(options, LITERAL("overload"), LITERAL("max_supporting"), 0, NULL) == OKR_OK);
    CHECK(found(options) == all);
    expect_error(okr_check_options_set_option(options, LITERAL("ALN013"), LITERAL("max_suported"), 1, &error), &error,
                 OKR_STATUS_VALUE, "E009", "did you mean `max_supported`?");
    expect_error(okr_check_options_set_option(options, LITERAL("ALN013"), LITERAL("max_supported"), NAN, &error),
                 &error, OKR_STATUS_VALUE, "E006", "`max_supported`");
    CHECK(okr_check_options_set_option(options, LITERAL("ALN013"), LITERAL("max_supported"), 1e300, NULL) ==
          OKR_STATUS_VALUE);
    CHECK(okr_check_options_set_option(options, LITERAL("ALN"), LITERAL("max_supported"), 1, NULL) ==
          OKR_STATUS_VALUE);
    CHECK(okr_check_options_set_option(options, NULL, 1, LITERAL("max_supported"), 1, NULL) ==
          OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_check_options_set_option(NULL, LITERAL("ALN013"), LITERAL("max_supported"), 1, NULL) ==
          OKR_STATUS_NULL_ARGUMENT);
    okr_check_options_free(options);

    options = (okr_check_options *)1;
    expect_error(okr_check_options_new(2026, 13, 1, &options, &error), &error, OKR_STATUS_VALUE, "E010", "2026");
    CHECK(options == NULL);
    CHECK(okr_check_options_new(2026, 1, 1, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_check_options_free(NULL);
}

static void findings(void) {
    char *text = quoted(DOCUMENT);
    okr_portfolio *portfolio = load(DOCUMENT);
    okr_check_options *options = NULL;
    okr_findings *all = NULL, *located = NULL, *lost = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    size_t i, orphan;
    CHECK(okr_check_options_new(2026, 11, 15, &options, NULL) == OKR_OK);
    CHECK(okr_check_options_set_severity(options, LITERAL("orphan"), OKR_SEVERITY_ERROR, NULL) == OKR_OK);
    CHECK(okr_check_options_set_option(options, LITERAL("ALN013"), LITERAL("max_supporting"), 0, NULL) == OKR_OK);
    CHECK(okr_portfolio_check(portfolio, options, &all, NULL) == OKR_OK);
    okr_check_options_free(options);
    okr_portfolio_free(portfolio);
    for (orphan = 0; strcmp(okr_findings_code(all, orphan), "ALN001") != 0; orphan++) {
    }
    CHECK_TEXT(okr_findings_name(all, orphan), "orphan");
    CHECK_TEXT(okr_findings_path(all, orphan), "/objectives/2");
    CHECK_TEXT(okr_findings_subject_id(all, orphan), "alone");
    CHECK(okr_findings_subject_kind(all, orphan) == OKR_SUBJECT_OBJECTIVE);
    CHECK(okr_findings_severity(all, orphan) == OKR_SEVERITY_ERROR);
    CHECK(strstr(okr_findings_message(all, orphan), "`alone`") != NULL);
    CHECK(okr_findings_help(all, orphan)[0] != '\0');
    CHECK(okr_findings_line(all, orphan) == 0 && okr_findings_column(all, orphan) == 0);

    CHECK(okr_findings_locate(all, TEXT(text), &located, NULL) == OKR_OK);
    CHECK(okr_findings_count(located) == okr_findings_count(all));
    CHECK(okr_findings_line(located, orphan) == 8 && okr_findings_column(located, orphan) == 1);
    CHECK(okr_findings_line(all, orphan) == 0);
    CHECK(okr_findings_to_json(located, &buffer, NULL) == OKR_OK);
    has(buffer, "\"line\":8");
    okr_findings_free(located);
    CHECK(okr_findings_locate_yaml(all, TEXT(text), &located, NULL) == OKR_OK);
    CHECK(okr_findings_line(located, orphan) == 8);
    for (i = 0; i < okr_findings_count(located); i++) {
        size_t j;
        for (j = 0; j < okr_findings_related_count(located, i); j++) {
            CHECK(okr_findings_related_line(located, i, j) > 0 && okr_findings_related_column(located, i, j) > 0);
            CHECK(okr_findings_related_path(located, i, j)[0] == '/');
            CHECK(okr_findings_related_message(located, i, j)[0] != '\0');
        }
        CHECK(okr_findings_related_path(located, i, j) == NULL && okr_findings_related_message(located, i, j) == NULL);
        CHECK(okr_findings_related_line(located, i, j) == 0 && okr_findings_related_column(located, i, j) == 0);
    }
    /* Text that is something else gives no places, or those around. */
    CHECK(okr_findings_locate(all, LITERAL("no JSON"), &lost, NULL) == OKR_OK);
    CHECK(okr_findings_line(lost, 0) == 0);
    okr_findings_free(lost);
    CHECK(okr_findings_locate(all, NULL, 0, &lost, NULL) == OKR_OK);
    okr_findings_free(lost);
    lost = (okr_findings *)1;
    CHECK(okr_findings_locate(all, LITERAL("\xff"), &lost, NULL) == OKR_STATUS_INVALID_UTF8 && lost == NULL);
    CHECK(okr_findings_locate_yaml(all, NULL, 2, &lost, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_findings_locate(NULL, TEXT(text), &lost, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_findings_locate(all, TEXT(text), NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);

    i = okr_findings_count(all);
    CHECK(okr_findings_code(all, i) == NULL && okr_findings_name(all, i) == NULL);
    CHECK(okr_findings_message(all, SIZE_MAX) == NULL && okr_findings_help(all, i) == NULL);
    CHECK(okr_findings_path(all, i) == NULL && okr_findings_subject_id(all, i) == NULL);
    CHECK(okr_findings_severity(all, i) == 0 && okr_findings_subject_kind(all, i) == 0);
    CHECK(okr_findings_line(all, i) == 0 && okr_findings_column(all, i) == 0 && okr_findings_related_count(all, i) == 0);
    CHECK(okr_findings_count(NULL) == 0 && okr_findings_code(NULL, 0) == NULL && okr_findings_severity(NULL, 0) == 0);
    CHECK(okr_findings_related_path(NULL, 0, 0) == NULL);
    CHECK(okr_findings_to_json(NULL, &buffer, NULL) == OKR_STATUS_NULL_ARGUMENT && buffer == NULL);
    expect_error(okr_portfolio_check(NULL, NULL, &lost, &error), &error, OKR_STATUS_NULL_ARGUMENT, "",
                 "`options` is NULL");
    CHECK(lost == NULL);
    okr_findings_free(located);
    okr_findings_free(all);
    okr_findings_free(NULL);
    free(text);
}

static void rules(void) {
    okr_error *error = NULL;
    okr_buffer *page = NULL;
    okr_str code, name, summary;
    size_t index = 7, i, j, options = 0;
    int32_t severity;
    double value, least, most;
    CHECK(okr_rule_count() >= 16);
    for (i = 0; i < okr_rule_count(); i++) {
        CHECK(okr_rule_code(i, &code, NULL) == OKR_OK && okr_rule_name(i, &name, NULL) == OKR_OK);
        CHECK(okr_rule_summary(i, &summary, NULL) == OKR_OK && summary.len > 0);
        CHECK(okr_rule_severity(i, &severity, NULL) == OKR_OK && okr_severity_name(severity) != NULL);
        CHECK(okr_rule_index(code.data, code.len, &index, NULL) == OKR_OK && index == i);
        CHECK(okr_rule_index(name.data, name.len, &index, NULL) == OKR_OK && index == i);
        for (j = 0; j < okr_rule_option_count(i); j++, options++) {
            CHECK(okr_rule_option_name(i, j, &name, NULL) == OKR_OK && name.len > 0);
            CHECK(okr_rule_option_summary(i, j, &summary, NULL) == OKR_OK && summary.len > 0);
            CHECK(okr_rule_option_default(i, j, &value, NULL) == OKR_OK);
            CHECK(okr_rule_option_least(i, j, &least, NULL) == OKR_OK && least <= value);
            CHECK(okr_rule_option_most(i, j, &most, NULL) == OKR_OK && value <= most && least < most);
        }
        CHECK(okr_rule_option_name(i, j, &name, NULL) == OKR_STATUS_OUT_OF_RANGE && name.data == NULL);
        CHECK(okr_rule_explain(i, &page, NULL) == OKR_OK);
        has(page, "## Why");
    }
    CHECK(options >= 2);
    CHECK(okr_rule_code(0, &code, NULL) == OKR_OK && same(code, "ALN001"));
    expect_error(okr_rule_index(LITERAL("ALN000"), &index, &error), &error, OKR_STATUS_NOT_FOUND, "", "`ALN000`");
    CHECK(index == 0);
    CHECK(okr_rule_index(NULL, 0, &index, NULL) == OKR_STATUS_NOT_FOUND);
    CHECK(okr_rule_index(NULL, 6, &index, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_rule_index(LITERAL("\xff"), &index, NULL) == OKR_STATUS_INVALID_UTF8);
    expect_error(okr_rule_code(SIZE_MAX, &code, &error), &error, OKR_STATUS_OUT_OF_RANGE, "", "no rule has index");
    i = okr_rule_count();
    CHECK(okr_rule_name(i, &name, NULL) == OKR_STATUS_OUT_OF_RANGE && okr_rule_option_count(i) == 0);
    CHECK(okr_rule_summary(i, &summary, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_rule_severity(i, &severity, NULL) == OKR_STATUS_OUT_OF_RANGE && severity == 0);
    CHECK(okr_rule_explain(i, &page, NULL) == OKR_STATUS_OUT_OF_RANGE && page == NULL);
    CHECK(okr_rule_option_default(i, 0, &value, NULL) == OKR_STATUS_OUT_OF_RANGE && value == 0);
    CHECK(okr_rule_option_least(0, 99, &least, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_rule_option_most(0, 0, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_rule_option_summary(i, 0, &summary, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_rule_code(0, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
}

static void sensitivities(void) {
    okr_scorecard *card = scored();
    okr_sensitivities *rows = NULL, *none = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    okr_str text;
    int32_t method = 7;
    double number = 7;
    int64_t exact = 7;
    CHECK(okr_scorecard_sensitivities(card, LITERAL("top"), &rows, &error) == OKR_OK && error == NULL);
    CHECK(okr_scorecard_sensitivities(card, LITERAL("alone"), &none, NULL) == OKR_OK);
    okr_scorecard_free(card);
    /* top is 3 parts nps and 2 parts calls, which is half wait and half lost. */
    CHECK(okr_sensitivities_count(rows) == 3);
    CHECK(fabs(okr_sensitivities_derivatives(rows)[0] - 0.6) < 1e-12);
    CHECK(fabs(okr_sensitivities_derivatives(rows)[1] - 0.2) < 1e-12);
    CHECK(okr_sensitivities_losses(rows)[1] == 0.2 && okr_sensitivities_losses(rows)[2] == 0);
    CHECK(okr_sensitivities_loss_billionths(rows, 1, &exact, NULL) == OKR_OK && exact == 200000000);
    CHECK(okr_sensitivities_objective(rows, &text, NULL) == OKR_OK && same(text, "top"));
    CHECK(okr_sensitivities_key_result_id(rows, 1, &text, NULL) == OKR_OK && same(text, "wait"));
    CHECK(okr_sensitivities_objective_id(rows, 1, &text, NULL) == OKR_OK && same(text, "calls"));
    CHECK(okr_sensitivities_method(rows, 0, &method, NULL) == OKR_OK && method == OKR_SENSITIVITY_EXACT);
    CHECK(okr_sensitivities_low(rows, 0, &number, NULL) == OKR_OK && number == 0);
    CHECK(okr_sensitivities_high(rows, 0, &number, NULL) == OKR_OK && number == 1);
    CHECK(okr_sensitivities_to_json(rows, &buffer, NULL) == OKR_OK);
    has(buffer, "\"objective\":\"top\"");

    expect_error(okr_sensitivities_key_result_id(rows, 3, &text, &error), &error, OKR_STATUS_OUT_OF_RANGE, "",
                 "no sensitivity has index 3");
    CHECK(okr_sensitivities_objective_id(rows, SIZE_MAX, &text, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_sensitivities_method(rows, 3, &method, NULL) == OKR_STATUS_OUT_OF_RANGE && method == 0);
    CHECK(okr_sensitivities_low(rows, 3, &number, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_sensitivities_high(rows, 3, &number, NULL) == OKR_STATUS_OUT_OF_RANGE && number == 0);
    CHECK(okr_sensitivities_loss_billionths(rows, 3, &exact, NULL) == OKR_STATUS_OUT_OF_RANGE && exact == 0);
    CHECK(okr_sensitivities_low(rows, 0, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_sensitivities_low(NULL, 0, &number, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_sensitivities_objective(NULL, &text, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_sensitivities_to_json(NULL, &buffer, NULL) == OKR_STATUS_NULL_ARGUMENT && buffer == NULL);
    CHECK(okr_sensitivities_count(NULL) == 0 && okr_sensitivities_derivatives(NULL) == NULL);
    CHECK(okr_sensitivities_losses(NULL) == NULL);
    okr_sensitivities_free(rows);
    CHECK(okr_sensitivities_count(none) == 0 && okr_sensitivities_derivatives(none) == NULL);
    CHECK(okr_sensitivities_losses(none) == NULL);
    okr_sensitivities_free(none);
    okr_sensitivities_free(NULL);

    card = scored();
    rows = (okr_sensitivities *)1;
    expect_error(okr_scorecard_sensitivities(card, LITERAL("nps"), &rows, &error), &error, OKR_STATUS_NOT_FOUND, "E009",
                 "`nps` is a key result");
    CHECK(rows == NULL);
    CHECK(okr_scorecard_sensitivities(card, NULL, 0, &rows, NULL) == OKR_STATUS_NOT_FOUND);
    CHECK(okr_scorecard_sensitivities(card, NULL, 1, &rows, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_sensitivities(card, LITERAL("\xff"), &rows, NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_scorecard_sensitivities(NULL, LITERAL("top"), &rows, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_sensitivities(card, LITERAL("top"), NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_scorecard_free(card);
}

static void what_if(void) {
    static const char *const ids[] = {"lost", "nps"};
    static const size_t lens[] = {4, 3};
    static const double scores[] = {1, 0.4};
    okr_scorecard *card = scored(), *after = NULL;
    okr_what_if *answer = NULL, *again = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    okr_str id;
    size_t index;
    double score = 7;
    int64_t exact = 7;
    CHECK(okr_scorecard_what_if(card, ids, lens, scores, 2, &answer, &error) == OKR_OK && error == NULL);
    okr_scorecard_free(card);
    /* nps keeps its score, so it is no change. */
    CHECK(okr_what_if_count(answer, OKR_NODE_KEY_RESULT) == 1 && okr_what_if_count(answer, OKR_NODE_OBJECTIVE) == 2);
    CHECK(okr_what_if_id(answer, OKR_NODE_KEY_RESULT, 0, &id, NULL) == OKR_OK && same(id, "lost"));
    CHECK(okr_what_if_id(answer, OKR_NODE_OBJECTIVE, 1, &id, NULL) == OKR_OK && same(id, "calls"));
    CHECK(okr_what_if_index(answer, OKR_NODE_KEY_RESULT, 0, &index, NULL) == OKR_OK && index == 2);
    CHECK(okr_what_if_before(answer, OKR_NODE_OBJECTIVE, 0, &score, NULL) == OKR_OK && score == 0.44);
    CHECK(okr_what_if_after(answer, OKR_NODE_OBJECTIVE, 0, &score, NULL) == OKR_OK && score == 0.64);
    CHECK(okr_what_if_before_billionths(answer, OKR_NODE_OBJECTIVE, 1, &exact, NULL) == OKR_OK);
    CHECK(exact == 500000000);
    CHECK(okr_what_if_after_billionths(answer, OKR_NODE_OBJECTIVE, 1, &exact, NULL) == OKR_OK);
    CHECK(exact == 1000000000);
    CHECK(okr_what_if_to_json(answer, &buffer, NULL) == OKR_OK);
    has(buffer, "\"key_results\":[{\"id\":\"lost\",\"before\":0,\"after\":1}]");

    /* The scorecard can be asked in turn, and needs nothing else. */
    CHECK(okr_what_if_scorecard(answer, &after, NULL) == OKR_OK);
    expect_error(okr_what_if_id(answer, OKR_NODE_OBJECTIVE, 2, &id, &error), &error, OKR_STATUS_OUT_OF_RANGE, "",
                 "no change has index 2");
    expect_error(okr_what_if_id(answer, OKR_NODE_UNIT, 0, &id, &error), &error, OKR_STATUS_INVALID_ARGUMENT, "",
                 "`kind` is 4");
    CHECK(okr_what_if_count(answer, OKR_NODE_ANY) == 0 && okr_what_if_count(answer, -1) == 0);
    CHECK(okr_what_if_index(answer, 0, 0, &index, NULL) == OKR_STATUS_INVALID_ARGUMENT && index == 0);
    CHECK(okr_what_if_before(answer, 1, 2, &score, NULL) == OKR_STATUS_OUT_OF_RANGE && score == 0);
    CHECK(okr_what_if_after(answer, 1, SIZE_MAX, &score, NULL) == OKR_STATUS_OUT_OF_RANGE);
    CHECK(okr_what_if_before_billionths(answer, 9, 0, &exact, NULL) == OKR_STATUS_INVALID_ARGUMENT && exact == 0);
    CHECK(okr_what_if_after_billionths(answer, 1, 0, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_what_if_after(NULL, 1, 0, &score, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_what_if_count(NULL, 1) == 0);
    CHECK(okr_what_if_scorecard(NULL, &card, NULL) == OKR_STATUS_NULL_ARGUMENT && card == NULL);
    CHECK(okr_what_if_to_json(NULL, &buffer, NULL) == OKR_STATUS_NULL_ARGUMENT && buffer == NULL);
    okr_what_if_free(answer);
    okr_what_if_free(NULL);
    CHECK(okr_scorecard_objective_score(after, 0, &score, NULL) == OKR_OK && score == 0.64);
    CHECK(okr_scorecard_what_if(after, NULL, NULL, NULL, 0, &again, NULL) == OKR_OK);
    CHECK(okr_what_if_count(again, OKR_NODE_OBJECTIVE) == 0);
    okr_what_if_free(again);
    okr_scorecard_free(after);
}

/* An objective without a score that gets one: null before, and flagged so. */
static void what_if_none(void) {
    static const char *const DARK =
        "{'okr':'1','organization':{'name':'Acme'},'policy':{'missing':'exclude'},"
        "'units':[{'id':'acme','name':'Acme','level':'company'}],"
        "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31'}],"
        "'objectives':[{'id':'o','title':'O','owner':'acme','cycle':'q4','commitment':'committed','key_results':["
        "{'id':'k','title':'K','measure':{'kind':'milestone'}}]}]}";
    static const char *const ids[] = {"k"};
    static const size_t lens[] = {1};
    static const double scores[] = {0.25};
    okr_portfolio *portfolio = load(DARK);
    okr_score_options *options = NULL;
    okr_scorecard *card = NULL;
    okr_what_if *answer = NULL;
    okr_error *error = (okr_error *)1;
    double score = 7;
    int64_t exact = 7;
    CHECK(okr_score_options_new(2026, 11, 15, &options, NULL) == OKR_OK);
    CHECK(okr_portfolio_score(portfolio, options, &card, NULL) == OKR_OK);
    CHECK(okr_scorecard_what_if(card, ids, lens, scores, 1, &answer, NULL) == OKR_OK);
    CHECK(okr_what_if_before(answer, OKR_NODE_OBJECTIVE, 0, &score, &error) == OKR_ABSENT);
    CHECK(score == 0 && error == NULL);
    CHECK(okr_what_if_before_billionths(answer, OKR_NODE_OBJECTIVE, 0, &exact, NULL) == OKR_ABSENT && exact == 0);
    CHECK(okr_what_if_after(answer, OKR_NODE_OBJECTIVE, 0, &score, NULL) == OKR_OK && score == 0.25);
    okr_what_if_free(answer);
    okr_scorecard_free(card);
    okr_score_options_free(options);
    okr_portfolio_free(portfolio);
}

static void bad_what_if(void) {
    static const char *const ids[] = {"lots", "nps", "nps", "top"};
    static const size_t lens[] = {4, 3, 3, 3};
    static const double scores[] = {0.5, 2, 0.5, NAN};
    static const char *const holes[] = {"lost", NULL, "\xff"};
    static const size_t long_lens[] = {4, 1, 1}, absurd[] = {SIZE_MAX};
    okr_scorecard *card = scored();
    okr_what_if *answer = (okr_what_if *)1;
    okr_error *error = NULL;
    CHECK(okr_scorecard_what_if(card, ids, lens, scores, 4, &answer, &error) == OKR_STATUS_VALUE && answer == NULL);
    /* All that is wrong is said at once. */
    CHECK(okr_error_problem_count(error) == 5);
    CHECK(strstr(okr_error_message(error), "did you mean `lost`?") != NULL);
    CHECK(strstr(okr_error_message(error), "`top` is an objective") != NULL);
    okr_error_free(error);
    expect_error(okr_scorecard_what_if(card, holes, long_lens, scores, 2, &answer, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`ids[1]` is NULL");
    expect_error(okr_scorecard_what_if(card, holes + 2, long_lens + 2, scores, 1, &answer, &error), &error,
                 OKR_STATUS_INVALID_UTF8, "", "`ids[0]`");
    expect_error(okr_scorecard_what_if(card, NULL, lens, scores, 1, &answer, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`ids` is NULL");
    expect_error(okr_scorecard_what_if(card, ids, NULL, scores, 1, &answer, &error), &error,
                 OKR_STATUS_NULL_ARGUMENT, "", "`lens` is NULL");
    expect_error(okr_scorecard_what_if(card, ids, lens, NULL, 1, &answer, &error), &error, OKR_STATUS_NULL_ARGUMENT,
                 "", "`scores` is NULL");
    CHECK(okr_scorecard_what_if(card, ids, lens, scores, SIZE_MAX, &answer, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_scorecard_what_if(card, ids, absurd, scores, 1, &answer, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_scorecard_what_if(NULL, ids, lens, scores, 1, &answer, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_scorecard_what_if(card, ids + 1, lens + 1, scores + 2, 1, NULL, NULL) == OKR_STATUS_NULL_ARGUMENT);
    okr_scorecard_free(card);
}

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
