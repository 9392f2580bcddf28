/* The features of a line by itself and beside its neighbours. */
#include "formats/html/article/credits.h"
#include "formats/html/article/outline.h"
#include "formats/html/lexicon/words.h"

#include <stdlib.h>

/* Characters. */
enum { PLAIN_SHORTEST = 2, BODY_SHORTEST = 14, FRONT_LONGEST = 40, VERY_LONG = 80 };

/* Blanks between the words of a bar. */
enum { BAR_BLANKS = 3 };

/* Of typed white space, 1/4 em; body paragraphs that share an indent, in percent. */
enum { LEADS = 64, LEAD_SHARE = 70, FEW_BODIES = 3 };

/* Paragraphs that a plain text has which is as long as a book. */
enum { LONG_TEXT = 100 };

static uint32_t last_mark(struct text_view text)
{
    uint32_t last = text_view_last(text);
    while (character_is_closing(last)) {
        text_view_take_last(&text);
        last = text_view_last(text);
    }
    return last;
}

static bool is_text(const struct article_block *block)
{
    return block->node->kind == NODE_PARAGRAPH && block->characters > 0;
}

bool block_is_body(const struct article_block *block)
{
    if (!is_text(block) || block->is_title || block->node->paragraph.role == PARAGRAPH_DECK ||
        block->characters < BODY_SHORTEST)
        return false;
    uint32_t last = last_mark(block->text);
    return block->characters > HEADING_LONGEST || character_ends_sentence(last) ||
           character_in(last, "；;：:");
}

/* A short sentence that has no number: text, though not enough of it to follow a heading. */
static bool is_sentence(const struct article_block *block)
{
    return is_text(block) && !block->is_title && character_ends_sentence(last_mark(block->text));
}

/* A list, a table or code: what a section may consist of. */
static bool is_matter(const struct article_block *block)
{
    return block->node->kind == NODE_LIST || block->node->kind == NODE_TABLE ||
           block->node->kind == NODE_PREFORMATTED;
}

static bool is_chinese(struct text_view text)
{
    size_t wide = 0, count = 0;
    for (; !text_view_is_empty(text); count++)
        wide += character_is_wide(text_view_take(&text));
    return wide * 2 >= count;
}

static bool has_letter(struct text_view text)
{
    while (!text_view_is_empty(text)) {
        uint32_t character = text_view_take(&text);
        if (character_is_wide(character)
                ? character_is_han(character) || character < 0x3100
                : (character | 0x20) - 'a' < 26 || character > 0xBF || character_digit(character) >= 0)
            return true;
    }
    return false;
}

/* A short line that is closed by nothing: it may be a heading, and so may its neighbour. */
static bool is_open_line(const struct article_block *block)
{
    uint32_t last = last_mark(block->text);
    return is_text(block) && block->is_top && !block->is_title && block->characters <= HEADING_LONGEST &&
           !character_ends_sentence(last) && !character_is_pause(last) && has_letter(block->text);
}

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

