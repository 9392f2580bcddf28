#include "formats/html/outline/line_features.h"

#include "formats/html/extent/links_after.h"
#include "formats/html/lexicon/credit_words.h"
#include "formats/html/lexicon/dates.h"
#include "formats/html/lexicon/names.h"
#include "formats/html/lexicon/words.h"
#include "formats/html/outline/line_text.h"
#include "formats/html/outline/plain_line.h"
#include "formats/html/roles/bylines.h"
#include "formats/html/roles/credits.h"
#include "formats/html/roles/datelines.h"
#include "formats/html/roles/roles.h"

/* Characters. */
enum { PLAIN_SHORTEST = 2, FRONT_LONGEST = 40, VERY_LONG = 80 };

/* Blanks between the words of a bar. */
enum { BAR_BLANKS = 3 };

/* Section 1: what stands around a line. */

/* An empty place or a figure before a line: the line is what was written below a picture. A bold line there
 * is a caption only when it is centred, too. */
static bool is_below_picture(const struct outline *outline, const struct line *line,
                             const struct article_block *before)
{
    const struct article *article = outline->article;
    bool bold = line_has(line, FEATURE_BOLD), centred = line_has(line, FEATURE_CENTRED);
    bool picture = before != NULL && (before->node->kind == NODE_FIGURE || before->has_picture);
    if (line_has(line, FEATURE_TAG) || (bold && !centred))
        return false;
    bool hole = line->block->holes > article->usual_holes;
    return (picture || hole) && (bold || article->has_captions);
}

/* The addressee of a letter, a byline: its text follows. */
static bool is_address(const struct article_block *block)
{
    return block->node->kind == NODE_PARAGRAPH &&
           (block->node->paragraph.role == PARAGRAPH_SALUTATION ||
            block->node->paragraph.role == PARAGRAPH_BYLINE || block->node->paragraph.role == PARAGRAPH_DECK);
}

/* The next line is the byline, whatever holds it. */
static bool is_above_byline(const struct article *article, size_t index)
{
    while (++index < article->count && article->blocks[index].characters == 0)
        ;
    if (index == article->count || article->blocks[index].node->kind != NODE_PARAGRAPH)
        return false;
    return article->blocks[index].node->paragraph.role == PARAGRAPH_BYLINE;
}

/* Behind a line that begins with a digit, too: the years of a life, not the title of a document. */
static bool is_in_list(const struct line *line)
{
    const struct article_block *block = line->block;
    return line->index > 0 && block_is_open(block - 1) && block[-1].lead == block->lead &&
           character_digit(text_view_first(block->text)) >= 0 &&
           character_digit(text_view_first(block[-1].text)) >= 0;
}

/* ——在某处的讲话, （征求意见稿）: a tag that only goes on with the title. */
static bool is_tagged_deck(const struct outline *outline, const struct line *line)
{
    if (!line_has(line, FEATURE_TAG))
        return false;
    bool opens = !outline_has_text_above(outline, line->index);
    return text_view_starts(line->block->text, "——") || (opens && block_is_bracketed_deck(line->block)) ||
           (opens && outline->is_page && is_above_byline(outline->article, line->index));
}

/* A note, an item of a list, or [1] and 1. at its start. */
static bool is_entry(const struct article_block *block)
{
    struct text_view text = block->text;
    const struct node *parent = block->node->parent;
    if (parent && (parent->kind == NODE_NOTE || parent->kind == NODE_LIST_ITEM))
        return true;
    if (character_in(text_view_first(text), "[［〔【"))
        text_view_take(&text);
    return character_digit(text_view_first(text)) >= 0;
}

