#include "formats/html/roles/statements.h"

#include "formats/html/lexicon/credit_words.h"
#include "formats/html/lexicon/names.h"

#include <stdlib.h>
#include <string.h>

enum { STATEMENTS_MOST = 4096 };

_Static_assert((int)FIELDS == (int)EVIDENCE_ROLES, "the document's table has a column for each field");
_Static_assert((int)SAYS_COUNT <= 64, "a set of features is one number");

static struct evidence_set set_of(uint64_t features)
{
    return (struct evidence_set){.words = {features}};
}

static const char *const field_names[] = {
#define FIELD(name, word, threshold) word,
#include "formats/html/roles/statements.def"
};

static const int thresholds[] = {
#define FIELD(name, word, threshold) threshold,
#include "formats/html/roles/statements.def"
};

static const struct evidence_term terms[] = {
#define STATEMENT(name, text, title, author, source, date) {text, {0, title, author, source, date}},
#include "formats/html/roles/statements.def"
};

static const struct evidence_table table = {field_names, terms, SAYS_COUNT};

void statements_add(struct statements *statements, enum field field, const char *value, uint64_t features,
                    const struct node *node)
{
    if (value == NULL || *value == '\0' || statements->count == STATEMENTS_MOST)
        return;
    if (statements->count == statements->capacity) {
        statements->capacity = statements->capacity == 0 ? 32 : statements->capacity * 2;
        statements->items =
            memory_resize(statements->items, statements->capacity * sizeof *statements->items);
    }
    statements->items[statements->count++] = (struct statement){field, value, features, node};
}

bool statements_have(const struct statements *statements, uint64_t features)
{
    for (size_t i = 0; i < statements->count; i++)
        if ((statements->items[i].features & features) != 0)
            return true;
    return false;
}

int statement_weight(enum field field, uint64_t features)
{
    struct evidence_set set = set_of(features);
    return evidence_sum(&table, &set, field);
}

bool statement_is_enough(enum field field, uint64_t features)
{
    return statement_weight(field, features) >= thresholds[field];
}

/* All names of a list have the form of a person's. */
static bool are_persons(struct text_view names)
{
    while (!text_view_is_empty(names)) {
        ptrdiff_t end = text_view_find(names, "、");
        struct text_view name = text_view_part(names, 0, end < 0 ? names.length : (size_t)end);
        if (!name_is_person(name))
            return false;
        names = text_view_part(names, end < 0 ? names.length : (size_t)end + strlen("、"), names.length);
    }
    return true;
}

/* What <title> says behind the article's title; empty: nothing. */
static struct text_view page_tail(const struct article *article)
{
    const char *page = article->context->page_title, *title = article->document->metadata.title;
    if (page == NULL || title == NULL || *title == '\0')
        return text_view_of("");
    struct text_view all = text_view_of(page);
    ptrdiff_t at = text_view_find(all, title);
    return at < 0 ? text_view_of("") : text_view_part(all, (size_t)at + strlen(title), all.length);
}

/* `标题 - 某某 - 博客园`, `标题_某某的博客-CSDN`: whose page it is stands before the site, or has a 的 behind it. */
static uint64_t weigh_tail(const struct article *article, struct text_view name)
{
    struct text_view tail = page_tail(article);
    if (text_view_count(name) < 2)
        return 0;
    ptrdiff_t at = text_view_find(tail, text_view_copy(article->scratch, name));
    if (at < 0)
        return 0;
    struct text_view rest = text_view_trim(text_view_part(tail, (size_t)at + name.length, tail.length));
    bool before_site = character_in(text_view_first(rest), "-_|–—｜·") && !text_view_is_empty(rest);
    return before_site || text_view_starts(rest, "的") ? SAYS(OWNER) : SAYS(SITE);
}

/* A letter or a character: a number names nobody. */
static bool has_letter(struct text_view name)
{
    while (!text_view_is_empty(name)) {
        uint32_t character = text_view_take(&name);
        if (character_is_han(character) || character > 0x7F || character_is_latin(character))
            return true;
    }
    return false;
}

