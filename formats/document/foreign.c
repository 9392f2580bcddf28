#include "formats/document/foreign.h"

#include "base/array.h"
#include "base/translation.h"

#include <string.h>
#include <strings.h>

enum remedy { SAVE_ANEW, CONVERT_BOOK, EXTRACT_TEXT, UNPACK, RENAME };

static const char *const remedies[] = {
    [SAVE_ANEW] =
        PHRASE("open it in a word processor, save it as a web page (HTML) or as plain text, and name "
               "that file"),
    [CONVERT_BOOK] = PHRASE("make an EPUB of it, with Calibre for example, and name that file"),
    [EXTRACT_TEXT] =
        PHRASE("take its text out, with pdftotext for example, and name the file that comes of it"),
    [UNPACK] = PHRASE("unpack it, and name the folder"),
    [RENAME] = PHRASE("let its name end in .zip"),
};

enum { ZIP_LOOK_AT = 64 * 1024 };

/* Where the bytes of a row stand. */
enum place_in_file {
    AT_START,    /* at `offset` */
    AFTER_BLANK, /* behind a byte order mark and white space */
    IN_ZIP,      /* in the names of a zip archive */
    IN_COMPOUND, /* in the names of a compound file, in UTF-16 */
};

/* The first row that fits says the kind: the general ones stand below. */
static const struct row {
    enum place_in_file place;
    size_t offset;
    const char *bytes;
    size_t length;
    bool needs_nul; /* a text could begin so: a NUL follows nearby */
    const char *name;
    enum remedy remedy;
} rows[] = {
#define BYTES(text) (text), sizeof(text) - 1
    {AFTER_BLANK, 0, BYTES("{\\rtf"), false, PHRASE("an RTF document"), SAVE_ANEW},
    {AFTER_BLANK, 0, BYTES("%PDF-"), false, PHRASE("a PDF document"), EXTRACT_TEXT},
    {AT_START, 0, BYTES("ITSF"), true, PHRASE("a CHM book"), CONVERT_BOOK},
    {AT_START, 60, BYTES("BOOKMOBI"), true, PHRASE("a MOBI or AZW book"), CONVERT_BOOK},
    {AT_START, 60, BYTES("TEXtREAd"), true, PHRASE("a PalmDOC book"), CONVERT_BOOK},
    {AT_START, 0, BYTES("TPZ"), true, PHRASE("a Kindle book (Topaz)"), CONVERT_BOOK},
    {AT_START, 0, BYTES("\x89\x9B\x9A\xDE"), false, PHRASE("a UMD book"), CONVERT_BOOK},
    {AT_START, 0, BYTES("AT&TFORM"), true, PHRASE("a DjVu document"), EXTRACT_TEXT},
    {IN_ZIP, 0, BYTES("word/document"), false, PHRASE("a Word document (.docx)"), SAVE_ANEW},
    {IN_ZIP, 0, BYTES("opendocument.text"), false, PHRASE("an OpenDocument text (.odt)"), SAVE_ANEW},
    {IN_ZIP, 0, BYTES("xl/workbook"), false, PHRASE("an Excel workbook"), SAVE_ANEW},
    {IN_ZIP, 0, BYTES("ppt/presentation"), false, PHRASE("a PowerPoint presentation"), SAVE_ANEW},
    {AT_START, 0, BYTES("PK\3\4"), false, PHRASE("a zip archive whose name does not say so"), RENAME},
    {IN_COMPOUND, 0, BYTES("WordDocument"), false, PHRASE("a Word document (.doc)"), SAVE_ANEW},
    {AT_START, 0, BYTES("\xD0\xCF\x11\xE0"), false, PHRASE("a document of an old office program"), SAVE_ANEW},
    {AT_START, 0, BYTES("Rar!"), true, PHRASE("a RAR archive"), UNPACK},
    {AT_START, 0, BYTES("7z\xBC\xAF"), false, PHRASE("a 7z archive"), UNPACK},
    {AT_START, 0, BYTES("\x1F\x8B"), false, PHRASE("a gzip archive"), UNPACK},
#undef BYTES
};

static bool stands_at(const char *bytes, size_t size, size_t offset, const struct row *row)
{
    return size >= offset + row->length && !memcmp(bytes + offset, row->bytes, row->length);
}

static size_t skip_blank(const char *bytes, size_t size)
{
    size_t at = size >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (at < size && strchr(" \t\r\n", bytes[at]) && bytes[at])
        at++;
    return at;
}

/* The names stand at both ends of an archive: with the files, and in the directory behind them. */
static bool is_zip_with(const char *bytes, size_t size, const struct row *row)
{
    size_t part = size < ZIP_LOOK_AT ? size : ZIP_LOOK_AT;
    return size > 4 && !memcmp(bytes, "PK\3\4", 4) &&
           (memmem(bytes, part, row->bytes, row->length) ||
            memmem(bytes + size - part, part, row->bytes, row->length));
}

static bool is_compound_with(const char *bytes, size_t size, const struct row *row)
{
    char wide[2 * 32] = {0};
    for (size_t i = 0; i < row->length && i < sizeof wide / 2; i++)
        wide[2 * i] = row->bytes[i];
    return size > 4 && !memcmp(bytes, "\xD0\xCF\x11\xE0", 4) && memmem(bytes, size, wide, 2 * row->length);
}

static bool fits(const struct row *row, const char *bytes, size_t size)
{
    enum { NEARBY = 128 };
    if (row->needs_nul && !memchr(bytes, 0, size < NEARBY ? size : NEARBY))
        return false;
    switch (row->place) {
    case AT_START: return stands_at(bytes, size, row->offset, row);
    case AFTER_BLANK: return stands_at(bytes, size, skip_blank(bytes, size), row);
    case IN_ZIP: return is_zip_with(bytes, size, row);
    case IN_COMPOUND: return is_compound_with(bytes, size, row);
    }
    return false;
}

bool foreign_find(const char *bytes, size_t size, struct foreign_kind *kind)
{
    for (size_t i = 0; i < COUNT(rows); i++)
        if (fits(&rows[i], bytes, size)) {
            *kind = (struct foreign_kind){rows[i].name, remedies[rows[i].remedy]};
            return true;
        }
    return false;
}

const char *foreign_kind_of_extension(const char *extension)
{
    static const char *const kinds[][2] = {
        {"rtf", "an RTF document"},
        {"pdf", "a PDF document"},
        {"chm", "a CHM book"},
        {"mobi", "a MOBI or AZW book"},
        {"azw", "a MOBI or AZW book"},
        {"azw3", "a MOBI or AZW book"},
        {"umd", "a UMD book"},
        {"djvu", "a DjVu document"},
        {"docx", "a Word document (.docx)"},
        {"doc", "a Word document (.doc)"},
        {"wps", "a document of an old office program"},
        {"odt", "an OpenDocument text (.odt)"},
        {"xls", "an Excel workbook"},
        {"xlsx", "an Excel workbook"},
        {"ppt", "a PowerPoint presentation"},
        {"pptx", "a PowerPoint presentation"},
        {"rar", "a RAR archive"},
        {"7z", "a 7z archive"},
        {"gz", "a gzip archive"},
    };
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (!strcasecmp(kinds[i][0], extension))
            return kinds[i][1];
    return NULL;
}
