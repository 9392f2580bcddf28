#include "formats/html/tree/word_labels.h"

#include "base/utf8.h"
#include "formats/document/builder.h"
#include "formats/document/walk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct symbol {
    uint32_t code;
    const char *sign;
};

/* Bullets and ticks of Wingdings and Symbol. Word writes some of them as private characters, 0xF000 higher. */
static const struct symbol symbols[] = {
    {'l', "●"},  {'n', "■"},  {'u', "◆"},  {'v', "❖"},  {'w', "◆"},  {'q', "❑"},  {'m', "○"},
    {'o', "□"},  {'p', "□"},  {'r', "❑"},  {'s', "◆"},  {'t', "◆"},  {'x', "☒"},  {'y', "★"},
    {0xA7, "▪"}, {0xA8, "◻"}, {0xB7, "•"}, {0xD8, "➢"}, {0xDC, "➲"}, {0xE0, "→"}, {0xE8, "➔"},
    {0xF0, "⇨"}, {0xFB, "✗"}, {0xFC, "✓"}, {0xFD, "☒"}, {0xFE, "☑"}, {0x9F, "•"}, {0x6C, "●"},
};

enum { PRIVATE = 0xF000, LAST_PRIVATE = 0xF0FF };

static const char *symbol_of(uint32_t character)
{
    if (character >= PRIVATE && character <= LAST_PRIVATE)
        character -= PRIVATE;
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (symbols[i].code == character)
            return symbols[i].sign;
    return NULL;
}

void word_symbols_append(struct buffer *shown, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t start = at;
        const char *sign = symbol_of(utf8_next(text, length, &at));
        if (sign)
            buffer_append_text(shown, sign);
        else
            buffer_append(shown, text + start, at - start);
    }
}

/* Blanks, those among them that no markup collapses. */

static size_t blank_size(const char *text, size_t length)
{
    if (!length)
        return 0;
    if (strchr(" \t\n\r", *text))
        return 1;
    if (length >= 2 && !memcmp(text, "\xC2\xA0", 2))
        return 2;
    return length >= 3 && !memcmp(text, "\xE3\x80\x80", 3) ? 3 : 0;
}

static void trim(struct buffer *text)
{
    size_t start = 0, size;
    while ((size = blank_size(text->data + start, text->length - start)))
        start += size;
    memmove(text->data, text->data + start, text->length - start);
    buffer_truncate(text, text->length - start);
    for (bool is_cut = true; is_cut;) {
        is_cut = false;
        for (size = 1; size <= 3 && size <= text->length && !is_cut; size++)
            is_cut = blank_size(text->data + text->length - size, size) == size;
        if (is_cut)
            buffer_truncate(text, text->length - (size - 1));
    }
}

void word_labels_add(struct word_labels *labels, struct arena *arena, struct node *block, uint8_t level)
{
    if (labels->count == labels->capacity) {
        labels->capacity = labels->capacity ? 2 * labels->capacity : 64;
        labels->items = memory_resize(labels->items, labels->capacity * sizeof *labels->items);
    }
    trim(&labels->label);
    const char *label = arena_copy(arena, labels->label.data, labels->label.length);
    labels->items[labels->count++] = (struct word_item){block, label, level ? level : 1};
    buffer_truncate(&labels->label, 0);
}

void word_labels_free(struct word_labels *labels)
{
    buffer_free(&labels->label);
    free(labels->items);
    labels->items = NULL;
}

/* What a label counts. */

struct label_value {
    enum list_kind kind;
    enum list_numbering numbering;
    long value;
};

static bool is_bullet(const char *label)
{
    size_t at = 0, length = strlen(label);
    uint32_t first = length ? utf8_next(label, length, &at) : 0;
    return first && at == length &&
           (first >= 0x80 ? !(first >= 0x2E80 && first < 0xFF00) : strchr("o-*+", (int)first) != NULL);
}

static long roman_value(const char *digits, size_t length)
{
    static const char letters[] = "ivxlc";
    static const long values[] = {1, 5, 10, 50, 100};
    long sum = 0, before = 0;
    for (size_t i = length; i-- > 0;) {
        const char *letter = strchr(letters, tolower((unsigned char)digits[i]));
        if (!letter || !*letter)
            return 0;
        long value = values[letter - letters];
        sum += value < before ? -value : value;
        before = value > before ? value : before;
    }
    return sum;
}

