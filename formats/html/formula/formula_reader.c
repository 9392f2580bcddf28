#include "formats/html/formula/formula_reader.h"

#include "base/utf8.h"
#include "formats/html/formula/mathml_reader.h"
#include "formats/html/formula/mathml_writer.h"
#include "formats/html/formula/tex.h"
#include "formats/html/tokenizer/tokenizer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_SEEN = 16 << 20 };

/* What the texts in an open element are. */
enum text_kind {
    TEXT_SEEN,
    TEXT_UNSEEN,   /* of a drawing, a script */
    TEXT_MATHML,   /* as its place says */
    TEXT_STRIPPED, /* what is left of MathML when a page takes its tags away; TeX stands at its end */
    TEXT_SCRIPT    /* TeX */
};

struct open {
    const char *name;
    enum text_kind kind;
    struct mathml_place place;
    bool waits_for_script; /* of KaTeX: the next list of rows says whether above or below the line */
    const char *closing;   /* to be put behind what is seen; NULL: nothing */
};

struct formula_reader {
    struct arena *arena;
    struct formula_source source;
    const struct element *element;
    struct formula_tree tree; /* of the MathML, when there is any */
    bool has_tree;
    struct open *open;
    size_t depth, capacity;
    size_t ignored; /* open beyond FORMULA_MOST_OPEN */
    struct buffer tex, stripped, seen;
    struct buffer token, words; /* of the MathML: the open token, all tokens */
    struct formula_result result;
};

static struct open *top(struct formula_reader *reader)
{
    return &reader->open[reader->depth - 1];
}

static bool is_math(const char *name)
{
    return !strcmp(name, "math");
}

static enum text_kind kind_of(const struct open *outer, const char *name, const struct attributes *attributes)
{
    if (outer->kind != TEXT_SEEN)
        return outer->kind;
    if (!strcmp(name, "svg") || !strcmp(name, "script") || !strcmp(name, "style") || !strcmp(name, "title"))
        return TEXT_UNSEEN;
    return formula_has_class(attributes, "katex-mathml") ? TEXT_STRIPPED : TEXT_SEEN;
}

/* A second math element says the same again. */
static void open_math(struct formula_reader *reader, struct open *open, const struct attributes *attributes)
{
    if (reader->has_tree) {
        open->kind = TEXT_UNSEEN;
        return;
    }
    formula_start(&reader->tree, reader->arena);
    reader->has_tree = true;
    const char *display = attributes->values[ATTRIBUTE_DISPLAY];
    reader->source.is_block |= display && !strcmp(display, "block");
    open->kind = TEXT_MATHML;
    open->place = (struct mathml_place){.part = reader->tree.root};
}

/* Scripts that are made of elements, or of KaTeX's rows. */
static void open_seen(struct formula_reader *reader, struct open *open, const char *name,
                      const struct attributes *attributes)
{
    bool is_row = reader->depth && top(reader)->waits_for_script && formula_has_class(attributes, "vlist-t");
    bool is_lower = !strcmp(name, "sub") || (is_row && formula_has_class(attributes, "vlist-t2"));
    open->waits_for_script = formula_has_class(attributes, "msupsub");
    if (!is_row && !is_lower && strcmp(name, "sup") != 0)
        return;
    buffer_append_text(&reader->seen, is_lower ? "_(" : "^(");
    open->closing = ")";
}

static void push(struct formula_reader *reader, const char *name, const struct attributes *attributes)
{
    static const struct open nothing = {.kind = TEXT_SEEN};
    const struct open *outer = reader->depth ? top(reader) : &nothing;
    if (reader->depth == FORMULA_MOST_OPEN) {
        reader->ignored++;
        return;
    }
    struct open open = {.name = arena_copy_text(reader->arena, name),
                        .kind = kind_of(outer, name, attributes)};
    if (outer->kind == TEXT_MATHML)
        open.place = mathml_open(&reader->tree, &outer->place, name, attributes);
    else if (is_math(name) && outer->kind != TEXT_UNSEEN)
        open_math(reader, &open, attributes);
    else if (open.kind == TEXT_SEEN)
        open_seen(reader, &open, name, attributes);
    if (reader->depth == reader->capacity) {
        reader->capacity = reader->capacity ? 2 * reader->capacity : 16;
        reader->open = memory_resize(reader->open, reader->capacity * sizeof *reader->open);
    }
    reader->open[reader->depth++] = open;
}

