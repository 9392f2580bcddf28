/* Author, source, date and contributors, from what the article itself says; and the roles of the lines that
 * say it.
 *
 * Shape: the head of an article is read line by line until its body begins: deck, date, byline, salutation. A
 *        document inside an article (a letter in a report) has a head of its own.
 * Source: GB/T 9704-2012 (主送机关, 署名, 成文日期, 附件); the forms of datelines and print lines in
 * formats/html/article/credits.h. */
#include "base/array.h"
#include "base/buffer.h"
#include "base/path.h"
#include "formats/html/article/article.h"
#include "formats/html/article/credits.h"
#include "formats/html/article/roles.h"
#include "formats/html/lexicon/numbering.h"
#include "formats/html/lexicon/words.h"

#include <string.h>

/* How sure a finding is; a smaller rank wins, and the first of equals. */
enum rank {
    RANK_STATED,
    RANK_DATELINE,
    RANK_END,
    RANK_TITLE,
    RANK_NOTE,
    RANK_SPEECH,
    RANK_META,
    RANK_FOLDER,
    RANK_NONE
};

/* Characters; blocks that are looked at from the end. */
enum { LABEL_LINE = 160, BODY_LINE = 40 };
enum { END_BLOCKS = 5, CONTRIBUTORS_MOST = 20, ACCOUNT_LONGEST = 12 };

struct finder {
    struct article *article;
    struct arena *arena;
    enum rank author, source, date;
    struct buffer contributors;
    unsigned contributor_count;
    struct article_block *pending; /* a line that may be the title of a document inside the article */
    bool in_head, in_body;
};

static void set_author(struct finder *finder, enum rank rank, const char *author)
{
    if (author == NULL || rank >= finder->author)
        return;
    finder->author = rank;
    finder->article->document->metadata.author = author;
}

static void set_source(struct finder *finder, enum rank rank, const char *source)
{
    if (source == NULL || rank >= finder->source)
        return;
    finder->source = rank;
    finder->article->document->metadata.source = source;
}

static void set_date(struct finder *finder, enum rank rank, struct date date)
{
    if (date.year == 0 || rank >= finder->date)
        return;
    finder->date = rank;
    finder->article->document->metadata.date = date_format(finder->arena, date);
}

static void set_credit(struct finder *finder, enum rank rank, const struct credit *credit)
{
    set_author(finder, rank, credit->author);
    set_source(finder, rank, credit->source);
    set_date(finder, rank, credit->date);
}

