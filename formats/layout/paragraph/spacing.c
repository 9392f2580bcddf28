/* How wide marks and the gaps between characters are.
 *
 * Han stand in squares, and so do full-width marks; but the ink of a mark fills half of its square. So a mark
 * is half an em of body and half an em of blank (marks.c): the blank stands behind it (，。）), before it （
 * or, by a quarter on either side, around it (the commas of Taiwan). Three steps set the blank:
 *
 * 1. Pairs. Where two marks meet, one blank is enough to separate them: 》） and 。” keep none between them,
 *    ）（ keep half an em. Of two sizes the larger mark keeps its blank, which its larger ink needs. ！ and
 *    ？ come by twos: two take the room of one character and three that of two, so that Han stay in step.
 * 2. Edges. At both ends of a line a blank makes the margin look bent: there it goes (R2.21 to R2.23).
 * 3. Lines. What is left may give way when a line is too full. The ranks are the order of clreq 3.2.4: word
 *    spaces first, because all Latin print is set so; then dots and brackets, because their shapes separate
 *    what is around them even without a blank; then commas; then Han and Latin; last the stops, because a
 *    reader rests there.
 *
 * The figures, in em:
 *
 * - Between Han and Latin 1/4, and 1/8 at least. A quarter is what most Latin faces give their word space, so
 *   that a line has gaps of one kind; half of it is the least that is still seen in a book (1.3 points
 *   where the type has 10.5).
 * - Word spaces 1/4 at least, because with less Latin words run together, or 4/5 of those of a face with narrow
 *   ones.
 * - justify.h says how far other gaps open, line_breaking.c what they cost then.
 *
 * Not every gap opens. Inside numbers and words and between the halves of —— and …… a gap would part what is
 * read as one: it stays closed. Between a mark and the text that it belongs to it opens last of all, where
 * nothing else can fill the line.
 *
 * Source: clreq 3.1.6 and 3.2; jlreq 3.1; GB/T 15834-2011, 5.1. */
#include "formats/layout/paragraph/spacing.h"

#include "formats/layout/paragraph/breaks.h"
#include "formats/layout/paragraph/itemise.h"
#include "formats/layout/paragraph/marks.h"

static const struct cluster *item_cluster(const struct paragraph *paragraph, const struct item *item)
{
    return &paragraph->runs[item->run].clusters[item->cluster];
}

static enum script_language item_family(const struct paragraph *paragraph, const struct item *item)
{
    return character_span(paragraph, item->character)->family;
}

static bool is_traditional(enum script_language family)
{
    return family == LANGUAGE_TRADITIONAL_CHINESE || family == LANGUAGE_TRADITIONAL_CHINESE_HONGKONG;
}

/* §4.1. In Taiwan marks in the middle of their squares give way last, after the glue of brackets (R2.12); Japanese
 * full stops never do. */
static enum shrink_rank rank_of(enum mark_class class, enum script_language family, bool narrows_centred)
{
    if (class == CLASS_OPEN || class == CLASS_CLOSE)
        return SHRINK_BRACKET;
    bool is_centred = is_traditional(family) && !narrows_centred;
    if (is_centred && class >= CLASS_COMMA && class <= CLASS_INTERPUNCT)
        return SHRINK_CENTRED;
    if (class == CLASS_INTERPUNCT || class == CLASS_MIDDLE_DOT)
        return SHRINK_INTERPUNCT;
    if (class == CLASS_COMMA || class == CLASS_COLON)
        return SHRINK_COMMA;
    if (class == CLASS_STOP || class == CLASS_EXCLAMATION)
        return family == LANGUAGE_JAPANESE ? SHRINK_NEVER : SHRINK_STOP;
    return SHRINK_NEVER;
}

static length at_most(length wanted, length most)
{
    return wanted < most ? wanted : most;
}

static bool is_full_mark(const struct paragraph *paragraph, const struct item *item)
{
    return class_is_mark(item->class) && paragraph->characters[item->character].form == WIDTH_FULL;
}

/* R2.5: faces draw the middle dot in all widths. Half an em around its ink is the dot, and beside that is the
 * blank of its region. */
