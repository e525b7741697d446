/* Configurations, waivers, baselines and outputs: the shared cases, and what is C's own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "okr_check.h"

static int ran[2];

static int is_text(const json *expected, const char *text) {
    return expected != NULL && text != NULL && strcmp(expected->string, text) == 0;
}

/* What a case wants of a check, but for its configuration. */
static okr_check_options *options_of(const json *test) {
    static const char *const severities[] = {"error", "warning", "hint"};
    const json *as_of = json_get(test, "as_of"), *item, *option;
    okr_check_options *options = NULL;
    int32_t year = 0, number;
    uint32_t month = 0, day = 0;
    CHECK(okr_date_parse(TEXT(as_of->string), &year, &month, &day, NULL) == OKR_OK);
    CHECK(okr_check_options_new(year, month, day, &options, NULL) == OKR_OK);
    item = json_get(test, "select");
    for (item = item != NULL ? item->first : NULL; item != NULL; item = item->next) {
        CHECK(okr_check_options_select(options, TEXT(item->string), NULL) == OKR_OK);
    }
    item = json_get(test, "ignore");
    for (item = item != NULL ? item->first : NULL; item != NULL; item = item->next) {
        CHECK(okr_check_options_ignore(options, TEXT(item->string), NULL) == OKR_OK);
    }
    item = json_get(test, "severity");
    for (item = item != NULL ? item->first : NULL; item != NULL; item = item->next) {
        for (number = 0; number < 3 && strcmp(severities[number], item->string) != 0; number++) {
        }
        CHECK(okr_check_options_set_severity(options, TEXT(item->key), number + 1, NULL) == OKR_OK);
    }
    item = json_get(test, "options");
    for (item = item != NULL ? item->first : NULL; item != NULL; item = item->next) {
        for (option = item->first; option != NULL; option = option->next) {
            CHECK(okr_check_options_set_option(options, TEXT(item->key), TEXT(option->key), option->number, NULL) ==
                  OKR_OK);
        }
    }
    item = json_get(test, "profile");
    for (number = OKR_PROFILE_DEFAULT; item != NULL && !is_text(item, okr_profile_name(number)); number++) {
    }
    if (item != NULL) {
        CHECK(okr_check_options_set_profile(options, number, NULL) == OKR_OK);
    }
    return options;
}

/* Whether the case is about a rule. */
static int is_compared(const json *rules, const char *code) {
    const json *rule;
    for (rule = rules->first; rule != NULL; rule = rule->next) {
        if (is_text(rule, code)) {
            return 1;
        }
    }
    return 0;
}

static void check_case(const char *text, const json *test, const json *rules) {
    const json *portfolio = json_get(test, "portfolio"), *config = json_get(test, "config"),
               *baseline = json_get(test, "baseline"), *waived = json_get(test, "waived"),
               *expected = json_get(test, "findings")->first;
    okr_check_options *options = options_of(test);
    okr_portfolio *loaded = NULL;
    okr_findings *findings = NULL;
    size_t i;
    case_name = json_get(test, "name")->string;
    CHECK(okr_portfolio_from_json(text + portfolio->start, portfolio->end - portfolio->start, &loaded, NULL) == OKR_OK);
    if (config != NULL) {
        CHECK(okr_check_options_set_config_json(options, text + config->start, config->end - config->start, NULL) ==
              OKR_OK);
    }
    CHECK(okr_portfolio_check(loaded, options, &findings, NULL) == OKR_OK);
    CHECK(okr_findings_waived_count(findings) == (waived != NULL ? json_count(waived) : 0));
    if (baseline != NULL) {
        okr_findings *fresh = NULL;
        okr_buffer *gone = NULL;
        json *read;
        CHECK(okr_findings_without(findings, text + baseline->start, baseline->end - baseline->start, &fresh, &gone,
                                   NULL) == OKR_OK);
        CHECK((double)(okr_findings_count(findings) - okr_findings_count(fresh)) == json_get(test, "known")->number);
        read = json_read(okr_buffer_data(gone), okr_buffer_len(gone));
        CHECK(json_count(json_get(read, "findings")) == json_count(json_get(test, "gone")));
        json_free(read);
        okr_buffer_free(gone);
        okr_findings_free(findings);
        findings = fresh;
    }
    for (i = 0; i < okr_findings_count(findings); i++) {
        if (!is_compared(rules, okr_findings_code(findings, i))) {
            continue;
        }
        if (!CHECK(expected != NULL && is_text(json_get(expected, "code"), okr_findings_code(findings, i)) &&
                   is_text(json_get(expected, "path"), okr_findings_path(findings, i)) &&
                   is_text(json_get(expected, "severity"), okr_severity_name(okr_findings_severity(findings, i))))) {
            printf("%s: %s at `%s`\n", case_name, okr_findings_code(findings, i), okr_findings_path(findings, i));
            break;
        }
        expected = expected->next;
    }
    CHECK(expected == NULL);
    okr_findings_free(findings);
    okr_portfolio_free(loaded);
    okr_check_options_free(options);
    ran[0]++;
}

