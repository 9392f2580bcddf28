#include "formats/html/outline/sequences.h"

#include "formats/html/outline/families.h"
#include "formats/html/outline/lines.h"

#include <stdlib.h>
#include <string.h>

/* Members that are looked at on each side for a number that is one more or one less. */
enum { WINDOW = 3, RUN_LEAST = 3, BOOK_LEAST = 5, LIST_LEAST = 3, PLAIN_LEAST = 3, REPEATS_LOOKED_AT = 64 };

/* Tags of one level that may be a list; characters that a section has. */
enum { TAGS_LEAST = 6, SECTION_LEAST = 60 };

/* A family runs through a text when it takes up this part of it. */
enum { WIDE_SHARE = 4 };

/* A title printed twice: the second stands within so many blocks of the first. */
enum { REPEAT_NEAR = 4 };

static uint32_t key_of(const struct line *line)
{
    if (line_has(line, FEATURE_TAG))
        return 0x7A600000U + (line->look & 7U);
    if (line->has_number)
        return line->numbering.family;
    return line_has(line, FEATURE_FRONT) ? 0x7F700000U : 0x10000000U + line->look;
}

/* A numbered paragraph that is closed like a sentence; a unit's title may be, behind a blank or a mark. */
static bool is_numbered_text(const struct line *line)
{
    if (!line->has_number || line_has(line, FEATURE_TAG))
        return false;
    if (line->numbering.class == NUMBERING_UNIT &&
        (!line->numbering.is_attached || line->numbering.is_prefixed))
        return false;
    return line_has(line, FEATURE_ENDS_STOP) || line_has(line, FEATURE_ENDS_PAUSE) ||
           line_has(line, FEATURE_HOLDS_STOP) || line->block->characters > HEADING_LONGEST;
}

/* A line that will be no heading is no member, for what it is itself. */
static bool is_member(const struct line *line)
{
    static const enum feature against[] = {FEATURE_ROLE_TAKEN, FEATURE_PUSHED,      FEATURE_NESTED,
                                           FEATURE_NOT_WORDS,  FEATURE_IN_CONTENTS, FEATURE_OUTSIDE};
    for (size_t i = 0; i < sizeof against / sizeof *against; i++)
        if (line_has(line, against[i]))
            return false;
    return line->has_number || line_has(line, FEATURE_TAG) || line_has(line, FEATURE_FRONT) ||
           !line_has(line, FEATURE_STYLED_SENTENCE);
}

static struct text_view title_of(const struct line *line)
{
    return line->has_number && !text_view_is_empty(line->numbering.title) ? line->numbering.title
                                                                          : line->block->text;
}

/* Digits and marks alone are a page's number: 差别-1. */
static bool text_has_word(struct text_view text)
{
    while (!text_view_is_empty(text)) {
        uint32_t character = text_view_take(&text);
        if (character_is_han(character) || character_is_latin(character))
            return true;
    }
    return false;
}

static bool begins_same(struct text_view a, struct text_view b)
{
    struct text_view longer = a.length >= b.length ? a : b, shorter = a.length >= b.length ? b : a;
    if (shorter.length == 0 || !text_view_same(text_view_part(longer, 0, shorter.length), shorter))
        return false;
    struct text_view rest = text_view_trim_start(text_view_part(longer, shorter.length, longer.length));
    return text_view_is_empty(rest) || rest.length + shorter.length < longer.length ||
           character_in(text_view_first(rest), "（(") || !text_has_word(rest);
}

