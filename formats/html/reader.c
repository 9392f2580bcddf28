#include "formats/html/reader.h"

#include "base/patterns/patterns.h"
#include "base/translation.h"
#include "base/xml/xml_reader.h"
#include "formats/document/foreign.h"
#include "formats/html/article/options.h"
#include "formats/html/article/replace.h"
#include "formats/html/encoding/labels.h"
#include "formats/html/reading.h"
#include "formats/image/image.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { SURE = 90, LIKELY = 60, POSSIBLE = 20, LOOK_AT = 4096 };

/* What no text begins with; more is in formats/document/foreign.c. */
static const struct {
    const char *bytes;
    size_t length;
} foreign[] = {
    {"\x7F"
     "ELF",
     4},
    {"BM", 2},
    {"II*\0", 4},
    {"MM\0*", 4},
};

static bool is_foreign(const struct source *source)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (source->size >= foreign[i].length && !memcmp(source->bytes, foreign[i].bytes, foreign[i].length))
            return foreign[i].length > 2 || memchr(source->bytes, 0, source->size < 64 ? source->size : 64);
    enum image_kind kind = image_sniff(source->bytes, source->size);
    return kind != IMAGE_NONE && kind != IMAGE_SVG; /* which a page of HTML may begin with */
}

static bool has_tag(const char *bytes, size_t size)
{
    for (size_t i = 0; i + 1 < size && i < LOOK_AT; i++)
        if (bytes[i] == '<' && (isalpha((unsigned char)bytes[i + 1]) || strchr("!/?", bytes[i + 1])))
            return true;
    return false;
}

static int recognise(const struct source *source)
{
    struct foreign_kind kind;
    if (foreign_find(source->bytes, source->size, &kind) || is_foreign(source))
        return 0;
    if (has_tag(source->bytes, source->size))
        return SURE;
    return memchr(source->bytes, 0, source->size < LOOK_AT ? source->size : LOOK_AT) ? POSSIBLE : LIKELY;
}

static enum status read(const struct read_request *request, struct document **document)
{
    const struct source *source = request->source;
    struct place place = {source->name, 0};
    struct foreign_kind kind;
    bool is_known = foreign_find(source->bytes, source->size, &kind);
    if (!is_known && !is_foreign(source))
        return html_read_bytes(request, document);
    if (is_known)
        diag_report(request->diag, place, DIAG_FOREIGN_KIND, kind.name, kind.remedy);
    else
        diag_report(request->diag, place, DIAG_NOT_TEXT);
    return STATUS_FAILED;
}

static const char *find_encoding_fault(const char *name)
{
    return encoding_find(name, strlen(name))
               ? NULL
               : PHRASE("the name of an encoding: utf-8, gb18030, gbk, big5, shift_jis, euc-kr, utf-16, ...");
}

#define OPTIONS struct reading_options

static const struct option_row rows[] = {
    {.name = "input-encoding",
     STORE_TEXT(input_encoding),
     .choices = "NAME",
     .find_fault = find_encoding_fault,
     .summary = "the encoding of the input (gbk, big5, utf-8, ...), when the one found is wrong"},
    {.name = "content",
     STORE_CHOICE(content, reading_content),
     .fallback = "all",
     .summary = "what of a saved page to keep: all visible text, or its article alone"},
    {.name = "color", STORE_FLAG(color), .fallback = "no", .summary = "keep the colours of the text"},
    {.name = "headings",
     STORE_CHOICE(headings, reading_headings),
     .fallback = "auto",
     .summary = "which headings to find: all, those that tags mark, or none"},
    {.name = "heading",
     STORE_TEXTS(heading),
     .choices = "REGEX",
     .summary = "paragraphs that match are headings"},
    {.name = "drop", STORE_TEXTS(drop), .choices = "REGEX", .summary = "paragraphs that match are left out"},
    {.name = "placeholders",
     STORE_CHOICE(placeholders, reading_placeholders),
     .fallback = "mark",
     .summary = "what becomes of lines that stand for a missing picture"},
    {.name = "join-lines",
     STORE_FLAG(join_lines),
     .fallback = "no",
     .summary = "join a line of plain text to the one before it when it goes on in mid-sentence"},
#include "formats/html/mending.def"
};

/* Before any input is read: an expression that makes no sense. */
static enum status check_options(const void *values, struct diag *diag)
{
    const struct reading_options *given = values;
    enum status status = patterns_check(&given->heading, "heading", diag);
    if (status == STATUS_OK)
        status = patterns_check(&given->drop, "drop", diag);
    return status == STATUS_OK ? replace_check(&given->mending, diag) : status;
}

static const struct option_table options = {OPTION_TABLE(rows)};
static const char *const extensions[] = {"html", "htm", "xhtml", "txt", NULL};
static const struct reader reader = {.recognise = recognise, .read = read};

/* uchardet does not say at run time. */
static const char *libraries(void)
{
    static char text[64];
    const char *reason;
    const struct xml_reader_door *xml = module_load("xml-reader", sizeof *xml, &reason);
    snprintf(text, sizeof text, "%s%suchardet %s", xml ? xml->libraries() : "", xml ? ", " : "",
             UCHARDET_VERSION);
    return text;
}

const struct format html_format = {
    .name = "html",
    .summary = "articles: HTML fragments and pages, XHTML, plain text, in any encoding",
    .extensions = extensions,
    .read_options = &options,
    .check_read_options = check_options,
    .reader = &reader,
    .is_text = true,
    .libraries = libraries,
};
