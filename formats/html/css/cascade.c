#include "formats/html/css/cascade.h"

#include <ctype.h>
#include <string.h>

enum { MOST_MATCHES = 64, MOST_COMPARISONS = 1024 };

struct rule {
    struct selector selector;
    uint32_t order;
    const struct declared *declared;
    struct rule *next; /* the earlier one in its bucket */
};

/* FNV-1a, without case. */
static size_t bucket_of(char kind, struct piece name)
{
    static const uint32_t prime = 16777619;
    uint32_t hash = (2166136261U ^ (unsigned char)kind) * prime;
    for (size_t i = 0; i < name.length; i++)
        hash = (hash ^ (uint32_t)tolower((unsigned char)name.text[i])) * prime;
    return hash % STYLESHEET_BUCKETS;
}

/* An id says more than a class, and that more than an element. */
static size_t bucket_of_subject(const struct compound *compound)
{
    struct piece classes = compound->classes;
    if (compound->id.length)
        return bucket_of('#', compound->id);
    if (classes.length)
        return bucket_of('.', piece_take(&classes, "."));
    return bucket_of(compound->element.length ? '<' : '*', compound->element);
}

static void add_rule(struct stylesheet *sheet, struct arena *arena, const struct selector *selector,
                     const struct declared *declared)
{
    struct rule **bucket = &sheet->buckets[bucket_of_subject(selector->compounds)];
    struct rule *rule = arena_allocate(arena, sizeof *rule);
    *rule = (struct rule){*selector, sheet->count++, declared, *bucket};
    *bucket = rule;
}

static bool says_nothing(const struct declared *declared)
{
    static const struct declared nothing;
    return !memcmp(declared, &nothing, sizeof nothing);
}

static void add_rules(struct stylesheet *sheet, struct arena *arena, struct piece selectors,
                      struct piece body)
{
    struct declared *declared = arena_allocate(arena, sizeof *declared);
    style_parse(arena, body.text, body.length, declared);
    if (says_nothing(declared))
        return;
    for (struct piece text; (text = piece_take(&selectors, ",")).length;) {
        struct selector selector;
        if (selector_read(arena, text, &selector))
            add_rule(sheet, arena, &selector, declared);
    }
}

/* The text without comments and the <!-- --> that hid it from old browsers. */
static struct piece without_comments(struct arena *arena, const char *css, size_t length)
{
    char *text = arena_copy(arena, css, length);
    for (char *at = text; (at = strstr(at, "/*"));) {
        char *end = strstr(at + 2, "*/");
        size_t count = end ? (size_t)(end + 2 - at) : strlen(at);
        memset(at, ' ', count);
    }
    static const char *const marks[] = {"<!--", "-->"};
    for (size_t i = 0; i < 2; i++)
        for (char *at = text; (at = strstr(at, marks[i]));)
            memset(at, ' ', strlen(marks[i]));
    return (struct piece){text, strlen(text)};
}

/* The length of a block, from its { to behind its }, with the blocks inside it. */
static size_t block_length(struct piece text)
{
    size_t depth = 0;
    for (size_t i = 0; i < text.length; i++) {
        depth += text.text[i] == '{';
        if (text.text[i] == '}' && depth && !--depth)
            return i + 1;
    }
    return text.length;
}

/* @charset and @import end with a semicolon; a block after them is a rule of its own. */
static struct piece behind_statements(struct piece head)
{
    head = piece_trim(head);
    for (const char *end; head.length && *head.text == '@' && (end = memchr(head.text, ';', head.length));)
        head = piece_trim((struct piece){end + 1, head.length - (size_t)(end + 1 - head.text)});
    return head;
}

void stylesheet_add(struct stylesheet *sheet, struct arena *arena, const char *css, size_t length)
{
    struct piece left = without_comments(arena, css, length);
    for (const char *open; left.length && (open = memchr(left.text, '{', left.length));) {
        size_t head = (size_t)(open - left.text);
        struct piece selectors = behind_statements((struct piece){left.text, head});
        size_t body = block_length((struct piece){open, left.length - head});
        if (selectors.length && *selectors.text != '@' && body >= 2)
            add_rules(sheet, arena, selectors, (struct piece){open + 1, body - 2});
        left = (struct piece){open + body, left.length - head - body};
    }
}