static void join(struct outline *outline, size_t index)
{
    struct line *line = &outline->lines[index];
    if (line_has(line, FEATURE_DOCUMENT))
        return;
    uint32_t found = family_find(outline, key_of(line));
    struct family *family = &outline->families[found];
    if (is_numbered_text(line)) {
        family->texts += index == 0 || !begins_same(line->block->text, outline->lines[index - 1].block->text);
        return;
    }
    if (found == 0 || !is_member(line))
        return;
    line->family = found;
    line->previous = family->last;
    line->next = NO_LINE;
    if (family->last != NO_LINE)
        outline->lines[family->last].next = index;
    else
        family->first = index;
    family->last = index;
    family->members++;
    family->is_style = !line->has_number;
    family->is_tag = line_has(line, FEATURE_TAG);
    family->class = line->numbering.class;
    if (line->numbering.rank > family->rank)
        family->rank = line->numbering.rank;
}

static bool follows(const struct line *line, const struct line *other, int step)
{
    return other->numbering.value >= 0 && line->numbering.value >= 0 &&
           other->numbering.value == line->numbering.value + step;
}

/* A number one less stands shortly before it, or one more shortly behind it. */
static bool counts_on(const struct outline *outline, const struct line *line)
{
    size_t before = line->previous, after = line->next;
    for (unsigned i = 0; i < WINDOW; i++) {
        if (before != NO_LINE && follows(line, &outline->lines[before], -1))
            return true;
        if (after != NO_LINE && follows(line, &outline->lines[after], 1))
            return true;
        before = before == NO_LINE ? NO_LINE : outline->lines[before].previous;
        after = after == NO_LINE ? NO_LINE : outline->lines[after].next;
    }
    return false;
}

static bool is_right_behind(const struct outline *outline, const struct line *line)
{
    if (line->previous == NO_LINE)
        return false;
    const struct line *before = &outline->lines[line->previous];
    return outline_touch(outline, before->index, line->index) &&
           (!line->has_number || line->numbering.value != before->numbering.value);
}

/* The look of most members, by majority vote. */
static void find_look(struct outline *outline, struct family *family)
{
    uint32_t votes = 0;
    for (size_t i = family->first; i != NO_LINE; i = outline->lines[i].next) {
        if (votes == 0)
            family->look = outline->lines[i].look;
        votes = outline->lines[i].look == family->look ? votes + 1 : votes - 1;
    }
    for (size_t i = family->first; i != NO_LINE; i = outline->lines[i].next)
        family->alike += outline->lines[i].look == family->look;
}

/* Words with a number that stand in one place of a book are no chapters: 第一甲, 第二甲, 第三甲. */
static bool is_wide(const struct outline *outline, const struct family *family)
{
    if (family->class != NUMBERING_WORD || !outline->is_long || family->first == NO_LINE)
        return true;
    size_t blocks = outline->lines[family->last].index - outline->lines[family->first].index;
    return blocks * WIDE_SHARE >= outline->article->count;
}

static void count_family(struct outline *outline, struct family *family)
{
    find_look(outline, family);
    for (size_t i = family->first; i != NO_LINE; i = outline->lines[i].next) {
        struct line *line = &outline->lines[i];
        bool linked = line->has_number && counts_on(outline, line);
        line_set(line, FEATURE_COUNTS_ON, linked);
        family->linked += linked;
        family->in_a_row += is_right_behind(outline, line);
    }
    bool spread = family->in_a_row * 3 <= family->members && is_wide(outline, family);
    family->runs = !family->is_style && family->members >= RUN_LEAST && spread &&
                   family->linked * 3 >= family->members * 2;
}

/* Chapters that have lost their text: their numbers fit between those before and behind them. */
static bool goes_through(const struct outline *outline, size_t first, size_t end)
{
    size_t before = outline->lines[first].previous;
    if (before == NO_LINE || end == NO_LINE)
        return false;
    size_t last = outline->lines[end].previous;
    while (end != NO_LINE && outline->lines[end].numbering.value == outline->lines[last].numbering.value)
        end = outline->lines[end].next;
    return end != NO_LINE && follows(&outline->lines[first], &outline->lines[before], -1) &&
           follows(&outline->lines[last], &outline->lines[end], 1);
}

