#include "formats/html/extent/block_features.h"

#include "base/array.h"
#include "formats/html/extent/links_after.h"
#include "formats/html/extent/site_words.h"
#include "formats/html/lexicon/credit_words.h"
#include "formats/html/lexicon/words.h"
#include "formats/html/roles/brackets.h"
#include "formats/html/roles/bylines.h"
#include "formats/html/roles/credit_line.h"

/* Characters. */
enum { TINY = 4, LONG = 40, VERY_LONG = 90, LABEL_LONGEST = 24, TOOL_LONGEST = 60, CREDITS_LONGEST = 160 };

/* Marks of sentences; links in percent of the text of a region. */
enum { MANY_MARKS = 4, LINKY_SHARE = 50 };

static const char *const role_names[] = {
#define PLACE(name, word, threshold) word,
#include "formats/html/extent/extent_evidence.def"
    "", /* the document's table has a column more */
};

static const int thresholds[] = {
#define PLACE(name, word, threshold) threshold,
#include "formats/html/extent/extent_evidence.def"
};

static const struct evidence_term terms[] = {
#define PLACE_EVIDENCE(name, text, running, credit, furniture) {text, {0, running, credit, furniture}},
#include "formats/html/extent/extent_evidence.def"
};

static const struct evidence_table table = {role_names, terms, PLACE_FEATURES};

_Static_assert((int)PLACED_ROLES <= (int)EVIDENCE_ROLES, "the document's table has a column for each role");
_Static_assert((int)PLACE_FEATURES <= (int)EVIDENCE_FEATURES_MOST, "a set holds every feature");

static const enum place_feature by_hint[REGION_HINTS] = {
    [REGION_ARTICLE] = PLACE_IN_TEXT,
    [REGION_TEXT] = PLACE_IN_TEXT,
    [REGION_SUMMARY] = PLACE_IN_SUMMARY,
    [REGION_MENU] = PLACE_IN_MENU,
    [REGION_SIDE] = PLACE_IN_SIDE,
    [REGION_RELATED] = PLACE_IN_RELATED,
    [REGION_COMMENTS] = PLACE_IN_COMMENTS,
    [REGION_SHARE] = PLACE_IN_SHARE,
    [REGION_FOOT] = PLACE_IN_FOOT,
    [REGION_CREDITS] = PLACE_IN_CREDITS,
    [REGION_ADVERTISEMENT] = PLACE_IN_ADVERTISEMENT,
    [REGION_HEAD] = PLACE_FEATURES,
    [REGION_DIALOG] = PLACE_IN_DIALOG,
    [REGION_QUIET] = PLACE_IN_QUIET,
    [REGION_FORM] = PLACE_IN_FORM,
    [REGION_TYPED] = PLACE_IN_FIELD,
};

static void put(struct placed *placed, enum place_feature feature, bool is_set)
{
    if (is_set)
        evidence_put(&placed->features, feature);
}

static unsigned count_marks(struct text_view text)
{
    unsigned marks = 0;
    while (!text_view_is_empty(text) && marks < MANY_MARKS)
        marks += character_in(text_view_take(&text), "，。！？；、：,;");
    return marks;
}

static bool has_letter(struct text_view text)
{
    while (!text_view_is_empty(text)) {
        uint32_t character = text_view_take(&text);
        if (character_is_han(character) || character_is_latin(character) ||
            (character > 0xBF && !character_is_blank(character) && !character_is_wide(character)))
            return true;
    }
    return false;
}

/* Marks and blanks may stand beside it. */
static bool is_link(const struct article_block *block)
{
    return block->is_link || (block->linked > 0 && block->linked * 10 >= block->characters * 9);
}

static void look_at_text(struct placed *placed, const struct article_block *block)
{
    unsigned marks = count_marks(block->text);
    uint32_t last = text_view_last(block->text);
    bool linked = block->linked * 2 > block->characters, link = is_link(block);
    put(placed, PLACE_SENTENCE, character_ends_sentence(last) && !link);
    put(placed, PLACE_MARKS, marks > 0 && !linked);
    put(placed, PLACE_MANY_MARKS, marks >= MANY_MARKS && !linked);
    put(placed, PLACE_LONG, block->characters > LONG && !linked);
    put(placed, PLACE_VERY_LONG, block->characters > VERY_LONG && !linked);
    put(placed, PLACE_TINY, block->characters < TINY);
    put(placed, PLACE_NO_WORDS, !has_letter(block->text));
    put(placed, PLACE_LINK, link);
    put(placed, PLACE_LINKED, linked && !link);
}

bool block_holds_credits(const struct article_block *block)
{
    return block->characters <= CREDITS_LONGEST && credit_text_is_bar(block->pieces);
}