static void pop(struct formula_reader *reader)
{
    const struct open *open = top(reader);
    if (open->kind == TEXT_MATHML && !is_math(open->name))
        mathml_close(&reader->tree, &open->place, &reader->token);
    if (open->closing)
        buffer_append_text(&reader->seen, open->closing);
    reader->depth--;
}

struct formula_reader *formula_reader_new(const struct formula_source *source, const struct element *element,
                                          const char *name)
{
    static const struct attributes none;
    struct formula_reader *reader = memory_allocate(sizeof *reader);
    *reader = (struct formula_reader){.arena = arena_new(), .source = *source, .element = element};
    reader->source.tex = arena_copy_text(reader->arena, source->tex);
    reader->source.mathml = arena_copy_text(reader->arena, source->mathml);
    reader->tex.ceiling = reader->stripped.ceiling = reader->seen.ceiling = LONGEST_SEEN;
    reader->token.ceiling = reader->words.ceiling = LONGEST_SEEN;
    push(reader, name, &none);
    if (source->family == FORMULA_SCRIPT)
        top(reader)->kind = TEXT_SCRIPT;
    return reader;
}

void formula_reader_free(struct formula_reader *reader)
{
    if (!reader)
        return;
    linear_free(&reader->result.linear);
    buffer_free(&reader->tex);
    buffer_free(&reader->stripped);
    buffer_free(&reader->seen);
    buffer_free(&reader->token);
    buffer_free(&reader->words);
    free(reader->open);
    arena_free(reader->arena);
    free(reader);
}

static bool is_block(const struct element *element)
{
    return element->flags & ELEMENT_SPECIAL && element->role != ROLE_FORMULA &&
           element->role != ROLE_HIDDEN && element->role != ROLE_TITLE && element->role != ROLE_STYLESHEET;
}

/* A block ends an inline formula whose end tag its author forgot, so that it does not swallow the page. */
bool formula_reader_start(struct formula_reader *reader, const struct element *element, const char *name,
                          const struct attributes *attributes)
{
    if (is_block(element) && !is_block(reader->element))
        return false;
    if (!(element->flags & ELEMENT_VOID))
        push(reader, name, attributes);
    return true;
}

enum formula_end formula_reader_end(struct formula_reader *reader, const struct element *element,
                                    const char *name)
{
    size_t index = reader->depth;
    if (reader->ignored) {
        reader->ignored--;
        return FORMULA_GOES_ON;
    }
    while (index && strcmp(reader->open[index - 1].name, name) != 0)
        index--;
    if (!index)
        return is_block(element) ? FORMULA_ENDED_BEFORE : FORMULA_GOES_ON;
    while (reader->depth >= index)
        pop(reader);
    return reader->depth ? FORMULA_GOES_ON : FORMULA_ENDS;
}

/* What is passed over is seen when there is nothing else. */
static void read_mathml_text(struct formula_reader *reader, const struct mathml_place *place,
                             const char *text, size_t length)
{
    if (place->content == MATHML_ANNOTATION) {
        buffer_append(&reader->tex, text, length);
    } else if (place->content == MATHML_PASSED_OVER) {
        buffer_append(&reader->seen, text, length);
    } else {
        mathml_text(&reader->tree, place, text, length, &reader->token);
        buffer_append(&reader->words, text, length);
    }
}

void formula_reader_text(struct formula_reader *reader, const char *text, size_t length)
{
    const struct open *open = top(reader);
    switch (open->kind) {
    case TEXT_SEEN: buffer_append(&reader->seen, text, length); break;
    case TEXT_STRIPPED: buffer_append(&reader->stripped, text, length); break;
    case TEXT_SCRIPT: buffer_append(&reader->tex, text, length); break;
    case TEXT_MATHML: read_mathml_text(reader, &open->place, text, length); break;
    case TEXT_UNSEEN: break;
    }
}

/* The MathML that MathJax keeps in an attribute. */

static void take_start(void *context, const struct element *element, const char *name,
                       const struct attributes *attributes)
{
    formula_reader_start(context, element, name, attributes);
}

static void take_end(void *context, const struct element *element, const char *name)
{
    struct formula_reader *reader = context;
    if (reader->depth > 1)
        formula_reader_end(reader, element, name);
}

static void take_text(void *context, const char *text, size_t length)
{
    formula_reader_text(context, text, length);
}

