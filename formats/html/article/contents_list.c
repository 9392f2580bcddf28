/* Contents that were typed at the top of a book: a run of numbers that the text repeats further on. */
#include "formats/html/article/outline.h"
#include "formats/html/lexicon/words.h"

#include <stdlib.h>
#include <string.h>

/* A list has so many lines at least, and at most. */
enum { CONTENTS_LEAST = 3, CONTENTS_MOST = 4096, ENTRY_LEAST = 2, LINES_BEHIND = 4 };

/* Lines above the first number where 目录 may stand; runs of numbers that are looked at; lines that only the
 * list shows. */
enum { ABOVE_LEAST = 8, RUNS_LOOKED_AT = 64, ADDED_MOST = 256 };

/* The texts of the list, by a hash of their visible characters. */
struct entries {
    uint32_t *hashes; /* of a power of two; 0: empty */
    size_t mask;
};

/* Leaders and a page number at the end are no part of the title: 第1章 重逢…………5. */
static struct text_view cut_leaders(struct text_view text)
{
    struct text_view rest = text;
    while (character_digit(text_view_last(rest)) >= 0)
        text_view_take_last(&rest);
    rest = text_view_trim_end(rest);
    struct text_view title = rest;
    while (character_in(text_view_last(title), ".…·．-—")) {
        text_view_take_last(&title);
        title = text_view_trim_end(title);
    }
    return rest.length - title.length > 3 ? title : text;
}

static uint32_t hash_visible(struct text_view text)
{
    uint32_t hash = 2166136261U;
    while (!text_view_is_empty(text)) {
        uint32_t character = text_view_take(&text);
        if (!character_is_blank(character))
            hash = (hash ^ character) * 16777619U;
    }
    return hash == 0 ? 1 : hash;
}

static size_t entries_place(const struct entries *entries, uint32_t hash)
{
    size_t at = hash & entries->mask;
    while (entries->hashes[at] != 0 && entries->hashes[at] != hash)
        at = (at + 1) & entries->mask;
    return at;
}

static bool entries_have(const struct entries *entries, uint32_t hash)
{
    return entries->hashes[entries_place(entries, hash)] == hash;
}

static void entries_add(struct entries *entries, uint32_t hash)
{
    entries->hashes[entries_place(entries, hash)] = hash;
}

static struct entries entries_new(size_t count)
{
    size_t size = 64;
    while (size < count * 2)
        size *= 2;
    struct entries entries = {memory_allocate(size * sizeof *entries.hashes), size - 1};
    memset(entries.hashes, 0, size * sizeof *entries.hashes);
    return entries;
}

static bool is_short(const struct article_block *block)
{
    return block->node->kind == NODE_PARAGRAPH && block->characters > 0 &&
           block->characters <= LINE_LONGEST && !block_is_body(block);
}

struct region {
    size_t first, end; /* blocks */
};

static bool is_same_shape(const struct line *a, const struct line *b)
{
    return a->has_number && b->has_number && a->numbering.family == b->numbering.family;
}

/* The next line of the same shape, without text between; NO_LINE. Its number is larger. */
static size_t next_entry(const struct outline *outline, size_t from)
{
    const struct line *line = &outline->lines[from];
    for (size_t i = from + 1; i < outline->count; i++) {
        const struct line *next = &outline->lines[i];
        if (!outline_touch(outline, line->index, next->index))
            return NO_LINE;
        if (is_same_shape(line, next))
            return next->numbering.value > line->numbering.value ? i : NO_LINE;
    }
    return NO_LINE;
}

/* Whether the number of an entry comes again behind the list, in this shape or another of its rank. */
static bool comes_again(const struct outline *outline, size_t entry, size_t behind)
{
    const struct line *line = &outline->lines[entry];
    for (size_t i = behind; i < outline->count; i++) {
        const struct line *other = &outline->lines[i];
        if (other->has_number && other->numbering.value == line->numbering.value &&
            (is_same_shape(line, other) ||
             (line->numbering.rank != UNIT_RANK_NONE && other->numbering.rank == line->numbering.rank)))
            return true;
    }
    return false;
}

