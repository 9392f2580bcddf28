#include "formats/epub/check/check_styles.h"

#include "base/array.h"
#include "base/translation.h"
#include "formats/epub/syntax/style_tokens.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Blocks in blocks: those of @media and of rules in rules. */
enum { DEEPEST_BLOCK = 64 };

/* At-rules whose blocks hold rules, and those whose blocks hold declarations; blocks of all others are passed over.
 * Source: CSS Conditional 3, CSS Cascade 5, CSS Fonts 4. */
static const char *const rules_of_rules[] = {"@media", "@supports", "@document", "@layer"};
static const char *const rules_of_declarations[] = {"@font-face", "@viewport", "@counter-style"};

/* What the page says, and no style sheet. Source: EPUB 3.3 §6.3.1.1. */
static const char *const forbidden[] = {"direction", "unicode-bidi"};

struct style_sheet {
    struct inspection *inspection;
    struct listed_file *file;
    const char *where;        /* the file, or the place of the text in it */
    unsigned long first_line; /* 0: `where` says the line */
    struct style_reader reader;
    struct style_token token; /* that is looked at */
    bool is_font;             /* in a block of @font-face */
    bool is_broken;
};

static const char *where_of(const struct style_sheet *sheet)
{
    return sheet->first_line ? inspection_line(sheet->inspection, sheet->where, sheet->token.line)
                             : sheet->where;
}

static void next(struct style_sheet *sheet)
{
    sheet->token = style_next(&sheet->reader);
}

/* The first fault ends the reading. */
static void fail(struct style_sheet *sheet, const char *reason)
{
    if (!sheet->is_broken)
        inspection_fault(sheet->inspection, where_of(sheet), "CSS", reason);
    sheet->is_broken = true;
}

static bool is_mark(const struct style_sheet *sheet, char mark)
{
    return sheet->token.kind == STYLE_MARK && *sheet->token.start == mark;
}

static bool is_over(const struct style_sheet *sheet)
{
    return sheet->is_broken || sheet->token.kind == STYLE_END || sheet->token.kind == STYLE_BROKEN;
}

static void follow(struct style_sheet *sheet, enum link_kind kind)
{
    const struct style_token *token = &sheet->token;
    if (!token->length) {
        inspection_fault(sheet->inspection, where_of(sheet), "url()", PHRASE("it names nothing"));
        return;
    }
    if (*token->start == '#')
        return;
    struct book_link *link = inspection_add_link(
        sheet->inspection,
        &(struct book_link){.href = arena_copy(sheet->inspection->arena, token->start, token->length),
                            .file = sheet->file,
                            .kind = kind},
        sheet->file->path, token->line);
    if (link && !link->path)
        sheet->file->features |= FEATURE_REMOTE;
}

/* Declarations. */

/* A value, up to ; or the end of the block. */
static void read_value(struct style_sheet *sheet)
{
    size_t depth = 0, count = 0;
    while (!is_over(sheet) && (depth || (!is_mark(sheet, ';') && !is_mark(sheet, '}')))) {
        depth += sheet->token.kind == STYLE_FUNCTION || is_mark(sheet, '(') || is_mark(sheet, '[');
        depth -= depth && (is_mark(sheet, ')') || is_mark(sheet, ']'));
        if (is_mark(sheet, '{') || (depth && is_mark(sheet, '}')))
            fail(sheet, PHRASE("a declaration does not end; put ; behind it"));
        if (sheet->token.kind == STYLE_ADDRESS)
            follow(sheet, sheet->is_font ? LINK_FONT : LINK_STYLE_FILE);
        count++;
        next(sheet);
    }
    if (!count)
        fail(sheet, PHRASE("a property has no value"));
}

static void check_property(struct style_sheet *sheet)
{
    for (size_t i = 0; i < COUNT(forbidden); i++)
        if (sheet->inspection->edition == 3 && style_token_is(&sheet->token, forbidden[i]))
            inspection_fault(sheet->inspection, where_of(sheet), forbidden[i],
                             PHRASE("the page itself says it, by dir or bdo; take it out of the style"));
}

static void read_declaration(struct style_sheet *sheet)
{
    if (sheet->token.kind != STYLE_WORD) {
        fail(sheet, PHRASE("a declaration begins with a property"));
        return;
    }
    check_property(sheet);
    next(sheet);
    if (!is_mark(sheet, ':')) {
        fail(sheet, PHRASE("behind a property stands a colon"));
        return;
    }
    next(sheet);
    read_value(sheet);
}

