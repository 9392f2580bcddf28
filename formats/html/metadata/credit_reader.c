#include "formats/html/metadata/credit_reader.h"

#include "formats/html/roles/agencies.h"
#include "formats/html/roles/brackets.h"
#include "formats/html/roles/bylines.h"
#include "formats/html/roles/datelines.h"
#include "formats/html/roles/name_lists.h"
#include "formats/html/roles/roles.h"

#include <string.h>

/* Characters. */
enum { VALUE_LONGEST = 40, SOURCE_LONGEST = 20, ACCOUNT_LONGEST = 12, REST_LONGEST = 12 };

enum { CONTRIBUTORS_MOST = 20 };

void reader_state(struct credit_reader *reader, const struct credit *credit, uint64_t features,
                  const struct article_block *block)
{
    const struct node *node = block == NULL ? NULL : block->node;
    enum zone zone =
        block == NULL ? ZONE_HEAD : zone_of(&reader->zones, (size_t)(block - reader->article->blocks));
    if (reader->zones.is_page && zone == ZONE_OUTSIDE)
        features |= SAYS(OUTSIDE);
    statements_add(&reader->statements, FIELD_AUTHOR, credit->author, features, node);
    statements_add(&reader->statements, FIELD_SOURCE, credit->source,
                   credit->is_wire ? features | SAYS(WIRE) : features, node);
    statements_add(&reader->statements, FIELD_DATE, date_format(reader->arena, credit->date), features, node);
}

static void add_contributor(struct credit_reader *reader, struct text_view text)
{
    if (reader->contributor_count >= CONTRIBUTORS_MOST || text_view_is_empty(text))
        return;
    if (reader->contributor_count++ > 0)
        buffer_append_text(&reader->contributors, "; ");
    buffer_append_text(&reader->contributors, text_view_copy_plain(reader->article->scratch, text));
}

/* Up to a bracket, or a comma behind a name: 南某，系某某大学研究员. */
static struct text_view cut_affiliation(struct text_view value)
{
    for (struct text_view rest = value; !text_view_is_empty(rest); text_view_take(&rest)) {
        struct text_view before = text_view_trim(text_view_part(value, 0, value.length - rest.length));
        bool comma = character_in(text_view_first(rest), "，,") && name_is_person(before);
        if (comma || character_in(text_view_first(rest), "（("))
            return before;
    }
    return value;
}

static const char *author_of(struct credit_reader *reader, struct text_view value)
{
    struct text_view name = cut_affiliation(value);
    const char *people = credit_people(reader->arena, name_is_person(name) ? name : value);
    if (people != NULL)
        return people;
    if (text_view_is_empty(name) || text_view_count(name) > VALUE_LONGEST || text_view_has_any(name, "。，"))
        return NULL;
    return text_view_copy_plain(reader->arena, name);
}

/* 人民网 2019年07月25日08:18, 人民日报（2019年10月23日 01版）: a source with its date. */
static void read_source(struct credit_reader *reader, struct text_view value, struct credit *credit)
{
    struct text_view name = value;
    for (struct text_view rest = value; !text_view_is_empty(rest); text_view_take(&rest)) {
        struct text_view ahead = rest;
        bool bracket = character_in(text_view_first(rest), "（(");
        bool dated = character_digit(text_view_first(rest)) >= 0 && date_take(&ahead, &credit->date) &&
                     credit->date.year > 0;
        if (!bracket && !dated)
            continue;
        name = text_view_trim(text_view_part(value, 0, value.length - rest.length));
        if (!date_find(rest, &credit->date))
            credit->date.year = 0;
        break;
    }
    while (text_view_take_end(&name, "，") || text_view_take_end(&name, ",") ||
           text_view_take_end(&name, "。"))
        name = text_view_trim(name);
    if (text_view_starts(name, "《") && text_view_ends(name, "》")) {
        text_view_take_text(&name, "《");
        text_view_take_end(&name, "》");
    }
    if (text_view_count(name) <= VALUE_LONGEST)
        credit->source = credit_source(reader->arena, name);
}

