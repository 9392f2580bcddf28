#include "formats/html/article/replace.h"

#include "base/buffer.h"
#include "base/installation.h"
#include "base/patterns/replacements.h"
#include "base/utf8.h"
#include "formats/document/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A text or a forced line end of a block, and where it begins in the text of the whole. */
struct leaf {
    struct node *node;
    size_t start, end;
};

struct edit {
    size_t start, end;
    const char *text;
    size_t length;
};

/* One block while rules are applied to it. */
struct work {
    struct arena *kept, *scratch; /* texts that the block has afterwards; all else */
    struct buffer text;
    struct leaf *leaves;
    size_t leaf_count, leaf_capacity;
    struct edit *edits;
    size_t edit_count, edit_capacity;
};

/* The rules of one option, and what they did. */
struct rules {
    struct replacements *replacements; /* NULL: the option was not given */
    const char *option;
    size_t count;
    uint32_t line;     /* of the first change */
    const char *first; /* what stood there */
};

enum { SHOWN = 60 /* bytes of the first change */ };

/* In the order in which they are applied. */
enum { RULES_CLEAN, RULES_FILE, RULES_TYPED, RULES };

struct mender {
    struct arena *arena, *scratch;
    const char *name; /* of the source */
    struct diag *diag;
    struct rules rules[RULES];
    bool is_opening_clean; /* lines of sites were taken out before all others */
};

/* Rules. */

static enum status add_typed(struct rules *rules, const struct option_texts *typed, struct diag *diag)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < typed->count; i++)
        status = replacements_add(rules->replacements, typed->items[i], diag, (struct place){0});
    return status;
}

static enum status read_file(struct rules *rules, const char *file, struct diag *diag)
{
    return replacements_read(rules->replacements, file, diag);
}

static enum status read_sites(struct rules *rules, struct diag *diag)
{
    struct arena *arena = arena_new();
    enum status status = read_file(rules, installation_path(arena, "share/banxin/sites.txt"), diag);
    arena_free(arena);
    return status;
}

static void open_rules(struct rules *rules, const char *option, bool is_given)
{
    *rules = (struct rules){.option = option, .replacements = is_given ? replacements_new(option) : NULL};
}

static enum status open_all(const struct mending_options *options, struct rules rules[static RULES],
                            struct diag *diag)
{
    enum status status = STATUS_OK;
    open_rules(&rules[RULES_CLEAN], "clean", options->clean == CLEAN_SITES);
    open_rules(&rules[RULES_FILE], "replace-file", options->replace_file != NULL);
    open_rules(&rules[RULES_TYPED], "replace", options->replace.count > 0);
    if (rules[RULES_CLEAN].replacements)
        status = read_sites(&rules[RULES_CLEAN], diag);
    if (status == STATUS_OK && rules[RULES_FILE].replacements)
        status = read_file(&rules[RULES_FILE], options->replace_file, diag);
    return status == STATUS_OK ? add_typed(&rules[RULES_TYPED], &options->replace, diag) : status;
}

static void close_all(struct rules rules[static RULES])
{
    for (size_t i = 0; i < RULES; i++)
        replacements_free(rules[i].replacements);
}

enum status replace_check(const struct mending_options *options, struct diag *diag)
{
    struct rules rules[RULES];
    enum status status = open_all(options, rules, diag);
    close_all(rules);
    return status;
}

/* The text of a block. */

static void add_leaf(struct work *work, struct node *node)
{
    size_t start = work->text.length;
    if (node->kind == NODE_TEXT)
        buffer_append(&work->text, node->text, node->text_length);
    else
        buffer_append_byte(&work->text, '\n');
    if (work->leaf_count == work->leaf_capacity) {
        work->leaf_capacity = work->leaf_capacity ? 2 * work->leaf_capacity : 64;
        work->leaves = memory_resize(work->leaves, work->leaf_capacity * sizeof *work->leaves);
    }
    work->leaves[work->leaf_count++] = (struct leaf){node, start, work->text.length};
}

static void collect(struct work *work, struct node *block)
{
    work->leaf_count = 0;
    buffer_truncate(&work->text, 0);
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        struct node *node = (struct node *)walk.node;
        bool is_closed = node->kind == NODE_RUBY_TEXT || node->kind == NODE_FORMULA;
        if (walk.event == WALK_ENTER && is_closed)
            walk_skip_children(&walk);
        else if (node->kind == NODE_TEXT || node->kind == NODE_LINE_BREAK)
            add_leaf(work, node);
    }
}

/* Changes. */

static void add_edit(void *context, size_t start, size_t end, const char *text, size_t length)
{
    struct work *work = context;
    if (work->edit_count == work->edit_capacity) {
        work->edit_capacity = work->edit_capacity ? 2 * work->edit_capacity : 16;
        work->edits = memory_resize(work->edits, work->edit_capacity * sizeof *work->edits);
    }
    const char *copy = arena_copy(work->scratch, text, length);
    work->edits[work->edit_count++] = (struct edit){start, end, copy, length};
}

