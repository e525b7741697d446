/* What the test programs count and how they say it. C99, C11 and C++17. */
#ifndef CHECK_H
#define CHECK_H

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Counts a check; says where it failed. */
#define CHECK(condition) check_that((condition) ? 1 : 0, #condition, __FILE__, __LINE__)

/* Like CHECK, for two NUL-terminated texts, of which the first may be NULL. */
#define CHECK_TEXT(actual, expected) check_text((actual), (expected), #actual, __FILE__, __LINE__)

#ifdef __cplusplus
extern "C" {
#endif

extern int checks_passed, checks_failed;

int check_that(int holds, const char *condition, const char *file, int line);
int check_text(const char *actual, const char *expected, const char *what, const char *file, int line);

/* The closing line of a program, and its exit status. */
int check_summary(const char *program);

/* Memory that must be there. */
void *check_alloc(size_t size);

/* A text with each ' made a ", to be freed with free(): JSON that can be read in C source. */
char *quoted(const char *text);

/* A file as NUL-terminated text, to be freed with free(); NULL if it cannot be read. */
char *read_file(const char *path, size_t *len);

#ifdef __cplusplus
}
#endif

#endif
