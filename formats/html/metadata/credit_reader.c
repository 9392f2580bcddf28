#include "formats/html/metadata/credit_reader.h"

#include "formats/html/metadata/credit_parts.h"
#include "formats/html/roles/agencies.h"
#include "formats/html/roles/brackets.h"
#include "formats/html/roles/bylines.h"
#include "formats/html/roles/credit_line.h"
#include "formats/html/roles/datelines.h"
#include "formats/html/roles/name_lists.h"
#include "formats/html/roles/roles.h"

/* Characters. */
enum { ACCOUNT_LONGEST = 12, REST_LONGEST = 12 };

/* A time of publication with labels behind it begins the line, or words that say so: posted @, 发布于. */
static bool begins_with_time(const struct credit_line *line, struct text_view text)
{
    enum credit_field field = CREDIT_NONE;
    if (line->count == 0 || line->parts[0].kind != PART_DATE)
        return false;
    return credit_line_find(line, PART_LABELLED) != NULL ||
           (credit_label_take_bare(&text, &field) && field == CREDIT_DATE && credit_line_is_bar(line));
}

static bool take_excerpt(struct credit_reader *reader, struct article_block *block)
{
    struct credit credit;
    if (!credit_from_excerpt(reader->arena, block->text, &credit))
        return false;
    reader_state(reader, &credit, SAYS(PRINTED), block);
    return true;
}

/* The line without its brackets, also where a site's link follows them. */
static struct text_view line_text(const struct article_block *block)
{
    struct text_view rest = block->pieces, inner;
    if (credit_take_bracketed(&rest, &inner) && text_view_count(rest) <= REST_LONGEST)
        return inner;
    return credit_unbracket(block->pieces);
}

static bool begins_with_label(struct text_view text)
{
    struct text_view ahead = text, value;
    credit_take_labelled(&ahead, &value);
    return ahead.length < text.length;
}

/* Far from a title only labels count, and a time with labels behind it. */
static bool may_hold_credits(struct text_view text)
{
    enum credit_field field;
    struct text_view ahead = text;
    return character_digit(text_view_first(text)) >= 0 || credit_label_take_bare(&ahead, &field) ||
           begins_with_label(text);
}

bool reader_take_line(struct credit_reader *reader, struct article_block *block, bool near_title)
{
    struct credit_line line;
    if (block->characters > CREDIT_LINE_LONGEST || block->characters == 0)
        return false;
    if (take_excerpt(reader, block))
        return true;
    struct text_view text = line_text(block);
    if (!near_title && !may_hold_credits(text))
        return false;
    credit_line_read(text, &line);
    bool bar = near_title && credit_line_is_bar(&line), posted = begins_with_time(&line, text);
    if (!begins_with_label(text) && !posted && !bar)
        return false;
    reader_take_parts(reader, &line, near_title || posted, block);
    return true;
}

static bool is_published(const struct article_block *block)
{
    return text_view_starts(block->text, "发布时间") || text_view_starts(block->text, "发表时间");
}

static bool has_date(const struct article_block *block)
{
    struct credit_line line;
    if (block == NULL || block->characters > CREDIT_LINE_LONGEST || block->characters == 0)
        return false;
    credit_line_read(block->pieces, &line);
    return credit_line_is_bar(&line) && (credit_line_find(&line, PART_DATE) != NULL ||
                                         credit_line_find(&line, PART_AGO) != NULL || is_published(block));
}

bool reader_take_account(struct credit_reader *reader, struct article_block *block)
{
    size_t index = (size_t)(block - reader->article->blocks);
    struct credit credit = {0};
    const struct article_block *before = article_neighbour(reader->article, index, -1),
                               *after = article_neighbour(reader->article, index, 1);
    bool near =
        reader->zones.is_page ? has_date(before) || has_date(after) : after != NULL && is_published(after);
    if (!near || block->characters > ACCOUNT_LONGEST || block_is_deck(block) ||
        block->node->kind == NODE_HEADING || text_view_has_any(block->text, "。，：:！？《>|"))
        return false;
    struct credit_line line;
    credit_line_read(block->pieces, &line);
    if (line.count == 0 || line.parts[0].kind != PART_NAME || text_view_count_han(block->text) == 0)
        return false;
    struct text_view name = line.count == 1 ? line.parts[0].text : block->text;
    bool divided = text_view_has_any(name, "/／");
    if (credit_names_medium(name) && !divided)
        credit.source = credit_source(reader->arena, name);
    else if (!credit_from_names(reader->arena, name, false, &credit) && line.count > 1)
        return false;
    else if (credit.author == NULL)
        credit.author = credit.source = text_view_copy_plain(reader->arena, name);
    reader_state(reader, &credit, SAYS(BESIDE_DATE), block);
    return true;
}

