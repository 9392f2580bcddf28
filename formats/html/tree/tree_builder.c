#include "formats/html/tree/tree_builder.h"

#include "base/array.h"
#include "base/language.h"
#include "base/uri.h"
#include "formats/html/pictures/figures.h"
#include "formats/html/tree/aozora.h"
#include "formats/html/tree/backdrops.h"
#include "formats/html/tree/end_tags.h"
#include "formats/html/tree/links.h"
#include "formats/html/tree/mend.h"
#include "formats/html/tree/note_links.h"
#include "formats/html/tree/parse_state.h"
#include "formats/html/tree/start_tags.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_PAGE_TITLE = 4096, SHORTEST_ARTICLE = 60 /* bytes */ };

struct tree_builder *tree_builder_new(struct builder *builder, const struct source *source, struct diag *diag,
                                      bool keeps_color)
{
    struct tree_builder *tree = memory_allocate(sizeof *tree);
    *tree = (struct tree_builder){
        .title = {.ceiling = LONGEST_PAGE_TITLE},
        .css = {.ceiling = MOST_STYLESHEET_BYTES},
        .keeps_color = keeps_color,
    };
    insert_start(&tree->insertion, builder);
    tree->insertion.images = (struct images){.store = {.builder = builder, .source = source}, .diag = diag};
    tree->formulas.insertion = &tree->insertion;
    stylesheet_add(&tree->sheet, tree->insertion.arena, aozora_sheet, sizeof aozora_sheet - 1);
    return tree;
}

void tree_builder_free(struct tree_builder *tree)
{
    if (!tree)
        return;
    formulas_free(&tree->formulas);
    media_free(&tree->media);
    insert_free(&tree->insertion);
    held_notes_free(&tree->held);
    buffer_free(&tree->title);
    buffer_free(&tree->css);
    free(tree);
}

void tree_builder_show_hidden(struct tree_builder *tree)
{
    tree->shows_hidden = true;
}

bool tree_builder_hides_most(const struct tree_builder *tree)
{
    const struct insertion *insertion = &tree->insertion;
    return insertion->hidden_length > insertion->shown_length && insertion->hidden_length >= SHORTEST_ARTICLE;
}

const char *tree_builder_page_title(const struct tree_builder *tree)
{
    return tree->title.length ? arena_copy_text(tree->insertion.arena, tree->title.data) : NULL;
}

void tree_builder_keep_regions(struct tree_builder *tree)
{
    tree->insertion.keeps_regions = true;
}

const struct regions *tree_builder_regions(const struct tree_builder *tree)
{
    return &tree->insertion.regions;
}

const char *tree_builder_language(const struct tree_builder *tree)
{
    return tree->insertion.language;
}

static const char *value_of(const struct tag *tag, enum attribute attribute)
{
    return tag->attributes->values[attribute];
}

static const char *language_of(struct arena *arena, const struct attributes *attributes)
{
    const char *tag = attributes->values[ATTRIBUTE_LANG];
    tag = tag ? tag : attributes->values[ATTRIBUTE_XML_LANG];
    return tag && language_is_well_formed(tag) ? arena_copy_text(arena, tag) : NULL;
}

/* "#id" stays; what leads nowhere that a book may point to is not a link. */
static const char *link_of(struct arena *arena, const struct element *element,
                           const struct attributes *attributes)
{
    const char *target = attributes->values[ATTRIBUTE_HREF];
    if (!target || element->role != ROLE_FORMATTING)
        return NULL;
    while (isspace((unsigned char)*target))
        target++;
    if (*target == '#')
        return target[1] ? arena_format(arena, "#%s", uri_decode(arena, target + 1)) : NULL;
    return uri_clean(arena, target);
}

/* epub:type="noteref", and what 多看 calls one. */
static bool is_note_mark(const struct tag *tag)
{
    const char *type = value_of(tag, ATTRIBUTE_EPUB_TYPE), *class = value_of(tag, ATTRIBUTE_CLASS);
    return tag->link && ((type && strstr(type, "noteref")) || (class && strstr(class, "duokan-footnote")));
}

