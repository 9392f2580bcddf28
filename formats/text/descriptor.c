#include "formats/text/options.h"
#include "formats/text/writer.h"

#define OPTIONS struct text_options

static const struct option_row rows[] = {
    {.name = "width",
     STORE_NUMBER(width),
     .fallback = "80",
     .maximum = 10000,
     .summary = "columns of a line; 0: a line for each paragraph"},
    {.name = "encoding",
     STORE_CHOICE(encoding, text_encoding),
     .fallback = "utf-8",
     .summary = "bytes of the output"},
    {.name = "eol", STORE_CHOICE(eol, text_eol), .fallback = "lf", .summary = "line ends"},
    {.name = "bom", STORE_FLAG(bom), .fallback = "no", .summary = "begin with a byte order mark"},
    {.name = "indent",
     STORE_CHOICE(indent, text_indent),
     .fallback = "ideographic",
     .summary = "first lines of paragraphs: U+3000, as many columns of U+0020, or nothing"},
    {.name = "title",
     STORE_CHOICE(title, text_title),
     .fallback = "start",
     .summary = "where the title and what belongs to it stand"},
    {.name = "credits",
     STORE_FLAG(credits),
     .fallback = "no",
     .summary = "end with source, author and date where the text itself does not say them"},
    {.name = "ambiguous",
     STORE_CHOICE(ambiguous, text_ambiguous),
     .fallback = "auto",
     .summary = "columns of a character of ambiguous width; auto: 2 in Chinese and Japanese"},
    {.name = "line-break",
     STORE_CHOICE(line_break, line_break_level),
     .fallback = "auto",
     .summary = "where lines may break; auto: by the language"},
    {.name = "hanging",
     STORE_FLAG(hanging),
     .fallback = "no",
     .summary = "a stop or comma may stand beyond the width"},
    {.name = "han-latin-space",
     STORE_FLAG(han_latin_space),
     .fallback = "no",
     .summary = "write a space between Han and Latin or digits"},
};

static const struct option_table options = {OPTION_TABLE(rows)};
static const char *const extensions[] = {"txt", NULL};

extern const struct format text_format;
const struct format text_format = {
    .name = "text",
    .summary = "plain text, wrapped and indented",
    .extensions = extensions,
    .write_options = &options,
    .writer = &text_writer,
    .is_text = true,
};
