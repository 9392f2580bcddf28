#include "formats/html/roles/roles.h"

#include "base/array.h"
#include "base/utf8.h"
#include "formats/html/lexicon/dates.h"
#include "formats/html/lexicon/names.h"
#include "formats/html/lexicon/numbering.h"

#include <string.h>

/* Characters. */
enum {
    DECK_LINE = 60,
    SALUTATION_LINE = 60,
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
    if (block->characters > BRACKETED_LINE || !character_in(text_view_take(&inner), "（(") ||
        !character_in(text_view_take_last(&inner), "）)") || text_view_count_han(inner) == 0 ||
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

/* 同志们： 尊敬的某某总统， 某某部门： before the body begins. */
bool block_is_salutation(const struct article_block *block)
{
    static const char *const starts[] = {"尊敬的", "各位",   "亲爱的", "敬爱的", "女士们",
                                         "先生们", "同志们", "朋友们", "同学们", "老师们",
                                         "同胞们", "乡亲们", "战友们", "代表们", "同事们"};
    static const char *const addressed[] = {"先生，",   "女士，",   "总统，", "总理，",   "主席，",
                                            "阁下，",   "同志，",   "先生：", "女士们，", "先生们，",
                                            "同志们，", "朋友们，", "代表，", "嘉宾，"};
    static const char *const told[] = {"指出：", "强调：",   "如下：", "表示：", "部署：", "要求：",
                                       "认为：", "介绍：",   "提出：", "说：",   "写道：", "说道：",
                                       "提议：", "编者按：", "摘要：", "要点："};
    if (block->characters > SALUTATION_LINE || text_view_has_any(block->text, "。"))
        return false;
    bool colon = text_view_ends(block->text, "：") || text_view_ends(block->text, ":");
    if (text_view_ends_with_one_of(block->text, told, COUNT(told)))
        return false;
    if (text_view_starts_with_one_of(block->text, starts, COUNT(starts)))
        return colon || text_view_ends(block->text, "，") || text_view_ends(block->text, "！");
    return colon || text_view_ends_with_one_of(block->text, addressed, COUNT(addressed));
}

bool text_is_letter_title(struct text_view text)
{
    static const char *const kinds[] = {"贺信",   "贺电",   "回信",   "唁电",
                                        "慰问电", "慰问信", "公开信", "倡议书"};
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (text_view_ends(text, kinds[i]) || text_view_same_visible(text, text_view_of(kinds[i])))
            return true;
    return false;
}

/* Kinds of documents that stand inside reports under a title of their own. */
bool text_is_document_title(struct text_view text)
{
    static const char *const kinds[] = {"贺信",   "贺电",   "回信", "唁电", "慰问电", "慰问信",
                                        "公开信", "倡议书", "讲话", "致辞", "演讲",   "声明",
                                        "公告",   "通知",   "批复", "命令"};
    static const char *const bare[] = {"贺 信", "贺　信", "贺 电", "贺　电",
                                       "公 告", "公　告", "声 明", "声　明"};
    for (size_t i = 0; i < COUNT(bare); i++)
        if (text_view_same_visible(text, text_view_of(bare[i])))
            return true;
    return text_view_ends_with_one_of(text, kinds, COUNT(kinds));
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

static bool is_signing_office(struct text_view text)
{
    static const char *const ends[] = {"厅",     "部",   "局",     "委员会", "办公室", "公司",  "学校",
                                       "大学",   "学院", "政府",   "协会",   "中心",   "党组",  "领导小组",
                                       "研究院", "总会", "联合会", "编辑部", "法院",   "检察院"};
    return text_view_ends_with_one_of(text, ends, COUNT(ends));
}

/* A name or an office, and the day in the line below it. */
static bool is_signature(const struct article_block *name, const struct article_block *day)
{
    struct text_view person;
    struct date date;
    if (!block_is_paragraph(day) || !block_is_bare(name) || !block_is_bare(day) ||
        name->characters > SIGNATURE_LINE || day->characters > SIGNATURE_LINE || !has_date(day->text, &date))
        return false;
    bool whole = date_is_whole(day->text, &date);
    bool is_pushed = name->node->paragraph.alignment == ALIGNMENT_END;
    return name_is_person(name->text) || name_with_office(name->text, &person) ||
           (whole && (is_pushed || is_signing_office(name->text)));
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
    static const char *const leads[] = {"此致", "顺祝", "敬祝", "谨祝", "恭祝", "顺颂",
                                        "即颂", "敬颂", "祝",   "順祝", "敬祝", "謹祝",
                                        "順頌", "即頌", "敬頌", "并颂", "顺致", "敬请"};
    if (!block_is_paragraph(block) || block->characters > WISH_LINE)
        return false;
    for (size_t i = 0; i < COUNT(leads); i++)
        if (text_view_starts(block->text, leads[i]) &&
            block->characters <= utf8_count(leads[i], strlen(leads[i])) + 1)
            return true;
    return false;
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