static void look_around(struct outline *outline, struct line *line)
{
    const struct article *article = outline->article;
    const struct article_block *before =
        line->index == 0 ? NULL : article_neighbour(article, line->index, -1);
    const struct article_block *after = article_neighbour(article, line->index, 1);
    bool goes_on =
        after != NULL && (block_is_body(after) || is_sentence(after) || is_address(after) ||
                          is_matter(after) || after->node->kind == NODE_HEADING || is_open_line(after));
    line_set(line, FEATURE_BODY_AFTER, goes_on);
    line->is_deck = outline->is_page && line_has(line, FEATURE_TAG) &&
                    !outline_has_text_above(outline, line->index) && is_above_byline(article, line->index);
    line_set(line, FEATURE_ROLE_TAKEN, line->is_deck);
    line_set(line, FEATURE_NOTHING_AFTER, after == NULL);
    line_set(line, FEATURE_OPENS,
             line->index == 0 && line->has_number &&
                 (line->numbering.class == NUMBERING_UNIT || line->numbering.value > 1));
    line_set(line, FEATURE_BODY_BEFORE,
             block_ends_section(before) || (outline->is_page && is_open_line(before)));
    bool inside = line->index >= outline->run_first && line->index < outline->run_end;
    line_set(line, FEATURE_OUTSIDE, !inside);
    line_set(line, FEATURE_IN_ARTICLE,
             inside && line_has(line, FEATURE_TAG) && !line->block->is_title &&
                 !text_view_starts(line->block->text, "——"));
    line_set(line, FEATURE_LINKS_AFTER, outline->is_page && run_links_follow(outline, line->index));
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
    uint32_t first = text_view_first(text), end = text_view_last(text), last = last_mark(text);
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
    line_set(line, FEATURE_NOT_WORDS, tiny || !has_letter(text));
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
    line_set(line, FEATURE_CREDIT, is_credit);
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

bool block_repeats_title(const struct article *article, const struct article_block *block)
{
    const char *title = article->document->metadata.title;
    return title != NULL && *title != '\0' && text_view_same_visible(block->text, text_view_of(title));
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

/* Section 3: which blocks are lines at all. */

static const char *style_rule(const struct outline *outline, struct line *line)
{
    const struct article_block *block = line->block;
    bool open = block->characters <= HEADING_LONGEST && !line_has(line, FEATURE_ROLE_TAKEN);
    if (block->is_bold && open)
        return "bold";
    if (line_has(line, FEATURE_CENTRED) && open)
        return "centred";
    if (line_has(line, FEATURE_SET_APART) && block->characters <= STYLED_LONGEST &&
        !character_is_pause(last_mark(block->text)))
        return "set apart";
    return line_is_plain(outline, block, line->index) ? "plain" : NULL;
}

static bool is_quoted(struct text_view text)
{
    uint32_t first = text_view_first(text);
    return character_in(first, "“「『﹁‘\"") && character_is_closing(text_view_last(text)) &&
           (first != 0x201C || text_view_find(text_view_part(text, 3, text.length), "“") < 0);
}

/* A style that has no number is weighed more strictly; bold type may quote and ask. */
static void judge_style(const struct outline *outline, struct line *line)
{
    bool bold = line_has(line, FEATURE_BOLD), call = line_has(line, FEATURE_ENDS_CALL);
    bool said = call && character_is_closing(text_view_last(line->block->text));
    bool sentence = line_has(line, FEATURE_ENDS_STOP) || line_has(line, FEATURE_ENDS_PAUSE) ||
                    line_has(line, FEATURE_HOLDS_STOP);
    line_set(line, FEATURE_STYLED_SENTENCE, sentence || said || (call && !bold));
    line_set(line, FEATURE_QUOTED, !bold && is_quoted(line->block->text));
    line_set(line, FEATURE_FOREIGN, !bold && !is_chinese(line->block->text));
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
    return style_rule(outline, line);
}

/* The features of a line that nothing has spoken for yet; `rule`: what does, NULL: look for it. */
static bool read_line(struct outline *outline, struct line *line, const char *rule)
{
    const struct article_block *block = line->block;
    line->has_number = numbering_read(block->text, &line->numbering);
    unsigned words = block->characters <= FRONT_LONGEST ? words_find(block->text) : 0;
    look_at_look(outline, line);
    line->rule = rule != NULL ? rule : rule_of(outline, line, words);
    if (line->rule == NULL)
        return false;
    if (line_has(line, FEATURE_TAG) && !outline->is_page) {
        line_set(line, FEATURE_IN_ARTICLE, !block->is_title && !text_view_starts(block->text, "——"));
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
    line_set(line, FEATURE_QUOTED, line->has_number && is_quoted(block->text));
    line_set(line, FEATURE_STYLED_SENTENCE,
             line->has_number && line->numbering.is_attached &&
                 (line_has(line, FEATURE_ENDS_STOP) || line_has(line, FEATURE_HOLDS_STOP)));
    if (!line->has_number && block->node->kind != NODE_HEADING && !line_has(line, FEATURE_FRONT) &&
        !line_has(line, FEATURE_DOCUMENT) && rule == NULL)
        judge_style(outline, line);
    look_around(outline, line);
    return true;
}

/* A chapter's title may end like a sentence. */
static bool line_may_be_title(const struct line *line)
{
    return line->numbering.class == NUMBERING_UNIT && !line_has(line, FEATURE_VERY_LONG) &&
           !line_has(line, FEATURE_HOLDS_STOP);
}

bool block_is_open(const struct article_block *block)
{
    return is_open_line(block);
}

bool line_forget_number(struct outline *outline, struct line *line)
{
    line->has_number = false;
    line->numbering = (struct numbering){0};
    line_clear(line, FEATURE_NUMBER_WORD);
    line_clear(line, FEATURE_NUMBER_BLANK);
    line_clear(line, FEATURE_OPENS);
    if (line_has(line, FEATURE_TAG) || line_has(line, FEATURE_FRONT))
        return true;
    const char *rule = style_rule(outline, line);
    if (rule == NULL)
        return false;
    line->rule = rule;
    judge_style(outline, line);
    return true;
}

static struct line line_start(const struct outline *outline, size_t index)
{
    return (struct line){
        .block = &outline->article->blocks[index], .index = index, .previous = NO_LINE, .next = NO_LINE};
}

void line_make(struct outline *outline, struct line *line, size_t index, const char *rule)
{
    *line = line_start(outline, index);
    read_line(outline, line, rule);
}

/* The paragraph begins with the heading above it, printed once more. */
static bool repeats_line(const struct outline *outline, struct text_view text)
{
    if (outline->count == 0)
        return false;
    struct text_view line = outline->lines[outline->count - 1].block->text;
    return text.length > line.length && text_view_same(text_view_part(text, 0, line.length), line) &&
           character_is_blank(text_view_first(text_view_part(text, line.length, text.length)));
}

/* A paragraph that begins with a number: its family may be no headings. */
static void note_text(struct outline *outline, struct article_block *block)
{
    struct numbering numbering;
    uint32_t first = text_view_first(block->text);
    if (!character_begins_number(first) && !character_in(first, "（(【[〔第"))
        return;
    if (!numbering_read(block->text, &numbering) || numbering.class == NUMBERING_UNIT ||
        repeats_line(outline, block->text))
        return;
    uint32_t family = family_find(outline, numbering.family);
    outline->families[family].texts++;
    block->node->paragraph.official_level = (uint8_t)numbering.official_level;
}

static void find_body_lead(struct outline *outline)
{
    const struct article *article = outline->article;
    uint32_t leads[LEADS] = {0}, bodies = 0;
    unsigned usual = 0;
    for (size_t i = 0; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i];
        bool body = block_is_body(block);
        bodies += body;
        leads[block->lead < LEADS ? block->lead : LEADS - 1] += body;
    }
    for (unsigned i = 1; i < LEADS; i++)
        usual = leads[i] > leads[usual] ? i : usual;
    outline->is_long = article->context->is_plain && bodies > LONG_TEXT;
    outline->body_lead = (uint16_t)usual;
    outline->has_body_lead =
        leads[usual] >= FEW_BODIES && leads[usual] * 100ULL >= bodies * (uint64_t)LEAD_SHARE;
}

/* Makes a line of a block, or leaves it as text; true when it is text between lines. */
static bool take_block(struct outline *outline, size_t index, bool tags_only)
{
    struct article_block *block = &outline->article->blocks[index];
    bool tag = block->node->kind == NODE_HEADING;
    if (!tag && (tags_only || !is_text(block)))
        return is_matter(block) || block_is_body(block);
    if (!tag && (block->characters > LINE_LONGEST || block->is_title)) {
        note_text(outline, block);
        return block_is_body(block);
    }
    struct line *line = &outline->lines[outline->count];
    *line = line_start(outline, index);
    bool is_line = read_line(outline, line, NULL);
    outline->count += is_line;
    return is_line && line->has_number ? block_is_body(block) && !line_may_be_title(line)
                                       : block_is_body(block) || (is_sentence(block) && !tag);
}

void lines_find(struct outline *outline, bool tags_only)
{
    const struct article *article = outline->article;
    uint32_t bodies = 0;
    outline->is_page = article->is_page || article->context->page_title != NULL;
    find_body_lead(outline);
    run_find(outline);
    for (size_t i = 0; i < article->count; i++) {
        outline->body_before[i] = bodies;
        bodies += take_block(outline, i, tags_only);
    }
    outline->body_before[article->count] = bodies;
}
