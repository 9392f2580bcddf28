#include "formats/epub/inspection/markup.h"

#include "base/array.h"
#include "formats/epub/syntax/values.h"

#include <stdlib.h>
#include <string.h>

/* How far up it is asked what an element may hold that holds what the one around it may. */
enum { MOST_TRANSPARENT = 64 };

#define MARKUP(editions, element, attributes, content) {editions, element, attributes, content},
#define GROUP(name, members)
static const struct markup_row all_rows[] = {
#include "formats/epub/inspection/markup_book.def"
#include "formats/epub/inspection/markup_old_page.def"
#include "formats/epub/inspection/markup_page.def"
};
#undef MARKUP
#undef GROUP

static const struct {
    const char *name, *members;
} groups[] = {
#define MARKUP(editions, element, attributes, content)
#define GROUP(name, members) {name, members},
#include "formats/epub/inspection/markup_old_page.def"
#include "formats/epub/inspection/markup_page.def"
#undef MARKUP
#undef GROUP
};

struct markup {
    const struct markup_row *rows[COUNT(all_rows)]; /* sorted by element */
    size_t count;
};

/* One word of a list: a name and what is said of it. */
struct word {
    const char *start;
    size_t length; /* of the name */
    char often;    /* '!', '?', '+' or 0 */
    const char *kind;
    size_t kind_length;
};

static int compare_rows(const void *left, const void *right)
{
    return strcmp((*(const struct markup_row *const *)left)->element,
                  (*(const struct markup_row *const *)right)->element);
}

struct markup *markup_make(struct arena *arena, int edition)
{
    struct markup *markup = arena_allocate(arena, sizeof *markup);
    for (size_t i = 0; i < COUNT(all_rows); i++)
        if (all_rows[i].editions == edition || all_rows[i].editions == 23)
            markup->rows[markup->count++] = &all_rows[i];
    qsort(markup->rows, markup->count, sizeof *markup->rows, compare_rows);
    return markup;
}

static const struct markup_row *find_row(const struct markup *markup, const char *name)
{
    const struct markup_row key = {.element = name}, *wanted = &key;
    const struct markup_row *const *found =
        bsearch(&wanted, markup->rows, markup->count, sizeof *markup->rows, compare_rows);
    return found ? *found : NULL;
}

/* Elements that have rows of their own within others. */
static const struct {
    const char *element, *around, *row;
} contexts[] = {
    {"h:div", "h:dl", "h:dl/div"},
    {"h:source", "h:picture", "h:picture/source"},
    {"opf:metadata", "opf:collection", "opf:collection/metadata"},
};

static const struct markup_row *row_in_context(const struct markup *markup, const struct xml_node *node)
{
    for (size_t i = 0; i < COUNT(contexts); i++)
        if (!strcmp(contexts[i].element, node->name) && xml_node_is(node->parent, contexts[i].around))
            return find_row(markup, contexts[i].row);
    return NULL;
}

/* The row that rules an element. Elements of one's own have a hyphen in their names. */
static const struct markup_row *row_of(const struct markup *markup, const struct xml_node *node)
{
    const struct markup_row *row = row_in_context(markup, node);
    row = row ? row : find_row(markup, node->name);
    if (!row && xml_node_is_of(node, "h:") && strchr(node->name, '-'))
        row = find_row(markup, "h:-");
    if (!row && xml_node_is_of(node, "m:"))
        row = find_row(markup, "m:m");
    return row;
}

static bool is_often(char byte)
{
    return byte == '!' || byte == '?' || byte == '+';
}

static bool ends_name(char byte)
{
    return !byte || byte == ' ' || byte == '=' || is_often(byte);
}

