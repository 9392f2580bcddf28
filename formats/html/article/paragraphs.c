#include "formats/html/article/paragraphs.h"

#include "base/utf8.h"
#include "formats/document/walk.h"
#include "formats/html/article/plain_pieces.h"

#include <stdlib.h>
#include <string.h>

/* Characters: a line up to here may stand for itself; verse is shorter. */
enum { SHORT_LINE = 32, VERSE_LINE = 20, VERSE_SLACK = 2 };

/* Free verse: lines at least; characters of a name, which half of its lines are longer than. */
enum { FREE_LINES = 4, NAME_LINE = 4 };

enum line_end { END_BARE, END_PAUSE, END_SENTENCE };

/* A line between two line breaks of one block. */
struct line {
    struct node *line_break; /* at its end; NULL for the last one */
    uint32_t characters;
    enum line_end end;
    bool is_indented, has_mark; /* has_mark: some punctuation stands inside */
    bool has_digit;
    bool begins_speech; /* with 「 or 『 */
};

struct lines {
    struct line *lines;
    size_t count, capacity;
};

struct splitter {
    struct article *article;
    struct lines lines;
};

static struct line *add_line(struct lines *lines)
{
    if (lines->count == lines->capacity) {
        lines->capacity = lines->capacity == 0 ? 32 : lines->capacity * 2;
        lines->lines = memory_resize(lines->lines, lines->capacity * sizeof *lines->lines);
    }
    struct line *line = &lines->lines[lines->count++];
    *line = (struct line){0};
    return line;
}

static void read_character(struct line *line, uint32_t character)
{
    if (character_is_blank(character)) {
        line->is_indented |= line->characters == 0 && (character == 0x3000 || character == 0x00A0);
        return;
    }
    line->begins_speech |= line->characters == 0 && (character == 0x300C || character == 0x300E);
    line->characters++;
    line->has_digit |= character_digit(character) >= 0;
    if (character_is_closing(character))
        return;
    line->end = character_ends_sentence(character) ? END_SENTENCE
                : character_is_pause(character)    ? END_PAUSE
                                                   : END_BARE;
    line->has_mark |= line->end != END_BARE;
}

static void read_text(struct line *line, const struct node *text)
{
    for (size_t offset = 0; offset < text->text_length;)
        read_character(line, utf8_next(text->text, text->text_length, &offset));
}

enum { FEW_INDENTS = 2 };

/* Where lines are indented, one that begins with speech is a paragraph too: the mark stands for its indent.
 */
static void indent_speeches(struct lines *lines)
{
    size_t indented = 0;
    for (size_t i = 0; i < lines->count; i++)
        indented += lines->lines[i].is_indented;
    for (size_t i = 0; indented >= FEW_INDENTS && i < lines->count; i++)
        lines->lines[i].is_indented |= lines->lines[i].begins_speech;
}

static void find_lines(struct lines *lines, const struct node *block)
{
    lines->count = 0;
    struct line *line = add_line(lines);
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        if (walk.event == WALK_LEAVE)
            continue;
        if (walk.node->kind == NODE_LINE_BREAK) {
            line->line_break = (struct node *)walk.node;
            line = add_line(lines);
        } else if (walk.node->kind == NODE_TEXT) {
            read_text(line, walk.node);
        } else if (node_is_leaf(walk.node)) {
            line->characters++;
        }
    }
    indent_speeches(lines);
}

static bool is_empty(const struct line *line)
{
    return line->characters == 0;
}

static bool is_short(const struct line *line)
{
    return line->characters <= SHORT_LINE;
}

/* Lines of verse are short, pause at their ends, and are as long as their neighbours. */
static bool is_verse(const struct line *lines, size_t count)
{
    size_t even = 0, pauses = 0;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].characters > VERSE_LINE)
            return false;
        pauses += lines[i].end == END_PAUSE;
        uint32_t other = lines[i > 0 ? i - 1 : count - 1].characters;
        even += lines[i].characters <= other + VERSE_SLACK && other <= lines[i].characters + VERSE_SLACK;
    }
    return count >= 2 && pauses > 0 && even * 4 >= count * 3;
}

