/* Part of alignment_cases.c: questions about the graph. */

/* The constant of a kind of node; OKR_NODE_ANY if none is given. */
static int32_t node_kind(const json *word) {
    int32_t kind;
    if (word == NULL) {
        return OKR_NODE_ANY;
    }
    for (kind = 1; okr_node_name(kind) != NULL; kind++) {
        if (is_text(word, okr_node_name(kind))) {
            return kind;
        }
    }
    fault("no kind `%s`", word->string);
    return -1;
}

/* Nodes are those of a list of `kind:id`, in order; frees them. */
static void check_nodes(okr_nodes *nodes, const json *expected) {
    const json *item = expected->first;
    char name[512];
    size_t i, count = okr_nodes_count(nodes), index;
    int32_t kind;
    okr_str id, title;
    if (count != json_count(expected)) {
        fault("%d nodes, should be %d", (int)count, (int)json_count(expected));
        count = 0;
    }
    for (i = 0; i < count; i++, item = item->next) {
        if (okr_nodes_kind(nodes, i, &kind, NULL) != OKR_OK || okr_nodes_id(nodes, i, &id, NULL) != OKR_OK ||
            okr_nodes_title(nodes, i, &title, NULL) != OKR_OK || title.data == NULL ||
            okr_nodes_index(nodes, i, &index, NULL) != OKR_OK) {
            fault("node %d cannot be read", (int)i);
            break;
        }
        snprintf(name, sizeof name, "%s:%.*s", okr_node_name(kind), (int)id.len, id.data);
        if (!is_text(item, name)) {
            fault("node %d is `%s`, should be `%s`", (int)i, name, item->string);
        }
    }
    okr_nodes_free(nodes);
}

/* Nodes as JSON are those of a list of `kind:id`. */
static void check_node_list(const json *nodes, const json *expected) {
    const json *node = nodes != NULL ? nodes->first : NULL, *item;
    char name[512];
    if (json_count(nodes) != json_count(expected)) {
        fault("another number of nodes in the JSON");
        return;
    }
    for (item = expected->first; item != NULL; item = item->next, node = node->next) {
        snprintf(name, sizeof name, "%s:%s", json_get(node, "kind")->string, json_get(node, "id")->string);
        if (!is_text(item, name)) {
            fault("the JSON has `%s`, should be `%s`", name, item->string);
        }
    }
}

typedef okr_status (*about_one)(const okr_alignment *, int32_t, const char *, size_t, okr_nodes **, okr_error **);
typedef okr_status (*about_two)(const okr_alignment *, int32_t, const char *, size_t, int32_t, const char *, size_t,
                                okr_nodes **, okr_error **);
typedef okr_status (*about_all)(const okr_alignment *, okr_nodes **, okr_error **);

static const struct {
    const char *member;
    about_one one;
    about_two two;
    about_all all;
} lists[] = {
    {"supports", okr_alignment_supports, NULL, NULL},
    {"supported_by", okr_alignment_supported_by, NULL, NULL},
    {"ancestors", okr_alignment_ancestors, NULL, NULL},
    {"descendants", okr_alignment_descendants, NULL, NULL},
    {"path_to_company", okr_alignment_path_to_company, NULL, NULL},
    {"path", NULL, okr_alignment_path, NULL},
    {"common_ancestors", NULL, okr_alignment_common_ancestors, NULL},
    {"roots", NULL, NULL, okr_alignment_roots},
    {"leaves", NULL, NULL, okr_alignment_leaves},
};

/* What is above or below a node, with edges: the node itself and its ancestors or descendants. */
static void check_subgraph(const okr_alignment *alignment, int32_t kind, const json *id, const json *expected,
                           int is_above) {
    okr_nodes *nodes = NULL;
    okr_error *error = NULL;
    size_t i, edges;
    about_one ask = is_above ? okr_alignment_above : okr_alignment_below;
    if (!went_well(ask(alignment, kind, TEXT(id->string), &nodes, &error), error)) {
        return;
    }
    if (okr_nodes_count(nodes) != json_count(expected) + 1) {
        fault("another number of nodes in the part of the graph");
    }
    edges = okr_nodes_edge_count(nodes);
    /* Each of the others has an edge that leads to it or away from it. */
    if (edges < json_count(expected)) {
        fault("too few edges in the part of the graph");
    }
    for (i = 0; i < edges; i++) {
        uint32_t from = okr_nodes_edges_from(nodes)[i], to = okr_nodes_edges_to(nodes)[i];
        int32_t relation = okr_nodes_edges_relation(nodes)[i];
        double weight = okr_nodes_edges_weight(nodes)[i];
        if (from >= okr_nodes_count(nodes) || to >= okr_nodes_count(nodes) || from == to ||
            okr_relation_name(relation) == NULL || (relation == OKR_RELATION_ALIGNED_TO) != (weight > 0)) {
            fault("edge %d is none", (int)i);
        }
    }
    okr_nodes_free(nodes);
}

