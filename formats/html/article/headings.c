/* Headings: those that tags mark, and those that only their number, their look or their place shows. In doubt
 * a line is no heading.
 *
 * Shape: every block is judged by itself and by its neighbours (judge), then each family of candidates as a
 * whole (a family of one is none), then levels are given by nesting: a family that is met inside another's
 *        section is one level below it, whatever its numbers look like. */
#include "base/array.h"
#include "base/patterns/patterns.h"
#include "formats/html/article/article.h"
#include "formats/html/article/credits.h"
#include "formats/html/lexicon/numbering.h"

#include <stdlib.h>
#include <string.h>

/* Characters. */
enum { PLAIN_SHORTEST = 2, PLAIN_LONGEST = 32, NUMBERED_LONGEST = 48, BODY_SHORTEST = 14, LEVEL_DEEPEST = 6 };

enum { REPEATS_LOOKED_AT = 64 };

/* Families behind those of formats/html/lexicon/numbering.h. */
enum {
    FAMILY_TAG = NUMBERING_FAMILIES, /* + the level of the tag */
    FAMILY_BOLD = FAMILY_TAG + 8,
    FAMILY_CENTRED,
    FAMILY_PLAIN,
    FAMILY_DOCUMENT, /* the title of a document inside the article */
    FAMILY_OPTION,
    FAMILY_COUNT,
};

struct candidate {
    struct article_block *block;
    size_t index; /* of the block */
    unsigned family;
    struct numbering numbering;
    const char *rule;
    bool is_repeated; /* the same line comes again */
};

struct family {
    unsigned members;  /* candidates */
    unsigned texts;    /* paragraphs with such a number that are no heading */
    unsigned in_order; /* members that count on from the one before, or start anew */
    unsigned in_a_row; /* members that the next member follows at once */
    int last_value;
    size_t last_index;
};

struct outline {
    struct article *article;
    struct candidate *candidates;
    size_t count;
    struct family families[FAMILY_COUNT];
    struct patterns *patterns; /* of -O heading=REGEX */
};

/* The last character, closing quotes and brackets left out. */
static uint32_t last_mark(struct text_view text)
{
    uint32_t last = text_view_last(text);
    while (character_is_closing(last)) {
        text.length -= last < 0x80 ? 1 : last < 0x800 ? 2 : 3;
        last = text_view_last(text);
    }
    return last;
}

static bool ends_sentence(const struct article_block *block)
{
    uint32_t last = last_mark(block->text);
    return character_ends_sentence(last) || character_in(last, "；;：:");
}

static bool is_text(const struct article_block *block)
{
    return block->node->kind == NODE_PARAGRAPH && block->characters > 0;
}

/* A paragraph of the article that is longer than a heading would be, or closed like a sentence. */
static bool is_body(const struct article_block *block)
{
    return is_text(block) && !block->is_title && block->node->paragraph.role != PARAGRAPH_DECK &&
           block->characters >= BODY_SHORTEST &&
           (ends_sentence(block) || block->characters > NUMBERED_LONGEST);
}

/* Half of the line or more is Chinese: no code, no address. */
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
        if (character_is_han(character) || (character | 0x20) - 'a' < 26 || character_digit(character) >= 0)
            return true;
    }
    return false;
}

