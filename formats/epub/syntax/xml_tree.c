#include "formats/epub/syntax/xml_tree.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "formats/html/tokenizer/references.h"

#include <string.h>

static const struct {
    const char *space, *prefix;
} prefixes[] = {
    {"http://www.w3.org/1999/xhtml", "h"},
    {"http://www.w3.org/2000/svg", "svg"},
    {"http://www.w3.org/1998/Math/MathML", "m"},
    {"http://www.idpf.org/2007/opf", "opf"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://www.idpf.org/2007/ops", "epub"},
    {"http://www.w3.org/1999/xlink", "xlink"},
    {"http://www.w3.org/XML/1998/namespace", "xml"},
    {"http://www.daisy.org/z3986/2005/ncx/", "ncx"},
    {"http://www.daisy.org/z3986/2005/dtbook/", "dtb"},
    {"http://www.w3.org/ns/SMIL", "smil"},
    {"http://www.w3.org/2001/10/synthesis", "ssml"},
    {"http://www.w3.org/2001/xml-events", "ev"},
    {"urn:oasis:names:tc:opendocument:xmlns:container", "ocf"},
    {"http://www.w3.org/2001/04/xmlenc#", "enc"},
    {"http://www.w3.org/2000/09/xmldsig#", "ds"},
    {"http://www.idpf.org/2016/encryption#compression", "compress"},
    {"http://www.idpf.org/2013/rendition", "rendition"},
};

struct tree_maker {
    struct arena *arena;
    struct xml_tree *tree;
    struct xml_node *open; /* NULL: none */
};

static const char *find_prefix(const char *space)
{
    for (size_t i = 0; i < COUNT(prefixes); i++)
        if (!strcmp(prefixes[i].space, space))
            return prefixes[i].prefix;
    return "?";
}

static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

static const char *element_name(struct arena *arena, const struct xml_element *element)
{
    if (element->space)
        return arena_format(arena, "%s:%s", find_prefix(element->space), local_name(element->name));
    bool is_undeclared = strchr(element->name, ':');
    return arena_format(arena, "%s:%s", is_undeclared ? "!" : "", local_name(element->name));
}

/* Blanks around a value of a package say nothing: ids and references to them are compared. */
static const char *copy_value(struct arena *arena, const char *value, bool is_trimmed)
{
    size_t length = strlen(value);
    if (is_trimmed)
        ascii_trim(&value, &length);
    return arena_copy(arena, value, length);
}

static struct xml_attribute copy_attribute(struct arena *arena, const struct xml_attribute *attribute,
                                           bool is_trimmed)
{
    is_trimmed &= strcmp(attribute->name, "prefix") != 0;
    struct xml_attribute copy = {.value = copy_value(arena, attribute->value, is_trimmed),
                                 .space = arena_copy_text(arena, attribute->space)};
    if (attribute->space)
        copy.name = arena_format(arena, "%s:%s", find_prefix(attribute->space), local_name(attribute->name));
    else
        copy.name = arena_copy_text(arena, attribute->name);
    return copy;
}

static struct xml_node *add_node(struct tree_maker *maker, const struct xml_node *model)
{
    struct xml_node *node = arena_allocate(maker->arena, sizeof *node), *parent = maker->open;
    *node = *model;
    node->parent = parent;
    if (!parent)
        maker->tree->root = node;
    else if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    if (parent)
        parent->last = node;
    return node;
}

static void take_start(void *context, const struct xml_element *element)
{
    struct tree_maker *maker = context;
    struct xml_attribute *attributes =
        arena_allocate_array(maker->arena, element->attribute_count + 1, sizeof *attributes);
    bool is_of_package = element->space && (!strcmp(find_prefix(element->space), "opf") ||
                                            !strcmp(find_prefix(element->space), "dc"));
    for (size_t i = 0; i < element->attribute_count; i++)
        attributes[i] = copy_attribute(maker->arena, &element->attributes[i], is_of_package);
    maker->open = add_node(maker, &(struct xml_node){
                                      .name = element_name(maker->arena, element),
                                      .space = arena_copy_text(maker->arena, element->space),
                                      .own_name = arena_copy_text(maker->arena, element->name),
                                      .attributes = attributes,
                                      .attribute_count = element->attribute_count,
                                      .line = element->line,
                                  });
}

static void take_end(void *context, const struct xml_element *element)
{
    struct tree_maker *maker = context;
    (void)element;
    maker->open = maker->open->parent;
}

static void take_text(void *context, const char *text, size_t length, unsigned long line)
{
    struct tree_maker *maker = context;
    if (maker->open)
        add_node(maker, &(struct xml_node){
                            .name = "#text", .text = arena_copy(maker->arena, text, length), .line = line});
}

static void take_doctype(void *context, const char *name, const char *public_id, const char *system_id)
{
    struct tree_maker *maker = context;
    maker->tree->doctype = arena_copy_text(maker->arena, name);
    maker->tree->public_id = arena_copy_text(maker->arena, public_id);
    maker->tree->system_id = arena_copy_text(maker->arena, system_id);
}

static bool declares_entities(const char *text, size_t length)
{
    const char *type = memmem(text, length < 1024 ? length : 1024, "<!DOCTYPE", 9);
    const char *end = type ? memchr(type, '>', length - (size_t)(type - text)) : NULL;
    return end && (memmem(type, (size_t)(end - type), "XHTML 1.", 8) ||
                   memmem(type, (size_t)(end - type), "dtbook", 6));
}

bool xml_tree_read(struct arena *arena, const char *text, size_t length, struct xml_tree *tree,
                   struct xml_fault *fault)
{
    struct tree_maker maker = {.arena = arena, .tree = tree};
    const struct xml_handler handler = {
        .context = &maker,
        .start = take_start,
        .end = take_end,
        .text = take_text,
        .doctype = take_doctype,
        .entity = declares_entities(text, length) ? reference_find : NULL,
    };
    *tree = (struct xml_tree){NULL};
    return xml_read(text, length, &handler, fault);
}

bool xml_node_is(const struct xml_node *node, const char *name)
{
    return node && !strcmp(node->name, name);
}

bool xml_node_is_of(const struct xml_node *node, const char *prefix)
{
    return !strncmp(node->name, prefix, strlen(prefix));
}

bool xml_node_is_text(const struct xml_node *node)
{
    return *node->name == '#';
}

const char *xml_node_get(const struct xml_node *node, const char *name)
{
    for (size_t i = 0; node && i < node->attribute_count; i++)
        if (!strcmp(node->attributes[i].name, name))
            return node->attributes[i].value;
    return NULL;
}

struct xml_node *xml_node_skip(const struct xml_node *node, const struct xml_node *root)
{
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

struct xml_node *xml_node_next(const struct xml_node *node, const struct xml_node *root)
{
    return node->first ? node->first : xml_node_skip(node, root);
}

struct xml_node *xml_node_find(const struct xml_node *node, const struct xml_node *root, const char *name)
{
    struct xml_node *found = xml_node_next(node, root);
    while (found && strcmp(found->name, name))
        found = xml_node_next(found, root);
    return found;
}

static struct xml_node *first_element(struct xml_node *node)
{
    while (node && xml_node_is_text(node))
        node = node->next;
    return node;
}

struct xml_node *xml_node_first_element(const struct xml_node *node)
{
    return first_element(node->first);
}

struct xml_node *xml_node_next_element(const struct xml_node *node)
{
    return first_element(node->next);
}

bool xml_node_is_within(const struct xml_node *node, const char *name)
{
    for (node = node->parent; node; node = node->parent)
        if (!strcmp(node->name, name))
            return true;
    return false;
}

const char *xml_node_words(struct arena *arena, const struct xml_node *node)
{
    struct buffer words = {0};
    for (const struct xml_node *each = node; each; each = xml_node_next(each, node))
        if (each->text)
            buffer_append_text(&words, each->text);
    const char *start = words.data ? words.data : "";
    size_t length = words.length;
    ascii_trim(&start, &length);
    const char *copy = arena_copy(arena, start, length);
    buffer_free(&words);
    return copy;
}
