#include "converter/plan/output_names.h"

#include "base/path.h"
#include "base/unicode.h"
#include "converter/plan/portable_names.h"
#include "converter/state/origin.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct output_names {
    struct arena *arena;
    struct arena *scratch; /* of the name at work */
    struct name_rules rules;
    struct origins origins; /* set when there is a state */
    void *given;            /* trees of tsearch: by the name, and by the name without case */
    void *folded;
};

struct given_name {
    const char *name, *folded;
    const struct input *input; /* NULL: a book's */
};

/* An output that needs a name. */
struct claim {
    struct output_names *names;
    const struct name_request *request;
    const char *source;
    const char *exact, *preferred; /* without number and extension */
    char content[HASH_TEXT_SIZE];  /* of the input; "": not asked for yet, or of several inputs */
    const char *kept;              /* that it has from before */
    unsigned kept_number;
    const char *wanted;           /* the name whose owner is looked for */
    const char *owner, *owned_as; /* another input that has it, and the name */
    const char *earlier;          /* another name that the same input had */
};

struct output_names *output_names_new(struct arena *arena, const struct name_rules *rules)
{
    struct output_names *names = arena_allocate(arena, sizeof *names);
    *names = (struct output_names){.arena = arena, .scratch = arena_new(), .rules = *rules};
    if (rules->state)
        origins_open(&names->origins, rules->folder);
    return names;
}

static void free_nothing(void *name)
{
    (void)name;
}

void output_names_free(struct output_names *names)
{
    if (!names)
        return;
    tdestroy(names->given, free_nothing);
    tdestroy(names->folded, free_nothing);
    origins_close(&names->origins);
    arena_free(names->scratch);
}

/* What this run has given */

