/* A small JSON reader for the tests: strict enough for our own files, not a general one. */
#ifndef JSON_H
#define JSON_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { JSON_NULL, JSON_BOOLEAN, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

typedef struct json {
    int type;
    double number;      /* of a number; 0 or 1 of a boolean */
    char *string;       /* of a string: decoded, NUL-terminated */
    char *key;          /* of a member of an object */
    size_t start, end;  /* the value's place in the text */
    struct json *first; /* of an array or object: its first item */
    struct json *next;  /* the item after this one */
} json;

/* Reads `text[0..len]`; NULL if it is not JSON. `text[len]` must be readable (a NUL). */
json *json_read(const char *text, size_t len);

/* The member of an object, or NULL. */
const json *json_get(const json *object, const char *key);

/* The number of items of an array or members of an object. */
size_t json_count(const json *container);

void json_free(json *value);

#ifdef __cplusplus
}
#endif

#endif