static void query_impact(const okr_alignment *alignment, int32_t kind, const json *id, const json *expected) {
    okr_nodes *ancestors = NULL, *descendants = NULL, *company = NULL;
    okr_buffer *buffer = NULL;
    okr_error *error = NULL;
    json *read;
    if (!went_well(okr_alignment_impact(alignment, kind, TEXT(id->string), &ancestors, &descendants, &company, &error),
                   error)) {
        return;
    }
    check_nodes(ancestors, json_get(expected, "ancestors"));
    check_nodes(descendants, json_get(expected, "descendants"));
    check_nodes(company, json_get(expected, "company_objectives"));
    error = NULL;
    if (went_well(okr_alignment_impact_json(alignment, kind, TEXT(id->string), &buffer, &error), error)) {
        read = read_buffer(buffer);
        check_node_list(json_get(read, "ancestors"), json_get(expected, "ancestors"));
        check_node_list(json_get(read, "descendants"), json_get(expected, "descendants"));
        check_node_list(json_get(read, "company_objectives"), json_get(expected, "company_objectives"));
        if (!is_text(json_get(read, "id"), id->string)) {
            fault("the JSON is about another node");
        }
        json_free(read);
    }
}

static void query(const okr_alignment *alignment, const json *test) {
    const json *expected = json_get(test, "result"), *what;
    int32_t kind = node_kind(json_get(test, "kind")), truth = -1;
    uint32_t depth = 0;
    okr_nodes *nodes = NULL;
    okr_error *error = NULL;
    okr_status status;
    size_t i;
    for (what = test->first; what != NULL; what = what->next) {
        if (strcmp(what->key, "kind") != 0 && strcmp(what->key, "result") != 0 && strcmp(what->key, "why") != 0) {
            break;
        }
    }
    if (what == NULL || expected == NULL) {
        fault("a query without question or result");
        return;
    }
    for (i = 0; i < COUNT(lists) && strcmp(lists[i].member, what->key) != 0; i++) {
    }
    if (i < COUNT(lists)) {
        if (lists[i].one != NULL) {
            status = lists[i].one(alignment, kind, TEXT(what->string), &nodes, &error);
        } else if (lists[i].two != NULL) {
            const char *a = what->first->string, *b = what->first->next->string;
            status = lists[i].two(alignment, kind, TEXT(a), kind, TEXT(b), &nodes, &error);
        } else {
            status = lists[i].all(alignment, &nodes, &error);
        }
        if (expected->type == JSON_NULL) {
            if (status != OKR_ABSENT || nodes != NULL || error != NULL) {
                fault("%s: the status is %d, should be absent", what->key, (int)status);
            }
            okr_nodes_free(nodes);
            okr_error_free(error);
        } else if (went_well(status, error)) {
            check_nodes(nodes, expected);
        }
        if (strcmp(what->key, "ancestors") == 0 || strcmp(what->key, "descendants") == 0) {
            check_subgraph(alignment, kind, what, expected, strcmp(what->key, "ancestors") == 0);
        }
    } else if (strcmp(what->key, "has_line_of_sight") == 0) {
        status = okr_alignment_has_line_of_sight(alignment, kind, TEXT(what->string), &truth, &error);
        if (went_well(status, error) && truth != (int32_t)expected->number) {
            fault("line of sight is %d", (int)truth);
        }
    } else if (strcmp(what->key, "depth") == 0) {
        status = okr_alignment_depth(alignment, kind, TEXT(what->string), &depth, &error);
        if (error != NULL || status != (expected->type == JSON_NULL ? OKR_ABSENT : OKR_OK) ||
            depth != expected->number) {
            fault("the depth is %u, with status %d", (unsigned)depth, (int)status);
        }
        okr_error_free(error);
    } else if (strcmp(what->key, "impact") == 0) {
        query_impact(alignment, kind, what, expected);
    } else {
        fault("there is no query `%s`", what->key);
    }
    if (case_faults > 0) {
        fault("the query `%s` of `%s`", what->key, what->string != NULL ? what->string : "");
    }
}
