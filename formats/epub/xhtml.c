#include "formats/epub/xhtml.h"

#include "base/uri.h"
#include "formats/document/walk.h"
#include "formats/epub/markup.h"
#include "formats/epub/table.h"

#include <string.h>

enum { MOST_CLASSES = 6 };

void xhtml_start(struct xhtml *xhtml)
{
    xhtml->headings = NULL;
    xhtml->last_heading = &xhtml->headings;
    xhtml->heading_count = 0;
    xhtml->notes = NULL;
    xhtml->last_note = &xhtml->notes;
    xhtml->depth = 0;
    xhtml->part = 0;
}

/* ---- attributes ---- */

static void write_classes(struct buffer *out, const char *const classes[static MOST_CLASSES])
{
    bool any = false;
    for (size_t i = 0; i < MOST_CLASSES; i++) {
        if (!classes[i])
            continue;
        buffer_append_format(out, "%s%s", any ? " " : " class=\"", classes[i]);
        any = true;
    }
    if (any)
        buffer_append_byte(out, '"');
}

static const char *language_in_force(const struct xhtml *xhtml, const struct node *node)
{
    return node ? node_language(xhtml->document, node) : xhtml->document->metadata.language;
}

/* id, and lang twice: HTML's own for browsers, XML's for the older readers. */
static void write_common(struct xhtml *xhtml, const struct node *node)
{
    const struct anchor *anchor = anchors_of(xhtml->anchors, node);
    if (anchor)
        markup_attribute(xhtml->out, "id", anchor->id);
    if (!node->language || !strcmp(node->language, language_in_force(xhtml, node->parent)))
        return;
    markup_attribute(xhtml->out, "lang", node->language);
    markup_attribute(xhtml->out, "xml:lang", node->language);
}

static void open_tag(struct xhtml *xhtml, const struct node *node, const char *name)
{
    buffer_append_format(xhtml->out, "<%s", name);
    write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
}

static void close_tag(struct xhtml *xhtml, const char *name)
{
    buffer_append_format(xhtml->out, "</%s>", name);
}

static void close_line(struct xhtml *xhtml, const char *name)
{
    buffer_append_format(xhtml->out, "</%s>\n", name);
}

/* ---- paragraphs and headings ---- */

static bool is_title(const struct xhtml *xhtml, const struct node *node)
{
    return xhtml->document->metadata.title_in_body && !node->previous && node->parent &&
           node->parent->kind == NODE_DOCUMENT;
}

static bool is_inside_box(const struct node *node)
{
    return node->parent && (node->parent->kind == NODE_LIST_ITEM || node->parent->kind == NODE_CELL);
}

/* The only paragraph of a list item or a cell needs no tag of its own when it has nothing to say. */
static bool is_bare(const struct node *node)
{
    return is_inside_box(node) && !node->previous && !node->next && !node->id && !node->language &&
           node->paragraph.role == PARAGRAPH_BODY && node->paragraph.alignment == ALIGNMENT_DEFAULT &&
           !node->paragraph.indented && !node->paragraph.start_indent && !node->paragraph.section_start;
}

/* Whether the style sheet indents the first line of such a paragraph by itself. */
static bool is_indented_by_style(const struct node *node)
{
    enum alignment alignment = node->paragraph.alignment;
    bool plain = node->paragraph.role == PARAGRAPH_BODY || node->paragraph.role == PARAGRAPH_ATTACHMENT;
    return plain && !is_inside_box(node) && alignment != ALIGNMENT_CENTER && alignment != ALIGNMENT_END;
}

static const char *indent_class(const struct node *node)
{
    if (node->paragraph.indented == is_indented_by_style(node))
        return NULL;
    return node->paragraph.indented ? "indent" : "flush";
}

static const char *alignment_class(enum alignment alignment)
{
    return alignment == ALIGNMENT_DEFAULT ? NULL : alignment_name(alignment);
}

