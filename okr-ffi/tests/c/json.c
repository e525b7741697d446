#include "json.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *text;
    size_t at, len;
    int depth;
} reader;

static json *read_value(reader *in);

static void skip_space(reader *in) {
    while (in->at < in->len && strchr(" \t\r\n", in->text[in->at]) != NULL) {
        in->at++;
    }
}

static int take(reader *in, char wanted) {
    skip_space(in);
    if (in->at >= in->len || in->text[in->at] != wanted) {
        return 0;
    }
    in->at++;
    return 1;
}

static int take_word(reader *in, const char *word) {
    size_t len = strlen(word);
    if (in->len - in->at < len || memcmp(in->text + in->at, word, len) != 0) {
        return 0;
    }
    in->at += len;
    return 1;
}

static int read_hex(reader *in, unsigned *code) {
    int i;
    *code = 0;
    for (i = 0; i < 4; i++) {
        const char *digits = "0123456789abcdef";
        const char *digit;
        char c = in->at < in->len ? in->text[in->at++] : '?';
        if (c >= 'A' && c <= 'F') {
            c = (char)(c - 'A' + 'a');
        }
        digit = c == '\0' ? NULL : strchr(digits, c);
        if (digit == NULL) {
            return 0;
        }
        *code = *code * 16 + (unsigned)(digit - digits);
    }
    return 1;
}

static char *put_utf8(char *to, unsigned long code) {
    if (code < 0x80) {
        *to++ = (char)code;
    } else if (code < 0x800) {
        *to++ = (char)(0xC0 | (code >> 6));
        *to++ = (char)(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        *to++ = (char)(0xE0 | (code >> 12));
        *to++ = (char)(0x80 | ((code >> 6) & 0x3F));
        *to++ = (char)(0x80 | (code & 0x3F));
    } else {
        *to++ = (char)(0xF0 | (code >> 18));
        *to++ = (char)(0x80 | ((code >> 12) & 0x3F));
        *to++ = (char)(0x80 | ((code >> 6) & 0x3F));
        *to++ = (char)(0x80 | (code & 0x3F));
    }
    return to;
}

/* A decoded string never takes more bytes than its text. */
static char *read_string(reader *in) {
    size_t end;
    char *string, *to;
    if (!take(in, '"')) {
        return NULL;
    }
    for (end = in->at; end < in->len && in->text[end] != '"'; end++) {
        if (in->text[end] == '\\') {
            end++;
        }
    }
    if (end >= in->len || (string = (char *)malloc(end - in->at + 1)) == NULL) {
        return NULL;
    }
    to = string;
    while (in->at < end) {
        char c = in->text[in->at++];
        if (c != '\\') {
            *to++ = c;
            continue;
        }
        c = in->text[in->at++];
        if (c == 'u') {
            unsigned high, low;
            unsigned long code;
            if (!read_hex(in, &high)) {
                free(string);
                return NULL;
            }
            code = high;
            if (high >= 0xD800 && high < 0xDC00 && take_word(in, "\\u") && read_hex(in, &low)) {
                code = 0x10000ul + ((unsigned long)(high - 0xD800) << 10) + (low - 0xDC00);
            }
            to = put_utf8(to, code);
        } else {
            const char *names = "\"\\/bfnrt", *name = strchr(names, c);
            if (c == '\0' || name == NULL) {
                free(string);
                return NULL;
            }
            *to++ = "\"\\/\b\f\n\r\t"[name - names];
        }
    }
    *to = '\0';
    in->at = end + 1;
    return string;
}

static int read_items(reader *in, json *container, char close, int with_keys) {
    json **last = &container->first;
    if (take(in, close)) {
        return 1;
    }
    do {
        char *key = NULL;
        if (with_keys && ((key = read_string(in)) == NULL || !take(in, ':'))) {
            free(key);
            return 0;
        }
        *last = read_value(in);
        if (*last == NULL) {
            free(key);
            return 0;
        }
        (*last)->key = key;
        last = &(*last)->next;
    } while (take(in, ','));
    return take(in, close);
}

static int read_into(reader *in, json *value) {
    char c = in->at < in->len ? in->text[in->at] : '\0';
    if (c == '{' || c == '[') {
        int read;
        if (in->depth >= 200) {
            return 0;
        }
        in->at++;
        in->depth++;
        value->type = c == '{' ? JSON_OBJECT : JSON_ARRAY;
        read = read_items(in, value, c == '{' ? '}' : ']', c == '{');
        in->depth--;
        return read;
    }
    if (c == '"') {
        value->type = JSON_STRING;
        value->string = read_string(in);
        return value->string != NULL;
    }
    if (c == '-' || (c >= '0' && c <= '9')) {
        char *end;
        value->type = JSON_NUMBER;
        value->number = strtod(in->text + in->at, &end);
        in->at = (size_t)(end - in->text);
        return in->at <= in->len;
    }
    value->type = c == 'n' ? JSON_NULL : JSON_BOOLEAN;
    value->number = c == 't' ? 1 : 0;
    return take_word(in, "null") || take_word(in, "true") || take_word(in, "false");
}

static json *read_value(reader *in) {
    json *value = (json *)calloc(1, sizeof *value);
    if (value == NULL) {
        return NULL;
    }
    skip_space(in);
    value->start = in->at;
    if (!read_into(in, value)) {
        json_free(value);
        return NULL;
    }
    value->end = in->at;
    return value;
}

json *json_read(const char *text, size_t len) {
    reader in;
    json *value;
    in.text = text;
    in.at = 0;
    in.len = len;
    in.depth = 0;
    value = read_value(&in);
    skip_space(&in);
    if (in.at != len) {
        json_free(value);
        return NULL;
    }
    return value;
}

const json *json_get(const json *object, const char *key) {
    const json *member = object != NULL && object->type == JSON_OBJECT ? object->first : NULL;
    while (member != NULL && strcmp(member->key, key) != 0) {
        member = member->next;
    }
    return member;
}

size_t json_count(const json *container) {
    const json *item;
    size_t count = 0;
    for (item = container != NULL ? container->first : NULL; item != NULL; item = item->next) {
        count++;
    }
    return count;
}

void json_free(json *value) {
    while (value != NULL) {
        json *next = value->next;
        json_free(value->first);
        free(value->string);
        free(value->key);
        free(value);
        value = next;
    }
}
