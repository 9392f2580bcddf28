#include "formats/html/roles/roles.h"

#include "base/array.h"
#include "base/utf8.h"
#include "formats/html/lexicon/dates.h"
#include "formats/html/lexicon/letter_words.h"
#include "formats/html/lexicon/names.h"
#include "formats/html/lexicon/numbering.h"

#include <string.h>

/* Characters. */
enum {
    DECK_LINE = 60,
    SALUTATION_LINE = 60,
    LETTER_LINE = 12,
    SIGNATURE_LINE = 24,
    BODY_LINE = 40,
    BRACKETED_LINE = 12,
    WISH_LINE = 8
};

bool block_is_paragraph(const struct article_block *block)
{
    return block->node->kind == NODE_PARAGRAPH && block->is_top && block->characters > 0;
}

/* The bare line without closing mark: a title, a name, a part of an address. */
bool block_is_bare(const struct article_block *block)
{
    uint32_t last = text_view_last(block->text);
    return block->characters <= HEAD_LINE && !character_is_pause(last) &&
           !text_view_has_any(block->text, "。！？!?") && !character_in(text_view_first(block->text), "【[");
}

void block_set_role(struct article_block *block, enum paragraph_role role)
{
    block->node->paragraph.role = role;
    block->is_title = role == PARAGRAPH_DECK || role == PARAGRAPH_BYLINE;
}

/* ——在某处的讲话: the second line of a title. */
bool block_is_deck(const struct article_block *block)
{
    static const char *const dashes[] = {"——", "――", "--", "──", "⸺"};
    return block->characters <= DECK_LINE &&
           text_view_starts_with_one_of(block->text, dashes, COUNT(dashes)) &&
           text_view_count_han(block->text) >= NAMED_LEAST && !text_view_has_any(block->text, "。");
}

/* （征求意见稿）, （2024年修订）: what the title is, in brackets below it. */
bool block_is_bracketed_deck(const struct article_block *block)
{
    struct date date;
    struct numbering numbering;
    struct text_view inner = block->text;
    if (block->characters > BRACKETED_LINE || !character_in(text_view_take(&inner), "（([［〔") ||
        !character_in(text_view_take_last(&inner), "）)]］〕") || text_view_count_han(inner) == 0 ||
        date_is_whole(block->text, &date) || numbering_read(block->text, &numbering))
        return false;
    while (!text_view_is_empty(inner)) {
        uint32_t character = text_view_take(&inner);
        if (!character_is_han(character) && character_digit(character) < 0)
            return false;
    }
    return true;
}

bool block_is_titled_lines(const struct article_block *block, const char *title)
{
    return block->has_break && *title != '\0' && text_view_find(block->text, title) >= 0 &&
           !character_ends_sentence(text_view_last(block->text)) && !text_view_has_any(block->text, "。");
}

/* A colon that something follows: 现提出如下要求： 请带好下列证件： 5. 意见和建议： */
static bool announces(struct text_view text)
{
    struct numbering numbering;
    return letter_word_ends(LETTER_TOLD, text) || letter_word_within(LETTER_ANNOUNCES, text) ||
           numbering_read(text, &numbering);
}

/* Who is spoken to, not what is said: 各市、县人民政府, 阿斯哈尔等同学, 张三. */
static bool names_addressee(struct text_view text)
{
    if (letter_word_starts(LETTER_ADDRESS, text))
        return true;
    if (letter_word_within(LETTER_NARRATES, text))
        return false;
    return letter_word_starts(LETTER_ALL, text) || letter_word_ends(LETTER_ADDRESSEE, text) ||
           letter_word_ends(LETTER_OFFICE, text) || name_is_person(text);
}

bool block_is_salutation(const struct article_block *block, struct text_view title)
{
    struct text_view text = block->text;
    if (block->characters > SALUTATION_LINE || text_view_has_any(text, "。") || announces(text))
        return false;
    if (character_in(text_view_last(text), "：:")) {
        text_view_take_last(&text);
        bool is_in_letter = block->characters <= LETTER_LINE && text_is_letter_title(title);
        return is_in_letter || names_addressee(text);
    }
    if (letter_word_starts(LETTER_ADDRESS, text))
        return character_in(text_view_last(text), "，！");
    return letter_word_ends(LETTER_ADDRESSED, text);
}