static bool is_picture(const struct node *node)
{
    return node->first_child && node->first_child == node->last_child &&
           node->first_child->kind == NODE_IMAGE;
}

static void write_start_indent(struct xhtml *xhtml, unsigned quarters)
{
    if (quarters)
        buffer_append_format(xhtml->out, " style=\"margin-%s: %u.%02uem\"",
                             book_is_vertical(xhtml->book) ? "top" : "left", quarters / 4, quarters % 4 * 25);
}

static void open_paragraph(struct xhtml *xhtml, const struct node *node)
{
    if (is_bare(node))
        return;
    enum paragraph_role role = node->paragraph.role;
    const char *const classes[MOST_CLASSES] = {
        role == PARAGRAPH_BODY ? NULL : paragraph_role_name(role),
        is_picture(node) ? "picture" : indent_class(node),
        alignment_class(node->paragraph.alignment),
        node->paragraph.section_start ? "gap" : NULL,
    };
    buffer_append_text(xhtml->out, "<p");
    write_classes(xhtml->out, classes);
    write_common(xhtml, node);
    write_start_indent(xhtml, node->paragraph.start_indent);
    buffer_append_byte(xhtml->out, '>');
}

static void enter_paragraph(struct xhtml *xhtml, const struct walk *walk)
{
    if (is_title(xhtml, walk->node)) {
        if (walk->event == WALK_ENTER)
            open_tag(xhtml, walk->node, "h1");
        else
            close_line(xhtml, "h1");
    } else if (walk->event == WALK_ENTER) {
        open_paragraph(xhtml, walk->node);
    } else if (!is_bare(walk->node)) {
        close_line(xhtml, "p");
    }
}

/* Levels that the source skips are closed up, so that no h4 follows an h2. */
static unsigned find_depth(struct xhtml *xhtml, unsigned level)
{
    while (xhtml->depth && xhtml->levels[xhtml->depth - 1] >= level)
        xhtml->depth--;
    if (xhtml->depth < XHTML_HEADING_DEPTHS)
        xhtml->levels[xhtml->depth++] = level;
    return xhtml->depth;
}

/* HTML has no headings in table heads and terms. */
static bool may_hold_heading(const struct node *node)
{
    for (; node; node = node->parent)
        if ((node->kind == NODE_CELL && table_cell_is_header(node)) ||
            (node->kind == NODE_LIST_ITEM && node->item.is_term))
            return false;
    return true;
}

static const char *heading_tag(unsigned depth)
{
    static const char *const tags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    return tags[depth < 6 ? depth : 5];
}

static const char *add_heading(struct xhtml *xhtml, const struct node *node, unsigned depth)
{
    const struct anchor *anchor = anchors_of(xhtml->anchors, node);
    xhtml->heading_count++;
    struct xhtml_heading *heading = arena_allocate(xhtml->arena, sizeof *heading);
    *heading = (struct xhtml_heading){
        .node = node,
        .id = anchor ? anchor->id : arena_format(xhtml->arena, "bx-h%zu", xhtml->heading_count),
        .depth = depth,
        .part = xhtml->part,
    };
    *xhtml->last_heading = heading;
    xhtml->last_heading = &heading->next;
    return anchor ? NULL : heading->id;
}

/* A heading is closed by the tag that find_depth gave: nothing can be opened inside it. */
static void enter_heading(struct xhtml *xhtml, const struct walk *walk)
{
    const struct node *node = walk->node;
    bool title = is_title(xhtml, node), allowed = title || may_hold_heading(node->parent);
    bool enter = walk->event == WALK_ENTER;
    unsigned depth = 0;
    if (allowed && !title)
        depth = enter ? find_depth(xhtml, node->heading.level) : xhtml->depth;
    const char *tag = allowed ? heading_tag(xhtml->has_title ? depth : depth - 1) : "p";
    if (!enter) {
        close_line(xhtml, tag);
        return;
    }
    const char *const classes[MOST_CLASSES] = {allowed ? NULL : "heading",
                                               alignment_class(node->heading.alignment)};
    buffer_append_format(xhtml->out, "<%s", tag);
    write_classes(xhtml->out, classes);
    if (allowed && !title)
        markup_attribute(xhtml->out, "id", add_heading(xhtml, node, depth));
    write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
}