/* Texts of a list, with line breaks between them. */
static char *joined(const json *lines) {
    const json *line;
    size_t length = 1;
    char *text;
    for (line = lines->first; line != NULL; line = line->next) {
        length += strlen(line->string) + 1;
    }
    text = (char *)check_alloc(length);
    text[0] = '\0';
    for (line = lines->first; line != NULL; line = line->next) {
        strcat(text, line->string);
        if (line->next != NULL) {
            strcat(text, "\n");
        }
    }
    return text;
}

static void output_case(const json *test) {
    const json *file = json_get(test, "file"), *waived = json_get(test, "waived"), *output;
    char *document = joined(json_get(test, "document"));
    int yaml = strstr(file->string, ".yaml") != NULL;
    okr_check_options *options = options_of(test);
    okr_render_options *how = NULL;
    okr_portfolio *portfolio = NULL;
    okr_findings *findings = NULL;
    int32_t format;
    okr_status status = yaml ? okr_portfolio_from_yaml(TEXT(document), &portfolio, NULL)
                             : okr_portfolio_from_json(TEXT(document), &portfolio, NULL);
    case_name = json_get(test, "name")->string;
    CHECK(okr_render_options_new(&how, NULL) == OKR_OK);
    CHECK(okr_render_options_set_file(how, TEXT(file->string), NULL) == OKR_OK);
    CHECK((yaml ? okr_render_options_set_yaml(how, TEXT(document), NULL)
                : okr_render_options_set_json(how, TEXT(document), NULL)) == OKR_OK);
    CHECK(okr_render_options_set_waived(how, waived != NULL, NULL) == OKR_OK);
    /* What does not load has no findings to tell. */
    if (status == OKR_OK) {
        CHECK(okr_portfolio_check(portfolio, options, &findings, NULL) == OKR_OK);
        for (output = json_get(test, "outputs")->first; output != NULL; output = output->next) {
            char *expected = joined(output);
            okr_buffer *told = NULL;
            for (format = OKR_FORMAT_TEXT; strcmp(okr_format_name(format), output->key) != 0; format++) {
            }
            CHECK(okr_findings_render(findings, format, how, &told, NULL) == OKR_OK);
            if (!CHECK(strcmp(okr_buffer_data(told), expected) == 0)) {
                printf("%s: %s:\n%s", case_name, output->key, okr_buffer_data(told));
            }
            okr_buffer_free(told);
            free(expected);
            ran[1]++;
        }
    }
    okr_findings_free(findings);
    okr_portfolio_free(portfolio);
    okr_render_options_free(how);
    okr_check_options_free(options);
    free(document);
}