static void read_attribute(struct formula_reader *reader)
{
    uint32_t line = 1;
    const struct token_handler handler = {reader, take_start, take_end, take_text, &line, NULL};
    if (!reader->source.mathml || reader->has_tree)
        return;
    reader->depth = reader->ignored = 0;
    push(reader, "span", &(struct attributes){{NULL}});
    top(reader)->kind = TEXT_SEEN;
    buffer_truncate(&reader->seen, 0);
    tokenize(reader->source.mathml, strlen(reader->source.mathml), line, &handler);
}

/* The results. */

static const char *copy_collapsed(struct formula_reader *reader, const char *text, size_t length)
{
    struct buffer line = {0};
    for (size_t i = 0; i < length; i++) {
        bool is_space = isspace((unsigned char)text[i]);
        if (!is_space)
            buffer_append_byte(&line, text[i]);
        else if (line.length && line.data[line.length - 1] != ' ')
            buffer_append_byte(&line, ' ');
    }
    while (line.length && line.data[line.length - 1] == ' ')
        buffer_truncate(&line, line.length - 1);
    const char *copy = arena_copy(reader->arena, line.data ? line.data : "", line.length);
    buffer_free(&line);
    return copy;
}

static void keep_tree(struct formula_reader *reader, struct formula_tree *tree, enum formula_quality quality)
{
    struct formula_result *result = &reader->result;
    struct buffer alternative = {0}, mathml = {0};
    result->quality = quality;
    linear_make(tree->root, &result->linear);
    linear_append_text(&result->linear, &alternative);
    mathml_write(tree->root, alternative.data, result->is_block, &mathml);
    result->mathml = arena_copy(reader->arena, mathml.data, mathml.length);
    buffer_free(&alternative);
    buffer_free(&mathml);
}

static void keep_text(struct formula_reader *reader, const char *text, size_t length,
                      enum formula_quality quality)
{
    struct linear *linear = &reader->result.linear;
    const char *line = copy_collapsed(reader, text, length);
    if (!*line)
        return;
    reader->result.quality = quality;
    buffer_append_text(&linear->text, line);
    linear->pieces = memory_allocate(sizeof *linear->pieces);
    linear->pieces[0] = (struct linear_piece){0, linear->text.length};
    linear->count = linear->capacity = 1;
}

static bool keep_tex(struct formula_reader *reader, const char *text, size_t length)
{
    struct formula_tree tree;
    length = tex_strip(&text, length, &reader->result.is_block);
    if (!length)
        return false;
    formula_start(&tree, reader->arena);
    if (tex_read(&tree, text, length))
        keep_tree(reader, &tree, FORMULA_TEX);
    else
        keep_text(reader, text, length, FORMULA_TEX_SOURCE);
    return reader->result.quality != FORMULA_EMPTY;
}

/* The source is the last thing in what is left of MathML: behind a blank line. */
static bool keep_stripped(struct formula_reader *reader)
{
    const char *text = reader->stripped.data;
    size_t length = reader->stripped.length, start;
    while (length && isspace((unsigned char)text[length - 1]))
        length--;
    for (start = length; start; start--) {
        size_t space = start, feeds = 0;
        for (; space && isspace((unsigned char)text[space - 1]); space--)
            feeds += text[space - 1] == '\n';
        if (feeds > 1)
            break;
    }
    return length && keep_tex(reader, text + start, length - start);
}

/* MathML, else the TeX beside it, else the TeX of the tag, else what is to be seen; what is too large for a formula is text. */
static void keep_best(struct formula_reader *reader)
{
    const char *tex = reader->source.tex ? reader->source.tex : "";
    if (reader->has_tree && formula_finish(&reader->tree))
        keep_tree(reader, &reader->tree, FORMULA_MATHML);
    else if (!ascii_is_blank(reader->tex.data, reader->tex.length) &&
             keep_tex(reader, reader->tex.data, reader->tex.length))
        return;
    else if (keep_tex(reader, tex, strlen(tex)) || keep_stripped(reader))
        return;
    else if (!ascii_is_blank(reader->words.data, reader->words.length))
        keep_text(reader, reader->words.data, reader->words.length, FORMULA_SEEN);
    else
        keep_text(reader, reader->seen.data, reader->seen.length, FORMULA_SEEN);
}

const struct formula_result *formula_reader_finish(struct formula_reader *reader)
{
    while (reader->depth)
        pop(reader);
    read_attribute(reader);
    reader->result.family = reader->source.family;
    reader->result.is_block = reader->source.is_block;
    keep_best(reader);
    return &reader->result;
}
