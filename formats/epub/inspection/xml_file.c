#include "formats/epub/inspection/xml_file.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

/* The document types that the files of EPUB 3 may name. */
static const struct {
    const char *public_id, *root;
} known_types[] = {
    {"-//W3C//DTD SVG 1.1//EN", "svg"},     {"-//W3C//DTD MathML 3.0//EN", "math"},
    {"-//NISO//DTD ncx 2005-1//EN", "ncx"}, {"-//W3C//DTD XHTML 1.1//EN", "html"},
    {"-//W3C//DTD MATHML 3.0//EN", "math"},
};

static bool begins(const struct buffer *text, const char *bytes, size_t length)
{
    return text->length >= length && !memcmp(text->data, bytes, length);
}

/* The name of the encoding that the first bytes show to be no UTF-8; NULL: none. */
static const char *find_wide(const struct buffer *text)
{
    if (begins(text, "\xFF\xFE\0\0", 4) || begins(text, "\0\0\xFE\xFF", 4))
        return "UTF-32";
    if (begins(text, "\xFF\xFE", 2) || begins(text, "<\0?\0", 4))
        return "UTF-16LE";
    if (begins(text, "\xFE\xFF", 2) || begins(text, "\0<\0?", 4))
        return "UTF-16BE";
    return NULL;
}

static bool narrow(struct buffer *text, const char *encoding)
{
    struct buffer narrowed = {0};
    size_t bad, first_bad;
    if (!unicode_decode(encoding, text->data, text->length, &narrowed, &bad, &first_bad)) {
        buffer_free(&narrowed);
        return false;
    }
    buffer_free(text);
    *text = narrowed;
    return true;
}

/* The value that the XML declaration gives `name`; NULL: none. */
static const char *find_declared(const struct inspection *inspection, const struct buffer *text,
                                 const char *name)
{
    const char *start = text->data + (begins(text, "\xEF\xBB\xBF", 3) ? 3 : 0);
    const char *end = strncmp(start, "<?xml", 5) ? NULL : strstr(start, "?>");
    const char *place = end ? strstr(start, name) : NULL;
    if (!place || place > end)
        return NULL;
    place += strlen(name);
    place += strspn(place, " \t\r\n=");
    if (*place != '"' && *place != '\'')
        return NULL;
    return arena_copy(inspection->arena, place + 1, strcspn(place + 1, "\"'"));
}

static bool check_declaration(struct inspection *inspection, const char *path, const struct buffer *text,
                              bool was_wide)
{
    const char *version = find_declared(inspection, text, "version");
    const char *encoding = find_declared(inspection, text, "encoding");
    if (version && strcmp(version, "1.0"))
        inspection_fault(inspection, path, version, PHRASE("only version 1.0 of XML is read everywhere"));
    bool is_other =
        encoding && strcasecmp(encoding, "utf-8") && !(was_wide && !strncasecmp(encoding, "utf-16", 6));
    if (is_other)
        inspection_fault(inspection, path, encoding, PHRASE("files of a book are UTF-8; convert the file"));
    return !is_other || utf8_is_valid(text->data, text->length);
}

static bool check_encoding(struct inspection *inspection, const char *path, struct buffer *text,
                           const char *wide)
{
    if (!strcmp(wide, "UTF-32"))
        inspection_fault(inspection, path, wide, PHRASE("files of a book are UTF-8; convert the file"));
    return strcmp(wide, "UTF-32") && narrow(text, wide);
}

static bool check_bytes(struct inspection *inspection, const char *path, struct buffer *text, bool *was_wide)
{
    const char *wide = find_wide(text);
    *was_wide = wide;
    if (wide && !check_encoding(inspection, path, text, wide))
        return false;
    return check_declaration(inspection, path, text, wide);
}

static bool is_known_type(const struct xml_tree *tree)
{
    if (!tree->public_id && (!tree->system_id || !strcmp(tree->system_id, "about:legacy-compat")))
        return true;
    for (size_t i = 0; tree->public_id && i < COUNT(known_types); i++)
        if (!strcmp(known_types[i].public_id, tree->public_id) && strcmp(known_types[i].root, "html"))
            return true;
    return false;
}

static bool has_undeclared_prefix(struct inspection *inspection, const char *path,
                                  const struct xml_node *root)
{
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root)) {
        const char *name = *node->name == '!' ? node->own_name : NULL;
        for (size_t i = 0; i < node->attribute_count && !name; i++)
            if (!node->attributes[i].space && strchr(node->attributes[i].name, ':'))
                name = node->attributes[i].name;
        if (name) {
            inspection_fault(inspection, inspection_line(inspection, path, node->line), name,
                             PHRASE("nothing declares this prefix; add an xmlns: for it"));
            return true;
        }
    }
    return false;
}

static bool check_tree(struct inspection *inspection, const char *path, const struct xml_tree *tree)
{
    if (inspection->edition == 3 && tree->doctype && !is_known_type(tree))
        inspection_fault(inspection, path, tree->public_id ? tree->public_id : tree->system_id,
                         PHRASE("EPUB 3 has no such document type; write <!DOCTYPE html>, or none"));
    bool is_older = inspection->edition == 2 && tree->doctype && !strcasecmp(tree->doctype, "html");
    if (is_older && (!tree->public_id || strcmp(tree->public_id, "-//W3C//DTD XHTML 1.1//EN")))
        inspection_fault(inspection, path, tree->public_id ? tree->public_id : "DOCTYPE",
                         PHRASE("pages of EPUB 2 have the document type of XHTML 1.1, or none"));
    const char *encoding = PHRASE("files of a book are UTF-8; convert the file");
    if (tree->was_wide && xml_node_is(tree->root, "h:html"))
        inspection_fault(inspection, path, "UTF-16", encoding);
    else if (tree->was_wide)
        inspection_advise(inspection, path, "UTF-16", encoding);
    return !has_undeclared_prefix(inspection, path, tree->root);
}

static bool parse_tree(struct inspection *inspection, const char *path, struct buffer *text,
                       struct xml_tree *tree)
{
    struct xml_fault fault;
    bool was_wide;
    if (!check_bytes(inspection, path, text, &was_wide))
        return false;
    if (xml_tree_read(inspection->arena, text->data, text->length, tree, &fault)) {
        tree->length = text->length;
        tree->is_declared = begins(text, "<?xml", 5) || begins(text, "\xEF\xBB\xBF<?xml", 8);
        tree->was_wide = was_wide;
        return check_tree(inspection, path, tree);
    }
    diag_report(inspection->diag, inspection->place, DIAG_BOOK_NOT_XML, path,
                arena_format(inspection->arena, "%lu", fault.line), fault.reason);
    return false;
}

bool xml_file_read(struct inspection *inspection, const char *path, const char *named_by,
                   struct xml_tree *tree)
{
    struct buffer text = {0};
    bool is_read = inspection_read_file(inspection, path, named_by, &text);
    if (is_read && !text.data)
        buffer_append_text(&text, "");
    is_read = is_read && parse_tree(inspection, path, &text, tree);
    buffer_free(&text);
    return is_read;
}
