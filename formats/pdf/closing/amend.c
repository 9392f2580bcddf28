#include "formats/pdf/closing/amend.h"

#include "base/arena.h"
#include "formats/pdf/closing/amend_streams.h"
#include "formats/pdf/closing/parts.h"

#include <stdlib.h>
#include <string.h>

static void append_key(struct update *update, const char *key, const char *text)
{
    if (!text)
        return;
    buffer_append_format(&update->bytes, "/%s ", key);
    update_append_text(update, text);
    buffer_append_text(&update->bytes, "\n   ");
}

/* The annotation of a link says what the link says, and is printed. */
static void amend_annotation(struct update *update, long number, const struct element *link)
{
    static const char *const replaced[] = {"F", "Contents", NULL};
    struct span annotation = objects_find(&update->objects, number);
    if (!dictionary_has_name(annotation, "Subtype", "Link"))
        return;
    update_begin_amended(update, number, annotation, replaced);
    buffer_append_text(&update->bytes, "/F 4\n   ");
    append_key(update, "Contents", link->alternative ? link->alternative : link->uri);
    update_end_amended(update);
}

/* The number of the annotation among an element's kids, one or an array of them; 0: there is none. */
static long find_annotation(struct span element)
{
    struct span kids = dictionary_find(element, "K"), kid, inside;
    long number = 0;
    if (!value_open_array(kids, &inside))
        inside = kids;
    while (syntax_take_value(&inside, &kid))
        if (dictionary_has_name(kid, "Type", "OBJR"))
            return value_reference(dictionary_find(kid, "Obj"), &number) ? number : 0;
    return 0;
}

/* Every note has an identifier, by which the whole finds it (ISO 14289-1 §7.9). */
struct notes {
    long *numbers; /* of the elements */
    size_t count, capacity;
};

static void append_note_name(struct update *update, size_t index)
{
    buffer_append_format(&update->bytes, "(note%08zu)", index);
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
    static const char *const replaced[] = {"IDTree", NULL};
    if (!notes->count)
        return;
    update_begin_amended(update, number, objects_find(&update->objects, number), replaced);
    buffer_append_text(&update->bytes, "/IDTree << /Names [");
    for (size_t i = 0; i < notes->count; i++) {
        append_note_name(update, i);
        buffer_append_format(&update->bytes, " %ld 0 R ", notes->numbers[i]);
    }
    buffer_append_text(&update->bytes, "] >>\n");
    update_end_amended(update);
}

/* What is known of all elements while they are amended. */
struct amending {
    const struct element_list *elements;
    struct parts parts;
    struct notes notes;
    size_t place; /* of the next one */
};

static void amend_element(struct update *update, long number, struct amending *amending)
{
    size_t place = amending->place++;
    const struct element *element = amending->elements->elements[place];
    bool is_changed = parts_is_changed(&amending->parts, place);
    const char *const replaced[] = {"Alt", "Lang", "A", "ID", is_changed ? "P" : NULL, "K", NULL};
    struct span dictionary = objects_find(&update->objects, number);
    bool is_link = element->place || element->uri, is_note = !strcmp(element->tag, "Note");
    const char *alternative = is_link ? NULL : element->alternative;
    if (is_link)
        amend_annotation(update, find_annotation(dictionary), element);
    bool says_more = alternative || element->language || element->attributes || is_note;
    if (parts_is_later(&amending->parts, place))
        update_drop_object(update, number);
    if (parts_is_later(&amending->parts, place) || (!says_more && !is_changed))
        return;
    update_begin_amended(update, number, dictionary, replaced);
    append_key(update, "Alt", alternative);
    append_key(update, "Lang", element->language);
    if (element->attributes)
        buffer_append_format(&update->bytes, "/A << %s >>\n   ", element->attributes);
    if (is_note) {
        buffer_append_text(&update->bytes, "/ID ");
        append_note_name(update, amending->notes.count);
        add_note(&amending->notes, number);
    }
    if (is_changed)
        parts_append(&amending->parts, place, update);
    update_end_amended(update);
}