static void take_labelled(struct credit_reader *reader, const struct credit_part *part,
                          const struct article_block *block)
{
    struct credit credit = {0};
    struct text_view value = part->text;
    switch (part->field) {
    case CREDIT_AUTHOR: credit.author = author_of(reader, value); break;
    case CREDIT_SOURCE: read_source(reader, value, &credit); break;
    case CREDIT_DATE:
        if (!date_take(&value, &credit.date))
            return;
        break;
    case CREDIT_EDITOR: add_contributor(reader, value); return;
    case CREDIT_ORIGINAL_TITLE:
    case CREDIT_NONE: return;
    }
    reader_state(reader, &credit, SAYS(LABELLED), block);
}

static bool is_source(struct text_view source)
{
    return !text_view_is_empty(source) && text_view_count(source) <= SOURCE_LONGEST &&
           !text_view_has_any(source, "。，！？：:；、《》（）()“”|/");
}

/* 原创 李某 某读 2020-03-09: a public account names the writer before itself. */
static void take_names(struct credit_reader *reader, const struct credit_line *line, size_t index,
                       bool posted, const struct article_block *block)
{
    const struct credit_part *part = &line->parts[index];
    struct credit credit = {0};
    bool person = name_is_widened_person(part->text) && !credit_word_ends(CREDIT_MEDIUM_END, part->text);
    if (!is_source(part->text))
        return;
    if (person || posted) {
        credit.author = text_view_copy_plain(reader->arena, part->text);
        reader_state(reader, &credit, posted ? SAYS(POSTED) : SAYS(BESIDE_DATE), block);
        return;
    }
    credit.source = credit_source(reader->arena, part->text);
    reader_state(reader, &credit, SAYS(BESIDE_DATE), block);
    if (index == 0 || line->parts[index - 1].kind != PART_NAME)
        return;
    const struct credit_part *writer = &line->parts[index - 1];
    bool original = index > 1 && text_view_equals(line->parts[index - 2].text, "原创");
    if (!original && !name_is_person(writer->text))
        return;
    credit = (struct credit){.author = text_view_copy_plain(reader->arena, writer->text)};
    reader_state(reader, &credit, original ? SAYS(POSTED) : SAYS(BESIDE_DATE), block);
}

static bool is_part(const struct credit_line *line, size_t index, enum credit_part_kind kind)
{
    return index < line->count && line->parts[index].kind == kind;
}

/* `某某 于 2024-05-06 发布`, `posted @ 2024-05-06 某某`: written by whom the page belongs to. */
static bool is_posted(const struct credit_line *line, size_t date, struct text_view text)
{
    return (date > 0 && is_part(line, date - 1, PART_POSTED)) || is_part(line, date + 1, PART_POSTED) ||
           text_view_starts(text, "posted");
}

static void take_date(struct credit_reader *reader, const struct credit_line *line, size_t index, bool names,
                      const struct article_block *block)
{
    const struct credit_part *part = &line->parts[index];
    const struct credit_part *before = index > 0 ? part - 1 : NULL;
    if (before != NULL && before->kind == PART_NAME && credit_word_in(CREDIT_UPDATED, before->text))
        return;
    bool posted = is_posted(line, index, block->pieces);
    struct credit credit = {.date = part->date};
    reader_state(reader, &credit, SAYS(BYLINE) | (part->with_time ? SAYS(WITH_TIME) : 0), block);
    if (!names)
        return;
    size_t ahead = index - 1 - (posted && index > 1 && line->parts[index - 1].kind == PART_POSTED);
    if (index > 0 && is_part(line, ahead, PART_NAME))
        take_names(reader, line, ahead, posted, block);
    bool sure = part->with_time || part->kind == PART_AGO;
    if (is_part(line, index + 1, PART_NAME) &&
        (sure || credit_word_ends(CREDIT_MEDIUM_END, line->parts[index + 1].text)))
        take_names(reader, line, index + 1, posted, block);
}