bool text_is_letter_title(struct text_view text)
{
    return letter_word_ends(LETTER_LETTER, text) || letter_word_is(LETTER_LETTER, text);
}

/* Kinds of documents that stand inside reports under a title of their own. */
bool text_is_document_title(struct text_view text)
{
    return text_is_letter_title(text) || letter_word_ends(LETTER_DOCUMENT, text) ||
           letter_word_is(LETTER_DOCUMENT, text);
}

static bool has_date(struct text_view text, struct date *date)
{
    while (!text_view_is_empty(text)) {
        struct text_view rest = text;
        if (character_digit(text_view_first(text)) >= 0 && date_take(&rest, date) && date->day > 0)
            return true;
        text_view_take(&text);
    }
    return false;
}

/* White space was typed before it until it stood in the middle, or more to the right. */
static bool is_centred_by_hand(const struct article_block *block)
{
    return block->node->paragraph.alignment == ALIGNMENT_CENTER && block->lead > 0;
}

/* A name or an office, and the day in the line below it. */
static bool is_signature(const struct article_block *name, const struct article_block *day)
{
    struct text_view person;
    struct date date;
    if (!block_is_paragraph(day) || !block_is_bare(name) || !block_is_bare(day) ||
        name->characters > SIGNATURE_LINE || day->characters > SIGNATURE_LINE)
        return false;
    bool is_impossible = date_is_written(day->text) && !date_is_whole(day->text, &date);
    if (!is_impossible && !has_date(day->text, &date))
        return false;
    bool whole = is_impossible || date_is_whole(day->text, &date);
    bool is_pushed = name->node->paragraph.alignment == ALIGNMENT_END ||
                     (is_centred_by_hand(name) && is_centred_by_hand(day));
    return name_is_person(name->text) || name_with_office(name->text, &person) ||
           (whole && (is_pushed || letter_word_ends(LETTER_OFFICE, name->text)));
}

static void sign(struct article_block *block)
{
    block_set_role(block, PARAGRAPH_SIGNATURE);
    block->node->paragraph.alignment = ALIGNMENT_END;
    block->node->paragraph.indented = false;
}

void find_signatures(struct article *article)
{
    bool body = false;
    for (size_t i = 0; i + 1 < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        if (!block_is_paragraph(block))
            continue;
        body |= block->characters > BODY_LINE || character_ends_sentence(text_view_last(block->text));
        if (!body || !is_signature(block, block + 1))
            continue;
        sign(block);
        sign(block + 1);
    }
}

void find_pushed_signatures(struct article *article)
{
    for (size_t i = 1; i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        if (block_is_paragraph(block) && block->node->paragraph.alignment == ALIGNMENT_END &&
            block->node->paragraph.role == PARAGRAPH_BODY && block_is_bare(block) &&
            block->characters <= SIGNATURE_LINE)
            block_set_role(block, PARAGRAPH_SIGNATURE);
    }
}

/* 此致, before 敬礼 in a line of its own. */
static bool leads_to_wish(const struct article_block *block)
{
    struct text_view text = block->text;
    while (character_is_pause(text_view_last(text)) || character_ends_sentence(text_view_last(text)))
        text_view_take_last(&text);
    return block_is_paragraph(block) && block->characters <= WISH_LINE && letter_word_is(LETTER_WISH, text);
}

void find_wishes(struct article *article)
{
    for (size_t i = 1; i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        bool is_flush = block_is_paragraph(block) && block->characters <= WISH_LINE &&
                        !block->node->paragraph.indented &&
                        block->node->paragraph.alignment == ALIGNMENT_DEFAULT &&
                        block->node->paragraph.role == PARAGRAPH_BODY;
        if (is_flush && leads_to_wish(block - 1))
            block->node->paragraph.role = PARAGRAPH_SALUTATION;
    }
}