/* ---- lists ---- */

static const char *list_tag(const struct node *list)
{
    switch (list->list.kind) {
    case LIST_BULLET: return "ul";
    case LIST_NUMBER: return "ol";
    case LIST_DESCRIPTION: return "dl";
    }
    return NULL;
}

static const char *numbering_type(enum list_numbering numbering)
{
    switch (numbering) {
    case NUMBERING_LOWER_ALPHA: return "a";
    case NUMBERING_UPPER_ALPHA: return "A";
    case NUMBERING_LOWER_ROMAN: return "i";
    case NUMBERING_UPPER_ROMAN: return "I";
    case NUMBERING_DECIMAL:
    case NUMBERING_CHINESE: break;
    }
    return NULL;
}

static void enter_list(struct xhtml *xhtml, const struct walk *walk)
{
    const struct node *node = walk->node;
    const char *tag = list_tag(node);
    if (walk->event == WALK_LEAVE) {
        close_line(xhtml, tag);
        return;
    }
    buffer_append_format(xhtml->out, "<%s", tag);
    write_common(xhtml, node);
    if (node->list.kind == LIST_NUMBER) {
        markup_attribute(xhtml->out, "type", numbering_type(node->list.numbering));
        if (node->list.numbering == NUMBERING_CHINESE)
            markup_attribute(xhtml->out, "class", "chinese");
        if (node->list.start != 1)
            buffer_append_format(xhtml->out, " start=\"%ld\"", node->list.start);
        if (node->list.reversed)
            markup_attribute(xhtml->out, "reversed", "reversed");
    }
    buffer_append_text(xhtml->out, ">\n");
}

static const char *item_tag(const struct node *item)
{
    if (item->parent->list.kind != LIST_DESCRIPTION)
        return "li";
    return item->item.is_term ? "dt" : "dd";
}

/* HTML wants a term before the first description and a description after the last term. */
static void enter_item(struct xhtml *xhtml, const struct walk *walk)
{
    const struct node *node = walk->node;
    bool described = node->parent->list.kind == LIST_DESCRIPTION;
    if (walk->event == WALK_LEAVE) {
        close_line(xhtml, item_tag(node));
        if (described && node->item.is_term && !node->next)
            buffer_append_text(xhtml->out, "<dd></dd>\n");
        return;
    }
    if (described && !node->item.is_term && !node->previous)
        buffer_append_text(xhtml->out, "<dt></dt>\n");
    buffer_append_format(xhtml->out, "<%s", item_tag(node));
    write_common(xhtml, node);
    if (node->item.has_value && node->parent->list.kind == LIST_NUMBER)
        buffer_append_format(xhtml->out, " value=\"%ld\"", node->item.value);
    buffer_append_byte(xhtml->out, '>');
}

/* ---- tables and figures ---- */

static void enter_row(struct xhtml *xhtml, const struct walk *walk)
{
    enum table_group group = table_row_group(walk->node);
    const char *tag = group == TABLE_HEAD ? "thead" : "tbody";
    if (walk->event == WALK_ENTER) {
        if (table_row_opens_group(walk->node))
            buffer_append_format(xhtml->out, "<%s>\n", tag);
        open_tag(xhtml, walk->node, "tr");
        return;
    }
    close_line(xhtml, "tr");
    if (table_row_closes_group(walk->node))
        close_line(xhtml, tag);
}

