/* The attributes that mean something to the reader; all others are passed over.
 *
 * Owner: values live as long as the tag that has them is being handled.
 *
 * Source: HTML living standard §3.2.6, §4; HTML 4.01 §15 (align, face, size); EPUB 3.3 §5.2.1 (epub:type);
 * MathML 3 §3; what pages keep formulas in (formats/html/formula/sources.def). */
#ifndef FORMATS_HTML_TOKENIZER_ATTRIBUTE_H
#define FORMATS_HTML_TOKENIZER_ATTRIBUTE_H

#include <stddef.h>

enum attribute {
    ATTRIBUTE_ALIGN,
    ATTRIBUTE_ALT,
    ATTRIBUTE_ARIA_LABEL,
    ATTRIBUTE_BORDER,
    ATTRIBUTE_CLASS,
    ATTRIBUTE_CLOSE,
    ATTRIBUTE_COLOR,
    ATTRIBUTE_COLSPAN,
    ATTRIBUTE_CONTENT,
    ATTRIBUTE_DATA,
    ATTRIBUTE_DATA_CONTENT,
    ATTRIBUTE_DATA_EEIMG,
    ATTRIBUTE_DATA_FORMULA,
    ATTRIBUTE_DATA_FORMULA_TYPE,
    ATTRIBUTE_DATA_LATEX,
    ATTRIBUTE_DATA_LAZY_BGIMG,
    ATTRIBUTE_DATA_LAZY_SRC,
    ATTRIBUTE_DATA_MATHML,
    ATTRIBUTE_DATA_ORIGINAL,
    ATTRIBUTE_DATA_ORIGINAL_TITLE,
    ATTRIBUTE_DATA_SRC,
    ATTRIBUTE_DATA_SRCSET,
    ATTRIBUTE_DATA_TEX,
    ATTRIBUTE_DATA_TEXT,
    ATTRIBUTE_DATA_TOOLTIP,
    ATTRIBUTE_DATA_TYPE,
    ATTRIBUTE_DATA_VALUE,
    ATTRIBUTE_DATA_WR_FOOTERNOTE,
    ATTRIBUTE_DISPLAY,
    ATTRIBUTE_EEIMG,
    ATTRIBUTE_ENCODING,
    ATTRIBUTE_EPUB_TYPE,
    ATTRIBUTE_FACE,
    ATTRIBUTE_HEIGHT,
    ATTRIBUTE_HIDDEN,
    ATTRIBUTE_HREF,
    ATTRIBUTE_ID,
    ATTRIBUTE_ITEMPROP,
    ATTRIBUTE_LANG,
    ATTRIBUTE_LINETHICKNESS,
    ATTRIBUTE_MATHIMG,
    ATTRIBUTE_MATHVARIANT,
    ATTRIBUTE_NAME,
    ATTRIBUTE_OPEN,
    ATTRIBUTE_POSTER,
    ATTRIBUTE_PROPERTY,
    ATTRIBUTE_REVERSED,
    ATTRIBUTE_ROLE,
    ATTRIBUTE_ROWSPAN,
    ATTRIBUTE_SEPARATORS,
    ATTRIBUTE_SIZE,
    ATTRIBUTE_SRC,
    ATTRIBUTE_SRCSET,
    ATTRIBUTE_START,
    ATTRIBUTE_STYLE,
    ATTRIBUTE_TITLE,
    ATTRIBUTE_TYPE,
    ATTRIBUTE_VALUE,
    ATTRIBUTE_WIDTH,
    ATTRIBUTE_XML_LANG,
    ATTRIBUTE_ZY_FOOTNOTE,
    ATTRIBUTE_COUNT
};

/* The values of one tag; NULL where it has not the attribute. */
struct attributes {
    const char *values[ATTRIBUTE_COUNT];
};

/* ATTRIBUTE_COUNT when the name means nothing. `name` is in lower case. */
enum attribute attribute_find(const char *name, size_t length);

const char *attribute_name(enum attribute attribute);

#endif