/* The brackets that end a text, also where a site's link follows them. */
static struct text_view last_bracket(struct text_view text)
{
    struct text_view inner = credit_last_bracket(text), rest = text;
    for (size_t i = 0; text_view_is_empty(inner) && i < REST_LONGEST && !text_view_is_empty(rest); i++) {
        uint32_t last = text_view_take_last(&rest);
        if (character_in(last, "）)"))
            break;
        if (character_in(text_view_last(rest), "）)"))
            inner = credit_last_bracket(rest);
    }
    return inner;
}

static void read_end_labels(struct credit_reader *reader, const struct article_block *block)
{
    struct text_view inner = last_bracket(block->text), value;
    struct credit_line line;
    struct text_view ahead = inner;
    credit_take_labelled(&ahead, &value);
    if (text_view_is_empty(inner) || ahead.length == inner.length ||
        block->characters <= CREDIT_LINE_LONGEST / 8)
        return;
    credit_line_read(inner, &line);
    reader_take_parts(reader, &line, false, block);
}

/* 某报记者 甲 来源：某报: a byline before labels. */
static bool take_byline_before_label(struct credit_reader *reader, struct article_block *block)
{
    struct text_view text = block->text;
    struct credit credit;
    bool boundary = false;
    for (struct text_view rest = text;
         !text_view_is_empty(rest) && block->characters <= CREDIT_LINE_LONGEST;) {
        struct text_view ahead = rest, value;
        enum credit_field field = boundary ? credit_take_labelled(&ahead, &value) : CREDIT_NONE;
        if (field == CREDIT_SOURCE || field == CREDIT_EDITOR) {
            if (!credit_from_byline(reader->arena, text_view_part(text, 0, text.length - rest.length),
                                    &credit))
                return false;
            reader_state(reader, &credit, SAYS(VOUCHED), block);
            struct credit_line line;
            credit_line_read(rest, &line);
            reader_take_parts(reader, &line, false, block);
            return true;
        }
        boundary = !character_is_han(text_view_take(&rest));
    }
    return false;
}

void reader_take_end(struct credit_reader *reader, struct article_block *block)
{
    struct credit credit;
    if (block->characters <= CREDIT_LINE_LONGEST &&
        (credit_from_byline(reader->arena, block->text, &credit) ||
         credit_from_byline(reader->arena, credit_unbracket(block->text), &credit))) {
        reader_state(reader, &credit, SAYS(VOUCHED), block);
        block_set_role(block, PARAGRAPH_BYLINE);
    } else if (take_byline_before_label(reader, block)) {
        block_set_role(block, PARAGRAPH_BYLINE);
    } else if (credit_from_print_line(reader->arena, block->text, &credit)) {
        block_set_role(block, PARAGRAPH_BYLINE);
        reader_state(reader, &credit, SAYS(PRINTED), block);
    } else if (credit_from_end_dateline(reader->arena, block->text, &credit) ||
               credit_from_end(reader->arena, block->text, &credit)) {
        reader_state(reader, &credit, SAYS(AT_END), block);
    } else {
        read_end_labels(reader, block);
    }
}

