#include "formats/html/stylesheet.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* What one selector says. An empty name stands for any element, or no class. */
struct rule {
    const char *element, *class;
    struct declared declared;
    struct rule *next;
};

struct piece {
    const char *text;
    size_t length;
};

static const struct piece nothing = {"", 0};

static size_t bucket_of(struct piece element, struct piece class)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < element.length; i++)
        hash = (hash ^ (unsigned char)element.text[i]) * 16777619U;
    hash = (hash ^ '.') * 16777619U;
    for (size_t i = 0; i < class.length; i++)
        hash = (hash ^ (unsigned char)class.text[i]) * 16777619U;
    return hash % STYLESHEET_BUCKETS;
}

static bool is(const char *name, struct piece piece)
{
    return !strncmp(name, piece.text, piece.length) && !name[piece.length];
}

static struct rule *find(const struct stylesheet *sheet, struct piece element, struct piece class)
{
    for (struct rule *rule = sheet->buckets[bucket_of(element, class)]; rule; rule = rule->next)
        if (is(rule->element, element) && is(rule->class, class))
            return rule;
    return NULL;
}

static struct rule *find_or_add(struct stylesheet *sheet, struct arena *arena, struct piece element,
                                struct piece class)
{
    struct rule *rule = find(sheet, element, class);
    if (rule)
        return rule;
    struct rule **bucket = &sheet->buckets[bucket_of(element, class)];
    rule = arena_allocate(arena, sizeof *rule);
    rule->element = arena_copy(arena, element.text, element.length);
    rule->class = arena_copy(arena, class.text, class.length);
    rule->next = *bucket;
    *bucket = rule;
    sheet->count++;
    return rule;
}

static bool is_name_byte(char byte)
{
    return isalnum((unsigned char)byte) || byte == '-' || byte == '_' || (unsigned char)byte >= 0x80;
}

static struct piece trim(struct piece piece)
{
    while (piece.length && isspace((unsigned char)*piece.text)) {
        piece.text++;
        piece.length--;
    }
    while (piece.length && isspace((unsigned char)piece.text[piece.length - 1]))
        piece.length--;
    return piece;
}

static size_t name_length(struct piece piece)
{
    size_t length = 0;
    while (length < piece.length && is_name_byte(piece.text[length]))
        length++;
    return length;
}

/* Splits `p.note`; false when the selector is not simple. */
static bool read_selector(struct piece selector, struct piece *element, struct piece *class)
{
    *class = nothing;
    *element = (struct piece){selector.text, name_length(selector)};
    if (element->length == selector.length)
        return element->length;
    if (selector.text[element->length] != '.')
        return false;
    *class = (struct piece){selector.text + element->length + 1, selector.length - element->length - 1};
    return class->length && name_length(*class) == class->length;
}

static void add_rules(struct stylesheet *sheet, struct arena *arena, struct piece selectors,
                      struct piece body)
{
    while (selectors.length) {
        const char *comma = memchr(selectors.text, ',', selectors.length);
        size_t length = comma ? (size_t)(comma - selectors.text) : selectors.length;
        struct piece element, class;
        if (read_selector(trim((struct piece){selectors.text, length}), &element, &class))
            style_parse(arena, body.text, body.length, &find_or_add(sheet, arena, element, class)->declared);
        length += comma != NULL;
        selectors = (struct piece){selectors.text + length, selectors.length - length};
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
    head = trim(head);
    for (const char *end; head.length && *head.text == '@' && (end = memchr(head.text, ';', head.length));)
        head = trim((struct piece){end + 1, head.length - (size_t)(end + 1 - head.text)});
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
    if (more->color)
        declared->color = more->color;
}

static void apply(const struct stylesheet *sheet, struct piece element, struct piece class,
                  struct declared *declared)
{
    const struct rule *rule = find(sheet, element, class);
    if (rule)
        merge(declared, &rule->declared);
}

void stylesheet_apply(const struct stylesheet *sheet, const char *element, const char *classes,
                      struct declared *declared)
{
    if (!sheet->count)
        return;
    struct piece name = {element, strlen(element)}, list[MOST_CLASSES];
    size_t count = 0;
    while (classes && *classes && count < MOST_CLASSES) {
        classes += strspn(classes, " \t\n");
        size_t length = strcspn(classes, " \t\n");
        if (length)
            list[count++] = (struct piece){classes, length};
        classes += length;
    }
    apply(sheet, name, nothing, declared);
    for (size_t i = 0; i < count; i++)
        apply(sheet, nothing, list[i], declared);
    for (size_t i = 0; i < count; i++)
        apply(sheet, name, list[i], declared);
}
