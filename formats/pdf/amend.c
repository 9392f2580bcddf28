#include "formats/pdf/amend.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* Writes an object again, with `more` keys to come; the caller ends it with end_amended. */
static bool begin_amended(struct update *update, long number)
{
    char *dictionary = update_dictionary(update, number);
    if (!dictionary)
        return false;
    update_begin_object(update, number);
    buffer_append_format(update->pdf, "<<%s", dictionary);
    free(dictionary);
    return true;
}

static void end_amended(struct update *update)
{
    buffer_append_text(update->pdf, "\n>>\nendobj\n");
}

static void append_key(struct update *update, const char *key, const char *text)
{
    if (!text)
        return;
    buffer_append_format(update->pdf, "\n   %s ", key);
    update_append_text(update, text);
}

/* The annotation of a link says what the link says, and is printed. */
static void amend_link(struct update *update, long number, const struct element *link)
{
    const char *text = update_object(update, number), *key = "<< /Type /OBJR /Obj ";
    const char *end = text ? strstr(text, "endobj") : NULL, *found = text ? strstr(text, key) : NULL;
    if (!found || found > end)
        return;
    if (!begin_amended(update, strtol(found + strlen(key), NULL, 10)))
        return;
    buffer_append_text(update->pdf, "\n   /F 4");
    append_key(update, "/Contents", link->alternative ? link->alternative : link->uri);
    end_amended(update);
}

/* Every note has an identifier, by which the whole finds it (ISO 14289-1 §7.9). */
struct notes {
    long *numbers; /* of the elements */
    size_t count, capacity;
};

static void append_note_name(struct update *update, size_t index)
{
    buffer_append_format(update->pdf, "(note%08zu)", index);
}

static void add_note(struct notes *notes, long number)
{
    if (notes->count == notes->capacity) {
        notes->capacity = notes->capacity * 2 + 16;
        notes->numbers = memory_resize(notes->numbers, notes->capacity * sizeof *notes->numbers);
    }
    notes->numbers[notes->count++] = number;
}

static void amend_root(struct update *update, long number, const struct notes *notes)
{
    if (!notes->count || !begin_amended(update, number))
        return;
    buffer_append_text(update->pdf, "   /IDTree << /Names [");
    for (size_t i = 0; i < notes->count; i++) {
        append_note_name(update, i);
        buffer_append_format(update->pdf, " %ld 0 R ", notes->numbers[i]);
    }
    buffer_append_text(update->pdf, "] >>");
    end_amended(update);
}

static void amend_element(struct update *update, long number, const struct element *element,
                          struct notes *notes)
{
    bool is_link = element->place || element->uri, is_note = !strcmp(element->tag, "Note");
    const char *alternative = is_link ? NULL : element->alternative;
    if (is_link)
        amend_link(update, number, element);
    if (!alternative && !element->language && !element->attributes && !is_note)
        return;
    if (!begin_amended(update, number))
        return;
    append_key(update, "/Alt", alternative);
    append_key(update, "/Lang", element->language);
    if (element->attributes)
        buffer_append_format(update->pdf, "\n   /A << %s >>", element->attributes);
    if (is_note) {
        buffer_append_text(update->pdf, "\n   /ID ");
        append_note_name(update, notes->count);
        add_note(notes, number);
    }
    end_amended(update);
}

static void amend_page(struct update *update, long number)
{
    const char *text = update_object(update, number);
    const char *annotations = strstr(text, "/Annots");
    if (!annotations || annotations > strstr(text, "endobj") || !begin_amended(update, number))
        return;
    buffer_append_text(update->pdf, "\n   /Tabs /S");
    end_amended(update);
}

/* Glyphs of TrueType faces are numbered as their CIDs are (ISO 32000-1 §9.7.4.2). */
static void amend_face(struct update *update, long number)
{
    if (!begin_amended(update, number))
        return;
    buffer_append_text(update->pdf, "\n   /CIDToGIDMap /Identity");
    end_amended(update);
}

/* Forms hold what is no part of the text: each becomes one that paints the old one as an artifact. */
static void replace_form(struct update *update, long number, const char *bytes, size_t size)
{
    static const char content[] = "/Artifact BMC\n/a Do\nEMC";
    const char *box = strstr(bytes, "/BBox [");
    long old = update->next;
    update_begin_object(update, old);
    buffer_append(update->pdf, bytes, size);
    update_begin_object(update, number);
    buffer_append_format(update->pdf, "<< /Type /XObject /Subtype /Form /Length %zu\n   %.*s\n",
                         strlen(content), (int)(strchr(box, ']') + 1 - box), box);
    buffer_append_format(update->pdf,
                         "   /Resources << /XObject << /a %ld 0 R >> >>\n>>\nstream\n%s\nendstream\nendobj\n",
                         old, content);
}

/* The length of a stream's object, from its dictionary to its end; 0 when it is shaped otherwise. */
static size_t stream_size(const struct update *update, const char *text)
{
    static const char begin[] = "stream\n", end[] = "\nendstream\nendobj\n", key[] = "<< /Length ";
    const char *length = update_object(update, strtol(text + strlen(key), NULL, 10));
    const char *stream = strstr(text, begin);
    if (!length || !stream)
        return 0;
    size_t size = (size_t)(stream - text) + strlen(begin) + strtoul(length, NULL, 10) + strlen(end);
    size_t rest = update->pdf->length - (size_t)(text - update->pdf->data);
    return size <= rest && !memcmp(text + size - strlen(end), end, strlen(end)) ? size : 0;
}

static void amend_form(struct update *update, long number)
{
    const char *text = update_object(update, number);
    size_t size = stream_size(update, text);
    char *copy = size ? malloc(size + 1) : NULL;
    if (!copy)
        return;
    memcpy(copy, text, size);
    copy[size] = '\0';
    replace_form(update, number, copy, size);
    free(copy);
}

static bool begins_with(const char *text, const char *wanted)
{
    return !strncmp(text, wanted, strlen(wanted));
}

static bool is_form(const char *text)
{
    static const char form[] = "/Subtype /Form\n   /BBox [";
    const char *stream = begins_with(text, "<< /Length ") ? strstr(text, "stream\n") : NULL;
    return stream && memmem(text, (size_t)(stream - text), form, strlen(form));
}

static void amend_object(struct update *update, long number, const char *text)
{
    if (begins_with(text, "<< /Type /Page "))
        amend_page(update, number);
    else if (begins_with(text, "<< /Type /Font\n   /Subtype /CIDFontType2\n"))
        amend_face(update, number);
    else if (is_form(text))
        amend_form(update, number);
}

void amend_objects(struct update *update, const struct element_list *elements)
{
    size_t element = 0;
    long root = 0;
    struct notes notes = {0};
    for (long number = 1; number < update->size; number++) {
        const char *text = update_object(update, number);
        bool is_element = text && begins_with(text, "<< /Type /StructElem") && element < elements->count;
        const struct element *known = is_element ? elements->elements[element++] : NULL;
        if (known)
            amend_element(update, number, known, &notes);
        else if (text && begins_with(text, "<< /Type /StructTreeRoot"))
            root = number;
        else if (text)
            amend_object(update, number, text);
    }
    if (root)
        amend_root(update, root, &notes);
    free(notes.numbers);
}