/* Free verse has no marks; neither have names and addresses. */
static bool is_free_verse(const struct line *lines, size_t count)
{
    size_t longer = 0;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].characters > VERSE_LINE || lines[i].has_mark || lines[i].has_digit)
            return false;
        longer += lines[i].characters > NAME_LINE;
    }
    return count >= FREE_LINES && 2 * longer >= count;
}

static bool is_all_bare(const struct line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!is_short(&lines[i]) || lines[i].end != END_BARE)
            return false;
    return true;
}

/* A break inside a group of lines that are neither verse nor all short: does a paragraph end here? */
static bool ends_paragraph(const struct line *line, const struct line *next)
{
    if (next->is_indented || line->end == END_SENTENCE)
        return true;
    return line->end == END_BARE ? is_short(line) : is_short(line) != is_short(next);
}

static struct node *clone(struct splitter *splitter, const struct node *node)
{
    struct node *copy = builder_make(splitter->article->context->builder, node->kind);
    struct node *parent = copy->parent;
    *copy = *node;
    copy->parent = parent;
    copy->previous = copy->next = copy->first_child = copy->last_child = NULL;
    return copy;
}

static void move_children_before(struct node *place, struct node *target)
{
    while (place->parent->first_child != place)
        node_append(target, place->parent->first_child);
}

enum { ANCESTORS_MOST = BUILDER_DEEPEST + 1 };

/* Moves all that stands before `line_break` in `block` to a new block before it, and takes the break away.
 * The inlines around the break go on in both. */
static struct node *split_before(struct splitter *splitter, struct node *block, struct node *line_break)
{
    struct node *path[ANCESTORS_MOST];
    size_t depth = 0;
    for (struct node *node = line_break; node != block; node = node->parent)
        path[depth++] = node;
    struct node *first = clone(splitter, block), *target = first;
    node_insert_before(block, first);
    block->id = NULL;
    while (depth > 0) {
        struct node *node = path[--depth];
        move_children_before(node, target);
        if (depth == 0)
            break;
        struct node *copy = clone(splitter, node);
        node->id = NULL;
        node_append(target, copy);
        target = copy;
    }
    block->paragraph.section_start = false;
    node_remove(line_break);
    return first;
}

/* Ruby and notes hold one line. */
static bool may_split_at(const struct node *block, const struct node *line_break)
{
    for (const struct node *node = line_break->parent; node != block; node = node->parent)
        if (node->kind != NODE_SPAN && node->kind != NODE_LINK)
            return false;
    return true;
}

static void split_group(struct splitter *splitter, struct node *block, const struct line *lines, size_t count)
{
    bool verse = is_verse(lines, count) || is_free_verse(lines, count),
         together = verse || is_all_bare(lines, count);
    for (size_t i = 0; i < count; i++) {
        struct node *line_break = lines[i].line_break;
        bool last = i + 1 == count;
        if (line_break == NULL || !may_split_at(block, line_break))
            continue;
        if (!last &&
            (together ? verse || !lines[i + 1].is_indented : !ends_paragraph(&lines[i], &lines[i + 1])))
            continue;
        struct node *first = split_before(splitter, block, line_break);
        if (verse)
            first->paragraph.role = PARAGRAPH_VERSE;
    }
    if (verse && lines[count - 1].line_break == NULL)
        block->paragraph.role = PARAGRAPH_VERSE;
}

/* A break at the very end of a block ends its last line and starts no other. */
static void drop_last_break(struct lines *lines)
{
    if (lines->count < 2 || !is_empty(&lines->lines[lines->count - 1]))
        return;
    struct line *line = &lines->lines[--lines->count - 1];
    node_remove(line->line_break);
    line->line_break = NULL;
}