static void enter_cell(struct xhtml *xhtml, const struct walk *walk)
{
    const struct node *node = walk->node;
    bool header = table_cell_is_header(node);
    const char *tag = header ? "th" : "td";
    if (walk->event == WALK_LEAVE) {
        close_tag(xhtml, tag);
        return;
    }
    const char *const classes[MOST_CLASSES] = {alignment_class(node->cell.alignment)};
    buffer_append_format(xhtml->out, "<%s", tag);
    write_classes(xhtml->out, classes);
    if (header)
        markup_attribute(xhtml->out, "scope", node->parent->row.is_header ? "col" : "row");
    if (node->cell.column_span > 1)
        buffer_append_format(xhtml->out, " colspan=\"%u\"", node->cell.column_span);
    if (node->cell.row_span > 1)
        buffer_append_format(xhtml->out, " rowspan=\"%u\"", node->cell.row_span);
    write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
}

/* A figcaption is the first or the last of its figure; any other caption is a paragraph. */
static void enter_caption(struct xhtml *xhtml, const struct walk *walk)
{
    const struct node *node = walk->node;
    bool in_table = node->parent->kind == NODE_TABLE, at_edge = !node->previous || !node->next;
    const char *tag = in_table ? "caption" : at_edge ? "figcaption" : "p";
    if (walk->event == WALK_LEAVE) {
        close_line(xhtml, tag);
        return;
    }
    const char *const classes[MOST_CLASSES] = {in_table || at_edge ? NULL : "caption"};
    buffer_append_format(xhtml->out, "<%s", tag);
    write_classes(xhtml->out, classes);
    write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
}

/* ---- notes ---- */

static void keep_note(struct xhtml *xhtml, const struct node *node)
{
    struct xhtml_note *note = arena_allocate(xhtml->arena, sizeof *note);
    note->node = node;
    *xhtml->last_note = note;
    xhtml->last_note = &note->next;
}

/* A note that the running text never refers to stands at the end of its own part. */
static void enter_note(struct xhtml *xhtml, struct walk *walk)
{
    if (walk->event == WALK_LEAVE)
        return;
    const struct anchor *anchor = anchors_of(xhtml->anchors, walk->node);
    if (!anchor || !anchor->reference)
        keep_note(xhtml, walk->node);
    walk_skip_children(walk);
}

static const char *make_href(struct xhtml *xhtml, const struct anchor *anchor)
{
    size_t part = xhtml->find_part(xhtml, anchor_block(anchor));
    const char *file = part == xhtml->part ? "" : xhtml->name_part(xhtml, part);
    return arena_format(xhtml->arena, "%s#%s", file, anchor->id);
}

/* What a part of the text is for, in the words of EPUB and of ARIA. */
static void write_meaning(struct xhtml *xhtml, const char *type, const char *role)
{
    if (book_profile(xhtml->book) == PROFILE_KINDLE)
        return;
    markup_attribute(xhtml->out, "epub:type", type);
    markup_attribute(xhtml->out, "role", role);
}

static const char *back_id(struct xhtml *xhtml, const struct anchor *note)
{
    return arena_format(xhtml->arena, "bx-r%u", note->order);
}

/* The mark is a link both to pop up (epub:type) and for the readers that know 多看's class only. */
static void write_reference(struct xhtml *xhtml, const struct node *node)
{
    const struct anchor *note = anchors_find(xhtml->anchors, xhtml->arena, node->link.target);
    bool linked = note && note->node->kind == NODE_NOTE && !xhtml->inside_link;
    open_tag(xhtml, node, "sup");
    if (linked) {
        buffer_append_text(xhtml->out, "<a class=\"duokan-footnote\"");
        write_meaning(xhtml, "noteref", "doc-noteref");
        if (note->reference == node) {
            markup_attribute(xhtml->out, "id", back_id(xhtml, note));
            keep_note(xhtml, note->node);
        }
        markup_attribute(xhtml->out, "href", make_href(xhtml, note));
        buffer_append_byte(xhtml->out, '>');
    } else if (note && note->reference == node) {
        keep_note(xhtml, note->node);
    }
    markup_text(xhtml->out, node->text, strlen(node->text));
    if (linked)
        close_tag(xhtml, "a");
    close_tag(xhtml, "sup");
}