/* Up to the end of the block, or of the text. */
static size_t read_declarations(struct style_sheet *sheet)
{
    size_t count = 0;
    while (!is_over(sheet) && !is_mark(sheet, '}')) {
        read_declaration(sheet);
        count++;
        if (is_mark(sheet, ';'))
            next(sheet);
    }
    return count;
}

static void end_block(struct style_sheet *sheet)
{
    if (is_mark(sheet, '}'))
        next(sheet);
    else
        fail(sheet, PHRASE("a block is never closed; put } behind it"));
}

/* Rules. */

static bool is_among(const struct style_token *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (style_token_is(name, names[i]))
            return true;
    return false;
}

/* What stands before a block. */
static void read_prelude(struct style_sheet *sheet)
{
    while (!is_over(sheet) && !is_mark(sheet, '{') && !is_mark(sheet, '}') && !is_mark(sheet, ';'))
        next(sheet);
}

static void read_import(struct style_sheet *sheet)
{
    next(sheet);
    if (sheet->token.kind == STYLE_STRING || sheet->token.kind == STYLE_ADDRESS)
        follow(sheet, LINK_STYLE);
    else
        fail(sheet, PHRASE("@import names a style sheet"));
}

static void check_charset(struct style_sheet *sheet)
{
    next(sheet);
    if (sheet->token.kind == STYLE_STRING && !style_token_is(&sheet->token, "utf-8") &&
        strncasecmp(sheet->token.start, "utf-16", 6))
        inspection_fault(sheet->inspection, where_of(sheet), "@charset",
                         PHRASE("files of a book are UTF-8; convert the file"));
}

static void skip_block(struct style_sheet *sheet)
{
    size_t depth = 1;
    while (!is_over(sheet) && depth) {
        depth += is_mark(sheet, '{');
        depth -= is_mark(sheet, '}');
        if (depth)
            next(sheet);
    }
    end_block(sheet);
}

static void read_block_of(struct style_sheet *sheet, const struct style_token *name)
{
    bool is_font = style_token_is(name, "@font-face");
    next(sheet);
    if (!is_among(name, rules_of_declarations, COUNT(rules_of_declarations))) {
        skip_block(sheet);
        return;
    }
    sheet->is_font = is_font;
    size_t count = read_declarations(sheet);
    sheet->is_font = false;
    if (is_font && !count)
        inspection_advise(sheet->inspection, where_of(sheet), "@font-face",
                          PHRASE("it says nothing; take it out"));
    end_block(sheet);
}

/* Reads an at-rule; true when its block of rules was entered. */
static bool read_at_rule(struct style_sheet *sheet)
{
    const struct style_token name = sheet->token;
    if (style_token_is(&name, "@import"))
        read_import(sheet);
    else if (style_token_is(&name, "@charset"))
        check_charset(sheet);
    next(sheet);
    read_prelude(sheet);
    if (is_mark(sheet, '{')) {
        if (!is_among(&name, rules_of_rules, COUNT(rules_of_rules))) {
            read_block_of(sheet, &name);
            return false;
        }
        next(sheet);
        return true;
    }
    if (is_mark(sheet, ';'))
        next(sheet);
    else
        fail(sheet, PHRASE("a rule does not end; put ; behind it"));
    return false;
}

/* Marks with which no selector begins. */
static bool begins_selector(const struct style_sheet *sheet)
{
    return sheet->token.kind == STYLE_WORD || sheet->token.kind == STYLE_FUNCTION ||
           (sheet->token.kind == STYLE_MARK && strchr(".:*[#&>+~|", *sheet->token.start));
}