static void look_around(struct outline *outline, struct line *line)
{
    const struct article *article = outline->article;
    const struct article_block *before =
        line->index == 0 ? NULL : article_neighbour(article, line->index, -1);
    const struct article_block *after = article_neighbour(article, line->index, 1);
    bool goes_on = after != NULL &&
                   (block_is_body(after) || block_is_sentence(after) || is_address(after) ||
                    block_is_matter(after) || after->node->kind == NODE_HEADING || block_is_open(after));
    line_set(line, FEATURE_BODY_AFTER, goes_on);
    line_set(line, FEATURE_ENTRIES_AFTER, line->is_back && after != NULL && is_entry(after));
    line_set(line, FEATURE_IN_LIST, line_has(line, FEATURE_DOCUMENT) && is_in_list(line));
    line_set(line, FEATURE_NOTHING_AFTER, after == NULL);
    line_set(line, FEATURE_OPENS,
             line->index == 0 && line->has_number &&
                 (line->numbering.class == NUMBERING_UNIT || line->numbering.value > 1));
    line_set(line, FEATURE_BODY_BEFORE,
             block_ends_section(before) || (outline->is_page && block_is_open(before)));
    bool inside = line->index >= outline->run_first && line->index < outline->run_end &&
                  !(outline->is_page && line->block->is_furniture);
    line_set(line, FEATURE_OUTSIDE, !inside);
    line_set(line, FEATURE_IN_ARTICLE,
             inside && line_has(line, FEATURE_TAG) && !line->block->is_title &&
                 !text_view_starts(line->block->text, "——"));
    line_set(line, FEATURE_LINKS_AFTER, outline->is_page && links_after(article, line->index));
    line_set(line, FEATURE_BELOW_PICTURE, is_below_picture(outline, line, before));
}

/* Section 2: its marks, words and look. */

/* Words in a row, with blanks between them: 收藏 微博 微信 分享. */
static bool is_bar(struct text_view text)
{
    unsigned blanks = 0;
    for (uint32_t before = 0, character; !text_view_is_empty(text); before = character) {
        character = text_view_take(&text);
        blanks += character_is_blank(character) && character_is_han(before) &&
                  character_is_han(text_view_first(text));
    }
    return blanks >= BAR_BLANKS;
}

static void look_at_marks(struct line *line)
{
    struct text_view text = line->block->text;
    if (line->has_number && text_view_is_empty(line->numbering.title)) {
        line_set(line, FEATURE_ENDS_PAUSE, character_in(text_view_last(text), "：:，,"));
        return;
    }
    uint32_t first = text_view_first(text), end = text_view_last(text), last = text_last_mark(text);
    bool stop = character_in(last, "。．.｡");
    line_set(line, FEATURE_ENDS_STOP, stop);
    line_set(line, FEATURE_ENDS_CALL,
             !stop && (character_ends_sentence(last) || character_in(last, "—―－-︱｜")));
    line_set(line, FEATURE_ENDS_PAUSE, character_is_pause(last));
    line_set(line, FEATURE_HOLDS_STOP,
             !stop && (text_view_has_any(text, "。；") || text_view_find(text, "………") >= 0));
    line_set(line, FEATURE_BRACKETED, character_in(first, "（([【〔") && character_in(end, "）)]】〕"));
    bool tiny =
        line->block->characters < PLAIN_SHORTEST && !line->has_number && !line_has(line, FEATURE_FRONT);
    line_set(line, FEATURE_NOT_WORDS, tiny || !text_has_letter(text));
    line_set(line, FEATURE_ADDRESS,
             text_view_has_any(text, line->has_number ? "©@" : "©@|｜") || text_view_find(text, "://") >= 0 ||
                 (!line->has_number && is_bar(text)));
}

static void look_at_words(struct line *line, unsigned words)
{
    line_set(line, FEATURE_FRONT, (words & 1U << WORDS_FRONT) != 0);
    line->is_back = (words & 1U << WORDS_BACK) != 0;
    line_set(line, FEATURE_WORD_SUMMARY, (words & (1U << WORDS_SUMMARY | 1U << WORDS_CONTENTS)) != 0);
    line_set(line, FEATURE_WORD_CLOSING, (words & 1U << WORDS_CLOSING) != 0 && !line->has_number);
    line_set(line, FEATURE_WORD_CAPTION, (words & 1U << WORDS_CAPTION) != 0);
    line_set(line, FEATURE_WORD_CREDIT, (words & 1U << WORDS_CREDIT) != 0);
    line_set(line, FEATURE_WORD_FURNITURE, (words & 1U << WORDS_FURNITURE) != 0);
}

