#include "formats/html/tokenizer/attribute.h"

#include <stdbool.h>
#include <string.h>

/* Sorted, as the enumeration is. */
static const char *const names[ATTRIBUTE_COUNT] = {
    [ATTRIBUTE_ALIGN] = "align",
    [ATTRIBUTE_ALT] = "alt",
    [ATTRIBUTE_ARIA_LABEL] = "aria-label",
    [ATTRIBUTE_BORDER] = "border",
    [ATTRIBUTE_CHECKED] = "checked",
    [ATTRIBUTE_CLASS] = "class",
    [ATTRIBUTE_CLOSE] = "close",
    [ATTRIBUTE_COLOR] = "color",
    [ATTRIBUTE_COLSPAN] = "colspan",
    [ATTRIBUTE_CONTENT] = "content",
    [ATTRIBUTE_DATA] = "data",
    [ATTRIBUTE_DATA_CONTENT] = "data-content",
    [ATTRIBUTE_DATA_EEIMG] = "data-eeimg",
    [ATTRIBUTE_DATA_FORMULA] = "data-formula",
    [ATTRIBUTE_DATA_FORMULA_TYPE] = "data-formula-type",
    [ATTRIBUTE_DATA_LATEX] = "data-latex",
    [ATTRIBUTE_DATA_LAZY_BGIMG] = "data-lazy-bgimg",
    [ATTRIBUTE_DATA_LAZY_SRC] = "data-lazy-src",
    [ATTRIBUTE_DATA_MATHML] = "data-mathml",
    [ATTRIBUTE_DATA_ORIGINAL] = "data-original",
    [ATTRIBUTE_DATA_ORIGINAL_TITLE] = "data-original-title",
    [ATTRIBUTE_DATA_SRC] = "data-src",
    [ATTRIBUTE_DATA_SRCSET] = "data-srcset",
    [ATTRIBUTE_DATA_TEX] = "data-tex",
    [ATTRIBUTE_DATA_TEXT] = "data-text",
    [ATTRIBUTE_DATA_TOOLTIP] = "data-tooltip",
    [ATTRIBUTE_DATA_TYPE] = "data-type",
    [ATTRIBUTE_DATA_VALUE] = "data-value",
    [ATTRIBUTE_DATA_WR_FOOTERNOTE] = "data-wr-footernote",
    [ATTRIBUTE_DISPLAY] = "display",
    [ATTRIBUTE_EEIMG] = "eeimg",
    [ATTRIBUTE_ENCODING] = "encoding",
    [ATTRIBUTE_EPUB_TYPE] = "epub:type",
    [ATTRIBUTE_FACE] = "face",
    [ATTRIBUTE_HEIGHT] = "height",
    [ATTRIBUTE_HIDDEN] = "hidden",
    [ATTRIBUTE_HREF] = "href",
    [ATTRIBUTE_ID] = "id",
    [ATTRIBUTE_ITEMPROP] = "itemprop",
    [ATTRIBUTE_LANG] = "lang",
    [ATTRIBUTE_LINETHICKNESS] = "linethickness",
    [ATTRIBUTE_MATHIMG] = "mathimg",
    [ATTRIBUTE_MATHVARIANT] = "mathvariant",
    [ATTRIBUTE_NAME] = "name",
    [ATTRIBUTE_OPEN] = "open",
    [ATTRIBUTE_POSTER] = "poster",
    [ATTRIBUTE_PROPERTY] = "property",
    [ATTRIBUTE_REVERSED] = "reversed",
    [ATTRIBUTE_ROLE] = "role",
    [ATTRIBUTE_ROWSPAN] = "rowspan",
    [ATTRIBUTE_SEPARATORS] = "separators",
    [ATTRIBUTE_SIZE] = "size",
    [ATTRIBUTE_SRC] = "src",
    [ATTRIBUTE_SRCSET] = "srcset",
    [ATTRIBUTE_START] = "start",
    [ATTRIBUTE_STYLE] = "style",
    [ATTRIBUTE_TITLE] = "title",
    [ATTRIBUTE_TYPE] = "type",
    [ATTRIBUTE_VALUE] = "value",
    [ATTRIBUTE_WIDTH] = "width",
    [ATTRIBUTE_XML_LANG] = "xml:lang",
    [ATTRIBUTE_ZY_FOOTNOTE] = "zy-footnote",
};

/* Names that scripts of some sites give to the same thing: where a picture is that is loaded late, what a tooltip says. */
static const struct alias {
    const char *name;
    enum attribute attribute;
} aliases[] = {
    {"data-actualsrc", ATTRIBUTE_DATA_LAZY_SRC},
    {"data-bg", ATTRIBUTE_DATA_LAZY_BGIMG},
    {"data-bs-content", ATTRIBUTE_DATA_ORIGINAL_TITLE},
    {"data-bs-original-title", ATTRIBUTE_DATA_ORIGINAL_TITLE},
    {"data-bs-title", ATTRIBUTE_DATA_ORIGINAL_TITLE},
    {"data-cover", ATTRIBUTE_POSTER},
    {"data-echo", ATTRIBUTE_DATA_LAZY_SRC},
    {"data-footnote", ATTRIBUTE_DATA_ORIGINAL_TITLE},
    {"data-full-src", ATTRIBUTE_DATA_LAZY_SRC},
    {"data-hi-res-src", ATTRIBUTE_DATA_LAZY_SRC},
    {"data-lazy", ATTRIBUTE_DATA_LAZY_SRC},
    {"data-lazy-srcset", ATTRIBUTE_DATA_SRCSET},
    {"data-lazyload", ATTRIBUTE_DATA_LAZY_SRC},
    {"data-note", ATTRIBUTE_DATA_ORIGINAL_TITLE},
    {"data-original-src", ATTRIBUTE_DATA_ORIGINAL},
    {"data-originalsrc", ATTRIBUTE_DATA_ORIGINAL},
    {"data-poster", ATTRIBUTE_POSTER},
    {"data-real-src", ATTRIBUTE_DATA_LAZY_SRC},
    {"data-tip", ATTRIBUTE_DATA_TOOLTIP},
    {"data-tippy-content", ATTRIBUTE_DATA_TOOLTIP},
    {"data-url", ATTRIBUTE_DATA_LAZY_SRC},
    {"file", ATTRIBUTE_DATA_LAZY_SRC},
    {"lazy-src", ATTRIBUTE_DATA_LAZY_SRC},
    {"original", ATTRIBUTE_DATA_ORIGINAL},
    {"zoomfile", ATTRIBUTE_DATA_ORIGINAL},
};

static int compare(const char *wanted, size_t length, const char *name)
{
    int order = strncmp(wanted, name, length);
    return order ? order : -(int)(unsigned char)name[length];
}

static enum attribute find_alias(const char *name, size_t length)
{
    bool may_be = length && strchr("dfloz", *name);
    for (size_t i = 0; may_be && i < sizeof aliases / sizeof *aliases; i++)
        if (!compare(name, length, aliases[i].name))
            return aliases[i].attribute;
    return ATTRIBUTE_COUNT;
}

enum attribute attribute_find(const char *name, size_t length)
{
    unsigned low = 0, high = ATTRIBUTE_COUNT;
    while (low < high) {
        unsigned middle = (low + high) / 2;
        int order = compare(name, length, names[middle]);
        if (!order)
            return (enum attribute)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return find_alias(name, length);
}

const char *attribute_name(enum attribute attribute)
{
    return names[attribute];
}