static void look_at_name(const struct article *article, struct statement *statement)
{
    struct text_view name = text_view_of(statement->value);
    bool person = are_persons(name) && !credit_names_medium(name);
    statement->features |= person ? SAYS(PERSON) : SAYS(NO_PERSON);
    if (credit_names_medium(name) && !person && (statement->features & (SAYS(SIGNED) | SAYS(POSTED))) == 0)
        statement->features |= SAYS(MEDIUM);
    if (credit_word_in(CREDIT_NET_END, name))
        statement->features |= SAYS(NET);
    if (credit_names_nobody(name) || !has_letter(name))
        statement->features |= SAYS(NOBODY);
    statement->features |= weigh_tail(article, name);
}

static const struct statement *heaviest(const struct statements *statements, enum field field)
{
    const struct statement *best = NULL;
    for (size_t i = 0; i < statements->count; i++) {
        const struct statement *statement = &statements->items[i];
        if (statement->field != field || !statement_is_enough(field, statement->features))
            continue;
        if (best == NULL ||
            statement_weight(field, statement->features) > statement_weight(field, best->features))
            best = statement;
    }
    return best;
}

/* A source that is one of the authors, or all of them in a row. */
static bool names_author(struct text_view source, struct text_view author)
{
    bool any = false;
    while (!text_view_is_empty(author)) {
        ptrdiff_t end = text_view_find(author, "、");
        struct text_view name = text_view_part(author, 0, end < 0 ? author.length : (size_t)end);
        bool starts =
            source.length >= name.length && text_view_same(text_view_part(source, 0, name.length), name);
        if (starts)
            source = text_view_trim(text_view_part(source, name.length, source.length));
        any |= starts;
        author = text_view_part(author, end < 0 ? author.length : (size_t)end + strlen("、"), author.length);
    }
    return any && text_view_is_empty(source);
}

/* The list of names has this one, and others. */
static bool lists(struct text_view list, struct text_view name)
{
    bool any = false;
    if (list.length <= name.length)
        return false;
    while (!text_view_is_empty(list) && !any) {
        ptrdiff_t end = text_view_find(list, "、");
        size_t length = end < 0 ? list.length : (size_t)end;
        any = text_view_same(text_view_part(list, 0, length), name);
        list = text_view_part(list, end < 0 ? length : length + strlen("、"), list.length);
    }
    return any;
}

/* Of the names of one line a label may have taken the last ones only: 记者 甲 通讯员 乙. */
static const struct statement *fullest(const struct statements *statements, const struct statement *best)
{
    for (size_t i = 0; best && best->node && i < statements->count; i++) {
        const struct statement *other = &statements->items[i];
        if (other->field == best->field && other->node == best->node &&
            statement_is_enough(other->field, other->features) &&
            lists(text_view_of(other->value), text_view_of(best->value)))
            return other;
    }
    return best;
}

static const char *value_of(const struct statement *statement)
{
    return statement == NULL ? NULL : statement->value;
}

void statements_settle(struct statements *statements)
{
    struct metadata *metadata = &statements->article->document->metadata;
    for (size_t i = 0; i < statements->count; i++)
        if (statements->items[i].field == FIELD_AUTHOR || statements->items[i].field == FIELD_SOURCE)
            look_at_name(statements->article, &statements->items[i]);
    metadata->author = value_of(fullest(statements, heaviest(statements, FIELD_AUTHOR)));
    for (size_t i = 0; metadata->author != NULL && i < statements->count; i++) {
        struct statement *statement = &statements->items[i];
        if (names_author(text_view_of(statement->value), text_view_of(metadata->author)))
            statement->features |= SAYS(AUTHOR_TOO);
    }
    metadata->source = value_of(heaviest(statements, FIELD_SOURCE));
    metadata->date = value_of(heaviest(statements, FIELD_DATE));
}

void statements_keep(struct statements *statements)
{
    struct document *document = statements->article->document;
    struct evidence_line *lines = arena_allocate(document->arena, (statements->count + 1) * sizeof *lines);
    for (size_t i = 0; i < statements->count; i++) {
        const struct statement *statement = &statements->items[i];
        lines[i] = (struct evidence_line){statement->node, set_of(statement->features),
                                          (uint8_t)statement->field, statement->value};
    }
    document->statements = (struct evidence){&table, lines, statements->count};
}

void statements_free(struct statements *statements)
{
    free(statements->items);
    *statements = (struct statements){.article = NULL};
}