static void look_at_credits(struct outline *outline, struct line *line)
{
    struct text_view text = line->block->text, rest = text, value;
    struct credit credit;
    struct date date;
    bool titled;
    bool is_credit = text_view_starts(text, "——") ||
                     credit_from_byline(outline->article->scratch, text, &credit) ||
                     credit_take_labelled(&rest, &value) != CREDIT_NONE || name_with_office(text, &value) ||
                     credit_from_dateline(outline->article->scratch, text, &credit, &titled);
    bool styled = line_has(line, FEATURE_BOLD) || line_has(line, FEATURE_TAG);
    line_set(line, FEATURE_CREDIT, is_credit && !(styled && credit_is_doubtful(text)));
    line_set(line, FEATURE_DATE, date_is_whole(text, &date));
}

static void look_at_number(struct line *line)
{
    const struct numbering *numbering = &line->numbering;
    switch (numbering->class) {
    case NUMBERING_UNIT:
        if (numbering->is_inside)
            line_set(line, FEATURE_UNIT_INSIDE, true);
        else if (!numbering->is_attached)
            line_set(line, FEATURE_UNIT, true);
        else
            line_set(line, numbering->rank == UNIT_RANK_CHAPTER ? FEATURE_UNIT_ATTACHED : FEATURE_UNIT_LOOSE,
                     true);
        break;
    case NUMBERING_LABEL:
        line_set(line, text_view_is_empty(numbering->title) ? FEATURE_ALONE : FEATURE_LABEL, true);
        break;
    case NUMBERING_WORD: line_set(line, FEATURE_NUMBER_WORD, true); break;
    case NUMBERING_BLANK: line_set(line, FEATURE_NUMBER_BLANK, true); break;
    case NUMBERING_ALONE: line_set(line, FEATURE_ALONE, true); break;
    case NUMBERING_SYMBOL: line_set(line, FEATURE_SYMBOL, true); break;
    }
}

static enum alignment alignment_of(const struct article_block *block)
{
    return block->node->kind == NODE_HEADING ? block->node->heading.alignment
                                             : block->node->paragraph.alignment;
}

uint32_t look_of(const struct outline *outline, const struct article_block *block)
{
    unsigned tag = block->node->kind == NODE_HEADING ? block->node->heading.level & 7U : 0;
    enum alignment alignment = alignment_of(block);
    unsigned lead = block->lead < LEADS ? block->lead : LEADS - 1;
    if (!outline->article->context->is_plain)
        lead = 0;
    if (lead > 12) /* pushed to the middle by hand: how far, its length says */
        lead = LEADS - 1;
    unsigned align = alignment == ALIGNMENT_CENTER || alignment == ALIGNMENT_END ? alignment : 0;
    if (lead == LEADS - 1)
        align = 0;
    return tag | (uint32_t)block->is_bold << 3 | (uint32_t)block->is_large << 4 | align << 5 | lead << 8;
}

static void look_at_look(struct outline *outline, struct line *line)
{
    const struct article_block *block = line->block;
    bool paragraph = block->node->kind == NODE_PARAGRAPH, plain = outline->article->context->is_plain;
    enum alignment alignment = alignment_of(block);
    enum paragraph_role role = paragraph ? block->node->paragraph.role : PARAGRAPH_BODY;
    bool pushed = plain && alignment == ALIGNMENT_END;
    line->look = look_of(outline, block);
    line_set(line, FEATURE_TAG, !paragraph);
    if (outline->is_page && !paragraph && block_repeats_title(outline->article, block))
        line->block->is_title = true;
    line_set(line, FEATURE_BOLD, paragraph && block->is_bold);
    line_set(line, FEATURE_CENTRED, alignment == ALIGNMENT_CENTER);
    line_set(line, FEATURE_SET_APART, plain && outline->has_body_lead && block->lead != outline->body_lead);
    line_set(line, FEATURE_PUSHED, alignment == ALIGNMENT_END && !plain);
    line_set(line, FEATURE_ROLE_TAKEN,
             block->is_title || (role != PARAGRAPH_BODY && !(pushed && role == PARAGRAPH_SIGNATURE)));
    line_set(line, FEATURE_NESTED, !block->is_top);
    line_set(line, FEATURE_BROKEN, paragraph && (block->has_break || block->has_picture));
    line_set(line, FEATURE_DOCUMENT,
             paragraph && block->rule != NULL &&
                 (!outline->is_page || outline_has_text_above(outline, line->index)));
    line_set(line, FEATURE_LINK, block->is_link);
    line_set(line, FEATURE_LONG, block->characters > HEADING_LONGEST);
    line_set(line, FEATURE_VERY_LONG, block->characters > VERY_LONG);
}

