#include "formats/canvas/cairo_face.h"

#include "base/arena.h"
#include "fonts/glyph_boxes.h"
#include "fonts/sfnt.h"

#include <cairo-ft.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include FT_PARAMETER_TAGS_H

/* What stands behind a Cairo face, and is freed when Cairo lets go of it. */
struct backing {
    FT_Library library;
    FT_Face face;
    struct glyph_boxes *boxes; /* NULL: it has its outlines */
    void *bytes;
    size_t size;
    bool is_mapped;
};

static const cairo_user_data_key_t backing_key;

static void free_backing(void *data)
{
    struct backing *backing = data;
    if (backing->face)
        FT_Done_Face(backing->face);
    if (backing->library)
        FT_Done_FreeType(backing->library);
    glyph_boxes_free(backing->boxes);
    if (backing->is_mapped)
        munmap(backing->bytes, backing->size);
    else
        free(backing->bytes);
    free(backing);
}

/* Cairo looks up, at length, the character of every glyph, though the text is given with the glyphs. A face
 * without a character map spares it that; so the table is put out of sight, in this copy only. */
static bool open_face(struct backing *backing, unsigned index, enum face_use use)
{
    FT_Parameter parameter = {.tag = FT_PARAM_TAG_INCREMENTAL};
    FT_Open_Args arguments = {
        .flags = FT_OPEN_MEMORY, .memory_base = backing->bytes, .memory_size = (FT_Long)backing->size};
    sfnt_hide_table(backing->bytes, backing->size, index, "cmap");
    if (use == FACE_COPIED)
        backing->boxes = glyph_boxes_new(backing->bytes, backing->size, index);
    if (backing->boxes) {
        parameter.data = glyph_boxes_interface(backing->boxes);
        arguments.flags |= FT_OPEN_PARAMS;
        arguments.num_params = 1;
        arguments.params = &parameter;
    }
    if (FT_Init_FreeType(&backing->library) ||
        FT_Open_Face(backing->library, &arguments, (FT_Long)index, &backing->face))
        return false;
    backing->face->charmap = NULL;
    return true;
}

static cairo_font_face_t *make_face(struct backing *backing, unsigned index, enum face_use use)
{
    if (!open_face(backing, index, use)) {
        free_backing(backing);
        return NULL;
    }
    cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face(backing->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face, &backing_key, backing, free_backing)) {
        free_backing(backing);
        return NULL;
    }
    if (use == FACE_EMBOLDENED)
        cairo_ft_font_face_set_synthesize(face, CAIRO_FT_SYNTHESIZE_BOLD);
    return face;
}

static void *map_private(const char *path, size_t *size)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return NULL;
    struct stat status;
    void *bytes = MAP_FAILED;
    if (!fstat(descriptor, &status) && status.st_size > 0) {
        *size = (size_t)status.st_size;
        bytes = mmap(NULL, *size, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0);
    }
    close(descriptor);
    return bytes == MAP_FAILED ? NULL : bytes;
}

static struct backing *new_backing(void *bytes, size_t size, bool is_mapped)
{
    struct backing *backing = memory_allocate(sizeof *backing);
    *backing = (struct backing){.bytes = bytes, .size = size, .is_mapped = is_mapped};
    return backing;
}

static cairo_font_face_t *open_file(const char *path, unsigned index, enum face_use use)
{
    size_t size;
    void *bytes = map_private(path, &size);
    return bytes ? make_face(new_backing(bytes, size, true), index, use) : NULL;
}

/* Faces that were opened from files, for the documents to come: Cairo holds on to hundreds of faces that
 * nobody uses, each with its file in memory, and measures a new one's glyphs again. */
enum { MOST_KEPT = 16 };

static struct kept_face {
    char *path;
    unsigned index;
    enum face_use use;
    cairo_font_face_t *face;
} kept[MOST_KEPT];
static size_t kept_count;

static cairo_font_face_t *find_kept(const char *path, unsigned index, enum face_use use)
{
    for (size_t i = 0; i < kept_count; i++)
        if (kept[i].index == index && kept[i].use == use && !strcmp(kept[i].path, path))
            return kept[i].face;
    return NULL;
}

cairo_font_face_t *cairo_face_open(const char *path, unsigned index, enum face_use use)
{
    cairo_font_face_t *face = find_kept(path, index, use);
    if (face)
        return cairo_font_face_reference(face);
    face = open_file(path, index, use);
    if (face && kept_count < MOST_KEPT)
        kept[kept_count++] =
            (struct kept_face){memory_copy_string(path), index, use, cairo_font_face_reference(face)};
    return face;
}

cairo_font_face_t *cairo_face_open_bytes(void *bytes, size_t size, enum face_use use)
{
    return make_face(new_backing(bytes, size, false), 0, use);
}

const char *cairo_face_library_version(void)
{
    static char text[32];
    FT_Library library;
    int major = 0, minor = 0, patch = 0;
    if (!FT_Init_FreeType(&library)) {
        FT_Library_Version(library, &major, &minor, &patch);
        FT_Done_FreeType(library);
    }
    snprintf(text, sizeof text, "%d.%d.%d", major, minor, patch);
    return text;
}
