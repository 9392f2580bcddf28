#include "formats/html/metadata/credit_parts.h"

#include "formats/html/roles/agencies.h"
#include "formats/html/roles/name_lists.h"

/* Characters. */
enum { VALUE_LONGEST = 40, SOURCE_LONGEST = 20 };

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

/* 某中心部长，某研究部部长、研究员徐某: the name behind the last office. */
static struct text_view behind_offices(struct text_view value)
{
    for (struct text_view rest = value; !text_view_is_empty(rest); text_view_take(&rest)) {
        struct text_view name = rest;
        if (name_take_office(&name))
            return name;
    }
    return value;
}

static const char *author_of(struct credit_reader *reader, struct text_view value)
{
    struct text_view name = cut_affiliation(value);
    const char *people = credit_people(reader->arena, name_is_person(name) ? name : value);
    if (people != NULL)
        return people;
    struct text_view named = behind_offices(value);
    if (name_is_person(named))
        return text_view_copy_plain(reader->arena, named);
    if (text_view_is_empty(name) || text_view_count(name) > VALUE_LONGEST || text_view_has_any(name, "。，"))
        return NULL;
    return text_view_copy_plain(reader->arena, name);
}

/* 人民网 2019年07月25日08:18, 人民日报（2019年10月23日 01版）: a source with its date. */
void reader_take_source(struct credit_reader *reader, struct text_view value, struct credit *credit)
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
    case CREDIT_SOURCE: reader_take_source(reader, value, &credit); break;
    case CREDIT_DATE:
        if (!date_take(&value, &credit.date))
            return;
        break;
    case CREDIT_UPDATE:
        if (date_take(&value, &credit.date))
            reader_state(reader, &credit, SAYS(LABELLED) | SAYS(UPDATED), block);
        return;
    case CREDIT_EDITOR: reader_add_contributor(reader, value); return;
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
    bool person = name_is_widened_person(part->text) && !credit_names_medium(part->text);
    if (!is_source(part->text))
        return;
    if (credit_from_names(reader->arena, part->text, true, &credit)) {
        reader_state(reader, &credit, SAYS(VOUCHED), block);
        return;
    }
    credit = (struct credit){0};
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

/* Words behind a date: after a time, or with the form of a medium or a person. English ones are a site's. */
static bool may_follow_date(const struct credit_part *words, const struct credit_part *date, bool posted)
{
    bool sure = date->with_time || date->kind == PART_AGO;
    bool named = credit_names_medium(words->text) || name_is_person(words->text);
    return posted || named || (sure && text_view_count_han(words->text) > 0);
}

static void take_date(struct credit_reader *reader, const struct credit_line *line, size_t index, bool names,
                      const struct article_block *block)
{
    const struct credit_part *part = &line->parts[index];
    const struct credit_part *before = index > 0 ? part - 1 : NULL;
    bool updated = before != NULL && credit_word_in(CREDIT_UPDATED, before->text);
    bool posted = is_posted(line, index, block->pieces);
    struct credit credit = {.date = part->date};
    uint64_t time = part->with_time && !updated ? SAYS(WITH_TIME) : 0;
    reader_state(reader, &credit, SAYS(BYLINE) | time | (updated ? SAYS(UPDATED) : 0), block);
    if (!names || updated)
        return;
    size_t ahead = index - 1 - (posted && index > 1 && line->parts[index - 1].kind == PART_POSTED);
    if (index > 0 && is_part(line, ahead, PART_NAME))
        take_names(reader, line, ahead, posted, block);
    if (is_part(line, index + 1, PART_NAME) && may_follow_date(&part[1], part, posted))
        take_names(reader, line, index + 1, posted, block);
}

/* `某某 的个人博客`: whose page it is. */
static bool owns_page(const struct credit_line *line, size_t index)
{
    return is_part(line, index + 1, PART_NAME) && text_view_starts(line->parts[index + 1].text, "的") &&
           credit_word_ends(CREDIT_OWN_PAGE, line->parts[index + 1].text);
}

static void take_owner(struct credit_reader *reader, const struct credit_part *part,
                       const struct article_block *block)
{
    struct credit credit = {.author = text_view_copy_plain(reader->arena, part->text)};
    reader_state(reader, &credit, SAYS(POSTED), block);
}

void reader_take_parts(struct credit_reader *reader, const struct credit_line *line, bool names,
                       const struct article_block *block)
{
    bool behind_source = false;
    for (size_t i = 0; i < line->count; i++) {
        const struct credit_part *part = &line->parts[i];
        if (part->kind == PART_LABELLED)
            take_labelled(reader, part, block);
        behind_source |= part->kind == PART_LABELLED && part->field == CREDIT_SOURCE;
        if (names && behind_source && part->kind == PART_NAME && name_is_widened_person(part->text))
            take_names(reader, line, i, false, block);
        if (names && part->kind == PART_NAME && owns_page(line, i))
            take_owner(reader, part, block);
        if (part->kind == PART_DATE || part->kind == PART_AGO)
            take_date(reader, line, i, names, block);
    }
}