static int compare_names(const void *left, const void *right)
{
    const struct given_name *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static int compare_folded(const void *left, const void *right)
{
    const struct given_name *a = left, *b = right;
    return strcmp(a->folded, b->folded);
}

static const char *fold(struct output_names *names, const char *name)
{
    char *folded = unicode_fold(name);
    const char *copy = arena_copy_text(names->scratch, folded);
    free(folded);
    return copy;
}

static const char *keep_given(struct output_names *names, const char *name, const struct input *input)
{
    struct given_name *given = arena_allocate(names->arena, sizeof *given);
    given->name = arena_copy_text(names->arena, name);
    given->folded = arena_copy_text(names->arena, fold(names, name));
    given->input = input;
    struct given_name *const *kept = tsearch(given, &names->given, compare_names);
    if (*kept != given && input && input_may_be_read(input))
        (*kept)->input = input;
    tsearch(given, &names->folded, compare_folded);
    return given->name;
}

/* The name that takes the place of this one where case does not count; NULL: none was given. */
static const struct given_name *find_given_name(struct output_names *names, const char *name)
{
    struct given_name sought = {.name = name, .folded = fold(names, name)};
    struct given_name *const *found = tfind(&sought, &names->given, compare_names);
    if (!found)
        found = tfind(&sought, &names->folded, compare_folded);
    return found ? *found : NULL;
}

static const char *find_given(struct output_names *names, const char *name)
{
    const struct given_name *found = find_given_name(names, name);
    return found ? found->name : NULL;
}

/* An input that cannot be read writes nothing, so that another one may have the name. It is looked at only
 * where two ask for one name. */
static bool is_taken(struct output_names *names, const char *name, const struct input *input)
{
    const struct given_name *found = find_given_name(names, name);
    if (!found)
        return false;
    return !found->input || (input_may_be_read(found->input) && input_may_be_read(input));
}

/* True when the disk of the output folder has a file of each name. */
static bool are_apart(struct output_names *names, const char *one, const char *other)
{
    struct stat first, second;
    return !lstat(path_join(names->scratch, names->rules.folder, one), &first) &&
           !lstat(path_join(names->scratch, names->rules.folder, other), &second) &&
           (first.st_ino != second.st_ino || first.st_dev != second.st_dev);
}

/* Names */

/* Shortens the last part of a stem, so that the rest of the name has room. */
static char *build(const struct claim *claim, const char *stem, unsigned number)
{
    struct arena *arena = claim->names->scratch;
    const char *suffix = number > 1 ? arena_format(arena, "-%u", number) : "";
    const char *last = path_name(stem), *extension = claim->request->extension;
    size_t room = PORTABLE_LONGEST - 1 - strlen(extension) - strlen(suffix);
    int length = (int)((size_t)(last - stem) + portable_cut(last, room));
    return arena_format(arena, "%.*s%s.%s", length, stem, suffix, extension);
}

/* The number that a name has when it is built of this stem; 0: it is not. */
static unsigned number_of(const struct claim *claim, const char *name, const char *stem)
{
    if (!strcmp(name, build(claim, stem, 1)))
        return 1;
    size_t behind = strlen(claim->request->extension) + 1, length = strlen(name);
    const char *dash = length > behind ? memrchr(name, '-', length - behind) : NULL;
    unsigned long number = dash ? strtoul(dash + 1, NULL, 10) : 0;
    bool is_built = number > 1 && number <= UINT32_MAX && !strcmp(name, build(claim, stem, (unsigned)number));
    return is_built ? (unsigned)number : 0;
}

/* What was written before */

static bool may_keep(struct output_names *names, const char *name)
{
    const char *given = find_given(names, name);
    return !given || (strcmp(given, name) && are_apart(names, given, name));
}

static void consider_kept(void *context, const char *output, const struct state_row *row)
{
    (void)row;
    struct claim *claim = context;
    unsigned number = number_of(claim, output, claim->preferred);
    if (!number)
        number = number_of(claim, output, claim->exact);
    bool is_better = number && (!claim->kept || number < claim->kept_number);
    if (!is_better || (number > 1 && claim->names->rules.is_forced) || !may_keep(claim->names, output))
        return;
    claim->kept = arena_copy_text(claim->names->scratch, output);
    claim->kept_number = number;
}

/* Earlier versions did not record the source, and took every name as it was. */
static void consider_unknown(struct claim *claim)
{
    struct state_row row;
    const char *name = build(claim, claim->exact, 1);
    bool is_unknown = state_find(claim->names->rules.state, name, &row) && !*row.source;
    if (!is_unknown || !may_keep(claim->names, name))
        return;
    claim->kept = name;
    claim->kept_number = 1;
}

static void find_kept(struct claim *claim)
{
    state_each(claim->names->rules.state, STATE_OF_SOURCE, claim->source, consider_kept, claim);
    if (!claim->kept)
        consider_unknown(claim);
}

/* An archive that was moved has the same articles under other paths. */
static bool has_content(struct claim *claim, const char *content)
{
    struct diag silent = {0};
    struct source *source;
    bool has_one_input = !claim->request->source && strcmp(claim->request->input->path, "-");
    if (!*content || !has_one_input)
        return false;
    if (!*claim->content && input_open(claim->request->input, &silent, &source) == STATUS_OK) {
        hash_text(source->bytes, source->size, claim->content);
        source_close(source);
    }
    return !strcmp(claim->content, content);
}

static void consider_owner(void *context, const char *output, const struct state_row *row)
{
    struct claim *claim = context;
    bool is_ours = !strcmp(row->source, claim->source) || (!*row->source && !strcmp(output, claim->wanted));
    if (claim->owner || is_ours || has_content(claim, row->content))
        return;
    claim->owner = arena_copy_text(claim->names->scratch, row->source);
    claim->owned_as = arena_copy_text(claim->names->scratch, output);
}

/* True when the name holds what was made of another input. */
static bool find_owner(struct claim *claim, const char *name)
{
    claim->owner = NULL;
    claim->wanted = name;
    if (claim->names->rules.state && !claim->names->rules.is_forced)
        state_each(claim->names->rules.state, STATE_OF_LIKE_NAME, name, consider_owner, claim);
    return claim->owner;
}

/* Giving */

static const char *find_free(struct claim *claim)
{
    for (unsigned number = 1;; number++) {
        const char *name = build(claim, claim->preferred, number);
        if (!is_taken(claim->names, name, claim->request->input) && !find_owner(claim, name))
            return name;
    }
}

static void consider_earlier(void *context, const char *output, const struct state_row *row)
{
    (void)row;
    struct claim *claim = context;
    struct output_names *names = claim->names;
    struct stat status;
    bool is_of_format = !strcmp(path_extension(output), claim->request->extension);
    if (is_of_format && !lstat(path_join(names->scratch, names->rules.folder, output), &status))
        claim->earlier = arena_copy_text(names->scratch, output);
}

/* A title that was mended, or another --name: there are two outputs now, of which one is old. */
static void report_earlier(struct claim *claim, const char *name, struct diag *diag)
{
    struct place place = {claim->request->input->path, 0};
    state_each(claim->names->rules.state, STATE_OF_SOURCE, claim->source, consider_earlier, claim);
    if (claim->earlier)
        diag_report(diag, place, DIAG_EARLIER_OUTPUT, claim->earlier, name);
}

static void report_number(struct claim *claim, const char *name, struct diag *diag)
{
    struct output_names *names = claim->names;
    const char *first = build(claim, claim->preferred, 1);
    struct place place = {claim->request->input->path, 0};
    if (find_given(names, first)) {
        diag_report(diag, place, DIAG_OUTPUT_RENAMED, name);
    } else if (find_owner(claim, first)) {
        diag_report(diag, place, DIAG_OUTPUT_OF_ANOTHER, claim->owned_as,
                    origin_path(&names->origins, names->scratch, claim->owner), name);
    }
}

static void make_stems(struct claim *claim)
{
    struct output_names *names = claim->names;
    struct arena *arena = names->scratch;
    const struct input *input = claim->request->input;
    const char *pattern = names->rules.pattern;
    bool is_mirrored = *pattern != '/' && *input->folder;
    const char *stem = name_pattern_expand(arena, pattern + (*pattern == '/'), input, claim->request->fields);
    claim->exact = is_mirrored ? path_join(arena, input->folder, stem) : stem;
    claim->preferred = names->rules.is_portable ? portable_path(arena, claim->exact, true) : claim->exact;
}

const char *output_names_give(struct output_names *names, const struct name_request *request,
                              struct diag *diag)
{
    const struct input *input = request->input;
    struct arena_mark mark = arena_set_mark(names->scratch);
    struct claim claim = {.names = names, .request = request, .source = request->source};
    make_stems(&claim);
    if (names->rules.state && !claim.source)
        claim.source = origin_name(&names->origins, names->scratch, input_file(input), input->path);
    if (names->rules.state)
        find_kept(&claim);
    const char *name = claim.kept ? claim.kept : find_free(&claim);
    bool is_numbered =
        claim.kept ? claim.kept_number > 1 : strcmp(name, build(&claim, claim.preferred, 1)) != 0;
    if (is_numbered)
        report_number(&claim, name, diag);
    if (names->rules.state && !claim.kept)
        report_earlier(&claim, name, diag);
    name = keep_given(names, name, request->source ? NULL : input);
    arena_rewind(names->scratch, mark);
    return name;
}
