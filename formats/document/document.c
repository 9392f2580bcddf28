#include "formats/document/document.h"

#include "base/buffer.h"

void document_free(struct document *document)
{
    if (document)
        arena_free(document->arena);
}

bool node_is_block(const struct node *node)
{
    return node->kind < NODE_TEXT;
}

bool node_holds_inlines(const struct node *node)
{
    return node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING || node->kind == NODE_PREFORMATTED ||
           node->kind == NODE_CAPTION;
}

const char *node_language(const struct document *document, const struct node *node)
{
    for (; node; node = node->parent)
        if (node->language)
            return node->language;
    return document->metadata.language;
}

static void append_plain(struct buffer *text, const struct node *node)
{
    if (node->kind == NODE_TEXT || node->kind == NODE_NOTE_REFERENCE)
        buffer_append(text, node->text, node->text_length);
    else if (node->kind == NODE_LINE_BREAK)
        buffer_append_byte(text, '\n');
}

/* What comes after a node in the order of the text, below `root`; NULL: nothing. */
static const struct node *next_node(const struct node *node, const struct node *root, bool with_children)
{
    if (with_children && node->first_child)
        return node->first_child;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static char *copy_text(struct arena *arena, const struct node *root, bool with_ruby, bool with_marks)
{
    struct buffer text = {0};
    for (const struct node *node = root; node;) {
        bool is_left_out = node->kind == NODE_RUBY_TEXT && !with_ruby;
        if (with_marks || node->kind != NODE_NOTE_REFERENCE)
            append_plain(&text, node);
        node = next_node(node, root, !is_left_out);
    }
    char *copy = arena_copy(arena, text.data, text.length);
    buffer_free(&text);
    return copy;
}

bool document_holds(const struct document *document, const struct node *node)
{
    while (node->parent)
        node = node->parent;
    return node == document->root;
}

char *node_plain_text(struct arena *arena, const struct node *root, bool with_ruby)
{
    return copy_text(arena, root, with_ruby, true);
}

char *node_title_text(struct arena *arena, const struct node *heading)
{
    return copy_text(arena, heading, false, false);
}

const struct node *table_next_row(const struct node *node)
{
    while (node && node->kind != NODE_ROW)
        node = node->next;
    return node;
}

size_t table_count_columns(const struct node *table)
{
    size_t columns = 0;
    for (const struct node *row = table_next_row(table->first_child); row; row = table_next_row(row->next))
        for (const struct node *cell = row->first_child; cell; cell = cell->next) {
            size_t end = (size_t)cell->cell.column + cell->cell.column_span;
            columns = end > columns ? end : columns;
        }
    return columns;
}

const char *node_kind_name(enum node_kind kind)
{
    static const char *const names[NODE_KIND_COUNT] = {
        [NODE_DOCUMENT] = "document",
        [NODE_PARAGRAPH] = "paragraph",
        [NODE_HEADING] = "heading",
        [NODE_LIST] = "list",
        [NODE_LIST_ITEM] = "item",
        [NODE_QUOTE] = "quote",
        [NODE_PREFORMATTED] = "preformatted",
        [NODE_TABLE] = "table",
        [NODE_ROW] = "row",
        [NODE_CELL] = "cell",
        [NODE_FIGURE] = "figure",
        [NODE_CAPTION] = "caption",
        [NODE_SEPARATOR] = "separator",
        [NODE_NOTE] = "note",
        [NODE_TEXT] = "text",
        [NODE_LINE_BREAK] = "line-break",
        [NODE_SPAN] = "span",
        [NODE_LINK] = "link",
        [NODE_IMAGE] = "image",
        [NODE_RUBY] = "ruby",
        [NODE_RUBY_BASE] = "ruby-base",
        [NODE_RUBY_TEXT] = "ruby-text",
        [NODE_NOTE_REFERENCE] = "note-reference",
        [NODE_FORMULA] = "formula",
    };
    return names[kind];
}

const char *paragraph_role_name(enum paragraph_role role)
{
    switch (role) {
    case PARAGRAPH_BODY: return "body";
    case PARAGRAPH_DECK: return "deck";
    case PARAGRAPH_SALUTATION: return "salutation";
    case PARAGRAPH_SIGNATURE: return "signature";
    case PARAGRAPH_BYLINE: return "byline";
    case PARAGRAPH_ATTACHMENT: return "attachment";
    case PARAGRAPH_ATTACHMENT_HEAD: return "attachment-head";
    case PARAGRAPH_VERSE: return "verse";
    case PARAGRAPH_PLACEHOLDER: return "placeholder";
    }
    return NULL;
}

const char *alignment_name(enum alignment alignment)
{
    switch (alignment) {
    case ALIGNMENT_DEFAULT: return "default";
    case ALIGNMENT_START: return "start";
    case ALIGNMENT_CENTER: return "center";
    case ALIGNMENT_END: return "end";
    case ALIGNMENT_JUSTIFY: return "justify";
    }
    return NULL;
}

const char *inline_style_name(enum inline_style bit)
{
    switch (bit) {
    case STYLE_STRONG: return "strong";
    case STYLE_EMPHASIS: return "emphasis";
    case STYLE_EMPHASIS_MARK: return "emphasis-mark";
    case STYLE_UNDERLINE: return "underline";
    case STYLE_STRIKE: return "strike";
    case STYLE_SUBSCRIPT: return "subscript";
    case STYLE_SUPERSCRIPT: return "superscript";
    case STYLE_CODE: return "code";
    case STYLE_SMALL: return "small";
    case STYLE_MARK: return "mark";
    case STYLE_KEYBOARD: return "keyboard";
    case STYLE_BOX: return "box";
    case STYLE_BOOK_TITLE: return "book-title";
    case STYLE_LARGE: return "large";
    case STYLE_WARICHU: return "warichu";
    case STYLE_VARIABLE: return "variable";
    }
    return NULL;
}
