/* What the test programs share that know okr.h. C99, C11 and C++17. */
#ifndef OKR_CHECK_H
#define OKR_CHECK_H

#include "check.h"
#include "json.h"
#include "okr.h"

#define LITERAL(text) (text), (sizeof(text) - 1)
#define TEXT(text) (text), strlen(text)

#ifdef __cplusplus
extern "C" {
#endif

/* The shared case that is running, and how much is wrong with it. */
extern const char *case_name;
extern int case_faults;

/* Says what is wrong with the case, unless much was said already. */
void fault(const char *format, ...);

/* Says why a call failed. */
void show(const okr_error *error);

int same(okr_str text, const char *expected);

int buffer_has(const okr_buffer *buffer, const char *part);

/* A portfolio that must load, of JSON with ' for ". */
okr_portfolio *load(const char *quoted_text);

/* Expects a failure with an error object, and frees it. */
void expect_error(okr_status status, okr_error **error, okr_status wanted, const char *code, const char *words);

/* The members `as_of`, `policy` and `basis` of a case as options; `text` is the file. */
okr_score_options *score_options_of(const char *text, const json *test);

#ifdef __cplusplus
}
#endif

#endif
