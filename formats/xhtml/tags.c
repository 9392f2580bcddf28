#include "formats/xhtml/tags.h"

#include "base/xml/xml.h"

#include <string.h>

void xhtml_write_classes(struct buffer *out, const char *const classes[static XHTML_MOST_CLASSES])
{
    bool any = false;
    for (size_t i = 0; i < XHTML_MOST_CLASSES; i++) {
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

void xhtml_write_common(struct xhtml *xhtml, const struct node *node)
{
    const struct anchor *anchor = xhtml->is_repeated ? NULL : anchors_of(&xhtml->anchors, node);
    if (anchor)
        xml_append_attribute(xhtml->out, "id", anchor->id);
    if (!node->language || !strcmp(node->language, language_in_force(xhtml, node->parent)))
        return;
    xml_append_attribute(xhtml->out, "lang", node->language);
    xml_append_attribute(xhtml->out, "xml:lang", node->language);
}

void xhtml_open_tag(struct xhtml *xhtml, const struct node *node, const char *name)
{
    buffer_append_format(xhtml->out, "<%s", name);
    xhtml_write_common(xhtml, node);
    buffer_append_byte(xhtml->out, '>');
}

void xhtml_close_tag(struct xhtml *xhtml, const char *name)
{
    buffer_append_format(xhtml->out, "</%s>", name);
}

void xhtml_close_line(struct xhtml *xhtml, const char *name)
{
    buffer_append_format(xhtml->out, "</%s>\n", name);
}

const char *xhtml_alignment_class(enum alignment alignment)
{
    return alignment == ALIGNMENT_DEFAULT ? NULL : alignment_name(alignment);
}

void xhtml_write_meaning(struct xhtml *xhtml, const char *type, const char *role)
{
    if (xhtml->setting->has_epub_types)
        xml_append_attribute(xhtml->out, "epub:type", type);
    if (xhtml->setting->has_roles)
        xml_append_attribute(xhtml->out, "role", role);
}

const char *xhtml_make_href(struct xhtml *xhtml, const struct anchor *anchor)
{
    const struct xhtml_setting *setting = xhtml->setting;
    size_t part = setting->find_part
                      ? setting->find_part(setting->context, anchors_number(&xhtml->anchors, anchor))
                      : xhtml->part;
    const char *file = part == xhtml->part ? "" : setting->name_part(setting->context, xhtml->arena, part);
    return arena_format(xhtml->arena, "%s#%s", file, anchor->id);
}

void xhtml_enter_element(struct xhtml *xhtml, const struct walk *walk, const char *tag)
{
    if (walk->event == WALK_ENTER)
        xhtml_open_tag(xhtml, walk->node, tag);
    else if (node_is_block(walk->node))
        xhtml_close_line(xhtml, tag);
    else
        xhtml_close_tag(xhtml, tag);
}

void xhtml_write_empty(struct xhtml *xhtml, const struct node *node, const char *tag)
{
    buffer_append_format(xhtml->out, "<%s", tag);
    xhtml_write_common(xhtml, node);
    buffer_append_text(xhtml->out, "/>");
}
