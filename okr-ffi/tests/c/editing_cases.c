/* Runs the shared cases of testdata/editing through the C interface.
 *
 * usage: editing_cases MIN_MADE MIN_REFUSED MIN_DAYS MIN_DIFFS FILE...
 *
 * testdata/README.md says what the members of a case mean. Every batch is made three times: as the JSON
 * that it is, edit by edit as JSON, and with the functions for its kinds; what comes of it must be the
 * same each time. Fewer cases than the minima are a failure.
 */
#include "json.h"
#include "okr_check.h"

#include <math.h>

static const char *source; /* the file that the values point into */

enum { MADE, REFUSED, DAYS, DIFFS, COUNTS };

static int ran[COUNTS];

/* Whether two values are the same, members in any order. */
static int equal(const json *a, const json *b) {
    const json *one, *other;
    if (a == NULL || b == NULL || a->type != b->type || json_count(a) != json_count(b)) {
        return 0;
    }
    switch (a->type) {
    case JSON_NUMBER:
    case JSON_BOOLEAN:
        return a->number == b->number;
    case JSON_STRING:
        return strcmp(a->string, b->string) == 0;
    default:
        for (one = a->first, other = b->first; one != NULL; one = one->next, other = other->next) {
            if (!equal(one, a->type == JSON_OBJECT ? json_get(b, one->key) : other)) {
                return 0;
            }
        }
        return 1;
    }
}

static okr_portfolio *portfolio_of(const json *value) {
    okr_portfolio *portfolio = NULL;
    okr_error *error = NULL;
    if (okr_portfolio_from_json(source + value->start, value->end - value->start, &portfolio, &error) != OKR_OK) {
        show(error);
        okr_error_free(error);
    }
    return portfolio;
}

/* A portfolio as it is saved is the one that is expected, saved. */
static void compare(const okr_portfolio *came, const json *value, const char *what) {
    okr_portfolio *expected = portfolio_of(value);
    okr_buffer *one = NULL, *other = NULL;
    okr_portfolio_to_json(expected, &one, NULL);
    okr_portfolio_to_json(came, &other, NULL);
    if (one != NULL && other != NULL) {
        json *a = json_read(okr_buffer_data(one), okr_buffer_len(one));
        json *b = json_read(okr_buffer_data(other), okr_buffer_len(other));
        if (!equal(a, b)) {
            fault("%s:\n  expected %s\n  came     %s", what, okr_buffer_data(one), okr_buffer_data(other));
        }
        json_free(a);
        json_free(b);
    } else {
        fault("%s: there is nothing to compare", what);
    }
    okr_buffer_free(one);
    okr_buffer_free(other);
    okr_portfolio_free(expected);
}

static void day_of(const json *value, int32_t *year, uint32_t *month, uint32_t *day) {
    if (value == NULL || okr_date_parse(TEXT(value->string), year, month, day, NULL) != OKR_OK) {
        *year = 0;
        *month = 0;
        *day = 0;
    }
}

static okr_edits *edits_of(const json *batch) {
    const json *by = json_get(batch, "by"), *reason = json_get(batch, "reason");
    okr_edits *edits = NULL;
    int32_t year;
    uint32_t month, day;
    day_of(json_get(batch, "on"), &year, &month, &day);
    if (okr_edits_new(year, month, day, &edits, NULL) != OKR_OK) {
        return NULL;
    }
    if (by != NULL) {
        CHECK(okr_edits_set_by(edits, TEXT(by->string), NULL) == OKR_OK);
    }
    if (reason != NULL) {
        CHECK(okr_edits_set_reason(edits, TEXT(reason->string), NULL) == OKR_OK);
    }
    return edits;
}

/* The members that an edit has beside `kind`, ticked off as they are stated. */
typedef struct {
    const json *edit;
    size_t left;
    int wrong; /* something is there that the functions cannot say: NOT_SOUND, or ONLY_JSON says it */
} members;

enum { NOT_SOUND = 1, ONLY_JSON = 2 };

static const json *take(members *all, const char *name, int type) {
    const json *member = json_get(all->edit, name);
    if (member != NULL) {
        all->left--;
        all->wrong |= member->type != type;
    }
    return member;
}

/* A text that the kind needs. */
static const char *text(members *all, const char *name) {
    const json *member = take(all, name, JSON_STRING);
    all->wrong |= member == NULL;
    return all->wrong ? "" : member->string;
}