/* ---- inlines ---- */

static const struct {
    unsigned style;
    const char *tag, *class_name;
} style_tags[] = {
    {STYLE_STRONG, "strong", NULL},
    {STYLE_EMPHASIS, "em", NULL},
    {STYLE_EMPHASIS_MARK, "em", "emphasis-mark"},
    {STYLE_UNDERLINE, "u", NULL},
    {STYLE_PROPER_NAME, "u", "proper-name"},
    {STYLE_BOOK_TITLE, "u", "book-title"},
    {STYLE_STRIKE, "s", NULL},
    {STYLE_MARK, "mark", NULL},
    {STYLE_SMALL, "small", NULL},
    {STYLE_LARGE, "span", "large"},
    {STYLE_CODE, "code", NULL},
    {STYLE_KEYBOARD, "kbd", NULL},
    {STYLE_SUBSCRIPT, "sub", NULL},
    {STYLE_SUPERSCRIPT, "sup", NULL},
};

enum { STYLE_TAG_COUNT = sizeof style_tags / sizeof *style_tags };

static const char *face_class(const struct node *span)
{
    static const char *const names[FACE_ROLE_COUNT] = {
        [FACE_SONG] = "song",         [FACE_HEI] = "hei",   [FACE_KAI] = "kai",
        [FACE_FANGSONG] = "fangsong", [FACE_MONO] = "mono",
    };
    return span->span.has_face ? names[span->span.face] : NULL;
}

/* The outer span carries what is no element of its own; the elements stand inside it. */
static bool needs_span(const struct node *node)
{
    return node->id || node->language || face_class(node) || node->span.color;
}

static void open_span(struct xhtml *xhtml, const struct node *node)
{
    if (needs_span(node)) {
        const char *const classes[MOST_CLASSES] = {face_class(node)};
        buffer_append_text(xhtml->out, "<span");
        write_classes(xhtml->out, classes);
        write_common(xhtml, node);
        if (node->span.color)
            buffer_append_format(xhtml->out, " style=\"color: %s\"", node->span.color);
        buffer_append_byte(xhtml->out, '>');
    }
    for (size_t i = 0; i < STYLE_TAG_COUNT; i++) {
        if (!(node->span.styles & style_tags[i].style))
            continue;
        buffer_append_format(xhtml->out, "<%s", style_tags[i].tag);
        markup_attribute(xhtml->out, "class", style_tags[i].class_name);
        buffer_append_byte(xhtml->out, '>');
    }
}

static void enter_span(struct xhtml *xhtml, const struct walk *walk)
{
    if (walk->event == WALK_ENTER) {
        open_span(xhtml, walk->node);
        return;
    }
    for (size_t i = STYLE_TAG_COUNT; i-- > 0;)
        if (walk->node->span.styles & style_tags[i].style)
            close_tag(xhtml, style_tags[i].tag);
    if (needs_span(walk->node))
        close_tag(xhtml, "span");
}

/* NULL when the target is no place of this article and no safe URI. */
static const char *find_href(struct xhtml *xhtml, const char *target)
{
    if (*target != '#')
        return uri_clean(xhtml->arena, target);
    const struct anchor *anchor = anchors_find(xhtml->anchors, xhtml->arena, target + 1);
    return anchor ? make_href(xhtml, anchor) : NULL;
}

static bool is_inside_link(const struct node *node)
{
    for (node = node->parent; node && !node_is_block(node); node = node->parent)
        if (node->kind == NODE_LINK)
            return true;
    return false;
}

