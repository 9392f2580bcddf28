#include "formats/pdf/amend.h"

#include "base/arena.h"
#include "formats/pdf/streams.h"

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

/* The end of a list of widths that are all the default one, 1000; NULL: some are not. */
static const char *end_of_default_widths(const char *widths)
{
    static const char head[] = "/W [0 [ ", width[] = "1000 ", end[] = "]]";
    if (strncmp(widths, head, strlen(head)))
        return NULL;
    widths += strlen(head);
    while (!strncmp(widths, width, strlen(width)))
        widths += strlen(width);
    return strncmp(widths, end, strlen(end)) ? NULL : widths + strlen(end);
}

/* Glyphs of TrueType faces are numbered as their CIDs are (ISO 32000-1 §9.7.4.2). The widths of a Han face
 * are not written again: each is the default. */
static void amend_face(struct update *update, long number)
{
    char *dictionary = update_dictionary(update, number);
    char *widths = dictionary ? strstr(dictionary, "/W [") : NULL;
    const char *rest = widths ? end_of_default_widths(widths) : NULL;
    if (rest)
        memmove(widths, rest, strlen(rest) + 1);
    if (dictionary) {
        update_begin_object(update, number);
        buffer_append_format(update->pdf, "<<%s   /CIDToGIDMap /Identity", dictionary);
        end_amended(update);
    }
    free(dictionary);
}

static bool begins_with(const char *text, const char *wanted)
{
    return !strncmp(text, wanted, strlen(wanted));
}

static void amend_object(struct update *update, long number, const char *text)
{
    if (begins_with(text, "<< /Type /Page "))
        amend_page(update, number);
    else if (begins_with(text, "<< /Type /Font\n   /Subtype /CIDFontType2\n"))
        amend_face(update, number);
    else
        streams_amend(update, number);
}

/* The labels of pages begin with the first page (ISO 32000-1 §12.4.2); Cairo leaves out a range that begins
 * there and at 1. */
static void amend_labels(struct update *update)
{
    static const char key[] = "/PageLabels ", head[] = " /Nums [\n", first[] = "   0 <<";
    char *catalog = update_dictionary(update, update->root);
    const char *found = catalog ? strstr(catalog, key) : NULL;
    long number = found ? strtol(found + strlen(key), NULL, 10) : 0;
    char *labels = update_dictionary(update, number);
    if (labels && begins_with(labels, head) && !begins_with(labels + strlen(head), first)) {
        update_begin_object(update, number);
        buffer_append_format(update->pdf, "<<%s   0 << /S /D /St 1 >>\n%s", head, labels + strlen(head));
        end_amended(update);
    }
    free(labels);
    free(catalog);
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
    amend_labels(update);
    free(notes.numbers);
}