static double number(members *all, const char *name) {
    const json *member = json_get(all->edit, name);
    if (member != NULL && member->type == JSON_BOOLEAN) {
        all->wrong |= ONLY_JSON;
        return NAN;
    }
    return take(all, name, JSON_NUMBER) == NULL ? NAN : member->number;
}

/* JSON that the kind needs, whatever it is. */
static const json *value(members *all, const char *name) {
    const json *member = json_get(all->edit, name);
    all->left -= member != NULL;
    all->wrong |= member == NULL;
    return all->wrong ? all->edit : member;
}

/* Its argument is evaluated twice. */
#define SOURCE(value) source + (value)->start, (value)->end - (value)->start

/* What an edge ends at, by kind and identifier. */
static const char *target(members *all, int32_t *kind, double *weight) {
    static const struct {
        const char *member;
        int32_t kind;
    } names[] = {{"objective", OKR_NODE_OBJECTIVE}, {"key_result", OKR_NODE_KEY_RESULT}, {"priority", OKR_NODE_PRIORITY}};
    const json *to = take(all, "to", JSON_OBJECT), *stated = to != NULL ? json_get(to, "weight") : NULL;
    size_t i;
    *weight = stated != NULL ? stated->number : NAN;
    for (i = 0; i < 3; i++) {
        const json *id = json_get(to, names[i].member);
        if (id != NULL && id->type == JSON_STRING) {
            all->wrong |= json_count(to) == (stated != NULL ? 2u : 1u) ? 0 : ONLY_JSON;
            *kind = names[i].kind;
            return id->string;
        }
    }
    all->wrong |= NOT_SOUND;
    return "";
}

static int32_t word(members *all, const char *name, const char *(*name_of)(int32_t)) {
    const json *member = take(all, name, JSON_STRING);
    int32_t found;
    for (found = 1; member != NULL && name_of(found) != NULL; found++) {
        if (strcmp(name_of(found), member->string) == 0) {
            return found;
        }
    }
    all->wrong |= NOT_SOUND;
    return 0;
}

static okr_status add_by_kind(okr_edits *edits, members *all, int32_t kind) {
    const int of_objective = json_get(all->edit, "objective") != NULL;
    int32_t to = 0, year = 0;
    uint32_t month = 0, day = 0;
    double weight = NAN;
    const char *id = of_objective ? text(all, "objective") : "", *other;
    const json *goal = all->edit;
    if (!of_objective && json_get(all->edit, "key_result") != NULL) {
        id = text(all, "key_result");
    }
    if (json_get(all->edit, "new") != NULL) {
        goal = value(all, "new");
    }
    switch (kind) {
    case OKR_EDIT_CHECK_IN:
        return okr_edits_check_in(edits, TEXT(id), number(all, "value"), NULL);
    case OKR_EDIT_CORRECT_CHECK_IN:
        day_of(take(all, "on", JSON_STRING), &year, &month, &day);
        return okr_edits_correct_check_in(edits, TEXT(id), year, month, day, NULL);
    case OKR_EDIT_WITHDRAW_CHECK_IN:
        day_of(take(all, "on", JSON_STRING), &year, &month, &day);
        return okr_edits_withdraw_check_in(edits, TEXT(id), year, month, day, NULL);
    case OKR_EDIT_COMPLETE_ITEM:
        other = text(all, "item");
        return okr_edits_complete_item(edits, TEXT(id), TEXT(other), NULL);
    case OKR_EDIT_RECORD_MEASUREMENT:
        id = text(all, "kpi");
        return okr_edits_record_measurement(edits, TEXT(id), number(all, "value"), NULL);
    case OKR_EDIT_AMEND:
        return okr_edits_amend(edits, TEXT(id), NULL);
    case OKR_EDIT_DROP:
        return (of_objective ? okr_edits_drop_objective : okr_edits_drop_key_result)(edits, TEXT(id), NULL);
    case OKR_EDIT_ADD_KEY_RESULT:
        return okr_edits_add_key_result(edits, TEXT(id), SOURCE(goal), NULL);
    case OKR_EDIT_REPLACE_KEY_RESULT:
        return okr_edits_replace_key_result(edits, TEXT(id), SOURCE(goal), NULL);
    case OKR_EDIT_ADD_OBJECTIVE:
        return okr_edits_add_objective(edits, SOURCE(goal), NULL);
    case OKR_EDIT_ALIGN:
        other = target(all, &to, &weight);
        return okr_edits_align(edits, TEXT(id), to, TEXT(other), weight, NULL);
    case OKR_EDIT_UNALIGN:
        other = target(all, &to, &weight);
        all->wrong |= isnan(weight) ? 0 : ONLY_JSON;
        return okr_edits_unalign(edits, TEXT(id), to, TEXT(other), NULL);
    case OKR_EDIT_ESCALATE:
        other = text(all, "note");
        return okr_edits_escalate(edits, TEXT(id), TEXT(other), NULL);
    case OKR_EDIT_REVIEW:
        return (of_objective ? okr_edits_review_objective : okr_edits_review_key_result)(edits, TEXT(id),
                                                                                         number(all, "score"), NULL);
    case OKR_EDIT_EXPLAIN:
        other = text(all, "explanation");
        return (of_objective ? okr_edits_explain_objective : okr_edits_explain_key_result)(edits, TEXT(id),
                                                                                           TEXT(other), NULL);
    case OKR_EDIT_MOVE_CYCLE:
        id = text(all, "cycle");
        return okr_edits_move_cycle(edits, TEXT(id), word(all, "phase", okr_phase_name), NULL);
    case OKR_EDIT_CARRY_OVER:
        id = text(all, "cycle");
        other = text(all, "into");
        return okr_edits_carry_over(edits, TEXT(id), TEXT(other), NULL);
    case OKR_EDIT_CLONE_CYCLE:
        id = text(all, "cycle");
        return okr_edits_clone_cycle(edits, TEXT(id), SOURCE(goal), NULL);
    default:
        all->wrong |= NOT_SOUND;
        return OKR_OK;
    }
}

