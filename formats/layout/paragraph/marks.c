#include "formats/layout/paragraph/marks.h"

enum region { REGION_SIMPLIFIED, REGION_TRADITIONAL, REGION_JAPANESE, REGION_KOREAN, REGION_COUNT };

static const struct mark_shape horizontal[CLASS_COUNT][REGION_COUNT] = {
    [CLASS_OPEN] = {{2, 2, 0}, {2, 2, 0}, {2, 2, 0}, {2, 2, 0}},
    [CLASS_CLOSE] = {{0, 2, 2}, {0, 2, 2}, {0, 2, 2}, {0, 2, 2}},
    [CLASS_COMMA] = {{0, 2, 2}, {1, 2, 1}, {0, 2, 2}, {0, 2, 2}},
    [CLASS_STOP] = {{0, 2, 2}, {1, 2, 1}, {0, 2, 2}, {0, 2, 2}},
    [CLASS_COLON] = {{0, 2, 2}, {1, 2, 1}, {1, 2, 1}, {1, 2, 1}},
    [CLASS_EXCLAMATION] = {{0, 2, 2}, {0, 4, 0}, {0, 4, 0}, {0, 4, 0}},
    [CLASS_MIDDLE_DOT] = {{0, 2, 0}, {1, 2, 1}, {1, 2, 1}, {0, 2, 0}},
    [CLASS_INTERPUNCT] = {{1, 2, 1}, {1, 2, 1}, {1, 2, 1}, {1, 2, 1}},
};

/* In vertical lines ：；！？ stand in the middle of a full square in every region; zh-Hant marks too (§7.3).
 */
static const struct mark_shape vertical[CLASS_COUNT][REGION_COUNT] = {
    [CLASS_OPEN] = {{2, 2, 0}, {2, 2, 0}, {2, 2, 0}, {2, 2, 0}},
    [CLASS_CLOSE] = {{0, 2, 2}, {0, 2, 2}, {0, 2, 2}, {0, 2, 2}},
    [CLASS_COMMA] = {{0, 2, 2}, {1, 2, 1}, {0, 2, 2}, {0, 2, 2}},
    [CLASS_STOP] = {{0, 2, 2}, {1, 2, 1}, {0, 2, 2}, {0, 2, 2}},
    [CLASS_COLON] = {{0, 4, 0}, {0, 4, 0}, {1, 2, 1}, {0, 4, 0}},
    [CLASS_EXCLAMATION] = {{0, 4, 0}, {0, 4, 0}, {0, 4, 0}, {0, 4, 0}},
    [CLASS_MIDDLE_DOT] = {{0, 2, 0}, {1, 2, 1}, {1, 2, 1}, {0, 2, 0}},
    [CLASS_INTERPUNCT] = {{1, 2, 1}, {1, 2, 1}, {1, 2, 1}, {1, 2, 1}},
};

static enum region region_of(enum script_language family)
{
    switch (family) {
    case LANGUAGE_TRADITIONAL_CHINESE:
    case LANGUAGE_TRADITIONAL_CHINESE_HONGKONG: return REGION_TRADITIONAL;
    case LANGUAGE_JAPANESE: return REGION_JAPANESE;
    case LANGUAGE_KOREAN: return REGION_KOREAN;
    case LANGUAGE_SIMPLIFIED_CHINESE:
    case LANGUAGE_OTHER: break;
    }
    return REGION_SIMPLIFIED;
}

struct mark_shape mark_shape_of(enum mark_class class, enum script_language family, bool is_vertical)
{
    struct mark_shape shape = (is_vertical ? vertical : horizontal)[class][region_of(family)];
    return shape.body ? shape : (struct mark_shape){0, 4, 0};
}
