/* Shared cases of findings, as alignment_cases.c and lint_cases.c run them. */

/* Whether a call went well; says why not. */
static int went_well(okr_status status, okr_error *error) {
    if (error != NULL) {
        show(error);
        okr_error_free(error);
    }
    if (status != OKR_OK && (error == NULL || status == OKR_ABSENT)) {
        fault("the status is %d", (int)status);
    }
    return status == OKR_OK;
}

/* A buffer as JSON, to be freed with json_free; the buffer is freed. */
static json *read_buffer(okr_buffer *buffer) {
    json *read = json_read(okr_buffer_data(buffer), okr_buffer_len(buffer));
    if (read == NULL) {
        fault("not JSON: %s", okr_buffer_data(buffer));
    }
    okr_buffer_free(buffer);
    return read;
}

static int is_text(const json *value, const char *text) {
    return value != NULL && value->type == JSON_STRING && text != NULL && strcmp(value->string, text) == 0;
}

static okr_check_options *check_options_of(const char *text, const json *test) {
    const json *as_of = json_get(test, "as_of"), *policy = json_get(test, "policy"),
               *rules = json_get(test, "options"), *rule, *option;
    okr_check_options *options = NULL;
    okr_error *error = NULL;
    int32_t year;
    uint32_t month, day;
    okr_status status = okr_date_parse(TEXT(as_of->string), &year, &month, &day, &error);
    if (status == OKR_OK) {
        status = okr_check_options_new(year, month, day, &options, &error);
    }
    if (status == OKR_OK && policy != NULL) {
        status = okr_check_options_set_policy_json(options, text + policy->start, policy->end - policy->start, &error);
    }
    for (rule = rules != NULL ? rules->first : NULL; rule != NULL; rule = rule->next) {
        for (option = rule->first; status == OKR_OK && option != NULL; option = option->next) {
            status = okr_check_options_set_option(options, TEXT(rule->key), TEXT(option->key), option->number, &error);
        }
    }
    went_well(status, error);
    return options;
}

/* Whether a finding is one that the case expects. */
static int is_finding(const okr_findings *findings, size_t i, const json *expected) {
    const json *subject = json_get(expected, "subject"), *related = json_get(expected, "related"), *item;
    const char *id = okr_findings_subject_id(findings, i);
    size_t j = 0;
    if (!is_text(json_get(expected, "code"), okr_findings_code(findings, i)) ||
        !is_text(json_get(expected, "path"), okr_findings_path(findings, i)) ||
        !is_text(json_get(expected, "severity"), okr_severity_name(okr_findings_severity(findings, i)))) {
        return 0;
    }
    if (subject != NULL && subject->type == JSON_OBJECT &&
        (!is_text(json_get(subject, "kind"), okr_subject_name(okr_findings_subject_kind(findings, i))) ||
         !is_text(json_get(subject, "id"), id))) {
        return 0;
    }
    if (related == NULL) {
        return 1;
    }
    for (item = related->first; item != NULL; item = item->next, j++) {
        if (!is_text(item, okr_findings_related_path(findings, i, j))) {
            return 0;
        }
    }
    return j == okr_findings_related_count(findings, i);
}