/* Groups are parted by empty lines; each group decides for itself. */
static void split_block(struct splitter *splitter, struct node *block)
{
    find_lines(&splitter->lines, block);
    drop_last_break(&splitter->lines);
    const struct line *lines = splitter->lines.lines;
    for (size_t start = 0, end; start < splitter->lines.count; start = end) {
        end = start + 1;
        while (end < splitter->lines.count && !is_empty(&lines[start]) && !is_empty(&lines[end]))
            end++;
        split_group(splitter, block, lines + start, end - start);
    }
}

/* Cuts a text node in two at a line feed, which becomes a line break. Returns the second part. */
static struct node *break_text(struct splitter *splitter, struct node *text, size_t offset)
{
    struct builder *builder = splitter->article->context->builder;
    struct node *first = builder_make(builder, NODE_TEXT),
                *line_break = builder_make(builder, NODE_LINE_BREAK);
    first->line = text->line;
    first->text = text->text;
    first->text_length = offset;
    text->text += offset + 1;
    text->text_length -= offset + 1;
    node_insert_before(text, first);
    node_insert_before(text, line_break);
    return text;
}

static bool starts_with_indent(struct text_view text)
{
    while (!text_view_is_empty(text)) {
        uint32_t character = text_view_take(&text);
        if (character == 0x3000 || character == 0x00A0)
            return true;
        if (!character_is_collapsible(character))
            return false;
    }
    return false;
}

/* Lines that are short, several, and without any mark: the source's line feeds are meant. */
static bool has_meant_feeds(struct text_view text)
{
    struct line line = {0};
    size_t count = 0;
    for (text = text_view_trim(text); !text_view_is_empty(text);) {
        uint32_t character = text_view_take(&text);
        if (character != '\n') {
            read_character(&line, character);
            continue;
        }
        if (is_empty(&line) || !is_short(&line) || line.has_mark)
            return false;
        line = (struct line){0};
        count++;
    }
    return count > 0 && !is_empty(&line) && is_short(&line) && !line.has_mark;
}

static bool is_only_text(const struct node *text)
{
    for (const struct node *node = text; node_is_block(node) == false; node = node->parent)
        if (node->previous != NULL || node->next != NULL)
            return false;
    return true;
}

static bool has_wide_characters(struct text_view text)
{
    while (!text_view_is_empty(text))
        if (character_is_han(text_view_take(&text)))
            return true;
    return false;
}

static void break_at_feeds(struct splitter *splitter, struct node *text)
{
    struct text_view all = {text->text, text->text_length};
    if (memchr(all.text, '\n', all.length) == NULL)
        return;
    bool meant = is_only_text(text) && has_meant_feeds(all) && has_wide_characters(all);
    size_t offset = meant ? all.length - text_view_trim_start(all).length : 0;
    while (offset < text->text_length) {
        const char *feed = memchr(text->text + offset, '\n', text->text_length - offset);
        if (feed == NULL)
            return;
        offset = (size_t)(feed - text->text);
        struct text_view after = {feed + 1, text->text_length - offset - 1};
        bool breaks = meant ? !text_view_is_empty(text_view_trim(after)) : starts_with_indent(after);
        if (breaks && offset > 0 && after.length > 0) {
            text = break_text(splitter, text, offset);
            offset = 0;
        } else {
            offset++;
        }
    }
}

struct nodes {
    struct node **nodes;
    size_t count, capacity;
};

static void add_node(struct nodes *nodes, const struct node *node)
{
    if (nodes->count == nodes->capacity) {
        nodes->capacity = nodes->capacity == 0 ? 256 : nodes->capacity * 2;
        nodes->nodes = memory_resize(nodes->nodes, nodes->capacity * sizeof *nodes->nodes);
    }
    nodes->nodes[nodes->count++] = (struct node *)node;
}

/* The nodes of a kind below a root, in order; the tree may be changed while they are worked on. */
static struct nodes collect(const struct node *root, enum node_kind kind)
{
    struct nodes nodes = {0};
    struct walk walk = walk_start(root);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && walk.node->kind == kind)
            add_node(&nodes, walk.node);
    return nodes;
}

