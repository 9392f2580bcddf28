#include "formats/html/css/properties.h"

#include "base/array.h"
#include "base/utf8.h"
#include "formats/html/css/css_value.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { BOLD_FROM = 600 };

/* Of an indent. */
enum { MOST_EMS = 1000, QUARTERS = 4 };

static bool contains(struct piece piece, const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= piece.length; i++)
        if (!strncasecmp(piece.text + i, part, length))
            return true;
    return false;
}

static void set_bits(struct declared *declared, unsigned bits, bool on)
{
    declared->on = on ? declared->on | bits : declared->on & ~bits;
    declared->off = on ? declared->off & ~bits : declared->off | bits;
}

/* The properties. */

static void apply_weight(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    float number;
    struct piece rest;
    bool is_number = css_number_read(value, &number, &rest) && !rest.length;
    bool is_bold = piece_is(value, "bold") || piece_is(value, "bolder") || (is_number && number >= BOLD_FROM);
    if (is_bold || is_number || piece_is(value, "normal") || piece_is(value, "lighter"))
        set_bits(declared, STYLE_STRONG, is_bold);
}

static void apply_slant(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    bool is_slanted = piece_is(value, "italic") || contains(value, "oblique");
    if (is_slanted || piece_is(value, "normal"))
        set_bits(declared, STYLE_EMPHASIS, is_slanted);
}

struct size_word {
    const char *word;
    enum size_kind kind;
    float size;
};

/* CSS Fonts 4 §2.5. */
static const struct size_word size_words[] = {
    {"xx-small", SIZE_PIXELS, 9},  {"x-small", SIZE_PIXELS, 10},   {"small", SIZE_PIXELS, 13},
    {"medium", SIZE_PIXELS, 16},   {"large", SIZE_PIXELS, 18},     {"x-large", SIZE_PIXELS, 24},
    {"xx-large", SIZE_PIXELS, 32}, {"larger", SIZE_FACTOR, 1.25F}, {"smaller", SIZE_FACTOR, 0.8F},
};

static void apply_size(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    float size;
    enum size_kind kind = css_length_read(value, &size);
    for (size_t i = 0; i < sizeof size_words / sizeof *size_words; i++)
        if (piece_is(value, size_words[i].word)) {
            kind = size_words[i].kind;
            size = size_words[i].size;
        }
    if (kind == SIZE_NONE || size <= 0)
        return;
    declared->size_kind = kind;
    declared->size = size;
}

struct face_row {
    const char *part; /* of a family's name */
    enum face_role face;
};

/* 仿宋 before 宋; 雅黑 and the like are the sans serif of screens, not the Hei of headings. */
static const struct face_row faces[] = {
    {"仿宋", FACE_FANGSONG}, {"fangsong", FACE_FANGSONG}, {"楷", FACE_KAI},      {"kai", FACE_KAI},
    {"黑体", FACE_HEI},      {"simhei", FACE_HEI},        {"stheiti", FACE_HEI}, {"monospace", FACE_MONO},
    {"courier", FACE_MONO},  {"consolas", FACE_MONO},     {"menlo", FACE_MONO},  {"monaco", FACE_MONO},
    {"宋", FACE_SONG},       {"simsun", FACE_SONG},       {"ming", FACE_SONG},
};

static void apply_family(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    const char *end = memchr(value.text, ',', value.length);
    struct piece first = {value.text, end ? (size_t)(end - value.text) : value.length};
    bool is_symbols = contains(first, "wingdings");
    declared->symbols = is_symbols ? CHOICE_YES : CHOICE_NO;
    while (value.length) {
        const char *comma = memchr(value.text, ',', value.length);
        size_t length = comma ? (size_t)(comma - value.text) : value.length;
        struct piece family = {value.text, length};
        for (size_t i = 0; i < sizeof faces / sizeof *faces; i++)
            if (contains(family, faces[i].part)) {
                declared->face = faces[i].face;
                declared->face_set = faces[i].face == FACE_SONG ? CHOICE_NO : CHOICE_YES;
                return;
            }
        length += comma != NULL;
        value = (struct piece){value.text + length, value.length - length};
    }
}

/* The shorthand: style, weight and family are found by their words. */
static void apply_font(struct arena *arena, struct piece value, struct declared *declared)
{
    if (contains(value, "bold"))
        set_bits(declared, STYLE_STRONG, true);
    if (contains(value, "italic"))
        set_bits(declared, STYLE_EMPHASIS, true);
    apply_family(arena, value, declared);
}

