/* Runs the shared cases of testdata/lint through the C interface.
 *
 * usage: lint_cases MIN_CASES FILE...
 *
 * testdata/README.md says what the members of a case mean. Every finding is read by the accessors, and its
 * JSON is held against them. Fewer cases than the minimum are a failure.
 */
#include "json.h"
#include "okr_check.h"

#include "finding_cases.h"

static void run_case(const char *text, const json *test) {
    const json *document = json_get(test, "portfolio");
    okr_portfolio *portfolio = NULL;
    okr_error *error = NULL;
    okr_status status;
    case_name = json_get(test, "name")->string;
    case_faults = 0;
    if (document == NULL || json_get(test, "rule") == NULL || json_get(test, "findings") == NULL) {
        fault("nothing is asked");
        return;
    }
    status = okr_portfolio_from_json(text + document->start, document->end - document->start, &portfolio, &error);
    if (went_well(status, error)) {
        check(portfolio, text, test);
    }
    okr_portfolio_free(portfolio);
}

int main(int argc, char **argv) {
    int i, ran = 0, wrong = 0;
    if (argc < 3) {
        fprintf(stderr, "usage: lint_cases MIN_CASES FILE...\n");
        return 2;
    }
    for (i = 2; i < argc; i++) {
        size_t len = 0;
        char *text = read_file(argv[i], &len);
        json *file = text != NULL ? json_read(text, len) : NULL;
        const json *cases = json_get(file, "cases"), *test;
        case_name = argv[i];
        if (CHECK(cases != NULL && cases->first != NULL)) {
            for (test = cases->first; test != NULL; test = test->next) {
                run_case(text, test);
                ran++;
                wrong += case_faults > 0;
            }
        }
        json_free(file);
        free(text);
    }
    printf("cases of rules: %d passed, %d failed\n", ran - wrong, wrong);
    CHECK(ran >= atoi(argv[1]));
    checks_passed += ran - wrong;
    checks_failed += wrong;
    return check_summary("lint_cases");
}
