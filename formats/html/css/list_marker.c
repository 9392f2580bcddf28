#include "formats/html/css/list_marker.h"

struct marker_row {
    const char *name;
    struct list_marker marker;
};

/* The informal styles of Chinese write the same characters. */
static const struct marker_row rows[] = {
    {"none", {LIST_MARKER_NONE, NUMBERING_NONE}},
    {"disc", {LIST_MARKER_BULLET, NUMBERING_DECIMAL}},
    {"circle", {LIST_MARKER_BULLET, NUMBERING_DECIMAL}},
    {"square", {LIST_MARKER_BULLET, NUMBERING_DECIMAL}},
    {"disclosure-open", {LIST_MARKER_BULLET, NUMBERING_DECIMAL}},
    {"disclosure-closed", {LIST_MARKER_BULLET, NUMBERING_DECIMAL}},
    {"decimal", {LIST_MARKER_NUMBER, NUMBERING_DECIMAL}},
    {"decimal-leading-zero", {LIST_MARKER_NUMBER, NUMBERING_LEADING_ZERO}},
    {"lower-alpha", {LIST_MARKER_NUMBER, NUMBERING_LOWER_ALPHA}},
    {"lower-latin", {LIST_MARKER_NUMBER, NUMBERING_LOWER_ALPHA}},
    {"upper-alpha", {LIST_MARKER_NUMBER, NUMBERING_UPPER_ALPHA}},
    {"upper-latin", {LIST_MARKER_NUMBER, NUMBERING_UPPER_ALPHA}},
    {"lower-roman", {LIST_MARKER_NUMBER, NUMBERING_LOWER_ROMAN}},
    {"upper-roman", {LIST_MARKER_NUMBER, NUMBERING_UPPER_ROMAN}},
    {"lower-greek", {LIST_MARKER_NUMBER, NUMBERING_LOWER_GREEK}},
    {"cjk-ideographic", {LIST_MARKER_NUMBER, NUMBERING_CHINESE}},
    {"cjk-decimal", {LIST_MARKER_NUMBER, NUMBERING_CJK_DECIMAL}},
    {"simp-chinese-informal", {LIST_MARKER_NUMBER, NUMBERING_CHINESE}},
    {"trad-chinese-informal", {LIST_MARKER_NUMBER, NUMBERING_CHINESE}},
    {"simp-chinese-formal", {LIST_MARKER_NUMBER, NUMBERING_SIMPLIFIED_FORMAL}},
    {"trad-chinese-formal", {LIST_MARKER_NUMBER, NUMBERING_TRADITIONAL_FORMAL}},
    {"japanese-informal", {LIST_MARKER_NUMBER, NUMBERING_JAPANESE_INFORMAL}},
    {"japanese-formal", {LIST_MARKER_NUMBER, NUMBERING_JAPANESE_FORMAL}},
    {"korean-hangul-formal", {LIST_MARKER_NUMBER, NUMBERING_KOREAN_HANGUL_FORMAL}},
    {"korean-hanja-informal", {LIST_MARKER_NUMBER, NUMBERING_KOREAN_HANJA_INFORMAL}},
    {"korean-hanja-formal", {LIST_MARKER_NUMBER, NUMBERING_KOREAN_HANJA_FORMAL}},
    {"hiragana", {LIST_MARKER_NUMBER, NUMBERING_HIRAGANA}},
    {"katakana", {LIST_MARKER_NUMBER, NUMBERING_KATAKANA}},
    {"hiragana-iroha", {LIST_MARKER_NUMBER, NUMBERING_HIRAGANA_IROHA}},
    {"katakana-iroha", {LIST_MARKER_NUMBER, NUMBERING_KATAKANA_IROHA}},
    {"circled-decimal", {LIST_MARKER_NUMBER, NUMBERING_CIRCLED}},
    {"lower-armenian", {LIST_MARKER_NUMBER, NUMBERING_LOWER_ARMENIAN}},
    {"upper-armenian", {LIST_MARKER_NUMBER, NUMBERING_UPPER_ARMENIAN}},
    {"armenian", {LIST_MARKER_NUMBER, NUMBERING_UPPER_ARMENIAN}},
    {"cjk-heavenly-stem", {LIST_MARKER_NUMBER, NUMBERING_HEAVENLY_STEM}},
    {"cjk-earthly-branch", {LIST_MARKER_NUMBER, NUMBERING_EARTHLY_BRANCH}},
};

static struct list_marker find(struct piece word)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (piece_is(word, rows[i].name))
            return rows[i].marker;
    return (struct list_marker){LIST_MARKER_UNSET, NUMBERING_DECIMAL};
}

/* Of a shorthand, any word that names a style; `none` may stand for the picture beside it. */
struct list_marker list_marker_read(struct piece value)
{
    struct list_marker marker = {LIST_MARKER_UNSET, NUMBERING_DECIMAL};
    for (struct piece word; (word = piece_take(&value, CSS_WHITE_SPACE)).length;) {
        struct list_marker found = find(word);
        bool counts = found.kind > LIST_MARKER_NONE ||
                      (found.kind == LIST_MARKER_NONE && marker.kind == LIST_MARKER_UNSET);
        if (counts)
            marker = found;
    }
    return marker;
}

struct list_marker list_marker_read_type(struct piece value)
{
    value = piece_trim(value);
    if (value.length != 1)
        return list_marker_read(value);
    switch (*value.text) {
    case '1': return (struct list_marker){LIST_MARKER_NUMBER, NUMBERING_DECIMAL};
    case 'a': return (struct list_marker){LIST_MARKER_NUMBER, NUMBERING_LOWER_ALPHA};
    case 'A': return (struct list_marker){LIST_MARKER_NUMBER, NUMBERING_UPPER_ALPHA};
    case 'i': return (struct list_marker){LIST_MARKER_NUMBER, NUMBERING_LOWER_ROMAN};
    case 'I': return (struct list_marker){LIST_MARKER_NUMBER, NUMBERING_UPPER_ROMAN};
    default: return (struct list_marker){LIST_MARKER_UNSET, NUMBERING_DECIMAL};
    }
}