static void take_parts(struct credit_reader *reader, const struct credit_line *line, bool names,
                       const struct article_block *block)
{
    for (size_t i = 0; i < line->count; i++) {
        const struct credit_part *part = &line->parts[i];
        if (part->kind == PART_LABELLED)
            take_labelled(reader, part, block);
        if (names && part->kind == PART_LABELLED && part->field == CREDIT_SOURCE &&
            is_part(line, i + 1, PART_NAME) && name_is_person(part[1].text))
            take_names(reader, line, i + 1, false, block);
        if (part->kind == PART_DATE || part->kind == PART_AGO)
            take_date(reader, line, i, names, block);
    }
}

/* A time of publication with labels behind it begins the line. */
static bool begins_with_time(const struct credit_line *line)
{
    return line->count > 0 && line->parts[0].kind == PART_DATE &&
           credit_line_find(line, PART_LABELLED) != NULL;
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

bool reader_take_line(struct credit_reader *reader, struct article_block *block, bool near_title)
{
    struct credit_line line;
    if (block->characters > CREDIT_LINE_LONGEST || block->characters == 0)
        return false;
    if (take_excerpt(reader, block))
        return true;
    credit_line_read(line_text(block), &line);
    struct text_view ahead = line_text(block), value;
    size_t whole = ahead.length;
    credit_take_labelled(&ahead, &value);
    bool labelled = ahead.length < whole || begins_with_time(&line);
    bool bar = near_title && credit_line_is_bar(&line);
    if (!labelled && !bar)
        return false;
    take_parts(reader, &line, near_title, block);
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
        text_view_has_any(block->text, "。，：:！？《>|"))
        return false;
    struct credit_line line;
    credit_line_read(block->pieces, &line);
    if (line.count == 0 || line.parts[0].kind != PART_NAME)
        return false;
    if (credit_from_names(reader->arena, block->text, false, &credit)) {
        reader_state(reader, &credit, SAYS(BESIDE_DATE), block);
    } else if (credit_word_ends(CREDIT_MEDIUM_END, block->text)) {
        credit.source = credit_source(reader->arena, block->text);
        reader_state(reader, &credit, SAYS(BESIDE_DATE), block);
    } else if (line.count == 1) {
        credit.author = text_view_copy_plain(reader->arena, block->text);
        reader_state(reader, &credit, SAYS(BESIDE_DATE), block);
    } else {
        return false;
    }
    return true;
}

static void read_end_labels(struct credit_reader *reader, const struct article_block *block)
{
    struct text_view inner = credit_last_bracket(block->text), value;
    struct credit_line line;
    struct text_view ahead = inner;
    credit_take_labelled(&ahead, &value);
    if (text_view_is_empty(inner) || ahead.length == inner.length ||
        block->characters <= CREDIT_LINE_LONGEST / 8)
        return;
    credit_line_read(inner, &line);
    take_parts(reader, &line, false, block);
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
            take_parts(reader, &line, false, block);
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
        add_contributor(reader, text_view_of(credit.author));
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

static bool edits(const struct credit_reader *reader, const char *name)
{
    struct text_view editors = {reader->contributors.data, reader->contributors.length};
    return editors.length > 0 && text_view_find(editors, name) >= 0;
}

void reader_take_declared(struct credit_reader *reader)
{
    const struct metadata *metadata = &reader->article->document->metadata;
    const char *author = metadata->author;
    if (author != NULL && strchr(author, '@') == NULL) {
        uint64_t features = SAYS(DECLARED) | (edits(reader, author) ? SAYS(EDITOR) : 0) |
                            (is_shown(reader, author) ? SAYS(SHOWN) : 0);
        statements_add(&reader->statements, FIELD_AUTHOR, author, features, NULL);
    }
    struct credit credit = {0};
    struct text_view source = text_view_of(metadata->source == NULL ? "" : metadata->source);
    enum credit_field field;
    credit_label_take(&source, &field);
    read_source(reader, source, &credit);
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