static void set_middle_dot(struct item *item, const struct cluster *cluster, struct mark_shape shape)
{
    length middle = (cluster->ink_start + cluster->ink_end) / 2;
    item->body = item->em / 2;
    item->blank_before = middle - item->body / 2;
    item->blank_after = cluster->advance - item->body - item->blank_before;
    item->before = shape.before * item->em / 4;
    item->after = shape.after * item->em / 4;
}

static void set_blanks(struct item *item, const struct cluster *cluster, struct mark_shape shape)
{
    item->blank_before = at_most(shape.before * item->em / 4, cluster->trim_before);
    item->blank_after = at_most(shape.after * item->em / 4, cluster->trim_after);
    item->body = cluster->advance - item->blank_before - item->blank_after;
    item->before = item->blank_before;
    item->after = item->blank_after;
}

static void set_mark(const struct paragraph *paragraph, struct item *item)
{
    const struct cluster *cluster = item_cluster(paragraph, item);
    enum script_language family = item_family(paragraph, item);
    struct mark_shape shape = mark_shape_of(item->class, family, paragraph->request->options.vertical);
    bool shows_ink = cluster->ink_end - cluster->ink_start < cluster->advance; /* columns do not */
    if (paragraph->characters[item->character].code == 0x00B7 && shows_ink)
        set_middle_dot(item, cluster, shape);
    else
        set_blanks(item, cluster, shape);
    item->before_rank = item->after_rank =
        rank_of(item->class, family, paragraph->request->options.narrows_centred_marks);
}

/* §2.2. */
static void apply_style(enum punctuation_style style, struct item *item)
{
    bool stops = item->class == CLASS_STOP || item->class == CLASS_EXCLAMATION;
    if (style == PUNCTUATION_BANJIAO || (style == PUNCTUATION_KAIMING && !stops))
        item->before = item->after = 0;
}

static bool closes(const struct item *item)
{
    return class_is_mark(item->class) && item->after > 0 && item->before == 0 && item->class != CLASS_OPEN;
}

/* In the middle of its square, also of one that gives nothing away: ：； in vertical lines. */
static bool is_centred(const struct item *item)
{
    bool fills_square = item->class == CLASS_COLON && item->body == item->em;
    return class_is_mark(item->class) && ((item->before > 0 && item->after > 0) || fills_square);
}

/* R2.8-R2.18. */
static void squeeze_pair(struct item *left, struct item *right, bool compact)
{
    bool left_closes = closes(left), right_opens = right->class == CLASS_OPEN && right->before > 0;
    if (left_closes && right_opens) {
        if (compact || right->em > left->em)
            left->after = 0;
        if (compact || right->em <= left->em)
            right->before = 0;
    } else if (left_closes &&
               (closes(right) || is_centred(right) || right->class == CLASS_IDEOGRAPHIC_SPACE)) {
        left->after = 0;
    } else if (right_opens &&
               (left->class == CLASS_OPEN || is_centred(left) || left->class == CLASS_IDEOGRAPHIC_SPACE)) {
        right->before = 0;
    }
}

/* R2.26: ！？ come by twos: a pair takes 1 em, three take 2. */
static void squeeze_exclamations(struct paragraph *paragraph)
{
    uint32_t run = 0;
    for (uint32_t i = 0; i < paragraph->item_count; i++) {
        struct item *item = &paragraph->items[i];
        bool counts = item->class == CLASS_EXCLAMATION && item->blank_after > 0;
        run = counts ? run + 1 : 0;
        bool goes_on = i + 1 < paragraph->item_count && item[1].class == CLASS_EXCLAMATION;
        if (counts && run % 2 == 0 && !goes_on)
            item->after = 0;
    }
}

/* R3.5: a typed space beside a mark, which set_space drops. */
static bool is_dropped_space(const struct paragraph *paragraph, uint32_t index)
{
    const struct item *item = &paragraph->items[index];
    if (item->class != CLASS_SPACE || !paragraph->request->options.han_latin_space ||
        character_span(paragraph, item->character)->verbatim)
        return false;
    return (index > 0 && is_full_mark(paragraph, item - 1)) ||
           (index + 1 < paragraph->item_count && is_full_mark(paragraph, item + 1));
}