typedef okr_status (*with_text)(okr_edits *, const char *, size_t, okr_error **);
typedef okr_status (*with_number)(okr_edits *, double, okr_error **);
typedef okr_status (*with_day)(okr_edits *, int32_t, uint32_t, uint32_t, okr_error **);

/* The numbers of a measure that has a function, or 0: what else it says goes in as JSON. */
static int plain_measure(okr_edits *edits, const json *measure) {
    const json *kind = json_get(measure, "kind"), *a = json_get(measure, "baseline"), *b = json_get(measure, "target");
    int32_t number;
    if (kind == NULL || a == NULL || b == NULL || a->type != JSON_NUMBER || b->type != JSON_NUMBER ||
        json_count(measure) != 3) {
        return 0;
    }
    number = strcmp(kind->string, "increase") == 0 ? OKR_MEASURE_INCREASE : OKR_MEASURE_DECREASE;
    return okr_edits_with_measure(edits, number, a->number, b->number, 0, 0, NULL) == OKR_OK;
}

static okr_status state_the_rest(okr_edits *edits, members *all, int32_t kind) {
    static const struct {
        const char *name;
        with_text state;
    } texts[] = {{"note", okr_edits_with_note},       {"by", okr_edits_with_author},
                 {"reason", okr_edits_with_reason},   {"replaced_by", okr_edits_with_replaced_by},
                 {"learned", okr_edits_with_learned}};
    static const struct {
        const char *name;
        with_number state;
    } numbers[] = {{"value", okr_edits_with_value},
                   {"confidence", okr_edits_with_confidence},
                   {"weight", okr_edits_with_weight}};
    static const struct {
        const char *name;
        with_day state;
    } days[] = {{"on", okr_edits_with_day}, {"moved_to", okr_edits_with_moved_to}, {"due", okr_edits_with_due}};
    const json *member, *entry;
    okr_status worst = OKR_OK, status = OKR_OK;
    const int is_change = kind == OKR_EDIT_CORRECT_CHECK_IN || kind == OKR_EDIT_WITHDRAW_CHECK_IN;
    size_t i;
    for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if ((kind != OKR_EDIT_ESCALATE || i > 0) && (member = take(all, texts[i].name, JSON_STRING)) != NULL &&
            !all->wrong) {
            status = texts[i].state(edits, TEXT(member->string), NULL);
            worst = status != OKR_OK ? status : worst;
        }
    }
    for (i = 0; i < 3; i++) {
        if ((i > 0 || kind == OKR_EDIT_CORRECT_CHECK_IN) && json_get(all->edit, numbers[i].name) != NULL) {
            status = numbers[i].state(edits, number(all, numbers[i].name), NULL);
            worst = status != OKR_OK ? status : worst;
        }
    }
    for (i = is_change ? 1 : 0; i < 3; i++) {
        if ((member = take(all, days[i].name, JSON_STRING)) != NULL && !all->wrong) {
            int32_t year;
            uint32_t month = 0, day = 0;
            day_of(member, &year, &month, &day);
            status = days[i].state(edits, year, month, day, NULL);
            worst = status != OKR_OK ? status : worst;
        }
    }
    if ((member = take(all, "nth", JSON_NUMBER)) != NULL) {
        all->wrong |= member->number < 0 || member->number != floor(member->number) || member->number > 1e15;
        status = okr_edits_with_nth(edits, all->wrong ? 0 : (uint64_t)member->number, NULL);
        worst = status != OKR_OK ? status : worst;
    }
    if ((member = json_get(all->edit, "measure")) != NULL) {
        all->left--;
        if (!plain_measure(edits, member)) {
            status = okr_edits_with_measure_json(edits, SOURCE(member), NULL);
        }
        worst = status != OKR_OK ? status : worst;
    }
    if ((member = take(all, "objectives", JSON_ARRAY)) != NULL) {
        all->wrong |= member->first == NULL ? ONLY_JSON : 0;
        for (entry = member->first; entry != NULL && !all->wrong; entry = entry->next) {
            all->wrong |= entry->type != JSON_STRING;
            status = all->wrong ? OKR_OK : okr_edits_with_objective(edits, TEXT(entry->string), NULL);
            worst = status != OKR_OK ? status : worst;
        }
    }
    if (json_get(all->edit, "baseline") != NULL) {
        const int32_t baseline = word(all, "baseline", okr_carried_name);
        status = all->wrong ? OKR_OK : okr_edits_with_baseline(edits, baseline, NULL);
        worst = status != OKR_OK ? status : worst;
    }
    if ((member = take(all, "force", JSON_BOOLEAN)) != NULL) {
        all->wrong |= member->number == 1 ? 0 : ONLY_JSON;
        status = okr_edits_with_force(edits, NULL);
        worst = status != OKR_OK ? status : worst;
    }
    if ((member = json_get(all->edit, "custom")) != NULL) {
        all->left--;
        status = okr_edits_with_custom_json(edits, SOURCE(member), NULL);
        worst = status != OKR_OK ? status : worst;
    }
    return worst;
}