static void apply_alignment(struct arena *arena, struct piece value, struct declared *declared)
{
    static const struct {
        const char *word;
        enum alignment alignment;
    } words[] = {
        {"left", ALIGNMENT_START},    {"start", ALIGNMENT_START},           {"center", ALIGNMENT_CENTER},
        {"middle", ALIGNMENT_CENTER}, {"-webkit-center", ALIGNMENT_CENTER}, {"right", ALIGNMENT_END},
        {"end", ALIGNMENT_END},       {"justify", ALIGNMENT_JUSTIFY},
    };
    (void)arena;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (piece_is(value, words[i].word))
            declared->alignment = words[i].alignment;
}

static void apply_indent(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    float size;
    if (css_length_read(value, &size) != SIZE_NONE)
        declared->indented = size > 0 ? CHOICE_YES : CHOICE_NO;
}

static void apply_decoration(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    unsigned line = contains(value, "wavy") ? STYLE_BOOK_TITLE : STYLE_UNDERLINE;
    unsigned bits =
        (contains(value, "underline") ? line : 0U) | (contains(value, "line-through") ? STYLE_STRIKE : 0U);
    set_bits(declared, STYLE_UNDERLINE | STYLE_BOOK_TITLE | STYLE_STRIKE, false);
    set_bits(declared, bits, true);
}

static void apply_border(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    float width;
    struct piece rest;
    bool has_no_width = css_number_read(value, &width, &rest) && width <= 0;
    set_bits(declared, STYLE_BOX, !has_no_width && contains(value, "solid"));
}

static void apply_emphasis_mark(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    set_bits(declared, STYLE_EMPHASIS_MARK, !piece_is(value, "none"));
}

static void apply_vertical(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    if (piece_is(value, "baseline"))
        set_bits(declared, STYLE_SUPERSCRIPT | STYLE_SUBSCRIPT, false);
    else if (piece_is(value, "super"))
        set_bits(declared, STYLE_SUPERSCRIPT, true);
    else if (piece_is(value, "sub"))
        set_bits(declared, STYLE_SUBSCRIPT, true);
}

static void apply_display(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    if (piece_is(value, "none"))
        declared->display = DISPLAY_NONE;
    else if (piece_is(value, "inline"))
        declared->display = DISPLAY_INLINE;
    else if (piece_is(value, "block") || piece_is(value, "flex") || piece_is(value, "grid") ||
             piece_is(value, "list-item"))
        declared->display = DISPLAY_BLOCK;
}

static void apply_visibility(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    if (piece_is(value, "hidden") || piece_is(value, "collapse"))
        declared->hidden = CHOICE_YES;
    else if (piece_is(value, "visible"))
        declared->hidden = CHOICE_NO;
}

static void apply_white_space(struct arena *arena, struct piece value, struct declared *declared)
{
    static const struct {
        const char *word;
        enum white_space white_space;
    } words[] = {
        {"normal", WHITE_SPACE_NONE},  {"nowrap", WHITE_SPACE_NONE},      {"pre-line", WHITE_SPACE_LINES},
        {"pre-wrap", WHITE_SPACE_ALL}, {"break-spaces", WHITE_SPACE_ALL}, {"pre", WHITE_SPACE_VERBATIM},
    };
    (void)arena;
    for (size_t i = 0; i < COUNT(words); i++)
        if (piece_is(value, words[i].word))
            declared->white_space = words[i].white_space;
}

/* "l0 level1 lfo1" of an item; "Ignore" of the label that is typed before it. */
static void apply_word_list(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    declared->is_label = piece_is(value, "ignore");
    declared->word_level = 0;
    for (struct piece word; (word = piece_take(&value, CSS_WHITE_SPACE)).length;)
        if (word.length == 6 && !strncasecmp(word.text, "level", 5) && isdigit((unsigned char)word.text[5]))
            declared->word_level = (uint8_t)(word.text[5] - '0');
}

static void apply_list_style(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    struct list_marker marker = list_marker_read(value);
    if (marker.kind != LIST_MARKER_UNSET)
        declared->marker = marker;
}

