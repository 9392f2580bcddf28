/* What the program knows of EPUB without loading the module. */
#include "base/path.h"
#include "base/translation.h"
#include "fonts/choice.h"
#include "formats/document/format.h"
#include "formats/epub/package/options.h"
#include "formats/html/article/options.h"

#include <string.h>
#include <strings.h>

#define OPTIONS struct epub_options

static const struct option_row rows[] = {
    {.name = "writing",
     STORE_CHOICE(writing, writing_mode),
     .fallback = "horizontal",
     .summary = "lines from left to right, or from top to bottom with pages from right to left"},
    {.name = "profile",
     STORE_CHOICE(profile, epub_profile),
     .fallback = "all",
     .summary = "what one reader needs and others do not bear; all: one file for every reader"},
    {.name = "cover",
     STORE_VALUE(cover, cover_choice),
     .fallback = "auto",
     .choices = OPTION_WORDS(cover_kind),
     .is_path = true,
     .summary = "the cover: the picture cover.jpg of its folder, else plain (auto), one of the designs, "
                "none, or a PNG, JPEG, "
                "WebP or GIF file"},
    {.name = "fonts",
     STORE_VALUE(fonts, role_list),
     .choices = "ROLE,...",
     .summary = "fonts to embed, cut down to the characters used: song, hei, kai, fangsong, mono, latin"},
#include "fonts/options.def"
    {.name = "css",
     STORE_TEXT(css),
     .choices = "FILE",
     .is_path = true,
     .summary = "a style sheet to add after the book's own"},
    {.name = "picture-size",
     STORE_NUMBER(picture_size),
     .fallback = "3200",
     .maximum = 65535,
     .is_ceiling = true,
     .summary = "the longest side of pictures: larger ones are made smaller; 0 keeps them"},
    {.name = "title-order",
     STORE_FLAG(title_order),
     .fallback = "no",
     .summary = "put the order number before the title, as in 062, for shelves that sort by title"},
    {.name = "credits",
     STORE_FLAG(credits),
     .fallback = "yes",
     .summary = "in a book of several articles, end them with source, author and date where the text itself "
                "does not say them"},
    {.name = "identifier",
     STORE_TEXT(identifier),
     .choices = "URI",
     .summary = "the book's identifier; without it, one made from the contents"},
};

static int recognise(const struct source *source)
{
    static const char media_type[] = "mimetypeapplication/epub+zip";
    enum { NAME = 30, SURE = 100, LIKELY = 70 };
    if (source->size < NAME + sizeof media_type || memcmp(source->bytes, "PK\3\4", 4))
        return 0;
    if (!memcmp(source->bytes + NAME, media_type, sizeof media_type - 1))
        return SURE;
    return strcasecmp(path_extension(source->name), "epub") ? 0 : LIKELY;
}

/* Reading needs libzip and the reader of HTML together: a module of its own. */
static enum status read_by_module(const struct read_request *request, struct document **document)
{
    const struct format_module *module =
        format_module_load("epub-reader", PHRASE("reading EPUB"), request->diag);
    return module ? module->read(request, document) : STATUS_FAILED;
}

static enum status check_by_module(const struct source *source, struct diag *diag)
{
    const struct format_module *module = format_module_load("epub", "EPUB", diag);
    return module ? module->check(source, diag) : STATUS_FAILED;
}

static const struct option_table options = {OPTION_TABLE(rows)};

#undef OPTIONS
#define OPTIONS struct reading_options

static const struct option_row read_rows[] = {
#include "formats/html/mending.def"
};

static const struct option_table read_options = {OPTION_TABLE(read_rows)};
static const struct reader reader = {.recognise = recognise, .read = read_by_module};
static const char *const extensions[] = {"epub", NULL};

extern const struct format epub_format;
const struct format epub_format = {
    .name = "epub",
    .summary = "EPUB 3.3, for e-book readers and telephones",
    .extensions = extensions,
    .read_options = &read_options,
    .write_options = &options,
    .reader = &reader,
    .check = check_by_module,
    .module = "epub",
    .shows_cover = true,
};
