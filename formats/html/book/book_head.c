#include "formats/html/book/book_head.h"

#include "base/path.h"
#include "formats/html/book/book_clean.h"
#include "formats/html/book/book_name.h"
#include "formats/html/book/book_statement.h"
#include "formats/html/lexicon/book_words.h"
#include "formats/html/lexicon/numbering.h"
#include "formats/html/lexicon/words.h"

#include <string.h>

/* Characters; so many sentences end the head; so many numbered chapters make a book; of a page of a web
 * novel. */
enum { NAMED_WITHIN = 5 };
enum { CHAPTER_LONGEST = 40, SENTENCE_LONG = 60, SENTENCES_MOST = 12, CHAPTERS_LEAST = 3 };

/* Lines in which the legend of an Aozora text begins; blocks at the end where its source may stand. */
enum { LEGEND_WITHIN = 12, AOZORA_HEAD = 6, SOURCE_WITHIN = 60 };

static bool is_rule(struct text_view text)
{
    while (!text_view_is_empty(text)) {
        uint32_t character = text_view_take(&text);
        bool letter = (character >= '0' && character <= '9') || character_is_latin(character);
        if (letter || character_is_han(character) || (character >= 0xC0 && character < 0x2000) ||
            (character >= 0x3040 && character < 0x3100) || (character >= 0xAC00 && character < 0xD7B0) ||
            (character >= 0xFF10 && character < 0xFF5B))
            return false;
    }
    return true;
}

static bool is_chapter(struct text_view text)
{
    struct numbering numbering;
    return text_view_count(text) <= CHAPTER_LONGEST && numbering_read(text, &numbering) &&
           numbering.class == NUMBERING_UNIT && !numbering.is_inside;
}

static bool has_other_label(struct text_view text)
{
    if (!book_word_take(&text, BOOK_OTHER_LABEL))
        return false;
    uint32_t mark = text_view_first(text_view_trim_start(text));
    return character_in(mark, "：:】");
}

static bool names_part(struct text_view text)
{
    unsigned words = words_find(text);
    struct text_view rest = text;
    bool other = book_word_take(&rest, BOOK_OTHER_LABEL) && text_view_is_empty(text_view_trim(rest));
    return other || (words & (1U << WORDS_FRONT | 1U << WORDS_CONTENTS | 1U << WORDS_SUMMARY)) != 0;
}

static enum head_kind kind_of(struct text_view text)
{
    struct text_view peeled = book_line_peel(text);
    if (is_rule(text))
        return HEAD_RULE;
    if (book_words_advertise(text) || book_word_occurs(text, BOOK_DECLARATION))
        return HEAD_ADVERT;
    if (has_other_label(peeled) || has_other_label(text))
        return HEAD_LABEL;
    if (names_part(peeled))
        return HEAD_FRONT;
    bool ends = character_ends_sentence(text_view_last(text)) && text_view_first(peeled) != 0x300A;
    bool quoted = text_view_ends(text, "”") || text_view_ends(text, "」") || text_view_has_any(text, "。");
    return ends || (quoted && !text_view_starts(peeled, "《")) || text_view_count(text) > SENTENCE_LONG
               ? HEAD_SENTENCE
               : HEAD_WORDS;
}

static struct head_line make_line(struct text_view text, struct article_block *block)
{
    struct head_line line = {.text = text, .block = block, .kind = kind_of(text)};
    if (line.kind != HEAD_RULE && line.kind != HEAD_LABEL)
        line.statement = book_statement_read(text);
    return line;
}

static bool is_legend(struct text_view text)
{
    return text_view_find(text, "テキスト中に現れる記号について") >= 0;
}

static bool has_legend(const struct article *article)
{
    for (size_t i = 0; i < article->count && i < LEGEND_WITHIN; i++)
        if (is_legend(article->blocks[i].text))
            return true;
    return false;
}

/* The head ends where the first chapter begins, or the text. */
static void read_lines(const struct article *article, struct book_head *head)
{
    unsigned sentences = 0;
    bool legend = has_legend(article);
    const char *first = article->context->title_line;
    if (first != NULL && is_chapter(text_view_trim(text_view_of(first))))
        return;
    if (first != NULL)
        head->lines[head->count++] = make_line(text_view_trim(text_view_of(first)), NULL);
    for (size_t i = 0; i < article->count && head->count < HEAD_LINES_MOST; i++) {
        struct article_block *block = &article->blocks[i];
        if (block->characters == 0)
            continue;
        if (block->node->kind != NODE_PARAGRAPH || (is_chapter(block->text) && !legend) ||
            sentences == SENTENCES_MOST)
            return;
        struct head_line *line = &head->lines[head->count++];
        *line = make_line(block->text, block);
        sentences += line->kind == HEAD_SENTENCE;
    }
}

