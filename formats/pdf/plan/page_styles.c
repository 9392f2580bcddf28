#include "formats/pdf/plan/page_styles.h"

static const struct page_style styles[] = {
    {
        .name = PAGE_ARTICLE, /* R6.4: 36 characters on 33 lines */
        .width = 210,
        .height = 297,
        .top = 26,
        .bottom = 29.7,
        .inner = 28.8,
        .outer = 28.8,
        .size = 12, /* 小四 */
        .pitch = 21,
        .role = FACE_SONG,
        .indent = 2, /* R5.1 */
        .has_han_latin_space = true,
        .has_credits = true,
        .columns = 1,
        .header = "",
        .header_rise = 8,
        .footer_drop = 12,
        .furniture_size = 10.5,
        .title = {FACE_HEI, true, 22, 1.5, 1, 1, ALIGNMENT_CENTER, 0}, /* 二号, R6.6 */
        .heading =
            {
                {FACE_HEI, true, 16, 1, 0.8, 0, ALIGNMENT_START, 0}, /* 三号 */
                {FACE_HEI, true, 14, 1, 0.8, 0, ALIGNMENT_START, 0}, /* 四号 */
                {FACE_HEI, true, 12, 1, 0, 0, ALIGNMENT_START, 0},
            },
    },
    {
        .name = PAGE_OFFICIAL, /* R11: 28 characters on 22 lines of 156 × 225 mm */
        .width = 210,
        .height = 297,
        .top = 37,
        .bottom = 35,
        .inner = 28,
        .outer = 26,
        .size = 15.75,
        .size_name = "三号", /* of typefounders: 28 of 16 points do not fit */
        .pitch = 29.62,
        .role = FACE_FANGSONG,
        .indent = 2,
        .has_addresses = true,
        .columns = 1,
        .fills_measure = true,
        .is_duplex = true,
        .header = "",
        .footer = "||— {page} —",
        .header_rise = 8,
        .footer_drop = 8.9, /* the rules beside the number stand 7 mm below the type area */
        .furniture_inset = 1,
        .furniture_size = 14, /* 四号 */
        .is_official = true,
        .headings_by_label = true,       /* 7.3.3 */
        .attachments_start_pages = true, /* 7.3.8 */
        .attachment_lines = 1,           /* 7.3.4 */
        .places_signature = true,        /* 7.3.5 */
        .signature_lines = 1,
        .sealed_lines = 2, /* a seal of 42 mm begins a line below the text, the lines stand in its middle */
        .title = {FACE_SONG, true, 22, 1, 1, 1, ALIGNMENT_CENTER, 0, true},
        .heading =
            {
                {FACE_HEI, true, 15.75, 1, 0, 0, ALIGNMENT_START, 2},
                {FACE_KAI, false, 15.75, 1, 0, 0, ALIGNMENT_START, 2},
                {FACE_FANGSONG, false, 15.75, 1, 0, 0, ALIGNMENT_START, 2},
            },
    },
    {
        .name = PAGE_BOOK, /* R6.5: 大32开, 27 characters on 27 lines */
        .width = 140,
        .height = 203,
        .top = 19,
        .bottom = 15.2,
        .inner = 21,
        .outer = 19,
        .size = 10.5, /* 五号 */
        .pitch = 18,
        .role = FACE_SONG,
        .indent = 2,
        .has_addresses = true,
        .has_han_latin_space = true,
        .has_credits = true,
        .columns = 1,
        .is_duplex = true,
        .has_title_page = true,
        .header = "||{chapter}",
        .footer = "||{page}",
        .header_rise = 6,
        .footer_drop = 8,
        .furniture_size = 9,
        .title = {FACE_HEI, true, 18, 1.5, 3, 2, ALIGNMENT_CENTER, 0},
        .chapter = {FACE_HEI, true, 16, 1.2, 2, 2, ALIGNMENT_CENTER, 0},
        .heading =
            {
                {FACE_HEI, true, 14, 1, 0.7, 0, ALIGNMENT_CENTER, 0},
                {FACE_HEI, true, 12, 1, 0.7, 0, ALIGNMENT_START, 0},
                {FACE_HEI, true, 10.5, 1, 0, 0, ALIGNMENT_START, 2},
            },
    },
    {
        .name = PAGE_LARGE, /* for weak eyes: 25 characters on 19 lines */
        .width = 210,
        .height = 297,
        .top = 25,
        .bottom = 30,
        .inner = 25,
        .outer = 25,
        .size = 18, /* 小二 */
        .has_even_sizes = true,
        .pitch = 36,
        .role = FACE_SONG,
        .indent = 2,
        .has_han_latin_space = true,
        .has_credits = true,
        .columns = 1,
        .header = "",
        .header_rise = 8,
        .footer_drop = 14,
        .furniture_size = 16,
        .title = {FACE_HEI, true, 26, 1, 0, 0.5, ALIGNMENT_CENTER, 0}, /* 一号 */
        .heading =
            {
                {FACE_HEI, true, 22, 1, 0.5, 0, ALIGNMENT_START, 0},
                {FACE_HEI, true, 20, 1, 0.5, 0, ALIGNMENT_START, 0},
                {FACE_HEI, true, 18, 1, 0, 0, ALIGNMENT_START, 0},
            },
    },
    {
        .name = PAGE_COMPACT, /* two columns of 22 characters */
        .width = 210,
        .height = 297,
        .top = 18,
        .bottom = 22,
        .inner = 18,
        .outer = 18,
        .size = 10.5, /* 五号 */
        .pitch = 16,
        .role = FACE_SONG,
        .indent = 2,
        .has_han_latin_space = true,
        .has_credits = true,
        .columns = 2,
        .column_gap = 2,
        .header = "",
        .header_rise = 6,
        .footer_drop = 10,
        .furniture_size = 9,
        .title = {FACE_HEI, true, 16, 1.5, 0, 0.5, ALIGNMENT_CENTER, 0},
        .heading =
            {
                {FACE_HEI, true, 12, 1, 0.8, 0, ALIGNMENT_START, 0},
                {FACE_HEI, true, 10.5, 1, 0, 0, ALIGNMENT_START, 0},
            },
    },
    {
        .name = PAGE_EREADER, /* a six-inch screen: 21 characters on 18 lines */
        .width = 90,
        .height = 122,
        .top = 5,
        .bottom = 10,
        .inner = 5,
        .outer = 5,
        .size = 10.5,
        .pitch = 17,
        .role = FACE_SONG,
        .indent = 2,
        .has_han_latin_space = true,
        .has_credits = true,
        .columns = 1,
        .header = "",
        .footer = "{page}/{pages}",
        .header_rise = 2,
        .footer_drop = 5.5,
        .furniture_size = 7.5,
        .title = {FACE_HEI, true, 15, 1, 0, 1, ALIGNMENT_CENTER, 0},
        .heading =
            {
                {FACE_HEI, true, 12, 1, 0.5, 0, ALIGNMENT_START, 0},
                {FACE_HEI, true, 10.5, 1, 0.5, 0, ALIGNMENT_START, 0},
                {FACE_HEI, true, 10.5, 1, 0, 0, ALIGNMENT_START, 0},
            },
    },
};

const struct page_style *page_style_named(enum page_style_name name)
{
    const struct page_style *style = styles;
    while (style->name != name)
        style++;
    return style;
}