/* The batch with the functions of its kinds; NULL where these cannot say it: a member that the format
 * does not know, or, where `only_json` is set, a way of saying it that JSON alone has. */
static okr_edits *by_functions(const json *batch, int *only_json) {
    okr_edits *edits = edits_of(batch);
    const json *edit, *member;
    for (edit = json_get(batch, "edits")->first; edit != NULL && edits != NULL; edit = edit->next) {
        const json *kind = json_get(edit, "kind");
        members all;
        int32_t number = 1;
        all.edit = edit;
        all.left = json_count(edit) - (kind != NULL);
        all.wrong = kind == NULL || kind->type != JSON_STRING;
        for (member = edit->first; member != NULL; member = member->next) {
            all.wrong |= member->type == JSON_NULL ? ONLY_JSON : 0;
        }
        while (!all.wrong && okr_edit_name(number) != NULL && strcmp(okr_edit_name(number), kind->string) != 0) {
            number++;
        }
        if (all.wrong || add_by_kind(edits, &all, number) != OKR_OK || all.wrong ||
            state_the_rest(edits, &all, number) != OKR_OK || all.wrong || all.left != 0) {
            *only_json = all.wrong == ONLY_JSON;
            okr_edits_free(edits);
            return NULL;
        }
    }
    return edits;
}

static void problems(const okr_error *error, const json *expected) {
    const json *row;
    size_t i, found = 0;
    if (okr_error_status(error) != OKR_STATUS_EDIT || okr_error_problem_count(error) != json_count(expected)) {
        show(error);
        return;
    }
    for (row = expected->first; row != NULL; row = row->next) {
        for (i = 0; i < okr_error_problem_count(error); i++) {
            if (strcmp(okr_error_problem_code(error, i), json_get(row, "code")->string) == 0 &&
                strcmp(okr_error_problem_path(error, i), json_get(row, "path")->string) == 0) {
                found++;
                break;
            }
        }
    }
    if (found != json_count(expected)) {
        show(error);
    }
}