static bool has_source_line(const struct article *article)
{
    for (size_t i = article->count, seen = 0; i > 0 && seen < SOURCE_WITHIN; i--, seen++)
        if (text_view_starts(article->blocks[i - 1].text, "底本："))
            return true;
    return false;
}

/* Title, more of the title, author, translators: the lines above the legend, else the first two. */
static void find_aozora(const struct article *article, struct book_head *head)
{
    for (size_t i = 0; i < head->count && i < LEGEND_WITHIN; i++) {
        if (!is_legend(head->lines[i].text))
            continue;
        size_t end = i > 0 && head->lines[i - 1].kind == HEAD_RULE ? i - 1 : i;
        head->aozora = end >= 2 && end <= AOZORA_HEAD ? end : 0;
        return;
    }
    if (head->count >= 2 && has_source_line(article))
        head->aozora = 2;
}

static bool has_chapters(const struct article *article)
{
    unsigned chapters = article->context->title_line != NULL &&
                        is_chapter(text_view_trim(text_view_of(article->context->title_line)));
    for (size_t i = 0; i < article->count && chapters < CHAPTERS_LEAST; i++)
        chapters += article->blocks[i].characters > 0 && is_chapter(article->blocks[i].text);
    return chapters >= CHAPTERS_LEAST;
}

/* The number of the first chapter comes again further down. */
static bool begins_again(const struct article *article)
{
    struct numbering first = {0}, numbering;
    bool found = false;
    for (size_t i = 0; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i];
        if (block->characters == 0 || !is_chapter(block->text) || !numbering_read(block->text, &numbering))
            continue;
        if (found && numbering.family == first.family && numbering.value == first.value)
            return true;
        if (!found)
            first = numbering;
        found = true;
    }
    return false;
}

/* A form that only books have. */
static bool is_book_form(const struct book_statement *statement)
{
    if (text_view_is_empty(statement->title))
        return false;
    if ((statement->forms & FORM_BRACKETS) != 0)
        return (statement->forms & FORM_BESIDE) == 0;
    return (statement->forms & (FORM_LABEL | FORM_WORKS | FORM_AUTHOR)) != 0;
}

/* An advertisement first, and who wrote it: the head of a book, however short. */
static bool is_book_head(const struct book_head *head)
{
    bool advert = false, author = false, address = false, named = false;
    for (size_t i = 0; i < head->count; i++) {
        const struct head_line *line = &head->lines[i];
        advert |= line->kind == HEAD_ADVERT && i == 0;
        address |= advert && i == 0 && book_word_occurs(line->text, BOOK_ADDRESS);
        named |= i > 0 && i < NAMED_WITHIN && (line->statement.forms & (FORM_SPEECH | FORM_WORKS)) != 0;
        author |= (line->statement.forms & (FORM_AUTHOR | FORM_WORKS)) != 0;
        if (line->kind != HEAD_SENTENCE && i < HEAD_LINES_MOST / 4 && is_book_form(&line->statement))
            return true;
    }
    return address || (advert && author) || named || head->aozora > 0;
}

static bool is_book_name(const struct book_head *head)
{
    const struct book_statement *name = &head->in_name;
    return is_book_form(name) || ((name->forms & (FORM_PARTED | FORM_BESIDE)) != 0 && head->count > 0);
}

void book_head_read(const struct article *article, struct book_head *head)
{
    const char *path = article->document->name;
    head->name = text_view_trim(text_view_of(path_stem(article->scratch, path)));
    head->in_name = book_statement_from_name(head->name);
    head->folder = text_view_of(path_name(path_folder(article->scratch, path)));
    read_lines(article, head);
    find_aozora(article, head);
    for (size_t i = 0; i < head->count; i++)
        head->names_nobody |= (head->lines[i].statement.forms & FORM_AUTHOR) != 0 &&
                              text_view_is_empty(head->lines[i].statement.author);
    head->has_chapters = has_chapters(article);
    head->begins_again = head->has_chapters && begins_again(article);
    head->is_book = is_book_head(head) || is_book_name(head) || head->has_chapters;
}