/* #rgb and #rrggbb; other notations are not asked for often enough. */
static void apply_color(struct arena *arena, struct piece value, struct declared *declared)
{
    if ((value.length != 4 && value.length != 7) || *value.text != '#')
        return;
    unsigned step = value.length == 7 ? 2 : 1, parts[3];
    for (size_t i = 1; i < value.length; i++)
        if (!isxdigit((unsigned char)value.text[i]))
            return;
    for (unsigned i = 0; i < 3; i++) {
        const char *digit = value.text + 1 + (size_t)i * step;
        parts[i] = (unsigned)(ascii_hex_value(digit[0]) * 16 + ascii_hex_value(digit[step - 1]));
    }
    declared->color = arena_format(arena, "#%02x%02x%02x", parts[0], parts[1], parts[2]);
}

static void apply_role(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    for (int role = PARAGRAPH_BODY; role <= PARAGRAPH_PLACEHOLDER; role++)
        if (piece_is(value, paragraph_role_name((enum paragraph_role)role)))
            declared->place.role = (enum paragraph_role)role;
}

static void apply_section(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    declared->place.section_start = piece_is(value, "yes");
}

static void apply_start_indent(struct arena *arena, struct piece value, struct declared *declared)
{
    float ems;
    struct piece rest;
    (void)arena;
    if (css_number_read(value, &ems, &rest) && ems > 0 && ems < MOST_EMS)
        declared->place.start_indent = (uint16_t)(ems * QUARTERS + 0.5F);
}

static void apply_reset(struct arena *arena, struct piece value, struct declared *declared)
{
    (void)arena;
    (void)value;
    declared->resets = true;
}

struct property {
    const char *name;
    void (*apply)(struct arena *arena, struct piece value, struct declared *declared);
    unsigned styles; /* that it sets whatever its value is, where there is nothing to apply */
};

/* The last ones are ours: what the element table says of code, kbd, mark and table, a note in two rows, and what a
 * paragraph is in the text of a book, for which CSS has no words. */
static const struct property properties[] = {
    {"font-size", apply_size, 0},
    {"text-indent", apply_indent, 0},
    {"text-align", apply_alignment, 0},
    {"display", apply_display, 0},
    {"font-weight", apply_weight, 0},
    {"font-style", apply_slant, 0},
    {"font-family", apply_family, 0},
    {"font", apply_font, 0},
    {"color", apply_color, 0},
    {"text-decoration", apply_decoration, 0},
    {"text-decoration-line", apply_decoration, 0},
    {"border", apply_border, 0},
    {"text-emphasis", apply_emphasis_mark, 0},
    {"text-emphasis-style", apply_emphasis_mark, 0},
    {"-webkit-text-emphasis", apply_emphasis_mark, 0},
    {"-webkit-text-emphasis-style", apply_emphasis_mark, 0},
    {"-epub-text-emphasis-style", apply_emphasis_mark, 0},
    {"vertical-align", apply_vertical, 0},
    {"visibility", apply_visibility, 0},
    {"white-space", apply_white_space, 0},
    {"mso-list", apply_word_list, 0},
    {"list-style", apply_list_style, 0},
    {"list-style-type", apply_list_style, 0},
    {"-banxin-code", NULL, STYLE_CODE},
    {"-banxin-keyboard", NULL, STYLE_KEYBOARD},
    {"-banxin-mark", NULL, STYLE_MARK},
    {"-banxin-warichu", NULL, STYLE_WARICHU},
    {"-banxin-reset", apply_reset, 0},
    {"-banxin-role", apply_role, 0},
    {"-banxin-section-start", apply_section, 0},
    {"-banxin-start-indent", apply_start_indent, 0},
};

static void apply(struct arena *arena, struct piece name, struct piece value, struct declared *declared)
{
    const char *important = value.length ? memchr(value.text, '!', value.length) : NULL;
    if (important)
        value = piece_trim((struct piece){value.text, (size_t)(important - value.text)});
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        if (piece_is(name, properties[i].name)) {
            if (properties[i].apply)
                properties[i].apply(arena, value, declared);
            set_bits(declared, properties[i].styles, true);
            return;
        }
    backdrop_declare(&declared->backdrop, arena, name, value);
}

/* The length of a declaration: up to a ';' outside quotes and brackets. */
static size_t declaration_length(const char *text, size_t length)
{
    char quote = '\0';
    unsigned brackets = 0;
    size_t i = 0;
    for (; i < length; i++) {
        char next = text[i];
        if (quote)
            quote = next == quote ? '\0' : quote;
        else if (next == '"' || next == '\'')
            quote = next;
        else if (next == '(')
            brackets++;
        else if (next == ')' && brackets)
            brackets--;
        else if (next == ';' && !brackets)
            break;
    }
    return i;
}