/* What comes of a batch, made in one of three ways. */
static okr_portfolio *outcome(okr_status status, okr_portfolio *after, okr_error *error, const json *expect) {
    const json *expected = json_get(expect, "portfolio");
    if (expected != NULL && status == OKR_OK) {
        compare(after, expected, "the new version");
    } else if (expected == NULL && status != OKR_OK) {
        problems(error, json_get(expect, "problems"));
    } else if (error != NULL) {
        show(error);
    } else {
        fault("it is not refused");
    }
    okr_error_free(error);
    return after;
}

static void as_of(const okr_portfolio *last, const json *list) {
    const json *one;
    for (one = list->first; one != NULL; one = one->next, ran[DAYS]++) {
        okr_portfolio *then = NULL;
        okr_error *error = NULL;
        int32_t year;
        uint32_t month = 0, day = 0;
        day_of(json_get(one, "day"), &year, &month, &day);
        if (okr_portfolio_as_of(last, year, month, day, &then, &error) != OKR_OK) {
            show(error);
        } else {
            compare(then, json_get(one, "portfolio"), json_get(one, "day")->string);
        }
        okr_error_free(error);
        okr_portfolio_free(then);
    }
}

/* What an accessor gives is what is expected, as JSON; NULL where nothing is. */
static void told(const char *text, const json *expected, const char *what) {
    json *read = text != NULL ? json_read(text, strlen(text)) : NULL;
    if (expected == NULL ? text != NULL : !equal(read, expected)) {
        fault("`%s` of a difference is %s", what, text != NULL ? text : "absent");
    }
    json_free(read);
}

static void named(const char *text, const json *expected, const char *what) {
    if (expected == NULL ? text != NULL : text == NULL || strcmp(text, expected->string) != 0) {
        fault("`%s` of a difference is %s", what, text != NULL ? text : "absent");
    }
}

static void diff(const okr_portfolio *first, const okr_portfolio *last, const json *list) {
    okr_diff *changes = NULL;
    okr_buffer *buffer = NULL;
    const json *row;
    size_t i = 0;
    json *read;
    CHECK(okr_portfolio_diff(first, last, &changes, NULL) == OKR_OK);
    CHECK(okr_diff_to_json(changes, &buffer, NULL) == OKR_OK);
    read = json_read(okr_buffer_data(buffer), okr_buffer_len(buffer));
    if (!equal(read, list) || okr_diff_count(changes) != json_count(list)) {
        fault("the differences are %s", okr_buffer_data(buffer));
    }
    for (row = list->first; row != NULL && i < okr_diff_count(changes); row = row->next, i++) {
        const json *subject = json_get(row, "subject");
        named(okr_difference_name(okr_diff_kind(changes, i)), json_get(row, "kind"), "kind");
        named(okr_subject_name(okr_diff_subject_kind(changes, i)), json_get(subject, "kind"), "subject");
        named(okr_diff_subject_id(changes, i), json_get(subject, "id"), "subject");
        named(okr_diff_member(changes, i), json_get(row, "member"), "member");
        told(okr_diff_before(changes, i), json_get(row, "before"), "before");
        told(okr_diff_after(changes, i), json_get(row, "after"), "after");
        if (okr_diff_words(changes, i) == NULL || okr_diff_words(changes, i)[0] == '\0') {
            fault("a difference has no words");
        }
    }
    ran[DIFFS]++;
    json_free(read);
    okr_buffer_free(buffer);
    okr_diff_free(changes);
}

/* The trail leads from the first version to the last, to the byte. */
static void replay(const okr_portfolio *first, const okr_portfolio *last) {
    const size_t before = okr_portfolio_audit_count(first), after = okr_portfolio_audit_count(last);
    okr_audit *audit = NULL;
    okr_portfolio *again = NULL;
    okr_buffer *one = NULL, *other = NULL;
    CHECK(okr_portfolio_audit(last, &audit, NULL) == OKR_OK && after >= before);
    if (okr_portfolio_replay(first, audit, before, after - before, &again, NULL) != OKR_OK ||
        okr_portfolio_to_json(last, &one, NULL) != OKR_OK || okr_portfolio_to_json(again, &other, NULL) != OKR_OK ||
        strcmp(okr_buffer_data(one), okr_buffer_data(other)) != 0) {
        fault("the audit trail does not lead to the new version");
    }
    okr_buffer_free(one);
    okr_buffer_free(other);
    okr_portfolio_free(again);
    okr_audit_free(audit);
}