/* Section 3: what speaks for it. */

const char *line_style_rule(const struct outline *outline, struct line *line)
{
    const struct article_block *block = line->block;
    bool open = block->characters <= HEADING_LONGEST && !line_has(line, FEATURE_ROLE_TAKEN);
    if (block->is_bold && open)
        return "bold";
    if (line_has(line, FEATURE_CENTRED) && open)
        return "centred";
    if (line_has(line, FEATURE_SET_APART) && block->characters <= STYLED_LONGEST &&
        !character_is_pause(text_last_mark(block->text)))
        return "set apart";
    return line_is_plain(outline, block, line->index) ? "plain" : NULL;
}

/* Bold type may quote and ask. */
void line_judge_style(const struct outline *outline, struct line *line)
{
    bool bold = line_has(line, FEATURE_BOLD), call = line_has(line, FEATURE_ENDS_CALL);
    bool said = call && character_is_closing(text_view_last(line->block->text));
    bool sentence = line_has(line, FEATURE_ENDS_STOP) || line_has(line, FEATURE_ENDS_PAUSE) ||
                    line_has(line, FEATURE_HOLDS_STOP);
    line_set(line, FEATURE_STYLED_SENTENCE, sentence || said || (call && !bold));
    line_set(line, FEATURE_QUOTED, !bold && text_is_quoted(line->block->text));
    line_set(line, FEATURE_FOREIGN, !bold && !text_is_chinese(line->block->text));
    line_set(line, FEATURE_PLAIN,
             line->rule[0] == 'p' || (bold && line_is_plain(outline, line->block, line->index)));
}

static const char *tag_rule(unsigned level)
{
    static const char *const rules[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    return rules[(level < 1 ? 1 : level > 6 ? 6 : level) - 1];
}

static const char *rule_of(const struct outline *outline, struct line *line, unsigned words)
{
    if (line->block->node->kind == NODE_HEADING)
        return tag_rule(line->block->node->heading.level);
    if (line->block->rule != NULL)
        return line->block->rule;
    if (line->has_number)
        return line->numbering.rule;
    if ((words & 1U << WORDS_FRONT) != 0)
        return "front matter";
    return line_style_rule(outline, line);
}

/* A number or a word that begins a sentence: 第一章写完了。 结局—— */
static bool is_sentence(const struct line *line)
{
    if (!line->has_number)
        return line_has(line, FEATURE_FRONT) && character_in(text_view_last(line->block->text), "—―");
    return line->numbering.is_attached &&
           (line_has(line, FEATURE_ENDS_STOP) || line_has(line, FEATURE_HOLDS_STOP));
}

bool line_read(struct outline *outline, struct line *line, const char *rule)
{
    const struct article_block *block = line->block;
    line->has_number = numbering_read(block->text, &line->numbering);
    unsigned words = block->characters <= FRONT_LONGEST ? words_find(block->text) : 0;
    look_at_look(outline, line);
    line->rule = rule != NULL ? rule : rule_of(outline, line, words);
    if (line->rule == NULL)
        return false;
    line->is_deck = is_tagged_deck(outline, line);
    line_set(line, FEATURE_ROLE_TAKEN, line->is_deck);
    if (line_has(line, FEATURE_TAG) && !outline->is_page) {
        line_set(line, FEATURE_IN_ARTICLE, !block->is_title);
        line_clear(line, FEATURE_LINK);
        line_clear(line, FEATURE_NESTED);
        line_clear(line, FEATURE_LONG);
        line_clear(line, FEATURE_VERY_LONG);
        return true;
    }
    look_at_words(line, words);
    look_at_marks(line);
    look_at_credits(outline, line);
    if (line->has_number)
        look_at_number(line);
    line_set(line, FEATURE_QUOTED, line->has_number && text_is_quoted(block->text));
    line_set(line, FEATURE_STYLED_SENTENCE, is_sentence(line));
    if (!line->has_number && block->node->kind != NODE_HEADING && !line_has(line, FEATURE_FRONT) &&
        !line_has(line, FEATURE_DOCUMENT) && rule == NULL)
        line_judge_style(outline, line);
    look_around(outline, line);
    return true;
}
