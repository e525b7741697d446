#include "okr_check.h"

#include <stdarg.h>

const char *case_name;
int case_faults;

void fault(const char *format, ...) {
    va_list args;
    if (case_faults++ < 10) {
        printf("%s: ", case_name);
        va_start(args, format);
        vprintf(format, args);
        va_end(args);
        printf("\n");
    }
}

void show(const okr_error *error) {
    fault("%s: %s", okr_status_name(okr_error_status(error)), okr_error_message(error));
}

int same(okr_str text, const char *expected) {
    return text.data != NULL && text.len == strlen(expected) &&
           memcmp(text.data, expected, text.len) == 0;
}

int buffer_has(const okr_buffer *buffer, const char *part) {
    return okr_buffer_data(buffer) != NULL && strstr(okr_buffer_data(buffer), part) != NULL;
}

okr_portfolio *load(const char *quoted_text) {
    char *text = quoted(quoted_text);
    okr_portfolio *portfolio = NULL;
    okr_error *error = NULL;
    CHECK(okr_portfolio_from_json(TEXT(text), &portfolio, &error) == OKR_OK);
    if (error != NULL) {
        printf("%s\n", okr_error_message(error));
        okr_error_free(error);
    }
    free(text);
    return portfolio;
}

void expect_error(okr_status status, okr_error **error, okr_status wanted, const char *code,
                  const char *words) {
    CHECK(status == wanted);
    CHECK(*error != NULL && okr_error_status(*error) == wanted);
    CHECK_TEXT(okr_error_code(*error), code);
    CHECK((okr_error_problem_count(*error) > 0) == (code[0] != '\0'));
    if (!CHECK(okr_error_message(*error) != NULL && strstr(okr_error_message(*error), words) != NULL)) {
        printf("    message: %s\n", okr_error_message(*error));
    }
    okr_error_free(*error);
    *error = NULL;
}

okr_score_options *score_options_of(const char *text, const json *test) {
    const json *as_of = json_get(test, "as_of"), *policy = json_get(test, "policy"),
               *basis = json_get(test, "basis");
    okr_score_options *options = NULL;
    okr_error *error = NULL;
    int32_t year;
    uint32_t month, day;
    okr_status status = okr_date_parse(as_of->string, strlen(as_of->string), &year, &month, &day, &error);
    if (status == OKR_OK) {
        status = okr_score_options_new(year, month, day, &options, &error);
    }
    if (status == OKR_OK && policy != NULL && policy->type == JSON_STRING) {
        status = okr_score_options_set_policy_name(options, policy->string, strlen(policy->string),
                                                   &error);
    } else if (status == OKR_OK && policy != NULL) {
        status = okr_score_options_set_policy_json(options, text + policy->start,
                                                   policy->end - policy->start, &error);
    }
    if (status == OKR_OK && basis != NULL) {
        int32_t number = strcmp(basis->string, "original") == 0 ? OKR_BASIS_ORIGINAL : OKR_BASIS_CURRENT;
        status = okr_score_options_set_basis(options, number, &error);
    }
    if (status != OKR_OK) {
        show(error);
        okr_error_free(error);
    }
    return options;
}
