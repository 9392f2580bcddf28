#include "formats/html/metadata/metadata.h"

#include "formats/html/extent/extent.h"
#include "formats/html/lexicon/credit_words.h"
#include "formats/html/lexicon/dates.h"
#include "formats/html/lexicon/names.h"
#include "formats/html/lexicon/numbering.h"
#include "formats/html/lexicon/words.h"
#include "formats/html/metadata/credit_reader.h"
#include "formats/html/metadata/signature.h"
#include "formats/html/roles/attachments.h"
#include "formats/html/roles/author_lines.h"
#include "formats/html/roles/brackets.h"
#include "formats/html/roles/bylines.h"
#include "formats/html/roles/credits.h"
#include "formats/html/roles/datelines.h"
#include "formats/html/roles/name_lists.h"
#include "formats/html/roles/roles.h"
#include "formats/html/roles/statements.h"

#include <string.h>

/* Characters. */
enum { BODY_LINE = 40 };

/* Paragraphs at the end of a text that may hold a byline in brackets. */
enum { END_BLOCKS = 5 };

/* Blocks from the first text of a page on that may hold its dateline: an advertisement may stand before it. */
enum { DATELINE_BLOCKS = 3 };

struct finder {
    struct credit_reader reader;
    struct article *article;
    struct article_block *pending; /* a line that may be the title of a document inside the article */
    bool in_head, in_body, has_deck;
};

static bool take_head_date(struct finder *finder, struct article_block *block)
{
    struct credit credit = {0};
    if (block->characters > HEAD_LINE || !date_is_whole(block->text, &credit.date))
        return false;
    reader_state(&finder->reader, &credit, SAYS(BYLINE), block);
    block_set_role(block, PARAGRAPH_DECK);
    return true;
}

/* 原序, 第一章 石桥: a part of a book, and no name. */
static bool names_part(const struct article_block *block)
{
    struct numbering numbering;
    return block->characters <= HEAD_LINE &&
           ((words_find(block->text) & 1U << WORDS_FRONT) != 0 ||
            (numbering_read(block->text, &numbering) && numbering.class == NUMBERING_UNIT));
}

/* There are other short bold lines: 黄河 above a section, and no name. */
static bool has_twin(const struct article *article, const struct article_block *block)
{
    const struct article_block *end = article->blocks + article->count;
    for (const struct article_block *other = article->blocks; block->is_bold && other < end; other++)
        if (other != block && other->is_bold && block_is_paragraph(other) && block_is_bare(other))
            return true;
    return false;
}

/* Among other headings a line that begins like a credit is one of them: 作者小传. */
static bool is_heading_like(const struct article *article, const struct article_block *block)
{
    return credit_is_doubtful(block->text) && (block->node->kind == NODE_HEADING || has_twin(article, block));
}

/* 某某大学 王某: who employs the writer stands before the name; or an address in lines, with the name in the last. */
static bool is_employed(const struct article_block *block, struct text_view name)
{
    struct text_view line = block->text;
    if (block->has_break)
        return name_is_person(name);
    struct text_view employer = text_view_trim(text_view_part(line, 0, line.length - name.length));
    return name_is_person(name) && credit_names_medium(employer) &&
           text_view_count_han(employer) == text_view_count(employer);
}

/* The head of a book has said who wrote it: what looks like another name is none. */
static bool is_other_than_author(const struct finder *finder, struct text_view name)
{
    const char *author = finder->article->document->metadata.author;
    return finder->article->knows_author &&
           (author == NULL || !text_view_same_visible(name, text_view_of(author)));
}

static bool take_byline(struct finder *finder, struct article_block *block)
{
    struct text_view name = block->text, bare = credit_byline_bare(name);
    struct credit credit = {0};
    struct arena *arena = finder->reader.arena;
    if (names_part(block))
        return false;
    if (credit_from_byline(arena, block->text, &credit)) {
        reader_state(&finder->reader, &credit, SAYS(VOUCHED), block);
    } else if (name_with_office(block->text, &name)) {
        credit.author = text_view_copy_plain(arena, name);
        reader_state(&finder->reader, &credit, SAYS(OFFICE), block);
    } else if (!finder->in_body && is_employed(block, name)) {
        credit.author = text_view_copy_plain(arena, name);
        reader_state(&finder->reader, &credit, SAYS(BYLINE), block);
    } else if (!finder->in_body && credit_from_author_line(arena, block->text, &credit) &&
               !is_other_than_author(finder, text_view_of(credit.author))) {
        reader_state(&finder->reader, &credit, SAYS(BYLINE), block);
    } else if (!finder->in_body && name_is_widened_person(bare) && !has_twin(finder->article, block) &&
               !is_other_than_author(finder, bare)) {
        credit.author = credit_people(arena, bare);
        reader_state(&finder->reader, &credit, SAYS(BYLINE), block);
    } else {
        return false;
    }
    block_set_role(block, PARAGRAPH_BYLINE);
    return true;
}

