#include "formats/document/format.h"

extern const struct writer text_writer;

static const struct option_row rows[] = {
    {.name = "width",
     .kind = OPTION_NUMBER,
     .fallback = "80",
     .maximum = 10000,
     .summary = "columns of a line; 0: a line for each paragraph"},
    {.name = "encoding",
     .kind = OPTION_CHOICE,
     .fallback = "utf-8",
     .choices = "utf-8|gb18030",
     .summary = "bytes of the output"},
    {.name = "eol", .kind = OPTION_CHOICE, .fallback = "lf", .choices = "lf|crlf", .summary = "line ends"},
    {.name = "bom", .kind = OPTION_FLAG, .fallback = "no", .summary = "begin with a byte order mark"},
    {.name = "indent",
     .kind = OPTION_CHOICE,
     .fallback = "ideographic",
     .choices = "ideographic|spaces|none",
     .summary = "first lines of paragraphs: U+3000, as many columns of U+0020, or nothing"},
    {.name = "title",
     .kind = OPTION_CHOICE,
     .fallback = "start",
     .choices = "start|center",
     .summary = "where the title and what belongs to it stand"},
    {.name = "credits",
     .kind = OPTION_FLAG,
     .fallback = "no",
     .summary = "end with source, author and date where the text itself does not say them"},
    {.name = "ambiguous",
     .kind = OPTION_CHOICE,
     .fallback = "auto",
     .choices = "auto|1|2",
     .summary = "columns of a character of ambiguous width; auto: 2 in Chinese and Japanese"},
    {.name = "line-break",
     .kind = OPTION_CHOICE,
     .fallback = "auto",
     .choices = "auto|none|loose|normal|basic|gb|strict",
     .summary = "where lines may break; auto: as the language wants"},
    {.name = "hanging",
     .kind = OPTION_FLAG,
     .fallback = "no",
     .summary = "a stop or comma may stand beyond the width"},
    {.name = "han-latin-space",
     .kind = OPTION_FLAG,
     .fallback = "no",
     .summary = "write a space between Han and Latin or digits"},
};

static const struct option_table options = {rows, sizeof rows / sizeof *rows};
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