/* Members right behind each other: a list, or a pair where most members are pairs. */
static void mark_lists(struct outline *outline, const struct family *family)
{
    bool dense = family->in_a_row * 3 > family->members;
    for (size_t i = family->first; i != NO_LINE;) {
        size_t end = outline->lines[i].next;
        unsigned length = 1;
        while (end != NO_LINE && is_right_behind(outline, &outline->lines[end])) {
            end = outline->lines[end].next;
            length++;
        }
        bool list = length >= LIST_LEAST || (length > 1 && dense);
        if (family->class == NUMBERING_UNIT && !family->is_style && !dense)
            list = false;
        if (family->runs && goes_through(outline, i, end))
            list = false;
        for (; i != end; i = outline->lines[i].next)
            line_set(&outline->lines[i], FEATURE_IN_LIST, list);
    }
}

static void judge_numbers(struct outline *outline, const struct family *family)
{
    if (family->first == NO_LINE)
        return;
    bool alike = family->members >= RUN_LEAST && family->alike * 3 >= family->members * 2;
    bool apart = line_has(&outline->lines[family->first], FEATURE_SET_APART);
    bool ordered = family->is_style || family->members == 1 || family->linked * 4 >= family->members * 3 ||
                   family->class == NUMBERING_UNIT || family->class == NUMBERING_SYMBOL;
    bool text = family->texts * 3 > family->members;
    for (size_t i = family->first; i != NO_LINE; i = outline->lines[i].next) {
        struct line *line = &outline->lines[i];
        line_set(line, FEATURE_FAMILY_RUNS, family->runs);
        line_set(line, FEATURE_FAMILY_OF_ONE, family->members == 1 && !family->is_style);
        line_set(line, FEATURE_FAMILY_IS_TEXT,
                 text && (line->numbering.class != NUMBERING_UNIT || line->numbering.is_attached));
        line_set(line, FEATURE_FAMILY_DISORDER, !ordered);
        line_set(line, FEATURE_LOOK_OF_FAMILY, family->members > 1 && line->look == family->look);
        line_set(line, FEATURE_LOOK_OTHER,
                 line->index > 0 &&
                     ((alike && line->look != family->look) ||
                      (apart && line->numbering.is_attached && !line_has(line, FEATURE_SET_APART))));
    }
}

/* Lines of one look: three right behind each other are a list, and so are pairs where there is nothing else.
 */
static void judge_style(struct outline *outline, const struct family *family)
{
    const struct line *first = &outline->lines[family->first];
    bool plain = outline->is_page && line_has(first, FEATURE_PLAIN) && !line_has(first, FEATURE_BOLD);
    unsigned pairs = plain || line_has(first, FEATURE_BOLD) ? 2 : 3;
    bool is_pair = outline->is_page && line_has(first, FEATURE_CENTRED) && family->members == 2 &&
                   family->in_a_row == 1; /* captions of pictures that are lost */
    bool dense = is_pair || (family->in_a_row * pairs > family->members && family->members > 1);
    bool alike = !dense && family->members >= (plain ? PLAIN_LEAST : 2);
    for (size_t i = family->first; i != NO_LINE;) {
        size_t end = outline->lines[i].next;
        unsigned length = 1;
        for (; end != NO_LINE && is_right_behind(outline, &outline->lines[end]); length++)
            end = outline->lines[end].next;
        for (; i != end; i = outline->lines[i].next) {
            line_set(&outline->lines[i], FEATURE_STYLE_FAMILY, alike);
            line_set(&outline->lines[i], FEATURE_IN_LIST, length >= LIST_LEAST || dense);
        }
    }
}

/* The same line again in a family of a look: a name in a list of comments, not the title of a section. */
static void mark_recurring(struct outline *outline, const struct family *family)
{
    for (size_t i = family->first; i != NO_LINE; i = outline->lines[i].next) {
        struct line *line = &outline->lines[i];
        size_t before = line->previous;
        for (unsigned n = 0; n < REPEATS_LOOKED_AT && before != NO_LINE; n++) {
            struct line *other = &outline->lines[before];
            bool same = text_view_same_visible(other->block->text, line->block->text);
            line_set(other, FEATURE_OCCURS_AGAIN, same);
            line_set(line, FEATURE_OCCURS_AGAIN, same);
            before = other->previous;
        }
    }
}