static void read_selector(struct style_sheet *sheet)
{
    bool after_comma = true, after_step = false;
    size_t depth = 0; /* of brackets */
    while (!is_over(sheet) && !is_mark(sheet, '{') && !is_mark(sheet, '}') && !is_mark(sheet, ';')) {
        bool is_comma = is_mark(sheet, ',');
        bool is_wrong = (is_comma && after_comma) || is_mark(sheet, '<') || is_mark(sheet, '?') ||
                        is_mark(sheet, '!') || is_mark(sheet, '%');
        bool is_step = !depth && (is_mark(sheet, '>') || is_mark(sheet, '~') || is_mark(sheet, '+'));
        if (is_wrong || (after_step && (is_step || is_comma)))
            fail(sheet, PHRASE("this is not a selector"));
        after_comma = is_comma;
        after_step = is_step;
        bool is_class = is_mark(sheet, '.');
        bool is_number =
            sheet->token.kind == STYLE_WORD && isdigit((unsigned char)*sheet->token.start) && !depth;
        if (is_mark(sheet, '#') || is_number)
            fail(sheet, PHRASE("this is not a selector"));
        depth += is_mark(sheet, '[') || is_mark(sheet, '(') || sheet->token.kind == STYLE_FUNCTION;
        depth -= depth && (is_mark(sheet, ']') || is_mark(sheet, ')'));
        next(sheet);
        if (is_class && (sheet->token.has_blank || sheet->token.kind != STYLE_WORD ||
                         isdigit((unsigned char)*sheet->token.start)))
            fail(sheet, PHRASE("this is not a selector"));
    }
    if (!sheet->is_broken && (!is_mark(sheet, '{') || after_comma || after_step || depth))
        fail(sheet, PHRASE("behind a selector stands a block"));
}

static void read_rule(struct style_sheet *sheet)
{
    if (!begins_selector(sheet)) {
        fail(sheet, PHRASE("this is not a selector"));
        return;
    }
    read_selector(sheet);
    if (sheet->is_broken)
        return;
    next(sheet);
    read_declarations(sheet);
    end_block(sheet);
}

/* <!-- and --> may stand between rules. */
static bool skip_marks(struct style_sheet *sheet)
{
    bool opens = is_mark(sheet, '<') && !strncmp(sheet->token.start, "<!--", 4);
    bool closes = style_token_is(&sheet->token, "--") && sheet->token.start[2] == '>';
    for (int i = opens ? 3 : closes ? 2 : 0; i; i--)
        next(sheet);
    return opens || closes;
}

static void read_rules(struct style_sheet *sheet)
{
    size_t depth = 0;
    next(sheet);
    while (!is_over(sheet)) {
        if (skip_marks(sheet))
            continue;
        if (depth && is_mark(sheet, '}')) {
            depth--;
            next(sheet);
        } else if (sheet->token.kind == STYLE_RULE) {
            depth += read_at_rule(sheet);
            if (depth > DEEPEST_BLOCK)
                fail(sheet, PHRASE("too many blocks are inside each other"));
        } else {
            read_rule(sheet);
        }
    }
    if (sheet->token.kind == STYLE_BROKEN)
        fail(sheet, PHRASE("a comment, string or address is never closed; close it"));
    else if (depth)
        fail(sheet, PHRASE("a block is never closed; put } behind it"));
}

void check_style_text(struct inspection *inspection, struct listed_file *file, const char *where,
                      const char *text, bool is_attribute)
{
    struct style_sheet sheet = {.inspection = inspection, .file = file, .where = where, .reader = {text, 1}};
    if (!is_attribute) {
        read_rules(&sheet);
        return;
    }
    next(&sheet);
    while (is_mark(&sheet, ';'))
        next(&sheet);
    read_declarations(&sheet);
    if (is_mark(&sheet, '}') || sheet.token.kind == STYLE_BROKEN)
        fail(&sheet, PHRASE("this is not a declaration"));
}

static void read_file(struct inspection *inspection, struct listed_file *file, struct buffer *text)
{
    const char *start = text->data ? text->data : "";
    bool has_mark = text->length > 2 && !memcmp(start, "\xEF\xBB\xBF", 3);
    bool is_wide = text->length > 1 && (!memcmp(start, "\xFF\xFE", 2) || !memcmp(start, "\xFE\xFF", 2));
    struct style_sheet sheet = {.inspection = inspection,
                                .file = file,
                                .where = file->path,
                                .first_line = 1,
                                .reader = {start + (has_mark ? 3 : 0), 1}};
    if (is_wide)
        inspection_advise(inspection, file->path, "UTF-16",
                          PHRASE("files of a book are UTF-8; convert the file"));
    else
        read_rules(&sheet);
}

void check_styles(struct inspection *inspection)
{
    for (size_t i = 0; i < inspection->file_count; i++) {
        struct listed_file *file = &inspection->files[i];
        struct buffer text = {0};
        if (file->exists && !file->is_encrypted && file->media_type &&
            !strcmp(file->media_type, "text/css") &&
            inspection_read_file(inspection, file->path, inspection->package, &text))
            read_file(inspection, file, &text);
        buffer_free(&text);
    }
}