/* The JSON says what the accessors say, and each finding has a place in the text. */
static void check_findings(const okr_findings *findings, const char *text, size_t len) {
    okr_findings *located = NULL;
    okr_buffer *buffer = NULL;
    json *read;
    const json *item;
    size_t i, n = okr_findings_count(findings);
    okr_findings_to_json(findings, &buffer, NULL);
    read = read_buffer(buffer);
    if (json_count(read) != n) {
        fault("another number of findings in the JSON");
    }
    for (item = read != NULL ? read->first : NULL, i = 0; item != NULL && i < n; item = item->next, i++) {
        const json *subject = json_get(item, "subject");
        if (!is_finding(findings, i, item) && !(json_get(item, "related") != NULL)) {
            fault("finding %d is another in the JSON", (int)i);
        }
        if (!is_text(json_get(item, "name"), okr_findings_name(findings, i)) ||
            !is_text(json_get(item, "message"), okr_findings_message(findings, i)) ||
            !is_text(json_get(item, "help"), okr_findings_help(findings, i)) ||
            json_count(json_get(item, "related")) != okr_findings_related_count(findings, i)) {
            fault("finding %d has other texts in the JSON", (int)i);
        }
        if ((okr_findings_path(findings, i)[0] == '\0') != (okr_findings_subject_kind(findings, i) == 0) ||
            (subject != NULL && subject->type == JSON_OBJECT) != (okr_findings_subject_id(findings, i) != NULL)) {
            fault("finding %d has another subject", (int)i);
        }
        if (okr_findings_line(findings, i) != 0 || okr_findings_column(findings, i) != 0) {
            fault("finding %d has a line from nowhere", (int)i);
        }
    }
    json_free(read);
    okr_findings_locate(findings, text, len, &located, NULL);
    if (okr_findings_count(located) != n) {
        fault("located, there are other findings");
    }
    for (i = 0; i < okr_findings_count(located); i++) {
        size_t j;
        if (okr_findings_line(located, i) == 0 || okr_findings_column(located, i) == 0 ||
            strcmp(okr_findings_message(located, i), okr_findings_message(findings, i)) != 0) {
            fault("finding %d is not located", (int)i);
        }
        for (j = 0; j < okr_findings_related_count(located, i); j++) {
            if (okr_findings_related_line(located, i, j) == 0 || okr_findings_related_column(located, i, j) == 0 ||
                okr_findings_related_message(located, i, j) == NULL) {
                fault("a place related to finding %d is not located", (int)i);
            }
        }
    }
    okr_findings_free(located);
}

/* Whether a case is about a rule: the one or the family that it names, else those of alignment. */
static int is_about(const json *rule, const char *code) {
    const char *start = rule != NULL ? rule->string : "ALN";
    return strncmp(code, start, strlen(start)) == 0;
}

static void check(const okr_portfolio *portfolio, const char *text, const json *test) {
    const json *rule = json_get(test, "rule"), *document = json_get(test, "portfolio"), *expected;
    okr_check_options *options = check_options_of(text, test);
    okr_findings *findings = NULL;
    okr_error *error = NULL;
    size_t i, n;
    char *seen;
    if (!went_well(okr_portfolio_check(portfolio, options, &findings, &error), error)) {
        okr_check_options_free(options);
        return;
    }
    n = okr_findings_count(findings);
    seen = (char *)check_alloc(n);
    for (i = 0; i < n; i++) {
        seen[i] = !is_about(rule, okr_findings_code(findings, i));
    }
    for (expected = json_get(test, "findings")->first; expected != NULL; expected = expected->next) {
        for (i = 0; i < n && (seen[i] || !is_finding(findings, i, expected)); i++) {
        }
        if (i < n) {
            seen[i] = 1;
        } else {
            fault("%s at `%s` is not found", json_get(expected, "code")->string, json_get(expected, "path")->string);
        }
    }
    for (i = 0; i < n; i++) {
        if (!seen[i]) {
            fault("%s at `%s` is found too: %s", okr_findings_code(findings, i), okr_findings_path(findings, i),
                  okr_findings_message(findings, i));
        }
    }
    check_findings(findings, text + document->start, document->end - document->start);
    /* Alone they find the same. */
    if (rule != NULL) {
        okr_findings *alone = NULL;
        okr_check_options_select(options, TEXT(rule->string), NULL);
        okr_portfolio_check(portfolio, options, &alone, NULL);
        if (alone == NULL || okr_findings_count(alone) != json_count(json_get(test, "findings"))) {
            fault("alone, %s finds something else", rule->string);
        }
        okr_findings_free(alone);
    }
    free(seen);
    okr_findings_free(findings);
    okr_check_options_free(options);
}
