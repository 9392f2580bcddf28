#include "formats/html/book/book_summary.h"

#include "base/buffer.h"
#include "formats/html/book/book_clean.h"
#include "formats/html/lexicon/book_words.h"
#include "formats/html/lexicon/numbering.h"
#include "formats/html/lexicon/words.h"
#include "formats/html/roles/roles.h"

/* Blocks and long paragraphs above a label; bytes and characters. */
enum { LABEL_WITHIN = 40, TEXTS_BEFORE = 2, TEXT_LINE = 40, SUMMARY_LONGEST = 6000, CHAPTER_LONGEST = 40 };

static bool is_text(const struct article_block *block)
{
    return block->node->kind == NODE_PARAGRAPH && block->characters > 0;
}

/* 内容简介, 【内容简介】, ☆文案☆, 简介：and what stands behind it in the line. */
static bool take_label(struct text_view line, struct text_view *behind)
{
    struct text_view rest = book_line_peel(line);
    bool opened = character_in(text_view_first(rest), "【［[〖");
    if (opened)
        text_view_take(&rest);
    if (!book_word_take(&rest, BOOK_SUMMARY_LABEL))
        return false;
    rest = text_view_trim(rest);
    bool closed = opened && character_in(text_view_first(rest), "】］]〗");
    if (closed)
        text_view_take(&rest);
    bool colon = character_in(text_view_first(rest), "：:");
    if (colon)
        text_view_take(&rest);
    *behind = text_view_trim(rest);
    return closed || colon || text_view_is_empty(*behind);
}

static bool has_other_label(struct text_view line)
{
    struct text_view rest = book_line_peel(line);
    bool opened = character_in(text_view_first(rest), "【［[〖");
    if (opened)
        text_view_take(&rest);
    if (!book_word_take(&rest, BOOK_OTHER_LABEL) && !book_word_take(&rest, BOOK_AUTHOR_LABEL))
        return false;
    return character_in(text_view_first(text_view_trim_start(rest)), "：:】］]〗");
}

static bool is_chapter(const struct article_block *block)
{
    struct numbering numbering;
    return block->characters <= CHAPTER_LONGEST && numbering_read(block->text, &numbering) &&
           numbering.class == NUMBERING_UNIT && !numbering.is_inside;
}

/* ---章节内容开始---: words in a rule. */
static bool is_ruled(struct text_view line)
{
    uint32_t mark = text_view_take(&line);
    return character_in(mark, "-—─=＝*＊#＃~～") && text_view_first(line) == mark &&
           text_view_count(line) > 1;
}

/* No word of the summary stands there. */
static bool ends_summary(const struct article_block *block)
{
    unsigned names = 1U << WORDS_FRONT | 1U << WORDS_CONTENTS | 1U << WORDS_SUMMARY;
    struct text_view peeled = book_line_peel(block->text), behind;
    return !is_text(block) || is_chapter(block) || is_ruled(block->text) || text_view_is_empty(peeled) ||
           (words_find(peeled) & names) != 0 || take_label(block->text, &behind) ||
           has_other_label(block->text) || book_words_advertise(block->text);
}

static void add_text(struct buffer *summary, struct text_view text)
{
    if (summary->length > 0)
        buffer_append_byte(summary, '\n');
    buffer_append(summary, text.text, text.length);
}

/* The summary below a label, of which `behind` stands in its line. */
static void read_summary(const struct article *article, size_t label, struct text_view behind,
                         struct buffer *summary)
{
    if (!text_view_is_empty(behind))
        add_text(summary, behind);
    for (size_t i = label + 1; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i];
        if (ends_summary(block) || summary->length + block->text.length > SUMMARY_LONGEST)
            return;
        add_text(summary, block->text);
    }
}

/* The block with the label; SIZE_MAX: none stands above the text. */
static size_t find_label(const struct article *article, struct text_view *behind)
{
    unsigned texts = 0;
    for (size_t i = 0; i < article->count && i < LABEL_WITHIN && texts <= TEXTS_BEFORE; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block->characters > 0 && take_label(block->text, behind))
            return i;
        if (is_chapter(block))
            break;
        texts += is_text(block) && block->characters > TEXT_LINE;
    }
    return SIZE_MAX;
}

void pass_summary(struct article *article)
{
    struct metadata *metadata = &article->document->metadata;
    struct text_view behind;
    size_t label = metadata->summary == NULL ? find_label(article, &behind) : SIZE_MAX;
    if (label == SIZE_MAX)
        return;
    struct buffer summary = {0};
    read_summary(article, label, behind, &summary);
    if (summary.length > 0)
        metadata->summary = arena_copy(article->document->arena, summary.data, summary.length);
    buffer_free(&summary);
}
