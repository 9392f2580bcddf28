/* Boxes measure as the outlines that they stand for. */
#include "fonts/glyph_boxes.h"

#include "base/source.h"
#include "fonts/sfnt.h"
#include "tests/unit/cmocka.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_PARAMETER_TAGS_H
#include <stdlib.h>
#include <string.h>

struct fixture {
    struct source *source;
    struct glyph_boxes *boxes;
    FT_Library library;
    FT_Face outlined, boxed;
};

static FT_Face open_font(struct fixture *fixture, FT_Parameter *parameter)
{
    FT_Face face;
    FT_Open_Args arguments = {.flags = FT_OPEN_MEMORY | (parameter ? FT_OPEN_PARAMS : 0),
                              .memory_base = (const FT_Byte *)fixture->source->bytes,
                              .memory_size = (FT_Long)fixture->source->size,
                              .num_params = parameter != NULL,
                              .params = parameter};
    assert_false(FT_Open_Face(fixture->library, &arguments, 0, &face));
    assert_false(FT_Set_Char_Size(face, 10 * 64, 10 * 64, 0, 0));
    return face;
}

static const unsigned char *bytes_of(const struct fixture *fixture)
{
    return (const unsigned char *)fixture->source->bytes;
}

static int open_faces(void **state)
{
    static struct fixture fixture;
    static struct diag diag;
    FT_Parameter parameter = {.tag = FT_PARAM_TAG_INCREMENTAL};
    if (source_open(BANXIN_FONTS "/BanxinSong-Regular.ttf", &diag, &fixture.source) != STATUS_OK ||
        FT_Init_FreeType(&fixture.library))
        return 1;
    fixture.boxes = glyph_boxes_new(bytes_of(&fixture), fixture.source->size, 0);
    parameter.data = glyph_boxes_interface(fixture.boxes);
    fixture.outlined = open_font(&fixture, NULL);
    fixture.boxed = open_font(&fixture, &parameter);
    *state = &fixture;
    return 0;
}

static int close_faces(void **state)
{
    struct fixture *fixture = *state;
    FT_Done_Face(fixture->outlined);
    FT_Done_Face(fixture->boxed);
    FT_Done_FreeType(fixture->library);
    glyph_boxes_free(fixture->boxes);
    source_close(fixture->source);
    return 0;
}

static void boxes_measure_as_outlines(void **state)
{
    struct fixture *fixture = *state;
    for (FT_UInt glyph = 0; glyph < (FT_UInt)fixture->outlined->num_glyphs; glyph += 37) {
        assert_false(FT_Load_Glyph(fixture->outlined, glyph, FT_LOAD_NO_HINTING));
        assert_false(FT_Load_Glyph(fixture->boxed, glyph, FT_LOAD_NO_HINTING));
        FT_GlyphSlot outlined = fixture->outlined->glyph, boxed = fixture->boxed->glyph;
        assert_int_equal(outlined->linearHoriAdvance, boxed->linearHoriAdvance);
        assert_int_equal(outlined->metrics.horiAdvance, boxed->metrics.horiAdvance);
        assert_int_equal(outlined->metrics.horiBearingX, boxed->metrics.horiBearingX);
        assert_int_equal(outlined->metrics.horiBearingY, boxed->metrics.horiBearingY);
        assert_int_equal(outlined->metrics.width, boxed->metrics.width);
        assert_int_equal(outlined->metrics.height, boxed->metrics.height);
        assert_int_equal(boxed->outline.n_points, outlined->outline.n_points ? 2 : 0);
    }
}

static void there_is_no_glyph_behind_the_last(void **state)
{
    struct fixture *fixture = *state;
    FT_UInt last = (FT_UInt)fixture->boxed->num_glyphs - 1;
    assert_false(FT_Load_Glyph(fixture->boxed, last, FT_LOAD_NO_HINTING));
    assert_true(FT_Load_Glyph(fixture->boxed, last + 1, FT_LOAD_NO_HINTING));
}

static void other_glyphs_have_no_boxes(void **state)
{
    struct fixture *fixture = *state;
    size_t size = fixture->source->size;
    unsigned char *copy = malloc(size);
    assert_non_null(copy);
    memcpy(copy, fixture->source->bytes, size);
    struct sfnt_table table;
    assert_true(sfnt_find_table(copy, size, 0, "loca", &table));
    sfnt_hide_table(copy, size, 0, "loca");
    assert_false(sfnt_find_table(copy, size, 0, "loca", &table));
    assert_null(glyph_boxes_new(copy, size, 0));
    assert_null(glyph_boxes_new(bytes_of(fixture), 11, 0));
    assert_null(glyph_boxes_new(bytes_of(fixture), size / 2, 0));
    free(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes_measure_as_outlines),
        cmocka_unit_test(there_is_no_glyph_behind_the_last),
        cmocka_unit_test(other_glyphs_have_no_boxes),
    };
    return cmocka_run_group_tests(tests, open_faces, close_faces);
}