/* 5.第5章 above 第5章: two forms of one number. */
static bool is_other_form(const struct line *line, const struct line *before)
{
    return line->index == before->index + 1 && line->numbering.unit != 0 &&
           line->numbering.unit == before->numbering.unit &&
           line->numbering.family != before->numbering.family;
}

/* A heading printed twice or three times: the last of the same words is kept, else the first. */
static void mark_repeat(const struct outline *outline, struct line *before, struct line *line)
{
    if (before == NULL || line->index - before->index > REPEAT_NEAR || line_has(before, FEATURE_IN_CONTENTS))
        return;
    bool same = text_view_same_visible(line->block->text, before->block->text);
    if (!same && !outline_touch(outline, before->index, line->index))
        return;
    bool again = line->numbering.value == before->numbering.value &&
                 (begins_same(title_of(line), title_of(before)) || is_other_form(line, before));
    line_set(before, FEATURE_REPEATED, same);
    line_set(line, FEATURE_REPEATED, !same && again);
}

static void mark_repeats(struct outline *outline)
{
    struct line *before = NULL;
    for (size_t i = 0; i < outline->count; i++) {
        struct line *line = &outline->lines[i], *last = before;
        if (!line->has_number)
            continue;
        before = line;
        mark_repeat(outline, last, line);
    }
}

/* A lone ※ line is a heading only where other symbols mark headings too. */
static void judge_symbols(struct outline *outline)
{
    unsigned symbols = 0;
    for (size_t i = 0; i < outline->count; i++)
        symbols += outline->lines[i].family != 0 && outline->lines[i].has_number &&
                   outline->lines[i].numbering.class == NUMBERING_SYMBOL;
    for (size_t i = 0; i < outline->count; i++) {
        struct line *line = &outline->lines[i];
        if (symbols < 2 || line->family == 0 || !line->has_number ||
            line->numbering.class != NUMBERING_SYMBOL)
            continue;
        const struct family *family = &outline->families[line->family];
        line_set(line, FEATURE_STYLE_FAMILY, family->texts * 2 <= family->members);
        line_clear(line, FEATURE_FAMILY_OF_ONE);
    }
}

/* In a book a look alone is hardly a heading, nor are words with a number, where chapters have numbers. */
static bool says_little(const struct outline *outline, const struct line *line)
{
    if (line_has(line, FEATURE_TAG))
        return false;
    if (outline->has_tags)
        return true;
    if (line_has(line, FEATURE_FRONT) || line_has(line, FEATURE_LISTED))
        return false;
    if (line->has_number)
        return outline->has_chapters &&
               (line->numbering.class == NUMBERING_WORD || line->numbering.class == NUMBERING_SYMBOL);
    return outline->has_chapters || (outline->is_long && !line_has(line, FEATURE_SET_APART));
}

/* 一 right below a chapter opens its sections, also when 二 is lost. */
static bool is_first_below(const struct outline *outline, size_t index)
{
    const struct line *line = &outline->lines[index], *before = line - 1;
    return index > 0 && line->has_number && line->numbering.class != NUMBERING_UNIT &&
           line->numbering.value == 1 && before->has_number && before->numbering.class == NUMBERING_UNIT &&
           outline_touch(outline, before->index, line->index);
}

