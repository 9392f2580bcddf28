#include "formats/pdf/closing/amend_streams.h"

#include <string.h>

/* A stream's object again, from its dictionary on: what was begun has the entries that replace `dropped`. */
static void append_again(struct update *update, const struct stream *stream, const char *const dropped[])
{
    update_append_entries(update, stream->dictionary, dropped);
    buffer_append_format(&update->bytes, "/Length %zu >>", span_size(stream->bytes));
    update_append_stream(update, stream->bytes);
    update_end_object(update);
}

static void append_entry(struct update *update, struct span dictionary, const char *key)
{
    struct span value = dictionary_find(dictionary, key);
    if (!span_size(value))
        return;
    buffer_append_format(&update->bytes, "\n   /%s ", key);
    buffer_append(&update->bytes, value.begin, span_size(value));
}

/* What is not part of the text comes in forms that begin outside of the page (formats/canvas/painter.c); those
 * of pictures and masks do not. */
static bool is_artifact(struct span form)
{
    struct span inside, left, bottom;
    return value_open_array(dictionary_find(form, "BBox"), &inside) && syntax_take_value(&inside, &left) &&
           syntax_take_value(&inside, &bottom) && *left.begin == '-' && *bottom.begin == '-';
}

/* Such a form becomes one that paints the old one as an artifact. */
static void replace_form(struct update *update, long number, const struct stream *form)
{
    static const char content[] = "/Artifact BMC\n/a Do\nEMC";
    static const char *const replaced[] = {"Length", "Matrix", NULL}; /* the outer form has the matrix */
    long old = update->next;
    update_begin_object(update, old);
    buffer_append_text(&update->bytes, "<< ");
    append_again(update, form, replaced);
    update_begin_object(update, number);
    buffer_append_format(&update->bytes, "<< /Type /XObject /Subtype /Form /Length %zu", strlen(content));
    append_entry(update, form->dictionary, "BBox");
    append_entry(update, form->dictionary, "Matrix");
    buffer_append_format(&update->bytes, "\n   /Resources << /XObject << /a %ld 0 R >> >>\n>>", old);
    update_append_stream(update, (struct span){content, content + strlen(content)});
    update_end_object(update);
}

/* A JPEG in four inks with Adobe's marker has them inverted, which Cairo does not tell. */
static void invert_inks(struct update *update, long number, const struct stream *picture)
{
    static const char *const replaced[] = {"Length", "Decode", NULL};
    update_begin_object(update, number);
    buffer_append_text(&update->bytes, "<< /Decode [1 0 1 0 1 0 1 0]\n   ");
    append_again(update, picture, replaced);
}

static bool has_inverted_inks(const struct stream *picture)
{
    enum { HEAD = 1 << 16, MARKER = 4 /* FF EE, and the length */ };
    const char *bytes = picture->bytes.begin;
    size_t size = span_size(picture->bytes);
    const char *name = memmem(bytes, size < HEAD ? size : HEAD, "Adobe", strlen("Adobe"));
    return name && name - bytes >= MARKER && !memcmp(name - MARKER, "\xFF\xEE", 2);
}

/* A photograph in four inks, packed once, as a camera or a scanner packs it. */
static bool is_photograph_in_inks(struct span dictionary)
{
    struct span filter = dictionary_find(dictionary, "Filter"), inside;
    if (value_open_array(filter, &inside) && !syntax_take_value(&inside, &filter))
        return false;
    return value_is_name(filter, "DCTDecode") && dictionary_has_name(dictionary, "ColorSpace", "DeviceCMYK");
}

void amend_stream(struct update *update, long number, struct span dictionary)
{
    struct stream stream;
    bool is_form = dictionary_has_name(dictionary, "Subtype", "Form") && is_artifact(dictionary);
    bool is_picture =
        dictionary_has_name(dictionary, "Subtype", "Image") && is_photograph_in_inks(dictionary);
    if ((!is_form && !is_picture) || !objects_find_stream(&update->objects, number, &stream))
        return;
    if (is_form)
        replace_form(update, number, &stream);
    else if (has_inverted_inks(&stream))
        invert_inks(update, number, &stream);
}