static void for_each(struct splitter *splitter, const struct node *root, enum node_kind kind,
                     void (*work)(struct splitter *, struct node *))
{
    struct nodes nodes = collect(root, kind);
    for (size_t i = 0; i < nodes.count; i++)
        work(splitter, nodes.nodes[i]);
    free(nodes.nodes);
}

/* In preformatted text every line feed is meant. */
static void break_every_feed(struct splitter *splitter, struct node *text)
{
    for (const char *feed; (feed = memchr(text->text, '\n', text->text_length)) != NULL;)
        text = break_text(splitter, text, (size_t)(feed - text->text));
}

/* Text without markup was often put between <pre> tags: mostly Chinese, and with sentences. */
static bool is_prose(const struct node *pre)
{
    size_t han = 0, others = 0, marks = 0;
    struct walk walk = walk_start(pre);
    while (walk_next(&walk))
        for (size_t at = 0; walk.node->kind == NODE_TEXT && at < walk.node->text_length;) {
            uint32_t character = utf8_next(walk.node->text, walk.node->text_length, &at);
            han += character_is_han(character);
            others += character > ' ' && character < 0x7F;
            marks += character_in(character, "。，！？");
        }
    return han > 2 * others && marks > 0;
}

static struct node *add_prose(struct splitter *splitter, struct node *pre, const struct plain_piece *piece)
{
    struct builder *builder = splitter->article->context->builder;
    struct node *paragraph = builder_make(builder, NODE_PARAGRAPH), *text = builder_make(builder, NODE_TEXT);
    paragraph->line = pre->line == 0 ? 0 : pre->line + piece->line;
    paragraph->region = pre->region;
    paragraph->paragraph.section_start = piece->after_gap;
    text->text = arena_copy(splitter->article->document->arena, piece->text.text, piece->text.length);
    text->text_length = piece->text.length;
    node_append(paragraph, text);
    node_insert_before(pre, paragraph);
    return paragraph;
}

/* A text alone is read as plain text is. */
static void split_plain(struct splitter *splitter, struct node *pre, const struct node *text)
{
    struct plain_pieces pieces = plain_pieces_find((struct text_view){text->text, text->text_length});
    for (size_t i = 0; i < pieces.count; i++) {
        struct node *paragraph = add_prose(splitter, pre, &pieces.pieces[i]);
        if (i == 0)
            paragraph->id = pre->id;
    }
    plain_pieces_free(&pieces);
    node_remove(pre);
}

static void split_preformatted(struct splitter *splitter, struct node *pre)
{
    struct node *text = pre->first_child;
    if (text == NULL || !is_prose(pre))
        return;
    if (text->next == NULL && text->kind == NODE_TEXT) {
        split_plain(splitter, pre, text);
        return;
    }
    for_each(splitter, pre, NODE_TEXT, break_every_feed);
    pre->kind = NODE_PARAGRAPH;
    pre->paragraph.role = PARAGRAPH_BODY;
}

static bool is_in_paragraph(const struct node *node)
{
    while (!node_is_block(node))
        node = node->parent;
    return node->kind == NODE_PARAGRAPH;
}

static void break_paragraph_text(struct splitter *splitter, struct node *text)
{
    if (is_in_paragraph(text))
        break_at_feeds(splitter, text);
}

static bool has_line_break(const struct node *block)
{
    struct walk walk = walk_start(block);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER && walk.node->kind == NODE_LINE_BREAK)
            return true;
    return false;
}

static void split_paragraph(struct splitter *splitter, struct node *paragraph)
{
    if (has_line_break(paragraph))
        split_block(splitter, paragraph);
}

void pass_paragraphs(struct article *article)
{
    struct splitter splitter = {.article = article};
    struct node *root = article->document->root;
    for_each(&splitter, root, NODE_PREFORMATTED, split_preformatted);
    if (!article->context->is_plain) {
        for_each(&splitter, root, NODE_TEXT, break_paragraph_text);
        for_each(&splitter, root, NODE_PARAGRAPH, split_paragraph);
    }
    free(splitter.lines.lines);
}