/* The line above, when it may be the title of another document, or that of the document. */
static struct text_view title_of(const struct finder *finder)
{
    return finder->pending != NULL ? finder->pending->text
                                   : text_view_of(finder->article->document->metadata.title);
}

/* Between the title and a date or an addressee: 某某图书馆 王某. A line with a date below it may also be an
 * office, and behind a deck it is no title of another document. */
static bool take_placed_byline(struct finder *finder, struct article_block *block)
{
    size_t index = (size_t)(block - finder->article->blocks);
    const struct article_block *after = article_neighbour(finder->article, index, 1);
    struct date date;
    struct credit credit;
    if (finder->in_body || !block_is_bare(block) || after == NULL || names_part(block))
        return false;
    bool dated = after->characters <= HEAD_LINE && date_is_whole(after->text, &date);
    if ((dated || block_is_salutation(after, title_of(finder))) &&
        credit_from_employed(finder->reader.arena, block->text, &credit))
        reader_state(&finder->reader, &credit, SAYS(BYLINE), block);
    else if (!dated || !(finder->has_deck || credit_names_medium(block->text)))
        return false;
    block_set_role(block, PARAGRAPH_BYLINE);
    return true;
}

static void settle_pending(struct finder *finder, const char *rule)
{
    if (finder->pending != NULL && !finder->pending->is_title)
        finder->pending->rule = rule;
}

/* A head has its text below it: an office and a date that end the text are its signature. */
static bool ends_the_text(const struct finder *finder, const struct article_block *block)
{
    size_t index = (size_t)(block - finder->article->blocks);
    return finder->in_body && article_neighbour(finder->article, index, 1) == NULL;
}

/* The lines that only a head holds. True when the block is one of them. */
static bool take_head_line(struct finder *finder, struct article_block *block)
{
    if (ends_the_text(finder, block))
        return false;
    if (block_is_deck(block)) {
        block_set_role(block, PARAGRAPH_DECK);
        finder->has_deck |= finder->pending == NULL;
        settle_pending(finder, "titled by deck");
        return true;
    }
    if (take_head_date(finder, block) || take_byline(finder, block) || take_placed_byline(finder, block)) {
        settle_pending(finder, "titled by byline");
        return true;
    }
    if (!block_is_salutation(block, title_of(finder)))
        return false;
    block_set_role(block, PARAGRAPH_SALUTATION);
    if (finder->pending != NULL && text_is_document_title(finder->pending->text))
        settle_pending(finder, "titled by addressee");
    return true;
}

/* What goes on with the title of the document: it again in more words, or what it is in brackets. */
static bool take_deck(struct finder *finder, struct article_block *block)
{
    const char *title = finder->article->document->metadata.title;
    if (finder->in_body ||
        !(block_is_titled_lines(block, title) || (finder->pending == NULL && block_is_bracketed_deck(block))))
        return false;
    block_set_role(block, PARAGRAPH_DECK);
    finder->has_deck = true;
    return true;
}

/* Reads one block of the head, or finds that the body has begun. */
static void read_head(struct finder *finder, struct article_block *block)
{
    struct credit credit;
    bool titled = false;
    if (take_deck(finder, block))
        return;
    if (take_head_line(finder, block))
        return;
    if (credit_from_dateline(finder->reader.arena, block->text, &credit, &titled) && titled)
        return;
    if (finder->pending == NULL && block_is_bare(block) && !titled &&
        text_view_count_han(block->text) >= NAMED_LEAST) {
        finder->pending = block;
        return;
    }
    finder->in_head = false;
    finder->in_body = true;
    finder->pending = NULL;
}

/* In the body a bare line may open the head of another document, which a deck, an office or an addressee
 * shows. */
static void read_body(struct finder *finder, struct article_block *block)
{
    finder->pending = NULL;
    if (finder->article->is_page || !block_is_bare(block) || block->is_title ||
        text_view_count_han(block->text) < NAMED_LEAST)
        return;
    finder->pending = block;
    finder->in_head = true;
}

static bool is_speech_title(struct text_view after_name)
{
    struct text_view rest = after_name;
    if (!text_view_take_text(&rest, "：") && !text_view_take_text(&rest, ":"))
        rest = after_name;
    if (!text_view_starts(rest, "在"))
        return false;
    ptrdiff_t colon = text_view_find(rest, "："), bracket = text_view_find(rest, "（");
    if (colon > 0)
        rest = text_view_part(rest, 0, (size_t)colon);
    else if (bracket > 0)
        rest = text_view_part(rest, 0, (size_t)bracket);
    return credit_word_ends(CREDIT_SPEECH, rest);
}