static bool take_head_date(struct finder *finder, struct article_block *block)
{
    struct date date;
    if (block->characters > HEAD_LINE || !date_is_whole(block->text, &date))
        return false;
    set_date(finder, RANK_STATED, date);
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

/* Another short bold line stands further down: 黄河 above a section, and no name. */
static bool has_twin(const struct article *article, const struct article_block *block)
{
    const struct article_block *end = article->blocks + article->count;
    for (const struct article_block *other = block + 1; block->is_bold && other < end; other++)
        if (other->is_bold && block_is_paragraph(other) && block_is_bare(other))
            return true;
    return false;
}

static bool take_byline(struct finder *finder, struct article_block *block)
{
    struct text_view name = block->text;
    struct credit credit;
    if (names_part(block))
        return false;
    if (credit_from_byline(finder->arena, block->text, &credit)) {
        set_credit(finder, RANK_STATED, &credit);
    } else if (name_with_office(block->text, &name) ||
               (!finder->in_body && name_is_person(name) && !has_twin(finder->article, block))) {
        set_author(finder, RANK_STATED, text_view_copy_plain(finder->arena, name));
    } else {
        return false;
    }
    block_set_role(block, PARAGRAPH_BYLINE);
    return true;
}

static void settle_pending(struct finder *finder, const char *rule)
{
    if (finder->pending != NULL && !finder->pending->is_title)
        finder->pending->rule = rule;
}

/* The lines that only stand in a head. True when the block is one of them. */
static bool take_head_line(struct finder *finder, struct article_block *block)
{
    if (block_is_deck(block)) {
        block_set_role(block, PARAGRAPH_DECK);
        settle_pending(finder, "titled by deck");
        return true;
    }
    if (take_head_date(finder, block) || take_byline(finder, block)) {
        settle_pending(finder, "titled by byline");
        return true;
    }
    if (!block_is_salutation(block))
        return false;
    block_set_role(block, PARAGRAPH_SALUTATION);
    if (finder->pending != NULL && text_is_document_title(finder->pending->text))
        settle_pending(finder, "titled by addressee");
    return true;
}

/* Reads one block of the head, or finds that the body has begun. */
static void read_head(struct finder *finder, struct article_block *block)
{
    struct credit credit;
    bool titled = false;
    if (!finder->in_body && block_is_titled_lines(block, finder->article->document->metadata.title)) {
        block_set_role(block, PARAGRAPH_DECK);
        return;
    }
    if (!finder->in_body && finder->pending == NULL && block_is_bracketed_deck(block)) {
        block_set_role(block, PARAGRAPH_DECK);
        return;
    }
    if (take_head_line(finder, block))
        return;
    if (credit_from_dateline(finder->arena, block->text, &credit, &titled) && titled)
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

static void add_contributor(struct finder *finder, struct text_view text)
{
    if (finder->contributor_count >= CONTRIBUTORS_MOST || text_view_is_empty(text))
        return;
    if (finder->contributor_count++ > 0)
        buffer_append_text(&finder->contributors, "; ");
    buffer_append_text(&finder->contributors, text_view_copy_plain(finder->article->scratch, text));
}

static struct text_view cut_affiliation(struct text_view value)
{
    struct text_view rest = value;
    while (!text_view_is_empty(rest)) {
        if (character_in(text_view_first(rest), "（("))
            return text_view_trim(text_view_part(value, 0, value.length - rest.length));
        text_view_take(&rest);
    }
    return value;
}

static void take_author_value(struct finder *finder, struct text_view value)
{
    const char *people = credit_people(finder->arena, value);
    struct text_view name = cut_affiliation(value);
    if (people != NULL)
        set_author(finder, RANK_STATED, people);
    else if (!text_view_is_empty(name) && text_view_count(name) <= HEAD_LINE &&
             !text_view_has_any(name, "。，"))
        set_author(finder, RANK_STATED, text_view_copy_plain(finder->arena, name));
}

/* 人民网 2019年07月25日08:18, 人民日报（2019年10月23日 01版）: a source with its date. */
static void take_source_value(struct finder *finder, struct text_view value)
{
    struct date date;
    struct text_view name = value;
    for (struct text_view rest = value; !text_view_is_empty(rest); text_view_take(&rest)) {
        struct text_view ahead = rest;
        bool bracket = character_in(text_view_first(rest), "（(");
        bool dated = character_digit(text_view_first(rest)) >= 0 && date_take(&ahead, &date) && date.year > 0;
        if (!bracket && !dated)
            continue;
        name = text_view_trim(text_view_part(value, 0, value.length - rest.length));
        if (date_find(rest, &date))
            set_date(finder, RANK_STATED, date);
        break;
    }
    if (text_view_take_text(&name, "《"))
        text_view_take_end(&name, "》");
    if (!credit_is_no_source(name))
        set_source(finder, RANK_STATED, text_view_copy_plain(finder->arena, name));
}

static void take_field(struct finder *finder, enum credit_field field, struct text_view value)
{
    struct date date;
    switch (field) {
    case CREDIT_AUTHOR: take_author_value(finder, value); break;
    case CREDIT_SOURCE: take_source_value(finder, value); break;
    case CREDIT_DATE:
        if (date_take(&value, &date))
            set_date(finder, RANK_STATED, date);
        break;
    case CREDIT_CONTRIBUTOR: add_contributor(finder, value); break;
    case CREDIT_ORIGINAL_TITLE:
    case CREDIT_NONE: break;
    }
}

/* `2019-09-07 15:10:53 字号：… 来源：…`: a time of publication before labels. Takes all up to the first
 * label. */
static bool take_leading_time(struct finder *finder, struct text_view *text)
{
    struct text_view rest = *text, value;
    struct date date;
    if (!date_take(&rest, &date) || date.year == 0 || date.day == 0)
        return false;
    while (!text_view_is_empty(rest)) {
        struct text_view ahead = rest;
        credit_take_labelled(&ahead, &value);
        if (ahead.length < text_view_trim_start(rest).length)
            break;
        uint32_t character = text_view_take(&rest);
        if (character_is_han(character) || character_ends_sentence(character))
            return false;
    }
    if (text_view_is_empty(rest))
        return false;
    set_date(finder, RANK_STATED, date);
    *text = rest;
    return true;
}

static bool read_labels(struct finder *finder, struct article_block *block)
{
    if (block->characters > LABEL_LINE)
        return false;
    if (!text_view_has_any(block->text, "：:/／"))
        return false;
    struct text_view rest = credit_unbracket(block->text), value = {0};
    bool found = take_leading_time(finder, &rest);
    for (struct text_view before = rest;; before = rest) {
        enum credit_field field = credit_take_labelled(&rest, &value);
        if (rest.length == before.length)
            return found;
        take_field(finder, field, value);
        found = true;
    }
}

/* (摘自《董必武诗选》) */
static bool read_excerpt(struct finder *finder, const struct article_block *block)
{
    struct text_view rest = credit_unbracket(block->text);
    static const char *const words[] = {"摘自", "选自", "节选自", "原载", "原载于", "转载自", "载于"};
    for (size_t i = 0; i < COUNT(words); i++) {
        struct text_view book = rest;
        if (block->characters > HEAD_LINE || !text_view_take_text(&book, words[i]) ||
            !text_view_take_text(&book, "《"))
            continue;
        ptrdiff_t end = text_view_find(book, "》");
        if (end > 0)
            set_source(finder, RANK_STATED,
                       text_view_copy_plain(finder->arena, text_view_part(book, 0, (size_t)end)));
        return end > 0;
    }
    return false;
}

/* （这是某某同志2018年11月26日在…的讲话。） or a line with a star: who spoke, and when. */
static void read_closing_note(struct finder *finder, const struct article_block *block)
{
    static const char *const kinds[] = {"讲话", "演讲", "文章", "致辞", "发言", "报告", "谈话", "书信"};
    struct text_view rest = credit_unbracket(block->text);
    struct date date;
    bool noted = rest.length < block->text.length || text_view_take_text(&rest, "*") ||
                 text_view_take_text(&rest, "＊");
    if (block->characters > LABEL_LINE || !noted || !text_view_take_text(&rest, "这是"))
        return;
    bool kind = false;
    for (size_t i = 0; i < COUNT(kinds); i++)
        kind |= text_view_find(rest, kinds[i]) >= 0;
    if (!kind)
        return;
    struct text_view name = rest;
    for (size_t length = 6; length <= 9 && length < rest.length; length += 3) {
        struct text_view after = text_view_part(rest, length, rest.length);
        name.length = length;
        bool ends = text_view_starts(after, "同志") || text_view_starts(after, "总书记") ||
                    text_view_starts(after, "主席") || text_view_starts(after, "在") ||
                    character_digit(text_view_first(after)) >= 0;
        if (ends && name_is_person(name)) {
            set_author(finder, RANK_NOTE, text_view_copy_plain(finder->arena, name));
            break;
        }
    }
    if (date_find(rest, &date))
        set_date(finder, RANK_NOTE, date);
}

/* …。新华社记者 某某 摄: the photographer below a picture. */
static void read_photographer(struct finder *finder, const struct article_block *block)
{
    if (block->characters > LABEL_LINE * 2)
        return;
    struct text_view text = credit_unbracket(block->text);
    if (!text_view_take_end(&text, "摄"))
        return;
    struct text_view name = text;
    while (!text_view_is_empty(text)) {
        uint32_t character = text_view_take(&text);
        if (character_ends_sentence(character) || character_in(character, "（("))
            name = text;
    }
    struct credit credit;
    if (credit_from_byline(finder->article->scratch, text_view_trim(name), &credit))
        add_contributor(finder, text_view_of(credit.author));
}

static void read_notes(struct finder *finder, const struct article_block *block)
{
    read_photographer(finder, block);
    read_closing_note(finder, block);
}

static bool is_speech_title(struct text_view after_name)
{
    static const char *const kinds[] = {"讲话", "演讲", "致辞", "发言", "报告"};
    struct text_view rest = after_name;
    if (!text_view_take_text(&rest, "：") && !text_view_take_text(&rest, ":"))
        rest = after_name;
    if (!text_view_starts(rest, "在"))
        return false;
    ptrdiff_t colon = text_view_find(rest, "：");
    if (colon > 0)
        rest = text_view_part(rest, 0, (size_t)colon);
    return text_view_ends_with_one_of(rest, kinds, COUNT(kinds));
}

static bool opens_with_address(const struct article *article)
{
    for (size_t i = 0; i < article->count; i++)
        if (block_is_paragraph(&article->blocks[i]))
            return article->blocks[i].node->paragraph.role == PARAGRAPH_SALUTATION;
    return false;
}

/* 某某在…上的讲话; 某某：… over a text that begins with an address. */
static void read_title(struct finder *finder)
{
    struct text_view title = text_view_of(finder->article->document->metadata.title), name;
    if (credit_from_title_prefix(title, &name)) {
        set_author(finder, RANK_TITLE, text_view_copy_plain(finder->arena, name));
        return;
    }
    const struct article *article = finder->article;
    bool addressed = opens_with_address(article);
    for (size_t length = 6; length <= 9 && length < title.length; length += 3) {
        struct text_view after = text_view_part(title, length, title.length);
        name = text_view_part(title, 0, length);
        bool speaks = is_speech_title(after) || (addressed && text_view_starts(after, "："));
        if (speaks && name_is_person(name))
            set_author(finder, RANK_SPEECH, text_view_copy_plain(finder->arena, name));
    }
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
        set_author(finder, RANK_META, text_view_copy_plain(finder->arena, name));
}

/* A title further down a page: what stands before it is the page's furniture. */
static size_t find_start(const struct article *article)
{
    for (size_t i = 0; i < article->count; i++)
        if (article->blocks[i].is_title)
            return i + 1;
    return 0;
}

/* A dateline opens the text; one further down is a quotation. */
static void read_datelines(struct finder *finder)
{
    struct credit credit;
    bool titled;
    bool body = false;
    for (size_t i = find_start(finder->article); i < finder->article->count && !body; i++) {
        const struct article_block *block = &finder->article->blocks[i];
        if (!block_is_paragraph(block))
            continue;
        body = block->characters > BODY_LINE || character_ends_sentence(text_view_last(block->text));
        if (credit_from_dateline(finder->arena, block->text, &credit, &titled))
            set_credit(finder, RANK_DATELINE, &credit);
    }
}

static void read_end(struct finder *finder, struct article_block *block)
{
    struct credit credit;
    if (credit_from_print_line(finder->arena, block->text, &credit)) {
        block_set_role(block, PARAGRAPH_BYLINE);
        set_credit(finder, RANK_STATED, &credit);
    } else if (credit_from_end_dateline(finder->arena, block->text, &credit)) {
        set_credit(finder, RANK_END, &credit);
    } else if (credit_from_end(finder->arena, block->text, &credit)) {
        set_credit(finder, RANK_END, &credit);
    }
}

static void read_ends(struct finder *finder)
{
    size_t seen = 0;
    for (size_t i = finder->article->count; i > 0 && seen < END_BLOCKS; i--) {
        struct article_block *block = &finder->article->blocks[i - 1];
        if (!block_is_paragraph(block))
            continue;
        seen++;
        read_end(finder, block);
    }
}

/* The line over 发布时间：… is the account that published, where sites write nothing else there. */
static void read_account(struct finder *finder, struct article_block *block)
{
    if (block == finder->article->blocks)
        return;
    struct article_block *account = block - 1;
    if (!block_is_paragraph(account) || account->characters > ACCOUNT_LONGEST ||
        text_view_has_any(account->text, "。，：:！？《>|"))
        return;
    set_author(finder, RANK_META, text_view_copy_plain(finder->arena, account->text));
    block_set_role(account, PARAGRAPH_BYLINE);
}

/* 时间：… beside 地点：…: when a meeting is held, not when the text appeared. */
static bool is_of_meeting(const struct finder *finder, const struct article_block *block)
{
    static const char *const words[] = {"地点", "会议地点", "活动地点", "地址",
                                        "出席", "参加",     "主持",     "列席"};
    if (!text_view_starts(block->text, "时间"))
        return false;
    size_t index = (size_t)(block - finder->article->blocks);
    for (int step = -1; step <= 1; step += 2) {
        const struct article_block *beside = article_neighbour(finder->article, index, step);
        if (beside != NULL && text_view_starts_with_one_of(beside->text, words, COUNT(words)))
            return true;
    }
    return false;
}

/* A line that only says where a text comes from. */
static bool read_credits(struct finder *finder, struct article_block *block)
{
    struct credit credit;
    bool near_title = !finder->in_body;
    bool published = text_view_starts(block->text, "发布时间") || text_view_starts(block->text, "发表时间");
    if (is_of_meeting(finder, block))
        return false;
    if (read_labels(finder, block) || read_excerpt(finder, block)) {
        block_set_role(block, PARAGRAPH_BYLINE);
        if (published && near_title)
            read_account(finder, block);
        return true;
    }
    if (!near_title || !credit_from_source_and_time(finder->arena, block->text, &credit))
        return false;
    set_credit(finder, RANK_STATED, &credit);
    block_set_role(block, PARAGRAPH_BYLINE);
    return true;
}

static void read_line(struct finder *finder, struct article_block *block)
{
    if (read_credits(finder, block))
        return;
    if (finder->in_head)
        read_head(finder, block);
    else
        read_body(finder, block);
}

/* The credits of a saved page may stand beside what holds its text. */
static bool is_beside(const struct finder *finder, const struct article_block *block)
{
    return finder->article->is_page && !finder->in_body && !block->is_top && block->characters > 0;
}

static void read_lines(struct finder *finder)
{
    struct text_view title = text_view_of(finder->article->document->metadata.title);
    finder->in_head = true;
    for (size_t i = find_start(finder->article); i < finder->article->count; i++) {
        struct article_block *block = &finder->article->blocks[i];
        if (block->node->kind != NODE_PARAGRAPH || block->node->paragraph.role != PARAGRAPH_BODY ||
            text_view_same_visible(block->text, title))
            continue;
        if (block_is_paragraph(block))
            read_line(finder, block);
        else if (is_beside(finder, block))
            read_credits(finder, block);
    }
}

/* The date of the folder, when the text has none with a year; a day in the text that disagrees is another
 * day. */
static void read_folder(struct finder *finder)
{
    struct date date;
    if (date_of_folder(finder->article->document->name, &date))
        set_date(finder, RANK_FOLDER, date);
}

/* What the reader took from <meta> counts least, and a template's placeholder not at all. */
static void keep_declared(struct finder *finder)
{
    struct metadata *metadata = &finder->article->document->metadata;
    finder->author = finder->source = finder->date = RANK_NONE;
    if (metadata->author != NULL && strchr(metadata->author, '@') != NULL)
        metadata->author = NULL;
    if (metadata->author != NULL)
        finder->author = RANK_META;
    if (finder->article->knows_author)
        finder->author = RANK_STATED;
    if (metadata->source != NULL)
        finder->source = RANK_META;
    if (metadata->date != NULL)
        finder->date = RANK_META;
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
    struct finder finder = {.article = article, .arena = article->document->arena};
    keep_declared(&finder);
    find_signatures(article);
    find_attachments(article);
    read_lines(&finder);
    find_pushed_signatures(article);
    find_wishes(article);
    for (size_t i = 0; i < article->count; i++)
        read_notes(&finder, &article->blocks[i]);
    read_datelines(&finder);
    read_ends(&finder);
    push_end_credits(article);
    read_title(&finder);
    read_page_title(&finder);
    read_folder(&finder);
    if (finder.contributors.length > 0)
        article->document->metadata.contributors =
            arena_copy(finder.arena, finder.contributors.data, finder.contributors.length);
    buffer_free(&finder.contributors);
}