/* A link in a link, or one that leads nowhere, is a span: its text and its id stay. */
static void enter_link(struct xhtml *xhtml, const struct walk *walk)
{
    const struct node *node = walk->node;
    const char *href = is_inside_link(node) ? NULL : find_href(xhtml, node->link.target);
    if (walk->event == WALK_LEAVE) {
        close_tag(xhtml, href ? "a" : "span");
        xhtml->inside_link = href ? false : xhtml->inside_link;
        return;
    }
    buffer_append_format(xhtml->out, "<%s", href ? "a" : "span");
    markup_attribute(xhtml->out, "href", href);
    write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
    xhtml->inside_link |= href != NULL;
}

static void write_missing_image(struct xhtml *xhtml, const struct node *node)
{
    if (!node->text || !*node->text)
        return;
    buffer_append_text(xhtml->out, "<span class=\"missing\"");
    write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
    markup_text(xhtml->out, node->text, strlen(node->text));
    close_tag(xhtml, "span");
}

static void write_image(struct xhtml *xhtml, const struct node *node)
{
    const struct resource *resource = node->image.resource;
    const char *path = resource ? book_add_image(xhtml->book, resource) : NULL;
    if (!path) {
        write_missing_image(xhtml, node);
        return;
    }
    enum book_profile profile = book_profile(xhtml->book);
    const char *alternative = node->text ? node->text : "";
    xhtml->book->features.pictures = true;
    xhtml->book->features.undescribed_pictures |= !*alternative;
    buffer_append_format(xhtml->out, "<img src=\"../%s\"", path);
    if (!*alternative && profile == PROFILE_KINDLE)
        alternative = book_word(xhtml->book, WORD_PICTURE);
    markup_attribute(xhtml->out, "alt", alternative);
    bool sized = profile != PROFILE_WEREAD;
    if (node->image.width && sized)
        buffer_append_format(xhtml->out, " width=\"%u\"", node->image.width);
    if (node->image.height && sized)
        buffer_append_format(xhtml->out, " height=\"%u\"", node->image.height);
    write_common(xhtml, node);
    buffer_append_text(xhtml->out, "/>");
}

static void enter_ruby_part(struct xhtml *xhtml, const struct walk *walk, const char *before,
                            const char *after)
{
    const struct node *node = walk->node;
    bool spanned = node->id || node->language;
    if (walk->event == WALK_ENTER) {
        buffer_append_text(xhtml->out, before);
        if (spanned)
            open_tag(xhtml, node, "span");
    } else {
        if (spanned)
            close_tag(xhtml, "span");
        buffer_append_text(xhtml->out, after);
    }
}

static void enter_element(struct xhtml *xhtml, const struct walk *walk, const char *tag)
{
    if (walk->event == WALK_ENTER)
        open_tag(xhtml, walk->node, tag);
    else if (node_is_block(walk->node))
        close_line(xhtml, tag);
    else
        close_tag(xhtml, tag);
}

static void write_empty(struct xhtml *xhtml, const struct node *node, const char *tag)
{
    buffer_append_format(xhtml->out, "<%s", tag);
    write_common(xhtml, node);
    buffer_append_text(xhtml->out, "/>");
}

/* ---- the walk ---- */

static void note_feature(struct xhtml *xhtml, enum node_kind kind)
{
    struct book_features *features = &xhtml->book->features;
    features->headings |= kind == NODE_HEADING;
    features->ruby |= kind == NODE_RUBY;
    features->notes |= kind == NODE_NOTE_REFERENCE;
    features->tables |= kind == NODE_TABLE;
}