/* epub:type="footnote", which readers of books hide until it is asked for. */
static bool holds_note(const struct tag *tag)
{
    static const char *const words[] = {"footnote", "endnote", "rearnote"};
    const char *type = value_of(tag, ATTRIBUTE_EPUB_TYPE), *role = value_of(tag, ATTRIBUTE_ROLE);
    bool found = false;
    for (size_t i = 0; i < COUNT(words); i++)
        found |= (type && strstr(type, words[i])) || (role && strstr(role, words[i]));
    return found;
}

/* An element that holds a note is a link to it, but not inside another link. */
static void hold_note(struct tree_builder *tree, struct tag *tag)
{
    if (tag->link || tree_builder_top(tree)->link)
        return;
    struct insertion *insertion = &tree->insertion;
    tag->link =
        held_notes_add(&tree->held, insertion->arena, tag->element, tag->attributes, insertion->content.line);
    tag->is_mark = held_notes_is_mark(&tree->held, tag->link);
}

static void show(struct declared *declared)
{
    declared->hidden = CHOICE_NONE;
    if (declared->display == DISPLAY_NONE)
        declared->display = DISPLAY_UNSET;
}

static void declare(struct tree_builder *tree, struct tag *tag)
{
    struct arena *arena = tree->insertion.arena;
    const char *style = value_of(tag, ATTRIBUTE_STYLE);
    if (tag->element->style)
        style_parse(arena, tag->element->style, strlen(tag->element->style), &tag->declared);
    style_parse_attributes(arena, tag->element, tag->attributes, &tag->declared);
    struct subject subject = {tag->name, value_of(tag, ATTRIBUTE_ID), value_of(tag, ATTRIBUTE_CLASS)};
    const struct ancestors ancestors = open_elements_ancestors(&tree->insertion.stack);
    stylesheet_apply(&tree->sheet, &ancestors, &subject, &tag->declared);
    tag->declared.backdrop.picture = NULL; /* those of style sheets are icons and paper */
    if (value_of(tag, ATTRIBUTE_DATA_LAZY_BGIMG))
        tag->declared.backdrop.picture = arena_copy_text(arena, value_of(tag, ATTRIBUTE_DATA_LAZY_BGIMG));
    if (style)
        style_parse(arena, style, strlen(style), &tag->declared);
    if (is_note_mark(tag))
        tag->declared.on |= STYLE_SUPERSCRIPT;
    if (!tree->keeps_color)
        tag->declared.color = NULL;
    bool is_shown =
        tree->shows_hidden || tag->is_mark || holds_note(tag) || held_notes_is_inside(&tree->held, tag->link);
    if (is_shown)
        show(&tag->declared);
}

static void add_anchors(struct tree_builder *tree, const struct tag *tag)
{
    const char *id = value_of(tag, ATTRIBUTE_ID), *name = value_of(tag, ATTRIBUTE_NAME);
    if (id)
        content_add_anchor(&tree->insertion.content, id);
    if (name && !strcmp(tag->element->name, "a") && (!id || strcmp(id, name) != 0))
        content_add_anchor(&tree->insertion.content, name);
}

static bool is_integration_point(const struct open_element *open, const void *context)
{
    (void)context;
    const char *name = open->subject.element;
    return !strcmp(name, "foreignobject") || !strcmp(name, "desc");
}

static bool is_svg(const struct open_element *open, const void *context)
{
    (void)context;
    return !strcmp(open->subject.element, "svg");
}

/* HTML in a drawing ends it, so that a drawing that is never closed does not hide the rest of the page. */
static void leave_svg(struct tree_builder *tree, const struct element *element)
{
    bool may_leave = element->flags & ELEMENT_LEAVES_SVG && tree->insertion.stack.counts[ROLE_HIDDEN];
    if (may_leave)
        insert_pop_to(&tree->insertion,
                      open_elements_find(&tree->insertion.stack, is_svg, is_integration_point, NULL));
}

/* An address on the page's own site, which a saved page does not name. */
static bool leads_away(const struct tag *tag)
{
    const char *target = value_of(tag, ATTRIBUTE_HREF);
    return tag->element->role == ROLE_FORMATTING && tag->link == NULL && target != NULL && *target != '#' &&
           *target != '\0';
}