static void amend_page(struct update *update, long number, struct span page)
{
    static const char *const replaced[] = {"Tabs", NULL};
    if (!span_size(dictionary_find(page, "Annots")))
        return;
    update_begin_amended(update, number, page, replaced);
    buffer_append_text(&update->bytes, "/Tabs /S\n");
    update_end_amended(update);
}

/* True when a list of widths, "[0 [1000 1000 …]]", says nothing but the default one. */
static bool are_default_widths(struct span widths)
{
    enum { DEFAULT = 1000 };
    struct span inside, run;
    long first, width;
    if (!value_open_array(widths, &inside))
        return false;
    while (syntax_take_number(&inside, &first)) {
        if (!syntax_take_value(&inside, &run) || !value_open_array(run, &run))
            return false;
        while (syntax_take_number(&run, &width))
            if (width != DEFAULT)
                return false;
        if (!syntax_take_word(&run, "]"))
            return false;
    }
    return syntax_take_word(&inside, "]");
}

/* Glyphs of TrueType faces are numbered as their CIDs are (ISO 32000-1 §9.7.4.2). The widths of a Han face
 * are not written again: each is the default. */
static void amend_face(struct update *update, long number, struct span face)
{
    bool is_default =
        !span_size(dictionary_find(face, "DW")) && are_default_widths(dictionary_find(face, "W"));
    const char *const replaced[] = {"CIDToGIDMap", is_default ? "W" : NULL, NULL};
    update_begin_amended(update, number, face, replaced);
    buffer_append_text(&update->bytes, "/CIDToGIDMap /Identity\n");
    update_end_amended(update);
}

static void amend_object(struct update *update, long number, struct span object)
{
    if (dictionary_has_name(object, "Type", "Page"))
        amend_page(update, number, object);
    else if (dictionary_has_name(object, "Type", "Font") &&
             dictionary_has_name(object, "Subtype", "CIDFontType2"))
        amend_face(update, number, object);
    else
        amend_stream(update, number, object);
}

/* The labels of pages begin with the first page (ISO 32000-1 §12.4.2); Cairo leaves out a range that begins
 * there and at 1. */
static void amend_labels(struct update *update)
{
    static const char *const replaced[] = {"Nums", NULL};
    struct span catalog = objects_find(&update->objects, update->root_number), inside, whole;
    long number = 0, first;
    value_reference(dictionary_find(catalog, "PageLabels"), &number);
    struct span labels = objects_find(&update->objects, number), ranges = dictionary_find(labels, "Nums");
    if (!value_open_array(ranges, &inside))
        return;
    whole = inside;
    if (syntax_take_number(&inside, &first) && !first)
        return;
    update_begin_amended(update, number, labels, replaced);
    buffer_append_text(&update->bytes, "/Nums [ 0 << /S /D /St 1 >>");
    buffer_append(&update->bytes, whole.begin, span_size(whole)); /* with its bracket */
    buffer_append_text(&update->bytes, "\n");
    update_end_amended(update);
}

void amend_objects(struct update *update, const struct element_list *elements)
{
    long root = 0, count = update->objects.xref.count;
    struct amending amending = {.elements = elements, .parts = parts_find(update, elements)};
    for (long number = 1; number < count; number++) {
        struct span object = objects_find(&update->objects, number);
        bool is_element =
            amending.place < elements->count && dictionary_has_name(object, "Type", "StructElem");
        if (is_element)
            amend_element(update, number, &amending);
        else if (dictionary_has_name(object, "Type", "StructTreeRoot"))
            root = number;
        else
            amend_object(update, number, object);
    }
    if (root)
        amend_root(update, root, &amending.notes);
    amend_labels(update);
    parts_free(&amending.parts);
    free(amending.notes.numbers);
}
