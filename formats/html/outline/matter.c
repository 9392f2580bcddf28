#include "formats/html/outline/matter.h"

#include "formats/html/lexicon/book_words.h"
#include "formats/html/lexicon/dates.h"
#include "formats/html/outline/line_text.h"
#include "formats/html/outline/lines.h"

/* Characters of a text that has a heading of its own, and of that heading; lines that are taken at most. */
enum { MATTER_LEAST = 600, TITLE_LONGEST = 28, MATTER_MOST = 32 };

/* What stands before the chapters, in blocks: up to `end`; the first text that is no advertisement. */
struct front {
    size_t first, end, text;
};

static bool opens_chapter(const struct outline *outline, const struct line *line)
{
    if (line->family == 0 || !line->has_number || line_has(line, FEATURE_TAG) ||
        line_has(line, FEATURE_IN_CONTENTS))
        return false;
    const struct family *family = &outline->families[line->family];
    return family->runs || (family->class == NUMBERING_UNIT && family->linked > 1);
}

static bool is_own_text(const struct article_block *block)
{
    return block_is_body(block) && !book_words_advertise(block->text);
}

/* From behind typed contents to the first chapter, or a part above it. */
static struct front find_front(const struct outline *outline)
{
    struct front front = {0, 0, 0};
    for (size_t i = 0; i < outline->count; i++) {
        const struct line *line = &outline->lines[i];
        if (line_has(line, FEATURE_IN_CONTENTS))
            front.first = line->index + 1;
        else if (opens_chapter(outline, line)) {
            front.end = line->index;
            break;
        }
    }
    front.text = front.first;
    while (front.text < front.end && !is_own_text(&outline->article->blocks[front.text]))
        front.text++;
    return front;
}

static bool is_indented_otherwise(const struct outline *outline, const struct article_block *block)
{
    return outline->has_body_lead && block->lead != outline->body_lead;
}

/* Something shows that a line does not go on the text before it: a gap, its indent, or no text above it. */
static bool stands_apart(const struct outline *outline, const struct front *front, size_t index)
{
    const struct article_block *block = &outline->article->blocks[index];
    bool alone = index < front->text && index + 1 < outline->article->count && block_is_body(block + 1);
    return block->node->paragraph.section_start || is_indented_otherwise(outline, block) || alone;
}

/* A date and a signature end a text; a title that is pushed to the middle by hand looks like one. */
static bool may_head(const struct outline *outline, const struct front *front, size_t index)
{
    const struct article_block *block = &outline->article->blocks[index];
    struct date date;
    if (!block_is_open(block) || block->characters > TITLE_LONGEST || date_is_whole(block->text, &date))
        return false;
    enum paragraph_role role = block->node->paragraph.role;
    bool top = role == PARAGRAPH_SIGNATURE && index < front->text;
    return (role == PARAGRAPH_BODY || top) && stands_apart(outline, front, index);
}

/* Text from behind a line to the next one that may head a text; a second line of its own stands between. */
static size_t count_text(const struct outline *outline, const struct front *front, size_t line, size_t *next)
{
    size_t characters = 0, i = line + 1;
    for (; i < front->end && (characters == 0 || !may_head(outline, front, i)); i++)
        if (block_is_body(&outline->article->blocks[i]))
            characters += outline->article->blocks[i].characters;
    *next = i;
    return characters;
}

static void take(struct outline *outline, size_t index, enum feature feature)
{
    struct line *line = outline_add(outline, index, "heads a text");
    if (line->has_number || line_has(line, FEATURE_TAG) || line_has(line, FEATURE_IN_CONTENTS))
        return;
    line_set(line, feature, true);
    line_clear(line, FEATURE_IN_BOOK);
    line_clear(line, FEATURE_NOT_WORDS);
}

/* The other parts of a text that has several: 序（二）. Their end. */
static size_t take_parts(struct outline *outline, const struct front *front, size_t index, size_t next)
{
    const struct article_block *blocks = outline->article->blocks;
    struct text_view title = text_cut_part(blocks[index].text);
    for (size_t i = index + 1; i < next && title.length < blocks[index].text.length; i++)
        if (block_is_open(&blocks[i]) && text_view_same(text_cut_part(blocks[i].text), title))
            take(outline, i, FEATURE_HEADS_FRONT);
    return next < front->end ? next : front->end;
}

/* The first line of a file is its title, when nothing else is. */
static size_t find_start(const struct outline *outline, const struct front *front)
{
    const char *title = outline->article->document->metadata.title;
    bool has_title = title != NULL && *title != '\0';
    return front->first == 0 && !has_title ? 1 : front->first;
}

static void take_front(struct outline *outline, const struct front *front)
{
    unsigned taken = 0;
    for (size_t i = find_start(outline, front), next; i < front->end && taken < MATTER_MOST; i = next) {
        next = i + 1;
        if (!may_head(outline, front, i) || count_text(outline, front, i, &next) < MATTER_LEAST)
            continue;
        take(outline, i, FEATURE_HEADS_FRONT);
        next = take_parts(outline, front, i, next);
        taken++;
    }
}

/* The line right above the first text of a book without chapters, set apart by a gap and by its indent. */
static void take_opening(struct outline *outline)
{
    const struct article *article = outline->article;
    for (size_t i = 1; i + 1 < article->count && outline->body_before[i] == 0; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block_is_open(block) && block->characters <= TITLE_LONGEST &&
            block->node->paragraph.section_start && block->node->paragraph.role == PARAGRAPH_BODY &&
            is_indented_otherwise(outline, block) && block_is_body(block + 1))
            take(outline, i, FEATURE_ABOVE_TEXT);
    }
}

void matter_find(struct outline *outline)
{
    if (!outline->article->context->is_plain || outline->has_tags)
        return;
    struct front front = find_front(outline);
    if (outline->has_chapters)
        take_front(outline, &front);
    else if (outline->is_long)
        take_opening(outline);
}