static void squeeze_pairs(struct paragraph *paragraph)
{
    struct item *left = NULL;
    for (uint32_t i = 0; i < paragraph->item_count; i++) {
        struct item *item = &paragraph->items[i];
        if (item->class == CLASS_ZERO || is_dropped_space(paragraph, i))
            continue;
        if (left)
            squeeze_pair(left, item, paragraph->request->options.compact_pairs);
        left = item;
    }
    squeeze_exclamations(paragraph);
}

static bool is_script(const struct span *span)
{
    return (span->styles & (STYLE_SUPERSCRIPT | STYLE_SUBSCRIPT)) != 0;
}

/* R3.1, R3.2. */
static bool wants_gap(const struct paragraph *paragraph, const struct item *left, const struct item *right)
{
    bool left_word = left->class == CLASS_LETTER || left->class == CLASS_DIGIT;
    bool right_word = right->class == CLASS_LETTER || right->class == CLASS_DIGIT;
    if (!(left->class == CLASS_HAN && right_word) && !(left_word && right->class == CLASS_HAN))
        return false;
    const struct span *left_span = character_span(paragraph, left->character);
    const struct span *right_span = character_span(paragraph, right->character);
    return !is_script(left_span) && !is_script(right_span) && !(left_span->verbatim && right_span->verbatim);
}

static void set_gap(struct item *item, length em)
{
    item->space = em / 4;
    item->space_least = em / 8;
    item->space_rank = SHRINK_HAN_LATIN;
    item->stretch = STRETCH_HAN_LATIN;
}

/* In Japanese word spaces open as the gaps between Han and Latin do, and not more (jlreq 3.8.4). */
static enum stretch_kind stretch_of_words(enum script_language family)
{
    if (family == LANGUAGE_KOREAN || family == LANGUAGE_OTHER)
        return STRETCH_WORD_SPACE;
    return family == LANGUAGE_JAPANESE ? STRETCH_HAN_LATIN : STRETCH_WORD_AMONG_HAN;
}

/* In faces with narrow word spaces, of 1/4 em and less, 4/5 of them are enough: 1/5 em, as in Latin print. In Korean 1/6
 * is. */
static void set_word_space(struct item *item, enum script_language family)
{
    item->space = item->body;
    item->space_least = family == LANGUAGE_KOREAN ? at_most(item->em / 6, item->body)
                                                  : at_most(item->em / 4, item->body * 4 / 5);
    item->space_rank = SHRINK_WORD_SPACE;
    item->stretch = stretch_of_words(family);
}

/* jlreq 3.1.6: behind ！ and ？ stands an em where a sentence ends, which is told by the space that was typed there. */
static bool ends_sentence(const struct paragraph *paragraph, const struct item *left)
{
    return left->class == CLASS_EXCLAMATION && is_full_mark(paragraph, left) &&
           item_family(paragraph, left) == LANGUAGE_JAPANESE;
}

static void set_sentence_space(struct item *item)
{
    item->space = item->em;
    item->space_least = item->em / 2;
    item->space_rank = SHRINK_HAN_LATIN;
}

/* R3.5: what a typed space becomes depends on what it parts. */
static void set_space(const struct paragraph *paragraph, struct item *item, const struct item *left,
                      const struct item *right)
{
    if (character_span(paragraph, item->character)->verbatim)
        return;
    item->vanishes = !paragraph->preformatted;
    bool han = left && right && (left->class == CLASS_HAN || right->class == CLASS_HAN);
    bool mark = (left && is_full_mark(paragraph, left)) || (right && is_full_mark(paragraph, right));
    enum script_language family = item_family(paragraph, item);
    bool is_korean = family == LANGUAGE_KOREAN; /* separates words by typed spaces alone */
    if (!paragraph->request->options.han_latin_space || is_korean || (!han && !mark))
        set_word_space(item, family);
    else if (han && !mark && left->class != CLASS_HANGUL && right->class != CLASS_HANGUL)
        set_gap(item, item->em);
    else if (han && left->class != CLASS_HAN && ends_sentence(paragraph, left))
        set_sentence_space(item);
    if (han && left->class == right->class)
        item->stretch = STRETCH_SOLID; /* wide already: it grows no more than the gaps between Han */
    item->body = 0;
}