/* （这是某某同志2018年11月26日在…的讲话。） or a line with a star: who spoke, and when. */
static void read_closing_note(struct credit_reader *reader, const struct article_block *block)
{
    struct text_view rest = credit_unbracket(block->text);
    struct credit credit = {0};
    bool noted = rest.length < block->text.length || text_view_take_text(&rest, "*") ||
                 text_view_take_text(&rest, "＊");
    if (block->characters > CREDIT_LINE_LONGEST || !noted || !text_view_take_text(&rest, "这是") ||
        !credit_word_in(CREDIT_LETTER, rest))
        return;
    for (size_t length = 6; length <= 9 && length < rest.length && credit.author == NULL; length += 3) {
        struct text_view after = text_view_part(rest, length, rest.length),
                         name = text_view_part(rest, 0, length);
        bool ends = credit_word_starts(CREDIT_HONOUR, after) || character_digit(text_view_first(after)) >= 0;
        if (ends && name_is_person(name))
            credit.author = text_view_copy_plain(reader->arena, name);
    }
    if (!date_find(rest, &credit.date))
        credit.date.year = 0;
    reader_state(reader, &credit, SAYS(NOTE), block);
}

/* …。新华社记者 某某 摄: the photographer below a picture. */
static void read_photographer(struct credit_reader *reader, const struct article_block *block)
{
    struct text_view text = credit_unbracket(block->text), name = text;
    struct credit credit;
    if (block->characters > CREDIT_LINE_LONGEST * 2 || !text_view_take_end(&text, "摄"))
        return;
    for (name = text; !text_view_is_empty(text);) {
        uint32_t character = text_view_take(&text);
        if (character_ends_sentence(character) || character_in(character, "（("))
            name = text;
    }
    if (credit_from_byline(reader->article->scratch, text_view_trim(name), &credit))
        reader_add_contributor(reader, text_view_of(credit.author));
}

void reader_take_notes(struct credit_reader *reader, const struct article_block *block)
{
    read_photographer(reader, block);
    read_closing_note(reader, block);
}

/* A short line before or behind the text holds the name. */
static bool is_shown(const struct credit_reader *reader, const char *name)
{
    for (size_t i = reader->zones.head; i < reader->zones.beyond; i++) {
        const struct article_block *block = &reader->article->blocks[i];
        if (zone_of(&reader->zones, i) != ZONE_TEXT && block->characters <= CREDIT_LINE_LONGEST &&
            text_view_find(block->text, name) >= 0)
            return true;
    }
    return false;
}

static bool is_edited_by(const struct article_block *block, const char *name)
{
    struct credit_line line;
    if (block->characters == 0 || block->characters > CREDIT_LINE_LONGEST ||
        text_view_find(block->text, name) < 0)
        return false;
    credit_line_read(line_text(block), &line);
    for (size_t i = 0; i < line.count; i++)
        if (line.parts[i].kind == PART_LABELLED && line.parts[i].field == CREDIT_EDITOR &&
            text_view_find(line.parts[i].text, name) >= 0)
            return true;
    return false;
}

/* A line anywhere on the page says 责任编辑 of the name. */
static bool edits(const struct credit_reader *reader, const char *name)
{
    for (size_t i = 0; i < reader->article->count; i++)
        if (is_edited_by(&reader->article->blocks[i], name))
            return true;
    return false;
}

void reader_take_declared(struct credit_reader *reader)
{
    const struct metadata *metadata = &reader->article->document->metadata;
    const char *author = metadata->author;
    if (author != NULL && !reader->article->knows_author) {
        uint64_t features = SAYS(DECLARED) | (edits(reader, author) ? SAYS(EDITOR) : 0) |
                            (is_shown(reader, author) ? SAYS(SHOWN) : 0);
        statements_add(&reader->statements, FIELD_AUTHOR, author, features, NULL);
    }
    struct credit credit = {0};
    struct text_view source = text_view_of(metadata->source == NULL ? "" : metadata->source);
    enum credit_field field;
    credit_label_take(&source, &field);
    reader_take_source(reader, source, &credit);
    statements_add(&reader->statements, FIELD_SOURCE, credit.source, SAYS(DECLARED), NULL);
    statements_add(&reader->statements, FIELD_DATE, metadata->date, SAYS(DECLARED), NULL);
}

void reader_end(struct credit_reader *reader)
{
    struct document *document = reader->article->document;
    statements_settle(&reader->statements);
    statements_keep(&reader->statements);
    if (reader->contributors.length > 0)
        document->metadata.contributors =
            arena_copy(reader->arena, reader->contributors.data, reader->contributors.length);
    buffer_free(&reader->contributors);
    statements_free(&reader->statements);
}