void style_parse(struct arena *arena, const char *text, size_t length, struct declared *declared)
{
    while (length) {
        size_t end = declaration_length(text, length);
        const char *colon = memchr(text, ':', end);
        if (colon) {
            struct piece name = {text, (size_t)(colon - text)};
            struct piece value = {colon + 1, end - name.length - 1};
            apply(arena, piece_trim(name), piece_trim(value), declared);
        }
        end += end < length;
        text += end;
        length -= end;
    }
}

/* <font size>: 1 to 7 or relative to 3; HTML living standard §15.3.4. */
static void apply_font_size(const char *size, struct declared *declared)
{
    static const float sizes[] = {10, 13, 16, 18, 24, 32, 48};
    while (isspace((unsigned char)*size))
        size++;
    bool is_relative = *size == '+' || *size == '-';
    long step = strtol(size, NULL, 10) + (is_relative ? 3 : 0);
    if (!isdigit((unsigned char)size[is_relative]))
        return;
    declared->size_kind = SIZE_PIXELS;
    declared->size = sizes[(step < 1 ? 1 : step > 7 ? 7 : step) - 1];
}

static struct piece whole(const char *text)
{
    return piece_trim(piece_of(text));
}

/* align places a table or a picture itself; it says nothing of the text inside. */
static bool aligns_text(const struct element *element)
{
    return element->role != ROLE_TABLE && element->role != ROLE_IMAGE;
}

void style_parse_attributes(struct arena *arena, const struct element *element,
                            const struct attributes *attributes, struct declared *declared)
{
    const char *const *values = attributes->values;
    if (values[ATTRIBUTE_ALIGN] && aligns_text(element))
        apply_alignment(arena, whole(values[ATTRIBUTE_ALIGN]), declared);
    if (values[ATTRIBUTE_COLOR])
        apply_color(arena, whole(values[ATTRIBUTE_COLOR]), declared);
    if (values[ATTRIBUTE_FACE])
        apply_family(arena, whole(values[ATTRIBUTE_FACE]), declared);
    if (values[ATTRIBUTE_SIZE] && element->role == ROLE_FORMATTING)
        apply_font_size(values[ATTRIBUTE_SIZE], declared);
    bool is_list = element->role == ROLE_LIST || element->role == ROLE_ITEM;
    if (values[ATTRIBUTE_TYPE] && is_list)
        declared->marker = list_marker_read_type(piece_of(values[ATTRIBUTE_TYPE]));
    if (values[ATTRIBUTE_HIDDEN])
        declared->display = DISPLAY_NONE;
}

/* An inline inside a paragraph says nothing of it. */
static void keep_place(const struct place_in_text *declared, struct place_in_text *place)
{
    if (declared->role != PARAGRAPH_BODY)
        place->role = declared->role;
    if (declared->start_indent)
        place->start_indent = declared->start_indent;
    place->section_start |= declared->section_start;
}

struct style style_apply(const struct style *outer, const struct declared *declared)
{
    struct style style = *outer;
    if (declared->resets) {
        style.alignment = ALIGNMENT_DEFAULT;
        style.indented = false;
    }
    style.styles = (style.styles & ~declared->off) | declared->on;
    if (declared->face_set != CHOICE_NONE) {
        style.has_face = declared->face_set == CHOICE_YES;
        style.face = declared->face;
    }
    if (declared->indented != CHOICE_NONE)
        style.indented = declared->indented == CHOICE_YES;
    if (declared->white_space != WHITE_SPACE_UNSET)
        style.white_space = declared->white_space;
    if (declared->symbols != CHOICE_NONE)
        style.symbols = declared->symbols == CHOICE_YES;
    if (declared->hidden != CHOICE_NONE)
        style.hidden = declared->hidden == CHOICE_YES;
    if (declared->alignment != ALIGNMENT_DEFAULT)
        style.alignment = declared->alignment;
    if (declared->size_kind == SIZE_PIXELS)
        style.size = declared->size;
    else if (declared->size_kind == SIZE_FACTOR)
        style.size *= declared->size;
    style.size = style.size < SMALLEST_SIZE  ? SMALLEST_SIZE
                 : style.size > LARGEST_SIZE ? LARGEST_SIZE
                                             : style.size;
    if (declared->color)
        style.color = declared->color;
    keep_place(&declared->place, &style.place);
    return style;
}