static void set_spaces(struct paragraph *paragraph)
{
    struct item *items = paragraph->items, *left = NULL;
    for (uint32_t i = 0; i < paragraph->item_count; i++) {
        struct item *item = &items[i];
        struct item *right = i + 1 < paragraph->item_count ? item + 1 : NULL;
        if (item->class == CLASS_IDEOGRAPHIC_SPACE)
            item->vanishes = i > 0 && !paragraph->preformatted;
        else if (item->class == CLASS_SPACE)
            set_space(paragraph, item, left, right);
        else if (right && paragraph->request->options.han_latin_space && wants_gap(paragraph, item, right))
            set_gap(item, item->class == CLASS_HAN ? item->em : right->em);
        left = item;
    }
}

static bool ends_phrase(enum mark_class class)
{
    return class == CLASS_CLOSE || class == CLASS_COMMA || class == CLASS_STOP || class == CLASS_COLON ||
           class == CLASS_EXCLAMATION;
}

/* Not so syllables of Korean: its words are told by the spaces between them (R1.19). */
static bool is_solid(enum mark_class class)
{
    return class == CLASS_HAN || class == CLASS_OTHER;
}

static bool is_double_mark(enum mark_class class)
{
    return class == CLASS_DASH || class == CLASS_DOTS;
}

static bool is_dot(enum mark_class class)
{
    return class == CLASS_MIDDLE_DOT || class == CLASS_INTERPUNCT;
}

static bool never_parts(enum mark_class class)
{
    return class == CLASS_SPACE || class == CLASS_IDEOGRAPHIC_SPACE || class == CLASS_LINE_END ||
           class == CLASS_ZERO || is_dot(class) || class == CLASS_CONNECTOR || class == CLASS_SOLIDUS;
}

/* §4.2 rank 3: gaps that were solid, but not those that a rule keeps closed. */
static bool may_open(const struct item *left, const struct item *right)
{
    if (never_parts(left->class) || never_parts(right->class) || left->class == CLASS_OPEN ||
        ends_phrase(right->class))
        return false;
    if (is_double_mark(left->class) && left->class == right->class)
        return false;
    bool left_solid = is_solid(left->class) || ends_phrase(left->class) || is_double_mark(left->class);
    bool right_solid = is_solid(right->class) || right->class == CLASS_OPEN || is_double_mark(right->class);
    if (left_solid && right_solid)
        return true;
    return (left_solid || right_solid) && right->penalty != BREAK_FORBIDDEN;
}

/* Marks stand by the text that they belong to; only in a line that is very loose they do not. */
static bool may_open_at_last(const struct item *left, const struct item *right)
{
    bool left_text = is_solid(left->class) || left->class == CLASS_LETTER || left->class == CLASS_DIGIT;
    bool right_text = is_solid(right->class) || right->class == CLASS_LETTER || right->class == CLASS_DIGIT;
    if (left_text)
        return ends_phrase(right->class) || is_dot(right->class);
    return right_text && (left->class == CLASS_OPEN || is_dot(left->class));
}

/* Korean words are told by the spaces between them: Han among them are no more spaced than syllables. */
static void set_stretch(struct paragraph *paragraph)
{
    enum stretch_kind solid = breaks_words_are_spaced(paragraph) ? STRETCH_LAST : STRETCH_SOLID;
    for (uint32_t i = 0; i + 1 < paragraph->item_count; i++) {
        struct item *item = &paragraph->items[i];
        bool side_by_side = item->run == item[1].run && item->rise != item[1].rise;
        if (item->stretch != STRETCH_NEVER || side_by_side)
            continue;
        if (may_open(item, item + 1))
            item->stretch = solid;
        else if (may_open_at_last(item, item + 1))
            item->stretch = STRETCH_LAST;
    }
}

/* A label that hangs from the text keeps its width, so that what is behind it stands over the lines below. */
static void fix_label(struct paragraph *paragraph)
{
    length width = 0;
    for (uint32_t i = 0; i < paragraph->item_count && width < -paragraph->first_indent; i++) {
        struct item *item = &paragraph->items[i];
        width += item->before + item->body + item->after + item->space;
        item->before_rank = item->after_rank = item->space_rank = SHRINK_NEVER;
        item->space_least = item->space;
        item->stretch = STRETCH_NEVER;
    }
}

