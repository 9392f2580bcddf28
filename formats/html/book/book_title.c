#include "formats/html/book/book_title.h"

#include "base/buffer.h"
#include "formats/html/article/order_number.h"
#include "formats/html/book/book_candidates.h"
#include "formats/html/book/book_clean.h"
#include "formats/html/book/book_head.h"
#include "formats/html/book/book_volume.h"
#include "formats/html/lexicon/book_words.h"
#include "formats/html/roles/roles.h"

#include <string.h>

static void set_text(struct article *article, struct article_block *block, struct text_view text)
{
    struct node *leaf = builder_make(article->context->builder, NODE_TEXT);
    leaf->text = text_view_copy(article->document->arena, text);
    leaf->text_length = text.length;
    while (block->node->first_child != NULL)
        node_remove(block->node->first_child);
    node_append(block->node, leaf);
    block->text = block->pieces = (struct text_view){leaf->text, leaf->text_length};
    block->characters = (uint32_t)text_view_count(block->text);
}

/* Line 1 was cut off as the title; what of it is text comes back, in front of all. */
static struct article_block *restore_first_line(struct article *article, struct text_view text)
{
    struct node *node = builder_make(article->context->builder, NODE_PARAGRAPH);
    node->line = 1;
    size_t first = 0;
    while (first < article->count && article->blocks[first].node == NULL)
        first++;
    if (first < article->count)
        node_insert_before(article->blocks[first].node, node);
    else
        node_append(article->document->root, node);
    article->blocks = memory_resize(article->blocks, (article->count + 1) * sizeof *article->blocks);
    memmove(article->blocks + 1, article->blocks, article->count * sizeof *article->blocks);
    article->count++;
    article->blocks[0] = (struct article_block){.node = node, .is_top = true};
    set_text(article, article->blocks, text);
    return article->blocks;
}

static bool is_frame(uint32_t character)
{
    return character_is_blank(character) || book_character_parts(character) ||
           character_is_closing(character) ||
           character_in(character, "（([【［〔『「〖<《〈：:☆★※●◆◇■□=＝*＊│┃#＃.．、");
}

static struct text_view trim_frame_start(struct text_view text)
{
    while (is_frame(text_view_first(text)))
        text_view_take(&text);
    return text;
}

static struct text_view trim_frame(struct text_view text)
{
    struct text_view end = trim_frame_start(text), last = text_view_part(end, 0, 0);
    for (struct text_view rest = end; !text_view_is_empty(rest);)
        if (!is_frame(text_view_take(&rest)))
            last = text_view_part(end, 0, end.length - rest.length);
    return last;
}

/* Brackets that an end lost stay: 全集【精校版】. */
static struct text_view keep_brackets(struct text_view line, struct text_view part)
{
    struct text_view behind =
        text_view_part(line, (size_t)(part.text - line.text) + part.length, line.length);
    while (character_is_closing(text_view_first(behind)) && text_view_has_any(part, "（([【［〔"))
        text_view_take(&behind);
    part.length = line.length - (size_t)(part.text - line.text) - behind.length;
    return part;
}

/* What a line says besides the title: 作者：Y of 《X》作者：Y. */
static struct text_view rest_of_line(struct arena *scratch, struct text_view line, struct text_view title)
{
    size_t start = (size_t)(title.text - line.text);
    struct text_view before = trim_frame(text_view_part(line, 0, start)), label = before;
    struct text_view behind = trim_frame(text_view_part(line, start + title.length, line.length));
    if (book_word_take(&label, BOOK_TITLE_LABEL) && text_view_is_empty(label))
        before = label;
    if (!text_view_is_empty(behind))
        behind = keep_brackets(line, behind);
    if (text_view_is_empty(before) || text_view_is_empty(behind))
        return text_view_is_empty(before) ? behind : before;
    struct buffer both = {0};
    buffer_append(&both, before.text, before.length);
    buffer_append_byte(&both, ' ');
    buffer_append(&both, behind.text, behind.length);
    struct text_view rest = text_view_of(arena_copy(scratch, both.data, both.length));
    buffer_free(&both);
    return rest;
}

/* The text of a head's line that stays below the title: all of it, a part, or nothing. */
static struct text_view text_that_stays(const struct article *article, const struct book_head *head,
                                        size_t index, const struct book_candidate *title)
{
    const struct head_line *line = &head->lines[index];
    struct text_view clean = book_title_clean(line->text);
    if (title->line == NO_HEAD_LINE && line->kind == HEAD_WORDS && text_view_same(clean, title->text))
        return rest_of_line(article->scratch, line->text, clean);
    if (title->line == NO_HEAD_LINE || index < title->line || index >= title->line + title->lines ||
        line->kind == HEAD_ADVERT)
        return line->text;
    if (title->lines > 1)
        return text_view_part(line->text, 0, 0);
    return rest_of_line(article->scratch, line->text, title->text);
}

