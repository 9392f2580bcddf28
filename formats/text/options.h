/* What -O sets for plain text. */
#ifndef FORMATS_TEXT_OPTIONS_H
#define FORMATS_TEXT_OPTIONS_H

#include "base/option.h"
#include "formats/layout/paragraph/request.h"

#define WORDS_OF_text_encoding(WORD) WORD(ENCODING_UTF8, "utf-8") WORD(ENCODING_GB18030, "gb18030")
OPTION_ENUM(text_encoding);

#define WORDS_OF_text_eol(WORD) WORD(EOL_LF, "lf") WORD(EOL_CRLF, "crlf")
OPTION_ENUM(text_eol);

#define WORDS_OF_text_indent(WORD)                                                                           \
    WORD(INDENT_IDEOGRAPHIC, "ideographic")                                                                  \
    WORD(INDENT_SPACES, "spaces")                                                                            \
    WORD(INDENT_NONE, "none")
OPTION_ENUM(text_indent);

#define WORDS_OF_text_title(WORD) WORD(TITLE_START, "start") WORD(TITLE_CENTER, "center")
OPTION_ENUM(text_title);

#define WORDS_OF_text_ambiguous(WORD)                                                                        \
    WORD(AMBIGUOUS_BY_LANGUAGE, "auto")                                                                      \
    WORD(AMBIGUOUS_NARROW, "1")                                                                              \
    WORD(AMBIGUOUS_WIDE, "2")
OPTION_ENUM(text_ambiguous);

struct text_options {
    long width; /* columns; 0: a line ends where the text has an end */
    enum text_encoding encoding;
    enum text_eol eol;
    bool bom;
    enum text_indent indent;
    enum text_title title;
    bool credits;
    enum text_ambiguous ambiguous;
    enum line_break_level line_break;
    bool hanging;
    bool han_latin_space;
};

#endif
