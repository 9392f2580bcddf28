#include "formats/xhtml/notes.h"

#include "base/xml/xml.h"
#include "formats/xhtml/paragraphs.h"
#include "formats/xhtml/tags.h"
#include "formats/xhtml/xhtml.h"

#include <string.h>

static void keep_note(struct xhtml *xhtml, const struct node *node)
{
    struct xhtml_note *note = arena_allocate(xhtml->arena, sizeof *note);
    note->node = node;
    *xhtml->last_note = note;
    xhtml->last_note = &note->next;
}

/* A note that the running text never refers to stands at the end of its own part. */
void xhtml_enter_note(struct xhtml *xhtml, struct walk *walk)
{
    if (walk->event == WALK_LEAVE)
        return;
    const struct anchor *anchor = anchors_of(&xhtml->anchors, walk->node);
    if (!anchor || !anchor->reference)
        keep_note(xhtml, walk->node);
    walk_skip_children(walk);
}

static const char *back_id(struct xhtml *xhtml, const struct anchor *note)
{
    return arena_format(xhtml->arena, "bx-r%u", note->order);
}

static void write_mark(struct xhtml *xhtml, const char *mark)
{
    const struct xhtml_setting *setting = xhtml->setting;
    const char *picture = setting->find_note_mark ? setting->find_note_mark(setting->context) : NULL;
    if (!picture) {
        xml_append_text(xhtml->out, mark, strlen(mark));
        return;
    }
    buffer_append_format(xhtml->out, "<img src=\"%s\"", picture);
    xml_append_attribute(xhtml->out, "alt", mark);
    buffer_append_text(xhtml->out, "/>");
}

static void write_duokan_class(struct xhtml *xhtml, const char *name)
{
    if (xhtml->setting->has_duokan_classes)
        xml_append_attribute(xhtml->out, "class", name);
}

/* The mark is a link both to pop up (epub:type) and for the readers that know 多看's class only. */
void xhtml_write_reference(struct xhtml *xhtml, const struct node *node)
{
    const struct anchor *note = anchors_find(&xhtml->anchors, xhtml->arena, node->link.target);
    bool linked = note && note->node->kind == NODE_NOTE && !xhtml->inside_link;
    xhtml_open_tag(xhtml, node, "sup");
    if (linked) {
        buffer_append_text(xhtml->out, "<a");
        write_duokan_class(xhtml, "duokan-footnote");
        xhtml_write_meaning(xhtml, "noteref", "doc-noteref");
        if (note->reference == node && !xhtml->is_repeated) {
            xml_append_attribute(xhtml->out, "id", back_id(xhtml, note));
            keep_note(xhtml, note->node);
        }
        xml_append_attribute(xhtml->out, "href", xhtml_make_href(xhtml, note));
        buffer_append_byte(xhtml->out, '>');
        write_mark(xhtml, node->text);
        xhtml_close_tag(xhtml, "a");
    } else {
        if (note && note->reference == node && !xhtml->is_repeated)
            keep_note(xhtml, note->node);
        xml_append_text(xhtml->out, node->text, strlen(node->text));
    }
    xhtml_close_tag(xhtml, "sup");
}

/* The mark again, as the way back; it opens the note's first paragraph. */
static void write_back_link(struct xhtml *xhtml, const struct anchor *anchor)
{
    if (!anchor || !anchor->reference)
        return;
    const char *mark = anchor->reference->text;
    buffer_append_text(xhtml->out, "<a class=\"back\"");
    xhtml_write_meaning(xhtml, NULL, "doc-backlink");
    xml_append_attribute(xhtml->out, "href", arena_format(xhtml->arena, "#%s", back_id(xhtml, anchor)));
    buffer_append_byte(xhtml->out, '>');
    xml_append_text(xhtml->out, mark, strlen(mark));
    buffer_append_text(xhtml->out, "</a> ");
}

/* The words of a note, as the mark opens them. */
static void write_note_text(struct xhtml *xhtml, const struct node *note)
{
    const struct anchor *anchor = anchors_of(&xhtml->anchors, note);
    const struct node *first = note->first_child;
    bool opens_with_paragraph = first && first->kind == NODE_PARAGRAPH;
    if (opens_with_paragraph)
        xhtml_open_paragraph(xhtml, first);
    write_back_link(xhtml, anchor);
    for (const struct node *child = first; child; child = child->next) {
        if (child == first && opens_with_paragraph) {
            for (const struct node *inline_node = child->first_child; inline_node;
                 inline_node = inline_node->next)
                xhtml_write_block(xhtml, inline_node);
            xhtml_close_line(xhtml, "p");
        } else {
            xhtml_write_block(xhtml, child);
        }
    }
}

/* An aside is what readers of EPUB open, an item of a list what 多看 opens: the id stands where it is asked for. */
static void write_note(struct xhtml *xhtml, const struct node *note)
{
    const struct xhtml_setting *setting = xhtml->setting;
    bool has_aside = setting->has_epub_types || setting->has_roles;
    bool names_aside = has_aside && !setting->opens_note_items;
    buffer_append_text(xhtml->out, "<li");
    write_duokan_class(xhtml, "duokan-footnote-item");
    if (!names_aside)
        xhtml_write_common(xhtml, note);
    buffer_append_byte(xhtml->out, '>');
    if (has_aside) {
        buffer_append_text(xhtml->out, "<aside");
        xhtml_write_meaning(xhtml, "footnote", "doc-footnote");
        if (names_aside)
            xhtml_write_common(xhtml, note);
        buffer_append_byte(xhtml->out, '>');
    }
    write_note_text(xhtml, note);
    if (has_aside)
        xhtml_close_tag(xhtml, "aside");
    xhtml_close_line(xhtml, "li");
}

/* A note may ask for further ones, which join the end of the queue. */
void xhtml_write_notes(struct xhtml *xhtml)
{
    if (!xhtml->notes)
        return;
    bool has_class = xhtml->setting->has_duokan_classes;
    xhtml->whole++;
    buffer_append_format(xhtml->out, "<ol class=\"notes%s\">\n", has_class ? " duokan-footnote-content" : "");
    for (struct xhtml_note *note = xhtml->notes; note; note = note->next)
        write_note(xhtml, note->node);
    buffer_append_text(xhtml->out, "</ol>\n");
    xhtml->whole--;
    xhtml->notes = NULL;
    xhtml->last_note = &xhtml->notes;
}