static void setters(void) {
    okr_check_options *options = NULL;
    okr_render_options *how = NULL;
    okr_findings *findings = NULL;
    okr_portfolio *portfolio = load("{'okr':'1','organization':{'name':'A'},'units':[{'id':'a','name':'A','level':'company'}],"
                                    "'cycles':[{'id':'q','start':'2026-10-01','end':'2026-12-31'}],'objectives':[]}");
    okr_buffer *text = NULL;
    okr_error *error = NULL;
    CHECK(okr_check_options_new(2026, 11, 15, &options, NULL) == OKR_OK);
    CHECK(okr_check_options_set_profile(options, 0, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_check_options_set_profile(NULL, OKR_PROFILE_STRICT, NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_check_options_set_language(options, OKR_LANGUAGE_GERMAN, NULL) == OKR_OK);
    CHECK(okr_check_options_set_language(options, 9, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(strcmp(okr_language_name(OKR_LANGUAGE_GERMAN), "de") == 0 && okr_language_name(9) == NULL);
    expect_error(okr_check_options_set_config_json(options, LITERAL("{\"profile\": \"strikt\"}"), &error), &error,
                 OKR_STATUS_CONFIG, "E005", "did you mean `strict`?");
    CHECK(okr_check_options_set_config_json(options, LITERAL("\xff"), NULL) == OKR_STATUS_CONFIG);
    CHECK(okr_check_options_set_config_yaml(options, LITERAL("severity: {ALN016: error}\nselect: [ALN016]\n"), NULL) ==
          OKR_OK);
    CHECK(okr_portfolio_check(portfolio, options, &findings, NULL) == OKR_OK);
    CHECK(okr_findings_count(findings) == 1 && okr_findings_severity(findings, 0) == OKR_SEVERITY_ERROR);
    CHECK(okr_findings_waived_count(NULL) == 0);
    CHECK(okr_findings_waived_to_json(findings, &text, NULL) == OKR_OK && buffer_has(text, "[]"));
    okr_buffer_free(text);
    CHECK(okr_findings_baseline(findings, &text, NULL) == OKR_OK && buffer_has(text, "\"rule\":\"ALN016\""));
    okr_buffer_free(text);
    expect_error(okr_findings_without(findings, LITERAL("[]"), NULL, NULL, &error), &error, OKR_STATUS_NULL_ARGUMENT,
                 "", "`out` is NULL");
    {
        okr_findings *fresh = NULL;
        expect_error(okr_findings_without(findings, LITERAL("[]"), &fresh, &text, &error), &error,
                     OKR_STATUS_BASELINE, "E005", "an object");
        CHECK(fresh == NULL && text == NULL);
    }
    CHECK(okr_findings_render(findings, 0, NULL, &text, NULL) == OKR_STATUS_INVALID_ARGUMENT && text == NULL);
    CHECK(okr_findings_render(findings, OKR_FORMAT_SARIF, NULL, &text, NULL) == OKR_OK);
    CHECK(buffer_has(text, "\"2.1.0\""));
    okr_buffer_free(text);
    CHECK(okr_render_options_new(&how, NULL) == OKR_OK);
    CHECK(okr_render_options_set_colour(how, 1, NULL) == OKR_OK);
    CHECK(okr_render_options_set_failures(how, 0, NULL) == OKR_STATUS_INVALID_ARGUMENT);
    CHECK(okr_render_options_set_failures(how, OKR_SEVERITY_ERROR, NULL) == OKR_OK);
    CHECK(okr_render_options_set_file(how, LITERAL("\xff"), NULL) == OKR_STATUS_INVALID_UTF8);
    CHECK(okr_render_options_set_file(NULL, LITERAL("a"), NULL) == OKR_STATUS_NULL_ARGUMENT);
    CHECK(okr_findings_render(findings, OKR_FORMAT_TEXT, how, &text, NULL) == OKR_OK && buffer_has(text, "\x1b[31m"));
    okr_buffer_free(text);
    okr_render_options_free(how);
    okr_findings_free(findings);
    okr_portfolio_free(portfolio);
    okr_check_options_free(options);
}

int main(int argc, char **argv) {
    int i;
    if (argc != 5) {
        fprintf(stderr, "usage: config MIN_CHECKS MIN_OUTPUTS checks.json outputs.json\n");
        return 2;
    }
    setters();
    for (i = 0; i < 2; i++) {
        size_t len = 0;
        char *text = read_file(argv[3 + i], &len);
        json *file = text != NULL ? json_read(text, len) : NULL;
        const json *cases = json_get(file, "cases"), *test;
        if (CHECK(cases != NULL)) {
            for (test = cases->first; test != NULL; test = test->next) {
                if (i == 0) {
                    check_case(text, test, json_get(file, "rules"));
                } else {
                    output_case(test);
                }
            }
        }
        CHECK(ran[i] >= atoi(argv[1 + i]));
        json_free(file);
        free(text);
    }
    printf("configuration cases: %d passed, outputs: %d\n", ran[0], ran[1]);
    return check_summary("config");
}