/* 序 and 后记 stand beside chapters. */
static void mark_book(struct outline *outline)
{
    for (size_t i = 0; i < outline->count; i++)
        outline->has_tags |= outline->article->context->is_plain && line_has(&outline->lines[i], FEATURE_TAG);
    for (size_t i = 0; i < outline->count; i++) {
        struct line *line = &outline->lines[i];
        bool front = line_has(line, FEATURE_FRONT) && !line->has_number;
        bool part = line->has_number && line->numbering.rank == UNIT_RANK_PART &&
                    !line->numbering.is_attached && line_has(line, FEATURE_FAMILY_OF_ONE);
        line_set(line, FEATURE_BESIDE_CHAPTERS, (front || part) && outline->has_chapters);
        line_set(line, FEATURE_FIRST_BELOW, is_first_below(outline, i));
        line_set(line, FEATURE_IN_BOOK, says_little(outline, line));
    }
}

/* Text, lists, tables or code up to the next line with a tag: less of it than a section has. */
static bool is_thin(const struct outline *outline, const struct line *line)
{
    const struct article *article = outline->article;
    size_t characters = 0;
    for (size_t i = line->index + 1; i < article->count && characters < SECTION_LEAST; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block->node->kind == NODE_HEADING)
            break;
        characters +=
            block->node->kind == NODE_PARAGRAPH ? (block->is_link ? 0 : block->characters) : SECTION_LEAST;
    }
    return characters < SECTION_LEAST;
}

/* Many tags of one level with a line or two below each are a list: readers with their comments. */
static void judge_tags(struct outline *outline, const struct family *family)
{
    unsigned thin = 0;
    for (size_t i = family->first; i != NO_LINE; i = outline->lines[i].next)
        thin += is_thin(outline, &outline->lines[i]);
    bool list = outline->is_page && family->members >= TAGS_LEAST && thin * 3 > family->members * 2;
    for (size_t i = family->first; i != NO_LINE; i = outline->lines[i].next)
        line_set(&outline->lines[i], FEATURE_IN_LIST, list);
}

static bool is_weak_number(const struct line *line)
{
    return line->has_number && !line_has(line, FEATURE_TAG) &&
           (line->numbering.class == NUMBERING_WORD || line->numbering.class == NUMBERING_BLANK);
}

static void leave_all(struct outline *outline)
{
    for (size_t i = 1; i <= outline->family_count; i++) {
        struct family *family = &outline->families[i];
        *family =
            (struct family){.key = family->key, .first = NO_LINE, .last = NO_LINE, .texts = family->texts};
    }
}

/* Words and names that hold a number by chance lose it: 蔡二少爷. Nothing else has its shape and counts on.
 */
static void forget_chance_numbers(struct outline *outline)
{
    for (size_t i = 0; i < outline->count; i++)
        if (is_weak_number(&outline->lines[i]))
            join(outline, i);
    for (size_t i = 0; i < outline->count; i++) {
        struct line *line = &outline->lines[i];
        if (is_weak_number(line) && !counts_on(outline, line) && !line_forget_number(outline, line))
            line_set(line, FEATURE_STYLED_SENTENCE, true);
    }
    leave_all(outline);
}

/* Units that count on, or any numbers that run through a book. */
static bool has_chapters(const struct outline *outline, const struct family *family)
{
    if (family->is_style || family->linked < 2)
        return false;
    return family->class == NUMBERING_UNIT ||
           (outline->is_long && family->runs && family->members >= BOOK_LEAST);
}

void families_judge(struct outline *outline)
{
    forget_chance_numbers(outline);
    for (size_t i = 0; i < outline->count; i++) {
        outline->lines[i].previous = outline->lines[i].next = NO_LINE;
        join(outline, i);
    }
    for (size_t i = 1; i <= outline->family_count; i++) {
        struct family *family = &outline->families[i];
        if (family->is_tag) {
            judge_tags(outline, family);
            continue;
        }
        count_family(outline, family);
        outline->has_chapters |= has_chapters(outline, family);
        if (family->is_style && family->members > 1 && outline->lines[family->first].rule[0] != 'f') {
            judge_style(outline, family);
            mark_recurring(outline, family);
        } else {
            mark_lists(outline, family);
            judge_numbers(outline, family);
        }
    }
    judge_symbols(outline);
    mark_repeats(outline);
    mark_book(outline);
}
