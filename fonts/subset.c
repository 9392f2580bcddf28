#include "fonts/subset.h"

#include "base/arena.h"
#include "fonts/face.h"

#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

/* What a page description needs of a font, besides its outlines: nothing of names, layout or characters. */
static const hb_tag_t dropped_tables[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'),
    HB_TAG('v', 'm', 't', 'x'), HB_TAG('k', 'e', 'r', 'n'),
};

static void add_all(hb_set_t *set, const uint32_t *members, size_t count)
{
    for (size_t i = 0; i < count; i++)
        hb_set_add(set, members[i]);
}

static hb_subset_input_t *make_input(const uint32_t *glyphs, size_t count)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    add_all(hb_subset_input_glyph_set(input), glyphs, count);
    add_all(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped_tables,
            sizeof dropped_tables / sizeof *dropped_tables);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    return input;
}

static void copy_bytes(hb_face_t *made, struct font_subset *subset)
{
    hb_blob_t *blob = hb_face_reference_blob(made);
    unsigned size;
    const char *bytes = hb_blob_get_data(blob, &size);
    subset->bytes = memory_allocate(size);
    subset->size = size;
    memcpy(subset->bytes, bytes, size);
    hb_blob_destroy(blob);
}

static void copy_result(hb_subset_plan_t *plan, hb_face_t *made, const uint32_t *glyphs, size_t count,
                        struct font_subset *subset)
{
    copy_bytes(made, subset);
    subset->glyphs = memory_allocate((count + 1) * sizeof *subset->glyphs);
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (size_t i = 0; i < count; i++)
        subset->glyphs[i] = hb_map_has(map, glyphs[i]) ? hb_map_get(map, glyphs[i]) : 0;
}

enum status font_subset_glyphs(struct face *face, const uint32_t *glyphs, size_t count,
                               struct font_subset *subset)
{
    hb_subset_input_t *input = make_input(glyphs, count);
    hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(face->hb_face, input) : NULL;
    hb_face_t *made = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (made)
        copy_result(plan, made, glyphs, count, subset);
    hb_face_destroy(made);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return made ? STATUS_OK : STATUS_FAILED;
}

/* Beyond what HarfBuzz keeps by itself: widths for punctuation and forms for vertical lines. */
static const hb_tag_t kept_features[] = {
    HB_TAG('h', 'a', 'l', 't'), HB_TAG('v', 'h', 'a', 'l'), HB_TAG('p', 'a', 'l', 't'),
    HB_TAG('v', 'p', 'a', 'l'), HB_TAG('c', 'h', 'w', 's'), HB_TAG('v', 'c', 'h', 'w'),
    HB_TAG('v', 'e', 'r', 't'), HB_TAG('p', 'w', 'i', 'd'),
};

enum status font_subset_characters(struct face *face, const uint32_t *characters, size_t count,
                                   struct font_subset *subset)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return STATUS_FAILED;
    add_all(hb_subset_input_unicode_set(input), characters, count);
    add_all(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG), kept_features,
            sizeof kept_features / sizeof *kept_features);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                                         HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_face_t *made = hb_subset_or_fail(face->hb_face, input);
    *subset = (struct font_subset){0};
    if (made)
        copy_bytes(made, subset);
    hb_face_destroy(made);
    hb_subset_input_destroy(input);
    return made ? STATUS_OK : STATUS_FAILED;
}

bool face_may_be_embedded(const struct face *face)
{
    enum { FS_TYPE = 8, RESTRICTED = 0x0002, USAGE = 0x000E, NO_SUBSETTING = 0x0100, BITMAPS_ONLY = 0x0200 };
    hb_blob_t *blob = hb_face_reference_table(face->hb_face, HB_TAG('O', 'S', '/', '2'));
    unsigned size;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(blob, &size);
    unsigned type = size >= FS_TYPE + 2 ? (unsigned)bytes[FS_TYPE] << 8 | bytes[FS_TYPE + 1] : 0;
    hb_blob_destroy(blob);
    return (type & USAGE) != RESTRICTED && !(type & (NO_SUBSETTING | BITMAPS_ONLY));
}

void font_subset_free(struct font_subset *subset)
{
    free(subset->bytes);
    free(subset->glyphs);
    *subset = (struct font_subset){0};
}