/* 某某在…上的讲话; 某某：… over a text that begins with an address. */
static void read_title(struct finder *finder)
{
    struct text_view title = text_view_of(finder->article->document->metadata.title), name;
    struct arena *arena = finder->reader.arena;
    struct credit credit = {0};
    if (credit_from_title_prefix(title, &name)) {
        credit.author = text_view_copy_plain(arena, name);
        reader_state(&finder->reader, &credit, SAYS(IN_TITLE), NULL);
        return;
    }
    bool addressed = article_opens_with_address(finder->article);
    for (size_t count = NAME_SHORTEST; count < NAME_LONGEST; count++) {
        name = text_view_head(title, count);
        struct text_view after = text_view_part(title, name.length, title.length);
        bool speaks = is_speech_title(after) || (addressed && text_view_starts(after, "："));
        if (speaks && name_is_person(name))
            credit.author = text_view_copy_plain(arena, name);
    }
    reader_state(&finder->reader, &credit, SAYS(SPEECH), NULL);
}

/* 劉墉《把話說到心窩裡》- 好讀: the page of a book names its author. */
static void read_page_title(struct finder *finder)
{
    if (finder->article->context->page_title == NULL)
        return;
    struct text_view title = text_view_trim(text_view_of(finder->article->context->page_title));
    ptrdiff_t book = text_view_find(title, "《");
    struct text_view name = text_view_trim(text_view_part(title, 0, book > 0 ? (size_t)book : 0));
    if (name_is_person(name))
        statements_add(&finder->reader.statements, FIELD_AUTHOR,
                       text_view_copy_plain(finder->reader.arena, name), SAYS(PAGE_TITLE), NULL);
}

/* A dateline opens the text; one further down is a quotation. */
static void read_datelines(struct finder *finder)
{
    const struct extent *zones = &finder->reader.zones;
    struct credit credit;
    bool titled, body = false;
    size_t first = zones->title == SIZE_MAX ? zones->head : zones->title + 1;
    size_t end = zones->is_page ? zones->text + DATELINE_BLOCKS : finder->article->count;
    for (size_t i = first; i < finder->article->count && i < end && (!body || zones->is_page); i++) {
        const struct article_block *block = &finder->article->blocks[i];
        if (block->node->kind != NODE_PARAGRAPH || block->characters == 0)
            continue;
        body = block->is_top &&
               (block->characters > BODY_LINE || character_ends_sentence(text_view_last(block->text)));
        if (credit_from_dateline(finder->reader.arena, block->text, &credit, &titled))
            reader_state(&finder->reader, &credit, SAYS(DATELINE), block);
    }
}

/* Behind the last 责任编辑： of the text; 0: there is none. */
static size_t find_closing_line(const struct finder *finder)
{
    struct text_view value;
    for (size_t i = finder->reader.zones.end; i > finder->reader.zones.text; i--) {
        struct text_view line = credit_unbracket(finder->article->blocks[i - 1].text);
        if (finder->article->blocks[i - 1].characters <= HEAD_LINE &&
            credit_take_labelled(&line, &value) == CREDIT_EDITOR)
            return i;
    }
    return 0;
}

/* From the last paragraphs up to a block to what stands behind them. */
static void read_ends_from(struct finder *finder, size_t end)
{
    const struct extent *zones = &finder->reader.zones;
    size_t seen = 0;
    for (size_t i = end; i > zones->head && seen < END_BLOCKS; i--) {
        struct article_block *block = &finder->article->blocks[i - 1];
        if ((!block_is_paragraph(block) &&
             !(zones->is_page && i - 1 > zones->last && block->characters > 0)) ||
            is_heading_like(finder->article, block))
            continue;
        seen += i - 1 <= zones->last || !zones->is_page;
        bool last = zones->is_page && zone_of(zones, i - 1) == ZONE_TEXT && block_is_paragraph(block) &&
                    block->node->paragraph.role == PARAGRAPH_BODY;
        if (last && reader_take_line(&finder->reader, block, false))
            block_set_role(block, PARAGRAPH_BYLINE);
        else if (block->node->kind == NODE_PARAGRAPH)
            reader_take_end(&finder->reader, block);
    }
}

/* A site's lines may stand behind the line that closes the text. */
static void read_ends(struct finder *finder)
{
    read_ends_from(finder, finder->reader.zones.beyond);
    size_t closing = finder->reader.zones.is_page ? find_closing_line(finder) : 0;
    if (closing > 0 && closing <= finder->reader.zones.last)
        read_ends_from(finder, closing);
}