/* What is put at the end of a leaf is its own when nothing follows that could take it. */
static bool is_owner(const struct work *work, size_t index, const struct edit *edit)
{
    const struct leaf *leaf = &work->leaves[index];
    bool is_last = index + 1 == work->leaf_count || work->leaves[index + 1].node->kind != NODE_TEXT;
    return edit->start >= leaf->start && (edit->start < leaf->end || (edit->start == leaf->end && is_last));
}

/* Takes a node away, and what then holds nothing up to its block. */
static void remove_leaf(struct node *node)
{
    while (node && !node_is_block(node) && !node->first_child) {
        struct node *parent = node->parent;
        node_remove(node);
        node = parent;
    }
}

static void rewrite_text(struct work *work, size_t index, size_t first)
{
    const struct leaf *leaf = &work->leaves[index];
    struct buffer text = {0};
    size_t at = leaf->start;
    for (size_t i = first; i < work->edit_count && work->edits[i].start <= leaf->end; i++) {
        const struct edit *edit = &work->edits[i];
        if (edit->start > at)
            buffer_append(&text, work->text.data + at, edit->start - at);
        if (is_owner(work, index, edit))
            buffer_append(&text, edit->text, edit->length);
        size_t behind = edit->end < leaf->end ? edit->end : leaf->end;
        at = behind > at ? behind : at;
    }
    buffer_append(&text, work->text.data + at, leaf->end - at);
    leaf->node->text = arena_copy(work->kept, text.data ? text.data : "", text.length);
    leaf->node->text_length = text.length;
    if (!text.length)
        remove_leaf(leaf->node);
    buffer_free(&text);
}

/* Edits and leaves are both in order. */
static void apply(struct work *work)
{
    size_t first = 0;
    for (size_t i = 0; i < work->leaf_count; i++) {
        const struct leaf *leaf = &work->leaves[i];
        while (first < work->edit_count && work->edits[first].end < leaf->start)
            first++;
        if (first == work->edit_count)
            return;
        const struct edit *edit = &work->edits[first];
        if (edit->start > leaf->end)
            continue;
        if (leaf->node->kind == NODE_TEXT)
            rewrite_text(work, i, first);
        else if (edit->start <= leaf->start && edit->end >= leaf->end)
            remove_leaf(leaf->node);
    }
}

static void note_change(struct mender *mender, struct rules *rules, const struct work *work, uint32_t line)
{
    const struct edit *edit = &work->edits[0];
    if (!rules->count) {
        size_t length = edit->end - edit->start,
               shown = utf8_cut(work->text.data + edit->start, length, SHOWN);
        rules->line = line;
        rules->first = arena_copy(mender->arena, work->text.data + edit->start, shown);
    }
    rules->count += work->edit_count;
}

static bool apply_rules(struct mender *mender, struct rules *rules, struct work *work, struct node *block)
{
    struct place place = {mender->name, block->line};
    bool changed = false;
    for (size_t i = 0; rules->replacements && i < replacements_count(rules->replacements); i++) {
        work->edit_count = 0;
        if (!work->leaf_count || !replacements_edit(rules->replacements, i, work->text.data,
                                                    work->text.length, add_edit, work, mender->diag, place))
            continue;
        note_change(mender, rules, work, block->line);
        apply(work);
        collect(work, block);
        changed = true;
    }
    return changed;
}

static bool is_left_empty(const struct work *work, const struct node *block)
{
    bool is_blank =
        text_view_is_empty(text_view_trim((struct text_view){work->text.data, work->text.length}));
    struct walk walk = walk_start(block);
    while (is_blank && walk_next(&walk))
        if (walk.node->kind == NODE_IMAGE || walk.node->kind == NODE_NOTE_REFERENCE ||
            walk.node->kind == NODE_FORMULA)
            return false;
    return is_blank;
}

/* What the rules did to a block. */
struct change {
    bool any, is_emptied, is_cleaned; /* is_cleaned: of nothing but what sites put in */
};

static struct change change_block(struct mender *mender, struct work *work, struct node *block)
{
    struct change change = {0};
    struct arena_mark mark = arena_set_mark(work->scratch);
    collect(work, block);
    for (size_t i = 0; i < RULES; i++) {
        change.any |= apply_rules(mender, &mender->rules[i], work, block);
        change.is_cleaned |= i == RULES_CLEAN && change.any && is_left_empty(work, block);
    }
    arena_rewind(work->scratch, mark);
    change.is_emptied = change.any && is_left_empty(work, block);
    return change;
}

static void work_free(struct work *work)
{
    buffer_free(&work->text);
    free(work->leaves);
    free(work->edits);
}