/* Thousands of words are passed for each page: byte by byte costs a third of what strspn and its like do. */
static bool next_word(const char **list, struct word *word)
{
    while (**list == ' ' || **list == ',')
        ++*list;
    /* "?:name" is of a namespace that is not known. */
    size_t length = **list == '?';
    while (!ends_name((*list)[length]))
        length++;
    *word = (struct word){.start = *list, .length = length};
    if (!length)
        return false;
    *list += length;
    if (is_often(**list))
        word->often = *(*list)++;
    if (**list == '=') {
        word->kind = ++*list;
        word->kind_length = strcspn(*list, " ");
        *list += word->kind_length;
    }
    return true;
}

static const char *find_group(const struct word *word)
{
    for (size_t i = 0; i < COUNT(groups); i++)
        if (strlen(groups[i].name) == word->length && !strncmp(groups[i].name, word->start, word->length))
            return groups[i].members;
    return "";
}

static bool is_name(const struct word *word, const char *name)
{
    bool is_open = word->start[word->length - 1] == '*';
    size_t length = word->length - is_open;
    return !strncmp(word->start, name, length) && (is_open || !name[length]);
}

/* Finds a name in a list and in the groups of the list; these nest as deep as the tables do. */
static bool find_word(const char *list, const char *name, struct word *word)
{
    while (next_word(&list, word)) {
        bool is_group = *word->start == '%';
        if (is_group ? find_word(find_group(word), name, word) : is_name(word, name))
            return true;
    }
    return false;
}

static bool holds(const struct markup_row *row, const char *name)
{
    struct word word;
    return find_word(row->content, name, &word);
}

static const char *name_in_lists(const struct xml_node *node)
{
    return xml_node_is_of(node, "h:") && strchr(node->name, '-') ? "h:-" : node->name;
}

static bool may_hold(const struct markup *markup, const struct xml_node *around, const char *name)
{
    for (int up = 0; around && up < MOST_TRANSPARENT; up++, around = around->parent) {
        const struct markup_row *row = row_of(markup, around);
        if (!row || holds(row, name) || holds(row, "#any"))
            return true;
        if (!strstr(row->content, "%transparent"))
            return *name == '?' && holds(row, "#other");
    }
    return true;
}

/* Content. */

static const char *tag(const struct inspection *inspection, const char *name)
{
    const char *colon = strchr(name, ':');
    bool is_plain = colon && (!strncmp(name, "h:", 2) || !strncmp(name, "opf:", 4) || colon == name);
    return arena_format(inspection->arena, "<%s>", is_plain ? colon + 1 : name);
}

static void check_place(struct inspection *inspection, const char *path, const struct xml_node *node)
{
    const struct xml_node *around = node->parent;
    bool is_text = xml_node_is_text(node);
    const char *name = is_text ? "#text" : name_in_lists(node);
    if (is_text && value_fits("words", 5, node->text) == false)
        return;
    if (!around || may_hold(inspection->markup, around, name) ||
        (is_text && may_hold(inspection->markup, around, "#words")))
        return;
    const char *where = inspection_line(inspection, path, node->line);
    if (is_text)
        inspection_report(inspection, DIAG_BOOK_TEXT_MISPLACED, where, tag(inspection, around->name), NULL);
    else if (xml_node_is_of(node, "h:") && !row_of(inspection->markup, node))
        inspection_report(inspection, DIAG_BOOK_ELEMENT_UNKNOWN, where, tag(inspection, node->name), NULL);
    else
        inspection_report(inspection, DIAG_BOOK_ELEMENT_MISPLACED, where, tag(inspection, node->name),
                          tag(inspection, around->name));
}

static void check_often(struct inspection *inspection, const char *path, const struct xml_node *node,
                        const struct word *word)
{
    size_t count = 0;
    for (const struct xml_node *child = node->first; child; child = child->next)
        count += is_name(word, name_in_lists(child));
    const char *name = arena_copy(inspection->arena, word->start, word->length);
    const char *where = inspection_line(inspection, path, node->line);
    if (!count && word->often != '?')
        inspection_report(inspection, DIAG_BOOK_LACKS,
                          arena_format(inspection->arena, "%s: %s", where, tag(inspection, node->name)),
                          tag(inspection, name), NULL);
    else if (count > 1 && word->often != '+')
        inspection_report(inspection, DIAG_BOOK_ELEMENT_TWICE, where, tag(inspection, name),
                          tag(inspection, node->name));
}

