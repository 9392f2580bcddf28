#include "formats/html/tree/tree_builder.h"

#include "base/language.h"
#include "base/uri.h"
#include "formats/html/tree/aozora.h"
#include "formats/html/tree/links.h"
#include "formats/html/tree/mend.h"
#include "formats/html/tree/note_links.h"
#include "formats/html/tree/tags.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_PAGE_TITLE = 4096, SHORTEST_ARTICLE = 60 /* bytes */ };

struct build *build_new(struct builder *builder, const struct source *source, struct diag *diag,
                        bool keeps_color)
{
    struct build *build = memory_allocate(sizeof *build);
    *build = (struct build){
        .title = {.ceiling = LONGEST_PAGE_TITLE},
        .css = {.ceiling = MOST_STYLESHEET_BYTES},
        .keeps_color = keeps_color,
        .images = {.builder = builder, .source = source, .diag = diag},
    };
    place_start(&build->place, builder);
    stylesheet_add(&build->sheet, build->place.arena, aozora_sheet, sizeof aozora_sheet - 1);
    return build;
}

void build_free(struct build *build)
{
    if (!build)
        return;
    place_free(&build->place);
    buffer_free(&build->title);
    buffer_free(&build->css);
    free(build);
}

void build_show_hidden(struct build *build)
{
    build->shows_hidden = true;
}

bool build_hides_most(const struct build *build)
{
    const struct place_in_tree *place = &build->place;
    return place->hidden_length > place->shown_length && place->hidden_length >= SHORTEST_ARTICLE;
}

const char *build_page_title(const struct build *build)
{
    return build->title.length ? arena_copy_text(build->place.arena, build->title.data) : NULL;
}

const char *build_language(const struct build *build)
{
    return build->place.language;
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

/* "#id" stays; what leads nowhere that a book may point to is no link. */
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

static void show(struct declared *declared)
{
    declared->hidden = CHOICE_NONE;
    if (declared->display == DISPLAY_NONE)
        declared->display = DISPLAY_UNSET;
}

static void declare(struct build *build, struct tag *tag)
{
    struct arena *arena = build->place.arena;
    const char *style = value_of(tag, ATTRIBUTE_STYLE);
    if (tag->element->style)
        style_parse(arena, tag->element->style, strlen(tag->element->style), &tag->declared);
    style_parse_attributes(arena, tag->element, tag->attributes, &tag->declared);
    struct subject subject = {tag->name, value_of(tag, ATTRIBUTE_ID), value_of(tag, ATTRIBUTE_CLASS)};
    stylesheet_apply(&build->sheet, &build->place.stack, &subject, &tag->declared);
    if (style)
        style_parse(arena, style, strlen(style), &tag->declared);
    if (is_note_mark(tag))
        tag->declared.on |= STYLE_SUPERSCRIPT;
    if (!build->keeps_color)
        tag->declared.color = NULL;
    if (build->shows_hidden)
        show(&tag->declared);
}

static void add_anchors(struct build *build, const struct tag *tag)
{
    const char *id = value_of(tag, ATTRIBUTE_ID), *name = value_of(tag, ATTRIBUTE_NAME);
    if (id)
        content_add_anchor(&build->place.content, id);
    if (name && !strcmp(tag->element->name, "a") && (!id || strcmp(id, name) != 0))
        content_add_anchor(&build->place.content, name);
}

static void handle_start(void *context, const char *name, const struct attributes *attributes)
{
    struct build *build = context;
    const struct element *element = element_find(name, strlen(name));
    struct arena *arena = build->place.arena;
    struct tag tag = {
        .element = element,
        .name = element == &element_unknown ? arena_copy_text(arena, name) : element->name,
        .attributes = attributes,
        .link = link_of(arena, element, attributes),
        .language = language_of(arena, attributes),
    };
    build->drops_line_feed = false;
    declare(build, &tag);
    add_anchors(build, &tag);
    tag_starts[element->role](build, &tag);
}

static void handle_end(void *context, const char *name)
{
    struct build *build = context;
    struct tag tag = {.element = element_find(name, strlen(name)), .name = name};
    build->drops_line_feed = false;
    if (build->place.stack.counts[tag.element->role] || tag.element->role == ROLE_BREAK ||
        tag.element->role == ROLE_FORMATTING)
        tag_ends[tag.element->role](build, &tag);
}

static void handle_text(void *context, const char *text, size_t length)
{
    struct build *build = context;
    const struct open_element *top = build_top(build);
    if (build->drops_line_feed && *text == '\n') {
        text++;
        length--;
    }
    build->drops_line_feed = false;
    if (top->element->role == ROLE_TITLE) {
        if (!build->has_title && !top->is_hidden)
            buffer_append(&build->title, text, length);
    } else if (top->element->role == ROLE_STYLESHEET)
        buffer_append(&build->css, text, length);
    else if (length)
        place_text(&build->place, text, length);
}

struct parse_handler build_handler(struct build *build)
{
    return (struct parse_handler){build, handle_start, handle_end, handle_text, &build->place.content.line};
}

void build_finish(struct build *build)
{
    place_pop_to(&build->place, 1);
    content_end_block(&build->place.content);
    content_finish(&build->place.content);
    mend_tree(builder_document(build->place.builder));
}

size_t build_settle(struct build *build)
{
    struct document *document = builder_document(build->place.builder);
    size_t notes = notes_find(document, build->place.content.anchors);
    images_settle(document);
    links_resolve(document, build->place.content.anchors);
    return notes;
}