/* Rows of marks around what sites put in. */

/* ☆★☆★: marks at least. */
enum { ROW_LEAST = 3 };

bool mender_line_is_row(struct text_view text)
{
    size_t marks = 0;
    for (text = text_view_trim(text); !text_view_is_empty(text);) {
        uint32_t character = text_view_take(&text);
        if (!character_in(character, "=＝#＃☆★※◆◇■□●○▲△*＊-—－─~～") && !character_is_blank(character))
            return false;
        marks += !character_is_blank(character);
    }
    return marks >= ROW_LEAST;
}

static bool is_row(const struct work *work)
{
    return mender_line_is_row((struct text_view){work->text.data, work->text.length});
}

enum block_fate { FATE_STAYS, FATE_ROW, FATE_CLEANED };

/* Blocks of one run of rows and of lines that were taken out. Rows that frame these go, and those that open the text. */
static void remove_rows(struct article *article, const uint8_t *fates, size_t first, size_t end,
                        bool is_framed)
{
    size_t rows = 0;
    for (size_t i = first; i < end; i++)
        rows += fates[i] == FATE_ROW;
    bool any_cleaned = is_framed || rows < end - first;
    for (size_t i = first; any_cleaned && (is_framed || rows > 1) && i < end; i++)
        if (fates[i] == FATE_ROW)
            article_remove(&article->blocks[i]);
}

static void remove_framing_rows(const struct mender *mender, struct article *article, const uint8_t *fates)
{
    for (size_t first = 0, end; first < article->count; first = end + 1) {
        for (end = first; end < article->count && fates[end] != FATE_STAYS;)
            end++;
        bool opens = first == 0 && (mender->is_opening_clean || (end > 0 && fates[end - 1] == FATE_CLEANED));
        remove_rows(article, fates, first, end, opens);
    }
}

/* The pass. */

static bool change_all(struct mender *mender, struct article *article)
{
    struct work work = {.kept = article->document->arena, .scratch = article->scratch};
    uint8_t *fates = memory_allocate(article->count + 1);
    bool any = false;
    for (size_t i = 0; i < article->count; i++) {
        struct article_block *block = &article->blocks[i];
        fates[i] = FATE_STAYS;
        if (!node_holds_inlines(block->node) || block->node->kind == NODE_PREFORMATTED)
            continue;
        struct change change = change_block(mender, &work, block->node);
        any |= change.any;
        fates[i] = change.is_cleaned ? FATE_CLEANED : is_row(&work) ? FATE_ROW : FATE_STAYS;
        if (change.is_emptied)
            article_remove(block);
    }
    if (any || mender->is_opening_clean)
        remove_framing_rows(mender, article, fates);
    free(fates);
    work_free(&work);
    return any || mender->is_opening_clean;
}

static void report(const struct mender *mender, const struct rules *rules)
{
    char count[24];
    if (!rules->count)
        return;
    snprintf(count, sizeof count, "%zu", rules->count);
    diag_report(mender->diag, (struct place){mender->name, rules->line}, DIAG_WORDS_CHANGED, count,
                rules->option, rules->first);
}

bool pass_replace(struct article *article)
{
    struct mender *mender = article->context->mender;
    if (!mender)
        return false;
    bool changed = change_all(mender, article);
    for (size_t i = 0; i < RULES; i++)
        report(mender, &mender->rules[i]);
    return changed;
}

/* Single lines. */

bool mender_change_line(struct mender *mender, uint32_t line, struct text_view *text)
{
    struct work work = {.kept = mender->arena, .scratch = mender->scratch};
    struct node block = {.kind = NODE_PARAGRAPH, .line = line};
    struct node leaf = {.kind = NODE_TEXT, .text = text->text, .text_length = text->length};
    node_append(&block, &leaf);
    struct change change = change_block(mender, &work, &block);
    if (change.any)
        *text = text_view_trim((struct text_view){leaf.text, leaf.text_length});
    mender->is_opening_clean |= change.is_cleaned && line > 0;
    work_free(&work);
    return change.any;
}

struct mender *mender_new(const struct mending_options *options, const char *name, struct diag *diag)
{
    bool is_wanted = options->clean == CLEAN_SITES || options->replace_file || options->replace.count;
    if (!is_wanted)
        return NULL;
    struct mender *mender = memory_allocate(sizeof *mender);
    *mender = (struct mender){.arena = arena_new(), .scratch = arena_new(), .name = name, .diag = diag};
    if (open_all(options, mender->rules, diag) == STATUS_OK)
        return mender;
    mender_free(mender);
    return NULL;
}

void mender_free(struct mender *mender)
{
    if (!mender)
        return;
    close_all(mender->rules);
    arena_free(mender->arena);
    arena_free(mender->scratch);
    free(mender);
}