/* （一） and （1） of an official document. */
static bool has_bracketed_label(const struct paragraph *paragraph)
{
    const struct style_sheet *styles = paragraph->request->styles;
    const struct node *block = paragraph->block;
    if (!block || !styles || !styles->headings_by_label)
        return false;
    unsigned level = block->kind == NODE_HEADING     ? block->heading.official_level
                     : block->kind == NODE_PARAGRAPH ? block->paragraph.official_level
                                                     : 0;
    return level && level % 2 == 0;
}

/* ... fill whole squares, brackets and all. */
static void fill_squares(struct paragraph *paragraph)
{
    for (uint32_t i = 0; has_bracketed_label(paragraph) && i < paragraph->item_count; i++) {
        struct item *item = &paragraph->items[i];
        item->before = item->blank_before;
        item->after = item->blank_after;
        item->before_rank = item->after_rank = SHRINK_NEVER;
        if (item->class == CLASS_CLOSE)
            return;
    }
}

/* R2.22: an opening mark that hangs takes its blank from the indent. */
static void hang_opening(struct paragraph *paragraph)
{
    const struct item *first = paragraph->items;
    bool hangs = paragraph->request->options.opening == OPENING_HANG && paragraph->item_count > 0 &&
                 first->class == CLASS_OPEN && paragraph->first_indent >= first->before;
    if (hangs)
        paragraph->first_indent -= first->before;
}

void spacing_set(struct paragraph *paragraph)
{
    enum punctuation_style style = paragraph->request->options.punctuation;
    for (uint32_t i = 0; i < paragraph->item_count; i++) {
        struct item *item = &paragraph->items[i];
        if (item->run == NO_RUN || !is_full_mark(paragraph, item))
            continue;
        set_mark(paragraph, item);
        apply_style(style, item);
    }
    if (style != PUNCTUATION_PLAIN && !paragraph->preformatted)
        squeeze_pairs(paragraph);
    set_spaces(paragraph);
    set_stretch(paragraph);
    fix_label(paragraph);
    fill_squares(paragraph);
    hang_opening(paragraph);
}

static bool begins_indented(const struct paragraph *paragraph, const struct item *item)
{
    return item == paragraph->items && paragraph->first_indent > 0;
}

length spacing_at_start(const struct paragraph *paragraph, const struct item *item)
{
    const struct layout_options *options = &paragraph->request->options;
    if (item->class != CLASS_OPEN || options->punctuation == PUNCTUATION_PLAIN)
        return item->before;
    bool is_wanted = options->opening == OPENING_FULL || has_bracketed_label(paragraph);
    bool is_full = is_wanted && begins_indented(paragraph, item);
    return is_full ? item->before : 0;
}

static enum line_end_style end_style(const struct paragraph *paragraph)
{
    enum line_end_style style = paragraph->request->options.line_end;
    if (paragraph->alignment == ALIGNMENT_CENTER || paragraph->alignment == ALIGNMENT_END)
        return LINE_END_TRIM; /* R2.25 */
    if (style != LINE_END_BY_LANGUAGE)
        return style;
    return paragraph->family == LANGUAGE_SIMPLIFIED_CHINESE || paragraph->family == LANGUAGE_OTHER
               ? LINE_END_TRIM
               : LINE_END_FIT;
}

length spacing_at_end(const struct paragraph *paragraph, const struct item *item, bool has_room)
{
    if (paragraph->request->options.punctuation == PUNCTUATION_PLAIN || paragraph->preformatted)
        return item->after;
    switch (end_style(paragraph)) {
    case LINE_END_TRIM: return 0;
    case LINE_END_FIT: return has_room ? item->after : 0;
    case LINE_END_FULL:
    case LINE_END_BY_LANGUAGE: break;
    }
    return item->after;
}

length spacing_hang(const struct paragraph *paragraph, const struct item *item)
{
    bool has_margin = paragraph->alignment == ALIGNMENT_JUSTIFY || paragraph->alignment == ALIGNMENT_START;
    if (!paragraph->request->options.hanging || !has_margin)
        return 0;
    if (item->before > 0 && !paragraph->request->options.vertical)
        return 0; /* what is centred in its square hangs only below a vertical line */
    bool may_hang = item->class == CLASS_COMMA || item->class == CLASS_STOP;
    bool follows_mark = item > paragraph->items && ends_phrase(item[-1].class);
    return may_hang && !follows_mark && is_full_mark(paragraph, item) ? item->before + item->body : 0;
}
