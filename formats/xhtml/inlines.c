#include "formats/xhtml/inlines.h"

#include "base/uri.h"
#include "base/xml/xml.h"
#include "formats/xhtml/contrast.h"
#include "formats/xhtml/label.h"
#include "formats/xhtml/slant.h"
#include "formats/xhtml/tags.h"
#include "formats/xhtml/words.h"

#include <string.h>

static const struct {
    unsigned style;
    const char *tag, *class_name;
} style_tags[] = {
    {STYLE_STRONG, "strong", NULL},
    {STYLE_EMPHASIS, "em", NULL},
    {STYLE_EMPHASIS_MARK, "em", "emphasis-mark"},
    {STYLE_UNDERLINE, "u", NULL},
    {STYLE_BOOK_TITLE, "u", "book-title"},
    {STYLE_STRIKE, "s", NULL},
    {STYLE_BOX, "span", "box"},
    {STYLE_MARK, "mark", NULL},
    {STYLE_SMALL, "small", NULL},
    {STYLE_WARICHU, "small", "warichu"},
    {STYLE_LARGE, "span", "large"},
    {STYLE_CODE, "code", NULL},
    {STYLE_KEYBOARD, "kbd", NULL},
    {STYLE_SUBSCRIPT, "sub", NULL},
    {STYLE_SUPERSCRIPT, "sup", NULL},
    {STYLE_VARIABLE, "i", NULL},
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

/* The outer span carries what is not an element of its own; the elements stand inside it. */
static bool needs_span(const struct node *node)
{
    return node->id || node->language || face_class(node) || contrast_is_enough(node->span.color);
}

/* Foreign words in emphasis are italic, which only what stands around them can tell. */
static const char *style_class(const struct node *node, size_t row)
{
    bool is_latin = style_tags[row].style == STYLE_EMPHASIS && slant_find(node) == SLANT_ALL;
    return is_latin ? "latin" : style_tags[row].class_name;
}

static void open_span(struct xhtml *xhtml, const struct node *node)
{
    if (needs_span(node)) {
        const char *const classes[XHTML_MOST_CLASSES] = {face_class(node)};
        buffer_append_text(xhtml->out, "<span");
        xhtml_write_classes(xhtml->out, classes);
        xhtml_write_common(xhtml, node);
        if (contrast_is_enough(node->span.color))
            buffer_append_format(xhtml->out, " style=\"color: %s\"", node->span.color);
        buffer_append_byte(xhtml->out, '>');
    }
    for (size_t i = 0; i < STYLE_TAG_COUNT; i++) {
        if (!(node->span.styles & style_tags[i].style))
            continue;
        buffer_append_format(xhtml->out, "<%s", style_tags[i].tag);
        xml_append_attribute(xhtml->out, "class", style_class(node, i));
        buffer_append_byte(xhtml->out, '>');
    }
}

void xhtml_enter_span(struct xhtml *xhtml, const struct walk *walk)
{
    bool is_emphasis = walk->node->span.styles & STYLE_EMPHASIS;
    if (walk->event == WALK_ENTER) {
        open_span(xhtml, walk->node);
        xhtml->slants_latin |= is_emphasis && slant_find(walk->node) == SLANT_SOME;
        return;
    }
    xhtml->slants_latin &= !is_emphasis;
    for (size_t i = STYLE_TAG_COUNT; i-- > 0;)
        if (walk->node->span.styles & style_tags[i].style)
            xhtml_close_tag(xhtml, style_tags[i].tag);
    if (needs_span(walk->node))
        xhtml_close_tag(xhtml, "span");
}

/* The first picture in a node that will be seen; NULL: there is none. */
static const struct node *find_first_picture(const struct xhtml *xhtml, const struct node *node)
{
    struct walk walk = walk_start(node);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_IMAGE && walk.node->image.resource && xhtml->setting->find_picture)
            return walk.node;
    return NULL;
}

/* NULL when the target is not a place of this article, nor a safe URI; and when there is nothing to be chosen. */
static const char *find_href(struct xhtml *xhtml, const struct node *link)
{
    const char *target = link->link.target;
    if (!*xhtml_label(xhtml->arena, link) && !find_first_picture(xhtml, link))
        return NULL;
    if (*target != '#')
        return uri_clean(xhtml->arena, target);
    const struct anchor *anchor = anchors_find(&xhtml->anchors, xhtml->arena, target + 1);
    return anchor ? xhtml_make_href(xhtml, anchor) : NULL;
}

static bool is_inside_link(const struct node *node)
{
    for (node = node->parent; node && !node_is_block(node); node = node->parent)
        if (node->kind == NODE_LINK)
            return true;
    return false;
}

/* A link in a link, or one that leads nowhere, is a span: its text and its id stay. */
void xhtml_enter_link(struct xhtml *xhtml, const struct walk *walk)
{
    const struct node *node = walk->node;
    const char *href = is_inside_link(node) ? NULL : find_href(xhtml, node);
    if (walk->event == WALK_LEAVE) {
        xhtml_close_tag(xhtml, href ? "a" : "span");
        xhtml->inside_link = href ? false : xhtml->inside_link;
        return;
    }
    buffer_append_format(xhtml->out, "<%s", href ? "a" : "span");
    xml_append_attribute(xhtml->out, "href", href);
    xhtml_write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
    xhtml->inside_link |= href != NULL;
}

static void write_missing_image(struct xhtml *xhtml, const struct node *node)
{
    if (!node->text || !*node->text)
        return;
    buffer_append_text(xhtml->out, "<span class=\"missing\"");
    xhtml_write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
    xml_append_text(xhtml->out, node->text, strlen(node->text));
    xhtml_close_tag(xhtml, "span");
}