static void write_event(struct xhtml *xhtml, struct walk *walk)
{
    const struct node *node = walk->node;
    switch (node->kind) {
    case NODE_PARAGRAPH: enter_paragraph(xhtml, walk); break;
    case NODE_HEADING: enter_heading(xhtml, walk); break;
    case NODE_LIST: enter_list(xhtml, walk); break;
    case NODE_LIST_ITEM: enter_item(xhtml, walk); break;
    case NODE_QUOTE: enter_element(xhtml, walk, "blockquote"); break;
    case NODE_PREFORMATTED: enter_element(xhtml, walk, "pre"); break;
    case NODE_TABLE: enter_element(xhtml, walk, "table"); break;
    case NODE_ROW: enter_row(xhtml, walk); break;
    case NODE_CELL: enter_cell(xhtml, walk); break;
    case NODE_FIGURE: enter_element(xhtml, walk, "figure"); break;
    case NODE_CAPTION: enter_caption(xhtml, walk); break;
    case NODE_SEPARATOR:
        write_empty(xhtml, node, "hr");
        buffer_append_byte(xhtml->out, '\n');
        break;
    case NODE_NOTE: enter_note(xhtml, walk); break;
    case NODE_TEXT: markup_text(xhtml->out, node->text, node->text_length); break;
    case NODE_LINE_BREAK: write_empty(xhtml, node, "br"); break;
    case NODE_SPAN: enter_span(xhtml, walk); break;
    case NODE_LINK: enter_link(xhtml, walk); break;
    case NODE_IMAGE: write_image(xhtml, node); break;
    case NODE_RUBY: enter_element(xhtml, walk, "ruby"); break;
    case NODE_RUBY_BASE: enter_ruby_part(xhtml, walk, "", ""); break;
    case NODE_RUBY_TEXT: enter_ruby_part(xhtml, walk, "<rp>（</rp><rt>", "</rt><rp>）</rp>"); break;
    case NODE_NOTE_REFERENCE: write_reference(xhtml, node); break;
    case NODE_DOCUMENT:
    case NODE_KIND_COUNT: break;
    }
}

void xhtml_write_block(struct xhtml *xhtml, const struct node *block)
{
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        note_feature(xhtml, walk.node->kind);
        write_event(xhtml, &walk);
    }
}

/* The mark again, as the way back; it opens the note's first paragraph. */
static void write_back_link(struct xhtml *xhtml, const struct anchor *anchor)
{
    if (!anchor || !anchor->reference)
        return;
    const char *mark = anchor->reference->text;
    buffer_append_text(xhtml->out, "<a class=\"back\"");
    write_meaning(xhtml, NULL, "doc-backlink");
    markup_attribute(xhtml->out, "href", arena_format(xhtml->arena, "#%s", back_id(xhtml, anchor)));
    buffer_append_byte(xhtml->out, '>');
    markup_text(xhtml->out, mark, strlen(mark));
    buffer_append_text(xhtml->out, "</a> ");
}

static void write_note(struct xhtml *xhtml, const struct node *note)
{
    const struct anchor *anchor = anchors_of(xhtml->anchors, note);
    buffer_append_text(xhtml->out, "<li class=\"duokan-footnote-item\"");
    write_meaning(xhtml, "footnote", NULL);
    write_common(xhtml, note);
    buffer_append_byte(xhtml->out, '>');
    const struct node *first = note->first_child;
    bool opens_with_paragraph = first && first->kind == NODE_PARAGRAPH;
    if (opens_with_paragraph)
        open_paragraph(xhtml, first);
    write_back_link(xhtml, anchor);
    for (const struct node *child = first; child; child = child->next) {
        if (child == first && opens_with_paragraph) {
            for (const struct node *inline_node = child->first_child; inline_node;
                 inline_node = inline_node->next)
                xhtml_write_block(xhtml, inline_node);
            close_line(xhtml, "p");
        } else {
            xhtml_write_block(xhtml, child);
        }
    }
    close_line(xhtml, "li");
}

/* A note may ask for further ones, which join the end of the queue. */
void xhtml_write_notes(struct xhtml *xhtml)
{
    if (!xhtml->notes)
        return;
    buffer_append_text(xhtml->out, "<ol class=\"notes duokan-footnote-content\">\n");
    for (struct xhtml_note *note = xhtml->notes; note; note = note->next)
        write_note(xhtml, note->node);
    buffer_append_text(xhtml->out, "</ol>\n");
    xhtml->notes = NULL;
    xhtml->last_note = &xhtml->notes;
}
