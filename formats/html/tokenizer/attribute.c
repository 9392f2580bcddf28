#include "formats/html/tokenizer/attribute.h"

#include <string.h>

/* Sorted, as the enumeration is. */
static const char *const names[ATTRIBUTE_COUNT] = {
    [ATTRIBUTE_ALIGN] = "align",
    [ATTRIBUTE_ALT] = "alt",
    [ATTRIBUTE_BORDER] = "border",
    [ATTRIBUTE_CLASS] = "class",
    [ATTRIBUTE_COLOR] = "color",
    [ATTRIBUTE_COLSPAN] = "colspan",
    [ATTRIBUTE_CONTENT] = "content",
    [ATTRIBUTE_DATA_ORIGINAL] = "data-original",
    [ATTRIBUTE_DATA_SRC] = "data-src",
    [ATTRIBUTE_DIR] = "dir",
    [ATTRIBUTE_EPUB_TYPE] = "epub:type",
    [ATTRIBUTE_FACE] = "face",
    [ATTRIBUTE_HEIGHT] = "height",
    [ATTRIBUTE_HIDDEN] = "hidden",
    [ATTRIBUTE_HREF] = "href",
    [ATTRIBUTE_HTTP_EQUIV] = "http-equiv",
    [ATTRIBUTE_ID] = "id",
    [ATTRIBUTE_ITEMPROP] = "itemprop",
    [ATTRIBUTE_LANG] = "lang",
    [ATTRIBUTE_NAME] = "name",
    [ATTRIBUTE_PROPERTY] = "property",
    [ATTRIBUTE_REVERSED] = "reversed",
    [ATTRIBUTE_ROLE] = "role",
    [ATTRIBUTE_ROWSPAN] = "rowspan",
    [ATTRIBUTE_SCOPE] = "scope",
    [ATTRIBUTE_SIZE] = "size",
    [ATTRIBUTE_SRC] = "src",
    [ATTRIBUTE_START] = "start",
    [ATTRIBUTE_STYLE] = "style",
    [ATTRIBUTE_TITLE] = "title",
    [ATTRIBUTE_TYPE] = "type",
    [ATTRIBUTE_VALUE] = "value",
    [ATTRIBUTE_WIDTH] = "width",
    [ATTRIBUTE_XML_LANG] = "xml:lang",
    [ATTRIBUTE_ZY_FOOTNOTE] = "zy-footnote",
};

static int compare(const char *wanted, size_t length, const char *name)
{
    int order = strncmp(wanted, name, length);
    return order ? order : -(int)(unsigned char)name[length];
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
    return ATTRIBUTE_COUNT;
}

const char *attribute_name(enum attribute attribute)
{
    return names[attribute];
}