/* The place of a child in a list; 0: it is not in it. */
static size_t find_position(const char *list, const char *name)
{
    struct word word;
    for (size_t position = 1; next_word(&list, &word); position++)
        if (is_name(&word, name))
            return position;
    return 0;
}

static void check_order(struct inspection *inspection, const char *path, const struct xml_node *node,
                        const struct markup_row *row)
{
    size_t reached = 0;
    for (const struct xml_node *child = xml_node_first_element(node); child;
         child = xml_node_next_element(child)) {
        size_t position = find_position(row->content, child->name);
        if (position && position < reached) {
            inspection_report(inspection, DIAG_BOOK_ORDER, inspection_line(inspection, path, child->line),
                              tag(inspection, child->name), tag(inspection, node->name));
            return;
        }
        reached = position > reached ? position : reached;
    }
}

static bool is_empty(const struct inspection *inspection, const struct xml_node *node,
                     const struct markup_row *row)
{
    if (holds(row, "#some"))
        return !xml_node_first_element(node);
    return holds(row, "#words") && !*xml_node_words(inspection->arena, node);
}

static void check_content(struct inspection *inspection, const char *path, const struct xml_node *node,
                          const struct markup_row *row)
{
    const char *list = row->content;
    struct word word;
    while (next_word(&list, &word))
        if (word.often)
            check_often(inspection, path, node, &word);
    if (*row->content == ',')
        check_order(inspection, path, node, row);
    if (is_empty(inspection, node, row))
        inspection_report(inspection, DIAG_BOOK_ELEMENT_EMPTY, inspection_line(inspection, path, node->line),
                          tag(inspection, node->name), NULL);
}

/* Attributes. */

static void check_attribute(struct inspection *inspection, const char *where, const struct xml_node *node,
                            const struct markup_row *row, const struct xml_attribute *attribute)
{
    struct word word;
    if (!find_word(row->attributes, attribute->name, &word))
        inspection_report(inspection, DIAG_BOOK_ATTRIBUTE_UNKNOWN, where, tag(inspection, node->name),
                          attribute->name);
    else if (word.kind && !value_fits(word.kind, word.kind_length, attribute->value))
        inspection_report(inspection, DIAG_BOOK_VALUE, where, attribute->name, attribute->value);
}

static void check_attributes(struct inspection *inspection, const char *path, const struct xml_node *node,
                             const struct markup_row *row)
{
    const char *where = inspection_line(inspection, path, node->line), *list = row->attributes;
    struct word word;
    for (size_t i = 0; i < node->attribute_count; i++)
        check_attribute(inspection, where, node, row, &node->attributes[i]);
    while (next_word(&list, &word)) {
        const char *name = arena_copy(inspection->arena, word.start, word.length);
        if (word.often == '!' && !xml_node_get(node, name))
            inspection_report(inspection, DIAG_BOOK_LACKS,
                              arena_format(inspection->arena, "%s: %s", where, tag(inspection, node->name)),
                              name, NULL);
    }
}

static bool is_closed(const struct markup_row *row)
{
    return row && holds(row, "#any");
}

void markup_check(struct inspection *inspection, const char *path, const struct xml_node *root)
{
    const struct xml_node *node = root;
    while (node) {
        struct arena_mark mark = arena_set_mark(inspection->arena);
        const struct markup_row *row = xml_node_is_text(node) ? NULL : row_of(inspection->markup, node);
        check_place(inspection, path, node);
        if (row) {
            check_content(inspection, path, node, row);
            check_attributes(inspection, path, node, row);
        }
        arena_rewind(inspection->arena, mark);
        node = is_closed(row) ? xml_node_skip(node, root) : xml_node_next(node, root);
    }
}
