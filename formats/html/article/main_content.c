#include "formats/html/article/main_content.h"

#include "base/utf8.h"
#include "formats/document/walk.h"

#include <stdio.h>
#include <string.h>

/* In characters. A block of running text counts for its length, up to a ceiling; one that is mostly links, or
 * too short to be a sentence, counts against the run it stands in. */
enum { MOST_WORTH = 200, SENTENCE_FROM = 24, SHORT_COSTS = 25, LINK_COSTS = 100, LONGEST_REPORT = 60 };

struct measure_of_block {
    size_t characters, linked;
    bool has_sentence, has_imprint;
};

static bool stands_in_link(const struct node *text, const struct node *block)
{
    for (const struct node *node = text->parent; node && node != block; node = node->parent)
        if (node->kind == NODE_LINK)
            return true;
    return false;
}

static struct measure_of_block measure(const struct node *block)
{
    struct measure_of_block sum = {0};
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        if (walk.node->kind != NODE_TEXT)
            continue;
        size_t characters = utf8_count(walk.node->text, walk.node->text_length);
        sum.characters += characters;
        sum.linked += stands_in_link(walk.node, block) ? characters : 0;
        sum.has_imprint |= strstr(walk.node->text, "©") || strstr(walk.node->text, "ICP备");
        sum.has_sentence |= strstr(walk.node->text, "。") || strstr(walk.node->text, "，");
    }
    return sum;
}

/* What a block adds to a run. Pictures and rules are neutral; a list of many links is a menu or the readers'
 * comments. */
static long worth_of(const struct node *block)
{
    struct measure_of_block sum = measure(block);
    if (!sum.characters)
        return 0;
    bool is_menu = block->kind == NODE_LIST && sum.linked * 5 > sum.characters;
    if (is_menu || sum.has_imprint || sum.linked * 2 > sum.characters)
        return -(long)LINK_COSTS;
    if (!sum.has_sentence && sum.characters < SENTENCE_FROM)
        return -(long)SHORT_COSTS;
    return sum.characters < MOST_WORTH ? (long)sum.characters : MOST_WORTH;
}

struct run {
    struct node *first, *last;
};

/* The run of blocks with the largest sum. */
static struct run find_run(const struct node *root)
{
    struct run best = {NULL, NULL};
    struct node *start = root->first_child;
    long sum = 0, most = 0;
    for (struct node *block = root->first_child; block; block = block->next) {
        sum += worth_of(block);
        if (sum > most) {
            most = sum;
            best = (struct run){start, block};
        }
        if (sum <= 0) {
            sum = 0;
            start = block->next;
        }
    }
    return best;
}

static size_t remove_range(struct arena *scratch, struct node *first, const struct node *end,
                           const char **words)
{
    size_t count = 0;
    for (struct node *block = first, *next; block && block != end; block = next) {
        next = block->next;
        const char *text = *words ? "" : node_plain_text(scratch, block, false);
        if (*text)
            *words = text;
        node_remove(block);
        count++;
    }
    return count;
}

static const char *shorten(struct arena *scratch, const char *text)
{
    size_t length = strlen(text), end = 0;
    for (size_t characters = 0; end < length && characters < LONGEST_REPORT; characters++)
        utf8_next(text, length, &end);
    return arena_copy(scratch, text, end);
}

static void report(const struct article_context *context, struct arena *scratch, size_t count,
                   const char *words)
{
    char number[24];
    if (!count)
        return;
    snprintf(number, sizeof number, "%zu", count);
    diag_report(context->diag, (struct place){context->source->name, 0}, DIAG_LEFT_OUT, number,
                shorten(scratch, words ? words : ""));
}

void main_content_find(struct article_context *context)
{
    if (context->options.content != CONTENT_ARTICLE)
        return;
    struct node *root = builder_document(context->builder)->root;
    struct run run = find_run(root);
    if (!run.first)
        return;
    struct arena *scratch = arena_new();
    const char *before = NULL, *after = NULL;
    size_t count = remove_range(scratch, root->first_child, run.first, &before);
    report(context, scratch, count, before);
    count = remove_range(scratch, run.last->next, NULL, &after);
    report(context, scratch, count, after);
    arena_free(scratch);
}
