#include "formats/epub/check/viewport.h"

#include "base/translation.h"

#include <string.h>

static const char blanks[] = " \t\r\n", ends[] = " \t\r\n,;";

struct size {
    const char *name;
    const char *value; /* NULL: not said */
    unsigned count;
};

static bool is_length(const char *name, const char *value)
{
    if (!strncmp(value, "device-", 7) && !strcmp(value + 7, name))
        return true;
    return *value && strspn(value, "0123456789.") == strlen(value);
}

/* Reads "name=value"; false: it is not that. */
static bool next_pair(struct arena *arena, const char **rest, const char **name, const char **value)
{
    size_t length = strcspn(*rest, " \t\r\n,;=");
    *name = arena_copy(arena, *rest, length);
    *rest += length;
    *rest += strspn(*rest, blanks);
    if (!length || **rest != '=')
        return false;
    *rest += 1 + strspn(*rest + 1, blanks);
    length = strcspn(*rest, " \t\r\n,;=");
    *value = arena_copy(arena, *rest, length);
    *rest += length;
    return length > 0 && **rest != '=';
}

static bool read_sizes(struct arena *arena, const char *content, struct size *sizes)
{
    const char *rest = content + strspn(content, ends), *name, *value;
    if (!*rest)
        return false;
    while (*rest) {
        if (!next_pair(arena, &rest, &name, &value))
            return false;
        for (int i = 0; i < 2; i++)
            if (!strcmp(sizes[i].name, name)) {
                sizes[i].value = value;
                sizes[i].count++;
            }
        rest += strspn(rest, ends);
    }
    return true;
}

static void check_size(const struct page *page, const char *where, const struct size *size)
{
    struct inspection *inspection = page->inspection;
    if (!size->count)
        inspection_report(inspection, DIAG_BOOK_LACKS, where,
                          arena_format(inspection->arena, "%s=", size->name), NULL);
    else if (size->count > 1)
        inspection_fault(inspection, where, size->name, PHRASE("the property is said twice; take one out"));
    else if (!is_length(size->name, size->value))
        inspection_report(inspection, DIAG_BOOK_VALUE, where, size->name, size->value);
}

static void check_viewport(const struct page *page, const struct xml_node *node)
{
    struct size sizes[] = {{.name = "width"}, {.name = "height"}};
    const char *content = xml_node_get(node, "content");
    const char *where = inspection_line(page->inspection, page->file->path, node->line);
    if (!content || !read_sizes(page->inspection->arena, content, sizes)) {
        inspection_report(page->inspection, DIAG_BOOK_VALUE, where, "viewport", content ? content : "");
        return;
    }
    check_size(page, where, &sizes[0]);
    check_size(page, where, &sizes[1]);
}

void viewport_check(const struct page *page)
{
    const struct xml_node *root = page->tree->root;
    if (xml_node_is(root, "svg:svg")) {
        if (!xml_node_get(root, "viewBox"))
            inspection_report(page->inspection, DIAG_BOOK_LACKS, page->file->path, "viewBox", NULL);
        return;
    }
    for (const struct xml_node *node = xml_node_find(root, root, "h:meta"); node;
         node = xml_node_find(node, root, "h:meta")) {
        const char *name = xml_node_get(node, "name");
        if (name && !strcmp(name, "viewport")) {
            check_viewport(page, node);
            return;
        }
    }
    inspection_report(page->inspection, DIAG_BOOK_LACKS, page->file->path, "viewport", NULL);
}