static void handle_start(void *context, const struct element *element, const char *name,
                         const struct attributes *attributes)
{
    struct tree_builder *tree = context;
    struct arena *arena = tree->insertion.arena;
    if (formulas_start(&tree->formulas, element, name, attributes))
        return;
    struct tag tag = {
        .element = element,
        .name = element == &element_unknown ? arena_copy_text(arena, name) : element->name,
        .attributes = attributes,
        .link = link_of(arena, element, attributes),
        .language = language_of(arena, attributes),
    };
    tag.leads_away = leads_away(&tag);
    tree->drops_line_feed = false;
    leave_svg(tree, element);
    hold_note(tree, &tag);
    declare(tree, &tag);
    add_anchors(tree, &tag);
    if (element->flags & ELEMENT_MEDIA)
        media_start(&tree->media, &tree->insertion, &tag);
    tag_starts[element->role](tree, &tag);
}

static void handle_end(void *context, const struct element *element, const char *name)
{
    struct tree_builder *tree = context;
    struct tag tag = {.element = element, .name = name};
    if (formulas_end(&tree->formulas, element, name))
        return;
    tree->drops_line_feed = false;
    if (tree->insertion.stack.counts[tag.element->role] || tag.element->role == ROLE_BREAK ||
        tag.element->role == ROLE_NOSCRIPT || tag.element->role == ROLE_FORMATTING)
        tag_ends[tag.element->role](tree, &tag);
}

static void handle_text(void *context, const char *text, size_t length)
{
    struct tree_builder *tree = context;
    const struct open_element *top = tree_builder_top(tree);
    if (tree->drops_line_feed && *text == '\n') {
        text++;
        length--;
    }
    tree->drops_line_feed = false;
    if (length && formulas_text(&tree->formulas, text, length))
        return;
    if (top->element->role == ROLE_TITLE) {
        if (!tree->has_title && !top->is_hidden)
            buffer_append(&tree->title, text, length);
    } else if (top->element->role == ROLE_STYLESHEET)
        buffer_append(&tree->css, text, length);
    else if (length)
        insert_text(&tree->insertion, text, length);
}

static void handle_drawing(void *context, const struct attributes *attributes, const char *markup,
                           size_t length)
{
    struct tree_builder *tree = context;
    struct tag tag = {.element = element_find("svg", 3), .name = "svg", .attributes = attributes};
    if (formulas_are_open(&tree->formulas))
        return;
    declare(tree, &tag);
    if (tag.declared.display != DISPLAY_NONE && tag.declared.hidden != CHOICE_YES)
        insert_drawing(&tree->insertion, markup, length);
}

struct token_handler tree_builder_handler(struct tree_builder *tree)
{
    return (struct token_handler){
        tree, handle_start, handle_end, handle_text, &tree->insertion.content.line, handle_drawing};
}

void tree_builder_finish(struct tree_builder *tree)
{
    formulas_finish(&tree->formulas, tree->insertion.images.diag,
                    (struct place){tree->insertion.images.store.source->name, 0});
    insert_pop_to(&tree->insertion, 1);
    images_report_last(&tree->insertion.images);
    content_end_block(&tree->insertion.content);
    content_finish(&tree->insertion.content);
    word_labels_settle(&tree->insertion.labels, builder_document(tree->insertion.builder));
    if (tree->insertion.saw_hard_blank)
        word_collapse_blanks(builder_document(tree->insertion.builder));
    mend_tree(builder_document(tree->insertion.builder));
}

size_t tree_builder_settle(struct tree_builder *tree)
{
    struct document *document = builder_document(tree->insertion.builder);
    size_t notes =
        notes_find(document, tree->insertion.content.anchors, &tree->held, &tree->insertion.regions);
    backdrops_report(&tree->insertion.backdrops, document, tree->insertion.images.diag);
    media_settle(&tree->media, document, tree->insertion.images.diag);
    figures_settle(document);
    links_resolve(document, tree->insertion.content.anchors);
    return notes;
}