/* Whole brackets around a part of a line come with it. */
static struct text_view with_brackets(struct text_view line, struct text_view part)
{
    if (part.text < line.text || part.text + part.length > line.text + line.length)
        return part;
    size_t start = (size_t)(part.text - line.text);
    struct text_view before = text_view_part(line, 0, start),
                     behind = text_view_part(line, start + part.length, line.length);
    if (!character_in(text_view_take_last(&before), "（([［【〔") ||
        !character_in(text_view_take(&behind), "）)]］】〕"))
        return part;
    return text_view_part(line, before.length, line.length - behind.length);
}

static void mark_byline(struct article_block *block)
{
    if (block->characters <= HEAD_LINE)
        block_set_role(block, PARAGRAPH_BYLINE);
}

/* Goes through the head backwards: line 1 may come back in front, which moves the blocks. */
static void settle_lines(struct article *article, struct book_head *head, const struct book_candidate *title,
                         const struct book_candidate *author)
{
    for (size_t i = head->count; i-- > 0;) {
        struct head_line *line = &head->lines[i];
        struct text_view text = text_that_stays(article, head, i, title);
        bool gone = text_view_is_empty(text), whole = text.length == line->text.length;
        bool is_aside = !gone && !whole && book_group_is_aside(text); /* stands below the title */
        text = is_aside ? with_brackets(line->text, text) : text;
        if (line->block == NULL && !gone)
            line->block = restore_first_line(article, text);
        else if (line->block != NULL && gone)
            article_remove(line->block);
        else if (line->block != NULL && !whole)
            set_text(article, line->block, text);
        if (is_aside)
            block_set_role(line->block, PARAGRAPH_DECK);
        if (!gone && author != NULL && author->line == i)
            mark_byline(line->block);
    }
}

/* 石桥镇旧事（上） is a volume of 石桥镇旧事. */
static void set_series(struct article *article)
{
    struct metadata *metadata = &article->document->metadata;
    struct text_view work;
    const char *place;
    if (metadata->title == NULL || metadata->series != NULL ||
        !book_volume_read(article->document->arena, text_view_of(metadata->title), &work, &place))
        return;
    metadata->series = text_view_copy_plain(article->document->arena, work);
    metadata->series_index = place;
}

static void set_metadata(struct article *article, const struct book_head *head,
                         const struct book_candidate *title, const struct book_candidate *author)
{
    struct metadata *metadata = &article->document->metadata;
    struct arena *arena = article->document->arena;
    const char *text = text_view_copy(article->scratch, title->text);
    const char *stem = text_view_copy(article->scratch, head->name);
    struct title_order order = title->line == NO_HEAD_LINE ? order_number_from_stem(arena, text)
                                                           : order_number_from_title_line(arena, text, stem);
    metadata->title = order.title;
    metadata->order = order.order;
    if (author != NULL)
        metadata->author = text_view_copy_plain(arena, author->text);
    set_series(article);
    article->knows_author = author != NULL || head->names_nobody || head->has_chapters;
}

/* Line 1 was cut off as a title, and is none: an advertisement, a rule, 目录. */
static bool opens_with_another(const struct book_head *head)
{
    return head->count > 0 && head->lines[0].block == NULL && head->lines[0].kind != HEAD_WORDS;
}

bool book_title_take(struct article *article)
{
    struct book_head *head = arena_allocate(article->scratch, sizeof *head);
    *head = (struct book_head){0};
    book_head_read(article, head);
    if (!head->is_book)
        return false;
    struct book_candidates *candidates = arena_allocate(article->scratch, sizeof *candidates);
    candidates->count = 0;
    book_candidates_find(article, head, candidates);
    article->document->title_evidence = book_candidates_explain(article->document->arena, candidates);
    const struct book_candidate *title = book_candidates_best(candidates, BOOK_ROLE_TITLE);
    if (title == NULL && opens_with_another(head))
        title = book_candidates_of_name(candidates);
    if (title == NULL)
        return false;
    const struct book_candidate *author = book_candidates_best(candidates, BOOK_ROLE_AUTHOR);
    set_metadata(article, head, title, author);
    settle_lines(article, head, title, author);
    return true;
}