/* Kobo asks for sizes in percent of the width: of a column that web pages are made for. */
static unsigned percent_of_column(uint32_t width)
{
    enum { COLUMN = 640 };
    return width < COLUMN ? (width * 100 + COLUMN - 1) / COLUMN : 100;
}

static void write_picture_size(struct xhtml *xhtml, const struct node *node)
{
    switch (xhtml->setting->picture_size) {
    case XHTML_PICTURE_PIXELS:
        if (node->image.width)
            buffer_append_format(xhtml->out, " width=\"%u\"", node->image.width);
        if (node->image.height)
            buffer_append_format(xhtml->out, " height=\"%u\"", node->image.height);
        break;
    case XHTML_PICTURE_PERCENT:
        if (node->image.width)
            buffer_append_format(xhtml->out, " style=\"width: %u%%\"", percent_of_column(node->image.width));
        break;
    case XHTML_PICTURE_NO_SIZE: break;
    }
}

static const struct node *find_link(const struct node *node)
{
    while (node && node->kind != NODE_LINK && !node_is_block(node))
        node = node->parent;
    return node && node->kind == NODE_LINK ? node : NULL;
}

/* A link that only shows pictures without a description is named by where it leads, at its first one. */
static const char *name_of_link(struct xhtml *xhtml, const struct node *picture)
{
    const struct node *link = find_link(picture);
    if (!link || *xhtml_label(xhtml->arena, link) || find_first_picture(xhtml, link) != picture)
        return NULL;
    if (*link->link.target == '#')
        return xhtml->setting->picture_name;
    const char *host = strstr(link->link.target, "://");
    return host ? host + 3 : link->link.target;
}

static const char *find_alternative(struct xhtml *xhtml, const struct node *node)
{
    bool is_described = node->text && *node->text;
    xhtml->features.undescribed_pictures |= !is_described;
    if (is_described)
        return node->text;
    const char *name = name_of_link(xhtml, node);
    if (name)
        return name;
    return xhtml->setting->describes_every_picture ? xhtml->setting->picture_name : "";
}

/* Its author says neither what it shows nor that it means nothing. The class tells readers of the book so. */
static bool is_undescribed(const struct node *node)
{
    return !(node->text && *node->text) && !node->image.is_decoration;
}

static void write_picture(struct xhtml *xhtml, const struct node *node, const char *address)
{
    bool is_wrapped = xhtml->setting->wraps_pictures && (node->id || node->language);
    if (is_wrapped)
        xhtml_open_tag(xhtml, node, "span");
    buffer_append_format(xhtml->out, "<img src=\"%s\"", address);
    xml_append_attribute(xhtml->out, "alt", find_alternative(xhtml, node));
    if (is_undescribed(node))
        buffer_append_text(xhtml->out, " class=\"undescribed\"");
    write_picture_size(xhtml, node);
    if (!is_wrapped)
        xhtml_write_common(xhtml, node);
    buffer_append_text(xhtml->out, "/>");
    if (is_wrapped)
        xhtml_close_tag(xhtml, "span");
}

void xhtml_write_image(struct xhtml *xhtml, const struct node *node)
{
    const struct resource *resource = node->image.resource;
    const struct xhtml_setting *setting = xhtml->setting;
    bool is_shown = resource && setting->find_picture;
    const char *address = is_shown ? setting->find_picture(setting->context, resource) : NULL;
    if (!address) {
        write_missing_image(xhtml, node);
        return;
    }
    bool is_marked = setting->marks_sentences;
    xhtml->features.pictures = true;
    if (is_marked) {
        xhtml_start_kobo_block(xhtml);
        xhtml_open_kobo_span(xhtml);
    }
    write_picture(xhtml, node, address);
    if (is_marked)
        xhtml_close_tag(xhtml, "span");
}

void xhtml_enter_ruby_part(struct xhtml *xhtml, const struct walk *walk, const char *before,
                           const char *after)
{
    const struct node *node = walk->node;
    bool spanned = node->id || node->language;
    if (walk->event == WALK_ENTER) {
        buffer_append_text(xhtml->out, before);
        if (spanned)
            xhtml_open_tag(xhtml, node, "span");
    } else {
        if (spanned)
            xhtml_close_tag(xhtml, "span");
        buffer_append_text(xhtml->out, after);
    }
}

static void write_mathml(struct xhtml *xhtml, const struct node *node)
{
    bool is_marked = xhtml->setting->marks_sentences;
    xhtml->features.formulas = true;
    xhtml->part_has_formulas = true;
    if (is_marked) {
        xhtml_start_kobo_block(xhtml);
        xhtml_open_kobo_span(xhtml);
    }
    buffer_append_text(xhtml->out, node->formula.mathml);
    if (is_marked)
        xhtml_close_tag(xhtml, "span");
}

/* A space between two words stands at the start of the second one. */
static bool begins_blank(const struct node *node)
{
    while (node->first_child)
        node = node->first_child;
    return node->kind == NODE_TEXT && *node->text == ' ';
}

/* MathML where there is any, else its line of text. */
void xhtml_enter_formula(struct xhtml *xhtml, struct walk *walk)
{
    const struct node *node = walk->node;
    bool is_spanned = node->id || node->language || !node->formula.mathml;
    if (walk->event == WALK_LEAVE) {
        if (is_spanned)
            xhtml_close_tag(xhtml, "span");
        return;
    }
    if (node->formula.mathml && begins_blank(node))
        buffer_append_byte(xhtml->out, ' ');
    if (is_spanned)
        xhtml_open_tag(xhtml, node, "span");
    if (!node->formula.mathml)
        return;
    write_mathml(xhtml, node);
    walk_skip_children(walk);
}
