#include "check.h"

int checks_passed = 0;
int checks_failed = 0;

int check_that(int holds, const char *condition, const char *file, int line) {
    if (holds) {
        checks_passed++;
    } else {
        checks_failed++;
        printf("%s:%d: failed: %s\n", file, line, condition);
    }
    return holds;
}

int check_text(const char *actual, const char *expected, const char *what, const char *file, int line) {
    int same = actual != NULL && strcmp(actual, expected) == 0;
    check_that(same, what, file, line);
    if (!same) {
        printf("    is:        %s\n    should be: %s\n", actual != NULL ? actual : "NULL", expected);
    }
    return same;
}

int check_summary(const char *program) {
    printf("%s: %d passed, %d failed\n", program, checks_passed, checks_failed);
    return checks_failed == 0 ? 0 : 1;
}

void *check_alloc(size_t size) {
    void *memory = malloc(size > 0 ? size : 1);
    if (memory == NULL) {
        fprintf(stderr, "out of memory\n");
        exit(2);
    }
    return memory;
}

char *quoted(const char *text) {
    size_t len = strlen(text), i;
    char *copy = (char *)check_alloc(len + 1);
    for (i = 0; i <= len; i++) {
        copy[i] = text[i] == '\'' ? '"' : text[i];
    }
    return copy;
}

char *read_file(const char *path, size_t *len) {
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    long size;
    if (file == NULL) {
        return NULL;
    }
    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0 && fseek(file, 0, SEEK_SET) == 0) {
        text = (char *)check_alloc((size_t)size + 1);
        *len = fread(text, 1, (size_t)size, file);
        text[*len] = '\0';
    }
    fclose(file);
    return text;
}