/* Lines that look like headings and are captions, credits, dates or a page's furniture. */
static bool is_other_line(struct arena *scratch, const struct article_block *block)
{
    static const char *const starts[] = {
        "图为",     "图：",     "图1",      "资料图",   "视频：",   "原标题",    "本文原标题",
        "来源",     "作者",     "编辑",     "责编",     "责任编辑", "点击",      "相关搜索",
        "相关阅读", "相关新闻", "相关链接", "推荐阅读", "延伸阅读", "更多",      "联系我们",
        "关于我们", "相关文章", "相关推荐", "热门",     "热点",     "最热",      "最新",
        "推荐",     "我要评论", "全部评论", "上一页",   "下一页",   "返回",      "分享",
        "http",     "www.",     "以下为",   "编者按",   "注：",     "Copyright", "©"};
    static const char *const ends[] = {"摄", "供图", "摄影", "图片", "制图", "前", "回复", "评论", "举报"};
    struct text_view text = block->text, value;
    struct credit credit;
    struct date date;
    bool titled;
    for (size_t i = 0; i < COUNT(ends); i++)
        if (text_view_ends(text, ends[i]))
            return true;
    uint32_t first = text_view_first(text), last = text_view_last(text);
    bool bracketed = character_in(first, "（([【〔") && character_in(last, "）)]】〕");
    bool quoted = character_in(first, "“「『﹁‘\"") && character_is_closing(last) &&
                  (first != 0x201C || text_view_find(text_view_part(text, 3, text.length), "“") < 0);
    struct text_view labelled = text;
    bool label = credit_take_labelled(&labelled, &value) != CREDIT_NONE;
    bool dateline = credit_from_dateline(scratch, text, &credit, &titled);
    return bracketed || quoted || label || dateline ||
           text_view_starts_with_one_of(text, starts, COUNT(starts)) || date_is_whole(text, &date) ||
           name_is_person(text) || name_with_office(text, &value) || text_view_has_any(text, "©@|｜");
}

/* A top-level line that nothing speaks against: no closing mark, no full stop inside, no role of its own. */
static bool is_heading_line(const struct article_block *block, size_t longest)
{
    if (!block->is_top || !is_text(block) || block->is_title || block->has_picture || block->has_break ||
        block->characters > longest || block->node->paragraph.role != PARAGRAPH_BODY ||
        block->node->paragraph.alignment == ALIGNMENT_END)
        return false;
    uint32_t last = last_mark(block->text);
    return !character_ends_sentence(last) && !character_is_pause(last) &&
           !text_view_has_any(block->text, "。；") && !character_in(last, "—―－-︱｜") &&
           has_letter(block->text);
}

/* An empty place or a figure before a line: the line is what was written below a picture. */
static bool follows_picture(const struct outline *outline, const struct article_block *block, size_t index)
{
    const struct article *article = outline->article;
    const struct article_block *before = index == 0 ? NULL : article_neighbour(article, index, -1);
    bool picture = before != NULL && (before->node->kind == NODE_FIGURE || before->has_picture);
    return article->has_captions && (picture || block->holes > article->usual_holes);
}

/* Text goes on after a heading: a sentence, or a list, a table, code. */
static bool is_followed(const struct article_block *after)
{
    if (after == NULL)
        return false;
    return is_body(after) || after->node->kind == NODE_LIST || after->node->kind == NODE_TABLE ||
           after->node->kind == NODE_PREFORMATTED;
}

static bool is_styled_heading(const struct outline *outline, const struct article_block *block, size_t index)
{
    const struct article_block *after = article_neighbour(outline->article, index, 1);
    return is_heading_line(block, PLAIN_LONGEST) && block->characters >= PLAIN_SHORTEST && !block->is_link &&
           !follows_picture(outline, block, index) && !is_other_line(outline->article->scratch, block) &&
           after != NULL &&
           (is_followed(after) || after->node->kind == NODE_HEADING ||
            is_heading_line(after, NUMBERED_LONGEST));
}

/* What a plain heading may come after: text, the title's lines, a picture or the line below it. */
static bool ends_section(const struct article_block *before)
{
    if (before == NULL || before->is_title)
        return true;
    bool picture = before->node->kind == NODE_FIGURE || (before->has_picture && before->characters == 0);
    return before->is_top && (picture || is_body(before) || text_view_ends(before->text, "摄"));
}

static bool is_plain_heading(const struct outline *outline, const struct article_block *block, size_t index)
{
    const struct article_block *before = index == 0 ? NULL : article_neighbour(outline->article, index, -1);
    const struct article_block *after = article_neighbour(outline->article, index, 1);
    return ends_section(before) && after != NULL && after->is_top && is_body(after) &&
           after->characters > block->characters && is_heading_line(block, PLAIN_LONGEST) &&
           block->characters >= PLAIN_SHORTEST * 2 && !block->is_bold && !block->is_link &&
           is_chinese(block->text) && !text_view_has_any(block->text, "/") &&
           !follows_picture(outline, block, index) && !is_other_line(outline->article->scratch, block);
}

