#include "formats/canvas/tagging.h"

#include "base/arena.h"
#include "base/buffer.h"

#include <stdlib.h>
#include <string.h>

struct tagging {
    const struct element *open;
    bool has_begun;                        /* something, since the last pause */
    const char *tags[ELEMENT_DEEPEST + 1]; /* of the open elements, as Cairo knows them */
    struct heading_levels headings;
    struct element_list *begun;
    const char **places; /* sorted: the names that links may go to */
    bool *painted_places;
    size_t place_count;
};

static void note_places(struct tagging *tagging, const struct drawing *drawing)
{
    for (const struct mark *mark = drawing->first; mark; mark = mark->next) {
        if (mark->kind != MARK_PLACE)
            continue;
        size_t count = tagging->place_count++;
        if (!(count & (count - 1))) /* grown at each power of two */
            tagging->places =
                memory_resize(tagging->places, (count ? 2 * count : 1) * sizeof *tagging->places);
        tagging->places[count] = mark->place.name;
    }
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void sort_places(struct tagging *tagging)
{
    size_t kept = 0;
    if (tagging->place_count)
        qsort(tagging->places, tagging->place_count, sizeof *tagging->places, compare_names);
    for (size_t i = 0; i < tagging->place_count; i++)
        if (!kept || strcmp(tagging->places[i], tagging->places[kept - 1]))
            tagging->places[kept++] = tagging->places[i];
    tagging->place_count = kept;
    tagging->painted_places = memory_allocate(kept + 1);
    memset(tagging->painted_places, 0, kept + 1);
}

struct tagging *tagging_new(struct drawing *const *drawings, size_t count, struct element_list *begun)
{
    struct tagging *tagging = memory_allocate(sizeof *tagging);
    *tagging = (struct tagging){.begun = begun};
    for (size_t i = 0; i < count; i++)
        note_places(tagging, drawings[i]);
    sort_places(tagging);
    return tagging;
}

void tagging_free(struct tagging *tagging)
{
    if (!tagging)
        return;
    free(tagging->places);
    free(tagging->painted_places);
    free(tagging);
}

/* Cairo writes attributes as they are: what could end a string of theirs, or of the PDF, is percent-encoded.
 */
static void append_uri(struct buffer *attributes, const char *uri)
{
    for (; *uri; uri++) {
        if (strchr("'()\\<>", *uri) || (unsigned char)*uri <= ' ' || (unsigned char)*uri > '~')
            buffer_append_format(attributes, "%%%02X", (unsigned char)*uri);
        else
            buffer_append_byte(attributes, *uri);
    }
}

/* Names come from strangers too; as hexadecimal digits they cannot break out. */
static void append_name(struct buffer *attributes, const char *name)
{
    buffer_append_text(attributes, "n");
    for (; *name; name++)
        buffer_append_format(attributes, "%02x", (unsigned char)*name);
}

static bool *find_place(const struct tagging *tagging, const char *name)
{
    const char **found = NULL;
    if (tagging->place_count)
        found = bsearch(&name, tagging->places, tagging->place_count, sizeof *found, compare_names);
    return found ? &tagging->painted_places[found - tagging->places] : NULL;
}

void tagging_add_place(struct tagging *tagging, cairo_t *cairo, const struct mark *mark)
{
    bool *is_painted = find_place(tagging, mark->place.name);
    double x = length_points(mark->place.x), y = length_points(mark->place.y);
    if (*is_painted)
        return;
    *is_painted = true;
    struct buffer attributes = {0};
    cairo_user_to_device(cairo, &x, &y);
    buffer_append_text(&attributes, "name='");
    append_name(&attributes, mark->place.name);
    buffer_append_format(&attributes, "' x=%.3f y=%.3f", x, y);
    cairo_tag_begin(cairo, CAIRO_TAG_DEST, attributes.data);
    cairo_tag_end(cairo, CAIRO_TAG_DEST);
    buffer_free(&attributes);
}

static void begin_link(cairo_t *cairo, const struct element *link)
{
    struct buffer attributes = {0};
    buffer_append_text(&attributes, link->uri ? "uri='" : "dest='");
    if (link->uri)
        append_uri(&attributes, link->uri);
    else
        append_name(&attributes, link->place);
    buffer_append_text(&attributes, "'");
    cairo_tag_begin(cairo, CAIRO_TAG_LINK, attributes.data);
    buffer_free(&attributes);
}

/* A link to nowhere is none. */
static void begin(struct tagging *tagging, cairo_t *cairo, const struct element *element)
{
    bool is_link = !strcmp(element->tag, CAIRO_TAG_LINK);
    bool goes_somewhere = element->uri || (element->place && find_place(tagging, element->place));
    tagging->tags[element->depth] =
        is_link && !goes_somewhere ? "Span" : heading_levels_tag(&tagging->headings, element->tag);
    if (is_link && goes_somewhere)
        begin_link(cairo, element);
    else
        cairo_tag_begin(cairo, tagging->tags[element->depth], NULL);
    element_list_add(tagging->begun, element);
    tagging->open = element;
    tagging->has_begun = true;
}

static void end(struct tagging *tagging, cairo_t *cairo)
{
    cairo_tag_end(cairo, tagging->tags[tagging->open->depth]);
    tagging->open = tagging->open->parent;
}

void tagging_enter(struct tagging *tagging, cairo_t *cairo, const struct element *element)
{
    const struct element *to_begin[ELEMENT_DEEPEST + 1];
    size_t count = 0;
    while (tagging->open && !element_is_in(element, tagging->open))
        end(tagging, cairo);
    for (; element != tagging->open; element = element->parent)
        to_begin[count++] = element;
    while (count)
        begin(tagging, cairo, to_begin[--count]);
}

/* On a page where nothing begins nothing may end, or Cairo loses count. */
void tagging_pause(struct tagging *tagging, cairo_t *cairo)
{
    if (tagging->has_begun && tagging->open->parent)
        end(tagging, cairo);
    tagging->has_begun = false;
}

void tagging_end_page(struct tagging *tagging, cairo_t *cairo, bool is_last)
{
    tagging_pause(tagging, cairo);
    while (is_last && tagging->open)
        end(tagging, cairo);
}