/* Labels as our lists print them: 3. c. C. iv. IV. A letter is a roman number only when the one before was. */
static bool read_value(const char *label, const struct label_value *before, struct label_value *value)
{
    size_t length = strlen(label);
    if (is_bullet(label)) {
        *value = (struct label_value){LIST_BULLET, NUMBERING_DECIMAL, 0};
        return true;
    }
    if (length < 2 || label[--length] != '.' ||
        strspn(label, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != length)
        return false;
    value->kind = LIST_NUMBER;
    bool is_upper = isupper((unsigned char)*label);
    if (isdigit((unsigned char)*label)) {
        value->numbering = NUMBERING_DECIMAL;
        value->value = strtol(label, NULL, 10);
        return strspn(label, "0123456789") == length && length < 6 && *label != '0';
    }
    long roman = roman_value(label, length);
    enum list_numbering numerals = is_upper ? NUMBERING_UPPER_ROMAN : NUMBERING_LOWER_ROMAN;
    bool is_roman = roman && (length > 1 || roman == 1 || (before && before->numbering == numerals));
    value->numbering = is_roman ? numerals : is_upper ? NUMBERING_UPPER_ALPHA : NUMBERING_LOWER_ALPHA;
    value->value = is_roman ? roman : tolower((unsigned char)*label) - 'a' + 1;
    return is_roman || length == 1;
}

/* Lists. */

enum { DEEPEST_LEVEL = 9 };

struct level {
    struct node *list; /* NULL: none is open */
    struct label_value last;
};

struct maker {
    struct document *document;
    struct level levels[DEEPEST_LEVEL + 1];
};

static bool follows(const struct level *level, const struct label_value *value)
{
    bool is_same =
        level->list && level->last.kind == value->kind && level->last.numbering == value->numbering;
    return is_same && (value->kind == LIST_BULLET || value->value == level->last.value + 1);
}

static bool is_beside(const struct word_item *item, const struct word_item *next)
{
    return item->block->next == next->block;
}

/* One number alone counts nothing: it may be a heading's. */
static bool stands_alone(const struct word_labels *labels, size_t index, const struct label_value *value)
{
    const struct word_item *item = &labels->items[index];
    struct label_value next;
    if (value->kind == LIST_BULLET)
        return false;
    if (index + 1 == labels->count || !is_beside(item, item + 1))
        return true;
    return !read_value(item[1].label, value, &next) ||
           (item[1].level == item->level && next.value != value->value + 1);
}

static struct node *open_list(struct maker *maker, unsigned level, const struct word_item *item,
                              const struct label_value *value)
{
    unsigned outer = level;
    while (outer > 1 && !maker->levels[outer - 1].list)
        outer--;
    struct node *list = node_make(maker->document, NODE_LIST, item->block->line);
    list->list.kind = value->kind;
    list->list.numbering = value->numbering;
    list->list.start = value->kind == LIST_NUMBER ? value->value : 1;
    if (outer > 1)
        node_append(maker->levels[outer - 1].list->last_child, list);
    else
        node_insert_before(item->block, list);
    return list;
}

static void close_from(struct maker *maker, unsigned level)
{
    for (; level <= DEEPEST_LEVEL; level++)
        maker->levels[level].list = NULL;
}

static void add_item(struct maker *maker, const struct word_item *item, const struct label_value *value)
{
    unsigned number = item->level < DEEPEST_LEVEL ? item->level : DEEPEST_LEVEL;
    struct level *level = &maker->levels[number];
    close_from(maker, number + 1);
    if (!follows(level, value))
        level->list = open_list(maker, number, item, value);
    level->last = *value;
    struct node *list_item = node_make(maker->document, NODE_LIST_ITEM, item->block->line);
    node_append(level->list, list_item);
    node_append(list_item, item->block);
    item->block->paragraph.indented = false;
}

/* The label is text again. */
static void restore(struct document *document, const struct word_item *item)
{
    struct node *text = node_make(document, NODE_TEXT, item->block->line);
    size_t length = strlen(item->label);
    bool wants_space = length && (unsigned char)item->label[length - 1] < 0x80;
    if (!length)
        return;
    text->text = arena_format(document->arena, "%s%s", item->label, wants_space ? " " : "");
    text->text_length = strlen(text->text);
    if (item->block->first_child)
        node_insert_before(item->block->first_child, text);
    else
        node_append(item->block, text);
}

void word_labels_settle(struct word_labels *labels, struct document *document)
{
    struct maker maker = {.document = document};
    const struct node *next = NULL; /* the block behind the last item */
    for (size_t i = 0; i < labels->count; i++) {
        const struct word_item *item = &labels->items[i];
        struct label_value value;
        if (item->block != next)
            close_from(&maker, 1);
        next = item->block->next;
        unsigned number = item->level < DEEPEST_LEVEL ? item->level : DEEPEST_LEVEL;
        const struct level *level = &maker.levels[number];
        bool is_item = item->block->kind == NODE_PARAGRAPH &&
                       read_value(item->label, level->list ? &level->last : NULL, &value);
        is_item = is_item && (follows(level, &value) || !stands_alone(labels, i, &value));
        if (is_item) {
            add_item(&maker, item, &value);
            continue;
        }
        restore(document, item);
        close_from(&maker, 1);
    }
}

/* Labels that are typed. */

/* Bytes of a label at the start of a text: 1. 12) （一） a、; 0: none. */
static size_t label_size(const char *text, size_t length, bool *is_wide)
{
    static const char *const stops[] = {".", ")", "、", "．", "）"};
    static const char han[] = "〇一二三四五六七八九十百";
    size_t at = 0, marks = 0;
    if (at < length && *text == '(')
        at++;
    else if (length >= 3 && !memcmp(text, "（", 3))
        at += 3;
    for (; marks < 4 && at < length; marks++) {
        char sign[4] = {0};
        memcpy(sign, text + at, length - at < 3 ? length - at : 3);
        bool is_han = (unsigned char)*sign >= 0xE0 && strstr(han, sign);
        bool is_letter = isalpha((unsigned char)*sign) && !marks;
        if (!is_han && !is_letter && !isdigit((unsigned char)*sign))
            break;
        at += is_han ? 3 : 1;
    }
    for (size_t i = 0; marks && i < sizeof stops / sizeof *stops; i++) {
        size_t size = strlen(stops[i]);
        *is_wide = size > 1;
        if (length - at >= size && !memcmp(text + at, stops[i], size))
            return at + size;
    }
    return 0;
}

/* The blanks behind a label. */
struct blanks {
    size_t count;
    bool has_hard; /* one that does not collapse by itself */
};

static size_t skip_blanks(const struct node *text, size_t at, struct blanks *blanks)
{
    for (size_t size; (size = blank_size(text->text + at, text->text_length - at)); at += size) {
        blanks->count++;
        blanks->has_hard |= size == 2 || text->text[at] == '\t';
    }
    return at;
}

enum { MOST_TEXTS = 4 };

static size_t first_texts(const struct node *block, struct node **texts)
{
    size_t count = 0;
    struct walk walk = walk_start(block);
    while (walk_next(&walk) && count < MOST_TEXTS) {
        if (node_is_leaf(walk.node) && walk.node->kind != NODE_TEXT)
            break;
        if (walk.node->kind == NODE_TEXT)
            texts[count++] = (struct node *)walk.node;
    }
    return count;
}

static void set_text(struct document *document, struct node *node, const char *text)
{
    node->text = arena_copy_text(document->arena, text);
    node->text_length = strlen(node->text);
}

static void collapse_behind_label(struct document *document, const struct node *block)
{
    struct node *texts[MOST_TEXTS];
    struct blanks indent = {0, false}, blanks = {0, false};
    size_t count = first_texts(block, texts), i = 0;
    bool is_wide = false;
    if (!count)
        return;
    size_t start = skip_blanks(texts[0], 0, &indent);
    size_t label = label_size(texts[0]->text + start, texts[0]->text_length - start, &is_wide);
    if (!label)
        return;
    size_t at = skip_blanks(texts[0], start + label, &blanks);
    while (at == texts[i]->text_length && i + 1 < count)
        at = skip_blanks(texts[++i], 0, &blanks);
    if (!blanks.has_hard || blanks.count < 2 || at == texts[i]->text_length)
        return;
    const char *head = arena_copy(document->arena, texts[0]->text, start + label);
    const char *gap = is_wide ? "" : " ", *rest = texts[i]->text + at;
    for (size_t j = 1; j < i; j++)
        set_text(document, texts[j], "");
    set_text(document, texts[0], arena_format(document->arena, "%s%s%s", head, gap, i ? "" : rest));
    if (i)
        set_text(document, texts[i], rest);
}

void word_collapse_blanks(struct document *document)
{
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk))
        if (walk.event == WALK_ENTER &&
            (walk.node->kind == NODE_PARAGRAPH || walk.node->kind == NODE_HEADING))
            collapse_behind_label(document, walk.node);
}
