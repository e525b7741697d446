/* score FILE AS_OF: scores a portfolio and prints its scorecard as JSON.
 *
 *     score acme.json 2026-11-15
 *
 * The scorecard goes to standard output, every problem of the document to standard error. The exit
 * status is 0, 1 if something was refused, 2 for a wrong command line or a file that cannot be read.
 */
#include <okr.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The whole of a file; to be freed with free(). */
static char *read_file(const char *path, size_t *len) {
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t capacity = 0, got;
    *len = 0;
    if (file == NULL) {
        return NULL;
    }
    do {
        if (*len == capacity) {
            char *larger = (char *)realloc(text, capacity = capacity * 2 + 4096);
            if (larger == NULL) {
                break;
            }
            text = larger;
        }
        got = fread(text + *len, 1, capacity - *len, file);
        *len += got;
    } while (got > 0);
    if (ferror(file) || !feof(file)) {
        free(text);
        text = NULL;
    }
    fclose(file);
    return text;
}

/* Says what was refused, and frees the error. */
static int refuse(const char *what, okr_error *error) {
    size_t i, count = okr_error_problem_count(error);
    if (count == 0) {
        fprintf(stderr, "%s: %s\n", what, okr_error_message(error));
    }
    for (i = 0; i < count; i++) {
        const char *help = okr_error_problem_help(error, i);
        fprintf(stderr, "%s:%u:%u: %s %s\n", what, (unsigned)okr_error_problem_line(error, i),
                (unsigned)okr_error_problem_column(error, i), okr_error_problem_code(error, i),
                okr_error_problem_message(error, i));
        if (help[0] != '\0') {
            fprintf(stderr, "    help: %s\n", help);
        }
    }
    okr_error_free(error);
    return 1;
}

int main(int argc, char **argv) {
    okr_portfolio *portfolio = NULL;
    okr_score_options *options = NULL;
    okr_scorecard *scorecard = NULL;
    okr_buffer *json = NULL;
    okr_error *error = NULL;
    int32_t year;
    uint32_t month, day;
    size_t len;
    char *text;
    int result = 0;

    if (argc != 3) {
        fprintf(stderr, "usage: score FILE AS_OF\n");
        return 2;
    }
    if (okr_abi_version() != OKR_ABI_VERSION) {
        fprintf(stderr, "compiled for another libokr than %s\n", okr_version());
        return 2;
    }
    text = read_file(argv[1], &len);
    if (text == NULL) {
        perror(argv[1]);
        return 2;
    }

    if (okr_date_parse(argv[2], strlen(argv[2]), &year, &month, &day, &error) != OKR_OK ||
        okr_score_options_new(year, month, day, &options, &error) != OKR_OK) {
        result = refuse("AS_OF", error);
    } else if (okr_portfolio_from_json(text, len, &portfolio, &error) != OKR_OK ||
               okr_portfolio_score(portfolio, options, &scorecard, &error) != OKR_OK ||
               okr_scorecard_to_json(scorecard, &json, &error) != OKR_OK) {
        result = refuse(argv[1], error);
    } else {
        fwrite(okr_buffer_data(json), 1, okr_buffer_len(json), stdout);
        putchar('\n');
    }

    okr_buffer_free(json);
    okr_scorecard_free(scorecard);
    okr_portfolio_free(portfolio);
    okr_score_options_free(options);
    free(text);
    return result;
}
