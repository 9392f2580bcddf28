#include "formats/html/metadata/signature.h"

#include "formats/html/roles/name_lists.h"
#include "formats/html/roles/roles.h"

/* Characters. */
enum { BODY_LINE = 40 };

/* Lines with addresses between a name and its day; blocks from the day on to the last text; both together. */
enum { ADDRESS_LINES = 3, DAY_BLOCKS = 4, SIGNATURE_BLOCKS = ADDRESS_LINES + DAY_BLOCKS };

bool article_opens_with_address(const struct article *article)
{
    for (size_t i = 0; i < article->count; i++)
        if (block_is_paragraph(&article->blocks[i]))
            return article->blocks[i].node->paragraph.role == PARAGRAPH_SALUTATION;
    return false;
}

static bool holds_document(const struct article *article)
{
    for (size_t i = 0; i < article->count; i++)
        if (article->blocks[i].rule != NULL)
            return true;
    return false;
}

/* The day below a name: right below it, or behind the writer's addresses. Its block; 0: none. */
static size_t find_day(const struct article *article, size_t name, struct date *date)
{
    for (size_t i = name + 1; i < article->count && i <= name + 1 + ADDRESS_LINES; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block_is_paragraph(block) && date_is_whole(block->text, date) && date->year > 0)
            return i;
        if (!text_view_has_any(block->text, "@") && text_view_find(block->text, "://") < 0)
            return 0;
    }
    return 0;
}

/* Running text stands behind a block: what signs there is a letter inside a report. */
static bool text_goes_on(const struct credit_reader *reader, size_t index)
{
    const struct extent *zones = &reader->zones;
    for (size_t i = index; i <= zones->last && i < reader->article->count; i++) {
        const struct article_block *block = &reader->article->blocks[i];
        if (block_is_paragraph(block) && block->characters > BODY_LINE &&
            character_ends_sentence(text_view_last(block->text)))
            return true;
    }
    return false;
}

/* 奚某（二期校友，上海）: signed, and no date below. */
static void take_signed_name(struct credit_reader *reader, const struct article_block *block)
{
    ptrdiff_t bracket = text_view_find(block->text, "（");
    struct text_view name = bracket < 0 ? block->text : text_view_part(block->text, 0, (size_t)bracket);
    struct credit credit = {0};
    if (!block_is_paragraph(block) || block->node->paragraph.role != PARAGRAPH_SIGNATURE ||
        !name_is_widened_person(text_view_trim(name)))
        return;
    credit.author = credit_people(reader->arena, name);
    reader_state(reader, &credit, SAYS(SIGNED), block);
}

static bool may_sign(const struct credit_reader *reader, size_t index)
{
    const struct article_block *name = &reader->article->blocks[index];
    struct date day;
    return block_is_paragraph(name) && block_is_bare(name) && index >= reader->zones.text &&
           name->characters > 0 && name->characters <= HEAD_LINE / 2 &&
           !text_view_has_any(name->text, "：:@（(") && !date_is_whole(name->text, &day) &&
           !text_goes_on(reader, index + 1);
}

static void take_name_over_day(struct credit_reader *reader, size_t index)
{
    const struct article_block *name = &reader->article->blocks[index];
    struct credit credit = {0};
    if (!may_sign(reader, index))
        return;
    size_t day = find_day(reader->article, index, &credit.date);
    if (day == 0 || day + DAY_BLOCKS < reader->zones.last + 1)
        return;
    credit.author = credit_people(reader->arena, name->text);
    if (credit.author == NULL)
        credit.author = text_view_copy_plain(reader->arena, name->text);
    reader_state(reader, &credit, SAYS(SIGNED), name);
}

/* A name over a date at the very end signs the text; in a report it is a letter that is quoted. */
void reader_take_signature(struct credit_reader *reader)
{
    const struct extent *zones = &reader->zones;
    bool letter = text_is_letter_title(text_view_of(reader->article->document->metadata.title));
    bool report = holds_document(reader->article) ||
                  statements_have(&reader->statements, SAYS(DATELINE) | SAYS(PRINTED));
    if (!letter && report)
        return;
    size_t first = zones->last > SIGNATURE_BLOCKS ? zones->last - SIGNATURE_BLOCKS : 1;
    for (size_t i = first; i < zones->beyond && i < reader->article->count; i++) {
        if (i > zones->last)
            take_signed_name(reader, &reader->article->blocks[i - 1]);
        take_name_over_day(reader, i - 1);
    }
}