static void merge(struct declared *declared, const struct declared *more)
{
    declared->on = (declared->on & ~more->off) | more->on;
    declared->off = (declared->off & ~more->on) | more->off;
    if (more->face_set != CHOICE_NONE) {
        declared->face_set = more->face_set;
        declared->face = more->face;
    }
    if (more->indented != CHOICE_NONE)
        declared->indented = more->indented;
    if (more->hidden != CHOICE_NONE)
        declared->hidden = more->hidden;
    if (more->alignment != ALIGNMENT_DEFAULT)
        declared->alignment = more->alignment;
    if (more->display != DISPLAY_UNSET)
        declared->display = more->display;
    if (more->size_kind != SIZE_NONE) {
        declared->size_kind = more->size_kind;
        declared->size = more->size;
    }
    if (more->white_space != WHITE_SPACE_UNSET)
        declared->white_space = more->white_space;
    declared->is_label |= more->is_label;
    declared->word_level = more->word_level ? more->word_level : declared->word_level;
    if (more->symbols != CHOICE_NONE)
        declared->symbols = more->symbols;
    if (more->marker.kind != LIST_MARKER_UNSET)
        declared->marker = more->marker;
    declared->backdrop.has_room |= more->backdrop.has_room;
    if (more->color)
        declared->color = more->color;
}

/* The rules that hold for one element, the strongest last. */
struct matches {
    const struct rule *rules[MOST_MATCHES];
    size_t count;
    unsigned comparisons;
};

static bool fits(struct matches *matches, const struct compound *compound, const struct subject *subject)
{
    matches->comparisons++;
    return compound_matches(compound, subject);
}

/* Each compound finds the nearest element outside that it fits. */
static bool stands_inside(struct matches *matches, const struct selector *selector,
                          const struct ancestors *ancestors)
{
    size_t at = ancestors->count;
    for (uint32_t i = 1; i < selector->count; i++) {
        bool found = false;
        while (!found && at > 0 && matches->comparisons < MOST_COMPARISONS)
            found = fits(matches, &selector->compounds[i], ancestors->at(ancestors->context, --at));
        if (!found)
            return false;
    }
    return true;
}

static bool is_weaker(const struct rule *a, const struct rule *b)
{
    return a->selector.specificity != b->selector.specificity
               ? a->selector.specificity < b->selector.specificity
               : a->order < b->order;
}

static void insert(struct matches *matches, const struct rule *rule)
{
    if (matches->count == MOST_MATCHES)
        return;
    size_t at = matches->count++;
    for (; at && is_weaker(rule, matches->rules[at - 1]); at--)
        matches->rules[at] = matches->rules[at - 1];
    matches->rules[at] = rule;
}

static void find(struct matches *matches, const struct rule *rule, const struct ancestors *ancestors,
                 const struct subject *subject)
{
    for (; rule && matches->comparisons < MOST_COMPARISONS; rule = rule->next)
        if (fits(matches, rule->selector.compounds, subject) &&
            stands_inside(matches, &rule->selector, ancestors))
            insert(matches, rule);
}

void stylesheet_apply(const struct stylesheet *sheet, const struct ancestors *ancestors,
                      const struct subject *subject, struct declared *declared)
{
    if (!sheet->count)
        return;
    struct matches matches = {.count = 0};
    struct piece classes = piece_of(subject->classes), id = piece_of(subject->id);
    find(&matches, sheet->buckets[bucket_of('*', piece_of(NULL))], ancestors, subject);
    find(&matches, sheet->buckets[bucket_of('<', piece_of(subject->element))], ancestors, subject);
    for (struct piece class; (class = piece_take(&classes, CSS_WHITE_SPACE)).length;)
        find(&matches, sheet->buckets[bucket_of('.', class)], ancestors, subject);
    if (id.length)
        find(&matches, sheet->buckets[bucket_of('#', id)], ancestors, subject);
    for (size_t i = 0; i < matches.count; i++)
        merge(declared, matches.rules[i]->declared);
}