/* The first run of three or more numbers without text between whose first and last come again. */
static bool find_run(const struct outline *outline, struct region *region)
{
    unsigned tries = 0;
    for (size_t i = 0; i < outline->count && tries < RUNS_LOOKED_AT; i++) {
        size_t last = i, length = 1;
        if (!outline->lines[i].has_number || outline->lines[i].numbering.class == NUMBERING_SYMBOL)
            continue;
        for (size_t next; (next = next_entry(outline, last)) != NO_LINE && length < CONTENTS_MOST; length++)
            last = next;
        if (length < CONTENTS_LEAST)
            continue;
        tries++;
        if (comes_again(outline, i, last + 1) && comes_again(outline, last, last + 1)) {
            *region = (struct region){outline->lines[i].index, outline->lines[last].index + 1};
            return true;
        }
    }
    return false;
}

/* The list begins below the word 目录, or with 序 and 楔子 before the first number. */
static size_t find_first(const struct article *article, size_t first)
{
    size_t front = first;
    for (size_t i = first; i > 0 && first - i < ABOVE_LEAST && is_short(&article->blocks[i - 1]); i--) {
        unsigned words = words_find(article->blocks[i - 1].text);
        if ((words & 1U << WORDS_CONTENTS) != 0)
            return i - 1;
        if ((words & 1U << WORDS_FRONT) != 0)
            front = i - 1;
    }
    return front;
}

/* The texts that stand twice behind a block. */
static struct entries find_again(const struct outline *outline, size_t from)
{
    struct entries once = entries_new(outline->count), again = entries_new(outline->count);
    for (size_t i = 0; i < outline->count; i++) {
        const struct line *line = &outline->lines[i];
        uint32_t hash = line->index < from ? 0 : hash_visible(cut_leaders(line->block->text));
        if (hash != 0 && entries_have(&once, hash))
            entries_add(&again, hash);
        else if (hash != 0)
            entries_add(&once, hash);
    }
    free(once.hashes);
    return again;
}

/* Behind a line of a list more lines follow, and no text. */
static bool goes_on(const struct outline *outline, size_t block)
{
    return block + LINES_BEHIND < outline->article->count &&
           outline_touch(outline, block, block + LINES_BEHIND);
}

/* Takes in the short lines around the numbers, 楔子 before them and 尾声 behind, up to a line that the list
 * has already. */
static void widen(const struct outline *outline, struct region *region, struct entries *entries)
{
    struct entries again = find_again(outline, region->end);
    const struct article *article = outline->article;
    region->first = find_first(article, region->first);
    for (size_t i = region->first; i < region->end; i++)
        if (is_short(&article->blocks[i]))
            entries_add(entries, hash_visible(cut_leaders(article->blocks[i].text)));
    for (; region->end < article->count && is_short(&article->blocks[region->end]); region->end++) {
        struct text_view text = article->blocks[region->end].text;
        uint32_t hash = hash_visible(cut_leaders(text));
        struct numbering numbering;
        bool again_here = entries_have(&again, hash) || goes_on(outline, region->end);
        if (entries_have(entries, hash) || (numbering_read(text, &numbering) && !again_here))
            break;
        entries_add(entries, hash);
    }
    free(again.hashes);
}

static bool has_line(const struct outline *outline, size_t *at, size_t block)
{
    while (*at < outline->count && outline->lines[*at].index < block)
        ++*at;
    return *at < outline->count && outline->lines[*at].index == block;
}

/* Lines of the list are none of the text; lines that it names are. */
static void mark(struct outline *outline, const struct region *region, const struct entries *entries)
{
    const struct article *article = outline->article;
    size_t at = 0, added = 0;
    for (size_t i = region->first; i < article->count; i++) {
        const struct article_block *block = &article->blocks[i];
        bool is_line = has_line(outline, &at, i);
        if (i < region->end && is_line)
            line_set(&outline->lines[at], FEATURE_IN_CONTENTS, true);
        if (i < region->end || block->node->kind != NODE_PARAGRAPH || block->characters > LINE_LONGEST ||
            block->characters < ENTRY_LEAST || !entries_have(entries, hash_visible(block->text)))
            continue;
        if (!is_line && added++ < ADDED_MOST)
            outline_add(outline, i, "listed");
        if (has_line(outline, &at, i))
            line_set(&outline->lines[at], FEATURE_LISTED, true);
    }
}

void contents_list_find(struct outline *outline)
{
    struct region region;
    if (!find_run(outline, &region))
        return;
    struct entries entries = entries_new(outline->article->count);
    widen(outline, &region, &entries);
    mark(outline, &region, &entries);
    free(entries.hashes);
}
