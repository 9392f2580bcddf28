#include "formats/html/svg/svg.h"

#include "base/utf8.h"
#include "base/xml/xml.h"
#include "formats/html/svg/svg_rules.h"
#include "formats/html/svg/svg_size.h"
#include "formats/html/svg/svg_tokens.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    MOST_IDS = 2000,
    LONGEST_WORDS = 2000,
    MOST_AWAITED = 100 /* elements in one that is used before it comes */
};

struct cleaning {
    struct arena *arena, *scratch;
    struct buffer *file;
    struct svg_facts *facts;
    const struct svg_rule *open[SVG_DEEPEST];
    size_t depth, unseen; /* open elements, and those of them that are not seen by themselves */
    size_t skipped_depth; /* of an element that is left out, and of others of its name in it */
    const char *skipped;  /* its name */
    struct svg_id {
        const char *name;
        size_t depth; /* of its element while that is open; 0: it is closed */
        size_t cost;  /* elements before it; when it is closed, in it */
    } ids[MOST_IDS];  /* that were written */
    size_t id_count;
    size_t element_count;          /* with those that are shown once more where something uses them */
    const char *awaited[MOST_IDS]; /* ids that were used before they came */
    size_t awaited_count;
    const char *uses[SVG_MOST_PICTURES];
    size_t use_count;
    struct buffer words, title;
    bool failed;
};

static bool is_root(const struct cleaning *cleaning)
{
    return cleaning->depth == 1;
}

static const struct svg_rule *top(const struct cleaning *cleaning)
{
    return cleaning->depth ? cleaning->open[cleaning->depth - 1] : NULL;
}

/* Attributes. */

static bool is_plain_id(const char *id)
{
    bool is_plain = isalpha((unsigned char)*id) || *id == '_';
    for (; is_plain && *id; id++)
        is_plain = isalnum((unsigned char)*id) || strchr("_-.", *id);
    return is_plain;
}

static struct svg_id *find_id(struct cleaning *cleaning, const char *name)
{
    for (size_t i = 0; i < cleaning->id_count; i++)
        if (!strcmp(cleaning->ids[i].name, name))
            return &cleaning->ids[i];
    return NULL;
}

/* Each id once, and only ids that XML knows. */
static bool takes_id(struct cleaning *cleaning, const char *name)
{
    if (!is_plain_id(name) || cleaning->id_count == MOST_IDS || find_id(cleaning, name))
        return false;
    cleaning->ids[cleaning->id_count++] = (struct svg_id){.name = arena_copy_text(cleaning->arena, name),
                                                          .depth = cleaning->depth,
                                                          .cost = cleaning->element_count};
    return true;
}