/* 时间：… beside 地点：…: when a meeting is held, not when the text appeared. */
static bool is_of_meeting(const struct finder *finder, const struct article_block *block)
{
    if (!text_view_starts(block->text, "时间"))
        return false;
    size_t index = (size_t)(block - finder->article->blocks);
    for (int step = -1; step <= 1; step += 2) {
        const struct article_block *beside = article_neighbour(finder->article, index, step);
        if (beside != NULL && credit_word_starts(CREDIT_MEETING, beside->text))
            return true;
    }
    return false;
}

/* A line that only says where a text comes from. */
static bool read_credits(struct finder *finder, struct article_block *block, enum zone zone)
{
    struct date date;
    if (is_of_meeting(finder, block) || (block_is_paragraph(block) && date_is_whole(block->text, &date)) ||
        is_heading_like(finder->article, block))
        return false;
    bool near_title = zone == ZONE_HEAD && (finder->reader.zones.is_page || !finder->in_body);
    if (!reader_take_line(&finder->reader, block, near_title) &&
        !(near_title && reader_take_account(&finder->reader, block)))
        return false;
    if (block->node->kind == NODE_PARAGRAPH)
        block_set_role(block, PARAGRAPH_BYLINE);
    return true;
}

static void read_line(struct finder *finder, struct article_block *block, enum zone zone)
{
    bool is_page = finder->reader.zones.is_page;
    if (!(is_page && zone == ZONE_TEXT) && read_credits(finder, block, zone))
        return;
    if (!block_is_paragraph(block))
        return;
    if (finder->in_head)
        read_head(finder, block);
    else
        read_body(finder, block);
}

static void read_lines(struct finder *finder)
{
    struct text_view title = text_view_of(finder->article->document->metadata.title);
    const struct extent *zones = &finder->reader.zones;
    size_t start = zones->title == SIZE_MAX ? zones->head : zones->title + 1;
    finder->in_head = true;
    for (size_t i = zones->head; i < finder->article->count; i++) {
        struct article_block *block = &finder->article->blocks[i];
        enum zone zone = zone_of(zones, i);
        bool heading = block->node->kind == NODE_HEADING && !block->is_title;
        bool body = block->node->kind == NODE_PARAGRAPH && block->node->paragraph.role == PARAGRAPH_BODY;
        if ((!heading && !body) || zone == ZONE_OUTSIDE || text_view_same_visible(block->text, title))
            continue;
        if (i < start || heading)
            read_credits(finder, block, zone);
        else
            read_line(finder, block, zone);
    }
}

/* The date of the folder, when the text has none with a year; a day in the text that disagrees is another
 * day. */
static void read_folder(struct finder *finder)
{
    struct date date;
    if (date_of_folder(finder->article->document->name, &date))
        statements_add(&finder->reader.statements, FIELD_DATE, date_format(finder->reader.arena, date),
                       SAYS(FOLDER), NULL);
}

/* Credits below the text stand at the end of their lines; those above it are part of the head. */
static void push_end_credits(struct article *article)
{
    size_t end = article->count;
    while (end > 0 && (!block_is_paragraph(&article->blocks[end - 1]) ||
                       article->blocks[end - 1].node->paragraph.role != PARAGRAPH_BODY))
        end--;
    for (size_t i = end; end > 0 && i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        if (block_is_paragraph(block) && block->node->paragraph.role == PARAGRAPH_BYLINE &&
            block->node->paragraph.alignment == ALIGNMENT_DEFAULT)
            block->node->paragraph.alignment = ALIGNMENT_END;
    }
}

void pass_metadata(struct article *article)
{
    struct finder finder = {.article = article};
    const char *author_of_book = article->document->metadata.author;
    finder.reader = (struct credit_reader){.article = article, .arena = article->document->arena};
    finder.reader.statements.article = article;
    finder.reader.zones = extent_settle(article);
    find_signatures(article);
    find_attachments(article);
    read_lines(&finder);
    find_pushed_signatures(article);
    find_wishes(article);
    for (size_t i = 0; i < article->count; i++)
        reader_take_notes(&finder.reader, &article->blocks[i]);
    read_datelines(&finder);
    read_ends(&finder);
    reader_take_signature(&finder.reader);
    push_end_credits(article);
    read_title(&finder);
    read_page_title(&finder);
    read_folder(&finder);
    reader_take_declared(&finder.reader);
    reader_end(&finder.reader);
    if (article->knows_author)
        article->document->metadata.author = author_of_book;
}
