/* Documents that are cut off or damaged, byte by byte: every call ends with a status, nothing else.
 *
 * usage: mangle STEP    (damages every STEP-th byte; 1 is all)
 */
#include "check.h"
#include "okr.h"

static const char *const DOCUMENT =
    "{'okr':'1','organization':{'name':'Acme','priorities':[{'id':'p','title':'Tr\u00e9s bien'}]},"
    "'policy':{'extends':'google','pace':{'on_track':0.8}},"
    "'units':[{'id':'acme','name':'Acme','level':'company'},"
    "{'id':'s','name':'S','level':'team','parent':'acme'}],"
    "'cycles':[{'id':'q4','start':'2026-10-01','end':'2026-12-31'}],"
    "'kpis':[{'id':'churn','name':'Churn','measurements':[{'on':'2026-10-31','value':6.1e0}]}],"
    "'objectives':["
    "{'id':'o','title':'Earn trust','owner':'s','cycle':'q4','commitment':'aspirational',"
    "'aligned_to':[{'objective':'c','weight':2.5},{'priority':'p'}],"
    "'key_results':["
    "{'id':'a','title':'A','measure':{'kind':'increase','baseline':32,'target':55},"
    "'plan':{'steps':[{'by':'2026-11-15','share':0.5},{'by':'2026-12-31','share':1}]},"
    "'check_ins':[{'on':'2026-10-14','value':34,'confidence':0.6,'note':'\\u00e9\\n'}],"
    "'amendments':[{'on':'2026-11-01','reason':'r','weight':2}]},"
    "{'id':'b','title':'B','measure':{'kind':'decrease','baseline':9,'target':3},'source':{'kpi':'churn'}},"
    "{'id':'z','title':'Z','measure':{'kind':'zones','points':[{'at':0,'score':0},{'at':9,'score':1}]}},"
    "{'id':'l','title':'L','measure':{'kind':'checklist','items':[{'id':'i','title':'I',"
    "'done_on':'2026-11-03'}]},'custom':{'x':[1e3,null,true]}}]},"
    "{'id':'c','title':'C','owner':'acme','cycle':'q4','commitment':'committed','from':'both',"
    "'combine':'min','key_results':[{'id':'d','title':'D','role':'guardrail',"
    "'measure':{'kind':'between','low':18,'high':22,'tolerance':4}}],"
    "'review':{'on':'2026-11-02','score':0.7,'reason':'seen'}}]}";

static const char *const YAML = "okr: \"1\"\n"
                                "organization: {name: Acme}\n"
                                "units:\n"
                                "- id: acme\n"
                                "  name: 'Acme'\n"
                                "  level: company\n"
                                "cycles: [{id: q4, start: 2026-10-01, end: 2026-12-31}]\n"
                                "objectives:\n"
                                "- id: o\n"
                                "  title: >-\n"
                                "    Earn\n"
                                "    trust\n"
                                "  owner: acme\n"
                                "  cycle: q4\n"
                                "  commitment: aspirational\n"
                                "  key_results:\n"
                                "  - {id: a, title: A, measure: {kind: at_least, threshold: 9.5}}\n";

typedef okr_status (*loader)(const char *, size_t, okr_portfolio **, okr_error **);

static int loaded_count, refused_count;

/* Loads a text that may be anything; what loads must be scored and saved. The text is copied to memory
 * of its exact length, so that a memory checker sees each byte read beyond it. */
static int survives(loader load, const char *text, size_t len, const okr_score_options *options) {
    okr_portfolio *portfolio = (okr_portfolio *)1;
    okr_error *error = (okr_error *)1;
    okr_scorecard *card = NULL;
    okr_buffer *buffer = NULL;
    char *copy = (char *)check_alloc(len);
    okr_status status;
    int fine;
    memcpy(copy, text, len);
    status = load(copy, len, &portfolio, &error);
    free(copy);
    if (status == OKR_OK) {
        loaded_count++;
        fine = error == NULL && okr_portfolio_score(portfolio, options, &card, NULL) == OKR_OK &&
               okr_scorecard_to_json(card, &buffer, NULL) == OKR_OK && okr_buffer_len(buffer) > 0;
        okr_buffer_free(buffer);
        okr_scorecard_free(card);
        okr_portfolio_free(portfolio);
    } else {
        refused_count++;
        fine = status == OKR_STATUS_LOAD && portfolio == NULL && okr_error_problem_count(error) > 0 &&
               okr_error_problem_code(error, 0)[0] == 'E';
        if (!fine) {
            printf("%s: %s\n", okr_status_name(status), okr_error_message(error));
        }
        okr_error_free(error);
    }
    return fine;
}

static void mangle(loader load, const char *text, size_t step, const okr_score_options *options) {
    static const char replacements[] = {'"', '{', ']', ',', '9', '-', ' ', '\0', '\\', '\xff', '\x80'};
    size_t len = strlen(text), at, i, wrong = 0;
    char *copy = (char *)check_alloc(len + 1);
    CHECK(survives(load, text, len, options) && loaded_count > 0);
    for (at = 0; at < len; at += step) {
        wrong += !survives(load, text, at, options);
        memcpy(copy, text, len);
        for (i = 0; i < 8; i++) {
            copy[at] = (char)(text[at] ^ (1 << i));
            wrong += !survives(load, copy, len, options);
        }
        for (i = 0; i < sizeof replacements; i++) {
            copy[at] = replacements[i];
            wrong += !survives(load, copy, len, options);
        }
        /* One byte less, and one twice. */
        memcpy(copy, text, at);
        memcpy(copy + at, text + at + 1, len - at - 1);
        wrong += !survives(load, copy, len - 1, options);
        memcpy(copy, text, at + 1);
        memcpy(copy + at + 1, text + at, len - at);
        wrong += !survives(load, copy, len + 1, options);
    }
    CHECK(wrong == 0);
    free(copy);
}

int main(int argc, char **argv) {
    size_t step = argc > 1 ? (size_t)atoi(argv[1]) : 1;
    char *json = quoted(DOCUMENT);
    okr_score_options *options = NULL;
    okr_error *error = NULL;
    if (step == 0 || okr_score_options_new(2026, 11, 15, &options, &error) != OKR_OK) {
        fprintf(stderr, "usage: mangle STEP\n");
        return 2;
    }
    mangle(okr_portfolio_from_json, json, step, options);
    mangle(okr_portfolio_from_yaml, YAML, step, options);
    /* JSON read as YAML, where most of it is legal too. */
    mangle(okr_portfolio_from_yaml, json, step * 7, options);
    printf("damaged documents: %d loaded, %d refused\n", loaded_count, refused_count);
    CHECK(loaded_count > 10 && refused_count > 100);
    okr_score_options_free(options);
    free(json);
    return check_summary("mangle");
}