/* The title of a letter or a telegram that opens the article: 贺 信, 某某致大会的贺信. */
static bool is_document_title(const struct outline *outline, const struct article_block *block, size_t index)
{
    static const char *const kinds[] = {"贺信",   "贺电",   "回信",   "唁电",
                                        "慰问电", "慰问信", "公开信", "倡议书"};
    const struct article_block *after = article_neighbour(outline->article, index, 1);
    if (index > 0 || !is_heading_line(block, PLAIN_LONGEST) || after == NULL || !is_body(after))
        return false;
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (text_view_ends(block->text, kinds[i]) ||
            text_view_same_visible(block->text, text_view_of(kinds[i])))
            return true;
    return false;
}

static bool is_wanted(const struct outline *outline, const struct article_block *block)
{
    struct place place = {outline->article->document->name, block->node->line};
    return is_text(block) && patterns_find(outline->patterns, block->text.text, block->text.length,
                                           outline->article->context->diag, place);
}

static struct candidate *add_candidate(struct outline *outline, size_t index, unsigned family,
                                       const char *rule)
{
    struct candidate *candidate = &outline->candidates[outline->count++];
    *candidate = (struct candidate){
        .block = &outline->article->blocks[index], .index = index, .family = family, .rule = rule};
    return candidate;
}

static bool is_numbered_heading(const struct outline *outline, const struct article_block *block,
                                const struct numbering *numbering, size_t index)
{
    const struct article_block *after = article_neighbour(outline->article, index, 1);
    bool alone = numbering->class == NUMBERING_ALONE;
    if (!is_heading_line(block, NUMBERED_LONGEST) || after == NULL || (alone && !is_text(after)))
        return false;
    if (numbering->class != NUMBERING_SYMBOL)
        return true;
    return !is_other_line(outline->article->scratch, block) && block->characters <= PLAIN_LONGEST;
}

static void note_member(struct family *family, const struct candidate *candidate)
{
    int value = candidate->numbering.value;
    bool counts_on = family->members == 0 || value == family->last_value + 1 || value <= 1;
    family->in_order += counts_on;
    family->in_a_row += family->members > 0 && candidate->index == family->last_index + 1;
    family->last_value = value;
    family->last_index = candidate->index;
    family->members++;
}

static void judge_numbered(struct outline *outline, const struct numbering *numbering, size_t index)
{
    const struct article_block *block = &outline->article->blocks[index];
    struct family *family = &outline->families[numbering->family];
    if (!is_numbered_heading(outline, block, numbering, index)) {
        family->texts += is_text(block);
        block->node->paragraph.official_level = (uint8_t)numbering->official_level;
        return;
    }
    struct candidate *candidate = add_candidate(outline, index, numbering->family, numbering->rule);
    candidate->numbering = *numbering;
    note_member(family, candidate);
}

/* A line that comes again is a name in a list of comments, not the title of a section: neither is one. */
static bool is_repeated(struct outline *outline, unsigned family, struct text_view text)
{
    size_t first = outline->count > REPEATS_LOOKED_AT ? outline->count - REPEATS_LOOKED_AT : 0;
    for (size_t i = first; i < outline->count; i++) {
        struct candidate *other = &outline->candidates[i];
        if (other->family != family || !text_view_same_visible(other->block->text, text))
            continue;
        outline->families[family].members -= !other->is_repeated;
        other->is_repeated = true;
        return true;
    }
    return false;
}

static void judge_styled(struct outline *outline, size_t index)
{
    const struct article_block *block = &outline->article->blocks[index];
    unsigned family = 0;
    const char *rule = NULL;
    if (block->is_bold && is_styled_heading(outline, block, index)) {
        family = FAMILY_BOLD;
        rule = "bold";
    } else if (block->node->paragraph.alignment == ALIGNMENT_CENTER &&
               is_styled_heading(outline, block, index)) {
        family = FAMILY_CENTRED;
        rule = "centred";
    } else if (is_plain_heading(outline, block, index)) {
        family = FAMILY_PLAIN;
        rule = "plain";
    }
    if (family != 0 && !is_repeated(outline, family, block->text))
        note_member(&outline->families[family], add_candidate(outline, index, family, rule));
}