/* A bitmap in the address itself. */
static bool is_bitmap(const char *address)
{
    static const char *const starts[] = {"data:image/png;base64,", "data:image/jpeg;base64,",
                                         "data:image/gif;base64,", "data:image/webp;base64,"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (!strncasecmp(address, starts[i], strlen(starts[i])))
            return true;
    return false;
}

static bool names_bitmap(const struct svg_token *token)
{
    const char *address = svg_token_attribute(token, "href");
    return address && is_bitmap(address);
}

static bool takes_attribute(struct cleaning *cleaning, const char *name, const char *value)
{
    bool is_sized = !strcmp(name, "width") || !strcmp(name, "height") || !strcmp(name, "viewBox");
    if (is_root(cleaning) && (is_sized || !strcmp(name, "style") || !strcmp(name, "x") || !strcmp(name, "y")))
        return false;
    if (!strcmp(name, "id"))
        return takes_id(cleaning, value);
    if (!strcmp(name, "href"))
        return *value == '#' || (top(cleaning)->kind == SVG_PICTURE && is_bitmap(value));
    return !svg_value_leads_out(value);
}

static void write_attributes(struct cleaning *cleaning, const struct svg_token *token)
{
    for (size_t i = 0; i < token->attribute_count; i++) {
        const char *name = svg_attribute_name(token->attributes[i].name);
        const char *value = token->attributes[i].value;
        if (name && takes_attribute(cleaning, name, value))
            xml_append_attribute(cleaning->file, strcmp(name, "href") ? name : "xlink:href", value);
    }
}

/* The root. */

/* A size of its own, and the box that it shows, so that it can be shown larger and smaller. */
static void write_root(struct cleaning *cleaning, const struct svg_token *token)
{
    struct svg_size size = svg_size_find(token);
    const char *box = svg_token_attribute(token, "viewBox");
    struct svg_facts *facts = cleaning->facts;
    facts->width = (uint32_t)(size.width + 0.5) ? (uint32_t)(size.width + 0.5) : 1;
    facts->height = (uint32_t)(size.height + 0.5) ? (uint32_t)(size.height + 0.5) : 1;
    buffer_append_format(cleaning->file,
                         "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                         "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"%u\" height=\"%u\"",
                         facts->width, facts->height);
    xml_append_attribute(
        cleaning->file, "viewBox",
        box && *box ? box : arena_format(cleaning->scratch, "0 0 %u %u", facts->width, facts->height));
    const char *label = svg_token_attribute(token, "aria-label"), *role = svg_token_attribute(token, "role");
    const char *hidden = svg_token_attribute(token, "aria-hidden");
    facts->words = arena_copy_text(cleaning->arena, label ? label : "");
    facts->is_decoration =
        (hidden && !strcasecmp(hidden, "true")) || (role && !strcasecmp(role, "presentation"));
}

/* Elements. */

/* What is used costs as much as if it stood here. What comes later, or is still open, is judged at the end. */
static void count_use(struct cleaning *cleaning, const char *name)
{
    const struct svg_id *id = find_id(cleaning, name);
    if (id && !id->depth)
        cleaning->element_count += id->cost;
    else if (cleaning->awaited_count < MOST_IDS)
        cleaning->awaited[cleaning->awaited_count++] = arena_copy_text(cleaning->arena, name);
    else
        cleaning->failed = true;
    cleaning->element_count += id && !id->depth ? 0 : MOST_AWAITED;
}

static void note_use(struct cleaning *cleaning, const struct svg_token *token)
{
    const char *target = svg_token_attribute(token, "href");
    if (!target || *target != '#')
        return;
    count_use(cleaning, target + 1);
    if (!cleaning->unseen && cleaning->use_count < SVG_MOST_PICTURES)
        cleaning->uses[cleaning->use_count++] = arena_copy_text(cleaning->arena, target + 1);
}

static void note_element(struct cleaning *cleaning, const struct svg_rule *rule,
                         const struct svg_token *token)
{
    switch (rule->kind) {
    case SVG_SHAPE:
    case SVG_TEXT: cleaning->facts->is_shown |= !cleaning->unseen; break;
    case SVG_PICTURE: cleaning->facts->is_shown |= !cleaning->unseen && names_bitmap(token); break;
    case SVG_USE: note_use(cleaning, token); break;
    case SVG_UNSEEN: cleaning->unseen++; break;
    case SVG_LEFT_OUT:
    case SVG_GROUP:
    case SVG_WORDS:
    case SVG_STYLE: break;
    }
}

/* The costs of the element that is closed are known now. */
static void close_ids(struct cleaning *cleaning)
{
    for (size_t i = cleaning->id_count; i--;) {
        struct svg_id *id = &cleaning->ids[i];
        if (id->depth != cleaning->depth)
            continue;
        id->cost = cleaning->element_count - id->cost + 1;
        id->depth = 0;
    }
}

static void close_top(struct cleaning *cleaning)
{
    const struct svg_rule *rule = top(cleaning);
    close_ids(cleaning);
    cleaning->unseen -= rule->kind == SVG_UNSEEN;
    cleaning->depth--;
    buffer_append_format(cleaning->file, "</%s>", rule->name);
}

static void open_element(struct cleaning *cleaning, const struct svg_rule *rule,
                         const struct svg_token *token)
{
    cleaning->open[cleaning->depth++] = rule;
    note_element(cleaning, rule, token);
    if (is_root(cleaning))
        write_root(cleaning, token);
    else
        buffer_append_format(cleaning->file, "<%s", rule->name);
    write_attributes(cleaning, token);
    buffer_append_byte(cleaning->file, '>');
    if (token->is_empty)
        close_top(cleaning);
}

static void skip_element(struct cleaning *cleaning, const struct svg_token *token)
{
    if (token->is_empty)
        return;
    cleaning->skipped = arena_copy_text(cleaning->arena, token->text);
    cleaning->skipped_depth = 1;
}

/* The address of a picture in another file, which a drawing that names none cannot show; NULL: it is none. */
static const char *other_picture(const struct svg_rule *rule, const struct svg_token *token)
{
    const char *address = svg_token_attribute(token, "href");
    return rule && rule->kind == SVG_PICTURE && address && *address != '#' && !is_bitmap(address) ? address
                                                                                                  : NULL;
}

/* It is shown beside the drawing. */
static void note_picture(struct cleaning *cleaning, const char *address)
{
    struct svg_facts *facts = cleaning->facts;
    if (*address && facts->picture_count < SVG_MOST_PICTURES)
        facts->pictures[facts->picture_count++] = arena_copy_text(cleaning->arena, address);
}

static void start(struct cleaning *cleaning, const struct svg_token *token)
{
    const struct svg_rule *rule = svg_rule_find(token->text);
    cleaning->failed |= cleaning->depth == SVG_DEEPEST || ++cleaning->element_count > SVG_MOST_ELEMENTS;
    if (cleaning->skipped_depth) {
        cleaning->skipped_depth += !token->is_empty && !strcasecmp(token->text, cleaning->skipped);
        return;
    }
    if (cleaning->failed || (!cleaning->depth && (!rule || strcmp(rule->name, "svg") != 0)))
        return;
    const char *other = other_picture(rule, token);
    if (other)
        note_picture(cleaning, other);
    if (!rule || other)
        skip_element(cleaning, token);
    else
        open_element(cleaning, rule, token);
}

static void end(struct cleaning *cleaning, const struct svg_token *token)
{
    if (cleaning->skipped_depth) {
        cleaning->skipped_depth -= !strcasecmp(token->text, cleaning->skipped);
        return;
    }
    size_t index = cleaning->depth;
    while (index && strcasecmp(cleaning->open[index - 1]->name, token->text) != 0)
        index--;
    while (index && cleaning->depth >= index)
        close_top(cleaning);
}

/* Texts. */

static void add_words(struct buffer *words, const char *text, size_t length)
{
    ascii_trim(&text, &length);
    if (!length || words->length > LONGEST_WORDS)
        return;
    if (words->length)
        buffer_append_byte(words, ' ');
    for (size_t i = 0; i < length; i++)
        buffer_append_byte(words, (char)(isspace((unsigned char)text[i]) ? ' ' : text[i]));
}

static void note_words(struct cleaning *cleaning, const struct svg_token *token)
{
    bool is_title = cleaning->depth == 2 && !strcmp(top(cleaning)->name, "title");
    if (top(cleaning)->kind == SVG_TEXT && !cleaning->unseen)
        add_words(&cleaning->words, token->text, token->length);
    if (is_title)
        add_words(&cleaning->title, token->text, token->length);
}

static void write_text(struct cleaning *cleaning, const struct svg_token *token)
{
    if (cleaning->skipped_depth || !cleaning->depth)
        return;
    enum svg_kind kind = top(cleaning)->kind;
    const char *text = arena_copy(cleaning->scratch, token->text, token->length);
    if (kind == SVG_STYLE && svg_value_leads_out(text))
        return;
    note_words(cleaning, token);
    if (kind == SVG_TEXT || kind == SVG_WORDS || kind == SVG_STYLE)
        xml_append_text(cleaning->file, token->text, token->length);
}

/* The whole. */

static void settle(struct cleaning *cleaning)
{
    struct svg_facts *facts = cleaning->facts;
    cleaning->failed |= cleaning->element_count > SVG_MOST_ELEMENTS;
    for (size_t i = 0; i < cleaning->awaited_count; i++) {
        const struct svg_id *id = find_id(cleaning, cleaning->awaited[i]);
        cleaning->failed |= id && id->cost > MOST_AWAITED;
    }
    for (size_t i = 0; i < cleaning->use_count; i++)
        facts->is_shown |= find_id(cleaning, cleaning->uses[i]) != NULL;
    const struct buffer *words = cleaning->title.length ? &cleaning->title : &cleaning->words;
    bool has_label = !cleaning->title.length && *facts->words;
    if (words->length && !has_label)
        facts->words = arena_copy(cleaning->arena, words->data, words->length);
    buffer_append_byte(cleaning->file, '\n');
}

/* Up to the end of the root. */
static void clean_tokens(struct cleaning *cleaning, struct svg_reader *reader)
{
    struct svg_token *token = memory_allocate(sizeof *token);
    for (bool is_open = true; is_open && !cleaning->failed;) {
        struct arena_mark mark = arena_set_mark(cleaning->scratch);
        if (!svg_token_next(reader, token))
            break;
        switch (token->kind) {
        case SVG_TOKEN_START: start(cleaning, token); break;
        case SVG_TOKEN_END: end(cleaning, token); break;
        case SVG_TOKEN_TEXT: write_text(cleaning, token); break;
        }
        arena_rewind(cleaning->scratch, mark);
        is_open = !cleaning->facts->width || cleaning->depth;
    }
    while (cleaning->depth)
        close_top(cleaning);
    free(token);
}

bool svg_clean(struct arena *arena, const char *markup, size_t length, struct buffer *file,
               struct svg_facts *facts)
{
    struct cleaning *cleaning = memory_allocate(sizeof *cleaning);
    *cleaning = (struct cleaning){.arena = arena, .scratch = arena_new(), .file = file, .facts = facts};
    struct svg_reader reader = {cleaning->scratch, {.text = markup, .length = length}};
    *facts = (struct svg_facts){.words = ""};
    cleaning->failed = length > SVG_LARGEST;
    clean_tokens(cleaning, &reader);
    settle(cleaning);
    bool is_drawing = facts->width && !cleaning->failed && !file->overflowed;
    buffer_free(&cleaning->words);
    buffer_free(&cleaning->title);
    arena_free(cleaning->scratch);
    free(cleaning);
    return is_drawing;
}
