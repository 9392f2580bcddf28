#include "formats/text/article.h"

#include "base/language.h"
#include "formats/document/credits.h"
#include "formats/text/block_walk.h"
#include "formats/text/blocks.h"
#include "formats/text/measure.h"
#include "formats/text/places.h"

#include <stdlib.h>
#include <string.h>

static void write_title(struct walker *walker)
{
    struct article *article = walker->article;
    const struct metadata *metadata = &article->document->metadata;
    struct text_place place = {.measure = article->setting->width,
                               .alignment = place_title_alignment(walker),
                               .balance = true,
                               .language = metadata->language};
    walker->in_head = *metadata->title && !metadata->title_heading;
    const char *lines = metadata->title_lines ? metadata->title_lines : metadata->title;
    for (size_t length; walker->in_head && *lines; lines += length + (lines[length] == '\n')) {
        length = strcspn(lines, "\n");
        char *line = arena_copy(article->arena, lines, length);
        lines_write(article, line, &place, NULL);
    }
}

static void write_credits(struct walker *walker)
{
    struct article *article = walker->article;
    struct arena *arena = arena_new();
    const struct node *credits =
        article->setting->with_credits ? credits_make(arena, article->document) : NULL;
    output_want_blank(article->output);
    if (credits)
        block_write(walker, credits);
    arena_free(arena);
}

static void write_addresses(struct article *article)
{
    const struct addresses *addresses = &article->addresses;
    if (addresses->count)
        output_want_blank(article->output);
    for (size_t i = 0; i < addresses->count; i++) {
        const char *label = arena_format(article->arena, "[%zu] ", addresses->first + i);
        struct text_place place = {.start = strlen(label), .language = "en"};
        lines_write(article, addresses->targets[i], &place, label);
    }
}

static const struct measure *choose_measure(const struct text_setting *setting,
                                            const struct document *document)
{
    if (setting->measure)
        return setting->measure;
    enum script_language family = language_family(document->metadata.language);
    bool wide = language_is_chinese(family) || family == LANGUAGE_JAPANESE;
    return wide ? &wide_columns : &narrow_columns;
}

size_t article_write(const struct text_setting *setting, const struct document *document,
                     struct output *output)
{
    struct article article = {.setting = setting,
                              .document = document,
                              .output = output,
                              .measure = choose_measure(setting, document),
                              .arena = arena_new(),
                              .scratch = arena_new(),
                              .notes = note_table_new(document)};
    article.addresses.are_left_out = document->is_alone;
    article.addresses.first = note_table_count(article.notes) + 1;
    struct walker walker = {.article = &article, .notes_repeat = note_table_repeats(article.notes)};
    containing_block_open(&walker, document->root);
    output_begin_document(output);
    write_title(&walker);
    block_walk(&walker, document->root);
    write_credits(&walker);
    block_walk_notes(&walker);
    write_addresses(&article);
    size_t left_out = article.addresses.left_out;
    free(walker.contexts);
    free(walker.notes);
    buffer_free(&walker.label);
    addresses_free(&article.addresses);
    note_table_free(article.notes);
    arena_free(article.arena);
    arena_free(article.scratch);
    return left_out;
}