static void judge_tag(struct outline *outline, size_t index)
{
    static const char *const rules[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    unsigned level = outline->article->blocks[index].node->heading.level;
    level = level < 1 ? 1 : level > LEVEL_DEEPEST ? LEVEL_DEEPEST : level;
    add_candidate(outline, index, FAMILY_TAG + level, rules[level - 1]);
    outline->families[FAMILY_TAG + level].members++;
}

static void judge(struct outline *outline, size_t index, bool tags_only)
{
    const struct article_block *block = &outline->article->blocks[index];
    struct numbering numbering;
    if (block->node->kind == NODE_HEADING)
        judge_tag(outline, index);
    else if (!is_text(block))
        return;
    else if (is_wanted(outline, block))
        add_candidate(outline, index, FAMILY_OPTION, "option");
    else if (tags_only)
        return;
    else if (block->rule != NULL)
        add_candidate(outline, index, FAMILY_DOCUMENT, block->rule);
    else if (is_document_title(outline, block, index))
        add_candidate(outline, index, FAMILY_DOCUMENT, "document title");
    else if (numbering_read(block->text, &numbering))
        judge_numbered(outline, &numbering, index);
    else
        judge_styled(outline, index);
}

/* A family of headings has two members or more, which count on, and text between them. */
static bool is_numbered_family(const struct outline *outline, const struct candidate *candidate)
{
    const struct family *family = &outline->families[candidate->family];
    enum numbering_class class = candidate->numbering.class;
    bool in_a_row = family->in_a_row * 3 > family->members;
    if (class == NUMBERING_CHAPTER && (family->members > 1 || candidate->index == 0))
        return !in_a_row;
    if (candidate->index == 0 && family->members == 1 && candidate->numbering.value > 1)
        return true; /* one chapter of a book */
    if (class == NUMBERING_SYMBOL)
        return family->texts * 2 <= family->members && !in_a_row;
    return family->members >= 2 && family->in_order * 4 >= family->members * 3 &&
           family->texts * 3 <= family->members && !in_a_row;
}

/* A lone ※ line is a heading only where other symbols mark headings too. */
static bool has_other_symbols(const struct outline *outline, const struct candidate *candidate)
{
    unsigned members = 0;
    for (size_t i = 0; i < outline->count; i++)
        members += outline->candidates[i].numbering.class == NUMBERING_SYMBOL &&
                   outline->candidates[i].numbering.family != 0;
    return members >= 2 && outline->families[candidate->family].members >= 1;
}

/* On a saved page a tag marks many things; a section of the article has text. */
static bool is_tag_heading(const struct outline *outline, const struct candidate *candidate)
{
    const struct article_block *after = article_neighbour(outline->article, candidate->index, 1);
    if (candidate->block->is_title || text_view_starts(candidate->block->text, "——"))
        return false;
    return !outline->article->is_page ||
           (candidate->block->is_top && after != NULL && after->node->kind != NODE_LIST &&
            is_followed(after) && !is_other_line(outline->article->scratch, candidate->block));
}

static bool is_accepted(const struct outline *outline, const struct candidate *candidate)
{
    if (candidate->family == FAMILY_DOCUMENT || candidate->family == FAMILY_OPTION)
        return true;
    const struct family *family = &outline->families[candidate->family];
    if (candidate->family >= FAMILY_BOLD)
        return !candidate->is_repeated && family->members >= 2 && family->in_a_row * 3 <= family->members;
    if (candidate->family >= FAMILY_TAG)
        return is_tag_heading(outline, candidate);
    if (candidate->numbering.class == NUMBERING_SYMBOL && !has_other_symbols(outline, candidate))
        return false;
    return is_numbered_family(outline, candidate);
}

/* 楔子 and 序 are of the level of the chapters beside them. */
static unsigned chapter_family(const struct outline *outline)
{
    for (size_t i = 0; i < outline->count; i++) {
        const struct candidate *candidate = &outline->candidates[i];
        bool chapter = candidate->numbering.family != 0 && candidate->numbering.class == NUMBERING_CHAPTER;
        if (chapter && candidate->family != NUMBERING_FRONT_FAMILY &&
            outline->families[candidate->family].members > 1)
            return candidate->family;
    }
    return 0;
}

/* The open sections, outermost first. */
struct sections {
    unsigned families[LEVEL_DEEPEST];
    unsigned depth;
};

static bool is_tag(unsigned family)
{
    return family > FAMILY_TAG && family <= FAMILY_TAG + LEVEL_DEEPEST;
}

/* Closes the sections that a heading ends and opens its own; its level. */
static uint8_t nest(struct sections *sections, unsigned family)
{
    for (unsigned i = 0; i < sections->depth; i++)
        if (sections->families[i] == family) {
            sections->depth = i + 1;
            return (uint8_t)(i + 1);
        }
    if (family == FAMILY_DOCUMENT)
        sections->depth = 0;
    while (is_tag(family) && sections->depth > 0 && sections->families[sections->depth - 1] > family)
        sections->depth--;
    while (is_tag(family) && sections->depth > 0 && !is_tag(sections->families[sections->depth - 1]))
        sections->depth--;
    if (sections->depth == LEVEL_DEEPEST)
        return LEVEL_DEEPEST;
    sections->families[sections->depth++] = family;
    return (uint8_t)sections->depth;
}

static void make_heading(const struct article_block *block, uint8_t level, const char *rule)
{
    struct node *node = block->node;
    enum alignment alignment =
        node->kind == NODE_HEADING ? node->heading.alignment : node->paragraph.alignment;
    node->kind = NODE_HEADING;
    node->heading.level = level;
    node->heading.alignment = alignment;
    struct numbering numbering;
    bool is_numbered = numbering_read(block->text, &numbering);
    node->heading.is_chapter = is_numbered && numbering.class == NUMBERING_CHAPTER;
    node->heading.official_level = is_numbered ? (uint8_t)numbering.official_level : 0;
    node->heading.rule = rule;
}

static void make_paragraph(struct node *node)
{
    enum alignment alignment = node->heading.alignment;
    node->kind = NODE_PARAGRAPH;
    node->paragraph.alignment = alignment;
    node->paragraph.role = PARAGRAPH_BODY;
    node->paragraph.indented = false;
    node->paragraph.start_indent = 0;
    node->paragraph.section_start = false;
}

/* A tag that is no heading becomes a paragraph; the title of the page stays a heading, of the first level. */
static void reject(struct candidate *candidate)
{
    struct node *node = candidate->block->node;
    if (node->kind != NODE_HEADING)
        return;
    if (candidate->block->is_title)
        make_heading(candidate->block, 1, "title");
    else
        make_paragraph(node);
    if (node->kind == NODE_PARAGRAPH && text_view_starts(candidate->block->text, "——"))
        node->paragraph.role = PARAGRAPH_DECK;
}

static void give_levels(struct outline *outline)
{
    struct sections sections = {0};
    unsigned chapters = chapter_family(outline);
    for (size_t i = 0; i < outline->count; i++) {
        struct candidate *candidate = &outline->candidates[i];
        if (candidate->family == NUMBERING_FRONT_FAMILY && chapters != 0)
            candidate->family = chapters;
        if (is_accepted(outline, candidate))
            make_heading(candidate->block, nest(&sections, candidate->family), candidate->rule);
        else
            reject(candidate);
    }
}

static void drop_tags(struct article *article)
{
    for (size_t i = 0; i < article->count; i++)
        if (article->blocks[i].node->kind == NODE_HEADING)
            make_paragraph(article->blocks[i].node);
}

void pass_outline(struct article *article)
{
    const char *mode = article_option(article, "headings", "auto");
    if (strcmp(mode, "none") == 0) {
        drop_tags(article);
        return;
    }
    struct outline outline = {.article = article};
    outline.candidates = memory_allocate((article->count + 1) * sizeof *outline.candidates);
    patterns_open(article->context->options, "heading", article->context->diag, &outline.patterns);
    for (size_t i = 0; i < article->count; i++)
        judge(&outline, i, strcmp(mode, "tags") == 0);
    give_levels(&outline);
    patterns_free(outline.patterns);
    free(outline.candidates);
}