/* The words of a button may stand in a <q>, or in brackets: 【打印本页】. */
static struct text_view without_opening(struct text_view text)
{
    while (character_in(text_view_first(text), "“‘\"「『【[［〖"))
        text_view_take(&text);
    return text;
}

/* What a text has at its end, though it be links alone. */
static bool names_appendix(struct text_view text)
{
    static const char *const labels[] = {"附件",     "参考：",   "参考资料", "参考文献", "参考链接",
                                         "参考来源", "资料来源", "数据来源", "參考：",   "參考資料"};
    return text_view_starts_with_one_of(text, labels, COUNT(labels));
}

static void look_at_words(struct placed *placed, const struct article_block *block)
{
    struct text_view rest = credit_unbracket(block->text), value;
    struct text_view words = without_opening(block->text);
    bool label = block->characters <= LABEL_LONGEST, tool = block->characters <= TOOL_LONGEST;
    bool credit = tool && credit_take_labelled(&rest, &value) != CREDIT_NONE;
    put(placed, PLACE_WORD_FURNITURE, label && (words_find(words) & 1U << WORDS_FURNITURE) != 0);
    put(placed, PLACE_WORD_TOOL, tool && credit_word_starts(CREDIT_TOOL, words));
    put(placed, PLACE_COUNTED, label && credit_word_ends(CREDIT_COUNTED, block->text));
    put(placed, PLACE_APPENDIX, tool && names_appendix(block->text));
    put(placed, PLACE_CREDIT_BAR, block_holds_credits(block));
    put(placed, PLACE_LABELLED, credit);
    put(placed, PLACE_RIGHTS, block_speaks_for_site(block));
}

static bool is_line_or_picture(const struct article_block *block)
{
    return block->node->kind == NODE_FIGURE ||
           (block->node->kind == NODE_PARAGRAPH && (block->characters > 0 || block->has_picture));
}

static void look_at_container(struct placed *placed, const struct article_block *block,
                              const struct container *container)
{
    uint32_t region = block->node->region < container->count ? block->node->region : 0;
    const struct region_sum *sum = &container->sums[region];
    put(placed, PLACE_IN_CONTAINER, sum->is_inside);
    put(placed, PLACE_SCANT, container->is_scant && sum->is_inside && is_line_or_picture(block));
    for (unsigned hint = 0; hint < REGION_HINTS; hint++)
        if ((sum->hints & 1U << hint) != 0 && by_hint[hint] < PLACE_FEATURES)
            evidence_put(&placed->features, by_hint[hint]);
    put(placed, PLACE_LINKY,
        sum->text > 0 && (uint64_t)sum->linked * 100 >= (uint64_t)sum->text * LINKY_SHARE);
}

static void look_at_block(struct placed *placed, const struct article *article, size_t index)
{
    const struct article_block *block = &article->blocks[index];
    enum node_kind kind = block->node->kind;
    bool heading = kind == NODE_HEADING;
    put(placed, PLACE_MATTER, kind == NODE_PREFORMATTED);
    put(placed, PLACE_PICTURE, kind == NODE_FIGURE || (block->has_picture && block->characters == 0));
    put(placed, PLACE_HEADING, heading);
    if (block->characters == 0)
        return;
    put(placed, PLACE_TEASER, block_is_teaser(article, index));
    put(placed, PLACE_LISTED, block->node->parent->kind == NODE_LIST_ITEM);
    look_at_text(placed, block);
    look_at_words(placed, block);
    put(placed, PLACE_LINKS_AFTER,
        (heading || block->characters <= LABEL_LONGEST) && links_after(article, index));
}

struct placed *blocks_place(const struct article *article, const struct container *container)
{
    struct placed *placed = arena_allocate_array(article->scratch, article->count + 1, sizeof *placed);
    for (size_t i = 0; i < article->count; i++) {
        look_at_block(&placed[i], article, i);
        look_at_container(&placed[i], &article->blocks[i], container);
        placed[i].role = (uint8_t)evidence_role(&table, &placed[i].features, thresholds, PLACED_ROLES);
    }
    return placed;
}

void placed_keep(const struct article *article, const struct placed *placed)
{
    struct document *document = article->document;
    struct evidence_line *lines = arena_allocate_array(document->arena, article->count + 1, sizeof *lines);
    size_t count = 0;
    for (size_t i = 0; i < article->count; i++)
        if (article->blocks[i].characters > 0)
            lines[count++] =
                (struct evidence_line){article->blocks[i].node, placed[i].features, placed[i].role, NULL};
    document->places = (struct evidence){&table, lines, count};
}
