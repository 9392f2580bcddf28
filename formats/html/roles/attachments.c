#include "formats/html/roles/attachments.h"

#include "formats/html/lexicon/number.h"
#include "formats/html/lexicon/numbering.h"
#include "formats/html/roles/roles.h"

/* Characters. */
enum { NOTE_LINE = 60, BODY_LINE = 40 };

/* Under the name in 附件：1.…, 1/4 em. */
enum { NAME_INDENT = 3 * 4 };

/* Takes 附件, its number and the colon behind them; false when the text begins otherwise. */
static bool take_name(struct text_view *text, bool *has_colon)
{
    struct text_view rest = *text;
    if (!text_view_take_text(&rest, "附件"))
        return false;
    rest = text_view_trim_start(rest);
    if (han_number_take(&rest) < 0)
        while (character_digit(text_view_first(rest)) >= 0)
            text_view_take(&rest);
    rest = text_view_trim_start(rest);
    *has_colon = character_in(text_view_first(rest), "：:");
    if (*has_colon)
        text_view_take(&rest);
    *text = text_view_trim(rest);
    return true;
}

static bool is_counted(const struct article_block *block)
{
    struct numbering numbering;
    return block_is_paragraph(block) && numbering_read(block->text, &numbering) &&
           numbering.class == NUMBERING_LABEL;
}

/* The first line of the note: 附件：1.… with more below it or not, or 附件： over the names. */
static bool begins_note(const struct article *article, size_t index, bool *is_alone)
{
    const struct article_block *block = &article->blocks[index];
    struct text_view name = block->text;
    bool has_colon;
    if (block->characters > NOTE_LINE || !take_name(&name, &has_colon) || !has_colon)
        return false;
    *is_alone = text_view_is_empty(name);
    return !*is_alone || (index + 1 < article->count && is_counted(block + 1));
}

static bool continues_note(const struct article_block *block)
{
    return block->characters <= NOTE_LINE && is_counted(block) && block_is_bare(block);
}

/* The name of an attachment and nothing else, above the attachment itself: a page that has files to fetch
 * links to them there. */
static bool is_head(const struct article *article, size_t index)
{
    struct text_view rest = article->blocks[index].text;
    bool has_colon, is_last = index + 1 == article->count;
    return take_name(&rest, &has_colon) && text_view_is_empty(rest) && !is_last &&
           !article->blocks[index + 1].is_link;
}

static void add_to_note(struct article_block *block, unsigned start_indent)
{
    block_set_role(block, PARAGRAPH_ATTACHMENT);
    block->node->paragraph.alignment = ALIGNMENT_DEFAULT;
    block->node->paragraph.start_indent = (uint16_t)start_indent;
}

/* Takes the note that begins at a block, if one does: the names below 附件：1. stand under the first one. */
static size_t take_note(struct article *article, size_t index)
{
    bool is_alone;
    size_t count = 0;
    if (!begins_note(article, index, &is_alone))
        return 0;
    add_to_note(&article->blocks[index], 0);
    while (index + ++count < article->count && continues_note(&article->blocks[index + count]))
        add_to_note(&article->blocks[index + count], is_alone ? 0 : NAME_INDENT);
    return count;
}

static void take_head(struct article *article, size_t index)
{
    struct article_block *head = &article->blocks[index], *title = head + 1;
    block_set_role(head, PARAGRAPH_ATTACHMENT_HEAD);
    head->node->paragraph.start_indent = 0;
    if (block_is_paragraph(title) && block_is_bare(title) && !is_counted(title))
        title->rule = "titled by attachment";
}

void find_attachments(struct article *article)
{
    bool in_body = false;
    for (size_t i = 0; i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        if (!block_is_paragraph(block))
            continue;
        size_t taken = take_note(article, i);
        if (taken)
            i += taken - 1;
        else if (in_body && is_head(article, i))
            take_head(article, i);
        in_body |= block->characters > BODY_LINE || character_ends_sentence(text_view_last(block->text));
    }
}
