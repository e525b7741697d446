/* week FILE CHECK_INS RECORDED_ON BY: records a week's check-ins, all of them or none.
 *
 *     week acme.json week.tsv 2026-11-06 "HR system" > next.json
 *
 * A line of CHECK_INS is a key result, a day, a value (or nothing) and a note (or nothing), with tabs
 * between them. The new version goes to standard output, what changed to standard error, or every problem,
 * at its line. The exit status is 0, 1 if something was refused, 2 for a wrong command line or a file that
 * cannot be read.
 */
#include <okr.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The whole of a file with a NUL behind it; to be freed with free(). */
static char *read_file(const char *path, size_t *len) {
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t capacity = 0, got;
    *len = 0;
    if (file == NULL) {
        return NULL;
    }
    do {
        if (*len + 1 >= capacity) {
            char *larger = (char *)realloc(text, capacity = capacity * 2 + 4096);
            if (larger == NULL) {
                break;
            }
            text = larger;
        }
        got = fread(text + *len, 1, capacity - *len - 1, file);
        *len += got;
    } while (got > 0);
    if (ferror(file) || !feof(file)) {
        free(text);
        text = NULL;
    } else {
        text[*len] = '\0';
    }
    fclose(file);
    return text;
}

/* Cuts off what stands before the next tab. */
static char *field(char **rest) {
    char *start = *rest, *tab = strchr(start, '\t');
    if (tab != NULL) {
        *tab = '\0';
        *rest = tab + 1;
    } else {
        *rest = start + strlen(start);
    }
    return start;
}

/* Adds the check-in of a line. */
static okr_status add(okr_edits *edits, char *line, okr_error **error) {
    char *key_result = field(&line), *day = field(&line), *value = field(&line), *note = field(&line), *end;
    const double number = value[0] != '\0' ? strtod(value, &end) : NAN; /* NaN: it has none */
    int32_t year;
    uint32_t month, of_month;
    okr_status status;
    if (value[0] != '\0' && *end != '\0') {
        return OKR_STATUS_VALUE;
    }
    status = okr_date_parse(day, strlen(day), &year, &month, &of_month, error);
    if (status == OKR_OK) {
        status = okr_edits_check_in(edits, key_result, strlen(key_result), number, error);
    }
    if (status == OKR_OK) {
        status = okr_edits_with_day(edits, year, month, of_month, error);
    }
    if (status == OKR_OK && note[0] != '\0') {
        status = okr_edits_with_note(edits, note, strlen(note), error);
    }
    return status;
}

/* Adds all lines; the number of the one that is at fault, or 0. */
static unsigned add_all(okr_edits *edits, char *text, okr_error **error) {
    unsigned line = 1;
    char *next;
    for (; text[0] != '\0'; text = next, line++) {
        next = text + strcspn(text, "\n");
        if (*next != '\0') {
            *next++ = '\0';
        }
        text[strcspn(text, "\r")] = '\0';
        if (add(edits, text, error) != OKR_OK) {
            return line;
        }
    }
    return 0;
}

/* Says what was refused. Edit number 0 is of line 1. */
static void refuse(const char *check_ins, const okr_error *error) {
    size_t i;
    for (i = 0; i < okr_error_problem_count(error); i++) {
        const char *path = okr_error_problem_path(error, i), *help = okr_error_problem_help(error, i);
        if (strncmp(path, "/edits/", 7) == 0) {
            fprintf(stderr, "%s:%lu: ", check_ins, strtoul(path + 7, NULL, 10) + 1);
        }
        fprintf(stderr, "%s %s\n", okr_error_problem_code(error, i), okr_error_problem_message(error, i));
        if (help[0] != '\0') {
            fprintf(stderr, "    help: %s\n", help);
        }
    }
    if (i == 0 && error != NULL) {
        fprintf(stderr, "%s\n", okr_error_message(error));
    }
}

int main(int argc, char **argv) {
    okr_portfolio *before = NULL, *after = NULL;
    okr_edits *edits = NULL;
    okr_diff *changes = NULL;
    okr_buffer *json = NULL;
    okr_error *error = NULL;
    int32_t year;
    uint32_t month, day;
    char *document, *lines;
    size_t len, lines_len, i;
    unsigned wrong = 0;
    int result = 1;

    if (argc != 5) {
        fprintf(stderr, "usage: week FILE CHECK_INS RECORDED_ON BY\n");
        return 2;
    }
    document = read_file(argv[1], &len);
    lines = read_file(argv[2], &lines_len);
    if (document == NULL || lines == NULL) {
        perror(document == NULL ? argv[1] : argv[2]);
        free(document);
        free(lines);
        return 2;
    }

    /* Each does nothing after a failure, and all that is not made stays NULL. */
    if (okr_portfolio_from_json(document, len, &before, &error) == OKR_OK &&
        okr_date_parse(argv[3], strlen(argv[3]), &year, &month, &day, &error) == OKR_OK &&
        okr_edits_new(year, month, day, &edits, &error) == OKR_OK &&
        okr_edits_set_by(edits, argv[4], strlen(argv[4]), &error) == OKR_OK &&
        (wrong = add_all(edits, lines, &error)) == 0 &&
        okr_portfolio_edit(before, edits, &after, &error) == OKR_OK &&
        okr_portfolio_diff(before, after, &changes, &error) == OKR_OK &&
        okr_portfolio_to_json_pretty(after, &json, &error) == OKR_OK) {
        for (i = 0; i < okr_diff_count(changes); i++) {
            fprintf(stderr, "%s\n", okr_diff_words(changes, i));
        }
        fwrite(okr_buffer_data(json), 1, okr_buffer_len(json), stdout);
        putchar('\n');
        result = 0;
    } else {
        if (wrong > 0) {
            fprintf(stderr, "%s:%u: the line cannot be read\n", argv[2], wrong);
        }
        refuse(argv[2], error);
    }

    okr_buffer_free(json);
    okr_diff_free(changes);
    okr_portfolio_free(after);
    okr_edits_free(edits);
    okr_portfolio_free(before);
    okr_error_free(error);
    free(document);
    free(lines);
    return result;
}