/* The portfolio of a case, its own or that of another of the file. */
static const json *document_of(const json *file, const json *test) {
    const json *like = json_get(test, "same_portfolio_as"), *other = json_get(file, "cases")->first;
    while (like != NULL && other != NULL && strcmp(json_get(other, "name")->string, like->string) != 0) {
        other = other->next;
    }
    return json_get(like != NULL ? other : test, "portfolio");
}

/* Whether one of the expected problems is a member that is missing. */
static int lacks_a_member(const json *expect) {
    const json *problems = json_get(expect, "problems"), *it = problems != NULL ? problems->first : NULL;
    while (it != NULL && strcmp(json_get(it, "code")->string, "E004") != 0) {
        it = it->next;
    }
    return it != NULL;
}

/* The number of ways in which the batch could be made. */
static int run(const json *file, const json *test) {
    const json *batch = json_get(test, "batch"), *expect = json_get(test, "expect"), *edits = json_get(batch, "edits");
    const json *document = document_of(file, test);
    okr_portfolio *first = document != NULL ? portfolio_of(document) : NULL, *last = NULL, *other = NULL;
    okr_error *error = NULL;
    okr_status status;
    okr_edits *made = edits != NULL && edits->type == JSON_ARRAY ? edits_of(batch) : NULL;
    const json *edit;
    int ways = 1, only_json = 0;
    if (first == NULL) {
        fault("there is no portfolio");
        okr_edits_free(made);
        return 0;
    }
    status = okr_portfolio_edit_json(first, SOURCE(batch), &last, &error);
    outcome(status, last, error, expect);
    if (last != NULL) {
        replay(first, last);
        if (json_get(test, "as_of") != NULL) {
            as_of(last, json_get(test, "as_of"));
        }
        if (json_get(test, "diff") != NULL) {
            diff(first, last, json_get(test, "diff"));
        }
    }
    compare(first, document, "the first version, afterwards");
    ran[json_get(expect, "portfolio") != NULL ? MADE : REFUSED]++;
    if (made != NULL) {
        for (edit = edits->first; edit != NULL; edit = edit->next) {
            CHECK(okr_edits_add_json(made, SOURCE(edit), NULL) == OKR_OK);
        }
        error = NULL;
        status = okr_portfolio_edit(first, made, &other, &error);
        okr_portfolio_free(outcome(status, other, error, expect));
        okr_edits_free(made);
        ways++;
        /* What a function takes cannot be left out of its call. */
        made = lacks_a_member(expect) ? NULL : by_functions(batch, &only_json);
    }
    if (made != NULL) {
        error = NULL;
        other = NULL;
        status = okr_portfolio_edit(first, made, &other, &error);
        okr_portfolio_free(outcome(status, other, error, expect));
        okr_edits_free(made);
        ways++;
    } else if (last != NULL && !only_json) {
        fault("the functions for kinds of edit cannot say this batch");
    }
    okr_portfolio_free(first);
    okr_portfolio_free(last);
    return ways;
}

int main(int count, char **arguments) {
    int i, ways = 0;
    for (i = 1 + COUNTS; i < count; i++) {
        size_t len = 0;
        char *file_text = read_file(arguments[i], &len);
        json *file = file_text != NULL ? json_read(file_text, len) : NULL;
        const json *test;
        source = file_text;
        if (!CHECK(file != NULL)) {
            printf("%s\n", arguments[i]);
            free(file_text);
            continue;
        }
        for (test = json_get(file, "cases")->first; test != NULL; test = test->next) {
            case_name = json_get(test, "name")->string;
            case_faults = 0;
            ways += run(file, test);
            CHECK(case_faults == 0);
        }
        json_free(file);
        free(file_text);
    }
    for (i = 0; i < COUNTS; i++) {
        CHECK(count > 1 + COUNTS && ran[i] >= atoi(arguments[1 + i]));
    }
    printf("%d batches made, %d refused, %d days, %d diffs; %d batches in all ways\n", ran[MADE], ran[REFUSED],
           ran[DAYS], ran[DIFFS], ways);
    return check_summary("editing_cases");
}
