#include "formats/html/book/book_parts.h"

#include "formats/html/book/book_clean.h"
#include "formats/html/lexicon/book_words.h"
#include "formats/html/lexicon/names.h"

static bool is_site(struct text_view part)
{
    return book_words_advertise(part) || text_view_is_empty(book_title_clean(part)) ||
           book_word_is(part, BOOK_EDITION);
}

static void add_part(struct book_parts *parts, struct text_view part)
{
    part = text_view_trim(part);
    if (parts->count < BOOK_PARTS_MOST && !text_view_is_empty(part) && !is_site(part))
        parts->parts[parts->count++] = part;
}

struct book_parts book_parts_split(struct text_view name, const char *marks)
{
    struct book_parts parts = {0};
    size_t start = 0;
    for (struct text_view rest = name; !text_view_is_empty(rest);) {
        size_t at = name.length - rest.length;
        uint32_t character = text_view_take(&rest);
        if (!character_in(character, marks))
            continue;
        add_part(&parts, text_view_part(name, start, at));
        start = name.length - rest.length;
    }
    add_part(&parts, text_view_part(name, start, name.length));
    return parts;
}

bool book_part_is_person(struct text_view part)
{
    struct text_view name = book_author_clean(part);
    return !text_view_is_empty(name) && name_is_person(name);
}

bool book_parts_take_pair(const struct book_parts *parts, struct book_statement *statement)
{
    if (parts->count != 2)
        return false;
    bool first = book_part_is_person(parts->parts[0]), second = book_part_is_person(parts->parts[1]);
    if (first == second)
        return false;
    statement->title = book_title_clean(parts->parts[first]);
    statement->author = book_author_clean(parts->parts[second]);
    statement->forms |= FORM_PARTED;
    return true;
}

bool book_statement_part(struct text_view line, const char *marks, struct book_statement *statement)
{
    struct book_parts parts = book_parts_split(line, marks);
    if (parts.count != 2 || !book_part_is_person(parts.parts[1]))
        return false;
    struct text_view origin = parts.parts[1];
    if (!book_word_take(&origin, BOOK_ORIGIN) || !book_character_parts(text_view_first(origin)))
        return book_parts_take_pair(&parts, statement);
    statement->title = book_title_clean(parts.parts[0]);
    statement->author = book_author_clean(parts.parts[1]);
    statement->forms |= FORM_PARTED;
    return true;
}
